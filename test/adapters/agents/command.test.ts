import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandAgents } from '../../../src/adapters/agents/command.js';
import { createProcessRunner } from '../../../src/adapters/process/process.js';
import { openRunDirectory } from '../../../src/adapters/files/run-directory.js';
import { Config, type ConfigInput } from '../../../src/core/config.js';
import type { Event } from '../../../src/core/events.js';
import { AgentName, type Assignment, CommitSha, TaskId } from '../../../src/core/model.js';
import type { Workspace } from '../../../src/ports.js';

const clock = { now: () => '2026-11-03T12:00:00.000Z' };
let dir: string;
let tree: string;
let abort: AbortController;
let events: Event[];
/** Resolves at the first status. */
let reported: Promise<void>;
let onStatus: () => void;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'agent-'));
  tree = join(dir, 'tree');
  mkdirSync(tree);
  mkdirSync(join(dir, 'handover'));
  abort = new AbortController();
  events = [];
  reported = new Promise((resolve) => {
    onStatus = resolve;
  });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function assignment(more: Partial<Assignment> = {}): Assignment {
  return {
    task: {
      id: TaskId.parse('DEV-1'),
      title: 'A title',
      body: '$(touch hacked) `touch hacked`',
      state: 'todo',
      depends: [],
      labels: [],
      subtasks: [],
    },
    agent: AgentName.parse('bank'),
    attempt: 1,
    base: CommitSha.parse('a'.repeat(40)),
    feedback: [],
    ...more,
  };
}

/** Runs an agent for real, in a folder in place of a worktree. */
function work(
  agent: ConfigInput['agents'][string],
  more: { assignment?: Partial<Assignment>; files?: Record<string, string>; env?: string[] } = {},
) {
  const config = Config.parse({
    agents: { bank: agent, db: 'true' },
    suites: { unit: 'true' },
    env: more.env ?? [],
  });
  const runner = createProcessRunner({
    environment: { PATH: process.env['PATH'], KEY: 'key', TOKEN: 'secret' },
    clock,
    signal: abort.signal,
    marker: 'run-1',
    graceSeconds: 0.1,
  });
  const workspace: Workspace = {
    dir: tree,
    displayPath: 'tree',
    handover: join(dir, 'handover'),
    run: (command) => runner.run({ ...command, cwd: tree, label: 'DEV-1-1' }),
  };
  const agents = createCommandAgents({
    config,
    clock,
    events: {
      emit(event) {
        events.push(event);
        if (event.is === 'status') onStatus();
      },
    },
    store: {
      file: async (at, path) => (at === 'a'.repeat(40) ? more.files?.[path] : undefined),
    },
    statusSeconds: 0.01,
  });
  return agents.work(assignment(more.assignment), workspace, openRunDirectory(join(dir, 'run')));
}

function inLeg(name: string) {
  return join(dir, 'run', 'work', 'DEV-1-1', name);
}

