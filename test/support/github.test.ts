import { describe, expect, test } from '@jest/globals';
import { type TemporaryRepository, temporaryRepository } from './git-repository.js';
import {
  type GitHub,
  type GitHubOptions,
  type Repository,
  type Rule,
  startGitHub,
} from './github/github.js';

const everything = {
  contents: 'write',
  'pull-requests': 'write',
  checks: 'write',
  statuses: 'write',
  issues: 'write',
  actions: 'write',
} as const;

const tokens: GitHubOptions['tokens'] = {
  bot: { login: 'github-actions[bot]', permissions: everything },
  reader: { login: 'reader', permissions: { contents: 'read' } },
  ada: { login: 'ada', permissions: everything, app: false },
  trusted: { login: 'trusted[bot]', permissions: { ...everything, workflows: 'write' } },
};

const workflow = `on:
  workflow_dispatch:
    inputs:
      tasks: { required: true, type: string }
      mode: { type: choice, options: [fast, slow], default: fast }
`;

const files = {
  'a.txt': 'one\n',
  'b.txt': 'one\n',
  '.github/workflows/run.yml': workflow,
  '.github/workflows/other.yml': 'on: push\n',
};

const CI = { '.github/workflows/ci.yml': 'on: [push, pull_request]\n' };

interface Answered {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

interface Set extends AsyncDisposable {
  local: TemporaryRepository;
  github: GitHub;
  there: Repository;
  /** Asks the REST API about the repository. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<Answered>;
  remote(token?: string): string;
  /** Commits on a branch of its own, made from main, and pushes it. */
  branch(name: string, change: Record<string, string>, token?: string): Promise<string>;
  /** A branch with its pull request. */
  propose(name: string, change: Record<string, string>, more?: object): Promise<string>;
}

async function setUp(options: Partial<GitHubOptions> = {}): Promise<Set> {
  const local = await temporaryRepository(files);
  const github = await startGitHub({ tokens, ...options });
  const there = await github.addRepository('acme/demo', local.root);
  const ask: Set['ask'] = async (method, path, body, token = 'bot') => {
    const url = path.startsWith('http') ? path : `${github.api}/repos/acme/demo${path}`;
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, body: text === '' ? {} : JSON.parse(text) };
  };
  const remote = (token = 'bot') =>
    `${github.url.replace('//', `//x-access-token:${token}@`)}/acme/demo`;
  const branch: Set['branch'] = async (name, change, token) => {
    await local.git('checkout', '--quiet', '-B', name, 'main');
    const commit = await local.commit(change, `Change ${name}`);
    await local.git('push', '--quiet', remote(token), name);
    return commit;
  };
  const propose: Set['propose'] = async (name, change, more = {}) => {
    const commit = await branch(name, change);
    const made = await ask('POST', '/pulls', {
      title: `Do ${name}`,
      head: name,
      base: 'main',
      ...more,
    });
    expect(made.status).toBe(201);
    return commit;
  };
  const dispose = async () => {
    await github[Symbol.asyncDispose]();
    await local[Symbol.asyncDispose]();
  };
  return { local, github, there, ask, remote, branch, propose, [Symbol.asyncDispose]: dispose };
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'it worked',
    (error: unknown) => (error as { stderr?: string }).stderr ?? String(error),
  );
}

function ruleset(...rules: Rule[]) {
  return {
    id: 7,
    name: 'main',
    enforcement: 'active' as const,
    include: ['~DEFAULT_BRANCH'],
    bypass: [],
    rules,
  };
}

function required(strict: boolean, ...contexts: string[]): Rule {
  return {
    type: 'required_status_checks',
    parameters: {
      required_status_checks: contexts.map((context) => ({ context })),
      strict_required_status_checks_policy: strict,
    },
  };
}

function reviewed(approvals: number): Rule {
  return {
    type: 'pull_request',
    parameters: {
      required_approving_review_count: approvals,
      dismiss_stale_reviews_on_push: false,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_review_thread_resolution: false,
    },
  };
}

function message({ status, body }: Answered) {
  return `${status} ${String(body['message'])}`;
}

