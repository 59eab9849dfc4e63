/** What Tributary writes into git: commit messages and pull request bodies. Foreign text comes out plain. */
import {
  type AgentName,
  BOOKKEEPING,
  type Change,
  type Mark,
  type RunId,
  type Task,
  type Verdict,
} from '../core/model.js';
import { escapeMarkdown } from './markdown.js';
import { plainText } from './plain.js';
import { count, findingText } from './reasons.js';

export const titleOf = (task: Pick<Task, 'id' | 'title'>): string =>
  plainText(`${task.id}: ${task.title}`, 100);

const trailers = (change: Change, run: RunId): string[] => [
  `Tributary-Task: ${change.task}`,
  `Tributary-Change: ${change.head}`,
  `Tributary-Run: ${run}`,
];

const coAuthor = (agent: AgentName | undefined): string[] =>
  agent ? [`Co-authored-by: ${agent} (Tributary) <${agent}@tributary.invalid>`] : [];

/** The message of a change's one commit. `subject` has no newline. */
export const changeMessage = (subject: string, change: Change, run: RunId): string =>
  [subject, '', ...trailers(change, run), ...coAuthor(change.agent)].join('\n');

/** The message of the commit that lands it, where that is a merge. */
export const mergeMessage = (subject: string, change: Change, pr: number, run: RunId): string =>
  [`Merge pull request #${pr}: ${subject}`, '', ...trailers(change, run)].join('\n');

export const bookkeepingTitle = (marks: readonly Mark[]): string =>
  `Mark ${count(marks.length, 'task')} in the task list`;

const verdictLine = (verdict: Verdict): string =>
  `- ${verdict.gate}: ${verdict.result}${verdict.kind === 'review' ? ' (warns only)' : ''}`;

/** The body of a change's pull request. */
export const pullRequestBody = (
  task: Task | undefined,
  change: Change,
  verdicts: readonly Verdict[],
): string => {
  if (change.task === BOOKKEEPING) return 'Marks what landed and what failed in the task list.';
  const findings = verdicts.flatMap(({ findings }) => findings.map(findingText));
  return [
    escapeMarkdown(task?.title ?? change.task),
    '',
    `Task ${change.task}${change.agent ? `, by ${change.agent}` : ''}, attempt ${change.attempt}.`,
    '',
    ...verdicts.map(verdictLine),
    ...(findings.length > 0
      ? ['', ...findings.map((text) => `- ${escapeMarkdown(text, 500)}`)]
      : []),
  ].join('\n');
};
