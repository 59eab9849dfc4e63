/** What the tests of git's adapters share: a repository with a store on it. */
import { join } from 'node:path';
import { createGit, type Git } from '../../../src/adapters/git/git.js';
import { createAttributes } from '../../../src/adapters/git/attributes.js';
import { type Judge, openJudge } from '../../../src/adapters/git/judge.js';
import { createStore } from '../../../src/adapters/git/store.js';
import { createWorkspaces } from '../../../src/adapters/git/workspaces.js';
import { Assignment, CommitSha, TaskId, TreeSha } from '../../../src/core/model.js';
import type { CommandEnd, CommitText, Store, Workspaces } from '../../../src/ports.js';
import {
  type Files,
  type RepositoryOptions,
  type TemporaryRepository,
  temporaryRepository,
} from '../../support/git-repository.js';

export interface WithStore extends TemporaryRepository {
  store: Store;
  judge: Judge;
  /** As the store has it. */
  bound: Git;
}

export function gitOf(repository: TemporaryRepository): Git {
  return createGit(repository.root, repository.environment, { gitDir: repository.gitDir });
}

export function judgeOf({ root, gitDir, environment }: TemporaryRepository): Promise<Judge> {
  return openJudge({ root, gitDir, checkout: createGit(root, environment) }, environment);
}

export function storeOf(repository: TemporaryRepository, judge: Judge): Store {
  return createStore(judge.git, {
    folder: join(repository.gitDir, 'tributary'),
    refs: gitOf(repository),
    attributesOf: createAttributes(judge.git, join(judge.dir, 'attributes'), judge.gitFor),
  });
}

export async function repositoryWithStore(
  files?: Files,
  options?: RepositoryOptions,
): Promise<WithStore> {
  return withStoreOn(await temporaryRepository(files, options));
}

export function sha(text: string): CommitSha {
  return CommitSha.parse(text);
}
export function treeSha(text: string): TreeSha {
  return TreeSha.parse(text);
}
export function task(name: string): TaskId {
  return TaskId.parse(name);
}

export function text(message: string): CommitText {
  return {
    message,
    author: { name: 'Tributary', email: 'tributary@users.noreply.github.com' },
    date: '2026-03-04T05:06:07.000Z',
  };
}

/** The same git, noting the first word of each command. */
export function counting(git: Git): { git: Git; calls: string[] } {
  const calls: string[] = [];
  return {
    calls,
    git: (args, options) => {
      calls.push(args[0] ?? '');
      return git(args, options);
    },
  };
}

export interface WithWorkspaces extends WithStore {
  workspaces: Workspaces;
  base: CommitSha;
  temporary: string;
  /** Commands that a workspace was asked to run, with where. */
  ran: { run: string; cwd: string; label: string }[];
  /** What a person was told. */
  notes: string[];
  /** As another process of Tributary's would have them. */
  again(): Workspaces;
}

const ended: CommandEnd = {
  code: 0,
  signal: null,
  ended: 'itself',
  tail: '',
  startedAt: '2026-03-04T05:06:07.000Z',
  seconds: 0,
};

interface WorkspaceOptions extends RepositoryOptions {
  /** What a person did in the repository before Tributary started. */
  before?(repository: TemporaryRepository): Promise<unknown>;
  /** Seconds for which git may read what an agent left. */
  readLimit?: number;
}

export async function withWorkspaces(
  files?: Files,
  { before, readLimit, ...options }: WorkspaceOptions = {},
): Promise<WithWorkspaces> {
  const made = await temporaryRepository(files, options);
  await before?.(made);
  return workspacesOf(made, readLimit);
}

/** Workspaces of a repository that exists. */
export async function workspacesOf(
  made: TemporaryRepository,
  readLimit?: number,
): Promise<WithWorkspaces> {
  const repository = await withStoreOn(made);
  const { root, gitDir, environment, outside } = repository;
  const temporary = join(outside, 'temporary');
  const ran: WithWorkspaces['ran'] = [];
  const notes: string[] = [];
  const again = () =>
    createWorkspaces({
      root,
      gitDir,
      temporary,
      environment,
      branch: 'main',
      store: storeOf(repository, repository.judge),
      judge: repository.judge,
      ...(readLimit !== undefined && { readLimit }),
      note: (message) => notes.push(message),
      run: async ({ run, cwd, label }) => {
        ran.push({ run, cwd, label });
        return ended;
      },
    });
  const base = sha(await repository.git('rev-parse', 'HEAD'));
  return { ...repository, workspaces: again(), again, base, temporary, ran, notes };
}

export function assignment(
  name: string,
  base: CommitSha,
  more: { agent?: string; attempt?: number; from?: { base: CommitSha; head: CommitSha } } = {},
): Assignment {
  return Assignment.parse({
    task: {
      id: name,
      title: `Do ${name}`,
      body: '',
      state: 'todo',
      depends: [],
      labels: [],
      subtasks: [],
    },
    agent: 'dev',
    attempt: 1,
    base,
    feedback: [],
    ...more,
  });
}

async function withStoreOn(repository: TemporaryRepository): Promise<WithStore> {
  const judge = await judgeOf(repository);
  return { ...repository, judge, bound: gitOf(repository), store: storeOf(repository, judge) };
}
