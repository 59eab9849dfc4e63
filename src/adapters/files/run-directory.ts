/** Run directories: files are written atomically, and validated when read. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import pLimit from 'p-limit';
import { z } from 'zod';
import { KEPT_RUNS } from '../../core/limits.js';
import { Request, type RunId } from '../../core/model.js';
import { isRunFileName, REPORT, REQUEST_FILE } from '../../core/run-layout.js';
import { UserError } from '../../core/user-error.js';
import type { RunDirectory } from '../../ports.js';
import { shellWord } from '../../text/next-steps.js';
import { ifPresent } from './absent.js';
import { readJsonFile } from './json-file.js';
import { ownFolder } from './own-folder.js';
import { readRegularFile } from './regular-file.js';
import type { Seal } from './seal.js';
import { systemErrorCode } from './system-error.js';
import { writeWhole } from './whole-file.js';

/** Far larger than any of our files. An untrusted job's upload must not fill the memory. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_SEAL_BYTES = 1024;

/** The run directories of one repository. */
export interface Runs {
  /** The request of each run, newest first. Directories without a readable request are skipped. */
  list(): Promise<Request[]>;
  newest(): Promise<Request | undefined>;
  open(run: RunId): RunDirectory;
  /** Absolute path of the run's directory. */
  folder(run: RunId): string;
  /** Whether the run is finished: its report is written last. */
  isFinished(run: RunId): Promise<boolean>;
  /** Creates the run's directory with the request, and removes finished runs beyond the newest 20. */
  create(request: Request): Promise<RunDirectory>;
}

/** Which files in a run directory are records of this run. */
export interface Sealed {
  seal: Seal;
  /** The run: a record of another one does not count. */
  run: string;
  /** Says that a file is ignored. */
  warn(message: string): void;
}

/**
 * Opens a run directory at an absolute path, which need not exist yet. Names are relative, with `/`;
 * `list('')` lists all files. All methods throw on a name that would lead outside.
 *
 * @param sealed only records with a valid seal count; a file without one is replaced when its record is written.
 * Without it, every valid file counts.
 */
export function openRunDirectory(root: string, sealed?: Sealed): RunDirectory {
  // Of two writers of one record, the first one's seal and text must stay together.
  const oneAtATime = pLimit(1);
  const path = async (name: string): Promise<string> => {
    const file = checked(root, name);
    await mkdir(dirname(file), { recursive: true });
    return file;
  };
  return {
    path,
    read: async (name, schema) => {
      const file = checked(root, name);
      return sealed && !(await isSealed(file, name, sealed)) ? undefined : readValid(file, schema);
    },
    write: async (name, value) => {
      const file = await path(name);
      const text = `${JSON.stringify(value, undefined, 2)}\n`;
      return sealed
        ? oneAtATime(() => writeSealed(file, name, text, sealed))
        : writeFirst(file, text);
    },
    writeText: async (name, text) => {
      await writeFirst(await path(name), text);
    },
    list: async (folder) => listFiles(root, folder === '' ? root : checked(root, folder)),
    remove: async (name) => {
      const file = checked(root, name);
      await rm(file, { recursive: true, force: true });
      await rm(sealFile(file), { force: true });
    },
  };
}

