/** The guide's status record, built from observed facts rather than from an agent's claims. */
import { z } from 'zod';
import {
  AgentName,
  type ChangeId,
  CommitSha,
  ComplianceWord,
  GateName,
  GateResult,
  type Outcome,
  SecurityWord,
  StatusWord,
  TaskId,
  type Verdict,
} from '../model.js';
import { outcomesOf, type TaskOutcome } from './outcomes.js';
import { changesOf, type RunFacts } from './run-facts.js';

export const StatusRecord = z.strictObject({
  agentId: AgentName,
  taskId: TaskId,
  /** `completed`: it landed. `in_progress`: it is not settled yet. */
  status: StatusWord,
  /** 0 started, 0.5 delivered, 0.75 all gates passed, 1 landed. */
  progress: z.number().min(0).max(1),
  filesChanged: z.array(z.string()),
  securityGate: SecurityWord,
  complianceGate: ComplianceWord,
  reviewAgents: z.array(
    z.strictObject({
      name: GateName,
      status: GateResult,
      warnings: z.int().nonnegative(),
    }),
  ),
  /** The landed commit, else the delivered one. */
  commit: CommitSha.optional(),
});
export type StatusRecord = z.infer<typeof StatusRecord>;

/**
 * One record for each task that was assigned to an agent.
 *
 * @param files the changed files by change; if a change is missing, the agent's own list is used
 */
export function statusRecords(
  facts: RunFacts,
  files: ReadonlyMap<ChangeId, readonly string[]>,
): StatusRecord[] {
  return outcomesOf(facts, () => undefined).flatMap((task) => {
    const id = TaskId.safeParse(task.task);
    if (!id.success || task.agent === undefined) return [];
    return [recordOf(facts, task, id.data, task.agent, files)];
  });
}

function recordOf(
  facts: RunFacts,
  task: TaskOutcome,
  taskId: TaskId,
  agentId: AgentName,
  files: ReadonlyMap<ChangeId, readonly string[]>,
): StatusRecord {
  const gates = gatesOf(facts, task);
  const commit = task.outcome.is === 'landed' ? task.outcome.commit : task.delivered?.head;
  const known = task.delivered && files.get(task.delivered.id);
  return {
    agentId,
    taskId,
    status: statusOf(task.outcome),
    progress: progressOf(facts, task, gates),
    filesChanged: [...(known ?? claimedFiles(facts, taskId))],
    securityGate: gates.get('security') ?? 'pending',
    complianceGate: gates.get('compliance') ?? (wasQueued(facts, task) ? 'n/a' : 'pending'),
    reviewAgents: task.verdicts
      .filter((verdict) => verdict.kind === 'review')
      .map(({ gate, result, findings }) => ({
        name: gate,
        status: result,
        warnings: findings.length,
      })),
    ...(commit === undefined ? {} : { commit }),
  };
}

/** Results by gate name. A gate that blocked without a verdict (for example, one not configured) has failed too. */
function gatesOf(facts: RunFacts, task: TaskOutcome): Map<string, 'pass' | 'fail'> {
  const gates = new Map<string, 'pass' | 'fail'>();
  for (const verdict of task.verdicts) {
    if (verdict.kind === 'gate') gates.set(verdict.gate, passOrFail(verdict));
  }
  const disposition = queuedAs(facts, task)?.disposition;
  if (disposition?.is === 'blocked') for (const gate of disposition.gates) gates.set(gate, 'fail');
  return gates;
}

function passOrFail(verdict: Verdict): 'pass' | 'fail' {
  return verdict.result === 'pass' ? 'pass' : 'fail';
}

function statusOf(outcome: Outcome): StatusRecord['status'] {
  switch (outcome.is) {
    case 'landed':
      return 'completed';
    case 'unsettled':
      return 'in_progress';
    case 'failed':
    case 'blocked':
    case 'red':
    case 'held':
    case 'discarded':
    case 'not-started':
      return 'failed';
  }
}

function progressOf(
  facts: RunFacts,
  task: TaskOutcome,
  gates: ReadonlyMap<string, 'pass' | 'fail'>,
): number {
  if (task.outcome.is === 'landed') return 1;
  if (!isDelivered(facts, task)) return 0;
  const passed = gates.size > 0 && [...gates.values()].every((result) => result === 'pass');
  return passed ? 0.75 : 0.5;
}

function isDelivered(facts: RunFacts, task: TaskOutcome): boolean {
  const { delivered } = task;
  return (
    changesOf(facts).some(({ id }) => id === delivered?.id) ||
    facts.results.some((work) => work.is === 'delivered' && work.head === delivered?.head)
  );
}

function claimedFiles(facts: RunFacts, task: TaskId): readonly string[] {
  const last = facts.results.findLast((work) => work.task === task);
  return last?.status?.filesChanged ?? [];
}

/** `queue` runs after all gates, so a gate without a verdict there did not apply. */
function wasQueued(facts: RunFacts, task: TaskOutcome): boolean {
  return queuedAs(facts, task) !== undefined;
}

function queuedAs(facts: RunFacts, task: TaskOutcome) {
  return facts.queues
    .flatMap((queue) => queue.changes)
    .findLast((queued) => queued.change.id === task.delivered?.id);
}
