/** The interfaces between the stages and the outside world. Each stage declares in its types which ones it uses. */
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

/** A commit, as its log shows it. All but the commit is what somebody wrote. */
export interface CommitFacts {
  commit: CommitSha;
  author: Identity;
  committer: Identity;
  subject: string;
  /** The run that its message names as the one that landed it. */
  run?: string;
}

/** A trailer `Tributary-Change` found on the base. */
export interface LandedTrailer {
  task: TaskId;
  change: ChangeId;
  /** The commit that landed it. */
  commit: CommitSha;
}

/** Access to git objects. Never runs anything in a work tree. */
export interface Store {
  resolve(ref: string): Promise<CommitSha | undefined>;
  tree(commit: CommitSha): Promise<TreeSha>;
  file(at: CommitSha | TreeSha, path: string): Promise<string | undefined>;
  files(at: CommitSha | TreeSha): Promise<string[]>;
  mergeBase(a: CommitSha, b: CommitSha): Promise<CommitSha | undefined>;
  diff(from: CommitSha | TreeSha, to: CommitSha | TreeSha): Promise<FileChange[]>;
  /** The text that a change adds, by path, without binary files. */
  added(from: CommitSha | TreeSha, to: CommitSha | TreeSha): Promise<Map<string, string>>;
  /** Writes the diff as a patch to a file, for a gate's command. */
  patch(from: CommitSha | TreeSha, to: CommitSha | TreeSha, file: string): Promise<void>;
  commit(tree: TreeSha, parents: CommitSha[], text: CommitText): Promise<CommitSha>;
  /** Applies `base..commit` to `onto` as one commit, in the object store only; with `second` as second parent, a merge. */
  combine(
    onto: CommitSha,
    change: { base: CommitSha; commit: CommitSha },
    text: CommitText,
    second?: CommitSha,
  ): Promise<Combined>;
  /** Returns the tree with one file's content replaced. */
  withFile(tree: TreeSha, path: string, content: string): Promise<TreeSha>;
  /**
   * Imports `head` from a bundle, after verification and fsck; `base` must be an ancestor.
   * @returns what is wrong with the bundle, or undefined
   */
  importBundle(bundle: string, base: CommitSha, head: CommitSha): Promise<string | undefined>;
  /** The trailers on `branch` of these tasks, newest first. */
  landed(at: CommitSha, tasks: TaskId[]): Promise<LandedTrailer[]>;
  /** The commits of `from..to`, newest first. */
  commits(from: CommitSha, to: CommitSha): Promise<CommitFacts[]>;
  /** Email addresses of the committers of `from..to`, without duplicates. */
  committers(from: CommitSha, to: CommitSha): Promise<string[]>;
  /** Protects objects from garbage collection with a ref below `refs/tributary/`. */
  keep(name: string, commit: CommitSha): Promise<void>;
}

export interface PullRequest {
  number: number;
  task: TaskId;
  run: string;
  branch: string;
  /** The branch to land on. */
  base: string;
  /** The single commit on its base. */
  commit: CommitSha;
  /** The delivered change that the commit was made from. */
  change: Change;
  title: string;
  state: 'open' | 'draft' | 'merged' | 'closed';
  held: boolean;
  /** Why it is held, or a draft. */
  note?: string | undefined;
  merged?: CommitSha | undefined;
  /** Its branch's current commit: if it is neither `change.head` nor `commit`, somebody continued the work. */
  tip: CommitSha | undefined;
  /** Its worktree, if it has uncommitted changes. */
  unsaved?: string | undefined;
  /** Another run is working on it. */
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
  /** Its checks did not finish in time: the next round lands it. */
  | { is: 'refused'; why: 'unchecked'; message: string }
  | { is: 'refused'; why: 'conflict' | 'head-moved' | 'other'; message: string };

export interface Landing {
  pr: number;
  /** The commit that the base must be at. */
  onto: CommitSha;
  branch: string;
  method: Method;
  text: CommitText;
  /** The tested tree: a landing that would produce another tree is refused. */
  tree: TreeSha;
}

/** GitHub, or its local replacement. */
export interface Forge {
  /** For all bases: work that waits for another base must not be done again for this one. */
  open(): Promise<PullRequest[]>;
  /** Idempotent: one pull request a task; a new head replaces the old one. Returns its number. */
  publish(change: Published): Promise<number>;
  check(pr: number, results: (Verdict | TestResult)[]): Promise<void>;
  land(landing: Landing): Promise<Landed>;
  /** Marks a pull request that waits for a person and may land unchanged. */
  hold(pr: number, note: string): Promise<void>;
  /** Marks a pull request that did not pass and must not land unchanged. */
  reject(pr: number, note: string): Promise<void>;
  close(pr: number, note: string): Promise<void>;
}

/** Parses the text of the task list and edits it in place. */
export interface TaskList {
  parse(text: string): { tasks: Task[]; problems: { line: number; message: string }[] };
  mark(text: string, marks: Mark[]): string;
}

export interface SecretScanner {
  /** One finding for each secret; its text never contains the secret. */
  scan(files: Map<string, string>): Promise<Finding[]>;
}

/** Durations and costs of earlier runs. Never used to decide whether something lands. */
export interface Ledger {
  read(): Promise<LedgerEntry[]>;
  append(entries: LedgerEntry[]): Promise<void>;
}

export interface Pricing {
  /** undefined = unpriced. */
  price(usage: Usage): number | undefined;
}

export type DigestOf = (value: unknown) => Digest;

/** Reads findings from a command's output: SARIF, Tributary's JSON, or the guide's format for gate agents. */
export type FindingsReader = (stdout: string) => Finding[] | { problem: string };

/** Reads the usage file that a command may have written; invalid content counts as no usage. */
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
  /** The current commit of the base branch. */
  base(): Promise<Base>;
}

/** Whether the run was interrupted (an AbortSignal fits). */
export interface Interruption {
  readonly aborted: boolean;
}

/** The input of every stage: the run directory, the request, and the configuration of the base commit. */
export interface Run {
  dir: RunDirectory;
  request: Request;
  config: Config;
  round: number;
  /** Delivered changes of earlier runs that were never checked: the first plan takes them up. */
  previousChanges?: readonly Change[];
}
