/** Saves an agent's work: its commits and its files, as one commit on the task's branch. */
import { rename } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { taskBranch } from '../../core/git-names.js';
import type { FileChange } from '../../core/gates/inspect.js';
import type { CommitSha, TreeSha } from '../../core/model.js';
import type { GitContext } from './context.js';
import { withTemporaryFile } from './objects.js';
import { resetRepository } from './own-checkout.js';
import { moveBranch } from './refs.js';
import { keepMovedBranch } from './set-aside.js';
import { pathBytes } from './path-text.js';
import { copyIndex, hasFolder, snapshotTree } from './snapshot.js';
import { stampSubmodules, type SubmoduleStamps, submodulesThatDiffer } from './submodule-files.js';
import { resetSubmodules } from './submodules.js';
import {
  branchAt,
  commitFiles,
  headOf,
  takeInBased,
  withFiles,
  withoutSetup,
} from './work-commits.js';
import { indexOf, type WorktreeRecord, writeWorktreeRecord } from './worktree-records.js';

const SUBMODULE = '160000';

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
    await resetRepository(context, dir, { base, task, head: branchAt(record, commit) });
    await resetSubmodules(context.judge.git, dir, index);
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
  await resetSubmodules(context.judge.git, dir, indexOf(context.gitDir, dir));
  return withFiles(context, record, async (files, index) => {
    const tree = await withoutSetup(context, record, files);
    const commit = await commitFiles(context, tree, parent, message);
    await showOnBranch(context, record, commit);
    const left = tree === files ? [] : await context.store.diff(tree, files);
    await resetRepository(context, dir, {
      base,
      task,
      head: branchAt(record, commit),
      exclude: newIn(left),
    });
    const now = left.length === 0 ? files : await undoSetup(context, record, { tree, left, index });
    await copyIndex(index, indexOf(context.gitDir, dir));
    if (left.length > 0) await readTree(context, dir, tree, index);
    await resetSubmodules(context.judge.git, dir, index);
    const submodules = await stampSubmodules(context, dir, index);
    reportSubmodules(context, record, submodules);
    await rename(index, join(dir, '.git', 'index'));
    const saved = { commit, files: now, submodules };
    const next: WorktreeRecord = { ...record, saved };
    await writeWorktreeRecord(context, next);
    return { record: next, commit, tree };
  });
}

/**
 * Takes back what set-up changed in files of the repository, so that `git add -A` of a person does not commit
 * it. Its new files stay, excluded.
 *
 * @param index of the files; it is brought up to date
 * @returns the tree of all files now
 */
async function undoSetup(
  context: GitContext,
  { dir, included }: WorktreeRecord,
  { tree, left, index }: { tree: TreeSha; left: readonly FileChange[]; index: string },
): Promise<TreeSha> {
  const git = context.judge.gitFor(dir);
  await readTree(context, dir, tree, index);
  const changed = left
    .filter(({ status, oldMode }) => status !== 'added' && oldMode !== SUBMODULE)
    .map(({ path }) => path);
  if (changed.length > 0)
    await git(['checkout-index', '--force', '-u', '-z', '--stdin'], {
      env: { GIT_INDEX_FILE: index },
      input: pathBytes(changed.map((path) => `${path}\0`).join('')),
    });
  return snapshotTree({ git, dir, without: included, limit: context.readLimit }, index);
}

/** Makes an index the one of a tree, and keeps what it knows of unchanged files. */
async function readTree({ judge }: GitContext, dir: string, tree: TreeSha, index: string) {
  const env = { GIT_INDEX_FILE: index };
  await judge.gitFor(dir)(['read-tree', '--reset', tree], { env });
}

function newIn(left: readonly FileChange[]): string[] {
  return left.filter(({ status }) => status === 'added').map(({ path }) => path);
}

/** An agent's edits in a submodule are in no commit of this repository. */
function reportSubmodules(
  context: GitContext,
  { task, dir, submodules }: WorktreeRecord,
  now: SubmoduleStamps,
): void {
  const changed = submodulesThatDiffer(submodules ?? {}, now);
  if (changed.length === 0) return;
  context.note(
    `${task} changed files in the submodule ${changed.join(', ')}. They do not land; they are in ${relative(context.root, dir)}.`,
  );
}

async function showOnBranch(
  context: GitContext,
  record: WorktreeRecord,
  commit: CommitSha,
): Promise<void> {
  const { task, dir } = record;
  // A person may have committed on it in their own checkout.
  await keepMovedBranch(context, task, [record]);
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
