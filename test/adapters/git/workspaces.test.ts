import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { createWorkspaces } from '../../../src/adapters/git/workspaces.js';
import { recordsOf, writeWorktreeRecord } from '../../../src/adapters/git/worktree-records.js';
import type { CommitSha } from '../../../src/core/model.js';
import type { AgentWorkspace, Obstacle } from '../../../src/ports.js';
import { seal } from '../../support/seal.js';
import { writeFiles } from '../../support/git-repository.js';
import {
  assignment,
  judgeOf,
  repositoryWithStore,
  sha,
  storeOf,
  task,
  text,
  type WithWorkspaces,
  withWorkspaces,
} from './tools.js';

const DEV = task('DEV-1');

let repo: WithWorkspaces;

beforeEach(async () => {
  repo = await withWorkspaces({ 'a.txt': 'one\n', 'src/b.txt': 'two\n' });
});
afterEach(() => repo[Symbol.asyncDispose]());

function gitIn({ dir }: { dir: string }, ...args: string[]) {
  return repo.gitIn(dir, ...args);
}
function files(at: string) {
  return repo.git('ls-tree', '-r', '--name-only', at);
}
/** The directories of agents, moved ones too. */
function directories() {
  return readdir(join(repo.root, '.worktrees'));
}
function kept() {
  return repo.git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/tributary/kept');
}
const command = {
  env: {},
  configEnv: [],
  limit: 1,
  log: '/dev/null',
};

