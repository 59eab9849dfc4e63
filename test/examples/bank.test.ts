import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../src/config/read.js';
import { matcher } from '../../src/adapters/glob-matcher.js';
import { tasksMd } from '../../src/adapters/tasks/tasks-md.js';
import { agentFor } from '../../src/core/plan/plan.js';
import { overlapIndex } from '../../src/core/scope/overlap.js';
import { GIT_ENV, git, run } from './process.js';

const BANK = new URL('../../examples/bank/', import.meta.url).pathname;
const SCRIPTS = join(BANK, 'agents/scripts');
const CONFIG = '.github/tributary.yml';
const config = parseConfig(readFileSync(join(BANK, CONFIG), 'utf8'), CONFIG);

let dir: string;
let repository: string;
let base: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'bank-'));
  repository = join(dir, 'bank');
  cpSync(BANK, repository, { recursive: true });
  await git(repository, 'init', '--quiet', '--initial-branch=main');
  await git(repository, 'add', '--all');
  await git(repository, 'commit', '--quiet', '--message=The bank');
  base = await git(repository, 'rev-parse', 'HEAD');
  mkdirSync(join(dir, 'scripts'));
  for (const name of readdirSync(SCRIPTS)) {
    const script = readFileSync(join(SCRIPTS, name), 'utf8');
    writeFileSync(join(dir, 'scripts', name), JSON.stringify(hurried(JSON.parse(script))));
  }
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The script without its waits, and without the tests that it runs: here we run them all. */
function hurried(script: unknown): unknown {
  if (Array.isArray(script)) {
    return script.filter((step) => !step?.wait && !step?.run).map(hurried);
  }
  if (typeof script !== 'object' || script === null) return script;
  return Object.fromEntries(Object.entries(script).map(([key, value]) => [key, hurried(value)]));
}

let trees = 0;
async function checkout(commit: string): Promise<string> {
  trees += 1;
  const tree = join(dir, `tree-${trees}`);
  await git(repository, 'worktree', 'add', '--quiet', '--detach', tree, commit);
  return tree;
}

interface Worked {
  commit: string;
  status: { status: string; subtasks?: { id: string; agent: string }[] };
  usage: Record<string, unknown>;
}

const worked = new Map<string, Promise<Worked>>();

/** What the task's agent makes of `start`, as one commit on `onto`: each only once. */
function work(task: string, onto = base, attempt = 1, start = onto): Promise<Worked> {
  const key = [task, onto, attempt, start].join();
  const result = worked.get(key) ?? play(task, onto, attempt, start);
  worked.set(key, result);
  return result;
}

async function play(task: string, onto: string, attempt: number, start: string): Promise<Worked> {
  const tree = await checkout(start);
  const file = (name: string) => `${tree}-${name}.json`;
  const [status, usage] = [file('status'), file('usage')];
  const agent = join(BANK, 'agents/dummy-agent.mjs');
  const ended = await run(
    process.execPath,
    [agent, '--scripts', join(dir, 'scripts')],
    tree,
    Object.assign({}, GIT_ENV, {
      TRIBUTARY_TASK: task,
      TRIBUTARY_ATTEMPT: String(attempt),
      TRIBUTARY_MODEL: 'claude-haiku-4-5',
      TRIBUTARY_STATUS: status,
      TRIBUTARY_USAGE: usage,
    }),
  );
  if (ended.code !== 0) throw new Error(`${task}: ${ended.stderr}`);
  await git(tree, 'add', '--all');
  const made = await git(tree, 'write-tree');
  const commit = await git(tree, 'commit-tree', made, '-p', onto, '-m', task);
  const json = (name: string) => JSON.parse(readFileSync(name, 'utf8'));
  return { commit, status: json(status), usage: json(usage) };
}

/** Two commits as one tree on top of `onto`, or the files in which they conflict. */
async function combine(onto: string, commit: string) {
  const args = ['merge-tree', '--write-tree', '--name-only', '--no-messages', onto, commit];
  const { code, stdout } = await run('git', args, repository, GIT_ENV);
  const [tree = '', ...conflicts] = stdout.trim().split('\n');
  if (code !== 0) return { conflicts };
  return { commit: await git(repository, 'commit-tree', tree, '-p', onto, '-m', 'landed') };
}

