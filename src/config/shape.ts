/** Turns zod's issues into messages: what is expected, what was found, which key was probably meant. */
import type { z } from 'zod';
import { Config } from '../core/config.js';
import { configSchema, type Schema } from './json-schema.js';
import {
  either,
  expected,
  keyPlaces,
  longForm,
  type Path,
  quoted,
  schemaAt,
  preview,
} from './words.js';
import { nearMiss } from '../text/near-miss.js';

/** A problem whose line is not known yet. */
export interface Complaint {
  path: Path;
  /** Whether the problem is in the key or the value. */
  of: 'key' | 'value';
  message: string;
}

export type Mapping = Readonly<Record<string, unknown>>;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param file the data that zod rejected with `error` */
export function* shapeComplaints(error: z.ZodError, file: Mapping): Generator<Complaint> {
  const schema = configSchema();
  for (const issue of [...error.issues, ...issuesBehindWrongNames(error, file)]) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) yield unknownKey(schema, path, key);
    else if (issue.code === 'invalid_key') yield wrongName(schema, path);
    // Refinements have messages of their own; other messages come from zod and are replaced.
    else yield wrongValue(schema, path, file, issue.code === 'custom' ? issue.message : undefined);
  }
}

/** zod does not check the value of an invalid name, so such values are checked again under valid names. */
function issuesBehindWrongNames(error: z.ZodError, file: Mapping): z.core.$ZodIssue[] {
  const wrong = error.issues.filter(({ code }) => code === 'invalid_key').map(({ path }) => path);
  const sections = new Map<unknown, string[]>();
  for (const [section, name] of wrong) {
    const names = sections.get(section) ?? [];
    sections.set(section, names);
    names.push(String(name));
  }

  const renamed = Object.entries(file).map(([section, part]) => {
    const names = sections.get(section);
    if (names === undefined || !isMapping(part)) return [section, part] as const;
    return [
      section,
      Object.fromEntries(names.map((name, index) => [`n${index}`, part[name]])),
    ] as const;
  });
  const again = wrong.length === 0 ? undefined : Config.safeParse(Object.fromEntries(renamed));
  return (again?.error?.issues ?? []).flatMap((issue) => {
    const [section, name, ...rest] = issue.path;
    const before = sections.get(section)?.[Number(String(name).slice(1))];
    return before === undefined || section === undefined
      ? []
      : [{ ...issue, path: [section, before, ...rest] }];
  });
}

function unknownKey(schema: Schema, parent: Path, key: string): Complaint {
  const here = Object.keys(longForm(schemaAt(schema, parent) ?? {}).properties ?? {});
  const message = `unknown key; ${keyHint(schema, here, key)}`;
  return { path: [...parent, key], of: 'key', message };
}

/** One wrong letter is a typing mistake; with two, a key that belongs elsewhere is more likely. */
function keyHint(schema: Schema, here: readonly string[], key: string): string {
  const slip = nearMiss(key, here, 1);
  if (slip !== undefined) return `did you mean ${slip}?`;
  const places = keyPlaces(schema).get(key);
  if (places !== undefined)
    return `it belongs ${either(places.map((place) => (place === '' ? 'at the top level' : `in ${place}`)))}`;
  const near = nearMiss(key, here);
  return near === undefined ? `known keys: ${here.join(', ')}` : `did you mean ${near}?`;
}

function wrongName(schema: Schema, path: Path): Complaint {
  const names = schemaAt(schema, path.slice(0, -1))?.propertyNames ?? {};
  const message = `expected ${expected(names)}, got ${quoted(String(path.at(-1)))}`;
  return { path, of: 'key', message };
}

function wrongValue(schema: Schema, path: Path, file: Mapping, wanted?: string): Complaint {
  const parent = path.slice(0, -1);
  // With the short form, zod's `suites.unit.run` is `suites.unit` in the file.
  if (typeof valueAt(file, parent) === 'string') return wrongValue(schema, parent, file, wanted);
  const value = valueAt(file, path);
  const words = wanted ?? expected(schemaAt(schema, path) ?? {}, value);
  return value === undefined
    ? { path, of: 'key', message: `missing: expected ${words}` }
    : { path, of: 'value', message: `expected ${words}, got ${preview(value)}` };
}

function valueAt(file: Mapping, path: Path): unknown {
  let here: unknown = file;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}
