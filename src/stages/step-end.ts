/** How an agent's turn ended that was a step of a workflow. */
import type { Instant, Seconds, StepOutcome } from '../core/model.js';
import { secondsBetween } from '../core/metrics/time.js';
import type { CommandEnd } from '../ports.js';

/**
 * A step over its `timeout-minutes` ends as a failure like any other: it was one where it took as long as the agent's
 * limit.
 */
export function stepEnd(
  outcome: StepOutcome | undefined,
  startedAt: Instant,
  now: Instant,
  limit: Seconds,
): CommandEnd {
  const seconds = Math.max(0, secondsBetween(startedAt, now));
  const itself = { code: 0, signal: null, ended: 'itself', tail: '', startedAt, seconds } as const;
  switch (outcome) {
    case 'success':
      return itself;
    case 'failure':
      return seconds >= limit
        ? { ...itself, code: null, ended: 'timeout' }
        : { ...itself, code: 1, tail: 'its workflow step failed' };
    // The whole job was: nothing is said of the agent, and it is done again.
    case 'cancelled':
      return { ...itself, code: null, ended: 'aborted' };
    // A typing mistake in the workflow looks like this: another attempt would cost, and end alike.
    case undefined:
      return {
        ...itself,
        code: null,
        ended: 'not-started',
        tail: 'the outcome of its workflow step is missing',
      };
    case 'skipped':
      return {
        ...itself,
        code: null,
        ended: 'not-started',
        tail: 'its workflow step was skipped',
      };
    default:
      return outcome satisfies never;
  }
}
