import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AgentStatus } from '../../src/core/model.js';
import { GIT_ENV, git, run } from './process.js';

const AGENT = new URL('../../examples/bank/agents/dummy-agent.mjs', import.meta.url).pathname;

let dir: string;
let tree: string;
let env: Record<string, string>;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dummy-agent-'));
  tree = join(dir, 'tree');
  mkdirSync(tree);
  mkdirSync(join(dir, 'scripts'));
  env = {
    TRIBUTARY_TASK: 'DEV-1',
    TRIBUTARY_AGENT: 'banking-agent',
    TRIBUTARY_STATUS: join(dir, 'status.json'),
    TRIBUTARY_USAGE: join(dir, 'usage.json'),
    TRIBUTARY_MODEL: 'claude-haiku-4-5',
  };
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(script: unknown) {
  return writeFileSync(join(dir, 'scripts', 'DEV-1.json'), JSON.stringify(script));
}

function play(script: unknown, more: Record<string, string> = {}) {
  write(Array.isArray(script) ? { steps: script } : script);
  const args = [AGENT, '--scripts', join(dir, 'scripts')];
  return run(process.execPath, args, tree, { ...env, ...GIT_ENV, ...more });
}

function json(name: string): unknown {
  return JSON.parse(readFileSync(join(dir, name), 'utf8'));
}
function status() {
  return AgentStatus.parse(json('status.json'));
}
function content(file: string) {
  return readFileSync(join(tree, file), 'utf8');
}

describe('edit', () => {
  test('writes, replaces and appends text, given as a string or a list of lines', async () => {
    const { code } = await play([
      { edit: { file: 'src/a.js', content: ['one', 'two'] } },
      { edit: { file: 'src/a.js', replace: ['two', '$& three'] } },
      { edit: { file: 'src/a.js', append: ['end'] } },
    ]);
    expect(code).toBe(0);
    expect(content('src/a.js')).toBe('one\n$& three\nend\n');
    expect(status().filesChanged).toEqual(['src/a.js']);
  });

  test('changes nothing a second time, as an agent may continue from its earlier work', async () => {
    writeFileSync(join(tree, 'a.js'), 'one\ntwo\n');
    const steps = [
      { edit: { file: 'a.js', replace: ['one', 'one and a half'] } },
      { edit: { file: 'a.js', replace: [['two'], []] } },
      { edit: { file: 'a.js', append: ['end'] } },
    ];
    await play(steps);
    expect(content('a.js')).toBe('one and a half\nend\n');
    expect((await play(steps)).code).toBe(0);
    expect(content('a.js')).toBe('one and a half\nend\n');
  });

  test.each([
    ['none', 'nothing here', 0],
    ['two', 'x x', 2],
  ])('fails if the text to replace occurs in %s places', async (_, before, places) => {
    writeFileSync(join(tree, 'a.js'), before);
    const { code, stderr } = await play([{ edit: { file: 'a.js', replace: ['x', 'y'] } }]);
    expect(code).toBe(1);
    expect(stderr).toContain(`a.js has ${places} places to replace: x`);
    expect(status()).toMatchObject({ status: 'failed', error: stderr.trim() });
    expect(content('a.js')).toBe(before);
  });
});

