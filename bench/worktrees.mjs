// Opening an agent's directory, which has a repository of its own, compared with `git worktree add`, in a tree of
// 10,000 files.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRepository } from '../lib/adapters/git/repository.js';
import { createWorkspaces } from '../lib/adapters/git/workspaces.js';
import { openStore } from '../lib/wiring/ports.js';

const FILES = 10_000;
const FOLDERS = 500;
const LINES = 40;
const RUNS = 9;
/** The first of each reads the objects from disk. */
const WARM_UP = 1;
const TARGET = 1.05;

const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
const root = join(home, 'repository');
const environment = {
  PATH: process.env.PATH,
  HOME: home,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
function git(...args) {
  return execFileSync('git', args, { cwd: root, env: environment, encoding: 'utf8' }).trim();
}

function makeRepository() {
  for (let file = 0; file < FILES; file += 1) {
    const path = join(root, `src/area-${file % FOLDERS}/module-${file}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    const lines = Array.from({ length: LINES }, (_, line) => `line ${line} of ${file}\n`);
    writeFileSync(path, lines.join(''));
  }
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Bench');
  git('config', 'user.email', 'bench@example.invalid');
  git('config', 'gc.auto', '0');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Base');
  git('gc', '--quiet');
}

async function openWorkspaces() {
  const repository = await openRepository(root, environment);
  return createWorkspaces({
    ...(await openStore(repository, environment)),
    root,
    gitDir: repository.gitDir,
    temporary: join(home, 'temporary'),
    branch: 'main',
    environment,
    run: () => Promise.reject(new Error('nothing runs here')),
    note: (message) => console.error(message),
  });
}

/** Milliseconds, with nothing left to write of what was measured before. */
async function timed(act) {
  execFileSync('sync');
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** Alternates them, each first in turn, so that other load on the machine slows all alike. */
async function measure(workspaces, base) {
  const times = { linked: [], own: [], tree: [] };
  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const id = `T-${run + WARM_UP}`;
    const task = { id, title: id, body: '', state: 'todo', depends: [], labels: [], subtasks: [] };
    const linked = join(home, `linked-${id}`);
    const assignment = { task, agent: 'dev', attempt: 1, base, feedback: [] };
    let tree;
    const acts = Object.entries({
      linked: () => git('worktree', 'add', '--quiet', '-b', id, linked, base),
      own: () => workspaces.forAgent(assignment),
      tree: async () => {
        tree = await workspaces.forTree(base, id);
      },
    });
    const first = (run + WARM_UP) % acts.length;
    for (const [name, act] of [...acts.slice(first), ...acts.slice(0, first)]) {
      const took = await timed(act);
      if (run >= 0) times[name].push(took);
    }
    git('worktree', 'remove', '--force', linked);
    await workspaces.clear(id, 'remove');
    await tree[Symbol.asyncDispose]();
  }
  return times;
}

/** The median of each run’s own ratio: the load on the machine differs from one run to the next. */
function ratioOf(times, compared) {
  return median(times.map((each, at) => each / compared[at]));
}

function row(name, times, compared) {
  const ms = (value) => `${value.toFixed(0)} ms`.padStart(12);
  const ratio = `${ratioOf(times, compared).toFixed(2)} ×`.padStart(10);
  console.log(`${name.padEnd(32)}${ms(median(times))}${ms(Math.min(...times))}${ratio}`);
}

try {
  mkdirSync(root);
  makeRepository();
  const workspaces = await openWorkspaces();
  const { linked, own, tree } = await measure(workspaces, git('rev-parse', 'HEAD'));
  const compared = median(linked);
  const ratio = ratioOf(own, linked);
  console.log(`${FILES} files, ${RUNS} runs of each, one after the other in turn\n`);
  console.log(
    `${''.padEnd(32)}${'median'.padStart(12)}${'least'.padStart(12)}${'ratio'.padStart(10)}`,
  );
  row('git worktree add', linked, linked);
  row('an agent’s directory', own, linked);
  row('a tree for a gate or a suite', tree, linked);
  const met = ratio <= TARGET;
  console.log(`\nTarget: at most ${TARGET} × git worktree add. ${met ? 'Met.' : 'Missed.'}\n`);
  const round = (value) => Number(value.toFixed(2));
  console.log(
    JSON.stringify({
      bench: 'worktrees',
      files: FILES,
      runs: RUNS,
      linkedMs: round(compared),
      ownMs: round(median(own)),
      treeMs: round(median(tree)),
      ratio: round(ratio),
      target: TARGET,
      met,
    }),
  );
} finally {
  rmSync(home, { recursive: true, force: true });
}
