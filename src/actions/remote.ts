/** The repository's remote, with or without a token. */
import { createRemote, type Remote } from '../adapters/github/remote.js';
import type { CommitSha } from '../core/model.js';
import { remoteUrl } from '../wiring/github.js';
import type { Store } from '../ports.js';
import type { Job } from './job.js';

export function remoteOf({ context, repository }: Job): Remote {
  return createRemote({
    git: repository.git,
    url: remoteUrl(context),
    token: context.inputs.token,
  });
}

/** Work that stands on branches already; fetched only where it is not there yet. */
export async function fetchTaken(
  job: Job,
  heads: readonly CommitSha[],
  store: Store,
): Promise<void> {
  const found = await Promise.all(heads.map((head) => store.resolve(head)));
  if (found.every((head) => head !== undefined)) return;
  await remoteOf(job).fetch(['refs/heads/tributary/*']);
}
