/** Every way in which a person may have set a repository up: agents work in it, and their work lands from it. */
import { describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentWorkspace } from '../../../src/ports.js';
import {
  temporaryRepository,
  type TemporaryRepository,
  writeFiles,
} from '../../support/git-repository.js';
import {
  assignment,
  judgeOf,
  sha,
  storeOf,
  task,
  type WithWorkspaces,
  workspacesOf,
} from './tools.js';

const DEV = task('DEV-1');
const FILES = { 'a.txt': 'one\n', 'src/b.txt': 'two\n', 'docs/c.txt': 'three\n' };

type Place = Pick<TemporaryRepository, 'root' | 'gitDir'>;

/** Makes a checkout from a repository with some files; gives where it is. */
type Setup = (origin: TemporaryRepository) => Promise<Partial<Place>>;

async function clone({ outside, root, gitIn }: TemporaryRepository, ...args: string[]) {
  const mine = join(outside, 'mine');
  await gitIn(outside, 'clone', '--quiet', ...args, `file://${root}`, mine);
  return { root: mine, gitDir: join(mine, '.git') };
}

async function partial(origin: TemporaryRepository, ...args: string[]) {
  await origin.git('config', 'uploadpack.allowFilter', 'true');
  await origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  return clone(origin, '--filter=blob:none', ...args);
}

const setups: Record<string, Setup> = {
  'a plain repository': async () => ({}),
  'a repository of packs': async ({ git }) => {
    await git('gc', '--quiet');
    return {};
  },
  'a sparse checkout': async ({ git }) => {
    await git('sparse-checkout', 'set', 'src');
    return {};
  },
  'a sparse checkout with a sparse index': async ({ git }) => {
    await git('sparse-checkout', 'set', '--sparse-index', 'src');
    return {};
  },
  'a shallow clone': async (origin) => {
    await origin.commit({ 'a.txt': 'newer\n' });
    await origin.commit({ 'a.txt': 'one\n' });
    return clone(origin, '--depth=1');
  },
  'a partial clone': (origin) => partial(origin),
  'a partial and sparse clone': async (origin) => {
    const made = await partial(origin, '--sparse');
    await origin.gitIn(made.root, 'sparse-checkout', 'set', 'src');
    return made;
  },
  'a clone with the objects of another one': async ({ outside, root, gitIn }) => {
    const [middle, mine] = [join(outside, 'middle'), join(outside, 'mine')];
    await gitIn(outside, 'clone', '--quiet', '--shared', root, middle);
    await gitIn(outside, 'clone', '--quiet', '--shared', middle, mine);
    return { root: mine, gitDir: join(mine, '.git') };
  },
  'a linked worktree': async ({ outside, git }) => {
    const mine = join(outside, 'linked');
    await git('worktree', 'add', '--quiet', '-b', 'mine', mine);
    return { root: mine };
  },
  'a worktree of a bare repository': async ({ outside, root, gitIn }) => {
    const [gitDir, mine] = [join(outside, 'bare.git'), join(outside, 'mine')];
    await gitIn(outside, 'clone', '--quiet', '--bare', root, gitDir);
    await gitIn(gitDir, 'worktree', 'add', '--quiet', mine, 'main');
    return { root: mine, gitDir };
  },
  'a separate git directory': async (origin) => {
    const gitDir = join(origin.outside, 'elsewhere.git');
    const { root } = await clone(origin, `--separate-git-dir=${gitDir}`);
    return { root, gitDir };
  },
  'a submodule of another repository': async ({ outside, root, gitIn }) => {
    const above = join(outside, 'above');
    await gitIn(outside, 'init', '--quiet', '-b', 'main', above);
    const allow = ['-c', 'protocol.file.allow=always'];
    await gitIn(above, ...allow, 'submodule', '--quiet', 'add', root, 'sub');
    return { root: join(above, 'sub'), gitDir: join(above, '.git/modules/sub') };
  },
  'settings in a file of the worktree': async ({ git }) => {
    await git('config', 'extensions.worktreeConfig', 'true');
    await git('config', '--worktree', 'core.autocrlf', 'input');
    return {};
  },
};

