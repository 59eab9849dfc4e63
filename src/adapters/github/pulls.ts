/** Cache of pull requests: read once, and updated with this process's changes. */
import { setTimeout } from 'node:timers/promises';
import {
  fetchedRef,
  isTaskBranch,
  refOf,
  TASK_REFS,
  taskBranch,
  taskRef,
} from '../../core/git-names.js';
import { CommitSha, type TaskId } from '../../core/model.js';
import type { PullRequest, Store, Workspaces } from '../../ports.js';
import type { Client } from './client.js';
import { type Marker, readMarker } from './marker.js';
import { type Remote } from './remote.js';
import type { RepoName } from './repo.js';

export interface GitHubForgeOptions {
  client: Client;
  remote: Remote;
  store: Store;
  repo: RepoName;
  /** The branch that changes land on. */
  base: string;
  run: string;
  /** Whether another run is active now; default: none is. */
  isRunning?: (run: string) => Promise<boolean>;
  /** Collects a person's commits in agents' directories on this machine, and finds what is not committed. */
  collect?: Workspaces['collect'];
  /** Reports a harmless problem, one line. */
  log?: (message: string) => void;
  wait?: (milliseconds: number) => Promise<unknown>;
  /**
   * Whether its pull requests trigger the repository's own workflows, as those of a person or an App do.
   * Landings then wait for the checks that the base requires of them.
   */
  ownChecks?: boolean;
  /** Total time in seconds that all landings may wait for checks; default: unlimited. */
  checkTimeout?: number;
}

export const HELD = 'tributary: held';
export const REJECTED = 'tributary: rejected';

export type CommitState = 'pending' | 'success' | 'failure';

/** A check run on GitHub. */
export interface CheckRun {
  id: number;
  externalId: string;
  conclusion: string | null;
  title: string | null;
  summary: string | null;
  annotations: number;
}

export interface Sticky {
  id: number;
  body: string;
}

export interface Pull {
  readonly number: number;
  /** GraphQL node ID. */
  readonly id: string;
  /** Login of the author. */
  readonly author: string | undefined;
  marker: Marker;
  title: string;
  /** As on GitHub, including the marker. */
  body: string;
  base: string;
  draft: boolean;
  state: 'open' | 'closed' | 'merged';
  merged: CommitSha | undefined;
  labels: Set<string>;
  tip: CommitSha;
  /** The check runs of its commit, by name; undefined = not read yet. */
  checks: Map<string, CheckRun> | undefined;
  /** The last commit status that this process set. */
  lastStatus: { commit: CommitSha; state: CommitState } | undefined;
  /** Our comment; `none` = there is none; undefined = not read yet. */
  comment: Sticky | 'none' | undefined;
}

export interface ForgeState extends GitHubForgeOptions {
  /** Parameters of every request. */
  at: { owner: string; repo: string };
  wait: NonNullable<GitHubForgeOptions['wait']>;
  log: NonNullable<GitHubForgeOptions['log']>;
  ownChecks: boolean;
  checkTimeout: number;
  pulls: Map<number, Pull>;
  /** Open pull requests by people on a task's branch. */
  persons: Map<string, number>;
  listed: boolean;
  /** Tips of the task branches on GitHub, by full ref name. */
  tips: Map<string, CommitSha> | undefined;
  /** Whether the base requires up-to-date branches; learned from a refusal. */
  strict: boolean;
  /** Seconds that this process has waited for checks. */
  waited: number;
  /** Whether this process has read the base's rules. */
  rulesRead: boolean;
}

/** The fields that GitHub returns both in a list and for a single pull request. */
export interface PullData {
  number: number;
  node_id: string;
  title: string;
  body: string | null;
  draft?: boolean | undefined;
  state: string;
  merged_at: string | null;
  merge_commit_sha: string | null;
  labels: { name?: string }[];
  user: { login: string } | null;
  head: { ref: string; sha: string; repo: { full_name: string } | null };
  base: { ref: string };
}

export function createForgeState(options: GitHubForgeOptions): ForgeState {
  return {
    ...options,
    at: { owner: options.repo.owner, repo: options.repo.name },
    wait: options.wait ?? setTimeout,
    log: options.log ?? (() => {}),
    ownChecks: options.ownChecks ?? false,
    checkTimeout: options.checkTimeout ?? Number.POSITIVE_INFINITY,
    pulls: new Map(),
    persons: new Map(),
    listed: false,
    tips: undefined,
    strict: false,
    waited: 0,
    rulesRead: false,
  };
}

export function lines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Caches a pull request from GitHub; undefined if it is not one of ours. */
export function remember(forge: ForgeState, data: PullData): Pull | undefined {
  const pull = toPull(forge, data);
  if (pull) forge.pulls.set(pull.number, pull);
  return pull;
}

/** Open pull requests, from the cache if it is filled. */
export async function openPulls(forge: ForgeState): Promise<Pull[]> {
  return forge.listed
    ? [...forge.pulls.values()].filter(({ state }) => state === 'open')
    : listPulls(forge);
}

/** Reads the current pull request from GitHub. @throws if it is not one of Tributary's */
export async function readPull(
  forge: ForgeState,
  number: number,
): Promise<{ pull: Pull; mergeable: boolean | null; state: string }> {
  const { data } = await forge.client.rest.pulls.get({ ...forge.at, pull_number: number });
  const pull = remember(forge, data);
  if (!pull) throw new Error(`pull request ${number} was not opened by Tributary`);
  return { pull, mergeable: data.mergeable, state: data.mergeable_state };
}

