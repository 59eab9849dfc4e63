/** `tributary report`: time and cost of the last run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ifPresent } from '../adapters/files/absent.js';
import { openRepository } from '../adapters/git/repository.js';
import { openRuns } from './open-runs.js';
import { REPORT } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import { askedOf, runAgain } from '../text/next-steps.js';
import type { CommandContext, ExitCode } from './context.js';

interface ReportOptions {
  run?: string | undefined;
  json?: boolean | undefined;
}

/** @throws UserError if there is no such run, or it is unfinished */
export async function reportCommand(
  context: CommandContext,
  options: ReportOptions,
): Promise<ExitCode> {
  const { gitDir } = await openRepository(context.cwd, context.environment);
  const runs = await openRuns(context, gitDir);
  const all = await runs.list();
  const request = options.run === undefined ? all[0] : all.find(({ run }) => run === options.run);
  if (!request)
    throw new UserError(
      [options.run === undefined ? 'There is no run here yet.' : `There is no run ${options.run}.`],
      options.run === undefined
        ? ['tributary run ready']
        : all.slice(0, 5).map(({ run }) => `tributary report --run ${run}`),
    );
  const file = join(runs.folder(request.run), options.json ? REPORT.metrics : REPORT.summary);
  const text = await ifPresent(readFile(file, 'utf8'));
  if (text === undefined)
    throw new UserError(
      [`Run ${request.run} has not ended.`],
      ['tributary status', runAgain(request.ask, askedOf(request))],
      1,
    );
  context.stdout.write(text);
  return 0;
}
