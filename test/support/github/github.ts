/**
 * GitHub, on this machine: REST over real HTTP, real git behind it, and what GitHub keeps beside a
 * repository. Each request and each answer is held against GitHub's OpenAPI description.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, Faults } from './faults.js';
import { git } from './git.js';
import { githubLimits, type Limits } from './limits.js';
import type { Token } from './model.js';
import { Repository, type World } from './repository.js';
import { listener, type Recorded, type State } from './server.js';
import type { Violation } from './validation.js';

export type { Fault } from './faults.js';
export type { Limits } from './limits.js';
export type * from './model.js';
export type { Repository } from './repository.js';
export type { Recorded } from './server.js';
export type { Violation } from './validation.js';

export interface GitHubOptions {
  /** By the secret text. */
  tokens: Record<string, Token>;
  /** Milliseconds since 1970, asked once a request; default: a clock of its own that moves a second each time. */
  now?: () => number;
  /** "Allow GitHub Actions to create and approve pull requests"; default true. It binds Apps' tokens only. */
  createPullRequests?: boolean;
  /** Default: GitHub's. */
  limits?: Partial<Limits>;
}

export interface Summary {
  /** REST and GraphQL; git is counted apart. */
  requests: number;
  creations: number;
  git: number;
  byOperation: Record<string, number>;
}

export interface GitHub extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`; git at `${url}/OWNER/REPO` and `${url}/OWNER/REPO.git`. */
  url: string;
  /** What the REST paths (`/repos/…`) begin with. */
  api: string;
  /** Everything that was asked, in order. */
  requests: Recorded[];
  /** What did not fit GitHub's description: a test ends with this being empty. */
  violations: Violation[];
  summary(): Summary;
  /** Makes the bare repository from another one; its HEAD's branch is the default branch. */
  addRepository(name: string, from: string): Promise<Repository>;
  /** Lets the next requests of an operation go wrong. */
  fault(fault: Fault): void;
  /** Nothing goes wrong any more. */
  mend(): void;
}

/** Starts it on a free port of the loopback. */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const root = await mkdtemp(join(tmpdir(), 'github-'));
  let tick = Date.UTC(2026, 0, 1);
  let id = 1000;
  const state: State = {
    tokens: options.tokens,
    now: options.now ?? (() => (tick += 1000)),
    at: '2026-01-01T00:00:00Z',
    createPullRequests: options.createPullRequests ?? true,
    limits: { ...githubLimits, ...options.limits },
    repositories: new Map(),
    requests: [],
    violations: [],
    faults: new Faults(),
    rates: new Map(),
    api: '',
  };
  const server = createServer(listener(state));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.api = `${url}/api`;
  const world: World = { url, api: state.api, at: () => state.at, nextId: () => (id += 1) };
  return {
    url,
    api: state.api,
    requests: state.requests,
    violations: state.violations,
    summary: () => summarise(state.requests),
    addRepository: async (name, from) => {
      const repository = await clone(world, root, name, from);
      state.repositories.set(name.toLowerCase(), repository);
      return repository;
    },
    fault: (fault) => state.faults.add(fault),
    mend: () => state.faults.clear(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function clone(world: World, root: string, name: string, from: string): Promise<Repository> {
  const dir = join(root, `${name}.git`);
  await mkdir(join(dir, '..'), { recursive: true });
  const settings = [
    'receive.hideRefs=refs/pull/',
    'uploadpack.allowAnySHA1InWant=true',
    // No housekeeping behind a test's back.
    'gc.auto=0',
    'receive.autogc=false',
  ].flatMap((setting) => ['-c', setting]);
  await git(root, ['clone', '--quiet', '--bare', '--template=', ...settings, from, dir]);
  const head = (await readFile(join(dir, 'HEAD'), 'utf8'))
    .replace(/^ref: refs\/heads\//, '')
    .trim();
  return new Repository(world, name, dir, head);
}

function summarise(requests: readonly Recorded[]): Summary {
  const rest = requests.filter(({ operation }) => !operation.startsWith('git-'));
  const byOperation: Record<string, number> = {};
  for (const { operation } of requests) byOperation[operation] = (byOperation[operation] ?? 0) + 1;
  return {
    requests: rest.length,
    creations: rest.filter((request) => request.creates).length,
    git: requests.length - rest.length,
    byOperation,
  };
}
