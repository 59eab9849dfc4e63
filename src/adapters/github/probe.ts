/**
 * Opens a test pull request to see what GitHub does with it. It is never merged, and always closed, and its
 * branch is deleted. The next probe removes what a killed one left.
 */
import { setTimeout } from 'node:timers/promises';
import { fetchedRef, IDENTITY, PROBE_BRANCH, refOf } from '../../core/git-names.js';
import type { Base, CommitSha, Instant } from '../../core/model.js';
import type { Store } from '../../ports.js';
import {
  type Probed,
  type ProbeLeft,
  type ProbeRuns,
  type ProbeSeen,
  type ProbeStop,
  type Refused,
  type Tried,
} from './probe-text.js';
import { GitError } from '../git/git.js';
import { isWorkflowFile } from './workflow-triggers.js';
import { STATUS, TESTS_CHECK } from './check-names.js';
import { isForAppsAlone } from './checks.js';
import type { Client } from './client.js';
import { failureOf, GitHubRefused, mayHaveSucceeded } from './errors.js';
import { creationRefused, refusedPush } from './publish.js';
import { type Remote } from './remote.js';
import type { RepoName } from './repo.js';

export interface ProbeOptions {
  client: Client;
  remote: Remote;
  store: Store;
  repo: RepoName;
  base: Base;
  /** Names of the checks that the base requires. */
  required: ReadonlySet<string>;
  now: Instant;
  /** Stops the probe; it still cleans up. */
  signal: AbortSignal;
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}

interface ProbeState extends ProbeOptions {
  at: { owner: string; repo: string };
  wait: NonNullable<ProbeOptions['wait']>;
  seen: ProbeSeen;
  /** The commit for the branch; set before the push. */
  commit?: CommitSha;
}

const REF = refOf(PROBE_BRANCH);
const FILE = 'tributary-probe.txt';
const TITLE = 'Probe of tributary doctor: closes itself';
const BODY = `\`tributary doctor --probe\` opened this pull request to test how GitHub treats one here. It closes the pull
request and deletes the branch by itself. There is nothing to do, and nothing will be merged.`;

const READS = 6;
const LOOKS = 4;
const TRIES = 3;
const UNKNOWN = 'unknown';

const ACTIONS = 'github-actions';

/** Opens a test pull request, reports checks on it, and closes it. */
export async function probe(options: ProbeOptions): Promise<Probed> {
  const { owner, name } = options.repo;
  const probing: ProbeState = {
    ...options,
    at: { owner, repo: name },
    wait: options.wait ?? ((ms, signal) => setTimeout(ms, undefined, signal && { signal })),
    seen: {},
  };
  let cleaned = false;
  let failure: { error: unknown } | undefined;
  try {
    const found = await remove(probing);
    if (found.left.length > 0) return { left: found.left, cleaned };
    cleaned = found.found;
    await look(probing);
  } catch (error) {
    failure = { error };
  }
  const left = await cleanUp(probing);
  const stop = failure && stopOf(failure.error, probing);
  return { seen: probing.seen, left, cleaned, ...(stop && { stop }) };
}

async function look(probing: ProbeState): Promise<void> {
  const { seen, signal } = probing;
  signal.throwIfAborted();
  const commit = await push(probing);
  signal.throwIfAborted();
  const pull = await openPull(probing);
  seen.pr = pull;
  seen.before = await stateOf(probing, pull, (state) => state !== UNKNOWN);
  signal.throwIfAborted();
  seen.runs = await lookForRuns(probing, commit);
  signal.throwIfAborted();
  const check = await tryCheckRun(probing, commit, pull);
  if (check) seen.check = check;
  signal.throwIfAborted();
  seen.status = await tryStatus(probing, commit, pull);
}

async function openPull({ client, at, base }: ProbeState): Promise<number> {
  const asked = { ...at, title: TITLE, head: PROBE_BRANCH, base: base.branch, body: BODY };
  try {
    return (await client.rest.pulls.create({ ...asked, draft: false })).data.number;
  } catch (error) {
    throw creationRefused(error);
  }
}

