/** Which tasks an ask names, and why those that do not run are blocked. Every reason at once. */
import type { Blocked, CommitSha, Task, TaskId } from './model.js';

export interface SelectionFacts {
  /** Task ids, `ready` or `label:NAME`, as typed. */
  ask: readonly string[];
  tasks: readonly Task[];
  /** What is wrong with the task list, for tasks that could not be read. */
  unreadable: ReadonlyMap<string, string>;
  /** Tasks whose trailer is on the base. */
  landed: ReadonlyMap<TaskId, CommitSha>;
  /** Tasks with an open pull request of another run that nobody holds. */
  inFlight: ReadonlyMap<TaskId, { branch: string; run: string }>;
  /** Held tasks whose worktree has changes that are not committed. */
  uncommitted: ReadonlyMap<TaskId, string>;
  agents: ReadonlySet<string>;
  /** The nearest of some names, for a typing mistake. */
  nearest(name: string, among: readonly string[]): string | undefined;
}

export interface BlockedTask {
  task: string;
  why: Blocked[];
}

export interface Selection {
  /** In the order of the ask, each once. */
  chosen: Task[];
  blocked: BlockedTask[];
}

type Asked = { task: Task; named: boolean } | { unknown: string };

const isDone = (facts: SelectionFacts, task: Task): boolean =>
  task.state === 'done' || facts.landed.has(task.id);

/** The tasks that one word of the ask names. A group takes what is to do, and shows what failed before. */
const namedBy = (facts: SelectionFacts, word: string): Asked[] => {
  const group = (fits: (task: Task) => boolean): Asked[] =>
    facts.tasks
      .filter((task) => fits(task) && !isDone(facts, task))
      .map((task) => ({ task, named: false }));
  if (word === 'ready') {
    const done = new Set(facts.tasks.filter((task) => isDone(facts, task)).map(({ id }) => id));
    return group((task) => task.state !== 'blocked' && task.depends.every((id) => done.has(id)));
  }
  if (word.startsWith('label:')) {
    const label = word.slice('label:'.length).toLowerCase();
    return group(({ labels }) => labels.some((each) => each.toLowerCase() === label));
  }
  const task = facts.tasks.find(({ id }) => id === word);
  return [task ? { task, named: true } : { unknown: word }];
};

const unknownTask = (facts: SelectionFacts, word: string): BlockedTask => {
  const problem = facts.unreadable.get(word);
  if (problem !== undefined) return { task: word, why: [{ is: 'invalid', problem }] };
  const near = facts.nearest(
    word,
    facts.tasks.map(({ id }) => id),
  );
  const found = facts.tasks.find(({ id }) => id === near);
  return { task: word, why: [{ is: 'unknown', ...(found && { near: found.id }) }] };
};