describe('git over HTTP', () => {
  test('clones and pushes with a token, and is refused without one or with a read-only one', async () => {
    await using set = await setUp();
    const { local, remote, github, there, branch } = set;
    const commit = await branch('x', { 'a.txt': 'two\n' });
    expect(await there.git('rev-parse', 'x')).toBe(commit);
    await local.git('clone', '--quiet', `${remote('reader')}.git`, `${local.outside}/clone`);
    expect(await failure(local.git('push', remote('reader'), 'x:y'))).toContain('denied to reader');
    const bare = `${github.url}/acme/demo`;
    const anonymous = ['-c', 'core.askPass=true', 'push', bare, 'x:y'];
    expect(await failure(local.git(...anonymous))).toContain('Authentication failed');
    const header = `AUTHORIZATION: bAsIc ${Buffer.from('x-access-token:bot').toString('base64')}`;
    await local.git('-c', `http.extraheader=${header}`, 'push', '--quiet', bare, 'x:y');
    expect(await there.git('rev-parse', 'y')).toBe(commit);
    expect(github.violations).toEqual([]);
  });

  test('refuses a changed workflow without its permission, but not a merge that only brings one in', async () => {
    await using set = await setUp();
    const { local, remote, there, branch } = set;
    const change = { '.github/workflows/new.yml': 'on: push\n' };
    expect(await failure(branch('x', change))).toContain(
      'refusing to allow a GitHub App to create or update workflow `.github/workflows/new.yml` without `workflows` permission',
    );
    expect(await failure(there.git('rev-parse', '--verify', 'x'))).not.toBe('it worked');
    await branch('x', change, 'trusted');
    await branch('y', { 'a.txt': 'two\n' });
    await local.git('merge', '--quiet', '--no-edit', 'x');
    await local.git('push', '--quiet', remote(), 'y');
  });

  test('refuses a push with a stale lease, and accepts one with a valid lease', async () => {
    await using set = await setUp();
    const { local, remote, there, branch } = set;
    const first = await branch('x', { 'a.txt': 'two\n' });
    const main = await local.git('rev-parse', 'main');
    const push = (lease: string) =>
      local.git('push', '--quiet', `--force-with-lease=x:${lease}`, remote(), 'main:x');
    expect(await failure(push(main))).toContain('stale info');
    await push(first);
    expect(await there.git('rev-parse', 'x')).toBe(main);
  });

  test('refuses a push against rules, protection or push protection in GitHub’s words', async () => {
    await using set = await setUp();
    const { local, remote, there, branch } = set;
    await branch('x', { 'a.txt': 'two\n' });
    there.rulesets = [ruleset(reviewed(1), { type: 'deletion' })];
    const direct = await failure(local.git('push', remote(), 'x:main'));
    expect(direct).toContain('GH013: Repository rule violations found for refs/heads/main');
    expect(direct).toContain('- Changes must be made through a pull request.');
    expect(direct).toContain('(push declined due to repository rule violations)');
    there.rulesets = [ruleset({ type: 'non_fast_forward' })];
    await local.git('push', '--quiet', remote(), 'x:main');
    expect(await failure(local.git('push', remote(), '+x~1:main'))).toContain('Cannot force-push');
    there.rulesets = [];
    there.protection.set('main', { contexts: ['tributary'] });
    await local.git('commit', '--quiet', '--allow-empty', '-m', 'More');
    const classic = await failure(local.git('push', remote(), 'x:main'));
    expect(classic).toContain('GH006: Protected branch update failed for refs/heads/main');
    expect(classic).toContain('Required status check "tributary" is expected.');
    there.pushProtection = ['s3cret'];
    expect(await failure(branch('z', { 'c.txt': 's3cret\n' }))).toContain(
      'Push cannot contain secrets',
    );
  });
});

