/** What became of each task in a round, and what the next round does. Pure. */
import type { Config } from './config.js';
import {
  BOOKKEEPING,
  type Failure,
  type Hold,
  type Mark,
  type Outcome,
  type Pending,
  type Plan,
  type Queued,
  type Stop,
  type Task,
  type TaskId,
  type TestResult,
  type CommitSha,
  type WorkResult,
} from './model.js';
import { subtaskAsTask } from './subtasks.js';

/** What happened to a change of the train. */
export type Ride =
  | { is: 'landed'; commit: CommitSha; pr?: number | undefined }
  | { is: 'ejected'; tests: TestResult }
  | { is: 'refused'; why: Hold }
  | { is: 'requeued' };

/** Something that went wrong and that the next attempt is told about. */
export type Setback =
  | { is: 'failure'; why: Failure }
  | { is: 'red'; tests: TestResult }
  | { is: 'conflict'; files: string[]; with: TaskId[] }
  | { is: 'subtasks'; ids: TaskId[] };

export interface RoundFacts {
  plan: Plan;
  config: Pick<Config, 'attempts' | 'on-conflict'>;
  /** This round's legs of work. */
  works: readonly WorkResult[];
  /** How often a task's agent has waited for subtasks in this run: that is no failed attempt. */
  waited: ReadonlyMap<TaskId, number>;
  queued: readonly Queued[];
  rides: ReadonlyMap<TaskId, Ride>;
  stop: Stop | undefined;
  tell(setback: Setback): string;
}

export interface Settled {
  outcomes: Outcome[];
  next: Pending[];
}

type Step = { outcome: Outcome } | { next: Pending[] };

/** Failures that another attempt may mend. What is left out would fail again, or wants a person. */
const mayRetry = (why: Failure): boolean => {
  switch (why.is) {
    case 'exit':
    case 'signal':
    case 'said':
    case 'nothing':
    case 'lost':
      return true;
    case 'timeout':
    case 'setup':
    case 'start':
    case 'interrupted':
    case 'refused-bundle':
    case 'subtask':
      return false;
    default:
      return why satisfies never;
  }
};

const definition = (facts: RoundFacts, task: TaskId): { define?: Task } => {
  const define = facts.plan.tasks.find(({ id }) => id === task);
  return define?.parent ? { define } : {};
};

const attemptsLeft = (facts: RoundFacts, task: TaskId, attempt: number): boolean =>
  attempt < facts.config.attempts + (facts.waited.get(task) ?? 0);

const again = (
  facts: RoundFacts,
  task: TaskId,
  attempt: number,
  setback: Setback,
  from?: Pending['from'],
): Step => {
  const before = facts.plan.assign.find((each) => each.task.id === task)?.feedback ?? [];
  return {
    next: [
      {
        task,
        act: 'work',
        attempt: attempt + 1,
        behind: [],
        feedback: [...before, facts.tell(setback)],
        ...(from && { from }),
        ...definition(facts, task),
      },
    ],
  };
};

/** The asker goes on from its partial work when its subtasks have landed. */
const waitFor = (facts: RoundFacts, work: WorkResult & { is: 'waits' }): Step => {
  const parent = facts.plan.tasks.find(({ id }) => id === work.task);
  if (!parent) return { outcome: { is: 'failed', task: work.task, why: { is: 'lost' } } };
  const ids = work.on.map(({ id }) => id);
  const asker: Pending = {
    task: work.task,
    act: 'work',
    attempt: work.attempt + 1,
    behind: ids,
    feedback: [
      facts.tell({
        is: 'subtasks',
        ids,
      }),
    ],
    ...(work.partial && {
      from: {
        base: work.base,
        head: work.partial,
      },
    }),
    ...definition(facts, work.task),
  };
  const subtasks = work.on.map(
    (each): Pending => ({
      task: each.id,
      act: 'work',
      attempt: 1,
      feedback: [],
      behind: [],
      define: subtaskAsTask(each, parent),
    }),
  );
  return { next: [...subtasks, asker] };
};

const afterWork = (facts: RoundFacts, work: WorkResult): Step | undefined => {
  switch (work.is) {
    case 'delivered':
      return undefined;
    case 'waits':
      return waitFor(facts, work);
    case 'failed':
      return mayRetry(work.why) && attemptsLeft(facts, work.task, work.attempt)
        ? again(facts, work.task, work.attempt, { is: 'failure', why: work.why })
        : { outcome: { is: 'failed', task: work.task, why: work.why } };
    default:
      return work satisfies never;
  }
};

const landAgain = (facts: RoundFacts, { change }: Queued): Step => ({
  next: [
    {
      task: change.task,
      act: 'land',
      attempt: change.attempt,
      change,
      feedback: [],
      behind: [],
      ...definition(facts, change.task),
    },
  ],
});

const afterRide = (facts: RoundFacts, queued: Queued, ride: Ride): Step => {
  const { task, attempt, base, head } = queued.change;
  switch (ride.is) {
    case 'landed':
      return {
        outcome: {
          is: 'landed',
          task,
          commit: ride.commit,
          ...(ride.pr !== undefined && { pr: ride.pr }),
        },
      };
    case 'ejected':
      return attemptsLeft(facts, task, attempt)
        ? again(facts, task, attempt, { is: 'red', tests: ride.tests }, { base, head })
        : { outcome: { is: 'red', task, tests: ride.tests, attempt } };
    case 'refused':
      return { outcome: { is: 'held', task, why: ride.why } };
    case 'requeued':
      return landAgain(facts, queued);
    default:
      return ride satisfies never;
  }
};

