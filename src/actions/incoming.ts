/**
 * Imports the results of other jobs into the run directory. Those jobs ran foreign code: a file is accepted
 * by the name that it must have, its size and its schema, and only if it answers what its job was asked.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { ifPresent } from '../adapters/files/absent.js';
import { readJsonFile } from '../adapters/files/json-file.js';
import {
  type Assignment,
  type Change,
  type Digest,
  type GateName,
  NO_USAGE,
  type Plan,
  TestResult,
  Verdict,
  WorkResult,
} from '../core/model.js';
import { isOn } from '../core/gates/policy.js';
import { errorFile, verdictFile, workFiles } from '../core/run-layout.js';
import { attemptOf } from '../stages/work.js';
import type { RunDirectory } from '../ports.js';
import { plainText } from '../text/plain.js';
import type { MatrixJob, TestJob } from './matrix-jobs.js';
import type { Upload } from './uploads.js';

const MAX_JSON_BYTES = 16 * 1024 * 1024;
/** Jobs cannot run longer. The limit keeps dates that are computed from it valid. */
const MOST_SECONDS = 35 * 24 * 3600;

/** What a job uploaded. */
export interface Uploaded<T extends MatrixJob = MatrixJob> {
  job: T;
  upload: Upload;
}

/** A check that may have judged a change. */
export interface ExpectedVerdict {
  change: Change;
  gate: GateName;
  policy: Digest;
}

export interface Imported<T> {
  taken: T[];
  /** Answers that were refused, one line each. */
  problems: string[];
}

/**
 * Imports the results of the jobs that this plan started, with their bundles. A job whose answer is refused
 * counts as lost, and so does a job without an answer; the latter is left out, so that it is repeated.
 */
export async function importResults(
  uploads: readonly Uploaded[],
  dir: RunDirectory,
  plan: Plan,
): Promise<Imported<WorkResult>> {
  const taken: WorkResult[] = [];
  const problems: string[] = [];
  for (const { job, upload } of uploads) {
    const assignment = plan.assign[job.index];
    if (!assignment) continue;
    const answer = await answerOf(job, upload, WorkResult, (result) =>
      answers(result, assignment) ? undefined : 'it answers another assignment',
    );
    if (answer.is !== 'value') {
      if (answer.why !== undefined) problems.push(problemText(job, answer.why));
      if (answer.is === 'none') continue;
    }
    const result = answer.is === 'value' ? answer.value : lostResult(plan, assignment, answer.why);
    const files = workFiles(result.task, result.attempt);
    if (answer.is === 'value')
      await copyBundle(join(answer.folder, files.bundle), await dir.path(files.bundle));
    // The worktree was on the job's machine and no longer exists.
    const { worktree: _, ...kept } = result;
    await dir.write(files.result, kept);
    taken.push(kept);
  }
  return { taken, problems };
}

/** Imports the results of the test jobs. A job whose answer is refused counts as lost; so do lost results. */
export async function importTests(
  uploads: readonly Uploaded<TestJob>[],
  dir: RunDirectory,
): Promise<Imported<TestResult>> {
  const taken: TestResult[] = [];
  const problems: string[] = [];
  for (const { job, upload } of uploads) {
    const answer = await answerOf(job, upload, TestResult, ({ tree, suite }) =>
      tree === job.candidate.tree && suite === job.suite ? undefined : 'it is on another tree',
    );
    if (answer.is !== 'value') {
      if (answer.why !== undefined) problems.push(problemText(job, answer.why));
    } else if (answer.value.result !== 'lost') {
      await dir.write(job.result, answer.value);
      taken.push(answer.value);
    }
  }
  return { taken, problems };
}

/**
 * Imports the verdicts that these checks may have given. Other files are never looked at, so none of them can
 * replace a verdict, or displace one.
 */
export async function importVerdicts(
  folder: string,
  dir: RunDirectory,
  expected: readonly ExpectedVerdict[],
  round: number,
): Promise<void> {
  for (const { change, gate, policy } of expected) {
    const names = [verdictFile(change, gate, policy), errorFile(change, gate, round)];
    const found = await Promise.all(names.map((name) => valid(join(folder, name), Verdict)));
    const verdicts = found.flatMap((each, at) =>
      each.is === 'value' ? [[names[at] ?? '', each.value] as const] : [],
    );
    const [first, ...others] = verdicts.filter(
      ([, verdict]) => isOn(verdict, change) && verdict.gate === gate,
    );
    // A check gives one verdict. Two contradict each other, and none counts.
    if (first && others.length === 0) await dir.write(...first);
  }
}

type Answer<T> =
  | { is: 'value'; value: T; folder: string }
  | { is: 'none'; why?: string }
  | { is: 'refused'; why: string };

/** @param check says what is wrong with the answer */
async function answerOf<T extends { seconds: number }>(
  job: MatrixJob,
  upload: Upload,
  schema: z.ZodType<T>,
  check: (value: T) => string | undefined,
): Promise<Answer<T>> {
  if (upload.is !== 'files') return upload;
  const found = await valid(join(upload.folder, job.result), schema);
  // A cancelled job uploads its log alone.
  if (found.is === 'none') return { is: 'none', why: `it handed no ${job.result} on` };
  if (found.is !== 'value')
    return {
      is: 'refused',
      why: `${job.result} ${found.why}`,
    };
  const wrong = check(found.value);
  return wrong === undefined
    ? { is: 'value', value: found.value, folder: upload.folder }
    : { is: 'refused', why: wrong };
}

function answers(result: WorkResult, { task, agent, attempt, base }: Assignment): boolean {
  return (
    result.task === task.id &&
    result.attempt === attempt &&
    result.agent === agent &&
    result.base === base
  );
}

function lostResult(plan: Plan, assignment: Assignment, message: string): WorkResult {
  return {
    ...attemptOf(assignment, plan.at),
    seconds: 0,
    usage: NO_USAGE,
    problems: [],
    is: 'failed',
    why: { is: 'lost', message: plainText(message, 300) },
  };
}

function problemText({ name }: MatrixJob, why: string): string {
  return `${name}: the answer of its job does not count: ${plainText(why, 300)}. The job counts as lost.`;
}

async function copyBundle(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await ifPresent(copyFile(from, to));
}

async function valid<T extends { seconds: number }>(file: string, schema: z.ZodType<T>) {
  const found = await readJsonFile(file, schema, MAX_JSON_BYTES);
  return found.is === 'value' && found.value.seconds > MOST_SECONDS
    ? ({ is: 'refused', why: 'has an impossible duration' } as const)
    : found;
}
