/** What Tributary is called in git: its branches and refs, its commits' authors, and their trailers. */
import { type AgentName, TaskId } from './model.js';

export interface Identity {
  name: string;
  email: string;
}

/** Of Tributary's own commits: never the user's. */
export const IDENTITY: Identity = {
  name: 'Tributary',
  email: 'tributary@users.noreply.github.com',
};

/** Reserved (RFC 2606): no agent's address is anybody's. */
const AGENTS_DOMAIN = '@tributary.invalid';

const HEADS = 'refs/heads/';
const TASKS = 'tributary/';

/** Every task's branch, as git's patterns spell it. */
export const TASK_REFS = `${HEADS}${TASKS}*`;

export const LEDGER_BRANCH = 'tributary-ledger';
export const LEDGER_REF = refOf(LEDGER_BRANCH);

/** No task's: an ID has no underscore. Rules for the branches of tasks hold for it too. */
export const PROBE_BRANCH = `${TASKS}_probe`;

/** Refs that no branch is: what is kept from being collected, and what was fetched. */
export const OWN_REFS = 'refs/tributary/';

/** What the message of a landed commit says of its change. */
export const TRAILERS = {
  task: 'Tributary-Task',
  change: 'Tributary-Change',
  run: 'Tributary-Run',
} as const;

export function refOf(branch: string): string {
  return `${HEADS}${branch}`;
}

/** The branch of a task, by its id or by what somebody typed for one. */
export function taskBranch(task: string): string {
  return `${TASKS}${task}`;
}

export function taskRef(task: TaskId): string {
  return refOf(taskBranch(task));
}

export function isTaskBranch(branch: string): boolean {
  return branch.startsWith(TASKS);
}

/** The task whose branch a ref is. */
export function taskOfRef(ref: string): TaskId | undefined {
  const prefix = refOf(TASKS);
  return ref.startsWith(prefix) ? TaskId.safeParse(ref.slice(prefix.length)).data : undefined;
}

/** Where a branch that was fetched stands here: never a branch of the user's. */
export function fetchedRef(ref: string): string {
  return ref.startsWith(HEADS) ? `${OWN_REFS}remote/${ref.slice(HEADS.length)}` : ref;
}

export function agentIdentity(agent: AgentName): Identity {
  return { name: `${agent} (Tributary)`, email: `${agent}${AGENTS_DOMAIN}` };
}

export function isAgentEmail(email: string): boolean {
  return email.endsWith(AGENTS_DOMAIN);
}
