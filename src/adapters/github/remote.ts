/**
 * Fetches and pushes. Only the git child that needs the token gets it, through its environment; it never
 * appears in text.
 */
import { setTimeout } from 'node:timers/promises';
import { fetchedRef, refOf } from '../../core/git-names.js';
import { CommitSha } from '../../core/model.js';
import { type Git, type GitAnswer, GitError, lineOf, settingsEnvironment } from '../git/git.js';
import { GitHubRefused } from './errors.js';
import { type Pushed, readPush, refusalIn } from './push-answer.js';

interface RemoteOptions {
  /** Bound to the repository's git directory. */
  git: Git;
  /** Repository URL over HTTP(S), without credentials: `https://github.com/acme/demo.git`. */
  url: string;
  /** Empty to read a public repository. */
  token: string;
  /** Waits this many milliseconds. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

interface RefUpdate {
  /** Full name: `refs/heads/…`. */
  ref: string;
  /** undefined deletes the ref. */
  commit: CommitSha | undefined;
  /** The expected current commit; undefined = the ref must not exist. */
  lease: CommitSha | undefined;
}

export interface Remote {
  /** Fetches a branch and returns its tip; `fetchedRef` then names it in the store. @throws if it does not exist */
  fetchBase(branch: string): Promise<CommitSha>;
  /** Fetches refs, or patterns such as `TASK_REFS`, each to its `fetchedRef`. */
  fetch(refs: readonly string[]): Promise<void>;
  /**
   * Pushes all refs at once and returns a result for each, in order. A ref that is already up to date counts
   * as pushed.
   */
  push(updates: readonly RefUpdate[]): Promise<Pushed[]>;
  remoteTip(ref: string): Promise<CommitSha | undefined>;
  /** Tips of the refs that match a pattern, by full name. */
  remoteTips(pattern: string): Promise<Map<string, CommitSha>>;
}

const TRIES = 3;

const FETCH = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--recurse-submodules=no',
  // A deleted remote ref must not block another name here.
  '--prune',
];
const PUSH = ['push', '--porcelain', '--no-follow-tags', '--no-signed', '--recurse-submodules=no'];

type Run = (args: readonly string[]) => Promise<GitAnswer>;

/** A remote over smart HTTP. */
export function createRemote(options: RemoteOptions): Remote {
  const { git, url, token, wait = setTimeout } = options;
  const run: Run = async (args) => {
    try {
      return await git(args, { env: withToken(options) });
    } catch (error) {
      throw redacted(token, error);
    }
  };
  const read = reading(run, options, wait);
  const remoteTips = async (pattern: string): Promise<Map<string, CommitSha>> =>
    readTips((await read(['ls-remote', url, pattern])).stdout);
  const fetch = async (refs: readonly string[]): Promise<void> => {
    const specs = refs.map((ref) => `+${ref}:${fetchedRef(ref)}`);
    await read([...FETCH, url, ...specs]);
  };
  return {
    fetch,
    remoteTips,
    remoteTip: async (ref) => (await remoteTips(ref)).get(ref),
    fetchBase: async (branch) => {
      const ref = refOf(branch);
      await fetch([ref]);
      const args = ['rev-parse', '--verify', `${fetchedRef(ref)}^{commit}`];
      return CommitSha.parse(await lineOf(git, args));
    },
    push: async (updates) => {
      if (updates.length === 0) return [];
      for (let tries = 1; ; tries += 1) {
        const answers = await pushOnce(run, options, updates);
        if (!(answers instanceof GitError))
          return updates.map(
            ({ ref }) =>
              answers.get(ref) ?? { is: 'refused', why: 'other', message: 'git gave no answer' },
          );
        const tips = await Promise.all(
          updates.map(async ({ ref }) => (await remoteTips(ref)).get(ref)),
        );
        if (updates.every(({ commit }, index) => tips[index] === commit))
          return updates.map(() => ({ is: 'pushed' }));
        if (tries >= TRIES) throw answers;
        await wait(1000 * tries);
      }
    },
  };
}

