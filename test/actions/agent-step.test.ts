/** What the step before an agent's step passes to the one after it. */
import { describe, expect, test } from '@jest/globals';
import { preparedFor, setOutputs } from '../../src/actions/agent-step.js';
import type { Job } from '../../src/actions/job.js';
import { Assignment } from '../../src/core/model.js';
import { actionsContext } from '../support/actions-context.js';

const assignment = Assignment.parse({
  task: {
    id: 'DEV-1',
    title: '$(hacked)',
    body: '',
    state: 'todo',
    depends: [],
    labels: [],
    subtasks: [],
  },
  agent: 'dev',
  attempt: 2,
  base: 'a'.repeat(40),
  feedback: [],
});
const repository = { root: '/home/runner/repository', gitDir: '/home/runner/repository/.git' };
function outputsFor(): Record<string, string> {
  const outputs: Record<string, string> = {};
  const files = { prompt: '/t/prompt.md', status: '/t/s.json', usage: '/t/u.json', log: '/t/log' };
  const job = {
    repository,
    clock: { now: () => '2026-11-03T12:00:00.000Z' },
    output: { set: (name: string, value: string) => Object.assign(outputs, { [name]: value }) },
  };
  setOutputs(
    job as unknown as Job,
    assignment,
    {
      is: 'ready',
      brief: { is: 'ready', files, prompt: '', stamp: '1 2 3 4' },
      dir: '/home/runner/repository/.worktrees/dev-DEV-1',
      startedAt: '2026-11-03T11:59:00.000Z',
    },
    90,
  );
  return outputs;
}

function given(prepared: string, at = repository, leg = assignment) {
  return preparedFor({ context: actionsContext({ stage: 'work', prepared }), repository: at }, leg);
}

describe('the outputs of prepare', () => {
  test('are read back unchanged by submit', () => {
    expect(given(outputsFor()['prepared'] ?? '')).toEqual({
      version: 1,
      task: 'DEV-1',
      attempt: 2,
      directory: '/home/runner/repository/.worktrees/dev-DEV-1',
      ...repository,
      startedAt: '2026-11-03T11:59:00.000Z',
      readyAt: '2026-11-03T12:00:00.000Z',
      stamp: '1 2 3 4',
    });
  });

  test('contain the prompt’s path and a limit in whole minutes, but no text of the task', () => {
    const outputs = outputsFor();
    expect(JSON.stringify(outputs)).not.toContain('hacked');
    expect(outputs).toMatchObject({ 'timeout-minutes': '2', model: '', task: 'DEV-1' });
    expect(outputs['prompt']).toContain('/t/prompt.md');
  });

  test('are rejected if they are missing, for another job, not JSON, or for another repository', () => {
    const prepared = outputsFor()['prepared'] ?? '';
    expect(() => given('')).toThrow('The input `prepared` does not belong to this job.');
    expect(() => given(prepared, repository, { ...assignment, attempt: 1 })).toThrow(
      'The input `prepared` does not belong to this job.',
    );
    expect(() => given('{')).toThrow('prepared: is not valid JSON');
    expect(() => given(prepared, { ...repository, gitDir: '/elsewhere' })).toThrow(
      'The repository at /home/runner/repository was replaced by another one while the agent worked.',
    );
  });
});

test('an unknown outcome or mode is rejected', () => {
  expect(actionsContext({ stage: 'work' }).inputs).toMatchObject({
    mode: 'run',
    outcome: undefined,
  });
  expect(() => actionsContext({ stage: 'work', outcome: 'fine' })).toThrow('outcome');
  expect(() => actionsContext({ stage: 'work', mode: 'both' })).toThrow('mode');
});
