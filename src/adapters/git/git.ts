/** Runs git, through simple-git, with a small environment of its own: no hooks, no prompts, no monitor. */
import { simpleGit } from 'simple-git';

/** A git command that ended with another code than the caller accepts. */
export class GitError extends Error {
  constructor(
    readonly args: readonly string[],
    readonly exitCode: number,
    readonly stdout: string,
    readonly stderr: string,
  ) {
    // Options may hold a path or a ref, never a credential: those reach git by environment only.
    super(`git ${args[0] ?? ''} ended with ${exitCode}: ${stderr.trim() || stdout.trim()}`);
    this.name = 'GitError';
  }
}

export interface GitOptions {
  /** Added to the environment of this one call. */
  env?: Record<string, string>;
  /** Exit codes that are an answer, not an error; 0 always is. */
  accept?: readonly number[];
  /** For its standard input; never empty, since git would wait for it. */
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

/** Tributary's own commits: never the user's identity. */
export const IDENTITY = { name: 'Tributary', email: 'tributary@users.noreply.github.com' };

interface Ended {
  exitCode: number;
  bytes: Buffer;
  stderr: string;
}

const KILLED = 137;

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
    const ended = await runGit(dir, { ...base, ...env }, args, input);
    const { exitCode, stdout, stderr, bytes } = ended;
    if (exitCode === 0 || accept?.includes(exitCode)) return { code: exitCode, stdout, bytes };
    throw new GitError(args, exitCode, stdout, stderr);
  };
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

/** Runs one command to its end, whatever its exit code; throws where git itself cannot be started. */
async function runGit(
  dir: string,
  environment: Record<string, string>,
  args: readonly string[],
  input: string | undefined,
): Promise<Ended & { stdout: string }> {
  let ended: Ended = { exitCode: 0, bytes: Buffer.alloc(0), stderr: '' };
  // One client a call: simple-git keeps the environment on the client, and calls run side by side.
  const client = simpleGit(dir, {
    allowEnvironment: Object.keys(environment),
    // A filter of the user's may leave a process that holds the output: it is not waited for.
    completion: { onClose: true, onExit: 1000 },
    ...(input !== undefined && { input: () => input }),
    // simple-git takes a failure with an empty stderr for a success: judge by the exit code alone.
    errors: (error, { exitCode, stdOut, stdErr }) => {
      if (exitCode < 0) return error ?? new Error('git could not be started');
      ended = {
        exitCode: exitCode ?? KILLED,
        bytes: Buffer.concat(stdOut),
        stderr: Buffer.concat(stdErr).toString('utf8'),
      };
      return undefined;
    },
    unsafe: {
      allowUnsafeCredentialHelper: true,
      allowUnsafeHooksPath: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeProtocolOverride: true,
    },
  });
  // It waits 50 ms for the output of a command that had none; an empty piece of it ends the wait.
  client.outputHandler((_command, out) => setImmediate(() => out.emit('data', Buffer.alloc(0))));
  const stdout = await client.env(environment).raw([...args]);
  return { ...ended, stdout };
}
