/** A person's machine in miniature: a home directory with keys, a checkout with two agents' work trees. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  createProcessRunner,
  type LabelledCommand,
  type ProcessRunnerOptions,
} from '../../../src/adapters/process/process.js';
import { probeMachine } from '../../../src/adapters/sandbox/probe.js';
import { createSandbox, type SandboxOptions } from '../../../src/adapters/sandbox/sandbox.js';
import { parseConfig } from '../../../src/config/read.js';
import { AgentName } from '../../../src/core/model.js';
import type { CommandEnd } from '../../../src/ports.js';

/** Says what to install: without a sandbox, these tests prove nothing, so they fail. */
export async function needBubblewrap(): Promise<void> {
  const machine = await probeMachine(process.env);
  if (machine.is !== 'bubblewrap')
    throw new Error(
      `These tests need bubblewrap. ${machine.is === 'none' ? [machine.why, ...machine.next].join('\n') : ''}`,
    );
}

export interface Person extends Disposable {
  home: string;
  /** The checkout. */
  root: string;
  /** The agent's work tree. */
  dir: string;
  /** Another agent's. */
  other: string;
  /** Where the agent reports. */
  handover: string;
  environment: Record<string, string | undefined>;
  write(path: string, text: string): void;
  /** Runs a command as the agent. */
  run(line: string, more?: More): Promise<CommandEnd & { stdout: string }>;
}

interface More extends Partial<Omit<LabelledCommand, 'run'>> {
  /** Without a sandbox. */
  outside?: boolean;
  runner?: Partial<ProcessRunnerOptions>;
  sandbox?: Partial<SandboxOptions>;
}

/** @param config lines after the agents and suites */
export function person(config = '', agent = 'run: sh agent.sh'): Person {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'sandbox-')));
  const root = join(home, 'repository');
  const dir = join(root, '.worktrees', 'worker-T-1');
  const other = join(root, '.worktrees', 'other-T-2');
  const temporary = join(home, 'tmp', 'tributary-run');
  const handover = join(temporary, 'handover');
  const environment = { PATH: process.env['PATH'], HOME: home };
  const git = (at: string, ...args: string[]) => {
    const identity = ['-c', 'user.name=P', '-c', 'user.email=p@example.com'];
    const env = { ...environment, GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', [...identity, ...args], { cwd: at, env, encoding: 'utf8' });
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  for (const folder of [root, dir, other, handover]) mkdirSync(folder, { recursive: true });
  write('.ssh/id_ed25519', 'the key\n');
  write('.aws/credentials', 'the key\n');
  write('.config/gh/hosts.yml', 'the token\n');
  write('.gitconfig', '[user]\n\tname = P\n\temail = p@example.com\n');
  write('repository/.env', 'PASSWORD=secret\n');
  write('repository/apps/api/.env.local', 'PASSWORD=secret\n');
  write('repository/a.txt', 'text\n');
  write('repository/.worktrees/other-T-2/theirs', 'theirs\n');
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', 'a.txt');
  git(root, 'commit', '--quiet', '-m', 'one');
  git(dir, 'init', '--quiet', '--initial-branch=main');
  const parsed = parseConfig(
    `agents:\n  worker:\n    ${agent}\nsuites:\n  unit: npm test\n${config}`,
    'tributary.yml',
  );
  const abort = new AbortController();
  const options = { config: parsed, root, gitDir: join(root, '.git'), temporary, environment };
  const usual = createSandbox(options);
  const run: Person['run'] = async (line, { runner, sandbox, outside, ...more } = {}) => {
    const confine = sandbox ? createSandbox({ ...options, ...sandbox }) : usual;
    const { run: start } = createProcessRunner({
      environment,
      clock: { now: () => '2026-11-03T12:00:00.000Z' },
      signal: abort.signal,
      marker: 'run-1',
      graceSeconds: 2,
      confine,
      ...runner,
    });
    const end = await start({
      run: line,
      cwd: dir,
      label: 'worker-T-1',
      env: {},
      configEnv: [],
      limit: 60,
      log: join(home, 'log'),
      capture: true,
      ...(!outside && {
        confinement: { kind: 'agent', agent: AgentName.parse('worker'), write: [handover] },
      }),
      ...more,
    });
    return { ...end, stdout: end.stdout ?? '' };
  };
  return {
    home,
    root,
    dir,
    other,
    handover,
    environment,
    write,
    run,
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}
