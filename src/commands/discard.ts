/** `tributary discard TASK`: removes the task's worktree, branch and pull request. */
import { acquireLock } from '../adapters/files/lock.js';
import { ownFolder } from '../adapters/files/own-folder.js';
import type { Runs } from '../adapters/files/run-directory.js';
import { openRuns } from './open-runs.js';
import { openRepository } from '../adapters/git/repository.js';
import type { Remote } from '../adapters/github/remote.js';
import { taskBranch, taskRef } from '../core/git-names.js';
import { type CommitSha, RunId, TaskId } from '../core/model.js';
import { landFile, type RunFile, runFileOf } from '../core/run-layout.js';
import { UserError } from '../core/user-error.js';
import { plainText } from '../text/plain.js';
import { typedSha } from '../text/reasons.js';
import type { CommandContext, ExitCode } from './context.js';
import { notesTo, runsOn } from './plan.js';
import { asBadInput, createMachine, openProject, type ProjectOptions } from './project.js';

/** @throws UserError if there is no work on that task */
export async function discardCommand(
  context: CommandContext,
  options: ProjectOptions & { task: string },
): Promise<ExitCode> {
  const task = TaskId.safeParse(options.task);
  if (!task.success)
    throw new UserError([`Invalid task ID: ${plainText(options.task, 80)}`], ['tributary status']);
  const repository = await openRepository(context.cwd, context.environment);
  const lock = await acquireLock(ownFolder(repository.gitDir).lock, {
    pid: context.pid,
    run: 'discard',
    command: context.typed,
    startedAt: context.clock.now(),
  });
  try {
    context.stdout.write(
      `${await asBadInput(options, () => discard(context, task.data, options))}\n`,
    );
    return 0;
  } finally {
    await lock.release();
  }
}

async function discard(
  context: CommandContext,
  task: TaskId,
  options: ProjectOptions,
): Promise<string> {
  const project = await openProject(context, options);
  const { ports, github } = await createMachine(
    context,
    project,
    RunId.parse('discard'),
    notesTo(context),
  );
  // First: it brings commits of a person to the branch.
  await ports.workspaces.collect(task);
  const here = await ports.store.resolve(taskRef(task));
  const there = github && (await fetchBranch(github.remote, task));
  const head = here ?? there;
  const pull = (await ports.forge.open()).find(
    (each) => each.task === task && each.base === project.base.branch,
  );
  // Keep a backup: a mistyped ID must not destroy work.
  if (head) await ports.store.keep(`discarded/${task}`, head);
  if (there) await ports.store.keep(`discarded/${task}.github`, there);
  if (pull) await ports.forge.close(pull.number, 'discarded');
  const runs = await openRuns(context, project.repository.gitDir);
  await forget(runsOn(runs, options.forge ?? 'local'), task);
  const cleared = await ports.workspaces.clear(task, 'remove');
  if (github && there) await deleteBranch(github.remote, task, there);
  if (!head && !pull && !cleared)
    throw new UserError([`There is nothing to discard for ${task}.`], ['tributary status']);
  const back = head
    ? `\nTo restore its branch: git branch ${taskBranch(task)} ${typedSha(head)}`
    : '';
  return `Discarded the work on ${task}.${back}`;
}

/** The tip of the task's branch on GitHub, fetched into the store. */
async function fetchBranch(remote: Remote, task: TaskId): Promise<CommitSha | undefined> {
  const tip = await remote.remoteTip(taskRef(task));
  if (tip) await remote.fetch([taskRef(task)]);
  return tip;
}

/**
 * Removes the task from unfinished runs, which would otherwise land the agent's work. Their open round is
 * planned again, and the task is worked on again.
 */
async function forget(runs: Runs, task: TaskId): Promise<void> {
  for (const { run } of await runs.list()) {
    if (await runs.isFinished(run)) continue;
    const dir = runs.open(run);
    const names = await dir.list('');
    const isVoid = (file: RunFile | undefined) =>
      file?.is === 'plan' || file?.is === 'queue'
        ? !names.includes(landFile(file.round))
        : file?.is === 'result' && file.task === task;
    for (const name of names) if (isVoid(runFileOf(name))) await dir.remove(name);
  }
}

async function deleteBranch(remote: Remote, task: TaskId, tip: CommitSha): Promise<void> {
  const [answer] = await remote.push([{ ref: taskRef(task), commit: undefined, lease: tip }]);
  if (answer?.is === 'refused')
    throw new UserError(
      [`Could not delete the branch ${taskBranch(task)} on GitHub: ${answer.message}`],
      [`git push origin --delete ${taskBranch(task)}`],
    );
}
