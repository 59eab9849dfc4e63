import { fill } from '../fill.js';
import type { Repository, World } from '../repository.js';

export type Json = Record<string, unknown>;

/** A number for a name, the same each time. */
export function idOf(name: string): number {
  return Array.from(name).reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003,
    7,
  );
}

export function user(world: World, login: string): Json {
  return fill(
    'simple-user',
    { login, id: idOf(login), type: login.endsWith('[bot]') ? 'Bot' : 'User' },
    `${world.api}/users/${encodeURIComponent(login)}`,
  );
}

/** In the shape of one of the description's kinds of repository. */
export function repository(
  given: Repository,
  shape: 'full-repository' | 'repository' | 'minimal-repository' = 'repository',
): Json {
  const { world, name, owner, defaultBranch, settings } = given;
  const known = {
    id: given.id,
    name: name.slice(owner.length + 1),
    full_name: name,
    owner: user(world, owner),
    private: false,
    url: given.api,
    html_url: `${world.url}/${name}`,
    clone_url: `${world.url}/${name}.git`,
    default_branch: defaultBranch,
    allow_merge_commit: settings.merge,
    allow_squash_merge: settings.squash,
    allow_rebase_merge: settings.rebase,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    pushed_at: '2026-01-01T00:00:00Z',
  };
  return fill(shape, known, given.api);
}
