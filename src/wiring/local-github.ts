/** A local run that lands on GitHub: worktrees and agents here, pull requests and checks there. */
import type { Git } from '../adapters/git/git.js';
import { type Client, createClient } from '../adapters/github/client.js';
import { failureOf, GitHubRefused } from '../adapters/github/errors.js';
import { createGitHubForge, type GitHubForge } from '../adapters/github/github-forge.js';
import { probe, type ProbeOptions } from '../adapters/github/probe.js';
import type { Probed } from '../adapters/github/probe-text.js';
import { createRemote, type Remote } from '../adapters/github/remote.js';
import { type GitHubRepo, type RepoName, repoUrl } from '../adapters/github/repo.js';
import { withStatuses } from '../adapters/github/statuses.js';
import { LEDGER_REF, refOf } from '../core/git-names.js';
import { type Base, type CommitSha, type Method, workflowOfRun } from '../core/model.js';
import type { Forge, Ledger, Ports, PullRequest, Store } from '../ports.js';
import { createGitHubParts } from './github.js';
import { createPorts, type OpenStore, openWorkspaces, type RunContext } from './ports.js';

/** Ports of a run that lands on GitHub, and the GitHub adapters behind them. */
export interface GitHubPorts {
  ports: Ports;
  github: { forge: GitHubForge; remote: Remote };
}

/** The repository's settings, and the token's permissions as far as GitHub shows them. */
export interface RepositoryFacts {
  isPrivate: boolean;
  isArchived: boolean;
  /** Merge methods that the repository does not allow. */
  off: Method[];
  /** undefined if GitHub does not say. */
  mayPush: boolean | undefined;
  /** Scopes of a classic token; undefined for other kinds, which do not show their permissions. */
  scopes: string[] | undefined;
}

/**
 * Uses the shared ledger and restores the local ledger branch afterwards: runs without GitHub take their
 * estimates from the local one.
 */
export function besideOwnLedger(shared: Ledger, git: Git, store: Store): Ledger {
  const aside = async <T>(use: () => Promise<T>): Promise<T> => {
    const own = await store.resolve(LEDGER_REF);
    try {
      return await use();
    } finally {
      await (own
        ? git(['update-ref', '--no-deref', LEDGER_REF, own])
        : git(['update-ref', '--no-deref', '-d', LEDGER_REF], { accept: [1, 128] }));
    }
  };
  return {
    read: () => aside(() => shared.read()),
    append: (entries) => aside(() => shared.append(entries)),
  };
}

/**
 * Whether a workflow run on GitHub is active. If GitHub cannot answer, assumes no: landings are pinned to a
 * head anyway.
 */
export function isRunningOn({ rest }: Pick<Client, 'rest'>, { owner, name }: RepoName) {
  return async (run: string): Promise<boolean> => {
    const id = workflowOfRun(run);
    if (id === undefined) return false;
    try {
      const asked = { owner, repo: name, run_id: id };
      return (await rest.actions.getWorkflowRun(asked)).data.status !== 'completed';
    } catch {
      return false;
    }
  };
}

/** The base branch on GitHub. @throws GitError if it does not exist */
export function baseOnGitHub(
  git: Git,
  { store }: OpenStore,
  repo: GitHubRepo,
  branch: string,
): Promise<Base> {
  const remote = createRemote({ git, url: repoUrl(repo), token: repo.token });
  return fetchBase(remote, store, branch);
}

/** @throws GitHubRefused if this token cannot see the repository */
export async function repositoryFacts(
  repo: GitHubRepo,
  note: (message: string) => void,
): Promise<RepositoryFacts> {
  const { owner, name } = repo;
  const { rest } = createClient({ ...repo, log: note });
  try {
    const { data, headers } = await rest.repos.get({ owner, repo: name });
    const scopes = headers['x-oauth-scopes'];
    return {
      isPrivate: data.private,
      isArchived: data.archived,
      off: [
        ...(data.allow_merge_commit === false ? (['merge'] as const) : []),
        ...(data.allow_squash_merge === false ? (['squash'] as const) : []),
        ...(data.allow_rebase_merge === false ? (['rebase'] as const) : []),
      ],
      mayPush: data.permissions?.push,
      scopes: scopes === undefined ? undefined : scopes.split(/,\s*/).filter(Boolean),
    };
  } catch (error) {
    if (failureOf(error)?.status !== 404) throw error;
    throw new GitHubRefused({ is: 'not-found', repository: `${owner}/${name}` });
  }
}

/** Opens a pull request, reports what GitHub does with it, and closes it. */
export function probeOn(
  repo: GitHubRepo,
  git: Git,
  { store }: OpenStore,
  options: Pick<ProbeOptions, 'base' | 'required' | 'now' | 'signal'>,
  note: (message: string) => void,
): Promise<Probed> {
  return probe({
    ...options,
    store,
    client: createClient({ ...repo, log: note }),
    remote: createRemote({ git, url: repoUrl(repo), token: repo.token }),
    repo,
  });
}

/** All ports, with local worktrees and GitHub as the forge. */
export async function createGitHubPorts(
  context: RunContext,
  repo: GitHubRepo,
): Promise<GitHubPorts> {
  const { repository, store, run, branch, clock, events } = context;
  const { git } = repository;
  const note = (message: string) => events.emit({ is: 'note', message });
  const client = createClient({ ...repo, log: note });
  const { remote, ledger } = createGitHubParts({
    repo,
    client,
    git,
    store,
    clock,
    warn: note,
  });
  const workspaces = openWorkspaces(context);
  const forge = createGitHubForge({
    client,
    remote,
    store,
    repo,
    base: branch,
    run,
    isRunning: isRunningOn(client, repo),
    collect: workspaces.collect,
    ownChecks: true,
    log: note,
  });
  const ports = await createPorts({
    ...context,
    workspaces,
    forge: withFixes(withStatuses(forge, client, repo), store),
    ledger: besideOwnLedger(ledger, git, store),
    base: () => fetchBase(remote, store, branch),
  });
  return { ports, github: { forge, remote } };
}

/** Uses fixes that a person committed in the task's worktree, as the local forge does. */
function withFixes(forge: Forge, store: Store): Forge {
  return {
    ...forge,
    open: async () =>
      Promise.all(
        (await forge.open()).map(async (pull) => {
          const tip = await fixedHere(store, pull);
          return tip ? { ...pull, tip } : pull;
        }),
      ),
  };
}

/** The head of a task's worktree, if it adds unpushed commits to the delivered work. */
async function fixedHere(store: Store, pull: PullRequest): Promise<CommitSha | undefined> {
  const { change, commit, tip, branch } = pull;
  const here = await store.resolve(refOf(branch));
  if (!here || here === change.head || tip !== commit) return undefined;
  // If the change is not in the store, the branch is another run's and says nothing about this change.
  if (!(await store.resolve(change.head))) return undefined;
  return (await store.mergeBase(here, change.head)) === change.head ? here : undefined;
}

/** Fetches the base from GitHub each time: the ref of an earlier fetch is local, and an agent could have changed it. */
async function fetchBase(remote: Remote, store: Store, branch: string): Promise<Base> {
  const commit = await remote.fetchBase(branch);
  return { branch, commit, tree: await store.tree(commit) };
}
