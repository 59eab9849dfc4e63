import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fc, test as property } from '@fast-check/jest';
import { parse } from 'yaml';
import { z } from 'zod';
import { Config } from '../../src/core/config.js';
import { FULL_EXAMPLE, MINIMAL_EXAMPLE } from '../../src/config/examples.js';
import { configSchema, durationText, type Schema } from '../../src/config/json-schema.js';
import { PUBLISHED, PUBLISHED_REF } from '../../src/core/published.js';
import { configPage, referenceFiles, schemaComment } from '../../src/config/reference.js';

function committed(path: string) {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

const committedSchema = JSON.parse(committed('docs/reference/tributary.schema.json')) as Parameters<
  typeof z.fromJSONSchema
>[0];

/** A validator made from the JSON Schema alone, without the schema that it was made from. */
const bySchema = z.fromJSONSchema(committedSchema);

const full: unknown = parse(FULL_EXAMPLE);

describe('the committed files', () => {
  test.each([...referenceFiles().keys()])('%s is up to date', (path) => {
    expect(committed(path)).toBe(referenceFiles().get(path));
  });
});

describe('the JSON Schema and zod', () => {
  const good = { agents: { a: 'x' }, suites: { t: 'y' } };

  test.each<[string, unknown, boolean]>([
    ['the minimal example', parse(MINIMAL_EXAMPLE), true],
    ['the full example', full, true],
    ['an empty file', null, false],
    ['no suites', { agents: { a: 'x' } }, false],
    ['no agent', { ...good, agents: {} }, false],
    ['an agent as a mapping', { ...good, agents: { a: { run: 'x' } } }, true],
    ['an agent without a command', { ...good, agents: { a: {} } }, false],
    ['an empty command', { ...good, agents: { a: '' } }, false],
    ['a blank command', { ...good, suites: { t: ' \n\t' } }, false],
    ['an agent as a list', { ...good, agents: { a: ['x'] } }, false],
    ['an unsafe name', { ...good, agents: { 'a/b': 'x' } }, false],
    ['a gate as a text', { ...good, gates: { g: 'x' } }, true],
    ['a gate without a command', { ...good, gates: { security: {} } }, true],
    ['a review without a command', { ...good, reviews: { r: {} } }, false],
    ['an unknown key', { ...good, trian: 1 }, false],
    ['an unknown nested key', { ...good, suites: { t: { run: 'x', trian: 1 } } }, false],
    ['a duration', { ...good, agents: { a: { run: 'x', limit: '90s' } } }, true],
    ['a duration as a number', { ...good, agents: { a: { run: 'x', limit: 90 } } }, false],
    ['a path outside', { ...good, tasks: '../TASKS.md' }, false],
    ['a path that leads outside', { ...good, tasks: 'a/..' }, false],
    ['a path with backslashes that leads outside', { ...good, tasks: 'a\\..\\b' }, false],
    ['an absolute path', { ...good, tasks: '/TASKS.md' }, false],
    ['a path with dots in a name', { ...good, tasks: 'a..b/..c/d..' }, true],
    ['too many parallel agents', { ...good, 'max-parallel': 257 }, false],
    ['half an agent', { ...good, 'max-parallel': 1.5 }, false],
    ['a variable with NUL', { ...good, env: ['A=\0'] }, false],
    [
      'a suffix with a capital',
      { ...good, subtasks: { DB: { when: {}, agent: 'a', work: 'x' } } },
      false,
    ],
    ['a negative price', { ...good, prices: { m: { input: -1, output: 0 } } }, false],
  ])('agree on %s', (_, value, accepted) => {
    expect([bySchema.safeParse(value).success, Config.safeParse(value).success]).toEqual([
      accepted,
      accepted,
    ]);
  });

  const texts = ['', ' ', 'x', '../x', '/x', '30m', '0s', 'merge', 'A=1', '-a', 'x'.repeat(101)];
  const lists = [[], ['x'], [''], ['A=1'], [1]];
  const mappings = [{}, { run: 'x' }, { run: '' }, { x: 'y' }];
  const values = fc.constantFrom<unknown>(
    ...texts,
    ...lists,
    ...mappings,
    0,
    1,
    1.5,
    51,
    257,
    -1,
    true,
    null,
  );

  property.prop([fc.nat(), values, fc.constantFrom('replace', 'add', 'remove')])(
    'agree on the full example with any value in any place',
    (at, value, how) => {
      const changed = structuredClone(full);
      const holders = [...holdersIn(changed)];
      const holder = holders[at % holders.length]!;
      const keys = Object.keys(holder);
      const key = keys[at % keys.length]!;
      if (how === 'remove') delete holder[key];
      else holder[how === 'add' ? 'a-new-1' : key] = value;
      expect(bySchema.safeParse(changed).success).toBe(Config.safeParse(changed).success);
    },
  );

  function* holdersIn(value: unknown): Generator<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) yield value as Record<string, unknown>;
    for (const inner of Object.values(value)) yield* holdersIn(inner);
  }
});

