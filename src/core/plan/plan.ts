/** Plans a round: which tasks start, which wait for others, which are blocked. */
import { MOST_JOBS } from '../limits.js';
import { agentFor } from './agent-choice.js';
import { purseOf, sharesUsd } from './budget.js';
import { runnable } from './dependencies.js';
import { type Entry, entriesOf, type EntryFacts } from './entries.js';
import type {
  AgentName,
  Assignment,
  Base,
  Blocked,
  Budget,
  Digest,
  Instant,
  Later,
  LedgerEntry,
  OnOverlap,
  Pending,
  Plan,
  RunId,
  Task,
  TaskId,
} from '../model.js';
import { overlapIndex, type OverlapIndex } from '../scope/overlap.js';
import { chainLengths, type Expected, expected } from './schedule.js';
import type { BlockedTask } from './selection.js';
import { subtaskState } from './subtasks.js';
export { agentFor } from './agent-choice.js';

/** How many overlapping pairs the plan lists; the schedule considers all of them. */
const MAX_PAIRS = 200;

export interface PlanFacts extends EntryFacts {
  run: RunId;
  round: number;
  at: Instant;
  base: Base;
  policy: Digest;
  onOverlap: OnOverlap;
  /** Paths of the base tree. */
  files: readonly string[];
  history: readonly LedgerEntry[];
  budget?: Budget | undefined;
}

/** The agent for an entry, and its expected cost and time. */
interface WithAgent {
  agent: AgentName;
  model: string | undefined;
  expected: Expected;
}

interface Split {
  start: Entry[];
  later: Later[];
  /** Tasks that the budget does not cover, with their expected cost if it is known. */
  unaffordable: ReadonlyMap<TaskId, number | undefined>;
  /** The amount reserved for each task that starts. */
  paid: ReadonlyMap<TaskId, number>;
}

/** The plan of one round. Total: every entry ends in exactly one of assign, adopt, later and blocked. */
export function planRound(facts: PlanFacts): Plan {
  const { entries, blocked } = entriesOf(facts);
  const tasks = entries.map(({ define }) => define);
  const waiting = waits(facts, entries);
  const agentOf = assignAgents(facts, entries);
  const index = overlapIndex(tasks, facts.files, facts.match);
  const ordered = inOrder(entries, waiting, agentOf);
  const split = splitRound(facts, ordered, waiting, agentOf, index);
  const { start } = split;
  const { later, blocked: overLimit } = withoutUnaffordable(facts.budget, split, waiting);
  const isLater = new Set(later.map(({ task }) => task));
  const toWork = start.filter(({ change }) => !change);
  const paid = toWork.map(({ task }) => split.paid.get(task) ?? 0);
  const shares = facts.budget ? sharesUsd(facts.budget, paid) : [];
  return {
    version: 1,
    run: facts.run,
    round: facts.round,
    at: facts.at,
    base: facts.base,
    policy: facts.policy,
    assign: toWork.map((entry, at) => toAssignment(facts, entry, agentOf, shares[at])),
    adopt: start.flatMap(({ change }) => change ?? []),
    later,
    waiting: entries.filter(({ task }) => isLater.has(task)).map(toPending),
    blocked: [...blocked, ...overLimit],
    overlaps: index.pairs(MAX_PAIRS),
    onOverlap: facts.onOverlap,
    unscoped: tasks.filter(({ scope = [] }) => scope.length === 0).map(({ id }) => id),
    tasks,
    taken: takenIds(facts.tasks, entries),
    ...(facts.budget && { budget: facts.budget }),
  };
}

/** The entries of this round that each entry waits for. */
function waits(facts: PlanFacts, entries: readonly Entry[]): Map<TaskId, TaskId[]> {
  const present = new Set(entries.map(({ task }) => task));
  return new Map(
    entries.map(({ task, define, behind }) => [
      task,
      [...new Set([...define.depends, ...behind])].filter(
        (id) => present.has(id) && !facts.landed.has(id),
      ),
    ]),
  );
}

/** The agent for each task. The history is read once for each agent, not once for each task. */
function assignAgents(facts: PlanFacts, entries: readonly Entry[]): Map<TaskId, WithAgent> {
  const { config, match, history } = facts;
  const byAgent = new Map<AgentName, WithAgent>();
  const agentOf = new Map<TaskId, WithAgent>();
  for (const { task, define } of entries) {
    const agent = agentFor(define, config, match);
    if (!agent) continue;
    const model = config.agents[agent]?.model;
    const known = byAgent.get(agent) ?? { agent, model, expected: expected(history, agent, model) };
    byAgent.set(agent, known);
    agentOf.set(task, known);
  }
  return agentOf;
}

