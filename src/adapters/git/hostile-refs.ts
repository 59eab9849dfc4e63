/**
 * Reads the refs of a repository that an agent may have written. As text: no git runs in it, so neither its
 * configuration nor its hooks do anything.
 */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommitSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { readRegularFile } from '../files/regular-file.js';

const MAX_REF_BYTES = 4096;
const MAX_PACKED_BYTES = 64 * 1024 * 1024;
/** More refs than anybody makes by hand in a worktree. */
const MAX_REFS = 1000;
const MAX_DEPTH = 5;

/** What HEAD of a repository names: its commit, and its branch unless it is detached. */
export interface Head {
  branch: string | undefined;
  commit: CommitSha | undefined;
}

/** @param git path of the repository's `.git` */
export async function readHead(git: string): Promise<Head> {
  const text = await readText(join(git, 'HEAD'), MAX_REF_BYTES);
  const branch = /^ref: (refs\/[^\s]+)$/.exec(text)?.[1];
  if (branch === undefined) return { branch, commit: commitIn(text) };
  return { branch, commit: await commitOf(git, branch) };
}

/** The refs that are files of their own, and the entries of the stash; not those in `packed-refs`. */
export async function readLooseRefs(git: string): Promise<Map<string, CommitSha>> {
  const found = new Map<string, CommitSha>();
  await collect(git, 'refs', found, 0);
  for (const [at, commit] of (await stashEntries(git)).entries())
    found.set(`refs/stash@{${at}}`, commit);
  return found;
}

async function commitOf(git: string, ref: string): Promise<CommitSha | undefined> {
  if (ref.split('/').some((part) => part === '' || part.startsWith('.'))) return undefined;
  if (!(await hasRealFolders(git, ref))) return undefined;
  const loose = commitIn(await readText(join(git, ref), MAX_REF_BYTES));
  if (loose) return loose;
  const packed = await readText(join(git, 'packed-refs'), MAX_PACKED_BYTES);
  const line = packed.split('\n').find((each) => each.endsWith(` ${ref}`));
  return commitIn(line?.slice(0, line.indexOf(' ')) ?? '');
}

async function collect(
  git: string,
  name: string,
  found: Map<string, CommitSha>,
  depth: number,
): Promise<void> {
  const facts = await ifPresent(lstat(join(git, name)));
  if (facts?.isFile()) {
    const commit = commitIn(await readText(join(git, name), MAX_REF_BYTES));
    if (commit) found.set(name, commit);
  }
  if (!facts?.isDirectory() || depth > MAX_DEPTH) return;
  for (const below of await readdir(join(git, name))) {
    if (found.size >= MAX_REFS) return;
    await collect(git, `${name}/${below}`, found, depth + 1);
  }
}

/** Older entries of the stash stand only in its log. */
async function stashEntries(git: string): Promise<CommitSha[]> {
  if (!(await hasRealFolders(git, 'logs/refs/stash'))) return [];
  const log = await readText(join(git, 'logs/refs/stash'), MAX_PACKED_BYTES);
  return log
    .split('\n')
    .flatMap((line) => commitIn(line.split(' ')[1] ?? '') ?? [])
    .slice(-MAX_REFS);
}

async function hasRealFolders(git: string, name: string): Promise<boolean> {
  let folder = git;
  for (const part of name.split('/').slice(0, -1)) {
    folder = join(folder, part);
    const facts = await ifPresent(lstat(folder));
    if (facts && !facts.isDirectory()) return false;
  }
  return true;
}

async function readText(file: string, limit: number): Promise<string> {
  const found = await readRegularFile(file, limit);
  return found.is === 'text' ? found.text.trimEnd() : '';
}

function commitIn(text: string): CommitSha | undefined {
  return CommitSha.safeParse(text.trim()).data;
}
