/** The result of a run over its rounds: the stages' own processes against the stand-in. */
import { expect, test } from '@jest/globals';
import { type JobEnded, type Jobs, jobs, OWN_TOKEN, WORKFLOW } from '../support/jobs.js';

const chain = {
  'TASKS.md': `- [ ] A-1: First
- [ ] B-1: Second
  - depends: A-1
- [ ] C-1: Third
  - depends: B-1
`,
  '.github/tributary.yml': `agents:
  worker: sh agents/$TRIBUTARY_TASK.sh
suites:
  unit: test ! -e broken
attempts: 1
`,
  'agents/A-1.sh': `echo '{"input_tokens":9,"cost_usd":3}' > "$TRIBUTARY_USAGE"; echo "$TRIBUTARY_BUDGET" > a\n`,
  'agents/B-1.sh': 'echo b > b\n',
  'agents/C-1.sh': 'echo c > c\n',
};
const asked = { tasks: 'A-1 B-1 C-1' };

/** The rounds that are dispatched, each as a run of its own. */
async function rounds(at: Jobs, inputs: Record<string, string>): Promise<JobEnded[]> {
  const ended = [await at.begin().all(inputs)];
  for (const dispatched of at.repository.dispatches)
    if (dispatched.is === 'workflow') ended.push(await at.begin().all(dispatched.inputs));
  return ended;
}

function comment({ repository }: Jobs): string {
  const [only, ...more] = repository.comments.filter(({ body }) => body.includes('tributary-run'));
  expect(more).toEqual([]);
  return only?.body ?? '';
}

test('a task that waits for a failed task ends with it, without another round to report that', async () => {
  await using at = await jobs({ ...chain, 'agents/A-1.sh': 'exit 3\n' });
  const ended = await rounds(at, asked);
  expect(ended.map(({ code }) => code)).toEqual([1]);
  expect(comment(at)).toContain('0 of 3 tasks landed on main\n');
  expect(comment(at)).toMatch(/B-1: Not started: waits for A-1/);
  expect(comment(at)).toMatch(/C-1: Not started: waits for B-1/);
  expect(at.github.violations).toEqual([]);
});

test('a budget covers all rounds, and a round that may start nothing still reports', async () => {
  await using at = await jobs(chain);
  const ended = await rounds(at, { ...asked, budget: '2.5' });
  expect(ended.map(({ code }) => code)).toEqual([0, 1]);
  expect(at.repository.dispatches).toMatchObject([{ inputs: { continue: 'gh-101:2' } }]);
  expect(at.git('show', 'main:a')).toBe('2.50');
  expect(at.git('ls-tree', '--name-only', 'main', 'b', 'c')).toBe('');
  expect(comment(at)).toContain('1 of 3 tasks landed on main\n');
  expect(comment(at)).toMatch(/B-1: Not started: over budget: \\?\$2\.50 limit/);
  expect(comment(at)).toMatch(/C-1: Not started: over budget/);
  expect(at.github.violations).toEqual([]);
});

test('a caller workflow that lacks an input of the next round is reported with the command to type', async () => {
  const inputs = '{ tasks: {}, on-overlap: {}, issue: {}, continue: {} }';
  await using at = await jobs({
    ...chain,
    [WORKFLOW]: `on:\n  workflow_dispatch:\n    inputs: ${inputs}\njobs: {}\n`,
  });
  const [ended] = await rounds(at, { ...asked, 'max-parallel': '2' });
  expect(ended?.code).toBe(1);
  expect(ended?.log).toMatch(/Unexpected inputs provided: \["max-parallel"\]/);
  expect(ended?.log).toMatch(
    /tributary\.yml needs "on: workflow_dispatch" with the inputs .*max-parallel/,
  );
  expect(ended?.log).toContain('gh workflow run tributary.yml --ref main');
  // What landed is reported.
  expect(at.git('ls-tree', '--name-only', 'main', 'a', 'b')).toBe('a');
  expect(comment(at)).toContain('1 of 3 tasks landed on main\n');
  expect(at.github.violations).toEqual([]);
});

test('with an App, a blocked change is pushed with the workflow’s own token, which starts no workflow', async () => {
  const files = {
    ...chain,
    'TASKS.md': '- [ ] A-1: Lands\n- [ ] B-1: Is blocked\n',
    'agents/B-1.sh': 'echo "{}" > .npmrc\n',
  };
  await using at = await jobs(files, { app: true });
  const app = { app: 'an-app', 'app-key': 'true', 'own-token': OWN_TOKEN };
  await rounds(at, { tasks: 'A-1 B-1', ...app });
  const { pulls, checkRuns } = at.repository;
  expect(
    pulls
      .map(({ title, user, draft }) => `${title} by ${user}${draft ? ', draft' : ''}`)
      .toSorted(),
  ).toEqual([
    'A-1: Lands by an-app[bot]',
    'B-1: Is blocked by github-actions[bot], draft',
    'Mark 2 tasks in the task list by an-app[bot]',
  ]);
  expect(checkRuns.map(({ conclusion }) => conclusion)).toContain('failure');
  expect(at.git('ls-tree', '--name-only', 'main', 'a', '.npmrc')).toBe('a');
  expect(at.github.violations).toEqual([]);
});

test('an App whose key is not passed to the workflow is reported before an agent starts', async () => {
  await using at = await jobs(chain);
  const plan = await at.begin().job({ stage: 'plan', ...asked, app: 'an-app' });
  expect(plan.code).toBe(1);
  expect(plan.log).toContain('the secret TRIBUTARY_APP_PRIVATE_KEY is not passed to the workflow');
  expect(plan.outputs['go']).toBeUndefined();
});

test('plan fails if the budget is too small for every task, so that a workflow that does nothing is not green', async () => {
  await using at = await jobs({
    ...chain,
    '.github/tributary.yml': `${chain['.github/tributary.yml']}budget: 1\n`,
  });
  // The ledger has the agent's earlier cost.
  expect((await rounds(at, { tasks: 'A-1' })).at(-1)?.code).toBe(0);
  const plan = await at.begin().job({ stage: 'plan', tasks: 'B-1' });
  expect(plan.code).toBe(1);
  expect(plan.log).toMatch(/B-1: over budget: \$1\.00 limit/);
});

test('a change in a later train is read from its pull request, and keeps its change ID and its commit', async () => {
  await using at = await jobs({
    'TASKS.md': '- [ ] A-1: First\n- [ ] B-1: Second\n',
    '.github/tributary.yml': `agents:
  worker: echo "$TRIBUTARY_TASK" > "$TRIBUTARY_TASK"
suites:
  unit: test ! -e broken
train: 1
`,
  });
  const change = (commit: string) =>
    at.git('log', '-1', '--format=%(trailers:key=Tributary-Change,valueonly)', commit);
  expect((await at.begin().all({ tasks: 'A-1 B-1' })).code).toBe(0);
  const commit = at.git('rev-parse', 'tributary/B-1');
  const delivered = change(commit);
  expect(delivered).not.toBe(commit);
  const [next] = at.repository.dispatches;
  if (next?.is !== 'workflow') throw new Error('no round follows');
  expect((await at.begin().all(next.inputs)).code).toBe(0);
  expect(at.git('log', '--format=%H', 'main').split('\n')).toContain(commit);
  expect(change('main^{/^Merge pull request .*B-1}')).toBe(delivered);
  expect(comment(at)).toContain('2 of 2 tasks landed on main\n');
  expect(at.github.violations).toEqual([]);
});
