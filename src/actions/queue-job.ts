/** queue: judges the results, publishes the changes, and builds the train. Runs no agent code. */
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

/** Imports the results of this round and their verdicts, each only from the job that is allowed to produce it. */
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

/** Rejects re-run jobs of an old round: its plan is outdated. */
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
 * One job for each candidate and suite. The baseline is included: without it no change could be blamed.
 * Candidates over the job limit get no result and go into the next train.
 */
function matrixOf({ candidates }: Queue, suites: readonly string[]) {
  return candidates.length < 2
    ? []
    : candidates.flatMap(({ k }) => suites.map((suite) => ({ k, suite }))).slice(0, MOST_JOBS);
}
