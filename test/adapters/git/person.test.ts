/** A person in an agent's directory after its work was saved: git works there, and nothing of theirs is lost. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommitSha } from '../../../src/core/model.js';
import type { AgentWorkspace } from '../../../src/ports.js';
import { writeFiles } from '../../support/git-repository.js';
import { assignment, sha, task, type WithWorkspaces, withWorkspaces } from './tools.js';

const DEV = task('DEV-1');
const SHOWN = '.worktrees/dev-DEV-1';
let repo: WithWorkspaces;
let workspace: AgentWorkspace;
let saved: CommitSha;

beforeEach(async () => {
  repo = await withWorkspaces(
    { 'a.txt': 'one\n', 'src/b.txt': 'two\n' },
    {
      before: async ({ outside, root, git, gitIn }) => {
        await gitIn(outside, 'clone', '--quiet', '--bare', root, 'remote.git');
        await git('remote', 'add', 'origin', '../remote.git');
        await git('fetch', '--quiet', 'origin');
        await git('tag', 'v1');
      },
    },
  );
  workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
  await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
  saved = sha(String(await workspace.save('work')));
});
afterEach(() => repo[Symbol.asyncDispose]());

function git(...args: string[]) {
  return repo.gitIn(workspace.dir, ...args);
}
async function commit(files: Record<string, string>, message = 'a person’s') {
  await writeFiles(workspace.dir, files);
  await git('add', '--all');
  await git('commit', '--quiet', '-m', message);
  return git('rev-parse', 'HEAD');
}
function branch() {
  return repo.git('rev-parse', 'tributary/DEV-1');
}

describe('a person in an agent’s directory', () => {
  test('finds a clean checkout of its branch, with their branches, tags and remotes', async () => {
    expect(await git('status')).toBe(
      'On branch tributary/DEV-1\nnothing to commit, working tree clean',
    );
    expect(await git('log', '--format=%s', 'main..')).toBe('work');
    expect(await git('rev-parse', 'main', 'v1', 'origin/main')).toBe(
      Array(3).fill(repo.base).join('\n'),
    );
    await repo.workspaces.forAgent(assignment('DEV-2', repo.base));
    expect(await git('branch', '--format=%(refname:short)')).toBe('main\ntributary/DEV-1');
  });

  test('finds no hook, operation in progress, lock or setting of the agent', async () => {
    const own = (name: string) => join(workspace.dir, '.git', name);
    const config = await readFile(own('config'), 'utf8');
    await mkdir(own('hooks'));
    await writeFile(own('hooks/pre-commit'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await git('config', 'user.email', 'agent@example.invalid');
    await git('config', 'alias.status', '!false');
    await writeFile(own('MERGE_HEAD'), `${repo.base}\n`);
    await mkdir(own('rebase-merge'));
    await writeFile(own('index.lock'), '');
    await git('tag', 'evil');
    await writeFiles(workspace.dir, { 'new.txt': 'newer\n' });
    await workspace.save('again');
    expect((await readdir(own(''))).toSorted()).toEqual([
      'HEAD',
      'config',
      'index',
      'info',
      'objects',
      'packed-refs',
      'refs',
      'tributary-worktree',
    ]);
    expect(await readFile(own('config'), 'utf8')).toBe(config);
    expect(await git('tag')).toBe('v1');
  });

  test('can merge a main that moved, with conflicts that a merge tool can show', async () => {
    const newer = sha(await repo.commit({ 'new.txt': 'theirs\n', 'later.txt': 'x\n' }));
    await repo.workspaces.update(newer);
    expect(await git('rev-parse', 'main')).toBe(newer);
    await expect(git('merge', '--quiet', 'main')).rejects.toThrow();
    expect(await git('ls-files', '--unmerged')).toContain('new.txt');
    expect(await git('show', ':2:new.txt')).toBe('new');
    expect(await git('show', ':3:new.txt')).toBe('theirs');
    const tool = ['-c', 'merge.tool=x', '-c', 'mergetool.x.cmd=cp "$REMOTE" "$MERGED"'];
    await git(...tool, '-c', 'mergetool.x.trustExitCode=true', 'mergetool', '--no-prompt');
    await git('commit', '--quiet', '--no-edit');
    await git('clean', '-fdq');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await repo.git('log', '--format=%s', '-1', 'tributary/DEV-1')).toContain('Merge');
  });

  test('keeps a main on which they work there', async () => {
    await git('checkout', '--quiet', 'main');
    const newer = sha(await repo.commit({ 'later.txt': 'x\n' }));
    await repo.workspaces.update(newer);
    expect(await git('status', '--porcelain')).toBe('');
    const mine = await commit({ 'mine.txt': 'x' });
    await git('checkout', '--quiet', 'tributary/DEV-1');
    await repo.workspaces.update(newer);
    expect(await git('rev-parse', 'main')).toBe(mine);
  });

  test('can stash, and fetch, and cannot push', async () => {
    await appendFile(join(workspace.dir, 'a.txt'), 'more\n');
    await git('stash');
    await git('stash', 'pop');
    expect(await git('diff', '--name-only')).toBe('a.txt');
    await git('fetch', '--quiet', 'origin');
    await expect(git('push', 'origin', 'HEAD')).rejects.toThrow('tributary-lands-this-branch');
    expect(await repo.gitIn(join(repo.outside, 'remote.git'), 'branch')).toBe('* main');
  });
});

describe('collect', () => {
  test('brings commits to the branch, one after the other, whatever branch they are on', async () => {
    const first = await commit({ 'first.txt': 'x' });
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await branch()).toBe(first);
    await git('checkout', '--quiet', '-b', 'mine');
    const second = await commit({ 'second.txt': 'x' });
    expect(await repo.again().collect(DEV)).toBeUndefined();
    expect(await branch()).toBe(second);
    await git('checkout', '--quiet', '--detach');
    const third = await commit({ 'third.txt': 'x' });
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await branch()).toBe(third);
    await repo.git('fsck', '--strict');
  });

  test('brings an amended commit and a rebased branch, again and again', async () => {
    await commit({ 'first.txt': 'x' });
    await repo.workspaces.collect(DEV);
    await git('commit', '--quiet', '--amend', '-m', 'amended');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await branch()).toBe(await git('rev-parse', 'HEAD'));
    await repo.workspaces.update(sha(await repo.commit({ 'later.txt': 'x\n' })));
    await git('rebase', '--quiet', 'main');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await branch()).toBe(await git('rev-parse', 'HEAD'));
    expect(await repo.git('log', '--format=%s', 'main..tributary/DEV-1')).toBe('amended\nwork');
  });

  test('leaves the branch where it is if a person only looked at main there', async () => {
    await repo.workspaces.update(sha(await repo.commit({ 'later.txt': 'x\n' })));
    await git('checkout', '--quiet', 'main');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await branch()).toBe(saved);
  });

  test('names the directory if the branch went another way in the checkout', async () => {
    await repo.git('update-ref', 'refs/heads/tributary/DEV-1', await repo.commit({ 'x.txt': 'x' }));
    const theirs = await branch();
    await commit({ 'mine.txt': 'x' });
    expect(await repo.workspaces.collect(DEV)).toBe(SHOWN);
    expect(await branch()).toBe(theirs);
  });

  test('names the directory, and moves nothing, while the branch is checked out elsewhere', async () => {
    await repo.git('worktree', 'add', '--quiet', join(repo.outside, 'mine'), 'tributary/DEV-1');
    await commit({ 'mine.txt': 'x' });
    expect(await repo.workspaces.collect(DEV)).toBe(SHOWN);
    expect(await branch()).toBe(saved);
  });

  test('does not take a rebase that is not done', async () => {
    await repo.workspaces.update(sha(await repo.commit({ 'new.txt': 'theirs\n' })));
    await expect(git('rebase', '--quiet', 'main')).rejects.toThrow();
    expect(await repo.workspaces.collect(DEV)).toBe(SHOWN);
    expect(await branch()).toBe(saved);
  });
});

describe('a person’s work is kept under a ref, and named, when its directory is removed:', () => {
  const kept = async () => {
    const format = '--format=%(refname) %(objectname)';
    const list = await repo.git('for-each-ref', format, 'refs/tributary/kept');
    return list === '' ? [] : list.split('\n').map((line) => line.split(' '));
  };
  /** Each is on a ref of its own, or contained in one; each ref is named in a note. */
  const expectKept = async (...commits: string[]) => {
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(true);
    expect(existsSync(workspace.dir)).toBe(false);
    expect(await repo.git('branch', '--format=%(refname:short)')).toBe('main');
    const refs = await kept();
    for (const each of commits)
      expect(await repo.git('for-each-ref', '--contains', each, 'refs/tributary/kept')).not.toBe(
        '',
      );
    expect(repo.notes).toHaveLength(refs.length);
    for (const [, at = ''] of refs) {
      const short = at.slice(0, 12);
      expect(repo.notes.filter((note) => note.startsWith('Kept ')).join('\n')).toMatch(
        new RegExp(`To bring back: git (?:branch kept-DEV-1-${short}|stash apply) ${short}`),
      );
    }
    await repo.git('gc', '--quiet', '--prune=now');
    for (const each of commits) await repo.git('cat-file', '-e', each);
  };

  test('nothing is kept, or said, if there is nothing of a person', async () => {
    await writeFiles(workspace.dir, { 'a.txt': 'an agent’s\n' });
    await git('stash');
    await git('branch', 'an-agents', 'stash@{0}');
    await workspace.save('work');
    expect(await git('stash', 'list')).toBe('');
    await repo.workspaces.clear(DEV, 'remove');
    expect(await kept()).toEqual([]);
    expect(repo.notes).toEqual([]);
  });

  test('a commit', async () => expectKept(await commit({ 'mine.txt': 'x' })));

  test('an edit', async () => {
    await writeFiles(workspace.dir, { 'new.txt': 'mine\n' });
    await expectKept();
    const at = await repo.git('for-each-ref', '--format=%(objectname)', 'refs/tributary/kept');
    expect(await repo.git('show', `${at}:new.txt`)).toBe('mine');
  });

  test('all entries of the stash', async () => {
    const made: string[] = [];
    for (const text of ['first', 'second']) {
      await writeFiles(workspace.dir, { 'a.txt': text, 'untracked.txt': text });
      await git('stash', '--include-untracked');
      made.push(await git('rev-parse', 'stash@{0}'));
    }
    await expectKept(...made);
    const untracked = await Promise.all(
      made.map((at) => repo.git('show', `${at}^3:untracked.txt`)),
    );
    expect(untracked).toEqual(['first', 'second']);
  });

  test('branches and tags, also annotated ones', async () => {
    await git('checkout', '--quiet', '-b', 'mine/deep');
    const first = await commit({ 'first.txt': 'x' });
    await git('checkout', '--quiet', '--detach', saved);
    const second = await commit({ 'second.txt': 'x' });
    await git('tag', 'light');
    const third = await commit({ 'third.txt': 'x' });
    await git('tag', '-a', '-m', 'text', 'heavy');
    await git('checkout', '--quiet', 'tributary/DEV-1');
    await expectKept(first, second, third);
  });

  test('branches that `git gc` packed', async () => {
    await git('checkout', '--quiet', '-b', 'mine');
    const mine = await commit({ 'mine.txt': 'x' });
    await git('checkout', '--quiet', 'tributary/DEV-1');
    await git('gc', '--quiet');
    await expectKept(mine);
  });

  test('a detached HEAD', async () => {
    await git('checkout', '--quiet', '--detach');
    await expectKept(await commit({ 'mine.txt': 'x' }));
  });

  test('a history without the base', async () => {
    await git('checkout', '--quiet', '--orphan', 'fresh');
    await expectKept(await commit({ 'mine.txt': 'x' }));
  });

  test('commits on the task’s branch in the checkout', async () => {
    const text = {
      message: 'mine',
      author: { name: 'P', email: 'p@x' },
      date: '2026-01-01T00:00:00Z',
    };
    const mine = await repo.store.commit(await repo.store.tree(repo.base), [saved], text);
    await repo.git('update-ref', 'refs/heads/tributary/DEV-1', mine);
    await expectKept(mine);
  });

  test('a branch of the task whose directory nobody knows any more', async () => {
    await rm(join(repo.gitDir, 'tributary/worktrees'), { recursive: true });
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(false);
    expect(await kept()).toEqual([[`refs/tributary/kept/DEV-1/${saved.slice(0, 12)}`, saved]]);
    expect(repo.notes).toHaveLength(1);
  });

  test('the same when the task starts over', async () => {
    const mine = await commit({ 'mine.txt': 'x' });
    await repo.again().forAgent(assignment('DEV-1', repo.base, { attempt: 2 }));
    expect(await kept()).toEqual([[`refs/tributary/kept/DEV-1/${mine.slice(0, 12)}`, mine]]);
    expect(repo.notes).toHaveLength(1);
  });

  test('a commit in a directory whose files must not be committed stays with its files', async () => {
    await repo.workspaces.clear(DEV, 'detach');
    const mine = await commit({ 'fixed.txt': 'x' });
    await repo.workspaces.clear(DEV, 'remove');
    expect(await repo.gitIn(`${workspace.dir}.aside-1`, 'rev-parse', 'HEAD')).toBe(mine);
    expect(repo.notes).toEqual([`Kept the files of ${SHOWN} in ${SHOWN}.aside-1.`]);
  });

  test('the files, where git cannot read the repository', async () => {
    const mine = await commit({ 'mine.txt': 'x' });
    const object = join(workspace.dir, '.git/objects', mine.slice(0, 2), mine.slice(2));
    await rm(object);
    await repo.workspaces.clear(DEV, 'remove');
    expect(await readFile(`${workspace.dir}.aside-1/mine.txt`, 'utf8')).toBe('x');
  });
});

test('the objects that directories read are removed with the last of them', async () => {
  const objects = join(repo.gitDir, 'tributary/objects');
  await repo.workspaces.prune();
  expect(existsSync(objects)).toBe(true);
  await repo.workspaces.clear(DEV, 'remove');
  await repo.workspaces.prune();
  expect(existsSync(objects)).toBe(false);
  await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
  expect(existsSync(objects)).toBe(true);
});
