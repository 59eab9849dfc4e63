/** Answers in GitHub's shape: what is known is given, the rest of what the description requires is filled in. */
import { component, type Schema } from './openapi.js';

function ofType(schema: Schema, key: string, url: string): unknown {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'string':
      if (schema.format === 'date-time') return '2026-01-01T00:00:00Z';
      return schema.format === 'uri' || key.endsWith('url') ? `${url}#${key}` : key;
    case 'object':
    case undefined:
      break;
  }
  return fillObject(schema, {}, url);
}

function fillValue(given: Schema, key: string, url: string): unknown {
  const schema = given.$ref === undefined ? given : component(given.$ref);
  if (schema.nullable === true || given.nullable === true) return null;
  if (schema.enum) return schema.enum[0];
  const first = (schema.oneOf ?? schema.anyOf ?? schema.allOf)?.[0];
  return first ? fillValue(first, key, url) : ofType(schema, key, url);
}

function fillObject(
  schema: Schema,
  known: Record<string, unknown>,
  url: string,
): Record<string, unknown> {
  const missing = (schema.required ?? []).filter((key) => !(key in known));
  const filled = missing.map((key) => [key, fillValue(schema.properties?.[key] ?? {}, key, url)]);
  return { ...Object.fromEntries(filled), ...known };
}

/**
 * The object as the description's component `name` has it.
 * @param url what the addresses that nobody follows begin with
 */
export function fill(
  name: string,
  known: Record<string, unknown>,
  url: string,
): Record<string, unknown> {
  return fillObject(component(`#/components/schemas/${name}`), known, url);
}
