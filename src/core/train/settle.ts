/** Settles a round: the outcome of each task, or what the next round does with it. */
import type { Config } from '../config.js';
import {
  type Assignment,
  type Change,
  type CommitSha,
  type Failure,
  type Hold,
  type Outcome,
  type Pending,
  type Plan,
  type Queued,
  type Stop,
  TaskId,
  type TestResult,
  type WorkResult,
} from '../model.js';
import { isOnBase } from '../metrics/outcomes.js';
import {
  nextAttempt,
  type Attempts,
  attemptsLeft,
  requeue,
  mayRetry,
  type Step,
  waitFor,
  retryWork,
} from './retry.js';
export type { FailureFeedback as Setback } from './retry.js';

/** The result of landing a change of the train. */
export type LandingResult =
  | { is: 'landed'; commit: CommitSha; pr?: number | undefined }
  | { is: 'ejected'; tests: TestResult }
  | { is: 'refused'; why: Hold }
  | { is: 'requeued' };

export interface RoundFacts extends Omit<Attempts, 'config' | 'tasks' | 'assigned'> {
  config: Attempts['config'] & Pick<Config, 'on-conflict'>;
  /** Results of this round's `work` jobs. */
  results: readonly WorkResult[];
  /** In the order of the train. */
  queued: readonly Queued[];
  landings: ReadonlyMap<TaskId, LandingResult>;
  stop: Stop | undefined;
}

type Round = RoundFacts & Attempts;

interface Settled {
  outcomes: Outcome[];
  next: Pending[];
}

/** Every task of the round gets exactly one outcome, or continues. */
export function settleRound(facts: RoundFacts): Settled {
  const { plan, stop } = facts;
  const round: Round = {
    ...facts,
    tasks: new Map(plan.tasks.map((task) => [task.id, task])),
    assigned: new Map(plan.assign.map((assignment) => [assignment.task.id, assignment])),
  };
  const steps = dispatchedSteps(round);
  const outcomes = [
    ...steps.flatMap((step) => ('outcome' in step ? [step.outcome] : [])),
    ...plan.blocked.map((blocked) => outcomeOfBlocked(plan, blocked)),
  ];
  const next = [...steps.flatMap((step) => ('next' in step ? step.next : [])), ...plan.waiting];
  if (!stop) {
    const stuck = inVain(round, outcomes, next);
    return {
      outcomes: [...outcomes, ...stuck.values()],
      next: next.filter(({ task }) => !stuck.has(task)),
    };
  }
  // Subtasks that were requested in this round are not yet tasks of the run.
  const known = next.filter(({ task }) => round.tasks.has(task));
  return { outcomes: [...outcomes, ...known.map(unsettled)], next: [] };
}

/** One step for each assigned or adopted task; results for other tasks are ignored. */
function dispatchedSteps(round: Round): Step[] {
  const queued = new Map(round.queued.map((each) => [each.change.task, each]));
  const results = new Map(round.results.map((work) => [`${work.task} ${work.attempt}`, work]));
  const assigned = [...round.assigned].map(([task, assignment]): Step => {
    const inQueue = queued.get(task);
    if (inQueue) return afterQueue(round, inQueue);
    const work = results.get(`${task} ${assignment.attempt}`);
    return work && work.is !== 'delivered'
      ? afterWork(round, assignment, work)
      : retryWork(round, assignment);
  });
  const adopted = round.plan.adopt.map((change): Step => {
    const inQueue = queued.get(change.task);
    return inQueue ? afterQueue(round, inQueue) : requeue(round, change);
  });
  return [...assigned, ...adopted];
}

function afterQueue(round: Round, queued: Queued): Step {
  const { change, disposition } = queued;
  const { task } = change;
  switch (disposition.is) {
    case 'train':
      return afterLanding(round, change, round.landings.get(task) ?? { is: 'requeued' });
    case 'next-train':
      return requeue(round, change);
    case 'blocked':
      return { outcome: { is: 'blocked', task, gates: disposition.gates } };
    case 'conflict':
      return afterConflict(round, change, disposition);
    case 'landed':
      return { outcome: { is: 'landed', task, commit: disposition.commit } };
    case 'empty':
      return afterEmpty(round, queued);
    case 'refused': {
      const why: Failure = { is: 'refused-bundle', message: disposition.message };
      return { outcome: { is: 'failed', task, why } };
    }
    default:
      return disposition satisfies never;
  }
}

