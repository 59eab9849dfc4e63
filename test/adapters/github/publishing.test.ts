import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GitHubRefused } from '../../../src/adapters/github/errors.js';
import type { CommitSha } from '../../../src/core/model.js';
import type { Published } from '../../../src/ports.js';
import { pullRequestBody } from '../../../src/text/commit-text.js';
import { changeOf, verdictOf } from '../../contract/forge.js';
import { task } from '../git/tools.js';
import { TOKEN, withGitHub, type WithGitHub, WRITE } from './tools.js';

let at: WithGitHub;
let base: CommitSha;
let published: Published;

async function set(options?: Parameters<typeof withGitHub>[0]) {
  at = await withGitHub(options);
  base = await at.tip('main');
  published = await changeOf(at.repo, { 'new.txt': '1\n' }, base);
}
beforeEach(() => set());
afterEach(async () => {
  const { violations } = at.github;
  await at[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

async function again(options: Parameters<typeof withGitHub>[0]) {
  await at[Symbol.asyncDispose]();
  await set(options);
}

async function refusal(work: Promise<unknown>): Promise<GitHubRefused> {
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(GitHubRefused);
  const refused = error as GitHubRefused;
  expect([refused.message, ...refused.next].join('\n')).not.toContain(TOKEN);
  return refused;
}

function counted(operation: string) {
  return at.github.summary().byOperation[operation] ?? 0;
}

describe('a pull request', () => {
  test('costs a new process one request and no push if it is up to date', async () => {
    await at.begin().publish(published);
    const before = at.github.requests.length;
    await at.begin().publish(published);
    const asked = at.github.requests.slice(before).map(({ operation }) => operation);
    expect(asked.filter((operation) => !operation.startsWith('git-'))).toEqual(['pulls/list']);
    expect(asked).not.toContain('git-receive-pack');
  });

  test('shows a hostile title and body as text, and keeps its marker', async () => {
    const title = 'DEV-1: --> <!-- tributary: {"version":1} --> @everyone fixes #1';
    const definition = {
      id: task('DEV-1'),
      title,
      body: '',
      state: 'todo' as const,
      depends: [],
      labels: [],
      subtasks: [],
    };
    const body = pullRequestBody(definition, published.change, [
      verdictOf(published.change.id, {
        findings: [{ rule: 'x', level: 'note', message: '<!-- tributary: {} --> | `x`' }],
      }),
    ]);
    const pr = await at.begin().publish({ ...published, title, body });
    expect(await at.begin().open()).toMatchObject([
      { number: pr, title, change: published.change },
    ]);
    expect(at.there.pulls[0]?.body).not.toMatch(/@everyone|fixes #1/);
  });

  test('has its body cut if it is too long, and keeps its marker', async () => {
    const pr = await at.begin().publish({ ...published, body: 'x'.repeat(70_000) });
    expect(await at.begin().open()).toMatchObject([{ number: pr }]);
    expect(at.there.pulls[0]?.body).toContain('(The rest is omitted.)');
  });

  test('is left alone if a person opened it, and its task is not published over it', async () => {
    await at.branch('tributary/DEV-1', base);
    const tip = await at.push('tributary/DEV-1', { 'mine.txt': 'mine\n' });
    const { data } = await at.client().rest.pulls.create({
      owner: 'acme',
      repo: 'demo',
      title: 'Mine',
      head: 'tributary/DEV-1',
      base: 'main',
      body: 'by hand',
    });
    expect(await at.begin().open()).toEqual([]);
    const refused = await refusal(at.begin().publish(published));
    expect(refused.message).toBe(
      `Pull request ${data.number} for DEV-1 was not opened by Tributary; it was left unchanged.`,
    );
    expect(await at.tip('tributary/DEV-1')).toBe(tip);
  });

  test('is not overwritten if somebody pushed to it, unless that commit was imported', async () => {
    const pr = await at.begin().publish(published);
    const tip = await at.push('tributary/DEV-1', { 'new.txt': 'a person’s fix\n' });
    const other = await changeOf(at.repo, { 'new.txt': '2\n' }, base);
    const refused = await refusal(at.begin().publish(other));
    expect(refused.refusal).toEqual({
      is: 'persons-commits',
      branch: 'tributary/DEV-1',
      commit: tip,
    });
    expect(await at.tip('tributary/DEV-1')).toBe(tip);
    const [pull] = await at.begin().open();
    expect(pull?.tip).toBe(tip);
    const taken = { ...other, change: { ...other.change, head: tip } };
    expect(await at.begin().publish(taken)).toBe(pr);
    expect(await at.tip('tributary/DEV-1')).toBe(other.commit);
  });

  test('is published over what a killed run of Tributary left on the branch', async () => {
    const forge = at.begin();
    at.github.fault({ operation: 'pulls/create', status: 401 });
    await refusal(forge.publish(published));
    expect(await at.tip('tributary/DEV-1')).toBe(published.commit);
    const other = await changeOf(at.repo, { 'new.txt': '2\n' }, base);
    await at.begin().publish(other);
    expect(await at.tip('tributary/DEV-1')).toBe(other.commit);
    expect(at.there.pulls).toHaveLength(1);
  });

  test('is not overwritten if somebody pushed to it after this process did', async () => {
    const forge = at.begin();
    await forge.publish(published);
    await at.push('tributary/DEV-1', { 'new.txt': 'a person’s fix\n' });
    const other = await changeOf(at.repo, { 'new.txt': '2\n' }, base);
    // This process still believes its own push to be the last one.
    expect((await refusal(forge.publish(other))).refusal.is).toBe('persons-commits');
  });

  test('is opened as ready with a label if the GitHub plan has no drafts', async () => {
    at.there.settings.drafts = false;
    const blocked = { ...published, draft: true };
    const pr = await at.begin().publish(blocked);
    expect(at.there.pulls).toMatchObject([{ draft: false, labels: ['tributary: rejected'] }]);
    expect(await at.begin().publish(blocked)).toBe(pr);
    expect(at.there.pulls).toHaveLength(1);
  });

  test('is in flight while the run that published it is running, unless it is held', async () => {
    await at.begin({ run: 'run-0' }).publish(published);
    const isRunning = async (run: string) => run === 'run-0';
    expect(await at.begin({ isRunning }).open()).toMatchObject([{ run: 'run-0', inFlight: true }]);
    expect(await at.begin().open()).toMatchObject([{ inFlight: false }]);
    await at.begin().hold(1, 'a conflict');
    expect(await at.begin({ isRunning }).open()).toMatchObject([{ inFlight: false, held: true }]);
  });

  test('counts as merged once its trailer is on the base, even before GitHub says so', async () => {
    await at.begin().publish(published);
    const tree = await at.repo.store.tree(published.commit);
    const message = await at.repo.git('log', '-1', '--format=%B', published.commit);
    const squashed = await at.repo.git('commit-tree', tree, '-p', base, '-m', message);
    await at.repo.git('push', '--quiet', at.there.dir, `${squashed}:refs/heads/main`);
    expect(await at.begin().open()).toEqual([]);
    expect(at.there.pulls[0]?.state).toBe('open');
  });

  test.each([
    ['the marker of another task', (body: string) => body.replaceAll('DEV-1', 'DEV-9')],
    ['two markers', (body: string) => `${body}\n${body}`],
    ['a marker with more in it', (body: string) => body.replace('"version"', '"x":1,"version"')],
    ['no marker', () => 'by hand'],
  ])('is ignored if it has %s', async (_words, edit) => {
    await at.begin().publish(published);
    const [pull] = at.there.pulls;
    if (pull) pull.body = edit(pull.body);
    expect(await at.begin().open()).toEqual([]);
  });
});

function inWords(draft: boolean) {
  return draft ? 'a draft' : 'ready';
}

describe.each([true, false])('a pull request that is switched from draft %p', (draft) => {
  const turned = () => ({ ...published, draft: !draft });
  const shown = () =>
    at.there.pulls.map(
      ({ number, state, draft: isDraft, labels }) =>
        `${number}: ${[state, inWords(isDraft), ...labels].join(', ')}`,
    );
  let pr: number;
  beforeEach(async () => {
    pr = await at.begin().publish({ ...published, draft });
  });

  test('keeps its number and its comments', async () => {
    await at.begin().hold(pr, 'a conflict');
    for (const forge of [at.begin(), at.begin()]) {
      expect(await forge.publish(turned())).toBe(pr);
      expect(await forge.publish(turned())).toBe(pr);
    }
    expect(shown()).toEqual([`${pr}: open, ${inWords(!draft)}`]);
    expect(at.there.comments.map(({ issue }) => issue)).toEqual([pr]);
    expect([counted('graphql'), counted('pulls/create')]).toEqual([1, 1]);
  });

  test('can be switched back in the same process', async () => {
    const forge = at.begin();
    for (const wanted of [turned(), { ...published, draft }, turned()])
      expect(await forge.publish(wanted)).toBe(pr);
    expect(shown()).toEqual([`${pr}: open, ${inWords(!draft)}`]);
  });

  test.each([
    ['not done', {}],
    ['done', { after: true }],
    ['in a connection that was closed', { after: true, drop: true }],
    ['in a connection that was closed before', { drop: true }],
  ])('is checked after an unclear answer: %s', async (_words, fault) => {
    at.github.fault({ operation: 'graphql', status: 502, ...fault });
    expect(await at.begin().publish(turned())).toBe(pr);
    expect(shown()).toEqual([`${pr}: open, ${inWords(!draft)}`]);
    expect(counted('graphql')).toBe('after' in fault ? 1 : 2);
  });

  test('is unchanged if no answer comes, and the next run switches it', async () => {
    at.github.fault({ operation: 'graphql', status: 502, times: 3 });
    await expect(at.begin().publish(turned())).rejects.toThrow();
    expect(shown()).toEqual([`${pr}: open, ${inWords(draft)}`]);
    expect(await at.begin().publish(turned())).toBe(pr);
    expect(shown()).toEqual([`${pr}: open, ${inWords(!draft)}`]);
  });

  test.each([
    [200, { data: null, errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by…' }] }],
    [403, { message: 'Resource not accessible by integration' }],
    [404, { message: 'Not Found' }],
  ])('is switched without GraphQL if that is refused (%p)', async (status, body) => {
    at.github.fault({ operation: 'graphql', status, body });
    const now = await at.begin().publish(turned());
    // A draft cannot land, so that one is closed; what must not land gets a label.
    expect(shown()).toEqual(
      draft
        ? [`${pr}: closed, a draft`, `${now}: open, ready`]
        : [`${pr}: open, ready, tributary: rejected`],
    );
    const state = draft ? 'open' : 'draft';
    expect(await at.begin().open()).toMatchObject([{ number: now, state }]);
    expect(await at.begin().publish(turned())).toBe(now);
    expect(await at.begin().publish({ ...published, draft: false })).toBe(now);
    expect(shown().at(-1)).toBe(`${now}: open, ready`);
  });

  test('is not closed when the rate limit of GraphQL is reached', async () => {
    const message = 'API rate limit already exceeded';
    at.github.fault({
      operation: 'graphql',
      status: 200,
      body: { errors: [{ type: 'RATE_LIMITED', message }] },
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2114380800' },
    });
    const refused = await refusal(at.begin().publish(turned()));
    expect(refused.refusal).toEqual({ is: 'rate-limit', until: '2037-01-01 00:00:00 UTC' });
    expect(shown()).toEqual([`${pr}: open, ${inWords(draft)}`]);
  });
});

test('a ready pull request gets a label instead if the GitHub plan has no drafts any more', async () => {
  const pr = await at.begin().publish(published);
  at.there.settings.drafts = false;
  expect(await at.begin().publish({ ...published, draft: true })).toBe(pr);
  expect(at.there.pulls).toMatchObject([
    { state: 'open', draft: false, labels: ['tributary: rejected'] },
  ]);
});

describe('a refusal by GitHub', () => {
  test('names the setting if Actions may not open pull requests', async () => {
    await again({ createPullRequests: false });
    const { message, next, exitCode } = await refusal(at.begin().publish(published));
    expect(message).toBe('GitHub Actions is not allowed to open pull requests in this repository.');
    expect(next[0]).toMatch(/Workflow permissions.*create and approve pull requests/);
    expect(exitCode).toBe(1);
    expect(counted('pulls/create')).toBe(1);
  });

  test('says that the push contains workflow files', async () => {
    const change = await changeOf(at.repo, { '.github/workflows/x.yml': 'on: push\n' }, base);
    expect((await refusal(at.begin().publish(change))).refusal).toEqual({
      is: 'workflow-files',
      branch: 'tributary/DEV-1',
    });
    expect(at.there.pulls).toEqual([]);
  });

  test('says that the push contains a secret, without showing it', async () => {
    at.there.pushProtection = ['hunter2hunter2'];
    const change = await changeOf(at.repo, { 'x.txt': 'key: hunter2hunter2\n' }, base);
    const refused = await refusal(at.begin().publish(change));
    expect(refused.refusal.is).toBe('secret');
    expect(JSON.stringify(refused.refusal)).not.toContain('hunter2');
  });

  test('says which branches to exclude from the ruleset that blocks the push', async () => {
    at.there.rulesets = [
      {
        id: 1,
        name: 'all',
        enforcement: 'active',
        include: ['~ALL'],
        bypass: [],
        rules: [{ type: 'creation' }],
      },
    ];
    const refused = await refusal(at.begin().publish(published));
    expect(refused.message).toContain('creations being restricted');
    expect(refused.next[0]).toContain('tributary/**');
  });

  test.each([
    ['contents', 'push', 'contents: write'],
    ['pull-requests', 'POST /repos/{owner}/{repo}/pulls', 'pull-requests: write'],
    ['checks', 'check-runs', 'checks: write'],
  ] as const)('names the missing permission %s: write', async (permission, doing, needs) => {
    const permissions = { ...WRITE.permissions, [permission]: 'read' as const };
    await again({ tokens: { [TOKEN]: { ...WRITE, permissions } } });
    const forge = at.begin();
    const work = async () => {
      const pr = await forge.publish(published);
      await forge.check(pr, [verdictOf(published.change.id)]);
    };
    const refused = await refusal(work());
    expect(refused.message).toContain(doing);
    expect([refused.message, ...refused.next].join(' ')).toContain(needs);
  });

  test('says that the token is invalid', async () => {
    const forge = at.begin({ client: at.client('ghp_wrong'), remote: at.remote('ghp_wrong') });
    expect((await refusal(forge.open())).refusal).toEqual({ is: 'token' });
    const other = at.begin({ remote: at.remote('ghp_wrong') });
    expect((await refusal(other.publish(published))).refusal).toEqual({ is: 'token' });
  });
});

describe('the comment on a pull request that does not land', () => {
  test('is created once and then updated, also by other processes', async () => {
    const forge = at.begin();
    const pr = await forge.publish(published);
    await forge.hold(pr, 'a conflict with @DEV-2 <b>');
    await at.begin().hold(pr, 'a conflict with @DEV-2 <b>');
    expect(counted('issues/update-comment')).toBe(0);
    await at.begin().reject(pr, 'failed tests');
    await at.begin().close(pr, 'discarded');
    expect(at.there.comments).toMatchObject([
      { issue: pr, body: expect.stringContaining('discarded') },
    ]);
    expect(counted('issues/create-comment')).toBe(1);
    expect(counted('issues/update-comment')).toBe(2);
  });

  test('escapes foreign text', async () => {
    const forge = at.begin();
    await forge.hold(await forge.publish(published), 'with @everyone <img src=x>');
    expect(at.there.comments[0]?.body).not.toMatch(/@everyone|<img/);
  });

  test('does not replace the comment of somebody who copied the marker', async () => {
    const pr = await at.begin().publish(published);
    const forged = {
      id: 1,
      issue: pr,
      body: '<!-- tributary-note -->\nmine',
      user: 'mallory',
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-01T00:00:00Z',
    };
    at.there.comments.push(forged);
    await at.begin().hold(pr, 'a conflict');
    expect(at.there.comments[0]?.body).toBe('<!-- tributary-note -->\nmine');
    expect(at.there.comments).toHaveLength(2);
  });
});
