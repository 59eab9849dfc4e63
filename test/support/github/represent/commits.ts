import { fill } from '../fill.js';
import type { Commit } from '../git.js';
import type { WorkflowRun } from '../model.js';
import type { Repository } from '../repository.js';
import { idOf, type Json, repository, user } from './repositories.js';

/** GitHub's dates are in UTC and without fractions. */
function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');
}

export function gitCommit(given: Repository, one: Commit): Json {
  return {
    sha: one.sha,
    node_id: `C_${one.sha}`,
    url: `${given.api}/git/commits/${one.sha}`,
    html_url: `${given.world.url}/${given.name}/commit/${one.sha}`,
    author: { ...one.author, date: utc(one.author.date) },
    committer: { ...one.committer, date: utc(one.committer.date) },
    message: one.message,
    tree: { sha: one.tree, url: `${given.api}/git/trees/${one.tree}` },
    parents: one.parents.map((sha) => ({
      sha,
      url: `${given.api}/git/commits/${sha}`,
      html_url: `${given.world.url}/${given.name}/commit/${sha}`,
    })),
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}

export function commit(given: Repository, one: Commit): Json {
  const { sha, node_id, html_url, parents, author, committer, message, tree } = gitCommit(
    given,
    one,
  );
  const url = `${given.api}/commits/${one.sha}`;
  const inner = { url, author, committer, message, tree, comment_count: 0 };
  const outer = { url, sha, node_id, html_url, comments_url: `${url}/comments`, parents };
  return { ...outer, commit: inner, author: null, committer: null };
}

export function reference(given: Repository, ref: string, sha: string): Json {
  return {
    ref,
    node_id: `REF_${ref}`,
    url: `${given.api}/git/${ref}`,
    object: { type: 'commit', sha, url: `${given.api}/git/commits/${sha}` },
  };
}

export function workflowRun(given: Repository, run: WorkflowRun, head: Commit): Json {
  const url = `${given.api}/actions/runs/${run.id}`;
  const { email, name } = head.author;
  const known = {
    id: run.id,
    name: run.workflow,
    head_branch: run.branch,
    head_sha: run.sha,
    path: run.workflow,
    run_number: run.number,
    run_attempt: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: idOf(run.workflow),
    url,
    html_url: `${given.world.url}/${given.name}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: run.createdAt,
    display_title: run.workflow,
    actor: user(given.world, run.actor),
    head_commit: {
      id: head.sha,
      tree_id: head.tree,
      message: head.message,
      timestamp: head.committer.date,
      author: { name, email },
      committer: { name, email },
    },
    repository: repository(given, 'minimal-repository'),
    head_repository: repository(given, 'minimal-repository'),
  };
  return fill('workflow-run', known, url);
}
