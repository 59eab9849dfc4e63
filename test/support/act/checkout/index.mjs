// What the workflows use of actions/checkout: a clone at one commit, without a credential left behind.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

function input(name) {
  return process.env[`INPUT_${name.toUpperCase()}`] ?? '';
}
const directory = resolve(process.env.GITHUB_WORKSPACE, input('path'));
mkdirSync(directory, { recursive: true });
function git(...args) {
  return execFileSync('git', args, {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, GIT_TERMINAL_PROMPT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
const url = `${process.env.GITHUB_SERVER_URL}/${input('repository')}`;
const credential = Buffer.from(`x-access-token:${input('token')}`).toString('base64');
const ref = input('ref').replace(/^refs\/heads\//, '');
if (ref === '') throw new Error('no ref was given');
const depth = input('fetch-depth') === '0' ? [] : ['--depth', input('fetch-depth')];
git('init', '--quiet', '--initial-branch', 'unborn');
const header = ['-c', `http.extraheader=AUTHORIZATION: basic ${credential}`];
const isCommit = /^[0-9a-f]{40}$/.test(ref);
const spec = isCommit ? ref : `+refs/heads/${ref}:refs/remotes/origin/${ref}`;
git(...header, 'fetch', '--quiet', '--no-tags', ...depth, url, spec);
git('remote', 'add', 'origin', url);
if (isCommit) git('checkout', '--quiet', '--detach', ref);
else git('checkout', '--quiet', '-B', ref, `refs/remotes/origin/${ref}`);
