import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding } from '../../../src/core/model.js';
import { type GateEnd, verdictOf } from '../../../src/core/gates/verdict.js';

function end(more: Partial<GateEnd> = {}): GateEnd {
  return {
    code: 0,
    ended: 'itself',
    tail: '',
    ...more,
  };
}
function finding(level: Finding['level']): Finding {
  return { rule: 'r', message: 'm', level };
}
const LEVELS = ['note', 'warning', 'error'] as const;

test('a check without findings and with exit code 0 passes', () => {
  expect(verdictOf(end(), [], 'note')).toEqual({ result: 'pass', findings: [] });
});

describe('findings decide, not the exit code', () => {
  test.each([0, 1, 2, 255])('the findings decide with exit code %i', (code) => {
    expect(verdictOf(end({ code }), [finding('error')], 'error').result).toBe('fail');
    expect(verdictOf(end({ code }), [finding('note')], 'warning').result).toBe('pass');
  });

  test.each([
    ['note', 'note', 'fail'],
    ['note', 'warning', 'pass'],
    ['warning', 'warning', 'fail'],
    ['warning', 'error', 'pass'],
    ['error', 'warning', 'fail'],
  ] as const)('a finding of level %s when %s blocks gives %s', (level, blockOn, result) => {
    const findings = [finding(level)];
    expect(verdictOf(end(), findings, blockOn)).toEqual({ result, findings });
  });
});

describe('an answer that cannot be trusted', () => {
  test.each([
    ['timeout', /timed out/],
    ['aborted', /interrupted/],
    ['not-started', /could not be started/],
  ] as const)('is an error that names the reason %s', (ended, says) => {
    const judged = verdictOf(end({ ended, code: null, tail: 'no such thing' }), [], 'error');
    expect(judged.result).toBe('error');
    expect(judged.findings).toMatchObject([{ level: 'error', rule: ended }]);
    expect(judged.findings[0]?.message).toMatch(says);
    expect(judged.findings[0]?.message).toContain('no such thing');
  });

  test.each([
    [126, 'not-started'],
    [127, 'not-started'],
    [137, 'crash'],
    [null, 'crash'],
  ])('is an error for exit code %s, which comes from the shell or a signal', (code, rule) => {
    const judged = verdictOf(end({ code }), [finding('note')], 'error');
    expect(judged).toMatchObject({ result: 'error', findings: [{ rule }, { rule: 'r' }] });
  });

  test('is an error with the problem, the exit code and the last lines if the output cannot be read', () => {
    const judged = verdictOf(
      end({ code: 1, tail: 'Traceback' }),
      { problem: 'Not JSON.' },
      'error',
    );
    expect(judged.result).toBe('error');
    expect(judged.findings[0]?.message).toBe(
      'The output of the check cannot be used: Not JSON. It exited with code 1. Its last lines: Traceback',
    );
  });

  test('is an error if only the exit code reports a failure', () => {
    const judged = verdictOf(end({ code: 1 }), [], 'error');
    expect(judged).toMatchObject({ result: 'error', findings: [{ level: 'error' }] });
  });
});

test('a check passes only if it ended by itself, its output was read and no finding blocks', () => {
  const ends = fc.record({
    code: fc.constantFrom(0, 1, 2, 126, 127, 137, 255, null),
    ended: fc.constantFrom('itself', 'timeout', 'aborted', 'not-started'),
    tail: fc.string(),
  });
  const findings = fc.array(fc.constantFrom(...LEVELS).map(finding), { maxLength: 3 });
  const reads = fc.oneof(findings, fc.constant({ problem: 'p' }));
  fc.assert(
    fc.property(ends, reads, fc.constantFrom(...LEVELS), (how, read, blockOn) => {
      const { result, findings } = verdictOf(how, read, blockOn);
      const worst = Math.max(-1, ...findings.map(({ level }) => LEVELS.indexOf(level)));
      if (result !== 'pass') {
        expect(worst).toBeGreaterThanOrEqual(LEVELS.indexOf(blockOn));
        return;
      }
      expect(how.ended).toBe('itself');
      expect(read).toEqual(findings);
      expect(worst).toBeLessThan(LEVELS.indexOf(blockOn));
      if (findings.length === 0) expect(how.code).toBe(0);
    }),
  );
});
