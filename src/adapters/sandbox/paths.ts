/** Finds the real paths behind the names of the tables and of the configuration. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Seen } from '../../core/sandbox/sandbox.js';

type Environment = Record<string, string | undefined>;

/** Folders with thousands of files and no settings of a person. */
const NOT_SEARCHED = new Set(['.git', '.worktrees', 'node_modules', '.venv', 'target', 'vendor']);
const MOST_FOLDERS = 20_000;

/** The base directories of the XDG specification, by their defaults. */
const XDG: readonly (readonly [folder: string, variable: string])[] = [
  ['~/.config', 'XDG_CONFIG_HOME'],
  ['~/.cache', 'XDG_CACHE_HOME'],
  ['~/.local/share', 'XDG_DATA_HOME'],
  ['~/.local/state', 'XDG_STATE_HOME'],
];

export function homeOf(environment: Environment): string {
  // Set but empty counts as not set, as for git.
  return environment['HOME'] || homedir();
}

/** The absolute paths that a name with `~` stands for: below the home directory, and where XDG variables lead. */
export function expand(name: string, environment: Environment): string[] {
  if (name !== '~' && !name.startsWith('~/')) return [name];
  const other = XDG.flatMap(([folder, variable]) => {
    const base = environment[variable];
    if (base === undefined || base === '') return [];
    return name === folder || name.startsWith(`${folder}/`)
      ? [base + name.slice(folder.length)]
      : [];
  });
  return [join(homeOf(environment), name.slice(1)), ...other];
}

/** The real path and kind of what a path leads to; undefined if that does not exist or cannot be reached. */
export async function seen(path: string): Promise<Seen | undefined> {
  try {
    const real = await realpath(path);
    return { path: real, is: (await stat(real)).isDirectory() ? 'folder' : 'file' };
  } catch {
    return undefined;
  }
}

export async function allSeen(names: readonly string[], environment: Environment): Promise<Seen[]> {
  const found = await Promise.all(names.flatMap((name) => expand(name, environment)).map(seen));
  return found.filter((each) => each !== undefined);
}

/** The `.env` files of a checkout, and where links with that name lead. */
export async function environmentFiles(root: string): Promise<Seen[]> {
  const found: string[] = [];
  const folders = [root];
  for (let searched = 0; searched < MOST_FOLDERS; searched += 1) {
    const folder = folders.pop();
    if (folder === undefined) break;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith('.env')) found.push(join(folder, entry.name));
      else if (entry.isDirectory() && !NOT_SEARCHED.has(entry.name))
        folders.push(join(folder, entry.name));
    }
  }
  return (await Promise.all(found.map(seen))).filter((each) => each !== undefined);
}

export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
