import { describe, expect, test } from '@jest/globals';
import { project, scenario, stateOf } from '../support/project.js';

describe('bad input starts nothing', () => {
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

  test('no configuration', () =>
    refused(
      () => project({ a: '' }),
      ['run', 'T-1'],
      'There is no .github/tributary.yml on main. Create one: tributary init',
    ));
  test('an unknown key, with its near miss', () =>
    refused(
      () => scenario({ ...good, config: 'max-paralel: 3\n' }),
      ['run', 'T-1'],
      /tributary\.yml:5.*max-parallel/,
    ));
  test('no task list', () =>
    refused(
      () => scenario({ ...good, config: 'tasks: TODO.md\n' }),
      ['run', 'T-1'],
      'no TODO.md on main',
    ));
  test('an unknown task, with its near miss', () =>
    refused(() => scenario(good), ['run', 'T-11'], /T-11.*T-1/));
  test('a mistake in the task list', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - estimate: soon\n' }),
      ['run', 'T-1'],
      /TASKS\.md:2/,
    ));
  test('a cycle, named', () =>
    refused(
      () =>
        scenario({
          ...good,
          tasks: '- [ ] T-1: One\n  - depends: T-2\n- [ ] T-2: Two\n  - depends: T-1\n',
        }),
      ['run', 'T-1'],
      /T-1 → T-2 → T-1/,
    ));
  test('an agent that nobody configured', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - agent: ghost\n' }),
      ['run', 'T-1'],
      /ghost/,
    ));
  test('a task list that differs from the commit', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /git add TASKS\.md && git commit/,
      (repo) => repo.write({ 'TASKS.md': '- [ ] T-1: Another\n' }),
    ));
  test('a configuration that differs from the commit', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /git add \.github\/tributary\.yml && git commit/,
      (repo) => repo.write({ '.github/tributary.yml': 'agents: {}\n' }),
    ));
  test('both of them, told at once', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /git add \.github\/tributary\.yml TASKS\.md && git commit/,
      (repo) =>
        repo.write({ '.github/tributary.yml': 'agents: {}\n', 'TASKS.md': '- [ ] T-1: Another\n' }),
    ));
  test('plan shows it, and refuses what run would', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n  - agent: ghost\n' }),
      ['plan', 'T-1', 'T-2'],
      /T-2: there is no agent ghost[^]*Starts now:/,
    ));
  test('plan of tasks that overlap, where that cancels', () =>
    refused(
      () =>
        scenario({
          ...good,
          tasks: '- [ ] T-1: One\n  - files: a\n- [ ] T-2: Two\n  - files: a\n',
        }),
      ['plan', 'T-1', 'T-2', '--on-overlap', 'cancel'],
      /^⚠️.*\n.*T-1 and T-2 both modify: a\nCancelled: nothing was started\.\n$/,
    ));
  test('a financial task that nobody could check', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - labels: financial\n' }),
      ['run', 'T-1'],
      /T-1: financial, but no compliance check is configured/,
    ));
  test('a detached HEAD', () =>
    refused(
      () => scenario(good),
      ['run', 'T-1'],
      /--base/,
      (repo) => repo.git('checkout', '--quiet', '--detach'),
    ));
  test('a base that is not there', () =>
    refused(() => scenario(good), ['run', 'T-1', '--base', 'nope'], /no branch nope/));
  test('no tasks named', () => refused(() => scenario(good), ['run'], /missing required argument/));
  test('an unknown option', () =>
    refused(() => scenario(good), ['run', 'T-1', '--speed'], /unknown option/));
  test('a task that waits for one that was not asked for', () =>
    refused(
      () => scenario({ ...good, tasks: '- [ ] T-1: One\n  - depends: T-2\n- [ ] T-2: Two\n' }),
      ['run', 'T-1'],
      /T-2/,
    ));
  test('outside a repository', () => {
    using repo = scenario(good);
    const ended = repo.tributaryIn('..', 'run', 'T-1');
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Not a git repository.'),
    });
  });
});
