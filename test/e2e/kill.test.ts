/**
 * The command line is killed (SIGKILL) at many points of a run and started again: the end is that of a
 * run that nobody disturbed. KILL_POINTS=100 tries so many points, KILL_POINTS=all every one.
 */
import { afterAll, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { Land, Request } from '../../src/core/model.js';
import { type Ended, type Project, scenario } from '../support/project.js';

const POINTS = process.env['KILL_POINTS'] ?? '8';
const CRASH_POINTS = new URL('../support/crash-points.mjs', import.meta.url).href;
const ASK = ['L-1', 'C-1', 'G-1', 'R-1', 'L-2'];

const ran = 'echo "$TRIBUTARY_TASK-$TRIBUTARY_ATTEMPT" >> "$HOME/agents.log"';

/** Two that land, the second behind the first; a conflict, a blocked change, and one that is red both times. */
function start() {
  return scenario({
    tasks: `- [ ] L-1: Lands
- [ ] C-1: Conflicts with it
- [ ] G-1: Is blocked
  - labels: linted
- [ ] R-1: Breaks the tests
- [ ] L-2: Lands after the first
  - depends: L-1
`,
    scripts: {
      'L-1': `echo one > line; ${ran}`,
      'C-1': `echo another > line; echo more > more; ${ran}`,
      'G-1': `touch ugly; ${ran}`,
      'R-1': `touch broken; echo "$TRIBUTARY_ATTEMPT" >> tried; ${ran}`,
      'L-2': `cat line > two; ${ran}`,
    },
    files: { line: '0\n', 'lint.sh': `echo '{"findings":[{"message":"ugly"}]}'\n` },
    config: 'gates:\n  lint: { when: { labels: [linted] }, run: sh lint.sh }\n',
  });
}

/** Runs to its end, or to the point where it is killed. */
function run(repo: Project, crash: Record<string, string> = {}): Promise<Ended> {
  const added = { NODE_OPTIONS: `--import=${CRASH_POINTS}`, ...crash };
  Object.assign(repo.environment, added);
  const { end } = repo.start('run', ...ASK);
  for (const name of Object.keys(added)) delete repo.environment[name];
  return end;
}

function homeOf(repo: Project) {
  return dirname(repo.root);
}
function linesOf(text: string) {
  return text.split('\n').filter((line) => line !== '');
}
function sortedLines(text: string) {
  return linesOf(text).toSorted();
}
function namesIn(folder: string) {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

function runDirectories(repo: Project) {
  const runs = join(repo.root, '.git', 'tributary', 'runs');
  return namesIn(runs)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(runs, name));
}

/** How often each attempt of a task was begun and brought to its end by an agent. */
function agentsRan(repo: Project): Record<string, number> {
  const file = join(homeOf(repo), 'agents.log');
  const counts: Record<string, number> = {};
  for (const leg of existsSync(file) ? linesOf(readFileSync(file, 'utf8')) : [])
    counts[leg] = (counts[leg] ?? 0) + 1;
  return counts;
}

/** The jobs that ended, so that their agents must not run again. */
function legsDone(repo: Project): string[] {
  return runDirectories(repo).flatMap((dir) =>
    namesIn(join(dir, 'work')).filter((leg) => existsSync(join(dir, 'work', leg, 'result.json'))),
  );
}

function hasEnded(repo: Project): boolean {
  return runDirectories(repo).some((dir) => existsSync(join(dir, 'report', 'metrics.json')));
}

/** Processes that were started for this repository: its HOME is nobody else's. */
function processesOf(repo: Project): string[] {
  return namesIn('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1')
        .split('\0')
        .includes(`HOME=${homeOf(repo)}`);
    } catch {
      return false;
    }
  });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function outcomesIn(dir: string): Record<string, string> {
  const lands = namesIn(dir).filter((name) => /^land-\d+\.json$/.test(name));
  const outcomes = lands.flatMap((name) => Land.parse(readJson(join(dir, name))).outcomes);
  return Object.fromEntries(outcomes.map(({ task, is }) => [task, is]));
}

const METRICS = [
  'totalTasks',
  'successful',
  'failed',
  'gateBlocks',
  'testFailures',
  'rounds',
  'attempts',
];

function metricsIn(dir: string): Record<string, unknown> {
  const metrics = readJson(join(dir, 'report', 'metrics.json')) as Record<string, unknown>;
  return Object.fromEntries(METRICS.map((name) => [name, metrics[name]]));
}

function pullsOf(repo: Project): string[] {
  const folder = join(repo.root, '.git', 'tributary', 'pulls');
  return namesIn(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readJson(join(folder, name)) as Record<string, unknown>)
    .map(({ task, state, held }) => `${String(task)} ${String(state)} ${String(held)}`)
    .toSorted();
}

