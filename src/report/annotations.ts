/** What the page of a workflow's run shows beside its jobs: a line for each task that needs a person. */
import type { RunFacts, TaskOutcome } from '../core/metrics.js';
import { count, outcomeDetails, outcomeText } from './reasons.js';
import { needsPerson, pageUrl, type SummaryOptions } from './run-comment.js';

/** GitHub shows no more of one step. */
const MOST = 10;

/** Plain words, not markdown. Tasks that the next round takes up again need nobody yet. */
export const annotations = (
  { lands }: Pick<RunFacts, 'lands'>,
  outcomes: readonly TaskOutcome[],
  goesOn: boolean,
  options: SummaryOptions,
): string[] => {
  const takenUp = new Set<string>(goesOn ? lands.at(-1)?.next.map(({ task }) => task) : []);
  const needy = outcomes.filter((task) => needsPerson(task) && !takenUp.has(task.task));
  const shown = needy.slice(0, needy.length > MOST ? MOST - 1 : MOST).map((task) => {
    const { outcome, pr } = task;
    const words = [outcomeText(outcome), ...outcomeDetails(outcome).slice(0, 1)].join(': ');
    const url = pr === undefined ? undefined : pageUrl(options, `pull/${pr}`);
    return `${task.task}: ${words}${url === undefined ? '' : ` (${url})`}`;
  });
  const rest = needy.length - shown.length;
  return rest > 0 ? [...shown, `${count(rest, 'more task')}: see the summary`] : shown;
};
