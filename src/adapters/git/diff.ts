/** Differences between two trees, from git's machine-readable formats. */
import { writeFile } from 'node:fs/promises';
import type { FileChange } from '../../core/gates/inspect.js';
import { blobSizes, readBlobs } from './blobs.js';
import { type Git, lineOf } from './git.js';
import { partsOf } from './path-text.js';

interface RawEntry {
  path: string;
  oldMode: string;
  newMode: string;
  blob: string;
  status: FileChange['status'];
}

const GONE = '000000';
const SUBMODULE = '160000';
const SYMLINK = '120000';
/** No system allows a longer link target. A longer one is not read and counts as leading outside. */
const LONGEST_TARGET = 4096;

/** Keeps a person's settings, or the `.gitmodules` in their checkout, from changing the output. */
const PLAIN = ['-r', '--no-renames', '--ignore-submodules=none', '--submodule=short'];
const PLAIN_PATCH = [
  ...PLAIN,
  '-p',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  // Show binary files as text: a NUL byte or an attribute must not hide content.
  '--text',
];

/**
 * All changed paths, with modes, sizes and the targets of new symbolic links. A rename is a deletion and an
 * addition.
 */
export async function diffTrees(git: Git, from: string, to: string): Promise<FileChange[]> {
  const entries = await rawEntries(git, from, to);
  const blobs = entries.filter(({ newMode }) => newMode !== GONE && newMode !== SUBMODULE);
  const sizes = await blobSizes(
    git,
    blobs.map(({ blob }) => blob),
  );
  const sizeOf = (blob: string) => sizes.get(blob) ?? 0;
  const links = blobs.filter(
    ({ newMode, blob }) => newMode === SYMLINK && sizeOf(blob) <= LONGEST_TARGET,
  );
  const targets = await readBlobs(
    git,
    links.map(({ blob }) => blob),
  );
  return entries.map(({ path, oldMode, newMode, blob, status }) => {
    const target = newMode === SYMLINK ? targets.get(blob)?.toString('utf8') : undefined;
    const bytes = newMode === GONE || newMode === SUBMODULE ? 0 : sizeOf(blob);
    return { path, oldMode, newMode, status, bytes, ...(target !== undefined && { target }) };
  });
}

/**
 * The added lines of each changed file, by path. Binary files are read as text too: a NUL byte must not hide
 * a secret.
 */
export async function addedText(git: Git, from: string, to: string): Promise<Map<string, string>> {
  const entries = (await rawEntries(git, from, to)).filter(({ status }) => status !== 'deleted');
  const { stdout } = await git([
    'diff-tree',
    ...PLAIN_PATCH,
    '--diff-filter=d',
    '--unified=0',
    '--inter-hunk-context=0',
    from,
    to,
  ]);
  // Paths come from the raw listing, matched by position: a file name can forge a patch header, but not its
  // position.
  const paths = shownPaths(entries);
  const lines = addedLines(stdout);
  expectAllShown(paths.length, lines.length);
  const added = new Map<string, string[]>();
  for (const [at, path] of paths.entries()) {
    const text = lines[at] ?? [];
    if (text.length > 0) added.set(path, [...(added.get(path) ?? []), ...text]);
  }
  return new Map([...added].map(([path, text]) => [path, text.join('\n')]));
}

/**
 * Writes the full diff to a file. Not with git's `--output`, which does not notice a full disk: a reviewer would
 * then see only part of the change.
 */
export async function writePatch(git: Git, from: string, to: string, file: string): Promise<void> {
  const entries = await rawEntries(git, from, to);
  const { stdout, bytes } = await git(['diff-tree', ...PLAIN_PATCH, from, to]);
  expectAllShown(shownPaths(entries).length, addedLines(stdout).length);
  await writeFile(file, bytes);
}

/** Parses `git diff-tree --raw -z`: a header record, then a path record. */
async function rawEntries(git: Git, from: string, to: string): Promise<RawEntry[]> {
  const args = ['diff-tree', ...PLAIN, '-z', '--raw', '--no-abbrev', from, to];
  const { stdout, bytes } = await git(args);
  if (stdout === '') await expectSameTree(git, from, to);
  const parts = partsOf(bytes);
  const entries: RawEntry[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const found = /^:(\d{6}) (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(parts[i] ?? '');
    const [, oldMode, newMode, blob, letter] = found ?? [];
    const path = parts[i + 1];
    if (!oldMode || !newMode || !blob || path === undefined)
      throw new Error('git diff-tree answered in an unknown form');
    entries.push({ path, oldMode, newMode, blob, status: statusOf(letter) });
  }
  return entries;
}

/** A change without files passes every check, so verify by the tree IDs that there are none. */
async function expectSameTree(git: Git, from: string, to: string): Promise<void> {
  const [before, after] = await Promise.all(
    [from, to].map((at) => lineOf(git, ['rev-parse', '--verify', `${at}^{tree}`])),
  );
  if (before !== after) throw new Error(`git showed no difference between ${from} and ${to}`);
}

function statusOf(letter: string | undefined): FileChange['status'] {
  if (letter === 'A') return 'added';
  if (letter === 'D') return 'deleted';
  return letter === 'T' ? 'type-changed' : 'modified';
}

function expectAllShown(listed: number, shown: number): void {
  if (listed !== shown) throw new Error(`git lists ${listed} changed files and shows ${shown}`);
}

/** The files of a patch, in its order. A type change has two headers, a deletion and an addition. */
function shownPaths(entries: readonly RawEntry[]): string[] {
  return entries.flatMap(({ path, status }) => (status === 'type-changed' ? [path, path] : [path]));
}

/** The added lines of a patch without context, one list for each header, in order. */
function addedLines(patch: string): string[][] {
  const all: string[][] = [];
  let inHunk = false;
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) {
      all.push([]);
      inHunk = false;
    } else if (line.startsWith('@@ ')) inHunk = true;
    // `+++` is a header only outside a hunk. Inside, it is an added line that starts with `++`.
    else if (inHunk && line.startsWith('+')) all.at(-1)?.push(line.slice(1));
  }
  return all;
}
