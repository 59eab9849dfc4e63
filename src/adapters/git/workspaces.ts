/** Worktrees as workspaces: `.worktrees/<agent>-<task>` for agents, temporary ones for gates and tests. */
import { lstat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { CommitSha, TaskId } from '../../core/model.js';
import type { TreeWorkspace, Workspaces } from '../../ports.js';
import { ifPresent } from '../files/absent.js';
import { ignoreFolder, openAgentWorkspace, reopenAgentWorkspace } from './agent-workspace.js';
import { clearTask } from './clear.js';
import {
  createGitContext,
  realFolder,
  type GitContext,
  type WorkspacesOptions,
} from './context.js';
import { isUnsaved } from './snapshot.js';
import { addWorktree, isUnderWay } from './worktree-admin.js';
import { recordsOf } from './worktree-records.js';
import { removeWorktree } from './worktrees.js';
export type { WorkspacesOptions } from './context.js';
export { STATUS_FILE_IN_TREE } from './snapshot.js';

/** @throws GitError if git cannot make a worktree */
export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const context = createGitContext(options);
  let ignored: Promise<void> | undefined;
  return {
    forAgent: async (assignment) => {
      ignored ??= ignoreFolder(context.gitDir);
      await ignored;
      return openAgentWorkspace(context, assignment);
    },
    reopen: (assignment, dir) => reopenAgentWorkspace(context, assignment, dir),
    forTree: (commit, name) => openTreeWorkspace(context, commit, name),
    clear: clearTask(context),
    unsaved: (task) => findUnsaved(context, task),
  };
}

async function openTreeWorkspace(
  context: GitContext,
  commit: CommitSha,
  name: string,
): Promise<TreeWorkspace> {
  const dir = join(await realFolder(context.temporary), name);
  await removeWorktree(context.gitDir, dir);
  await addWorktree(context, dir, ['--detach'], commit);
  return {
    dir,
    displayPath: dir,
    run: (command) => context.run({ ...command, cwd: dir, label: name }),
    // A failure to remove the worktree must not lose the result.
    [Symbol.asyncDispose]: () => removeWorktree(context.gitDir, dir).catch(() => undefined),
  };
}

/** A worktree that cannot be read counts as unsaved: a person must look at it. */
async function findUnsaved(context: GitContext, task: TaskId): Promise<string | undefined> {
  for (const record of await recordsOf(context.gitDir, task)) {
    const { dir, state } = record;
    if (state !== 'ready' || !(await ifPresent(lstat(dir)))) continue;
    const unsaved =
      (await isUnderWay(context.gitDir, dir)) ||
      (await isUnsaved(context, record).catch(() => true));
    if (unsaved) return relative(context.root, dir);
  }
  return undefined;
}
