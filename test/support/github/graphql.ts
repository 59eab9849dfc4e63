/**
 * The two changes of a pull request that REST does not have: to a draft, and ready for review.
 * The query is not read but for the name of its mutation.
 */
import { type Answer, Refusal } from './answers.js';
import type { Token } from './model.js';
import type { Repository } from './repository.js';

interface Query {
  query?: string;
  variables?: Record<string, unknown>;
}

const mutations: Record<string, boolean> = {
  convertPullRequestToDraft: true,
  markPullRequestReadyForReview: false,
};

/** The pull request's node ID, from the variables or from the query. */
function pullIn(repositories: Repository[], query: Query) {
  const [, id] = /PR_(\d+)/.exec(JSON.stringify(query)) ?? [];
  return repositories
    .flatMap(({ pulls, settings }) => pulls.map((pull) => ({ pull, settings })))
    .find(({ pull }) => pull.id === Number(id));
}

function failure(type: string, message: string): Answer {
  return {
    status: 200,
    body: { data: null, errors: [{ type, message }] },
  };
}

export function graphql(repositories: Repository[], token: Token, body: unknown): Answer {
  const query = body as Query;
  const name = Object.keys(mutations).find((one) => query.query?.includes(one));
  if (name === undefined) throw new Refusal(501, 'The stand-in does not do this query');
  // The second one too, though no page of GitHub's says so.
  const { permissions } = token;
  if (permissions['pull-requests'] !== 'write' || permissions.contents !== 'write')
    return failure('FORBIDDEN', 'Resource not accessible by integration');
  const found = pullIn(repositories, query);
  if (!found) return failure('NOT_FOUND', 'Could not resolve to a node with the global id');
  const { pull, settings } = found;
  const draft = mutations[name] ?? false;
  if (pull.state !== 'open') return failure('UNPROCESSABLE', 'Pull request is closed');
  if (draft && !settings.drafts)
    return failure('UNPROCESSABLE', 'Draft pull requests are not supported in this repository.');
  pull.draft = draft;
  const shown = { id: `PR_${pull.id}`, number: pull.number, isDraft: pull.draft };
  return { status: 200, body: { data: { [name]: { pullRequest: shown } } } };
}
