/** The budget of a run: what it may spend and has spent. */
import { costOfVerdict, costOfWork, type PriceOf } from '../metrics/cost.js';
import type { Budget, LedgerEntry, Queue, RunId, WorkResult } from '../model.js';
import { sum } from '../metrics/run-facts.js';

/** The smallest amount that an agent can work with. */
const LEAST_USD = 0.1;
const INEXACT = 1e-9;
/** Less than a cent counts as nothing left, since sums of dollars are not exact. */
const LEAST_LEFT_USD = 0.01;

interface Spending {
  run: RunId;
  results: readonly WorkResult[];
  queues: readonly Queue[];
  /** The ledger also has attempts whose results are not on this machine. */
  history: readonly LedgerEntry[];
}

/** Reserves the cost of one agent after the other from the remaining budget. */
interface BudgetAllocator {
  /**
   * Reserves the cost of one more agent. For an unknown cost it reserves a small amount, or the rest.
   *
   * @returns the reserved amount; undefined if too little is left
   */
  reserve(costUsd: number | undefined): number | undefined;
}

/** The known cost of this run's agents and gates so far. */
export function spentUsd(spending: Spending, price: PriceOf): number {
  const { run, results, queues, history } = spending;
  const attempts = new Map<string, number>();
  for (const { run: by, task, attempt, at, costUsd } of history)
    if (by === run) attempts.set(`${task} ${attempt} ${at}`, costUsd ?? 0);
  for (const work of results)
    attempts.set(`${work.task} ${work.attempt} ${work.startedAt}`, costOfWork(work, price).usd);
  const verdicts = queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts));
  const checks = new Map(
    verdicts.map((verdict) => [
      `${verdict.change} ${verdict.gate} ${verdict.startedAt}`,
      costOfVerdict(verdict, price).usd,
    ]),
  );
  return sum([...attempts.values(), ...checks.values()]);
}

/**
 * The configuration for settling a round. Once the budget is used up nothing is retried: a task ends with
 * its last failure.
 */
export function withoutRetriesOverBudget<T extends { attempts: number }>(
  config: T,
  budget: Budget | undefined,
  results: readonly WorkResult[],
  price: PriceOf,
): T {
  if (!budget) return config;
  const spent = budget.spentUsd + sum(results.map((work) => costOfWork(work, price).usd));
  return spent + LEAST_LEFT_USD > budget.limitUsd ? { ...config, attempts: 0 } : config;
}

export function purseOf(budget: Budget | undefined): BudgetAllocator {
  let left = budget ? budget.limitUsd - budget.spentUsd : Number.POSITIVE_INFINITY;
  return {
    reserve: (costUsd) => {
      const taken = costUsd ?? Math.min(LEAST_USD, left);
      if (left < LEAST_LEFT_USD || taken > left + INEXACT) return undefined;
      left -= taken;
      return taken;
    },
  };
}

/**
 * The limit for each agent, in whole cents: its reserved amount and an equal share of the rest. If all
 * agents keep to their limits, the run stays within its budget.
 */
export function sharesUsd({ limitUsd, spentUsd }: Budget, paid: readonly number[]): number[] {
  const rest = Math.max(0, limitUsd - spentUsd - sum(paid)) / paid.length;
  return paid.map((cost) => Math.floor((cost + rest + INEXACT) * 100) / 100);
}
