/** Ctrl-C, kill -9 and a second command while a run goes on: nothing is lost, left running or landed twice. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openSeal } from '../../src/adapters/files/seal.js';
import {
  type Files,
  type Project,
  type Scenario,
  scenario,
  type Started,
  stateOf,
} from '../support/project.js';

function homeOf(repo: Project) {
  return dirname(repo.root);
}
function inHome(repo: Project, name: string) {
  return join(homeOf(repo), name);
}
function namesIn(folder: string) {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

/** Waits for a file that an agent or a test makes when it has come so far. */
async function reached(repo: Project, name: string, run: Started): Promise<void> {
  const seen = new Promise<void>((resolve) => {
    const look = () => {
      if (!existsSync(inHome(repo, name))) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(homeOf(repo), look);
    look();
  });
  const ended = async () => {
    const { stdout, stderr } = await run.end;
    if (!existsSync(inHome(repo, name)))
      throw new Error(`it ended before ${name}:\n${stdout}${stderr}`);
  };
  await Promise.race([seen, ended()]);
}

/** From now on agents and tests come to their end. */
function letThemEnd(repo: Project) {
  return writeFileSync(inHome(repo, 'go'), '');
}

/** Says that it has come so far, and does not end before it may. */
function waitAt(name: string) {
  return `[ -e "$HOME/go" ] || { touch "$HOME/${name}"; sleep 600; }`;
}

/** Each end of an agent leaves a line. */
const ends = 'echo "$TRIBUTARY_TASK" >> "$HOME/agents.log"';
function agentsThatEnded(repo: Project): string[] {
  return existsSync(inHome(repo, 'agents.log'))
    ? readFileSync(inHome(repo, 'agents.log'), 'utf8').trim().split('\n').toSorted()
    : [];
}

/** Processes that were started for this repository: its HOME is nobody else's. */
function processesOf(repo: Project): string[] {
  return namesIn('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
      return environment.includes(`HOME=${homeOf(repo)}`);
    } catch {
      return false;
    }
  });
}

function lockOf(repo: Project) {
  return join(repo.root, '.git', 'tributary', 'lock');
}

/** What must not be there once a run has ended in whatever way. */
function leftBy(repo: Project) {
  return {
    processes: processesOf(repo),
    lock: existsSync(lockOf(repo)),
    temporary: namesIn(homeOf(repo)).filter((name) => name.startsWith('tributary-')),
  };
}
const NOTHING = { processes: [], lock: false, temporary: [] };

function landedTasks(repo: Project): string[] {
  return repo
    .git('log', '--first-parent', '--format=%(trailers:key=Tributary-Task,valueonly)')
    .split('\n')
    .filter((line) => line !== '' && line !== 'tributary-tasks')
    .toSorted();
}

/** T-1 and T-3 end at once, T-2 waits half-way through its work. */
function twoTasks(scripts: Files = {}, more: Partial<Scenario> = {}): Project {
  return scenario({
    tasks: '- [ ] T-1: Fast\n- [ ] T-2: Slow\n- [ ] T-3: Other\n',
    scripts: {
      'T-1': `echo 1 > one; ${ends}`,
      'T-2': `echo half > half; ${waitAt('working')}; rm half; echo 2 > two; ${ends}`,
      'T-3': `echo 3 > three; ${ends}`,
      ...scripts,
    },
    ...more,
  });
}

/** Started, T-1 delivered and T-2 at work. */
async function atWork(repo: Project, ...tasks: string[]): Promise<Started> {
  const run = repo.start('run', ...tasks);
  await reached(repo, 'working', run);
  await run.said('T-1 delivered');
  return run;
}

function runsFolder(repo: Project) {
  return join(repo.root, '.git', 'tributary', 'runs');
}
function runsOf(repo: Project) {
  return namesIn(runsFolder(repo));
}

/** So many old runs that came to their end. */
async function fillWithRuns(repo: Project, count: number): Promise<string[]> {
  const seal = await openSeal(repo.environment);
  return Array.from({ length: count }, (_, at) => {
    const startedAt = `2020-01-01T00:00:${String(at).padStart(2, '0')}Z`;
    const run = `20200101-0000${String(at).padStart(2, '0')}-0000`;
    const request = {
      version: 1,
      run,
      ask: ['T-9'],
      branch: 'main',
      onOverlap: 'sequential',
      startedAt,
    };
    mkdirSync(join(runsFolder(repo), run, 'report'), { recursive: true });
    for (const [folder, name, text] of [
      ['', 'run.json', JSON.stringify(request)],
      ['report', 'metrics.json', '{}'],
    ] as const) {
      const file = join(runsFolder(repo), run, folder, name);
      writeFileSync(file, text);
      const path = join(folder, name);
      writeFileSync(join(dirname(file), `.${name}.seal`), seal.of(`${run}/${path}`, text));
    }
    return run;
  });
}

