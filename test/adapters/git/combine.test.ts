import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import type { Git } from '../../../src/adapters/git/git.js';
import { createStore } from '../../../src/adapters/git/store.js';
import type { CommitSha } from '../../../src/core/model.js';
import type { Files } from '../../support/git-repository.js';
import { counting, repositoryWithStore, sha, text, type WithStore } from './tools.js';

function lines(...all: string[]) {
  return `${all.join('\n')}\n`;
}
const START: Files = {
  f0: lines('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
  f1: lines('1', '2', '3', '4', '5', '6', '7', '8'),
  'dir/f2': lines('i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'),
};

let repo: WithStore;
let base: CommitSha;

beforeEach(async () => {
  repo = await repositoryWithStore(START);
  base = sha(await repo.git('rev-parse', 'HEAD'));
});
afterEach(() => repo[Symbol.asyncDispose]());

/** A commit on `onto`, made in the checkout. */
async function commitOn(onto: string, files: Files) {
  await repo.git('checkout', '--quiet', '--force', '--detach', onto);
  return sha(await repo.commit(files));
}

/** What git itself makes of it in a work tree. */
async function cherryPicked(onto: CommitSha, commit: CommitSha) {
  await repo.git('reset', '--quiet', '--hard');
  await repo.git('checkout', '--quiet', '--force', '--detach', onto);
  try {
    await repo.git('cherry-pick', '--no-commit', commit);
    return { is: 'clean', tree: await repo.git('write-tree') };
  } catch {
    const unmerged = await repo.git('diff', '--name-only', '--diff-filter=U');
    return { is: 'conflict', files: unmerged.split('\n').toSorted() };
  }
}

async function combined(onto: CommitSha, commit: CommitSha) {
  const made = await repo.store.combine(onto, { base, commit }, text('combined'));
  if (made.is === 'conflict') return made;
  expect(await repo.git('rev-parse', `${made.commit}^{tree}`, `${made.commit}^@`)).toBe(
    `${made.tree}\n${onto}`,
  );
  return { is: made.is, tree: made.tree };
}

const names = ['f0', 'f1', 'dir/f2'] as const;
type Edit =
  | { is: 'line'; file: string; at: number; to: string }
  | { is: 'remove' | 'move'; file: string }
  | { is: 'add'; file: string; to: string };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      is: fc.constant('line' as const),
      file: fc.constantFrom(...names),
      at: fc.nat(7),
      to: fc.constantFrom('x', 'y'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constantFrom('remove' as const, 'move' as const),
      file: fc.constantFrom(...names),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('add' as const),
      file: fc.constantFrom('new', 'dir/new'),
      to: fc.constantFrom('x\n', 'y\n'),
    }),
  },
);

function edited(edits: readonly Edit[]): Files {
  const files: Files = { ...START };
  for (const each of edits) {
    const text = files[each.file];
    if (each.is === 'add') files[each.file] = each.to;
    else if (typeof text !== 'string') continue;
    else if (each.is === 'line')
      files[each.file] = text
        .split('\n')
        .map((line, at) => (at === each.at ? each.to : line))
        .join('\n');
    else {
      files[each.file] = null;
      if (each.is === 'move') files[`moved/${each.file}`] = text;
    }
  }
  return files;
}

