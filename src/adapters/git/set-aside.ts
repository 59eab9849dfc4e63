/**
 * Removes an agent's directory without losing anything of a person: commits and files that are more than what
 * was saved when the agent ended are kept under a ref, and said.
 */
import { lstat, rename } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import { shellWord } from '../../text/next-steps.js';
import { typedSha } from '../../text/reasons.js';
import { ifPresent } from '../files/absent.js';
import type { GitContext } from './context.js';
import { readLooseRefs, readPackedRefs, stashEntries } from './hostile-refs.js';
import { commitFiles, headOf, missingObjects, takeIn, withFiles } from './work-commits.js';
import { gitlinksIn } from './submodules.js';
import { changedSubmodules } from './submodule-files.js';
import { isUnsaved } from './unsaved.js';
import { removeWorktreeRecord, type WorktreeRecord } from './worktree-records.js';
import { removeTree } from './worktrees.js';

const KINDS = { commits: 'commits', edits: 'uncommitted edits', stash: 'a stash' } as const;

/**
 * Removes a directory whose work has landed or is discarded.
 *
 * @param landed the change that landed: what it contains is not lost
 * @throws if its files cannot be removed
 */
export async function discardWorktree(
  context: GitContext,
  record: WorktreeRecord,
  landed?: CommitSha,
): Promise<void> {
  if (await isThere(record.dir)) {
    if (record.state === 'ready') await keepOrMove(context, record, landed);
    // Its files must not be committed, so neither must commits of them.
    else if (record.state === 'detached' && (await hasMore(context, record)))
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

/** Moves a directory aside in which a person committed: its commits must not be published, and not be lost. */
export async function moveIfMore(context: GitContext, record: WorktreeRecord): Promise<boolean> {
  if (!(await hasMore(context, record))) return false;
  await moveAside(context, record.dir);
  await drop(context, record);
  return true;
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
  landed?: CommitSha,
): Promise<void> {
  const tip = await context.store.resolve(taskRef(task));
  const known = records.flatMap(({ saved, start }) => [saved?.commit, start]);
  if (tip === undefined || known.includes(tip)) return;
  if (!(await isKept(context, task, tip, landed))) await keep(context, task, tip, 'commits');
}

/** Whether its HEAD or refs name commits that are more than what was saved. */
async function hasMore(context: GitContext, record: WorktreeRecord): Promise<boolean> {
  const { saved, start, base, dir } = record;
  const tips = [await headOf(record), ...(await personsTips(context, join(dir, '.git')))];
  const known = new Set([saved?.commit, start, base]);
  for (const tip of tips) {
    if (tip === undefined || known.has(tip)) continue;
    // It may be nowhere but in the directory.
    const isHere = (await missingObjects(context.judge.git, [tip])).length === 0;
    const isOld = isHere && saved && (await context.store.mergeBase(tip, saved.commit)) === tip;
    if (!isOld) return true;
  }
  return false;
}

async function keepOrMove(
  context: GitContext,
  record: WorktreeRecord,
  landed?: CommitSha,
): Promise<void> {
  try {
    await keepFiles(context, record);
    await keepCommits(context, record, landed);
    const changed = await changedSubmodules(context, record);
    if (changed.length > 0) await moveAside(context, record.dir, changed);
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
  const commit = await withFiles(context, record, async (tree, index) => {
    const links = await gitlinksIn(context.judge.git, index);
    // A repository that somebody made in it: its commits are nowhere else.
    if (links.length > Object.keys(record.saved?.submodules ?? record.submodules ?? {}).length)
      throw new Error(`${record.dir} has a repository in it`);
    return commitFiles(
      context,
      tree,
      isKnown ? head : record.start,
      `WIP: ${record.task}, set aside`,
    );
  });
  await keep(context, record.task, commit, 'edits');
}

/** Keeps the tips of all branches, tags and stash entries that a person made in its repository. */
async function keepCommits(
  context: GitContext,
  record: WorktreeRecord,
  landed: CommitSha | undefined,
): Promise<void> {
  const { saved, start, base, dir, task } = record;
  const head = await headOf(record);
  const refs = await personsTips(context, join(dir, '.git'));
  const stashes = new Set(await stashEntries(join(dir, '.git')));
  const tips = new Set([...(head ? [head] : []), ...refs]);
  for (const known of [saved?.commit, start, base]) if (known) tips.delete(known);
  for (const tip of tips) {
    if (!(await takeIn(context, record, tip))) throw new Error(`${tip} cannot be read from ${dir}`);
    if (await isKept(context, task, tip, landed)) continue;
    await keep(context, task, tip, stashes.has(tip) ? 'stash' : 'commits');
  }
}

/** What the refs of a worktree name, beside the refs that it was made with. */
async function personsTips({ judge }: GitContext, git: string): Promise<CommitSha[]> {
  const packed = new Set((await readPackedRefs(git)).values());
  return [
    ...[...(await readLooseRefs(git))].flatMap(([ref, at]) =>
      // What was fetched is on the remote.
      ref.startsWith('refs/remotes/') ? [] : [at],
    ),
    ...(await missingObjects(judge.git, [...packed])),
  ];
}

/** Whether the landed change, or a ref of the person's repository but the task's branch, contains the commit. */
async function isKept(
  { git, store }: GitContext,
  task: TaskId,
  commit: CommitSha,
  landed?: CommitSha,
): Promise<boolean> {
  if (landed && (await store.mergeBase(commit, landed)) === commit) return true;
  const args = ['for-each-ref', '--format=%(refname)', '--count=2', '--contains', commit];
  const { stdout } = await git(args);
  return stdout.split('\n').some((ref) => ref !== '' && ref !== taskRef(task));
}

async function keep(
  context: GitContext,
  task: TaskId,
  commit: CommitSha,
  what: 'commits' | 'edits' | 'stash',
): Promise<void> {
  const name = keptName(task, commit);
  await context.store.keep(name, commit);
  const at = typedSha(commit);
  const back =
    what === 'stash'
      ? `git stash apply ${at}`
      : `git branch ${shellWord(`kept-${task}-${at}`)} ${at}`;
  const look = what === 'stash' ? `git stash show -p ${at}` : `git log -p -1 ${at}`;
  context.note(
    `Kept ${KINDS[what]} of ${task} that did not land. To see: ${look}. To bring back: ${back}`,
  );
}

/** Renames a directory to the first free name beside it, and says so. */
async function moveAside(
  context: GitContext,
  dir: string,
  submodules: readonly string[] = [],
): Promise<void> {
  for (let number = 1; ; number += 1) {
    const aside = `${dir}.aside-${number}`;
    if (await isThere(aside)) continue;
    await rename(dir, aside);
    context.note(
      `Kept the files of ${relative(context.root, dir)} in ${relative(context.root, aside)}${submodules.length > 0 ? `: it has changes in the submodule ${submodules.join(', ')}` : ''}.`,
    );
    return;
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await ifPresent(lstat(path))) !== undefined;
}

async function drop(context: GitContext, record: WorktreeRecord): Promise<void> {
  await removeTree(record.dir);
  await removeWorktreeRecord(context, record.dir);
  context.claimed.delete(record.dir);
}

function keptName(task: TaskId, head: string): string {
  return `kept/${task}/${head.slice(0, 12)}`;
}
