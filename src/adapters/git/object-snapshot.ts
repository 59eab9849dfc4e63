/**
 * A snapshot of the person's objects, which repositories of agents and tests read as their alternate. Its files
 * are hard links: `git gc` in the person's repository takes nothing from it. Objects never change, so it only
 * grows, until no repository needs it any more.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { ifPresent } from '../files/absent.js';
import { systemErrorCode } from '../files/system-error.js';

export interface ObjectSnapshot {
  /** Absolute path of its object directory. */
  readonly dir: string;
  /** Adds what the person's repository has now. */
  sync(): Promise<void>;
  /** Removes it. Repositories that use it break. */
  remove(): Promise<void>;
}

const LOOSE_FOLDER = /^[0-9a-f]{2}$/;
const LOOSE = /^(?:[0-9a-f]{38}|[0-9a-f]{62})$/;
/** The index comes last: git uses a pack once it finds its index. */
const PACK = [
  /^pack-[0-9a-f]+\.pack$/,
  /^pack-[0-9a-f]+\.(?:rev|promisor)$/,
  /^pack-[0-9a-f]+\.idx$/,
];
const TRIES = 5;

/** @param objects the person's object directory, absolute */
export function createObjectSnapshot(objects: string, dir: string): ObjectSnapshot {
  let last: Promise<void> = Promise.resolve();
  // One at a time; each caller waits for a pass that began after its call.
  const sync = () => {
    last = last.catch(() => undefined).then(() => syncAll(objects, dir));
    return last;
  };
  return {
    dir,
    sync,
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

async function syncAll(objects: string, dir: string): Promise<void> {
  await mkdir(join(dir, 'pack'), { recursive: true });
  await mkdir(join(dir, 'info'), { recursive: true });
  await writeAlternates(objects, dir);
  // A repack may remove a file between listing and linking it: then the new pack is listed.
  for (let tries = 1; !(await linkAll(objects, dir)); tries += 1)
    if (tries >= TRIES) throw new Error(`the objects in ${objects} keep changing`);
}

/** @returns false if a listed file was gone */
async function linkAll(objects: string, dir: string): Promise<boolean> {
  const loose = (await readdir(objects)).filter((name) => LOOSE_FOLDER.test(name));
  const linked = await Promise.all([
    ...loose.map((name) => linkFiles(join(objects, name), join(dir, name), [LOOSE])),
    linkFiles(join(objects, 'pack'), join(dir, 'pack'), PACK),
  ]);
  return linked.every(Boolean);
}

async function linkFiles(from: string, to: string, groups: readonly RegExp[]): Promise<boolean> {
  const [names = [], known = []] = await Promise.all(
    [from, to].map((folder) => ifPresent(readdir(folder))),
  );
  const have = new Set(known);
  const wanted = names.filter((name) => !have.has(name));
  if (wanted.length > 0) await mkdir(to, { recursive: true });
  let complete = true;
  for (const group of groups)
    for (const name of wanted.filter((each) => group.test(each)))
      complete = (await linkFile(join(from, name), join(to, name))) && complete;
  return complete;
}

/** @returns false if the file is gone */
async function linkFile(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'EEXIST') return true;
    if (code === 'ENOENT') return false;
    // Another file system, or one without hard links.
    const beside = `${to}.${randomUUID()}.tmp`;
    await copyFile(from, beside, constants.COPYFILE_FICLONE);
    await rename(beside, to);
    return true;
  }
}

/** A clone made with `--shared` or `--reference` has further objects elsewhere. */
async function writeAlternates(objects: string, dir: string): Promise<void> {
  const text = await ifPresent(readFile(join(objects, 'info', 'alternates'), 'utf8'));
  if (text === undefined) return;
  const lines = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => (isAbsolute(line) || line.startsWith('"') ? line : resolve(objects, line)));
  await writeFile(join(dir, 'info', 'alternates'), `${lines.join('\n')}\n`);
}
