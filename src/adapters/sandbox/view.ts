/** Collects what a command may see on this machine, for the core to turn into mounts. */
import { copyFile, mkdir, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import {
  HIDDEN,
  PROGRAMS,
  programsOf,
  RUNTIME,
  RUNTIME_KEPT,
  TEMPORARY,
} from '../../core/sandbox/places.js';
import {
  folderIn,
  isWithin,
  type Mount,
  type SandboxRules,
  type Seen,
  type View,
} from '../../core/sandbox/sandbox.js';
import type { Confinement } from '../../ports.js';
import { systemErrorCode } from '../files/system-error.js';
import { allSeen, environmentFiles, exists, expand, homeOf } from './paths.js';

type Environment = Record<string, string | undefined>;

/** What every command of a run has in common. */
export interface Surroundings {
  /** Root of the person's checkout. */
  root: string;
  /** The repository's common git directory. */
  gitDir: string;
  /** The run's folder for temporary files. */
  temporary: string;
  environment: Environment;
}

export interface Confinable {
  /** For `sh -c`. */
  run: string;
  /** The workspace, without symbolic links. */
  dir: string;
  confinement: Confinement;
  rules: SandboxRules;
  /** A folder for this workspace's private files. */
  own: string;
}

/** The `.env` files of a checkout are looked for once for each process. */
const environmentFilesOf = new Map<string, Promise<Seen[]>>();

/** @throws if a path that the configuration makes writable does not exist */
export async function viewOf(around: Surroundings, command: Confinable): Promise<View> {
  const { environment, root } = around;
  const { confinement, rules, run } = command;
  const programs = await programPlaces(run, environment, command.own);
  const temporary = await temporaryMounts(around, command);
  const empty = join(command.own, 'empty');
  await writeFile(empty, '');
  const [kept, written, normal, readable] = await Promise.all([
    allSeen(programs.readOnly, environment),
    writable(rules.write, environment),
    allSeen([root, homeOf(environment), ...pathsOf(environment)], environment),
    allSeen(
      [
        ...RUNTIME_KEPT,
        '/etc/resolv.conf',
        ...rules.read,
        join(around.gitDir, 'tributary', 'objects'),
      ],
      environment,
    ),
  ]);
  return {
    dir: command.dir,
    writable: [
      ...paths(await allSeen(programs.write, environment)),
      ...written,
      ...(await Promise.all((confinement.write ?? []).map(async (path) => realpath(path)))),
    ],
    readable: paths(readable),
    normal: [
      ...paths(normal),
      // A checkout that stands in a folder for temporary files is not alone there: what belongs to it is beside it.
      ...temporary.flatMap(({ at }) => folderIn(at, root) ?? []),
    ],
    hidden: await hidden(around, rules, programs.others),
    empty,
    kept: paths(kept),
    replaced: [...temporary, ...programs.copies],
  };
}

async function hidden(
  { root, gitDir, temporary, environment }: Surroundings,
  rules: SandboxRules,
  programs: readonly string[],
): Promise<Seen[]> {
  // A linked worktree has its repository in another checkout.
  const checkouts = basename(gitDir) === '.git' ? [root, dirname(gitDir)] : [root];
  const own = checkouts.flatMap((folder) => [join(folder, '.git'), join(folder, '.worktrees')]);
  const found = await allSeen(
    [...HIDDEN, RUNTIME, ...programs, ...rules.hide, gitDir, ...own, temporary],
    environment,
  );
  return [...found, ...(await Promise.all(checkouts.map(knownEnvironmentFiles))).flat()];
}

function knownEnvironmentFiles(checkout: string): Promise<Seen[]> {
  const found = environmentFilesOf.get(checkout) ?? environmentFiles(checkout);
  environmentFilesOf.set(checkout, found);
  return found;
}

interface Programs {
  write: string[];
  readOnly: string[];
  copies: Mount[];
  /** What the programs keep that this command does not name. */
  others: string[];
}

async function programPlaces(
  run: string,
  environment: Environment,
  own: string,
): Promise<Programs> {
  const named = programsOf(run);
  const write = named.flatMap((program) => program.write);
  for (const folder of write)
    await mkdir(join(homeOf(environment), folder.slice(1)), { recursive: true, mode: 0o700 });
  // Only what exists can be protected.
  for (const name of named.flatMap(({ readOnly }) => readOnly))
    await makeEmpty(join(homeOf(environment), name.slice(1)));
  const copies: Mount[] = [];
  for (const file of await allSeen(
    named.flatMap(({ copy = [] }) => copy),
    environment,
  )) {
    const from = join(own, `copy-${copies.length}`);
    await copyFile(file.path, from);
    copies.push({ at: file.path, from, is: 'writable' });
  }
  return {
    write,
    readOnly: named.flatMap(({ readOnly }) => readOnly),
    copies,
    others: PROGRAMS.filter((program) => !named.includes(program)).flatMap((program) => [
      ...program.write,
      ...program.readOnly,
      ...(program.copy ?? []),
    ]),
  };
}

/** Makes settings that say nothing, unless there are some. Those without an extension are folders. */
async function makeEmpty(path: string): Promise<void> {
  if (await exists(path)) return;
  const extension = extname(path);
  if (extension === '') await mkdir(path, { recursive: true, mode: 0o700 });
  else
    await writeFile(path, extension === '.json' ? '{}\n' : '', { flag: 'wx', mode: 0o600 }).catch(
      (error: unknown) => {
        if (systemErrorCode(error) !== 'EEXIST' && systemErrorCode(error) !== 'ENOENT') throw error;
      },
    );
}

/** One private folder in place of all shared ones for temporary files. */
async function temporaryMounts(
  { environment, root }: Surroundings,
  { own }: Confinable,
): Promise<Mount[]> {
  const from = join(own, 'tmp');
  await mkdir(from, { recursive: true, mode: 0o700 });
  const home = homeOf(environment);
  const configured = environment['TMPDIR'];
  const folders = [
    ...TEMPORARY,
    // In one that holds the home directory or the checkout there is more than temporary files.
    ...(configured === undefined || isWithin(home, configured) || isWithin(root, configured)
      ? []
      : [configured]),
  ];
  const found = await allSeen(folders, environment);
  return paths(found).map((at): Mount => ({ at, from, is: 'writable' }));
}

async function writable(names: readonly string[], environment: Environment): Promise<string[]> {
  const all = names.map(async (name) => {
    const found = await allSeen([name], environment);
    if (found.length > 0) return paths(found);
    throw new Error(
      `sandbox.write names ${name}, which does not exist: create ${expand(name, environment)[0] ?? name}, or remove the line`,
    );
  });
  return (await Promise.all(all)).flat();
}

function pathsOf({ PATH = '' }: Environment): string[] {
  return PATH.split(':').filter((folder) => folder.startsWith('/'));
}

function paths(all: readonly Seen[]): string[] {
  return all.map(({ path }) => path);
}
