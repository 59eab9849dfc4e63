import { expect } from '@jest/globals';
import { forgeContract } from '../../contract/forge.js';
import { withGitHub } from './tools.js';

forgeContract('GitHubForge', async () => {
  const at = await withGitHub();
  return {
    ...at,
    [Symbol.asyncDispose]: async () => {
      const { violations } = at.github;
      await at[Symbol.asyncDispose]();
      expect(violations).toEqual([]);
    },
  };
});
