/** Ports for the jobs that may write: GitHub as the forge, and the ledger on its branch. */
import pLimit from 'p-limit';
import { createGitHubForge, type GitHubForgeOptions } from '../adapters/github/github-forge.js';
import { createRemote, localRef } from '../adapters/github/remote.js';
import type { Config } from '../core/config.js';
import type { Base, RunId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import {
  clientFor,
  createGitHubMachine,
  type GitHubMachine,
  type GitHubSide,
  openGitHubSide,
  remoteUrl,
} from '../wiring/github.js';
import type { Forge, Store } from '../ports.js';
import { type Job, machineOf } from './job.js';
export type { GitHubSide } from '../wiring/github.js';

/** Seconds; a token of an App is good for an hour. */
const PATIENCE = 2400;

export type Writing = Pick<GitHubMachine, 'ports' | 'forge'>;

/** @throws UserError where the step was given no token */
export function openGitHub({ context, repository, store, clock, output, events }: Job): GitHubSide {
  const { token } = context.inputs;
  if (token === '')
    throw new UserError(['This stage needs the input token.'], ['token: ${{ github.token }}'], 1);
  const { serverUrl, apiUrl } = context;
  return openGitHubSide({
    place: { repository: context.repository, serverUrl, apiUrl, token },
    git: repository.git,
    store,
    clock,
    alone: (use) => use(),
    note: (message) => events.emit({ is: 'note', message }),
    warn: (message) => output.warning(message),
  });
}

/** Where the base branch stands on GitHub, as it was last fetched. */
export async function remoteBase(store: Store, branch: string): Promise<Base> {
  const commit = await store.resolve(localRef(`refs/heads/${branch}`));
  if (!commit) throw new Error(`${branch} was not fetched`);
  return { branch, commit, tree: await store.tree(commit) };
}

/** Ports that write to GitHub. Fetches the base first: it may have moved since the plan. */
export async function writingPorts(
  job: Job,
  github: GitHubSide,
  config: Config,
  run: RunId,
): Promise<Writing> {
  const { base } = job.context;
  await github.remote.fetchBase(base);
  const log = (message: string) => job.events.emit({ is: 'note', message });
  return createGitHubMachine(
    github,
    {
      alone: pLimit(1),
      base,
      run,
      // What a workflow's own token opens starts no workflow.
      forge: {
        ownChecks: job.context.inputs.app !== '',
        patience: PATIENCE,
        log,
      },
      around: (forge, store) => withQuietDrafts(job, github, { store, base, run, log }, forge),
      currentBase: (store) => remoteBase(store, base),
    },
    (chosen) => machineOf(job, config, run, chosen),
  );
}

/**
 * What an App pushes starts the repository's own workflows, with their secrets. A change that a gate
 * blocked is pushed with the workflow's own token instead, which starts none.
 */
function withQuietDrafts(
  job: Job,
  { place }: GitHubSide,
  options: Omit<GitHubForgeOptions, 'client' | 'remote' | 'repository'>,
  forge: Forge,
): Forge {
  const { app, 'own-token': token } = job.context.inputs;
  if (token === '' || app === '') return forge;
  const own = { ...place, token };
  const quiet = createGitHubForge({
    ...options,
    repository: place.repository,
    client: clientFor(own, (message) => job.events.emit({ is: 'note', message })),
    remote: createRemote({ git: job.repository.git, url: remoteUrl(own), token }),
  });
  return {
    ...forge,
    publish: async (published) => {
      if (!published.draft) return forge.publish(published);
      try {
        return await quiet.publish(published);
      } catch (error) {
        // What this token may not do, the App's may: the other changes go on.
        if (error instanceof UserError) throw new UserError(error.problems, error.next, 1);
        throw error;
      }
    },
  };
}
