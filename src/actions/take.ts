/** Takes over what the matrix jobs of this round handed on. Refused answers are reported, and never used. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queue, WorkResult } from '../core/model.js';
import { errorFile, verdictFile } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { CheckKind } from '../stages/gate.js';
import { resultFile } from '../stages/test.js';
import { digestOf } from '../adapters/digest.js';
import { type Artifacts, createArtifacts } from './artifacts.js';
import { createJobClient } from './client.js';
import {
  type ExpectedVerdict,
  type Imported,
  importResults,
  importTests,
  importVerdicts,
  type Uploaded,
} from './incoming.js';
import type { Job, Round } from './job.js';
import { checkJob, type MatrixJob, testJobs, workJobs } from './matrix-jobs.js';
import { fetchUpload, fetchUploads, type JobOutputs } from './uploads.js';

/** @returns the results of the agents' jobs */
export async function takeWork(job: Job, { plan }: Pick<Round, 'plan'>): Promise<WorkResult[]> {
  const uploads = await uploadsOf(job, workJobs(plan), job.context.inputs['work-ids'], 'work');
  return report(job, await importResults(uploads, job.dir, plan));
}

export async function takeTests(job: Job, { run }: Round, queue: Queue): Promise<void> {
  const jobs = testJobs(queue, run.config, (tree, suite) =>
    resultFile(run, { digest: digestOf }, tree, suite),
  );
  const uploads = await uploadsOf(job, jobs, job.context.inputs['test-ids'], 'test');
  report(job, await importTests(uploads, job.dir));
}

/** Imports the verdicts that this job may have given. Without them, their gates block. */
export async function takeVerdicts(
  job: Job,
  kind: CheckKind,
  expected: readonly ExpectedVerdict[],
  round: number,
): Promise<void> {
  const id = job.context.inputs[`${kind}-id`];
  if (id === '' || expected.length === 0) return;
  const names = expected.flatMap(({ change, gate, policy }) => [
    verdictFile(change, gate, policy),
    errorFile(change, gate, round),
  ]);
  const folder = join(job.context.folders.incoming, kind);
  await rm(folder, { recursive: true, force: true });
  const upload = await fetchUpload(artifactsOf(job), checkJob(kind, names), id, folder);
  if (upload.is === 'files') await importVerdicts(folder, job.dir, expected, round);
  else job.output.warning(`The verdicts of ${kind} do not count: ${upload.why}.`);
}

function uploadsOf<T extends MatrixJob>(
  job: Job,
  jobs: readonly T[],
  outputs: JobOutputs | undefined,
  folder: string,
): Promise<Uploaded<T>[]> {
  const to = join(job.context.folders.incoming, folder);
  return fetchUploads(() => artifactsOf(job), jobs, outputs ?? {}, to);
}

/** With the workflow's own token: an App needs no permission for artifacts. */
function artifactsOf({ context, events }: Job): Artifacts {
  const { repo, runId, inputs } = context;
  const token = inputs['own-token'] || repo.token;
  if (token === '')
    throw new UserError(['Missing input `token`.'], ['token: ${{ github.token }}'], 1);
  const log = (message: string) => events.emit({ is: 'note', message });
  return createArtifacts(createJobClient({ ...repo, token, log }), repo, runId);
}

function report<T>({ output }: Job, { taken, problems }: Imported<T>): T[] {
  for (const problem of problems) output.warning(problem);
  return taken;
}
