import { fill } from '../fill.js';
import type { CheckRun, Status } from '../model.js';
import type { Repository, World } from '../repository.js';
import { type Json, repository, user } from './repositories.js';

/** The App in whose name `GITHUB_TOKEN` acts. */
export const actionsApp = 15368;

export function app(world: World): Json {
  const url = `${world.api}/apps/github-actions`;
  const known = {
    id: actionsApp,
    slug: 'github-actions',
    name: 'GitHub Actions',
    owner: user(world, 'github'),
    permissions: {},
  };
  return fill('integration', known, url);
}

export function checkRun(given: Repository, run: CheckRun): Json {
  const url = `${given.api}/check-runs/${run.id}`;
  const known = {
    id: run.id,
    name: run.name,
    head_sha: run.sha,
    external_id: run.externalId,
    status: run.status,
    conclusion: run.conclusion,
    details_url: run.detailsUrl,
    html_url: `${given.world.url}/${given.name}/runs/${run.id}`,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite },
    app: app(given.world),
  };
  return fill('check-run', known, url);
}

function statusFields(given: Repository, status: Status): Json {
  return {
    id: status.id,
    node_id: `SC_${status.id}`,
    url: `${given.api}/statuses/${status.sha}`,
    avatar_url: `${given.world.url}/avatar`,
    state: status.state,
    context: status.context,
    description: status.description,
    target_url: status.targetUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

export function status(given: Repository, one: Status): Json {
  return {
    ...statusFields(given, one),
    creator: user(given.world, one.user),
  };
}

export function combinedStatus(given: Repository, sha: string, all: Status[], state: string): Json {
  return {
    state,
    statuses: all.map((one) => statusFields(given, one)),
    sha,
    total_count: all.length,
    repository: repository(given, 'minimal-repository'),
    commit_url: `${given.api}/commits/${sha}`,
    url: `${given.api}/commits/${sha}/status`,
  };
}
