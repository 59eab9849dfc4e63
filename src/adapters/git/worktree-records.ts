/**
 * Records of Tributary's worktrees and their tasks. Stored where agents' commits or a deleted `.git` cannot
 * affect them.
 */
import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { CommitSha, TaskId, TreeSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { parseJson } from '../files/json-file.js';
import { ownFolder } from '../files/own-folder.js';
import { type Seal, withoutSeal, withSeal } from '../files/seal.js';
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
  saved: z
    .strictObject({
      commit: CommitSha,
      files: TreeSha,
      /** Of each submodule: a text that changes with its files. */
      submodules: z.record(z.string(), z.string()),
    })
    .optional(),
  /** The same after set-up. */
  submodules: z.record(z.string(), z.string()).optional(),
  /** The last commit of a person there that the task's branch was moved to. */
  collected: CommitSha.optional(),
});
export type WorktreeRecord = z.infer<typeof WorktreeRecord>;

/** With the repository that it is of. */
const StoredRecord = WorktreeRecord.extend({ gitDir: z.string() });

/** Where the records are, and what they are sealed with. */
export interface RecordsPlace {
  /** The repository's common git directory, absolute. */
  gitDir: string;
  seal: Seal;
}

/** Call before the worktree is made. The record is removed after the worktree. */
export function writeWorktreeRecord(
  { gitDir, seal }: RecordsPlace,
  record: WorktreeRecord,
): Promise<void> {
  const file = fileOf(gitDir, record.dir);
  const sealed = withSeal(seal, sealedName(file), { ...record, gitDir });
  return writeWhole(file, `${JSON.stringify(sealed)}\n`);
}

export async function removeWorktreeRecord(
  { gitDir }: Pick<RecordsPlace, 'gitDir'>,
  dir: string,
): Promise<void> {
  await rm(fileOf(gitDir, dir), { force: true });
  await rm(indexOf(gitDir, dir), { force: true });
}

/** Tributary's index of a worktree's files. It is not the one in the worktree's `.git`, which an agent can write. */
export function indexOf(gitDir: string, dir: string): string {
  return join(folderIn(gitDir), `${basename(dir)}.index`);
}

/**
 * All records. Those that Tributary did not write are skipped, and their directories are left alone: by a forged
 * one it would remove any folder.
 */
export async function readWorktreeRecords({
  gitDir,
  seal,
}: RecordsPlace): Promise<WorktreeRecord[]> {
  const folder = folderIn(gitDir);
  const found = (await ifPresent(readdir(folder))) ?? [];
  const names = found.filter((name) => name.endsWith('.json'));
  const records = await Promise.all(
    names.map(async (name) => {
      const text = (await ifPresent(readFile(join(folder, name), 'utf8'))) ?? '';
      const json = withoutSeal(seal, sealedName(name), parseJson(text));
      const stored = StoredRecord.safeParse(json);
      return stored.success ? placed(stored.data, gitDir) : [];
    }),
  );
  return records.flat();
}

export async function recordsOf(place: RecordsPlace, task: TaskId): Promise<WorktreeRecord[]> {
  return (await readWorktreeRecords(place)).filter((record) => record.task === task);
}

/**
 * The record as it holds in this repository. In a copy of a repository, it is the original's; where the repository
 * was moved, its directories were too.
 */
async function placed(
  { gitDir: home, ...record }: z.infer<typeof StoredRecord>,
  gitDir: string,
): Promise<WorktreeRecord[]> {
  if (home === gitDir) return [record];
  if (await ifPresent(lstat(home))) return [];
  const path = relative(dirname(home), record.dir);
  return path.startsWith('..') ? [] : [{ ...record, dir: join(dirname(gitDir), path) }];
}

function fileOf(gitDir: string, dir: string) {
  return join(folderIn(gitDir), `${basename(dir)}.json`);
}

function folderIn(gitDir: string) {
  return ownFolder(gitDir).worktrees;
}

function sealedName(file: string): string {
  return `worktrees/${basename(file)}`;
}
