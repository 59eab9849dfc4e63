// All checks besides the tests: format, lint (including the import boundaries between folders), types,
// generated files, dist. Prints the seconds that each step took.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
function bin(name) {
  return `${root}node_modules/.bin/${name}`;
}

const steps = [
  ['format (fix: npm run format)', bin('biome'), ['format', '.']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ['types', bin('tsc'), ['-p', '.', '--noEmit']],
  ['types of tests', bin('tsc'), ['-p', 'test']],
  ['build', process.execPath, ['scripts/build.mjs']],
  [
    'generated files (fix: npm run generate)',
    process.execPath,
    ['scripts/generate.mjs', '--check'],
  ],
  [
    'dist is built from this source (fix: npm run build, and commit)',
    process.execPath,
    ['scripts/check-dist.mjs'],
  ],
];

const failed = steps.filter(([name, program, args]) => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  const good = status === 0;
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${good ? 'ok   ' : 'FAIL '} ${seconds} s  ${name}\n`);
  if (!good) process.stdout.write(`${stdout}${stderr}`);
  return !good;
});
process.exit(failed.length > 0 ? 1 : 0);
