export const id = 981;
export const ids = [981];
export const modules = {

/***/ 5020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createStatusWatch),
/* harmony export */   r: () => (/* binding */ readStatus)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4395);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4231);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5323);
/** What an agent says about itself in `agent-status.json`. It may hold anything: good fields count, the rest is reported. */





const MAX_BYTES = 64 * 1024;
/** An agent that writes new nonsense each time must not fill the report. */
const MAX_PROBLEMS = 20;
/** Control and format characters but tabs and line breaks: `work` is markdown. */
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu;
/**
 * Reads a status file that may be hostile: only a regular file of at most 64 KB, and of it only the fields that
 * fit, without control characters. Whether its subtasks make sense is for others to judge.
 */
async function readStatus(file) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file);
    const found = await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .X)(file, MAX_BYTES);
    if (found.is === 'none')
        return { problems: [] };
    if (found.is === 'refused')
        return { problems: [`${name} ${found.why}`] };
    const json = (0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(found.text);
    if (json === undefined)
        return { problems: [`${name} is not whole JSON`], torn: found.text };
    if (json === null || typeof json !== 'object' || Array.isArray(json)) {
        return { problems: [`${name} is not a JSON object`] };
    }
    const { status, problems } = parseRecord(json);
    return { status, problems: problems.map((problem) => `${name} ${problem}`) };
}
/**
 * Follows an agent's status: emits each new record, and each problem once. A file that is there already (the base
 * may hold one) is no report until it is written again.
 */
async function createStatusWatch(options) {
    const { files } = options;
    const reporter = createReporter(options);
    const stale = options.before ??
        new Map(await Promise.all(files.map(async (file) => [file, await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .fileStamp */ .a)(file)])));
    const torn = new Map();
    const look = async (file, last) => {
        const stamp = await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .fileStamp */ .a)(file);
        if (stamp === undefined || stamp === stale.get(file))
            return undefined;
        const read = await readStatus(file);
        // Half a file is no problem yet: the agent may just be writing it.
        const unfinished = !last && read.torn !== undefined && read.torn !== torn.get(file);
        torn.set(file, read.torn);
        if (!unfinished)
            for (const problem of read.problems)
                reporter.problem(problem);
        return read.status;
    };
    const lookAtAll = async (last) => {
        const found = [];
        for (const file of files)
            found.push(await look(file, last));
        const status = found.find((each) => each !== undefined);
        if (status !== undefined)
            reporter.status(status);
    };
    let looking;
    const timer = setInterval(() => {
        looking ??= lookAtAll(false).finally(() => {
            looking = undefined;
        });
    }, options.seconds * 1000);
    timer.unref();
    return {
        async stop() {
            clearInterval(timer);
            await looking;
            await lookAtAll(true);
            return reporter.result();
        },
    };
}
function parseRecord(record) {
    const shape = new Map(Object.entries(_core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentStatus */ .i.shape));
    const good = {};
    const problems = [];
    for (const [name, value] of Object.entries(record)) {
        const field = shape.get(name);
        if (field === undefined) {
            problems.push(`has an unknown field "${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(name, 40)}"`);
            // Programs write null for what they do not know yet.
        }
        else if (value !== null) {
            const parsed = field.safeParse(value);
            if (parsed.success)
                good[name] = clean(parsed.data);
            else
                problems.push(`has a bad field "${name}": ${(0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_3__/* .issuesText */ .gm)(parsed.error)}`);
        }
    }
    return { status: _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentStatus */ .i.parse(good), problems: problems.slice(0, MAX_PROBLEMS) };
}
/** All strings of a validated record, made safe to show. */
function clean(value, key = '') {
    if (typeof value === 'string') {
        return key === 'work' ? value.replace(invisible, '') : (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(value, value.length);
    }
    if (Array.isArray(value))
        return value.map((each) => clean(each));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, name)]));
}
/** Tells a record or a problem when it is new. */
function createReporter({ task, events }) {
    const problems = new Set();
    let status;
    let told = '';
    return {
        problem(message) {
            if (problems.has(message) || problems.size >= MAX_PROBLEMS)
                return;
            problems.add(message);
            events.emit({ is: 'problem', task, message });
        },
        status(next) {
            status = next;
            const text = JSON.stringify(next);
            if (text === told)
                return;
            told = text;
            events.emit({ is: 'status', task, status: next });
        },
        result: () => ({ status, problems: [...problems] }),
    };
}


/***/ }),

/***/ 3602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ ownLine),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   oI: () => (/* binding */ processTable),
/* harmony export */   sj: () => (/* binding */ LEG_VARIABLE)
/* harmony export */ });
/* unused harmony export parsePs */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _files_system_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8020);
/** The processes of this machine: who belongs to a command, and whether a process is still the same one. */




/** The variable that every process of a command inherits. */
const LEG_VARIABLE = 'TRIBUTARY_LEG';
const environLeg = new RegExp(`(?:^|\\0)${LEG_VARIABLE}=([^\\0]*)`);
const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/;
const psLeg = new RegExp(` ${LEG_VARIABLE}=(\\S*)`);
/** The output of `ps -Axww -E -o pid=,ppid=,pgid=,stat=,command=`: -E appends the environment to the command. */
function parsePs(output) {
    return output.split('\n').flatMap((line) => {
        const [, pid, parent, group, state, command = ''] = psLine.exec(line) ?? [];
        if (pid === undefined || state === undefined || state.startsWith('Z'))
            return [];
        const leg = psLeg.exec(command)?.[1];
        return [
            {
                pid: Number(pid),
                parent: Number(parent),
                group: Number(group),
                ...(leg !== undefined && { leg }),
            },
        ];
    });
}
/** Every living process that can be seen; none where the system does not tell. */
async function processTable() {
    try {
        if (process.platform === 'linux')
            return linuxTable();
        return parsePs(await ps(['-Axww', '-E', '-o', 'pid=,ppid=,pgid=,stat=,command=']));
    }
    catch {
        return [];
    }
}
/** This process and all it descends from: none of them may ever be ended by a sweep. */
function ownLine(table) {
    const parents = new Map(table.map((entry) => [entry.pid, entry.parent]));
    const line = new Set();
    for (let pid = process.pid; pid !== undefined && !line.has(pid);) {
        line.add(pid);
        pid = parents.get(pid);
    }
    return line;
}
/**
 * When the process with this number began, as a text to compare; undefined when there is no such process,
 * 'unknown' when the system does not tell. A number is given again to another process sooner or later.
 */
