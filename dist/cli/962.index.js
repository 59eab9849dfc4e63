export const id = 962;
export const ids = [962,635];
export const modules = {

/***/ 7863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NU: () => (/* binding */ settingsEnvironment),
/* harmony export */   XS: () => (/* binding */ GitError),
/* harmony export */   lD: () => (/* binding */ createGit),
/* harmony export */   zK: () => (/* binding */ IDENTITY)
/* harmony export */ });
/* harmony import */ var simple_git__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4724);
/** Runs git, through simple-git, with a small environment of its own: no hooks, no prompts, no monitor. */

/** A git command that ended with another code than the caller accepts. */
class GitError extends Error {
    args;
    exitCode;
    stdout;
    stderr;
    constructor(args, exitCode, stdout, stderr) {
        // Options may hold a path or a ref, never a credential: those reach git by environment only.
        super(`git ${args[0] ?? ''} ended with ${exitCode}: ${stderr.trim() || stdout.trim()}`);
        this.args = args;
        this.exitCode = exitCode;
        this.stdout = stdout;
        this.stderr = stderr;
        this.name = 'GitError';
    }
}
const settings = {
    'core.hooksPath': '/dev/null',
    'core.fsmonitor': 'false',
    'core.quotePath': 'false',
    'commit.gpgSign': 'false',
    'gc.auto': '0',
    'maintenance.auto': 'false',
    'advice.detachedHead': 'false',
    'protocol.allow': 'user',
};
/** The settings as GIT_CONFIG_* variables: they win over every configuration file. */
const settingsEnvironment = () => {
    const entries = Object.entries(settings);
    return Object.fromEntries([
        ['GIT_CONFIG_COUNT', String(entries.length)],
        ...entries.flatMap(([key, value], i) => [
            [`GIT_CONFIG_KEY_${i}`, key],
            [`GIT_CONFIG_VALUE_${i}`, value],
        ]),
    ]);
};
const passedOn = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'TMPDIR',
    'XDG_CONFIG_HOME',
    'GIT_CONFIG_GLOBAL',
    'GIT_CONFIG_NOSYSTEM',
];
/** Tributary's own commits: never the user's identity. */
const IDENTITY = { name: 'Tributary', email: 'tributary@users.noreply.github.com' };
const gitEnvironment = (from) => ({
    ...Object.fromEntries(passedOn.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: IDENTITY.name,
    GIT_AUTHOR_EMAIL: IDENTITY.email,
    GIT_COMMITTER_NAME: IDENTITY.name,
    GIT_COMMITTER_EMAIL: IDENTITY.email,
    ...settingsEnvironment(),
});
/** Runs one command to its end, whatever its exit code; throws where git itself cannot be started. */
const runGit = async (dir, environment, args) => {
    const text = (chunks) => Buffer.concat(chunks).toString('utf8');
    let ended;
    // One client a call: simple-git keeps the environment on the client, and calls run side by side.
    const client = (0,simple_git__WEBPACK_IMPORTED_MODULE_0__/* .simpleGit */ .Lp)(dir, {
        allowEnvironment: Object.keys(environment),
        completion: { onClose: true, onExit: 1000 },
        // simple-git takes a failure with an empty stderr for a success: judge by the exit code alone.
        errors: (error, { exitCode, stdOut, stdErr }) => {
            if (exitCode < 0)
                return error ?? new Error('git could not be started');
            ended = { exitCode, stdout: text(stdOut), stderr: text(stdErr) };
            return undefined;
        },
        unsafe: {
            allowUnsafeHooksPath: true,
            allowUnsafeConfigEnvCount: true,
            allowUnsafeConfigPaths: true,
            allowUnsafeFsMonitor: true,
            allowUnsafeProtocolOverride: true,
        },
    });
    const stdout = await client.env(environment).raw([...args]);
    return ended ?? { exitCode: 0, stdout, stderr: '' };
};
/**
 * @param dir where git runs: the repository's root, or with `gitDir` any directory
 * @param environment the caller's; only a few names of it are passed on
 * @param at explicit GIT_DIR and GIT_WORK_TREE, so that git never goes by a `.git` that an agent wrote
 */
const createGit = (dir, environment, at = {}) => {
    const base = {
        ...gitEnvironment(environment),
        ...(at.gitDir && { GIT_DIR: at.gitDir }),
        ...(at.workTree && { GIT_WORK_TREE: at.workTree }),
    };
    return async (args, options = {}) => {
        const ended = await runGit(dir, { ...base, ...options.env }, args);
        if (ended.exitCode === 0 || options.accept?.includes(ended.exitCode))
            return { code: ended.exitCode, stdout: ended.stdout };
        throw new GitError(args, ended.exitCode, ended.stdout, ended.stderr);
    };
};


/***/ }),

