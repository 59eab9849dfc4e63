import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Decision,
  decide,
  type LandingFacts,
  wantedTests,
} from '../../../src/core/train/landing.js';
import { type Candidate, SuiteName, type TestResult } from '../../../src/core/model.js';
import { commit, id, tested, tree } from '../../support/example-run.js';

type Result = TestResult['result'];
/** `-` = no result. */
type Known = Result | '-';

const suites = ['unit', 'web'].map((name) => SuiteName.parse(name));

/** The baseline, then A, B, C …, each with the results of its suites in order. */
function factsOf(rows: readonly (readonly Known[])[]): LandingFacts {
  const candidates = rows.map(
    (_, k): Candidate => ({
      k,
      commit: commit(`c${k}`),
      tree: tree(`t${k}`),
      changes: rows.slice(1, k + 1).map((__, n) => id(String.fromCharCode(65 + n))),
    }),
  );
  const named = suites.slice(0, Math.max(0, ...rows.map((row) => row.length)));
  return {
    candidates,
    suites: named,
    result: (of, suite) => {
      const row = rows[candidates.findIndex((candidate) => candidate.tree === of)];
      const result = row?.[named.indexOf(suite)] ?? '-';
      return result === '-' ? undefined : tested(of, { suite, result, failures: [`in ${suite}`] });
    },
  };
}

/** `baseline | A | B …`, the results of two suites with a slash between them. */
function rowsOf(text: string) {
  return text.split('|').map((cell) => cell.trim().split('/') as Known[]);
}
function words(decisions: readonly Decision[]) {
  return decisions.map((each) => (each.is === 'stop' ? each.stop.is : `${each.is} ${each.task}`));
}
function decided(text: string) {
  return words(decide(factsOf(rowsOf(text))));
}
function wanted(text: string) {
  return wantedTests(factsOf(rowsOf(text))).map(
    ({ candidate, suites: open }) => `${candidate.k}: ${open.join(' ')}`,
  );
}

describe('what lands', () => {
  test('the whole train lands if it is green or flaky, without a result of the baseline', () => {
    expect(decided('- | green | flaky | green')).toEqual(['land A', 'land B', 'land C']);
  });

  test('the longest green prefix lands, the first red change is ejected and the others are requeued', () => {
    expect(decided('- | green | red | red | green')).toEqual([
      'land A',
      'eject B',
      'requeue C',
      'requeue D',
    ]);
  });

  test('no change lands before every suite is green', () => {
    expect(decided('-/- | green/green | green/- | green/green')).toEqual([
      'land A',
      'requeue B',
      'requeue C',
    ]);
    expect(decided('-/- | green/green | green/red')).toEqual(['land A', 'eject B']);
  });

  test('a timeout or a failed set-up counts as red', () => {
    expect(decided('green | timeout')).toEqual(['eject A']);
    expect(decided('- | green | setup')).toEqual(['land A', 'eject B']);
  });

  test('one red suite ejects a change, though another has no result yet', () => {
    expect(decided('-/- | green/green | -/red')).toEqual(['land A', 'eject B']);
  });

  test('an ejected change comes with the tests that failed', () => {
    const [, eject] = decide(factsOf(rowsOf('-/- | green/green | green/red')));
    expect(eject).toMatchObject({ is: 'eject', tests: { suite: 'web', failures: ['in web'] } });
  });

  test('an empty train gives no decisions', () => {
    expect(decided('-')).toEqual([]);
    expect(decide({ candidates: [], suites, result: () => undefined })).toEqual([]);
  });

  test('no change is green without a suite', () => {
    expect(decide({ ...factsOf(rowsOf('- | green')), suites: [] })).toMatchObject([
      { is: 'requeue', task: 'A' },
    ]);
  });
});

