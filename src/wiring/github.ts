/** GitHub as the forge: the parts shared by workflow jobs and local runs. */
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

/** Adapters bound to one GitHub repository. */
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
  clock: Clock;
  /** Reports a harmless problem, one line. */
  warn(message: string): void;
}

/** Sends no requests yet. */
export function createGitHubParts(options: GitHubPartsOptions): GitHubParts {
  const { repo, client, git, store, clock, warn } = options;
  const remote = createRemote({ git, url: repoUrl(repo), token: repo.token });
  const ledger = createSharedLedger({ git, store, remote, clock, warn });
  return { repo, client, remote, ledger };
}

/**
 * Checks the rules of the base, so that unmet ones are reported before an agent is paid.
 *
 * @param warn reports a rule that depends on the change
 * @throws UserError listing all rules that cannot be met
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
