/** Directories in which untrusted code runs, and the commands that run there. */
import type {
  AgentName,
  Assignment,
  CommitSha,
  Instant,
  Seconds,
  TaskId,
  TreeSha,
} from '../core/model.js';

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
  /** Folders outside the workspace: the one that it is handed files in, and reports in. */
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
  /**
   * Absolute path of an own folder in which files are handed to the commands that run here, and back. It is
   * outside `dir`, and no record of the run is in it.
   */
  readonly handover: string;
  run(command: Command): Promise<CommandEnd>;
}

/** An agent's workspace: it is kept until its task has landed or is discarded. */
export interface AgentWorkspace extends Workspace {
  /**
   * Call after set-up, before the agent starts: what set-up changed is no work of the agent.
   * @returns the tree of all files now, and the paths that set-up changed
   */
  prepared(): Promise<{ tree: TreeSha; changed: string[] }>;
  /**
   * Commits everything in it on top of the agent's commits, without what set-up changed; undefined if the
   * result equals the base.
   */
  save(message: string): Promise<CommitSha | undefined>;
  /** Writes a bundle of `base..` the commit that `save` last returned, for `Store.importBundle`. */
  bundle(file: string): Promise<void>;
}

/** A temporary workspace for gates and tests: removed on disposal. */
export interface TreeWorkspace extends Workspace, AsyncDisposable {}

export interface Workspaces {
  /** Creates a directory on the task's branch, at the assignment's base (plus `from`, if it applies cleanly). */
  forAgent(assignment: Assignment): Promise<AgentWorkspace>;
  /**
   * Reopens a directory that `forAgent` made at `dir` in another process. Reads nothing that an agent can write.
   * @param prepared the tree that `prepared` returned there, if it was called
   */
  reopen(
    assignment: Assignment,
    dir: string,
    prepared: TreeSha | undefined,
  ): Promise<AgentWorkspace>;
  /** @throws if an object of the commit is not what its name says */
  forTree(commit: CommitSha, name: string): Promise<TreeWorkspace>;
  /**
   * Removes a task's directory and branch. What a person added to them is kept, and said. `detach` keeps the
   * files, uncommitted, so that no branch contains the commits.
   * @param landed the change that landed: what it contains is not lost
   * @returns whether there was a directory
   */
  clear(task: TaskId, how: 'remove' | 'detach', landed?: CommitSha): Promise<boolean>;
  /**
   * Brings commits that a person made in the task's directory to its branch in the person's repository.
   * @returns the display path of the directory, if it has changes that are not committed
   */
  collect(task: TaskId): Promise<string | undefined>;
  /** The display path of the task's directory, if it has one. */
  find(task: TaskId): Promise<string | undefined>;
  /** Brings the base branch in all kept directories up to date, for a person who works there. */
  update(base: CommitSha): Promise<void>;
  /** The task in whose directory an agent made this commit, or fetched it; undefined if there is none. */
  holderOf(commit: CommitSha): Promise<TaskId | undefined>;
  /** What of a person stands where the tasks need a branch or a folder. Nothing of it is removed. */
  obstacles(tasks: readonly TaskId[]): Promise<Obstacle[]>;
  /** Removes what no directory needs any more. Call when nothing runs. */
  prune(): Promise<void>;
}

export interface Obstacle {
  message: string;
  /** A command that moves it out of the way. */
  command: string;
}
