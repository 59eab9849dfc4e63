/** Verifies objects by their hash: git does not when it reads one. */
import type { CommitSha } from '../../core/model.js';
import { type Git, GitError } from './git.js';

/** @returns a function that throws if a file of the commit is not what its name says; each commit is read once */
export function createVerify(git: Git): (commit: CommitSha) => Promise<void> {
  const known = new Map<CommitSha, Promise<void>>();
  return (commit) => {
    const verified = known.get(commit) ?? verifyTree(git, commit);
    known.set(commit, verified);
    verified.catch(() => known.delete(commit));
    return verified;
  };
}

async function verifyTree(git: Git, commit: CommitSha): Promise<void> {
  const args = ['rev-list', '--quiet', '--objects', '--no-walk', '--missing=allow-promisor'];
  const { stderr } = await git([...args, '--verify-objects', commit]);
  // Git reports a wrong hash, and exits with 0.
  if (stderr.includes('hash mismatch'))
    throw new GitError(
      ['rev-list'],
      0,
      '',
      `an object of ${commit} was overwritten (${stderr.trim().split('\n')[0]}). See: git fsck`,
    );
}
