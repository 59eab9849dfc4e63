/** What a job on GitHub Actions is given: the action's inputs, and what the runner says of the run. */
import { join } from 'node:path';
import { z } from 'zod';
import type { GitHubRepo } from '../adapters/github/repo.js';
import { MOST_DOLLARS, MOST_JOBS } from '../core/limits.js';
import type { RunId } from '../core/model.js';
import {
  AgentName,
  OnOverlap,
  Prepared,
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

/** `run` is the whole of `work`; the others leave the agent's turn to a step between them. */
const Mode = z.enum(['run', 'prepare', 'submit']);

export const WorkMatrixEntry = z.object({
  task: TaskId,
  attempt: z.int().positive(),
  agent: AgentName,
});
export type WorkMatrixEntry = z.infer<typeof WorkMatrixEntry>;
export const TestMatrixEntry = z.object({ k: z.int().nonnegative(), suite: z.string() });
export type TestMatrixEntry = z.infer<typeof TestMatrixEntry>;

/** As `continueText` wrote it. */
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
  mode: z.preprocess((value) => (value === '' ? 'run' : value), Mode),
  prepared: optional(json(Prepared)),
  outcome: optional(StepOutcome),
  'execution-file': optional(z.string()),
  token: z.string().default(''),
  'own-token': z.string().default(''),
  path: z.string().default('.'),
});
export type Inputs = z.infer<typeof Inputs>;

const NAME = z.string().regex(/^[\w.-]+$/);

/** The part of the context of `@actions/github` that is used. */
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

/** What that context leaves out. */
const Variables = z.object({
  GITHUB_WORKFLOW_REF: z.string().default(''),
  RUNNER_TEMP: z.string().min(1),
});

export interface GivenContext {
  /** `getInput` of `@actions/core`: empty where an input is not given. */
  getInput(name: string): string;
  /** `context` of `@actions/github`. */
  github: z.input<typeof GitHubContext>;
  environment: Record<string, string | undefined>;
}

export interface ActionsContext {
  inputs: Inputs;
  /** With the token of this step. */
  repo: GitHubRepo;
  /** Of this workflow run. */
  runId: number;
  attempt: number;
  /** The branch that the workflow was started on: what changes land on. */
  base: string;
  /** The workflow's file name, and where it was read from. */
  workflowRef: string;
  actor: string;
  /** `desk` is the agent's, where its turn is a step of the workflow: nothing else stands there. */
  folders: { run: string; incoming: string; outgoing: string; desk: string };
  environment: Record<string, string | undefined>;
}

/** The input `continue` of the workflow that goes on with a run. */
export function continueText(run: RunId, round: number): string {
  return `${run}:${round}`;
}

/** @throws UserError with all inputs that do not fit */
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
      desk: join(temp, 'tributary-agent'),
    },
    environment,
  };
}

/** A shell takes no dash in a variable's name, so action.yml passes each input on with underscores. */
function givenInputs(getInput: GivenContext['getInput']): Record<string, string> {
  return Object.fromEntries(
    Object.keys(Inputs.shape).map((name) => [name, getInput(name.replaceAll('-', '_'))]),
  );
}

/** An input that is not given is the empty string. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

/** Inputs are texts: one that is no such number is told in our words, once. */
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
