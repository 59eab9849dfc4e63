/**
 * Takes a snapshot of all files in a directory that foreign code wrote, as a tree. Git runs with the judge's
 * configuration, reads nothing from a `.git` there but the commit of a nested repository, and starts no git in a
 * nested one: `git add` would, and with it whatever program that repository configures.
 */
import { copyFile, lstat, realpath, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { LARGEST_SNAPSHOT } from '../../core/limits.js';
import { TreeSha } from '../../core/model.js';
import { STATUS_FILE_IN_TREE } from '../../core/run-layout.js';
import { ifPresent } from '../files/absent.js';
import { type Git, GitError, lineOf } from './git.js';
import { readHead } from './hostile-refs.js';

/** Names of files as bytes, one character each: they need not be UTF-8. */
type Bytes = string;

interface Files {
  /** Git with the directory as its work tree, bound to the judge. */
  git: Git;
  dir: string;
  /** Files that are never committed, beside the status file. */
  without: readonly string[];
  /** Seconds for which git may read them. */
  limit: number;
  /** Takes repositories without a commit, which are left out; without it they are an error. */
  nested?: string[] | undefined;
}

/** Whether this is a real directory. An agent may have replaced it with a link to a place that is not its work. */
export async function hasFolder(dir: string): Promise<boolean> {
  const facts = await ifPresent(lstat(dir));
  return facts?.isDirectory() === true && (await realpath(dir)) === dir;
}

/**
 * Brings an index up to date with the files, and writes its tree.
 *
 * @param index an index that git made when it checked the directory out, or an earlier snapshot's
 * @throws GitError, Error if git cannot read the files, or should not
 */
export async function snapshotTree(files: Files, index: string): Promise<TreeSha> {
  if (!(await hasFolder(files.dir))) throw new Error(`the worktree ${files.dir} is gone`);
  const { git, limit } = files;
  const env = { GIT_INDEX_FILE: index };
  const [changed, others] = await Promise.all([
    git(['diff-files', '--name-status', '-z', '--no-renames', '--ignore-submodules=dirty'], {
      env,
      limit,
    }),
    git(['ls-files', '--others', '--exclude-standard', '-z'], { env, limit }),
  ]);
  const { gone, kept } = readChanges(changed.bytes);
  const unwanted = new Set([STATUS_FILE_IN_TREE, ...files.without].map(asBytes));
  const paths = [...kept, ...names(others.bytes)]
    .map((path) => path.replace(/\/$/, ''))
    .filter((path) => !unwanted.has(path) && !path.startsWith(`${STATUS_FILE_IN_TREE}/`));
  const added = await checkFiles(files, paths);
  const odd = paths.filter((path) => !added.has(path));
  const skipped = gone.length > 0 ? await skippedIn(files) : new Set<Bytes>();
  const left = gone.filter((path) => !unwanted.has(path) && !skipped.has(path));
  const removed = [...left, ...odd];
  if (removed.length > 0) await removeEntries(git, env, removed);
  if (added.size > 0) await addEntries({ git, limit }, env, [...added]);
  return TreeSha.parse(await lineOf(git, ['write-tree'], { env }));
}

/**
 * Git trusts an index entry only if its file is older than the index. A copy younger than the original would
 * hide files that were changed at the moment of the checkout.
 */
export async function copyIndex(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const { mtimeMs } = await stat(from);
  // One millisecond early, since times are rounded. At worst, git reads one file too many.
  const time = (Math.floor(mtimeMs) - 1) / 1000;
  await utimes(to, time, time);
}

/**
 * Paths that the repository's own index leaves out of the work tree, as after `git sparse-checkout`: they are not
 * deleted. The index is hostile, and says nothing else.
 */
async function skippedIn({ git, dir, limit }: Files): Promise<Set<Bytes>> {
  const index = join(dir, '.git', 'index');
  const isIndex = (await hasFolder(join(dir, '.git'))) && (await ifPresent(lstat(index)))?.isFile();
  if (!isIndex) return new Set();
  const { bytes } = await git(['ls-files', '-t', '-z'], {
    env: { GIT_INDEX_FILE: index },
    limit,
    accept: [128],
  });
  return new Set(names(bytes).flatMap((line) => (line.startsWith('S ') ? [line.slice(2)] : [])));
}

async function removeEntries(git: Git, env: Record<string, string>, paths: readonly Bytes[]) {
  const input = Buffer.from(paths.map((path) => `${path}\0`).join(''), 'latin1');
  await git(['update-index', '--force-remove', '-z', '--stdin'], { env, input });
}

async function addEntries(
  { git, limit }: Pick<Files, 'git' | 'limit'>,
  env: Record<string, string>,
  paths: readonly Bytes[],
) {
  const input = Buffer.from(paths.map((path) => `${path}\0`).join(''), 'latin1');
  await git(['update-index', '--add', '--remove', '--replace', '-z', '--stdin'], {
    env,
    input,
    limit,
  });
}

/**
 * Refuses what git would take for ever to read, or could not add.
 *
 * @returns those that git can add: a pipe or a device in place of a file is none
 */
async function checkFiles(
  { dir, nested }: Pick<Files, 'dir' | 'nested'>,
  paths: readonly Bytes[],
): Promise<Set<Bytes>> {
  const found = new Set<Bytes>();
  let bytes = 0;
  for (const path of paths) {
    const file = Buffer.from(`${Buffer.from(`${dir}/`).toString('latin1')}${path}`, 'latin1');
    const facts = await ifPresent(lstat(file));
    if (facts?.isDirectory() && !(await hasCommit(dir, path))) {
      if (!nested) throw new Error(nestedText(text(path)));
      nested.push(text(path));
      continue;
    }
    if (!facts || facts.isFile() || facts.isDirectory() || facts.isSymbolicLink()) found.add(path);
    bytes += facts?.isFile() === true ? facts.size : 0;
    if (bytes > LARGEST_SNAPSHOT)
      throw new Error(
        `${text(path)} and the files before it are over ${LARGEST_SNAPSHOT / 2 ** 20} MiB. Remove it, or add it to .gitignore.`,
      );
  }
  return found;
}

/** A nested repository becomes a submodule of its commit; one without a commit cannot be added. */
async function hasCommit(dir: string, path: Bytes): Promise<boolean> {
  const git = join(dir, text(path), '.git');
  const isRepository = (await ifPresent(lstat(git)))?.isDirectory() === true;
  return !isRepository || (await readHead(git)).commit !== undefined;
}

function nestedText(path: string): string {
  return `${path} is a git repository of its own, without a commit. To add its files: rm -r ${path}/.git`;
}

/** `git diff-files --name-status -z`: a letter, then a path. */
function readChanges(answer: Buffer): { gone: Bytes[]; kept: Bytes[] } {
  const parts = names(answer);
  const [gone, kept]: [Bytes[], Bytes[]] = [[], []];
  for (let at = 0; at + 1 < parts.length; at += 2)
    (parts[at] === 'D' ? gone : kept).push(parts[at + 1] ?? '');
  if (parts.length % 2 === 1)
    throw new GitError(['diff-files'], 0, '', 'it answered in an unknown form');
  return { gone, kept };
}

function names(answer: Buffer): Bytes[] {
  return answer
    .toString('latin1')
    .split('\0')
    .filter((name) => name !== '');
}

function asBytes(path: string): Bytes {
  return Buffer.from(path).toString('latin1');
}

function text(path: Bytes): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}
