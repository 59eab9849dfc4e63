export const id = 611;
export const ids = [611,67,635];
export const modules = {

/***/ 8907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isAbsent),
/* harmony export */   x: () => (/* binding */ ifPresent)
/* harmony export */ });
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8020);
/** What is not there counts as nothing; an error of the system never does. */

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);
/** Something else has its place: a folder instead of the file, or links that lead nowhere. */
const ANOTHER_KIND = new Set(['EISDIR', 'ELOOP']);
/** Whether an error of the file system says that there is nothing. */
function isAbsent(error) {
    return ABSENT.has((0,_system_error_js__WEBPACK_IMPORTED_MODULE_0__/* .systemErrorCode */ .v)(error) ?? '');
}
/**
 * What `reading` gives, or undefined where there is no such file or folder.
 * @throws every other error: too many open files, or a missing permission, must not pass for "not there"
 */
async function ifPresent(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (isAbsent(error) || ANOTHER_KIND.has((0,_system_error_js__WEBPACK_IMPORTED_MODULE_0__/* .systemErrorCode */ .v)(error) ?? ''))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 4231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JE: () => (/* binding */ readJsonFile),
/* harmony export */   gm: () => (/* binding */ issuesText),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5323);


const SHOWN_ISSUES = 5;
/** What does not fit and where, in one line: `assign.0.attempt: Too small …`. */
function issuesText(error) {
    const shown = error.issues.slice(0, SHOWN_ISSUES).map(({ path, message }) => {
        const at = path.map(String).join('.');
        return (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(at === '' ? message : `${at}: ${message}`);
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
        return { is: 'refused', why: 'is not complete JSON' };
    const parsed = schema.safeParse(json);
    return parsed.success
        ? { is: 'value', value: parsed.data }
        : { is: 'refused', why: `is not valid: ${issuesText(parsed.error)}` };
}


/***/ }),

/***/ 9285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ ownFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/** Tributary's own folder in a repository's git directory. */

/** @param gitDir the repository's common git directory, absolute */
function ownFolder(gitDir) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(gitDir, 'tributary');
    return {
        root,
        /** One run directory a run. */
        runs: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'runs'),
        /** The records of the local forge's pull requests. */
        pulls: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'pulls'),
        /** The records of agents' worktrees. */
        worktrees: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'worktrees'),
        /** Short-lived files, on the file system of the git directory. */
        scratch: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'scratch'),
        lock: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'lock'),
        checkoutLog: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'checkout.log'),
    };
}


/***/ }),

