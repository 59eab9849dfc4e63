/** Imports git bundles. A bundle is untrusted: it is checked in quarantine before anything enters the repository. */
import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_REFS, taskOfRef } from '../../core/git-names.js';
import { LARGEST_BUNDLE } from '../../core/limits.js';
import type { Commits, CommitSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { type Git, GitError, lineOf } from './git.js';
import { withTemporaryFile } from './objects.js';

/** A bundle that is rejected; the message says why. */
class RefusedBundle extends Error {}

const LONGEST_WORDS = 300;

/**
 * Imports the commit `head` from a bundle, under a ref that protects it from garbage collection.
 *
 * @param folder a directory for Tributary's temporary files
 * @returns what is wrong with the bundle, or undefined; nothing of a rejected bundle is imported
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
  // The bundle must have exactly one ref, with a name that `git fetch` cannot read as anything else.
  if (heads.length !== 1 || sha !== head || ref === undefined || !taskOfRef(ref))
    throw new RefusedBundle('the bundle does not contain exactly the announced commit');
  return ref;
}

/**
 * Unpacks the bundle into quarantine and checks it: fsck passes, `head` is a commit, and it is based on
 * `base`.
 *
 * @throws GitError, RefusedBundle
 */
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
 * Creates an object directory that sees the repository's objects but is not seen by the repository. Git 2.39
 * does not check a bundle's objects, whatever `fetch.fsckObjects` says, so they are unpacked and checked
 * here.
 */
async function openQuarantine(git: Git, folder: string): Promise<Record<string, string>> {
  const path = await lineOf(git, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  await mkdir(join(folder, 'info'), { recursive: true });
  await mkdir(join(folder, 'pack'));
  const objects = path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
  await writeFile(join(folder, 'info', 'alternates'), `"${objects}"\n`);
  return { GIT_OBJECT_DIRECTORY: folder };
}

/** The ref that protects imported work from garbage collection. */
function takenRef(head: CommitSha): string {
  return `${OWN_REFS}taken/${head}`;
}

/** Git's error message on one line. */
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
