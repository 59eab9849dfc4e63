/** Private copies of caches: what a sandboxed command writes to them does not reach the original. */
import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { CACHES, type CachePlace, REFILLED } from '../../core/sandbox/places.js';
import type { Mount } from '../../core/sandbox/sandbox.js';
import { expand } from './paths.js';

/** A larger cache takes too long to copy before each attempt. */
const MOST = { megabytes: 32, files: 2000 };

type Environment = Record<string, string | undefined>;

export interface PrivateCaches {
  mounts: Mount[];
  /** Where caches are that have no folder in the home directory yet. */
  environment: Record<string, string>;
}

/** The size of a cache is looked at once for each process. */
const sizes = new Map<string, Promise<'small' | 'large'>>();

/**
 * @param folder for the copies
 * @param overlay whether the sandbox can show the original and drop what is written, whatever its size
 */
export async function privateCaches(
  folder: string,
  overlay: boolean,
  environment: Environment,
): Promise<PrivateCaches> {
  const mounts: Mount[] = [];
  const places = CACHES.flatMap((place) =>
    expand(place.path, environment).map((path) => ({ ...place, path })),
  );
  for (const [index, place] of places.entries()) {
    const path = await realpath(place.path).catch(() => undefined);
    if (path === undefined) continue;
    if (overlay) mounts.push({ at: path, is: 'copy-on-write' });
    else mounts.push(...(await copyCache({ ...place, path }, join(folder, String(index)))));
  }
  return { mounts, environment: await missing(environment) };
}

async function copyCache(place: CachePlace, copy: string): Promise<Mount[]> {
  const mount: Mount = { at: place.path, from: copy, is: 'writable' };
  await mkdir(copy, { recursive: true, mode: 0o700 });
  if (!place.each) {
    if ((await sizeOf(place.path)) === 'small') await copyTree(`${place.path}/.`, copy);
    return [mount];
  }
  const mounts = [mount];
  for (const name of await readdir(place.path)) {
    const path = join(place.path, name);
    const target = await realpath(path).catch(() => undefined);
    if (target === undefined) continue;
    if ((await sizeOf(target)) === 'small') await copyTree(target, join(copy, name));
    else if (!REFILLED.has(basename(path)))
      mounts.push({ at: path, from: target, is: 'read-only' });
  }
  return mounts;
}

/** A copy that shares its blocks with the original, where the file system can. */
async function copyTree(from: string, to: string): Promise<void> {
  // What cannot be read is left out: the program finds it missing, and fetches it again.
  await promisify(execFile)('cp', ['-a', '--reflink=auto', '--', from, to]).catch(() => undefined);
}

function sizeOf(path: string): Promise<'small' | 'large'> {
  const size = sizes.get(path) ?? measure(path);
  sizes.set(path, size);
  return size;
}

async function measure(top: string): Promise<'small' | 'large'> {
  let bytes = 0;
  let files = 0;
  const paths = [top];
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory())
      paths.push(...(await readdir(path).catch(() => [])).map((name) => join(path ?? '', name)));
    bytes += found?.size ?? 0;
    files += 1;
    if (bytes > MOST.megabytes * 1024 * 1024 || files > MOST.files) return 'large';
  }
  return 'small';
}

/** In a home directory that can only be read, no cache can be begun. */
async function missing(environment: Environment): Promise<Record<string, string>> {
  const places = { '~/.npm': ['npm_config_cache', 'npm'], '~/.cache': ['XDG_CACHE_HOME', 'cache'] };
  const found: Record<string, string> = {};
  for (const [path, [variable = '', name = '']] of Object.entries(places)) {
    const here = await Promise.all(
      expand(path, environment).map((each) => stat(each).catch(() => undefined)),
    );
    if (here.every((each) => each === undefined)) found[variable] = `/tmp/.${name}`;
  }
  return found;
}
