/** A run on this machine only: forge, ledger and base are in the repository itself. */
import { setTimeout } from 'node:timers/promises';
import { ownFolder } from '../adapters/files/own-folder.js';
import { settingsEnvironment } from '../adapters/git/git.js';
import { createLedger } from '../adapters/ledger.js';
import { createLocalForge, type LocalForgeOptions } from '../adapters/local-forge/local-forge.js';
import { createProcessRunner } from '../adapters/process/process.js';
import type { RunId } from '../core/model.js';
import type { Ports } from '../ports.js';
import { localBase } from './base.js';
import { createPorts, openWorkspaces, type RunContext } from './ports.js';

/** How long to wait for another git that holds the checkout's index: an editor's, or one left by a killed run. */
const LOCKED = { tries: 20, milliseconds: 250 };

/** Identifies a landing's processes. It differs from the run's marker, so a sweep of the run does not kill them. */
export function landingMarker(run: RunId): string {
  return `checkout-${run}`;
}

export function createLocalPorts(context: RunContext): Promise<Ports> {
  const { repository, store, run, branch, clock } = context;
  const { git, gitDir } = repository;
  const workspaces = openWorkspaces(context);
  const forge = createLocalForge({
    gitDir,
    git,
    store,
    base: branch,
    run,
    collect: workspaces.collect,
    seal: context.seal,
    fastForward: fastForwardWith(context, ownFolder(gitDir).checkoutLog),
  });
  return createPorts({
    ...context,
    workspaces,
    forge,
    ledger: createLedger(git, store, clock),
    base: () => localBase(store, branch),
  });
}

/**
 * Fast-forwards in a process group of its own that no signal stops, since a half-done one would leave the
 * checkout broken.
 */
function fastForwardWith(
  { environment, clock, run }: RunContext,
  log: string,
): LocalForgeOptions['fastForward'] {
  return async (dir, commit) => {
    const runner = createProcessRunner({
      environment,
      clock,
      marker: landingMarker(run),
      signal: new AbortController().signal,
    });
    for (let tries = 1; ; tries += 1) {
      const end = await runner.run({
        run: `git merge --ff-only --no-overwrite-ignore --no-verify-signatures --quiet ${commit}`,
        cwd: dir,
        label: 'checkout',
        log,
        env: { ...settingsEnvironment(), LC_ALL: 'C' },
        configEnv: [],
        limit: 3600,
      });
      if (end.code === 0) return { ok: true };
      if (!end.tail.includes('index.lock') || tries >= LOCKED.tries)
        return { ok: false, message: end.tail };
      await setTimeout(LOCKED.milliseconds);
    }
  };
}
