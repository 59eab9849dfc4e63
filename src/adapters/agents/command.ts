/** The agent kind `command`: any program that reads a prompt and edits files. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentConfig, Config } from '../../core/config.js';
import { agentIdentity } from '../../core/git-names.js';
import { type Assignment, NO_USAGE } from '../../core/model.js';
import { HANDOVER, STATUS_FILE_IN_TREE, workFiles } from '../../core/run-layout.js';
import type {
  AgentFiles,
  AgentRun,
  Agents,
  PreparedAgent,
  Clock,
  Command,
  EventSink,
  Left,
  RunDirectory,
  Store,
  Workspace,
} from '../../ports.js';
import { promptText } from '../../text/prompt.js';
import { fileStamp } from '../files/regular-file.js';
import { readExecution } from './claude-execution.js';
import { createStatusWatch, type StatusWatch } from './status-file.js';
import { readUsage } from './usage-file.js';

/** As in the guide. */
const STATUS_SECONDS = 10;
interface CommandAgentsOptions {
  config: Pick<Config, 'agents' | 'env'>;
  clock: Clock;
  events: EventSink;
  store: Pick<Store, 'file'>;
  /** Seconds between two reads of the status file. */
  statusSeconds?: number;
}

type Ready = Extract<PreparedAgent, { is: 'ready' }> & { agent: AgentConfig };

/**
 * Agents that are command lines in the configuration. An agent gets the prompt on standard input and in a
 * file. It reports through a status file and a usage file outside the work tree. All of it is untrusted.
 */
export function createCommandAgents(options: CommandAgentsOptions): Agents {
  return {
    async work(assignment, workspace, run) {
      const { prompt, log } = workFiles(assignment.task.id, assignment.attempt);
      const files = { ...handoverFiles(workspace), log: await run.path(log) };
      const given = await prepare(options, assignment, workspace, files);
      if (given.is === 'refused') return notStarted(options.clock, given.message);
      // For people; the agent gets a copy.
      await run.remove(prompt);
      await run.writeText(prompt, given.prompt);
      const command = commandOf(options, assignment, { ...given, files }, workspace.handover);
      return runAgent(options, assignment, workspace, files, command);
    },
    async prepare(assignment, workspace, desk) {
      return prepare(options, assignment, workspace, await deskFiles(assignment, desk));
    },
    async collectResult(assignment, workspace, desk, left) {
      return collectResult(options, assignment, workspace, await deskFiles(assignment, desk), left);
    },
  };
}

