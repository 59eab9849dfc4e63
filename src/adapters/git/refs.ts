/** Moves and removes Tributary's own refs, whatever an agent left in their way. */
import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { taskBranch, taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { GitError } from './git.js';
import type { GitContext } from './context.js';
import { branchUses } from './worktrees.js';

interface Ref {
  at: string;
  name: string;
}

/** Refs with one of these names, or below it. */
export async function listRefs(context: GitContext, prefixes: readonly string[]): Promise<Ref[]> {
  const { stdout } = await context.git([
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    ...prefixes,
  ]);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const space = line.indexOf(' ');
      return { at: line.slice(0, space), name: line.slice(space + 1) };
    });
}

/** Removes all refs in one transaction; missing ones count as removed. */
export async function removeRefs(context: GitContext, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  for (const name of names) await dropLock(context, name);
  const lines = ['start', ...names.map((name) => `delete ${name}`), 'commit'];
  await context.git(['update-ref', '--no-deref', '--stdin'], { input: `${lines.join('\n')}\n` });
}

/**
 * A task's branch, if it can be removed; none if somebody has it checked out, since removal would harm their
 * files.
 *
 * @param own directories to ignore
 */
export async function freeBranches(
  context: GitContext,
  task: TaskId,
  own: readonly string[],
): Promise<string[]> {
  const uses = await branchUses(context.git, context.gitDir, taskBranch(task));
  return uses.some(({ dir }) => !own.includes(dir)) ? [] : [taskRef(task)];
}

/**
 * Makes room for a new branch of a task. The old ref is deleted, not moved: an agent may have made it a
 * symbolic ref to another branch.
 */
export async function makeRoom(context: GitContext, task: TaskId): Promise<void> {
  const ref = taskRef(task);
  await dropLock(context, ref);
  // A broken ref is not listed, but its file exists. An agent may also have created its log.
  const files = [ref, `logs/${ref}`].map((name) => ifPresent(lstat(join(context.gitDir, name))));
  const found = (await Promise.all(files)).some((file) => file !== undefined);
  if (!found && (await listRefs(context, [ref])).length === 0) return;
  await removeBelow(context, ref);
  await removeRefs(context, await freeBranches(context, task, []));
}

/** Points a task's branch at a commit. */
export async function moveBranch(context: GitContext, task: TaskId, to: CommitSha): Promise<void> {
  const ref = taskRef(task);
  const move = () => context.git(['update-ref', '--no-deref', ref, to]);
  try {
    await move();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    await dropLock(context, ref);
    await removeBelow(context, ref);
    await move();
  }
}

/** Removes the lock of a killed git; nobody else writes a task's branch. */
function dropLock(context: GitContext, ref: string) {
  return rm(join(context.gitDir, `${ref}.lock`), { force: true });
}

/**
 * Removes refs below the branch's name: git stores them in a folder of that name, so the branch could not be
 * created.
 */
async function removeBelow(context: GitContext, ref: string): Promise<void> {
  const below = (await listRefs(context, [ref])).filter(({ name }) => name !== ref);
  await removeRefs(
    context,
    below.map(({ name }) => name),
  );
}
