/**
 * The code of an operating system error (`ENOENT`); undefined for other errors. Checks the shape, since
 * errors of another realm (a test sandbox, a worker) are not instances of this realm's `Error`.
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
