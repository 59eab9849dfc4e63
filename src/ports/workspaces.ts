/** Directories where foreign code runs, and what is run there. */
import type { Assignment, CommitSha, Instant, Seconds, TaskId } from '../core/model.js';

export interface CommandEnd {
  code: number | null;
  signal: string | null;
  /** Why we ended it, where we did. */
  ended: 'itself' | 'timeout' | 'aborted' | 'not-started';
  /** The last lines of its output, control characters taken out. */
  tail: string;
  /** Standard output, capped; only where asked for. */
  stdout?: string;
  startedAt: Instant;
  seconds: Seconds;
}

export interface Command {
  /** A line for `sh -c`, from the base's configuration. Nothing an agent or a task wrote ever goes in. */
  run: string;
  in?: string;
  env: Record<string, string>;
  /** Names (pass on) and `NAME=value`, from the configuration. */
  configEnv: string[];
  stdin?: string;
  limit: Seconds;
  /** File that gets all output, capped. */
  log: string;
  capture?: boolean;
  onLine?: (line: string) => void;
}

/** A directory where foreign code runs. */
export interface Workspace {
  /** Absolute. */
  readonly dir: string;
  /** As a person would type it, relative to the repository. */
  readonly displayPath: string;
  run(command: Command): Promise<CommandEnd>;
}

/** An agent's: it stays until its task has landed or is discarded. */
export interface AgentWorkspace extends Workspace {
  /** Everything in it as one commit on top of what the agent committed; undefined where it equals the base. */
  save(message: string): Promise<CommitSha | undefined>;
  /** A bundle of `base..` what `save` gave last, for `Store.take`. */
  bundle(file: string): Promise<void>;
}

/** A temporary one, for gates and tests: removed when disposed of. */
export interface TreeWorkspace extends Workspace, AsyncDisposable {}

export interface Workspaces {
  /** A worktree on the task's branch, at the assignment's base (with `from` combined onto it where that is clean). */
  forAgent(assignment: Assignment): Promise<AgentWorkspace>;
  /** The one that `forAgent` made at `dir`, in another process. What an agent can write is not asked. */
  reopen(assignment: Assignment, dir: string): Promise<AgentWorkspace>;
  forTree(commit: CommitSha, name: string): Promise<TreeWorkspace>;
  /**
   * Removes a task's worktree and branch. `detach` keeps the files, uncommitted, so that no branch
   * holds what was committed there.
   * @returns whether there was a worktree
   */
  clear(task: TaskId, how: 'remove' | 'detach'): Promise<boolean>;
  /** A task's worktree, as shown, where it holds changes that are not committed. */
  unsaved(task: TaskId): Promise<string | undefined>;
}
