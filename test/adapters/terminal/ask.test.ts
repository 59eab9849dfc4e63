import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { askOverlap } from '../../../src/adapters/terminal/ask.js';
import { overlap } from '../../report/samples.js';

const overlaps = [overlap('DEV-15', 'UX-19', 'src/page.tsx')];

/** Asks, with a person who types this. */
async function ask(typed: string, { ends = true, isTTY = false } = {}) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  const chunks: string[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const answer = askOverlap(overlaps, { input, output });
  if (ends) input.end(typed);
  else input.write(typed);
  return { answer: await answer, shown: chunks.join('') };
}

describe('the question about overlaps', () => {
  test.each([
    ['1\n', 'sequential'],
    ['2\n', 'continue'],
    ['3\n', 'cancel'],
    [' 2 \r\n', 'continue'],
    ['2', 'continue'],
    ['\n1\n', 'cancel'],
    ['', 'cancel'],
  ])('reads %j as %s', async (typed, answer) => {
    expect((await ask(typed)).answer).toBe(answer);
  });

  test('ends its line if there is no answer', async () => {
    expect((await ask('')).shown).toMatch(/Your choice \(1, 2 or 3\): \n$/);
  });

  test('accepts an answer as soon as it is typed', async () => {
    expect((await ask('1\n', { ends: false })).answer).toBe('sequential');
  });

  test('shows the options of the guide', async () => {
    expect((await ask('3\n')).shown).toBe(
      `⚠️  Potential file conflicts detected:
  - DEV-15 and UX-19 both modify: src/page.tsx

Options:
  1. Run sequentially (DEV-15 first, then UX-19)
  2. Continue anyway (risk merge conflicts)
  3. Cancel

Your choice (1, 2 or 3): `,
    );
  });

  test('is asked again after an unknown answer', async () => {
    const { answer, shown } = await ask('yes\n4\n2\n', { ends: false });
    expect(answer).toBe('continue');
    expect(shown.split('Your choice').length - 1).toBe(3);
  });

  test('is cancelled after three unknown answers', async () => {
    expect((await ask('a\nb\nc\n1\n', { ends: false })).answer).toBe('cancel');
  });

  test('is cancelled by Ctrl-C on a terminal', async () => {
    expect((await ask('\u0003', { ends: false, isTTY: true })).answer).toBe('cancel');
  });
});
