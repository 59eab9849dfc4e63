/** Selects the requested tasks, and gives all reasons why some of them are blocked. */
import { cyclesIn, runnable } from './dependencies.js';
import type { Blocked, CommitSha, Task, TaskId } from '../model.js';

export interface SelectionFacts {
  /** Task ids, `ready` or `label:NAME`, as typed. */
  ask: readonly string[];
  tasks: readonly Task[];
  /** Tasks that could not be read from the task list, with the problem. */
  unreadable: ReadonlyMap<string, string>;
  /** Tasks whose trailer is on the base. */
  landed: ReadonlyMap<TaskId, CommitSha>;
  /** Tasks that another run is working on. */
  inFlight: ReadonlyMap<TaskId, { branch: string; run: string }>;
  /** Held tasks whose worktree has uncommitted changes. */
  uncommitted: ReadonlyMap<TaskId, string>;
  /** Other reasons against a task: its agent, its subtasks. */
  objections(task: Task): Blocked[];
  /** The name that was probably meant by a misspelt one. */
  nearest(name: string, among: readonly string[]): string | undefined;
}

export interface BlockedTask {
  task: string;
  why: Blocked[];
}

interface Selection {
  /** In the order of the request, without duplicates. */
  chosen: Task[];
  blocked: BlockedTask[];
}

/** The task list of the base, by id. */
interface Listed extends SelectionFacts {
  byId: ReadonlyMap<TaskId, Task>;
  isDone(id: TaskId): boolean;
}

type Asked = { is: 'tasks'; tasks: Task[]; named: boolean } | { is: 'nothing'; why: Blocked };

interface Ask {
  /** In the order of the request, without duplicates. */
  tasks: Map<TaskId, Task>;
  /** Those named by their id, and not only as part of a group. */
  named: Set<TaskId>;
  /** Words that match no task. */
  nothing: BlockedTask[];
}

/** Why a task is blocked by others: another run, or a person who works in its worktree. */
export function activeElsewhere(
  { inFlight, uncommitted }: Pick<SelectionFacts, 'inFlight' | 'uncommitted'>,
  id: TaskId,
): Blocked[] {
  const flight = inFlight.get(id);
  const worktree = uncommitted.get(id);
  return [
    ...(flight ? [{ is: 'in-flight' as const, ...flight }] : []),
    ...(worktree === undefined ? [] : [{ is: 'uncommitted-fix' as const, worktree }]),
  ];
}

/**
 * Splits the request into tasks that run and tasks that are blocked. A task whose dependency is also
 * requested runs (in a later round); one whose dependency is blocked is blocked too.
 */
export function select(facts: SelectionFacts): Selection {
  const byId = new Map(facts.tasks.map((task) => [task.id, task]));
  const isDone = (id: TaskId) => facts.landed.has(id) || byId.get(id)?.state === 'done';
  const listed: Listed = { ...facts, byId, isDone };
  const ask = readAsk(listed);
  const reasons = reasonsOf(listed, ask);
  const blocked = [...reasons].flatMap(([task, why]) => (why.length > 0 ? [{ task, why }] : []));
  return {
    chosen: [...ask.tasks.values()].filter(({ id }) => reasons.get(id)?.length === 0),
    blocked: [...ask.nothing, ...blocked],
  };
}

function readAsk(facts: Listed): Ask {
  const ask: Ask = { tasks: new Map(), named: new Set(), nothing: [] };
  for (const word of new Set(facts.ask)) {
    const found = namedBy(facts, word);
    if (found.is === 'nothing') ask.nothing.push({ task: word, why: [found.why] });
    else
      for (const task of found.tasks) {
        ask.tasks.set(task.id, task);
        if (found.named) ask.named.add(task.id);
      }
  }
  return ask;
}

