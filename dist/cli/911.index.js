export const id = 911;
export const ids = [911];
export const modules = {

/***/ 276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ configSchema)
/* harmony export */ });
/* unused harmony export durationText */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8439);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6921);
/* harmony import */ var _core_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6641);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/** The JSON Schema of `.github/tributary.yml`, as editors read it: made from the zod schema, input side. */



/** What a check of the zod schema, known by its message, says in JSON Schema beyond what zod makes of it. */
const counterparts = new Map([
    ['a command', { pattern: '\\S' }],
    [
        'a path inside the repository',
        { pattern: '^(?!/)(?!(?:[\\s\\S]*[\\\\/])?\\.\\.(?:[\\\\/]|$))' },
    ],
    ['at least one agent', { minProperties: 1 }],
    ['at least one test suite', { minProperties: 1 }],
    [
        'a suffix of small letters and digits',
        { title: 'a suffix of small letters and digits (at most 16)' },
    ],
]);
/** Meanings that the zod schema leaves open, or gives only for the type. `<name>` is any key of a mapping. */
const meanings = {
    'agents.<name>.env': 'Variables for this agent: NAME passes one on, NAME=value sets one',
    'suites.<name>.run': 'The command that runs the tests; it is green when it exits with 0',
    'suites.<name>.timeout': 'How long the suite may run; longer counts as not passed',
    'suites.<name>.env': 'Variables for this suite: NAME passes one on, NAME=value sets one',
    'gates.<name>.when': 'Which changes it checks; without it, every change (`compliance`: the financial ones)',
    'gates.<name>.timeout': 'How long the check may run; longer blocks the change',
    'gates.<name>.model': 'Handed on as $TRIBUTARY_MODEL, and used for prices',
    'gates.<name>.env': 'Variables for this check: NAME passes one on, NAME=value sets one',
    'reviews.<name>.when': 'Which changes it checks; without it, every change',
    'reviews.<name>.timeout': 'How long the check may run',
    'reviews.<name>.model': 'Handed on as $TRIBUTARY_MODEL, and used for prices',
    'reviews.<name>.env': 'Variables for this check: NAME passes one on, NAME=value sets one',
    'subtasks.<name>.when': 'The tasks that get this subtask; one match of either kind is enough',
    'subtasks.<name>.agent': 'The agent that does it',
    'subtasks.<name>.work': 'What it is told to do',
    method: 'How a change lands on the base branch',
    'on-conflict': 'What happens to a change that does not combine: hold keeps it for a person, discard drops it, resolve hands it to an agent in the next round',
    'max-rounds': 'After so many rounds a run ends, whatever is left',
    'max-files': 'A change that touches more files than this is blocked',
    'max-kilobytes': 'A change that adds more than this is blocked',
};
const nameWords = 'a name of letters, digits and dashes (at most 64, no dash at either end)';
/**
 * The schema of the file as a person may write it: short forms, defaults, titles that say what a value is.
 * @throws Error where the zod schema holds a refinement that has no JSON Schema here: the result would not be true
 */
