/** Puts the ports together for one machine: worktrees, child processes, and a forge. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';
import { createCommandAgents } from '../adapters/agents/command.js';
import { readUsage } from '../adapters/agents/usage-file.js';
import { parseConfig } from '../config/read.js';
import { digestOf } from '../adapters/digest.js';
import { readFindings } from '../adapters/findings/findings.js';
import { settingsEnvironment } from '../adapters/git/git.js';
import type { Repository } from '../adapters/git/repository.js';
import type { Alone } from '../adapters/git/context.js';
import { createStore } from '../adapters/git/store.js';
import { createWorkspaces } from '../adapters/git/workspaces.js';
import { matcher } from '../adapters/glob-matcher.js';
import { createLedger } from '../adapters/ledger.js';
import { createLocalForge } from '../adapters/local-forge/local-forge.js';
import { createPricing } from '../adapters/prices.js';
import { createProcessRunner, type ProcessRunner } from '../adapters/process/process.js';
import { createSecretScanner } from '../adapters/secrets/secrets.js';
import { tasksMd } from '../adapters/tasks/tasks-md.js';
import type { Config } from '../core/config.js';
import { CONFIG_FILE } from '../core/gates/inspect.js';
import type { Base, CommitSha, RunId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Clock, EventSink, Forge, Ledger, Ports, Store, Workspaces } from '../ports.js';

export interface LocalOptions {
  repository: Repository;
  environment: Record<string, string | undefined>;
  config: Config;
  run: RunId;
  /** The base branch. */
  branch: string;
  clock: Clock;
  events: EventSink;
  signal: AbortSignal;
}

export interface Local {
  ports: Ports;
  runner: ProcessRunner;
  /** Temporary worktrees of this run. */
  temporary: string;
}

/** How long another git may hold the checkout's index: an editor's, or one that outlived a killed run. */
const LOCKED = { tries: 20, milliseconds: 250 };

export interface Parts {
  store: Store;
  workspaces: Workspaces;
}

export interface MachineOptions extends LocalOptions {
  /** Shared by all that look at worktrees. */
  alone: Alone;
  forge(parts: Parts): Forge;
  ledger(store: Store): Ledger;
  base(store: Store): Promise<Base>;
  /** Between SIGTERM and SIGKILL, for what a command leaves; default: the runner's. */
  graceSeconds?: number;
}

export function openStore({ git, gitDir }: Repository, alone?: Alone): Store {
  return createStore(git, join(gitDir, 'tributary'), alone);
}

/** Where the base branch stands. @throws UserError where there is no such branch */
export async function baseOf(store: Store, branch: string): Promise<Base> {
  const commit = await store.resolve(`refs/heads/${branch}`);
  if (!commit)
    throw new UserError(
      [`There is no branch ${branch} with a commit on it.`],
      ['git branch --list', 'tributary run --base BRANCH …'],
    );
  return { branch, commit, tree: await store.tree(commit) };
}

/** The configuration of a commit. @throws UserError with all its problems */
export async function configAt(store: Store, { branch, commit }: Base): Promise<Config> {
  const text = await store.file(commit, CONFIG_FILE);
  if (text === undefined)
    throw new UserError([`No ${CONFIG_FILE} on ${branch}. Write one: tributary init`]);
  return parseConfig(text, CONFIG_FILE);
}

/** What a landing's processes are found by; no sweep of the run ends them. */
export function landingMarker(run: RunId): string {
  return `checkout-${run}`;
}

/** Where the temporary worktrees of a run stand. */
export function temporaryFolder(
  environment: Record<string, string | undefined>,
  run: RunId,
): string {
  return join(environment['TMPDIR'] ?? tmpdir(), `tributary-${run}`);
}

/** All ports, with the forge, the ledger and the base that the caller chooses. */
export async function createMachine(options: MachineOptions): Promise<Local> {
  const { repository, environment, config, run, clock, events, alone } = options;
  const { root, gitDir } = repository;
  const store = openStore(repository, alone);
  const temporary = temporaryFolder(environment, run);
  const runner = createProcessRunner({
    environment,
    clock,
    signal: options.signal,
    marker: run,
    ...(options.graceSeconds !== undefined && { graceSeconds: options.graceSeconds }),
  });
  const workspaces = createWorkspaces({
    root,
    gitDir,
    temporary,
    environment,
    store,
    run: runner.run,
    alone,
  });
  const ports: Ports = {
    store,
    workspaces,
    forge: options.forge({ store, workspaces }),
    clock,
    events,
    agents: createCommandAgents({
      config,
      clock,
      events,
      store,
    }),
    tasks: tasksMd,
    secrets: createSecretScanner(),
    findings: readFindings,
    usage: async (file, model) => (await readUsage(file, model ?? 'unknown')).usage,
    ledger: options.ledger(store),
    pricing: await createPricing(config.prices),
    match: matcher,
    digest: digestOf,
    base: () => options.base(store),
  };
  return { ports, runner, temporary };
}

/** Everything that a run on this machine needs, with the forge that has no server. */
export function createLocal(options: LocalOptions): Promise<Local> {
  const { repository, run, branch, clock } = options;
  const { gitDir, git } = repository;
  return createMachine({
    ...options,
    alone: pLimit(1),
    forge: ({ store, workspaces }) =>
      createLocalForge({
        gitDir,
        git,
        store,
        base: branch,
        run,
        unsaved: workspaces.unsaved,
        fastForward: fastForwardWith(options, join(gitDir, 'tributary', 'checkout.log')),
      }),
    ledger: (store) => createLedger(git, store, clock),
    base: (store) => baseOf(store, branch),
  });
}

/** A fast-forward is never stopped half-way: it runs in a process group of its own, and no signal ends it. */
function fastForwardWith({ environment, clock, run }: LocalOptions, log: string) {
  return async (
    dir: string,
    commit: CommitSha,
  ): Promise<{ ok: true } | { ok: false; message: string }> => {
    const runner = createProcessRunner({
      environment,
      clock,
      marker: landingMarker(run),
      signal: new AbortController().signal,
    });
    for (let tries = 1; ; tries += 1) {
      const end = await runner.run({
        run: `git merge --ff-only --no-overwrite-ignore --no-verify-signatures --quiet ${commit}`,
        cwd: dir,
        leg: 'checkout',
        log,
        env: { ...settingsEnvironment(), LC_ALL: 'C' },
        configEnv: [],
        limit: 3600,
      });
      if (end.code === 0) return { ok: true };
      if (!end.tail.includes('index.lock') || tries >= LOCKED.tries)
        return { ok: false, message: end.tail };
      await setTimeout(LOCKED.milliseconds);
    }
  };
}
