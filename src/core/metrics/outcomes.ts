/** How each task of a run ended, with its time and cost. */
import { taskBranch } from '../git-names.js';
import { addCosts, type Cost, costOfVerdict, costOfWork, type PriceOf } from './cost.js';
import {
  changesOf,
  type Delivered,
  deliveredBy,
  groupBy,
  ranIn,
  type RunFacts,
  sum,
  tasksByChange,
} from './run-facts.js';
import {
  type AgentName,
  BOOKKEEPING,
  type ChangeId,
  type GateName,
  type Outcome,
  type Seconds,
  type Task,
  TaskId,
  type TestResult,
  type Verdict,
  type WorkResult,
} from '../model.js';

export interface TaskOutcome {
  /** As typed; not a TaskId if there is no such task. */
  task: string;
  title?: string;
  parent?: TaskId;
  outcome: Outcome;
  agent?: AgentName;
  model?: string;
  attempts: number;
  /** Time of its agents, all attempts. */
  seconds: Seconds;
  /** Cost of its agents and its gates. */
  cost: Cost;
  /** Verdicts on the last delivered change, one for each gate. */
  verdicts: Verdict[];
  /** Results for the last candidate in which it was the newest change. */
  tests: TestResult[];
  /** The last change that its agent or a person delivered, complete or partial. */
  delivered?: Delivered;
  branch: string;
  /** The kept worktree, if the task did not land. */
  worktree?: string;
  pr?: number;
}

type Details = Omit<TaskOutcome, 'task' | 'outcome' | 'attempts' | 'seconds' | 'cost' | 'branch'>;

/** Reasons for not starting a task that mean that it is already on the base. */
export const FINISHED: ReadonlySet<string> = new Set(['done', 'landed']);

/** The outcome of each requested task, in the order typed, then of each subtask, in the order of the plans. */
export function outcomesOf(facts: RunFacts, price: PriceOf): TaskOutcome[] {
  const ran = ranIn(facts);
  const byChange = tasksByChange(facts);
  const results = groupBy(ran.results, (work) => work.task);
  const verdicts = groupBy(ran.verdicts, (verdict) => byChange.get(verdict.change));
  return taskNames(facts).map((name) => {
    const id = TaskId.safeParse(name);
    const mine = (id.success ? results.get(id.data) : undefined) ?? [];
    const own = (id.success ? verdicts.get(id.data) : undefined) ?? [];
    const outcome = outcomeOf(facts, name, mine);
    const costs = [
      ...mine.map((work) => costOfWork(work, price)),
      ...own.map((verdict) => costOfVerdict(verdict, price)),
    ];
    return {
      task: name,
      outcome,
      attempts: mine.length,
      seconds: sum(mine.map((work) => work.seconds)),
      cost: addCosts(costs),
      branch: taskBranch(name),
      ...(id.success ? detailsOf(facts, id.data, mine, outcome) : { verdicts: [], tests: [] }),
    };
  });
}

/** Whether the task is on the base, whether it landed in this run or earlier. */
export function isOnBase(outcome: Outcome): boolean {
  return (
    outcome.is === 'landed' ||
    (outcome.is === 'not-started' && outcome.why.some(({ is }) => FINISHED.has(is)))
  );
}

/** All tasks of the run, without the bookkeeping change. */
function taskNames(facts: RunFacts): string[] {
  const names = new Set<string>(
    facts.plans.flatMap((plan) => [
      ...plan.tasks.map((task) => task.id),
      ...plan.assign.map((assignment) => assignment.task.id),
      ...plan.blocked.map((blocked) => blocked.task),
    ]),
  );
  for (const land of facts.lands) for (const outcome of land.outcomes) names.add(outcome.task);
  names.delete(BOOKKEEPING);
  const asked = facts.request.ask.filter((name) => names.has(name));
  return [...new Set([...asked, ...names])];
}

/** A landing counts first, else the last recorded outcome, else the plans and the agents' results. */
function outcomeOf(facts: RunFacts, name: string, results: readonly WorkResult[]): Outcome {
  const recorded = facts.lands
    .flatMap((land) => land.outcomes)
    .filter((outcome) => outcome.task === name);
  const decided = recorded.findLast((outcome) => outcome.is === 'landed') ?? recorded.at(-1);
  if (decided !== undefined) return decided;
  const blocked = facts.plans
    .flatMap((plan) => plan.blocked)
    .findLast((item) => item.task === name);
  if (blocked !== undefined)
    return landedUnseen(blocked, results) ?? { is: 'not-started', ...blocked };
  const last = results.at(-1);
  if (last?.is === 'failed') return { is: 'failed', task: last.task, why: last.why };
  const message = facts.interrupted
    ? 'the run was interrupted'
    : 'the run ended before it was settled';
  return { is: 'unsettled', task: TaskId.parse(name), message };
}

