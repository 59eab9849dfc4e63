/** The order in which tasks start: the longest chain of waiting tasks first. */
import type { LedgerEntry, Seconds, Task, TaskId } from '../model.js';

/** Assumed duration of a task without an estimate or history; it only affects the order. */
const GUESS: Seconds = 600;

/** A field is absent if there is no history. */
export interface Expected {
  costUsd?: number;
  seconds?: Seconds;
}

/** How many attempts count: older ones say little about an agent today. */
const RECENT = 20;

/** Median cost and mean duration of an agent's (and model's) recent attempts. */
export function expected(
  history: readonly LedgerEntry[],
  agent: string,
  model: string | undefined,
): Expected {
  const past = history
    .filter((entry) => entry.agent === agent && entry.model === model)
    .slice(-RECENT);
  const costUsd = median(
    past.flatMap((entry) => (entry.costUsd === undefined ? [] : [entry.costUsd])),
  );
  const seconds = mean(past.map((entry) => entry.seconds));
  return { ...(costUsd !== undefined && { costUsd }), ...(seconds !== undefined && { seconds }) };
}

/**
 * For each task, its own duration plus the longest chain of tasks that wait for it.
 * @param behind what each task waits for, among these tasks; without cycles
 */
export function chainLengths(
  tasks: readonly Task[],
  behind: ReadonlyMap<TaskId, readonly TaskId[]>,
  secondsOf: (task: Task) => Seconds | undefined,
): Map<TaskId, Seconds> {
  const own = new Map(tasks.map((task) => [task.id, task.estimate ?? secondsOf(task) ?? GUESS]));
  const waiting = new Map<TaskId, number>(tasks.map(({ id }) => [id, 0]));
  for (const { id } of tasks)
    for (const first of behind.get(id) ?? []) waiting.set(first, (waiting.get(first) ?? 0) + 1);
  const chain = new Map(own);
  // Goes backwards from the ends of the chains, so that each task is computed before what it waits for.
  const ready = tasks.flatMap(({ id }) => (waiting.get(id) === 0 ? [id] : []));
  for (const id of ready)
    for (const first of behind.get(id) ?? []) {
      const through = (own.get(first) ?? 0) + (chain.get(id) ?? 0);
      chain.set(first, Math.max(chain.get(first) ?? 0, through));
      const left = (waiting.get(first) ?? 0) - 1;
      waiting.set(first, left);
      if (left === 0) ready.push(first);
    }
  return chain;
}

/** The median, since a single absurd cost does not affect it. */
function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const before = sorted[Math.ceil(sorted.length / 2) - 1];
  return middle === undefined || before === undefined ? undefined : (middle + before) / 2;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}
