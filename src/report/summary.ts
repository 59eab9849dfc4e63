/** `report/summary.md`: the run as GitHub markdown. Other reports use its plain-text parts. */
import type { Metrics, RunFacts, TaskOutcome } from '../core/metrics/metrics.js';
import type { Outcome, Request } from '../core/model.js';
import { folders, REPORT } from '../core/run-layout.js';
import { codeBlock, escapeMarkdown } from '../text/markdown.js';
import { locationOf, timeText } from './partial-success.js';
import {
  count,
  findingText,
  nextSteps,
  outcomeDetails,
  outcomeText,
  shellWord,
} from '../text/reasons.js';
import {
  asWorkflowStep,
  cappedPage,
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
import { timeline } from './timeline.js';

const MAX_FINDINGS = 20;
const MAX_DETAILS = 50;
// GitHub's limit is 1 MiB for all steps of a job together.
const MAX_BYTES = 1_000_000;
const MAX_TABLE_BYTES = 400_000;

/** A name and its text, not escaped. */
type Fact = [name: string, words: string];

/** A task that did not land, as plain text, not escaped. */
interface Unlanded {
  title: string;
  details: string[];
  kept?: { words: string; url?: string | undefined };
  steps: string[];
}

/** The whole page, with a final line break; less than a million bytes. */
export function summaryMarkdown(
  facts: RunFacts,
  metrics: Metrics,
  outcomes: readonly TaskOutcome[],
  options: SummaryOptions = {},
): string {
  const chart = timeline(facts);
  const blocks = [
    [`# ${escapeMarkdown(headline(facts, metrics), 300)}`, '', runLine(facts, metrics, options)],
    stopLines(facts, options),
    taskTable(outcomes, Object.values(columns), options, MAX_TABLE_BYTES),
    ['## Time and cost', '', ...numbers(metrics).map(numberLine)],
    ...nextBlocks(outcomes, facts.request, options, MAX_DETAILS),
    findingLines(outcomes),
    chart.length === 0 ? [] : ['## Timeline', '', ...chart],
  ];
  return cappedPage(blocks, MAX_BYTES, `*Shortened: \`${REPORT.page}\` has the rest.*`);
}

/** Time, cost and other numbers of the run, as plain text. */
export function numbers(metrics: Metrics): Fact[] {
  const path = metrics.criticalPath.join(' → ');
  const chain =
    path === '' ? 'nothing ran' : `the critical path takes ${metrics.criticalPathTime} (${path})`;
  const { models, tasks, gates } = metrics.unpriced;
  const unpriced = [...models, ...tasks, ...gates];
  const flaky = metrics.flakyTests.flatMap(({ suite, tests }) =>
    tests.length === 0 ? [suite] : tests.map((test) => `${suite}: ${test}`),
  );
  return [
    ['Time', `${timeText(metrics)}; about ${metrics.estimatedSequentialTime} sequentially`],
    ['Speedup', `${metrics.speedup}, at most ${metrics.speedupBound} here: ${chain}`],
    [
      'Cost',
      `${metrics.cost}; ${metrics.costPerLandedTask} per landed task; ${metrics.costOfUnlandedWork} on work that did not land`,
    ],
    ...(unpriced.length === 0 ? [] : [['Unpriced', unpriced.join(', ')] satisfies Fact]),
    ...(metrics.billed === undefined
      ? []
      : [['Billed', billedText(metrics.billed)] satisfies Fact]),
    [
      'Gates and tests',
      `${count(metrics.gateBlocks, 'change')} blocked by gates, ${metrics.testFailures} ejected from a train`,
    ],
    ...(flaky.length === 0
      ? []
      : [['Flaky', flaky.slice(0, MAX_FINDINGS).join('; ')] satisfies Fact]),
    ...tokenFacts(metrics),
  ];
}

export function unlanded(task: TaskOutcome, request: Request, options: SummaryOptions): Unlanded {
  const { outcome } = task;
  const kept = keptOf(task, options);
  return {
    title: `${task.task}: ${outcomeText(outcome)}`,
    details: outcomeDetails(outcome),
    ...(kept === undefined ? {} : { kept }),
    steps:
      options.runUrl === undefined
        ? nextSteps(outcome, locationOf(task, request))
        : workflowSteps(task, request.branch),
  };
}

/** The findings of gates and reviews, one line each: plain text, not escaped. */
export function findings(outcomes: readonly TaskOutcome[]): string[] {
  const each = outcomes.flatMap(({ task, verdicts }) =>
    verdicts.flatMap(({ kind, gate, findings }) =>
      findings.map((it) => `${task}, ${kind} ${gate}, ${it.level}: ${findingText(it)}`),
    ),
  );
  const rest = each.length - MAX_FINDINGS;
  return rest > 0
    ? [...each.slice(0, MAX_FINDINGS), `and ${rest} more, in the folder ${folders.verdict}/`]
    : each;
}

function numberLine([name, words]: Fact): string {
  return `- ${escapeMarkdown(`${name}: ${words}`, 4000)}.`;
}

/** A block for each task that did not land; the first one has a heading. */
function nextBlocks(
  outcomes: readonly TaskOutcome[],
  request: Request,
  options: SummaryOptions,
  most: number,
): string[][] {
  return outcomes
    .filter(({ outcome }) => outcome.is !== 'landed')
    .map((task) => nextBlock(unlanded(task, request, options), most))
    .map((lines, at) => (at === 0 ? ['## What to do next', '', ...lines] : lines));
}

function nextBlock({ title, details, kept, steps }: Unlanded, most: number): string[] {
  const rest = details.length - most;
  const items = [
    ...details.slice(0, most).map((detail) => escapeMarkdown(detail, 300)),
    ...(rest > 0 ? [`and ${rest} more`] : []),
    ...(kept === undefined ? [] : [`Kept: ${link(escapeMarkdown(kept.words, 300), kept.url)}`]),
  ].map((item) => `- ${item}`);
  return [
    `### ${escapeMarkdown(title, 400)}`,
    '',
    ...(items.length === 0 ? [] : [...items, '']),
    ...(steps.length === 0 ? [] : codeBlock(steps)),
  ];
}

function findingLines(outcomes: readonly TaskOutcome[]): string[] {
  const lines = findings(outcomes).map((line) => `- ${escapeMarkdown(line, 600)}`);
  return lines.length === 0 ? [] : ['## Findings', '', ...lines];
}

/** GitHub rounds each job up to a minute. The multiplier of larger runners is unknown here. */
function billedText({ minutes, jobs }: NonNullable<Metrics['billed']>): string {
  return `${count(minutes, 'minute')} for ${count(jobs, 'job')}, each rounded up, without runner multipliers`;
}

function tokenFacts(metrics: Metrics): Fact[] {
  return Object.entries(metrics.tokensByModel).map(([model, { input, output, cacheRead }]) => [
    `Tokens of ${model}`,
    `${input} in (${cacheRead} of them cached), ${output} out`,
  ]);
}

function keptOf(
  { outcome, pr, branch, worktree, delivered }: TaskOutcome,
  options: SummaryOptions,
) {
  // For a local run the steps name the worktree, and there is nothing to link to.
  const { repositoryUrl, runUrl } = options;
  if (outcome.is === 'not-started' || (repositoryUrl ?? runUrl) === undefined) return undefined;
  if (pr !== undefined)
    return { words: `pull request ${pr}, branch ${branch}`, url: pageUrl(options, `pull/${pr}`) };
  const run = safeUrl(runUrl);
  if (run === undefined)
    return worktree === undefined ? undefined : { words: `worktree ${worktree}` };
  if (!delivered) return { words: 'nothing (there was no work to keep)' };
  return { words: 'its commits, in the run’s artifacts', url: `${run}#artifacts` };
}

/** The next steps for a task on GitHub: fix its branch, or run the workflow again. */
function workflowSteps(task: TaskOutcome, base: string): string[] {
  const { outcome, branch, pr } = task;
  const repair = repairSteps(outcome, base);
  if (repair === undefined) return nextSteps(outcome, { base, branch }).map(asWorkflowStep);
  const retryCommand = asWorkflowStep(`tributary run ${shellWord(task.task)}`);
  // Without a pull request nothing was pushed, so there is no branch to fix.
  if (pr === undefined) return [retryCommand];
  return [
    `git fetch origin && git switch ${shellWord(branch)}`,
    ...repair,
    'git push',
    retryCommand,
  ];
}

function repairSteps(outcome: Outcome, base: string): string[] | undefined {
  switch (outcome.is) {
    case 'blocked':
      return ['# fix what the gate found', 'git add -A && git commit'];
    case 'red':
      return ['# make the tests pass', 'git add -A && git commit'];
    case 'held':
      return outcome.why.is === 'conflict'
        ? [`git merge ${shellWord(`origin/${base}`)}`, 'git mergetool && git commit']
        : undefined;
    case 'landed':
    case 'failed':
    case 'discarded':
    case 'not-started':
    case 'unsettled':
      return undefined;
  }
}
