/** The repository that Tributary is started in. */
import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ifPresent } from '../files/absent.js';
import { systemCall } from '../files/system-error.js';
import { UserError } from '../../core/user-error.js';
import { isAtLeast, NEEDED_GIT } from '../../core/version.js';
import { shellWord } from '../../text/next-steps.js';
import { createGit, type Git, GitError, lineOf, lineOrNone } from './git.js';
import { ownerOf } from './own-repository.js';

export interface Repository {
  /** Root of the checkout, symbolic links resolved. */
  root: string;
  /** The common git directory, absolute. */
  gitDir: string;
  /** The checked-out branch; undefined on a detached HEAD. */
  branch: string | undefined;
  /** Bound to the git directory, without a work tree: for objects and refs. */
  git: Git;
  /** Bound to the checkout. */
  checkout: Git;
}

/** The version without the words `git version`, such as `2.39.5 (Apple Git-154)`, and whether it is new enough. */
export async function gitVersion(git: Git): Promise<{ text: string; enough: boolean }> {
  const text = (await lineOf(git, ['version'])).replace('git version', '').trim();
  return { text, enough: isAtLeast(text, NEEDED_GIT) };
}

/** @throws UserError outside a checkout, in an agent's worktree, and if git is missing or too old */
export async function openRepository(
  cwd: string,
  environment: Record<string, string | undefined>,
): Promise<Repository> {
  const here = createGit(cwd, environment);
  const root = await realpath(await topLevel(here, cwd));
  const [{ text, enough }, common, head] = await Promise.all([
    gitVersion(here),
    lineOf(here, ['rev-parse', '--git-common-dir']),
    // The full ref name: git's short form gets longer if a tag has the branch's name.
    lineOrNone(here, ['symbolic-ref', '--quiet', 'HEAD']),
  ]);
  if (!enough)
    throw new UserError(
      [`git ${text} is too old. Tributary needs ${NEEDED_GIT} or newer.`],
      ['Update git.'],
    );
  const gitDir = await realpath(resolve(cwd, common));
  await refuseAgentWorktree(gitDir);
  return {
    root,
    gitDir,
    branch: head?.replace(/^refs\/heads\//, ''),
    git: createGit(root, environment, { gitDir }),
    checkout: createGit(root, environment),
  };
}

async function topLevel(git: Git, cwd: string): Promise<string> {
  try {
    return await lineOf(git, ['rev-parse', '--show-toplevel']);
  } catch (error) {
    if (error instanceof GitError) throw refusalOf(error);
    // As where the temporary folder is not there, or full: git itself may well be.
    if (!isSpawnError(error)) throw new UserError([`git could not be started: ${String(error)}`]);
    // Node says of a missing folder what it says of a missing program.
    if (!(await ifPresent(stat(cwd)))) throw new UserError([`There is no directory ${cwd}.`]);
    throw new UserError(
      ['git was not found on the PATH.'],
      [`Install git ${NEEDED_GIT} or newer.`],
    );
  }
}

/** The error for a directory outside a checkout; otherwise git's own message (such as dubious ownership). */
function refusalOf({ stderr, message }: GitError): UserError {
  if (/not a git repository|must be run in a work tree/.test(stderr))
    return new UserError(
      ['Not a git repository.'],
      ['cd into one, or create one: git init && git commit --allow-empty -m "Start"'],
    );
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return new UserError(
    [lines[0]?.replace(/^fatal: /, '') ?? message],
    lines.filter((line) => line.startsWith('git ')),
  );
}

function isSpawnError(error: unknown): boolean {
  return systemCall(error)?.startsWith('spawn') === true;
}

/**
 * Refuses to start in an agent's worktree, where a person may be fixing its work: its branch must not become
 * the base.
 */
async function refuseAgentWorktree(gitDir: string): Promise<void> {
  const own = await ownerOf(gitDir);
  if (own)
    throw new UserError(
      [`This is the worktree of ${own.task}. Run Tributary in your own checkout:`],
      [`cd ${shellWord(own.root)}`],
    );
}
