/** The forge without a server: pull requests as records, landing by moving the local base branch. */
import { join } from 'node:path';
import type { CommitSha } from '../../core/model.js';
import type {
  Forge,
  Landed,
  Landing,
  Published,
  PullRequest,
  Store,
  Workspaces,
} from '../../ports.js';
import { type Git, GitError } from '../git/git.js';
import { branchOf } from '../git/workspaces.js';
import { checkouts } from '../git/worktrees.js';
import { type PullRecord, readRecords, writeRecord } from './records.js';

export interface LocalForgeOptions {
  /** Absolute path of the repository's common git directory. */
  gitDir: string;
  git: Git;
  store: Store;
  /** The branch that changes land on. */
  base: string;
  run: string;
  unsaved: Workspaces['unsaved'];
  /** `git merge --ff-only COMMIT` in a checkout, out of reach of a Ctrl-C that would leave it half done. */
  fastForward(
    dir: string,
    commit: CommitSha,
  ): Promise<{ ok: true } | { ok: false; message: string }>;
}

/** Bound to one base branch and one run. */
export const createLocalForge = (options: LocalForgeOptions): Forge => {
  const { git, store, base } = options;
  const folder = join(options.gitDir, 'tributary', 'pulls');

  /** The lock lets one run in at a time, so no other one is ever at work on a pull request. */
  const toPullRequest = async (record: PullRecord): Promise<PullRequest> => {
    const { version: _, base: __, body: ___, checks: ____, ...pull } = record;
    const tip = await store.resolve(`refs/heads/${record.branch}`);
    return { ...pull, tip, unsaved: await options.unsaved(record.task), inFlight: false };
  };

  const all = async () => (await readRecords(folder)).filter((record) => record.base === base);
  const active = async () =>
    (await all()).filter(({ state }) => state === 'open' || state === 'draft');
  const byNumber = async (number: number): Promise<PullRecord> => {
    const found = (await readRecords(folder)).find((record) => record.number === number);
    if (!found) throw new Error(`there is no pull request ${number}`);
    return found;
  };
  const update = async (number: number, fields: Partial<PullRecord>) =>
    writeRecord(folder, { ...(await byNumber(number)), ...fields });

  const tip = async () => {
    const at = await store.resolve(`refs/heads/${base}`);
    if (!at) throw new Error(`the branch ${base} is gone`);
    return at;
  };

  /** Killed between moving the branch and writing that down: the trailer on the base says what is true. */
  const settleLanded = async (records: PullRecord[]): Promise<PullRecord[]> => {
    if (records.length === 0) return [];
    const landed = await store.landed(
      await tip(),
      records.map(({ task }) => task),
    );
    const still: PullRecord[] = [];
    for (const record of records) {
      const trailer = landed.find(({ head }) => head === record.change.head);
      if (trailer)
        await writeRecord(folder, {
          ...record,
          state: 'merged',
          held: false,
          merged: trailer.commit,
        });
      else still.push(record);
    }
    return still;
  };

  const publish = async (change: Published): Promise<PullRequest> => {
    const records = await readRecords(folder);
    const known = (await active()).find(({ task }) => task === change.change.task);
    const record: PullRecord = {
      version: 1,
      number: known?.number ?? Math.max(0, ...records.map(({ number }) => number)) + 1,
      task: change.change.task,
      run: options.run,
      base,
      branch: branchOf(change.change.task),
      commit: change.commit,
      change: change.change,
      title: change.title,
      body: change.body,
      state: change.draft ? 'draft' : 'open',
      held: false,
      checks: known?.commit === change.commit ? known.checks : [],
    };
    await store.keep(`pulls/${record.number}`, change.commit);
    await writeRecord(folder, record);
    return toPullRequest(record);
  };

  const move = async (onto: CommitSha, commit: CommitSha): Promise<Landed> => {
    const [checkout] = await checkouts(git, base);
    if (checkout !== undefined) {
      const moved = await options.fastForward(checkout, commit);
      if (moved.ok) return { is: 'landed', commit };
      const found = await tip();
      if (found !== onto) return { is: 'refused', why: 'base-moved', found };
      return { is: 'refused', why: 'checkout', message: moved.message, command: `git stash` };
    }
    try {
      await git(['update-ref', `refs/heads/${base}`, commit, onto]);
      return { is: 'landed', commit };
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      return { is: 'refused', why: 'base-moved', found: await tip() };
    }
  };

  const land = async (landing: Landing): Promise<Landed> => {
    const record = await byNumber(landing.pr);
    const found = await tip();
    if (found !== landing.onto) return { is: 'refused', why: 'base-moved', found };
    const merged = await store.combine(
      landing.onto,
      { base: record.change.base, commit: record.commit },
      landing.text,
    );
    if (merged.is === 'conflict')
      return { is: 'refused', why: 'conflict', message: `conflicts in ${merged.files.join(', ')}` };
    if (merged.tree !== landing.tree)
      return {
        is: 'refused',
        why: 'other',
        message: 'the merge gives another tree than the one that was tested',
      };
    const commit =
      landing.method === 'merge'
        ? await store.commit(merged.tree, [landing.onto, record.commit], landing.text)
        : merged.commit;
    const landed = await move(landing.onto, commit);
    if (landed.is === 'landed')
      await update(landing.pr, { state: 'merged', held: false, merged: landed.commit });
    return landed;
  };

  return {
    open: async () => Promise.all((await settleLanded(await active())).map(toPullRequest)),
    publish,
    check: async (pr, results) =>
      update(pr, { checks: [...(await byNumber(pr)).checks, ...results] }),
    land,
    hold: (pr, note) => update(pr, { held: true, note }),
    reject: (pr, note) => update(pr, { state: 'draft', held: false, note }),
    close: (pr, note) => update(pr, { state: 'closed', held: false, note }),
  };
};
