/** Checks of `tributary doctor` for GitHub: the repository, the token, the rules, and a probe. */
import type { Repository } from '../adapters/git/repository.js';
import { matcher } from '../adapters/glob-matcher.js';
import { workflowTriggers } from '../adapters/github/workflow-triggers.js';
import type { Config } from '../core/config.js';
import { RunId } from '../core/model.js';
import type { RepositoryFacts } from '../wiring/local-github.js';
import { afterLandLines } from '../text/after-land.js';
import { probeChecks } from '../adapters/github/probe-text.js';
import { demandWords, refusalWords, type RequiredRule } from '../adapters/github/refusals-text.js';
import type { DoctorCheck } from '../text/doctor-check.js';
import type { CommandContext } from './context.js';
import { createMachine, gitHubRepoOf, type Project } from './project.js';

const NEEDS = 'contents, pull requests, issues and commit statuses: write';

/**
 * Checks the repository and the token. Runs before the configuration checks, since the configuration is read
 * from GitHub.
 */
export async function accessChecks(
  context: CommandContext,
  repository: Repository,
): Promise<{ checks: DoctorCheck[]; facts: RepositoryFacts }> {
  const repo = await gitHubRepoOf(context, repository);
  const { repositoryFacts } = await import('../wiring/local-github.js');
  const facts = await repositoryFacts(repo, note(context));
  const found = `${repo.owner}/${repo.name} on ${new URL(repo.serverUrl).host}`;
  const reached: DoctorCheck = facts.isArchived
    ? { name: 'github', ok: false, found: `${found} is archived`, next: ['Settings → General'] }
    : { name: 'github', ok: true, found };
  return { checks: [reached, tokenCheck(facts)], facts };
}

/** Checks each rule and names a fix. With `probe`, also opens a test pull request. */
export async function* repositoryChecks(
  context: CommandContext,
  project: Project,
  facts: RepositoryFacts,
  withProbe = false,
): AsyncGenerator<DoctorCheck> {
  yield* methodChecks(facts, project.config);
  yield* await afterLandChecks(project);
  const rules = await rulesOf(context, project);
  if (rules.length === 0)
    yield { name: 'rules', ok: true, found: `none on ${project.base.branch}` };
  yield* rules.map(ruleCheck);
  if (withProbe) yield* await probed(context, project, rules);
}

/** Fine-grained tokens and App tokens do not show their permissions, so these are only checked where possible. */
function tokenCheck({ mayPush, scopes, isPrivate }: RepositoryFacts): DoctorCheck {
  const name = 'token';
  if (mayPush === false)
    return { name, ok: false, found: 'can read but not push', next: [`It needs ${NEEDS}`] };
  if (scopes === undefined)
    return { name, ok: 'warn', found: `its permissions are not visible; it needs ${NEEDS}` };
  const isEnough = scopes.includes('repo') || (!isPrivate && scopes.includes('public_repo'));
  return isEnough
    ? { name, ok: true, found: `scopes ${scopes.join(', ')}` }
    : {
        name,
        ok: false,
        found: 'the scope repo is missing',
        next: ['gh auth refresh --scopes repo'],
      };
}

function methodChecks({ off }: RepositoryFacts, { method }: Config): DoctorCheck[] {
  if (!off.includes(method)) return [];
  const { problem, next } = refusalWords({ is: 'method-off', method });
  return [{ name: 'method', ok: false, found: problem, next }];
}

/** Checks that the `after-land` workflows can be started. */
async function afterLandChecks({ store, base, config }: Project): Promise<DoctorCheck[]> {
  const workflows = await workflowTriggers(store, base, matcher);
  const { problems, next } = afterLandLines(workflows, config['after-land'], true);
  return problems.map((found) => ({ name: 'after-land', ok: false, found, next }));
}

async function rulesOf(context: CommandContext, project: Project): Promise<RequiredRule[]> {
  const { base, config } = project;
  const events = { emit: () => undefined };
  const { github } = await createMachine(context, project, RunId.parse('doctor'), events);
  return (await github?.forge.required(base.branch, config.method))?.rules ?? [];
}

function ruleCheck({ demand, met }: RequiredRule): DoctorCheck {
  const { problem, next } = demandWords(demand);
  if (met === 'met') return { name: 'rule', ok: true, found: problem };
  return { name: 'rule', ok: met === 'unmet' ? false : 'warn', found: problem, next };
}

async function probed(
  context: CommandContext,
  project: Project,
  rules: readonly RequiredRule[],
): Promise<DoctorCheck[]> {
  const { repo, repository, base } = project;
  if (!repo) return [];
  const { probeOn } = await import('../wiring/local-github.js');
  const report = note(context);
  report(
    `Opening a test pull request on ${repo.owner}/${repo.name}. It will be closed, never merged.`,
  );
  const required = rules.flatMap(({ demand }) => (demand.is === 'status' ? [demand.context] : []));
  const { clock, signal } = context;
  const options = { base, required: new Set(required), now: clock.now(), signal };
  return probeChecks(rules, await probeOn(repo, repository.git, project, options, report));
}

function note(context: CommandContext) {
  return (line: string): void => {
    context.stderr.write(`${line}\n`);
  };
}
