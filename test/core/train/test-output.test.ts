import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failedTests } from '../../../src/core/train/test-output.js';

describe('names of failed tests', () => {
  test.each([
    [
      'TAP',
      'ok 1 - adds\nnot ok 2 - takes away\n    not ok 1 - inner # time=3ms',
      ['takes away', 'inner'],
    ],
    ['TAP with expected failures', 'not ok 1 - later # TODO\nnot ok 2 - never # SKIP why', []],
    ['node --test', '✔ adds (0.5ms)\n  ✖ takes away (1.2ms)\n✖ failing tests:', ['takes away']],
    [
      'jest',
      '  ✓ adds (2 ms)\n  ✕ takes away (3 ms)\n  ● sums › takes away',
      ['takes away', 'sums › takes away'],
    ],
    ['vitest', ' × sums > takes away 12ms', ['sums > takes away']],
    ['a name that ends like a time', '✕ waits 5 s (6 ms)', ['waits 5 s']],
    ['pytest', 'FAILED tests/test_a.py::test_b - assert 1 == 2', ['tests/test_a.py::test_b']],
    [
      'go',
      '--- FAIL: TestAdd (0.00s)\n    --- FAIL: TestAdd/one (0.00s)',
      ['TestAdd', 'TestAdd/one'],
    ],
    ['cargo', 'test sums::adds ... ok\ntest sums::takes ... FAILED', ['sums::takes']],
    ['surefire', '[ERROR]   SumTest.adds:12 expected 1', ['SumTest.adds']],
    ['coloured output', '\u001B[31m  ✖ takes away\u001B[39m (1ms)', ['takes away']],
    ['output with Windows line ends', '✖ one\r\n✖ two\r\n', ['one', 'two']],
    ['output without failures', 'all is well', []],
  ])('are read from %s', (_, output, names) => {
    expect(failedTests(output)).toEqual(names);
  });

  test('are listed once each, at most 20, and cut to 200 characters', () => {
    expect(failedTests('✖ a\n✖ b\n✖ a')).toEqual(['a', 'b']);
    const many = Array.from({ length: 50 }, (__, n) => `✖ test ${n}`).join('\n');
    expect(failedTests(many)).toHaveLength(20);
    expect(failedTests(`✖ ${'x'.repeat(300)}`)[0]).toHaveLength(200);
  });

  test('are unique, bounded and not blank, whatever is printed', () => {
    const line = fc.tuple(
      fc.constantFrom('✖ ', 'not ok 1 ', '[ERROR]   ', '--- FAIL: ', '● ', ''),
      fc.oneof(
        fc.string(),
        fc.constantFrom('('.repeat(400), '1 '.repeat(200), ' '.repeat(100_000)),
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const found = failedTests(lines.map((parts) => parts.join('')).join('\n'));
        expect(found.length).toBeLessThanOrEqual(20);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((name) => name.trim() !== '' && name.length <= 200)).toBe(true);
      }),
    );
  });
});
