/** Parses one list item as a task, independent of the other items. */
import { type Task, TaskId } from '../../core/model.js';
import { type Field, fieldAt, type Problem, readFields } from './fields.js';
import { bare, dedent, isBlank, oneLine, width } from './lines.js';
import type { Item } from './outline.js';
import { type Checked, preview } from './values.js';

/** A parsed task, not yet compared with the others. Lines count from 0. */
export interface Draft {
  task: Task;
  item: Item;
  /** Line of the ID. */
  line: number;
  /** Position of the character between the brackets. */
  box: { line: number; column: number };
  /** Last line of the title. */
  titleEnd: number;
  fields: Field[];
  problems: Problem[];
}

// The ID may be bold or code, with the colon inside or after it.
const HEAD = /^(\*\*|__|`|)([\p{L}\p{N}_./#-]+)(?::\1|\1:)(?:\s+(.*))?$/su;

// A checkbox that contains something other than `[ ]` or `[x]`, or has no space after it.
const BROKEN_BOX = /^\[(?:[^\]\p{L}\p{N}]{0,3}|\s?[xX]\s?)\]\s*(.*)$/su;

/**
 * @param items list items at the root
 * @param lines the lines that the items' positions refer to
 * @returns the items that are tasks, and the problems of items that only look like tasks
 */
export function parseTasks(
  items: Item[],
  lines: string[],
): { drafts: Draft[]; problems: Problem[] } {
  const found = items.flatMap((item) => draftOf(item, lines) ?? []);
  return {
    drafts: found.filter((entry): entry is Draft => 'task' in entry),
    problems: found.filter((entry): entry is Problem => !('task' in entry)),
  };
}

function draftOf(item: Item, lines: string[]): Draft | Problem | undefined {
  const box = boxOf(item, lines);
  if (!item.text || !box) return nearMiss(item, lines);
  const raw = textOf(item.text, lines);
  const { line, last: titleEnd } = item.text;
  const head = headOf(raw);
  if (!head) return missingSpace(raw, line);
  const id = idOf(head.word);
  if ('problem' in id) return { line, message: id.problem };
  const nested = item.nested.map((below) => ({ below, field: fieldAt(below, lines) }));
  const fields = nested.flatMap(({ field }) => field ?? []);
  const { values, status, problems } = readFields(id.value, fields);
  if (head.title === '') problems.unshift({ line, message: noTitle(id.value) });
  const fieldItems = nested.flatMap(({ below, field }) => (field ? below : []));
  const body = bodyOf({ box, titleEnd }, item.last, fieldItems, lines);
  const state = item.checked ? { state: 'done' as const } : (status ?? { state: 'todo' as const });
  const task: Task = { id: id.value, title: head.title, body, ...state, ...values };
  return { task, item, line, box, titleEnd, fields, problems };
}

/** Position of the checkbox's character; undefined without a checkbox, or if it contains a line break. */
function boxOf(item: Item, lines: string[]): Draft['box'] | undefined {
  if (item.checked === undefined || !item.text) return undefined;
  const { line, column } = item.text;
  const box = (lines[line] ?? '').slice(Math.max(0, column - 4), column - 1);
  return /^\[[ \txX]\]$/.test(box) ? { line, column: column - 3 } : undefined;
}

/** A list item that is probably meant as a task, but that GitHub shows without a checkbox. */
function nearMiss(item: Item, lines: string[]): Problem | undefined {
  const { first: line } = item;
  if (!item.text && !/^\s*(?:[-*+]|\d{1,9}[.)])(?: {1,4}|\t)\[/.test(lines[line] ?? ''))
    return undefined;
  const last = item.text?.last ?? line;
  const raw = textOf({ line, column: 0, last }, lines).replace(/^(?:[-*+]|\d{1,9}[.)]) /, '');
  const head = headOf(BROKEN_BOX.exec(raw)?.[1] ?? '');
  if (!head) return undefined;
  const wish = `- [ ] ${head.word}: ${head.title}`;
  // A line of dashes below turns the title into a heading; the text itself then looks correct.
  const more = item.text ? '' : ', with a blank line below';
  return {
    line,
    message: `GitHub does not show ${preview(raw)} as a task: write ${preview(wish)}${more}.`,
  };
}

/** A paragraph on one line: its lines trimmed and joined by a space. */
function textOf(place: { line: number; column: number; last: number }, lines: string[]): string {
  const rows = lines.slice(place.line, place.last + 1).map(bare);
  rows[0] = rows[0]?.slice(place.column) ?? '';
  return oneLine(rows.join(' '));
}

/** Splits `ID: Title`; undefined if the text does not start like that. */
function headOf(text: string): { word: string; title: string } | undefined {
  const bold = /^(\*\*|__)(.*)\1$/s.exec(text);
  const inner = bold && !bold[2]?.includes(bold[1] ?? '') ? bold[2] : text;
  const [, , word, title = ''] = HEAD.exec(inner ?? text) ?? [];
  if (word === undefined || !/[\p{L}\p{N}]/u.test(word)) return undefined;
  return { word, title };
}

function missingSpace(text: string, line: number): Problem | undefined {
  const id = /^((?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{1,64}):[^\s:/]/.exec(text)?.[1];
  if (id === undefined) return undefined;
  return { line, message: `A space is missing after the colon: write \`${id}: Title\`.` };
}

function idOf(word: string): Checked<TaskId> {
  const id = TaskId.safeParse(word);
  const what = `${preview(word)} is not a valid task ID`;
  if (/^tributary-/i.test(word)) {
    return {
      problem: `${what}: names that begin with \`tributary-\` are reserved. Choose another one.`,
    };
  }
  if (id.success) return { value: id.data };
  const near = word
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '');
  const fix = near === '' ? '' : ` For example, write \`${near}: Title\`.`;
  return {
    problem: `${what}: use letters A to Z, digits and inner dashes, at most 64 characters.${fix}`,
  };
}

function noTitle(id: TaskId): string {
  return `${id} has no title: write \`- [ ] ${id}: What to do\`.`;
}

/** The item's lines after its title, without its fields and without the item's indentation. */
function bodyOf(
  draft: Pick<Draft, 'box' | 'titleEnd'>,
  last: number,
  fields: Item[],
  lines: string[],
) {
  const { box, titleEnd } = draft;
  const columns = width((lines[box.line] ?? '').slice(0, box.column - 1));
  const rows: string[] = [];
  let taken = 0;
  for (let line = titleEnd + 1; line <= last; line += 1) {
    const field = fields[taken];
    if (field === undefined || line < field.first) {
      rows.push(dedent(bare(lines[line] ?? ''), columns));
    } else if (line >= (field.text?.last ?? field.first)) taken += 1;
  }
  const start = rows.findIndex((row) => !isBlank(row));
  const end = rows.findLastIndex((row) => !isBlank(row));
  return rows.slice(Math.max(0, start), end + 1).join('\n');
}
