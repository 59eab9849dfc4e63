/**
 * Gets what the jobs of a matrix handed on. A job can set the job output with its own index alone, so an
 * artifact counts for the job that named it and for no other, and only if its name and its files are that job's.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { LARGEST_BUNDLE } from '../core/limits.js';
import { plainText } from '../text/plain.js';
import type { Artifacts } from './artifacts.js';
import type { ForeignJob, MatrixJob } from './matrix-jobs.js';
import { unzip } from './unzip.js';

/** All files of one job: the bundle is by far the largest. */
const LARGEST_ARTIFACT = LARGEST_BUNDLE + 64 * 1024 * 1024;

/** Each may need twice the size of the largest artifact in memory. */
const AT_ONCE = 4;

export type Upload =
  | { is: 'files'; folder: string }
  /** `why` is absent if the job handed nothing on. */
  | { is: 'none'; why?: string }
  | { is: 'refused'; why: string };

interface Failed {
  is: 'failed';
  error: unknown;
}

/** The job outputs of a matrix: `id-0`, `id-1`, … */
export type JobOutputs = Readonly<Record<string, string>>;

/**
 * @param open called if a job named an artifact
 * @returns the upload of each job, in their order; none can keep another from being read
 */
export async function fetchUploads<T extends MatrixJob>(
  open: () => Artifacts,
  jobs: readonly T[],
  outputs: JobOutputs,
  folder: string,
): Promise<{ job: T; upload: Upload }[]> {
  await rm(folder, { recursive: true, force: true });
  let artifacts: Artifacts | undefined;
  const limit = pLimit(AT_ONCE);
  const all = await Promise.all(
    jobs.map((job) =>
      limit(async () => {
        const id = outputs[`id-${job.index}`] ?? '';
        if (id === '') return { job, upload: { is: 'none' } as const };
        artifacts ??= open();
        const upload = await fetchUpload(artifacts, job, id, join(folder, String(job.index))).catch(
          (error: unknown): Failed => ({ is: 'failed', error }),
        );
        return { job, upload };
      }),
    ),
  );
  return all.map(({ job, upload }) => {
    if (upload.is !== 'failed') return { job, upload };
    // If nothing could be read, it is GitHub that fails, and the step can be run again.
    if (!all.some((each) => each.upload.is === 'files')) throw upload.error;
    return { job, upload: { is: 'none', why: `it could not be read: ${messageOf(upload.error)}` } };
  });
}

/** @param text the ID that the job named, as it named it */
export async function fetchUpload(
  artifacts: Artifacts,
  job: ForeignJob,
  text: string,
  folder: string,
): Promise<Upload> {
  if (!/^[1-9]\d{0,15}$/.test(text) || !Number.isSafeInteger(Number(text)))
    return refused('its job output is not the ID of an artifact');
  const artifact = await artifacts.find(Number(text));
  if (!artifact) return { is: 'none', why: `this run has no artifact ${text}` };
  const { name, bytes } = artifact;
  if (!isNameOf(job, name)) return refused(`artifact ${text} is called ${plainText(name, 100)}`);
  if (bytes > LARGEST_ARTIFACT) return refused(`its artifact has ${bytes} bytes`);
  const zip = await artifacts.download(artifact, LARGEST_ARTIFACT);
  if (!zip) return { is: 'none', why: `artifact ${text} is gone` };
  if (zip.length > LARGEST_ARTIFACT) return refused('its artifact is larger than it says');
  const unzipped = await unzip(zip, job, LARGEST_ARTIFACT);
  if (unzipped.is === 'refused') return unzipped;
  for (const [file, content] of unzipped.files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return { is: 'files', folder };
}

function isNameOf({ artifact }: ForeignJob, name: string): boolean {
  return name.startsWith(`${artifact}-`) && /^\d{1,9}$/.test(name.slice(artifact.length + 1));
}

function messageOf(error: unknown): string {
  return plainText(error instanceof Error ? error.message : String(error), 200);
}

function refused(why: string): Upload {
  return { is: 'refused', why };
}
