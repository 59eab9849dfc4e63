/** Wording for problems in the configuration: the expected and the actual value, and the probable key. */
import type { Schema } from './json-schema.js';

/** Keys and list indexes from the root of the file. */
export type Path = readonly (string | number)[];

/** Characters that would change or hide the line that they are shown in. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text in quotes, cut to 60 characters, with invisible characters as `\u{…}`. */
export function quoted(text: string): string {
  const points = Array.from(text.slice(0, 200));
  const short = points.length > 60 ? `${points.slice(0, 59).join('')}…` : text;
  const escaped = short.replaceAll(/["\\]/g, String.raw`\$&`);
  return `"${escaped.replaceAll(unprintable, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)}"`;
}

/** `agents.claude.env[0]`; keys that are not plain words are quoted. */
export function pathText(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^[\w-]{1,64}$/.test(step) ? `.${step}` : `.${quoted(step)}`;
  });
  return steps.join('').replace(/^\./, '');
}

/** The actual value, for `got …`. */
export function preview(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'number' || typeof value === 'boolean') return `${value}`;
  return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
}

/**
 * The expected value, for `expected …`.
 * @param got the actual value: "whole" is mentioned only for a number that is not whole
 */
export function expected(schema: Schema, got?: unknown): string {
  if (schema.title !== undefined) return schema.title;
  if (schema.anyOf !== undefined) return schema.anyOf.map((way) => expected(way)).join(' or ');
  if (schema.enum !== undefined) return either(schema.enum);
  const words: Record<NonNullable<Schema['type']>, string> = {
    integer: `a ${isFraction(got) ? 'whole ' : ''}number${bounds(schema)}`,
    number: `a number${bounds(schema)}`,
    boolean: 'true or false',
    string: `text${length(schema)}`,
    array: schema.maxItems === undefined ? 'a list' : `a list of at most ${schema.maxItems}`,
    object: 'a mapping',
  };
  return words[schema.type ?? 'object'];
}

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** The schema of the mapping, if a short form is allowed in its place; else the schema itself. */
export function longForm(schema: Schema): Schema {
  return schema.anyOf?.find((way) => way.type === 'object') ?? schema;
}

/** The schema at a path; undefined if the schema has no such path. */
export function schemaAt(schema: Schema, path: Path): Schema | undefined {
  let here: Schema | undefined = schema;
  for (const step of path) {
    if (here === undefined) return undefined;
    const { properties, additionalProperties, items }: Schema = longForm(here);
    if (typeof step === 'number') here = items ?? listForm(here)?.items;
    else if (properties && Object.hasOwn(properties, step)) here = properties[step];
    else here = additionalProperties || undefined;
  }
  return here;
}

/** Maps each known key to the mappings that may contain it; `''` is the top level. */
export function keyPlaces(
  schema: Schema,
  place: readonly string[] = [],
  found = new Map<string, string[]>(),
): ReadonlyMap<string, readonly string[]> {
  const { properties = {}, additionalProperties } = longForm(schema);
  for (const [key, value] of Object.entries(properties)) {
    found.set(key, [...(found.get(key) ?? []), place.join('.')]);
    keyPlaces(value, [...place, key], found);
  }
  if (additionalProperties) keyPlaces(additionalProperties, [...place, '<name>'], found);
  return found;
}

function listForm({ anyOf }: Schema): Schema | undefined {
  return anyOf?.find((way) => way.type === 'array');
}

function isFraction(value: unknown): boolean {
  return typeof value === 'number' && !Number.isInteger(value);
}

function bounds({ minimum, exclusiveMinimum, maximum }: Schema): string {
  if (minimum !== undefined)
    return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`;
  const limits = [
    ...(exclusiveMinimum === undefined ? [] : [`greater than ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ];
  return limits.length === 0 ? '' : ` ${limits.join(' and ')}`;
}

function length({ minLength = 0, maxLength }: Schema): string {
  if (maxLength !== undefined) return ` of ${minLength} to ${maxLength} characters`;
  return minLength > 0 ? ' that is not empty' : '';
}
