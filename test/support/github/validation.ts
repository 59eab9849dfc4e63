/** Requests and answers against GitHub's own description. */
import { Refusal } from './answers.js';
import {
  answerSchema,
  bodySchema,
  component,
  misfits,
  parameters,
  type Route,
  type Schema,
} from './openapi.js';

/** A request or an answer that does not fit the description: a defect of the client or of the stand-in. */
export interface Violation {
  operation: string;
  in: 'request' | 'answer';
  problems: string[];
}

function resolve(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : component(schema.$ref);
}

function propertiesOf(given: Schema): { known: Map<string, Schema>; open: boolean } {
  const schema = resolve(given);
  const parts = [schema.oneOf, schema.anyOf, schema.allOf].flatMap((all) => all ?? []);
  const inner = parts.map(propertiesOf);
  const own = Object.entries(schema.properties ?? {});
  const open = schema.properties === undefined && parts.length === 0;
  const known = new Map([...inner.flatMap((part) => [...part.known]), ...own]);
  return { known, open: open || (parts.length > 0 && known.size === 0) };
}

/** GitHub refuses keys that it does not know; the description lets them through. */
function unknownKeys(schema: Schema, value: unknown, place = ''): string[] {
  const resolved = resolve(schema);
  if (Array.isArray(value)) {
    const { items } = resolved;
    return items ? value.flatMap((item, i) => unknownKeys(items, item, `${place}/${i}`)) : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  const { known, open } = propertiesOf(resolved);
  if (open) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const property = known.get(key);
    return property
      ? unknownKeys(property, inner, `${place}/${key}`)
      : [`"${key}" is not a permitted key (in ${place || '/'})`];
  });
}

/** A parameter comes as text: it is read as its schema wants it. */
function asDescribed(schema: Schema, text: string): unknown {
  const resolved = resolve(schema);
  if (resolved.oneOf) return text;
  if (resolved.type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (resolved.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function parameterProblems(
  route: Route,
  given: Record<string, string>,
  place: 'path' | 'query',
): string[] {
  const described = parameters(route).filter((parameter) => parameter.in === place);
  return Object.entries(given).flatMap(([name, text]) => {
    const parameter = described.find((one) => one.name === name);
    if (!parameter) return place === 'query' ? [`unknown query parameter "${name}"`] : [];
    const wrong = misfits(parameter.schema, asDescribed(parameter.schema, text));
    return wrong.map((problem) => `${place} parameter "${name}": ${problem}`);
  });
}

function bodyProblems(route: Route, body: unknown): string[] {
  const schema = bodySchema(route);
  if (!schema) return body === undefined ? [] : ['a body where none is described'];
  if (body === undefined) return route.described.requestBody?.required ? ['no body'] : [];
  return [...misfits(schema, body), ...unknownKeys(schema, body)];
}

/** What of a request does not fit. */
export function requestProblems(
  route: Route,
  path: Record<string, string>,
  query: Record<string, string>,
  body: unknown,
): string[] {
  return [
    ...parameterProblems(route, path, 'path'),
    ...parameterProblems(route, query, 'query'),
    ...bodyProblems(route, body),
  ];
}

export function refusedRequest(problems: string[]): Refusal {
  return new Refusal(422, `Invalid request.\n\n${problems.join('\n')}`);
}

/** What of the stand-in's own answer does not fit. */
export function answerProblems(route: Route, status: number, body: unknown): string[] {
  const schema = answerSchema(route, status);
  // The description leaves out many refusals.
  if (schema === undefined) return status >= 400 ? [] : [`status ${status} is not described`];
  if (typeof body === 'string') return [];
  if (schema === 'none')
    return body === undefined || status >= 400 ? [] : ['a body where none is described'];
  return misfits(schema, body);
}
