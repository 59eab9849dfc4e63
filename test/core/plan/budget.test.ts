import { describe, expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import {
  purseOf,
  withoutRetriesOverBudget,
  sharesUsd,
  spentUsd,
} from '../../../src/core/plan/budget.js';
import type { Queue, RunId } from '../../../src/core/model.js';
import { planRound } from '../../../src/core/plan/plan.js';
import { agent, at, commit, id, verdict, work } from '../../support/example-run.js';
import { places, plainTask, planFacts } from '../../support/plan-facts.js';

const run = 'r1' as RunId;
function entry(name: string, costUsd: number, more: object = {}) {
  return {
    run,
    round: 1,
    task: id(name),
    agent: agent('dev'),
    attempt: 1,
    outcome: 'delivered',
    seconds: 60,
    at: at(0),
    costUsd,
    ...more,
  };
}
const other = { run: 'r0' as RunId };

describe('the amount spent', () => {
  const price = () => undefined;
  const spent = (more: Partial<Parameters<typeof spentUsd>[0]>) =>
    spentUsd({ run, results: [], queues: [], history: [], ...more }, price);

  test('counts each attempt of this run once, whether the ledger or this machine recorded it', () => {
    const usage = { models: {}, costUsd: 2 };
    const here = work('A', 'dev', { usage });
    expect(spent({ results: [here], history: [entry('A', 2), entry('B', 3)] })).toBe(5);
    expect(spent({ history: [entry('A', 2), entry('A', 2, { attempt: 2 })] })).toBe(4);
    expect(spent({ history: [entry('A', 7, other)] })).toBe(0);
  });

  test('includes the cost of each gate once', () => {
    const said = verdict(commit('A'), 'lint', { usage: { models: {}, costUsd: 0.5 } });
    const queue = { changes: [{ verdicts: [said, said] }] } as unknown as Queue;
    expect(spent({ queues: [queue, queue] })).toBe(0.5);
  });
});

test('no task is tried again once the budget is used up', () => {
  const paid = work('A', 'dev', { usage: { models: {}, costUsd: 3 } });
  const settled = (limitUsd: number) =>
    withoutRetriesOverBudget({ attempts: 2 }, { limitUsd, spentUsd: 1 }, [paid], () => undefined)
      .attempts;
  expect([settled(3), settled(4), settled(4.5)]).toEqual([0, 0, 2]);
  expect(
    withoutRetriesOverBudget({ attempts: 2 }, undefined, [paid], () => undefined).attempts,
  ).toBe(2);
});

const dollars = fc.double({ min: 0, max: 1000, noNaN: true });
const costs = fc.array(fc.option(dollars, { nil: undefined }));

test('a budget never pays out more than is left, and nothing once it is used up', () => {
  fc.assert(
    fc.property(dollars, dollars, costs, (limit, spent, wanted) => {
      const purse = purseOf({ limitUsd: limit, spentUsd: spent });
      const paid = wanted
        .flatMap((cost) => purse.reserve(cost) ?? [])
        .reduce((sum, cost) => sum + cost, 0);
      expect(paid).toBeLessThanOrEqual(Math.max(0, limit - spent) + 1e-6);
      if (limit <= spent) expect(purse.reserve(undefined)).toBeUndefined();
    }),
  );
});

test('agents that keep to their shares keep the run within its budget, and each share covers the expected cost', () => {
  fc.assert(
    fc.property(dollars, dollars, costs, (limitUsd, spentUsd, wanted) => {
      const budget = { limitUsd, spentUsd };
      const purse = purseOf(budget);
      const started = wanted.flatMap((cost) => purse.reserve(cost) ?? []);
      const shares = sharesUsd(budget, started);
      const left = Math.max(0, limitUsd - spentUsd);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(left + 1e-6);
      for (const [at, share] of shares.entries())
        expect(share).toBeGreaterThan((started[at] ?? 0) - 0.0101);
    }),
  );
});

describe('a plan within a budget', () => {
  const tasks = ['A', 'B', 'C'].map((name) => plainTask(name));
  const history = [entry('X', 2, other)];
  const budget = (limitUsd: number, spent = 0) => ({ limitUsd, spentUsd: spent });

  test('starts tasks in order while the budget covers them, and blocks the rest', () => {
    expect(places({ tasks, history, budget: budget(5) })).toEqual({
      A: 'assign',
      B: 'assign',
      C: 'budget',
    });
    expect(places({ tasks, history, budget: budget(5, 3.5) })).toEqual({
      A: 'budget',
      B: 'budget',
      C: 'budget',
    });
  });

  test('starts tasks of unknown cost while a little of the budget is left', () => {
    expect(places({ tasks, budget: budget(5, 4.8) })).toEqual({
      A: 'assign',
      B: 'assign',
      C: 'budget',
    });
    expect(places({ tasks, budget: budget(5, 4.95) })).toEqual({
      A: 'assign',
      B: 'budget',
      C: 'budget',
    });
    expect(places({ tasks, budget: budget(5, 5) })).toEqual({
      A: 'budget',
      B: 'budget',
      C: 'budget',
    });
  });

  test('blocks a task that depends on one over the budget', () => {
    const chain = [
      plainTask('A'),
      plainTask('B', { depends: [id('A')] }),
      plainTask('C', { depends: [id('B')] }),
    ];
    expect(places({ tasks: chain, history, budget: budget(1) })).toEqual({
      A: 'budget',
      B: 'budget',
      C: 'budget',
    });
    expect(places({ tasks: chain, history, budget: budget(2) })).toEqual({
      A: 'assign',
      B: 'depends A',
      C: 'depends B',
    });
  });

  test('lands finished work, whatever was spent', () => {
    const change = {
      task: id('A'),
      head: 'a'.repeat(40),
      base: 'b'.repeat(40),
      attempt: 1,
    } as never;
    const adoptable = new Map([[id('A'), change]]);
    expect(places({ tasks, adoptable, budget: budget(5, 9) })).toEqual({
      A: 'adopt',
      B: 'budget',
      C: 'budget',
    });
  });

  test('gives each agent its share', () => {
    const plan = planRound(planFacts({ tasks, budget: budget(10, 1) }));
    expect(plan.assign.map(({ budgetUsd }) => budgetUsd)).toEqual([3, 3, 3]);
    expect(plan.budget).toEqual({ limitUsd: 10, spentUsd: 1 });
    expect(planRound(planFacts({ tasks })).assign[0]).not.toHaveProperty('budgetUsd');
    const dear = planRound(planFacts({ tasks, history, budget: budget(8) }));
    expect(dear.assign.map(({ budgetUsd }) => budgetUsd)).toEqual([2.66, 2.66, 2.66]);
    const last = [...tasks, plainTask('D', { agent: agent('db') })];
    const tight = planRound(planFacts({ tasks: last, history, budget: budget(6.1) }));
    expect(tight.assign.map(({ budgetUsd }) => budgetUsd)).toEqual([0.1, 2, 2, 2]);
    expect(sharesUsd(budget(0.29), [0.29])).toEqual([0.29]);
  });

  test('starts an agent despite one absurd cost in its history', () => {
    const past = [
      ...Array.from({ length: 19 }, () => entry('X', 1, other)),
      entry('X', 1e6, other),
    ];
    expect(places({ tasks, history: past, budget: budget(100) })).toMatchObject({ A: 'assign' });
  });
});
