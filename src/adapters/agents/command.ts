/** The agent kind `command`: any program that reads a prompt and edits files. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentConfig, Config } from '../../core/config.js';
import { type Assignment, NO_USAGE } from '../../core/model.js';
import type {
  AgentRun,
  Agents,
  Clock,
  Command,
  EventSink,
  RunDirectory,
  Store,
  Workspace,
} from '../../ports.js';
import { promptText } from '../../report/prompt.js';
import { STATUS_FILE_IN_TREE } from '../git/workspaces.js';
import { createStatusWatch } from './status-file.js';
import { readUsage } from './usage-file.js';

/** The guide's interval. */
const STATUS_SECONDS = 10;
export interface CommandAgentsOptions {
  config: Pick<Config, 'agents' | 'env'>;
  clock: Clock;
  events: EventSink;
  store: Pick<Store, 'file'>;
  /** How often the status file is read. */
  statusSeconds?: number;
}

interface LegFiles {
  prompt: string;
  status: string;
  usage: string;
  log: string;
}

async function legFiles({ task, attempt }: Assignment, run: RunDirectory): Promise<LegFiles> {
  const folder = `work/${task.id}-${attempt}`;
  const [prompt, status, usage, log] = await Promise.all([
    run.path(`${folder}/prompt.md`),
    run.path(`${folder}/agent-status.json`),
    run.path(`${folder}/usage.json`),
    run.path(`${folder}/agent.log`),
  ]);
  // What a leg left that was killed says nothing about this one.
  await Promise.all(
    [prompt, status, usage].map(async (file) => rm(file, { recursive: true, force: true })),
  );
  return { prompt, status, usage, log };
}

function environmentOf(assignment: Assignment, files: LegFiles): Record<string, string> {
  const { agent, attempt, base, budgetUsd, model, task } = assignment;
  const name = `${agent} (Tributary)`;
  const email = `${agent}@tributary.invalid`;
  return {
    TRIBUTARY_TASK: task.id,
    TRIBUTARY_AGENT: agent,
    TRIBUTARY_ATTEMPT: String(attempt),
    ...(model !== undefined && { TRIBUTARY_MODEL: model }),
    ...(budgetUsd !== undefined && { TRIBUTARY_BUDGET: budgetUsd.toFixed(2) }),
    TRIBUTARY_BASE: base,
    TRIBUTARY_PROMPT: files.prompt,
    TRIBUTARY_STATUS: files.status,
    TRIBUTARY_USAGE: files.usage,
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_TERMINAL_PROMPT: '0',
  };
}

function notStarted(clock: Clock, message: string): AgentRun {
  const end = { code: null, signal: null, ended: 'not-started', tail: message } as const;
  return {
    end: { ...end, startedAt: clock.now(), seconds: 0 },
    usage: NO_USAGE,
    status: undefined,
    problems: [],
  };
}

/** Runs the program, watching its status meanwhile. */
async function runAgent(
  options: CommandAgentsOptions,
  assignment: Assignment,
  workspace: Workspace,
  files: LegFiles,
  command: Command,
): Promise<AgentRun> {
  const watch = await createStatusWatch({
    task: assignment.task.id,
    files: [files.status, join(workspace.dir, STATUS_FILE_IN_TREE)],
    seconds: options.statusSeconds ?? STATUS_SECONDS,
    events: options.events,
  });
  const stop = async () => watch.stop();
  const running = workspace.run(command);
  const [end, { status, problems }] = await Promise.all([running, running.then(stop, stop)]);
  const { usage, problem } = await readUsage(files.usage, assignment.model ?? 'unknown');
  if (problem === undefined) return { end, usage, status, problems };
  options.events.emit({ is: 'problem', task: assignment.task.id, message: problem });
  return { end, usage, status, problems: [...problems, problem] };
}

function commandOf(
  options: CommandAgentsOptions,
  assignment: Assignment,
  agent: AgentConfig,
  files: LegFiles,
  prompt: string,
): Command {
  const task = assignment.task.id;
  return {
    run: agent.run,
    env: environmentOf(assignment, files),
    configEnv: [...options.config.env, ...agent.env],
    stdin: prompt,
    limit: agent.limit,
    log: files.log,
    onLine: (line) => options.events.emit({ is: 'line', task, line }),
  };
}

/**
 * Agents that are command lines of the configuration. The prompt is on their standard input and in a file; what
 * they say comes back through a status file and a usage file outside the tree. All of it counts as hostile.
 */
export function createCommandAgents(options: CommandAgentsOptions): Agents {
  const { agents } = options.config;
  return {
    async work(assignment, workspace, run) {
      const agent = Object.hasOwn(agents, assignment.agent) ? agents[assignment.agent] : undefined;
      if (agent === undefined) {
        return notStarted(options.clock, `no agent ${assignment.agent} in the configuration`);
      }
      const { instructions: file } = agent;
      const instructions =
        file === undefined ? undefined : await options.store.file(assignment.base, file);
      // An agent without its rules would cost money and do something else.
      if (file !== undefined && instructions === undefined) {
        return notStarted(options.clock, `the instructions file ${file} is not on the base`);
      }
      const files = await legFiles(assignment, run);
      const prompt = promptText({
        assignment,
        ...(instructions !== undefined && { instructions }),
        statusFile: files.status,
        agents: Object.keys(agents),
      });
      await writeFile(files.prompt, prompt, { flag: 'wx' });
      const command = commandOf(options, assignment, agent, files, prompt);
      return runAgent(options, assignment, workspace, files, command);
    },
  };
}