/***/ 5323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile),
/* harmony export */   a: () => (/* binding */ fileStamp)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _absent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8907);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8020);
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
        return (0,_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .isAbsent */ .W)(error)
            ? { is: 'none' }
            : { is: 'refused', why: `cannot be read (${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .v)(error) ?? String(error)})` };
    }
}
/** Changes whenever the file is written again; undefined where there is none or it cannot be looked at. */
async function fileStamp(file) {
    const found = await (0,_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file)).catch(() => undefined);
    return found && `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
}
async function readChecked(file, maxBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // Opening a device may do something by itself, so look before; the flags cover a swap in between.
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
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
/** Reads until the end or until one byte more than the limit: the file may grow meanwhile. */
async function readAtMost(handle, maxBytes) {
    const { size } = await handle.stat();
    // As large as the file says it is, and one byte: zeroing the whole limit for each small file takes longer than reading it.
    let buffer = Buffer.alloc(Math.min(size, maxBytes) + 1);
    let length = 0;
    for (;;) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
        if (bytesRead === 0)
            return buffer.subarray(0, length);
        length += bytesRead;
        if (length > maxBytes)
            return undefined;
        if (length === buffer.length)
            buffer = Buffer.concat([buffer], Math.min(2 * length, maxBytes + 1));
    }
}


/***/ }),

/***/ 8020:
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

/***/ 3338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
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
/** Files of Tributary's own below the git directory: replaced whole or not at all. */



/** Writes beside the file, syncs, and renames; makes its folder. */
async function writeWhole(file, text) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
        const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', 0o644), true);
        await handle.writeFile(text);
        await handle.sync();
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, file);
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


/***/ }),

/***/ 3943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  XS: () => (/* binding */ GitError),
  lD: () => (/* binding */ createGit),
  cA: () => (/* binding */ lineOf),
  Og: () => (/* binding */ lineOrNone),
  NU: () => (/* binding */ settingsEnvironment)
});

// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/adapters/git/run-git.js
/** Runs one git process to its end, with all of its output. */





const KILLED = 137;
/**
 * Output goes to files, not to pipes. A file is whole once git has exited, however busy this process is;
 * and a filter or daemon that git started may hold the file open for as long as it likes. With a pipe one
 * has to choose: waiting for its end hangs on a daemon, and a time limit drops output on a busy machine.
 *
 * @returns how it ended, whatever its exit code
 * @throws where git cannot be started
 */
async function runGit({ dir, environment, args, input }) {
    const stdout = openOutput();
    const stderr = openOutput();
    try {
        const child = (0,external_node_child_process_.spawn)('git', [...args], {
            cwd: dir,
            env: environment,
            stdio: [input === undefined ? 'ignore' : 'pipe', stdout, stderr],
            windowsHide: true,
        });
        // A git that fails early does not read its input: its exit code tells that, not EPIPE.
        child.stdin?.on('error', () => { }).end(input);
        const exitCode = await exitOf(child);
        return { exitCode, stdout: readOutput(stdout), stderr: readOutput(stderr) };
    }
    finally {
        (0,external_node_fs_.closeSync)(stdout);
        (0,external_node_fs_.closeSync)(stderr);
    }
}
/** A file without a name: nobody else can open it, and it goes when the last process closes it. */
function openOutput() {
    const file = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `tributary-git-${(0,external_node_crypto_.randomUUID)()}`);
    const descriptor = (0,external_node_fs_.openSync)(file, 'wx+', 0o600);
    (0,external_node_fs_.unlinkSync)(file);
    return descriptor;
}
function readOutput(descriptor) {
    const output = Buffer.alloc((0,external_node_fs_.fstatSync)(descriptor).size);
    for (let at = 0; at < output.length;) {
        const read = (0,external_node_fs_.readSync)(descriptor, output, at, output.length - at, at);
        if (read === 0)
            throw new Error('the output of git became shorter while it was read');
        at += read;
    }
    return output;
}
function exitOf(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => {
            // A process that inherited the pipe must not keep this one alive.
            child.stdin?.destroy();
            resolve(code ?? KILLED);
        });
    });
}

;// CONCATENATED MODULE: ./lib/adapters/git/git.js
/** Runs git with a small environment of its own: no hooks, no prompts, no monitor. */


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
/** What a person may have set otherwise, and what would change what we do or read. */
const settings = {
    'core.hooksPath': '/dev/null',
    'core.fsmonitor': 'false',
    'core.quotePath': 'false',
    'core.safecrlf': 'false',
    'core.splitIndex': 'false',
    'commit.gpgSign': 'false',
    'gc.auto': '0',
    'maintenance.auto': 'false',
    'advice.detachedHead': 'false',
    // A stash that does not apply again would leave conflicts in the user's files.
    'merge.autoStash': 'false',
    'submodule.recurse': 'false',
    'log.showSignature': 'false',
    'i18n.commitEncoding': 'UTF-8',
    'i18n.logOutputEncoding': 'UTF-8',
    'protocol.allow': 'user',
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
/** The settings as GIT_CONFIG_* variables: they win over every configuration file. */
function settingsEnvironment() {
    const entries = Object.entries(settings);
    return Object.fromEntries([
        ['GIT_CONFIG_COUNT', String(entries.length)],
        ...entries.flatMap(([key, value], i) => [
            [`GIT_CONFIG_KEY_${i}`, key],
            [`GIT_CONFIG_VALUE_${i}`, value],
        ]),
    ]);
}
/**
 * @param dir where git runs: the repository's root, or with `gitDir` any directory
 * @param environment the caller's; only a few names of it are passed on
 * @param at explicit GIT_DIR and GIT_WORK_TREE, so that git never goes by a `.git` that an agent wrote
 */
function createGit(dir, environment, at = {}) {
    const base = {
        ...gitEnvironment(environment),
        ...(at.gitDir && { GIT_DIR: at.gitDir }),
        ...(at.workTree && { GIT_WORK_TREE: at.workTree }),
    };
    return async (args, { env, accept, input } = {}) => {
        const ended = await runGit({ dir, environment: { ...base, ...env }, args, input });
        const { exitCode, stdout: bytes } = ended;
        const stdout = bytes.toString('utf8');
        if (exitCode === 0 || accept?.includes(exitCode))
            return { code: exitCode, stdout, bytes };
        throw new GitError(args, exitCode, stdout, ended.stderr.toString('utf8'));
    };
}
/**
 * The one line that a command answers with.
 * @throws GitError, also where it answers with nothing
 */
async function lineOf(git, args, options) {
    const { stdout } = await git(args, options);
    const line = stdout.replace(/\n$/, '');
    if (line === '')
        throw new GitError(args, 0, '', 'it answered with nothing');
    return line;
}
/** The same for a command that ends with 1 where there is no answer. */
async function lineOrNone(git, args) {
    const { code, stdout } = await git(args, { accept: [1] });
    if (code === 1)
        return undefined;
    const line = stdout.replace(/\n$/, '');
    if (line === '')
        throw new GitError(args, 0, '', 'it answered with nothing');
    return line;
}
function gitEnvironment(from) {
    return {
        ...Object.fromEntries(passedOn.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))),
        LC_ALL: 'C',
        GIT_TERMINAL_PROMPT: '0',
        // An agent names files as it likes: `:(top)x` is a file, and no pattern.
        GIT_LITERAL_PATHSPECS: '1',
        // An agent can write refs: what an object's name says is what it holds, and nothing stands in for it.
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_GRAFT_FILE: '/dev/null/none',
        GIT_AUTHOR_NAME: git_names/* IDENTITY */.zK.name,
        GIT_AUTHOR_EMAIL: git_names/* IDENTITY */.zK.email,
        GIT_COMMITTER_NAME: git_names/* IDENTITY */.zK.name,
        GIT_COMMITTER_EMAIL: git_names/* IDENTITY */.zK.email,
        ...settingsEnvironment(),
    };
}


/***/ }),

/***/ 3611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ openRepository),
/* harmony export */   r: () => (/* binding */ gitVersion)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9635);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8067);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4484);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3943);
/* harmony import */ var _worktree_records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3725);
/** The repository that Tributary is started in. */







/** `git version 2.39.5 (Apple Git-154)`, without its first words, and whether that is enough. */
async function gitVersion(git) {
    const text = (await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .lineOf */ .cA)(git, ['version'])).replace('git version', '').trim();
    return { text, enough: (0,_core_version_js__WEBPACK_IMPORTED_MODULE_6__.isAtLeast)(text, _core_version_js__WEBPACK_IMPORTED_MODULE_6__/* .NEEDED_GIT */ .l) };
}
/** @throws UserError outside a checkout, in an agent's worktree, and where git is missing or too old */
async function openRepository(cwd, environment) {
    const here = (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .createGit */ .lD)(cwd, environment);
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(await topLevel(here));
    const [{ text, enough }, common, head] = await Promise.all([
        gitVersion(here),
        (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .lineOf */ .cA)(here, ['rev-parse', '--git-common-dir']),
        // In full: git's short form grows longer where a tag has the branch's name.
        (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .lineOrNone */ .Og)(here, ['symbolic-ref', '--quiet', 'HEAD']),
    ]);
    if (!enough)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError([`git ${text} is too old. Tributary needs ${_core_version_js__WEBPACK_IMPORTED_MODULE_6__/* .NEEDED_GIT */ .l} or newer.`], ['Update git.']);
    const gitDir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, common));
    await refuseAgentWorktree(gitDir, root);
    return {
        root,
        gitDir,
        branch: head?.replace(/^refs\/heads\//, ''),
        git: (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .createGit */ .lD)(root, environment, { gitDir }),
        checkout: (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .createGit */ .lD)(root, environment),
    };
}
async function topLevel(git) {
    try {
        return await (0,_git_js__WEBPACK_IMPORTED_MODULE_4__/* .lineOf */ .cA)(git, ['rev-parse', '--show-toplevel']);
    }
    catch (error) {
        if (error instanceof _git_js__WEBPACK_IMPORTED_MODULE_4__/* .GitError */ .XS)
            throw refusalOf(error);
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError(['git was not found on the PATH.'], [`Install git ${_core_version_js__WEBPACK_IMPORTED_MODULE_6__/* .NEEDED_GIT */ .l} or newer.`]);
    }
}
/** Outside a checkout; or git's own words, as for a directory that is somebody else's. */
function refusalOf({ stderr }) {
    if (/not a git repository|must be run in a work tree/.test(stderr))
        return new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError(['Not a git repository.'], ['cd into one, or create one: git init && git commit --allow-empty -m "Start"']);
    const lines = stderr.split('\n').map((line) => line.trim());
    return new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError([lines[0]?.replace(/^fatal: /, '') ?? 'git refused.'], lines.filter((line) => line.startsWith('git ')));
}
/** A person who mends an agent's work stands in its worktree: its branch must not become the base. */
async function refuseAgentWorktree(gitDir, root) {
    const own = (await (0,_worktree_records_js__WEBPACK_IMPORTED_MODULE_5__/* .readWorktreeRecords */ .MS)(gitDir)).find(({ dir }) => dir === root);
    if (own)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError([`This is the worktree of ${own.task}. Run Tributary in your own checkout:`], [`cd ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .shellWord */ .r7)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, '..', '..'))}`]);
}


/***/ }),

/***/ 3725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ writeWorktreeRecord),
/* harmony export */   M$: () => (/* binding */ recordsOf),
/* harmony export */   MS: () => (/* binding */ readWorktreeRecords),
/* harmony export */   zr: () => (/* binding */ removeWorktreeRecord)
/* harmony export */ });
/* unused harmony export WorktreeRecord */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6921);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8907);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4231);
/* harmony import */ var _files_own_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9285);
/* harmony import */ var _files_whole_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3338);
/** Which worktrees are Tributary's, and whose: noted where neither a commit nor a deleted `.git` of an agent's reaches. */








const WorktreeRecord = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_7__/* .literal */ .euz(1),
    task: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .TaskId */ .LD,
    /** What its work is measured against. */
    base: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .CommitSha */ .Yk,
    /** Absolute, links followed. */
    dir: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    /**
     * `making`: nothing was done in it yet. `detached`: what stands in it must not be committed.
     */
    state: zod__WEBPACK_IMPORTED_MODULE_7__/* ["enum"] */ .k5n(['making', 'ready', 'detached']),
    /** Ignored files of the checkout that were copied in, and are never committed. */
    included: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()),
});
/** Written before there is a worktree, and removed after it is gone. */
function writeWorktreeRecord(gitDir, record) {
    return (0,_files_whole_file_js__WEBPACK_IMPORTED_MODULE_6__/* .writeWhole */ .f)(fileOf(gitDir, record.dir), `${JSON.stringify(record)}\n`);
}
function removeWorktreeRecord(gitDir, dir) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(fileOf(gitDir, dir), { force: true });
}
/** All of them; one that does not fit says nothing, and its worktree is left alone. */
async function readWorktreeRecords(gitDir) {
    const folder = folderIn(gitDir);
    const found = (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder))) ?? [];
    const names = found.filter((name) => name.endsWith('.json'));
    const records = await Promise.all(names.map(async (name) => {
        const text = (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), 'utf8'))) ?? '';
        const record = WorktreeRecord.safeParse((0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(text));
        return record.success ? [record.data] : [];
    }));
    return records.flat();
}
async function recordsOf(gitDir, task) {
    return (await readWorktreeRecords(gitDir)).filter((record) => record.task === task);
}
function fileOf(gitDir, dir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folderIn(gitDir), `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(dir)}.json`);
}
function folderIn(gitDir) {
    return (0,_files_own_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ownFolder */ .v)(gitDir).worktrees;
}


/***/ }),

/***/ 9862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ PROBE_BRANCH),
/* harmony export */   GX: () => (/* binding */ isAgentEmail),
/* harmony export */   H8: () => (/* binding */ refOf),
/* harmony export */   Ip: () => (/* binding */ taskBranch),
/* harmony export */   QB: () => (/* binding */ isTaskBranch),
/* harmony export */   UG: () => (/* binding */ OWN_REFS),
/* harmony export */   Yc: () => (/* binding */ taskOfRef),
/* harmony export */   _8: () => (/* binding */ agentIdentity),
/* harmony export */   dd: () => (/* binding */ TASK_REFS),
/* harmony export */   jl: () => (/* binding */ TRAILERS),
/* harmony export */   lH: () => (/* binding */ fetchedRef),
/* harmony export */   oQ: () => (/* binding */ LEDGER_REF),
/* harmony export */   rd: () => (/* binding */ taskRef),
/* harmony export */   zK: () => (/* binding */ IDENTITY)
/* harmony export */ });
/* unused harmony export LEDGER_BRANCH */
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/** What Tributary is called in git: its branches and refs, its commits' authors, and their trailers. */

/** Of Tributary's own commits: never the user's. */
const IDENTITY = {
    name: 'Tributary',
    email: 'tributary@users.noreply.github.com',
};
/** Reserved (RFC 2606): no agent's address is anybody's. */
const AGENTS_DOMAIN = '@tributary.invalid';
const HEADS = 'refs/heads/';
const TASKS = 'tributary/';
/** Every task's branch, as git's patterns spell it. */
const TASK_REFS = `${HEADS}${TASKS}*`;
const LEDGER_BRANCH = 'tributary-ledger';
const LEDGER_REF = refOf(LEDGER_BRANCH);
/** No task's: an ID has no underscore. Rules for the branches of tasks hold for it too. */
const PROBE_BRANCH = `${TASKS}_probe`;
/** Refs that no branch is: what is kept from being collected, and what was fetched. */
const OWN_REFS = 'refs/tributary/';
/** What the message of a landed commit says of its change. */
const TRAILERS = {
    task: 'Tributary-Task',
    change: 'Tributary-Change',
    run: 'Tributary-Run',
};
function refOf(branch) {
    return `${HEADS}${branch}`;
}
/** The branch of a task, by its id or by what somebody typed for one. */
function taskBranch(task) {
    return `${TASKS}${task}`;
}
function taskRef(task) {
    return refOf(taskBranch(task));
}
function isTaskBranch(branch) {
    return branch.startsWith(TASKS);
}
/** The task whose branch a ref is. */
function taskOfRef(ref) {
    const prefix = refOf(TASKS);
    return ref.startsWith(prefix) ? _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(ref.slice(prefix.length)).data : undefined;
}
/** Where a branch that was fetched stands here: never a branch of the user's. */
function fetchedRef(ref) {
    return ref.startsWith(HEADS) ? `${OWN_REFS}remote/${ref.slice(HEADS.length)}` : ref;
}
function agentIdentity(agent) {
    return { name: `${agent} (Tributary)`, email: `${agent}${AGENTS_DOMAIN}` };
}
function isAgentEmail(email) {
    return email.endsWith(AGENTS_DOMAIN);
}


/***/ }),

/***/ 2753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* reexport */ AgentName),
  i: () => (/* reexport */ AgentStatus),
  jI: () => (/* reexport */ BOOKKEEPING),
  lY: () => (/* reexport */ Change),
  wl: () => (/* reexport */ ChangeId),
  Yk: () => (/* reexport */ CommitSha),
  ky: () => (/* reexport */ ComplianceWord),
  np: () => (/* reexport */ Digest),
  wI: () => (/* reexport */ Finding),
  $r: () => (/* reexport */ GateName),
  Nh: () => (/* reexport */ GateResult),
  MW: () => (/* reexport */ Instant),
  XP: () => (/* reexport */ Jobs),
  CS: () => (/* reexport */ Land),
  WG: () => (/* reexport */ LedgerEntry),
  IT: () => (/* reexport */ Method),
  yJ: () => (/* reexport */ NO_USAGE),
  oe: () => (/* reexport */ OnConflict),
  Hq: () => (/* reexport */ OnOverlap),
  cw: () => (/* reexport */ Plan),
  op: () => (/* reexport */ Queue),
  Kd: () => (/* reexport */ Request),
  PI: () => (/* reexport */ RunId),
  Kp: () => (/* reexport */ Seconds),
  rg: () => (/* reexport */ SecurityWord),
  Xe: () => (/* reexport */ StatusWord),
  qU: () => (/* reexport */ Subtask),
  TN: () => (/* reexport */ SubtaskSuffix),
  wL: () => (/* reexport */ SuiteName),
  LD: () => (/* reexport */ TaskId),
  iE: () => (/* reexport */ TestResult),
  DQ: () => (/* reexport */ Tokens),
  RY: () => (/* reexport */ TreeSha),
  Y: () => (/* reexport */ Verdict),
  H$: () => (/* reexport */ WorkResult),
  r3: () => (/* reexport */ changeIdOf),
  u1: () => (/* reexport */ workflowOfRun)
});

// UNUSED EXPORTS: Assignment, Base, Blocked, Budget, Candidate, Commits, Failure, ForgeName, Hold, Job, Later, Mark, Outcome, Overlap, Pending, Prepared, Queued, StepOutcome, Stop, Task, Usage, runOfWorkflow

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
;// CONCATENATED MODULE: ./lib/core/model/names.js
/** Names, ids and measures that everything else is made of. */

/** Safe as a branch, file and artifact name: letters, digits, dashes; at most 64. */
const Name = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/, 'a name of letters, digits and dashes (at most 64, no dash at either end)');
const TaskId = Name.brand('TaskId');
/**
 * A subtask's id is its task's, a dash and this. No dash in it: what stands before the last dash of an id
 * is its task, so no two tasks can make the same id.
 */
const SubtaskSuffix = schemas/* string */.YjP()
    .regex(/^[a-z0-9]{1,16}$/, 'a suffix of lowercase letters and digits (at most 16)');
/** The change that marks TASKS.md travels through the train like a task's, under this reserved id. */
const BOOKKEEPING = TaskId.parse('tributary-tasks');
const RunId = Name.brand('RunId');
const OF_WORKFLOW = 'gh-';
/** The run of Tributary that a run of a workflow on GitHub begins. */
function runOfWorkflow(id) {
    return RunId.parse(`${OF_WORKFLOW}${id}`);
}
/** The number of the workflow's run that began it; undefined where none did. */
function workflowOfRun(run) {
    const id = run.startsWith(OF_WORKFLOW) ? run.slice(OF_WORKFLOW.length) : '';
    return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}
const AgentName = Name.brand('AgentName');
const GateName = Name.brand('GateName');
const SuiteName = Name.brand('SuiteName');
/** Where a run on one's own machine keeps its pull requests, and moves the base. */
const ForgeName = schemas/* enum */.k5n(['local', 'github']);
const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const CommitSha = schemas/* string */.YjP().regex(sha).brand('CommitSha');
/**
 * What a change is known by, in trailers, verdicts and file names: the commit that was delivered, which need
 * not be on this machine.
 */
const ChangeId = schemas/* string */.YjP().regex(sha).brand('ChangeId');
const TreeSha = schemas/* string */.YjP().regex(sha).brand('TreeSha');
/** First 32 hex digits of a SHA-256 over canonical JSON. */
const Digest = schemas/* string */.YjP()
    .regex(/^[0-9a-f]{32}$/)
    .brand('Digest');
/** ISO 8601, UTC. */
const Instant = iso/* datetime */.w$();
const Seconds = schemas/* number */.aig().nonnegative();

// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
;// CONCATENATED MODULE: ./lib/core/model/work.js
/** Tasks, who works on them, and what came of that. */



const Count = schemas/* int */.Whr().nonnegative();
/** A piece of one task's work that another agent does first (the guide's `${taskId}-db`). */
const Subtask = schemas/* strictObject */.rej({
    id: TaskId,
    agent: AgentName,
    work: schemas/* string */.YjP().max(limits/* LONGEST_WORK */.px),
});
const Task = schemas/* strictObject */.rej({
    id: TaskId,
    title: schemas/* string */.YjP(),
    /** Free markdown, handed to the agent whole. */
    body: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['todo', 'done', 'blocked', 'failed']),
    /** Why it is blocked or failed, where the task list says so. */
    reason: schemas/* string */.YjP().optional(),
    agent: AgentName.optional(),
    /** The globs that the task says it will touch; absent = unscoped. */
    scope: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    depends: schemas/* array */.YOg(TaskId),
    labels: schemas/* array */.YOg(schemas/* string */.YjP()),
    estimate: Seconds.optional(),
    /** Declared by a person; in a plan also those that its agent asked for so far. */
    subtasks: schemas/* array */.YOg(Subtask),
    /** Set on a subtask: the task that it belongs to. */
    parent: TaskId.optional(),
});
const Tokens = schemas/* strictObject */.rej({
    /** All input tokens, the cached ones included. */
    input: Count,
    output: Count,
    cacheRead: Count,
    cacheWrite: Count,
});
/** What a command said it used. `costUsd` is absent when nothing could price it: unpriced is never 0. */
const Usage = schemas/* strictObject */.rej({
    costUsd: schemas/* number */.aig().nonnegative().optional(),
    models: schemas/* record */.g1P(schemas/* string */.YjP(), Tokens),
});
const NO_USAGE = { models: {} };
/** Work as git has it: its commits, from the base on. */
const Commits = schemas/* strictObject */.rej({ base: CommitSha, head: CommitSha });
/** task + agent + model + base + attempt: what one job of `work` does. */
const Assignment = schemas/* strictObject */.rej({
    task: Task,
    agent: AgentName,
    model: schemas/* string */.YjP().optional(),
    attempt: schemas/* int */.Whr().positive(),
    base: CommitSha,
    /** Start from this work, put on the base, instead of from the bare base. */
    from: Commits.optional(),
    /** What went wrong before, for the prompt. */
    feedback: schemas/* array */.YOg(schemas/* string */.YjP()),
    estimatedCostUsd: schemas/* number */.aig().nonnegative().optional(),
    /** Its part of what the run may still spend. */
    budgetUsd: schemas/* number */.aig().nonnegative().optional(),
});
/** What an agent or a person delivered. */
const Change = schemas/* preprocess */.vkY(withId, schemas/* strictObject */.rej({
    task: TaskId,
    /** Stays the same in every round. */
    id: ChangeId,
    /**
     * Where it can be read: what was delivered, or, where the agent's own commits stayed on another machine,
     * the one commit that was published of it.
     */
    head: CommitSha,
    base: CommitSha,
    agent: AgentName.optional(),
    attempt: schemas/* int */.Whr().positive(),
}));
const Failure = schemas/* discriminatedUnion */.gMt('is', [
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('exit'), code: schemas/* int */.Whr(), tail: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('signal'), signal: schemas/* string */.YjP(), tail: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('timeout'), limit: Seconds }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('said'), message: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('nothing') }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('setup'), command: schemas/* string */.YjP(), tail: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('start'), message: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('interrupted') }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('lost') }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('refused-bundle'), message: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('subtask'), id: TaskId, message: schemas/* string */.YjP() }),
]);
/** The words of the guide's status record. */
const StatusWord = schemas/* enum */.k5n(['in_progress', 'completed', 'failed']);
const SecurityWord = schemas/* enum */.k5n(['pass', 'fail', 'pending']);
const ComplianceWord = schemas/* enum */.k5n([...SecurityWord.options, 'n/a']);
/** The guide's status record, as an agent may write it; everything else it writes is reported and dropped. */
const AgentStatus = schemas/* object */.Ikc({
    agentId: schemas/* string */.YjP().max(100).optional(),
    taskId: schemas/* string */.YjP().max(100).optional(),
    status: StatusWord.optional(),
    progress: schemas/* number */.aig().min(0).max(1).optional(),
    filesChanged: schemas/* array */.YOg(schemas/* string */.YjP().max(500)).max(1000).optional(),
    securityGate: SecurityWord.optional(),
    complianceGate: ComplianceWord.optional(),
    reviewAgents: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP().max(100),
        status: schemas/* string */.YjP().max(40),
        warnings: Count.optional(),
    }))
        .max(50)
        .optional(),
    commit: schemas/* string */.YjP().max(64).optional(),
    message: schemas/* string */.YjP().max(2000).optional(),
    error: schemas/* string */.YjP().max(2000).optional(),
    subtasks: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* string */.YjP().max(100),
        agent: schemas/* string */.YjP().max(100),
        work: schemas/* string */.YjP().max(limits/* LONGEST_WORK */.px),
    }))
        .max(20)
        .optional(),
});
const WorkResult = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    task: TaskId,
    agent: AgentName,
    model: schemas/* string */.YjP().optional(),
    attempt: schemas/* int */.Whr().positive(),
    base: CommitSha,
    startedAt: Instant,
    seconds: Seconds,
    usage: Usage,
    status: AgentStatus.optional(),
    /** What was wrong with what the agent reported; never fatal. */
    problems: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Directory of the worktree, relative to the repository, where it was kept. */
    worktree: schemas/* string */.YjP().optional(),
})
    .and(schemas/* discriminatedUnion */.gMt('is', [
    schemas/* object */.Ikc({ is: schemas/* literal */.euz('delivered'), head: CommitSha }),
    schemas/* object */.Ikc({ is: schemas/* literal */.euz('waits'), on: schemas/* array */.YOg(Subtask), partial: CommitSha.optional() }),
    schemas/* object */.Ikc({ is: schemas/* literal */.euz('failed'), why: Failure, partial: CommitSha.optional() }),
]));
/** How a step of a workflow ended, before `continue-on-error`. */
const StepOutcome = schemas/* enum */.k5n(['success', 'failure', 'cancelled', 'skipped']);
/** Handed from `mode: prepare` to `mode: submit` by the workflow, out of the agent's reach. */
const Prepared = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    task: TaskId,
    attempt: schemas/* int */.Whr().positive(),
    /** The worktree, absolute. */
    directory: schemas/* string */.YjP().min(1),
    /** Root and git directory of the checkout that it belongs to, absolute. */
    root: schemas/* string */.YjP().min(1),
    gitDir: schemas/* string */.YjP().min(1),
    startedAt: Instant,
    /** When the agent's turn began. */
    readyAt: Instant,
    /** What a status file that the base has in its root looked like: left as it is, it is no report. */
    stamp: schemas/* string */.YjP().optional(),
});
/** The change that is delivered with this commit. */
function changeIdOf(head) {
    return ChangeId.parse(head);
}
/** Files of older versions have no id: there, the head was it. */
function withId(value) {
    return typeof value === 'object' && value !== null && 'head' in value
        ? { id: value.head, ...value }
        : value;
}

;// CONCATENATED MODULE: ./lib/core/model/verdicts.js
/** What gates and tests say about a change. */



const Finding = schemas/* strictObject */.rej({
    rule: schemas/* string */.YjP(),
    message: schemas/* string */.YjP(),
    path: schemas/* string */.YjP().optional(),
    line: schemas/* int */.Whr().positive().optional(),
    level: schemas/* enum */.k5n(['error', 'warning', 'note']),
});
const GateResult = schemas/* enum */.k5n(['pass', 'fail', 'error']);
const VerdictFile = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    change: ChangeId,
    gate: GateName,
    policy: Digest,
    /** A review only warns: its verdict never blocks. */
    kind: schemas/* enum */.k5n(['gate', 'review']),
    /** `error`: the check crashed, timed out or answered nonsense. It blocks like `fail` and is never reused. */
    result: GateResult,
    findings: schemas/* array */.YOg(Finding),
    model: schemas/* string */.YjP().optional(),
    usage: Usage,
    startedAt: Instant,
    seconds: Seconds,
});
const Verdict = schemas/* preprocess */.vkY(ofChange, VerdictFile);
/** Base + the first k changes of the train. C0 is the baseline. */
const Candidate = schemas/* strictObject */.rej({
    k: schemas/* int */.Whr().nonnegative(),
    commit: CommitSha,
    tree: TreeSha,
    changes: schemas/* array */.YOg(TaskId),
});
const TestResult = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    tree: TreeSha,
    suite: SuiteName,
    /** Digest of suite, set-up and runner: a result for another command is no result. */
    policy: Digest,
    /** `setup`: the set-up command failed, no test was run. `lost` is never reused. */
    result: schemas/* enum */.k5n(['green', 'flaky', 'red', 'timeout', 'setup', 'lost']),
    failures: schemas/* array */.YOg(schemas/* string */.YjP()),
    tail: schemas/* string */.YjP(),
    startedAt: Instant,
    seconds: Seconds,
});
/** Files of older versions called it `head`. */
function ofChange(value) {
    if (typeof value !== 'object' || value === null)
        return value;
    if (!('head' in value) || 'change' in value)
        return value;
    const { head, ...rest } = value;
    return { change: head, ...rest };
}

;// CONCATENATED MODULE: ./lib/core/model/rounds.js
/** The files of a round: its plan, its train, and how it ended. */




const Dollars = schemas/* number */.aig().nonnegative();
/** What a run may spend on agents and gates, and what it had spent when a round was planned. */
const Budget = schemas/* strictObject */.rej({ limitUsd: Dollars, spentUsd: Dollars });
const Base = schemas/* strictObject */.rej({ branch: schemas/* string */.YjP(), commit: CommitSha, tree: TreeSha });
const Overlap = schemas/* strictObject */.rej({
    first: TaskId,
    second: TaskId,
    /** Paths of the base tree that both may touch; for files that do not exist yet, the globs that meet. */
    files: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const OnOverlap = schemas/* enum */.k5n(['sequential', 'continue', 'cancel']);
const OnConflict = schemas/* enum */.k5n(['hold', 'discard', 'resolve']);
const Method = schemas/* enum */.k5n(['merge', 'squash', 'rebase']);
/** Why a task that was asked for does not run. */
const Blocked = schemas/* discriminatedUnion */.gMt('is', [
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('unknown'), near: TaskId.optional() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('done') }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('landed'), commit: CommitSha }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('in-flight'), branch: schemas/* string */.YjP(), run: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('blocked'), reason: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('failed-before'), reason: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('waits-for'), task: TaskId, state: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('cycle'), path: schemas/* array */.YOg(TaskId) }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('no-agent'), agent: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('no-compliance') }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('uncommitted-fix'), worktree: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('invalid'), problem: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({
        is: schemas/* literal */.euz('budget'),
        limitUsd: Dollars,
        spentUsd: Dollars,
        /** What it would take, where history tells. */
        neededUsd: Dollars.optional(),
    }),
]);
/** A task that a earlier round left: what the next round does with it. */
const Pending = schemas/* strictObject */.rej({
    task: TaskId,
    /** `land`: a judged change goes into the train again. `work`: an agent works (again). */
    act: schemas/* enum */.k5n(['land', 'work']),
    attempt: schemas/* int */.Whr().positive(),
    change: Change.optional(),
    from: Commits.optional(),
    feedback: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Subtasks that must land before it. */
    behind: schemas/* array */.YOg(TaskId),
    /** Only on a subtask: its definition, since the task list does not hold it. */
    define: Task.optional(),
    /** Its subtasks so far, landed ones too. Absent on a subtask: its definition has them. */
    subtasks: schemas/* array */.YOg(Subtask).optional(),
});
const Later = schemas/* strictObject */.rej({
    task: TaskId,
    behind: schemas/* array */.YOg(TaskId),
    why: schemas/* enum */.k5n(['depends', 'overlap', 'subtask', 'room']),
});
const Plan = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    run: RunId,
    round: schemas/* int */.Whr().positive(),
    at: Instant,
    base: Base,
    policy: Digest,
    assign: schemas/* array */.YOg(Assignment),
    adopt: schemas/* array */.YOg(Change),
    later: schemas/* array */.YOg(Later),
    /** The tasks of `later`, as the next round takes them up. */
    waiting: schemas/* array */.YOg(Pending),
    blocked: schemas/* array */.YOg(schemas/* strictObject */.rej({ task: schemas/* string */.YjP(), why: schemas/* array */.YOg(Blocked) })),
    overlaps: schemas/* array */.YOg(Overlap),
    onOverlap: OnOverlap,
    unscoped: schemas/* array */.YOg(TaskId),
    /** Every task of this run that is not settled, defined: dispatched ones and subtasks. */
    tasks: schemas/* array */.YOg(Task),
    /** Ids of the task list that a subtask of these tasks must not take. */
    taken: schemas/* array */.YOg(TaskId),
    /** Absent where the run may spend what it takes. */
    budget: Budget.optional(),
});
/** A change that does not combine, in these files, with what these tasks did. */
const Conflict = schemas/* strictObject */.rej({
    is: schemas/* literal */.euz('conflict'),
    files: schemas/* array */.YOg(schemas/* string */.YjP()),
    with: schemas/* array */.YOg(TaskId),
});
/** Why a change waits for a person. */
const Hold = schemas/* discriminatedUnion */.gMt('is', [
    Conflict,
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('refused'), message: schemas/* string */.YjP(), command: schemas/* string */.YjP().optional() }),
]);
/** A change with its one commit on the base, as `queue` made it. */
const Queued = schemas/* strictObject */.rej({
    change: Change,
    commit: CommitSha,
    tree: TreeSha,
    title: schemas/* string */.YjP(),
    /** Paths that it changes. */
    files: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    verdicts: schemas/* array */.YOg(Verdict),
    disposition: schemas/* discriminatedUnion */.gMt('is', [
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('train') }),
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('next-train') }),
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('blocked'), gates: schemas/* array */.YOg(GateName), publish: schemas/* boolean */.zMY() }),
        Conflict,
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('landed'), commit: CommitSha }),
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('empty') }),
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('refused'), message: schemas/* string */.YjP() }),
    ]),
    pr: schemas/* int */.Whr().positive().optional(),
    /** Why it has no pull request, where the forge refused it. */
    unpublished: schemas/* string */.YjP().optional(),
});
/** One task's line in the bookkeeping change. */
const Mark = schemas/* strictObject */.rej({
    task: TaskId,
    to: schemas/* discriminatedUnion */.gMt('is', [
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('done') }),
        schemas/* strictObject */.rej({ is: schemas/* literal */.euz('failed'), reason: schemas/* string */.YjP() }),
    ]),
});
const Queue = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    run: RunId,
    round: schemas/* int */.Whr().positive(),
    base: Base,
    policy: Digest,
    changes: schemas/* array */.YOg(Queued),
    /** C0 (the baseline) first, then one for each change in the train, in order. */
    candidates: schemas/* array */.YOg(Candidate),
    marks: schemas/* array */.YOg(Mark),
});
/** How a task ended in a round. */
const Outcome = schemas/* discriminatedUnion */.gMt('is', [
    schemas/* strictObject */.rej({
        is: schemas/* literal */.euz('landed'),
        task: TaskId,
        commit: CommitSha,
        pr: schemas/* int */.Whr().optional(),
    }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('failed'), task: TaskId, why: Failure }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('blocked'), task: TaskId, gates: schemas/* array */.YOg(GateName) }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('red'), task: TaskId, tests: TestResult, attempt: schemas/* int */.Whr() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('held'), task: TaskId, why: Hold }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('discarded'), task: TaskId, files: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('not-started'), task: schemas/* string */.YjP(), why: schemas/* array */.YOg(Blocked) }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('unsettled'), task: TaskId, message: schemas/* string */.YjP() }),
]);
/** Why a whole train or run stopped. */
const Stop = schemas/* discriminatedUnion */.gMt('is', [
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('red-baseline'), tests: schemas/* array */.YOg(TestResult) }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('base-moved'), expected: CommitSha, found: CommitSha }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('tree-differs'), expected: TreeSha, found: TreeSha }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('setup'), command: schemas/* string */.YjP(), tail: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('refused'), message: schemas/* string */.YjP(), command: schemas/* string */.YjP().optional() }),
]);
const Land = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    run: RunId,
    round: schemas/* int */.Whr().positive(),
    before: Base,
    after: Base,
    outcomes: schemas/* array */.YOg(Outcome),
    next: schemas/* array */.YOg(Pending),
    /** Marks that are due and not on the base yet. */
    marks: schemas/* array */.YOg(Mark),
    stop: Stop.optional(),
});
/** `run.json`: what was asked for. */
const Request = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    run: RunId,
    /** Task ids, `ready` or `label:NAME`, as typed. */
    ask: schemas/* array */.YOg(schemas/* string */.YjP()),
    branch: schemas/* string */.YjP(),
    /** The branch was named by `--base`; it need not be the one that is checked out. */
    named: schemas/* boolean */.zMY().optional(),
    /** As `--forge` said. A workflow's run names none. */
    forge: ForgeName.optional(),
    onOverlap: OnOverlap,
    /** In US dollars. */
    budget: schemas/* number */.aig().positive().optional(),
    /** Login of who started a workflow's run: its later rounds are started by a bot. */
    person: schemas/* string */.YjP().max(100).optional(),
    startedAt: Instant,
});
/** A job of a workflow's run. */
const Job = schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), seconds: Seconds });
/** `jobs/<round>-<attempt>.json`: what a round took of a workflow's runners. */
const Jobs = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), jobs: schemas/* array */.YOg(Job) });
/** One line of the ledger: what one attempt took. */
const LedgerEntry = schemas/* strictObject */.rej({
    run: RunId,
    round: schemas/* int */.Whr().positive(),
    task: TaskId,
    agent: AgentName,
    model: schemas/* string */.YjP().optional(),
    attempt: schemas/* int */.Whr().positive(),
    outcome: schemas/* string */.YjP(),
    seconds: Seconds,
    costUsd: schemas/* number */.aig().nonnegative().optional(),
    at: Instant,
});

;// CONCATENATED MODULE: ./lib/core/model.js
/**
 * Everything that stands in a run directory, as one zod schema and one type under the same name.
 * Validated where it is read; inside, the types are trusted.
 */






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
    /** Whether it meets everything else of its kind too, until a person has mended it. */
    get isGeneral() {
        return false;
    }
}


/***/ }),

/***/ 8067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NEEDED_NODE: () => (/* binding */ NEEDED_NODE),
/* harmony export */   isAtLeast: () => (/* binding */ isAtLeast),
/* harmony export */   l: () => (/* binding */ NEEDED_GIT)
/* harmony export */ });
/** Versions of the programs that Tributary stands on. */
const NEEDED_NODE = '20.20';
const NEEDED_GIT = '2.39';
/** Whether `v20.20.2` or `2.39.5 (Apple Git-154)` is at least `needed`, by its first two numbers. */
function isAtLeast(version, needed) {
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
    const [needMajor = 0, needMinor = 0] = needed.split('.').map(Number);
    return Number(major) > needMajor || (Number(major) === needMajor && Number(minor) >= needMinor);
}


/***/ }),

/***/ 4484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GI: () => (/* binding */ stopSteps),
/* harmony export */   Nl: () => (/* binding */ worktreeLines),
/* harmony export */   Zn: () => (/* binding */ nextSteps),
/* harmony export */   _p: () => (/* binding */ conflictLines),
/* harmony export */   iN: () => (/* binding */ askedOf),
/* harmony export */   qL: () => (/* binding */ runAgain),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);

const safeWord = /^[\w@%+=:,./-]+$/;
function askedOf({ branch: base, named, forge, }) {
    return { base, named, forge };
}
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
        `  3. Discard agent work (tributary discard ${task}${forgeFlag(place)})`,
    ];
}
/** The command that runs tasks on the same base again. */
function runAgain(tasks, { base, named, forge }) {
    const onto = named ? ` --base ${shellWord(base)}` : '';
    return `tributary run ${tasks.map(shellWord).join(' ')}${onto}${forgeFlag({ forge })}`;
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
            return place.withheld
                ? withheldSteps(outcome.task, place)
                : fixSteps(outcome.task, place, 'fix what the gate found');
        case 'red':
            return fixSteps(outcome.task, place, 'make the tests pass');
        case 'held':
            if (outcome.why.is === 'conflict')
                return resolveSteps(outcome.task, place);
            return [...commandOf(outcome.why.command), runAgain([outcome.task], place)];
        case 'discarded':
        case 'unsettled':
            return [runAgain([outcome.task], place)];
        case 'not-started':
            // All of its reasons stand in its text; the first one is the one to begin with.
            return outcome.why.slice(0, 1).flatMap((why) => blockedSteps(outcome.task, why, place));
    }
}
/** What to do next about a run that stopped; `ask` is what was asked for, as typed. */
function stopSteps(stop, ask, place) {
    const { base } = place;
    const run = runAgain(ask, place);
    switch (stop.is) {
        case 'red-baseline':
            return [`# fix the tests on ${shellWord(base)}, and commit`, run];
        case 'setup':
            return [`# fix the set-up commands on ${shellWord(base)}, and commit`, run];
        case 'base-moved':
        case 'tree-differs':
            return [run];
        case 'refused':
            return [...commandOf(stop.command), run];
    }
}
function forgeFlag({ forge }) {
    return forge === 'github' ? ' --forge github' : '';
}
function failureSteps(task, failure, place) {
    const run = runAgain([task], place);
    const look = place.worktree === undefined ? [] : [`(cd ${shellWord(place.worktree)} && git log)`];
    switch (failure.is) {
        case 'exit':
        case 'signal':
        case 'timeout':
        case 'said':
            return [...look, run];
        case 'setup':
            return [`# fix the set-up commands on ${shellWord(place.base)}, and commit`, run];
        case 'start':
            return ['tributary doctor', run];
        case 'nothing':
        case 'interrupted':
        case 'lost':
        case 'refused-bundle':
        case 'subtask':
            return [run];
    }
}
/** It has no branch, so that nothing of it can be pushed by mistake: a fix of it would not be taken up. */
function withheldSteps(task, place) {
    const look = place.worktree === undefined ? [] : [`(cd ${shellWord(place.worktree)} && git status)`];
    return [
        ...look,
        '# the next run moves this worktree aside, and its agent starts over',
        runAgain([task], place),
    ];
}
function fixSteps(task, place, what) {
    return [
        `${enter(task, place)} && git log`,
        `# ${what}`,
        'git add -A && git commit',
        runAgainCommand(task, place),
    ];
}
/** A merge with conflicts exits with 1, so the commands after it stand on a line of their own. */
function resolveSteps(task, place) {
    return [
        `${enter(task, place)} && git merge ${shellWord(place.base)}`,
        'git mergetool && git commit',
        runAgainCommand(task, place),
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
function runAgainCommand(task, place) {
    return `cd - && ${runAgain([task], place)}`;
}
function blockedSteps(task, blocked, place) {
    const run = runAgain([task], place);
    switch (blocked.is) {
        case 'unknown':
            return [
                blocked.near === undefined ? 'tributary plan ready' : runAgain([blocked.near], place),
            ];
        case 'done':
            return ['# to redo it, change its [x] to [ ] in the task list, and commit', run];
        case 'landed':
            return ['# to redo it, give it a new ID', `git show ${blocked.commit}`];
        case 'in-flight':
            return ['tributary status'];
        case 'blocked':
            return ['# remove its "status: blocked" from the task list, and commit', run];
        case 'failed-before':
            return [run];
        case 'waits-for':
            return [runAgain([blocked.task, task], place)];
        case 'cycle':
            return ['# remove one "depends:" of the cycle from the task list, and commit', run];
        case 'no-agent':
            return [
                '# add the agent to .github/tributary.yml, or name another one in the task, and commit',
                run,
            ];
        case 'no-compliance':
            return ['# add gates.compliance.run to .github/tributary.yml, and commit', run];
        case 'uncommitted-fix':
            return [`cd ${shellWord(blocked.worktree)} && git add -A && git commit`, `cd - && ${run}`];
        case 'invalid':
            return ['# fix it in the task list, and commit', run];
        case 'budget':
            // A new run has the whole budget.
            return (blocked.neededUsd ?? 0) > blocked.limitUsd
                ? [`${run} --budget ${Math.ceil(blocked.neededUsd ?? 1)}`]
                : [run];
    }
}
function commandOf(command) {
    return command === undefined ? [] : [(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(command, 4096)];
}


/***/ }),

/***/ 4395:
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
/** The first `max` code points; a cut is shown as `…`, inside the limit. */
function cut(text, max) {
    const points = Array.from(text.slice(0, 2 * max + 2));
    return points.length > max ? `${points.slice(0, Math.max(0, max - 1)).join('')}…` : text;
}


/***/ })

};
