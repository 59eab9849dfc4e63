/** Names of failed tests, read from what the common runners print. For people: nothing is decided by them. */

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

/** TAP's failures that were expected, and the headings of some runners. */
const noFailure = /^\s*not ok .* # (?:todo|skip)\b|^\s*✖ failing tests:$/i;
/** From a code point, since a control character in a literal is a lint error. */
const colour = new RegExp(`${String.fromCodePoint(0x1b)}\\[[\\d;]*m`, 'g');

/** At most 20, each once, in the order of their first mention. */
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
