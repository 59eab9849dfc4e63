import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentWorkspace } from '../../../src/ports.js';
import { type Files, writeFiles } from '../../support/git-repository.js';
import { assignment, sha, task, type WithWorkspaces, withWorkspaces } from './tools.js';

const DEV = task('DEV-1');
let repo: WithWorkspaces;
let workspace: AgentWorkspace;

beforeEach(async () => {
  repo = await withWorkspaces({ 'a.txt': 'one\n', 'b.txt': 'two\n' });
  workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
});
afterEach(() => repo[Symbol.asyncDispose]());

function inTree(...args: string[]) {
  return repo.gitIn(workspace.dir, ...args);
}
function write(files: Files) {
  return writeFiles(workspace.dir, files);
}
function refs() {
  return repo.git('for-each-ref', '--format=%(refname)');
}

async function deliver() {
  const head = sha(String(await workspace.save('work')));
  const bundle = join(repo.outside, 'x.bundle');
  await workspace.bundle(bundle);
  expect(await repo.store.importBundle(bundle, repo.base, head)).toBeUndefined();
  return head;
}

describe('remove', () => {
  test('deletes the worktree, its record and its branch', async () => {
    await write({ 'new.txt': 'x' });
    const head = await deliver();
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(true);
    expect(existsSync(workspace.dir)).toBe(false);
    expect(await refs()).toBe(`refs/heads/main\nrefs/tributary/taken/${head}`);
    expect(await readdir(join(repo.gitDir, 'tributary/worktrees'))).toEqual([]);
    expect(repo.notes).toEqual([]);
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(false);
  });

  test('leaves other tasks and their branches alone', async () => {
    const other = await repo.workspaces.forAgent(assignment('DEV-2', repo.base));
    await repo.git('branch', 'tributary/DEV-10', repo.base);
    await repo.workspaces.clear(DEV, 'remove');
    expect(existsSync(join(other.dir, 'a.txt'))).toBe(true);
    expect(await refs()).toBe(
      'refs/heads/main\nrefs/heads/tributary/DEV-10\nrefs/heads/tributary/DEV-2',
    );
  });

  test('keeps uncommitted edits under a ref', async () => {
    await write({ 'new.txt': 'x' });
    await deliver();
    await write({ 'afternoon.txt': 'a person’s\n' });
    await repo.workspaces.clear(DEV, 'remove');
    const kept = sha(
      await repo.git('for-each-ref', '--format=%(objectname)', 'refs/tributary/kept'),
    );
    expect(await repo.store.file(kept, 'afternoon.txt')).toBe('a person’s\n');
  });

  test('moves edits aside that git cannot commit', async () => {
    await write({ 'afternoon.txt': 'a person’s\n' });
    await repo.git('init', '--quiet', join(workspace.dir, 'nested'));
    await repo.workspaces.clear(DEV, 'remove');
    expect(existsSync(workspace.dir)).toBe(false);
    expect(existsSync(`${workspace.dir}.aside-1/afternoon.txt`)).toBe(true);
  });

  test('deletes a branch that has no worktree any more', async () => {
    await rm(workspace.dir, { recursive: true });
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(true);
    expect(await refs()).toBe('refs/heads/main');
  });

  test('leaves a branch alone that a person checked out in another worktree', async () => {
    await write({ 'new.txt': 'x' });
    const head = await deliver();
    const own = join(repo.outside, 'own');
    await repo.git('worktree', 'add', '--quiet', '--force', own, 'tributary/DEV-1');
    await repo.workspaces.clear(DEV, 'remove');
    expect(existsSync(workspace.dir)).toBe(false);
    expect(await repo.gitIn(own, 'rev-parse', 'HEAD')).toBe(head);
    expect(await repo.gitIn(own, 'status', '--porcelain')).toBe('');
  });
});

