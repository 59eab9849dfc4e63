/** `work` in two halves with the agent's step between them, on real git and real files, as in a job. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCommandAgents } from '../../src/adapters/agents/command.js';
import { createWorkspaces } from '../../src/adapters/git/workspaces.js';
import { createProcessRunner } from '../../src/adapters/process/process.js';
import { openRunDirectory } from '../../src/adapters/files/run-directory.js';
import { Config, type ConfigInput } from '../../src/core/config.js';
import { type Assignment, Plan, Request, WorkResult } from '../../src/core/model.js';
import type { Run, RunDirectory } from '../../src/ports.js';
import {
  type Preparation,
  prepare,
  submit,
  type AgentStep,
  type WorkPorts,
  work,
} from '../../src/stages/work.js';
import { assignment, type WithWorkspaces, withWorkspaces } from '../adapters/git/tools.js';

const MINUTE = 60;
let repo: WithWorkspaces;
/** Seconds since the start of the test. */
let now: number;
let desk: RunDirectory;
let dir: RunDirectory;
function instant() {
  return new Date(Date.UTC(2026, 10, 3) + now * 1000).toISOString();
}

beforeEach(async () => {
  repo = await withWorkspaces({ 'a.txt': 'one\n', 'agent-status.json': '{"status":"failed"}\n' });
  now = 0;
  desk = openRunDirectory(join(repo.outside, 'desk'));
  dir = openRunDirectory(join(repo.outside, 'run'));
});
afterEach(() => repo[Symbol.asyncDispose]());

/** As in a process of its own, which knows only what is on the disk. */
function stage(
  given: Assignment,
  more: Partial<ConfigInput> = {},
): { run: Run; ports: WorkPorts; plan: Plan } {
  const config = Config.parse({
    agents: { dev: { run: 'echo never >> "$HOME/ran"; exit 9', limit: '10m' } },
    suites: { unit: 'true' },
    ...more,
  });
  const clock = { now: instant };
  const events = { emit: () => undefined };
  const plan = Plan.parse({
    version: 1,
    run: 'gh-1',
    round: 1,
    base: { branch: 'main', commit: given.base, tree: given.base },
    policy: 'd'.repeat(32),
    tasks: [],
    taken: [],
    assign: [given],
    adopt: [],
    later: [],
    blocked: [],
    overlaps: [],
    at: instant(),
    onOverlap: 'sequential',
    unscoped: [],
    waiting: [],
    budget: undefined,
  } satisfies Record<keyof Plan, unknown>);
  const runner = createProcessRunner({
    environment: repo.environment,
    clock,
    signal: new AbortController().signal,
    marker: 'gh-1',
  });
  const workspaces = createWorkspaces({
    root: repo.root,
    gitDir: repo.gitDir,
    temporary: repo.temporary,
    environment: repo.environment,
    store: repo.store,
    judge: repo.judge,
    branch: 'main',
    note: () => {},
    run: runner.run,
  });
  const agents = createCommandAgents({ config, clock, events, store: repo.store });
  const request = Request.parse({
    version: 1,
    run: 'gh-1',
    ask: [],
    branch: 'main',
    onOverlap: 'sequential',
    startedAt: instant(),
  });
  return {
    run: { dir, request, config, round: 1 },
    ports: { workspaces, agents, clock, events },
    plan,
  };
}

type Ready = Extract<Preparation, { is: 'ready' }>;

async function prepared(given: Assignment): Promise<Ready> {
  const { run, ports, plan } = stage(given);
  const done = await prepare(run, ports, { plan, assignment: given }, desk);
  if (done.is !== 'ready') throw new Error(JSON.stringify(done.result));
  return done;
}

/** The agent's step took a minute, unless the test says otherwise. */
function submitted(
  given: Assignment,
  { dir: directory, startedAt, brief: { stamp } }: Ready,
  turn: Partial<AgentStep> = {},
): Promise<WorkResult> {
  const { run, ports, plan } = stage(given);
  const readyAt = instant();
  now += MINUTE;
  const whole: AgentStep = {
    directory,
    startedAt,
    readyAt,
    stamp,
    outcome: 'success',
    execution: undefined,
    ...turn,
  };
  return submit(run, ports, { plan, assignment: given }, desk, whole);
}

function leg(more = {}) {
  return assignment('DEV-1', repo.base, more);
}
async function filesAt(commit: string) {
  return (await repo.git('ls-tree', '-r', '--name-only', commit)).split('\n');
}

