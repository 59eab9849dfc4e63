/** Pushes a change to its branch and opens or updates its pull request. Idempotent. */
import { IDENTITY, TASK_REFS, taskBranch, taskRef } from '../../core/git-names.js';
import type { CommitSha } from '../../core/model.js';
import type { Published } from '../../ports.js';
import { turnTo } from './drafts.js';
import { failureOf, GitHubRefused, mayHaveSucceeded } from './errors.js';
import { withMarker } from './marker.js';
import type { Pushed } from './push-answer.js';
import {
  fetchWithBase,
  HELD,
  isDraft,
  lines,
  type Pull,
  type PullData,
  pullForTask,
  REJECTED,
  remember,
  type ForgeState,
} from './pulls.js';

const TRIES = 3;

/** Tips of all task branches on GitHub: fetched once, and updated with our pushes. */
export async function tipsOf(forge: ForgeState): Promise<Map<string, CommitSha>> {
  forge.tips ??= await forge.remote.remoteTips(TASK_REFS);
  return forge.tips;
}

export function refusedPush(
  branch: string,
  { why, message }: Extract<Pushed, { is: 'refused' }>,
): GitHubRefused {
  switch (why) {
    case 'workflow-files':
      return new GitHubRefused({ is: 'workflow-files', branch });
    case 'protected':
    case 'secret':
      return new GitHubRefused({ is: why, branch, message });
    case 'permission':
      return new GitHubRefused({ is: 'permission', doing: 'to push', needs: 'contents=write' });
    case 'stale':
    case 'other':
      return new GitHubRefused({ is: 'other', doing: `to push ${branch}`, message });
    default:
      return why satisfies never;
  }
}

export function creationRefused(error: unknown): unknown {
  const failure = failureOf(error);
  if (failure?.status === 403 && /not permitted to create/i.test(failure.message))
    return new GitHubRefused({ is: 'creation-off' });
  return failure && failure.status < 500
    ? new GitHubRefused({ is: 'other', doing: 'to open a pull request', message: failure.message })
    : error;
}

export async function addLabel(forge: ForgeState, pull: Pull, name: string): Promise<void> {
  if (pull.labels.has(name)) return;
  await forge.client.rest.issues.addLabels({
    ...forge.at,
    issue_number: pull.number,
    labels: [name],
  });
  pull.labels.add(name);
}

export async function removeLabel(forge: ForgeState, pull: Pull, name: string): Promise<void> {
  if (!pull.labels.has(name)) return;
  try {
    await forge.client.rest.issues.removeLabel({ ...forge.at, issue_number: pull.number, name });
  } catch (error) {
    // The label was removed before.
    if (failureOf(error)?.status !== 404) throw error;
  }
  pull.labels.delete(name);
}

export async function closePull(forge: ForgeState, pull: Pull): Promise<void> {
  if (pull.state !== 'open') return;
  const { data } = await forge.client.rest.pulls.update({
    ...forge.at,
    pull_number: pull.number,
    state: 'closed',
  });
  pull.state = data.merged_at === null ? 'closed' : 'merged';
}

/** Publishes a change: one pull request for each task, with the change's commit as its head. */
export async function publish(forge: ForgeState, published: Published): Promise<number> {
  const { task } = published.change;
  const open = await pullForTask(forge, task);
  const persons = forge.persons.get(taskBranch(task));
  if (persons !== undefined) throw new GitHubRefused({ is: 'persons-pull', task, pr: persons });
  const moved = await pushCommit(forge, published);
  const known = open && (await drafted(forge, open, published.draft));
  const kept = known?.state === 'open' ? known : undefined;
  const pull = kept ? await update(forge, kept, published) : await create(forge, published);
  pull.tip = published.commit;
  if (moved) {
    pull.checks = new Map();
    pull.lastStatus = undefined;
  }
  await removeLabel(forge, pull, HELD);
  if (!published.draft) await removeLabel(forge, pull, REJECTED);
  return pull.number;
}

