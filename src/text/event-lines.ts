/** The log lines of a run: events in the guide's wording. */
import type { Event } from '../core/events.js';
import { formatDuration, formatUsd } from '../core/format.js';
import {
  BOOKKEEPING,
  type Finding,
  type Outcome,
  type Stop,
  type TaskId,
  type TestResult,
  type Verdict,
  type WorkResult,
} from '../core/model.js';
import { plainLines, plainText } from './plain.js';
import { planText } from './plan-text.js';
import {
  type Asked,
  conflictLines,
  count,
  failureText,
  findingText,
  gateTitle,
  listText,
  outcomeDetails,
  outcomeIcon,
  outcomeText,
  stopSteps,
  stopText,
  worktreeLines,
} from './reasons.js';

/** Information that events do not contain. */
interface TerminalContext extends Asked {
  /** The request, as typed. */
  ask: readonly string[];
}

const MOST_FINDINGS = 50;

type Of<K extends Event['is']> = Extract<Event, { is: K }>;

/** An event as plain lines for a terminal or a log; none for events that only the live view shows. */
export function eventLines(event: Event, context: TerminalContext): string[] {
  return linesOf(event, context).map(withoutWorkflowCommands);
}

/**
 * Defuses workflow commands. GitHub's runner executes `::command::` at the start of a printed line and
 * `##[command]` anywhere in it, and the name of a file or a test may contain one.
 */
export function withoutWorkflowCommands(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}

/** `main + DEV-15 + DRY-11`; the baseline is the base alone. */
export function candidateText(changes: readonly TaskId[], base: string): string {
  const names = changes.map(changeName);
  const shown = names.length <= 4 ? names : [`${names.length - 1} changes`, ...names.slice(-1)];
  return [plainText(base), ...shown].join(' + ');
}

function linesOf(event: Event, context: TerminalContext): string[] {
  switch (event.is) {
    case 'planned':
      return planText(event.plan).split('\n');
    case 'resumed':
      return [`🔁 Resuming run ${plainText(event.run, 80)}`];
    case 'spawned':
      return [spawnedLine(event)];
    case 'setting-up':
      return [`⚙️  Setting up ${plainText(event.worktree)} for ${event.task}`];
    case 'status':
    case 'line':
      return [];
    case 'problem':
      return [`⚠️  ${event.task}: ${plainText(event.message, 500)}`];
    case 'worked':
      return workedLines(event.result);
    case 'judged':
      return verdictLines(event.task, event.verdict);
    case 'testing':
      return [
        `🧪 Testing ${candidateText(event.changes, context.base)} (${plainText(event.suite, 64)})`,
      ];
    case 'tested':
      return testedLines(event.test, event.changes, context.base);
    case 'merging':
      return [`📥 Merging ${changeName(event.task)}...`];
    case 'landed':
      return [`✅ ${sentence(changeName(event.task))} merged successfully`];
    case 'outcome':
      return outcomeLines(event, context);
    case 'stopped':
      return stopLines(event.stop, context);
    case 'round-ended':
      return [roundLine(event)];
    case 'note':
      return [`ℹ️  ${plainText(event.message, 1000)}`];
  }
}

function spawnedLine({ agent, task, worktree, attempt }: Of<'spawned'>): string {
  const again = attempt > 1 ? ` (attempt ${attempt})` : '';
  return `🚀 Spawned ${agent} for ${task} in worktree ${plainText(worktree)}${again}`;
}

function workedLines(result: WorkResult): string[] {
  const { task, agent, seconds, usage } = result;
  switch (result.is) {
    case 'delivered': {
      const cost = usage.costUsd === undefined ? '' : `, ${formatUsd(usage.costUsd)}`;
      return [`📦 ${task} delivered by ${agent} (${formatDuration(seconds)}${cost})`];
    }
    case 'waits':
      return result.on.map(
        (subtask) =>
          `⏸️  ${task} waits for ${subtask.id} (${subtask.agent}): ${plainText(subtask.work)}`,
      );
    case 'failed': {
      const icon = outcomeIcon({ is: 'failed', task, why: result.why });
      const who = `(${task}, ${agent})`;
      return [`${icon} ${failureText(result.why)} ${who}`, ...worktreeLines(result.worktree)];
    }
  }
}