describe('pull requests', () => {
  test('are refused for GitHub’s reasons', async () => {
    await using set = await setUp();
    const { ask, propose, there, github } = set;
    await propose('x', { 'a.txt': 'two\n' });
    const errors = async (body: object) => {
      const answer = await ask('POST', '/pulls', { title: 't', base: 'main', ...body });
      return `${answer.status} ${JSON.stringify(answer.body['errors'])}`;
    };
    expect(await errors({ head: 'x' })).toContain('A pull request already exists for acme:x.');
    await there.git('branch', 'same', 'main');
    expect(await errors({ head: 'same' })).toContain('No commits between main and same');
    expect(await errors({ head: 'none' })).toContain('"field":"head"');
    expect(await errors({ head: 'same', body: 'x'.repeat(65_537) })).toContain('too long');
    expect(github.violations).toEqual([]);
  });

  test('cannot be opened by Actions if the setting is off', async () => {
    await using set = await setUp({ createPullRequests: false });
    await set.branch('x', { 'a.txt': 'two\n' });
    const body = { title: 't', head: 'x', base: 'main' };
    expect(message(await set.ask('POST', '/pulls', body))).toBe(
      '403 GitHub Actions is not permitted to create or approve pull requests.',
    );
    expect((await set.ask('POST', '/pulls', body, 'ada')).status).toBe(201);
  });

  test('start their workflows, which wait for approval if a workflow opened the pull request', async () => {
    await using set = await setUp();
    const { ask, branch, propose, local, remote, github } = set;
    await branch('ci', CI, 'trusted');
    await local.git('branch', '--force', 'main', 'ci');
    await local.git('push', '--quiet', remote('trusted'), 'main');
    const seen = async (head: string) => {
      const suites = await ask('GET', `/commits/${head}/check-suites`);
      const all = suites.body['check_suites'] as { status: string; conclusion: string | null }[];
      return all.map(({ status, conclusion }) => `${status} ${conclusion}`);
    };
    const opened = await branch('x', { 'a.txt': 'two\n' });
    await ask('POST', '/pulls', { title: 't', head: 'x', base: 'main' }, 'ada');
    expect(await seen(opened)).toEqual(['queued null']);
    const waiting = await propose('y', { 'a.txt': 'two\n' });
    expect(await seen(waiting)).toEqual(['completed action_required']);
    await ask('POST', '/check-runs', { name: 'x', head_sha: waiting, conclusion: 'success' });
    expect(await seen(waiting)).toEqual(['completed action_required']);
    await ask('GET', '/pulls/2');
    expect((await ask('GET', '/pulls/2')).body['mergeable_state']).toBe('unstable');
    expect(github.violations).toEqual([]);
  });

  test('follow their branches, and know whether they are mergeable at the second request', async () => {
    await using set = await setUp();
    const { ask, propose, local, remote, there } = set;
    await propose('x', { 'a.txt': 'two\n' });
    const seen = async () => {
      const { body } = await ask('GET', '/pulls/1');
      return { mergeable: body['mergeable'], head: (body['head'] as { sha: string }).sha };
    };
    expect((await seen()).mergeable).toBeNull();
    expect((await seen()).mergeable).toBe(true);
    await local.git('commit', '--quiet', '--allow-empty', '-m', 'More');
    const more = await local.git('rev-parse', 'HEAD');
    await local.git('push', '--quiet', remote(), 'x');
    expect(await seen()).toEqual({ mergeable: null, head: more });
    expect(await seen()).toEqual({ mergeable: true, head: more });
    const listed = await ask('GET', '/pulls?head=acme:x&state=open');
    expect(listed.body).toHaveLength(1);
    expect((await ask('GET', '/pulls?head=acme:y')).body).toHaveLength(0);
    await there.git('update-ref', '-d', 'refs/heads/x');
    expect(there.pulls[0]).toMatchObject({ state: 'closed', mergedAt: null });
  });

  test('are merged if the base includes the head, and closed if the head is reset into the base', async () => {
    await using set = await setUp();
    const { propose, there, github } = set;
    const x = await propose('x', { 'a.txt': 'two\n' });
    await propose('y', { 'b.txt': 'two\n' });
    await there.git('update-ref', 'refs/heads/main', x);
    await there.git('update-ref', 'refs/heads/y', x);
    expect(there.pulls.map(({ state, mergedAt }) => [state, mergedAt !== null])).toEqual([
      ['closed', true],
      ['closed', false],
    ]);
    expect(github.violations).toEqual([]);
  });

  test('can be marked as ready if they are drafts', async () => {
    await using set = await setUp();
    await set.propose('x', { 'a.txt': 'two\n' }, { draft: true });
    expect(message(await set.ask('PUT', '/pulls/1/merge'))).toBe(
      '405 Pull Request is still a draft',
    );
    const { body } = await set.ask('GET', '/pulls/1');
    const query =
      'mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { clientMutationId } }';
    const variables = { id: body['node_id'] };
    await set.ask('POST', `${set.github.api}/graphql`, { query, variables });
    expect(set.there.pulls[0]?.draft).toBe(false);
  });
});

