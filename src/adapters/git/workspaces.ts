/** Worktrees as workspaces: `.worktrees/<agent>-<task>` for agents, temporary ones for gates and tests. */
import { lstat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { CommitSha, TaskId } from '../../core/model.js';
import type { TreeWorkspace, Workspaces } from '../../ports.js';
import { ifPresent } from '../files/absent.js';
import { ignoreFolder, openAgentWorkspace, reopenAgentWorkspace } from './agent-workspace.js';
import { clearTask } from './clear.js';
import { createSite, realFolder, type Site, type WorkspacesOptions } from './context.js';
import { isUnsaved } from './snapshot.js';
import { addWorktree, isUnderWay } from './worktree-admin.js';
import { recordsOf } from './worktree-records.js';
import { removeWorktree } from './worktrees.js';
export type { WorkspacesOptions } from './context.js';
export { STATUS_FILE_IN_TREE } from './snapshot.js';

/** @throws GitError where git cannot make a worktree */
export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const site = createSite(options);
  let ignored: Promise<void> | undefined;
  return {
    forAgent: async (assignment) => {
      ignored ??= ignoreFolder(site.gitDir);
      await ignored;
      return openAgentWorkspace(site, assignment);
    },
    again: (assignment, dir) => reopenAgentWorkspace(site, assignment, dir),
    forTree: (commit, name) => openTreeWorkspace(site, commit, name),
    clear: clearTask(site),
    unsaved: (task) => findUnsaved(site, task),
  };
}

async function openTreeWorkspace(
  site: Site,
  commit: CommitSha,
  name: string,
): Promise<TreeWorkspace> {
  const dir = join(await realFolder(site.temporary), name);
  await removeWorktree(site.gitDir, dir);
  await addWorktree(site, dir, ['--detach'], commit);
  return {
    dir,
    shown: dir,
    run: (command) => site.run({ ...command, cwd: dir, leg: name }),
    // What cannot be removed now must not cost the answer that the workspace was opened for.
    [Symbol.asyncDispose]: () => removeWorktree(site.gitDir, dir).catch(() => undefined),
  };
}

/** A worktree that cannot be read is shown too: a person must look at it. */
async function findUnsaved(site: Site, task: TaskId): Promise<string | undefined> {
  for (const record of await recordsOf(site.gitDir, task)) {
    const { dir, state } = record;
    if (state !== 'ready' || !(await ifPresent(lstat(dir)))) continue;
    const unsaved =
      (await isUnderWay(site.gitDir, dir)) || (await isUnsaved(site, record).catch(() => true));
    if (unsaved) return relative(site.root, dir);
  }
  return undefined;
}
