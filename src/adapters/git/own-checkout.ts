/** Checks a commit out into a directory with a repository of its own. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isTaskBranch, LEDGER_REF, refOf } from '../../core/git-names.js';
import type { CommitSha, TaskId } from '../../core/model.js';
import { ifPresent } from '../files/absent.js';
import { FOLDER, type GitContext } from './context.js';
import { createGit, type Git } from './git.js';
import { type OwnRepository, writeRepository } from './own-repository.js';
import { STATUS_FILE_IN_TREE } from '../../core/run-layout.js';
import { configText, isPartial, workspaceSettings } from './settings.js';

/** Full names of refs, each with what it names. */
type Refs = readonly [string, string][];

interface State {
  /** The base branch's commit in this repository; default: as in the person's. */
  base?: CommitSha;
  /** A branch (`refs/heads/…`) with its commit, or a commit. */
  head: { ref: string; commit: CommitSha } | CommitSha;
  /** The task whose agent works there, if any. */
  task?: TaskId;
  /** The person's refs; default: they are read. */
  refs?: Refs;
  /** Paths that `git add` leaves out there. */
  exclude?: readonly string[];
}

/** Makes the directory, its repository and its files. */
export async function checkOut(context: GitContext, dir: string, state: State): Promise<void> {
  await mkdir(dir);
  await resetRepository(context, dir, state);
  const commit = typeof state.head === 'string' ? state.head : state.head.commit;
  const args = ['read-tree', '--reset', '-u', '--no-recurse-submodules', commit];
  await gitFor(context, dir)(args, { env: { GIT_INDEX_FILE: join(dir, '.git', 'index') } });
  if (isPartial(context.judge.settings)) await context.objects.sync();
}

/**
 * Resets a directory's repository, as after foreign code ran: configuration, refs and HEAD are rewritten, hooks and
 * operations in progress are removed.
 */
export async function resetRepository(
  context: GitContext,
  dir: string,
  state: State,
): Promise<void> {
  const repository = await repositoryOf(context, state);
  // After its refs were read: the objects that they name must be there.
  await context.objects.sync();
  await writeRepository(dir, repository);
}

/** The person's branches and tags. Other agents' branches are not among them. */
export async function personsRefs({ git }: GitContext): Promise<Refs> {
  const format = '--format=%(objectname) %(refname) %(symref)';
  const args = ['for-each-ref', format, 'refs/heads', 'refs/tags', 'refs/remotes'];
  const { stdout } = await git(args);
  return stdout.split('\n').flatMap((line): [string, string][] => {
    const [at = '', ref = '', target = ''] = line.split(' ');
    const isBranch = ref.startsWith(refOf(''));
    const isOurs =
      ref === LEDGER_REF || (isBranch && isTaskBranch(`${ref}/`.slice(refOf('').length)));
    return ref === '' || target !== '' || isOurs ? [] : [[ref, at]];
  });
}

/**
 * Nothing foreign has written here yet, so git may run in it. In a partial clone, files are fetched once, into the
 * person's repository: the directory's has no credentials.
 */
function gitFor({ judge, environment }: GitContext, dir: string): Git {
  return isPartial(judge.settings)
    ? judge.gitFor(dir)
    : createGit(dir, environment, { gitDir: join(dir, '.git'), workTree: dir });
}

async function repositoryOf(
  context: GitContext,
  { base, head, task, refs: known, exclude = [] }: State,
): Promise<OwnRepository> {
  const { judge, root, gitDir, branch, objects } = context;
  const refs = new Map<string, string>(known ?? (await personsRefs(context)));
  if (base) refs.set(refOf(branch), base);
  if (typeof head !== 'string') refs.set(head.ref, head.commit);
  const info = new Map(judge.info);
  const excluded = [FOLDER, STATUS_FILE_IN_TREE, ...exclude].flatMap(patternOf);
  info.set('exclude', `${judge.info.get('exclude') ?? ''}\n${excluded.join('\n')}\n`);
  return {
    config: configText(
      workspaceSettings(judge.settings, { root, gitDir }),
      judge.objectFormat,
      false,
    ),
    head: typeof head === 'string' ? head : head.ref,
    refs,
    info,
    shallow: await ifPresent(readFile(join(gitDir, 'shallow'), 'utf8')),
    snapshot: objects.dir,
    owner: task && { task, root },
  };
}

/** A line of an exclude file for exactly this path; none if no line can name it. */
function patternOf(path: string): string[] {
  if (/[\n\uDC80-\uDCFF]/.test(path)) return [];
  return [`/${path.replace(/[\\*?[\] ]/g, String.raw`\$&`)}`];
}