async function processStart(pid) {
    if (!isThere(pid))
        return undefined;
    if (process.platform === 'linux' &&
        isZombie(statFields(readProc(String(pid), 'stat') ?? '')[0])) {
        return undefined;
    }
    return (await startOf(pid).catch(() => undefined)) ?? 'unknown';
}
/** Read in one go, without letting other work in between, so that little can fork unseen. */
function linuxTable() {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(linuxEntry)
        .filter((entry) => entry !== undefined);
}
function linuxEntry(pid) {
    const stat = readProc(pid, 'stat');
    if (stat === undefined)
        return undefined;
    const [state, parent, group, session] = statFields(stat);
    if (isZombie(state))
        return undefined;
    const leg = environLeg.exec(readProc(pid, 'environ') ?? '')?.[1];
    return {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        session: Number(session),
        ...(leg !== undefined && { leg }),
    };
}
/** Sends nothing, only asks. Another user's process counts as there. */
function isThere(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,_files_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .v)(error) === 'EPERM';
    }
}
function isZombie(state) {
    return state === 'Z' || state === 'X';
}
async function startOf(pid) {
    if (process.platform !== 'linux') {
        return (await ps(['-o', 'lstart=', '-p', String(pid)]).catch(() => '')).trim() || undefined;
    }
    const stat = readProc(String(pid), 'stat');
    const boot = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    // Field 22 counts from boot, so it says nothing without the boot it counts from.
    return stat && `${boot} ${statFields(stat)[19]}`;
}
async function ps(args) {
    const options = { maxBuffer: 256 * 1024 * 1024, env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } };
    return (await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('ps', args, options)).stdout;
}
/** undefined: it has gone meanwhile, or belongs to someone else. */
function readProc(pid, name) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/${name}`, 'latin1');
    }
    catch {
        return undefined;
    }
}
/** The fields of proc_pid_stat(5) from the third on: the second holds a name that may contain anything. */
function statFields(stat) {
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}


/***/ }),

/***/ 5888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UK: () => (/* binding */ formatUsd),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   qG: () => (/* binding */ formatSpeedup)
/* harmony export */ });
/** Numbers as the metrics show them. */
/** `34s`, `12m 34s`, `1h 2m 3s`: rounded to whole seconds. */
function formatDuration(seconds) {
    // The cap keeps a forged duration from being shown with an exponent.
    const whole = Math.min(Math.round(Math.max(0, seconds)), Number.MAX_SAFE_INTEGER);
    const s = whole % 60;
    const m = Math.floor(whole / 60) % 60;
    const h = Math.floor(whole / 3600);
    if (h > 0)
        return `${h}h ${m}m ${s}s`;
    return m > 0 ? `${m}m ${s}s` : `${s}s`;
}
/** `3.04x`; `n/a` where nothing was run. */
function formatSpeedup(speedup) {
    return speedup === null ? 'n/a' : `${speedup.toFixed(2)}x`;
}
/** `$1.25`; what is more than nothing and less than a cent is `<$0.01`. */
function formatUsd(usd) {
    return usd > 0 && usd < 0.01 ? '<$0.01' : `$${usd.toFixed(2)}`;
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


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hx: () => (/* binding */ checkScripts),
/* harmony export */   NR: () => (/* binding */ checksFor),
/* harmony export */   Ng: () => (/* binding */ isUsable),
/* harmony export */   SR: () => (/* binding */ lacksCompliance),
/* harmony export */   Y1: () => (/* binding */ verdictFile),
/* harmony export */   aZ: () => (/* binding */ blockingGates),
/* harmony export */   l5: () => (/* binding */ SECURITY),
/* harmony export */   wG: () => (/* binding */ policyTerms),
/* harmony export */   xv: () => (/* binding */ errorFile)
/* harmony export */ });
/* unused harmony export COMPLIANCE */
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8906);


const SECURITY = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r.parse('security');
const COMPLIANCE = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r.parse('compliance');
/** What makes a task financial where the configuration does not say. */
const FINANCIAL = { labels: ['financial'], paths: [] };
/**
 * The checks for a change of these files: `security` always, `compliance` where labels or paths
 * say financial, the others by their `when`.
 */
function checksFor(config, task, files, match) {
    const subject = {
        labels: task.labels,
        ...(task.scope && { scope: task.scope }),
        files: [...files],
    };
    const applies = (when) => !when || (0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .co)(when, subject, match);
    const gates = Object.entries(config.gates);
    const compliance = gates.find(([name]) => name === COMPLIANCE)?.[1];
    const others = gates.filter(([name]) => name !== SECURITY && name !== COMPLIANCE);
    const reviews = Object.entries(config.reviews);
    return [
        { gate: SECURITY, kind: 'gate', command: config.gates[SECURITY] },
        ...(applies(compliance?.when ?? FINANCIAL)
            ? [{ gate: COMPLIANCE, kind: 'gate', command: compliance }]
            : []),
        ...others
            .filter(([, { when }]) => applies(when))
            .map(([gate, command]) => ({ gate, kind: 'gate', command })),
        ...reviews
            .filter(([, { when }]) => applies(when))
            .map(([gate, command]) => ({ gate, kind: 'review', command })),
    ];
}
/**
 * Whether a task asks for the compliance check by itself, and there is none: its change would be
 * blocked when its agent is paid.
 */
function lacksCompliance({ gates }, { labels, scope }, match) {
    const compliance = gates[COMPLIANCE];
    const subject = { labels, ...(scope && { scope }) };
    return (compliance?.run === undefined && (0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .co)(compliance?.when ?? FINANCIAL, subject, match));
}
/** Files that a check's command line names: a change must not rewrite what judges it. */
function checkScripts(config) {
    return [...Object.values(config.gates), ...Object.values(config.reviews)]
        .flatMap(({ run = '' }) => run.split(/[\s;&|()'"]+/))
        .map((word) => word.replace(/^\.\//, ''))
        .filter((word) => /^[\w.-]+(?:\/[\w.-]+)*\.\w+$/.test(word));
}
/** A verdict counts for a change only under the policy that it was given by; an error is never reused. */
function isUsable(verdict, policy) {
    return verdict.policy === policy && verdict.result !== 'error';
}
/**
 * The gates that block a change. A gate without a verdict blocks: it fails closed. A review never
 * speaks for a gate of its name, and of two verdicts the worse counts.
 */
function blockingGates(checks, verdicts) {
    return checks
        .filter(({ kind }) => kind === 'gate')
        .map(({ gate }) => gate)
        .filter((gate) => {
        const said = verdicts.filter((verdict) => verdict.kind === 'gate' && verdict.gate === gate);
        return said.length === 0 || said.some(({ result }) => result !== 'pass');
    });
}
/** Everything that decides a verdict besides the change itself: the configuration and the task's own terms. */
function policyTerms(config, task) {
    return {
        gates: config.gates,
        reviews: config.reviews,
        env: config.env,
        limits: [config['max-files'], config['max-kilobytes']],
        scope: [config.scope, task?.scope ?? null],
        labels: task?.labels ?? [],
        protected: [config.protected, config.allow, config.tasks],
        instructions: Object.fromEntries(Object.entries(config.agents).map(([agent, { instructions }]) => [
            agent,
            instructions ?? null,
        ])),
    };
}
/** Where a verdict stands in the run directory. The policy is in the name: another one wants its own file. */
function verdictFile(change, gate, policy) {
    return `gate/${change.head}/${gate}-${policy.slice(0, 8)}.json`;
}
/** An error is kept for its round alone, so that the next one judges again. */
function errorFile(change, gate, round) {
    return `gate/${change.head}/${gate}-error-${round}.json`;
}


/***/ }),

/***/ 3544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SO: () => (/* binding */ LONGEST_GLOB),
  Yw: () => (/* binding */ isBelow),
  Zc: () => (/* binding */ literalOf),
  B7: () => (/* binding */ mayMatch),
  A0: () => (/* binding */ meet),
  _A: () => (/* binding */ normalGlob),
  pV: () => (/* binding */ readGlob),
  CQ: () => (/* binding */ readings)
});

// UNUSED EXPORTS: globsMeet

;// CONCATENATED MODULE: ./lib/core/scope/glob-automaton.js
/** Finite automata over UTF-16 units, as far as globs need them: drawing one, and asking whether two share a word. */
const LAST = 0xffff;
const SLASH = 47;
const ANY = [0, LAST];
const NOT_SLASH = [0, SLASH - 1, SLASH + 1, LAST];
const START = 0;
const END = 1;
function automaton() {
    return { free: [[], []], steps: [[], []] };
}
function size(a) {
    return a.free.length;
}
function addState(a) {
    a.steps.push([]);
    return a.free.push([]) - 1;
}
function addFree(a, from, to) {
    a.free[from]?.push(to);
}
/** Reads one unit; returns the state after it, a new one where `to` is not given. */
function addStep(a, from, on, to = addState(a)) {
    a.steps[from]?.push({ on, to });
    return to;
}
/** Reads any number of units; returns the state after them. */
function addLoop(a, from, on) {
    const loop = addState(a);
    addFree(a, from, loop);
    return addStep(a, loop, on, loop);
}
/** Reads exactly this text; returns the state after it. */
function addText(a, from, text) {
    let at = from;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        at = addStep(a, at, [unit, unit]);
    }
    return at;
}
/** Whether `to` can be reached from `from` without reading anything. */
function reachesFree(a, from, to) {
    const seen = new Set([from]);
    for (const state of seen)
        for (const next of a.free[state] ?? [])
            seen.add(next);
    return seen.has(to);
}
/** Whether some text is read by both: a walk over pairs of states, each visited once. */
function shareWord(a, b) {
    const width = size(b);
    const seen = new Uint8Array(size(a) * width);
    const open = [];
    const visit = (i, j) => {
        const pair = i * width + j;
        if (seen[pair] === 1)
            return;
        seen[pair] = 1;
        open.push(pair);
    };
    visit(START, START);
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
        const j = pair % width;
        const i = (pair - j) / width;
        if (i === END && j === END)
            return true;
        for (const to of a.free[i] ?? [])
            visit(to, j);
        for (const to of b.free[j] ?? [])
            visit(i, to);
        for (const one of a.steps[i] ?? [])
            for (const other of b.steps[j] ?? [])
                if (share(one.on, other.on))
                    visit(one.to, other.to);
    }
    return false;
}
function share(a, b) {
    for (let i = 0; i < a.length; i += 2)
        for (let j = 0; j < b.length; j += 2)
            if ((a[i] ?? 0) <= (b[j + 1] ?? 0) && (b[j] ?? 0) <= (a[i + 1] ?? 0))
                return true;
    return false;
}

;// CONCATENATED MODULE: ./lib/core/scope/globs.js
/**
 * What two globs can have in common, without looking at any file.
 *
 * The language is picomatch's with `dot: true`, and a little more: a leading `./` is dropped, `src/` means
 * `src/**`, and `.` means everything. Brackets and plain parentheses also stand for themselves, since
 * frameworks name directories `[id]` and `(group)`.
 *
 * Every answer errs on one side: where a glob is not understood, it counts as matching.
 */

