import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, readdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommitSha } from '../../../src/core/model.js';
import { type Files, writeFiles } from '../../support/git-repository.js';
import { repositoryWithStore, sha, type WithStore } from './tools.js';

const BRANCH = 'tributary/DEV-1';

let repo: WithStore;
let base: CommitSha;
/** Another machine: its objects are not in the repository. */
let other: string;
let bundle: string;

beforeEach(async () => {
  repo = await repositoryWithStore({ 'a.txt': 'one\n' });
  base = sha(await repo.git('rev-parse', 'HEAD'));
  other = join(repo.outside, 'other');
  bundle = join(repo.outside, 'change.bundle');
  await repo.git('clone', '--quiet', '--no-local', repo.root, other);
});
afterEach(() => repo[Symbol.asyncDispose]());

function there(...args: string[]) {
  return repo.gitIn(other, ...args);
}

async function commitThere(files: Files, branch = BRANCH) {
  await there('checkout', '--quiet', '-B', branch);
  await writeFiles(other, files);
  await there('add', '--all');
  await there('commit', '--quiet', '--allow-empty', '-m', 'work');
  return sha(await there('rev-parse', 'HEAD'));
}

function make(...args: string[]) {
  return there('bundle', 'create', '--quiet', bundle, ...args);
}
function take(head: CommitSha, on = base) {
  return repo.store.importBundle(bundle, on, head);
}

/** Nothing of it is in the repository, and nothing of the attempt is left lying about. */
async function expectNothing(head?: string) {
  expect(await repo.git('for-each-ref', 'refs/tributary')).toBe('');
  if (head) await expect(repo.git('cat-file', '-e', head)).rejects.toThrow();
  await expectNoFiles();
}

/** The git directory in which Tributary judges is there as long as it runs. */
async function expectNoFiles() {
  expect(await readdir(join(repo.gitDir, 'tributary'))).toEqual(['git']);
}

/** A commit whose tree git itself would not make: mode, name and blob of each entry. */
async function craft(entries: readonly [string, string, string][]): Promise<CommitSha> {
  const file = join(repo.outside, 'tree');
  const parts = entries.flatMap(([mode, name, id]) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(id, 'hex'),
  ]);
  await writeFile(file, Buffer.concat(parts));
  const tree = await there('hash-object', '-t', 'tree', '--literally', '-w', file);
  const head = sha(await there('commit-tree', tree, '-p', base, '-m', 'crafted'));
  await there('branch', '--force', BRANCH, head);
  await make(BRANCH, `^${base}`);
  return head;
}

function blob() {
  return there('rev-parse', `${base}:a.txt`);
}

describe('an imported bundle', () => {
  test('brings the work under a ref of its own, and nothing else', async () => {
    const head = await commitThere({ 'b.txt': 'two\n', 'run.sh': 'x\n' });
    await make(BRANCH, `^${base}`);
    expect(await take(head)).toBeUndefined();
    expect(await repo.git('for-each-ref', '--format=%(refname) %(objectname)')).toBe(
      `refs/heads/main ${base}\nrefs/tributary/taken/${head} ${head}`,
    );
    expect(await repo.store.file(head, 'b.txt')).toBe('two\n');
    await expectNoFiles();
    expect(await take(head)).toBeUndefined();
  });

  test('may contain several commits, and a merge of newer commits of the base', async () => {
    await commitThere({ 'b.txt': 'two\n' });
    const newer = sha(await repo.commit({ 'c.txt': 'three\n' }));
    await there('fetch', '--quiet', 'origin');
    await there('merge', '--quiet', '--no-edit', 'origin/main');
    const head = sha(await there('rev-parse', 'HEAD'));
    await make(BRANCH, `^${base}`);
    expect(await take(head)).toBeUndefined();
    expect(await repo.store.mergeBase(head, newer)).toBe(newer);
  });

  test('is accepted in a repository whose path has odd characters', async () => {
    await using odd = await repositoryWithStore({ 'a.txt': 'x\n' }, { name: `od:d "na'me` });
    const start = sha(await odd.git('rev-parse', 'HEAD'));
    const file = join(odd.root, 'b:c.bundle');
    await odd.git('checkout', '--quiet', '-b', BRANCH);
    const head = sha(await odd.commit({ 'b.txt': 'two\n' }));
    await odd.git('bundle', 'create', '--quiet', file, BRANCH, `^${start}`);
    expect(await odd.store.importBundle(file, start, head)).toBeUndefined();
  });
});

