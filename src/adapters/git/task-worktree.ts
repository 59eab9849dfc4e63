/** Where the worktree of a task is now, whoever moved or removed it since it was made. */
import { taskBranch } from '../../core/git-names.js';
import type { TaskId } from '../../core/model.js';
import { hasFolder } from './snapshot.js';
import { recordsOf } from './worktree-records.js';
import { worktreesOn } from './worktrees.js';

/** @returns its absolute path; undefined where there is none any more */
export async function taskWorktree(gitDir: string, task: TaskId): Promise<string | undefined> {
  const recorded = (await recordsOf(gitDir, task)).map(({ dir }) => dir);
  // `git worktree move` changes git's own list alone.
  const moved = await worktreesOn(gitDir, taskBranch(task));
  for (const dir of [...recorded, ...moved]) if (await hasFolder(dir)) return dir;
  return undefined;
}
