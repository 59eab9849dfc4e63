/** Fetches from the repository's remote, with or without a token. */
import { createRemote } from '../adapters/github/remote.js';
import { repoUrl } from '../adapters/github/repo.js';
import { TASK_REFS } from '../core/git-names.js';
import type { CommitSha } from '../core/model.js';
import type { Store } from '../ports.js';
import type { Job } from './job.js';

/** Fetches the task branches, unless all these commits are already in the store. */
export async function fetchTaken(
  job: Job,
  heads: readonly CommitSha[],
  store: Store,
): Promise<void> {
  const found = await Promise.all(heads.map((head) => store.resolve(head)));
  if (found.every((head) => head !== undefined)) return;
  const { repo } = job.context;
  const { repository } = job;
  const remote = createRemote({ git: repository.git, url: repoUrl(repo), token: repo.token });
  await remote.fetch([TASK_REFS]);
}
