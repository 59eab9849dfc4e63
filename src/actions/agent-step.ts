/**
 * Inputs and outputs of an agent that runs as a step of the workflow. Outputs of an earlier step are trusted:
 * the agent cannot change them. Files it can change.
 */
import type { Assignment, Prepared, PreparedEnd, Seconds, WorkResult } from '../core/model.js';
import { UserError } from '../core/user-error.js';
import type { Preparation } from '../stages/work.js';
import type { ActionsContext } from './context.js';
import type { Job } from './job.js';

interface PlaceOfSubmit {
  context: Pick<ActionsContext, 'inputs'>;
  repository: Pick<Job['repository'], 'root' | 'gitDir'>;
}

export function setOutputs(
  job: Job,
  { task, agent, attempt, model, budgetUsd }: Assignment,
  { brief, dir, files: tree, startedAt }: Extract<Preparation, { is: 'ready' }>,
  limit: Seconds,
): void {
  const { files, stamp } = brief;
  const { root, gitDir } = job.repository;
  const prepared: Prepared = {
    version: 1,
    task: task.id,
    attempt,
    directory: dir,
    root,
    gitDir,
    ...(tree && { files: tree }),
    startedAt,
    readyAt: job.clock.now(),
    ...(stamp !== undefined && { stamp }),
  };
  const outputs = {
    ready: 'true',
    task: task.id,
    agent,
    model: model ?? '',
    directory: dir,
    'prompt-file': files.prompt,
    // For actions that take a prompt but no file. The task's own text never becomes part of the workflow.
    prompt: `Your task is in the file ${files.prompt}. Read all of it and do what it says, in the directory ${dir} and nowhere else.`,
    'status-file': files.status,
    'usage-file': files.usage,
    budget: budgetUsd?.toFixed(2) ?? '',
    'timeout-minutes': String(Math.ceil(limit / 60)),
    prepared: JSON.stringify(prepared),
  };
  for (const [name, value] of Object.entries(outputs)) job.output.set(name, value);
}

/** Outputs of a job that has ended before its agent: `submit` hands its result on. */
export function setEnded({ output }: Pick<Job, 'output'>, ended: WorkResult): void {
  const { task, attempt } = ended;
  const prepared: PreparedEnd = { version: 1, task, attempt, ended };
  output.set('ready', 'false');
  output.set('timeout-minutes', '1');
  output.set('prepared', JSON.stringify(prepared));
}

/**
 * The `prepared` input, checked.
 *
 * @throws UserError if it belongs to another matrix entry, or the repository was replaced
 */
export function preparedFor(
  { context, repository }: PlaceOfSubmit,
  assignment: Assignment,
): Prepared | PreparedEnd {
  const { prepared } = context.inputs;
  if (prepared?.task !== assignment.task.id || prepared.attempt !== assignment.attempt)
    throw new UserError(
      ['The input `prepared` does not belong to this job.'],
      ['Set it to the `prepared` output of the step with `mode: prepare`.'],
      1,
    );
  if ('ended' in prepared) return prepared;
  const { root, gitDir } = repository;
  if (prepared.root !== root || prepared.gitDir !== gitDir)
    throw new UserError(
      [`The repository at ${prepared.root} was replaced by another one while the agent worked.`],
      ['The agent’s work was discarded.'],
      1,
    );
  return prepared;
}
