/** work: runs one agent on one assignment in one worktree. Writes a bundle and, last, `result.json`. */
import { askedSubtasks, subtaskContext } from '../core/plan/subtasks.js';
import {
  type Assignment,
  type CommitSha,
  type Failure,
  type Instant,
  NO_USAGE,
  type Plan,
  type Prepared,
  type Seconds,
  type StepOutcome,
  type TreeSha,
  WorkResult,
} from '../core/model.js';
import { secondsBetween } from '../core/metrics/time.js';
import { workFiles } from '../core/run-layout.js';
import type {
  AgentRun,
  AgentWorkspace,
  PreparedAgent,
  Ports,
  Run,
  RunDirectory,
} from '../ports.js';
import { reportSetupChanges, runSetup, type Setup } from './setup.js';
import { stepEnd } from './step-end.js';

export type WorkPorts = Pick<Ports, 'workspaces' | 'agents' | 'clock' | 'events'>;

interface WorkJob {
  plan: Plan;
  assignment: Assignment;
}

type End =
  | { is: 'delivered'; head: CommitSha }
  | { is: 'waits'; on: Extract<WorkResult, { is: 'waits' }>['on']; partial?: CommitSha }
  | { is: 'failed'; why: Failure; partial?: CommitSha };

const COMMAND_NOT_FOUND = 127;

interface Saved {
  head: CommitSha | undefined;
  problem: string | undefined;
}

/** A worktree, and the result of its set-up. */
interface Opened {
  workspace: AgentWorkspace;
  setup: Setup;
  /** All files after set-up, as a tree; absent if there is no set-up. */
  files?: TreeSha;
  startedAt: Instant;
}

interface Ended {
  end: End;
  problems: string[];
  agentRun?: AgentRun;
}

const nothingUsed: Pick<AgentRun, 'usage' | 'status' | 'problems'> = {
  usage: NO_USAGE,
  status: undefined,
  problems: [],
};

/** The result of `prepare`, for an agent that runs as a workflow step. */
export type Preparation =
  | {
      is: 'ready';
      brief: Extract<PreparedAgent, { is: 'ready' }>;
      dir: string;
      /** All files after set-up, as a tree; absent if there is no set-up. */
      files?: TreeSha;
      startedAt: Instant;
    }
  | { is: 'ended'; result: WorkResult };

/** What the workflow knows of the agent's step; none of it comes from the agent. */
export interface AgentStep
  extends Pick<Prepared, 'directory' | 'startedAt' | 'readyAt' | 'stamp'>,
    Partial<Pick<Prepared, 'files'>> {
  outcome: StepOutcome | undefined;
  /** Path of the execution file that its program wrote. */
  execution: string | undefined;
}

/** How long the agent may work. */
export function agentLimit(
  run: Pick<Run, 'config'>,
  { agent }: Pick<Assignment, 'agent'>,
): Seconds {
  return run.config.agents[agent]?.limit ?? 0;
}

/** The part of a result that identifies its attempt. */
export function attemptOf({ task, agent, attempt, base }: Assignment, startedAt: Instant) {
  return { version: 1, task: task.id, agent, attempt, base, startedAt } as const;
}

/**
 * Runs one job, unless its `result.json` exists. An interrupted job saves its work but writes no result, so
 * the next run repeats it.
 */
export async function work(run: Run, ports: WorkPorts, job: WorkJob): Promise<WorkResult> {
  const known = await run.dir.read(resultFile(job.assignment), WorkResult);
  if (known) return known;
  const opened = await open(run, ports, job);
  const { setup, workspace } = opened;
  const ended =
    setup.is === 'ready' ? await runAgent(run, ports, job, workspace) : notBegun(setup.why);
  return writeResult(run, ports, job, { ...opened, seconds: setup.seconds }, ended);
}

/**
 * The part of `work` before the agent runs.
 * @param agentDir the directory of the agent's prompt and report; the agent may write anything there
 */
export async function prepare(
  run: Run,
  ports: WorkPorts,
  job: WorkJob,
  agentDir: RunDirectory,
): Promise<Preparation> {
  const known = await run.dir.read(resultFile(job.assignment), WorkResult);
  if (known) return { is: 'ended', result: known };
  const opened = await open(run, ports, job);
  const { setup, workspace, startedAt, files } = opened;
  const ended = async (why: Failure): Promise<Preparation> => {
    const failed = { ...opened, seconds: setup.seconds };
    return { is: 'ended', result: await writeResult(run, ports, job, failed, notBegun(why)) };
  };
  if (setup.is === 'failed') return ended(setup.why);
  const brief = await ports.agents.prepare(job.assignment, workspace, agentDir);
  if (brief.is === 'refused') return ended({ is: 'start', message: brief.message });
  return { is: 'ready', brief, dir: workspace.dir, startedAt, ...(files && { files }) };
}

/** The part of `work` after the agent has run. */
export async function submit(
  run: Run,
  ports: WorkPorts,
  job: WorkJob,
  agentDir: RunDirectory,
  turn: AgentStep,
): Promise<WorkResult> {
  const { assignment } = job;
  const known = await run.dir.read(resultFile(assignment), WorkResult);
  if (known) return known;
  const { startedAt, readyAt, stamp, execution, outcome } = turn;
  const end = stepEnd(outcome, readyAt, ports.clock.now(), agentLimit(run, assignment));
  const workspace = await ports.workspaces.reopen(assignment, turn.directory, turn.files);
  const agentRun = await ports.agents.collectResult(assignment, workspace, agentDir, {
    end,
    stamp,
    execution,
  });
  const ended = await collectWork(run, ports, job, workspace, agentRun);
  const seconds = Math.max(0, secondsBetween(startedAt, readyAt));
  return writeResult(run, ports, job, { workspace, startedAt, seconds }, ended);
}

