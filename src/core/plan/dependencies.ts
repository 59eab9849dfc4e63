/** Finds dependency cycles, and tasks that cannot run because of others. No recursion: chains may be long. */
import type { TaskId } from '../model.js';

type DependsOn = (id: TaskId) => readonly TaskId[];

/** The tasks in cycles, each with its cycle, `A → B → A`. Tasks in the same cycle share the array. */
export function cyclesIn(
  ids: Iterable<TaskId>,
  dependsOn: DependsOn,
): ReadonlyMap<TaskId, TaskId[]> {
  const cycles = new Map<TaskId, TaskId[]>();
  for (const component of componentsOf(ids, dependsOn)) {
    const inside = new Set(component);
    const within: DependsOn = (id) => dependsOn(id).filter((each) => inside.has(each));
    for (const id of component) {
      if (cycles.has(id)) continue;
      const path = shortestWayRound(id, within) ?? [];
      for (const each of path) if (!cycles.has(each)) cycles.set(each, path);
    }
  }
  return cycles;
}

/**
 * The tasks that can run: removes those that depend, directly or indirectly, on a task that is neither
 * done nor going to run.
 */
export function runnable(
  wouldRun: Iterable<TaskId>,
  dependsOn: DependsOn,
  isDone: (id: TaskId) => boolean,
): ReadonlySet<TaskId> {
  const runs = new Set(wouldRun);
  const dependents = new Map<TaskId, TaskId[]>();
  for (const id of runs)
    for (const other of dependsOn(id)) {
      const list = dependents.get(other);
      if (list) list.push(id);
      else dependents.set(other, [id]);
    }
  const heldUp = [...dependents.keys()].filter((id) => !runs.has(id) && !isDone(id));
  for (const id of heldUp)
    for (const dependent of dependents.get(id) ?? [])
      if (runs.delete(dependent)) heldUp.push(dependent);
  return runs;
}

/** The strongly connected components (Tarjan), each in the order of discovery. */
function* componentsOf(ids: Iterable<TaskId>, dependsOn: DependsOn): Generator<TaskId[]> {
  const order = new Map<TaskId, number>();
  const lowest = new Map<TaskId, number>();
  const open: TaskId[] = [];
  const isOpen = new Set<TaskId>();
  const enter = (id: TaskId) => {
    lowest.set(id, order.size);
    order.set(id, order.size);
    open.push(id);
    isOpen.add(id);
    return { id, rest: dependsOn(id).values() };
  };
  const lower = (id: TaskId, to = Number.POSITIVE_INFINITY) =>
    lowest.set(id, Math.min(lowest.get(id) ?? to, to));
  const close = (id: TaskId): TaskId[] => {
    const component = open.splice(open.lastIndexOf(id));
    for (const each of component) isOpen.delete(each);
    return component;
  };
  for (const root of ids) {
    const path = order.has(root) ? [] : [enter(root)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.rest.next();
      if (!next.done) {
        if (!order.has(next.value)) path.push(enter(next.value));
        else if (isOpen.has(next.value)) lower(at.id, order.get(next.value));
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above) lower(above.id, lowest.get(at.id));
      if (lowest.get(at.id) === order.get(at.id)) yield close(at.id);
    }
  }
}

function shortestWayRound(id: TaskId, dependsOn: DependsOn): TaskId[] | undefined {
  const cameFrom = new Map<TaskId, TaskId>();
  const queue: TaskId[] = [id];
  for (const at of queue)
    for (const next of dependsOn(at)) {
      if (next === id) return [id, ...wayTo(at, id, cameFrom), id];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  return undefined;
}

/** The path from `start` (excluded) to `end`. */
function wayTo(end: TaskId, start: TaskId, cameFrom: ReadonlyMap<TaskId, TaskId>): TaskId[] {
  const way: TaskId[] = [];
  for (let at: TaskId | undefined = end; at !== undefined && at !== start; at = cameFrom.get(at))
    way.push(at);
  return way.toReversed();
}
