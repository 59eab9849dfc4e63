// Compiles src to lib, then bundles each entry into dist. Builds are reproducible byte for byte.
import { spawnSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
function run(program, ...args) {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${program}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Swaps in a folder that was built beside the old one, so that running programs keep their files. */
function replace(name) {
  rmSync(`${root}${name}`, { recursive: true, force: true });
  renameSync(`${root}${name}.new`, `${root}${name}`);
}

for (const name of ['lib.new', 'dist.new'])
  rmSync(`${root}${name}`, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', '.', '--outDir', 'lib.new');
replace('lib');
for (const [entry, name] of [
  ['lib/commands/cli.js', 'cli'],
  ['lib/actions/main.js', 'main'],
])
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    entry,
    '--out',
    `dist.new/${name}`,
    '--no-source-map-register',
  );
replace('dist');
