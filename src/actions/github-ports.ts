/** Ports for the jobs that may write: GitHub as the forge, and the ledger on its branch. */
import pLimit from 'p-limit';
import { type Client, createClient } from '../adapters/github/client.js';
import { createGitHubForge, type GitHubForge } from '../adapters/github/github-forge.js';
import { createSharedLedger, type SharedLedger } from '../adapters/github/ledger.js';
import { localRef, type Remote } from '../adapters/github/remote.js';
import type { Config } from '../core/config.js';
import type { Base, RunId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Ports, Store } from '../ports.js';
import { type Job, machineOf } from './job.js';
import { remoteOf } from './remote.js';

export interface GitHubSide {
  client: Client;
  remote: Remote;
  ledger: SharedLedger;
}

export const openGitHub = (job: Job): GitHubSide => {
  const { context, repository, store, clock, output } = job;
  const { token } = context.inputs;
  if (token === '')
    throw new UserError(['This stage needs the input token.'], ['token: ${{ github.token }}'], 1);
  const remote = remoteOf(job);
  return {
    remote,
    client: createClient({
      token,
      apiUrl: context.apiUrl,
      log: (message) => job.events.emit({ is: 'note', message }),
    }),
    ledger: createSharedLedger({
      git: repository.git,
      store,
      remote,
      clock,
      warn: (message) => output.warning(message),
    }),
  };
};

/** Where the base branch stands on GitHub, as it was last fetched. */
export const remoteBase = async (store: Store, branch: string): Promise<Base> => {
  const commit = await store.resolve(localRef(`refs/heads/${branch}`));
  if (!commit) throw new Error(`${branch} was not fetched`);
  return { branch, commit, tree: await store.tree(commit) };
};

export interface Writing {
  ports: Ports;
  forge: GitHubForge;
}

/** Ports that write to GitHub. Fetches the base first: it may have moved since the plan. */
export const writingPorts = async (
  job: Job,
  github: GitHubSide,
  config: Config,
  run: RunId,
): Promise<Writing> => {
  const { context } = job;
  const { client, remote } = github;
  await remote.fetchBase(context.base);
  let forge: GitHubForge | undefined;
  const { ports } = await machineOf(job, config, run, {
    alone: pLimit(1),
    forge: ({ store }) => {
      forge = createGitHubForge({
        client,
        remote,
        store,
        repository: context.repository,
        base: context.base,
        run,
      });
      return forge;
    },
    ledger: () => github.ledger,
    base: (store) => remoteBase(store, context.base),
  });
  if (!forge) throw new Error('no forge was made');
  return { ports, forge };
};
