/** The one wording of what GitHub refuses, with the setting or the command that is the way out. */
import type { Method } from '../../core/model.js';
import { plainText } from '../../text/plain.js';
import { count, listText, shortSha } from '../../text/reasons.js';

/** What a branch's rules demand of a change that is to land there. */
export type Demand =
  | { is: 'status'; context: string; app?: number }
  /** A check of the repository's own workflows, which run on the pull requests too. */
  | { is: 'own-check'; context: string }
  | { is: 'up-to-date' }
  | { is: 'approvals'; count: number }
  | { is: 'code-owners' }
  | { is: 'last-push-approval' }
  | { is: 'conversations' }
  | { is: 'signatures' }
  | { is: 'linear-history' }
  | { is: 'methods'; allowed: Method[] }
  | { is: 'merge-queue' }
  | { is: 'deployments'; environments: string[] }
  | { is: 'workflows' }
  | { is: 'code-scanning'; tools: string[] }
  | { is: 'restricted-updates' }
  | { is: 'pattern'; of: string }
  | { is: 'files'; rule: string }
  | { is: 'unknown'; rule: string }
  /** There is a classic branch protection, and the token may not read it. */
  | { is: 'unreadable' };

export interface RequiredRule {
  demand: Demand;
  /** `unsure` = it depends on the change. */
  met: 'met' | 'unmet' | 'unsure';
}

/** Everything that is demanded of what lands on a branch. */
export interface Required {
  branch: string;
  rules: RequiredRule[];
}

export type GitHubRefusal =
  | { is: 'token' }
  | { is: 'permission'; doing: string; needs?: string }
  | { is: 'not-found'; repository: string }
  | { is: 'rate-limit'; until: string | undefined }
  | { is: 'creation-off' }
  | { is: 'workflow-files'; branch: string }
  | { is: 'protected'; branch: string; message: string }
  | { is: 'secret'; branch: string; message: string }
  | { is: 'persons-pull'; task: string; pr: number }
  | { is: 'persons-commits'; branch: string; commit: string }
  | { is: 'demands'; demands: Demand[] }
  | { is: 'method-off'; method: Method }
  | { is: 'base-busy' }
  | { is: 'not-mergeable' }
  | { is: 'other'; doing: string; message: string };

export interface Words {
  /** What happened: whole sentences. */
  problem: string;
  /** What to change or type, a line each. */
  next: string[];
}

const RULES = 'Settings → Rules → Rulesets, or Settings → Branches';

const METHOD_NAMES: Readonly<Record<Method, string>> = {
  merge: 'merge commits',
  squash: 'squash merging',
  rebase: 'rebase merging',
};

type Table<Kinds extends { is: string }> = {
  readonly [Kind in Kinds['is']]: (each: Extract<Kinds, { is: Kind }>) => Words;
};

