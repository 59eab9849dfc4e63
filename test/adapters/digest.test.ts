import { describe, expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import { createHash } from 'node:crypto';
import { systemClock } from '../../src/adapters/clock.js';
import { digestOf } from '../../src/adapters/digest.js';
import { Instant } from '../../src/core/model.js';

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reversed(each)]),
  );
}

describe('a digest', () => {
  test('is the first 32 hex digits of the SHA-256 of canonical JSON', () => {
    const hash = createHash('sha256').update('{"a":[{"x":1,"y":null}],"b":"é"}').digest('hex');
    expect(digestOf({ b: 'é', a: [{ y: null, x: 1 }], c: undefined })).toBe(hash.slice(0, 32));
    expect(digestOf(undefined)).toBe(digestOf(null));
  });

  test('does not depend on the order of keys at any depth', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => digestOf(reversed(value)) === digestOf(value)),
    );
  });

  test('differs if the JSON differs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        try {
          expect(a).toEqual(b);
        } catch {
          return digestOf(a) !== digestOf(b);
        }
        return true;
      }),
    );
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
  });
});

test('the clock returns an instant in UTC', () => {
  const before = Date.now();
  const now = Instant.parse(systemClock.now());
  expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
  expect(now).toMatch(/Z$/);
});
