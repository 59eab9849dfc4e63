/** The files through which a step tells the runner its outputs, its summary, and variables for later steps. */
import { rm, writeFile } from 'node:fs/promises';

const NAMES = [
  'GITHUB_OUTPUT',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
] as const;

/**
 * Empties them. They are below the runner's temporary folder, where code that the step started can find them.
 * What it wrote would be taken for the step's own: a summary, or a variable that loads code into the next step.
 */
export async function emptyCommandFiles(
  environment: Record<string, string | undefined>,
): Promise<void> {
  for (const name of NAMES) {
    const file = environment[name];
    if (file === undefined || file === '') continue;
    // Not truncated: it may be a link by now, or held open.
    await rm(file, { recursive: true, force: true });
    await writeFile(file, '', { flag: 'wx' });
  }
}
