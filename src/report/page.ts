/** Building blocks of pages about a run: links, the table of tasks, and truncation to a size limit. */
import { formatCost } from '../core/metrics/cost.js';
import { formatDuration } from '../core/format.js';
import type { Metrics, RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import type { TestResult, Verdict } from '../core/model.js';
import { codeBlock, escapeMarkdown, table } from '../text/markdown.js';
import {
  askedOf,
  count,
  outcomeIcon,
  outcomeText,
  shortSha,
  stopSteps,
  stopText,
} from '../text/reasons.js';

/** Information about a run on GitHub that is not in its directory. */
export interface SummaryOptions {
  /** For example `https://github.com/OWNER/NAME`; without it nothing is linked. */
  repositoryUrl?: string | undefined;
  /** The page of the workflow run; with it, next steps assume that the reader has no worktree of the run. */
  runUrl?: string | undefined;
}

export const NONE = '–';

/** A column: its heading, and its cells as markdown. */
export type Column = [head: string, cell: (task: TaskOutcome, options: SummaryOptions) => string];

export const columns = {
  task: ['Task', taskCell],
  result: [
    'Result',
    ({ outcome }) => `${outcomeIcon(outcome)} ${escapeMarkdown(outcomeText(outcome), 300)}`,
  ],
  agent: ['Agent', ({ agent }) => text(agent)],
  model: ['Model', ({ model }) => text(model)],
  gates: ['Gates', ({ verdicts }) => verdicts.map(verdictText).join('<br>') || NONE],
  tests: ['Tests', ({ tests }) => tests.map(testText).join('<br>') || NONE],
  pr: [
    'PR',
    ({ pr }, options) => (pr === undefined ? NONE : link(`#${pr}`, pageUrl(options, `pull/${pr}`))),
  ],
  commit: ['Commit', commitCell],
  time: ['Time', timeWords],
  cost: ['Cost', ({ cost }) => escapeMarkdown(formatCost(cost))],
} satisfies Record<string, Column>;

const testIcons: Readonly<Record<TestResult['result'], string>> = {
  green: '✅',
  flaky: '⚠️',
  red: '❌',
  timeout: '❌',
  setup: '❌',
  lost: '⚠️',
};

/** Joins blocks of lines to a page. Blocks at the end that do not fit are replaced by `note`. */
export function cappedPage(
  blocks: readonly (readonly string[])[],
  bytes: number,
  note: string,
): string {
  const parts = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n').trimEnd());
  const fitting = whatFits(parts, bytes, 2);
  if (fitting.length === parts.length) return `${fitting.join('\n\n')}\n`;
  return `${[...whatFits(parts, bytes - bytesOf(note) - 2, 2), note].join('\n\n')}\n`;
}

/** `2 of 3 tasks landed on main`: plain text, not escaped. */
export function headline(facts: RunFacts, metrics: Metrics): string {
  const all = count(metrics.totalTasks, 'task');
  return `${metrics.successful} of ${all} landed on ${facts.request.branch}`;
}

/** The text after the run's name; it contains no foreign text. */
export function runWords(metrics: Metrics): string {
  const interrupted = metrics.interrupted ? ' Interrupted: rerun the same command to resume.' : '';
  return `${count(metrics.rounds, 'round')}, ${count(metrics.attempts, 'attempt')}.${interrupted}`;
}

/** The run as markdown, linked if it has a page. */
export function runLine(facts: RunFacts, metrics: Metrics, { runUrl }: SummaryOptions): string {
  return `Run ${link(facts.request.run, safeUrl(runUrl))}, ${runWords(metrics)}`;
}

/** The URL, or undefined if it contains characters that could end a link's brackets or quotes. */
export function safeUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.-]+)*$/.test(url)
    ? url
    : undefined;
}

export function link(text: string, url: string | undefined): string {
  return url === undefined ? text : `[${text}](${url})`;
}

/** The URL of a page of the repository; undefined if the repository has none. */
export function pageUrl({ repositoryUrl }: SummaryOptions, path: string): string | undefined {
  const url = safeUrl(repositoryUrl);
  return url === undefined ? undefined : `${url}/${path}`;
}

export function stopLines(facts: RunFacts, options: SummaryOptions): string[] {
  const stop = facts.lands.at(-1)?.stop;
  if (stop === undefined) return [];
  const steps = stopSteps(stop, facts.request.ask, askedOf(facts.request));
  return [
    `**Stopped:** ${escapeMarkdown(stopText(stop), 600)}.`,
    '',
    ...codeBlock(options.runUrl === undefined ? steps : steps.map(asWorkflowStep)),
  ];
}

/** A row for each task, as many as fit; no lines if there are no tasks. */
export function taskTable(
  outcomes: readonly TaskOutcome[],
  shown: readonly Column[],
  options: SummaryOptions,
  bytes: number,
): string[] {
  if (outcomes.length === 0) return [];
  const lines = table(
    shown.map(([head]) => head),
    outcomes.map((task) => shown.map(([, cell]) => cell(task, options))),
  );
  const fitting = whatFits(lines, bytes, 1);
  const rest = lines.length - fitting.length;
  return rest === 0 ? lines : [...fitting, '', `*and ${count(rest, 'more task')}*`];
}

/** `✅ security pass`; for a review, the number of warnings. Contains only safe names. */
export function verdictText({ kind, gate, result, findings }: Verdict): string {
  if (kind === 'gate') return `${result === 'pass' ? '✅' : '❌'} ${gate} ${result}`;
  const warnings = count(findings.length, 'warning');
  const icon = result !== 'error' && findings.length === 0 ? '✅' : '⚠️';
  return `${icon} ${gate} ${result === 'error' ? 'error' : warnings}`;
}

/** `❌ unit red`. Contains only safe names. */
export function testText({ suite, result }: TestResult): string {
  return `${testIcons[result]} ${suite} ${result}`;
}

/** `9m 40s (2 attempts)`. */
export function timeWords({ attempts, seconds }: TaskOutcome): string {
  if (attempts === 0) return NONE;
  const time = formatDuration(seconds);
  return attempts > 1 ? `${time} (${count(attempts, 'attempt')})` : time;
}

/** On GitHub a person starts the workflow by its button: no command knows the workflow's name. */
export function asWorkflowStep(step: string): string {
  return step.replace(/^(?:cd - && )?tributary run /, '# run the workflow again, with the tasks: ');
}

/** The first parts that fit; `joint` is the number of additional bytes for each part. */
function whatFits(parts: readonly string[], bytes: number, joint: number): string[] {
  let taken = 0;
  const end = parts.findIndex((part) => (taken += bytesOf(part) + joint) > bytes);
  return parts.slice(0, end === -1 ? parts.length : end);
}

/** The length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function taskCell(task: TaskOutcome): string {
  const id = escapeMarkdown(task.task, 80);
  return task.title === undefined ? id : `**${id}** ${escapeMarkdown(task.title, 120)}`;
}

function text(value: string | undefined): string {
  return value === undefined ? NONE : escapeMarkdown(value, 80);
}

function commitCell({ outcome }: TaskOutcome, options: SummaryOptions): string {
  if (outcome.is !== 'landed') return NONE;
  return link(shortSha(outcome.commit), pageUrl(options, `commit/${outcome.commit}`));
}
