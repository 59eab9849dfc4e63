/** Parses the values of a task's fields. An invalid value gives a message that says what to write instead. */
import { AgentName, Subtask, SubtaskSuffix, TaskId } from '../../core/model.js';
import { oneLine } from './lines.js';

/** A value, or what is wrong with it and what to write instead. */
export type Checked<T> = { value: T } | { problem: string };

export interface Status {
  state: 'blocked' | 'failed';
  reason?: string;
}

/** Untrusted text as part of a message: short, one line, in backticks. */
export function preview(text: string): string {
  const line = oneLine(text).replaceAll('`', "'");
  return `\`${line.length > 60 ? `${line.slice(0, 57).toWellFormed()}...` : line}\``;
}

/** Splits `a, {b,c}/d` into `a` and `{b,c}/d`: commas inside braces do not split. Removes backticks around an item. */
export function globsOf(value: string): Checked<string[]> {
  const parts = [''];
  let depth = 0;
  for (const character of value) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  if (depth === 0) return { value: cleaned(parts) };
  return { problem: `${preview(value)} has an unmatched brace: write \`src/{a,b}/**\`.` };
}

/** Splits `a, b` into `a` and `b`. Removes backticks around an item. */
export function wordsOf(value: string): string[] {
  return cleaned(value.split(','));
}

export function agentOf(value: string): Checked<AgentName> {
  const name = AgentName.safeParse(unquoted(value));
  if (name.success) return { value: name.data };
  return {
    problem: `${preview(value)} is not a valid agent name: use letters, digits and dashes, such as \`banking-agent\`.`,
  };
}

/** The IDs that a task depends on. */
export function dependsOf(value: string): Checked<TaskId[]> {
  const ids: TaskId[] = [];
  for (const word of wordsOf(value)) {
    const id = TaskId.safeParse(word);
    if (!id.success) {
      return {
        problem: `${preview(word)} is not a valid task ID: write IDs with commas between them, such as \`depends: DEV-12, DEV-13\`.`,
      };
    }
    ids.push(id.data);
  }
  return { value: [...new Set(ids)] };
}

/** A duration in seconds: `90s`, `20m`, `2h`, `1h30m`. */
export function estimateOf(value: string): Checked<number> {
  const match = /^(?:(\d{1,5})h)? ?(?:(\d{1,6})m)? ?(?:(\d{1,7})s)?$/i.exec(unquoted(value));
  const [hours = 0, minutes = 0, seconds = 0] = (match ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0));
  const total = hours * 3600 + minutes * 60 + seconds;
  if (total > 0) return { value: total };
  return {
    problem: `${preview(value)} is not a duration: write \`estimate: 20m\`, \`2h\`, \`90s\` or \`1h30m\`.`,
  };
}

/** `blocked` or `failed`, optionally with `: reason`. */
export function statusOf(value: string): Checked<Status> {
  const match = /^(blocked|failed)\s*(?::\s*(.*))?$/is.exec(value);
  if (!match) {
    return {
      problem: `${preview(value)} is not a status: write \`status: blocked: why\` or \`status: failed: why\`. A done task has \`[x]\`; any other task needs no status.`,
    };
  }
  const state = match[1]?.toLowerCase() === 'failed' ? 'failed' : 'blocked';
  const reason = oneLine(match[2] ?? '');
  return { value: { state, ...(reason && { reason }) } };
}

/** `db (db-agent): Create the model` → the subtask `<task>-db`. */
export function subtaskOf(task: TaskId, value: string): Checked<Subtask> {
  const match = /^([^ ()]*) *\(([^()]*)\) *:\s*(\S.*)$/s.exec(value);
  if (!match || !SubtaskSuffix.safeParse(match[1]).success) {
    return {
      problem: `${preview(value)} is not a subtask: write \`subtask: db (db-agent): What to do\`, where \`db\` is up to 16 lowercase letters and digits.`,
    };
  }
  const [, suffix = '', agent = '', work = ''] = match;
  const named = agentOf(agent);
  if ('problem' in named) return named;
  const subtask = Subtask.safeParse({ id: `${task}-${suffix}`, agent: named.value, work });
  if (subtask.success) return { value: subtask.data };
  const wrong = subtask.error.issues[0];
  return {
    problem: `The subtask ${preview(value)} is not valid: its ${String(wrong?.path[0] ?? 'text')} is wrong (${wrong?.message ?? 'not valid'}).`,
  };
}

function cleaned(parts: string[]): string[] {
  return parts.map(unquoted).filter((part) => part !== '');
}

function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^(`+)(.*)\1$/s, '$2')
    .trim();
}
