import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readMarker, withMarker } from '../../../src/adapters/github/marker.js';
import { changeIdOf, CommitSha, TaskId } from '../../../src/core/model.js';

const sha = CommitSha.parse('a'.repeat(40));
const marker = {
  version: 1 as const,
  task: TaskId.parse('DEV-1'),
  run: 'run-1',
  change: {
    task: TaskId.parse('DEV-1'),
    id: changeIdOf(sha),
    head: sha,
    base: sha,
    attempt: 1,
  },
  commit: sha,
};

test('a marker is read back unchanged, whatever the body and the marker contain', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('-->', '<!--', '--!>', '}'));
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1 }), (body, parts) => {
      const run = `r${parts.join('')}`.slice(0, 100);
      fc.pre(run.isWellFormed());
      const written = withMarker(body, { ...marker, run });
      expect(readMarker(written)).toEqual({ ...marker, run });
      // The comment ends where the body does: nothing of it shows.
      expect(written.lastIndexOf('-->')).toBe(written.length - 3);
      expect(written.slice(written.lastIndexOf('<!--')).match(/>/g)).toHaveLength(1);
    }),
  );
});

test('a body is never longer than GitHub accepts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60_000, max: 80_000 }), (length) => {
      const written = withMarker('x'.repeat(length), marker);
      expect(written.length).toBeLessThanOrEqual(65_536);
      expect(readMarker(written)).toEqual(marker);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['', 'nothing'],
  ['<!-- tributary: {} -->', 'an empty one'],
  ['<!-- tributary: {"version":1 -->', 'an incomplete one'],
  [withMarker('', { ...marker, task: TaskId.parse('DEV-2') }), 'one for another task'],
  [withMarker(withMarker('', marker), marker), 'two'],
])('%p is not a marker: %s', (body) => {
  expect(readMarker(body)).toBeUndefined();
});

test('a person may write below the marker with the line endings of a browser', () => {
  expect(readMarker(`${withMarker('body', marker)}\r\n\r\nseen`)).toEqual(marker);
});
