/**
 * Loaded into the command line by NODE_OPTIONS: counts what it does to the world, and kills it at the
 * one point that CRASH_AT names. Each effect has a point just before it and one just after it; after
 * a started process is while that process runs. CRASH_POINTS names a file that gets the labels of all
 * points that were passed.
 */
import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { CRASH_AT, CRASH_POINTS } = process.env;
// What the command line starts is none of our business.
for (const name of ['NODE_OPTIONS', 'CRASH_AT', 'CRASH_POINTS']) delete process.env[name];

const crashAt = Number(CRASH_AT);
let passed = 0;

function pass(label) {
  passed += 1;
  if (CRASH_POINTS) appendFileSync(CRASH_POINTS, `${label}\n`);
  if (passed === crashAt) process.kill(process.pid, 'SIGKILL');
}

/** Being killed at one of these is being killed after the effect before it. */
const READS = new Set(
  'cat-file check-ignore diff diff-tree log ls-files ls-tree merge-base rev-list rev-parse status version'.split(
    ' ',
  ),
);

const spawn = childProcess.spawn;
childProcess.spawn = (file, args, ...rest) => {
  const words = Array.isArray(args) ? args : [];
  const verb = words.find((word) => !word.startsWith('-'));
  if (file === 'git' && READS.has(verb)) return spawn(file, args, ...rest);
  const label = file === 'git' ? `git ${words.slice(0, 3).join(' ')}` : words.at(-1);
  pass(`before ${label}`);
  const child = spawn(file, args, ...rest);
  pass(`after ${label}`);
  return child;
};

for (const name of ['appendFile', 'copyFile', 'link', 'rename', 'rm', 'writeFile']) {
  const original = promises[name];
  promises[name] = async (...args) => {
    const label = `${name} ${String(args[name === 'link' || name === 'rename' ? 1 : 0])}`;
    pass(`before ${label}`);
    const result = await original(...args);
    pass(`after ${label}`);
    return result;
  };
}
syncBuiltinESMExports();
