/** What differs between two trees, read from git's machine formats. */
import type { FileChange } from '../../ports.js';
import type { Git } from './git.js';

interface RawEntry {
  path: string;
  oldMode: string;
  newMode: string;
  blob: string;
  status: FileChange['status'];
}

const statusOf = (letter: string | undefined): FileChange['status'] => {
  if (letter === 'A') return 'added';
  if (letter === 'D') return 'deleted';
  return letter === 'T' ? 'type-changed' : 'modified';
};

/** `git diff-tree --raw -z`: a header record, then a path record. */
const rawEntries = async (git: Git, from: string, to: string): Promise<RawEntry[]> => {
  const { stdout } = await git([
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    from,
    to,
  ]);
  const parts = stdout.split('\0');
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
};

/** Above this many paths, one listing of the whole tree is cheaper than naming them. */
const NAMED_PATHS = 400;

const sizes = async (
  git: Git,
  to: string,
  entries: readonly RawEntry[],
): Promise<Map<string, number>> => {
  const paths = entries.filter(({ status }) => status !== 'deleted').map(({ path }) => path);
  if (paths.length === 0) return new Map();
  const named = paths.length > NAMED_PATHS ? [] : ['--', ...paths];
  const { stdout } = await git(['ls-tree', '-r', '-l', '-z', to, ...named]);
  return new Map(
    stdout
      .split('\0')
      .map((line) => /^\d+ \w+ [0-9a-f]+ +(\d+|-)\t([^]*)$/.exec(line))
      .flatMap((found) => (found?.[2] ? [[found[2], Number(found[1]) || 0] as const] : [])),
  );
};

/** Every path that differs, with modes, sizes and the targets of new symlinks. Renames are a deletion and an addition. */
export const diffTrees = async (git: Git, from: string, to: string): Promise<FileChange[]> => {
  const entries = await rawEntries(git, from, to);
  const bytes = await sizes(git, to, entries);
  return Promise.all(
    entries.map(async ({ path, oldMode, newMode, blob, status }) => ({
      path,
      oldMode,
      newMode,
      status,
      bytes: bytes.get(path) ?? 0,
      ...(newMode === '120000' && { target: (await git(['cat-file', 'blob', blob])).stdout }),
    })),
  );
};

/**
 * The added lines of each changed file, as one text a path. Files that git would call binary are
 * read as text too: a NUL byte must not hide a secret.
 */
export const addedText = async (
  git: Git,
  from: string,
  to: string,
): Promise<Map<string, string>> => {
  const entries = await rawEntries(git, from, to);
  const { stdout } = await git([
    'diff-tree',
    '-r',
    '-p',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--text',
    '--no-color',
    '--unified=0',
    '--diff-algorithm=default',
    from,
    to,
  ]);
  // Paths come from the raw listing: a patch header can be forged by a file's name, its place cannot.
  // A changed type is two headers, a deletion and an addition.
  const paths = entries.flatMap(({ path, status }) =>
    status === 'type-changed' ? [path, path] : [path],
  );
  const added = new Map<string, string[]>();
  let header = -1;
  let inHunk = false;
  for (const line of stdout.split('\n')) {
    if (line.startsWith('diff --git ')) {
      header += 1;
      inHunk = false;
    } else if (line.startsWith('@@ ')) inHunk = true;
    // Only outside a hunk is `+++` a header: inside, it is an added line that starts with `++`.
    else if (inHunk && line.startsWith('+')) {
      const path = paths[header] ?? '';
      const lines = added.get(path) ?? [];
      lines.push(line.slice(1));
      added.set(path, lines);
    }
  }
  return new Map([...added].map(([path, lines]) => [path, lines.join('\n')]));
};
