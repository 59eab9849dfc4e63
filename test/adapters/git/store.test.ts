import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createStore } from '../../../src/adapters/git/store.js';
import { UserError } from '../../../src/core/user-error.js';
import type { TemporaryRepository } from '../../support/git-repository.js';
import { repositoryWithStore, sha, task, text, treeSha, type WithStore } from './tools.js';

let repo: WithStore;

beforeEach(async () => {
  repo = await repositoryWithStore({ 'a.txt': 'one\n', 'sub/b.txt': 'two\n' });
});
afterEach(() => repo[Symbol.asyncDispose]());

async function head(of: TemporaryRepository = repo) {
  return sha(await of.git('rev-parse', 'HEAD'));
}

describe('reading', () => {
  test('only the name of a commit is resolved', async () => {
    await repo.git('tag', '-a', '-m', 'tag', 'v1');
    expect(await repo.store.resolve('refs/heads/main')).toBe(await head());
    expect(await repo.store.resolve('refs/tags/v1')).toBe(await head());
    expect(await repo.store.resolve('refs/heads/none')).toBeUndefined();
    expect(await repo.store.resolve('--all')).toBeUndefined();
    expect(await repo.store.resolve('HEAD^{tree}')).toBeUndefined();
  });

  test('a file is read byte for byte, and a link, a folder or a missing file is not read', async () => {
    const at = sha(
      await repo.commit({
        'no-end.txt': '\ufeffüml\r\n no end',
        link: { link: 'a.txt' },
        ':(top)x': 'magic\n',
        '-dash': 'dash\n',
      }),
    );
    const tree = await repo.store.tree(at);
    expect(await repo.store.file(at, 'no-end.txt')).toBe('\ufeffüml\r\n no end');
    expect(await repo.store.file(tree, ':(top)x')).toBe('magic\n');
    expect(await repo.store.file(tree, '-dash')).toBe('dash\n');
    expect(await repo.store.file(at, 'sub/b.txt')).toBe('two\n');
    for (const path of ['link', 'sub', 'none.txt', 'sub/*', 'a.txt/x'])
      expect(await repo.store.file(at, path)).toBeUndefined();
    expect((await repo.store.files(at)).toSorted()).toEqual(
      [':(top)x', '-dash', 'a.txt', 'link', 'no-end.txt', 'sub/b.txt'].toSorted(),
    );
  });

  test('a file that is not UTF-8 is rejected, because writing it back would lose bytes', async () => {
    const at = sha(
      await repo.commit({ 'TASKS.md': Buffer.from('- [ ] A-1: Caf\xe9\n', 'latin1') }),
    );
    await expect(repo.store.file(at, 'TASKS.md')).rejects.toThrow(UserError);
    await expect(repo.store.file(at, 'TASKS.md')).rejects.toThrow('TASKS.md is not UTF-8 text.');
  });

  test('a replaced object is read as the original that its name identifies', async () => {
    const at = await head();
    const evil = await repo.commit({ 'a.txt': 'evil\n' });
    await repo.git('replace', at, evil);
    expect(await repo.git('show', `${at}:a.txt`)).toBe('evil');
    expect(await repo.store.file(at, 'a.txt')).toBe('one\n');
  });

  test('a graft does not change the ancestry of a commit', async () => {
    const start = await head();
    const root = await repo.store.commit(await repo.store.tree(start), [], text('root'));
    await writeFile(join(repo.gitDir, 'info', 'grafts'), `${root} ${start}\n`);
    expect(await repo.git('merge-base', root, start)).toBe(start);
    expect(await repo.store.mergeBase(root, start)).toBeUndefined();
  });

  test('the merge base of two histories is found, and there is none if they never met', async () => {
    const start = await head();
    const main = sha(await repo.commit({ 'm.txt': 'm\n' }));
    await repo.git('checkout', '--quiet', '-b', 'side', start);
    const side = sha(await repo.commit({ 's.txt': 's\n' }));
    await repo.git('checkout', '--quiet', '--orphan', 'other');
    const other = sha(await repo.commit({ 'o.txt': 'o\n' }));
    expect(await repo.store.mergeBase(main, side)).toBe(start);
    expect(await repo.store.mergeBase(main, other)).toBeUndefined();
  });
});

describe('writing', () => {
  test('the same input gives the same commit, whatever the user’s configuration', async () => {
    const at = await head();
    const tree = await repo.store.tree(at);
    const made = await repo.store.commit(tree, [at], text('--upload-pack=x\n\nBody ü'));
    await repo.git('config', 'user.name', 'Somebody');
    await repo.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    await repo.git('config', 'commit.gpgSign', 'true');
    expect(await repo.store.commit(tree, [at], text('--upload-pack=x\n\nBody ü'))).toBe(made);
    expect(await repo.git('cat-file', 'commit', made)).toBe(
      [
        `tree ${tree}`,
        `parent ${at}`,
        'author Tributary <tributary@users.noreply.github.com> 1772600767 +0000',
        'committer Tributary <tributary@users.noreply.github.com> 1772600767 +0000',
        '',
        '--upload-pack=x',
        '',
        'Body ü',
      ].join('\n'),
    );
  });

  test('withFile changes one file, keeps its mode, and creates one that is missing', async () => {
    await repo.git('update-index', '--chmod=+x', 'a.txt');
    await repo.git('commit', '--quiet', '-m', 'mode');
    const before = await repo.git('status', '--porcelain');
    const tree = await repo.store.tree(await head());
    const changed = await repo.store.withFile(tree, 'a.txt', 'new\r\nno end');
    const added = await repo.store.withFile(changed, 'new/-x, y.txt', 'x');
    expect(await repo.git('ls-tree', '-r', '--format=%(objectmode) %(path)', added)).toBe(
      ['100755 a.txt', '100644 new/-x, y.txt', '100644 sub/b.txt'].join('\n'),
    );
    expect(await repo.store.file(added, 'a.txt')).toBe('new\r\nno end');
    expect(await repo.git('status', '--porcelain')).toBe(before);
  });

  test('withFile converts no line endings, whatever the attributes say', async () => {
    await repo.git('config', 'core.autocrlf', 'input');
    await writeFile(join(repo.root, '.gitattributes'), '* text=auto eol=lf\n');
    const tree = await repo.store.tree(await head());
    const changed = await repo.store.withFile(tree, 'a.txt', 'a\r\n');
    expect(await repo.store.file(changed, 'a.txt')).toBe('a\r\n');
  });

  test('keep holds a commit, and moves no branch that an agent made its ref point to', async () => {
    const start = await head();
    const made = await repo.store.commit(await repo.store.tree(start), [start], text('kept'));
    await repo.git('symbolic-ref', 'refs/tributary/pulls/1', 'refs/heads/main');
    await repo.store.keep('pulls/1', made);
    expect(await repo.git('rev-parse', 'refs/tributary/pulls/1')).toBe(made);
    expect(await head()).toBe(start);
  });
});