describe('an agent’s worktree', () => {
  test('is on the task’s branch at the base, and invisible in the checkout', async () => {
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(workspace.displayPath).toBe('.worktrees/dev-DEV-1');
    expect(workspace.dir).toBe(join(repo.root, '.worktrees/dev-DEV-1'));
    expect(await gitIn(workspace, 'symbolic-ref', 'HEAD')).toBe('refs/heads/tributary/DEV-1');
    expect(await gitIn(workspace, 'rev-parse', 'HEAD')).toBe(repo.base);
    expect(await gitIn(workspace, 'status', '--porcelain')).toBe('');
    expect(await repo.git('status', '--porcelain')).toBe('');
    await workspace.run({ ...command, run: 'make' });
    expect(repo.ran).toEqual([{ run: 'make', cwd: workspace.dir, label: 'dev-DEV-1' }]);
  });

  test('starts at the given base, whatever the checkout is at', async () => {
    await repo.commit({ 'later.txt': 'x\n' });
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(await gitIn(workspace, 'rev-parse', 'HEAD')).toBe(repo.base);
  });

  test('gives a bundle of its saved work that any store can import', async () => {
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
    await gitIn(workspace, 'add', '--all');
    await gitIn(workspace, 'commit', '--quiet', '-m', 'mine');
    await writeFiles(workspace.dir, { 'more.txt': 'more\n' });
    const head = sha(String(await workspace.save('DEV-1: attempt 1')));
    const file = join(repo.outside, 'change.bundle');
    await workspace.bundle(file);
    await workspace.bundle(file);
    expect(await repo.store.importBundle(file, repo.base, head)).toBeUndefined();
    // On another machine too, where nothing of it was known.
    const other = join(repo.outside, 'other');
    await repo.git('clone', '--quiet', '--no-local', '--single-branch', repo.root, other);
    const there = { ...repo, root: other, gitDir: join(other, '.git') };
    const elsewhere = storeOf(there, await judgeOf(there));
    expect(await elsewhere.importBundle(file, repo.base, head)).toBeUndefined();
    expect((await elsewhere.diff(repo.base, head)).map(({ path }) => path)).toEqual([
      'more.txt',
      'new.txt',
    ]);
  });

  test('adds one line to info/exclude, after the user’s own, and never a second one', async () => {
    const exclude = join(repo.gitDir, 'info/exclude');
    await writeFile(exclude, '*.orig');
    await Promise.all(
      ['DEV-1', 'DEV-2', 'DEV-3'].map((name) =>
        repo.workspaces.forAgent(assignment(name, repo.base)),
      ),
    );
    await repo.again().forAgent(assignment('DEV-4', repo.base));
    expect(await readFile(exclude, 'utf8')).toBe('*.orig\n/.worktrees/\n');
  });

  test('is independent of seven others and of temporary trees that are created at the same time', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `DEV-${at}`);
    const heads = await Promise.all(
      names.map(async (name, at) => {
        const workspace = await repo.workspaces.forAgent(assignment(name, repo.base));
        await using tree = await repo.workspaces.forTree(repo.base, `tree-${at}`);
        expect(existsSync(join(tree.dir, 'src/b.txt'))).toBe(true);
        await writeFiles(workspace.dir, { [`${name}.txt`]: name });
        return workspace.save(name);
      }),
    );
    for (const [at, head] of heads.entries())
      expect(await repo.git('diff', '--name-only', repo.base, String(head))).toBe(`DEV-${at}.txt`);
    expect(await directories()).toHaveLength(8);
  });

  test('works with a root that was reached through a link, and in a folder that is a link', async () => {
    await mkdir(join(repo.outside, 'disk'));
    await symlink(join(repo.outside, 'disk'), join(repo.root, '.worktrees'));
    await symlink(repo.outside, join(repo.outside, 'alias'));
    const workspaces = createWorkspaces({
      ...repo,
      temporary: join(repo.outside, 'alias/temporary'),
      branch: 'main',
      note: () => {},
      run: () => Promise.reject(new Error('not run')),
    });
    const workspace = await workspaces.forAgent(assignment('DEV-1', repo.base));
    await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
    expect(await files(String(await workspace.save('x')))).toContain('new.txt');
    await using tree = await workspaces.forTree(repo.base, 'tree');
    expect(existsSync(join(tree.dir, 'a.txt'))).toBe(true);
    expect(await workspaces.clear(DEV, 'remove')).toBe(true);
    expect(await directories()).toEqual([]);
  });

  test('gets a folder of its own if another task’s would have the same name', async () => {
    const [one, two] = await Promise.all([
      repo.workspaces.forAgent(assignment('b-c', repo.base, { agent: 'a' })),
      repo.workspaces.forAgent(assignment('c', repo.base, { agent: 'a-b' })),
    ]);
    expect([one.displayPath, two.displayPath].toSorted()).toEqual([
      '.worktrees/a-b-c',
      '.worktrees/a-b-c.2',
    ]);
    await writeFiles(one.dir, { 'one.txt': '1' });
    await writeFiles(two.dir, { 'two.txt': '2' });
    expect(await files(String(await one.save('one')))).toContain('one.txt');
    expect(await files(String(await two.save('two')))).toContain('two.txt');
  });

  test('leaves a person’s own worktree or folder in its place alone', async () => {
    const own = join(repo.root, '.worktrees/dev-DEV-1');
    await repo.git('worktree', 'add', '--quiet', '-b', 'mine', own);
    await writeFiles(own, { 'draft.txt': 'unsaved\n' });
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(workspace.displayPath).toBe('.worktrees/dev-DEV-1.2');
    await repo.workspaces.clear(DEV, 'remove');
    expect(await readFile(join(own, 'draft.txt'), 'utf8')).toBe('unsaved\n');
    expect(await repo.gitIn(own, 'symbolic-ref', 'HEAD')).toBe('refs/heads/mine');
    expect(await directories()).toEqual(['dev-DEV-1']);
  });

  test('is refused if somebody has checked out the task’s branch', async () => {
    await repo.git('checkout', '--quiet', '-b', 'tributary/DEV-1');
    const made = sha(await repo.commit({ 'mine.txt': 'x' }));
    await expect(repo.workspaces.forAgent(assignment('DEV-1', repo.base))).rejects.toThrow(
      `tributary/DEV-1 is checked out in ${repo.root}: an agent's work would move it. To move it: git -C ${repo.root} switch --detach`,
    );
    expect(await repo.git('rev-parse', 'HEAD', 'tributary/DEV-1')).toBe(`${made}\n${made}`);
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(false);
    expect(await repo.git('rev-parse', 'HEAD')).toBe(made);
    await repo.git('checkout', '--quiet', 'main');
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
  });

  test('does not move main if an agent made its branch an alias of main', async () => {
    await repo.git('symbolic-ref', 'refs/heads/tributary/DEV-1', 'refs/heads/main');
    const newer = await repo.commit({ 'later.txt': 'x\n' });
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(await repo.git('rev-parse', 'main')).toBe(newer);
    await repo.git('symbolic-ref', 'refs/heads/tributary/DEV-1', 'refs/heads/main');
    await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
    const head = await workspace.save('x');
    expect(await repo.git('rev-parse', 'main', 'tributary/DEV-1')).toBe(`${newer}\n${head}`);
  });

  test('is refused if a person’s branch is in the way, which stays', async () => {
    await repo.git('branch', 'tributary/DEV-1/mine');
    await expect(repo.workspaces.forAgent(assignment('DEV-1', repo.base))).rejects.toThrow(
      'Git cannot create the branches of tasks while there is a branch tributary/DEV-1/mine. To move it: git branch -m tributary/DEV-1/mine mine-tributary-DEV-1-mine',
    );
    await repo.workspaces.clear(DEV, 'remove');
    expect(await repo.git('rev-parse', 'tributary/DEV-1/mine')).toBe(repo.base);
    await repo.git('branch', '-m', 'tributary/DEV-1/mine', 'mine-tributary-DEV-1-mine');
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
  });

  test('is refused while a branch or a file has a name that Tributary needs, which is named', async () => {
    const moved = (obstacle: Obstacle | undefined) => obstacle?.command;
    await repo.git('branch', 'tributary');
    await writeFile(join(repo.root, '.worktrees'), 'a person’s');
    const [branch, folder, ...more] = await repo.workspaces.obstacles([DEV]);
    expect(more).toEqual([]);
    expect(moved(branch)).toBe('git branch -m tributary mine-tributary');
    expect(moved(folder)).toBe(`mv ${repo.root}/.worktrees ${repo.root}/.worktrees.mine`);
    await expect(repo.workspaces.forAgent(assignment('DEV-1', repo.base))).rejects.toThrow(
      'there is a branch tributary.',
    );
    await repo.git('branch', '-m', 'tributary', 'mine-tributary');
    await expect(repo.workspaces.forAgent(assignment('DEV-1', repo.base))).rejects.toThrow(
      '.worktrees is not a folder',
    );
    await rename(join(repo.root, '.worktrees'), join(repo.root, '.worktrees.mine'));
    expect(await repo.workspaces.obstacles([DEV])).toEqual([]);
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
  });

  test('is made despite a leftover lock of its branch', async () => {
    await mkdir(join(repo.gitDir, 'refs/heads/tributary'), { recursive: true });
    await writeFile(join(repo.gitDir, 'refs/heads/tributary/DEV-1.lock'), '');
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(await repo.git('rev-parse', 'tributary/DEV-1')).toBe(repo.base);
  });

  test('does not move its branch under a person who checked it out meanwhile', async () => {
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await repo.git('checkout', '--quiet', 'tributary/DEV-1');
    await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
    expect(await files(String(await workspace.save('x')))).toContain('new.txt');
    expect(await repo.git('rev-parse', 'HEAD')).toBe(repo.base);
    expect(await repo.git('status', '--porcelain')).toBe('');
    expect(repo.notes).toEqual([
      'tributary/DEV-1 is checked out, so it was not moved. The work on DEV-1 is in .worktrees/dev-DEV-1.',
    ]);
  });

  test('works with SHA-256 and at an odd path', async () => {
    await using odd = await withWorkspaces(
      { 'a.txt': 'x\n' },
      { objectFormat: 'sha256', name: '-a b\nc ' },
    );
    const workspace = await odd.workspaces.forAgent(assignment('DEV-1', odd.base));
    await writeFiles(workspace.dir, { '-new\n"x" ': 'new\n' });
    const head = sha(String(await workspace.save('x')));
    const file = join(odd.outside, 'x.bundle');
    await workspace.bundle(file);
    expect(await odd.store.importBundle(file, odd.base, head)).toBeUndefined();
    expect((await odd.store.diff(odd.base, head)).map(({ path }) => path)).toEqual(['-new\n"x" ']);
    expect(await odd.workspaces.collect(DEV)).toBeUndefined();
    await using tree = await odd.workspaces.forTree(head, 'tree');
    expect(existsSync(join(tree.dir, '-new\n"x" '))).toBe(true);
    expect(await odd.workspaces.clear(DEV, 'detach')).toBe(true);
    expect(await odd.workspaces.clear(DEV, 'remove')).toBe(true);
  });
});

