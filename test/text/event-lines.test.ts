import { describe, expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import type { Event } from '../../src/core/events.js';
import { type Hold, Outcome } from '../../src/core/model.js';
import { eventLines, withoutWorkflowCommands } from '../../src/text/event-lines.js';
import {
  agent,
  assignment,
  commit,
  CONTROL,
  HOSTILE,
  HOSTILE_SHOWN,
  planOf,
  task,
  tests,
  tree,
  verdict,
  work,
} from '../report/samples.js';

const context = { base: 'main', ask: ['DEV-15', 'UX-19'] };
function shown(event: Event): string {
  return eventLines(event, context).join('\n');
}
const worktree = '.worktrees/banking-agent-DEV-15';
const spawned = {
  is: 'spawned',
  task: task('DEV-15'),
  agent: agent('banking-agent'),
  attempt: 1,
  worktree,
  limit: 1800,
} as const;

function ended(outcome: Extract<Event, { is: 'outcome' }>['outcome'], kept?: string): string {
  return shown({ is: 'outcome', outcome, branch: 'tributary/DEV-15', worktree: kept });
}

describe('agents', () => {
  test('a spawned agent is reported in the words of the guide', () => {
    expect(shown(spawned)).toBe(
      '🚀 Spawned banking-agent for DEV-15 in worktree .worktrees/banking-agent-DEV-15',
    );
  });

  test('a second attempt is reported with its number', () => {
    expect(shown({ ...spawned, attempt: 2 })).toBe(
      '🚀 Spawned banking-agent for DEV-15 in worktree .worktrees/banking-agent-DEV-15 (attempt 2)',
    );
  });

  test('status and output lines are shown in the live view only', () => {
    expect(shown({ is: 'status', task: task('DEV-15'), status: { progress: 0.5 } })).toBe('');
    expect(shown({ is: 'line', task: task('DEV-15'), line: 'hello' })).toBe('');
  });

  test('a problem with an agent’s report names the task', () => {
    expect(shown({ is: 'problem', task: task('DEV-15'), message: 'progress is 7' })).toBe(
      '⚠️  DEV-15: progress is 7',
    );
  });

  test('delivered work is reported with its time, and with its cost if that is known', () => {
    const delivered = { is: 'delivered', head: commit('b') };
    expect(shown({ is: 'worked', result: work(delivered) })).toBe(
      '📦 DEV-15 delivered by banking-agent (2m 3s)',
    );
    const usage = { costUsd: 0.15, models: {} };
    expect(shown({ is: 'worked', result: work({ ...delivered, usage }) })).toBe(
      '📦 DEV-15 delivered by banking-agent (2m 3s, $0.15)',
    );
  });

  test('an agent that waits is reported with its subtasks', () => {
    const on = [{ id: 'DEV-15-db', agent: 'db-agent', work: 'Create the Transfer model' }];
    expect(shown({ is: 'worked', result: work({ is: 'waits', on }) })).toBe(
      '⏸️  DEV-15 waits for DEV-15-db (db-agent): Create the Transfer model',
    );
  });

  test('a timeout is reported in the words of the guide, with the path of the worktree', () => {
    const result = work({ is: 'failed', why: { is: 'timeout', limit: 1800 }, worktree });
    expect(shown({ is: 'worked', result })).toBe(
      [
        '⏱️ Agent timeout after 30 minutes (DEV-15, banking-agent)',
        'Worktree preserved at: .worktrees/banking-agent-DEV-15',
        'Debug: cd .worktrees/banking-agent-DEV-15 && git log',
      ].join('\n'),
    );
  });

  test('a failure is reported in the words of the guide', () => {
    const why = { is: 'exit', code: 3, tail: 'one\nout of memory\n' };
    expect(shown({ is: 'worked', result: work({ is: 'failed', why }) })).toBe(
      '❌ Agent failed: exit code 3: out of memory (DEV-15, banking-agent)',
    );
  });
});

describe('gates and reviews', () => {
  const judged = (said: object): string =>
    shown({ is: 'judged', task: task('DEV-15'), verdict: verdict(said) });
  const findings = [
    { rule: 'no-eval', message: 'eval of input', path: 'src/a.ts', line: 12, level: 'error' },
    { rule: 'size', message: 'too much', level: 'warning' },
  ];

  test('a blocked change is reported in the words of the guide, with one finding per line', () => {
    expect(judged({ result: 'fail', findings })).toBe(
      [
        '❌ DEV-15 BLOCKED by security-agent:',
        '  - src/a.ts:12: eval of input (no-eval)',
        '  - too much (size)',
      ].join('\n'),
    );
  });

  test('a check that itself fails blocks the change, and is reported as such', () => {
    expect(judged({ gate: 'compliance', result: 'error' })).toBe(
      '❌ DEV-15 BLOCKED by compliance-agent: the check itself failed',
    );
  });

  test('a passed gate is reported with its name', () => {
    expect(judged({ gate: 'lint' })).toBe('✅ DEV-15 passed gate lint');
  });

  test('at most 50 findings are listed, and the rest are counted', () => {
    const many = Array.from({ length: 53 }, () => findings[1]);
    const lines = judged({ result: 'fail', findings: many }).split('\n');
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe('  - and 3 more findings');
  });

  test('a review warns, passes or itself fails, but never blocks', () => {
    const review = { kind: 'review', gate: 'architecture-strategist' };
    expect(judged({ ...review, result: 'fail', findings: [findings[1]] })).toBe(
      '⚠️  DEV-15: review architecture-strategist warns:\n  - too much (size)',
    );
    expect(judged(review)).toBe('✅ DEV-15 passed review architecture-strategist');
    expect(judged({ ...review, result: 'error' })).toBe(
      '⚠️  DEV-15: review architecture-strategist itself failed',
    );
  });
});

describe('tests of candidates', () => {
  const changes = [task('DEV-15'), task('DRY-11')];
  const tested = (said: object): string => shown({ is: 'tested', changes, test: tests(said) });

  test('a running test is reported with the base and the changes on it', () => {
    const testing = (...ids: string[]): string =>
      shown({ is: 'testing', tree: tree('c'), suite: 'unit', changes: ids.map(task) });
    expect(testing('DEV-15', 'DRY-11')).toBe('🧪 Testing main + DEV-15 + DRY-11 (unit)');
    expect(testing()).toBe('🧪 Testing main (unit)');
    expect(testing('A', 'B', 'C', 'D', 'E')).toBe('🧪 Testing main + 4 changes + E (unit)');
  });

  test.each([
    [{ result: 'green' }, '✅ Tests passed: main + DEV-15 + DRY-11 (unit, 12s)'],
    [
      { result: 'flaky', failures: ['adds up'] },
      '⚠️  Tests passed on retry only (flaky): main + DEV-15 + DRY-11 (unit, 12s)\n  - unit: adds up',
    ],
    [{ result: 'red', failures: ['x'] }, '❌ Tests failed: main + DEV-15 + DRY-11 (unit, 12s)'],
    [{ result: 'timeout' }, '❌ Tests timed out: main + DEV-15 + DRY-11 (unit, 12s)'],
    [{ result: 'setup' }, '❌ Set-up for the tests failed: main + DEV-15 + DRY-11 (unit, 12s)'],
    [{ result: 'lost' }, '⚠️  Tests ended without a result: main + DEV-15 + DRY-11 (unit, 12s)'],
  ])('the result %j is reported with the changes, the suite and the time', (said, line) => {
    expect(tested(said)).toBe(line);
  });
});

describe('landing', () => {
  test('merging and merged changes are reported in the words of the guide', () => {
    expect(shown({ is: 'merging', task: task('DEV-15') })).toBe('📥 Merging DEV-15...');
    expect(shown({ is: 'landed', task: task('DEV-15'), commit: commit('e') })).toBe(
      '✅ DEV-15 merged successfully',
    );
  });

  test('a landed outcome is not reported again', () => {
    expect(ended({ is: 'landed', task: task('DEV-15'), commit: commit('e') })).toBe('');
  });

  test('a change that broke tests is reported with main untouched, the failing tests and its worktree', () => {
    const broken = tests({ result: 'red', failures: ['transfers add up', 'no overdraft'] });
    expect(ended({ is: 'red', task: task('DEV-15'), tests: broken, attempt: 1 }, worktree)).toBe(
      [
        '❌ DEV-15 broke tests - not merged, main is untouched',
        '  - unit: transfers add up',
        '  - unit: no overdraft',
        'Worktree preserved at: .worktrees/banking-agent-DEV-15',
        'Debug: cd .worktrees/banking-agent-DEV-15 && git log',
      ].join('\n'),
    );
  });

  test('a change whose tests timed out is not reported as breaking them', () => {
    const slow = tests({ result: 'timeout' });
    const [first] = ended({ is: 'red', task: task('DEV-15'), tests: slow, attempt: 1 }).split('\n');
    expect(first).toBe('❌ DEV-15: Tests timed out (unit) - not merged, main is untouched');
  });

  test('a conflict is reported in the words of the guide, with its three options', () => {
    const why: Hold = { is: 'conflict', files: ['src/a.ts'], with: [task('UX-19')] };
    expect(ended({ is: 'held', task: task('DEV-15'), why })).toBe(
      [
        '⚠️  Merge conflict in DEV-15',
        'Files with conflicts:',
        '  src/a.ts',
        'Options:',
        '  1. Resolve manually (git mergetool):',
        '       git worktree add .worktrees/DEV-15 tributary/DEV-15 && cd .worktrees/DEV-15 && git merge main',
        '       git mergetool && git commit',
        '       cd - && tributary run DEV-15',
        '  2. Keep agent branch tributary/DEV-15, rebase main later',
        '  3. Discard agent work (tributary discard DEV-15)',
      ].join('\n'),
    );
  });

  test.each([
    [{ is: 'failed', why: { is: 'nothing' } }, '❌ DEV-15: Agent failed: it changed nothing'],
    [
      { is: 'blocked', gates: ['security', 'lint'] },
      '❌ DEV-15: BLOCKED by security-agent and gate lint',
    ],
    [{ is: 'held', why: { is: 'refused', message: 'dirty' } }, '⚠️  DEV-15: Held: dirty'],
    [{ is: 'discarded', files: ['a.ts'] }, '⚠️  DEV-15: Discarded: merge conflict in a.ts'],
    [{ is: 'not-started', why: [{ is: 'done' }] }, '⏸️  DEV-15: Not started: already done'],
    [{ is: 'unsettled', message: 'stopped' }, '⚠️  DEV-15: Unfinished: stopped'],
  ])('the outcome %j is reported as: %s', (end, line) => {
    expect(ended(Outcome.parse({ task: 'DEV-15', ...end }))).toBe(line);
  });
});

describe('the run', () => {
  test('a plan is shown in full', () => {
    const [first, ...rest] = shown({
      is: 'planned',
      plan: planOf({ assign: [assignment('DEV-15')] }),
    }).split('\n');
    expect(first).toBe('Plan on main (abc1234), round 1');
    expect(rest.join('\n')).toContain('DEV-15');
  });

  test('a resumed run is reported with its ID', () => {
    expect(shown({ is: 'resumed', run: 'run-1' })).toBe('🔁 Resuming run run-1');
  });

  test('a red baseline is reported with the failing tests and the next commands', () => {
    const red = tests({ result: 'red', failures: ['adds up'] });
    expect(shown({ is: 'stopped', stop: { is: 'red-baseline', tests: [red] } })).toBe(
      [
        '🛑 The tests fail on the base itself (unit), so nothing was landed',
        '  - unit: adds up',
        '  Next:',
        '    # fix the tests on main, and commit',
        '    tributary run DEV-15 UX-19',
      ].join('\n'),
    );
  });

  test('a base that moved is reported with both commits and the next command', () => {
    const stop = { is: 'base-moved', expected: commit('a'), found: commit('b') } as const;
    expect(shown({ is: 'stopped', stop })).toBe(
      [
        '🛑 The base moved from aaaaaaa to bbbbbbb during the landing, so the train stopped',
        '  Next:',
        '    tributary run DEV-15 UX-19',
      ].join('\n'),
    );
  });

  test('a set-up that failed is reported with the end of its output', () => {
    const stop = { is: 'setup', command: 'npm ci', tail: 'first\n::error::last\n' } as const;
    expect(shown({ is: 'stopped', stop }).split('\n').slice(0, 3)).toEqual([
      '🛑 Set-up failed: npm ci: ::error::last',
      '  | first',
      '  | ::error::last',
    ]);
  });

  test('the end of a round is reported with what is next', () => {
    expect(shown({ is: 'round-ended', round: 1, next: [task('UX-19')] })).toBe(
      '🔁 Round 1 ended, round 2 is next: UX-19',
    );
    expect(shown({ is: 'round-ended', round: 2, next: [] })).toBe(
      '🏁 Round 2 ended, nothing is left to do',
    );
  });

  test('a note is shown', () => {
    expect(shown({ is: 'note', message: 'nothing was pushed' })).toBe('ℹ️  nothing was pushed');
  });
});

describe('hostile text', () => {
  test('escape sequences, line breaks and bidi characters are removed', () => {
    expect(shown({ is: 'problem', task: task('DEV-15'), message: HOSTILE })).toBe(
      `⚠️  DEV-15: ${HOSTILE_SHOWN}`,
    );
  });

  const foreign = (text: string): Event[] => [
    { ...spawned, worktree: text },
    { is: 'problem', task: task('DEV-15'), message: text },
    {
      is: 'worked',
      result: work({ is: 'failed', why: { is: 'said', message: text }, worktree: text }),
    },
    { is: 'worked', result: work({ is: 'failed', why: { is: 'exit', code: 1, tail: text } }) },
    {
      is: 'worked',
      result: work({ is: 'waits', on: [{ id: 'DEV-15-db', agent: 'db-agent', work: text }] }),
    },
    {
      is: 'judged',
      task: task('DEV-15'),
      verdict: verdict({
        result: 'fail',
        findings: [{ rule: text, message: text, path: text, line: 1, level: 'error' }],
      }),
    },
    {
      is: 'outcome',
      outcome: {
        is: 'red',
        task: task('DEV-15'),
        tests: tests({ result: 'red', failures: [text], tail: text }),
        attempt: 1,
      },
      worktree: text,
      branch: text,
    },
    {
      is: 'outcome',
      outcome: {
        is: 'held',
        task: task('DEV-15'),
        why: { is: 'conflict', files: [text], with: [] },
      },
      branch: text,
    },
    {
      is: 'outcome',
      outcome: { is: 'not-started', task: text, why: [{ is: 'invalid', problem: text }] },
      branch: text,
    },
    { is: 'stopped', stop: { is: 'setup', command: text, tail: text } },
    { is: 'stopped', stop: { is: 'refused', message: text, command: text } },
    { is: 'resumed', run: text },
    { is: 'note', message: text },
  ];

  test('every line is printable, bounded and not a command for a CI runner, whatever an agent writes', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '\u001B[31m',
          '\u001B]8;;x\u0007',
          '\n',
          '\r',
          '\u202E',
          '\u0000',
          '\u2028',
          '::',
          '##[',
          'a',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 300,
    });
    fc.assert(
      fc.property(nasty, (text) => {
        for (const event of foreign(text)) {
          for (const line of eventLines(event, context)) {
            // The emoji contain variation selectors; nothing else may.
            expect(line.replace('\uFE0F', '')).not.toMatch(CONTROL);
            expect(line).not.toMatch(/^\s*::|##\[/);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a very long text is cut', () => {
    const long = 'x'.repeat(20_000);
    for (const event of foreign(long)) {
      for (const line of eventLines(event, context)) expect(line.length).toBeLessThan(5000);
    }
  });

  test('text that looks like a command for a CI runner is disarmed, and a file path stays as it is', () => {
    expect(withoutWorkflowCommands('  ::stop-commands::x')).toBe('  : :stop-commands::x');
    expect(withoutWorkflowCommands('see ##[add-mask]x')).toBe('see ## [add-mask]x');
    expect(withoutWorkflowCommands('src/a.ts: a::b')).toBe('src/a.ts: a::b');
  });
});
