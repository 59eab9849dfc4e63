/** The jobs that ran foreign code, and the only files that each may hand on: none of them can be another job's. */
import { LARGEST_BUNDLE, MOST_JOBS } from '../core/limits.js';
import type { Config } from '../core/config.js';
import type { Candidate, Plan, Queue, SuiteName } from '../core/model.js';
import { testLogs, workFiles } from '../core/run-layout.js';
import type { CheckKind } from '../stages/gate.js';

/** Far larger than any report of ours. */
const LARGEST_JSON = 16 * 1024 * 1024;

export interface ForeignJob {
  /** For messages. */
  name: string;
  /** The name of its artifact ends in the attempt of the workflow run. */
  artifact: string;
  /** The files that are read, with the largest size of each. */
  reads: ReadonlyMap<string, number>;
  /** Files for people, which are never read. */
  logs: ReadonlySet<string>;
}

export interface MatrixJob extends ForeignJob {
  /** `index` of its matrix entry. The job output `id-<index>` is its own. */
  index: number;
  /** Name of the file with its result. */
  result: string;
}

/** A test job, with what it tests. */
export interface TestJob extends MatrixJob {
  candidate: Candidate;
  suite: SuiteName;
}

/** An entry of the matrix `work`, without the names of the keys that its agent gets. */
export function workEntries(plan: Plan) {
  return plan.assign.map(({ task, attempt, agent }, index) => ({
    index,
    task: task.id,
    attempt,
    agent,
  }));
}

/**
 * The entries of the matrix `test`: one job for each candidate and suite. The baseline is included: without
 * it no change could be blamed. Candidates over the job limit get no result and go into the next train.
 */
export function testEntries(
  { candidates }: Pick<Queue, 'candidates'>,
  { suites }: Pick<Config, 'suites'>,
) {
  if (candidates.length < 2) return [];
  return candidates
    .flatMap(({ k }) => Object.keys(suites).map((suite) => ({ k, suite })))
    .slice(0, MOST_JOBS)
    .map((entry, index) => ({ index, ...entry }));
}

/** The job `scan` or `review`, which may give these verdicts. */
export function checkJob(kind: CheckKind, verdicts: readonly string[]): ForeignJob {
  return {
    name: kind,
    artifact: `tributary-${kind}`,
    reads: new Map(verdicts.map((name) => [name, LARGEST_JSON])),
    logs: new Set(),
  };
}

export function workJobs(plan: Plan): MatrixJob[] {
  return plan.assign.map(({ task, attempt }, index) => {
    const { result, bundle, log } = workFiles(task.id, attempt);
    return {
      index,
      name: task.id,
      artifact: `tributary-work-${task.id}-${attempt}`,
      result,
      reads: new Map([
        [result, LARGEST_JSON],
        [bundle, LARGEST_BUNDLE],
      ]),
      logs: new Set([log]),
    };
  });
}

/** @param resultOf name of the file with the result of this suite on this candidate's tree */
export function testJobs(
  queue: Queue,
  config: Pick<Config, 'suites'>,
  resultOf: (tree: Candidate['tree'], suite: SuiteName) => string,
): TestJob[] {
  return testEntries(queue, config).flatMap(({ index, k, suite: name }) => {
    const suite = name as SuiteName;
    const candidate = queue.candidates.find((each) => each.k === k);
    if (!candidate) return [];
    const result = resultOf(candidate.tree, suite);
    const logs = [1, 2].map((tries) => testLogs(candidate.tree, tries));
    return {
      index,
      name: `${suite} on ${candidate.changes.join(' + ') || 'the base'}`,
      artifact: `tributary-test-${k}-${suite}`,
      result,
      reads: new Map([[result, LARGEST_JSON]]),
      logs: new Set(logs.flatMap(({ setup, of }) => [setup, of(suite)])),
      candidate,
      suite,
    };
  });
}
