import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { plainLines, plainText } from '../../src/text/plain.js';

const ESC = '\u001b';
/** Text full of control, format and broken characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ESC,
        `${ESC}[31m`,
        `${ESC}]0;title`,
        '\u0007',
        `${ESC}\\`,
        '\r',
        '\n',
        '\u2028',
        '\u202e',
        '\u200b',
        '\u009b',
        '\ud800',
        '\u0000',
      ),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''));

describe('plainText', () => {
  test.each([
    ['colours', `${ESC}[1;31mred${ESC}[0m`, 'red'],
    ['a window title', `a${ESC}]0;evil\u0007b`, 'ab'],
    ['a hyperlink', `${ESC}]8;;https://evil.example${ESC}\\click${ESC}]8;;${ESC}\\`, 'click'],
    ['cursor movement and a cleared screen', `x${ESC}[2J${ESC}[Hy`, 'xy'],
    ['a line break', 'one\r\ntwo\tthree\u2028four', 'one two three four'],
    ['a carriage return that would overwrite', 'bad\rgood', 'bad good'],
    ['reversed text', 'a\u202ecba\u202c', 'acba'],
    ['an 8-bit sequence', 'a\u009b31mb', 'a31mb'],
    ['a sequence that never ends, without hiding anything', `${ESC}]0;still here`, ']0;still here'],
    ['sequences that combine into a new one', `${ESC}${ESC}[0m[31mx`, '[31mx'],
    ['other scripts and emoji', 'Größe 漢字 ✅', 'Größe 漢字 ✅'],
  ])('gives plain text for %s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test('leaves no control, format or broken character, and at most `max` characters', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, max) => {
        const plain = plainText(text, max);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(Array.from(plain).length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 1000 },
    );
  });

  test('marks a cut with an ellipsis and splits no character', () => {
    expect(plainText('😀😀😀😀', 3)).toBe('😀😀…');
    expect(plainText('abc', 3)).toBe('abc');
  });

  test('reads a megabyte of sequences that never end', () => {
    expect(plainText(`${ESC}]`.repeat(500_000), 5)).toBe(']]]]…');
  });
});

describe('plainLines', () => {
  test('gives the last lines that are not blank', () => {
    expect(plainLines(`one\n\n  two  \r\n${ESC}[31mthree${ESC}[0m\n\n`, 2)).toEqual([
      'two',
      'three',
    ]);
    expect(plainLines('one', 0)).toEqual([]);
    expect(plainLines('', 3)).toEqual([]);
  });
});
