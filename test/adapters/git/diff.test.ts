import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileChange } from '../../../src/core/gates/inspect.js';
import { diffTrees } from '../../../src/adapters/git/diff.js';
import { counting, repositoryWithStore, sha, treeSha, type WithStore } from './tools.js';

let repo: WithStore;

beforeEach(async () => {
  repo = await repositoryWithStore({ 'a.txt': 'one\ntwo\n' });
});
afterEach(() => repo[Symbol.asyncDispose]());

async function head() {
  return sha(await repo.git('rev-parse', 'HEAD'));
}

async function changes(files: Parameters<WithStore['commit']>[0]) {
  const from = await head();
  const to = sha(await repo.commit(files));
  const [diff, added] = [await repo.store.diff(from, to), await repo.store.added(from, to)];
  return { from, to, diff, added };
}

function byPath(diff: FileChange[], path: string) {
  return diff.find((file) => file.path === path);
}

describe('diff', () => {
  test('gives every path with its modes, size and kind of change', async () => {
    await repo.commit({ 'gone.txt': 'x', 'kind.txt': 'x', 'run.sh': '#!/bin/sh\n' });
    await repo.git('update-index', '--chmod=+x', 'run.sh');
    await repo.git('commit', '--quiet', '-m', 'mode');
    const { diff } = await changes({
      'a.txt': 'one\ntwo\nthree\n',
      'gone.txt': null,
      'kind.txt': { link: 'a.txt' },
      'new/file.txt': '12345',
    });
    // The checkout's own run.sh has no x bit, so `git add` takes it away again.
    expect(diff).toEqual([
      { path: 'a.txt', oldMode: '100644', newMode: '100644', status: 'modified', bytes: 14 },
      { path: 'gone.txt', oldMode: '100644', newMode: '000000', status: 'deleted', bytes: 0 },
      {
        path: 'kind.txt',
        oldMode: '100644',
        newMode: '120000',
        status: 'type-changed',
        bytes: 5,
        target: 'a.txt',
      },
      { path: 'new/file.txt', oldMode: '000000', newMode: '100644', status: 'added', bytes: 5 },
      { path: 'run.sh', oldMode: '100755', newMode: '100644', status: 'modified', bytes: 10 },
    ]);
  });

  test('returns every file name unchanged', async () => {
    const names = [
      ' space ',
      '-dash',
      '--upload-pack=x',
      ':(top)magic',
      ':!not',
      '*',
      'new\nline',
      'quo"te',
      'tab\there',
      'ümlaut',
      'a\\b',
      'diff --git a/x b/x',
    ];
    const { diff, added } = await changes(
      Object.fromEntries(names.map((name, at) => [name, `${'x'.repeat(at)}\n`])),
    );
    expect(diff.map(({ path }) => path).toSorted()).toEqual(names.toSorted());
    for (const [at, name] of names.entries()) {
      expect(byPath(diff, name)?.bytes).toBe(at + 1);
      expect(added.get(name)).toBe('x'.repeat(at));
    }
  });

  test('takes three git processes, however many files and links there are', async () => {
    const many = Array.from({ length: 120 }, (_, at) => at);
    const { from, to } = await changes(
      Object.fromEntries([
        ...many.map((at) => [`files/${at}.txt`, 'x'.repeat(at)]),
        ...many.map((at) => [`links/${at}`, { link: `../files/${at}.txt` }]),
      ]),
    );
    const { git, calls } = counting(repo.bound);
    const diff = await diffTrees(git, from, to);
    expect(diff).toHaveLength(240);
    expect(byPath(diff, 'files/119.txt')?.bytes).toBe(119);
    expect(byPath(diff, 'links/17')?.target).toBe('../files/17.txt');
    expect(calls).toEqual(['diff-tree', 'cat-file', 'cat-file']);
  });

  test('reads every link target, except one that is too long for any system', async () => {
    const link = async (target: string) => {
      await writeFile(join(repo.outside, 'target'), target);
      const blob = await repo.git('hash-object', '-w', join(repo.outside, 'target'));
      await repo.git(
        'update-index',
        '--add',
        '--cacheinfo',
        `120000,${blob},link-${target.length}`,
      );
    };
    const from = await head();
    await link('new\nline\0nul');
    await link('x'.repeat(4096));
    await link('x'.repeat(4097));
    const tree = treeSha(await repo.git('write-tree'));
    const diff = await repo.store.diff(from, tree);
    expect(byPath(diff, 'link-12')?.target).toBe('new\nline\0nul');
    expect(byPath(diff, 'link-4096')?.target).toHaveLength(4096);
    expect(byPath(diff, 'link-4097')).toEqual({
      path: 'link-4097',
      oldMode: '000000',
      newMode: '120000',
      status: 'added',
      bytes: 4097,
    });
  });

  test('shows a changed submodule, even if .gitmodules says to ignore it', async () => {
    const at = await head();
    const gitlink = async (commit: string) => {
      await repo.git('update-index', '--add', '--cacheinfo', `160000,${commit},sub`);
      await repo.git('commit', '--quiet', '-m', 'submodule');
      return head();
    };
    await writeFile(
      join(repo.root, '.gitmodules'),
      '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n\tignore = all\n',
    );
    await repo.git('add', '.gitmodules');
    const first = await gitlink(at);
    const second = await gitlink(first);
    await repo.git('config', 'diff.ignoreSubmodules', 'all');
    expect(await repo.store.diff(first, second)).toEqual([
      { path: 'sub', oldMode: '160000', newMode: '160000', status: 'modified', bytes: 0 },
    ]);
    expect([...(await repo.store.added(first, second)).keys()]).toEqual(['sub']);
  });

  test('keeps two files apart whose names are not UTF-8', async () => {
    const from = await head();
    const names = [Buffer.from([0xff]), Buffer.from([0xfe])];
    for (const [at, name] of names.entries())
      await writeFile(Buffer.concat([Buffer.from(`${repo.root}/`), name]), 'x'.repeat(at + 1));
    const to = sha(await repo.commit({}));
    const diff = await repo.store.diff(from, to);
    expect(diff.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['\udcfe', 2],
      ['\udcff', 1],
    ]);
    expect(await repo.store.added(from, to)).toEqual(
      new Map([
        ['\udcfe', 'xx'],
        ['\udcff', 'x'],
      ]),
    );
  });
});

