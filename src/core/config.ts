/** The schema of `.github/tributary.yml`. Its input is what a person writes, its output what the code reads. */
import { z } from 'zod';
import { LONGEST_WORK, MOST_DOLLARS, MOST_JOBS } from './limits.js';
import {
  AgentName,
  Finding,
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
  .transform((text) => Number(text.slice(0, -1)) * unit[text.slice(-1) as keyof typeof unit]);

const Command = z
  .string()
  .min(1)
  .meta({ pattern: '\\S' })
  .refine((text) => text.trim() !== '', 'a command');

/** `NAME` passes a variable on, `NAME=value` sets one. */
const Environment = z.array(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*(=[^\0]*)?$/, 'NAME or NAME=value'),
);

/** A path below the repository's root: not absolute, no `..`. */
const RelativePath = z
  .string()
  .min(1)
  .meta({ pattern: '^(?!/)(?!(?:[\\s\\S]*[\\\\/])?\\.\\.(?:[\\\\/]|$))' })
  .refine(
    (path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'),
    'a path inside the repository',
  );

const Glob = z.string().min(1).meta({ title: 'a glob such as src/**/*.ts' });
const Model = z
  .string()
  .min(1)
  .max(100)
  .optional()
  .meta({ description: 'Passed as $TRIBUTARY_MODEL, and used for prices' });

/** A path of this machine: the sandbox is about what lies outside the repository. */
const MachinePath = z
  .string()
  .max(1000)
  .regex(/^(?!(?:.*\/)?\.\.(?:\/|$))(?:~(?:\/.*)?|\/.*)$/, 'a path that begins with / or ~/');

const SandboxMode = z.enum(['auto', 'off', 'required']);
export type SandboxMode = z.infer<typeof SandboxMode>;

const sandboxPaths = {
  write: machinePaths('Paths outside the work tree that can be written'),
  read: machinePaths('Paths that can be read although they are hidden by default'),
  hide: machinePaths('More paths that cannot be read'),
};

const AgentSandbox = z.strictObject({
  mode: SandboxMode.optional().meta({ description: 'Default: the mode of the top level' }),
  ...sandboxPaths,
});

const Sandbox = z.strictObject({
  mode: SandboxMode.default('auto').meta({
    description:
      'auto: agents run in a sandbox if this machine has one; required: without one, nothing starts; off: agents run as you',
  }),
  commands: z.boolean().default(false).meta({
    description:
      'Whether set-up, gates, reviews and suites run in it too; `tributary doctor --sandbox` tries them',
  }),
  ...sandboxPaths,
  network: z
    .union([
      z.enum(['none']),
      z.array(
        z
          .string()
          .max(253)
          .regex(
            /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i,
            'a domain such as api.example.com or *.example.com',
          ),
      ),
    ])
    .optional()
    .meta({
      description:
        'The domains that can be reached, or none; default: all. A list needs @anthropic-ai/sandbox-runtime',
    }),
});
export type SandboxConfig = z.infer<typeof Sandbox>;

const When = z.strictObject({
  labels: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: 'Tasks with one of these labels' }),
  paths: z.array(Glob).default([]).meta({
    description: 'Tasks whose scope, or changes whose files, match one of these globs',
  }),
});
export type When = z.infer<typeof When>;

const Agent = z.strictObject({
  run: Command.meta({
    description:
      'The command that runs the agent; it gets the prompt on standard input and in the file $TRIBUTARY_PROMPT',
  }),
  model: Model,
  when: When.optional().meta({
    description: 'Tasks for this agent, if they do not name an agent',
  }),
  limit: Duration.default(1800).meta({ description: 'Time limit of the agent' }),
  instructions: RelativePath.optional().meta({
    description: 'A file in the base commit that is put before each prompt',
  }),
  env: variables('this agent'),
  sandbox: orShort('mode', AgentSandbox)
    .optional()
    .meta({ description: 'The sandbox of this agent; lists add to those of the top level' }),
});
export type AgentConfig = z.infer<typeof Agent>;

const Suite = z.strictObject({
  run: Command.meta({
    description: 'The command that runs the tests; exit code 0 means green',
  }),
  in: RelativePath.optional().meta({ description: 'The directory to run the command in' }),
  timeout: Duration.default(900).meta({
    description: 'Time limit of the suite; exceeding it counts as failed',
  }),
  env: variables('this suite'),
});
export type SuiteConfig = z.infer<typeof Suite>;

const CheckCommand = Command.meta({
  description: 'A command that prints findings as JSON or SARIF',
});

const Gate = z.strictObject({
  run: CheckCommand.optional(),
  when: When.optional().meta({
    description: 'Which changes it checks; default: all changes (`compliance`: the financial ones)',
  }),
  timeout: Duration.default(600).meta({
    description: 'Time limit of the check; exceeding it blocks the change',
  }),
  model: Model,
  'block-on': Finding.shape.level.default('warning').meta({
    description: 'The lowest level of a finding that blocks',
  }),
  env: variables('this check'),
});
export type GateConfig = z.infer<typeof Gate>;

const Review = z.strictObject({
  run: CheckCommand,
  when: When.optional().meta({
    description: 'Which changes it checks; default: all changes',
  }),
  timeout: Duration.default(600).meta({ description: 'Time limit of the check' }),
  model: Model,
  env: variables('this check'),
});
export type ReviewConfig = z.infer<typeof Review>;

