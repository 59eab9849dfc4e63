/** The marks that record in the task list how its tasks ended. */
import type { Failure, Mark, Outcome, Task } from '../model.js';

/** Failures that are not the task's fault: it stays ready. */
const NO_FAULT: ReadonlySet<Failure['is']> = new Set(['setup', 'start', 'interrupted', 'lost']);

/**
 * The marks that are missing in the task list.
 * @param outcomes of all rounds so far; the last one of a task counts
 * @param tasks the tasks of the base
 * @param reasonOf the reason as one line for the task list
 */
export function marksDue(
  outcomes: readonly Outcome[],
  tasks: readonly Task[],
  reasonOf: (outcome: Outcome) => string,
): Mark[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const last = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
  return [...last.values()]
    .flatMap((outcome) => markFor(outcome, reasonOf))
    .filter(({ task, to }) => {
      const known = byId.get(task);
      if (!known || known.state === 'done') return false;
      if (to.is === 'done') return true;
      // A person has blocked it since: that mark takes precedence.
      if (known.state === 'blocked') return false;
      return known.state !== 'failed' || (known.reason ?? '') !== to.reason;
    });
}

function markFor(outcome: Outcome, reasonOf: (outcome: Outcome) => string): Mark[] {
  switch (outcome.is) {
    case 'landed':
      return [{ task: outcome.task, to: { is: 'done' } }];
    case 'failed':
      return NO_FAULT.has(outcome.why.is) ? [] : [failedMark(outcome.task, reasonOf(outcome))];
    case 'blocked':
    case 'red':
    case 'discarded':
      return [failedMark(outcome.task, reasonOf(outcome))];
    case 'held':
    case 'not-started':
    case 'unsettled':
      return [];
    default:
      return outcome satisfies never;
  }
}

/** Formats the reason as the task list stores it: one line, white space collapsed. */
function failedMark(task: Mark['task'], reason: string): Mark {
  return {
    task,
    to: { is: 'failed', reason: reason.replace(/\s+/g, ' ').trim() },
  };
}