/** Adds the token to git's numbered list of settings. */
function withToken({ url, token }: RemoteOptions): Record<string, string> {
  const env = settingsEnvironment();
  const scope = `http.${new URL(url).origin}/.extraheader`;
  const settings: [string, string][] = [
    // Clear headers that other tools configured: they would be sent as a second header.
    [scope, ''],
    ...(token === ''
      ? []
      : [[scope, `AUTHORIZATION: basic ${credentialOf(token)}`] satisfies [string, string]]),
    // If the token is refused, git must not fall back to the user's credential helper.
    ['credential.helper', ''],
    ['fetch.fsckObjects', 'true'],
  ];
  const known = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  for (const [index, [key, value]] of settings.entries()) {
    env[`GIT_CONFIG_KEY_${known + index}`] = key;
    env[`GIT_CONFIG_VALUE_${known + index}`] = value;
  }
  return { ...env, GIT_CONFIG_COUNT: String(known + settings.length) };
}

function redacted(token: string, error: unknown): unknown {
  const clean = (text: string): string => redact(token, text);
  if (error instanceof GitError)
    return new GitError(
      error.args.map(clean),
      error.exitCode,
      clean(error.stdout),
      clean(error.stderr),
    );
  return new Error(clean(error instanceof Error ? error.message : String(error)));
}

/** Removes the token from text, in every form in which it is sent. */
function redact(token: string, text: string): string {
  const forms = [credentialOf(token), Buffer.from(token).toString('base64'), token];
  return forms.reduce((left, form) => (form === '' ? left : left.replaceAll(form, '***')), text);
}

function credentialOf(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

/** Retries a command that only reads. */
function reading(run: Run, { url }: RemoteOptions, wait: NonNullable<RemoteOptions['wait']>): Run {
  return async (args) => {
    for (let tries = 1; ; tries += 1)
      try {
        return await run(args);
      } catch (error) {
        if (!(error instanceof GitError)) throw error;
        if (isDenied(error)) throw deniedAs(error, url, 'to read the repository');
        if (tries >= TRIES || error.exitCode !== 128) throw error;
        await wait(1000 * tries);
      }
  };
}

function readTips(stdout: string): Map<string, CommitSha> {
  return new Map(
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [at, ref = ''] = line.split('\t');
        return [ref, CommitSha.parse(at)] as const;
      }),
  );
}

/** Pushes once; undefined if there was no answer, so the push may have succeeded. */
async function pushOnce(
  run: Run,
  { url }: RemoteOptions,
  updates: readonly RefUpdate[],
): Promise<Map<string, Pushed> | GitError> {
  try {
    const { stdout } = await run([...PUSH, ...updates.map(leaseOf), url, ...updates.map(refspec)]);
    return readPush(stdout, '');
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const answers = readPush(error.stdout, error.stderr);
    if (answers.size > 0) return answers;
    const why = refusalIn(error.stderr);
    if (why !== 'other') {
      const message = error.stderr.trim();
      return new Map(updates.map(({ ref }) => [ref, { is: 'refused', why, message }]));
    }
    if (isDenied(error)) throw deniedAs(error, url, 'to push');
    return error;
  }
}

function leaseOf({ ref, lease }: RefUpdate): string {
  return `--force-with-lease=${ref}:${lease ?? ''}`;
}

function refspec({ ref, commit }: RefUpdate): string {
  return `${commit ?? ''}:${ref}`;
}

function isDenied(error: GitError): boolean {
  return /Authentication failed|could not read Username|error: 40[13]|not found/i.test(
    error.stderr,
  );
}

function deniedAs(error: GitError, url: string, doing: string): GitHubRefused {
  const repository = new URL(url).pathname.replace(/^\/|\.git$/g, '');
  if (/error: 404|not found/i.test(error.stderr))
    return new GitHubRefused({ is: 'not-found', repository });
  return /error: 403/.test(error.stderr)
    ? new GitHubRefused({ is: 'permission', doing, needs: 'contents=write' })
    : new GitHubRefused({ is: 'token' });
}