/** Each key of the schema with its path; a key in a mapping of names is under `<name>`. */
function* keysOf(schema: Schema, path: string[] = []): Generator<[string[], Schema, Schema]> {
  const long = schema.anyOf?.find(({ type }) => type === 'object') ?? schema;
  for (const [key, value] of Object.entries(long.properties ?? {})) {
    yield [[...path, key], value, long];
    yield* keysOf(value, [...path, key]);
  }
  if (long.additionalProperties) yield* keysOf(long.additionalProperties, [...path, '<name>']);
}

describe('every key', () => {
  const keys = [...keysOf(configSchema())];

  test('the schema has more than fifty keys', () => {
    expect(keys.length).toBeGreaterThan(50);
  });

  test.each(keys.map(([path, schema, holder]) => [path.join('.'), schema, holder] as const))(
    '%s has a description, and its mapping allows no unknown keys',
    (_, schema, holder) => {
      expect(schema.description).toMatch(/\w{3}/);
      expect(holder.additionalProperties).toBe(false);
    },
  );

  test.each(keys.map(([path]) => [path]))('%j is in the full example', (path) => {
    let here: unknown[] = [full];
    for (const step of path)
      here = here.flatMap((value) => {
        const inner = Object.entries(typeof value === 'object' && value !== null ? value : {});
        return inner.filter(([key]) => step === '<name>' || key === step).map(([, found]) => found);
      });
    expect(here).not.toEqual([]);
  });

  test('has in the schema the default that zod sets, in the form that a person writes', () => {
    const schema = configSchema();
    const defaults = Object.fromEntries(
      Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
        value.default === undefined ? [] : [[key, value.default]],
      ),
    );
    const agents = { a: 'x' };
    const suites = { t: 'y' };
    expect(Config.parse({ agents, suites, ...defaults })).toEqual(Config.parse({ agents, suites }));
    const { agents: _a, suites: _s, ...set } = Config.parse({ agents, suites });
    expect(Object.keys(defaults).toSorted()).toEqual(Object.keys(set).toSorted());
  });
});

describe('the page', () => {
  const page = configPage(configSchema());

  test.each([
    [
      'a default',
      /^\| `max-parallel` \| a number from 1 to 256 \| `4` \| Maximum number of agents at once \|$/m,
    ],
    [
      'a duration',
      /^\| `limit` \| a duration such as 90s, 30m or 2h \| `30m` \| Time limit of the agent \|$/m,
    ],
    ['a required key', /^\| `agents` \| .* \| required \| /m],
    [
      'a list',
      /^\| `env` \| a list, each NAME or NAME=value \| none \| Variables for every command \|$/m,
    ],
    ['a section for each mapping', /^## `gates\.<name>\.when`$/m],
  ])('documents %s', (_, line) => {
    expect(page).toMatch(line);
  });

  test('shows both examples', () => {
    expect(page).toContain(`\`\`\`yaml\n${MINIMAL_EXAMPLE}\`\`\``);
    expect(page).toContain(`\`\`\`yaml\n${FULL_EXAMPLE}\`\`\``);
    expect(MINIMAL_EXAMPLE.trimEnd().split('\n')).toHaveLength(4);
  });

  test('escapes a bar so that it does not end a table cell', () => {
    const schema: Schema = { properties: { a: { enum: ['x|y'], description: 'one | two' } } };
    expect(configPage(schema)).toContain(String.raw`| ${'`a`'} | x\|y |  | one \| two |`);
  });
});

test.each([
  [1800, '30m'],
  [7200, '2h'],
  [90, '90s'],
])('%d seconds are written as %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test('the comment for editors points to the published schema', () => {
  const url = `https://raw.githubusercontent.com/${PUBLISHED}/${PUBLISHED_REF}`;
  expect(schemaComment()).toBe(
    `# yaml-language-server: $schema=${url}/docs/reference/tributary.schema.json`,
  );
});
