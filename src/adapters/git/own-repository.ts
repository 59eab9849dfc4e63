/**
 * A repository of its own for each directory in which foreign code runs: its own configuration, refs, index,
 * stash and hooks. It reads the person's objects from a snapshot and writes none of them. Written as files: no
 * git of ours runs in a directory that an agent may have changed.
 */
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { type CommitSha, TaskId } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { parseJson } from '../files/json-file.js';
import { readRegularFile } from '../files/regular-file.js';

export interface OwnRepository {
  /** Text of its configuration file. */
  config: string;
  /** A branch (`refs/heads/…`), or a commit. */
  head: string;
  /** The lines of its `packed-refs`: all refs that it has. */
  refs: ReadonlyMap<string, CommitSha | string>;
  /** Files below `info/`. */
  info: ReadonlyMap<string, string>;
  /** Content of `shallow`, if the person's repository is a shallow clone. */
  shallow: string | undefined;
  /** Absolute path of the object snapshot. */
  snapshot: string;
  /** Whose directory it is, for a person who starts Tributary in it. */
  owner: Owner | undefined;
}

const Owner = z.strictObject({
  task: TaskId,
  /** Root of the person's checkout. */
  root: z.string(),
});
export type Owner = z.infer<typeof Owner>;

const OWNER_FILE = 'tributary-worktree';
const MAX_OWNER_BYTES = 16 * 1024;

/**
 * What stays of a repository when it is put right: objects, logs, and the git directories of submodules. All
 * else is written anew, or belongs to an operation in progress.
 */
const KEPT = new Set(['objects', 'logs', 'modules', 'lfs']);

/** What git would believe of the objects, and the agent's stash, which is no longer a ref. */
const UNTRUE = [
  'objects/info',
  'objects/pack/multi-pack-index',
  'objects/pack/multi-pack-index.d',
  'logs/refs/stash',
];

/** Makes the repository, or puts an existing one right. `index` is the caller's to write. */
export async function writeRepository(dir: string, repository: OwnRepository): Promise<void> {
  const git = join(dir, '.git');
  await realFolder(git);
  for (const name of await readdir(git))
    if (KEPT.has(name)) await removeOddEntries(join(git, name));
    else await rm(join(git, name), { recursive: true, force: true });
  for (const name of UNTRUE) await rm(join(git, name), { recursive: true, force: true });
  for (const name of ['objects', 'objects/info', 'objects/pack', 'info', 'refs', 'refs/heads'])
    await realFolder(join(git, name));
  const { config, head, refs, info, shallow, snapshot, owner } = repository;
  await write(git, 'objects/info/alternates', alternatesOf(dir, snapshot));
  for (const [name, text] of info) await write(git, `info/${name}`, text);
  if (shallow !== undefined) await write(git, 'shallow', shallow);
  if (owner) await write(git, OWNER_FILE, JSON.stringify(owner));
  await write(git, 'packed-refs', packedRefs(refs));
  await write(git, 'config', config);
  await write(git, 'HEAD', head.startsWith('refs/') ? `ref: ${head}\n` : `${head}\n`);
}

/** The owner of a repository of ours; undefined if it is none. It only explains: an agent can write it. */
export async function ownerOf(gitDir: string): Promise<Owner | undefined> {
  const found = await readRegularFile(join(gitDir, OWNER_FILE), MAX_OWNER_BYTES);
  return found.is === 'text' ? Owner.safeParse(parseJson(found.text)).data : undefined;
}

/** Points one branch at a commit, whatever stands in the way of its file. */
export async function writeRef(dir: string, ref: string, commit: CommitSha): Promise<void> {
  const git = join(dir, '.git');
  let folder = git;
  for (const part of dirname(ref).split('/')) {
    folder = join(folder, part);
    await realFolder(folder);
  }
  await write(git, ref, `${commit}\n`);
}

/** Removes everything that could name a commit: logs, the index, and objects that are not in the snapshot. */
export async function forgetObjects(dir: string): Promise<void> {
  const git = join(dir, '.git');
  // An agent may have made it a link to the person's.
  await realFolder(git);
  for (const name of ['objects', 'logs', 'index'])
    await rm(join(git, name), { recursive: true, force: true });
}

/** Text of `objects/info/alternates`. Relative, so that the checkout can be moved. */
export function alternatesOf(dir: string, snapshot: string): string {
  const path = relative(join(dir, '.git', 'objects'), snapshot);
  return `${path.includes('\n') || path.startsWith('"') || path.startsWith('#') ? JSON.stringify(path) : path}\n`;
}

/** Removes links, pipes and devices below a folder: git would write or wait there. */
export async function removeOddEntries(path: string): Promise<void> {
  const facts = await ifPresent(lstat(path));
  if (facts?.isDirectory()) {
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries)
      if (!entry.isFile()) await removeOddEntries(join(path, entry.name));
  } else if (facts && !facts.isFile()) await rm(path, { force: true });
}

/** Git reads refs in this file only if they are sorted, which it is told. */
function packedRefs(refs: OwnRepository['refs']): string {
  const lines = [...refs].toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `# pack-refs with: sorted \n${lines.map(([ref, at]) => `${at} ${ref}\n`).join('')}`;
}

/** Makes a real directory of a path, whatever it is: an agent may have made a link to another place of it. */
async function realFolder(path: string): Promise<void> {
  const facts = await ifPresent(lstat(path));
  if (facts?.isDirectory()) return;
  if (facts) await rm(path, { force: true });
  await mkdir(path);
}

async function write(git: string, name: string, text: string): Promise<void> {
  const file = join(git, name);
  await rm(file, { recursive: true, force: true });
  await writeFile(file, text, { flag: 'wx' });
}
