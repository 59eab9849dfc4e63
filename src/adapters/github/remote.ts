/** Fetches and pushes. The token reaches the one git child that needs it, by environment, and no text. */
import { setTimeout } from 'node:timers/promises';
import { fetchedRef, refOf } from '../../core/git-names.js';
import { CommitSha } from '../../core/model.js';
import { type Git, type GitAnswer, GitError, lineOf, settingsEnvironment } from '../git/git.js';
import type { Mutex } from '../git/context.js';
import { GitHubRefused } from './errors.js';
import { type Pushed, readPush, refusalIn } from './push-answer.js';

interface RemoteOptions {
  /** Bound to the repository's git directory. */
  git: Git;
  /** Of the repository, over http(s) and without credentials: `https://github.com/acme/demo.git`. */
  url: string;
  /** Empty for a public repository that is only read. */
  token: string;
  /** Shared with who makes worktrees: a git that looks at all refs dies of a half-made one. */
  lock?: Mutex;
  /** In milliseconds. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

interface RefUpdate {
  /** In full: `refs/heads/…`. */
  ref: string;
  /** undefined deletes it. */
  commit: CommitSha | undefined;
  /** Where it must stand; undefined = it must not be there. */
  lease: CommitSha | undefined;
}

export interface Remote {
  /** Where a branch stands now; its commits are in the store then, and `fetchedRef` names them. @throws where there is none */
  fetchBase(branch: string): Promise<CommitSha>;
  /** Gets refs, or patterns such as `TASK_REFS`, each under its `fetchedRef`. */
  fetch(refs: readonly string[]): Promise<void>;
  /** One push for all; an answer for each, in the same order. A ref that stands there already is pushed. */
  push(updates: readonly RefUpdate[]): Promise<Pushed[]>;
  remoteTip(ref: string): Promise<CommitSha | undefined>;
  /** By full name, what matches a pattern. */
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
  // A name that is gone there must not stand in the way of another here.
  '--prune',
];
const PUSH = ['push', '--porcelain', '--no-follow-tags', '--no-signed', '--recurse-submodules=no'];

type Run = (args: readonly string[]) => Promise<GitAnswer>;

/** A remote over smart HTTP. */
export function createRemote(options: RemoteOptions): Remote {
  const { git, url, token, lock = (use) => use(), wait = setTimeout } = options;
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
    await lock(() => read([...FETCH, url, ...specs]));
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

/** Adds to the settings that every git here gets; they are one numbered list. */
function withToken({ url, token }: RemoteOptions): Record<string, string> {
  const env = settingsEnvironment();
  const scope = `http.${new URL(url).origin}/.extraheader`;
  const settings: [string, string][] = [
    // What another tool left in the configuration would go along as a second header.
    [scope, ''],
    ...(token === ''
      ? []
      : [[scope, `AUTHORIZATION: basic ${credentialOf(token)}`] satisfies [string, string]]),
    // A refused token must not fall back to what a helper of the user's remembers.
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

/** Text without the token, in each form that it travels in. */
function redact(token: string, text: string): string {
  const forms = [credentialOf(token), Buffer.from(token).toString('base64'), token];
  return forms.reduce((left, form) => (form === '' ? left : left.replaceAll(form, '***')), text);
}

function credentialOf(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

/** Repeats what only reads. */
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

/** One push; undefined where no answer came, so that it may have been done. */
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
