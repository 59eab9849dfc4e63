import { describe, expect, test } from '@jest/globals';
import { Change, Queued, RunId, Verdict } from '../../src/core/model.js';
import { changeMessage } from '../../src/text/commit-text.js';
import { commit, queued, verdict } from '../support/example-run.js';

const delivered = commit('delivered');
const published = commit('published');
const change = { task: 'A', head: delivered, base: commit('base'), attempt: 1 };

describe('a change', () => {
  test('is identified by its head in a file of an older version', () => {
    expect(Change.parse(change)).toEqual({ ...change, id: delivered });
  });

  test('keeps its ID when it is read from the published commit, and in its trailers', () => {
    const later = Change.parse({ ...change, id: delivered, head: published });
    expect(later).toEqual({ ...change, id: delivered, head: published });
    const message = changeMessage('A: title', later, RunId.parse('run-1'));
    expect(message).toContain(`Tributary-Change: ${delivered}`);
    expect(message).not.toContain(published);
  });
});

describe('a verdict', () => {
  const { change: of, ...rest } = verdict(delivered, 'security');

  test('names its change as its head in a file of an older version', () => {
    expect(Verdict.parse({ ...rest, head: of })).toEqual({ ...rest, change: of });
  });

  test('may name the head of the change that was judged, and is refused if it names no change', () => {
    expect(Verdict.parse({ ...rest, change: of, head: published })).toMatchObject({
      change: of,
      head: published,
    });
    expect(Verdict.safeParse(rest).success).toBe(false);
  });
});

describe('a queued change', () => {
  const now = queued('A');
  const { disposition, ...rest } = now;

  test('has its disposition as its place in a file of an older version', () => {
    expect(Queued.parse({ ...rest, place: disposition })).toEqual(now);
  });

  test('is refused if it has both or neither', () => {
    expect(Queued.safeParse({ ...now, place: disposition }).success).toBe(false);
    expect(Queued.safeParse(rest).success).toBe(false);
  });
});
