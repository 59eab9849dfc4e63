/** Imports git bundles. A bundle is untrusted: it is checked in quarantine before anything enters the repository. */
import { lstat } from 'node:fs/promises';
import { OWN_REFS, taskOfRef } from '../../core/git-names.js';
import { LARGEST_BUNDLE } from '../../core/limits.js';
import type { Commits, CommitSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { type Git, GitError } from './git.js';
import { withTemporaryFile } from './objects.js';
import { admit, openQuarantine, READ_LIMIT, Refused } from './quarantine.js';

const LONGEST_WORDS = 300;

/** Where a bundle is imported to. */
export interface ImportInto {
  /** Bound to a git directory that shares the repository's objects. */
  git: Git;
  /** Bound to the repository whose refs protect the commits from garbage collection. */
  refs: Git;
  /** A directory for temporary files, on the file system of the objects. */
  folder: string;
}

/**
 * Imports the commit `head` from a bundle, under a ref that protects it from garbage collection.
 *
 * @returns what is wrong with the bundle, or undefined; nothing of a rejected bundle is imported
 */
export async function importBundle(
  { git, refs, folder }: ImportInto,
  bundle: string,
  work: Commits,
): Promise<string | undefined> {
  try {
    await checkRefs(git, bundle, work.head);
    // `unbundle` wants a ref that contains what the bundle is based on.
    await git(['update-ref', `refs/bases/${work.base}`, work.base]);
    await withTemporaryFile(folder, async (quarantine) => {
      const env = await openQuarantine(git, quarantine);
      await git(['bundle', 'unbundle', bundle], { env, limit: READ_LIMIT });
      await admit(git, quarantine, work);
    });
    await refs(['update-ref', '--no-deref', takenRef(work.head), work.head]);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    if (error instanceof GitError) return messageOf(error);
    throw error;
  }
}

/** The bundle must have exactly one ref, a task's branch at the announced commit. */
async function checkRefs(git: Git, bundle: string, head: CommitSha): Promise<void> {
  const facts = await ifPresent(lstat(bundle));
  if (!facts?.isFile()) throw new Refused('there is no bundle');
  if (facts.size > LARGEST_BUNDLE)
    throw new Refused(`the bundle is over ${LARGEST_BUNDLE / 2 ** 20} MiB`);
  const { stdout } = await git(['bundle', 'list-heads', bundle]);
  const heads = stdout.trim().split('\n');
  const [sha, ref] = (heads[0] ?? '').split(' ');
  if (heads.length !== 1 || sha !== head || ref === undefined || !taskOfRef(ref))
    throw new Refused('the bundle does not contain exactly the announced commit');
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
