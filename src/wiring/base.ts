/** The base branch, and the configuration on it. */
import { parseConfig } from '../config/read.js';
import { refOf } from '../core/git-names.js';
import type { Config } from '../core/config.js';
import { CONFIG_FILE } from '../core/gates/inspect.js';
import type { Base } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Store } from '../ports.js';

/** @throws UserError if the local repository has no such branch */
export async function localBase(store: Store, branch: string): Promise<Base> {
  const commit = await store.resolve(refOf(branch));
  if (!commit)
    throw new UserError(
      [`There is no branch ${branch} with a commit.`],
      [
        'git branch --list',
        'tributary run --base BRANCH …',
        '# in a new repository, make the first commit: git add -A && git commit',
      ],
    );
  return { branch, commit, tree: await store.tree(commit) };
}

/** Reads the configuration at a commit. @throws UserError listing all its problems */
export async function configAt(store: Store, { branch, commit }: Base): Promise<Config> {
  const text = await store.file(commit, CONFIG_FILE);
  if (text === undefined)
    throw new UserError([`There is no ${CONFIG_FILE} on ${branch}. Create one: tributary init`]);
  return parseConfig(text, CONFIG_FILE);
}