describe('previous work', () => {
  const delivered = async (workspace: AgentWorkspace, name: string) => {
    await writeFiles(workspace.dir, { [name]: `${name}\n` });
    return sha(String(await workspace.save('WIP')));
  };

  test('is applied to the new base', async () => {
    const first = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    const head = await delivered(first, 'partial.txt');
    const newer = sha(await repo.commit({ 'later.txt': 'x\n' }));
    const second = await repo.workspaces.forAgent(
      assignment('DEV-1', newer, { attempt: 2, from: { base: repo.base, head } }),
    );
    expect(await gitIn(second, 'rev-parse', 'HEAD^')).toBe(newer);
    expect((await files(await gitIn(second, 'rev-parse', 'HEAD'))).split('\n')).toEqual([
      'a.txt',
      'later.txt',
      'partial.txt',
      'src/b.txt',
    ]);
    expect(await gitIn(second, 'status', '--porcelain')).toBe('');
    expect(await second.save('nothing more')).toBe(await gitIn(second, 'rev-parse', 'HEAD'));
  });

  test('is kept under a ref if it does not fit the new base', async () => {
    const first = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    const head = await delivered(first, 'a.txt');
    const newer = sha(await repo.commit({ 'a.txt': 'another\n' }));
    const second = await repo.workspaces.forAgent(
      assignment('DEV-1', newer, { attempt: 2, from: { base: repo.base, head } }),
    );
    expect(await gitIn(second, 'rev-parse', 'HEAD')).toBe(newer);
    expect(await kept()).toBe(`refs/tributary/kept/DEV-1/${head.slice(0, 12)} ${head}`);
  });

  test('is kept before its worktree is removed, even if nobody saved it', async () => {
    const first = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await writeFiles(first.dir, { 'half.txt': 'half\n', 'agent-status.json': '{}' });
    const second = await repo.again().forAgent(assignment('DEV-1', repo.base, { agent: 'other' }));
    expect(second.displayPath).toBe('.worktrees/other-DEV-1');
    expect(existsSync(first.dir)).toBe(false);
    const [ref = '', head = ''] = (await kept()).split(' ');
    expect(ref).toBe(`refs/tributary/kept/DEV-1/${head.slice(0, 12)}`);
    expect((await files(head)).split('\n')).toEqual(['a.txt', 'half.txt', 'src/b.txt']);
    expect(await directories()).toEqual(['other-DEV-1']);
    expect(repo.notes).toEqual([
      `Kept uncommitted edits of DEV-1 that did not land. To see: git log -p -1 ${head.slice(0, 12)}. To bring back: git branch kept-DEV-1-${head.slice(0, 12)} ${head.slice(0, 12)}`,
    ]);
  });

  test('is kept if only its branch is left', async () => {
    const first = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    const head = await delivered(first, 'mended.txt');
    await rm(first.dir, { recursive: true });
    await rm(join(repo.gitDir, 'tributary/worktrees'), { recursive: true });
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(await kept()).toContain(head);
  });

  test('leaves nothing behind if it is empty', async () => {
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(await kept()).toBe('');
    expect(await directories()).toHaveLength(1);
  });

  test('is moved aside, not lost, if git cannot commit it', async () => {
    const first = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await writeFiles(first.dir, { 'half.txt': 'half\n' });
    // A repository without a commit has nothing that could be committed.
    await repo.git('init', '--quiet', join(first.dir, 'nested'));
    await expect(first.save('x')).rejects.toThrow(
      'nested is a git repository of its own, without a commit. To add its files: rm -r nested/.git',
    );
    const second = await repo.workspaces.forAgent(assignment('DEV-1', repo.base, { attempt: 2 }));
    expect(second.dir).toBe(first.dir);
    expect(existsSync(join(second.dir, 'half.txt'))).toBe(false);
    expect(await readFile(`${first.dir}.aside-1/half.txt`, 'utf8')).toBe('half\n');
  });

  test('is not expected in a worktree whose creation was interrupted', async () => {
    const first = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    const [noted] = await recordsOf(repo, DEV);
    if (!noted) throw new Error('there is no record');
    await writeWorktreeRecord(repo, { ...noted, state: 'making' });
    await rm(join(first.dir, 'src'), { recursive: true });
    expect(await repo.again().collect(DEV)).toBeUndefined();
    await repo.again().forAgent(assignment('DEV-1', repo.base));
    expect(await kept()).toBe('');
    // Killed before git made anything, and after it made all but our note.
    await writeWorktreeRecord(repo, { ...noted, state: 'making' });
    await rm(first.dir, { recursive: true });
    await repo.again().forAgent(assignment('DEV-1', repo.base));
    expect(await directories()).toEqual(['dev-DEV-1']);
  });

  test('leaves nothing behind if git cannot create the worktree', async () => {
    const missing = sha('0123456789'.repeat(4));
    await expect(repo.workspaces.forAgent(assignment('DEV-1', missing))).rejects.toThrow();
    const broken = repo.workspaces.forAgent(
      assignment('DEV-1', repo.base, { from: { base: missing, head: missing } }),
    );
    await expect(broken).rejects.toThrow();
    expect(existsSync(join(repo.root, '.worktrees/dev-DEV-1'))).toBe(false);
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(workspace.displayPath).toBe('.worktrees/dev-DEV-1');
  });
});

