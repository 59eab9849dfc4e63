/** What the jobs of a matrix handed on, also where their code wants it to be another job's. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Zippable, zipSync } from 'fflate';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Artifacts } from '../../src/actions/artifacts.js';
import { importTests, importVerdicts, importResults } from '../../src/actions/incoming.js';
import { type MatrixJob, testJobs, workJobs } from '../../src/actions/matrix-jobs.js';
import { fetchUploads, type JobOutputs } from '../../src/actions/uploads.js';
import { openRunDirectory } from '../../src/adapters/files/run-directory.js';
import { changeIdOf, GateName, Queue, SuiteName, type WorkResult } from '../../src/core/model.js';
import { testFile } from '../../src/core/run-layout.js';
import type { RunDirectory } from '../../src/ports.js';
import { config } from '../support/plan-facts.js';
import { assignment, commit, planOf, task, tests, tree, verdict, work } from '../report/samples.js';

let home: string;
let incoming: string;
let dir: RunDirectory;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'incoming-'));
  incoming = join(home, 'in');
  dir = openRunDirectory(join(home, 'run'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function kept(name: string): string | undefined {
  return existsSync(join(home, 'run', name))
    ? readFileSync(join(home, 'run', name), 'utf8')
    : undefined;
}

/** An artifact of the run: its name, its files, or the bytes of something else. */
interface Given {
  name: string;
  files?: Record<string, unknown>;
  zip?: Uint8Array;
  /** As GitHub says. */
  bytes?: number;
}

function bytesOf(content: unknown): Uint8Array {
  return Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
}

function zipOf(files: Record<string, unknown>): Uint8Array {
  const entries = Object.entries(files).map(([name, content]) => [name, bytesOf(content)] as const);
  return zipSync(Object.fromEntries(entries));
}

/** The run's artifacts; their IDs count from 1. */
function artifactsOf(given: readonly Given[]): Artifacts & { asked: number[] } {
  const asked: number[] = [];
  const zips = given.map(({ zip, files }) => zip ?? zipOf(files ?? {}));
  return {
    asked,
    find: (id) => {
      asked.push(id);
      const found = given[id - 1];
      const bytes = found?.bytes ?? zips[id - 1]?.length ?? 0;
      return Promise.resolve(found && { id, name: found.name, bytes });
    },
    download: ({ id }) => Promise.resolve(zips[id - 1]),
  };
}

const plan = planOf({ assign: [assignment('DEV-15'), assignment('DEV-16', { attempt: 2 })] });
function delivered(more: object = {}): WorkResult {
  return work({ is: 'delivered', head: commit('b'), ...more });
}
const second = delivered({ task: 'DEV-16', attempt: 2, head: commit('f') });

function worked(result: unknown, more: Record<string, unknown> = {}): Given {
  const files = { 'work/DEV-15-1/result.json': result, ...more };
  return { name: 'tributary-work-DEV-15-1-1', files };
}
const worked2: Given = {
  name: 'tributary-work-DEV-16-2-1',
  files: { 'work/DEV-16-2/result.json': second, 'work/DEV-16-2/change.bundle': 'bundle of 16' },
};

function fetched<T extends MatrixJob>(
  jobs: readonly T[],
  given: readonly Given[],
  outputs: JobOutputs,
) {
  return fetchUploads(() => artifactsOf(given), jobs, outputs, incoming);
}

async function take(given: readonly Given[], outputs: JobOutputs = { 'id-0': '1', 'id-1': '2' }) {
  return importResults(await fetched(workJobs(plan), given, outputs), dir, plan);
}

/** The result of DEV-15 says that its answer was refused, and that of DEV-16 is its own. */
async function expectRefused(given: readonly Given[], why: RegExp, outputs?: JobOutputs) {
  const { taken, problems } = await take(given, outputs);
  expect(problems).toEqual([expect.stringMatching(/^DEV-15: .* counts as lost\.$/)]);
  expect(problems[0]).toMatch(why);
  const [lost, other] = taken;
  expect(lost).toMatchObject({ task: 'DEV-15', is: 'failed', why: { is: 'lost' } });
  expect(lost?.is === 'failed' && lost.why.is === 'lost' && lost.why.message).toMatch(why);
  expect(other).toEqual(second);
  expect(kept('work/DEV-15-1/change.bundle')).toBeUndefined();
  expect(kept('work/DEV-16-2/change.bundle')).toBe('bundle of 16');
}

