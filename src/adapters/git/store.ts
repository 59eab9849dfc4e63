/** The trusted objects: everything here works on commits, trees and refs, never in a work tree. */
import { randomUUID } from 'node:crypto';
import { lstat, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommitSha, TaskId, TreeSha } from '../../core/model.js';
import type { CommitText, LandedTrailer, Store } from '../../ports.js';
import { addedText, diffTrees } from './diff.js';
import { type Git, GitError } from './git.js';

/** A bundle that may not come in: what is wrong with it. */
class RefusedBundle extends Error {}

const MAX_BUNDLE_BYTES = 256 * 1024 * 1024;

const textEnvironment = (text: CommitText): Record<string, string> => ({
  GIT_AUTHOR_NAME: text.author.name,
  GIT_AUTHOR_EMAIL: text.author.email,
  GIT_AUTHOR_DATE: text.date,
  GIT_COMMITTER_DATE: text.date,
});

const records = (text: string): string[] => text.split('\0').filter((part) => part !== '');

/** Reads blobs and trees by name; what an object holds never changes, so trees are remembered. */
const createReader = (git: Git) => {
  const trees = new Map<string, TreeSha>();
  const entry = async (at: string, path: string) => {
    const { stdout } = await git(['ls-tree', '-z', at, '--', path]);
    const found = /^(\d{6}) (\w+) ([0-9a-f]+)\t/.exec(stdout);
    return found?.[3] && found[1] ? { mode: found[1], blob: found[3] } : undefined;
  };
  return {
    entry,
    tree: async (commit: CommitSha): Promise<TreeSha> => {
      const known = trees.get(commit);
      if (known) return known;
      const { stdout } = await git(['rev-parse', '--verify', `${commit}^{tree}`]);
      const tree = TreeSha.parse(stdout.trim());
      trees.set(commit, tree);
      return tree;
    },
    remember: (commit: CommitSha, tree: TreeSha) => trees.set(commit, tree),
    file: async (at: string, path: string) => {
      const found = await entry(at, path);
      if (!found?.mode.startsWith('100')) return undefined;
      return (await git(['cat-file', 'blob', found.blob])).stdout;
    },
    files: async (at: string) =>
      records((await git(['ls-tree', '-r', '-z', '--name-only', at])).stdout),
  };
};

/** Knows which commit descends from which, asking git only about commits it did not see made. */
const createAncestry = (git: Git) => {
  const parents = new Map<string, readonly string[]>();
  const asked = new Map<string, Promise<boolean>>();
  const ask = (ancestor: string, commit: string) => {
    const key = `${ancestor} ${commit}`;
    const known = asked.get(key);
    if (known) return known;
    const answer = git(['merge-base', '--is-ancestor', ancestor, commit], { accept: [1] }).then(
      ({ code }) => code === 0,
    );
    asked.set(key, answer);
    return answer;
  };
  return {
    made: (commit: string, of: readonly string[]) => parents.set(commit, of),
    descends: async (commit: string, ancestor: string): Promise<boolean> => {
      let at = commit;
      for (let known = parents.get(at); at !== ancestor && known?.[0]; known = parents.get(at))
        at = known[0];
      return at === ancestor || ask(ancestor, commit);
    },
  };
};

