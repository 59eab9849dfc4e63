/** Feedback on a failed attempt for the next one. The text is passed to an agent as data. */
import type { Setback } from '../core/train/settle.js';
import { plainLines } from './plain.js';
import { failureText, listText } from './reasons.js';

const TAIL_LINES = 40;

export function feedbackText(setback: Setback): string {
  switch (setback.is) {
    case 'failure':
      return withTail(
        `${failureText(setback.why)}.`,
        'tail' in setback.why ? setback.why.tail : '',
      );
    case 'red': {
      const { suite, failures, tail } = setback.tests;
      const named = failures.length > 0 ? ` Failed: ${listText(failures, 20)}.` : '';
      return withTail(
        `Your change failed the tests (suite ${suite}) and was not merged. Your work is in this directory: fix it.${named}`,
        tail,
      );
    }
    case 'conflict':
      return `Your change conflicted with changes that were merged in the meantime, in ${listText(setback.files, 20)}. Redo it in this directory.`;
    case 'subtasks':
      return `The subtasks that you asked for are merged and in this directory: ${listText(setback.ids, 20)}. Continue with your task.`;
    default:
      return setback satisfies never;
  }
}

function withTail(text: string, tail: string): string {
  const lines = plainLines(tail, TAIL_LINES, 400);
  return lines.length === 0 ? text : [text, '', ...lines.map((line) => `    ${line}`)].join('\n');
}
