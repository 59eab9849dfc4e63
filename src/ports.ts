/** The narrow interfaces between the stages and the world. A stage names the ones it may use in its type. */
import type { Config } from './core/config.js';
import type { Event } from './core/events.js';
import type { FileChange } from './core/gates/inspect.js';
import type { Identity } from './core/git-names.js';
import type { MatcherOf } from './core/scope/overlap.js';
import type {
  Base,
  Change,
  ChangeId,
  CommitSha,
  Digest,
  Finding,
  Instant,
  LedgerEntry,
  Mark,
  Method,
  Request,
  Task,
  TaskId,
  TestResult,
  TreeSha,
  Usage,
  Verdict,
} from './core/model.js';
import type { Agents } from './ports/agents.js';
import type { RunDirectory } from './ports/run-directory.js';
import type { Workspaces } from './ports/workspaces.js';
export type * from './ports/agents.js';
export type * from './ports/run-directory.js';
export type * from './ports/workspaces.js';

export interface Clock {
  now(): Instant;
}

export interface EventSink {
  emit(event: Event): void;
}

export interface CommitText {
  message: string;
  author: Identity;
  /** ISO date for author and committer, so that the same input gives the same commit. */
  date: Instant;
}

export type Combined =
  | { is: 'clean'; commit: CommitSha; tree: TreeSha }
  | { is: 'conflict'; files: string[] };

/** A trailer `Tributary-Change` found on the base. */
export interface LandedTrailer {
  task: TaskId;
  change: ChangeId;
  /** The landing itself. */
  commit: CommitSha;
}

/** Trusted git objects. Never runs anything in a work tree. */
export interface Store {
  resolve(ref: string): Promise<CommitSha | undefined>;
  tree(commit: CommitSha): Promise<TreeSha>;
  file(at: CommitSha | TreeSha, path: string): Promise<string | undefined>;
  files(at: CommitSha | TreeSha): Promise<string[]>;
  mergeBase(a: CommitSha, b: CommitSha): Promise<CommitSha | undefined>;
  diff(from: CommitSha | TreeSha, to: CommitSha | TreeSha): Promise<FileChange[]>;
  /** The text that a change adds, by path; binary files left out. */
  added(from: CommitSha | TreeSha, to: CommitSha | TreeSha): Promise<Map<string, string>>;
  /** Writes the diff as a patch to a file, for a gate's command. */
  patch(from: CommitSha | TreeSha, to: CommitSha | TreeSha, file: string): Promise<void>;
  commit(tree: TreeSha, parents: CommitSha[], text: CommitText): Promise<CommitSha>;
  /** The change `base..commit` put on `onto` as one commit, objects only; a merge where `second` is its second parent. */
  combine(
    onto: CommitSha,
    change: { base: CommitSha; commit: CommitSha },
    text: CommitText,
    second?: CommitSha,
  ): Promise<Combined>;
  /** The tree with one file's content replaced. */
  withFile(tree: TreeSha, path: string, content: string): Promise<TreeSha>;
  /**
   * Takes `head` out of a bundle: verified, checked by fsck, and `base` must be an ancestor.
   * @returns what is wrong with the bundle, or undefined
   */
  importBundle(bundle: string, base: CommitSha, head: CommitSha): Promise<string | undefined>;
  /** The trailers on `branch` of these tasks, newest first. */
  landed(at: CommitSha, tasks: TaskId[]): Promise<LandedTrailer[]>;
  /** Emails of those who committed `from..to`, each once. */
  committers(from: CommitSha, to: CommitSha): Promise<string[]>;
  /** Keeps objects from being collected: a ref below `refs/tributary/`. */
  keep(name: string, commit: CommitSha): Promise<void>;
}

