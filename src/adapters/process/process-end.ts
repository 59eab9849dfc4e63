/** Ends processes: asks first, then forces. */
import { setImmediate, setTimeout as delay } from 'node:timers/promises';
import { ownLine, type ProcessEntry, processTable } from './process-table.js';

/** How long to wait for processes that even SIGKILL does not end (stuck in the kernel). */
const GIVE_UP_MS = 5000;

export interface Leader {
  pid: number;
  /** A program around the command, which ends with it: SIGTERM would end the command without a grace period. */
  isMonitor: boolean;
}

/**
 * Sends SIGTERM once to each process and SIGKILL after the grace period, until two checks in a row find none:
 * a process that forks and exits during a check can hide its child.
 *
 * @param leader process group to signal as a whole
 */
export async function endAll(
  left: () => Promise<ProcessEntry[]>,
  leader: Leader | undefined,
  graceSeconds: number,
): Promise<void> {
  const killAt = performance.now() + graceSeconds * 1000;
  const asked = new Set<number>();
  let wait = 10;
  for (let quiet = 0; quiet < 2 && performance.now() < killAt + GIVE_UP_MS; ) {
    const entries = await left();
    quiet = entries.length === 0 ? quiet + 1 : 0;
    if (quiet > 0) {
      await setImmediate();
      continue;
    }
    const graceLeft = killAt - performance.now();
    if (graceLeft <= 0) signalAll(entries, leader, 'SIGKILL');
    else
      signalAll(
        entries.filter(({ pid }) => !asked.has(pid)),
        leader,
        'SIGTERM',
      );
    for (const { pid } of entries) asked.add(pid);
    await delay(graceLeft > 0 ? Math.min(wait, graceLeft) : 10);
    wait = Math.min(2 * wait, 200);
  }
}

/** Matching processes, except this one and its ancestors. */
export async function processesWhere(
  matches: (entry: ProcessEntry) => boolean,
): Promise<ProcessEntry[]> {
  const table = await processTable();
  const own = ownLine(table);
  return table.filter((entry) => matches(entry) && !own.has(entry.pid));
}

/** A Tributary inside another one's job extends the outer label, so that the outer one still finds all processes. */
export function labelParts(label: string | undefined): string[] {
  return (label ?? '').split('/');
}

/** Signals the whole group if possible: a process that forks fast could outrun single signals. */
function signalAll(
  entries: ProcessEntry[],
  leader: Leader | undefined,
  signal: 'SIGTERM' | 'SIGKILL',
): void {
  const spared = leader?.isMonitor === true && signal === 'SIGTERM' ? leader.pid : undefined;
  const group =
    leader !== undefined && spared === undefined && isLed(entries, leader.pid, signal)
      ? leader.pid
      : undefined;
  if (group !== undefined) signalTo(-group, signal);
  for (const entry of entries)
    if (entry.pid !== spared && (group === undefined || entry.group !== group))
      signalTo(entry.pid, signal);
}

function isLed(entries: ProcessEntry[], leader: number, signal: 'SIGTERM' | 'SIGKILL'): boolean {
  return entries.some(
    ({ pid, group }) => pid === leader || (signal === 'SIGKILL' && group === leader),
  );
}

function signalTo(address: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(address, signal);
  } catch {
    // It has already ended.
  }
}
