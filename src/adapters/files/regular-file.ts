import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { ifPresent, isAbsent } from './absent.js';
import { systemErrorCode } from './system-error.js';

/** A file that foreign code may have written. `why` continues a sentence that starts with the file's name. */
type RegularFile = { is: 'text'; text: string } | { is: 'none' } | { is: 'refused'; why: string };

/**
 * Reads a file that foreign code may have made. Symbolic links, pipes, directories and devices are refused
 * without following or blocking. Never throws.
 *
 * @param maxBytes larger files are refused
 * @returns its text, decoded as UTF-8
 */
export async function readRegularFile(file: string, maxBytes: number): Promise<RegularFile> {
  try {
    const found = await readChecked(file, maxBytes);
    return found.is === 'bytes' ? { is: 'text', text: found.bytes.toString('utf8') } : found;
  } catch (error) {
    return isAbsent(error)
      ? { is: 'none' }
      : { is: 'refused', why: `cannot be read (${systemErrorCode(error) ?? String(error)})` };
  }
}

/** The same as bytes; undefined if there is no such file, or it is refused. Never throws. */
export async function readRegularBytes(
  file: string,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const found = await readChecked(file, maxBytes).catch(() => undefined);
  return found?.is === 'bytes' ? found.bytes : undefined;
}

/** A value that changes whenever the file is written; undefined if there is no file or it cannot be read. */
export async function fileStamp(file: string): Promise<string | undefined> {
  const found = await ifPresent(lstat(file)).catch(() => undefined);
  return found && `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
}

async function readChecked(
  file: string,
  maxBytes: number,
): Promise<{ is: 'bytes'; bytes: Buffer } | { is: 'refused'; why: string }> {
  // Opening a device may have side effects, so check before opening. The open flags cover a swap in between.
  const found = await lstat(file);
  if (found.isSymbolicLink()) return { is: 'refused', why: 'is a symbolic link' };
  if (!found.isFile()) return { is: 'refused', why: 'is not a regular file' };
  await using handle = await open(
    file,
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  );
  if (!(await handle.stat()).isFile()) return { is: 'refused', why: 'is not a regular file' };
  const bytes = await readAtMost(handle, maxBytes);
  return bytes === undefined
    ? { is: 'refused', why: `is larger than ${Math.ceil(maxBytes / 1024)} KB` }
    : { is: 'bytes', bytes };
}

/** Reads to the end, or one byte more than the limit: the file may grow while it is read. */
async function readAtMost(handle: FileHandle, maxBytes: number): Promise<Buffer | undefined> {
  const { size } = await handle.stat();
  // Allocate the file's size plus one byte: zeroing the full limit for each small file takes longer than reading it.
  let buffer = Buffer.alloc(Math.min(size, maxBytes) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > maxBytes) return undefined;
    if (length === buffer.length)
      buffer = Buffer.concat([buffer], Math.min(2 * length, maxBytes + 1));
  }
}
