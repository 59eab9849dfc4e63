/** Saves an agent's work: its commits and its files, as one commit on the task's branch. */
import { rename } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { taskBranch } from '../../core/git-names.js';
import type { CommitSha, TreeSha } from '../../core/model.js';
import type { GitContext } from './context.js';
import { withTemporaryFile } from './objects.js';
import { putRight } from './own-checkout.js';
import { moveBranch } from './refs.js';
import { copyIndex, hasFolder } from './snapshot.js';
import { putSubmodulesRight } from './submodules.js';
import {
  branchAt,
  commitFiles,
  headOf,
  takeInBased,
  withFiles,
  withoutSetup,
} from './work-commits.js';
import { indexOf, type WorktreeRecord, writeWorktreeRecord } from './worktree-records.js';

interface SavedWork {
  record: WorktreeRecord;
  commit: CommitSha;
  /** The commit's. */
  tree: TreeSha;
}

/**
 * Saves the files as one commit on top of the agent's commits, moves the task's branch to it, and leaves the
 * repository clean on that branch.
 *
 * @throws GitError if git cannot read the files
 */
export async function saveWork(
  context: GitContext,
  record: WorktreeRecord,
  message: string,
): Promise<SavedWork> {
  const parent = await parentOf(context, record);
  try {
    return await commitWork(context, record, parent, message);
  } catch (error) {
    // A person must look at it, and type git there.
    await leaveAt(context, record, parent).catch(() => undefined);
    throw error;
  }
}

/** Puts the repository right at a commit, and leaves the files as they are. */
async function leaveAt(
  context: GitContext,
  record: WorktreeRecord,
  commit: CommitSha,
): Promise<void> {
  const { dir, task, base } = record;
  if (!(await hasFolder(dir))) return;
  await withTemporaryFile(context.scratch, async (index) => {
    await context.judge.git(['read-tree', commit], { env: { GIT_INDEX_FILE: index } });
    await putRight(context, dir, { base, task, head: branchAt(record, commit) });
    await putSubmodulesRight(context.judge.git, dir, index);
    await rename(index, join(dir, '.git', 'index'));
  });
}

async function commitWork(
  context: GitContext,
  record: WorktreeRecord,
  parent: CommitSha,
  message: string,
): Promise<SavedWork> {
  const { dir, base, task } = record;
  // Git reads their HEAD, and for that their configuration.
  await putSubmodulesRight(context.judge.git, dir, indexOf(context.gitDir, dir));
  return withFiles(context, record, async (files, index) => {
    const tree = await withoutSetup(context, record, files);
    const commit = await commitFiles(context, tree, parent, message);
    await showOnBranch(context, record, commit);
    await putRight(context, dir, { base, task, head: branchAt(record, commit) });
    await copyIndex(index, indexOf(context.gitDir, dir));
    // The index in the directory is the commit's: what set-up changed shows as changed.
    if (tree !== files)
      await context.judge.gitFor(dir)(['read-tree', '--reset', tree], {
        env: { GIT_INDEX_FILE: index },
      });
    await putSubmodulesRight(context.judge.git, dir, index);
    await rename(index, join(dir, '.git', 'index'));
    const next: WorktreeRecord = { ...record, saved: { commit, files } };
    await writeWorktreeRecord(context, next);
    return { record: next, commit, tree };
  });
}

async function showOnBranch(
  context: GitContext,
  { task, dir }: WorktreeRecord,
  commit: CommitSha,
): Promise<void> {
  if (await moveBranch(context, task, commit)) return;
  context.note(
    `${taskBranch(task)} is checked out, so it was not moved. The work on ${task} is in ${relative(context.root, dir)}.`,
  );
}

/** The parent of the saved commit: the agent's own commits, or the start if it discarded that history. */
async function parentOf(context: GitContext, record: WorktreeRecord): Promise<CommitSha> {
  const head = await headOf(record);
  if (head === record.start) return head;
  return head !== undefined && (await takeInBased(context, record, head)) ? head : record.start;
}
