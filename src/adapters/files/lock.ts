/** A lock that allows one Tributary process for each repository. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Instant } from '../../core/model.js';
import { UserError } from '../../core/user-error.js';
import { shellWord } from '../../text/next-steps.js';
import { readJsonFile } from './json-file.js';
import { processStart } from '../process/process-table.js';
import { systemErrorCode } from './system-error.js';

const MAX_LOCK_BYTES = 64 * 1024;
/** Each failed try means that another process succeeded; this many in a row mean that something is broken. */
const MAX_TRIES = 100;

const Holder = z.object({
  /** Unique for each lock, since paths and process IDs are reused. */
  id: z.uuid(),
  pid: z.int().positive(),
  /** Process start time from `processStart`: the ID alone may belong to another process by now. */
  began: z.string(),
  run: z.string(),
  command: z.string(),
  startedAt: Instant,
});
type Holder = z.infer<typeof Holder>;

interface LockRequest {
  pid: number;
  run: string;
  /** As typed: `tributary run DEV-1`. */
  command: string;
  startedAt: Instant;
}

export interface Lock {
  /** Releases only this lock; does nothing if it is gone. */
  release(): Promise<void>;
}

interface Link {
  path: string;
  holder: Holder;
}

/**
 * Acquires the lock, also from a process that has died. If two processes try at once, at most one succeeds.
 *
 * @param file absolute path; its folder is created
 * @throws UserError naming the holder, if it is alive
 */
export async function acquireLock(file: string, request: LockRequest): Promise<Lock> {
  const id = randomUUID();
  const began = (await processStart(request.pid)) ?? 'unknown';
  const holder: Holder = { id, began, ...request };
  const mine = `${file}.${id}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(mine, `${JSON.stringify(holder)}\n`, { flag: 'wx' });
  try {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (await tryAcquire(file, mine, id)) {
        return { release: async () => release(file, id) };
      }
    }
  } finally {
    await rm(mine, { force: true });
  }
  throw new UserError([`Could not acquire the lock ${file}. Try again.`]);
}

/** The current holder; undefined if there is none, or its process has died. */
export async function lockHolder(
  file: string,
): Promise<Pick<Holder, 'pid' | 'command' | 'startedAt'> | undefined> {
  const last = (await chain(file)).at(-1);
  return last !== undefined && (await isAlive(last.holder)) ? last.holder : undefined;
}

/**
 * Tries once. `mine` is a complete lock file under a unique name. @throws UserError if a living process holds
 * the lock
 */
async function tryAcquire(file: string, mine: string, id: string): Promise<boolean> {
  const before = await chain(file);
  const last = before.at(-1);
  if (last !== undefined && (await isAlive(last.holder))) throw heldBy(last.holder);
  const place = last === undefined ? file : successorPath(file, last.holder);
  if (!(await linkFirst(mine, place))) return false;
  // A successor may have become the head of the chain after we read it. Then our link is not part of the chain.
  const after = await chain(file);
  if (after.at(-1)?.holder.id !== id) {
    await rm(place, { force: true });
    return false;
  }
  if (place !== file) await rename(place, file);
  const dead = after.slice(1).filter(({ path }) => path !== place);
  for (const { path } of dead) await rm(path, { force: true });
  return true;
}

function heldBy(holder: Holder): UserError {
  const since = new Date(holder.startedAt).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
  });
  return new UserError(
    [
      `${holder.command} has been running here since ${since} (pid ${holder.pid}). Wait for it, or stop it:`,
    ],
    [`kill ${holder.pid}`],
  );
}

/** Links the file, or returns false if the name is taken. */
async function linkFirst(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * The lock and its successors. A dead holder's lock is not removed but succeeded by another one, under a name
 * that only one process can create. The last of the chain is the valid one.
 */
async function chain(file: string): Promise<Link[]> {
  const links: Link[] = [];
  for (let path = file; ; ) {
    const holder = await readHolder(path);
    if (holder === undefined) return links;
    links.push({ path, holder });
    path = successorPath(file, holder);
  }
}

/** Path for the lock that succeeds a dead holder's. */
function successorPath(file: string, holder: Holder): string {
  return `${file}.after-${holder.id}`;
}

async function isAlive(holder: Holder): Promise<boolean> {
  const start = await processStart(holder.pid);
  if (start === undefined) return false;
  return start === 'unknown' || holder.began === 'unknown' || start === holder.began;
}

async function release(file: string, id: string): Promise<void> {
  if ((await readHolder(file))?.id === id) await rm(file, { force: true });
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const found = await readJsonFile(file, Holder, MAX_LOCK_BYTES);
  if (found.is === 'value') return found.value;
  if (found.is === 'none') return undefined;
  // We write locks atomically, so this is not a half-written one. Nobody can tell whether it is held.
  throw new UserError(
    [`The lock ${file} ${found.why}. Remove it if Tributary is not running here:`],
    [`rm -r ${shellWord(file)}`],
  );
}
