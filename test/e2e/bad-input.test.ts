import { describe, expect, test } from '@jest/globals';
import { project, scenario, stateOf } from '../support/project.js';

describe('a command', () => {
  const good = { tasks: '- [ ] T-1: One\n', scripts: { 'T-1': 'echo 1 > one' } };
  const refused = (
    make: () => ReturnType<typeof project>,
    args: string[],
    message: string | RegExp,
    change: (repo: ReturnType<typeof project>) => void = () => undefined,
  ) => {
    using repo = make();
    change(repo);
    const before = stateOf(repo);
    const ended = repo.tributary(...args);
    expect(ended.stderr + ended.stdout).toMatch(message);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(ended.code).toBe(2);
    expect(stateOf(repo)).toBe(before);
  };

  test('is refused if there is no configuration', () =>
    refused(
      () => project({ a: '' }),
      ['run', 'T-1'],
      'There is no .github/tributary.yml on main. Create one: tributary init',
    ));
  test('is refused for an unknown key of the configuration, with the similar one', () =>
    refused(
      () => scenario({ ...good, config: 'max-paralel: 3\n' }),
      ['run', 'T-1'],
      /tributary\.yml:5.*max-parallel/,
    ));
  test('is refused if there is no task list', () =>
    refused(
      () => scenario({ ...good, config: 'tasks: TODO.md\n' }),
      ['run', 'T-1'],
      'no TODO.md on main',
    ));
  test('is refused for an unknown task, with the similar one', () =>
    refused(() => scenario(good), ['run', 'T-11'], /T-11.*T-1/));
  test('is refused for a mistake in the task list, with its line', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - estimate: soon\n' }),
      ['run', 'T-1'],
      /TASKS\.md:2/,
    ));
  test('is refused for a cycle of dependencies, with its tasks', () =>
    refused(
      () =>
        scenario({
          ...good,
          tasks: '- [ ] T-1: One\n  - depends: T-2\n- [ ] T-2: Two\n  - depends: T-1\n',
        }),
      ['run', 'T-1'],
      /T-1 → T-2 → T-1/,
    ));
  test('is refused if a task’s agent is not configured', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - agent: ghost\n' }),
      ['run', 'T-1'],
      /ghost/,
    ));
  test('is refused if the task list differs from the commit', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /git add TASKS\.md && git commit/,
      (repo) => repo.write({ 'TASKS.md': '- [ ] T-1: Another\n' }),
    ));
  test('is refused if the configuration differs from the commit', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /git add \.github\/tributary\.yml && git commit/,
      (repo) => repo.write({ '.github/tributary.yml': 'agents: {}\n' }),
    ));
  test('is refused with one command to type if both differ from the commit', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /git add \.github\/tributary\.yml TASKS\.md && git commit/,
      (repo) =>
        repo.write({ '.github/tributary.yml': 'agents: {}\n', 'TASKS.md': '- [ ] T-1: Another\n' }),
    ));
  test('plan shows the plan, and is then refused for the same reasons as run', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n  - agent: ghost\n' }),
      ['plan', 'T-1', 'T-2'],
      /T-2: there is no agent ghost[^]*Starts now:/,
    ));
  test('plan is refused if tasks overlap and that cancels', () =>
    refused(
      () =>
        scenario({
          ...good,
          tasks: '- [ ] T-1: One\n  - files: a\n- [ ] T-2: Two\n  - files: a\n',
        }),
      ['plan', 'T-1', 'T-2', '--on-overlap', 'cancel'],
      /^⚠️.*\n.*T-1 and T-2 both modify: a\nCancelled: nothing was started\.\n$/,
    ));
  test('is refused if no compliance check is configured for a financial task', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - labels: financial\n' }),
      ['run', 'T-1'],
      /T-1: financial, but no compliance check is configured/,
    ));
  test('is refused on a detached HEAD', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /--base/,
      (repo) => repo.git('checkout', '--quiet', '--detach'),
    ));
  test('is refused if the base does not exist', () =>
    refused(() => scenario(good), ['run', 'T-1', '--base', 'nope'], /no branch nope/));
  test('is refused if it names no tasks', () =>
    refused(() => scenario(good), ['run'], /missing required argument/));
  test('is refused for an unknown option', () =>
    refused(() => scenario(good), ['run', 'T-1', '--speed'], /unknown option/));
  test('is refused if a task waits for one that was not requested', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - depends: T-2\n- [ ] T-2: Two\n' }),
      ['run', 'T-1'],
      /T-2/,
    ));
  test('is refused outside a repository', () => {
    using repo = scenario(good);
    const ended = repo.tributaryIn('..', 'run', 'T-1');
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Not a git repository.'),
    });
  });
});

test('doctor and plan name the line of a workflow whose concurrency group waits for itself', () => {
  using repo = scenario({ tasks: '- [ ] T-1: One\n', scripts: { 'T-1': 'echo 1 > one' } });
  repo.commit({
    '.github/workflows/agents.yml': `on: workflow_dispatch
concurrency: tributary-\${{ github.ref_name }}
jobs:
  agents:
    permissions: write-all
    uses: acme/tributary/.github/workflows/orchestrate.yml@v1
`,
  });
  const doctor = repo.tributary('doctor');
  const waits = '.github/workflows/agents.yml:2: the concurrency group of agents is also that';
  expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringContaining(waits)]);
  const plan = repo.tributary('plan', 'T-1');
  expect([plan.code, plan.stderr]).toEqual([0, expect.stringContaining(waits)]);
});
