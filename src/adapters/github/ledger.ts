/** The ledger branch on GitHub: the local branch, fetched before each use and pushed after each change. */
import { fetchedRef, IDENTITY, LEDGER_REF } from '../../core/git-names.js';
import { KEPT_RUNS } from '../../core/limits.js';
import type { CommitSha, TreeSha } from '../../core/model.js';
import type { Clock, Ledger, Store } from '../../ports.js';
import type { Git } from '../git/git.js';
import { emptyTree } from '../git/objects.js';
import { createLedger } from '../ledger.js';
import type { Remote } from './remote.js';

const MAX_TRIES = 5;

export interface SharedLedger extends Ledger {
  /** The last saved state of a run. */
  state(file: string): Promise<string | undefined>;
  /** Saves a run's state, and removes the oldest states of other runs. @returns whether the push succeeded */
  keepState(file: string, text: string): Promise<boolean>;
}

interface SharedLedgerOptions {
  git: Git;
  store: Store;
  remote: Remote;
  clock: Clock;
  /** Reports state that could not be saved. This only costs estimates and the next round, so nothing stops. */
  warn(message: string): void;
}

export function createSharedLedger(options: SharedLedgerOptions): SharedLedger {
  const { git, store, clock } = options;
  const local = createLedger(git, store, clock);
  return {
    read: async () => {
      await pull(options);
      return local.read();
    },
    append: async (entries) => {
      await change(options, () => local.append(entries));
    },
    state: async (file) => {
      const tip = await pull(options);
      return tip ? store.file(tip, file) : undefined;
    },
    keepState: (file, text) => change(options, () => commitState(options, file, text)),
  };
}

/** Makes a change and pushes it. If another run was faster, fetches its branch and makes the change again on top. */
async function change(options: SharedLedgerOptions, make: () => Promise<void>): Promise<boolean> {
  const { store, remote, warn } = options;
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const lease = await pull(options);
    await make();
    const commit = await store.resolve(LEDGER_REF);
    if (!commit || commit === lease) return true;
    const [answer] = await remote.push([{ ref: LEDGER_REF, commit, lease }]);
    if (answer?.is !== 'refused') return true;
    if (answer.why !== 'stale') {
      warn(`The ledger could not be pushed: ${answer.message}`);
      return false;
    }
  }
  warn('The ledger could not be pushed: others pushed at the same time.');
  return false;
}

/** Moves the local branch to the remote one. */
async function pull({ git, remote }: SharedLedgerOptions): Promise<CommitSha | undefined> {
  const tip = await remote.remoteTip(LEDGER_REF);
  if (tip) {
    await remote.fetch([LEDGER_REF]);
    await git(['update-ref', '--no-deref', LEDGER_REF, fetchedRef(LEDGER_REF)]);
  } else await git(['update-ref', '--no-deref', '-d', LEDGER_REF], { accept: [1, 128] });
  return tip;
}

async function commitState(
  options: SharedLedgerOptions,
  file: string,
  text: string,
): Promise<void> {
  const { git, store, clock } = options;
  const at = await store.resolve(LEDGER_REF);
  const tree = await store.withFile(await prunedTree(options, at, file), file, text);
  const made = await store.commit(tree, at ? [at] : [], {
    message: `Tributary: ${file}`,
    author: IDENTITY,
    date: clock.now(),
  });
  await git(['update-ref', '--no-deref', LEDGER_REF, made]);
}

/** A copy of the branch's tree without the oldest states. */
async function prunedTree(
  { git, store }: SharedLedgerOptions,
  at: CommitSha | undefined,
  file: string,
): Promise<TreeSha> {
  const names = at ? await store.files(at) : [];
  const runs = names.filter((name) => name.startsWith('runs/') && name !== file).toSorted(byAge);
  const old = new Set(runs.slice(0, Math.max(0, runs.length + 1 - KEPT_RUNS)));
  if (at && old.size === 0) return store.tree(at);
  let tree = await emptyTree(git);
  for (const name of names) {
    const text = at && !old.has(name) ? await store.file(at, name) : undefined;
    if (text !== undefined) tree = await store.withFile(tree, name, text);
  }
  return tree;
}

/** IDs of workflow runs increase, so a longer one is newer. */
function byAge(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