/** Pairs of states that a comparison may visit: two globs of some 300 characters. */
const BUDGET = 250_000;
/** Units that are looked at; a longer glob is not understood. */
const LONGEST_GLOB = 2_000;
/** Parentheses that neither repeat nor choose nor look ahead, as in `app/(group)/page.tsx`. */
const PLAIN_PARENTHESES = /(?<![?*+@!])\(([\w .-]*)\)(?![?*+])/g;
/** A class without anything that means something else once the bracket is read as itself. */
const CLASS = /\[(?!\^\])([\w.^![ -]+)\]/g;
/** What most paths look like. */
const PLAIN = /^[\w./ -]+$/;
const SPECIAL = /[*?[\]{}()]/;
const FOREIGN = [
    /[\\|"\p{Cc}]/u,
    /^!/,
    /\*{3}/,
    // A quantifier of the regular expression that picomatch makes.
    /[\]{}]\+/,
];
/** The glob as it is meant: `./` in front dropped, `src/` as `src/**`, `.` as everything. */
function normalGlob(glob) {
    const text = glob.startsWith('./') ? glob.replace(/^(?:\.\/)+/, '') : glob;
    if (glob !== '' && (text === '' || text === '.'))
        return '**';
    return text.endsWith('/') ? `${text}**` : text;
}
/**
 * The plain path where the glob holds no glob character, else undefined. A path names one file: `src/transfers`
 * is the file of that name and nothing below it; for the directory write `src/transfers/`.
 */
function literalOf(glob) {
    const text = normalGlob(glob);
    if (text.length <= LONGEST_GLOB && PLAIN.test(text))
        return text;
    const bare = text.replace(PLAIN_PARENTHESES, '$1');
    return isForeign(text) || SPECIAL.test(bare) ? undefined : text;
}
/** The patterns that picomatch shall try for a glob; a path that one of them matches is meant. */
function readings(glob) {
    const text = normalGlob(glob).replace(PLAIN_PARENTHESES, '\\($1\\)');
    if (text === '')
        return [];
    return /[[\]]/.test(text) ? [text, text.replace(/(?<!\\)[[\]]/g, '\\$&')] : [text];
}
function readGlob(glob) {
    const text = normalGlob(glob);
    if (!understood(text))
        return { text, dir: '', suffix: '', isTree: false, automaton: undefined };
    const special = text.search(SPECIAL);
    const dir = special < 0 ? text : text.slice(0, Math.max(0, text.lastIndexOf('/', special)));
    const suffix = text.split(/[*?[\]{}()/]/).at(-1) ?? '';
    const isTree = text === (dir === '' ? '**' : `${dir}/**`);
    return { text, dir, suffix, isTree, automaton: draw(text) };
}
/** Whether a path is a directory's own name or lies below it; '' is the root. */
function isBelow(path, dir) {
    return (dir === '' || (path.startsWith(dir) && (path.length === dir.length || path[dir.length] === '/')));
}
/** As `globsMeet`, for globs that are compared often. */
function meet(a, b) {
    if (!isBelow(a.dir, b.dir) && !isBelow(b.dir, a.dir))
        return false;
    if (!a.suffix.endsWith(b.suffix) && !b.suffix.endsWith(a.suffix))
        return false;
    if (a.automaton === undefined || b.automaton === undefined)
        return true;
    if (size(a.automaton) * size(b.automaton) > BUDGET)
        return true;
    return shareWord(a.automaton, b.automaton);
}
/**
 * Whether some path can match both globs, be there such a file or not. Never false where picomatch
 * (`dot: true`) matches one path with both; true where a glob is not understood (extglobs, negation, ranges,
 * escapes, POSIX classes) or comparing would take too long.
 */
