import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLedger } from '../../src/adapters/ledger.js';
import { LedgerEntry } from '../../src/core/model.js';
import type { Ledger } from '../../src/ports.js';
import { gitOf, repositoryWithStore, sha, storeOf, type WithStore } from './git/tools.js';

const REF = 'refs/heads/tributary-ledger';
const clock = { now: () => '2026-03-04T05:06:07.000Z' };
let repo: WithStore;

beforeEach(async () => {
  repo = await repositoryWithStore({ 'a.txt': 'one\n' });
});
afterEach(() => repo[Symbol.asyncDispose]());

/** As another process would have it. */
function open(): Ledger {
  return createLedger(gitOf(repo), storeOf(repo, repo.judge), clock);
}

function entry(task: string, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return LedgerEntry.parse({
    run: 'run-1',
    round: 1,
    task,
    agent: 'dev',
    attempt: 1,
    outcome: 'delivered',
    seconds: 12.5,
    at: '2026-03-04T05:06:07.000Z',
    ...more,
  });
}

function tip() {
  return repo.git('rev-parse', REF);
}
async function text() {
  return repo.git('show', `${REF}:ledger.jsonl`);
}

/** Puts anything into the ledger's place. */
async function replace(content: string | Buffer) {
  const file = join(repo.outside, 'ledger');
  await writeFile(file, content);
  const tree = await repo.store.withFile(
    await repo.store.tree(sha(await repo.git('rev-parse', 'main'))),
    'ledger.jsonl',
    'x',
  );
  await repo.git('read-tree', tree);
  const blob = await repo.git('hash-object', '-w', file);
  await repo.git('update-index', '--cacheinfo', `100644,${blob},ledger.jsonl`);
  const commit = await repo.git('commit-tree', '-m', 'replaced', await repo.git('write-tree'));
  await repo.git('update-ref', REF, commit);
}

test('an append leaves the other files of the branch alone', async () => {
  await open().append([entry('DEV-1')]);
  const kept = await repo.store.withFile(
    await repo.store.tree(sha(await tip())),
    'runs/x.json',
    'x',
  );
  const commit = await repo.git('commit-tree', '-p', await tip(), '-m', 'a run', kept);
  await repo.git('update-ref', REF, commit);
  await open().append([entry('DEV-2')]);
  expect(await repo.git('ls-tree', '-r', '--name-only', REF)).toBe('ledger.jsonl\nruns/x.json');
  expect(await open().read()).toEqual([entry('DEV-1'), entry('DEV-2')]);
});

test('the ledger is empty at first, and an append creates its branch with a history of its own', async () => {
  expect(await open().read()).toEqual([]);
  await open().append([entry('DEV-1', { costUsd: 0.25, model: 'm' })]);
  expect(await open().read()).toEqual([entry('DEV-1', { costUsd: 0.25, model: 'm' })]);
  const first = await tip();
  await open().append([entry('DEV-2')]);
  expect(await repo.git('log', '--format=%H %P', REF)).toBe(`${await tip()} ${first}\n${first} `);
  expect(await repo.git('ls-tree', '--name-only', REF)).toBe('ledger.jsonl');
  await expect(repo.git('merge-base', 'main', REF)).rejects.toThrow();
  expect(await repo.git('status', '--porcelain')).toBe('');
});

test('existing entries are not appended again, and cause no commit', async () => {
  await open().append([entry('DEV-1')]);
  const first = await tip();
  await open().append([entry('DEV-1')]);
  await open().append([]);
  expect(await tip()).toBe(first);
  await open().append([entry('DEV-1'), entry('DEV-1', { attempt: 2 })]);
  expect(await open().read()).toHaveLength(2);
});

test('concurrent appends lose nothing', async () => {
  const names = Array.from({ length: 5 }, (_, at) => `DEV-${at}`);
  await Promise.all(names.map((name) => open().append([entry(name)])));
  expect((await open().read()).map(({ task }) => task).toSorted()).toEqual(names);
});

test('invalid lines are dropped, and the others are kept', async () => {
  const good = JSON.stringify(entry('DEV-1'));
  await replace(`garbage\n{"run":1}\n[]\n\n${good}\n{"half":`);
  expect(await open().read()).toEqual([entry('DEV-1')]);
  await open().append([entry('DEV-2')]);
  expect(await text()).toBe(`${good}\n${JSON.stringify(entry('DEV-2'))}`);
});

test('a ledger that is not text counts as empty, and can be appended to', async () => {
  await replace(Buffer.from([0xff, 0xfe, 0x00]));
  expect(await open().read()).toEqual([]);
  await open().append([entry('DEV-1')]);
  expect(await open().read()).toHaveLength(1);
});

test('the ledger keeps the newest two thousand entries', async () => {
  const many = Array.from({ length: 2100 }, (_, at) => entry(`DEV-${at}`));
  await open().append(many);
  await open().append([entry('NEW-1')]);
  const kept = await open().read();
  expect(kept).toHaveLength(2000);
  expect(kept.at(-1)?.task).toBe('NEW-1');
  expect(kept[0]?.task).toBe('DEV-101');
});

test('an append moves no branch that an agent made the ledger point to, and gives up on a locked ref', async () => {
  const main = await repo.git('rev-parse', 'main');
  await repo.git('symbolic-ref', REF, 'refs/heads/main');
  await open().append([entry('DEV-1')]);
  expect(await repo.git('rev-parse', 'main')).toBe(main);
  expect(await open().read()).toHaveLength(1);
  await writeFile(join(repo.gitDir, `${REF}.lock`), '');
  await repo.git('config', 'core.filesRefLockTimeout', '0');
  await open().append([entry('DEV-2')]);
  expect(await open().read()).toHaveLength(1);
});