const SubtaskRule = z.strictObject({
  when: When.meta({
    description: 'The tasks that get this subtask; one match of either kind is enough',
  }),
  agent: AgentName.meta({ description: 'The agent that works on it' }),
  work: z.string().min(1).max(LONGEST_WORK).meta({ description: 'What the agent has to do' }),
});

const Price = z.strictObject({
  input: z.number().nonnegative().meta({ description: 'US dollars per million input tokens' }),
  output: z.number().nonnegative().meta({ description: 'US dollars per million output tokens' }),
});

/**
 * Each key has a `description`, and each refinement its JSON Schema equivalent in `meta`: the reference, the
 * editors' schema and the error messages are generated from them.
 */
export const Config = z.strictObject({
  agents: z
    .record(AgentName, orCommand(Agent))
    .meta({ minProperties: 1, description: 'The agents: name → command line or mapping' })
    .refine((agents) => Object.keys(agents).length > 0, 'at least one agent'),
  'default-agent': AgentName.optional().meta({
    description:
      'The agent for tasks that no `when` matches; default: the first agent without `when`',
  }),
  suites: z
    .record(SuiteName, orCommand(Suite))
    .meta({
      minProperties: 1,
      description:
        'The tests that every tree must pass before it lands: name → command line or mapping',
    })
    .refine((suites) => Object.keys(suites).length > 0, 'at least one test suite'),
  setup: z
    .array(Command)
    .default([])
    .meta({ description: 'Commands that prepare a fresh worktree' }),
  env: Environment.default([]).meta({ description: 'Variables for every command' }),
  sandbox: orShort('mode', Sandbox)
    .prefault('auto')
    .meta({ description: 'What agents, and the commands of the configuration, can reach' }),
  gates: z
    .record(GateName, orCommand(Gate))
    .default({})
    .meta({ description: 'Checks that block; `security` and `compliance` always exist' }),
  reviews: z
    .record(GateName, orCommand(Review))
    .default({})
    .meta({ description: 'Checks that only warn' }),
  subtasks: z
    .record(SubtaskSuffix, SubtaskRule)
    .default({})
    .meta({ description: 'Work that another agent does first: suffix → rule' }),
  tasks: RelativePath.default('TASKS.md').meta({ description: 'The task list' }),
  method: Method.default('merge').meta({ description: 'How a change lands on the base branch' }),
  'after-land': z
    .array(z.string().regex(/^[\w.-]+\.ya?ml$/, 'the name of a workflow file, such as deploy.yml'))
    .max(10)
    .default([])
    .meta({
      description: 'On GitHub: workflows to start on the base after a round that landed something',
    }),
  'on-conflict': OnConflict.default('hold').meta({
    description:
      'What happens to a change that conflicts: hold keeps it for a person, discard drops it, resolve gives it to an agent in the next round',
  }),
  'on-overlap': OnOverlap.optional().meta({
    description:
      'How to run tasks that may change the same files; default: sequential, but on a terminal Tributary asks',
  }),
  budget: z.number().positive().max(MOST_DOLLARS).optional().meta({
    description:
      'Limit in US dollars for the agents and gates of a run. An agent is not started if the remaining budget is below its average past cost. Running agents are never stopped.',
  }),
  'max-parallel': z
    .int()
    .min(1)
    .max(MOST_JOBS)
    .default(4)
    .meta({ description: 'Maximum number of agents at once' }),
  'max-rounds': z.int().min(1).max(50).default(5).meta({ description: 'Maximum number of rounds' }),
  attempts: z
    .int()
    .min(1)
    .max(10)
    .default(2)
    .meta({ description: 'Maximum number of attempts per task' }),
  train: z
    .int()
    .min(1)
    .max(100)
    .default(8)
    .meta({ description: 'Maximum number of candidates tested at once; 1 = serial' }),
  scope: z
    .enum(['warn', 'block'])
    .default('warn')
    .meta({ description: 'How to treat files outside the task’s scope' }),
  'max-files': z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .meta({ description: 'Maximum number of files in a change; a larger change is blocked' }),
  'max-kilobytes': z.int().min(1).max(1_000_000).default(4096).meta({
    description: 'Maximum size of the new content in a change, in KB; a larger change is blocked',
  }),
  protected: z
    .array(Glob)
    .default([])
    .meta({ description: 'Additional files that agents may not change' }),
  allow: z
    .array(Glob)
    .default([])
    .meta({ description: 'Protected files that agents may change anyway' }),
  prices: z
    .record(z.string(), Price)
    .default({})
    .meta({ description: 'Prices by model; they override the built-in ones' }),
});
export type Config = z.infer<typeof Config>;
export type ConfigInput = z.input<typeof Config>;

function variables(whose: string) {
  return Environment.default([]).meta({
    description: `Variables for ${whose}: NAME passes one on, NAME=value sets one`,
  });
}

function machinePaths(description: string) {
  return z.array(MachinePath).default([]).meta({ description });
}

/** Accepts a plain command line in place of `{ run: … }`. */
function orCommand<T extends z.ZodType>(schema: T) {
  return orShort('run', schema);
}

/** Accepts a plain text in place of a mapping with this key. */
function orShort<T extends z.ZodType>(key: 'run' | 'mode', schema: T) {
  return z.preprocess((value) => (typeof value === 'string' ? { [key]: value } : value), schema);
}
