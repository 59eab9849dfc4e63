import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  blockedDescription,
  cutLines,
  testsCheck,
  verdictCheck,
} from '../../../src/adapters/github/check-output.js';
import type { ChangeId, CommitSha, Finding, TreeSha } from '../../../src/core/model.js';
import type { Published } from '../../../src/ports.js';
import { changeOf, landingOf, testsOf, verdictOf } from '../../contract/forge.js';
import { withGitHub, type WithGitHub } from './tools.js';

let at: WithGitHub;
let base: CommitSha;
let published: Published;
let change: ChangeId;
let tree: TreeSha;

function findings(count: number, message = 'not allowed'): Finding[] {
  return Array.from({ length: count }, (_, i) => ({
    rule: 'no-eval',
    level: 'error',
    message: `${message} ${i}`,
    path: `src/file-${i}.ts`,
    line: i + 1,
  }));
}

describe('the checks of a pull request', () => {
  beforeEach(async () => {
    at = await withGitHub();
    base = await at.tip('main');
    published = await changeOf(at.repo, { 'new.txt': '1\n' }, base);
    change = published.change.id;
    tree = await at.repo.store.tree(published.commit);
  });
  afterEach(async () => {
    const { violations } = at.github;
    await at[Symbol.asyncDispose]();
    expect(violations).toEqual([]);
  });

  const counted = (operation: string) => at.github.summary().byOperation[operation] ?? 0;
  const shown = () =>
    at.there.checkRuns.map(({ name, conclusion, sha }) => ({ name, conclusion, sha }));

  test('are one check run for each verdict and for the tests, on its commit', async () => {
    const forge = at.begin();
    const pr = await forge.publish(published);
    const results = [
      verdictOf(change),
      verdictOf(change, { gate: 'style', kind: 'review', result: 'fail', findings: findings(1) }),
      testsOf(tree),
    ];
    await forge.check(pr, results);
    await forge.check(pr, results);
    // Pushed just now by this process, so that nothing had to be read.
    expect(counted('checks/list-for-ref')).toBe(0);
    await at.begin().check(pr, results);
    expect(counted('checks/list-for-ref')).toBe(1);
    const sha = published.commit;
    expect(shown()).toEqual([
      { name: 'tributary / security', conclusion: 'success', sha },
      { name: 'tributary / style', conclusion: 'neutral', sha },
      { name: 'tributary / tests', conclusion: 'success', sha },
    ]);
    expect(at.there.checkRuns.map(({ externalId }) => externalId)).toEqual([
      '0'.repeat(32),
      '0'.repeat(32),
      tree,
    ]);
    expect(counted('checks/create')).toBe(3);
    expect(at.there.statuses).toEqual([]);
  });

  test('take two requests for sixty findings, and a failed second one is repeated', async () => {
    const results = [verdictOf(change, { result: 'fail', findings: findings(60) })];
    const forge = at.begin();
    const pr = await forge.publish(published);
    at.github.fault({ operation: 'checks/update', status: 401 });
    await expect(forge.check(pr, results)).rejects.toThrow('rejected the token');
    expect(at.there.checkRuns[0]?.annotations).toHaveLength(50);
    await at.begin().check(pr, results);
    expect(at.there.checkRuns).toHaveLength(1);
    expect(at.there.checkRuns[0]?.annotations).toHaveLength(60);
    expect(new Set(at.there.checkRuns[0]?.annotations.map(({ path }) => path)).size).toBe(60);
    expect(counted('checks/create')).toBe(1);
    expect(counted('checks/update')).toBe(2);
  });

  test('show an impossible line number only in the summary, and are not refused for it', async () => {
    const [finding] = findings(1);
    const lines = [9e15, 2 ** 31, 2 ** 31 - 1].map((line) => ({ ...finding, line }));
    const pr = await at.begin().publish(published);
    await at.begin().check(pr, [verdictOf(change, { result: 'fail', findings: lines })]);
    expect(at.there.checkRuns).toMatchObject([
      { conclusion: 'failure', annotations: [{ start_line: 2 ** 31 - 1, end_line: 2 ** 31 - 1 }] },
    ]);
    expect(at.there.checkRuns[0]?.output?.summary).toContain('9000000000000000');
  });

  test('show a new verdict in place of the previous one', async () => {
    const pr = await at.begin().publish(published);
    await at.begin().check(pr, [verdictOf(change, { result: 'error' })]);
    await at.begin().check(pr, [verdictOf(change)]);
    expect(shown()).toMatchObject([{ conclusion: 'success' }]);
    await at.begin().check(pr, [verdictOf(change, { result: 'fail', findings: findings(1) })]);
    await at.begin().check(pr, [verdictOf(change)]);
    expect(shown().at(-1)).toMatchObject({ conclusion: 'success' });
    expect(at.there.checkRuns.at(-1)?.annotations).toEqual([]);
  });

  test('set the commit status at once if they block, and reset it if they no longer do', async () => {
    const forge = at.begin();
    const pr = await forge.publish(published);
    await forge.check(pr, [verdictOf(change, { result: 'fail' })]);
    await forge.check(pr, [verdictOf(change, { result: 'fail' })]);
    await forge.check(pr, [verdictOf(change)]);
    expect((await forge.land(await landingOf(at.repo, published, pr, base))).is).toBe('landed');
    const said = at.there.statuses.map(({ context, state, description }) => [
      context,
      state,
      description,
    ]);
    expect(said).toEqual([
      ['tributary', 'failure', 'Blocked by security'],
      ['tributary', 'pending', 'Waiting to land'],
      ['tributary', 'success', 'Gates and tests passed: ready to land'],
    ]);
  });

  test('have a summary that is cut to what GitHub accepts', async () => {
    const long = findings(900, 'ä'.repeat(900));
    const forge = at.begin();
    await forge.check(await forge.publish(published), [
      verdictOf(change, { result: 'fail', findings: long }),
    ]);
    const [run] = at.there.checkRuns;
    expect(Buffer.byteLength(run?.output.summary ?? '')).toBeLessThanOrEqual(65_535);
    expect(run?.output.summary).toMatch(/\(The rest is omitted\.\)$/);
    expect(run?.annotations).toHaveLength(200);
  });
});

