import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { PriceOf } from '../../../src/core/metrics/cost.js';
import { Metrics, metricsOf } from '../../../src/core/metrics/metrics.js';
import { BOOKKEEPING, Request } from '../../../src/core/model.js';
import {
  at,
  commit,
  factsOf,
  guideRun,
  id,
  land,
  landed,
  names,
  plan,
  queue,
  queued,
  task,
  tested,
  tree,
  unpriced,
  verdict,
  work,
} from '../../support/example-run.js';

function tokens(input: number, output = 0) {
  return { input, output, cacheRead: 0, cacheWrite: 0 };
}
/** $1 for a token of `known`; no other model has a price. */
const oneDollar: PriceOf = ({ models }) =>
  'known' in models ? (models['known']?.input ?? 0) : undefined;

describe('the guide’s example', () => {
  test('gives the guide’s metrics, key by key', () => {
    const { totalTasks, successful, failed, ...rest } = metricsOf(guideRun(), unpriced);
    expect({ totalTasks, successful, failed }).toEqual({ totalTasks: 3, successful: 2, failed: 1 });
    expect(rest).toMatchObject({
      parallelTime: '12m 34s',
      estimatedSequentialTime: '38m 15s',
      speedup: '3.04x',
      cost: '$1.25',
      gateBlocks: 0,
      testFailures: 1,
    });
  });

  test('has the exact numbers too, and fits the schema', () => {
    const metrics = metricsOf(guideRun(), unpriced);
    expect(metrics.exact).toMatchObject({ parallelSeconds: 754, sequentialSeconds: 2295 });
    expect(metrics.exact.speedup).toBeCloseTo(3.0438, 4);
    expect(metrics.exact.costUsd).toBeCloseTo(1.25);
    expect(metrics.exact.costPerLandedTaskUsd).toBeCloseTo(0.625);
    expect(metrics.costOfUnlandedWork).toBe('$0.30');
    expect(metrics).toMatchObject({ rounds: 1, attempts: 3, interrupted: false });
    expect(Metrics.parse(JSON.parse(JSON.stringify(metrics)))).toEqual(metrics);
  });

  test('has DEV-15 as its critical path: agent, gate, then tests', () => {
    const metrics = metricsOf(guideRun(), unpriced);
    expect(metrics.criticalPath).toEqual(['DEV-15']);
    expect(metrics.exact.criticalPathSeconds).toBe(600 + 45 + 90);
    expect(metrics.speedupBound).toBe('3.12x');
  });
});

describe('time', () => {
  test('the parallel time of a resumed run counts its sessions, not the pause between them', () => {
    const sessions = [
      { startedAt: at(0), endedAt: at(100) },
      { startedAt: at(5000), endedAt: at(5020) },
    ];
    expect(metricsOf(factsOf({ sessions }), unpriced).exact.parallelSeconds).toBe(120);
  });

  test('a session whose clock was set back counts as zero seconds', () => {
    const sessions = [
      { startedAt: at(100), endedAt: at(0) },
      { startedAt: at(0), endedAt: at(7) },
    ];
    expect(metricsOf(factsOf({ sessions }), unpriced).exact.parallelSeconds).toBe(7);
  });

  test('the sequential time counts each result of this run once, and no earlier result', () => {
    const once = tested(tree('a'), { seconds: 10, startedAt: at(5) });
    const facts = factsOf({
      results: [work('A', 'x', { seconds: 100 })],
      tests: [once, once, tested(tree('b'), { seconds: 50, startedAt: at(-3600) })],
      verdicts: [verdict(commit('A'), 'security', { seconds: 3, startedAt: at(-60) })],
    });
    expect(metricsOf(facts, unpriced).exact.sequentialSeconds).toBe(110);
  });

  test('a run in which nothing ran has no speedup and no cost per landed task', () => {
    expect(metricsOf(factsOf(), unpriced)).toMatchObject({
      speedup: 'n/a',
      speedupBound: 'n/a',
      cost: '$0.00',
      costPerLandedTask: 'n/a',
    });
  });
});

