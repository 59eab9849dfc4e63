/** Runs git with a small, fixed environment: no hooks, prompts or file system monitor. */
import { IDENTITY } from '../../core/git-names.js';
import { runGit } from './run-git.js';

/** A git command that exited with a code that the caller does not accept. */
export class GitError extends Error {
  constructor(
    readonly args: readonly string[],
    readonly exitCode: number,
    readonly stdout: string,
    readonly stderr: string,
  ) {
    // Options may contain a path or a ref, but never a credential: those are passed in the environment only.
    const words = stderr.trim() || stdout.trim();
    super(
      `git ${args[0] ?? ''} ended with ${exitCode}${words === '' ? ' and said nothing.' : `: ${words}`}`,
    );
    this.name = 'GitError';
  }
}

export interface GitOptions {
  /** Extra environment variables for this call. */
  env?: Record<string, string>;
  /** Exit codes that are not an error; 0 is always accepted. */
  accept?: readonly number[];
  /** Standard input. */
  input?: string | Buffer;
  /**
   * Seconds after which git is killed. For commands that read what foreign code wrote: a pipe in place of a
   * file would block git for ever.
   */
  limit?: number;
}

export interface GitAnswer {
  code: number;
  /** Standard output as text, untrimmed. */
  stdout: string;
  /** Standard output as bytes. */
  bytes: Buffer;
  /** Standard error as text: warnings, if the exit code was accepted. */
  stderr: string;
}

/** Runs one git command. @throws GitError */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitAnswer>;

/** Settings that a person may have changed, and that would affect our operations or their output. */
const settings = {
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'core.quotePath': 'false',
  'core.safecrlf': 'false',
  'core.splitIndex': 'false',
  'commit.gpgSign': 'false',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'advice.detachedHead': 'false',
  // An autostash that fails to apply would leave conflicts in the user's files.
  'merge.autoStash': 'false',
  'submodule.recurse': 'false',
  'log.showSignature': 'false',
  'log.showRoot': 'true',
  'i18n.commitEncoding': 'UTF-8',
  'i18n.logOutputEncoding': 'UTF-8',
  'protocol.allow': 'user',
};

const passedOn = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'XDG_CONFIG_HOME',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_NOSYSTEM',
];

/** The settings as GIT_CONFIG_* variables, which override all configuration files. */
export function settingsEnvironment(): Record<string, string> {
  const entries = Object.entries(settings);
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(entries.length)],
    ...entries.flatMap(([key, value], i) => [
      [`GIT_CONFIG_KEY_${i}`, key],
      [`GIT_CONFIG_VALUE_${i}`, value],
    ]),
  ]);
}

/**
 * @param dir where git runs: the repository's root, or any directory if `at` is given
 * @param environment the caller's; only a few variables of it are passed on
 * @param at explicit GIT_DIR and GIT_WORK_TREE, so that git never uses a `.git` file that an agent wrote
 */
export function createGit(
  dir: string,
  environment: Record<string, string | undefined>,
  at: { gitDir?: string; workTree?: string } = {},
): Git {
  const base = {
    ...gitEnvironment(environment),
    ...(at.gitDir && { GIT_DIR: at.gitDir }),
    ...(at.workTree && { GIT_WORK_TREE: at.workTree }),
  };
  return async (args, { env, accept, input, limit } = {}) => {
    const ended = await runGit({ dir, environment: { ...base, ...env }, args, input, limit });
    const { exitCode, stdout: bytes } = ended;
    const [stdout, stderr] = [bytes.toString('utf8'), ended.stderr.toString('utf8')];
    if (exitCode === 0 || accept?.includes(exitCode))
      return { code: exitCode, stdout, bytes, stderr };
    const reason = ended.timedOut ? `it was stopped after ${limit} s` : stderr;
    throw new GitError(args, exitCode, stdout, reason);
  };
}

/**
 * The command's output as one line.
 *
 * @throws GitError, also if there is no output
 */
export async function lineOf(
  git: Git,
  args: readonly string[],
  options?: Omit<GitOptions, 'accept'>,
): Promise<string> {
  const { stdout } = await git(args, options);
  const line = stdout.replace(/\n$/, '');
  if (line === '') throw new GitError(args, 0, '', 'it answered with nothing');
  return line;
}

/** The same for a command that exits with 1 if there is no answer. */
export async function lineOrNone(git: Git, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout } = await git(args, { accept: [1] });
  if (code === 1) return undefined;
  const line = stdout.replace(/\n$/, '');
  if (line === '') throw new GitError(args, 0, '', 'it answered with nothing');
  return line;
}

function gitEnvironment(from: Record<string, string | undefined>): Record<string, string> {
  return {
    ...Object.fromEntries(
      passedOn.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])),
    ),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    // Agents choose file names: `:(top)x` is a file, not a pattern.
    GIT_LITERAL_PATHSPECS: '1',
    // Agents can write refs: git must not substitute replacement objects or grafts.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null/none',
    GIT_AUTHOR_NAME: IDENTITY.name,
    GIT_AUTHOR_EMAIL: IDENTITY.email,
    GIT_COMMITTER_NAME: IDENTITY.name,
    GIT_COMMITTER_EMAIL: IDENTITY.email,
    ...settingsEnvironment(),
  };
}
