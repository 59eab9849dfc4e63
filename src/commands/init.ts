/** `tributary init`: writes a short configuration, a first task and a workflow. Overwrites nothing. */
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { ifPresent } from '../adapters/files/absent.js';
import { openRepository } from '../adapters/git/repository.js';
import {
  configFile,
  detectSetup,
  detectTest,
  type FirstAgent,
  githubNextSteps,
  initNextSteps,
  KNOWN_AGENTS,
  PROJECT_FILES,
  secretOf,
  tasksFile,
} from '../init/init-text.js';
import {
  modelKeys,
  ORCHESTRATE_FILE,
  WORKFLOW_FILE,
  type WorkflowKind,
  workflowText,
} from '../init/workflow-text.js';
import type { CommandContext, ExitCode } from './context.js';
import { CONFIG_FILE } from '../core/gates/inspect.js';

export interface InitOptions {
  /** Write a short workflow that calls the published one. */
  github?: boolean;
  /** Write the full workflow. */
  standalone?: boolean;
}

/** Whether a program is on the PATH and executable. */
export async function isOnPath(
  program: string,
  environment: Record<string, string | undefined>,
): Promise<boolean> {
  for (const folder of (environment['PATH'] ?? '').split(delimiter).filter((each) => each !== '')) {
    const found = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
}

export async function initCommand(
  context: CommandContext,
  options: InitOptions = {},
): Promise<ExitCode> {
  const github = await githubFiles(context, options);
  const { root } = await openRepository(context.cwd, context.environment);
  const files = await rootFiles(root);
  const test = detectTest(files);
  const agents = await foundAgents(context, github?.secrets);
  const wrote = await writeNew(context, root, [
    [CONFIG_FILE, configFile({ agents, test, setup: detectSetup(files) })],
    ['TASKS.md', tasksFile()],
    ...(github ? [[WORKFLOW_FILE, github.workflow] as const] : []),
  ]);
  const initialized = { wrote, agents: agents.map(({ name }) => name), test };
  const nextSteps = github
    ? githubNextSteps(initialized, github.secrets)
    : initNextSteps(initialized);
  context.stdout.write(`\n${nextSteps}\n`);
  return 0;
}

/** The requested workflow, and the names of the API keys that it passes on. */
async function githubFiles({ packageRoot }: CommandContext, options: InitOptions) {
  const kind = kindOf(options);
  if (kind === undefined) return undefined;
  const orchestrate = await readFile(join(packageRoot, ORCHESTRATE_FILE), 'utf8');
  return { workflow: workflowText(kind, orchestrate), secrets: modelKeys(orchestrate) };
}

function kindOf({ github, standalone }: InitOptions): WorkflowKind | undefined {
  return standalone ? 'standalone' : github ? 'calling' : undefined;
}

async function rootFiles(root: string) {
  const read = async (name: string) => {
    const text = await ifPresent(readFile(join(root, name), 'utf8'));
    return text === undefined ? [] : [{ name, text }];
  };
  return (await Promise.all(PROJECT_FILES.map(read))).flat();
}

/**
 * Agents on the PATH, with the environment variables of their API keys.
 *
 * @param secrets names of the repository's GitHub secrets; their values are not in this environment
 */
async function foundAgents(
  { environment }: CommandContext,
  secrets: readonly string[] = [],
): Promise<FirstAgent[]> {
  const agents = [];
  for (const { name, run, keys } of KNOWN_AGENTS) {
    if (!(await isOnPath(name, environment))) continue;
    const secret = secretOf(name, secrets);
    const env = keys.filter((key) => key === secret || environment[key] !== undefined);
    agents.push({ name, run, env });
  }
  return agents;
}

/** Writes the files that do not exist yet. @returns the files that it wrote */
async function writeNew(
  { stdout }: CommandContext,
  root: string,
  texts: readonly (readonly [name: string, text: string])[],
): Promise<string[]> {
  const wrote: string[] = [];
  for (const [name, text] of texts) {
    const file = join(root, name);
    if (existsSync(file)) {
      stdout.write(`${name} exists already and was left unchanged.\n`);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    wrote.push(name);
    stdout.write(`Wrote ${name}\n`);
  }
  return wrote;
}