describe('a work result', () => {
  test('is imported with its bundle and without the worktree path of its machine', async () => {
    const given = worked(delivered({ worktree: '.worktrees/x' }), {
      'work/DEV-15-1/change.bundle': 'bundle',
      'work/DEV-15-1/agent.log': 'for people',
    });
    expect(await take([given, worked2])).toEqual({ taken: [delivered(), second], problems: [] });
    expect(JSON.parse(kept('work/DEV-15-1/result.json') ?? '')).toEqual(delivered());
    expect(kept('work/DEV-15-1/change.bundle')).toBe('bundle');
    expect(kept('work/DEV-15-1/agent.log')).toBeUndefined();
  });

  test('is imported from any attempt of the workflow run', async () => {
    const later = { ...worked(delivered()), name: 'tributary-work-DEV-15-1-12' };
    expect((await take([later, worked2])).taken).toEqual([delivered(), second]);
  });

  test.each([
    ['another task', { task: 'DEV-16' }],
    ['another attempt', { attempt: 2 }],
    ['another base', { base: commit('e') }],
    ['another agent', { agent: 'ui-agent' }],
  ])('is refused if it names %s', async (_words, more) => {
    const given = worked(delivered(more), { 'work/DEV-15-1/change.bundle': 'bundle' });
    await expectRefused([given, worked2], /it answers another assignment/);
  });

  test.each([
    ['an impossible duration', { ...delivered(), seconds: 9e12 }, /impossible duration/],
    ['a head that is not a commit', { ...delivered(), head: '--upload-pack=x' }, /is not valid/],
    ['incomplete JSON', '{"version":1,', /is not complete JSON/],
    ['nothing', '', /is not complete JSON/],
  ])('is refused if its file has %s', async (_words, content, why) => {
    await expectRefused([worked(content), worked2], why);
  });

  test.each([
    ['that of another task', 'work/DEV-16-2/result.json'],
    ['a test result', `test/${'c'.repeat(40)}/unit-00000000.json`],
    ['a plan', 'plan-9.json'],
    ['a file outside of the folder', '../../../work/DEV-15-1/result.json'],
    ['a file at an absolute path', '/etc/passwd'],
    ['a file of Windows', 'work\\DEV-16-2\\result.json'],
    ['a second one in a folder below', 'work/DEV-15-1/x/result.json'],
  ])('is refused if beside it there is %s', async (_words, name) => {
    await expectRefused(
      [worked(delivered(), { [name]: second }), worked2],
      /not this job’s|invalid|absolute/,
    );
  });

  test('is refused if its artifact holds it twice', async () => {
    const name = 'work/DEV-15-1/result.json';
    const other = 'work/DEV-15-1/result.jsoN';
    const zip = Buffer.from(zipOf({ [name]: delivered(), [other]: delivered({ seconds: 9 }) }));
    for (let at = zip.indexOf(other); at >= 0; at = zip.indexOf(other)) zip.write(name, at);
    await expectRefused([{ name: worked(0).name, zip }, worked2], /twice/);
  });

  test('is refused if it is one of 5,000, and pushes none of another job out', async () => {
    const flood = Object.fromEntries(
      Array.from({ length: 5000 }, (_, n) => [`${n}/result.json`, second]),
    );
    await expectRefused([worked(delivered(), flood), worked2], /not this job’s/);
  });

  test('is refused if its JSON is too large, and so is a bundle that is not as large as it says', async () => {
    const large = `${JSON.stringify(delivered())}${' '.repeat(16 * 1024 * 1024)}`;
    await expectRefused([worked(large), worked2], /too large/);
  });

  test('is refused if a file unpacks to more than its entry says', async () => {
    const bundle = 'work/DEV-15-1/change.bundle';
    const zip = Buffer.from(
      zipOf({ 'work/DEV-15-1/result.json': delivered(), [bundle]: '0'.repeat(4_000_000) }),
    );
    // The size in the central directory, 22 bytes before the name's own place.
    zip.writeUInt32LE(10, zip.lastIndexOf(bundle) - 22);
    await expectRefused([{ name: worked(0).name, zip }, worked2], /too many bytes/);
  });

  test('is refused without a download if GitHub says that the artifact is too large', async () => {
    const huge = { ...worked(delivered()), bytes: 2 ** 40 };
    await expectRefused([huge, worked2], /has 1099511627776 bytes/);
  });

  test('is refused if its artifact is no zip file', async () => {
    const broken = { name: worked(0).name, zip: bytesOf('no zip file') };
    await expectRefused([broken, worked2], /./);
  });

  test('does not become a link, whatever the entry says that it is', async () => {
    const entry: Zippable = {
      'work/DEV-15-1/result.json': [bytesOf(delivered()), {}],
      'work/DEV-15-1/change.bundle': [bytesOf('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
    };
    const { taken } = await take([{ name: worked(0).name, zip: zipSync(entry) }, worked2]);
    expect(taken[0]).toEqual(delivered());
    expect(kept('work/DEV-15-1/change.bundle')).toBe('/etc/passwd');
  });
});

describe('the artifact of a job', () => {
  test('is the one that its own job output names: others of the same name, or a better one, do not count', async () => {
    const forged = delivered({ head: commit('9') });
    const others = [
      { ...worked(forged), name: 'tributary-work-DEV-15-1-999999999' },
      worked(forged),
      { name: 'tributary-work-zzz-999999999', files: worked(forged).files ?? {} },
    ];
    const { taken, problems } = await take([worked(delivered()), worked2, ...others]);
    expect([taken, problems]).toEqual([[delivered(), second], []]);
  });

  test('is refused if it is called like that of another job, of a test or of another attempt at the task', async () => {
    for (const name of [
      worked2.name,
      'tributary-test-1-unit-1',
      'tributary-work-DEV-15-2-1',
      'tributary-work-DEV-15-1',
      'tributary-work-DEV-15-1-1x',
      'tributary-work-DEV-15-1--1',
    ])
      await expectRefused([{ ...worked(delivered()), name }, worked2], /is called/);
  });

  test('is refused if a job names the artifact of another job, whose own answer stands', async () => {
    const given = [worked2, worked2];
    await expectRefused(given, /is called tributary-work-DEV-16-2-1/, { 'id-0': '1', 'id-1': '1' });
  });

  test.each(['x', '-1', '1.5', '1e3', '0x1', '1 2', '1,2', '0', '9'.repeat(16)])(
    'is not looked for if the job output is %s',
    async (text) => {
      await expectRefused([worked(delivered()), worked2], /not the ID of an artifact/, {
        'id-0': text,
        'id-1': '2',
      });
    },
  );

  test('that this run does not have leaves its job without an answer, so that it is repeated', async () => {
    const { taken, problems } = await take([worked(delivered()), worked2], {
      'id-0': '77',
      'id-1': '2',
    });
    expect(taken).toEqual([second]);
    expect(problems).toEqual([expect.stringMatching(/^DEV-15: .*no artifact 77.* lost\.$/)]);
    expect(kept('work/DEV-15-1/result.json')).toBeUndefined();
  });

  test('with a log alone leaves its job without an answer', async () => {
    const log = { name: worked(0).name, files: { 'work/DEV-15-1/agent.log': 'cancelled' } };
    const { taken, problems } = await take([log, worked2]);
    expect([taken, problems.length]).toEqual([[second], 1]);
  });

  test('is read only for jobs of the plan, by the keys of their indexes', async () => {
    const outputs = {
      'id-1': '2',
      'id-2': '1',
      'id-00': '1',
      id: '1',
      'plan-id': '1',
      'ID-0': '1',
    };
    const artifacts = artifactsOf([worked(delivered()), worked2]);
    const uploads = await fetchUploads(() => artifacts, workJobs(plan), outputs, incoming);
    expect(artifacts.asked).toEqual([2]);
    expect(await importResults(uploads, dir, plan)).toEqual({ taken: [second], problems: [] });
  });

  test('is not looked for where no job named one', async () => {
    const none = () => {
      throw new Error('asked');
    };
    const uploads = await fetchUploads(none, workJobs(plan), {}, incoming);
    expect(uploads.map(({ upload }) => upload)).toEqual([{ is: 'none' }, { is: 'none' }]);
  });

  test('leaves no file of an earlier step where it is unpacked', async () => {
    mkdirSync(join(incoming, '0/work/DEV-15-1'), { recursive: true });
    writeFileSync(join(incoming, '0/work/DEV-15-1/change.bundle'), 'planted');
    await take([worked(delivered()), worked2]);
    expect(kept('work/DEV-15-1/change.bundle')).toBeUndefined();
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
const unit = SuiteName.parse('unit');
const { policy } = tests({});
const jobs = testJobs(queue, config({ suites: { unit: 'true' } }), (of, suite) =>
  testFile(of, suite, policy),
);
const FILE = testFile(tree('c'), unit, policy);

function tested(k: number, result: object, more: Record<string, unknown> = {}): Given {
  const of = k === 0 ? tree('d') : tree('c');
  const file = testFile(of, unit, policy);
  return {
    name: `tributary-test-${k}-unit-1`,
    files: { [file]: { ...tests({ tree: of }), ...result }, ...more },
  };
}

async function takeTests(given: readonly Given[], outputs = { 'id-0': '1', 'id-1': '2' }) {
  return importTests(await fetched(jobs, given, outputs), dir);
}

describe('a test result', () => {
  const base = tested(0, { result: 'green' });

  test('is imported for the candidate and the suite of its job', async () => {
    const logs = { [`test/${tree('c')}/unit-1.log`]: '', [`test/${tree('c')}/setup-2.log`]: '' };
    const { taken, problems } = await takeTests([base, tested(1, { result: 'red' }, logs)]);
    expect(problems).toEqual([]);
    expect(taken.map((each) => [each.tree, each.result])).toEqual([
      [tree('d'), 'green'],
      [tree('c'), 'red'],
    ]);
    expect(await dir.list('')).toEqual([FILE, testFile(tree('d'), unit, policy)].toSorted());
  });

  test.each([
    ['for another tree', { tree: tree('d') }],
    ['of another suite', { suite: 'web' }],
    ['without a known result', { result: 'greenish' }],
    ['of a suite whose name leaves the folder', { suite: '../../../x' }],
    ['of an impossible duration', { seconds: 9e12 }],
  ])('is refused if it is %s', async (_words, more) => {
    const { taken, problems } = await takeTests([base, tested(1, more)]);
    expect(taken.map((each) => each.tree)).toEqual([tree('d')]);
    expect(problems).toEqual([expect.stringMatching(/^unit on DEV-15: .* lost\.$/)]);
    expect(kept(FILE)).toBeUndefined();
  });

  test('is skipped if it is lost', async () => {
    const { taken, problems } = await takeTests([base, tested(1, { result: 'lost' })]);
    expect([taken.length, problems]).toEqual([1, []]);
  });

  test('is refused if its artifact also has one for the tree of another job', async () => {
    const forged = {
      [testFile(tree('d'), unit, policy)]: tests({ tree: tree('d'), result: 'red' }),
    };
    const { taken, problems } = await takeTests([base, tested(1, {}, forged)]);
    expect(taken.map((each) => [each.tree, each.result])).toEqual([[tree('d'), 'green']]);
    expect(problems).toHaveLength(1);
  });

  test('is refused if it was made by another command of that suite', async () => {
    const other = {
      ...tested(1, {}),
      files: { [`test/${tree('c')}/unit-ffffffff.json`]: tests({}) },
    };
    expect((await takeTests([base, other])).taken).toHaveLength(1);
  });
});

describe('a verdict', () => {
  const change = {
    task: task('DEV-15'),
    id: changeIdOf(commit('b')),
    head: commit('b'),
    base: commit('a'),
    attempt: 1,
  };
  const security = GateName.parse('security');
  const own = `gate/${commit('b')}/security-00000000.json`;
  const ownError = `gate/${commit('b')}/security-error-1.json`;
  const takeVerdicts = (of = change) =>
    importVerdicts(incoming, dir, [{ change: of, gate: security, policy }], 1);

  function put(name: string, content: unknown): void {
    const file = join(incoming, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }

  test('is imported if it is of this job’s checks and on these changes', async () => {
    put(own, verdict({}));
    await takeVerdicts();
    expect(await dir.list('')).toEqual([own]);
  });

  test('that is an error is imported under the name of its round', async () => {
    put(ownError, verdict({ result: 'error' }));
    await takeVerdicts();
    expect(await dir.list('')).toEqual([ownError]);
  });

  test.each([
    ['on another change', { change: commit('e') }],
    ['on another head of the change', { head: commit('e') }],
    ['of a check of another job', { gate: 'lint' }],
    ['without a result', { result: undefined }],
  ])('is ignored if it is %s', async (_words, more) => {
    put(own, { ...verdict({}), ...more });
    await takeVerdicts();
    expect(await dir.list('')).toEqual([]);
  });

  test('on another head of a change is looked for under that head', async () => {
    put(own, verdict({}));
    await takeVerdicts({ ...change, head: commit('e') });
    expect(await dir.list('')).toEqual([]);
  });

  test('does not count if there are two of them', async () => {
    put(own, verdict({}));
    put(ownError, verdict({ result: 'error' }));
    await takeVerdicts();
    expect(await dir.list('')).toEqual([]);
  });

  test('is found among 5,000 other files, and not through a link', async () => {
    for (let n = 0; n < 5000; n += 1) put(`a/${n}.json`, '{}');
    put(own, verdict({}));
    await takeVerdicts();
    expect(await dir.list('')).toEqual([own]);
    rmSync(join(home, 'run'), { recursive: true });
    rmSync(join(incoming, own));
    symlinkSync(join(incoming, 'a/1.json'), join(incoming, own));
    await takeVerdicts();
    expect(await dir.list('')).toEqual([]);
  });
});
