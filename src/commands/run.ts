/** `tributary run`: from task IDs to changes on the base. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireLock } from '../adapters/files/lock.js';
import { openRepository, type Repository } from '../adapters/git/repository.js';
import { Belongings, changesBetween, readBelongings } from '../adapters/git/watch.js';
import { ownFolder } from '../adapters/files/own-folder.js';
import type { Runs } from '../adapters/files/run-directory.js';
import { openRuns } from './open-runs.js';
import { askOverlap } from '../adapters/terminal/ask.js';
import { createTerminal } from '../adapters/terminal/live-view.js';
import type { Metrics } from '../core/metrics/metrics.js';
import type { OnOverlap, Outcome, Plan, Request } from '../core/model.js';
import { FINISHED, isOnBase } from '../core/metrics/outcomes.js';
import { BELONGINGS_FILE, folders, REPORT, sessionFile } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { Run } from '../ports.js';
import { checkSandbox, closeNetwork } from '../wiring/sandbox.js';
import { belongingsText } from '../text/belongings.js';
import { askedOf, shellWord } from '../text/next-steps.js';
import { partialSuccessText } from '../report/partial-success.js';
import { namesOf } from '../stages/history.js';
import { report } from '../stages/report.js';
import { Interrupted } from '../stages/round.js';
import { rounds } from '../stages/rounds.js';
import type { CommandContext, ExitCode } from './context.js';
import { settleStoppedBase } from './stopped-base.js';
import { abandonRuns, killLeftovers, previousChanges, unfinishedRuns } from './previous-runs.js';
import {
  cancelledText,
  checkRules,
  draftPlan,
  newRunId,
  type PlanOptions,
  planShown,
  runsOn,
} from './plan.js';
import { asBadInput, type Machine, createMachine, openProject, type Project } from './project.js';
import { refuseBadInput } from '../stages/bad-input.js';

interface RunOptions extends PlanOptions {
  maxParallel?: number | undefined;
  /** Do not resume an unfinished run. */
  fresh?: boolean | undefined;
  dryRun?: boolean | undefined;
  /** The start of a commit on the base that an agent made, and that a person accepts. */
  acceptBase?: string | undefined;
}

type Start = { request: Request; resumed: boolean } | { nothing: ExitCode; text: string };

interface Begun {
  project: Project;
  start: Start;
  /** Who runs in a sandbox. */
  sandbox: string | undefined;
}

/** @throws UserError for bad input, before anything is started */
export async function runCommand(context: CommandContext, options: RunOptions): Promise<ExitCode> {
  const repository = await openRepository(context.cwd, context.environment);
  const { gitDir } = repository;
  const startedAt = context.clock.now();
  const lock = await acquireLock(ownFolder(gitDir).lock, {
    pid: context.pid,
    run: newRunId(startedAt),
    command: context.typed,
    startedAt,
  });
  try {
    // Files of killed processes.
    await rm(ownFolder(gitDir).scratch, { recursive: true, force: true });
    const all = await openRuns(context, gitDir);
    if (!options.dryRun) await killLeftovers(context, await unfinishedRuns(all));
    const runs = runsOn(all, options.forge ?? 'local');
    const { project, start, sandbox } = await asBadInput(options, () =>
      begin(context, options, repository, runs),
    );
    return 'nothing' in start
      ? start.nothing
      : await perform(context, project, options, runs, { ...start, sandbox });
  } finally {
    await closeNetwork();
    await lock.release();
  }
}

/** All checks that must pass before anything is started. */
async function begin(
  context: CommandContext,
  options: RunOptions,
  repository: Repository,
  runs: Runs,
): Promise<Begun> {
  const project = withOptions(await openProject(context, options, repository), options);
  if (!options.dryRun)
    await settleStoppedBase(runs, project.base, project.store, options.acceptBase);
  const start = await startOf(context, project, options, runs);
  if ('nothing' in start) context.stdout.write(`${start.text}\n`);
  if ('nothing' in start && !options.dryRun) return { project, start, sandbox: undefined };
  const sandbox = await checkSandbox(project.config, context.environment);
  await checkRules(context, project);
  return { project, start, sandbox };
}

