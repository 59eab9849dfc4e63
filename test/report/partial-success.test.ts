import { describe, expect, test } from '@jest/globals';
import { metricsOf, outcomesOf, type RunFacts } from '../../src/core/metrics/metrics.js';
import { type Outcome, Request } from '../../src/core/model.js';
import { partialSuccessText, timeText } from '../../src/report/partial-success.js';
import {
  at,
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
  work,
} from '../support/example-run.js';

function textOf(facts: RunFacts): string {
  return partialSuccessText(outcomesOf(facts, unpriced), metricsOf(facts, unpriced), facts.request);
}
function ended(outcomes: Outcome[], more: Partial<RunFacts> = {}): string {
  return textOf(factsOf({ lands: [land(outcomes)], ...more }));
}

describe('partialSuccessText', () => {
  test('prints the guide’s example word for word, with the cost and the next commands', () => {
    expect(textOf(guideRun())).toBe(
      `✅ DEV-15 (banking-agent): Merged successfully
✅ DRY-11 (ui-agent): Merged successfully
❌ UX-19 (accounting-agent): Failed tests

Summary:
  - 2 tasks completed
  - 1 task failed (UX-19 needs manual fix)
  - Total time: 12 minutes (3x faster than sequential)
  - Cost: $1.25 ($0.30 of it on UX-19)

Next:
  UX-19: cd .worktrees/accounting-agent-UX-19 && git log  →  make the tests pass  →  git add -A && git commit  →  cd - && tributary run UX-19`,
    );
  });

  test('gives every outcome a line and a place in the summary, and each one that did not land a next step', () => {
    const text = ended(
      [
        landed('A'),
        { is: 'failed', task: id('B'), why: { is: 'timeout', limit: 1800 } },
        { is: 'blocked', task: id('C'), gates: [names.security] },
        { is: 'red', task: id('D'), tests: tested(tree('D'), { result: 'red' }), attempt: 1 },
        { is: 'held', task: id('E'), why: { is: 'conflict', files: ['a.ts'], with: [id('A')] } },
        { is: 'held', task: id('F'), why: { is: 'refused', message: 'local changes' } },
        { is: 'discarded', task: id('G'), files: ['a.ts'] },
        { is: 'not-started', task: 'H', why: [{ is: 'unknown' }] },
        { is: 'unsettled', task: id('I'), message: 'five rounds were not enough' },
      ],
      { tests: [tested(tree('A'), { result: 'flaky' })], queues: [queue([queued('A')], ['A'])] },
    );
    expect(text.split('\n').slice(0, 17)).toEqual([
      '✅ A: Merged successfully (flaky: unit)',
      '⏱️ B: Agent timeout after 30 minutes',
      '❌ C: BLOCKED by security-agent',
      '❌ D: Failed tests',
      '⚠️ E: Merge conflict with A',
      '⚠️ F: Held: local changes',
      '⚠️ G: Discarded: merge conflict in a.ts',
      '⏸️ H: Not started: no task has this ID',
      '⚠️ I: Unfinished: five rounds were not enough',
      '',
      'Summary:',
      '  - 1 task completed',
      '  - 3 tasks failed (C, D need manual fixes; B can be run again)',
      '  - 2 tasks held (E, F wait for you)',
      '  - 1 task discarded (G)',
      '  - 1 task not started (H)',
      '  - 1 task unfinished (I can be resumed)',
    ]);
    const next = text.slice(text.indexOf('Next:'));
    for (const name of ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'])
      expect(next).toContain(`\n  ${name}: `);
    expect(next).not.toContain('\n  A: ');
  });

  test('has neither failures nor next steps if everything landed', () => {
    const text = ended([landed('A'), landed('B')]);
    expect(text).toContain('  - 2 tasks completed');
    expect(text).not.toMatch(/failed|Next:/);
  });

  test('says how to resume an interrupted run', () => {
    expect(textOf(factsOf({ plans: [plan({ tasks: [task('A')] })], interrupted: true }))).toContain(
      'Interrupted: rerun the same command to resume',
    );
  });

  test('prints zero tasks and no empty list for an empty run', () => {
    expect(textOf(factsOf())).toBe(
      'Summary:\n  - 0 tasks completed\n  - Total time: 0 seconds\n  - Cost: $0.00',
    );
  });

  test('prints hostile text without line breaks, escape sequences or commands for a CI runner', () => {
    const evil = '\u001b[2J\r\n::error::x ##[add-mask]y\u202e';
    const text = textOf(
      factsOf({
        request: Request.parse({ ...factsOf().request, ask: ['::stop-commands::x'] }),
        plans: [
          plan({
            blocked: [{ task: '::stop-commands::x', why: [{ is: 'invalid', problem: evil }] }],
          }),
        ],
        lands: [land([{ is: 'failed', task: id('A'), why: { is: 'said', message: evil } }])],
      }),
    );
    for (const line of text.split('\n')) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]|##\[/u);
      expect(line.trimStart()).not.toMatch(/^::/);
    }
    expect(text).toContain('❌ A: Agent failed: ::error::x ## [add-mask]y');
  });
});

describe('timeText', () => {
  const time = (parallel: number, sequential: number) => {
    const results = sequential === 0 ? [] : [work('A', 'x', { seconds: sequential })];
    return timeText(
      metricsOf(
        factsOf({ results, sessions: [{ startedAt: at(0), endedAt: at(parallel) }] }),
        unpriced,
      ),
    );
  };

  test.each([
    [754, 2295, '12 minutes (3x faster than sequential)'],
    [60, 150, '1 minute (2.5x faster than sequential)'],
    [1, 2, '1 second (2x faster than sequential)'],
    [59.7, 119.4, '1 minute (2x faster than sequential)'],
    [3600, 7200, '1 hour (2x faster than sequential)'],
    [7380, 14_760, '2 hours 3 minutes (2x faster than sequential)'],
    [10, 10, '10 seconds (as fast as sequential: 1.00x)'],
    [10, 8, '10 seconds (slower than sequential: 0.80x)'],
    [10, 0, '10 seconds'],
  ])('describes %d s for %d s of work as: %s', (parallel, sequential, text) => {
    expect(time(parallel, sequential)).toBe(text);
  });
});
