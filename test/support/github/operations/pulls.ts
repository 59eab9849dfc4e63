import {
  type Call,
  created,
  invalid,
  limit,
  notFound,
  ok,
  operation,
  paged,
  Refusal,
} from '../answers.js';
import { changedFiles } from '../changes.js';
import { commitTree, isAncestor, log, mergeTree } from '../git.js';
import { commitsOf, type MergeRequest, mergePull, moveByApi, personOf } from '../merge.js';
import type { Pull } from '../model.js';
import { startRuns } from '../pull-runs.js';
import { commit, type Computed, pullRequest, pullSimple } from '../represent.js';
import type { Repository } from '../repository.js';
import { isBehind, isUnstable, mergeForbidden } from '../rules.js';

export function pullOf({ repository, path }: Pick<Call, 'repository' | 'path'>): Pull {
  const found = repository.pulls.find(({ number }) => number === Number(path['pull_number']));
  if (!found) throw notFound();
  return found;
}

async function mergeState(repository: Repository, pull: Pull, clean: boolean): Promise<string> {
  if (!clean) return 'dirty';
  if (pull.draft) return 'draft';
  const methods = (['merge', 'squash', 'rebase'] as const).filter(
    (name) => repository.settings[name],
  );
  const asked = methods.map((method) => mergeForbidden(repository, { pull, method, login: '' }));
  const problems = await Promise.all(asked);
  if (problems.some((problem) => problem === undefined))
    return isUnstable(repository, pull.head.sha) ? 'unstable' : 'clean';
  const strict = problems.some((problem) => problem?.includes('expected'));
  return strict && (await isBehind(repository, pull)) ? 'behind' : 'blocked';
}

/** What GitHub computes in the background: not known at the first look after either side moved. */
async function compute(repository: Repository, pull: Pull): Promise<Computed> {
  const commits = (await commitsOf(repository, pull)).length;
  const files = await changedFiles(repository, pull.base.sha, pull.head.sha, true);
  const base = await repository.branch(pull.base.ref);
  const key = `${base} ${pull.head.sha}`;
  if (pull.state !== 'open' || base === undefined || pull.askedFor !== key) {
    pull.askedFor = key;
    return { mergeable: null, state: 'unknown', commits, files };
  }
  const clean = (await mergeTree(repository.dir, base, pull.head.sha)) !== undefined;
  return { mergeable: clean, state: await mergeState(repository, pull, clean), commits, files };
}

async function shown(repository: Repository, pull: Pull) {
  return pullRequest(repository, pull, await compute(repository, pull));
}

interface Creation {
  title?: string;
  head: string;
  base: string;
  body?: string;
  draft?: boolean;
  issue?: number;
}

function branchNamed(repository: Repository, head: string): string {
  return head.startsWith(`${repository.owner}:`) ? head.slice(repository.owner.length + 1) : head;
}

function mayPropose({ createPullRequests, token }: Call<never> | Call<Creation>): void {
  if (!createPullRequests && token.app !== false)
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
}

function checkText(body: { title?: string; body?: string | null }) {
  limit('PullRequest', 'title', body.title, 256);
  limit('PullRequest', 'body', body.body, 65_536);
}

async function create(call: Call<Creation>) {
  const { repository, body } = call;
  mayPropose(call);
  checkText(body);
  const title = body.title?.trim();
  if (!title) throw invalid('PullRequest', 'title', "title can't be blank");
  const ref = branchNamed(repository, body.head);
  const head = await repository.branch(ref);
  const base = await repository.branch(body.base);
  if (head === undefined) throw invalid('PullRequest', 'head');
  if (base === undefined) throw invalid('PullRequest', 'base');
  const same = ({ head, base, state }: Pull) =>
    head.ref === ref && base.ref === body.base && state === 'open';
  if (repository.pulls.some(same))
    throw invalid(
      'PullRequest',
      'head',
      `A pull request already exists for ${repository.owner}:${ref}.`,
    );
  if (await isAncestor(repository.dir, head, base))
    throw invalid('PullRequest', 'head', `No commits between ${body.base} and ${ref}`);
  if (body.draft === true && !repository.settings.drafts)
    throw invalid(
      'PullRequest',
      'draft',
      'Draft pull requests are not supported in this repository.',
    );
  const pull = opened(call, title, { ref, sha: head }, { ref: body.base, sha: base });
  repository.pulls.push(pull);
  await repository.publishHead(pull);
  await startRuns(repository, pull, call.token, call.at);
  const answer = await shown(repository, pull);
  // What was made just now is not computed yet at the next look either.
  pull.askedFor = '';
  return created(answer);
}

function opened(
  { repository, token, at, body }: Call<Creation>,
  title: string,
  head: Pull['head'],
  base: Pull['base'],
): Pull {
  return {
    id: repository.world.nextId(),
    number: repository.nextNumber(),
    title,
    body: body.body ?? '',
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    user: token.login,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    draft: body.draft ?? false,
    head,
    base,
    baseTip: base.sha,
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    reviews: [],
    reviewers: [],
    askedFor: '',
  };
}