describe('the half before the agent’s step', () => {
  test('creates the worktree and the prompt without running the agent', async () => {
    const { dir, brief } = await prepared(leg());
    expect(dir).toBe(join(repo.root, '.worktrees/dev-DEV-1'));
    expect(readFileSync(join(dir, 'a.txt'), 'utf8')).toBe('one\n');
    expect(await repo.gitIn(dir, 'rev-parse', 'HEAD')).toBe(repo.base);
    expect(readFileSync(brief.files.prompt, 'utf8')).toContain('# DEV-1: Do DEV-1');
    expect(existsSync(join(repo.environment['HOME'] ?? '', 'ran'))).toBe(false);
    expect(await openRunDirectory(join(repo.outside, 'run')).list('')).toEqual([]);
  });

  test('puts earlier work on the base', async () => {
    const first = await prepared(leg());
    await writeFile(join(first.dir, 'half.txt'), 'half\n');
    const { partial } = (await submitted(leg(), first, { outcome: 'failure' })) as {
      partial?: Assignment['base'];
    };
    const from = { base: repo.base, head: partial ?? repo.base };
    const again = await prepared(leg({ attempt: 2, from }));
    expect(readFileSync(join(again.dir, 'half.txt'), 'utf8')).toBe('half\n');
  });

  test('ends the task with a failure if the set-up fails', async () => {
    const { run, ports, plan } = stage(leg(), { setup: ['echo no network; exit 4'] });
    const done = await prepare(run, ports, { plan, assignment: leg() }, desk);
    expect(done).toMatchObject({
      is: 'ended',
      result: { is: 'failed', why: { is: 'setup', tail: 'no network' } },
    });
    expect(await dir.read('work/DEV-1-1/result.json', WorkResult)).toMatchObject({ is: 'failed' });
  });
});

describe('the half after the agent’s step', () => {
  test('delivers what is in the worktree, with the time that it took', async () => {
    const ready = await prepared(leg());
    now += 5;
    await writeFile(join(ready.dir, 'new.txt'), 'new\n');
    await rm(join(ready.dir, 'a.txt'));
    const result = await submitted(leg(), ready);
    expect(result).toMatchObject({
      is: 'delivered',
      task: 'DEV-1',
      agent: 'dev',
      base: repo.base,
      startedAt: '2026-11-03T00:00:00.000Z',
      seconds: 65,
      problems: [],
    });
    const { head } = result as Extract<WorkResult, { is: 'delivered' }>;
    expect(await filesAt(head)).toEqual(['agent-status.json', 'new.txt']);
    const bundle = await dir.path('work/DEV-1-1/change.bundle');
    expect(await repo.store.importBundle(bundle, repo.base, head)).toBeUndefined();
    expect(await dir.read('work/DEV-1-1/result.json', WorkResult)).toEqual(result);
  });

  test.each([
    ['failure', MINUTE, { is: 'exit', code: 1, tail: 'its workflow step failed' }],
    ['failure', 10 * MINUTE, { is: 'timeout', limit: 600 }],
    ['skipped', MINUTE, { is: 'start', message: 'its workflow step was skipped' }],
  ] as const)(
    'saves the work and reports a failure for a step with the outcome %s after %d s',
    async (outcome, seconds, why) => {
      const ready = await prepared(leg());
      await writeFile(join(ready.dir, 'half.txt'), 'half\n');
      const readyAt = instant();
      now += seconds - MINUTE;
      const result = await submitted(leg(), ready, { outcome, readyAt });
      expect(result).toMatchObject({ is: 'failed', why, partial: expect.any(String), seconds });
    },
  );

  test('saves the work of a cancelled job without a result', async () => {
    const ready = await prepared(leg());
    await writeFile(join(ready.dir, 'half.txt'), 'half\n');
    const result = await submitted(leg(), ready, { outcome: 'cancelled' });
    expect(result).toMatchObject({ is: 'failed', why: { is: 'interrupted' } });
    expect(await filesAt('tributary/DEV-1')).toContain('half.txt');
    expect(await dir.read('work/DEV-1-1/result.json', WorkResult)).toBeUndefined();
  });

  test('reports a failure if nothing was changed', async () => {
    expect(await submitted(leg(), await prepared(leg()))).toMatchObject({
      is: 'failed',
      why: { is: 'nothing' },
    });
  });

  test('ignores a status file of the base, and reads one that the agent wrote', async () => {
    const ready = await prepared(leg());
    await writeFile(join(ready.dir, 'new.txt'), 'new\n');
    expect(await submitted(leg(), ready)).toMatchObject({ is: 'delivered' });
    await rm(await dir.path('work/DEV-1-1/result.json'));
    await writeFile(join(ready.dir, 'agent-status.json'), '{"status":"failed","error":"no idea"}');
    const said = { is: 'failed', why: { is: 'said', message: 'no idea' } };
    expect(await submitted(leg(), ready)).toMatchObject(said);
    await rm(await dir.path('work/DEV-1-1/result.json'));
    await writeFile(ready.brief.files.status, '{"status":"completed"}');
    expect(await submitted(leg(), ready)).toMatchObject({ is: 'delivered' });
  });

  test('reads the cost from the execution record of the agent, else from its usage file', async () => {
    const ready = await prepared(leg());
    await writeFile(join(ready.dir, 'new.txt'), 'new\n');
    const execution = join(repo.outside, 'execution.json');
    const use = { inputTokens: 1, outputTokens: 2 };
    const message = { type: 'result', total_cost_usd: 0.5, modelUsage: { opus: use } };
    await writeFile(execution, JSON.stringify([message]));
    await writeFile(ready.brief.files.usage, '{"input_tokens":7,"output_tokens":1,"cost_usd":9}');
    const costs = async (turn: Partial<AgentStep>) => {
      await rm(await dir.path('work/DEV-1-1/result.json'), { force: true });
      const { usage, problems } = await submitted({ ...leg(), model: 'haiku' }, ready, turn);
      return [usage.costUsd, Object.keys(usage.models), problems];
    };
    expect(await costs({ execution })).toEqual([0.5, ['opus'], []]);
    expect(await costs({})).toEqual([9, ['haiku'], []]);
    await writeFile(execution, 'nonsense');
    expect(await costs({ execution })).toEqual([
      9,
      ['haiku'],
      ['execution.json is not complete JSON'],
    ]);
  });

  test('reports a failure that the agent’s record contains, though its step succeeded', async () => {
    const ready = await prepared(leg());
    await writeFile(join(ready.dir, 'half.txt'), 'half\n');
    const execution = join(repo.outside, 'execution.json');
    const message = { type: 'result', subtype: 'success', is_error: true, result: 'no credit' };
    await writeFile(execution, JSON.stringify([message]));
    expect(await submitted(leg(), ready, { execution })).toMatchObject({
      is: 'failed',
      why: { is: 'exit', code: 1, tail: 'no credit' },
    });
  });

  test('returns an existing result without doing the work again, like the other half', async () => {
    const ready = await prepared(leg());
    await writeFile(join(ready.dir, 'new.txt'), 'new\n');
    const result = await submitted(leg(), ready);
    await writeFile(join(ready.dir, 'more.txt'), 'more\n');
    expect(await submitted(leg(), ready)).toEqual(result);
    const { run, ports, plan } = stage(leg());
    expect(await prepare(run, ports, { plan, assignment: leg() }, desk)).toEqual({
      is: 'ended',
      result,
    });
    expect(await work(run, ports, { plan, assignment: leg() })).toEqual(result);
  });
});

