export const id = 978;
export const ids = [978];
export const modules = {

/***/ 9978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   initCommand: () => (/* binding */ initCommand),
/* harmony export */   isOnPath: () => (/* binding */ isOnPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _adapters_files_absent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5279);
/* harmony import */ var _adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9567);
/* harmony import */ var _init_init_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(435);
/* harmony import */ var _init_workflow_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9721);
/* harmony import */ var _core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9075);
/** `tributary init`: writes a short configuration, a first task and a workflow. Overwrites nothing. */








/** Whether a program is on the PATH and executable. */
async function isOnPath(program, environment) {
    for (const folder of (environment['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((each) => each !== '')) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, program), node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK).then(() => true, () => false);
        if (found)
            return true;
    }
    return false;
}
async function initCommand(context, options = {}) {
    const github = await githubFiles(context, options);
    const { root } = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .openRepository */ .h)(context.cwd, context.environment);
    const files = await rootFiles(root);
    const test = (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .detectTest */ .gq)(files);
    const agents = await foundAgents(context, github?.secrets);
    const wrote = await writeNew(context, root, [
        [_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_7__/* .CONFIG_FILE */ .g2, (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .configFile */ .Ze)({ agents, test, setup: (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .detectSetup */ .t$)(files) })],
        ['TASKS.md', (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .tasksFile */ .h3)()],
        ...(github ? [[_init_workflow_text_js__WEBPACK_IMPORTED_MODULE_6__/* .WORKFLOW_FILE */ .XC, github.workflow]] : []),
    ]);
    const initialized = { wrote, agents: agents.map(({ name }) => name), test };
    const nextSteps = github
        ? (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .githubNextSteps */ .af)(initialized, github.secrets)
        : (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .initNextSteps */ .d)(initialized);
    context.stdout.write(`\n${nextSteps}\n`);
    return 0;
}
/** The requested workflow, and the names of the API keys that it passes on. */
async function githubFiles({ packageRoot }, options) {
    const kind = kindOf(options);
    if (kind === undefined)
        return undefined;
    const orchestrate = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(packageRoot, _init_workflow_text_js__WEBPACK_IMPORTED_MODULE_6__/* .ORCHESTRATE_FILE */ .E0), 'utf8');
    return { workflow: (0,_init_workflow_text_js__WEBPACK_IMPORTED_MODULE_6__/* .workflowText */ .LS)(kind, orchestrate), secrets: (0,_init_workflow_text_js__WEBPACK_IMPORTED_MODULE_6__/* .modelKeys */ ._1)(orchestrate) };
}
function kindOf({ github, standalone }) {
    return standalone ? 'standalone' : github ? 'calling' : undefined;
}
async function rootFiles(root) {
    const read = async (name) => {
        const text = await (0,_adapters_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name), 'utf8'));
        return text === undefined ? [] : [{ name, text }];
    };
    return (await Promise.all(_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .PROJECT_FILES */ ._F.map(read))).flat();
}
/**
 * Agents on the PATH, with the environment variables of their API keys.
 *
 * @param secrets names of the repository's GitHub secrets; their values are not in this environment
 */
async function foundAgents({ environment }, secrets = []) {
    const agents = [];
    for (const { name, run, keys } of _init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .KNOWN_AGENTS */ .pN) {
        if (!(await isOnPath(name, environment)))
            continue;
        const secret = (0,_init_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .secretOf */ .OM)(name, secrets);
        const env = keys.filter((key) => key === secret || environment[key] !== undefined);
        agents.push({ name, run, env });
    }
    return agents;
}
/** Writes the files that do not exist yet. @returns the files that it wrote */
async function writeNew({ stdout }, root, texts) {
    const wrote = [];
    for (const [name, text] of texts) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
            stdout.write(`${name} exists already and was left unchanged.\n`);
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

/***/ 5545:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ PUBLISHED),
/* harmony export */   l: () => (/* binding */ PUBLISHED_REF)
/* harmony export */ });
/** The repository that publishes the action and its workflow; used in docs, templates and URLs. */
const PUBLISHED = 'OWNER/tributary';
/** The tag that follows the newest release without a breaking change. */
const PUBLISHED_REF = 'v1';


/***/ }),

/***/ 435:
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

