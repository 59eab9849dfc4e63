/** The prompt of an agent: its task, and how to report. */
import type { Assignment, Task } from '../core/model.js';
import { codeBlock } from './markdown.js';
import { plainText } from './plain.js';

export interface PromptInput {
  assignment: Assignment;
  /** The agent's instructions file, from the base. */
  instructions?: string;
  /** Absolute path of the file to report in; also in $TRIBUTARY_STATUS. */
  statusFile: string;
  /** The agents that can do subtasks. */
  agents: readonly string[];
}

/**
 * The prompt as markdown. The task's body and the instructions are included unchanged; the output of other
 * programs (the feedback) is included as code blocks.
 */
export function promptText(input: PromptInput): string {
  const { task } = input.assignment;
  const sections = [
    input.instructions?.trimEnd() ?? '',
    [`# ${task.id}: ${plainText(task.title)}`, '', task.body.trim()].join('\n').trimEnd(),
    before(input.assignment).join('\n'),
    rules(task).join('\n'),
    report(input).join('\n'),
    subtasks(input).join('\n'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function before({ attempt, from, feedback }: Assignment): string[] {
  if (attempt === 1 && from === undefined && feedback.length === 0) return [];
  return [
    `## What happened before (this is attempt ${attempt})`,
    '',
    from === undefined
      ? 'You start over in a clean directory.'
      : 'Earlier work on this task is in the directory, as far as it still applies: look at it and continue from there.',
    ...feedback.flatMap((text) => ['', ...codeBlock(text.split('\n'), 'text')]),
  ];
}

function rules(task: Task): string[] {
  const scope = task.scope ?? [];
  return [
    '## Rules',
    '',
    '- Work in the current directory only. Leave your changes in the files: you need not commit or push.',
    ...(scope.length > 0
      ? [`- Change only the files of this task: ${scope.map((glob) => plainText(glob)).join(', ')}`]
      : ['- Change only what this task needs.']),
    '- Do not touch `.github`. Do not put a password, key or token in any file.',
    '- Nobody answers questions. If the task cannot be done, report `failed` with the reason.',
  ];
}

function report({ assignment, statusFile }: PromptInput): string[] {
  const { task, agent } = assignment;
  return [
    '## Report',
    '',
    `Write this record to \`$TRIBUTARY_STATUS\` (${statusFile}) when you start, as you make progress, and when you finish:`,
    '',
    ...json({
      agentId: agent,
      taskId: task.id,
      status: 'in_progress',
      progress: 0.4,
      filesChanged: ['src/example.ts'],
      message: 'what you are doing',
    }),
    '',
    'Finish with `"status": "completed"`, or with `"status": "failed"` and the reason in `"error"`.',
  ];
}

function subtasks({ assignment, agents }: PromptInput): string[] {
  const { task, agent } = assignment;
  const others = agents.filter((name) => name !== agent);
  const [first] = others;
  if (first === undefined) return [];
  return [
    '## If another agent must do something first',
    '',
    `Add the subtask to the record, leave your work in place, and stop. The subtask lands first; then you continue from your work. Available agents: ${others.join(', ')}.`,
    '',
    ...json({ subtasks: [{ id: `${task.id}-part`, agent: first, work: 'What to do, in full' }] }),
  ];
}

function json(value: unknown): string[] {
  return codeBlock([JSON.stringify(value)], 'json');
}
