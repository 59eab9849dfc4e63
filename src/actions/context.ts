/** Context of a job on GitHub Actions: the action's inputs, and the runner's data about the run. */
import { join } from 'node:path';
import { z } from 'zod';
import type { GitHubRepo } from '../adapters/github/repo.js';
import { MOST_DOLLARS, MOST_JOBS } from '../core/limits.js';
import type { RunId } from '../core/model.js';
import {
  AgentName,
  OnOverlap,
  Prepared,
  PreparedEnd,
  StepOutcome,
  TaskId,
  workflowOfRun,
} from '../core/model.js';
import { UserError } from '../core/user-error.js';

export const STAGES = ['plan', 'work', 'scan', 'review', 'queue', 'test', 'land'] as const;

const Flag = z
  .enum(['true', 'false', ''])
  .default('')
  .transform((value) => value === 'true');

/** `run` does all of `work`. With `prepare` and `submit`, the agent runs in a step between the two. */
const Mode = z.enum(['run', 'prepare', 'submit']);

export const WorkMatrixEntry = z.object({
  task: TaskId,
  attempt: z.int().positive(),
  agent: AgentName,
});
export type WorkMatrixEntry = z.infer<typeof WorkMatrixEntry>;
export const TestMatrixEntry = z.object({ k: z.int().nonnegative(), suite: z.string() });
export type TestMatrixEntry = z.infer<typeof TestMatrixEntry>;

/** The outputs of all jobs of a matrix together: `id-0`, `id-1`, … */
const JobOutputs = z.record(z.string(), z.string());

/** Parses the format that `continueText` writes. */
const Continue = z.string().transform((text, context) => {
  const [, run = '', round] = /^([^:]+):([1-9]\d{0,3})$/.exec(text) ?? [];
  if (workflowOfRun(run) !== undefined) return { run, round: Number(round) };
  context.addIssue({ code: 'custom', message: 'is set by Tributary itself: RUN:ROUND' });
  return z.NEVER;
});

const Inputs = z.object({
  stage: z.enum(STAGES),
  tasks: z.string().default(''),
  'on-overlap': optional(OnOverlap),
  'max-parallel': optional(
    number(`must be a whole number from 1 to ${MOST_JOBS}`, z.int().min(1).max(MOST_JOBS)),
  ),
  budget: optional(
    number(
      `must be a number greater than 0 and at most ${MOST_DOLLARS}`,
      z.number().positive().max(MOST_DOLLARS),
    ),
  ),
  'dry-run': Flag,
  'goes-on': Flag,
  app: z.string().max(100).default(''),
  'app-key': Flag,
  issue: optional(number('must be the number of an issue', z.int().positive())),
  continue: optional(Continue),
  matrix: optional(json(z.union([WorkMatrixEntry, TestMatrixEntry]))),
  'work-ids': optional(json(JobOutputs)),
  'test-ids': optional(json(JobOutputs)),
  'scan-id': z.string().default(''),
  'review-id': z.string().default(''),
  mode: z.preprocess((value) => (value === '' ? 'run' : value), Mode),
  prepared: optional(json(z.union([Prepared, PreparedEnd]))),
  outcome: optional(StepOutcome),
  'execution-file': optional(z.string()),
  token: z.string().default(''),
  'own-token': z.string().default(''),
  path: z.string().default('.'),
});
export type Inputs = z.infer<typeof Inputs>;

const NAME = z.string().regex(/^[\w.-]+$/);

/** The parts of the `@actions/github` context that we use. */
const GitHubContext = z.object({
  repo: z.object({ owner: NAME, repo: NAME }),
  serverUrl: z.url(),
  apiUrl: z.url(),
  runId: z.int().positive(),
  runAttempt: z.int().positive().catch(1),
  ref: z
    .string()
    .regex(/^refs\/heads\/./, 'the workflow was not started on a branch')
    .transform((ref) => ref.replace(/^refs\/heads\//, '')),
  actor: z.string().default(''),
});

/** Variables that the `@actions/github` context does not cover. */
const Variables = z.object({
  GITHUB_WORKFLOW_REF: z.string().default(''),
  RUNNER_TEMP: z.string().min(1),
});

export interface GivenContext {
  /** `getInput` of `@actions/core`: returns '' for a missing input. */
  getInput(name: string): string;
  /** `context` of `@actions/github`. */
  github: z.input<typeof GitHubContext>;
  environment: Record<string, string | undefined>;
}

export interface ActionsContext {
  inputs: Inputs;
  /** Includes this step's token. */
  repo: GitHubRepo;
  /** ID of this workflow run. */
  runId: number;
  attempt: number;
  /** The branch that the workflow was started on. Changes land on it. */
  base: string;
  /** The workflow's file name and ref: `owner/name/path@ref`. */
  workflowRef: string;
  actor: string;
  /** `agent` is the agent's directory when the agent runs as a workflow step. It holds nothing else. */
  folders: { run: string; incoming: string; outgoing: string; agent: string };
  environment: Record<string, string | undefined>;
}

/** Value of the workflow input `continue`, which resumes a run at this round. */
export function continueText(run: RunId, round: number): string {
  return `${run}:${round}`;
}

/** @throws UserError listing all invalid inputs */
export function readActionsContext({
  getInput,
  github,
  environment,
}: GivenContext): ActionsContext {
  const inputs = Inputs.safeParse(givenInputs(getInput));
  const context = GitHubContext.safeParse(github);
  const variables = Variables.safeParse(environment);
  if (!inputs.success || !context.success || !variables.success)
    throw new UserError(
      [inputs, context, variables]
        .flatMap(({ error }) => error?.issues ?? [])
        .map(({ path, message }) => `${path.join('.')}: ${message}`),
      ['Check the inputs of the step that uses this action.'],
    );
  const { repo, serverUrl, apiUrl, runId, runAttempt, ref, actor } = context.data;
  const { GITHUB_WORKFLOW_REF: workflowRef, RUNNER_TEMP: temp } = variables.data;
  const { token } = inputs.data;
  const home = join(temp, 'tributary');
  return {
    inputs: inputs.data,
    repo: { owner: repo.owner, name: repo.repo, serverUrl, apiUrl, token },
    runId,
    attempt: runAttempt,
    base: ref,
    workflowRef,
    actor,
    folders: {
      run: join(home, 'run'),
      incoming: join(home, 'in'),
      outgoing: join(home, 'out'),
      agent: join(temp, 'tributary-agent'),
    },
    environment,
  };
}

/** Shell variable names cannot contain dashes, so action.yml passes each input on with underscores. */
function givenInputs(getInput: GivenContext['getInput']): Record<string, string> {
  return Object.fromEntries(
    Object.keys(Inputs.shape).map((name) => [name, getInput(name.replaceAll('-', '_'))]),
  );
}

/** A missing input is the empty string. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

/** Inputs are strings. An invalid number gives one error, with our message in place of zod's. */
function number(words: string, schema: z.ZodType<number>) {
  return z
    .string()
    .transform(Number)
    .refine((value) => schema.safeParse(value).success, words);
}

function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not valid JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
