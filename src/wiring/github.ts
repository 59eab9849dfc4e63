/** GitHub as the forge: what a job of a workflow and a run on one's own machine have in common. */
import type { Mutex } from '../adapters/git/context.js';
import type { Git } from '../adapters/git/git.js';
import type { Client } from '../adapters/github/client.js';
import type { GitHubForge } from '../adapters/github/github-forge.js';
import { createSharedLedger, type SharedLedger } from '../adapters/github/ledger.js';
import { requiredLines } from '../adapters/github/refusals-text.js';
import { createRemote, type Remote } from '../adapters/github/remote.js';
import { type GitHubRepo, repoUrl } from '../adapters/github/repo.js';
import type { Method } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Clock, Store } from '../ports.js';

/** What reaches one repository on GitHub. */
export interface GitHubParts {
  repo: GitHubRepo;
  client: Client;
  remote: Remote;
  ledger: SharedLedger;
}

interface GitHubPartsOptions {
  repo: GitHubRepo;
  client: Client;
  /** Bound to the repository's git directory. */
  git: Git;
  store: Store;
  lock: Mutex;
  clock: Clock;
  /** Gets a line where something went wrong that stops nothing. */
  warn(message: string): void;
}

/** Asks nothing yet. */
export function createGitHubParts(options: GitHubPartsOptions): GitHubParts {
  const { repo, client, git, store, lock, clock, warn } = options;
  const remote = createRemote({ git, url: repoUrl(repo), token: repo.token, lock });
  const ledger = createSharedLedger({ git, store, remote, clock, warn });
  return { repo, client, remote, ledger };
}

/**
 * What the rules of the base demand and Tributary cannot meet: to be said before an agent is paid.
 *
 * @param warn gets a line for what depends on the change
 * @throws UserError with all rules that are not met
 */
export async function refuseRules(
  forge: Pick<GitHubForge, 'required'>,
  branch: string,
  method: Method,
  warn: (message: string) => void,
): Promise<void> {
  const { problems, next, warnings } = requiredLines(await forge.required(branch, method));
  for (const warning of warnings) warn(warning);
  if (problems.length > 0) throw new UserError(problems, next);
}
