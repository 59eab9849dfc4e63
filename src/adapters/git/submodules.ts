/**
 * Puts the repositories of submodules right after foreign code ran: `git status` in the directory above starts
 * git in each of them, and with it whatever program they configure.
 */
import { lstat, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { ifPresent } from '../files/absent.js';
import { readRegularFile } from '../files/regular-file.js';
import { type Git, GitError } from './git.js';
import { removeOddEntries } from './own-repository.js';
import { type Setting, settingsIn, settingsText, submoduleSettings } from './settings.js';

interface Submodules {
  /** For reading text; it reads no repository. */
  git: Git;
  /** Absolute path of the directory above. */
  dir: string;
  /** Repositories that are right. */
  done: Set<string>;
  /** Folders in which a submodule may have its repository. */
  homes: string[];
}

const MAX_CONFIG_BYTES = 1024 * 1024;
const MAX_LINK_BYTES = 4096;
/** What runs programs, or leads to another place. */
const HARMFUL = [
  'hooks',
  'config.worktree',
  'commondir',
  'worktrees',
  'rebase-merge',
  'rebase-apply',
  'sequencer',
];
/** Parts of a repository in which no submodule's is. */
const CONTENTS = new Set(['objects', 'refs', 'logs', 'info']);
/** The mode of a submodule's entry in an index: 160000. */
const GITLINK = Buffer.from([0, 0, 0xe0, 0]);
const GITLINK_ENTRY = /^160000 [0-9a-f]+ \d\t(.*)$/s;

/** @param index of the directory's files; Tributary's own */
export async function resetSubmodules(git: Git, dir: string, index: string): Promise<void> {
  const home = join(dir, '.git', 'modules');
  const submodules: Submodules = { git, dir, done: new Set(), homes: [home] };
  await resetHome(submodules, home);
  for (const path of await gitlinksIn(git, index))
    await resetTree(submodules, Buffer.from(path, 'latin1').toString('utf8'));
}

/** Paths of the submodules, as bytes. Most repositories have none, and need no git process to tell. */
export async function gitlinksIn(git: Git, index: string): Promise<string[]> {
  if (!(await readFile(index)).includes(GITLINK)) return [];
  const { bytes } = await git(['ls-files', '--stage', '-z'], { env: { GIT_INDEX_FILE: index } });
  const entries = bytes.toString('latin1').split('\0');
  return entries.flatMap((entry) => GITLINK_ENTRY.exec(entry)?.[1] ?? []);
}

/** Every `.git` in a submodule's files; a submodule has submodules of its own. */
async function resetTree(submodules: Submodules, path: string): Promise<void> {
  const folder = join(submodules.dir, path);
  if ((await ifPresent(realpath(folder))) !== folder) return;
  const entries = (await ifPresent(readdir(folder, { withFileTypes: true }))) ?? [];
  if (entries.some(({ name }) => name === '.git'))
    await resetLink(submodules, join(folder, '.git'));
  for (const entry of entries)
    if (entry.isDirectory() && entry.name !== '.git')
      await resetTree(submodules, join(path, entry.name));
}

/** A repository, or a file that names one: it must be where git puts those of submodules. */
async function resetLink(submodules: Submodules, link: string): Promise<void> {
  if ((await ifPresent(lstat(link)))?.isDirectory()) {
    submodules.homes.push(join(link, 'modules'));
    await resetHome(submodules, join(link, 'modules'));
    return resetSubmodule(submodules, link);
  }
  const found = await readRegularFile(link, MAX_LINK_BYTES);
  const named = found.is === 'text' ? /^gitdir: (.+)$/m.exec(found.text)?.[1] : undefined;
  const target = named && (await ifPresent(realpath(resolve(dirname(link), named))));
  if (target && submodules.homes.some((home) => target.startsWith(home + sep)))
    await resetSubmodule(submodules, target);
  else await rm(link, { recursive: true, force: true });
}

/** An agent may have made it, or the `.git` above it, a link to a person's. */
async function resetHome(submodules: Submodules, home: string): Promise<void> {
  if ((await ifPresent(realpath(home))) === home) await resetAll(submodules, home);
}

/** All repositories below a folder. */
async function resetAll(submodules: Submodules, folder: string): Promise<void> {
  const entries = (await ifPresent(readdir(folder, { withFileTypes: true }))) ?? [];
  const isRepository = entries.some(({ name }) => name === 'HEAD');
  if (isRepository) await resetSubmodule(submodules, folder);
  for (const entry of entries)
    if (entry.isDirectory() && !(isRepository && CONTENTS.has(entry.name)))
      await resetAll(submodules, join(folder, entry.name));
}

async function resetSubmodule(submodules: Submodules, repository: string): Promise<void> {
  if (submodules.done.has(repository)) return;
  submodules.done.add(repository);
  await removeOddEntries(repository);
  for (const name of HARMFUL) await rm(join(repository, name), { recursive: true, force: true });
  const file = join(repository, 'config');
  const settings: Setting[] = [];
  for (const each of submoduleSettings(await settingsOf(submodules.git, file)))
    if (await isHarmless(submodules.dir, repository, each)) settings.push(each);
  await rm(file, { recursive: true, force: true });
  await writeFile(file, settingsText(settings), { flag: 'wx' });
}

async function settingsOf(git: Git, file: string): Promise<Setting[]> {
  const found = await readRegularFile(file, MAX_CONFIG_BYTES);
  if (found.is !== 'text') return [];
  try {
    const args = ['config', '--file', '-', '--no-includes', '--list', '-z'];
    return settingsIn((await git(args, { input: found.text })).stdout);
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}

/** Its files are in the directory, not in a person's home. */
async function isHarmless(
  dir: string,
  repository: string,
  { key, value }: Setting,
): Promise<boolean> {
  if (key !== 'core.worktree') return true;
  const files = await ifPresent(realpath(resolve(repository, value)));
  return files?.startsWith(dir + sep) === true && !files.startsWith(join(dir, '.git') + sep);
}