function withOptions(project: Project, options: RunOptions): Project {
  return {
    ...project,
    config: {
      ...project.config,
      ...(options.maxParallel !== undefined && { 'max-parallel': options.maxParallel }),
    },
  };
}

/** Plans a new run before writing any of its files, so that bad input changes nothing. */
async function startOf(
  context: CommandContext,
  project: Project,
  options: RunOptions,
  runs: Runs,
): Promise<Start> {
  const branch = project.base.branch;
  const unfinished =
    options.dryRun || options.fresh ? undefined : await unfinishedRun(runs, options, branch);
  const { budget } = options;
  if (unfinished) return { request: { ...unfinished, ...(budget && { budget }) }, resumed: true };
  const plan = await draftPlan(context, project, options, 'sequential');
  refuseBadInput(plan);
  if (plan.assign.length + plan.adopt.length + plan.later.length === 0) {
    const finished = plan.blocked.every(({ why }) => why.some(({ is }) => FINISHED.has(is)));
    return { nothing: finished ? 0 : 2, text: planShown(plan, options) };
  }
  if (options.dryRun) return { nothing: 0, text: planShown(plan, options) };
  const onOverlap = await answerOverlap(context, project, options, plan);
  if (onOverlap === 'cancel' && plan.overlaps.length > 0)
    return {
      nothing: 2,
      text: options.json ? planShown(plan, options) : cancelledText(plan),
    };
  const startedAt = context.clock.now();
  const run = newRunId(startedAt);
  return {
    request: {
      version: 1,
      run,
      ask: options.ask,
      branch,
      named: options.base !== undefined,
      forge: options.forge ?? 'local',
      onOverlap,
      ...(options.budget !== undefined && { budget: options.budget }),
      startedAt,
    },
    resumed: false,
  };
}

/** The unfinished run that the same command started. */
async function unfinishedRun(
  runs: Runs,
  options: RunOptions,
  branch: string,
): Promise<Request | undefined> {
  const newest = (await unfinishedRuns(runs)).find((request) => request.branch === branch);
  return newest?.ask.join(' ') === options.ask.join(' ') ? newest : undefined;
}

async function answerOverlap(
  context: CommandContext,
  project: Project,
  options: RunOptions,
  plan: Plan,
): Promise<OnOverlap> {
  const decided = options.onOverlap ?? project.config['on-overlap'];
  if (decided !== undefined || plan.overlaps.length === 0) return decided ?? 'sequential';
  const asks = context.stdin.isTTY && context.stdout.isTTY && options.json !== true;
  return asks
    ? askOverlap(plan.overlaps, { input: context.stdin, output: context.stdout })
    : 'sequential';
}

