/** Whether a change of refs is allowed, by `git push` or by the API. */
import { git, isAncestor } from './git.js';
import type { Token } from './model.js';
import type { Repository } from './repository.js';
import { type Facts, pushForbidden, type RefChange } from './rules.js';

/** Why a ref may not move. */
export interface Declined {
  /** In the brackets of git's `[remote rejected]` line. */
  reason: string;
  /** Lines that git shows as `remote:`. */
  remote: string[];
  /** The message of the API's 422 (403 for a workflow). */
  message: string;
}

/** Where the new objects are, as long as nothing is accepted. */
export interface Objects {
  dir: string;
  env: Record<string, string>;
}

function factsOf({ dir, env }: Objects, { from, to }: RefChange, refs: string[]): Facts {
  return {
    fastForward: async () =>
      from === undefined || to === undefined || isAncestor(dir, from, to, env),
    hasMerges: async () => {
      if (to === undefined) return false;
      const args = ['rev-list', '--merges', '-n', '1', to, ...refs.map((sha) => `^${sha}`)];
      return (await git(dir, args, { env })) !== '';
    },
  };
}

/** The commits that no ref holds yet. */
async function newCommits({ dir, env }: Objects, to: string, known: string[]) {
  const args = ['rev-list', to, '--stdin'];
  const input = known.map((sha) => `^${sha}\n`).join('');
  return (await git(dir, args, { env, input })).split('\n').filter(Boolean);
}

/** The first workflow file that the new commits change; what a merge only takes over is no change. */
async function workflowIn({ dir, env }: Objects, to: string, known: string[]) {
  const options = ['--format=', '--name-only', '--no-renames', '--full-history', '-c', '--stdin'];
  const input = known.map((sha) => `^${sha}\n`).join('');
  const args = ['log', ...options, to, '--', '.github/workflows'];
  return (await git(dir, args, { env, input })).split('\n').find(Boolean);
}

export function workflowWords(token: Token, path: string): string {
  return token.app === false
    ? `refusing to allow a Personal Access Token to create or update workflow \`${path}\` without \`workflow\` scope`
    : `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`;
}

async function workflowTouched(objects: Objects, to: string, known: string[], token: Token) {
  if (token.permissions.workflows === 'write') return undefined;
  const path = await workflowIn(objects, to, known);
  if (path === undefined) return undefined;
  const reason = workflowWords(token, path);
  return { reason, remote: [], message: reason };
}

async function secretFound(
  repository: Repository,
  objects: Objects,
  { ref, to }: { ref: string; to: string },
  known: string[],
): Promise<Declined | undefined> {
  if (repository.pushProtection.length === 0) return undefined;
  const { dir, env } = objects;
  for (const commit of await newCommits(objects, to, known)) {
    const added = await git(dir, ['show', '--format=', '-m', '--root', commit], { env });
    if (!repository.pushProtection.some((secret) => added.includes(secret))) continue;
    const words = '- GITHUB PUSH PROTECTION\n  - Push cannot contain secrets';
    const first = `error: GH013: Repository rule violations found for ${ref}.`;
    const remote = [first, '', ...words.split('\n'), `    commit: ${commit}`];
    const reason = 'push declined due to repository rule violations';
    const message = 'Repository rule violations found\n\nPush cannot contain secrets\n\n';
    return { reason, remote, message };
  }
  return undefined;
}

async function ruleBroken(
  repository: Repository,
  objects: Objects,
  change: RefChange,
  token: Token,
): Promise<Declined | undefined> {
  const known = [...(await repository.refs()).values()];
  const refusal = await pushForbidden(
    repository,
    change,
    factsOf(objects, change, known),
    token.login,
  );
  if (!refusal) return undefined;
  const { by, problems } = refusal;
  const rulesets = by === 'rulesets';
  const page = `${repository.world.url}/${repository.name}/rules?ref=${encodeURIComponent(change.ref)}`;
  const remote = rulesets
    ? [
        `error: GH013: Repository rule violations found for ${change.ref}.`,
        `Review all repository rules at ${page}`,
        '',
        ...problems.flatMap((problem) => [`- ${problem}`, '']),
      ]
    : [
        `error: GH006: Protected branch update failed for ${change.ref}.`,
        ...problems.map((p) => `error: ${p}`),
      ];
  const reason = rulesets
    ? 'push declined due to repository rule violations'
    : 'protected branch hook declined';
  const message = rulesets
    ? `Repository rule violations found\n\n${problems.join('\n\n')}\n\n`
    : problems.join('\n');
  return { reason, remote, message };
}

/** Why this ref may not move so; undefined = it may. */
export async function declined(
  repository: Repository,
  objects: Objects,
  change: RefChange,
  token: Token,
): Promise<Declined | undefined> {
  if (change.ref.startsWith('refs/pull/')) {
    const reason = 'deny updating a hidden ref';
    return { reason, remote: [], message: reason };
  }
  const broken = await ruleBroken(repository, objects, change, token);
  if (broken || change.to === undefined) return broken;
  const known = [...(await repository.refs()).values()];
  return (
    (await workflowTouched(objects, change.to, known, token)) ??
    (await secretFound(repository, objects, { ref: change.ref, to: change.to }, known))
  );
}
