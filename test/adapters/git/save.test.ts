/** What an agent may leave in its worktree, and what is saved of it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentWorkspace } from '../../../src/ports.js';
import { type Files, writeFiles } from '../../support/git-repository.js';
import { assignment, sha, task, type WithWorkspaces, withWorkspaces } from './tools.js';

let repo: WithWorkspaces;
let workspace: AgentWorkspace;

beforeEach(async () => {
  repo = await withWorkspaces({ 'a.txt': 'one\n', 'src/b.txt': 'two\n', '.gitignore': '*.log\n' });
  workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
});
afterEach(() => repo[Symbol.asyncDispose]());

function inTree(...args: string[]) {
  return repo.gitIn(workspace.dir, ...args);
}
function write(files: Files) {
  return writeFiles(workspace.dir, files);
}
/** A file of its repository. */
function own(name: string) {
  return join(workspace.dir, '.git', name);
}

async function save() {
  return sha(String(await workspace.save('DEV-1: attempt 1')));
}
async function listed(at: string) {
  return (await repo.git('ls-tree', '-r', '-z', '--name-only', at))
    .split('\0')
    .filter((path) => path);
}
async function added(at: string) {
  return (await repo.store.diff(repo.base, sha(at))).map(({ path }) => path);
}

/** The worktree is on its branch at the saved commit, with nothing in progress: a person can continue. */
async function expectClean(head: string) {
  expect(await inTree('rev-parse', 'HEAD', '--git-dir')).toBe(`${head}\n.git`);
  expect(await inTree('status')).toBe(
    'On branch tributary/DEV-1\nnothing to commit, working tree clean',
  );
}

describe('a save', () => {
  test('includes a file that was changed in the moment of its checkout and kept its size', async () => {
    // What cannot be set from here (inode, time of the last change of metadata) git must not look at.
    await using racy = await withWorkspaces(
      { 'a.txt': 'one\n' },
      {
        before: async ({ git }) => {
          await git('config', 'core.trustctime', 'false');
          await git('config', 'core.checkStat', 'minimal');
        },
      },
    );
    const { dir, save: saveRacy } = await racy.workspaces.forAgent(assignment('DEV-1', racy.base));
    const file = join(dir, 'a.txt');
    const index = join(racy.gitDir, 'tributary/worktrees/dev-DEV-1.index');
    const moment = 1_700_000_000;
    await utimes(file, moment, moment);
    const env = { GIT_INDEX_FILE: index };
    await racy.judge.gitFor(dir)(['update-index', '--refresh'], { env });
    await writeFile(file, 'two\n');
    await utimes(file, moment, moment);
    await utimes(index, moment, moment);
    const head = sha(String(await saveRacy('x')));
    expect(await racy.store.file(head, 'a.txt')).toBe('two\n');
  });

  test('includes all files as they are, on top of the agent’s own commits', async () => {
    await write({ 'mine.txt': 'mine\n' });
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'mine');
    const mine = await inTree('rev-parse', 'HEAD');
    await write({
      'a.txt': 'changed\n',
      'src/b.txt': null,
      'new file': 'x',
      '-dash': 'x',
      'line\nfeed': 'x',
      '"quoted"': 'x',
      link: { link: '../outside' },
      'ignored.log': 'x',
    });
    await chmod(join(workspace.dir, 'mine.txt'), 0o755);
    const head = await save();
    expect(await added(head)).toEqual([
      '"quoted"',
      '-dash',
      'a.txt',
      'line\nfeed',
      'link',
      'mine.txt',
      'new file',
      'src/b.txt',
    ]);
    const one = await repo.store.diff(repo.base, head);
    expect(one.find(({ path }) => path === 'mine.txt')?.newMode).toBe('100755');
    expect(one.find(({ path }) => path === 'link')?.target).toBe('../outside');
    expect(await repo.git('log', '--format=%H%n%an <%ae>%n%s', '-1', `${head}^`)).toContain(mine);
    expect(await repo.git('log', '--format=%an <%ae>%n%cn%n%s', '-1', head)).toBe(
      'Tributary <tributary@users.noreply.github.com>\nTributary\nDEV-1: attempt 1',
    );
    await expectClean(head);
  });

  test('returns nothing if the tree equals that of the base', async () => {
    expect(await workspace.save('x')).toBeUndefined();
    await write({ 'new.txt': 'x' });
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'there');
    await write({ 'new.txt': null });
    expect(await workspace.save('x')).toBeUndefined();
  });

  test('returns the same commit when nothing has changed since', async () => {
    await write({ 'new.txt': 'x' });
    const head = await save();
    expect(await save()).toBe(head);
    await write({ 'more.txt': 'x' });
    expect(await save()).not.toBe(head);
  });

  test('returns the agent’s own commit if nothing is uncommitted', async () => {
    await write({ 'new.txt': 'x' });
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'mine');
    expect(await save()).toBe(await inTree('rev-parse', 'HEAD'));
  });

  test('includes a large change in one commit', async () => {
    await write(Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`d/${at}`, `${at}`])));
    await write({ 'large.bin': Buffer.alloc(20 * 1024 * 1024, 7) });
    const diff = await repo.store.diff(repo.base, await save());
    expect(diff).toHaveLength(301);
    expect(diff.find(({ path }) => path === 'large.bin')?.bytes).toBe(20 * 1024 * 1024);
  });

  test('runs no hook, signs nothing, and needs no identity', async () => {
    await mkdir(join(repo.gitDir, 'hooks'));
    for (const hook of ['pre-commit', 'post-commit', 'reference-transaction'])
      await writeFile(join(repo.gitDir, 'hooks', hook), `#!/bin/sh\ntouch ${repo.outside}/hooked`, {
        mode: 0o755,
      });
    await repo.git('config', 'commit.gpgSign', 'true');
    await repo.git('config', 'gpg.program', '/bin/false');
    await repo.git('config', 'user.useConfigOnly', 'true');
    await repo.git('config', 'core.safecrlf', 'true');
    await repo.git('config', 'core.autocrlf', 'input');
    await write({ 'new.txt': 'x\r\n' });
    await save();
    expect(existsSync(join(repo.outside, 'hooked'))).toBe(false);
  });
});

