/** Context of every command: only `cli.ts` accesses the process itself. */
import type { Clock } from '../ports.js';

export interface CommandContext {
  cwd: string;
  environment: Record<string, string | undefined>;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  clock: Clock;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  pid: number;
  /** The command line as typed; stored in the lock. */
  typed: string;
  /** Root of the installed package. */
  packageRoot: string;
}

/** 0 all landed, 1 something did not land, 2 bad input (nothing started), 3 internal error, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;
