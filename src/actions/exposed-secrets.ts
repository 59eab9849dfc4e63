/** Values that were given to an agent and must not leave its machine in what it made or printed. */
import { readFile } from 'node:fs/promises';
import { systemErrorCode } from '../adapters/files/system-error.js';
import type { ActionsContext } from './context.js';

/** Shorter ones are words that occur by chance. */
const SHORTEST = 8;

/** The values of the variables that the configuration passes on by name, and the job's own token. */
export function givenValues(
  names: readonly string[],
  { environment, inputs }: Pick<ActionsContext, 'environment' | 'inputs'>,
): string[] {
  return [
    ...names.filter((name) => !name.includes('=')).flatMap((name) => environment[name] ?? []),
    // No agent is given it; one that found it must not carry it out.
    inputs.token,
  ].filter((value) => value.length >= SHORTEST);
}

/** Whether one of the values stands in the text. */
export function isExposed(text: string, values: readonly string[]): boolean {
  return values.flatMap(formsOf).some((form) => text.includes(form));
}

/** The same for a file; one that cannot be read as a whole counts as exposed. */
export async function isExposedIn(file: string, values: readonly string[]): Promise<boolean> {
  try {
    return isExposed(await readFile(file, 'latin1'), values);
  } catch (error) {
    return systemErrorCode(error) !== 'ENOENT';
  }
}

/** A value in plain, and in base64 at each of the three places where it may begin. */
function formsOf(value: string): string[] {
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]).toString('base64');
    // The first and the last characters depend on what stands beside the value.
    return text.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  return [value, ...encoded.filter((form) => form.length >= SHORTEST)];
}
