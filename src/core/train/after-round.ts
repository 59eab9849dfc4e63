/** Decides whether a run continues after a round. */
import { BOOKKEEPING, type Land, type Mark, type Outcome, type Pending } from '../model.js';

interface RoundsSoFar {
  land: Land;
  /** The round before. */
  before: Land | undefined;
  /** Number of rounds in which an agent worked: only those count towards `max-rounds`. */
  worked: number;
  maxRounds: number;
}

/**
 * `go-on`: there is more to do. `settled`: nothing is left, or the run stopped. `left-over`: `max-rounds`
 * ended it. A train that is too long for one round continues in rounds without agents, which do not count.
 */
export function afterRound(so: RoundsSoFar): 'go-on' | 'settled' | 'left-over' {
  const { land, before, worked, maxRounds } = so;
  if (land.stop) return 'settled';
  if (land.next.length === 0) {
    // Only marks are left: they get one more round, and no further one if that fails.
    const tried =
      before !== undefined && before.next.length === 0 && sameMarks(before.marks, land.marks);
    return land.marks.length === 0 || tried ? 'settled' : 'go-on';
  }
  const landsOnly = land.next.every(({ act }) => act === 'land');
  const moved = madeProgress(so);
  // Without this limit, trains that never get a result (no runner, a broken set-up) would loop forever,
  // together with the tasks that wait for them.
  const early = land.round < 2 * maxRounds;
  const goesOn = (landsOnly && moved) || (worked < maxRounds && (moved || early));
  return goesOn ? 'go-on' : 'left-over';
}

/** The outcomes of the tasks that `max-rounds` left over. A subtask is covered by its parent. */
export function leftOver(land: Land, maxRounds: number): Outcome[] {
  return land.next
    .filter(({ task, define }) => task !== BOOKKEEPING && !define)
    .map(({ task }) => ({
      is: 'unsettled',
      task,
      message: `${maxRounds} rounds were not enough (max-rounds)`,
    }));
}

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Without progress the next round would only repeat this one. */
function madeProgress({ land, before }: RoundsSoFar): boolean {
  if (before === undefined || land.outcomes.length > 0) return true;
  const known = new Set(before.next.map(stepOf));
  return (
    land.next.length < before.next.length || land.next.some((each) => !known.has(stepOf(each)))
  );
}

/** A key for a task's next step: another attempt, or landing after work, counts as progress. */
function stepOf({ task, act, attempt }: Pending): string {
  return `${task} ${act} ${attempt}`;
}