const DEMANDS: Table<Demand> = {
  status: statusWords,
  'own-check': ({ context }) =>
    words(
      `The base requires the check "${plainText(context, 100)}", which a workflow of the repository must report on each pull request: each landing waits for it.`,
      'To land without that wait, require "tributary" alone, and run it as a suite.',
    ),
  'up-to-date': () =>
    words(
      'The base requires branches to be up to date; Tributary rebuilds each one before it lands.',
    ),
  approvals: (each) =>
    off(
      `The base requires ${count(each.count, 'approving review')}, and nobody can approve a pull request of their own.`,
      'Required approvals',
    ),
  'code-owners': () =>
    off('The base requires a review by the code owners.', 'Require review from Code Owners'),
  'last-push-approval': () =>
    off(
      'The base requires an approval of the last push by somebody else.',
      'Require approval of the most recent reviewable push',
    ),
  conversations: () =>
    words(
      'The base requires that all conversations of a pull request are resolved.',
      'Resolve the open conversations, and run again.',
    ),
  signatures: () =>
    words(
      'The base requires signed commits, and those of Tributary are not signed.',
      'Set `method: squash` in .github/tributary.yml: GitHub signs the commit that it squashes.',
      `Or ${RULES}: turn off "Require signed commits".`,
    ),
  'linear-history': () =>
    words(
      'The base requires a linear history, which merge commits break.',
      'Set `method: squash` or `method: rebase` in .github/tributary.yml.',
    ),
  methods: ({ allowed }) =>
    words(
      `The base allows ${listText(allowed.map((method) => METHOD_NAMES[method]))} alone.`,
      `Set \`method: ${allowed[0] ?? 'merge'}\` in .github/tributary.yml.`,
    ),
  'merge-queue': () =>
    words(
      'The base takes changes from GitHub’s merge queue alone.',
      `${RULES}: turn off "Require merge queue"; Tributary is a queue itself.`,
    ),
  deployments: ({ environments }) =>
    off(
      `The base requires deployments to ${listText(environments)} first.`,
      'Require deployments to succeed',
    ),
  workflows: () =>
    off(
      'The base requires workflows, whose runs for a workflow’s own pull requests wait for approval.',
      'Require workflows to pass before merging',
    ),
  'code-scanning': ({ tools }) =>
    off(`The base requires results of ${listText(tools)}.`, 'Require code scanning results'),
  'restricted-updates': () =>
    off('Only people on its bypass list may change the base.', 'Restrict updates'),
  pattern: (each) =>
    words(`A rule of the base limits ${plainText(each.of, 60)}, and may refuse what lands.`),
  files: ({ rule }) =>
    words(`A rule of the base (${plainText(rule, 60)}) may refuse files of a change.`),
  unknown: ({ rule }) =>
    words(`The base has a rule that Tributary does not know: ${plainText(rule, 60)}.`),
  unreadable: () =>
    words(
      'The base is protected by a classic branch protection, of which the token may read a part.',
      'To have it checked before a run, make it a ruleset: Settings → Rules → Rulesets.',
    ),
};

const REFUSALS: Table<GitHubRefusal> = {
  token: () =>
    words(
      'GitHub does not accept the token.',
      'Give a valid one in GITHUB_TOKEN, such as: export GITHUB_TOKEN=$(gh auth token)',
    ),
  permission: permissionWords,
  'not-found': ({ repository }) =>
    words(
      `GitHub shows no ${plainText(repository, 120)} to this token.`,
      'Check the name, and that the token may read the repository.',
    ),
  'rate-limit': ({ until }) =>
    words(
      `GitHub's limit of requests is used up${until === undefined ? '' : ` until ${plainText(until, 40)}`}.`,
      'Run again then: it goes on where it stopped.',
    ),
  'creation-off': () =>
    words(
      'GitHub Actions may not open pull requests in this repository.',
      'Settings → Actions → General → Workflow permissions: tick "Allow GitHub Actions to create and approve pull requests".',
      'Where it is greyed out, the organization decides.',
    ),
  'workflow-files': ({ branch }) =>
    words(
      `GitHub refused to change ${plainText(branch, 120)}: the change has workflow files, which a workflow's own token never may touch.`,
      'Make changes below .github/workflows by hand, or give Tributary a token with the permission `workflows: write`.',
    ),
  protected: ({ branch, message }) =>
    words(
      `GitHub refused to push ${plainText(branch, 120)}: a rule protects it (${plainText(message, 300)}).`,
      `${RULES}: leave the branches tributary/** out of it.`,
    ),
  secret: ({ branch }) =>
    words(
      `GitHub's push protection found a secret in ${plainText(branch, 120)}; it was not pushed.`,
      'Take the secret out of the change. If it is a real one, revoke it.',
    ),
  'persons-pull': ({ task, pr }) =>
    words(
      `Pull request ${pr} for ${plainText(task, 64)} is somebody's own; it was left alone.`,
      `gh pr close ${pr}`,
    ),
  'persons-commits': ({ branch, commit }) =>
    words(
      `Somebody pushed to ${plainText(branch, 120)} (${shortSha(commit)}) since it was looked at; nothing was overwritten.`,
      'Run again: an open pull request is taken up as it stands now.',
    ),
  demands: ({ demands }) => {
    const all = demands.map(demandWords);
    return words(all.map(({ problem }) => problem).join(' '), ...all.flatMap(({ next }) => next));
  },
  'method-off': ({ method }) =>
    words(
      `The repository does not allow ${METHOD_NAMES[method]}.`,
      `Settings → General → Pull Requests: allow ${METHOD_NAMES[method]}.`,
      'Or set another `method:` in .github/tributary.yml.',
    ),
  'base-busy': () => words('GitHub was still working on the base branch.', 'Run again.'),
  'not-mergeable': () =>
    words(
      'GitHub says that the pull request cannot be merged, without a reason.',
      'Look at the pull request on GitHub, and run again.',
    ),
  other: ({ doing, message }) =>
    words(`GitHub refused ${plainText(doing, 120)}: ${plainText(message, 400)}`),
};

