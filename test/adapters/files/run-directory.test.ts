import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { createRuns, openRunDirectory } from '../../../src/adapters/files/run-directory.js';
import { seal, sealed } from '../../support/seal.js';
import { Request, RunId } from '../../../src/core/model.js';
import { UserError } from '../../../src/core/user-error.js';

const Value = z.strictObject({ version: z.literal(1), n: z.number() });
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'run-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('a run directory', () => {
  test('returns what was written, and undefined for what was not', async () => {
    const run = openRunDirectory(join(dir, 'new'));
    expect(await run.read('work/A-1/result.json', Value)).toBeUndefined();
    expect(await run.list('')).toEqual([]);
    expect(existsSync(join(dir, 'new'))).toBe(false);
    await run.write('work/A-1/result.json', { version: 1, n: 7 });
    expect(await run.read('work/A-1/result.json', Value)).toEqual({ version: 1, n: 7 });
  });

  test('keeps the first content of a file, even of many writers at once, and leaves no other file', async () => {
    const run = openRunDirectory(dir);
    await Promise.all(Array.from({ length: 20 }, (_, n) => run.write('a.json', { version: 1, n })));
    const first = await run.read('a.json', Value);
    await run.write('a.json', { version: 1, n: 99 });
    expect(await run.read('a.json', Value)).toEqual(first);
    expect(readdirSync(dir)).toEqual(['a.json']);
  });

  test.each([
    ['incomplete', '{"version":1,', /a\.json is not complete JSON/],
    ['of another version', '{"version":2,"n":1}', /a\.json is not valid: version: /],
    [
      'extended by an unknown field',
      '{"version":1,"n":1,"\\u001b[2J":1}',
      /a\.json is not valid: \P{Cc}*$/u,
    ],
  ])('rejects a file that is %s, and names it', async (_name, text, message) => {
    writeFileSync(join(dir, 'a.json'), text);
    const read = openRunDirectory(dir).read('a.json', Value);
    await expect(read).rejects.toThrow(UserError);
    await expect(read).rejects.toThrow(message);
    await expect(read).rejects.toMatchObject({ next: [`rm -r ${join(dir, 'a.json')}`] });
  });

  test('does not follow a symbolic link', async () => {
    writeFileSync(join(dir, 'outside'), '{"version":1,"n":1}');
    mkdirSync(join(dir, 'run'));
    symlinkSync(join(dir, 'outside'), join(dir, 'run', 'a.json'));
    const run = openRunDirectory(join(dir, 'run'));
    await expect(run.read('a.json', Value)).rejects.toThrow(/symbolic link/);
    expect(await run.list('')).toEqual([]);
  });

  test.each([
    '..',
    '../a',
    'a/../../b',
    '/etc/passwd',
    'a//b',
    '',
    '.',
    'a/.b',
    'a\\b',
    'a\0b',
    'a\n',
  ])('rejects the file name %j', async (name) => {
    const run = openRunDirectory(join(dir, 'run'));
    await expect(run.path(name)).rejects.toThrow(/not a name/);
    await expect(run.read(name, Value)).rejects.toThrow(/not a name/);
    await expect(run.write(name, 1)).rejects.toThrow(/not a name/);
    await expect(run.remove(name)).rejects.toThrow(/not a name/);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('lists the files below a folder by their full names, sorted, and removes them', async () => {
    const run = openRunDirectory(dir);
    for (const name of ['test/b/unit.json', 'test/a/unit.json', 'test/a/e2e.json', 'tests.json']) {
      await run.write(name, { version: 1, n: 1 });
    }
    writeFileSync(join(dir, 'test', '.half'), '');
    expect(await run.list('test')).toEqual([
      'test/a/e2e.json',
      'test/a/unit.json',
      'test/b/unit.json',
    ]);
    await run.remove('test/a');
    await run.remove('missing');
    expect(await run.list('')).toEqual(['test/b/unit.json', 'tests.json']);
  });

  test('creates the folder of a path', async () => {
    const file = await openRunDirectory(dir).path('work/A-1/agent.log');
    writeFileSync(file, 'line');
    expect(readFileSync(join(dir, 'work/A-1/agent.log'), 'utf8')).toBe('line');
  });
});

