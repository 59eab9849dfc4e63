/** Names of failed tests, read from what the common runners print. For people: nothing is decided by them. */

const MAX = 20;

const patterns = [
  /^\s*not ok \d+ -? ?(.+)$/, // TAP
  /^\s*[✖✕×✗] (.+?)(?: \([\d.]+ ?m?s\))?$/u, // node --test, jest, mocha, vitest
  /^\s*● (.+)$/u, // jest's details
  /^FAILED (\S+)/, // pytest
  /^\s*--- FAIL: (\S+)/, // go
  /^test (\S+) \.\.\. FAILED$/, // cargo
  /^\[ERROR\] {2,}(\S+?)(?::\d+)? /, // surefire
];

/** At most 20, each once, in the order of their first mention. */
export const failedTests = (output: string): string[] => {
  const found = new Set<string>();
  for (const line of output.split(/\r?\n/)) {
    if (line.length > 500) continue;
    const name = patterns.map((pattern) => pattern.exec(line)?.[1]?.trim()).find(Boolean);
    if (name && name !== 'failing tests:') found.add(name.slice(0, 200));
    if (found.size >= MAX) break;
  }
  return [...found];
};
