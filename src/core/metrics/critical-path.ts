/** The longest chain of dependent work: no number of agents can make a run shorter. */
import { groupBy, ranIn, type RunFacts, sum, tasksByChange, tasksByTree } from './run-facts.js';
import { BOOKKEEPING, type Seconds, type TaskId, type TestResult, type Verdict } from '../model.js';

interface CriticalPath {
  seconds: Seconds;
  /** The tasks on it, first to last. */
  tasks: TaskId[];
}

/**
 * The length of a task is the sum of its attempts, of the slowest gate for each of its changes and of the
 * slowest suite for each of its candidates (gates and suites run in parallel). A task comes after its
 * dependencies, its subtasks, and the overlapping tasks that it had to wait for.
 */
export function criticalPath(facts: RunFacts): CriticalPath {
  const durations = durationByTask(facts);
  const before = predecessors(facts);
  const done = new Map<TaskId, CriticalPath>();
  const visiting = new Set<TaskId>();
  const pathTo = (task: TaskId): CriticalPath => {
    const known = done.get(task);
    if (known !== undefined) return known;
    // A cycle cannot have run, so it adds nothing.
    if (visiting.has(task)) return { seconds: 0, tasks: [] };
    visiting.add(task);
    const longest = longestOf([...(before.get(task) ?? [])].map(pathTo));
    visiting.delete(task);
    const own = durations.get(task) ?? 0;
    const path = { seconds: longest.seconds + own, tasks: [...longest.tasks, task] };
    done.set(task, path);
    return path;
  };
  return longestOf([...durations.keys()].map(pathTo));
}

function durationByTask(facts: RunFacts): Map<TaskId, Seconds> {
  const ran = ranIn(facts);
  const durations = new Map<TaskId, Seconds>();
  const add = (task: TaskId | undefined, seconds: Seconds): void => {
    if (task !== undefined) durations.set(task, sum([durations.get(task) ?? 0, seconds]));
  };
  const byChange = tasksByChange(facts);
  const byTree = tasksByTree(facts);
  for (const work of ran.results) add(work.task, work.seconds);
  for (const [change, verdicts] of groupBy(ran.verdicts, (verdict) => verdict.change)) {
    add(byChange.get(change), slowest(verdicts));
  }
  for (const [tree, tests] of groupBy(ran.tests, (test) => test.tree)) {
    add(byTree.get(tree), slowest(tests));
  }
  durations.delete(BOOKKEEPING);
  return durations;
}

function slowest(items: readonly (Verdict | TestResult)[]): Seconds {
  return items.reduce((longest, item) => Math.max(longest, item.seconds), 0);
}

function predecessors(facts: RunFacts): Map<TaskId, Set<TaskId>> {
  const before = new Map<TaskId, Set<TaskId>>();
  const add = (task: TaskId, first: TaskId): void => {
    before.set(task, (before.get(task) ?? new Set()).add(first));
  };
  for (const plan of facts.plans) {
    for (const task of plan.tasks) {
      for (const first of task.depends) add(task.id, first);
      if (task.parent !== undefined) add(task.parent, task.id);
    }
    for (const later of plan.later) {
      // `room` means that no agent was free: more agents would solve that.
      if (later.why !== 'room') for (const first of later.behind) add(later.task, first);
    }
  }
  return before;
}

function longestOf(paths: readonly CriticalPath[]): CriticalPath {
  return paths.reduce((best, path) => (path.seconds > best.seconds ? path : best), {
    seconds: 0,
    tasks: [],
  });
}
