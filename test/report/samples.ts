/** Events and their parts as a run makes them, for tests of what a person reads. */
import {
  AgentName,
  CommitSha,
  Digest,
  GateName,
  NO_USAGE,
  type Overlap,
  Plan,
  RunId,
  SuiteName,
  type Task,
  TaskId,
  TestResult,
  TreeSha,
  Verdict,
  WorkResult,
} from '../../src/core/model.js';

export function task(id: string): TaskId {
  return TaskId.parse(id);
}
export function agent(name: string): AgentName {
  return AgentName.parse(name);
}
export function commit(digit: string): CommitSha {
  return CommitSha.parse(digit.repeat(40));
}
export function tree(digit: string): TreeSha {
  return TreeSha.parse(digit.repeat(40));
}
const policy = Digest.parse('0'.repeat(32));
const startedAt = '2026-11-01T12:00:00Z';

/** What agents, tests and file names may hold: escape sequences, line breaks, bidi, wide and zero-width text. */
export const HOSTILE =
  '\u001B[2J\u001B]0;owned\u0007red\u001B[31m\r\n\u202Eevil\u2066 \u0000\u009B31m\u200B漢字\u2028end';
export const HOSTILE_SHOWN = 'red evil 31m漢字 end';

/** Any control, bidi or line separator character; `\n` separates our own lines. */
export const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

export function work(end: object): WorkResult {
  return WorkResult.parse({
    version: 1,
    task: 'DEV-15',
    agent: 'banking-agent',
    attempt: 1,
    base: commit('a'),
    startedAt,
    seconds: 123,
    usage: NO_USAGE,
    problems: [],
    ...end,
  });
}

export function verdict(said: object): Verdict {
  return Verdict.parse({
    version: 1,
    change: commit('b'),
    gate: GateName.parse('security'),
    policy,
    kind: 'gate',
    result: 'pass',
    findings: [],
    usage: NO_USAGE,
    startedAt,
    seconds: 1,
    ...said,
  });
}

export function tests(said: object): TestResult {
  return TestResult.parse({
    version: 1,
    tree: tree('c'),
    suite: SuiteName.parse('unit'),
    policy,
    result: 'green',
    failures: [],
    tail: '',
    startedAt,
    seconds: 12.4,
    ...said,
  });
}

export function taskCalled(id: string, more: Partial<Task> = {}): Task {
  return {
    id: task(id),
    title: `Title of ${id}`,
    body: '',
    state: 'todo',
    depends: [],
    labels: [],
    subtasks: [],
    ...more,
  };
}

export function assignment(id: string, more: object = {}, of: Partial<Task> = {}) {
  return {
    task: taskCalled(id, of),
    agent: 'banking-agent',
    attempt: 1,
    base: commit('a'),
    feedback: [],
    ...more,
  };
}

export function overlap(first: string, second: string, ...files: string[]): Overlap {
  return { first: task(first), second: task(second), files };
}

export function planOf(more: object = {}): Plan {
  return Plan.parse({
    version: 1,
    run: RunId.parse('run-1'),
    round: 1,
    at: startedAt,
    base: { branch: 'main', commit: `abc1234${'0'.repeat(33)}`, tree: tree('d') },
    policy,
    assign: [],
    adopt: [],
    later: [],
    waiting: [],
    blocked: [],
    overlaps: [],
    onOverlap: 'sequential',
    unscoped: [],
    taken: [],
    tasks: [],
    ...more,
  });
}
