/** Entry of the action: runs one stage in one job of a workflow. */
import './environment.js';
import * as core from '@actions/core';
import { context as github } from '@actions/github';
import { randomUUID } from 'node:crypto';
import { annotationsOf } from './annotations.js';
import { emptyCommandFiles } from './command-files.js';
import { readActionsContext } from './context.js';
import { gateJob, testJob } from './judge-jobs.js';
import { type Job, openJob, type StepOutput } from './job.js';
import { landJob } from './land-job.js';
import { planJob } from './plan-job.js';
import { queueJob } from './queue-job.js';
import { workJob } from './work-job.js';
import { systemClock } from '../adapters/clock.js';
import { endLeftovers } from '../adapters/process/leftovers.js';
import { createTerminal } from '../adapters/terminal/live-view.js';
import { closeNetwork } from '../wiring/sandbox.js';
import { UserError } from '../core/user-error.js';
import { isAtLeast, NEEDED_NODE } from '../core/version.js';

/** What the step tells the runner, written after the stage: foreign code may still run and write during it. */
const deferred: (() => unknown)[] = [];

const output: StepOutput = {
  set: (name, value) => deferred.push(() => core.setOutput(name, value)),
  summary: (markdown) => deferred.push(() => core.summary.addRaw(markdown, true).write()),
  warning: (message) => deferred.push(() => core.warning(message)),
  error: (message) => deferred.push(() => core.error(message)),
};

async function run(): Promise<void> {
  if (!isAtLeast(process.version, NEEDED_NODE))
    throw new UserError(
      [`Node ${process.version} is too old. Tributary needs ${NEEDED_NODE} or newer.`],
      ['Add actions/setup-node before this action.'],
    );
  for (const token of [core.getInput('token'), core.getInput('own_token')])
    if (token !== '') {
      core.setSecret(token);
      core.setSecret(Buffer.from(`x-access-token:${token}`).toString('base64'));
    }
  const terminal = createTerminal({
    stdout: process.stdout,
    isTTY: false,
    columns: 100,
    noColor: true,
    now: () => performance.now(),
  });
  const job = await openJob({
    context: readActionsContext({
      getInput: core.getInput,
      github,
      environment: process.env,
    }),
    output,
    clock: systemClock,
    events: terminal,
    signal: interruption(),
    cwd: process.cwd(),
  });
  const done = await withoutCommands(job, async () => {
    try {
      return await perform(job);
    } finally {
      terminal.close();
      await closeNetwork();
    }
  });
  if (!done) process.exitCode = 1;
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => controller.abort());
  return controller.signal;
}

/**
 * Turns the runner's workflow commands off while `use` runs, so that no printed line is read as one, and
 * nothing counts that foreign code wrote into the runner's files.
 */
async function withoutCommands<T>({ context }: Job, use: () => Promise<T>): Promise<T> {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n`);
  try {
    return await use();
  } finally {
    // Such a runner is there for this job alone.
    if (context.environment['RUNNER_ENVIRONMENT'] === 'github-hosted') await endLeftovers();
    await emptyCommandFiles(context.environment);
    process.stdout.write(`::${token}::\n`);
    for (const tell of deferred) await tell();
  }
}

/** @returns whether to mark the job as successful */
async function perform(job: Job): Promise<boolean> {
  const { stage } = job.context.inputs;
  switch (stage) {
    case 'plan':
      await planJob(job);
      return true;
    case 'work':
      await workJob(job);
      return true;
    case 'scan':
    case 'review':
      await gateJob(job, stage);
      return true;
    case 'queue':
      await queueJob(job);
      return true;
    case 'test':
      await testJob(job);
      return true;
    case 'land':
      return landJob(job);
    default:
      return stage satisfies never;
  }
}

/** Fails the step with the full message, and annotates the lines that the problems name. */
function fail(error: unknown): void {
  if (error instanceof UserError) {
    for (const { message, at } of annotationsOf(error.problems)) core.error(message, at);
    core.setFailed([...error.problems, ...error.next.map((line) => `  ${line}`)].join('\n'));
    return;
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  core.setFailed(`Internal error. Completed work is saved; rerun the job to resume.\n${words}`);
}

try {
  await run();
} catch (error) {
  fail(error);
}
