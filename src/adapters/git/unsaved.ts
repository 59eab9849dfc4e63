/** Whether a person has work in an agent's directory that no commit has. */
import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId, TreeSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import type { GitContext } from './context.js';
import { moveBranch } from './refs.js';
import { headOf, takeIn, withFiles } from './work-commits.js';
import { recordsOf, type WorktreeRecord } from './worktree-records.js';

const UNDER_WAY = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];

/**
 * Whether the files are more than the checked-out commit. What set-up left uncommitted does not count.
 *
 * @throws if git cannot read them
 */
export async function isUnsaved(context: GitContext, record: WorktreeRecord): Promise<boolean> {
  return withFiles(context, record, async (now) => {
    if (now === record.saved?.files) return false;
    const head = await headOf(record);
    const isKnown = head !== undefined && (await takeIn(context, record, head));
    return differs(context, record, isKnown ? head : record.start, now);
  });
}

/**
 * Brings commits that a person made in the task's directory to the task's branch in their repository.
 *
 * @returns the directory for messages, if it has work that could not be brought there
 */
export async function collectWork(context: GitContext, task: TaskId): Promise<string | undefined> {
  for (const record of await recordsOf(context.gitDir, task)) {
    const { dir, state } = record;
    if (state !== 'ready' || !(await ifPresent(lstat(dir)))) continue;
    // What cannot be read counts as unsaved: a person must look at it.
    const collected = await collectCommits(context, record).catch(() => false);
    const unsaved =
      !collected || (await isUnderWay(dir)) || (await isUnsaved(context, record).catch(() => true));
    if (unsaved) return relative(context.root, dir);
  }
  return undefined;
}

/** @returns false if the commits cannot be read, or the branch went another way */
async function collectCommits(context: GitContext, record: WorktreeRecord): Promise<boolean> {
  const { saved, task } = record;
  const head = await headOf(record);
  if (!saved || head === undefined || head === saved.commit) return true;
  if (!(await takeIn(context, record, head))) return false;
  const tip = await context.store.resolve(taskRef(task));
  if (tip === head) return true;
  const follows = tip === undefined || (await context.store.mergeBase(tip, head)) === tip;
  if (follows) await moveBranch(context, task, head);
  return follows || (await context.store.mergeBase(tip, head)) === head;
}

async function isUnderWay(dir: string): Promise<boolean> {
  const names = (await ifPresent(readdir(join(dir, '.git')))) ?? [];
  return UNDER_WAY.some((name) => names.includes(name));
}

async function differs(
  { store }: GitContext,
  { saved, start, prepared }: WorktreeRecord,
  head: CommitSha,
  now: TreeSha,
): Promise<boolean> {
  const [clean, left] = saved ? [saved.commit, saved.files] : [start, prepared];
  const leftOver = new Set((left ? await store.diff(clean, left) : []).map(({ path }) => path));
  const changed = (await store.diff(head, now)).filter(({ path }) => leftOver.has(path));
  const all = await store.diff(head, now);
  if (all.length > changed.length) return true;
  if (changed.length === 0) return false;
  // A file that set-up changed counts if it is no longer as set-up left it.
  const since = new Set((left ? await store.diff(left, now) : []).map(({ path }) => path));
  return changed.some(({ path }) => since.has(path));
}