/** An agent that started a process which leaves its session and does not heed signals. */
async function interruptStubborn() {
  using repo = twoTasks({ 'T-2': `setsid sh "$HOME/stubborn" & sleep 600` });
  const stubborn = `trap '' TERM INT HUP; touch "$HOME/working"; while [ -d "$HOME" ]; do sleep 1; done`;
  writeFileSync(inHome(repo, 'stubborn'), stubborn);
  const run = repo.start('run', 'T-2');
  await reached(repo, 'working', run);
  run.signal('SIGTERM');
  const { code } = await run.end;
  return { code, left: leftBy(repo) };
}

describe('Ctrl-C', () => {
  let stubborn: ReturnType<typeof interruptStubborn>;
  // Beside the other tests: most of its time is the grace that a process is given.
  beforeAll(() => {
    stubborn = interruptStubborn();
    stubborn.catch(() => undefined);
  });

  test('keeps the agents’ work and leaves nothing running, and the same command resumes the run', async () => {
    using repo = twoTasks();
    const run = await atWork(repo, 'T-1', 'T-2');
    const before = repo.git('rev-parse', 'main');
    run.signal('SIGINT');
    const ended = await run.end;
    expect(ended.code).toBe(130);
    expect(ended.stdout).toContain('tributary run T-1 T-2');
    expect(leftBy(repo)).toEqual(NOTHING);
    expect(repo.git('rev-parse', 'main')).toBe(before);
    expect(repo.git('log', '-1', '--format=%s', 'tributary/T-2')).toMatch(
      /^WIP: interrupted at \d{4}-/,
    );
    expect(repo.git('show', 'tributary/T-2:half')).toBe('half\n');
    expect(repo.read('.worktrees/worker-T-2/half')).toBe('half\n');
    letThemEnd(repo);
    const again = repo.tributary('run', 'T-1', 'T-2');
    expect(again.stdout).toContain('Resuming run');
    expect(again.code).toBe(0);
    expect(landedTasks(repo)).toEqual(['T-1', 'T-2']);
    expect(agentsThatEnded(repo)).toEqual(['T-1', 'T-2']);
    expect([repo.has('one'), repo.has('two'), repo.has('half')]).toEqual([true, true, false]);
    expect(leftBy(repo)).toEqual(NOTHING);
  });

  test('lands nothing during the tests, and the agents do not run again', async () => {
    using repo = twoTasks({}, { files: { 'test.sh': `${waitAt('testing')}\n` } });
    const run = repo.start('run', 'T-1');
    await reached(repo, 'testing', run);
    run.signal('SIGINT');
    const ended = await run.end;
    expect(ended.code).toBe(130);
    expect(ended.stdout).not.toContain('Tests failed');
    expect(leftBy(repo)).toEqual(NOTHING);
    expect(landedTasks(repo)).toEqual([]);
    letThemEnd(repo);
    expect(repo.tributary('run', 'T-1').code).toBe(0);
    expect(landedTasks(repo)).toEqual(['T-1']);
    expect(agentsThatEnded(repo)).toEqual(['T-1']);
  });

  test('does not count as a verdict during a gate', async () => {
    using repo = twoTasks(
      {},
      {
        config: 'gates:\n  lint: sh lint.sh\n',
        files: { 'lint.sh': `${waitAt('judging')}; echo '{"findings":[]}'\n` },
      },
    );
    const run = repo.start('run', 'T-1');
    await reached(repo, 'judging', run);
    run.signal('SIGINT');
    const ended = await run.end;
    expect(ended.code).toBe(130);
    expect(ended.stdout).not.toContain('BLOCKED');
    expect(leftBy(repo)).toEqual(NOTHING);
    letThemEnd(repo);
    const again = repo.tributary('run', 'T-1', '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ successful: 1, gateBlocks: 0 });
    expect(agentsThatEnded(repo)).toEqual(['T-1']);
  });

  test('stops the processes that agents started, even if they resist', async () => {
    expect(await stubborn).toEqual({ code: 130, left: NOTHING });
  });
});

describe('kill -9', () => {
  const kill = async (repo: Project, run: Started) => {
    run.signal('SIGKILL');
    await run.end;
    expect(existsSync(lockOf(repo))).toBe(true);
    expect(processesOf(repo)).not.toEqual([]);
  };

  test('a run reports its progress and admits no second one, and after a kill the same command resumes it', async () => {
    using repo = twoTasks({
      'T-2': `echo '{"status":"in_progress","progress":0.65}' > "$TRIBUTARY_STATUS"; ${waitAt('working')}; echo 2 > two; ${ends}`,
    });
    const run = await atWork(repo, 'T-1', 'T-2');
    // The first run imports what T-1 delivered at the same time.
    const state = () => stateOf(repo).replaceAll(/^refs\/tributary\/taken\/.*\n?/gm, '');
    const before = state();
    const second = repo.tributary('run', 'T-3');
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('tributary run T-1 T-2 has been running here');
    expect(second.stderr).toContain(String(run.pid));
    expect(state()).toBe(before);
    const { stdout: table } = repo.tributary('status');
    expect(table).toMatch(/^Run \S+ on main: running$/m);
    expect(table).toMatch(/^T-1 +worker +1 +delivered/m);
    expect(table).toMatch(/^T-2 +worker +1 +working +65%.*\.worktrees\/worker-T-2$/m);
    await kill(repo, run);
    const killed = repo.tributary('status', '--json');
    expect(JSON.parse(killed.stdout)).toMatchObject({
      state: 'interrupted',
      next: ['tributary run T-1 T-2'],
      rows: [
        { task: 'T-1', state: 'delivered' },
        { task: 'T-2', progress: 0.65 },
      ],
    });
    letThemEnd(repo);
    expect(repo.tributary('run', 'T-1', 'T-2').code).toBe(0);
    expect(landedTasks(repo)).toEqual(['T-1', 'T-2']);
    expect(agentsThatEnded(repo)).toEqual(['T-1', 'T-2']);
    expect(leftBy(repo)).toEqual(NOTHING);
  });

  test('a run waits for a landing that continues after the kill', async () => {
    using repo = twoTasks({}, { files: { '.gitattributes': 'one filter=slow\n' } });
    // Only in the checkout itself: it is there that the landing moves files.
    const wait = `touch "$HOME/landing"; while [ -d "$HOME" ] && ! [ -e "$HOME/go" ]; do sleep 0.05; done`;
    repo.git('config', 'filter.slow.smudge', `[ "$PWD" != ${repo.root} ] || { ${wait}; }; cat`);
    const run = repo.start('run', 'T-1');
    await reached(repo, 'landing', run);
    await kill(repo, run);
    const again = repo.start('run', 'T-1');
    await again.said('waiting for it to finish');
    letThemEnd(repo);
    expect((await again.end).code).toBe(0);
    expect(landedTasks(repo)).toEqual(['T-1']);
    expect(repo.git('status', '--porcelain')).toBe('');
    expect(leftBy(repo)).toEqual(NOTHING);
  });

  test('other commands stop the orphans too, and land the delivered work without its agent', async () => {
    using repo = twoTasks();
    const former = await fillWithRuns(repo, 20);
    const killed = await atWork(repo, 'T-1', 'T-2');
    await kill(repo, killed);
    const interrupted = runsOf(repo).at(-1) ?? '';
    expect(repo.tributary('run', 'T-3').code).toBe(0);
    expect(leftBy(repo)).toEqual(NOTHING);
    expect(landedTasks(repo)).toEqual(['T-3']);
    const report = repo.tributary('report', '--run', interrupted, '--json');
    expect(JSON.parse(report.stdout)).toMatchObject({ interrupted: true, successful: 0 });
    letThemEnd(repo);
    const plan = repo.tributary('plan', 'T-1', 'T-2', '--json');
    expect(JSON.parse(plan.stdout)).toMatchObject({
      adopt: [{ task: 'T-1' }],
      assign: [{ task: { id: 'T-2' } }],
    });
    expect(repo.tributary('run', 'T-2', 'T-1').code).toBe(0);
    expect(landedTasks(repo)).toEqual(['T-1', 'T-2', 'T-3']);
    expect(agentsThatEnded(repo)).toEqual(['T-1', 'T-2', 'T-3']);
    expect([repo.has('two'), repo.has('half')]).toEqual([true, false]);
    // For the command that was killed nothing is left to do.
    expect(repo.tributary('run', 'T-1', 'T-2').code).toBe(0);
    expect(landedTasks(repo)).toEqual(['T-1', 'T-2', 'T-3']);
    // The last 20 stay: three real ones, and the newest of the others.
    expect(runsOf(repo)).toHaveLength(20);
    expect(runsOf(repo).slice(0, 17)).toEqual(former.slice(3));
  });
});
