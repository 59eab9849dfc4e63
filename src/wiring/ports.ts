/** Builds the ports, the same way for every forge. Callers pass in the parts that differ. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandAgents } from '../adapters/agents/command.js';
import { readUsage } from '../adapters/agents/usage-file.js';
import { digestOf } from '../adapters/digest.js';
import { ownFolder } from '../adapters/files/own-folder.js';
import { openSeal, type Seal } from '../adapters/files/seal.js';
import { readFindings } from '../adapters/findings/findings.js';
import { createAttributes } from '../adapters/git/attributes.js';
import { type Judge, openJudge } from '../adapters/git/judge.js';
import type { Repository } from '../adapters/git/repository.js';
import { createStore } from '../adapters/git/store.js';
import { createWorkspaces } from '../adapters/git/workspaces.js';
import { matcher } from '../adapters/glob-matcher.js';
import { createPricing } from '../adapters/prices.js';
import { createProcessRunner } from '../adapters/process/process.js';
import { createSandbox } from '../adapters/sandbox/sandbox.js';
import { createSecretScanner } from '../adapters/secrets/secrets.js';
import { tasksMd } from '../adapters/tasks/tasks-md.js';
import type { Config } from '../core/config.js';
import type { RunId } from '../core/model.js';
import type { Ports, Store, Workspaces } from '../ports.js';

type Environment = Record<string, string | undefined>;

/** The repository's objects, and the git directory in which they are judged. */
export interface OpenStore {
  store: Store;
  judge: Judge;
  /** Tributary's own records are sealed with it. */
  seal: Seal;
}

/** Context of a run, the same for every forge. */
export interface RunContext extends OpenStore, Pick<Ports, 'clock' | 'events'> {
  repository: Repository;
  environment: Environment;
  config: Config;
  run: RunId;
  /** The branch that changes land on. */
  branch: string;
  signal: AbortSignal;
  /** Time between SIGTERM and SIGKILL for leftover processes; default: the runner's. */
  graceSeconds?: number;
}

/** The parts that ports are built from. */
interface Parts
  extends Pick<Ports, 'store' | 'workspaces' | 'forge' | 'ledger' | 'base' | 'clock' | 'events'> {
  config: Config;
}

/** Reads the person's git settings: call it before anything foreign runs. */
export async function openStore(
  repository: Repository,
  environment: Environment,
): Promise<OpenStore> {
  const [judge, seal] = await Promise.all([
    openJudge(repository, environment),
    openSeal(environment),
  ]);
  const store = createStore(judge.git, {
    folder: ownFolder(repository.gitDir).scratch,
    refs: repository.git,
    attributesOf: createAttributes(judge.git, join(judge.dir, 'attributes'), judge.gitFor),
  });
  return { store, judge, seal };
}

/** Directory for a run's temporary worktrees. */
export function temporaryFolder(environment: Environment, run: RunId): string {
  return join(environment['TMPDIR'] ?? tmpdir(), `tributary-${run}`);
}

/** Creates the workspaces of a run: the directories in which foreign code runs. */
export function openWorkspaces(context: RunContext): Workspaces {
  const { repository, environment, run, clock, signal, graceSeconds } = context;
  const { root, gitDir } = repository;
  const temporary = temporaryFolder(environment, run);
  const runner = createProcessRunner({
    environment,
    clock,
    signal,
    marker: run,
    confine: createSandbox({ config: context.config, root, gitDir, temporary, environment }),
    ...(graceSeconds !== undefined && { graceSeconds }),
  });
  return createWorkspaces({
    root,
    gitDir,
    temporary,
    environment,
    store: context.store,
    run: runner.run,
    judge: context.judge,
    branch: context.branch,
    note: (message) => context.events.emit({ is: 'note', message }),
  });
}

export async function createPorts(parts: Parts): Promise<Ports> {
  const { store, workspaces, forge, ledger, base, clock, events, config } = parts;
  return {
    store,
    workspaces,
    forge,
    ledger,
    base,
    clock,
    events,
    agents: createCommandAgents({ config, clock, events, store }),
    tasks: tasksMd,
    secrets: createSecretScanner(),
    findings: readFindings,
    usage: async (file, model) => (await readUsage(file, model ?? 'unknown')).usage,
    pricing: await createPricing(config.prices),
    match: matcher,
    digest: digestOf,
  };
}