describe('detach', () => {
  const SECRET = 'the-secret-itself';
  let secrets: string[];

  beforeEach(async () => {
    await write({ 'config.txt': SECRET, 'a.txt': 'changed\n', 'b.txt': null });
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'with a secret');
    await write({ 'more.txt': 'more\n' });
    const head = await deliver();
    secrets = [await repo.git('rev-parse', `${head}^`), head];
  });

  /** Every file of git's own but the objects, and what no ref is: its name and its text. */
  const records = async () => {
    const folders = [repo.gitDir, join(workspace.dir, '.git')];
    const entries = await Promise.all(
      folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
    );
    const files = entries
      .flat()
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !file.includes('/objects/'));
    return Promise.all(files.map(async (file) => `${file}: ${await readFile(file, 'latin1')}`));
  };

  const expectForgotten = async () => {
    for (const record of await records())
      for (const secret of secrets) {
        expect(record).not.toContain(secret);
        expect(record).not.toContain(secret.slice(0, 12));
      }
    const all = await repo.git('log', '--all', '--reflog', '--format=%H');
    const tree = await inTree('log', '--all', '--reflog', '--format=%H', 'HEAD');
    for (const secret of secrets) expect(`${all}\n${tree}`).not.toContain(secret);
  };

  test('leaves no ref or log that names the commits, and keeps the files as uncommitted changes', async () => {
    expect((await records()).join()).toContain(secrets[1]);
    expect(await repo.workspaces.clear(DEV, 'detach')).toBe(true);
    await expectForgotten();
    expect(await inTree('rev-parse', 'HEAD')).toBe(repo.base);
    expect(await inTree('status', '--porcelain')).toBe(
      ' M a.txt\n D b.txt\n?? config.txt\n?? more.txt',
    );
    expect(await readFile(join(workspace.dir, 'config.txt'), 'utf8')).toBe(SECRET);
  });

  test('also removes packed refs, refs of the worktree, reflogs and a bisect that name the commits', async () => {
    await repo.git('config', 'core.logAllRefUpdates', 'always');
    await repo.store.keep(`kept/DEV-1/${secrets[1]?.slice(0, 12)}`, sha(String(secrets[1])));
    await repo.git('pack-refs', '--all');
    await inTree('update-ref', 'ORIG_HEAD', String(secrets[1]));
    await inTree('bisect', 'start', String(secrets[1]), repo.base);
    await repo.workspaces.clear(DEV, 'detach');
    await expectForgotten();
  });

  test('moves the directory aside if a person has committed in it since', async () => {
    await inTree('commit', '--quiet', '--allow-empty', '-m', 'a fix');
    await repo.workspaces.clear(DEV, 'detach');
    expect(existsSync(workspace.dir)).toBe(false);
    const aside = `${workspace.dir}.aside-1`;
    expect(await repo.gitIn(aside, 'log', '-1', '--format=%s')).toBe('a fix');
    expect(repo.notes.join('\n')).toContain('.aside-1');
  });

  test('gives the same result when it is repeated or was killed half-way', async () => {
    // Killed after the worktree let go, and before the refs did.
    await inTree('checkout', '--quiet', '--detach', repo.base);
    await repo.again().clear(DEV, 'detach');
    await repo.again().clear(DEV, 'detach');
    await expectForgotten();
    expect(await inTree('rev-parse', 'HEAD')).toBe(repo.base);
  });

  test('works whatever the agent damaged', async () => {
    await writeFile(join(workspace.dir, '.git/HEAD'), 'nonsense');
    await writeFile(join(workspace.dir, '.git/index.lock'), '');
    await repo.workspaces.clear(DEV, 'detach');
    await rm(join(workspace.dir, '.git'), { recursive: true });
    await symlink(repo.gitDir, join(workspace.dir, '.git'));
    const objects = await readdir(join(repo.gitDir, 'objects'));
    await repo.workspaces.clear(DEV, 'detach');
    await expectForgotten();
    expect(await readFile(join(workspace.dir, 'config.txt'), 'utf8')).toBe(SECRET);
    expect(await readdir(join(repo.gitDir, 'objects'))).toEqual(objects);
    expect(await repo.git('status', '--porcelain')).toBe('');
  });

  test('deletes the branch if the worktree is gone', async () => {
    await rm(workspace.dir, { recursive: true });
    expect(await repo.workspaces.clear(DEV, 'detach')).toBe(true);
    expect(await refs()).toBe('refs/heads/main');
  });

  test('deletes the branch and the kept work if only the branch is left', async () => {
    await rm(workspace.dir, { recursive: true });
    await rm(join(repo.gitDir, 'tributary/worktrees'), { recursive: true });
    expect(await repo.workspaces.clear(DEV, 'detach')).toBe(false);
    expect(await refs()).toBe('refs/heads/main');
  });

  test('leaves the refs of other work alone', async () => {
    const other = await repo.workspaces.forAgent(assignment('DEV-2', repo.base));
    await writeFiles(other.dir, { 'other.txt': 'x' });
    const kept = sha(String(await other.save('x')));
    await repo.store.keep('kept/DEV-2/x', kept);
    await repo.git('tag', 'mine', repo.base);
    await repo.workspaces.clear(DEV, 'detach');
    expect(await refs()).toBe(
      [
        'refs/heads/main',
        'refs/heads/tributary/DEV-2',
        'refs/tags/mine',
        'refs/tributary/kept/DEV-2/x',
      ].join('\n'),
    );
  });

  test('leaves files that do not count as a fix, and that the next attempt never commits', async () => {
    await repo.workspaces.clear(DEV, 'detach');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    const next = await repo.again().forAgent(assignment('DEV-1', repo.base, { attempt: 2 }));
    expect(next.dir).toBe(workspace.dir);
    expect(existsSync(join(next.dir, 'config.txt'))).toBe(false);
    expect(await readFile(`${workspace.dir}.aside-1/config.txt`, 'utf8')).toBe(SECRET);
    // What a person does there moves nothing else.
    await repo.gitIn(`${workspace.dir}.aside-1`, 'commit', '--quiet', '--all', '-m', 'mine');
    expect(await inTree('rev-parse', 'HEAD')).toBe(repo.base);
    expect(await refs()).toBe('refs/heads/main\nrefs/heads/tributary/DEV-1');
    secrets = secrets.filter((secret) => secret !== repo.base);
    await expectForgotten();
  });

  test('leaves a worktree that a discard deletes', async () => {
    await repo.workspaces.clear(DEV, 'detach');
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(true);
    expect(existsSync(workspace.dir)).toBe(false);
    expect(await readdir(join(repo.root, '.worktrees'))).toEqual([]);
  });
});

