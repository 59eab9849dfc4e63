/** Merges that really merge: objects only, then the base moves. */
import { notFound, Refusal } from './answers.js';
import {
  type Commit,
  commitTree,
  git,
  log,
  mergeTree,
  noreply,
  type Person,
  replay,
} from './git.js';
import type { Pull, Token } from './model.js';
import { declined, workflowWords } from './push.js';
import { idOf } from './represent.js';
import type { Repository } from './repository.js';
import { type Method, mergeForbidden, methodWords } from './rules.js';

export interface MergeRequest {
  commit_title?: string;
  commit_message?: string;
  sha?: string;
  merge_method?: Method;
}

function notMergeable() {
  return new Refusal(405, 'Pull Request is not mergeable');
}

/** As GitHub writes somebody whose email it keeps private. */
export function personOf({ login }: Token, date: string): Person {
  return {
    name: login,
    email: `${idOf(login)}+${login}@users.noreply.github.com`,
    date,
  };
}

/** The commits of the pull request, oldest first. */
export async function commitsOf(repository: Repository, pull: Pull): Promise<Commit[]> {
  const base = (await repository.branch(pull.base.ref)) ?? pull.base.sha;
  const range =
    pull.mergeCommit === null ? `${base}..${pull.head.sha}` : `${pull.base.sha}..${pull.head.sha}`;
  return log(repository.dir, '--reverse', '--topo-order', range);
}

function messageOf(
  { owner }: Repository,
  pull: Pull,
  method: Method,
  { commit_title: title, commit_message: body }: MergeRequest,
  commits: Commit[],
): string {
  const listed = commits.map(({ message }) => `* ${message}`).join('\n\n');
  const own =
    commits.length === 1 ? (commits[0]?.message.split('\n').slice(2).join('\n') ?? '') : listed;
  const titles = {
    merge: `Merge pull request #${pull.number} from ${owner}/${pull.head.ref}`,
    squash: `${pull.title} (#${pull.number})`,
    rebase: '',
  };
  const bodies = { merge: pull.title, squash: own, rebase: '' };
  return [title ?? titles[method], body ?? bodies[method]].filter(Boolean).join('\n\n');
}

interface Making {
  repository: Repository;
  pull: Pull;
  token: Token;
  base: string;
  asked: MergeRequest;
  at: string;
}

/** The commit that the base is to move to; undefined where there is a conflict. */
async function make(given: Making, method: Method): Promise<string | undefined> {
  const { repository, pull, token, base, asked, at } = given;
  const commits = await commitsOf(repository, pull);
  if (method === 'rebase')
    return replay(
      repository.dir,
      base,
      commits.filter(({ parents }) => parents.length < 2),
      at,
    );
  const tree = await mergeTree(repository.dir, base, pull.head.sha);
  if (tree === undefined) return undefined;
  return commitTree(repository.dir, {
    tree,
    parents: method === 'merge' ? [base, pull.head.sha] : [base],
    message: messageOf(repository, pull, method, asked, commits),
    author: personOf(token, at),
    committer: { ...noreply, date: at },
  });
}

function refuseByState(repository: Repository, pull: Pull, asked: MergeRequest, method: Method) {
  if (pull.state !== 'open') throw notMergeable();
  if (asked.sha !== undefined && asked.sha !== pull.head.sha)
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  if (pull.draft) throw new Refusal(405, 'Pull Request is still a draft');
  if (!repository.settings[method]) throw new Refusal(405, methodWords[method]);
}

/** `GITHUB_TOKEN` may not bring in changes of workflows, whoever made them. */
async function refuseWorkflows({ repository, base, token }: Making, commit: string) {
  if (token.permissions.workflows === 'write') return;
  const args = ['diff', '--name-only', base, commit, '--', '.github/workflows'];
  const [path] = (await git(repository.dir, args)).split('\n').filter(Boolean);
  if (path !== undefined) throw new Refusal(403, workflowWords(token, path));
}

/** `PUT /pulls/{n}/merge`. Throws the refusals that GitHub gives; answers with the new tip of the base. */
export async function mergePull(
  repository: Repository,
  pull: Pull,
  token: Token,
  asked: MergeRequest,
  at: string,
): Promise<string> {
  const method = asked.merge_method ?? 'merge';
  refuseByState(repository, pull, asked, method);
  const base = await repository.branch(pull.base.ref);
  if (base === undefined) throw notFound();
  if ((await mergeTree(repository.dir, base, pull.head.sha)) === undefined) throw notMergeable();
  const forbidden = await mergeForbidden(repository, { pull, method, login: token.login });
  if (forbidden !== undefined) throw new Refusal(405, forbidden);
  const making = { repository, pull, token, base, asked, at };
  const commit = await make(making, method);
  if (commit === undefined) throw new Refusal(405, "This branch can't be rebased");
  await refuseWorkflows(making, commit);
  if (!(await repository.moveRef(`refs/heads/${pull.base.ref}`, commit, base)))
    throw new Refusal(405, 'Base branch was modified. Review and try the merge again.');
  pull.base.sha = base;
  repository.markMerged(pull, commit, token.login);
  await repository.refsChanged();
  return commit;
}

/** Moves a ref by the API, after what would forbid the same push. */
export async function moveByApi(
  repository: Repository,
  token: Token,
  ref: string,
  to: string | undefined,
  from: string | undefined,
): Promise<void> {
  const objects = { dir: repository.dir, env: {} };
  const problem = await declined(repository, objects, { ref, from, to }, token);
  if (problem?.reason.startsWith('refusing'))
    throw new Refusal(403, 'Resource not accessible by integration');
  if (problem) throw new Refusal(422, problem.message);
  if (!(await repository.moveRef(ref, to, from)))
    throw new Refusal(409, 'Reference was changed meanwhile');
  await repository.refsChanged();
}