export async function pullOf(forge: ForgeState, number: number): Promise<Pull> {
  if (!forge.pulls.has(number)) await openPulls(forge);
  return forge.pulls.get(number) ?? (await readPull(forge, number)).pull;
}

export async function pullForTask(forge: ForgeState, task: TaskId): Promise<Pull | undefined> {
  return (await openPulls(forge)).find(({ marker }) => marker.task === task);
}

/** A draft, or if the repository has no drafts, one with the label for rejected changes. */
export function isDraft({ draft, labels }: Pull): boolean {
  return draft || labels.has(REJECTED);
}

/** Fetches refs and the base at once. @returns the base's tip */
export async function fetchWithBase(
  forge: ForgeState,
  refs: readonly string[],
): Promise<CommitSha> {
  const ref = refOf(forge.base);
  await forge.remote.fetch([...refs, ref]);
  const base = await forge.store.resolve(fetchedRef(ref));
  if (!base) throw new Error(`the branch ${forge.base} is gone`);
  return base;
}

/** Open pull requests, with their commits fetched into the store. Writes nothing to GitHub. */
export async function open(forge: ForgeState): Promise<PullRequest[]> {
  const pulls = await listPulls(forge);
  const base = await fetchWithBase(forge, pulls.length > 0 ? [TASK_REFS] : []);
  const still = await notLanded(forge, pulls, base);
  return Promise.all(
    still.map(async (pull) => {
      const { task } = pull.marker;
      // If the branch was pushed to just now, the fetched ref is newer.
      const tip =
        (await forge.store.resolve(pull.tip)) ??
        (await forge.store.resolve(fetchedRef(taskRef(task))));
      return toPullRequest(forge, pull, tip);
    }),
  );
}

/** Whether a pull request is Tributary's own. Branch names in forks mean nothing. */
function toPull(forge: ForgeState, data: PullData): Pull | undefined {
  const { owner, repo } = forge.at;
  if (data.head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase())
    return undefined;
  const marker = readMarker(data.body ?? '');
  if (!marker || data.head.ref !== taskBranch(marker.task)) return undefined;
  const merged = data.merged_at === null ? undefined : (data.merge_commit_sha ?? undefined);
  const known = forge.pulls.get(data.number);
  return {
    number: data.number,
    id: data.node_id,
    author: data.user?.login,
    marker,
    title: data.title,
    body: lines(data.body ?? ''),
    base: data.base.ref,
    draft: data.draft ?? false,
    state: data.merged_at !== null ? 'merged' : data.state === 'open' ? 'open' : 'closed',
    merged: merged === undefined ? undefined : CommitSha.parse(merged),
    labels: new Set(data.labels.flatMap(({ name }) => name ?? [])),
    tip: CommitSha.parse(data.head.sha),
    checks: known?.marker.commit === marker.commit ? known.checks : undefined,
    lastStatus: known?.lastStatus,
    comment: known?.comment,
  };
}

/** All open pull requests, on all bases: one request for each hundred. */
async function listPulls(forge: ForgeState): Promise<Pull[]> {
  const all = await forge.client.paginate(forge.client.rest.pulls.list, {
    ...forge.at,
    state: 'open',
    per_page: 100,
  });
  forge.persons.clear();
  const name = `${forge.at.owner}/${forge.at.repo}`.toLowerCase();
  const ours = all.flatMap((data) => {
    if (!isTaskBranch(data.head.ref)) return [];
    const pull = remember(forge, data);
    if (!pull && data.head.repo?.full_name.toLowerCase() === name)
      forge.persons.set(data.head.ref, data.number);
    return pull ?? [];
  });
  const numbers = new Set(ours.map(({ number }) => number));
  for (const { number, state } of forge.pulls.values())
    if (state === 'open' && !numbers.has(number)) forge.pulls.delete(number);
  forge.listed = true;
  return ours.toSorted((a, b) => a.number - b.number);
}

/** Filters out landed pull requests by the trailers on the base, which may be ahead of what GitHub shows. */
async function notLanded(
  forge: ForgeState,
  pulls: readonly Pull[],
  base: CommitSha,
): Promise<Pull[]> {
  const ours = pulls.filter((pull) => pull.base === forge.base);
  const trailers = await forge.store.landed(
    base,
    ours.map(({ marker }) => marker.task),
  );
  const landed = new Set(trailers.map(({ change }) => change));
  return pulls.filter((pull) => pull.base !== forge.base || !landed.has(pull.marker.change.id));
}

async function toPullRequest(forge: ForgeState, pull: Pull, tip: CommitSha | undefined) {
  const { number, marker, base, title, labels } = pull;
  const { task, run, change: delivered, commit } = marker;
  // The agent's commits may be on another machine; then use the one commit on the branch.
  const here = (await forge.store.resolve(delivered.head)) !== undefined;
  const change = here ? delivered : { ...delivered, head: commit };
  const held = labels.has(HELD);
  const busy = !held && run !== forge.run && ((await forge.isRunning?.(run)) ?? false);
  const unsaved = await forge.collect?.(task);
  const shown: PullRequest = {
    number,
    task,
    run,
    branch: taskBranch(task),
    base,
    commit,
    change,
    title,
    state: isDraft(pull) ? 'draft' : 'open',
    held,
    tip,
    inFlight: busy,
    ...(unsaved !== undefined && { unsaved }),
  };
  return shown;
}
