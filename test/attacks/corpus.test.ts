import { expect, test } from '@jest/globals';
import { corpus } from './corpus.js';

test('the corpus has at least 50 attacks, each with its own name and text', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(50);
  for (const key of ['id', 'tries'] as const)
    expect(new Set(corpus.map((attack) => attack[key])).size).toBe(corpus.length);
});

test('no attack that is made with the agent’s own repository is possible anywhere', () => {
  const open = corpus.filter(
    ({ by, alone, sandbox, actions }) =>
      by === 'own' && [alone, sandbox, actions].some((outcome) => outcome !== 'stopped'),
  );
  expect(open).toEqual([]);
});

test('the sandbox stops every attack', () => {
  expect(corpus.filter(({ sandbox }) => sandbox !== 'stopped')).toEqual([]);
});
