/** All messages about refusals by GitHub, each with the setting or the command that fixes it. */
import { STATUS } from './check-names.js';
import type { Method } from '../../core/model.js';
import { plainText } from '../../text/plain.js';
import { count, listText, shortSha } from '../../text/reasons.js';

/** A requirement that a branch's rules make of changes. */
export type Demand =
  | { is: 'status'; context: string; app?: number }
  /** A check of the repository's own workflows, which also run on Tributary's pull requests. */
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
  /** There is a classic branch protection that this token cannot read. */
  | { is: 'unreadable' };

export interface RequiredRule {
  demand: Demand;
  /** `unsure`: it depends on the change. */
  met: 'met' | 'unmet' | 'unsure';
}

/** All requirements for landing on a branch. */
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
  /** What happened, in whole sentences. */
  problem: string;
  /** What to change or type, one line each. */
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
      `The base branch requires the check "${plainText(context, 100)}", which one of the repository's own workflows reports; each landing waits for it.`,
      'To land without waiting, require only "tributary", and run the check as a suite.',
    ),
  'up-to-date': () =>
    words(
      'The base branch requires branches to be up to date; Tributary updates each one before it lands.',
    ),
  approvals: (each) =>
    off(
      `The base branch requires ${count(each.count, 'approving review')}, but nobody can approve their own pull request.`,
      'Required approvals',
    ),
  'code-owners': () =>
    off('The base branch requires a review by the code owners.', 'Require review from Code Owners'),
  'last-push-approval': () =>
    off(
      'The base branch requires somebody else to approve the last push.',
      'Require approval of the most recent reviewable push',
    ),
  conversations: () =>
    words(
      'The base branch requires that all conversations of a pull request are resolved.',
      'Resolve the open conversations, and run again.',
    ),
  signatures: () =>
    words(
      "The base branch requires signed commits, but Tributary's commits are not signed.",
      'Set `method: squash` in .github/tributary.yml: GitHub signs squashed commits.',
      `Or ${RULES}: turn off "Require signed commits".`,
    ),
  'linear-history': () =>
    words(
      'The base branch requires a linear history, which merge commits break.',
      'Set `method: squash` or `method: rebase` in .github/tributary.yml.',
    ),
  methods: ({ allowed }) =>
    words(
      `The base branch allows only ${listText(allowed.map((method) => METHOD_NAMES[method]))}.`,
      `Set \`method: ${allowed[0] ?? 'merge'}\` in .github/tributary.yml.`,
    ),
  'merge-queue': () =>
    words(
      'The base branch accepts changes only from GitHub’s merge queue.',
      `${RULES}: turn off "Require merge queue"; Tributary is itself a merge queue.`,
    ),
  deployments: ({ environments }) =>
    off(
      `The base branch requires deployments to ${listText(environments)} first.`,
      'Require deployments to succeed',
    ),
  workflows: () =>
    off(
      'The base branch requires workflows, which wait for approval on pull requests that a workflow opened.',
      'Require workflows to pass before merging',
    ),
  'code-scanning': ({ tools }) =>
    off(
      `The base branch requires code scanning results of ${listText(tools)}.`,
      'Require code scanning results',
    ),
  'restricted-updates': () =>
    off('Only people on the bypass list may update the base branch.', 'Restrict updates'),
  pattern: (each) =>
    words(
      `A rule of the base branch restricts ${plainText(each.of, 60)} and may refuse a landing.`,
    ),
  files: ({ rule }) =>
    words(`A rule of the base branch (${plainText(rule, 60)}) may refuse files of a change.`),
  unknown: ({ rule }) =>
    words(`The base branch has a rule that Tributary does not know: ${plainText(rule, 60)}.`),
  unreadable: () =>
    words(
      'The base branch has classic branch protection, which this token can read only partly.',
      'To let Tributary check it before a run, convert it to a ruleset: Settings → Rules → Rulesets.',
    ),
};