describe('a temporary tree', () => {
  test('is deleted with its contents when it is disposed of', async () => {
    let dir = '';
    {
      await using tree = await repo.workspaces.forTree(repo.base, 'test-1');
      dir = tree.dir;
      expect(await gitIn(tree, 'rev-parse', 'HEAD')).toBe(repo.base);
      await writeFiles(dir, { 'built/x': 'x' });
      await tree.run({ ...command, run: 'make' });
    }
    expect(existsSync(dir)).toBe(false);
    expect(repo.ran).toEqual([{ run: 'make', cwd: dir, label: 'test-1' }]);
  });

  test('replaces one with the same name that a killed run left', async () => {
    const first = await repo.workspaces.forTree(repo.base, 'test-1');
    await writeFiles(first.dir, { 'left.txt': 'x' });
    const second = await repo.again().forTree(repo.base, 'test-1');
    expect(existsSync(join(second.dir, 'left.txt'))).toBe(false);
    await rm(second.dir, { recursive: true });
    await using third = await repo.again().forTree(repo.base, 'test-1');
    expect(existsSync(join(third.dir, 'a.txt'))).toBe(true);
  });

  test('can be removed whatever the code in it did to its repository', async () => {
    const tree = await repo.workspaces.forTree(repo.base, 'test-1');
    await rm(join(tree.dir, '.git'), { recursive: true });
    await symlink(repo.gitDir, join(tree.dir, '.git'));
    await tree[Symbol.asyncDispose]();
    expect(existsSync(tree.dir)).toBe(false);
    expect(await repo.git('rev-parse', 'HEAD')).toBe(repo.base);
    await tree[Symbol.asyncDispose]();
  });

  test('shares no ref, setting, hook or stash with anybody', async () => {
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await using tree = await repo.workspaces.forTree(repo.base, 'test-1');
    const before = await repo.git('for-each-ref');
    await gitIn(tree, 'commit', '--quiet', '--allow-empty', '-m', 'evil');
    await gitIn(tree, 'update-ref', 'refs/heads/main', 'HEAD');
    await gitIn(tree, 'update-ref', 'refs/heads/tributary/DEV-1', repo.base);
    await gitIn(tree, 'config', 'core.bare', 'true');
    await gitIn(tree, 'config', 'core.bare', 'false');
    await gitIn(tree, 'config', 'user.email', 'evil@example.invalid');
    await gitIn(tree, 'tag', 'evil');
    await writeFiles(tree.dir, { 'a.txt': 'changed\n', '.git/hooks/pre-commit': 'evil' });
    await gitIn(tree, 'stash');
    expect(await repo.git('for-each-ref')).toBe(before);
    expect(await readFile(join(repo.gitDir, 'config'), 'utf8')).not.toContain('evil');
    expect(existsSync(join(repo.gitDir, 'hooks'))).toBe(false);
    expect(await gitIn(workspace, 'stash', 'list')).toBe('');
  });

  test('is refused if an object of its commit was overwritten', async () => {
    const blob = await repo.git('rev-parse', 'HEAD:src/b.txt');
    const other = await repo.git('rev-parse', 'HEAD:a.txt');
    const file = (id: string) => join(repo.gitDir, 'objects', id.slice(0, 2), id.slice(2));
    await rm(file(blob));
    await writeFile(file(blob), await readFile(file(other)));
    await expect(repo.workspaces.forTree(repo.base, 'test-1')).rejects.toThrow('was overwritten');
    // In a pack, too.
    await using packed = await withWorkspaces({ 'a.txt': 'one\n' });
    await packed.git('repack', '-adq');
    const [pack = ''] = (await readdir(join(packed.gitDir, 'objects/pack'))).filter((name) =>
      name.endsWith('.pack'),
    );
    const path = join(packed.gitDir, 'objects/pack', pack);
    const bytes = await readFile(path);
    await rm(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 24) ^ 1, bytes.length - 24);
    await writeFile(path, bytes);
    await expect(packed.workspaces.forTree(packed.base, 'test-1')).rejects.toThrow();
  });

  test('leaves a person’s worktrees alone, even those that are currently not mounted', async () => {
    const disk = join(repo.outside, 'disk');
    await repo.git('worktree', 'add', '--quiet', '-b', 'mine', join(disk, 'mine'));
    await rename(disk, `${disk}-away`);
    const tree = await repo.workspaces.forTree(repo.base, 'test-1');
    await rm(tree.dir, { recursive: true });
    await tree[Symbol.asyncDispose]();
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await rm(workspace.dir, { recursive: true });
    await repo.workspaces.clear(DEV, 'remove');
    await rename(`${disk}-away`, disk);
    expect(await repo.gitIn(join(disk, 'mine'), 'symbolic-ref', 'HEAD')).toBe('refs/heads/mine');
  });

  test('runs no hook of the repository', async () => {
    const hook = join(repo.gitDir, 'hooks/post-checkout');
    await mkdir(join(repo.gitDir, 'hooks'), { recursive: true });
    await writeFile(hook, `#!/bin/sh\ntouch '${repo.outside}/hooked'\n`, { mode: 0o755 });
    await using tree = await repo.workspaces.forTree(repo.base, 'test-1');
    await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await gitIn(tree, 'checkout', '--quiet', '--detach', 'HEAD');
    expect(existsSync(join(repo.outside, 'hooked'))).toBe(false);
    await repo.git('checkout', '--quiet', '--detach', 'HEAD');
    expect(existsSync(join(repo.outside, 'hooked'))).toBe(true);
  });
});

