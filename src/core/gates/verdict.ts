/** Turns the exit and findings of a gate's command into a verdict. */
import type { Digest, Finding, Verdict } from '../model.js';
import type { Judged } from '../run-layout.js';
import type { Check } from './policy.js';

export type Level = Finding['level'];

/** How a gate's command ended. */
export interface GateEnd {
  /** null if a signal ended it. */
  code: number | null;
  ended: 'itself' | 'timeout' | 'aborted' | 'not-started';
  /** The last lines of its output. */
  tail: string;
}

/** `error`: the check gave no usable answer. It blocks as `fail` does. */
export type Judgement = Pick<Verdict, 'result' | 'findings'>;

const SEVERITY: Record<Level, number> = { note: 0, warning: 1, error: 2 };
const MAX_TAIL = 1000;

const ENDS: Record<Exclude<GateEnd['ended'], 'itself'>, string> = {
  timeout: 'The check timed out. Raise its `timeout`, or make it faster.',
  aborted: 'The check was interrupted. Run it again.',
  'not-started': 'The check could not be started. Check its `run` line.',
};

/**
 * Decides by findings, and fails closed: a command that was killed, printed unreadable output, or failed
 * without findings is an `error`. Scanners disagree on exit codes (some exit with 0 despite findings, some
 * with 1 for a mere note), so a code never decides between pass and fail.
 *
 * @param read findings from the command's output, or why it cannot be read
 * @param blockOn the lowest level that blocks
 */
export function verdictOf(
  end: GateEnd,
  read: Finding[] | { problem: string },
  blockOn: Level,
): Judgement {
  const found = Array.isArray(read) ? read : [];
  const failure = brokenEnd(end) ?? unreadable(end, read) ?? silent(end, found);
  if (failure !== undefined) return { result: 'error', findings: [failure, ...found] };
  return { result: holds(found, blockOn) ? 'fail' : 'pass', findings: found };
}

/** The verdict of a check on a change. */
export function newVerdict(
  { id, head }: Judged,
  { gate, kind }: Pick<Check, 'gate' | 'kind'>,
  policy: Digest,
  answer: Omit<Verdict, 'version' | 'change' | 'head' | 'gate' | 'kind' | 'policy'>,
): Verdict {
  return { version: 1, change: id, head, gate, policy, kind, ...answer };
}

/** Whether one of the findings is at least as bad as `level`. */
export function holds(findings: Finding[], level: Level): boolean {
  return findings.some((finding) => SEVERITY[finding.level] >= SEVERITY[level]);
}

function brokenEnd(end: GateEnd): Finding | undefined {
  return end.ended === 'itself' ? killed(end) : failed(end.ended, ENDS[end.ended], end);
}

/** 126 and 127 come from the shell (not executable, not found), 128 + n means signal n. */
function killed(end: GateEnd): Finding | undefined {
  const { code } = end;
  if (code === 126 || code === 127) {
    return failed(
      'not-started',
      `The shell could not run the check (exit code ${code}). Check its \`run\` line.`,
      end,
    );
  }
  if (code === null || (code > 128 && code < 160)) {
    return failed('crash', 'The check was killed before it answered. Run it again.', end);
  }
  return undefined;
}

function unreadable(end: GateEnd, read: Finding[] | { problem: string }): Finding | undefined {
  if (Array.isArray(read)) return undefined;
  const code = end.code === 0 ? '' : ` It exited with code ${end.code}.`;
  return failed('no-answer', `The output of the check cannot be used: ${read.problem}${code}`, end);
}

function silent(end: GateEnd, found: Finding[]): Finding | undefined {
  if (end.code === 0 || found.length > 0) return undefined;
  return failed(
    'no-answer',
    `The check exited with code ${end.code} but reported nothing. Make it print its findings, or exit with 0.`,
    end,
  );
}

function failed(rule: string, message: string, { tail }: GateEnd): Finding {
  const last = tail.trim().slice(-MAX_TAIL);
  return {
    rule,
    level: 'error',
    message: last === '' ? message : `${message} Its last lines: ${last}`,
  };
}
