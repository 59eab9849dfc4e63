/** Lands a pull request through GitHub's own merge, with its head pinned and its tree known before. */
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
import { isDraft, type Pull, pullOf, readPull, type Site } from './pulls.js';
import { required } from './required.js';

type Refused = Extract<Landed, { is: 'refused' }>;
type Plain = Extract<Refused, { message: string; why: 'conflict' | 'head-moved' | 'other' }>;

const TRIES = 5;
/** How long the checks of one change are waited for, in seconds. */
const PATIENCE = 1800;
const LOOK = { first: 15, longest: 120 };

type Attempt =
  | { is: 'merged'; commit: CommitSha }
  | { is: 'failed'; status: number; message: string };

/** `again` = try once more, with this head. */
type Next =
  | { is: 'done'; landed: Landed }
  | { is: 'again'; last: Refused }
  /** Its checks have not ended. */
  | { is: 'unchecked'; last: Plain };

/**
 * Moves the base by merging one pull request. The base must stand at `onto`, the head must be what was
 * published, and the merge made here must give the tested tree; else nothing is asked of GitHub.
 * A push by somebody else between that look and the merge cannot be kept out: the caller compares trees.
 */
export async function land(site: Site, landing: Landing): Promise<Landed> {
  try {
    const pull = await pullOf(site, landing.pr);
    const stop = notOpen(site, pull, landing) ?? (await wrongTree(site, pull, landing));
    return stop ?? (await merge(site, landing));
  } catch (error) {
    if (!(error instanceof GitHubRefused)) throw error;
    return refused('other', refusalText(error.refusal));
  }
}

/** What GitHub will make of it, made here first: GitHub itself cannot be asked for a tree. */
async function wrongTree(
  site: Site,
  pull: Pull,
  { onto, text, tree, method }: Landing,
): Promise<Refused | undefined> {
  const { change, commit } = pull.marker;
  if (!(await site.store.resolve(commit))) await site.remote.fetch([taskRef(change.task)]);
  if (!(await site.store.resolve(commit))) return headMoved(pull);
  const second = method === 'merge' ? commit : undefined;
  const made = await site.store.combine(onto, { base: change.base, commit }, text, second);
  if (made.is === 'conflict') return refused('conflict', `conflicts in ${made.files.join(', ')}`);
  return made.tree === tree
    ? undefined
    : refused('other', 'the merge would give a different tree from the one that was tested');
}

async function merge(site: Site, landing: Landing): Promise<Landed> {
  if (site.ownChecks && !site.rulesRead) await required(site, site.base, landing.method);
  let pull = await pullOf(site, landing.pr);
  let waited = 0;
  for (let tries = 1; ; ) {
    if (pull.merged) return landedAs(site, pull, pull.merged);
    const stop = notOpen(site, pull, landing) ?? (await baseMoved(site, landing));
    if (stop) return stop;
    const head = await headFor(site, pull, landing);
    if (typeof head !== 'string') return head;
    await setState(site, pull, head, 'success', 'Gates and tests passed: ready to land');
    const attempt = await tryMerge(site, pull, landing, head);
    if (attempt.is === 'merged') return landedAs(site, pull, attempt.commit);
    const next = await afterFailure(site, landing, head, attempt);
    if (next.is === 'done') return next.landed;
    if (next.is === 'unchecked') {
      if (waited >= PATIENCE) return next.last;
      if (site.waited >= site.patience) return { ...next.last, why: 'unchecked' };
      if (waited === 0) site.log(`Waiting for the checks of pull request ${pull.number}.`);
      const seconds = Math.min(LOOK.longest, LOOK.first + waited);
      await site.wait(1000 * seconds);
      waited += seconds;
      site.waited += seconds;
    } else {
      if (tries >= TRIES) return next.last;
      await site.wait(1000 * tries);
      tries += 1;
    }
    // What was true before the wait need not be.
    ({ pull } = await readPull(site, landing.pr));
  }
}

/**
 * The head to merge: the change's commit, or for a base that takes only branches that are up to date,
 * the same change on top of it, which a landing that was killed may have pushed already.
 */
