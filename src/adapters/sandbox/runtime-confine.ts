/** The sandbox of macOS: the library writes a profile for sandbox-exec. Paths are denied there, not replaced. */
import { join } from 'node:path';
import type { SandboxConfig } from '../../core/config.js';
import type { ConfinedStart } from '../process/process.js';
import { loadRuntime, openRuntime, type RuntimeManager, type RuntimeSettings } from './runtime.js';
import { type Confinable, type Surroundings, viewOf } from './view.js';

let ready: Promise<RuntimeManager> | undefined;

/** @throws if the library is not installed */
export async function confineWithRuntime(
  around: Surroundings,
  command: Confinable,
  network: SandboxConfig['network'],
): Promise<ConfinedStart> {
  ready ??= openManager(network);
  const manager = await ready;
  const view = await viewOf(around, command);
  const temporary = join(command.own, 'tmp');
  const filesystem: RuntimeSettings['filesystem'] = {
    denyRead: view.hidden.map(({ path }) => path),
    allowRead: [...view.readable, ...view.writable, view.dir, temporary],
    allowWrite: [...view.writable, view.dir, temporary],
    denyWrite: [...view.kept],
  };
  const settings = [
    ['TMPDIR', temporary],
    ['XDG_CACHE_HOME', join(temporary, 'cache')],
    ['npm_config_cache', join(temporary, 'npm')],
  ].map(([name, value]) => `export ${name}='${value?.replaceAll("'", String.raw`'\''`)}'\n`);
  const line = await manager.wrapWithSandbox(`${settings.join('')}${command.run}`, '/bin/sh', {
    filesystem,
  });
  return {
    file: '/bin/sh',
    args: ['-c', line],
    isMonitor: false,
    hasStarted: () => true,
    firstProcess: () => undefined,
  };
}

async function openManager(network: SandboxConfig['network']): Promise<RuntimeManager> {
  const runtime = await loadRuntime();
  if ('missing' in runtime) throw new Error(runtime.missing);
  await openRuntime(runtime.manager, {
    network: {
      ...(network !== undefined && { allowedDomains: network === 'none' ? [] : network }),
      deniedDomains: [],
    },
    filesystem: { denyRead: [], allowWrite: [], denyWrite: [] },
  });
  return runtime.manager;
}