describe('a bundle', () => {
  test('is rejected if it is missing or not a regular file', async () => {
    expect(await take(base)).toBe('there is no bundle');
    await mkdir(bundle);
    expect(await take(base)).toBe('there is no bundle');
    bundle = join(repo.outside, 'link');
    const head = await commitThere({ 'b.txt': 'two\n' });
    await there('bundle', 'create', '--quiet', join(repo.outside, 'real'), BRANCH, `^${base}`);
    await symlink(join(repo.outside, 'real'), bundle);
    expect(await take(head)).toBe('there is no bundle');
    await expectNothing(head);
  });

  test('is rejected if it is too large', async () => {
    await writeFile(bundle, '');
    await truncate(bundle, 256 * 1024 * 1024 + 1);
    expect(await take(base)).toBe('the bundle is over 256 MiB');
  });

  test('is rejected if it is not a bundle or is truncated', async () => {
    await writeFile(bundle, 'nonsense\n');
    expect(await take(base)).toContain('does not look like a v2 or v3 bundle file');
    const head = await commitThere({ 'b.txt': 'x'.repeat(1000) });
    await make(BRANCH, `^${base}`);
    await truncate(bundle, 300);
    expect(await take(head)).toMatch(/early EOF|unexpected|corrupt|inflate/i);
    await expectNothing(head);
  });

  const OTHER_HEAD = 'the bundle does not contain exactly the announced commit';

  test('is rejected if it contains another commit or more than one', async () => {
    const first = await commitThere({ 'b.txt': 'two\n' });
    const head = await commitThere({ 'c.txt': 'three\n' });
    await make(BRANCH, `^${base}`);
    expect(await take(first)).toBe(OTHER_HEAD);
    await there('branch', 'tributary/DEV-2', first);
    await make(BRANCH, 'tributary/DEV-2', `^${base}`);
    expect(await take(head)).toBe(OTHER_HEAD);
    await expectNothing(head);
  });

  test('is rejected if its ref is not the branch of a task', async () => {
    const head = await commitThere({ 'b.txt': 'two\n' }, 'main');
    await make('main', `^${base}`);
    expect(await take(head)).toBe(OTHER_HEAD);
    await there('tag', 'tributary', head);
    await make('tributary', `^${base}`);
    expect(await take(head)).toBe(OTHER_HEAD);
  });

  test('is rejected if a prerequisite commit is missing here', async () => {
    const middle = await commitThere({ 'b.txt': 'two\n' });
    const head = await commitThere({ 'c.txt': 'three\n' });
    await make(BRANCH, `^${middle}`);
    expect(await take(head)).toContain(`Repository lacks these prerequisite commits:; ${middle}`);
    await expectNothing(head);
  });

  test('is rejected if the work is not based on the assigned base', async () => {
    const newer = sha(await repo.commit({ 'later.txt': 'x\n' }));
    const head = await commitThere({ 'b.txt': 'two\n' });
    await make(BRANCH, `^${base}`);
    expect(await take(head, newer)).toBe('the work is not based on the assigned base');
    await expectNothing(head);
  });

  test('is rejected if it has an unrelated history', async () => {
    await there('checkout', '--quiet', '--orphan', 'orphan');
    const head = await commitThere({ 'b.txt': 'two\n' });
    await make(BRANCH);
    expect(await take(head)).toBe('the work is not based on the assigned base');
    await expectNothing(head);
  });

  test('is rejected if a tag takes the place of the commit', async () => {
    await commitThere({ 'b.txt': 'two\n' });
    await there('tag', '-a', '-m', 'tag', 'v1', BRANCH);
    const tag = sha(await there('rev-parse', 'v1'));
    await there('update-ref', '--no-deref', 'refs/tags/v1', tag);
    await writeFile(join(other, '.git/refs/heads', BRANCH), `${tag}\n`);
    await there('checkout', '--quiet', '--detach', base);
    await make(BRANCH, `^${base}`);
    expect(await take(tag)).toBe('the announced object is not a commit');
    await expectNothing(tag);
  });

  test.each([
    ['.git', 'hasDotgit'],
    ['..', 'hasDotdot'],
    ['.', 'hasDot'],
    ['.GIT', 'hasDotgit'],
    ['git~1', 'hasDotgit'],
  ])('is rejected if a tree has the entry %s', async (name, said) => {
    const head = await craft([['100644', name, await blob()]]);
    expect(await take(head)).toContain(said);
    await expectNothing(head);
  });

  test('is rejected if only an intermediate commit has such a tree', async () => {
    const middle = await craft([['100644', '.git', await blob()]]);
    const tree = await there('rev-parse', `${base}^{tree}`);
    const head = sha(await there('commit-tree', tree, '-p', middle, '-m', 'clean again'));
    await there('branch', '--force', BRANCH, head);
    await make(BRANCH, `^${base}`);
    expect(await take(head)).toContain('hasDotgit');
    await expectNothing(head);
  });

  test('is rejected if .gitmodules is a symbolic link', async () => {
    const head = await craft([['120000', '.gitmodules', await blob()]]);
    expect(await take(head)).toContain('gitmodulesSymlink');
    await expectNothing(head);
  });
});
