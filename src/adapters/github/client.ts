/** GitHub's REST client. Waits for rate limits, and retries read requests. */
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { generalRefusal, GitHubRefused, instantText } from './errors.js';
import type { GitHubRepo } from './repo.js';

/** Plugins that wait for rate limits, and retry reads after a server error. */
export const CLIENT_PLUGINS = [throttling, retry] as const;
const PacedOctokit = Octokit.plugin(...CLIENT_PLUGINS);
type AnyOctokit = Pick<InstanceType<typeof PacedOctokit>, 'rest' | 'paginate' | 'graphql' | 'hook'>;

/** The parts of a client that we use, whoever created it. */
export type Client = Omit<AnyOctokit, 'hook'>;

export interface ClientOptions extends Pick<GitHubRepo, 'serverUrl' | 'apiUrl' | 'token'> {
  /** Reports a wait for a rate limit, one line. */
  log: (message: string) => void;
  /** Longest wait for a rate limit, in seconds. If it takes longer, the request fails. */
  longestWait?: number;
  /** Returns milliseconds since the epoch. */
  now?: () => number;
  pace?: Pace;
}

interface Pace {
  /** Length of a waited second in milliseconds; shorter in tests. */
  second: number;
  /** Whether to space writes as GitHub recommends: one second apart, three if people are notified. */
  apart: boolean;
}

/** Rate limits reset within an hour. */
const LONGEST_WAIT = 3_900;
const WAITS = 5;
/** Statuses that are not retried. 429 is handled by the throttling plugin. */
const FINAL = [400, 401, 403, 404, 410, 422, 429, 451];

/** Replaces Bottleneck's groups: no delay between requests. */
const atOnce = {
  key: () => ({
    schedule: <T>(_options: unknown, use: (...args: unknown[]) => T, ...args: unknown[]): T =>
      use(...args),
  }),
};

/**
 * Retries reads after a server error, but not writes, which may have succeeded: their callers check first.
 * Logs no requests.
 *
 * @throws GitHubRefused from every request that fails because of the token, its permissions or rate limits
 */
export function createClient(options: ClientOptions): Client {
  const settings = clientSettings(options);
  return withRefusals(new PacedOctokit({ ...settings, auth: options.token }), options);
}

/** Options of the client, except the token. */
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

/** Makes requests throw errors with a readable message if the token or rate limits are the cause. */
export function withRefusals<T extends AnyOctokit>(
  client: T,
  { now = Date.now }: Pick<ClientOptions, 'now'>,
): T {
  client.hook.wrap('request', async (request, asked) => {
    // A copy, since the plugins count in this object, which all requests would otherwise share.
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

/** Self-hosted servers have no such limits unless configured; if so, we wait for those. */
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
