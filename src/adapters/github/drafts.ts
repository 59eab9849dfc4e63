/** Converts pull requests to drafts and back. Only GraphQL can do this, and only for some tokens. */
import { failureOf, GitHubRefused, mayHaveSucceeded } from './errors.js';
import { type Pull, readPull, type ForgeState } from './pulls.js';

const TRIES = 3;

const TO_DRAFT = mutation('convertPullRequestToDraft');
const TO_READY = mutation('markPullRequestReadyForReview');

/**
 * Turns a pull request into a draft or marks it as ready, if the token is allowed to. Reads it back if the
 * result is unclear.
 *
 * @returns the current pull request, changed or not
 */
export async function turnTo(forge: ForgeState, pull: Pull, draft: boolean): Promise<Pull> {
  for (let tries = 1; ; tries += 1)
    try {
      await forge.client.graphql(draft ? TO_DRAFT : TO_READY, { id: pull.id });
      pull.draft = draft;
      return pull;
    } catch (error) {
      const refused = isRefusal(error);
      if (!refused && !mayHaveSucceeded(error)) throw error;
      // It may have been in this state already, or the request succeeded without an answer.
      const { pull: found } = await readPull(forge, pull.number);
      if (refused || found.draft === draft || found.state !== 'open') return found;
      if (tries >= TRIES) throw error;
      await forge.wait(1000 * tries);
    }
}

/** Whether GitHub refused this one change. Problems of all requests (the token, rate limits) do not count. */
function isRefusal(error: unknown): boolean {
  if (error instanceof GitHubRefused) return error.refusal.is === 'permission';
  // GraphQL refusals have HTTP status 200, and octokit's error then has no status.
  if (error instanceof Error && error.name === 'GraphqlResponseError') return true;
  const failure = failureOf(error);
  return failure !== undefined && failure.status < 500;
}

function mutation(name: string): string {
  return `mutation ($id: ID!) { ${name}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`;
}