async function perform(
  context: CommandContext,
  project: Project,
  options: RunOptions,
  runs: Runs,
  {
    request,
    resumed,
    sandbox,
  }: { request: Request; resumed: boolean; sandbox: string | undefined },
): Promise<ExitCode> {
  const { stdout } = context;
  const dir = resumed ? runs.open(request.run) : await runs.create(request);
  const terminal = createTerminal({
    stdout: options.json ? context.stderr : stdout,
    isTTY: stdout.isTTY && !options.json,
    columns: stdout.columns ?? 80,
    noColor: context.environment['NO_COLOR'] !== undefined,
    now: () => performance.now(),
    ask: options.ask,
    asked: askedOf(request),
  });
  const print = (text: string) => (options.json ? context.stderr : stdout).write(`${text}\n`);
  try {
    const machine = await createMachine(context, project, request.run, terminal);
    if (sandbox !== undefined) terminal.emit({ is: 'note', message: sandbox });
    if (resumed) {
      terminal.emit({ is: 'resumed', run: request.run });
      // Updates the pull request records with what landed before the run was killed.
      await machine.ports.forge.open();
    }
    const undelivered = options.fresh
      ? []
      : await previousChanges(project, runs, request.run, machine.ports.workspaces.collect);
    await abandonRuns(context, runs, machine.ports, request);
    const run: Run = {
      dir,
      request,
      config: project.config,
      round: 1,
      previousChanges: undelivered,
    };
    const result = await watched(project, run, machine, () =>
      work(context, run, machine, (text) => {
        terminal.close();
        print(text);
      }),
    );
    terminal.close();
    if (!result) return 130;
    if (options.json) stdout.write(`${JSON.stringify(result.metrics, null, 2)}\n`);
    print(`\n${partialSuccessText(result.outcomes, result.metrics, request)}`);
    print(`\n${lastLines(project, runs.folder(request.run), result.metrics)}`);
    return exitCodeOf(result.metrics, result.outcomes);
  } finally {
    terminal.close();
  }
}

/** Says what changed in the person's repository while agents worked, however it ended. Nothing is put back. */
async function watched<T>(
  { repository }: Project,
  { dir, request }: Run,
  { ports }: Machine,
  use: () => Promise<T>,
): Promise<T> {
  const now = () => readBelongings(repository, request.branch);
  await dir.write(BELONGINGS_FILE, await now());
  try {
    return await use();
  } finally {
    const before = await dir.read(BELONGINGS_FILE, Belongings);
    const changes = before && changesBetween(before, await now());
    if (changes) ports.events.emit({ is: 'note', message: belongingsText(changes) });
  }
}

/** One session of a run: rounds, then the report. */
async function work(
  context: CommandContext,
  run: Run,
  machine: Machine,
  print: (text: string) => void,
) {
  const session = (await namesOf(run.dir, 'session-start')).length + 1;
  await run.dir.write(sessionFile(session, 'start'), {
    version: 1,
    startedAt: context.clock.now(),
  });
  const end = async () =>
    run.dir.write(sessionFile(session, 'end'), { version: 1, endedAt: context.clock.now() });
  try {
    const leftover = await rounds(run, machine.ports, context.signal);
    await end();
    return await report(run, machine.ports, leftover);
  } catch (error) {
    await end();
    if (error instanceof UserError) throw new UserError(error.problems, error.next, 1);
    if (!(error instanceof Interrupted) && !context.signal.aborted) throw error;
    print(
      `\nInterrupted. The agents' work is kept in their worktrees. To resume:\n  ${context.typed}`,
    );
    return undefined;
  } finally {
    // Also for an interrupted run.
    await machine.github?.forge.finish((message) =>
      machine.ports.events.emit({ is: 'note', message }),
    );
    await machine.ports.workspaces.prune();
  }
}

function lastLines(project: Project, dir: string, { successful }: Metrics): string {
  return [
    `Report: ${join(dir, REPORT.summary)}`,
    `Metrics: ${join(dir, REPORT.metrics)}`,
    `Logs of agents and tests: ${join(dir, folders.result)}, ${join(dir, folders.test)}`,
    ...(successful > 0 ? [whereItLanded(project)] : []),
  ].join('\n');
}

/** How to get the landed commits into the local branch or onto a remote. */
function whereItLanded({ repo, base, repository }: Project): string {
  const { branch } = base;
  if (!repo) return `Nothing was pushed. To publish ${branch}: git push`;
  const get = branch === repository.branch ? 'git pull' : `git fetch origin ${shellWord(branch)}`;
  return `Landed on GitHub; your local ${branch} is unchanged. To update it: ${get}`;
}

function exitCodeOf(metrics: Metrics, outcomes: readonly { outcome: Outcome }[]): ExitCode {
  const all = outcomes.every(({ outcome }) => isOnBase(outcome));
  return all && !metrics.interrupted ? 0 : 1;
}
