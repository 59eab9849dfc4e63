import { describe, expect, test } from '@jest/globals';
import { scenario } from '../support/project.js';

describe('gates', () => {
  test('a secret never reaches a branch, and the files are kept for the person', () => {
    const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    using repo = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: {
        'T-1': `echo 'token = "${token.slice(0, 10)}'${token.slice(10)}'"' > config.txt; git add -A; git commit -qm work`,
      },
    });
    const ended = repo.tributary('run', 'T-1');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('❌ T-1 BLOCKED by security-agent:');
    expect(ended.stdout).not.toContain(token);
    expect(repo.git('branch', '--list', 'tributary/*')).toBe('');
    expect(repo.read('.worktrees/worker-T-1/config.txt')).toContain(token);
    expect(repo.git('log', '--all', '--format=%H', '--', 'config.txt')).toBe('');
  });

  test('a financial task is blocked by its compliance check, and also if there is no check', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n  - labels: financial\n- [ ] T-2: Two\n  - labels: financial\n',
      scripts: { 'T-1': 'echo float > one', 'T-2': 'echo cents > two' },
      config:
        'gates:\n  compliance: if grep -rq float one 2>/dev/null; then echo \'{"findings":[{"message":"a float","path":"one","line":1}]}\'; else echo \'{"findings":[]}\'; fi\n'.replace(
          'compliance: ',
          'compliance: |-\n    ',
        ),
    });
    const ended = repo.tributary('run', 'T-1', 'T-2');
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('❌ T-1 BLOCKED by compliance-agent:\n  - one:1: a float');
    expect([repo.has('one'), repo.has('two')]).toEqual([false, true]);
    expect(repo.git('branch', '--list', 'tributary/T-1')).toContain('tributary/T-1');
    using bare = scenario({
      tasks: '- [ ] T-1: One\n  - labels: financial\n',
      scripts: { 'T-1': 'echo 1 > one' },
    });
    const unguarded = bare.tributary('run', 'T-1');
    expect(unguarded.code).toBe(2);
    expect(unguarded.stdout).toContain('T-1: financial, but no compliance check is configured');
    // No agent was paid for what would be blocked.
    expect(unguarded.stdout).not.toContain('Spawned');
    using byPath = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'echo 1 > money' },
      config: 'gates:\n  compliance:\n    when:\n      paths: [money]\n',
    });
    expect(byPath.tributary('run', 'T-1').stdout).toContain('gates.compliance.run');
    expect(byPath.has('money')).toBe(false);
  });

  test('a gate with a model reads the change as a patch, in a tree of the base', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'echo 1 > one' },
      config: `gates:
  reviewer:
    model: some-model
    run: |-
      test ! -e one || exit 3
      grep -q '^+1$' "$TRIBUTARY_DIFF" || exit 4
      echo '{"findings":[]}'
`,
    });
    expect(repo.tributary('run', 'T-1').stdout).toContain('✅ T-1 passed gate reviewer');
    expect(repo.read('one')).toBe('1\n');
  });

  test('a gate that crashes blocks the change, and a review only warns', () => {
    using repo = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'echo 1 > one' },
      config: 'gates:\n  lint: echo oops; exit 3\n',
    });
    expect(repo.tributary('run', 'T-1').code).toBe(1);
    expect(repo.has('one')).toBe(false);
    using lenient = scenario({
      tasks: '- [ ] T-1: One\n',
      scripts: { 'T-1': 'echo 1 > one' },
      config: 'reviews:\n  style: |-\n    echo \'{"findings":[{"message":"ugly"}]}\'\n',
    });
    const ended = lenient.tributary('run', 'T-1');
    expect(ended.stdout).toContain('ugly');
    expect([ended.code, lenient.has('one')]).toEqual([0, true]);
  });
});
