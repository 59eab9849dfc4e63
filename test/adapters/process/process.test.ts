import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';
import {
  createProcessRunner,
  type LabelledCommand,
  type ProcessRunnerOptions,
} from '../../../src/adapters/process/process.js';
import { processTable } from '../../../src/adapters/process/process-table.js';

const clock = { now: () => '2026-11-03T12:00:00.000Z' };
const node = process.execPath;
let dir: string;
let abort: AbortController;

beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'process-')));
  abort = new AbortController();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function runnerWith(options: Partial<ProcessRunnerOptions> = {}) {
  return createProcessRunner({
    environment: { PATH: process.env['PATH'] },
    clock,
    signal: abort.signal,
    marker: 'run-1',
    graceSeconds: 0.1,
    ...options,
  });
}

function command(run: string, more: Partial<LabelledCommand> = {}): LabelledCommand {
  return {
    run,
    env: {},
    configEnv: [],
    limit: 60,
    log: join(dir, 'log', 'out.log'),
    cwd: dir,
    label: 'DEV-1-1',
    ...more,
  };
}

function run(line: string, more: Partial<LabelledCommand> = {}) {
  return runnerWith().run(command(line, more));
}

/** Writes a script that says `ready PID` once its handlers are installed, then keeps running. */
function staying(name: string, before = ''): string {
  const file = join(dir, name);
  writeFileSync(
    file,
    `${before}\nconsole.log('ready ' + process.pid);\nsetInterval(() => {}, 1000);\n`,
  );
  return `exec ${node} ${file}`;
}

async function alive(pids: number[]): Promise<boolean[]> {
  const table = await processTable();
  return pids.map((pid) => table.some((entry) => entry.pid === pid));
}

/** Aborts at the n-th `ready PID` line; collects the ids. */
function abortWhenReady(count: number) {
  const pids: number[] = [];
  const onLine = (line: string) => {
    const pid = /ready (\d+)/.exec(line)?.[1];
    if (pid !== undefined) pids.push(Number(pid));
    if (pids.length === count) abort.abort();
  };
  return { pids, onLine };
}

describe('a command that ends by itself', () => {
  test('returns its exit code, its output and its start time', async () => {
    const end = await run('echo one; echo two >&2; exit 7', { capture: true });
    expect(end).toMatchObject({
      code: 7,
      signal: null,
      ended: 'itself',
      stdout: 'one\n',
      startedAt: '2026-11-03T12:00:00.000Z',
    });
    expect(end.tail.split('\n').toSorted()).toEqual(['one', 'two']);
    expect(
      readFileSync(join(dir, 'log', 'out.log'), 'utf8')
        .split('\n')
        .toSorted(),
    ).toEqual(['', 'one', 'two']);
    expect(end.seconds).toBeGreaterThan(0);
    expect(statSync(join(dir, 'log', 'out.log')).mode & 0o077).toBe(0);
  });

  test('returns the signal that killed it', async () => {
    expect(await run('kill -9 $$')).toMatchObject({
      code: null,
      signal: 'SIGKILL',
      ended: 'itself',
    });
  });

  test('receives its input, and an empty one if there is none', async () => {
    expect((await run('cat', { stdin: 'hello\nagent', capture: true })).stdout).toBe(
      'hello\nagent',
    );
    expect((await run('cat', { capture: true })).stdout).toBe('');
  });

  test('does not have to read its input', async () => {
    const end = await run('exec <&-; exit 3', { stdin: 'x'.repeat(5_000_000) });
    expect(end).toMatchObject({ code: 3, ended: 'itself' });
  });

  test('may close its output early', async () => {
    expect(await run('exec >&- 2>&-; exit 4')).toMatchObject({
      code: 4,
      ended: 'itself',
      tail: '',
    });
  });

  test('appends to the log of the command before it', async () => {
    await run('echo setup');
    await run('echo work');
    expect(readFileSync(join(dir, 'log', 'out.log'), 'utf8')).toBe('setup\nwork\n');
  });

  test('runs in the requested directory', async () => {
    await mkdir(join(dir, 'app'));
    expect((await run('pwd', { in: 'app', capture: true })).stdout).toBe(`${dir}/app\n`);
  });
});

