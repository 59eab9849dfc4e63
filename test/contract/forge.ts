/** What every forge must do: the tests run on each implementation. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { taskRef } from '../../src/core/git-names.js';
import {
  type ChangeId,
  changeIdOf,
  type CommitSha,
  type Method,
  NO_USAGE,
  RunId,
  TestResult,
  type TreeSha,
  Verdict,
} from '../../src/core/model.js';
import type { Forge, Landing, Published } from '../../src/ports.js';
import { changeMessage, mergeMessage } from '../../src/text/commit-text.js';
import { sha, task, text, type WithStore } from '../adapters/git/tools.js';

export const RUN = RunId.parse('run-1');

export interface ForgeUnderTest extends AsyncDisposable {
  /** The checkout, with its store. */
  repo: WithStore;
  /** The forge as a process that has just begun has it. */
  begin(options?: { base?: string; run?: string }): Forge;
  /** The real tip of a branch. */
  tip(branch: string): Promise<CommitSha>;
  /** Somebody else's push of these files, on top of the branch. */
  push(branch: string, files: Files): Promise<CommitSha>;
  /** A branch at a commit of the base. */
  branch(name: string, at: CommitSha): Promise<void>;
}

type Files = Record<string, string | null>;

export const START = { 'a.txt': 'one\n', 'b.txt': 'two\n' };

/** A commit with these files changed, made of objects alone. */
export async function commitOf(
  repo: WithStore,
  files: Files,
  on: CommitSha,
  message: string,
): Promise<CommitSha> {
  const index = { GIT_INDEX_FILE: join(repo.outside, 'index') };
  await repo.bound(['read-tree', on], { env: index });
  for (const [path, content] of Object.entries(files)) {
    await writeFile(join(repo.outside, 'blob'), content ?? '');
    const blob = await repo.git('hash-object', '-w', join(repo.outside, 'blob'));
    const entry =
      content === null
        ? ['--force-remove', path]
        : ['--add', '--cacheinfo', `100644,${blob},${path}`];
    await repo.bound(['update-index', ...entry], { env: index });
  }
  const tree = (await repo.bound(['write-tree'], { env: index })).stdout.trim();
  return sha(await repo.git('commit-tree', tree, '-p', on, '-m', message));
}

/** A change as the queue makes it: the delivered work, and its one commit with the trailers. */
export async function changeOf(
  repo: WithStore,
  files: Files,
  on: CommitSha,
  name = 'DEV-1',
): Promise<Published> {
  const head = await commitOf(repo, files, on, 'the agent’s own words');
  await repo.git('update-ref', taskRef(task(name)), head);
  const change = { task: task(name), id: changeIdOf(head), head, base: on, attempt: 1 };
  const title = `${name}: title`;
  const message = text(changeMessage(title, change, RUN));
  const commit = await repo.store.commit(await repo.store.tree(head), [on], message);
  return { change, commit, title, body: 'body', draft: false, base: 'main' };
}

/** A landing with the tree that the merge gives. */
export async function landingOf(
  repo: WithStore,
  { change, commit, title }: Published,
  pr: number,
  onto: CommitSha,
  method: Method = 'merge',
): Promise<Landing> {
  const message =
    method === 'merge' ? mergeMessage(title, change, pr, RUN) : changeMessage(title, change, RUN);
  const made = await repo.store.combine(onto, { base: change.base, commit }, text(message));
  const tree = await repo.store.tree(made.is === 'clean' ? made.commit : commit);
  return { pr, onto, branch: 'main', method, text: text(message), tree };
}

export function verdictOf(change: ChangeId, more: Partial<Record<keyof Verdict, unknown>> = {}) {
  return Verdict.parse({
    version: 1,
    change,
    gate: 'security',
    policy: '0'.repeat(32),
    kind: 'gate',
    result: 'pass',
    findings: [],
    usage: NO_USAGE,
    startedAt: '2026-03-04T05:06:07.000Z',
    seconds: 2,
    ...more,
  });
}

export function testsOf(tree: TreeSha, result: TestResult['result'] = 'green') {
  return TestResult.parse({
    version: 1,
    tree,
    suite: 'unit',
    policy: '0'.repeat(32),
    result,
    failures: result === 'red' ? ['adds'] : [],
    tail: 'one line',
    startedAt: '2026-03-04T05:06:07.000Z',
    seconds: 3,
  });
}

