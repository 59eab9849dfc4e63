/** The one comment that a run keeps on an issue, and the issue that is kept where none was named. */
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
  /** The login of who dispatched the run: mentioned where something needs a person. */
  person?: string | undefined;
  /** Another round follows: what it takes up again needs nobody yet. */
  goesOn?: boolean | undefined;
}

// GitHub takes 65,536 characters; a text has no more of them than bytes.
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

/** The whole comment, ended by a line break; at most 65,000 characters. */
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

/** What waits for a person, with a call to who dispatched the run; nothing where nothing does. */
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

/** GitHub's own rule for logins, with the suffix of a managed user; an App's `name[bot]` is nobody to call. */
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
