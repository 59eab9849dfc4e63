/** The limits that hold in more than one place. */

/** GitHub starts no more jobs of one matrix; here no more agents work at once. */
export const MOST_JOBS = 256;
/** What a run may cost at most, in US dollars. */
export const MOST_DOLLARS = 1_000_000;
export const MOST_SUBTASKS = 5;
/** What a subtask's agent is told to do, in characters. */
export const LONGEST_WORK = 20_000;
/** The commits of one attempt, in bytes. */
export const LARGEST_BUNDLE = 256 * 1024 * 1024;
/** Runs whose files are kept; of finished ones, the newest. */
export const KEPT_RUNS = 20;
