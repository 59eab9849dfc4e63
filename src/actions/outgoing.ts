/** Uploads files of the run directory under their own names. */
import { copyFile, lstat, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Job } from './job.js';

/**
 * @param fits selects files by name
 * @returns how many files were copied; links and other kinds are not
 */
export async function uploadFiles(
  { context, dir }: Pick<Job, 'context' | 'dir'>,
  fits: (name: string) => boolean,
): Promise<number> {
  const names = (await dir.list('')).filter(fits);
  let copied = 0;
  for (const name of names) {
    const from = await dir.path(name);
    if (!(await lstat(from)).isFile()) continue;
    const to = join(context.folders.outgoing, name);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
    copied += 1;
  }
  return copied;
}

/** Artifacts cannot be replaced, so each name ends in the attempt number and a re-run makes new ones. */
export function artifactName(
  { context }: Pick<Job, 'context'>,
  ...parts: readonly (string | number)[]
): string {
  return ['tributary', ...parts, context.attempt].join('-');
}