describe('unsaved', () => {
  const make = async () => {
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
    await workspace.save('x');
    return workspace;
  };
  const shown = '.worktrees/dev-DEV-1';

  test('returns nothing if everything is committed or there is no worktree', async () => {
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    const workspace = await make();
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    await writeFiles(workspace.dir, { 'agent-status.json': '{}' });
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    await rm(workspace.dir, { recursive: true });
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
  });

  test.each([
    ['an edit', (dir: string) => appendFile(join(dir, 'a.txt'), 'x')],
    ['a new file', (dir: string) => writeFiles(dir, { 'deep/er/x': 'x' })],
    ['a removed file', (dir: string) => rm(join(dir, 'a.txt'))],
  ])('returns the worktree if it has %s', async (_, change) => {
    const workspace = await make();
    await repo.git('config', 'status.showUntrackedFiles', 'no');
    await change(workspace.dir);
    const before = await gitIn(workspace, 'ls-files', '--stage');
    expect(await repo.workspaces.collect(DEV)).toBe(shown);
    expect(await gitIn(workspace, 'ls-files', '--stage')).toBe(before);
  });

  test('returns the worktree during an unfinished merge, and nothing once it is committed', async () => {
    const workspace = await make();
    await repo.workspaces.update(sha(await repo.commit({ 'new.txt': 'another\n' })));
    await expect(gitIn(workspace, 'merge', '--quiet', 'main')).rejects.toThrow();
    await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
    await gitIn(workspace, 'add', '--all');
    expect(await repo.workspaces.collect(DEV)).toBe(shown);
    await gitIn(workspace, 'commit', '--quiet', '--no-edit');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    const merged = await gitIn(workspace, 'rev-parse', 'HEAD');
    expect(await repo.git('rev-parse', 'tributary/DEV-1')).toBe(merged);
  });

  test('returns nothing after a person rebased the work onto a main with another history', async () => {
    const workspace = await make();
    const root = await repo.store.commit(await repo.store.tree(repo.base), [], text('new history'));
    await repo.git('update-ref', 'refs/heads/main', root);
    await repo.workspaces.update(root);
    await gitIn(workspace, 'rebase', '--quiet', '--onto', 'main', repo.base);
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await repo.git('rev-parse', 'tributary/DEV-1^')).toBe(root);
  });

  test('returns a worktree that git cannot read', async () => {
    const workspace = await make();
    await repo.git('init', '--quiet', join(workspace.dir, 'nested'));
    expect(await repo.workspaces.collect(DEV)).toBe(shown);
  });
});

