/** Rounds until everything is settled. */
import { BOOKKEEPING, type Land, type Mark, type Outcome, type TaskId } from '../core/model.js';
import type { Interruption, Ports, Run } from '../ports.js';
import { round } from './round.js';

const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Nothing more to do, or nothing that a further round would do otherwise. */
const isSettled = (land: Land, before: Land | undefined): boolean => {
  if (land.stop) return true;
  if (land.next.length > 0) return false;
  // Marks alone: one more round for them, and no third when they did not get through.
  return (
    land.marks.length === 0 ||
    (before !== undefined && before.next.length === 0 && sameMarks(before.marks, land.marks))
  );
};

const leftOver = (land: Land, maxRounds: number): Outcome[] =>
  land.next
    .filter(({ task, define }) => task !== BOOKKEEPING && !define)
    .map(({ task }) => ({
      is: 'unsettled',
      task,
      message: `${maxRounds} rounds were not enough (max-rounds)`,
    }));

/**
 * Runs rounds until the run is settled. One more than `max-rounds` may follow where only the task
 * list is to be marked.
 * @returns the tasks that were left over
 * @throws Interrupted
 */
export const rounds = async (run: Run, ports: Ports, signal: Interruption): Promise<Outcome[]> => {
  const most = run.config['max-rounds'];
  let before: Land | undefined;
  for (let number = 1; ; number += 1) {
    const land = await round({ ...run, round: number }, ports, signal);
    if (isSettled(land, before)) return [];
    if (number >= most && (land.next.length > 0 || number > most)) return leftOver(land, most);
    before = land;
  }
};

export type Leftover = Extract<Outcome, { is: 'unsettled' }> & { task: TaskId };
