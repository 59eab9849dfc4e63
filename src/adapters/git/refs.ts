/** Moves and removes Tributary's own refs, whatever an agent left in their way. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { taskBranch, taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import type { GitContext } from './context.js';
import { branchUses, isHead } from './worktrees.js';

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

/** A task's branch, if it can be removed; none if somebody has it checked out: that would harm their files. */
export async function freeBranches(context: GitContext, task: TaskId): Promise<string[]> {
  const [uses, refs] = await Promise.all([
    branchUses(context.git, context.gitDir, taskBranch(task)),
    listRefs(context, [taskRef(task)]),
  ]);
  // Where a person has a branch below its name, it cannot exist, and git would refuse to remove it.
  const isBlocked = refs.some(({ name }) => name.startsWith(`${taskRef(task)}/`));
  return uses.length > 0 || isBlocked ? [] : [taskRef(task)];
}

/**
 * Points a task's branch at a commit.
 *
 * @returns false if somebody has it checked out: their files would no longer be those of their branch
 */
export async function moveBranch(
  context: GitContext,
  task: TaskId,
  to: CommitSha,
): Promise<boolean> {
  const ref = taskRef(task);
  if (await isHead(context.gitDir, ref)) return false;
  await dropLock(context, ref);
  await context.git(['update-ref', '--no-deref', ref, to]);
  return true;
}

/** Removes the lock of a killed git; nobody else writes a task's branch. */
function dropLock(context: GitContext, ref: string) {
  return rm(join(context.gitDir, `${ref}.lock`), { force: true });
}
