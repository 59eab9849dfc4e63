/** Pull request records of the local forge: one JSON file each, in the repository's git directory. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Change, CommitSha, TaskId, TestResult, Verdict } from '../../core/model.js';
import { UserError } from '../../core/user-error.js';
import { shellWord } from '../../text/next-steps.js';
import { ifPresent } from '../files/absent.js';
import { writeWhole } from '../files/whole-file.js';
import { issuesText, parseJson } from '../files/json-file.js';

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

/** All records, by number. @throws UserError if one is invalid */
export async function readRecords(folder: string): Promise<PullRecord[]> {
  const found = (await ifPresent(readdir(folder))) ?? [];
  const names = found.filter((name) => /^\d+\.json$/.test(name));
  const records = await Promise.all(names.map((name) => readRecord(join(folder, name))));
  return records.toSorted((a, b) => a.number - b.number);
}

/** Writes a record atomically. */
export function writeRecord(folder: string, record: PullRecord): Promise<void> {
  return writeWhole(join(folder, `${record.number}.json`), `${JSON.stringify(record, null, 2)}\n`);
}

async function readRecord(file: string): Promise<PullRecord> {
  const record = PullRecord.safeParse(parseJson(await readFile(file, 'utf8')));
  if (record.success) return record.data;
  // Not skipped: we would not know what the record held, or that the change must not land.
  throw new UserError(
    [
      `${file} is not a valid pull request record: ${issuesText(record.error)}.`,
      'Remove it to continue; its task then starts over:',
    ],
    [`rm ${shellWord(file)}`],
  );
}
