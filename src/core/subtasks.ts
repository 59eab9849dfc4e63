/** Subtasks: declared in the task or the configuration, or asked for by an agent. */
import type { Config } from './config.js';
import type { Subtask } from './model.js';
import { type AgentStatus, AgentName, type Task, TaskId } from './model.js';
import { type MatcherOf, whenMatches } from './overlap.js';

/** A subtask of a subtask is the deepest. */
const MAX_DEPTH = 2;
const MAX_PER_TASK = 5;

/**
 * A subtask as a task of its own. It inherits the labels, so that no gate can be gone round by
 * handing the work to a subtask.
 */
export const subtaskAsTask = (subtask: Subtask, parent: Task): Task => ({
  id: subtask.id,
  title: subtask.work.split('\n')[0]?.slice(0, 120) ?? '',
  body: subtask.work,
  state: 'todo',
  agent: subtask.agent,
  depends: [],
  labels: parent.labels,
  subtasks: [],
  parent: parent.id,
});

/** What a person declared for a task: in its own item, or by a rule of the configuration. */
export const declaredSubtasks = (task: Task, config: Config, match: MatcherOf): Task[] => {
  if (task.parent) return [];
  const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
  const ruled = Object.entries(config.subtasks).flatMap(
    ([suffix, { when, agent, work }]): Subtask[] => {
      const id = TaskId.safeParse(`${task.id}-${suffix}`);
      return id.success && whenMatches(when, subject, match) ? [{ id: id.data, agent, work }] : [];
    },
  );
  const own = new Set(task.subtasks.map(({ id }) => id));
  return [...task.subtasks, ...ruled.filter(({ id }) => !own.has(id))].map((each) =>
    subtaskAsTask(each, task),
  );
};

const depthOf = (task: Task, parents: ReadonlyMap<TaskId, TaskId>): number => {
  let depth = 0;
  for (let at = task.parent; at !== undefined && depth < 10; at = parents.get(at)) depth += 1;
  return depth;
};

export interface SubtaskContext {
  task: Task;
  agents: ReadonlySet<string>;
  /** Ids that are taken: the task list's, and the other subtasks of the run. */
  taken: ReadonlySet<string>;
  /** Who is whose subtask in this run. */
  parents: ReadonlyMap<TaskId, TaskId>;
}

/**
 * The subtasks that an agent asks for in its status file, each checked.
 * @returns the good ones, and in `problems` what is wrong with the others
 */
export const askedSubtasks = (
  status: AgentStatus | undefined,
  context: SubtaskContext,
): { subtasks: Subtask[]; problems: string[] } => {
  const { task } = context;
  const problems: string[] = [];
  const subtasks: Subtask[] = [];
  const before = [...context.parents.values()].filter((parent) => parent === task.id).length;
  for (const each of status?.subtasks ?? []) {
    const id = TaskId.safeParse(each.id);
    const say = (what: string) => problems.push(`subtask ${each.id}: ${what}`);
    if (!id.success || !each.id.startsWith(`${task.id}-`))
      say(`its id must be ${task.id}-<suffix>`);
    else if (!context.agents.has(each.agent)) say(`there is no agent ${each.agent}`);
    else if (context.taken.has(each.id)) say('the id is taken');
    else if (each.work.trim() === '') say('it says no work');
    else if (depthOf(task, context.parents) >= MAX_DEPTH) say('subtasks go two deep, not deeper');
    else if (before + subtasks.length >= MAX_PER_TASK) say('a task has five subtasks at most');
    else subtasks.push({ id: id.data, agent: AgentName.parse(each.agent), work: each.work });
  }
  return { subtasks, problems };
};
