/** Lands a pull request through GitHub's merge, with a pinned head and a tree that is known beforehand. */
import { taskBranch, taskRef } from '../../core/git-names.js';
import { CommitSha } from '../../core/model.js';
import type { Landed, Landing } from '../../ports.js';
import { changeMessage } from '../../text/commit-text.js';
import { refusalText } from './refusals-text.js';
import { RunId } from '../../core/model.js';
import { setState } from './checks.js';
import { failureOf, GitHubRefused } from './errors.js';
import { readMergeRefusal } from './merge-refusal.js';
import { refusedPush } from './publish.js';
import { isDraft, type Pull, pullOf, readPull, type ForgeState } from './pulls.js';
import { required } from './required.js';

type Refused = Extract<Landed, { is: 'refused' }>;
type Plain = Extract<Refused, { message: string; why: 'conflict' | 'head-moved' | 'other' }>;

const TRIES = 5;
/** How long to wait for the checks of one change, in seconds. */
const CHECK_TIMEOUT = 1800;
const LOOK = { first: 15, longest: 120 };

type Attempt =
  | { is: 'merged'; commit: CommitSha }
  | { is: 'failed'; status: number; message: string };

/** `again`: retry with this head. */
type Next =
  | { is: 'done'; landed: Landed }
  | { is: 'again'; last: Refused }
  /** Its checks are still running. */
  | { is: 'unchecked'; last: Plain };

/**
 * Moves the base by merging one pull request. Before the merge, checks that the base is at `onto`, that the
 * head is what was published, and that a local merge gives the tested tree. A push by somebody else between
 * these checks and the merge cannot be prevented: the caller compares trees.
 */
export async function land(forge: ForgeState, landing: Landing): Promise<Landed> {
  try {
    const pull = await pullOf(forge, landing.pr);
    const stop =
      refuseNotOpen(forge, pull, landing) ?? (await refuseWrongTree(forge, pull, landing));
    return stop ?? (await merge(forge, landing));
  } catch (error) {
    if (!(error instanceof GitHubRefused)) throw error;
    return refused('other', refusalText(error.refusal));
  }
}

/** Merges locally first to compare the tree: GitHub cannot tell the tree of a merge in advance. */
async function refuseWrongTree(
  forge: ForgeState,
  pull: Pull,
  { onto, text, tree, method }: Landing,
): Promise<Refused | undefined> {
  const { change, commit } = pull.marker;
  if (!(await forge.store.resolve(commit))) await forge.remote.fetch([taskRef(change.task)]);
  if (!(await forge.store.resolve(commit))) return refuseMovedHead(pull);
  const second = method === 'merge' ? commit : undefined;
  const made = await forge.store.combine(onto, { base: change.base, commit }, text, second);
  if (made.is === 'conflict') return refused('conflict', `conflicts in ${made.files.join(', ')}`);
  return made.tree === tree
    ? undefined
    : refused('other', 'the merge would give a different tree from the one that was tested');
}

async function merge(forge: ForgeState, landing: Landing): Promise<Landed> {
  if (forge.ownChecks && !forge.rulesRead) await required(forge, forge.base, landing.method);
  let pull = await pullOf(forge, landing.pr);
  let waited = 0;
  for (let tries = 1; ; ) {
    if (pull.merged) return landedAs(forge, pull, pull.merged);
    const stop = refuseNotOpen(forge, pull, landing) ?? (await baseMoved(forge, landing));
    if (stop) return stop;
    const head = await headFor(forge, pull, landing);
    if (typeof head !== 'string') return head;
    await setState(forge, pull, head, 'success', 'Gates and tests passed: ready to land');
    const attempt = await tryMerge(forge, pull, landing, head);
    if (attempt.is === 'merged') return landedAs(forge, pull, attempt.commit);
    const next = await afterFailure(forge, landing, head, attempt);
    if (next.is === 'done') return next.landed;
    if (next.is === 'unchecked') {
      if (waited >= CHECK_TIMEOUT) return next.last;
      if (forge.waited >= forge.checkTimeout) return { ...next.last, why: 'unchecked' };
      if (waited === 0) forge.log(`Waiting for the checks of pull request ${pull.number}.`);
      const seconds = Math.min(LOOK.longest, LOOK.first + waited);
      await forge.wait(1000 * seconds);
      waited += seconds;
      forge.waited += seconds;
    } else {
      if (tries >= TRIES) return next.last;
      await forge.wait(1000 * tries);
      tries += 1;
    }
    // The pull request may have changed during the wait.
    ({ pull } = await readPull(forge, landing.pr));
  }
}

/**
 * The head to merge: the change's commit, or if the base requires up-to-date branches, the change rebased
 * onto it. A killed landing may already have pushed that.
 */
async function headFor(
  forge: ForgeState,
  pull: Pull,
  landing: Landing,
): Promise<CommitSha | Refused> {
  const { change, commit } = pull.marker;
  if (!forge.strict && pull.tip === commit) return commit;
  if (forge.strict && pull.tip === commit && change.base === landing.onto) return commit;
  const top = await onTop(forge, pull, landing);
  if (pull.tip === top) return top;
  if (pull.tip !== commit) return refuseMovedHead(pull);
  const [pushed] = await forge.remote.push([
    { ref: taskRef(change.task), commit: top, lease: pull.tip },
  ]);
  if (pushed?.is !== 'pushed') {
    if (!pushed || pushed.why === 'stale') return refuseMovedHead(pull);
    return refused('other', refusalText(refusedPush(taskBranch(change.task), pushed).refusal));
  }
  pull.tip = top;
  forge.tips?.set(taskRef(change.task), top);
  return top;
}

