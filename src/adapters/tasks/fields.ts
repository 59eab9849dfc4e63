/** The fields of a task: the nested list of `name: value` directly below its title. */
import { MOST_SUBTASKS } from '../../core/limits.js';
import type { Task, TaskId } from '../../core/model.js';
import { bare, oneLine } from './lines.js';
import type { Item } from './outline.js';
import {
  agentOf,
  type Checked,
  dependsOf,
  estimateOf,
  globsOf,
  type Status,
  statusOf,
  subtaskOf,
  wordsOf,
} from './values.js';

const NAMES = ['agent', 'files', 'depends', 'labels', 'estimate', 'status', 'subtask'] as const;
type FieldName = (typeof NAMES)[number];

/** A problem, with the line that it refers to. */
export interface Problem {
  line: number;
  message: string;
}

/** Lines and columns count from 0. */
export interface Field {
  name: FieldName;
  /** On one line. */
  value: string;
  /** First and last line of its list item's paragraph. */
  line: number;
  last: number;
  /** The column after the colon. */
  column: number;
  /** Whether nothing else is nested in its list item. */
  plain: boolean;
}

type Values = Pick<Task, 'agent' | 'scope' | 'depends' | 'labels' | 'estimate' | 'subtasks'>;

interface FieldList {
  values: Values;
  status?: Status;
  problems: Problem[];
}

const ONCE: readonly FieldName[] = ['agent', 'estimate', 'status'];

type Put = (list: FieldList, value: string, id: TaskId) => string | undefined;

/** For each field: stores its value in the list, or returns what is wrong with it. */
const PUT: Record<FieldName, Put> = {
  agent: ({ values }, value) =>
    setIfValid(agentOf(value), (agent) => Object.assign(values, { agent })),
  files: ({ values }, value) =>
    setIfValid(globsOf(value), (globs) => {
      if (globs.length > 0) values.scope = [...(values.scope ?? []), ...globs];
    }),
  depends: ({ values }, value) =>
    setIfValid(dependsOf(value), (ids) => {
      values.depends = [...new Set([...values.depends, ...ids])];
    }),
  labels: ({ values }, value) => {
    values.labels = [...new Set([...values.labels, ...wordsOf(value)])];
    return undefined;
  },
  estimate: ({ values }, value) =>
    setIfValid(estimateOf(value), (estimate) => Object.assign(values, { estimate })),
  status: (list, value) => setIfValid(statusOf(value), (status) => Object.assign(list, { status })),
  subtask: ({ values }, value, id) => putSubtask(values, id, value),
};

/** Parses a list item as a field; undefined if it is not one. */
export function fieldAt({ text, checked, plain }: Item, lines: string[]): Field | undefined {
  if (!text || checked !== undefined) return undefined;
  const { line, last, column } = text;
  const rows = lines.slice(line, last + 1).map(bare);
  const raw = [rows[0]?.slice(column) ?? '', ...rows.slice(1)].join('\n');
  const match = /^(?:\*\*|__|`)?([a-z]+)(?:\*\*|__|`)?:(?:\*\*|__|`)?/i.exec(raw);
  const name = NAMES.find((known) => known === match?.[1]?.toLowerCase());
  if (!match || name === undefined) return undefined;
  const at = match[0].length;
  return { name, value: oneLine(raw.slice(at)), line, last, column: column + at, plain };
}

/** Reads all fields of one task. Invalid fields are left out. */
export function readFields(id: TaskId, fields: Field[]): FieldList {
  const list: FieldList = { values: { depends: [], labels: [], subtasks: [] }, problems: [] };
  const seen = new Set<FieldName>();
  for (const field of fields) {
    const message = misuse(field, seen) ?? put(list, field, id);
    if (message !== undefined) list.problems.push({ line: field.line, message });
    seen.add(field.name);
  }
  return list;
}

function misuse({ name, plain }: Field, seen: Set<FieldName>): string | undefined {
  if (!plain) {
    return (
      `Something is nested below the field \`${name}:\`. Write its value on one line, ` +
      "and indent the task's text no deeper than its title."
    );
  }
  if (seen.has(name) && ONCE.includes(name)) return `\`${name}:\` appears twice: keep one.`;
  return undefined;
}

function put(list: FieldList, { name, value }: Field, id: TaskId): string | undefined {
  // An empty field is part of an unfilled template.
  return value === '' ? undefined : PUT[name](list, value, id);
}

function putSubtask(values: Values, id: TaskId, value: string): string | undefined {
  if (values.subtasks.length === MOST_SUBTASKS) {
    return `A task has at most ${MOST_SUBTASKS} subtasks: make this one a task of its own.`;
  }
  return setIfValid(subtaskOf(id, value), (subtask) => {
    values.subtasks.push(subtask);
  });
}

function setIfValid<T>(checked: Checked<T>, use: (value: T) => void): string | undefined {
  if ('problem' in checked) return checked.problem;
  use(checked.value);
  return undefined;
}
