/** What a sandboxed command sees, decided on plain data: no file is read here. */
import type { AgentConfig, Config, SandboxMode } from '../config.js';

/** The sandbox that a machine can make. */
export type Machine =
  | {
      is: 'bubblewrap';
      /** `bubblewrap 0.11.0` */
      name: string;
      /** Whether it can show a folder of which nothing written reaches the original (0.11 and newer). */
      overlay: boolean;
    }
  /** `@anthropic-ai/sandbox-runtime`, on macOS. */
  | { is: 'runtime'; name: string }
  | { is: 'none'; why: string; next: readonly string[] };

/** The sandbox of one command, from the configuration. */
export interface SandboxRules {
  mode: SandboxMode;
  write: readonly string[];
  read: readonly string[];
  hide: readonly string[];
}

interface Sandboxes extends Pick<Config, 'sandbox'> {
  agents: Record<string, Pick<AgentConfig, 'sandbox'>>;
}

/** @param agent absent for set-up, gates, reviews and suites */
export function rulesFor({ sandbox, agents }: Sandboxes, agent?: string): SandboxRules {
  const own =
    agent !== undefined && Object.hasOwn(agents, agent) ? agents[agent]?.sandbox : undefined;
  const mode = own?.mode ?? sandbox.mode;
  return {
    mode: agent === undefined && !sandbox.commands ? 'off' : mode,
    write: [...sandbox.write, ...(own?.write ?? [])],
    read: [...sandbox.read, ...(own?.read ?? [])],
    hide: [...sandbox.hide, ...(own?.hide ?? [])],
  };
}

/** Everything that may run in a sandbox, with its rules. */
export function allRules(config: Sandboxes): { agent?: string; rules: SandboxRules }[] {
  return [
    ...Object.keys(config.agents).map((agent) => ({ agent, rules: rulesFor(config, agent) })),
    { rules: rulesFor(config) },
  ];
}

/** A path that exists, without symbolic links. */
export interface Seen {
  path: string;
  is: 'folder' | 'file';
}

/** Where a path of the sandbox gets its content from. */
export type Mount =
  | { at: string; is: 'read-only' | 'writable'; from: string }
  /** A folder in memory: what stands there cannot be read; what is written there is dropped. */
  | { at: string; is: 'empty-folder' }
  | { at: string; is: 'empty-file'; from: string }
  /** The original can be read; what is written is dropped. */
  | { at: string; is: 'copy-on-write' };

/** All paths absolute and without symbolic links. */
export interface View {
  /** The workspace. */
  dir: string;
  writable: readonly string[];
  /** Readable although something above them is hidden. */
  readable: readonly string[];
  /** The same, unless they are hidden themselves: the person's checkout, the home directory. */
  normal: readonly string[];
  hidden: readonly Seen[];
  /** An empty file, which stands in for hidden ones. */
  empty: string;
  /** Inside of writable folders. */
  kept: readonly string[];
  /** Private folders and files in place of shared ones. */
  replaced: readonly Mount[];
}

/**
 * The mounts over a read-only root, each after those above it. At the same path, what is said later here
 * counts: normal, hidden, readable, replaced, writable.
 */
export function mountsOf(view: View): Mount[] {
  const readOnly = (from: string): Mount => ({ at: from, from, is: 'read-only' });
  const writable = (from: string): Mount => ({ at: from, from, is: 'writable' });
  const all: Mount[] = [
    ...view.normal.map(readOnly),
    ...view.hidden.map((each) => hide(each, view.empty)),
    ...view.kept.map(readOnly),
    ...view.readable.map(readOnly),
    ...view.replaced,
    ...view.writable.map(writable),
    writable(view.dir),
  ];
  const byPath = new Map(all.map((mount) => [mount.at, mount]));
  const sorted = [...byPath.values()].toSorted((a, b) => compare(partsOf(a.at), partsOf(b.at)));
  return withoutNeedless(sorted);
}

/** Whether a path is another one, or below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The folder directly in `folder` that a path below it is in; undefined if it is not below it. */
export function folderIn(folder: string, path: string): string | undefined {
  if (path === folder || !isWithin(path, folder)) return undefined;
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return start + path.slice(start.length).split('/', 1).join('');
}

function hide({ path, is }: Seen, empty: string): Mount {
  if (is === 'folder') return { at: path, is: 'empty-folder' };
  return { at: path, from: empty, is: 'empty-file' };
}

/** What is below a hidden folder needs no hiding; a read-only path below a read-only one no mount. */
function withoutNeedless(sorted: readonly Mount[]): Mount[] {
  // Bubblewrap's own device folder is there before the mounts.
  const kept: Mount[] = [{ at: '/dev', is: 'empty-folder' }];
  for (const mount of sorted) {
    const above = kept.findLast(({ at }) => isWithin(mount.at, at));
    if (needless(mount, above)) continue;
    kept.push(mount);
  }
  return kept.slice(1);
}

function needless(mount: Mount, above: Mount | undefined): boolean {
  const shows = above === undefined || ('from' in above && above.from === above.at);
  if (mount.is === 'read-only' && mount.from === mount.at) return shows && above?.is !== 'writable';
  const hides = mount.is === 'empty-folder' || mount.is === 'empty-file';
  return hides && !shows && above.is !== 'copy-on-write';
}

function partsOf(path: string): string[] {
  return path.split('/');
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return part < other ? -1 : 1;
  }
  return a.length - b.length;
}
