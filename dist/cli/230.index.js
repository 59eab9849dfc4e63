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
/* harmony import */ var _report_init_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6326);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5107);
/** `tributary init`: a configuration of a few lines and a first task. Replaces nothing. */






/** Whether a program is on the PATH and may be run. */
const isOnPath = async (program, environment) => {
    for (const folder of (environment['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((each) => each !== '')) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, program), node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK).then(() => true, () => false);
        if (found)
            return true;
    }
    return false;
};
const rootFiles = async (root) => {
    const read = async (name) => {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name), 'utf8').catch(() => undefined);
        return text === undefined ? [] : [{ name, text }];
    };
    return (await Promise.all(_report_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .PROJECT_FILES */ ._F.map(read))).flat();
};
/** Writes what is not there yet; what is there stays as it is. */
const initCommand = async (context) => {
    const { root } = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .openRepository */ .h)(context.cwd, context.environment);
    const files = await rootFiles(root);
    const test = (0,_report_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .detectTest */ .gq)(files);
    const agents = [];
    for (const { name, run, keys } of _report_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .KNOWN_AGENTS */ .pN)
        if (await isOnPath(name, context.environment))
            agents.push({ name, run, env: keys.filter((key) => context.environment[key] !== undefined) });
    const texts = [
        [_project_js__WEBPACK_IMPORTED_MODULE_5__/* .CONFIG_FILE */ .g, (0,_report_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .configFile */ .Ze)({ agents, test, setup: (0,_report_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .detectSetup */ .t$)(files) })],
        ['TASKS.md', (0,_report_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .tasksFile */ .h3)()],
    ];
    const wrote = [];
    for (const [name, text] of texts) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
            context.stdout.write(`${name} is there already, and stays as it is.\n`);
            continue;
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, text, { flag: 'wx' });
        wrote.push(name);
        context.stdout.write(`Wrote ${name}\n`);
    }
    context.stdout.write(`\n${(0,_report_init_text_js__WEBPACK_IMPORTED_MODULE_4__/* .initNextSteps */ .d)({ wrote, agents: agents.map(({ name }) => name), test })}\n`);
    return 0;
};


/***/ }),

/***/ 6326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pN: () => (/* binding */ KNOWN_AGENTS),
  Kx: () => (/* binding */ PLACEHOLDER),
  _F: () => (/* reexport */ PROJECT_FILES),
  Ze: () => (/* binding */ configFile),
  t$: () => (/* reexport */ detectSetup),
  gq: () => (/* reexport */ detectTest),
  d: () => (/* binding */ initNextSteps),
  h3: () => (/* binding */ tasksFile)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/report/config-schema.js
var config_schema = __webpack_require__(1328);
;// CONCATENATED MODULE: ./lib/report/reference.js
/** The reference page of the configuration, written from its JSON Schema. */



/** The generated files: path in the repository → content. */
function referenceFiles() {
    const schema = configSchema();
    return new Map([
        ['docs/reference/tributary.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
        ['docs/reference/config.md', configPage(schema)],
    ]);
}
/**
 * The line that makes an editor check the configuration while it is written.
 * @param owner account that the project is read from; anything that is no GitHub account name is left out
 */
function schemaComment(owner = 'OWNER') {
    // The owner may come from a remote's address, and must not begin a new line of the file.
    const account = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(owner) ? owner : 'OWNER';
    const url = `https://raw.githubusercontent.com/${account}/tributary/main/docs/reference/tributary.schema.json`;
    return `# yaml-language-server: $schema=${url}`;
}
const rules = (/* unused pure expression or super */ null && ([
    'Unknown keys, keys that stand twice, tags (`!name`) and more than one document are refused. Every problem is told at once, with its line.',
    'Names of agents, suites, gates and reviews are part of file names: no two of one kind may differ only by case, and no review has the name of a gate.',
    '`default-agent` and the `agent` of a subtask name an agent of the file.',
    'A gate needs a `run`, except `security` and `compliance`: those have checks of their own.',
    'A glob begins below the repository’s root: no `/` and no `!` at its beginning, no `..`, at most 500 characters.',
    'Variables that begin with `TRIBUTARY_` or `GIT_` cannot be set or passed on.',
    'The file is read from the base branch as YAML 1.2 and has at most 256 KB.',
]));
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
function yaml(text) {
    return `\`\`\`yaml\n${text}\`\`\``;
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
function shortForm(schema) {
    if (schema.anyOf === undefined)
        return [];
    return [
        `${capital(either(schema.anyOf.map((way) => expected(way))))}: a command alone stands for \`run\`.`,
    ];
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
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
;// CONCATENATED MODULE: ./lib/report/project-commands.js
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
const rustTest = (root) => (root.has('Cargo.toml') ? 'cargo test' : undefined);
const goTest = (root) => (root.has('go.mod') ? 'go test ./...' : undefined);
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

;// CONCATENATED MODULE: ./lib/report/init-text.js
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
/** The text of `.github/tributary.yml`; valid also where nothing was found. */
function configFile({ agents, test, setup = [], owner }) {
    const found = agents.length > 0 ? agents : [NO_AGENT];
    const byName = found.map(({ name, run, env = [] }) => [
        name,
        env.length === 0 ? run : { run, env },
    ]);
    return [
        `${schemaComment(owner)}\n`,
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
/** Never folded: a command line stands on one line. */
function init_text_yaml(value) {
    return (0,dist/* stringify */.As)(value, { lineWidth: 0 });
}
const EXAMPLE = 'TASK-1';
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
function initNextSteps({ wrote, agents, test }) {
    const first = wrote.includes('TASKS.md') ? EXAMPLE : 'ready';
    const steps = [
        ...(agents.length === 0 ? [`Put your agent's command line ${EDIT}`] : []),
        ...(test === undefined ? [`Put your test command ${EDIT}`] : []),
        ...(wrote.length === 0
            ? []
            : [`git add ${wrote.join(' ')} && git commit -m "Set up Tributary"`]),
        'tributary doctor',
        `tributary plan ${first}`,
        `tributary run ${first}`,
    ];
    return [
        ...(wrote.length === 0 ? ['Nothing to write, all is there'] : []),
        ...(agents.length === 0 ? [] : [`Agents: ${agents.join(', ')}`]),
        ...(test === undefined ? [] : [`Tests: ${test}`]),
        '',
        'Next:',
        ...steps.map((step, at) => `  ${at + 1}. ${step}`),
        '',
        'Agents and tests run as you, with your files and credentials.',
    ].join('\n');
}


/***/ })

};
