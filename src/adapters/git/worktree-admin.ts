/** Git's administrative files of a linked worktree (`.git/worktrees/NAME`), which an agent can damage. */
import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CommitSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { systemErrorCode } from '../files/system-error.js';
import { createGit, GitError } from './git.js';
import type { GitContext } from './context.js';
import { writeWhole } from '../files/whole-file.js';
import { findWorktree } from './worktrees.js';

interface Admin {
  name: string;
  path: string;
}

const UNDER_WAY = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];

/**
 * The files that make up a worktree. All others belong to an operation in progress (a merge, a rebase) or are
 * leftovers (a lock).
 */
const NEEDED = ['HEAD', 'commondir', 'gitdir', 'index', 'locked'];
const KEPT = new Set([...NEEDED, 'logs', 'config.worktree', 'info']);

export async function adminOf(gitDir: string, dir: string): Promise<Admin | undefined> {
  const found = await findWorktree(gitDir, dir);
  return found && { name: basename(found.admin), path: found.admin };
}

/** Adds a worktree and checks out its files. Only the part that affects other worktrees is serialized. */
export async function addWorktree(
  context: GitContext,
  dir: string,
  on: readonly string[],
  commit: CommitSha,
): Promise<void> {
  const add = ['worktree', 'add', '--quiet', '--no-checkout', ...on, dir, commit];
  await context.lock(() => context.git(add));
  const admin = await adminOf(context.gitDir, dir);
  if (!admin) throw new Error(`git made no worktree at ${dir}`);
  const git = createGit(dir, context.environment, { gitDir: admin.path, workTree: dir });
  await git(['reset', '--hard', '--quiet', '--no-recurse-submodules']);
}

/** Whether a merge, rebase or the like is in progress in a worktree. */
export async function isUnderWay(gitDir: string, dir: string): Promise<boolean> {
  const admin = await adminOf(gitDir, dir);
  const names = admin ? await readdir(admin.path) : [];
  return UNDER_WAY.some((name) => names.includes(name));
}

/**
 * Puts a worktree on a branch, with no operation in progress and no lock. @returns the path of its
 * administrative files
 */
export function leaveClean(context: GitContext, dir: string, ref: string): Promise<string> {
  return restore(context, dir, ref, KEPT);
}

/** Puts a worktree on a detached commit and removes references to all other commits. */
export async function forgetHistory(
  context: GitContext,
  dir: string,
  commit: string,
): Promise<string> {
  const path = await restore(context, dir, commit, new Set(NEEDED));
  await rm(join(path, 'logs'), { recursive: true, force: true });
  return path;
}

async function restore(
  context: GitContext,
  dir: string,
  head: string,
  kept: ReadonlySet<string>,
): Promise<string> {
  const known = await adminOf(context.gitDir, dir);
  const path = known?.path ?? (await makeAdmin(context.gitDir, dir));
  await linkAgain(dir, path);
  await dropLeftovers(path, kept);
  await setHead(context, dir, path, head);
  return path;
}

/** Makes an administrative folder with a free name, as git does: another worktree may have taken the old name. */
async function makeAdmin(gitDir: string, dir: string): Promise<string> {
  const folder = join(gitDir, 'worktrees');
  await mkdir(folder, { recursive: true });
  for (let number = 0; ; number += 1) {
    const path = join(folder, `${basename(dir)}${number || ''}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** Links the files and their administrative folder again. Anything else an agent made of `.git` is removed. */
async function linkAgain(dir: string, path: string): Promise<void> {
  await putRight(join(path, 'gitdir'), `${join(dir, '.git')}\n`);
  await putRight(join(path, 'commondir'), '../..\n');
  const link = join(dir, '.git');
  const text = `gitdir: ${path}\n`;
  const facts = await ifPresent(lstat(link));
  if (facts?.isFile() && (await readFile(link, 'utf8')) === text) return;
  await rm(link, { recursive: true, force: true });
  await writeFile(link, text);
}

/** Replaces a file atomically: every git that lists worktrees reads these files, and fails on a half-written one. */
async function putRight(file: string, text: string): Promise<void> {
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== text) await writeWhole(file, text);
}

async function dropLeftovers(path: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(path))
    if (!kept.has(name)) await rm(join(path, name), { recursive: true, force: true });
}

async function setHead(
  context: GitContext,
  dir: string,
  path: string,
  value: string,
): Promise<void> {
  const git = createGit(dir, context.environment, { gitDir: path, workTree: dir });
  const args = value.startsWith('refs/')
    ? ['symbolic-ref', 'HEAD', value]
    : ['update-ref', '--no-deref', 'HEAD', value];
  try {
    await git(args);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // Without a valid HEAD, git does not recognize the repository.
    const text = value.startsWith('refs/') ? `ref: ${value}\n` : `${value}\n`;
    await rm(join(path, 'HEAD'), { recursive: true, force: true });
    await writeFile(join(path, 'HEAD'), text);
  }
}
