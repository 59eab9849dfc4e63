/** A run with and without a sandbox on the machine, with the real bubblewrap. */
import { beforeAll, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needBubblewrap } from '../adapters/sandbox/tools.js';
import { CLI, type Project, scenario } from '../support/project.js';

beforeAll(needBubblewrap);

const tasks = '- [ ] T-1: One\n';

/** Takes bubblewrap from the PATH. */
function withoutBubblewrap(repo: Project): void {
  const bin = join(repo.root, '..', 'bin');
  mkdirSync(bin);
  for (const program of ['git', 'node', 'sh', 'touch'])
    symlinkSync(execFileSync('which', [program], { encoding: 'utf8' }).trim(), join(bin, program));
  repo.environment['PATH'] = bin;
}

test('an agent in the sandbox reads no key of the person, and its change lands', () => {
  using repo = scenario({
    tasks,
    scripts: { 'T-1': 'cat ~/.ssh/id_ed25519 > stolen 2>/dev/null; echo done > result' },
    config: 'sandbox: required\n',
  });
  const home = join(repo.root, '..');
  mkdirSync(join(home, '.ssh'));
  writeFileSync(join(home, '.ssh', 'id_ed25519'), 'the key\n');
  const ended = repo.tributary('run', 'T-1');
  expect([ended.code, repo.read('result'), repo.read('stolen')]).toEqual([0, 'done\n', '']);
  expect(ended.stdout).toMatch(
    /Sandbox \(bubblewrap [\d.]+\): agent worker; as you: set-up, gates and suites/,
  );
});

test('with `commands`, a suite is in the sandbox too', () => {
  using repo = scenario({
    tasks,
    scripts: { 'T-1': 'echo done > result' },
    config: 'sandbox: { mode: required, commands: true }\nsetup: ["echo 1 > ~/set-up || true"]\n',
    files: {
      'test.sh':
        'if git -C "$HOME/repository" rev-parse HEAD; then exit 1; fi; test ! -e ~/set-up\n',
    },
  });
  const ended = repo.tributary('run', 'T-1');
  expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('Sandbox (')]);
  expect(ended.stdout).toContain('all commands');
});

test('without a sandbox on the machine, `required` starts nothing and says how to get one', () => {
  using repo = scenario({
    tasks,
    scripts: { 'T-1': 'touch result' },
    config: 'sandbox: required\n',
  });
  withoutBubblewrap(repo);
  const ended = repo.tributary('run', 'T-1');
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(
    'requires a sandbox, but this machine has none: bubblewrap is not installed',
  );
  expect(ended.stderr).toContain('sudo apt-get install bubblewrap');
  expect(repo.has('.worktrees')).toBe(false);
  expect(repo.tributary('plan', 'T-1').code).toBe(2);
  expect(repo.tributary('doctor').code).toBe(1);
});

test('an open folder that Tributary would pass on counts as no sandbox', () => {
  using repo = scenario({
    tasks,
    scripts: { 'T-1': 'touch result' },
    config: 'sandbox: required\n',
  });
  // Node closes those with low numbers.
  const line = `exec 200</; exec ${process.execPath} ${CLI} run T-1`;
  const options = { cwd: repo.root, env: repo.environment, encoding: 'utf8' } as const;
  const { status, stderr } = spawnSync('bash', ['-c', line], options);
  expect([status, stderr]).toEqual([2, expect.stringContaining('with an open folder')]);
});

test('without a sandbox on the machine, `auto` says once that agents run as the person', () => {
  using repo = scenario({ tasks, scripts: { 'T-1': 'touch result' }, config: 'sandbox: auto\n' });
  withoutBubblewrap(repo);
  const ended = repo.tributary('run', 'T-1');
  expect(ended.code).toBe(0);
  expect(ended.stdout.match(/No sandbox on this machine/g)).toHaveLength(1);
  expect(repo.tributary('doctor').stdout).toContain('sudo apt-get install bubblewrap');
});

test('`doctor --sandbox` sees set-up and suites pass in the sandbox, and says which one does not', () => {
  using repo = scenario({ tasks, scripts: {}, config: 'sandbox: auto\nsetup: ["true"]\n' });
  const good = repo.tributary('doctor', '--sandbox');
  expect(good.stdout).toContain('set-up and all suites pass in the sandbox');
  expect(good.stdout).toContain('sandbox: { commands: true }');
  repo.commit({ 'test.sh': 'echo 1 > ~/state\n' });
  const bad = repo.tributary('doctor', '--sandbox');
  expect(bad.stdout).toContain('suite unit passes without the sandbox, but fails in it');
  expect(bad.code).toBe(0);
});

test('an agent that Ctrl-C stops in the sandbox can end in an orderly way, and nothing is left of it', async () => {
  using repo = scenario({
    tasks,
    scripts: {
      'T-1':
        'trap "sleep 0.3; echo saved > half; exit 1" TERM; env -i setsid sleep 98765.7 & echo started; while :; do sleep 0.1; done',
    },
    config: 'sandbox: required\n',
  });
  const running = repo.start('run', 'T-1');
  await running.said('Spawned');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  running.signal('SIGINT');
  expect((await running.end).code).toBe(130);
  expect(repo.git('show', 'tributary/T-1:half')).toBe('saved\n');
  expect(execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain('98765.7');
});
