/**
 * Everything that stands in a run directory, as one zod schema and one type under the same name.
 * Validated where it is read; inside, the types are trusted.
 */
import { z } from 'zod';

const fileSafe = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/;

/** Safe as a branch, file and artifact name: letters, digits, dashes; at most 64. */
export const TaskId = z
  .string()
  .regex(fileSafe, 'letters, digits and dashes, at most 64, no dash at the ends')
  .brand('TaskId');
export type TaskId = z.infer<typeof TaskId>;

/** The change that marks TASKS.md travels through the train like a task's, under this reserved id. */
export const BOOKKEEPING = TaskId.parse('tributary-tasks');

export const RunId = z.string().regex(fileSafe).brand('RunId');
export type RunId = z.infer<typeof RunId>;
export const AgentName = z.string().regex(fileSafe).brand('AgentName');
export type AgentName = z.infer<typeof AgentName>;
export const GateName = z.string().regex(fileSafe).brand('GateName');
export type GateName = z.infer<typeof GateName>;
export const SuiteName = z.string().regex(fileSafe).brand('SuiteName');
export type SuiteName = z.infer<typeof SuiteName>;

const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const CommitSha = z.string().regex(sha).brand('CommitSha');
export type CommitSha = z.infer<typeof CommitSha>;
export const TreeSha = z.string().regex(sha).brand('TreeSha');
export type TreeSha = z.infer<typeof TreeSha>;
/** First 32 hex digits of a SHA-256 over canonical JSON. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand('Digest');
export type Digest = z.infer<typeof Digest>;

/** ISO 8601, UTC. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
export const Seconds = z.number().nonnegative();
export type Seconds = z.infer<typeof Seconds>;
const Count = z.int().nonnegative();

/** A piece of one task's work that another agent does first (the guide's `${taskId}-db`). */
export const Subtask = z.strictObject({
  id: TaskId,
  agent: AgentName,
  work: z.string().max(20_000),
});
export type Subtask = z.infer<typeof Subtask>;

export const Task = z.strictObject({
  id: TaskId,
  title: z.string(),
  /** Free markdown, handed to the agent whole. */
  body: z.string(),
  state: z.enum(['todo', 'done', 'blocked', 'failed']),
  /** Why it is blocked or failed, where the task list says so. */
  reason: z.string().optional(),
  agent: AgentName.optional(),
  /** The globs that the task says it will touch; absent = unscoped. */
  scope: z.array(z.string()).optional(),
  depends: z.array(TaskId),
  labels: z.array(z.string()),
  estimate: Seconds.optional(),
  subtasks: z.array(Subtask),
  /** Set on a subtask: the task that it belongs to. */
  parent: TaskId.optional(),
});
export type Task = z.infer<typeof Task>;

export const Tokens = z.strictObject({
  /** All input tokens, the cached ones included. */
  input: Count,
  output: Count,
  cacheRead: Count,
  cacheWrite: Count,
});
export type Tokens = z.infer<typeof Tokens>;

/** What a command said it used. `costUsd` is absent when nothing could price it: unpriced is never 0. */
export const Usage = z.strictObject({
  costUsd: z.number().nonnegative().optional(),
  models: z.record(z.string(), Tokens),
});
export type Usage = z.infer<typeof Usage>;
export const NO_USAGE: Usage = { models: {} };

/** task + agent + model + base + attempt: what one leg of `work` does. */
export const Assignment = z.strictObject({
  task: Task,
  agent: AgentName,
  model: z.string().optional(),
  attempt: z.int().positive(),
  base: CommitSha,
  /** Start from this work, put on the base, instead of from the bare base. */
  from: z.strictObject({ base: CommitSha, head: CommitSha }).optional(),
  /** What went wrong before, for the prompt. */
  feedback: z.array(z.string()),
  estimatedCostUsd: z.number().nonnegative().optional(),
});
export type Assignment = z.infer<typeof Assignment>;

/** What an agent delivered. `head` is its identity: verdicts and trailers name it. */
export const Change = z.strictObject({
  task: TaskId,
  head: CommitSha,
  base: CommitSha,
  agent: AgentName.optional(),
  attempt: z.int().positive(),
});
export type Change = z.infer<typeof Change>;

