/**
 * Jobs that are run again, or cancelled: the stages' own processes against the stand-in, each on a new
 * machine. Unlike act, this can run single jobs again with the artifacts of an earlier attempt.
 */
import { expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JobEnded, type Jobs, jobs, type WorkflowRun } from '../support/jobs.js';

const config = `agents:
  worker: sh agents/$TRIBUTARY_TASK.sh
suites:
  unit: sh test.sh
attempts: 1
`;

/** E-1 makes a second round; F-1 fails until the first has landed, and D-1 comes after it. */
const four = {
  'TASKS.md': `- [ ] L-1: Lands
- [ ] E-1: Comes second
  - depends: L-1
- [ ] F-1: Fails at first
- [ ] D-1: Comes last
  - depends: F-1
`,
  '.github/tributary.yml': config,
  'test.sh': 'test ! -e broken\n',
  'agents/L-1.sh': 'echo one > one\n',
  'agents/E-1.sh': 'echo e > e\n',
  'agents/F-1.sh': 'test -e one || exit 3; echo two > two\n',
  'agents/D-1.sh': 'cat two > three\n',
};

function landedTasks(at: Jobs): string[] {
  return at
    .git('log', '--first-parent', '--format=%(trailers:key=Tributary-Task,valueonly)', 'main')
    .split('\n')
    .filter((line) => line !== '' && line !== 'tributary-tasks')
    .toSorted();
}

function pullsOf({ repository }: Jobs): string[] {
  return repository.pulls
    .filter(({ title }) => !title.startsWith('Mark '))
    .map(({ title, state, mergedAt }) => `${title}: ${mergedAt ? 'merged' : state}`)
    .toSorted();
}

function commentsOf({ repository }: Jobs) {
  return repository.comments.filter(({ body }) => body.includes('tributary-run'));
}

function resultsOf(run: WorkflowRun): string[] {
  return run.artifacts().filter((name) => name.endsWith('result.json'));
}

/** The run's own jobs, and those of every run that it starts. */
async function withRounds(
  at: Jobs,
  run: WorkflowRun,
  inputs: Record<string, string>,
): Promise<JobEnded[]> {
  const ended: JobEnded[] = [];
  for (let next: Record<string, string> | undefined = inputs; next; ) {
    const known = at.repository.dispatches.length;
    ended.push(await (ended.length === 0 ? run : at.begin()).all(next));
    const dispatched = at.repository.dispatches[known];
    next = dispatched?.is === 'workflow' ? dispatched.inputs : undefined;
  }
  return ended;
}

test('“Re-run all jobs” keeps what landed, lands the rest, and continues with further rounds', async () => {
  await using at = await jobs(four);
  const run = at.begin();
  const asked = { tasks: 'L-1 E-1 F-1 D-1' };
  expect(await withRounds(at, run, asked)).toHaveLength(2);
  expect(landedTasks(at)).toEqual(['E-1', 'L-1']);

  // The first round's land job alone: its round is over, and the state of the second one stays.
  run.attempt += 1;
  const kept = at.git('rev-parse', 'tributary-ledger:runs/gh-101.json');
  const main = at.git('rev-parse', 'main');
  const ids = { 'plan-id': 'tributary-plan-1', 'queue-id': 'tributary-queue-1' };
  expect((await run.job({ stage: 'land', ...ids, 'goes-on': 'true' })).code).toBe(0);
  expect(at.repository.dispatches).toHaveLength(1);
  expect(at.git('rev-parse', 'tributary-ledger:runs/gh-101.json')).toBe(kept);
  expect(at.git('rev-parse', 'main')).toBe(main);

  run.attempt += 1;
  const again = await withRounds(at, run, asked);
  expect(again.map(({ code }) => code)).toEqual([0, 0]);
  expect(landedTasks(at)).toEqual(['D-1', 'E-1', 'F-1', 'L-1']);
  expect(pullsOf(at)).toEqual([
    'D-1: Comes last: merged',
    'E-1: Comes second: merged',
    'F-1: Fails at first: merged',
    'L-1: Lands: merged',
  ]);
  expect(commentsOf(at)).toHaveLength(1);
  expect(at.github.violations).toEqual([]);
});

/** As GitHub answers while the setting is off. */
const CREATION_OFF = {
  operation: 'pulls/create',
  status: 403,
  body: { message: 'GitHub Actions is not permitted to create or approve pull requests.' },
};

const two = {
  'TASKS.md': '- [ ] L-1: One\n- [ ] M-1: Two\n',
  '.github/tributary.yml': config,
  'test.sh': 'echo >> tested; test ! -e broken\n',
  'agents/L-1.sh': 'echo one > one\n',
  'agents/M-1.sh': 'echo two > two\n',
};

test('“Re-run failed jobs” lands the agents’ existing work once the setting is fixed', async () => {
  await using at = await jobs(two);
  const run = at.begin();
  at.github.fault({ ...CREATION_OFF, times: 100 });
  const failed = await run.all({ tasks: 'ready' });
  expect(failed.code).toBe(1);
  expect(failed.log).toContain('::warning::The next round is not started');
  expect([landedTasks(at), pullsOf(at), at.repository.dispatches]).toEqual([[], [], []]);
  expect(run.artifacts().filter((name) => name.includes('queue'))).toEqual([]);

  at.github.mend();
  run.attempt += 1;
  const landed = await run.fromQueue({ 'plan-id': 'tributary-plan-1' });
  expect(landed.code).toBe(0);
  expect(landedTasks(at)).toEqual(['L-1', 'M-1']);
  expect(pullsOf(at)).toEqual(['L-1: One: merged', 'M-1: Two: merged']);
  expect(commentsOf(at)).toHaveLength(1);
  expect(commentsOf(at)[0]?.body).toContain('2 of 2 tasks landed');
  // No agent worked again.
  expect(resultsOf(run)).toEqual([
    'tributary-work-L-1-1-1/work/L-1-1/result.json',
    'tributary-work-M-1-1-1/work/M-1-1/result.json',
  ]);
  expect(at.github.violations).toEqual([]);
});