describe('output', () => {
  test('is split into clean lines, even from a progress bar', async () => {
    const lines: string[] = [];
    await run(String.raw`printf 'a\r10%%\r\n\033[31mred\033[0m\007 \342\200\256x\n\nlast'`, {
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(['a', '10%', 'red x', 'last']);
  });

  test('keeps a character whole that arrives in two pieces', async () => {
    const lines: string[] = [];
    const script = `process.stdout.write(Buffer.from([0xc3]));
      setTimeout(() => process.stdout.write(Buffer.from([0xa9, 0x0a])), 20)`;
    await run(`${node} -e '${script}'`, { onLine: (line) => lines.push(line) });
    expect(lines).toEqual(['é']);
  });

  test('is cut if a line never ends', async () => {
    const lines: string[] = [];
    const end = await run('head -c 3000000 /dev/zero | tr "\\0" x', {
      onLine: (line) => lines.push(line),
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toHaveLength(2000);
    expect(end.tail.length).toBeLessThanOrEqual(4000);
  });

  test('is read to its end even if there is too much, and the log stops at 10 MB with a note', async () => {
    const end = await run('yes 0123456789 | head -c 11000000; echo done', { capture: true });
    const log = readFileSync(join(dir, 'log', 'out.log'), 'utf8');
    expect(end.code).toBe(0);
    expect(log.length).toBeLessThan(10 * 1024 * 1024 + 100);
    expect(log).toMatch(/\[The log ends here: more than 10 MB\.\]\n$/);
    expect(end.stdout).toHaveLength(5 * 1024 * 1024);
    expect(end.tail.split('\n')).toHaveLength(20);
    expect(end.tail).toMatch(/done$/);
  });

  test('may be binary without harm to the lines and the tail', async () => {
    const end = await run(
      `${node} -e 'process.stdout.write(Buffer.from(Array.from({length: 5000}, (_, i) => i % 256)))'`,
    );
    expect(end.code).toBe(0);
    expect(end.tail).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});

describe('the environment', () => {
  const environment = {
    PATH: process.env['PATH'],
    HOME: '/home/me',
    LC_ALL: 'C',
    XDG_CACHE_HOME: '/cache',
    https_proxy: 'http://proxy',
    GITHUB_TOKEN: 'secret',
    MODEL_KEY: 'key',
    SECRET_XDG_: 'secret',
  };

  async function seen(more: Partial<LabelledCommand>, run = 'env') {
    const end = await runnerWith({ environment }).run(command(run, { capture: true, ...more }));
    return Object.fromEntries(
      (end.stdout ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    );
  }

  test('contains only allowed variables of the caller', async () => {
    const env = await seen({});
    expect(env).toMatchObject({
      HOME: '/home/me',
      LC_ALL: 'C',
      XDG_CACHE_HOME: '/cache',
      https_proxy: 'http://proxy',
    });
    expect(Object.values(env)).not.toContain('secret');
    expect(env).not.toHaveProperty('MODEL_KEY');
  });

  test('contains the variables that the configuration and Tributary set or pass on', async () => {
    const env = await seen({
      configEnv: ['MODEL_KEY', 'MISSING', 'MODE=a=b', 'EMPTY=', 'TRIBUTARY_RUN=other'],
      env: { TRIBUTARY_TASK: 'DEV-1' },
    });
    expect(env).toMatchObject({
      MODEL_KEY: 'key',
      MODE: 'a=b',
      EMPTY: '',
      TRIBUTARY_TASK: 'DEV-1',
      TRIBUTARY_RUN: 'run-1',
    });
    expect(env).not.toHaveProperty('MISSING');
    expect(env['TRIBUTARY_LEG']).toMatch(/^run-1\.DEV-1-1\./);
  });
});

describe('a command that cannot start', () => {
  test.each([
    ['a directory that is not there', { in: 'missing' }, /no such file/],
    ['a file as directory', { in: 'file' }, /not a directory/],
    ['a link that leads out', { in: 'out' }, /leads out/],
    ['a path that leads out', { in: '..' }, /leads out/],
    ['an environment that no process can have', { env: { A: 'x\0y' } }, /null bytes/],
    ['a log that cannot be opened', { log: '/dev/null/log' }, /ENOTDIR|EEXIST/],
  ])('is reported with the reason: %s', async (_name, more, message) => {
    writeFileSync(join(dir, 'file'), '');
    symlinkSync(tmpdir(), join(dir, 'out'));
    const end = await run('touch ran', more);
    expect(end).toMatchObject({ ended: 'not-started', code: null, signal: null, seconds: 0 });
    expect(end.tail).toMatch(message);
    expect(existsSync(join(dir, 'ran'))).toBe(false);
  });

  test('is not started after an abort', async () => {
    abort.abort();
    expect(await run('touch ran')).toMatchObject({ ended: 'aborted', code: null });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('the forced end of a command', () => {
  test('comes at the limit, and keeps the output so far', async () => {
    const end = await run('echo begun; sleep 1000', { limit: 0.2 });
    expect(end).toMatchObject({ ended: 'timeout', signal: 'SIGTERM', tail: 'begun' });
    expect(end.seconds).toBeGreaterThanOrEqual(0.2);
  });

  test('does not come early with a limit that is longer than any timer', async () => {
    expect(await run('exit 5', { limit: 9_999_999_999 })).toMatchObject({
      ended: 'itself',
      code: 5,
    });
  });

  test('lets a process save its work', async () => {
    const saving = staying(
      'saving.js',
      "process.on('SIGTERM', () => { console.log('saved'); process.exit(9); });",
    );
    const { pids, onLine } = abortWhenReady(1);
    const end = await runnerWith({ graceSeconds: 30 }).run(command(saving, { onLine }));
    expect(end).toMatchObject({ ended: 'aborted', code: 9, tail: expect.stringMatching(/saved$/) });
    expect(await alive(pids)).toEqual([false]);
  });

  test('reaches children in the process group, and those that ignore SIGTERM', async () => {
    const stubborn = staying('stubborn.js', "process.on('SIGTERM', () => {});");
    const { pids, onLine } = abortWhenReady(3);
    const end = await run(`(${stubborn}) & (${stubborn}) & ${stubborn}`, { onLine });
    expect(end).toMatchObject({ ended: 'aborted', signal: 'SIGKILL' });
    expect(await alive(pids)).toEqual([false, false, false]);
  });

  test('reaches processes that left the group and the session', async () => {
    const stubborn = staying('stubborn.js', "process.on('SIGTERM', () => {});");
    writeFileSync(
      join(dir, 'detach.js'),
      `require('child_process').spawn('sh', ['-c', ${JSON.stringify(stubborn)}], { detached: true, stdio: 'inherit' });`,
    );
    const { pids, onLine } = abortWhenReady(2);
    await run(`${node} detach.js & ${staying('plain.js')}`, { onLine });
    expect(await alive(pids)).toEqual([false, false]);
  });

  test('reaches processes that left the group and hide their environment', async () => {
    const { pids, onLine } = abortWhenReady(2);
    const hidden = staying('hidden.js');
    await run(`bash -c 'set -m; env -i sh -c "${hidden}" &' & ${staying('plain.js')}`, { onLine });
    expect(await alive(pids)).toEqual([false, false]);
  });
});

describe('the normal end of a command', () => {
  test('leaves no background process, inside or outside the process group', async () => {
    const pids: number[] = [];
    const onLine = (line: string) => pids.push(Number(/ready (\d+)/.exec(line)?.[1]));
    const stays = staying('stays.js');
    // The shell ends only once both are there.
    const end = await run(
      `mkfifo a b; (${stays} > a) & setsid sh -c '${stays} > b' & head -n1 < a; head -n1 < b; exit 6`,
      { onLine },
    );
    expect(end).toMatchObject({ ended: 'itself', code: 6 });
    expect(pids).toHaveLength(2);
    expect(await alive(pids)).toEqual([false, false]);
  });

  test('is not delayed by an escaped process that holds the output pipe', async () => {
    const end = await run(
      'env -i setsid sh -c "echo pid \\$\\$ > away; exec sleep 1000" & until [ -s away ]; do :; done',
    );
    const away = Number(readFileSync(join(dir, 'away'), 'utf8').slice(4));
    const [got] = await alive([away]);
    if (got) process.kill(away, 'SIGKILL');
    expect(end).toMatchObject({ ended: 'itself', code: 0 });
    // Fails when the sweep learns to find it: then this test needs another way to hold the pipe.
    expect(got).toBe(true);
  });
});

describe('sweep', () => {
  /** A process as a dead run leaves it: its own session, nobody waits for it. */
  function leftBehind(leg: string): number {
    const file = join(dir, `pid-${leg.replaceAll('/', '_')}`);
    execFileSync(
      'sh',
      [
        '-c',
        `mkfifo ready.${process.pid}; setsid sh -c 'echo $$ > ${file}; echo > ready.${process.pid}; exec sleep 1000' >/dev/null 2>&1 & read line < ready.${process.pid}; rm ready.${process.pid}`,
      ],
      {
        cwd: dir,
        env: { PATH: process.env['PATH'], TRIBUTARY_LEG: leg },
      },
    );
    return Number(readFileSync(file, 'utf8'));
  }

  test('stops the processes that a run and its nested runs left, and those of no other run', async () => {
    const mine = leftBehind('run-1.DEV-1-1.u');
    const nested = leftBehind('run-1.DEV-1-1.u/inner.T-1.v');
    const other = leftBehind('run-10.DEV-1-1.u');
    await runnerWith().sweep('run-1');
    const living = await alive([mine, nested, other]);
    process.kill(other, 'SIGKILL');
    expect(living).toEqual([false, false, true]);
  });

  test('never stops itself or its ancestors', () => {
    const script = `await runner.sweep('run-1'); console.log('swept');`;
    expect(outside(script, { TRIBUTARY_LEG: 'run-1.DEV-1-1.u' })).toEqual({
      stdout: 'swept\nlives\n',
      stderr: '',
    });
  });
});

test('many concurrent commands cause no warning of a leak', () => {
  const command = JSON.stringify({
    run: 'true',
    cwd: '.',
    leg: 'T-1',
    env: {},
    configEnv: [],
    limit: 60,
    log: 'log',
  });
  const script = `await Promise.all(Array.from({ length: 12 }, () => runner.run(${command})));`;
  expect(outside(script, {})).toEqual({ stdout: 'lives\n', stderr: '' });
});

/** Runs a script that has a `runner` in a process of its own, below a shell that says when it has ended. */
function outside(script: string, env: Record<string, string>) {
  compile(['adapters/process/process', 'adapters/process/process-environment']);
  compile([
    'adapters/process/process-output',
    'adapters/process/process-end',
    'adapters/process/process-table',
  ]);
  compile(['adapters/files/system-error', 'text/plain']);
  writeFileSync(
    join(dir, 'script.mjs'),
    `import { createProcessRunner } from './adapters/process/process.js';
    const { signal } = new AbortController();
    const clock = { now: () => '' };
    const runner = createProcessRunner({ environment: {}, clock, signal, marker: 'run-1' });
    ${script}`,
  );
  const { stdout, stderr } = spawnSync('sh', ['-c', `${node} script.mjs; echo lives`], {
    cwd: dir,
    env,
    encoding: 'utf8',
  });
  return { stdout, stderr };
}

/** The sources as JavaScript, for a process that has the marker from its start. */
function compile(modules: string[]): void {
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
  for (const module of modules) {
    const { code } = transformFileSync(`src/${module}.ts`, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    mkdirSync(dirname(join(dir, module)), { recursive: true });
    writeFileSync(join(dir, `${module}.js`), code);
  }
}
