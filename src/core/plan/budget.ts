/** What a run may spend, and what it has spent. Pure. */
import { costOfVerdict, costOfWork, type PriceOf } from '../metrics/cost.js';
import type { Budget, LedgerEntry, Queue, RunId, WorkResult } from '../model.js';
import { sum } from '../metrics/run-facts.js';

/** Less than this no agent can do anything with. */
const LEAST_USD = 0.1;
const INEXACT = 1e-9;
/** Less than a cent is used up: sums of dollars are not exact. */
const LEAST_LEFT_USD = 0.01;

interface Spending {
  run: RunId;
  results: readonly WorkResult[];
  queues: readonly Queue[];
  /** The ledger knows attempts whose results this machine does not have. */
  history: readonly LedgerEntry[];
}

/** Takes the cost of one agent after the other out of what is left. */
interface BudgetAllocator {
  /**
   * For one more agent: its cost; for one that nobody knows, a little, or the last that is left.
   *
   * @returns what it took; undefined where it is not enough
   */
  reserve(costUsd: number | undefined): number | undefined;
}

/** The dollars that are known of what agents and gates of this run cost so far. */
export function spentUsd(spending: Spending, price: PriceOf): number {
  const { run, results, queues, history } = spending;
  const attempts = new Map<string, number>();
  for (const { run: by, task, attempt, at, costUsd } of history)
    if (by === run) attempts.set(`${task} ${attempt} ${at}`, costUsd ?? 0);
  for (const work of results)
    attempts.set(`${work.task} ${work.attempt} ${work.startedAt}`, costOfWork(work, price).usd);
  const verdicts = queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts));
  const judged = new Map(
    verdicts.map((verdict) => [
      `${verdict.change} ${verdict.gate} ${verdict.startedAt}`,
      costOfVerdict(verdict, price).usd,
    ]),
  );
  return sum([...attempts.values(), ...judged.values()]);
}

/**
 * The configuration by which a round is settled: once its agents used the budget up nothing is tried
 * again, and what went wrong is what a task ends with.
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
 * What each agent may cost, in whole cents: what the purse paid for it, and an equal part of the rest.
 * Agents that keep to it keep the run within its budget.
 */
export function sharesUsd({ limitUsd, spentUsd }: Budget, paid: readonly number[]): number[] {
  const rest = Math.max(0, limitUsd - spentUsd - sum(paid)) / paid.length;
  return paid.map((cost) => Math.floor((cost + rest + INEXACT) * 100) / 100);
}
