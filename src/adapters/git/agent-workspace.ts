/** An agent's directory: `.worktrees/<agent>-<task>`, a repository of its own on the branch `tributary/<task>`. */
import { appendFile, lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { IDENTITY } from '../../core/git-names.js';
import type { AgentName, Assignment, CommitSha, TreeSha } from '../../core/model.js';
import type { AgentWorkspace } from '../../ports.js';
import { ifPresent } from '../files/absent.js';
import { FOLDER, freshHandover, type GitContext, inside, realFolder } from './context.js';
import { copyFiles, filesToInclude } from './included-files.js';
import { checkOut, personsRefs } from './own-checkout.js';
import { refuseInTheWay } from './in-the-way.js';
import { moveBranch } from './refs.js';
import { keepBranch, keepMovedBranch, setAside } from './set-aside.js';
import { copyIndex } from './snapshot.js';
import { stampSubmodules } from './submodule-files.js';
import { saveWork } from './save-work.js';
import { branchAt, withFiles } from './work-commits.js';
import {
  indexOf,
  readWorktreeRecords,
  recordsOf,
  removeWorktreeRecord,
  type WorktreeRecord,
  writeWorktreeRecord,
} from './worktree-records.js';
import { removeTree } from './worktrees.js';

/** Adds the worktree folder to this repository's exclude file, so that `git status` does not show it. */
export async function ignoreFolder(gitDir: string): Promise<void> {
  const file = join(gitDir, 'info', 'exclude');
  const line = `/${FOLDER}/`;
  const text = (await ifPresent(readFile(file, 'utf8'))) ?? '';
  if (text.split(/\r?\n/).includes(line)) return;
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}

/** @throws GitError if git cannot check the files out */
export async function openAgentWorkspace(
  context: GitContext,
  assignment: Assignment,
): Promise<AgentWorkspace> {
  const { agent, base } = assignment;
  const task = assignment.task.id;
  const records = await recordsOf(context, task);
  const [refs] = await Promise.all([
    personsRefs(context),
    refuseInTheWay(context, task),
    keepMovedBranch(context, task, records),
  ]);
  for (const old of records) await setAside(context, old);
  if (records.length > 0) await keepBranch(context, task, base);
  const dir = await claimDirectory(context, `${agent}-${task}`);
  const record = await makeWorktree(context, assignment, { dir, refs });
  return workspaceOf(context, agent, record, await freshHandover(context, dir));
}

/**
 * Reopens a directory after an agent ran. The agent could have changed its record, so base, directory and the
 * files after set-up come from the caller, and the rest is found again.
 */
export async function reopenAgentWorkspace(
  context: GitContext,
  assignment: Assignment,
  dir: string,
  prepared: TreeSha | undefined,
): Promise<AgentWorkspace> {
  const { agent, base, task } = assignment;
  const included = await filesToInclude(context, base);
  const start = await startOf(context, assignment);
  const record = { version: 2, task: task.id, base, start, dir, included, state: 'ready' } as const;
  const reopened = { ...record, ...(prepared && { prepared }) };
  return workspaceOf(context, agent, reopened, await freshHandover(context, dir));
}

/**
 * Reserves an unused directory. Names can collide: `a-b` with `c` and `a` with `b-c` have the same one, and a
 * person may have a directory of their own there.
 */
async function claimDirectory(context: GitContext, name: string): Promise<string> {
  const folder = await realFolder(join(context.root, FOLDER));
  const taken = new Set((await readWorktreeRecords(context)).map(({ dir }) => dir));
  for (let number = 1; ; number += 1) {
    const dir = join(folder, number === 1 ? name : `${name}.${number}`);
    if (taken.has(dir) || context.claimed.has(dir)) continue;
    context.claimed.add(dir);
    if (!(await ifPresent(lstat(dir)))) return dir;
  }
}

/** The record is written first, so that a half-made directory can be recognized. */
async function makeWorktree(
  context: GitContext,
  assignment: Assignment,
  { dir, refs }: { dir: string; refs: Awaited<ReturnType<typeof personsRefs>> },
): Promise<WorktreeRecord> {
  const { gitDir, root } = context;
  const { base } = assignment;
  const task = assignment.task.id;
  const begun = { version: 2, task, base, start: base, dir, included: [] as string[] } as const;
  try {
    await writeWorktreeRecord(context, { ...begun, state: 'making' });
    const start = await startOf(context, assignment);
    const moved = moveBranch(context, task, start);
    // Its failure is reported below, when nothing writes to the directory any more.
    moved.catch(() => undefined);
    await checkOut(context, dir, { base, task, refs, head: branchAt(begun, start) });
    const [included] = await Promise.all([
      filesToInclude(context, base),
      copyIndex(join(dir, '.git', 'index'), indexOf(gitDir, dir)),
      moved,
    ]);
    await copyFiles(root, dir, included);
    const ready: WorktreeRecord = { ...begun, start, included, state: 'ready' };
    await writeWorktreeRecord(context, ready);
    return ready;
  } catch (error) {
    await removeTree(dir);
    await removeWorktreeRecord(context, dir);
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
  opened: WorktreeRecord,
  handover: string,
): AgentWorkspace {
  const { dir, task } = opened;
  let record = opened;
  return {
    dir,
    displayPath: relative(context.root, dir),
    handover,
    run: (command) => context.run(inside(command, dir, `${agent}-${task}`)),
    prepared: async () => {
      const prepared = await recordPrepared(context, record);
      record = prepared.record;
      const changes = await context.store.diff(record.start, prepared.tree);
      return { tree: prepared.tree, changed: changes.map(({ path }) => path) };
    },
    save: async (message) => {
      const saved = await saveWork(context, record, message);
      record = saved.record;
      const isNothing = saved.tree === (await context.store.tree(record.base));
      return isNothing ? undefined : saved.commit;
    },
    bundle: (file) => writeBundle(context, record, file),
  };
}

/** Remembers the files as set-up left them, and the index of them. */
async function recordPrepared(
  context: GitContext,
  record: WorktreeRecord,
): Promise<{ record: WorktreeRecord; tree: TreeSha }> {
  // Set-up's too: no work of the agent, and they block nobody.
  const nested: string[] = [];
  const save = async (tree: TreeSha, index: string) => {
    const submodules = await stampSubmodules(context, record.dir, index);
    await rename(index, indexOf(context.gitDir, record.dir));
    const included = [...record.included, ...nested];
    const prepared = { ...record, included, prepared: tree, submodules };
    await writeWorktreeRecord(context, prepared);
    return { record: prepared, tree };
  };
  return withFiles(context, record, save, nested);
}

async function writeBundle(
  { judge }: GitContext,
  { task, base, saved }: WorktreeRecord,
  file: string,
): Promise<void> {
  if (!saved) throw new Error(`the work on ${task} was not saved`);
  await rm(file, { force: true });
  const { ref } = branchAt({ task }, saved.commit);
  const refFile = join(judge.dir, ref);
  await mkdir(dirname(refFile), { recursive: true });
  await writeFile(refFile, `${saved.commit}\n`);
  await judge.git(['bundle', 'create', '--quiet', file, ref, `^${base}`]);
  await rm(refFile);
}
