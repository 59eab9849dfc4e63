/** The JSON Schema of `.github/tributary.yml`, as editors read it: made from the zod schema, input side. */
import { z } from 'zod';
import { Config } from '../core/config.js';

/** The part of JSON Schema (draft-07) that the configuration needs. */
export interface Schema {
  $schema?: string;
  title?: string;
  description?: string;
  default?: unknown;
  type?: 'string' | 'integer' | 'number' | 'array' | 'object';
  enum?: readonly string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  items?: Schema;
  maxItems?: number;
  minProperties?: number;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  propertyNames?: Schema;
  additionalProperties?: Schema | false;
  anyOf?: readonly Schema[];
}

/** What only people read: it does not bound a value. */
const WORDS: ReadonlySet<string> = new Set(['title', 'description']);

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The schema of the file as a person may write it: short forms, defaults, titles that say what a value is.
 * @throws Error where the zod schema holds a refinement without the JSON Schema for it: the result would not be true
 */
export function configSchema(): Schema {
  const generated = z.toJSONSchema(Config, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      addChecks(zodSchema, jsonSchema);
      addDefault(zodSchema, jsonSchema);
      addShortForm(zodSchema, jsonSchema);
    },
  }) as Schema;
  const { $schema, ...rest } = generated;
  return {
    ...($schema === undefined ? {} : { $schema }),
    title: 'Tributary configuration',
    description: 'What .github/tributary.yml may hold',
    ...rest,
  };
}

/** Seconds as the configuration writes them: 1800 → `30m`. */
export function durationText(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** Carries a check's own words over as the title. zod leaves a refinement out: its counterpart stands in its `meta`. */
function addChecks(zodSchema: z.core.$ZodTypes, jsonSchema: Json): void {
  if (!(zodSchema instanceof z.ZodType)) return;
  for (const check of zodSchema.def.checks ?? []) {
    // oxlint-disable-next-line no-underscore-dangle -- zod's public name for it
    const { check: kind, error } = check._zod.def;
    // A message given as text is kept as a function that ignores the issue it is called with.
    const said = error?.(undefined as never);
    const words = typeof said === 'string' ? said : '';
    if (kind === 'custom' && !Object.keys(zodSchema.meta() ?? {}).some((key) => !WORDS.has(key)))
      throw new Error(`No JSON Schema for the refinement "${words}"`);
    if (words !== '' && jsonSchema.type === 'string') jsonSchema.title = words;
  }
}

/** zod drops a default where a transform stands below it, since it is an output: durations become text again. */
function addDefault(zodSchema: z.core.$ZodTypes, jsonSchema: Json): void {
  if (!(zodSchema instanceof z.ZodDefault) || jsonSchema.default !== undefined) return;
  const value: unknown = zodSchema.def.defaultValue;
  jsonSchema.default = typeof value === 'number' ? durationText(value) : value;
}

/** zod sees only what comes out of a preprocessing step: here it lets a plain command line stand for a mapping. */
function addShortForm(zodSchema: z.core.$ZodTypes, jsonSchema: Json): void {
  if (!(zodSchema instanceof z.ZodPipe) || !(zodSchema.in instanceof z.ZodTransform)) return;
  const long = { ...jsonSchema };
  const short = long.properties?.['run'];
  if (short === undefined) throw new Error('No short form for a mapping without `run`');
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  Object.assign(jsonSchema, { anyOf: [short, long] });
}