/** Looks for workflow runs by their check suites. Call before creating a check run, which gets a suite as well. */
async function lookForRuns(probing: ProbeState, ref: CommitSha): Promise<ProbeRuns> {
  const { client, at, store, base, wait, signal } = probing;
  const mayCome = (await store.files(base.tree)).some(isWorkflowFile);
  for (let looks = 1; ; looks += 1) {
    let suites: Awaited<
      ReturnType<typeof client.rest.checks.listSuitesForRef>
    >['data']['check_suites'];
    try {
      const asked = { ...at, ref, per_page: 100 };
      suites = await client.paginate(client.rest.checks.listSuitesForRef, asked);
    } catch (error) {
      return refusedAs(error, 'to list check suites');
    }
    const runs = suites.filter(({ app }) => app?.slug === ACTIONS);
    if (runs.length > 0 || !mayCome || looks >= LOOKS) {
      const waiting = runs.filter(
        ({ status, conclusion }) => conclusion === 'action_required' || status === 'waiting',
      ).length;
      return { is: 'seen', waiting, started: runs.length - waiting };
    }
    await wait(1000 * looks, signal);
  }
}

async function tryCheckRun(
  probing: ProbeState,
  head_sha: CommitSha,
  pull: number,
): Promise<ProbeSeen['check']> {
  const { client, at, now } = probing;
  try {
    await client.rest.checks.create({
      ...at,
      name: TESTS_CHECK,
      head_sha,
      status: 'completed',
      conclusion: 'success',
      completed_at: now,
      output: {
        title: 'A probe',
        summary: 'Nothing was tested. This shows whether a check run counts.',
      },
    });
  } catch (error) {
    if (isPersons(error)) return { is: 'persons-token' };
    return refusedAs(error, 'to make a check run');
  }
  return { is: 'done', state: await after(probing, pull, TESTS_CHECK) };
}

function isPersons(error: unknown): boolean {
  return (
    isForAppsAlone(error) &&
    // The message is nearly the same for an app that lacks the permission.
    !(
      error instanceof GitHubRefused &&
      /by integration/i.test(failureOf(error.cause)?.message ?? '')
    )
  );
}

async function tryStatus(probing: ProbeState, sha: CommitSha, pull: number): Promise<Tried> {
  const { client, at } = probing;
  try {
    const description = 'A probe: nothing was checked';
    const status = { sha, state: 'success' as const, context: STATUS, description };
    await client.rest.repos.createCommitStatus({ ...at, ...status });
  } catch (error) {
    return refusedAs(error, 'to set a commit status');
  }
  return { is: 'done', state: await after(probing, pull, STATUS) };
}

function refusedAs(error: unknown, doing: string): Refused {
  if (error instanceof GitHubRefused) return { is: 'refused', refusal: error.refusal };
  const failure = failureOf(error);
  if (!failure || failure.status >= 500) throw error;
  return { is: 'refused', refusal: { is: 'other', doing, message: failure.message } };
}

/** The merge state after a report. A required check may count with a moment's delay. */
function after(probing: ProbeState, pull: number, context: string): Promise<string> {
  return stateOf(
    probing,
    pull,
    (state) => state !== UNKNOWN && !(state === 'blocked' && probing.required.has(context)),
  );
}

/** Polls the merge state, which GitHub computes in the background. `isFinal` tells which states need no second look. */
async function stateOf(
  { client, at, wait, signal }: ProbeState,
  pull_number: number,
  isFinal: (state: string) => boolean,
): Promise<string> {
  for (let reads = 1; ; reads += 1) {
    const { data } = await client.rest.pulls.get({ ...at, pull_number });
    const state = data.mergeable === null ? UNKNOWN : data.mergeable_state;
    if (isFinal(state) || reads >= READS) return state;
    await wait(1000 * reads, signal);
  }
}

