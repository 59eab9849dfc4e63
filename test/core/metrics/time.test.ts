import { describe, expect, test } from '@jest/globals';
import { epochSeconds, secondsBetween } from '../../../src/core/metrics/time.js';

describe('instants as numbers', () => {
  test('count from 1970, over leap days', () => {
    expect(epochSeconds('1970-01-01T00:00:01Z')).toBe(1);
    expect(secondsBetween('2024-02-28T23:59:59Z', '2024-03-01T00:00:00Z')).toBe(86_401);
  });

  test('an instant may leave out its seconds or have many digits of them', () => {
    expect(secondsBetween('2026-01-02T03:04Z', '2026-01-02T03:05:00.250000Z')).toBeCloseTo(60.25);
  });

  test('an end before the start is negative', () => {
    expect(secondsBetween('2026-01-02T03:04:05Z', '2026-01-02T03:04:00Z')).toBe(-5);
  });
});
