/** The annotations on the page of a workflow run: one line for each task that needs a person. */
import type { RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import { needsAPerson, needWords } from './needs.js';
import { pageUrl, type SummaryOptions } from './page.js';
import { count } from '../text/reasons.js';

/** GitHub's limit for one step. */
const MOST = 10;

/** Plain text, not markdown. */
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
