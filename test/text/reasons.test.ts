import { describe, expect, test } from '@jest/globals';
import type { Blocked, Failure, Hold, Outcome, Stop } from '../../src/core/model.js';
import {
  blockedText,
  count,
  failureText,
  findingText,
  limitText,
  listText,
  outcomeDetails,
  outcomeIcon,
  outcomeText,
  stopText,
} from '../../src/text/reasons.js';
import { commit, id, names, tested, tree } from '../support/example-run.js';

const dirty = '\u001b[31mboom\u001b[0m\nsecond line\u202e';

const failures: [Failure, string][] = [
  [{ is: 'exit', code: 3, tail: 'first\nlast words\n' }, 'Agent failed: exit code 3: last words'],
  [{ is: 'exit', code: 1, tail: '' }, 'Agent failed: exit code 1'],
  [{ is: 'signal', signal: 'SIGKILL', tail: '' }, 'Agent failed: terminated by SIGKILL'],
  [{ is: 'timeout', limit: 1800 }, 'Agent timeout after 30 minutes'],
  [{ is: 'said', message: dirty }, 'Agent failed: boom second line'],
  [{ is: 'said', message: ' ' }, 'Agent failed: it reported failure without a reason'],
  [{ is: 'nothing' }, 'Agent failed: it changed nothing'],
  [{ is: 'setup', command: 'npm ci', tail: 'ENOENT' }, 'Set-up failed: npm ci: ENOENT'],
  [{ is: 'start', message: 'no such file' }, 'Agent failed: it could not be started: no such file'],
  [{ is: 'interrupted' }, 'Interrupted before the agent finished'],
  [{ is: 'lost' }, 'Agent failed: it ended without a result'],
  [
    { is: 'refused-bundle', message: 'bad object' },
    'Agent failed: its commits were refused: bad object',
  ],
  [{ is: 'subtask', id: id('A-db'), message: 'red' }, 'Subtask A-db failed: red'],
];
test.each(failures)('failureText describes %j as: %s', (failure, text) => {
  expect(failureText(failure)).toBe(text);
});

const blocked: [Blocked, string][] = [
  [{ is: 'unknown' }, 'no task has this ID'],
  [{ is: 'unknown', near: id('DEV-15') }, 'no task has this ID; did you mean DEV-15?'],
  [{ is: 'done' }, 'already done'],
  [{ is: 'landed', commit: commit('abc') }, 'already landed as 6162630'],
  [
    { is: 'in-flight', branch: 'tributary/A', run: 'r2' },
    'already in progress in run r2 (branch tributary/A)',
  ],
  [{ is: 'blocked', reason: dirty }, 'blocked: boom second line'],
  [{ is: 'failed-before', reason: 'red' }, 'failed before: red (to retry, name its ID)'],
  [{ is: 'waits-for', task: id('B'), state: 'not asked for' }, 'waits for B (not asked for)'],
  [{ is: 'cycle', path: [id('A'), id('B'), id('A')] }, 'in a dependency cycle: A → B → A'],
  [{ is: 'cycle', path: [id('A'), id('B')] }, 'in a dependency cycle: A → B → A'],
  [{ is: 'cycle', path: [id('A')] }, 'in a dependency cycle: A → A'],
  [{ is: 'no-agent', agent: 'x-agent' }, 'there is no agent x-agent'],
  [
    { is: 'uncommitted-fix', worktree: '.worktrees/x-A' },
    'its worktree .worktrees/x-A has uncommitted changes',
  ],
  [{ is: 'invalid', problem: dirty }, 'boom second line'],
];
test.each(blocked)('blockedText describes %j as: %s', (reason, text) => {
  expect(blockedText(reason)).toBe(text);
});

