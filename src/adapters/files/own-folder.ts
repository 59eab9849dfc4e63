/** Tributary's own folder in a repository's git directory. */
import { join } from 'node:path';

/** @param gitDir the repository's common git directory, absolute */
export function ownFolder(gitDir: string) {
  const root = join(gitDir, 'tributary');
  return {
    root,
    /** One run directory a run. */
    runs: join(root, 'runs'),
    /** The records of the local forge's pull requests. */
    pulls: join(root, 'pulls'),
    /** The records of agents' worktrees. */
    worktrees: join(root, 'worktrees'),
    /** Short-lived files, on the file system of the git directory. */
    scratch: join(root, 'scratch'),
    lock: join(root, 'lock'),
    checkoutLog: join(root, 'checkout.log'),
  };
}
