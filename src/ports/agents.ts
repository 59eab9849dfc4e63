/** What runs an agent, or hears of one that somebody else ran. */
import type { AgentStatus, Assignment, Usage } from '../core/model.js';
import type { RunDirectory } from './run-directory.js';
import type { CommandEnd, Workspace } from './workspaces.js';

export interface AgentRun {
  end: CommandEnd;
  usage: Usage;
  status: AgentStatus | undefined;
  problems: string[];
}

/** What an agent finds, and where it reports; all paths are absolute. */
export interface AgentFiles {
  prompt: string;
  status: string;
  usage: string;
  log: string;
}

/** The stamp is that of a status file in the worktree's root, as it was before the agent's turn. */
export type PreparedAgent =
  | { is: 'ready'; files: AgentFiles; prompt: string; stamp: string | undefined }
  | { is: 'refused'; message: string };

/** What an agent that somebody else ran has left. */
export interface Left {
  end: CommandEnd;
  /** As in its brief. */
  stamp: string | undefined;
  /** The record that its program wrote of itself, where there is one. */
  execution: string | undefined;
}

/** An agent kind: turns an assignment into a process and reads what it says. */
export interface Agents {
  work(assignment: Assignment, workspace: Workspace, run: RunDirectory): Promise<AgentRun>;
  /** Sets out what the agent gets, and starts nothing. */
  prepare(assignment: Assignment, workspace: Workspace, run: RunDirectory): Promise<PreparedAgent>;
  /** Reads what it says, once its turn is over. */
  collectResult(
    assignment: Assignment,
    workspace: Workspace,
    run: RunDirectory,
    left: Left,
  ): Promise<AgentRun>;
}
