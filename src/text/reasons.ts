/** Describes why a task, a train or a run ended as it did; all reports use this wording. Foreign text is made plain. */
import type {
  Blocked,
  Failure,
  Finding,
  GateName,
  Hold,
  Outcome,
  Stop,
  TestResult,
} from '../core/model.js';
import { formatUsd } from '../core/format.js';
import { plainLines, plainText } from './plain.js';
export {
  askedOf,
  type Asked,
  conflictLines,
  nextSteps,
  type WorkLocation as Place,
  shellWord,
  stopSteps,
  worktreeLines,
} from './next-steps.js';

/** `1 task`, `2 tasks`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `a, b, c and 4 more`, each name plain and short. */
export function listText(names: readonly string[], max = 5): string {
  const shown = names.slice(0, max).map((name) => plainText(name, 120));
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** A time limit in words: `30 minutes`, `90 seconds`, `1 hour`. */
export function limitText(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return count(seconds / 3600, 'hour');
  if (seconds >= 60 && seconds % 60 === 0) return count(seconds / 60, 'minute');
  return count(seconds, 'second');
}

/** The first seven digits, as git shows a commit. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}

/** Enough digits to be unambiguous in any repository, for commands. */
export function typedSha(sha: string): string {
  return sha.slice(0, 12);
}

/** `security-agent` as in the guide; other gates by their name. */
export function gateTitle(gate: GateName): string {
  return gate === 'security' || gate === 'compliance' ? `${gate}-agent` : `gate ${gate}`;
}

/** Why an agent delivered nothing: one sentence, without an icon. */
export function failureText(failure: Failure): string {
  switch (failure.is) {
    case 'exit':
      return withLastLine(`Agent failed: exit code ${failure.code}`, failure.tail);
    case 'signal':
      return withLastLine(
        `Agent failed: terminated by ${plainText(failure.signal, 20)}`,
        failure.tail,
      );
    case 'timeout':
      return `Agent timeout after ${limitText(failure.limit)}`;
    case 'said':
      return `Agent failed: ${plainText(failure.message) || 'it reported failure without a reason'}`;
    case 'nothing':
      return 'Agent failed: it changed nothing';
    case 'setup':
      return withLastLine(`Set-up failed: ${plainText(failure.command, 120)}`, failure.tail);
    case 'start':
      return `Agent failed: it could not be started: ${plainText(failure.message)}`;
    case 'interrupted':
      return 'Interrupted before the agent finished';
    case 'lost':
      return failure.message === undefined
        ? 'Agent failed: it ended without a result'
        : `The answer of its job was refused: ${plainText(failure.message)}`;
    case 'refused-bundle':
      return `Agent failed: its commits were refused: ${plainText(failure.message)}`;
    case 'subtask':
      return `Subtask ${failure.id} failed: ${plainText(failure.message)}`;
  }
}

/** Why a requested task does not run: one clause, about "it". */
export function blockedText(blocked: Blocked): string {
  switch (blocked.is) {
    case 'unknown':
      return blocked.near === undefined
        ? 'no task has this ID'
        : `no task has this ID; did you mean ${blocked.near}?`;
    case 'done':
      return 'already done';
    case 'landed':
      return `already landed as ${shortSha(blocked.commit)}`;
    case 'in-flight':
      return `already in progress in run ${plainText(blocked.run, 64)} (branch ${plainText(blocked.branch, 120)})`;
    case 'blocked':
      return `blocked: ${plainText(blocked.reason) || 'no reason given'}`;
    case 'failed-before':
      return `failed before: ${plainText(blocked.reason) || 'no reason given'} (to retry, name its ID)`;
    case 'waits-for':
      return `waits for ${blocked.task} (${plainText(blocked.state, 80)})`;
    case 'cycle':
      return `in a dependency cycle: ${cycleText(blocked.path)}`;
    case 'no-agent':
      return `there is no agent ${plainText(blocked.agent, 64)}`;
    case 'no-compliance':
      return 'financial, but no compliance check is configured: its change would be blocked';
    case 'uncommitted-fix':
      return `its worktree ${plainText(blocked.worktree)} has uncommitted changes`;
    case 'invalid':
      return plainText(blocked.problem);
    case 'budget': {
      const { limitUsd, spentUsd, neededUsd } = blocked;
      const needed = neededUsd === undefined ? '' : `, about ${formatUsd(neededUsd)} needed`;
      return `over budget: ${formatUsd(limitUsd)} limit, ${formatUsd(spentUsd)} spent${needed}`;
    }
  }
}

/** How a task ended: one short sentence, without an icon. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.is) {
    case 'landed':
      return 'Merged successfully';
    case 'failed':
      return failureText(outcome.why);
    case 'blocked':
      return `BLOCKED by ${outcome.gates.map(gateTitle).join(' and ') || 'a gate'}`;
    case 'red':
      return redText(outcome.tests);
    case 'held':
      return holdText(outcome.why);
    case 'discarded':
      return outcome.files.length === 0
        ? 'Discarded'
        : `Discarded: merge conflict in ${listText(outcome.files)}`;
    case 'not-started':
      return `Not started: ${outcome.why.map(blockedText).join('; ') || 'unknown reason'}`;
    case 'unsettled':
      return `Unfinished: ${plainText(outcome.message)}`;
  }
}

/** The icon of an outcome. */
export function outcomeIcon(outcome: Outcome): string {
  switch (outcome.is) {
    case 'landed':
      return '✅';
    case 'failed':
      return outcome.why.is === 'timeout' ? '⏱️' : '❌';
    case 'blocked':
    case 'red':
      return '❌';
    case 'held':
    case 'discarded':
    case 'unsettled':
      return '⚠️';
    case 'not-started':
      return '⏸️';
  }
}

/** The details of `outcomeText`, one line each: failing tests, conflicting files. May be empty. */
export function outcomeDetails(outcome: Outcome): string[] {
  switch (outcome.is) {
    case 'red': {
      const { suite, failures, tail } = outcome.tests;
      return failures.length > 0
        ? failures.slice(0, 10).map((name) => `${suite}: ${plainText(name)}`)
        : plainLines(tail, 5).map((line) => `${suite}: ${line}`);
    }
    case 'held':
      return outcome.why.is === 'conflict' ? outcome.why.files.map((file) => plainText(file)) : [];
    case 'landed':
    case 'failed':
    case 'blocked':
    case 'discarded':
    case 'not-started':
    case 'unsettled':
      return [];
  }
}

/** `src/a.ts:12: message (rule)`. */
export function findingText(finding: Finding): string {
  const line = finding.line === undefined ? '' : `:${finding.line}`;
  const place = finding.path === undefined ? '' : `${plainText(finding.path, 120)}${line}: `;
  return `${place}${plainText(finding.message)} (${plainText(finding.rule, 60)})`;
}

/** Why a train or a run stopped: one sentence. */
export function stopText(stop: Stop): string {
  switch (stop.is) {
    case 'red-baseline':
      return `The tests fail on the base itself (${listText(stop.tests.map((test) => test.suite))}), so nothing was landed`;
    case 'base-moved':
      return `The base moved from ${shortSha(stop.expected)} to ${shortSha(stop.found)} during the landing, so the train stopped`;
    case 'tree-differs':
      return `The base has tree ${shortSha(stop.found)}, but tree ${shortSha(stop.expected)} was tested, so the train stopped`;
    case 'setup':
      return withLastLine(`Set-up failed: ${plainText(stop.command, 120)}`, stop.tail);
    case 'refused':
      return `The landing was refused: ${plainText(stop.message)}`;
  }
}

/** `A → B → A`, whether or not the path repeats its first task at the end. */
function cycleText(path: readonly string[]): string {
  const [first] = path;
  const closed = first !== undefined && (path.length < 2 || path.at(-1) !== first);
  return (closed ? [...path, first] : path).join(' → ');
}

function redText(tests: TestResult): string {
  switch (tests.result) {
    case 'timeout':
      return `Tests timed out (${tests.suite})`;
    case 'setup':
      return withLastLine('Set-up for the tests failed', tests.tail);
    case 'lost':
      return `Tests ended without a result (${tests.suite})`;
    case 'red':
    case 'green':
    case 'flaky':
      return 'Failed tests';
  }
}

function holdText(hold: Hold): string {
  switch (hold.is) {
    case 'conflict':
      return hold.with.length === 0
        ? 'Merge conflict'
        : `Merge conflict with ${listText(hold.with)}`;
    case 'refused':
      return `Held: ${plainText(hold.message)}`;
  }
}

function withLastLine(text: string, tail: string): string {
  const [last] = plainLines(tail, 1, 160);
  return last === undefined ? text : `${text}: ${last}`;
}
