/** Moving and removing refs of Tributary's own, whatever an agent left in their way. */
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

/** The refs below some names; a name itself counts too. */
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

/** All at once; those that are gone already count as removed. */
export async function removeRefs(context: GitContext, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  for (const name of names) await dropLock(context, name);
  const lines = ['start', ...names.map((name) => `delete ${name}`), 'commit'];
  await context.git(['update-ref', '--no-deref', '--stdin'], { input: `${lines.join('\n')}\n` });
}

/**
 * A task's branch, to be removed; none where somebody has it checked out, since that would harm their files.
 * @param own directories that do not count
 */
export async function freeBranches(
  context: GitContext,
  task: TaskId,
  own: readonly string[],
): Promise<string[]> {
  const uses = await branchUses(context.git, context.gitDir, taskBranch(task));
  return uses.some(({ dir }) => !own.includes(dir)) ? [] : [taskRef(task)];
}

/** Makes room for a new branch of a task. Removed, not moved: an agent may have made it point to another branch. */
export async function makeRoom(context: GitContext, task: TaskId): Promise<void> {
  const ref = taskRef(task);
  await dropLock(context, ref);
  // A ref that cannot be read is not listed, but its file is there; and its log may have been put there.
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

/** A git that was killed leaves its lock; nobody else writes a task's branch. */
function dropLock(context: GitContext, ref: string) {
  return rm(join(context.gitDir, `${ref}.lock`), { force: true });
}

/** Refs below a branch's name are folders for git: they keep the branch from being made. */
async function removeBelow(context: GitContext, ref: string): Promise<void> {
  const below = (await listRefs(context, [ref])).filter(({ name }) => name !== ref);
  await removeRefs(
    context,
    below.map(({ name }) => name),
  );
}
