/** The repository, its base, and the configuration and task list that stand on the base. */
import { GitError, lineOf } from '../adapters/git/git.js';
import { openRepository, type Repository } from '../adapters/git/repository.js';
import { failureOf } from '../adapters/github/errors.js';
import type { Config } from '../core/config.js';
import type { Base, RunId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { GitHubMachine, GitHubPlace } from '../wiring/github.js';
import { readGitHubPlace } from '../adapters/github/origin.js';
import { CONFIG_FILE } from '../core/gates/inspect.js';
import { baseOf, configAt, createLocal, type Local, openStore } from '../wiring/local.js';
import type { EventSink, Store } from '../ports.js';
import { shellWord } from '../text/next-steps.js';
import { plainText } from '../text/plain.js';
import { count } from '../text/reasons.js';
import type { CommandContext } from './context.js';

/** Where the task list is before a configuration says otherwise. */
const TASKS = 'TASKS.md';

/** Where pull requests and checks are kept, and where the base moves. */
export type ForgeName = 'local' | 'github';

export interface ProjectOptions {
  base?: string | undefined;
  forge?: ForgeName | undefined;
}

export interface Project {
  repository: Repository;
  store: Store;
  base: Base;
  config: Config;
  /** Where the forge is GitHub. */
  github?: GitHubPlace;
}

export interface Machine extends Local {
  /** Where the forge is GitHub. */
  github?: Pick<GitHubMachine, 'forge' | 'remote'>;
}

/** Which repository on GitHub this one belongs to. @throws UserError with everything that is missing */
export async function placeOf(
  { environment }: CommandContext,
  { checkout }: Repository,
): Promise<GitHubPlace> {
  const origin = await checkout(['remote', 'get-url', 'origin'], { accept: [2, 128] });
  return readGitHubPlace(environment, origin.code === 0 ? origin.stdout.trim() : undefined);
}

/** @throws UserError with all that a person has to mend before anything can run */
export async function openProject(
  context: CommandContext,
  { base: asked, forge = 'local' }: ProjectOptions,
  opened?: Repository,
): Promise<Project> {
  const repository = opened ?? (await openRepository(context.cwd, context.environment));
  const branch = baseBranch(repository, asked);
  const store = openStore(repository);
  const github = forge === 'github' ? await placeOf(context, repository) : undefined;
  const base = github
    ? await baseOnGitHub(repository, store, github, branch)
    : await baseOf(store, branch);
  if (branch === repository.branch) await refuseUncommitted(repository, CONFIG_FILE, TASKS);
  const config = await configAt(store, base);
  if (branch === repository.branch) await refuseUncommitted(repository, config.tasks);
  const differs = github && (await aheadOrBehind(repository, store, base));
  if (differs !== undefined) context.stderr.write(`${differs}\n`);
  return { repository, store, base, config, ...(github && { github }) };
}

/** Everything that a run needs, on the forge of its project. */
export async function machineFor(
  context: CommandContext,
  { repository, config, base, github }: Project,
  run: RunId,
  events: EventSink,
): Promise<Machine> {
  const { environment, clock, signal } = context;
  const { branch } = base;
  const options = { repository, environment, config, run, branch, clock, events, signal };
  if (!github) return createLocal(options);
  // Its client is large, and a run without GitHub does not wait for it.
  const { createGitHubHere } = await import('../wiring/github-here.js');
  const { forge, remote, ...local } = await createGitHubHere(options, github);
  return { ...local, github: { forge, remote } };
}

/** What GitHub refuses before anything was started is bad input, and says so by its exit code. */
export async function beforeStart<T>({ forge }: ProjectOptions, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (forge !== 'github') throw error;
    if (error instanceof UserError) throw new UserError(error.problems, error.next);
    const said =
      error instanceof GitError && error.args.includes('fetch')
        ? error.stderr
        : failureOf(error)?.message;
    if (said === undefined) throw error;
    throw new UserError([`GitHub could not be asked: ${plainText(said, 400)}`], ['Run again.']);
  }
}

function baseBranch(repository: Repository, asked: string | undefined): string {
  const branch = asked ?? repository.branch;
  if (branch !== undefined) return branch;
  throw new UserError(
    ['No branch is checked out.'],
    ['git switch main', 'tributary run --base main …'],
  );
}

/** What GitHub says is what counts: a branch here may be ahead, or behind. */
async function baseOnGitHub(
  { git }: Repository,
  store: Store,
  place: GitHubPlace,
  branch: string,
): Promise<Base> {
  try {
    const { fetchedBase } = await import('../wiring/github-here.js');
    return await fetchedBase(git, store, place, branch);
  } catch (error) {
    if (error instanceof GitError && error.stderr.includes("couldn't find remote ref"))
      throw noBranchThere(branch, place.repository);
    throw error;
  }
}

function noBranchThere(branch: string, { owner, name }: GitHubPlace['repository']): UserError {
  return new UserError(
    [`${owner}/${name} has no branch ${branch} on GitHub.`],
    [`git push -u origin ${shellWord(branch)}`],
  );
}

/**
 * The base is what counts: a file that differs in the checkout would be passed over without a word.
 *
 * @param first only where this one differs are the others told with it
 */
async function refuseUncommitted(
  repository: Repository,
  first: string,
  ...others: readonly string[]
): Promise<void> {
  const files = [first, ...others];
  const { stdout } = await repository.checkout(['status', '--porcelain', '-z', '--', ...files], {
    env: { GIT_LITERAL_PATHSPECS: '1' },
  });
  const changed = stdout.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  if (!changed.includes(first)) return;
  const words = changed.map(shellWord).join(' ');
  throw new UserError(
    changed.map(
      (file) =>
        `${file} differs from what is committed: configuration and tasks are read from the commit.`,
    ),
    [`git add ${words} && git commit -m "Update ${changed.join(' and ').replaceAll('"', '')}"`],
  );
}

/** One line where the branch here is not what runs; undefined where it is, or there is none. */
async function aheadOrBehind(
  { git }: Repository,
  store: Store,
  { branch, commit }: Base,
): Promise<string | undefined> {
  const here = await store.resolve(`refs/heads/${branch}`);
  if (!here || here === commit) return undefined;
  const counted = ['rev-list', '--left-right', '--count', `${here}...${commit}`];
  const [ahead = 0, behind = 0] = (await lineOf(git, counted)).split('\t').map(Number);
  const parts = [
    ...(ahead > 0 ? [`${count(ahead, 'commit')} ahead of`] : []),
    ...(behind > 0 ? [`${count(behind, 'commit')} behind`] : []),
  ];
  const push = ahead > 0 ? ', and what was not pushed is not part of it (git push)' : '';
  return `${branch} here is ${parts.join(' and ')} GitHub's; the run starts from GitHub's${push}.`;
}
