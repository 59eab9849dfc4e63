/** `tributary status`: the state of the run's tasks, now or at its end. */
import { join, relative } from 'node:path';
import { openSeal } from '../adapters/files/seal.js';
import { lockHolder } from '../adapters/files/lock.js';
import { readStatus } from '../adapters/agents/status-file.js';
import { openRepository, type Repository } from '../adapters/git/repository.js';
import { taskWorktree } from '../adapters/git/task-worktree.js';
import { ownFolder } from '../adapters/files/own-folder.js';
import type { Runs } from '../adapters/files/run-directory.js';
import { openRuns } from './open-runs.js';
import { type Assignment, type AgentStatus, type Request, TaskId } from '../core/model.js';
import { outcomesOf, type RunFacts, type TaskOutcome } from '../core/metrics/metrics.js';
import { secondsBetween } from '../core/metrics/time.js';
import { STATUS_FILE_IN_TREE, workFiles } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { RunDirectory } from '../ports.js';
import { locationOf } from '../report/partial-success.js';
import { askedOf, nextSteps, runAgain } from '../text/next-steps.js';
import { type RunStatus, type StatusRow, statusText } from '../report/status-text.js';
import { gatherFacts } from '../stages/report.js';
import type { CommandContext, ExitCode } from './context.js';

/** A task's worktree, relative to the checkout; undefined if there is none. */
type FindWorktree = (task: TaskId) => Promise<string | undefined>;

/** @throws UserError if there is no run yet */
export async function statusCommand(
  context: CommandContext,
  options: { json?: boolean | undefined },
): Promise<ExitCode> {
  const repository = await openRepository(context.cwd, context.environment);
  const runs = await openRuns(context, repository.gitDir);
  const request = await runs.newest();
  if (!request) throw new UserError(['There is no run here yet.'], ['tributary run ready']);
  const status = await statusOf(context, repository, runs, request);
  context.stdout.write(`${options.json ? JSON.stringify(status, null, 2) : statusText(status)}\n`);
  return 0;
}

async function statusOf(
  context: CommandContext,
  { root, gitDir }: Repository,
  runs: Runs,
  request: Request,
): Promise<RunStatus> {
  const seal = await openSeal(context.environment);
  const running = (await lockHolder(ownFolder(gitDir).lock)) !== undefined;
  const finished = await runs.isFinished(request.run);
  const dir = runs.open(request.run);
  const facts = await gatherFacts({ dir, request }, [], false);
  const findWorktree: FindWorktree = async (task) => {
    const found = await taskWorktree({ gitDir, seal }, task);
    return found === undefined ? undefined : relative(root, found) || '.';
  };
  const state = finished ? 'ended' : running ? 'running' : 'interrupted';
  return {
    run: request.run,
    base: request.branch,
    state,
    rows: await rowsOf({ ...context, cwd: root }, findWorktree, dir, facts),
    next: state === 'interrupted' ? [runAgain(request.ask, askedOf(request))] : [],
  };
}

async function rowsOf(
  context: CommandContext,
  findWorktree: FindWorktree,
  dir: RunDirectory,
  facts: RunFacts,
): Promise<StatusRow[]> {
  const plan = facts.plans.at(-1);
  const open = plan && facts.lands.length < facts.plans.length ? plan : undefined;
  const going = new Set<string>(open?.tasks.map(({ id }) => id));
  const settled = outcomesOf(facts, () => undefined).filter(({ task }) => !going.has(task));
  const rows = await Promise.all(
    (open?.tasks ?? []).map(({ id }) =>
      openRow(
        context,
        findWorktree,
        dir,
        facts,
        facts.plans.length,
        id,
        open?.assign.find(({ task }) => task.id === id),
      ),
    ),
  );
  const ended = settled.map((task) => settledRow(findWorktree, facts, task));
  return [...(await Promise.all(ended)), ...rows];
}

/** A task of the current round: finished, in work, or waiting. */
async function openRow(
  context: CommandContext,
  findWorktree: FindWorktree,
  dir: RunDirectory,
  facts: RunFacts,
  round: number,
  id: TaskId,
  assignment: Assignment | undefined,
): Promise<StatusRow> {
  if (!assignment)
    return { task: id, round, state: facts.queues.length >= round ? 'in-train' : 'waiting' };
  const { agent, attempt } = assignment;
  const done = facts.results.find((work) => work.task === id && work.attempt === attempt);
  if (done)
    return {
      task: id,
      agent,
      round,
      elapsed: done.seconds,
      worktree: done.worktree === undefined ? undefined : await findWorktree(id),
      progress: done.status?.progress,
      state: facts.queues.length >= round ? 'in-train' : 'delivered',
    };
  const files = workFiles(id, attempt);
  const began = (await dir.list(files.folder)).length > 0;
  const worktree = began ? await findWorktree(id) : undefined;
  const reported: AgentStatus | undefined =
    worktree === undefined
      ? undefined
      : (await readStatus(join(context.cwd, worktree, STATUS_FILE_IN_TREE))).status;
  const since = facts.plans.at(-1)?.at;
  return {
    task: id,
    agent,
    round,
    state: began ? 'working' : 'waiting',
    progress: reported?.progress,
    elapsed: began && since ? Math.max(0, secondsBetween(since, context.clock.now())) : undefined,
    worktree,
  };
}

async function settledRow(
  findWorktree: FindWorktree,
  facts: RunFacts,
  task: TaskOutcome,
): Promise<StatusRow> {
  return {
    task: task.task,
    agent: task.agent,
    round: facts.lands.length,
    state: task.outcome.is,
    elapsed: task.seconds,
    ...(await openEnds(findWorktree, facts, task)),
  };
}

/** Remaining actions for a task. If its worktree is gone (`tributary discard`), only running it again is left. */
async function openEnds(
  findWorktree: FindWorktree,
  { request }: RunFacts,
  task: TaskOutcome,
): Promise<Pick<StatusRow, 'worktree' | 'next'>> {
  if (task.outcome.is === 'landed') return { next: [] };
  const id = TaskId.safeParse(task.task);
  const worktree = id.success ? await findWorktree(id.data) : undefined;
  if (task.worktree !== undefined && worktree === undefined)
    return { next: [runAgain([task.task], askedOf(request))] };
  return { worktree, next: nextSteps(task.outcome, { ...locationOf(task, request), worktree }) };
}
