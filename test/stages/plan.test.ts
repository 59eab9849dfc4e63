/** What a later round continues, on a machine that has only the branches. */
import { expect, test } from '@jest/globals';
import { tasksMd } from '../../src/adapters/tasks/tasks-md.js';
import { digestOf } from '../../src/adapters/digest.js';
import { matcher } from '../../src/adapters/glob-matcher.js';
import { openRunDirectory } from '../../src/adapters/files/run-directory.js';
import { changeIdOf, Request } from '../../src/core/model.js';
import { planRound } from '../../src/core/plan/plan.js';
import type { PullRequest } from '../../src/ports.js';
import { planFacts, type PlanPorts } from '../../src/stages/plan.js';
import { repositoryWithStore, sha, task } from '../adapters/git/tools.js';
import { commitOf } from '../contract/forge.js';
import { config, pending } from '../support/plan-facts.js';

const GONE = sha('e'.repeat(40));

/** The plan of a round whose train left `DEV-1` to land; its branch is at `tip`, or does not exist. */
async function planned(onBranch: boolean) {
  await using repo = await repositoryWithStore({
    'a.txt': 'one\n',
    'TASKS.md': '- [ ] DEV-1: One\n',
  });
  const base = sha(await repo.git('rev-parse', 'main'));
  // As a landing rebases it onto a base that accepts only up-to-date branches.
  const tip = await commitOf(repo, { 'new.txt': '1\n' }, base, 'on top');
  const change = { task: task('DEV-1'), id: changeIdOf(GONE), head: GONE, base, attempt: 1 };
  const pull: PullRequest = {
    number: 1,
    task: change.task,
    run: 'gh-1',
    branch: 'tributary/DEV-1',
    base: 'main',
    commit: GONE,
    change,
    title: 'DEV-1: One',
    state: 'open',
    held: false,
    tip,
    inFlight: false,
  };
  const now = () => '2026-11-03T12:00:00.000Z';
  const ports = {
    store: repo.store,
    forge: { open: async () => (onBranch ? [pull] : []) },
    tasks: tasksMd,
    ledger: { read: async () => [] },
    match: matcher,
    clock: { now },
    digest: digestOf,
    base: async () => ({ branch: 'main', commit: base, tree: await repo.store.tree(base) }),
    pricing: { price: () => undefined },
  } as unknown as PlanPorts;
  const common = { version: 1, run: 'gh-1', ask: ['DEV-1'], branch: 'main' } as const;
  const request = Request.parse({ ...common, onOverlap: 'sequential', startedAt: now() });
  const run = { dir: openRunDirectory(repo.outside), request, config: config(), round: 2 };
  const left = [pending('DEV-1', { act: 'land', change })];
  const { adopt, assign } = planRound(await planFacts(run, ports, left, 'sequential'));
  return { adopt, assign, base, tip };
}

test('a change that a landing rebased is adopted at the tip of its branch', async () => {
  const { adopt, base, tip } = await planned(true);
  expect(adopt).toEqual([{ task: 'DEV-1', id: tip, head: tip, base, attempt: 1 }]);
});

test('a task whose change no longer exists is worked on again', async () => {
  const { adopt, assign } = await planned(false);
  expect(adopt).toEqual([]);
  expect(assign.map(({ task: { id } }) => id)).toEqual(['DEV-1']);
});
