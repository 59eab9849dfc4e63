/** The tasks of a round: the requested ones in the first round, the pending ones in later rounds. */
import { agentFor } from './agent-choice.js';
import type { Config } from '../config.js';
import { cyclesIn, runnable } from './dependencies.js';
import type { Blocked, Change, Pending, Task, TaskId } from '../model.js';
import type { MatcherOf } from '../scope/overlap.js';
import { lacksCompliance } from '../gates/policy.js';
import { type BlockedTask, activeElsewhere, select, type SelectionFacts } from './selection.js';
import { allSubtasks, declaredSubtasks, subtaskAsTask } from './subtasks.js';

export interface EntryFacts extends Omit<SelectionFacts, 'objections'> {
  config: Config;
  /** Left over from the round before; undefined in the first round. */
  pending: readonly Pending[] | undefined;
  /** Existing work on branches, by task: it is checked and landed instead of being done again. */
  adoptable: ReadonlyMap<TaskId, Change>;
  match: MatcherOf;
}

/** A task that the round starts or leaves for a later one. One with a change only has to land. */
export interface Entry extends Omit<Pending, 'act' | 'define' | 'subtasks'> {
  /** Includes its subtasks so far. */
  define: Task;
}

interface Entries {
  entries: Entry[];
  blocked: BlockedTask[];
}

/** Each task appears exactly once, either as an entry or as blocked. */
export function entriesOf(facts: EntryFacts): Entries {
  return facts.pending ? leftOver(facts, facts.pending) : asked(facts);
}

/** The pending tasks. One whose dependency neither landed nor is still in progress is blocked. */
function leftOver(facts: EntryFacts, pending: readonly Pending[]): Entries {
  const byId = new Map(facts.tasks.map((task) => [task.id, task]));
  const isDone = (id: TaskId) => facts.landed.has(id) || byId.get(id)?.state === 'done';
  const why = new Map<TaskId, Blocked[]>();
  const going = new Map<TaskId, Entry>();
  for (const each of pending) {
    const listed = byId.get(each.task);
    const stop = stopped(facts, each, listed);
    if (stop) why.set(each.task, [stop]);
    else for (const entry of carriedOver(each, listed)) going.set(each.task, entry);
  }
  const dependsOn = (id: TaskId): TaskId[] => {
    const entry = going.get(id);
    const all = entry ? [...entry.define.depends, ...entry.behind] : [];
    return [...new Set(all)].filter((other) => !isDone(other));
  };
  for (const [id, path] of cyclesIn(going.keys(), dependsOn)) why.set(id, [{ is: 'cycle', path }]);
  const free = [...going.keys()].filter((id) => !why.has(id));
  const runs = runnable(free, dependsOn, isDone);
  for (const id of free)
    if (!runs.has(id))
      why.set(
        id,
        dependsOn(id)
          .filter((other) => !runs.has(other))
          .map((task) => ({ is: 'waits-for', task, state: 'did not land' })),
      );
  return {
    entries: [...going].flatMap(([id, entry]) => (runs.has(id) ? [entry] : [])),
    blocked: [...why].map(([task, reasons]) => ({ task, why: reasons })),
  };
}

/** Why a pending task cannot continue: the base may have changed since. */
function stopped(
  facts: EntryFacts,
  pending: Pending,
  listed: Task | undefined,
): Blocked | undefined {
  const commit = facts.landed.get(pending.task);
  if (commit) return { is: 'landed', commit };
  if (listed?.state === 'done') return { is: 'done' };
  if (listed?.state === 'blocked') return { is: 'blocked', reason: listed.reason ?? '' };
  const define = pending.define ?? listed;
  if (!define) return { is: 'unknown' };
  if (pending.change && pending.act === 'land') return undefined;
  return unknownAgents(facts, [agentFor(define, facts.config, facts.match) ?? ''])[0];
}

function carriedOver(
  { act, change, define: own, subtasks, ...pending }: Pending,
  listed: Task | undefined,
): Entry[] {
  const task = own ?? listed;
  if (!task) return [];
  const define = { ...task, subtasks: allSubtasks(task.subtasks, subtasks ?? []) };
  return [{ ...pending, define, ...(act === 'land' && change && { change }) }];
}

/** The requested tasks, each after its subtasks. */
function asked(facts: EntryFacts): Entries {
  const { config, match } = facts;
  const listed = new Set(facts.tasks.map(({ id }) => id.toLowerCase()));
  const declared = (task: Task) => declaredSubtasks(task, config, match, listed);
  const objections = (task: Task): Blocked[] => {
    const { subtasks, problems } = declared(task);
    const agents = [agentFor(task, config, match) ?? '', ...subtasks.map(({ agent }) => agent)];
    return [
      ...problems.map((problem) => ({ is: 'invalid' as const, problem })),
      ...unknownAgents(facts, agents),
      ...(lacksCompliance(config, task, match) ? [{ is: 'no-compliance' as const }] : []),
      ...subtasks.flatMap(({ id }) => activeElsewhere(facts, id)),
    ];
  };
  const { chosen, blocked } = select({ ...facts, objections });
  const entries = chosen.flatMap((task) => {
    const { subtasks } = declared(task);
    const entry = firstEntry(facts, { ...task, subtasks });
    // If the work is done already, its subtasks were done before it.
    if (entry.change) return [entry];
    const open = subtasks
      .filter(({ id }) => !facts.landed.has(id))
      .map((each) => firstEntry(facts, subtaskAsTask(each, task)));
    return [...open, { ...entry, behind: open.map(({ task: id }) => id) }];
  });
  return { entries, blocked };
}

function unknownAgents({ config }: EntryFacts, names: readonly string[]): Blocked[] {
  return [...new Set(names)]
    .filter((agent) => !Object.hasOwn(config.agents, agent))
    .map((agent) => ({ is: 'no-agent', agent }));
}

function firstEntry({ adoptable }: EntryFacts, define: Task): Entry {
  const change = adoptable.get(define.id);
  return {
    task: define.id,
    attempt: change?.attempt ?? 1,
    feedback: [],
    behind: [],
    define,
    ...(change && { change }),
  };
}
