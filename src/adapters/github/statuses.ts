/** Reports checks as commit statuses: only GitHub Apps can create check runs, a person's token cannot. */
import { blockedDescription, type CheckText, testsCheck, verdictCheck } from './check-output.js';
import { STATUS } from './check-names.js';
import { isForAppsAlone } from './checks.js';
import type { Client } from './client.js';
import type { RepoName } from './repo.js';
import type { CommitSha, TestResult, Verdict } from '../../core/model.js';
import type { Forge } from '../../ports.js';
import { plainText } from '../../text/plain.js';

/** GitHub's limit for the description of a commit status. */
const LONGEST_DESCRIPTION = 140;

interface Status {
  context: string;
  state: 'success' | 'failure';
  description: string;
}

/** Wraps a forge so that it reports commit statuses once GitHub has refused a check run to this token. */
export function withStatuses(forge: Forge, { rest }: Pick<Client, 'rest'>, repo: RepoName): Forge {
  const commits = new Map<number, CommitSha>();
  let isRefused = false;
  const commitOf = async (pr: number): Promise<CommitSha | undefined> => {
    if (!commits.has(pr))
      for (const each of await forge.open()) commits.set(each.number, each.commit);
    return commits.get(pr);
  };
  const sayStatuses: Forge['check'] = async (pr, results) => {
    const sha = await commitOf(pr);
    if (sha === undefined) return;
    const at = { owner: repo.owner, repo: repo.name, sha };
    for (const status of statusesOf(results))
      await rest.repos.createCommitStatus({ ...at, ...status });
  };
  return {
    ...forge,
    publish: async (published) => {
      const pr = await forge.publish(published);
      commits.set(pr, published.commit);
      return pr;
    },
    check: async (pr, results) => {
      if (isRefused) return sayStatuses(pr, results);
      try {
        await forge.check(pr, results);
      } catch (error) {
        if (!isForAppsAlone(error)) throw error;
        isRefused = true;
        await sayStatuses(pr, results);
      }
    },
  };
}

/** One status for each check, and the one that rules require if a result is against the change. */
function statusesOf(results: readonly (Verdict | TestResult)[]): Status[] {
  const verdicts = results.flatMap((each) => ('suite' in each ? [] : [verdictCheck(each)]));
  const tests = testsCheck(results.flatMap((each) => ('suite' in each ? [each] : [])));
  const against = blockedDescription(results);
  return [
    ...[...verdicts, ...(tests ? [tests] : [])].map(toStatus),
    ...(against === undefined
      ? []
      : [{ context: STATUS, state: 'failure' as const, description: against }]),
  ];
}

function toStatus({ name, conclusion, title }: CheckText): Status {
  return {
    context: name,
    state: conclusion === 'success' || conclusion === 'neutral' ? 'success' : 'failure',
    description: plainText(title, LONGEST_DESCRIPTION),
  };
}
