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
  const script = new URL('../../scripts/generate.mjs', import.meta.url);
  cpSync(script, join(root, 'scripts/generate.mjs'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
});

afterEach(() => rmSync(root, { recursive: true }));

/** Stands in for the compiled renderer. */
function compile(content: string) {
  mkdirSync(join(root, 'lib/config'), { recursive: true });
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

test('code that is not compiled is reported with the command to type', () => {
  expect(generate('--check')).toEqual({
    status: 1,
    stderr: 'lib/ is not compiled. Type: npx tsc -p .\n',
  });
});