/***/ 3611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h_: () => (/* binding */ openRepository),
/* harmony export */   lB: () => (/* binding */ NEEDED_GIT),
/* harmony export */   r9: () => (/* binding */ gitVersion)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9635);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7863);
/** The repository that Tributary is started in. */




const NEEDED_GIT = '2.39';
/** `git version 2.39.5 (Apple Git-154)` → [2, 39]. */
const gitVersion = async (git) => {
    const { stdout } = await git(['version']);
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
    const [needMajor = 0, needMinor = 0] = NEEDED_GIT.split('.').map(Number);
    const enough = Number(major) > needMajor || (Number(major) === needMajor && Number(minor) >= needMinor);
    return { text: stdout.replace('git version', '').trim(), enough };
};
const topLevel = async (git) => {
    try {
        return (await git(['rev-parse', '--show-toplevel'])).stdout.replace(/\n$/, '');
    }
    catch (error) {
        if (error instanceof _git_js__WEBPACK_IMPORTED_MODULE_3__/* .GitError */ .XS)
            throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError(['This is no git checkout.'], ['cd into a repository, or make one: git init && git commit --allow-empty -m "Start"']);
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError(['git was not found on the PATH.'], [`Install git ${NEEDED_GIT} or newer.`]);
    }
};
/** @throws UserError outside a checkout, and where git is missing or too old */
const openRepository = async (cwd, environment) => {
    const here = (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .createGit */ .lD)(cwd, environment);
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(await topLevel(here));
    const { text, enough } = await gitVersion(here);
    if (!enough)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError([`git ${text} is too old: ${NEEDED_GIT} or newer is needed.`], ['Update git.']);
    const common = (await here(['rev-parse', '--git-common-dir'])).stdout.replace(/\n$/, '');
    const gitDir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, common));
    const head = await here(['symbolic-ref', '--quiet', '--short', 'HEAD'], { accept: [1] });
    return {
        root,
        gitDir,
        branch: head.code === 0 ? head.stdout.trim() : undefined,
        git: (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .createGit */ .lD)(root, environment, { gitDir }),
        checkout: (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .createGit */ .lD)(root, environment),
    };
};


/***/ }),

/***/ 4767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ readJsonFile),
/* harmony export */   gm: () => (/* binding */ issuesText),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1411);


const SHOWN_ISSUES = 5;
/** What does not fit and where, in one line: `assign.0.attempt: Too small …`. */
function issuesText(error) {
    const shown = error.issues.slice(0, SHOWN_ISSUES).map(({ path, message }) => {
        const at = path.map(String).join('.');
        return (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(at === '' ? message : `${at}: ${message}`);
    });
    const more = error.issues.length - shown.length;
    return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
/** @returns undefined where the text is not JSON, which has no such value */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * Reads a file under the rules of `readRegularFile` and validates it.
 *
 * @param maxBytes larger files are refused
 * @returns never throws
 */
async function readJsonFile(file, schema, maxBytes) {
    const found = await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .X)(file, maxBytes);
    if (found.is !== 'text')
        return found;
    const json = parseJson(found.text);
    if (json === undefined)
        return { is: 'refused', why: 'is not whole JSON' };
    const parsed = schema.safeParse(json);
    return parsed.success
        ? { is: 'value', value: parsed.data }
        : { is: 'refused', why: `does not fit: ${issuesText(parsed.error)}` };
}


/***/ }),