/** What a rule demands, and what to change where Tributary cannot meet it. */
export function demandWords(demand: Demand): Words {
  return lookUp(DEMANDS, demand);
}

/** A branch's rules for people: what stops a run, what to change, and what may be in its way. */
export function requiredLines({ rules }: Required): {
  problems: string[];
  next: string[];
  warnings: string[];
} {
  const unmet = rules.filter(({ met }) => met === 'unmet').map(({ demand }) => demandWords(demand));
  const unsure = rules.filter(({ met }) => met === 'unsure');
  return {
    problems: unmet.map(({ problem }) => problem),
    next: [...new Set(unmet.flatMap(({ next }) => next))],
    warnings: unsure.map(({ demand }) => {
      const { problem, next } = demandWords(demand);
      return [problem, ...next].join(' ');
    }),
  };
}

/** What happened, and what to change or type next. */
export function refusalWords(refusal: GitHubRefusal): Words {
  return lookUp(REFUSALS, refusal);
}

/** The same in one paragraph, for a note. */
export function refusalText(refusal: GitHubRefusal): string {
  const { problem, next } = refusalWords(refusal);
  return [problem, ...next].join(' ');
}

function lookUp<Kinds extends { is: string }>(table: Table<Kinds>, each: Kinds): Words {
  // TypeScript does not see that an entry belongs to the kind that it is looked up by.
  return (table[each.is as Kinds['is']] as (each: Kinds) => Words)(each);
}

function statusWords({ context, app }: Extract<Demand, { is: 'status' }>): Words {
  const name = plainText(context, 100);
  if (context !== 'tributary')
    return words(
      `The base requires the check "${name}", which Tributary does not report.`,
      `${RULES}: require the check "tributary" instead of "${name}", and run it as a suite of .github/tributary.yml.`,
      'Or give Tributary the token of a GitHub App, so that pull requests start their own checks.',
    );
  return app === undefined
    ? words('The base requires the check "tributary", which Tributary sets before it lands.')
    : words(
        `The base takes the check "tributary" from one app alone (${app}).`,
        `${RULES}: let "tributary" come from any source.`,
      );
}

/** A rule that can only be taken away. */
function off(problem: string, setting: string): Words {
  return words(
    problem,
    `${RULES}: turn off "${setting}" for this branch, or let the token's app bypass it.`,
  );
}

function permissionWords({ doing, needs }: Extract<GitHubRefusal, { is: 'permission' }>): Words {
  const named = plainText(needs ?? '', 120)
    .replaceAll('_', '-')
    .replaceAll('=', ': ');
  return words(
    `GitHub refused ${plainText(doing, 120)}: the token lacks ${named ? `the permission ${named}` : 'a permission'}.`,
    named
      ? `Add \`${named}\` to the job's \`permissions:\`, and to those of the workflow that calls it.`
      : 'Compare the `permissions:` of your workflow with those that `tributary init --github` writes.',
  );
}

function words(problem: string, ...next: string[]): Words {
  return { problem, next };
}
