/** Work comes in as a git bundle, and counts as hostile: it is judged apart, before any of it is in the repository. */
import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_REFS, taskOfRef } from '../../core/git-names.js';
import { LARGEST_BUNDLE } from '../../core/limits.js';
import type { Commits, CommitSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { type Git, GitError, lineOf } from './git.js';
import { withTemporaryFile } from './objects.js';

/** A bundle that may not come in: what is wrong with it. */
class RefusedBundle extends Error {}

const LONGEST_WORDS = 300;

/**
 * Takes the commit `head` out of a bundle, under a ref of its own so that it stays.
 * @param folder a directory of Tributary's own for short-lived files
 * @returns what is wrong with the bundle, or undefined; nothing of a refused one is in the repository
 */
export async function importBundle(
  git: Git,
  folder: string,
  bundle: string,
  work: Commits,
): Promise<string | undefined> {
  try {
    const ref = await refOf(git, bundle, work.head);
    await withTemporaryFile(folder, (quarantine) => checkBundle(git, quarantine, bundle, work));
    const fetch = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
    await git(['fetch', ...fetch, bundle, ref]);
    await git(['update-ref', '--no-deref', takenRef(work.head), work.head]);
    return undefined;
  } catch (error) {
    if (error instanceof RefusedBundle) return error.message;
    if (error instanceof GitError) return messageOf(error);
    throw error;
  }
}

async function refOf(git: Git, bundle: string, head: CommitSha): Promise<string> {
  const facts = await ifPresent(lstat(bundle));
  if (!facts?.isFile()) throw new RefusedBundle('there is no bundle');
  if (facts.size > LARGEST_BUNDLE)
    throw new RefusedBundle(`the bundle is over ${LARGEST_BUNDLE / 2 ** 20} MiB`);
  const { stdout } = await git(['bundle', 'list-heads', bundle]);
  const heads = stdout.trim().split('\n');
  const [sha, ref] = (heads[0] ?? '').split(' ');
  // The one ref of a bundle, by a name that says nothing else to `git fetch`.
  if (heads.length !== 1 || sha !== head || ref === undefined || !taskOfRef(ref))
    throw new RefusedBundle('the bundle does not contain exactly the announced commit');
  return ref;
}

/** Unpacked, checked by fsck, a commit, and on its base. @throws GitError, RefusedBundle */
async function checkBundle(git: Git, folder: string, bundle: string, work: Commits): Promise<void> {
  const env = await openQuarantine(git, folder);
  await git(['bundle', 'unbundle', bundle], { env });
  const packs = (await readdir(join(folder, 'pack'))).filter((name) => name.endsWith('.pack'));
  for (const pack of packs) {
    const index = join(folder, 'checked.idx');
    await git(['index-pack', '--strict', '-o', index, join(folder, 'pack', pack)], { env });
  }
  if ((await lineOf(git, ['cat-file', '-t', work.head], { env })) !== 'commit')
    throw new RefusedBundle('the announced object is not a commit');
  const fork = await git(['merge-base', work.base, work.head], { env, accept: [1] });
  if (fork.stdout.trim() !== work.base)
    throw new RefusedBundle('the work is not based on the assigned base');
}

/**
 * An object directory that sees the repository's objects, and that the repository does not see.
 * Git 2.39 lets a bundle in without a look at its objects, whatever `fetch.fsckObjects` says; so
 * they are unpacked here and checked.
 */
async function openQuarantine(git: Git, folder: string): Promise<Record<string, string>> {
  const path = await lineOf(git, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  await mkdir(join(folder, 'info'), { recursive: true });
  await mkdir(join(folder, 'pack'));
  const objects = path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
  await writeFile(join(folder, 'info', 'alternates'), `"${objects}"\n`);
  return { GIT_OBJECT_DIRECTORY: folder };
}

/** What keeps accepted work from being collected. */
function takenRef(head: CommitSha): string {
  return `${OWN_REFS}taken/${head}`;
}

/** Git's own words, as one line. */
function messageOf(error: GitError): string {
  return (
    error.stderr
      .split('\n')
      .map((line) => line.replace(/^(?:error|fatal): /, '').trim())
      .filter((line) => line !== '')
      .join('; ')
      .slice(0, LONGEST_WORDS) || error.message
  );
}
