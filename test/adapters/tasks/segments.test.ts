import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bare, linesOf } from '../../../src/adapters/tasks/lines.js';
import { type Item, outline } from '../../../src/adapters/tasks/outline.js';
import { reader, segments } from '../../../src/adapters/tasks/segments.js';

const indents = [
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  '  ',
  '   ',
  '    ',
  '      ',
  ' '.repeat(70),
  '\t',
  '  \t',
];
const starts = [
  '', '', '- ', '- ', '- [ ] ', '- [ ] ', '- [x] ', '* [ ] ', '* ', '+ ', '-\t', '-\t[ ] ', '-   ', '-     ',
  '1. ', '1. [ ] ', '2. ', '2. [x] ', '3) ', '10. [ ] ', '> ', '>', '> - ', '> ```', '- - ', '- > ', '1. - ', '> > > > > ', '- + - + - ', '1. - 1. - 1. ', '# ', '#', '## ',
  '[', '[x]: ', '[ ] ', '[a]: ',
]; // biome-ignore format: a table
const texts = [
  'A: b', 'word', 'files: src/{a,b}/**, `c`', 'x" title', "it's", 'a]: b', 'a-->b', 'a</pre>', '[link](u)', 'ß', '1. one',
  '', '', '```', '```', '````', '~~~', '``` js', '<!--', '-->', '<!-- x -->', '<div>', '</div>', '<pre>', '</pre>', '<?', '?>', '<!A', '<b>', '<![CDATA[', ']]>',
  '---', '***', '* * *', '- - -', '===', '-', '+', '1.', '>', '\\', 'a  ', '`', '&amp;', '"', "'", '(', '[', ']', '|a|b|', '::',
]; // biome-ignore format: a table
const line = fc
  .tuple(fc.constantFrom(...indents), fc.constantFrom(...starts), fc.constantFrom(...texts))
  .map((parts) => parts.join(''));
const blank = fc.constantFrom('', '', '  ', '\t');
const document = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: blank }),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    ),
    { maxLength: 14 },
  )
  .map((rows) => rows.map((row) => row.join('')).join(''));

// A line that is indented further is no place where a task or a field can begin.
const FURTHEST = 60;

function moved(item: Item, by: number): Item {
  const { text } = item;
  return {
    ...item,
    first: item.first + by,
    last: item.last + by,
    ...(text && {
      text: { line: text.line + by, column: Math.min(text.column, FURTHEST), last: text.last + by },
    }),
    nested: item.nested.map((nested) => moved(nested, by)),
  };
}

function inSegments(text: string): Item[] {
  return segments(linesOf(text), reader()).flatMap(({ first, items }) =>
    items.map((item) => moved(item, first)),
  );
}

function asWhole(text: string): Item[] {
  return outline(linesOf(text).map(bare)).items.map((item) => moved(item, 0));
}

// What random texts found once, and rarely find again.
const cornerCases = [
  '1. - ``` js\n- [ ] A: b\n',
  '\t<!--\n+ A: b\n',
  '* [ ] A: b\n</pre>\n1. [ ] A: b\n',
  '- > A: b\n\t</pre>\n- [ ] A: b\n',
  '  \tA: b\n\n10. [ ] A: b\n',
  'A: b\n2. b\n3. [ ] A: b\n',
  '- + - + - <!-- x -->\nA: b\n',
  'A: b\n1. - 1. - 1. >\nA: b\n',
  'A: b\n- > - - -\nA: b\n',
  `+\n\t[x]: it's\n${' '.repeat(70)}A: b\n`,
  '1. A\n\n b\n2. [ ] A: b\n',
  '<!--\nx -->\n  - [ ] A: b\n',
  '- [ ] A: b\n  <!--\n  x -->\n  c\nd\n',
  '- [ ] A: b\n  [a\n  A]: b\n  <?\n  A ?> b\n- c\n',
];

describe('segments', () => {
  test('give the same items as the whole text', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(inSegments(text)).toEqual(asWhole(text));
      }),
      { numRuns: 300, examples: cornerCases.map((text) => [text]) },
    );
  });
});
