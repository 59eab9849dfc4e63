/** Reads the expected files out of a zip file that foreign code may have made. Nothing is written by its names. */
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { plainText } from '../text/plain.js';

interface Expected {
  /** The files to read, with the largest size of each. */
  reads: ReadonlyMap<string, number>;
  /** Files that may be there and are not read. */
  logs: ReadonlySet<string>;
}

export type Unzipped = { is: 'files'; files: Map<string, Buffer> } | { is: 'refused'; why: string };

/**
 * @param most the size of all files together
 * @returns refused if it holds any other file, one file twice, or a file that is too large or damaged
 */
export async function unzip(
  bytes: Uint8Array,
  expected: Expected,
  most: number,
): Promise<Unzipped> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      validateEntrySizes: true,
    });
    return { is: 'files', files: await readFiles(zip, expected, most) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { is: 'refused', why: plainText(words, 200) };
  }
}

async function readFiles(
  zip: ZipFile,
  { reads, logs }: Expected,
  most: number,
): Promise<Map<string, Buffer>> {
  let left = most;
  const names = [...reads.keys(), ...logs];
  const seen = new Set<string>();
  const files = new Map<string, Buffer>();
  // Each name once, and only the expected ones: it ends, however many entries there are.
  for await (const entry of zip.eachEntry()) {
    const { fileName: name } = entry;
    const isFolder = name.endsWith('/') && names.some((each) => each.startsWith(name));
    if (!isFolder && !names.includes(name))
      throw new Error(`it contains the file ${plainText(name, 100)}, which is not this job’s`);
    if (seen.has(name)) throw new Error(`it contains ${name} twice`);
    seen.add(name);
    const limit = reads.get(name);
    if (limit === undefined) continue;
    files.set(name, await readEntry(zip, entry, Math.min(limit, left)));
    left -= entry.uncompressedSize;
  }
  return files;
}

async function readEntry(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  if (entry.uncompressedSize > limit) throw new Error(`${entry.fileName} is too large`);
  // The stream fails as soon as it has more bytes than the entry says.
  return buffer(await zip.openReadStreamPromise(entry));
}
