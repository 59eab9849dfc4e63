/** Runs one git process to its end and collects all its output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface GitProcess {
  dir: string;
  /** The complete environment. */
  environment: Record<string, string>;
  args: readonly string[];
  /** Standard input; without it, git gets end-of-file at once. */
  input: string | Buffer | undefined;
  /** Seconds after which git is killed. */
  limit: number | undefined;
}

export interface Ended {
  /** 137 if git was ended by a signal, as in a shell. */
  exitCode: number;
  /** The limit ended it. */
  timedOut: boolean;
  stdout: Buffer;
  stderr: Buffer;
}

const KILLED = 137;

/**
 * Collects output in files, not pipes. A file is complete once git has exited, even if this process is busy,
 * and it does not matter if a filter or daemon that git started keeps the file open. With a pipe, waiting for
 * its end hangs on a daemon, and a time limit loses output on a busy machine.
 *
 * @returns how git ended, whatever its exit code
 * @throws if git cannot be started
 */
export async function runGit({ dir, environment, args, input, limit }: GitProcess): Promise<Ended> {
  const outputs: number[] = [];
  try {
    const [stdout, stderr] = [openOutput(outputs), openOutput(outputs)];
    const child = spawn('git', [...args], {
      cwd: dir,
      env: environment,
      stdio: [input === undefined ? 'ignore' : 'pipe', stdout, stderr],
      windowsHide: true,
    });
    // A git that fails early does not read its input. Its exit code reports that, so ignore EPIPE.
    child.stdin?.on('error', () => {}).end(input);
    const { exitCode, timedOut } = await exitOf(child, limit);
    return { exitCode, timedOut, stdout: readOutput(stdout), stderr: readOutput(stderr) };
  } finally {
    for (const output of outputs) closeSync(output);
  }
}

/** Opens a file and unlinks it: nobody else can open it, and it is freed when the last process closes it. */
function openOutput(opened: number[]): number {
  const file = join(tmpdir(), `tributary-git-${randomUUID()}`);
  const descriptor = openSync(file, 'wx+', 0o600);
  opened.push(descriptor);
  unlinkSync(file);
  return descriptor;
}

function exitOf(
  child: ChildProcess,
  limit: number | undefined,
): Promise<Pick<Ended, 'exitCode' | 'timedOut'>> {
  return new Promise((resolve, reject) => {
    let timedOut = false;
    const stop = () => {
      timedOut = true;
      child.kill('SIGKILL');
    };
    const timer = limit === undefined ? undefined : setTimeout(stop, limit * 1000);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      // A process that inherited the pipe must not keep this one alive.
      child.stdin?.destroy();
      resolve({ exitCode: code ?? KILLED, timedOut });
    });
  });
}

function readOutput(descriptor: number): Buffer {
  const output = Buffer.alloc(fstatSync(descriptor).size);
  for (let at = 0; at < output.length; ) {
    const read = readSync(descriptor, output, at, output.length - at, at);
    if (read === 0) throw new Error('the output of git became shorter while it was read');
    at += read;
  }
  return output;
}
