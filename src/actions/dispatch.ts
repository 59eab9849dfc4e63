/** Starts workflows: those of `after-land`, and the next round of this one. */
import type { Client } from '../adapters/github/client.js';
import { failureOf } from '../adapters/github/errors.js';
import { UserError } from '../core/user-error.js';
import type { Run } from '../ports.js';
import { notStartedWords } from '../text/after-land.js';
import { shellWord } from '../text/next-steps.js';
import { continueText } from './context.js';
import type { Job } from './job.js';

/**
 * Starts the `after-land` workflows, since a merge by GITHUB_TOKEN does not trigger push workflows. Calling
 * this again starts them again.
 *
 * @throws UserError listing the workflows that could not be started
 */
export async function dispatchAfterLand(
  { context }: Job,
  { rest }: Client,
  files: readonly string[],
): Promise<void> {
  const { repo, base } = context;
  const refused = [];
  for (const file of files)
    try {
      const at = { owner: repo.owner, repo: repo.name, ref: base };
      await rest.actions.createWorkflowDispatch({ ...at, workflow_id: file });
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      refused.push(notStartedWords(file, shellWord(base), failure));
    }
  if (refused.length > 0)
    throw new UserError(
      refused.map(({ problem }) => problem),
      refused.flatMap(({ next }) => next),
      1,
    );
}

/**
 * Starts this workflow again on the base, to continue the run.
 *
 * @throws UserError that says how to start the round by hand, and what the workflow lacks
 */
export async function dispatchNext(job: Job, client: Client, run: Run): Promise<void> {
  const { context } = job;
  const file = workflowFile(context.workflowRef);
  const inputs = inputsFor(job, run);
  const byHand = `gh workflow run ${file ?? 'WORKFLOW'} --ref ${shellWord(context.base)} ${Object.entries(
    inputs,
  )
    .map(([input, value]) => `-f ${input}=${shellWord(value)}`)
    .join(' ')}`;
  if (!file)
    throw new UserError(
      [
        'The next round could not be started: GITHUB_WORKFLOW_REF is empty, so its workflow is unknown.',
      ],
      [byHand],
      1,
    );
  const { owner, name } = context.repo;
  try {
    await client.rest.actions.createWorkflowDispatch({
      owner,
      repo: name,
      workflow_id: file,
      ref: context.base,
      inputs,
    });
  } catch (error) {
    const failure = failureOf(error);
    if (failure?.status !== 422) throw error;
    throw new UserError(
      [
        `The next round could not be started: ${failure.message}`,
        `${file} needs "on: workflow_dispatch" with the inputs ${Object.keys(inputs).join(', ')}.`,
      ],
      ['tributary init --github', byHand],
      1,
    );
  }
}

/** `acme/demo/.github/workflows/agents.yml@refs/heads/main` → `agents.yml`. */
function workflowFile(workflowRef: string): string | undefined {
  return /^[^@]+\/\.github\/workflows\/([^/@]+\.ya?ml)@/.exec(workflowRef)?.[1];
}

function inputsFor({ context }: Job, run: Run): Record<string, string> {
  const { inputs } = context;
  return {
    tasks: run.request.ask.join(' '),
    continue: continueText(run.request.run, run.round + 1),
    ...(inputs['on-overlap'] && { 'on-overlap': inputs['on-overlap'] }),
    ...(inputs['max-parallel'] && { 'max-parallel': String(inputs['max-parallel']) }),
    ...(inputs.issue && { issue: String(inputs.issue) }),
  };
}