describe('an agent', () => {
  test('receives its prompt on standard input and in a file, and the text of its task is never executed', async () => {
    const { end } = await work('cat > stdin.md; cp "$TRIBUTARY_PROMPT" file.md; echo working');
    expect(end).toMatchObject({ code: 0, ended: 'itself', tail: 'working' });
    const prompt = readFileSync(inLeg('prompt.md'), 'utf8');
    expect(prompt).toContain('# DEV-1: A title\n\n$(touch hacked) `touch hacked`\n');
    expect(readFileSync(join(tree, 'stdin.md'), 'utf8')).toBe(prompt);
    expect(readFileSync(join(tree, 'file.md'), 'utf8')).toBe(prompt);
    expect(existsSync(join(tree, 'hacked'))).toBe(false);
    expect(events).toEqual([{ is: 'line', task: 'DEV-1', line: 'working' }]);
    expect(readFileSync(inLeg('agent.log'), 'utf8')).toBe('working\n');
  });

  test('receives its variables, and no secret that the configuration does not name', async () => {
    await work(
      { run: 'env > env.txt', env: ['KEY', 'MODE=fast'] },
      { env: ['ALL=1'], assignment: { model: 'haiku', attempt: 2 } },
    );
    const lines = readFileSync(join(tree, 'env.txt'), 'utf8').split('\n');
    const handover = join(dir, 'handover');
    expect(lines).toEqual(
      expect.arrayContaining([
        'TRIBUTARY_TASK=DEV-1',
        'TRIBUTARY_AGENT=bank',
        'TRIBUTARY_ATTEMPT=2',
        'TRIBUTARY_MODEL=haiku',
        `TRIBUTARY_BASE=${'a'.repeat(40)}`,
        `TRIBUTARY_PROMPT=${handover}/prompt.md`,
        `TRIBUTARY_STATUS=${tree}/agent-status.json`,
        `TRIBUTARY_USAGE=${handover}/usage.json`,
        'GIT_AUTHOR_NAME=bank (Tributary)',
        'GIT_AUTHOR_EMAIL=bank@tributary.invalid',
        'GIT_COMMITTER_NAME=bank (Tributary)',
        'GIT_COMMITTER_EMAIL=bank@tributary.invalid',
        'GIT_TERMINAL_PROMPT=0',
        'KEY=key',
        'MODE=fast',
        'ALL=1',
      ]),
    );
    expect(lines.join('\n')).not.toContain('secret');
  });

  test('has no model variable if it has no model', async () => {
    await work('env > env.txt');
    expect(readFileSync(join(tree, 'env.txt'), 'utf8')).not.toContain('TRIBUTARY_MODEL');
  });

  test('reports its progress while it works, and its usage', async () => {
    // It goes on only once its first report was seen.
    const running = work(
      `echo '{"progress":0.5}' > "$TRIBUTARY_STATUS"; until [ -e seen ]; do sleep 0.02; done
       echo '{"status":"completed"}' > "$TRIBUTARY_STATUS"
       echo '{"input_tokens":100,"output_tokens":7,"cost_usd":0.5}' > "$TRIBUTARY_USAGE"`,
      { assignment: { model: 'haiku' } },
    );
    await reported;
    writeFileSync(join(tree, 'seen'), '');
    expect(await running).toMatchObject({
      status: { status: 'completed' },
      usage: { costUsd: 0.5, models: { haiku: { input: 100, output: 7 } } },
      problems: [],
    });
    expect(events.filter(({ is }) => is === 'status')).toEqual([
      { is: 'status', task: 'DEV-1', status: { progress: 0.5 } },
      { is: 'status', task: 'DEV-1', status: { status: 'completed' } },
    ]);
  });

  test('may report in the root of its tree', async () => {
    const { status } = await work(`echo '{"status":"failed","error":"no"}' > agent-status.json`);
    expect(status).toEqual({ status: 'failed', error: 'no' });
  });

  test('gets a problem for each invalid report, and nothing else happens', async () => {
    const run = await work('ln -s /etc/passwd "$TRIBUTARY_STATUS"; echo { > "$TRIBUTARY_USAGE"');
    expect(run).toMatchObject({ end: { code: 0 }, status: undefined, usage: { models: {} } });
    expect(run.problems).toEqual([
      'agent-status.json is a symbolic link',
      'usage.json is not complete JSON',
    ]);
    expect(events).toEqual(
      run.problems.map((message) => ({ is: 'problem', task: 'DEV-1', message })),
    );
  });

  test('is not judged by the files of a killed attempt', async () => {
    mkdirSync(inLeg(''), { recursive: true });
    writeFileSync(join(tree, 'agent-status.json'), '{"status":"failed"}');
    writeFileSync(join(dir, 'handover/usage.json'), '{"cost_usd":9}');
    writeFileSync(inLeg('prompt.md'), 'old');
    writeFileSync(join(tree, 'agent-status.json'), '{"status":"failed"}');
    const { status, usage, problems } = await work('true');
    expect({ status, usage, problems }).toEqual({
      status: undefined,
      usage: { models: {} },
      problems: [],
    });
    expect(readFileSync(inLeg('prompt.md'), 'utf8')).toMatch(/^# DEV-1/);
  });

  test('is stopped at its limit, and its last report counts', async () => {
    const { end, status } = await work({
      run: `echo '{"progress":0.3}' > "$TRIBUTARY_STATUS"; sleep 1000`,
      limit: '1s',
    });
    expect(end).toMatchObject({ ended: 'timeout' });
    expect(status).toEqual({ progress: 0.3 });
  });

  test('receives the instructions file of the base', async () => {
    await work(
      { run: 'true', instructions: 'docs/agent.md' },
      { files: { 'docs/agent.md': 'Be brief.' } },
    );
    expect(readFileSync(inLeg('prompt.md'), 'utf8')).toMatch(/^Be brief\.\n\n# DEV-1/);
  });

  test('does not start if its instructions file is missing', async () => {
    const { end } = await work({ run: 'touch ran', instructions: 'docs/agent.md' });
    expect(end).toMatchObject({
      ended: 'not-started',
      tail: 'the base has no instructions file docs/agent.md',
    });
    expect(existsSync(join(tree, 'ran'))).toBe(false);
  });

  test.each(['nobody', 'constructor'])(
    'does not start if it is not in the configuration (%s)',
    async (name) => {
      const { end } = await work('touch ran', { assignment: { agent: AgentName.parse(name) } });
      expect(end).toMatchObject({
        ended: 'not-started',
        tail: `the configuration has no agent ${name}`,
      });
    },
  );
});