/** Work that only has to land comes first, then the longest chain, then the order of the request. */
function inOrder(
  entries: readonly Entry[],
  behind: ReadonlyMap<TaskId, TaskId[]>,
  agentOf: ReadonlyMap<TaskId, WithAgent>,
): Entry[] {
  const chains = chainLengths(
    entries.map(({ define }) => define),
    behind,
    ({ id }) => agentOf.get(id)?.expected.seconds,
  );
  const length = ({ task }: Entry) => chains.get(task) ?? 0;
  const toLand = ({ change }: Entry) => Number(change !== undefined);
  return entries.toSorted((a, b) => toLand(b) - toLand(a) || length(b) - length(a));
}

/** Starts, in order, each entry that overlaps with none of the entries started before it. */
function splitRound(
  facts: PlanFacts,
  ordered: readonly Entry[],
  waiting: ReadonlyMap<TaskId, readonly TaskId[]>,
  agentOf: ReadonlyMap<TaskId, WithAgent>,
  index: OverlapIndex,
): Split {
  const started = new Set<TaskId>();
  const start: Entry[] = [];
  const later: Later[] = [];
  const unaffordable = new Map<TaskId, number | undefined>();
  const purse = purseOf(facts.budget);
  const paid = new Map<TaskId, number>();
  for (const entry of ordered) {
    const { task, behind } = entry;
    const first = waiting.get(task) ?? [];
    const blocker = facts.onOverlap === 'continue' ? undefined : index.meets(task, started);
    if (first.length > 0)
      later.push({
        task,
        behind: [...first],
        why: behind.some((id) => first.includes(id)) ? 'subtask' : 'depends',
      });
    else if (blocker) later.push({ task, behind: [blocker], why: 'overlap' });
    else if (start.length >= MOST_JOBS) later.push({ task, behind: [], why: 'room' });
    else {
      const cost = agentOf.get(task)?.expected.costUsd;
      const taken = entry.change ? 0 : purse.reserve(cost);
      if (taken === undefined) unaffordable.set(task, cost);
      else {
        paid.set(task, taken);
        start.push(entry);
        started.add(task);
      }
    }
  }
  return { start, later, unaffordable, paid };
}

/** Blocks the tasks that the budget does not cover, and those that wait for them. */
function withoutUnaffordable(
  budget: Budget | undefined,
  { start, later, unaffordable }: Split,
  waiting: ReadonlyMap<TaskId, readonly TaskId[]>,
): Pick<Split, 'later'> & { blocked: BlockedTask[] } {
  if (!budget || unaffordable.size === 0) return { later, blocked: [] };
  const ids = [...start, ...later].map(({ task }) => task);
  const runs = runnable(
    ids,
    (task) => waiting.get(task) ?? [],
    () => false,
  );
  const inVain = later.filter(({ task }) => !runs.has(task));
  return {
    later: later.filter(({ task }) => runs.has(task)),
    blocked: [
      ...[...unaffordable].map(([task, cost]) => ({ task, why: [overBudget(budget, cost)] })),
      ...inVain.map(({ task }) => ({ task, why: [overBudget(budget, undefined)] })),
    ],
  };
}

function overBudget(budget: Budget, neededUsd: number | undefined): Blocked {
  return {
    is: 'budget',
    ...budget,
    ...(neededUsd !== undefined && { neededUsd }),
  };
}

function toAssignment(
  facts: PlanFacts,
  { task, define, attempt, feedback, from }: Entry,
  agentOf: ReadonlyMap<TaskId, WithAgent>,
  budgetUsd: number | undefined,
): Assignment {
  const by = agentOf.get(task);
  if (!by) throw new Error(`${task} has no agent`);
  const { costUsd } = by.expected;
  return {
    task: define,
    agent: by.agent,
    attempt,
    base: facts.base.commit,
    feedback,
    ...(by.model !== undefined && { model: by.model }),
    ...(from && { from }),
    ...(costUsd !== undefined && { estimatedCostUsd: costUsd }),
    ...(budgetUsd !== undefined && { budgetUsd }),
  };
}

/** An entry as input for the next round; only a subtask includes its whole definition. */
function toPending({ define, change, ...rest }: Entry): Pending {
  return {
    ...rest,
    act: change ? 'land' : 'work',
    ...(change && { change }),
    ...subtaskState(define),
  };
}

/** Ids of the task list such as `DEV-15-db` that a subtask of the running DEV-15 must not use. */
function takenIds(tasks: readonly Task[], entries: readonly Entry[]): TaskId[] {
  const running = new Set<string>(entries.map(({ task }) => task.toLowerCase()));
  return tasks
    .map(({ id }) => id)
    .filter((id) => running.has(id.slice(0, id.lastIndexOf('-')).toLowerCase()));
}
