/** Sets aside what an earlier attempt left in its worktree, without losing it. */
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
 * Removes a worktree, but keeps uncommitted edits.
 *
 * @throws if its files cannot be removed
 */
export async function discardWorktree(context: GitContext, record: WorktreeRecord): Promise<void> {
  const { state, dir } = record;
  if (state === 'ready' && (await isThere(dir))) {
    const edited = await isUnsaved(context, record).catch(() => true);
    if (edited) await keepWork(context, record).catch(() => moveAside(dir));
  }
  await drop(context, record);
}

/** Removes a worktree so that its task can start over. Everything in it is kept. */
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

/** Keeps a branch that outlived its worktree: it may hold a person's work. */
export async function keepBranch(
  context: GitContext,
  task: TaskId,
  base: CommitSha,
): Promise<void> {
  const tip = await context.store.resolve(taskRef(task));
  if (tip && (await context.store.mergeBase(tip, base)) !== tip)
    await context.store.keep(keptName(task, tip), tip);
}

/** Keeps commits that a person made in a worktree that has no branch. */
async function keepCommits(context: GitContext, record: WorktreeRecord): Promise<void> {
  const head = await headOf(context, record);
  if (head && head !== record.base) await context.store.keep(keptName(record.task, head), head);
}

/**
 * Renames a directory to the first free name beside it: its files cannot or must not be committed, so a
 * person has to look at them.
 */
async function moveAside(dir: string): Promise<void> {
  for (let number = 1; ; number += 1) {
    const aside = `${dir}.aside-${number}`;
    if (await isThere(aside)) continue;
    // The next worktree gets git's administrative folder of this name. A commit made here would move that worktree.
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
