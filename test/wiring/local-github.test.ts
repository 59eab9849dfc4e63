/** GitHub as the forge of a run on one's own machine: a person's token, and worktrees here. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSharedLedger } from '../../src/adapters/github/ledger.js';
import { type LedgerEntry, RunId } from '../../src/core/model.js';
import { besideOwnLedger, isRunningOn } from '../../src/wiring/local-github.js';
import { withStatuses } from '../../src/adapters/github/statuses.js';
import { TOKEN, WRITE, withGitHub, type WithGitHub } from '../adapters/github/tools.js';
import { changeOf, testsOf, verdictOf } from '../contract/forge.js';
import type { Token } from '../support/github/github.js';

const DEMO = { owner: 'acme', name: 'demo' };
const CLASSIC: Token = { ...WRITE, login: 'ann', app: false };
const FINE_GRAINED: Token = { ...CLASSIC, permissions: { ...WRITE.permissions, checks: 'read' } };

let at: WithGitHub;

async function begin(token: Token = CLASSIC): Promise<void> {
  at = await withGitHub({ tokens: { [TOKEN]: token } });
}
afterEach(async () => {
  const { violations } = at.github;
  await at[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

function said() {
  return at.there.statuses.map(
    ({ context, state, description }) => `${context}: ${state}, ${description}`,
  );
}

/** One change with a red test and a warning review, as two processes say it. */
async function sayAll(): Promise<void> {
  const published = await changeOf(at.repo, { 'new.txt': '1\n' }, await at.tip('main'));
  const { id } = published.change;
  const forge = () => withStatuses(at.begin(), at.client(), DEMO);
  const first = forge();
  const pr = await first.publish(published);
  await first.check(pr, [verdictOf(id), verdictOf(id, { gate: 'style', kind: 'review' })]);
  const tree = await at.repo.store.tree(published.commit);
  await forge().check(pr, [testsOf(tree, 'red')]);
}

describe('checks', () => {
  test.each([
    ['classic', CLASSIC],
    ['fine-grained', FINE_GRAINED],
  ])('are commit statuses for a %s personal token', async (_, token) => {
    await begin(token);
    await sayAll();
    expect(said()).toEqual([
      'tributary / security: success, Passed',
      'tributary / style: success, No findings',
      'tributary / tests: failure, 1 suite of 1 did not pass',
      'tributary: failure, Unit failed',
    ]);
    expect(at.there.checkRuns).toEqual([]);
  });

  test('are check runs for the token of an App', async () => {
    await begin(WRITE);
    await sayAll();
    expect(at.there.checkRuns.map(({ name }) => name)).toEqual([
      'tributary / security',
      'tributary / style',
      'tributary / tests',
    ]);
    expect(said()).toEqual(['tributary: failure, Unit failed']);
  });

  test('fail if GitHub refuses them for another reason', async () => {
    await begin({ ...WRITE, permissions: { ...WRITE.permissions, statuses: 'read' } });
    await expect(sayAll()).rejects.toThrow('statuses');
  });
});

describe('the ledger', () => {
  const LEDGER = 'refs/heads/tributary-ledger';
  const entry: LedgerEntry = {
    run: RunId.parse('run-1'),
    round: 1,
    task: 'DEV-1' as LedgerEntry['task'],
    agent: 'worker' as LedgerEntry['agent'],
    attempt: 1,
    outcome: 'delivered',
    seconds: 3,
    at: '2026-03-04T05:06:07.000Z',
  };
  const ledger = () => {
    const { bound: git, store } = at.repo;
    const clock = { now: () => '2026-03-04T05:06:07.000Z' };
    const shared = createSharedLedger({
      git,
      store,
      remote: at.remote(),
      clock,
      warn: (message) => at.log.push(message),
    });
    return besideOwnLedger(shared, git, store);
  };

  beforeEach(() => begin());

  test('is shared, and does not move the ledger branch of this machine', async () => {
    await ledger().append([entry]);
    expect(await at.repo.store.resolve(LEDGER)).toBeUndefined();
    expect(await ledger().read()).toEqual([entry]);
    const own = await at.tip('main');
    await at.repo.git('update-ref', LEDGER, own);
    await ledger().append([{ ...entry, attempt: 2 }]);
    expect(await at.repo.store.resolve(LEDGER)).toBe(own);
    expect(await ledger().read()).toHaveLength(2);
    expect(at.log).toEqual([]);
  });
});

describe('another run', () => {
  const run = (status: string, sha: string) => ({
    id: 77,
    number: 1,
    workflow: '.github/workflows/agents.yml',
    event: 'workflow_dispatch',
    branch: 'main',
    sha,
    status,
    conclusion: status === 'completed' ? 'success' : null,
    actor: 'ann',
    createdAt: '2026-03-04T05:06:07.000Z',
    artifacts: [],
  });
  const asked = (id: string) => isRunningOn(at.client(), DEMO)(id);

  test('counts as running while its workflow is running', async () => {
    await begin({ ...CLASSIC, permissions: { ...CLASSIC.permissions, actions: 'read' } });
    const main = await at.tip('main');
    at.there.runs.push(run('in_progress', main));
    expect(await asked('gh-77')).toBe(true);
    at.there.runs[0] = run('completed', main);
    expect(await asked('gh-77')).toBe(false);
    expect([await asked('gh-78'), await asked('20260304-050607-ab12')]).toEqual([false, false]);
  });
});
