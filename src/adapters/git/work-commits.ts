/** What is in an agent's directory, as commits in the person's repository. */
import { join } from 'node:path';
import { IDENTITY, taskRef } from '../../core/git-names.js';
import { CommitSha, TreeSha } from '../../core/model.js';
import type { GitContext } from './context.js';
import { mergeCommits } from './combine.js';
import { GitError, lineOf } from './git.js';
import { readHead } from './hostile-refs.js';
import { withTemporaryFile } from './objects.js';
import { alternatesOf } from './own-repository.js';
import { admit, openQuarantine, packFrom, Refused } from './quarantine.js';
import { copyIndex, snapshotTree } from './snapshot.js';
import { indexOf, type WorktreeRecord } from './worktree-records.js';

/** Calls `use` with the tree of all files, and the temporary index of it. @throws if git cannot read them */
export async function withFiles<T>(
  context: GitContext,
  { dir, included }: WorktreeRecord,
  use: (tree: TreeSha, index: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFile(context.scratch, async (index) => {
    await copyIndex(indexOf(context.gitDir, dir), index);
    const git = context.judge.gitFor(dir);
    return use(await snapshotTree({ git, dir, without: included }, index), index);
  });
}

/** The commit that the worktree's HEAD names. It may be missing in the person's repository. */
export async function headOf({ dir }: WorktreeRecord): Promise<CommitSha | undefined> {
  return (await readHead(join(dir, '.git'))).commit;
}

/**
 * Takes a commit of the worktree's repository into the person's, with all that it has on top of the record's
 * base.
 *
 * @returns false if the repository is damaged, or the commit is not based on the base
 */
export async function takeIn(
  context: GitContext,
  { base, dir }: WorktreeRecord,
  head: CommitSha,
): Promise<boolean> {
  const { judge, scratch, objects } = context;
  if (await context.store.resolve(head))
    return (await context.store.mergeBase(base, head)) === base;
  const from = join(dir, '.git', 'objects');
  try {
    await withTemporaryFile(scratch, async (quarantine) => {
      await openQuarantine(judge.git, quarantine);
      const alternates = alternatesOf(dir, objects.dir);
      await packFrom(judge.git, quarantine, { from, alternates }, { base, head });
      await admit(judge.git, quarantine, { base, head });
    });
    return true;
  } catch (error) {
    if (error instanceof Refused || error instanceof GitError) return false;
    throw error;
  }
}

/**
 * The files without what set-up changed: the difference between the files after set-up and now, applied to the
 * start commit. Where both changed the same lines of a file, the file as it is now counts.
 */
export async function withoutSetup(
  context: GitContext,
  { start, prepared }: WorktreeRecord,
  now: TreeSha,
): Promise<TreeSha> {
  const started = await context.store.tree(start);
  if (prepared === undefined || prepared === started) return now;
  if (prepared === now) return started;
  const text = { message: 'files', author: IDENTITY, date: '2000-01-01T00:00:00Z' };
  const before = await context.store.commit(prepared, [], text);
  const ours = await context.store.commit(started, [before], text);
  const theirs = await context.store.commit(now, [before], text);
  // A rename found by similarity would move the agent's edit to another file.
  const merged = await mergeCommits(context.judge.git, ours, theirs, ['-c', 'merge.renames=false']);
  if (merged.conflicts.length === 0) return merged.tree;
  return withNewer(context, merged.tree, now, merged.conflicts);
}

/** The tree with these files as another tree has them. */
async function withNewer(
  { judge, scratch }: GitContext,
  tree: TreeSha,
  newer: TreeSha,
  files: readonly string[],
): Promise<TreeSha> {
  return withTemporaryFile(scratch, async (index) => {
    const env = { GIT_INDEX_FILE: index };
    await judge.git(['read-tree', tree], { env });
    const { bytes } = await judge.git([
      'ls-tree',
      '-r',
      '-z',
      '--full-tree',
      newer,
      '--',
      ...files,
    ]);
    const zero = '0'.repeat(tree.length);
    const gone = files.map((file) => Buffer.from(`0 ${zero}\t${file}\0`));
    await judge.git(['update-index', '-z', '--index-info'], {
      env,
      input: Buffer.concat([...gone, bytes]),
    });
    return TreeSha.parse(await lineOf(judge.git, ['write-tree'], { env }));
  });
}

/** Commits a tree as the agent's, unless the parent has the same. */
export async function commitFiles(
  context: GitContext,
  tree: TreeSha,
  parent: CommitSha,
  message: string,
): Promise<CommitSha> {
  if (tree === (await context.store.tree(parent))) return parent;
  const args = ['commit-tree', tree, '-p', parent];
  return CommitSha.parse(await lineOf(context.judge.git, args, { input: `${message}\n` }));
}

/** The full name of the branch, as `checkOut` and `putRight` want it. */
export function branchAt({ task }: Pick<WorktreeRecord, 'task'>, commit: CommitSha) {
  return { ref: taskRef(task), commit };
}
