/** The jobs scan, review and test: they judge changes and hold no write token. */
import { join } from 'node:path';
import { OWN_REFS } from '../core/git-names.js';
import {
  type Change,
  type CommitSha,
  Queue,
  type SuiteName,
  type WorkResult,
} from '../core/model.js';
import { CANDIDATES_FILE, isOfTree, queueFile, runFileOf, workFiles } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { Store } from '../ports.js';
import { gate, type CheckKind } from '../stages/gate.js';
import { changeOf } from '../stages/queue.js';
import { test } from '../stages/test.js';
import { TestMatrixEntry } from './context.js';
import { createReadingPorts, type Job, openRound, type Round } from './job.js';
import { artifactName, uploadFiles } from './outgoing.js';
import { fetchTaken } from './remote.js';
import { takeWork } from './take.js';

const CANDIDATES = `${OWN_REFS}candidates`;

/**
 * All changes of the round, with their commits imported into the store. Changes with a rejected bundle are
 * skipped; `queue` reports them.
 */
export async function changesOf(
  job: Job,
  { plan, run }: Round,
  store: Store,
  results: readonly WorkResult[],
): Promise<Change[]> {
  await fetchTaken(
    job,
    plan.adopt.map(({ head }) => head),
    store,
  );
  const there: Change[] = [];
  for (const change of results.flatMap((result) => changeOf(result) ?? [])) {
    const bundle = await run.dir.path(workFiles(change.task, change.attempt).bundle);
    const refused = await store.importBundle(bundle, change.base, change.head);
    if (refused === undefined) there.push(change);
  }
  for (const change of plan.adopt) if (await store.resolve(change.head)) there.push(change);
  return there;
}

/** Runs the checks of this kind on every change. */
export async function gateJob(job: Job, place: CheckKind): Promise<void> {
  const round = await openRound(job);
  const { plan, run } = round;
  const works = await takeWork(job, round);
  const ports = await createReadingPorts(job, run.config, plan.run, plan.base);
  for (const change of await changesOf(job, round, ports.store, works)) {
    const task = plan.tasks.find(({ id }) => id === change.task);
    if (task) await gate(run, ports, { change, task, kind: place });
  }
  await uploadFiles(job, (name) => runFileOf(name)?.is === 'verdict');
  job.output.set('artifact', artifactName(job, place));
}

/** Uploads all candidates as one bundle, for the test jobs. */
export async function bundleCandidates(job: Job, queue: Queue): Promise<void> {
  const { git } = job.repository;
  const top = queue.candidates.at(-1);
  if (!top || top.k === 0) return;
  await git(['update-ref', '--no-deref', CANDIDATES, top.commit]);
  const file = join(job.context.folders.outgoing, CANDIDATES_FILE);
  await git(['bundle', 'create', '--quiet', file, CANDIDATES, `^${queue.base.commit}`]);
}

/** Imports the candidates from the bundle that `queue` uploaded. */
export async function takeCandidates(job: Job, queue: Queue): Promise<void> {
  if (queue.candidates.length < 2) return;
  const file = join(job.context.folders.run, CANDIDATES_FILE);
  const fetch = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
  ];
  await job.repository.git([...fetch, file, `+${CANDIDATES}:${CANDIDATES}`]);
}

/** Tests one candidate with one suite. */
export async function testJob(job: Job): Promise<void> {
  const { plan, run } = await openRound(job);
  const queue = await readQueue(job, run.round);
  const entry = TestMatrixEntry.safeParse(job.context.inputs.matrix).data;
  const candidate = queue.candidates.find(({ k }) => k === entry?.k);
  const suite = (Object.keys(run.config.suites) as SuiteName[]).find(
    (name) => name === entry?.suite,
  );
  if (!candidate || !suite)
    throw new UserError(
      ['The input `matrix` matches no candidate and suite of the queue.'],
      ['matrix: ${{ toJSON(matrix) }}'],
      1,
    );
  await takeCandidates(job, queue);
  if ((await treeOf(job.store, candidate.commit)) !== candidate.tree)
    throw new UserError(
      ['The candidate does not have the tree that the queue recorded.'],
      ['Run the workflow again.'],
      1,
    );
  const ports = await createReadingPorts(job, run.config, plan.run, queue.base);
  const [result] = await test(run, ports, { candidate, suites: [suite] });
  await uploadFiles(job, (name) => isOfTree(name, candidate.tree));
  job.output.set('artifact', artifactName(job, 'test', candidate.k, suite));
  if (result && result.result !== 'green' && result.result !== 'flaky')
    job.output.warning(
      `${suite} on ${candidate.changes.join(' + ') || 'the base'}: ${result.result}`,
    );
}

async function readQueue(job: Job, round: number): Promise<Queue> {
  const queue = await job.dir.read(queueFile(round), Queue);
  if (queue) return queue;
  throw new UserError(
    ['Missing input `queue-id`.'],
    ['Set it to the `queue-id` output of the `queue` job.'],
    1,
  );
}

async function treeOf(store: Store, commit: CommitSha): Promise<string> {
  return (await store.resolve(commit)) ? store.tree(commit) : 'nothing';
}