test('re-running the jobs of an obsolete round lands nothing twice, and starts the deploy that had failed to start', async () => {
  await using at = await jobs({
    ...two,
    '.github/tributary.yml': `${config}after-land: [deploy.yml]\n`,
    '.github/workflows/deploy.yml': 'on: { workflow_dispatch: {} }\njobs: {}\n',
    'agents/M-1.sh': 'echo two > two-$(date +%s%N)\n',
  });
  const run = at.begin();
  const deploys = () =>
    at.repository.dispatches.filter((each) => JSON.stringify(each).includes('deploy.yml')).length;
  at.github.fault({
    operation: 'actions/create-workflow-dispatch',
    status: 422,
    body: { message: 'Workflow is disabled' },
    times: 1,
  });
  const plan = await run.job({ stage: 'plan', tasks: 'ready' });
  const id = { 'plan-id': plan.outputs['artifact'] ?? '' };
  const entry = (task: string) =>
    JSON.stringify({ index: task === 'L-1' ? 0 : 1, task, attempt: 1, agent: 'worker' });
  // The runner of M-1 is lost: the next round does it.
  await run.job({ stage: 'work', ...id, matrix: entry('L-1') });
  const first = await run.fromQueue(id);
  expect([first.code, deploys()]).toEqual([1, 0]);
  expect(first.log).toContain('deploy.yml was not started after the landing: Workflow is disabled');
  const [next] = at.repository.dispatches;
  if (next?.is !== 'workflow') throw new Error('no round follows');
  await at.begin().all(next.inputs);
  expect([landedTasks(at), deploys()]).toEqual([['L-1', 'M-1'], 1]);

  run.attempt += 1;
  await run.job({ stage: 'work', ...id, matrix: entry('M-1') });
  const queue = await run.job({ stage: 'queue', ...id });
  expect(queue.code).toBe(1);
  expect(queue.log).toContain('Round 1 of run gh-101 is obsolete');
  const ids = { ...id, 'queue-id': 'tributary-queue-1' };
  await run.job({ stage: 'land', ...ids, 'goes-on': 'true' });
  expect([landedTasks(at), deploys()]).toEqual([['L-1', 'M-1'], 2]);
  expect(pullsOf(at)).toEqual(['L-1: One: merged', 'M-1: Two: merged']);
  expect(at.github.violations).toEqual([]);
});

/** Processes of one machine: its HOME is nobody else's. */
function processesIn(home: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) &&
        readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`HOME=${home}`)
      );
    } catch {
      return false;
    }
  });
}

function appears(folder: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, () => look());
    const look = () => {
      if (!existsSync(join(folder, name))) return;
      watcher.close();
      resolve();
    };
    look();
  });
}

test('a cancelled run uploads no unfinished work and starts no round, and a new run completes its tasks', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'tributary-outside-'));
  const began = join(outside, 'began');
  await using at = await jobs({
    ...two,
    // Its agent leaves a mark outside of its worktree.
    '.github/tributary.yml': `${config}sandbox: off\n`,
    // The first time it goes on for ever, and hears no signal.
    'agents/M-1.sh': `test -e ${began} && { echo two > two; exit; }
trap "" INT TERM; echo half > half; touch ${began}; sleep 600
`,
  });
  const run = at.begin();
  const plan = await run.job({ stage: 'plan', tasks: 'ready' });
  const id = { 'plan-id': plan.outputs['artifact'] ?? '' };
  const entry = (task: string) =>
    JSON.stringify({ index: task === 'L-1' ? 0 : 1, task, attempt: 1, agent: 'worker' });
  await run.job({ stage: 'work', ...id, matrix: entry('L-1') });
  const job = run.start({ stage: 'work', ...id, matrix: entry('M-1') });
  await appears(outside, 'began');
  const since = performance.now();
  job.child.kill('SIGINT');
  const ended = await job.end;
  // A runner kills what is there ten seconds later.
  expect(performance.now() - since).toBeLessThan(10_000);
  expect(processesIn(job.home)).toEqual([]);
  expect(ended.code).not.toBeNull();
  // Its log alone, for people.
  expect(resultsOf(run)).toEqual(['tributary-work-L-1-1-1/work/L-1-1/result.json']);
  expect(run.artifacts().filter((name) => name.endsWith('.bundle'))).toHaveLength(1);

  // After a cancelled run only land starts, because of its `always()`.
  const land = await run.job({ stage: 'land', ...id, 'goes-on': 'false' });
  expect(land.log).toContain('::warning::The next round is not started: this one was cancelled');
  expect([landedTasks(at), pullsOf(at), at.repository.dispatches]).toEqual([[], [], []]);

  expect((await at.begin().all({ tasks: 'ready' })).code).toBe(0);
  rmSync(outside, { recursive: true });
  expect(landedTasks(at)).toEqual(['L-1', 'M-1']);
  expect(at.git('ls-tree', '--name-only', 'main', 'two', 'half')).toBe('two');
  expect(pullsOf(at)).toEqual(['L-1: One: merged', 'M-1: Two: merged']);
  expect(at.github.violations).toEqual([]);
});
