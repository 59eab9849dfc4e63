/** The result of an agent that ran as a workflow step. */
import type { Instant, Seconds, StepOutcome } from '../core/model.js';
import { secondsBetween } from '../core/metrics/time.js';
import type { CommandEnd } from '../ports.js';

/**
 * A step that exceeds its `timeout-minutes` has the outcome `failure` like any other failed step: it counts as a
 * timeout if it took as long as the agent's limit.
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
    // The whole job was cancelled: that says nothing about the agent, and the job is repeated.
    case 'cancelled':
      return { ...itself, code: null, ended: 'aborted' };
    // Usually a typing mistake in the workflow: another attempt would cost money and fail in the same way.
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
