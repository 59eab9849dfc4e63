import { seal } from '../../support/seal.js';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createGit, settingsEnvironment } from '../../../src/adapters/git/git.js';
import { createStore } from '../../../src/adapters/git/store.js';
import { taskRef } from '../../../src/core/git-names.js';
import {
  createLocalForge,
  type LocalForgeOptions,
} from '../../../src/adapters/local-forge/local-forge.js';
import {
  type ChangeId,
  changeIdOf,
  type CommitSha,
  type Method,
  NO_USAGE,
  RunId,
  Verdict,
} from '../../../src/core/model.js';
import { UserError } from '../../../src/core/user-error.js';
import type { Forge, Landing } from '../../../src/ports.js';
import { changeMessage, mergeMessage } from '../../../src/text/commit-text.js';
import { writeFiles } from '../../support/git-repository.js';
import { repositoryWithStore, sha, task, text, type WithStore } from '../git/tools.js';

const execute = promisify(execFile);
const RUN = RunId.parse('run-1');
const DEV = task('DEV-1');

let repo: WithStore;
let base: CommitSha;
/** Directories that a fast-forward was asked for. */
let forwarded: string[];

beforeEach(async () => {
  repo = await repositoryWithStore({ 'a.txt': 'one\n', 'b.txt': 'two\n', '.gitignore': '*.log\n' });
  base = sha(await repo.git('rev-parse', 'HEAD'));
  forwarded = [];
});
afterEach(() => repo[Symbol.asyncDispose]());

const fastForward: LocalForgeOptions['fastForward'] = async (dir, commit) => {
  forwarded.push(dir);
  const args = ['merge', '--ff-only', '--no-overwrite-ignore', '--quiet', commit];
  const env = { ...repo.environment, ...settingsEnvironment(), LC_ALL: 'C' };
  try {
    await execute('git', args, { cwd: dir, env });
    return { ok: true };
  } catch (error) {
    return { ok: false, message: (error as { stderr: string }).stderr };
  }
};

function forgeWith(options: Partial<LocalForgeOptions> = {}): Forge {
  return createLocalForge({
    gitDir: repo.gitDir,
    git: repo.bound,
    store: repo.store,
    base: 'main',
    run: RUN,
    collect: async () => undefined,
    seal,
    fastForward,
    ...options,
  });
}

type Changed = Record<string, string | null>;

/** A change as the queue makes it: the delivered work, and its one commit with the trailers. */
async function changeOf(files: Changed, name = 'DEV-1', on = base) {
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
  const head = sha(await repo.git('commit-tree', tree, '-p', on, '-m', 'the agent’s own words'));
  await repo.git('update-ref', taskRef(task(name)), head);
  const change = { task: task(name), id: changeIdOf(head), head, base: on, attempt: 1 };
  const title = `${name}: title`;
  const commit = await repo.store.commit(
    await repo.store.tree(head),
    [on],
    text(changeMessage(title, change, RUN)),
  );
  return { change, commit, title, body: 'body', draft: false, base: 'main' };
}

type Published = Awaited<ReturnType<typeof changeOf>>;

async function landing(
  { change, commit, title }: Published,
  pr: number,
  method: Method = 'merge',
  onto = base,
): Promise<Landing> {
  const message =
    method === 'merge' ? mergeMessage(title, change, pr, RUN) : changeMessage(title, change, RUN);
  const combined = await repo.store.combine(onto, { base: change.base, commit }, text(message));
  const tree = await repo.store.tree(combined.is === 'clean' ? combined.commit : commit);
  return { pr, onto, branch: 'main', method, text: text(message), tree };
}

async function land(forge: Forge, files: Changed, method: Method = 'merge') {
  const published = await changeOf(files);
  const pr = await forge.publish(published);
  return { published, pr, landed: await forge.land(await landing(published, pr, method)) };
}

function main() {
  return repo.git('rev-parse', 'main');
}

function verdict(change: ChangeId, gate: string, result: 'pass' | 'fail'): Verdict {
  return Verdict.parse({
    version: 1,
    change,
    gate,
    policy: '0'.repeat(32),
    kind: 'gate',
    result,
    findings: [],
    usage: NO_USAGE,
    startedAt: '2026-03-04T05:06:07.000Z',
    seconds: 0,
  });
}

async function records() {
  const folder = join(repo.gitDir, 'tributary/pulls');
  const names = (await readdir(folder)).toSorted();
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))),
  );
}

