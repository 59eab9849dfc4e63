import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { codeBlock, escapeMarkdown, table } from '../../src/text/markdown.js';
import { plainText } from '../../src/text/plain.js';

const pieces = [
  '@',
  '#1',
  'fixes #12',
  'GH-7',
  '|',
  '\\',
  '\\|',
  '`',
  '```',
  '*',
  '_',
  '~~',
  '<b>',
  '</td>',
  '<!--',
  '&amp;',
  '&lt;',
  '[x](y)',
  '![i](u)',
  '[^1]',
  '- [ ] ',
  '# ',
  '> ',
  '1. ',
  '1) ',
  '---',
  '===',
  '+ ',
  '$x$',
  'https://a.example/b',
  'www.a.example',
  'me@a.example',
  '\n',
  '\r\n',
  '\t',
  ' ',
  '    ',
  '\u202e',
  '\u0000',
  'octo',
  '$',
  '!',
  '~',
  'fixes https://github.com/o/r/issues/1',
];
const hostile = fc
  .array(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme-ascii', maxLength: 6 })),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What a reader sees: the text of the tree, which may contain only paragraphs and text. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'root' || node.type === 'paragraph') return node.children.map(textOf).join('');
  throw new Error(`markup: ${node.type}`);
}

describe('escapeMarkdown', () => {
  test('gives Markdown that is read back as plain text, never as markup', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = textOf(fromMarkdown(escapeMarkdown(text, 1000)));
        expect(read.replaceAll('\u200b', '')).toBe(plainText(text, 1000));
      }),
      { numRuns: 500 },
    );
  });

  test('gives plain text in the middle of a line too', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const read = textOf(fromMarkdown(`so ${escapeMarkdown(text)} it is`));
        expect(read).toMatch(/^so .* ?it is$/u);
      }),
    );
  });

  test('leaves no mention, reference or bare address in what is shown', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = textOf(fromMarkdown(escapeMarkdown(text)));
        expect(shown).not.toMatch(/@\w/);
        expect(shown).not.toMatch(/#\d/);
        expect(shown).not.toMatch(/\bGH-\d/i);
        expect(shown).not.toMatch(/:\/\/|www\./i);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps a table cell whole, without a pipe, a line break or open code', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 4 }), (cells) => {
        const lines = table(
          cells.map(() => 'h'),
          [cells.map((cell) => escapeMarkdown(cell))],
        );
        expect(lines).toHaveLength(3);
        const row = lines[2] ?? '';
        expect(row).not.toMatch(/[\n\r`]/);
        expect(row.split('|')).toHaveLength(cells.length + 2);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['DEV-15', 'DEV-15'],
    ['src/a.ts:12: no (r1)', 'src/a.ts:12: no \\(r1\\)'],
    ['a|b', 'a&#124;b'],
    ['@octo', '@\u200bocto'],
    ['fixes #1', 'fixes \\#\u200b1'],
    ['<script>', '&lt;script&gt;'],
    ['12. x', '12\\. x'],
    ['- x', '\\- x'],
  ])('escapes %j as %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('codeBlock', () => {
  test('has a fence that is longer than any in the text', () => {
    expect(codeBlock(['```', '````sh'])).toEqual(['`````sh', '```', '````sh', '`````']);
  });

  test('stays one block, whatever text it contains', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 3 }), (lines) => {
        const { children } = fromMarkdown(codeBlock(lines).join('\n'));
        expect(children.map(({ type }) => type)).toEqual(['code']);
        const [code] = children;
        expect(code?.type === 'code' && code.value).toBe(
          lines.map((line) => plainText(line, 4096)).join('\n'),
        );
      }),
      { numRuns: 200 },
    );
  });
});
