/** The train: which changes ride, in which order. */
import { BOOKKEEPING, type Change, type Task, type TaskId } from '../model.js';

export interface Waiting {
  change: Change;
  task: Task | undefined;
  /** When it came to the train, as any growing number: less has waited longer. */
  since: number;
  /** How many files it changes. */
  files: number;
}

/**
 * The order of the train, first to last: who has waited longest; then subtasks, since others wait
 * for them; then fewer attempts, since what broke once may break again and hold up those behind it;
 * then fewer files, since they are less likely to conflict; then by id, so that it is one order.
 * The bookkeeping change rides last, since it says how the others fared. Dependencies need no rule:
 * a task is not queued before they have landed.
 */
export function byPlaceInTrain(a: Waiting, b: Waiting): number {
  const last = Number(a.change.task === BOOKKEEPING) - Number(b.change.task === BOOKKEEPING);
  if (last !== 0) return last;
  if (a.since !== b.since) return a.since - b.since;
  const subtask = Number(Boolean(b.task?.parent)) - Number(Boolean(a.task?.parent));
  if (subtask !== 0) return subtask;
  if (a.change.attempt !== b.change.attempt) return a.change.attempt - b.change.attempt;
  if (a.files !== b.files) return a.files - b.files;
  return a.change.task < b.change.task ? -1 : Number(a.change.task > b.change.task);
}

/** Whose earlier place in the train a conflict in these files is with; empty = what is on the base. */
export function conflictsWith(
  files: readonly string[],
  ahead: readonly { task: TaskId; files: readonly string[] }[],
): TaskId[] {
  const wanted = new Set(files);
  return ahead
    .filter((other) => other.files.some((file) => wanted.has(file)))
    .map(({ task }) => task);
}