const REFUSALS: Table<GitHubRefusal> = {
  token: () =>
    words('GitHub rejected the token.', 'Set a valid one: export GITHUB_TOKEN=$(gh auth token)'),
  permission: permissionWords,
  'not-found': ({ repository }) =>
    words(
      `This token cannot see ${plainText(repository, 120)} on GitHub.`,
      'Check the name, and whether the token may read the repository.',
    ),
  'rate-limit': ({ until }) =>
    words(
      `GitHub's rate limit is exhausted${until === undefined ? '' : ` until ${plainText(until, 40)}`}.`,
      'Run again after that: the run resumes where it stopped.',
    ),
  'creation-off': () =>
    words(
      'GitHub Actions is not allowed to open pull requests in this repository.',
      'Settings → Actions → General → Workflow permissions: tick "Allow GitHub Actions to create and approve pull requests".',
      'If it is greyed out, the organization controls this setting.',
    ),
  'workflow-files': ({ branch }) =>
    words(
      `GitHub refused to update ${plainText(branch, 120)}: the change contains workflow files, which this token may not change.`,
      'Change files in .github/workflows by hand, or give Tributary a token with the permission `workflows: write`.',
    ),
  protected: ({ branch, message }) =>
    words(
      `GitHub refused to push ${plainText(branch, 120)}: a rule protects it (${plainText(message, 300)}).`,
      `${RULES}: exclude the branches tributary/** from it.`,
    ),
  secret: ({ branch }) =>
    words(
      `GitHub's push protection found a secret in ${plainText(branch, 120)}; it was not pushed.`,
      'Remove the secret from the change. If it is real, revoke it.',
    ),
  'persons-pull': ({ task, pr }) =>
    words(
      `Pull request ${pr} for ${plainText(task, 64)} was not opened by Tributary; it was left unchanged.`,
      `gh pr close ${pr}`,
    ),
  'persons-commits': ({ branch, commit }) =>
    words(
      `Somebody else pushed to ${plainText(branch, 120)} (${shortSha(commit)}) in the meantime; nothing was overwritten.`,
      'Run again: Tributary continues with the pull request as it is now.',
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
  'base-busy': () => words('GitHub was still updating the base branch.', 'Run again.'),
  'not-mergeable': () =>
    words(
      'GitHub reports that the pull request cannot be merged, but gives no reason.',
      'Look at the pull request on GitHub, and run again.',
    ),
  other: ({ doing, message }) =>
    words(`GitHub refused ${plainText(doing, 120)}: ${plainText(message, 400)}`),
};

/** Describes a requirement, and what to change if Tributary cannot meet it. */
export function demandWords(demand: Demand): Words {
  return lookUp(DEMANDS, demand);
}

/** A branch's rules as text: what blocks a run, what to change, and what may be a problem. */
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

/** Describes a refusal, and what to change or type next. */
export function refusalWords(refusal: GitHubRefusal): Words {
  return lookUp(REFUSALS, refusal);
}

/** The same as one paragraph, for a note. */
export function refusalText(refusal: GitHubRefusal): string {
  const { problem, next } = refusalWords(refusal);
  return [problem, ...next].join(' ');
}

function lookUp<Kinds extends { is: string }>(table: Table<Kinds>, each: Kinds): Words {
  // TypeScript cannot see that the entry matches the kind that it is looked up by.
  return (table[each.is as Kinds['is']] as (each: Kinds) => Words)(each);
}

function statusWords({ context, app }: Extract<Demand, { is: 'status' }>): Words {
  const name = plainText(context, 100);
  if (context !== STATUS)
    return words(
      `The base branch requires the check "${name}", which Tributary does not report.`,
      `${RULES}: require the check "tributary" instead of "${name}", and run that check as a suite of .github/tributary.yml.`,
      'Or give Tributary the token of a GitHub App, so that pull requests start their own checks.',
    );
  return app === undefined
    ? words('The base branch requires the check "tributary", which Tributary sets before landing.')
    : words(
        `The base branch accepts the check "tributary" from only one app (${app}).`,
        `${RULES}: accept "tributary" from any source.`,
      );
}

/** A rule that can only be removed. */
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
