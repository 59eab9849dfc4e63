/** Moves the base branch without breaking any checkout of it. */
import { join } from 'node:path';
import { refOf } from '../../core/git-names.js';
import type { CommitSha } from '../../core/model.js';
import type { Landed, Store } from '../../ports.js';
import { shellWord } from '../../text/next-steps.js';
import { type Git, GitError } from '../git/git.js';
import { type BranchUse, branchUses } from '../git/worktrees.js';

export interface BaseBranchOptions {
  /** Absolute path of the repository's common git directory. */
  gitDir: string;
  /** Bound to the git directory. */
  git: Git;
  store: Store;
  /** The branch that changes land on. */
  base: string;
  /** `git merge --ff-only COMMIT` in a checkout, protected from a Ctrl-C that would leave it half done. */
  fastForward(
    dir: string,
    commit: CommitSha,
  ): Promise<{ ok: true } | { ok: false; message: string }>;
}

type Refused = Extract<Landed, { is: 'refused' }>;

export async function tipOf({ store, base }: BaseBranchOptions): Promise<CommitSha> {
  const at = await store.resolve(refOf(base));
  if (!at) throw new Error(`the branch ${base} is gone`);
  return at;
}

/** Moves the branch from `onto` to `commit`, or not at all. */
export async function moveBase(
  options: BaseBranchOptions,
  onto: CommitSha,
  commit: CommitSha,
): Promise<Landed> {
  const uses = await branchUses(options.git, options.gitDir, options.base);
  const refused = inTheWay(options.base, uses);
  if (refused) return refused;
  const [use] = uses;
  if (use) return moveCheckedOut(options, use.dir, onto, commit);
  try {
    await options.git(['update-ref', refOf(options.base), commit, onto]);
    return { is: 'landed', commit };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const found = await tipOf(options);
    return found === onto
      ? { is: 'refused', why: 'other', message: error.message }
      : { is: 'refused', why: 'base-moved', found };
  }
}

/** Refuses if two checkouts have the branch, or if a rebase of it is in progress: neither can follow the move. */
function inTheWay(base: string, uses: readonly BranchUse[]): Refused | undefined {
  const busy = uses.find(({ is }) => is === 'under-way');
  if (busy)
    return refusal(
      `a rebase or bisect of ${base} is in progress in ${busy.dir}`,
      `git -C ${shellWord(busy.dir)} status`,
    );
  const [, second] = uses;
  return second
    ? refusal(
        `${base} is checked out in ${uses.map(({ dir }) => dir).join(' and in ')}`,
        `git worktree remove ${shellWord(second.dir)}`,
      )
    : undefined;
}

async function moveCheckedOut(
  options: BaseBranchOptions,
  dir: string,
  onto: CommitSha,
  commit: CommitSha,
): Promise<Landed> {
  const moved = await options.fastForward(dir, commit);
  const found = await tipOf(options);
  // Check the branch, not the merge's answer: another branch may have been checked out just before.
  if (found === commit) return { is: 'landed', commit };
  if (found !== onto) return { is: 'refused', why: 'base-moved', found };
  const message = moved.ok ? `${options.base} is no longer checked out in ${dir}` : moved.message;
  return refusal(message, wayOut(dir, message));
}

function refusal(message: string, command: string): Refused {
  return {
    is: 'refused',
    why: 'checkout',
    message,
    command,
  };
}

/**
 * A command that moves the files that git named out of the way. A stash does not take ignored files, so those
 * are renamed.
 */
function wayOut(dir: string, message: string): string {
  const files = namedFiles(message).map((file) => join(dir, file));
  return message.includes('untracked') && files.length > 0
    ? files.map((file) => `mv ${shellWord(file)} ${shellWord(`${file}.mine`)}`).join(' && ')
    : `git -C ${shellWord(dir)} stash`;
}

/** The files listed between the first and last line of git's error message. */
function namedFiles(message: string): string[] {
  const lines = message.split('\n').map((line) => line.trim());
  const first = lines.findIndex((line) => line.endsWith('would be overwritten by merge:'));
  const last = lines.findIndex((line) => line.startsWith('Please '));
  return first < 0 ? [] : lines.slice(first + 1, last < 0 ? undefined : last);
}
