/** Finds the current worktree of a task, even if it was moved or removed. */
import { taskBranch } from '../../core/git-names.js';
import type { TaskId } from '../../core/model.js';
import { hasFolder } from './snapshot.js';
import { recordsOf } from './worktree-records.js';
import { worktreesOn } from './worktrees.js';

/** @returns its absolute path; undefined if it no longer exists */
export async function taskWorktree(gitDir: string, task: TaskId): Promise<string | undefined> {
  const recorded = (await recordsOf(gitDir, task)).map(({ dir }) => dir);
  // `git worktree move` updates git's list but not our records.
  const moved = await worktreesOn(gitDir, taskBranch(task));
  for (const dir of [...recorded, ...moved]) if (await hasFolder(dir)) return dir;
  return undefined;
}