describe('saved work', () => {
  test('never includes the status file or a folder in its place', async () => {
    await write({ 'agent-status.json': '{}', 'deeper/agent-status.json': '{}' });
    expect(await added(await save())).toEqual(['deeper/agent-status.json']);
    await write({ 'agent-status.json': null, 'agent-status.json/x': '{}', 'more.txt': 'x' });
    expect(await added(await save())).toEqual(['deeper/agent-status.json', 'more.txt']);
  });

  test('never includes a status file that the agent committed', async () => {
    await write({ 'agent-status.json': '{}', 'new.txt': 'x' });
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'with status');
    expect(await added(await save())).toEqual(['new.txt']);
  });

  test('never includes a change to a status file of the base', async () => {
    const base = sha(await repo.commit({ 'agent-status.json': 'the base’s\n' }));
    workspace = await repo.workspaces.forAgent(assignment('DEV-1', base));
    await write({ 'agent-status.json': '{}', 'new.txt': 'x' });
    const head = await save();
    expect(await repo.store.file(head, 'agent-status.json')).toBe('the base’s\n');
    await write({ 'agent-status.json': null, 'more.txt': 'x' });
    expect(await repo.store.file(await save(), 'agent-status.json')).toBe('the base’s\n');
  });

  test('never includes files outside the repository through a link in the worktree’s place', async () => {
    await mkdir(join(repo.outside, 'private'));
    await writeFile(join(repo.outside, 'private/key'), 'secret');
    await rm(workspace.dir, { recursive: true });
    await symlink(join(repo.outside, 'private'), workspace.dir);
    await expect(workspace.save('x')).rejects.toThrow('is gone');
    expect(await readdir(join(repo.outside, 'private'))).toEqual(['key']);
    expect(await repo.workspaces.clear(task('DEV-1'), 'remove')).toBe(true);
    expect(await readFile(join(repo.outside, 'private/key'), 'utf8')).toBe('secret');
    expect(existsSync(workspace.dir)).toBe(false);
  });

  test('cannot come from a worktree that is gone', async () => {
    await rm(workspace.dir, { recursive: true });
    await expect(workspace.save('x')).rejects.toThrow('is gone');
  });
});

