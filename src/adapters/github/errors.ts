/** What went wrong with a request, as data. */
import { z } from 'zod';
import { UserError } from '../../core/user-error.js';
import { type GitHubRefusal, refusalWords } from './refusals-text.js';

/** Those that are about the token or the repository, whatever was asked for. */
const GENERAL: ReadonlySet<GitHubRefusal['is']> = new Set([
  'token',
  'permission',
  'not-found',
  'rate-limit',
  'creation-off',
]);

/** A refusal that a person can mend, in words; the data stays with it for callers that know better. */
export class GitHubRefused extends UserError {
  constructor(
    readonly refusal: GitHubRefusal,
    /** GitHub's own answer. */
    cause?: unknown,
  ) {
    const { problem, next } = refusalWords(refusal);
    super([problem], next, 1);
    this.cause = cause;
    this.name = 'GitHubRefused';
  }

  override get isGeneral(): boolean {
    return GENERAL.has(this.refusal.is);
  }
}

const Failed = z.object({
  status: z.int(),
  message: z.string(),
  response: z
    .object({
      headers: z.record(z.string(), z.unknown()).catch({}),
      data: z
        .object({
          message: z.string().catch(''),
          errors: z
            .array(z.union([z.string(), z.object({ message: z.string().catch('') })]))
            .catch([]),
        })
        .optional()
        .catch(undefined),
    })
    .optional(),
});

export interface Failure {
  /** 500 too where no answer came. */
  status: number;
  /** GitHub's own words, all of them. */
  message: string;
  headers: Record<string, unknown>;
}

/** GraphQL tells its limit with status 200; the throttling makes an error without a status of it. */
const GraphqlLimit = z.object({
  response: z.object({
    headers: z.record(z.string(), z.unknown()).catch({}),
    data: z.object({ errors: z.array(z.object({ type: z.string().catch('') })) }),
  }),
});

/** A request that failed, whether or not there was an answer; undefined for another error. */
export function failureOf(error: unknown): Failure | undefined {
  const failed = Failed.safeParse(error);
  if (!failed.success) return undefined;
  const { status, message, response } = failed.data;
  const said = response?.data;
  const words = said && [
    said.message,
    ...said.errors.map((each) => (typeof each === 'string' ? each : each.message)),
  ];
  const text = words?.filter((each) => each !== '').join('\n');
  return { status, message: text ? text : message, headers: response?.headers ?? {} };
}

/** A server's error or a dropped connection: it may have been done all the same. */
export function mayHaveSucceeded(error: unknown): boolean {
  return (failureOf(error)?.status ?? 0) >= 500;
}

/** `2026-11-22 13:05:00 UTC`. */
export function instantText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * What fails in the same way whatever was asked: the token, its permissions, the limits.
 *
 * @param doing the request, such as `POST /repos/{owner}/{repo}/pulls`
 */
export function generalRefusal(
  error: unknown,
  doing: string,
  now: number,
): GitHubRefusal | undefined {
  const failure = failureOf(error) ?? graphqlLimitOf(error);
  if (!failure) return undefined;
  const { status, message, headers } = failure;
  if (isRateLimit(failure)) {
    const reset = resetOf(failure, now);
    return { is: 'rate-limit', until: reset === undefined ? undefined : instantText(reset) };
  }
  if (status === 401) return { is: 'token' };
  if (status === 403 && /^Resource not accessible by|^Must have|admin rights/i.test(message)) {
    const needs = headers['x-accepted-github-permissions'];
    return { is: 'permission', doing, ...(typeof needs === 'string' && { needs }) };
  }
  return undefined;
}

function graphqlLimitOf(error: unknown): Failure | undefined {
  const { data } = GraphqlLimit.safeParse(error);
  if (!data?.response.data.errors.some(({ type }) => type === 'RATE_LIMITED')) return undefined;
  return { status: 429, message: 'API rate limit exceeded', headers: data.response.headers };
}

function isRateLimit({ status, message, headers }: Failure): boolean {
  return (
    (status === 403 || status === 429) &&
    (/\b(?:secondary )?rate limit/i.test(message) || headers['x-ratelimit-remaining'] === '0')
  );
}

/** Until when GitHub takes no more requests, in milliseconds since the epoch. */
function resetOf({ headers }: Failure, now: number): number | undefined {
  const after = secondsIn(headers['retry-after']);
  if (after !== undefined) return now + after * 1000;
  const reset = secondsIn(headers['x-ratelimit-reset']);
  return reset === undefined ? undefined : reset * 1000;
}

function secondsIn(value: unknown): number | undefined {
  return /^\d{1,10}$/.test(String(value)) ? Number(value) : undefined;
}
