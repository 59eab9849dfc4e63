/** `tributary doctor` on the sandbox: what this machine can do, and whether set-up and suites pass in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../core/config.js';
import type { Command, CommandEnd } from '../ports.js';
import type { DoctorCheck } from '../text/doctor-check.js';
import { sandboxCheck } from '../text/sandbox-text.js';
import { closeNetwork, sandboxState } from '../wiring/sandbox.js';
import type { CommandContext } from './context.js';
import { newRunId } from './plan.js';
import { createMachine, type Project } from './project.js';

const SETUP_LIMIT = 900;

interface Step {
  name: string;
  command: Omit<Command, 'log'>;
}

/** The first step that failed, if one did. */
interface Tried {
  failed?: Step;
  end?: CommandEnd;
}

export async function sandboxChecks(
  context: CommandContext,
  project: Project,
  tries: boolean,
): Promise<DoctorCheck[]> {
  const { machine, lacks } = await sandboxState(project.config, context.environment);
  const check = sandboxCheck(project.config, machine, lacks);
  if (!tries) return [check];
  if (machine.is === 'none' || lacks.length > 0)
    return [check, { name: 'commands', ok: false, found: 'not tried: there is no sandbox' }];
  try {
    return [check, await commandsCheck(context, project)];
  } finally {
    await closeNetwork();
  }
}

/** Whether set-up and suites pass in the sandbox. If not: whether they pass without. */
async function commandsCheck(context: CommandContext, project: Project): Promise<DoctorCheck> {
  const name = 'commands';
  const { config } = project;
  const inside = await tryAll(context, project, true);
  if (inside.failed === undefined) {
    const found = 'set-up and all suites pass in the sandbox';
    if (config.sandbox.commands) return { name, ok: true, found };
    const next = [
      'To run them and the gates in it, add to .github/tributary.yml:',
      'sandbox: { commands: true }',
    ];
    return { name, ok: true, found, next };
  }
  const { failed, end } = inside;
  const outside = await tryAll(context, project, false);
  const next = (end?.tail ?? '').split('\n').slice(-5);
  if (outside.failed !== undefined)
    return { name, ok: 'warn', found: `${failed.name} fails with and without the sandbox`, next };
  const found = `${failed.name} passes without the sandbox, but fails in it`;
  const advice = 'Open what it needs with sandbox.write or sandbox.read, or leave commands off';
  return { name, ok: config.sandbox.commands ? false : 'warn', found, next: [...next, advice] };
}

async function tryAll(context: CommandContext, project: Project, inside: boolean): Promise<Tried> {
  const run = newRunId(context.clock.now());
  const sandbox = { ...project.config.sandbox, commands: inside, mode: 'required' as const };
  const config: Config = { ...project.config, sandbox };
  const { ports } = await createMachine(context, { ...project, config }, run, { emit: () => {} });
  const logs = await mkdtemp(join(context.environment['TMPDIR'] ?? tmpdir(), 'tributary-doctor-'));
  try {
    await using workspace = await ports.workspaces.forTree(project.base.commit, 'doctor');
    for (const step of stepsOf(config)) {
      const end = await workspace.run({ ...step.command, log: join(logs, 'log') });
      if (end.ended !== 'itself' || end.code !== 0) return { failed: step, end };
    }
    return {};
  } finally {
    await rm(logs, { recursive: true, force: true });
  }
}

function stepsOf({ setup, suites, env }: Config): Step[] {
  const common = { env: { CI: 'true' }, configEnv: env };
  return [
    ...setup.map((run): Step => {
      const confinement = { kind: 'set-up' } as const;
      return { name: `"${run}"`, command: { ...common, run, limit: SETUP_LIMIT, confinement } };
    }),
    ...Object.entries(suites).map(([name, suite]): Step => {
      const { run, timeout: limit, in: below } = suite;
      const confinement = { kind: 'suite' } as const;
      const configEnv = [...env, ...suite.env];
      const command = { ...common, run, limit, configEnv, confinement };
      return {
        name: `suite ${name}`,
        command: below === undefined ? command : { ...command, in: below },
      };
    }),
  ];
}
