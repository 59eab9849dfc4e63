import { describe, expect, test } from '@jest/globals';
import { outcomesOf } from '../../../src/core/metrics/metrics.js';
import { Change, type Outcome, Request } from '../../../src/core/model.js';
import type { RunFacts } from '../../../src/core/metrics/run-facts.js';
import {
  assignment,
  at,
  commit,
  factsOf,
  guideRun,
  id,
  land,
  landed,
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

function one(facts: RunFacts) {
  const [outcome, ...rest] = outcomesOf(facts, unpriced);
  expect(rest).toEqual([]);
  if (outcome === undefined) throw new Error('no outcome');
  return outcome;
}
function planned(...names: string[]) {
  return plan({ tasks: names.map((name) => task(name)) });
}

describe('the tasks of a report', () => {
  test('are the requested ones as typed, even unknown ones, then those that a selector chose, then subtasks', () => {
    const facts = factsOf({
      request: Request.parse({ ...factsOf().request, ask: ['B', 'ready', 'A', 'NOPE'] }),
      plans: [
        plan({
          tasks: [task('A'), task('C'), task('B'), task('A-db', { parent: id('A') })],
          blocked: [{ task: 'NOPE', why: [{ is: 'unknown' }] }],
        }),
      ],
    });
    const outcomes = outcomesOf(facts, unpriced);
    expect(outcomes.map((outcome) => outcome.task)).toEqual(['B', 'A', 'NOPE', 'C', 'A-db']);
    expect(outcomes[4]?.parent).toBe('A');
    expect(outcomes[2]?.outcome).toEqual({
      is: 'not-started',
      task: 'NOPE',
      why: [{ is: 'unknown' }],
    });
  });
});

describe('the outcome of a task', () => {
  test('is the last one that was recorded', () => {
    const first = { is: 'unsettled', task: id('A'), message: 'later' } as const;
    const last: Outcome = { is: 'discarded', task: id('A'), files: ['a.ts'] };
    const facts = factsOf({ lands: [land([first]), land([last], { round: 2 })] });
    expect(one(facts).outcome).toEqual(last);
  });

  test('stays landed, whatever is recorded later', () => {
    const after = { is: 'unsettled', task: id('A'), message: 'odd' } as const;
    const facts = factsOf({ lands: [land([landed('A', 7)]), land([after], { round: 2 })] });
    expect(one(facts)).toMatchObject({ outcome: { is: 'landed' }, pr: 7 });
  });

  test('comes from the next plan if the run was killed between landing the task and recording it', () => {
    const facts = factsOf({
      plans: [
        planned('A'),
        plan({ round: 2, blocked: [{ task: 'A', why: [{ is: 'landed', commit: commit('m') }] }] }),
      ],
      results: [work('A', 'x')],
    });
    expect(one(facts).outcome).toEqual({ is: 'landed', task: 'A', commit: commit('m') });
  });

  test('is not-started if the task landed before this run', () => {
    const why = [{ is: 'landed', commit: commit('m') }] as const;
    const facts = factsOf({ plans: [plan({ blocked: [{ task: 'A', why: [...why] }] })] });
    expect(one(facts).outcome).toEqual({ is: 'not-started', task: 'A', why });
  });

  test('is the agent’s failure if nothing was recorded, else unsettled with the reason', () => {
    const why = { is: 'interrupted' } as const;
    const failed = work('A', 'x', { end: { is: 'failed', why } });
    expect(one(factsOf({ plans: [planned('A')], results: [failed] })).outcome).toEqual({
      is: 'failed',
      task: 'A',
      why,
    });
    const interrupted = factsOf({ plans: [planned('A')], interrupted: true });
    expect(one(interrupted).outcome).toMatchObject({
      is: 'unsettled',
      message: expect.stringContaining('interrupted'),
    });
  });
});

describe('the details of a task', () => {
  test('have the attempts, time, cost, verdicts and tests of the guide’s example', () => {
    const [dev, , ux] = outcomesOf(guideRun(), unpriced);
    expect(dev).toMatchObject({
      task: 'DEV-15',
      title: 'Do DEV-15',
      agent: 'banking-agent',
      model: 'haiku',
      attempts: 1,
      seconds: 600,
      cost: { usd: 0.5, priced: true, unpriced: false },
      branch: 'tributary/DEV-15',
      pr: 1,
    });
    expect(dev?.verdicts.map(({ gate, result }) => [gate, result])).toEqual([['security', 'pass']]);
    expect(dev?.tests.map(({ result }) => result)).toEqual(['green']);
    expect(ux).toMatchObject({ worktree: '.worktrees/accounting-agent-UX-19' });
    expect(ux?.tests.map(({ result }) => result)).toEqual(['red']);
  });

  test('have the head and worktree of the second attempt, and the time and cost of both', () => {
    const usage = { costUsd: 1, models: {} };
    const facts = factsOf({
      plans: [planned('A')],
      results: [
        work('A', 'x', {
          seconds: 5,
          usage,
          worktree: 'w1',
          end: { is: 'delivered', head: commit('h1') },
        }),
        work('A', 'y', {
          attempt: 2,
          seconds: 7,
          usage,
          worktree: 'w2',
          end: { is: 'delivered', head: commit('h2') },
        }),
      ],
      verdicts: [
        verdict(commit('h1'), 'security', { result: 'fail' }),
        verdict(commit('h2'), 'security', { usage }),
      ],
    });
    expect(one(facts)).toMatchObject({
      agent: 'y',
      attempts: 2,
      seconds: 12,
      cost: { usd: 3 },
      delivered: { id: commit('h2'), head: commit('h2') },
      worktree: 'w2',
      verdicts: [{ result: 'pass' }],
    });
  });

  test('have the head of a person’s fix, and its newest verdict', () => {
    const fixed = Change.parse({
      task: 'A',
      head: commit('fix'),
      base: commit('base'),
      attempt: 1,
    });
    const facts = factsOf({
      plans: [planned('A')],
      results: [work('A', 'x')],
      verdicts: [verdict(commit('fix'), 'security', { result: 'error', startedAt: at(5) })],
      queues: [
        queue(
          [
            queued('A', {
              change: fixed,
              pr: 3,
              verdicts: [verdict(commit('fix'), 'security', { startedAt: at(9) })],
            }),
          ],
          [],
        ),
      ],
    });
    expect(one(facts)).toMatchObject({
      delivered: { id: commit('fix'), head: commit('fix') },
      pr: 3,
      verdicts: [{ result: 'pass' }],
    });
  });

  test('have the configured model, else the one that the agent reported', () => {
    const models = { 'gpt-5': { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 } };
    const plans = [plan({ tasks: [task('A')], assign: [assignment('A', 'x', { model: 'set' })] })];
    expect(one(factsOf({ plans })).model).toBe('set');
    expect(one(factsOf({ plans, results: [work('A', 'x', { usage: { models } })] })).model).toBe(
      'gpt-5',
    );
  });

  test('have no worktree once the task has landed', () => {
    const facts = factsOf({
      plans: [planned('A')],
      results: [work('A', 'x', { worktree: 'w' })],
      tests: [tested(tree('A'))],
      lands: [land([landed('A')])],
    });
    expect(one(facts)).not.toHaveProperty('worktree');
  });
});