async function runAgent(
  run: Run,
  ports: WorkPorts,
  job: WorkJob,
  workspace: AgentWorkspace,
): Promise<Ended> {
  const { task, agent, attempt } = job.assignment;
  ports.events.emit({
    is: 'spawned',
    task: task.id,
    agent,
    attempt,
    worktree: workspace.displayPath,
    limit: agentLimit(run, job.assignment),
  });
  const agentRun = await ports.agents.work(job.assignment, workspace, run.dir);
  return collectWork(run, ports, job, workspace, agentRun);
}

async function open(run: Run, ports: WorkPorts, { assignment }: WorkJob): Promise<Opened> {
  const { task, agent, attempt } = assignment;
  const startedAt = ports.clock.now();
  const workspace = await ports.workspaces.forAgent(assignment);
  const log = await run.dir.path(workFiles(task.id, attempt).setupLog);
  if (run.config.setup.length > 0)
    ports.events.emit({ is: 'setting-up', task: task.id, agent, worktree: workspace.displayPath });
  const setup = await runSetup(workspace, run.config, log);
  const opened = { workspace, setup, startedAt };
  if (setup.is === 'failed' || run.config.setup.length === 0) return opened;
  const { tree, changed } = await workspace.prepared();
  await reportSetupChanges(run, ports, changed);
  return { ...opened, files: tree };
}

function notBegun(why: Failure): Ended {
  return { end: { is: 'failed', why }, problems: [] };
}

/** Saves the contents of the worktree, however the agent ended. */
async function collectWork(
  run: Run,
  ports: WorkPorts,
  job: WorkJob,
  workspace: AgentWorkspace,
  agentRun: AgentRun,
): Promise<Ended> {
  const { task, attempt } = job.assignment;
  const failure = failureOf(agentRun, agentLimit(run, job.assignment));
  const saved = await save(workspace, saveMessage(ports, job.assignment, failure));
  const ended = judgeEnd(job, run, agentRun, saved, failure);
  if (saved.head) await workspace.bundle(await run.dir.path(workFiles(task.id, attempt).bundle));
  return { agentRun, ...ended };
}

function failureOf({ end, status }: AgentRun, limit: Seconds): Failure | undefined {
  if (end.ended === 'timeout') return { is: 'timeout', limit };
  if (end.ended === 'aborted') return { is: 'interrupted' };
  if (end.ended === 'not-started') return { is: 'start', message: end.tail };
  if (status?.status === 'failed')
    return {
      is: 'said',
      message: status.error ?? status.message ?? 'it reported failure without a reason',
    };
  // The shell did not find the program, and another attempt would not find it either.
  if (end.code === COMMAND_NOT_FOUND) return { is: 'start', message: end.tail };
  if (end.signal !== null) return { is: 'signal', signal: end.signal, tail: end.tail };
  if (end.code !== 0) return { is: 'exit', code: end.code ?? -1, tail: end.tail };
  return undefined;
}

/** An agent can leave files that git refuses; that is a failure of the agent, not an internal error. */
async function save(workspace: AgentWorkspace, message: string): Promise<Saved> {
  try {
    return { head: await workspace.save(message), problem: undefined };
  } catch (error) {
    return { head: undefined, problem: error instanceof Error ? error.message : String(error) };
  }
}

function saveMessage(
  ports: WorkPorts,
  { task, attempt }: Assignment,
  failure: Failure | undefined,
) {
  if (!failure) return `${task.id}: attempt ${attempt}`;
  const what =
    failure.is === 'interrupted' ? 'interrupted' : failure.is === 'timeout' ? 'timeout' : 'failure';
  return `WIP: ${what} at ${minuteOf(ports.clock.now())}`;
}

/** The date for the guide's `WIP: timeout at $(date)`, to the minute. */
function minuteOf(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

function judgeEnd(
  job: WorkJob,
  run: Run,
  agentRun: AgentRun,
  saved: Saved,
  failure: Failure | undefined,
): { end: End; problems: string[] } {
  const partial = saved.head && { partial: saved.head };
  if (failure) return { end: { is: 'failed', why: failure, ...partial }, problems: [] };
  const context = subtaskContext(job.plan, job.assignment.task, run.config);
  const { subtasks, problems } = askedSubtasks(agentRun.status, context);
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
}

/** Writes the result, last of all. An interrupted job gets none, so the next run repeats it. */
async function writeResult(
  run: Run,
  ports: WorkPorts,
  { assignment }: WorkJob,
  { workspace, startedAt, seconds }: Pick<Opened, 'workspace' | 'startedAt'> & { seconds: Seconds },
  { end, problems, agentRun }: Ended,
): Promise<WorkResult> {
  const { model } = assignment;
  const used = agentRun ?? nothingUsed;
  const result: WorkResult = {
    ...attemptOf(assignment, startedAt),
    worktree: workspace.displayPath,
    ...(model !== undefined && { model }),
    seconds: seconds + (agentRun?.end.seconds ?? 0),
    usage: used.usage,
    ...(used.status && { status: used.status }),
    problems: [...used.problems, ...problems],
    ...end,
  };
  const interrupted = result.is === 'failed' && result.why.is === 'interrupted';
  if (!interrupted) await run.dir.write(resultFile(assignment), result);
  ports.events.emit({ is: 'worked', result });
  return result;
}

function resultFile({ task, attempt }: Assignment): string {
  return workFiles(task.id, attempt).result;
}
