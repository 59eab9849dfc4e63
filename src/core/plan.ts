/** What a round does: which tasks start, which wait behind what, which are blocked. Pure. */
import type { Config } from './config.js';
import { type MatcherOf, overlapIndex, type OverlapIndex, whenMatches } from './overlap.js';
import type {
  AgentName,
  Assignment,
  Base,
  Change,
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
} from './model.js';
import { chainLengths, expected } from './schedule.js';
import { type BlockedTask, select, type SelectionFacts } from './selection.js';
import { declaredSubtasks } from './subtasks.js';

/** A matrix has at most 256 legs; the rest waits for the next round. */
const MAX_LEGS = 256;
/** Overlapping pairs that are listed; the schedule itself knows them all. */
const MAX_PAIRS = 200;

export interface PlanFacts extends Omit<SelectionFacts, 'agents'> {
  run: RunId;
  round: number;
  at: Instant;
  base: Base;
  policy: Digest;
  config: Config;
  onOverlap: OnOverlap;
  /** What the former round left; undefined in the first, which goes by the ask. */
  pending: readonly Pending[] | undefined;
  /** Work that stands on a branch already, by task: it is judged and landed, not done again. */
  adoptable: ReadonlyMap<TaskId, Change>;
  /** Paths of the base tree. */
  files: readonly string[];
  match: MatcherOf;
  history: readonly LedgerEntry[];
}

interface Entry extends Omit<Pending, 'define'> {
  define: Task;
}

/** The agent for a task: its own, else the first whose rule matches, else the default. */
export const agentFor = (task: Task, config: Config, match: MatcherOf): AgentName | undefined => {
  if (task.agent) return task.agent;
  const agents = Object.entries(config.agents) as [AgentName, Config['agents'][AgentName]][];
  const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
  const ruled = agents.find(([, { when }]) => when && whenMatches(when, subject, match));
  return ruled?.[0] ?? config['default-agent'] ?? agents.find(([, { when }]) => !when)?.[0];
};

const firstRound = (facts: PlanFacts): { entries: Entry[]; blocked: BlockedTask[] } => {
  const agents = new Set(Object.keys(facts.config.agents));
  const { chosen, blocked } = select({ ...facts, agents });
  const without = chosen.filter((task) => !agentFor(task, facts.config, facts.match));
  const entries = chosen
    .filter((task) => !without.includes(task))
    .map((task): Entry => {
      const change = facts.adoptable.get(task.id);
      return {
        task: task.id,
        attempt: change?.attempt ?? 1,
        feedback: [],
        behind: [],
        define: task,
        ...(change
          ? {
              act: 'land',
              change,
            }
          : { act: 'work' }),
      };
    });
  const noAgent = without.map(({ id }) => ({
    task: id,
    why: [{ is: 'no-agent' as const, agent: '' }],
  }));
  return { entries, blocked: [...blocked, ...noAgent] };
};

/** In a later round, a task whose dependency neither landed nor is still on its way is blocked. */
const laterRound = (facts: PlanFacts, pending: readonly Pending[]) => {
  const byId = new Map(facts.tasks.map((task) => [task.id, task]));
  const known = pending.flatMap((each): Entry[] => {
    const define = each.define ?? byId.get(each.task);
    return define && !facts.landed.has(each.task) ? [{ ...each, define }] : [];
  });
  const runs = new Map(known.map((entry) => [entry.task, entry]));
  const isDone = (id: TaskId) => facts.landed.has(id) || byId.get(id)?.state === 'done';
  const missing = (entry: Entry) =>
    [...entry.define.depends, ...entry.behind].filter((id) => !isDone(id) && !runs.has(id));
  const blocked = new Map<TaskId, BlockedTask>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const entry of runs.values()) {
      const lacks = missing(entry);
      if (lacks.length === 0) continue;
      runs.delete(entry.task);
      const why = lacks.map((task) => ({ is: 'waits-for' as const, task, state: 'did not land' }));
      blocked.set(entry.task, { task: entry.task, why });
      changed = true;
    }
  }
  return { entries: [...runs.values()], blocked: [...blocked.values()] };
};

/** Puts each declared subtask that has not landed before its task. */
const withSubtasks = (facts: PlanFacts, entries: readonly Entry[]): Entry[] => {
  const present = new Set(entries.map(({ task }) => task));
  return entries.flatMap((entry): Entry[] => {
    if (entry.act === 'land') return [entry];
    const open = declaredSubtasks(entry.define, facts.config, facts.match).filter(
      ({ id }) => !facts.landed.has(id),
    );
    const added = open
      .filter(({ id }) => !present.has(id))
      .map((define): Entry => {
        const change = facts.adoptable.get(define.id);
        return {
          task: define.id,
          attempt: change?.attempt ?? 1,
          feedback: [],
          behind: [],
          define,
          ...(change
            ? {
                act: 'land',
                change,
              }
            : { act: 'work' }),
        };
      });
    const behind = [...new Set([...entry.behind, ...open.map(({ id }) => id)])];
    return [...added, { ...entry, behind }];
  });
};