function configSchema() {
    const namePattern = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(_core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentName */ .V).pattern;
    const generated = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(_core_config_js__WEBPACK_IMPORTED_MODULE_0__/* .Config */ .T, {
        io: 'input',
        target: 'draft-7',
        override: ({ zodSchema, jsonSchema }) => {
            addChecks(zodSchema, jsonSchema);
            addDefault(zodSchema, jsonSchema);
            addShortForm(zodSchema, jsonSchema);
            if (jsonSchema.pattern !== undefined && jsonSchema.pattern === namePattern)
                jsonSchema.title = nameWords;
            if (/^An? /.test(jsonSchema.description ?? ''))
                jsonSchema.title ??= lowerFirst(jsonSchema.description ?? '');
        },
    });
    const { $schema, ...rest } = withMeanings(generated, []);
    return {
        ...($schema === undefined ? {} : { $schema }),
        title: 'Tributary configuration',
        description: 'What .github/tributary.yml may hold',
        ...rest,
    };
}
/** Seconds as the configuration writes them: 1800 → `30m`. */
function durationText(seconds) {
    if (seconds % 3600 === 0)
        return `${seconds / 3600}h`;
    return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
/** Carries a check's own words over as the title, and a refinement, which zod leaves out, as its counterpart. */
function addChecks(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodType */ .aRx))
        return;
    for (const check of zodSchema.def.checks ?? []) {
        // oxlint-disable-next-line no-underscore-dangle -- zod's public name for it
        const { check: kind, error } = check._zod.def;
        // A message given as text is kept as a function that ignores the issue it is called with.
        const said = error?.(undefined);
        const words = typeof said === 'string' ? said : '';
        const counterpart = counterparts.get(words);
        if (kind === 'custom' && counterpart === undefined)
            throw new Error(`No JSON Schema for the refinement "${words}"`);
        if (words !== '' && jsonSchema.type === 'string')
            jsonSchema.title = words;
        Object.assign(jsonSchema, counterpart);
    }
}
/** zod drops a default where a transform stands below it, since it is an output: durations become text again. */
function addDefault(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodDefault */ .XiL) || jsonSchema.default !== undefined)
        return;
    const value = zodSchema.def.defaultValue;
    jsonSchema.default = typeof value === 'number' ? durationText(value) : value;
}
/** zod sees only what comes out of a preprocessing step: here it lets a plain command line stand for a mapping. */
function addShortForm(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodPipe */ .utH) || !(zodSchema.in instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodTransform */ .CLY))
        return;
    const long = { ...jsonSchema };
    const short = long.properties?.['run'];
    if (short === undefined)
        throw new Error('No short form for a mapping without `run`');
    for (const key of Object.keys(jsonSchema))
        delete jsonSchema[key];
    Object.assign(jsonSchema, { anyOf: [short, long] });
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
function withMeanings(schema, path) {
    const { additionalProperties: more, ...rest } = schema;
    const description = meanings[path.join('.')] ?? schema.description;
    return {
        ...rest,
        ...(description === undefined ? {} : { description }),
        ...(schema.properties && { properties: propertiesWithMeanings(schema.properties, path) }),
        ...(schema.anyOf && { anyOf: schema.anyOf.map((branch) => withMeanings(branch, path)) }),
        ...(more === undefined
            ? {}
            : { additionalProperties: more && withMeanings(more, [...path, '<name>']) }),
    };
}
function propertiesWithMeanings(properties, path) {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, withMeanings(value, [...path, key])]));
}


/***/ }),

/***/ 6641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ Config)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6921);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/** The schema of `.github/tributary.yml`: what a person writes (input) and what the code reads (output). */


const unit = { s: 1, m: 60, h: 3600 };
/** `90s`, `30m`, `2h` → seconds. */
const Duration = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^[1-9]\d{0,5}[smh]$/, 'a duration such as 90s, 30m or 2h')
    .transform((text) => Number(text.slice(0, -1)) * unit[text.slice(-1)])
    .describe('A duration: 90s, 30m, 2h');
const Command = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .refine((text) => text.trim() !== '', 'a command')
    .describe('A shell command line');
/** `NAME` passes a variable on, `NAME=value` sets one. */
const Environment = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*(=[^\0]*)?$/, 'NAME or NAME=value'))
    .describe('Variables that the command gets: NAME passes one on, NAME=value sets one');
/** A path below the repository's root: not absolute, no `..`. */
const RelativePath = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), 'a path inside the repository');
const Glob = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('A glob such as src/**/*.ts');
const When = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    labels: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1)).default([]).describe('Tasks with one of these labels'),
    paths: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob)
        .default([])
        .describe('Tasks whose scope, or changes whose files, meet one of these globs'),
})
    .describe('When it applies; one match of either kind is enough');
