/** `.worktreeinclude`: ignored files of the checkout (such as `.env`) that are copied into agents' worktrees. */
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CommitSha } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { createGit, type Git } from './git.js';
import { withTemporaryFile } from './objects.js';
import { FOLDER, type GitContext } from './context.js';

const INCLUDE_LIST = '.worktreeinclude';

/** Ignored files of the checkout that match the list on the base. */
export function filesToInclude(context: GitContext, base: CommitSha): Promise<string[]> {
  const known = context.included.get(base);
  if (known) return known;
  const found = findFiles(context, base).catch((error: unknown) => {
    context.included.delete(base);
    throw error;
  });
  context.included.set(base, found);
  return found;
}

/**
 * Copies files and symbolic links into another tree. Existing files are kept, and no file is written through
 * a link.
 */
export async function copyFiles(from: string, to: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const source = join(from, path);
    const target = join(to, path);
    const facts = await ifPresent(lstat(source));
    if (!facts?.isFile() && !facts?.isSymbolicLink()) continue;
    if (!(await hasFolders(to, path)) || (await ifPresent(lstat(target)))) continue;
    if (facts.isSymbolicLink()) await symlink(await readlink(source), target);
    else await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  }
}

async function findFiles(context: GitContext, base: CommitSha): Promise<string[]> {
  const patterns = await context.store.file(base, INCLUDE_LIST);
  if (patterns === undefined) return [];
  const checkout = createGit(context.root, context.environment);
  const matching = await withTemporaryFile(context.scratch, async (list) => {
    await writeFile(list, patterns);
    return listed(checkout, `--exclude-from=${list}`);
  });
  if (matching.length === 0) return [];
  const ignored = new Set(await listed(checkout, '--exclude-standard'));
  // Files tracked on the base belong to the agent's change, whatever the checkout has.
  const tracked = new Set(await context.store.files(base));
  return matching.filter(
    (path) => ignored.has(path) && !tracked.has(path) && !path.startsWith(`${FOLDER}/`),
  );
}

async function listed(git: Git, excludes: string): Promise<string[]> {
  const args = ['ls-files', '--others', '--ignored', '-z', excludes];
  return (await git(args)).stdout.split('\0').filter((path) => path !== '');
}

/** Makes a file's parent folders. @returns false if a link or a file is in the way */
async function hasFolders(root: string, path: string): Promise<boolean> {
  let folder = root;
  for (const part of dirname(path).split('/')) {
    folder = join(folder, part);
    const facts = await ifPresent(lstat(folder));
    if (facts === undefined) await mkdir(folder);
    else if (!facts.isDirectory()) return false;
  }
  return true;
}
