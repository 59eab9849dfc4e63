import { describe, expect, test } from '@jest/globals';
import {
  type Demand,
  demandWords,
  type GitHubRefusal,
  refusalText,
  refusalWords,
  requiredLines,
} from '../../../src/adapters/github/refusals-text.js';

const demands: Record<Demand['is'], Demand> = {
  status: { is: 'status', context: 'ci' },
  'own-check': { is: 'own-check', context: 'ci' },
  'up-to-date': { is: 'up-to-date' },
  approvals: { is: 'approvals', count: 2 },
  'code-owners': { is: 'code-owners' },
  'last-push-approval': { is: 'last-push-approval' },
  conversations: { is: 'conversations' },
  signatures: { is: 'signatures' },
  'linear-history': { is: 'linear-history' },
  methods: { is: 'methods', allowed: ['squash', 'rebase'] },
  'merge-queue': { is: 'merge-queue' },
  deployments: { is: 'deployments', environments: ['production'] },
  workflows: { is: 'workflows' },
  'code-scanning': { is: 'code-scanning', tools: ['CodeQL'] },
  'restricted-updates': { is: 'restricted-updates' },
  pattern: { is: 'pattern', of: 'commit messages' },
  files: { is: 'files', rule: 'max_file_size' },
  unknown: { is: 'unknown', rule: 'new_rule' },
  unreadable: { is: 'unreadable' },
};

const refusals: Record<GitHubRefusal['is'], GitHubRefusal> = {
  token: { is: 'token' },
  permission: { is: 'permission', doing: 'to push', needs: 'pull_requests=write' },
  'not-found': { is: 'not-found', repository: 'acme/demo' },
  'rate-limit': { is: 'rate-limit', until: '2026-01-01 01:00:00 UTC' },
  'creation-off': { is: 'creation-off' },
  'workflow-files': { is: 'workflow-files', branch: 'tributary/DEV-1' },
  protected: { is: 'protected', branch: 'tributary/DEV-1', message: 'GH006' },
  secret: { is: 'secret', branch: 'tributary/DEV-1', message: 'a secret' },
  'persons-pull': { is: 'persons-pull', task: 'DEV-1', pr: 7 },
  'persons-commits': { is: 'persons-commits', branch: 'tributary/DEV-1', commit: 'a'.repeat(40) },
  demands: { is: 'demands', demands: [demands.approvals, demands.status] },
  'method-off': { is: 'method-off', method: 'rebase' },
  'base-busy': { is: 'base-busy' },
  'not-mergeable': { is: 'not-mergeable' },
  other: { is: 'other', doing: 'to merge', message: 'no' },
};

/** What Tributary meets by itself, or nobody can tell beforehand, has nothing to change. */
const withoutWayOut = new Set(['up-to-date', 'pattern', 'files', 'unknown', 'other']);

describe('the message of a refusal', () => {
  test.each(Object.entries(demands))('says what to change for the rule %s', (is, demand) => {
    const { problem, next } = demandWords(demand);
    expect(problem).toMatch(/^[A-Z].*\.$/s);
    expect(next.length > 0).toBe(!withoutWayOut.has(is));
  });

  test.each(Object.entries(refusals))('says what to change for the refusal %s', (is, refusal) => {
    const { problem, next } = refusalWords(refusal);
    expect(problem).toMatch(/^[A-Z]/);
    expect(next.length > 0).toBe(!withoutWayOut.has(is));
    expect(refusalText(refusal)).toBe([problem, ...next].join(' '));
  });

  test('shows foreign text plain and short', () => {
    const hostile = `\u001b[31m\u202e${'x'.repeat(5000)}\n::error::`;
    const texts = [
      refusalText({ is: 'other', doing: hostile, message: hostile }),
      refusalText({ is: 'protected', branch: hostile, message: hostile }),
      refusalText({ is: 'permission', doing: hostile, needs: hostile }),
      refusalText({ is: 'demands', demands: [{ is: 'status', context: hostile }] }),
    ];
    for (const text of texts) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(text.length).toBeLessThan(1500);
    }
  });

  test('never shows the line of a secret', () => {
    expect(refusalText({ is: 'secret', branch: 'b', message: 'hunter2' })).not.toContain('hunter2');
  });

  test('names the permission as a workflow writes it', () => {
    expect(refusalWords(refusals.permission)).toEqual({
      problem: 'GitHub refused to push: the token lacks the permission pull-requests: write.',
      next: [
        "Add `pull-requests: write` to the job's `permissions:`, and to those of the workflow that calls it.",
      ],
    });
  });

  test('asks for a change of Tributary’s own check only if the rule names an app', () => {
    expect(demandWords({ is: 'status', context: 'tributary' }).next).toEqual([]);
    expect(demandWords({ is: 'status', context: 'tributary', app: 1 }).next).toHaveLength(1);
  });
});

test('unmet rules of a branch are problems, and uncertain ones are warnings', () => {
  const { problems, next, warnings } = requiredLines({
    branch: 'main',
    rules: [
      { demand: demands['up-to-date'], met: 'met' },
      { demand: demands.approvals, met: 'unmet' },
      { demand: demands.unreadable, met: 'unsure' },
    ],
  });
  expect(problems).toEqual([demandWords(demands.approvals).problem]);
  expect(next).toEqual(demandWords(demands.approvals).next);
  expect(warnings).toEqual([expect.stringContaining('classic branch protection')]);
  expect(requiredLines({ branch: 'main', rules: [] })).toEqual({
    problems: [],
    next: [],
    warnings: [],
  });
});
