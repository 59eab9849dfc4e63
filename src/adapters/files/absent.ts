/** Treats missing files as undefined, but no other system error. */
import { systemErrorCode } from './system-error.js';

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);
/** Something else is at the path: a folder instead of a file, or a loop of symbolic links. */
const ANOTHER_KIND = new Set(['EISDIR', 'ELOOP']);

/** Whether a file system error means that nothing is there. */
export function isAbsent(error: unknown): boolean {
  return ABSENT.has(systemErrorCode(error) ?? '');
}

/**
 * The result of `reading`, or undefined if there is no such file or folder.
 *
 * @throws every other error: too many open files or a missing permission must not look like "not there"
 */
export async function ifPresent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isAbsent(error) || ANOTHER_KIND.has(systemErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}
