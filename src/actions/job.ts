/** The context of one job: the checkout, the run directory, and the ports that its stage may use. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openRepository, type Repository } from '../adapters/git/repository.js';
import { openRunDirectory } from '../adapters/files/run-directory.js';
import type { Config } from '../core/config.js';
import { type Base, Plan, Request, type RunId } from '../core/model.js';
import { planFile, REQUEST_FILE } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import { configAt } from '../wiring/base.js';
import {
  createPorts,
  openStore,
  type OpenStore,
  openWorkspaces,
  type RunContext,
} from '../wiring/ports.js';
import type { Clock, EventSink, Forge, Ledger, Ports, Run, RunDirectory } from '../ports.js';
import { readRounds } from '../stages/history.js';
import type { ActionsContext } from './context.js';

/** Output of a step: for people, and for later steps. */
export interface StepOutput {
  set(name: string, value: string): unknown;
  summary(markdown: string): unknown;
  warning(message: string): unknown;
  error(message: string): unknown;
}

export interface Job extends OpenStore {
  context: ActionsContext;
  output: StepOutput;
  repository: Repository;
  dir: RunDirectory;
  clock: Clock;
  events: EventSink;
  signal: AbortSignal;
}

interface JobOptions extends Pick<Job, 'context' | 'output' | 'clock' | 'events' | 'signal'> {
  cwd: string;
}

/** The round that the plan artifact describes. */
export interface Round {
  run: Run;
  plan: Plan;
}

const noForge: Forge = {
  open: refuse,
  publish: refuse,
  check: refuse,
  land: refuse,
  hold: refuse,
  reject: refuse,
  close: refuse,
};
const noLedger: Ledger = { read: () => Promise.resolve([]), append: refuse };

/** GitHub kills a cancelled step ten seconds after SIGINT. Half of that is kept for saving work. */
const GRACE_SECONDS = 5;

/** @throws UserError if there is no checkout */
export async function openJob(options: JobOptions): Promise<Job> {
  const { context } = options;
  const checkout = join(options.cwd, context.inputs.path);
  const repository = await openRepository(checkout, context.environment);
  await rm(context.folders.outgoing, { recursive: true, force: true });
  await mkdir(context.folders.outgoing, { recursive: true });
  return {
    ...options,
    repository,
    ...(await openStore(repository, context.environment)),
    dir: openRunDirectory(context.folders.run),
  };
}

/** @throws UserError if the plan of this run is missing */
export async function openRound({ store, dir }: Job): Promise<Round> {
  const request = await dir.read(REQUEST_FILE, Request);
  const plan = (await readRounds(dir, planFile, Plan)).at(-1);
  if (!request || !plan)
    throw new UserError(
      ['Missing input `plan-id`.'],
      ['Set it to the `plan-id` output of the `plan` job.'],
      1,
    );
  const config = await configAt(store, plan.base);
  return { plan, run: { dir, request, config, round: plan.round } };
}

/** Ports for a read-only job, on the base that its plan names. */
export function createReadingPorts(
  job: Job,
  config: Config,
  run: RunId,
  base: Base,
): Promise<Ports> {
  const context = runContext(job, config, run);
  return createPorts({
    ...context,
    workspaces: openWorkspaces(context),
    forge: noForge,
    ledger: noLedger,
    base: () => Promise.resolve(base),
  });
}

export function runContext(job: Job, config: Config, run: RunId): RunContext {
  const { context, repository, store, judge, seal, clock, events, signal } = job;
  return {
    repository,
    store,
    judge,
    seal,
    // Keep temporary worktrees on the disk of the runner's temporary folder.
    environment: { ...context.environment, TMPDIR: join(context.folders.run, '..') },
    config,
    run,
    branch: context.base,
    clock,
    events,
    signal,
    graceSeconds: GRACE_SECONDS,
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('the token of this job cannot do that'));
}
