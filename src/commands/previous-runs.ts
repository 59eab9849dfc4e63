/** Previous runs that were interrupted: their leftover processes and undelivered changes. */
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { createProcessRunner } from '../adapters/process/process.js';
import { processTable } from '../adapters/process/process-table.js';
import type { Runs } from '../adapters/files/run-directory.js';
import { TASK_REFS, taskOfRef } from '../core/git-names.js';
import { type Change, CommitSha, type Request, type RunId, type TaskId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import { landingMarker } from '../wiring/local.js';
import { temporaryFolder } from '../wiring/ports.js';
import type { Ports, RunDirectory, Workspaces } from '../ports.js';
import { unjudgedIn } from '../stages/previous-run.js';
import { report } from '../stages/report.js';
import type { CommandContext } from './context.js';
import type { Project } from './project.js';

/** Unfinished runs, newest first. */
export async function unfinishedRuns(runs: Runs): Promise<Request[]> {
  const open: Request[] = [];
  for (const request of await runs.list())
    if (!(await runs.isFinished(request.run))) open.push(request);
  return open;
}

/**
 * Kills processes of previous runs: they would keep writing into worktrees that the next run uses. Call only
 * while holding the lock, so that no other run is active.
 */
export async function killLeftovers(
  context: CommandContext,
  previous: readonly Request[],
): Promise<void> {
  const { environment, clock, signal } = context;
  const runner = createProcessRunner({ environment, clock, signal, marker: 'kill-leftovers' });
  for (const { run } of previous) await runner.sweep(run);
  await waitForLandings(context, previous);
}

/**
 * Changes that agents of other runs delivered, that were not judged, and whose branch has not moved since. If
 * several runs worked on a task, the newest one counts.
 */
export async function previousChanges(
  project: Project,
  runs: Runs,
  current: RunId,
  collect: Workspaces['collect'],
): Promise<Change[]> {
  // First: it brings commits of a person to the branch.
  for (const task of (await branchTips(project)).keys()) await collect(task);
  const tips = await branchTips(project);
  const open = new Set(tips.keys());
  const found: Change[] = [];
  for (const { run, branch } of await runs.list()) {
    if (open.size === 0) break;
    if (run === current || branch !== project.base.branch) continue;
    for (const [task, change] of await unjudgedOrNone(runs.open(run), open)) {
      open.delete(task);
      if (change && change.head === tips.get(task)) found.push(change);
    }
  }
  return found;
}

/** Finishes interrupted runs that a new run replaces: writes their reports, so that nobody resumes them. */
export async function abandonRuns(
  { environment }: CommandContext,
  runs: Runs,
  ports: Ports,
  current: Request,
): Promise<void> {
  for (const request of await unfinishedRuns(runs)) {
    if (request.run === current.run || request.branch !== current.branch) continue;
    const run = { dir: runs.open(request.run), request };
    try {
      await rm(temporaryFolder(environment, request.run), { recursive: true, force: true });
      await report(run, ports, [], true);
    } catch (error) {
      // The report is not essential; failing to write it must not stop this run.
      const message = `Could not write the report of run ${request.run}: ${String(error)}`;
      ports.events.emit({ is: 'note', message });
    }
  }
}

/**
 * Waits for landings of previous runs. A landing is never stopped: it outlives its run, and until it ends the
 * checkout is only half updated.
 */
async function waitForLandings(
  { stderr }: CommandContext,
  previous: readonly Request[],
): Promise<void> {
  const markers = previous.map(({ run }) => `${landingMarker(run)}.`);
  const isLanding = (part: string) => markers.some((marker) => part.startsWith(marker));
  const goesOn = async () =>
    (await processTable()).some(({ label = '' }) => label.split('/').some(isLanding));
  if (!(await goesOn())) return;
  stderr.write(
    'A landing of the interrupted run is still in progress: waiting for it to finish.\n',
  );
  while (await goesOn()) await setTimeout(50);
}

async function branchTips({ repository }: Project): Promise<Map<TaskId, CommitSha>> {
  const { stdout } = await repository.git([
    'for-each-ref',
    '--format=%(refname) %(objectname)',
    TASK_REFS,
  ]);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return new Map(
    lines.flatMap((line): [TaskId, CommitSha][] => {
      const [ref = '', tip] = line.split(' ');
      const task = taskOfRef(ref);
      return task ? [[task, CommitSha.parse(tip)]] : [];
    }),
  );
}

/** A run with an invalid file is skipped and must not block this one. Any other error must not pass for "no work". */
async function unjudgedOrNone(
  dir: RunDirectory,
  open: ReadonlySet<string>,
): ReturnType<typeof unjudgedIn> {
  try {
    return await unjudgedIn(dir, open);
  } catch (error) {
    if (error instanceof UserError) return new Map();
    throw error;
  }
}
