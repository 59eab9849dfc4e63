/** `tributary plan`: shows what a run would do. Writes nothing. */
import { randomBytes } from 'node:crypto';
import type { Runs } from '../adapters/files/run-directory.js';
import { callingJobs } from '../adapters/github/calling-workflows.js';
import { openRuns } from './open-runs.js';
import {
  type ForgeName,
  type OnOverlap,
  type Plan,
  type Request,
  type RunId,
  RunId as RunIdSchema,
} from '../core/model.js';
import { planRound } from '../core/plan/plan.js';
import type { EventSink, Run } from '../ports.js';
import { setupNote } from './doctor-workspace.js';
import { refuseObstacles } from './obstacles.js';
import { waitWarnings } from '../text/calling-workflow.js';
import { overlapLines, planText } from '../text/plan-text.js';
import { planFacts } from '../stages/plan.js';
import type { CommandContext, ExitCode } from './context.js';
import { refuseBadInput } from '../stages/bad-input.js';
import { checkSandbox } from '../wiring/sandbox.js';
import { previousChanges } from './previous-runs.js';
import {
  asBadInput,
  createMachine,
  openProject,
  type Project,
  type ProjectOptions,
} from './project.js';

export interface PlanOptions extends ProjectOptions {
  ask: string[];
  onOverlap?: OnOverlap | undefined;
  /** In US dollars. */
  budget?: number | undefined;
  json?: boolean | undefined;
}

/** `20261122-174501-3f2a`: sorts by time, and is safe in paths. */
export function newRunId(now: string): RunId {
  return RunIdSchema.parse(
    `${now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${randomBytes(2).toString('hex')}`,
  );
}

/** Only the runs on this forge: runs on another forge have their pull requests and their base there. */
export function runsOn(runs: Runs, forge: ForgeName): Runs {
  return {
    ...runs,
    list: async () => (await runs.list()).filter((each) => (each.forge ?? 'local') === forge),
  };
}

/** Drafts the first round. Writes nothing. */
export async function draftPlan(
  context: CommandContext,
  project: Project,
  {
    ask,
    budget,
    fresh = false,
  }: Pick<PlanOptions, 'ask' | 'budget'> & { fresh?: boolean | undefined },
  onOverlap: OnOverlap,
): Promise<Plan> {
  const startedAt = context.clock.now();
  const forge = project.repo ? 'github' : 'local';
  const run = newRunId(startedAt);
  const { ports } = await createMachine(context, project, run, notesTo(context));
  const request: Request = {
    version: 1,
    run,
    ask,
    branch: project.base.branch,
    forge,
    onOverlap,
    ...(budget !== undefined && { budget }),
    startedAt,
  };
  const runs = runsOn(await openRuns(context, project.repository.gitDir), forge);
  const draft: Run = {
    dir: runs.open(run),
    request,
    config: project.config,
    round: 1,
    previousChanges: fresh
      ? []
      : await previousChanges(project, runs, run, ports.workspaces.collect),
  };
  // For a person who merges the base in a kept directory.
  await ports.workspaces.update(project.base.commit);
  const planned = planRound(await planFacts(draft, ports, undefined, onOverlap));
  await refuseObstacles(ports.workspaces, planned);
  return planned;
}

/** Message for tasks that overlap under `on-overlap: cancel`. */
export function cancelledText({ overlaps }: Plan): string {
  return `${overlapLines(overlaps).join('\n')}\nCancelled: nothing was started.`;
}

/** The plan as text, or as JSON with `--json`. */
export function planShown(plan: Plan, { json }: Pick<PlanOptions, 'json'>): string {
  return json ? JSON.stringify(plan, null, 2) : planText(plan);
}

/**
 * Checks the base's rules on GitHub before an agent is paid.
 *
 * @throws UserError listing the rules that cannot be met
 */
export async function checkRules(context: CommandContext, project: Project): Promise<void> {
  if (!project.repo) return;
  const run = newRunId(context.clock.now());
  const { github } = await createMachine(context, project, run, notesTo(context));
  if (!github) return;
  const { refuseRules } = await import('../wiring/github.js');
  const warn = (warning: string) => context.stderr.write(`${warning}\n`);
  await refuseRules(github.forge, project.base.branch, project.config.method, warn);
}

/** @returns 0 if something would start, 2 otherwise */
export function planCommand(context: CommandContext, options: PlanOptions): Promise<ExitCode> {
  return asBadInput(options, () => plan(context, options));
}

/** Prints notes (waiting, harmless problems) to stderr. */
export function notesTo({ stderr }: CommandContext): EventSink {
  return {
    emit: (event) => {
      if (event.is === 'note') stderr.write(`${event.message}\n`);
    },
  };
}

async function plan(context: CommandContext, options: PlanOptions): Promise<ExitCode> {
  const project = await openProject(context, options);
  const onOverlap = options.onOverlap ?? project.config['on-overlap'] ?? 'sequential';
  const drafted = await draftPlan(context, project, options, onOverlap);
  if (onOverlap === 'cancel' && drafted.overlaps.length > 0) {
    context.stdout.write(
      `${options.json ? planShown(drafted, options) : cancelledText(drafted)}\n`,
    );
    return 2;
  }
  context.stdout.write(`${planShown(drafted, options)}\n`);
  const setup = await setupNote(context, project);
  if (setup !== undefined) context.stderr.write(`${setup}\n`);
  for (const warning of waitWarnings(await callingJobs(project.store, project.base)))
    context.stderr.write(`${warning}\n`);
  // The same checks as `run`.
  refuseBadInput(drafted);
  const sandbox = await checkSandbox(project.config, context.environment);
  if (sandbox !== undefined && !options.json) context.stdout.write(`${sandbox}\n`);
  await checkRules(context, project);
  return drafted.assign.length + drafted.adopt.length + drafted.later.length > 0 ? 0 : 2;
}