describe('a manipulated worktree', () => {
  test('has no effect by its git configuration, its hooks or a forged record', async () => {
    const ready = await prepared(leg());
    const mark = join(repo.outside, 'mark');
    const program = join(repo.outside, 'program');
    await writeFile(program, `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 });
    // Another repository in place of its own, with programs for git to run.
    await rm(join(ready.dir, '.git'), { recursive: true });
    await repo.gitIn(ready.dir, 'init', '--quiet');
    await repo.gitIn(ready.dir, 'config', 'core.fsmonitor', program);
    await repo.gitIn(ready.dir, 'config', 'core.hooksPath', repo.outside);
    await mkdir(join(ready.dir, '.git/hooks'), { recursive: true });
    await writeFile(join(ready.dir, '.git/hooks/post-commit'), `touch ${mark}\n`, { mode: 0o755 });
    // The record names another base and another directory.
    const record = join(repo.gitDir, 'tributary/worktrees/dev-DEV-1.json');
    const other = await repo.commit({ 'other.txt': 'other\n' });
    const text = readFileSync(record, 'utf8');
    await writeFile(
      record,
      text.replace(repo.base, other).replace(`"dir":"${ready.dir}"`, `"dir":"${repo.outside}"`),
    );
    await writeFile(join(ready.dir, 'new.txt'), 'new\n');
    const result = await submitted(leg(), ready);
    expect(result).toMatchObject({ is: 'delivered', base: repo.base });
    const { head } = result as Extract<WorkResult, { is: 'delivered' }>;
    expect(await filesAt(head)).toEqual(['a.txt', 'agent-status.json', 'new.txt']);
    expect(await repo.git('rev-parse', `${head}^`)).toBe(repo.base);
    expect(existsSync(mark)).toBe(false);
  });

  test('is not followed if it is a link', async () => {
    const ready = await prepared(leg());
    await rm(ready.dir, { recursive: true });
    await repo.gitIn(repo.outside, 'init', '--quiet', 'elsewhere');
    await symlink(join(repo.outside, 'elsewhere'), ready.dir);
    expect(await submitted(leg(), ready)).toMatchObject({ is: 'failed', why: { is: 'said' } });
  });
});
