import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Rule } from '../../support/github/github.js';
import { withGitHub, type WithGitHub } from './tools.js';

let at: WithGitHub;
beforeEach(async () => {
  at = await withGitHub();
});
afterEach(async () => {
  const { violations } = at.github;
  await at[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

function rule(...rules: Rule[]) {
  at.there.rulesets.push({
    id: at.there.rulesets.length + 1,
    name: 'r',
    enforcement: 'active',
    include: ['~DEFAULT_BRANCH'],
    bypass: [],
    rules,
  });
}

async function met(method?: 'merge' | 'squash' | 'rebase') {
  const { rules } = await at.begin().required('main', method);
  return rules.map(({ demand, met }) => [demand, met]);
}

const checks: Rule = {
  type: 'required_status_checks',
  parameters: {
    required_status_checks: [
      { context: 'tributary' },
      { context: 'tributary', integration_id: 15_368 },
      { context: 'ci' },
    ],
    strict_required_status_checks_policy: true,
  },
};

test('a branch without rules requires nothing', async () => {
  rule({ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'creation' });
  expect(await met()).toEqual([]);
});

test('Tributary’s own check is met, and another check or one of a certain app is not', async () => {
  rule(checks);
  rule(checks);
  expect(await met()).toEqual([
    [{ is: 'status', context: 'tributary' }, 'met'],
    [{ is: 'status', context: 'tributary', app: 15_368 }, 'unmet'],
    [{ is: 'status', context: 'ci' }, 'unmet'],
    [{ is: 'up-to-date' }, 'met'],
  ]);
});

test('approvals and similar rules are not met, and the merge method decides about rules for the history', async () => {
  rule(
    {
      type: 'pull_request',
      parameters: {
        required_approving_review_count: 1,
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: true,
        require_last_push_approval: true,
        required_review_thread_resolution: true,
        allowed_merge_methods: ['squash'],
      },
    },
    { type: 'required_linear_history' },
    { type: 'required_signatures' },
    { type: 'update' },
  );
  const always = [
    [{ is: 'approvals', count: 1 }, 'unmet'],
    [{ is: 'code-owners' }, 'unmet'],
    [{ is: 'last-push-approval' }, 'unmet'],
    [{ is: 'conversations' }, 'unsure'],
  ];
  const methods = { is: 'methods', allowed: ['squash'] };
  const updates = [{ is: 'restricted-updates' }, 'unmet'];
  expect(await met()).toEqual([
    ...always,
    [methods, 'unmet'],
    [{ is: 'linear-history' }, 'unmet'],
    [{ is: 'signatures' }, 'unmet'],
    updates,
  ]);
  expect(await met('squash')).toEqual([
    ...always,
    [methods, 'met'],
    [{ is: 'linear-history' }, 'met'],
    [{ is: 'signatures' }, 'met'],
    updates,
  ]);
});

test('the checks of a classic protection are read, and its other rules are reported as unreadable', async () => {
  at.there.protection.set('main', { contexts: ['tributary', 'ci'], approvals: 1 });
  expect(await met()).toEqual([
    [{ is: 'status', context: 'tributary' }, 'met'],
    [{ is: 'status', context: 'ci' }, 'unmet'],
    [{ is: 'unreadable' }, 'unsure'],
  ]);
});
