/** The order of changes in the train, and conflicts between them. */
import { BOOKKEEPING, type Change, type Task, type TaskId } from '../model.js';

export interface Waiting {
  change: Change;
  task: Task | undefined;
  /** When it joined the train, as any increasing number: a smaller one has waited longer. */
  since: number;
  /** How many files it changes. */
  files: number;
}

/**
 * Compares two changes by their order in the train: those that have waited longest first; then subtasks,
 * since others wait for them; then fewer attempts, since a change that failed once may fail again and hold up
 * others; then fewer files, since they are less likely to conflict; then by id, so that the order is total.
 * The bookkeeping change is last, since it records how the others ended. Dependencies need no rule: a task
 * is queued only after they have landed.
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

/** The earlier changes in the train that a conflict in these files is with; empty = the base itself. */
export function conflictsWith(
  files: readonly string[],
  ahead: readonly { task: TaskId; files: readonly string[] }[],
): TaskId[] {
  const wanted = new Set(files);
  return ahead
    .filter((other) => other.files.some((file) => wanted.has(file)))
    .map(({ task }) => task);
}