describe('blame', () => {
  test('no change is blamed for a lost result', () => {
    expect(decided('green | lost | red')).toEqual(['requeue A', 'requeue B']);
  });

  test('no change is blamed while the result of the baseline is unknown', () => {
    expect(decided('- | red | green')).toEqual(['requeue A', 'requeue B']);
    expect(decided('lost | red')).toEqual(['requeue A']);
  });

  test('no change is blamed on a red baseline, and the train stops', () => {
    expect(decided('red | red | red')).toEqual(['red-baseline', 'requeue A', 'requeue B']);
    expect(decided('timeout | red')).toEqual(['red-baseline', 'requeue A']);
  });

  test('a set-up that fails on the baseline stops the train and is named', () => {
    expect(decide(factsOf(rowsOf('setup | setup')))[0]).toEqual({
      is: 'stop',
      stop: { is: 'setup', command: 'in unit', tail: '' },
    });
  });

  test('a change that fixes a red baseline lands', () => {
    expect(decided('red | green | red')).toEqual(['land A', 'eject B']);
  });
});

describe('the tests that are wanted', () => {
  test('include every suite without a result of every candidate, but not the baseline', () => {
    expect(wanted('-/- | -/- | green/- | lost/green')).toEqual([
      '1: unit web',
      '2: web',
      '3: unit',
    ]);
  });

  test('include the baseline once the first candidate is red', () => {
    expect(wanted('- | red | -')).toEqual(['0: unit']);
    expect(wanted('green | red | -')).toEqual([]);
    expect(wanted('- | green | red')).toEqual([]);
  });

  test('include no candidate behind a red one, because it cannot land', () => {
    expect(wanted('- | - | red | -')).toEqual(['1: unit']);
  });
});

const anyResult = fc.constantFrom<Known>(
  'green',
  'green',
  'green',
  'flaky',
  'red',
  'timeout',
  'setup',
  'lost',
  '-',
);
const anyRows = fc.integer({ min: 1, max: 2 }).chain((width) =>
  fc.array(fc.array(anyResult, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 7,
  }),
);

function isGreen(row: readonly Known[] | undefined) {
  return row?.every((result) => result === 'green' || result === 'flaky') === true;
}
function isOpen(row: readonly Known[] | undefined) {
  return row?.some((result) => result === 'lost' || result === '-') === true;
}
/** Which of several red suites is named may differ. */
function shape(decisions: readonly Decision[]) {
  return decisions.map((each) => ('task' in each ? `${each.is} ${each.task}` : each.is));
}
function landedBy(decisions: readonly Decision[]) {
  return decisions.flatMap((each) => (each.is === 'land' ? [each.task] : []));
}

describe('decisions for any results', () => {
  test('each change gets exactly one decision, in the order of the train', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const facts = factsOf(rows);
        const decided = decide(facts).flatMap((each) => ('task' in each ? [each.task] : []));
        expect(decided).toEqual(facts.candidates.at(-1)?.changes);
      }),
    );
  });

  test('the changes that land are the longest prefix in which every suite was green', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const green = rows.slice(1).findIndex((row) => !isGreen(row));
        const most = green < 0 ? rows.length - 1 : green;
        const landed = decide(factsOf(rows)).filter(({ is }) => is === 'land');
        expect(landed).toHaveLength(most);
        for (const [at, each] of landed.entries())
          expect(each).toMatchObject({ candidate: { k: at + 1 } });
      }),
    );
  });

  test('at most one change is ejected: a red one behind green ones, and on a green base if it is the first', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const facts = factsOf(rows);
        const ejected = decide(facts).filter(({ is }) => is === 'eject');
        expect(ejected.length).toBeLessThanOrEqual(1);
        for (const each of ejected) {
          const k = facts.candidates.findIndex(({ changes }) =>
            'task' in each ? changes.at(-1) === each.task : false,
          );
          const bad = rows[k]?.some((result) => ['red', 'timeout', 'setup'].includes(result));
          expect(bad).toBe(true);
          expect(rows.slice(1, k).every(isGreen)).toBe(true);
          if (k === 1) expect(isGreen(rows[0])).toBe(true);
        }
      }),
    );
  });

  test('further results never undo a landing, and once no test is wanted they change no decision', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.infiniteStream(fc.constantFrom<Result>('green', 'flaky', 'red')),
        (rows, more) => {
          const next = () => more.next().value ?? 'red';
          const filled = rows.map((row) =>
            row.map((result) => (result === 'lost' || result === '-' ? next() : result)),
          );
          const before = landedBy(decide(factsOf(rows)));
          const after = landedBy(decide(factsOf(filled)));
          expect(after.slice(0, before.length)).toEqual(before);
          const asked = new Set(wantedTests(factsOf(rows)).map(({ candidate }) => candidate.k));
          const answered = rows.map((row, k) => (asked.has(k) ? (filled[k] ?? row) : row));
          const left = wantedTests(factsOf(answered)).map(({ candidate }) => candidate.k);
          expect(left.every((k) => k === 0 && isOpen(answered[0]))).toBe(true);
          const all = answered.map((row, k) => (left.includes(k) ? (filled[k] ?? row) : row));
          expect(shape(decide(factsOf(all)))).toEqual(shape(decide(factsOf(filled))));
        },
      ),
    );
  });
});

