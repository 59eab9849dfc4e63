/** Which of a person's settings hold in the repositories that Tributary makes. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  configText,
  isPartial,
  judgeSettings,
  readSettings,
  type Setting,
  settingsIn,
  settingsText,
  submoduleSettings,
  workspaceSettings,
} from '../../../src/adapters/git/settings.js';
import { createGit } from '../../../src/adapters/git/git.js';
import { temporaryRepository, type TemporaryRepository } from '../../support/git-repository.js';

const places = { root: '/home/p/checkout', gitDir: '/home/p/checkout/.git' };

function setting(key: string, value = 'x', scope = 'local'): Setting {
  return { scope, key, value };
}
function keysOf(settings: readonly Setting[]) {
  return settings.map(({ key }) => key);
}
function valueOf(settings: readonly Setting[], key: string) {
  return settings.findLast((each) => each.key === key)?.value;
}

/** What would run a program, lead to another place, or carry a credential. */
const NEVER = [
  'core.worktree',
  'core.bare',
  'core.hookspath',
  'core.fsmonitor',
  'core.sshcommand',
  'core.pager',
  'core.editor',
  'core.gitproxy',
  'extensions.worktreeconfig',
  'extensions.objectformat',
  'branch.main.remote',
  'submodule.sub.update',
  'submodule.sub.url',
  'include.path',
  'includeif.gitdir:/x.path',
  'credential.helper',
  'http.extraheader',
  'http.https://example.com.extraheader',
  'alias.status',
  'gpg.program',
  'commit.gpgsign',
  'remote.origin.pushurl',
  'remote.origin.uploadpack',
  'remote.origin.receivepack',
  'remote.origin.proxy',
  'url.https://token@example.com.insteadof',
  'uploadpack.packobjectshook',
  'protocol.ext.allow',
];
const ALWAYS = [
  'core.autocrlf',
  'core.eol',
  'core.symlinks',
  'core.filemode',
  'core.sparsecheckout',
  'core.sparsecheckoutcone',
  'filter.lfs.clean',
  'filter.a.b.smudge',
  'merge.ours.driver',
  'diff.images.textconv',
  'index.sparse',
];

describe('the settings of an agent’s repository', () => {
  test('are those that say what files look like, how to reach remotes and who commits', () => {
    const wanted = [...ALWAYS, 'user.email', 'author.name', 'remote.origin.fetch'];
    const found = keysOf(
      workspaceSettings(
        [...wanted, ...NEVER].map((key) => setting(key)),
        places,
      ),
    );
    expect(found).toEqual(expect.arrayContaining(wanted));
  });

  test.each(NEVER)('never have a person’s %s', (key) => {
    const found = workspaceSettings([setting(key, 'a person’s')], places);
    expect(found.filter(({ value }) => value === 'a person’s')).toEqual([]);
  });

  test('are those of all scopes: a conditional include of the global ones holds for the person’s repository only', () => {
    const all = ['system', 'global', 'worktree'].map((scope) => setting('core.eol', scope, scope));
    expect(workspaceSettings(all, places).filter(({ key }) => key === 'core.eol')).toEqual(all);
  });

  test.each([
    ['https://token@github.com/a/b.git', 'https://github.com/a/b.git'],
    ['https://user:pa@ss@github.com/a/b.git', 'https://github.com/a/b.git'],
    ['HTTP://user:x@example.com:8080/a', 'HTTP://example.com:8080/a'],
    ['ssh://git:secret@example.com/a', 'ssh://git@example.com/a'],
    ['ssh://git@example.com/a', 'ssh://git@example.com/a'],
    ['git@github.com:a/b.git', 'git@github.com:a/b.git'],
    ['../sibling', '/home/p/sibling'],
    ['/srv/a.git', '/srv/a.git'],
    ['file:///srv/a@b.git', 'file:///srv/a@b.git'],
    ['https://example.com/a@b', 'https://example.com/a@b'],
  ])('have the address %s as %s', (url, shown) => {
    const found = workspaceSettings([setting('remote.origin.url', url)], places);
    expect(valueOf(found, 'remote.origin.url')).toBe(shown);
  });

  test('have no token of an LFS server, in a name or a value', () => {
    const all = [
      setting('lfs.url', 'https://user:token@lfs.example.com/a'),
      setting('lfs.https://user:token@lfs.example.com/a.access', 'basic'),
    ];
    expect(settingsText(workspaceSettings(all, places))).not.toContain('token');
  });

  test('refuse a push to any remote', () => {
    const all = ['origin', 'a.b "c"'].flatMap((name) => [
      setting(`remote.${name}.url`, 'https://example.com'),
      setting(`remote.${name}.pushurl`, 'https://example.com'),
    ]);
    const found = workspaceSettings(all, places);
    for (const name of ['origin', 'a.b "c"'])
      expect(
        found.filter(({ key }) => key === `remote.${name}.pushurl`).map(({ value }) => value),
      ).toEqual(['tributary-lands-this-branch://']);
  });

  test('name files by absolute paths, and the person’s store of LFS', () => {
    const all = [
      setting('core.attributesfile', 'etc/attributes'),
      setting('core.excludesfile', '~/ignore'),
      setting('filter.lfs.clean', 'git-lfs clean'),
    ];
    const found = workspaceSettings(all, places);
    expect(valueOf(found, 'core.attributesfile')).toBe('/home/p/checkout/etc/attributes');
    expect(valueOf(found, 'core.excludesfile')).toBe('~/ignore');
    expect(valueOf(found, 'lfs.storage')).toBe('/home/p/checkout/.git/lfs');
    const own = workspaceSettings([...all, setting('lfs.storage', '/big/lfs')], places);
    expect(valueOf(own, 'lfs.storage')).toBe('/big/lfs');
  });
});

