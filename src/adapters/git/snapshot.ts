/** Everything that stands in an agent's worktree, as a tree and as a commit. */
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

/** An agent may leave its status file in the tree's root: it is read, and never committed. */
export const STATUS_FILE_IN_TREE = 'agent-status.json';

/** An agent may have put a link to somewhere else in its place: what is there is none of its work. */
export async function hasFolder(dir: string): Promise<boolean> {
  const facts = await ifPresent(lstat(dir));
  return facts?.isDirectory() === true && (await realpath(dir)) === dir;
}

/** What is checked out in a worktree; where that cannot be told, the tip of its task's branch. */
export async function headOf(
  context: GitContext,
  record: WorktreeRecord,
): Promise<CommitSha | undefined> {
  const admin = await adminOf(context.gitDir, record.dir);
  const head = admin && (await commitAt(context.git, `worktrees/${admin.name}/HEAD`));
  return head ?? (await commitAt(context.git, taskRef(record.task)));
}

/** Whether the files differ from what is checked out. @throws GitError where git cannot take them */
export async function isUnsaved(context: GitContext, record: WorktreeRecord): Promise<boolean> {
  const head = (await headOf(context, record)) ?? record.base;
  const known = await context.store.tree(head);
  return withSnapshot(context, record, head, async (tree) => tree !== known);
}

/**
 * Saves a worktree's files as one commit on top of what was committed there, moves the task's branch
 * to it, and leaves the worktree clean on that branch.
 * @returns the commit, or undefined where the tree equals the base's
 * @throws GitError where git cannot take the files
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

/** What to put the work on: the agent's own commits, or the base where it threw that history away. */
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

/** The tree of all files, and the index that goes with it, which is gone afterwards. */
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

/** Adds all files to a copy of the worktree's index, which knows what is unchanged; a broken one is made anew. */
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
 * Git trusts an entry only where its file is older than the index. A copy that is younger than its
 * original would vouch for files that were changed in the very moment of the checkout.
 */
async function copyIndex(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const { mtimeMs } = await stat(from);
  // A millisecond early, since a time in seconds is rounded: a file too much is read again at most.
  const time = (Math.floor(mtimeMs) - 1) / 1000;
  await utimes(to, time, time);
}

/** Takes out of the index what never goes along; a status file that the base has stays as it is there. */
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
