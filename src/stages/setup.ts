/** The set-up commands of the configuration, run in a fresh worktree. */
import type { Config } from '../core/config.js';
import type { Failure, Seconds } from '../core/model.js';
import type { Workspace } from '../ports.js';

const LIMIT: Seconds = 900;

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