async function prepare(
  { config: { agents }, store }: CommandAgentsOptions,
  assignment: Assignment,
  workspace: Workspace,
  files: AgentFiles,
): Promise<Ready | Extract<PreparedAgent, { is: 'refused' }>> {
  const agent = Object.hasOwn(agents, assignment.agent) ? agents[assignment.agent] : undefined;
  if (agent === undefined) {
    return { is: 'refused', message: `the configuration has no agent ${assignment.agent}` };
  }
  const { instructions: file } = agent;
  const instructions = file === undefined ? undefined : await store.file(assignment.base, file);
  // An agent without its instructions would cost money and do something else.
  if (file !== undefined && instructions === undefined) {
    return { is: 'refused', message: `the base has no instructions file ${file}` };
  }
  // Remove files of a killed earlier job: they say nothing about this one. A file in the tree is the base's.
  const isInTree = files.status === inTree(workspace);
  await Promise.all(
    [files.prompt, files.usage, ...(isInTree ? [] : [files.status])].map(async (old) =>
      rm(old, { recursive: true, force: true }),
    ),
  );
  const prompt = promptText({
    assignment,
    ...(instructions !== undefined && { instructions }),
    statusFile: files.status,
    agents: Object.keys(agents),
  });
  await writeFile(files.prompt, prompt, { flag: 'wx' });
  return { is: 'ready', agent, files, prompt, stamp: await fileStamp(inTree(workspace)) };
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

function commandOf(
  options: CommandAgentsOptions,
  assignment: Assignment,
  { agent, files, prompt }: Ready,
  handover: string,
): Command {
  const task = assignment.task.id;
  return {
    run: agent.run,
    env: environmentOf(assignment, files),
    configEnv: [...options.config.env, ...agent.env],
    stdin: prompt,
    limit: agent.limit,
    log: files.log,
    confinement: {
      kind: 'agent',
      agent: assignment.agent,
      write: [handover],
    },
    onLine: (line) => options.events.emit({ is: 'line', task, line }),
  };
}

function environmentOf(assignment: Assignment, files: AgentFiles): Record<string, string> {
  const { agent, attempt, base, budgetUsd, model, task } = assignment;
  const { name, email } = agentIdentity(agent);
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

/** Runs the agent and follows its status file. */
async function runAgent(
  options: CommandAgentsOptions,
  assignment: Assignment,
  workspace: Workspace,
  files: AgentFiles,
  command: Command,
): Promise<AgentRun> {
  const watch = await watchStatus(options, assignment, workspace, files);
  const stop = async () => watch.stop();
  const running = workspace.run(command);
  const [end, { status, problems }] = await Promise.all([running, running.then(stop, stop)]);
  const { usage, problem } = await readUsage(files.usage, assignment.model);
  if (problem === undefined) return { end, usage, status, problems };
  options.events.emit({ is: 'problem', task: assignment.task.id, message: problem });
  return { end, usage, status, problems: [...problems, problem] };
}

/**
 * Collects the result of an agent that ran as a workflow step. The program's own execution log takes
 * precedence over the agent's usage file.
 */
async function collectResult(
  options: CommandAgentsOptions,
  assignment: Assignment,
  workspace: Workspace,
  files: AgentFiles,
  { end, stamp, execution: file }: Left,
): Promise<AgentRun> {
  const before = new Map([[inTree(workspace), stamp]]);
  const watch = await watchStatus(options, assignment, workspace, files, before);
  const { status, problems } = await watch.stop();
  const execution = file === undefined ? undefined : await readExecution(file);
  const own = await readUsage(files.usage, assignment.model);
  const usage = execution && !execution.problem ? execution.usage : own.usage;
  const more = [execution?.problem, own.problem].flatMap((problem) => problem ?? []);
  for (const message of more)
    options.events.emit({ is: 'problem', task: assignment.task.id, message });
  const report = { usage, status, problems: [...problems, ...more] };
  const failed = execution?.failed;
  if (failed === undefined || end.ended !== 'itself') return { end, ...report };
  return { end: { ...end, code: end.code === 0 ? 1 : end.code, tail: failed }, ...report };
}

/** Watches the agent's status files. `before` is given if the agent started before this process. */
function watchStatus(
  options: CommandAgentsOptions,
  assignment: Assignment,
  workspace: Workspace,
  files: AgentFiles,
  before?: ReadonlyMap<string, string | undefined>,
): Promise<StatusWatch> {
  return createStatusWatch({
    task: assignment.task.id,
    files: [...new Set([files.status, inTree(workspace)])],
    seconds: options.statusSeconds ?? STATUS_SECONDS,
    events: options.events,
    ...(before && { before }),
  });
}

function inTree({ dir }: Workspace): string {
  return join(dir, STATUS_FILE_IN_TREE);
}

/** The status file stands in the work tree: some programs can write nowhere else. */
function handoverFiles(workspace: Workspace): Omit<AgentFiles, 'log'> {
  return {
    prompt: join(workspace.handover, HANDOVER.prompt),
    status: inTree(workspace),
    usage: join(workspace.handover, HANDOVER.usage),
  };
}

/** The files of an agent that runs as a workflow step. */
async function deskFiles({ task, attempt }: Assignment, desk: RunDirectory): Promise<AgentFiles> {
  const { folder, prompt, log } = workFiles(task.id, attempt);
  return {
    prompt: await desk.path(prompt),
    status: await desk.path(`${folder}/${STATUS_FILE_IN_TREE}`),
    usage: await desk.path(`${folder}/${HANDOVER.usage}`),
    log: await desk.path(log),
  };
}
