/** GitHub's REST client: it waits for rate limits, and repeats what only reads. */
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { generalRefusal, GitHubRefused, instantText } from './errors.js';
import type { GitHubRepo } from './repo.js';

/** What makes a client wait for limits, and read again after a server's error. */
export const CLIENT_PLUGINS = [throttling, retry] as const;
const PacedOctokit = Octokit.plugin(...CLIENT_PLUGINS);
type AnyOctokit = Pick<InstanceType<typeof PacedOctokit>, 'rest' | 'paginate' | 'graphql' | 'hook'>;

/** What is used of a client, whoever made it. */
export type Client = Omit<AnyOctokit, 'hook'>;

export interface ClientOptions extends Pick<GitHubRepo, 'serverUrl' | 'apiUrl' | 'token'> {
  /** Gets a line for people where a limit makes them wait. */
  log: (message: string) => void;
  /** Longest wait for a limit, in seconds; beyond it the request fails. */
  longestWait?: number;
  /** Milliseconds since the epoch. */
  now?: () => number;
  pace?: Pace;
}

interface Pace {
  /** How many milliseconds a second of waiting takes: less in tests. */
  second: number;
  /** Whether writes keep GitHub's recommended distance of a second, and of three where people are notified. */
  apart: boolean;
}

/** A limit resets within the hour. */
const LONGEST_WAIT = 3_900;
const WAITS = 5;
/** 429 belongs to the limits, which the throttling waits for. */
const FINAL = [400, 401, 403, 404, 410, 422, 429, 451];

/** In place of Bottleneck's groups: no distance between requests. */
const atOnce = {
  key: () => ({
    schedule: <T>(_options: unknown, use: (...args: unknown[]) => T, ...args: unknown[]): T =>
      use(...args),
  }),
};

/**
 * Reads are repeated after a server's error; anything else is not, since it may have been done: its
 * caller reads back first. Nothing is logged of a request.
 *
 * @throws GitHubRefused from every request whose token, permissions or limits are the trouble
 */
export function createClient(options: ClientOptions): Client {
  const settings = clientSettings(options);
  return withRefusals(new PacedOctokit({ ...settings, auth: options.token }), options);
}

/** What a client is made with, but for its token. */
export function clientSettings(options: ClientOptions) {
  const { apiUrl, serverUrl, pace = { second: 1000, apart: hasLimits(serverUrl) } } = options;
  const groups = { global: atOnce, write: atOnce, notifications: atOnce, search: atOnce };
  return {
    baseUrl: apiUrl,
    userAgent: 'tributary',
    log: { debug: silent, info: silent, warn: silent, error: silent },
    retry: { retryAfterBaseValue: pace.second, doNotRetry: FINAL },
    throttle: {
      retryAfterBaseValue: pace.second,
      onRateLimit: waitFor(options, "GitHub's hourly rate limit is exhausted"),
      onSecondaryRateLimit: waitFor(options, "GitHub's secondary rate limit is reached"),
      ...(!pace.apart && (groups as object)),
    },
  };
}

/** The client, whose requests fail with words for people where the token or the limits are the trouble. */
export function withRefusals<T extends AnyOctokit>(
  client: T,
  { now = Date.now }: Pick<ClientOptions, 'now'>,
): T {
  client.hook.wrap('request', async (request, asked) => {
    // A copy: the plugins count in this object, which else is one for all requests.
    asked.request = { ...asked.request, ...(asked.method !== 'GET' && { retries: 0 }) };
    try {
      return await request(asked);
    } catch (error) {
      const refusal = generalRefusal(error, `${asked.method} ${asked.url}`, now());
      throw refusal ? new GitHubRefused(refusal, error) : error;
    }
  });
  return client;
}

/** A server of one's own has no such limits unless its owner sets some, and those are waited for. */
function hasLimits(serverUrl: string): boolean {
  const { hostname } = new URL(serverUrl);
  return hostname === 'github.com' || hostname.endsWith('.ghe.com');
}

function silent(): void {}

function waitFor({ log, longestWait = LONGEST_WAIT, now = Date.now }: ClientOptions, what: string) {
  return (seconds: number, _request: unknown, _octokit: unknown, waits: number): boolean => {
    if (seconds > longestWait || waits >= WAITS) return false;
    log(`${what}: waiting until ${instantText(now() + seconds * 1000)}.`);
    return true;
  };
}
