/** What a task does next: another attempt, the next train, or first its subtasks. Pure. */
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

/** Something that went wrong and that the next attempt is told about. */
export type FailureFeedback =
  | { is: 'failure'; why: Failure }
  | { is: 'red'; tests: TestResult }
  | { is: 'conflict'; files: string[]; with: TaskId[] }
  | { is: 'subtasks'; ids: TaskId[] };

/** What the next step of a task hangs on. */
export interface Attempts {
  plan: Plan;
  config: Pick<Config, 'agents' | 'attempts' | 'scope'>;
  /** How often a task's agent has waited for subtasks in this run: that is no failed attempt. */
  waited: ReadonlyMap<TaskId, number>;
  formatFeedback(setback: FailureFeedback): string;
  /** The tasks of the plan, defined. */
  tasks: ReadonlyMap<TaskId, Task>;
  assigned: ReadonlyMap<TaskId, Assignment>;
}

/** A task ends, or goes on. */
export type Step = { outcome: Outcome } | { next: Pending[] };

/** Failures that another attempt may mend. What is left out would fail again, or wants a person. */
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

/** Whether a task may be tried once more. */
export function attemptsLeft({ config, waited }: Attempts, task: TaskId, attempt: number): boolean {
  return attempt < config.attempts + (waited.get(task) ?? 0);
}

/** The next attempt, told what went wrong in this one. */
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
 * The asker goes on from its partial work when its subtasks have landed. What it asks for is checked
 * here too: the result may come from a machine that ran foreign code.
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
  // Where an agent may not leave its scope, it may not send another one out of it either.
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

/** A job that left nothing is lost: it is done again as it was. */
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

/** The change goes into the next train as it is. */
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