describe('merging', () => {
  test.each(['merge', 'squash', 'rebase'] as const)(
    'puts the same tree on main by %s',
    async (method) => {
      await using set = await setUp();
      const { ask, propose, local, there, github } = set;
      const x = await propose('x', { 'a.txt': 'two\n' });
      await propose('y', { 'b.txt': 'two\n' });
      const body = { merge_method: method, ...(method !== 'rebase' && { commit_title: 'Mine' }) };
      const stale = await ask('PUT', '/pulls/1/merge', { sha: '1'.repeat(40) });
      expect(message(stale)).toBe('409 Head branch was modified. Review and try the merge again.');
      expect((await ask('PUT', '/pulls/1/merge', { ...body, sha: x })).status).toBe(200);
      const merged = await ask('PUT', '/pulls/2/merge', body);
      expect(merged.body).toMatchObject({
        merged: true,
        sha: await there.git('rev-parse', 'main'),
      });
      expect(await there.git('show', 'main:a.txt', 'main:b.txt')).toBe('two\ntwo');
      const parents = (await there.git('log', '-1', '--format=%P', 'main')).split(' ');
      expect(parents).toHaveLength(method === 'merge' ? 2 : 1);
      const subject = await there.git('log', '-1', '--format=%s', 'main');
      expect(subject).toBe(method === 'rebase' ? 'Change y' : 'Mine');
      expect(await there.git('log', '-1', '--format=%cn', 'main')).toBe('GitHub');
      expect(there.pulls[1]).toMatchObject({ state: 'closed', mergeCommit: merged.body['sha'] });
      // Nothing is deleted, and nothing merges twice.
      expect(await there.git('rev-parse', 'x')).toBe(await local.git('rev-parse', 'x'));
      expect((await ask('PUT', '/pulls/1/merge')).status).toBe(405);
      expect(github.violations).toEqual([]);
    },
  );

  test('is refused for a conflict or a disabled method', async () => {
    await using set = await setUp();
    const { ask, propose, there } = set;
    await propose('x', { 'a.txt': 'two\n' });
    await propose('y', { 'a.txt': 'three\n' });
    there.settings.squash = false;
    const squash = await ask('PUT', '/pulls/1/merge', { merge_method: 'squash' });
    expect(message(squash)).toBe('405 Squash merges are not allowed on this repository.');
    expect((await ask('PUT', '/pulls/1/merge')).status).toBe(200);
    const main = await there.git('rev-parse', 'main');
    expect(message(await ask('PUT', '/pulls/2/merge'))).toBe('405 Pull Request is not mergeable');
    expect(await there.git('rev-parse', 'main')).toBe(main);
    await ask('GET', '/pulls/2');
    expect((await ask('GET', '/pulls/2')).body).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    });
  });

  test('is refused without the required checks, an up-to-date branch and the approvals', async () => {
    await using set = await setUp();
    const { ask, propose, there } = set;
    const x = await propose('x', { 'a.txt': 'two\n' });
    const y = await propose('y', { 'b.txt': 'two\n' });
    there.rulesets = [ruleset(required(true, 'tributary'))];
    const missing = await ask('PUT', '/pulls/1/merge');
    expect(message(missing)).toContain('Required status check "tributary" is expected.');
    const report = (sha: string, state: string) =>
      ask('POST', `/statuses/${sha}`, { state, context: 'tributary' });
    await report(x, 'failure');
    expect(message(await ask('PUT', '/pulls/1/merge'))).toContain('is failing.');
    await report(x, 'success');
    await report(y, 'success');
    expect((await ask('PUT', '/pulls/1/merge')).status).toBe(200);
    expect(message(await ask('PUT', '/pulls/2/merge'))).toContain('405');
    expect((await ask('PUT', '/pulls/2/update-branch')).status).toBe(202);
    await report(there.pulls[1]?.head.sha ?? '', 'success');
    there.rulesets = [ruleset(reviewed(1))];
    expect(message(await ask('PUT', '/pulls/2/merge'))).toContain('At least 1 approving review');
    await ask('POST', '/pulls/2/reviews', { event: 'APPROVE' }, 'ada');
    expect((await ask('PUT', '/pulls/2/merge')).status).toBe(200);
  });

  test('a token without Administration can read the rules and a part of the classic protection', async () => {
    await using set = await setUp();
    const { ask, there, github } = set;
    there.rulesets = [ruleset(required(false, 'tributary'), reviewed(2), { type: 'merge_queue' })];
    there.protection.set('main', { contexts: ['ci'] });
    const rules = await ask('GET', '/rules/branches/main', undefined, 'reader');
    expect(rules.body).toMatchObject([
      { type: 'required_status_checks', ruleset_id: 7 },
      { type: 'pull_request', parameters: { required_approving_review_count: 2 } },
      { type: 'merge_queue' },
    ]);
    expect((await ask('GET', '/rules/branches/other')).body).toEqual([]);
    const branch = await ask('GET', '/branches/main');
    expect(branch.body).toMatchObject({
      protected: true,
      protection: { required_status_checks: { contexts: ['ci'] } },
    });
    expect((await ask('GET', '/branches/main/protection')).status).toBe(403);
    expect(github.violations).toEqual([]);
  });
});

