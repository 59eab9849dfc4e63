/** The workflow itself, from a dispatch to a landed main. */
import { expect, test } from '@jest/globals';
import type { ActEnded } from '../support/act/act.js';
import { CALLING, orchestrated } from '../support/act/runner.js';

const scenario = {
  'TASKS.md': `- [ ] L-1: Lands
- [ ] G-1: Is blocked
  - agent: accounting-agent
- [ ] R-1: Breaks the tests
  - agent: ui-agent
- [ ] D-1: Lands after the first
  - depends: L-1
- [ ] F-1: Fails
`,
  '.github/tributary.yml': `agents:
  banking-agent: sh agents/$TRIBUTARY_TASK.sh
  ui-agent: sh agents/$TRIBUTARY_TASK.sh
  accounting-agent: sh agents/$TRIBUTARY_TASK.sh
suites:
  unit: sh test.sh
gates:
  lint: sh lint.sh
attempts: 1
after-land: [deploy.yml]
`,
  // What it puts on the PATH is there for agents, gates and tests.
  '.github/actions/tributary-setup/action.yml': `name: Set up
description: One program
runs:
  using: composite
  steps:
    - shell: bash
      run: |
        mkdir "$RUNNER_TEMP/bin"
        printf '#!/bin/sh\\n' > "$RUNNER_TEMP/bin/installed"
        chmod +x "$RUNNER_TEMP/bin/installed"
        echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
`,
  '.github/workflows/deploy.yml': 'on: [push, workflow_dispatch]\n',
  '.github/workflows/ci.yml': 'on: [push, pull_request]\n',
  'test.sh': 'installed && test ! -e broken\n',
  'lint.sh': `installed || exit
if [ -e ugly ]; then echo '{"findings":[{"message":"it is ugly"}]}'; else echo '{"findings":[]}'; fi\n`,
  'agents/L-1.sh': 'installed && echo one > one\n',
  'agents/G-1.sh': 'touch ugly\n',
  'agents/R-1.sh': 'touch broken\n',
  'agents/D-1.sh': 'cat one > two\n',
  'agents/F-1.sh': 'echo cannot >&2; exit 3\n',
};

function summaryOf(ended: ActEnded | undefined, job: string): string {
  return (ended?.summaries ?? [])
    .filter((each) => each.job.startsWith(job))
    .map(({ text }) => text)
    .join('\n');
}

/** The whole log, where a run did not do what was wanted: nothing else says why. */
async function withLogs(rounds: readonly ActEnded[], check: () => void): Promise<void> {
  try {
    check();
  } catch (error) {
    for (const { log } of rounds) process.stderr.write(log);
    throw error;
  }
}

test('green changes land through their pull requests in two rounds, and nothing else lands', async () => {
  await using demo = await orchestrated(scenario);
  const rounds = await demo.start({ tasks: 'L-1 G-1 R-1 D-1 F-1' });
  const { pulls, checkRuns, statuses, comments, dispatches } = demo.repository;
  await withLogs(rounds, () => {
    expect(rounds).toHaveLength(2);
    expect([...(rounds[0]?.jobs ?? [])].filter(([, result]) => result === 'failure')).toEqual([]);
    expect(demo.git('show', 'main:one')).toBe('one');
    expect(demo.git('show', 'main:two')).toBe('one');
    expect(demo.git('ls-tree', '--name-only', 'main', 'ugly', 'broken')).toBe('');
    expect(demo.git('show', 'main:TASKS.md')).toBe(`- [x] L-1: Lands
- [ ] G-1: Is blocked
  - status: failed: blocked by lint
  - agent: accounting-agent
- [ ] R-1: Breaks the tests
  - status: failed: failed tests (unit)
  - agent: ui-agent
- [x] D-1: Lands after the first
  - depends: L-1
- [ ] F-1: Fails
  - status: failed: the agent exited with code 3`);
    const shown = pulls.map(
      ({ title, state, draft, mergedAt }) =>
        `${title}: ${mergedAt ? 'merged' : state}${draft ? ', draft' : ''}`,
    );
    expect(shown.toSorted()).toEqual([
      'D-1: Lands after the first: merged',
      'G-1: Is blocked: open, draft',
      'L-1: Lands: merged',
      'Mark 5 tasks in the task list: merged',
      'R-1: Breaks the tests: open',
    ]);
    const checks = checkRuns.map(({ name, conclusion }) => `${name} ${conclusion}`);
    expect(new Set(checks)).toEqual(
      new Set([
        'tributary / security success',
        'tributary / lint success',
        'tributary / lint failure',
        'tributary / tests success',
        'tributary / tests failure',
      ]),
    );
    expect(statuses.some(({ context }) => context === 'tributary')).toBe(true);
    const deploy = { is: 'workflow', workflow: '.github/workflows/deploy.yml', ref: 'main' };
    expect(dispatches).toMatchObject([
      deploy,
      { is: 'workflow', ref: 'main', inputs: { continue: 'gh-101:2' } },
      deploy,
    ]);
    expect(rounds[0]?.log).toMatch(
      /GITHUB_TOKEN merges do not trigger push workflows: ci\.yml(?:, orchestrate\.yml)? will not run/,
    );
    const [comment] = comments.filter(({ body }) => body.includes('tributary-run'));
    expect(comment?.body).toContain('2 of 5 tasks landed on main');
    expect(comment?.body).toContain('@octo-person');
    expect(comment?.user).toBe('github-actions[bot]');
    expect(summaryOf(rounds[0], 'Tributary/Land')).toContain('1 of 5 tasks landed');
    for (const agent of ['banking-agent', 'ui-agent', 'accounting-agent'])
      expect(summaryOf(rounds[0], 'Tributary/Land')).toContain(`| ${agent} |`);
    expect(summaryOf(rounds[0], 'Tributary/Land')).toContain('```mermaid');
    expect(summaryOf(rounds[1], 'Tributary/Land')).toContain('Billed: 6 minutes for 4 jobs');
    expect(rounds[1]?.log).toContain('F-1: Agent failed: exit code 3: cannot');
    expect(demo.github.violations).toEqual([]);
  });
});

