import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LedgerEntry, RunId, type TaskId } from '../../../src/core/model.js';
import { chainLengths, expected } from '../../../src/core/plan/schedule.js';
import { agent, at, id } from '../../support/example-run.js';
import { plainTask } from '../../support/plan-facts.js';

function entry(more: Partial<LedgerEntry>): LedgerEntry {
  return {
    run: RunId.parse('r0'),
    round: 1,
    task: id('Z'),
    agent: agent('dev'),
    attempt: 1,
    outcome: 'delivered',
    seconds: 10,
    at: at(0),
    ...more,
  };
}

describe('the expected cost and time of an agent', () => {
  test('are unknown without a history of the same agent and model', () => {
    expect(expected([], 'dev', undefined)).toEqual({});
    expect(
      expected([entry({ agent: agent('db') }), entry({ model: 'opus' })], 'dev', undefined),
    ).toEqual({});
  });

  test('are means, and an unpriced entry counts for the time only', () => {
    const history = [
      entry({ costUsd: 1, seconds: 10 }),
      entry({ seconds: 30 }),
      entry({ costUsd: 2, seconds: 20 }),
    ];
    expect(expected(history, 'dev', undefined)).toEqual({ costUsd: 1.5, seconds: 20 });
    expect(expected([entry({})], 'dev', undefined)).toEqual({ seconds: 10 });
  });

  test('are taken from the last 20 entries', () => {
    const history = [
      entry({ seconds: 1000 }),
      ...Array.from({ length: 20 }, () => entry({ seconds: 5 })),
    ];
    expect(expected(history, 'dev', undefined).seconds).toBe(5);
  });
});

describe('the longest chain', () => {
  const lengths = (tasks: Record<string, [seconds: number | undefined, behind: string]>) =>
    Object.fromEntries(
      chainLengths(
        Object.entries(tasks).map(([name, [estimate]]) =>
          plainTask(name, estimate === undefined ? {} : { estimate }),
        ),
        new Map(
          Object.entries(tasks).map(([name, [, behind]]) => [
            id(name),
            behind.split(' ').filter(Boolean).map(id),
          ]),
        ),
        ({ id: name }) => (name === 'known' ? 7 : undefined),
      ),
    );

  test('includes the task and the tasks that wait for it', () => {
    expect(lengths({ A: [1, ''], B: [2, 'A'], C: [10, 'A'], D: [4, 'B C'] })).toEqual({
      A: 15,
      B: 6,
      C: 14,
      D: 4,
    });
  });

  test('uses the estimate of a task, else its history, else a default', () => {
    expect(lengths({ A: [1, ''], known: [undefined, ''], B: [undefined, ''] })).toEqual({
      A: 1,
      known: 7,
      B: 600,
    });
  });

  test('is the longest of all paths through the graph', () => {
    const anyGraph = fc.array(fc.tuple(fc.nat(50), fc.array(fc.nat(8), { maxLength: 3 })), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(anyGraph, (nodes) => {
        const behind = new Map<TaskId, TaskId[]>(
          nodes.map(([, before], n) => [
            id(`T${n}`),
            [...new Set(before)].filter((m) => m < n).map((m) => id(`T${m}`)),
          ]),
        );
        const tasks = nodes.map(([estimate], n) => plainTask(`T${n}`, { estimate }));
        const longest = (n: number): number =>
          (nodes[n]?.[0] ?? 0) +
          Math.max(
            0,
            ...nodes.flatMap((_, m) =>
              behind.get(id(`T${m}`))?.includes(id(`T${n}`)) ? [longest(m)] : [],
            ),
          );
        const found = chainLengths(tasks, behind, () => undefined);
        expect([...found.values()]).toEqual(nodes.map((_, n) => longest(n)));
      }),
    );
  });
});
