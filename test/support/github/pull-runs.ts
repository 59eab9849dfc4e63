/** The workflow runs that a new pull request gets by itself. */
import { parse } from 'yaml';
import { git } from './git.js';
import type { Pull, Token } from './model.js';
import type { Repository } from './repository.js';

const FOLDER = '.github/workflows/';

function isOnPullRequest(text: string): boolean {
  const on = (parse(text) as { on?: unknown } | null)?.on;
  if (typeof on === 'string') return on === 'pull_request';
  if (Array.isArray(on)) return on.includes('pull_request');
  return typeof on === 'object' && on !== null && 'pull_request' in on;
}

/** Those of what a workflow's token opened wait for a person: completed, and action is required. */
export async function startRuns(
  repository: Repository,
  pull: Pull,
  token: Token,
  at: string,
): Promise<void> {
  const { sha, ref } = pull.head;
  const listed = await git(repository.dir, ['ls-tree', '--name-only', sha, '--', FOLDER]);
  for (const workflow of listed.split('\n').filter((path) => /\.ya?ml$/.test(path))) {
    if (!isOnPullRequest(await git(repository.dir, ['cat-file', 'blob', `${sha}:${workflow}`])))
      continue;
    const waits = token.app !== false;
    repository.runs.push({
      id: repository.world.nextId(),
      number: repository.runs.filter((one) => one.workflow === workflow).length + 1,
      workflow,
      event: 'pull_request',
      branch: ref,
      sha,
      status: waits ? 'completed' : 'queued',
      conclusion: waits ? 'action_required' : null,
      actor: token.login,
      createdAt: at,
      suite: repository.world.nextId(),
      artifacts: [],
    });
  }
}
