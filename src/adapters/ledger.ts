/** The ledger: an orphan branch with one file, moved by compare-and-swap. Losing it costs estimates, nothing else. */
import type { CommitSha } from '../core/model.js';
import { type Instant, LedgerEntry, type TreeSha } from '../core/model.js';
import type { Clock, Ledger, Store } from '../ports.js';
import { type Git, GitError, IDENTITY } from './git/git.js';

const REF = 'refs/heads/tributary-ledger';
const FILE = 'ledger.jsonl';
const MAX_ENTRIES = 2000;
const EMPTY_TREE_OF = '/dev/null';

/** Lines that do not fit are left out: an estimate is not worth a failure. */
const readEntries = (text: string): LedgerEntry[] =>
  text.split('\n').flatMap((line) => {
    try {
      const entry = LedgerEntry.safeParse(JSON.parse(line));
      return entry.success ? [entry.data] : [];
    } catch {
      return [];
    }
  });

const keyOf = (entry: LedgerEntry): string => `${entry.run} ${entry.task} ${entry.attempt}`;

/** @param git bound to the repository, without a work tree */
export const createLedger = (git: Git, store: Store, clock: Clock): Ledger => {
  const tip = () => store.resolve(REF);
  const entriesAt = async (at: CommitSha | undefined) =>
    at ? readEntries((await store.file(at, FILE)) ?? '') : [];

  const commitEntries = async (
    entries: LedgerEntry[],
    onto: CommitSha | undefined,
    at: Instant,
  ) => {
    const empty = (
      await git(['hash-object', '-w', '-t', 'tree', EMPTY_TREE_OF])
    ).stdout.trim() as TreeSha;
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    const tree = await store.withFile(empty, FILE, text);
    return store.commit(tree, onto ? [onto] : [], {
      message: 'Tributary: what a round took',
      author: IDENTITY,
      date: at,
    });
  };

  const tryAppend = async (added: LedgerEntry[]): Promise<boolean> => {
    const old = await tip();
    const known = await entriesAt(old);
    const have = new Set(known.map(keyOf));
    const fresh = added.filter((entry) => !have.has(keyOf(entry)));
    if (fresh.length === 0) return true;
    const commit = await commitEntries([...known, ...fresh].slice(-MAX_ENTRIES), old, clock.now());
    const zero = '0'.repeat(commit.length);
    try {
      await git(['update-ref', REF, commit, old ?? zero]);
      return true;
    } catch (error) {
      if (error instanceof GitError) return false;
      throw error;
    }
  };

  return {
    read: async () => entriesAt(await tip()),
    append: async (entries) => {
      for (let tries = 0; tries < 5; tries += 1) if (await tryAppend(entries)) return;
    },
  };
};
