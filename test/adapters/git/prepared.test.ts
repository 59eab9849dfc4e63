/** What a project's set-up changes in an agent's directory: it is no work of the agent, and never lands. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentWorkspace } from '../../../src/ports.js';
import { type Files, writeFiles } from '../../support/git-repository.js';
import { assignment, sha, task, type WithWorkspaces, withWorkspaces } from './tools.js';

const DEV = task('DEV-1');
const LINES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
let repo: WithWorkspaces;
let workspace: AgentWorkspace;

beforeEach(async () => {
  repo = await withWorkspaces({
    'lock.json': 'old\n',
    'lines.txt': `${LINES.join('\n')}\n`,
    'gone.txt': 'x\n',
    'folder.txt': 'a file\n',
    'src/b.txt': 'two\n',
  });
  workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
});
afterEach(() => repo[Symbol.asyncDispose]());

function write(files: Files) {
  return writeFiles(workspace.dir, files);
}
async function setUp(files: Files) {
  await write(files);
  return workspace.prepared();
}
async function saved() {
  const head = sha(String(await workspace.save('x')));
  const diff = await repo.store.diff(repo.base, head);
  return { head, paths: diff.map(({ path }) => path) };
}
function lines(changes: Record<number, string>) {
  return `${LINES.map((line, at) => changes[at] ?? line).join('\n')}\n`;
}

const SET_UP: Files = {
  'lock.json': 'new\n',
  'gone.txt': null,
  'generated/x.js': 'x',
  'not UTF-8': Buffer.from([0xff]),
  link: { link: '/nowhere' },
  'folder.txt': null,
  'folder.txt/deeper.txt': 'a folder now\n',
};

describe('what set-up changed', () => {
  test('is named', async () => {
    expect((await setUp(SET_UP)).changed).toEqual([
      'folder.txt',
      'folder.txt/deeper.txt',
      'generated/x.js',
      'gone.txt',
      'link',
      'lock.json',
      'not UTF-8',
    ]);
    expect((await workspace.prepared()).tree).toHaveLength(40);
  });

  test('is no work: an agent that did nothing delivers nothing', async () => {
    await setUp(SET_UP);
    expect(await workspace.save('x')).toBeUndefined();
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
  });

  test('does not land with the agent’s own files, and a person’s `git add -A` does not add it', async () => {
    await setUp(SET_UP);
    await write({ 'new.txt': 'new\n', 'src/b.txt': 'changed\n' });
    expect((await saved()).paths).toEqual(['new.txt', 'src/b.txt']);
    // Files of the repository are as committed; new ones stay, excluded.
    expect(await readFile(join(workspace.dir, 'lock.json'), 'utf8')).toBe('old\n');
    expect(existsSync(join(workspace.dir, 'generated'))).toBe(true);
    expect(await repo.gitIn(workspace.dir, 'status', '--porcelain')).toBe('');
    expect(await repo.workspaces.collect(DEV)).toBeUndefined();
  });

  test('does not land although the agent committed it', async () => {
    await setUp({ 'lock.json': 'new\n', 'generated/x.js': 'x' });
    await write({ 'new.txt': 'new\n' });
    await repo.gitIn(workspace.dir, 'add', '--all');
    await repo.gitIn(workspace.dir, 'commit', '--quiet', '-m', 'everything');
    expect((await saved()).paths).toEqual(['new.txt']);
  });

  test('does not land with an agent’s edit of the same file', async () => {
    await setUp({ 'lines.txt': lines({ 0: 'by set-up' }) });
    await write({ 'lines.txt': lines({ 0: 'by set-up', 7: 'by the agent' }) });
    const { head } = await saved();
    expect(await repo.store.file(head, 'lines.txt')).toBe(lines({ 7: 'by the agent' }));
  });

  test('lands where the agent changed the same lines: the file is as it is now', async () => {
    await setUp({ 'lines.txt': lines({ 3: 'by set-up' }), 'lock.json': 'new\n' });
    await write({ 'lines.txt': lines({ 3: 'by the agent' }) });
    const { head, paths } = await saved();
    expect(paths).toEqual(['lines.txt']);
    expect(await repo.store.file(head, 'lines.txt')).toBe(lines({ 3: 'by the agent' }));
  });

  test('lands if the agent edited what set-up made, or removed what it changed', async () => {
    await setUp({ 'generated/x.js': 'x', 'generated/y.js': 'y', 'lock.json': 'new\n' });
    await write({ 'generated/x.js': 'edited', 'lock.json': null });
    const { head, paths } = await saved();
    expect(paths).toEqual(['generated/x.js', 'lock.json']);
    expect(await repo.store.file(head, 'generated/x.js')).toBe('edited');
  });

  test('may have put a folder in place of a file, in which the agent worked', async () => {
    await setUp({ 'folder.txt': null, 'folder.txt/deeper.txt': 'a folder now\n' });
    await write({ 'folder.txt/deeper.txt': 'edited\n' });
    const { head } = await saved();
    expect(await repo.store.file(head, 'folder.txt/deeper.txt')).toBe('edited\n');
    expect(await repo.store.files(head)).toEqual([
      'folder.txt/deeper.txt',
      'gone.txt',
      'lines.txt',
      'lock.json',
      'src/b.txt',
    ]);
  });

  test('may have put a file in place of a folder, in which the agent wrote', async () => {
    await setUp({ src: null });
    await write({ src: 'set-up made it\n' });
    await workspace.prepared();
    await write({ src: 'edited\n' });
    expect(await repo.store.file((await saved()).head, 'src')).toBe('edited\n');
  });

  test('counts for a file whose name is not UTF-8', async () => {
    const file = Buffer.concat([Buffer.from(`${workspace.dir}/`), Buffer.from([0xe9])]);
    await writeFile(file, 'by set-up\n');
    expect((await workspace.prepared()).changed).toEqual(['\udce9']);
    await writeFile(file, 'by the agent\n');
    expect((await saved()).paths).toEqual(['\udce9']);
  });

  test('counts in another process, which is told the tree', async () => {
    const { tree } = await setUp(SET_UP);
    await write({ 'new.txt': 'new\n' });
    workspace = await repo.again().reopen(assignment('DEV-1', repo.base), workspace.dir, tree);
    expect((await saved()).paths).toEqual(['new.txt']);
  });

  test('is not kept as a person’s when the directory goes, but an edit of it is', async () => {
    await setUp(SET_UP);
    await workspace.save('x');
    await repo.workspaces.clear(DEV, 'remove');
    expect(repo.notes).toEqual([]);
    workspace = await repo.workspaces.forAgent(assignment('DEV-1', repo.base));
    await setUp(SET_UP);
    await workspace.save('x');
    await write({ 'lock.json': 'a person’s\n' });
    expect(await repo.workspaces.collect(DEV)).toBe('.worktrees/dev-DEV-1');
    await repo.workspaces.clear(DEV, 'remove');
    expect(repo.notes).toHaveLength(1);
    const at = await repo.git('for-each-ref', '--format=%(objectname)', 'refs/tributary/kept');
    expect(await repo.git('show', `${at}:lock.json`)).toBe('a person’s');
  });

  test('is left when a commit of the agent’s is all that a later attempt starts on', async () => {
    await setUp({ 'generated/x.js': 'x' });
    await write({ 'new.txt': 'new\n' });
    const from = { base: repo.base, head: (await saved()).head };
    workspace = await repo.again().forAgent(assignment('DEV-1', repo.base, { attempt: 2, from }));
    expect(existsSync(join(workspace.dir, 'generated'))).toBe(false);
    await setUp({ 'generated/x.js': 'x' });
    await rm(join(workspace.dir, 'new.txt'));
    await write({ 'other.txt': 'x' });
    expect((await saved()).paths).toEqual(['other.txt']);
  });
});
