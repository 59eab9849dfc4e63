/** Every attack of the corpus, on this machine without a sandbox and with one. `npm run attacks` runs it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { runAttack } from './attack-run.js';
import { corpus } from './corpus.js';

test('the corpus has at least 50 attacks, each with its own name', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(50);
  expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length);
});

describe.each(['alone', 'sandbox'] as const)('%s', (place) => {
  test.each(corpus.map((attack) => [attack.id, attack] as const))('%s', (_, attack) => {
    const { outcome, details } = runAttack(attack, place);
    expect(`${outcome}: ${details}`).toMatch(new RegExp(`^${attack[place]}: `));
  });
});
