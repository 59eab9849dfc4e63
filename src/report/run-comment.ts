/** The comment of a run on an issue, and the tracking issue for runs that name none. */
import type { Metrics, RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import { REPORT } from '../core/run-layout.js';
import { escapeMarkdown } from '../text/markdown.js';
import { runMarker } from '../text/run-marker.js';
import { needsAPerson, needWords } from './needs.js';
import {
  cappedPage,
  type Column,
  columns,
  headline,
  link,
  pageUrl,
  runLine,
  safeUrl,
  stopLines,
  type SummaryOptions,
  taskTable,
} from './page.js';
import { count } from '../text/reasons.js';

export interface CommentOptions extends SummaryOptions {
  /** Login of the person who dispatched the run: mentioned if something needs a person. */
  person?: string | undefined;
  /** Another round follows: the tasks that it takes up do not need a person yet. */
  goesOn?: boolean | undefined;
}

// GitHub's limit is 65,536 characters; a text has at most as many characters as bytes.
const MAX_BYTES = 65_000;
const MAX_TABLE_BYTES = 30_000;
const MAX_NEEDS = 20;
const shortColumns: readonly Column[] = [
  columns.task,
  columns.result,
  columns.agent,
  columns.tests,
  columns.pr,
  columns.time,
  columns.cost,
];

/** The whole comment, with a final line break; at most 65,000 characters. */
export function runComment(
  facts: RunFacts,
  metrics: Metrics,
  outcomes: readonly TaskOutcome[],
  options: CommentOptions = {},
): string {
  const url = safeUrl(options.runUrl);
  const rest = url === undefined ? `\`${REPORT.summary}\`` : link('the summary of the run', url);
  const title = `${headline(facts, metrics)}${options.goesOn ? ' so far' : ''}`;
  const blocks = [
    [runMarker(facts.request.run), `## ${escapeMarkdown(title, 300)}`],
    [runLine(facts, metrics, options), numbersLine(metrics)],
    needLines(facts, outcomes, options),
    taskTable(outcomes, shortColumns, options, MAX_TABLE_BYTES),
    [`Findings, timeline and next steps: ${rest}.`],
  ];
  return cappedPage(blocks, MAX_BYTES, `*Shortened: see ${rest}.*`);
}

function numbersLine({ parallelTime, speedup, speedupBound, cost }: Metrics): string {
  return `Time ${parallelTime}, speedup ${speedup}, at most ${speedupBound} here, cost ${escapeMarkdown(cost)}.`;
}

/** The tasks that need a person, with a mention of the person who dispatched the run; empty if there are none. */
function needLines(
  facts: RunFacts,
  outcomes: readonly TaskOutcome[],
  options: CommentOptions,
): string[] {
  const needy = needsAPerson(facts, outcomes, options.goesOn ?? false);
  const stop = options.goesOn ? [] : stopLines(facts, options);
  if (needy.length === 0 && stop.length === 0) return [];
  const rest = needy.length - MAX_NEEDS;
  return [
    `**Needs your attention**${mention(options.person)}:`,
    '',
    ...needy.slice(0, MAX_NEEDS).map((task) => needLine(task, options)),
    ...(rest > 0 ? [`- and ${count(rest, 'more task')}`] : []),
    ...(stop.length > 0 && needy.length > 0 ? [''] : []),
    ...stop,
  ];
}

/** A mention, if the login fits GitHub's rules (including managed users); an App's `name[bot]` is not mentioned. */
function mention(login: string | undefined): string {
  const fits = /^(?=.{1,39}$)[a-z\d]+(?:-[a-z\d]+)*(?:_[a-z\d]{3,8})?$/i;
  return login !== undefined && fits.test(login) ? `, @${login}` : '';
}

/** `- UX-19 (#3): Failed tests: unit: sums the ledger`. */
function needLine(task: TaskOutcome, options: SummaryOptions): string {
  const { pr } = task;
  const where = pr === undefined ? '' : ` (${link(`#${pr}`, pageUrl(options, `pull/${pr}`))})`;
  return `- ${escapeMarkdown(task.task, 80)}${where}: ${escapeMarkdown(needWords(task), 400)}`;
}
