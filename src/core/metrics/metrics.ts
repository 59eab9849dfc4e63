/** The metrics of a run: `report/metrics.json`. */
import { z } from 'zod';
import {
  addCosts,
  costOfVerdict,
  costOfWork,
  formatCost,
  knownUsd,
  type PriceOf,
  tokensByModel,
  unpricedIn,
} from './cost.js';
import { criticalPath } from './critical-path.js';
import { formatDuration, formatSpeedup } from '../format.js';
import { outcomesOf, type TaskOutcome } from './outcomes.js';
import { type Ran, ranIn, type RunFacts, sum } from './run-facts.js';
import { secondsBetween } from './time.js';
import {
  BOOKKEEPING,
  type ChangeId,
  type Queue,
  Seconds,
  SuiteName,
  TaskId,
  type TestResult,
  Tokens,
  TreeSha,
} from '../model.js';
export { outcomesOf, type TaskOutcome } from './outcomes.js';
export type { RunFacts } from './run-facts.js';

const Count = z.int().nonnegative();
const Usd = z.number().nonnegative();

const FlakyTest = z.strictObject({
  suite: SuiteName,
  tree: TreeSha,
  /** Names of the failed tests, if the suite printed them. */
  tests: z.array(z.string()),
});

/** The guide defines the first nine keys and their formats; `exact` has the numbers behind every text. */
export const Metrics = z.strictObject({
  totalTasks: Count,
  successful: Count,
  /** Everything that did not land. */
  failed: Count,
  /** Duration of the run, `12m 34s`. */
  parallelTime: z.string(),
  /** Duration if all agents, gates and tests had run one after the other. */
  estimatedSequentialTime: z.string(),
  /** `3.04x`, or `n/a`. */
  speedup: z.string(),
  /** `$1.25`, `$1.25 + unpriced` or `unpriced`. */
  cost: z.string(),
  /** Changes that a gate blocked. */
  gateBlocks: Count,
  /** Changes that a failing test ejected from a train. */
  testFailures: Count,
  /** The longest chain of dependent work. */
  criticalPathTime: z.string(),
  criticalPath: z.array(TaskId),
  /** The speedup that no number of agents can exceed. */
  speedupBound: z.string(),
  costPerLandedTask: z.string(),
  costOfUnlandedWork: z.string(),
  tokensByModel: z.record(z.string(), Tokens),
  flakyTests: z.array(FlakyTest),
  /** Not included in `cost`: models without a price; tasks and gates that reported no usage. */
  unpriced: z.strictObject({
    models: z.array(z.string()),
    tasks: z.array(z.string()),
    gates: z.array(z.string()),
  }),
  /** On GitHub: minutes of jobs, each rounded up, before the runner's multiplier. */
  billed: z.strictObject({ minutes: Count, jobs: Count }).optional(),
  rounds: Count,
  attempts: Count,
  interrupted: z.boolean(),
  exact: z.strictObject({
    parallelSeconds: Seconds,
    sequentialSeconds: Seconds,
    speedup: z.number().nonnegative().nullable(),
    criticalPathSeconds: Seconds,
    speedupBound: z.number().nonnegative().nullable(),
    /** The known costs; null if nothing could be priced. */
    costUsd: Usd.nullable(),
    costPerLandedTaskUsd: Usd.nullable(),
    costOfUnlandedWorkUsd: Usd.nullable(),
  }),
});
export type Metrics = z.infer<typeof Metrics>;

/** The metrics of a run; `price` prices usage that was reported without a cost. */
export function metricsOf(facts: RunFacts, price: PriceOf): Metrics {
  const ran = ranIn(facts);
  const outcomes = outcomesOf(facts, price);
  const successful = outcomes.filter(({ outcome }) => outcome.is === 'landed').length;
  const times = timesOf(facts, ran);
  const costs = costsOf(ran, outcomes, successful, price);
  return {
    totalTasks: outcomes.length,
    successful,
    failed: outcomes.length - successful,
    ...times.texts,
    ...costs.texts,
    gateBlocks: blockedChanges(facts).size,
    testFailures: testFailures(facts),
    tokensByModel: tokensByModel([...ran.results, ...ran.verdicts].map(({ usage }) => usage)),
    flakyTests: ran.tests
      .filter((test) => test.result === 'flaky')
      .map(({ suite, tree, failures }) => ({ suite, tree, tests: failures })),
    unpriced: unpricedIn(ran.results, ran.verdicts, price),
    ...(facts.jobs.length > 0 && { billed: billedOf(facts.jobs) }),
    rounds: facts.plans.reduce((last, plan) => Math.max(last, plan.round), 0),
    attempts: ran.results.length,
    interrupted: facts.interrupted,
    exact: { ...times.exact, ...costs.exact },
  };
}

