/** Shared state of all workspaces of a repository. */
import { mkdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CommitSha } from '../../core/model.js';
import type { Command, CommandEnd, Store } from '../../ports.js';
import type { Seal } from '../files/seal.js';
import { ownFolder } from '../files/own-folder.js';
import { createGit, type Git } from './git.js';
import type { Judge } from './judge.js';
import { createObjectSnapshot, type ObjectSnapshot } from './object-snapshot.js';
import { READ_LIMIT } from './quarantine.js';

type LabelledCommand = Command & { cwd: string; label: string };

export interface WorkspacesOptions {
  /** Root of the user's checkout. */
  root: string;
  /** Absolute path of the repository's common git directory. */
  gitDir: string;
  /** Directory for the folders of gates and tests of this run; outside the repository. */
  temporary: string;
  /** The branch that changes land on. */
  branch: string;
  environment: Record<string, string | undefined>;
  store: Store;
  judge: Judge;
  /** Records of worktrees are sealed with it. */
  seal: Seal;
  /** Seconds for which git may read what an agent left; a pipe would block it for ever. Default: five minutes. */
  readLimit?: number;
  run(command: LabelledCommand): Promise<CommandEnd>;
  /** Says one thing that a person should know. */
  note(message: string): void;
}

export interface GitContext extends WorkspacesOptions {
  readLimit: number;
  /** Bound to the person's repository, for its refs. */
  git: Git;
  objects: ObjectSnapshot;
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
  const { root, gitDir, environment, judge } = options;
  return {
    ...options,
    readLimit: options.readLimit ?? READ_LIMIT,
    git: createGit(root, environment, { gitDir }),
    objects: createObjectSnapshot(judge.objects, join(ownFolder(gitDir).root, 'objects')),
    scratch: ownFolder(gitDir).scratch,
    claimed: new Set(),
    included: new Map(),
  };
}

/**
 * A command in a workspace. Where its `.git` is gone, git must not find the person's repository in a folder above.
 */
export function inside(command: Command, dir: string, label: string): LabelledCommand {
  const env = { ...command.env, GIT_CEILING_DIRECTORIES: dirname(dir) };
  return { ...command, env, cwd: dir, label };
}

/** Makes an empty folder for the files that are handed to the commands in a directory, and back. */
export async function freshHandover(
  { temporary }: Pick<GitContext, 'temporary'>,
  dir: string,
): Promise<string> {
  const folder = join(await realFolder(temporary), 'handover', basename(dir));
  await rm(folder, { recursive: true, force: true });
  return realFolder(folder);
}

/** Makes a folder and returns its path without symbolic links. */
export async function realFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return realpath(folder);
}
