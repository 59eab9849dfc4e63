/** Checks without an App: GitHub lets Apps alone make check runs, so a person's token says each as a commit status. */
import { blockedDescription, type CheckText, testsCheck, verdictCheck } from './check-output.js';
import { STATUS } from './check-names.js';
import { isForAppsAlone } from './checks.js';
import type { Client } from './client.js';
import type { RepoName } from './repo.js';
import type { CommitSha, TestResult, Verdict } from '../../core/model.js';
import type { Forge } from '../../ports.js';
import { plainText } from '../../text/plain.js';

/** Longest description of a commit status that GitHub takes. */
const LONGEST_DESCRIPTION = 140;

interface Said {
  context: string;
  state: 'success' | 'failure';
  description: string;
}

/** The forge, which says its checks as commit statuses once GitHub has refused a check run to this token. */
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
    for (const said of statusesOf(results)) await rest.repos.createCommitStatus({ ...at, ...said });
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

/** A check each, and the one status that rules ask for where something speaks against the change. */
function statusesOf(results: readonly (Verdict | TestResult)[]): Said[] {
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

function toStatus({ name, conclusion, title }: CheckText): Said {
  return {
    context: name,
    state: conclusion === 'success' || conclusion === 'neutral' ? 'success' : 'failure',
    description: plainText(title, LONGEST_DESCRIPTION),
  };
}
