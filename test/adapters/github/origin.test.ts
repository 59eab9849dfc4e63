import { describe, expect, test } from '@jest/globals';
import { fc } from '@fast-check/jest';
import { UserError } from '../../../src/core/user-error.js';
import { readGitHubRepo, repoNameIn } from '../../../src/adapters/github/origin.js';

const GITHUB = 'https://github.com';
const DEMO = { owner: 'acme', name: 'demo' };

function refusal(environment: Record<string, string>, origin: string | undefined): UserError {
  try {
    readGitHubRepo(environment, origin);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('the repository that a remote names', () => {
  test.each([
    'https://github.com/acme/demo.git',
    'https://github.com/acme/demo',
    'https://github.com/acme/demo/',
    'https://GitHub.com/acme/demo.git',
    'https://ann:secret@github.com/acme/demo.git',
    'git@github.com:acme/demo.git',
    'github.com:acme/demo',
    'git@github.com:/acme/demo.git',
    'ssh://git@github.com/acme/demo.git',
    'ssh://git@github.com:22/acme/demo',
    'ssh://git@ssh.github.com:443/acme/demo.git',
    'git://github.com/acme/demo.git',
    ' https://github.com/acme/demo.git\n',
  ])('is found in "%s"', (url) => {
    expect(repoNameIn(url, GITHUB)).toEqual(DEMO);
  });

  test.each([
    '',
    '/srv/git/demo.git',
    '../demo',
    'file:///github.com/acme/demo',
    'https://gitlab.com/acme/demo.git',
    'https://github.com.evil.example/acme/demo.git',
    'https://evil.example/github.com/acme/demo',
    'https://github.com@evil.example/acme/demo',
    'https://github.com:8443/acme/demo',
    'git@evil.example:github.com/acme/demo',
    'https://github.com/acme',
    'https://github.com/acme/demo/tree/main',
    'https://github.com/../demo',
    'https://github.com/acme/..',
    'git@github.com:acme/..',
    'git@github.com:acme/.git',
    'https://github.com/acme/de mo',
  ])('is not found in "%s"', (url) => {
    expect(repoNameIn(url, GITHUB)).toBeUndefined();
  });

  test('keeps names with dots and dashes whole in each form of URL', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,20}[A-Za-z0-9]$/);
    const forms = [
      (path: string) => `https://github.com/${path}.git`,
      (path: string) => `git@github.com:${path}.git`,
      (path: string) => `ssh://git@github.com/${path}.git`,
    ];
    fc.assert(
      fc.property(part, part, fc.constantFrom(...forms), (owner, name, form) => {
        expect(repoNameIn(form(`${owner}/${name}`), GITHUB)).toEqual({ owner, name });
      }),
    );
  });

  test('is looked for in any text without an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (url) => {
        const found = repoNameIn(url, GITHUB);
        expect(found === undefined || `${found.owner}/${found.name}`.split('/').length === 2).toBe(
          true,
        );
      }),
    );
  });
});

describe('the GitHub repository', () => {
  const origin = 'git@github.com:acme/demo.git';

  test('is on GitHub itself, with the token of either variable', () => {
    const repo = { ...DEMO, serverUrl: GITHUB, apiUrl: 'https://api.github.com' };
    expect(readGitHubRepo({ GITHUB_TOKEN: ' one ', GH_TOKEN: 'two' }, origin)).toEqual({
      ...repo,
      token: 'one',
    });
    expect(readGitHubRepo({ GITHUB_TOKEN: '', GH_TOKEN: 'two' }, origin)).toEqual({
      ...repo,
      token: 'two',
    });
  });

  test('uses the API of its own server, never GitHub’s', () => {
    const environment = { GITHUB_SERVER_URL: 'https://git.acme.example/', GITHUB_TOKEN: 'one' };
    expect(readGitHubRepo(environment, 'git@git.acme.example:acme/demo.git')).toMatchObject({
      ...DEMO,
      serverUrl: 'https://git.acme.example',
      apiUrl: 'https://git.acme.example/api/v3',
    });
  });

  test('is refused with everything that is missing at once, and with what to type', () => {
    const { problems, next, exitCode } = refusal({}, undefined);
    expect(problems).toEqual([
      expect.stringContaining('no remote origin'),
      expect.stringContaining('No token'),
    ]);
    expect(next).toContain('export GITHUB_TOKEN=$(gh auth token)');
    expect(exitCode).toBe(2);
  });

  test('is refused without showing the password in the URL of another server', () => {
    const { problems } = refusal(
      { GITHUB_TOKEN: 'one' },
      'https://ann:hunter2@gitlab.example/acme/demo.git',
    );
    expect(problems.join()).toContain('gitlab.example/acme/demo');
    expect(problems.join()).not.toContain('hunter2');
  });

  test('is refused if the API address is not a web address', () => {
    const { problems } = refusal({ GITHUB_API_URL: 'javascript:1', GITHUB_TOKEN: 'one' }, origin);
    expect(problems).toEqual([expect.stringContaining('GITHUB_API_URL')]);
  });
});
