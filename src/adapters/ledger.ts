/** The ledger: a file on an orphan branch, updated by compare-and-swap. Losing it only costs estimates. */
import { IDENTITY, LEDGER_REF } from '../core/git-names.js';
import { type CommitSha, type Instant, LedgerEntry } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Clock, Ledger, Store } from '../ports.js';
import { type Git, GitError } from './git/git.js';
import { emptyTree } from './git/objects.js';
import { parseJson } from './files/json-file.js';

const FILE = 'ledger.jsonl';
const MAX_ENTRIES = 2000;
/** A failed try means that another writer succeeded, and there are few writers; or that the ref is stuck. */
const MAX_TRIES = 10;

/** @param git bound to the repository, without a work tree */
export function createLedger(git: Git, store: Store, clock: Clock): Ledger {
  const tip = () => store.resolve(LEDGER_REF);

  /** Returns false if another writer was faster. */
  const tryAppend = async (added: readonly LedgerEntry[]): Promise<boolean> => {
    const old = await tip();
    const known = await entriesAt(store, old);
    const have = new Set(known.map(keyOf));
    const fresh = added.filter((entry) => !have.has(keyOf(entry)));
    if (fresh.length === 0) return true;
    const entries = [...known, ...fresh].slice(-MAX_ENTRIES);
    const commit = await commitEntries(git, store, entries, old, clock.now());
    try {
      await git(['update-ref', '--no-deref', LEDGER_REF, commit, old ?? '0'.repeat(commit.length)]);
      return true;
    } catch (error) {
      if (error instanceof GitError) return false;
      throw error;
    }
  };

  return {
    read: async () => entriesAt(store, await tip()),
    append: async (entries) => {
      for (let tries = 0; tries < MAX_TRIES; tries += 1) if (await tryAppend(entries)) return;
    },
  };
}

async function entriesAt(store: Store, at: CommitSha | undefined): Promise<LedgerEntry[]> {
  if (!at) return [];
  try {
    return readEntries((await store.file(at, FILE)) ?? '');
  } catch (error) {
    // Not UTF-8, so not written by us. Other errors must not look like an empty ledger, which would be overwritten.
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** Invalid lines are skipped: an estimate is not worth a failure. */
function readEntries(text: string): LedgerEntry[] {
  return text.split('\n').flatMap((line) => {
    const entry = LedgerEntry.safeParse(parseJson(line));
    return entry.success ? [entry.data] : [];
  });
}

function keyOf(entry: LedgerEntry): string {
  return `${entry.run} ${entry.task} ${entry.attempt} ${entry.at}`;
}

async function commitEntries(
  git: Git,
  store: Store,
  entries: readonly LedgerEntry[],
  onto: CommitSha | undefined,
  date: Instant,
): Promise<CommitSha> {
  const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  // Keep the other files on the branch: runs on GitHub save their state there.
  const all = onto ? await store.tree(onto) : await emptyTree(git);
  const tree = await store.withFile(all, FILE, text);
  const message = 'Tributary: what a round took';
  return store.commit(tree, onto ? [onto] : [], { message, author: IDENTITY, date });
}
