/** What this machine can do. Everything is tried, nothing is concluded from names and versions. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Machine } from '../../core/sandbox/sandbox.js';
import { probeArguments } from '../../core/sandbox/bubblewrap.js';
import { plainText } from '../../text/plain.js';
import { inheritedFolders } from './inherited.js';
import { loadRuntime } from './runtime.js';

type Environment = Record<string, string | undefined>;

const PROGRAM = 'bwrap';
const known = new Map<string, Promise<Machine>>();

/** Tries once for each process. */
export function probeMachine(environment: Environment): Promise<Machine> {
  const path = environment['PATH'] ?? '';
  const machine = known.get(path) ?? probe(environment);
  known.set(path, machine);
  return machine;
}

async function probe(environment: Environment): Promise<Machine> {
  if (process.platform === 'linux') return probeBubblewrap(environment);
  if (process.platform === 'darwin') return probeRuntime();
  return { is: 'none', why: `there is none for ${process.platform}`, next: [] };
}

async function probeBubblewrap(environment: Environment): Promise<Machine> {
  const run = async (args: string[]) => {
    const env = { PATH: environment['PATH'], LC_ALL: 'C' };
    return (await promisify(execFile)(PROGRAM, args, { env, timeout: 10_000 })).stdout.trim();
  };
  const version = await run(['--version']).catch(() => undefined);
  if (version === undefined)
    return {
      is: 'none',
      why: 'bubblewrap is not installed',
      next: [
        'sudo apt-get install bubblewrap   # or: dnf install, pacman -S, apk add, zypper install',
      ],
    };
  const [folder] = inheritedFolders();
  if (folder !== undefined)
    return {
      is: 'none',
      why: `tributary was started with an open folder, through which a command would leave it (${plainText(folder, 200)})`,
      next: ['# start tributary from an ordinary shell'],
    };
  try {
    await run(probeArguments(false));
  } catch (error) {
    return forbidden(version, errorText(error));
  }
  const overlay = await run(probeArguments(true)).then(
    () => true,
    () => false,
  );
  return { is: 'bubblewrap', name: version, overlay };
}

async function probeRuntime(): Promise<Machine> {
  const runtime = await loadRuntime();
  if ('missing' in runtime) return { is: 'none', why: runtime.missing, next: runtime.next };
  if (!runtime.manager.isSupportedPlatform())
    return { is: 'none', why: 'sandbox-runtime does not support this machine', next: [] };
  return { is: 'runtime', name: '@anthropic-ai/sandbox-runtime' };
}

/** Why a program that is there cannot make a sandbox, from the settings that forbid it. */
function forbidden(version: string, message: string): Machine {
  const why = `${version} is installed, but cannot make a sandbox`;
  if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1')
    return {
      is: 'none',
      why: `${why}: AppArmor forbids user namespaces`,
      next: [
        'sudo apt-get install apparmor-profiles',
        'sudo install -m 644 /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/',
        'sudo apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict',
      ],
    };
  if (setting('kernel/unprivileged_userns_clone') === '0')
    return {
      is: 'none',
      why: `${why}: the kernel's settings forbid user namespaces`,
      next: ['sudo sysctl -w kernel.unprivileged_userns_clone=1'],
    };
  if (setting('user/max_user_namespaces') === '0')
    return {
      is: 'none',
      why: `${why}: the kernel's settings forbid user namespaces`,
      next: ['sudo sysctl -w user.max_user_namespaces=15000'],
    };
  return {
    is: 'none',
    why: `${why} (${message}): a container often forbids it`,
    next: [
      '# Docker: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …',
    ],
  };
}

function setting(name: string): string | undefined {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function errorText(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return plainText(stderr.trim() || String(error), 200);
}