/** @param setUp a forge on a repository with `START` on main */
export function forgeContract(name: string, setUp: () => Promise<ForgeUnderTest>): void {
  let at: ForgeUnderTest;
  let base: CommitSha;
  const change = (files: Files, id?: string) => changeOf(at.repo, files, base, id);
  const landing = (published: Published, pr: number, method?: Method, onto = base) =>
    landingOf(at.repo, published, pr, onto, method);
  const main = () => at.tip('main');

  beforeEach(async () => {
    at = await setUp();
    base = await main();
  });
  afterEach(async () => at[Symbol.asyncDispose]());

  describe(`${name}: pull requests`, () => {
    test('are published once per task, also by another process', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const pr = await at.begin().publish(published);
      const again = at.begin();
      expect(await again.publish(published)).toBe(pr);
      expect(await again.publish(published)).toBe(pr);
      const open = await at.begin().open();
      expect(open).toMatchObject([
        {
          number: pr,
          task: 'DEV-1',
          run: RUN,
          branch: 'tributary/DEV-1',
          base: 'main',
          commit: published.commit,
          change: published.change,
          title: 'DEV-1: title',
          state: 'open',
          held: false,
          inFlight: false,
        },
      ]);
      expect(await main()).toBe(base);
    });

    test('show the tip of their branch, and its commits can be read', async () => {
      const published = await change({ 'new.txt': '1\n' });
      await at.begin().publish(published);
      const [pull] = await at.begin().open();
      expect([published.commit, published.change.head]).toContain(pull?.tip);
      expect(await at.repo.store.diff(base, pull!.tip!)).toMatchObject([{ path: 'new.txt' }]);
    });

    test('are listed in the order of their numbers', async () => {
      const forge = at.begin();
      const first = await forge.publish(await change({ 'new.txt': '1\n' }));
      const second = await forge.publish(await change({ 'x.txt': 'x' }, 'DEV-2'));
      expect((await forge.open()).map(({ number }) => number)).toEqual([first, second]);
      expect((await at.begin().open()).map(({ number }) => number)).toEqual([first, second]);
    });

    test('get a new head and title in place of the old ones', async () => {
      const pr = await at.begin().publish(await change({ 'new.txt': '1\n' }));
      const second = { ...(await change({ 'new.txt': '2\n' })), title: 'DEV-1: better' };
      expect(await at.begin().publish(second)).toBe(pr);
      expect(await at.begin().open()).toMatchObject([
        { number: pr, commit: second.commit, change: second.change, title: 'DEV-1: better' },
      ]);
    });

    test('are drafts if they are blocked, and never land', async () => {
      const published = { ...(await change({ 'new.txt': '1\n' })), draft: true };
      const forge = at.begin();
      const pr = await forge.publish(published);
      await forge.check(pr, [verdictOf(published.change.id, { result: 'fail' })]);
      expect(await at.begin().open()).toMatchObject([{ number: pr, state: 'draft' }]);
      expect(await at.begin().publish(published)).toBe(pr);
      expect(await at.begin().land(await landing(published, pr))).toEqual({
        is: 'refused',
        why: 'other',
        message: `pull request ${pr} is draft`,
      });
      expect(await main()).toBe(base);
    });

    test.each([true, false])('can be switched from draft %p', async (draft) => {
      const published = { ...(await change({ 'new.txt': '1\n' })), draft };
      const pr = await at.begin().publish(published);
      const turned = { ...published, draft: !draft };
      expect(await at.begin().publish(turned)).toBe(pr);
      expect(await at.begin().open()).toMatchObject([
        { number: pr, state: draft ? 'open' : 'draft' },
      ]);
      expect(await at.begin().publish(turned)).toBe(pr);
    });

    test('can be held, and are no longer held when they are published again', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const pr = await at.begin().publish(published);
      for (const forge of [at.begin(), at.begin()]) await forge.hold(pr, 'a conflict');
      expect(await at.begin().open()).toMatchObject([{ state: 'open', held: true }]);
      expect(await at.begin().publish(published)).toBe(pr);
      expect(await at.begin().open()).toMatchObject([{ state: 'open', held: false }]);
    });

    test('are drafts after a rejection, until they are published again', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const forge = at.begin();
      const pr = await forge.publish(published);
      await forge.hold(pr, 'a conflict');
      await forge.reject(pr, 'red');
      await at.begin().reject(pr, 'red');
      expect(await at.begin().open()).toMatchObject([{ state: 'draft', held: false }]);
      expect(await forge.land(await landing(published, pr))).toMatchObject({
        is: 'refused',
        message: `pull request ${pr} is draft`,
      });
      await at.begin().publish(published);
      expect(await at.begin().open()).toMatchObject([{ state: 'open', held: false }]);
    });

    test('can be closed, and a new one takes their place', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const pr = await at.begin().publish(published);
      for (const forge of [at.begin(), at.begin()]) await forge.close(pr, 'discarded');
      expect(await at.begin().open()).toEqual([]);
      expect(await at.begin().land(await landing(published, pr))).toMatchObject({
        is: 'refused',
        message: `pull request ${pr} is closed`,
      });
      const next = await at.begin().publish(published);
      expect(next).not.toBe(pr);
      expect(await at.begin().open()).toMatchObject([{ number: next, state: 'open' }]);
    });

    test('accept verdicts and test results, however often they are reported', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const forge = at.begin();
      const pr = await forge.publish(published);
      const { id } = published.change;
      const tree = await at.repo.store.tree(published.commit);
      const results = [verdictOf(id), verdictOf(id, { gate: 'compliance' }), testsOf(tree)];
      await forge.check(pr, results);
      await forge.check(pr, results);
      await at.begin().check(pr, results);
      await at.begin().check(pr, []);
      expect(await at.begin().open()).toHaveLength(1);
    });

    test('are listed if they have another base, but never land on this one', async () => {
      await at.branch('develop', base);
      const published = { ...(await change({ 'new.txt': '1\n' })), base: 'develop' };
      const pr = await at.begin({ base: 'develop' }).publish(published);
      const forge = at.begin();
      expect(await forge.open()).toMatchObject([{ number: pr, base: 'develop', state: 'open' }]);
      expect(await forge.land(await landing(published, pr))).toEqual({
        is: 'refused',
        why: 'other',
        message: `pull request ${pr} is for develop, not main`,
      });
      expect(await main()).toBe(base);
    });

    test('are an error if they do not exist', async () => {
      await expect(at.begin().hold(77, 'x')).rejects.toThrow();
    });
  });

  describe(`${name}: a landing`, () => {
    test.each([
      [
        'merge',
        (commit: string) => `${base} ${commit}`,
        (pr: number) => `Merge pull request #${pr}: DEV-1: title`,
      ],
      ['squash', () => base as string, () => 'DEV-1: title'],
      ['rebase', () => base as string, () => 'DEV-1: title'],
    ] as const)(
      'gives the tested tree, the message and the trailers (%s)',
      async (method, parents, subject) => {
        const published = await change({ 'new.txt': 'new\n', 'b.txt': null });
        const pr = await at.begin().publish(published);
        const wanted = await landing(published, pr, method);
        const landed = await at.begin().land(wanted);
        const now = await main();
        expect(landed).toEqual({ is: 'landed', commit: now });
        expect(await at.repo.store.tree(now)).toBe(wanted.tree);
        expect(await at.repo.git('log', '-1', '--format=%P%n%s', now)).toBe(
          `${parents(published.commit)}\n${subject(pr)}`,
        );
        expect(await at.repo.store.landed(now, [published.change.task])).toEqual([
          { task: 'DEV-1', change: published.change.id, commit: now },
        ]);
        expect(await at.repo.git('log', '--format=%B', now)).not.toContain('the agent’s own words');
        expect(await at.begin().open()).toEqual([]);
        expect(await at.begin().land(wanted)).toEqual({
          is: 'refused',
          why: 'other',
          message: `pull request ${pr} is merged`,
        });
        expect(await main()).toBe(now);
      },
    );

    test.each(['merge', 'squash', 'rebase'] as const)(
      'continues from the previous one (%s)',
      async (method) => {
        const one = await change({ 'one.txt': '1\n' });
        const two = await change({ 'two.txt': '2\n' }, 'DEV-2');
        const forge = at.begin();
        const [first, second] = [await forge.publish(one), await forge.publish(two)];
        expect((await forge.land(await landing(one, first, method))).is).toBe('landed');
        const onto = await main();
        const wanted = await landing(two, second, method, onto);
        expect(await forge.land(wanted)).toEqual({ is: 'landed', commit: await main() });
        expect(await at.repo.store.tree(await main())).toBe(wanted.tree);
        expect(await at.repo.store.files(await main())).toEqual([
          'a.txt',
          'b.txt',
          'one.txt',
          'two.txt',
        ]);
      },
    );

    test('is refused if the base has moved, and changes nothing', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const pr = await at.begin().publish(published);
      const wanted = await landing(published, pr);
      const found = await at.push('main', { 'someone.txt': 'x\n' });
      expect(await at.begin().land(wanted)).toEqual({ is: 'refused', why: 'base-moved', found });
      expect(await main()).toBe(found);
      expect(await at.begin().open()).toMatchObject([{ number: pr, state: 'open' }]);
    });

    test('is refused if it conflicts, and changes nothing', async () => {
      const published = await change({ 'a.txt': 'theirs\n' });
      const pr = await at.begin().publish(published);
      const onto = await at.push('main', { 'a.txt': 'ours\n' });
      await at.begin().open();
      const wanted = { ...(await landing(published, pr)), onto };
      expect(await at.begin().land(wanted)).toEqual({
        is: 'refused',
        why: 'conflict',
        message: 'conflicts in a.txt',
      });
      expect(await main()).toBe(onto);
      expect(await at.begin().open()).toHaveLength(1);
    });

    test('is refused if it would give another tree than the tested one', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const pr = await at.begin().publish(published);
      const wanted = { ...(await landing(published, pr)), tree: await at.repo.store.tree(base) };
      expect(await at.begin().land(wanted)).toMatchObject({ is: 'refused', why: 'other' });
      expect(await main()).toBe(base);
    });

    test('never includes what somebody pushed to the branch in the meantime', async () => {
      const published = await change({ 'new.txt': '1\n' });
      const forge = at.begin();
      const pr = await forge.publish(published);
      const wanted = await landing(published, pr);
      await at.push('tributary/DEV-1', { 'new.txt': 'untested\n' });
      const landed = await forge.land(wanted);
      if (landed.is === 'landed') expect(await at.repo.store.tree(landed.commit)).toBe(wanted.tree);
      else {
        expect(landed.why).toBe('head-moved');
        expect(await main()).toBe(base);
      }
    });
  });
}
