/** Commit messages and pull request bodies. Foreign text is made plain. */
import { agentIdentity, TRAILERS } from '../core/git-names.js';
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

export function titleOf(task: Pick<Task, 'id' | 'title'>): string {
  return plainText(`${task.id}: ${task.title}`, 100);
}

/** The message of a change's single commit. `subject` has no newline. */
export function changeMessage(subject: string, change: Change, run: RunId): string {
  return [subject, '', ...trailers(change, run), ...coAuthor(change.agent)].join('\n');
}

/** The message of the merge commit that lands a change. */
export function mergeMessage(subject: string, change: Change, pr: number, run: RunId): string {
  return [`Merge pull request #${pr}: ${subject}`, '', ...trailers(change, run)].join('\n');
}

export function bookkeepingTitle(marks: readonly Mark[]): string {
  return `Mark ${count(marks.length, 'task')} in the task list`;
}

/** The body of a change's pull request. */
export function pullRequestBody(
  task: Task | undefined,
  change: Change,
  verdicts: readonly Verdict[],
): string {
  if (change.task === BOOKKEEPING) return 'Marks landed and failed tasks in the task list.';
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
}

function coAuthor(agent: AgentName | undefined): string[] {
  if (!agent) return [];
  const { name, email } = agentIdentity(agent);
  return [`Co-authored-by: ${name} <${email}>`];
}

function trailers(change: Change, run: RunId): string[] {
  return [
    `${TRAILERS.task}: ${change.task}`,
    `${TRAILERS.change}: ${change.id}`,
    `${TRAILERS.run}: ${run}`,
  ];
}

function verdictLine(verdict: Verdict): string {
  return `- ${verdict.gate}: ${verdict.result}${verdict.kind === 'review' ? ' (warns only)' : ''}`;
}