/** Whether a change is green on what has landed before it. */
type Oracle = (landed: readonly string[], change: string) => boolean;

function serial(train: readonly string[], green: Oracle): string[] {
  const landed: string[] = [];
  for (const change of train) if (green(landed, change)) landed.push(change);
  return landed;
}

/** Runs rounds of `size` candidates each; some results are lost at first. */
function inRounds(
  changes: readonly string[],
  green: Oracle,
  size: number,
  loses: (round: number, k: number) => boolean,
): { landed: string[]; ejected: string[]; rounds: number } {
  const landed: string[] = [];
  const ejected: string[] = [];
  let queue = [...changes];
  let rounds = 0;
  for (; queue.length > 0 && rounds < 100; rounds += 1) {
    const train = queue.slice(0, size);
    const rows: Known[] = ['green'];
    let red = false;
    for (const [at, change] of train.entries()) {
      red ||= !green([...landed, ...train.slice(0, at)], change);
      rows.push(loses(rounds, at) ? 'lost' : red ? 'red' : 'green');
    }
    const again: string[] = [];
    for (const decision of decide(factsOf(rows.map((result) => [result])))) {
      if (decision.is === 'stop') throw new Error('the baseline is green');
      const change = train[decision.task.charCodeAt(0) - 65] ?? '';
      if (decision.is === 'land') landed.push(change);
      else if (decision.is === 'eject') ejected.push(change);
      else again.push(change);
    }
    queue = [...again, ...queue.slice(size)];
  }
  return { landed, ejected, rounds };
}

describe('repeated rounds', () => {
  const changes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const train = fc.uniqueArray(fc.constantFrom(...changes), { maxLength: 8 });
  const size = fc.integer({ min: 1, max: 8 });
  const anyBools = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 });
  const hash = (text: string) =>
    Array.from(text).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 64, 7);

  test('land what would land one by one, and eject no green change', () => {
    fc.assert(
      fc.property(train, size, fc.subarray(changes), anyBools, (order, most, good, lost) => {
        const green: Oracle = (_, change) => good.includes(change);
        const loses = (round: number, k: number) => round < 5 && lost[round * 8 + k] === true;
        const { landed, ejected, rounds } = inRounds(order, green, most, loses);
        expect(landed).toEqual(serial(order, green));
        expect(ejected).toEqual(order.filter((change) => !good.includes(change)));
        expect(rounds).toBeLessThanOrEqual(5 + order.length);
      }),
    );
  });

  test('land what would land one by one, even if a result depends on what landed before', () => {
    fc.assert(
      fc.property(train, size, anyBools, (order, most, dice) => {
        const green: Oracle = (landed, change) => dice[hash([...landed, change].join(''))] === true;
        const { landed, ejected } = inRounds(order, green, most, () => false);
        expect(landed).toEqual(serial(order, green));
        expect([...landed, ...ejected].toSorted()).toEqual(order.toSorted());
      }),
    );
  });
});
