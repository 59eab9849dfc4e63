import { expect, test } from '@jest/globals';
import { afterLandLines, notStartedWords } from '../../src/text/after-land.js';

const deploy = { file: 'deploy.yml', onPush: true, onDispatch: true };
const ci = { file: 'ci.yml', onPush: true, onDispatch: false };
const nightly = { file: 'nightly.yml', onPush: false, onDispatch: true };

test('a warning names the push workflows that a landing does not start, unless they are listed', () => {
  const { problems, warnings } = afterLandLines([ci, deploy, nightly], ['deploy.yml'], false);
  expect(problems).toEqual([]);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain('ci.yml');
  expect(warnings[0]).not.toMatch(/deploy\.yml|nightly\.yml/);
  expect(afterLandLines([deploy], ['deploy.yml'], false).warnings).toEqual([]);
});

test('the landings of a GitHub App start push workflows, so there is no warning', () => {
  expect(afterLandLines([ci, deploy], [], true)).toEqual({ problems: [], next: [], warnings: [] });
});

test('every workflow that cannot be started is reported in advance', () => {
  const { problems, next } = afterLandLines([ci, deploy], ['ci.yml', 'gone.yml'], true);
  expect(problems).toEqual([
    expect.stringMatching(/ci\.yml.*workflow_dispatch/),
    expect.stringMatching(/gone\.yml.*no such workflow/),
  ]);
  expect(next).toHaveLength(1);
});

test('a refused start is reported with the command to type', () => {
  const refused = notStartedWords('deploy.yml', 'main', {
    status: 422,
    message: 'no\u001b[31m trigger',
  });
  expect(refused.problem).toBe('deploy.yml was not started after the landing: no trigger.');
  expect(refused.next).toEqual(['gh workflow run deploy.yml --ref main']);
});
