/** The summary of a run for the terminal. */
import type { Metrics, TaskOutcome } from '../core/metrics/metrics.js';
import type { Outcome, Request } from '../core/model.js';
import { neverPublish } from '../core/gates/inspect.js';
import { askedOf, type WorkLocation } from '../text/next-steps.js';
import { plainText } from '../text/plain.js';
import { count, listText, nextSteps, outcomeIcon, outcomeText } from '../text/reasons.js';
import { withoutWorkflowCommands } from '../text/event-lines.js';

interface Group {
  is: readonly TaskOutcome['outcome']['is'][];
  /** The text after `2 tasks`. */
  did: string;
  /** The text in brackets after the names, for one task and for several. */
  remark: readonly [one: string, many: string];
}

const groups: readonly Group[] = [
  { is: ['held'], did: 'held', remark: [' waits for you', ' wait for you'] },
  { is: ['discarded'], did: 'discarded', remark: ['', ''] },
  { is: ['not-started'], did: 'not started', remark: ['', ''] },
  { is: ['unsettled'], did: 'unfinished', remark: [' can be resumed', ' can be resumed'] },
];

/** The requested base and forge. */
type BaseAsked = Pick<Request, 'branch' | 'named' | 'forge'>;

/**
 * One line for each task, the summary, and the next steps of each task that did not land.
 *
 * @param base the branch to land on
 */
export function partialSuccessText(
  outcomes: readonly TaskOutcome[],
  metrics: Metrics,
  base: BaseAsked,
): string {
  const next = outcomes.flatMap((task) => nextLine(task, base));
  return [
    ...outcomes.map(taskLine),
    ...(outcomes.length === 0 ? [] : ['']),
    'Summary:',
    ...summaryLines(outcomes, metrics).map((line) => `  - ${line}`),
    ...(next.length === 0 ? [] : ['', 'Next:', ...next]),
  ]
    .map(withoutWorkflowCommands)
    .join('\n');
}

/** `12 minutes (3x faster than sequential)`; also says so if it was not faster. */
export function timeText(metrics: Metrics): string {
  const { parallelSeconds, speedup } = metrics.exact;
  const time = roughTime(parallelSeconds);
  if (speedup === null) return time;
  const factor = Math.round(speedup * 10) / 10;
  if (factor > 1) return `${time} (${factor}x faster than sequential)`;
  return `${time} (${factor === 1 ? 'as fast as' : 'slower than'} sequential: ${metrics.speedup})`;
}

/** The location of a task's work. */
export function locationOf(task: TaskOutcome, asked: BaseAsked): WorkLocation {
  return {
    ...askedOf(asked),
    branch: task.branch,
    worktree: task.worktree,
    withheld: neverPublish(task.verdicts.flatMap(({ findings }) => findings)),
  };
}

/** `UX-19: first this, then that`: shell commands and manual steps. */
function nextLine(task: TaskOutcome, base: BaseAsked): string[] {
  const steps = nextSteps(task.outcome, locationOf(task, base)).map((step) =>
    step.replace(/^# /, ''),
  );
  return steps.length === 0 ? [] : [`  ${plainText(task.task, 80)}: ${steps.join('  →  ')}`];
}

function taskLine(task: TaskOutcome): string {
  const agent = task.agent === undefined ? '' : ` (${task.agent})`;
  const flaky = task.outcome.is === 'landed' ? flakySuites(task) : [];
  const note = flaky.length === 0 ? '' : ` (flaky: ${flaky.join(', ')})`;
  return `${outcomeIcon(task.outcome)} ${plainText(task.task, 80)}${agent}: ${outcomeText(task.outcome)}${note}`;
}

/** The suites that passed only at the second try. */
function flakySuites(task: TaskOutcome): string[] {
  return task.tests.filter(({ result }) => result === 'flaky').map(({ suite }) => suite);
}

function summaryLines(outcomes: readonly TaskOutcome[], metrics: Metrics): string[] {
  const landed = outcomes.filter(({ outcome }) => outcome.is === 'landed');
  return [
    `${count(landed.length, 'task')} completed`,
    ...failedLine(outcomes),
    ...groups.flatMap((group) => groupLine(outcomes, group)),
    `Total time: ${timeText(metrics)}`,
    `Cost: ${costText(outcomes, metrics)}`,
    ...(metrics.interrupted ? ['Interrupted: rerun the same command to resume'] : []),
  ];
}

/** Lists tasks that a person must fix separately from those that another try may fix. */
function failedLine(outcomes: readonly TaskOutcome[]): string[] {
  const failed = outcomes.filter(({ outcome }) =>
    ['failed', 'blocked', 'red'].includes(outcome.is),
  );
  if (failed.length === 0) return [];
  const fix = failed.filter(({ outcome }) => needsFix(outcome)).map(({ task }) => task);
  const retryable = failed.filter(({ outcome }) => !needsFix(outcome)).map(({ task }) => task);
  const remarks = [
    ...(fix.length === 0
      ? []
      : [`${listText(fix)} ${fix.length === 1 ? 'needs manual fix' : 'need manual fixes'}`]),
    ...(retryable.length === 0 ? [] : [`${listText(retryable)} can be run again`]),
  ];
  return [`${count(failed.length, 'task')} failed (${remarks.join('; ')})`];
}

function needsFix(outcome: Outcome): boolean {
  return outcome.is !== 'failed' || outcome.why.is === 'setup';
}

function groupLine(outcomes: readonly TaskOutcome[], group: Group): string[] {
  const names = outcomes
    .filter(({ outcome }) => group.is.includes(outcome.is))
    .map(({ task }) => task);
  if (names.length === 0) return [];
  const [one, many] = group.remark;
  const remark = names.length === 1 ? one : many;
  return [`${count(names.length, 'task')} ${group.did} (${listText(names)}${remark})`];
}

function costText(outcomes: readonly TaskOutcome[], metrics: Metrics): string {
  const lost = outcomes.filter(({ outcome, cost }) => outcome.is !== 'landed' && cost.usd > 0);
  if (lost.length === 0) return metrics.cost;
  return `${metrics.cost} (${metrics.costOfUnlandedWork} of it on ${listText(lost.map(({ task }) => task))})`;
}

/** Whole minutes, as in the guide; seconds below one minute. */
function roughTime(seconds: number): string {
  if (Math.round(seconds) < 60) return count(Math.round(seconds), 'second');
  const minutes = Math.floor(Math.round(seconds) / 60);
  if (minutes < 60) return count(minutes, 'minute');
  const rest = minutes % 60;
  const hours = count(Math.floor(minutes / 60), 'hour');
  return rest === 0 ? hours : `${hours} ${count(rest, 'minute')}`;
}
