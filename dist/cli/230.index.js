export const id = 230;
export const ids = [230];
export const modules = {

/***/ 1230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   initCommand: () => (/* binding */ initCommand),
/* harmony export */   isOnPath: () => (/* binding */ isOnPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3611);
/* harmony import */ var _init_init_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6422);
/* harmony import */ var _init_workflow_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4185);
/* harmony import */ var _core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5700);
/** `tributary init`: a configuration of a few lines, a first task and a workflow. Replaces nothing. */







/** Whether a program is on the PATH and may be run. */
async function isOnPath(program, environment) {
    for (const folder of (environment['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((each) => each !== '')) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, program), node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK).then(() => true, () => false);
        if (found)
            return true;
    }
    return false;
}
async function initCommand(context, options = {}) {
    const kind = kindOf(options);
    const { root } = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .openRepository */ .h)(context.cwd, context.environment);
    const files = await rootFiles(root);
    const test = (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .detectTest */ .gq)(files);
    const agents = await foundAgents(context, kind !== undefined);
    const wrote = await writeNew(context, root, [
        [_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_6__/* .CONFIG_FILE */ .g2, (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .configFile */ .Ze)({ agents, test, setup: (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .detectSetup */ .t$)(files) })],
        ['TASKS.md', (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .tasksFile */ .h3)()],
        ...(kind === undefined ? [] : [[_init_workflow_text_js__WEBPACK_IMPORTED_MODULE_5__/* .WORKFLOW_FILE */ .XC, (0,_init_workflow_text_js__WEBPACK_IMPORTED_MODULE_5__/* .workflowText */ .LS)(kind)]]),
    ]);
    const nextSteps = kind === undefined ? _init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .initNextSteps */ .d : _init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .githubNextSteps */ .af;
    const initialized = { wrote, agents: agents.map(({ name }) => name), test };
    context.stdout.write(`\n${nextSteps(initialized)}\n`);
    return 0;
}
function kindOf({ github, standalone }) {
    return standalone ? 'standalone' : github ? 'calling' : undefined;
}
async function rootFiles(root) {
    const read = async (name) => {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name), 'utf8').catch(() => undefined);
        return text === undefined ? [] : [{ name, text }];
    };
    return (await Promise.all(_init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .PROJECT_FILES */ ._F.map(read))).flat();
}
/** The agents on the PATH, with the variables that their keys come in. */
async function foundAgents({ environment }, onGitHub) {
    const agents = [];
    for (const { name, run, keys } of _init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .KNOWN_AGENTS */ .pN) {
        if (!(await isOnPath(name, environment)))
            continue;
        // A secret of the repository stands in no environment here.
        const secret = onGitHub ? (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .secretOf */ .OM)(name) : undefined;
        const env = keys.filter((key) => key === secret || environment[key] !== undefined);
        agents.push({ name, run, env });
    }
    return agents;
}
/** Writes what is not there yet; what is there stays as it is. @returns the files that it wrote */
async function writeNew({ stdout }, root, texts) {
    const wrote = [];
    for (const [name, text] of texts) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
            stdout.write(`${name} is there already, and stays as it is.\n`);
            continue;
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, text, { flag: 'wx' });
        wrote.push(name);
        stdout.write(`Wrote ${name}\n`);
    }
    return wrote;
}


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ PUBLISHED),
/* harmony export */   l: () => (/* binding */ PUBLISHED_REF)
/* harmony export */ });
/** Where the action and its workflow are published: docs, templates and addresses take it from here. */
const PUBLISHED = 'OWNER/tributary';
/** The tag that follows the newest release without a breaking change. */
const PUBLISHED_REF = 'v1';


/***/ }),

/***/ 6422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pN: () => (/* binding */ KNOWN_AGENTS),
  Kx: () => (/* binding */ PLACEHOLDER),
  _F: () => (/* reexport */ PROJECT_FILES),
  Ze: () => (/* binding */ configFile),
  t$: () => (/* reexport */ detectSetup),
  gq: () => (/* reexport */ detectTest),
  af: () => (/* binding */ githubNextSteps),
  d: () => (/* binding */ initNextSteps),
  OM: () => (/* binding */ secretOf),
  h3: () => (/* binding */ tasksFile)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/core/published.js
