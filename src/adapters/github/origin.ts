/** Determines the GitHub repository of a checkout, and the token for it. */
import { UserError } from '../../core/user-error.js';
import { plainText } from '../../text/plain.js';
import type { GitHubRepo, RepoName } from './repo.js';

type Environment = Record<string, string | undefined>;

const SERVER = 'https://github.com';
const API = 'https://api.github.com';

/** `git@host:owner/name`, git's short form for SSH. */
const SHORT = /^(?:[^@/:\s]+@)?([^/:\s]+):(?!\/\/)(.*)$/;
const NAME = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/;

const NO_NAMES: ReadonlySet<string> = new Set(['.', '..', '.git']);

interface Address {
  scheme: string;
  /** With the port, except for SSH, whose port does not identify the server. */
  host: string;
  path: string;
}

/**
 * The repository that a remote URL names, in all of git's forms: HTTPS, SSH, and `git@host:path`.
 *
 * @param serverUrl such as `https://github.com`
 * @returns undefined if it is not on that server
 */
export function repoNameIn(url: string, serverUrl: string): RepoName | undefined {
  const address = addressOf(url.trim());
  if (!address || !isOn(address, new URL(serverUrl))) return undefined;
  const [, owner, name] = NAME.exec(address.path) ?? [];
  if (owner === undefined || name === undefined) return undefined;
  return [owner, name].some((part) => NO_NAMES.has(part)) ? undefined : { owner, name };
}

/**
 * @param origin URL of the remote `origin`; undefined if there is none
 * @throws UserError listing everything that is missing
 */
export function readGitHubRepo(environment: Environment, origin: string | undefined): GitHubRepo {
  const serverUrl = addressIn(environment, 'GITHUB_SERVER_URL', SERVER);
  // The API must be on the same server, so that a token is never sent to another one.
  const ownApi = serverUrl === SERVER ? API : `${serverUrl}/api/v3`;
  const apiUrl = addressIn(environment, 'GITHUB_API_URL', ownApi);
  const token = given(environment, 'GITHUB_TOKEN') ?? given(environment, 'GH_TOKEN');
  const name = origin === undefined ? undefined : repoNameIn(origin, serverUrl);
  if (name && token !== undefined) return { ...name, serverUrl, apiUrl, token };
  const problems = [
    ...(name ? [] : [originProblem(origin, new URL(serverUrl))]),
    ...(token === undefined ? [noToken()] : []),
  ];
  throw new UserError(
    problems.flatMap((each) => each.problems),
    problems.flatMap((each) => each.next),
  );
}

function addressOf(url: string): Address | undefined {
  const short = SHORT.exec(url);
  if (short?.[1] !== undefined && short[2] !== undefined)
    return { scheme: 'ssh:', host: short[1].toLowerCase(), path: short[2] };
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(url);
  return { scheme: protocol, host: protocol === 'ssh:' ? hostname : host, path: pathname };
}

function isOn({ scheme, host }: Address, server: URL): boolean {
  if (scheme === 'ssh:')
    // GitHub also offers SSH on the HTTPS port, at another host name.
    return host === server.hostname || host === `ssh.${server.hostname}`;
  return ['https:', 'http:', 'git:'].includes(scheme) && host === server.host;
}

/** A base URL without a trailing slash. @throws UserError */
function addressIn(environment: Environment, name: string, otherwise: string): string {
  const value = given(environment, name) ?? otherwise;
  if (/^https?:\/\//.test(value) && URL.canParse(value)) return value.replace(/\/+$/, '');
  throw new UserError([`${name} is not a web address: ${shownUrl(value)}`], [`unset ${name}`]);
}

function given(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

function originProblem(origin: string | undefined, { host }: URL): UserError {
  return origin === undefined
    ? new UserError(
        ['There is no remote origin, so the repository on GitHub is unknown.'],
        [`git remote add origin https://${host}/OWNER/NAME.git`],
      )
    : new UserError(
        [`The remote origin (${shownUrl(origin)}) is not a repository on ${host}.`],
        [
          `git remote set-url origin https://${host}/OWNER/NAME.git`,
          ...(host === 'github.com'
            ? ['export GITHUB_SERVER_URL=https://HOST    (GitHub Enterprise Server)']
            : []),
        ],
      );
}

/** A URL that is safe to print: the part before the @ may contain a password. */
function shownUrl(url: string): string {
  return plainText(url.replace(/\/\/[^/@]*@/, '//'), 200);
}

function noToken(): UserError {
  return new UserError(
    ['No token for GitHub: neither GITHUB_TOKEN nor GH_TOKEN is set.'],
    ['export GITHUB_TOKEN=$(gh auth token)'],
  );
}
