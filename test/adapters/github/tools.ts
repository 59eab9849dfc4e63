/** What the tests of GitHub's forge share: the stand-in, a checkout, and forges of new processes. */
import { type Client, createClient } from '../../../src/adapters/github/client.js';
import {
  createGitHubForge,
  type GitHubForge,
  type GitHubForgeOptions,
} from '../../../src/adapters/github/github-forge.js';
import { createRemote, type Remote } from '../../../src/adapters/github/remote.js';
import { CommitSha } from '../../../src/core/model.js';
import { commitOf, type ForgeUnderTest, RUN, START } from '../../contract/forge.js';
import {
  type GitHub,
  type GitHubOptions,
  type Repository,
  startGitHub,
  type Token,
} from '../../support/github/github.js';
import { repositoryWithStore, type WithStore } from '../git/tools.js';

export const TOKEN = 'ghs_aToken.that.nobody.may_see0123456789';

export const WRITE: Token = {
  login: 'github-actions[bot]',
  app: true,
  permissions: {
    contents: 'write',
    'pull-requests': 'write',
    checks: 'write',
    statuses: 'write',
    issues: 'write',
  },
};

export interface WithGitHub extends Omit<ForgeUnderTest, 'begin'> {
  repo: WithStore;
  github: GitHub;
  there: Repository;
  /** What people were told. */
  log: string[];
  client(token?: string, more?: Partial<Parameters<typeof createClient>[0]>): Client;
  remote(token?: string): Remote;
  begin(options?: Partial<GitHubForgeOptions>): GitHubForge;
}

async function atOnce(): Promise<void> {}

export async function withGitHub(
  options: Partial<GitHubOptions> = {},
  files: Record<string, string> = START,
): Promise<WithGitHub> {
  const repo = await repositoryWithStore(files);
  const github = await startGitHub({ tokens: { [TOKEN]: WRITE }, ...options });
  const there = await github.addRepository('acme/demo', repo.root);
  const log: string[] = [];
  const client: WithGitHub['client'] = (token = TOKEN, more = {}) =>
    createClient({
      token,
      apiUrl: github.api,
      serverUrl: github.url,
      log: (message) => log.push(message),
      pace: { second: 1, apart: false },
      ...more,
    });
  const remote = (token = TOKEN) =>
    createRemote({ git: repo.bound, url: `${github.url}/acme/demo.git`, token, wait: atOnce });
  return {
    repo,
    github,
    there,
    log,
    client,
    remote,
    begin: (more = {}) =>
      createGitHubForge({
        client: client(),
        remote: remote(),
        store: repo.store,
        repo: { owner: 'acme', name: 'demo' },
        base: 'main',
        run: RUN,
        log: (message) => log.push(message),
        wait: atOnce,
        ...more,
      }),
    tip: async (branch) => CommitSha.parse(await there.git('rev-parse', `refs/heads/${branch}`)),
    push: async (branch, changed) => {
      const on = await there.git('rev-parse', `refs/heads/${branch}`);
      await repo.git('fetch', '--quiet', there.dir, on);
      const commit = await commitOf(repo, changed, CommitSha.parse(on), 'somebody’s');
      await repo.git('push', '--quiet', there.dir, `+${commit}:refs/heads/${branch}`);
      // Only this makes the pull requests follow.
      await there.git('rev-parse', 'HEAD');
      return commit;
    },
    branch: async (name, commit) => {
      await there.git('branch', name, commit);
    },
    [Symbol.asyncDispose]: async () => {
      await github[Symbol.asyncDispose]();
      await repo[Symbol.asyncDispose]();
    },
  };
}
