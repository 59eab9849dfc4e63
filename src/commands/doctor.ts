/** `tributary doctor`: checks everything a run needs, and says how to fix what is missing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitVersion, openRepository, type Repository } from '../adapters/git/repository.js';
import { callingJobs } from '../adapters/github/calling-workflows.js';
import { matcher } from '../adapters/glob-matcher.js';
import { createPricing } from '../adapters/prices.js';
import { tasksMd } from '../adapters/tasks/tasks-md.js';
import type { Config } from '../core/config.js';
import { lacksCompliance } from '../core/gates/policy.js';
import { UserError } from '../core/user-error.js';
import { isAtLeast, NEEDED_GIT, NEEDED_NODE } from '../core/version.js';
import { neededPermissions, ORCHESTRATE_FILE } from '../init/workflow-text.js';
import { callingChecks } from '../text/calling-workflow.js';
import type { DoctorCheck } from '../text/doctor-check.js';
import { count, listText } from '../text/reasons.js';
import { PLACEHOLDER } from '../init/init-text.js';
import { doctorText } from '../report/status-text.js';
import type { CommandContext, ExitCode } from './context.js';
import { isOnPath } from './init.js';
import { sandboxChecks } from './doctor-sandbox.js';
import { accessChecks, repositoryChecks } from './doctor-github.js';
import { workspaceChecks } from './doctor-workspace.js';
import { asBadInput, openProject, type Project, type ProjectOptions } from './project.js';

const SHELL_WORDS = new Set([
  'echo',
  'if',
  'for',
  'while',
  'test',
  'exec',
  'set',
  'cd',
  'true',
  'false',
  ':',
  '.',
]);

interface DoctorOptions extends ProjectOptions {
  json?: boolean | undefined;
  /** Opens a test pull request on GitHub, reports what happens to it, and closes it. */
  probe?: boolean | undefined;
  /** Runs set-up and suites in the sandbox. */
  sandbox?: boolean | undefined;
  nodeVersion: string;
}

/** @returns 0 if nothing is missing (warnings do not count), 1 otherwise, 130 if a probe was interrupted */
export async function doctorCommand(
  context: CommandContext,
  options: DoctorOptions,
): Promise<ExitCode> {
  const checks = await allChecks(
    context,
    options.probe ? { ...options, forge: 'github' } : options,
  );
  context.stdout.write(`${options.json ? JSON.stringify(checks, null, 2) : doctorText(checks)}\n`);
  if (options.probe && context.signal.aborted) return 130;
  return checks.some(({ ok }) => ok === false) ? 1 : 0;
}

/** If a check fails, checks that depend on it are skipped. */
async function allChecks(context: CommandContext, options: DoctorOptions): Promise<DoctorCheck[]> {
  const checks = [nodeCheck(options.nodeVersion)];
  let subject = `git ${NEEDED_GIT}+`;
  try {
    await asBadInput(options, async () => {
      const repository = await openRepository(context.cwd, context.environment);
      checks.push(...(await gitChecks(repository)));
      subject = 'github';
      const access = options.forge === 'github' && (await accessChecks(context, repository));
      checks.push(...(access ? access.checks : []));
      subject = 'config';
      const project = await openProject(context, options, repository);
      checks.push(...(await projectChecks(context, project)));
      checks.push(...(await sandboxChecks(context, project, options.sandbox ?? false)));
      if (!access) return;
      subject = 'rules';
      for await (const check of repositoryChecks(context, project, access.facts, options.probe))
        checks.push(check);
    });
  } catch (error) {
    checks.push(asCheck(subject, error));
    if (options.probe && subject !== 'rules')
      checks.push({ name: 'probe', ok: false, found: 'skipped: no pull request was opened' });
  }
  return checks;
}

function nodeCheck(version: string): DoctorCheck {
  return {
    name: 'node',
    ok: isAtLeast(version, NEEDED_NODE),
    found: version,
    ...(!isAtLeast(version, NEEDED_NODE) && { need: `${NEEDED_NODE} or newer` }),
  };
}

async function gitChecks({ git, checkout }: Repository): Promise<DoctorCheck[]> {
  const { text } = await gitVersion(git);
  const identity = await checkout(['config', '--get', 'user.email'], { accept: [1] });
  const email = identity.stdout.trim();
  return [
    { name: 'git', ok: true, found: text },
    email === ''
      ? {
          name: 'identity',
          ok: 'warn',
          found: 'user.email is not set (needed for your commits)',
          next: ['git config --global user.email you@example.com'],
        }
      : { name: 'identity', ok: true, found: email },
  ];
}