export const Failure = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('exit'), code: z.int(), tail: z.string() }),
  z.strictObject({ is: z.literal('signal'), signal: z.string(), tail: z.string() }),
  z.strictObject({ is: z.literal('timeout'), limit: Seconds }),
  z.strictObject({ is: z.literal('said'), message: z.string() }),
  z.strictObject({ is: z.literal('nothing') }),
  z.strictObject({ is: z.literal('setup'), command: z.string(), tail: z.string() }),
  z.strictObject({ is: z.literal('start'), message: z.string() }),
  z.strictObject({ is: z.literal('interrupted') }),
  z.strictObject({ is: z.literal('lost') }),
  z.strictObject({ is: z.literal('refused-bundle'), message: z.string() }),
  z.strictObject({ is: z.literal('subtask'), id: TaskId, message: z.string() }),
]);
export type Failure = z.infer<typeof Failure>;

/** The guide's status record, as an agent may write it; everything else it writes is reported and dropped. */
export const AgentStatus = z.object({
  agentId: z.string().max(100).optional(),
  taskId: z.string().max(100).optional(),
  status: z.enum(['in_progress', 'completed', 'failed']).optional(),
  progress: z.number().min(0).max(1).optional(),
  filesChanged: z.array(z.string().max(500)).max(1000).optional(),
  securityGate: z.enum(['pass', 'fail', 'pending']).optional(),
  complianceGate: z.enum(['pass', 'fail', 'pending', 'n/a']).optional(),
  reviewAgents: z
    .array(
      z.object({
        name: z.string().max(100),
        status: z.string().max(40),
        warnings: Count.optional(),
      }),
    )
    .max(50)
    .optional(),
  commit: z.string().max(64).optional(),
  message: z.string().max(2000).optional(),
  error: z.string().max(2000).optional(),
  subtasks: z
    .array(
      z.object({
        id: z.string().max(100),
        agent: z.string().max(100),
        work: z.string().max(20_000),
      }),
    )
    .max(20)
    .optional(),
});
export type AgentStatus = z.infer<typeof AgentStatus>;

export const WorkResult = z
  .strictObject({
    version: z.literal(1),
    task: TaskId,
    agent: AgentName,
    model: z.string().optional(),
    attempt: z.int().positive(),
    base: CommitSha,
    startedAt: Instant,
    seconds: Seconds,
    usage: Usage,
    status: AgentStatus.optional(),
    /** What was wrong with what the agent reported; never fatal. */
    problems: z.array(z.string()),
    /** Directory of the worktree, relative to the repository, where it was kept. */
    worktree: z.string().optional(),
  })
  .and(
    z.discriminatedUnion('is', [
      z.object({ is: z.literal('delivered'), head: CommitSha }),
      z.object({ is: z.literal('waits'), on: z.array(Subtask), partial: CommitSha.optional() }),
      z.object({ is: z.literal('failed'), why: Failure, partial: CommitSha.optional() }),
    ]),
  );
export type WorkResult = z.infer<typeof WorkResult>;

export const Finding = z.strictObject({
  rule: z.string(),
  message: z.string(),
  path: z.string().optional(),
  line: z.int().positive().optional(),
  level: z.enum(['error', 'warning', 'note']),
});
export type Finding = z.infer<typeof Finding>;

export const Verdict = z.strictObject({
  version: z.literal(1),
  head: CommitSha,
  gate: GateName,
  policy: Digest,
  /** A review only warns: its verdict never blocks. */
  kind: z.enum(['gate', 'review']),
  /** `error`: the check crashed, timed out or answered nonsense. It blocks like `fail` and is never reused. */
  result: z.enum(['pass', 'fail', 'error']),
  findings: z.array(Finding),
  model: z.string().optional(),
  usage: Usage,
  startedAt: Instant,
  seconds: Seconds,
});
export type Verdict = z.infer<typeof Verdict>;

/** Base + the first k changes of the train. C0 is the baseline. */
export const Candidate = z.strictObject({
  k: Count,
  commit: CommitSha,
  tree: TreeSha,
  changes: z.array(TaskId),
});
export type Candidate = z.infer<typeof Candidate>;

