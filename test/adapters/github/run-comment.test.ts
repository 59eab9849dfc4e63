import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createClient } from '../../../src/adapters/github/client.js';
import { type RunComment, upsertRunComment } from '../../../src/adapters/github/run-comment.js';
import { RunId } from '../../../src/core/model.js';
import { UserError } from '../../../src/core/user-error.js';
import { runMarker, TRACKING_ISSUE } from '../../../src/text/run-marker.js';
import { temporaryRepository, type TemporaryRepository } from '../../support/git-repository.js';
import { type GitHub, type Repository, startGitHub } from '../../support/github/github.js';

const US = 'github-actions[bot]';
const secrets = { ours: 'ghs_ours', person: 'ghp_person', app: 'ghs_app' } as const;
const run = RunId.parse('run-1');
function text(words: string, of = run): string {
  return `${runMarker(of)}\n${words}\n`;
}

let local: TemporaryRepository;
let github: GitHub;
let there: Repository;

beforeAll(async () => {
  local = await temporaryRepository();
  await local.commit({ 'a.txt': 'a' });
});
afterAll(() => local[Symbol.asyncDispose]());
beforeEach(async () => {
  const permissions = { issues: 'write' } as const;
  github = await startGitHub({
    tokens: {
      [secrets.ours]: { login: US, permissions },
      [secrets.person]: { login: 'octocat', permissions, app: false },
      [secrets.app]: { login: 'our-app[bot]', permissions },
    },
  });
  there = await github.addRepository('acme/bank', local.root);
});
afterEach(async () => {
  const { violations } = github;
  await github[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

function clientOf(token: string = secrets.ours) {
  return createClient({
    token,
    apiUrl: github.api,
    serverUrl: github.url,
    log: () => {},
    pace: { second: 1, apart: false },
  }).rest;
}
function say(body: string, more: Partial<RunComment> = {}, token?: string): Promise<string> {
  return upsertRunComment(clientOf(token), { owner: 'acme', name: 'bank' }, { run, body, ...more });
}
const repository = { owner: 'acme', repo: 'bank' };
async function newIssue(token?: string): Promise<number> {
  const { data } = await clientOf(token).issues.create({ ...repository, title: 'Plans' });
  return data.number;
}
function write(issue_number: number, body: string, token: string) {
  return clientOf(token).issues.createComment({ ...repository, issue_number, body });
}
function bodies(): string[] {
  return there.comments.map(({ body }) => body);
}
function asked(operation: string): number {
  return github.summary().byOperation[operation] ?? 0;
}
async function problemOf(said: Promise<string>): Promise<string> {
  const error: unknown = await said.catch((error: unknown) => error);
  if (!(error instanceof UserError)) throw error;
  expect(error.next).not.toEqual([]);
  return error.problems.join('\n');
}

test('a run has one comment on the issue, which is updated', async () => {
  const issue = await newIssue();
  const url = await say(text('first'), { issue });
  expect(url).toMatch(/\/acme\/bank\/issues\/1#issuecomment-\d+$/);
  expect(await say(text('second'), { issue })).toBe(url);
  expect(bodies()).toEqual([text('second')]);
});

test('an unchanged comment is not written again', async () => {
  const issue = await newIssue();
  await say(text('same'), { issue });
  await say(text('same'), { issue });
  expect(asked('issues/update-comment')).toBe(0);
});

test('each run has its own comment', async () => {
  const issue = await newIssue();
  const other = RunId.parse('run-2');
  const first = await say(text('one'), { issue });
  expect(await say(text('two', other), { issue, run: other })).not.toBe(first);
  expect(bodies()).toEqual([text('one'), text('two', other)]);
});

test('a comment of somebody else with the same marker is not changed', async () => {
  const issue = await newIssue();
  await write(issue, text('forged'), secrets.person);
  await say(text('ours'), { issue });
  await say(text('ours again'), { issue });
  expect(bodies()).toEqual([text('forged'), text('ours again')]);
});

test('only comments of the given authors are updated', async () => {
  const issue = await newIssue();
  await write(issue, text('of the workflow'), secrets.ours);
  const authors = ['our-app[bot]'];
  await say(text('first'), { issue, authors }, secrets.app);
  await say(text('second'), { issue, authors }, secrets.app);
  expect(bodies()).toEqual([text('of the workflow'), text('second')]);
});

test('a comment that only quotes the marker is not updated', async () => {
  const issue = await newIssue();
  await write(issue, `see\n${text('quoted')}`, secrets.ours);
  await say(text('ours'), { issue });
  expect(bodies()).toHaveLength(2);
});

test('the comment is found behind a hundred others', async () => {
  const issue = await newIssue();
  const chatter = Array.from({ length: 100 }, (_, n) => ({
    id: n + 1,
    issue,
    body: `${n}`,
    user: 'octocat',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  }));
  there.comments.push(...chatter);
  const url = await say(text('first'), { issue });
  expect(await say(text('second'), { issue })).toBe(url);
  expect(bodies().slice(100)).toEqual([text('second')]);
});

test('all runs share one tracking issue if no issue is given', async () => {
  const other = RunId.parse('run-2');
  await say(text('one'));
  await say(text('two', other), { run: other });
  await say(text('one again'));
  expect(there.issues).toHaveLength(1);
  expect(there.issues[0]).toMatchObject({
    title: TRACKING_ISSUE.title,
    body: TRACKING_ISSUE.body,
    labels: ['tributary'],
  });
  expect(bodies()).toEqual([text('one again'), text('two', other)]);
});

test('a closed tracking issue is replaced, and a given title is used', async () => {
  await say(text('one'), { title: 'Agents' });
  await clientOf().issues.update({ ...repository, issue_number: 1, state: 'closed' });
  await say(text('one'), { title: 'Robots' });
  expect(there.issues.map(({ title }) => title)).toEqual(['Agents', 'Robots']);
  expect(there.comments.map(({ issue }) => issue)).toEqual([1, 2]);
});

test('an issue of somebody else, or without the marker, is not used as the tracking issue', async () => {
  const labels = ['tributary'];
  const open = { ...repository, title: 'x', labels };
  await clientOf(secrets.person).issues.create({ ...open, body: TRACKING_ISSUE.body });
  await clientOf().issues.create({ ...open, body: `about ${TRACKING_ISSUE.marker}` });
  await say(text('one'));
  expect(there.comments.map(({ issue }) => issue)).toEqual([3]);
});

test.each(['issues/create', 'issues/create-comment'])(
  '%s is not repeated if it succeeded but answered 502',
  async (operation) => {
    github.fault({ operation, status: 502, after: true });
    expect(await say(text('one'))).toContain('#issuecomment-');
    expect(there.issues).toHaveLength(1);
    expect(bodies()).toEqual([text('one')]);
  },
);

test('a comment that was not created is an error', async () => {
  const issue = await newIssue();
  github.fault({ operation: 'issues/create-comment', status: 502 });
  await expect(say(text('one'), { issue })).rejects.toMatchObject({ status: 502 });
  expect(bodies()).toEqual([]);
});

test('a missing issue, a locked issue and disabled issues are reported with what to change', async () => {
  expect(await problemOf(say(text('one'), { issue: 99 }))).toContain('There is no issue 99');
  const issue = await newIssue();
  const locked = 'Unable to create comment because issue is locked.';
  github.fault({
    operation: 'issues/create-comment',
    status: 403,
    body: { message: locked, documentation_url: 'https://docs.github.com' },
  });
  expect(await problemOf(say(text('one'), { issue }))).toContain(`Issue ${issue} is locked`);
  github.fault({
    operation: 'issues/list-for-repo',
    status: 410,
    body: { message: 'Issues are disabled', documentation_url: 'https://docs.github.com' },
  });
  expect(await problemOf(say(text('one')))).toContain('Issues are disabled');
});