const Agent = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: Command.describe('The program that works; the prompt is on its standard input and in $TRIBUTARY_PROMPT'),
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .max(100)
        .optional()
        .describe('Handed on as $TRIBUTARY_MODEL, and used for prices'),
    when: When.optional().describe('Tasks that this agent takes when they do not name one'),
    limit: Duration.default(1800).describe('How long it may work'),
    instructions: RelativePath.optional().describe('A file of the base commit that goes before each prompt'),
    env: Environment.default([]),
});
const Suite = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: Command,
    in: RelativePath.optional().describe('The directory to run it in'),
    timeout: Duration.default(900),
    env: Environment.default([]),
});
const checkFields = {
    run: Command.optional().describe('A command that prints findings as JSON or SARIF'),
    when: When.optional(),
    timeout: Duration.default(600),
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(100).optional(),
    'block-on': zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['error', 'warning', 'note'])
        .default('warning')
        .describe('The mildest finding that blocks'),
    env: Environment.default([]),
};
const Gate = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(checkFields);
const { 'block-on': _, ...reviewFields } = checkFields;
const Review = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...reviewFields, run: Command });
const SubtaskRule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    when: When,
    agent: _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V,
    work: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(20_000),
});
const Price = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    input: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative().describe('$ for a million input tokens'),
    output: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative().describe('$ for a million output tokens'),
});
const Config = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    agents: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V, orCommand(Agent))
        .refine((agents) => Object.keys(agents).length > 0, 'at least one agent')
        .describe('Who works: name → command line, or more'),
    'default-agent': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.optional().describe('Takes the tasks that no rule matches; else the first agent without `when`'),
    suites: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .SuiteName */ .wL, orCommand(Suite))
        .refine((suites) => Object.keys(suites).length > 0, 'at least one test suite')
        .describe('The tests that every tree passes before it lands: name → command line, or more'),
    setup: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Command).default([]).describe('Commands that make a fresh worktree ready'),
    env: Environment.default([]).describe('Variables for every command'),
    gates: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r, orCommand(Gate))
        .default({})
        .describe('Checks that block; `security` and `compliance` are always there'),
    reviews: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r, orCommand(Review)).default({}).describe('Checks that only warn'),
    subtasks: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9]{1,16}$/, 'a suffix of small letters and digits'), SubtaskRule)
        .default({})
        .describe('Work that another agent does first: suffix → rule'),
    tasks: RelativePath.default('TASKS.md').describe('The task list'),
    method: _model_js__WEBPACK_IMPORTED_MODULE_0__/* .Method */ .IT.default('merge'),
    'after-land': zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[\w.-]+\.ya?ml$/, 'the name of a workflow file, such as deploy.yml'))
        .max(10)
        .default([])
        .describe('On GitHub: workflows to start on the base after a round that landed something'),
    'on-conflict': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .OnConflict */ .oe.default('hold'),
    'on-overlap': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .OnOverlap */ .Hq.optional().describe('Default: sequential; on a terminal Tributary asks'),
    budget: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .positive()
        .max(1_000_000)
        .optional()
        .describe('US dollars for the agents and gates of a run: no agent starts that it is not enough for, by former runs; one that runs is not stopped'),
    'max-parallel': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(256).default(4).describe('Agents at once'),
    'max-rounds': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(50).default(5),
    attempts: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(10).default(2).describe('How often a task is tried'),
    train: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(100).default(8).describe('Candidates tested at once; 1 = serial'),
    scope: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['warn', 'block'])
        .default('warn')
        .describe('What a file outside the task’s scope does'),
    'max-files': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(100_000).default(100),
    'max-kilobytes': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(1_000_000).default(4096),
    protected: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob).default([]).describe('More files that agents may not change'),
    allow: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob).default([]).describe('Protected files that agents may change all the same'),
    prices: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), Price)
        .default({})
        .describe('Prices by model, over the built-in ones'),
});
/** `{ run: … }` or just the command line. */
function orCommand(schema) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .preprocess */ .vkY((value) => (typeof value === 'string' ? { run: value } : value), schema);
}


/***/ }),

/***/ 5700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g2: () => (/* binding */ CONFIG_FILE),
  Nn: () => (/* binding */ inspect),
  Ci: () => (/* binding */ neverPublish)
});

;// CONCATENATED MODULE: ./lib/core/gates/tree-path.js
/** Paths and symlinks of a git tree: which ones another file system reads as something else. */
const MAX_PATH_BYTES = 4096;
const MAX_NAME_BYTES = 255;
/** Control and format characters (HFS+ ignores some of them), broken UTF-16 and broken UTF-8. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;
/** `GIT~1`: NTFS gives such a second name to long names and to those that start with a dot. */
const SHORT_NAME = /^[^~]{1,6}~\d{1,6}(?:\.[^.]{0,3})?$/;
const NAME_TRICKS = [
    {
        holds: (name) => name === '' || name === '.' || name === '..',
        says: 'has an empty part, "." or ".."',
    },
    { holds: (name) => HIDDEN.test(name), says: 'has control or invisible characters' },
    {
        holds: (name) => name.includes('\\'),
        says: 'has a backslash, which Windows takes for a folder',
    },
    { holds: (name) => name.includes(':'), says: 'has a colon, which Windows takes for a stream' },
    { holds: (name) => /[. ]$/.test(name), says: 'has a part that ends in a dot or a space' },
    { holds: (name) => fold(name) === '.git', says: 'has a part named ".git", which belongs to git' },
    { holds: (name) => SHORT_NAME.test(name), says: 'has a part like a short name of Windows' },
    {
        holds: (name) => utf8Bytes(name) > MAX_NAME_BYTES,
        says: `has a part of more than ${MAX_NAME_BYTES} bytes`,
    },
];
/** The same for all names that a case-insensitive, Unicode-normalising file system takes for one. */
function fold(path) {
    // Twice down: some capitals (\u1e9e) have a small letter whose own capital is another one.
    return path.normalize('NFD').toLowerCase().toUpperCase().toLowerCase().normalize('NFD');
}
/**
 * What makes a path unsafe to check out on some system, as the end of a sentence ("has a colon …");
 * undefined where it is safe. Stricter than git's `verify_path`: it holds for every file system at once.
 */
