import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import type { Blocked, Failure, Outcome, Stop } from '../../src/core/model.js';
import {
  conflictLines,
  nextSteps,
  shellWord,
  stopSteps,
  worktreeLines,
} from '../../src/text/next-steps.js';
import { plainText } from '../../src/text/plain.js';
import { commit, id, names, tested, tree } from '../support/example-run.js';

const place = { base: 'main', branch: 'tributary/UX-19', worktree: '.worktrees/a-UX-19' };
const conflict: Outcome = {
  is: 'held',
  task: id('UX-19'),
  why: { is: 'conflict', files: ['src/a.ts'], with: [id('DEV-15')] },
};

test('the steps for a withheld change do not fix its branch, because it would not be adopted', () => {
  const outcome = { is: 'blocked', task: id('UX-19'), gates: ['security'] } as never;
  const place = { base: 'main', branch: 'tributary/UX-19', worktree: '.worktrees/ui-UX-19' };
  const steps = nextSteps(outcome, { ...place, withheld: true });
  expect(steps.join('\n')).not.toContain('git commit');
  expect(steps).toEqual([
    '(cd .worktrees/ui-UX-19 && git status)',
    expect.stringContaining('moves this worktree aside'),
    'tributary run UX-19',
  ]);
});

describe('shellWord', () => {
  test('gives one word for a real shell, whatever text it contains', () => {
    const texts = fc.sample(
      fc.oneof(
        fc.string({ unit: 'grapheme-ascii' }),
        fc.constantFrom("it's", '$(id)', '`id`', '-n', '', '~', '*', 'a;b', '!x', '"'),
      ),
      {
        numRuns: 300,
        seed: 7,
      },
    );
    const script = texts.map((text) => `printf '%s\\n' ${shellWord(text)}`).join('\n');
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n').slice(0, -1);
    expect(words).toEqual(texts.map((text) => plainText(text, 4096)));
  });
});

describe('a conflict', () => {
  test('is resolved in the worktree, and then the task is run again from the repository', () => {
    expect(nextSteps(conflict, place)).toEqual([
      'cd .worktrees/a-UX-19 && git merge main',
      'git mergetool && git commit',
      'cd - && tributary run UX-19',
    ]);
  });

  test('gets a worktree from its branch if it has none', () => {
    expect(nextSteps(conflict, { base: 'main', branch: 'tributary/UX-19' })[0]).toBe(
      'git worktree add .worktrees/UX-19 tributary/UX-19 && cd .worktrees/UX-19 && git merge main',
    );
  });

  test('is printed in the guide’s words with its three options', () => {
    expect(conflictLines(id('UX-19'), ['src/a.ts', 'src/\u001b[31mb.ts'], place)).toEqual([
      '⚠️  Merge conflict in UX-19',
      'Files with conflicts:',
      '  src/a.ts',
      '  src/b.ts',
      'Options:',
      '  1. Resolve manually (git mergetool):',
      '       cd .worktrees/a-UX-19 && git merge main',
      '       git mergetool && git commit',
      '       cd - && tributary run UX-19',
      '  2. Keep agent branch tributary/UX-19, rebase main later',
      '  3. Discard agent work (tributary discard UX-19)',
    ]);
  });
});

const task = id('A');
const outcomes: Outcome[] = [
  ...(
    [
      { is: 'exit', code: 1, tail: '' },
      { is: 'signal', signal: 'SIGSEGV', tail: '' },
      { is: 'timeout', limit: 1800 },
      { is: 'said', message: 'x' },
      { is: 'nothing' },
      { is: 'setup', command: 'npm ci', tail: '' },
      { is: 'start', message: 'x' },
      { is: 'interrupted' },
      { is: 'lost' },
      { is: 'refused-bundle', message: 'x' },
      { is: 'subtask', id: id('A-db'), message: 'x' },
    ] satisfies Failure[]
  ).map((why) => ({ is: 'failed' as const, task, why })),
  { is: 'blocked', task, gates: [names.security] },
  { is: 'red', task, tests: tested(tree('a'), { result: 'red' }), attempt: 1 },
  conflict,
  { is: 'held', task, why: { is: 'refused', message: 'x', command: 'git stash' } },
  { is: 'discarded', task, files: [] },
  { is: 'unsettled', task, message: 'x' },
];

