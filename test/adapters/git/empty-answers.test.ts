import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobSizes, readBlobs } from '../../../src/adapters/git/blobs.js';
import { addedText, diffTrees, writePatch } from '../../../src/adapters/git/diff.js';
import type { Git } from '../../../src/adapters/git/git.js';
import { createStore } from '../../../src/adapters/git/store.js';
import { createTreeReader, emptyTree } from '../../../src/adapters/git/objects.js';
import { branchUses } from '../../../src/adapters/git/worktrees.js';
import { repositoryWithStore, sha, type WithStore } from './tools.js';

let repository: WithStore;
let first: string;
let second: string;

beforeAll(async () => {
  repository = await repositoryWithStore({ 'a.txt': 'a\n' });
  first = await repository.git('rev-parse', 'HEAD');
  second = await repository.commit({ 'b.txt': 'b\n' });
});

afterAll(async () => {
  await repository[Symbol.asyncDispose]();
});

/** The repository's git, but for one command that says nothing and succeeds. */
function silentAt(command: string): Git {
  return (args, options) =>
    args[0] === command
      ? Promise.resolve({ code: 0, stdout: '', stderr: '', bytes: Buffer.alloc(0) })
      : repository.bound(args, options);
}

test('an empty difference between two different trees is an error', async () => {
  await expect(diffTrees(silentAt('diff-tree'), first, second)).rejects.toThrow(
    `git showed no difference between ${first} and ${second}`,
  );
});

test('an empty difference between two equal trees is an answer', async () => {
  expect(await diffTrees(repository.bound, second, second)).toEqual([]);
});

test('a missing answer about a blob is an error', async () => {
  const blob = await repository.git('rev-parse', 'HEAD:a.txt');
  const silent = silentAt('cat-file');
  await expect(blobSizes(silent, [blob])).rejects.toThrow('git has no such blob');
  await expect(readBlobs(silent, [blob])).rejects.toThrow('git did not answer for the blob');
});

test('a list of worktrees without the main one is an error', async () => {
  const { gitDir } = repository;
  await expect(branchUses(silentAt('worktree'), gitDir, 'main')).rejects.toThrow(
    'git listed no worktree',
  );
});

test('no added text and no patch between two trees that differ are errors', async () => {
  const silent = silentAt('diff-tree');
  const words = `git showed no difference between ${first} and ${second}`;
  await expect(addedText(silent, first, second)).rejects.toThrow(words);
  const file = join(repository.outside, 'silent.diff');
  await expect(writePatch(silent, first, second, file)).rejects.toThrow(words);
  expect(existsSync(file)).toBe(false);
});

test('a patch without one of the files is an error', async () => {
  const third = await repository.commit({ 'c.txt': 'c\n' });
  const one = await repository.bound(['diff-tree', '-p', '-r', second, third]);
  const forgetful: Git = async (args, options) =>
    args.includes('-p') ? one : repository.bound(args, options);
  const file = join(repository.outside, 'forgetful.diff');
  await expect(writePatch(forgetful, first, third, file)).rejects.toThrow(
    'git lists 2 changed files and shows 1',
  );
});

const onFullDisk = existsSync('/dev/full') ? test : test.skip;
onFullDisk('a patch that does not fit on the disk is an error', async () => {
  await expect(writePatch(repository.bound, first, second, '/dev/full')).rejects.toThrow('ENOSPC');
});

test('a patch holds bytes that are no UTF-8 as they are', async () => {
  const bytes = Buffer.from([0x61, 0xff, 0x00, 0x0a]);
  const before = await repository.git('rev-parse', 'HEAD');
  const after = await repository.commit({ 'bytes.bin': bytes });
  const file = join(repository.outside, 'bytes.diff');
  await writePatch(repository.bound, before, after, file);
  expect((await readFile(file)).includes(bytes)).toBe(true);
});

test('commits without a committer are an error, and no commits are an answer', async () => {
  const store = (git: Git) => createStore(git, { folder: join(repository.gitDir, 'tributary') });
  await expect(store(silentAt('log')).committers(sha(first), sha(second))).rejects.toThrow(
    'git named no committer',
  );
  expect(await store(repository.bound).committers(sha(second), sha(first))).toEqual([]);
  expect(await store(repository.bound).committers(sha(first), sha(first))).toEqual([]);
});

test('a tree without files is an error, unless it is the empty tree', async () => {
  const { bound } = repository;
  await expect(createTreeReader(silentAt('ls-tree')).files(sha(second))).rejects.toThrow(
    `git listed no files of ${second}`,
  );
  expect(await createTreeReader(bound).files(await emptyTree(bound))).toEqual([]);
});
