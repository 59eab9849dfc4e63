/** plan: reads the inputs, plans the round, and uploads the plan. Read-only; starts nothing. */
import { callingJobs } from '../adapters/github/calling-workflows.js';
import { workflowTriggers } from '../adapters/github/workflow-triggers.js';
import { refuseBadInput } from '../stages/bad-input.js';
import { LEDGER_BRANCH } from '../core/git-names.js';
import { MOST_JOBS } from '../core/limits.js';
import { type OnOverlap, type Plan, Request, runOfWorkflow } from '../core/model.js';
import { kindOfCheck } from '../stages/gate.js';
import { planFile, REQUEST_FILE, sessionFile } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import { refuseRules } from '../wiring/github.js';
import type { Config } from '../core/config.js';
import type { Run } from '../ports.js';
import { afterLandLines } from '../text/after-land.js';
import { waitWarnings } from '../text/calling-workflow.js';
import { codeBlock } from '../text/markdown.js';
import { blockedText } from '../text/reasons.js';
import { overlapLines, planText } from '../text/plan-text.js';
import { plan as planStage } from '../stages/plan.js';
import {
  type GitHubParts,
  openGitHub,
  remoteBase,
  type WritingPorts,
  createWritingPorts,
} from './github-ports.js';
import { configAt } from '../wiring/base.js';
import type { Job } from './job.js';
import { workEntries } from './matrix-jobs.js';
import { artifactName, uploadFiles } from './outgoing.js';
import { restoreState, stateFile } from './run-state.js';

/** @throws UserError for bad input, before anything is started */
export async function planJob(job: Job): Promise<void> {
  const { context, dir, store, output } = job;
  const github = openGitHub(job);
  await github.remote.fetchBase(context.base);
  const config = await configAt(store, await remoteBase(store, context.base));
  const { request, round } = await requestOf(job, github);
  const onOverlap = context.inputs['on-overlap'] ?? config['on-overlap'] ?? 'sequential';
  const writing = await createWritingPorts(job, github, config, request.run);
  await dir.write(sessionFile(round, 'start'), { version: 1, startedAt: job.clock.now() });
  if (round === 1) await dir.write(REQUEST_FILE, { ...request, onOverlap });
  const run: Run = { dir, request: { ...request, onOverlap }, config, round };
  const begun = (await dir.list('')).includes(planFile(round));
  const plan = await planStage(run, writing.ports);
  if (round === 1) {
    refuseBadInput(plan);
    refuseBudget(plan);
  }
  refuseApp(context);
  refuseOverlaps(plan, onOverlap);
  if (plan.assign.length > MOST_JOBS)
    throw new UserError(
      [`${plan.assign.length} tasks exceed the limit of ${MOST_JOBS} matrix jobs.`],
      ['Name fewer tasks.'],
    );
  const starts = !begun && !context.inputs['dry-run'];
  const warn = (message: string) => output.warning(message);
  if (starts) {
    await refuseRules(writing.forge, context.base, config.method, warn);
    await refuseAfterLand(job, run, plan, writing);
  }
  output.summary(
    `${codeBlock([planText(plan)]).join('\n')}\n${begun ? '\nThis round has already been started: nothing new is started.\n' : ''}`,
  );
  setOutputs(job, run, plan, starts);
  await uploadFiles(job, (name) => name.endsWith('.json'));
  output.set('artifact', artifactName(job, 'plan'));
}

/** The run's request: restored from the previous round, or built from the inputs. */
async function requestOf(
  job: Job,
  { ledger }: GitHubParts,
): Promise<{ request: Request; round: number }> {
  const { context, dir, clock } = job;
  const { inputs } = context;
  if (inputs.continue) {
    const { run, round } = inputs.continue;
    const known = await restoreState(dir, await ledger.state(stateFile(run)), 'begin');
    const request = known ? await dir.read(REQUEST_FILE, Request) : undefined;
    if (request?.run === run && request.branch === context.base) return { request, round };
    throw new UserError(
      [`The state of run ${run} is not on the branch ${LEDGER_BRANCH}.`],
      ['Start the workflow again with the IDs of the tasks that did not land.'],
    );
  }
  const ask = askOf(inputs.tasks);
  if (ask.length === 0)
    throw new UserError(
      ['Missing input `tasks`.'],
      ['tasks: DEV-15 DRY-11, or ready, or label:NAME'],
    );
  const request: Request = {
    version: 1,
    run: runOfWorkflow(context.runId),
    ask,
    branch: context.base,
    onOverlap: inputs['on-overlap'] ?? 'sequential',
    ...(inputs.budget !== undefined && { budget: inputs.budget }),
    ...(context.actor !== '' && { person: context.actor.slice(0, 100) }),
    startedAt: clock.now(),
  };
  return { request, round: 1 };
}

