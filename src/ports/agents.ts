/** Runs an agent, or collects the result of one that ran elsewhere. */
import type { AgentStatus, Assignment, Usage } from '../core/model.js';
import type { RunDirectory } from './run-directory.js';
import type { CommandEnd, Workspace } from './workspaces.js';

export interface AgentRun {
  end: CommandEnd;
  usage: Usage;
  status: AgentStatus | undefined;
  problems: string[];
}

/** The agent's prompt, and the files it reports in; all paths are absolute. */
export interface AgentFiles {
  prompt: string;
  status: string;
  usage: string;
  log: string;
}

/** `stamp` is the fingerprint of a status file in the worktree's root before the agent ran. */
export type PreparedAgent =
  | { is: 'ready'; files: AgentFiles; prompt: string; stamp: string | undefined }
  | { is: 'refused'; message: string };

/** What is known of an agent that ran as a workflow step. */
export interface Left {
  end: CommandEnd;
  /** The stamp of its `PreparedAgent`. */
  stamp: string | undefined;
  /** The execution file that its program wrote, if any. */
  execution: string | undefined;
}

/** An agent kind: turns an assignment into a process and reads its report. */
export interface Agents {
  work(assignment: Assignment, workspace: Workspace, run: RunDirectory): Promise<AgentRun>;
  /** Writes the agent's files without starting it. */
  prepare(assignment: Assignment, workspace: Workspace, run: RunDirectory): Promise<PreparedAgent>;
  /** Reads the report of an agent that has finished. */
  collectResult(
    assignment: Assignment,
    workspace: Workspace,
    run: RunDirectory,
    left: Left,
  ): Promise<AgentRun>;
}
