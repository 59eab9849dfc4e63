import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyCommandFiles } from '../../src/actions/command-files.js';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'command-files-'));
});
afterEach(() => rmSync(home, { recursive: true }));

test('what foreign code wrote for the runner is gone: outputs, summary, variables, paths and state', async () => {
  const names = ['OUTPUT', 'STEP_SUMMARY', 'ENV', 'PATH', 'STATE'].map((name) => `GITHUB_${name}`);
  const environment = Object.fromEntries(names.map((name) => [name, join(home, name)]));
  for (const file of Object.values(environment)) writeFileSync(file, 'artifact-id=666\n');
  await emptyCommandFiles({ ...environment, GITHUB_SHA: join(home, 'other') });
  for (const file of Object.values(environment)) expect(readFileSync(file, 'utf8')).toBe('');
  expect(existsSync(join(home, 'other'))).toBe(false);
});

test('a link in the place of such a file is replaced, and the file that it leads to stays', async () => {
  const target = join(home, 'target');
  writeFileSync(target, 'kept');
  symlinkSync(target, join(home, 'summary'));
  await emptyCommandFiles({ GITHUB_STEP_SUMMARY: join(home, 'summary'), GITHUB_ENV: '' });
  expect(lstatSync(join(home, 'summary')).isFile()).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe('kept');
});
