/** Runs git with a small environment of its own: no hooks, no prompts, no monitor. */
import { IDENTITY } from '../../core/git-names.js';
import { runGit } from './run-git.js';

/** A git command that ended with another code than the caller accepts. */
export class GitError extends Error {
  constructor(
    readonly args: readonly string[],
    readonly exitCode: number,
    readonly stdout: string,
    readonly stderr: string,
  ) {
    // Options may hold a path or a ref, never a credential: those reach git by environment only.
    const words = stderr.trim() || stdout.trim();
    super(
      `git ${args[0] ?? ''} ended with ${exitCode}${words === '' ? ' and said nothing.' : `: ${words}`}`,
    );
    this.name = 'GitError';
  }
}

export interface GitOptions {
  /** Added to the environment of this one call. */
  env?: Record<string, string>;
  /** Exit codes that are an answer, not an error; 0 always is. */
  accept?: readonly number[];
  /** For its standard input. */
  input?: string;
}

export interface GitAnswer {
  code: number;
  /** Standard output as text, untrimmed. */
  stdout: string;
  /** Standard output as it came. */
  bytes: Buffer;
}

/** One git command; throws GitError. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<GitAnswer>;

/** What a person may have set otherwise, and what would change what we do or read. */
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
  // A stash that does not apply again would leave conflicts in the user's files.
  'merge.autoStash': 'false',
  'submodule.recurse': 'false',
  'log.showSignature': 'false',
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

/** The settings as GIT_CONFIG_* variables: they win over every configuration file. */
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
 * @param dir where git runs: the repository's root, or with `gitDir` any directory
 * @param environment the caller's; only a few names of it are passed on
 * @param at explicit GIT_DIR and GIT_WORK_TREE, so that git never goes by a `.git` that an agent wrote
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
  return async (args, { env, accept, input } = {}) => {
    const ended = await runGit({ dir, environment: { ...base, ...env }, args, input });
    const { exitCode, stdout: bytes } = ended;
    const stdout = bytes.toString('utf8');
    if (exitCode === 0 || accept?.includes(exitCode)) return { code: exitCode, stdout, bytes };
    throw new GitError(args, exitCode, stdout, ended.stderr.toString('utf8'));
  };
}

/**
 * The one line that a command answers with.
 * @throws GitError, also where it answers with nothing
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

/** The same for a command that ends with 1 where there is no answer. */
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
    // An agent names files as it likes: `:(top)x` is a file, and no pattern.
    GIT_LITERAL_PATHSPECS: '1',
    // An agent can write refs: what an object's name says is what it holds, and nothing stands in for it.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null/none',
    GIT_AUTHOR_NAME: IDENTITY.name,
    GIT_AUTHOR_EMAIL: IDENTITY.email,
    GIT_COMMITTER_NAME: IDENTITY.name,
    GIT_COMMITTER_EMAIL: IDENTITY.email,
    ...settingsEnvironment(),
  };
}
