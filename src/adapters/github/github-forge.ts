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
  /** What the rules of a branch demand of what lands there by this method (merge), and what of it is met. */
  required(branch: string, method?: Method): Promise<Required>;
  /**
   * Deletes the branches of what landed, by this process or one that was killed, in one push.
   * @param warn gets a line where they could not be deleted: that does no harm
   */
  finish(warn: (message: string) => void): Promise<void>;
}

/**
 * Bound to one repository, one base branch and one run. Every call may be repeated, by this process or
 * another: what is so already stays as it is.
 *
 * @throws GitHubRefused where a person must change a setting, a permission or a token
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
