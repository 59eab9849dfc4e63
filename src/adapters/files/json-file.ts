import type { z } from 'zod';
import { plainText } from '../../text/plain.js';
import { readRegularFile } from './regular-file.js';

/** A validated file that foreign code may have written. `why` continues a sentence that starts with the file's name. */
type JsonFile<T> = { is: 'value'; value: T } | { is: 'none' } | { is: 'refused'; why: string };

const SHOWN_ISSUES = 5;

/** The validation issues with their paths, on one line: `assign.0.attempt: Too small …`. */
export function issuesText(error: z.ZodError): string {
  const shown = error.issues.slice(0, SHOWN_ISSUES).map(({ path, message }) => {
    const at = path.map(String).join('.');
    return plainText(at === '' ? message : `${at}: ${message}`);
  });
  const more = error.issues.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}

/** @returns undefined if the text is not valid JSON (JSON has no such value) */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Reads a file like `readRegularFile` and validates it. Never throws.
 *
 * @param maxBytes larger files are refused
 */
export async function readJsonFile<T>(
  file: string,
  schema: z.ZodType<T>,
  maxBytes: number,
): Promise<JsonFile<T>> {
  const found = await readRegularFile(file, maxBytes);
  if (found.is !== 'text') return found;
  const json = parseJson(found.text);
  if (json === undefined) return { is: 'refused', why: 'is not complete JSON' };
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { is: 'value', value: parsed.data }
    : { is: 'refused', why: `is not valid: ${issuesText(parsed.error)}` };
}
