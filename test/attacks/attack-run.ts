/** Runs one attack against the real command line, beside an honest agent, and says what became of it. */
import { join } from 'node:path';
import { type Project, scenario } from '../support/project.js';
import type { Attack, Outcome } from './attack.js';

export type Place = 'alone' | 'sandbox';

const SANDBOX = {
  alone: '',
  sandbox: 'sandbox: { mode: required, commands: true }\n',
} as const;

export interface Result {
  outcome: Outcome;
  /** How it showed, and what the run printed: for a failed test. */
  details: string;
}

export function runAttack(attack: Attack, place: Place): Result {
  using repo = projectOf(attack, place);
  attack.before?.(repo);
  const ended = repo.tributary('run', 'T-1', 'T-2');
  const home = join(repo.root, '..');
  const landed = (file: string) =>
    repo.git('ls-tree', '-r', '-z', '--name-only', 'main').split('\0').includes(file);
  const harm = attack.harm({ repo, ended, home, landed }) ?? broken(repo);
  const text = `${ended.stdout}${ended.stderr}`;
  const details = `${harm ?? 'no harm'} (exit ${ended.code})\n${text}`;
  if (harm === undefined) return { outcome: 'stopped', details };
  return { outcome: attack.says?.test(text) ? 'noticed' : 'possible', details };
}

function projectOf(attack: Attack, place: Place): Project {
  const { agent, honest, suite, gate, config = '', files = {} } = attack;
  return scenario({
    tasks: '- [ ] T-1: Evil\n- [ ] T-2: Honest\n',
    scripts: {
      'T-1': `CHECKOUT="$HOME/repository"\n${agent}\n`,
      'T-2': honest ?? 'echo 2 > two\n',
    },
    config: `attempts: 1\n${SANDBOX[place]}${gate === undefined ? '' : 'gates:\n  style: sh check.sh\n'}${config}`,
    files: {
      ...(suite !== undefined && { 'test.sh': `${suite}\n` }),
      ...(gate !== undefined && { 'check.sh': `${gate}\n` }),
      ...files,
    },
  });
}

/** What must hold after every attack. */
function broken({ git }: Project): string | undefined {
  const status = git('status', '--porcelain');
  if (status !== '') return `the checkout is not clean: ${status}`;
  git('fsck', '--connectivity-only', 'main');
  return undefined;
}