function verdictLines(task: TaskId, { gate, kind, result, findings }: Verdict): string[] {
  const issues = findingLines(findings);
  switch (kind) {
    case 'gate':
      if (result === 'pass') return [`✅ ${task} passed ${gateTitle(gate)}`, ...issues];
      if (result === 'fail') return [`❌ ${task} BLOCKED by ${gateTitle(gate)}:`, ...issues];
      return [`❌ ${task} BLOCKED by ${gateTitle(gate)}: the check itself failed`, ...issues];
    case 'review':
      if (result === 'error') return [`⚠️  ${task}: review ${gate} itself failed`, ...issues];
      return issues.length === 0
        ? [`✅ ${task} passed review ${gate}`]
        : [`⚠️  ${task}: review ${gate} warns:`, ...issues];
  }
}

function findingLines(findings: readonly Finding[]): string[] {
  const shown = findings.slice(0, MOST_FINDINGS).map((finding) => `  - ${findingText(finding)}`);
  const rest = findings.length - shown.length;
  return rest > 0 ? [...shown, `  - and ${count(rest, 'more finding')}`] : shown;
}

function testedLines(test: TestResult, changes: readonly TaskId[], base: string): string[] {
  const what = `${candidateText(changes, base)} (${test.suite}, ${formatDuration(test.seconds)})`;
  switch (test.result) {
    case 'green':
      return [`✅ Tests passed: ${what}`];
    case 'flaky':
      return [`⚠️  Tests passed on retry only (flaky): ${what}`, ...testDetails(test)];
    case 'red':
      return [`❌ Tests failed: ${what}`];
    case 'timeout':
      return [`❌ Tests timed out: ${what}`];
    case 'setup':
      return [`❌ Set-up for the tests failed: ${what}`];
    case 'lost':
      return [`⚠️  Tests ended without a result: ${what}`];
  }
}

function sentence(text: string): string {
  return text.replace(/^the /, 'The ');
}

function outcomeLines(
  { outcome, branch, worktree }: Of<'outcome'>,
  context: TerminalContext,
): string[] {
  if (outcome.is === 'landed') return [];
  if (outcome.is === 'held' && outcome.why.is === 'conflict') {
    return conflictLines(outcome.task, outcome.why.files, { ...context, branch, worktree });
  }
  // The summary at the end shows what to type: the run continues, and may retry the task.
  const kept = outcome.is === 'failed' ? [] : worktreeLines(worktree);
  return [outcomeHeadline(outcome, context.base), ...details(outcome), ...kept];
}

function outcomeHeadline(outcome: Outcome, base: string): string {
  const icon = signOf(outcome);
  const task = plainText(outcome.task, 80);
  if (outcome.is !== 'red') return `${icon} ${task}: ${outcomeText(outcome)}`;
  const untouched = `not merged, ${plainText(base)} is untouched`;
  return outcome.tests.result === 'red'
    ? `${icon} ${task} broke tests - ${untouched}`
    : `${icon} ${task}: ${outcomeText(outcome)} - ${untouched}`;
}

/** The outcome's icon; narrow icons are followed by two spaces, as in the guide's warning. */
function signOf(outcome: Outcome): string {
  const icon = outcomeIcon(outcome);
  return icon === '⚠️' || icon === '⏸️' ? `${icon} ` : icon;
}

function stopLines(stop: Stop, context: TerminalContext): string[] {
  const failing = stop.is === 'red-baseline' ? stop.tests.flatMap(testDetails) : [];
  const tail = stop.is === 'setup' ? plainLines(stop.tail, 5).map((line) => `  | ${line}`) : [];
  const next = stopSteps(stop, context.ask, context).map((step) => `    ${step}`);
  return [`🛑 ${stopText(stop)}`, ...failing, ...tail, '  Next:', ...next];
}

/** The failing tests, in the wording of an outcome, which does not name the task. */
function testDetails(tests: TestResult): string[] {
  return details({ is: 'red', task: BOOKKEEPING, tests, attempt: 1 });
}

function details(outcome: Outcome): string[] {
  return outcomeDetails(outcome).map((line) => `  - ${line}`);
}

function roundLine({ round, next }: Of<'round-ended'>): string {
  return next.length === 0
    ? `🏁 Round ${round} ended, nothing is left to do`
    : `🔁 Round ${round} ended, round ${round + 1} is next: ${listText(next, 20)}`;
}

/** The id of a task; the bookkeeping change, whose id nobody knows, is called the task list. */
function changeName(task: TaskId): string {
  return task === BOOKKEEPING ? 'the task list' : task;
}
