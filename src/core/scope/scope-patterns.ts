/** The entries of all scopes, each made ready once, and which of them can mean the same path. */
import { type Glob, isBelow, literalOf, meet, normalGlob, readGlob } from './globs.js';

/** Makes the test whether a path matches a glob: `matcher` of adapters/glob-matcher. */
export type MatcherOf = (glob: string) => (path: string) => boolean;

/** One entry of a scope; the tasks that write the same share it. `tasks` holds their places, in order. */
export type Pattern = { readonly tasks: number[] } & (
  | { readonly is: 'path'; readonly path: string }
  | { readonly is: 'glob'; readonly glob: Glob; readonly accepts: (path: string) => boolean }
);
export type GlobPattern = Extract<Pattern, { is: 'glob' }>;

/** The other patterns that one touches. */
export interface Neighbours {
  readonly patterns: ReadonlySet<Pattern>;
  /** How many scopes hold one of them, counted once for each. */
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

/** Whether a glob matches a path. The cheap necessary conditions go first: matching is what takes the time. */
export function covers({ glob, accepts }: GlobPattern, path: string): boolean {
  return path.endsWith(glob.suffix) && isBelow(path, glob.dir) && (glob.isTree || accepts(path));
}

/** Whether some path is meant by both, be there such a file or not. */
export function touch(a: Pattern, b: Pattern): boolean {
  if (a === b) return true;
  if (a.is === 'path') return b.is === 'path' ? a.path === b.path : covers(b, a.path);
  return b.is === 'path' ? covers(a, b.path) : meet(a.glob, b.glob);
}

/** Reads the scopes of all tasks, by their places. Empty entries mean nothing. */
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
  const read = scopes.map((scope, place) => {
    const own: Pattern[] = [];
    for (const written of scope) {
      if (written === '') continue;
      const pattern = byText.get(written) ?? patternOf(written);
      if (pattern.tasks.at(-1) === place) continue;
      pattern.tasks.push(place);
      own.push(pattern);
    }
    return own;
  });
  return { scopes: read, patterns };
}

/**
 * Makes the lookup of what a pattern touches. Two patterns can only touch where the directory of one lies above
 * the other's, so each is compared with those alone, and not before somebody asks.
 */
export function neighboursOf(patterns: readonly Pattern[]): (pattern: Pattern) => Neighbours {
  const globsAt = new Map<string, GlobPattern[]>();
  for (const pattern of patterns)
    if (pattern.is === 'glob') put(globsAt, pattern.glob.dir, pattern);
  // Different paths never touch.
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

/** Adds to the list that stands under a key. */
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