// EXTERNAL MODULE: ../c/node_modules/yaml/dist/index.js
var dist = __webpack_require__(6037);
// EXTERNAL MODULE: ./lib/core/published.js
var published = __webpack_require__(5545);
// EXTERNAL MODULE: ./lib/config/json-schema.js
var json_schema = __webpack_require__(5176);
// EXTERNAL MODULE: ./lib/config/rules.js
var rules = __webpack_require__(6505);
// EXTERNAL MODULE: ./lib/config/yaml.js
var yaml = __webpack_require__(5911);
;// CONCATENATED MODULE: ./lib/config/reference.js
/** The reference page of the configuration, generated from its JSON Schema. */






const reference_rules = [
    'Unknown keys, duplicate keys, tags (`!name`) and more than one document are rejected. All problems are reported at once, each with its line.',
    'Names of agents, suites, gates and reviews are part of file names: two names of one kind must differ by more than case, and a review may not have the name of a gate.',
    '`default-agent` and the `agent` of a subtask must name an agent of this file.',
    'A gate needs a `run`, except `security`, which has built-in checks, and `compliance`, which then blocks financial changes.',
    `A glob is relative to the repository’s root: no leading \`/\` or \`!\`, no \`..\`, at most ${rules/* MAX_GLOB */.S} characters.`,
    'Variables that begin with `TRIBUTARY_` or `GIT_` cannot be set or passed on.',
    `The file is read from the base branch, as YAML 1.2 with at most ${yaml/* most */.q.kilobytes} KB.`,
];
/** The generated files: path in the repository → content. */
function referenceFiles() {
    const schema = configSchema();
    return new Map([
        ['docs/reference/tributary.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
        ['docs/reference/config.md', configPage(schema)],
    ]);
}
/** The comment line that makes editors validate the configuration. */
function schemaComment() {
    const url = `https://raw.githubusercontent.com/${published/* PUBLISHED */.E}/${published/* PUBLISHED_REF */.l}/docs/reference/tributary.schema.json`;
    return `# yaml-language-server: $schema=${url}`;
}
/** The page as markdown: one table for each mapping, in the order of the schema; a repeated one appears once. */
function configPage(schema) {
    const sections = tables(schema, []);
    return `${[
        '# Configuration: `.github/tributary.yml`',
        'This page is generated from the schema. Four lines are enough:',
        reference_yaml(MINIMAL_EXAMPLE),
        'For completion and checks in an editor, begin the file with:',
        reference_yaml(`${schemaComment()}\n`),
        ...sections,
        '## Rules',
        reference_rules.map((rule) => `- ${rule}`).join('\n'),
        '## A full example',
        reference_yaml(FULL_EXAMPLE),
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
        return `${expected(schema)}, each ${expected(schema.items)}`;
    const { propertyNames, additionalProperties } = schema;
    if (propertyNames === undefined || !additionalProperties)
        return expected(schema);
    return `a mapping from ${expected(propertyNames)} to ${expected(additionalProperties)}`;
}
function defaultText(value) {
    if (value === undefined)
        return '';
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isPlain ? `\`${value}\`` : 'none';
}
function shortForm(schema) {
    if (schema.anyOf === undefined)
        return [];
    const keys = longForm(schema).properties ?? {};
    const key = SHORT_KEYS.find((each) => Object.hasOwn(keys, each));
    if (key === undefined)
        return [];
    const [short = ''] = schema.anyOf.map((way) => expected(way));
    return [
        `${capital(either(schema.anyOf.map((way) => expected(way))))}: ${short} alone is short for \`${key}\`.`,
    ];
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function reference_yaml(text) {
    return `\`\`\`yaml\n${text}\`\`\``;
}

// EXTERNAL MODULE: ./lib/init/workflow-text.js
var workflow_text = __webpack_require__(9721);
// EXTERNAL MODULE: ../c/node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(167);
;// CONCATENATED MODULE: ./lib/init/project-commands.js
/** Detects a project's test and set-up commands from the files in its root. */

const PackageJson = schemas/* object */.Ikc({
    scripts: schemas/* object */.Ikc({ test: schemas/* string */.YjP().optional() }).optional(),
    packageManager: schemas/* string */.YjP().optional(),
    dependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
    devDependencies: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
    workspaces: schemas/* unknown */.L5J().optional(),
});
/** The files that the detection reads. */
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
/** The command that runs the tests; undefined if none is detected. The first match counts. */
function detectTest(files) {
    const root = rootOf(files);
    for (const detect of [nodeTest, rustTest, goTest, pythonTest, makeTest, mavenTest, gradleTest]) {
        const command = detect(root);
        if (command !== undefined)
            return command;
    }
    return undefined;
}
/** The commands that prepare a fresh worktree, which has no ignored files such as `node_modules`. */
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
            // Yarn 2 and later call it `--immutable` and accept the old name with a warning.
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
/** The targets of a line such as `test lint: deps`; none for a variable `test := …` or a recipe line. */
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
/** The files that `tributary init` writes, and its messages. */





/** Each runs without asking for permission, and in its sandbox if it has one. */
const KNOWN_AGENTS = [
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
const EDIT = 'in .github/tributary.yml';
/** The beginning of a placeholder command. */
const PLACEHOLDER = 'echo "Name your ';
/** Placeholders fail on purpose, so that they do not look as if they worked. */
const NO_AGENT = {
    name: 'my-agent',
    run: `${PLACEHOLDER}agent's command ${EDIT}" >&2; exit 1`,
};
const NO_TEST = `${PLACEHOLDER}test command ${EDIT}" >&2; exit 1`;
const EXAMPLE = 'TASK-1';
const DOCS = `https://github.com/${published/* PUBLISHED */.E}/blob/${published/* PUBLISHED_REF */.l}/docs/github.md`;
const workflowName = workflow_text/* WORKFLOW_FILE */.XC.split('/').at(-1);
/** The text of `.github/tributary.yml`; valid even if nothing was found. */
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
            : '# No agent was found. Enter the command line of any program that edits files;\n' +
                '# it gets its prompt on standard input.\n',
        init_text_yaml({ agents: Object.fromEntries(byName) }),
        test === undefined ? '# No tests were found. Enter the command line that runs them.\n' : '',
        init_text_yaml({ suites: { test: test ?? NO_TEST } }),
        setup.length === 0 ? '' : init_text_yaml({ setup }),
    ].join('');
}
/** The text of a first TASKS.md, with one task that fits any project. */
function tasksFile() {
    return `# Tasks

- [ ] ${EXAMPLE}: Describe in the README how to run the tests
  - files: README.md
  - estimate: 5m

  Add a short section "Tests" to README.md with the command that runs the tests.
  Create the file if it does not exist.
`;
}
/** The next steps after `tributary init`. */
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
/** The variable for an agent's key, out of the secrets that the workflow passes on. */
function secretOf(name, secrets) {
    const keys = KNOWN_AGENTS.find((agent) => agent.name === name)?.keys ?? [];
    return secrets.find((key) => keys.includes(key));
}
/**
 * The next steps after `tributary init --github` or `--standalone`. The order matters: a workflow can be
 * started only once it is on the default branch, and a dry run shows problems before any cost.
 * @param secrets the model keys that the workflow passes on
 */
function githubNextSteps(initialized, secrets) {
    const { wrote, agents } = initialized;
    const first = firstTask(initialized);
    const found = agents.flatMap((name) => secretOf(name, secrets) ?? []);
    const [secret = secrets.join(' or ')] = found;
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
        `gh secret set ${secret}   (the agent's \`env\` ${EDIT} must list it)`,
        `${start} -f dry-run=true`,
        start,
    ], 'Agents and tests run in jobs whose token cannot write.');
}
/** Without folding, so that a command stays on one line. */
function init_text_yaml(value) {
    return (0,dist/* stringify */.As)(value, { lineWidth: 0 });
}
function firstTask({ wrote }) {
    return wrote.includes('TASKS.md') ? EXAMPLE : 'ready';
}
function page(initialized, steps, ending) {
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
function fillIn({ agents, test }) {
    return [
        ...(agents.length === 0 ? [`Enter your agent's command line ${EDIT}`] : []),
        ...(test === undefined ? [`Enter your test command ${EDIT}`] : []),
    ];
}
/** A warning as long as the published repository is a placeholder that does not exist. */
function unpublished() {
    return published/* PUBLISHED */.E.startsWith('OWNER/')
        ? [
            `Push a clone of Tributary to your own account. In ${workflow_text/* WORKFLOW_FILE */.XC}, replace ${published/* PUBLISHED */.E} with its name and ${published/* PUBLISHED_REF */.l} with a commit`,
        ]
        : [];
}
function commit(files) {
    return `git add ${files.join(' ')} && git commit -m "Set up Tributary"`;
}


/***/ }),

