/** What a run, a plan and `doctor` say about the sandbox. */
import type { Config } from '../core/config.js';
import { allRules, type Machine } from '../core/sandbox/sandbox.js';
import type { DoctorCheck } from './doctor-check.js';
import { listText } from './reasons.js';

/** What is missing although the configuration asks for it. */
export interface SandboxLack {
  what: string;
  next: readonly string[];
}

type Sandboxes = Pick<Config, 'sandbox' | 'agents'>;

/** What a sandbox is required for, and the machine does not have. */
export function requiredLack(config: Sandboxes, machine: Machine): SandboxLack | undefined {
  const required = allRules(config).filter(({ rules }) => rules.mode === 'required');
  if (machine.is !== 'none' || required.length === 0) return undefined;
  return {
    what: `The configuration requires a sandbox, but this machine has none: ${machine.why}.`,
    next: [...machine.next, 'tributary doctor'],
  };
}

/** One line for a run: who is confined. undefined if the configuration wants no sandbox. */
export function sandboxNote(config: Sandboxes, machine: Machine): string | undefined {
  const all = allRules(config);
  const confined = all.filter(({ rules }) => rules.mode !== 'off');
  if (confined.length === 0) return undefined;
  if (machine.is === 'none')
    return `No sandbox on this machine (${machine.why}): agents run as you. "tributary doctor" says how to get one`;
  const free = all.filter(({ rules }) => rules.mode === 'off').map(nameOf);
  const inside = confined.length === all.length ? 'all commands' : listText(confined.map(nameOf));
  const outside = free.length === 0 ? '' : `; as you: ${listText(free)}`;
  return `Sandbox (${machine.name}): ${inside}${outside}`;
}

export function sandboxCheck(
  config: Sandboxes,
  machine: Machine,
  lacks: readonly SandboxLack[],
): DoctorCheck {
  const name = 'sandbox';
  const [lack] = lacks;
  if (lack !== undefined) return { name, ok: false, found: lack.what, next: lack.next };
  const note = sandboxNote(config, machine);
  if (note === undefined)
    return { name, ok: 'warn', found: 'off: agents run as you, with your files and keys' };
  if (machine.is === 'none')
    return {
      name,
      ok: 'warn',
      found: `none: ${machine.why}. Agents run as you`,
      next: machine.next,
    };
  const found = note.replace(/^Sandbox \((.*?)\): /, '$1: ');
  if (config.sandbox.commands) return { name, ok: true, found };
  return {
    name,
    ok: true,
    found,
    next: ['tributary doctor --sandbox   # tries whether set-up and suites pass in it'],
  };
}

function nameOf({ agent }: { agent?: string }): string {
  return agent === undefined ? 'set-up, gates and suites' : `agent ${agent}`;
}