/** @returns whether the branch was moved, so that the commit is new on GitHub */
async function pushCommit(forge: ForgeState, published: Published): Promise<boolean> {
  const { change, commit } = published;
  const ref = taskRef(change.task);
  const branch = taskBranch(change.task);
  for (let tries = 1; ; tries += 1) {
    const tips = await tipsOf(forge);
    const lease = tips.get(ref);
    if (lease === commit) return false;
    if (lease !== undefined && !(await mayReplace(forge, lease, published)))
      throw new GitHubRefused({ is: 'persons-commits', branch, commit: lease });
    const [pushed] = await forge.remote.push([{ ref, commit, lease }]);
    if (pushed?.is === 'pushed') {
      tips.set(ref, commit);
      return true;
    }
    if (pushed?.why !== 'stale' || tries >= TRIES)
      throw refusedPush(branch, pushed ?? { is: 'refused', why: 'other', message: '' });
    // Another push was faster: read the tips again.
    forge.tips = undefined;
  }
}

/** A branch may be overwritten if its tip is the adopted change, or if it has only Tributary's commits. */
async function mayReplace(
  forge: ForgeState,
  tip: CommitSha | undefined,
  { change }: Published,
): Promise<boolean> {
  if (tip === undefined || tip === change.head) return true;
  const base = await fetchWithBase(forge, [taskRef(change.task)]);
  if ((await forge.store.resolve(tip)) === undefined) return false;
  const committers = await forge.store.committers(base, tip);
  return committers.every((email) => email === IDENTITY.email);
}

/**
 * Makes the pull request a draft or ready. If GitHub refuses: a ready one is labelled instead; a draft cannot
 * be merged, so it is closed and will be replaced by a new one.
 */
async function drafted(forge: ForgeState, pull: Pull, draft: boolean): Promise<Pull> {
  if (draft ? isDraft(pull) : !pull.draft) return pull;
  const turned = await turnTo(forge, pull, draft);
  if (turned.state !== 'open' || turned.draft === draft) return turned;
  if (draft) await addLabel(forge, turned, REJECTED);
  else await closePull(forge, turned);
  return turned;
}

async function create(forge: ForgeState, published: Published): Promise<Pull> {
  const { data, isNew } = await createOrFind(forge, published);
  const pull = remember(forge, data);
  if (!pull)
    throw new GitHubRefused({ is: 'persons-pull', task: published.change.task, pr: data.number });
  if (isNew) pull.comment = 'none';
  // Private repositories on the free plan have no drafts, so a label is used instead.
  if (published.draft && !isDraft(pull)) await addLabel(forge, pull, REJECTED);
  return isNew ? pull : update(forge, pull, published);
}

/** Creates the pull request. After an unclear answer it may exist, so looks for it before trying again. */
async function createOrFind(
  forge: ForgeState,
  published: Published,
): Promise<{ data: PullData; isNew: boolean }> {
  const { title, base, change } = published;
  let { draft } = published;
  for (let tries = 1; ; tries += 1)
    try {
      const head = taskBranch(change.task);
      const body = bodyOf(forge, published);
      const asked = { ...forge.at, title, head, base, body, draft };
      return { data: (await forge.client.rest.pulls.create(asked)).data, isNew: true };
    } catch (error) {
      const answer = failureOf(error)?.message ?? '';
      const noDrafts = draft && /draft pull requests are not supported/i.test(answer);
      if (noDrafts) draft = false;
      else {
        const exists = /pull request already exists/i.test(answer);
        if (!exists && !mayHaveSucceeded(error)) throw creationRefused(error);
        const found = await findOpen(forge, published);
        if (found) return { data: found, isNew: false };
        if (tries >= TRIES) throw error;
        await forge.wait(1000 * tries);
      }
    }
}

async function findOpen(forge: ForgeState, published: Published): Promise<PullData | undefined> {
  const { data } = await forge.client.rest.pulls.list({
    ...forge.at,
    state: 'open',
    head: `${forge.at.owner}:${taskBranch(published.change.task)}`,
    base: published.base,
  });
  return data[0];
}

/** Updates only what differs. */
async function update(forge: ForgeState, pull: Pull, published: Published): Promise<Pull> {
  const body = bodyOf(forge, published);
  const { title, base } = published;
  const fields = {
    ...(pull.title !== title && { title }),
    ...(pull.body !== body && { body }),
    ...(pull.base !== base && { base }),
  };
  if (Object.keys(fields).length === 0) return pull;
  const { data } = await forge.client.rest.pulls.update({
    ...forge.at,
    pull_number: pull.number,
    ...fields,
  });
  const updated = remember(forge, data);
  if (!updated) throw new Error(`pull request ${pull.number} no longer belongs to Tributary`);
  return updated;
}

function bodyOf(forge: ForgeState, { body, change, commit }: Published): string {
  return withMarker(lines(body), { version: 1, task: change.task, run: forge.run, change, commit });
}
