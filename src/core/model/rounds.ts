/** The files of a round: plan, queue and landing; also the run's request, jobs and ledger. */
import { z } from 'zod';
import {
  AgentName,
  CommitSha,
  Digest,
  ForgeName,
  GateName,
  Instant,
  RunId,
  Seconds,
  TaskId,
  TreeSha,
} from './names.js';
import { Candidate, TestResult, Verdict } from './verdicts.js';
import { Assignment, Change, Commits, Failure, Subtask, Task } from './work.js';

const Dollars = z.number().nonnegative();

/** The limit for agents and gates, and the amount spent when the round was planned. */
export const Budget = z.strictObject({ limitUsd: Dollars, spentUsd: Dollars });
export type Budget = z.infer<typeof Budget>;

export const Base = z.strictObject({ branch: z.string(), commit: CommitSha, tree: TreeSha });
export type Base = z.infer<typeof Base>;

export const Overlap = z.strictObject({
  first: TaskId,
  second: TaskId,
  /** Paths of the base tree that both may touch, or the overlapping globs if no such file exists yet. */
  files: z.array(z.string()),
});
export type Overlap = z.infer<typeof Overlap>;

export const OnOverlap = z.enum(['sequential', 'continue', 'cancel']);
export type OnOverlap = z.infer<typeof OnOverlap>;
export const OnConflict = z.enum(['hold', 'discard', 'resolve']);
export type OnConflict = z.infer<typeof OnConflict>;
export const Method = z.enum(['merge', 'squash', 'rebase']);
export type Method = z.infer<typeof Method>;

/** Why a requested task does not run. */
export const Blocked = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('unknown'), near: TaskId.optional() }),
  z.strictObject({ is: z.literal('done') }),
  z.strictObject({ is: z.literal('landed'), commit: CommitSha }),
  z.strictObject({ is: z.literal('in-flight'), branch: z.string(), run: z.string() }),
  z.strictObject({ is: z.literal('blocked'), reason: z.string() }),
  z.strictObject({ is: z.literal('failed-before'), reason: z.string() }),
  z.strictObject({ is: z.literal('waits-for'), task: TaskId, state: z.string() }),
  z.strictObject({ is: z.literal('cycle'), path: z.array(TaskId) }),
  z.strictObject({ is: z.literal('no-agent'), agent: z.string() }),
  z.strictObject({ is: z.literal('no-compliance') }),
  z.strictObject({ is: z.literal('uncommitted-fix'), worktree: z.string() }),
  z.strictObject({ is: z.literal('invalid'), problem: z.string() }),
  z.strictObject({
    is: z.literal('budget'),
    limitUsd: Dollars,
    spentUsd: Dollars,
    /** The expected cost, if there is history. */
    neededUsd: Dollars.optional(),
  }),
]);
export type Blocked = z.infer<typeof Blocked>;

/** A task that an earlier round left over, and what the next round does with it. */
export const Pending = z.strictObject({
  task: TaskId,
  /** `land`: a checked change goes into the train again. `work`: an agent works (again). */
  act: z.enum(['land', 'work']),
  attempt: z.int().positive(),
  change: Change.optional(),
  from: Commits.optional(),
  feedback: z.array(z.string()),
  /** Subtasks that must land before it. */
  behind: z.array(TaskId),
  /** Only for a subtask: its definition, which is not in the task list. */
  define: Task.optional(),
  /** Its subtasks so far, including landed ones. Absent for a subtask: its definition has them. */
  subtasks: z.array(Subtask).optional(),
});
export type Pending = z.infer<typeof Pending>;

export const Later = z.strictObject({
  task: TaskId,
  behind: z.array(TaskId),
  why: z.enum(['depends', 'overlap', 'subtask', 'room']),
});
export type Later = z.infer<typeof Later>;

export const Plan = z.strictObject({
  version: z.literal(1),
  run: RunId,
  round: z.int().positive(),
  at: Instant,
  base: Base,
  policy: Digest,
  assign: z.array(Assignment),
  adopt: z.array(Change),
  later: z.array(Later),
  /** The tasks of `later`, as input for the next round. */
  waiting: z.array(Pending),
  blocked: z.array(z.strictObject({ task: z.string(), why: z.array(Blocked) })),
  overlaps: z.array(Overlap),
  onOverlap: OnOverlap,
  unscoped: z.array(TaskId),
  /** Definitions of all unsettled tasks of this run, subtasks included. */
  tasks: z.array(Task),
  /** Ids of the task list that a subtask of these tasks must not use. */
  taken: z.array(TaskId),
  /** Absent if the run has no limit. */
  budget: Budget.optional(),
});
export type Plan = z.infer<typeof Plan>;

/** A change that conflicts with the changes of these tasks, in these files. */
const Conflict = z.strictObject({
  is: z.literal('conflict'),
  files: z.array(z.string()),
  with: z.array(TaskId),
});

/** Why a change waits for a person. */
export const Hold = z.discriminatedUnion('is', [
  Conflict,
  z.strictObject({ is: z.literal('refused'), message: z.string(), command: z.string().optional() }),
]);
export type Hold = z.infer<typeof Hold>;