describe('nextSteps', () => {
  test.each(outcomes)(
    'the steps after %j end with the command that runs the task again',
    (outcome) => {
      for (const where of [place, { base: 'main', branch: 'tributary/A' }]) {
        const steps = nextSteps(outcome, where);
        expect(steps.at(-1)).toMatch(/tributary run (?:A|UX-19)$/);
        // The steps leave the worktree first: its branch must not become the next base.
        if (steps.some((step) => step.includes('cd .worktrees') && !step.startsWith('('))) {
          expect(steps.at(-1)).toMatch(/^cd - && /);
        }
      }
    },
  );

  test('a landed task has no steps', () => {
    expect(nextSteps({ is: 'landed', task, commit: commit('a') }, place)).toEqual([]);
  });

  test('the command of a refusal comes first', () => {
    const why = { is: 'refused', message: 'x', command: 'git merge --ff-only abc' } as const;
    expect(nextSteps({ is: 'held', task, why }, place)).toEqual([
      'git merge --ff-only abc',
      'tributary run A',
    ]);
  });

  const reasons: [Blocked, string][] = [
    [{ is: 'unknown' }, 'tributary plan ready'],
    [{ is: 'unknown', near: id('B') }, 'tributary run B'],
    [{ is: 'done' }, 'tributary run A'],
    [{ is: 'landed', commit: commit('m') }, `git show ${commit('m')}`],
    [{ is: 'in-flight', branch: 'b', run: 'r' }, 'tributary status'],
    [{ is: 'blocked', reason: 'x' }, 'tributary run A'],
    [{ is: 'failed-before', reason: 'x' }, 'tributary run A'],
    [{ is: 'waits-for', task: id('B'), state: 'todo' }, 'tributary run B A'],
    [{ is: 'cycle', path: [task] }, 'tributary run A'],
    [{ is: 'no-agent', agent: 'x' }, 'tributary run A'],
    [{ is: 'uncommitted-fix', worktree: '.worktrees/x-A' }, 'cd - && tributary run A'],
    [{ is: 'invalid', problem: 'x' }, 'tributary run A'],
  ];
  test.each(reasons)('the last step for a task blocked by %j is: %s', (why, last) => {
    expect(nextSteps({ is: 'not-started', task: 'A', why: [why] }, place).at(-1)).toBe(last);
  });

  test('a hostile name stays one quoted word, even in comments', () => {
    const evil = 'x; touch /tmp/owned #';
    const steps = [
      ...nextSteps(
        { is: 'not-started', task: evil, why: [{ is: 'done' }, { is: 'unknown' }] },
        place,
      ),
      ...nextSteps(
        { is: 'failed', task, why: { is: 'setup', command: evil, tail: '' } },
        { base: evil, branch: evil },
      ),
      ...nextSteps({ is: 'not-started', task: 'A', why: [{ is: 'no-agent', agent: evil }] }, place),
      ...nextSteps(conflict, { base: evil, branch: evil, worktree: evil }),
      ...worktreeLines(evil).slice(1),
    ];
    for (const step of steps) expect(step.replaceAll(`'${evil}'`, '')).not.toContain('touch');
  });
});

test('every command that runs a task repeats the base that was named', () => {
  const where = { ...place, base: 'release 2', named: true };
  const run = "cd - && tributary run A --base 'release 2'";
  expect(nextSteps(conflict, where).at(-1)).toBe(run.replace('run A', 'run UX-19'));
  const why = { is: 'uncommitted-fix', worktree: '.worktrees/x-A' } as const;
  expect(nextSteps({ is: 'not-started', task: 'A', why: [why] }, where).at(-1)).toBe(run);
  const stop: Stop = { is: 'red-baseline', tests: [] };
  expect(stopSteps(stop, ['A'], where).at(-1)).toBe("tributary run A --base 'release 2'");
});

describe('stopSteps', () => {
  const stops: Stop[] = [
    { is: 'red-baseline', tests: [] },
    { is: 'base-moved', expected: commit('a'), found: commit('b') },
    { is: 'tree-differs', expected: tree('a'), found: tree('b') },
    { is: 'setup', command: 'npm ci', tail: '' },
    { is: 'refused', message: 'x', command: 'git push' },
  ];
  test.each(stops)('the steps after %j end with the command that repeats the run', (stop) => {
    const ask = ['A', 'label:x y'];
    expect(stopSteps(stop, ask, { base: 'main' }).at(-1)).toBe("tributary run A 'label:x y'");
  });
});

test('a preserved worktree is reported in the guide’s two lines', () => {
  expect(worktreeLines('.worktrees/a-UX-19')).toEqual([
    'Worktree preserved at: .worktrees/a-UX-19',
    'Debug: cd .worktrees/a-UX-19 && git log',
  ]);
  expect(worktreeLines(undefined)).toEqual([]);
});
