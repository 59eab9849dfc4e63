/** Reads the entries of all scopes, and finds those that can match the same path. */
import { type Glob, isBelow, literalOf, meet, normalGlob, readGlob } from './globs.js';

/** Returns the predicate for a glob: `matcher` of adapters/glob-matcher. */
export type MatcherOf = (glob: string) => (path: string) => boolean;

/** One entry of a scope; tasks with the same entry share it. `tasks` has their indexes, in order. */
export type Pattern = { readonly tasks: number[] } & (
  | { readonly is: 'path'; readonly path: string }
  | { readonly is: 'glob'; readonly glob: Glob; readonly accepts: (path: string) => boolean }
);
export type GlobPattern = Extract<Pattern, { is: 'glob' }>;

/** The other patterns that overlap with a pattern. */
export interface Neighbours {
  readonly patterns: ReadonlySet<Pattern>;
  /** How many scopes contain them; a scope counts once for each. */
  readonly holders: number;
}
const NONE: Neighbours = { patterns: new Set(), holders: 0 };

export function toPattern(text: string, match: MatcherOf): Pattern {
  const path = literalOf(text);
  if (path !== undefined) return { is: 'path', path, tasks: [] };
  let test: ((path: string) => boolean) | undefined;
  const accepts = (path: string) => (test ??= match(text))(path);
  return { is: 'glob', glob: readGlob(text), accepts, tasks: [] };
}

/** Whether a glob matches a path. Cheap necessary conditions come first, since matching is slow. */
export function covers({ glob, accepts }: GlobPattern, path: string): boolean {
  return path.endsWith(glob.suffix) && isBelow(path, glob.dir) && (glob.isTree || accepts(path));
}

/** Whether some path, existing or not, can match both. */
export function touch(a: Pattern, b: Pattern): boolean {
  if (a === b) return true;
  if (a.is === 'path') return b.is === 'path' ? a.path === b.path : covers(b, a.path);
  return b.is === 'path' ? covers(a, b.path) : meet(a.glob, b.glob);
}

/** Reads the scopes of all tasks, by index. Empty entries are ignored. */
export function readScopes(
  scopes: readonly (readonly string[])[],
  match: MatcherOf,
): { scopes: Pattern[][]; patterns: Pattern[] } {
  const byText = new Map<string, Pattern>();
  const patterns: Pattern[] = [];
  const patternOf = (written: string): Pattern => {
    const text = normalGlob(written);
    let pattern = byText.get(text);
    if (pattern === undefined) {
      pattern = toPattern(text, match);
      patterns.push(pattern);
      byText.set(text, pattern);
    }
    if (written !== text) byText.set(written, pattern);
    return pattern;
  };
  const read = scopes.map((scope, index) => {
    const own: Pattern[] = [];
    for (const written of scope) {
      if (written === '') continue;
      const pattern = byText.get(written) ?? patternOf(written);
      if (pattern.tasks.at(-1) === index) continue;
      pattern.tasks.push(index);
      own.push(pattern);
    }
    return own;
  });
  return { scopes: read, patterns };
}

/**
 * Returns a lookup of the patterns that overlap with one. Two patterns can overlap only if the directory of
 * one contains the other's, so each is compared only with those, and only on demand.
 */
export function neighboursOf(patterns: readonly Pattern[]): (pattern: Pattern) => Neighbours {
  const globsAt = new Map<string, GlobPattern[]>();
  for (const pattern of patterns)
    if (pattern.is === 'glob') put(globsAt, pattern.glob.dir, pattern);
  // Different paths never overlap.
  if (globsAt.size === 0) return () => NONE;
  const below = new Map<string, Pattern[]>();
  const alone = new Set(patterns);
  for (const pattern of patterns)
    for (const dir of upTo(literalPrefix(pattern)))
      if (globsAt.has(dir)) {
        put(below, dir, pattern);
        alone.delete(pattern);
      }

  const find = (pattern: Pattern): Neighbours => {
    const found = new Set<Pattern>();
    const add = (other: Pattern) => other !== pattern && touch(pattern, other) && found.add(other);
    for (const dir of upTo(literalPrefix(pattern))) globsAt.get(dir)?.forEach(add);
    if (pattern.is === 'glob') below.get(pattern.glob.dir)?.forEach(add);
    let holders = 0;
    for (const { tasks } of found) holders += tasks.length;
    return { patterns: found, holders };
  };
  const known = new Map<Pattern, Neighbours>();
  return (pattern) => {
    if (alone.has(pattern)) return NONE;
    const before = known.get(pattern);
    if (before) return before;
    const neighbours = find(pattern);
    known.set(pattern, neighbours);
    return neighbours;
  };
}

/** Adds a value to the list of a key. */
export function put<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** `a/b/c` → '', `a`, `a/b`, `a/b/c`. */
function* upTo(path: string): Generator<string> {
  yield '';
  for (let i = path.indexOf('/', 1); i > 0; i = path.indexOf('/', i + 1)) yield path.slice(0, i);
  if (path !== '') yield path;
}

function literalPrefix(pattern: Pattern) {
  return pattern.is === 'path' ? pattern.path : pattern.glob.dir;
}
