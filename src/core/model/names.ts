/** Names, ids and measures that everything else is made of. */
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