describe('files of .worktreeinclude', () => {
  const setUp = async (list: string, ignored: string, files: Files) => {
    const base = sha(await repo.commit({ '.worktreeinclude': list, '.gitignore': ignored }));
    await writeFiles(repo.root, files);
    return base;
  };
  const begin = async (base: typeof repo.base) => {
    workspace = await repo.again().forAgent(assignment('DEV-9', base));
    return workspace.dir;
  };
  const has = (path: string) => existsSync(join(workspace.dir, path));

  test('are copied if they are ignored and match, and no others are', async () => {
    const base = await setUp(
      '.env\nconfig/*.key\n/deps/*\n!/deps/skip\nloose.txt\n',
      '.env\n*.key\ndeps\n',
      {
        '.env': 'A=1\n',
        'config/x.key': 'key',
        'config/-y z.key': 'key',
        'other/x.key': 'key',
        'deps/a/b.js': 'x',
        'deps/link': { link: 'a/b.js' },
        'deps/skip': 'x',
        'loose.txt': 'not ignored',
      },
    );
    const dir = await begin(base);
    expect(await readFile(join(dir, '.env'), 'utf8')).toBe('A=1\n');
    for (const path of ['config/x.key', 'config/-y z.key', 'deps/a/b.js', 'deps/link'])
      expect([path, has(path)]).toEqual([path, true]);
    for (const path of ['other/x.key', 'deps/skip', 'loose.txt'])
      expect([path, has(path)]).toEqual([path, false]);
    expect(await workspace.save('x')).toBeUndefined();
  });

  test('are never committed, even if the agent un-ignores, edits or adds them', async () => {
    const base = await setUp('.env\n', '.env\n', { '.env': 'A=1\n' });
    await begin(base);
    await write({ '.gitignore': '', '.env': 'A=1\nB=2\n', 'new.txt': 'x' });
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'with .env');
    const head = sha(String(await workspace.save('x')));
    expect((await repo.store.diff(base, head)).map(({ path }) => path)).toEqual([
      '.gitignore',
      'new.txt',
    ]);
    // Also where the next process finds the checkout without it.
    await rm(join(repo.root, '.env'));
    await appendFile(join(workspace.dir, 'new.txt'), 'more');
    const again = repo.again();
    expect(await again.collect(task('DEV-9'))).toBe('.worktrees/dev-DEV-9');
    await again.forAgent(assignment('DEV-9', base));
    const kept = await repo.git('for-each-ref', '--format=%(objectname)', 'refs/tributary/kept');
    expect(await repo.git('ls-tree', '--name-only', kept, '.env')).toBe('');
  });

  test('do not replace a file of the base', async () => {
    const base = await setUp('a.txt\n.env\n', 'a.txt\n.env\n', { '.env': 'A=1\n' });
    await repo.git('rm', '--quiet', '--cached', 'a.txt');
    await repo.git('commit', '--quiet', '-m', 'a.txt is everybody’s own now');
    await writeFiles(repo.root, { 'a.txt': 'mine\n' });
    const dir = await begin(base);
    expect(await readFile(join(dir, 'a.txt'), 'utf8')).toBe('one\n');
    await write({ 'a.txt': 'the agent’s\n' });
    const head = sha(String(await workspace.save('x')));
    expect(await repo.store.file(head, 'a.txt')).toBe('the agent’s\n');
  });

  test('are not copied through a link in the previous work', async () => {
    const base = await setUp('config/.env\n', '.env\n', { 'config/.env': 'A=1\n' });
    await mkdir(join(repo.outside, 'stolen'));
    await begin(base);
    await write({ config: { link: '../../../stolen' } });
    const head = sha(String(await workspace.save('x')));
    workspace = await repo
      .again()
      .forAgent(assignment('DEV-9', base, { attempt: 2, from: { base, head } }));
    expect(await readdir(join(repo.outside, 'stolen'))).toEqual([]);
  });

  test('are all copied and never committed, even if there are hundreds', async () => {
    const paths = Array.from({ length: 400 }, (_, at) => `deps/${'long-name-'.repeat(10)}${at}`);
    const base = await setUp(
      'deps\n',
      'deps\n',
      Object.fromEntries(paths.map((path) => [path, 'x'])),
    );
    await begin(base);
    expect(await readdir(join(workspace.dir, 'deps'))).toHaveLength(400);
    await write({ 'new.txt': 'x', '.gitignore': '' });
    const head = sha(String(await workspace.save('x')));
    expect((await repo.store.diff(base, head)).map(({ path }) => path)).toEqual([
      '.gitignore',
      'new.txt',
    ]);
  });
});
