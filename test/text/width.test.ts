import { expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import { fitWidth, tableLines, textWidth } from '../../src/text/width.js';

test.each([
  ['abc', 3],
  ['é', 1],
  ['e\u0301', 1],
  ['漢字', 4],
  ['한글', 4],
  ['🚀', 2],
  ['👩‍👩‍👧', 2],
  ['⚠️', 2],
  ['█░⠋…', 4],
  ['', 0],
])('%s takes %d columns', (text, columns) => {
  expect(textWidth(text)).toBe(columns);
});

test('text that is too wide ends in an ellipsis within the limit, and no character is split', () => {
  expect(fitWidth('abcdef', 6)).toBe('abcdef');
  expect(fitWidth('abcdef', 5)).toBe('abcd…');
  expect(fitWidth('漢字漢字', 6)).toBe('漢字…');
  expect(fitWidth('abc', 1)).toBe('…');
  expect(fitWidth('abc', 0)).toBe('');
});

test('fitted text is never wider than the limit', () => {
  const text = fc.string({
    unit: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('漢', '🚀')),
  });
  fc.assert(
    fc.property(text, fc.nat(40), (text, columns) => {
      expect(textWidth(fitWidth(text, columns))).toBeLessThanOrEqual(columns);
    }),
  );
});

test('columns are aligned by their displayed width, and no line ends in spaces', () => {
  expect(
    tableLines([
      ['漢字', 'x', 'last'],
      ['a', 'yy', ''],
    ]),
  ).toEqual(['漢字  x   last', 'a     yy']);
});
