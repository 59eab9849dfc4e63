import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStatusWatch, readStatus } from '../../../src/adapters/agents/status-file.js';
import type { Event } from '../../../src/core/events.js';
import { AgentStatus, TaskId } from '../../../src/core/model.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'status-'));
  file = join(dir, 'agent-status.json');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(value: unknown, to = file) {
  return writeFileSync(to, typeof value === 'string' ? value : JSON.stringify(value));
}

const whole = {
  agentId: 'banking-agent',
  taskId: 'DEV-15',
  status: 'in_progress',
  progress: 0.65,
  filesChanged: ['apps/api/a.ts'],
  securityGate: 'pending',
  complianceGate: 'n/a',
  reviewAgents: [{ name: 'financial-data-validator', status: 'pass', warnings: 2 }],
  commit: 'abc1234',
  message: 'at work',
  error: 'none',
  subtasks: [{ id: 'DEV-15-db', agent: 'db-agent', work: 'Create the model' }],
};

describe('a status file', () => {
  test('provides every field of the guide’s record', async () => {
    write(whole);
    expect(await readStatus(file)).toEqual({ status: whole, problems: [] });
  });

  test('may be missing without a problem', async () => {
    expect(await readStatus(file)).toEqual({ problems: [] });
  });

  test.each([
    ['progress', 65],
    ['progress', '0.5'],
    ['status', 'done'],
    ['filesChanged', 'a.ts'],
    ['filesChanged', [1]],
    ['securityGate', 'n/a'],
    ['reviewAgents', [{ name: 'x' }]],
    ['subtasks', [{ id: 'DEV-15-db' }]],
    ['message', 'x'.repeat(2001)],
    ['commit', { toString: 1 }],
  ])('loses an invalid %s with a problem, and keeps the other fields', async (name, value) => {
    write({ ...whole, [name]: value });
    const { status, problems } = await readStatus(file);
    expect(status).toEqual({ ...whole, [name]: undefined });
    expect(problems).toEqual([
      expect.stringMatching(`^agent-status.json has a bad field "${name}": `),
    ]);
  });

  test('may contain null for what is not known yet', async () => {
    write({ status: 'in_progress', commit: null });
    expect(await readStatus(file)).toEqual({ status: { status: 'in_progress' }, problems: [] });
  });

  test('gets a problem for each unknown field, which is ignored', async () => {
    write('{"status":"completed","__proto__":{"error":"x"},"constructor":1,"a\\u001b[31mb":1}');
    const { status, problems } = await readStatus(file);
    expect(status).toEqual({ status: 'completed' });
    expect(status?.error).toBeUndefined();
    expect(problems).toEqual(
      ['__proto__', 'constructor', 'ab'].map(
        (name) => `agent-status.json has an unknown field "${name}"`,
      ),
    );
  });

  test('loses control characters, but keeps the line breaks of a subtask’s work', async () => {
    write({
      message: 'a\u001b[2Jb\nc\u202ed',
      filesChanged: ['x\u0007'],
      subtasks: [{ id: 'A-b', agent: 'c', work: '- one\n\t- two\u001b[31m\r' }],
    });
    expect((await readStatus(file)).status).toEqual({
      message: 'ab cd',
      filesChanged: ['x'],
      subtasks: [{ id: 'A-b', agent: 'c', work: '- one\n\t- two[31m' }],
    });
  });

  test.each(['[]', '1', 'null', '"text"'])('is rejected if it contains %s', async (text) => {
    write(text);
    expect(await readStatus(file)).toEqual({
      problems: ['agent-status.json is not a JSON object'],
    });
  });

  test('is reported as incomplete if it is half written', async () => {
    write('{"status":');
    expect(await readStatus(file)).toEqual({
      problems: ['agent-status.json is not complete JSON'],
      torn: '{"status":',
    });
  });

  test('is rejected if it is larger than 64 KB, a link or a pipe', async () => {
    write(' '.repeat(64 * 1024 + 1));
    expect((await readStatus(file)).problems).toEqual(['agent-status.json is larger than 64 KB']);
    symlinkSync(file, join(dir, 'link'));
    expect((await readStatus(join(dir, 'link'))).problems).toEqual(['link is a symbolic link']);
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    expect((await readStatus(join(dir, 'pipe'))).problems).toEqual(['pipe is not a regular file']);
  });

  test('gives a valid record or none, whatever its content', async () => {
    const value = fc.oneof(fc.jsonValue(), fc.string());
    const field = fc.oneof(fc.constantFrom(...Object.keys(whole)), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.dictionary(field, value), async (record) => {
        write(record);
        const { status, problems } = await readStatus(file);
        AgentStatus.strict().parse(status);
        expect(problems.join('')).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 100 },
    );
  });
});