/** If the process was killed between a landing and its record, the next plan finds the task on the base. */
function landedUnseen(
  blocked: RunFacts['plans'][number]['blocked'][number],
  results: readonly WorkResult[],
): Outcome | undefined {
  const landed = blocked.why.find((why) => why.is === 'landed');
  const delivered = results.find((work) => work.is === 'delivered');
  if (landed === undefined || delivered === undefined) return undefined;
  return { is: 'landed', task: delivered.task, commit: landed.commit };
}

function detailsOf(
  facts: RunFacts,
  id: TaskId,
  results: readonly WorkResult[],
  outcome: Outcome,
): Details {
  const task = definitionOf(facts, id);
  const last = results.at(-1);
  const change = changesOf(facts).findLast((change) => change.task === id);
  const assigned = facts.plans
    .flatMap((plan) => plan.assign)
    .findLast((assignment) => assignment.task.id === id);
  const agent = last?.agent ?? assigned?.agent ?? change?.agent;
  const model = last === undefined ? assigned?.model : modelOf(last);
  const delivered = lastDelivered(facts, id, results);
  const kept = last?.worktree ?? facts.worktrees?.get(id);
  const worktree = outcome.is === 'landed' ? undefined : kept;
  const pr = pullRequestOf(facts, id, outcome);
  return {
    ...(task === undefined ? {} : { title: task.title }),
    ...(task?.parent === undefined ? {} : { parent: task.parent }),
    ...(agent === undefined ? {} : { agent }),
    ...(model === undefined ? {} : { model }),
    ...(delivered === undefined ? {} : { delivered }),
    ...(worktree === undefined ? {} : { worktree }),
    ...(pr === undefined ? {} : { pr }),
    verdicts: delivered === undefined ? [] : verdictsOn(facts, delivered.id),
    tests: testsOf(facts, id, outcome),
  };
}

function definitionOf(facts: RunFacts, id: TaskId): Task | undefined {
  const defined = facts.plans.flatMap((plan) => [
    ...plan.tasks,
    ...plan.assign.map((assignment) => assignment.task),
  ]);
  return defined.find((task) => task.id === id);
}

/** The configured model, else the models that the agent reported. */
function modelOf(work: WorkResult): string | undefined {
  if (work.model !== undefined) return work.model;
  const reported = Object.keys(work.usage.models);
  return reported.length === 0 ? undefined : reported.join(', ');
}

/** The last change of the latest attempt; a person's fix is another change of the same attempt. */
function lastDelivered(
  facts: RunFacts,
  task: TaskId,
  results: readonly WorkResult[],
): Delivered | undefined {
  const all = [
    ...results.flatMap((work) => {
      const delivered = deliveredBy(work);
      return delivered ? [{ attempt: work.attempt, ...delivered }] : [];
    }),
    ...changesOf(facts).filter((change) => change.task === task),
  ];
  let last: (Delivered & { attempt: number }) | undefined;
  for (const each of all) if (last === undefined || each.attempt >= last.attempt) last = each;
  return last && { id: last.id, head: last.head };
}

function pullRequestOf(facts: RunFacts, id: TaskId, outcome: Outcome): number | undefined {
  if (outcome.is === 'landed' && outcome.pr !== undefined) return outcome.pr;
  return facts.queues
    .flatMap((queue) => queue.changes)
    .findLast((queued) => queued.change.task === id && queued.pr !== undefined)?.pr;
}

/** The newest verdict of each gate on this change. */
function verdictsOn(facts: RunFacts, change: ChangeId): Verdict[] {
  const queued = facts.queues.flatMap((queue) => queue.changes.flatMap(({ verdicts }) => verdicts));
  const newest = new Map<GateName, Verdict>();
  for (const verdict of [...facts.verdicts, ...queued]) {
    if (verdict.change !== change) continue;
    const known = newest.get(verdict.gate);
    if (known === undefined || verdict.startedAt >= known.startedAt)
      newest.set(verdict.gate, verdict);
  }
  return [...newest.values()];
}

function testsOf(facts: RunFacts, id: TaskId, outcome: Outcome): TestResult[] {
  const candidate = facts.queues
    .flatMap((queue) => queue.candidates)
    .findLast((candidate) => candidate.changes.at(-1) === id);
  const tests = facts.tests.filter((test) => test.tree === candidate?.tree);
  return tests.length === 0 && outcome.is === 'red' ? [outcome.tests] : tests;
}
