/** The end of a task's worktree: removed, or left without any commit that was made there. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_REFS, taskRef } from '../../core/git-names.js';
import type { TaskId } from '../../core/model.js';
import type { Workspaces } from '../../ports.js';
import { withTemporaryFile } from './objects.js';
import { freeBranches, listRefs, removeRefs } from './refs.js';
import { discardWorktree } from './set-aside.js';
import type { Site } from './context.js';
import { hasFolder, headOf } from './snapshot.js';
import { forgetHistory } from './worktree-admin.js';
import { recordsOf, type WorktreeRecord, writeWorktreeRecord } from './worktree-records.js';

export function clearTask(site: Site): Workspaces['clear'] {
  return async (task, how) => {
    const records = await recordsOf(site.gitDir, task);
    if (how === 'detach') await detachAll(site, task, records);
    else {
      for (const record of records) await discardWorktree(site, record);
      await removeRefs(site, await site.lock(() => freeBranches(site, task, [])));
    }
    return records.length > 0;
  };
}

async function detachAll(site: Site, task: TaskId, records: readonly WorktreeRecord[]) {
  const commits = await commitsOf(site, task, records);
  const there: WorktreeRecord[] = [];
  for (const record of records)
    if (await hasFolder(record.dir)) there.push(record);
    else await discardWorktree(site, record);
  for (const record of there) await detach(site, record);
  await forgetCommits(
    site,
    task,
    there.map(({ dir }) => dir),
    commits,
  );
  for (const record of there)
    await writeWorktreeRecord(site.gitDir, { ...record, state: 'detached' });
}

/** Commits that were made on the base for this task: on its branch, or wherever its worktree stands. */
async function commitsOf(site: Site, task: TaskId, records: readonly WorktreeRecord[]) {
  const branch = await site.store.resolve(taskRef(task));
  const found = new Set<string>(branch ? [branch] : []);
  for (const record of records) {
    const tips = [branch, await headOf(site, record)].flatMap((tip) => tip ?? []);
    if (tips.length === 0) continue;
    const { stdout } = await site.git(['rev-list', ...tips, `^${record.base}`]);
    for (const commit of stdout.split('\n')) found.add(commit);
    found.delete(record.base);
  }
  return found;
}

/** The files stay, uncommitted, on the base; its logs and half-done merges name nothing any more. */
async function detach(site: Site, record: WorktreeRecord): Promise<void> {
  const admin = await forgetHistory(site, record.dir, record.base);
  await withTemporaryFile(site.scratch, async (index) => {
    await site.git(['read-tree', record.base], { env: { GIT_INDEX_FILE: index } });
    await rename(index, join(admin, 'index'));
  });
}

/** Tributary's refs that name one of the commits. The last step: until then they tell which commits to forget. */
async function forgetCommits(
  site: Site,
  task: TaskId,
  own: readonly string[],
  commits: ReadonlySet<string>,
): Promise<void> {
  const refs = await listRefs(site, [OWN_REFS]);
  const naming = refs.filter(({ at }) => commits.has(at)).map(({ name }) => name);
  await removeRefs(site, [...naming, ...(await site.lock(() => freeBranches(site, task, own)))]);
}