async function land(onto: string, ...tasks: string[]): Promise<string> {
  let tip = onto;
  for (const task of tasks) {
    const landed = await combine(tip, (await work(task, onto)).commit);
    if (landed.commit === undefined) throw new Error(`${task}: ${landed.conflicts.join()}`);
    tip = landed.commit;
  }
  return tip;
}

/** Each suite of the configuration: `green`, or the names of its tests that failed. */
async function suites(commit: string): Promise<Record<string, unknown>> {
  const tree = await checkout(commit);
  const results = Object.entries(config.suites).map(async ([name, suite]) => {
    const { code, stdout } = await run('sh', ['-c', suite.run], tree);
    const red = [...stdout.matchAll(/^\s*(?:not ok \d+ -|✖) (.+?)(?: \([\d.]+ms\))?$/gm)];
    return [name, code === 0 ? 'green' : [...new Set(red.map(([, test]) => test))]];
  });
  return Object.fromEntries(await Promise.all(results));
}
const GREEN = { api: 'green', web: 'green' };

/** The rules that a check finds broken in `from..to`, given the patch, in the tree or away from it. */
async function findings(
  check: { run?: string | undefined } | undefined,
  from: string,
  to: string,
  place: 'in the tree' | 'away' = 'in the tree',
): Promise<string[]> {
  if (check?.run === undefined) throw new Error('no such check');
  const patch = join(dir, `${to}.patch`);
  await git(repository, 'diff-tree', '-r', '-p', `--output=${patch}`, from, to);
  const command = check.run.replace('scripts/', join(BANK, 'scripts/'));
  const cwd = place === 'away' ? dir : await checkout(to);
  const { code, stdout } = await run('sh', ['-c', command], cwd, { TRIBUTARY_DIFF: patch });
  expect(code).toBe(0);
  return JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule);
}
const compliance = Object.entries(config.gates).find(([name]) => name === 'compliance')?.[1];
const validator = Object.values(config.reviews)[0];

describe('the bank', () => {
  test('has two green suites, and npm runs the same ones', async () => {
    expect(await suites(base)).toEqual(GREEN);
    const { scripts } = JSON.parse(readFileSync(join(BANK, 'package.json'), 'utf8'));
    const commands = Object.values(config.suites).map((suite) => suite.run);
    expect([scripts['test:api'], scripts['test:web']]).toEqual(commands);
    expect(scripts.test).toBe('node test/run.js api web');
  });

  test('passes its own compliance check', async () => {
    const { code, stdout } = await run('sh', ['-c', String(compliance?.run)], repository);
    expect([code, JSON.parse(stdout)]).toEqual([0, { findings: [] }]);
  });
});

describe('the task list', () => {
  const { tasks, problems } = tasksMd.parse(readFileSync(join(BANK, 'TASKS.md'), 'utf8'));
  const open = tasks.filter(({ state }) => state === 'todo');

  test('is valid, and each open task has a script and its agent', () => {
    expect(problems).toEqual([]);
    const scripts = readdirSync(SCRIPTS).map((name) => name.replace('.json', ''));
    const ids: string[] = open.map(({ id }) => id);
    expect([...ids, 'DEV-18-db'].toSorted()).toEqual(scripts.toSorted());
    const agents = open.map((task) => [task.id, agentFor(task, config, matcher)]);
    expect(Object.fromEntries(agents)).toEqual({
      'DEV-15': 'banking-agent',
      'DRY-11': 'ui-agent',
      'UX-19': 'accounting-agent',
      'DEV-18': 'banking-agent',
      'DEV-22': 'banking-agent',
      'FIN-7': 'accounting-agent',
      'UX-23': 'ui-agent',
      'UX-24': 'ui-agent',
      'UX-25': 'ui-agent',
    });
  });

  test('contains one overlap, of DEV-15 and UX-19', async () => {
    const paths = (await git(repository, 'ls-files')).split('\n');
    expect(overlapIndex(open, paths, matcher).pairs(10)).toEqual([
      { first: 'DEV-15', second: 'UX-19', files: ['src/pages/accounts.js'] },
    ]);
  });

  test.each(open.filter(({ scope }) => scope))('$id stays in its scope', async ({ id, scope }) => {
    const changed = await files(base, (await work(id)).commit);
    const inScope = (scope ?? []).map(matcher);
    const outside = changed.filter((path) => !inScope.some((matches) => matches(path)));
    expect(outside).toEqual([]);
  });
});

