/** A run on one's own machine that lands on GitHub: the built command line against the stand-in. */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type GitHub, type Repository, startGitHub, type Token } from '../support/github/github.js';
import { type Ended, type Project, scenario, stateOf } from '../support/project.js';

const TOKEN = 'gho_aPerson.s.token.0123456789abcdef';

/** As `gh auth token` gives one: a person's, who can make no check runs. */
const PERSON: Token = {
  login: 'ann',
  app: false,
  permissions: {
    contents: 'write',
    'pull-requests': 'write',
    checks: 'read',
    statuses: 'write',
    issues: 'write',
    actions: 'read',
  },
};

interface OnGitHub extends AsyncDisposable {
  here: Project;
  there: Repository;
  github: GitHub;
  tributary(...args: string[]): Promise<Ended>;
}

async function onGitHub(
  options: Parameters<typeof scenario>[0],
  token: Token = PERSON,
): Promise<OnGitHub> {
  const here = scenario(options);
  const github = await startGitHub({ tokens: { [TOKEN]: token } });
  const there = await github.addRepository('acme/demo', here.root);
  here.git('remote', 'add', 'origin', `${github.url}/acme/demo.git`);
  Object.assign(here.environment, {
    GITHUB_TOKEN: TOKEN,
    GITHUB_SERVER_URL: github.url,
    GITHUB_API_URL: github.api,
  });
  return {
    here,
    there,
    github,
    // Never waited for by blocking: the stand-in answers from this process.
    tributary: (...args) => here.start(...args, '--forge', 'github').end,
    [Symbol.asyncDispose]: async () => {
      here[Symbol.dispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

const ONE = { tasks: '- [ ] T-1: One\n', scripts: { 'T-1': 'echo 1 > one' } };

function approvals(there: Repository): void {
  there.rulesets = [
    {
      id: 1,
      name: 'main',
      enforcement: 'active',
      include: ['~DEFAULT_BRANCH'],
      bypass: [],
      rules: [
        {
          type: 'pull_request',
          parameters: {
            required_approving_review_count: 1,
            dismiss_stale_reviews_on_push: false,
            require_code_owner_review: false,
            require_last_push_approval: false,
            required_review_thread_resolution: false,
          },
        },
      ],
    },
  ];
}

async function landedTasks({ there }: OnGitHub): Promise<string[]> {
  return (
    await there.git('log', '--first-parent', '--format=%(trailers:key=Tributary-Task,valueonly)')
  )
    .split('\n')
    .filter((line) => line !== '')
    .toSorted();
}

/** What two tasks leave behind that landed, however often the run was begun. */
async function bothLanded(world: OnGitHub): Promise<void> {
  const { there, github } = world;
  expect(await landedTasks(world)).toEqual(['T-1', 'T-2', 'tributary-tasks']);
  const pulls = there.pulls.map(
    ({ title, mergedAt }) => `${title}: ${mergedAt ? 'merged' : 'not'}`,
  );
  expect(pulls.toSorted()).toEqual([
    'Mark 2 tasks in the task list: merged',
    'T-1: One: merged',
    'T-2: Two: merged',
  ]);
  expect(await there.git('show', 'main:one', 'main:two')).toBe('1\n2');
  expect(await there.git('for-each-ref', 'refs/heads/tributary')).toBe('');
  expect(github.violations).toEqual([]);
}

/** A process that was started for this repository: its HOME is nobody else's. */
function isOf(pid: string, home: string): boolean {
  try {
    const environment = /^\d+$/.test(pid) ? readFileSync(`/proc/${pid}/environ`, 'latin1') : '';
    return environment.split('\0').includes(`HOME=${home}`);
  } catch {
    return false;
  }
}

/** Waits for a file beside the repository. */
function appears(here: Project, name: string): Promise<void> {
  return new Promise((resolve) => {
    const folder = dirname(here.root);
    const watcher = watch(folder, () => look());
    const look = () => {
      if (!existsSync(join(folder, name))) return;
      watcher.close();
      resolve();
    };
    look();
  });
}

describe('a killed run', () => {
  const TWO = '- [ ] T-1: One\n- [ ] T-2: Two\n';

  test.each([
    ['first', 0],
    ['second', 1],
    ['last', 2],
  ])('resumes after the %s merge, whose answer it never received', async (_words, skip) => {
    await using world = await onGitHub({
      tasks: TWO,
      scripts: {
        'T-1': 'echo 1 > one; echo >> "$HOME/ran"',
        'T-2': 'echo 2 > two; echo >> "$HOME/ran"',
      },
    });
    const { here, github, there } = world;
    const run = here.start('run', 'T-1', 'T-2', '--forge', 'github');
    const hit = () => run.signal('SIGKILL');
    github.fault({ operation: 'pulls/merge', skip, after: true, drop: true, hit });
    expect((await run.end).code).toBeNull();
    expect(there.pulls.filter(({ mergedAt }) => mergedAt)).toHaveLength(skip + 1);

    const again = await world.tributary('run', 'T-1', 'T-2');
    expect([again.code, again.stdout.includes('Spawned')]).toEqual([0, false]);
    await bothLanded(world);
    expect(readFileSync(join(dirname(here.root), 'ran'), 'utf8')).toBe('\n\n');
  });

  test('resumes from its agents, and none of them is left running', async () => {
    await using world = await onGitHub({
      tasks: TWO,
      scripts: {
        'T-1': 'echo 1 > one',
        'T-2': '[ -e "$HOME/go" ] || { touch "$HOME/working"; sleep 600; }; echo 2 > two',
      },
    });
    const { here, there } = world;
    const run = here.start('run', 'T-1', 'T-2', '--forge', 'github');
    await appears(here, 'working');
    await run.said('T-1 delivered');
    run.signal('SIGKILL');
    await run.end;
    expect(there.pulls.filter(({ mergedAt }) => mergedAt)).toEqual([]);

    writeFileSync(join(dirname(here.root), 'go'), '');
    expect((await world.tributary('run', 'T-1', 'T-2')).code).toBe(0);
    await bothLanded(world);
    const left = readdirSync('/proc').filter((pid) => isOf(pid, dirname(here.root)));
    expect(left).toEqual([]);
  });
});

describe('run --forge github', () => {
  test('lands through pull requests on GitHub, and leaves the local checkout alone', async () => {
    await using world = await onGitHub({
      tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
      scripts: { 'T-1': 'echo 1 > one', 'T-2': 'touch broken; env > "$TMPDIR/environment"' },
      config: 'attempts: 1\n',
    });
    const { here, there, github } = world;
    const before = stateOf(here);
    const ended = await world.tributary('run', 'T-1', 'T-2');
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(1);
    expect(await there.git('show', 'main:one')).toBe('1');
    expect(await there.git('ls-tree', '--name-only', 'main', 'broken')).toBe('');
    const pulls = there.pulls.map(
      ({ title, mergedAt, state, labels }) =>
        `${title}: ${[mergedAt ? 'merged' : state, ...labels].join(', ')}`,
    );
    expect(pulls.toSorted()).toEqual([
      'Mark 2 tasks in the task list: merged',
      'T-1: One: merged',
      'T-2: Two: open, tributary: rejected',
    ]);
    const said = there.statuses.map(({ context, state }) => `${context}: ${state}`);
    expect(new Set(said)).toEqual(
      new Set([
        'tributary / security: success',
        'tributary / tests: success',
        'tributary / tests: failure',
        'tributary: success',
        'tributary: failure',
      ]),
    );
    // What landed leaves no branch; the ledger is there.
    expect(await there.git('for-each-ref', '--format=%(refname:short)', 'refs/heads')).toBe(
      'main\ntributary-ledger\ntributary/T-2',
    );
    expect(ended.stdout.trimEnd().split('\n').at(-1)).toContain('git pull');
    const changed = stateOf(here)
      .split('\n')
      .filter((line) => !before.includes(line))
      .filter((line) => !/refs\/tributary\/|T-2|\.worktrees/.test(line));
    expect(changed.filter((line) => line.startsWith('refs/'))).toEqual([]);
    expect(here.has('one')).toBe(false);
    expect(ended.stdout).toContain('tributary run T-2 --forge github');
    const seen = readFileSync(join(here.root, '..', 'environment'), 'utf8');
    expect(seen).toContain('TRIBUTARY_TASK=T-2');
    expect(seen).not.toContain(TOKEN);
    expect(github.violations).toEqual([]);

    const again = await world.tributary('run', 'T-1');
    expect(again.stderr).toContain('Your main is');
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('T-1')]);
    expect(again.stdout).not.toContain('Spawned');

    expect(await world.tributary('discard', 'T-2')).toMatchObject({
      code: 0,
      stderr: again.stderr,
    });
    expect(there.pulls.find(({ title }) => title === 'T-2: Two')?.state).toBe('closed');
    expect(await there.git('for-each-ref', 'refs/heads/tributary')).toBe('');
    expect(here.has('.worktrees/worker-T-2')).toBe(false);
  });

  test('lands a fix that was committed in the local worktree without an agent', async () => {
    await using world = await onGitHub({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'touch broken; echo 1 > one' },
      config: 'attempts: 1\n',
    });
    const { here, there } = world;
    expect((await world.tributary('run', 'T-1')).code).toBe(1);
    here.git('-C', '.worktrees/worker-T-1', 'rm', '--quiet', 'broken');
    here.git('-C', '.worktrees/worker-T-1', 'commit', '--quiet', '-m', 'Mend it');
    const again = await world.tributary('run', 'T-1');
    expect(again.stdout).not.toContain('Spawned');
    expect(again.code).toBe(0);
    expect(await there.git('show', 'main:one')).toBe('1');
  });

  test('starts nothing without a token or an origin, or with a rule that cannot be met', async () => {
    await using world = await onGitHub(ONE);
    const { here, there, github } = world;
    const before = stateOf(here);

    approvals(there);
    const refused = await world.tributary('run', 'T-1');
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('approving review') });
    const planned = await world.tributary('plan', 'T-1');
    expect(planned).toMatchObject({ code: 2, stderr: expect.stringContaining('approving review') });
    expect(planned.stdout).toContain('T-1');
    const looked = await world.tributary('doctor');
    expect(looked.code).toBe(1);
    expect(looked.stdout).toMatch(/✓ github +acme\/demo on 127/);
    expect(looked.stdout).toMatch(/! token/);
    expect(looked.stdout).toMatch(/✗ rule +The base branch requires 1 approving review/);

    here.environment['GITHUB_TOKEN'] = 'gho_anotherOne';
    const unknown = await world.tributary('run', 'T-1');
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('token')]);

    delete here.environment['GITHUB_TOKEN'];
    here.git('remote', 'remove', 'origin');
    const bare = await world.tributary('run', 'T-1');
    expect(bare.code).toBe(2);
    expect(bare.stderr).toContain('no remote origin');
    expect(bare.stderr).toContain('export GITHUB_TOKEN=$(gh auth token)');

    const refs = (state: string) => state.split('\n').filter((line) => !line.includes('/remote/'));
    expect(refs(stateOf(here))).toEqual(refs(before));
    expect([there.pulls, here.has('.worktrees')]).toEqual([[], false]);
    expect(github.violations).toEqual([]);
  });
});

