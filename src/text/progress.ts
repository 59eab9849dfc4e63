/** What runs at this moment, as a fold over the events, and its lines. Times are milliseconds of one clock. */
import type { Event } from '../core/events.js';
import { formatDuration } from '../core/format.js';
import type { AgentName, TaskId } from '../core/model.js';
import { plainText } from './plain.js';
import { candidateText, withoutWorkflowCommands } from './event-lines.js';
import { fitWidth, tableLines } from './width.js';

interface WorkingAgent {
  agent: AgentName;
  since: number;
  /** 0 to 1, as the agent says. */
  progress?: number;
  /** Raw: it is made plain when it is shown. */
  lastLine: string;
}

interface RunningTest {
  /** The tree in words, and the suite. */
  title: string;
  since: number;
}

export interface Progress {
  agents: ReadonlyMap<TaskId, WorkingAgent>;
  tests: ReadonlyMap<string, RunningTest>;
}

export const NOTHING_RUNS: Progress = { agents: new Map(), tests: new Map() };

/** An agent may print a line of any length; no terminal shows more of it than this. */
const LONGEST_LINE = 1000;

const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const BAR = 10;

/** What runs after an event. */
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
      // A blank line says nothing: the one before it stays.
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

/** For a log: `DEV-15 banking-agent 2m 0s 65% last line`, a line for each agent and each test. */
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

/** `65%` of 0.65; only what is done says 100%. */
export function percentText(progress: number): string {
  return progress >= 1 ? '100%' : `${Math.min(99, Math.max(0, Math.round(progress * 100)))}%`;
}

/**
 * For the live region: a line for each agent and each test, none wider than `columns`.
 *
 * @param frame which picture of the spinner
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

/** News of an agent that does not run (any more) is no news. */
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
