/** The inputs of a job on GitHub Actions, and which of them are rejected. */
import { expect, test } from '@jest/globals';
import { type GivenContext, readActionsContext } from '../../src/actions/context.js';
import { actionsContext } from '../support/actions-context.js';

const github: GivenContext['github'] = {
  repo: { owner: 'acme', repo: 'demo' },
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
  runId: 42,
  runAttempt: 2,
  ref: 'refs/heads/release/1.0',
  actor: 'octo-person',
};
const environment = { RUNNER_TEMP: '/t' };

function given(more: Partial<GivenContext['github']> = {}) {
  const getInput = (name: string) => ({ stage: 'plan', token: 'a token' })[name] ?? '';
  return readActionsContext({ getInput, github: { ...github, ...more }, environment });
}

test('the repository gets the token of the step, and the base is the branch of the run', () => {
  expect(given()).toMatchObject({
    repo: {
      owner: 'acme',
      name: 'demo',
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      token: 'a token',
    },
    runId: 42,
    attempt: 2,
    base: 'release/1.0',
    actor: 'octo-person',
    folders: { run: '/t/tributary/run' },
  });
});

test('a run that was started on a tag or a pull request is rejected', () => {
  for (const ref of ['refs/tags/v1', 'refs/pull/1/merge'])
    expect(() => given({ ref })).toThrow('ref: the workflow was not started on a branch');
});

test('an input with a dash in its name is read from a variable with an underscore', () => {
  const { inputs } = actionsContext({ stage: 'land', 'own-token': 'another', 'goes-on': 'true' });
  expect(inputs).toMatchObject({ 'own-token': 'another', 'goes-on': true });
});

test('all invalid inputs and variables are reported at once', () => {
  const wrong = () =>
    readActionsContext({
      getInput: (name) => (name === 'stage' ? 'deploy' : name === 'issue' ? 'x' : ''),
      github: { ...github, runId: Number.NaN },
      environment: {},
    });
  for (const name of ['stage', 'issue', 'runId', 'RUNNER_TEMP']) expect(wrong).toThrow(name);
});
