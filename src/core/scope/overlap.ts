/** Finds the tasks whose scopes allow them to touch the same files. */
import type { When } from '../config.js';
import type { Glob } from './globs.js';
import type { Overlap, TaskId } from '../model.js';
import {
  covers,
  type GlobPattern,
  type MatcherOf,
  type Neighbours,
  neighboursOf,
  type Pattern,
  put,
  readScopes,
  toPattern,
  touch,
} from './scope-patterns.js';
export type { MatcherOf } from './scope-patterns.js';

interface Scoped {
  readonly id: TaskId;
  /** Absent or empty = unscoped: overlaps with nothing. */
  readonly scope?: readonly string[] | undefined;
}

export interface OverlapIndex {
  /** What two tasks may both touch, sorted, at most 20: paths, or globs if no such file exists yet. */
  between(a: TaskId, b: TaskId): string[];
  /**
   * One of the others that overlaps with the task, if any. The time depends on the task's scope and the tasks
   * that share it, or on the number of others if that is smaller.
   */
  meets(id: TaskId, others: ReadonlySet<TaskId>): TaskId | undefined;
  /**
   * The first overlapping pairs, in the order of the tasks; `first` is the earlier one. Limited, since 10,000
   * tasks that all name one file make 50 million pairs.
   */
  pairs(limit: number): Overlap[];
}

const FILES_NAMED = 20;

/** The data that all queries share. */
interface Prepared {
  readonly ids: readonly TaskId[];
  readonly scopes: readonly (readonly Pattern[])[];
  readonly scopeOf: (id: TaskId) => readonly Pattern[];
  readonly neighbours: (pattern: Pattern) => Neighbours;
  /** Files that two patterns have in common, else the narrower glob. */
  readonly shared: (a: Pattern, b: Pattern) => string[];
}

type Link = readonly [Pattern, Pattern];

/**
 * Prepares queries about the overlaps of some tasks. Globs are compared only with patterns of their own
 * directory, and only on demand, so the work grows with the tasks and not with their pairs.
 * @param tasks each id once
 * @param files paths of the base tree: they describe an overlap but do not decide whether there is one
 */
export function overlapIndex(
  tasks: readonly Scoped[],
  files: readonly string[],
  match: MatcherOf,
): OverlapIndex {
  const { scopes, patterns } = readScopes(
    tasks.map(({ scope = [] }) => scope),
    match,
  );
  const byId = new Map(tasks.map(({ id }, index) => [id, scopes[index] ?? []]));
  const prepared: Prepared = {
    ids: tasks.map(({ id }) => id),
    scopes,
    scopeOf: (id) => byId.get(id) ?? [],
    neighbours: neighboursOf(patterns),
    shared: sharedFiles(files),
  };
  return {
    between: (a, b) => (a === b ? [] : filesBetween(prepared, a, b)),
    meets: (id, others) => findMeeting(prepared, id, others),
    pairs: (limit) => listPairs(prepared, limit),
  };
}

/**
 * Whether a rule applies: a label is equal (ignoring case), or a path glob may overlap with the scope or
 * matches a changed file. An empty rule never applies; callers treat an absent one as always applying.
 */
export function whenMatches(
  when: When,
  subject: {
    readonly labels: readonly string[];
    readonly scope?: readonly string[];
    readonly files?: readonly string[];
  },
  match: MatcherOf,
): boolean {
  const wanted = new Set(when.labels.map((label) => label.toLowerCase()));
  if (subject.labels.some((label) => wanted.has(label.toLowerCase()))) return true;
  const scope = (subject.scope ?? []).map((glob) => toPattern(glob, match));
  return when.paths.some((glob) => {
    const rule = toPattern(glob, match);
    const matches = match(glob);
    return scope.some((each) => touch(rule, each)) || (subject.files ?? []).some(matches);
  });
}

/** Returns a lookup of the existing files that two overlapping patterns share, else the narrower glob. */
function sharedFiles(files: readonly string[]): Prepared['shared'] {
  let sorted: string[] | undefined;
  const known = new Map<Pattern, ReadonlySet<string>>();
  const expand = (pattern: GlobPattern): ReadonlySet<string> => {
    sorted ??= files.toSorted();
    const found = known.get(pattern) ?? new Set(sorted.filter((path) => covers(pattern, path)));
    known.set(pattern, found);
    return found;
  };
  return (a, b) => {
    if (a.is === 'path') return [a.path];
    if (b.is === 'path') return [b.path];
    const found: string[] = [];
    const others = expand(b);
    for (const path of expand(a)) {
      if (others.has(path)) found.push(path);
      if (found.length === FILES_NAMED) break;
    }
    return found.length > 0 ? found : [narrower(a.glob, b.glob).text];
  };
}

/** The deeper glob, else the longer one, else the first in alphabetical order. */
function narrower(a: Glob, b: Glob): Glob {
  const depth = a.dir.length - b.dir.length || a.text.length - b.text.length;
  return depth > 0 || (depth === 0 && a.text < b.text) ? a : b;
}

function filesBetween({ scopeOf, shared }: Prepared, a: TaskId, b: TaskId): string[] {
  const found = new Set<string>();
  for (const one of scopeOf(a))
    for (const other of scopeOf(b))
      if (touch(one, other)) for (const file of shared(one, other)) found.add(file);
  return firstOf(found);
}

function findMeeting(
  { ids, scopeOf, neighbours }: Prepared,
  id: TaskId,
  others: ReadonlySet<TaskId>,
): TaskId | undefined {
  const among = (indexes: readonly number[]) => {
    for (const index of indexes) {
      const other = ids[index];
      if (other !== undefined && other !== id && others.has(other)) return other;
    }
    return undefined;
  };
  for (const pattern of scopeOf(id)) {
    const { patterns, holders } = neighbours(pattern);
    if (pattern.tasks.length + holders === 1) continue;
    if (others.size < pattern.tasks.length + holders) {
      for (const other of others)
        if (other !== id && scopeOf(other).some((each) => each === pattern || patterns.has(each)))
          return other;
      continue;
    }
    const same = among(pattern.tasks);
    if (same !== undefined) return same;
    for (const { tasks } of patterns) {
      const found = among(tasks);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function listPairs({ ids, scopes, neighbours, shared }: Prepared, limit: number): Overlap[] {
  const found: Overlap[] = [];
  for (const [index, scope] of scopes.entries()) {
    const [first, after] = [ids[index], laterOnes(index, scope, neighbours)];
    for (const other of [...after.keys()].toSorted((a, b) => a - b)) {
      if (found.length >= limit) return found;
      const second = ids[other];
      if (first === undefined || second === undefined) continue;
      const links = after.get(other) ?? [];
      const files = new Set(links.flatMap(([one, another]) => shared(one, another)));
      found.push({ first, second, files: firstOf(files) });
    }
  }
  return found;
}

/** The later tasks that overlap with a task, by index, with the overlapping patterns. */
function laterOnes(
  index: number,
  scope: readonly Pattern[],
  neighbours: Prepared['neighbours'],
): Map<number, Link[]> {
  const after = new Map<number, Link[]>();
  for (const one of scope)
    for (const other of [one, ...neighbours(one).patterns])
      for (const later of other.tasks) if (later > index) put(after, later, [one, other]);
  return after;
}

function firstOf(files: ReadonlySet<string>) {
  return [...files].toSorted().slice(0, FILES_NAMED);
}
