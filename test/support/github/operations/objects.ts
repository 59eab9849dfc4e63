/** Git's refs, commits and trees by the API. */
import { rm } from 'node:fs/promises';
import {
  type Call,
  created,
  invalid,
  notFound,
  nothing,
  ok,
  operation,
  paged,
  Refusal,
} from '../answers.js';
import { commitTree, git, isAncestor, log, mergeTree, runGit } from '../git.js';
import { moveByApi, personOf } from '../merge.js';
import * as represent from '../represent.js';
import type { Repository } from '../repository.js';

/** `heads/x` and `refs/heads/x` are both taken. */
function fullRef(ref: string): string {
  return ref.startsWith('refs/') ? ref : `refs/${ref}`;
}

async function objectOf(repository: Repository, sha: string, type: 'commit' | 'tree') {
  if (!/^[0-9a-f]{40}$/.test(sha))
    throw new Refusal(
      422,
      'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
    );
  const ran = await runGit(repository.dir, ['cat-file', '-t', sha]);
  return ran.stdout.trim() === type ? sha : undefined;
}

async function commitNamed(repository: Repository, sha: string): Promise<string> {
  const found = await objectOf(repository, sha, 'commit');
  if (found === undefined) throw new Refusal(422, 'Object does not exist');
  return found;
}

async function getRef({ repository, path }: Call) {
  const ref = fullRef(path['ref'] ?? '');
  const sha = (await repository.refs()).get(ref);
  if (sha === undefined) throw notFound();
  return ok(represent.reference(repository, ref, sha));
}

async function matchingRefs(call: Call) {
  const { repository, path } = call;
  const start = fullRef(path['ref'] ?? '');
  const found = [...(await repository.refs())].filter(([ref]) => ref.startsWith(start));
  return ok(found.map(([ref, sha]) => represent.reference(repository, ref, sha)));
}

async function createRef({ repository, token, body }: Call<{ ref: string; sha: string }>) {
  const { ref } = body;
  const { code } = await runGit(repository.dir, ['check-ref-format', ref]);
  if (!/^refs\/[^/]+\/./.test(ref) || code !== 0)
    throw new Refusal(422, 'Reference name is not valid');
  const sha = await commitNamed(repository, body.sha);
  if ((await repository.refs()).has(ref)) throw new Refusal(422, 'Reference already exists');
  await moveByApi(repository, token, ref, sha, undefined);
  return created(represent.reference(repository, ref, sha));
}

/** `force: false` means fast-forward, not compare-and-swap. */
async function updateRef({
  repository,
  token,
  body,
  path,
}: Call<{ sha: string; force?: boolean }>) {
  const ref = fullRef(path['ref'] ?? '');
  const from = (await repository.refs()).get(ref);
  if (from === undefined) throw new Refusal(422, 'Reference does not exist');
  const to = await commitNamed(repository, body.sha);
  if (body.force !== true && !(await isAncestor(repository.dir, from, to)))
    throw new Refusal(422, 'Update is not a fast forward');
  await moveByApi(repository, token, ref, to, from);
  return ok(represent.reference(repository, ref, to));
}

async function deleteRef({ repository, token, path }: Call) {
  const ref = fullRef(path['ref'] ?? '');
  const from = (await repository.refs()).get(ref);
  if (from === undefined) throw new Refusal(422, 'Reference does not exist');
  if (ref === `refs/heads/${repository.defaultBranch}`)
    throw new Refusal(422, 'Cannot delete the default branch');
  await moveByApi(repository, token, ref, undefined, from);
  return nothing;
}

async function getCommit({ repository, path }: Call) {
  const sha = await objectOf(repository, path['commit_sha'] ?? '', 'commit');
  const [found] = sha === undefined ? [] : await log(repository.dir, '-1', sha);
  if (!found) throw notFound();
  return ok(represent.gitCommit(repository, found));
}

interface Signature {
  name?: string;
  email?: string;
  date?: string;
}

interface CommitBody {
  message: string;
  tree: string;
  parents?: string[];
  author?: Signature;
  committer?: Signature;
}