function afterLanding(round: Round, change: Change, landing: LandingResult): Step {
  const { task, attempt, base, head } = change;
  switch (landing.is) {
    case 'landed': {
      const pr = landing.pr === undefined ? {} : { pr: landing.pr };
      return { outcome: { is: 'landed', task, commit: landing.commit, ...pr } };
    }
    case 'ejected': {
      const { tests } = landing;
      return attemptsLeft(round, task, attempt)
        ? { next: [nextAttempt(round, change, { is: 'red', tests }, { base, head })] }
        : { outcome: { is: 'red', task, tests, attempt } };
    }
    case 'refused':
      return { outcome: { is: 'held', task, why: landing.why } };
    case 'requeued':
      return requeue(round, change);
    default:
      return landing satisfies never;
  }
}

function afterConflict(
  round: Round,
  change: Change,
  { files, with: others }: Extract<Queued['disposition'], { is: 'conflict' }>,
): Step {
  const { task, attempt, base, head } = change;
  // Without the other change there may be no conflict. This cannot loop: a change that did not land has
  // ended, starts again after this one, or waits for the same train.
  if (!others.every((other) => hasLanded(round, other))) return requeue(round, change);
  const held: Step = {
    outcome: { is: 'held', task, why: { is: 'conflict', files, with: others } },
  };
  switch (round.config['on-conflict']) {
    case 'hold':
      return held;
    case 'discard':
      return { outcome: { is: 'discarded', task, files } };
    case 'resolve':
      return attemptsLeft(round, task, attempt)
        ? {
            next: [
              nextAttempt(round, change, { is: 'conflict', files, with: others }, { base, head }),
            ],
          }
        : held;
    default:
      return round.config['on-conflict'] satisfies never;
  }
}

/** A change may be empty only because an earlier one did the same; if that one does not land, it is not empty. */
function afterEmpty(round: Round, { change }: Queued): Step {
  const position = round.queued.findIndex((other) => other.change.task === change.task);
  const ahead = round.queued.slice(0, position).filter((other) => other.disposition.is === 'train');
  return ahead.every((other) => hasLanded(round, other.change.task))
    ? { outcome: { is: 'failed', task: change.task, why: { is: 'nothing' } } }
    : requeue(round, change);
}

function hasLanded({ landings }: Round, task: TaskId): boolean {
  return landings.get(task)?.is === 'landed';
}

function afterWork(
  round: Round,
  assignment: Assignment,
  work: WorkResult & { is: 'waits' | 'failed' },
): Step {
  if (work.is === 'waits') return waitFor(round, assignment, work);
  const { why } = work;
  return mayRetry(why) && attemptsLeft(round, work.task, work.attempt)
    ? // A failed attempt leaves nothing to build on: the next one starts from the same commit.
      { next: [nextAttempt(round, work, { is: 'failure', why }, assignment.from)] }
    : { outcome: { is: 'failed', task: work.task, why } };
}

/** A task that landed after the first round was planned counts as landed in this run. */
function outcomeOfBlocked(plan: Plan, { task, why }: Plan['blocked'][number]): Outcome {
  const landed = why.find(({ is }) => is === 'landed');
  const known = plan.round > 1 && landed?.is === 'landed' ? landed : undefined;
  const id = TaskId.safeParse(task);
  return known && id.success
    ? { is: 'landed', task: id.data, commit: known.commit }
    : { is: 'not-started', task, why };
}

/** Tasks that wait for one that ended without landing. They end now: another round would only report that. */
function inVain(
  { tasks }: Round,
  outcomes: readonly Outcome[],
  next: readonly Pending[],
): Map<TaskId, Outcome> {
  const ended = new Set<string>(
    outcomes.filter((outcome) => !isOnBase(outcome)).map(({ task }) => task),
  );
  const stuck = new Map<TaskId, Outcome>();
  // Each pass follows every chain by one more step.
  for (let before = -1; before < stuck.size; ) {
    before = stuck.size;
    for (const { task, behind } of next) {
      const awaited = [...(tasks.get(task)?.depends ?? []), ...behind].filter((id) =>
        ended.has(id),
      );
      if (stuck.has(task) || awaited.length === 0) continue;
      const why = awaited.map(
        (id) => ({ is: 'waits-for', task: id, state: 'did not land' }) as const,
      );
      stuck.set(task, { is: 'not-started', task, why });
      ended.add(task);
    }
  }
  return stuck;
}

/** If a run stops, its tasks stay unsettled: their work is kept, and the next run continues from it. */
function unsettled({ task, act }: Pending): Outcome {
  return {
    is: 'unsettled',
    task,
    message: act === 'land' ? 'its change is kept on its branch' : 'it was not tried again',
  };
}
