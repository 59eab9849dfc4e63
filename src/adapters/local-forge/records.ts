/** Pull request records of the local forge: one JSON file each, in the repository's git directory. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Change, CommitSha, TaskId, TestResult, Verdict } from '../../core/model.js';
import { UserError } from '../../core/user-error.js';
import { shellWord } from '../../text/next-steps.js';
import { ifPresent } from '../files/absent.js';
import { type Seal, withoutSeal, withSeal } from '../files/seal.js';
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

/** Where the records are, and what they are sealed with. */
export interface RecordFolder {
  folder: string;
  seal: Seal;
}

/** All records, by number. @throws UserError if one is invalid, or was not written by Tributary */
export async function readRecords({ folder, seal }: RecordFolder): Promise<PullRecord[]> {
  const found = (await ifPresent(readdir(folder))) ?? [];
  const names = found.filter((name) => /^\d+\.json$/.test(name));
  const records = await Promise.all(names.map((name) => readRecord(seal, join(folder, name))));
  return records.toSorted((a, b) => a.number - b.number);
}

/** Writes a record atomically. */
export function writeRecord({ folder, seal }: RecordFolder, record: PullRecord): Promise<void> {
  const name = `${record.number}.json`;
  const text = JSON.stringify(withSeal(seal, nameOf(name), record), null, 2);
  return writeWhole(join(folder, name), `${text}\n`);
}

async function readRecord(seal: Seal, file: string): Promise<PullRecord> {
  const json = withoutSeal(seal, nameOf(basename(file)), parseJson(await readFile(file, 'utf8')));
  const record = PullRecord.safeParse(json);
  if (record.success) return record.data;
  const why = json === undefined ? 'Tributary did not write it' : issuesText(record.error);
  // Not skipped: we would not know what the record held, or that the change must not land.
  throw new UserError(
    [
      `${file} is not a valid pull request record: ${why}.`,
      'Remove it to continue; its task then starts over:',
    ],
    [`rm ${shellWord(file)}`],
  );
}

/** The name under which a record is sealed. */
function nameOf(file: string): string {
  return `pulls/${file}`;
}
