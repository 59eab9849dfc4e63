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
import { type Ride, settleRound } from '../../src/core/train/settle.js';
import { commit, id, queued, tested, tree, work } from './example-run.js';
import { subtask } from './plan-facts.js';

/** What comes of a leg of work. */
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
  works: WorkResult[];
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

/** Where the queue puts a change, and what comes of its ride. */
function rideOf(
  change: Change,
  fate: ReturnType<Oracle['fate']>,
): { place: Queued['place']; ride?: Ride } {
  if (typeof fate !== 'string')
    return { place: { is: 'conflict', files: ['a'], with: fate.conflictsWith.map(id) } };
  switch (fate) {
    case 'lands':
      return { place: { is: 'train' }, ride: { is: 'landed', commit: commit(`${change.task}m`) } };
    case 'is red':
      return { place: { is: 'train' }, ride: { is: 'ejected', tests: red } };
    case 'is held':
      return {
        place: { is: 'train' },
        ride: { is: 'refused', why: { is: 'refused', message: 'no' } },
      };
    case 'is blocked':
      return { place: { is: 'blocked', gates: [], publish: true } };
    case 'is empty':
      return { place: { is: 'empty' } };
    case 'is put off':
      return { place: { is: 'next-train' } };
    case 'is forgotten':
      return { place: { is: 'train' } };
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
  const works = plan.assign.flatMap(
    (each) => workOf(each, oracle.deed(each.task.id, each.attempt, plan.round)) ?? [],
  );
  for (const { is, task } of works)
    if (is === 'waits') allWaited.set(task, (allWaited.get(task) ?? 0) + 1);
  const waited = new Map([...allWaited].map(([task, times]) => [id(task), times]));
  const delivered = works.flatMap((each): Change[] => {
    if (each.is !== 'delivered') return [];
    const { task, head, base, attempt } = each;
    return [{ task, id: changeIdOf(head), head, base, attempt }];
  });
  const train: Queued[] = [];
  const rides = new Map<Task['id'], Ride>();
  for (const change of [...plan.adopt, ...delivered]) {
    const riding = train.filter(({ place }) => place.is === 'train');
    const ahead = riding.map((each) => each.change.task);
    const fate = oracle.fate(change.task, change.attempt, plan.round, ahead);
    const { place, ride } = rideOf(change, fate);
    train.push(queued(change.task, { change, place }));
    if (ride) rides.set(change.task, ride);
  }
  const settled = settleRound({
    plan,
    config: facts.config,
    works,
    waited,
    queued: train,
    rides,
    stop: undefined,
    tell: ({ is }) => is,
  });
  return { plan, works, waited, ...settled };
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
