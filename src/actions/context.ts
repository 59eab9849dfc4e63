/** What a job on GitHub Actions is told: the action's inputs and GitHub's own variables. */
import { join } from 'node:path';
import { z } from 'zod';
import { AgentName, OnOverlap, Prepared, StepOutcome, TaskId } from '../core/model.js';
import { UserError } from '../core/user-error.js';

export const STAGES = ['plan', 'work', 'scan', 'review', 'queue', 'test', 'land'] as const;
export type StageName = (typeof STAGES)[number];

const Flag = z
  .enum(['true', 'false', ''])
  .default('')
  .transform((value) => value === 'true');

/** `run` is the whole of `work`; the others leave the agent's turn to a step between them. */
const Mode = z.enum(['run', 'prepare', 'submit']);

export const WorkLegName = z.object({
  task: TaskId,
  attempt: z.int().positive(),
  agent: AgentName,
});
export type WorkLegName = z.infer<typeof WorkLegName>;
export const TestLegName = z.object({ k: z.int().nonnegative(), suite: z.string() });
export type TestLegName = z.infer<typeof TestLegName>;

/** `RUN:ROUND`, made by `land` for the next round. */
export const Continue = z
  .string()
  .regex(/^gh-\d{1,20}:[1-9]\d{0,3}$/, 'is made by Tributary alone: RUN:ROUND')
  .transform((text) => {
    const [run = '', round = ''] = text.split(':');
    return { run, round: Number(round) };
  });

const Inputs = z.object({
  stage: z.enum(STAGES),
  tasks: z.string().default(''),
  'on-overlap': optional(OnOverlap),
  'max-parallel': optional(z.coerce.number().int().min(1).max(256)),
  budget: optional(z.coerce.number().positive().max(1_000_000)),
  'dry-run': Flag,
  'goes-on': Flag,
  app: z.string().max(100).default(''),
  'app-key': Flag,
  issue: optional(z.coerce.number().int().positive()),
  continue: optional(Continue),
  leg: optional(json(z.union([WorkLegName, TestLegName]))),
  mode: z.preprocess((value) => (value === '' ? 'run' : value), Mode),
  prepared: optional(json(Prepared)),
  outcome: optional(StepOutcome),
  'execution-file': optional(z.string()),
  token: z.string().default(''),
  'own-token': z.string().default(''),
  path: z.string().default('.'),
});
export type Inputs = z.infer<typeof Inputs>;

const GitHubVariables = z.object({
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  GITHUB_SERVER_URL: z.url(),
  GITHUB_API_URL: z.url(),
  GITHUB_RUN_ID: z.string().regex(/^\d+$/),
  GITHUB_RUN_ATTEMPT: z.string().regex(/^\d+$/).default('1'),
  GITHUB_REF_NAME: z.string().min(1),
  GITHUB_WORKFLOW_REF: z.string().default(''),
  GITHUB_ACTOR: z.string().default(''),
  RUNNER_TEMP: z.string().min(1),
});

export interface ActionsContext {
  inputs: Inputs;
  /** `owner/name`. */
  repository: { owner: string; name: string };
  serverUrl: string;
  apiUrl: string;
  /** Of this workflow run. */
  runId: string;
  attempt: string;
  /** The branch that the workflow was started on: what changes land on. */
  base: string;
  /** The workflow's file name, and where it was read from. */
  workflowRef: string;
  actor: string;
  /** `desk` is the agent's, where its turn is a step of the workflow: nothing else stands there. */
  folders: { run: string; incoming: string; outgoing: string; desk: string };
  environment: Record<string, string | undefined>;
}

const INPUT_NAMES = Object.keys(Inputs.shape);

/** @throws UserError with all inputs that do not fit */
export function readActionsContext(
  environment: Record<string, string | undefined>,
): ActionsContext {
  const inputs = Inputs.safeParse(inputsOf(environment));
  const variables = GitHubVariables.safeParse(environment);
  if (!inputs.success || !variables.success)
    throw new UserError(
      [...(inputs.error?.issues ?? []), ...(variables.error?.issues ?? [])].map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      ),
      ['Look at the inputs of the step that uses this action.'],
    );
  const github = variables.data;
  const [owner = '', name = ''] = github.GITHUB_REPOSITORY.split('/');
  const home = join(github.RUNNER_TEMP, 'tributary');
  return {
    inputs: inputs.data,
    repository: { owner, name },
    serverUrl: github.GITHUB_SERVER_URL,
    apiUrl: github.GITHUB_API_URL,
    runId: github.GITHUB_RUN_ID,
    attempt: github.GITHUB_RUN_ATTEMPT,
    base: github.GITHUB_REF_NAME,
    workflowRef: github.GITHUB_WORKFLOW_REF,
    actor: github.GITHUB_ACTOR,
    folders: {
      run: join(home, 'run'),
      incoming: join(home, 'in'),
      outgoing: join(home, 'out'),
      desk: join(github.RUNNER_TEMP, 'tributary-agent'),
    },
    environment,
  };
}

function inputsOf(environment: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    INPUT_NAMES.map((name) => [
      name,
      environment[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`] ?? '',
    ]),
  );
}

/** An input that is not given is the empty string. */
function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
}

function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