/** Task IDs as typed: separated by spaces or commas. */
function askOf(tasks: string): string[] {
  return tasks.split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * Fails if the budget blocks everything. No job would follow, not even a report, and a nightly workflow that
 * starts nothing must not be green.
 */
function refuseBudget({ assign, adopt, later, blocked }: Plan): void {
  const overBudget = blocked.filter(({ why }) => why.some(({ is }) => is === 'budget'));
  if (overBudget.length === 0 || assign.length + adopt.length + later.length > 0) return;
  throw new UserError(
    overBudget.map(({ task, why }) => `${task}: ${why.map(blockedText).join('; ')}`),
    ['Raise the input `budget`, or the key `budget` in .github/tributary.yml.'],
  );
}

/** Otherwise a missing key would only show after all agents are paid. */
function refuseApp({ inputs }: Job['context']): void {
  if (inputs.app === '' || inputs['app-key']) return;
  throw new UserError(
    [
      'The variable TRIBUTARY_APP_CLIENT_ID is set, but the secret TRIBUTARY_APP_PRIVATE_KEY is not passed to the workflow.',
    ],
    [
      'gh secret set TRIBUTARY_APP_PRIVATE_KEY < key.pem',
      '# and pass it on under `secrets:` of the calling workflow',
      'gh variable delete TRIBUTARY_APP_CLIENT_ID    # to run without the App',
    ],
  );
}

function refuseOverlaps(plan: Plan, onOverlap: OnOverlap): void {
  if (onOverlap !== 'cancel' || plan.overlaps.length === 0) return;
  throw new UserError(overlapLines(plan.overlaps), ['Cancelled: nothing was started.']);
}

/** Checks the `after-land` workflows, and warns about those that a person's push would trigger. */
async function refuseAfterLand(
  { store, output, context }: Job,
  { config }: Run,
  { base }: Plan,
  { ports }: WritingPorts,
): Promise<void> {
  const workflows = await workflowTriggers(store, base, ports.match);
  const asApp = context.inputs.app !== '';
  const { problems, next, warnings } = afterLandLines(workflows, config['after-land'], asApp);
  const waits = waitWarnings(await callingJobs(store, base));
  for (const warning of [...warnings, ...waits]) output.warning(warning);
  if (problems.length > 0) throw new UserError(problems, next);
}

function setOutputs(job: Job, run: Run, plan: Plan, starts: boolean): void {
  const { output, context } = job;
  const places = placesOf(run);
  const changes = plan.assign.length + plan.adopt.length > 0;
  const yes = (value: boolean) => String(starts && value);
  output.set('work', JSON.stringify({ include: workMatrix(plan, run.config) }));
  output.set('work-count', String(starts ? plan.assign.length : 0));
  // A later round always reports, even if it can start nothing: otherwise its tasks would go unreported.
  output.set('go', yes(changes || plan.waiting.length > 0 || plan.round > 1));
  output.set('scan', yes(changes && places.has('scan')));
  output.set('review', yes(changes && places.has('review')));
  output.set('review-keys', JSON.stringify(keysOfReviews(run.config)));
  const parallel = context.inputs['max-parallel'] ?? run.config['max-parallel'];
  output.set('max-parallel', String(parallel));
  output.set('run', plan.run);
  output.set('round', String(plan.round));
}

/** Kinds of checks in the configuration. A job without checks would only cost a minute. */
function placesOf({ config }: Run): Set<string> {
  return new Set(
    [...Object.values(config.gates), ...Object.values(config.reviews)]
      .filter(({ run }) => run !== undefined)
      .map(kindOfCheck),
  );
}

/** `keys` are the variables that the agent gets: the job holds no secret of another name. */
function workMatrix(plan: Plan, { env, agents }: Config) {
  return workEntries(plan).map((entry) => ({
    ...entry,
    keys: namesIn([...env, ...(agents[entry.agent]?.env ?? [])]),
  }));
}

function keysOfReviews({ env, gates, reviews }: Config): string[] {
  const checks = [...Object.values(gates), ...Object.values(reviews)];
  return namesIn([
    ...env,
    ...checks.filter((check) => kindOfCheck(check) === 'review').flatMap((check) => check.env),
  ]);
}

/** The variables whose values come from the environment. */
function namesIn(env: readonly string[]): string[] {
  return [...new Set(env.filter((entry) => !entry.includes('=')))];
}
