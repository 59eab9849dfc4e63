import { describe, expect, test } from '@jest/globals';
import { createPricing } from '../../src/adapters/prices.js';
import type { Tokens, Usage } from '../../src/core/model.js';

function tokens(more: Partial<Tokens> = {}): Tokens {
  return {
    input: 1_000_000,
    output: 0,
    cacheRead: 0,
    cacheWrite: 0,
    ...more,
  };
}
function usage(models: Record<string, Tokens>, costUsd?: number): Usage {
  return {
    models,
    ...(costUsd === undefined ? {} : { costUsd }),
  };
}
const bundled = await createPricing({});
const sonnet = 'claude-sonnet-4-5';

describe('the bundled catalogue', () => {
  // Prices change, so only what must hold of any price is checked.
  test('knows a model, and more tokens cost more', () => {
    const some = bundled.price(usage({ [sonnet]: tokens() }));
    const more = bundled.price(usage({ [sonnet]: tokens({ output: 1_000_000 }) }));
    expect(some).toBeGreaterThan(0);
    expect(more).toBeGreaterThan(some ?? Infinity);
  });

  test('prices a cached token below a fresh one', () => {
    const fresh = bundled.price(usage({ [sonnet]: tokens() }));
    const cached = bundled.price(usage({ [sonnet]: tokens({ cacheRead: 1_000_000 }) }));
    expect(cached).toBeLessThan(fresh ?? 0);
  });

  test('leaves an unknown model unpriced, never 0', () => {
    for (const model of ['haiku', 'my-own-model', '', '__proto__', 'x'.repeat(100_000)]) {
      expect(bundled.price({ models: Object.fromEntries([[model, tokens()]]) })).toBeUndefined();
    }
  });

  test('leaves the total unpriced if one of several models is unknown', () => {
    expect(bundled.price(usage({ [sonnet]: tokens(), mine: tokens() }))).toBeUndefined();
  });

  test('leaves usage unpriced if it has more cached tokens than input', () => {
    expect(bundled.price(usage({ [sonnet]: tokens({ input: 1, cacheRead: 5 }) }))).toBeUndefined();
    expect(
      bundled.price(usage({ [sonnet]: tokens({ input: 9, cacheRead: 5, cacheWrite: 5 }) })),
    ).toBeUndefined();
  });

  test('leaves empty usage unpriced', () => {
    expect(bundled.price(usage({}))).toBeUndefined();
  });
});

describe('the precedence of prices', () => {
  test('a reported cost is used, even if it is 0', () => {
    expect(bundled.price(usage({ mine: tokens() }, 0.5))).toBe(0.5);
    expect(bundled.price(usage({}, 0))).toBe(0);
  });

  test('configured prices are used, for a million tokens', async () => {
    const pricing = await createPricing({
      mine: { input: 3, output: 15 },
      [sonnet]: { input: 1, output: 1 },
    });
    expect(pricing.price(usage({ mine: tokens({ output: 2_000_000 }) }))).toBe(33);
    expect(pricing.price(usage({ [sonnet]: tokens() }))).toBe(1);
    expect(pricing.price(usage({ mine: tokens(), [sonnet]: tokens() }))).toBe(4);
    expect(pricing.price(usage({ mine: tokens({ cacheRead: 2_000_000 }) }))).toBeUndefined();
  });

  test('a model that is named like a built-in property has no price', async () => {
    const pricing = await createPricing({ mine: { input: 3, output: 15 } });
    expect(pricing.price(usage({ constructor: tokens() }))).toBeUndefined();
    expect(pricing.price(usage({ toString: tokens() }))).toBeUndefined();
  });
});
