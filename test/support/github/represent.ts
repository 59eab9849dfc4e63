/** What is remembered, as GitHub writes it. */
export * from './represent/checks.js';
export * from './represent/commits.js';
export * from './represent/issues.js';
export * from './represent/repositories.js';
