/** Marks a task as done or failed by editing its item, and verifies the edit by parsing the result. */
import type { Mark, TaskId } from '../../core/model.js';
import { type Draft, parseTasks } from './drafts.js';
import type { Field } from './fields.js';
import { bare, endingOf, oneLine, width } from './lines.js';
import type { Reader } from './segments.js';

const MAX_REASON = 200;

/**
 * @param lines a segment's lines, with line endings
 * @param ending line ending for a new line, if the line above has none
 * @returns the lines with the task marked. If no edit of its status leaves all tasks unchanged, only its
 * checkbox is set.
 */
export function markLines(
  lines: string[],
  id: TaskId,
  to: Mark['to'],
  ending: string,
  read: Reader,
): string[] {
  const draft = parseTasks(read(lines).items, lines).drafts.find(({ task }) => task.id === id);
  if (!draft) return lines;
  const boxed = withBox(lines, draft, to.is === 'done');
  const edits =
    to.is === 'done' ? doneEdits(boxed, draft) : failedEdits(boxed, draft, to.reason, ending);
  const wanted = facts(lines, read, id, stateOf(to));
  return edits.find((edit) => facts(edit, read) === wanted) ?? boxed;
}

function withBox(lines: string[], { box, task }: Draft, done: boolean): string[] {
  if (done === (task.state === 'done')) return lines;
  const line = lines[box.line] ?? '';
  const edited = line.slice(0, box.column) + (done ? 'x' : ' ') + line.slice(box.column + 1);
  return lines.with(box.line, edited);
}

function doneEdits(lines: string[], draft: Draft): string[][] {
  return [statusFields(draft).reduceRight(without, lines)];
}

function failedEdits(lines: string[], draft: Draft, reason: string, ending: string): string[][] {
  const text = shortReason(reason);
  const value = text === '' ? 'failed' : `failed: ${text}`;
  const [field, ...more] = statusFields(draft);
  if (!field) return insertions(lines, draft, value, ending);
  const alone = more.reduceRight(without, lines);
  return [withValue(alone, field, value), withValue(lines, field, value)];
}

function statusFields(draft: Draft): Field[] {
  return draft.fields.filter(({ name }) => name === 'status');
}

/**
 * The status as a new line below the title, with several indentations: like its sibling's, like the item's
 * text, then increasingly deeper, since a shallow one would absorb indented text below it.
 */
function insertions(lines: string[], draft: Draft, value: string, ending: string): string[][] {
  const { box, titleEnd, item, fields } = draft;
  const indent = width((lines[box.line] ?? '').slice(0, box.column - 1));
  const sibling = fields[0]?.line ?? item.nested[0]?.first;
  const copied = /^[ \t]*[-+*][ \t]+/.exec(lines[sibling ?? -1] ?? '')?.[0];
  const bullets = ['- ', '-    '].flatMap((bullet) =>
    [0, 1, 2, 3].map((more) => ' '.repeat(indent + more) + bullet),
  );
  const prefixes = copied === undefined ? bullets : [copied, ...bullets];
  return prefixes.map((prefix) => inserted(lines, titleEnd, `${prefix}status: ${value}`, ending));
}

function inserted(lines: string[], below: number, text: string, ending: string): string[] {
  const above = lines[below] ?? '';
  const own = endingOf(above);
  if (own !== '') return lines.toSpliced(below + 1, 0, text + own);
  return lines.toSpliced(below, 1, above + ending, text);
}

/** Removes the field's lines. If the file had no final line ending, it still has none. */
function without(lines: string[], { line, last }: Field): string[] {
  const rest = lines.toSpliced(line, last - line + 1);
  const above = lines[line - 1];
  if (above === undefined || line < rest.length || endingOf(lines[last] ?? '') !== '') return rest;
  return rest.with(line - 1, bare(above));
}

function withValue(lines: string[], { line, last, column }: Field, value: string): string[] {
  const edited = `${(lines[line] ?? '').slice(0, column)} ${value}${endingOf(lines[last] ?? '')}`;
  return lines.toSpliced(line, last - line + 1, edited);
}

/** What the edit must not change: each task, and what is still open after the last line. */
function facts(lines: string[], read: Reader, id?: TaskId, state?: object): string {
  const { items, tail } = read(lines);
  const tasks = parseTasks(items, lines).drafts.map(({ task }) => {
    const { reason, ...rest } = task;
    return { ...rest, reason, ...(task.id === id && state) };
  });
  return JSON.stringify([tasks, tail === undefined ? undefined : lines.length - tail]);
}

function stateOf(to: Mark['to']): object {
  if (to.is === 'done') return { state: 'done', reason: undefined };
  return { state: 'failed', reason: shortReason(to.reason) || undefined };
}

function shortReason(reason: string): string {
  return Array.from(oneLine(reason)).slice(0, MAX_REASON).join('').trim();
}
