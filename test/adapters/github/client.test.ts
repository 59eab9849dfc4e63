import { afterEach, describe, expect, test } from '@jest/globals';
import { GitHubRefused } from '../../../src/adapters/github/errors.js';
import { TOKEN, withGitHub, type WithGitHub } from './tools.js';

let at: WithGitHub;
afterEach(async () => at[Symbol.asyncDispose]());

const demo = { owner: 'acme', repo: 'demo' };
const issue = { ...demo, title: 'An issue' };
function counted(operation: string) {
  return at.github.summary().byOperation[operation] ?? 0;
}

describe('a rate limit', () => {
  test('is waited for if it is secondary, with a message', async () => {
    let clock = Date.UTC(2026, 0, 1);
    at = await withGitHub({ limits: { creationsPerMinute: 2 }, now: () => clock });
    const log = (message: string) => {
      at.log.push(message);
      clock += 60_000;
    };
    const client = at.client(TOKEN, { now: () => clock, log });
    for (let i = 0; i < 4; i += 1) await client.rest.issues.create(issue);
    expect(at.there.issues).toHaveLength(4);
    expect(at.log).toEqual([
      "GitHub's secondary rate limit is reached: waiting until 2026-01-01 00:01:00 UTC.",
    ]);
  });

  test('is an error if the wait is too long, with the time at which it resets', async () => {
    // Far ahead: how long there is to wait is counted from the real clock.
    at = await withGitHub({ limits: { requestsPerHour: 1 }, now: () => Date.UTC(2037, 0, 1) });
    const client = at.client();
    await client.rest.pulls.list(demo);
    const error = await client.rest.pulls.list(demo).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GitHubRefused);
    expect((error as GitHubRefused).message).toBe(
      "GitHub's rate limit is exhausted until 2037-01-01 01:00:00 UTC.",
    );
    expect(at.log).toEqual([]);
  });

  test('is not retried if status 429 asks for a long wait', async () => {
    at = await withGitHub();
    const body = { message: 'You have exceeded a secondary rate limit.' };
    at.github.fault({
      operation: 'pulls/list',
      status: 429,
      body,
      times: 20,
      headers: { 'retry-after': '7200' },
    });
    await expect(at.client().rest.pulls.list(demo)).rejects.toThrow('rate limit is exhausted');
    expect(counted('pulls/list')).toBe(1);
  });
});

describe('a server error', () => {
  test('is retried for a read, but not for a write that may have succeeded', async () => {
    at = await withGitHub();
    at.github.fault({ operation: 'pulls/list', status: 502, times: 2 });
    expect((await at.client().rest.pulls.list(demo)).data).toEqual([]);
    expect(counted('pulls/list')).toBe(3);
    at.github.fault({ operation: 'issues/create', status: 502, after: true });
    await expect(at.client().rest.issues.create(issue)).rejects.toThrow();
    expect(counted('issues/create')).toBe(1);
    expect(at.there.issues).toHaveLength(1);
  });

  test('is retried for a read even after a write', async () => {
    at = await withGitHub();
    const client = at.client();
    await client.rest.issues.create(issue);
    at.github.fault({ operation: 'pulls/list', drop: true });
    expect((await client.rest.pulls.list(demo)).data).toEqual([]);
  });
});

test('no error contains the token', async () => {
  at = await withGitHub();
  const client = at.client();
  for (const status of [400, 401, 403, 404, 422, 500]) {
    at.github.fault({ operation: 'issues/create', status });
    const error = await client.rest.issues.create(issue).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(TOKEN);
    expect(String((error as Error).stack)).not.toContain(TOKEN);
    expect(JSON.stringify((error as { request?: unknown }).request ?? '')).not.toContain(TOKEN);
  }
});
