/** Reading and writing single objects: trees, files, commits. */
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommitSha, CommitSha as CommitShaSchema, TreeSha } from '../../core/model.js';
import { UserError } from '../../core/user-error.js';
import type { CommitText, Store } from '../../ports.js';
import { type Git, lineOf } from './git.js';
import { pathsIn } from './path-text.js';

export interface TreeReader extends Pick<Store, 'tree' | 'file' | 'files'> {
  /** Records the tree of a commit, to save a git call. */
  remember(commit: CommitSha, tree: TreeSha): void;
  entry(at: string, path: string): Promise<{ mode: string; blob: string } | undefined>;
}

/** Reads blobs and trees. Objects never change, so trees are cached. */
export function createTreeReader(git: Git): TreeReader {
  const trees = new Map<CommitSha, TreeSha>();
  const entry: TreeReader['entry'] = async (at, path) => {
    const { stdout } = await git(['ls-tree', '--full-tree', '-z', at, '--', path]);
    const [, mode, blob] = /^(\d{6}) \w+ ([0-9a-f]+)\t/.exec(stdout) ?? [];
    return mode !== undefined && blob !== undefined ? { mode, blob } : undefined;
  };
  return {
    entry,
    remember: (commit, tree) => trees.set(commit, tree),
    tree: async (commit) => {
      const known = trees.get(commit);
      if (known) return known;
      const tree = TreeSha.parse(await lineOf(git, ['rev-parse', '--verify', `${commit}^{tree}`]));
      trees.set(commit, tree);
      return tree;
    },
    file: async (at, path) => {
      const found = await entry(at, path);
      if (!found?.mode.startsWith('100')) return undefined;
      const { stdout, bytes } = await git(['cat-file', 'blob', found.blob]);
      // Decoding it as text would lose bytes, and edited files must keep every byte.
      if (!isUtf8(bytes))
        throw new UserError(
          [`${path} is not UTF-8 text.`],
          [`Save ${path} as UTF-8 and commit it.`],
        );
      return stdout;
    },
    files: async (at) => {
      const args = ['ls-tree', '--full-tree', '-r', '-z', '--name-only', at];
      const names = pathsIn((await git(args)).bytes);
      if (names.length === 0) await expectEmptyTree(git, at);
      return names;
    },
  };
}

/** Writes a commit object; the same input gives the same commit. */
export async function writeCommit(
  git: Git,
  tree: TreeSha,
  parents: readonly CommitSha[],
  text: CommitText,
): Promise<CommitSha> {
  const commit = await lineOf(
    git,
    ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])],
    // Passed on standard input, since a title may look like an option.
    { env: textEnvironment(text), input: `${text.message.replace(/\n$/, '')}\n` },
  );
  return CommitShaSchema.parse(commit);
}

/**
 * Calls `use` with a new temporary file name, and removes the file afterwards: git exchanges blobs and
 * indexes by file.
 */
export async function withTemporaryFile<T>(
  folder: string,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const file = join(folder, `tmp-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  try {
    return await use(file);
  } finally {
    await rm(file, { recursive: true, force: true });
  }
}

/** The empty tree, written if it does not exist. */
export async function emptyTree(git: Git): Promise<TreeSha> {
  return TreeSha.parse(await lineOf(git, ['hash-object', '-w', '-t', 'tree', '/dev/null']));
}

/** Returns the tree with one file's content replaced, keeping its mode. */
export async function replaceFile(
  git: Git,
  folder: string,
  tree: TreeSha,
  file: { path: string; content: string; mode: string },
): Promise<TreeSha> {
  const blob = await withTemporaryFile(folder, async (name) => {
    await writeFile(name, file.content);
    return lineOf(git, ['hash-object', '-w', '--no-filters', '--', name]);
  });
  return withTemporaryFile(folder, async (index) => {
    const env = { GIT_INDEX_FILE: index };
    await git(['read-tree', tree], { env });
    const entry = `${file.mode},${blob},${file.path}`;
    await git(['update-index', '--add', '--cacheinfo', entry], { env });
    return TreeSha.parse(await lineOf(git, ['write-tree'], { env }));
  });
}

async function expectEmptyTree(git: Git, at: string): Promise<void> {
  const tree = await lineOf(git, ['rev-parse', '--verify', `${at}^{tree}`]);
  if (tree !== (await emptyTree(git))) throw new Error(`git listed no files of ${at}`);
}

function textEnvironment({ author, date }: CommitText): Record<string, string> {
  return {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
}