describe('checks and statuses', () => {
  test('annotations are appended, and a refused update changes nothing', async () => {
    await using set = await setUp();
    const { ask, there, github } = set;
    const head_sha = await there.git('rev-parse', 'main');
    const output = { title: 't', summary: 's' };
    const made = await ask('POST', '/check-runs', { name: 'c', head_sha, output });
    expect(made.status).toBe(201);
    const path = `/check-runs/${String(made.body['id'])}`;
    const annotation = {
      path: 'a.txt',
      start_line: 1,
      end_line: 1,
      annotation_level: 'failure',
      message: 'm',
    };
    const annotations = (count: number) => Array.from({ length: count }, () => annotation);
    for (const count of [50, 7])
      await ask('PATCH', path, { output: { ...output, annotations: annotations(count) } });
    const shown = await ask('GET', path);
    expect(shown.body).toMatchObject({ status: 'queued', output: { annotations_count: 57 } });
    expect(github.violations).toEqual([]);
    const refused = [
      { status: 'completed' },
      { conclusion: 'success', output: { ...output, summary: 'x'.repeat(65_536) } },
      { conclusion: 'success', output: { ...output, annotations: annotations(51) } },
      { conclusion: 'success', sumary: 'x' },
    ];
    for (const body of refused) expect((await ask('PATCH', path, body)).status).toBe(422);
    expect(there.checkRuns[0]).toMatchObject({ status: 'queued', conclusion: null });
    const nowhere = { name: 'c', head_sha: '1'.repeat(40) };
    expect((await ask('POST', '/check-runs', nowhere)).status).toBe(422);
    const byPerson = await ask('POST', '/check-runs', { name: 'c', head_sha }, 'ada');
    expect(message(byPerson)).toBe('403 You must authenticate via a GitHub App.');
  });

  test('lists are filtered, and come in pages with links', async () => {
    await using set = await setUp();
    const { ask, there, github } = set;
    const head_sha = await there.git('rev-parse', 'main');
    for (const name of ['a', 'b', 'a', 'c'])
      await ask('POST', '/check-runs', { name, head_sha, conclusion: 'success' });
    const list = `/commits/${head_sha}/check-runs`;
    expect((await ask('GET', list)).body['total_count']).toBe(3);
    expect((await ask('GET', `${list}?filter=all`)).body['total_count']).toBe(4);
    expect((await ask('GET', `${list}?check_name=a`)).body['check_runs']).toMatchObject([
      { id: there.checkRuns[2]?.id },
    ]);
    const first = await ask('GET', `${list}?per_page=2`);
    const [, next] = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '') ?? [];
    const second = await ask('GET', next ?? '');
    expect(second.body['check_runs']).toHaveLength(1);
    expect(second.headers.get('link')).not.toContain('rel="next"');
    expect(github.violations).toEqual([]);
  });

  test('the combined status is made of the latest status of each context', async () => {
    await using set = await setUp();
    const sha = await set.there.git('rev-parse', 'main');
    const report = (state: string, context: string) =>
      set.ask('POST', `/statuses/${sha}`, { state, context });
    await report('failure', 'x');
    await report('success', 'x');
    const combined = async () => (await set.ask('GET', `/commits/${sha}/status`)).body;
    expect(await combined()).toMatchObject({ state: 'success', total_count: 1 });
    await report('pending', 'y');
    expect(await combined()).toMatchObject({ state: 'pending', total_count: 2 });
    const long = { state: 'success', description: 'x'.repeat(141) };
    expect((await set.ask('POST', `/statuses/${sha}`, long)).status).toBe(422);
  });
});

