/** Tributary's own folder in a repository's git directory. */
import { join } from 'node:path';

/** @param gitDir the repository's common git directory, absolute */
export function ownFolder(gitDir: string) {
  const root = join(gitDir, 'tributary');
  return {
    root,
    /** Run directories, one for each run. */
    runs: join(root, 'runs'),
    /** The local forge's pull request records. */
    pulls: join(root, 'pulls'),
    /** The records of agents' worktrees. */
    worktrees: join(root, 'worktrees'),
    /** Temporary files, on the git directory's file system. */
    scratch: join(root, 'scratch'),
    lock: join(root, 'lock'),
    checkoutLog: join(root, 'checkout.log'),
  };
}
