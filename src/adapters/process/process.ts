/** Runs commands: the only place that starts and stops foreign code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, Command, CommandEnd } from '../../ports.js';
import { plainText } from '../../text/plain.js';
import { commandEnvironment } from './process-environment.js';
import { type CommandOutput, openOutput } from './process-output.js';
import { endAll, labelParts, type Leader, processesWhere } from './process-end.js';
import { isInNamespace, isThere, LABEL_VARIABLE, type ProcessEntry } from './process-table.js';

const GRACE_SECONDS = 10;
/** How long to wait for a pipe held open by a process that we cannot find. */
const DRAIN_MS = 500;
/** The longest timer that Node supports; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How to start a command so that it is confined; disposed of once it has ended. */
export interface ConfinedStart {
  file: string;
  args: string[];
  /** The program stays until the command has ended, and ends all its processes when it is ended itself. */
  isMonitor: boolean;
  /** Whether the command itself was started, by what the program wrote to file descriptor 3. */
  hasStarted(report: string): boolean;
  /** A process that is there until all others of the command have ended, by the same. */
  firstProcess(report: string): { pid: number; namespace: string } | undefined;
}

export interface ProcessRunnerOptions {
  /** The caller's environment; commands get an allow-listed part of it. */
  environment: Record<string, string | undefined>;
  clock: Clock;
  /** Stops all commands, and prevents new ones. */
  signal: AbortSignal;
  /** The run's ID, by which a later `sweep` finds its processes. */
  marker: string;
  /** Time between SIGTERM and SIGKILL. */
  graceSeconds?: number;
  /**
   * Confines a command that runs in `dir`; undefined: it runs as the person.
   * @throws if it must be confined and cannot be
   */
  confine?(command: LabelledCommand, dir: string): Promise<ConfinedStart | undefined>;
}

export interface LabelledCommand extends Command {
  /** Absolute directory; `in` is below it. */
  cwd: string;
  /** A readable name for the process table. */
  label: string;
}

interface ProcessRunner {
  /**
   * Runs `sh -c` in its own process group and stops every process that it left behind, even after a normal
   * exit. Processes are found by group, session and inherited environment. A process that leaves the session
   * *and* clears its environment escapes, but cannot block this call.
   *
   * @returns how it ended; never throws
   */
  run(command: LabelledCommand): Promise<CommandEnd>;
  /** Stops leftover processes of a dead run. Call before this run starts anything: the IDs may be the same. */
  sweep(run: string): Promise<void>;
}

interface Exit {
  code: number | null;
  signal: string | null;
}

/** A started command. */
interface Started extends Leader {
  child: ChildProcess;
  /** Whether the command itself was started. */
  hasStarted: () => boolean;
  firstProcess: () => { pid: number; namespace: string } | undefined;
  /** Set once the process has exited. */
  exit: () => (Exit & { seconds: number }) | undefined;
  exited: Promise<void>;
  /** The process has exited, and all its output is read. */
  closed: Promise<void>;
}

/** Starts commands, and stops them together with all their child processes. */
export function createProcessRunner(options: ProcessRunnerOptions): ProcessRunner {
  // One listener for each running command is not a leak.
  setMaxListeners(0, options.signal);
  return {
    run: (command) => runCommand(command, options),
    sweep: (run) =>
      endAll(
        () =>
          processesWhere(({ label }) =>
            labelParts(label).some((part) => part.startsWith(`${run}.`)),
          ),
        undefined,
        options.graceSeconds ?? GRACE_SECONDS,
      ),
  };
}

async function runCommand(
  command: LabelledCommand,
  options: ProcessRunnerOptions,
): Promise<CommandEnd> {
  const startedAt = options.clock.now();
  const none = { code: null, signal: null, startedAt, seconds: 0 };
  if (options.signal.aborted) return { ...none, ended: 'aborted', tail: '' };
  const label = labelOf(command, options.marker);
  const outer = options.environment[LABEL_VARIABLE];
  const env = {
    ...commandEnvironment(options.environment, command),
    TRIBUTARY_RUN: options.marker,
    [LABEL_VARIABLE]: outer === undefined ? label : `${outer}/${label}`,
  };
  let output: CommandOutput | undefined;
  let started: Started;
  try {
    const dir = await directoryInside(command.cwd, command.in);
    const confined = await options.confine?.(command, dir);
    output = openOutput(command);
    started = await start(command, dir, env, output, confined);
  } catch (error) {
    output?.end();
    const tail = plainText(error instanceof Error ? error.message : String(error), 1000);
    return { ...none, ended: 'not-started', tail };
  }
  const end = await waitForEnd(started, label, command, options);
  const ended = end.ended === 'itself' && !started.hasStarted() ? 'not-started' : end.ended;
  return { ...end, ended, startedAt, ...output.end() };
}