async function tryMerge(
  forge: ForgeState,
  pull: Pull,
  landing: Landing,
  head: CommitSha,
): Promise<Attempt> {
  try {
    const { data } = await forge.client.rest.pulls.merge({
      ...forge.at,
      pull_number: pull.number,
      sha: head,
      merge_method: landing.method,
      ...messageFields(landing),
    });
    return { is: 'merged', commit: CommitSha.parse(data.sha) };
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    return { is: 'failed', status: failure.status, message: failure.message };
  }
}

/** The merge message as GitHub's title and message fields. */
function messageFields({ method, text }: Landing) {
  if (method === 'rebase') return {};
  const [title = '', ...rest] = text.message.split('\n');
  return { commit_title: title, commit_message: rest.join('\n').trim() };
}

/** Checks the actual state after a failed merge request. After a server error, the merge may have succeeded. */
async function afterFailure(
  forge: ForgeState,
  landing: Landing,
  head: CommitSha,
  failed: Extract<Attempt, { is: 'failed' }>,
): Promise<Next> {
  const { pull, mergeable, state } = await readPull(forge, landing.pr);
  if (pull.merged) return { is: 'done', landed: await landedAs(forge, pull, pull.merged) };
  const gone =
    refuseNotOpen(forge, pull, landing) ?? (pull.tip === head ? undefined : refuseMovedHead(pull));
  const stop = gone ?? (await baseMoved(forge, landing));
  if (stop) return { is: 'done', landed: stop };
  if (failed.status >= 500) {
    const last = { is: 'other', doing: 'to merge', message: failed.message } as const;
    return { is: 'again', last: refused('other', refusalText(last)) };
  }
  const { method, onto } = landing;
  const onTop = head !== pull.marker.commit || pull.marker.change.base === onto;
  const { ownChecks } = forge;
  const read = readMergeRefusal({ ...failed, method, mergeable, state, onTop, ownChecks });
  switch (read.is) {
    case 'final':
      return { is: 'done', landed: refused('other', refusalText(read.refusal)) };
    case 'unchecked':
      return { is: 'unchecked', last: refused('other', refusalText(read.otherwise)) };
    case 'again':
      return {
        is: 'again',
        last:
          read.otherwise === 'conflict'
            ? refused('conflict', 'GitHub reports a conflict that local git does not find')
            : refused('other', refusalText(read.otherwise)),
      };
    case 'behind': {
      const last = refused('other', 'the base branch accepts only branches that are up to date');
      if (forge.strict) return { is: 'done', landed: last };
      forge.strict = true;
      return { is: 'again', last };
    }
    default:
      return read satisfies never;
  }
}

/** GitHub answers before all its git servers are in sync, so wait until the base has the merge. */
async function landedAs(forge: ForgeState, pull: Pull, commit: CommitSha): Promise<Landed> {
  pull.state = 'merged';
  pull.merged = commit;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    await forge.remote.fetchBase(pull.base);
    if (await forge.store.resolve(commit)) return { is: 'landed', commit };
    await forge.wait(1000 * tries);
  }
  throw new Error(
    `pull request ${pull.number} landed as ${commit}, but ${pull.base} does not contain it`,
  );
}

function refuseNotOpen(forge: ForgeState, pull: Pull, landing: Landing): Refused | undefined {
  const state = pull.state === 'open' && isDraft(pull) ? 'draft' : pull.state;
  if (state !== 'open') return refused('other', `pull request ${pull.number} is ${state}`);
  return pull.base !== landing.branch || landing.branch !== forge.base
    ? refused('other', `pull request ${pull.number} is for ${pull.base}, not ${landing.branch}`)
    : undefined;
}

function refuseMovedHead(pull: Pull): Refused {
  return refused(
    'head-moved',
    `somebody pushed to pull request ${pull.number} after it was tested`,
  );
}

/** Reads the base with git instead of REST: it costs no API request, and the commit is then in the store. */
async function baseMoved(
  forge: ForgeState,
  { branch, onto }: Landing,
): Promise<Refused | undefined> {
  const found = await forge.remote.fetchBase(branch);
  return found === onto ? undefined : { is: 'refused', why: 'base-moved', found };
}

/** The change as one commit on top of the current base. */
async function onTop(forge: ForgeState, pull: Pull, landing: Landing): Promise<CommitSha> {
  const { change, commit, run } = pull.marker;
  const message = changeMessage(pull.title, change, RunId.parse(run));
  const text = { ...landing.text, message };
  const made = await forge.store.combine(landing.onto, { base: change.base, commit }, text);
  if (made.is === 'conflict') throw new Error(`conflicts in ${made.files.join(', ')}`);
  return made.commit;
}

function refused(why: Plain['why'], message: string): Plain {
  return {
    is: 'refused',
    why,
    message,
  };
}