describe('reports', () => {
  test('progress is written as the full status record and printed as a line', async () => {
    const { stdout } = await play([
      { progress: { to: 0.65, say: 'Half of it' } },
      { run: { command: `cp ${env['TRIBUTARY_STATUS']} ${dir}/then.json` } },
    ]);
    expect(stdout).toBe('Half of it\n');
    const record = {
      agentId: 'banking-agent',
      taskId: 'DEV-1',
      status: 'in_progress',
      progress: 0.65,
      filesChanged: [],
      securityGate: 'pending',
      complianceGate: 'pending',
      reviewAgents: [],
      message: 'Half of it',
    };
    expect(json('then.json')).toEqual(record);
    expect(status()).toEqual({ ...record, status: 'completed', progress: 1 });
    expect(readdirSync(dir).toSorted()).toEqual(['scripts', 'status.json', 'then.json', 'tree']);
  });

  test('usage names the given model, or the step’s own', async () => {
    await play([{ usage: { input_tokens: 7, output_tokens: 3 } }]);
    expect(json('usage.json')).toEqual({
      model: 'claude-haiku-4-5',
      input_tokens: 7,
      output_tokens: 3,
    });
    await play([{ usage: { model: 'other', input_tokens: 1, output_tokens: 1, cost_usd: 0.5 } }]);
    expect(json('usage.json')).toMatchObject({ model: 'other', cost_usd: 0.5 });
  });

  test('garbage is not a record, and stays in the status file', async () => {
    expect((await play([{ garbage: {} }])).code).toBe(0);
    expect(() => json('status.json')).toThrow(SyntaxError);
    await play([{ garbage: { text: '[]' } }]);
    expect(json('status.json')).toEqual([]);
  });

  test('subtasks are requested, and end the agent', async () => {
    const asked = [{ id: 'DEV-1-db', agent: 'db-agent', work: 'Create the model' }];
    const { code, stdout } = await play([
      { subtasks: asked },
      { edit: { file: 'later.js', content: '' } },
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('DEV-1-db by db-agent');
    expect(status()).toMatchObject({ status: 'in_progress', subtasks: asked });
    expect(readdirSync(tree)).toEqual([]);
  });

  test('an agent without files to report to only works', async () => {
    write({ steps: [{ progress: { to: 1 } }, { usage: {} }, { garbage: {} }] });
    const args = [AGENT, '--scripts', join(dir, 'scripts')];
    const { code } = await run(process.execPath, args, tree, { TRIBUTARY_TASK: 'DEV-1' });
    expect(code).toBe(0);
    expect(readdirSync(dir).toSorted()).toEqual(['scripts', 'tree']);
  });
});

describe('a step', () => {
  test('commits everything once', async () => {
    await git(tree, 'init', '--quiet');
    const steps = [
      { edit: { file: 'a.js', content: 'a' } },
      { commit: { message: 'Add a' } },
      { commit: { message: 'Nothing more' } },
    ];
    expect((await play(steps)).code).toBe(0);
    expect(await git(tree, 'log', '--format=%s')).toBe('Add a');
    expect(await git(tree, 'status', '--porcelain')).toBe('');
    expect(status().commit).toBe(await git(tree, 'rev-parse', '--short', 'HEAD'));
  });

  test('runs a real command, and fails if that fails', async () => {
    const { code, stdout, stderr } = await play([
      { run: { command: 'echo ran' } },
      { run: { command: 'exit 3' } },
      { run: { command: 'echo not reached' } },
    ]);
    expect([code, stdout]).toEqual([1, 'ran\n']);
    expect(stderr).toBe('`exit 3` ended with 3\n');
  });

  test('waits for the given seconds', async () => {
    const before = process.hrtime.bigint();
    await play([{ wait: { seconds: 0.3 } }]);
    expect(Number(process.hrtime.bigint() - before) / 1e9).toBeGreaterThanOrEqual(0.3);
  });

  test('takes one of two ways if a file exists in the tree', async () => {
    const fork = (file: string): unknown =>
      JSON.parse(`{"when-exists": {
        "file": "${file}",
        "then": [{"fail": {"message": "there", "code": 5}}],
        "else": [{"edit": {"file": "${file}", "content": ""}}]
      }}`);
    expect((await play([fork('a.js')])).code).toBe(0);
    const second = await play([fork('a.js'), { edit: { file: 'b.js', content: '' } }]);
    expect([second.code, second.stderr]).toEqual([5, 'there\n']);
    expect(readdirSync(tree)).toEqual(['a.js']);
    expect((await play([{ 'when-exists': { file: 'no' } }])).code).toBe(0);
  });

  test('fails with a message and an exit code', async () => {
    const { code, stderr } = await play([{ fail: { message: 'no idea' } }]);
    expect([code, stderr]).toEqual([1, 'no idea\n']);
    expect(status()).toMatchObject({ status: 'failed', error: 'no idea' });
  });

  test.each([
    ['1', 'first'],
    ['2', 'second'],
    ['9', 'second'],
  ])('attempt %s plays the %s script', async (attempt, said) => {
    const script = (say: string) => ({ steps: [{ progress: { to: 0, say } }] });
    const { stdout } = await play(
      { attempts: { 1: script('first'), 2: script('second') } },
      { TRIBUTARY_ATTEMPT: attempt },
    );
    expect(stdout.trim()).toBe(said);
  });
});

describe('a hanging agent', () => {
  let child: ChildProcessByStdio<null, Readable, null>;
  let lines: AsyncIterator<string>;
  afterEach(() => {
    child.kill('SIGKILL');
  });

  async function hang(how: object): Promise<string> {
    write({ steps: [{ hang: how }] });
    child = spawn(process.execPath, [AGENT, '--scripts', join(dir, 'scripts')], {
      cwd: tree,
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    return (await lines.next()).value;
  }

  async function end(signal: NodeJS.Signals): Promise<unknown> {
    const exit = once(child, 'exit');
    child.kill(signal);
    return (await exit)[1];
  }

  test('continues until a signal ends it', async () => {
    expect(await hang({})).toBe('hanging');
    expect(await end('SIGTERM')).toBe('SIGTERM');
  });

  test('ends only by SIGKILL if it is stubborn', async () => {
    await hang({ stubborn: true });
    child.kill('SIGTERM');
    expect((await lines.next()).value).toBe('still here');
    expect(await end('SIGKILL')).toBe('SIGKILL');
  });

  test('leaves a child that outlives it', async () => {
    const pid = Number(/^hanging, child (\d+)$/.exec(await hang({ child: true }))?.[1]);
    await end('SIGTERM');
    expect(process.kill(pid, 0)).toBe(true);
    process.kill(pid, 'SIGKILL');
  });
});

describe('an invalid script', () => {
  test.each([
    ['of an unknown step', { steps: [{ dance: {} }] }, 'no step: {"dance":{}}'],
    ['with two steps in one', { steps: [{ wait: {}, fail: {} }] }, 'A step is one of edit, wait'],
    ['without steps', {}, 'has no list of steps'],
    ['with an edit of nothing', { steps: [{ edit: { file: 'AGENT' } }] }, 'no content, replace'],
  ])('ends the agent with exit code 2 (%s)', async (_, script, message) => {
    writeFileSync(join(tree, 'AGENT'), '');
    const { code, stderr } = await play(script);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(status().status).toBe('failed');
  });

  test('ends the agent with exit code 2 if it is missing or not JSON, or if no task is named', async () => {
    const file = join(dir, 'scripts', 'DEV-1.json');
    const args = [AGENT, '--scripts', join(dir, 'scripts')];
    const missing = await run(process.execPath, args, tree, env);
    expect([missing.code, missing.stderr]).toEqual([2, `No script for DEV-1: write ${file}\n`]);

    writeFileSync(file, '{');
    const broken = await run(process.execPath, args, tree, env);
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('JSON');

    const nameless = await run(process.execPath, args, tree, { TRIBUTARY_TASK: '' });
    expect([nameless.code, nameless.stderr]).toEqual([2, 'TRIBUTARY_TASK does not name a task.\n']);
  });

  test('is looked for beside the agent by default', async () => {
    const { code, stderr } = await run(process.execPath, [AGENT], tree, env);
    expect(code).toBe(2);
    expect(stderr).toContain('examples/bank/agents/scripts/DEV-1.json');
  });
});
