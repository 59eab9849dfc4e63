/** The git directory in which Tributary judges: nobody else's settings hold in it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Judge } from '../../../src/adapters/git/judge.js';
import { writeFiles } from '../../support/git-repository.js';
import { judgeOf, repositoryWithStore, sha, text, type WithStore } from './tools.js';

let repo: WithStore;

beforeEach(async () => {
  repo = await repositoryWithStore({ 'a.txt': 'one\n', 'b.txt': 'one\n' });
});
afterEach(() => repo[Symbol.asyncDispose]());

async function head() {
  return sha(await repo.git('rev-parse', 'HEAD'));
}

describe('judging', () => {
  test('goes by the settings that a person had when it began', async () => {
    const files = join(repo.outside, 'files');
    await writeFiles(files, { 'a.txt': 'x\r\n' });
    const hash = async ({ gitFor }: Judge) => {
      const args = ['hash-object', '--path=a.txt', '--', 'a.txt'];
      return (await gitFor(files)(args)).stdout;
    };
    const before = await hash(repo.judge);
    await repo.git('config', 'core.autocrlf', 'input');
    await repo.git('config', 'core.worktree', '/nowhere');
    await writeFile(join(repo.gitDir, 'info/attributes'), '* filter=upper\n');
    await repo.git('config', 'filter.upper.clean', 'tr a-z A-Z');
    expect(await hash(repo.judge)).toBe(before);
    expect(await repo.store.files(await head())).toEqual(['a.txt', 'b.txt']);
    await repo.git('config', '--unset', 'core.worktree');
    expect(await hash(await judgeOf(repo))).not.toBe(before);
  });

  test('merges by the attributes of the change’s base, never by those of a checkout', async () => {
    const base = sha(await repo.commit({ '.gitattributes': 'a.txt merge=union\n' }));
    const ours = sha(await repo.commit({ 'a.txt': 'one\nours\n', 'b.txt': 'one\nours\n' }));
    await repo.git('reset', '--quiet', '--hard', base);
    const theirs = sha(await repo.commit({ 'a.txt': 'one\ntheirs\n' }));
    await repo.git('reset', '--quiet', '--hard', base);
    const other = sha(await repo.commit({ 'b.txt': 'one\ntheirs\n' }));
    // A checkout with other attributes, and a person's own.
    await writeFiles(repo.root, { '.gitattributes': 'b.txt merge=union\na.txt -merge\n' });
    const combine = (commit: typeof base) => repo.store.combine(ours, { base, commit }, text('x'));
    expect(await combine(theirs)).toMatchObject({ is: 'clean' });
    expect(await combine(other)).toEqual({ is: 'conflict', files: ['b.txt'] });
  });

  test('leaves a repository’s configuration alone, and removes the directories of ended processes', async () => {
    const config = await readFile(join(repo.gitDir, 'config'), 'utf8');
    const dead = join(repo.gitDir, 'tributary/git/4194305-x');
    await writeFiles(dead, { HEAD: 'x' });
    const judge = await judgeOf(repo);
    expect(existsSync(dead)).toBe(false);
    // Two of one process do not disturb each other.
    expect(await readdir(join(repo.gitDir, 'tributary/git'))).toHaveLength(2);
    await judge.git(['update-ref', 'refs/x', await head()]);
    expect(await repo.git('for-each-ref', 'refs/x')).toBe('');
    expect(await readFile(join(repo.gitDir, 'config'), 'utf8')).toBe(config);
  });

  test('does not read replaced objects', async () => {
    const first = await head();
    const second = sha(await repo.commit({ 'a.txt': 'two\n' }));
    await repo.git('replace', second, first);
    expect(await repo.store.file(second, 'a.txt')).toBe('two\n');
  });
});