function globsMeet(a, b) {
    return meet(readGlob(a), readGlob(b));
}
/** Whether a glob may match a path: never false where it does. Takes time by the product of both lengths. */
function mayMatch(glob, path) {
    if (glob.automaton === undefined)
        return true;
    const one = automaton();
    addFree(one, addText(one, START, path), END);
    return shareWord(glob.automaton, one);
}
function understood(text) {
    if (isForeign(text))
        return false;
    const rest = text.replace(CLASS, '').replace(PLAIN_PARENTHESES, '');
    return !/[[()]/.test(rest) && bracesUnderstood(text);
}
function isForeign(text) {
    return text.length > LONGEST_GLOB || FOREIGN.some((sign) => sign.test(text)) || halfEscaped(text);
}
/** Without any of these signs picomatch escapes only the first of two. */
function halfEscaped(text) {
    return !/[/()[\]{}]/.test(text) && /([+$^])\1/.test(text);
}
/** Every brace is closed, and none holds `..`, which would be a range. */
function bracesUnderstood(text) {
    let depth = 0;
    for (let i = 0; i < text.length; i++) {
        if (text[i] === '{')
            depth++;
        else if (text[i] === '}' && depth > 0)
            depth--;
        else if (depth > 0 && text.startsWith('..', i))
            return false;
    }
    return depth === 0;
}
function draw(glob) {
    const text = glob.replace(/(^|\/)\*\*(?:\/\*\*)+(?=\/|$)/g, '$1**');
    const a = automaton();
    const skips = [];
    const last = drawText(a, text, START, skips);
    addFree(a, last, END);
    // picomatch lets many globs end in one more slash, and every glob match its own text.
    addFree(a, addText(a, last, '/'), END);
    addFree(a, addText(a, START, glob), END);
    for (const { from, to } of skips.toReversed())
        if (reachesFree(a, to, END))
            addFree(a, from, END);
    return a;
}
/** Draws a glob, or one alternative of a brace, from a state on; returns the state after it. */
function drawText(a, text, from, skips) {
    let at = from;
    for (let i = 0; i < text.length;) {
        const piece = pieceAt(text, i);
        at = piece.draw(a, at, skips);
        i += piece.length;
    }
    return at;
}
function pieceAt(text, i) {
    if (text.startsWith('**', i) || text.startsWith('/**', i))
        return starsAt(text, i);
    const unit = text.charAt(i);
    switch (unit) {
        case '*':
            return { length: 1, draw: (a, at) => addLoop(a, at, NOT_SLASH) };
        case '?':
            return { length: 1, draw: (a, at) => addStep(a, at, NOT_SLASH) };
        case '[':
            return classAt(text, i);
        case '{':
            return choiceAt(text, i);
        case '(':
        case ')':
            // A group without its parentheses, or a directory with them.
            return { length: 1, draw: (a, at) => orNothing(a, at, addText(a, at, unit)) };
        default:
            return { length: 1, draw: (a, at) => addText(a, at, unit) };
    }
}
/** `**` and the slashes beside it, which it takes along where it stands for no directory. */
function starsAt(text, i) {
    if (text.startsWith('/**/', i))
        return {
            length: 4,
            draw: (a, from, skips) => {
                const to = drawDirectories(a, addText(a, from, '/'));
                skips.push({ from, to });
                return to;
            },
        };
    if (text.slice(i) === '/**')
        return { length: 3, draw: (a, at) => orNothing(a, at, addLoop(a, addText(a, at, '/'), ANY)) };
    if (text[i] === '/')
        return { length: 1, draw: (a, at) => addText(a, at, '/') };
    const isWhole = text[i + 2] === '/' && (i === 0 || text[i - 1] === '/');
    return isWhole
        ? { length: 3, draw: drawDirectories }
        : { length: 2, draw: (a, at) => addLoop(a, at, ANY) };
}
function drawDirectories(a, at) {
    return orNothing(a, at, addText(a, addLoop(a, at, ANY), '/'));
}
/** A class means one unit of it, or its own text. */
function classAt(text, i) {
    const end = text.indexOf(']', i) + 1;
    const units = unitsOf(text.slice(i + 1, end - 1));
    return {
        length: end - i,
        draw: (a, at) => {
            const to = addStep(a, at, units);
            addFree(a, addText(a, at, text.slice(i, end)), to);
            return to;
        },
    };
}
function unitsOf(body) {
    if (body.startsWith('^'))
        return NOT_SLASH;
    // Negation in a shell, a member in picomatch: either may be meant.
    if (body.startsWith('!'))
        return ANY;
    const units = [];
    for (let i = 0; i < body.length; i++) {
        const isRange = body[i + 1] === '-' && i + 2 < body.length;
        const from = body.charCodeAt(i);
        if (isRange)
            i += 2;
        units.push(from, body.charCodeAt(i));
    }
    return units;
}
/** `{a,b}` is a choice; braces without a comma of their own stand for themselves. */
function choiceAt(text, i) {
    const choices = [];
    let depth = 0;
    let from = i + 1;
    let end = i;
    for (; end < text.length; end++) {
        if (text[end] === '{')
            depth++;
        else if (text[end] === '}' && --depth === 0)
            break;
        else if (text[end] === ',' && depth === 1) {
            choices.push(text.slice(from, end));
            from = end + 1;
        }
    }
    if (choices.length === 0)
        return { length: 1, draw: (a, at) => addText(a, at, '{') };
    choices.push(text.slice(from, end));
    return {
        length: end + 1 - i,
        draw: (a, at, skips) => {
            const to = addState(a);
            for (const one of choices)
                addFree(a, drawText(a, one, at, skips), to);
            return to;
        },
    };
}
function orNothing(a, from, to) {
    addFree(a, from, to);
    return to;
}


/***/ }),

/***/ 8906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O_: () => (/* binding */ overlapIndex),
  co: () => (/* binding */ whenMatches)
});

// UNUSED EXPORTS: findOverlaps, scopeMatches

// EXTERNAL MODULE: ./lib/core/scope/globs.js + 1 modules
var globs = __webpack_require__(3544);
;// CONCATENATED MODULE: ./lib/core/scope/scope-patterns.js
/** The entries of all scopes, each made ready once, and which of them can mean the same path. */

const NONE = { patterns: new Set(), holders: 0 };
function toPattern(text, match) {
    const path = (0,globs/* literalOf */.Zc)(text);
    if (path !== undefined)
        return { is: 'path', path, tasks: [] };
    let test;
    const accepts = (path) => (test ??= match(text))(path);
    return { is: 'glob', glob: (0,globs/* readGlob */.pV)(text), accepts, tasks: [] };
}
/** Whether a glob matches a path. The cheap necessary conditions go first: matching is what takes the time. */
function covers({ glob, accepts }, path) {
    return path.endsWith(glob.suffix) && (0,globs/* isBelow */.Yw)(path, glob.dir) && (glob.isTree || accepts(path));
}
/** Whether some path is meant by both, be there such a file or not. */
function touch(a, b) {
    if (a === b)
        return true;
    if (a.is === 'path')
        return b.is === 'path' ? a.path === b.path : covers(b, a.path);
    return b.is === 'path' ? covers(a, b.path) : (0,globs/* meet */.A0)(a.glob, b.glob);
}
/** Reads the scopes of all tasks, by their places. Empty entries mean nothing. */
function readScopes(scopes, match) {
    const byText = new Map();
    const patterns = [];
    const patternOf = (written) => {
        const text = (0,globs/* normalGlob */._A)(written);
        let pattern = byText.get(text);
        if (pattern === undefined) {
            pattern = toPattern(text, match);
            patterns.push(pattern);
            byText.set(text, pattern);
        }
        if (written !== text)
            byText.set(written, pattern);
        return pattern;
    };
    const read = scopes.map((scope, place) => {
        const own = [];
        for (const written of scope) {
            if (written === '')
                continue;
            const pattern = byText.get(written) ?? patternOf(written);
            if (pattern.tasks.at(-1) === place)
                continue;
            pattern.tasks.push(place);
            own.push(pattern);
        }
        return own;
    });
    return { scopes: read, patterns };
}
/**
 * Makes the lookup of what a pattern touches. Two patterns can only touch where the directory of one lies above
 * the other's, so each is compared with those alone, and not before somebody asks.
 */
function neighboursOf(patterns) {
    const globsAt = new Map();
    for (const pattern of patterns)
        if (pattern.is === 'glob')
            put(globsAt, pattern.glob.dir, pattern);
    // Different paths never touch.
    if (globsAt.size === 0)
        return () => NONE;
    const below = new Map();
    const alone = new Set(patterns);
    for (const pattern of patterns)
        for (const dir of upTo(placeOf(pattern)))
            if (globsAt.has(dir)) {
                put(below, dir, pattern);
                alone.delete(pattern);
            }
    const find = (pattern) => {
        const found = new Set();
        const add = (other) => other !== pattern && touch(pattern, other) && found.add(other);
        for (const dir of upTo(placeOf(pattern)))
            globsAt.get(dir)?.forEach(add);
        if (pattern.is === 'glob')
            below.get(pattern.glob.dir)?.forEach(add);
        let holders = 0;
        for (const { tasks } of found)
            holders += tasks.length;
        return { patterns: found, holders };
    };
    const known = new Map();
    return (pattern) => {
        if (alone.has(pattern))
            return NONE;
        const before = known.get(pattern);
        if (before)
            return before;
        const neighbours = find(pattern);
        known.set(pattern, neighbours);
        return neighbours;
    };
}
/** Adds to the list that stands under a key. */
function put(groups, key, value) {
    const group = groups.get(key);
    if (group)
        group.push(value);
    else
        groups.set(key, [value]);
}
/** `a/b/c` → '', `a`, `a/b`, `a/b/c`. */
function* upTo(path) {
    yield '';
    for (let i = path.indexOf('/', 1); i > 0; i = path.indexOf('/', i + 1))
        yield path.slice(0, i);
    if (path !== '')
        yield path;
}
function placeOf(pattern) {
    return pattern.is === 'path' ? pattern.path : pattern.glob.dir;
}

;// CONCATENATED MODULE: ./lib/core/scope/overlap.js

const FILES_NAMED = 20;
/** 10,000 tasks that all name one file make 50 million pairs; nobody reads them. */
const PAIRS_NAMED = 1_000;
/**
 * Prepares all questions about the overlaps of some tasks. Globs are only compared with what lies in their
 * directory, and only when asked about, so the work grows with the tasks and not with their pairs.
 * @param tasks each id once
 * @param files paths of the base tree: they say what an overlap is about, not whether there is one
 */
