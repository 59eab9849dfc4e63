/** What the page of a workflow's run shows beside its jobs: a line for each task that needs a person. */
import type { RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import { needsAPerson, needWords } from './needs.js';
import { pageUrl, type SummaryOptions } from './page.js';
import { count } from '../text/reasons.js';

/** GitHub shows no more of one step. */
const MOST = 10;

/** Plain words, not markdown. */
export function annotations(
  facts: Pick<RunFacts, 'lands'>,
  outcomes: readonly TaskOutcome[],
  goesOn: boolean,
  options: SummaryOptions,
): string[] {
  const needy = needsAPerson(facts, outcomes, goesOn);
  const shown = needy.slice(0, needy.length > MOST ? MOST - 1 : MOST).map((task) => {
    const { pr } = task;
    const url = pr === undefined ? undefined : pageUrl(options, `pull/${pr}`);
    return `${task.task}: ${needWords(task)}${url === undefined ? '' : ` (${url})`}`;
  });
  const rest = needy.length - shown.length;
  return rest > 0 ? [...shown, `${count(rest, 'more task')}: see the summary`] : shown;
}