describe('pull requests', () => {
  test('are published once per task, and a new head replaces the old one', async () => {
    const forge = forgeWith();
    const first = await changeOf({ 'new.txt': '1\n' });
    expect(await forge.publish(first)).toBe(1);
    const [pull] = await forge.open();
    expect(pull).toEqual({
      number: 1,
      task: DEV,
      run: RUN,
      branch: 'tributary/DEV-1',
      base: 'main',
      commit: first.commit,
      change: first.change,
      title: 'DEV-1: title',
      state: 'open',
      held: false,
      tip: first.change.head,
      inFlight: false,
    });
    expect(await forge.publish(first)).toBe(1);
    expect(await forge.open()).toEqual([pull]);
    const other = await forge.publish(await changeOf({ 'x.txt': 'x' }, 'DEV-2'));
    expect(other).toBe(2);
    const second = await changeOf({ 'new.txt': '2\n' });
    const again = await forge.publish({ ...second, draft: true });
    expect(again).toBe(1);
    expect((await forge.open())[0]).toMatchObject({
      number: 1,
      commit: second.commit,
      state: 'draft',
    });
    expect((await forge.open()).map(({ number }) => number)).toEqual([1, 2]);
    expect(await repo.git('rev-parse', 'refs/tributary/pulls/1')).toBe(second.commit);
  });

  test('keep the latest result of each check, however often it is reported', async () => {
    const forge = forgeWith();
    const published = await changeOf({ 'new.txt': '1\n' });
    const { id } = published.change;
    await forge.publish(published);
    const results = [verdict(id, 'security', 'fail'), verdict(id, 'compliance', 'pass')];
    await forge.check(1, results);
    await forge.check(1, results);
    await forge.check(1, [verdict(id, 'security', 'pass')]);
    await forge.publish(published);
    const said = async () =>
      (await records())[0].checks.map((each: Verdict) => `${each.gate} ${each.result}`);
    expect(await said()).toEqual(['security pass', 'compliance pass']);
    await forge.publish(await changeOf({ 'new.txt': '2\n' }));
    expect(await said()).toEqual([]);
  });

  test('can be held, rejected and closed with a note', async () => {
    const forge = forgeWith();
    const published = await changeOf({ 'new.txt': '1\n' });
    await forge.publish(published);
    await forge.hold(1, 'a conflict');
    expect(await forge.open()).toMatchObject([{ state: 'open', held: true, note: 'a conflict' }]);
    await forge.reject(1, 'red');
    expect(await forge.open()).toMatchObject([{ state: 'draft', held: false, note: 'red' }]);
    await forge.close(1, 'discarded');
    expect(await forge.open()).toEqual([]);
    expect(await forge.publish(published)).toBe(2);
    await expect(forge.hold(7, 'x')).rejects.toThrow('there is no pull request 7');
  });

  test('show the tip of their branch, and the worktree with uncommitted changes', async () => {
    const forge = forgeWith({ collect: async (name) => `.worktrees/dev-${name}` });
    const published = await changeOf({ 'new.txt': '1\n' });
    await forge.publish(published);
    await repo.git('branch', '--force', 'tributary/DEV-1', base);
    expect(await forge.open()).toMatchObject([{ tip: base, unsaved: '.worktrees/dev-DEV-1' }]);
    await repo.git('branch', '-D', 'tributary/DEV-1');
    expect((await forge.open())[0]?.tip).toBeUndefined();
  });

  test('are listed if they have another base, but never land on this one', async () => {
    await repo.git('branch', 'develop');
    const published = await changeOf({ 'new.txt': '1\n' });
    const pr = await forgeWith({ base: 'develop' }).publish(published);
    const forge = forgeWith();
    expect(await forge.open()).toMatchObject([{ number: 1, base: 'develop' }]);
    expect(await forge.publish(published)).toBe(2);
    expect(await forge.land(await landing(published, pr))).toMatchObject({ is: 'refused' });
    expect(await main()).toBe(base);
  });

  test('cannot be listed if a record is invalid, and the error names its file', async () => {
    const forge = forgeWith();
    await forge.publish(await changeOf({ 'new.txt': '1\n' }));
    const file = join(repo.gitDir, 'tributary/pulls/1.json');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, -30));
    const error = await forge.open().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).next).toEqual([`rm ${file}`]);
    await rm(file);
    await writeFile(join(repo.gitDir, 'tributary/pulls/.2.json.half'), '{');
    expect(await forge.open()).toEqual([]);
  });
});

