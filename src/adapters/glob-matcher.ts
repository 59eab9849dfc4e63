/** Globs against paths, by picomatch. */
import picomatch from 'picomatch';
import { LONGEST_GLOB, mayMatch, readGlob, readings } from '../core/scope/globs.js';

/** Steps that a match may take in the worst case: some tenths of a second. */
const STEPS = 1e8;

/**
 * Makes the test whether a repository path matches a glob (picomatch with `dot: true`, in the language of
 * `core/globs`: `./` in front dropped, `src/` means `src/**`, `[id]` and `(group)` also stand for themselves).
 * Globs and paths may be hostile, and picomatch backtracks: where it could run for ages, the answer comes from
 * the glob's automaton, which says yes when in doubt.
 */
export function matcher(glob: string): (path: string) => boolean {
  const mostSteps = worstCase(glob);
  let tests: ((path: string) => boolean)[] | undefined;
  let automaton: ReturnType<typeof readGlob> | undefined;
  return (path) => {
    if (mostSteps(path.length) > STEPS) {
      automaton ??= readGlob(glob);
      return mayMatch(automaton, path);
    }
    // `s`: else a line break in a file's name would hide it from every `**`.
    tests ??= readings(glob).map((pattern) => picomatch(pattern, { dot: true, flags: 's' }));
    return tests.some((test) => test(path));
  };
}

/** How many ways a backtracking expression has to read a path, by the path's length. */
function worstCase(glob: string): (length: number) => number {
  if (glob.length > LONGEST_GLOB) return () => Number.POSITIVE_INFINITY;
  const count = (sign: RegExp) => glob.match(sign)?.length ?? 0;
  const stars = count(/\*+|\+\(/g);
  const branches = count(/[,|]/g);
  const starInRepeat = /[+*]\([^)]*[*+]|\*[^/]*[)}]\+/.test(glob);
  return (length) => (starInRepeat ? 2 ** length : length ** stars) * 2 ** branches;
}
