/** The JSON Schema of `.github/tributary.yml`, as editors read it: made from the zod schema, input side. */
import { z } from 'zod';
import { Config } from '../core/config.js';
import { AgentName } from '../core/model.js';

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

/** What a check of the zod schema, known by its message, says in JSON Schema beyond what zod makes of it. */
const counterparts: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ['a command', { pattern: '\\S' }],
  [
    'a path inside the repository',
    { pattern: '^(?!/)(?!(?:[\\s\\S]*[\\\\/])?\\.\\.(?:[\\\\/]|$))' },
  ],
  ['at least one agent', { minProperties: 1 }],
  ['at least one test suite', { minProperties: 1 }],
  [
    'a suffix of small letters and digits',
    { title: 'a suffix of small letters and digits (at most 16)' },
  ],
]);

/** Meanings that the zod schema leaves open, or gives only for the type. `<name>` is any key of a mapping. */
const meanings: Readonly<Record<string, string>> = {
  'agents.<name>.env': 'Variables for this agent: NAME passes one on, NAME=value sets one',
  'suites.<name>.run': 'The command that runs the tests; it is green when it exits with 0',
  'suites.<name>.timeout': 'How long the suite may run; longer counts as not passed',
  'suites.<name>.env': 'Variables for this suite: NAME passes one on, NAME=value sets one',
  'gates.<name>.when':
    'Which changes it checks; without it, every change (`compliance`: the financial ones)',
  'gates.<name>.timeout': 'How long the check may run; longer blocks the change',
  'gates.<name>.model': 'Handed on as $TRIBUTARY_MODEL, and used for prices',
  'gates.<name>.env': 'Variables for this check: NAME passes one on, NAME=value sets one',
  'reviews.<name>.when': 'Which changes it checks; without it, every change',
  'reviews.<name>.timeout': 'How long the check may run',
  'reviews.<name>.model': 'Handed on as $TRIBUTARY_MODEL, and used for prices',
  'reviews.<name>.env': 'Variables for this check: NAME passes one on, NAME=value sets one',
  'subtasks.<name>.when': 'The tasks that get this subtask; one match of either kind is enough',
  'subtasks.<name>.agent': 'The agent that does it',
  'subtasks.<name>.work': 'What it is told to do',
  method: 'How a change lands on the base branch',
  'on-conflict':
    'What happens to a change that does not combine: hold keeps it for a person, discard drops it, resolve hands it to an agent in the next round',
  'max-rounds': 'After so many rounds a run ends, whatever is left',
  'max-files': 'A change that touches more files than this is blocked',
  'max-kilobytes': 'A change that adds more than this is blocked',
};

const nameWords = 'a name of letters, digits and dashes (at most 64, no dash at either end)';

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The schema of the file as a person may write it: short forms, defaults, titles that say what a value is.
 * @throws Error where the zod schema holds a refinement that has no JSON Schema here: the result would not be true
 */
export function configSchema(): Schema {
  const namePattern = z.toJSONSchema(AgentName).pattern;
  const generated = z.toJSONSchema(Config, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema }) => {
      addChecks(zodSchema, jsonSchema);
      addDefault(zodSchema, jsonSchema);
      addShortForm(zodSchema, jsonSchema);
      if (jsonSchema.pattern !== undefined && jsonSchema.pattern === namePattern)
        jsonSchema.title = nameWords;
      if (/^An? /.test(jsonSchema.description ?? ''))
        jsonSchema.title ??= lowerFirst(jsonSchema.description ?? '');
    },
  }) as Schema;
  const { $schema, ...rest } = withMeanings(generated, []);
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

/** Carries a check's own words over as the title, and a refinement, which zod leaves out, as its counterpart. */
function addChecks(zodSchema: z.core.$ZodTypes, jsonSchema: Json): void {
  if (!(zodSchema instanceof z.ZodType)) return;
  for (const check of zodSchema.def.checks ?? []) {
    // oxlint-disable-next-line no-underscore-dangle -- zod's public name for it
    const { check: kind, error } = check._zod.def;
    // A message given as text is kept as a function that ignores the issue it is called with.
    const said = error?.(undefined as never);
    const words = typeof said === 'string' ? said : '';
    const counterpart = counterparts.get(words);
    if (kind === 'custom' && counterpart === undefined)
      throw new Error(`No JSON Schema for the refinement "${words}"`);
    if (words !== '' && jsonSchema.type === 'string') jsonSchema.title = words;
    Object.assign(jsonSchema, counterpart);
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function withMeanings(schema: Schema, path: readonly string[]): Schema {
  const { additionalProperties: more, ...rest } = schema;
  const description = meanings[path.join('.')] ?? schema.description;
  return {
    ...rest,
    ...(description === undefined ? {} : { description }),
    ...(schema.properties && { properties: propertiesWithMeanings(schema.properties, path) }),
    ...(schema.anyOf && { anyOf: schema.anyOf.map((branch) => withMeanings(branch, path)) }),
    ...(more === undefined
      ? {}
      : { additionalProperties: more && withMeanings(more, [...path, '<name>']) }),
  };
}

function propertiesWithMeanings(
  properties: Readonly<Record<string, Schema>>,
  path: readonly string[],
): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, withMeanings(value, [...path, key])]),
  );
}
