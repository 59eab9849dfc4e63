/** The name of a repository on GitHub. */
export interface RepoName {
  owner: string;
  name: string;
}

/** A repository on GitHub, with URLs and token. */
export interface GitHubRepo extends RepoName {
  /** Such as `https://github.com`, without a trailing slash. */
  serverUrl: string;
  /** Such as `https://api.github.com`. */
  apiUrl: string;
  token: string;
}

/** The repository's web and git URL, without credentials. */
export function repoUrl({ serverUrl, owner, name }: Omit<GitHubRepo, 'apiUrl' | 'token'>): string {
  return `${serverUrl}/${owner}/${name}`;
}
