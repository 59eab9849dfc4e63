/** Worktrees as workspaces: `.worktrees/<agent>-<task>` for agents, temporary ones for gates and tests. */
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Assignment, CommitSha, TaskId } from '../../core/model.js';
import type {
  AgentWorkspace,
  Command,
  CommandEnd,
  Store,
  TreeWorkspace,
  Workspaces,
} from '../../ports.js';
import { createGit, type Git, IDENTITY } from './git.js';
import { copyFiles, INCLUDE_LIST, includedFiles } from './included-files.js';
import {
  findWorktree,
  listWorktrees,
  removeWorktree,
  saveWorktree,
  type Worktree,
} from './worktrees.js';

export interface WorkspacesOptions {
  /** Root of the user's checkout. */
  root: string;
  /** Absolute path of the repository's common git directory. */
  gitDir: string;
  /** Directory for the temporary worktrees of this run; outside the repository. */
  temporary: string;
  environment: Record<string, string | undefined>;
  store: Store;
  run(command: Command & { cwd: string; leg: string }): Promise<CommandEnd>;
}

/** An agent may leave its status file in the tree's root: it is read, and never committed. */
export const STATUS_FILE_IN_TREE = 'agent-status.json';
const FOLDER = '.worktrees';

export const branchOf = (task: TaskId): string => `tributary/${task}`;

/** Whose a worktree is, noted in git's own records of it, where no commit of the agent's reaches. */
const OWNER_FILE = 'tributary-owner';

interface Owned extends Worktree {
  task: TaskId;
  base: CommitSha;
}

const ownedWorktrees = async (gitDir: string): Promise<Owned[]> => {
  const all = await Promise.all(
    (await listWorktrees(gitDir)).map(async (worktree) => {
      const text = await readFile(join(worktree.admin, OWNER_FILE), 'utf8').catch(() => '');
      const [task, base] = text.split('\n');
      const owner = { task: TaskId.safeParse(task), base: CommitSha.safeParse(base) };
      return owner.task.success && owner.base.success
        ? [{ ...worktree, task: owner.task.data, base: owner.base.data }]
        : [];
    }),
  );
  return all.flat();
};

const ignoreFolder = async (gitDir: string) => {
  const file = join(gitDir, 'info', 'exclude');
  const line = `/${FOLDER}/`;
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.split(/\r?\n/).includes(line)) return;
  await mkdir(join(gitDir, 'info'), { recursive: true });
  await appendFile(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
};

/** Where an agent starts: the base, or its former work put on it where the two fit. */
const startOf = async (
  store: Store,
  { base, from, task, attempt }: Assignment,
): Promise<CommitSha> => {
  if (!from) return base;
  const text = {
    message: `WIP: ${task.id} before attempt ${attempt}`,
    author: IDENTITY,
    date: '2000-01-01T00:00:00Z',
  };
  const combined = await store.combine(base, { base: from.base, commit: from.head }, text);
  return combined.is === 'clean' ? combined.commit : base;
};

