/** A test pull request: what the probe reports about it, and that nothing is left behind. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { probe, type ProbeOptions } from '../../../src/adapters/github/probe.js';
import { IDENTITY } from '../../../src/core/git-names.js';
import { probeChecks } from '../../../src/adapters/github/probe-text.js';
import { START } from '../../contract/forge.js';
import type { Rule, Token } from '../../support/github/github.js';
import { TOKEN, WRITE, withGitHub, type WithGitHub } from './tools.js';

const PERSON: Token = { ...WRITE, login: 'ann', app: false };
const FINE_GRAINED: Token = { ...PERSON, permissions: { ...WRITE.permissions, checks: 'read' } };
const BRANCH = 'tributary/_probe';
const CI = { '.github/workflows/ci.yml': 'on: [push, pull_request]\n' };

let at: WithGitHub;

async function set(options?: Parameters<typeof withGitHub>[0], more: Record<string, string> = {}) {
  await at?.[Symbol.asyncDispose]();
  at = await withGitHub(options, { ...START, ...more });
}
beforeEach(() => set());
afterEach(async () => {
  const { violations } = at.github;
  await at[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

function require(...contexts: string[]): void {
  const rule: Rule = {
    type: 'required_status_checks',
    parameters: {
      required_status_checks: contexts.map((context) => ({ context })),
      strict_required_status_checks_policy: false,
    },
  };
  const enforcement = 'active' as const;
  const include = ['~DEFAULT_BRANCH'];
  at.there.rulesets = [{ id: 1, name: 'main', enforcement, include, bypass: [], rules: [rule] }];
}

/** The probe as `doctor` says it: a line a check, and its next steps. */
async function probed(more: Partial<ProbeOptions> = {}): Promise<string[]> {
  const commit = await at.tip('main');
  const { rules } = await at.begin().required('main');
  const contexts = rules.flatMap(({ demand }) => (demand.is === 'status' ? demand.context : []));
  const seen = await probe({
    client: at.client(),
    remote: at.remote(),
    store: at.repo.store,
    repo: { owner: 'acme', name: 'demo' },
    base: { branch: 'main', commit, tree: await at.repo.store.tree(commit) },
    required: new Set(contexts),
    now: '2026-03-04T05:06:07.000Z',
    signal: new AbortController().signal,
    wait: async () => {},
    ...more,
  });
  const checks = probeChecks(rules, seen);
  expect(JSON.stringify(checks)).not.toContain(TOKEN);
  return checks
    .filter(({ name }) => name !== 'not tested')
    .map(({ name, ok, found, next = [] }) => [`${name}: ${ok}, ${found}`, ...next].join(' | '));
}

function branches() {
  return at.there.git('for-each-ref', '--format=%(refname:short)', 'refs/heads');
}

/** Every pull request is closed and unmerged, its branch is deleted, and main has not moved. */
async function nothingLeft(main: string): Promise<void> {
  expect(at.there.pulls.map(({ state, mergedAt }) => [state, mergedAt])).toEqual(
    at.there.pulls.map(() => ['closed', null]),
  );
  expect(await branches()).toBe('main');
  expect(await at.tip('main')).toBe(main);
}

const CLEANED = 'cleaned up: true, pull request 1 was closed and its branch deleted';

describe('a probe with the token of an App', () => {
  test('reports that a required status counts, and that runs that wait for approval block nothing', async () => {
    await set({}, CI);
    const main = await at.tip('main');
    require('tributary');
    expect(await probed()).toEqual([
      'check run: true, the check run "tributary / tests" can be created; no rule requires it here',
      'status: true, the commit status "tributary" meets the rule that requires it',
      'workflow runs: true, 1 run waits for approval; the pull request can be merged anyway',
      CLEANED,
    ]);
    await nothingLeft(main);
    expect(at.github.summary().byOperation['pulls/merge']).toBeUndefined();
    expect(at.there.pulls[0]).toMatchObject({ draft: false, base: { ref: 'main' } });
  });

  test('distinguishes a required check run from the status', async () => {
    require('tributary / tests');
    expect((await probed()).slice(0, 3)).toEqual([
      'check run: true, the check run "tributary / tests" meets the rule that requires it',
      'status: true, the commit status "tributary" can be set; no rule requires it here',
      'workflow runs: true, none started for the pull request',
    ]);
    require('tributary', 'tributary / tests');
    expect((await probed({ now: '2026-03-04T05:06:08.000Z' })).slice(0, 2)).toEqual([
      'check run: true, the check run "tributary / tests" meets the rule that requires it',
      'status: true, the commit status "tributary" meets the rule that requires it',
    ]);
  });

  test('is inconclusive if another rule is in the way', async () => {
    require('tributary', 'ci');
    const lines = await probed();
    expect(lines[1]).toMatch(/^status: warn, inconclusive whether the commit status/);
  });

  test('names a missing permission, and tests the rest', async () => {
    const permissions = { ...WRITE.permissions, checks: 'read', statuses: 'read' } as const;
    await set({ tokens: { [TOKEN]: { ...WRITE, permissions } } });
    const lines = await probed();
    expect(lines[0]).toMatch(/^check run: false, .* lacks the permission checks: write/);
    expect(lines[0]).toContain('Add `checks: write`');
    expect(lines[1]).toMatch(/^status: false, .* lacks the permission statuses: write/);
    expect(lines.at(-1)).toBe(CLEANED);
  });
});

