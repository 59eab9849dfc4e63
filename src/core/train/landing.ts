/** Decides what to do with a tested train; `land` carries it out. */
import type { Candidate, Stop, SuiteName, TaskId, TestResult, TreeSha } from '../model.js';

export interface LandingFacts {
  /** C0 (the baseline) first, then one for each change, in order. */
  candidates: readonly Candidate[];
  suites: readonly SuiteName[];
  /** The result of a suite on a tree, if it was run. */
  result(tree: TreeSha, suite: SuiteName): TestResult | undefined;
}

export type Decision =
  | { is: 'land'; task: TaskId; candidate: Candidate }
  | { is: 'eject'; task: TaskId; tests: TestResult }
  | { is: 'requeue'; task: TaskId }
  | { is: 'stop'; stop: Stop };

/** A tree that still needs a result. */
interface Wanted {
  candidate: Candidate;
  suites: SuiteName[];
}

type Judgement =
  | { is: 'green' }
  | { is: 'missing'; suites: SuiteName[] }
  | { is: 'red'; tests: TestResult };

/**
 * The tests that still have to run: every candidate up to the first red one, since none after it can land;
 * and the baseline only if the first candidate is red, to find out which of the two is at fault.
 */
export function wantedTests(facts: LandingFacts): Wanted[] {
  const [baseline, ...rest] = facts.candidates;
  const wanted: Wanted[] = [];
  for (const [at, candidate] of rest.entries()) {
    const judgement = stateOf(facts, candidate);
    if (judgement.is === 'missing') wanted.push({ candidate, suites: judgement.suites });
    if (judgement.is !== 'red') continue;
    const before = at === 0 && baseline ? stateOf(facts, baseline) : undefined;
    if (baseline && before?.is === 'missing')
      wanted.push({ candidate: baseline, suites: before.suites });
    break;
  }
  return wanted;
}

/**
 * Lands the longest green prefix, ejects the first red change and requeues the changes after it. A change is
 * blamed only if everything before it is green; a red baseline stops the train.
 */
export function decide(facts: LandingFacts): Decision[] {
  const [baseline, ...rest] = facts.candidates;
  const decisions: Decision[] = [];
  let before: Judgement = baseline ? stateOf(facts, baseline) : { is: 'missing', suites: [] };
  for (const [at, candidate] of rest.entries()) {
    const judgement = stateOf(facts, candidate);
    const task = newestOf(candidate);
    if (judgement.is === 'missing' || task === undefined)
      return [...decisions, ...requeue(rest.slice(at))];
    if (judgement.is === 'red')
      return [...decisions, ...blame(before, judgement.tests, [candidate, ...rest.slice(at + 1)])];
    decisions.push({ is: 'land', task, candidate });
    before = judgement;
  }
  return decisions;
}

/** Green only if every suite is green. A lost result does not count: no change is blamed for it. */
function stateOf(facts: LandingFacts, candidate: Candidate): Judgement {
  const results = facts.suites.map((suite) => ({
    suite,
    test: facts.result(candidate.tree, suite),
  }));
  const bad = results.find(({ test }) => test && test.result !== 'lost' && !isGreen(test))?.test;
  if (bad) return { is: 'red', tests: bad };
  const missing = results.filter(({ test }) => !test || test.result === 'lost');
  if (missing.length > 0 || results.length === 0)
    return { is: 'missing', suites: missing.map(({ suite }) => suite) };
  return { is: 'green' };
}

function isGreen({ result }: TestResult): boolean {
  return result === 'green' || result === 'flaky';
}

/** Decides about the first red candidate and those after it. `before` is the candidate it was stacked on. */
function blame(
  before: Judgement,
  tests: TestResult,
  [first, ...behind]: readonly [Candidate, ...Candidate[]],
): Decision[] {
  const task = newestOf(first);
  switch (before.is) {
    case 'green':
      return task === undefined ? [] : [{ is: 'eject', task, tests }, ...requeue(behind)];
    case 'missing':
      return requeue([first, ...behind]);
    case 'red':
      return [{ is: 'stop', stop: baselineStop(before.tests) }, ...requeue([first, ...behind])];
    default:
      return before satisfies never;
  }
}

function requeue(candidates: readonly Candidate[]): Decision[] {
  return candidates.flatMap((candidate) => {
    const task = newestOf(candidate);
    return task === undefined ? [] : [{ is: 'requeue', task }];
  });
}

/** The newest task in a candidate: the one that lands with it, or that made it red. */
function newestOf(candidate: Candidate): TaskId | undefined {
  return candidate.changes.at(-1);
}

function baselineStop(tests: TestResult): Stop {
  return tests.result === 'setup'
    ? { is: 'setup', command: tests.failures[0] ?? '', tail: tests.tail }
    : { is: 'red-baseline', tests: [tests] };
}
