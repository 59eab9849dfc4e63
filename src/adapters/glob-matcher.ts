/** Matches paths against globs, with picomatch. */
import picomatch from 'picomatch';
import { LONGEST_GLOB, mayMatch, readGlob, readings } from '../core/scope/globs.js';

/** Maximum number of backtracking steps for a match: some tenths of a second. */
const STEPS = 1e8;

/**
 * Returns a function that tests whether a repository path matches a glob (picomatch with `dot: true`, in the
 * syntax of `core/globs`: a leading `./` is dropped, `src/` means `src/**`, `[id]` and `(group)` also match
 * literally). Globs and paths are untrusted, and picomatch backtracks: if it could take too long, the answer
 * comes from the glob's automaton, which matches when in doubt.
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
    // With the `s` flag: otherwise a line break in a file name would hide it from `**`.
    tests ??= readings(glob).map((pattern) => picomatch(pattern, { dot: true, flags: 's' }));
    return tests.some((test) => test(path));
  };
}

/** How many ways a backtracking expression can match a path, by the path's length. */
function worstCase(glob: string): (length: number) => number {
  if (glob.length > LONGEST_GLOB) return () => Number.POSITIVE_INFINITY;
  const count = (sign: RegExp) => glob.match(sign)?.length ?? 0;
  const stars = count(/\*+|\+\(/g);
  const branches = count(/[,|]/g);
  const starInRepeat = /[+*]\([^)]*[*+]|\*[^/]*[)}]\+/.test(glob);
  return (length) => (starInRepeat ? 2 ** length : length ** stars) * 2 ** branches;
}