export interface PullRequest {
  number: number;
  task: TaskId;
  run: string;
  branch: string;
  /** The branch that it is to land on. */
  base: string;
  /** The one commit on its base. */
  commit: CommitSha;
  /** The delivered work that it was made from. */
  change: Change;
  title: string;
  state: 'open' | 'draft' | 'merged' | 'closed';
  held: boolean;
  /** Why it is held or a draft. */
  note?: string | undefined;
  merged?: CommitSha | undefined;
  /** Where its branch stands now: beyond `change.head` and `commit`, somebody went on with it. */
  tip: CommitSha | undefined;
  /** Its worktree, where that holds changes that are not committed. */
  unsaved?: string | undefined;
  /** Another run is at work on it right now. */
  inFlight: boolean;
}

export interface Published {
  change: Change;
  commit: CommitSha;
  title: string;
  body: string;
  draft: boolean;
  base: string;
}

export type Landed =
  | { is: 'landed'; commit: CommitSha }
  | { is: 'refused'; why: 'base-moved'; found: CommitSha }
  | { is: 'refused'; why: 'checkout'; message: string; command: string }
  /** Its checks did not end in the time that is left: the next round lands it. */
  | { is: 'refused'; why: 'unchecked'; message: string }
  | { is: 'refused'; why: 'conflict' | 'head-moved' | 'other'; message: string };

export interface Landing {
  pr: number;
  /** The commit that base must stand at. */
  onto: CommitSha;
  branch: string;
  method: Method;
  text: CommitText;
  /** The tree that was tested: a landing that would give another one is refused. */
  tree: TreeSha;
}

/** GitHub, or its local stand-in. */
export interface Forge {
  /** Of this base and of others: work that waits for another base must not be done again for this one. */
  open(): Promise<PullRequest[]>;
  /** Idempotent: one PR a task; a new head replaces the old one. Gives its number. */
  publish(change: Published): Promise<number>;
  check(pr: number, results: (Verdict | TestResult)[]): Promise<void>;
  land(landing: Landing): Promise<Landed>;
  /** It waits for a person, and may land as it is. */
  hold(pr: number, note: string): Promise<void>;
  /** It did not pass and must not land as it is. */
  reject(pr: number, note: string): Promise<void>;
  close(pr: number, note: string): Promise<void>;
}

/** The task list, read from text and edited in place. */
export interface TaskList {
  parse(text: string): { tasks: Task[]; problems: { line: number; message: string }[] };
  mark(text: string, marks: Mark[]): string;
}

export interface SecretScanner {
  /** One finding a secret; its text never holds the secret. */
  scan(files: Map<string, string>): Promise<Finding[]>;
}

/** Durations, costs and feedback of earlier runs. Nothing in it decides whether something lands. */
export interface Ledger {
  read(): Promise<LedgerEntry[]>;
  append(entries: LedgerEntry[]): Promise<void>;
}

export interface Pricing {
  /** undefined = unpriced. */
  price(usage: Usage): number | undefined;
}

export type DigestOf = (value: unknown) => Digest;

/** What a command printed, as findings: SARIF, our JSON, or the guide's answer of a gate agent. */
export type FindingsReader = (stdout: string) => Finding[] | { problem: string };

/** Reads the usage file that a command may have written; what does not fit is no usage. */
export type UsageReader = (file: string, model: string | undefined) => Promise<Usage>;

export interface Ports {
  store: Store;
  workspaces: Workspaces;
  agents: Agents;
  forge: Forge;
  tasks: TaskList;
  secrets: SecretScanner;
  findings: FindingsReader;
  usage: UsageReader;
  ledger: Ledger;
  pricing: Pricing;
  match: MatcherOf;
  clock: Clock;
  events: EventSink;
  digest: DigestOf;
  /** Where the base branch stands now. */
  base(): Promise<Base>;
}

/** Whether somebody stopped the run (an AbortSignal fits). */
export interface Interruption {
  readonly aborted: boolean;
}

/** What every stage is given: the directory, what was asked for, and the configuration of the base commit. */
export interface Run {
  dir: RunDirectory;
  request: Request;
  config: Config;
  round: number;
  /** What earlier runs delivered and nobody judged: the first plan goes on from it. */
  previousChanges?: readonly Change[];
}
