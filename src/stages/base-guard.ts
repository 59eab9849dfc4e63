/**
 * Who moved the base while agents worked. Commits of others are shown, and landing goes on top of them. It stops
 * at a commit that an agent made: such a commit passed no gate.
 */
import { IDENTITY, isAgentEmail } from '../core/git-names.js';
import { AcceptedBase, type CommitSha, Plan, type StoppedBase } from '../core/model.js';
import { baseFile, folders, planFile } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import type { CommitFacts, Ports, Run } from '../ports.js';
import { acceptBase, askedOf } from '../text/next-steps.js';
import { plainText } from '../text/plain.js';
import { count, typedSha } from '../text/reasons.js';

type GuardPorts = Pick<Ports, 'base' | 'events' | 'store' | 'workspaces'>;

const MOST_SHOWN = 5;

/** @throws UserError if an agent committed to the base, until a person accepts that */
export async function guardBase(run: Run, ports: GuardPorts): Promise<void> {
  const first = await run.dir.read(planFile(1), Plan);
  const { branch, commit: to } = await ports.base();
  if (!first || first.base.commit === to) return;
  const from = first.base.commit;
  const { agents, people } = await foreignCommits(ports, run.request.run, from, to);
  const open = await notAccepted(run, ports, agents);
  if (open.length > 0) {
    const stopped: StoppedBase = { version: 1, branch, from, to };
    await run.dir.write(baseFile('stopped', to), stopped);
    throw refusal(run, stopped, open);
  }
  if (people.length > 0 && (await run.dir.write(baseFile('seen', to), { version: 1 })))
    ports.events.emit({ is: 'note', message: movedText(branch, people) });
}

/** The error for a base that an agent moved, with the commands that undo or accept it. */
export function refusal(
  { request }: Pick<Run, 'request'>,
  { branch, from, to }: StoppedBase,
  commits: readonly Pick<CommitFacts, 'commit' | 'author' | 'subject'>[] = [],
): UserError {
  const before = typedSha(from);
  return new UserError(
    [
      `An agent committed directly to ${branch} and bypassed the gates: ${before}..${typedSha(to)}.`,
      ...commits.slice(0, MOST_SHOWN).map((each) => `  ${commitLine(each)}`),
      'This run landed nothing on top of it.',
    ],
    [
      `git log ${before}..${branch}`,
      `git branch -f ${branch} ${before}    (or, if it is checked out: git reset --hard ${before})`,
      `${acceptBase(request.ask, askedOf(request), to)}    (to keep it and go on)`,
    ],
    1,
  );
}

/** Commits on the base that Tributary did not land. */
async function foreignCommits(
  { store, workspaces }: GuardPorts,
  run: string,
  from: CommitSha,
  to: CommitSha,
): Promise<{ agents: CommitFacts[]; people: CommitFacts[] }> {
  const [agents, people]: [CommitFacts[], CommitFacts[]] = [[], []];
  for (const each of await store.commits(from, to)) {
    const { commit, author, committer } = each;
    const isAgents =
      isAgentEmail(author.email) ||
      isAgentEmail(committer.email) ||
      (await workspaces.holderOf(commit)) !== undefined;
    if (isAgents) agents.push(each);
    else if (committer.email !== IDENTITY.email && each.run !== run) people.push(each);
  }
  return { agents, people };
}

async function notAccepted(
  run: Run,
  { store }: GuardPorts,
  commits: readonly CommitFacts[],
): Promise<CommitFacts[]> {
  if (commits.length === 0) return [];
  const names = (await run.dir.list(folders.base)).filter((name) => name.includes('/accepted-'));
  const tips = await Promise.all(names.map((name) => run.dir.read(name, AcceptedBase)));
  const open: CommitFacts[] = [];
  for (const each of commits) {
    const within = await Promise.all(
      tips.map(async (tip) => tip && (await store.mergeBase(each.commit, tip.to)) === each.commit),
    );
    if (!within.includes(true)) open.push(each);
  }
  return open;
}

function movedText(branch: string, commits: readonly CommitFacts[]): string {
  const shown = commits.slice(0, MOST_SHOWN).map(commitLine);
  const more = commits.length - shown.length;
  const all = [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
  return `${branch} moved while agents worked: ${count(commits.length, 'commit')} of others (${all}). Landing goes on top.`;
}

function commitLine({
  commit,
  author,
  subject,
}: Pick<CommitFacts, 'commit' | 'author' | 'subject'>) {
  return `${typedSha(commit)} ${plainText(subject, 60)} (${plainText(author.name, 40)})`;
}
