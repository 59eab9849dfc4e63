import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { GitHubForge } from '../../../src/adapters/github/github-forge.js';
import type { CommitSha, Method } from '../../../src/core/model.js';
import type { Published } from '../../../src/ports.js';
import { changeOf, landingOf, verdictOf } from '../../contract/forge.js';
import type { Fault } from '../../support/github/github.js';
import { withGitHub, type WithGitHub } from './tools.js';

let at: WithGitHub;
let base: CommitSha;
let published: Published;

beforeEach(async () => {
  at = await withGitHub();
  base = await at.tip('main');
  published = await changeOf(at.repo, { 'new.txt': '1\n' }, base);
});
afterEach(async () => {
  const { violations } = at.github;
  await at[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

function landing(pr: number, method?: Method, onto = base) {
  return landingOf(at.repo, published, pr, onto, method);
}

async function publishAndLand(forge: GitHubForge = at.begin(), method?: Method) {
  const pr = await forge.publish(published);
  return { pr, landed: await forge.land(await landing(pr, method)) };
}

function rules(...these: (typeof at.there.rulesets)[number]['rules']) {
  at.there.rulesets = [
    {
      id: 1,
      name: 'r',
      enforcement: 'active',
      include: ['~DEFAULT_BRANCH'],
      bypass: [],
      rules: these,
    },
  ];
}

function requireChecks(contexts: string[], strict = false) {
  return rules({
    type: 'required_status_checks',
    parameters: {
      required_status_checks: contexts.map((context) => ({ context })),
      strict_required_status_checks_policy: strict,
    },
  });
}

function fail(message: string): never {
  throw new Error(message);
}

function counted(operation: string) {
  return at.github.summary().byOperation[operation] ?? 0;
}

/** One pull request, merged once, with the tree that was tested. */
async function expectLandedOnce() {
  const merged = at.there.pulls.filter(({ mergedAt }) => mergedAt !== null);
  expect(merged).toHaveLength(1);
  expect(at.there.pulls).toHaveLength(1);
  expect(await at.there.git('rev-list', '--first-parent', '--count', 'main')).toBe('2');
}

describe('a landing on GitHub', () => {
  test('takes at most seven requests and five creations, with its checks', async () => {
    const forge = at.begin();
    const pr = await forge.publish(published);
    const { id } = published.change;
    await forge.check(pr, [verdictOf(id), verdictOf(id, { gate: 'compliance' })]);
    expect((await forge.land(await landing(pr))).is).toBe('landed');
    const { requests, creations, byOperation } = at.github.summary();
    expect(byOperation).toMatchObject({
      'pulls/list': 1,
      'pulls/create': 1,
      'checks/create': 2,
      'repos/create-commit-status': 1,
      'pulls/merge': 1,
    });
    expect(requests).toBeLessThanOrEqual(7);
    expect(creations).toBeLessThanOrEqual(5);
  });

  test('sets the required status on the head before it merges', async () => {
    requireChecks(['tributary']);
    expect((await publishAndLand()).landed.is).toBe('landed');
    expect(at.there.statuses).toMatchObject([
      { context: 'tributary', state: 'success', sha: published.commit },
    ]);
  });

  test('deletes the branches of landed changes in one push, and no others', async () => {
    const other = await changeOf(at.repo, { 'x.txt': 'x' }, base, 'DEV-2');
    const forge = at.begin();
    await forge.publish(other);
    await publishAndLand(forge);
    await forge.finish(fail);
    expect(await at.there.git('branch', '--list', 'tributary/*', '--format=%(refname:short)')).toBe(
      'tributary/DEV-2',
    );
    await forge.finish(fail);
    expect(at.log).toEqual([]);
  });
});

describe('the branch of a change that a killed process landed', () => {
  const branches = () =>
    at.there.git('branch', '--list', 'tributary/*', '--format=%(refname:short)');

  test.each(['merge', 'squash', 'rebase'] as const)(
    'is deleted by the next process (%s)',
    async (method) => {
      const pr = await at.begin().publish(published);
      await at.begin().land(await landingOf(at.repo, published, pr, base, method));
      expect(await branches()).toBe('tributary/DEV-1');
      await at.begin().finish(fail);
      expect(await branches()).toBe('');
      expect(at.log).toEqual([]);
    },
  );

  test('is kept if somebody pushed to it, and so is the branch of a change that did not land', async () => {
    const other = await changeOf(at.repo, { 'x.txt': 'x' }, base, 'DEV-2');
    const pr = await at.begin().publish(other);
    await at.begin().close(pr, 'discarded');
    await publishAndLand();
    await at.push('tributary/DEV-1', { 'more.txt': 'more\n' });
    await at.begin().finish(fail);
    expect(await branches()).toBe('tributary/DEV-1\ntributary/DEV-2');
  });
});

describe('a lost answer', () => {
  const undone: [string, Partial<Fault>] = ['500 before it was done', { status: 500 }];
  const done: [string, Partial<Fault>] = ['dropped after it was done', { drop: true, after: true }];
  const writes = [
    'pulls/create',
    'checks/create',
    'repos/create-commit-status',
    'pulls/merge',
    'git-receive-pack',
  ];
  const cases = [
    ['pulls/list', ...undone] as const,
    ['git-upload-pack', ...done] as const,
    ...writes.flatMap((operation) => [undone, done].map((fault) => [operation, ...fault] as const)),
  ];
  test.each(cases)(
    'does not prevent or repeat the landing (%s, %s)',
    async (operation, _words, fault) => {
      const forge = at.begin();
      at.github.fault({ operation, ...fault });
      const pr = await forge.publish(published);
      await forge.check(pr, [verdictOf(published.change.id)]);
      const landed = await forge.land(await landing(pr));
      expect(landed).toEqual({ is: 'landed', commit: await at.tip('main') });
      await expectLandedOnce();
      expect(new Set(at.there.checkRuns.map(({ name }) => name)).size).toBe(
        at.there.checkRuns.length,
      );
    },
  );

  test('is reported if it is lost again and again, and the base is unchanged', async () => {
    const pr = await at.begin().publish(published);
    at.github.fault({ operation: 'pulls/merge', status: 502, times: 10 });
    expect(await at.begin().land(await landing(pr))).toMatchObject({ is: 'refused', why: 'other' });
    expect(counted('pulls/merge')).toBe(5);
    expect(await at.tip('main')).toBe(base);
  });
});

describe('a base that requires up-to-date branches', () => {
  test.each(['merge', 'squash', 'rebase'] as const)(
    'gets each change on top of its tip by %s',
    async (method) => {
      requireChecks(['tributary'], true);
      const forge = at.begin();
      const second = await changeOf(at.repo, { 'two.txt': '2\n' }, base, 'DEV-2');
      const third = await changeOf(at.repo, { 'three.txt': '3\n' }, base, 'DEV-3');
      await publishAndLand(forge, method);
      for (const each of [second, third]) {
        const pr = await forge.publish(each);
        const onto = await at.tip('main');
        const wanted = await landingOf(at.repo, each, pr, onto, method);
        expect(await forge.land(wanted)).toEqual({ is: 'landed', commit: await at.tip('main') });
        expect(await at.repo.store.tree(await at.tip('main'))).toBe(wanted.tree);
        const trailers = await at.repo.store.landed(await at.tip('main'), [each.change.task]);
        expect(trailers).toMatchObject([{ change: each.change.id }]);
      }
      // Learned once: the third goes straight to it.
      expect(counted('pulls/merge')).toBe(4);
    },
  );

  test('gets the change from another process if the first was killed after its push', async () => {
    requireChecks(['tributary'], true);
    const forge = at.begin();
    const second = await changeOf(at.repo, { 'two.txt': '2\n' }, base, 'DEV-2');
    await publishAndLand(forge);
    const pr = await forge.publish(second);
    const wanted = await landingOf(at.repo, second, pr, await at.tip('main'));
    at.github.fault({ operation: 'pulls/merge', status: 401, skip: 1 });
    expect(await forge.land(wanted)).toMatchObject({ is: 'refused' });
    expect(await at.tip('tributary/DEV-2')).not.toBe(second.commit);
    expect((await at.begin().land(wanted)).is).toBe('landed');
  });
});

describe('a refusal by GitHub', () => {
  const approvals = {
    required_approving_review_count: 2,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  };
  test.each([
    ['another check', () => requireChecks(['tributary', 'ci']), /required status checks|"ci"/],
    ['one other check', () => requireChecks(['ci']), /requires the check "ci".*Rulesets/],
    [
      'approvals',
      () => rules({ type: 'pull_request', parameters: approvals }),
      /requires 2 approving reviews.*Required approvals/,
    ],
    ['linear history', () => rules({ type: 'required_linear_history' }), /method: squash/],
    [
      'a method that is off',
      () => {
        at.there.settings.merge = false;
      },
      /does not allow merge commits.*Settings → General/,
    ],
    ['restricted updates', () => rules({ type: 'update' }), /Cannot update this protected ref/],
  ] as const)('is reported with what to change: %s', async (_name, set, words) => {
    set();
    const { landed, pr } = await publishAndLand();
    expect(landed).toMatchObject({ is: 'refused', why: 'other' });
    expect(landed.is === 'refused' && 'message' in landed && landed.message).toMatch(words);
    expect(await at.tip('main')).toBe(base);
    expect(at.there.pulls.find(({ number }) => number === pr)?.state).toBe('open');
    expect(counted('pulls/merge')).toBe(1);
  });

  test('is retried if the base is busy, and the change lands', async () => {
    const body = { message: 'Base branch was modified. Review and try the merge again.' };
    at.github.fault({ operation: 'pulls/merge', status: 405, body, times: 2 });
    expect((await publishAndLand()).landed.is).toBe('landed');
    await expectLandedOnce();
  });

  test('is reported if the head has moved, even if this process knows another head', async () => {
    const forge = at.begin();
    const pr = await forge.publish(published);
    await at.push('tributary/DEV-1', { 'new.txt': 'somebody’s\n' });
    expect(await forge.land(await landing(pr))).toMatchObject({ is: 'refused', why: 'head-moved' });
    expect(await at.tip('main')).toBe(base);
  });

  test('does not come if the base moves just before the merge, but the landed tree differs', async () => {
    const forge = at.begin();
    const pr = await forge.publish(published);
    const wanted = await landing(pr);
    const remote = at.remote();
    let found: CommitSha | undefined;
    const slow = at.begin({
      remote: {
        ...remote,
        fetchBase: async (branch) => {
          const tip = await remote.fetchBase(branch);
          found ??= await at.push('main', { 'a.txt': 'somebody’s\n' });
          return tip;
        },
      },
    });
    const landed = await slow.land(wanted);
    // GitHub has no pin for the base: it merges, and the tree tells.
    expect(landed.is).toBe('landed');
    expect(await at.repo.store.tree(await at.tip('main'))).not.toBe(wanted.tree);
  });

  test('names the permission that the token lacks', async () => {
    const pr = await at.begin().publish(published);
    at.github.fault({
      operation: 'pulls/merge',
      status: 403,
      body: { message: 'Resource not accessible by integration' },
      headers: { 'x-accepted-github-permissions': 'contents=write' },
    });
    expect(await at.begin().land(await landing(pr))).toMatchObject({
      is: 'refused',
      message: expect.stringContaining('contents: write'),
    });
  });
});

describe('a landing on a base that requires checks of the repository’s own workflows', () => {
  const report = (state: 'success' | 'failure' | 'pending', after: number) =>
    at.there.statuses.push({
      id: 900 + after,
      sha: at.there.pulls[0]?.head.sha ?? '',
      context: 'ci',
      state,
      description: null,
      targetUrl: null,
      user: 'ci',
      createdAt: '2026-01-01T00:00:00Z',
    });

  /** What its CI says after so many looks. */
  const withCi = async (says: { state: 'success' | 'failure' | 'pending'; after: number }[]) => {
    const waits: number[] = [];
    const forge = at.begin({
      ownChecks: true,
      wait: async (milliseconds) => {
        waits.push(milliseconds / 1000);
        for (const { state, after } of says) if (waits.length === after) report(state, after);
      },
    });
    return { ...(await publishAndLand(forge)), waits };
  };

  test.each([
    ['alone', ['ci'], false],
    ['beside ours', ['ci', 'tributary'], false],
    ['on a branch that is up to date', ['ci', 'tributary'], true],
  ])('waits until these checks are green (%s)', async (_, contexts, strict) => {
    requireChecks(contexts, strict);
    const { landed, waits } = await withCi([
      { state: 'pending', after: 1 },
      { state: 'success', after: 3 },
    ]);
    expect(landed.is).toBe('landed');
    expect(waits).toHaveLength(3);
    await expectLandedOnce();
    expect(at.log.join()).toContain('Waiting for the checks of pull request 1');
  });

  test('lands nothing untested if somebody pushes to the base during the wait', async () => {
    requireChecks(['ci']);
    let waits = 0;
    const forge = at.begin({
      ownChecks: true,
      wait: async () => {
        waits += 1;
        if (waits !== 2) return;
        await at.push('main', { 'a.txt': 'somebody’s\n' });
        report('success', 2);
      },
    });
    const { landed } = await publishAndLand(forge);
    expect(landed).toMatchObject({ is: 'refused', why: 'base-moved' });
    expect(counted('pulls/merge')).toBe(2);
  });

  test('leaves a pull request alone whose base somebody changed during the wait', async () => {
    requireChecks(['ci']);
    await at.branch('other', base);
    let waits = 0;
    const forge = at.begin({
      ownChecks: true,
      wait: async () => {
        waits += 1;
        if (waits !== 2) return;
        Object.assign(at.there.pulls[0]?.base ?? {}, { ref: 'other' });
        report('success', 2);
      },
    });
    const { landed } = await publishAndLand(forge);
    expect(landed).toMatchObject({ is: 'refused', why: 'other' });
    expect(await at.tip('other')).toBe(base);
  });

  test('does not wait for longer than the App’s token is valid, even for a second change', async () => {
    requireChecks(['ci']);
    let waited = 0;
    const forge = at.begin({
      ownChecks: true,
      checkTimeout: 2400,
      wait: async (milliseconds) => {
        waited += milliseconds / 1000;
      },
    });
    expect((await publishAndLand(forge)).landed).toMatchObject({ why: 'other' });
    const { change } = published;
    published = await changeOf(at.repo, { 'other.txt': '1\n' }, base, 'DEV-2');
    expect(published.change.task).not.toBe(change.task);
    expect((await publishAndLand(forge)).landed).toMatchObject({ why: 'unchecked' });
    expect(waited).toBeLessThan(2600);
  });

  test('is refused at once if one of these checks is red', async () => {
    requireChecks(['ci', 'tributary']);
    const { landed, waits } = await withCi([{ state: 'failure', after: 2 }]);
    expect(landed).toMatchObject({ is: 'refused', why: 'other' });
    expect(waits).toHaveLength(2);
  });

  test('waits half an hour for a check that never reports', async () => {
    requireChecks(['ci']);
    const { landed, waits } = await withCi([]);
    expect(landed).toMatchObject({ is: 'refused', why: 'other' });
    const waited = waits.reduce((sum, each) => sum + each, 0);
    expect(waited).toBeGreaterThanOrEqual(1800);
    expect(waited).toBeLessThan(2000);
  });

  test('does not wait without an App, because nobody would report the check', async () => {
    requireChecks(['ci']);
    const { landed } = await publishAndLand();
    expect(landed).toMatchObject({ is: 'refused', why: 'other' });
  });

  test('is announced by the rules, which list such a check as uncertain', async () => {
    requireChecks(['ci', 'tributary']);
    const { rules: found } = await at.begin({ ownChecks: true }).required('main');
    expect(found).toEqual([
      { demand: { is: 'own-check', context: 'ci' }, met: 'unsure' },
      { demand: { is: 'status', context: 'tributary' }, met: 'met' },
    ]);
  });
});
