import { expect, test } from '@jest/globals';
import { matcher } from '../../../src/adapters/glob-matcher.js';
import { workflowTriggers } from '../../../src/adapters/github/workflow-triggers.js';
import { CommitSha, TreeSha } from '../../../src/core/model.js';

const SHA = 'a'.repeat(40);

async function triggers(text: string, branch = 'main', name = 'x.yml') {
  const path = `.github/workflows/${name}`;
  const store = {
    files: async () => [path, '.github/workflows/deep/y.yml', '.github/workflows/z.txt', 'x.yml'],
    file: async () => text,
  };
  const base = { branch, commit: CommitSha.parse(SHA), tree: TreeSha.parse(SHA) };
  const [only, ...more] = await workflowTriggers(store, base, matcher);
  expect(more).toEqual([]);
  return only;
}

test.each([
  ['on: push', true, false],
  ['on: [push, workflow_dispatch]', true, true],
  ['on:\n  push:\n  workflow_dispatch:\n', true, true],
  ['on: { workflow_dispatch: { inputs: {} } }', false, true],
  ['on: { push: { branches: [main, "release/**"] } }', true, false],
  ['on: { push: { branches: main } }', true, false],
  ['on: { push: { branches: ["release/**"] } }', false, false],
  ['on: { push: { branches: ["**", "!main"] } }', false, false],
  ['on: { push: { branches-ignore: ["ma*"] } }', false, false],
  ['on: { push: { branches-ignore: ["dev"] } }', true, false],
  ['on: { push: { tags: ["v*"] } }', false, false],
  ['on: { push: { paths: ["src/**"] } }', true, false],
  // Better one warning too many.
  ['on: { push: { branches: 7 } }', true, false],
  ['on: pull_request', false, false],
  ['on: { push: [', false, false],
  ['', false, false],
  ['jobs: {}', false, false],
])('the triggers of %p are read', async (text, onPush, onDispatch) => {
  expect(await triggers(text)).toEqual({ file: 'x.yml', onPush, onDispatch });
});

test('branch filters are matched against the base branch', async () => {
  const text = 'on: { push: { branches: ["release/**"] } }';
  expect(await triggers(text, 'release/2026/11')).toMatchObject({ onPush: true });
});
