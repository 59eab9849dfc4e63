/**
 * Removes an agent's directory without losing anything of a person: commits and files that are more than what
 * was saved when the agent ended are kept under a ref, and said.
 */
import { lstat, rename } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { taskBranch, taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import { shellWord } from '../../text/next-steps.js';
import { typedSha } from '../../text/reasons.js';
import { ifPresent } from '../files/absent.js';
import type { GitContext } from './context.js';
import { readLooseRefs, readPackedRefs } from './hostile-refs.js';
import { commitFiles, headOf, missingObjects, takeIn, withFiles } from './work-commits.js';
import { isUnsaved } from './unsaved.js';
import { removeWorktreeRecord, type WorktreeRecord } from './worktree-records.js';
import { removeTree } from './worktrees.js';

/**
 * Removes a directory whose work has landed or is discarded.
 *
 * @throws if its files cannot be removed
 */
export async function discardWorktree(context: GitContext, record: WorktreeRecord): Promise<void> {
  if (await isThere(record.dir)) {
    if (record.state === 'ready') await keepOrMove(context, record);
    // Its files must not be committed, so neither must commits of them.
    else if (record.state === 'detached' && (await hasCommits(record)))
      await moveAside(context, record.dir);
  }
  await drop(context, record);
}

/** Removes a directory so that its task can start over. Everything in it is kept. */
export async function setAside(context: GitContext, record: WorktreeRecord): Promise<void> {
  const { state, dir } = record;
  if (await isThere(dir)) {
    if (state === 'ready') await keepOrMove(context, record);
    // Its files must not be committed, so a person has to look at them.
    else if (state === 'detached') await moveAside(context, dir);
  }
  await drop(context, record);
}

/** Keeps a branch that outlived its directory: it may hold a person's work. */
export async function keepBranch(
  context: GitContext,
  task: TaskId,
  base: CommitSha,
): Promise<void> {
  const tip = await context.store.resolve(taskRef(task));
  const hasWork = tip && (await context.store.mergeBase(tip, base)) !== tip;
  if (hasWork && !(await isKept(context, task, tip)))
    await context.store.keep(keptName(task, tip), tip);
}

/** Keeps a branch in the person's repository that has more than what was saved, and says so. */
export async function keepMovedBranch(
  context: GitContext,
  task: TaskId,
  records: readonly WorktreeRecord[],
): Promise<void> {
  const tip = await context.store.resolve(taskRef(task));
  const known = records.flatMap(({ saved, start }) => [saved?.commit, start]);
  if (tip === undefined || known.includes(tip)) return;
  if (!(await isKept(context, task, tip))) await keep(context, task, tip);
}

/** Whether somebody committed in a detached worktree. */
async function hasCommits(record: WorktreeRecord): Promise<boolean> {
  const tips = [await headOf(record), ...(await readLooseRefs(join(record.dir, '.git'))).values()];
  return tips.some((tip) => tip !== undefined && tip !== record.base);
}

async function keepOrMove(context: GitContext, record: WorktreeRecord): Promise<void> {
  try {
    await keepFiles(context, record);
    await keepCommits(context, record);
  } catch {
    // Git cannot read it, so a person has to look at it.
    await moveAside(context, record.dir);
  }
}

/** Commits the files on top of HEAD, if they are more than that and more than what was saved. */
async function keepFiles(context: GitContext, record: WorktreeRecord): Promise<void> {
  if (!(await isUnsaved(context, record))) return;
  const head = await headOf(record);
  const isKnown = head !== undefined && (await takeIn(context, record, head));
  const commit = await withFiles(context, record, async (tree) =>
    commitFiles(context, tree, isKnown ? head : record.start, `WIP: ${record.task}, set aside`),
  );
  await keep(context, record.task, commit);
}

/** Keeps the tips of all branches, tags and stash entries that a person made in its repository. */
async function keepCommits(context: GitContext, record: WorktreeRecord): Promise<void> {
  const { saved, start, base, dir, task } = record;
  const head = await headOf(record);
  // Before the agent's work was saved, its refs are the agent's, and the files say what it did.
  const refs = saved ? await personsTips(context, join(dir, '.git')) : [];
  const tips = new Set([...(head ? [head] : []), ...refs]);
  for (const known of [saved?.commit, start, base]) if (known) tips.delete(known);
  for (const tip of tips) {
    if (!(await takeIn(context, record, tip))) throw new Error(`${tip} cannot be read from ${dir}`);
    if (!(await isKept(context, task, tip))) await keep(context, task, tip);
  }
}

/** What the refs of a worktree name, beside the refs that it was made with. */
async function personsTips({ judge }: GitContext, git: string): Promise<CommitSha[]> {
  const packed = new Set((await readPackedRefs(git)).values());
  return [
    ...(await readLooseRefs(git)).values(),
    ...(await missingObjects(judge.git, [...packed])),
  ];
}

/** Whether a ref of the person's repository contains the commit, beside the task's branch, which goes. */
async function isKept({ git }: GitContext, task: TaskId, commit: CommitSha): Promise<boolean> {
  const args = ['for-each-ref', '--format=%(refname)', '--count=2', '--contains', commit];
  const { stdout } = await git(args);
  return stdout.split('\n').some((ref) => ref !== '' && ref !== taskRef(task));
}

async function keep(context: GitContext, task: TaskId, commit: CommitSha): Promise<void> {
  const name = keptName(task, commit);
  await context.store.keep(name, commit);
  const branch = taskBranch(task).replaceAll('/', '-');
  context.note(
    `Kept work on ${task} that did not land. To look at it: git log -p refs/tributary/${name}. To bring it back: git branch ${shellWord(`${branch}-kept`)} ${typedSha(commit)}`,
  );
}

/** Renames a directory to the first free name beside it, and says so. */
async function moveAside(context: GitContext, dir: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    const aside = `${dir}.aside-${number}`;
    if (await isThere(aside)) continue;
    await rename(dir, aside);
    context.note(
      `Kept the files of ${relative(context.root, dir)} in ${relative(context.root, aside)}.`,
    );
    return;
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await ifPresent(lstat(path))) !== undefined;
}

async function drop(context: GitContext, record: WorktreeRecord): Promise<void> {
  await removeTree(record.dir);
  await removeWorktreeRecord(context.gitDir, record.dir);
  context.claimed.delete(record.dir);
}

function keptName(task: TaskId, head: string): string {
  return `kept/${task}/${head.slice(0, 12)}`;
}
