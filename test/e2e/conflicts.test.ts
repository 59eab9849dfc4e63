import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { scenario } from '../support/project.js';

describe('a conflict', () => {
  const conflicting = (config = '') =>
    scenario({
      tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
      scripts: { 'T-1': 'echo 1 > line', 'T-2': 'echo 2 > line' },
      files: { line: '0\n' },
      config,
    });

  test('is held with its branch and instructions, and a person’s fix lands after gates and tests', () => {
    using repo = conflicting();
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('⚠️  Merge conflict in T-2\nFiles with conflicts:\n  line');
    expect(ended.stdout).toContain('git mergetool');
    const worktree = join(repo.root, '.worktrees', 'worker-T-2');
    expect(() => repo.git('-C', worktree, 'merge', 'main')).toThrow();
    repo.write({ '.worktrees/worker-T-2/line': '1 and 2\n' });
    expect(repo.tributary('run', 'T-2').stdout).toContain('.worktrees/worker-T-2');
    repo.git('-C', worktree, 'commit', '--quiet', '--all', '--no-edit');
    const again = repo.tributary('run', 'T-2');
    expect(again.stdout).not.toContain('Spawned');
    expect(again.code).toBe(0);
    expect(repo.read('line')).toBe('1 and 2\n');
  });

  test('can be discarded by command, which removes worktree and branch and says how to restore the work', () => {
    using repo = conflicting();
    repo.tributary('run', 'T-1', 'T-2');
    const head = repo.git('rev-parse', 'tributary/T-2').trim();
    const ended = repo.tributary('discard', 'T-2');
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain(head.slice(0, 12));
    expect([
      repo.has('.worktrees/worker-T-2'),
      repo.git('branch', '--list', 'tributary/*'),
    ]).toEqual([false, '']);
    expect(repo.git('show', `${head}:line`)).toBe('2\n');
    expect(repo.tributary('discard', 'T-2').code).toBe(2);
  });

  test('is discarded or resolved if on-conflict says so', () => {
    using discards = conflicting('on-conflict: discard\n');
    expect(discards.tributary('run', 'T-1', 'T-2').code).toBe(1);
    expect(discards.read('TASKS.md')).toMatch(/T-2: Two\n {2}- status: failed/);
    using resolves = conflicting('on-conflict: resolve\n');
    const ended = resolves.tributary('run', 'T-1', 'T-2');
    expect([ended.code, ended.code === 0 ? '' : ended.stdout]).toEqual([0, '']);
    expect(resolves.read('line')).toBe('2\n');
  });

  test('an uncommitted edit that a landing would overwrite is never touched, and the change is held', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
      scripts: { 'T-1': 'echo agent > line', 'T-2': 'echo 2 > two' },
      files: { line: '0\n' },
    });
    repo.write({ line: 'mine\n' });
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.code).toBe(1);
    expect(repo.read('line')).toBe('mine\n');
    expect(repo.git('status', '--porcelain')).toBe(' M line\n');
    expect(ended.stdout).toMatch(/git .*stash/);
    expect(repo.has('two')).toBe(true);
    repo.git('stash', '--quiet');
    expect(repo.tributary('run', 'T-1').code).toBe(0);
    expect(repo.read('line')).toBe('agent\n');
  });
});
