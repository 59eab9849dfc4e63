/** The jobs of a workflow's run, for what they are billed. */
import type { Job } from '../../core/model.js';
import type { Client } from './client.js';
import { failureOf } from './errors.js';
import type { RepoName } from './repo.js';

/**
 * Those of the latest attempt that ran, or still run.
 *
 * @param now ISO date: a job that has not ended counts until then
 * @returns undefined where GitHub does not tell: the report says nothing of it then
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
    // The job that asks is one of them: an empty list tells nothing, and not that nothing is billed.
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
