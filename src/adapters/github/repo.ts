/** A repository on GitHub. */
export interface RepoName {
  owner: string;
  name: string;
}

/** A repository on GitHub, and how it is reached. */
export interface GitHubRepo extends RepoName {
  /** Such as `https://github.com`, without a slash at its end. */
  serverUrl: string;
  /** Such as `https://api.github.com`. */
  apiUrl: string;
  token: string;
}

/** Its address for people and for git, without credentials. */
export function repoUrl({ serverUrl, owner, name }: Omit<GitHubRepo, 'apiUrl' | 'token'>): string {
  return `${serverUrl}/${owner}/${name}`;
}