export const TestResult = z.strictObject({
  version: z.literal(1),
  tree: TreeSha,
  suite: SuiteName,
  /** Digest of suite, set-up and runner: a result for another command is no result. */
  policy: Digest,
  /** `setup`: the set-up command failed, no test was run. `lost` is never reused. */
  result: z.enum(['green', 'flaky', 'red', 'timeout', 'setup', 'lost']),
  failures: z.array(z.string()),
  tail: z.string(),
  startedAt: Instant,
  seconds: Seconds,
});
export type TestResult = z.infer<typeof TestResult>;

export const Base = z.strictObject({ branch: z.string(), commit: CommitSha, tree: TreeSha });
export type Base = z.infer<typeof Base>;

export const Overlap = z.strictObject({
  first: TaskId,
  second: TaskId,
  /** Paths of the base tree that both may touch; for files that do not exist yet, the globs that meet. */
  files: z.array(z.string()),
});
export type Overlap = z.infer<typeof Overlap>;

export const OnOverlap = z.enum(['sequential', 'continue', 'cancel']);
export type OnOverlap = z.infer<typeof OnOverlap>;
export const OnConflict = z.enum(['hold', 'discard', 'resolve']);
export type OnConflict = z.infer<typeof OnConflict>;
export const Method = z.enum(['merge', 'squash', 'rebase']);
export type Method = z.infer<typeof Method>;

/** Why a task that was asked for does not run. */
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
  z.strictObject({ is: z.literal('uncommitted-fix'), worktree: z.string() }),
  z.strictObject({ is: z.literal('invalid'), problem: z.string() }),
]);
export type Blocked = z.infer<typeof Blocked>;

/** A task that a former round left: what the next round does with it. */
export const Pending = z.strictObject({
  task: TaskId,
  /** `land`: a judged change goes into the train again. `work`: an agent works (again). */
  act: z.enum(['land', 'work']),
  attempt: z.int().positive(),
  change: Change.optional(),
  from: z.strictObject({ base: CommitSha, head: CommitSha }).optional(),
  feedback: z.array(z.string()),
  /** Subtasks that must land before it. */
  behind: z.array(TaskId),
  /** Only on a subtask: its definition, since the task list does not hold it. */
  define: Task.optional(),
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
  /** The tasks of `later`, as the next round takes them up. */
  waiting: z.array(Pending),
  blocked: z.array(z.strictObject({ task: z.string(), why: z.array(Blocked) })),
  overlaps: z.array(Overlap),
  onOverlap: OnOverlap,
  unscoped: z.array(TaskId),
  /** Every task of this run that is not settled, defined: dispatched ones and subtasks. */
  tasks: z.array(Task),
  /** Ids of the task list that a subtask of these tasks must not take. */
  taken: z.array(TaskId),
});
export type Plan = z.infer<typeof Plan>;

/** Why a change waits for a person. */
export const Hold = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('conflict'), files: z.array(z.string()), with: z.array(TaskId) }),
  z.strictObject({ is: z.literal('refused'), message: z.string(), command: z.string().optional() }),
]);
export type Hold = z.infer<typeof Hold>;

/** A change with its one commit on the base, as `queue` made it. */
export const Queued = z.strictObject({
  change: Change,
  commit: CommitSha,
  tree: TreeSha,
  title: z.string(),
  verdicts: z.array(Verdict),
  place: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('train') }),
    z.strictObject({ is: z.literal('next-train') }),
    z.strictObject({ is: z.literal('blocked'), gates: z.array(GateName), publish: z.boolean() }),
    z.strictObject({
      is: z.literal('conflict'),
      files: z.array(z.string()),
      with: z.array(TaskId),
    }),
    z.strictObject({ is: z.literal('landed'), commit: CommitSha }),
    z.strictObject({ is: z.literal('empty') }),
    z.strictObject({ is: z.literal('refused'), message: z.string() }),
  ]),
  pr: z.int().positive().optional(),
});
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

/** Why a whole train or run stopped. */
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
  /** Marks that are due and not on the base yet. */
  marks: z.array(Mark),
  stop: Stop.optional(),
});
export type Land = z.infer<typeof Land>;

/** `run.json`: what was asked for. */
export const Request = z.strictObject({
  version: z.literal(1),
  run: RunId,
  /** Task ids, `ready` or `label:NAME`, as typed. */
  ask: z.array(z.string()),
  branch: z.string(),
  onOverlap: OnOverlap,
  startedAt: Instant,
});
export type Request = z.infer<typeof Request>;

/** One line of the ledger: what one attempt took. */
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
