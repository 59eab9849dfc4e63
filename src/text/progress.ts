/** The agents and tests in progress, computed from the events, and their lines. Times are in milliseconds. */
import type { Event } from '../core/events.js';
import { formatDuration } from '../core/format.js';
import type { AgentName, TaskId } from '../core/model.js';
import { plainText } from './plain.js';
import { candidateText, withoutWorkflowCommands } from './event-lines.js';
import { fitWidth, tableLines } from './width.js';

interface WorkingAgent {
  agent: AgentName;
  since: number;
  /** As reported by the agent, 0 to 1. */
  progress?: number;
  /** Raw; made plain when it is shown. */
  lastLine: string;
}

interface RunningTest {
  /** The candidate and the suite. */
  title: string;
  since: number;
}

export interface Progress {
  agents: ReadonlyMap<TaskId, WorkingAgent>;
  tests: ReadonlyMap<string, RunningTest>;
}

export const NOTHING_RUNS: Progress = { agents: new Map(), tests: new Map() };

/** An agent may print lines of any length; no terminal shows more than this. */
const LONGEST_LINE = 1000;

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const BAR = 10;

/** Updates the progress with an event. */
export function advance(before: Progress, event: Event, now: number, base: string): Progress {
  switch (event.is) {
    case 'setting-up':
    case 'spawned': {
      const { task, agent } = event;
      const lastLine = event.is === 'spawned' ? '' : 'setting up';
      return { ...before, agents: withEntry(before.agents, task, { agent, since: now, lastLine }) };
    }
    case 'status': {
      const { progress } = event.status;
      return progress === undefined ? before : withAgent(before, event.task, { progress });
    }
    case 'line': {
      const lastLine = event.line.slice(0, LONGEST_LINE);
      // A blank line says nothing, so the previous line is kept.
      return lastLine.trim() === '' ? before : withAgent(before, event.task, { lastLine });
    }
    case 'worked':
      return { ...before, agents: without(before.agents, event.result.task) };
    case 'testing': {
      const title = `${candidateText(event.changes, base)} (${plainText(event.suite, 64)})`;
      return { ...before, tests: withEntry(before.tests, title, { title, since: now }) };
    }
    case 'tested': {
      const title = `${candidateText(event.changes, base)} (${plainText(event.test.suite, 64)})`;
      return { ...before, tests: without(before.tests, title) };
    }
    case 'stopped':
    case 'round-ended':
      return NOTHING_RUNS;
    case 'planned':
    case 'resumed':
    case 'problem':
    case 'judged':
    case 'merging':
    case 'landed':
    case 'outcome':
    case 'note':
      return before;
  }
}

/** For a log: `DEV-15 banking-agent 2m 0s 65% last line`, one line for each agent and each test. */
export function logLines({ agents, tests }: Progress, now: number): string[] {
  const working = [...agents].map(([task, { agent, since, progress, lastLine }]) => {
    const percent = progress === undefined ? [] : [percentText(progress)];
    return [task, agent, elapsed(since, now), ...percent, plainText(lastLine)].join(' ').trimEnd();
  });
  const testing = [...tests.values()].map(
    ({ title, since }) => `testing ${title} ${elapsed(since, now)}`,
  );
  return [...working, ...testing].map(withoutWorkflowCommands);
}

/** `65%` for 0.65; 100% only if it is complete. */
export function percentText(progress: number): string {
  return progress >= 1 ? '100%' : `${Math.min(99, Math.max(0, Math.round(progress * 100)))}%`;
}

/**
 * For the live region: one line for each agent and each test, none wider than `columns`.
 *
 * @param frame index of the spinner's frame
 */
export function liveLines(
  { agents, tests }: Progress,
  now: number,
  columns: number,
  frame: number,
): string[] {
  const spinner = SPINNER[frame % SPINNER.length] ?? SPINNER[0];
  const working = [...agents].map(([task, { agent, since, progress, lastLine }]) => [
    `${spinner} ${task}`,
    agent,
    bar(progress),
    (progress === undefined ? '' : percentText(progress)).padStart(4),
    elapsed(since, now),
    plainText(lastLine),
  ]);
  const testing = [...tests.values()].map(
    ({ title, since }) => `${spinner} testing ${title} ${elapsed(since, now)}`,
  );
  return [...tableLines(working), ...testing].map((line) => fitWidth(line, columns));
}

/** Updates an agent; ignored if it is not running. */
function withAgent(before: Progress, task: TaskId, news: Partial<WorkingAgent>): Progress {
  const agent = before.agents.get(task);
  if (agent === undefined) return before;
  return { ...before, agents: withEntry(before.agents, task, { ...agent, ...news }) };
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map([...map, [key, value]]);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([other]) => other !== key));
}

function bar(progress: number | undefined): string {
  const full = Math.round(Math.min(1, Math.max(0, progress ?? 0)) * BAR);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

function elapsed(since: number, now: number): string {
  return formatDuration(Math.max(0, Math.floor((now - since) / 1000)));
}