test.each([
  ['classic', PERSON],
  ['fine-grained', FINE_GRAINED],
])(
  'a %s personal token creates no check runs, and its workflow runs start without approval',
  async (_, token) => {
    await set({ tokens: { [TOKEN]: token } }, CI);
    const main = await at.tip('main');
    require('tributary');
    expect(await probed()).toEqual([
      'check run: warn, this is a personal token: only apps can create check runs, so commit statuses are used',
      'status: true, the commit status "tributary" meets the rule that requires it',
      'workflow runs: true, 1 run started without approval; GitHub reports the pull request as "unstable"',
      CLEANED,
    ]);
    await nothingLeft(main);
  },
);

describe('a refused probe', () => {
  test('names the setting if pull requests may not be opened, and leaves no branch', async () => {
    await set({ createPullRequests: false });
    const main = await at.tip('main');
    const lines = await probed();
    expect(lines[0]).toMatch(/^probe: false, GitHub Actions is not allowed to open pull requests/);
    expect(lines[0]).toContain('Settings → Actions → General → Workflow permissions');
    expect(lines.slice(1)).toEqual(['cleaned up: true, nothing is left']);
    await nothingLeft(main);
  });

  test('names the rule that blocks the push', async () => {
    at.there.rulesets = [
      {
        id: 1,
        name: 'names',
        enforcement: 'active',
        include: ['refs/heads/tributary/**'],
        bypass: [],
        rules: [{ type: 'creation' }],
      },
    ];
    const lines = await probed();
    expect(lines[0]).toMatch(/^probe: false, GitHub refused to push tributary\/_probe: a rule/);
    expect(lines[0]).toContain('exclude the branches tributary/** from it');
    expect(at.there.pulls).toEqual([]);
  });

  test('ends before it creates anything if the permission to push is missing', async () => {
    await set({
      tokens: { [TOKEN]: { ...WRITE, permissions: { ...WRITE.permissions, contents: 'read' } } },
    });
    const main = await at.tip('main');
    expect((await probed())[0]).toMatch(/^probe: false, .* lacks the permission contents: write/);
    await nothingLeft(main);
  });
});

describe('an aborted probe', () => {
  test.each(['repos/create-commit-status', 'checks/create', 'pulls/create'])(
    'is cleaned up after a fault of %s',
    async (operation) => {
      const main = await at.tip('main');
      at.github.fault({ operation, status: 502, after: true });
      const lines = await probed();
      expect(lines).toContain(
        'probe: false, the request to GitHub failed: Server Error | tributary doctor --probe',
      );
      expect(lines.at(-1)).toMatch(/^cleaned up: true/);
      expect(at.there.pulls).toHaveLength(1);
      await nothingLeft(main);
    },
  );

  test('is cleaned up after an interruption', async () => {
    const main = await at.tip('main');
    const controller = new AbortController();
    const wait: ProbeOptions['wait'] = async (_, signal) => {
      controller.abort();
      signal?.throwIfAborted();
    };
    const lines = await probed({ signal: controller.signal, wait });
    expect(lines).toEqual(['probe: false, interrupted | tributary doctor --probe', CLEANED]);
    expect(at.there.statuses).toEqual([]);
    await nothingLeft(main);
  });

  test('names what it cannot remove, with the command, and the next probe removes it', async () => {
    const main = await at.tip('main');
    at.github.fault({ operation: 'pulls/update', status: 502, times: 3 });
    // The first is the push of the branch.
    at.github.fault({ operation: 'git-receive-pack', status: 502, skip: 1, times: 3 });
    const lines = await probed();
    expect(lines.slice(-2)).toEqual([
      'left over: false, pull request 1 of the probe could not be closed | gh pr close 1',
      'left over: false, the branch tributary/_probe could not be deleted | git push origin --delete tributary/_probe',
    ]);
    expect(await branches()).toBe(`main\n${BRANCH}`);
    const again = await probed();
    expect(again.at(-1)).toBe(
      'cleaned up: true, leftovers of an earlier probe were removed; pull request 2 was closed and its branch deleted',
    );
    await nothingLeft(main);
  });
});

describe('the pull request of an earlier probe', () => {
  const leave = async (): Promise<string> => {
    const base = await at.tip('main');
    const { store } = at.repo;
    const tree = await store.withFile(await store.tree(base), 'tributary-probe.txt', 'earlier\n');
    const commit = await store.commit(tree, [base], {
      message: 'Earlier',
      author: IDENTITY,
      date: '2026-03-03T05:06:07.000Z',
    });
    const [pushed] = await at
      .remote()
      .push([{ ref: `refs/heads/${BRANCH}`, commit, lease: undefined }]);
    expect(pushed).toEqual({ is: 'pushed' });
    const asked = { owner: 'acme', repo: 'demo', title: 'x', head: BRANCH, base: 'main' };
    await at.client().rest.pulls.create(asked);
    return commit;
  };

  test('is closed and its branch deleted, and a new one is opened', async () => {
    const main = await at.tip('main');
    await leave();
    const lines = await probed();
    expect(lines.at(-1)).toBe(
      'cleaned up: true, leftovers of an earlier probe were removed; pull request 2 was closed and its branch deleted',
    );
    expect(at.there.pulls).toHaveLength(2);
    await nothingLeft(main);
  });

  test('is left alone if somebody committed to its branch', async () => {
    await leave();
    const theirs = await at.push(BRANCH, { 'theirs.txt': '1\n' });
    expect(await probed()).toEqual([
      expect.stringContaining(
        'left over: false, the branch tributary/_probe has somebody else’s commits',
      ),
    ]);
    expect(at.there.pulls.map(({ state }) => state)).toEqual(['open']);
    expect(await at.tip(BRANCH)).toBe(theirs);
  });

  test('is not listed by the forge as a task’s', async () => {
    await leave();
    expect(await at.begin().open()).toEqual([]);
  });
});
