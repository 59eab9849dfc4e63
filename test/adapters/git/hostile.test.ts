/** What an agent does to its own repository: nothing of it runs in Tributary's git, or reaches a person's. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeFiles } from '../../support/git-repository.js';
import {
  assignment,
  sha,
  task,
  type WithWorkspaces,
  withWorkspaces,
  workspacesOf,
} from './tools.js';

let repo: WithWorkspaces;
/** A program that leaves a mark when it runs. */
let program: string;
let number = 0;

beforeAll(async () => {
  repo = await withWorkspaces({ 'a.txt': 'one\n', 'src/b.txt': 'two\n', '.gitignore': '*.log\n' });
  // The person's branch is further than the agents' base.
  await repo.commit({ 'later.txt': 'x\n' });
  program = join(repo.outside, 'program');
  await writeFile(program, `#!/bin/sh\ntouch '${repo.outside}/mark'\ncat 2>&1\n`, { mode: 0o755 });
  await repo.git('init', '--quiet', join(repo.outside, 'elsewhere'));
  await repo.git('clone', '--quiet', '--bare', '.', '.git/modules/sub');
  await writeFiles(repo.gitDir, { 'modules/sub/hooks/post-checkout': 'a person’s' });
});
afterAll(() => repo[Symbol.asyncDispose]());

function makeFifo(path: string) {
  return promisify(execFile)('mkfifo', [path]);
}
function mark() {
  return join(repo.outside, 'mark');
}

/** An agent's directory with a commit of the agent and an uncommitted file. */
async function worked(workspaces = repo.workspaces) {
  number += 1;
  const id = `DEV-${number}`;
  const workspace = await workspaces.forAgent(assignment(id, repo.base));
  await writeFiles(workspace.dir, { 'mine.txt': `${id}\n` });
  await repo.gitIn(workspace.dir, 'add', '--all');
  await repo.gitIn(workspace.dir, 'commit', '--quiet', '-m', 'mine');
  await writeFiles(workspace.dir, { 'loose.txt': 'loose\n' });
  return { workspace, git: join(workspace.dir, '.git'), id };
}

/** All of a person's that an agent could want to change. */
async function belongings() {
  const refs = await repo.git('for-each-ref', 'refs/heads/main', 'refs/tags', 'refs/stash');
  const names = ['HEAD', 'config', 'info/exclude', 'index'];
  const files = await Promise.all(names.map((name) => readFile(join(repo.gitDir, name), 'latin1')));
  const hook = existsSync(join(repo.gitDir, 'modules/sub/hooks/post-checkout'));
  const folder = (await readdir(repo.gitDir)).filter((name) => name !== 'COMMIT_EDITMSG');
  return { refs, files, folder, hook, status: await repo.git('status', '--porcelain') };
}

interface Attack {
  dir: string;
  git: string;
  config(...args: string[]): Promise<string>;
}
type Saved = 'on its commit' | 'on the base';

