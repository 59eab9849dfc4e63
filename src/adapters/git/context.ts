/** Shared state of all workspaces of a repository. */
import { mkdir, realpath } from 'node:fs/promises';
import type { CommitSha } from '../../core/model.js';
import type { Command, CommandEnd, Store } from '../../ports.js';
import { ownFolder } from '../files/own-folder.js';
import { createGit, type Git } from './git.js';

/** Runs one callback at a time, among all that share the lock. */
export type Mutex = <T>(use: () => Promise<T>) => Promise<T>;

export interface WorkspacesOptions {
  /** Root of the user's checkout. */
  root: string;
  /** Absolute path of the repository's common git directory. */
  gitDir: string;
  /** Directory for the temporary worktrees of this run; outside the repository. */
  temporary: string;
  environment: Record<string, string | undefined>;
  store: Store;
  run(command: Command & { cwd: string; label: string }): Promise<CommandEnd>;
  /** Serializes git commands that read all worktrees: they fail while another git is adding one. */
  lock: Mutex;
}

export interface GitContext extends WorkspacesOptions {
  /** Bound to the git directory. Ignores any `.git` file or administrative files that an agent could write. */
  git: Git;
  /** Bound to one worktree's files. */
  gitFor(dir: string): Git;
  /** Directory for Tributary's temporary files, on the git directory's file system. */
  scratch: string;
  /** Agents' worktree directories that this process has handed out. */
  claimed: Set<string>;
  /** Ignored files to copy into worktrees, by base. */
  included: Map<CommitSha, Promise<string[]>>;
}

/** Folder for agents' worktrees; below the root, and ignored. */
export const FOLDER = '.worktrees';

export function createGitContext(options: WorkspacesOptions): GitContext {
  const { root, gitDir, environment } = options;
  return {
    ...options,
    git: createGit(root, environment, { gitDir }),
    gitFor: (dir) => createGit(dir, environment, { gitDir, workTree: dir }),
    scratch: ownFolder(gitDir).scratch,
    claimed: new Set(),
    included: new Map(),
  };
}

/** Makes a folder and returns its real path: git identifies worktrees by paths without symbolic links. */
export async function realFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return realpath(folder);
}