describe('cost', () => {
  const costOf = (...works: Parameters<typeof work>[2][]) =>
    metricsOf(factsOf({ results: works.map((more, n) => work(`T-${n}`, 'x', more)) }), oneDollar);

  test('the cost that an agent reports takes precedence over tokens × price', () => {
    expect(costOf({ usage: { costUsd: 2, models: { known: tokens(7) } } }).cost).toBe('$2.00');
  });

  test('the cost is tokens × price if the agent reports none', () => {
    expect(costOf({ usage: { models: { known: tokens(7) } } }).cost).toBe('$7.00');
  });

  test('an unknown model adds "unpriced" to the cost of the known one', () => {
    const metrics = costOf({ usage: { models: { known: tokens(3), odd: tokens(9) } } });
    expect(metrics.cost).toBe('$3.00 + unpriced');
    expect(metrics.unpriced).toEqual({ models: ['odd'], tasks: [], gates: [] });
    expect(metrics.exact.costUsd).toBe(3);
  });

  test('an agent that reports no usage is unpriced, never $0, with or without a model', () => {
    for (const more of [{}, { model: 'known' }, { usage: { models: { known: tokens(0) } } }]) {
      const metrics = costOf(more);
      expect(metrics.cost).toBe('unpriced');
      expect(metrics.unpriced.tasks).toEqual(['T-0']);
      expect(metrics.exact.costUsd).toBeNull();
    }
  });

  test('an agent that was never started costs nothing', () => {
    const why = { is: 'setup', command: 'npm ci', tail: '' } as const;
    expect(costOf({ end: { is: 'failed', why } }).cost).toBe('$0.00');
  });

  test('a gate without a model is free, and one whose model reports no usage is unpriced', () => {
    const price = (more: Partial<ReturnType<typeof verdict>>) =>
      metricsOf(factsOf({ verdicts: [verdict(commit('a'), 'security', more)] }), oneDollar);
    expect(price({}).cost).toBe('$0.00');
    expect(price({ model: 'known' }).cost).toBe('unpriced');
    expect(price({ model: 'known' }).unpriced.gates).toEqual(['security']);
    expect(price({ usage: { costUsd: 0.5, models: {} } }).cost).toBe('$0.50');
  });

  test('if nothing landed, the whole cost is for unlanded work, and there is no cost per landed task', () => {
    const metrics = metricsOf(
      factsOf({
        plans: [plan({ tasks: [task('A')] })],
        results: [work('A', 'x', { usage: { costUsd: 1, models: {} } })],
      }),
      unpriced,
    );
    expect(metrics).toMatchObject({ costOfUnlandedWork: '$1.00', costPerLandedTask: 'n/a' });
  });

  test('tokens per model are summed over agents and gates', () => {
    const usage = { costUsd: 1, models: { known: tokens(5, 2) } };
    const metrics = metricsOf(
      factsOf({
        results: [work('A', 'x', { usage })],
        verdicts: [verdict(commit('A'), 'security', { usage })],
      }),
      unpriced,
    );
    expect(metrics.tokensByModel).toEqual({ known: tokens(10, 4) });
  });

  test('forged numbers and names still give metrics that fit the schema', () => {
    const usage = {
      costUsd: Number.MAX_VALUE,
      models: { constructor: tokens(Number.MAX_SAFE_INTEGER, 1) },
    };
    const metrics = costOf({ usage, seconds: 1e308 }, { usage, seconds: 1e308 });
    expect(Metrics.parse(JSON.parse(JSON.stringify(metrics)))).toEqual(metrics);
  });
});

describe('failure counts', () => {
  test('a change that several gates block in several rounds counts as one gate block', () => {
    const blocked = queued('A', {
      disposition: { is: 'blocked', gates: [names.security], publish: true },
    });
    const facts = factsOf({
      verdicts: [
        verdict(commit('A'), 'security', { result: 'fail' }),
        verdict(commit('A'), 'compliance', { result: 'error' }),
        verdict(commit('B'), 'style', { result: 'fail', kind: 'review' }),
      ],
      queues: [queue([blocked], []), queue([blocked], [], { round: 2 })],
    });
    expect(metricsOf(facts, unpriced).gateBlocks).toBe(1);
  });

  test('only the first red candidate counts as a test failure, not those behind it', () => {
    const reds = ['B', 'C'].map((name) => tested(tree(name), { result: 'red' }));
    const facts = factsOf({
      tests: [tested(tree('A')), ...reds],
      queues: [queue([], ['A', 'B', 'C'])],
    });
    expect(metricsOf(facts, unpriced).testFailures).toBe(1);
  });

  test('no task counts as a test failure if the baseline is red', () => {
    const reds = ['base', 'A'].map((name) => tested(tree(name), { result: 'red' }));
    const facts = factsOf({ tests: reds, queues: [queue([], ['A'])] });
    expect(metricsOf(facts, unpriced).testFailures).toBe(0);
  });

  test('a task that is red in two rounds counts as two test failures, and its outcomes add none', () => {
    const red = tested(tree('A'), { result: 'red' });
    const outcome = { is: 'red', task: id('A'), tests: red, attempt: 1 } as const;
    const facts = factsOf({
      tests: [red],
      queues: [queue([], ['A']), queue([], ['A'], { round: 2 })],
      lands: [land([outcome]), land([outcome], { round: 2 })],
    });
    expect(metricsOf(facts, unpriced).testFailures).toBe(2);
  });

  test('flaky tests are listed by name', () => {
    const facts = factsOf({
      tests: [tested(tree('A'), { result: 'flaky', failures: ['waits for a clock'] })],
    });
    expect(metricsOf(facts, unpriced).flakyTests).toEqual([
      { suite: 'unit', tree: tree('A'), tests: ['waits for a clock'] },
    ]);
  });
});