/***/ 9721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ ORCHESTRATE_FILE),
/* harmony export */   LS: () => (/* binding */ workflowText),
/* harmony export */   XC: () => (/* binding */ WORKFLOW_FILE),
/* harmony export */   _1: () => (/* binding */ modelKeys)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6037);
/* harmony import */ var _core_published_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5545);
/**
 * The workflow files that `tributary init` writes. Both are generated from Tributary's own workflow, so that
 * inputs, secrets and permissions are defined only once.
 */


/** The source of both workflows, in the installed package. */
const ORCHESTRATE_FILE = '.github/workflows/orchestrate.yml';
const WORKFLOW_FILE = '.github/workflows/tributary.yml';
const LEVELS = ['none', 'read', 'write'];
/** The secrets that the workflow passes to agents and reviews; without an App's key. */
function modelKeys(orchestrate) {
    return keysAt((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(orchestrate), 'on', 'workflow_call', 'secrets').filter((name) => name.endsWith('_API_KEY'));
}
/** The text of `.github/workflows/tributary.yml`. */
function workflowText(kind, orchestrate) {
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(orchestrate);
    return kind === 'calling' ? callingWorkflow(document) : standaloneWorkflow(document);
}
/** The small workflow that calls the published one, with the same concurrency. */
function callingWorkflow(document) {
    const permissions = unionOfPermissions(document);
    permissions.commentBefore =
        ' The permissions of all its jobs together. No job that runs an agent can write.';
    const job = document.createNode({
        name: 'Tributary',
        permissions,
        uses: `${_core_published_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLISHED */ .E}/${ORCHESTRATE_FILE}@${_core_published_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLISHED_REF */ .l}`,
        with: passedOn(keysAt(document, 'on', 'workflow_dispatch', 'inputs'), 'inputs'),
        secrets: passedOn(keysAt(document, 'on', 'workflow_call', 'secrets'), 'secrets'),
    });
    document.deleteIn(['on', 'workflow_call']);
    document.delete('concurrency');
    document.setIn(['jobs'], document.createNode({ tributary: job }));
    setComment(document, 'on', [
        'Start it by hand: Actions → Tributary → Run workflow. It lands on the branch that you choose there.',
        'Later rounds of a run start it again, with the input `continue`.',
    ]);
    return textOf(document);
}
/**
 * The union of all jobs' permissions, with their comments: a called workflow can only narrow what its caller
 * grants, and does not start if it is granted less than it needs.
 */
function unionOfPermissions(document) {
    const widest = new Map();
    for (const job of keysAt(document, 'jobs'))
        for (const pair of pairsOf(mapAt(document, ['jobs', job, 'permissions']))) {
            const known = widest.get(keyOf(pair));
            if (!known || levelOf(pair) >= levelOf(known))
                widest.set(keyOf(pair), pair);
        }
    const union = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .YAMLMap */ .CA();
    union.items.push(...widest.values());
    return union;
}
function levelOf({ value }) {
    return LEVELS.indexOf((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? String(value.value) : '');
}
function passedOn(names, context) {
    return Object.fromEntries(names.map((name) => [name, `\${{ ${context}.${name} }}`]));
}
/** The whole workflow, which uses only the action from the published repository. */
function standaloneWorkflow(document) {
    document.deleteIn(['on', 'workflow_call']);
    for (const job of keysAt(document, 'jobs')) {
        const steps = document.getIn(['jobs', job, 'steps']);
        for (const source of (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(steps) ? steps.items.flatMap(tributarySource) : []) {
            source.commentBefore = ' The published action. To pin it, set ref to a full commit SHA.';
            source.set('repository', _core_published_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLISHED */ .E);
            source.set('ref', _core_published_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLISHED_REF */ .l);
        }
    }
    setComment(document, 'on', [
        'Runs tasks with agents, each on its own branch, and lands them one at a time.',
        `Written by tributary init --standalone from the workflow of ${_core_published_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLISHED */ .E} ${_core_published_js__WEBPACK_IMPORTED_MODULE_1__/* .PUBLISHED_REF */ .l}.`,
    ]);
    return textOf(document);
}
function keysAt(document, ...path) {
    return pairsOf(mapAt(document, path)).map(keyOf);
}
function mapAt(document, path) {
    const found = document.getIn(path);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(found))
        return found;
    throw new Error(`the workflow has no mapping ${path.join('.')}`);
}
/** The `with` mapping of a step that checks out Tributary; empty for other steps. */
function tributarySource(step) {
    const source = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(step) ? step.get('with') : undefined;
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(source) && source.get('path') === 'tributary' ? [source] : [];
}
/** Replaces the comment above a key. */
function setComment(document, name, lines) {
    const pair = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(document.contents)
        ? pairsOf(document.contents).find((each) => keyOf(each) === name)
        : undefined;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair?.key))
        pair.key.commentBefore = lines.map((line) => ` ${line}`).join('\n');
}
function pairsOf(map) {
    return map.items.filter((each) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isPair */ .tO)(each));
}
function keyOf({ key }) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? String(key.value) : '';
}
function textOf(document) {
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}


/***/ })

};
