/** Artifacts by their IDs, from the stand-in for GitHub. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Artifacts, createArtifacts } from '../../src/actions/artifacts.js';
import type { Artifact } from '../support/github/model.js';
import { withGitHub, type WithGitHub, WRITE } from '../adapters/github/tools.js';

const TOKEN = 'ghs_aTokenThatReadsActions.0123456789abcdef';
let at: WithGitHub;

beforeEach(async () => {
  const reads = { ...WRITE, permissions: { ...WRITE.permissions, actions: 'read' as const } };
  const none = { ...WRITE, permissions: { contents: 'read' as const } };
  at = await withGitHub({ tokens: { [TOKEN]: reads, 'ghs_none.0123456789': none } });
});
afterEach(async () => {
  const { violations } = at.github;
  await at[Symbol.asyncDispose]();
  expect(violations).toEqual([]);
});

function addRun(id: number, artifacts: Artifact[]): void {
  at.there.runs.push({
    id,
    number: id,
    workflow: '.github/workflows/tributary.yml',
    event: 'workflow_dispatch',
    branch: 'main',
    sha: 'a'.repeat(40),
    status: 'in_progress',
    conclusion: null,
    actor: 'ann',
    createdAt: '2026-01-01T00:00:00Z',
    artifacts,
  });
}

function artifact(id: number, name = `artifact-${id}`): Artifact {
  return { id, name, bytes: 3, zip: () => Buffer.from(name) };
}

function artifactsOf(run: number, token = TOKEN): Artifacts {
  return createArtifacts(at.client(token), { owner: 'acme', name: 'demo' }, run);
}

function requests(operation: string): number {
  return at.github.requests.filter((each) => each.operation === `actions/${operation}`).length;
}

test('an artifact of this run is found by its ID, with one request for all of them, and downloaded', async () => {
  addRun(7, [artifact(1), artifact(2)]);
  const artifacts = artifactsOf(7);
  const found = await artifacts.find(2);
  expect(found).toEqual({ id: 2, name: 'artifact-2', bytes: 3 });
  expect(await artifacts.find(1)).toMatchObject({ name: 'artifact-1' });
  const zip = found && (await artifacts.download(found, 1e6));
  expect(Buffer.from(zip ?? []).toString()).toBe('artifact-2');
  expect([requests('list-workflow-run-artifacts'), requests('get-artifact')]).toEqual([1, 0]);
});

test('a download ends once it is larger than allowed', async () => {
  addRun(7, [artifact(1)]);
  const zip = await artifactsOf(7).download({ id: 1, name: 'artifact-1', bytes: 3 }, 4);
  expect(zip?.length).toBeGreaterThan(4);
});

test('an artifact of another run, or that does not exist, is not found', async () => {
  addRun(7, [artifact(1)]);
  addRun(8, [artifact(2)]);
  const artifacts = artifactsOf(7);
  expect(await artifacts.find(2)).toBeUndefined();
  expect(await artifacts.find(3)).toBeUndefined();
});

test('of several artifacts with one name, each is found by its own ID', async () => {
  addRun(7, [artifact(1, 'same'), artifact(2, 'same')]);
  const artifacts = artifactsOf(7);
  expect([await artifacts.find(1), await artifacts.find(2)]).toMatchObject([{ id: 1 }, { id: 2 }]);
});

test('a flood of artifacts hides none, and does not use up the requests', async () => {
  const flood = Array.from({ length: 2000 }, (_, n) => artifact(n + 10));
  addRun(7, [...flood, artifact(5000)]);
  const artifacts = artifactsOf(7);
  expect(await artifacts.find(5000)).toMatchObject({ id: 5000 });
  expect([requests('list-workflow-run-artifacts'), requests('get-artifact')]).toEqual([5, 1]);
});

test('an artifact that is gone by now has no content', async () => {
  const gone = { id: 1, name: 'x', bytes: 3 };
  addRun(7, [gone]);
  expect(await artifactsOf(7).download(gone, 1e6)).toBeUndefined();
  expect(await artifactsOf(7).download({ ...gone, id: 99 }, 1e6)).toBeUndefined();
});

test('a token that must not read them is reported, and does not look like a missing artifact', async () => {
  addRun(7, [artifact(1)]);
  await expect(artifactsOf(7, 'ghs_none.0123456789').find(1)).rejects.toThrow(/actions: ?read/);
});
