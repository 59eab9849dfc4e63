/** The repository, its base, and the configuration and task list on the base. */
import { GitError, lineOf } from '../adapters/git/git.js';
import { openRepository, type Repository } from '../adapters/git/repository.js';
import { failureOf } from '../adapters/github/errors.js';
import type { Config } from '../core/config.js';
import { refOf } from '../core/git-names.js';
import type { Base, ForgeName, RunId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import { readGitHubRepo } from '../adapters/github/origin.js';
import type { GitHubRepo, RepoName } from '../adapters/github/repo.js';
import { CONFIG_FILE } from '../core/gates/inspect.js';
import { configAt, localBase } from '../wiring/base.js';
import { createLocalPorts } from '../wiring/local.js';
import type { GitHubPorts } from '../wiring/local-github.js';
import { type OpenStore, openStore } from '../wiring/ports.js';
import type { EventSink, Ports } from '../ports.js';
import { shellWord } from '../text/next-steps.js';
import { plainText } from '../text/plain.js';
import { count } from '../text/reasons.js';
import type { CommandContext } from './context.js';

/** The task list's default path. */
const TASKS = 'TASKS.md';

export interface ProjectOptions {
  base?: string | undefined;
  forge?: ForgeName | undefined;
}

export interface Project extends OpenStore {
  repository: Repository;
  base: Base;
  config: Config;
  /** Set if the forge is GitHub. */
  repo?: GitHubRepo;
}

/** The ports of a run, and the GitHub adapters if the forge is GitHub. */
export interface Machine {
  ports: Ports;
  github?: GitHubPorts['github'];
}

/** The GitHub repository of this checkout. @throws UserError listing everything that is missing */
export async function gitHubRepoOf(
  { environment }: CommandContext,
  { checkout }: Repository,
): Promise<GitHubRepo> {
  const origin = await checkout(['remote', 'get-url', 'origin'], { accept: [2, 128] });
  return readGitHubRepo(environment, origin.code === 0 ? origin.stdout.trim() : undefined);
}

/** @throws UserError listing everything to fix before a run can start */
export async function openProject(
  context: CommandContext,
  { base: asked, forge = 'local' }: ProjectOptions,
  known?: Repository,
): Promise<Project> {
  const repository = known ?? (await openRepository(context.cwd, context.environment));
  const branch = baseBranch(repository, asked);
  const opened = await openStore(repository, context.environment);
  const { store } = opened;
  const repo = forge === 'github' ? await gitHubRepoOf(context, repository) : undefined;
  const base = repo
    ? await readBase(repository, opened, repo, branch)
    : await localBase(store, branch);
  if (branch === repository.branch) await refuseUncommitted(repository, CONFIG_FILE, TASKS);
  const config = await configAt(store, base);
  if (branch === repository.branch) await refuseUncommitted(repository, config.tasks);
  const differs = repo && (await aheadOrBehind(repository, store, base));
  if (differs !== undefined) context.stderr.write(`${differs}\n`);
  return { repository, ...opened, base, config, ...(repo && { repo }) };
}

/** Creates the ports for the project's forge. */
export async function createMachine(
  { environment, clock, signal }: CommandContext,
  { repo, base, ...project }: Project,
  run: RunId,
  events: EventSink,
): Promise<Machine> {
  const { branch } = base;
  const context = { ...project, environment, run, branch, clock, events, signal };
  if (!repo) return { ports: await createLocalPorts(context) };
  // Loaded late: the client is large, and runs without GitHub do not need it.
  const { createGitHubPorts } = await import('../wiring/local-github.js');
  return createGitHubPorts(context, repo);
}

/** Turns a refusal by GitHub, before anything was started, into a bad-input error (exit code 2). */
export async function asBadInput<T>({ forge }: ProjectOptions, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    if (forge !== 'github') throw error;
    if (error instanceof UserError) throw new UserError(error.problems, error.next);
    const message =
      error instanceof GitError && error.args.includes('fetch')
        ? error.stderr
        : failureOf(error)?.message;
    if (message === undefined) throw error;
    throw new UserError(
      [`The request to GitHub failed: ${plainText(message, 400)}`],
      ['Run the command again.'],
    );
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

/** Reads the base from GitHub: the local branch may be ahead or behind. */
async function readBase(
  { git }: Repository,
  opened: OpenStore,
  repo: GitHubRepo,
  branch: string,
): Promise<Base> {
  try {
    const { baseOnGitHub } = await import('../wiring/local-github.js');
    return await baseOnGitHub(git, opened, repo, branch);
  } catch (error) {
    if (error instanceof GitError && error.stderr.includes("couldn't find remote ref"))
      throw noBranchThere(branch, repo);
    throw error;
  }
}

function noBranchThere(branch: string, { owner, name }: RepoName): UserError {
  return new UserError(
    [`${owner}/${name} has no branch ${branch} on GitHub.`],
    [`git push -u origin ${shellWord(branch)}`],
  );
}

/**
 * Files are read from the base, so uncommitted edits would be ignored silently.
 *
 * @param first its edits are an error; edits of the others are only reported together with it
 */
async function refuseUncommitted(
  repository: Repository,
  first: string,
  ...others: readonly string[]
): Promise<void> {
  const files = [first, ...others];
  const { stdout } = await repository
    .checkout(['status', '--porcelain', '-z', '--', ...files], {
      env: { GIT_LITERAL_PATHSPECS: '1' },
    })
    .catch((error: unknown) => {
      throw asFailedStatus(error);
    });
  const changed = stdout.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
  if (!changed.includes(first)) return;
  const words = changed.map(shellWord).join(' ');
  throw new UserError(
    changed.map(
      (file) =>
        `${file} has uncommitted changes, but configuration and tasks are read from the commit.`,
    ),
    [`git add ${words} && git commit -m "Update ${changed.join(' and ').replaceAll('"', '')}"`],
  );
}

/** A filter that is not installed, such as git-lfs, or a broken index: nothing could be checked out either. */
function asFailedStatus(error: unknown): unknown {
  if (!(error instanceof GitError)) return error;
  const lines = error.stderr.split('\n').filter((line) => line.trim() !== '');
  return new UserError(
    ['`git status` fails in your checkout, so no agent could work:', ...lines.slice(0, 5)],
    ['git status'],
  );
}

/** One line if the local branch differs from the base; undefined if it does not, or does not exist. */
async function aheadOrBehind(
  { git }: Repository,
  store: Ports['store'],
  { branch, commit }: Base,
): Promise<string | undefined> {
  const here = await store.resolve(refOf(branch));
  if (!here || here === commit) return undefined;
  const counted = ['rev-list', '--left-right', '--count', `${here}...${commit}`];
  const [ahead = 0, behind = 0] = (await lineOf(git, counted)).split('\t').map(Number);
  const parts = [
    ...(ahead > 0 ? [`${count(ahead, 'commit')} ahead of`] : []),
    ...(behind > 0 ? [`${count(behind, 'commit')} behind`] : []),
  ];
  const push = ahead > 0 ? ', without the commits that you have not pushed (git push)' : '';
  return `Your ${branch} is ${parts.join(' and ')} ${branch} on GitHub. The run starts from GitHub${push}.`;
}
