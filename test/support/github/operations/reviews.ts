import { type Call, created, invalid, limit, ok, operation, paged, Refusal } from '../answers.js';
import { fill } from '../fill.js';
import type { Pull, Review } from '../model.js';
import * as represent from '../represent.js';
import type { Repository } from '../repository.js';
import { pullOf } from './pulls.js';

function shown(repository: Repository, pull: Pull, review: Review) {
  const url = `${repository.world.url}/${repository.name}/pull/${pull.number}`;
  const html = `${url}#pullrequestreview-${review.id}`;
  const pullUrl = `${repository.api}/pulls/${pull.number}`;
  const known = {
    id: review.id,
    user: represent.user(repository.world, review.user),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    commit_id: review.commit,
    author_association: 'CONTRIBUTOR',
  };
  return fill('pull-request-review', known, url);
}

function list(call: Call) {
  const pull = pullOf(call);
  return paged(call, pull.reviews, (review) => shown(call.repository, pull, review));
}

const states = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
} as const;

interface ReviewBody {
  event?: keyof typeof states;
  body?: string;
  commit_id?: string;
}

function create(call: Call<ReviewBody | undefined>) {
  const { repository, token, createPullRequests } = call;
  const pull = pullOf(call);
  const { event = 'COMMENT', body = '', commit_id: commit = pull.head.sha } = call.body ?? {};
  limit('PullRequestReview', 'body', body, 65_536);
  if (event === 'APPROVE' && token.app !== false && !createPullRequests)
    throw new Refusal(422, 'GitHub Actions is not permitted to approve pull requests.');
  if (event !== 'COMMENT' && pull.user === token.login) {
    const verb = event === 'APPROVE' ? 'approve' : 'request changes on';
    throw new Refusal(422, 'Unprocessable Entity', {
      errors: [`Can not ${verb} your own pull request`],
    });
  }
  if (event !== 'APPROVE' && body === '')
    throw invalid('PullRequestReview', 'body', "body can't be blank");
  const id = repository.world.nextId();
  const review: Review = { id, user: token.login, state: states[event], body, commit };
  pull.reviews.push(review);
  return ok(shown(repository, pull, review));
}

function request(call: Call<{ reviewers?: string[]; team_reviewers?: string[] } | undefined>) {
  const { repository } = call;
  const pull = pullOf(call);
  const asked = call.body?.reviewers ?? [];
  if (asked.includes(pull.user))
    throw new Refusal(422, 'Review cannot be requested from pull request author.');
  if (asked.some((login) => !repository.collaborators.has(login)))
    throw new Refusal(
      422,
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ' +
        `${repository.name} repository.`,
    );
  pull.reviewers = [...new Set([...pull.reviewers, ...asked])];
  return created(represent.pullSimple(repository, pull));
}

export const reviews = {
  'pulls/list-reviews': operation(['pull-requests:read'], list),
  'pulls/create-review': operation(['pull-requests:write'], create),
  'pulls/request-reviewers': operation(['pull-requests:write'], request),
};
