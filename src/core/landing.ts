/** What to do with a tested train. Pure and total; `land` carries it out. */
import type { Candidate, Stop, SuiteName, TaskId, TestResult, TreeSha } from './model.js';

export interface LandingFacts {
  /** C0 (the baseline) first, then one for each change, in order. */
  candidates: readonly Candidate[];
  suites: readonly SuiteName[];
  /** The result of a suite on a tree, where it was run. */
  result(tree: TreeSha, suite: SuiteName): TestResult | undefined;
}

export type Decision =
  | { is: 'land'; task: TaskId; candidate: Candidate }
  | { is: 'eject'; task: TaskId; tests: TestResult }
  | { is: 'requeue'; task: TaskId }
  | { is: 'stop'; stop: Stop };

/** A tree that has no result yet and needs one. */
export interface Wanted {
  candidate: Candidate;
  suites: SuiteName[];
}

type Judgement =
  | { is: 'green' }
  | { is: 'missing'; suites: SuiteName[] }
  | { is: 'red'; tests: TestResult };

const isGreen = ({ result }: TestResult): boolean => result === 'green' || result === 'flaky';

/** Green needs every suite green. A lost result is no result: nobody is blamed for it. */
const judge = (facts: LandingFacts, candidate: Candidate): Judgement => {
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
};

const taskOf = (candidate: Candidate): TaskId[] => candidate.changes.slice(-1);

const baselineStop = (tests: TestResult): Stop =>
  tests.result === 'setup'
    ? { is: 'setup', command: tests.failures[0] ?? '', tail: tests.tail }
    : { is: 'red-baseline', tests: [tests] };

/**
 * The tests that are still to be run: every candidate, and the baseline only once the first
 * candidate is red, since only then is there somebody to blame.
 */
export const wantedTests = (facts: LandingFacts): Wanted[] => {
  const [baseline, ...rest] = facts.candidates;
  const missing = (candidate: Candidate): Wanted[] => {
    const judgement = judge(facts, candidate);
    return judgement.is === 'missing' ? [{ candidate, suites: judgement.suites }] : [];
  };
  const first = rest[0];
  const blame = first && judge(facts, first).is === 'red' && baseline ? missing(baseline) : [];
  return [...rest.flatMap(missing), ...blame];
};

/**
 * Lands the longest green prefix, ejects the first red change and sends what stood behind it into
 * the next train. A change is blamed only when all before it is green; a red baseline stops the train.
 */
export const decide = (facts: LandingFacts): Decision[] => {
  const [baseline, ...rest] = facts.candidates;
  const decisions: Decision[] = [];
  const requeue = (candidates: readonly Candidate[]): Decision[] =>
    candidates.flatMap(taskOf).map((task) => ({ is: 'requeue', task }));
  for (const [at, candidate] of rest.entries()) {
    const judgement = judge(facts, candidate);
    const [task] = taskOf(candidate);
    if (task === undefined) continue;
    if (judgement.is === 'green') {
      decisions.push({ is: 'land', task, candidate });
      continue;
    }
    if (judgement.is === 'missing') return [...decisions, ...requeue(rest.slice(at))];
    const before: Judgement =
      at > 0 ? { is: 'green' } : baseline ? judge(facts, baseline) : { is: 'missing', suites: [] };
    switch (before.is) {
      case 'green':
        return [
          ...decisions,
          { is: 'eject', task, tests: judgement.tests },
          ...requeue(rest.slice(at + 1)),
        ];
      case 'missing':
        return [...decisions, ...requeue(rest.slice(at))];
      case 'red':
        return [{ is: 'stop', stop: baselineStop(before.tests) }, ...requeue(rest.slice(at))];
      default:
        return before satisfies never;
    }
  }
  return decisions;
};
