/** Deletes the branches of landed changes. */
import { refOf, TASK_REFS, taskBranch, taskOfRef, taskRef } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import { tipsOf } from './publish.js';
import { fetchWithBase, openPulls, type ForgeState } from './pulls.js';

interface Branch {
  task: TaskId;
  tip: CommitSha;
}

/** Deletes the branches of landed changes in one push. A branch that is gone or has moved is left alone. */
export async function finish(forge: ForgeState, warn: (message: string) => void): Promise<void> {
  try {
    await deleteLanded(forge);
  } catch (error) {
    warn(`Could not delete the branches of landed changes: ${String(error)}`);
  }
}

async function deleteLanded(forge: ForgeState): Promise<void> {
  const here = landedHere(forge);
  const landed = [...here, ...(await landedBefore(forge, here))];
  const answers = await forge.remote.push(
    landed.map(({ task, tip }) => ({ ref: taskRef(task), commit: undefined, lease: tip })),
  );
  for (const [index, answer] of answers.entries()) {
    const { task } = landed[index] ?? {};
    if (answer.is === 'refused' && answer.why !== 'stale')
      forge.log(`Could not delete the branch ${taskBranch(task ?? '')}: ${answer.message}`);
  }
}

function landedHere(forge: ForgeState): Branch[] {
  return [...forge.pulls.values()]
    .filter(({ state, merged }) => state === 'merged' && merged !== undefined)
    .map(({ marker, tip }) => ({ task: marker.task, tip }));
}

/** Branches of changes that a killed process merged: their commit's trailer is on the base. */
async function landedBefore(forge: ForgeState, known: readonly Branch[]): Promise<Branch[]> {
  const tasks = new Set(known.map(({ task }) => task));
  const others = (await unclaimed(forge)).filter(({ task }) => !tasks.has(task));
  if (others.length === 0) return [];
  const base = await fetchWithBase(forge, [TASK_REFS]);
  const found: Branch[] = [];
  for (const { task, tip } of others) {
    if ((await forge.store.resolve(tip)) === undefined) continue;
    const own = (await forge.store.landed(tip, [task])).find(({ commit }) => commit === tip);
    const trailers = own ? await forge.store.landed(base, [task]) : [];
    if (trailers.some(({ change }) => change === own?.change)) found.push({ task, tip });
  }
  return found;
}

/** Branches without an open pull request; usually none. */
async function unclaimed(forge: ForgeState): Promise<Branch[]> {
  const open = new Set((await openPulls(forge)).map(({ marker }) => taskRef(marker.task)));
  for (const branch of forge.persons.keys()) open.add(refOf(branch));
  return [...(await tipsOf(forge))].flatMap(([ref, tip]) => {
    const task = taskOfRef(ref);
    return task === undefined || open.has(ref) ? [] : [{ task, tip }];
  });
}
