import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { epochSeconds, secondsBetween } from '../../../src/core/metrics/time.js';

const instants = fc.date({
  min: new Date('1600-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

describe('instants as numbers', () => {
  test('agree with the platform’s clock arithmetic on every day', () => {
    fc.assert(
      fc.property(instants, (date) => {
        expect(epochSeconds(date.toISOString())).toBeCloseTo(date.getTime() / 1000, 3);
      }),
      { numRuns: 2000 },
    );
  });

  test('the 29th of February and the turn of a century', () => {
    for (const day of [
      '2024-02-29',
      '2024-03-01',
      '2000-02-29',
      '2100-02-28',
      '2100-03-01',
      '1970-01-01',
    ]) {
      expect(epochSeconds(`${day}T00:00:00Z`)).toBe(Date.parse(`${day}T00:00:00Z`) / 1000);
    }
  });

  test('an instant may leave out its seconds or have many digits of them', () => {
    expect(secondsBetween('2026-01-02T03:04Z', '2026-01-02T03:05:00.250000Z')).toBeCloseTo(60.25);
  });

  test('an end before the start is negative', () => {
    expect(secondsBetween('2026-01-02T03:04:05Z', '2026-01-02T03:04:00Z')).toBe(-5);
  });

  test.each(['', 'yesterday', '2026-01-02', '2026-01-02T03:04:05+01:00'])(
    '%j is refused',
    (text) => {
      expect(() => epochSeconds(text)).toThrow(RangeError);
    },
  );
});
