/** Directories for foreign code: `.worktrees/<agent>-<task>` for agents, temporary ones for gates and tests. */
import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { CommitSha } from '../../core/model.js';
import type { TreeWorkspace, Workspaces } from '../../ports.js';
import { ifPresent } from '../files/absent.js';
import { ignoreFolder, openAgentWorkspace, reopenAgentWorkspace } from './agent-workspace.js';
import { clearTask } from './clear.js';
import {
  createGitContext,
  freshHandover,
  FOLDER,
  type GitContext,
  inside,
  realFolder,
  type WorkspacesOptions,
} from './context.js';
import { findHolder } from './holder.js';
import { findObstacles } from './in-the-way.js';
import { readHead, readRef } from './hostile-refs.js';
import { checkOut } from './own-checkout.js';
import { writeRef } from './own-repository.js';
import { hasFolder } from './snapshot.js';
import { collectWork } from './unsaved.js';
import { createVerify } from './verify.js';
import { missingObjects } from './work-commits.js';
import { taskWorktree } from './task-worktree.js';
import { readWorktreeRecords } from './worktree-records.js';
import { removeTree } from './worktrees.js';
import { refOf } from '../../core/git-names.js';
export type { WorkspacesOptions } from './context.js';

/** @throws GitError if git cannot check files out */
export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const context = createGitContext(options);
  const verify = createVerify(context.judge.git);
  let ignored: Promise<void> | undefined;
  return {
    forAgent: async (assignment) => {
      ignored ??= ignoreFolder(context.gitDir);
      await ignored;
      return openAgentWorkspace(context, assignment);
    },
    reopen: (assignment, dir, prepared) => reopenAgentWorkspace(context, assignment, dir, prepared),
    forTree: async (commit, name) => {
      await verify(commit);
      return openTreeWorkspace(context, commit, name);
    },
    clear: clearTask(context),
    collect: (task) => collectWork(context, task),
    find: async (task) => {
      const dir = await taskWorktree(context, task);
      return dir === undefined ? undefined : relative(context.root, dir);
    },
    update: (base) => updateBases(context, base),
    obstacles: (tasks) => findObstacles(context, tasks),
    holderOf: (commit) => findHolder(context, commit),
    prune: () => pruneObjects(context),
  };
}

/** A repository that shares no refs with anybody: a suite that moves a branch moves its own. */
async function openTreeWorkspace(
  context: GitContext,
  commit: CommitSha,
  name: string,
): Promise<TreeWorkspace> {
  const dir = join(await realFolder(context.temporary), name);
  await removeTree(dir);
  await checkOut(context, dir, { head: commit });
  const handover = await freshHandover(context, dir);
  return {
    dir,
    displayPath: dir,
    handover,
    run: (command) => context.run(inside(command, dir, name)),
    // A failure to remove the directory must not lose the result.
    [Symbol.asyncDispose]: () => removeTree(dir).catch(() => undefined),
  };
}

/** Brings the base branch up to date in each agent's repository, for `git merge main` there. */
async function updateBases(context: GitContext, base: CommitSha): Promise<void> {
  for (const { dir, saved } of await readWorktreeRecords(context)) {
    const [git, ref] = [join(dir, '.git'), refOf(context.branch)];
    // Before the work was saved, the repository is as the agent left it.
    if (!saved || !(await hasFolder(git)) || (await isPersons(context, git, ref))) continue;
    await context.objects.sync();
    await writeRef(dir, ref, base);
  }
}

/** Whether a person works on the branch in this repository: it has a commit of its own, or is checked out. */
async function isPersons({ judge }: GitContext, git: string, ref: string): Promise<boolean> {
  const at = await readRef(git, ref);
  if (at !== undefined && (await missingObjects(judge.git, [at])).length > 0) return true;
  return (await readHead(git)).branch === ref;
}

/** Removes the object snapshot, unless a directory may still read it. */
async function pruneObjects(context: GitContext): Promise<void> {
  const { root, objects, temporary } = context;
  await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  const left = (await ifPresent(readdir(join(root, FOLDER)))) ?? [];
  // Another checkout of the repository may have kept some too.
  const records = await readWorktreeRecords(context);
  if (left.length === 0 && records.length === 0) await objects.remove();
}
