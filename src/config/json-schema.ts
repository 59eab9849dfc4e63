/** The JSON Schema of `.github/tributary.yml` for editors, generated from the input side of the zod schema. */
import { z } from 'zod';
import { Config } from '../core/config.js';

/** The part of JSON Schema (draft-07) that the configuration needs. */
export interface Schema {
  $schema?: string;
  title?: string;
  description?: string;
  default?: unknown;
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
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

/** Keywords that do not restrict a value. */
const WORDS: ReadonlySet<string> = new Set(['title', 'description']);

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The schema of the file as a person may write it: short forms, defaults, titles that describe values.
 * @throws Error if a refinement of the zod schema has no JSON Schema equivalent, since the result would be wrong
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

/** Formats seconds as in the configuration: 1800 → `30m`. */
export function durationText(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** Uses a check's message as the title. zod omits refinements: their JSON Schema equivalent is in `meta`. */
function addChecks(zodSchema: z.core.$ZodTypes, jsonSchema: Json): void {
  if (!(zodSchema instanceof z.ZodType)) return;
  for (const check of zodSchema.def.checks ?? []) {
    // oxlint-disable-next-line no-underscore-dangle -- zod's public name for it
    const { check: kind, error } = check._zod.def;
    // zod stores a message given as text as a function that ignores its argument.
    const message = error?.(undefined as never);
    const words = typeof message === 'string' ? message : '';
    if (kind === 'custom' && !Object.keys(zodSchema.meta() ?? {}).some((key) => !WORDS.has(key)))
      throw new Error(`No JSON Schema for the refinement "${words}"`);
    if (words !== '' && jsonSchema.type === 'string') jsonSchema.title = words;
  }
}

/** zod drops the default of a transformed value, since it is an output value; this formats durations again. */
function addDefault(zodSchema: z.core.$ZodTypes, jsonSchema: Json): void {
  if (!(zodSchema instanceof z.ZodDefault) || jsonSchema.default !== undefined) return;
  const value: unknown = zodSchema.def.defaultValue;
  jsonSchema.default = typeof value === 'number' ? durationText(value) : value;
}

/** The keys of a mapping that a plain text can stand for. */
export const SHORT_KEYS = ['run', 'mode'] as const;

/** zod ignores the input of a preprocessing step; this adds the plain text as an alternative to a mapping. */
function addShortForm(zodSchema: z.core.$ZodTypes, jsonSchema: Json): void {
  if (!(zodSchema instanceof z.ZodPipe) || !(zodSchema.in instanceof z.ZodTransform)) return;
  const long = { ...jsonSchema };
  const short = SHORT_KEYS.map((key) => long.properties?.[key]).find((each) => each !== undefined);
  if (short === undefined) throw new Error('No short form for this mapping');
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
  Object.assign(jsonSchema, { anyOf: [short, long] });
}
