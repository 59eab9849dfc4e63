/** What a handler gets, what it gives back, and how it refuses. */
import type { Permission, Token } from './model.js';
import type { Repository } from './repository.js';

export interface Answer {
  status: number;
  /** Nothing for 204; a string goes out as it is, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Call<Body = unknown> {
  repository: Repository;
  token: Token;
  /** The instant of the request, ISO. */
  at: string;
  /** Whole, for the links to other pages. */
  url: URL;
  path: Record<string, string>;
  query: Record<string, string>;
  body: Body;
  accept: string;
  /** "Allow GitHub Actions to create and approve pull requests". */
  createPullRequests: boolean;
}

export type Need = `${Permission}:${'read' | 'write'}` | 'administration:read';

export interface Operation {
  /** Any one of them is enough; none = any token will do. */
  needs: readonly Need[];
  handle(call: Call): Answer | Promise<Answer>;
}

/** The body's type is what the description lets through: it is validated before the handler sees it. */
export function operation<Body = unknown>(
  needs: readonly Need[],
  handle: (call: Call<Body>) => Answer | Promise<Answer>,
): Operation {
  return { needs, handle };
}

export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly more: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  get answer(): Answer {
    const { status, headers, message } = this;
    const documentation = 'https://docs.github.com/rest';
    const body = { message, ...this.more, documentation_url: documentation, status: `${status}` };
    return { status, body, headers };
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** GitHub's "Validation Failed" with its list of errors. */
export function invalid(resource: string, field: string, message?: string): Refusal {
  return new Refusal(422, 'Validation Failed', {
    errors: [
      message === undefined
        ? { resource, field, code: 'invalid' }
        : { resource, field, code: 'custom', message },
    ],
  });
}

export function tooLong(resource: string, field: string, most: number): Refusal {
  return invalid(resource, field, `${field} is too long (maximum is ${most} characters)`);
}

/** Refuses text of more than `most` characters. */
export function limit(
  resource: string,
  field: string,
  text: string | null | undefined,
  most: number,
) {
  if (text !== null && text !== undefined && Array.from(text).length > most)
    throw tooLong(resource, field, most);
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}
export function created(body: unknown): Answer {
  return { status: 201, body };
}
export const nothing: Answer = { status: 204 };

function link(url: URL, page: number, rel: string): string {
  const there = new URL(url);
  there.searchParams.set('page', String(page));
  return `<${there.href}>; rel="${rel}"`;
}

/** One page of a list, with the `Link` header; `wrap` puts it into its envelope. */
export function paged<Item>(
  call: Pick<Call, 'url' | 'query'>,
  items: readonly Item[],
  represent: (item: Item) => unknown,
  wrap: (page: unknown[]) => unknown = (page) => page,
): Answer {
  const size = Math.min(Math.max(Number(call.query['per_page'] ?? 30), 1), 100);
  const page = Math.max(Number(call.query['page'] ?? 1), 1);
  const last = Math.max(Math.ceil(items.length / size), 1);
  const shown = items.slice((page - 1) * size, page * size).map(represent);
  const links = [
    ...(page > 1 ? [link(call.url, page - 1, 'prev')] : []),
    ...(page < last ? [link(call.url, page + 1, 'next'), link(call.url, last, 'last')] : []),
    ...(page > 1 ? [link(call.url, 1, 'first')] : []),
  ];
  const headers = links.length > 0 ? { link: links.join(', ') } : {};
  return { status: 200, body: wrap(shown), headers };
}
