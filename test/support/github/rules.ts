/** What a branch's rulesets and classic protection demand, in one shape, and whether it is met. */
import picomatch from 'picomatch';
import { isAncestor } from './git.js';
import type { Pull, Rule, Ruleset } from './model.js';
import type { Repository } from './repository.js';

export type Method = 'merge' | 'squash' | 'rebase';

function applies(repository: Repository, { include }: Ruleset, branch: string): boolean {
  return include.some((pattern) => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return branch === repository.defaultBranch;
    return picomatch.isMatch(`refs/heads/${branch}`, pattern);
  });
}

/** The rules in force on a branch, each with its ruleset; those that `login` may bypass left out. */
export function rulesOn(
  repository: Repository,
  branch: string,
  login?: string,
): { rule: Rule; ruleset: Ruleset }[] {
  return repository.rulesets
    .filter(({ enforcement }) => enforcement === 'active')
    .filter((ruleset) => applies(repository, ruleset, branch))
    .filter(({ bypass }) => login === undefined || !bypass.includes(login))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ rule, ruleset })));
}

type CheckState = 'success' | 'pending' | 'failing' | 'expected';

/** A check and a status of one name are both required. */
function stateOf(repository: Repository, sha: string, context: string): CheckState {
  const status = repository.statuses.findLast((s) => s.sha === sha && s.context === context);
  const run = repository.checkRuns.findLast((c) => c.sha === sha && c.name === context);
  const states: CheckState[] = [];
  if (status)
    states.push(status.state === 'error' || status.state === 'failure' ? 'failing' : status.state);
  if (run?.status === 'completed')
    states.push(
      ['success', 'neutral', 'skipped'].includes(run.conclusion ?? '') ? 'success' : 'failing',
    );
  else if (run) states.push('pending');
  const worst = (['failing', 'pending', 'success'] as const).find((state) =>
    states.includes(state),
  );
  return worst ?? 'expected';
}

/** Whether something that was reported is not green, or a run is at work or waits; required or not. */
export function isUnstable(repository: Repository, sha: string): boolean {
  const own = <One extends { sha: string }>(all: readonly One[]) =>
    all.filter((one) => one.sha === sha);
  const names = [
    ...own(repository.statuses).map(({ context }) => context),
    ...own(repository.checkRuns).map(({ name }) => name),
  ];
  return (
    names.some((name) => stateOf(repository, sha, name) !== 'success') ||
    own(repository.runs).some(({ conclusion }) => conclusion !== 'success')
  );
}

/** GitHub's sentence about the required checks that are not green; undefined = all are. */
function checksMissing(repository: Repository, sha: string, contexts: string[], behind: boolean) {
  const states = contexts.map((context) => {
    const state = stateOf(repository, sha, context);
    // On a branch that is behind under a strict rule nothing counts as reported yet.
    return { context, state: behind && state === 'success' ? 'expected' : state };
  });
  const open = states.filter(({ state }) => state !== 'success');
  const [first] = open;
  if (!first) return undefined;
  if (contexts.length === 1) return `Required status check "${first.context}" is ${first.state}.`;
  const kinds = ['expected', 'pending', 'failing'] as const;
  const counted = kinds.map((kind) => [open.filter((o) => o.state === kind).length, kind] as const);
  const some = counted.filter(([count]) => count > 0);
  if (open.length === contexts.length && some.length === 1)
    return `${open.length} of ${open.length} required status checks are ${some[0]?.[1] ?? ''}.`;
  const list = some.map(([count, kind]) => `${count} ${kind}`).join(' and ');
  return `${open.length} of ${contexts.length} required status checks have not succeeded: ${list}.`;
}

function approvals(pull: Pull, onlyHead: boolean): number {
  const latest = new Map<string, Pull['reviews'][number]>();
  for (const review of pull.reviews)
    if (review.state !== 'COMMENTED') latest.set(review.user, review);
  const counted = [...latest.values()].filter(({ user }) => user !== pull.user);
  if (counted.some(({ state }) => state === 'CHANGES_REQUESTED')) return -1;
  return counted.filter((review) => !onlyHead || review.commit === pull.head.sha).length;
}

function approvalMissing(pull: Pull, needed: number, onlyHead: boolean): string | undefined {
  if (needed === 0 || approvals(pull, onlyHead) >= needed) return undefined;
  const reviews = needed === 1 ? 'approving review is' : 'approving reviews are';
  return `At least ${needed} ${reviews} required by reviewers with write access.`;
}

const queueOnly = 'Changes must be made through the merge queue';
const linear = 'This branch must not contain merge commits.';

interface Merging {
  pull: Pull;
  method: Method;
  login: string;
}

