/** Applies a change to another commit with git objects only (`merge-tree` and `commit-tree`), without a work tree. */
import { type CommitSha, TreeSha } from '../../core/model.js';
import type { Store } from '../../ports.js';
import { type Git, lineOrNone } from './git.js';
import type { TreeReader } from './objects.js';
import { pathsIn } from './path-text.js';

interface Ancestry {
  made(commit: CommitSha, parents: readonly CommitSha[]): void;
  descends(commit: CommitSha, ancestor: CommitSha): Promise<boolean>;
}

/** Answers ancestry questions; asks git only about commits that it did not see being made. */
export function createAncestry(git: Git): Ancestry {
  const parents = new Map<CommitSha, readonly CommitSha[]>();
  const asked = new Map<string, Promise<boolean>>();
  const ask = (commit: CommitSha, ancestor: CommitSha) => {
    const key = `${ancestor} ${commit}`;
    const known = asked.get(key);
    if (known) return known;
    const answer = lineOrNone(git, ['merge-base', ancestor, commit]).then(
      (found) => found === ancestor,
    );
    asked.set(key, answer);
    // A failure is no answer: who asks again may get one.
    answer.catch(() => asked.delete(key));
    return answer;
  };
  const descends: Ancestry['descends'] = async (commit, ancestor) => {
    if (commit === ancestor) return true;
    const above = parents.get(commit);
    if (!above) return ask(commit, ancestor);
    for (const parent of above) if (await descends(parent, ancestor)) return true;
    return false;
  };
  return { made: (commit, above) => parents.set(commit, above), descends };
}

/** Git's answer to a merge: on a conflict, the tree has conflict markers in these files. */
interface Merged {
  tree: TreeSha;
  conflicts: string[];
}

/** Merges two commits in the object store. `git` decides which attributes hold. */
export async function mergeCommits(
  git: Git,
  ours: CommitSha,
  theirs: CommitSha,
  settings: readonly string[] = [],
): Promise<Merged> {
  const { code, bytes } = await git(
    [...settings, 'merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', ours, theirs],
    { accept: [1] },
  );
  const [tree = '', ...files] = pathsIn(bytes);
  const conflicts = [...new Set(files)].toSorted();
  if ((code === 0) !== (conflicts.length === 0))
    throw new Error('git did not say whether a merge has conflicts');
  return { tree: TreeSha.parse(tree), conflicts };
}

/**
 * Cherry-picks a change. On a stack of commits made here, this takes two git processes.
 *
 * @param attributesOf git with the attributes of a commit, in which a change's base decides how to merge
 */
export function createCombine(
  reader: TreeReader,
  ancestry: Ancestry,
  commit: Store['commit'],
  attributesOf: (commit: CommitSha) => Promise<Git>,
): Store['combine'] {
  return async (onto, change, text, second) => {
    const parents = second === undefined ? [onto] : [onto, second];
    if (onto === change.base) {
      const tree = await reader.tree(change.commit);
      return { is: 'clean', tree, commit: await commit(tree, parents, text) };
    }
    // If `onto` is not a descendant of the change's base, use a substitute commit with the same tree that is.
    const side = (await ancestry.descends(onto, change.base))
      ? onto
      : await commit(await reader.tree(onto), [change.base], text);
    const withAttributes = await attributesOf(change.base);
    const { tree, conflicts } = await mergeCommits(withAttributes, side, change.commit);
    if (conflicts.length > 0) return { is: 'conflict', files: conflicts };
    return { is: 'clean', tree, commit: await commit(tree, parents, text) };
  };
}