const afterConflict = (
  facts: RoundFacts,
  queued: Queued,
  place: Extract<Queued['place'], { is: 'conflict' }>,
): Step => {
  const { task, attempt, base, head } = queued.change;
  // The other one may not have landed: then there may be nothing left to conflict with.
  if (place.with.some((other) => facts.rides.get(other)?.is !== 'landed'))
    return landAgain(facts, queued);
  const held: Step = {
    outcome: { is: 'held', task, why: { is: 'conflict', files: place.files, with: place.with } },
  };
  switch (facts.config['on-conflict']) {
    case 'hold':
      return held;
    case 'discard':
      return { outcome: { is: 'discarded', task, files: place.files } };
    case 'resolve':
      return attemptsLeft(facts, task, attempt)
        ? again(
            facts,
            task,
            attempt,
            { is: 'conflict', files: place.files, with: place.with },
            { base, head },
          )
        : held;
    default:
      return facts.config['on-conflict'] satisfies never;
  }
};

const afterQueue = (facts: RoundFacts, queued: Queued): Step => {
  const { task } = queued.change;
  switch (queued.place.is) {
    case 'train':
      return afterRide(facts, queued, facts.rides.get(task) ?? { is: 'requeued' });
    case 'next-train':
      return landAgain(facts, queued);
    case 'blocked':
      return { outcome: { is: 'blocked', task, gates: queued.place.gates } };
    case 'conflict':
      return afterConflict(facts, queued, queued.place);
    case 'landed':
      return { outcome: { is: 'landed', task, commit: queued.place.commit } };
    case 'empty':
      return { outcome: { is: 'failed', task, why: { is: 'nothing' } } };
    case 'refused':
      return {
        outcome: {
          is: 'failed',
          task,
          why: { is: 'refused-bundle', message: queued.place.message },
        },
      };
    default:
      return queued.place satisfies never;
  }
};

/** A run that stops leaves its tasks unsettled: their work is kept, and the next run goes on from it. */
const stopped = (next: readonly Pending[]): Outcome[] =>
  next
    .filter(({ define }) => !define)
    .map(({ task, act }) => ({
      is: 'unsettled',
      task,
      message: act === 'land' ? 'its change waits on its branch' : 'it was not tried (again)',
    }));

/** Every task of the round ends in exactly one outcome, or goes on. */
export const settleRound = (facts: RoundFacts): Settled => {
  const queued = facts.queued.filter(({ change }) => change.task !== BOOKKEEPING);
  const steps = [
    ...facts.works.flatMap((work) => afterWork(facts, work) ?? []),
    ...queued.map((each) => afterQueue(facts, each)),
  ];
  const seen = new Set([
    ...facts.works.map(({ task }) => task),
    ...queued.map(({ change }) => change.task),
  ]);
  // A leg that left nothing is lost: it is done again as it was.
  const lost = facts.plan.assign
    .filter(({ task }) => !seen.has(task.id))
    .map(
      ({ task, attempt, feedback, from }): Pending => ({
        task: task.id,
        act: 'work',
        attempt,
        feedback,
        behind: [],
        ...(from && { from }),
        ...definition(facts, task.id),
      }),
    );
  const next = [
    ...steps.flatMap((step) => ('next' in step ? step.next : [])),
    ...lost,
    ...facts.plan.waiting,
  ];
  const outcomes = [
    ...steps.flatMap((step) => ('outcome' in step ? [step.outcome] : [])),
    ...facts.plan.blocked.map(({ task, why }): Outcome => ({ is: 'not-started', task, why })),
  ];
  return facts.stop ? { outcomes: [...outcomes, ...stopped(next)], next: [] } : { outcomes, next };
};

const markFor = (outcome: Outcome, reasonOf: (outcome: Outcome) => string): Mark[] => {
  switch (outcome.is) {
    case 'landed':
      return [{ task: outcome.task, to: { is: 'done' } }];
    case 'failed':
      // Not the task's fault: it is as ready as it was.
      return ['setup', 'start', 'interrupted', 'lost'].includes(outcome.why.is)
        ? []
        : [{ task: outcome.task, to: { is: 'failed', reason: reasonOf(outcome) } }];
    case 'blocked':
    case 'red':
    case 'discarded':
      return [{ task: outcome.task, to: { is: 'failed', reason: reasonOf(outcome) } }];
    case 'held':
    case 'not-started':
    case 'unsettled':
      return [];
    default:
      return outcome satisfies never;
  }
};

/**
 * The marks that the task list still lacks.
 * @param outcomes of all rounds so far; the last one of a task counts
 * @param tasks as the base has them
 * @param reasonOf one line for the task list
 */
export const marksDue = (
  outcomes: readonly Outcome[],
  tasks: readonly Task[],
  reasonOf: (outcome: Outcome) => string,
): Mark[] => {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const last = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
  return [...last.values()]
    .flatMap((outcome) => markFor(outcome, reasonOf))
    .filter(({ task, to }) => {
      const known = byId.get(task);
      if (!known) return false;
      return to.is === 'done'
        ? known.state !== 'done'
        : known.state !== 'failed' || known.reason !== to.reason;
    });
};