const attacks: Record<string, [Saved, (attack: Attack) => Promise<unknown>]> = {
  'core.fsmonitor': ['on its commit', ({ config }) => config('core.fsmonitor', program)],
  'hooks, by name and by core.hooksPath': [
    'on its commit',
    async ({ git, config }) => {
      await mkdir(join(git, 'hooks'));
      for (const hook of [
        'pre-commit',
        'post-checkout',
        'reference-transaction',
        'post-index-change',
      ])
        await writeFile(join(git, 'hooks', hook), await readFile(program), { mode: 0o755 });
      await config('core.hooksPath', join(git, 'hooks'));
    },
  ],
  'a filter that its info/attributes names': [
    'on its commit',
    async ({ git, config }) => {
      await config('filter.evil.clean', program);
      await config('filter.evil.smudge', program);
      await config('filter.evil.process', program);
      await writeFile(join(git, 'info/attributes'), '* filter=evil diff=evil merge=evil\n');
      await config('diff.evil.textconv', program);
    },
  ],
  'an included file': [
    'on its commit',
    async ({ dir, git, config }) => {
      await writeFile(join(git, 'more'), `[core]\n\tfsmonitor = ${program}\n`);
      await config('include.path', join(git, 'more'));
      await config(`includeIf.gitdir:${dir}/.path`, join(git, 'more'));
    },
  ],
  'a configuration of the worktree': [
    'on its commit',
    async ({ git, config }) => {
      await config('extensions.worktreeConfig', 'true');
      await writeFile(join(git, 'config.worktree'), `[core]\n\tfsmonitor = ${program}\n`);
    },
  ],
  'excludes of everything': [
    'on its commit',
    ({ git }) => writeFile(join(git, 'info/exclude'), '*\n'),
  ],
  'core.worktree': ['on its commit', ({ config }) => config('core.worktree', repo.root)],
  'core.bare': ['on its commit', ({ config }) => config('core.bare', 'true')],
  'a commondir that is the person’s': [
    'on its commit',
    ({ git }) => writeFile(join(git, 'commondir'), `${repo.gitDir}\n`),
  ],
  'replaced objects and grafts': [
    'on its commit',
    async ({ dir, git }) => {
      await repo.gitIn(dir, 'replace', 'HEAD', repo.base);
      await writeFile(join(git, 'info/grafts'), `${repo.base}\n`);
    },
  ],
  'alternates to elsewhere': [
    'on the base',
    async ({ git }) => {
      const evil = join(repo.outside, 'elsewhere/.git/objects');
      await appendFile(join(git, 'objects/info/alternates'), `${evil}\n`);
    },
  ],
  'a pipe as HEAD': [
    'on the base',
    async ({ git }) => {
      await rm(join(git, 'HEAD'));
      await makeFifo(join(git, 'HEAD'));
    },
  ],
  'a link to the person’s HEAD': [
    'on the base',
    async ({ git }) => {
      await rm(join(git, 'HEAD'));
      await symlink(join(repo.gitDir, 'HEAD'), join(git, 'HEAD'));
    },
  ],
  'a link to the person’s refs': [
    'on the base',
    async ({ git }) => {
      await rm(join(git, 'refs'), { recursive: true });
      await symlink(join(repo.gitDir, 'refs'), join(git, 'refs'));
    },
  ],
  'a pipe as its branch': [
    'on the base',
    async ({ git }) => {
      await rm(join(git, 'refs/heads/tributary'), { recursive: true });
      await makeFifo(join(git, 'refs/heads/tributary'));
    },
  ],
  'packed refs of 100 MB': [
    'on the base',
    async ({ git }) => {
      await rm(join(git, 'refs/heads/tributary'), { recursive: true });
      await truncate(join(git, 'packed-refs'), 100 * 1024 * 1024);
    },
  ],
  'a pipe among its objects': [
    'on the base',
    ({ git }) => makeFifo(join(git, 'objects/pack/pack-1.idx')),
  ],
  'a link to a folder among its objects': [
    'on the base',
    ({ git }) => symlink(join(repo.gitDir, 'objects'), join(git, 'objects/ff')),
  ],
  'an object that it overwrote': [
    'on the base',
    async ({ dir, git }) => {
      const file = async (name: string) => {
        const id = await repo.gitIn(dir, 'rev-parse', name);
        return join(git, 'objects', id.slice(0, 2), id.slice(2));
      };
      const blob = await file('HEAD:mine.txt');
      await chmod(blob, 0o644);
      await writeFile(blob, await readFile(await file('HEAD')));
    },
  ],
  'a link to the person’s repository as .git': [
    'on the base',
    async ({ git }) => {
      await rm(git, { recursive: true });
      await symlink(repo.gitDir, git);
    },
  ],
  'a file that names the person’s repository as .git': [
    'on the base',
    async ({ git }) => {
      await rm(git, { recursive: true });
      await writeFile(git, `gitdir: ${repo.gitDir}\n`);
    },
  ],
  'a pipe as .git': [
    'on the base',
    async ({ git }) => {
      await rm(git, { recursive: true });
      await makeFifo(git);
    },
  ],
  'links to the person’s submodules': [
    'on its commit',
    async ({ git }) => {
      await symlink(join(repo.gitDir, 'modules'), join(git, 'modules'));
    },
  ],
  'links in place of its logs and its modules': [
    'on its commit',
    async ({ git }) => {
      await rm(join(git, 'logs'), { recursive: true });
      for (const name of ['logs', 'modules', 'lfs'])
        await symlink(join(repo.outside, 'elsewhere'), join(git, name));
    },
  ],
};

