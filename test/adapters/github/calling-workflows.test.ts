import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { callingJobs } from '../../../src/adapters/github/calling-workflows.js';
import { CommitSha, TreeSha } from '../../../src/core/model.js';
import { runGroup } from '../../../src/core/published.js';
import { neededPermissions, workflowText } from '../../../src/init/workflow-text.js';
import { callingChecks, waitWarnings } from '../../../src/text/calling-workflow.js';

const SHA = 'a'.repeat(40);
const orchestrate = readFileSync(
  new URL('../../../.github/workflows/orchestrate.yml', import.meta.url),
  'utf8',
);
const needed = neededPermissions(orchestrate);

function jobsIn(text: string, branch = 'main') {
  const path = '.github/workflows/agents.yml';
  const store = {
    files: async () => [path, '.github/workflows/deep/y.yml', 'docs/agents.yml'],
    file: async () => text,
  };
  const base = { branch, commit: CommitSha.parse(SHA), tree: TreeSha.parse(SHA) };
  return callingJobs(store, base);
}

function calling({ top = '', job = '' } = {}): string {
  return `name: Tributary
on: workflow_dispatch
${top}
jobs:
  other:
    runs-on: ubuntu-latest
    concurrency: tributary-main
    steps: []
  agents:
    ${job}
    permissions: { contents: write }
    uses: acme/tributary/.github/workflows/orchestrate.yml@v1
`;
}

describe('a workflow that calls Tributary’s', () => {
  test.each([
    'tributary-${{ github.ref_name }}',
    'tributary-${{github.ref_name}}',
    'Tributary-MAIN',
    'tributary-main',
    '${{ github.workflow }}-${{ github.ref_name }}',
    '${{ github.workflow }}-${{ github.head_ref || github.ref_name }}',
  ])('waits for itself if its concurrency group is %s', async (group) => {
    for (const [text, line] of [
      [calling({ top: `concurrency: "${group}"` }), 3],
      [calling({ top: `concurrency: { group: "${group}", cancel-in-progress: false }` }), 3],
      [calling({ job: `concurrency: "${group}"` }), 10],
    ] as const)
      expect(waitWarnings(await jobsIn(text))).toEqual([
        expect.stringMatching(
          new RegExp(`^\\.github/workflows/agents\\.yml:${line}: .*Remove this \`concurrency\``),
        ),
      ]);
  });

  test.each([
    'agents',
    'tributary',
    'tributary-${{ github.ref }}',
    'tributary-${{ github.run_id }}',
    'tributary-${{ github.ref_name }}-caller',
    '${{ github.workflow }}-${{ github.ref }}',
  ])('does not wait for itself if its group is %s', async (group) => {
    expect(waitWarnings(await jobsIn(calling({ top: `concurrency: "${group}"` })))).toEqual([]);
  });

  test('waits on its base branch only, whose name is part of the group', async () => {
    const text = calling({ top: 'concurrency: tributary-main' });
    expect(waitWarnings(await jobsIn(text, 'next'))).toEqual([]);
  });

  test('has the group that the workflow has', () => {
    expect(orchestrate).toContain(`group: ${runGroup('${{ github.ref_name }}')}\n`);
  });

  test.each(['', 'jobs: {', 'jobs: { a: { uses: ./.github/workflows/ci.yml } }', 'jobs: []'])(
    'is not %p',
    async (text) => {
      expect(await jobsIn(text)).toEqual([]);
    },
  );
});

describe('the check of a calling workflow', () => {
  test('passes for the one that init writes', async () => {
    const checks = callingChecks(await jobsIn(workflowText('calling', orchestrate)), needed);
    expect(checks).toEqual([{ name: 'workflow', ok: true, found: '.github/workflows/agents.yml' }]);
    expect(needed).toMatchObject({ contents: 'write', actions: 'write' });
  });

  test('names the line and the permissions that it does not grant', async () => {
    const [check] = callingChecks(await jobsIn(calling()), { contents: 'read', actions: 'read' });
    expect(check).toMatchObject({ ok: false, next: [expect.any(String), 'actions: read'] });
    expect(check?.found).toMatch(/^\.github\/workflows\/agents\.yml:12: agents grants less/);
  });

  test('accepts write-all, and the permissions of the whole workflow', async () => {
    for (const given of ['write-all', '{ contents: write, actions: write }']) {
      const text = calling({ top: `permissions: ${given}` }).replace(/ {4}permissions: .*\n/, '');
      const [check] = callingChecks(await jobsIn(text), { contents: 'write', actions: 'read' });
      expect(check?.ok).toBe(true);
    }
    const read = calling({ job: '' }).replace('{ contents: write }', 'read-all');
    expect(callingChecks(await jobsIn(read), { actions: 'write' })[0]?.ok).toBe(false);
  });

  test('warns where neither says: the repository decides', async () => {
    const text = calling().replace(/ {4}permissions: .*\n/, '');
    expect(callingChecks(await jobsIn(text), { actions: 'read' })).toMatchObject([
      { ok: 'warn', next: [expect.any(String), 'actions: read'] },
    ]);
  });

  test('fails for one that waits for itself', async () => {
    const text = calling({ top: 'concurrency: tributary-main' });
    const [check] = callingChecks(await jobsIn(text), {});
    expect([check?.ok, check?.found]).toEqual([false, expect.stringContaining('for ever')]);
  });
});
