/** Refuses requests with invalid input. */
import type { Plan } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import { blockedText } from '../text/reasons.js';

const BAD_INPUT = new Set(['unknown', 'cycle', 'no-agent', 'invalid']);

/** A misspelt request starts nothing: asking again is better than running half of what was meant. */
export function refuseBadInput(plan: Plan): void {
  const bad = plan.blocked.some(({ why }) => why.some(({ is }) => BAD_INPUT.has(is)));
  if (!bad) return;
  throw new UserError(
    plan.blocked.flatMap(({ task, why }) => why.map((reason) => `${task}: ${blockedText(reason)}`)),
    ['tributary plan ready'],
  );
}