var published = __webpack_require__(3837);
// EXTERNAL MODULE: ./lib/config/json-schema.js
var json_schema = __webpack_require__(276);
;// CONCATENATED MODULE: ./lib/config/reference.js
/** The reference page of the configuration, written from its JSON Schema. */




const rules = (/* unused pure expression or super */ null && ([
    'Unknown keys, keys that stand twice, tags (`!name`) and more than one document are refused. Every problem is told at once, with its line.',
    'Names of agents, suites, gates and reviews are part of file names: no two of one kind may differ only by case, and no review has the name of a gate.',
    '`default-agent` and the `agent` of a subtask name an agent of the file.',
    'A gate needs a `run`, except `security` and `compliance`: those have checks of their own.',
    'A glob begins below the repository’s root: no `/` and no `!` at its beginning, no `..`, at most 500 characters.',
    'Variables that begin with `TRIBUTARY_` or `GIT_` cannot be set or passed on.',
    'The file is read from the base branch as YAML 1.2 and has at most 256 KB.',
]));
/** The generated files: path in the repository → content. */
function referenceFiles() {
    const schema = configSchema();
    return new Map([
        ['docs/reference/tributary.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
        ['docs/reference/config.md', configPage(schema)],
    ]);
}
/** The line that makes an editor check the configuration while it is written. */
function schemaComment() {
    const url = `https://raw.githubusercontent.com/${published/* PUBLISHED */.E}/${published/* PUBLISHED_REF */.l}/docs/reference/tributary.schema.json`;
    return `# yaml-language-server: $schema=${url}`;
}
/** Markdown. Each mapping has a table, in the order of the schema; a repeated one is described once. */
function configPage(schema) {
    const sections = tables(schema, []);
    return `${[
        '# Configuration: `.github/tributary.yml`',
        'This page is generated from the schema. Four lines are enough:',
        yaml(MINIMAL_EXAMPLE),
        'For completion and checks in an editor, begin the file with:',
        yaml(`${schemaComment()}\n`),
        ...sections,
        '## Rules',
        rules.map((rule) => `- ${rule}`).join('\n'),
        '## A full example',
        yaml(FULL_EXAMPLE),
    ].join('\n\n')}\n`;
}
function tables(schema, path) {
    const { properties, required = [], additionalProperties } = longForm(schema);
    const inner = additionalProperties ? tables(additionalProperties, [...path, '<name>']) : [];
    if (properties === undefined)
        return inner;
    const rows = Object.entries(properties).map(([key, value]) => row(key, value, required.includes(key)));
    const title = path.length === 0 ? '## Keys' : `## \`${path.join('.')}\``;
    const table = ['| Key | Value | Default | Meaning |', '|---|---|---|---|', ...rows].join('\n');
    const below = Object.entries(properties).flatMap(([key, value]) => tables(value, [...path, key]));
    return [title, ...shortForm(schema), table, ...below];
}
function row(key, schema, required) {
    const cells = [
        `\`${key}\``,
        valueWords(schema),
        required ? 'required' : defaultText(schema.default),
        schema.description ?? '',
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', String.raw `\|`)).join(' | ')} |`;
}
function valueWords(schema) {
    if (schema.items !== undefined)
        return `a list, each ${expected(schema.items)}`;
    const { propertyNames, additionalProperties } = schema;
    if (propertyNames === undefined || !additionalProperties)
        return expected(schema);
    return `a mapping from ${expected(propertyNames)} to ${expected(additionalProperties)}`;
}
function defaultText(value) {
    if (value === undefined)
        return '';
    return typeof value === 'string' || typeof value === 'number' ? `\`${value}\`` : 'none';
}
function shortForm(schema) {
    if (schema.anyOf === undefined)
        return [];
    return [
        `${capital(either(schema.anyOf.map((way) => expected(way))))}: a command alone stands for \`run\`.`,
    ];
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function yaml(text) {
    return `\`\`\`yaml\n${text}\`\`\``;
}

// EXTERNAL MODULE: ./lib/init/workflow-text.js + 1 modules
var workflow_text = __webpack_require__(4185);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
;// CONCATENATED MODULE: ./lib/init/project-commands.js
/** Finds how a project is tested and made ready from the files in its root. */

const PackageJson = schemas/* object */.Ikc({
    scripts: schemas/* object */.Ikc({ test: schemas/* string */.YjP().optional() }).optional(),
    packageManager: schemas/* string */.YjP().optional(),
    dependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
    devDependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
    workspaces: schemas/* unknown */.L5J().optional(),
});
/** Files to look at; no other one changes an answer. */
const PROJECT_FILES = [
    'package.json',
    'package-lock.json',
    'pnpm-lock.yaml',
    'yarn.lock',
    'bun.lock',
    'bun.lockb',
    'Cargo.toml',
    'go.mod',
    'tox.ini',
    'pytest.ini',
    'pyproject.toml',
    'setup.cfg',
    'requirements.txt',
    'requirements-dev.txt',
    'uv.lock',
    'poetry.lock',
    'GNUmakefile',
    'makefile',
    'Makefile',
    'mvnw',
    'pom.xml',
    'gradlew',
    'build.gradle',
    'build.gradle.kts',
];
/** The command that runs the tests; undefined where nothing tells. The first answer of the list counts. */
function detectTest(files) {
    const root = rootOf(files);
    for (const detect of [nodeTest, rustTest, goTest, pythonTest, makeTest, mavenTest, gradleTest]) {
        const command = detect(root);
        if (command !== undefined)
            return command;
    }
    return undefined;
}
/** The commands that make a fresh worktree ready: an ignored `node_modules` is not in it. */
function detectSetup(files) {
    const root = rootOf(files);
    const manifest = packageJson(root);
    if (manifest === undefined || !hasDependencies(manifest))
        return [];
    switch (packageManager(root, manifest)) {
        case 'npm':
            return [root.has('package-lock.json') ? 'npm ci' : 'npm install --no-package-lock'];
        case 'pnpm':
            return ['pnpm install --frozen-lockfile'];
        case 'yarn':
            // Yarn 2 and later call it `--immutable` and take the old name with a warning.
            return ['yarn install --frozen-lockfile'];
        case 'bun':
            return ['bun install --frozen-lockfile'];
    }
}
function nodeTest(root) {
    const manifest = packageJson(root);
    const script = manifest?.scripts?.test ?? '';
    // `npm init` writes a script that always fails.
    if (manifest === undefined || script.trim() === '' || script.includes('no test specified')) {
        return undefined;
    }
    const manager = packageManager(root, manifest);
    // `bun test` is bun's own runner, not the script.
    return manager === 'bun' ? 'bun run test' : `${manager} test`;
}
function rustTest(root) {
    return root.has('Cargo.toml') ? 'cargo test' : undefined;
}
function goTest(root) {
    return root.has('go.mod') ? 'go test ./...' : undefined;
}
function pythonTest(root) {
    if (root.has('tox.ini'))
        return 'tox';
    const named = ['pyproject.toml', 'setup.cfg', 'requirements.txt', 'requirements-dev.txt'].some((name) => root.get(name)?.includes('pytest'));
    if (!named && !root.has('pytest.ini'))
        return undefined;
    if (root.has('uv.lock'))
        return 'uv run pytest';
    return root.has('poetry.lock') ? 'poetry run pytest' : 'python3 -m pytest';
}
function makeTest(root) {
    // The order in which GNU make looks for them.
    const text = root.get('GNUmakefile') ?? root.get('makefile') ?? root.get('Makefile');
    const targets = (text ?? '').split('\n').flatMap(targetsOf);
    return targets.includes('test') ? 'make test' : undefined;
}
/** Of `test lint: deps`, but not of the variable `test := …` or of a recipe line. */
function targetsOf(line) {
    return /^([^\s:#=][^:#=]*):(?!=)/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
}
function mavenTest(root) {
    if (!root.has('pom.xml'))
        return undefined;
    return root.has('mvnw') ? './mvnw -q test' : 'mvn -q test';
}
function gradleTest(root) {
    if (!root.has('build.gradle') && !root.has('build.gradle.kts'))
        return undefined;
    return root.has('gradlew') ? './gradlew test' : 'gradle test';
}
function rootOf(files) {
    return new Map(files.map(({ name, text }) => [name, text]));
}
function packageJson(root) {
    const text = root.get('package.json');
    if (text === undefined)
        return undefined;
    try {
        return PackageJson.safeParse(JSON.parse(text)).data;
    }
    catch {
        return undefined;
    }
}
function hasDependencies({ dependencies, devDependencies, workspaces }) {
    const direct = { ...dependencies, ...devDependencies };
    return Object.keys(direct).length > 0 || workspaces !== undefined;
}
function packageManager(root, manifest) {
    const named = /^(npm|pnpm|yarn|bun)@/.exec(manifest.packageManager ?? '')?.[1];
    if (named !== undefined)
        return named;
    if (root.has('pnpm-lock.yaml'))
        return 'pnpm';
    if (root.has('yarn.lock'))
        return 'yarn';
    return root.has('bun.lock') || root.has('bun.lockb') ? 'bun' : 'npm';
}

;// CONCATENATED MODULE: ./lib/init/init-text.js
/** The files that `tributary init` writes, and what it says then. */





/** Each works without asking, and none may leave its own sandbox where it has one. */
const KNOWN_AGENTS = [
    {
        name: 'claude',
        // Root may not skip permissions, so the ones that the work needs are given.
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
        // A fresh worktree is a folder that gemini has not been told to trust.
        run: 'GEMINI_CLI_TRUST_WORKSPACE=true gemini --approval-mode yolo',
        keys: ['GEMINI_API_KEY'],
    },
];
const EDIT = 'in .github/tributary.yml';
/** How a command begins that nobody has filled in. */
const PLACEHOLDER = 'echo "Name your ';
/** Both fail on purpose: what nobody has filled in must not look as if it worked. */
const NO_AGENT = {
    name: 'my-agent',
    run: `${PLACEHOLDER}agent's command ${EDIT}" >&2; exit 1`,
};
const NO_TEST = `${PLACEHOLDER}test command ${EDIT}" >&2; exit 1`;
const EXAMPLE = 'TASK-1';
const DOCS = `https://github.com/${published/* PUBLISHED */.E}/blob/${published/* PUBLISHED_REF */.l}/docs/github.md`;
const workflowName = workflow_text/* WORKFLOW_FILE */.XC.split('/').at(-1);
/** The text of `.github/tributary.yml`; valid also where nothing was found. */
function configFile({ agents, test, setup = [] }) {
    const found = agents.length > 0 ? agents : [NO_AGENT];
    const byName = found.map(({ name, run, env = [] }) => [
        name,
        env.length === 0 ? run : { run, env },
    ]);
    return [
        `${schemaComment()}\n`,
        agents.length > 0
            ? ''
            : '# No agent was found: put the command line of any program that edits files here.\n' +
                '# It gets its prompt on standard input.\n',
        init_text_yaml({ agents: Object.fromEntries(byName) }),
        test === undefined ? '# No tests were found: put the command line that runs them here.\n' : '',
        init_text_yaml({ suites: { test: test ?? NO_TEST } }),
        setup.length === 0 ? '' : init_text_yaml({ setup }),
    ].join('');
}
/** The text of a first TASKS.md, with one task that fits any project. */
function tasksFile() {
    return `# Tasks

- [ ] ${EXAMPLE}: Say in the README how the tests are run
  - files: README.md
  - estimate: 5m

  Add a short section "Tests" to README.md with the command that runs them.
  Make the file if there is none.
`;
}
/** What a person does after `tributary init`. */
function initNextSteps(initialized) {
    const { wrote } = initialized;
    const first = firstTask(initialized);
    return page(initialized, [
        ...(wrote.length === 0 ? [] : [commit(wrote)]),
        'tributary doctor',
        `tributary plan ${first}`,
        `tributary run ${first}`,
    ], 'Agents and tests run as you, with your files and credentials.');
}
/** The variable of an agent's key for which the workflow passes a secret on. */
function secretOf(name) {
    const keys = KNOWN_AGENTS.find((agent) => agent.name === name)?.keys ?? [];
    return (0,workflow_text/* modelKeys */._1)().find((key) => keys.includes(key));
}
/**
 * What a person does after `tributary init --github` or `--standalone`: in this order, since a workflow can
 * be started only once it is on the default branch, and a dry run shows what is wrong before it costs anything.
 */
function githubNextSteps(initialized) {
    const { wrote, agents } = initialized;
    const first = firstTask(initialized);
    const found = agents.flatMap((name) => secretOf(name) ?? []);
    const [secret = (0,workflow_text/* modelKeys */._1)().join(' or ')] = found;
    const start = `gh workflow run ${workflowName} -f tasks=${first}`;
    return page(initialized, [
        ...unpublished(),
        `Install ${agents[0] ?? 'your agent'} on the runner, in .github/actions/tributary-setup/action.yml: ${DOCS}`,
        ...(wrote.length === 0
            ? []
            : [
                `On the default branch: ${commit(['.github', ...wrote.filter((name) => !name.startsWith('.github/'))])} && git push`,
            ]),
        'Settings → Actions → General: tick "Allow GitHub Actions to create and approve pull requests"',
        `gh secret set ${secret}   (the agent's \`env\` ${EDIT} names it)`,
        `${start} -f dry-run=true`,
        start,
    ], 'Agents and tests run in jobs whose token cannot write.');
}
/** Never folded: a command line stands on one line. */
function init_text_yaml(value) {
    return (0,dist/* stringify */.As)(value, { lineWidth: 0 });
}
function firstTask({ wrote }) {
    return wrote.includes('TASKS.md') ? EXAMPLE : 'ready';
}
function page(initialized, steps, ending) {
    const { wrote, agents, test } = initialized;
    return [
        ...(wrote.length === 0 ? ['Nothing to write, all is there'] : []),
        ...(agents.length === 0 ? [] : [`Agents: ${agents.join(', ')}`]),
        ...(test === undefined ? [] : [`Tests: ${test}`]),
        '',
        'Next:',
        ...[...fillIn(initialized), ...steps].map((step, at) => `  ${at + 1}. ${step}`),
        '',
        ending,
    ].join('\n');
}
function fillIn({ agents, test }) {
    return [
        ...(agents.length === 0 ? [`Put your agent's command line ${EDIT}`] : []),
        ...(test === undefined ? [`Put your test command ${EDIT}`] : []),
    ];
}
/** While nobody has published it, the workflow names a repository that does not exist. */
function unpublished() {
    return published/* PUBLISHED */.E.startsWith('OWNER/')
        ? [
            `Push a clone of Tributary to an account of yours, and write its name and a commit in the place of ${published/* PUBLISHED */.E} and ${published/* PUBLISHED_REF */.l} in ${workflow_text/* WORKFLOW_FILE */.XC}`,
        ]
        : [];
}
function commit(files) {
    return `git add ${files.join(' ')} && git commit -m "Set up Tributary"`;
}


/***/ }),

/***/ 4185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XC: () => (/* binding */ WORKFLOW_FILE),
  _1: () => (/* binding */ modelKeys),
  LS: () => (/* binding */ workflowText)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/core/published.js
var published = __webpack_require__(3837);
;// CONCATENATED MODULE: ./lib/init/workflow-template.js
/* oxlint-disable max-lines -- it is as long as the file that it is made from */
/** Generated from .github/workflows/orchestrate.yml by `npm run generate`: change that file. */
const ORCHESTRATE = `name: Tributary

# Runs tasks with agents, each on its own branch, and lands them one at a time.
# Call it from a workflow of your own, or start it by hand where it stands.
on:
  workflow_call:
    inputs:
      tasks:
        description: "Task IDs, \`ready\` or \`label:NAME\`, separated by spaces"
        type: string
        default: ""
      on-overlap:
        description: "Tasks that touch the same files: sequential, continue or cancel"
        type: string
        default: ""
      max-parallel:
        description: "Agents at once; default: the configuration's"
        type: string
        default: ""
      budget:
        description: "US dollars that agents and gates may cost; default: the configuration's"
        type: string
        default: ""
      dry-run:
        description: "Show the plan and start nothing"
        type: boolean
        default: false
      issue:
        description: "Number of the issue that gets the comment; default: a tracking issue"
        type: string
        default: ""
      continue:
        description: "Made by Tributary: leave it empty"
        type: string
        default: ""
    secrets:
      ANTHROPIC_API_KEY:
        required: false
      OPENAI_API_KEY:
        required: false
      GEMINI_API_KEY:
        required: false
      TRIBUTARY_APP_PRIVATE_KEY:
        required: false
  workflow_dispatch:
    inputs:
      tasks:
        description: "Task IDs, \`ready\` or \`label:NAME\`, separated by spaces"
        type: string
        default: ""
      on-overlap:
        description: "Tasks that touch the same files: sequential, continue or cancel"
        type: string
        default: ""
      max-parallel:
        description: "Agents at once; default: the configuration's"
        type: string
        default: ""
      budget:
        description: "US dollars that agents and gates may cost; default: the configuration's"
        type: string
        default: ""
      dry-run:
        description: "Show the plan and start nothing"
        type: boolean
        default: false
      issue:
        description: "Number of the issue that gets the comment; default: a tracking issue"
        type: string
        default: ""
      continue:
        description: "Made by Tributary: leave it empty"
        type: string
        default: ""

permissions: {}

# One run at a time on a base; the others wait in line.
concurrency:
  group: tributary-\${{ github.ref_name }}
  queue: max

jobs:
  plan:
    name: Plan
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read # the base, its history and the ledger
      issues: read # the tracking issue
      pull-requests: read # what stands on branches already
      checks: read # what was said of it
    outputs:
      plan-id: \${{ steps.plan.outputs.artifact-id }}
      go: \${{ steps.plan.outputs.go }}
      work: \${{ steps.plan.outputs.work }}
      work-count: \${{ steps.plan.outputs.work-count }}
      max-parallel: \${{ steps.plan.outputs.max-parallel }}
      scan: \${{ steps.plan.outputs.scan }}
      review: \${{ steps.plan.outputs.review }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      - name: Plan
        id: plan
        uses: ./tributary
        with:
          stage: plan
          path: repository
          token: \${{ github.token }}
          tasks: \${{ inputs.tasks }}
          on-overlap: \${{ inputs.on-overlap }}
          max-parallel: \${{ inputs.max-parallel }}
          budget: \${{ inputs.budget }}
          app: \${{ vars.TRIBUTARY_APP_CLIENT_ID }}
          app-key: \${{ secrets.TRIBUTARY_APP_PRIVATE_KEY != '' }}
          dry-run: \${{ inputs.dry-run }}
          continue: \${{ inputs.continue }}

  work:
    name: \${{ matrix.task }} (\${{ matrix.agent }})
    needs: plan
    if: needs.plan.outputs.work-count > 0
    runs-on: ubuntu-latest
    timeout-minutes: 90
    permissions:
      contents: read # the base
    cache-mode: read
    strategy:
      fail-fast: false
      max-parallel: \${{ fromJSON(needs.plan.outputs.max-parallel) }}
      matrix: \${{ fromJSON(needs.plan.outputs.work) }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Work
        uses: ./tributary
        with:
          stage: work
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          token: \${{ github.token }}
          leg: \${{ toJSON(matrix) }}
        env:
          ANTHROPIC_API_KEY: \${{ secrets.ANTHROPIC_API_KEY }}
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
          GEMINI_API_KEY: \${{ secrets.GEMINI_API_KEY }}

  review:
    name: Review
    needs: [plan, work]
    if: \${{ !cancelled() && needs.plan.outputs.review == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # the base and the branches
    cache-mode: read
    outputs:
      review-id: \${{ steps.review.outputs.artifact-id }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Review
        id: review
        uses: ./tributary
        with:
          stage: review
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          token: \${{ github.token }}
        env:
          ANTHROPIC_API_KEY: \${{ secrets.ANTHROPIC_API_KEY }}
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
          GEMINI_API_KEY: \${{ secrets.GEMINI_API_KEY }}

  scan:
    name: Scan
    needs: [plan, work]
    if: \${{ !cancelled() && needs.plan.outputs.scan == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # the base and the branches
    cache-mode: read
    outputs:
      scan-id: \${{ steps.scan.outputs.artifact-id }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Scan
        id: scan
        uses: ./tributary
        with:
          stage: scan
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          token: \${{ github.token }}

  queue:
    name: Queue
    needs: [plan, work, review, scan]
    if: \${{ !cancelled() && needs.plan.outputs.go == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 150 # a rate limit is waited for
    permissions:
      contents: write # pushes the branches
      pull-requests: write # opens the pull requests
      checks: write # says what the gates found
      statuses: write # the status that branches require
    outputs:
      queue-id: \${{ steps.queue.outputs.artifact-id }}
      tests: \${{ steps.queue.outputs.tests }}
      test-count: \${{ steps.queue.outputs.test-count }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Optional: what an App opens and merges starts the repository's own workflows.
      - name: Get the token of the App
        id: app
        if: vars.TRIBUTARY_APP_CLIENT_ID != ''
        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1
        with:
          client-id: \${{ vars.TRIBUTARY_APP_CLIENT_ID }}
          private-key: \${{ secrets.TRIBUTARY_APP_PRIVATE_KEY }}
          permission-contents: write
          permission-pull-requests: write
          permission-checks: write
          permission-statuses: write
      - name: Queue
        id: queue
        uses: ./tributary
        with:
          stage: queue
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          scan-id: \${{ needs.scan.result == 'success' && needs.scan.outputs.scan-id || '' }}
          review-id: \${{ needs.review.result == 'success' && needs.review.outputs.review-id || '' }}
          app: \${{ steps.app.outputs.app-slug }}
          token: \${{ steps.app.outputs.token || github.token }}
          own-token: \${{ github.token }}

  test:
    name: Test \${{ matrix.k }} (\${{ matrix.suite }})
    needs: [plan, queue]
    if: \${{ !cancelled() && needs.queue.result == 'success' && needs.queue.outputs.test-count > 0 }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # the base
    cache-mode: read
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.queue.outputs.tests) }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Test
        uses: ./tributary
        with:
          stage: test
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          queue-id: \${{ needs.queue.outputs.queue-id }}
          leg: \${{ toJSON(matrix) }}

  land:
    name: Land
    needs: [plan, work, review, scan, queue, test]
    if: \${{ always() && needs.plan.outputs.go == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 150 # a rate limit is waited for
    permissions:
      contents: write # lands the branches and keeps the ledger
      pull-requests: write # merges
      checks: write # says what the tests found
      statuses: write # the status that branches require
      actions: write # starts the next round
      issues: write # the comment on the run
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Optional: what an App opens and merges starts the repository's own workflows.
      - name: Get the token of the App
        id: app
        if: vars.TRIBUTARY_APP_CLIENT_ID != ''
        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1
        with:
          client-id: \${{ vars.TRIBUTARY_APP_CLIENT_ID }}
          private-key: \${{ secrets.TRIBUTARY_APP_PRIVATE_KEY }}
          permission-contents: write
          permission-pull-requests: write
          permission-checks: write
          permission-statuses: write
          permission-actions: write
          permission-issues: write
      - name: Land and report
        uses: ./tributary
        with:
          stage: land
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          scan-id: \${{ needs.scan.result == 'success' && needs.scan.outputs.scan-id || '' }}
          review-id: \${{ needs.review.result == 'success' && needs.review.outputs.review-id || '' }}
          queue-id: \${{ needs.queue.result == 'success' && needs.queue.outputs.queue-id || '' }}
          # Not after a cancelled round, or one whose jobs were lost: a person runs it again.
          goes-on: \${{ needs.queue.result == 'success' && needs.test.result != 'cancelled' && !(needs.test.result == 'skipped' && needs.queue.outputs.test-count > 0) }}
          issue: \${{ inputs.issue }}
          on-overlap: \${{ inputs.on-overlap }}
          max-parallel: \${{ inputs.max-parallel }}
          app: \${{ steps.app.outputs.app-slug }}
          token: \${{ steps.app.outputs.token || github.token }}
`;

;// CONCATENATED MODULE: ./lib/init/workflow-text.js
/**
 * The workflow files that `tributary init` writes. Both are made from the workflow of this repository, so
 * inputs, secrets and permissions are never said twice.
 */



const WORKFLOW_FILE = '.github/workflows/tributary.yml';
const LEVELS = ['none', 'read', 'write'];
/** The secrets that the workflow passes on to agents and reviews; an App's key is none of them. */
function modelKeys() {
    return keysAt((0,dist/* parseDocument */.Tp)(ORCHESTRATE), 'on', 'workflow_call', 'secrets').filter((name) => name.endsWith('_API_KEY'));
}
/** The text of `.github/workflows/tributary.yml`. */
function workflowText(kind) {
    return kind === 'calling' ? callingWorkflow() : standaloneWorkflow();
}
/** The small workflow that calls the published one. Its concurrency is that of the one it calls. */
function callingWorkflow() {
    const document = (0,dist/* parseDocument */.Tp)(ORCHESTRATE);
    const permissions = unionOfPermissions(document);
    permissions.commentBefore =
        ' The most that any of its jobs holds. None that runs an agent holds one that writes.';
    const job = document.createNode({
        name: 'Tributary',
        permissions,
        uses: `${published/* PUBLISHED */.E}/.github/workflows/orchestrate.yml@${published/* PUBLISHED_REF */.l}`,
        with: passedOn(keysAt(document, 'on', 'workflow_dispatch', 'inputs'), 'inputs'),
        secrets: passedOn(keysAt(document, 'on', 'workflow_call', 'secrets'), 'secrets'),
    });
    document.deleteIn(['on', 'workflow_call']);
    document.delete('concurrency');
    document.setIn(['jobs'], document.createNode({ tributary: job }));
    setComment(document, 'on', [
        'Start it by hand: Actions → Tributary → Run workflow. It lands on the branch that is chosen there.',
        'Later rounds of a run start it again, with the input continue.',
    ]);
    return textOf(document);
}
/**
 * What all jobs hold together, each with its reason: a workflow that is called can only narrow what its
 * caller grants, and does not start at all where it is granted less.
 */
function unionOfPermissions(document) {
    const widest = new Map();
    for (const job of keysAt(document, 'jobs'))
        for (const pair of pairsOf(mapAt(document, ['jobs', job, 'permissions']))) {
            const known = widest.get(keyOf(pair));
            if (!known || levelOf(pair) >= levelOf(known))
                widest.set(keyOf(pair), pair);
        }
    const union = new dist/* YAMLMap */.CA();
    union.items.push(...widest.values());
    return union;
}
function levelOf({ value }) {
    return LEVELS.indexOf((0,dist/* isScalar */.jn)(value) ? String(value.value) : '');
}
function passedOn(names, context) {
    return Object.fromEntries(names.map((name) => [name, `\${{ ${context}.${name} }}`]));
}
/** The whole workflow, which takes nothing from the published repository but the action. */
function standaloneWorkflow() {
    const document = (0,dist/* parseDocument */.Tp)(ORCHESTRATE);
    document.deleteIn(['on', 'workflow_call']);
    for (const job of keysAt(document, 'jobs')) {
        const steps = document.getIn(['jobs', job, 'steps']);
        for (const step of (0,dist/* isSeq */.oP)(steps) ? steps.items.filter(checksOutTributary) : []) {
            step.commentBefore =
                ' The action as it is published. A full commit SHA in ref keeps it as it is.';
            step.setIn(['with', 'repository'], published/* PUBLISHED */.E);
            step.setIn(['with', 'ref'], published/* PUBLISHED_REF */.l);
        }
    }
    setComment(document, 'on', [
        'Runs tasks with agents, each on its own branch, and lands them one at a time.',
        `Written by tributary init --standalone from the workflow of ${published/* PUBLISHED */.E} ${published/* PUBLISHED_REF */.l}.`,
    ]);
    return textOf(document);
}
function keysAt(document, ...path) {
    return pairsOf(mapAt(document, path)).map(keyOf);
}
function mapAt(document, path) {
    const found = document.getIn(path);
    if ((0,dist/* isMap */.jh)(found))
        return found;
    throw new Error(`the workflow has no mapping ${path.join('.')}`);
}
function checksOutTributary(step) {
    return (0,dist/* isMap */.jh)(step) && step.getIn(['with', 'path']) === 'tributary';
}
/** Says something else above a key of the file than the workflow that it was made from. */
function setComment(document, name, lines) {
    const pair = (0,dist/* isMap */.jh)(document.contents)
        ? pairsOf(document.contents).find((each) => keyOf(each) === name)
        : undefined;
    if ((0,dist/* isScalar */.jn)(pair?.key))
        pair.key.commentBefore = lines.map((line) => ` ${line}`).join('\n');
}
function pairsOf(map) {
    return map.items.filter((each) => (0,dist/* isPair */.tO)(each));
}
function keyOf({ key }) {
    return (0,dist/* isScalar */.jn)(key) ? String(key.value) : '';
}
function textOf(document) {
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}


/***/ })

};
