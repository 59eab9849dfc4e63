/** Tributary's names in git: branches, refs, commit authors and trailers. */
import { type AgentName, TaskId } from './model.js';

export interface Identity {
  name: string;
  email: string;
}

/** Author and committer of Tributary's own commits. */
export const IDENTITY: Identity = {
  name: 'Tributary',
  email: 'tributary@users.noreply.github.com',
};

/** A reserved domain (RFC 2606), so no agent's address belongs to a real person. */
const AGENTS_DOMAIN = '@tributary.invalid';

const HEADS = 'refs/heads/';
const TASKS = 'tributary/';

/** A git ref pattern that matches every task's branch. */
export const TASK_REFS = `${HEADS}${TASKS}*`;

export const LEDGER_BRANCH = 'tributary-ledger';
export const LEDGER_REF = refOf(LEDGER_BRANCH);

/** Matches rules for task branches, but belongs to no task: a task ID has no underscore. */
export const PROBE_BRANCH = `${TASKS}_probe`;

/** Prefix of refs that are not branches: objects kept from garbage collection, and fetched commits. */
export const OWN_REFS = 'refs/tributary/';

/** Trailers in the message of a landed commit. */
export const TRAILERS = {
  task: 'Tributary-Task',
  change: 'Tributary-Change',
  run: 'Tributary-Run',
} as const;

export function refOf(branch: string): string {
  return `${HEADS}${branch}`;
}

/** The branch of a task. `task` is a task ID, or what a person typed as one. */
export function taskBranch(task: string): string {
  return `${TASKS}${task}`;
}

export function taskRef(task: TaskId): string {
  return refOf(taskBranch(task));
}

export function isTaskBranch(branch: string): boolean {
  return branch.startsWith(TASKS);
}

/** The task that owns a branch ref; undefined for other refs. */
export function taskOfRef(ref: string): TaskId | undefined {
  const prefix = refOf(TASKS);
  return ref.startsWith(prefix) ? TaskId.safeParse(ref.slice(prefix.length)).data : undefined;
}

/** The local ref for a fetched branch; never one of the user's branches. */
export function fetchedRef(ref: string): string {
  return ref.startsWith(HEADS) ? `${OWN_REFS}remote/${ref.slice(HEADS.length)}` : ref;
}

export function agentIdentity(agent: AgentName): Identity {
  return { name: `${agent} (Tributary)`, email: `${agent}${AGENTS_DOMAIN}` };
}

export function isAgentEmail(email: string): boolean {
  return email.endsWith(AGENTS_DOMAIN);
}
