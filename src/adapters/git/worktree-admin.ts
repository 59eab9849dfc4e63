/** Git's administration of a linked worktree (`.git/worktrees/NAME`), which an agent can damage. */
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

/** What makes it a worktree. The rest is what is under way (a merge, a rebase) or was left behind (a lock). */
const NEEDED = ['HEAD', 'commondir', 'gitdir', 'index', 'locked'];
const KEPT = new Set([...NEEDED, 'logs', 'config.worktree', 'info']);

export async function adminOf(gitDir: string, dir: string): Promise<Admin | undefined> {
  const found = await findWorktree(gitDir, dir);
  return found && { name: basename(found.admin), path: found.admin };
}

/** A new worktree with its files. Only what concerns other worktrees is done one at a time. */
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

/** Whether a merge, a rebase or the like has not ended in a worktree. */
export async function isUnderWay(gitDir: string, dir: string): Promise<boolean> {
  const admin = await adminOf(gitDir, dir);
  const names = admin ? await readdir(admin.path) : [];
  return UNDER_WAY.some((name) => names.includes(name));
}

/** Puts a worktree on a branch, with nothing under way and no lock. @returns its administration's path */
export function leaveClean(context: GitContext, dir: string, ref: string): Promise<string> {
  return restore(context, dir, ref, KEPT);
}

/** The same on a bare commit, and nothing there names any other one. */
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

/** A new one, as git names them: another worktree may have taken the name meanwhile. */
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

/** Joins the files and their administration again; whatever else an agent made of `.git` goes. */
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

/** Every git that lists worktrees reads these, and dies of one that is half written. */
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
    // Without a HEAD that it understands git sees no repository there.
    const text = value.startsWith('refs/') ? `ref: ${value}\n` : `${value}\n`;
    await rm(join(path, 'HEAD'), { recursive: true, force: true });
    await writeFile(join(path, 'HEAD'), text);
  }
}
