/** What a hostile or careless agent must not be able to do to the base and to the person's files. */
import { expect, test } from '@jest/globals';
import { scenario } from '../support/project.js';

test('a change does not overwrite a file that is ignored in the checkout', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n',
    scripts: { 'T-1': 'echo agent > local.cfg; git add -f local.cfg' },
    files: { '.gitignore': 'local.cfg\n' },
  });
  repo.write({ 'local.cfg': 'mine\n' });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  expect(repo.read('local.cfg')).toBe('mine\n');
});

test.each(['bot@tributary.invalid', 'person@example.com'])(
  'an agent’s commit on the base itself, as %s, is detected, and nothing is built on it until a person accepts it',
  (email) => {
    const commit = `GIT_COMMITTER_EMAIL=${email} git commit --author 'Some <${email}>' -qm sneaky`;
    using repo = scenario({
      tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
      scripts: {
        'T-1': `echo 1 > one; git add one; ${commit}; git push -q ../.. HEAD:develop`,
        'T-2': 'echo 2 > two',
      },
      config: 'attempts: 1\n',
    });
    repo.git('branch', 'develop');
    const ended = repo.tributary('run', 'T-1', '--base', 'develop');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('An agent committed directly to develop and bypassed the gates');
    expect(repo.git('log', '--format=%s', 'develop')).not.toContain('Merge pull request');
    const other = repo.tributary('run', 'T-2', '--base', 'develop');
    expect(other.stderr).toContain('An agent committed directly to develop');
    expect(other.stdout).not.toContain('Spawned');
    const [, accept = ''] = /(--accept-base [0-9a-f]+)/.exec(other.stderr) ?? [];
    const accepted = repo.tributary('run', 'T-2', '--base', 'develop', ...accept.split(' '));
    expect([accepted.stderr, accepted.code]).toEqual(['', 0]);
    expect(repo.git('log', '--format=%s', 'develop')).toContain('T-2: Two');
  },
);

test('a commit of a person on the base while agents work is shown, and landing goes on top', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n',
    scripts: {
      // A person would not have the agent's environment.
      'T-1': `cd ../.. && echo mine > mine && git add mine && GIT_COMMITTER_EMAIL=p@example.com git commit -qm 'By hand' --author 'P <p@example.com>'; cd - && echo 1 > one`,
    },
  });
  const ended = repo.tributary('run', 'T-1');
  expect([ended.stderr, ended.code]).toEqual(['', 0]);
  expect(ended.stdout).toContain('main moved while agents worked: 1 commit of others');
  expect(repo.git('log', '--format=%s')).toContain('By hand');
});

test('the work of a stopped attempt does not count as a person’s fix', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n',
    scripts: { 'T-1': 'if [ -e ../../slow ]; then echo half > half; exit 1; fi; touch broken' },
    config: 'attempts: 1\n',
  });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  repo.write({ slow: '' });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  const again = repo.tributary('run', 'T-1');
  expect(again.stdout).toContain('Spawned');
  expect(repo.has('half')).toBe(false);
});

test('an agent’s output never reaches the base as a reason', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n',
    scripts: { 'T-1': 'echo "fatal: https://u:hunter2hunter2@example.com"; exit 1' },
    config: 'attempts: 1\n',
  });
  expect(repo.tributary('run', 'T-1').code).toBe(1);
  expect(repo.read('TASKS.md')).toBe(
    '- [ ] T-1: One\n  - status: failed: the agent exited with code 1\n',
  );
});

/** Waits until the first task's change is imported, while this agent is still at work. */
const firstIsIn =
  'until git -C ../.. for-each-ref refs/tributary/taken | grep -q .; do sleep 0.05; done';

test('an agent that delivers another agent’s change does not keep that change from landing', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
    scripts: {
      'T-1': 'echo 1 > one',
      'T-2': `${firstIsIn}; git fetch -q ../.. tributary/T-1 && git reset -q --hard FETCH_HEAD`,
    },
    config: 'attempts: 1\n',
  });
  expect(repo.tributary('run', 'T-1', 'T-2').code).toBe(1);
  expect(repo.read('one')).toBe('1\n');
  expect(repo.git('log', '--first-parent', '--format=%s')).toContain('T-1: One');
});

test('an agent that prunes the repository does not destroy the work of another', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
    scripts: {
      'T-1': 'echo 1 > one',
      'T-2': `${firstIsIn}; git -C ../.. gc -q --prune=now; echo 2 > two`,
    },
  });
  expect(repo.tributary('run', 'T-1', 'T-2').code).toBe(0);
  expect([repo.read('one'), repo.read('two')]).toEqual(['1\n', '2\n']);
});

test('a change that rewrites the script of its own gate is blocked', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n',
    scripts: { 'T-1': `echo 'echo "{\\"findings\\":[]}"' > check.sh` },
    config: 'gates:\n  style: sh check.sh\n',
    files: { 'check.sh': `echo '{"findings":[{"message":"no"}]}'\n` },
  });
  const ended = repo.tributary('run', 'T-1');
  expect(ended.stdout).toMatch(/BLOCKED by security-agent:\n.*check\.sh/);
  expect(ended.code).toBe(1);
});

test('a task whose work waits for one base is refused for another', () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
    scripts: { 'T-1': 'echo 1 > line', 'T-2': 'echo 2 > line' },
    files: { line: '0\n' },
  });
  repo.git('branch', 'develop');
  expect(repo.tributary('run', 'T-1', 'T-2', '--base', 'develop').code).toBe(1);
  const wrong = repo.tributary('run', 'T-2');
  expect(wrong.code).toBe(2);
  expect(wrong.stdout + wrong.stderr).toContain('tributary/T-2 for develop');
});

test('discarded work of an interrupted run does not land when that run is resumed', async () => {
  using repo = scenario({
    tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
    scripts: {
      'T-1': 'echo "$TRIBUTARY_RUN" > one',
      'T-2': 'if [ ! -e ../../go ]; then echo waiting; sleep 600; fi; echo 2 > two',
    },
  });
  const first = repo.start('run', 'T-1', 'T-2');
  await first.said('T-1 delivered');
  first.signal('SIGINT');
  expect((await first.end).code).toBe(130);
  expect(repo.tributary('discard', 'T-1').code).toBe(0);
  repo.write({ go: '', 'agents/T-1.sh': 'echo new > one\n' });
  repo.git('add', 'agents');
  repo.git('commit', '--quiet', '-m', 'Another way');
  expect(repo.tributary('run', 'T-1', 'T-2').code).toBe(0);
  expect([repo.read('one'), repo.read('two')]).toEqual(['new\n', '2\n']);
});