describe('tasks that land', () => {
  let first: string;

  test('the first round is green', async () => {
    first = await land(base, 'DEV-15', 'DRY-11', 'UX-24');
    expect(await suites(first)).toEqual(GREEN);
    expect(await files(base, first)).toEqual([
      'src/pages/accounts.js',
      'src/pages/layout.js',
      'src/send-json.js',
      'src/server.js',
      'test/api/send-json.test.js',
      'test/web/dark-mode.test.js',
      'test/web/pending.test.js',
    ]);
  });

  test('UX-19 conflicts with DEV-15 if they run side by side, and succeeds after it', async () => {
    const dev15 = await work('DEV-15');
    const beside = await combine(dev15.commit, (await work('UX-19')).commit);
    expect(beside).toEqual({ conflicts: ['src/pages/accounts.js'] });
    const after = await work('UX-19', dev15.commit);
    expect(after.status.status).toBe('completed');
  });

  test('DEV-18 asks for its model, and continues when that has landed', async () => {
    const asked = await work('DEV-18');
    expect(asked.status.status).toBe('in_progress');
    expect(asked.status.subtasks).toMatchObject([{ id: 'DEV-18-db', agent: 'db-agent' }]);
    expect(await files(base, asked.commit)).toEqual(['test/api/standing-orders.test.js']);

    const model = await work('DEV-18-db');
    expect(await files(base, model.commit)).toContain('src/models/transfer.js');

    const start = await combine(model.commit, asked.commit);
    const done = await work('DEV-18', model.commit, 2, start.commit);
    expect(done.status).toMatchObject({ status: 'completed' });
    expect(done.status.subtasks).toBeUndefined();
    expect(await suites(done.commit)).toEqual(GREEN);
    expect(await findings(compliance, model.commit, done.commit)).toEqual([]);
  });

  test('DEV-22 breaks a test at first, and fixes it from its first attempt or from the start', async () => {
    const red = await work('DEV-22');
    expect(await suites(red.commit)).toEqual({
      api: expect.arrayContaining(['a pending transfer moves no money until it is approved']),
      web: 'green',
    });
    expect(await findings(compliance, base, red.commit)).toEqual([]);

    const afresh = await work('DEV-22', base, 2);
    expect(await suites(afresh.commit)).toEqual(GREEN);
    expect(await findings(compliance, base, afresh.commit)).toEqual([]);
    const mended = await work('DEV-22', base, 2, red.commit);
    expect(await files(afresh.commit, mended.commit)).toEqual([]);
  });

  test('all of them together leave main green', async () => {
    const second = await land(first, 'UX-19', 'DEV-18-db');
    const asker = await work('DEV-18', second, 2);
    const third = await combine(asker.commit, (await work('DEV-22', second, 2)).commit);
    expect(await suites(String(third.commit))).toEqual(GREEN);
  });
});

describe('tasks that do not land', () => {
  test('FIN-7 passes the tests, and the compliance check says why it must not land', async () => {
    const { commit } = await work('FIN-7');
    expect(await suites(commit)).toEqual(GREEN);
    for (const place of ['in the tree', 'away'] as const) {
      const found = await findings(compliance, base, commit, place);
      expect(found.toSorted()).toEqual(['audit-log', 'money-as-float']);
    }
  });

  test('UX-23 breaks an existing test in both attempts', async () => {
    const red = {
      api: 'green',
      web: expect.arrayContaining(['looking at a statement changes nothing']),
    };
    const first = await work('UX-23');
    expect(await suites(first.commit)).toEqual(red);
    const afresh = await work('UX-23', base, 2);
    expect(await suites(afresh.commit)).toEqual(red);
    const second = await work('UX-23', base, 2, first.commit);
    expect(await files(afresh.commit, second.commit)).toEqual([]);
  });

  test('UX-24 and UX-25 are green alone, and conflict with each other', async () => {
    const [dark, large] = [await work('UX-24'), await work('UX-25')];
    expect(await suites(large.commit)).toEqual(GREEN);
    const conflicts = ['src/pages/layout.js'];
    expect(await combine(dark.commit, large.commit)).toEqual({ conflicts });
    expect(await combine(large.commit, dark.commit)).toEqual({ conflicts });
  });
});

