/** Runs one git process to its end, with all of its output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface GitProcess {
  dir: string;
  /** All of the environment. */
  environment: Record<string, string>;
  args: readonly string[];
  /** For its standard input; without it, git reads an end of file at once. */
  input: string | undefined;
}

export interface Ended {
  /** 137 where a signal ended it, as a shell would say. */
  exitCode: number;
  stdout: Buffer;
  stderr: Buffer;
}

const KILLED = 137;

/**
 * Output goes to files, not to pipes. A file is whole once git has exited, however busy this process is;
 * and a filter or daemon that git started may hold the file open for as long as it likes. With a pipe one
 * has to choose: waiting for its end hangs on a daemon, and a time limit drops output on a busy machine.
 *
 * @returns how it ended, whatever its exit code
 * @throws where git cannot be started
 */
export async function runGit({ dir, environment, args, input }: GitProcess): Promise<Ended> {
  const stdout = openOutput();
  const stderr = openOutput();
  try {
    const child = spawn('git', [...args], {
      cwd: dir,
      env: environment,
      stdio: [input === undefined ? 'ignore' : 'pipe', stdout, stderr],
      windowsHide: true,
    });
    // A git that fails early does not read its input: its exit code tells that, not EPIPE.
    child.stdin?.on('error', () => {}).end(input);
    const exitCode = await exitOf(child);
    return { exitCode, stdout: readOutput(stdout), stderr: readOutput(stderr) };
  } finally {
    closeSync(stdout);
    closeSync(stderr);
  }
}

/** A file without a name: nobody else can open it, and it goes when the last process closes it. */
function openOutput(): number {
  const file = join(tmpdir(), `tributary-git-${randomUUID()}`);
  const descriptor = openSync(file, 'wx+', 0o600);
  unlinkSync(file);
  return descriptor;
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

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      // A process that inherited the pipe must not keep this one alive.
      child.stdin?.destroy();
      resolve(code ?? KILLED);
    });
  });
}
