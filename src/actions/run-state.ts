/**
 * What a run's next round has to know, kept on the ledger branch as `runs/<run>.json`. Verdicts and
 * test results stay out of what a round begins with: nothing on that branch decides whether something lands.
 */
import { z } from 'zod';
import { parseJson } from '../adapters/json-file.js';
import type { RunDirectory } from '../ports.js';

const Kept = z.strictObject({ version: z.literal(1), files: z.record(z.string(), z.unknown()) });

const CARRIED = [/^run\.json$/, /^(?:plan|queue|land)-\d+\.json$/, /^work\/[^/]+\/result\.json$/];
/** Only looked at by the report, once all is decided. */
const REPORTED = [/^gate\/.+\.json$/, /^test\/.+\.json$/, /^sessions\/.+\.json$/];

export const stateFile = (run: string): string => `runs/${run}.json`;

/** All JSON files of the run, as one text. */
export const stateText = async (dir: RunDirectory): Promise<string> => {
  const names = (await dir.list('')).filter((name) =>
    [...CARRIED, ...REPORTED].some((pattern) => pattern.test(name)),
  );
  const files = await Promise.all(
    names.map(async (name) => [name, await dir.read(name, z.unknown())] as const),
  );
  return `${JSON.stringify({ version: 1, files: Object.fromEntries(files) })}\n`;
};

/**
 * Puts the files of former rounds back.
 * @param what `begin` a round, or `report` on the whole run
 * @returns whether there were any
 */
export const restoreState = async (
  dir: RunDirectory,
  text: string | undefined,
  what: 'begin' | 'report',
): Promise<boolean> => {
  const kept = Kept.safeParse(text === undefined ? undefined : parseJson(text));
  if (!kept.success) return false;
  const wanted = what === 'begin' ? CARRIED : REPORTED;
  for (const [name, value] of Object.entries(kept.data.files))
    if (wanted.some((pattern) => pattern.test(name))) await dir.write(name, value);
  return true;
};
