/** Results of gates and tests on a change. */
import { z } from 'zod';
import {
  ChangeId,
  CommitSha,
  Digest,
  GateName,
  Instant,
  Seconds,
  SuiteName,
  TaskId,
  TreeSha,
} from './names.js';
import { Usage } from './work.js';

export const Finding = z.strictObject({
  rule: z.string(),
  message: z.string(),
  path: z.string().optional(),
  line: z.int().positive().optional(),
  level: z.enum(['error', 'warning', 'note']),
});
export type Finding = z.infer<typeof Finding>;

export const GateResult = z.enum(['pass', 'fail', 'error']);

const VerdictFile = z.strictObject({
  version: z.literal(1),
  change: ChangeId,
  /** The commit that was judged; absent in files of older versions. */
  head: CommitSha.optional(),
  gate: GateName,
  policy: Digest,
  /** A review only warns; its verdict never blocks. */
  kind: z.enum(['gate', 'review']),
  /** `error`: the check crashed, timed out or gave unreadable output. It blocks like `fail` and is never reused. */
  result: GateResult,
  findings: z.array(Finding),
  model: z.string().optional(),
  usage: Usage,
  startedAt: Instant,
  seconds: Seconds,
});
export const Verdict = z.preprocess(ofChange, VerdictFile);
export type Verdict = z.infer<typeof Verdict>;

/** Base + the first k changes of the train. C0 is the baseline. */
export const Candidate = z.strictObject({
  k: z.int().nonnegative(),
  commit: CommitSha,
  tree: TreeSha,
  changes: z.array(TaskId),
});
export type Candidate = z.infer<typeof Candidate>;

export const TestResult = z.strictObject({
  version: z.literal(1),
  tree: TreeSha,
  suite: SuiteName,
  /** Digest of suite, set-up and environment: a result for another command does not count. */
  policy: Digest,
  /** `setup`: the set-up failed, so no test was run. `lost` is never reused. */
  result: z.enum(['green', 'flaky', 'red', 'timeout', 'setup', 'lost']),
  failures: z.array(z.string()),
  tail: z.string(),
  startedAt: Instant,
  seconds: Seconds,
});
export type TestResult = z.infer<typeof TestResult>;

/** Accepts files of older versions, in which `change` was called `head`. */
function ofChange(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('head' in value) || 'change' in value) return value;
  const { head, ...rest } = value;
  return { change: head, ...rest };
}