function pathTrick(path) {
    if (utf8Bytes(path) > MAX_PATH_BYTES)
        return `is longer than ${MAX_PATH_BYTES} bytes`;
    for (const name of path.split('/')) {
        const trick = nameTrick(name);
        if (trick !== undefined)
            return trick;
    }
    return undefined;
}
/**
 * How a symlink leads out of the tree or into `.git`, as the end of a sentence; undefined where it
 * stays inside. `..` may only stand at the front of a target: after a folder, that folder may be a
 * symlink itself and `..` would start from wherever it leads.
 *
 * @param path of the symlink, from the root of the tree
 * @param target as stored; undefined (it could not be read) counts as escaping
 */
function symlinkEscape(path, target) {
    if (target === undefined || target === '')
        return 'has no target that can be read';
    if (/^(?:[/\\]|[A-Za-z]:)/.test(target))
        return 'points to an absolute path';
    if (utf8Bytes(target) > MAX_PATH_BYTES)
        return `is longer than ${MAX_PATH_BYTES} bytes`;
    let depth = path.split('/').length - 1;
    let descended = false;
    for (const part of target.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..') {
            const trick = nameTrick(part);
            if (trick !== undefined)
                return `has a target that ${trick}`;
            descended = true;
            continue;
        }
        if (descended)
            return 'has ".." behind a folder in its target';
        depth -= 1;
        if (depth < 0)
            return 'points out of the repository';
    }
    return undefined;
}
function nameTrick(name) {
    return NAME_TRICKS.find(({ holds }) => holds(name))?.says;
}
function utf8Bytes(text) {
    let bytes = 0;
    for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./lib/core/gates/protected-path.js
/** Files that steer agents, git, package managers and build servers: by default only people change them. */

const GROUPS = [
    { what: 'Code owners', names: ['codeowners'] },
    {
        what: 'Instructions and settings of agents',
        names: [
            'agents.md',
            'agents.override.md',
            'claude.md',
            'claude.local.md',
            'gemini.md',
            'copilot-instructions.md',
            '.cursorrules',
            '.windsurfrules',
            '.clinerules',
            '.mcp.json',
        ],
        folders: ['.agents', '.claude', '.clinerules', '.codex', '.cursor', '.gemini', '.windsurf'],
    },
    {
        what: 'Settings and hooks of git',
        names: ['.gitattributes', '.pre-commit-config.yaml', 'lefthook.yml', '.lefthook.yml'],
        folders: ['.githooks', '.husky'],
    },
    {
        what: 'Settings of package managers and registries',
        names: [
            '.npmrc',
            '.pnpmfile.cjs',
            '.pypirc',
            '.yarnrc',
            '.yarnrc.yml',
            '.yarnrc.yaml',
            'bunfig.toml',
            'nuget.config',
            'pip.conf',
            'pip.ini',
        ],
        folders: ['.cargo'],
    },
    {
        what: 'Settings of build servers',
        names: ['.gitlab-ci.yml', 'azure-pipelines.yml', 'bitbucket-pipelines.yml', 'jenkinsfile'],
        folders: ['.buildkite', '.circleci', '.forgejo', '.gitea'],
    },
    { what: 'The list of files that are copied into worktrees', names: ['.worktreeinclude'] },
];
const MANIFESTS = [
    'build.gradle',
    'build.gradle.kts',
    'bun.lock',
    'bun.lockb',
    'cargo.lock',
    'cargo.toml',
    'composer.json',
    'composer.lock',
    'deno.json',
    'deno.lock',
    'gemfile',
    'gemfile.lock',
    'go.mod',
    'go.sum',
    'npm-shrinkwrap.json',
    'package-lock.json',
    'package.json',
    'packages.lock.json',
    'pipfile',
    'pipfile.lock',
    'pnpm-lock.yaml',
    'poetry.lock',
    'pom.xml',
    'pyproject.toml',
    'requirements.txt',
    'setup.py',
    'uv.lock',
    'yarn.lock',
];
/** What a protected path is, as the start of a sentence; undefined where it is not protected by itself. */
function protectedAs(path) {
    const parts = fold(path).split('/');
    if (parts[0] === '.github')
        return 'Settings of GitHub';
    const name = parts.at(-1) ?? '';
    return GROUPS.find(({ names, folders }) => names?.includes(name) || parts.some((part) => folders?.includes(part)))?.what;
}
/** Whether a file says which dependencies are installed. */
function isManifest(path) {
    return MANIFESTS.includes(fold(path).split('/').at(-1) ?? '');
}
/** Whether a file can run as a workflow; `.github` itself as a file or symlink could bring any. */
function isWorkflow(path) {
    const [first, second] = fold(path).split('/');
    return first === '.github' && (second === undefined || ['workflows', 'actions'].includes(second));
}

;// CONCATENATED MODULE: ./lib/core/gates/inspect.js


const CONFIG_FILE = '.github/tributary.yml';
const SYMLINK = '120000';
const SUBMODULE = '160000';
const GONE = '000000';
const EXECUTABLE = '100755';
const MODES = new Set(['100644', EXECUTABLE, SYMLINK, SUBMODULE, GONE]);
/** A change may hold 100,000 bad files: this many say enough. */
const MAX_PER_CHECK = 20;
/** `check-failed` comes from a gate whose checks broke: nobody knows whether there is a secret. */
const NEVER_PUBLISHED = new Set(['workflow-file', 'too-many-files', 'too-large', 'check-failed']);
const workflowFile = ({ path }) => isWorkflow(path)
    ? {
        rule: 'workflow-file',
        level: 'error',
        path,
        message: 'Workflow files run with the rights of the repository: agents never change them. Make this change by hand.',
    }
    : undefined;
const submodule = ({ path, oldMode, newMode }) => oldMode === SUBMODULE || newMode === SUBMODULE || fold(path).split('/').at(-1) === '.gitmodules'
    ? {
        rule: 'submodule',
        level: 'error',
        path,
        message: 'Submodules bring in code that nobody sees here. Make this change by hand.',
    }
    : undefined;
const symlink = ({ path, newMode, target }) => {
    if (newMode !== SYMLINK)
        return undefined;
    const escape = symlinkEscape(path, target);
    return escape === undefined
        ? undefined
        : {
            rule: 'symlink-escape',
            level: 'error',
            path,
            message: `This symlink ${escape}. Let it point to a file of the repository, by a relative path.`,
        };
};
const trickyPath = ({ path, newMode }) => {
    // Taking such a path away is a repair.
    const trick = newMode === GONE ? undefined : pathTrick(path);
    return trick === undefined
        ? undefined
        : { rule: 'path-trick', level: 'error', path, message: `This path ${trick}. Rename the file.` };
};
const mode = ({ path, newMode }) => MODES.has(newMode)
    ? undefined
    : {
        rule: 'mode',
        level: 'error',
        path,
        message: 'This file has a mode that git does not use. Set it to 644 or 755.',
    };
const executable = ({ path, oldMode, newMode }) => newMode === EXECUTABLE && oldMode !== EXECUTABLE
    ? { rule: 'executable', level: 'note', path, message: 'This file becomes executable.' }
    : undefined;
/**
 * All that is wrong with a change. Paths are hostile text: they stand in `path` alone, raw.
 *
 * @returns findings of the rules workflow-file, protected-path, submodule, symlink-escape, path-trick,
 * mode, executable, manifest, scope, case-clash, too-many-files and too-large
 */
function inspect(facts) {
    const checks = [
        workflowFile,
        protectedPath(facts),
        submodule,
        symlink,
        trickyPath,
        mode,
        executable,
        manifest(facts),
        outsideScope(facts),
    ];
    return [
        ...checks.flatMap((check) => capped(facts.files.flatMap((file) => check(file) ?? []))),
        ...capped(caseClashes(facts.files)),
        ...limits(facts),
    ];
}
/**
 * Whether a change must not even be pushed as a draft: it holds a secret or a workflow file, breaks a
 * limit, or could not be checked.
 */
function neverPublish(findings) {
    return findings.some(({ rule }) => rule.startsWith('secret/') || NEVER_PUBLISHED.has(rule));
}
function protectedPath({ config, scope, match }) {
    const allowed = anyOf(config.allow, match);
    // On a file system that ignores case, `Infra/x` is `infra/x`: a rule must hold for both spellings.
    const guarded = anyOf(config.protected, match);
    const guardedFolded = anyOf(config.protected.map(fold), match);
    const own = new Set([CONFIG_FILE, config.tasks].map(plain));
    const instructions = new Set(Object.values(config.agents)
        .flatMap(({ instructions }) => instructions ?? [])
        .map(plain));
    return ({ path }) => {
        if (isWorkflow(path) || allowed(path))
            return undefined;
        const folded = fold(path);
        if (own.has(folded)) {
            return protectedFinding(path, "Tributary's configuration and the task list", '');
        }
        if (scope?.includes(path))
            return undefined;
        const what = instructions.has(folded)
            ? 'Instructions of agents'
            : (protectedAs(path) ??
                (guarded(path) || guardedFolded(folded) ? 'Protected files' : undefined));
        return what === undefined
            ? undefined
            : protectedFinding(path, what, ", or name this file in the task's `files`");
    };
}
/** A path of the configuration as `fold` leaves one of the tree. */
function plain(path) {
    return fold(path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/'));
}
function protectedFinding(path, what, orElse) {
    return {
        rule: 'protected-path',
        level: 'error',
        path,
        message: `${what} may only be changed by a person. Leave this file as it is, or add it to \`allow\` in ${CONFIG_FILE}${orElse}.`,
    };
}
function manifest({ scope, match }) {
    const inScope = anyOf(scope ?? [], match);
    return ({ path }) => isManifest(path) && !inScope(path)
        ? {
            rule: 'manifest',
            level: 'note',
            path,
            message: 'This file says what is installed. Look at the dependencies that it changes.',
        }
        : undefined;
}
function outsideScope({ scope, config, match }) {
    if (scope === undefined)
        return () => undefined;
    const inScope = anyOf(scope, match);
    return ({ path }) => inScope(path)
        ? undefined
        : {
            rule: 'scope',
            level: config.scope === 'block' ? 'error' : 'note',
            path,
            message: "This file is outside the task's `files`. Leave it as it is, or add it there.",
        };
}
function anyOf(globs, match) {
    const matchers = globs.map(match);
    return (path) => matchers.some((matches) => matches(path));
}
function capped(findings) {
    const [first] = findings;
    if (first === undefined || findings.length <= MAX_PER_CHECK)
        return findings;
    const more = findings.length - MAX_PER_CHECK;
    return [
        ...findings.slice(0, MAX_PER_CHECK),
        { rule: first.rule, level: first.level, message: `And ${more} more files like these.` },
    ];
}
/** One finding for each name that has a second spelling, on the path that brings the second one. */
function caseClashes(files) {
    const root = new Map();
    const findings = [];
    for (const { path, newMode } of files) {
        if (newMode === GONE)
            continue;
        let names = root;
        let clash = false;
        for (const spelling of path.split('/')) {
            const key = fold(spelling);
            const known = names.get(key) ?? { spelling, below: new Map() };
            names.set(key, known);
            clash ||= known.spelling !== spelling;
            names = known.below;
        }
        if (clash) {
            findings.push({
                rule: 'case-clash',
                level: 'error',
                path,
                message: 'Another path of this change differs only in upper and lower case or in how letters are encoded. Use one spelling.',
            });
        }
    }
    return findings;
}
function limits({ files, config }) {
    const maxFiles = config['max-files'];
    const maxKilobytes = config['max-kilobytes'];
    const kilobytes = Math.ceil(files.reduce((sum, { newMode, bytes }) => sum + (newMode === GONE ? 0 : bytes), 0) / 1024);
    const findings = [];
    if (files.length > maxFiles) {
        findings.push({
            rule: 'too-many-files',
            level: 'error',
            message: `The change touches ${files.length} files; ${maxFiles} are allowed. Split the task, or raise \`max-files\`.`,
        });
    }
    if (!(kilobytes <= maxKilobytes)) {
        findings.push({
            rule: 'too-large',
            level: 'error',
            message: `The change has ${kilobytes} KB of new content; ${maxKilobytes} are allowed. Leave out what a build makes, or raise \`max-kilobytes\`.`,
        });
    }
    return findings;
}


/***/ })

};
