// GitHub API use: requests for a run's pull requests, checks, statuses and merges for 1, 10 and 100 tasks,
// counted by the fake GitHub, which has GitHub's limits. Time is scaled: one millisecond here is a fifth of a
// second there.
import { register } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { createClient } from '../lib/adapters/github/client.js';
import { createGitHubForge } from '../lib/adapters/github/github-forge.js';
import { createRemote } from '../lib/adapters/github/remote.js';
import { createGit } from '../lib/adapters/git/git.js';
import { createStore } from '../lib/adapters/git/store.js';
import { changeMessage, mergeMessage } from '../lib/text/commit-text.js';

register('../scripts/jest/loader.mjs', import.meta.url);
const { startGitHub } = await import('../test/support/github/github.ts');

const TASKS = [1, 10, 100];
const REQUESTS = 7;
const CREATIONS = 5;
const SCALE = 200;
const TOKEN = 'ghs_bench.token.0123456789abcdefghijklmnopqrstuvwxyz';
const RUN = 'gh-1';
const policy = '0'.repeat(32);
const date = '2026-01-01T00:00:00Z';

function verdict(head) {
  return {
    version: 1,
    head,
    gate: 'security',
    policy,
    kind: 'gate',
    result: 'pass',
    findings: [],
    usage: { models: {} },
    startedAt: date,
    seconds: 1,
  };
}
function green(tree) {
  return {
    version: 1,
    tree,
    suite: 'unit',
    policy,
    result: 'green',
    failures: [],
    tail: '',
    startedAt: date,
    seconds: 1,
  };
}

async function count(tasks) {
  const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
  const root = join(home, 'repository');
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const plain = (...args) => execFileSync('git', args, { cwd: home, env });
  plain('init', '--quiet', '--initial-branch=main', root);
  plain(
    '-C',
    root,
    '-c',
    'user.name=B',
    '-c',
    'user.email=b@example.com',
    'commit',
    '--quiet',
    '--allow-empty',
    '-m',
    'Base',
  );
  const began = performance.now();
  const github = await startGitHub({
    now: () => Date.UTC(2026, 0, 1) + (performance.now() - began) * SCALE,
    tokens: {
      [TOKEN]: {
        login: 'github-actions[bot]',
        permissions: {
          contents: 'write',
          'pull-requests': 'write',
          checks: 'write',
          statuses: 'write',
          issues: 'write',
        },
      },
    },
  });
  try {
    const there = await github.addRepository('acme/demo', root);
    const git = createGit(root, env, { gitDir: join(root, '.git') });
    const store = createStore(git, { folder: join(root, '.git', 'tributary') });
    const waits = [];
    const wait = (milliseconds) =>
      new Promise((resolve) => setTimeout(resolve, milliseconds / SCALE));
    const client = createClient({
      token: TOKEN,
      apiUrl: github.api,
      serverUrl: github.url,
      log: (message) => waits.push(message),
      pace: { second: 1000 / SCALE, apart: false },
      now: () => Date.UTC(2026, 0, 1) + (performance.now() - began) * SCALE,
    });
    const remote = createRemote({ git, url: `${github.url}/acme/demo.git`, token: TOKEN, wait });
    const forge = createGitHubForge({
      client,
      remote,
      store,
      repo: { owner: 'acme', name: 'demo' },
      base: 'main',
      run: RUN,
      wait,
    });
    await land({ forge, store, remote, tasks });
    const landed = there.pulls.filter(({ mergedAt }) => mergedAt !== null).length;
    if (landed !== tasks) throw new Error(`${landed} of ${tasks} landed`);
    if (github.violations.length > 0) throw new Error(JSON.stringify(github.violations[0]));
    const { requests, creations, byOperation } = github.summary();
    return { tasks, requests, creations, waits: waits.length, byOperation };
  } finally {
    await github[Symbol.asyncDispose]();
    rmSync(home, { recursive: true, force: true });
  }
}

async function land({ forge, store, remote, tasks }) {
  const base = await remote.fetchBase('main');
  const author = { name: 'Tributary', email: 'tributary@users.noreply.github.com' };
  const empty = await store.tree(base);
  await forge.open();
  const train = [];
  for (let at = 1; at <= tasks; at += 1) {
    const task = `T-${at}`;
    const tree = await store.withFile(empty, `file-${at}.txt`, `${at}\n`);
    const change = {
      task,
      base,
      attempt: 1,
      head: await store.commit(tree, [base], { message: task, author, date }),
    };
    const title = `${task}: adds a file`;
    const commit = await store.commit(tree, [base], {
      message: changeMessage(title, change, RUN),
      author,
      date,
    });
    const pr = await forge.publish({
      change,
      commit,
      title,
      body: 'Adds a file.',
      draft: false,
      base: 'main',
    });
    await forge.check(pr, [verdict(change.head)]);
    train.push({ change, commit, title, pr });
  }
  let onto = base;
  for (const { change, commit, title, pr } of train) {
    const text = { message: mergeMessage(title, change, pr, RUN), author, date };
    const made = await store.combine(onto, { base, commit }, text, commit);
    await forge.check(pr, [green(made.tree)]);
    const landed = await forge.land({
      pr,
      onto,
      branch: 'main',
      method: 'merge',
      text,
      tree: made.tree,
    });
    if (landed.is !== 'landed') throw new Error(JSON.stringify(landed));
    onto = landed.commit;
  }
  await forge.finish();
}

const results = [];
for (const tasks of TASKS) results.push(await count(tasks));
function each(value, tasks) {
  return (value / tasks).toFixed(1).padStart(14);
}
console.log('Requests to GitHub for tasks that all land, by the stand-in with GitHub’s limits\n');
console.log(
  `${'tasks'.padStart(6)}${'requests'.padStart(10)}${'a task'.padStart(14)}${'creations'.padStart(11)}${'a task'.padStart(14)}${'waits'.padStart(7)}`,
);
for (const { tasks, requests, creations, waits } of results)
  console.log(
    `${String(tasks).padStart(6)}${String(requests).padStart(10)}${each(requests, tasks)}${String(creations).padStart(11)}${each(creations, tasks)}${String(waits).padStart(7)}`,
  );
const most = results.at(-1);
console.log(`\nOf ${most.tasks} tasks:`);
for (const [operation, times] of Object.entries(most.byOperation))
  console.log(`  ${operation.padEnd(28)}${String(times).padStart(6)}`);
const met =
  most.requests / most.tasks <= REQUESTS &&
  most.creations / most.tasks <= CREATIONS &&
  most.requests <= 1000;
console.log(
  `\nTarget at ${most.tasks} tasks: at most ${REQUESTS} requests and ${CREATIONS} creations a task, 1,000 requests in all. ${met ? 'Met.' : 'Missed.'}\n`,
);
console.log(
  JSON.stringify({
    bench: 'api',
    tasks: most.tasks,
    requests: most.requests,
    creations: most.creations,
    waits: most.waits,
    byTasks: results.map(({ tasks, requests, creations }) => ({ tasks, requests, creations })),
    met,
  }),
);
process.exit(0);
