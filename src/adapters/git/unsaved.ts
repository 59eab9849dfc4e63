/** A person's work in an agent's directory: commits, which are collected, and files that no commit has. */
import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { refOf, taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId, TreeSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import type { GitContext } from './context.js';
import { readRef } from './hostile-refs.js';
import { moveBranch } from './refs.js';
import { headOf, takeIn, withFiles } from './work-commits.js';
import { recordsOf, type WorktreeRecord, writeWorktreeRecord } from './worktree-records.js';

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
    const unsaved =
      (await isUnderWay(dir)) ||
      !(await collectCommits(context, record).catch(() => false)) ||
      (await isUnsaved(context, record).catch(() => true));
    if (unsaved) return relative(context.root, dir);
  }
  return undefined;
}

/** @returns false if there are commits that cannot be read, or that do not belong on the branch */
async function collectCommits(context: GitContext, record: WorktreeRecord): Promise<boolean> {
  if (!record.saved) return true;
  const branch = await readRef(join(record.dir, '.git'), taskRef(record.task));
  const head = await headOf(record);
  let collected = record.collected;
  for (const tip of new Set([branch, head])) {
    if (tip === undefined || tip === record.saved.commit || tip === collected) continue;
    const found = await collectCommit(context, { ...record, collected }, tip, tip === branch);
    if (!found) return false;
    if (found === 'moved') collected = tip;
  }
  if (collected !== record.collected)
    await writeWorktreeRecord(context.gitDir, { ...record, collected });
  return true;
}

/** @param isBranch the commit is the branch's there: an amended commit or a rebase replaces it here too */
async function collectCommit(
  context: GitContext,
  record: WorktreeRecord,
  tip: CommitSha,
  isBranch: boolean,
): Promise<'known' | 'moved' | false> {
  const { saved, collected, task } = record;
  if (!(await takeIn(context, record, tip))) return false;
  const { store } = context;
  const at = await store.resolve(taskRef(task));
  const contains = async (later: CommitSha | undefined, earlier: CommitSha) =>
    later !== undefined && (await store.mergeBase(later, earlier)) === earlier;
  const isOurs = at === undefined || at === (collected ?? saved?.commit);
  if (at === tip || (!(isBranch && isOurs) && (await contains(at, tip)))) return 'known';
  const follows = (isBranch && isOurs) || (at !== undefined && (await contains(tip, at)));
  if (follows) return (await moveBranch(context, task, tip)) && 'moved';
  // Such as the base branch, checked out to look at it.
  return (await contains(await store.resolve(refOf(context.branch)), tip)) && 'known';
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
  const all = await store.diff(head, now);
  const changed = all.filter(({ path }) => leftOver.has(path));
  if (all.length > changed.length) return true;
  if (changed.length === 0) return false;
  // A file that set-up changed counts if it is no longer as set-up left it.
  const since = new Set((left ? await store.diff(left, now) : []).map(({ path }) => path));
  return changed.some(({ path }) => since.has(path));
}
