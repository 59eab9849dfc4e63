/** Decides a task's next step: another attempt, the next train, or its subtasks first. */
import type { Config } from '../config.js';
import type {
  Assignment,
  Change,
  Failure,
  Outcome,
  Pending,
  Plan,
  Task,
  TaskId,
  TestResult,
  WorkResult,
} from '../model.js';
import {
  allSubtasks,
  subtaskState,
  checkSubtasks,
  subtaskAsTask,
  subtaskContext,
} from '../plan/subtasks.js';

/** A failure that is described to the next attempt. */
export type FailureFeedback =
  | { is: 'failure'; why: Failure }
  | { is: 'red'; tests: TestResult }
  | { is: 'conflict'; files: string[]; with: TaskId[] }
  | { is: 'subtasks'; ids: TaskId[] };

/** The facts that decide a task's next step. */
export interface Attempts {
  plan: Plan;
  config: Pick<Config, 'agents' | 'attempts' | 'scope'>;
  /** How often a task's agent has waited for subtasks in this run: these are not failed attempts. */
  waited: ReadonlyMap<TaskId, number>;
  formatFeedback(setback: FailureFeedback): string;
  /** The plan's tasks, by id. */
  tasks: ReadonlyMap<TaskId, Task>;
  assigned: ReadonlyMap<TaskId, Assignment>;
}

/** A task either ends or continues. */
export type Step = { outcome: Outcome } | { next: Pending[] };

/** Whether another attempt may help. Other failures would repeat, or need a person. */
export function mayRetry(why: Failure): boolean {
  switch (why.is) {
    case 'exit':
    case 'signal':
    case 'said':
    case 'nothing':
    case 'lost':
      return true;
    case 'timeout':
    case 'setup':
    case 'start':
    case 'interrupted':
    case 'refused-bundle':
    case 'subtask':
      return false;
    default:
      return why satisfies never;
  }
}

/** Whether a task has attempts left. */
export function attemptsLeft({ config, waited }: Attempts, task: TaskId, attempt: number): boolean {
  return attempt < config.attempts + (waited.get(task) ?? 0);
}

/** The next attempt, with feedback on this one's failure. */
export function nextAttempt(
  round: Attempts,
  { task, attempt }: Pick<Change, 'task' | 'attempt'>,
  setback: FailureFeedback,
  from?: Pending['from'],
): Pending {
  return {
    task,
    act: 'work',
    attempt: attempt + 1,
    behind: [],
    feedback: [...(round.assigned.get(task)?.feedback ?? []), round.formatFeedback(setback)],
    ...(from && { from }),
    ...subtaskStateOf(round, task),
  };
}

/**
 * Once its subtasks have landed, the task continues from its partial work. The requested subtasks are
 * checked here too, since the result may come from a machine that ran untrusted code.
 */
export function waitFor(
  round: Attempts,
  { task: asker, base }: Assignment,
  work: WorkResult & { is: 'waits' },
): Step {
  const context = subtaskContext(round.plan, asker, round.config);
  const { subtasks, problems } = checkSubtasks(work.on, context);
  if (problems.length > 0 || subtasks.length === 0) {
    const message = problems.join('; ') || 'it asked for no subtask';
    return { outcome: { is: 'failed', task: asker.id, why: { is: 'said', message } } };
  }
  const ids = subtasks.map(({ id }) => id);
  const from = work.partial && { base, head: work.partial };
  // If an agent must stay in its scope, so must the agents of its subtasks.
  const scope = round.config.scope === 'block' ? asker.scope : undefined;
  return {
    next: [
      ...subtasks.map(
        (each): Pending => ({
          task: each.id,
          act: 'work',
          attempt: 1,
          feedback: [],
          behind: [],
          define: subtaskAsTask(each, asker, scope),
        }),
      ),
      {
        ...nextAttempt(round, work, { is: 'subtasks', ids }, from),
        behind: ids,
        ...subtaskState({ ...asker, subtasks: allSubtasks(asker.subtasks, subtasks) }),
      },
    ],
  };
}

/** A job without a result was lost: it is repeated unchanged. */
export function retryWork(round: Attempts, { task, attempt, feedback, from }: Assignment): Step {
  return {
    next: [
      {
        task: task.id,
        act: 'work',
        attempt,
        feedback,
        behind: [],
        ...(from && { from }),
        ...subtaskStateOf(round, task.id),
      },
    ],
  };
}

/** Puts the change into the next train unchanged. */
export function requeue(round: Attempts, change: Change): Step {
  return {
    next: [
      {
        task: change.task,
        act: 'land',
        attempt: change.attempt,
        change,
        feedback: [],
        behind: [],
        ...subtaskStateOf(round, change.task),
      },
    ],
  };
}

function subtaskStateOf({ tasks }: Attempts, task: TaskId): Pick<Pending, 'define' | 'subtasks'> {
  const define = tasks.get(task);
  return define ? subtaskState(define) : {};
}
