/**
 * The code of an operating system's error (`ENOENT`); undefined for anything else. Looks at the shape, since an
 * error of another realm (a test's sandbox, a worker) is no instance of this one's `Error`.
 */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The call that failed (`open`, `spawn git`), by the same rules. */
export function systemCall(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error)) return undefined;
  return typeof error.syscall === 'string' ? error.syscall : undefined;
}
