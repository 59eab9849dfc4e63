import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireLock, type Lock } from '../../../src/adapters/files/lock.js';
import { UserError } from '../../../src/core/user-error.js';
import { replaceInFs } from '../../support/replace-in-fs.js';

/** Runs once, before the next link: whatever another process may do between our look and our claim. */
let beforeLink = async () => {};
const putBack = replaceInFs('link', (link) => async (from, to) => {
  const other = beforeLink;
  beforeLink = async () => {};
  await other();
  return link(from, to);
});
afterAll(putBack);

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(dir, 'tributary', 'lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function request(pid = process.pid, command = 'tributary run DEV-1') {
  return {
    pid,
    run: 'run-1',
    command,
    startedAt: '2026-11-03T12:03:00.000Z',
  };
}
function filesLeft() {
  return readdirSync(join(dir, 'tributary'));
}

/** A process, and its lock; then the process ends and the lock stays. */
async function leaveStaleLock(): Promise<void> {
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(child, 'spawn');
  await acquireLock(file, request(child.pid));
  child.stdin.end();
  await once(child, 'exit');
}

/** How many of several tries at once get the lock; all others must be refused politely. */
async function race(count: number): Promise<Lock[]> {
  const tries = await Promise.allSettled(
    Array.from({ length: count }, () => acquireLock(file, request())),
  );
  return tries.flatMap((end) => {
    if (end.status === 'fulfilled') return [end.value];
    expect(end.reason).toBeInstanceOf(UserError);
    expect(String(end.reason)).toMatch(/has been running here/);
    return [];
  });
}

describe('a lock', () => {
  test('names its holder', async () => {
    await acquireLock(file, request());
    const second = acquireLock(file, request(process.pid, 'tributary run DEV-2'));
    await expect(second).rejects.toThrow(UserError);
    await expect(second).rejects.toThrow(
      new RegExp(
        `^tributary run DEV-1 has been running here since \\d\\d:03 \\(pid ${process.pid}\\)\\. Wait for it, or stop it:$`,
      ),
    );
    await expect(second).rejects.toMatchObject({ next: [`kill ${process.pid}`], exitCode: 2 });
  });

  test('can be acquired again after its release, and leaves no file', async () => {
    await (await acquireLock(file, request())).release();
    expect(filesLeft()).toEqual([]);
    await (await acquireLock(file, request())).release();
    expect(filesLeft()).toEqual([]);
  });

  test('is released only by its owner', async () => {
    const first = await acquireLock(file, request());
    await first.release();
    await acquireLock(file, request());
    await first.release();
    expect(existsSync(file)).toBe(true);
  });

  test('is taken over if its process is dead', async () => {
    await leaveStaleLock();
    const lock = await acquireLock(file, request());
    expect(filesLeft()).toEqual(['lock']);
    await expect(acquireLock(file, request())).rejects.toThrow(/has been running here/);
    await lock.release();
    expect(filesLeft()).toEqual([]);
  });

  test('is taken over if its process ID now belongs to another process', async () => {
    await acquireLock(file, request());
    const held: unknown = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...(held as object), began: 'another boot 1' }));
    await acquireLock(file, request());
    expect(filesLeft()).toEqual(['lock']);
  });

  test('is taken over if an earlier takeover was killed half-way', async () => {
    await leaveStaleLock();
    const stale = readFileSync(file, 'utf8');
    rmSync(file);
    await leaveStaleLock();
    const { id } = JSON.parse(stale) as { id: string };
    // The second dead one followed the first, and did not live to clear it away.
    writeFileSync(`${file}.after-${id}`, readFileSync(file));
    writeFileSync(file, stale);
    expect(await race(8)).toHaveLength(1);
    expect(filesLeft()).toEqual(['lock']);
  });

  test('counts as held if it cannot be read, and the error says how to remove it', async () => {
    await (await acquireLock(file, request())).release();
    writeFileSync(file, '{"pid":');
    const refused = acquireLock(file, request());
    await expect(refused).rejects.toThrow(/is not complete JSON.*if Tributary is not running here/);
    await expect(refused).rejects.toMatchObject({ next: [`rm -r ${file}`] });
    expect(readFileSync(file, 'utf8')).toBe('{"pid":');
  });
});

describe('a lock that many processes request at once', () => {
  test('is acquired by exactly one if it is free', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [lock, ...more] = await race(12);
      expect(more).toEqual([]);
      await lock?.release();
      expect(filesLeft()).toEqual([]);
    }
  });

  test('is taken over by exactly one if it is stale', async () => {
    for (let round = 0; round < 10; round += 1) {
      await leaveStaleLock();
      const [lock, ...more] = await race(12);
      expect(more).toEqual([]);
      expect(filesLeft()).toEqual(['lock']);
      await lock?.release();
      expect(filesLeft()).toEqual([]);
    }
  });

  test('is not taken over a second time by a process that saw it stale before the first takeover', async () => {
    await leaveStaleLock();
    let other: Lock | undefined;
    beforeLink = async () => {
      other = await acquireLock(file, request(process.pid, 'tributary run OTHER'));
    };
    await expect(acquireLock(file, request())).rejects.toThrow(
      /^tributary run OTHER has been running here/,
    );
    expect(filesLeft()).toEqual(['lock']);
    await other?.release();
    expect(filesLeft()).toEqual([]);
  });

  test('is acquired by a process that saw it stale before another took it over and released it', async () => {
    await leaveStaleLock();
    beforeLink = async () => {
      await (await acquireLock(file, request())).release();
    };
    const lock = await acquireLock(file, request());
    expect(filesLeft()).toEqual(['lock']);
    await lock.release();
    expect(filesLeft()).toEqual([]);
  });
});