describe('the critical path', () => {
  test('follows dependencies, overlaps and subtasks, but not waits for a free slot', () => {
    const facts = factsOf({
      plans: [
        plan({
          tasks: [
            task('A'),
            task('B', { depends: [id('A')] }),
            task('C'),
            task('C-db', { parent: id('C') }),
            task('D'),
          ],
          later: [
            { task: id('C'), behind: [id('B')], why: 'overlap' },
            { task: id('D'), behind: [id('C')], why: 'room' },
          ],
        }),
      ],
      results: ['A', 'B', 'C', 'C-db', 'D'].map((name) => work(name, 'x', { seconds: 10 })),
      sessions: [{ startedAt: at(0), endedAt: at(40) }],
    });
    const metrics = metricsOf(facts, unpriced);
    expect(metrics.criticalPath).toEqual(['A', 'B', 'C']);
    expect(metrics.exact.criticalPathSeconds).toBe(30);
    expect(metrics.speedupBound).toBe('1.67x');
  });

  test('counts only the slowest gate and the slowest suite of one head, because they run in parallel', () => {
    const facts = factsOf({
      results: [work('A', 'x', { seconds: 1 })],
      verdicts: [
        verdict(commit('A'), 'security', { seconds: 5 }),
        verdict(commit('A'), 'compliance', { seconds: 3 }),
      ],
      tests: [tested(tree('A'), { seconds: 7 })],
      // The landed tree is the next round's baseline, and still A's.
      queues: [
        queue([], ['A']),
        queue([], [], {
          round: 2,
          candidates: [{ k: 0, commit: commit('A-k'), tree: tree('A'), changes: [] }],
        }),
      ],
    });
    expect(metricsOf(facts, unpriced).exact.criticalPathSeconds).toBe(13);
  });

  test('is never longer than all work, and the speedup bound is never below 1, for any dependencies', () => {
    const names = ['A', 'B', 'C', 'D'];
    const edges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        edges,
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 4, maxLength: 4 }),
        (pairs, seconds) => {
          const facts = factsOf({
            plans: [
              plan({
                tasks: names.map((name) =>
                  task(name, { depends: pairs.filter(([a]) => a === name).map(([, b]) => id(b)) }),
                ),
              }),
            ],
            results: names.map((name, n) => work(name, 'x', { seconds: seconds[n] ?? 1 })),
          });
          const { exact, criticalPath } = metricsOf(facts, unpriced);
          expect(exact.criticalPathSeconds).toBeLessThanOrEqual(exact.sequentialSeconds);
          expect(exact.criticalPathSeconds).toBeGreaterThanOrEqual(Math.max(...seconds));
          expect(exact.speedupBound).toBeGreaterThanOrEqual(1);
          expect(new Set(criticalPath).size).toBe(criticalPath.length);
        },
      ),
    );
  });
});

test('every task is counted exactly once, as successful or as failed', () => {
  const ends = fc.constantFrom('landed', 'unsettled', 'discarded', 'none');
  fc.assert(
    fc.property(fc.array(fc.array(ends, { maxLength: 3 }), { maxLength: 6 }), (rounds) => {
      const tasks = ['A', 'B', 'C'];
      const facts = factsOf({
        request: Request.parse({ ...factsOf().request, ask: ['A', 'ready'] }),
        plans: [plan({ tasks: tasks.map((name) => task(name)) })],
        lands: rounds.map((round, r) =>
          land(
            round.flatMap((is, n) => {
              const name = tasks[n] ?? 'A';
              if (is === 'landed') return [landed(name)];
              if (is === 'discarded')
                return [{ is: 'discarded', task: id(name), files: [] } as const];
              return is === 'none'
                ? []
                : [{ is: 'unsettled', task: id(name), message: '' } as const];
            }),
            { round: r + 1 },
          ),
        ),
      });
      const metrics = metricsOf(facts, unpriced);
      const everLanded = tasks.filter((_, n) => rounds.some((round) => round[n] === 'landed'));
      expect(metrics.totalTasks).toBe(3);
      expect(metrics.successful).toBe(everLanded.length);
      expect(metrics.successful + metrics.failed).toBe(metrics.totalTasks);
    }),
  );
});

test('the bookkeeping change does not count as a task', () => {
  const facts = factsOf({ lands: [land([landed(BOOKKEEPING), landed('A')])] });
  expect(metricsOf(facts, unpriced)).toMatchObject({ totalTasks: 1, successful: 1 });
});
