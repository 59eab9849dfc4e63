/** `tributary init`: a configuration of a few lines, a first task and a workflow. Replaces nothing. */
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
import { WORKFLOW_FILE, type WorkflowKind, workflowText } from '../init/workflow-text.js';
import type { CommandContext, ExitCode } from './context.js';
import { CONFIG_FILE } from '../core/gates/inspect.js';

export interface InitOptions {
  /** Write the small workflow that calls the published one. */
  github?: boolean;
  /** Write the whole workflow. */
  standalone?: boolean;
}

/** Whether a program is on the PATH and may be run. */
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
  const kind = kindOf(options);
  const { root } = await openRepository(context.cwd, context.environment);
  const files = await rootFiles(root);
  const test = detectTest(files);
  const agents = await foundAgents(context, kind !== undefined);
  const wrote = await writeNew(context, root, [
    [CONFIG_FILE, configFile({ agents, test, setup: detectSetup(files) })],
    ['TASKS.md', tasksFile()],
    ...(kind === undefined ? [] : [[WORKFLOW_FILE, workflowText(kind)] as const]),
  ]);
  const nextSteps = kind === undefined ? initNextSteps : githubNextSteps;
  const initialized = { wrote, agents: agents.map(({ name }) => name), test };
  context.stdout.write(`\n${nextSteps(initialized)}\n`);
  return 0;
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

/** The agents on the PATH, with the variables that their keys come in. */
async function foundAgents(
  { environment }: CommandContext,
  onGitHub: boolean,
): Promise<FirstAgent[]> {
  const agents = [];
  for (const { name, run, keys } of KNOWN_AGENTS) {
    if (!(await isOnPath(name, environment))) continue;
    // A secret of the repository stands in no environment here.
    const secret = onGitHub ? secretOf(name) : undefined;
    const env = keys.filter((key) => key === secret || environment[key] !== undefined);
    agents.push({ name, run, env });
  }
  return agents;
}

/** Writes what is not there yet; what is there stays as it is. @returns the files that it wrote */
async function writeNew(
  { stdout }: CommandContext,
  root: string,
  texts: readonly (readonly [name: string, text: string])[],
): Promise<string[]> {
  const wrote: string[] = [];
  for (const [name, text] of texts) {
    const file = join(root, name);
    if (existsSync(file)) {
      stdout.write(`${name} is there already, and stays as it is.\n`);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    wrote.push(name);
    stdout.write(`Wrote ${name}\n`);
  }
  return wrote;
}
