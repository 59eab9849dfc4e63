import { expect, test } from '@jest/globals';
import { isAtLeast } from '../../src/core/version.js';

test.each([
  ['v20.20.0', '20.20', true],
  ['v20.9.1', '20.20', false],
  ['v18.20.8', '20.20', false],
  ['v24.0.0', '20.20', true],
  ['2.39.5 (Apple Git-154)', '2.39', true],
  ['2.9.0', '2.39', false],
  ['nonsense', '2.39', false],
])('%s is at least %s: %s', (version, needed, answer) => {
  expect(isAtLeast(version, needed)).toBe(answer);
});