/***/ 1411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile),
/* harmony export */   a: () => (/* binding */ fileStamp)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3468);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



const absent = new Set(['ENOENT', 'ENOTDIR']);
const isAbsent = (error) => absent.has((0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .systemErrorCode */ .v)(error) ?? '');
async function lstatOrNone(file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
    }
    catch (error) {
        if (isAbsent(error))
            return undefined;
        throw error;
    }
}
/** Reads until the end or until one byte more than the limit: the file may grow meanwhile. */
async function readAtMost(handle, maxBytes) {
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    while (length < buffer.length) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
        if (bytesRead === 0)
            return buffer.subarray(0, length);
        length += bytesRead;
    }
    return undefined;
}
async function readChecked(file, maxBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // Opening a device may do something by itself, so look before; the flags cover a swap in between.
        const found = await lstatOrNone(file);
        if (found === undefined)
            return { is: 'none' };
        if (found.isSymbolicLink())
            return { is: 'refused', why: 'is a symbolic link' };
        if (!found.isFile())
            return { is: 'refused', why: 'is not a regular file' };
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK), true);
        if (!(await handle.stat()).isFile())
            return { is: 'refused', why: 'is not a regular file' };
        const bytes = await readAtMost(handle, maxBytes);
        return bytes === undefined
            ? { is: 'refused', why: `is larger than ${Math.ceil(maxBytes / 1024)} KB` }
            : { is: 'text', text: bytes.toString('utf8') };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/**
 * Reads a file that foreign code may have made: a symbolic link, a pipe, a directory or a device is refused
 * without being followed and without blocking.
 *
 * @param maxBytes larger files are refused
 * @returns its text as UTF-8; never throws
 */