test('a linked worktree of a bare repository has workspaces too', async () => {
  await using bare = await repositoryWithStore({ 'a.txt': 'x\n' });
  await bare.git('clone', '--quiet', '--bare', bare.root, join(bare.outside, 'bare.git'));
  const gitDir = join(bare.outside, 'bare.git');
  const root = join(bare.outside, 'linked');
  await bare.gitIn(gitDir, 'worktree', 'add', '--quiet', root, 'main');
  const base: CommitSha = sha(await bare.git('rev-parse', 'HEAD'));
  const judge = await judgeOf({ ...bare, root, gitDir });
  const workspaces = createWorkspaces({
    root,
    gitDir,
    temporary: join(bare.outside, 'temporary'),
    environment: bare.environment,
    store: storeOf({ ...bare, root, gitDir }, judge),
    branch: 'main',
    judge,
    seal,
    note: () => {},
    run: () => Promise.reject(new Error('not run')),
  });
  const workspace = await workspaces.forAgent(assignment('DEV-1', base));
  await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
  expect(await workspace.save('x')).toBeDefined();
  expect(await bare.gitIn(root, 'status', '--porcelain')).toBe('');
  await using tree = await workspaces.forTree(base, 'tree');
  expect(existsSync(join(tree.dir, 'a.txt'))).toBe(true);
});