function overlapIndex(tasks, files, match) {
    const { scopes, patterns } = readScopes(tasks.map(({ scope = [] }) => scope), match);
    const byId = new Map(tasks.map(({ id }, place) => [id, scopes[place] ?? []]));
    const prepared = {
        ids: tasks.map(({ id }) => id),
        scopes,
        scopeOf: (id) => byId.get(id) ?? [],
        neighbours: neighboursOf(patterns),
        shared: sharedFiles(files),
    };
    return {
        between: (a, b) => (a === b ? [] : filesBetween(prepared, a, b)),
        meets: (id, others) => findMeeting(prepared, id, others),
        pairs: (limit = PAIRS_NAMED) => listPairs(prepared, limit),
    };
}
/**
 * The overlapping pairs, by the order of the tasks, `first` being the earlier one: the first 1,000 of them. For
 * more, or to schedule, ask an `overlapIndex`.
 */
function findOverlaps(tasks, files, match) {
    return overlapIndex(tasks, files, match).pairs();
}
/** Whether a changed file lies within a task's scope. */
function scopeMatches(scope, path, match) {
    return scope.some((glob) => match(glob)(path));
}
/**
 * Whether a rule applies: a label is equal (in any case), or a path glob may meet the scope or matches a changed
 * file. An empty rule never applies; a caller takes an absent one as always.
 */
function whenMatches(when, subject, match) {
    const wanted = new Set(when.labels.map((label) => label.toLowerCase()));
    if (subject.labels.some((label) => wanted.has(label.toLowerCase())))
        return true;
    const scope = (subject.scope ?? []).map((glob) => toPattern(glob, match));
    return when.paths.some((glob) => {
        const rule = toPattern(glob, match);
        const matches = match(glob);
        return scope.some((each) => touch(rule, each)) || (subject.files ?? []).some(matches);
    });
}
/** Makes the lookup of the existing files that two touching patterns share; for want of one, the narrower glob. */
function sharedFiles(files) {
    let sorted;
    const known = new Map();
    const expand = (pattern) => {
        sorted ??= files.toSorted();
        const found = known.get(pattern) ?? new Set(sorted.filter((path) => covers(pattern, path)));
        known.set(pattern, found);
        return found;
    };
    return (a, b) => {
        if (a.is === 'path')
            return [a.path];
        if (b.is === 'path')
            return [b.path];
        const found = [];
        const others = expand(b);
        for (const path of expand(a)) {
            if (others.has(path))
                found.push(path);
            if (found.length === FILES_NAMED)
                break;
        }
        return found.length > 0 ? found : [narrower(a.glob, b.glob).text];
    };
}
/** The deeper one, else the longer one, else the first by the alphabet. */
function narrower(a, b) {
    const depth = a.dir.length - b.dir.length || a.text.length - b.text.length;
    return depth > 0 || (depth === 0 && a.text < b.text) ? a : b;
}
function filesBetween({ scopeOf, shared }, a, b) {
    const found = new Set();
    for (const one of scopeOf(a))
        for (const other of scopeOf(b))
            if (touch(one, other))
                for (const file of shared(one, other))
                    found.add(file);
    return firstOf(found);
}
function findMeeting({ ids, scopeOf, neighbours }, id, others) {
    const among = (places) => {
        for (const place of places) {
            const other = ids[place];
            if (other !== undefined && other !== id && others.has(other))
                return other;
        }
        return undefined;
    };
    for (const pattern of scopeOf(id)) {
        const { patterns, holders } = neighbours(pattern);
        if (pattern.tasks.length + holders === 1)
            continue;
        if (others.size < pattern.tasks.length + holders) {
            for (const other of others)
                if (other !== id && scopeOf(other).some((each) => each === pattern || patterns.has(each)))
                    return other;
            continue;
        }
        const same = among(pattern.tasks);
        if (same !== undefined)
            return same;
        for (const { tasks } of patterns) {
            const found = among(tasks);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
function listPairs({ ids, scopes, neighbours, shared }, limit) {
    const found = [];
    for (const [place, scope] of scopes.entries()) {
        const [first, after] = [ids[place], laterOnes(place, scope, neighbours)];
        for (const other of [...after.keys()].toSorted((a, b) => a - b)) {
            if (found.length >= limit)
                return found;
            const second = ids[other];
            if (first === undefined || second === undefined)
                continue;
            const links = after.get(other) ?? [];
            const files = new Set(links.flatMap(([one, another]) => shared(one, another)));
            found.push({ first, second, files: firstOf(files) });
        }
    }
    return found;
}
/** The later tasks that overlap with a task, by place, and by which patterns. */
function laterOnes(place, scope, neighbours) {
    const after = new Map();
    for (const one of scope)
        for (const other of [one, ...neighbours(one).patterns])
            for (const later of other.tasks)
                if (later > place)
                    put(after, later, [one, other]);
    return after;
}
function firstOf(files) {
    return [...files].toSorted().slice(0, FILES_NAMED);
}


/***/ }),

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ withoutWorkflowCommands),
/* harmony export */   Cl: () => (/* binding */ eventLines),
/* harmony export */   Db: () => (/* binding */ candidateText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5888);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4395);
/* harmony import */ var _text_plan_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9946);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6790);





const MOST_FINDINGS = 50;
/** An event as lines for a terminal or a log; none for what only the live view shows. All text comes out plain. */
function eventLines(event, context) {
    return linesOf(event, context).map(withoutWorkflowCommands);
}
/**
 * GitHub's runner obeys `::command::` at the start of a printed line and `##[command]` anywhere in it. A run may be
 * printed there, and a file or a test may be named like that.
 */
function withoutWorkflowCommands(line) {
    return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}
