/** The contents of a run directory, and simple queries on them. */
import { epochSeconds } from './time.js';
import {
  type Change,
  type ChangeId,
  changeIdOf,
  type Instant,
  type Job,
  type Land,
  type Plan,
  type Queue,
  type Request,
  type Seconds,
  type TaskId,
  type TestResult,
  type TreeSha,
  type Verdict,
  type WorkResult,
} from '../model.js';

export interface RunFacts {
  request: Request;
  plans: Plan[];
  results: WorkResult[];
  verdicts: Verdict[];
  tests: TestResult[];
  queues: Queue[];
  lands: Land[];
  /** The periods in which a process worked on the run: more than one if it was resumed. */
  sessions: { startedAt: Instant; endedAt: Instant }[];
  interrupted: boolean;
  /** Workflow jobs; empty for a local run. */
  jobs: readonly Job[];
  /** Display paths of kept directories, by task; also of tasks that had no agent in this run. */
  worktrees?: ReadonlyMap<string, string>;
}

export type Delivered = Pick<Change, 'id' | 'head'>;

/** The work of this run itself, without duplicates. */
export type Ran = Pick<RunFacts, 'results' | 'verdicts' | 'tests'>;

/**
 * Removes duplicates, and what was taken over from an earlier run: anything that ended before this run
 * began.
 */
export function ranIn(facts: RunFacts): Ran {
  const begin = epochSeconds(facts.request.startedAt);
  const ranHere = (item: { startedAt: Instant; seconds: Seconds }): boolean =>
    epochSeconds(item.startedAt) + item.seconds >= begin;
  return {
    results: unique(facts.results, (work) => `${work.task}/${work.attempt}`).filter(ranHere),
    verdicts: unique(facts.verdicts, (v) =>
      [v.change, v.gate, v.policy, v.startedAt].join(),
    ).filter(ranHere),
    tests: unique(facts.tests, (t) => [t.tree, t.suite, t.policy, t.startedAt].join()).filter(
      ranHere,
    ),
  };
}

/** The commits of a `work` job, complete or partial. */
export function deliveredBy(work: WorkResult): Delivered | undefined {
  const head = work.is === 'delivered' ? work.head : work.partial;
  return head && { id: changeIdOf(head), head };
}

/** The task of each change. */
export function tasksByChange(facts: RunFacts): Map<ChangeId, TaskId> {
  const byChange = new Map<ChangeId, TaskId>();
  for (const work of facts.results) {
    const delivered = deliveredBy(work);
    if (delivered) byChange.set(delivered.id, work.task);
  }
  for (const { id, task } of changesOf(facts)) byChange.set(id, task);
  return byChange;
}

/** The task of the newest change in each candidate's tree. The next round's baseline is the tree of a landed one. */
export function tasksByTree(facts: RunFacts): Map<TreeSha, TaskId> {
  const byTree = new Map<TreeSha, TaskId>();
  for (const { tree, changes } of facts.queues.flatMap((queue) => queue.candidates)) {
    const newest = changes.at(-1);
    if (newest !== undefined) byTree.set(tree, newest);
  }
  return byTree;
}

/** All adopted and queued changes, in the order of the rounds. */
export function changesOf(facts: RunFacts): Change[] {
  return [
    ...facts.plans.flatMap((plan) => plan.adopt),
    ...facts.queues.flatMap((queue) => queue.changes.map((queued) => queued.change)),
  ];
}

/** Groups items by key, in their order. Items without a key are left out. */
export function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The sum, capped at the largest number: a forged value must not make the report unreadable. */
export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total = Math.min(total + number, Number.MAX_VALUE);
  return total;
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
