import { fill } from '../fill.js';
import type { Comment, Issue, Label, Pull } from '../model.js';
import type { Repository } from '../repository.js';
import { type Json, repository, user } from './repositories.js';

export function label(given: Repository, name: string): Json {
  const known = given.labels.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return labelOf(given, known ?? { id: 0, name, color: 'ededed', description: null });
}

export function labelOf(given: Repository, { id, name, color, description }: Label): Json {
  return fill('label', { id, name, color, description, default: false }, given.api);
}

function common(given: Repository, issue: Issue): Json {
  return {
    id: issue.id,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    user: user(given.world, issue.user),
    labels: issue.labels.map((name) => label(given, name)),
    assignees: issue.assignees.map((login) => user(given.world, login)),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
  };
}

/** How many comments stand on it. */
function talk(given: Repository, { number }: Issue): number {
  return given.comments.filter(({ issue }) => issue === number).length;
}

export function issue(given: Repository, one: Issue | Pull): Json {
  const url = `${given.api}/issues/${one.number}`;
  const place = 'head' in one ? 'pull' : 'issues';
  const html = `${given.world.url}/${given.name}/${place}/${one.number}`;
  const pull = { url: `${given.api}/pulls/${one.number}`, html_url: html };
  const known = {
    ...common(given, one),
    url,
    html_url: html,
    state_reason: one.stateReason,
    comments: talk(given, one),
    ...('head' in one && {
      draft: one.draft,
      pull_request: {
        ...pull,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        merged_at: one.mergedAt,
      },
    }),
  };
  return fill('issue', known, url);
}

function side(given: Repository, { ref, sha }: { ref: string; sha: string }, repo: Json): Json {
  return {
    label: `${given.owner}:${ref}`,
    ref,
    sha,
    repo,
    user: user(given.world, given.owner),
  };
}

function links(given: Repository, number: number): Json {
  const names = ['comments', 'commits', 'statuses', 'html', 'issue', 'review_comments'];
  const all = [...names, 'review_comment', 'self'];
  return Object.fromEntries(
    all.map((name) => [name, { href: `${given.api}/pulls/${number}#${name}` }]),
  );
}

/** In a pull request the description demands a label's text to be there. */
function describedLabel(given: Repository, name: string): Json {
  const known = label(given, name);
  return { ...known, description: known['description'] ?? '' };
}

function pullFields(given: Repository, pull: Pull): Json {
  const repo = repository(given);
  return {
    ...common(given, pull),
    labels: pull.labels.map((name) => describedLabel(given, name)),
    node_id: `PR_${pull.id}`,
    url: `${given.api}/pulls/${pull.number}`,
    html_url: `${given.world.url}/${given.name}/pull/${pull.number}`,
    draft: pull.draft,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit,
    head: side(given, pull.head, repo),
    base: side(given, pull.base, repo),
    requested_reviewers: pull.reviewers.map((login) => user(given.world, login)),
    requested_teams: [],
    author_association: 'CONTRIBUTOR',
    _links: links(given, pull.number),
  };
}

/** As lists have it: without what has to be computed. */
export function pullSimple(given: Repository, pull: Pull): Json {
  return fill('pull-request-simple', pullFields(given, pull), `${given.api}/pulls/${pull.number}`);
}

export interface Computed {
  mergeable: boolean | null;
  state: string;
  commits: number;
  files: { additions: number; deletions: number }[];
}

export function pullRequest(given: Repository, pull: Pull, computed: Computed): Json {
  const sum = (what: 'additions' | 'deletions') =>
    computed.files.reduce((total, file) => total + file[what], 0);
  const known = {
    ...pullFields(given, pull),
    merged: pull.mergedAt !== null,
    merged_by: pull.mergedBy === null ? null : user(given.world, pull.mergedBy),
    mergeable: computed.mergeable,
    mergeable_state: computed.state,
    comments: talk(given, pull),
    commits: computed.commits,
    changed_files: computed.files.length,
    additions: sum('additions'),
    deletions: sum('deletions'),
  };
  return fill('pull-request', known, `${given.api}/pulls/${pull.number}`);
}

export function comment(given: Repository, { issue: of, user: login, ...one }: Comment): Json {
  const known = {
    id: one.id,
    body: one.body,
    user: user(given.world, login),
    created_at: one.createdAt,
    updated_at: one.updatedAt,
    issue_url: `${given.api}/issues/${of}`,
    html_url: `${given.world.url}/${given.name}/issues/${of}#issuecomment-${one.id}`,
    author_association: 'CONTRIBUTOR',
  };
  return fill('issue-comment', known, `${given.api}/issues/comments/${one.id}`);
}