/** Cleans up, even after an interruption. @returns what could not be removed */
async function cleanUp(probing: ProbeState): Promise<ProbeLeft[]> {
  if (!probing.commit) return [];
  const { pr } = probing.seen;
  const left: ProbeLeft[] = [];
  if (pr !== undefined && !(await close(probing, pr))) left.push({ is: 'pull', pr });
  try {
    left.push(...(await remove(probing)).left);
  } catch {
    left.push({ is: 'branch', persons: false });
  }
  return left;
}

/**
 * Closes open pull requests from the branch, and deletes it.
 *
 * @returns what could not be removed, and whether there was anything
 */
async function remove(probing: ProbeState): Promise<{ found: boolean; left: ProbeLeft[] }> {
  const { remote, seen } = probing;
  const tip = await remote.remoteTip(REF);
  if (tip === undefined) return { found: false, left: [] };
  if (!(await isOurs(probing, tip)))
    return { found: true, left: [{ is: 'branch', persons: true }] };
  const left: ProbeLeft[] = [];
  for (const pr of await openNumbers(probing))
    if (pr !== seen.pr && !(await close(probing, pr))) left.push({ is: 'pull', pr });
  const [pushed] = await remote.push([{ ref: REF, commit: undefined, lease: tip }]);
  // If the branch is gone already, that is fine.
  const isGone = pushed?.is === 'pushed' || (await remote.remoteTip(REF)) === undefined;
  if (!isGone) left.push({ is: 'branch', persons: false });
  return { found: true, left };
}

/** Whether the branch has only Tributary's commits: anybody can push to it. */
async function isOurs({ remote, store, base, commit }: ProbeState, tip: CommitSha) {
  if (tip === commit) return true;
  await remote.fetch([REF]);
  if ((await store.resolve(fetchedRef(REF))) !== tip) return false;
  const committers = await store.committers(base.commit, tip);
  return committers.every((email) => email === IDENTITY.email);
}

/** Open pull requests from the branch, on any base. A fork's branch with this name does not count. */
async function openNumbers({ client, at }: ProbeState): Promise<number[]> {
  const head = `${at.owner}:${PROBE_BRANCH}`;
  const asked = { ...at, state: 'open' as const, head, per_page: 100 };
  const own = `${at.owner}/${at.repo}`.toLowerCase();
  return (await client.paginate(client.rest.pulls.list, asked)).flatMap(({ number, head: from }) =>
    from.ref === PROBE_BRANCH && from.repo?.full_name.toLowerCase() === own ? [number] : [],
  );
}

async function close({ client, at, wait }: ProbeState, pull_number: number): Promise<boolean> {
  for (let tries = 1; ; tries += 1)
    try {
      await client.rest.pulls.update({ ...at, pull_number, state: 'closed' });
      return true;
    } catch (error) {
      if (!mayHaveSucceeded(error) || tries >= TRIES) return false;
      await wait(1000 * tries);
    }
}

/** Pushes a commit that no earlier probe used: statuses and check runs stay with a commit forever. */
async function push(probing: ProbeState): Promise<CommitSha> {
  const { store, remote, base, now } = probing;
  const tree = await store.withFile(base.tree, FILE, `tributary doctor --probe, ${now}\n`);
  const commit = await store.commit(tree, [base.commit], {
    message: TITLE,
    author: IDENTITY,
    date: now,
  });
  probing.commit = commit;
  const [pushed] = await remote.push([{ ref: REF, commit, lease: undefined }]);
  if (pushed?.is !== 'pushed')
    throw refusedPush(PROBE_BRANCH, pushed ?? { is: 'refused', why: 'other', message: '' });
  return commit;
}

/** @throws errors that are neither git's nor GitHub's: defects */
function stopOf(error: unknown, { signal }: ProbeState): ProbeStop {
  if (signal.aborted) return { is: 'interrupted' };
  if (error instanceof GitHubRefused) return { is: 'refused', refusal: error.refusal };
  const message = error instanceof GitError ? error.message : failureOf(error)?.message;
  if (message === undefined) throw error;
  return { is: 'failed', message };
}