async function projectChecks(context: CommandContext, project: Project): Promise<DoctorCheck[]> {
  return [
    { name: 'config', ok: true, found: `.github/tributary.yml on ${project.base.branch}` },
    await tasksCheck(project),
    ...(await workspaceChecks(context, project)),
    ...(await workflowChecks(context, project)),
    ...(await commandChecks(context, project.config)),
    ...(await priceChecks(project.config)),
  ];
}

/** The workflows on the base that call Tributary's, if there are any. */
async function workflowChecks(
  { packageRoot }: CommandContext,
  { store, base }: Project,
): Promise<DoctorCheck[]> {
  const jobs = await callingJobs(store, base);
  if (jobs.length === 0) return [];
  const orchestrate = await readFile(join(packageRoot, ORCHESTRATE_FILE), 'utf8');
  return callingChecks(jobs, neededPermissions(orchestrate));
}

async function tasksCheck({ store, base, config }: Project): Promise<DoctorCheck> {
  const text = await store.file(base.commit, config.tasks);
  if (text === undefined)
    return {
      name: 'tasks',
      ok: false,
      found: `no ${config.tasks} on ${base.branch}`,
      next: ['tributary init'],
    };
  const { tasks, problems } = tasksMd.parse(text);
  if (problems.length > 0)
    return {
      name: 'tasks',
      ok: false,
      found: `${count(problems.length, 'problem')} in ${config.tasks}`,
      next: problems.slice(0, 10).map(({ line, message }) => `${config.tasks}:${line} ${message}`),
    };
  const todo = tasks.filter(({ state }) => state === 'todo');
  const unguarded = todo.filter((task) => lacksCompliance(config, task, matcher));
  if (unguarded.length > 0)
    return {
      name: 'tasks',
      ok: false,
      found: `${listText(unguarded.map(({ id }) => id))}: financial, but no compliance check is configured`,
      next: ['Add gates.compliance.run to .github/tributary.yml'],
    };
  return { name: 'tasks', ok: true, found: `${todo.length} to do, ${tasks.length} in all` };
}

async function commandChecks(context: CommandContext, config: Config): Promise<DoctorCheck[]> {
  return Promise.all([
    ...Object.entries(config.agents).map(([name, { run }]) =>
      commandCheck(context, `agent ${name}`, `agents.${name}`, run),
    ),
    ...Object.entries(config.suites).map(([name, { run }]) =>
      commandCheck(context, `suite ${name}`, `suites.${name}`, run),
    ),
  ]);
}

/** Checks only that the command's program exists, not that the command works. */
async function commandCheck(
  { environment }: CommandContext,
  name: string,
  key: string,
  run: string,
): Promise<DoctorCheck> {
  const program = programOf(run);
  const next = [`Change ${key} in .github/tributary.yml`];
  if (run.startsWith(PLACEHOLDER))
    return { name, ok: false, found: 'still the placeholder command', next };
  if (!program || SHELL_WORDS.has(program) || (await isOnPath(program, environment)))
    return { name, ok: true, found: run };
  return {
    name,
    ok: false,
    found: `${program} is not on the PATH`,
    next: [`Install ${program}, or change ${key} in .github/tributary.yml`],
  };
}

/** The program of a command line, if its first word is a plain name. */
function programOf(run: string): string | undefined {
  return run
    .trim()
    .split(/\s+/)
    .find((word) => !/^[A-Za-z_]\w*=/.test(word))
    ?.match(/^[\w.+-]+$/)?.[0];
}

async function priceChecks(config: Config): Promise<DoctorCheck[]> {
  const pricing = await createPricing(config.prices);
  const used = [
    ...Object.values(config.agents),
    ...Object.values(config.gates),
    ...Object.values(config.reviews),
  ];
  const models = [...new Set(used.flatMap(({ model }) => model ?? []))];
  return models.map((model): DoctorCheck => {
    const tokens = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
    const priced = pricing.price({ models: { [model]: tokens } }) !== undefined;
    return priced
      ? { name: `price of ${model}`, ok: true, found: 'known' }
      : {
          name: `price of ${model}`,
          ok: 'warn',
          found: 'unknown: its cost will be "unpriced"',
          next: [`Add prices.${model} to .github/tributary.yml`],
        };
  });
}

function asCheck(name: string, error: unknown): DoctorCheck {
  if (!(error instanceof UserError)) throw error;
  const [first = '', ...more] = error.problems;
  return { name, ok: false, found: first, next: [...more, ...error.next] };
}
