/** Where the action and its workflow are published: docs, templates and addresses take it from here. */
export const PUBLISHED = 'OWNER/tributary';

/** The tag that follows the newest release without a breaking change. */
export const PUBLISHED_REF = 'v1';
