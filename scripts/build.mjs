// Compiles src to lib, then bundles each entry into dist. Two builds of one source are the same to the byte.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (program, ...args) => {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${program}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
};

rmSync(`${root}lib`, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', '.');
rmSync(`${root}dist`, { recursive: true, force: true });
run(
  '@vercel/ncc/dist/ncc/cli.js',
  'build',
  'lib/cli.js',
  '--out',
  'dist/cli',
  '--no-source-map-register',
);
