import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { blobSizes, readBlobs } from '../../../src/adapters/git/blobs.js';
import { diffTrees } from '../../../src/adapters/git/diff.js';
import type { Git } from '../../../src/adapters/git/git.js';
import { branchUses } from '../../../src/adapters/git/worktrees.js';
import { repositoryWithStore, type WithStore } from './tools.js';

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
      ? Promise.resolve({ code: 0, stdout: '', bytes: Buffer.alloc(0) })
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
