/** The set-up commands of the configuration, run in a fresh worktree. */
import type { Config } from '../core/config.js';
import type { Failure, Seconds, SetupChanges } from '../core/model.js';
import { SETUP_CHANGES_FILE } from '../core/run-layout.js';
import type { Ports, Run, Workspace } from '../ports.js';
import { setupChangesText } from '../text/setup-changes.js';

const LIMIT: Seconds = 900;
/** How many files that set-up changed are recorded. */
const MOST_SHOWN = 50;

export type Setup = { seconds: Seconds } & (
  | { is: 'ready' }
  | { is: 'failed'; why: Extract<Failure, { is: 'setup' | 'interrupted' }> }
);

/** Runs them in order and stops at the first that fails. */
export async function runSetup(workspace: Workspace, config: Config, log: string): Promise<Setup> {
  let seconds = 0;
  for (const command of config.setup) {
    const end = await workspace.run({
      run: command,
      env: {},
      configEnv: config.env,
      limit: LIMIT,
      log,
      confinement: { kind: 'set-up' },
    });
    seconds += end.seconds;
    if (end.ended === 'aborted') return { is: 'failed', seconds, why: { is: 'interrupted' } };
    if (end.code !== 0)
      return { is: 'failed', seconds, why: { is: 'setup', command, tail: end.tail } };
  }
  return { is: 'ready', seconds };
}

/** Says once a run what set-up changes: it is no work of an agent and never lands. */
export async function reportSetupChanges(
  run: Run,
  ports: Pick<Ports, 'events'>,
  files: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  const changes: SetupChanges = {
    version: 1,
    setup: run.config.setup,
    files: files.slice(0, MOST_SHOWN),
  };
  if (await run.dir.write(SETUP_CHANGES_FILE, changes))
    ports.events.emit({ is: 'note', message: setupChangesText(files) });
}
