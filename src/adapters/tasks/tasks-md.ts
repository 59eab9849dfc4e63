/** Tasks in a Markdown file, as a GitHub task list. */
import type { Mark, Task, TaskId } from '../../core/model.js';
import type { TaskList } from '../../ports.js';
import { type Draft, parseTasks } from './drafts.js';
import type { Problem } from './fields.js';
import { endingOf, linesOf } from './lines.js';
import { markLines } from './marks.js';
import { type Reader, reader, segments } from './segments.js';

/** The task list of a Markdown file. Neither function throws, whatever the text contains. */
export const tasksMd: TaskList = { parse, mark };

/** A segment with its tasks; line numbers are relative to `first`. */
interface Part {
  first: number;
  end: number;
  drafts: Draft[];
}

/** A task with line numbers in the whole file. */
interface Listed {
  task: Task;
  line: number;
  subtaskLines: number[];
  problems: Problem[];
}

/**
 * @param text the whole file
 * @returns its tasks in order, and all problems, with line numbers from 1. A task with a problem is
 * `blocked`, so that it does not run with half of its fields.
 */
function parse(text: string): ReturnType<TaskList['parse']> {
  const { body } = withoutMark(text);
  const read = readParts(linesOf(body), reader());
  const drafts = read.parts.flatMap((part) => part.drafts.map((draft) => moved(draft, part.first)));
  const { tasks, problems } = unique(drafts);
  const all = [...read.problems, ...problems].toSorted((a, b) => a.line - b.line);
  return { tasks, problems: all.map(({ line, message }) => ({ line: line + 1, message })) };
}

function moved({ task, line, fields, problems }: Draft, by: number): Listed {
  return {
    task,
    line: line + by,
    subtaskLines: fields.filter(({ name }) => name === 'subtask').map((field) => field.line + by),
    problems: problems.map((problem) => ({ ...problem, line: problem.line + by })),
  };
}

/** Drops the later of two tasks with similar IDs, and blocks tasks with problems. */
function unique(listed: Listed[]): { tasks: Task[]; problems: Problem[] } {
  const first = new Map<string, Listed>();
  for (const entry of listed) {
    const key = entry.task.id.toLowerCase();
    const other = first.get(key);
    if (other) other.problems.push(twice(entry.task.id, other, entry.line));
    else first.set(key, entry);
  }
  const kept = [...first.values()];
  for (const entry of kept) entry.problems.push(...subtasksTaken(entry, first));
  return {
    tasks: kept.map(({ task, problems: [problem] }) => (problem ? blocked(task, problem) : task)),
    problems: kept.flatMap(({ problems }) => problems),
  };
}

function twice(id: TaskId, { task, line }: Listed, again: number): Problem {
  const as = id === task.id ? '' : ` as \`${task.id}\`, and IDs must differ by more than case`;
  const message = `The ID \`${id}\` is already used on line ${line + 1}${as}: change one of them.`;
  return { line: again, message };
}

function subtasksTaken({ task, line, subtaskLines }: Listed, ids: Map<string, Listed>): Problem[] {
  const seen = new Set<string>();
  return task.subtasks.flatMap(({ id }, index) => {
    const taken = ids.has(id.toLowerCase()) || seen.has(id);
    seen.add(id);
    if (!taken) return [];
    const message = `The subtask ID \`${id}\` is used twice: give it another suffix.`;
    return { line: subtaskLines[index] ?? line, message };
  });
}

function blocked(task: Task, { line, message }: Problem): Task {
  if (task.state === 'done') return task;
  return { ...task, state: 'blocked', reason: `line ${line + 1}: ${message}` };
}

/**
 * @param text the whole file
 * @param marks the last one wins if a task has several; unknown tasks are ignored
 * @returns the file with the marked items edited and every other byte unchanged
 */
function mark(text: string, marks: Mark[]): string {
  const wanted = new Map(marks.map(({ task, to }) => [task, to]));
  const { byteOrder, body } = withoutMark(text);
  const lines = linesOf(body);
  const read = reader();
  const ending = endingOf(lines[0] ?? '') || '\n';
  const seen = new Set<string>();
  let done = 0;
  let result = byteOrder;
  for (const { first, end, drafts } of readParts(lines, read).parts) {
    let part = lines.slice(first, end);
    for (const { task } of drafts) {
      const to = wanted.get(task.id);
      // Of several similar IDs, only the first is a task.
      if (to && !seen.has(task.id.toLowerCase())) part = markLines(part, task.id, to, ending, read);
      seen.add(task.id.toLowerCase());
    }
    result += lines.slice(done, first).join('') + part.join('');
    done = end;
  }
  return result + lines.slice(done).join('');
}

/** Splits off the byte order mark: the parser would drop it and so shift its positions. */
function withoutMark(text: string): { byteOrder: string; body: string } {
  const byteOrder = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { byteOrder, body: text.slice(byteOrder.length) };
}

function readParts(lines: string[], read: Reader): { parts: Part[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const parts = segments(lines, read).map(({ first, end, items, problem }) => {
    const found = parseTasks(items, lines.slice(first, end));
    for (const { line, message } of found.problems) problems.push({ line: line + first, message });
    if (problem) problems.push(problem);
    return { first, end, drafts: found.drafts };
  });
  return { parts, problems };
}