test('issues, comments and labels can be created and changed', async () => {
  await using set = await setUp();
  const { ask, there, github, propose } = set;
  await propose('x', { 'a.txt': 'two\n' });
  const issue = await ask('POST', '/issues', { title: 'Run', labels: ['tributary'] });
  expect(issue.body).toMatchObject({ number: 2, labels: [{ name: 'tributary' }] });
  const comment = await ask('POST', '/issues/1/comments', { body: 'one' });
  await ask('PATCH', `/issues/comments/${String(comment.body['id'])}`, { body: 'two' });
  expect((await ask('GET', '/issues/1/comments')).body).toMatchObject([{ body: 'two' }]);
  expect((await ask('POST', '/issues/1/comments', { body: 'x'.repeat(65_537) })).status).toBe(422);
  await ask('POST', '/issues/1/labels', { labels: ['held', 'Tributary'] });
  expect(there.pulls[0]?.labels).toEqual(['held', 'tributary']);
  expect((await ask('DELETE', '/issues/1/labels/held')).status).toBe(200);
  expect(message(await ask('DELETE', '/issues/1/labels/held'))).toBe('404 Label does not exist');
  expect((await ask('POST', '/labels', { name: 'TRIBUTARY' })).status).toBe(422);
  expect((await ask('GET', '/pulls')).body).toMatchObject([{ labels: [{ name: 'tributary' }] }]);
  await ask('PATCH', '/issues/2', { state: 'closed' });
  const open = (await ask('GET', '/issues?labels=tributary')).body as unknown as object[];
  expect(open).toMatchObject([{ number: 1, pull_request: {} }]);
  expect(github.violations).toEqual([]);
});

test('refs move only as GitHub allows', async () => {
  await using set = await setUp();
  const { ask, there, branch, github } = set;
  const main = await there.git('rev-parse', 'main');
  const x = await branch('x', { 'a.txt': 'two\n' });
  expect((await ask('POST', '/git/refs', { ref: 'refs/heads/n/1', sha: main })).status).toBe(201);
  expect((await ask('POST', '/git/refs', { ref: 'refs/heads/n/1', sha: main })).status).toBe(422);
  expect((await ask('POST', '/git/refs', { ref: 'refs/heads/m', sha: 'main' })).status).toBe(422);
  expect((await ask('PATCH', '/git/refs/heads/n%2F1', { sha: x })).status).toBe(200);
  const back = await ask('PATCH', '/git/refs/heads/n/1', { sha: main, force: false });
  expect(message(back)).toBe('422 Update is not a fast forward');
  there.rulesets = [ruleset(reviewed(0))];
  expect(message(await ask('PATCH', '/git/refs/heads/main', { sha: x }))).toContain(
    'Changes must be made through a pull request.',
  );
  expect((await ask('DELETE', '/git/refs/heads/n/1')).status).toBe(204);
  expect((await ask('GET', '/git/ref/heads/n/1')).status).toBe(404);
  const tree = await ask('POST', '/git/trees', {
    base_tree: await there.git('rev-parse', 'main^{tree}'),
    tree: [{ path: 'd/e.txt', mode: '100644', type: 'blob', content: 'new\n' }],
  });
  const commit = await ask('POST', '/git/commits', {
    message: 'm',
    tree: tree.body['sha'],
    parents: [main],
  });
  expect(await there.git('show', `${String(commit.body['sha'])}:d/e.txt`)).toBe('new');
  expect((await ask('GET', `/compare/main...${x}`)).body).toMatchObject({
    status: 'ahead',
    ahead_by: 1,
  });
  expect(github.violations).toEqual([]);
});