describe('an agent’s work', () => {
  beforeEach(async () => {
    await write({ 'mine.txt': 'mine\n' });
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'mine');
    await write({ 'loose.txt': 'loose\n' });
  });

  const expectAll = async (head: string) => {
    expect(await added(head)).toEqual(['loose.txt', 'mine.txt']);
    await expectClean(head);
  };

  test('is saved after the agent deleted .git', async () => {
    await rm(own(''), { recursive: true });
    await expectAll(await save());
  });

  test('is saved after the agent replaced .git with a repository of its own', async () => {
    await rm(own(''), { recursive: true });
    await inTree('init', '--quiet');
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'in the wrong one');
    await expectAll(await save());
  });

  test('is saved after the agent pointed .git at another repository', async () => {
    await repo.git('init', '--quiet', join(repo.outside, 'evil'));
    await rm(own(''), { recursive: true });
    await writeFile(own(''), `gitdir: ${repo.outside}/evil/.git\n`);
    await expectAll(await save());
    expect(await repo.gitIn(join(repo.outside, 'evil'), 'status', '--porcelain')).toBe('');
  });

  test('is saved after the agent emptied .git', async () => {
    for (const name of await readdir(own(''))) await rm(own(name), { recursive: true });
    await expectAll(await save());
  });

  test('is saved after the agent damaged its repository', async () => {
    for (const name of ['HEAD', 'index', 'config', 'packed-refs', 'shallow'])
      await writeFile(own(name), 'nonsense');
    await writeFile(own('commondir'), '/nowhere\n');
    await mkdir(own('MERGE_HEAD'));
    await expectAll(await save());
  });

  test('is saved with its commits after its branch was deleted in the checkout', async () => {
    await repo.git('update-ref', '-d', 'refs/heads/tributary/DEV-1');
    const head = await save();
    expect(await repo.git('log', '--format=%s', `${repo.base}..tributary/DEV-1`)).toBe(
      'DEV-1: attempt 1\nmine',
    );
    await expectAll(head);
  });

  test('is saved on the base after the agent deleted its own branch', async () => {
    await inTree('update-ref', '-d', 'refs/heads/tributary/DEV-1');
    const head = await save();
    expect(await added(head)).toEqual(['loose.txt', 'mine.txt']);
    expect(await repo.git('rev-parse', `${head}^`)).toBe(repo.base);
    await expectClean(head);
  });

  test('is saved after the agent created refs below its branch, which block the branch’s name', async () => {
    await inTree('checkout', '--quiet', '--detach');
    await inTree('branch', '--quiet', '-D', 'tributary/DEV-1');
    await inTree('branch', 'tributary/DEV-1/deeper');
    await expectAll(await save());
  });

  test('is saved with its commits on a detached HEAD', async () => {
    await inTree('checkout', '--quiet', '--detach');
    await inTree('commit', '--quiet', '--allow-empty', '-m', 'detached');
    const head = await save();
    expect(await repo.git('log', '--format=%s', `${repo.base}..${head}`)).toBe(
      'DEV-1: attempt 1\ndetached\nmine',
    );
    await expectAll(head);
  });

  test('is saved with its commits on another branch', async () => {
    await inTree('checkout', '--quiet', '-b', 'feature');
    await inTree('commit', '--quiet', '--allow-empty', '-m', 'elsewhere');
    const head = await save();
    expect(await repo.git('log', '--format=%s', '-1', `${head}^`)).toBe('elsewhere');
    expect(await repo.git('branch', '--format=%(refname:short)')).toBe('main\ntributary/DEV-1');
    await expectAll(head);
  });

  test('is saved on the base after the agent started a history of its own', async () => {
    await inTree('checkout', '--quiet', '--orphan', 'fresh');
    await inTree('commit', '--quiet', '-m', 'no parents');
    const head = await save();
    expect(await added(head)).toEqual(['loose.txt', 'mine.txt']);
    expect(await repo.git('merge-base', repo.base, head)).toBe(repo.base);
    await expectClean(head);
  });

  test('is saved on the base after the agent amended the base commit', async () => {
    await inTree('reset', '--quiet', '--soft', repo.base);
    await inTree('commit', '--quiet', '--amend', '-m', 'rewritten');
    const head = await save();
    expect(await added(head)).toEqual(['loose.txt', 'mine.txt']);
    expect(await repo.git('rev-parse', `${head}^`)).toBe(repo.base);
  });

  test('is saved after the agent left lock files', async () => {
    await writeFile(own('index.lock'), '');
    await writeFile(own('HEAD.lock'), '');
    await writeFile(join(repo.gitDir, 'refs/heads/tributary/DEV-1.lock'), '');
    await expectAll(await save());
  });

  /** Another branch with another `mine.txt`. */
  const conflicting = async () => {
    await inTree('checkout', '--quiet', '-b', 'theirs', repo.base);
    await write({ 'mine.txt': 'theirs\n' });
    await inTree('add', 'mine.txt');
    await inTree('commit', '--quiet', '-m', 'theirs');
    await inTree('checkout', '--quiet', 'tributary/DEV-1');
  };

  test('is saved after the agent left a merge unfinished', async () => {
    await conflicting();
    await expect(inTree('merge', 'theirs')).rejects.toThrow();
    const head = await save();
    expect(await added(head)).toEqual(['loose.txt', 'mine.txt']);
    expect(await repo.store.file(head, 'mine.txt')).toContain('<<<<<<<');
    expect(await repo.git('rev-list', '--parents', '-1', head)).toHaveLength(81);
    await expectClean(head);
  });

  test('is saved after the agent left a rebase unfinished', async () => {
    await inTree('add', '--all');
    await inTree('commit', '--quiet', '-m', 'loose');
    await conflicting();
    await expect(inTree('rebase', 'theirs')).rejects.toThrow();
    await write({ 'mine.txt': 'mended\n', 'loose.txt': 'loose\n' });
    const head = await save();
    expect(await repo.store.file(head, 'mine.txt')).toBe('mended\n');
    await expectClean(head);
  });

  test('is saved after the agent hid files from git’s index', async () => {
    await inTree('update-index', '--assume-unchanged', 'a.txt');
    await inTree('config', 'core.splitIndex', 'true');
    await inTree('update-index', '--split-index');
    await expectAll(await save());
  });

  test('includes ignored files that the agent un-ignored', async () => {
    await write({ 'kept.log': 'x', '.gitignore': '' });
    expect(await added(await save())).toEqual(['.gitignore', 'kept.log', 'loose.txt', 'mine.txt']);
  });

  test('contains a repository that the agent cloned into its tree as a submodule', async () => {
    await repo.git('clone', '--quiet', repo.root, join(workspace.dir, 'vendor'));
    const diff = await repo.store.diff(repo.base, await save());
    expect(diff.find(({ path }) => path === 'vendor')?.newMode).toBe('160000');
  });

  test('is an empty tree after the agent moved the worktree away and left an empty folder', async () => {
    await rename(workspace.dir, join(repo.outside, 'moved'));
    await mkdir(workspace.dir);
    const head = await save();
    expect(await listed(head)).toEqual([]);
  });

  test('is saved on the base without a commit whose tree no git command makes', async () => {
    const blob = await inTree('rev-parse', 'HEAD:a.txt');
    const tree = join(repo.outside, 'tree');
    await writeFile(tree, Buffer.concat([Buffer.from('100644 .git\0'), Buffer.from(blob, 'hex')]));
    const made = await inTree('hash-object', '-t', 'tree', '--literally', '-w', tree);
    const commit = await inTree('commit-tree', made, '-p', repo.base, '-m', 'crafted');
    await writeFile(own('HEAD'), `${commit}\n`);
    const head = await save();
    expect(await repo.git('rev-parse', `${head}^`)).toBe(repo.base);
    await expect(repo.git('cat-file', '-e', commit)).rejects.toThrow();
    await expectAll(head);
  });

  test('does not depend on the agent’s index', async () => {
    const blob = await inTree('rev-parse', 'HEAD:a.txt');
    await inTree('update-index', '--add', '--cacheinfo', `100644,${blob},never-there`);
    await inTree('update-index', '--skip-worktree', 'never-there', 'a.txt');
    await expectAll(await save());
  });
});
