import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endLeftovers } from '../../../src/adapters/process/leftovers.js';
import { isThere, processTable } from '../../../src/adapters/process/process-table.js';

test('a process that left its session and cleared its environment is killed, and older ones and ancestors are not', async () => {
  const child = spawn('env', ['-i', 'sleep', '600'], { stdio: 'ignore', detached: true });
  await once(child, 'spawn');
  const ended = once(child, 'exit');
  const { pid = 0 } = child;
  const older = spawn('sleep', ['600'], { stdio: 'ignore' });
  await once(older, 'spawn');
  /** Of this machine only these: tests of others run beside. */
  const table = async () =>
    (await processTable())
      .filter((entry) => [process.pid, process.ppid, pid, older.pid].includes(entry.pid))
      .map((entry) => (entry.pid === older.pid ? { ...entry, start: 0 } : entry));
  await endLeftovers(table);
  expect((await ended)[1]).toBe('SIGKILL');
  expect([isThere(older.pid ?? 0), isThere(process.ppid)]).toEqual([true, true]);
  older.kill();
});

test('nothing is killed where the system does not say when a process started', async () => {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const entry = (pid: number, parent: number) => ({ pid, parent, group: pid });
  await endLeftovers(() =>
    Promise.resolve([entry(process.pid, 1), entry(child.pid ?? 0, process.pid)]),
  );
  expect(isThere(child.pid ?? 0)).toBe(true);
  child.kill();
});