describe('landed', () => {
  const trailers = (name: string, change: string) =>
    `Title\n\nTributary-Task: ${name}\nTributary-Change: ${change}\nTributary-Run: r-1`;
  const merge = async (...messages: string[]) => {
    const at = await head();
    const tree = await repo.store.tree(at);
    const side = await repo.store.commit(tree, [at], text(messages[1] ?? 'side'));
    const made = await repo.store.commit(tree, [at, side], text(messages[0] ?? ''));
    await repo.git('reset', '--quiet', '--hard', made);
    return made;
  };
  const change = (digit: string) => sha(digit.repeat(40));

  test('returns squashed and merged landings, newest first, each once', async () => {
    const squashed = sha(await repo.commit({ x: '1' }, trailers('A-1', change('1'))));
    const merged = await merge(trailers('A-2', change('2')), trailers('A-2', change('2')));
    const again = sha(await repo.commit({ x: '2' }, trailers('A-1', change('3'))));
    expect(await repo.store.landed(await head(), [task('A-1'), task('A-2')])).toEqual([
      { task: 'A-1', change: change('3'), commit: again },
      { task: 'A-2', change: change('2'), commit: merged },
      { task: 'A-1', change: change('1'), commit: squashed },
    ]);
    expect(await repo.store.landed(await head(), [task('A-2')])).toHaveLength(1);
    expect(await repo.store.landed(await head(), [task('B-1')])).toEqual([]);
    expect(await repo.store.landed(await head(), [])).toEqual([]);
  });

  test('ignores a trailer on a branch that did not land', async () => {
    await repo.git('checkout', '--quiet', '-b', 'agent');
    await repo.commit({ x: '1' }, trailers('A-1', change('1')));
    await repo.git('checkout', '--quiet', 'main');
    expect(await repo.store.landed(await head(), [task('A-1')])).toEqual([]);
  });

  test('ignores text that only looks like trailers', async () => {
    await repo.commit(
      {},
      `In the text:\nTributary-Task: A-1\nTributary-Change: ${change('1')}\n\nEnd`,
    );
    await repo.commit({}, trailers('A-1', 'no-commit'));
    await repo.commit({}, trailers('A-1 A-2', change('2')));
    await repo.commit(
      {},
      `Two\n\nTributary-Task: A-1\nTributary-Task: A-2\nTributary-Change: ${change('3')}`,
    );
    expect(await repo.store.landed(await head(), [task('A-1'), task('A-2')])).toEqual([]);
  });

  test('does not depend on the user’s log settings', async () => {
    await repo.git('config', 'log.showSignature', 'true');
    await repo.git('config', 'grep.patternType', 'fixed');
    await repo.git('config', 'i18n.logOutputEncoding', 'UTF-16');
    await repo.commit({}, trailers('A-1', change('1')));
    expect(await repo.store.landed(await head(), [task('A-1')])).toHaveLength(1);
  });
});

test('the store works with SHA-256', async () => {
  await using other = await repositoryWithStore(
    { 'a.txt': '1\n2\n3\n' },
    { objectFormat: 'sha256' },
  );
  const base = await head(other);
  const change = sha(await other.commit({ 'a.txt': '1\n2\n3\n4\n' }, 'agent'));
  await other.git('checkout', '--quiet', '-b', 'side', base);
  const onto = sha(await other.commit({ 'a.txt': '0\n1\n2\n3\n' }, 'side'));
  expect(base).toHaveLength(64);
  const made = await other.store.combine(onto, { base, commit: change }, text('both'));
  expect(made.is).toBe('clean');
  const tree = treeSha(made.is === 'clean' ? made.tree : '');
  expect(await other.store.file(tree, 'a.txt')).toBe('0\n1\n2\n3\n4\n');
  expect(await other.store.diff(base, tree)).toHaveLength(1);
  expect((await other.store.added(base, tree)).get('a.txt')).toBe('0\n4');
  const marked = await other.store.withFile(tree, 'b.txt', 'b\n');
  expect((await other.store.files(marked)).toSorted()).toEqual(['a.txt', 'b.txt']);
});

test('the folder of the store is created when it is needed', async () => {
  const store = createStore(repo.bound, { folder: join(repo.gitDir, 'deep', 'er') });
  const tree = await store.tree(await head());
  expect(await store.file(await store.withFile(tree, 'a.txt', 'x'), 'a.txt')).toBe('x');
});
