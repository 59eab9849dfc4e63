/** Ends what foreign code left running, on a machine that is there for one job alone. */
import { setTimeout as delay } from 'node:timers/promises';
import { ownLine, type ProcessEntry, processTable } from './process-table.js';

const MOST_PASSES = 50;
const BETWEEN_MS = 20;

/**
 * Kills every process that started after this one, except its ancestors. A process that left its session and
 * cleared its environment cannot be told apart otherwise.
 *
 * @param table for tests
 */
export async function endLeftovers(
  table: () => Promise<ProcessEntry[]> = processTable,
): Promise<void> {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const left = leftIn(await table());
    if (left.length === 0) return;
    for (const { pid } of left) kill(pid);
    await delay(BETWEEN_MS);
  }
}

function leftIn(table: ProcessEntry[]): ProcessEntry[] {
  const line = ownLine(table);
  const since = table.find(({ pid }) => pid === process.pid)?.start;
  if (since === undefined) return [];
  return table.filter(({ pid, start = 0, uid }) => {
    return start > since && uid === process.getuid?.() && !line.has(pid);
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
