/** The reason after `failed:` in the task list: one short line in Tributary's own wording. */
import type { Failure, Outcome } from '../core/model.js';
import { limitText, outcomeText } from './reasons.js';

export function markReason(outcome: Outcome): string {
  switch (outcome.is) {
    case 'failed':
      return failureWords(outcome.why);
    case 'blocked':
      return `blocked by ${outcome.gates.join(', ')}`;
    case 'red':
      return `failed tests (${outcome.tests.suite})`;
    case 'discarded':
      return 'discarded after a merge conflict';
    case 'landed':
    case 'held':
    case 'not-started':
    case 'unsettled':
      return outcomeText(outcome);
    default:
      return outcome satisfies never;
  }
}

/** Contains no output of an agent: it would be committed to the base without passing a gate. */
function failureWords(why: Failure): string {
  switch (why.is) {
    case 'exit':
      return `the agent exited with code ${why.code}`;
    case 'timeout':
      return `the agent timed out after ${limitText(why.limit)}`;
    case 'nothing':
      return 'the agent changed nothing';
    case 'subtask':
      return `subtask ${why.id} failed`;
    case 'signal':
    case 'said':
    case 'setup':
    case 'start':
    case 'interrupted':
    case 'lost':
    case 'refused-bundle':
      return 'the agent failed';
    default:
      return why satisfies never;
  }
}