/** The tasks that one word names. A group selects the open tasks, and lists those that failed before as blocked. */
function namedBy(facts: Listed, word: string): Asked {
  if (word === 'ready') {
    const tasks = facts.tasks.filter(
      ({ id, state, depends }) =>
        !facts.isDone(id) && state !== 'blocked' && depends.every(facts.isDone),
    );
    return { is: 'tasks', tasks, named: false };
  }
  const label = /^label:(.*)$/s.exec(word)?.[1];
  return label === undefined ? taskNamed(facts, word) : tasksLabelled(facts, label);
}

function taskNamed(facts: Listed, word: string): Asked {
  // The word may not be a valid id; it is only compared as text.
  const task = facts.byId.get(word as TaskId);
  if (task) return { is: 'tasks', tasks: [task], named: true };
  const problem = facts.unreadable.get(word);
  if (problem !== undefined) return { is: 'nothing', why: { is: 'invalid', problem } };
  const near = facts.nearest(word, [...facts.byId.keys()]);
  const found = near === undefined ? undefined : facts.byId.get(near as TaskId);
  return { is: 'nothing', why: { is: 'unknown', ...(found && { near: found.id }) } };
}

function tasksLabelled(facts: Listed, label: string): Asked {
  const fits = facts.tasks.filter(({ labels }) =>
    labels.some((each) => each.toLowerCase() === label.toLowerCase()),
  );
  if (fits.length > 0)
    return { is: 'tasks', tasks: fits.filter(({ id }) => !facts.isDone(id)), named: false };
  const near = facts.nearest(label, [...new Set(facts.tasks.flatMap(({ labels }) => labels))]);
  const hint = near === undefined ? '' : `; did you mean label:${near}?`;
  return { is: 'nothing', why: { is: 'invalid', problem: `no task has this label${hint}` } };
}

/** Why each requested task does not run; no reasons = it runs. */
function reasonsOf(facts: Listed, ask: Ask): Map<TaskId, Blocked[]> {
  const dependsOn = (id: TaskId) =>
    (facts.byId.get(id)?.depends ?? []).filter((each) => !facts.isDone(each));
  const cycles = cyclesIn(
    facts.tasks.map(({ id }) => id).filter((id) => !facts.isDone(id)),
    dependsOn,
  );
  const stateOf = (id: TaskId): string => {
    if (cycles.has(id)) return 'in a cycle';
    if (facts.inFlight.has(id)) return 'in progress';
    return facts.byId.get(id)?.state ?? 'unknown';
  };
  // The cycle is reported already: that its tasks wait for one another is not another reason.
  const inSameCycle = (a: TaskId, b: TaskId) => cycles.has(a) && cycles.get(a) === cycles.get(b);
  const own = new Map<TaskId, Blocked[]>();
  for (const [id, task] of ask.tasks) {
    const done = finished(facts, task);
    const path = cycles.get(id);
    const cycle = path ? [{ is: 'cycle' as const, path }] : [];
    own.set(id, done ? [done] : [...ownReasons(facts, task, ask.named.has(id)), ...cycle]);
  }
  const free = [...own].flatMap(([id, why]) => (why.length === 0 ? [id] : []));
  const runs = runnable(free, dependsOn, facts.isDone);
  for (const [id, why] of own)
    if (!facts.isDone(id))
      for (const task of new Set(dependsOn(id)))
        if (!runs.has(task) && !inSameCycle(id, task))
          why.push({ is: 'waits-for', task, state: stateOf(task) });
  return own;
}

function finished(facts: Listed, task: Task): Blocked | undefined {
  if (task.state === 'done') return { is: 'done' };
  const commit = facts.landed.get(task.id);
  return commit && { is: 'landed', commit };
}

/** Reasons that do not depend on other tasks of the run. */
function ownReasons(facts: Listed, task: Task, isNamed: boolean): Blocked[] {
  const reason = task.reason ?? '';
  return [
    ...(task.state === 'blocked' ? [{ is: 'blocked' as const, reason }] : []),
    // Naming a failed task requests another try.
    ...(task.state === 'failed' && !isNamed ? [{ is: 'failed-before' as const, reason }] : []),
    ...activeElsewhere(facts, task.id),
    ...facts.objections(task),
  ];
}
