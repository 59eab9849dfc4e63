/** Whether a run goes on after a round. Pure. */
import { BOOKKEEPING, type Land, type Mark, type Outcome, type Pending } from '../model.js';

interface RoundsSoFar {
  land: Land;
  /** The round before it. */
  before: Land | undefined;
  /** Rounds in which an agent worked: only those count towards `max-rounds`. */
  worked: number;
  maxRounds: number;
}

/**
 * `go-on`: there is more to do. `settled`: nothing is, or the run stopped. `left-over`: `max-rounds`
 * ended it. A train too long for one round goes on in rounds without agents, which are free.
 */
export function afterRound(so: RoundsSoFar): 'go-on' | 'settled' | 'left-over' {
  const { land, before, worked, maxRounds } = so;
  if (land.stop) return 'settled';
  if (land.next.length === 0) {
    // Marks alone: one more round for them, and no third when they did not get through.
    const tried =
      before !== undefined && before.next.length === 0 && sameMarks(before.marks, land.marks);
    return land.marks.length === 0 || tried ? 'settled' : 'go-on';
  }
  const landsOnly = land.next.every(({ act }) => act === 'land');
  const moved = madeProgress(so);
  // Trains that never get a result (no runner, a broken set-up) would else go round for ever, and
  // with them what waits behind them.
  const early = land.round < 2 * maxRounds;
  const goesOn = (landsOnly && moved) || (worked < maxRounds && (moved || early));
  return goesOn ? 'go-on' : 'left-over';
}

/** What becomes of the tasks that `max-rounds` left over. A subtask is its asker's affair. */
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

/** A round must bring something forward, or the next one would do the same again. */
function madeProgress({ land, before }: RoundsSoFar): boolean {
  if (before === undefined || land.outcomes.length > 0) return true;
  const known = new Set(before.next.map(stepOf));
  return (
    land.next.length < before.next.length || land.next.some((each) => !known.has(stepOf(each)))
  );
}

/** What is to be done about a task: another attempt, or landing in place of work, is a step on. */
function stepOf({ task, act, attempt }: Pending): string {
  return `${task} ${act} ${attempt}`;
}
