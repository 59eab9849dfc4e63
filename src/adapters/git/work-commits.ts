/** What is in an agent's directory, as commits in the person's repository. */
import { join } from 'node:path';
import { IDENTITY, taskRef } from '../../core/git-names.js';
import { CommitSha, TreeSha } from '../../core/model.js';
import type { GitContext } from './context.js';
import { mergeCommits } from './combine.js';
import { type Git, GitError, lineOf } from './git.js';
import { readHead } from './hostile-refs.js';
import { withTemporaryFile } from './objects.js';
import { alternatesOf } from './own-repository.js';
import { pathBytes, pathsIn } from './path-text.js';
import { admit, openQuarantine, packFrom, Refused } from './quarantine.js';
import { copyIndex, snapshotTree } from './snapshot.js';
import { indexOf, type WorktreeRecord } from './worktree-records.js';

/**
 * Calls `use` with the tree of all files, and the temporary index of it.
 *
 * @param nested takes repositories without a commit, which are left out
 * @throws if git cannot read them
 */
export async function withFiles<T>(
  context: GitContext,
  { dir, included }: WorktreeRecord,
  use: (tree: TreeSha, index: string) => Promise<T>,
  nested?: string[],
): Promise<T> {
  return withTemporaryFile(context.scratch, async (index) => {
    await copyIndex(indexOf(context.gitDir, dir), index);
    const { judge, readLimit: limit } = context;
    const git = judge.gitFor(dir);
    return use(await snapshotTree({ git, dir, without: included, limit, nested }, index), index);
  });
}

/** The commit that the worktree's HEAD names. It may be missing in the person's repository. */
export async function headOf({ dir }: WorktreeRecord): Promise<CommitSha | undefined> {
  return (await readHead(join(dir, '.git'))).commit;
}

/**
 * Takes a commit or an annotated tag of the worktree's repository into the person's, with all that it has on top
 * of the record's base.
 *
 * @returns false if the repository is damaged
 */
export async function takeIn(
  { judge, scratch, objects, readLimit }: GitContext,
  { base, dir }: WorktreeRecord,
  head: CommitSha,
): Promise<boolean> {
  if ((await missingObjects(judge.git, [head])).length === 0) return true;
  const from = join(dir, '.git', 'objects');
  try {
    await withTemporaryFile(scratch, async (quarantine) => {
      await openQuarantine(judge.git, quarantine);
      const source = { from, alternates: alternatesOf(dir, objects.dir), limit: readLimit };
      await packFrom(judge.git, quarantine, source, { base, head });
      await admit(judge.git, quarantine, { head });
    });
    return true;
  } catch (error) {
    if (error instanceof Refused || error instanceof GitError) return false;
    throw error;
  }
}

/** Takes the commit in, if it is based on the record's base. */
export async function takeInBased(
  context: GitContext,
  record: WorktreeRecord,
  head: CommitSha,
): Promise<boolean> {
  if (!(await takeIn(context, record, head))) return false;
  const { code, stdout } = await context.judge.git(['merge-base', record.base, head], {
    // It need not be a commit.
    accept: [1, 128],
  });
  return code === 0 && stdout.trim() === record.base;
}

/** Those that the person's repository does not have. A partial clone is not made to fetch them. */
export async function missingObjects<T extends string>(
  git: Git,
  names: readonly T[],
): Promise<T[]> {
  if (names.length === 0) return [];
  const { stdout } = await git(['cat-file', '--batch-check'], {
    input: `${names.join('\n')}\n`,
    env: { GIT_NO_LAZY_FETCH: '1' },
  });
  const lines = stdout.split('\n');
  return names.filter((_, at) => lines[at]?.endsWith(' missing') !== false);
}

/**
 * The files without what set-up changed: the difference between the files after set-up and now, applied to the
 * start commit. Where both changed the same lines of a file, the file as it is now counts.
 */
export async function withoutSetup(
  context: GitContext,
  { start, prepared }: WorktreeRecord,
  now: TreeSha,
): Promise<TreeSha> {
  if (prepared === undefined) return now;
  const started = await context.store.tree(start);
  if (prepared === started) return now;
  if (prepared === now) return started;
  const text = { message: 'files', author: IDENTITY, date: '2000-01-01T00:00:00Z' };
  const before = await context.store.commit(prepared, [], text);
  const ours = await context.store.commit(started, [before], text);
  const theirs = await context.store.commit(now, [before], text);
  // A rename found by similarity would move the agent's edit to another file.
  const merged = await mergeCommits(context.judge.git, ours, theirs, ['-c', 'merge.renames=false']);
  if (merged.conflicts.length === 0) return merged.tree;
  const { conflicts } = merged;
  return withNewer(context, { merged: merged.tree, started, prepared, now, conflicts });
}

/** Commits a tree as the agent's, unless the parent has the same. */
export async function commitFiles(
  context: GitContext,
  tree: TreeSha,
  parent: CommitSha,
  message: string,
): Promise<CommitSha> {
  if (tree === (await context.store.tree(parent))) return parent;
  const args = ['commit-tree', tree, '-p', parent];
  return CommitSha.parse(await lineOf(context.judge.git, args, { input: `${message}\n` }));
}

/** The full name of the branch, as `checkOut` and `resetRepository` want it. */
export function branchAt({ task }: Pick<WorktreeRecord, 'task'>, commit: CommitSha) {
  return { ref: taskRef(task), commit };
}

interface Conflict {
  /** With conflict markers. */
  merged: TreeSha;
  started: TreeSha;
  prepared: TreeSha;
  now: TreeSha;
  conflicts: readonly string[];
}

/** The merged tree, with the files that conflict as they are now. */
async function withNewer(
  { judge, scratch }: GitContext,
  { merged, started, prepared, now, conflicts }: Conflict,
): Promise<TreeSha> {
  const [inMerged, inStarted, inPrepared, inNow] = await Promise.all([
    entriesOf(judge.git, merged),
    entriesOf(judge.git, started),
    entriesOf(judge.git, prepared),
    entriesOf(judge.git, now),
  ]);
  // Git renames a file that stands in the way of a folder: an edit of it is not in the tree under its name.
  const renamed = [...inNow].filter(
    ([path, entry]) => !inMerged.has(path) && inPrepared.get(path) !== entry,
  );
  const isConflict = new Set([...conflicts, ...renamed.map(([path]) => path)]);
  const settled = [...inMerged].filter(
    ([path]) => !isConflict.has(path) && (inStarted.has(path) || inNow.has(path)),
  );
  const newer = [...inNow].filter(([path]) => isConflict.has(path));
  const input = Buffer.concat([...settled, ...newer].map(([, entry]) => pathBytes(`${entry}\0`)));
  return withTemporaryFile(scratch, async (index) => {
    const env = { GIT_INDEX_FILE: index };
    // The last of two entries that exclude each other counts.
    await judge.git(['update-index', '-z', '--index-info'], { env, input });
    return TreeSha.parse(await lineOf(judge.git, ['write-tree'], { env }));
  });
}

/** The entries of all files in a tree, by path. */
async function entriesOf(git: Git, tree: TreeSha): Promise<Map<string, string>> {
  const { bytes } = await git(['ls-tree', '-r', '-z', '--full-tree', tree]);
  return new Map(pathsIn(bytes).map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry]));
}
