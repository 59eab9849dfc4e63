import { expect, test } from '@jest/globals';
import { readMergeRefusal } from '../../../src/adapters/github/merge-refusal.js';

function read(message: string, more: object = {}) {
  return readMergeRefusal({
    status: 405,
    message,
    method: 'merge',
    mergeable: true,
    state: 'blocked',
    onTop: true,
    ownChecks: false,
    ...more,
  });
}

test.each([
  ['At least 2 approving reviews are required by reviewers with write access.', 'approvals'],
  ['Waiting on code owner review from acme/owners.', 'code-owners'],
  ['A conversation must be resolved before this pull request can be merged.', 'conversations'],
  ['Commits must have verified signatures.', 'signatures'],
  ['This branch must not contain merge commits.', 'linear-history'],
  ['Changes must be made through the merge queue', 'merge-queue'],
  ['Required status check "ci" is expected.', 'status'],
  ['Repository rule violations found\n\nRequired status check "ci" is failing.\n\n', 'status'],
])('%p requires a change by a person', (message, is) => {
  expect(read(message)).toMatchObject({
    is: 'final',
    refusal: { is: 'demands', demands: [{ is }] },
  });
});

test.each([
  ['Base branch was modified. Review and try the merge again.', {}, 'again'],
  ['Pull Request is not mergeable', { mergeable: null, state: 'unknown' }, 'again'],
  ['Head branch was modified. Review and try the merge again.', { status: 409 }, 'again'],
  ['Required status check "tributary" is expected.', {}, 'again'],
  ['Required status check "tributary" is expected.', { onTop: false }, 'behind'],
  ['Required status check "tributary" is expected.', { state: 'behind' }, 'behind'],
  ['2 of 2 required status checks are expected.', { state: 'behind' }, 'behind'],
  ['The head branch is not up to date with the base branch', {}, 'behind'],
  ['Squash merges are not allowed on this repository.', {}, 'final'],
  ['something new', {}, 'final'],
  ['Validation Failed', { status: 422 }, 'final'],
])('%p with %p is classified as %s', (message, more, is) => {
  expect(read(message, more).is).toBe(is);
});

test('a conflict that GitHub finds is retried, and then reported as a conflict', () => {
  expect(read('Pull Request is not mergeable', { mergeable: false })).toEqual({
    is: 'again',
    otherwise: 'conflict',
  });
});
