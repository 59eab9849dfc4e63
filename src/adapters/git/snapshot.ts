/** Takes a snapshot of all files in an agent's worktree, as a tree and as a commit. */
import { copyFile, lstat, realpath, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { taskRef } from '../../core/git-names.js';
import { CommitSha, TreeSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { type Git, lineOf } from './git.js';
import { withTemporaryFile } from './objects.js';
import { moveBranch } from './refs.js';
import type { GitContext } from './context.js';
import { adminOf, leaveClean } from './worktree-admin.js';
import type { WorktreeRecord } from './worktree-records.js';

/** An agent may leave its status file in the root of the tree. It is read but never committed. */
export const STATUS_FILE_IN_TREE = 'agent-status.json';

/** Whether this is a real directory. An agent may have replaced it with a link to a place that is not its work. */
export async function hasFolder(dir: string): Promise<boolean> {
  const facts = await ifPresent(lstat(dir));
  return facts?.isDirectory() === true && (await realpath(dir)) === dir;
}

/** The commit checked out in a worktree; if that is unreadable, the tip of its task's branch. */
export async function headOf(
  context: GitContext,
  record: WorktreeRecord,
): Promise<CommitSha | undefined> {
  const admin = await adminOf(context.gitDir, record.dir);
  const head = admin && (await commitAt(context.git, `worktrees/${admin.name}/HEAD`));
  return head ?? (await commitAt(context.git, taskRef(record.task)));
}

/** Whether the files differ from the checked-out commit. @throws GitError if git cannot read them */
export async function isUnsaved(context: GitContext, record: WorktreeRecord): Promise<boolean> {
  const head = (await headOf(context, record)) ?? record.base;
  const known = await context.store.tree(head);
  return withSnapshot(context, record, head, async (tree) => tree !== known);
}

/**
 * Saves a worktree's files as one commit on top of its commits, moves the task's branch to it, and leaves the
 * worktree clean on that branch.
 *
 * @returns the commit, or undefined if the tree equals the base's
 * @throws GitError if git cannot read the files
 */
export async function saveWorktree(
  context: GitContext,
  record: WorktreeRecord,
  message: string,
): Promise<CommitSha | undefined> {
  const parent = await parentOf(context, record);
  return withSnapshot(context, record, parent, async (tree, index) => {
    const baseTree = await context.store.tree(record.base);
    const parentTree = await context.store.tree(parent);
    if (tree === baseTree) return undefined;
    const commit =
      tree === parentTree
        ? parent
        : CommitSha.parse(
            await lineOf(context.git, ['commit-tree', tree, '-p', parent], {
              input: `${message}\n`,
            }),
          );
    await moveBranch(context, record.task, commit);
    const admin = await leaveClean(context, record.dir, taskRef(record.task));
    await rename(index, join(admin, 'index'));
    return commit;
  });
}

/** The parent of the saved commit: the agent's own commits, or the base if it discarded that history. */
async function parentOf(context: GitContext, record: WorktreeRecord): Promise<CommitSha> {
  const tips = [() => headOf(context, record), () => commitAt(context.git, taskRef(record.task))];
  for (const find of tips) {
    const tip = await find();
    if (!tip) continue;
    const fork = await context.git(['merge-base', record.base, tip], { accept: [1, 128] });
    if (fork.stdout.trim() === record.base) return tip;
  }
  return record.base;
}

async function commitAt(git: Git, name: string): Promise<CommitSha | undefined> {
  const { stdout } = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], {
    accept: [1, 128],
  });
  return CommitSha.safeParse(stdout.trim()).data;
}

/** Calls `use` with the tree of all files and a temporary index of it. */
async function withSnapshot<T>(
  context: GitContext,
  record: WorktreeRecord,
  head: CommitSha,
  use: (tree: TreeSha, index: string) => Promise<T>,
): Promise<T> {
  if (!(await hasFolder(record.dir))) throw new Error(`the worktree ${record.dir} is gone`);
  return withTemporaryFile(context.scratch, async (index) => {
    await addAll(context, record, index, head);
    const tree = await lineOf(context.git, ['write-tree'], { env: { GIT_INDEX_FILE: index } });
    return use(TreeSha.parse(tree), index);
  });
}

/** Adds all files to a copy of the worktree's index, which knows the unchanged ones. A broken index is rebuilt. */
async function addAll(context: GitContext, record: WorktreeRecord, index: string, head: CommitSha) {
  const git = context.gitFor(record.dir);
  const env = { GIT_INDEX_FILE: index };
  const add = () => git(['add', '--all', '--sparse', '--', '.'], { env });
  const admin = await adminOf(context.gitDir, record.dir);
  try {
    if (!admin) throw new Error('there is no index');
    await copyIndex(join(admin.path, 'index'), index);
    await add();
  } catch {
    await rm(index, { recursive: true, force: true });
    await git(['read-tree', head], { env });
    await add();
  }
  await leaveOut(git, record, env);
}

/**
 * Git trusts an index entry only if its file is older than the index. A copy younger than the original would
 * hide files that were changed at the moment of the checkout.
 */
async function copyIndex(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const { mtimeMs } = await stat(from);
  // One millisecond early, since times are rounded. At worst, git reads one file too many.
  const time = (Math.floor(mtimeMs) - 1) / 1000;
  await utimes(to, time, time);
}

/** Removes files that are never committed from the index. A status file that is on the base stays as it is there. */
async function leaveOut(git: Git, record: WorktreeRecord, env: Record<string, string>) {
  const [{ stdout }, inBase] = await Promise.all([
    git(['ls-files', '-z'], { env }),
    git(['ls-tree', '--full-tree', '-z', record.base, '--', STATUS_FILE_IN_TREE]),
  ]);
  const included = new Set(record.included);
  const isStatus = (path: string) =>
    path === STATUS_FILE_IN_TREE || path.startsWith(`${STATUS_FILE_IN_TREE}/`);
  const unwanted = stdout.split('\0').filter((path) => included.has(path) || isStatus(path));
  const [, mode, blob] = /^(\d{6}) blob ([0-9a-f]+)\t/.exec(inBase.stdout) ?? [];
  const zero = '0'.repeat(record.base.length);
  const lines = [
    ...unwanted.map((path) => `0 ${zero}\t${path}\0`),
    ...(mode && blob ? [`${mode} ${blob}\t${STATUS_FILE_IN_TREE}\0`] : []),
  ];
  if (lines.length === 0) return;
  await git(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
}
