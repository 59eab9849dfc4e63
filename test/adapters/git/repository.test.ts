import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRepository } from '../../../src/adapters/git/repository.js';
import { UserError } from '../../../src/core/user-error.js';
import { assignment, type WithWorkspaces, withWorkspaces } from './tools.js';

let repo: WithWorkspaces;

beforeEach(async () => {
  repo = await withWorkspaces({ 'sub/a.txt': 'one\n' });
});
afterEach(() => repo[Symbol.asyncDispose]());

function open(cwd: string, environment = repo.environment) {
  return openRepository(cwd, environment);
}
async function refusal(cwd: string, environment = repo.environment) {
  const error = await open(cwd, environment).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

describe('openRepository', () => {
  test('finds the root, the git directory and the branch from a subfolder and through a link', async () => {
    await symlink(repo.root, join(repo.outside, 'link'));
    for (const cwd of [repo.root, join(repo.root, 'sub'), join(repo.outside, 'link/sub')]) {
      const { root, gitDir, branch, git, checkout } = await open(cwd);
      expect({ root, gitDir, branch }).toEqual({
        root: repo.root,
        gitDir: repo.gitDir,
        branch: 'main',
      });
      expect((await git(['rev-parse', 'HEAD'])).stdout.trim()).toBe(repo.base);
      expect((await checkout(['rev-parse', '--show-toplevel'])).stdout.trim()).toBe(repo.root);
    }
  });

  test('reports a git that fails without a message, and a folder that does not exist', async () => {
    const bin = join(repo.outside, 'silent');
    await mkdir(bin);
    await writeFile(join(bin, 'git'), '#!/bin/sh\nexit 128\n', { mode: 0o755 });
    const silent = await refusal(repo.root, { ...repo.environment, PATH: bin });
    expect(silent.problems).toEqual(['git rev-parse ended with 128 and said nothing.']);
    const nowhere = await refusal(join(repo.outside, 'nowhere'));
    expect(nowhere.problems).toEqual([`There is no directory ${join(repo.outside, 'nowhere')}.`]);
  });

  test('returns the branch by its name, even if a tag has the same name or the branch has no commit yet', async () => {
    await repo.git('tag', 'main');
    expect((await open(repo.root)).branch).toBe('main');
    await repo.git('checkout', '--quiet', '--orphan', 'feature/x');
    expect((await open(repo.root)).branch).toBe('feature/x');
    await repo.git('checkout', '--quiet', '--detach', repo.base);
    expect((await open(repo.root)).branch).toBeUndefined();
  });

  test('returns the common git directory for a linked worktree of a person', async () => {
    const own = join(repo.outside, 'own');
    await repo.git('worktree', 'add', '--quiet', '-b', 'mine', own);
    const { root, gitDir, branch } = await open(own);
    expect({ root, gitDir, branch }).toEqual({ root: own, gitDir: repo.gitDir, branch: 'mine' });
  });

  test('refuses an agent’s worktree, because its branch is not a base', async () => {
    const workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    const error = await refusal(join(workspace.dir, 'sub'));
    expect(error.problems).toEqual([
      'This is the worktree of DEV-1. Run Tributary in your own checkout:',
    ]);
    expect(error.next).toEqual([`cd ${repo.root}`]);
  });

  test('reports a folder without a repository, a bare repository, and a missing git program', async () => {
    const plain = join(repo.outside, 'plain');
    await mkdir(plain);
    expect((await refusal(plain)).problems).toEqual(['Not a git repository.']);
    await repo.git('clone', '--quiet', '--bare', repo.root, join(repo.outside, 'bare'));
    expect((await refusal(join(repo.outside, 'bare'))).problems).toEqual(['Not a git repository.']);
    const none = await refusal(repo.root, { ...repo.environment, PATH: plain });
    expect(none.problems).toEqual(['git was not found on the PATH.']);
  });

  test('reports git’s own message for any other error', async () => {
    await appendFile(join(repo.gitDir, 'config'), '[broken\n');
    const error = await refusal(repo.root);
    expect(error.problems).toEqual([expect.stringMatching(/^bad config line \d+ in file/)]);
  });
});
