/** Rounds without agents, git or tests: the plan and the settling are the real ones, an oracle says what happens. */
import {
  type Change,
  changeIdOf,
  type Outcome,
  type Pending,
  type Plan,
  type Queued,
  type Task,
  type WorkResult,
} from '../../src/core/model.js';
import { type PlanFacts, planRound } from '../../src/core/plan/plan.js';
import { type LandingResult, settleRound } from '../../src/core/train/settle.js';
import { commit, id, queued, tested, tree, work } from './example-run.js';
import { subtask } from './plan-facts.js';

/** What comes of a job of work. */
export type Deed = 'delivers' | 'fails' | 'times out' | 'waits' | 'is lost';
/** What comes of a delivered change. */
export type Fate =
  | 'lands'
  | 'is red'
  | 'is held'
  | 'is blocked'
  | 'is empty'
  | 'is put off'
  | 'is forgotten';

export interface Oracle {
  deed(task: string, attempt: number, round: number): Deed;
  /** `ahead`: who rides before it in this train. */
  fate(
    task: string,
    attempt: number,
    round: number,
    ahead: readonly string[],
  ): Fate | { conflictsWith: readonly string[] };
}

export interface SimulatedRound {
  plan: Plan;
  results: WorkResult[];
  outcomes: Outcome[];
  next: Pending[];
  waited: ReadonlyMap<string, number>;
}

const red = tested(tree('red'), { result: 'red' });

function workOf(
  { task, agent, attempt }: Plan['assign'][number],
  deed: Deed,
): WorkResult | undefined {
  const end = {
    delivers: { is: 'delivered' as const, head: commit(`${task.id}${attempt}`) },
    fails: { is: 'failed' as const, why: { is: 'nothing' as const } },
    'times out': { is: 'failed' as const, why: { is: 'timeout' as const, limit: 1 } },
    waits: { is: 'waits' as const, on: [subtask(`${task.id}-s${attempt}`)] },
    'is lost': undefined,
  }[deed];
  return end && work(task.id, agent, { attempt, end });
}

/** Where the queue puts a change, and what comes of its landing. */
function landingOf(
  change: Change,
  fate: ReturnType<Oracle['fate']>,
): { disposition: Queued['disposition']; landing?: LandingResult } {
  if (typeof fate !== 'string')
    return { disposition: { is: 'conflict', files: ['a'], with: fate.conflictsWith.map(id) } };
  switch (fate) {
    case 'lands':
      return {
        disposition: { is: 'train' },
        landing: { is: 'landed', commit: commit(`${change.task}m`) },
      };
    case 'is red':
      return { disposition: { is: 'train' }, landing: { is: 'ejected', tests: red } };
    case 'is held':
      return {
        disposition: { is: 'train' },
        landing: { is: 'refused', why: { is: 'refused', message: 'no' } },
      };
    case 'is blocked':
      return { disposition: { is: 'blocked', gates: [], publish: true } };
    case 'is empty':
      return { disposition: { is: 'empty' } };
    case 'is put off':
      return { disposition: { is: 'next-train' } };
    case 'is forgotten':
      return { disposition: { is: 'train' } };
    default:
      return fate satisfies never;
  }
}

function oneRound(
  facts: PlanFacts,
  oracle: Oracle,
  allWaited: Map<string, number>,
): SimulatedRound {
  const plan = planRound(facts);
  const results = plan.assign.flatMap(
    (each) => workOf(each, oracle.deed(each.task.id, each.attempt, plan.round)) ?? [],
  );
  for (const { is, task } of results)
    if (is === 'waits') allWaited.set(task, (allWaited.get(task) ?? 0) + 1);
  const waited = new Map([...allWaited].map(([task, times]) => [id(task), times]));
  const delivered = results.flatMap((each): Change[] => {
    if (each.is !== 'delivered') return [];
    const { task, head, base, attempt } = each;
    return [{ task, id: changeIdOf(head), head, base, attempt }];
  });
  const train: Queued[] = [];
  const landings = new Map<Task['id'], LandingResult>();
  for (const change of [...plan.adopt, ...delivered]) {
    const riding = train.filter(({ disposition }) => disposition.is === 'train');
    const ahead = riding.map((each) => each.change.task);
    const fate = oracle.fate(change.task, change.attempt, plan.round, ahead);
    const { disposition, landing } = landingOf(change, fate);
    train.push(queued(change.task, { change, disposition }));
    if (landing) landings.set(change.task, landing);
  }
  const settled = settleRound({
    plan,
    config: facts.config,
    results,
    waited,
    queued: train,
    landings,
    stop: undefined,
    formatFeedback: ({ is }) => is,
  });
  return { plan, results, waited, ...settled };
}

/** Rounds until nothing is left, or `most` of them. */
export function* simulate(
  facts: PlanFacts,
  oracle: Oracle,
  most: number,
): Generator<SimulatedRound> {
  const landed = new Map(facts.landed);
  const waited = new Map<string, number>();
  let pending: readonly Pending[] | undefined;
  for (let round = 1; round <= most; round += 1) {
    const done = oneRound({ ...facts, round, pending, landed: new Map(landed) }, oracle, waited);
    yield done;
    for (const outcome of done.outcomes)
      if (outcome.is === 'landed') landed.set(outcome.task, outcome.commit);
    pending = done.next;
    if (pending.length === 0) return;
  }
}
