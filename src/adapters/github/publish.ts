/** Brings a change onto its branch and into its pull request; what is there already stays. */
import { IDENTITY, TASK_REFS, taskBranch, taskRef } from '../../core/git-names.js';
import type { CommitSha } from '../../core/model.js';
import type { Published } from '../../ports.js';
import { turnTo } from './drafts.js';
import { failureOf, GitHubRefused, isUnclear } from './errors.js';
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
  type Site,
} from './pulls.js';

const TRIES = 3;

/** Where the branches of all tasks stand: asked for once, and kept in step with our pushes. */
export async function tipsOf(site: Site): Promise<Map<string, CommitSha>> {
  site.tips ??= await site.remote.remoteTips(TASK_REFS);
  return site.tips;
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

export async function addLabel(site: Site, pull: Pull, name: string): Promise<void> {
  if (pull.labels.has(name)) return;
  await site.client.rest.issues.addLabels({
    ...site.at,
    issue_number: pull.number,
    labels: [name],
  });
  pull.labels.add(name);
}

export async function removeLabel(site: Site, pull: Pull, name: string): Promise<void> {
  if (!pull.labels.has(name)) return;
  try {
    await site.client.rest.issues.removeLabel({ ...site.at, issue_number: pull.number, name });
  } catch (error) {
    // Somebody took it off before.
    if (failureOf(error)?.status !== 404) throw error;
  }
  pull.labels.delete(name);
}

export async function closePull(site: Site, pull: Pull): Promise<void> {
  if (pull.state !== 'open') return;
  const { data } = await site.client.rest.pulls.update({
    ...site.at,
    pull_number: pull.number,
    state: 'closed',
  });
  pull.state = data.merged_at === null ? 'closed' : 'merged';
}

/** One pull request a task, with the change's commit as its head. */
export async function publish(site: Site, published: Published): Promise<number> {
  const { task } = published.change;
  const open = await pullForTask(site, task);
  const persons = site.persons.get(taskBranch(task));
  if (persons !== undefined) throw new GitHubRefused({ is: 'persons-pull', task, pr: persons });
  const moved = await pushCommit(site, published);
  const known = open && (await drafted(site, open, published.draft));
  const kept = known?.state === 'open' ? known : undefined;
  const pull = kept ? await update(site, kept, published) : await create(site, published);
  pull.tip = published.commit;
  if (moved) {
    pull.checks = new Map();
    pull.said = undefined;
  }
  await removeLabel(site, pull, HELD);
  if (!published.draft) await removeLabel(site, pull, REJECTED);
  return pull.number;
}

/** @returns whether the branch was moved, so that its commit is new to GitHub */
async function pushCommit(site: Site, published: Published): Promise<boolean> {
  const { change, commit } = published;
  const ref = taskRef(change.task);
  const branch = taskBranch(change.task);
  for (let tries = 1; ; tries += 1) {
    const tips = await tipsOf(site);
    const lease = tips.get(ref);
    if (lease === commit) return false;
    if (lease !== undefined && !(await mayReplace(site, lease, published)))
      throw new GitHubRefused({ is: 'persons-commits', branch, commit: lease });
    const [pushed] = await site.remote.push([{ ref, commit, lease }]);
    if (pushed?.is === 'pushed') {
      tips.set(ref, commit);
      return true;
    }
    if (pushed?.why !== 'stale' || tries >= TRIES)
      throw refusedPush(branch, pushed ?? { is: 'refused', why: 'other', message: '' });
    // Somebody was quicker: look again at what stands there.
    site.tips = undefined;
  }
}

/** A branch may be overwritten where it holds what was taken up, or commits of Tributary's alone. */
async function mayReplace(
  site: Site,
  tip: CommitSha | undefined,
  { change }: Published,
): Promise<boolean> {
  if (tip === undefined || tip === change.head) return true;
  const base = await fetchWithBase(site, [taskRef(change.task)]);
  if ((await site.store.resolve(tip)) === undefined) return false;
  const committers = await site.store.committers(base, tip);
  return committers.every((email) => email === IDENTITY.email);
}

/**
 * A draft where that is wanted, else a ready one. Where GitHub refuses to turn it, a label makes a draft
 * of a ready one; a draft cannot be merged, so that it is closed, and another one takes its place.
 */
async function drafted(site: Site, pull: Pull, draft: boolean): Promise<Pull> {
  if (draft ? isDraft(pull) : !pull.draft) return pull;
  const turned = await turnTo(site, pull, draft);
  if (turned.state !== 'open' || turned.draft === draft) return turned;
  if (draft) await addLabel(site, turned, REJECTED);
  else await closePull(site, turned);
  return turned;
}

async function create(site: Site, published: Published): Promise<Pull> {
  const { data, isNew } = await createOrFind(site, published);
  const pull = remember(site, data);
  if (!pull)
    throw new GitHubRefused({ is: 'persons-pull', task: published.change.task, pr: data.number });
  if (isNew) pull.comment = 'none';
  // A private repository of a free plan has no drafts: the label says it there.
  if (published.draft && !isDraft(pull)) await addLabel(site, pull, REJECTED);
  return isNew ? pull : update(site, pull, published);
}

/** After an answer that did not arrive, it may be there: look before making another. */
async function createOrFind(
  site: Site,
  published: Published,
): Promise<{ data: PullData; isNew: boolean }> {
  const { title, base, change } = published;
  let { draft } = published;
  for (let tries = 1; ; tries += 1)
    try {
      const head = taskBranch(change.task);
      const body = bodyOf(site, published);
      const asked = { ...site.at, title, head, base, body, draft };
      return { data: (await site.client.rest.pulls.create(asked)).data, isNew: true };
    } catch (error) {
      const said = failureOf(error)?.message ?? '';
      const noDrafts = draft && /draft pull requests are not supported/i.test(said);
      if (noDrafts) draft = false;
      else {
        const exists = /pull request already exists/i.test(said);
        if (!exists && !isUnclear(error)) throw creationRefused(error);
        const found = await findOpen(site, published);
        if (found) return { data: found, isNew: false };
        if (tries >= TRIES) throw error;
        await site.wait(1000 * tries);
      }
    }
}

async function findOpen(site: Site, published: Published): Promise<PullData | undefined> {
  const { data } = await site.client.rest.pulls.list({
    ...site.at,
    state: 'open',
    head: `${site.at.owner}:${taskBranch(published.change.task)}`,
    base: published.base,
  });
  return data[0];
}

/** Says only what is not so yet. */
async function update(site: Site, pull: Pull, published: Published): Promise<Pull> {
  const body = bodyOf(site, published);
  const { title, base } = published;
  const fields = {
    ...(pull.title !== title && { title }),
    ...(pull.body !== body && { body }),
    ...(pull.base !== base && { base }),
  };
  if (Object.keys(fields).length === 0) return pull;
  const { data } = await site.client.rest.pulls.update({
    ...site.at,
    pull_number: pull.number,
    ...fields,
  });
  const updated = remember(site, data);
  if (!updated) throw new Error(`pull request ${pull.number} no longer belongs to Tributary`);
  return updated;
}

function bodyOf(site: Site, { body, change, commit }: Published): string {
  return withMarker(lines(body), { version: 1, task: change.task, run: site.run, change, commit });
}
