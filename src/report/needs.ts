/** Which tasks wait for a person, and in which words: for the comment and the annotations of a run. */
import type { RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import { outcomeDetails, outcomeText } from '../text/reasons.js';

/** What the next round takes up again needs nobody yet. */
export function needsAPerson(
  { lands }: Pick<RunFacts, 'lands'>,
  outcomes: readonly TaskOutcome[],
  goesOn: boolean,
): TaskOutcome[] {
  const takenUp = new Set<string>(goesOn ? lands.at(-1)?.next.map(({ task }) => task) : []);
  return outcomes.filter((task) => needsPerson(task) && !takenUp.has(task.task));
}

/** `Failed tests: unit: sums the ledger`: plain words. */
export function needWords({ outcome }: TaskOutcome): string {
  return [outcomeText(outcome), ...outcomeDetails(outcome).slice(0, 1)].join(': ');
}

function needsPerson({ outcome }: TaskOutcome): boolean {
  switch (outcome.is) {
    case 'landed':
      return false;
    case 'not-started':
      return !outcome.why.some(({ is }) => is === 'done' || is === 'landed' || is === 'in-flight');
    case 'failed':
    case 'blocked':
    case 'red':
    case 'held':
    case 'discarded':
    case 'unsettled':
      return true;
  }
}
