/** Builds the ports, the same way for every forge. Callers pass in the parts that differ. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { createCommandAgents } from '../adapters/agents/command.js';
import { readUsage } from '../adapters/agents/usage-file.js';
import { digestOf } from '../adapters/digest.js';
import { ownFolder } from '../adapters/files/own-folder.js';
import { readFindings } from '../adapters/findings/findings.js';
import type { Mutex } from '../adapters/git/context.js';
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

/** The repository's objects, and the lock around git commands that read all worktrees or all refs. */
export interface OpenStore {
  store: Store;
  lock: Mutex;
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

export function openStore({ git, gitDir }: Repository): OpenStore {
  const lock = pLimit(1);
  return { lock, store: createStore(git, ownFolder(gitDir).root, lock) };
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
    lock: context.lock,
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
