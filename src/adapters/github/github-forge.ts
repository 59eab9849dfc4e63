/** The forge on GitHub: pull requests, check runs, one commit status, and landing through GitHub's merge. */
import type { Method } from '../../core/model.js';
import type { Forge } from '../../ports.js';
import type { Required } from './refusals-text.js';
import { check } from './checks.js';
import { finish } from './finish.js';
import { land } from './land.js';
import { close, hold, reject } from './notes.js';
import { publish } from './publish.js';
import { createForgeState, type GitHubForgeOptions, open } from './pulls.js';
import { required } from './required.js';
export type { GitHubForgeOptions } from './pulls.js';
export type { Required, RequiredRule } from './refusals-text.js';

export interface GitHubForge extends Forge {
  /** The rules of a branch for changes that land by this method (default: merge), and which of them are met. */
  required(branch: string, method?: Method): Promise<Required>;
  /**
   * Deletes the branches of changes that this or a killed process landed, in one push.
   *
   * @param warn reports branches that could not be deleted, which is harmless
   */
  finish(warn: (message: string) => void): Promise<void>;
}

/**
 * Bound to one repository, one base branch and one run. All calls are idempotent, also across processes.
 *
 * @throws GitHubRefused if a person must change a setting, a permission or a token
 */
export function createGitHubForge(options: GitHubForgeOptions): GitHubForge {
  const forge = createForgeState(options);
  return {
    open: () => open(forge),
    publish: (published) => publish(forge, published),
    check: (pr, results) => check(forge, pr, results),
    land: (landing) => land(forge, landing),
    hold: (pr, note) => hold(forge, pr, note),
    reject: (pr, note) => reject(forge, pr, note),
    close: (pr, note) => close(forge, pr, note),
    required: (branch, method = 'merge') => required(forge, branch, method),
    finish: (warn) => finish(forge, warn),
  };
}
