/** Tasks, their assignments, and the results of the work. */
import { z } from 'zod';
import { LONGEST_WORK } from '../limits.js';
import { AgentName, ChangeId, CommitSha, Instant, Seconds, TaskId, TreeSha } from './names.js';

const Count = z.int().nonnegative();

/** A part of a task that another agent does first (the guide's `${taskId}-db`). */
export const Subtask = z.strictObject({
  id: TaskId,
  agent: AgentName,
  work: z.string().max(LONGEST_WORK),
});
export type Subtask = z.infer<typeof Subtask>;

export const Task = z.strictObject({
  id: TaskId,
  title: z.string(),
  /** Markdown, passed to the agent unchanged. */
  body: z.string(),
  state: z.enum(['todo', 'done', 'blocked', 'failed']),
  /** Why it is blocked or failed, according to the task list. */
  reason: z.string().optional(),
  agent: AgentName.optional(),
  /** Globs for the files that the task may touch; absent = unscoped. */
  scope: z.array(z.string()).optional(),
  depends: z.array(TaskId),
  labels: z.array(z.string()),
  estimate: Seconds.optional(),
  /** Declared by a person; in a plan also those that its agent requested so far. */
  subtasks: z.array(Subtask),
  /** Only for a subtask: the task that it belongs to. */
  parent: TaskId.optional(),
});
export type Task = z.infer<typeof Task>;

export const Tokens = z.strictObject({
  /** All input tokens, including cached ones. */
  input: Count,
  output: Count,
  cacheRead: Count,
  cacheWrite: Count,
});
export type Tokens = z.infer<typeof Tokens>;

/** Usage that a command reported. `costUsd` is absent if the cost is unknown; it is never 0 for that reason. */
export const Usage = z.strictObject({
  costUsd: z.number().nonnegative().optional(),
  models: z.record(z.string(), Tokens),
});
export type Usage = z.infer<typeof Usage>;
export const NO_USAGE: Usage = { models: {} };

/** The commits after `base`, up to `head`. */
export const Commits = z.strictObject({ base: CommitSha, head: CommitSha });
export type Commits = z.infer<typeof Commits>;

/** The input of one `work` job. */
export const Assignment = z.strictObject({
  task: Task,
  agent: AgentName,
  model: z.string().optional(),
  attempt: z.int().positive(),
  base: CommitSha,
  /** Start from these commits, rebased onto the base, instead of from the base alone. */
  from: Commits.optional(),
  /** Failures of earlier attempts, for the prompt. */
  feedback: z.array(z.string()),
  estimatedCostUsd: z.number().nonnegative().optional(),
  /** Its share of the remaining budget. */
  budgetUsd: z.number().nonnegative().optional(),
});
export type Assignment = z.infer<typeof Assignment>;

/** A change that an agent or a person delivered. */
export const Change = z.preprocess(
  withId,
  z.strictObject({
    task: TaskId,
    /** The same in every round. */
    id: ChangeId,
    /**
     * The commit to read it from: the delivered commit, or the published single commit if the agent's own
     * commits are on another machine.
     */
    head: CommitSha,
    base: CommitSha,
    agent: AgentName.optional(),
    attempt: z.int().positive(),
  }),
);
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
  /** With a message if the job's answer was refused. */
  z.strictObject({ is: z.literal('lost'), message: z.string().optional() }),
  z.strictObject({ is: z.literal('refused-bundle'), message: z.string() }),
  z.strictObject({ is: z.literal('subtask'), id: TaskId, message: z.string() }),
]);
export type Failure = z.infer<typeof Failure>;

/** The status values of the guide's status record. */
export const StatusWord = z.enum(['in_progress', 'completed', 'failed']);
export const SecurityWord = z.enum(['pass', 'fail', 'pending']);
export const ComplianceWord = z.enum([...SecurityWord.options, 'n/a']);

/** The guide's status record, as an agent may write it; anything else is reported as a problem and dropped. */
export const AgentStatus = z.object({
  agentId: z.string().max(100).optional(),
  taskId: z.string().max(100).optional(),
  status: StatusWord.optional(),
  progress: z.number().min(0).max(1).optional(),
  filesChanged: z.array(z.string().max(500)).max(1000).optional(),
  securityGate: SecurityWord.optional(),
  complianceGate: ComplianceWord.optional(),
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
        work: z.string().max(LONGEST_WORK),
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
    /** Problems in the agent's report; never fatal. */
    problems: z.array(z.string()),
    /** Directory of the kept worktree, relative to the repository. */
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

/** The outcome of a workflow step, before `continue-on-error`. */
export const StepOutcome = z.enum(['success', 'failure', 'cancelled', 'skipped']);
export type StepOutcome = z.infer<typeof StepOutcome>;

/** The workflow passes this from `mode: prepare` to `mode: submit`, out of the agent's reach. */
export const Prepared = z.strictObject({
  version: z.literal(1),
  task: TaskId,
  attempt: z.int().positive(),
  /** Absolute path of the worktree. */
  directory: z.string().min(1),
  /** Absolute paths of the root and git directory of its checkout. */
  root: z.string().min(1),
  gitDir: z.string().min(1),
  /** All files after set-up, as a tree; absent if there is no set-up. */
  files: TreeSha.optional(),
  startedAt: Instant,
  /** When the agent's step began. */
  readyAt: Instant,
  /** Fingerprint of a status file that already exists in the base: an unchanged file is not a report. */
  stamp: z.string().optional(),
});
export type Prepared = z.infer<typeof Prepared>;

/** The files that set-up changes in a fresh checkout, by path. */
export const SetupChanges = z.strictObject({
  version: z.literal(1),
  /** The set-up's commands. */
  setup: z.array(z.string()),
  files: z.array(z.string()),
});
export type SetupChanges = z.infer<typeof SetupChanges>;

/** An agent's commit on the base, at which a run stopped: `from..to` has it. */
export const StoppedBase = z.strictObject({
  version: z.literal(1),
  branch: z.string(),
  from: CommitSha,
  to: CommitSha,
});
export type StoppedBase = z.infer<typeof StoppedBase>;

/** A person accepted the base up to this commit. */
export const AcceptedBase = z.strictObject({ version: z.literal(1), to: CommitSha });
export type AcceptedBase = z.infer<typeof AcceptedBase>;
/** The same, where the job has ended before its agent: with its result. */
export const PreparedEnd = z.strictObject({
  version: z.literal(1),
  task: TaskId,
  attempt: z.int().positive(),
  ended: WorkResult,
});
export type PreparedEnd = z.infer<typeof PreparedEnd>;

/** The id of the change that this commit delivers. */
export function changeIdOf(head: CommitSha): ChangeId {
  return ChangeId.parse(head);
}

/** Files of older versions have no id; their head is the id. */
function withId(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'head' in value
    ? { id: value.head, ...value }
    : value;
}
