/** Ports for the jobs that can write: GitHub as the forge, and the ledger on its branch. */
import { createGitHubForge, type GitHubForge } from '../adapters/github/github-forge.js';
import { createRemote } from '../adapters/github/remote.js';
import { repoUrl } from '../adapters/github/repo.js';
import { fetchedRef, refOf } from '../core/git-names.js';
import type { Config } from '../core/config.js';
import type { Base, RunId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Forge, Ports, Store } from '../ports.js';
import { createGitHubParts, type GitHubParts } from '../wiring/github.js';
import { createPorts, openWorkspaces } from '../wiring/ports.js';
import { createJobClient } from './client.js';
import { type Job, runContext } from './job.js';
export type { GitHubParts } from '../wiring/github.js';

/** Total time to wait for checks, in seconds. Tokens of a GitHub App expire after an hour. */
const CHECK_TIMEOUT = 2400;

export interface WritingPorts {
  ports: Ports;
  forge: GitHubForge;
}

/** @throws UserError if the step has no token */
export function openGitHub(job: Job): GitHubParts {
  const { context, repository, store, clock, output } = job;
  const { repo } = context;
  if (repo.token === '')
    throw new UserError(['Missing input `token`.'], ['token: ${{ github.token }}'], 1);
  return createGitHubParts({
    repo,
    client: createJobClient({ ...repo, log: noteOf(job) }),
    git: repository.git,
    store,
    clock,
    warn: (message) => output.warning(message),
  });
}

/** The base branch on GitHub, as of the last fetch. */
export async function remoteBase(store: Store, branch: string): Promise<Base> {
  const commit = await store.resolve(fetchedRef(refOf(branch)));
  if (!commit) throw new Error(`${branch} was not fetched`);
  return { branch, commit, tree: await store.tree(commit) };
}

/** Ports that write to GitHub. Fetches the base first: it may have moved since the plan. */
export async function createWritingPorts(
  job: Job,
  { repo, client, remote, ledger }: GitHubParts,
  config: Config,
  run: RunId,
): Promise<WritingPorts> {
  const { store } = job;
  const { base, inputs } = job.context;
  await remote.fetchBase(base);
  const context = runContext(job, config, run);
  const forge = createGitHubForge({
    client,
    remote,
    store,
    repo,
    base,
    run,
    // Pull requests that GITHUB_TOKEN opens trigger no workflows.
    ownChecks: inputs.app !== '',
    checkTimeout: CHECK_TIMEOUT,
    log: noteOf(job),
  });
  const quiet = createQuietForge(job, run);
  const ports = await createPorts({
    ...context,
    workspaces: openWorkspaces(context),
    forge: quiet ? withQuietDrafts(forge, quiet) : forge,
    ledger,
    base: () => remoteBase(store, base),
  });
  return { ports, forge };
}

/** Returns undefined if the job's token already is the GITHUB_TOKEN. */
function createQuietForge(job: Job, run: RunId): Forge | undefined {
  const { context, repository, store } = job;
  const { app, 'own-token': token } = context.inputs;
  if (token === '' || app === '') return undefined;
  const repo = { ...context.repo, token };
  const log = noteOf(job);
  return createGitHubForge({
    client: createJobClient({ ...repo, log }),
    remote: createRemote({ git: repository.git, url: repoUrl(repo), token }),
    store,
    repo,
    base: context.base,
    run,
    log,
  });
}

function noteOf({ events }: Job) {
  return (message: string): void => events.emit({ is: 'note', message });
}

/**
 * Pushes by an App trigger the repository's own workflows, which have access to secrets. So a change that a
 * gate blocked is pushed with GITHUB_TOKEN instead, which triggers none.
 */
function withQuietDrafts(forge: Forge, quiet: Forge): Forge {
  return {
    ...forge,
    publish: async (published) => {
      if (!published.draft) return forge.publish(published);
      try {
        return await quiet.publish(published);
      } catch (error) {
        // The App may have permissions that this token lacks, so continue with the other changes.
        if (error instanceof UserError) throw new UserError(error.problems, error.next, 1);
        throw error;
      }
    },
  };
}
