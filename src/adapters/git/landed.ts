/** What has landed, determined only by the trailers of commits that are reachable from a branch. */
import { TRAILERS } from '../../core/git-names.js';
import { ChangeId, CommitSha, TaskId } from '../../core/model.js';
import type { LandedTrailer } from '../../ports.js';
import type { Git } from './git.js';

const FORMAT = `%H%x00${valueOf(TRAILERS.task)}%x00${valueOf(TRAILERS.change)}%x1e`;

/** Landings of these tasks in the history of `at`, newest first. */
export async function landedTrailers(
  git: Git,
  at: CommitSha,
  tasks: readonly TaskId[],
): Promise<LandedTrailer[]> {
  if (tasks.length === 0) return [];
  const { stdout } = await git([
    'log',
    '--topo-order',
    '--extended-regexp',
    `--grep=^${TRAILERS.task}: `,
    `--format=${FORMAT}`,
    at,
  ]);
  return readTrailers(stdout, new Set(tasks));
}

function readTrailers(log: string, wanted: ReadonlySet<string>): LandedTrailer[] {
  const found = new Map<ChangeId, LandedTrailer>();
  for (const record of log.split('\x1e')) {
    const [at, name, id] = record.split('\0').map((part) => part.trim());
    const commit = CommitSha.safeParse(at);
    const task = TaskId.safeParse(name);
    const change = ChangeId.safeParse(id);
    if (!commit.success || !task.success || !change.success || !wanted.has(task.data)) continue;
    // The newest commit with a change's trailer is the landing; older ones are the pull request's head.
    if (!found.has(change.data))
      found.set(change.data, { task: task.data, change: change.data, commit: commit.data });
  }
  return [...found.values()];
}

function valueOf(key: string) {
  return `%(trailers:key=${key},valueonly,separator=%x20)`;
}
