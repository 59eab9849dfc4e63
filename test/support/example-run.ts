/** Builders for the facts of a run, with the guide's example: DEV-15 and DRY-11 land, UX-19 breaks tests. */
import type { PriceOf } from '../../src/core/metrics/cost.js';
import {
  AgentName,
  Assignment,
  Candidate,
  CommitSha,
  Digest,
  GateName,
  Land,
  NO_USAGE,
  type Outcome,
  Plan,
  Queue,
  Queued,
  Request,
  RunId,
  SuiteName,
  Task,
  TaskId,
  TestResult,
  TreeSha,
  type Usage,
  Verdict,
  WorkResult,
} from '../../src/core/model.js';
import type { RunFacts } from '../../src/core/metrics/run-facts.js';

export function id(name: string): TaskId {
  return TaskId.parse(name);
}
/** A commit for each word. */
export function commit(word: string): CommitSha {
  return CommitSha.parse(Buffer.from(word).toString('hex').padEnd(40, '0').slice(0, 40));
}
export function tree(word: string): TreeSha {
  return TreeSha.parse(commit(word));
}
export const policy = Digest.parse('0'.repeat(32));
export const unpriced: PriceOf = () => undefined;

/** An instant so many seconds after the run began. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 2, 3, 0, 0) + seconds * 1000).toISOString();
}

export function task(name: string, more: Partial<Task> = {}): Task {
  return Task.parse({
    id: name,
    title: `Do ${name}`,
    body: '',
    state: 'todo',
    depends: [],
    labels: [],
    subtasks: [],
    ...more,
  });
}

export function assignment(
  name: string,
  agent: string,
  more: Partial<Assignment> = {},
): Assignment {
  return Assignment.parse({
    task: task(name),
    agent,
    attempt: 1,
    base: commit('base'),
    feedback: [],
    ...more,
  });
}

type End =
  | { is: 'delivered'; head: CommitSha }
  | Pick<Extract<WorkResult, { is: 'failed' }>, 'is' | 'why' | 'partial'>
  | Pick<Extract<WorkResult, { is: 'waits' }>, 'is' | 'on' | 'partial'>;

export function work(
  name: string,
  agent: string,
  more: {
    attempt?: number;
    seconds?: number;
    start?: number;
    usage?: Usage;
    model?: string;
    worktree?: string;
    status?: WorkResult['status'];
    end?: End;
  } = {},
): WorkResult {
  const { start = 0, end, status, model, worktree, ...rest } = more;
  return WorkResult.parse({
    version: 1,
    task: name,
    agent,
    attempt: 1,
    base: commit('base'),
    startedAt: at(start),
    seconds: 0,
    usage: NO_USAGE,
    problems: [],
    ...(status === undefined ? {} : { status }),
    ...(model === undefined ? {} : { model }),
    ...(worktree === undefined ? {} : { worktree }),
    ...rest,
    ...(end ?? { is: 'delivered', head: commit(name) }),
  });
}

export function verdict(delivered: CommitSha, gate: string, more: Partial<Verdict> = {}): Verdict {
  return Verdict.parse({
    version: 1,
    change: delivered,
    gate,
    policy,
    kind: 'gate',
    result: 'pass',
    findings: [],
    usage: NO_USAGE,
    startedAt: at(0),
    seconds: 0,
    ...more,
  });
}

export function tested(of: TreeSha, more: Partial<TestResult> = {}): TestResult {
  return TestResult.parse({
    version: 1,
    tree: of,
    suite: 'unit',
    policy,
    result: 'green',
    failures: [],
    tail: '',
    startedAt: at(0),
    seconds: 0,
    ...more,
  });
}

const base = { branch: 'main', commit: commit('base'), tree: tree('base') };

export function plan(more: Partial<Plan> = {}): Plan {
  return Plan.parse({
    version: 1,
    run: 'r1',
    round: 1,
    at: at(0),
    base,
    policy,
    assign: [],
    adopt: [],
    later: [],
    waiting: [],
    taken: [],
    blocked: [],
    overlaps: [],
    onOverlap: 'sequential',
    unscoped: [],
    tasks: [],
    ...more,
  });
}

export function queued(name: string, more: Partial<Queued> = {}): Queued {
  return Queued.parse({
    change: {
      task: name,
      id: commit(name),
      head: commit(name),
      base: commit('base'),
      attempt: 1,
    },
    commit: commit(`${name}-c`),
    tree: tree(`${name}-t`),
    title: name,
    verdicts: [],
    disposition: { is: 'train' },
    ...more,
  });
}

/** C0 and one candidate for each task; the tree of a candidate is named after its newest task. */
export function queue(changes: Queued[], train: string[], more: Partial<Queue> = {}): Queue {
  const candidates = ['base', ...train].map((name, k) =>
    Candidate.parse({
      k,
      commit: commit(`${name}-k`),
      tree: tree(name),
      changes: train.slice(0, k),
    }),
  );
  return Queue.parse({
    version: 1,
    run: 'r1',
    round: 1,
    base,
    policy,
    changes,
    candidates,
    marks: [],
    ...more,
  });
}

