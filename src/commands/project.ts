/** The repository, its base, and the configuration and task list that stand on the base. */
import { parseConfig } from '../adapters/config.js';
import { openRepository, type Repository } from '../adapters/git/repository.js';
import type { Config } from '../core/config.js';
import type { Base } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import { baseOf, openStore } from '../local.js';
import type { Store } from '../ports.js';
import { shellWord } from '../report/next-steps.js';
import type { CommandContext } from './context.js';

export const CONFIG_FILE = '.github/tributary.yml';

export interface Project {
  repository: Repository;
  store: Store;
  base: Base;
  config: Config;
}

const baseBranch = (repository: Repository, asked: string | undefined): string => {
  const branch = asked ?? repository.branch;
  if (branch !== undefined) return branch;
  throw new UserError(
    ['No branch is checked out.'],
    ['git switch main', 'tributary run --base main …'],
  );
};

/** The base is what counts: a file that differs in the checkout would be passed over without a word. */
const refuseUncommitted = async (
  repository: Repository,
  files: readonly string[],
): Promise<void> => {
  const { stdout } = await repository.checkout(['status', '--porcelain', '-z', '--', ...files], {
    env: { GIT_LITERAL_PATHSPECS: '1' },
  });
  const changed = stdout.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  if (changed.length === 0) return;
  const words = changed.map(shellWord).join(' ');
  throw new UserError(
    changed.map(
      (file) =>
        `${file} differs from what is committed: configuration and tasks are read from the commit.`,
    ),
    [`git add ${words} && git commit -m "Update ${changed.join(' and ').replaceAll('"', '')}"`],
  );
};

/** @throws UserError with all that a person has to mend before anything can run */
export const openProject = async (
  context: CommandContext,
  askedBase: string | undefined,
  opened?: Repository,
): Promise<Project> => {
  const repository = opened ?? (await openRepository(context.cwd, context.environment));
  const branch = baseBranch(repository, askedBase);
  const store = openStore(repository);
  const base = await baseOf(store, branch);
  const text = await store.file(base.commit, CONFIG_FILE);
  if (branch === repository.branch) await refuseUncommitted(repository, [CONFIG_FILE]);
  if (text === undefined)
    throw new UserError([`No ${CONFIG_FILE} on ${branch}. Write one: tributary init`]);
  const config = parseConfig(text, CONFIG_FILE);
  if (branch === repository.branch) await refuseUncommitted(repository, [config.tasks]);
  return { repository, store, base, config };
};
