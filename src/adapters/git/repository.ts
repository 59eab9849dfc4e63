/** The repository that Tributary is started in. */
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../../core/user-error.js';
import { createGit, type Git, GitError } from './git.js';

export interface Repository {
  /** Root of the checkout, links followed. */
  root: string;
  /** The common git directory, absolute. */
  gitDir: string;
  /** The branch that is checked out; undefined on a detached HEAD. */
  branch: string | undefined;
  /** Bound to the git directory, no work tree: for objects and refs. */
  git: Git;
  /** Bound to the checkout. */
  checkout: Git;
}

export const NEEDED_GIT = '2.39';

/** `git version 2.39.5 (Apple Git-154)` → [2, 39]. */
export const gitVersion = async (git: Git): Promise<{ text: string; enough: boolean }> => {
  const { stdout } = await git(['version']);
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
  const [needMajor = 0, needMinor = 0] = NEEDED_GIT.split('.').map(Number);
  const enough =
    Number(major) > needMajor || (Number(major) === needMajor && Number(minor) >= needMinor);
  return { text: stdout.replace('git version', '').trim(), enough };
};

const topLevel = async (git: Git): Promise<string> => {
  try {
    return (await git(['rev-parse', '--show-toplevel'])).stdout.replace(/\n$/, '');
  } catch (error) {
    if (error instanceof GitError)
      throw new UserError(
        ['This is no git checkout.'],
        ['cd into a repository, or make one: git init && git commit --allow-empty -m "Start"'],
      );
    throw new UserError(
      ['git was not found on the PATH.'],
      [`Install git ${NEEDED_GIT} or newer.`],
    );
  }
};

/** @throws UserError outside a checkout, and where git is missing or too old */
export const openRepository = async (
  cwd: string,
  environment: Record<string, string | undefined>,
): Promise<Repository> => {
  const here = createGit(cwd, environment);
  const root = await realpath(await topLevel(here));
  const { text, enough } = await gitVersion(here);
  if (!enough)
    throw new UserError(
      [`git ${text} is too old: ${NEEDED_GIT} or newer is needed.`],
      ['Update git.'],
    );
  const common = (await here(['rev-parse', '--git-common-dir'])).stdout.replace(/\n$/, '');
  const gitDir = await realpath(resolve(cwd, common));
  const head = await here(['symbolic-ref', '--quiet', '--short', 'HEAD'], { accept: [1] });
  return {
    root,
    gitDir,
    branch: head.code === 0 ? head.stdout.trim() : undefined,
    git: createGit(root, environment, { gitDir }),
    checkout: createGit(root, environment),
  };
};
