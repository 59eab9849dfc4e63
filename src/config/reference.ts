/** The reference page of the configuration, generated from its JSON Schema. */
import { PUBLISHED, PUBLISHED_REF } from '../core/published.js';
import { FULL_EXAMPLE, MINIMAL_EXAMPLE } from './examples.js';
import { configSchema, type Schema, SHORT_KEYS } from './json-schema.js';
import { MAX_GLOB } from './rules.js';
import { either, expected, longForm } from './words.js';
import { most } from './yaml.js';

const rules = [
  'Unknown keys, duplicate keys, tags (`!name`) and more than one document are rejected. All problems are reported at once, each with its line.',
  'Names of agents, suites, gates and reviews are part of file names: two names of one kind must differ by more than case, and a review may not have the name of a gate.',
  '`default-agent` and the `agent` of a subtask must name an agent of this file.',
  'A gate needs a `run`, except `security`, which has built-in checks, and `compliance`, which then blocks financial changes.',
  `A glob is relative to the repository’s root: no leading \`/\` or \`!\`, no \`..\`, at most ${MAX_GLOB} characters.`,
  'Variables that begin with `TRIBUTARY_` or `GIT_` cannot be set or passed on.',
  `The file is read from the base branch, as YAML 1.2 with at most ${most.kilobytes} KB.`,
];

/** The generated files: path in the repository → content. */
export function referenceFiles(): ReadonlyMap<string, string> {
  const schema = configSchema();
  return new Map([
    ['docs/reference/tributary.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
    ['docs/reference/config.md', configPage(schema)],
  ]);
}

/** The comment line that makes editors validate the configuration. */
export function schemaComment(): string {
  const url = `https://raw.githubusercontent.com/${PUBLISHED}/${PUBLISHED_REF}/docs/reference/tributary.schema.json`;
  return `# yaml-language-server: $schema=${url}`;
}

/** The page as markdown: one table for each mapping, in the order of the schema; a repeated one appears once. */
export function configPage(schema: Schema): string {
  const sections = tables(schema, []);
  return `${[
    '# Configuration: `.github/tributary.yml`',
    'This page is generated from the schema. Four lines are enough:',
    yaml(MINIMAL_EXAMPLE),
    'For completion and checks in an editor, begin the file with:',
    yaml(`${schemaComment()}\n`),
    ...sections,
    '## Rules',
    rules.map((rule) => `- ${rule}`).join('\n'),
    '## A full example',
    yaml(FULL_EXAMPLE),
  ].join('\n\n')}\n`;
}

function tables(schema: Schema, path: readonly string[]): string[] {
  const { properties, required = [], additionalProperties } = longForm(schema);
  const inner = additionalProperties ? tables(additionalProperties, [...path, '<name>']) : [];
  if (properties === undefined) return inner;
  const rows = Object.entries(properties).map(([key, value]) =>
    row(key, value, required.includes(key)),
  );
  const title = path.length === 0 ? '## Keys' : `## \`${path.join('.')}\``;
  const table = ['| Key | Value | Default | Meaning |', '|---|---|---|---|', ...rows].join('\n');
  const below = Object.entries(properties).flatMap(([key, value]) => tables(value, [...path, key]));
  return [title, ...shortForm(schema), table, ...below];
}

function row(key: string, schema: Schema, required: boolean): string {
  const cells = [
    `\`${key}\``,
    valueWords(schema),
    required ? 'required' : defaultText(schema.default),
    schema.description ?? '',
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
}

function valueWords(schema: Schema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(valueWords).join(' or ');
  if (schema.items !== undefined) return `${expected(schema)}, each ${expected(schema.items)}`;
  const { propertyNames, additionalProperties } = schema;
  if (propertyNames === undefined || !additionalProperties) return expected(schema);
  return `a mapping from ${expected(propertyNames)} to ${expected(additionalProperties)}`;
}

function defaultText(value: unknown): string {
  if (value === undefined) return '';
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? `\`${value}\`` : 'none';
}

function shortForm(schema: Schema): string[] {
  if (schema.anyOf === undefined) return [];
  const keys = longForm(schema).properties ?? {};
  const key = SHORT_KEYS.find((each) => Object.hasOwn(keys, each));
  if (key === undefined) return [];
  const [short = ''] = schema.anyOf.map((way) => expected(way));
  return [
    `${capital(either(schema.anyOf.map((way) => expected(way))))}: ${short} alone is short for \`${key}\`.`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${text}\`\`\``;
}