describe('combine', () => {
  test('gives the same result as a cherry-pick in a work tree', async () => {
    const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(edits, edits, fc.boolean(), async (ours, theirs, elsewhere) => {
        const commit = await commitOn(base, edited(theirs));
        let onto = await commitOn(base, edited(ours));
        // A history that does not stand on the change's base: a rewritten main.
        if (elsewhere)
          onto = await repo.store.commit(await repo.store.tree(onto), [], text('root'));
        expect(await combined(onto, commit)).toEqual(await cherryPicked(onto, commit));
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  test('names each conflicting file once', async () => {
    const commit = await commitOn(base, { f0: 'theirs\n', f1: null, 'new': 'theirs\n' });
    const onto = await commitOn(base, { f0: 'ours\n', f1: 'ours\n', 'new': 'ours\n' });
    expect(await combined(onto, commit)).toEqual({
      is: 'conflict',
      files: ['f0', 'f1', 'new'],
    });
  });

  test('returns the names of conflicting files unquoted', async () => {
    const files = (content: string): Files => ({
      'new\nline': content,
      '"quoted"': content,
      ü: content,
    });
    const commit = await commitOn(base, files('theirs\n'));
    const onto = await commitOn(base, files('ours\n'));
    expect(await combined(onto, commit)).toEqual({
      is: 'conflict',
      files: ['"quoted"', 'new\nline', 'ü'],
    });
  });

  test('gives the same tree if the change is already there', async () => {
    const commit = await commitOn(base, { f0: 'theirs\n' });
    const landed = await repo.store.commit(
      await repo.store.tree(commit),
      [base, commit],
      text('merge'),
    );
    expect(await combined(landed, commit)).toEqual({
      is: 'clean',
      tree: await repo.store.tree(commit),
    });
  });

  test('applies the whole change, not only its last commit', async () => {
    const first = await commitOn(base, { f0: 'theirs\n' });
    const commit = await commitOn(first, { f1: 'theirs\n' });
    const onto = await commitOn(base, { 'dir/f2': 'ours\n' });
    const made = await combined(onto, commit);
    expect(made.is === 'clean' && (await repo.git('diff', '--name-only', onto, made.tree))).toBe(
      'f0\nf1',
    );
  });

  test('applies the difference of a change with an unrelated history', async () => {
    const root = await repo.store.commit(await repo.store.tree(base), [], text('root'));
    const commit = await repo.store.commit(
      await repo.store.tree(await commitOn(base, { f0: 'theirs\n' })),
      [root],
      text('theirs'),
    );
    const onto = await commitOn(base, { f1: 'ours\n' });
    const made = await repo.store.combine(onto, { base: root, commit }, text('x'));
    expect(made.is === 'clean' && (await repo.git('diff', '--name-only', onto, made.tree))).toBe(
      'f0',
    );
  });
});

describe('the number of git processes for a candidate', () => {
  const stacked = async (changeBase: CommitSha, start: CommitSha) => {
    const changes: CommitSha[] = [];
    for (const at of [0, 1, 2, 3, 4])
      changes.push(await commitOn(changeBase, { [`change-${at}`]: 'x\n' }));
    const { git, calls } = counting(repo.bound);
    const store = createStore(git, { folder: repo.outside });
    // As the queue does: each change is one commit that this store made.
    const made: CommitSha[] = [];
    for (const each of changes)
      made.push(await store.commit(await store.tree(each), [changeBase], text('one')));
    const costs: string[][] = [];
    let top = start;
    for (const commit of made) {
      calls.length = 0;
      const candidate = await store.combine(top, { base: changeBase, commit }, text('candidate'));
      if (candidate.is === 'clean') top = candidate.commit;
      costs.push([...calls]);
    }
    expect(await repo.git('ls-tree', '--name-only', top)).toContain('change-0\nchange-1\nchange-2');
    return costs;
  };

  test('is one for the first change of a stack, and two for each further one', async () => {
    expect(await stacked(base, base)).toEqual([
      ['commit-tree'],
      ...[1, 2, 3, 4].map(() => ['merge-tree', 'commit-tree']),
    ]);
  });

  test('is one more for a whole stack of changes on an older base', async () => {
    const newer = await commitOn(base, { 'later.txt': 'x\n' });
    expect(await stacked(base, newer)).toEqual([
      ['merge-base', 'merge-tree', 'commit-tree'],
      ...[1, 2, 3, 4].map(() => ['merge-tree', 'commit-tree']),
    ]);
  });
});

test('a failure of git is not remembered as the answer', async () => {
  const onto = await commitOn(base, { other: 'o\n' });
  const change = await commitOn(base, { more: 'm\n' });
  let failing = true;
  const git: Git = (args, options) =>
    failing && args[0] === 'merge-base'
      ? Promise.reject(new Error('too many open files'))
      : repo.bound(args, options);
  const store = createStore(git, { folder: join(repo.gitDir, 'tributary') });
  const combine = () => store.combine(onto, { base, commit: change }, text('T'));
  await expect(combine()).rejects.toThrow('too many open files');
  failing = false;
  expect((await combine()).is).toBe('clean');
});