async function set(setup: Setup, objectFormat: 'sha1' | 'sha256' = 'sha1') {
  const origin = await temporaryRepository(FILES, { objectFormat });
  const place = { ...origin, ...(await setup(origin)) };
  const gitDir = await realpath(place.gitDir);
  const git = (...args: string[]) => origin.gitIn(place.root, ...args);
  return workspacesOf({ ...place, gitDir, git });
}

/** An agent's work: an edit in a commit, and a new file that it did not commit. */
async function deliver(repo: WithWorkspaces, workspace: AgentWorkspace) {
  await writeFiles(workspace.dir, { 'src/b.txt': 'changed\n' });
  await repo.gitIn(workspace.dir, 'commit', '--quiet', '--all', '-m', 'mine');
  await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
  return sha(String(await workspace.save('rest')));
}

async function importElsewhere(repo: WithWorkspaces, workspace: AgentWorkspace, head: string) {
  const bundle = join(repo.outside, 'change.bundle');
  await workspace.bundle(bundle);
  const root = join(repo.outside, 'other');
  await repo.gitIn(
    repo.outside,
    'clone',
    '--quiet',
    '--no-local',
    join(repo.outside, 'checkout'),
    root,
  );
  const there = { ...repo, root, gitDir: join(root, '.git') };
  const store = storeOf(there, await judgeOf(there));
  expect(await store.importBundle(bundle, repo.base, sha(head))).toBeUndefined();
}

const SPARSE = [
  'a sparse checkout',
  'a sparse checkout with a sparse index',
  'a partial and sparse clone',
];

describe('an agent', () => {
  test.each(Object.entries(setups))('works in %s', async (name, setup) => {
    await using repo = await set(setup);
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(existsSync(join(workspace.dir, 'docs/c.txt'))).toBe(!SPARSE.includes(name));
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe('');
    const head = await deliver(repo, workspace);
    expect(
      (await repo.store.diff(repo.base, head)).map(({ path, status }) => [path, status]),
    ).toEqual([
      ['new.txt', 'added'],
      ['src/b.txt', 'modified'],
    ]);
    expect(await repo.git('log', '--format=%s', `${repo.base}..tributary/DEV-1`)).toBe(
      'rest\nmine',
    );
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe('');
    expect(await repo.gitIn(workspace.dir, 'log', '--format=%s', `${repo.base}..`)).toBe(
      'rest\nmine',
    );
    await importElsewhere(repo, workspace, head);
    await using tree = await repo.workspaces.forTree(head, 'tree');
    expect(await readFile(join(tree.dir, 'src/b.txt'), 'utf8')).toBe('changed\n');
    // All of the history is there.
    for (const { dir } of [workspace, tree]) await repo.gitIn(dir, 'rev-list', 'HEAD');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
    expect(await repo.git('status', '--porcelain')).toBe('');
    expect(await repo.workspaces.clear(DEV, 'remove')).toBe(true);
    expect(await readdir(join(repo.root, '.worktrees'))).toEqual([]);
  });

  test('works with objects named by SHA-256', async () => {
    await using repo = await set(async () => ({}), 'sha256');
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    const head = await deliver(repo, workspace);
    expect(head).toHaveLength(64);
    await importElsewhere(repo, workspace, head);
    await using tree = await repo.workspaces.forTree(head, 'tree');
    expect(existsSync(join(tree.dir, 'new.txt'))).toBe(true);
  });

  test('is given the files of a partial clone once for all', async () => {
    await using repo = await set((origin) => partial(origin, '--no-checkout'));
    const first = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await rename(join(repo.outside, 'checkout'), join(repo.outside, 'gone'));
    const second = await repo.again().forAgent(assignment('DEV-2', repo.base));
    await using tree = await repo.workspaces.forTree(repo.base, 'tree');
    for (const { dir } of [first, second, tree])
      expect(await readFile(join(dir, 'docs/c.txt'), 'utf8')).toBe('three\n');
  });

  test('gets files through the person’s filters, and delivers what they store', async () => {
    await using repo = await set(async (origin) => {
      await origin.git('config', 'filter.upper.clean', 'tr a-z A-Z');
      await origin.git('config', 'filter.upper.smudge', 'tr A-Z a-z');
      await origin.git('config', 'filter.upper.required', 'true');
      await origin.commit({ '.gitattributes': '*.up filter=upper\n', 'x.up': 'hello\n' });
      return {};
    });
    expect(await repo.git('show', 'HEAD:x.up')).toBe('HELLO');
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    expect(await readFile(join(workspace.dir, 'x.up'), 'utf8')).toBe('hello\n');
    await writeFiles(workspace.dir, { 'y.up': 'world\n' });
    await repo.gitIn(workspace.dir, 'add', '--all');
    await repo.gitIn(workspace.dir, 'commit', '--quiet', '-m', 'mine');
    await appendFile(join(workspace.dir, 'x.up'), 'there\n');
    const head = sha(String(await workspace.save('x')));
    expect(await repo.store.file(head, 'x.up')).toBe('HELLO\nTHERE\n');
    expect(await repo.store.file(head, 'y.up')).toBe('WORLD\n');
    await using tree = await repo.workspaces.forTree(head, 'tree');
    expect(await readFile(join(tree.dir, 'y.up'), 'utf8')).toBe('world\n');
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe('');
  });
});

