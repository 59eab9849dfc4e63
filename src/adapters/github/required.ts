/** Reads a branch's rules, and which of them Tributary meets. */
import type { Method } from '../../core/model.js';
import type { Demand, Required, RequiredRule } from './refusals-text.js';
import { isCheck, STATUS } from './check-names.js';
import type { Client } from './client.js';
import type { ForgeState } from './pulls.js';

type Rule = Awaited<ReturnType<Client['rest']['repos']['getBranchRules']>>['data'][number];
type Branch = Awaited<ReturnType<Client['rest']['repos']['getBranch']>>['data'];

const METHODS: readonly Method[] = ['merge', 'squash', 'rebase'];

/** Reads a branch's rules from rulesets and classic protection, with two requests. */
export async function required(
  forge: ForgeState,
  branch: string,
  method: Method,
): Promise<Required> {
  const rules = await forge.client.paginate(forge.client.rest.repos.getBranchRules, {
    ...forge.at,
    branch,
    per_page: 100,
  });
  const { data } = await forge.client.rest.repos.getBranch({ ...forge.at, branch });
  const { ownChecks } = forge;
  const demands = withoutRepeats([
    ...rules.flatMap((rule) => demandsOf(rule, ownChecks)),
    ...classicDemands(data, ownChecks),
  ]);
  if (branch === forge.base) forge.rulesRead = true;
  if (branch === forge.base && demands.some(({ is }) => is === 'up-to-date')) forge.strict = true;
  return { branch, rules: demands.map((demand) => ({ demand, met: metBy(demand, method) })) };
}

/** Removes duplicates: several rulesets may require the same. */
function withoutRepeats(demands: readonly Demand[]): Demand[] {
  return [...new Map(demands.map((demand) => [JSON.stringify(demand), demand])).values()];
}

function demandsOf(rule: Rule, ownChecks: boolean): Demand[] {
  switch (rule.type) {
    case 'pull_request':
      return reviewDemands(rule);
    case 'required_status_checks':
      return statusDemands(rule, ownChecks);
    case 'required_signatures':
      return [{ is: 'signatures' }];
    case 'required_linear_history':
      return [{ is: 'linear-history' }];
    case 'merge_queue':
      return [{ is: 'merge-queue' }];
    case 'required_deployments': {
      const environments = rule.parameters?.required_deployment_environments ?? [];
      return [{ is: 'deployments', environments }];
    }
    case 'workflows':
      return [{ is: 'workflows' }];
    case 'code_scanning': {
      const tools = rule.parameters?.code_scanning_tools.map(({ tool }) => tool) ?? [];
      return [{ is: 'code-scanning', tools }];
    }
    case 'update':
      return [{ is: 'restricted-updates' }];
    case 'commit_message_pattern':
      return [{ is: 'pattern', of: 'commit messages' }];
    case 'commit_author_email_pattern':
      return [{ is: 'pattern', of: 'email addresses of authors' }];
    case 'committer_email_pattern':
      return [{ is: 'pattern', of: 'email addresses of committers' }];
    case 'file_path_restriction':
    case 'max_file_path_length':
    case 'file_extension_restriction':
    case 'max_file_size':
      return [{ is: 'files', rule: rule.type }];
    // These do not block a merge, or only concern names that exist already.
    case 'creation':
    case 'deletion':
    case 'non_fast_forward':
    case 'branch_name_pattern':
    case 'tag_name_pattern':
    case 'copilot_code_review':
      return [];
    default:
      return [{ is: 'unknown', rule: (rule as { type: string }).type }];
  }
}

function reviewDemands(rule: Extract<Rule, { type: 'pull_request' }>): Demand[] {
  const asked = rule.parameters;
  if (!asked) return [];
  const allowed = METHODS.filter((method) =>
    asked.allowed_merge_methods?.some((each) => each.toLowerCase() === method),
  );
  const count = asked.required_approving_review_count;
  return [
    ...(count > 0 ? [{ is: 'approvals' as const, count }] : []),
    ...(asked.require_code_owner_review ? [{ is: 'code-owners' as const }] : []),
    ...(asked.require_last_push_approval ? [{ is: 'last-push-approval' as const }] : []),
    ...(asked.required_review_thread_resolution ? [{ is: 'conversations' as const }] : []),
    ...(allowed.length > 0 ? [{ is: 'methods' as const, allowed }] : []),
  ];
}

function statusDemands(
  rule: Extract<Rule, { type: 'required_status_checks' }>,
  ownChecks: boolean,
): Demand[] {
  const asked = rule.parameters;
  if (!asked) return [];
  return [
    ...asked.required_status_checks.map(({ context, integration_id: app }) =>
      statusDemand(ownChecks, context, app ?? undefined),
    ),
    ...(asked.strict_required_status_checks_policy ? [{ is: 'up-to-date' as const }] : []),
  ];
}

/** Requirements of a classic branch protection. Without administration rights, only its status checks are readable. */
function classicDemands(
  { protected: isProtected, protection }: Branch,
  ownChecks: boolean,
): Demand[] {
  if (!isProtected || protection.enabled !== true) return [];
  const checks = protection.required_status_checks;
  const contexts = checks?.checks?.map(({ context }) => context) ?? checks?.contexts ?? [];
  return [
    ...contexts.map((context) => statusDemand(ownChecks, context, undefined)),
    { is: 'unreadable' },
  ];
}

/** If pull requests trigger the repository's own workflows, those report the check. */
function statusDemand(ownChecks: boolean, context: string, app: number | undefined): Demand {
  return ownChecks && !isTributarys(context)
    ? { is: 'own-check', context }
    : { is: 'status', context, ...(app !== undefined && { app }) };
}

function isTributarys(context: string): boolean {
  return context === STATUS || isCheck(context);
}

function metBy(demand: Demand, method: Method): RequiredRule['met'] {
  switch (demand.is) {
    case 'status':
      return demand.context === STATUS && demand.app === undefined ? 'met' : 'unmet';
    case 'own-check':
      return 'unsure';
    case 'up-to-date':
      return 'met';
    case 'methods':
      return demand.allowed.includes(method) ? 'met' : 'unmet';
    case 'linear-history':
      return method === 'merge' ? 'unmet' : 'met';
    case 'signatures':
      return method === 'squash' ? 'met' : 'unmet';
    case 'approvals':
    case 'code-owners':
    case 'last-push-approval':
    case 'merge-queue':
    case 'deployments':
    case 'workflows':
    case 'code-scanning':
    case 'restricted-updates':
      return 'unmet';
    case 'conversations':
    case 'pattern':
    case 'files':
    case 'unknown':
    case 'unreadable':
      return 'unsure';
    default:
      return demand satisfies never;
  }
}
