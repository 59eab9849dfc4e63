/** How many git processes a workspace takes: each costs some milliseconds, for each task, gate and suite. */
import { expect, test } from '@jest/globals';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  temporaryRepository,
  type TemporaryRepository,
  writeFiles,
} from '../../support/git-repository.js';
import { assignment, sha, task, workspacesOf } from './tools.js';

const DEV = task('DEV-1');

/** Notes each git command in a file; gives the number of those that something took. */
async function counted(repository: TemporaryRepository) {
  const [bin, log] = [join(repository.outside, 'bin'), join(repository.outside, 'log')];
  await mkdir(bin);
  const path = repository.environment['PATH'] ?? '';
  const script = `#!/bin/sh\necho "$*" >> '${log}'\nPATH='${path}' exec git "$@"\n`;
  await writeFile(join(bin, 'git'), script, { mode: 0o755 });
  repository.environment['PATH'] = `${bin}:${path}`;
  return async (act: () => Promise<unknown>) => {
    await rm(log, { force: true });
    await act();
    return (await readFile(log, 'utf8')).trim().split('\n').length;
  };
}

test('a workspace takes few git processes', async () => {
  await using repository = await temporaryRepository({ 'a.txt': 'one\n' });
  const count = await counted(repository);
  const { workspaces, base, gitIn, outside } = await workspacesOf(repository);
  let workspace = await workspaces.forAgent(assignment('DEV-0', base));
  const open = await count(async () => {
    workspace = await workspaces.forAgent(assignment('DEV-1', base));
  });
  await writeFiles(workspace.dir, { 'new.txt': 'x' });
  const saveFiles = await count(() => workspace.save('x'));
  await writeFiles(workspace.dir, { 'more.txt': 'x' });
  await gitIn(workspace.dir, 'add', '--all');
  await gitIn(workspace.dir, 'commit', '--quiet', '-m', 'mine');
  const saveCommits = await count(() => workspace.save('x'));
  const bundle = await count(() => workspace.bundle(join(outside, 'x')));
  const head = sha(await gitIn(workspace.dir, 'rev-parse', 'HEAD'));
  const tree = await count(() => workspaces.forTree(head, 'x'));
  const collect = await count(() => workspaces.collect(DEV));
  const remove = await count(() => workspaces.clear(DEV, 'remove'));
  expect({ open, saveFiles, saveCommits, bundle, tree, collect, remove }).toEqual({
    open: 5,
    saveFiles: 9,
    saveCommits: 15,
    bundle: 1,
    tree: 3,
    collect: 3,
    remove: 8,
  });
});