describe('a repository with submodules', () => {
  const SUB = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet'];
  const withSubmodule: Setup = async ({ outside, git, gitIn }) => {
    const library = join(outside, 'library');
    await gitIn(outside, 'init', '--quiet', '-b', 'main', library);
    await writeFiles(library, { 'lib.txt': 'library\n' });
    await gitIn(library, 'add', '--all');
    await gitIn(library, 'commit', '--quiet', '-m', 'library');
    await git(...SUB, 'add', '../library', 'vendor/lib');
    await git('commit', '--quiet', '-m', 'with a submodule');
    return {};
  };
  const open = async (repo: WithWorkspaces) => {
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await repo.gitIn(workspace.dir, ...SUB, 'update', '--init');
    return workspace;
  };
  const originOfCheckout: Setup = async (origin) => {
    await withSubmodule(origin);
    return clone(origin);
  };

  test('keeps them working for the agent, in the change and for a person afterwards', async () => {
    await using repo = await set(originOfCheckout);
    const workspace = await open(repo);
    await workspace.prepared();
    expect(await readFile(join(workspace.dir, 'vendor/lib/lib.txt'), 'utf8')).toBe('library\n');
    const head = await deliver(repo, workspace);
    expect((await repo.store.diff(repo.base, head)).map(({ path }) => path)).toEqual([
      'new.txt',
      'src/b.txt',
    ]);
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe('');
    const lib = join(workspace.dir, 'vendor/lib');
    expect(await repo.gitIn(lib, 'status', '--porcelain')).toBe('');
    expect(await repo.gitIn(lib, 'rev-parse', '--show-toplevel')).toBe(lib);
    await writeFile(join(lib, 'lib.txt'), 'changed\n');
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe(' M vendor/lib');
    await repo.gitIn(workspace.dir, ...SUB, 'update', '--init', '--force');
    await repo.gitIn(lib, 'fetch', '--quiet', 'origin');
    await using tree = await repo.workspaces.forTree(head, 'tree');
    await repo.gitIn(tree.dir, ...SUB, 'update', '--init');
    expect(existsSync(join(tree.dir, 'vendor/lib/lib.txt'))).toBe(true);
  });

  const leave: Record<
    string,
    (at: { lib: string; git: string; evil: string }) => Promise<unknown>
  > = {
    'programs in its configuration': async ({ git, evil }) =>
      appendFile(
        join(git, 'config'),
        `[core]\n\tfsmonitor = ${evil}\n\thooksPath = ${evil}\n[filter "evil"]\n\tclean = ${evil}\n[include]\n\tpath = more\n`,
      ),
    'a configuration that git cannot read': async ({ git, evil }) =>
      appendFile(join(git, 'config'), `[core]\n\tfsmonitor = ${evil}\n[broken\n`),
    'a configuration of its worktree': async ({ git, evil }) => {
      await appendFile(join(git, 'config'), '[extensions]\n\tworktreeConfig = true\n');
      await writeFile(join(git, 'config.worktree'), `[core]\n\tfsmonitor = ${evil}\n`);
    },
    'another repository as its .git': async ({ lib, evil }) => {
      await writeFile(join(lib, '.git'), `gitdir: ${evil}.git\n`);
    },
    'a submodule of its own with a program': async ({ lib, evil }) => {
      await writeFiles(lib, { 'deep/.git/HEAD': 'ref: refs/heads/main\n' });
      await writeFiles(join(lib, 'deep/.git'), {
        config: `[core]\n\tfsmonitor = ${evil}\n`,
        'objects/info/x': '',
        'refs/heads/x': '',
      });
    },
  };

  test.each(Object.entries(leave))(
    'runs nothing for a person after an agent left %s',
    async (_, attack) => {
      await using repo = await set(originOfCheckout);
      const evil = join(repo.outside, 'evil');
      await writeFile(evil, `#!/bin/sh\ntouch '${repo.outside}/mark'\ncat\n`, { mode: 0o755 });
      await repo.gitIn(
        repo.outside,
        'clone',
        '--quiet',
        '--bare',
        join(repo.outside, 'library'),
        `${evil}.git`,
      );
      await appendFile(
        join(`${evil}.git`, 'config'),
        `[core]\n\tfsmonitor = ${evil}\n\tbare = false\n`,
      );
      const workspace = await open(repo);
      const lib = join(workspace.dir, 'vendor/lib');
      const git = join(workspace.dir, '.git/modules/vendor/lib');
      await writeFiles(git, { 'hooks/post-checkout': await readFile(evil) });
      await writeFiles(lib, { '.gitattributes': '* filter=evil\n', 'lib.txt': 'dirty\n' });
      await attack({ lib, git, evil });
      await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
      const head = sha(String(await workspace.save('x')));
      // Another repository is not Tributary's to change.
      expect(await readFile(join(`${evil}.git`, 'config'), 'utf8')).toContain(evil);
      expect(await repo.store.file(head, 'new.txt')).toBe('new\n');
      await repo.gitIn(workspace.dir, 'status');
      await repo.gitIn(workspace.dir, 'diff');
      expect(existsSync(join(git, 'hooks'))).toBe(false);
      expect(existsSync(join(repo.outside, 'mark'))).toBe(false);
    },
  );

  test('lets no submodule write to a person’s files', async () => {
    await using repo = await set(originOfCheckout);
    const workspace = await open(repo);
    const git = join(workspace.dir, '.git/modules/vendor/lib');
    await repo.gitIn(
      workspace.dir,
      'config',
      '--file',
      join(git, 'config'),
      'core.worktree',
      repo.root,
    );
    await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
    await workspace.save('x');
    const lib = join(workspace.dir, 'vendor/lib');
    expect(await repo.gitIn(lib, 'rev-parse', '--show-toplevel')).toBe(lib);
  });
});

test('an agent’s history outlives what a person’s `git gc` removes', async () => {
  await using repo = await set(async () => ({}));
  await repo.git('checkout', '--quiet', '-b', 'other');
  const other = await repo.commit({ 'other.txt': 'other\n' });
  await repo.git('checkout', '--quiet', 'main');
  const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
  await repo.gitIn(workspace.dir, 'merge', '--quiet', '--no-edit', 'other');
  await repo.git('branch', '--quiet', '-D', 'other', 'tributary/DEV-1');
  await repo.git('reflog', 'expire', '--expire=now', '--all');
  await repo.git('gc', '--quiet', '--prune=now');
  await expect(repo.git('cat-file', '-e', other)).rejects.toThrow();
  expect(await repo.gitIn(workspace.dir, 'log', '--format=%H')).toBe(`${other}\n${repo.base}`);
  await repo.gitIn(workspace.dir, 'fsck', '--full', '--strict');
  await writeFiles(workspace.dir, { 'new.txt': 'new\n' });
  const head = sha(String(await workspace.save('x')));
  expect((await repo.store.diff(repo.base, head)).map(({ path }) => path)).toEqual([
    'new.txt',
    'other.txt',
  ]);
  await importElsewhere(repo, workspace, head);
});
