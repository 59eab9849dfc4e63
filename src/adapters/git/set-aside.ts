/** What an earlier attempt left in its worktree, out of the way and not lost. */
import { lstat, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { type GitContext } from './context.js';
import { headOf, isUnsaved, saveWorktree } from './snapshot.js';
import { removeWorktreeRecord, type WorktreeRecord } from './worktree-records.js';
import { removeWorktree } from './worktrees.js';

/**
 * Removes a worktree for good, but for edits that nobody committed: those are kept.
 * @throws where its files cannot be removed
 */
export async function discardWorktree(context: GitContext, record: WorktreeRecord): Promise<void> {
  const { state, dir } = record;
  if (state === 'ready' && (await isThere(dir))) {
    const edited = await isUnsaved(context, record).catch(() => true);
    if (edited) await keepWork(context, record).catch(() => moveAside(dir));
  }
  await drop(context, record);
}

/** Removes a worktree so that its task can begin anew; all that stands in it is kept. */
export async function setAside(context: GitContext, record: WorktreeRecord): Promise<void> {
  const { state, dir } = record;
  if (state !== 'making' && (await isThere(dir))) {
    if (state === 'detached') {
      await keepCommits(context, record);
      await moveAside(dir);
    } else await keepWork(context, record).catch(() => moveAside(dir));
  }
  await drop(context, record);
}

/** A branch that outlived its worktree may hold a person's work. */
export async function keepBranch(
  context: GitContext,
  task: TaskId,
  base: CommitSha,
): Promise<void> {
  const tip = await context.store.resolve(taskRef(task));
  if (tip && (await context.store.mergeBase(tip, base)) !== tip)
    await context.store.keep(keptName(task, tip), tip);
}

/** What a person committed on a worktree that has no branch. */
async function keepCommits(context: GitContext, record: WorktreeRecord): Promise<void> {
  const head = await headOf(context, record);
  if (head && head !== record.base) await context.store.keep(keptName(record.task, head), head);
}

/** To a name beside it that is free: what cannot or must not be committed is for a person to look at. */
async function moveAside(dir: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    const aside = `${dir}.aside-${number}`;
    if (await isThere(aside)) continue;
    // The administration of its name goes to the next worktree there: a commit here would move that one.
    const link = join(dir, '.git');
    if ((await ifPresent(lstat(link)))?.isFile()) await rm(link);
    await rename(dir, aside);
    return;
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await ifPresent(lstat(path))) !== undefined;
}

async function keepWork(context: GitContext, record: WorktreeRecord): Promise<void> {
  const head = await saveWorktree(context, record, `WIP: ${record.task}, set aside`);
  if (head) await context.store.keep(keptName(record.task, head), head);
}

async function drop(context: GitContext, record: WorktreeRecord): Promise<void> {
  await removeWorktree(context.gitDir, record.dir);
  await removeWorktreeRecord(context.gitDir, record.dir);
  context.claimed.delete(record.dir);
}

function keptName(task: TaskId, head: string): string {
  return `kept/${task}/${head.slice(0, 12)}`;
}
