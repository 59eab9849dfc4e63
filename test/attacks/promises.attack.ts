/** The promises of the README, each with its sentence as the title. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { needBubblewrap } from '../adapters/sandbox/tools.js';
import { runAttack } from './attack-run.js';
import { corpus } from './corpus.js';
import { scenario } from '../support/project.js';

const one = '- [ ] T-1: One\n';

const PROMISES: Record<string, () => void> = {
  'Agents run in a sandbox where the machine has one': () => {
    using repo = scenario({
      tasks: one,
      scripts: { 'T-1': 'echo x >> ~/.profile; git -C ../.. log > seen 2>/dev/null; echo 1 > one' },
      config: 'sandbox: auto\n',
    });
    const ended = repo.tributary('run', 'T-1');
    expect([ended.code, repo.read('one'), repo.read('seen')]).toEqual([0, '1\n', '']);
    expect(ended.stdout).toContain('Sandbox (bubblewrap');
  },
  'A repository for each agent': () => {
    expectStopped('core-bare', 'stash', 'identity');
  },
  'Nothing of yours is lost': () => {
    using repo = scenario({
      tasks: one,
      scripts: { 'T-1': 'echo 1 > one; touch broken' },
      config: 'attempts: 1\n',
    });
    expect(repo.tributary('run', 'T-1').code).toBe(1);
    repo.write({ '.worktrees/worker-T-1/edited': 'mine\n' });
    const ended = repo.tributary('discard', 'T-1');
    const [, commit = ''] =
      /git branch kept-\S+ ([0-9a-f]+)/.exec(ended.stdout + ended.stderr) ?? [];
    expect(repo.git('show', `${commit}:edited`)).toBe('mine\n');
  },
  'A small environment': () => {
    using repo = scenario({
      tasks: one,
      scripts: { 'T-1': 'env > one' },
      config: 'env: [NAMED]\n',
    });
    repo.environment['A_TOKEN'] = 'private';
    repo.environment['NAMED'] = 'passed on';
    expect(repo.tributary('run', 'T-1').code).toBe(0);
    expect(repo.read('one')).toContain('NAMED=passed on\n');
    expect(repo.read('one')).not.toContain('A_TOKEN');
  },
  'The rules come from the base': () => {
    using repo = scenario({
      tasks: one,
      scripts: { 'T-1': `sed -i 's/sh test.sh/exit 0/' .github/tributary.yml; touch broken` },
      config: 'attempts: 1\n',
    });
    const ended = repo.tributary('run', 'T-1');
    expect(ended.stdout).toMatch(/BLOCKED by security-agent:\n.*\.github/);
    expect(repo.has('broken')).toBe(false);
  },
  'No secret on a branch': () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    using repo = scenario({
      tasks: one,
      scripts: { 'T-1': `echo ${token} > key` },
      config: 'attempts: 1\n',
    });
    const ended = repo.tributary('run', 'T-1');
    expect(ended.code).toBe(1);
    expect(ended.stdout + ended.stderr).not.toContain(token);
    expect(repo.git('log', '--all', '--format=%H', '--', 'key')).toBe('');
  },
  'Everything fails closed': () => {
    using repo = scenario({
      tasks: one,
      scripts: { 'T-1': 'echo 1 > one' },
      config: 'attempts: 1\ngates:\n  style: "echo no JSON"\n',
    });
    expect(repo.tributary('run', 'T-1').code).toBe(1);
    expect(repo.has('one')).toBe(false);
  },
  'What lands was tested': () => {
    expectStopped('suite-moves-main', 'suite-writes-tree');
  },
  'Agent output stays text': () => {
    expectStopped('status-text', 'odd-names');
  },
  'Nothing is left running': () => {
    using repo = scenario({
      tasks: one,
      scripts: { 'T-1': 'sleep 617.1 & sleep 617.2 & echo 1 > one' },
    });
    expect(repo.tributary('run', 'T-1').code).toBe(0);
    expect(spawnSync('pgrep', ['-f', 'sleep 617']).status).toBe(1);
  },
  'Your branches are yours': () => {
    expectStopped('delete-branches');
  },
};

beforeAll(needBubblewrap);

describe('the README promises:', () => {
  test.each(Object.keys(PROMISES))('%s', (sentence) => PROMISES[sentence]?.());
});

test('each bold promise of the README has a test with its sentence', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const section = /## How it stays safe\n([^]*?)\n## /.exec(readme)?.[1] ?? '';
  const bold = [...section.matchAll(/\*\*(.+?)\*\*/g)].map(([, text = '']) =>
    text.replace(/\.$/, ''),
  );
  expect(Object.keys(PROMISES)).toEqual(bold);
});

/** Attacks that would break the promise change nothing, also without a sandbox. */
function expectStopped(...ids: string[]): void {
  for (const id of ids) {
    const attack = corpus.find((each) => each.id === id);
    if (!attack) throw new Error(`there is no attack ${id}`);
    const { outcome, details } = runAttack(attack, 'alone');
    expect(`${id} ${outcome}: ${details}`).toMatch(`${id} stopped: `);
  }
}
