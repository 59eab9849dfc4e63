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
import { FOLDER, realFolder, type Site } from './context.js';
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

/** Keeps the folder out of the checkout's `git status`, for this repository alone. */
export async function ignoreFolder(gitDir: string): Promise<void> {
  const file = join(gitDir, 'info', 'exclude');
  const line = `/${FOLDER}/`;
  const text = (await ifPresent(readFile(file, 'utf8'))) ?? '';
  if (text.split(/\r?\n/).includes(line)) return;
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}

/** @throws GitError where git cannot make a worktree */
export async function openAgentWorkspace(
  site: Site,
  assignment: Assignment,
): Promise<AgentWorkspace> {
  const { agent, base } = assignment;
  const task = assignment.task.id;
  for (const old of await recordsOf(site.gitDir, task)) await setAside(site, old);
  await keepBranch(site, task, base);
  const dir = await claimDirectory(site, `${agent}-${task}`);
  return workspaceOf(site, agent, await makeWorktree(site, assignment, dir));
}

/** Its record could be the agent's own by now: base and directory are the caller's, the rest is found anew. */
export async function reopenAgentWorkspace(
  site: Site,
  { agent, base, task }: Assignment,
  dir: string,
): Promise<AgentWorkspace> {
  const included = await filesToInclude(site, base);
  return workspaceOf(site, agent, {
    version: 1,
    task: task.id,
    base,
    dir,
    included,
    state: 'ready',
  });
}

/**
 * A directory that nobody has: `a-b` with `c` and `a` with `b-c` have one name, and a person may
 * have a worktree of their own there.
 */
async function claimDirectory(site: Site, name: string): Promise<string> {
  const folder = await realFolder(join(site.root, FOLDER));
  const taken = new Set((await readWorktreeRecords(site.gitDir)).map(({ dir }) => dir));
  for (let number = 1; ; number += 1) {
    const dir = join(folder, number === 1 ? name : `${name}.${number}`);
    if (taken.has(dir) || site.claimed.has(dir)) continue;
    site.claimed.add(dir);
    if (!(await ifPresent(lstat(dir)))) return dir;
  }
}

/** Noted before it is made, so that a half-made one is known for what it is. */
async function makeWorktree(
  site: Site,
  assignment: Assignment,
  dir: string,
): Promise<WorktreeRecord> {
  const { base } = assignment;
  const task = assignment.task.id;
  const record = { version: 1, task, base, dir, included: [] } as const;
  try {
    await writeWorktreeRecord(site.gitDir, { ...record, included: [], state: 'making' });
    const start = await startOf(site, assignment);
    await removeWorktree(site.gitDir, dir);
    await site.lock(() => makeRoom(site, task));
    await addWorktree(site, dir, ['--no-track', '-B', taskBranch(task)], start);
    const included = await filesToInclude(site, base);
    await copyFiles(site.root, dir, included);
    const ready: WorktreeRecord = { ...record, included, state: 'ready' };
    await writeWorktreeRecord(site.gitDir, ready);
    return ready;
  } catch (error) {
    await removeWorktree(site.gitDir, dir);
    await removeWorktreeRecord(site.gitDir, dir);
    site.claimed.delete(dir);
    throw error;
  }
}

/** Where an agent starts: the base, or its former work put on it where the two fit. */
async function startOf(site: Site, { base, from, task, attempt }: Assignment): Promise<CommitSha> {
  if (!from) return base;
  const text = {
    message: `WIP: ${task.id} before attempt ${attempt}`,
    author: IDENTITY,
    date: '2000-01-01T00:00:00Z',
  };
  const change = { base: from.base, commit: from.head };
  const combined = await site.store.combine(base, change, text);
  return combined.is === 'clean' ? combined.commit : base;
}

function workspaceOf(site: Site, agent: AgentName, record: WorktreeRecord): AgentWorkspace {
  const { dir, task } = record;
  return {
    dir,
    shown: relative(site.root, dir),
    run: (command) => site.run({ ...command, cwd: dir, leg: `${agent}-${task}` }),
    save: (message) => saveWorktree(site, record, message),
    bundle: (file) => writeBundle(site, record, file),
  };
}

async function writeBundle(site: Site, record: WorktreeRecord, file: string): Promise<void> {
  await rm(file, { force: true });
  const range = [taskRef(record.task), `^${record.base}`];
  await site.git(['bundle', 'create', '--quiet', file, ...range]);
}
