/** The runs of a repository. */
import { createRuns, type Runs } from '../adapters/files/run-directory.js';
import { openSeal } from '../adapters/files/seal.js';
import type { CommandContext } from './context.js';

/** @param gitDir the repository's common git directory, absolute */
export async function openRuns(
  { environment, stderr }: Pick<CommandContext, 'environment' | 'stderr'>,
  gitDir: string,
): Promise<Runs> {
  const seal = await openSeal(environment);
  return createRuns(gitDir, { seal, warn: (message) => stderr.write(`${message}\n`) });
}
