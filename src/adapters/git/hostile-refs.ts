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
const MAX_DEPTH = 30;
const STASH_LOG = 'logs/refs/stash';

/** What HEAD of a repository names: its commit, and its branch unless it is detached. */
export interface Head {
  branch: string | undefined;
  commit: CommitSha | undefined;
}

/** @param git path of the repository's `.git` */
export async function readHead(git: string): Promise<Head> {
  const text = await readText(git, 'HEAD', MAX_REF_BYTES);
  const branch = /^ref:\s*(refs\/[^\s]+)$/.exec(text)?.[1];
  if (branch === undefined) return { branch, commit: commitIn(text) };
  return { branch, commit: await readRef(git, branch) };
}

/** The commit of one ref, by its full name. */
export async function readRef(git: string, ref: string): Promise<CommitSha | undefined> {
  if (ref.split('/').some((part) => part === '' || part.startsWith('.'))) return undefined;
  const loose = commitIn(await readText(git, ref, MAX_REF_BYTES));
  return loose ?? (await readPackedRefs(git)).get(ref);
}

/** The refs that are files of their own, and the entries of the stash. */
export async function readLooseRefs(git: string): Promise<Map<string, CommitSha>> {
  const found = new Map<string, CommitSha>();
  if (await isFolder(git)) await collect(git, 'refs', found, 0);
  for (const [at, commit] of (await stashEntries(git)).entries())
    found.set(`refs/stash@{${at}}`, commit);
  return found;
}

/** The refs in `packed-refs`. `git gc` and `git pack-refs` put refs there. */
export async function readPackedRefs(git: string): Promise<Map<string, CommitSha>> {
  const text = await readText(git, 'packed-refs', MAX_PACKED_BYTES);
  const found = new Map<string, CommitSha>();
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    const commit = commitIn(line.slice(0, Math.max(0, space)));
    if (commit) found.set(line.slice(space + 1), commit);
  }
  return found;
}

/** Older entries of the stash stand only in its log. */
export async function stashEntries(git: string): Promise<CommitSha[]> {
  const log = await readText(git, STASH_LOG, MAX_PACKED_BYTES);
  return log
    .split('\n')
    .flatMap((line) => commitIn(line.split(' ')[1] ?? '') ?? [])
    .slice(-MAX_REFS);
}

async function collect(
  git: string,
  name: string,
  found: Map<string, CommitSha>,
  depth: number,
): Promise<void> {
  const facts = await ifPresent(lstat(join(git, name)));
  if (facts?.isFile()) {
    const commit = commitIn(await readText(git, name, MAX_REF_BYTES));
    if (commit) found.set(name, commit);
  }
  if (!facts?.isDirectory()) return;
  // Then the directory is moved aside, and nothing of it is lost.
  if (depth > MAX_DEPTH) throw new Error(`${git} has refs that are too deep`);
  for (const below of await readdir(join(git, name))) {
    if (found.size >= MAX_REFS) return;
    await collect(git, `${name}/${below}`, found, depth + 1);
  }
}

/** Text of a file in the repository; empty if it is none, or if a part of its path is a link. */
async function readText(git: string, name: string, limit: number): Promise<string> {
  let folder = git;
  for (const part of name.split('/')) {
    if (!(await isFolder(folder))) return '';
    folder = join(folder, part);
  }
  const found = await readRegularFile(folder, limit);
  return found.is === 'text' ? found.text.trimEnd() : '';
}

async function isFolder(path: string): Promise<boolean> {
  return (await ifPresent(lstat(path)))?.isDirectory() === true;
}

function commitIn(text: string): CommitSha | undefined {
  return CommitSha.safeParse(text.trim()).data;
}
