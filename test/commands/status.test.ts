import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { createRuns } from '../../src/adapters/files/run-directory.js';
import type { CommandContext } from '../../src/commands/context.js';
import { statusCommand } from '../../src/commands/status.js';
import type { RunDirectory } from '../../src/ports.js';
import { openSeal } from '../../src/adapters/files/seal.js';
import type { RunStatus } from '../../src/report/status-text.js';
import { type WithWorkspaces, withWorkspaces } from '../adapters/git/tools.js';
import { assignment, at, factsOf, id, land, plan, task, work } from '../support/example-run.js';

const { request } = factsOf();

/** A run whose agent works on T-1, in the worktree `made`, relative to the checkout. */
async function working({ base, gitDir, workspaces, environment }: WithWorkspaces) {
  const assigned = assignment('T-1', 'dev', { base });
  const { displayPath: made } = await workspaces.forAgent(assigned);
  const seal = await openSeal(environment);
  const dir = await createRuns(gitDir, { seal, warn: () => undefined }).create(request);
  await dir.write('plan-1.json', plan({ assign: [assigned], tasks: [task('T-1')] }));
  await dir.writeText('work/T-1-1/agent.log', '');
  return { dir, made };
}

/** Its agent failed, and the round has ended. */
async function failed(dir: RunDirectory, worktree: string) {
  const why = { is: 'exit', code: 1, tail: '' } as const;
  await dir.write(
    'work/T-1-1/result.json',
    work('T-1', 'dev', { worktree, end: { is: 'failed', why } }),
  );
  await dir.write('land-1.json', land([{ is: 'failed', task: id('T-1'), why }]));
}

/** What `tributary status` says about T-1 in a checkout of the repository. */
async function rowAt(cwd: string, { environment }: WithWorkspaces) {
  const stdout = new PassThrough();
  const context = {
    cwd,
    environment,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: process.stderr,
    stdin: process.stdin,
    clock: { now: () => at(60) },
    signal: new AbortController().signal,
    pid: 1,
    typed: 'tributary status',
    packageRoot: '/',
  } satisfies CommandContext;
  expect(await statusCommand(context, { json: true })).toBe(0);
  stdout.end();
  const { rows } = JSON.parse(await text(stdout)) as RunStatus;
  return rows[0];
}

describe('the worktree that status shows', () => {
  test('is the one that the agent got, even if another one had its usual name', async () => {
    await using repository = await withWorkspaces();
    await repository.git('worktree', 'add', '--quiet', '--detach', '.worktrees/dev-T-1');
    const { made } = await working(repository);
    expect(made).toBe('.worktrees/dev-T-1.2');
    expect(await rowAt(repository.root, repository)).toMatchObject({
      state: 'working',
      worktree: made,
    });
  });

  test('is given relative to the current checkout of the repository', async () => {
    await using repository = await withWorkspaces();
    const other = join(repository.outside, 'other');
    await repository.git('worktree', 'add', '--quiet', '--detach', other);
    const { dir, made } = await working(repository);
    expect(await rowAt(other, repository)).toMatchObject({ worktree: `../checkout/${made}` });
    await failed(dir, made);
    expect(await rowAt(other, repository)).toMatchObject({
      state: 'failed',
      next: [`(cd ../checkout/${made} && git log)`, 'tributary run T-1'],
    });
  });

  test('is left out when it is gone, and the next step runs the task again', async () => {
    await using repository = await withWorkspaces();
    const { dir, made } = await working(repository);
    await rm(join(repository.root, made), { recursive: true });
    expect(await rowAt(repository.root, repository)).not.toHaveProperty('worktree');
    await failed(dir, made);
    const row = await rowAt(repository.root, repository);
    expect(row).not.toHaveProperty('worktree');
    expect(row).toMatchObject({ next: ['tributary run T-1'] });
  });
});
