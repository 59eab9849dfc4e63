/** The repository that publishes the action and its workflow; used in docs, templates and URLs. */
export const PUBLISHED = 'OWNER/tributary';

/** The tag that follows the newest release without a breaking change. */
export const PUBLISHED_REF = 'v1';

/** The concurrency group of the workflow's runs on this branch. GitHub ignores case in it. */
export function runGroup(branch: string): string {
  return `tributary-${branch}`;
}
