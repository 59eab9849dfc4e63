/** Branches and folders of a person that stand where Tributary needs a name. They are named, never removed. */
import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refOf, taskBranch, taskRef } from '../../core/git-names.js';
import type { TaskId } from '../../core/model.js';
import type { Obstacle } from '../../ports.js';
import { shellWord } from '../../text/next-steps.js';
import { ifPresent } from '../files/absent.js';
import { FOLDER, type GitContext } from './context.js';
import { type Git } from './git.js';
import { branchUses } from './worktrees.js';

type Place = Pick<GitContext, 'git' | 'gitDir' | 'root'>;

const ALL = refOf('tributary');

/** What stands in the way of these tasks' branches and folders, each with a command that moves it. */
export async function findObstacles(place: Place, tasks: readonly TaskId[]): Promise<Obstacle[]> {
  const refs = await refsBelow(place.git);
  const blocking = refs.filter(
    (ref) => ref === ALL || tasks.some((task) => ref.startsWith(`${taskRef(task)}/`)),
  );
  const uses = await Promise.all(
    tasks
      .filter((task) => refs.includes(taskRef(task)))
      .map(async (task) => ({ task, uses: await usesOf(place, task) })),
  );
  return [
    ...blocking.map((ref) => branchObstacle(ref.slice(refOf('').length))),
    ...uses.flatMap(({ task, uses: [use] }) => (use ? [useObstacle(task, use.dir)] : [])),
    ...(await folderObstacle(place)),
  ];
}

/** @throws Error if something stands in the way of a task */
export async function refuseInTheWay(place: Place, task: TaskId): Promise<void> {
  const [obstacle] = await findObstacles(place, [task]);
  if (obstacle) throw new Error(`${obstacle.message} To move it: ${obstacle.command}`);
}

async function refsBelow(git: Git): Promise<string[]> {
  const { stdout } = await git(['for-each-ref', '--format=%(refname)', ALL]);
  return stdout.split('\n').filter((line) => line !== '');
}

function usesOf({ git, gitDir }: Place, task: TaskId) {
  return branchUses(git, gitDir, taskBranch(task));
}

function branchObstacle(branch: string): Obstacle {
  const other = `mine-${branch.replaceAll('/', '-')}`;
  return {
    message: `Git cannot create the branches of tasks while there is a branch ${branch}.`,
    command: `git branch -m ${shellWord(branch)} ${shellWord(other)}`,
  };
}

function useObstacle(task: TaskId, dir: string): Obstacle {
  return {
    message: `${taskBranch(task)} is checked out in ${dir}: an agent's work would move it.`,
    command: `git -C ${shellWord(dir)} switch --detach`,
  };
}

async function folderObstacle({ root }: Place): Promise<Obstacle[]> {
  const folder = join(root, FOLDER);
  // In this order: another agent's directory may be made at the same time.
  const facts = await ifPresent(lstat(folder));
  if (facts === undefined || facts.isDirectory()) return [];
  if (facts.isSymbolicLink() && (await ifPresent(stat(folder)))?.isDirectory()) return [];
  return [
    {
      message: `${FOLDER} is not a folder, so agents have no place to work.`,
      command: `mv ${shellWord(folder)} ${shellWord(`${folder}.mine`)}`,
    },
  ];
}
