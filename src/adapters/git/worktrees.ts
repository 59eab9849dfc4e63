/** Linked worktrees: adding, finding and removing them, and saving what stands in one. */
import { copyFile, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommitSha, type TreeSha } from '../../core/model.js';
import { type Git, GitError } from './git.js';

/** A worktree by what git's own records say; its `.git` file is the agent's to write and is never read. */
export interface Worktree {
  /** Absolute path of the files. */
  dir: string;
  /** Absolute path of its administration below the repository's git directory. */
  admin: string;
}

const readText = (file: string) => readFile(file, 'utf8').catch(() => '');

/** The linked worktrees of a repository. */
export const listWorktrees = async (gitDir: string): Promise<Worktree[]> => {
  const folder = join(gitDir, 'worktrees');
  const names = await readdir(folder).catch(() => []);
  const all = await Promise.all(
    names.map(async (name) => {
      const link = (await readText(join(folder, name, 'gitdir'))).trim();
      return { admin: join(folder, name), dir: link.replace(/\/\.git$/, '') };
    }),
  );
  return all.filter(({ dir }) => dir !== '');
};

export const findWorktree = async (gitDir: string, dir: string): Promise<Worktree | undefined> =>
  (await listWorktrees(gitDir)).find((worktree) => resolve(worktree.dir) === resolve(dir));

/** The worktrees (the main one too) where a branch is checked out, as git lists them. */
export const checkouts = async (git: Git, branch: string): Promise<string[]> => {
  const { stdout } = await git(['worktree', 'list', '--porcelain', '-z']);
  return stdout
    .split('\0\0')
    .map((record) => record.split('\0').filter((line) => line !== ''))
    .filter((lines) => lines.includes(`branch refs/heads/${branch}`))
    .flatMap((lines) => lines[0]?.slice('worktree '.length) ?? []);
};

/** Removes a worktree, even a broken one, with all that stands in it. */
export const removeWorktree = async (git: Git, dir: string): Promise<void> => {
  try {
    await git(['worktree', 'remove', '--force', '--force', dir]);
  } catch (error) {
    // What git will not remove (a deleted `.git` file, a half-made worktree) is removed by hand.
    if (!(error instanceof GitError)) throw error;
    await rm(dir, { recursive: true, force: true });
    await git(['worktree', 'prune', '--expire=now']);
  }
};

export interface Snapshot {
  /** The branch that the worktree is on. */
  branch: string;
  base: CommitSha;
  message: string;
  /** Paths that are never taken along: they stay as the base has them. */
  leaveOut: readonly string[];
}

const baseEntry = async (git: Git, base: CommitSha, path: string) => {
  const { stdout } = await git(['ls-tree', '-z', base, '--', path]);
  return /^(\d{6}) blob ([0-9a-f]+)\t/.exec(stdout);
};

/** Puts everything that stands in the worktree into an index of its own and writes that as a tree. */
const writeTree = async (git: Git, index: string, snapshot: Snapshot): Promise<TreeSha> => {
  const env = { GIT_INDEX_FILE: index };
  await git(['add', '--all', '--', '.'], { env });
  for (const path of snapshot.leaveOut) {
    const entry = await baseEntry(git, snapshot.base, path);
    if (entry)
      await git(['update-index', '--add', '--cacheinfo', `${entry[1]},${entry[2]},${path}`], {
        env,
      });
    else
      await git(['rm', '--cached', '--quiet', '--ignore-unmatch', '--', `:(literal)${path}`], {
        env,
      });
  }
  return (await git(['write-tree'], { env })).stdout.trim() as TreeSha;
};

const startIndex = async (git: Git, worktree: Worktree, index: string, head: string) => {
  // The worktree's own index knows which files are unchanged; where it is broken, start from HEAD.
  await copyFile(join(worktree.admin, 'index'), index).catch(() => undefined);
  const usable = await git(['ls-files', '--error-unmatch', '--', '.'], {
    env: { GIT_INDEX_FILE: index },
    accept: [1, 128],
  });
  if (usable.code === 128) await git(['read-tree', head], { env: { GIT_INDEX_FILE: index } });
};

/**
 * Saves a worktree's files as one commit on top of what was committed there (or on the base, where
 * that history was thrown away), moves the branch to it, and leaves the worktree clean on it.
 * @param git bound to the worktree's administration and files
 * @returns the commit, or undefined where the tree equals the base's
 */
export const saveWorktree = async (
  git: Git,
  worktree: Worktree,
  snapshot: Snapshot,
): Promise<CommitSha | undefined> => {
  const head = (
    await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { accept: [1, 128] })
  ).stdout.trim();
  const grown =
    head !== '' &&
    (await git(['merge-base', '--is-ancestor', snapshot.base, head], { accept: [1] })).code === 0;
  const parent = grown ? head : snapshot.base;
  const index = join(worktree.admin, 'tributary-index');
  try {
    await startIndex(git, worktree, index, parent);
    const tree = await writeTree(git, index, snapshot);
    const treeOf = async (commit: string) =>
      (await git(['rev-parse', `${commit}^{tree}`])).stdout.trim();
    if (tree === (await treeOf(snapshot.base))) return undefined;
    const commit =
      tree === (await treeOf(parent))
        ? parent
        : (await git(['commit-tree', tree, '-p', parent, '-m', snapshot.message])).stdout.trim();
    await git(['update-ref', `refs/heads/${snapshot.branch}`, commit]);
    await git(['symbolic-ref', 'HEAD', `refs/heads/${snapshot.branch}`]);
    await rename(index, join(worktree.admin, 'index'));
    return CommitSha.parse(commit);
  } finally {
    await rm(index, { force: true });
    await rm(`${index}.lock`, { force: true });
  }
};
