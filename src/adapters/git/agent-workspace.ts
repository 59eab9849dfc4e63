/** An agent's worktree: `.worktrees/<agent>-<task>` on the branch `tributary/<task>`. */
import { appendFile, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { IDENTITY, taskBranch, taskRef } from '../../core/git-names.js';
import type { AgentName, Assignment, CommitSha } from '../../core/model.js';
import type { AgentWorkspace } from '../../ports.js';
import { ifPresent } from '../files/absent.js';
import { copyFiles, filesToInclude } from './included-files.js';
import { makeRoom } from './refs.js';
import { keepBranch, setAside } from './set-aside.js';
import { FOLDER, realFolder, type GitContext } from './context.js';
import { saveWorktree } from './snapshot.js';
import {
  readWorktreeRecords,
  recordsOf,
  removeWorktreeRecord,
  type WorktreeRecord,
  writeWorktreeRecord,
} from './worktree-records.js';
import { addWorktree } from './worktree-admin.js';
import { removeWorktree } from './worktrees.js';

/** Adds the worktree folder to this repository's exclude file, so that `git status` does not show it. */
export async function ignoreFolder(gitDir: string): Promise<void> {
  const file = join(gitDir, 'info', 'exclude');
  const line = `/${FOLDER}/`;
  const text = (await ifPresent(readFile(file, 'utf8'))) ?? '';
  if (text.split(/\r?\n/).includes(line)) return;
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}

/** @throws GitError if git cannot make a worktree */
export async function openAgentWorkspace(
  context: GitContext,
  assignment: Assignment,
): Promise<AgentWorkspace> {
  const { agent, base } = assignment;
  const task = assignment.task.id;
  for (const old of await recordsOf(context.gitDir, task)) await setAside(context, old);
  await keepBranch(context, task, base);
  const dir = await claimDirectory(context, `${agent}-${task}`);
  return workspaceOf(context, agent, await makeWorktree(context, assignment, dir));
}

/**
 * Reopens a worktree after an agent ran. The agent could have changed its record, so base and directory come
 * from the caller, and the rest is found again.
 */
export async function reopenAgentWorkspace(
  context: GitContext,
  { agent, base, task }: Assignment,
  dir: string,
): Promise<AgentWorkspace> {
  const included = await filesToInclude(context, base);
  return workspaceOf(context, agent, {
    version: 1,
    task: task.id,
    base,
    dir,
    included,
    state: 'ready',
  });
}

/**
 * Reserves an unused directory. Names can collide: `a-b` with `c` and `a` with `b-c` have the same one, and a
 * person may have a worktree of their own there.
 */
async function claimDirectory(context: GitContext, name: string): Promise<string> {
  const folder = await realFolder(join(context.root, FOLDER));
  const taken = new Set((await readWorktreeRecords(context.gitDir)).map(({ dir }) => dir));
  for (let number = 1; ; number += 1) {
    const dir = join(folder, number === 1 ? name : `${name}.${number}`);
    if (taken.has(dir) || context.claimed.has(dir)) continue;
    context.claimed.add(dir);
    if (!(await ifPresent(lstat(dir)))) return dir;
  }
}

/** The record is written first, so that a half-made worktree can be recognized. */
async function makeWorktree(
  context: GitContext,
  assignment: Assignment,
  dir: string,
): Promise<WorktreeRecord> {
  const { base } = assignment;
  const task = assignment.task.id;
  const record = { version: 1, task, base, dir, included: [] } as const;
  try {
    await writeWorktreeRecord(context.gitDir, { ...record, included: [], state: 'making' });
    const start = await startOf(context, assignment);
    await removeWorktree(context.gitDir, dir);
    await context.lock(() => makeRoom(context, task));
    await addWorktree(context, dir, ['--no-track', '-B', taskBranch(task)], start);
    const included = await filesToInclude(context, base);
    await copyFiles(context.root, dir, included);
    const ready: WorktreeRecord = { ...record, included, state: 'ready' };
    await writeWorktreeRecord(context.gitDir, ready);
    return ready;
  } catch (error) {
    await removeWorktree(context.gitDir, dir);
    await removeWorktreeRecord(context.gitDir, dir);
    context.claimed.delete(dir);
    throw error;
  }
}

/** The agent's start commit: the base, or its earlier work rebased onto it if they do not conflict. */
async function startOf(
  context: GitContext,
  { base, from, task, attempt }: Assignment,
): Promise<CommitSha> {
  if (!from) return base;
  const text = {
    message: `WIP: ${task.id} before attempt ${attempt}`,
    author: IDENTITY,
    date: '2000-01-01T00:00:00Z',
  };
  const change = { base: from.base, commit: from.head };
  const combined = await context.store.combine(base, change, text);
  return combined.is === 'clean' ? combined.commit : base;
}

function workspaceOf(
  context: GitContext,
  agent: AgentName,
  record: WorktreeRecord,
): AgentWorkspace {
  const { dir, task } = record;
  return {
    dir,
    displayPath: relative(context.root, dir),
    run: (command) => context.run({ ...command, cwd: dir, label: `${agent}-${task}` }),
    save: (message) => saveWorktree(context, record, message),
    bundle: (file) => writeBundle(context, record, file),
  };
}

async function writeBundle(
  context: GitContext,
  record: WorktreeRecord,
  file: string,
): Promise<void> {
  await rm(file, { force: true });
  const range = [taskRef(record.task), `^${record.base}`];
  await context.git(['bundle', 'create', '--quiet', file, ...range]);
}
