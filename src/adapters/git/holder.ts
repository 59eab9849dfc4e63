/** Finds out which agent has a commit in its own repository. */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommitSha, TaskId } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { readRegularBytes } from '../files/regular-file.js';
import type { GitContext } from './context.js';
import type { Git } from './git.js';
import { READ_LIMIT } from './quarantine.js';
import { hasFolder } from './snapshot.js';
import { readWorktreeRecords } from './worktree-records.js';

const MAX_INDEX_BYTES = 256 * 1024 * 1024;

/** @returns the task whose directory has the commit among its own objects, not only in the snapshot */
export async function findHolder(
  context: GitContext,
  commit: CommitSha,
): Promise<TaskId | undefined> {
  for (const { task, dir } of await readWorktreeRecords(context)) {
    const objects = join(dir, '.git', 'objects');
    if (!(await hasFolder(objects)) || !(await hasObject(context.judge.git, objects, commit)))
      continue;
    // It may have fetched it from where the person did.
    return (await isOnRemote(context, commit)) ? undefined : task;
  }
  return undefined;
}

async function isOnRemote({ git }: GitContext, commit: CommitSha): Promise<boolean> {
  const args = ['for-each-ref', '--count=1', '--contains', commit, 'refs/remotes'];
  return (await git(args)).stdout !== '';
}

async function hasObject(git: Git, objects: string, commit: CommitSha): Promise<boolean> {
  const loose = join(objects, commit.slice(0, 2), commit.slice(2));
  if (await ifPresent(lstat(loose))) return true;
  const names = (await ifPresent(readdir(join(objects, 'pack')))) ?? [];
  for (const name of names.filter((each) => each.endsWith('.idx')))
    if (await isIndexed(git, join(objects, 'pack', name), commit)) return true;
  return false;
}

/** A broken index names nothing: git cannot read objects by it either. */
async function isIndexed(git: Git, file: string, commit: CommitSha): Promise<boolean> {
  const input = await readRegularBytes(file, MAX_INDEX_BYTES);
  if (input === undefined) return false;
  const format = `--object-format=${commit.length === 64 ? 'sha256' : 'sha1'}`;
  const { stdout } = await git(['show-index', format], {
    input,
    limit: READ_LIMIT,
    accept: [1, 128],
  });
  return stdout.split('\n').some((line) => line.split(' ')[1] === commit);
}