describe('the text of a check', () => {
  const some = '1'.repeat(40) as ChangeId;

  test('contains no markup of a tool, and only annotations with an exact position', () => {
    const text = verdictCheck(
      verdictOf(some, {
        result: 'fail',
        findings: [
          {
            rule: '<b>',
            level: 'warning',
            message: '@team see #1 </details>',
            path: 'a.ts',
            line: 2,
          },
          { rule: 'x', level: 'note', message: 'm', path: 'a\u202e.ts', line: 1 },
          { rule: 'x', level: 'note', message: 'm', path: 'b.ts' },
        ],
      }),
    );
    expect(text.summary).not.toMatch(/@team|<\/details>|<b>/);
    expect(text.annotations).toEqual([
      {
        path: 'a.ts',
        start_line: 2,
        end_line: 2,
        annotation_level: 'warning',
        title: '<b>',
        message: '@team see #1 </details>',
      },
    ]);
    expect(text).toMatchObject({
      conclusion: 'failure',
      title: 'Blocked: 3 findings',
      startedAt: '2026-03-04T05:06:07.000Z',
      completedAt: '2026-03-04T05:06:09.000Z',
    });
  });

  test.each([
    [['green', 'flaky'], 'success'],
    [['green', 'lost'], 'cancelled'],
    [['lost', 'timeout'], 'timed_out'],
    [['timeout', 'red'], 'failure'],
    [['setup'], 'failure'],
  ] as const)('gives suites with the results %p the conclusion %s', (results, conclusion) => {
    const all = results.map((result) => testsOf('2'.repeat(40) as TreeSha, result));
    expect(testsCheck(all)?.conclusion).toBe(conclusion);
    expect(blockedDescription(all) === undefined).toBe(conclusion === 'success');
  });

  test('does not exist without a suite', () => {
    expect(testsCheck([])).toBeUndefined();
  });

  test('distinguishes a gate named tests from the tests', () => {
    expect(verdictCheck(verdictOf(some, { gate: 'tests' })).name).toBe('tributary / gate tests');
  });

  test('is at most 140 characters long in a status', () => {
    const all = Array.from({ length: 30 }, (_, i) =>
      verdictOf(some, { gate: `gate-${i}`, result: 'fail' }),
    );
    expect(blockedDescription(all)?.length).toBeLessThanOrEqual(140);
    expect(
      blockedDescription([verdictOf(some, { kind: 'review', result: 'fail' })]),
    ).toBeUndefined();
  });

  test('is cut at whole lines', () => {
    const line = 'é'.repeat(20_000);
    expect(cutLines([line, line])).toBe(`${line}\n\n(The rest is omitted.)`);
    expect(cutLines(['a', 'b'])).toBe('a\nb');
  });
});
