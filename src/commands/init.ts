/** `tributary init`: a configuration of a few lines and a first task. Replaces nothing. */
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { openRepository } from '../adapters/git/repository.js';
import {
  configFile,
  detectSetup,
  detectTest,
  initNextSteps,
  KNOWN_AGENTS,
  PROJECT_FILES,
  tasksFile,
} from '../report/init-text.js';
import type { CommandContext, ExitCode } from './context.js';
import { CONFIG_FILE } from './project.js';

/** Whether a program is on the PATH and may be run. */
export const isOnPath = async (
  program: string,
  environment: Record<string, string | undefined>,
): Promise<boolean> => {
  for (const folder of (environment['PATH'] ?? '').split(delimiter).filter((each) => each !== '')) {
    const found = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return true;
  }
  return false;
};

const rootFiles = async (root: string) => {
  const read = async (name: string) => {
    const text = await readFile(join(root, name), 'utf8').catch(() => undefined);
    return text === undefined ? [] : [{ name, text }];
  };
  return (await Promise.all(PROJECT_FILES.map(read))).flat();
};

/** Writes what is not there yet; what is there stays as it is. */
export const initCommand = async (context: CommandContext): Promise<ExitCode> => {
  const { root } = await openRepository(context.cwd, context.environment);
  const files = await rootFiles(root);
  const test = detectTest(files);
  const agents = [];
  for (const { name, run, keys } of KNOWN_AGENTS)
    if (await isOnPath(name, context.environment))
      agents.push({ name, run, env: keys.filter((key) => context.environment[key] !== undefined) });
  const texts: [string, string][] = [
    [CONFIG_FILE, configFile({ agents, test, setup: detectSetup(files) })],
    ['TASKS.md', tasksFile()],
  ];
  const wrote: string[] = [];
  for (const [name, text] of texts) {
    const file = join(root, name);
    if (existsSync(file)) {
      context.stdout.write(`${name} is there already, and stays as it is.\n`);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    wrote.push(name);
    context.stdout.write(`Wrote ${name}\n`);
  }
  context.stdout.write(
    `\n${initNextSteps({ wrote, agents: agents.map(({ name }) => name), test })}\n`,
  );
  return 0;
};
