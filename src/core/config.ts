/** The schema of `.github/tributary.yml`: what a person writes (input) and what the code reads (output). */
import { z } from 'zod';
import { LONGEST_WORK, MOST_DOLLARS, MOST_JOBS } from './limits.js';
import {
  AgentName,
  GateName,
  Method,
  OnConflict,
  OnOverlap,
  SubtaskSuffix,
  SuiteName,
} from './model.js';

const unit = { s: 1, m: 60, h: 3600 } as const;

/** `90s`, `30m`, `2h` → seconds. */
const Duration = z
  .string()
  .regex(/^[1-9]\d{0,5}[smh]$/, 'a duration such as 90s, 30m or 2h')
  .transform((text) => Number(text.slice(0, -1)) * unit[text.slice(-1) as keyof typeof unit])
  .describe('A duration: 90s, 30m, 2h');

const Command = z
  .string()
  .min(1)
  .refine((text) => text.trim() !== '', 'a command')
  .describe('A shell command line');

/** `NAME` passes a variable on, `NAME=value` sets one. */
const Environment = z
  .array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*(=[^\0]*)?$/, 'NAME or NAME=value'))
  .describe('Variables that the command gets: NAME passes one on, NAME=value sets one');

/** A path below the repository's root: not absolute, no `..`. */
const RelativePath = z
  .string()
  .min(1)
  .refine(
    (path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'),
    'a path inside the repository',
  );

const Glob = z.string().min(1).describe('A glob such as src/**/*.ts');

const When = z
  .strictObject({
    labels: z.array(z.string().min(1)).default([]).describe('Tasks with one of these labels'),
    paths: z
      .array(Glob)
      .default([])
      .describe('Tasks whose scope, or changes whose files, meet one of these globs'),
  })
  .describe('When it applies; one match of either kind is enough');
export type When = z.infer<typeof When>;

const Agent = z.strictObject({
  run: Command.describe(
    'The program that works; the prompt is on its standard input and in $TRIBUTARY_PROMPT',
  ),
  model: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('Handed on as $TRIBUTARY_MODEL, and used for prices'),
  when: When.optional().describe('Tasks that this agent takes when they do not name one'),
  limit: Duration.default(1800).describe('How long it may work'),
  instructions: RelativePath.optional().describe(
    'A file of the base commit that goes before each prompt',
  ),
  env: Environment.default([]),
});
export type AgentConfig = z.infer<typeof Agent>;

const Suite = z.strictObject({
  run: Command,
  in: RelativePath.optional().describe('The directory to run it in'),
  timeout: Duration.default(900),
  env: Environment.default([]),
});
export type SuiteConfig = z.infer<typeof Suite>;

const checkFields = {
  run: Command.optional().describe('A command that prints findings as JSON or SARIF'),
  when: When.optional(),
  timeout: Duration.default(600),
  model: z.string().min(1).max(100).optional(),
  'block-on': z
    .enum(['error', 'warning', 'note'])
    .default('warning')
    .describe('The mildest finding that blocks'),
  env: Environment.default([]),
};
const Gate = z.strictObject(checkFields);
export type GateConfig = z.infer<typeof Gate>;
const { 'block-on': _, ...reviewFields } = checkFields;
const Review = z.strictObject({ ...reviewFields, run: Command });
export type ReviewConfig = z.infer<typeof Review>;

const SubtaskRule = z.strictObject({
  when: When,
  agent: AgentName,
  work: z.string().min(1).max(LONGEST_WORK),
});

const Price = z.strictObject({
  input: z.number().nonnegative().describe('$ for a million input tokens'),
  output: z.number().nonnegative().describe('$ for a million output tokens'),
});

export const Config = z.strictObject({
  agents: z
    .record(AgentName, orCommand(Agent))
    .refine((agents) => Object.keys(agents).length > 0, 'at least one agent')
    .describe('Who works: name → command line, or more'),
  'default-agent': AgentName.optional().describe(
    'Takes the tasks that no rule matches; else the first agent without `when`',
  ),
  suites: z
    .record(SuiteName, orCommand(Suite))
    .refine((suites) => Object.keys(suites).length > 0, 'at least one test suite')
    .describe('The tests that every tree passes before it lands: name → command line, or more'),
  setup: z.array(Command).default([]).describe('Commands that make a fresh worktree ready'),
  env: Environment.default([]).describe('Variables for every command'),
  gates: z
    .record(GateName, orCommand(Gate))
    .default({})
    .describe('Checks that block; `security` and `compliance` are always there'),
  reviews: z.record(GateName, orCommand(Review)).default({}).describe('Checks that only warn'),
  subtasks: z
    .record(SubtaskSuffix, SubtaskRule)
    .default({})
    .describe('Work that another agent does first: suffix → rule'),
  tasks: RelativePath.default('TASKS.md').describe('The task list'),
  method: Method.default('merge'),
  'after-land': z
    .array(z.string().regex(/^[\w.-]+\.ya?ml$/, 'the name of a workflow file, such as deploy.yml'))
    .max(10)
    .default([])
    .describe('On GitHub: workflows to start on the base after a round that landed something'),
  'on-conflict': OnConflict.default('hold'),
  'on-overlap': OnOverlap.optional().describe('Default: sequential; on a terminal Tributary asks'),
  budget: z
    .number()
    .positive()
    .max(MOST_DOLLARS)
    .optional()
    .describe(
      'US dollars for the agents and gates of a run: no agent starts that it is not enough for, by former runs; one that runs is not stopped',
    ),
  'max-parallel': z.int().min(1).max(MOST_JOBS).default(4).describe('Agents at once'),
  'max-rounds': z.int().min(1).max(50).default(5),
  attempts: z.int().min(1).max(10).default(2).describe('How often a task is tried'),
  train: z.int().min(1).max(100).default(8).describe('Candidates tested at once; 1 = serial'),
  scope: z
    .enum(['warn', 'block'])
    .default('warn')
    .describe('What a file outside the task’s scope does'),
  'max-files': z.int().min(1).max(100_000).default(100),
  'max-kilobytes': z.int().min(1).max(1_000_000).default(4096),
  protected: z.array(Glob).default([]).describe('More files that agents may not change'),
  allow: z.array(Glob).default([]).describe('Protected files that agents may change all the same'),
  prices: z
    .record(z.string(), Price)
    .default({})
    .describe('Prices by model, over the built-in ones'),
});
export type Config = z.infer<typeof Config>;
export type ConfigInput = z.input<typeof Config>;

/** `{ run: … }` or just the command line. */
function orCommand<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' ? { run: value } : value), schema);
}