/** `main + DEV-15 + DRY-11`; the baseline is the base alone. */
function candidateText(changes, base) {
    const names = changes.map(changeName);
    const shown = names.length <= 4 ? names : [`${names.length - 1} changes`, ...names.slice(-1)];
    return [(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(base), ...shown].join(' + ');
}
function linesOf(event, context) {
    switch (event.is) {
        case 'planned':
            return (0,_text_plan_text_js__WEBPACK_IMPORTED_MODULE_2__/* .planText */ .Pt)(event.plan).split('\n');
        case 'resumed':
            return [`🔁 Going on with run ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.run, 80)}: what is done is not done again`];
        case 'spawned':
            return [spawnedLine(event)];
        case 'setting-up':
            return [`⚙️  Setting up ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.worktree)} for ${event.task}`];
        case 'status':
        case 'line':
            return [];
        case 'problem':
            return [`⚠️  ${event.task}: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.message, 500)}`];
        case 'worked':
            return workedLines(event.result);
        case 'judged':
            return verdictLines(event.task, event.verdict);
        case 'testing':
            return [
                `🧪 Testing ${candidateText(event.changes, context.base)} (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.suite, 64)})`,
            ];
        case 'tested':
            return testedLines(event.test, event.changes, context.base);
        case 'merging':
            return [`📥 Merging ${changeName(event.task)}...`];
        case 'landed':
            return [`✅ ${sentence(changeName(event.task))} merged successfully`];
        case 'outcome':
            return outcomeLines(event, context);
        case 'stopped':
            return stopLines(event.stop, context);
        case 'round-ended':
            return [roundLine(event)];
        case 'note':
            return [`ℹ️  ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.message, 1000)}`];
    }
}
function spawnedLine({ agent, task, worktree, attempt }) {
    const again = attempt > 1 ? ` (attempt ${attempt})` : '';
    return `🚀 Spawned ${agent} for ${task} in worktree ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(worktree)}${again}`;
}
function workedLines(result) {
    const { task, agent, seconds, usage } = result;
    switch (result.is) {
        case 'delivered': {
            const cost = usage.costUsd === undefined ? '' : `, ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatUsd */ .UK)(usage.costUsd)}`;
            return [`📦 ${task} delivered by ${agent} (${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(seconds)}${cost})`];
        }
        case 'waits':
            return result.on.map((subtask) => `⏸️  ${task} waits for ${subtask.id} (${subtask.agent}): ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(subtask.work)}`);
        case 'failed': {
            const icon = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)({ is: 'failed', task, why: result.why });
            const who = `(${task}, ${agent})`;
            return [`${icon} ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .failureText */ .kY)(result.why)} ${who}`, ...(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .worktreeLines */ .Nl)(result.worktree)];
        }
    }
}
function verdictLines(task, { gate, kind, result, findings }) {
    const issues = findingLines(findings);
    switch (kind) {
        case 'gate':
            if (result === 'pass')
                return [`✅ ${task} passed ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .gateTitle */ .KS)(gate)}`, ...issues];
            if (result === 'fail')
                return [`❌ ${task} BLOCKED by ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .gateTitle */ .KS)(gate)}:`, ...issues];
            return [`❌ ${task} BLOCKED by ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .gateTitle */ .KS)(gate)}: the check itself failed`, ...issues];
        case 'review':
            if (result === 'error')
                return [`⚠️  ${task}: review ${gate} itself failed`, ...issues];
            return issues.length === 0
                ? [`✅ ${task} passed review ${gate}`]
                : [`⚠️  ${task}: review ${gate} warns:`, ...issues];
    }
}
function findingLines(findings) {
    const shown = findings.slice(0, MOST_FINDINGS).map((finding) => `  - ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .findingText */ .NK)(finding)}`);
    const rest = findings.length - shown.length;
    return rest > 0 ? [...shown, `  - and ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rest, 'more finding')}`] : shown;
}
function testedLines(test, changes, base) {
    const what = `${candidateText(changes, base)} (${test.suite}, ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(test.seconds)})`;
    switch (test.result) {
        case 'green':
            return [`✅ Tests passed: ${what}`];
        case 'flaky':
            return [`⚠️  Tests passed only when run again: ${what}`, ...testDetails(test)];
        case 'red':
            return [`❌ Tests failed: ${what}`];
        case 'timeout':
            return [`❌ Tests timed out: ${what}`];
        case 'setup':
            return [`❌ Set-up for the tests failed: ${what}`];
        case 'lost':
            return [`⚠️  Tests were lost without a result: ${what}`];
    }
}
function sentence(text) {
    return text.replace(/^the /, 'The ');
}
function outcomeLines({ outcome, branch, worktree }, context) {
    if (outcome.is === 'landed')
        return [];
    if (outcome.is === 'held' && outcome.why.is === 'conflict') {
        return (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .conflictLines */ ._p)(outcome.task, outcome.why.files, { ...context, branch, worktree });
    }
    // What to type stands in the summary at the end: the run goes on, and may try the task again.
    const kept = outcome.is === 'failed' ? [] : (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .worktreeLines */ .Nl)(worktree);
    return [outcomeHeadline(outcome, context.base), ...details(outcome), ...kept];
}
function outcomeHeadline(outcome, base) {
    const icon = signOf(outcome);
    const task = (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(outcome.task, 80);
    if (outcome.is !== 'red')
        return `${icon} ${task}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(outcome)}`;
    const untouched = `not merged, ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(base)} is untouched`;
    return outcome.tests.result === 'red'
        ? `${icon} ${task} broke tests - ${untouched}`
        : `${icon} ${task}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(outcome)} - ${untouched}`;
}
/** Narrow signs stand two columns before their text, as the guide's warning does. */
function signOf(outcome) {
    const icon = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)(outcome);
    return icon === '⚠️' || icon === '⏸️' ? `${icon} ` : icon;
}
function stopLines(stop, context) {
    const failing = stop.is === 'red-baseline' ? stop.tests.flatMap(testDetails) : [];
    const tail = stop.is === 'setup' ? (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLines */ .y)(stop.tail, 5).map((line) => `  | ${line}`) : [];
    const next = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .stopSteps */ .GI)(stop, context.ask, context).map((step) => `    ${step}`);
    return [`🛑 ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .stopText */ .IC)(stop)}`, ...failing, ...tail, '  Next:', ...next];
}
/** The failing tests, in the words of an outcome; those do not name a task. */
function testDetails(tests) {
    return details({ is: 'red', task: _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .BOOKKEEPING */ .jI, tests, attempt: 1 });
}
function details(outcome) {
    return (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeDetails */ .TQ)(outcome).map((line) => `  - ${line}`);
}
function roundLine({ round, next }) {
    return next.length === 0
        ? `🏁 Round ${round} ended, nothing is left to do`
        : `🔁 Round ${round} ended, round ${round + 1} is next: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(next, 20)}`;
}
/** A task by its id; the change that marks the task list has none that a person knows. */
function changeName(task) {
    return task === _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .BOOKKEEPING */ .jI ? 'the task list' : task;
}


/***/ }),

/***/ 6362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/** Foreign text made safe for GitHub's markdown: it shows as it is and does nothing. */

// GitHub looks for mentions, references and addresses in the rendered text, where an escape is gone again.
// Only another character between keeps them apart; this one has no width.
const APART = '\u200b';
/**
 * Characters as references, which never are markup (CommonMark 0.31, 2.5). A pipe as `\|` would end a table's
 * cell after an odd number of backslashes, a reference never does.
 */
const references = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '|': '&#124;',
    '\\': '&#92;',
    '`': '&#96;',
};
/**
 * One line of text in which nothing is markup: no HTML, link, image, code, math, table cell, list or heading;
 * no mention, no issue reference (so no `fixes #1` either), no link made of a bare address.
 *
 * @param max longest text, in code points, before the escapes
 */
function escapeMarkdown(text, max = 200) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(text, max)
        .replace(/@|#(?=\d)|(?<![a-z\d])GH-(?=\d)|:(?=\/\/)|www(?=\.)/gi, `$&${APART}`)
        .replace(/[&<>|\\`*_[\]()!~$#]/g, (character) => references[character] ?? `\\${character}`)
        .replace(/^(?:[-+=/]|\d{1,9}(?=\.))/, (start) => /\d/.test(start) ? `${start}\\` : `\\${start}`);
}
/** Lines as a block of code. */
function codeBlock(lines, language = 'sh') {
    const plain = lines.map((line) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(line, 4096));
    const fence = fenceFor(plain.join('\n'), 3);
    return [`${fence}${language}`, ...plain, fence];
}
/** A table; each cell is markdown already, and text in it was escaped. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
/** A fence that no run of backticks in the text can close. */
function fenceFor(text, least) {
    const runs = text.match(/`+/g) ?? [];
    return '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), least));
}


/***/ }),

/***/ 9946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ planText),
/* harmony export */   fo: () => (/* binding */ overlapLines),
/* harmony export */   o6: () => (/* binding */ overlapPrompt)
/* harmony export */ });
/* unused harmony export expectedRounds */
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6790);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6747);
/** What `tributary plan` prints, and the guide's question about overlaps. */




const laterReason = {
    depends: 'it depends on that',
    overlap: 'both may change the same files',
    subtask: 'its subtask lands first',
    room: 'this round is full',
};
const overlapAnswer = {
    sequential: 'They run one after the other.',
    continue: 'They run at the same time all the same, and may conflict when they land.',
    cancel: 'Nothing is started because of that.',
};
/** The whole plan, first the base that it stands on. An assignment's own estimate goes before `estimates`. */
function planText(plan, estimates = new Map()) {
    const costs = costsOf(plan, estimates);
    const { branch, commit } = plan.base;
    return [
        `Plan on ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch)} (${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(commit)}), round ${plan.round}`,
        ...section('Starts now:', startLines(plan.assign, costs)),
        ...section('Goes on without an agent:', plan.adopt.map(adoptedLine)),
        ...section('Later:', laterLines(plan.later, costs)),
        ...section('Not started:', plan.blocked.map(blockedLine)),
        ...overlapSection(plan),
        ...unscopedSection(plan.unscoped),
        '',
        ...(starts(plan) ? totalLines(plan, costs) : ['Nothing is to do.']),
    ].join('\n');
}
/**
 * The rounds that are left, this one included, when everything goes well. A task runs a round after the last one
 * that it stands behind; tasks that only wait for a free agent come in groups as large as this round's.
 */
