/** What a job hands on: only these files are uploaded, under the names of the run directory. */
import { copyFile, lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Job } from './job.js';

/** @param fits chosen by name; what is not there is not handed on */
export async function uploadFiles(
  { context, dir }: Pick<Job, 'context' | 'dir'>,
  fits: (name: string) => boolean,
): Promise<number> {
  const names = (await dir.list('')).filter(fits);
  for (const name of names) {
    const from = await dir.path(name);
    if (!(await lstat(from)).isFile()) continue;
    const to = join(context.folders.outgoing, name);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
  }
  return names.length;
}

/** Names end in the attempt: an artifact is never replaced, and a run that is run again makes new ones. */
export function artifactName(
  { context }: Pick<Job, 'context'>,
  ...parts: readonly (string | number)[]
): string {
  return ['tributary', ...parts, context.attempt].join('-');
}
