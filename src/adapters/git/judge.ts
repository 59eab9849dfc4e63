/**
 * The git directory in which Tributary judges and merges: it shares the repository's objects, but has its own
 * configuration, attributes and excludes. What anybody writes into the person's configuration while agents
 * work does not change what a gate sees.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifPresent } from '../files/absent.js';
import { ownFolder } from '../files/own-folder.js';
import { isThere } from '../process/process-table.js';
import { createGit, type Git, lineOf } from './git.js';
import type { Repository } from './repository.js';
import { configText, judgeSettings, readSettings, type Setting } from './settings.js';

export interface Judge {
  /** Absolute path. Only this process writes there. */
  dir: string;
  /** Bound to no files. */
  git: Git;
  /** Bound to a folder of files. Reads the `.gitattributes` in it; reads nothing from a `.git` in it. */
  gitFor(dir: string): Git;
  /** Absolute path of the person's object directory. */
  objects: string;
  /** `sha1` or `sha256`. */
  objectFormat: string;
  /** The person's settings, as of now. */
  settings: readonly Setting[];
  /** The person's own excludes and attributes (`info/`), and their sparse patterns, by file name. */
  info: ReadonlyMap<string, string>;
}

/** Git's files below `info/` that a repository of ours needs. */
const INFO = ['exclude', 'attributes', 'sparse-checkout'] as const;

/** Reads the person's settings once: call it before anything foreign runs. */
export async function openJudge(
  { root, gitDir, checkout }: Pick<Repository, 'root' | 'gitDir' | 'checkout'>,
  environment: Record<string, string | undefined>,
): Promise<Judge> {
  const [settings, objectFormat, objects, info] = await Promise.all([
    readSettings(checkout),
    lineOf(checkout, ['rev-parse', '--show-object-format']),
    realpath(join(gitDir, 'objects')),
    readInfo(checkout),
  ]);
  const parent = join(ownFolder(gitDir).root, 'git');
  const dir = join(parent, `${process.pid}-${randomUUID().slice(0, 8)}`);
  await removeDead(parent);
  await writeDirectory(
    dir,
    configText(judgeSettings(settings, { root, gitDir }), objectFormat, true),
    info,
  );
  const bound = (workTree?: string) => {
    const git = createGit(workTree ?? dir, environment, {
      gitDir: dir,
      ...(workTree !== undefined && { workTree }),
    });
    return withEnvironment(git, {
      GIT_OBJECT_DIRECTORY: objects,
      GIT_SHALLOW_FILE: join(gitDir, 'shallow'),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
    });
  };
  return { dir, git: bound(), gitFor: bound, objects, objectFormat, settings, info };
}

/** The files, with the path at which git finds each in this checkout. */
async function readInfo(checkout: Git): Promise<Map<string, string>> {
  const names = INFO.flatMap((name) => ['--git-path', `info/${name}`]);
  const { stdout } = await checkout(['rev-parse', '--path-format=absolute', ...names]);
  const paths = stdout.split('\n');
  const texts = await Promise.all(
    INFO.map((_, at) => ifPresent(readFile(paths[at] ?? '', 'utf8'))),
  );
  return new Map(
    INFO.flatMap((name, at): [string, string][] => {
      const text = texts[at];
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

async function writeDirectory(
  dir: string,
  config: string,
  info: ReadonlyMap<string, string>,
): Promise<void> {
  for (const folder of ['info', 'objects', 'refs'])
    await mkdir(join(dir, folder), { recursive: true });
  for (const [name, text] of info) await writeFile(join(dir, 'info', name), text);
  await writeFile(join(dir, 'config'), config);
  await writeFile(join(dir, 'HEAD'), 'ref: refs/heads/none\n');
}

/** Removes the directories of processes that have ended. */
async function removeDead(parent: string): Promise<void> {
  for (const name of (await ifPresent(readdir(parent))) ?? [])
    if (!isThere(Number(name.split('-')[0])))
      await rm(join(parent, name), { recursive: true, force: true });
}

function withEnvironment(git: Git, fixed: Record<string, string>): Git {
  return (args, options) => git(args, { ...options, env: { ...fixed, ...options?.env } });
}
