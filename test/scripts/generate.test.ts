import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generate-'));
  for (const name of ['generate.mjs', 'matrix-outputs.mjs'])
    cpSync(new URL(`../../scripts/${name}`, import.meta.url), join(root, 'scripts', name));
  // The table of attacks has a test of its own place: the corpus.
  writeFileSync(
    join(root, 'scripts/attacks-table.mjs'),
    'export const attackFiles = async () => [];',
  );
  mkdirSync(join(root, '.github/workflows'), { recursive: true });
  writeFileSync(join(root, WORKFLOW), workflow(['id-0', 'id-1']));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
});

afterEach(() => rmSync(root, { recursive: true }));

const WORKFLOW = '.github/workflows/orchestrate.yml';

/** The two matrix jobs, with these keys. */
function workflow(keys: string[]): string {
  return `jobs:
  plan:
    outputs:
      id-7: stays
${['work', 'test']
  .map(
    (job) => `
  ${job}:
    strategy: {}

    outputs:
      # Written by \`npm run generate\`.
${keys.map((key) => `      ${key}: \${{ matrix.index == ${key.slice(3)} && steps.${job}.outputs.artifact-id || '' }}\n`).join('')}    steps: []
`,
  )
  .join('')}`;
}

/** Stands in for the compiled renderer, and for the compiled limits. */
function compile(content: string, most = 2) {
  mkdirSync(join(root, 'lib/config'), { recursive: true });
  mkdirSync(join(root, 'lib/core'), { recursive: true });
  writeFileSync(join(root, 'lib/core/limits.js'), `export const MOST_JOBS = ${most};`);
  writeFileSync(
    join(root, 'lib/config/reference.js'),
    `export const referenceFiles = () => new Map(${JSON.stringify([
      ['docs/a.md', content],
      ['docs/b.md', 'b'],
    ])});`,
  );
}

function generate(...args: string[]) {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/generate.mjs'), ...args],
    {
      encoding: 'utf8',
    },
  );
  return { status, stderr };
}

test('--check names stale files and writes nothing, and without it the files are written', () => {
  compile('a');
  const both = {
    status: 1,
    stderr: expect.stringContaining('Stale: docs/a.md, docs/b.md.'),
  };
  expect(generate('--check')).toEqual(both);
  expect(existsSync(join(root, 'docs'))).toBe(false);

  expect(generate()).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(join(root, 'docs/a.md'), 'utf8')).toBe('a');
  expect(generate('--check')).toEqual({ status: 0, stderr: '' });

  compile('changed');
  const one = { status: 1, stderr: expect.stringContaining('Stale: docs/a.md.') };
  expect(generate('--check')).toEqual(one);
});

test('the outputs of matrix jobs are written for each possible job, and nothing else of the workflow changes', () => {
  compile('a', 3);
  expect(generate('--check')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(WORKFLOW),
  });
  expect(generate()).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(join(root, WORKFLOW), 'utf8')).toBe(workflow(['id-0', 'id-1', 'id-2']));
  compile('a', 1);
  expect(generate()).toEqual({ status: 0, stderr: '' });
  expect(readFileSync(join(root, WORKFLOW), 'utf8')).toBe(workflow(['id-0']));
});

test('code that is not compiled is reported with the command to type', () => {
  expect(generate('--check')).toEqual({
    status: 1,
    stderr: 'lib/ is not compiled. Type: npx tsc -p .\n',
  });
});