test('every read answers as GitHub’s description says', async () => {
  await using set = await setUp();
  const { ask, there, propose, github } = set;
  const x = await propose('x', { 'a.txt': 'two\n', 'c/d.bin': '\0\u0001' });
  await ask('POST', '/pulls/1/reviews', { event: 'COMMENT', body: 'b' });
  await ask('POST', '/check-runs', { name: 'c', head_sha: x });
  const below = (folder: string, names: string[]) => names.map((name) => `${folder}/${name}`);
  const paths = [
    '',
    '/labels',
    '/issues/1',
    '/compare/x...main',
    '/branches/x',
    '/git/matching-refs/heads/',
    `/git/commits/${x}`,
    '/commits?sha=x&path=a.txt',
    ...below('/pulls', ['1', '1/files', '1/commits', '1/reviews']),
    ...below('/commits', ['x', 'x/check-suites', `${x}/pulls`]),
    ...below('/contents', ['', 'c?ref=x', 'a.txt']),
  ];
  for (const path of paths) expect([path, (await ask('GET', path)).status]).toEqual([path, 200]);
  const limit = await ask('GET', `${github.api}/rate_limit`);
  expect(limit.body).toMatchObject({ rate: { limit: 1000 } });
  expect((await ask('GET', `${github.api}/user`, undefined, 'ada')).body['login']).toBe('ada');
  expect((await ask('GET', `${github.api}/user`)).status).toBe(403);
  const sarif = { commit_sha: x, ref: 'refs/heads/main', sarif: 'eA==' };
  expect((await ask('POST', '/code-scanning/sarifs', sarif)).status).toBe(501);
  expect(there.pulls).toHaveLength(1);
  expect(github.violations).toEqual([]);
});

test('a dispatch accepts only the inputs that the workflow declares on that ref', async () => {
  await using set = await setUp();
  const { ask, there, github } = set;
  const dispatch = (inputs: object, more: object = {}, file = 'run.yml') =>
    ask('POST', `/actions/workflows/${file}/dispatches`, { ref: 'main', inputs, ...more });
  expect((await dispatch({ tasks: 'A' })).status).toBe(204);
  const told = await dispatch({ tasks: 'B', mode: 'slow' }, { return_run_details: true });
  expect(told.status).toBe(200);
  expect(there.dispatches).toMatchObject([
    { workflow: '.github/workflows/run.yml', inputs: { tasks: 'A', mode: 'fast' } },
    { inputs: { tasks: 'B', mode: 'slow' }, run: told.body['workflow_run_id'] },
  ]);
  const refused = [
    await dispatch({ tasks: 'A', continue: 'x' }),
    await dispatch({}),
    await dispatch({ tasks: 'A', mode: 'odd' }),
    await dispatch({ tasks: 'A' }, { ref: 'none' }),
    await dispatch({}, {}, 'other.yml'),
    await dispatch({}, {}, 'none.yml'),
  ];
  expect(refused.map(message)).toEqual([
    '422 Unexpected inputs provided: ["continue"]',
    "422 Required input 'tasks' not provided",
    "422 Provided value 'odd' for input 'mode' not in the list of allowed values",
    '422 No ref found for: none',
    "422 Workflow does not have 'workflow_dispatch' trigger",
    '404 Not Found',
  ]);
  const runs = await ask('GET', '/actions/workflows/run.yml/runs');
  expect(runs.body['total_count']).toBe(2);
  expect((await ask('GET', `/actions/runs/${String(told.body['workflow_run_id'])}`)).status).toBe(
    200,
  );
  expect(github.violations).toEqual([]);
});

