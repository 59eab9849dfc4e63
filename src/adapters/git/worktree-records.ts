/**
 * Records of Tributary's worktrees and their tasks. Stored where agents' commits or a deleted `.git` cannot
 * affect them.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CommitSha, TaskId } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { parseJson } from '../files/json-file.js';
import { ownFolder } from '../files/own-folder.js';
import { writeWhole } from '../files/whole-file.js';

export const WorktreeRecord = z.strictObject({
  version: z.literal(1),
  task: TaskId,
  /** The commit that the work is compared with. */
  base: CommitSha,
  /** Absolute path, symbolic links resolved. */
  dir: z.string(),
  /** `making`: not used yet. `detached`: its contents must not be committed. */
  state: z.enum(['making', 'ready', 'detached']),
  /** Ignored files that were copied from the checkout; never committed. */
  included: z.array(z.string()),
});
export type WorktreeRecord = z.infer<typeof WorktreeRecord>;

/** Call before the worktree is made. The record is removed after the worktree. */
export function writeWorktreeRecord(gitDir: string, record: WorktreeRecord): Promise<void> {
  return writeWhole(fileOf(gitDir, record.dir), `${JSON.stringify(record)}\n`);
}

export function removeWorktreeRecord(gitDir: string, dir: string): Promise<void> {
  return rm(fileOf(gitDir, dir), { force: true });
}

/** All records. Invalid ones are skipped, and their worktrees are left alone. */
export async function readWorktreeRecords(gitDir: string): Promise<WorktreeRecord[]> {
  const folder = folderIn(gitDir);
  const found = (await ifPresent(readdir(folder))) ?? [];
  const names = found.filter((name) => name.endsWith('.json'));
  const records = await Promise.all(
    names.map(async (name) => {
      const text = (await ifPresent(readFile(join(folder, name), 'utf8'))) ?? '';
      const record = WorktreeRecord.safeParse(parseJson(text));
      return record.success ? [record.data] : [];
    }),
  );
  return records.flat();
}

export async function recordsOf(gitDir: string, task: TaskId): Promise<WorktreeRecord[]> {
  return (await readWorktreeRecords(gitDir)).filter((record) => record.task === task);
}

function fileOf(gitDir: string, dir: string) {
  return join(folderIn(gitDir), `${basename(dir)}.json`);
}

function folderIn(gitDir: string) {
  return ownFolder(gitDir).worktrees;
}