/** Collects events; `next` waits for the next one that was not taken yet. */
function createListener() {
  const events: Event[] = [];
  let wake = () => {};
  let taken = 0;
  return {
    events,
    emit(event: Event) {
      events.push(event);
      wake();
    },
    async next(): Promise<Event | undefined> {
      while (events.length <= taken) await new Promise<void>((resolve) => (wake = resolve));
      taken += 1;
      return events[taken - 1];
    },
  };
}

describe('a status watch', () => {
  const task = TaskId.parse('DEV-15');
  const fast = 0.005;
  /** Longer than any test: only the last look counts. */
  const never = 1e6;

  test('reports each new record and each problem once', async () => {
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file], seconds: fast, events });
    write({ progress: 0.1, strange: 1 });
    expect(await events.next()).toEqual({
      is: 'problem',
      task,
      message: 'agent-status.json has an unknown field "strange"',
    });
    expect(await events.next()).toEqual({ is: 'status', task, status: { progress: 0.1 } });
    write({ progress: 0.2, strange: 1 });
    expect(await events.next()).toEqual({ is: 'status', task, status: { progress: 0.2 } });
    expect(await watch.stop()).toEqual({
      status: { progress: 0.2 },
      problems: ['agent-status.json has an unknown field "strange"'],
    });
    expect(events.events).toHaveLength(3);
  });

  test('reads the file one last time when it is stopped', async () => {
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file], seconds: never, events });
    write({ status: 'completed' });
    expect(await watch.stop()).toEqual({ status: { status: 'completed' }, problems: [] });
    expect(events.events).toEqual([{ is: 'status', task, status: { status: 'completed' } }]);
  });

  test('ignores a file that is older than the watch', async () => {
    write({ status: 'failed' });
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file], seconds: never, events });
    expect(await watch.stop()).toEqual({ status: undefined, problems: [] });
    expect(events.events).toEqual([]);
  });

  test('reads an older file once it is written again', async () => {
    write({ status: 'failed' });
    const watch = await createStatusWatch({
      task,
      files: [file],
      seconds: never,
      events: createListener(),
    });
    write({ status: 'completed' });
    expect((await watch.stop()).status).toEqual({ status: 'completed' });
  });

  test('prefers the first file, and reads the second while the first is missing', async () => {
    const second = join(dir, 'second.json');
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file, second], seconds: fast, events });
    write({ progress: 0.1 }, second);
    expect(await events.next()).toMatchObject({ status: { progress: 0.1 } });
    write({ progress: 0.9 });
    expect(await events.next()).toMatchObject({ status: { progress: 0.9 } });
    expect((await watch.stop()).status).toEqual({ progress: 0.9 });
  });

  test('keeps the last valid record when the file becomes invalid', async () => {
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file], seconds: fast, events });
    write({ progress: 0.5 });
    await events.next();
    write('{"progress":');
    expect(await watch.stop()).toEqual({
      status: { progress: 0.5 },
      problems: ['agent-status.json is not complete JSON'],
    });
  });

  test('reports a half-written file if it stays incomplete', async () => {
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file], seconds: fast, events });
    write('{"progress":');
    expect(await events.next()).toMatchObject({ is: 'problem' });
    await watch.stop();
  });

  test('does not report a file that was only being written', async () => {
    const second = join(dir, 'second.json');
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file, second], seconds: fast, events });
    write('{"progress":');
    write({ progress: 0.1 }, second);
    // This event comes at the end of a look that saw the half-written file too.
    expect(await events.next()).toMatchObject({ is: 'status', status: { progress: 0.1 } });
    write({ progress: 0.2 });
    expect(await watch.stop()).toEqual({ status: { progress: 0.2 }, problems: [] });
  });

  test('limits how many problems an agent can cause', async () => {
    const events = createListener();
    const watch = await createStatusWatch({ task, files: [file], seconds: never, events });
    write(Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`field${n}`, 1])));
    expect((await watch.stop()).problems).toHaveLength(20);
  });
});
