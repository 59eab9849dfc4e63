import { expect, test } from '@jest/globals';
import { afterRound, leftOver } from '../../../src/core/train/after-round.js';
import { Land, type Pending } from '../../../src/core/model.js';

const sha = 'a'.repeat(40);
const base = { branch: 'main', commit: sha, tree: sha };
function landWith(more: object): Land {
  return Land.parse({
    version: 1,
    run: 'R-1',
    round: 1,
    before: base,
    after: base,
    outcomes: [],
    next: [],
    marks: [],
    ...more,
  });
}
function pending(task: string, act: Pending['act']) {
  return {
    task,
    act,
    attempt: 1,
    feedback: [],
    behind: [],
  };
}
const landed = { is: 'landed', task: 'T-9', commit: sha };
const mark = { task: 'T-1', to: { is: 'done' } };

test('a run with nothing left is settled, and so is one that stopped', () => {
  const facts = { before: undefined, worked: 1, maxRounds: 5 };
  expect(afterRound({ ...facts, land: landWith({}) })).toBe('settled');
  const stop = { is: 'base-moved', expected: sha, found: sha };
  expect(afterRound({ ...facts, land: landWith({ stop, next: [pending('T-1', 'land')] }) })).toBe(
    'settled',
  );
});

test('a run continues until max-rounds rounds had agents at work', () => {
  const land = landWith({ next: [pending('T-1', 'work')] });
  expect(afterRound({ land, before: undefined, worked: 4, maxRounds: 5 })).toBe('go-on');
  expect(afterRound({ land, before: undefined, worked: 5, maxRounds: 5 })).toBe('left-over');
  expect(leftOver(land, 5)).toEqual([
    { is: 'unsettled', task: 'T-1', message: '5 rounds were not enough (max-rounds)' },
  ]);
});

test('a queue lands in as many rounds as it needs while each round makes progress', () => {
  const queue = (...tasks: string[]) => tasks.map((task) => pending(task, 'land'));
  const before = landWith({ next: queue('T-1', 'T-2', 'T-3') });
  const facts = { before, worked: 5, maxRounds: 5 };
  expect(afterRound({ ...facts, land: landWith({ next: queue('T-2', 'T-3') }) })).toBe('go-on');
  expect(
    afterRound({
      ...facts,
      land: landWith({ next: queue('T-1', 'T-2', 'T-3'), outcomes: [landed] }),
    }),
  ).toBe('go-on');
  expect(afterRound({ ...facts, land: landWith({ next: queue('T-1', 'T-2', 'T-3') }) })).toBe(
    'left-over',
  );
});

test('a run whose trains make no progress ends, however few rounds had agents', () => {
  const next = [pending('T-1', 'land')];
  const facts = { before: landWith({ next }), worked: 1, maxRounds: 5 };
  expect(afterRound({ ...facts, land: { ...landWith({ next }), round: 9 } })).toBe('go-on');
  expect(afterRound({ ...facts, land: { ...landWith({ next }), round: 10 } })).toBe('left-over');
});

test('a task that waits behind a train without progress does not keep the run going', () => {
  const next = [pending('T-1', 'land'), pending('T-2', 'work')];
  const facts = { before: landWith({ next }), worked: 1, maxRounds: 5 };
  expect(afterRound({ ...facts, land: { ...landWith({ next }), round: 9 } })).toBe('go-on');
  expect(afterRound({ ...facts, land: { ...landWith({ next }), round: 10 } })).toBe('left-over');
});

test('a run continues as long as its rounds make progress, whatever their number', () => {
  const before = landWith({ next: [pending('T-1', 'land'), pending('T-2', 'land')] });
  const again = { ...pending('T-1', 'work'), attempt: 2 };
  const land = { ...landWith({ next: [again, pending('T-2', 'land')] }), round: 40 };
  expect(afterRound({ land, before, worked: 1, maxRounds: 5 })).toBe('go-on');
  expect(afterRound({ land, before: land, worked: 1, maxRounds: 5 })).toBe('left-over');
});

test('marks that are due get one extra round, but not a second one', () => {
  const land = landWith({ marks: [mark] });
  expect(afterRound({ land, before: undefined, worked: 5, maxRounds: 5 })).toBe('go-on');
  expect(afterRound({ land, before: land, worked: 5, maxRounds: 5 })).toBe('settled');
});