describe('permissions and rate limits', () => {
  test('a missing permission is named', async () => {
    await using set = await setUp();
    const refused = await set.ask('POST', '/issues/1/comments', { body: 'x' }, 'reader');
    expect(message(refused)).toBe('403 Resource not accessible by integration');
    expect(refused.headers.get('x-accepted-github-permissions')).toBe(
      'issues=write; pull_requests=write',
    );
    expect((await set.ask('GET', '', undefined, 'nobody')).status).toBe(401);
    expect((await set.ask('GET', `${set.github.api}/repos/acme/none`)).status).toBe(404);
  });

  test('each hour allows a number of requests, and then the limit resets', async () => {
    let now = Date.UTC(2026, 0, 1);
    await using set = await setUp({ now: () => now, limits: { requestsPerHour: 2 } });
    const first = await set.ask('GET', '');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
    await set.ask('GET', '');
    const third = await set.ask('GET', '');
    expect(message(third)).toContain('403 API rate limit exceeded');
    expect(third.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(third.headers.get('x-ratelimit-reset')).toBe(String(now / 1000 + 3600));
    expect((await set.ask('GET', '', undefined, 'ada')).status).toBe(200);
    now += 3_600_000;
    expect((await set.ask('GET', '')).status).toBe(200);
  });

  test('each minute allows a number of creations', async () => {
    let now = Date.UTC(2026, 0, 1);
    await using set = await setUp({ now: () => now, limits: { creationsPerMinute: 2 } });
    const create = () => set.ask('POST', '/issues', { title: 't' });
    await create();
    now += 10_000;
    await create();
    const refused = await create();
    expect(message(refused)).toContain('403 You have exceeded a secondary rate limit');
    expect(refused.headers.get('retry-after')).toBe('50');
    now += 50_000;
    expect((await create()).status).toBe(201);
  });
});

describe('the stand-in', () => {
  test('can merge and answer 500, once', async () => {
    await using set = await setUp();
    await set.propose('x', { 'a.txt': 'two\n' });
    set.github.fault({ operation: 'pulls/merge', status: 500, after: true });
    expect((await set.ask('PUT', '/pulls/1/merge')).status).toBe(500);
    expect(set.there.pulls[0]?.mergedAt).not.toBeNull();
    expect((await set.ask('PUT', '/pulls/1/merge')).status).toBe(405);
  });

  test('can drop connections, before or after the work, also in git', async () => {
    await using set = await setUp();
    const { ask, github, there, branch } = set;
    github.fault({ operation: 'issues/create', drop: true, skip: 1 });
    expect((await ask('POST', '/issues', { title: 'a' })).status).toBe(201);
    await expect(ask('POST', '/issues', { title: 'b' })).rejects.toThrow('fetch failed');
    expect(there.issues).toHaveLength(1);
    github.fault({ operation: 'git-receive-pack', drop: true, after: true });
    expect(await failure(branch('x', { 'a.txt': 'two\n' }))).not.toBe('it worked');
    expect(await there.git('rev-parse', '--verify', 'x')).toMatch(/^[0-9a-f]{40}$/);
  });

  test('refuses and records a request that does not fit GitHub’s description', async () => {
    await using set = await setUp();
    const { ask, github, there } = set;
    expect((await ask('POST', '/issues', { title: 't', lables: ['x'] })).status).toBe(422);
    expect((await ask('GET', '/pulls?state=merged')).status).toBe(422);
    expect((await ask('POST', '/labels', {})).status).toBe(422);
    expect(github.violations.map(({ operation, in: place }) => `${place} ${operation}`)).toEqual([
      'request issues/create',
      'request pulls/list',
      'request issues/create-label',
    ]);
    expect(there.issues).toEqual([]);
  });

  test('counts requests and new content', async () => {
    await using set = await setUp();
    await set.propose('x', { 'a.txt': 'two\n' });
    await set.ask('GET', '/pulls/1');
    expect(set.github.summary()).toMatchObject({
      requests: 2,
      creations: 1,
      byOperation: { 'pulls/create': 1, 'pulls/get': 1, 'git-receive-pack': 1 },
    });
  });
});