describe('the checks', () => {
  const change = async (file: string, text: string): Promise<string> => {
    const tree = await checkout(base);
    writeFileSync(join(tree, file), text);
    await git(tree, 'add', '--all');
    return git(tree, 'commit-tree', await git(tree, 'write-tree'), '-p', base, '-m', 'change');
  };
  const transfers = readFileSync(join(BANK, 'src/transfers.js'), 'utf8');
  const guard = '  checkLimit(source, entry.amount);\n';
  const fall = '  source.balance -= entry.amount;\n';

  test('find a balance that decreases without a check of the limit', async () => {
    const unchecked = transfers.replace(guard + fall, fall.replace('-=', '= source.balance -'));
    const commit = await change('src/transfers.js', unchecked);
    expect(await findings(compliance, base, commit)).toEqual(['limit-check']);
  });

  test.each([
    ['a float factor', 'export const fee = (amount) => amount * 1.05;\n', ['money-as-float']],
    ['a parsed float', 'export const read = (text) => parseFloat(text);\n', ['money-as-float']],
    ['the same in a comment', '// amount * 1.05, parseFloat(text)\n', []],
    ['a comment before it', '/* so */ export const a = (b) => b * 1.5;\n', ['money-as-float']],
    ['a line like a header', '++ b/test/x.js\nfee *= 1.5;\n', ['money-as-float']],
  ])('judge %s correctly', async (_, text, expected) => {
    const commit = await change('src/fee.js', text);
    expect(await findings(compliance, base, commit)).toEqual(expected);
    expect(await findings(compliance, base, commit, 'away')).toEqual(expected);
  });

  test('judge only what a change adds', async () => {
    const bad = await change('src/fee.js', 'fee *= 1.5;\n');
    const tree = await checkout(bad);
    writeFileSync(join(tree, 'src/fee.js'), 'fee *= 1.5;\nfee += 1;\n');
    await git(tree, 'commit', '--quiet', '--all', '--message=more');
    expect(await findings(compliance, bad, await git(tree, 'rev-parse', 'HEAD'))).toEqual([]);
  });

  test('report usage if a model is configured', async () => {
    const env = { TRIBUTARY_USAGE: join(dir, 'usage.json'), TRIBUTARY_MODEL: 'claude-sonnet-4-5' };
    await run('sh', ['-c', String(compliance?.run)], repository, env);
    expect(JSON.parse(readFileSync(env.TRIBUTARY_USAGE, 'utf8'))).toEqual({
      model: compliance?.model,
      input_tokens: expect.any(Number),
      output_tokens: expect.any(Number),
    });
  });

  test('fail for a patch that cannot be read', async () => {
    const env = { TRIBUTARY_DIFF: join(dir, 'none.patch') };
    const { code, stdout } = await run('sh', ['-c', String(compliance?.run)], repository, env);
    expect([code, stdout]).toEqual([1, '']);
  });

  test('warn about unnamed amounts and undocumented functions', async () => {
    const commit = await change('src/fee.js', 'export function fee() {\n  return 2_500;\n}\n');
    expect(await findings(validator, base, commit)).toEqual(['undocumented', 'unnamed-amount']);
    const named = await change(
      'src/fee.js',
      'const FEE = 2_500;\n/** Cents. */\nexport function fee() {}\n',
    );
    expect(await findings(validator, base, named)).toEqual([]);
  });
});

async function files(from: string, to: string): Promise<string[]> {
  const names = await git(repository, 'diff-tree', '-r', '--name-only', from, to);
  return names.split('\n').filter(Boolean);
}