describe('an agent that leaves', () => {
  test.each(Object.entries(attacks))(
    '%s changes nothing of a person’s',
    async (_, [on, attack]) => {
      const { workspace, git } = await worked();
      const { dir } = workspace;
      const mine = await repo.gitIn(dir, 'rev-parse', 'HEAD');
      const before = await belongings();
      const config = (...args: string[]) =>
        repo.gitIn(dir, 'config', '--file', join(git, 'config'), ...args);
      await attack({ dir, git, config });
      const head = sha(String(await workspace.save('saved')));
      expect((await repo.store.diff(repo.base, head)).map(({ path }) => path)).toEqual([
        'loose.txt',
        'mine.txt',
      ]);
      expect(await repo.git('rev-parse', `${head}^`)).toBe(
        on === 'on its commit' ? mine : repo.base,
      );
      // What a person types in it next.
      expect(await repo.gitIn(dir, 'status', '--porcelain')).toBe('');
      expect(await repo.gitIn(dir, 'log', '--format=%H', '-1')).toBe(head);
      await repo.gitIn(dir, 'commit', '--quiet', '--allow-empty', '-m', 'a person’s');
      await repo.gitIn(dir, 'stash', 'list');
      expect(existsSync(mark())).toBe(false);
      expect(await belongings()).toEqual(before);
      expect(await readdir(join(repo.outside, 'elsewhere'))).toEqual(['.git']);
    },
  );

  test('a repository of another person in its tree runs nothing of it', async () => {
    const { workspace } = await worked();
    const nested = join(workspace.dir, 'vendor');
    await repo.gitIn(workspace.dir, 'init', '--quiet', nested);
    await writeFiles(nested, { 'x.txt': 'x\n', '.gitattributes': '* filter=evil\n' });
    await repo.gitIn(nested, 'add', '--all');
    await repo.gitIn(nested, 'commit', '--quiet', '-m', 'nested');
    await writeFiles(nested, { 'x.txt': 'changed\n' });
    await repo.gitIn(nested, 'config', 'core.fsmonitor', program);
    await repo.gitIn(nested, 'config', 'filter.evil.clean', program);
    await rm(mark(), { force: true });
    const head = sha(String(await workspace.save('x')));
    const vendor = (await repo.store.diff(repo.base, head)).find(({ path }) => path === 'vendor');
    expect(vendor?.newMode).toBe('160000');
    expect(existsSync(mark())).toBe(false);
    // A person's `git status` starts one in it.
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe(' M vendor');
    expect(existsSync(mark())).toBe(false);
  });

  test('a pipe as .gitignore loses its save, but does not hold up the run', async () => {
    const hurried = (await workspacesOf(repo, 0.3)).workspaces;
    const { workspace, id } = await worked(hurried);
    await repo.gitIn(workspace.dir, 'config', 'core.fsmonitor', program);
    await rm(join(workspace.dir, '.gitignore'));
    await makeFifo(join(workspace.dir, '.gitignore'));
    const began = Date.now();
    await expect(workspace.save('x')).rejects.toThrow('it was stopped after 0.3 s');
    expect(Date.now() - began).toBeLessThan(5000);
    await rm(join(workspace.dir, '.gitignore'));
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe(
      ' D .gitignore\n?? loose.txt',
    );
    expect(existsSync(mark())).toBe(false);
    await makeFifo(join(workspace.dir, '.gitignore'));
    expect(await hurried.collect(task(id))).toBe(workspace.displayPath);
    await hurried.clear(task(id), 'remove');
    expect(await readFile(`${workspace.dir}.aside-1/loose.txt`, 'utf8')).toBe('loose\n');
  });

  test('a pipe in place of a file delivers the change without the file', async () => {
    const { workspace } = await worked();
    await rm(join(workspace.dir, 'a.txt'));
    await makeFifo(join(workspace.dir, 'a.txt'));
    await makeFifo(join(workspace.dir, 'new.fifo'));
    const head = sha(String(await workspace.save('x')));
    const diff = await repo.store.diff(repo.base, head);
    expect(diff.map(({ path, status }) => [path, status])).toEqual([
      ['a.txt', 'deleted'],
      ['loose.txt', 'added'],
      ['mine.txt', 'added'],
    ]);
  });

  test('a link to the person’s repository does not get the base branch moved', async () => {
    const { workspace, git, id } = await worked();
    await workspace.save('x');
    const mine = await repo.gitIn(workspace.dir, 'rev-parse', 'HEAD^');
    await rm(git, { recursive: true });
    await symlink(repo.gitDir, git);
    const main = await repo.git('rev-parse', 'main');
    await repo.workspaces.update(sha(mine));
    await repo.workspaces.clear(task(id), 'remove');
    expect(await repo.git('rev-parse', 'main', 'HEAD')).toBe(`${main}\n${main}`);
  });
});

test('an agent’s object reaches the person’s repository only under the name of its content', async () => {
  const { workspace, git } = await worked();
  const mine = await repo.gitIn(workspace.dir, 'rev-parse', 'HEAD');
  await workspace.save('x');
  await repo.git('fsck', '--full', '--strict');
  expect(await repo.git('cat-file', '-t', mine)).toBe('commit');
  // The snapshot shares files with the person's repository, the agent's own objects do not.
  const own = join(git, 'objects', mine.slice(0, 2), mine.slice(2));
  expect((await lstat(own)).nlink).toBe(1);
});
