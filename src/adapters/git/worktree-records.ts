/**
 * Records of Tributary's worktrees and their tasks. Stored where agents' commits or a deleted `.git` cannot
 * affect them.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CommitSha, TaskId, TreeSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { parseJson } from '../files/json-file.js';
import { ownFolder } from '../files/own-folder.js';
import { writeWhole } from '../files/whole-file.js';

export const WorktreeRecord = z.strictObject({
  version: z.literal(2),
  task: TaskId,
  /** The commit that the work is compared with. */
  base: CommitSha,
  /** The commit that the agent started on: the base, or earlier work on top of it. */
  start: CommitSha,
  /** Absolute path, symbolic links resolved. */
  dir: z.string(),
  /** `making`: not used yet. `detached`: its contents must not be committed. */
  state: z.enum(['making', 'ready', 'detached']),
  /** Ignored files that were copied from the checkout; never committed. */
  included: z.array(z.string()),
  /** The files after set-up. What set-up changed is no work of the agent. */
  prepared: TreeSha.optional(),
  /** What was saved when the agent ended: whatever is more is a person's. */
  saved: z.strictObject({ commit: CommitSha, files: TreeSha }).optional(),
  /** The last commit of a person there that the task's branch was moved to. */
  collected: CommitSha.optional(),
});
export type WorktreeRecord = z.infer<typeof WorktreeRecord>;

/** Call before the worktree is made. The record is removed after the worktree. */
export function writeWorktreeRecord(gitDir: string, record: WorktreeRecord): Promise<void> {
  return writeWhole(fileOf(gitDir, record.dir), `${JSON.stringify(record)}\n`);
}

export async function removeWorktreeRecord(gitDir: string, dir: string): Promise<void> {
  await rm(fileOf(gitDir, dir), { force: true });
  await rm(indexOf(gitDir, dir), { force: true });
}

/** Tributary's index of a worktree's files. It is not the one in the worktree's `.git`, which an agent can write. */
export function indexOf(gitDir: string, dir: string): string {
  return join(folderIn(gitDir), `${basename(dir)}.index`);
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
