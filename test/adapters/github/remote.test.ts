import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Git, GitOptions } from '../../../src/adapters/git/git.js';
import { GitError, settingsEnvironment } from '../../../src/adapters/git/git.js';
import { readPush, refusalIn } from '../../../src/adapters/github/push-answer.js';
import { createRemote } from '../../../src/adapters/github/remote.js';
import { fetchedRef } from '../../../src/core/git-names.js';
import type { CommitSha } from '../../../src/core/model.js';
import { commitOf } from '../../contract/forge.js';
import { TOKEN, withGitHub, type WithGitHub } from './tools.js';

const ENCODED = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

describe('a remote on GitHub', () => {
  let at: WithGitHub;
  let base: CommitSha;
  beforeEach(async () => {
    at = await withGitHub();
    base = await at.tip('main');
  });
  afterEach(async () => at[Symbol.asyncDispose]());

  const ref = (name: string) => `refs/heads/tributary/${name}`;
  const commit = (name: string) => commitOf(at.repo, { [name]: 'x' }, base, name);

  test('pushes many refs at once, each with its own lease', async () => {
    const [a, b, c] = [await commit('a'), await commit('b'), await commit('c')];
    const remote = at.remote();
    await remote.push([{ ref: ref('old'), commit: a, lease: undefined }]);
    const before = at.github.summary().byOperation['git-receive-pack'] ?? 0;
    const answers = await remote.push([
      { ref: ref('a'), commit: a, lease: undefined },
      { ref: ref('b'), commit: b, lease: a },
      { ref: ref('old'), commit: c, lease: a },
    ]);
    expect(answers.map((answer) => (answer.is === 'refused' ? answer.why : answer.is))).toEqual([
      'pushed',
      'stale',
      'pushed',
    ]);
    expect(at.github.summary().byOperation['git-receive-pack']).toBe(before + 1);
    expect(await remote.remoteTips('refs/heads/tributary/*')).toEqual(
      new Map([
        [ref('a'), a],
        [ref('old'), c],
      ]),
    );
    expect(await remote.push([{ ref: ref('a'), commit: a, lease: a }])).toEqual([{ is: 'pushed' }]);
    expect(await remote.push([{ ref: ref('a'), commit: undefined, lease: a }])).toEqual([
      { is: 'pushed' },
    ]);
    expect(await remote.remoteTip(ref('a'))).toBeUndefined();
    expect(await remote.push([])).toEqual([]);
  });

  test('fetches a base without moving the user’s branches', async () => {
    const found = await at.push('main', { 'a.txt': 'new\n' });
    expect(await at.remote().fetchBase('main')).toBe(found);
    expect(await at.repo.git('rev-parse', 'main')).toBe(base);
    expect(await at.repo.store.resolve(fetchedRef('refs/heads/main'))).toBe(found);
    await expect(at.remote().fetchBase('gone')).rejects.toThrow();
  });

  test('fetches a ref even if one that was deleted there blocks its name', async () => {
    const remote = at.remote();
    await at.branch('tributary/x', base);
    await remote.fetch(['refs/heads/tributary/*']);
    await at.there.git('branch', '-D', 'tributary/x');
    await at.branch('tributary/x/y', base);
    await remote.fetch(['refs/heads/tributary/*']);
    expect(await at.repo.store.resolve(fetchedRef(ref('x/y')))).toBe(base);
    expect(await at.repo.store.resolve(fetchedRef(ref('x')))).toBeUndefined();
  });

  test('leaves no token in the configuration of the repository', async () => {
    await at.remote().fetchBase('main');
    const config = await at.repo.git('config', '--list', '--show-scope');
    expect(config).not.toContain(TOKEN);
    expect(config).not.toContain(ENCODED);
  });

  test('does not send a token that another tool left in the configuration', async () => {
    const key = `http.${at.github.url}/.extraheader`;
    await at.repo.git('config', key, 'AUTHORIZATION: basic b3RoZXI6b3RoZXI=');
    expect(await at.remote().fetchBase('main')).toBe(base);
  });
});

