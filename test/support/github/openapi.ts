/** GitHub's own description of the operations that are used: routes, and what fits them. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

export interface Schema {
  $ref?: string;
  type?: 'integer' | 'number' | 'boolean' | 'array' | 'string' | 'object';
  format?: string;
  nullable?: boolean;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

interface Parameter {
  $ref?: string;
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

type Content = Record<string, { schema: Schema }>;

interface Described {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
}

const description = JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Described>>;
  components: unknown;
};

/** What a `$ref` of the description points to. */
function at(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], description);
}

export function component(ref: string): Schema {
  return at(ref) as Schema;
}

export interface Route {
  id: string;
  method: string;
  pattern: RegExp;
  /** Segments that are no parameters: the more, the sooner it is tried. */
  literals: number;
  names: string[];
  described: Described;
}

/** A ref or a path may hold slashes; a number or a name may not. */
const wide = new Set(['ref', 'branch', 'base', 'head', 'commit_sha', 'sha']);

function route(method: string, path: string, described: Described): Route {
  const names: string[] = [];
  const pattern = path.replace(/\{(\w+)\}|[.]/g, (_, name?: string) => {
    if (name === undefined) return '\\.';
    names.push(name);
    if (name === 'path') return '(.*)';
    return wide.has(name) ? '(.+?)' : '([^/]+)';
  });
  const literals = path.split('/').filter((segment) => !segment.includes('{')).length;
  const { operationId: id } = described;
  return {
    id,
    method: method.toUpperCase(),
    pattern: new RegExp(`^${pattern}$`),
    literals,
    names,
    described,
  };
}

const routes = Object.entries(description.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => route(method, path, described)),
  )
  .toSorted((a, b) => b.literals - a.literals);

/** The operation that answers, and its path parameters, decoded. */
export function match(
  method: string,
  path: string,
): { route: Route; path: Record<string, string> } | undefined {
  for (const found of routes) {
    const values = found.method === method ? found.pattern.exec(path) : null;
    if (!values) continue;
    const pairs = found.names.map((name, i) => [name, decodeURIComponent(values[i + 1] ?? '')]);
    return { route: found, path: Object.fromEntries(pairs) as Record<string, string> };
  }
  return undefined;
}

/** OpenAPI 3.0's `nullable` in JSON Schema's words, all the way down. */
function convert(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(convert);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      // An example is data, and may look like a schema.
      key === 'example' || key === 'examples' || key === 'default' ? value : convert(value),
    ]),
  ) as Record<string, unknown>;
  if (nullable !== true) return typeof nullable === 'object' ? { ...rest, nullable } : rest;
  return { anyOf: [{ type: 'null' }, rest] };
}

const validator = (() => {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  formats.default(ajv);
  ajv.addFormat('repo.nwo', /^[\w.-]+\/[\w.-]+$/);
  ajv.addSchema(convert({ components: description.components }) as object, 'github');
  return ajv;
})();

const compiled = new WeakMap<Schema, ValidateFunction>();

function absolute(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/'));
}

/** What does not fit, each with its place; nothing = it fits. */
export function misfits(schema: Schema, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = validator.compile(absolute(convert(schema)) as object);
    compiled.set(schema, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map((e) => `${e.instancePath || '/'} ${e.message ?? e.keyword}`);
}

export function parameters(route: Route): Parameter[] {
  return (route.described.parameters ?? []).map((given) =>
    given.$ref === undefined ? given : (at(given.$ref) as Parameter),
  );
}

/** The schema of the JSON that the operation answers with; `'none'` = no body, undefined = not described. */
export function answerSchema(route: Route, status: number): Schema | 'none' | undefined {
  const given = route.described.responses[status];
  if (!given) return undefined;
  const answer = given.$ref === undefined ? given : (at(given.$ref) as typeof given);
  return answer.content?.['application/json']?.schema ?? 'none';
}

export function bodySchema(route: Route): Schema | undefined {
  return route.described.requestBody?.content['application/json']?.schema;
}
