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

/** What the job of a job uploads: the artifact's folder, and in it the run directory's names. */
function putWork(artifact: string, result: unknown, bundle?: string): void {
  put(`${artifact}/work/DEV-15-1/result.json`, result);
  if (bundle !== undefined) put(`${artifact}/work/DEV-15-1/change.bundle`, bundle);
}

describe('agents’ work', () => {
  test('is taken with its bundle, and without the worktree of its machine', async () => {
    putWork('tributary-work-DEV-15-1-1', delivered({ worktree: '.worktrees/x' }), 'bundle');
    const taken = await importResults(incoming, dir, plan);
    expect(taken).toEqual([delivered()]);
    expect(JSON.parse(kept('work/DEV-15-1/result.json') ?? '')).toEqual(delivered());
    expect(kept('work/DEV-15-1/change.bundle')).toBe('bundle');
  });

  test('of a later attempt of the workflow run counts, numbers compared as numbers', async () => {
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

  test('of a later attempt has no bundle of an earlier one', async () => {
    putWork('tributary-work-DEV-15-1-1', delivered(), 'bundle 1');
    putWork('tributary-work-DEV-15-1-2', work({ is: 'failed', why: { is: 'nothing' } }));
    expect(await importResults(incoming, dir, plan)).toMatchObject([{ is: 'failed' }]);
    expect(kept('work/DEV-15-1/change.bundle')).toBeUndefined();
  });

  test('of an earlier attempt counts where the later one left nothing that fits', async () => {
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
    ['a time that no job lives', { seconds: 9e12 }],
    ['a head that is no commit', { head: '--upload-pack=x' }],
  ])('that names %s is passed over', async (_words, more) => {
    putWork('tributary-work-DEV-15-1-1', { ...delivered(), ...more }, 'bundle');
    expect(await importResults(incoming, dir, plan)).toEqual([]);
    expect(await dir.list('')).toEqual([]);
  });

  test.each([
    ['no JSON', '{"version":1,'],
    ['nothing', ''],
  ])('that is %s is passed over', async (_words, text) => {
    putWork('tributary-work-DEV-15-1-1', text, 'bundle');
    expect(await importResults(incoming, dir, plan)).toEqual([]);
  });

  test('larger than a result can be is passed over, whatever is in it', async () => {
    const file = put('a-1/result.json', delivered());
    // Only blanks behind it: as JSON it would be whole.
    writeFileSync(file, `${JSON.stringify(delivered())}${' '.repeat(16 * 1024 * 1024)}`);
    expect(await importResults(incoming, dir, plan)).toEqual([]);
  });

  test('through a link is not taken, nor is a bundle that is one or is too large', async () => {
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

  test('for one leg twice in one attempt is taken once, with its own bundle', async () => {
    put('a-1/result.json', delivered({ head: commit('1') }));
    put('a-1/change.bundle', 'of the first');
    put('b-1/result.json', delivered({ head: commit('2') }));
    put('b-1/change.bundle', 'of the second');
    expect(await importResults(incoming, dir, plan)).toMatchObject([{ head: commit('1') }]);
    expect(kept('work/DEV-15-1/change.bundle')).toBe('of the first');
  });

  test('that nobody uploaded is none', async () => {
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

describe('test results', () => {
  test('of a later attempt count, numbers compared as numbers', async () => {
    for (const [attempt, result] of [
      [1, 'red'],
      [9, 'red'],
      [10, 'green'],
    ] as const)
      putTest(`tributary-test-1-unit-${attempt}`, tests({ result }));
    await importTests(incoming, dir, queue);
    expect(await takenTest()).toEqual(tests({ result: 'green' }));
  });

  test('of an earlier attempt count where the later one was lost', async () => {
    putTest('tributary-test-1-unit-1', tests({ result: 'red' }));
    putTest('tributary-test-1-unit-2', tests({ result: 'lost' }));
    await importTests(incoming, dir, queue);
    expect(await takenTest()).toEqual(tests({ result: 'red' }));
  });

  test.each([
    ['for a tree that is not in the queue', { tree: tree('e') }],
    ['that were lost', { result: 'lost' }],
    ['with a word that there is not', { result: 'greenish' }],
    ['of a suite whose name leads out', { suite: '../../../x' }],
    ['of a time that no job lives', { seconds: 9e12 }],
  ])('%s are passed over', async (_words, more) => {
    putTest('tributary-test-1-unit-1', { ...tests({}), ...more });
    await importTests(incoming, dir, queue);
    expect(await dir.list('')).toEqual([]);
  });

  test('are named by what they say, not by their file', async () => {
    put('tributary-test-1-unit-1/land-1.json', tests({}));
    await importTests(incoming, dir, queue);
    expect(await dir.list('')).toEqual([FILE]);
  });
});

describe('verdicts', () => {
  const take = () =>
    importVerdicts(incoming, dir, new Set([changeIdOf(commit('b'))]), new Set(['security']), 1);

  test('of this job’s checks on these changes are taken, under names of their own', async () => {
    put('gate/x.json', verdict({}));
    await take();
    expect(await dir.list('')).toEqual([`gate/${commit('b')}/security-00000000.json`]);
  });

  test.each([
    ['on another change', { change: commit('e') }],
    ['of a check of another job', { gate: 'lint' }],
    ['without a result', { result: undefined }],
  ])('%s are passed over', async (_words, more) => {
    put('gate/x.json', { ...verdict({}), ...more });
    await take();
    expect(await dir.list('')).toEqual([]);
  });
});