async function readRegularFile(file, maxBytes) {
    try {
        return await readChecked(file, maxBytes);
    }
    catch (error) {
        return isAbsent(error)
            ? { is: 'none' }
            : { is: 'refused', why: `cannot be read (${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_2__/* .systemErrorCode */ .v)(error) ?? String(error)})` };
    }
}
/** Changes whenever the file is written again; undefined where there is none or it cannot be looked at. */
async function fileStamp(file) {
    const found = await lstatOrNone(file).catch(() => undefined);
    return found && `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
}


/***/ }),

/***/ 3468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ systemErrorCode)
/* harmony export */ });
/**
 * The code of an operating system's error (`ENOENT`); undefined for anything else. Looks at the shape, since an
 * error of another realm (a test's sandbox, a worker) is no instance of this one's `Error`.
 */
function systemErrorCode(error) {
    if (typeof error !== 'object' || error === null || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}


/***/ }),

/***/ 7206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ GateName),
/* harmony export */   CS: () => (/* binding */ Land),
/* harmony export */   DQ: () => (/* binding */ Tokens),
/* harmony export */   H$: () => (/* binding */ WorkResult),
/* harmony export */   Hq: () => (/* binding */ OnOverlap),
/* harmony export */   IT: () => (/* binding */ Method),
/* harmony export */   Kd: () => (/* binding */ Request),
/* harmony export */   Kp: () => (/* binding */ Seconds),
/* harmony export */   LD: () => (/* binding */ TaskId),
/* harmony export */   MW: () => (/* binding */ Instant),
/* harmony export */   PI: () => (/* binding */ RunId),
/* harmony export */   RY: () => (/* binding */ TreeSha),
/* harmony export */   V: () => (/* binding */ AgentName),
/* harmony export */   WG: () => (/* binding */ LedgerEntry),
/* harmony export */   Y: () => (/* binding */ Verdict),
/* harmony export */   Yk: () => (/* binding */ CommitSha),
/* harmony export */   cw: () => (/* binding */ Plan),
/* harmony export */   i: () => (/* binding */ AgentStatus),
/* harmony export */   iE: () => (/* binding */ TestResult),
/* harmony export */   jI: () => (/* binding */ BOOKKEEPING),
/* harmony export */   lY: () => (/* binding */ Change),
/* harmony export */   np: () => (/* binding */ Digest),
/* harmony export */   oe: () => (/* binding */ OnConflict),
/* harmony export */   op: () => (/* binding */ Queue),
/* harmony export */   qU: () => (/* binding */ Subtask),
/* harmony export */   wI: () => (/* binding */ Finding),
/* harmony export */   wL: () => (/* binding */ SuiteName),
/* harmony export */   yJ: () => (/* binding */ NO_USAGE)
/* harmony export */ });
/* unused harmony exports Task, Usage, Assignment, Failure, Candidate, Base, Overlap, Blocked, Pending, Later, Hold, Queued, Mark, Outcome, Stop */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4377);
/**
 * Everything that stands in a run directory, as one zod schema and one type under the same name.
 * Validated where it is read; inside, the types are trusted.
 */

const fileSafe = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/;
/** Safe as a branch, file and artifact name: letters, digits, dashes; at most 64. */
const TaskId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(fileSafe, 'letters, digits and dashes, at most 64, no dash at the ends')
    .brand('TaskId');
/** The change that marks TASKS.md travels through the train like a task's, under this reserved id. */
const BOOKKEEPING = TaskId.parse('tributary-tasks');
const RunId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(fileSafe).brand('RunId');
const AgentName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(fileSafe).brand('AgentName');
const GateName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(fileSafe).brand('GateName');
const SuiteName = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(fileSafe).brand('SuiteName');
const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const CommitSha = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(sha).brand('CommitSha');
const TreeSha = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(sha).brand('TreeSha');
/** First 32 hex digits of a SHA-256 over canonical JSON. */
const Digest = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^[0-9a-f]{32}$/)
    .brand('Digest');
/** ISO 8601, UTC. */
const Instant = zod__WEBPACK_IMPORTED_MODULE_1__/* .datetime */ .w$();
const Seconds = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative();
const Count = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative();
/** A piece of one task's work that another agent does first (the guide's `${taskId}-db`). */
const Subtask = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    id: TaskId,
    agent: AgentName,
    work: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(20_000),
});
const Task = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    id: TaskId,
    title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    /** Free markdown, handed to the agent whole. */
    body: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['todo', 'done', 'blocked', 'failed']),
    /** Why it is blocked or failed, where the task list says so. */
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    agent: AgentName.optional(),
    /** The globs that the task says it will touch; absent = unscoped. */
    scope: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).optional(),
    depends: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    estimate: Seconds.optional(),
    subtasks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Subtask),
    /** Set on a subtask: the task that it belongs to. */
    parent: TaskId.optional(),
});
const Tokens = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** All input tokens, the cached ones included. */
    input: Count,
    output: Count,
    cacheRead: Count,
    cacheWrite: Count,
});
/** What a command said it used. `costUsd` is absent when nothing could price it: unpriced is never 0. */
const Usage = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    costUsd: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative().optional(),
    models: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), Tokens),
});
const NO_USAGE = { models: {} };
/** task + agent + model + base + attempt: what one leg of `work` does. */
const Assignment = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    task: Task,
    agent: AgentName,
    model: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    base: CommitSha,
    /** Start from this work, put on the base, instead of from the bare base. */
    from: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ base: CommitSha, head: CommitSha }).optional(),
    /** What went wrong before, for the prompt. */
    feedback: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    estimatedCostUsd: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative().optional(),
});
/** What an agent delivered. `head` is its identity: verdicts and trailers name it. */
const Change = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    task: TaskId,
    head: CommitSha,
    base: CommitSha,
    agent: AgentName.optional(),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
});
const Failure = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('exit'), code: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), tail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('signal'), signal: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), tail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('timeout'), limit: Seconds }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('said'), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('nothing') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('setup'), command: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), tail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('start'), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('interrupted') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('lost') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('refused-bundle'), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('subtask'), id: TaskId, message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
/** The guide's status record, as an agent may write it; everything else it writes is reported and dropped. */
const AgentStatus = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    agentId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100).optional(),
    taskId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100).optional(),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['in_progress', 'completed', 'failed']).optional(),
    progress: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(1).optional(),
    filesChanged: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(500)).max(1000).optional(),
    securityGate: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'fail', 'pending']).optional(),
    complianceGate: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'fail', 'pending', 'n/a']).optional(),
    reviewAgents: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        status: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(40),
        warnings: Count.optional(),
    }))
        .max(50)
        .optional(),
    commit: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(64).optional(),
    message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(2000).optional(),
    error: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(2000).optional(),
    subtasks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        agent: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(100),
        work: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(20_000),
    }))
        .max(20)
        .optional(),
});
const WorkResult = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    task: TaskId,
    agent: AgentName,
    model: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    base: CommitSha,
    startedAt: Instant,
    seconds: Seconds,
    usage: Usage,
    status: AgentStatus.optional(),
    /** What was wrong with what the agent reported; never fatal. */
    problems: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** Directory of the worktree, relative to the repository, where it was kept. */
    worktree: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
})
    .and(zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('delivered'), head: CommitSha }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('waits'), on: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Subtask), partial: CommitSha.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('failed'), why: Failure, partial: CommitSha.optional() }),
]));
const Finding = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    rule: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    line: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive().optional(),
    level: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['error', 'warning', 'note']),
});
const Verdict = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    head: CommitSha,
    gate: GateName,
    policy: Digest,
    /** A review only warns: its verdict never blocks. */
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['gate', 'review']),
    /** `error`: the check crashed, timed out or answered nonsense. It blocks like `fail` and is never reused. */
    result: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['pass', 'fail', 'error']),
    findings: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Finding),
    model: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    usage: Usage,
    startedAt: Instant,
    seconds: Seconds,
});
/** Base + the first k changes of the train. C0 is the baseline. */
const Candidate = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    k: Count,
    commit: CommitSha,
    tree: TreeSha,
    changes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId),
});
const TestResult = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    tree: TreeSha,
    suite: SuiteName,
    /** Digest of suite, set-up and runner: a result for another command is no result. */
    policy: Digest,
    /** `setup`: the set-up command failed, no test was run. `lost` is never reused. */
    result: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['green', 'flaky', 'red', 'timeout', 'setup', 'lost']),
    failures: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    tail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    startedAt: Instant,
    seconds: Seconds,
});
const Base = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ branch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), commit: CommitSha, tree: TreeSha });
const Overlap = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    first: TaskId,
    second: TaskId,
    /** Paths of the base tree that both may touch; for files that do not exist yet, the globs that meet. */
    files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
});
const OnOverlap = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['sequential', 'continue', 'cancel']);
const OnConflict = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['hold', 'discard', 'resolve']);
const Method = zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['merge', 'squash', 'rebase']);
/** Why a task that was asked for does not run. */
const Blocked = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('unknown'), near: TaskId.optional() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('done') }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('landed'), commit: CommitSha }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('in-flight'), branch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('blocked'), reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('failed-before'), reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('waits-for'), task: TaskId, state: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('cycle'), path: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId) }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('no-agent'), agent: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('uncommitted-fix'), worktree: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('invalid'), problem: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
/** A task that a former round left: what the next round does with it. */
const Pending = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    task: TaskId,
    /** `land`: a judged change goes into the train again. `work`: an agent works (again). */
    act: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['land', 'work']),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    change: Change.optional(),
    from: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ base: CommitSha, head: CommitSha }).optional(),
    feedback: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    /** Subtasks that must land before it. */
    behind: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId),
    /** Only on a subtask: its definition, since the task list does not hold it. */
    define: Task.optional(),
});
const Later = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    task: TaskId,
    behind: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId),
    why: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['depends', 'overlap', 'subtask', 'room']),
});
const Plan = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    run: RunId,
    round: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    at: Instant,
    base: Base,
    policy: Digest,
    assign: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Assignment),
    adopt: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Change),
    later: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Later),
    /** The tasks of `later`, as the next round takes them up. */
    waiting: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Pending),
    blocked: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ task: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), why: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Blocked) })),
    overlaps: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Overlap),
    onOverlap: OnOverlap,
    unscoped: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId),
    /** Every task of this run that is not settled, defined: dispatched ones and subtasks. */
    tasks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Task),
    /** Ids of the task list that a subtask of these tasks must not take. */
    taken: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId),
});
/** Why a change waits for a person. */
const Hold = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('conflict'), files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), with: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId) }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('refused'), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), command: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional() }),
]);
/** A change with its one commit on the base, as `queue` made it. */
const Queued = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    change: Change,
    commit: CommitSha,
    tree: TreeSha,
    title: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    verdicts: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Verdict),
    place: zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('train') }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('next-train') }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('blocked'), gates: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(GateName), publish: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('conflict'),
            files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
            with: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TaskId),
        }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('landed'), commit: CommitSha }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('empty') }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('refused'), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    ]),
    pr: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive().optional(),
});
/** One task's line in the bookkeeping change. */
const Mark = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    task: TaskId,
    to: zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('done') }),
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('failed'), reason: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    ]),
});
const Queue = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    run: RunId,
    round: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    base: Base,
    policy: Digest,
    changes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Queued),
    /** C0 (the baseline) first, then one for each change in the train, in order. */
    candidates: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Candidate),
    marks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Mark),
});
/** How a task ended in a round. */
const Outcome = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('landed'),
        task: TaskId,
        commit: CommitSha,
        pr: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('failed'), task: TaskId, why: Failure }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('blocked'), task: TaskId, gates: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(GateName) }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('red'), task: TaskId, tests: TestResult, attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('held'), task: TaskId, why: Hold }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('discarded'), task: TaskId, files: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('not-started'), task: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), why: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Blocked) }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('unsettled'), task: TaskId, message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
/** Why a whole train or run stopped. */
const Stop = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('is', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('red-baseline'), tests: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(TestResult) }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('base-moved'), expected: CommitSha, found: CommitSha }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('tree-differs'), expected: TreeSha, found: TreeSha }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('setup'), command: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), tail: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ is: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('refused'), message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), command: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional() }),
]);
const Land = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    run: RunId,
    round: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    before: Base,
    after: Base,
    outcomes: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Outcome),
    next: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Pending),
    /** Marks that are due and not on the base yet. */
    marks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(Mark),
    stop: Stop.optional(),
});
/** `run.json`: what was asked for. */
const Request = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    run: RunId,
    /** Task ids, `ready` or `label:NAME`, as typed. */
    ask: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    branch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    onOverlap: OnOverlap,
    startedAt: Instant,
});
/** One line of the ledger: what one attempt took. */
const LedgerEntry = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    run: RunId,
    round: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    task: TaskId,
    agent: AgentName,
    model: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    outcome: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    seconds: Seconds,
    costUsd: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nonnegative().optional(),
    at: Instant,
});


/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UserError: () => (/* binding */ UserError)
/* harmony export */ });
/** A mistake that a person can mend: shown as its words alone, never with a stack. */
class UserError extends Error {
    problems;
    next;
    exitCode;
    /**
     * @param problems what happened, one line or paragraph each; all of them at once
     * @param next what to type next, one command a line
     */
    constructor(problems, next = [], exitCode = 2) {
        super(problems.join('\n'));
        this.problems = problems;
        this.next = next;
        this.exitCode = exitCode;
        this.name = 'UserError';
    }
}


/***/ }),

/***/ 1551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ stopSteps),
/* harmony export */   Nl: () => (/* binding */ worktreeLines),
/* harmony export */   Zn: () => (/* binding */ nextSteps),
/* harmony export */   _p: () => (/* binding */ conflictLines),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);

const safeWord = /^[\w@%+=:,./-]+$/;
/** One word for a POSIX shell, whatever stands in it. */
function shellWord(text) {
    const plain = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(text, 4096);
    return safeWord.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`;
}
/** The guide's two lines about a worktree that was kept; none where none was. */
function worktreeLines(worktree) {
    if (worktree === undefined)
        return [];
    return [
        `Worktree preserved at: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(worktree)}`,
        `Debug: cd ${shellWord(worktree)} && git log`,
    ];
}
/** The guide's words about a conflict, with its three ways out. */
function conflictLines(task, files, place) {
    return [
        `⚠️  Merge conflict in ${task}`,
        'Files with conflicts:',
        ...files.map((file) => `  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(file)}`),
        'Options:',
        '  1. Resolve manually (git mergetool):',
        ...resolveSteps(task, place).map((step) => `       ${step}`),
        `  2. Keep agent branch ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(place.branch)}, rebase ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(place.base)} later`,
        `  3. Discard agent work (tributary discard ${task})`,
    ];
}
/** Into the worktree, which is made first where none was kept. */
function enter(task, place) {
    if (place.worktree !== undefined)
        return `cd ${shellWord(place.worktree)}`;
    const made = `.worktrees/${task}`;
    return `git worktree add ${made} ${shellWord(place.branch)} && cd ${made}`;
}
// `cd -`: in a task's worktree its own branch is checked out, which must not become the base of the next run.
const again = (task) => `cd - && tributary run ${task}`;
/** A merge with conflicts exits with 1, so the commands after it stand on a line of their own. */
function resolveSteps(task, place) {
    return [
        `${enter(task, place)} && git merge ${shellWord(place.base)}`,
        'git mergetool && git commit',
        again(task),
    ];
}
function fixSteps(task, place, what) {
    return [`${enter(task, place)} && git log`, `# ${what}`, 'git add -A && git commit', again(task)];
}
function failureSteps(task, failure, place) {
    const look = place.worktree === undefined ? [] : [`(cd ${shellWord(place.worktree)} && git log)`];
    switch (failure.is) {
        case 'exit':
        case 'signal':
        case 'timeout':
        case 'said':
            return [...look, `tributary run ${task}`];
        case 'setup':
            return [`# make the set-up pass on ${shellWord(place.base)}`, `tributary run ${task}`];
        case 'start':
            return ['tributary doctor', `tributary run ${task}`];
        case 'nothing':
        case 'interrupted':
        case 'lost':
        case 'refused-bundle':
        case 'subtask':
            return [`tributary run ${task}`];
    }
}
function blockedSteps(task, blocked) {
    const run = `tributary run ${shellWord(task)}`;
    switch (blocked.is) {
        case 'unknown':
            return [
                blocked.near === undefined ? 'tributary plan ready' : `tributary run ${blocked.near}`,
            ];
        case 'done':
            return ['# to do it again, change its [x] to [ ] in the task list and commit that', run];
        case 'landed':
            return [`git show ${blocked.commit}`];
        case 'in-flight':
            return ['tributary status'];
        case 'blocked':
            return ['# take its "status: blocked" out of the task list and commit that', run];
        case 'failed-before':
            return [run];
        case 'waits-for':
            return [`tributary run ${blocked.task} ${shellWord(task)}`];
        case 'cycle':
            return ['# take one "depends:" of the cycle out of the task list and commit that', run];
        case 'no-agent':
            return [
                '# add that agent to .github/tributary.yml, or name another one in the task, and commit that',
                run,
            ];
        case 'uncommitted-fix':
            return [`cd ${shellWord(blocked.worktree)} && git add -A && git commit`, `cd - && ${run}`];
        case 'invalid':
            return ['# mend it in the task list and commit that', run];
    }
}
/**
 * What to do next about a task, in order. Each line is a shell command; what no command can do is a `#` comment.
 * Foreign text stands in them only as a quoted word: a shell that knows no comments would run it.
 * Empty for a task that landed.
 */
