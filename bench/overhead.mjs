// Overhead of Tributary: a real run of the built command line with eight agents that only wait, compared with
// the ideal in which the longest agent, its gate and one test train follow each other without a gap.
import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Duration of each agent in seconds. */
const AGENTS = [26, 28, 30, 32, 34, 36, 38, 40];
const GATE = 1;
const SUITE = 2;
const TARGET = 1.1;

const cli = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
const root = join(home, 'repository');
const env = {
  PATH: process.env.PATH,
  HOME: home,
  TMPDIR: home,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
function git(...args) {
  return execFileSync('git', args, { cwd: root, env });
}

const tasks = AGENTS.map((seconds, at) => ({ id: `T-${at + 1}`, seconds }));

function write(path, text) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Each task adds its own file, so that all can run at once and land. */
function makeRepository() {
  mkdirSync(root);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Bench');
  git('config', 'user.email', 'bench@example.com');
  for (const { id, seconds } of tasks)
    write(`agents/${id}.sh`, `sleep ${seconds}\necho ${id} > ${id}.txt\n`);
  write('TASKS.md', tasks.map(({ id }) => `- [ ] ${id}: Wait\n  - files: ${id}.txt\n`).join(''));
  write(
    '.github/tributary.yml',
    `agents:
  waiter: sh agents/$TRIBUTARY_TASK.sh
suites:
  unit: sleep ${SUITE}
gates:
  waiting: sleep ${GATE}; echo '{"findings":[]}'
max-parallel: ${AGENTS.length}
train: ${AGENTS.length}
`,
  );
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Eight tasks');
}

/** @returns start and end, in milliseconds since 1970 */
async function run() {
  const began = Date.now();
  const child = spawn(process.execPath, [cli, 'run', ...tasks.map(({ id }) => id)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`the run ended with ${code}:\n${output}`);
  return { began, ended: Date.now() };
}

/** The end of each phase, from the files that it wrote to the run directory. */
function phasesOf({ began, ended }) {
  const runs = join(root, '.git', 'tributary', 'runs');
  const dir = join(runs, readdirSync(runs)[0]);
  const files = readdirSync(dir, { recursive: true });
  const last = (fits) => {
    const times = files
      .filter((file) => fits.test(file))
      .map((file) => statSync(join(dir, file)).mtimeMs);
    if (times.length === 0) throw new Error(`the run left no file like ${fits}`);
    return Math.max(...times);
  };
  if (files.includes('plan-2.json')) throw new Error('one round should have been enough');
  const session = JSON.parse(readFileSync(join(dir, 'sessions/0001-start.json'), 'utf8'));
  const ends = [
    ['start', Date.parse(session.startedAt), 0],
    ['plan', last(/^plan-1\.json$/), 0],
    ['work', last(/^work\/.*result\.json$/), Math.max(...AGENTS)],
    ['gate', last(/^gate\/[0-9a-f]+\/waiting-[0-9a-f]+\.json$/), GATE],
    ['queue', last(/^queue-1\.json$/), 0],
    ['test', last(/^test\/.*\.json$/), SUITE],
    ['land', last(/^land-1\.json$/), 0],
    ['report', ended, 0],
  ];
  return ends.map(([name, end, ideal], at) => ({
    name,
    seconds: (end - (ends[at - 1]?.[1] ?? began)) / 1000,
    ideal,
  }));
}

function seconds(value) {
  return `${value.toFixed(2)} s`.padStart(10);
}
function row(name, took, ideal) {
  return console.log(`${name.padEnd(24)}${seconds(took)}${seconds(ideal)}${seconds(took - ideal)}`);
}

try {
  makeRepository();
  const times = await run();
  const phases = phasesOf(times);
  const makespan = (times.ended - times.began) / 1000;
  const ideal = Math.max(...AGENTS) + GATE + SUITE;
  const ratio = makespan / ideal;
  console.log(
    `${AGENTS.length} agents that wait ${AGENTS.join(', ')} s, a gate of ${GATE} s, a suite of ${SUITE} s; one round, all land\n`,
  );
  console.log(
    `${''.padEnd(24)}${['took', 'ideal', 'more'].map((word) => word.padStart(10)).join('')}`,
  );
  for (const phase of phases) row(phase.name, phase.seconds, phase.ideal);
  row('all', makespan, ideal);
  console.log(
    `\n${ratio.toFixed(2)} × the ideal. Target: at most ${TARGET} ×. ${ratio <= TARGET ? 'Met.' : 'Missed.'}\n`,
  );
  const round = (value) => Number(value.toFixed(2));
  console.log(
    JSON.stringify({
      bench: 'overhead',
      agents: AGENTS.length,
      makespanSeconds: round(makespan),
      idealSeconds: ideal,
      ratio: round(ratio),
      phases: Object.fromEntries(phases.map(({ name, seconds }) => [name, round(seconds)])),
      target: TARGET,
      met: ratio <= TARGET,
    }),
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
