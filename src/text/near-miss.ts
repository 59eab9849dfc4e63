import { distance } from 'fastest-levenshtein';

/** Longer words are unlikely to be typing mistakes, and slow to compare. */
const LONGEST = 64;

/**
 * The word that was probably meant: the closest one, at most `slips` letters away.
 * Case and the ways to write a compound (`maxParallel`, `max_parallel`) do not count.
 */
export function nearMiss(
  typed: string,
  words: readonly string[],
  slips = Math.min(3, Math.max(1, Math.floor(typed.length / 3))),
): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const plain = dashed(typed);
  let best: { word: string; slips: number } | undefined;
  for (const word of words) {
    const apart = distance(plain, dashed(word));
    if (apart <= slips && apart < (best?.slips ?? Infinity)) best = { word, slips: apart };
  }
  return best?.word;
}

function dashed(word: string): string {
  return word
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/[_ ]/g, '-')
    .toLowerCase();
}
