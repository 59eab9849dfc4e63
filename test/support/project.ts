/** A temporary project for end-to-end tests: real git, real processes, the built command line. */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const CLI = new URL('../../dist/cli/index.js', import.meta.url).pathname;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Files by path; a function of the task is easier to read as a shell script than as anything else. */
export type Files = Record<string, string>;

export interface Project extends Disposable {
  root: string;
  write(files: Files): void;
  read(path: string): string;
  has(path: string): boolean;
  git(...args: string[]): string;
  commit(files?: Files): void;
  environment: Record<string, string>;
  /** Runs to its end. */
  tributary(...args: string[]): Ended;
  /** The same, started in another directory. */
  tributaryIn(dir: string, ...args: string[]): Ended;
  /** Starts it, in a process group of its own. */
  start(...args: string[]): Started;
  /** Paths of the last run's directory. */
  run(): string;
}

export interface Started {
  pid: number;
  /** Resolves when its output contains the text. */
  said(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  end: Promise<Ended>;
}

function environmentIn(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    TMPDIR: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    NO_COLOR: '1',
  };
}

function started(args: string[], root: string, env: Record<string, string>): Started {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: root, env, detached: true });
  let stdout = '';
  let stderr = '';
  const waiting: { text: string; resolve: () => void }[] = [];
  const check = () => {
    for (const each of waiting) if (`${stdout}${stderr}`.includes(each.text)) each.resolve();
  };
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString();
    check();
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
    check();
  });
  const end = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
  return {
    pid: child.pid ?? 0,
    end,
    signal: (name) => child.kill(name),
    said: async (text) => {
      const seen = new Promise<void>((resolve) => {
        waiting.push({ text, resolve });
        check();
      });
      const endedWithout = async () => {
        const result = await end;
        if (!`${result.stdout}${result.stderr}`.includes(text))
          throw new Error(`it ended without saying "${text}":\n${result.stdout}${result.stderr}`);
      };
      await Promise.race([seen, endedWithout()]);
    },
  };
}

/** Committed on `main` as they are. */
export function project(files: Files): Project {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'tributary-test-')));
  const root = join(home, 'repository');
  mkdirSync(root);
  const environment = environmentIn(home);
  const git = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: root,
      env: environment,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  const write = (more: Files) => {
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  const commit = (more: Files = {}) => {
    write(more);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '-m', 'A commit');
  };
  const tributaryIn = (dir: string, ...args: string[]): Ended => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      cwd: join(root, dir),
      env: environment,
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { code: status, stdout, stderr };
  };
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Tester');
  git('config', 'user.email', 'tester@example.com');
  commit(files);
  return {
    root,
    git,
    write,
    commit,
    environment,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    has: (path) => existsSync(join(root, path)),
    tributary: (...args) => tributaryIn('.', ...args),
    tributaryIn,
    start: (...args) => started(args, root, environment),
    run: () => {
      const { run } = JSON.parse(
        spawnSync(process.execPath, [CLI, 'status', '--json'], {
          cwd: root,
          env: environment,
          encoding: 'utf8',
        }).stdout,
      ) as {
        run: string;
      };
      return join(root, '.git', 'tributary', 'runs', run);
    },
    [Symbol.dispose]: () =>
      rmSync(home, {
        recursive: true,
        force: true,
      }),
  };
}

/** Everything of a repository that a run may change, as text: to show that nothing did. */
export function stateOf({ git }: Pick<Project, 'git'>): string {
  return [
    git('for-each-ref', '--format=%(refname) %(objectname)'),
    git('status', '--porcelain', '--ignored'),
    git('worktree', 'list', '--porcelain'),
  ].join('\n');
}

function agentsOf(scripts: Files): Files {
  return Object.fromEntries(
    Object.entries(scripts).map(([task, script]) => [`agents/${task}.sh`, script]),
  );
}

export interface Scenario {
  /** The lines of TASKS.md. */
  tasks: string;
  /** What the agent does, by task id: a shell script, run in the task's worktree. */
  scripts: Files;
  /** More configuration. */
  config?: string;
  files?: Files;
}

/**
 * One agent, `sh agents/<task>.sh`, and one suite, `sh test.sh`, which by default passes. Without a sandbox unless
 * `config` says otherwise: what is tested must not depend on the machine.
 */
export function scenario({ tasks, scripts, config = '', files = {} }: Scenario): Project {
  const sandbox = /^sandbox:/m.test(config) ? '' : 'sandbox: off\n';
  return project({
    '.github/tributary.yml': `agents:\n  worker: sh agents/$TRIBUTARY_TASK.sh\nsuites:\n  unit: sh test.sh\n${config}${sandbox}`,
    'TASKS.md': tasks,
    'test.sh': 'test ! -e broken\n',
    ...agentsOf(scripts),
    ...files,
  });
}
