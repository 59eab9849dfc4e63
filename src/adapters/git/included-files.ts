/** `.worktreeinclude`: the ignored files of the checkout (such as `.env`) that agents' worktrees get too. */
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Git } from './git.js';

export const INCLUDE_LIST = '.worktreeinclude';

const records = (text: string): string[] => text.split('\0').filter((part) => part !== '');

/**
 * Paths of the checkout's files that match the list and are ignored.
 * @param git bound to the checkout
 * @param patterns the list's text, in .gitignore syntax
 */
export const includedFiles = async (
  git: Git,
  patterns: string,
  scratch: string,
): Promise<string[]> => {
  const list = join(scratch, 'worktreeinclude');
  try {
    await writeFile(list, patterns);
    const matching = records(
      (await git(['ls-files', '--others', '--ignored', '-z', `--exclude-from=${list}`])).stdout,
    ).filter((path) => !path.startsWith('.worktrees/'));
    if (matching.length === 0) return [];
    const ignored = await git(['check-ignore', '-z', '--', ...matching], { accept: [1] });
    return records(ignored.stdout);
  } finally {
    await rm(list, { force: true });
  }
};

/** Copies regular files from one tree to another; a file that is there already stays. */
export const copyFiles = async (
  from: string,
  to: string,
  paths: readonly string[],
): Promise<void> => {
  for (const path of paths) {
    const facts = await lstat(join(from, path)).catch(() => undefined);
    if (!facts?.isFile()) continue;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path), constants.COPYFILE_EXCL).catch(
      () => undefined,
    );
  }
};
