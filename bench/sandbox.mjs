// Start-up of a command in the sandbox compared with one outside, by Tributary's own runner: what it looks up
// on this machine, the private files, and bubblewrap itself. Needs bubblewrap, and lib/ (npx tsc -p .).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUNS = 40;
const WARM_UP = 3;
const FOLDERS = 500;
/** Milliseconds that the sandbox may add to a command. */
const TARGET = 50;

const lib = new URL('../lib/', import.meta.url);
if (!existsSync(new URL('wiring/ports.js', lib)))
  throw new Error('lib/ is missing. Type: npx tsc -p .');
const { createProcessRunner } = await import(new URL('adapters/process/process.js', lib));
const { createSandbox } = await import(new URL('adapters/sandbox/sandbox.js', lib));
const { probeMachine } = await import(new URL('adapters/sandbox/probe.js', lib));
const { parseConfig } = await import(new URL('config/read.js', lib));

const machine = await probeMachine(process.env);
if (machine.is === 'none') throw new Error([machine.why, ...machine.next].join('\n'));

const top = mkdtempSync(join(tmpdir(), 'tributary-bench-sandbox-'));
const root = join(top, 'repository');
const dir = join(root, '.worktrees', 'a-T-1');
mkdirSync(dir, { recursive: true });
execFileSync('git', ['init', '--quiet', root]);
// A checkout in which `.env` files have to be looked for.
for (let folder = 0; folder < FOLDERS; folder += 1) {
  mkdirSync(join(root, `src/${folder}`), { recursive: true });
  for (let file = 0; file < 20; file += 1)
    writeFileSync(join(root, `src/${folder}/${file}.ts`), '');
}

const config = parseConfig('agents:\n  a: claude -p\nsuites:\n  u: npm test\n', 'bench');
const common = {
  environment: process.env,
  clock: { now: () => new Date().toISOString() },
  signal: new AbortController().signal,
  marker: 'bench',
};
const sandbox = {
  config,
  root,
  gitDir: join(root, '.git'),
  temporary: join(top, 'run'),
  environment: process.env,
};
const outside = createProcessRunner(common);
const inside = createProcessRunner({ ...common, confine: createSandbox(sandbox) });

async function timeOf(runner, confinement) {
  const start = performance.now();
  const end = await runner.run({
    run: 'true',
    cwd: dir,
    label: 'bench',
    env: {},
    configEnv: [],
    limit: 60,
    log: join(top, 'log'),
    confinement,
  });
  if (end.code !== 0) throw new Error(`it ended with ${end.ended} ${end.code}: ${end.tail}`);
  return performance.now() - start;
}

function bare(args) {
  const start = performance.now();
  execFileSync('bwrap', args);
  return performance.now() - start;
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

const confinement = { kind: 'agent', agent: 'a' };
const first = await timeOf(inside, confinement);
const times = { outside: [], inside: [], bwrap: [] };
// In turn, so that other load on the machine slows all of them alike.
for (let run = -WARM_UP; run < RUNS; run += 1) {
  const each = {
    outside: await timeOf(outside, undefined),
    inside: await timeOf(inside, confinement),
    bwrap: bare(['--ro-bind', '/', '/', '--dev', '/dev', '--unshare-all', '/bin/true']),
  };
  if (run >= 0) for (const [name, ms] of Object.entries(each)) times[name].push(ms);
}
rmSync(top, { recursive: true, force: true });

const added = median(times.inside) - median(times.outside);
console.log(`${RUNS} runs of \`true\` each, ${machine.name}, a checkout of ${FOLDERS} folders\n`);
const rows = [
  ['without a sandbox', median(times.outside)],
  ['in the sandbox', median(times.inside)],
  ['bubblewrap alone', median(times.bwrap)],
  ['the first in a workspace', first],
];
for (const [name, ms] of rows)
  console.log(`${name.padEnd(28)}${`${ms.toFixed(1)} ms`.padStart(12)}`);
console.log(
  `\nTarget: at most ${TARGET} ms more per command. ${added <= TARGET ? 'Met.' : 'Missed.'} (${added.toFixed(1)} ms; the first also copies small caches)\n`,
);
function round(value) {
  return Number(value.toFixed(2));
}
console.log(
  JSON.stringify({
    bench: 'sandbox',
    runs: RUNS,
    outsideMs: round(median(times.outside)),
    insideMs: round(median(times.inside)),
    bubblewrapMs: round(median(times.bwrap)),
    firstMs: round(first),
    addedMs: round(added),
    target: TARGET,
    met: added <= TARGET,
  }),
);
