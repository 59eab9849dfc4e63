/**
 * Takes foreign commits in. They are unpacked into an object directory that the repository does not see, and
 * enter it only after every object is verified by its hash.
 */
import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LARGEST_BUNDLE } from '../../core/limits.js';
import type { Commits } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { type Git, lineOf } from './git.js';

/** Foreign commits that are rejected; the message says why. */
export class Refused extends Error {}

/** Reading packed objects takes about five seconds a gigabyte; a small pack can hold many. */
export const READ_LIMIT = 300;

/**
 * Creates an object directory that sees the repository's objects but is not seen by the repository. Git 2.39
 * does not check a bundle's objects, whatever `fetch.fsckObjects` says, so they are unpacked and checked
 * here.
 *
 * @returns the environment variables with which git writes into it
 */
export async function openQuarantine(git: Git, folder: string): Promise<Record<string, string>> {
  const path = await objectsOf(git);
  await mkdir(join(folder, 'info'), { recursive: true });
  await mkdir(join(folder, 'pack'));
  const objects = path.replace(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
  await writeFile(join(folder, 'info', 'alternates'), `"${objects}"\n`);
  return { GIT_OBJECT_DIRECTORY: folder };
}

/**
 * Checks all packs in a quarantine and moves them into the repository: each object has the content that its
 * name says, and `head` is one of them. With `base`, it is a commit that is based on it.
 *
 * @throws GitError, Refused
 */
export async function admit(
  git: Git,
  folder: string,
  { base, head }: Pick<Commits, 'head'> & Partial<Commits>,
): Promise<void> {
  const env = { GIT_OBJECT_DIRECTORY: folder };
  const packs = (await readdir(join(folder, 'pack'))).filter((name) => name.endsWith('.pack'));
  const checked: { pack: string; index: string; hash: string }[] = [];
  for (const name of packs) {
    const pack = join(folder, 'pack', name);
    const index = join(folder, `${name}.checked`);
    const check = ['index-pack', '--strict', '-o', index, pack];
    checked.push({ pack, index, hash: await lineOf(git, check, { env, limit: READ_LIMIT }) });
  }
  const type = await lineOf(git, ['cat-file', '-t', head], { env });
  if (base !== undefined) {
    if (type !== 'commit') throw new Refused('the announced object is not a commit');
    const fork = await git(['merge-base', base, head], { env, accept: [1] });
    if (fork.stdout.trim() !== base)
      throw new Refused('the work is not based on the assigned base');
  }
  const to = join(await objectsOf(git), 'pack');
  await mkdir(to, { recursive: true });
  for (const { pack, index, hash } of checked) {
    // The index comes last: git uses a pack once it finds its index.
    await rename(pack, join(to, `pack-${hash}.pack`));
    await rename(index, join(to, `pack-${hash}.idx`));
  }
}

/** Object directory that foreign code wrote. */
interface ForeignObjects {
  /** Absolute path. */
  from: string;
  /** The content that its `info/alternates` must have. */
  alternates: string;
  /** Seconds for which git may read it. */
  limit: number;
}

/**
 * Packs `base..head` from another object directory into a quarantine.
 *
 * @throws GitError, Refused
 */
export async function packFrom(
  git: Git,
  folder: string,
  { from, alternates, limit }: ForeignObjects,
  { base, head }: Commits,
): Promise<void> {
  await expectObjectFiles(from);
  const link = await ifPresent(readFile(join(from, 'info', 'alternates'), 'utf8'));
  if (link !== alternates) throw new Refused('its repository reads objects from elsewhere');
  const env = {
    GIT_ALTERNATE_OBJECT_DIRECTORIES: from.includes(':') ? JSON.stringify(from) : from,
  };
  const target = join(folder, 'pack', 'pack');
  // What it says of its history and its packs may be wrong.
  const plain = ['-c', 'core.commitGraph=false', '-c', 'core.multiPackIndex=false'];
  await git([...plain, 'pack-objects', '--revs', '--quiet', target], {
    env,
    input: `${head}\n^${base}\n`,
    limit,
  });
  let bytes = 0;
  for (const name of await readdir(join(folder, 'pack')))
    bytes += (await lstat(join(folder, 'pack', name))).size;
  if (bytes > LARGEST_BUNDLE)
    throw new Refused(`the commits are over ${LARGEST_BUNDLE / 2 ** 20} MiB`);
}

async function objectsOf(git: Git): Promise<string> {
  return lineOf(git, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
}

/** A pipe in place of an object would block git, and a link could lead to any file. */
async function expectObjectFiles(folder: string): Promise<void> {
  if (!(await ifPresent(lstat(folder)))?.isDirectory())
    throw new Refused('its object directory is gone');
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await expectObjectFiles(join(folder, entry.name));
    else if (!entry.isFile()) throw new Refused(`its object directory has ${entry.name}, no file`);
  }
}