async function createCommit({ repository, token, at, body }: Call<CommitBody>) {
  if ((await objectOf(repository, body.tree, 'tree')) === undefined)
    throw new Refusal(422, 'Tree SHA does not exist');
  for (const parent of body.parents ?? [])
    if ((await objectOf(repository, parent, 'commit')) === undefined)
      throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  const author = { ...personOf(token, at), ...body.author };
  const committer = { ...author, ...body.committer };
  const { tree, message, parents = [] } = body;
  const sha = await commitTree(repository.dir, { tree, parents, message, author, committer });
  const [made] = await log(repository.dir, '-1', sha);
  if (!made) throw new Error(`the commit ${sha} is not there`);
  return created(represent.gitCommit(repository, made));
}

interface TreeBody {
  base_tree?: string;
  tree: { path?: string; mode?: string; type?: string; sha?: string | null; content?: string }[];
}

/** Writes the tree through an index of its own, as the entries' paths may be deep. */
async function writeTree(repository: Repository, body: TreeBody, index: string): Promise<string> {
  const env = { GIT_INDEX_FILE: index };
  const run = (args: string[], input = '') => git(repository.dir, args, { env, input });
  if (body.base_tree !== undefined) {
    const found = await runGit(repository.dir, ['read-tree', body.base_tree], { env });
    if (found.code !== 0) throw notFound();
  }
  for (const { path, mode = '100644', sha, content } of body.tree) {
    if (path === undefined || path.startsWith('/') || path.split('/').includes('..'))
      throw invalid('Tree', 'tree.path');
    const blob = content === undefined ? sha : await run(['hash-object', '-w', '--stdin'], content);
    // No object takes the path out.
    const entry = blob === null ? `0 ${'0'.repeat(40)}` : `${mode} ${blob}`;
    await run(['update-index', '--add', '--index-info'], `${entry}\t${path}\n`);
  }
  return run(['write-tree']);
}

function treeEntry(line: string) {
  const [, mode = '', type = '', sha = '', path = ''] =
    /^(\S+) (\S+) (\S+)\t(.*)$/.exec(line) ?? [];
  return { path, mode, type, sha };
}

async function createTree({ repository, body }: Call<TreeBody>) {
  const index = `${repository.dir}/tree-index-${repository.world.nextId()}`;
  try {
    const sha = await writeTree(repository, body, index);
    const lines = (await git(repository.dir, ['ls-tree', sha])).split('\n').filter(Boolean);
    const url = `${repository.api}/git/trees/${sha}`;
    return created({ sha, url, tree: lines.map(treeEntry), truncated: false });
  } finally {
    await rm(index, { force: true });
  }
}

interface MergeBody {
  base: string;
  head: string;
  commit_message?: string;
}

/** `POST /merges`: a branch or a commit into a branch. */
async function merge({ repository, token, at, body }: Call<MergeBody>) {
  const base = await repository.branch(body.base);
  if (base === undefined) throw new Refusal(404, 'Base does not exist');
  const head = await repository.commit(body.head);
  if (head === undefined) throw new Refusal(404, 'Head does not exist');
  if (await isAncestor(repository.dir, head, base)) return nothing;
  const tree = await mergeTree(repository.dir, base, head);
  if (tree === undefined) throw new Refusal(409, 'Merge conflict');
  const person = personOf(token, at);
  const message = body.commit_message ?? `Merge ${body.head} into ${body.base}`;
  const written = { tree, parents: [base, head], message, author: person, committer: person };
  const sha = await commitTree(repository.dir, written);
  await moveByApi(repository, token, `refs/heads/${body.base}`, sha, base);
  return created(represent.commit(repository, { sha, ...written }));
}

async function listCommits(call: Call) {
  const { repository, query } = call;
  const start = await repository.commit(query['sha'] ?? repository.defaultBranch);
  if (start === undefined) throw notFound();
  const path = query['path'] === undefined ? [] : ['--', query['path']];
  const since = query['since'] === undefined ? [] : [`--since=${query['since']}`];
  const found = await log(repository.dir, ...since, start, ...path);
  return paged(call, found, (one) => represent.commit(repository, one));
}

export const objects = {
  'git/get-ref': operation(['contents:read'], getRef),
  'git/list-matching-refs': operation(['contents:read'], matchingRefs),
  'git/create-ref': operation(['contents:write'], createRef),
  'git/update-ref': operation(['contents:write'], updateRef),
  'git/delete-ref': operation(['contents:write'], deleteRef),
  'git/get-commit': operation(['contents:read'], getCommit),
  'git/create-commit': operation(['contents:write'], createCommit),
  'git/create-tree': operation(['contents:write'], createTree),
  'repos/merge': operation(['contents:write'], merge),
  'repos/list-commits': operation(['contents:read'], listCommits),
};
