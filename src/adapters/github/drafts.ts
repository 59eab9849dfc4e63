/** From a draft to ready for review and back: REST cannot, GraphQL can where the token may. */
import { failureOf, GitHubRefused, mayHaveSucceeded } from './errors.js';
import { type Pull, readPull, type ForgeState } from './pulls.js';

const TRIES = 3;

const TO_DRAFT = mutation('convertPullRequestToDraft');
const TO_READY = mutation('markPullRequestReadyForReview');

/**
 * Makes it a draft or ready where GitHub lets the token do so, and reads back where that is not sure.
 *
 * @returns the pull request as it stands then, turned or not
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
      // It may have been so already, or have been done without an answer.
      const { pull: found } = await readPull(forge, pull.number);
      if (refused || found.draft === draft || found.state !== 'open') return found;
      if (tries >= TRIES) throw error;
      await forge.wait(1000 * tries);
    }
}

/** GitHub's no to this one change. What concerns all requests (the token, the limits) is none. */
function isRefusal(error: unknown): boolean {
  if (error instanceof GitHubRefused) return error.refusal.is === 'permission';
  // A refusal comes with status 200, and octokit's error has no status then.
  if (error instanceof Error && error.name === 'GraphqlResponseError') return true;
  const failure = failureOf(error);
  return failure !== undefined && failure.status < 500;
}

function mutation(name: string): string {
  return `mutation ($id: ID!) { ${name}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`;
}