function timesOf(facts: RunFacts, ran: Ran) {
  // If the clock was set back, the run must not get shorter.
  const parallelSeconds = sum(
    facts.sessions.map(({ startedAt, endedAt }) => Math.max(0, secondsBetween(startedAt, endedAt))),
  );
  const sequentialSeconds = sum(
    [...ran.results, ...ran.verdicts, ...ran.tests].map(({ seconds }) => seconds),
  );
  const path = criticalPath(facts);
  const speedup = ratio(sequentialSeconds, parallelSeconds);
  const speedupBound = ratio(sequentialSeconds, path.seconds);
  return {
    texts: {
      parallelTime: formatDuration(parallelSeconds),
      estimatedSequentialTime: formatDuration(sequentialSeconds),
      speedup: formatSpeedup(speedup),
      criticalPathTime: formatDuration(path.seconds),
      criticalPath: path.tasks,
      speedupBound: formatSpeedup(speedupBound),
    },
    exact: {
      parallelSeconds,
      sequentialSeconds,
      speedup,
      criticalPathSeconds: path.seconds,
      speedupBound,
    },
  };
}

function ratio(whole: number, part: number): number | null {
  return whole > 0 && part > 0 ? Math.min(whole / part, Number.MAX_VALUE) : null;
}

function costsOf(ran: Ran, outcomes: readonly TaskOutcome[], landed: number, price: PriceOf) {
  const total = addCosts([
    ...ran.results.map((work) => costOfWork(work, price)),
    ...ran.verdicts.map((verdict) => costOfVerdict(verdict, price)),
  ]);
  const unlanded = addCosts(
    outcomes.filter(({ outcome }) => outcome.is !== 'landed').map(({ cost }) => cost),
  );
  const each = landed === 0 ? undefined : { ...total, usd: total.usd / landed };
  return {
    texts: {
      cost: formatCost(total),
      costPerLandedTask: each === undefined ? 'n/a' : formatCost(each),
      costOfUnlandedWork: formatCost(unlanded),
    },
    exact: {
      costUsd: knownUsd(total),
      costPerLandedTaskUsd: each === undefined ? null : knownUsd(each),
      costOfUnlandedWorkUsd: knownUsd(unlanded),
    },
  };
}

/** A change counts once, however many gates blocked it and in however many rounds. */
function blockedChanges(facts: RunFacts): Set<ChangeId> {
  const failing = facts.verdicts.filter(({ kind, result }) => kind === 'gate' && result !== 'pass');
  const queued = facts.queues
    .flatMap((queue) => queue.changes)
    .filter(({ disposition }) => disposition.is === 'blocked');
  return new Set([
    ...failing.map(({ change }) => change),
    ...queued.map(({ change }) => change.id),
  ]);
}

function billedOf(jobs: RunFacts['jobs']) {
  // GitHub bills each job by the started minute.
  return { minutes: sum(jobs.map(({ seconds }) => Math.ceil(seconds / 60))), jobs: jobs.length };
}

/** A task counts once a round, whether `land` ejected it or the run ended before that. */
function testFailures(facts: RunFacts): number {
  const failures = new Set<string>();
  for (const land of facts.lands) {
    for (const outcome of land.outcomes) {
      if (outcome.is === 'red' && outcome.task !== BOOKKEEPING) {
        failures.add(`${land.round}/${outcome.task}`);
      }
    }
  }
  for (const queue of facts.queues) {
    const blamed = blamedIn(queue, facts.tests);
    const landed = facts.lands
      .filter((land) => land.round === queue.round)
      .some((land) => land.outcomes.some((o) => o.is === 'landed' && o.task === blamed));
    if (blamed !== undefined && !landed) failures.add(`${queue.round}/${blamed}`);
  }
  return failures.size;
}

/** The newest change of the first failing candidate; later ones contain it. undefined if the baseline is red. */
function blamedIn(queue: Queue, tests: readonly TestResult[]): TaskId | undefined {
  const failing = new Set(
    tests.filter(({ result }) => result === 'red' || result === 'timeout').map(({ tree }) => tree),
  );
  // The baseline is the first candidate and has no changes.
  const first = queue.candidates.find((candidate) => failing.has(candidate.tree));
  const blamed = first?.changes.at(-1);
  return blamed === BOOKKEEPING ? undefined : blamed;
}
