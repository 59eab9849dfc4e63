/** What a job of acme/demo on main is given, with these inputs by their names in action.yml. */
import { type ActionsContext, readActionsContext } from '../../src/actions/context.js';

export function actionsContext(
  inputs: Record<string, string>,
  environment: Record<string, string> = {},
): ActionsContext {
  const given = new Map(
    Object.entries(inputs).map(([name, value]) => [name.replaceAll('-', '_'), value]),
  );
  return readActionsContext({
    getInput: (name) => given.get(name) ?? '',
    github: {
      repo: { owner: 'acme', repo: 'demo' },
      serverUrl: 'https://github.invalid',
      apiUrl: 'https://github.invalid',
      runId: 1,
      runAttempt: 1,
      ref: 'refs/heads/main',
      actor: 'octo-person',
    },
    environment: { RUNNER_TEMP: '/tmp', ...environment },
  });
}
