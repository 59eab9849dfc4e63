import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { jobsOfRun } from '../../../src/adapters/github/jobs.js';
import { withGitHub, type WithGitHub, WRITE } from './tools.js';

const TOKEN = 'ghs_aTokenThatReadsActions.0123456789abcdef';
let at: WithGitHub;

beforeEach(async () => {
  const reads = { ...WRITE, permissions: { ...WRITE.permissions, actions: 'read' as const } };
  at = await withGitHub({ tokens: { [TOKEN]: reads } });
});
afterEach(async () => {
  const { violations } = at.github;
  await at[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

function job(name: string, startedAt: string, completedAt: string | null) {
  return {
    name,
    conclusion: completedAt === null ? null : ('success' as const),
    startedAt,
    completedAt,
  };
}

function run(jobs: ReturnType<typeof job>[]) {
  return {
    id: 7,
    number: 1,
    workflow: '.github/workflows/tributary.yml',
    event: 'workflow_dispatch',
    branch: 'main',
    sha: 'a'.repeat(40),
    status: 'in_progress',
    conclusion: null,
    actor: 'ann',
    createdAt: '2026-01-01T00:00:00Z',
    artifacts: [],
    jobs,
  };
}

function ask(id = 7) {
  return jobsOfRun(at.client(TOKEN), { owner: 'acme', name: 'demo' }, id, '2026-01-01T00:10:00Z');
}

test('each job has its duration: a running one until now, and a skipped one none', async () => {
  const plan = job('Plan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:20Z');
  at.there.runs.push(
    run([
      plan,
      { ...plan, name: 'Scan', conclusion: 'skipped' as never },
      job('Land', '2026-01-01T00:08:00Z', null),
    ]),
  );
  expect(await ask()).toEqual([
    { name: 'Plan', seconds: 20 },
    { name: 'Land', seconds: 120 },
  ]);
});

test('all pages of a large matrix are read', async () => {
  const many = Array.from({ length: 230 }, (_, at) =>
    job(`Test ${at}`, '2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z'),
  );
  at.there.runs.push(run(many));
  expect(await ask()).toHaveLength(230);
});

test('an unknown run has no job durations', async () => {
  expect(await ask(8)).toBeUndefined();
});
