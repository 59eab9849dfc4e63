/**
 * Seals Tributary's own records with a key that is not in the repository: a file that an agent wrote in a place of
 * a record does not count as one.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, link, lstat, mkdir, open, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../../core/user-error.js';
import { shellWord } from '../../text/next-steps.js';
import { ifPresent } from './absent.js';
import { systemErrorCode } from './system-error.js';

export interface Seal {
  /** The seal of a record's text under a name. */
  of(name: string, text: string): string;
  /** Whether this is the seal of that text under that name. */
  holds(name: string, text: string, seal: string): boolean;
}

const KEY_BYTES = 32;
const PRIVATE = 0o600;

/** Opens the key of this user, and makes it on first use. @throws UserError if others can read it */
export async function openSeal(environment: Record<string, string | undefined>): Promise<Seal> {
  const file = keyFile(environment);
  const key = await openKey(file);
  return sealWith(key);
}

/** Where the key is: `$XDG_STATE_HOME/tributary/seal.key`. */
export function keyFile(environment: Record<string, string | undefined>): string {
  const home = environment['HOME'] || homedir();
  const configured = environment['XDG_STATE_HOME'] ?? '';
  // The specification ignores a relative path: it would be a folder of the repository.
  const state = isAbsolute(configured) ? configured : join(home, '.local', 'state');
  return join(state, 'tributary', 'seal.key');
}

export function sealWith(key: Buffer): Seal {
  const of = (name: string, text: string) =>
    createHmac('sha256', key).update(name).update('\0').update(text).digest('hex');
  return {
    of,
    holds: (name, text, seal) => {
      const [given, right] = [Buffer.from(seal, 'hex'), Buffer.from(of(name, text), 'hex')];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}

/** A record that is replaced as a whole, with its seal in it. */
export function withSeal(seal: Seal, name: string, record: object): object {
  return { ...record, seal: seal.of(name, JSON.stringify(record)) };
}

/** The record without its seal; undefined if the seal is missing or does not hold. */
export function withoutSeal(seal: Seal, name: string, json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('seal' in json)) return undefined;
  const { seal: given, ...record } = json;
  const holds = typeof given === 'string' && seal.holds(name, JSON.stringify(record), given);
  return holds ? record : undefined;
}

async function openKey(file: string): Promise<Buffer> {
  try {
    return (await readKey(file)) ?? (await makeKey(file));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new UserError(
      [`The key that seals Tributary's records cannot be kept in ${dirname(file)} (${code}).`],
      ['export XDG_STATE_HOME=/a/folder/that/you/can/write'],
    );
  }
}

async function readKey(file: string): Promise<Buffer | undefined> {
  const facts = await ifPresent(lstat(file));
  if (facts === undefined) return undefined;
  const isPrivate = facts.isFile() && (facts.mode & 0o077) === 0;
  const key = isPrivate ? await readFile(file) : undefined;
  if (key?.length === KEY_BYTES) return key;
  throw new UserError(
    [
      `${file} is not a private key of Tributary${isPrivate ? '' : ': others can read it'}. Remove it to make a new one; unfinished runs then start over:`,
    ],
    [`rm ${shellWord(file)}`],
  );
}

/** Links a complete file to the name: of two processes, the first one's key counts. */
async function makeKey(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await chmod(dirname(file), 0o700);
  const beside = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    {
      await using handle = await open(beside, 'wx', PRIVATE);
      await handle.writeFile(randomBytes(KEY_BYTES));
      await handle.sync();
    }
    await link(beside, file);
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(beside, { force: true });
  }
  const key = await readKey(file);
  if (!key) throw new Error(`${file} is gone`);
  return key;
}
