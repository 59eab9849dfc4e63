import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { formatDuration, formatSpeedup, formatUsd } from '../../src/core/format.js';

describe('formatDuration', () => {
  test.each([
    [0, '0s'],
    [34, '34s'],
    [59.6, '1m 0s'],
    [754, '12m 34s'],
    [2295, '38m 15s'],
    [3723, '1h 2m 3s'],
    [36_000, '10h 0m 0s'],
    [-3, '0s'],
  ])('formats %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test('gives the rounded number of seconds, with minutes and seconds below 60', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (seconds) => {
        const match = /^(?:(?:([1-9]\d*)h )?([0-9]|[1-5]\d)m )?([0-9]|[1-5]\d)s$/.exec(
          formatDuration(seconds),
        );
        expect(match).not.toBeNull();
        const [h = 0, m = 0, s = 0] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
        expect(h * 3600 + m * 60 + s).toBe(Math.round(seconds));
      }),
    );
  });

  test('formats a forged duration without an exponent', () => {
    expect(formatDuration(1e300)).toMatch(/^\d+h \d+m \d+s$/);
  });
});

describe('formatSpeedup and formatUsd', () => {
  test('use the guide’s formats', () => {
    expect(formatSpeedup(2295 / 754)).toBe('3.04x');
    expect(formatSpeedup(null)).toBe('n/a');
    expect(formatUsd(1.25)).toBe('$1.25');
    expect(formatUsd(0)).toBe('$0.00');
    expect(formatUsd(0.0042)).toBe('<$0.01');
    expect(formatUsd(0.01)).toBe('$0.01');
  });

  test('never show a positive amount as $0.00', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: 1e9, noNaN: true }), (usd) => {
        expect(formatUsd(usd)).not.toBe('$0.00');
        expect(formatUsd(usd)).toMatch(/^(?:<\$0\.01|\$\d+\.\d\d)$/);
      }),
    );
  });
});