/** The command's unique name in the chain of labels, so that no other command's processes match. */
function labelOf(command: LabelledCommand, run: string): string {
  return `${run}.${command.label}.${randomUUID()}`.replaceAll(/[^\w.-]/g, '-');
}

/** The directory with symbolic links resolved. @throws if it does not exist or is outside `cwd` */
async function directoryInside(cwd: string, below: string | undefined): Promise<string> {
  const root = await realpath(cwd);
  const dir = await realpath(join(cwd, below ?? '.'));
  if (dir !== root && !dir.startsWith(root.endsWith(sep) ? root : root + sep)) {
    throw new Error(`${below} leads out of the directory`);
  }
  if (!(await stat(dir)).isDirectory()) throw new Error(`${below ?? cwd} is not a directory`);
  return dir;
}

async function start(
  command: LabelledCommand,
  dir: string,
  env: Record<string, string>,
  output: CommandOutput,
  confined: ConfinedStart | undefined,
): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(confined?.file ?? '/bin/sh', confined?.args ?? ['-c', command.run], {
    cwd: dir,
    env,
    detached: true,
    stdio: [
      command.stdin === undefined ? 'ignore' : 'pipe',
      'pipe',
      'pipe',
      ...(confined ? (['pipe'] as const) : []),
    ],
  });
  let report = '';
  const reports = child.stdio[3];
  if (reports instanceof Readable)
    reports.on('data', (chunk: Buffer) => (report += chunk.toString())).on('error', () => {});
  let exit: (Exit & { seconds: number }) | undefined;
  const failed = new Promise<never>((_resolve, reject) => child.once('error', reject));
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      exit = { code, signal, seconds: (performance.now() - startedAt) / 1000 };
      resolve();
    });
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdout?.on('data', (chunk: Buffer) => output.stdout(chunk)).on('error', () => {});
  child.stderr?.on('data', (chunk: Buffer) => output.stderr(chunk)).on('error', () => {});
  // A command need not read its input, so ignore EPIPE.
  child.stdin?.on('error', () => {}).end(command.stdin);
  const { pid } = child;
  if (pid === undefined) return failed;
  failed.catch(() => {});
  return {
    child,
    pid,
    isMonitor: confined?.isMonitor ?? false,
    hasStarted: () => confined?.hasStarted(report) ?? true,
    firstProcess: () => confined?.firstProcess(report),
    exit: () => exit,
    exited,
    closed,
  };
}

/** Waits for the command to end, stops it if necessary, and leaves none of its processes running. */
async function waitForEnd(
  started: Started,
  label: string,
  command: LabelledCommand,
  options: ProcessRunnerOptions,
): Promise<Exit & { ended: CommandEnd['ended']; seconds: number }> {
  const begin = performance.now();
  const { child, pid, isMonitor } = started;
  const ended = await firstOf(started.exited, command.limit, options.signal);
  const left = () => leftOf(started, label);
  await endAll(left, { pid, isMonitor }, options.graceSeconds ?? GRACE_SECONDS);
  await Promise.race([started.closed, delay(DRAIN_MS, undefined, { ref: false })]);
  for (const pipe of child.stdio) pipe?.destroy();
  child.unref();
  const lost = { code: null, signal: null, seconds: (performance.now() - begin) / 1000 };
  return { ended, ...(started.exit() ?? lost) };
}

async function firstOf(
  exited: Promise<void>,
  limitSeconds: number,
  signal: AbortSignal,
): Promise<'itself' | 'timeout' | 'aborted'> {
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const stopped = new Promise<'timeout' | 'aborted'>((resolve) => {
    timer = setTimeout(() => resolve('timeout'), Math.min(limitSeconds * 1000, LONGEST_TIMER_MS));
    onAbort = () => resolve('aborted');
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });
  try {
    return await Promise.race([exited.then(() => 'itself' as const), stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Remaining processes of a command. If the system does not list processes, only checks for the group. */
async function leftOf(started: Started, label: string): Promise<ProcessEntry[]> {
  const { pid, exit } = started;
  const leader = { pid, parent: process.pid, group: pid };
  const first = started.firstProcess();
  try {
    const found = await processesWhere(
      (entry) =>
        entry.group === pid ||
        entry.session === pid ||
        labelParts(entry.label).includes(label) ||
        (entry.pid === first?.pid && isInNamespace(entry.pid, first.namespace)),
    );
    const leaderSeen = exit() !== undefined || found.some((entry) => entry.pid === pid);
    return leaderSeen ? found : [...found, leader];
  } catch {
    return isThere(-pid) ? [leader] : [];
  }
}
