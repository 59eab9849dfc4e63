/** Reads the jobs of a workflow run, to calculate their cost. */
import type { Job } from '../../core/model.js';
import type { Client } from './client.js';
import { failureOf } from './errors.js';
import type { RepoName } from './repo.js';

/**
 * Jobs of the latest attempt that ran or are running.
 *
 * @param now ISO date, used as the end of running jobs
 * @returns undefined if GitHub does not say; the report then omits the cost
 */
export async function jobsOfRun(
  { paginate, rest }: Pick<Client, 'paginate' | 'rest'>,
  { owner, name }: RepoName,
  run: number,
  now: string,
): Promise<Job[] | undefined> {
  try {
    const asked = { owner, repo: name, run_id: run, per_page: 100 };
    const jobs = await paginate(rest.actions.listJobsForWorkflowRun, asked);
    // The calling job must be in the list, so an empty list is a failed answer, not zero cost.
    if (jobs.length === 0) return undefined;
    return jobs
      .filter(({ conclusion, started_at }) => conclusion !== 'skipped' && started_at)
      .map(({ name: job, started_at: from, completed_at: to }) => ({
        name: job,
        seconds: Math.max(0, (Date.parse(to ?? now) - Date.parse(from)) / 1000),
      }));
  } catch (error) {
    if (!failureOf(error)) throw error;
    return undefined;
  }
}
