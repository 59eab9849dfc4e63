/** The sandbox of this machine, and what the configuration asks of it. */
export { closeNetwork } from '../adapters/sandbox/network.js';
import { loadRuntime } from '../adapters/sandbox/runtime.js';
import { allSeen, expand } from '../adapters/sandbox/paths.js';
import { probeMachine } from '../adapters/sandbox/probe.js';
import type { Config } from '../core/config.js';
import { allRules, type Machine } from '../core/sandbox/sandbox.js';
import { UserError } from '../core/user-error.js';
import { requiredLack, type SandboxLack, sandboxNote } from '../text/sandbox-text.js';

type Environment = Record<string, string | undefined>;
type Sandboxes = Pick<Config, 'sandbox' | 'agents'>;

export interface SandboxState {
  machine: Machine;
  /** What the configuration asks for, and is not there: no agent could start. */
  lacks: SandboxLack[];
}

export async function sandboxState(
  config: Sandboxes,
  environment: Environment,
): Promise<SandboxState> {
  const machine = await probeMachine(environment);
  const required = requiredLack(config, machine);
  if (machine.is === 'none') return { machine, lacks: required ? [required] : [] };
  const lacks = [await networkLack(config), ...(await writeLacks(config, environment))];
  return { machine, lacks: lacks.filter((lack) => lack !== undefined) };
}

/**
 * @returns a line that says who is confined; undefined if the configuration wants no sandbox
 * @throws UserError if something is missing that the configuration requires
 */
export async function checkSandbox(
  config: Sandboxes,
  environment: Environment,
): Promise<string | undefined> {
  if (allRules(config).every(({ rules }) => rules.mode === 'off')) return undefined;
  const { machine, lacks } = await sandboxState(config, environment);
  if (lacks.length > 0)
    throw new UserError(
      lacks.map(({ what }) => what),
      [...new Set(lacks.flatMap(({ next }) => next))],
    );
  return sandboxNote(config, machine);
}

async function networkLack({ sandbox }: Sandboxes): Promise<SandboxLack | undefined> {
  if (!Array.isArray(sandbox.network)) return undefined;
  const runtime = await loadRuntime();
  if (!('missing' in runtime)) return undefined;
  return { what: `sandbox.network lists domains, but ${runtime.missing}.`, next: runtime.next };
}

async function writeLacks(config: Sandboxes, environment: Environment): Promise<SandboxLack[]> {
  const confined = allRules(config).filter(({ rules }) => rules.mode !== 'off');
  const names = [...new Set(confined.flatMap(({ rules }) => rules.write))];
  const found = await Promise.all(names.map((name) => allSeen([name], environment)));
  return names
    .filter((_, index) => found[index]?.length === 0)
    .map((name) => ({
      what: `sandbox.write names ${name}, which does not exist.`,
      next: [`mkdir -p ${expand(name, environment)[0] ?? name}   # or remove the line`],
    }));
}