describe('doctor --probe', () => {
  const branches = (there: Repository) =>
    there.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');

  test('opens one pull request, reports how GitHub treats it, and closes it', async () => {
    const permissions = { ...PERSON.permissions, checks: 'write' } as const;
    const app: Token = { login: 'github-actions[bot]', permissions };
    await using world = await onGitHub(ONE, app);
    const { here, there, github } = world;
    const before = stateOf(here);
    // Neither --forge nor anything else is needed.
    const ended = await here.start('doctor', '--probe').end;
    expect(ended.stderr).toBe(
      'Opening a test pull request on acme/demo. It will be closed, never merged.\n',
    );
    expect(ended.stdout).toMatch(/✓ check run +the check run "tributary \/ tests" can be created/);
    expect(ended.stdout).toMatch(/✓ status +the commit status "tributary" can be set/);
    expect(ended.stdout).toMatch(/✓ workflow runs +none started/);
    expect(ended.stdout).toMatch(/✓ cleaned up +pull request 1 was closed and its branch deleted/);
    expect(ended.stdout).toContain('docs/unverified.md');
    expect(ended.code).toBe(0);
    expect(there.pulls.map(({ state, mergedAt }) => [state, mergedAt])).toEqual([['closed', null]]);
    expect(await branches(there)).toBe('main');
    const own = (state: string) => state.split('\n').filter((line) => !line.includes('/remote/'));
    expect(own(stateOf(here))).toEqual(own(before));

    const asJson = await here.start('doctor', '--probe', '--json').end;
    expect(JSON.parse(asJson.stdout)).toContainEqual({
      name: 'cleaned up',
      ok: true,
      found: 'pull request 2 was closed and its branch deleted',
    });
    expect(github.violations).toEqual([]);
  });

  test('leaves nothing behind when it is interrupted', async () => {
    await using world = await onGitHub(ONE);
    const { here, there } = world;
    const probing = here.start('doctor', '--probe');
    await probing.said('Opening a test pull request');
    probing.signal('SIGINT');
    const ended = await probing.end;
    expect(ended.stdout).toMatch(/✗ probe +interrupted/);
    expect(ended.code).toBe(130);
    expect(there.pulls.filter(({ state }) => state === 'open')).toEqual([]);
    expect(await branches(there)).toBe('main');
  });
});
