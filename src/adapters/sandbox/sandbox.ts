/** Confines commands, as the configuration says and as far as this machine can. */
import { createHash } from 'node:crypto';
import { mkdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../core/config.js';
import { bubblewrapArguments, firstProcess, hasStarted } from '../../core/sandbox/bubblewrap.js';
import { type Machine, mountsOf, rulesFor } from '../../core/sandbox/sandbox.js';
import type { ConfinedStart, LabelledCommand } from '../process/process.js';
import { privateCaches, type PrivateCaches } from './caches.js';
import { openNetwork } from './network.js';
import { exists } from './paths.js';
import { probeMachine } from './probe.js';
import { confineWithRuntime } from './runtime-confine.js';
import { type Confinable, type Surroundings, viewOf } from './view.js';

/** The file descriptor on which bubblewrap reports. */
const REPORT = 3;

export interface SandboxOptions extends Surroundings {
  config: Pick<Config, 'sandbox' | 'agents'>;
  /** For tests; default: what is found on this machine. */
  machine?: Machine;
}

type Confine = (command: LabelledCommand, dir: string) => Promise<ConfinedStart | undefined>;

/** What a workspace keeps between its commands: temporary files, and its copies of caches. */
interface Own {
  folder: string;
  caches?: Promise<PrivateCaches>;
}

export function createSandbox(options: SandboxOptions): Confine {
  const workspaces = new Map<string, Promise<Own>>();
  return async (command, dir) => {
    const { confinement } = command;
    if (confinement === undefined) return undefined;
    const { config } = options;
    const rules = rulesFor(config, confinement.kind === 'agent' ? confinement.agent : undefined);
    if (rules.mode === 'off') return undefined;
    const machine = options.machine ?? (await probeMachine(options.environment));
    if (machine.is === 'none') {
      if (rules.mode === 'auto') return undefined;
      throw new Error(`the configuration requires a sandbox: ${machine.why}`);
    }
    const workspace = await realpath(command.cwd);
    const own = await ownOf(workspaces, options, workspace);
    const confinable = { run: command.run, dir: workspace, confinement, rules, own: own.folder };
    if (machine.is === 'runtime')
      return confineWithRuntime(options, confinable, config.sandbox.network);
    own.caches ??= privateCaches(join(own.folder, 'caches'), machine.overlay, options.environment);
    return confine(options, confinable, dir, withoutConfigured(await own.caches, command));
  };
}

async function confine(
  options: SandboxOptions,
  command: Confinable,
  dir: string,
  caches: PrivateCaches,
): Promise<ConfinedStart> {
  const network = await openNetwork(options.config.sandbox.network);
  const view = await viewOf(options, command);
  const mounts = mountsOf({
    ...view,
    replaced: [...view.replaced, ...caches.mounts, ...network.mounts],
  });
  const args = bubblewrapArguments({
    mounts,
    dir,
    run: network.before + command.run,
    environment: { TMPDIR: '/tmp', ...caches.environment, ...network.environment },
    network: network.is,
    report: REPORT,
  });
  return { file: 'bwrap', args, isMonitor: true, hasStarted, firstProcess };
}

async function ownOf(
  workspaces: Map<string, Promise<Own>>,
  options: SandboxOptions,
  dir: string,
): Promise<Own> {
  const known = workspaces.get(dir);
  if (known !== undefined) return known;
  await dropUnused(workspaces);
  const own = makeOwn(options, dir);
  workspaces.set(dir, own);
  return own;
}

async function makeOwn({ temporary }: SandboxOptions, dir: string): Promise<Own> {
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  const folder = join(temporary, 'sandbox', name);
  // A killed run may have left one, with links in it that a command planted.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { folder: await realpath(folder) };
}

/** Variables that the configuration sets stay as they are. */
function withoutConfigured(
  { mounts, environment }: PrivateCaches,
  { configEnv }: LabelledCommand,
): PrivateCaches {
  const configured = new Set(configEnv.map((entry) => entry.split('=')[0]));
  const rest = Object.entries(environment).filter(([name]) => !configured.has(name));
  return { mounts, environment: Object.fromEntries(rest) };
}

/** A workspace for tests is removed after them; what it kept goes when the next one comes. */
async function dropUnused(workspaces: Map<string, Promise<Own>>): Promise<void> {
  for (const [dir, own] of workspaces) {
    if (await exists(dir)) continue;
    workspaces.delete(dir);
    await rm((await own).folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
