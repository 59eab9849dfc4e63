/** Atomic writes of Tributary's own files in the git directory. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Writes a temporary file, syncs it and renames it. Creates the folder. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  await using handle = await open(beside, 'wx', 0o644);
  await handle.writeFile(text);
  await handle.sync();
  await rename(beside, file);
}