async function headFor(site: Site, pull: Pull, landing: Landing): Promise<CommitSha | Refused> {
  const { change, commit } = pull.marker;
  if (!site.strict && pull.tip === commit) return commit;
  if (site.strict && pull.tip === commit && change.base === landing.onto) return commit;
  const top = await onTop(site, pull, landing);
  if (pull.tip === top) return top;
  if (pull.tip !== commit) return headMoved(pull);
  const [pushed] = await site.remote.push([
    { ref: taskRef(change.task), commit: top, lease: pull.tip },
  ]);
  if (pushed?.is !== 'pushed') {
    if (!pushed || pushed.why === 'stale') return headMoved(pull);
    return refused('other', refusalText(refusedPush(taskBranch(change.task), pushed).refusal));
  }
  pull.tip = top;
  site.tips?.set(taskRef(change.task), top);
  return top;
}

async function tryMerge(
  site: Site,
  pull: Pull,
  landing: Landing,
  head: CommitSha,
): Promise<Attempt> {
  try {
    const { data } = await site.client.rest.pulls.merge({
      ...site.at,
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

/** First line and rest, as GitHub takes them apart. */
function messageFields({ method, text }: Landing) {
  if (method === 'rebase') return {};
  const [title = '', ...rest] = text.message.split('\n');
  return { commit_title: title, commit_message: rest.join('\n').trim() };
}

/** Looks at what is true after a merge that was not answered with yes; a server's error may have merged. */
async function afterFailure(
  site: Site,
  landing: Landing,
  head: CommitSha,
  failed: Extract<Attempt, { is: 'failed' }>,
): Promise<Next> {
  const { pull, mergeable, state } = await readPull(site, landing.pr);
  if (pull.merged) return { is: 'done', landed: await landedAs(site, pull, pull.merged) };
  const gone = notOpen(site, pull, landing) ?? (pull.tip === head ? undefined : headMoved(pull));
  const stop = gone ?? (await baseMoved(site, landing));
  if (stop) return { is: 'done', landed: stop };
  if (failed.status >= 500) {
    const last = { is: 'other', doing: 'to merge', message: failed.message } as const;
    return { is: 'again', last: refused('other', refusalText(last)) };
  }
  const { method, onto } = landing;
  const onTop = head !== pull.marker.commit || pull.marker.change.base === onto;
  const { ownChecks } = site;
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
      if (site.strict) return { is: 'done', landed: last };
      site.strict = true;
      return { is: 'again', last };
    }
    default:
      return read satisfies never;
  }
}

/** GitHub answers before its git servers all agree: what landed is there when the base has it. */
async function landedAs(site: Site, pull: Pull, commit: CommitSha): Promise<Landed> {
  pull.state = 'merged';
  pull.merged = commit;
  for (let tries = 1; tries <= TRIES; tries += 1) {
    await site.remote.fetchBase(pull.base);
    if (await site.store.resolve(commit)) return { is: 'landed', commit };
    await site.wait(1000 * tries);
  }
  throw new Error(
    `pull request ${pull.number} landed as ${commit}, but ${pull.base} does not contain it`,
  );
}

function notOpen(site: Site, pull: Pull, landing: Landing): Refused | undefined {
  const state = pull.state === 'open' && isDraft(pull) ? 'draft' : pull.state;
  if (state !== 'open') return refused('other', `pull request ${pull.number} is ${state}`);
  return pull.base !== landing.branch || landing.branch !== site.base
    ? refused('other', `pull request ${pull.number} is for ${pull.base}, not ${landing.branch}`)
    : undefined;
}

function headMoved(pull: Pull): Refused {
  return refused(
    'head-moved',
    `somebody pushed to pull request ${pull.number} after it was tested`,
  );
}

/** By git, not by REST: it costs no request, and what is found is in the store. */
async function baseMoved(site: Site, { branch, onto }: Landing): Promise<Refused | undefined> {
  const found = await site.remote.fetchBase(branch);
  return found === onto ? undefined : { is: 'refused', why: 'base-moved', found };
}

/** The change as one commit on top of the base as it is now. */
async function onTop(site: Site, pull: Pull, landing: Landing): Promise<CommitSha> {
  const { change, commit, run } = pull.marker;
  const message = changeMessage(pull.title, change, RunId.parse(run));
  const text = { ...landing.text, message };
  const made = await site.store.combine(landing.onto, { base: change.base, commit }, text);
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
