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

function moved(item: Item, by: number): Item {
  return {
    ...item,
    first: item.first + by,
    last: item.last + by,
    ...(item.text && {
      text: { ...item.text, line: item.text.line + by, last: item.text.last + by },
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
  return outline(linesOf(text).map(bare)).items;
}

describe('segments', () => {
  test('read the same as the whole text', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(inSegments(text)).toEqual(asWhole(text));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    );
  });
});
