import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenario, stateOf } from '../support/project.js';

function json(file: string) {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

describe('a run', () => {
  test('lands green tasks with one merge each, and marks them in the task list', () => {
    using repo = scenario({
      tasks: '# Tasks\n\n- [ ] T-1: One\n- [ ] T-2: Two\n',
      scripts: { 'T-1': 'echo 1 > one', 'T-2': 'echo 2 > two; git add two; git commit -qm "mine"' },
    });
    repo.write({ 'notes.txt': 'not committed\n' });
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.stderr).toBe('');
    expect(ended.code).toBe(0);
    expect([repo.read('one'), repo.read('two')]).toEqual(['1\n', '2\n']);
    expect(repo.read('TASKS.md')).toBe('# Tasks\n\n- [x] T-1: One\n- [x] T-2: Two\n');
    expect(repo.read('notes.txt')).toBe('not committed\n');
    expect(repo.git('status', '--porcelain')).toBe('?? notes.txt\n');
    expect(repo.git('log', '--first-parent', '--format=%s').split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Merge pull request #\d+: T-1: One$/),
        expect.stringMatching(/^Merge pull request #\d+: T-2: Two$/),
        expect.stringMatching(/^Merge pull request #\d+: Mark 2 tasks in the task list$/),
      ]),
    );
    expect(repo.git('branch', '--format=%(refname:short)')).toBe('main\ntributary-ledger\n');
    expect(repo.git('worktree', 'list').trim().split('\n')).toHaveLength(1);
    expect(ended.stdout.trimEnd().split('\n').at(-1)).toContain('git push');
    const metrics = json(join(repo.run(), 'report', 'metrics.json'));
    expect(metrics).toMatchObject({
      totalTasks: 2,
      successful: 2,
      failed: 0,
      cost: 'unpriced',
      gateBlocks: 0,
    });
    expect(json(join(repo.run(), 'report', 'status', 'T-1.json'))).toMatchObject({
      agentId: 'worker',
      taskId: 'T-1',
      status: 'completed',
      progress: 1,
      filesChanged: ['one'],
      securityGate: 'pass',
      complianceGate: 'n/a',
      reviewAgents: [],
    });
    // Asked again, there is nothing left to do, and that is no failure.
    expect(repo.tributary('run', 'T-1', 'T-2')).toMatchObject({ code: 0 });
  });

  test('keeps a change that breaks the tests out of main, retries it with the failure in its prompt, and lands the rest', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: Breaks\n- [ ] T-2: Works\n',
      scripts: {
        'T-1': 'cp "$TRIBUTARY_PROMPT" prompt.txt; touch broken',
        'T-2': 'echo 2 > two',
      },
      files: {
        'test.sh': 'test ! -e broken || { echo "not ok 1 - nothing is broken"; exit 1; }\n',
      },
    });
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('❌ T-1 broke tests - not merged, main is untouched');
    expect([repo.has('broken'), repo.has('two')]).toEqual([false, true]);
    expect(repo.read('TASKS.md')).toContain(
      '- [ ] T-1: Breaks\n  - status: failed: failed tests (unit)\n',
    );
    expect(repo.read('.worktrees/worker-T-1/prompt.txt')).toContain('nothing is broken');
    expect(json(join(repo.run(), 'report', 'metrics.json'))).toMatchObject({
      successful: 1,
      failed: 1,
    });
  });

  test('lands a second attempt that fixes the first', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: Twice\n',
      scripts: {
        'T-1':
          'if [ "$TRIBUTARY_ATTEMPT" = 1 ]; then touch broken; else rm broken; echo ok > fine; fi',
      },
    });
    expect(repo.tributary('run', 'T-1').code).toBe(0);
    expect([repo.has('broken'), repo.has('fine')]).toEqual([false, true]);
  });

  test.each(['squash', 'rebase'])(
    'gives one commit per task, without a merge, by the method %s',
    (method) => {
      using repo = scenario({
        tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
        scripts: { 'T-1': 'echo 1 > one', 'T-2': 'echo 2 > two' },
        config: `method: ${method}\n`,
      });
      expect(repo.tributary('run', 'T-1', 'T-2').code).toBe(0);
      expect(repo.git('rev-list', '--merges', 'HEAD')).toBe('');
      expect(repo.git('rev-list', '--count', 'HEAD').trim()).toBe('4');
      expect([repo.has('one'), repo.has('two')]).toEqual([true, true]);
    },
  );

  test('lands on a branch that is not checked out, and leaves the checkout alone', () => {
    using repo = scenario({ tasks: '- [ ] T-1: One\n', scripts: { 'T-1': 'echo 1 > one' } });
    repo.git('branch', 'develop');
    const before = repo.git('rev-parse', 'main');
    expect(repo.tributary('run', 'T-1', '--base', 'develop').code).toBe(0);
    expect(repo.git('show', 'develop:one')).toBe('1\n');
    expect([repo.git('rev-parse', 'main'), repo.has('one')]).toEqual([before, false]);
  });

  test('works on overlapping tasks one after the other, the second on top of the first', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n  - files: log.txt\n- [ ] T-2: Two\n  - files: "*.txt"\n'.replaceAll(
        '"',
        '',
      ),
      scripts: { 'T-1': 'echo 1 >> log.txt', 'T-2': 'echo 2 >> log.txt' },
      files: { 'log.txt': '0\n' },
    });
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.stdout).toContain('T-1 and T-2 both modify: log.txt');
    expect(ended.code).toBe(0);
    expect(repo.read('log.txt')).toBe('0\n1\n2\n');
  });

  test('starts nothing if tasks overlap and --on-overlap is cancel', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n  - files: a\n- [ ] T-2: Two\n  - files: a\n',
      scripts: { 'T-1': 'echo 1 > a', 'T-2': 'echo 2 > a' },
    });
    const before = stateOf(repo);
    expect(repo.tributary('run', 'T-1', 'T-2', '--on-overlap', 'cancel').code).toBe(2);
    expect(stateOf(repo)).toBe(before);
  });

  test('starts no further agent once its budget is spent, and says so for each task that waits', () => {
    using repo = scenario({
      tasks:
        '- [ ] T-1: One\n  - estimate: 2h\n- [ ] T-2: Two\n- [ ] T-3: Three\n  - depends: T-2\n',
      scripts: {
        'T-1': `echo '{"input_tokens":9,"cost_usd":3}' > "$TRIBUTARY_USAGE"; echo "$TRIBUTARY_BUDGET" > one`,
        'T-2': 'echo 2 > two',
        'T-3': 'echo 3 > three',
      },
    });
    const run = (...more: string[]) =>
      repo.tributary('run', 'T-1', 'T-2', 'T-3', '--max-parallel', '1', ...more);
    for (const budget of ['much', '0'])
      expect(run('--budget', budget).stderr).toContain('US dollars greater than 0');
    const ended = run('--budget', '2.50');
    expect(ended.code).toBe(1);
    expect(repo.read('one')).toBe('1.25\n');
    expect([repo.has('two'), repo.has('three')]).toEqual([false, false]);
    expect(ended.stdout).toContain('Budget: $2.50');
    expect(ended.stdout).toMatch(/T-2.*Not started: over budget: \$2\.50 limit, \$3\.00 spent/);
    expect(ended.stdout).toMatch(/T-3.*Not started: over budget/);
    expect(ended.stdout).toContain('the limit is only passed to the agent ($1.25 each');
    expect(ended.stdout).toContain('tributary run T-2 --budget 3');
    expect(run('--budget', '10')).toMatchObject({ code: 0 });
    expect([repo.read('two'), repo.read('three')]).toEqual(['2\n', '3\n']);
  });

  test('ends a failed task with its reason if the budget is used up', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': `echo '{"input_tokens":9,"cost_usd":3}' > "$TRIBUTARY_USAGE"; exit 3` },
    });
    const ended = repo.tributary('run', 'T-1', '--budget', '2');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('T-1 (worker): Agent failed: exit code 3');
    expect(ended.stdout).not.toContain('round 2');
    expect(repo.read('TASKS.md')).toContain('failed:');
  });

  test('lands a subtask that an agent asks for first, and the agent continues from its partial work', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: Page\n',
      scripts: {
        'T-1': `echo half > page
          if [ -e model ]; then cat model >> page
          else echo '{"status":"in_progress","subtasks":[{"id":"T-1-db","agent":"db","work":"Make the model"}]}' > "$TRIBUTARY_STATUS"; fi`,
        'T-1-db': 'echo model > model',
      },
      files: {
        '.github/tributary.yml':
          'agents:\n  worker: sh agents/$TRIBUTARY_TASK.sh\n  db: sh agents/$TRIBUTARY_TASK.sh\nsuites:\n  unit: sh test.sh\n',
      },
    });
    const ended = repo.tributary('run', 'T-1');
    expect(ended.code).toBe(0);
    expect([repo.read('page'), repo.read('model')]).toEqual(['half\nmodel\n', 'model\n']);
    expect(repo.git('log', '--first-parent', '--reverse', '--format=%s')).toMatch(
      /T-1-db: [\s\S]*T-1: Page/,
    );
  });

  test('starts a task only after the tasks that it depends on have landed', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: First\n- [ ] T-2: Second\n  - depends: T-1\n',
      scripts: { 'T-1': 'echo 1 > one', 'T-2': 'cat one > two' },
    });
    expect(repo.tributary('run', 'T-2', 'T-1').code).toBe(0);
    expect(repo.read('two')).toBe('1\n');
  });

  test('gives the next plan its costs as estimates', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
      scripts: { 'T-1': `echo 1 > one; echo '{"cost_usd":0.5}' > "$TRIBUTARY_USAGE"` },
    });
    expect(repo.tributary('plan', 'T-1').stdout).toContain('unknown');
    expect(repo.tributary('run', 'T-1').stdout).toContain('$0.50');
    expect(repo.tributary('plan', 'T-2').stdout).toContain('$0.50');
  });

  test('stops an agent at its time limit, keeps its work as a commit, and continues with the others', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: Slow\n- [ ] T-2: Fast\n',
      scripts: { 'T-1': 'echo half > half; sleep 600', 'T-2': 'echo 2 > two' },
      files: {
        '.github/tributary.yml':
          'agents:\n  worker: { run: sh agents/$TRIBUTARY_TASK.sh, limit: 2s }\nsuites:\n  unit: sh test.sh\n',
      },
    });
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('⏱️ Agent timeout after 2 seconds');
    expect(ended.stdout).toContain('Worktree preserved at: .worktrees/worker-T-1');
    expect(repo.git('log', '-1', '--format=%s', 'tributary/T-1')).toMatch(
      /^WIP: timeout at \d{4}-/,
    );
    expect(repo.git('show', 'tributary/T-1:half')).toBe('half\n');
    expect(repo.has('two')).toBe(true);
  });

  test('reads an agent’s report in its tree, never commits it, and reports an invalid one', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n- [ ] T-2: Two\n',
      scripts: {
        'T-1': `echo '{"status":"failed","error":"no idea"}' > agent-status.json; echo 1 > one`,
        'T-2': 'echo "{nonsense" > agent-status.json; git add -A; git commit -qm all; echo 2 > two',
      },
      config: 'attempts: 1\n',
    });
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.stdout).toContain('no idea');
    expect(ended.stdout).toMatch(/T-2.*agent-status\.json/);
    expect([repo.has('two'), repo.has('agent-status.json')]).toEqual([true, false]);
  });

  test('copies ignored files of .worktreeinclude, and never delivers them', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'cat .env > seen; echo "" > .gitignore' },
      files: { '.gitignore': '.env\n', '.worktreeinclude': '.env\n' },
    });
    repo.write({ '.env': 'MODE=local\n' });
    expect(repo.tributary('run', 'T-1').code).toBe(0);
    expect(repo.read('seen')).toBe('MODE=local\n');
    expect(repo.git('ls-files', '.env')).toBe('');
  });

  test('stops and says so if the set-up fails, before an agent is paid', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'echo 1 > one' },
      config: 'setup: ["echo no such registry; exit 7"]\n',
    });
    const ended = repo.tributary('run', 'T-1');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('no such registry');
    expect(ended.stdout).not.toContain('Spawned');
    expect(repo.read('TASKS.md')).toBe('- [ ] T-1: One\n');
  });

  test('stops and says so if the base itself is red, and keeps the work', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'echo 1 > one' },
      files: { broken: '' },
    });
    const ended = repo.tributary('run', 'T-1');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('The tests fail on the base itself');
    expect(repo.has('one')).toBe(false);
    // The work is kept: once main is fixed, it lands without its agent.
    repo.git('rm', '--quiet', 'broken');
    repo.git('commit', '--quiet', '-m', 'Mend main');
    const again = repo.tributary('run', 'T-1');
    expect(again.stdout).not.toContain('Spawned');
    expect(again.code).toBe(0);
    expect(repo.has('one')).toBe(true);
  });
});
