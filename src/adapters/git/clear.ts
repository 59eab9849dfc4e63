/** Cleans up a task's worktree: removes it, or detaches it from all commits that were made in it. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_REFS, taskRef } from '../../core/git-names.js';
import type { TaskId } from '../../core/model.js';
import type { Workspaces } from '../../ports.js';
import { withTemporaryFile } from './objects.js';
import { freeBranches, listRefs, removeRefs } from './refs.js';
import { discardWorktree } from './set-aside.js';
import type { GitContext } from './context.js';
import { hasFolder, headOf } from './snapshot.js';
import { forgetHistory } from './worktree-admin.js';
import { recordsOf, type WorktreeRecord, writeWorktreeRecord } from './worktree-records.js';

export function clearTask(context: GitContext): Workspaces['clear'] {
  return async (task, how) => {
    const records = await recordsOf(context.gitDir, task);
    if (how === 'detach') await detachAll(context, task, records);
    else {
      for (const record of records) await discardWorktree(context, record);
      await removeRefs(context, await context.lock(() => freeBranches(context, task, [])));
    }
    return records.length > 0;
  };
}

async function detachAll(context: GitContext, task: TaskId, records: readonly WorktreeRecord[]) {
  const commits = await commitsOf(context, task, records);
  const there: WorktreeRecord[] = [];
  for (const record of records)
    if (await hasFolder(record.dir)) there.push(record);
    else await discardWorktree(context, record);
  for (const record of there) await detach(context, record);
  await forgetCommits(
    context,
    task,
    there.map(({ dir }) => dir),
    commits,
  );
  for (const record of there)
    await writeWorktreeRecord(context.gitDir, { ...record, state: 'detached' });
}

/** Commits on top of the base for this task: on its branch, and at the heads of its worktrees. */
async function commitsOf(context: GitContext, task: TaskId, records: readonly WorktreeRecord[]) {
  const branch = await context.store.resolve(taskRef(task));
  const found = new Set<string>(branch ? [branch] : []);
  for (const record of records) {
    const tips = [branch, await headOf(context, record)].flatMap((tip) => tip ?? []);
    if (tips.length === 0) continue;
    const { stdout } = await context.git(['rev-list', ...tips, `^${record.base}`]);
    for (const commit of stdout.split('\n')) found.add(commit);
    found.delete(record.base);
  }
  return found;
}

/** Resets a worktree to the base and keeps the files, uncommitted. Removes its logs and half-done merges. */
async function detach(context: GitContext, record: WorktreeRecord): Promise<void> {
  const admin = await forgetHistory(context, record.dir, record.base);
  await withTemporaryFile(context.scratch, async (index) => {
    await context.git(['read-tree', record.base], { env: { GIT_INDEX_FILE: index } });
    await rename(index, join(admin, 'index'));
  });
}

/** Removes Tributary's refs to these commits. Must come last: until then the refs tell which commits to forget. */
async function forgetCommits(
  context: GitContext,
  task: TaskId,
  own: readonly string[],
  commits: ReadonlySet<string>,
): Promise<void> {
  const refs = await listRefs(context, [OWN_REFS]);
  const naming = refs.filter(({ at }) => commits.has(at)).map(({ name }) => name);
  await removeRefs(context, [
    ...naming,
    ...(await context.lock(() => freeBranches(context, task, own))),
  ]);
}
