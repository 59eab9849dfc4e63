/** The checkouts of a repository by people: its main one, and the linked worktrees. */
import { refOf } from '../../core/git-names.js';
import { chmod, lstat, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ifPresent } from '../files/absent.js';
import { systemErrorCode } from '../files/system-error.js';
import type { Git } from './git.js';

interface Worktree {
  /** Absolute path of the files. */
  dir: string;
  /** Absolute path of its administrative files in the repository's git directory. */
  admin: string;
}

export interface BranchUse {
  dir: string;
  /** `under-way`: a rebase or bisect of the branch is in progress. */
  is: 'checked-out' | 'under-way';
}

/**
 * All worktrees, including the main one, that use a branch, so that moving it would affect them.
 *
 * @param git bound to the git directory
 */
export async function branchUses(git: Git, gitDir: string, branch: string): Promise<BranchUse[]> {
  const { stdout } = await git(['worktree', 'list', '--porcelain', '-z']);
  const records = stdout.split('\0\0').filter((record) => record !== '');
  // Git always lists the main worktree. Without it, we cannot tell where the branch is checked out.
  if (records.length === 0) throw new Error('git listed no worktree');
  const linked = await listWorktrees(gitDir);
  const uses = await Promise.all(
    records.map(async (record, at): Promise<BranchUse[]> => {
      const lines = record.split('\0');
      const listed = lines[0]?.slice('worktree '.length) ?? '';
      const dir = at === 0 ? await mainCheckout(git, gitDir, listed) : listed;
      if (lines.includes(`branch ${refOf(branch)}`)) return [{ dir, is: 'checked-out' }];
      const admin = at === 0 ? gitDir : linked.find((each) => each.dir === dir)?.admin;
      const busy = admin !== undefined && (await isUnderWay(admin, branch));
      return busy ? [{ dir, is: 'under-way' }] : [];
    }),
  );
  return uses.flat();
}

/** Whether a ref is the HEAD of a checkout; read from files, as a quick answer. */
export async function isHead(gitDir: string, ref: string): Promise<boolean> {
  const linked = (await ifPresent(readdir(join(gitDir, 'worktrees')))) ?? [];
  const heads = await Promise.all(
    [gitDir, ...linked.map((name) => join(gitDir, 'worktrees', name))].map((admin) =>
      readText(join(admin, 'HEAD')),
    ),
  );
  return heads.some((head) => withoutNewline(head) === `ref: ${ref}`);
}

/** Removes a directory, also one with folders that cannot be written. */
export async function removeTree(dir: string): Promise<void> {
  const remove = () => rm(dir, { recursive: true, force: true, maxRetries: 5 });
  try {
    await remove();
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes(systemErrorCode(error) ?? '')) throw error;
    await openFolders(dir);
    await remove();
  }
}

/** Makes folders writable: the contents of a read-only one (such as Go's module cache) cannot be deleted. */
async function openFolders(dir: string): Promise<void> {
  if (!(await ifPresent(lstat(dir)))?.isDirectory()) return;
  await chmod(dir, 0o700);
  for (const name of await readdir(dir)) await openFolders(join(dir, name));
}

/** The linked worktrees of a repository. */
async function listWorktrees(gitDir: string): Promise<Worktree[]> {
  const folder = join(gitDir, 'worktrees');
  const names = (await ifPresent(readdir(folder))) ?? [];
  const all = await Promise.all(
    names.map(async (name) => {
      const admin = join(folder, name);
      const link = withoutNewline(await readText(join(admin, 'gitdir')));
      return link === '' ? [] : [{ admin, dir: dirname(resolve(admin, link)) }];
    }),
  );
  return all.flat();
}

/**
 * For a submodule, or a checkout with a separate git directory, git lists the git directory in place of the
 * checkout.
 */
async function mainCheckout(git: Git, gitDir: string, listed: string): Promise<string> {
  if (listed !== gitDir) return listed;
  const { stdout } = await git(['rev-parse', '--show-toplevel'], { accept: [128] });
  const dir = withoutNewline(stdout);
  const link = withoutNewline(await readText(join(dir, '.git'))).replace(/^gitdir: /, '');
  const linked = await ifPresent(realpath(resolve(dir, link)));
  return linked === gitDir ? dir : listed;
}

async function isUnderWay(admin: string, branch: string): Promise<boolean> {
  const [merge, apply, bisect] = await Promise.all(
    ['rebase-merge/head-name', 'rebase-apply/head-name', 'BISECT_START'].map((file) =>
      readText(join(admin, file)).then(withoutNewline),
    ),
  );
  const ref = refOf(branch);
  return merge === ref || apply === ref || bisect === branch;
}

async function readText(file: string): Promise<string> {
  return (await ifPresent(readFile(file, 'utf8'))) ?? '';
}

function withoutNewline(text: string) {
  return text.replace(/\n$/, '');
}
