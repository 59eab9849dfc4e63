/** The processes of this machine: which belong to a command, and whether a process is still the same one. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { systemErrorCode } from '../files/system-error.js';

/** The variable that every process of a command inherits. */
export const LABEL_VARIABLE = 'TRIBUTARY_LEG';

/** A living process; zombies are excluded. */
export interface ProcessEntry {
  pid: number;
  parent: number;
  group: number;
  /** Only known on Linux. */
  session?: number;
  /** Only known on Linux: clock ticks since the machine started. */
  start?: number;
  /** Only known on Linux: the user. */
  uid?: number;
  /** Value of LABEL_VARIABLE in the process's initial environment. */
  label?: string;
}

const NOT_OURS = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM']);
const environLabel = new RegExp(`(?:^|\\0)${LABEL_VARIABLE}=([^\\0]*)`);

const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/;
const psLabel = new RegExp(` ${LABEL_VARIABLE}=(\\S*)`);

/** Parses `ps -Axww -E -o pid=,ppid=,pgid=,stat=,command=`; -E appends the environment to the command. */
export function parsePs(output: string): ProcessEntry[] {
  return output.split('\n').flatMap((line): ProcessEntry[] => {
    const [, pid, parent, group, state, command = ''] = psLine.exec(line) ?? [];
    if (pid === undefined || state === undefined || state.startsWith('Z')) return [];
    const label = psLabel.exec(command)?.[1];
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        ...(label !== undefined && { label }),
      },
    ];
  });
}

/**
 * All visible living processes.
 *
 * @throws if the system gives no answer: a table without this process would mean that nothing runs
 */
export async function processTable(): Promise<ProcessEntry[]> {
  const table =
    process.platform === 'linux'
      ? linuxTable()
      : parsePs(await ps(['-Axww', '-E', '-o', 'pid=,ppid=,pgid=,stat=,command=']));
  if (!table.some(({ pid }) => pid === process.pid))
    throw new Error('the table of processes cannot be read');
  return table;
}

/** This process and its ancestors, which a sweep must never kill. */
export function ownLine(table: ProcessEntry[]): Set<number> {
  const parents = new Map(table.map((entry) => [entry.pid, entry.parent]));
  const line = new Set<number>();
  for (let pid: number | undefined = process.pid; pid !== undefined && !line.has(pid); ) {
    line.add(pid);
    pid = parents.get(pid);
  }
  return line;
}

/**
 * Start time of a process, as a text to compare; undefined if there is no such process, 'unknown' if the
 * system does not say. Needed since process IDs are reused.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!isThere(pid)) return undefined;
  if (
    process.platform === 'linux' &&
    isZombie(statFields(readProc(String(pid), 'stat') ?? '')[0])
  ) {
    return undefined;
  }
  return (await startOf(pid).catch(() => undefined)) ?? 'unknown';
}

/** Whether a process, or with a negative number a group, exists; another user's counts. Sends no signal. */
export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === 'EPERM';
  }
}

/** Whether a process is still the one of that namespace: process IDs are reused. */
export function isInNamespace(pid: number, namespace: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`) === `pid:[${namespace}]`;
  } catch {
    return false;
  }
}

/** Reads synchronously, so that few processes can fork unseen. */
function linuxTable(): ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(linuxEntry)
    .filter((entry) => entry !== undefined);
}

function linuxEntry(pid: string): ProcessEntry | undefined {
  const stat = readProc(pid, 'stat');
  if (stat === undefined) return undefined;
  const fields = statFields(stat);
  const [state, parent, group, session] = fields;
  if (isZombie(state)) return undefined;
  const label = environLabel.exec(readProc(pid, 'environ') ?? '')?.[1];
  return {
    pid: Number(pid),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    start: Number(fields[19]),
    ...userOf(pid),
    ...(label !== undefined && { label }),
  };
}

function userOf(pid: string): Pick<ProcessEntry, 'uid'> {
  const facts = statSync(`/proc/${pid}`, { throwIfNoEntry: false });
  return facts ? { uid: facts.uid } : {};
}

function isZombie(state: string | undefined): boolean {
  return state === 'Z' || state === 'X';
}

async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    return (await ps(['-o', 'lstart=', '-p', String(pid)]).catch(() => '')).trim() || undefined;
  }
  const stat = readProc(String(pid), 'stat');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  // Field 22 counts from boot, so it is only unique together with the boot ID.
  return stat && `${boot} ${statFields(stat)[19]}`;
}

async function ps(args: string[]): Promise<string> {
  const options = { maxBuffer: 256 * 1024 * 1024, env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } };
  return (await promisify(execFile)('ps', args, options)).stdout;
}

/** Returns undefined if the process has ended or belongs to another user. */
function readProc(pid: string, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch (error) {
    if (NOT_OURS.has(systemErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}

/** The fields of proc_pid_stat(5) from the third on. The second is the name, which may contain anything. */
function statFields(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
