/** What is not there counts as nothing; an error of the system never does. */
import { systemErrorCode } from './system-error.js';

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);
/** Something else has its place: a folder instead of the file, or links that lead nowhere. */
const ANOTHER_KIND = new Set(['EISDIR', 'ELOOP']);

/** Whether an error of the file system says that there is nothing. */
export function isAbsent(error: unknown): boolean {
  return ABSENT.has(systemErrorCode(error) ?? '');
}

/**
 * What `reading` gives, or undefined where there is no such file or folder.
 * @throws every other error: too many open files, or a missing permission, must not pass for "not there"
 */
export async function ifPresent<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isAbsent(error) || ANOTHER_KIND.has(systemErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}
