/** The output of `tributary status` and `tributary doctor`. */
import { formatDuration } from '../core/format.js';
import type { Outcome, Seconds } from '../core/model.js';
import type { DoctorCheck } from '../text/doctor-check.js';
import { plainText } from '../text/plain.js';
import { percentText } from '../text/progress.js';
import { count } from '../text/reasons.js';
import { padWidth, tableLines, textWidth } from '../text/width.js';

/** The state of a task: in progress, or how it ended. */
type TaskState = 'waiting' | 'working' | 'delivered' | 'in-train' | Outcome['is'];

/** One task of a run. */
export interface StatusRow {
  /** As typed; there may be no such task. */
  task: string;
  agent?: string | undefined;
  /** Its current round, from 1. */
  round: number;
  state: TaskState;
  /** As last reported by its agent, 0 to 1. */
  progress?: number | undefined;
  /** Working time of its agent so far, or in total. */
  elapsed?: Seconds | undefined;
  /** Path for display. */
  worktree?: string | undefined;
  /** What to type next about it, one command a line. */
  next?: readonly string[] | undefined;
}

/** The current run, or the last one. */
export interface RunStatus {
  run: string;
  /** The base branch. */
  base: string;
  /** `interrupted`: it has not ended, and none of its processes is running. */
  state: 'running' | 'interrupted' | 'ended';
  rows: readonly StatusRow[];
  /** What to type next about the run, one command a line. */
  next?: readonly string[] | undefined;
}

const stateWords: Record<TaskState, string> = {
  waiting: 'waiting',
  working: 'working',
  delivered: 'delivered',
  'in-train': 'in the train',
  landed: 'landed',
  failed: 'failed',
  blocked: 'blocked',
  red: 'broke tests',
  held: 'held',
  discarded: 'discarded',
  'not-started': 'not started',
  unsettled: 'unfinished',
};

/** The tasks of a run as a table, followed by what to type next. */
export function statusText({ run, base, state, rows, next = [] }: RunStatus): string {
  const head = ['TASK', 'AGENT', 'ROUND', 'STATE', 'PROGRESS', 'ELAPSED', 'WORKTREE'];
  const table = rows.length === 0 ? ['No tasks'] : tableLines([head, ...rows.map(statusCells)]);
  const steps = [
    ...rows.flatMap((row) => stepLines(row.task, row.next ?? [])),
    ...stepLines('the run', next),
  ];
  return [
    `Run ${plainText(run, 80)} on ${plainText(base)}: ${state}`,
    '',
    ...table,
    ...(steps.length === 0 ? [] : ['', 'Next:', ...steps]),
  ].join('\n');
}

/** The checks, aligned, with the next steps for each; the last line is a summary. */
export function doctorText(checks: readonly DoctorCheck[]): string {
  const width = Math.max(0, ...checks.map(({ name }) => textWidth(plainText(name, 64))));
  const lines = checks.flatMap((check) => checkLines(check, width));
  return [...lines, '', doctorSummary(checks)].join('\n');
}

function statusCells(row: StatusRow): string[] {
  return [
    plainText(row.task, 64),
    row.agent === undefined ? '-' : plainText(row.agent, 64),
    String(row.round),
    stateWords[row.state],
    row.progress === undefined ? '-' : percentText(row.progress),
    row.elapsed === undefined ? '-' : formatDuration(row.elapsed),
    row.worktree === undefined ? '-' : plainText(row.worktree),
  ];
}

function stepLines(about: string, steps: readonly string[]): string[] {
  if (steps.length === 0) return [];
  return [`  ${plainText(about, 64)}`, ...steps.map((step) => `    ${plainText(step, 4096)}`)];
}

function checkLines({ name, ok, found, need, next = [] }: DoctorCheck, width: number): string[] {
  const sign = ok === 'warn' ? '!' : ok ? '✓' : '✗';
  const needed = need === undefined ? '' : `; needed: ${plainText(need)}`;
  return [
    `${sign} ${padWidth(plainText(name, 64), width)}  ${plainText(found)}${needed}`,
    ...next.map((step) => `${' '.repeat(width + 4)}${plainText(step, 4096)}`),
  ];
}

function doctorSummary(checks: readonly DoctorCheck[]): string {
  const problems = checks.filter(({ ok }) => ok === false).length;
  const warnings = checks.filter(({ ok }) => ok === 'warn').length;
  if (problems > 0) return `${count(problems, 'problem')}, ${count(warnings, 'warning')}`;
  return warnings > 0 ? `Ready, with ${count(warnings, 'warning')}` : 'Ready';
}
