/** Builders for what a plan is decided from. */
import { matcher } from '../../src/adapters/glob-matcher.js';
import { nearMiss } from '../../src/text/near-miss.js';
import { Config, type ConfigInput } from '../../src/core/config.js';
import type { Pending, Plan, Task } from '../../src/core/model.js';
import { RunId } from '../../src/core/model.js';
import { type PlanFacts, planRound } from '../../src/core/plan/plan.js';
import { agent, at, commit, id, policy, tree } from './example-run.js';

export function config(more: Partial<ConfigInput> = {}): Config {
  return Config.parse({
    agents: { dev: 'work', db: 'work on data' },
    suites: { unit: 'test' },
    ...more,
  });
}

/** Without a schema, so that ten thousand are made at once. */
export function plainTask(name: string, more: Partial<Task> = {}): Task {
  return {
    id: id(name),
    title: name,
    body: '',
    state: 'todo',
    depends: [],
    labels: [],
    subtasks: [],
    ...more,
  };
}

export function subtask(name: string, by = 'db') {
  return {
    id: id(name),
    agent: agent(by),
    work: `Do ${name}`,
  };
}

export function planFacts(more: Partial<PlanFacts> = {}): PlanFacts {
  return {
    run: RunId.parse('r1'),
    round: 1,
    at: at(0),
    base: { branch: 'main', commit: commit('base'), tree: tree('base') },
    policy,
    config: config(),
    onOverlap: 'sequential',
    pending: undefined,
    ask: more.tasks?.map((task) => task.id) ?? [],
    tasks: [],
    unreadable: new Map(),
    landed: new Map(),
    inFlight: new Map(),
    uncommitted: new Map(),
    adoptable: new Map(),
    files: [],
    match: matcher,
    nearest: nearMiss,
    history: [],
    ...more,
  };
}

/** A plan, with each task in its one place. */
export function placesOf(plan: Plan): Record<string, string> {
  return Object.fromEntries([
    ...plan.assign.map(({ task }) => [task.id, 'assign']),
    ...plan.adopt.map(({ task }) => [task, 'adopt']),
    ...plan.later.map(({ task, behind, why }) => [task, [why, ...behind].join(' ')]),
    ...plan.blocked.map(({ task, why }) => [task, why.map(({ is }) => is).join(' ')]),
  ]);
}

export function places(more: Partial<PlanFacts>): Record<string, string> {
  return placesOf(planRound(planFacts(more)));
}

export function pending(name: string, more: Partial<Pending> = {}): Pending {
  return {
    task: id(name),
    act: 'work',
    attempt: 1,
    feedback: [],
    behind: [],
    ...more,
  };
}