/** What each entry waits for, among the entries of this round. */
const waits = (facts: PlanFacts, entries: readonly Entry[]): Map<TaskId, TaskId[]> => {
  const present = new Set(entries.map(({ task }) => task));
  return new Map(
    entries.map(({ task, define, behind }) => [
      task,
      [...new Set([...define.depends, ...behind])].filter(
        (id) => present.has(id) && !facts.landed.has(id),
      ),
    ]),
  );
};

interface Split {
  start: Entry[];
  later: Later[];
}

/** Goes down the order and starts what overlaps with nothing that starts before it. */
const splitRound = (
  facts: PlanFacts,
  ordered: readonly Entry[],
  behind: ReadonlyMap<TaskId, readonly TaskId[]>,
  index: OverlapIndex,
): Split => {
  const started = new Set<TaskId>();
  const start: Entry[] = [];
  const later: Later[] = [];
  const isSubtask = new Set(ordered.flatMap(({ define }) => (define.parent ? [define.id] : [])));
  for (const entry of ordered) {
    const { task } = entry;
    const first = behind.get(task) ?? [];
    const blocker = facts.onOverlap === 'continue' ? undefined : index.meets(task, started);
    if (first.length > 0)
      later.push({
        task,
        behind: [...first],
        why: first.some((id) => isSubtask.has(id)) ? 'subtask' : 'depends',
      });
    else if (blocker) later.push({ task, behind: [blocker], why: 'overlap' });
    else if (start.length >= MAX_LEGS) later.push({ task, behind: [], why: 'room' });
    else {
      start.push(entry);
      started.add(task);
    }
  }
  return { start, later };
};

const toAssignment = (facts: PlanFacts, entry: Entry): Assignment[] => {
  const agent = agentFor(entry.define, facts.config, facts.match);
  if (!agent) return [];
  const model = facts.config.agents[agent]?.model;
  const { costUsd } = expected(facts.history, agent, model);
  return [
    {
      task: entry.define,
      agent,
      attempt: entry.attempt,
      base: facts.base.commit,
      feedback: entry.feedback,
      ...(model !== undefined && { model }),
      ...(entry.from && { from: entry.from }),
      ...(costUsd !== undefined && { estimatedCostUsd: costUsd }),
    },
  ];
};

/** Longest chain first; where two are alike, the order of the ask. Work that only has to land goes first. */
const inOrder = (
  facts: PlanFacts,
  entries: readonly Entry[],
  behind: ReadonlyMap<TaskId, TaskId[]>,
) => {
  const secondsOf = (task: Task) => {
    const agent = agentFor(task, facts.config, facts.match);
    return agent && expected(facts.history, agent, facts.config.agents[agent]?.model).seconds;
  };
  const chains = chainLengths(
    entries.map(({ define }) => define),
    behind,
    secondsOf,
  );
  const rank = ({ act, task }: Entry) =>
    act === 'land' ? Number.POSITIVE_INFINITY : (chains.get(task) ?? 0);
  return entries
    .map((entry, at) => ({ entry, at, rank: rank(entry) }))
    .sort((a, b) => (a.rank === b.rank ? a.at - b.at : b.rank - a.rank))
    .map(({ entry }) => entry);
};

/** What waits, as the next round takes it up; only a subtask brings its definition along. */
const waitingOf = (entries: readonly Entry[], later: readonly Later[]): Pending[] => {
  const ids = new Set(later.map(({ task }) => task));
  return entries
    .filter(({ task }) => ids.has(task))
    .map(({ define, ...pending }) => ({ ...pending, ...(define.parent && { define }) }));
};

/** `DEV-15-db` in the task list, where DEV-15 runs: a subtask must not take its place. */
const takenIds = (tasks: readonly Task[], entries: readonly Entry[]): TaskId[] => {
  const running = new Set<string>(entries.map(({ task }) => task));
  return tasks.map(({ id }) => id).filter((id) => running.has(id.slice(0, id.lastIndexOf('-'))));
};

/** The plan of one round. Total: every entry ends in exactly one of assign, adopt, later and blocked. */
export const planRound = (facts: PlanFacts): Plan => {
  const { entries: chosen, blocked } = facts.pending
    ? laterRound(facts, facts.pending)
    : firstRound(facts);
  const entries = withSubtasks(facts, chosen);
  const behind = waits(facts, entries);
  const index = overlapIndex(
    entries.map(({ define }) => define),
    facts.files,
    facts.match,
  );
  const ordered = inOrder(facts, entries, behind);
  const { start, later } = splitRound(facts, ordered, behind, index);
  return {
    version: 1,
    run: facts.run,
    round: facts.round,
    at: facts.at,
    base: facts.base,
    policy: facts.policy,
    assign: start
      .filter(({ act }) => act === 'work')
      .flatMap((entry) => toAssignment(facts, entry)),
    adopt: start.flatMap(({ act, change }) => (act === 'land' && change ? [change] : [])),
    later,
    waiting: waitingOf(entries, later),
    blocked,
    overlaps: index.pairs(MAX_PAIRS),
    onOverlap: facts.onOverlap,
    unscoped: entries.filter(({ define }) => !define.scope).map(({ task }) => task),
    tasks: entries.map(({ define }) => define),
    taken: takenIds(facts.tasks, entries),
  };
};
