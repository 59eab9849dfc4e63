/** Directories in which untrusted code runs, and the commands that run there. */
import type { AgentName, Assignment, CommitSha, Instant, Seconds, TaskId } from '../core/model.js';

export interface CommandEnd {
  code: number | null;
  signal: string | null;
  /** Whether the command ended by itself, or why Tributary ended it. */
  ended: 'itself' | 'timeout' | 'aborted' | 'not-started';
  /** The last lines of its output, without control characters. */
  tail: string;
  /** Standard output, capped; only with `capture`. */
  stdout?: string;
  startedAt: Instant;
  seconds: Seconds;
}

/** Who runs a command: decides what it can reach, if this machine has a sandbox. */
export type Confinement = {
  /** Files and folders outside the workspace that are handed over: they can be read. */
  read?: readonly string[];
  /** Folders outside the workspace that it reports in. */
  write?: readonly string[];
} & ({ kind: 'agent'; agent: AgentName } | { kind: 'set-up' | 'gate' | 'suite' });

export interface Command {
  /** A line for `sh -c`, from the base's configuration. It never contains text from an agent or a task. */
  run: string;
  in?: string;
  env: Record<string, string>;
  /** `NAME` (passed on) or `NAME=value`, from the configuration. */
  configEnv: string[];
  stdin?: string;
  limit: Seconds;
  /** File for all output, capped. */
  log: string;
  capture?: boolean;
  /** Absent: never in a sandbox. */
  confinement?: Confinement;
  onLine?: (line: string) => void;
}

/** A directory in which untrusted code runs. */
export interface Workspace {
  /** Absolute. */
  readonly dir: string;
  /** For messages, relative to the repository. */
  readonly displayPath: string;
  run(command: Command): Promise<CommandEnd>;
}

/** An agent's workspace: it is kept until its task has landed or is discarded. */
export interface AgentWorkspace extends Workspace {
  /** Commits everything in it on top of the agent's commits; undefined if the result equals the base. */
  save(message: string): Promise<CommitSha | undefined>;
  /** Writes a bundle of `base..` the commit that `save` last returned, for `Store.importBundle`. */
  bundle(file: string): Promise<void>;
}

/** A temporary workspace for gates and tests: removed on disposal. */
export interface TreeWorkspace extends Workspace, AsyncDisposable {}

export interface Workspaces {
  /** Creates a worktree on the task's branch, at the assignment's base (plus `from`, if it applies cleanly). */
  forAgent(assignment: Assignment): Promise<AgentWorkspace>;
  /** Reopens a worktree that `forAgent` made at `dir` in another process. Reads nothing that an agent can write. */
  reopen(assignment: Assignment, dir: string): Promise<AgentWorkspace>;
  forTree(commit: CommitSha, name: string): Promise<TreeWorkspace>;
  /**
   * Removes a task's worktree and branch. `detach` keeps the files, uncommitted, so that no branch
   * contains the commits.
   * @returns whether there was a worktree
   */
  clear(task: TaskId, how: 'remove' | 'detach'): Promise<boolean>;
  /** The display path of a task's worktree, if it has uncommitted changes. */
  unsaved(task: TaskId): Promise<string | undefined>;
}
