/** The files that `tributary init` writes, and its messages. */
import { stringify } from 'yaml';
import { PUBLISHED, PUBLISHED_REF } from '../core/published.js';
import { schemaComment } from '../config/reference.js';
import { WORKFLOW_FILE } from './workflow-text.js';
export {
  detectSetup,
  detectTest,
  PROJECT_FILES,
  type RootFile,
} from './project-commands.js';

/** An agent program that `init` knows; it reads the prompt from standard input. */
interface KnownAgent {
  /** Its name on the PATH, and in the configuration. */
  name: string;
  run: string;
  /** Variables that may contain its key; an agent gets only those that the configuration passes on. */
  keys: readonly string[];
}

/** Each runs without asking for permission, and in its sandbox if it has one. */
export const KNOWN_AGENTS: readonly KnownAgent[] = [
  {
    name: 'claude',
    // Claude refuses to skip permissions as root, so only the necessary ones are granted.
    run: 'claude -p --permission-mode acceptEdits --allowedTools Bash',
    keys: ['ANTHROPIC_API_KEY'],
  },
  {
    name: 'codex',
    run: 'codex exec --skip-git-repo-check --sandbox workspace-write -',
    keys: ['CODEX_API_KEY', 'OPENAI_API_KEY'],
  },
  {
    name: 'gemini',
    // Gemini does not trust a fresh worktree by default.
    run: 'GEMINI_CLI_TRUST_WORKSPACE=true gemini --approval-mode yolo',
    keys: ['GEMINI_API_KEY'],
  },
];

export interface FirstAgent {
  name: string;
  run: string;
  /** `NAME` or `NAME=value`. */
  env?: readonly string[];
}

interface FirstConfig {
  /** The first one gets every task that names no agent. */
  agents: readonly FirstAgent[];
  /** The command that runs the tests. */
  test: string | undefined;
  /** The commands that prepare a fresh worktree. */
  setup?: readonly string[];
}

const EDIT = 'in .github/tributary.yml';

/** The beginning of a placeholder command. */
export const PLACEHOLDER = 'echo "Name your ';

/** Placeholders fail on purpose, so that they do not look as if they worked. */
const NO_AGENT: FirstAgent = {
  name: 'my-agent',
  run: `${PLACEHOLDER}agent's command ${EDIT}" >&2; exit 1`,
};
const NO_TEST = `${PLACEHOLDER}test command ${EDIT}" >&2; exit 1`;

const EXAMPLE = 'TASK-1';

interface Initialized {
  /** The written files, relative to the repository. */
  wrote: readonly string[];
  /** Names of the agents found. */
  agents: readonly string[];
  /** The test command found. */
  test: string | undefined;
}

const DOCS = `https://github.com/${PUBLISHED}/blob/${PUBLISHED_REF}/docs/github.md`;
const workflowName = WORKFLOW_FILE.split('/').at(-1);

/** The text of `.github/tributary.yml`; valid even if nothing was found. */
export function configFile({ agents, test, setup = [] }: FirstConfig): string {
  const found = agents.length > 0 ? agents : [NO_AGENT];
  const byName = found.map(({ name, run, env = [] }) => [
    name,
    env.length === 0 ? run : { run, env },
  ]);
  return [
    `${schemaComment()}\n`,
    agents.length > 0
      ? ''
      : '# No agent was found. Enter the command line of any program that edits files;\n' +
        '# it gets its prompt on standard input.\n',
    yaml({ agents: Object.fromEntries(byName) }),
    test === undefined ? '# No tests were found. Enter the command line that runs them.\n' : '',
    yaml({ suites: { test: test ?? NO_TEST } }),
    setup.length === 0 ? '' : yaml({ setup }),
  ].join('');
}

