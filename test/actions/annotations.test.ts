/** Which problems become annotations on a line of the repository's files. */
import { expect, test } from '@jest/globals';
import { annotationsOf } from '../../src/actions/annotations.js';
import { parseConfig } from '../../src/config/read.js';
import { UserError } from '../../src/core/user-error.js';

const FILE = '.github/tributary.yml';

function problemsOf(config: string): string[] {
  try {
    parseConfig(config, FILE);
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('it was not refused');
}

test('a mistake in the configuration is annotated at its line and column', () => {
  const problems = problemsOf('agents:\n  dev: run\nsuites:\n  unit: npm test\nbugdet: 5\n');
  expect(annotationsOf(problems)).toEqual([
    {
      message: expect.stringMatching(/^bugdet: /),
      at: { file: FILE, startLine: 5, startColumn: 1 },
    },
  ]);
});

test('a mistake in the task list is annotated at its line', () => {
  expect(annotationsOf(['TASKS.md:7 DEV-1 is there twice'])).toEqual([
    { message: 'DEV-1 is there twice', at: { file: 'TASKS.md', startLine: 7 } },
  ]);
});

test('a problem that names no line gets no annotation', () => {
  const problems = ['Missing input `tasks`.', 'UX-19: the base:1 is gone', 'https://x:80 is down'];
  expect(annotationsOf(problems)).toEqual([]);
});

test('at most nine problems are annotated, because the full text follows', () => {
  const problems = Array.from({ length: 30 }, (_, at) => `TASKS.md:${at + 1} is wrong`);
  expect(annotationsOf(problems)).toHaveLength(9);
});
