/** What a run directory holds in the end, and the plain questions about it. */
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
  /** The stretches in which a process worked on the run: more than one where it was resumed. */
  sessions: { startedAt: Instant; endedAt: Instant }[];
  interrupted: boolean;
  /** Jobs of workflows; none on one machine. */
  jobs: readonly Job[];
}

export type Delivered = Pick<Change, 'id' | 'head'>;

/** The part of the facts that this run itself ran, each once. */
export type Ran = Pick<RunFacts, 'results' | 'verdicts' | 'tests'>;

/**
 * Leaves out what stands in the directory twice, and what was taken over from an earlier run:
 * that had ended before this one began.
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

/** What a job of `work` left, whole or in part. */
export function deliveredBy(work: WorkResult): Delivered | undefined {
  const head = work.is === 'delivered' ? work.head : work.partial;
  return head && { id: changeIdOf(head), head };
}

/** Whose work each change is. */
export function tasksByChange(facts: RunFacts): Map<ChangeId, TaskId> {
  const byChange = new Map<ChangeId, TaskId>();
  for (const work of facts.results) {
    const delivered = deliveredBy(work);
    if (delivered) byChange.set(delivered.id, work.task);
  }
  for (const { id, task } of changesOf(facts)) byChange.set(id, task);
  return byChange;
}

/** Whose change is the newest of each candidate tree. The next round's baseline is the tree of a landed one. */
export function tasksByTree(facts: RunFacts): Map<TreeSha, TaskId> {
  const byTree = new Map<TreeSha, TaskId>();
  for (const { tree, changes } of facts.queues.flatMap((queue) => queue.candidates)) {
    const newest = changes.at(-1);
    if (newest !== undefined) byTree.set(tree, newest);
  }
  return byTree;
}

/** Every change that was adopted or queued, in the order of the rounds. */
export function changesOf(facts: RunFacts): Change[] {
  return [
    ...facts.plans.flatMap((plan) => plan.adopt),
    ...facts.queues.flatMap((queue) => queue.changes.map((queued) => queued.change)),
  ];
}

/** Lists by key, each in the order of the items. */
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

/** The sum, never more than the largest number: a forged one must not make the report unreadable. */
export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total = Math.min(total + number, Number.MAX_VALUE);
  return total;
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
