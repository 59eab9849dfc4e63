/** Failed requests, as data. */
import { z } from 'zod';
import { UserError } from '../../core/user-error.js';
import { type GitHubRefusal, refusalWords } from './refusals-text.js';

/** Refusals about the token or the repository, independent of the request. */
const GENERAL: ReadonlySet<GitHubRefusal['is']> = new Set([
  'token',
  'permission',
  'not-found',
  'rate-limit',
  'creation-off',
]);

/** A refusal that a person can fix, with a message; the data is kept for callers that handle it. */
export class GitHubRefused extends UserError {
  constructor(
    readonly refusal: GitHubRefusal,
    /** GitHub's original error. */
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
  /** 500 also if there was no answer. */
  status: number;
  /** GitHub's complete message. */
  message: string;
  headers: Record<string, unknown>;
}

/** GraphQL reports rate limits with status 200, and the throttling plugin throws an error without a status. */
const GraphqlLimit = z.object({
  response: z.object({
    headers: z.record(z.string(), z.unknown()).catch({}),
    data: z.object({ errors: z.array(z.object({ type: z.string().catch('') })) }),
  }),
});

/** Details of a failed request, with or without an answer; undefined for other errors. */
export function failureOf(error: unknown): Failure | undefined {
  const failed = Failed.safeParse(error);
  if (!failed.success) return undefined;
  const { status, message, response } = failed.data;
  const answer = response?.data;
  const words = answer && [
    answer.message,
    ...answer.errors.map((each) => (typeof each === 'string' ? each : each.message)),
  ];
  const text = words?.filter((each) => each !== '').join('\n');
  return { status, message: text ? text : message, headers: response?.headers ?? {} };
}

/** A server error or a dropped connection: the request may have succeeded anyway. */
export function mayHaveSucceeded(error: unknown): boolean {
  return (failureOf(error)?.status ?? 0) >= 500;
}

/** `2026-11-22 13:05:00 UTC`. */
export function instantText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * Refusals that do not depend on the request: the token, its permissions, rate limits.
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

/** When the rate limit resets, in milliseconds since the epoch. */
function resetOf({ headers }: Failure, now: number): number | undefined {
  const after = secondsIn(headers['retry-after']);
  if (after !== undefined) return now + after * 1000;
  const reset = secondsIn(headers['x-ratelimit-reset']);
  return reset === undefined ? undefined : reset * 1000;
}

function secondsIn(value: unknown): number | undefined {
  return /^\d{1,10}$/.test(String(value)) ? Number(value) : undefined;
}