/** Git hands bundles, blobs and indexes on by file only; each gets a name of its own and is removed. */
const withTemporaryFile = async <T>(
  folder: string,
  use: (file: string) => Promise<T>,
): Promise<T> => {
  const file = join(folder, `tmp-${randomUUID()}`);
  try {
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
};

const checkBundle = async (git: Git, bundle: string, head: CommitSha): Promise<string> => {
  const facts = await lstat(bundle).catch(() => undefined);
  if (!facts?.isFile()) throw new RefusedBundle('there is no bundle');
  if (facts.size > MAX_BUNDLE_BYTES) throw new RefusedBundle('the bundle is over 256 MiB');
  const { stdout } = await git(['bundle', 'list-heads', bundle]);
  const heads = stdout.trim().split('\n');
  const [sha, ref] = (heads[0] ?? '').split(' ');
  if (heads.length !== 1 || sha !== head || !ref)
    throw new RefusedBundle('the bundle does not hold just the commit that was announced');
  await git(['bundle', 'verify', '--quiet', bundle]);
  return ref;
};

const landedFormat =
  '%H%x00%(trailers:key=Tributary-Task,valueonly,separator=%x20)%x00%(trailers:key=Tributary-Change,valueonly,separator=%x20)%x1e';

const readTrailers = (log: string, wanted: ReadonlySet<string>): LandedTrailer[] => {
  const found = new Map<string, LandedTrailer>();
  for (const record of log.split('\x1e')) {
    const [commit = '', task = '', head = ''] = record
      .trim()
      .split('\0')
      .map((part) => part.trim());
    const fits = CommitSha.safeParse(commit).success && CommitSha.safeParse(head).success;
    // The newest commit with a change's trailer is the landing itself, not the PR's head below it.
    if (fits && wanted.has(task) && !found.has(head))
      found.set(head, {
        task: TaskId.parse(task),
        head: CommitSha.parse(head),
        commit: CommitSha.parse(commit),
      });
  }
  return [...found.values()];
};

/**
 * @param git bound to the repository's git directory, without a work tree
 * @param folder a directory of Tributary's own for short-lived files
 */
export const createStore = (git: Git, folder: string): Store => {
  const reader = createReader(git);
  const ancestry = createAncestry(git);

  const commit: Store['commit'] = async (tree, parents, text) => {
    const { stdout } = await git(
      ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', text.message],
      { env: textEnvironment(text) },
    );
    const made = CommitSha.parse(stdout.trim());
    ancestry.made(made, parents);
    reader.remember(made, tree);
    return made;
  };

  /** What to merge the change with so that its base is the merge base: a cherry-pick from objects alone. */
  const mergeSide = async (onto: CommitSha, base: CommitSha, text: CommitText) =>
    (await ancestry.descends(onto, base)) ? onto : commit(await reader.tree(onto), [base], text);

  const combine: Store['combine'] = async (onto, change, text) => {
    if (onto === change.base) {
      const tree = await reader.tree(change.commit);
      return { is: 'clean', tree, commit: await commit(tree, [onto], text) };
    }
    const side = await mergeSide(onto, change.base, text);
    const merged = await git(
      ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', side, change.commit],
      { accept: [1] },
    );
    const [tree = '', ...files] = records(merged.stdout);
    if (merged.code === 1) return { is: 'conflict', files: [...new Set(files)].sort() };
    const clean = TreeSha.parse(tree);
    return { is: 'clean', tree: clean, commit: await commit(clean, [onto], text) };
  };

  return {
    ...reader,
    commit,
    combine,
    resolve: async (ref) => {
      const { code, stdout } = await git(
        ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`],
        { accept: [1, 128] },
      );
      return code === 0 ? CommitSha.parse(stdout.trim()) : undefined;
    },
    mergeBase: async (a, b) => {
      const { code, stdout } = await git(['merge-base', a, b], { accept: [1] });
      return code === 0 ? CommitSha.parse(stdout.trim()) : undefined;
    },
    diff: (from, to) => diffTrees(git, from, to),
    added: (from, to) => addedText(git, from, to),
    patch: async (from, to, file) => {
      await git([
        'diff-tree',
        '-r',
        '-p',
        '--no-ext-diff',
        '--no-textconv',
        `--output=${file}`,
        from,
        to,
      ]);
    },
    withFile: (tree, path, content) =>
      withTemporaryFile(folder, async (file) => {
        await writeFile(file, content);
        const blob = (await git(['hash-object', '-w', '--no-filters', '--', file])).stdout.trim();
        const mode = (await reader.entry(tree, path))?.mode ?? '100644';
        return withTemporaryFile(folder, async (index) => {
          const env = { GIT_INDEX_FILE: index };
          await git(['read-tree', tree], { env });
          await git(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], { env });
          return TreeSha.parse((await git(['write-tree'], { env })).stdout.trim());
        });
      }),
    take: async (bundle, base, head) => {
      try {
        const ref = await checkBundle(git, bundle, head);
        await git([
          '-c',
          'transfer.fsckObjects=true',
          '-c',
          'fetch.fsckObjects=true',
          'fetch',
          '--quiet',
          '--no-tags',
          '--no-write-fetch-head',
          '--no-recurse-submodules',
          bundle,
          `+${ref}:refs/tributary/taken/${head}`,
        ]);
      } catch (error) {
        if (error instanceof RefusedBundle) return error.message;
        if (error instanceof GitError) return error.stderr.trim().split('\n')[0] ?? error.message;
        throw error;
      }
      return (await ancestry.descends(head, base))
        ? undefined
        : 'the work does not stand on the base that it was given';
    },
    landed: async (at, tasks) => {
      const { stdout } = await git([
        'log',
        '--topo-order',
        '--extended-regexp',
        '--grep=^Tributary-Task: ',
        `--format=${landedFormat}`,
        at,
      ]);
      return readTrailers(stdout, new Set(tasks));
    },
    keep: async (name, commit) => {
      await git(['update-ref', `refs/tributary/${name}`, commit]);
    },
  };
};