function expectedRounds(plan) {
    if (plan.assign.length + plan.adopt.length + plan.later.length === 0)
        return 0;
    const places = new Map(plan.later.filter(({ why }) => why === 'room').map(({ task }, place) => [task, place]));
    const groupSize = Math.max(1, plan.assign.length);
    const rounds = new Map();
    const roundAfter = ({ task, behind }) => {
        const group = Math.floor((places.get(task) ?? 0) / groupSize);
        return Math.max(2 + group, ...behind.map((before) => (rounds.get(before) ?? 1) + 1));
    };
    // Each pass settles one more link of every chain; no chain has more links than there are tasks.
    let changed = true;
    for (let pass = 0; changed && pass < plan.later.length; pass++) {
        changed = false;
        for (const later of plan.later) {
            const round = roundAfter(later);
            changed ||= rounds.get(later.task) !== round;
            rounds.set(later.task, round);
        }
    }
    return Math.max(1, ...rounds.values());
}
/** The guide's warning: which two tasks, which files. */
function overlapLines(overlaps) {
    return [
        '⚠️  Potential file conflicts detected:',
        ...overlaps.map(({ first, second, files }) => `  - ${first} and ${second} both modify: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(files)}`),
    ];
}
/** The guide's question with its three answers. */
function overlapPrompt(overlaps) {
    const shown = overlaps.slice(0, 3).map(({ first, second }) => `${first} first, then ${second}`);
    const rest = overlaps.length - shown.length;
    const order = [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
    return [
        ...overlapLines(overlaps),
        '',
        'Options:',
        `  1. Run sequentially (${order})`,
        '  2. Continue anyway (risk merge conflicts)',
        '  3. Cancel',
    ].join('\n');
}
function costsOf(plan, estimates) {
    const own = plan.assign.flatMap(({ task, estimatedCostUsd: cost }) => cost === undefined ? [] : [[task.id, cost]]);
    return new Map([...estimates, ...own]);
}
function section(title, lines) {
    return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
function startLines(assign, costs) {
    if (assign.length === 0)
        return [];
    const head = ['#', 'TASK', 'AGENT', 'MODEL', 'EST. COST', 'SCOPE'];
    const rows = assign.map(({ task, agent, model, attempt }, at) => [
        `${at + 1}.`,
        attempt > 1 ? `${task.id} (attempt ${attempt})` : task.id,
        agent,
        (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(model ?? '-', 40),
        costText(costs.get(task.id)),
        task.scope === undefined ? 'unscoped' : (0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(task.scope),
    ]);
    return (0,_width_js__WEBPACK_IMPORTED_MODULE_2__/* .tableLines */ .oW)([head, ...rows]);
}
function adoptedLine({ task, head, agent }) {
    const by = agent === undefined ? '' : ` by ${agent}`;
    return `${task}: change ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(head)}${by} is there already`;
}
function laterLines(later, costs) {
    return later.map(({ task, behind, why }) => {
        const place = behind.length === 0 ? '' : ` behind ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(behind)}`;
        return `${task}${place}: ${laterReason[why]} (est. cost ${costText(costs.get(task))})`;
    });
}
function costText(cost) {
    return cost === undefined ? 'unknown' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(cost);
}
function blockedLine({ task, why }) {
    return `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(task, 80)}: ${why.map(_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .blockedText */ .qQ).join('; ')}`;
}
function overlapSection({ overlaps, onOverlap }) {
    return overlaps.length === 0 ? [] : ['', ...overlapLines(overlaps), overlapAnswer[onOverlap]];
}
function unscopedSection(unscoped) {
    if (unscoped.length === 0)
        return [];
    const which = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(unscoped, 20);
    return ['', `No scope, so overlaps with other tasks cannot be seen: ${which}`];
}
function starts({ assign, adopt, later }) {
    return assign.length + adopt.length + later.length > 0;
}
function totalLines(plan, costs) {
    const tasks = [...plan.assign.map(({ task }) => task.id), ...plan.later.map(({ task }) => task)];
    const known = tasks.flatMap((task) => costs.get(task) ?? []);
    const sum = known.reduce((total, cost) => total + cost, 0);
    const unknown = tasks.length - known.length;
    const rest = unknown === 0 ? '' : ` + unknown for ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(unknown, 'task')} without history`;
    const cost = known.length === 0 && unknown > 0 ? 'unknown, there is no history' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(sum);
    return [
        `Expected rounds: ${expectedRounds(plan)}`,
        `Estimated cost: ${known.length === 0 ? cost : cost + rest}`,
        ...budgetLines(plan),
    ];
}
function budgetLines({ budget, assign }) {
    if (budget === undefined)
        return [];
    const { limitUsd, spentUsd } = budget;
    const spent = spentUsd > 0 ? `, of which ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(spentUsd)} is spent` : '';
    const unknown = assign.filter((each) => each.estimatedCostUsd === undefined);
    const [first] = unknown;
    return [
        `Budget: ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(limitUsd)}${spent}`,
        ...(first?.budgetUsd === undefined
            ? []
            : [
                `  Without history: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(unknown.map(({ task }) => task.id))}. Only their agents can keep to it (${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(first.budgetUsd)} each, in TRIBUTARY_BUDGET).`,
            ]),
    ];
}


/***/ }),

/***/ 6790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ outcomeText),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   GI: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.GI),
/* harmony export */   IC: () => (/* binding */ stopText),
/* harmony export */   KS: () => (/* binding */ gateTitle),
/* harmony export */   NK: () => (/* binding */ findingText),
/* harmony export */   Nl: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.Nl),
/* harmony export */   PW: () => (/* binding */ limitText),
/* harmony export */   TQ: () => (/* binding */ outcomeDetails),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Zn: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.Zn),
/* harmony export */   _p: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__._p),
/* harmony export */   iN: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.iN),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   qQ: () => (/* binding */ blockedText),
/* harmony export */   r7: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.r7),
/* harmony export */   sE: () => (/* binding */ outcomeIcon),
/* harmony export */   so: () => (/* binding */ listText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4484);



/** `1 task`, `2 tasks`. */
function count(n, one, many = `${one}s`) {
    return `${n} ${n === 1 ? one : many}`;
}
/** `a, b, c and 4 more`, each name plain and short. */
function listText(names, max = 5) {
    const shown = names.slice(0, max).map((name) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 120));
    const rest = names.length - shown.length;
    return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
