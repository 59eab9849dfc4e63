import { describe, expect, test } from '@jest/globals';
import {
  type Probed,
  probeChecks,
  type ProbeSeen,
} from '../../../src/adapters/github/probe-text.js';
import type { Demand, RequiredRule } from '../../../src/adapters/github/refusals-text.js';

function rule(demand: Demand, met: RequiredRule['met'] = 'unmet'): RequiredRule {
  return {
    demand,
    met,
  };
}
const STATUS = rule({ is: 'status', context: 'tributary' }, 'met');
const TESTS = rule({ is: 'status', context: 'tributary / tests' });
const REVIEW = rule({ is: 'approvals', count: 1 });
const TALK = rule({ is: 'conversations' }, 'unsure');
const UP_TO_DATE = rule({ is: 'up-to-date' }, 'met');

/** `before check status`: what GitHub said at each point. */
function seen(states: string, more: Partial<ProbeSeen> = {}): ProbeSeen {
  const [before = '', check = '', status = ''] = states.split(' ');
  return {
    pr: 7,
    before,
    runs: { is: 'seen', waiting: 0, started: 0 },
    check: { is: 'done', state: check },
    status: { is: 'done', state: status },
    ...more,
  };
}

function said(name: string, rules: RequiredRule[], given: ProbeSeen): string {
  const checks = probeChecks(rules, { seen: given, left: [], cleaned: false });
  return checks
    .filter((check) => check.name === name)
    .map(({ ok, found }) => `${ok}: ${found}`)
    .join('\n');
}

describe('a required status', () => {
  test.each([
    ['blocked blocked clean', [STATUS, UP_TO_DATE], /^true: .* meets the rule/],
    ['blocked blocked unstable', [STATUS], /^true: .* meets the rule/],
    ['blocked blocked blocked', [STATUS, UP_TO_DATE], /^false: .* it does not count$/],
    ['blocked blocked blocked', [STATUS, REVIEW], /^warn: inconclusive whether .* counts/],
    ['blocked blocked blocked', [STATUS, TALK], /^warn: inconclusive whether .* counts/],
    // Which of the two does not count, nobody knows.
    ['blocked blocked blocked', [STATUS, TESTS], /^warn: inconclusive whether .* counts/],
    ['clean clean clean', [STATUS], /^warn: inconclusive: .* not blocked without it/],
    ['blocked blocked unknown', [STATUS], /^warn: GitHub did not say .*\(unknown\)/],
    ['blocked blocked behind', [STATUS], /^warn: GitHub did not say .*\(behind\)/],
    ['unknown unknown clean', [STATUS], /^warn: GitHub did not say/],
    ['clean clean clean', [], /^true: .* no rule requires it here/],
  ])('is judged by the merge states "%s"', (states, rules, words) => {
    expect(said('status', rules, seen(states))).toMatch(words);
  });

  test('may be held up by runs that wait for approval', () => {
    const runs = { is: 'seen', waiting: 1, started: 0 } as const;
    const given = seen('blocked blocked blocked', { runs });
    expect(said('status', [STATUS], given)).toContain('or the runs that wait for approval');
    expect(said('workflow runs', [STATUS], given)).toMatch(/^warn: .* inconclusive whether/);
  });
});

describe('a required check run', () => {
  test.each([
    ['blocked clean clean', [TESTS], /^true: .* meets the rule/],
    ['blocked blocked clean', [TESTS, STATUS], /^true: .* meets the rule/],
    ['blocked blocked blocked', [TESTS], /^false: .* it does not count$/],
    ['blocked blocked blocked', [TESTS, REVIEW], /^warn: inconclusive whether/],
    ['blocked clean clean', [], /^true: .* no rule requires it here/],
  ])('is judged by the merge states "%s"', (states, rules, words) => {
    expect(said('check run', rules, seen(states))).toMatch(words);
  });

  test('makes the status inconclusive if this token cannot create it', () => {
    const given = seen('blocked blocked blocked', { check: { is: 'persons-token' } });
    expect(said('check run', [TESTS], given)).toMatch(/^warn: this is a personal token/);
    expect(said('status', [TESTS, STATUS], given)).toMatch(/^warn: inconclusive whether/);
  });
});

describe('runs that wait for approval', () => {
  const runs = { is: 'seen', waiting: 2, started: 0 } as const;
  test.each([
    ['clean clean unstable', [], /^true: 2 runs wait .* can be merged anyway/],
    ['blocked blocked blocked', [], /^false: 2 runs wait .* no rule is known/],
    ['blocked blocked blocked', [REVIEW], /^warn: 2 runs wait .* inconclusive whether/],
    ['clean clean unknown', [], /^warn: 2 runs wait .* GitHub did not say/],
  ])('are judged by the merge states "%s"', (states, rules, words) => {
    expect(said('workflow runs', rules, seen(states, { runs }))).toMatch(words);
  });

  test('are a warning if they cannot be listed', () => {
    const refusal = { is: 'permission', doing: 'to list', needs: 'checks=read' } as const;
    const given = seen('clean clean clean', { runs: { is: 'refused', refusal } });
    expect(said('workflow runs', [], given)).toMatch(/^warn: .* lacks the permission checks: read/);
  });
});

test('leftovers are named with the command that removes them, and foreign text is shown as plain text', () => {
  const probed: Probed = {
    seen: seen('clean clean clean'),
    stop: { is: 'failed', message: 'Bad\u001b[31m gateway\n' },
    left: [
      { is: 'pull', pr: 7 },
      { is: 'branch', persons: false },
    ],
    cleaned: false,
  };
  const checks = probeChecks([], probed).slice(3);
  expect(checks).toEqual([
    {
      name: 'probe',
      ok: false,
      found: 'the request to GitHub failed: Bad gateway',
      next: ['tributary doctor --probe'],
    },
    expect.objectContaining({ ok: false, next: ['gh pr close 7'] }),
    expect.objectContaining({ ok: false, next: ['git push origin --delete tributary/_probe'] }),
  ]);
});

test('every message fits into a line of the doctor', () => {
  const all = [STATUS, TESTS, REVIEW].flatMap((each) =>
    ['blocked', 'clean', 'unknown'].flatMap((state) =>
      probeChecks([each], {
        seen: seen(`blocked blocked ${state}`, {
          runs: { is: 'seen', waiting: 12, started: 3 },
        }),
        left: [],
        cleaned: true,
      }),
    ),
  );
  expect(all.filter(({ found }) => found.length > 200)).toEqual([]);
});