/** @throws GitError where git cannot make a worktree */
export const createWorkspaces = (options: WorkspacesOptions): Workspaces => {
  const { root, gitDir, environment, store } = options;
  const repository = createGit(root, environment, { gitDir });
  const included = new Map<CommitSha, Promise<string[]>>();

  const gitIn = ({ dir, admin }: Worktree): Git =>
    createGit(dir, environment, { gitDir: admin, workTree: dir });

  const filesToInclude = (base: CommitSha): Promise<string[]> => {
    const list = async () => {
      const patterns = await store.file(base, INCLUDE_LIST);
      if (patterns === undefined) return [];
      return includedFiles(createGit(root, environment), patterns, options.temporary);
    };
    const known = included.get(base) ?? list();
    included.set(base, known);
    return known;
  };

  const save = async (worktree: Worktree, task: TaskId, base: CommitSha, message: string) =>
    saveWorktree(gitIn(worktree), worktree, {
      branch: branchOf(task),
      base,
      message,
      leaveOut: [STATUS_FILE_IN_TREE, ...(await filesToInclude(base))],
    });

  /** A worktree that a former attempt left is removed; its work stays reachable. */
  const setAside = async (owned: Owned) => {
    const { task, base, dir } = owned;
    const head = existsSync(dir)
      ? await save(owned, task, base, `WIP: ${task}, set aside`).catch(() => undefined)
      : undefined;
    if (head) await store.keep(`kept/${task}/${head.slice(0, 12)}`, head);
    await removeWorktree(repository, dir);
  };

  const worktreesOf = async (task: TaskId): Promise<Owned[]> =>
    (await ownedWorktrees(gitDir)).filter((owned) => owned.task === task);

  const forAgent = async (assignment: Assignment): Promise<AgentWorkspace> => {
    const { agent, base } = assignment;
    const task = assignment.task.id;
    await ignoreFolder(gitDir);
    await mkdir(options.temporary, { recursive: true });
    for (const old of await worktreesOf(task)) await setAside(old);
    const shown = `${FOLDER}/${agent}-${task}`;
    const dir = join(root, shown);
    // Killed between making a worktree and noting its owner: nothing was done in it yet.
    if (await findWorktree(gitDir, dir)) await removeWorktree(repository, dir);
    const start = await startOf(store, assignment);
    await repository([
      'worktree',
      'add',
      '--quiet',
      '--no-track',
      '-B',
      branchOf(task),
      dir,
      start,
    ]);
    const worktree = await findWorktree(gitDir, dir);
    if (!worktree) throw new Error(`git made no worktree at ${dir}`);
    await writeFile(join(worktree.admin, OWNER_FILE), `${task}\n${base}\n`);
    await copyFiles(root, dir, await filesToInclude(base));
    return {
      dir,
      shown,
      run: (command) => options.run({ ...command, cwd: dir, leg: `${agent}-${task}` }),
      save: (message) => save(worktree, task, base, message),
      bundle: async (file) => {
        await rm(file, { force: true });
        await repository([
          'bundle',
          'create',
          '--quiet',
          file,
          `refs/heads/${branchOf(task)}`,
          `^${base}`,
        ]);
      },
    };
  };

  const forTree = async (commit: CommitSha, name: string): Promise<TreeWorkspace> => {
    const dir = join(options.temporary, name);
    await mkdir(options.temporary, { recursive: true });
    if (existsSync(dir) || (await findWorktree(gitDir, dir))) await removeWorktree(repository, dir);
    await repository(['worktree', 'add', '--quiet', '--detach', dir, commit]);
    return {
      dir,
      shown: dir,
      run: (command) => options.run({ ...command, cwd: dir, leg: name }),
      [Symbol.asyncDispose]: () => removeWorktree(repository, dir),
    };
  };

  /** The files stay, uncommitted; no branch and no log of one names what was committed there. */
  const detach = async (worktree: Worktree, onto: CommitSha) => {
    const git = gitIn(worktree);
    await git(['update-ref', '--no-deref', 'HEAD', onto]);
    await git(['read-tree', onto]);
    await rm(join(worktree.admin, 'logs'), { recursive: true, force: true });
  };

  const clear: Workspaces['clear'] = async (task, how) => {
    const all = await worktreesOf(task);
    for (const owned of all)
      if (how === 'detach') await detach(owned, owned.base);
      else await removeWorktree(repository, owned.dir);
    await repository(['update-ref', '-d', `refs/heads/${branchOf(task)}`]);
    return all.length > 0;
  };

  const unsaved = async (task: TaskId) => {
    for (const owned of await worktreesOf(task)) {
      if (!existsSync(owned.dir)) continue;
      const { stdout } = await gitIn(owned)([
        'status',
        '--porcelain',
        '-z',
        '--ignore-submodules=all',
      ]);
      const changed = stdout
        .split('\0')
        .filter((line) => line !== '' && line.slice(3) !== STATUS_FILE_IN_TREE);
      if (changed.length > 0) return owned.dir.slice(root.length + 1);
    }
    return undefined;
  };

  return { forAgent, forTree, clear, unsaved };
};
