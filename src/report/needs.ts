/** Selects and describes the tasks that need a person, for a run's comment and annotations. */
import type { RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import { outcomeDetails, outcomeText } from '../text/reasons.js';

/** Whether a task needs a person; one that the next round takes up does not. */
export function needsAPerson(
  { lands }: Pick<RunFacts, 'lands'>,
  outcomes: readonly TaskOutcome[],
  goesOn: boolean,
): TaskOutcome[] {
  const takenUp = new Set<string>(goesOn ? lands.at(-1)?.next.map(({ task }) => task) : []);
  return outcomes.filter((task) => needsPerson(task) && !takenUp.has(task.task));
}

/** `Failed tests: unit: sums the ledger`, as plain text. */
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