describe('the added lines', () => {
  test('may look like the header of a patch', async () => {
    const lines = ['++ b/evil.txt', '-- a/evil.txt', '@@ -1 +1 @@', 'diff --git a/x b/x', '+'];
    const { added } = await changes({ 'a.txt': `${lines.join('\n')}\n`, 'b.txt': 'b\n' });
    expect(added).toEqual(
      new Map([
        ['a.txt', lines.join('\n')],
        ['b.txt', 'b'],
      ]),
    );
  });

  test('are only the new ones, each under its own path', async () => {
    await repo.commit({ 'old.txt': 'same\n', 'kind.txt': 'file\n', link: { link: 'a.txt' } });
    const { added } = await changes({
      'a.txt': 'one\nand a half\ntwo\nlast without end',
      'old.txt': null,
      'renamed.txt': 'same\n',
      'kind.txt': { link: 'secret-target' },
      link: 'now a file\n',
      'empty.txt': '',
      'z.txt': 'z\n',
    });
    expect(added).toEqual(
      new Map([
        ['a.txt', 'and a half\nlast without end'],
        ['kind.txt', 'secret-target'],
        ['link', 'now a file'],
        ['renamed.txt', 'same'],
        ['z.txt', 'z'],
      ]),
    );
  });

  test('include files that git treats as binary, whatever the attributes say', async () => {
    await repo.commit({ '.gitattributes': '*.lock -diff\n*.conv diff=conv\n' });
    await repo.git('config', 'diff.conv.textconv', 'echo converted');
    await repo.git('config', 'diff.external', 'echo external');
    const { added } = await changes({
      'nul.bin': Buffer.from('before\0after\nsecret\n'),
      'x.lock': 'locked\n',
      'x.conv': 'raw\n',
    });
    expect(added.get('nul.bin')).toBe('before\0after\nsecret');
    expect(added.get('x.lock')).toBe('locked');
    expect(added.get('x.conv')).toBe('raw');
  });

  test('are not affected by a changed mode', async () => {
    await repo.git('update-index', '--chmod=+x', 'a.txt');
    await writeFile(join(repo.root, 'b.txt'), 'b\n');
    await repo.git('add', 'b.txt');
    const from = await head();
    await repo.git('commit', '--quiet', '-m', 'mode');
    expect(await repo.store.added(from, await head())).toEqual(new Map([['b.txt', 'b']]));
  });

  test('do not include any line of a deleted file', async () => {
    await repo.commit({ 'long.txt': 'secret\n'.repeat(1000) });
    const { added } = await changes({ 'long.txt': null });
    expect(added).toEqual(new Map());
  });

  test('do not depend on the user’s git settings', async () => {
    for (const [key, value] of [
      ['diff.noprefix', 'true'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.renames', 'copies'],
      ['diff.interHunkContext', '10'],
      ['diff.context', '10'],
      ['color.ui', 'always'],
      ['diff.orderFile', join(repo.outside, 'order')],
      ['core.quotePath', 'true'],
    ] as const)
      await repo.git('config', key, value);
    await writeFile(join(repo.outside, 'order'), 'z*\na*\n');
    const { added } = await changes({
      'a.txt': 'one\nthree\ntwo\n',
      'z.txt': 'one\ntwo\n',
      'ü.txt': 'u\n',
    });
    expect(added).toEqual(
      new Map([
        ['a.txt', 'three'],
        ['z.txt', 'one\ntwo'],
        ['ü.txt', 'u'],
      ]),
    );
  });
});

describe('a patch', () => {
  test('contains the whole change, and git can apply it', async () => {
    const { from, to } = await changes({
      'a.txt': 'one\n2\n',
      'nul.bin': Buffer.from('a\0b\n'),
      link: { link: 'a.txt' },
    });
    const file = join(repo.outside, 'change.diff');
    await repo.store.patch(from, to, file);
    expect(await readFile(file, 'utf8')).toContain('+a\0b');
    await repo.git('checkout', '--quiet', from);
    await repo.git('apply', '--index', file);
    expect(await repo.git('write-tree')).toBe(await repo.git('rev-parse', `${to}^{tree}`));
  });
});
