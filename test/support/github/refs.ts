/** The refs of a bare repository, read as git keeps them: one file each, or packed into one. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Each ref with its object, sorted by name. */
export async function readRefs(dir: string): Promise<Map<string, string>> {
  const all = new Map([...(await packedRefs(dir)), ...(await looseRefs(dir))]);
  return new Map([...all].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function packedRefs(dir: string): Promise<[string, string][]> {
  const text = await readFile(join(dir, 'packed-refs'), 'utf8').catch(() => '');
  // Comments, and what a tag's object points to, are no refs.
  return [...text.matchAll(/^([0-9a-f]{40,}) (.+)$/gm)].map(([, sha = '', ref = '']) => [ref, sha]);
}

async function looseRefs(dir: string): Promise<[string, string][]> {
  const entries = await readdir(join(dir, 'refs'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const sha = (await readFile(file, 'utf8')).trim();
      return [relative(dir, file), sha];
    }),
  );
}