/** The text of a first TASKS.md, with one task that fits any project. */
export function tasksFile(): string {
  return `# Tasks

- [ ] ${EXAMPLE}: Describe in the README how to run the tests
  - files: README.md
  - estimate: 5m

  Add a short section "Tests" to README.md with the command that runs the tests.
  Create the file if it does not exist.
`;
}

/** The next steps after `tributary init`. */
export function initNextSteps(initialized: Initialized): string {
  const { wrote } = initialized;
  const first = firstTask(initialized);
  return page(
    initialized,
    [
      ...(wrote.length === 0 ? [] : [commit(wrote)]),
      'tributary doctor',
      `tributary plan ${first}`,
      `tributary run ${first}`,
    ],
    'Tests run as you, with your files and credentials. Agents too, if doctor finds no sandbox.',
  );
}

/** The variable for an agent's key, out of the secrets that the workflow passes on. */
export function secretOf(name: string, secrets: readonly string[]): string | undefined {
  const keys = KNOWN_AGENTS.find((agent) => agent.name === name)?.keys ?? [];
  return secrets.find((key) => keys.includes(key));
}

/**
 * The next steps after `tributary init --github` or `--standalone`. The order matters: a workflow can be
 * started only once it is on the default branch, and a dry run shows problems before any cost.
 * @param secrets the model keys that the workflow passes on
 */
export function githubNextSteps(initialized: Initialized, secrets: readonly string[]): string {
  const { wrote, agents } = initialized;
  const first = firstTask(initialized);
  const found = agents.flatMap((name) => secretOf(name, secrets) ?? []);
  const [secret = secrets.join(' or ')] = found;
  const start = `gh workflow run ${workflowName} -f tasks=${first}`;
  return page(
    initialized,
    [
      ...unpublished(),
      `Install ${agents[0] ?? 'your agent'} on the runner, in .github/actions/tributary-setup/action.yml: ${DOCS}`,
      ...(wrote.length === 0
        ? []
        : [
            `On the default branch: ${commit(['.github', ...wrote.filter((name) => !name.startsWith('.github/'))])} && git push`,
          ]),
      'Settings → Actions → General: tick "Allow GitHub Actions to create and approve pull requests"',
      `gh secret set ${secret}   (the agent's \`env\` ${EDIT} must list it)`,
      `${start} -f dry-run=true`,
      start,
    ],
    'Agents and tests run in jobs whose token cannot write.',
  );
}

/** Without folding, so that a command stays on one line. */
function yaml(value: Record<string, unknown>): string {
  return stringify(value, { lineWidth: 0 });
}

function firstTask({ wrote }: Initialized): string {
  return wrote.includes('TASKS.md') ? EXAMPLE : 'ready';
}

function page(initialized: Initialized, steps: readonly string[], ending: string): string {
  const { wrote, agents, test } = initialized;
  return [
    ...(wrote.length === 0 ? ['Nothing to write: all files exist already'] : []),
    ...(agents.length === 0 ? [] : [`Agents: ${agents.join(', ')}`]),
    ...(test === undefined ? [] : [`Tests: ${test}`]),
    '',
    'Next:',
    ...[...fillIn(initialized), ...steps].map((step, at) => `  ${at + 1}. ${step}`),
    '',
    ending,
  ].join('\n');
}

function fillIn({ agents, test }: Initialized): string[] {
  return [
    ...(agents.length === 0 ? [`Enter your agent's command line ${EDIT}`] : []),
    ...(test === undefined ? [`Enter your test command ${EDIT}`] : []),
  ];
}

/** A warning as long as the published repository is a placeholder that does not exist. */
function unpublished(): string[] {
  return PUBLISHED.startsWith('OWNER/')
    ? [
        `Push a clone of Tributary to your own account. In ${WORKFLOW_FILE}, replace ${PUBLISHED} with its name and ${PUBLISHED_REF} with a commit`,
      ]
    : [];
}

function commit(files: readonly string[]): string {
  return `git add ${files.join(' ')} && git commit -m "Set up Tributary"`;
}
