// Building a stack of candidates from git objects only, compared with building each in a work tree.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createGit } from '../lib/adapters/git/git.js';
import { createStore } from '../lib/adapters/git/store.js';

const FILES = 1_000;
const FOLDERS = 50;
const STACK = 50;
const LINES = 60;
const TARGET_MS = 15;

const home = mkdtempSync(join(tmpdir(), 'tributary-bench-'));
const root = join(home, 'repository');
const environment = {
  PATH: process.env.PATH,
  HOME: home,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const identity = { name: 'Bench', email: 'bench@example.invalid' };
const plainEnvironment = {
  ...environment,
  GIT_AUTHOR_NAME: identity.name,
  GIT_AUTHOR_EMAIL: identity.email,
  GIT_COMMITTER_NAME: identity.name,
  GIT_COMMITTER_EMAIL: identity.email,
};

function plainGit(dir, ...args) {
  return execFileSync('git', args, { cwd: dir, env: plainEnvironment, encoding: 'utf8' }).trim();
}

function pathOf(file) {
  return `src/area-${file % FOLDERS}/module-${file}.ts`;
}
const SHARED = 'src/shared.ts';
/** One line for each change, far enough apart that any two changes merge. */
function sharedContent(changed) {
  return Array.from({ length: STACK * 4 }, (_, line) =>
    line === changed * 4 ? `changed by ${changed}\n` : `line ${line}\n`,
  ).join('');
}
function contentOf(file, changed) {
  return Array.from({ length: LINES }, (_, line) =>
    line === changed ? `changed in ${file}\n` : `line ${line} of ${file}\n`,
  ).join('');
}
function text(message) {
  return { message, author: identity, date: '2026-01-02T03:04:05.000Z' };
}

function makeRepository() {
  for (let file = 0; file < FILES - 1; file += 1) {
    const path = join(root, pathOf(file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contentOf(file));
  }
  writeFileSync(join(root, SHARED), sharedContent());
  plainGit(root, 'init', '--quiet', '-b', 'main');
  plainGit(root, 'config', 'maintenance.auto', 'false');
  plainGit(root, 'add', '--all');
  plainGit(root, 'commit', '--quiet', '-m', 'Start');
  return plainGit(root, 'rev-parse', 'HEAD');
}

/** Each change edits its own file, adds a file, and edits one line of a shared file. */
async function makeChanges(store, base) {
  const tree = await store.tree(base);
  const changes = [];
  for (let at = 0; at < STACK; at += 1) {
    const one = await store.withFile(tree, pathOf(at + 1), contentOf(at + 1, 7));
    const both = await store.withFile(one, `src/area-${at % FOLDERS}/new-${at}.ts`, contentOf(at));
    const all = await store.withFile(both, SHARED, sharedContent(at));
    changes.push(await store.commit(all, [base], text(`Change ${at}`)));
  }
  return changes;
}

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

let processes = 0;
function countingGit() {
  const git = createGit(root, environment, { gitDir: join(root, '.git') });
  return (...args) => {
    processes += 1;
    return git(...args);
  };
}

/** Builds the candidate as Tributary does. */
async function fromObjects(store, base, top, commit) {
  const made = await store.combine(top, { base, commit }, text('Candidate'));
  if (made.is !== 'clean') throw new Error(`a conflict in ${made.files.join(', ')}`);
  return made.commit;
}

/** Builds the candidate in a new work tree: adds the work tree, cherry-picks, removes it. */
function inWorktree(top, commit) {
  const dir = join(home, 'candidate');
  plainGit(root, 'worktree', 'add', '--quiet', '--detach', dir, top);
  plainGit(dir, 'cherry-pick', commit);
  const made = plainGit(dir, 'rev-parse', 'HEAD');
  plainGit(root, 'worktree', 'remove', '--force', dir);
  return made;
}

/** Builds the candidate in one work tree that is reused. */
function inStandingWorktree(dir, commit) {
  plainGit(dir, 'cherry-pick', commit);
  return plainGit(dir, 'rev-parse', 'HEAD');
}

function treeOf(commit) {
  return plainGit(root, 'rev-parse', `${commit}^{tree}`);
}

/** Alternates the three methods for each candidate, so that a busy machine slows all of them alike. */
async function measure(base, changes, store) {
  const standing = join(home, 'standing');
  plainGit(root, 'worktree', 'add', '--quiet', '--detach', standing, base);
  const times = { objects: [], worktree: [], standing: [] };
  let [top, naive, stood] = [base, base, base];
  processes = 0;
  for (const commit of changes) {
    const ours = await timed(() => fromObjects(store, base, top, commit));
    const theirs = await timed(() => inWorktree(naive, commit));
    const kept = await timed(() => inStandingWorktree(standing, commit));
    [top, naive, stood] = [ours.result, theirs.result, kept.result];
    times.objects.push(ours.ms);
    times.worktree.push(theirs.ms);
    times.standing.push(kept.ms);
  }
  if (new Set([top, naive, stood].map(treeOf)).size !== 1)
    throw new Error('the three ways do not end with the same tree');
  return { times, processes };
}

function sorted(times) {
  return times.toSorted((a, b) => a - b);
}
function at(times, share) {
  return sorted(times)[Math.floor((times.length - 1) * share)];
}
function summary(times) {
  return { median: at(times, 0.5), p90: at(times, 0.9) };
}
function number(value) {
  return value.toFixed(1);
}
function row(name, { median, p90 }) {
  return console.log(
    `${name.padEnd(44)}${`${number(median)} ms`.padStart(12)}${`${number(p90)} ms`.padStart(12)}`,
  );
}

async function main() {
  mkdirSync(root);
  const base = makeRepository();
  const store = createStore(countingGit(), { folder: join(root, '.git', 'tributary') });
  const changes = await makeChanges(store, base);
  const { times, processes: used } = await measure(base, changes, store);
  const objects = summary(times.objects);
  const worktree = summary(times.worktree);
  const standing = summary(times.standing);
  const each = used / STACK;

  console.log(`A stack of ${STACK} candidates on a tree of ${FILES.toLocaleString('en')} files`);
  console.log('All ways end with the same tree\n');
  console.log(`${''.padEnd(44)}${'median'.padStart(12)}${'90 of 100'.padStart(12)}`);
  row('a work tree and a cherry-pick for each', worktree);
  row('a cherry-pick in one work tree that stays', standing);
  row(`from objects (${number(each)} git processes each)`, objects);
  console.log(
    `\nFrom objects: ${number(worktree.median / objects.median)} times as fast as a work tree for each;` +
      ` ${number(objects.median)} ms, at most ${TARGET_MS} are wanted.\n`,
  );
  const round = (value) => Number(value.toFixed(2));
  console.log(
    JSON.stringify({
      bench: 'candidates',
      files: FILES,
      stack: STACK,
      msPerCandidate: round(objects.median),
      p90Ms: round(objects.p90),
      targetMs: TARGET_MS,
      processesPerCandidate: round(each),
      worktreeEachMs: round(worktree.median),
      oneWorktreeMs: round(standing.median),
      ratio: round(worktree.median / objects.median),
    }),
  );
}

try {
  await main();
} finally {
  rmSync(home, { recursive: true, force: true });
}