/** A git that notes what it is given, and fails in these words. */
function failing(stderr: string, stdout = '') {
  const calls: { args: readonly string[]; options: GitOptions | undefined }[] = [];
  const git: Git = async (args, options) => {
    calls.push({ args, options });
    throw new GitError(args, 128, stdout, stderr);
  };
  return { git, calls };
}

function over(git: Git) {
  return createRemote({
    git,
    url: 'https://github.com/acme/demo.git',
    token: TOKEN,
    wait: async () => {},
  });
}

test('the token is passed only in the environment of that git process, beside all other settings, and in no argument', async () => {
  const { git, calls } = failing('fatal: boom');
  await expect(over(git).remoteTip('refs/heads/x')).rejects.toThrow('boom');
  const [call] = calls;
  const env = call?.options?.env ?? {};
  const known = settingsEnvironment();
  const count = Number(known['GIT_CONFIG_COUNT']);
  expect(Number(env['GIT_CONFIG_COUNT'])).toBeGreaterThan(count);
  expect(env).toMatchObject({ ...known, GIT_CONFIG_COUNT: env['GIT_CONFIG_COUNT'] });
  expect(env[`GIT_CONFIG_KEY_${count + 1}`]).toBe('http.https://github.com/.extraheader');
  expect(env[`GIT_CONFIG_VALUE_${count + 1}`]).toBe(`AUTHORIZATION: basic ${ENCODED}`);
  expect(call?.args.join(' ')).not.toContain(TOKEN);
  expect(calls).toHaveLength(3);
});

test.each([TOKEN, ENCODED, Buffer.from(TOKEN).toString('base64')])(
  'no error contains the token in any form',
  async (form) => {
    const { git } = failing(`fatal: header ${form} is bad`, `out ${form}`);
    const remote = over(git);
    for (const work of [
      () => remote.remoteTip('refs/heads/x'),
      () => remote.fetchBase('main'),
      () => remote.push([{ ref: 'refs/heads/x', commit: undefined, lease: undefined }]),
    ]) {
      const error = (await work().catch((reason: unknown) => reason)) as GitError;
      expect(error).toBeInstanceOf(Error);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(form);
    }
  },
);

test.each([
  ["fatal: Authentication failed for 'https://github.com/'", 'token'],
  ["fatal: could not read Username for 'https://github.com'", 'token'],
  ["fatal: unable to access 'x': The requested URL returned error: 403", 'permission'],
  ["fatal: repository 'https://github.com/acme/demo.git/' not found", 'not-found'],
])('"%s" is reported in plain words, without a retry', async (stderr, is) => {
  const { git, calls } = failing(stderr);
  const error = await over(git)
    .fetchBase('main')
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ refusal: { is } });
  expect(calls).toHaveLength(1);
});

test.each([
  ['refusing to allow a GitHub App to create or update workflow `x` without', 'workflow-files'],
  ['error: GH006: Protected branch update failed for refs/heads/main.', 'protected'],
  ['error: GH013: Repository rule violations found for refs/heads/x.', 'protected'],
  ['GH013: … GITHUB PUSH PROTECTION - Push cannot contain secrets', 'secret'],
  ['error: GH009: Secrets detected! secret scanning', 'secret'],
  ['remote: Permission to acme/demo.git denied to bot. error: 403', 'permission'],
  ['[rejected] (stale info)', 'stale'],
  ['something else', 'other'],
])('%p is classified as %s', (text, why) => {
  expect(refusalIn(text)).toBe(why);
});

test('each ref of a push has its own result', () => {
  const stdout = [
    'To https://github.com/acme/demo.git',
    '*\taaaa:refs/heads/a\t[new branch]',
    '!\tbbbb:refs/heads/b\t[rejected] (stale info)',
    '!\tcccc:refs/heads/c\t[remote rejected] (pre-receive hook declined)',
    'Done',
  ].join('\n');
  const answers = readPush(stdout, 'remote: error: GH006: Protected branch\nremote: \u001b[31mno');
  expect([...answers].map(([ref, answer]) => [ref, answer.is === 'pushed' || answer.why])).toEqual([
    ['refs/heads/a', true],
    ['refs/heads/b', 'stale'],
    ['refs/heads/c', 'protected'],
  ]);
  expect(JSON.stringify([...answers])).not.toContain('\\u001b');
});
