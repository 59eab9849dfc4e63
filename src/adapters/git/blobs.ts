/** Reads many blobs with one git process. Names are passed on standard input, so a change can have any size. */
import type { Git } from './git.js';

const NEWLINE = 0x0a;

/** Size of each blob in bytes. @throws if one is missing */
export async function blobSizes(git: Git, blobs: readonly string[]): Promise<Map<string, number>> {
  if (blobs.length === 0) return new Map();
  const { stdout } = await git(['cat-file', '--batch-check'], { input: namesOf(blobs) });
  const sizes = new Map(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [, blob, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
        if (blob === undefined) throw new Error(`git has no such blob: ${line}`);
        return [blob, Number(size)] as const;
      }),
  );
  return complete(sizes, blobs);
}

/** Content of each blob. For few small blobs: all are in memory at once. @throws if one is missing */
export async function readBlobs(git: Git, blobs: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (blobs.length === 0) return found;
  const { bytes } = await git(['cat-file', '--batch'], { input: namesOf(blobs) });
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, at);
    const header = bytes.toString('latin1', at, end);
    const [, blob, size] = /^([0-9a-f]+) blob (\d+)$/.exec(header) ?? [];
    if (blob === undefined) throw new Error(`git has no such blob: ${header}`);
    found.set(blob, bytes.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return complete(found, blobs);
}

function namesOf(blobs: readonly string[]): string {
  return `${[...new Set(blobs)].join('\n')}\n`;
}

function complete<T>(found: Map<string, T>, wanted: readonly string[]): Map<string, T> {
  const missing = wanted.filter((blob) => !found.has(blob));
  if (missing.length > 0) throw new Error(`git did not answer for the blob ${missing[0]}`);
  return found;
}