/** All that a person may find afterwards, but for names with a time in them. */
function stateOf(repo: Project) {
  const runs = runDirectories(repo);
  const ledger = linesOf(repo.git('show', 'tributary-ledger:ledger.jsonl')).map(
    (line) => JSON.parse(line) as { task: string; attempt: number; outcome: string },
  );
  return {
    tree: repo.git('rev-parse', 'main^{tree}'),
    landed: sortedLines(
      repo.git(
        'log',
        '--first-parent',
        '--format=%(trailers:key=Tributary-Task,valueonly)',
        'main',
      ),
    ),
    changes: linesOf(
      repo.git(
        'log',
        '--first-parent',
        '--format=%(trailers:key=Tributary-Change,valueonly)',
        'main',
      ),
    ).length,
    tasks: repo.read('TASKS.md'),
    unsaved: repo.git('status', '--porcelain'),
    // The tree of each branch that was kept.
    branches: linesOf(
      repo.git('for-each-ref', '--format=%(refname) %(tree)', 'refs/heads/tributary'),
    ),
    worktrees: linesOf(repo.git('worktree', 'list', '--porcelain')).filter((line) =>
      line.startsWith('worktree '),
    ).length,
    folders: namesIn(join(repo.root, '.worktrees')),
    pulls: pullsOf(repo),
    runs: runs.map((dir) => Request.parse(readJson(join(dir, 'run.json'))).ask),
    outcomes: runs.map(outcomesIn),
    metrics: runs.map(metricsIn),
    ledger: ledger.map(({ task, attempt, outcome }) => `${task} ${attempt} ${outcome}`).toSorted(),
    processes: processesOf(repo),
  };
}

/** What only a process that came to its own end has cleared away. */
function leftoversOf(repo: Project) {
  return {
    lock: existsSync(join(repo.root, '.git', 'tributary', 'lock')),
    temporary: namesIn(homeOf(repo)).filter((name) => name.startsWith('tributary-')),
  };
}

async function undisturbed() {
  using repo = start();
  const list = join(homeOf(repo), 'points');
  const ended = await run(repo, { CRASH_POINTS: list });
  return {
    ended,
    state: stateOf(repo),
    ran: agentsRan(repo),
    leftovers: leftoversOf(repo),
    points: linesOf(readFileSync(list, 'utf8')).length,
  };
}

const calm = await undisturbed();

/** Killed at one point, started again, for some killed in that too, and started again. */
async function killedAt(point: number, again: boolean) {
  using repo = start();
  const second = Math.max(1, Math.floor((calm.points - point) / 2));
  const lives = [await run(repo, { CRASH_AT: String(point) })];
  if (again && !hasEnded(repo)) lives.push(await run(repo, { CRASH_AT: String(second) }));
  const done = legsDone(repo);
  const before = agentsRan(repo);
  // Once the report is written, only output to the screen is left of the run.
  const goesOn = !hasEnded(repo);
  if (goesOn) lives.push(await run(repo));
  const after = agentsRan(repo);
  return {
    killed: lives[0]?.code === null,
    state: stateOf(repo),
    ranAgain: done.filter((leg) => after[leg] !== before[leg]),
    ...(goesOn && { code: lives.at(-1)?.code, leftovers: leftoversOf(repo) }),
    said: lives.map(({ stdout, stderr }) => `${stdout}${stderr}`).join('\n--- killed ---\n'),
  };
}

const wanted = POINTS === 'all' ? calm.points : Math.min(Number(POINTS), calm.points);
/** In the middle of each of as many equal parts of the run. */
const points = Array.from(
  { length: wanted },
  (_, at) => 1 + Math.floor(((at + 0.5) * calm.points) / wanted),
);
const parallel = pLimit(2);
const kills = points.map((point, at) => {
  const result = parallel(() => killedAt(point, at % 3 === 1));
  // It is awaited by its own test; until then its failure is nobody's.
  result.catch(() => undefined);
  return { point, result };
});

afterAll(() => parallel.clearQueue());

test('an undisturbed run starts each agent once, and each task ends as expected', () => {
  expect(calm.ended.code).toBe(1);
  expect(calm.ran).toEqual({
    'L-1-1': 1,
    'C-1-1': 1,
    'G-1-1': 1,
    'R-1-1': 1,
    'R-1-2': 1,
    'L-2-1': 1,
  });
  expect(calm.leftovers).toEqual({ lock: false, temporary: [] });
  expect(calm.state).toMatchObject({
    landed: ['L-1', 'L-2', 'tributary-tasks'],
    changes: 3,
    folders: ['worker-C-1', 'worker-G-1', 'worker-R-1'],
    pulls: [
      'C-1 open true',
      'G-1 draft false',
      'L-1 merged false',
      'L-2 merged false',
      'R-1 closed false',
      'R-1 draft false',
      'tributary-tasks merged false',
    ],
    outcomes: [{ 'L-1': 'landed', 'L-2': 'landed', 'C-1': 'held', 'G-1': 'blocked', 'R-1': 'red' }],
    processes: [],
  });
});

test.each(kills)(
  'a run that is killed at point $point ends like an undisturbed one',
  async ({ result }) => {
    const { killed: _, said, ...end } = await result;
    const { code = calm.ended.code, leftovers = calm.leftovers, state, ranAgain } = end;
    const wanted = { code: calm.ended.code, leftovers: calm.leftovers, state: calm.state };
    try {
      expect({ code, leftovers, state, ranAgain }).toEqual({ ...wanted, ranAgain: [] });
    } catch (error) {
      throw new Error(`${String(error)}\n\nIt said:\n${said}`, { cause: error });
    }
  },
  120_000,
);

test('each run was killed at its point, except perhaps the last, which may have fewer points', async () => {
  const all = await Promise.all(kills.map(({ result }) => result));
  expect(all.slice(0, -1).filter(({ killed }) => !killed)).toEqual([]);
}, 120_000);