/** A limit as a person says it: `30 minutes`, `90 seconds`, `1 hour`. */
function limitText(seconds) {
    if (seconds >= 3600 && seconds % 3600 === 0)
        return count(seconds / 3600, 'hour');
    if (seconds >= 60 && seconds % 60 === 0)
        return count(seconds / 60, 'minute');
    return count(seconds, 'second');
}
/** The first seven digits, as git shows a commit. */
function shortSha(sha) {
    return sha.slice(0, 7);
}
/** `security-agent` as the guide says it; other gates by their name. */
function gateTitle(gate) {
    return gate === 'security' || gate === 'compliance' ? `${gate}-agent` : `gate ${gate}`;
}
/** Why an agent delivered nothing: one sentence, without an icon. */
function failureText(failure) {
    switch (failure.is) {
        case 'exit':
            return withLastLine(`Agent failed: exit code ${failure.code}`, failure.tail);
        case 'signal':
            return withLastLine(`Agent failed: ended by ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.signal, 20)}`, failure.tail);
        case 'timeout':
            return `Agent timeout after ${limitText(failure.limit)}`;
        case 'said':
            return `Agent failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message) || 'it said so, without a reason'}`;
        case 'nothing':
            return 'Agent failed: it changed nothing';
        case 'setup':
            return withLastLine(`Set-up failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.command, 120)}`, failure.tail);
        case 'start':
            return `Agent failed: it did not start: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
        case 'interrupted':
            return 'Interrupted before the agent was done';
        case 'lost':
            return 'Agent failed: it was lost without a result';
        case 'refused-bundle':
            return `Agent failed: its commits were refused: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
        case 'subtask':
            return `Subtask ${failure.id} failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
    }
}
/** Why a task that was asked for does not run: one clause, about "it". */
function blockedText(blocked) {
    switch (blocked.is) {
        case 'unknown':
            return blocked.near === undefined
                ? 'no task has this ID'
                : `no task has this ID; did you mean ${blocked.near}?`;
        case 'done':
            return 'it is done already';
        case 'landed':
            return `it landed already as ${shortSha(blocked.commit)}`;
        case 'in-flight':
            return `run ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.run, 64)} has it on branch ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.branch, 120)}`;
        case 'blocked':
            return `it is blocked: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.reason) || 'no reason is given'}`;
        case 'failed-before':
            return `it failed before: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.reason) || 'no reason is given'} (to try again, name its id)`;
        case 'waits-for':
            return `it waits for ${blocked.task} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.state, 80)})`;
        case 'cycle':
            return `it is in a cycle: ${cycleText(blocked.path)}`;
        case 'no-agent':
            return `no agent is named ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.agent, 64)}`;
        case 'no-compliance':
            return 'it is financial, and no compliance check is configured: its change would be blocked';
        case 'uncommitted-fix':
            return `its worktree ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.worktree)} holds changes that are not committed`;
        case 'invalid':
            return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.problem);
        case 'budget': {
            const { limitUsd, spentUsd, neededUsd } = blocked;
            const needed = neededUsd === undefined ? '' : `, about ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatUsd */ .UK)(neededUsd)} is needed`;
            return `the budget of ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatUsd */ .UK)(limitUsd)} is not enough for it (${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatUsd */ .UK)(spentUsd)} is spent${needed})`;
        }
    }
}
/** How a task ended: one short sentence, without an icon. */
function outcomeText(outcome) {
    switch (outcome.is) {
        case 'landed':
            return 'Merged successfully';
        case 'failed':
            return failureText(outcome.why);
        case 'blocked':
            return `BLOCKED by ${outcome.gates.map(gateTitle).join(' and ') || 'a gate'}`;
        case 'red':
            return redText(outcome.tests);
        case 'held':
            return holdText(outcome.why);
        case 'discarded':
            return outcome.files.length === 0
                ? 'Discarded'
                : `Discarded: merge conflict in ${listText(outcome.files)}`;
        case 'not-started':
            return `Not started: ${outcome.why.map(blockedText).join('; ') || 'no reason is known'}`;
        case 'unsettled':
            return `Unsettled: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(outcome.message)}`;
    }
}
/** The sign before an outcome's line. */
function outcomeIcon(outcome) {
    switch (outcome.is) {
        case 'landed':
            return '✅';
        case 'failed':
            return outcome.why.is === 'timeout' ? '⏱️' : '❌';
        case 'blocked':
        case 'red':
            return '❌';
        case 'held':
        case 'discarded':
        case 'unsettled':
            return '⚠️';
        case 'not-started':
            return '⏸️';
    }
}
/** The facts behind `outcomeText`, a line each: failing tests, files in conflict. May be empty. */
function outcomeDetails(outcome) {
    switch (outcome.is) {
        case 'red': {
            const { suite, failures, tail } = outcome.tests;
            return failures.length > 0
                ? failures.slice(0, 10).map((name) => `${suite}: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name)}`)
                : (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y)(tail, 5).map((line) => `${suite}: ${line}`);
        }
        case 'held':
            return outcome.why.is === 'conflict' ? outcome.why.files.map((file) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(file)) : [];
        case 'landed':
        case 'failed':
        case 'blocked':
        case 'discarded':
        case 'not-started':
        case 'unsettled':
            return [];
    }
}
/** `src/a.ts:12: message (rule)`. */
function findingText(finding) {
    const line = finding.line === undefined ? '' : `:${finding.line}`;
    const place = finding.path === undefined ? '' : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(finding.path, 120)}${line}: `;
    return `${place}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(finding.message)} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(finding.rule, 60)})`;
}
/** Why a whole train or run stopped: one sentence. */
function stopText(stop) {
    switch (stop.is) {
        case 'red-baseline':
            return `The tests fail on the base itself (${listText(stop.tests.map((test) => test.suite))}), so nothing was landed`;
        case 'base-moved':
            return `The base moved from ${shortSha(stop.expected)} to ${shortSha(stop.found)} during the landing, so the train stopped`;
        case 'tree-differs':
            return `The base stands at tree ${shortSha(stop.found)}, but ${shortSha(stop.expected)} was tested, so the train stopped`;
        case 'setup':
            return withLastLine(`Set-up failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(stop.command, 120)}`, stop.tail);
        case 'refused':
            return `The landing was refused: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(stop.message)}`;
    }
}
/** `A → B → A`, whether or not the path names its first task again at the end. */
function cycleText(path) {
    const [first] = path;
    const closed = first !== undefined && (path.length < 2 || path.at(-1) !== first);
    return (closed ? [...path, first] : path).join(' → ');
}
function redText(tests) {
    switch (tests.result) {
        case 'timeout':
            return `Tests timed out (${tests.suite})`;
        case 'setup':
            return withLastLine('Set-up for its tests failed', tests.tail);
        case 'lost':
            return `Tests were lost without a result (${tests.suite})`;
        case 'red':
        case 'green':
        case 'flaky':
            return 'Failed tests';
    }
}
function holdText(hold) {
    switch (hold.is) {
        case 'conflict':
            return hold.with.length === 0
                ? 'Merge conflict'
                : `Merge conflict with ${listText(hold.with)}`;
        case 'refused':
            return `Held: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(hold.message)}`;
    }
}
function withLastLine(text, tail) {
    const [last] = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y)(tail, 1, 160);
    return last === undefined ? text : `${text}: ${last}`;
}


/***/ }),

/***/ 6747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ fitWidth),
/* harmony export */   _n: () => (/* binding */ padWidth),
/* harmony export */   oW: () => (/* binding */ tableLines),
/* harmony export */   sc: () => (/* binding */ textWidth)
/* harmony export */ });
/** How many columns a text takes on a terminal. It expects printable text, see `plainText`. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Two columns: emoji, and what Unicode's UAX #11 calls wide or fullwidth. */
const wide = /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
const marksOnly = /^\p{M}+$/u;
/** The columns that a text takes. */
function textWidth(text) {
    let columns = 0;
    for (const { segment } of graphemes.segment(text))
        columns += graphemeWidth(segment);
    return columns;
}
/** The longest beginning that fits in `columns`; a cut is shown as `…`, inside the limit. */
function fitWidth(text, columns) {
    if (textWidth(text) <= columns)
        return text;
    let taken = 0;
    let kept = '';
    for (const { segment } of graphemes.segment(text)) {
        taken += graphemeWidth(segment);
        if (taken > columns - 1)
            break;
        kept += segment;
    }
    return columns > 0 ? `${kept}…` : '';
}
/** The text with spaces after it, so that it takes at least `columns`. */
function padWidth(text, columns) {
    return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}
/** Lines with their cells aligned in columns, two spaces between them; the last cell is as long as it is. */
function tableLines(rows) {
    const widths = [];
    for (const row of rows) {
        for (const [at, cell] of row.entries()) {
            widths[at] = Math.max(widths[at] ?? 0, textWidth(cell));
        }
    }
    return rows.map((row) => row
        .map((cell, at) => padWidth(cell, widths[at] ?? 0))
        .join('  ')
        .trimEnd());
}
function graphemeWidth(grapheme) {
    if (wide.test(grapheme))
        return 2;
    return marksOnly.test(grapheme) ? 0 : 1;
}


/***/ })

};