describe('a landing', () => {
  test.each([
    ['merge', (commit: string) => `${base} ${commit}`, 'Merge pull request #1: DEV-1: title'],
    ['squash', () => base as string, 'DEV-1: title'],
    ['rebase', () => base as string, 'DEV-1: title'],
  ] as const)(
    'gives the tested tree, the right parents and the trailers (%s)',
    async (method, parents, title) => {
      const forge = forgeWith();
      const { published, pr, landed } = await land(
        forge,
        { 'new.txt': 'new\n', 'b.txt': null },
        method,
      );
      expect(landed).toEqual({ is: 'landed', commit: await main() });
      expect(await repo.git('log', '-1', '--format=%P%n%s%n%an', 'main')).toBe(
        `${parents(published.commit)}\n${title}\nTributary`,
      );
      expect(await repo.git('rev-parse', 'main^{tree}')).toBe(
        await repo.store.tree(published.commit),
      );
      expect(await repo.store.landed(sha(await main()), [DEV])).toEqual([
        { task: DEV, change: published.change.id, commit: sha(await main()) },
      ]);
      expect(await repo.git('log', '--format=%B', 'main')).not.toContain('the agent’s own words');
      expect(await forge.open()).toEqual([]);
      expect((await records())[0]).toMatchObject({ state: 'merged', merged: await main() });
      expect(await repo.git('status', '--porcelain')).toBe('');
      expect(await readFile(join(repo.root, 'new.txt'), 'utf8')).toBe('new\n');
      expect(await forge.land(await landing(published, pr))).toMatchObject({
        is: 'refused',
        why: 'other',
      });
    },
  );

  test('continues from the previous one, also with a base that is checked out nowhere', async () => {
    await repo.git('checkout', '--quiet', '-b', 'elsewhere');
    const forge = forgeWith();
    const one = await changeOf({ 'one.txt': '1\n' });
    const two = await changeOf({ 'two.txt': '2\n' }, 'DEV-2');
    const [first, second] = [await forge.publish(one), await forge.publish(two)];
    expect((await forge.land(await landing(one, first))).is).toBe('landed');
    const onto = sha(await main());
    expect((await forge.land(await landing(two, second, 'squash', onto))).is).toBe('landed');
    expect(await repo.git('ls-tree', '--name-only', 'main')).toBe(
      '.gitignore\na.txt\nb.txt\none.txt\ntwo.txt',
    );
    expect(await repo.git('rev-parse', 'HEAD')).toBe(base);
    expect(forwarded).toEqual([]);
  });

  test('is refused if the base has moved, and changes nothing', async () => {
    const forge = forgeWith();
    const published = await changeOf({ 'new.txt': '1\n' });
    const pr = await forge.publish(published);
    const wanted = await landing(published, pr);
    const found = sha(await repo.commit({ 'someone.txt': 'x\n' }));
    expect(await forge.land(wanted)).toEqual({ is: 'refused', why: 'base-moved', found });
    expect(await main()).toBe(found);
    expect(await forge.open()).toHaveLength(1);
  });

  test.each([true, false])(
    'is refused if the base moves at the last moment (checked out: %p)',
    async (checkedOut) => {
      if (!checkedOut) await repo.git('checkout', '--quiet', '--detach');
      const published = await changeOf({ 'new.txt': '1\n' });
      let found = base;
      const move = async () => {
        const tree = await repo.store.tree(base);
        found = await repo.store.commit(tree, [base], text('somebody else'));
        await repo.git('update-ref', 'refs/heads/main', found);
      };
      const store: WithStore['store'] = {
        ...repo.store,
        combine: async (...args) => {
          await move();
          return repo.store.combine(...args);
        },
      };
      const forge = forgeWith({ store });
      const pr = await forge.publish(published);
      const landed = await forge.land(await landing(published, pr));
      expect(landed).toEqual({ is: 'refused', why: 'base-moved', found });
      expect(await main()).toBe(found);
    },
  );

  test('is refused if its tree is not the tested one, or if it conflicts', async () => {
    const forge = forgeWith();
    const published = await changeOf({ 'a.txt': 'theirs\n' });
    const pr = await forge.publish(published);
    const tested = { ...(await landing(published, pr)), tree: await repo.store.tree(base) };
    expect(await forge.land(tested)).toEqual({
      is: 'refused',
      why: 'other',
      message: 'the merge would give a different tree from the one that was tested',
    });
    const onto = sha(await repo.commit({ 'a.txt': 'ours\n' }));
    expect(await forge.land({ ...tested, onto })).toEqual({
      is: 'refused',
      why: 'conflict',
      message: 'conflicts in a.txt',
    });
    expect(await main()).toBe(onto);
  });

  test.each(['draft', 'closed'])('is refused if the pull request is %s', async (state) => {
    const forge = forgeWith();
    const published = await changeOf({ 'new.txt': '1\n' });
    const pr = await forge.publish(published);
    await (state === 'draft' ? forge.reject(1, 'red') : forge.close(1, 'discarded'));
    expect(await forge.land(await landing(published, pr))).toEqual({
      is: 'refused',
      why: 'other',
      message: `pull request 1 is ${state}`,
    });
    expect(await main()).toBe(base);
  });

  test('is recognized by its trailer if the process was killed before it recorded it', async () => {
    const forge = forgeWith();
    const published = await changeOf({ 'new.txt': '1\n' });
    const pr = await forge.publish(published);
    const file = join(repo.gitDir, 'tributary/pulls/1.json');
    const before = await readFile(file, 'utf8');
    const landed = await forge.land(await landing(published, pr));
    await writeFile(file, before);
    expect(await forgeWith().open()).toEqual([]);
    expect((await records())[0]).toMatchObject({
      state: 'merged',
      merged: landed.is === 'landed' && landed.commit,
    });
  });

  test('is not inferred from a trailer on a branch that did not land', async () => {
    const forge = forgeWith();
    const published = await changeOf({ 'new.txt': '1\n' });
    await forge.publish(published);
    await repo.git('branch', 'forged', published.commit);
    expect(await forge.open()).toHaveLength(1);
  });
});

