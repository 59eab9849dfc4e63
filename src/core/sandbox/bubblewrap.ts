/** The command line of bubblewrap. */
import type { Mount } from './sandbox.js';

export interface Confined {
  mounts: readonly Mount[];
  /** The directory to start in. */
  dir: string;
  /** For `sh -c`. */
  run: string;
  environment: Readonly<Record<string, string>>;
  /** `none`: only its own loopback. */
  network: 'all' | 'none';
  /** The number of the file descriptor on which bubblewrap reports. */
  report: number;
}

/**
 * What holds in every sandbox: nothing of the machine can be written, devices are the harmless ones, and
 * processes, IPC and names are its own. Without capabilities, also for root; a user namespace made inside
 * cannot undo a mount. All of it ends with the process that started it.
 */
const ALWAYS: readonly string[] = [
  '--ro-bind / / --dev /dev --proc /proc',
  '--unshare-user --unshare-pid --unshare-ipc --unshare-uts --unshare-cgroup-try',
  '--cap-drop ALL --new-session --die-with-parent',
].flatMap((line) => line.split(' '));

/**
 * The sandbox ends with its first process. So that its other processes can end in an orderly way after SIGTERM,
 * this one waits for them: in the sandbox's process table, there are then only bubblewrap's and its own left.
 * Processes that nobody outside finds, since they dropped their environment, get the signal after three seconds.
 */
const FIRST_PROCESS = `trap t=1 TERM; /bin/sh -c "$1"; code=$?; n=0
while [ -n "$t" ]; do
set -- /proc/[0-9]*; [ $# -gt 2 ] || break
n=$((n + 1)); [ $n -ne 60 ] || kill -TERM -1; sleep 0.05
done
exit $code`;

/** To see whether bubblewrap works on this machine: the same flags, and the mounts that differ most. */
export function probeArguments(overlay: boolean): string[] {
  const mounts = argumentsOf({ at: '/tmp', is: 'empty-folder' });
  const more = overlay ? argumentsOf({ at: '/etc', is: 'copy-on-write' }) : [];
  return [...ALWAYS, ...mounts, ...more, '--', '/bin/sh', '-c', ':'];
}

export function bubblewrapArguments(confined: Confined): string[] {
  return [
    ...ALWAYS,
    ...(confined.network === 'none' ? ['--unshare-net'] : []),
    ...confined.mounts.flatMap(argumentsOf),
    ...Object.entries(confined.environment).flatMap(([name, value]) => ['--setenv', name, value]),
    '--chdir',
    confined.dir,
    '--json-status-fd',
    String(confined.report),
    '--',
    '/bin/sh',
    '-c',
    FIRST_PROCESS,
    'sh',
    confined.run,
  ];
}

/** Whether the command was started, by bubblewrap's report: else what failed is the sandbox. */
export function hasStarted(report: string): boolean {
  return report.includes('"exit-code"');
}

/** The first process of the sandbox, as seen from outside: it is there until all others in it have ended. */
export function firstProcess(report: string): { pid: number; namespace: string } | undefined {
  const pid = /"child-pid": (\d+)/.exec(report)?.[1];
  const namespace = /"pid-namespace": (\d+)/.exec(report)?.[1];
  if (pid === undefined || namespace === undefined) return undefined;
  return { pid: Number(pid), namespace };
}

function argumentsOf(mount: Mount): string[] {
  switch (mount.is) {
    case 'read-only':
    case 'empty-file':
      return ['--ro-bind', mount.from, mount.at];
    case 'writable':
      return ['--bind', mount.from, mount.at];
    case 'empty-folder':
      return ['--tmpfs', mount.at];
    case 'copy-on-write':
      return ['--overlay-src', mount.at, '--tmp-overlay', mount.at];
    default:
      return mount satisfies never;
  }
}