function nextSteps(outcome, place) {
    switch (outcome.is) {
        case 'landed':
            return [];
        case 'failed':
            return failureSteps(outcome.task, outcome.why, place);
        case 'blocked':
            return fixSteps(outcome.task, place, 'mend what the gate found');
        case 'red':
            return fixSteps(outcome.task, place, 'make the tests pass');
        case 'held':
            if (outcome.why.is === 'conflict')
                return resolveSteps(outcome.task, place);
            return [...commandOf(outcome.why.command), `tributary run ${outcome.task}`];
        case 'discarded':
        case 'unsettled':
            return [`tributary run ${outcome.task}`];
        case 'not-started':
            // All of its reasons stand in its text; the first one is the one to begin with.
            return outcome.why.slice(0, 1).flatMap((why) => blockedSteps(outcome.task, why));
    }
}
function commandOf(command) {
    return command === undefined ? [] : [(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(command, 4096)];
}
/** What to do next about a run that stopped; `ask` is what was asked for, as typed. */
function stopSteps(stop, ask, base) {
    const run = `tributary run ${ask.map(shellWord).join(' ')}`;
    switch (stop.is) {
        case 'red-baseline':
            return [`# make the tests pass on ${shellWord(base)} and commit that`, run];
        case 'setup':
            return [`# make the set-up pass on ${shellWord(base)} and commit that`, run];
        case 'base-moved':
        case 'tree-differs':
            return [run];
        case 'refused':
            return [...commandOf(stop.command), run];
    }
}


/***/ }),

