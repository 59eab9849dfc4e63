/** What a run may spend, and what it has spent. Pure. */
import { costOfVerdict, costOfWork, type PriceOf } from './cost.js';
import type { Budget, LedgerEntry, Queue, RunId, WorkResult } from './model.js';
import { sum } from './run-facts.js';

export interface Spending {
  run: RunId;
  works: readonly WorkResult[];
  queues: readonly Queue[];
  /** The ledger knows attempts whose results this machine does not have. */
  history: readonly LedgerEntry[];
}

/** The dollars that are known of what agents and gates of this run cost so far. */
export const spentUsd = (spending: Spending, price: PriceOf): number => {
  const { run, works, queues, history } = spending;
  const attempts = new Map<string, number>();
  for (const { run: by, task, attempt, at, costUsd } of history)
    if (by === run) attempts.set(`${task} ${attempt} ${at}`, costUsd ?? 0);
  for (const work of works)
    attempts.set(`${work.task} ${work.attempt} ${work.startedAt}`, costOfWork(work, price).usd);
  const verdicts = queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts));
  const judged = new Map(
    verdicts.map((verdict) => [
      `${verdict.head} ${verdict.gate} ${verdict.startedAt}`,
      costOfVerdict(verdict, price).usd,
    ]),
  );
  return sum([...attempts.values(), ...judged.values()]);
};

/** Takes the cost of one agent after the other out of what is left. */
export interface Purse {
  /** Whether it is enough for one more; a cost that nobody knows is, as long as anything is left. */
  pay(costUsd: number | undefined): boolean;
}

export const purseOf = (budget: Budget | undefined): Purse => {
  let left = budget ? budget.limitUsd - budget.spentUsd : Number.POSITIVE_INFINITY;
  return {
    pay: (costUsd = 0) => {
      if (left <= 0 || costUsd > left) return false;
      left -= costUsd;
      return true;
    },
  };
};

/** An equal part of what is left, in whole cents: agents that keep to it keep the run within its budget. */
export const shareUsd = (budget: Budget, agents: number): number =>
  Math.max(0, Math.floor(((budget.limitUsd - budget.spentUsd) / agents) * 100) / 100);
