/** Temporary repositories with real git, out of reach of the machine's own git configuration. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
}

export interface RepositoryOptions {
  objectFormat?: 'sha1' | 'sha256';
  /** Name of the checkout's directory. */
  name?: string;
}

export const writeFiles = async (dir: string, files: Files): Promise<void> => {
  for (const [path, content] of Object.entries(files)) {
    const file = join(dir, path);
    await rm(file, { recursive: true, force: true });
    if (content === null) continue;
    await mkdir(dirname(file), { recursive: true });
    if (typeof content === 'object' && 'link' in content) await symlink(content.link, file);
    else await writeFile(file, content);
  }
};

const hermetic = (home: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  HOME: home,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
});

const person = {
  GIT_AUTHOR_NAME: 'A Person',
  GIT_AUTHOR_EMAIL: 'person@example.invalid',
  GIT_COMMITTER_NAME: 'A Person',
  GIT_COMMITTER_EMAIL: 'person@example.invalid',
};

/** A repository on `main` with the files as its first commit; with none, it has no commit yet. */
export const temporaryRepository = async (
  files: Files = { 'README.md': 'A repository.\n' },
  { objectFormat = 'sha1', name = 'checkout' }: RepositoryOptions = {},
): Promise<TemporaryRepository> => {
  const outside = await realpath(await mkdtemp(join(tmpdir(), 'tributary-test-')));
  const root = join(outside, name);
  await mkdir(root);
  const environment = hermetic(outside);
  const gitIn = async (dir: string, ...args: string[]): Promise<string> => {
    const env = { ...environment, ...person };
    const { stdout } = await execute('git', args, { cwd: dir, env, maxBuffer: 2 ** 26 });
    return stdout.replace(/\n$/, '');
  };
  const git = (...args: string[]) => gitIn(root, ...args);
  // Without the machine's template: what it holds differs, and to copy it takes time.
  await git('init', '--quiet', '-b', 'main', '--template=', `--object-format=${objectFormat}`);
  await mkdir(join(root, '.git', 'info'));
  const commit = async (changed: Files, message = 'A change') => {
    await writeFiles(root, changed);
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  if (Object.keys(files).length > 0) await commit(files, 'Start');
  return {
    root,
    gitDir: join(root, '.git'),
    outside,
    environment,
    git,
    gitIn,
    commit,
    [Symbol.asyncDispose]: () => rm(outside, { recursive: true, force: true }),
  };
};