/***/ 6906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ plainText),
/* harmony export */   y: () => (/* binding */ plainLines)
/* harmony export */ });
/** Foreign text made safe for a terminal. Everything an agent, a task or a tool wrote goes through here. */
// Built from a code point because a regular expression literal with a control character is a lint error.
const ESC = String.fromCodePoint(0x1b);
const BEL = String.fromCodePoint(0x07);
/**
 * ECMA-48 sequences with their parameters: strings (OSC, DCS, APC, PM, SOS) up to their terminator, then CSI.
 * What is not matched in full only loses its control characters, so no text can hide behind a sequence
 * that never ends.
 */
const sequences = new RegExp(`${ESC}[\\]PX^_][^${ESC}${BEL}]*(?:${BEL}|${ESC}\\\\)|${ESC}\\[[0-?]*[ -/]*[@-~]`, 'g');
/** Control, format (bidi, zero width, tags), unpaired surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** Tabs and every line break that Unicode knows. */
const breaks = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;
/** The first `max` code points; a cut is shown as `…`, inside the limit. */
function cut(text, max) {
    const points = Array.from(text.slice(0, 2 * max + 2));
    return points.length > max ? `${points.slice(0, Math.max(0, max - 1)).join('')}…` : text;
}
/**
 * One line of printable text: escape sequences, control, bidi and zero-width characters are removed,
 * line breaks become spaces.
 *
 * @param max longest result, in code points
 */
function plainText(text, max = 200) {
    const line = text.replace(sequences, '').replace(breaks, ' ').replace(invisible, '');
    return cut(line.trim(), max);
}
/**
 * The last lines of a log that say something, each as `plainText`.
 *
 * @param count how many lines at most
 * @param max longest line, in code points
 */
function plainLines(text, count, max = 200) {
    const lines = text
        .replace(sequences, '')
        .split(/\r?\n|\r/)
        .map((line) => plainText(line, max))
        .filter((line) => line !== '');
    return count > 0 ? lines.slice(-count) : [];
}


/***/ })

};
