/** queue: judges the results, publishes the changes, and builds the train. Runs no agent code. */
import { digestOf } from '../adapters/digest.js';
import { policyTerms } from '../core/gates/policy.js';
import type { Change, GateName, WorkResult } from '../core/model.js';
import { queueFile } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import { queue as queueStage } from '../stages/queue.js';
import { kindOfCheck, type CheckKind } from '../stages/gate.js';
import { changeOf } from '../stages/queue.js';
import { type GitHubParts, openGitHub, createWritingPorts } from './github-ports.js';
import type { ExpectedVerdict } from './incoming.js';
import { bundleCandidates } from './judge-jobs.js';
import { type Job, openRound, type Round } from './job.js';
import { testEntries } from './matrix-jobs.js';
import { artifactName, uploadFiles } from './outgoing.js';
import { fetchTaken } from './remote.js';
import { compareState, stateFile } from './run-state.js';
import { takeVerdicts, takeWork } from './take.js';

/** Imports the results of this round and their verdicts, each only from the job that is allowed to produce it. */
export async function takeRound(job: Job, round: Round): Promise<WorkResult[]> {
  const { plan, run } = round;
  const results = await takeWork(job, round);
  const changes = [...plan.adopt, ...results.flatMap((result) => changeOf(result) ?? [])];
  for (const kind of ['scan', 'review'] satisfies CheckKind[]) {
    const expected = changes.flatMap((change) => expectedVerdicts(round, change, kind));
    await takeVerdicts(job, kind, expected, run.round);
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
  const entries = testEntries(queue, run.config);
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

/** The verdicts that the checks of this kind may give on a change. */
function expectedVerdicts(
  { plan, run }: Round,
  change: Change,
  kind: CheckKind,
): ExpectedVerdict[] {
  const task = plan.tasks.find(({ id }) => id === change.task);
  const policy = digestOf(policyTerms(run.config, task));
  return [...Object.entries(run.config.gates), ...Object.entries(run.config.reviews)]
    .filter(([, check]) => kindOfCheck(check) === kind)
    .map(([name]) => ({ change, gate: name as GateName, policy }));
}
