/** What a person does in the directory of a task that did not land. */
import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Project, scenario } from '../support/project.js';

const two = '- [ ] T-1: One\n- [ ] T-2: Two\n';
const kept = '.worktrees/worker-T-1';

function inKept(repo: Project, script: string): string {
  return execFileSync('sh', ['-ec', script], {
    cwd: join(repo.root, kept),
    env: repo.environment,
    encoding: 'utf8',
  });
}

test('a fix that a person committed there lands, and nothing is said to be left', () => {
  using repo = scenario({
    tasks: two,
    scripts: { 'T-1': 'echo 1 > one; touch broken', 'T-2': 'echo 2 > two' },
    config: 'attempts: 1\n',
  });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  inKept(repo, 'git rm -q broken; git add -A; git commit -qm fix');
  const ended = repo.tributary('run', 'T-1');
  expect([ended.code, repo.has('one'), repo.has('broken')]).toEqual([0, true, false]);
  expect(ended.stdout + ended.stderr).not.toContain('Kept ');
});

test('`git merge main` there merges what landed since, also in a run of another task', () => {
  using repo = scenario({
    tasks: two,
    scripts: { 'T-1': 'echo 1 > one; touch broken', 'T-2': 'echo 2 > two' },
    config: 'attempts: 1\n',
  });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  expect(repo.tributary('run', 'T-2').code).toBe(0);
  inKept(repo, 'git merge -q main');
  expect(existsSync(join(repo.root, kept, 'two'))).toBe(true);
  repo.commit({ later: 'by hand\n' });
  repo.tributary('plan', 'T-1');
  inKept(repo, 'git merge -q main');
  expect(existsSync(join(repo.root, kept, 'later'))).toBe(true);
});

test('what set-up changed is not in a person’s `git add -A`', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n',
    scripts: { 'T-1': 'echo 1 > one; touch broken' },
    config: 'attempts: 1\nsetup: ["echo drift > drift; echo 2 > pinned"]\n',
    files: { pinned: '1\n' },
  });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  inKept(repo, 'git rm -q broken; git add -A; git commit -qm fix');
  expect(repo.tributary('run', 'T-1').code).toBe(0);
  expect([repo.has('drift'), repo.read('pinned')]).toEqual([false, '1\n']);
});

test('work in a submodule is not lost when the directory is discarded', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n',
    scripts: { 'T-1': 'echo 1 > one; touch broken' },
    config:
      'attempts: 1\nsetup: ["git -c protocol.file.allow=always submodule update --init -q"]\n',
  });
  const lib = join(repo.root, '../lib');
  execFileSync(
    'sh',
    ['-ec', `git init -q ${lib}; cd ${lib}; echo 1 > lib; git add lib; git commit -qm lib`],
    {
      env: {
        ...repo.environment,
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@example.com',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.com',
      },
    },
  );
  repo.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', lib, 'lib');
  repo.commit();
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  writeFileSync(join(repo.root, kept, 'lib/lib'), 'mine\n');
  const ended = repo.tributary('discard', 'T-1');
  expect(ended.stdout + ended.stderr).toContain('it has changes in the submodule lib');
  const [aside = ''] = readdirSync(join(repo.root, '.worktrees'));
  expect(readFileSync(join(repo.root, '.worktrees', aside, 'lib/lib'), 'utf8')).toBe('mine\n');
});

test('a copy of the repository leaves the original’s directories alone, and a moved one finds its own', () => {
  using repo = scenario({
    tasks: two,
    scripts: { 'T-1': 'echo 1 > one; touch broken', 'T-2': 'echo 2 > two' },
    config: 'attempts: 1\n',
  });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  const [copy, moved] = [`${repo.root}-copy`, `${repo.root}-moved`];
  execFileSync('cp', ['-r', repo.root, copy]);
  repo.tributaryIn('../repository-copy', 'discard', 'T-1');
  expect(existsSync(join(repo.root, kept, 'one'))).toBe(true);
  inKept(repo, 'git rm -q broken; git add -A; git commit -qm fix');
  renameSync(repo.root, moved);
  const ended = repo.tributaryIn('../repository-moved', 'run', 'T-1');
  renameSync(moved, repo.root);
  expect([ended.code, repo.has('one'), repo.has('broken')]).toEqual([0, true, false]);
});

test('another checkout’s run does not break the directories that are kept in this one', () => {
  using repo = scenario({
    tasks: two,
    scripts: { 'T-1': 'echo 1 > one; touch broken', 'T-2': 'echo 2 > two' },
    config: 'attempts: 1\n',
  });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  repo.git('branch', 'other');
  repo.git('worktree', 'add', '-q', '../linked', 'other');
  expect(repo.tributaryIn('../linked', 'run', 'T-2').code).toBe(0);
  expect(inKept(repo, 'git log -1 --format=%s')).toContain('T-1');
});

test('a person’s commit on the task’s branch while its agent works is kept', () => {
  using repo = scenario({
    tasks: two,
    scripts: {
      'T-1':
        'cd ../.. && git switch -q tributary/T-1 && echo p > p && git add p && git commit -qm precious && git switch -q main; cd - && echo 1 > one',
      'T-2': 'echo 2 > two',
    },
  });
  const ended = repo.tributary('run', 'T-1');
  const [, commit = ''] = /git branch kept-\S+ ([0-9a-f]+)/.exec(ended.stdout + ended.stderr) ?? [];
  expect(repo.git('log', '-1', '--format=%s', commit)).toBe('precious\n');
});
