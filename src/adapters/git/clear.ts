/** Cleans up a task's directory: removes it, or detaches it from all commits that were made in it. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { OWN_REFS, taskBranch, taskRef } from '../../core/git-names.js';
import type { TaskId } from '../../core/model.js';
import type { Workspaces } from '../../ports.js';
import type { GitContext } from './context.js';
import { withTemporaryFile } from './objects.js';
import { resetRepository } from './own-checkout.js';
import { forgetObjects } from './own-repository.js';
import { freeBranches, listRefs, removeRefs } from './refs.js';
import { discardWorktree, keepMovedBranch, moveIfMore } from './set-aside.js';
import { hasFolder } from './snapshot.js';
import { missingObjects } from './work-commits.js';
import { recordsOf, type WorktreeRecord, writeWorktreeRecord } from './worktree-records.js';
import { branchUses } from './worktrees.js';
import { shellWord } from '../../text/next-steps.js';

export function clearTask(context: GitContext): Workspaces['clear'] {
  return async (task, how, landed) => {
    const records = await recordsOf(context, task);
    if (how === 'detach') await detachAll(context, task, records);
    else {
      await keepMovedBranch(context, task, records, landed);
      for (const record of records) await discardWorktree(context, record, landed);
      await removeBranch(context, task);
    }
    return records.length > 0;
  };
}

async function removeBranch(context: GitContext, task: TaskId): Promise<void> {
  const free = await freeBranches(context, task);
  await removeRefs(context, free);
  if (free.length > 0) return;
  const [use] = await branchUses(context.git, context.gitDir, taskBranch(task));
  if (use)
    context.note(
      `${taskBranch(task)} stays: it is checked out in ${use.dir}. To remove both: git worktree remove ${shellWord(use.dir)} && git branch -D ${taskBranch(task)}`,
    );
}

async function detachAll(context: GitContext, task: TaskId, records: readonly WorktreeRecord[]) {
  const commits = await commitsOf(context, task, records);
  for (const record of records)
    if (!(await hasFolder(record.dir))) await discardWorktree(context, record);
    else if (!(await moveIfMore(context, record))) await detach(context, record);
  await forgetCommits(context, task, commits);
  for (const record of records)
    if (await hasFolder(record.dir)) await writeWorktreeRecord(context, detached(record));
}

/** The record without what names a commit. */
function detached({ version, task, base, dir, included }: WorktreeRecord): WorktreeRecord {
  return { version, task, base, start: base, dir, included, state: 'detached' };
}

/** Commits on top of the base for this task: on its branch, and as saved. */
async function commitsOf(context: GitContext, task: TaskId, records: readonly WorktreeRecord[]) {
  const branch = await context.store.resolve(taskRef(task));
  const found = new Set<string>(branch ? [branch] : []);
  for (const { base, saved, start } of records) {
    const named = [branch, saved?.commit, start].flatMap((tip) => tip ?? []);
    const gone = await missingObjects(context.judge.git, named);
    const tips = named.filter((tip) => !gone.includes(tip));
    if (tips.length === 0) continue;
    const { stdout } = await context.git(['rev-list', ...tips, `^${base}`]);
    for (const commit of stdout.split('\n')) found.add(commit);
    found.delete(base);
  }
  return found;
}

/** Resets its repository to the base and keeps the files, uncommitted, with no way back to the commits. */
async function detach(context: GitContext, { dir, base, task }: WorktreeRecord): Promise<void> {
  await forgetObjects(dir);
  await resetRepository(context, dir, { base, task, head: base });
  await withTemporaryFile(context.scratch, async (index) => {
    await context.judge.git(['read-tree', base], { env: { GIT_INDEX_FILE: index } });
    await rename(index, join(dir, '.git', 'index'));
  });
}

/** Removes Tributary's refs to these commits. Must come last: until then the refs tell which commits to forget. */
async function forgetCommits(
  context: GitContext,
  task: TaskId,
  commits: ReadonlySet<string>,
): Promise<void> {
  const refs = await listRefs(context, [OWN_REFS]);
  const naming = refs.filter(({ at }) => commits.has(at)).map(({ name }) => name);
  await removeRefs(context, [...naming, ...(await freeBranches(context, task))]);
}