function listed({ repository, query }: Call): Pull[] {
  const { state = 'open', head, base, direction, sort = 'created' } = query;
  const found = repository.pulls
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => head === undefined || `${repository.owner}:${pull.head.ref}` === head)
    .filter((pull) => base === undefined || pull.base.ref === base);
  const key = ({ createdAt, updatedAt, number }: Pull) =>
    `${sort === 'updated' ? updatedAt : createdAt} ${String(number).padStart(9, '0')}`;
  const sorted = found.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return direction === 'asc' ? sorted : sorted.toReversed();
}

interface Update {
  title?: string;
  body?: string;
  state?: 'open' | 'closed';
  base?: string;
}

async function reopen(repository: Repository, pull: Pull): Promise<void> {
  const head = await repository.branch(pull.head.ref);
  if (pull.mergedAt !== null || head === undefined)
    throw invalid(
      'PullRequest',
      'state',
      `state cannot be changed. The ${pull.head.ref} branch has been deleted.`,
    );
  Object.assign(pull, { state: 'open', closedAt: null });
  await repository.refsChanged();
}

async function update(call: Call<Update>) {
  const { repository, body, at } = call;
  const pull = pullOf(call);
  checkText(body);
  if (body.base !== undefined && body.base !== pull.base.ref) {
    const sha = await repository.branch(body.base);
    if (sha === undefined) throw invalid('PullRequest', 'base');
    pull.base = { ref: body.base, sha };
    pull.baseTip = sha;
  }
  if (body.title !== undefined) pull.title = body.title;
  if (body.body !== undefined) pull.body = body.body;
  if (body.state === 'closed' && pull.state === 'open') repository.close(pull);
  if (body.state === 'open' && pull.state === 'closed') await reopen(repository, pull);
  pull.updatedAt = at;
  return ok(await shown(repository, pull));
}

async function merge(call: Call<MergeRequest | null>) {
  const { repository, token, at, body } = call;
  const sha = await mergePull(repository, pullOf(call), token, body ?? {}, at);
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
}

/** Brings the base into the head, as the button "Update branch" does. */
async function updateBranch(call: Call<{ expected_head_sha?: string } | null>) {
  const { repository, token, at, body } = call;
  const pull = pullOf(call);
  const { sha: head, ref } = pull.head;
  const expected = body?.expected_head_sha;
  if (expected !== undefined && expected !== head)
    throw new Refusal(422, `expected head sha didn’t match current head ref.`);
  const base = (await repository.branch(pull.base.ref)) ?? pull.base.sha;
  if (await isAncestor(repository.dir, base, head))
    throw new Refusal(422, 'There are no new commits on the base branch.');
  const tree = await mergeTree(repository.dir, head, base);
  if (tree === undefined) throw new Refusal(422, 'merge conflict between base and head');
  const person = personOf(token, at);
  const message = `Merge branch '${pull.base.ref}' into ${ref}`;
  const parents = [head, base];
  const made = await commitTree(repository.dir, {
    tree,
    parents,
    message,
    author: person,
    committer: person,
  });
  await moveByApi(repository, token, `refs/heads/${ref}`, made, head);
  return {
    status: 202,
    body: {
      message: 'Updating pull request branch.',
      url: `${repository.api}/pulls/${pull.number}`,
    },
  };
}

async function files(call: Call) {
  const pull = pullOf(call);
  const { repository } = call;
  return paged(
    call,
    await changedFiles(repository, pull.base.sha, pull.head.sha, true),
    ({ entry }) => entry,
  );
}

async function commits(call: Call) {
  const { repository } = call;
  return paged(call, await commitsOf(repository, pullOf(call)), (one) => commit(repository, one));
}

/** Those that brought the commit in, or that hold it. */
async function ofCommit(call: Call) {
  const { repository, path } = call;
  const sha = await repository.commit(path['commit_sha'] ?? '');
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${path['commit_sha']}`);
  const found: Pull[] = [];
  for (const pull of repository.pulls) {
    const held = await log(repository.dir, `${pull.base.sha}..${pull.head.sha}`);
    if (pull.mergeCommit === sha || held.some((one) => one.sha === sha)) found.push(pull);
  }
  return paged(call, found, (pull) => pullSimple(repository, pull));
}

export const pulls = {
  'pulls/create': operation(['pull-requests:write'], create),
  'pulls/list': operation(['pull-requests:read'], (call) =>
    paged(call, listed(call), (pull) => pullSimple(call.repository, pull)),
  ),
  'pulls/get': operation(['pull-requests:read'], async (call) =>
    ok(await shown(call.repository, pullOf(call))),
  ),
  'pulls/update': operation(['pull-requests:write'], update),
  'pulls/merge': operation(['contents:write'], merge),
  'pulls/update-branch': operation(['pull-requests:write'], updateBranch),
  'pulls/list-files': operation(['pull-requests:read'], files),
  'pulls/list-commits': operation(['pull-requests:read'], commits),
  'repos/list-pull-requests-associated-with-commit': operation(['pull-requests:read'], ofCommit),
};
