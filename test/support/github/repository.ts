/** One repository of the stand-in: a real bare repository and what GitHub keeps beside it. */
import { git, isAncestor, runGit } from './git.js';
import { readRefs } from './refs.js';
import type {
  CheckRun,
  Comment,
  Dispatch,
  Issue,
  Label,
  Protection,
  Pull,
  Ruleset,
  Status,
  WorkflowRun,
} from './model.js';

/** What all repositories of one stand-in share. */
export interface World {
  url: string;
  api: string;
  /** The instant of the request at work, ISO. */
  at(): string;
  nextId(): number;
}

export class Repository {
  readonly pulls: Pull[] = [];
  readonly issues: Issue[] = [];
  readonly comments: Comment[] = [];
  readonly labels: Label[] = [];
  readonly checkRuns: CheckRun[] = [];
  readonly statuses: Status[] = [];
  readonly dispatches: Dispatch[] = [];
  readonly runs: WorkflowRun[] = [];
  /** Settable: what the repository's owner configured. */
  rulesets: Ruleset[] = [];
  readonly protection = new Map<string, Protection>();
  /** Which merge methods the repository allows, and whether its plan has draft pull requests. */
  readonly settings = { merge: true, squash: true, rebase: true, drafts: true };
  /** People who may review, besides those who hold a token. */
  readonly collaborators = new Set<string>();
  /** Strings that push protection takes for secrets. */
  pushProtection: string[] = [];
  readonly id: number;
  private known: Map<string, string> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly world: World,
    /** `owner/name`. */
    readonly name: string,
    /** The bare repository. */
    readonly dir: string,
    readonly defaultBranch: string,
  ) {
    this.id = world.nextId();
  }

  get owner(): string {
    return this.name.replace(/\/.*/, '');
  }

  get api(): string {
    return `${this.world.api}/repos/${this.name}`;
  }

  /** Runs git in the bare repository, as somebody else's change would come; pull requests follow. */
  async git(...args: string[]): Promise<string> {
    return this.exclusively(async () => {
      const output = await git(this.dir, args);
      await this.refsChanged();
      return output;
    });
  }

  /** One writer at a time: what is done here is seen whole or not at all. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  nextNumber(): number {
    return Math.max(0, ...[...this.pulls, ...this.issues].map(({ number }) => number)) + 1;
  }

  /** All refs with their objects. */
  async refs(): Promise<Map<string, string>> {
    this.known ??= await readRefs(this.dir);
    return this.known;
  }

  async branch(name: string): Promise<string | undefined> {
    return (await this.refs()).get(`refs/heads/${name}`);
  }

  /** The commit that a branch, tag, full ref or SHA names. */
  async commit(name: string): Promise<string | undefined> {
    if (name.startsWith('-')) return undefined;
    const spellings = [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`, name];
    const refs = await this.refs();
    const named = spellings.map((ref) => refs.get(ref)).find((sha) => sha !== undefined);
    if (named === undefined && !/^[0-9a-f]{7,64}$/.test(name)) return undefined;
    const asked = `${named ?? name}^{commit}`;
    const ran = await runGit(this.dir, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      asked,
    ]);
    return ran.code === 0 ? ran.stdout.trim() : undefined;
  }

  /** Moves, makes (`from` undefined) or deletes (`to` undefined) a ref; false if it is no longer at `from`. */
  async moveRef(ref: string, to: string | undefined, from: string | undefined): Promise<boolean> {
    const zero = '0'.repeat(40);
    const args = to === undefined ? ['-d', ref, from ?? zero] : [ref, to, from ?? zero];
    const { code } = await runGit(this.dir, ['update-ref', ...args]);
    this.known = undefined;
    return code === 0;
  }

  /** To be called when refs were moved: open pull requests follow their branches. */
  async refsChanged(): Promise<void> {
    this.known = undefined;
    for (const pull of this.pulls.filter(({ state }) => state === 'open')) await this.follow(pull);
  }

  private async follow(pull: Pull): Promise<void> {
    const head = await this.branch(pull.head.ref);
    const base = await this.branch(pull.base.ref);
    if (head === undefined || base === undefined) return this.close(pull);
    const baseMoved = base !== pull.baseTip;
    const headMoved = head !== pull.head.sha;
    if (headMoved) {
      pull.head.sha = head;
      pull.base.sha = base;
      pull.updatedAt = this.world.at();
      await this.publishHead(pull);
    }
    pull.baseTip = base;
    if (!(baseMoved || headMoved) || !(await isAncestor(this.dir, head, base))) return;
    // GitHub takes a base that took the head in for a merge, but a head put back into its base for a closed one.
    if (baseMoved) this.markMerged(pull, base, null);
    else this.close(pull);
  }

  close(pull: Issue): void {
    pull.state = 'closed';
    pull.closedAt = this.world.at();
    pull.updatedAt = this.world.at();
  }

  markMerged(pull: Pull, commit: string, by: string | null): void {
    this.close(pull);
    pull.mergedAt = this.world.at();
    pull.mergedBy = by;
    pull.mergeCommit = commit;
  }

  /** `refs/pull/N/head`, which outlives the branch. */
  async publishHead(pull: Pull): Promise<void> {
    await git(this.dir, ['update-ref', `refs/pull/${pull.number}/head`, pull.head.sha]);
    this.known = undefined;
  }
}
