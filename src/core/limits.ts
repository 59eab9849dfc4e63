/** Limits that several modules share. */

/** GitHub's limit for the jobs of one matrix; also the limit for agents in one round. */
export const MOST_JOBS = 256;
/** The largest budget that a run can have, in US dollars. */
export const MOST_DOLLARS = 1_000_000;
export const MOST_SUBTASKS = 5;
/** Longest description of a subtask's work, in characters. */
export const LONGEST_WORK = 20_000;
/** Largest bundle of one attempt's commits, in bytes. */
export const LARGEST_BUNDLE = 256 * 1024 * 1024;
/** How many runs keep their files; the oldest finished ones are removed. */
export const KEPT_RUNS = 20;
/** The most bytes of new and changed files that one attempt may leave. */
export const LARGEST_SNAPSHOT = 1024 * 1024 * 1024;