/** The shortest way round from a task back to itself through what it depends on. */
export const cycleThrough = (
  id: TaskId,
  dependsOn: (id: TaskId) => readonly TaskId[],
): TaskId[] | undefined => {
  const cameFrom = new Map<TaskId, TaskId>();
  const queue: TaskId[] = [id];
  for (const at of queue) {
    for (const next of dependsOn(at)) {
      if (next === id) {
        const path: TaskId[] = [id];
        for (
          let back: TaskId | undefined = at;
          back !== undefined && back !== id;
          back = cameFrom.get(back)
        )
          path.splice(1, 0, back);
        return [...path, id];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return undefined;
};

/** The tasks that stand in a cycle or behind one: what is left when everything free of it is taken away. */
const entangled = (
  tasks: readonly Task[],
  dependents: ReadonlyMap<TaskId, TaskId[]>,
): Set<TaskId> => {
  const ids = new Set(tasks.map(({ id }) => id));
  const open = new Map(
    tasks.map(({ id, depends }) => [id, new Set(depends.filter((each) => ids.has(each))).size]),
  );
  const free = [...open].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (const id of free) {
    ids.delete(id);
    for (const next of new Set(dependents.get(id))) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) free.push(next);
    }
  }
  return ids;
};

const dependentsOf = (tasks: readonly Task[]): Map<TaskId, TaskId[]> => {
  const dependents = new Map<TaskId, TaskId[]>();
  for (const { id, depends } of tasks)
    for (const each of depends) {
      const list = dependents.get(each);
      if (list) list.push(id);
      else dependents.set(each, [id]);
    }
  return dependents;
};

/** What stops a task by itself, whatever else runs. */
const ownReasons = (facts: SelectionFacts, task: Task, named: boolean): Blocked[] => {
  const landed = facts.landed.get(task.id);
  if (task.state === 'done') return [{ is: 'done' }];
  if (landed) return [{ is: 'landed', commit: landed }];
  const flight = facts.inFlight.get(task.id);
  const worktree = facts.uncommitted.get(task.id);
  const agents = [task.agent, ...task.subtasks.map(({ agent }) => agent)];
  return [
    ...(task.state === 'blocked' ? [{ is: 'blocked' as const, reason: task.reason ?? '' }] : []),
    ...(task.state === 'failed' && !named
      ? [{ is: 'failed-before' as const, reason: task.reason ?? '' }]
      : []),
    ...(flight ? [{ is: 'in-flight' as const, ...flight }] : []),
    ...(worktree === undefined ? [] : [{ is: 'uncommitted-fix' as const, worktree }]),
    ...agents.flatMap((agent) =>
      agent && !facts.agents.has(agent) ? [{ is: 'no-agent' as const, agent }] : [],
    ),
  ];
};

const dependencyReasons = (
  facts: SelectionFacts,
  task: Task,
  byId: ReadonlyMap<TaskId, Task>,
  runs: ReadonlySet<TaskId>,
): Blocked[] =>
  task.depends.flatMap((id) => {
    const other = byId.get(id);
    if (facts.landed.has(id) || other?.state === 'done' || runs.has(id)) return [];
    return [{ is: 'waits-for' as const, task: id, state: other ? other.state : 'unknown' }];
  });

/**
 * Splits the ask into the tasks that run and those that are blocked. A task whose dependency is
 * asked for as well runs (in a later round); one whose dependency is blocked is blocked too.
 */
export const select = (facts: SelectionFacts): Selection => {
  const byId = new Map(facts.tasks.map((task) => [task.id, task]));
  const asked = facts.ask.flatMap((word) => namedBy(facts, word));
  const unknown = asked.flatMap((each) =>
    'unknown' in each ? [unknownTask(facts, each.unknown)] : [],
  );
  const known = new Map<TaskId, { task: Task; named: boolean }>();
  for (const each of asked)
    if ('task' in each)
      known.set(each.task.id, {
        task: each.task,
        named: each.named || known.get(each.task.id)?.named === true,
      });

  const dependents = dependentsOf(facts.tasks);
  const tangle = entangled(facts.tasks, dependents);
  const dependsOn = (id: TaskId) => byId.get(id)?.depends.filter((each) => tangle.has(each)) ?? [];
  const reasons = new Map<TaskId, Blocked[]>();
  for (const { task, named } of known.values()) {
    const path = tangle.has(task.id) ? cycleThrough(task.id, dependsOn) : undefined;
    const own = ownReasons(facts, task, named);
    reasons.set(task.id, [...own, ...(path ? [{ is: 'cycle' as const, path }] : [])]);
  }
  const runs = new Set([...known.keys()].filter((id) => reasons.get(id)?.length === 0));
  const isFinished = (id: TaskId) =>
    reasons.get(id)?.some(({ is }) => is === 'done' || is === 'landed') === true;
  // What a blocked task holds up is blocked in turn.
  const look = [...runs];
  for (const id of look) {
    const task = known.get(id)?.task;
    if (!runs.has(id) || !task || dependencyReasons(facts, task, byId, runs).length === 0) continue;
    runs.delete(id);
    look.push(...(dependents.get(id) ?? []));
  }
  const blocked = [...known.values()]
    .filter(({ task }) => !runs.has(task.id))
    .map(({ task }) => ({
      task: task.id,
      why: [
        ...(reasons.get(task.id) ?? []),
        ...(isFinished(task.id) ? [] : dependencyReasons(facts, task, byId, runs)),
      ],
    }));
  return {
    chosen: [...known.values()].flatMap(({ task }) => (runs.has(task.id) ? [task] : [])),
    blocked: [...unknown, ...blocked],
  };
};
