/**
 * Notices work in submodules. Git of ours does not run in them, so the names, sizes and times of their files are
 * compared.
 */
import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ifPresent } from '../files/absent.js';
import type { GitContext } from './context.js';
import { readHead } from './hostile-refs.js';
import { gitlinksIn } from './submodules.js';
import { indexOf, type WorktreeRecord } from './worktree-records.js';

/** By path of the submodule: a text that changes with its files or its commit. */
export type SubmoduleStamps = Record<string, string>;

/** @param index of the directory's files */
export async function stampSubmodules(
  { judge }: Pick<GitContext, 'judge'>,
  dir: string,
  index: string,
): Promise<SubmoduleStamps> {
  const stamps: SubmoduleStamps = {};
  for (const link of await gitlinksIn(judge.git, index)) {
    const path = Buffer.from(link, 'latin1').toString('utf8');
    const hash = createHash('sha256');
    hash.update((await readHead(join(dir, path, '.git'))).commit ?? '');
    await addFiles(hash, join(dir, path));
    stamps[path] = hash.digest('hex').slice(0, 32);
  }
  return stamps;
}

/** The submodules with work that was done since the agent's was saved. */
export async function changedSubmodules(
  context: GitContext,
  { dir, saved }: WorktreeRecord,
): Promise<string[]> {
  if (!saved) return [];
  const now = await stampSubmodules(context, dir, indexOf(context.gitDir, dir));
  return submodulesThatDiffer(saved.submodules, now);
}

export function submodulesThatDiffer(before: SubmoduleStamps, now: SubmoduleStamps): string[] {
  return Object.keys(before).filter((path) => now[path] !== before[path]);
}

async function addFiles(hash: ReturnType<typeof createHash>, folder: string): Promise<void> {
  const names = ((await ifPresent(readdir(folder))) ?? []).toSorted();
  for (const name of names) {
    if (name === '.git') continue;
    const facts = await ifPresent(lstat(join(folder, name)));
    if (!facts) continue;
    hash.update(`${name}\0${facts.mode}\0`);
    if (facts.isDirectory()) await addFiles(hash, join(folder, name));
    else hash.update(`${facts.size}\0${facts.mtimeMs}\0`);
  }
}