async function ruleProblem(
  repository: Repository,
  { pull, method }: Merging,
  rule: Rule,
): Promise<string | undefined> {
  switch (rule.type) {
    case 'required_status_checks': {
      const { required_status_checks: checks, strict_required_status_checks_policy: strict } =
        rule.parameters;
      const behind = strict && (await isBehind(repository, pull));
      return checksMissing(
        repository,
        pull.head.sha,
        checks.map(({ context }) => context),
        behind,
      );
    }
    case 'pull_request': {
      const { allowed_merge_methods: allowed, ...demands } = rule.parameters;
      if (allowed && !allowed.includes(method)) return methodWords[method];
      const { required_approving_review_count: count, dismiss_stale_reviews_on_push: stale } =
        demands;
      return approvalMissing(pull, count, stale);
    }
    case 'required_linear_history':
      return method === 'merge' ? linear : undefined;
    case 'required_signatures':
      return method === 'rebase' ? 'Commits must have verified signatures.' : undefined;
    case 'update':
      return 'Cannot update this protected ref.';
    case 'merge_queue':
      return queueOnly;
    case 'required_deployments':
    case 'workflows':
    case 'code_scanning':
      return `The rule ${rule.type} is not satisfied.`;
    case 'creation':
    case 'deletion':
    case 'non_fast_forward':
      return undefined;
  }
}

export const methodWords: Record<Method, string> = {
  merge: 'Merge commits are not allowed on this repository.',
  squash: 'Squash merges are not allowed on this repository.',
  rebase: 'Rebase merges are not allowed on this repository.',
};

/** Whether the head lacks something of its base. */
export async function isBehind(repository: Repository, pull: Pull): Promise<boolean> {
  const base = await repository.branch(pull.base.ref);
  return base !== undefined && !(await isAncestor(repository.dir, base, pull.head.sha));
}

/** What forbids the merge: GitHub's whole message; undefined = nothing. */
export async function mergeForbidden(
  repository: Repository,
  merging: Merging,
): Promise<string | undefined> {
  const { pull, method, login } = merging;
  const problems: string[] = [];
  for (const { rule } of rulesOn(repository, pull.base.ref, login)) {
    const problem = await ruleProblem(repository, merging, rule);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0)
    return `Repository rule violations found\n\n${problems.join('\n\n')}\n\n`;
  const classic = repository.protection.get(pull.base.ref);
  if (!classic) return undefined;
  const behind = classic.strict === true && (await isBehind(repository, pull));
  if (classic.linearHistory === true && method === 'merge') return linear;
  return (
    checksMissing(repository, pull.head.sha, classic.contexts ?? [], behind) ??
    approvalMissing(pull, classic.approvals ?? 0, false)
  );
}

export interface RefChange {
  ref: string;
  /** undefined = it is made. */
  from: string | undefined;
  /** undefined = it is deleted. */
  to: string | undefined;
}

/** What of the objects has to be known to judge a push; asked only where a rule wants it. */
export interface Facts {
  fastForward(): Promise<boolean>;
  hasMerges(): Promise<boolean>;
}

async function pushProblem(
  repository: Repository,
  change: RefChange,
  facts: Facts,
  rule: Rule,
): Promise<string | undefined> {
  const { from, to } = change;
  if (to === undefined)
    return rule.type === 'deletion' ? 'Cannot delete this protected ref.' : undefined;
  switch (rule.type) {
    case 'creation':
      return from === undefined
        ? 'Cannot create ref due to creations being restricted.'
        : undefined;
    case 'update':
      return from === undefined ? undefined : 'Cannot update this protected ref.';
    case 'non_fast_forward':
      return (await facts.fastForward()) ? undefined : 'Cannot force-push to this branch';
    case 'required_linear_history':
      return (await facts.hasMerges()) ? linear : undefined;
    case 'pull_request':
      return from === undefined ? undefined : 'Changes must be made through a pull request.';
    case 'required_signatures':
      return 'Commits must have verified signatures.';
    case 'required_status_checks': {
      if (from === undefined && rule.parameters.do_not_enforce_on_create === true) return undefined;
      const contexts = rule.parameters.required_status_checks.map(({ context }) => context);
      return checksMissing(repository, to, contexts, false);
    }
    case 'merge_queue':
      return queueOnly;
    case 'required_deployments':
    case 'workflows':
    case 'code_scanning':
    case 'deletion':
      return undefined;
  }
}

async function classicProblem(
  repository: Repository,
  branch: string,
  { to }: RefChange,
  facts: Facts,
): Promise<string | undefined> {
  const classic = repository.protection.get(branch);
  if (!classic) return undefined;
  if (to === undefined) return 'Cannot delete a protected branch';
  if (!(await facts.fastForward())) return 'Cannot force-push to a protected branch';
  if ((classic.approvals ?? 0) > 0) return 'Changes must be made through a pull request.';
  if (classic.linearHistory === true && (await facts.hasMerges())) return linear;
  return checksMissing(repository, to, classic.contexts ?? [], false);
}

export type PushRefusal = { by: 'rulesets' | 'protection'; problems: string[] };

/** What forbids a change of a branch by push or by API. */
export async function pushForbidden(
  repository: Repository,
  change: RefChange,
  facts: Facts,
  login: string,
): Promise<PushRefusal | undefined> {
  const branch = /^refs\/heads\/(.+)$/.exec(change.ref)?.[1];
  if (branch === undefined) return undefined;
  const problems: string[] = [];
  for (const { rule } of rulesOn(repository, branch, login)) {
    const problem = await pushProblem(repository, change, facts, rule);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0) return { by: 'rulesets', problems };
  const classic = await classicProblem(repository, branch, change, facts);
  return classic === undefined ? undefined : { by: 'protection', problems: [classic] };
}
