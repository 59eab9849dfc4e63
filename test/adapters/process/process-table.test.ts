import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  ownLine,
  parsePs,
  processStart,
  processTable,
} from '../../../src/adapters/process/process-table.js';

test('the output of ps on macOS is read without zombies and foreign lines, and the marker is found in the environment', () => {
  const output = [
    '    1     0     1 Ss   /sbin/launchd',
    '  200     1   200 S+   node agent.js A=1 TRIBUTARY_LEG=run-1.T-1.u B=2',
    '  201   200   200 Z    (sh)',
    'no process',
    '',
  ].join('\n');
  expect(parsePs(output)).toEqual([
    { pid: 1, parent: 0, group: 1 },
    { pid: 200, parent: 1, group: 200, label: 'run-1.T-1.u' },
  ]);
});

test('the ancestors of this process are found up to the first, and a cycle ends the search', () => {
  const at = (pid: number, parent: number) => ({ pid, parent, group: pid });
  const table = [at(process.pid, 7), at(7, 3), at(3, 7), at(50, 7)];
  expect([...ownLine(table)]).toEqual([process.pid, 7, 3]);
});

test('the table contains this process and its parent', async () => {
  const table = await processTable();
  expect(table.find(({ pid }) => pid === process.pid)?.parent).toBe(process.ppid);
});

test('a start time identifies one process, and a dead process has none', async () => {
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  expect(await processStart(pid)).toBe(await processStart(pid));
  expect(await processStart(pid)).not.toBe(await processStart(process.pid));
  expect(await processStart(pid)).not.toBe('unknown');
  child.stdin.end();
  await once(child, 'exit');
  expect(await processStart(pid)).toBeUndefined();
});
