#!/usr/bin/env node
/** `tributary`: parses the command line and runs a command, which is loaded only when needed. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { MOST_DOLLARS, MOST_JOBS } from '../core/limits.js';
import type { ForgeName } from '../core/model.js';
import type { CommandContext, ExitCode } from './context.js';
import type { InitOptions } from './init.js';
import packageJson from '../../package.json' with { type: 'json' };

const examples = `
Examples:
  tributary init                          write a first configuration and task list
  tributary init --github                 the same, and a workflow for GitHub Actions
  tributary plan DEV-15 DRY-11 UX-19      show what would run together, and its cost
  tributary run DEV-15 DRY-11 UX-19       plan, work, gate, test and land
  tributary run ready                     all tasks that can start
  tributary run label:banking --base develop
  tributary run DEV-15 --forge github     agents here, pull requests and checks on GitHub
  tributary status                        show the state of each task
  tributary discard UX-19                 remove its worktree and branch

Exit codes: 0 all landed, 1 something did not land, 2 bad input (nothing started),
3 internal error, 130 interrupted. To resume an interrupted run, rerun the same command.`;

type Run = (context: CommandContext) => Promise<ExitCode>;

const ask = 'task IDs, `ready`, or `label:NAME`';

interface Base {
  base?: string;
  forge?: ForgeName;
  json?: boolean;
}

function program(): Command {
  const tributary = new Command('tributary')
    .description('Many coding agents, one clean main.')
    .version(packageJson.version)
    .showHelpAfterError('(run tributary --help for usage)')
    .addHelpText('after', examples)
    .exitOverride();
  addSetUp(tributary);
  addRun(tributary);
  addLook(tributary);
  return tributary;
}

function addSetUp(tributary: Command): void {
  tributary
    .command('init')
    .description('write .github/tributary.yml and TASKS.md, and a workflow for GitHub Actions')
    .option('--github', 'also write a small workflow that calls the published one')
    .addOption(
      new Option(
        '--standalone',
        'also write the whole workflow, so that you can change it',
      ).conflicts('github'),
    )
    .action((options: InitOptions) =>
      perform(async (context) => (await import('./init.js')).initCommand(context, options)),
    );
  tributary
    .command('doctor')
    .description('check that everything a run needs is in place')
    .option('--base <branch>', 'the branch to land on')
    .addOption(forge())
    .option(
      '--probe',
      'also open a test pull request on GitHub, report how GitHub treats it, and close it; implies --forge github',
    )
    .option(
      '--sandbox',
      'also run set-up and suites in the sandbox, to see whether they pass there',
    )
    .option('--json', 'print JSON')
    .action((options: Base & { probe?: boolean; sandbox?: boolean }) =>
      perform(async (context) =>
        (await import('./doctor.js')).doctorCommand(context, {
          ...options,
          nodeVersion: process.version,
        }),
      ),
    );
  tributary
    .command('demo')
    .description('run nine tasks against a small bank application, in a temporary repository')
    .action(() => perform(async (context) => (await import('./demo.js')).demoCommand(context)));
}

function addRun(tributary: Command): void {
  tributary
    .command('plan')
    .description('show what a run would do')
    .argument('<tasks...>', ask)
    .option('--base <branch>', 'the branch to land on; default: the one checked out')
    .addOption(forge())
    .addOption(onOverlap())
    .addOption(budget())
    .option('--json', 'print JSON')
    .action((tasks: string[], options: Base) =>
      perform(async (context) =>
        (await import('./plan.js')).planCommand(context, { ...options, ask: tasks }),
      ),
    );
  tributary
    .command('run')
    .description('plan, work, gate, test and land; resumes an interrupted run')
    .argument('<tasks...>', ask)
    .option('--base <branch>', 'the branch to land on; default: the one checked out')
    .addOption(forge())
    .addOption(onOverlap())
    .addOption(budget())
    .option('--max-parallel <n>', 'maximum number of agents at once', wholeNumber)
    .option('--fresh', 'start a new run instead of resuming an interrupted one')
    .addOption(
      new Option('--accept-base <commit>', 'go on after an agent moved the branch to this commit'),
    )
    .option('--dry-run', 'show the plan and start nothing')
    .option('--json', 'print the metrics as JSON; everything else goes to standard error')
    .action((tasks: string[], options: Base) =>
      perform(async (context) =>
        (await import('./run.js')).runCommand(context, { ...options, ask: tasks }),
      ),
    );
}

function onOverlap() {
  return new Option('--on-overlap <answer>', 'how to run tasks that touch the same files').choices([
    'sequential',
    'continue',
    'cancel',
  ]);
}

function budget() {
  return new Option(
    '--budget <dollars>',
    'limit on the cost of all agents and gates, in US dollars',
  ).argParser(dollars);
}

function dollars(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= MOST_DOLLARS))
    throw new InvalidArgumentError(
      `It must be a number of US dollars greater than 0 and at most ${MOST_DOLLARS}, such as 5 or 0.50.`,
    );
  return number;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > MOST_JOBS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_JOBS}.`);
  return number;
}

function addLook(tributary: Command): void {
  tributary
    .command('status')
    .description('show the state of each task')
    .option('--json', 'print JSON')
    .action((options: Base) =>
      perform(async (context) => (await import('./status.js')).statusCommand(context, options)),
    );
  tributary
    .command('report')
    .description('print the report of the last run')
    .option('--run <id>', 'the run to report on; default: the last one')
    .option('--json', 'print the metrics as JSON')
    .action((options: { run?: string; json?: boolean }) =>
      perform(async (context) => (await import('./report.js')).reportCommand(context, options)),
    );
  tributary
    .command('discard')
    .description('remove a task’s worktree, branch and pull request')
    .argument('<task>', 'a task ID')
    .option('--base <branch>', 'the branch the task was to land on')
    .addOption(forge())
    .action((task: string, options: Base) =>
      perform(async (context) =>
        (await import('./discard.js')).discardCommand(context, { ...options, task }),
      ),
    );
}

async function perform(run: Run): Promise<void> {
  await checkNode();
  process.exitCode = await run(await makeContext());
}

async function checkNode(): Promise<void> {
  const { isAtLeast, NEEDED_NODE } = await import('../core/version.js');
  if (isAtLeast(process.version, NEEDED_NODE)) return;
  const { UserError } = await import('../core/user-error.js');
  throw new UserError(
    [`Node ${process.version} is too old. Tributary needs ${NEEDED_NODE} or newer.`],
    ['Update Node: https://nodejs.org'],
  );
}

async function makeContext(): Promise<CommandContext> {
  const { systemClock } = await import('../adapters/clock.js');
  return {
    cwd: process.cwd(),
    environment: process.env,
    pid: process.pid,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    clock: systemClock,
    signal: interruption(),
    packageRoot: packageRoot(),
    typed: ['tributary', ...process.argv.slice(2)].join(' '),
  };
}

/** Aborts on Ctrl-C; work is kept. A second Ctrl-C has no effect: exiting at once would leave agents running. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => controller.abort());
  return controller.signal;
}

/** dist/cli/index.js and lib/commands/cli.js are both two folders below the package root. */
function packageRoot(): string {
  return join(dirname(fileURLToPath(import.meta.url)), '..', '..');
}

/** Prints a user error as its message. Any other error is reported as an internal one. */
async function fail(error: unknown): Promise<void> {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const { UserError } = await import('../core/user-error.js');
  if (error instanceof UserError) {
    const next = error.next.map((line) => `  ${line}`);
    process.stderr.write(`${[...error.problems, ...next].join('\n')}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `Internal error. Completed work is saved; rerun the same command to resume.\n${words}\n`,
  );
  process.exitCode = 3;
}

function forge() {
  return new Option(
    '--forge <name>',
    'where pull requests and checks are kept: in local files, or on GitHub (the remote origin, with GITHUB_TOKEN)',
  )
    .choices(['local', 'github'])
    .default('local');
}

try {
  await program().parseAsync();
} catch (error) {
  await fail(error);
}
