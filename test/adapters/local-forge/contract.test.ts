import { seal } from '../../support/seal.js';
import { createLocalForge } from '../../../src/adapters/local-forge/local-forge.js';
import { commitOf, forgeContract, RUN, START } from '../../contract/forge.js';
import { repositoryWithStore, sha } from '../git/tools.js';

forgeContract('LocalForge', async () => {
  const repo = await repositoryWithStore(START);
  // Nobody's checkout is in the way: that is LocalForge's own matter, and tested there.
  await repo.git('checkout', '--quiet', '-b', 'elsewhere');
  const tip = async (branch: string) => sha(await repo.git('rev-parse', `refs/heads/${branch}`));
  return {
    repo,
    tip,
    begin: ({ base = 'main', run = RUN } = {}) =>
      createLocalForge({
        gitDir: repo.gitDir,
        git: repo.bound,
        store: repo.store,
        base,
        run,
        collect: async () => undefined,
        seal,
        fastForward: async () => ({ ok: false, message: 'it is checked out nowhere' }),
      }),
    push: async (branch, files) => {
      const commit = await commitOf(repo, files, await tip(branch), 'somebody’s');
      await repo.git('update-ref', `refs/heads/${branch}`, commit);
      return commit;
    },
    branch: async (name, at) => {
      await repo.git('branch', name, at);
    },
    [Symbol.asyncDispose]: () => repo[Symbol.asyncDispose](),
  };
});
