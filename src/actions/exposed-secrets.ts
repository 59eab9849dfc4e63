/** Detects secrets that were passed to an agent and appear in its work or its output. */
import { readFile } from 'node:fs/promises';
import { systemErrorCode } from '../adapters/files/system-error.js';
import type { ActionsContext } from './context.js';

/** Shorter values occur by chance. */
const SHORTEST = 8;

/** Values of the environment variables that the configuration passes to agents, and the job's own token. */
export function givenValues(
  names: readonly string[],
  { environment, inputs }: Pick<ActionsContext, 'environment' | 'inputs'>,
): string[] {
  return [
    ...names.filter((name) => !name.includes('=')).flatMap((name) => environment[name] ?? []),
    // Agents are not given the token, but one may have found it.
    inputs.token,
  ].filter((value) => value.length >= SHORTEST);
}

/** Whether the text contains one of the values, in plain or in base64. */
export function isExposed(text: string, values: readonly string[]): boolean {
  return values.flatMap(formsOf).some((form) => text.includes(form));
}

/** The same for a file. A file that cannot be read completely counts as exposed. */
export async function isExposedIn(file: string, values: readonly string[]): Promise<boolean> {
  try {
    return isExposed(await readFile(file, 'latin1'), values);
  } catch (error) {
    return systemErrorCode(error) !== 'ENOENT';
  }
}

/** The value in plain text, and in base64 at each of the three possible alignments. */
function formsOf(value: string): string[] {
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]).toString('base64');
    // The first and last base64 characters also depend on the text next to the value.
    return text.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  return [value, ...encoded.filter((form) => form.length >= SHORTEST)];
}
