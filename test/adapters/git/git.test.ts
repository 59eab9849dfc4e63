import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  createGit,
  type Git,
  GitError,
  lineOf,
  lineOrNone,
} from '../../../src/adapters/git/git.js';
import { type TemporaryRepository, temporaryRepository } from '../../support/git-repository.js';
import { repeats } from '../../support/soak.js';

let repository: TemporaryRepository;
let git: Git;

beforeAll(async () => {
  repository = await temporaryRepository({ 'a.txt': 'a\n' });
  git = createGit(repository.root, repository.environment);
});

afterAll(async () => {
  await repository[Symbol.asyncDispose]();
});

/** A program called `git` that runs this shell script. */
async function fakeGit(name: string, script: string): Promise<Git> {
  const folder = join(repository.outside, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'git'), 0o755);
  const PATH = `${folder}:${repository.environment['PATH']}`;
  return createGit(repository.root, { ...repository.environment, PATH });
}

/** Stops the event loop, as a busy machine or a long piece of JavaScript does. */
function hold(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

test('no call loses its output while the event loop is blocked for more than a second', async () => {
  const calls = repeats(200, 10_000);
  const holdEvery = calls / 5;
  const answers: string[] = [];
  let started = 0;
  const askUntilDone = async () => {
    while (started < calls) {
      started += 1;
      const isHolder = started % holdEvery === 0;
      answers.push((await git(['rev-parse', 'HEAD^{tree}'])).stdout);
      if (isHolder) hold(1100);
    }
  };
  await Promise.all(Array.from({ length: 12 }, askUntilDone));
  expect(answers).toHaveLength(calls);
  expect(answers.filter((answer) => !/^[0-9a-f]{40}\n$/.test(answer))).toEqual([]);
}, 600_000);

test('a daemon that keeps a stream open neither delays the call nor costs any of its output', async () => {
  const lines = 40_000;
  const daemon = await fakeGit(
    'daemon',
    `sleep 600 >/dev/null & echo $! > "${repository.outside}/daemon.pid"; seq ${lines}; echo to-stderr >&2; exit 3`,
  );
  const failure = await daemon(['anything']).catch((error: unknown) => error);
  const pid = Number(await readFile(join(repository.outside, 'daemon.pid'), 'utf8'));
  expect(process.kill(pid, 'SIGKILL')).toBe(true);
  expect(failure).toBeInstanceOf(GitError);
  expect(failure).toMatchObject({ exitCode: 3, stderr: 'to-stderr\n' });
  expect((failure as GitError).stdout.split('\n')).toHaveLength(lines + 1);
});

test('a filter that leaves a process behind does not block a call that reads files', async () => {
  await using own = await temporaryRepository({ '.gitattributes': '*.f filter=slow\n' });
  await own.git(
    'config',
    'filter.slow.clean',
    `sleep 600 >/dev/null & echo $! > "${own.outside}/pid"; cat`,
  );
  await writeFile(join(own.root, 'x.f'), 'x\n');
  await createGit(own.root, own.environment)(['add', '--all']);
  process.kill(Number(await readFile(join(own.outside, 'pid'), 'utf8')), 'SIGKILL');
  expect(await own.git('ls-files')).toContain('x.f');
});

test('a git process that a signal ends has failed, whatever it printed', async () => {
  const killed = await fakeGit('killed', 'echo half; kill -KILL $$');
  await expect(killed(['anything'])).rejects.toMatchObject({ exitCode: 137, stdout: 'half\n' });
});

test('a git process that does not read its input fails with its own message', async () => {
  const deaf = await fakeGit('deaf', 'exec <&-; echo "no input wanted" >&2; exit 1');
  const input = 'x'.repeat(4_000_000);
  await expect(deaf(['anything'], { input })).rejects.toMatchObject({
    exitCode: 1,
    stderr: 'no input wanted\n',
  });
});

test('a missing git program is a system error, not an answer', async () => {
  const none = createGit(repository.root, { ...repository.environment, PATH: '/nonexistent' });
  await expect(none(['version'])).rejects.toMatchObject({ code: 'ENOENT' });
});

test('an empty answer is an error if a line is expected', async () => {
  const silent = await fakeGit('silent', 'exit 0');
  await expect(lineOf(silent, ['rev-parse', 'HEAD'])).rejects.toThrow('it answered with nothing');
  await expect(lineOrNone(silent, ['merge-base', 'a', 'b'])).rejects.toThrow(
    'it answered with nothing',
  );
});

test('exit code 1 means that there is no answer, and any other code is an error', async () => {
  const none = await fakeGit('none', 'exit 1');
  expect(await lineOrNone(none, ['merge-base', 'a', 'b'])).toBeUndefined();
  const broken = await fakeGit('broken', 'echo "fatal: too many open files" >&2; exit 128');
  await expect(lineOrNone(broken, ['merge-base', 'a', 'b'])).rejects.toThrow('too many open files');
});
