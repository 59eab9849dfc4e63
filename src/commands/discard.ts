/** `tributary discard TASK`: removes its worktree, its branch and its pull request. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireLock } from '../adapters/lock.js';
import { createRuns, type Runs } from '../adapters/run-directory.js';
import { branchOf } from '../adapters/git/workspaces.js';
import { RunId, TaskId } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import { createLocal } from '../local.js';
import { plainText } from '../report/plain.js';
import type { CommandContext, ExitCode } from './context.js';
import { openProject } from './project.js';

/**
 * A run that did not end still holds what the agent delivered, and would land it: its open round is
 * planned anew, and the task worked on anew.
 */
const forget = async (runs: Runs, task: TaskId): Promise<void> => {
  for (const { run } of await runs.list()) {
    const dir = runs.open(run);
    const files = await dir.list('');
    if (files.includes('report/metrics.json')) continue;
    const open = files.filter((file) => /^(?:plan|queue)-\d+\.json$/.test(file));
    for (const file of open)
      if (!files.includes(file.replace(/^(?:plan|queue)/, 'land'))) await dir.remove(file);
    for (const file of files)
      if (new RegExp(`^work/${task}-\\d+/result\\.json$`).test(file)) await dir.remove(file);
  }
};

const discard = async (
  context: CommandContext,
  task: TaskId,
  base: string | undefined,
): Promise<string> => {
  const project = await openProject(context, base);
  const { ports } = await createLocal({
    repository: project.repository,
    environment: context.environment,
    config: project.config,
    run: RunId.parse('discard'),
    branch: project.base.branch,
    clock: context.clock,
    events: { emit: () => undefined },
    signal: context.signal,
  });
  const head = await ports.store.resolve(`refs/heads/${branchOf(task)}`);
  const pull = (await ports.forge.open()).find(
    (each) => each.task === task && each.base === project.base.branch,
  );
  // A mistyped ID must not cost an afternoon's work.
  if (head) await ports.store.keep(`discarded/${task}`, head);
  if (pull) await ports.forge.close(pull.number, 'discarded');
  await forget(createRuns(project.repository.gitDir), task);
  const cleared = await ports.workspaces.clear(task, 'remove');
  if (!head && !pull && !cleared)
    throw new UserError([`There is no work on ${task} to discard.`], ['tributary status']);
  const back = head
    ? `\nTo have its branch back: git branch ${branchOf(task)} ${head.slice(0, 12)}`
    : '';
  return `Discarded the work on ${task}.${back}`;
};

/** @throws UserError where there is nothing of that task */
export const discardCommand = async (
  context: CommandContext,
  options: { task: string; base?: string | undefined },
): Promise<ExitCode> => {
  const task = TaskId.safeParse(options.task);
  if (!task.success)
    throw new UserError([`${plainText(options.task, 80)} is no task ID.`], ['tributary status']);
  const { repository } = await openProject(context, options.base);
  await mkdir(join(repository.gitDir, 'tributary'), { recursive: true });
  const lock = await acquireLock(join(repository.gitDir, 'tributary', 'lock'), {
    pid: context.pid,
    run: 'discard',
    command: context.typed,
    startedAt: context.clock.now(),
  });
  try {
    context.stdout.write(`${await discard(context, task.data, options.base)}\n`);
    return 0;
  } finally {
    await lock.release();
  }
};
