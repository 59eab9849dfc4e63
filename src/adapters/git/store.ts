/** Trusted git objects: everything here works on commits, trees and refs, never in a work tree. */
import { OWN_REFS, TRAILERS } from '../../core/git-names.js';
import { CommitSha } from '../../core/model.js';
import type { FileChange } from '../../core/gates/inspect.js';
import type { CommitFacts, Store } from '../../ports.js';
import { importBundle } from './bundle.js';
import { createAncestry, createCombine } from './combine.js';
import { addedText, diffTrees, writePatch } from './diff.js';
import { type Git, lineOrNone } from './git.js';
import { landedTrailers } from './landed.js';
import { createTreeReader, replaceFile, writeCommit } from './objects.js';

export interface StoreOptions {
  /** A directory for temporary files, on the file system of the objects. */
  folder: string;
  /** Bound to the repository whose refs are read and written; default: `git`. */
  refs?: Git;
  /** git with the attributes of a commit; default: none hold. */
  attributesOf?(commit: CommitSha): Promise<Git>;
}

/** @param git bound to a git directory with the repository's objects, without a work tree */
export function createStore(
  git: Git,
  { folder, refs = git, attributesOf = async () => git }: StoreOptions,
): Store {
  const reader = createTreeReader(git);
  const ancestry = createAncestry(git);
  const diffs = new Map<string, Promise<FileChange[]>>();
  const commit: Store['commit'] = async (tree, parents, text) => {
    const made = await writeCommit(git, tree, parents, text);
    ancestry.made(made, parents);
    reader.remember(made, tree);
    return made;
  };
  return {
    tree: reader.tree,
    file: reader.file,
    files: reader.files,
    commit,
    combine: createCombine(reader, ancestry, commit, attributesOf),
    resolve: (ref) => resolveCommit(refs, ref),
    mergeBase: (a, b) => findMergeBase(git, a, b),
    diff: (from, to) => {
      const key = `${from} ${to}`;
      const known = diffs.get(key);
      if (known) return known;
      const asked = diffTrees(git, from, to);
      diffs.set(key, asked);
      asked.catch(() => diffs.delete(key));
      return asked;
    },
    added: (from, to) => addedText(git, from, to),
    patch: (from, to, file) => writePatch(git, from, to, file),
    withFile: async (tree, path, content) => {
      const known = await reader.entry(tree, path);
      const mode = known?.mode.startsWith('100') ? known.mode : '100644';
      return replaceFile(git, folder, tree, { path, content, mode });
    },
    importBundle: (bundle, base, head) =>
      importBundle({ git, refs, folder }, bundle, { base, head }),
    landed: (at, tasks) => landedTrailers(git, at, tasks),
    commits: (from, to) => listCommits(git, from, to),
    committers: async (from, to) => {
      const { stdout } = await git(['log', '--format=%ce', `${from}..${to}`]);
      const found = [...new Set(stdout.split('\n').filter((line) => line !== ''))];
      // Nobody committed nothing: where `to` stands on `from`, somebody did.
      if (found.length === 0 && from !== to && (await ancestry.descends(to, from)))
        throw new Error(`git named no committer from ${from} to ${to}`);
      return found;
    },
    keep: async (name, at) => {
      // An agent may have made it a symbolic ref. The ref that it points to must not move.
      await refs(['update-ref', '--no-deref', `${OWN_REFS}${name}`, at]);
    },
  };
}

async function resolveCommit(git: Git, ref: string): Promise<CommitSha | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const commit = await lineOrNone(git, args);
  return commit === undefined ? undefined : CommitSha.parse(commit);
}

async function findMergeBase(git: Git, a: CommitSha, b: CommitSha) {
  const commit = await lineOrNone(git, ['merge-base', a, b]);
  return commit === undefined ? undefined : CommitSha.parse(commit);
}

async function listCommits(git: Git, from: CommitSha, to: CommitSha): Promise<CommitFacts[]> {
  const format = `--format=%H%x00%an%x00%ae%x00%cn%x00%ce%x00%s%x00%(trailers:key=${TRAILERS.run},valueonly,separator=%x20)%x1e`;
  const { stdout } = await git(['log', '--topo-order', format, `${from}..${to}`]);
  return stdout.split('\x1e\n').flatMap((record) => {
    const [
      at,
      author = '',
      authorEmail = '',
      committer = '',
      committerEmail = '',
      subject = '',
      run = '',
    ] = record.split('\0');
    const commit = CommitSha.safeParse(at);
    if (!commit.success) return [];
    return {
      commit: commit.data,
      author: { name: author, email: authorEmail },
      committer: { name: committer, email: committerEmail },
      subject,
      ...(run.trim() !== '' && { run: run.trim() }),
    };
  });
}