describe('the runs of a repository', () => {
  const request = (n: number): Request =>
    Request.parse({
      version: 1,
      run: `run-${n}`,
      ask: ['DEV-1'],
      branch: 'main',
      onOverlap: 'sequential',
      startedAt: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
    });
  const ids = (requests: Request[]) => requests.map(({ run }) => run as string);

  test('are empty at first', async () => {
    const runs = createRuns(dir, sealed);
    expect(await runs.list()).toEqual([]);
    expect(await runs.newest()).toBeUndefined();
  });

  test('are listed newest first, by their start time', async () => {
    const runs = createRuns(dir, sealed);
    for (const n of [2, 10, 1]) await runs.create(request(n));
    expect(ids(await runs.list())).toEqual(['run-10', 'run-2', 'run-1']);
    expect(await runs.newest()).toEqual(request(10));
    expect(await runs.open(RunId.parse('run-2')).read('run.json', Request)).toEqual(request(2));
    expect(readdirSync(join(dir, 'tributary', 'runs')).toSorted()).toEqual([
      'run-1',
      'run-10',
      'run-2',
    ]);
  });

  test('do not include directories that are not runs of this version', async () => {
    const runs = createRuns(dir, sealed);
    await runs.create(request(1));
    const root = join(dir, 'tributary', 'runs');
    mkdirSync(join(root, 'empty'));
    mkdirSync(join(root, '.run-9'));
    writeFileSync(join(root, 'file'), '');
    mkdirSync(join(root, 'copied'));
    writeFileSync(join(root, 'copied', 'run.json'), JSON.stringify(request(7)));
    mkdirSync(join(root, 'torn'));
    writeFileSync(join(root, 'torn', 'run.json'), '{');
    expect(ids(await runs.list())).toEqual(['run-1']);
  });

  test('are never overwritten', async () => {
    const runs = createRuns(dir, sealed);
    await (await runs.create(request(1))).write('plan-1.json', { n: 1 });
    await expect(runs.create(request(1))).rejects.toThrow();
    expect(await runs.open(RunId.parse('run-1')).list('')).toEqual(['plan-1.json', 'run.json']);
  });

  /** A run as an earlier process left it, without the costly flushes of real writes. */
  function formerRun(n: number, finished: boolean): void {
    const root = join(dir, 'tributary', 'runs', `run-${n}`);
    mkdirSync(join(root, 'report'), { recursive: true });
    const write = (folder: string, name: string, text: string) => {
      writeFileSync(join(root, folder, name), text);
      const path = join(folder, name);
      writeFileSync(join(root, folder, `.${name}.seal`), seal.of(`run-${n}/${path}`, text));
    };
    write('', 'run.json', JSON.stringify(request(n)));
    if (finished) write('report', 'metrics.json', '{}');
  }

  test('are limited to 20: the oldest finished ones are deleted first, unfinished ones never', async () => {
    const runs = createRuns(dir, sealed);
    for (let n = 1; n <= 21; n += 1) formerRun(n, n !== 1);
    await runs.create(request(22));
    const left = ids(await runs.list());
    expect(left).toHaveLength(21);
    expect(left.slice(-2)).toEqual(['run-3', 'run-1']);
    formerRun(1, true);
    await runs.create(request(23));
    expect(ids(await runs.list())).toHaveLength(20);
    expect(ids(await runs.list()).at(-1)).toBe('run-4');
  });
});

describe('a sealed run directory', () => {
  const run = 'run-1';
  const warnings: string[] = [];
  const open = (name = run) =>
    openRunDirectory(join(dir, name), {
      seal,
      run: name,
      warn: (message) => warnings.push(message),
    });
  const sealOf = (file: string) => join(dirname(file), '.a.json.seal');
  const Record = z.strictObject({ result: z.string() });

  test('reads what this run wrote, also in another process', async () => {
    expect(await open().write('gate/a.json', { result: 'fail' })).toBe(true);
    expect(await open().read('gate/a.json', Record)).toEqual({ result: 'fail' });
    expect(await open().write('gate/a.json', { result: 'pass' })).toBe(false);
    expect(await open().read('gate/a.json', Record)).toEqual({ result: 'fail' });
    expect(await open().list('')).toEqual(['gate/a.json']);
  });

  test.each<[string, (file: string) => void]>([
    ['was written by somebody else', (file) => rmSync(sealOf(file))],
    ['was changed', (file) => writeFileSync(file, '{"result":"pass"}')],
    [
      'has the seal of another record',
      (file) => copyFileSync(join(dirname(file), '.b.json.seal'), sealOf(file)),
    ],
    [
      'has a directory in place of its seal',
      (file) => {
        rmSync(sealOf(file));
        mkdirSync(sealOf(file));
      },
    ],
  ])('ignores a record that %s, says so, and writes it anew', async (_, forge) => {
    warnings.length = 0;
    await open().write('gate/a.json', { result: 'fail' });
    await open().write('gate/b.json', { result: 'pass' });
    forge(join(dir, run, 'gate/a.json'));
    expect(await open().read('gate/a.json', Record)).toBeUndefined();
    expect(warnings[0]).toContain('this run of Tributary did not write it');
    expect(await open().write('gate/a.json', { result: 'fail' })).toBe(true);
    expect(await open().read('gate/a.json', Record)).toEqual({ result: 'fail' });
  });

  test('does not take the record of another run', async () => {
    await open('run-2').write('plan-1.json', { result: 'x' });
    await open().write('run.json', {});
    cpSync(join(dir, 'run-2'), join(dir, run), { recursive: true });
    expect(await open().read('plan-1.json', Record)).toBeUndefined();
  });

  test('keeps seal and text of one writer together when two write at once', async () => {
    const one = open();
    const wrote = await Promise.all(
      ['a', 'b', 'c'].map((result) => one.write('setup.json', { result })),
    );
    expect(wrote.filter(Boolean)).toHaveLength(1);
    const first = ['a', 'b', 'c'][wrote.indexOf(true)];
    expect(await open().read('setup.json', Record)).toEqual({ result: first });
  });
});