function red(result: 'red' | 'timeout' | 'setup' | 'lost') {
  return tested(tree('a'), { result, failures: ['adds', dirty], tail: 'no disk\n' });
}
const outcomes: [Outcome, string, string][] = [
  [{ is: 'landed', task: id('A'), commit: commit('a') }, '✅', 'Merged successfully'],
  [
    { is: 'failed', task: id('A'), why: { is: 'timeout', limit: 90 } },
    '⏱️',
    'Agent timeout after 90 seconds',
  ],
  [
    { is: 'failed', task: id('A'), why: { is: 'nothing' } },
    '❌',
    'Agent failed: it changed nothing',
  ],
  [{ is: 'blocked', task: id('A'), gates: [names.security] }, '❌', 'BLOCKED by security-agent'],
  [{ is: 'blocked', task: id('A'), gates: [] }, '❌', 'BLOCKED by a gate'],
  [{ is: 'red', task: id('A'), tests: red('red'), attempt: 1 }, '❌', 'Failed tests'],
  [{ is: 'red', task: id('A'), tests: red('timeout'), attempt: 1 }, '❌', 'Tests timed out (unit)'],
  [
    { is: 'red', task: id('A'), tests: red('setup'), attempt: 1 },
    '❌',
    'Set-up for the tests failed: no disk',
  ],
  [
    { is: 'red', task: id('A'), tests: red('lost'), attempt: 1 },
    '❌',
    'Tests ended without a result (unit)',
  ],
  [
    { is: 'held', task: id('A'), why: { is: 'conflict', files: ['a.ts'], with: [id('B')] } },
    '⚠️',
    'Merge conflict with B',
  ],
  [
    { is: 'held', task: id('A'), why: { is: 'refused', message: 'checkout is dirty' } },
    '⚠️',
    'Held: checkout is dirty',
  ],
  [
    { is: 'discarded', task: id('A'), files: ['a.ts', 'b.ts'] },
    '⚠️',
    'Discarded: merge conflict in a.ts, b.ts',
  ],
  [
    { is: 'not-started', task: 'A', why: [{ is: 'done' }, { is: 'unknown' }] },
    '⏸️',
    'Not started: already done; no task has this ID',
  ],
  [{ is: 'unsettled', task: id('A'), message: dirty }, '⚠️', 'Unfinished: boom second line'],
];
test.each(outcomes)('outcomeIcon and outcomeText describe %j as: %s %s', (outcome, icon, text) => {
  expect(outcomeText(outcome)).toBe(text);
  expect(outcomeIcon(outcome)).toBe(icon);
});

test('outcomeDetails lists the failing tests, else the end of the log, or the files in conflict', () => {
  expect(outcomeDetails({ is: 'red', task: id('A'), tests: red('red'), attempt: 1 })).toEqual([
    'unit: adds',
    'unit: boom second line',
  ]);
  const unnamed = tested(tree('a'), { result: 'red', tail: 'a\nb' });
  expect(outcomeDetails({ is: 'red', task: id('A'), tests: unnamed, attempt: 1 })).toEqual([
    'unit: a',
    'unit: b',
  ]);
  const why: Hold = { is: 'conflict', files: ['a.ts', 'b\n.ts'], with: [] };
  expect(outcomeDetails({ is: 'held', task: id('A'), why })).toEqual(['a.ts', 'b .ts']);
});

const stops: [Stop, RegExp][] = [
  [
    { is: 'red-baseline', tests: [tested(tree('a'), { result: 'red' })] },
    /fail on the base itself \(unit\)/,
  ],
  [{ is: 'base-moved', expected: commit('a'), found: commit('b') }, /from 6100000 to 6200000/],
  [
    { is: 'tree-differs', expected: tree('a'), found: tree('b') },
    /has tree 6200000, but tree 6100000 was tested/,
  ],
  [{ is: 'setup', command: 'npm ci', tail: dirty }, /^Set-up failed: npm ci: second line$/],
  [{ is: 'refused', message: dirty }, /refused: boom second line$/],
];
test.each(stops)('stopText describes %j', (stop, pattern) => {
  expect(stopText(stop)).toMatch(pattern);
});

describe('the small text functions', () => {
  test('format counts, limits, lists and findings', () => {
    expect([count(0, 'task'), count(1, 'task'), count(2, 'task')]).toEqual([
      '0 tasks',
      '1 task',
      '2 tasks',
    ]);
    expect(count(2, 'try', 'tries')).toBe('2 tries');
    expect([60, 3600, 7200, 61].map(limitText)).toEqual([
      '1 minute',
      '1 hour',
      '2 hours',
      '61 seconds',
    ]);
    expect(listText(['a', 'b\n'], 5)).toBe('a, b');
    expect(listText(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
    expect(
      findingText({ rule: 'r1', message: dirty, path: 'src/a.ts', line: 12, level: 'error' }),
    ).toBe('src/a.ts:12: boom second line (r1)');
    expect(findingText({ rule: 'size', message: 'too big', level: 'error' })).toBe(
      'too big (size)',
    );
  });
});
