/** The cost of a run. Unknown costs are reported as such and never count as 0. */
import { formatUsd } from '../format.js';
import { groupBy, sum } from './run-facts.js';
import type { Tokens, Usage, Verdict, WorkResult } from '../model.js';

/** Dollars for a usage; undefined if it cannot be priced. */
export type PriceOf = (usage: Usage) => number | undefined;

export interface Cost {
  /** The sum of the known costs. */
  usd: number;
  /** Some of the usage has a price. */
  priced: boolean;
  /** Some of the usage has no price, or was not reported. */
  unpriced: boolean;
}
const NO_COST: Cost = { usd: 0, priced: false, unpriced: false };
const UNPRICED: Cost = { usd: 0, priced: false, unpriced: true };

export function addCosts(costs: readonly Cost[]): Cost {
  return {
    usd: sum(costs.map((cost) => cost.usd)),
    priced: costs.some((cost) => cost.priced),
    unpriced: costs.some((cost) => cost.unpriced),
  };
}

/** `$1.25`, `$1.25 + unpriced`, `unpriced`; `$0.00` if nothing that was run costs anything. */
export function formatCost(cost: Cost): string {
  if (!cost.unpriced) return formatUsd(cost.usd);
  return cost.priced ? `${formatUsd(cost.usd)} + unpriced` : 'unpriced';
}

/** The exact number for `formatCost`; null if it says `unpriced` alone. */
export function knownUsd(cost: Cost): number | null {
  return cost.unpriced && !cost.priced ? null : cost.usd;
}

/** An agent that ran always used something, so a missing report is unpriced. */
export function costOfWork(work: WorkResult, price: PriceOf): Cost {
  if (!isSilent(work.usage)) return usageCost(work.usage, price);
  return neverRan(work) ? NO_COST : UNPRICED;
}

/** A check without a model costs nothing. One with a model must report its usage, else it is unpriced. */
export function costOfVerdict(verdict: Verdict, price: PriceOf): Cost {
  if (!isSilent(verdict.usage)) return usageCost(verdict.usage, price);
  return verdict.model === undefined ? NO_COST : UNPRICED;
}

/** The sum of tokens for each model that was reported. */
export function tokensByModel(usages: readonly Usage[]): Record<string, Tokens> {
  const byModel = groupBy(usages.flatMap(reportedModels), ([model]) => model);
  return Object.fromEntries(
    [...byModel]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([model, uses]) => [
        model,
        {
          input: sumTokens(uses, 'input'),
          output: sumTokens(uses, 'output'),
          cacheRead: sumTokens(uses, 'cacheRead'),
          cacheWrite: sumTokens(uses, 'cacheWrite'),
        },
      ]),
  );
}

/** Models without a price, and the tasks and gates that reported no usage although they had to. */
export function unpricedIn(
  results: readonly WorkResult[],
  verdicts: readonly Verdict[],
  price: PriceOf,
): { models: string[]; tasks: string[]; gates: string[] } {
  const usages = [...results, ...verdicts].map(({ usage }) => usage);
  const unknown = usages
    .filter((usage) => usage.costUsd === undefined)
    .flatMap(reportedModels)
    .filter(
      ([model, tokens]) => price({ models: Object.fromEntries([[model, tokens]]) }) === undefined,
    );
  const silentWorks = results.filter((work) => isSilent(work.usage) && !neverRan(work));
  const silentVerdicts = verdicts.filter((v) => isSilent(v.usage) && v.model !== undefined);
  return {
    models: sorted(unknown.map(([model]) => model)),
    tasks: sorted(silentWorks.map((work) => work.task)),
    gates: sorted(silentVerdicts.map((verdict) => verdict.gate)),
  };
}

/** Prices each model separately, so that an unknown one does not hide the cost of the others. */
function usageCost(usage: Usage, price: PriceOf): Cost {
  if (usage.costUsd !== undefined) return { usd: usage.costUsd, priced: true, unpriced: false };
  return addCosts(
    reportedModels(usage).map(([model, tokens]) => {
      const usd = price({ models: Object.fromEntries([[model, tokens]]) });
      return usd === undefined ? UNPRICED : { usd, priced: true, unpriced: false };
    }),
  );
}

// The report's schema refuses numbers beyond the safe integers.
function sumTokens(uses: readonly [string, Tokens][], key: keyof Tokens): number {
  return Math.min(sum(uses.map(([, tokens]) => tokens[key])), Number.MAX_SAFE_INTEGER);
}

function isSilent(usage: Usage): boolean {
  return usage.costUsd === undefined && reportedModels(usage).length === 0;
}

// A command that crashed may report zeros: they do not count as a report.
function reportedModels(usage: Usage): [string, Tokens][] {
  return Object.entries(usage.models).filter(
    ([, tokens]) => tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite > 0,
  );
}

function neverRan(work: WorkResult): boolean {
  return work.is === 'failed' && (work.why.is === 'setup' || work.why.is === 'start');
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}
