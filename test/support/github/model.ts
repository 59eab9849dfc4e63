/** What the stand-in remembers. Tests may read all of it, and change what GitHub's own settings could change. */

export type Permission =
  | 'contents'
  | 'pull-requests'
  | 'checks'
  | 'statuses'
  | 'issues'
  | 'actions'
  | 'metadata'
  | 'workflows';

export interface Token {
  login: string;
  /** What is not named is not granted, but for `metadata: read`, which every token has. */
  permissions: Partial<Record<Permission, 'read' | 'write'>>;
  /** An App's token, as `GITHUB_TOKEN` is one (the default); false = a person's. */
  app?: boolean;
}

export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  stateReason: string | null;
  labels: string[];
  assignees: string[];
  user: string;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface Review {
  id: number;
  user: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
  body: string;
  commit: string;
}

export interface Pull extends Issue {
  draft: boolean;
  head: { ref: string; sha: string };
  /** `sha` is the tip of the base when the head was last pushed. */
  base: { ref: string; sha: string };
  /** Where the base was last seen, to notice that it took the pull request in. */
  baseTip: string;
  mergedAt: string | null;
  mergedBy: string | null;
  mergeCommit: string | null;
  reviews: Review[];
  reviewers: string[];
  /** The pair of heads for which `mergeable` was asked for already: GitHub computes it after the first read. */
  askedFor: string;
}

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'notice' | 'warning' | 'failure';
  message: string;
  title?: string;
}

export interface CheckRun {
  id: number;
  name: string;
  sha: string;
  externalId: string;
  detailsUrl: string | null;
  status: string;
  conclusion: string | null;
  startedAt: string;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  annotations: Annotation[];
  suite: number;
  user: string;
}

export interface Status {
  id: number;
  sha: string;
  context: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  description: string | null;
  targetUrl: string | null;
  user: string;
  createdAt: string;
}

export interface Comment {
  id: number;
  issue: number;
  body: string;
  user: string;
  createdAt: string;
  updatedAt: string;
}

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
}

/** A `workflow_dispatch` or a `repository_dispatch` that was accepted. */
export type Dispatch =
  | { is: 'workflow'; workflow: string; ref: string; inputs: Record<string, string>; run: number }
  | { is: 'repository'; event: string; payload: unknown };

export interface Artifact {
  id: number;
  name: string;
  bytes: number;
  /** Its content; without it, it has expired. */
  zip?: () => Uint8Array;
}

export interface WorkflowRun {
  id: number;
  number: number;
  /** Path of the workflow's file. */
  workflow: string;
  event: string;
  branch: string;
  sha: string;
  status: string;
  conclusion: string | null;
  actor: string;
  createdAt: string;
  /** The check suite that it belongs to; runs that a test puts there may have none. */
  suite?: number;
  artifacts: Artifact[];
  jobs?: WorkflowJob[];
}

/** Of the latest attempt. */
export interface WorkflowJob {
  name: string;
  conclusion: 'success' | 'failure' | 'cancelled' | 'skipped' | null;
  startedAt: string;
  completedAt: string | null;
}

/** A rule of a ruleset, with GitHub's own names. */
export type Rule =
  | { type: 'creation' | 'deletion' | 'non_fast_forward' | 'required_linear_history' }
  | { type: 'required_signatures' }
  | { type: 'update'; parameters?: { update_allows_fetch_and_merge: boolean } }
  | {
      type: 'pull_request';
      parameters: {
        required_approving_review_count: number;
        dismiss_stale_reviews_on_push: boolean;
        require_code_owner_review: boolean;
        require_last_push_approval: boolean;
        required_review_thread_resolution: boolean;
        allowed_merge_methods?: ('merge' | 'squash' | 'rebase')[];
      };
    }
  | {
      type: 'required_status_checks';
      parameters: {
        required_status_checks: { context: string; integration_id?: number }[];
        strict_required_status_checks_policy: boolean;
        do_not_enforce_on_create?: boolean;
      };
    }
  | {
      /** Shown as they are; nobody meets them here, so they refuse every merge (and the queue every push). */
      type: 'merge_queue' | 'required_deployments' | 'workflows' | 'code_scanning';
      parameters?: Record<string, unknown>;
    };

export interface Ruleset {
  id: number;
  name: string;
  enforcement: 'active' | 'evaluate' | 'disabled';
  /** `~DEFAULT_BRANCH`, `~ALL` or patterns such as `refs/heads/release/*`. */
  include: string[];
  /** Logins that it does not bind. */
  bypass: string[];
  rules: Rule[];
}

/** Classic branch protection, by branch. */
export interface Protection {
  contexts?: string[];
  strict?: boolean;
  approvals?: number;
  linearHistory?: boolean;
}
