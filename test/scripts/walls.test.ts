/** The import rules between the folders of src: each is broken once, and the linter must report it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const ROOT = new URL('../..', import.meta.url).pathname;

/** What each folder of src may import besides itself. */
const MAY_IMPORT: Record<string, string[]> = {
  core: [],
  ports: ['core'],
  text: ['core'],
  report: ['core', 'text'],
  stages: ['core', 'ports', 'text', 'report'],
  config: ['core', 'text'],
  init: ['core', 'text', 'config'],
  adapters: ['core', 'ports', 'text'],
  wiring: ['core', 'ports', 'text', 'config', 'adapters'],
  commands: ['core', 'ports', 'text', 'report', 'stages', 'config', 'init', 'adapters', 'wiring'],
  actions: ['core', 'ports', 'text', 'report', 'stages', 'config', 'adapters', 'wiring'],
};
const FOLDERS = Object.keys(MAY_IMPORT);

/** Folders without any input and output, and the packages that they may use. */
const PURE: Record<string, string[]> = {
  core: ['zod'],
  ports: ['zod'],
  text: ['fastest-levenshtein'],
  report: [],
  stages: ['zod', 'p-limit'],
};
const PACKAGES = [
  'zod',
  'p-limit',
  'fastest-levenshtein',
  'yaml',
  '@octokit/rest',
  'node:path',
  'fs',
];

const GLOBALS = [
  'process',
  'fetch',
  'setTimeout',
  'Date',
  'Buffer',
  'console',
  'crypto',
  'globalThis',
];

let root: string;
/** Rules that refused something, by file. */
let refused: Map<string, string[]>;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function plantImports(): void {
  for (const from of FOLDERS)
    for (const to of FOLDERS.filter((each) => each !== from)) {
      write(`src/${from}/to-${to}.ts`, `export type { X } from '../${to}/x.js';\n`);
      write(`src/${from}/deep/to-${to}.ts`, `import { x } from '../../${to}/deep/x.js';\nx();\n`);
      write(`src/${from}/late-${to}.ts`, `export const late = import('../${to}/x.js');\n`);
    }
  for (const from of FOLDERS) {
    write(`src/${from}/own.ts`, "export type { X } from './x.js';\n");
    write(`src/${from}/deep/own.ts`, "export type { X } from '../other/x.js';\n");
    write(`src/${from}/to-ports.js.ts`, "export type { X } from '../ports.js';\n");
  }
}

function plantPackages(): void {
  for (const from of Object.keys(PURE))
    for (const [at, name] of PACKAGES.entries())
      write(`src/${from}/package-${at}.ts`, `export * as x from '${name}';\n`);
}

function plantGlobals(): void {
  for (const from of ['core', 'text', 'report', 'stages'])
    for (const name of GLOBALS)
      write(`src/${from}/global-${name}.ts`, `export const x = ${name}.now;\n`);
  write('src/core/date-made.ts', 'export const x = new Date(1);\n');
  write('src/core/date-read.ts', "export const x = Date.parse('2026-11-03T12:00:00.000Z');\n");
}

function plantCircles(): void {
  write('src/core/circle/a.ts', "import { b } from './b.js';\nexport const a: unknown = b;\n");
  write('src/core/circle/b.ts', "import { a } from './a.js';\nexport const b: unknown = a;\n");
  write('src/core/types/a.ts', "import type { B } from './b.js';\nexport type A = B | 1;\n");
  write('src/core/types/b.ts', "import type { A } from './a.js';\nexport type B = A | 2;\n");
}

function lint(): Map<string, string[]> {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/oxlint/bin/oxlint'), '--format', 'json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { filename: string; code: string }[];
  };
  const byFile = new Map<string, string[]>();
  for (const { filename, code } of diagnostics)
    byFile.set(filename, [...(byFile.get(filename) ?? []), code]);
  return byFile;
}

function refusals(file: string): string[] {
  return refused.get(file) ?? [];
}

const IMPORTS = 'eslint(no-restricted-imports)';
const CLOCK = 'house(no-clock)';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'walls-'));
  cpSync(join(ROOT, '.oxlintrc.json'), join(root, '.oxlintrc.json'));
  cpSync(join(ROOT, 'scripts/lint'), join(root, 'scripts/lint'), { recursive: true });
  plantImports();
  plantPackages();
  plantGlobals();
  plantCircles();
  refused = lint();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('every folder of src has import rules, and ports.ts is the only file beside them', () => {
  const names = readdirSync(join(ROOT, 'src')).filter((name) => name !== 'ports.ts');
  expect(names.toSorted()).toEqual(FOLDERS.toSorted());
});

describe.each(FOLDERS)('%s', (from) => {
  const others = FOLDERS.filter((to) => to !== from);
  const refusedIn = (file: (to: string) => string) =>
    others.filter((to) => refusals(file(to)).includes(IMPORTS));
  const mayNot = others.filter((to) => !MAY_IMPORT[from]?.includes(to));

  test('may import itself and the folders listed for it, and nothing else', () => {
    expect(refusedIn((to) => `src/${from}/to-${to}.ts`)).toEqual(mayNot);
    expect(refusedIn((to) => `src/${from}/deep/to-${to}.ts`)).toEqual(mayNot);
    expect(refusedIn((to) => `src/${from}/late-${to}.ts`)).toEqual(mayNot);
    expect(refusals(`src/${from}/own.ts`)).not.toContain(IMPORTS);
    expect(refusals(`src/${from}/deep/own.ts`)).not.toContain(IMPORTS);
  });

  test('may import ports.ts if it may import ports', () => {
    const file = `src/${from}/to-ports.js.ts`;
    if (from !== 'ports') expect(refusals(file).includes(IMPORTS)).toBe(mayNot.includes('ports'));
  });
});

test.each(Object.entries(PURE))(
  '%s may import only the packages listed for it',
  (from, packages) => {
    const found = PACKAGES.filter((_, at) =>
      refusals(`src/${from}/package-${at}.ts`).includes(IMPORTS),
    );
    expect(found).toEqual(PACKAGES.filter((name) => !packages.includes(name)));
  },
);

test.each(['core', 'text', 'report', 'stages'])(
  '%s may not use the clock, the process or the network',
  (from) => {
    const rules = ['eslint(no-undef)', 'eslint(no-restricted-globals)', CLOCK];
    const found = GLOBALS.filter((name) =>
      refusals(`src/${from}/global-${name}.ts`).some((rule) => rules.includes(rule)),
    );
    expect(found).toEqual(GLOBALS);
  },
);

test('a date may be read from a text, but nothing else of Date may be used', () => {
  expect(refusals('src/core/date-made.ts')).toContain(CLOCK);
  expect(refusals('src/core/date-read.ts')).not.toContain(CLOCK);
});

test('a file may not import itself through others, not even its types', () => {
  for (const file of ['circle/a', 'circle/b', 'types/a', 'types/b'])
    expect(refusals(`src/core/${file}.ts`)).toContain('import(no-cycle)');
});