describe('the settings that Tributary judges with', () => {
  test('are those of all files of a person that say what files look like', () => {
    const all = [...ALWAYS, ...NEVER].map((key) => setting(key, 'x', 'global'));
    expect(keysOf(judgeSettings(all, places))).toEqual([...ALWAYS, 'lfs.storage']);
  });

  test('reach the remote of a partial clone, with the person’s credentials', () => {
    const all = [
      setting('remote.origin.url', 'https://token@example.com/a'),
      setting('remote.origin.promisor', 'true'),
      setting('credential.helper', 'store'),
      setting('core.sshcommand', 'ssh -i key'),
    ];
    expect(isPartial(all)).toBe(true);
    expect(judgeSettings(all, places)).toEqual(all);
    expect(isPartial(all.slice(0, 1))).toBe(false);
  });
});

test('a submodule’s repository keeps no setting that runs a program', () => {
  const kept = [
    'core.worktree',
    'core.bare',
    'extensions.objectformat',
    'remote.origin.url',
    'remote.origin.fetch',
    'branch.main.merge',
    'submodule.deeper.url',
  ];
  const gone = [
    'core.fsmonitor',
    'core.hookspath',
    'core.sshcommand',
    'core.pager',
    'filter.x.clean',
    'diff.external',
    'submodule.deeper.update',
    'alias.status',
    'include.path',
    'remote.origin.uploadpack',
    'extensions.worktreeconfig',
  ];
  const all = [...kept, ...gone].map((key) => setting(key));
  expect(keysOf(submoduleSettings(all))).toEqual(kept);
});

describe('a configuration file', () => {
  let repo: TemporaryRepository;
  beforeAll(async () => {
    repo = await temporaryRepository({});
  });
  afterAll(() => repo[Symbol.asyncDispose]());

  const read = async (text: string) => {
    const file = join(repo.outside, 'config');
    await writeFile(file, text);
    return settingsIn(await repo.git('config', '--file', file, '--list', '-z'));
  };

  test('gives git back every name and value', async () => {
    const all = [
      setting('core.eol', ''),
      setting('filter.a.b.clean', ' spaces  and\ttabs '),
      setting('filter.say "x".clean', 'sh -c "echo \\"a\\""; # no comment'),
      setting('filter.back\\slash.clean', 'C:\\path\\'),
      setting('filter.ends with \\.clean', 'two\nlines\n'),
      setting('remote.Upper.url', "it's ü"),
      setting('diff.x]y.textconv', '%'),
      setting('user.name', ';'),
    ];
    expect(await read(settingsText(all))).toEqual(all);
  });

  test('says which format the repository has', async () => {
    const formats = async (...args: Parameters<typeof configText>) => {
      const found = await read(configText(...args));
      return [
        valueOf(found, 'core.repositoryformatversion'),
        valueOf(found, 'core.bare'),
        valueOf(found, 'extensions.objectformat'),
      ];
    };
    expect(await formats([], 'sha1', false)).toEqual(['0', 'false', undefined]);
    expect(await formats([], 'sha256', true)).toEqual(['1', 'true', 'sha256']);
    const partial = [setting('extensions.partialclone', 'origin')];
    expect(await formats(partial, 'sha1', false)).toEqual(['1', 'false', undefined]);
  });

  test('of a person is read with the files that it includes, and without Tributary’s own settings', async () => {
    const included = join(repo.outside, 'included');
    await writeFile(included, '[core]\n\tautocrlf = input\n[filter "x"]\n\trequired\n');
    await repo.git('config', 'include.path', included);
    const found = await readSettings(createGit(repo.root, repo.environment));
    expect(valueOf(found, 'core.autocrlf')).toBe('input');
    expect(valueOf(found, 'filter.x.required')).toBe('true');
    expect(keysOf(found)).not.toContain('core.quotepath');
  });
});
