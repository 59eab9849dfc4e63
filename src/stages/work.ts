/** work: one assignment, one agent, one worktree. What it leaves is a bundle and `result.json`, written last. */
import { askedSubtasks } from '../core/subtasks.js';
import {
  type Assignment,
  type CommitSha,
  type Failure,
  type Plan,
  type TaskId,
  WorkResult,
} from '../core/model.js';
import type { AgentRun, AgentWorkspace, CommandEnd, Ports, Run } from '../ports.js';
import { runSetup } from './setup.js';

export type WorkPorts = Pick<Ports, 'workspaces' | 'agents' | 'clock' | 'events'>;

export interface WorkLeg {
  plan: Plan;
  assignment: Assignment;
}

export const workFolder = (task: TaskId, attempt: number): string => `work/${task}-${attempt}`;

type End =
  | { is: 'delivered'; head: CommitSha }
  | { is: 'waits'; on: Extract<WorkResult, { is: 'waits' }>['on']; partial?: CommitSha }
  | { is: 'failed'; why: Failure; partial?: CommitSha };

const COMMAND_NOT_FOUND = 127;

const failureOf = (end: CommandEnd, { status }: AgentRun, limit: number): Failure | undefined => {
  if (end.ended === 'timeout') return { is: 'timeout', limit };
  if (end.ended === 'aborted') return { is: 'interrupted' };
  if (end.ended === 'not-started') return { is: 'start', message: end.tail };
  if (status?.status === 'failed')
    return {
      is: 'said',
      message: status.error ?? status.message ?? 'it said so, without a reason',
    };
  // The shell's own answer where it finds no such program: another attempt would not find it either.
  if (end.code === COMMAND_NOT_FOUND) return { is: 'start', message: end.tail };
  if (end.signal !== null) return { is: 'signal', signal: end.signal, tail: end.tail };
  if (end.code !== 0) return { is: 'exit', code: end.code ?? -1, tail: end.tail };
  return undefined;
};

/** The date of the guide's `WIP: timeout at $(date)`, to the minute. */
const minuteOf = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;

const saveMessage = (
  ports: WorkPorts,
  { task, attempt }: Assignment,
  failure: Failure | undefined,
) => {
  if (!failure) return `${task.id}: attempt ${attempt}`;
  const what =
    failure.is === 'interrupted' ? 'interrupted' : failure.is === 'timeout' ? 'timeout' : 'failure';
  return `WIP: ${what} at ${minuteOf(ports.clock.now())}`;
};

interface Saved {
  head: CommitSha | undefined;
  problem: string | undefined;
}

/** An agent can leave files that git will not take; that is its failure, not ours. */
const save = async (workspace: AgentWorkspace, message: string): Promise<Saved> => {
  try {
    return { head: await workspace.save(message), problem: undefined };
  } catch (error) {
    return { head: undefined, problem: error instanceof Error ? error.message : String(error) };
  }
};

const judgeEnd = (
  leg: WorkLeg,
  run: Run,
  agentRun: AgentRun,
  saved: Saved,
): { end: End; problems: string[] } => {
  const { task, agent } = leg.assignment;
  const limit = run.config.agents[agent]?.limit ?? 0;
  const failure = failureOf(agentRun.end, agentRun, limit);
  const partial = saved.head && { partial: saved.head };
  if (failure) return { end: { is: 'failed', why: failure, ...partial }, problems: [] };
  const { subtasks, problems } = askedSubtasks(agentRun.status, {
    task,
    agents: new Set(Object.keys(run.config.agents)),
    taken: new Set([...leg.plan.taken, ...leg.plan.tasks.map(({ id }) => id)]),
    parents: new Map(leg.plan.tasks.flatMap(({ id, parent }) => (parent ? [[id, parent]] : []))),
  });
  if (subtasks.length > 0) return { end: { is: 'waits', on: subtasks, ...partial }, problems };
  const say = (message: string): End => ({
    is: 'failed',
    why: { is: 'said', message },
    ...partial,
  });
  if (problems.length > 0) return { end: say(problems.join('; ')), problems };
  if (saved.problem !== undefined)
    return { end: say(`its work could not be saved: ${saved.problem}`), problems };
  return saved.head
    ? { end: { is: 'delivered', head: saved.head }, problems }
    : { end: { is: 'failed', why: { is: 'nothing' } }, problems };
};

const runAgent = async (run: Run, ports: WorkPorts, leg: WorkLeg, workspace: AgentWorkspace) => {
  const { assignment } = leg;
  const { agent, task, attempt } = assignment;
  const limit = run.config.agents[agent]?.limit ?? 0;
  ports.events.emit({
    is: 'spawned',
    task: task.id,
    agent,
    attempt,
    worktree: workspace.shown,
    limit,
  });
  const agentRun = await ports.agents.work(assignment, workspace, run.dir);
  const failure = failureOf(agentRun.end, agentRun, limit);
  const saved = await save(workspace, saveMessage(ports, assignment, failure));
  const judged = judgeEnd(leg, run, agentRun, saved);
  if (saved.head)
    await workspace.bundle(await run.dir.path(`${workFolder(task.id, attempt)}/change.bundle`));
  return { agentRun, ...judged };
};

const nothingUsed: Pick<AgentRun, 'usage' | 'status' | 'problems'> = {
  usage: { models: {} },
  status: undefined,
  problems: [],
};

/**
 * Runs one leg; a leg whose `result.json` is there is not run again. An interrupted leg saves its
 * work and writes no result: the next run does it again.
 */
export const work = async (run: Run, ports: WorkPorts, leg: WorkLeg): Promise<WorkResult> => {
  const { task, agent, model, attempt, base } = leg.assignment;
  const file = `${workFolder(task.id, attempt)}/result.json`;
  const known = await run.dir.read(file, WorkResult);
  if (known) return known;
  const startedAt = ports.clock.now();
  const workspace = await ports.workspaces.forAgent(leg.assignment);
  const log = await run.dir.path(`${workFolder(task.id, attempt)}/setup.log`);
  if (run.config.setup.length > 0)
    ports.events.emit({ is: 'setting-up', task: task.id, agent, worktree: workspace.shown });
  const setup = await runSetup(workspace, run.config, log);
  const done =
    setup.is === 'ready'
      ? await runAgent(run, ports, leg, workspace)
      : { end: { is: 'failed', why: setup.why } satisfies End, agentRun: undefined, problems: [] };
  const used = done.agentRun ?? nothingUsed;
  const result: WorkResult = {
    version: 1,
    task: task.id,
    agent,
    attempt,
    base,
    startedAt,
    worktree: workspace.shown,
    ...(model !== undefined && { model }),
    seconds: setup.seconds + (done.agentRun?.end.seconds ?? 0),
    usage: used.usage,
    ...(used.status && { status: used.status }),
    problems: [...used.problems, ...done.problems],
    ...done.end,
  };
  const interrupted = result.is === 'failed' && result.why.is === 'interrupted';
  if (!interrupted) await run.dir.write(file, result);
  ports.events.emit({ is: 'worked', result });
  return result;
};
