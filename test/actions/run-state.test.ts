import { expect, test } from '@jest/globals';
import { standing } from '../../src/actions/run-state.js';
import { Request } from '../../src/core/model.js';

function request(startedAt: string): Request {
  return Request.parse({
    version: 1,
    run: 'gh-101',
    ask: ['DEV-1'],
    branch: 'main',
    onOverlap: 'sequential',
    startedAt,
  });
}

const NOON = '2026-11-01T12:00:00.000Z';
function kept(startedAt: string, ...plans: number[]): string {
  return JSON.stringify({
    version: 1,
    files: {
      'run.json': request(startedAt),
      ...Object.fromEntries(plans.map((round) => [`plan-${round}.json`, {}])),
    },
  });
}

test.each([
  ['nothing', undefined, 'none'],
  ['what is no JSON', '{', 'none'],
  ['what does not say when it was started', '{"version":1,"files":{"plan-2.json":{}}}', 'none'],
  ['this very round', kept(NOON, 1), 'same'],
  ['a later round of the same start', kept(NOON, 1, 2), 'ahead'],
  ['a later round of a former start', kept('2026-11-01T11:00:00.000Z', 1, 2), 'older'],
  ['a later start', kept('2026-11-01T12:00:00.500Z', 1), 'ahead'],
])('of %s', (_words, text, expected) => {
  expect(standing(text, { request: request(NOON), round: 1 })).toBe(expected);
});
