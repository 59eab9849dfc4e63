/** GitHub as the forge: what a job of a workflow and a run on one's own machine have in common. */
import type { Git } from '../adapters/git/git.js';
import type { Alone } from '../adapters/git/context.js';
import { type Client, createClient } from '../adapters/github/client.js';
import {
  createGitHubForge,
  type GitHubForge,
  type GitHubForgeOptions,
} from '../adapters/github/github-forge.js';
import { createSharedLedger, type SharedLedger } from '../adapters/github/ledger.js';
import { createRemote, type Remote } from '../adapters/github/remote.js';
import type { Base, Method } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Local, MachineOptions } from './local.js';
import type { Clock, Forge, Store } from '../ports.js';
import { requiredLines } from '../adapters/github/refusals-text.js';

/** A repository on GitHub, and how it is reached. */
export interface GitHubPlace {
  repository: { owner: string; name: string };
  /** Such as `https://github.com`, without a slash at its end. */
  serverUrl: string;
  /** Such as `https://api.github.com`. */
  apiUrl: string;
  token: string;
}

export interface GitHubSide {
  place: GitHubPlace;
  client: Client;
  remote: Remote;
  ledger: SharedLedger;
}

export interface GitHubSideOptions {
  place: GitHubPlace;
  /** Bound to the repository's git directory. */
  git: Git;
  store: Store;
  clock: Clock;
  /** Shared with who makes worktrees. */
  alone: Alone;
  /** Gets a line where a limit makes people wait. */
  note(message: string): void;
  /** Gets a line where something went wrong that stops nothing. */
  warn(message: string): void;
}

export interface GitHubMachineOptions {
  alone: Alone;
  /** Name of the branch that changes land on. */
  base: string;
  run: string;
  /** More for the forge than every caller gives. */
  forge?: Pick<GitHubForgeOptions, 'isRunning' | 'log' | 'ownChecks' | 'patience'>;
  /** Whether the worktrees of former runs are on this machine. */
  worktreesHere?: boolean;
  /** Puts its own ways around the forge. */
  around?(forge: GitHubForge, store: Store): Forge;
  currentBase(store: Store): Promise<Base>;
}

export interface GitHubMachine extends Local {
  forge: GitHubForge;
  remote: Remote;
}

export function remoteUrl({
  serverUrl,
  repository,
}: Pick<GitHubPlace, 'serverUrl' | 'repository'>): string {
  return `${serverUrl}/${repository.owner}/${repository.name}`;
}

/** @param note gets a line where a limit makes people wait */
export function clientFor(
  { serverUrl, apiUrl, token }: GitHubPlace,
  note: (message: string) => void,
): Client {
  return createClient({
    token,
    apiUrl,
    log: note,
    pace: { second: 1000, apart: hasLimits(serverUrl) },
  });
}

/** The clients of one repository; asks nothing yet. */
export function openGitHubSide(options: GitHubSideOptions): GitHubSide {
  const { place, git, store, clock, alone, note, warn } = options;
  const remote = createRemote({ git, url: remoteUrl(place), token: place.token, alone });
  return {
    place,
    remote,
    client: clientFor(place, note),
    ledger: createSharedLedger({ git, store, remote, clock, warn }),
  };
}

/**
 * All ports, with GitHub as the forge.
 *
 * @param make puts the machine together around what is chosen here
 */
export async function createGitHubMachine(
  { place, client, remote, ledger }: GitHubSide,
  options: GitHubMachineOptions,
  make: (chosen: Pick<MachineOptions, 'alone' | 'forge' | 'ledger' | 'base'>) => Promise<Local>,
): Promise<GitHubMachine> {
  const { alone, base, run, around, currentBase, worktreesHere = false } = options;
  let made: GitHubForge | undefined;
  const local = await make({
    alone,
    forge: ({ store, workspaces }) => {
      made = createGitHubForge({
        client,
        remote,
        store,
        repository: place.repository,
        base,
        run,
        ...options.forge,
        ...(worktreesHere && { unsaved: workspaces.unsaved }),
      });
      return around?.(made, store) ?? made;
    },
    ledger: () => ledger,
    base: currentBase,
  });
  if (!made) throw new Error('no forge was made');
  return { ...local, forge: made, remote };
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

/** A server of one's own has no such limits unless its owner sets some, and those are waited for. */
function hasLimits(serverUrl: string): boolean {
  const { hostname } = new URL(serverUrl);
  return hostname === 'github.com' || hostname.endsWith('.ghe.com');
}
