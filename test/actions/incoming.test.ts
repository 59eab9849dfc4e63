import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importTests, importVerdicts, importResults } from '../../src/actions/incoming.js';
import { openRunDirectory } from '../../src/adapters/files/run-directory.js';
import { changeIdOf, Queue, TestResult } from '../../src/core/model.js';
import type { RunDirectory } from '../../src/ports.js';
import { assignment, commit, planOf, tests, tree, verdict, work } from '../report/samples.js';

let home: string;
let incoming: string;
let dir: RunDirectory;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'incoming-'));
  incoming = join(home, 'in');
  dir = openRunDirectory(join(home, 'run'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function put(name: string, content: unknown): string {
  const file = join(incoming, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function kept(name: string): string | undefined {
  return existsSync(join(home, 'run', name))
    ? readFileSync(join(home, 'run', name), 'utf8')
    : undefined;
}

const plan = planOf({ assign: [assignment('DEV-15'), assignment('DEV-16', { attempt: 2 })] });
function delivered(more: object = {}) {
  return work({ is: 'delivered', head: commit('b'), ...more });
}

/** What the job of one assignment uploads: the artifact's folder, and in it the run directory's names. */
function putWork(artifact: string, result: unknown, bundle?: string): void {
  put(`${artifact}/work/DEV-15-1/result.json`, result);
  if (bundle !== undefined) put(`${artifact}/work/DEV-15-1/change.bundle`, bundle);
}

describe('a work result', () => {
  test('is imported with its bundle and without the worktree path of its machine', async () => {
    putWork('tributary-work-DEV-15-1-1', delivered({ worktree: '.worktrees/x' }), 'bundle');
    const taken = await importResults(incoming, dir, plan);
    expect(taken).toEqual([delivered()]);
    expect(JSON.parse(kept('work/DEV-15-1/result.json') ?? '')).toEqual(delivered());
    expect(kept('work/DEV-15-1/change.bundle')).toBe('bundle');
  });

  test('is imported from the latest attempt of the workflow run, with attempts compared as numbers', async () => {
    for (const attempt of [1, 9, 10, 2])
      putWork(
        `tributary-work-DEV-15-1-${attempt}`,
        delivered({ seconds: attempt }),
        `bundle ${attempt}`,
      );
    expect(await importResults(incoming, dir, plan)).toEqual([delivered({ seconds: 10 })]);
    expect(JSON.parse(kept('work/DEV-15-1/result.json') ?? '')).toMatchObject({ seconds: 10 });
    expect(kept('work/DEV-15-1/change.bundle')).toBe('bundle 10');
  });

  test('does not get the bundle of an earlier attempt', async () => {
    putWork('tributary-work-DEV-15-1-1', delivered(), 'bundle 1');
    putWork('tributary-work-DEV-15-1-2', work({ is: 'failed', why: { is: 'nothing' } }));
    expect(await importResults(incoming, dir, plan)).toMatchObject([{ is: 'failed' }]);
    expect(kept('work/DEV-15-1/change.bundle')).toBeUndefined();
  });

  test('is imported from an earlier attempt if no later one is valid', async () => {
    putWork('tributary-work-DEV-15-1-1', delivered(), 'bundle 1');
    putWork('tributary-work-DEV-15-1-2', { version: 1, is: 'delivered' }, 'bundle 2');
    putWork('tributary-work-DEV-15-1-3', delivered({ base: commit('e') }), 'bundle 3');
    expect(await importResults(incoming, dir, plan)).toEqual([delivered()]);
    expect(kept('work/DEV-15-1/change.bundle')).toBe('bundle 1');
  });

  test.each([
    ['another task', { task: 'DEV-99' }],
    ['another attempt', { attempt: 2 }],
    ['another base', { base: commit('e') }],
    ['another agent', { agent: 'ui-agent' }],
    ['an impossible duration', { seconds: 9e12 }],
    ['a head that is not a commit', { head: '--upload-pack=x' }],
  ])('is ignored if it names %s', async (_words, more) => {
    putWork('tributary-work-DEV-15-1-1', { ...delivered(), ...more }, 'bundle');
    expect(await importResults(incoming, dir, plan)).toEqual([]);
    expect(await dir.list('')).toEqual([]);
  });

  test.each([
    ['incomplete JSON', '{"version":1,'],
    ['nothing', ''],
  ])('is ignored if its file contains %s', async (_words, text) => {
    putWork('tributary-work-DEV-15-1-1', text, 'bundle');
    expect(await importResults(incoming, dir, plan)).toEqual([]);
  });

  test('is ignored if its file is too large, even if its JSON is valid', async () => {
    const file = put('a-1/result.json', delivered());
    // Only blanks behind it: as JSON it would be whole.
    writeFileSync(file, `${JSON.stringify(delivered())}${' '.repeat(16 * 1024 * 1024)}`);
    expect(await importResults(incoming, dir, plan)).toEqual([]);
  });

  test('is not imported through a symbolic link, and neither is a bundle that is a link or too large', async () => {
    const outside = join(home, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'result.json'), JSON.stringify(delivered()));
    writeFileSync(join(outside, 'change.bundle'), 'a secret of the runner');
    mkdirSync(join(incoming, 'a-1'), { recursive: true });
    symlinkSync(outside, join(incoming, 'a-1', 'folder'));
    symlinkSync(join(outside, 'result.json'), join(incoming, 'a-1', 'result.json'));
    expect(await importResults(incoming, dir, plan)).toEqual([]);

    put('b-1/result.json', delivered());
    symlinkSync(join(outside, 'change.bundle'), join(incoming, 'b-1', 'change.bundle'));
    const second = delivered({ task: 'DEV-16', attempt: 2 });
    put('c-1/result.json', second);
    truncateSync(put('c-1/change.bundle', ''), 256 * 1024 * 1024 + 1);
    expect(await importResults(incoming, dir, plan)).toEqual([delivered(), second]);
    expect(kept('work/DEV-15-1/change.bundle')).toBeUndefined();
    expect(kept('work/DEV-16-2/change.bundle')).toBeUndefined();
  });

  test('is imported once, with its own bundle, if one attempt has two for the same job', async () => {
    put('a-1/result.json', delivered({ head: commit('1') }));
    put('a-1/change.bundle', 'of the first');
    put('b-1/result.json', delivered({ head: commit('2') }));
    put('b-1/change.bundle', 'of the second');
    expect(await importResults(incoming, dir, plan)).toMatchObject([{ head: commit('1') }]);
    expect(kept('work/DEV-15-1/change.bundle')).toBe('of the first');
  });

  test('is not expected in a folder that does not exist', async () => {
    expect(await importResults(join(home, 'nowhere'), dir, plan)).toEqual([]);
  });
});

const queue = Queue.parse({
  version: 1,
  run: 'run-1',
  round: 1,
  base: plan.base,
  policy: plan.policy,
  changes: [],
  candidates: [
    { k: 0, commit: commit('d'), tree: tree('d'), changes: [] },
    { k: 1, commit: commit('c'), tree: tree('c'), changes: ['DEV-15'] },
  ],
  marks: [],
});
const FILE = `test/${tree('c')}/unit-00000000.json`;
function putTest(artifact: string, result: unknown) {
  return put(`${artifact}/${FILE}`, result);
}
function takenTest() {
  return dir.read(FILE, TestResult);
}

describe('a test result', () => {
  test('is imported from the latest attempt, with attempts compared as numbers', async () => {
    for (const [attempt, result] of [
      [1, 'red'],
      [9, 'red'],
      [10, 'green'],
    ] as const)
      putTest(`tributary-test-1-unit-${attempt}`, tests({ result }));
    await importTests(incoming, dir, queue);
    expect(await takenTest()).toEqual(tests({ result: 'green' }));
  });

  test('is imported from an earlier attempt if the later one was lost', async () => {
    putTest('tributary-test-1-unit-1', tests({ result: 'red' }));
    putTest('tributary-test-1-unit-2', tests({ result: 'lost' }));
    await importTests(incoming, dir, queue);
    expect(await takenTest()).toEqual(tests({ result: 'red' }));
  });

  test.each([
    ['for a tree that is not in the queue', { tree: tree('e') }],
    ['lost', { result: 'lost' }],
    ['without a known result', { result: 'greenish' }],
    ['of a suite whose name leaves the folder', { suite: '../../../x' }],
    ['of an impossible duration', { seconds: 9e12 }],
  ])('is ignored if it is %s', async (_words, more) => {
    putTest('tributary-test-1-unit-1', { ...tests({}), ...more });
    await importTests(incoming, dir, queue);
    expect(await dir.list('')).toEqual([]);
  });

  test('is stored under the name that its content gives, not under its file name', async () => {
    put('tributary-test-1-unit-1/land-1.json', tests({}));
    await importTests(incoming, dir, queue);
    expect(await dir.list('')).toEqual([FILE]);
  });
});

describe('a verdict', () => {
  const take = () =>
    importVerdicts(incoming, dir, new Set([changeIdOf(commit('b'))]), new Set(['security']), 1);

  test('is imported under a canonical name if it is of this job’s checks and on these changes', async () => {
    put('gate/x.json', verdict({}));
    await take();
    expect(await dir.list('')).toEqual([`gate/${commit('b')}/security-00000000.json`]);
  });

  test.each([
    ['on another change', { change: commit('e') }],
    ['of a check of another job', { gate: 'lint' }],
    ['without a result', { result: undefined }],
  ])('is ignored if it is %s', async (_words, more) => {
    put('gate/x.json', { ...verdict({}), ...more });
    await take();
    expect(await dir.list('')).toEqual([]);
  });
});