const QueuedFile = z.strictObject({
  change: Change,
  commit: CommitSha,
  tree: TreeSha,
  title: z.string(),
  /** Changed paths. */
  files: z.array(z.string()).default([]),
  verdicts: z.array(Verdict),
  disposition: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('train') }),
    z.strictObject({ is: z.literal('next-train') }),
    z.strictObject({ is: z.literal('blocked'), gates: z.array(GateName), publish: z.boolean() }),
    Conflict,
    z.strictObject({ is: z.literal('landed'), commit: CommitSha }),
    z.strictObject({ is: z.literal('empty') }),
    z.strictObject({ is: z.literal('refused'), message: z.string() }),
  ]),
  pr: z.int().positive().optional(),
  /** Why the forge refused to open a pull request. */
  unpublished: z.string().optional(),
});
/** A change as the single commit on the base that `queue` made. */
export const Queued = z.preprocess(withDisposition, QueuedFile);
export type Queued = z.infer<typeof Queued>;

/** One task's line in the bookkeeping change. */
export const Mark = z.strictObject({
  task: TaskId,
  to: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('done') }),
    z.strictObject({ is: z.literal('failed'), reason: z.string() }),
  ]),
});
export type Mark = z.infer<typeof Mark>;

export const Queue = z.strictObject({
  version: z.literal(1),
  run: RunId,
  round: z.int().positive(),
  base: Base,
  policy: Digest,
  changes: z.array(Queued),
  /** C0 (the baseline) first, then one for each change in the train, in order. */
  candidates: z.array(Candidate),
  marks: z.array(Mark),
});
export type Queue = z.infer<typeof Queue>;

/** How a task ended in a round. */
export const Outcome = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('landed'),
    task: TaskId,
    commit: CommitSha,
    pr: z.int().optional(),
  }),
  z.strictObject({ is: z.literal('failed'), task: TaskId, why: Failure }),
  z.strictObject({ is: z.literal('blocked'), task: TaskId, gates: z.array(GateName) }),
  z.strictObject({ is: z.literal('red'), task: TaskId, tests: TestResult, attempt: z.int() }),
  z.strictObject({ is: z.literal('held'), task: TaskId, why: Hold }),
  z.strictObject({ is: z.literal('discarded'), task: TaskId, files: z.array(z.string()) }),
  z.strictObject({ is: z.literal('not-started'), task: z.string(), why: z.array(Blocked) }),
  z.strictObject({ is: z.literal('unsettled'), task: TaskId, message: z.string() }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** Why a train or a run stopped. */
export const Stop = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('red-baseline'), tests: z.array(TestResult) }),
  z.strictObject({ is: z.literal('base-moved'), expected: CommitSha, found: CommitSha }),
  z.strictObject({ is: z.literal('tree-differs'), expected: TreeSha, found: TreeSha }),
  z.strictObject({ is: z.literal('setup'), command: z.string(), tail: z.string() }),
  z.strictObject({ is: z.literal('refused'), message: z.string(), command: z.string().optional() }),
]);
export type Stop = z.infer<typeof Stop>;

export const Land = z.strictObject({
  version: z.literal(1),
  run: RunId,
  round: z.int().positive(),
  before: Base,
  after: Base,
  outcomes: z.array(Outcome),
  next: z.array(Pending),
  /** Marks that are not on the base yet. */
  marks: z.array(Mark),
  stop: Stop.optional(),
});
export type Land = z.infer<typeof Land>;

/** `run.json`: the request that started the run. */
export const Request = z.strictObject({
  version: z.literal(1),
  run: RunId,
  /** Task ids, `ready` or `label:NAME`, as typed. */
  ask: z.array(z.string()),
  branch: z.string(),
  /** `--base` named the branch, so it may differ from the one that is checked out. */
  named: z.boolean().optional(),
  /** The value of `--forge`. Absent for a workflow run. */
  forge: ForgeName.optional(),
  onOverlap: OnOverlap,
  /** In US dollars. */
  budget: z.number().positive().optional(),
  /** Login of the person who started the workflow run; a bot starts the later rounds. */
  person: z.string().max(100).optional(),
  startedAt: Instant,
});
export type Request = z.infer<typeof Request>;

/** A job of a workflow run. */
export const Job = z.strictObject({ name: z.string(), seconds: Seconds });
export type Job = z.infer<typeof Job>;

/** `jobs/<round>-<attempt>.json`: the jobs of a round, with their durations. */
export const Jobs = z.strictObject({ version: z.literal(1), jobs: z.array(Job) });
export type Jobs = z.infer<typeof Jobs>;

/** One line of the ledger: cost and duration of one attempt. */
export const LedgerEntry = z.strictObject({
  run: RunId,
  round: z.int().positive(),
  task: TaskId,
  agent: AgentName,
  model: z.string().optional(),
  attempt: z.int().positive(),
  outcome: z.string(),
  seconds: Seconds,
  costUsd: z.number().nonnegative().optional(),
  at: Instant,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** Files of older versions called it `place`. */
function withDisposition(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('place' in value) || 'disposition' in value) return value;
  const { place, ...rest } = value;
  return { disposition: place, ...rest };
}
