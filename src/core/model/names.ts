/** Names, ids and units that the other schemas use. */
import { z } from 'zod';

/** Safe as a branch, file and artifact name: letters, digits, dashes; at most 64. */
const Name = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/,
    'a name of letters, digits and dashes (at most 64, no dash at either end)',
  );

export const TaskId = Name.brand('TaskId');
export type TaskId = z.infer<typeof TaskId>;

/**
 * A subtask's id is its task's id, a dash and this suffix. The suffix has no dash, so the part before the
 * last dash is always the task, and two tasks cannot produce the same id.
 */
export const SubtaskSuffix = z
  .string()
  .regex(/^[a-z0-9]{1,16}$/, 'a suffix of lowercase letters and digits (at most 16)');

/** The reserved id of the change that marks TASKS.md; it goes through the train like a task's change. */
export const BOOKKEEPING = TaskId.parse('tributary-tasks');

export const RunId = Name.brand('RunId');
export type RunId = z.infer<typeof RunId>;

const OF_WORKFLOW = 'gh-';

export const AgentName = Name.brand('AgentName');
export type AgentName = z.infer<typeof AgentName>;
export const GateName = Name.brand('GateName');
export type GateName = z.infer<typeof GateName>;
export const SuiteName = Name.brand('SuiteName');
export type SuiteName = z.infer<typeof SuiteName>;

/** Where a local run keeps its pull requests and moves the base. */
export const ForgeName = z.enum(['local', 'github']);
export type ForgeName = z.infer<typeof ForgeName>;

const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const CommitSha = z.string().regex(sha).brand('CommitSha');
export type CommitSha = z.infer<typeof CommitSha>;
/**
 * Identifies a change in trailers, verdicts and file names: the delivered commit, which may be missing on
 * this machine.
 */
export const ChangeId = z.string().regex(sha).brand('ChangeId');
export type ChangeId = z.infer<typeof ChangeId>;
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

/** The Tributary run that a GitHub workflow run starts. */
export function runOfWorkflow(id: number): RunId {
  return RunId.parse(`${OF_WORKFLOW}${id}`);
}

/** The number of the workflow run that started a run; undefined for a local run. */
export function workflowOfRun(run: string): number | undefined {
  const id = run.startsWith(OF_WORKFLOW) ? run.slice(OF_WORKFLOW.length) : '';
  return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}
