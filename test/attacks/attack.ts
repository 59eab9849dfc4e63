/** One attack: what an agent, a suite or a gate does, and how its success would show. */
import type { Ended, Project } from '../support/project.js';

/**
 * `stopped`: it changes nothing for anybody else. `noticed`: it does, and the run says so. `possible`: it does,
 * and nothing says so.
 */
export type Outcome = 'stopped' | 'noticed' | 'possible';

export interface Attack {
  id: string;
  /** What it tries, for the table: a sentence without a subject. */
  tries: string;
  /** Where it is done: `own` with the repository that it was given, `outside` by a path to something else. */
  by: 'own' | 'outside';
  /** The script of the agent of T-1, run in its worktree. `$CHECKOUT` is the person's checkout. */
  agent: string;
  /** The script of the agent of T-2, who is honest; default: it adds the file `two`. */
  honest?: string;
  /** The suite; default: it passes. */
  suite?: string;
  /** A gate's script on the base; default: there is none. */
  gate?: string;
  files?: Record<string, string>;
  config?: string;
  /** Before the run, in the person's repository. */
  before?(repo: Project): void;
  /** How the attack's success showed; undefined if it had none. */
  harm(seen: Seen): string | undefined;
  /** What the run prints when it notices. */
  says?: RegExp;
  /** On this machine without a sandbox, and with one. */
  alone: Outcome;
  sandbox: Outcome;
  /** On GitHub Actions each agent has a machine of its own; `why` says what else decides there. */
  actions: Outcome;
  why?: string;
}

/** The person's repository after the run. */
export interface Seen {
  repo: Project;
  ended: Ended;
  /** The home directory, which the repository is in. */
  home: string;
  /** Whether main has a file. */
  landed(file: string): boolean;
}
