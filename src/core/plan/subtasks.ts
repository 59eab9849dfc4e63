/** Subtasks: declared in the task or the configuration, or requested by an agent. */
import type { Config } from '../config.js';
import { MOST_SUBTASKS } from '../limits.js';
import {
  AgentName,
  type AgentStatus,
  type Pending,
  type Plan,
  type Subtask,
  SubtaskSuffix,
  type Task,
  TaskId,
} from '../model.js';
import { type MatcherOf, whenMatches } from '../scope/overlap.js';

/** A subtask of a subtask is the deepest level. */
const MAX_DEPTH = 2;

export interface Declared {
  subtasks: Subtask[];
  /** Problems with the declared subtasks, because of which the task cannot run. */
  problems: string[];
}

interface SubtaskContext {
  /** Includes its subtasks so far. */
  task: Task;
  agents: ReadonlySet<string>;
  /** Ids that are in use: those of the task list and of the run's other subtasks. */
  taken: ReadonlySet<string>;
  /** The parent of each subtask of this run. */
  parents: ReadonlyMap<TaskId, TaskId>;
}

/**
 * Turns a subtask into a task. It inherits the labels, so that a subtask cannot be used to bypass a gate.
 * @param scope the globs that it is limited to
 */
export function subtaskAsTask(subtask: Subtask, parent: Task, scope?: readonly string[]): Task {
  return {
    id: subtask.id,
    title: firstLine(subtask.work),
    body: subtask.work,
    state: 'todo',
    agent: subtask.agent,
    ...(scope && { scope: [...scope] }),
    depends: [],
    labels: parent.labels,
    subtasks: [],
    parent: parent.id,
  };
}

/** Joins two lists; for a repeated id the first entry counts. */
export function allSubtasks(first: readonly Subtask[], more: readonly Subtask[]): Subtask[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...more.filter(({ id }) => !known.has(id))];
}

/** What the next round needs to know about a task and the task list does not contain. */
export function subtaskState(task: Task): Pick<Pending, 'define' | 'subtasks'> {
  if (task.parent) return { define: task };
  return task.subtasks.length > 0 ? { subtasks: task.subtasks } : {};
}

/**
 * The subtasks that a person declared for a task: in its own item, or by a rule of the configuration.
 * @param listed ids of the task list in lower case, which a subtask must not use
 */
export function declaredSubtasks(
  task: Task,
  config: Pick<Config, 'subtasks'>,
  match: MatcherOf,
  listed: ReadonlySet<string>,
): Declared {
  if (task.parent) return { subtasks: [], problems: [] };
  const problems: string[] = [];
  const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
  const ruled: Subtask[] = [];
  for (const [suffix, { when, agent, work }] of Object.entries(config.subtasks)) {
    if (!whenMatches(when, subject, match)) continue;
    const id = TaskId.safeParse(`${task.id}-${suffix}`);
    if (id.success) ruled.push({ id: id.data, agent, work });
    else problems.push(`its ID is too long for its subtask ${suffix}`);
  }
  const subtasks = allSubtasks(task.subtasks, ruled);
  for (const { id } of subtasks)
    if (listed.has(id.toLowerCase())) problems.push(`its subtask ${id} has the ID of another task`);
  if (subtasks.length > MOST_SUBTASKS)
    problems.push(`it has ${subtasks.length} subtasks, but at most ${MOST_SUBTASKS} are allowed`);
  return { subtasks, problems };
}

/** The context for checking the subtasks of one of a plan's tasks. */
export function subtaskContext(
  { taken, tasks }: Pick<Plan, 'taken' | 'tasks'>,
  task: Task,
  { agents }: Pick<Config, 'agents'>,
): SubtaskContext {
  return {
    task,
    agents: new Set(Object.keys(agents)),
    taken: new Set([...taken, ...tasks.map(({ id }) => id)]),
    parents: new Map(tasks.flatMap(({ id, parent }) => (parent ? [[id, parent]] : []))),
  };
}

/**
 * Checks the subtasks that an agent requests.
 * @returns the valid ones, and in `problems` what is wrong with the others
 */
export function checkSubtasks(
  asked: readonly { id: string; agent: string; work: string }[],
  { task, agents, taken, parents }: SubtaskContext,
): { subtasks: Subtask[]; problems: string[] } {
  const problems: string[] = [];
  const subtasks: Subtask[] = [];
  const before = task.subtasks.length;
  const isDeepest = depthOf(task, parents) >= MAX_DEPTH;
  // On a case-insensitive file system `X-DB` is `X-db`.
  const used = new Set(
    [...taken, ...task.subtasks.map(({ id }) => id)].map((id) => id.toLowerCase()),
  );
  for (const { id: wanted, agent: name, work } of asked) {
    const id = TaskId.safeParse(wanted);
    const agent = AgentName.safeParse(name);
    const say = (what: string) => problems.push(`subtask ${wanted}: ${what}`);
    if (!id.success || !isSubtaskOf(wanted, task.id))
      say(
        `its ID must be ${task.id}-<suffix>, with a suffix of up to 16 lowercase letters and digits`,
      );
    else if (!agent.success || !agents.has(name)) say(`there is no agent ${name}`);
    else if (used.has(wanted.toLowerCase())) say('its ID is already taken');
    else if (work.trim() === '') say('its work is empty');
    else if (isDeepest) say('subtasks can be nested only two levels deep');
    else if (before + subtasks.length >= MOST_SUBTASKS)
      say(`a task can have at most ${MOST_SUBTASKS} subtasks`);
    else {
      used.add(wanted.toLowerCase());
      subtasks.push({ id: id.data, agent: agent.data, work });
    }
  }
  return { subtasks, problems };
}

/** Reads and checks the subtasks that an agent requests in its status file. */
export function askedSubtasks(
  status: AgentStatus | undefined,
  context: SubtaskContext,
): { subtasks: Subtask[]; problems: string[] } {
  return checkSubtasks(status?.subtasks ?? [], context);
}

function firstLine(text: string): string {
  return (/\S[^\r\n]*/.exec(text)?.[0] ?? '').slice(0, 120).toWellFormed();
}

function depthOf(task: Task, parents: ReadonlyMap<TaskId, TaskId>): number {
  let depth = 0;
  for (
    let at = task.parent;
    at !== undefined && depth < MAX_DEPTH;
    at = parents.get(at), depth += 1
  );
  return depth;
}

function isSubtaskOf(id: string, task: TaskId): boolean {
  return id.startsWith(`${task}-`) && SubtaskSuffix.safeParse(id.slice(task.length + 1)).success;
}
