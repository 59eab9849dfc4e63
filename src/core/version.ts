/** Minimum versions of the programs that Tributary needs. */

export const NEEDED_NODE = '20.20';
export const NEEDED_GIT = '2.39';

/** Whether `v20.20.2` or `2.39.5 (Apple Git-154)` is at least `needed`, by its first two numbers. */
export function isAtLeast(version: string, needed: string): boolean {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  const [needMajor = 0, needMinor = 0] = needed.split('.').map(Number);
  return Number(major) > needMajor || (Number(major) === needMajor && Number(minor) >= needMinor);
}
