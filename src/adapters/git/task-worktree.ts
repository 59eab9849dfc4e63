/** Finds the directory of a task. */
import type { TaskId } from '../../core/model.js';
import { hasFolder } from './snapshot.js';
import { recordsOf } from './worktree-records.js';

/** @returns its absolute path; undefined if it no longer exists */
export async function taskWorktree(gitDir: string, task: TaskId): Promise<string | undefined> {
  for (const { dir } of await recordsOf(gitDir, task)) if (await hasFolder(dir)) return dir;
  return undefined;
}
