/** The forge without a server: pull requests are records, and landing moves the local base branch. */
import { refOf, taskBranch } from '../../core/git-names.js';
import type { Forge, Landed, Landing, Published, PullRequest, Workspaces } from '../../ports.js';
import { ownFolder } from '../files/own-folder.js';
import type { Seal } from '../files/seal.js';
import { type BaseBranchOptions, moveBase, tipOf } from './base-branch.js';
import { type PullRecord, readRecords, writeRecord } from './records.js';

export interface LocalForgeOptions extends BaseBranchOptions {
  run: string;
  collect: Workspaces['collect'];
  seal: Seal;
}

interface LocalForgeState extends LocalForgeOptions {
  folder: string;
}

type Check = PullRecord['checks'][number];

/** Bound to one base branch and one run. */
export function createLocalForge(options: LocalForgeOptions): Forge {
  const forge: LocalForgeState = { ...options, folder: ownFolder(options.gitDir).pulls };
  return {
    open: async () => {
      const all = await allActive(forge);
      const ours = await settleLanded(
        forge,
        all.filter(({ base }) => base === forge.base),
      );
      const records = [...ours, ...all.filter(({ base }) => base !== forge.base)];
      return Promise.all(records.map((record) => toPullRequest(forge, record)));
    },
    publish: (published) => publish(forge, published),
    check: (pr, results) => check(forge, pr, results),
    land: (landing) => land(forge, landing),
    hold: (pr, note) => update(forge, pr, { held: true, note }),
    reject: (pr, note) => update(forge, pr, { state: 'draft', held: false, note }),
    close: (pr, note) => update(forge, pr, { state: 'closed', held: false, note }),
  };
}

/** A run may have been killed between moving the branch and recording it. The trailers on the base decide. */
async function settleLanded(forge: LocalForgeState, records: PullRecord[]): Promise<PullRecord[]> {
  if (records.length === 0) return [];
  const tasks = records.map(({ task }) => task);
  const landed = await forge.store.landed(await tipOf(forge), tasks);
  const still: PullRecord[] = [];
  for (const record of records) {
    const trailer = landed.find(({ change }) => change === record.change.id);
    if (trailer)
      await writeRecord(forge, {
        ...record,
        state: 'merged',
        held: false,
        merged: trailer.commit,
      });
    else still.push(record);
  }
  return still;
}

/** The lock allows one run at a time, so no other run is active on a pull request. */
async function toPullRequest(forge: LocalForgeState, record: PullRecord): Promise<PullRequest> {
  const { version: _, body: __, checks: ___, ...pull } = record;
  // First: it brings commits of a person to the branch.
  const unsaved = await forge.collect(record.task);
  const tip = await forge.store.resolve(refOf(record.branch));
  return { ...pull, tip, unsaved, inFlight: false };
}

async function publish(forge: LocalForgeState, published: Published): Promise<number> {
  const { change, commit, title, body, draft } = published;
  const numbers = (await readRecords(forge)).map(({ number }) => number);
  const known = (await activeRecords(forge)).find(({ task }) => task === change.task);
  const record: PullRecord = {
    version: 1,
    number: known?.number ?? Math.max(0, ...numbers) + 1,
    task: change.task,
    run: forge.run,
    base: forge.base,
    branch: taskBranch(change.task),
    commit,
    change,
    title,
    body,
    state: draft ? 'draft' : 'open',
    held: false,
    checks: known?.commit === commit ? known.checks : [],
  };
  await forge.store.keep(`pulls/${record.number}`, commit);
  await writeRecord(forge, record);
  return record.number;
}

async function activeRecords(forge: LocalForgeState): Promise<PullRecord[]> {
  return (await allActive(forge)).filter(({ base }) => base === forge.base);
}

async function allActive(forge: LocalForgeState): Promise<PullRecord[]> {
  return (await readRecords(forge)).filter(({ state }) => state === 'open' || state === 'draft');
}

/** Stores the latest result of each check, so that repeating one changes nothing. */
async function check(forge: LocalForgeState, number: number, results: Check[]): Promise<void> {
  const { checks } = await recordOf(forge, number);
  const byKey = new Map([...checks, ...results].map((each) => [keyOf(each), each]));
  await update(forge, number, { checks: [...byKey.values()] });
}

function keyOf(check: Check): string {
  return 'gate' in check ? `${check.change} ${check.gate}` : `${check.tree} ${check.suite}`;
}

async function land(forge: LocalForgeState, landing: Landing): Promise<Landed> {
  const { pr, onto, method, text, tree } = landing;
  const record = await recordOf(forge, pr);
  if (record.state !== 'open') return refused('other', `pull request ${pr} is ${record.state}`);
  if (record.base !== landing.branch || landing.branch !== forge.base)
    return refused('other', `pull request ${pr} is for ${record.base}, not ${landing.branch}`);
  const found = await tipOf(forge);
  if (found !== onto) return { is: 'refused', why: 'base-moved', found };
  const change = { base: record.change.base, commit: record.commit };
  const second = method === 'merge' ? record.commit : undefined;
  const merged = await forge.store.combine(onto, change, text, second);
  if (merged.is === 'conflict')
    return refused('conflict', `conflicts in ${merged.files.join(', ')}`);
  if (merged.tree !== tree)
    return refused('other', 'the merge would give a different tree from the one that was tested');
  const landed = await moveBase(forge, onto, merged.commit);
  if (landed.is === 'landed')
    await update(forge, pr, { state: 'merged', held: false, merged: landed.commit });
  return landed;
}

function refused(why: 'conflict' | 'other', message: string): Landed {
  return {
    is: 'refused',
    why,
    message,
  };
}

async function update(
  forge: LocalForgeState,
  number: number,
  fields: Partial<PullRecord>,
): Promise<void> {
  return writeRecord(forge, { ...(await recordOf(forge, number)), ...fields });
}

async function recordOf(forge: LocalForgeState, number: number): Promise<PullRecord> {
  const found = (await readRecords(forge)).find((record) => record.number === number);
  if (!found) throw new Error(`there is no pull request ${number}`);
  return found;
}