/** @param gitDir the repository's common git directory, absolute */
export function createRuns(gitDir: string, { seal, warn }: Omit<Sealed, 'run'>): Runs {
  const root = ownFolder(gitDir).runs;
  const folder = (run: string) => checked(root, run);
  const openRun = (run: string) => openRunDirectory(folder(run), { seal, warn, run });

  const list = async (): Promise<Request[]> => {
    const runs = (await namesIn(root)).filter((name) => isRunFileName(name));
    // Runs of older versions have no seals; they need no word in every command.
    const quiet = (run: string) => ({ seal, run, warn: () => undefined });
    const requests = await Promise.all(
      runs.map(async (name) => requestOf(openRunDirectory(folder(name), quiet(name)))),
    );
    return requests
      .filter((request, at): request is Request => request?.run === runs[at])
      .toSorted(newestFirst);
  };

  const isFinished = async (run: RunId): Promise<boolean> =>
    (await openRun(run).read(REPORT.metrics, z.unknown())) !== undefined;

  const removeOld = async (newest: RunId): Promise<void> => {
    const old = (await list()).slice(KEPT_RUNS).filter(({ run }) => run !== newest);
    for (const { run } of old) {
      // Unfinished runs are never removed.
      if (await isFinished(run)) await rm(folder(run), { recursive: true, force: true });
    }
  };

  return {
    list,
    newest: async () => (await list())[0],
    open: openRun,
    folder,
    isFinished,
    async create(request) {
      // Renamed once complete, so that no run directory is ever without its request.
      const beside = join(root, `.${request.run}`);
      await rm(beside, { recursive: true, force: true });
      try {
        await openRunDirectory(beside, { seal, warn, run: request.run }).write(
          REQUEST_FILE,
          request,
        );
        await rename(beside, folder(request.run));
        await syncFolder(root);
      } finally {
        await rm(beside, { recursive: true, force: true });
      }
      await removeOld(request.run);
      return openRun(request.run);
    },
  };
}

async function readValid<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const found = await readJsonFile(file, schema, MAX_FILE_BYTES);
  if (found.is === 'none') return undefined;
  if (found.is === 'value') return found.value;
  throw new UserError(
    [`${file} ${found.why}. Remove it to redo its part of the run:`],
    [`rm -r ${shellWord(file)}`],
    1,
  );
}

/** Whether there is a record with a valid seal. */
async function isSealed(file: string, name: string, { seal, run, warn }: Sealed): Promise<boolean> {
  const record = await readRegularFile(file, MAX_FILE_BYTES);
  if (record.is === 'none') return false;
  const given = await readRegularFile(sealFile(file), MAX_SEAL_BYTES);
  if (
    record.is === 'text' &&
    given.is === 'text' &&
    seal.holds(`${run}/${name}`, record.text, given.text)
  )
    return true;
  warn(`Ignored ${file}: this run of Tributary did not write it.`);
  return false;
}

/** The seal is written first, so that a killed process leaves no record without one. */
async function writeSealed(
  file: string,
  name: string,
  text: string,
  sealed: Sealed,
): Promise<boolean> {
  if (await isSealed(file, name, sealed)) return false;
  for (const forged of [file, sealFile(file)]) await rm(forged, { recursive: true, force: true });
  await writeWhole(sealFile(file), sealed.seal.of(`${sealed.run}/${name}`, text));
  return writeFirst(file, text);
}

/** Hidden, so that it is not listed. */
function sealFile(file: string): string {
  return join(dirname(file), `.${basename(file)}.seal`);
}

/** Uses a link, which fails if the name is taken (a rename would replace the file), so the first writer wins. */
async function writeFirst(file: string, text: string): Promise<boolean> {
  const beside = await writeBeside(file, text);
  try {
    await link(beside, file);
    await syncFolder(dirname(file));
    return true;
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Writes and syncs a complete file under a hidden name beside `file`. */
async function writeBeside(file: string, text: string): Promise<string> {
  const beside = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  await using handle = await open(beside, 'wx', 0o644);
  await handle.writeFile(text);
  await handle.sync();
  return beside;
}

/** Symbolic links are not followed. Hidden files are unfinished and skipped. */
async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await ifPresent(readdir(folder, { recursive: true, withFileTypes: true }));
  return (entries ?? [])
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

function checked(root: string, name: string): string {
  if (!isRunFileName(name)) throw new Error(`not a name in a run directory: ${name}`);
  return join(root, name);
}

async function namesIn(folder: string): Promise<string[]> {
  return (await ifPresent(readdir(folder))) ?? [];
}

async function requestOf(run: RunDirectory): Promise<Request | undefined> {
  try {
    return await run.read(REQUEST_FILE, Request);
  } catch (error) {
    // Another run's broken or newer directory must not block this run.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function newestFirst(a: Request, b: Request): number {
  return Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.run < b.run ? 1 : -1);
}

/** Syncs a folder, so that a new name in it survives a power failure. */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