export function land(outcomes: Outcome[], more: Partial<Land> = {}): Land {
  return Land.parse({
    version: 1,
    run: 'r1',
    round: 1,
    before: base,
    after: base,
    outcomes,
    next: [],
    marks: [],
    ...more,
  });
}

export function landed(name: string, pr?: number): Outcome {
  return {
    is: 'landed',
    task: id(name),
    commit: commit(`${name}-m`),
    ...(pr === undefined ? {} : { pr }),
  };
}

export function factsOf(more: Partial<RunFacts> = {}): RunFacts {
  return {
    request: Request.parse({
      version: 1,
      run: RunId.parse('r1'),
      ask: [],
      branch: 'main',
      onOverlap: 'sequential',
      startedAt: at(0),
    }),
    plans: [],
    results: [],
    verdicts: [],
    tests: [],
    queues: [],
    lands: [],
    sessions: [],
    jobs: [],
    interrupted: false,
    ...more,
  };
}

export const names = {
  unit: SuiteName.parse('unit'),
  security: GateName.parse('security'),
  compliance: GateName.parse('compliance'),
};
export function agent(name: string): AgentName {
  return AgentName.parse(name);
}

/** 12m 34s of run for 38m 15s of work that cost $1.25. */
export function guideRun(): RunFacts {
  const tasks = ['DEV-15', 'DRY-11', 'UX-19'];
  const agents = ['banking-agent', 'ui-agent', 'accounting-agent'];
  const red = tested(tree('UX-19'), {
    result: 'red',
    failures: ['sums the ledger'],
    startedAt: at(650),
    seconds: 90,
  });
  return factsOf({
    request: Request.parse({ ...factsOf().request, ask: tasks }),
    plans: [
      plan({
        tasks: tasks.map((name) => task(name)),
        assign: tasks.map((name, n) => assignment(name, agents[n] ?? '', { model: 'haiku' })),
      }),
    ],
    results: [
      work('DEV-15', 'banking-agent', {
        seconds: 600,
        model: 'haiku',
        usage: { costUsd: 0.5, models: {} },
      }),
      work('DRY-11', 'ui-agent', {
        seconds: 560,
        model: 'haiku',
        usage: { costUsd: 0.45, models: {} },
      }),
      work('UX-19', 'accounting-agent', {
        seconds: 580,
        model: 'haiku',
        usage: { costUsd: 0.3, models: {} },
        worktree: '.worktrees/accounting-agent-UX-19',
      }),
    ],
    verdicts: tasks.map((name) =>
      verdict(commit(name), 'security', { startedAt: at(600), seconds: 45 }),
    ),
    tests: [
      tested(tree('base'), { startedAt: at(500), seconds: 150 }),
      tested(tree('DEV-15'), { startedAt: at(645), seconds: 90 }),
      tested(tree('DRY-11'), { startedAt: at(645), seconds: 90 }),
      red,
    ],
    queues: [
      queue(
        tasks.map((name) => queued(name)),
        tasks,
      ),
    ],
    lands: [
      land([
        landed('DEV-15', 1),
        landed('DRY-11', 2),
        { is: 'red', task: id('UX-19'), tests: red, attempt: 1 },
      ]),
    ],
    sessions: [{ startedAt: at(0), endedAt: at(754) }],
  });
}
