/** What all workspaces of a repository share. */
import { mkdir, realpath } from 'node:fs/promises';
import type { CommitSha } from '../../core/model.js';
import type { Command, CommandEnd, Store } from '../../ports.js';
import { ownFolder } from '../files/own-folder.js';
import { createGit, type Git } from './git.js';

/** Runs one at a time, of all that share it. */
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
  /**
   * One at a time: a git that looks at all worktrees dies of one that another git is about to make.
   */
  lock: Mutex;
}

export interface GitContext extends WorkspacesOptions {
  /** Bound to the git directory: no `.git` and no administration that an agent could write is gone by. */
  git: Git;
  /** The same for the files of one worktree. */
  gitFor(dir: string): Git;
  /** A directory of Tributary's own for short-lived files, on the file system of the git directory. */
  scratch: string;
  /** Directories of agents' worktrees that this process has given out. */
  claimed: Set<string>;
  /** Ignored files that go along, by base. */
  included: Map<CommitSha, Promise<string[]>>;
}

/** Below the root, and ignored there. */
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

/** Makes a folder; git knows worktrees by their paths with links followed. */
export async function realFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return realpath(folder);
}
