/** queue: judges what came back, publishes it, and puts the train together. Runs no code of an agent. */
import { join } from 'node:path';
import { MOST_JOBS } from '../core/limits.js';
import type { Queue, WorkResult } from '../core/model.js';
import { queueFile } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import { queue as queueStage } from '../stages/queue.js';
import { kindOfCheck, type CheckKind } from '../stages/gate.js';
import { changeOf } from '../stages/queue.js';
import { type GitHubParts, openGitHub, createWritingPorts } from './github-ports.js';
import { importVerdicts, importResults } from './incoming.js';
import { bundleCandidates } from './judge-jobs.js';
import { type Job, openRound, type Round } from './job.js';
import { artifactName, uploadFiles } from './outgoing.js';
import { fetchTaken } from './remote.js';
import { compareState, stateFile } from './run-state.js';

/** What the jobs of this round delivered, and what was said of it, each from the job that may say it. */
export async function takeRound(job: Job, { plan, run }: Round): Promise<WorkResult[]> {
  const { incoming } = job.context.folders;
  const results = await importResults(join(incoming, 'work'), job.dir, plan);
  const changes = [...plan.adopt, ...results.flatMap((result) => changeOf(result) ?? [])];
  const ids = new Set(changes.map(({ id }) => id));
  const all = [...Object.entries(run.config.gates), ...Object.entries(run.config.reviews)];
  for (const place of ['scan', 'review'] satisfies CheckKind[]) {
    const checks = all.filter(([, check]) => kindOfCheck(check) === place).map(([name]) => name);
    await importVerdicts(join(incoming, place), job.dir, ids, new Set(checks), run.round);
  }
  return results;
}

export async function queueJob(job: Job): Promise<void> {
  const round = await openRound(job);
  const { plan, run } = round;
  const results = await takeRound(job, round);
  const github = openGitHub(job);
  await refuseOldRound(github, round);
  const { ports } = await createWritingPorts(job, github, run.config, plan.run);
  await fetchTaken(
    job,
    plan.adopt.map(({ head }) => head),
    ports.store,
  );
  const queue = await queueStage(run, ports, { plan, results });
  await bundleCandidates(job, queue);
  const entries = matrixOf(queue, Object.keys(run.config.suites));
  job.output.set('tests', JSON.stringify({ include: entries }));
  job.output.set('test-count', String(entries.length));
  await uploadFiles(job, (name) => name === queueFile(run.round));
  job.output.set('artifact', artifactName(job, 'queue'));
}

/** Jobs of a round that is over, run again: its plan knows neither today's tasks nor today's gates. */
async function refuseOldRound({ ledger }: GitHubParts, { run }: Round): Promise<void> {
  const { run: id } = run.request;
  if (compareState(await ledger.state(stateFile(id)), run) !== 'ahead') return;
  throw new UserError(
    [
      `Round ${run.round} of run ${id} is obsolete, since a later round has started; its changes will not be landed.`,
    ],
    ['Start the workflow again with the tasks that did not land.'],
    1,
  );
}

/**
 * A job for each candidate and suite. The baseline is among them: without it nobody could be blamed.
 * What is left out has no result, and rides in the next train.
 */
function matrixOf({ candidates }: Queue, suites: readonly string[]) {
  return candidates.length < 2
    ? []
    : candidates.flatMap(({ k }) => suites.map((suite) => ({ k, suite }))).slice(0, MOST_JOBS);
}
