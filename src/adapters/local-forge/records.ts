/** Pull requests of the local forge: one JSON file each, below the repository's git directory. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Change, CommitSha, TaskId, TestResult, Verdict } from '../../core/model.js';

export const PullRecord = z.strictObject({
  version: z.literal(1),
  number: z.int().positive(),
  task: TaskId,
  run: z.string(),
  base: z.string(),
  branch: z.string(),
  commit: CommitSha,
  change: Change,
  title: z.string(),
  body: z.string(),
  state: z.enum(['open', 'draft', 'merged', 'closed']),
  held: z.boolean(),
  note: z.string().optional(),
  merged: CommitSha.optional(),
  checks: z.array(z.union([Verdict, TestResult])),
});
export type PullRecord = z.infer<typeof PullRecord>;

/** All records, by number. @throws where one does not fit its schema */
export const readRecords = async (folder: string): Promise<PullRecord[]> => {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^\d+\.json$/.test(name));
  const records = await Promise.all(
    names.map(async (name) =>
      PullRecord.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  );
  return records.sort((a, b) => a.number - b.number);
};

/** Replaces a record whole or not at all. */
export const writeRecord = async (folder: string, record: PullRecord): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${record.number}.json`);
  await writeFile(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`, { flush: true });
  await rename(`${file}.new`, file);
};
