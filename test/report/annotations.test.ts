import { expect, test } from '@jest/globals';
import { outcomesOf } from '../../src/core/metrics/metrics.js';
import type { Outcome } from '../../src/core/model.js';
import { annotations } from '../../src/report/annotations.js';
import { factsOf, guideRun, id, unpriced } from '../support/example-run.js';

const github = { repositoryUrl: 'https://github.com/acme/bank', runUrl: undefined };

test('each task that needs a person gives a line with its pull request', () => {
  const facts = guideRun();
  const lines = annotations(
    facts,
    outcomesOf(facts, unpriced).map((task) => ({ ...task, pr: 3 })),
    false,
    github,
  );
  expect(lines).toEqual([
    expect.stringMatching(
      /^UX-19: Failed tests.*\(https:\/\/github\.com\/acme\/bank\/pull\/\d+\)$/,
    ),
  ]);
});

function failing(count: number) {
  const outcomes = Array.from(
    { length: count },
    (_, at): Outcome => ({
      is: 'failed',
      task: id(`T-${at}`),
      why: { is: 'said', message: 'no\n::error::forged' },
    }),
  );
  const lands = [{ outcomes, next: [{ task: id('T-0') }] }] as never;
  return factsOf({ lands });
}

test('there are at most ten lines, and the last one says how many tasks are left out', () => {
  const facts = failing(30);
  const lines = annotations(facts, outcomesOf(facts, unpriced), false, github);
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toBe('21 more tasks: see the summary');
  expect(lines.join('')).not.toContain('\n');
});

test('a task that the next round tries again gives no line', () => {
  const facts = failing(2);
  const lines = annotations(facts, outcomesOf(facts, unpriced), true, github);
  expect(lines).toEqual([expect.stringMatching(/^T-1: /)]);
});
