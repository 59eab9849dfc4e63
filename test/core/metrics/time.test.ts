import { describe, expect, test } from '@jest/globals';
import { epochSeconds, secondsBetween } from '../../../src/core/metrics/time.js';

describe('timestamps as numbers', () => {
  test('count the seconds since 1970, including leap days', () => {
    expect(epochSeconds('1970-01-01T00:00:01Z')).toBe(1);
    expect(secondsBetween('2024-02-28T23:59:59Z', '2024-03-01T00:00:00Z')).toBe(86_401);
  });

  test('may omit the seconds or give them with many digits', () => {
    expect(secondsBetween('2026-01-02T03:04Z', '2026-01-02T03:05:00.250000Z')).toBeCloseTo(60.25);
  });

  test('give a negative duration if the end is before the start', () => {
    expect(secondsBetween('2026-01-02T03:04:05Z', '2026-01-02T03:04:00Z')).toBe(-5);
  });
});