test('a run of the caller workflow as an App resumes the first attempt, and lands the change behind it without an agent', async () => {
  const files = {
    ...scenario,
    'TASKS.md': '- [ ] M-1: Mends itself\n- [ ] S-1: Stands behind it\n',
    '.github/tributary.yml': scenario['.github/tributary.yml'].replace(
      'attempts: 1',
      'attempts: 2',
    ),
    'agents/M-1.sh': `if [ "$TRIBUTARY_ATTEMPT" = 1 ]; then touch broken started; else test -e started && git rm -q broken; fi\n`,
    'agents/S-1.sh': 'echo s > s; echo t > t; echo u > u\n',
  };
  await using demo = await orchestrated(files, { app: true });
  const rounds = await demo.start({ tasks: 'ready' }, CALLING);
  await withLogs(rounds, () => {
    expect(rounds).toHaveLength(2);
    expect(rounds.map(({ code }) => code)).toEqual([0, 0]);
    expect(demo.git('show', 'main:s')).toBe('s');
    expect(demo.git('ls-tree', '--name-only', 'main', 'started', 'broken')).toBe('started');
    expect(summaryOf(rounds[1], 'Tributary/Tributary/Plan')).toContain(
      'Continues without an agent:',
    );
    const { pulls, checkRuns, statuses, comments } = demo.repository;
    const authors = [...pulls, ...checkRuns, ...statuses, ...comments].map(({ user }) => user);
    expect(new Set(authors)).toEqual(new Set(['tributary-app[bot]']));
    expect(comments.filter(({ body }) => body.includes('tributary-run'))).toHaveLength(1);
    expect(rounds[0]?.log).not.toContain('merges do not trigger push workflows');
    expect(demo.github.violations).toEqual([]);
  });
});

test('re-running all jobs of a run lands what failed, and lands nothing twice', async () => {
  await using demo = await orchestrated({
    ...scenario,
    'TASKS.md': '- [ ] L-1: Lands\n- [ ] F-1: Fails until the first has landed\n',
    'agents/F-1.sh': 'test -e one || exit 3; echo two > two\n',
  });
  const inputs = { tasks: 'L-1 F-1' };
  const rounds = await demo.start(inputs);
  const landed = demo.git('rev-parse', 'main');
  rounds.push(await demo.runAgain(inputs));
  const { pulls, comments, dispatches } = demo.repository;
  await withLogs(rounds, () => {
    expect(rounds).toHaveLength(2);
    expect(demo.git('log', '--format=%s', '--first-parent', `${landed}..main`)).toBe(
      `Merge pull request #5: Mark 1 task in the task list
Merge pull request #4: F-1: Fails until the first has landed`,
    );
    expect(demo.git('show', 'main:one', 'main:two')).toBe('one\ntwo');
    expect(pulls.filter(({ mergedAt }) => mergedAt)).toHaveLength(pulls.length);
    expect(pulls.filter(({ title }) => title.startsWith('L-1'))).toHaveLength(1);
    expect(comments.filter(({ body }) => body.includes('tributary-run'))).toHaveLength(1);
    // A deploy after each of the two landings, and no further round.
    const deploy = { is: 'workflow', workflow: '.github/workflows/deploy.yml' };
    expect(dispatches).toMatchObject([deploy, deploy]);
    expect(demo.github.violations).toEqual([]);
  });
});

test('a plan without open tasks, a dry run and a mistyped task ID start no further job', async () => {
  await using demo = await orchestrated({
    ...scenario,
    'TASKS.md': '- [x] L-1: Lands\n- [ ] G-1: Is blocked\n',
  });
  const before = demo.git('rev-parse', 'main');
  const all = [
    ...(await demo.start({ tasks: 'L-1' })),
    ...(await demo.start({ tasks: 'G-1', 'dry-run': 'true' })),
    ...(await demo.start({ tasks: 'G-2' })),
  ];
  await withLogs(all, () => {
    expect(all.map(({ code }) => code)).toEqual([0, 0, 1]);
    expect(
      all.map(({ jobs }) => [...jobs.keys()].filter((name) => name.endsWith('Plan')).length),
    ).toEqual([1, 1, 1]);
    expect(
      all.flatMap(({ jobs }) => [...jobs.keys()]).filter((name) => !name.endsWith('Plan')),
    ).toEqual([]);
    expect(summaryOf(all[1], 'Tributary/Plan')).toContain('G-1');
    expect(all[2]?.log).toContain('did you mean G-1?');
    expect(demo.git('rev-parse', 'main')).toBe(before);
    expect(demo.repository.pulls.length).toBe(0);
  });
});
