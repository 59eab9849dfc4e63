import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOOKKEEPING } from '../../../src/core/model.js';
import { byPlaceInTrain, conflictsWith, type Waiting } from '../../../src/core/train/train.js';
import { id, queued } from '../../support/example-run.js';
import { plainTask } from '../../support/plan-facts.js';

function waiting(name: string, more: Partial<Waiting> = {}, parent?: string): Waiting {
  return {
    change: queued(name).change,
    task: plainTask(name, parent === undefined ? {} : { parent: id(parent) }),
    since: 1,
    files: 1,
    ...more,
  };
}
function order(...all: Waiting[]) {
  return all.toSorted(byPlaceInTrain).map(({ change }) => change.task);
}

describe('the order of the train', () => {
  test('is longest waiting first, then subtasks, then fewer attempts, then fewer files, then by ID', () => {
    expect(
      order(
        waiting('A', { change: { ...queued('A').change, attempt: 2 } }),
        waiting('D', { files: 2 }),
        waiting('C'),
        waiting('B'),
        waiting('Z-db', { files: 9 }, 'Z'),
        waiting('Y', { since: 0, files: 9 }),
      ),
    ).toEqual(['Y', 'Z-db', 'B', 'C', 'D', 'A']);
  });

  test('has the bookkeeping change last, whatever its other properties are', () => {
    const book: Waiting = { ...waiting(BOOKKEEPING, { since: 0, files: 0 }), task: undefined };
    expect(order(book, waiting('A', { since: 5, files: 99 }))).toEqual(['A', BOOKKEEPING]);
  });

  test('does not depend on the order in which the changes come', () => {
    const anyWaiting = fc
      .record({
        name: fc.constantFrom('A', 'B', 'C', 'D', 'E', BOOKKEEPING),
        since: fc.nat(2),
        files: fc.nat(2),
        parent: fc.constantFrom(undefined, 'P'),
      })
      .map(({ name, parent, ...more }) => waiting(name, more, parent));
    const all = fc
      .uniqueArray(anyWaiting, { selector: ({ change }) => change.task, maxLength: 6 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      );
    fc.assert(
      fc.property(all, ([one, other]) => {
        expect(order(...one)).toEqual(order(...other));
      }),
    );
  });
});

test('a change conflicts with those ahead that change the same files, or with the base if there are none', () => {
  const ahead = [
    { task: id('A'), files: ['a', 'b'] },
    { task: id('B'), files: ['c'] },
    { task: id('C'), files: ['b'] },
  ];
  expect(conflictsWith(['b', 'x'], ahead)).toEqual(['A', 'C']);
  expect(conflictsWith(['x'], ahead)).toEqual([]);
});
