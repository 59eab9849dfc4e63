/** Temporary repositories with real git, out of reach of the machine's own git configuration. */
import { execFile } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Path → content; `null` removes the file, `{ link }` makes a symlink. */
export type Files = Record<string, string | Buffer | null | { link: string }>;

export interface TemporaryRepository extends AsyncDisposable {
  /** Absolute, links followed. */
  root: string;
  gitDir: string;
  /** A directory beside the checkout that goes away with it. */
  outside: string;
  /** Hermetic: what Tributary's own git is to be given in tests. */
  environment: Record<string, string>;
  /** Standard output, without the last newline. */
  git(...args: string[]): Promise<string>;
  gitIn(dir: string, ...args: string[]): Promise<string>;
  /** Writes the files, commits everything in the checkout, and gives the commit. */
  commit(files: Files, message?: string): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface RepositoryOptions {
  objectFormat?: 'sha1' | 'sha256';
  /** Name of the checkout's directory. */
  name?: string;
}

export async function writeFiles(dir: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(dir, path);
    await rm(file, { recursive: true, force: true });
    if (content === null) continue;
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === 'object' && 'link' in content) await symlink(content.link, file);
    else await writeFile(file, content);
  }
}

function hermetic(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

/** A commit starts git's housekeeping, for which no test waits. */
const person = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'maintenance.auto',
  GIT_CONFIG_VALUE_0: 'false',
  GIT_AUTHOR_NAME: 'A Person',
  GIT_AUTHOR_EMAIL: 'person@example.invalid',
  GIT_COMMITTER_NAME: 'A Person',
  GIT_COMMITTER_EMAIL: 'person@example.invalid',
};

/** What git made of the same files before, by path below `.git`: to write it again takes no process. */
const made = new Map<string, Map<string, Buffer>>();

async function readTree(dir: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(dir, file), await readFile(file)] as const),
    ),
  );
}

type GitIn = TemporaryRepository['gitIn'];

/** HEAD's commit as `.git` has it just after a commit, when its ref is a file. */
async function headOf(gitDir: string): Promise<string> {
  const head = (await readFile(join(gitDir, 'HEAD'), 'utf8')).trim();
  const [, ref] = /^ref: (.*)$/.exec(head) ?? [];
  return ref === undefined ? head : (await readFile(join(gitDir, ref), 'utf8')).trim();
}

async function commitAll(gitIn: GitIn, root: string, message: string): Promise<string> {
  await gitIn(root, 'add', '--all');
  await gitIn(root, 'commit', '--quiet', '--allow-empty', '-m', message);
  return headOf(join(root, '.git'));
}

async function initialise(gitIn: GitIn, root: string, files: Files, format: string) {
  const gitDir = join(root, '.git');
  const key = JSON.stringify([files, format]);
  const known = made.get(key);
  await writeFiles(root, files);
  if (known) {
    await writeFiles(gitDir, Object.fromEntries(known));
    // Git takes a folder for a repository by these.
    await mkdir(join(gitDir, 'refs', 'tags'), { recursive: true });
    await mkdir(join(gitDir, 'objects', 'pack'), { recursive: true });
  } else {
    // Without the machine's template: what it holds differs, and to copy it takes time.
    const init = ['init', '--quiet', '-b', 'main', '--template=', `--object-format=${format}`];
    await gitIn(root, ...init);
    if (Object.keys(files).length > 0) await commitAll(gitIn, root, 'Start');
    made.set(key, await readTree(gitDir));
  }
  await mkdir(join(gitDir, 'info'), { recursive: true });
}

/** A repository on `main` with the files as its first commit; with none, it has no commit yet. */
export async function temporaryRepository(
  files: Files = { 'README.md': 'A repository.\n' },
  { objectFormat = 'sha1', name = 'checkout' }: RepositoryOptions = {},
): Promise<TemporaryRepository> {
  const outside = await realpath(await mkdtemp(join(tmpdir(), 'tributary-test-')));
  const root = join(outside, name);
  await mkdir(root);
  const environment = hermetic(outside);
  const gitIn: GitIn = async (dir, ...args) => {
    const env = { ...environment, ...person };
    const { stdout } = await execute('git', args, { cwd: dir, env, maxBuffer: 2 ** 26 });
    return stdout.replace(/\n$/, '');
  };
  await initialise(gitIn, root, files, objectFormat);
  return {
    root,
    gitDir: join(root, '.git'),
    outside,
    environment,
    git: (...args) => gitIn(root, ...args),
    gitIn,
    commit: async (changed, message = 'A change') => {
      await writeFiles(root, changed);
      return commitAll(gitIn, root, message);
    },
    [Symbol.asyncDispose]: () => rm(outside, { recursive: true, force: true }),
  };
}
