/** Extracts the names of failed tests from the output of common runners. They are only shown, never used to decide. */

const MAX = 20;

const patterns = [
  /^\s*not ok \d+ -? ?(.+?)(?: # time=.*)?$/, // TAP
  /^\s*[✖✕×✗] (.+?)(?: \([\d.]+ ?m?s\)| \d+ms)?$/u, // node --test, jest, mocha, vitest
  /^\s*● (.+)$/u, // jest's details
  /^FAILED (\S+)/, // pytest
  /^\s*--- FAIL: (\S+)/, // go
  /^test (\S+) \.\.\. FAILED$/, // cargo
  /^\[ERROR\] {2,}(\S+?)(?::\d+)? /, // surefire
];

/** Expected failures in TAP, and headings of some runners. */
const noFailure = /^\s*not ok .* # (?:todo|skip)\b|^\s*✖ failing tests:$/i;
/** Built from a code point because a control character in a literal is a lint error. */
const colour = new RegExp(`${String.fromCodePoint(0x1b)}\\[[\\d;]*m`, 'g');

/** At most 20 names, without duplicates, in order of appearance. */
export function failedTests(output: string): string[] {
  const found = new Set<string>();
  for (const raw of output.split(/\r?\n/)) {
    if (raw.length > 500) continue;
    const line = raw.replace(colour, '');
    if (noFailure.test(line)) continue;
    const name = patterns.map((pattern) => pattern.exec(line)?.[1]?.trim()).find(Boolean);
    if (name) found.add(name.slice(0, 200));
    if (found.size >= MAX) break;
  }
  return [...found];
}
