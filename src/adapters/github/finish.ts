/** Takes away the branches of what landed. */
import { refOf, TASK_REFS, taskBranch, taskOfRef, taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import { tipsOf } from './publish.js';
import { fetchWithBase, openPulls, type Site } from './pulls.js';

interface Branch {
  task: TaskId;
  tip: CommitSha;
}

/** Deletes the branches of what landed, in one push; one that is gone or has moved on is left. */
export async function finish(site: Site, warn: (message: string) => void): Promise<void> {
  try {
    await deleteLanded(site);
  } catch (error) {
    warn(`Could not delete the branches of landed changes: ${String(error)}`);
  }
}

async function deleteLanded(site: Site): Promise<void> {
  const here = landedHere(site);
  const landed = [...here, ...(await landedBefore(site, here))];
  const answers = await site.remote.push(
    landed.map(({ task, tip }) => ({ ref: taskRef(task), commit: undefined, lease: tip })),
  );
  for (const [index, answer] of answers.entries()) {
    const { task } = landed[index] ?? {};
    if (answer.is === 'refused' && answer.why !== 'stale')
      site.log(`Could not delete the branch ${taskBranch(task ?? '')}: ${answer.message}`);
  }
}

function landedHere(site: Site): Branch[] {
  return [...site.pulls.values()]
    .filter(({ state, merged }) => state === 'merged' && merged !== undefined)
    .map(({ marker, tip }) => ({ task: marker.task, tip }));
}

/** Those of a process that was killed once it had merged: their own commit's trailer is on the base. */
async function landedBefore(site: Site, known: readonly Branch[]): Promise<Branch[]> {
  const tasks = new Set(known.map(({ task }) => task));
  const others = (await unclaimed(site)).filter(({ task }) => !tasks.has(task));
  if (others.length === 0) return [];
  const base = await fetchWithBase(site, [TASK_REFS]);
  const found: Branch[] = [];
  for (const { task, tip } of others) {
    if ((await site.store.resolve(tip)) === undefined) continue;
    const own = (await site.store.landed(tip, [task])).find(({ commit }) => commit === tip);
    const trailers = own ? await site.store.landed(base, [task]) : [];
    if (trailers.some(({ change }) => change === own?.change)) found.push({ task, tip });
  }
  return found;
}

/** Branches without an open pull request; most often there is none. */
async function unclaimed(site: Site): Promise<Branch[]> {
  const open = new Set((await openPulls(site)).map(({ marker }) => taskRef(marker.task)));
  for (const branch of site.persons.keys()) open.add(refOf(branch));
  return [...(await tipsOf(site))].flatMap(([ref, tip]) => {
    const task = taskOfRef(ref);
    return task === undefined || open.has(ref) ? [] : [{ task, tip }];
  });
}