describe('a person’s checkout', () => {
  /** All files of the checkout, git's index included. */
  const everything = async (dir = repo.root) => {
    const names = (await readdir(dir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/.git/') || file === join(repo.gitDir, 'index'));
    return new Map(
      await Promise.all(names.map(async (file) => [file, await readFile(file, 'latin1')] as const)),
    );
  };

  const expectRefused = async (files: Changed, message: RegExp, command: string) => {
    const before = await everything();
    const { landed } = await land(forgeWith(), files);
    expect(landed).toMatchObject({ is: 'refused', why: 'checkout', command });
    expect(landed.is === 'refused' && 'message' in landed && landed.message).toMatch(message);
    expect(await everything()).toEqual(before);
    expect(await repo.git('rev-parse', 'HEAD', 'main')).toBe(`${base}\n${base}`);
    expect(await repo.git('stash', 'list')).toBe('');
  };
  const stash = () => `git -C ${repo.root} stash`;

  test('keeps edits, staged changes and new files that the landing does not touch', async () => {
    await writeFiles(repo.root, { 'a.txt': 'edited\n', 'staged.txt': 'x', 'new/loose.txt': 'y' });
    await repo.git('add', 'staged.txt');
    const status = await repo.git('status', '--porcelain');
    const { landed } = await land(forgeWith(), { 'b.txt': 'landed\n' });
    expect(landed.is).toBe('landed');
    expect(await repo.git('status', '--porcelain')).toBe(status);
    expect(await readFile(join(repo.root, 'a.txt'), 'utf8')).toBe('edited\n');
    expect(await readFile(join(repo.root, 'b.txt'), 'utf8')).toBe('landed\n');
  });

  test('is unchanged if the landing would change an edited file', async () => {
    await writeFiles(repo.root, { 'a.txt': 'edited\n' });
    await expectRefused({ 'a.txt': 'landed\n', 'b.txt': 'landed\n' }, /a\.txt/, stash());
  });

  test('is unchanged even if git is set to stash edits automatically', async () => {
    await repo.git('config', 'merge.autoStash', 'true');
    await writeFiles(repo.root, { 'a.txt': 'edited\n' });
    await expectRefused({ 'a.txt': 'landed\n' }, /local changes/, stash());
  });

  test('is unchanged if the landing would change a staged file', async () => {
    await writeFiles(repo.root, { 'a.txt': 'edited\n' });
    await repo.git('add', 'a.txt');
    await expectRefused({ 'a.txt': 'landed\n' }, /a\.txt/, stash());
  });

  test.each(['mine.txt', 'it is mine.log'])(
    'is unchanged if %p is in the way, which git stash ignores',
    async (name) => {
      await writeFiles(repo.root, { [name]: 'a person’s\n' });
      const file = join(repo.root, name);
      const words = name.includes(' ') ? [`'${file}'`, `'${file}.mine'`] : [file, `${file}.mine`];
      await expectRefused({ [name]: 'landed\n' }, /would be overwritten/, `mv ${words.join(' ')}`);
    },
  );

  test('is unchanged in the middle of a merge', async () => {
    await repo.git('checkout', '--quiet', '-b', 'side');
    await repo.commit({ 'a.txt': 'side\n' });
    await repo.git('checkout', '--quiet', 'main');
    base = sha(await repo.commit({ 'a.txt': 'main\n' }));
    await expect(repo.git('merge', 'side')).rejects.toThrow();
    await expectRefused({ 'b.txt': 'landed\n' }, /merge|unmerged/i, stash());
  });

  test('is unchanged while the base is being rebased in it', async () => {
    await repo.git('checkout', '--quiet', '-b', 'side');
    await repo.commit({ 'a.txt': 'side\n' });
    await repo.git('checkout', '--quiet', 'main');
    base = sha(await repo.commit({ 'a.txt': 'main\n' }));
    await expect(repo.git('rebase', 'side')).rejects.toThrow();
    const before = await everything();
    const { landed } = await land(forgeWith(), { 'b.txt': 'landed\n' });
    expect(landed).toEqual({
      is: 'refused',
      why: 'checkout',
      message: `a rebase or bisect of main is in progress in ${repo.root}`,
      command: `git -C ${repo.root} status`,
    });
    expect(await everything()).toEqual(before);
    expect(await main()).toBe(base);
  });

  test('does not fall behind if the base is checked out twice, because the landing is refused', async () => {
    const second = join(repo.outside, 'second');
    await repo.git('worktree', 'add', '--quiet', '--force', second, 'main');
    const { landed } = await land(forgeWith(), { 'b.txt': 'landed\n' });
    expect(landed).toEqual({
      is: 'refused',
      why: 'checkout',
      message: `main is checked out in ${repo.root} and in ${second}`,
      command: `git worktree remove ${second}`,
    });
    expect(await repo.gitIn(second, 'status', '--porcelain')).toBe('');
    expect(await main()).toBe(base);
  });

  test('is updated if it is another worktree', async () => {
    await repo.git('checkout', '--quiet', '-b', 'elsewhere');
    const second = join(repo.outside, 'with space');
    await repo.git('worktree', 'add', '--quiet', second, 'main');
    const { landed } = await land(forgeWith(), { 'b.txt': 'landed\n' });
    expect(landed.is).toBe('landed');
    expect(forwarded).toEqual([second]);
    expect(await repo.gitIn(second, 'status', '--porcelain')).toBe('');
    expect(await readFile(join(repo.root, 'b.txt'), 'utf8')).toBe('two\n');
  });

  test('does not get the landing if it switches to another branch at that moment', async () => {
    const forge = forgeWith({
      fastForward: async (dir, commit) => {
        await repo.git('checkout', '--quiet', '-b', 'feature');
        return fastForward(dir, commit);
      },
    });
    const { landed } = await land(forge, { 'b.txt': 'landed\n' });
    expect(landed).toMatchObject({
      is: 'refused',
      why: 'checkout',
      message: `main is no longer checked out in ${repo.root}`,
    });
    expect(await main()).toBe(base);
    expect(await forge.open()).toHaveLength(1);
  });

  test('runs no hook', async () => {
    await mkdir(join(repo.gitDir, 'hooks'));
    const hook = `#!/bin/sh\ntouch '${repo.outside}/hooked'\n`;
    await writeFile(join(repo.gitDir, 'hooks/post-merge'), hook, { mode: 0o755 });
    expect((await land(forgeWith(), { 'b.txt': 'landed\n' })).landed.is).toBe('landed');
    expect(await readdir(repo.outside)).not.toContain('hooked');
  });

  test('is found in a submodule and with a separate git directory', async () => {
    const outer = repo;
    const at = (name: string) => join(outer.outside, name);
    await outer.git('init', '--quiet', at('parent'));
    const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'];
    await outer.gitIn(at('parent'), ...add, outer.root, 'sub');
    const apart = [`--separate-git-dir=${at('apart.git')}`, outer.root, at('apart')];
    await outer.git('clone', '--quiet', ...apart);
    for (const [root, gitDir] of [
      [at('parent/sub'), at('parent/.git/modules/sub')],
      [at('apart'), at('apart.git')],
    ] as const) {
      const bound = createGit(root, outer.environment, { gitDir });
      const store = createStore(bound, { folder: join(gitDir, 'tributary') });
      const git = (...args: string[]) => outer.gitIn(root, ...args);
      repo = { ...outer, root, gitDir, bound, store, git };
      expect((await land(forgeWith(), { 'b.txt': 'landed\n' })).landed.is).toBe('landed');
      expect(forwarded.at(-1)).toBe(root);
      expect(await git('status', '--porcelain')).toBe('');
    }
    repo = outer;
  });
});
