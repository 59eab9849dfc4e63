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
/** Treats missing files as undefined, but no other system error. */

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);
/** Something else is at the path: a folder instead of a file, or a loop of symbolic links. */
const ANOTHER_KIND = new Set(['EISDIR', 'ELOOP']);
/** Whether a file system error means that nothing is there. */
function isAbsent(error) {
    return ABSENT.has((0,_system_error_js__WEBPACK_IMPORTED_MODULE_0__/* .systemErrorCode */ .v)(error) ?? '');
}
/**
 * The result of `reading`, or undefined if there is no such file or folder.
 *
 * @throws every other error: too many open files or a missing permission must not look like "not there"
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
/** The validation issues with their paths, on one line: `assign.0.attempt: Too small …`. */
function issuesText(error) {
    const shown = error.issues.slice(0, SHOWN_ISSUES).map(({ path, message }) => {
        const at = path.map(String).join('.');
        return (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(at === '' ? message : `${at}: ${message}`);
    });
    const more = error.issues.length - shown.length;
    return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
/** @returns undefined if the text is not valid JSON (JSON has no such value) */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/**
 * Reads a file like `readRegularFile` and validates it. Never throws.
 *
 * @param maxBytes larger files are refused
 */
async function readJsonFile(file, schema, maxBytes) {
    const found = await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)(file, maxBytes);
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

/***/ 5323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Of: () => (/* binding */ readRegularBytes),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   a9: () => (/* binding */ fileStamp)
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
 * Reads a file that foreign code may have made. Symbolic links, pipes, directories and devices are refused
 * without following or blocking. Never throws.
 *
 * @param maxBytes larger files are refused
 * @returns its text, decoded as UTF-8
 */
async function readRegularFile(file, maxBytes) {
    try {
        const found = await readChecked(file, maxBytes);
        return found.is === 'bytes' ? { is: 'text', text: found.bytes.toString('utf8') } : found;
    }
    catch (error) {
        return (0,_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .isAbsent */ .W)(error)
            ? { is: 'none' }
            : { is: 'refused', why: `cannot be read (${(0,_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .v)(error) ?? String(error)})` };
    }
}
/** The same as bytes; undefined if there is no such file, or it is refused. Never throws. */
async function readRegularBytes(file, maxBytes) {
    const found = await readChecked(file, maxBytes).catch(() => undefined);
    return found?.is === 'bytes' ? found.bytes : undefined;
}
/** A value that changes whenever the file is written; undefined if there is no file or it cannot be read. */
async function fileStamp(file) {
    const found = await (0,_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file)).catch(() => undefined);
    return found && `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
}
async function readChecked(file, maxBytes) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // Opening a device may have side effects, so check before opening. The open flags cover a swap in between.
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
            : { is: 'bytes', bytes };
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
/** Reads to the end, or one byte more than the limit: the file may grow while it is read. */
async function readAtMost(handle, maxBytes) {
    const { size } = await handle.stat();
    // Allocate the file's size plus one byte: zeroing the full limit for each small file takes longer than reading it.
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
/* harmony export */   M: () => (/* binding */ systemCall),
/* harmony export */   v: () => (/* binding */ systemErrorCode)
/* harmony export */ });
/**
 * The code of an operating system error (`ENOENT`); undefined for other errors. Checks the shape, since
 * errors of another realm (a test sandbox, a worker) are not instances of this realm's `Error`.
 */
function systemErrorCode(error) {
    if (typeof error !== 'object' || error === null || !('code' in error))
        return undefined;
    return typeof error.code === 'string' ? error.code : undefined;
}
/** The call that failed (`open`, `spawn git`), by the same rules. */
function systemCall(error) {
    if (typeof error !== 'object' || error === null || !('syscall' in error))
        return undefined;
    return typeof error.syscall === 'string' ? error.syscall : undefined;
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
/** Runs one git process to its end and collects all its output. */





const KILLED = 137;
/**
 * Collects output in files, not pipes. A file is complete once git has exited, even if this process is busy,
 * and it does not matter if a filter or daemon that git started keeps the file open. With a pipe, waiting for
 * its end hangs on a daemon, and a time limit loses output on a busy machine.
 *
 * @returns how git ended, whatever its exit code
 * @throws if git cannot be started
 */
async function runGit({ dir, environment, args, input, limit }) {
    const outputs = [];
    try {
        const [stdout, stderr] = [openOutput(outputs), openOutput(outputs)];
        const child = (0,external_node_child_process_.spawn)('git', [...args], {
            cwd: dir,
            env: environment,
            stdio: [input === undefined ? 'ignore' : 'pipe', stdout, stderr],
            windowsHide: true,
        });
        // A git that fails early does not read its input. Its exit code reports that, so ignore EPIPE.
        child.stdin?.on('error', () => { }).end(input);
        const { exitCode, timedOut } = await exitOf(child, limit);
        return { exitCode, timedOut, stdout: readOutput(stdout), stderr: readOutput(stderr) };
    }
    finally {
        for (const output of outputs)
            (0,external_node_fs_.closeSync)(output);
    }
}
/** Opens a file and unlinks it: nobody else can open it, and it is freed when the last process closes it. */
function openOutput(opened) {
    const file = (0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `tributary-git-${(0,external_node_crypto_.randomUUID)()}`);
    const descriptor = (0,external_node_fs_.openSync)(file, 'wx+', 0o600);
    opened.push(descriptor);
    (0,external_node_fs_.unlinkSync)(file);
    return descriptor;
}
function exitOf(child, limit) {
    return new Promise((resolve, reject) => {
        let timedOut = false;
        const stop = () => {
            timedOut = true;
            child.kill('SIGKILL');
        };
        const timer = limit === undefined ? undefined : setTimeout(stop, limit * 1000);
        child.once('error', reject);
        child.once('exit', (code) => {
            clearTimeout(timer);
            // A process that inherited the pipe must not keep this one alive.
            child.stdin?.destroy();
            resolve({ exitCode: code ?? KILLED, timedOut });
        });
    });
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

;// CONCATENATED MODULE: ./lib/adapters/git/git.js
/** Runs git with a small, fixed environment: no hooks, prompts or file system monitor. */


/** A git command that exited with a code that the caller does not accept. */
class GitError extends Error {
    args;
    exitCode;
    stdout;
    stderr;
    constructor(args, exitCode, stdout, stderr) {
        // Options may contain a path or a ref, but never a credential: those are passed in the environment only.
        const words = stderr.trim() || stdout.trim();
        super(`git ${args[0] ?? ''} ended with ${exitCode}${words === '' ? ' and said nothing.' : `: ${words}`}`);
        this.args = args;
        this.exitCode = exitCode;
        this.stdout = stdout;
        this.stderr = stderr;
        this.name = 'GitError';
    }
}
/** Settings that a person may have changed, and that would affect our operations or their output. */
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
    // An autostash that fails to apply would leave conflicts in the user's files.
    'merge.autoStash': 'false',
    'submodule.recurse': 'false',
    'log.showSignature': 'false',
    'log.showRoot': 'true',
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
/** The settings as GIT_CONFIG_* variables, which override all configuration files. */
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
 * @param dir where git runs: the repository's root, or any directory if `at` is given
 * @param environment the caller's; only a few variables of it are passed on
 * @param at explicit GIT_DIR and GIT_WORK_TREE, so that git never uses a `.git` file that an agent wrote
 */
function createGit(dir, environment, at = {}) {
    const base = {
        ...gitEnvironment(environment),
        ...(at.gitDir && { GIT_DIR: at.gitDir }),
        ...(at.workTree && { GIT_WORK_TREE: at.workTree }),
    };
    return async (args, { env, accept, input, limit } = {}) => {
        const ended = await runGit({ dir, environment: { ...base, ...env }, args, input, limit });
        const { exitCode, stdout: bytes } = ended;
        const [stdout, stderr] = [bytes.toString('utf8'), ended.stderr.toString('utf8')];
        if (exitCode === 0 || accept?.includes(exitCode))
            return { code: exitCode, stdout, bytes, stderr };
        const reason = ended.timedOut ? `it was stopped after ${limit} s` : stderr;
        throw new GitError(args, exitCode, stdout, reason);
    };
}
/**
 * The command's output as one line.
 *
 * @throws GitError, also if there is no output
 */
async function lineOf(git, args, options) {
    const { stdout } = await git(args, options);
    const line = stdout.replace(/\n$/, '');
    if (line === '')
        throw new GitError(args, 0, '', 'it answered with nothing');
    return line;
}
/** The same for a command that exits with 1 if there is no answer. */
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
        // Agents choose file names: `:(top)x` is a file, not a pattern.
        GIT_LITERAL_PATHSPECS: '1',
        // Agents can write refs: git must not substitute replacement objects or grafts.
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

/***/ 0:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cr: () => (/* binding */ removeOddEntries),
/* harmony export */   Ln: () => (/* binding */ writeRef),
/* harmony export */   Wq: () => (/* binding */ writeRepository),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   kL: () => (/* binding */ forgetObjects),
/* harmony export */   x3: () => (/* binding */ alternatesOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6921);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8907);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4231);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5323);
/**
 * A repository of its own for each directory in which foreign code runs: its own configuration, refs, index,
 * stash and hooks. It reads the person's objects from a snapshot and writes none of them. Written as files: no
 * git of ours runs in a directory that an agent may have changed.
 */







const Owner = zod__WEBPACK_IMPORTED_MODULE_6__/* .strictObject */ .rej({
    task: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .TaskId */ .LD,
    /** Root of the person's checkout. */
    root: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
});
const OWNER_FILE = 'tributary-worktree';
const MAX_OWNER_BYTES = 16 * 1024;
/**
 * What stays of a repository when it is put right: objects, logs, and the git directories of submodules. All
 * else is written anew, or belongs to an operation in progress.
 */
const KEPT = new Set(['objects', 'logs', 'modules', 'lfs']);
/** What git would believe of the objects, and the agent's stash, which is no longer a ref. */
const UNTRUE = [
    'objects/info',
    'objects/pack/multi-pack-index',
    'objects/pack/multi-pack-index.d',
    'logs/refs/stash',
];
/** Makes the repository, or puts an existing one right. `index` is the caller's to write. */
async function writeRepository(dir, repository) {
    const git = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.git');
    await realFolder(git);
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(git))
        if (KEPT.has(name))
            await removeOddEntries((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name));
        else
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name), { recursive: true, force: true });
    for (const name of UNTRUE)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name), { recursive: true, force: true });
    for (const name of ['objects', 'objects/info', 'objects/pack', 'info', 'refs', 'refs/heads'])
        await realFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name));
    const { config, head, refs, info, shallow, snapshot, owner } = repository;
    await write(git, 'objects/info/alternates', alternatesOf(dir, snapshot));
    for (const [name, text] of info)
        await write(git, `info/${name}`, text);
    if (shallow !== undefined)
        await write(git, 'shallow', shallow);
    if (owner)
        await write(git, OWNER_FILE, JSON.stringify(owner));
    await write(git, 'packed-refs', packedRefs(refs));
    await write(git, 'config', config);
    await write(git, 'HEAD', head.startsWith('refs/') ? `ref: ${head}\n` : `${head}\n`);
}
/** The owner of a repository of ours; undefined if it is none. It only explains: an agent can write it. */
async function ownerOf(gitDir) {
    const found = await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegularFile */ .XF)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDir, OWNER_FILE), MAX_OWNER_BYTES);
    return found.is === 'text' ? Owner.safeParse((0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(found.text)).data : undefined;
}
/** Points one branch at a commit, whatever stands in the way of its file. */
async function writeRef(dir, ref, commit) {
    const git = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.git');
    let folder = git;
    for (const part of (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(ref).split('/')) {
        folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, part);
        await realFolder(folder);
    }
    await write(git, ref, `${commit}\n`);
}
/** Removes everything that could name a commit: logs, the index, and objects that are not in the snapshot. */
async function forgetObjects(dir) {
    const git = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.git');
    // An agent may have made it a link to the person's.
    await realFolder(git);
    for (const name of ['objects', 'logs', 'index'])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name), { recursive: true, force: true });
}
/** Text of `objects/info/alternates`. Relative, so that the checkout can be moved. */
function alternatesOf(dir, snapshot) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.git', 'objects'), snapshot);
    return `${path.includes('\n') || path.startsWith('"') || path.startsWith('#') ? JSON.stringify(path) : path}\n`;
}
/** Removes links, pipes and devices below a folder: git would write or wait there. */
async function removeOddEntries(path) {
    const facts = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path));
    if (facts?.isDirectory()) {
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path, { withFileTypes: true });
        for (const entry of entries)
            if (!entry.isFile())
                await removeOddEntries((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, entry.name));
    }
    else if (facts && !facts.isFile())
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
}
/** Git reads refs in this file only if they are sorted, which it is told. */
function packedRefs(refs) {
    const lines = [...refs].toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `# pack-refs with: sorted \n${lines.map(([ref, at]) => `${at} ${ref}\n`).join('')}`;
}
/** Makes a real directory of a path, whatever it is: an agent may have made a link to another place of it. */
async function realFolder(path) {
    const facts = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path));
    if (facts?.isDirectory())
        return;
    if (facts)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
}
async function write(git, name, text) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(file, { recursive: true, force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, text, { flag: 'wx' });
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
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8907);
/* harmony import */ var _files_system_error_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8020);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9635);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8067);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4484);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3943);
/* harmony import */ var _own_repository_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(0);
/** The repository that Tributary is started in. */









/** The version without the words `git version`, such as `2.39.5 (Apple Git-154)`, and whether it is new enough. */
async function gitVersion(git) {
    const text = (await (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA)(git, ['version'])).replace('git version', '').trim();
    return { text, enough: (0,_core_version_js__WEBPACK_IMPORTED_MODULE_7__.isAtLeast)(text, _core_version_js__WEBPACK_IMPORTED_MODULE_7__/* .NEEDED_GIT */ .l) };
}
/** @throws UserError outside a checkout, in an agent's worktree, and if git is missing or too old */
async function openRepository(cwd, environment) {
    const here = (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .createGit */ .lD)(cwd, environment);
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(await topLevel(here, cwd));
    const [{ text, enough }, common, head] = await Promise.all([
        gitVersion(here),
        (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA)(here, ['rev-parse', '--git-common-dir']),
        // The full ref name: git's short form gets longer if a tag has the branch's name.
        (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOrNone */ .Og)(here, ['symbolic-ref', '--quiet', 'HEAD']),
    ]);
    if (!enough)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError([`git ${text} is too old. Tributary needs ${_core_version_js__WEBPACK_IMPORTED_MODULE_7__/* .NEEDED_GIT */ .l} or newer.`], ['Update git.']);
    const gitDir = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, common));
    await refuseAgentWorktree(gitDir);
    return {
        root,
        gitDir,
        branch: head?.replace(/^refs\/heads\//, ''),
        git: (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .createGit */ .lD)(root, environment, { gitDir }),
        checkout: (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .createGit */ .lD)(root, environment),
    };
}
async function topLevel(git, cwd) {
    try {
        return await (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA)(git, ['rev-parse', '--show-toplevel']);
    }
    catch (error) {
        if (error instanceof _git_js__WEBPACK_IMPORTED_MODULE_5__/* .GitError */ .XS)
            throw refusalOf(error);
        // As where the temporary folder is not there, or full: git itself may well be.
        if (!isSpawnError(error))
            throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError([`git could not be started: ${String(error)}`]);
        // Node says of a missing folder what it says of a missing program.
        if (!(await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(cwd))))
            throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError([`There is no directory ${cwd}.`]);
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError(['git was not found on the PATH.'], [`Install git ${_core_version_js__WEBPACK_IMPORTED_MODULE_7__/* .NEEDED_GIT */ .l} or newer.`]);
    }
}
/** The error for a directory outside a checkout; otherwise git's own message (such as dubious ownership). */
function refusalOf({ stderr, message }) {
    if (/not a git repository|must be run in a work tree/.test(stderr))
        return new _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError(['Not a git repository.'], ['cd into one, or create one: git init && git commit --allow-empty -m "Start"']);
    const lines = stderr
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    return new _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError([lines[0]?.replace(/^fatal: /, '') ?? message], lines.filter((line) => line.startsWith('git ')));
}
function isSpawnError(error) {
    return (0,_files_system_error_js__WEBPACK_IMPORTED_MODULE_8__/* .systemCall */ .M)(error)?.startsWith('spawn') === true;
}
/**
 * Refuses to start in an agent's worktree, where a person may be fixing its work: its branch must not become
 * the base.
 */
async function refuseAgentWorktree(gitDir) {
    const own = await (0,_own_repository_js__WEBPACK_IMPORTED_MODULE_6__/* .ownerOf */ .bf)(gitDir);
    if (own)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError([`This is the worktree of ${own.task}. Run Tributary in your own checkout:`], [`cd ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_4__/* .shellWord */ .r7)(own.root)}`]);
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
/** Tributary's names in git: branches, refs, commit authors and trailers. */

/** Author and committer of Tributary's own commits. */
const IDENTITY = {
    name: 'Tributary',
    email: 'tributary@users.noreply.github.com',
};
/** A reserved domain (RFC 2606), so no agent's address belongs to a real person. */
const AGENTS_DOMAIN = '@tributary.invalid';
const HEADS = 'refs/heads/';
const TASKS = 'tributary/';
/** A git ref pattern that matches every task's branch. */
const TASK_REFS = `${HEADS}${TASKS}*`;
const LEDGER_BRANCH = 'tributary-ledger';
const LEDGER_REF = refOf(LEDGER_BRANCH);
/** Matches rules for task branches, but belongs to no task: a task ID has no underscore. */
const PROBE_BRANCH = `${TASKS}_probe`;
/** Prefix of refs that are not branches: objects kept from garbage collection, and fetched commits. */
const OWN_REFS = 'refs/tributary/';
/** Trailers in the message of a landed commit. */
const TRAILERS = {
    task: 'Tributary-Task',
    change: 'Tributary-Change',
    run: 'Tributary-Run',
};
function refOf(branch) {
    return `${HEADS}${branch}`;
}
/** The branch of a task. `task` is a task ID, or what a person typed as one. */
function taskBranch(task) {
    return `${TASKS}${task}`;
}
function taskRef(task) {
    return refOf(taskBranch(task));
}
function isTaskBranch(branch) {
    return branch.startsWith(TASKS);
}
/** The task that owns a branch ref; undefined for other refs. */
function taskOfRef(ref) {
    const prefix = refOf(TASKS);
    return ref.startsWith(prefix) ? _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(ref.slice(prefix.length)).data : undefined;
}
/** The local ref for a fetched branch; never one of the user's branches. */
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
  HL: () => (/* reexport */ AcceptedBase),
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
  n6: () => (/* reexport */ SetupChanges),
  Xe: () => (/* reexport */ StatusWord),
  LU: () => (/* reexport */ StoppedBase),
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

// UNUSED EXPORTS: Assignment, Base, Blocked, Budget, Candidate, Commits, Failure, ForgeName, Hold, Job, Later, Mark, Outcome, Overlap, Pending, Prepared, PreparedEnd, Queued, StepOutcome, Stop, Task, Usage, runOfWorkflow

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
;// CONCATENATED MODULE: ./lib/core/model/names.js
/** Names, ids and units that the other schemas use. */

/** Safe as a branch, file and artifact name: letters, digits, dashes; at most 64. */
const Name = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/, 'a name of letters, digits and dashes (at most 64, no dash at either end)');
const TaskId = Name.brand('TaskId');
/**
 * A subtask's id is its task's id, a dash and this suffix. The suffix has no dash, so the part before the
 * last dash is always the task, and two tasks cannot produce the same id.
 */
const SubtaskSuffix = schemas/* string */.YjP()
    .regex(/^[a-z0-9]{1,16}$/, 'a suffix of lowercase letters and digits (at most 16)');
/** The reserved id of the change that marks TASKS.md; it goes through the train like a task's change. */
const BOOKKEEPING = TaskId.parse('tributary-tasks');
const RunId = Name.brand('RunId');
const OF_WORKFLOW = 'gh-';
const AgentName = Name.brand('AgentName');
const GateName = Name.brand('GateName');
const SuiteName = Name.brand('SuiteName');
/** Where a local run keeps its pull requests and moves the base. */
const ForgeName = schemas/* enum */.k5n(['local', 'github']);
const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const CommitSha = schemas/* string */.YjP().regex(sha).brand('CommitSha');
/**
 * Identifies a change in trailers, verdicts and file names: the delivered commit, which may be missing on
 * this machine.
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
/** The Tributary run that a GitHub workflow run starts. */
function runOfWorkflow(id) {
    return RunId.parse(`${OF_WORKFLOW}${id}`);
}
/** The number of the workflow run that started a run; undefined for a local run. */
function workflowOfRun(run) {
    const id = run.startsWith(OF_WORKFLOW) ? run.slice(OF_WORKFLOW.length) : '';
    return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
;// CONCATENATED MODULE: ./lib/core/model/work.js
/** Tasks, their assignments, and the results of the work. */



const Count = schemas/* int */.Whr().nonnegative();
/** A part of a task that another agent does first (the guide's `${taskId}-db`). */
const Subtask = schemas/* strictObject */.rej({
    id: TaskId,
    agent: AgentName,
    work: schemas/* string */.YjP().max(limits/* LONGEST_WORK */.px),
});
const Task = schemas/* strictObject */.rej({
    id: TaskId,
    title: schemas/* string */.YjP(),
    /** Markdown, passed to the agent unchanged. */
    body: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['todo', 'done', 'blocked', 'failed']),
    /** Why it is blocked or failed, according to the task list. */
    reason: schemas/* string */.YjP().optional(),
    agent: AgentName.optional(),
    /** Globs for the files that the task may touch; absent = unscoped. */
    scope: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    depends: schemas/* array */.YOg(TaskId),
    labels: schemas/* array */.YOg(schemas/* string */.YjP()),
    estimate: Seconds.optional(),
    /** Declared by a person; in a plan also those that its agent requested so far. */
    subtasks: schemas/* array */.YOg(Subtask),
    /** Only for a subtask: the task that it belongs to. */
    parent: TaskId.optional(),
});
const Tokens = schemas/* strictObject */.rej({
    /** All input tokens, including cached ones. */
    input: Count,
    output: Count,
    cacheRead: Count,
    cacheWrite: Count,
});
/** Usage that a command reported. `costUsd` is absent if the cost is unknown; it is never 0 for that reason. */
const Usage = schemas/* strictObject */.rej({
    costUsd: schemas/* number */.aig().nonnegative().optional(),
    models: schemas/* record */.g1P(schemas/* string */.YjP(), Tokens),
});
const NO_USAGE = { models: {} };
/** The commits after `base`, up to `head`. */
const Commits = schemas/* strictObject */.rej({ base: CommitSha, head: CommitSha });
/** The input of one `work` job. */
const Assignment = schemas/* strictObject */.rej({
    task: Task,
    agent: AgentName,
    model: schemas/* string */.YjP().optional(),
    attempt: schemas/* int */.Whr().positive(),
    base: CommitSha,
    /** Start from these commits, rebased onto the base, instead of from the base alone. */
    from: Commits.optional(),
    /** Failures of earlier attempts, for the prompt. */
    feedback: schemas/* array */.YOg(schemas/* string */.YjP()),
    estimatedCostUsd: schemas/* number */.aig().nonnegative().optional(),
    /** Its share of the remaining budget. */
    budgetUsd: schemas/* number */.aig().nonnegative().optional(),
});
/** A change that an agent or a person delivered. */
const Change = schemas/* preprocess */.vkY(withId, schemas/* strictObject */.rej({
    task: TaskId,
    /** The same in every round. */
    id: ChangeId,
    /**
     * The commit to read it from: the delivered commit, or the published single commit if the agent's own
     * commits are on another machine.
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
    /** With a message if the job's answer was refused. */
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('lost'), message: schemas/* string */.YjP().optional() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('refused-bundle'), message: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz('subtask'), id: TaskId, message: schemas/* string */.YjP() }),
]);
/** The status values of the guide's status record. */
const StatusWord = schemas/* enum */.k5n(['in_progress', 'completed', 'failed']);
const SecurityWord = schemas/* enum */.k5n(['pass', 'fail', 'pending']);
const ComplianceWord = schemas/* enum */.k5n([...SecurityWord.options, 'n/a']);
/** The guide's status record, as an agent may write it; anything else is reported as a problem and dropped. */
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
    /** Problems in the agent's report; never fatal. */
    problems: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Directory of the kept worktree, relative to the repository. */
    worktree: schemas/* string */.YjP().optional(),
})
    .and(schemas/* discriminatedUnion */.gMt('is', [
    schemas/* object */.Ikc({ is: schemas/* literal */.euz('delivered'), head: CommitSha }),
    schemas/* object */.Ikc({ is: schemas/* literal */.euz('waits'), on: schemas/* array */.YOg(Subtask), partial: CommitSha.optional() }),
    schemas/* object */.Ikc({ is: schemas/* literal */.euz('failed'), why: Failure, partial: CommitSha.optional() }),
]));
/** The outcome of a workflow step, before `continue-on-error`. */
const StepOutcome = schemas/* enum */.k5n(['success', 'failure', 'cancelled', 'skipped']);
/** The workflow passes this from `mode: prepare` to `mode: submit`, out of the agent's reach. */
const Prepared = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    task: TaskId,
    attempt: schemas/* int */.Whr().positive(),
    /** Absolute path of the worktree. */
    directory: schemas/* string */.YjP().min(1),
    /** Absolute paths of the root and git directory of its checkout. */
    root: schemas/* string */.YjP().min(1),
    gitDir: schemas/* string */.YjP().min(1),
    /** All files after set-up, as a tree; absent if there is no set-up. */
    files: TreeSha.optional(),
    startedAt: Instant,
    /** When the agent's step began. */
    readyAt: Instant,
    /** Fingerprint of a status file that already exists in the base: an unchanged file is not a report. */
    stamp: schemas/* string */.YjP().optional(),
});
/** The files that set-up changes in a fresh checkout, by path. */
const SetupChanges = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    /** The set-up's commands. */
    setup: schemas/* array */.YOg(schemas/* string */.YjP()),
    files: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** An agent's commit on the base, at which a run stopped: `from..to` has it. */
const StoppedBase = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    branch: schemas/* string */.YjP(),
    from: CommitSha,
    to: CommitSha,
});
/** A person accepted the base up to this commit. */
const AcceptedBase = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), to: CommitSha });
/** The same, where the job has ended before its agent: with its result. */
const PreparedEnd = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    task: TaskId,
    attempt: schemas/* int */.Whr().positive(),
    ended: WorkResult,
});
/** The id of the change that this commit delivers. */
function changeIdOf(head) {
    return ChangeId.parse(head);
}
/** Files of older versions have no id; their head is the id. */
function withId(value) {
    return typeof value === 'object' && value !== null && 'head' in value
        ? { id: value.head, ...value }
        : value;
}

;// CONCATENATED MODULE: ./lib/core/model/verdicts.js
/** Results of gates and tests on a change. */



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
    /** The commit that was judged; absent in files of older versions. */
    head: CommitSha.optional(),
    gate: GateName,
    policy: Digest,
    /** A review only warns; its verdict never blocks. */
    kind: schemas/* enum */.k5n(['gate', 'review']),
    /** `error`: the check crashed, timed out or gave unreadable output. It blocks like `fail` and is never reused. */
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
    /** Digest of suite, set-up and environment: a result for another command does not count. */
    policy: Digest,
    /** `setup`: the set-up failed, so no test was run. `lost` is never reused. */
    result: schemas/* enum */.k5n(['green', 'flaky', 'red', 'timeout', 'setup', 'lost']),
    failures: schemas/* array */.YOg(schemas/* string */.YjP()),
    tail: schemas/* string */.YjP(),
    startedAt: Instant,
    seconds: Seconds,
});
/** Accepts files of older versions, in which `change` was called `head`. */
function ofChange(value) {
    if (typeof value !== 'object' || value === null)
        return value;
    if (!('head' in value) || 'change' in value)
        return value;
    const { head, ...rest } = value;
    return { change: head, ...rest };
}

;// CONCATENATED MODULE: ./lib/core/model/rounds.js
/** The files of a round: plan, queue and landing; also the run's request, jobs and ledger. */




const Dollars = schemas/* number */.aig().nonnegative();
/** The limit for agents and gates, and the amount spent when the round was planned. */
const Budget = schemas/* strictObject */.rej({ limitUsd: Dollars, spentUsd: Dollars });
const Base = schemas/* strictObject */.rej({ branch: schemas/* string */.YjP(), commit: CommitSha, tree: TreeSha });
const Overlap = schemas/* strictObject */.rej({
    first: TaskId,
    second: TaskId,
    /** Paths of the base tree that both may touch, or the overlapping globs if no such file exists yet. */
    files: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const OnOverlap = schemas/* enum */.k5n(['sequential', 'continue', 'cancel']);
const OnConflict = schemas/* enum */.k5n(['hold', 'discard', 'resolve']);
const Method = schemas/* enum */.k5n(['merge', 'squash', 'rebase']);
/** Why a requested task does not run. */
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
        /** The expected cost, if there is history. */
        neededUsd: Dollars.optional(),
    }),
]);
/** A task that an earlier round left over, and what the next round does with it. */
const Pending = schemas/* strictObject */.rej({
    task: TaskId,
    /** `land`: a checked change goes into the train again. `work`: an agent works (again). */
    act: schemas/* enum */.k5n(['land', 'work']),
    attempt: schemas/* int */.Whr().positive(),
    change: Change.optional(),
    from: Commits.optional(),
    feedback: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Subtasks that must land before it. */
    behind: schemas/* array */.YOg(TaskId),
    /** Only for a subtask: its definition, which is not in the task list. */
    define: Task.optional(),
    /** Its subtasks so far, including landed ones. Absent for a subtask: its definition has them. */
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
    /** The tasks of `later`, as input for the next round. */
    waiting: schemas/* array */.YOg(Pending),
    blocked: schemas/* array */.YOg(schemas/* strictObject */.rej({ task: schemas/* string */.YjP(), why: schemas/* array */.YOg(Blocked) })),
    overlaps: schemas/* array */.YOg(Overlap),
    onOverlap: OnOverlap,
    unscoped: schemas/* array */.YOg(TaskId),
    /** Definitions of all unsettled tasks of this run, subtasks included. */
    tasks: schemas/* array */.YOg(Task),
    /** Ids of the task list that a subtask of these tasks must not use. */
    taken: schemas/* array */.YOg(TaskId),
    /** Absent if the run has no limit. */
    budget: Budget.optional(),
});
/** A change that conflicts with the changes of these tasks, in these files. */
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
const QueuedFile = schemas/* strictObject */.rej({
    change: Change,
    commit: CommitSha,
    tree: TreeSha,
    title: schemas/* string */.YjP(),
    /** Changed paths. */
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
    /** Why the forge refused to open a pull request. */
    unpublished: schemas/* string */.YjP().optional(),
});
/** A change as the single commit on the base that `queue` made. */
const Queued = schemas/* preprocess */.vkY(withDisposition, QueuedFile);
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
/** Why a train or a run stopped. */
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
    /** Marks that are not on the base yet. */
    marks: schemas/* array */.YOg(Mark),
    stop: Stop.optional(),
});
/** `run.json`: the request that started the run. */
const Request = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    run: RunId,
    /** Task ids, `ready` or `label:NAME`, as typed. */
    ask: schemas/* array */.YOg(schemas/* string */.YjP()),
    branch: schemas/* string */.YjP(),
    /** `--base` named the branch, so it may differ from the one that is checked out. */
    named: schemas/* boolean */.zMY().optional(),
    /** The value of `--forge`. Absent for a workflow run. */
    forge: ForgeName.optional(),
    onOverlap: OnOverlap,
    /** In US dollars. */
    budget: schemas/* number */.aig().positive().optional(),
    /** Login of the person who started the workflow run; a bot starts the later rounds. */
    person: schemas/* string */.YjP().max(100).optional(),
    startedAt: Instant,
});
/** A job of a workflow run. */
const Job = schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), seconds: Seconds });
/** `jobs/<round>-<attempt>.json`: the jobs of a round, with their durations. */
const Jobs = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), jobs: schemas/* array */.YOg(Job) });
/** One line of the ledger: cost and duration of one attempt. */
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
/** Files of older versions called it `place`. */
function withDisposition(value) {
    if (typeof value !== 'object' || value === null)
        return value;
    if (!('place' in value) || 'disposition' in value)
        return value;
    const { place, ...rest } = value;
    return { disposition: place, ...rest };
}

;// CONCATENATED MODULE: ./lib/core/model.js
/**
 * The contents of a run directory: each kind of data has a zod schema and a type of the same name.
 * Data is validated where it is read; the rest of the code trusts the types.
 */






/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UserError: () => (/* binding */ UserError)
/* harmony export */ });
/** A problem that a person can fix. Shown as text, never with a stack trace. */
class UserError extends Error {
    problems;
    next;
    exitCode;
    /**
     * @param problems all problems, one line or paragraph each
     * @param next what to type next, one command a line
     */
    constructor(problems, next = [], exitCode = 2) {
        super(problems.join('\n'));
        this.problems = problems;
        this.next = next;
        this.exitCode = exitCode;
        this.name = 'UserError';
    }
    /** Whether the same operation would fail for every other task too until a person fixes the cause. */
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
/** Minimum versions of the programs that Tributary needs. */
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
/* harmony export */   aI: () => (/* binding */ acceptBase),
/* harmony export */   iN: () => (/* binding */ askedOf),
/* harmony export */   qL: () => (/* binding */ runAgain),
/* harmony export */   r7: () => (/* binding */ shellWord)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);

const safeWord = /^[\w@%+=:,./-]+$/;
function askedOf({ branch: base, named, forge, }) {
    return { base, named, forge };
}
/** Quotes any text as one word for a POSIX shell. */
function shellWord(text) {
    const plain = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(text, 4096);
    return safeWord.test(plain) ? plain : `'${plain.replaceAll("'", `'\\''`)}'`;
}
/** The guide's two lines about a kept worktree; none if it was not kept. */
function worktreeLines(worktree) {
    if (worktree === undefined)
        return [];
    return [
        `Worktree preserved at: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(worktree)}`,
        `Debug: cd ${shellWord(worktree)} && git log`,
    ];
}
/** The guide's message about a conflict, with its three options. */
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
/** The command that runs tasks again on the same base. */
/** The command that accepts what somebody else put on the base, and goes on. */
function acceptBase(tasks, asked, commit) {
    return `${runAgain(tasks, asked)} --accept-base ${commit.slice(0, 12)}`;
}
function runAgain(tasks, { base, named, forge }) {
    const onto = named ? ` --base ${shellWord(base)}` : '';
    return `tributary run ${tasks.map(shellWord).join(' ')}${onto}${forgeFlag({ forge })}`;
}
/**
 * The next steps for a task, in order; empty for a task that landed. Each line is a shell command, or a `#`
 * comment for a manual step. Foreign text appears only as a quoted word, since a shell without comments would
 * run it.
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
            // The text lists all reasons; the steps begin with the first one.
            return outcome.why.slice(0, 1).flatMap((why) => blockedSteps(outcome.task, why, place));
    }
}
/** The next steps for a run that stopped; `ask` is the request as typed. */
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
/** The change has no branch, so that it cannot be pushed by mistake; a fix of it would not be adopted. */
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
/** A merge with conflicts exits with 1, so the commands after it are on a separate line. */
function resolveSteps(task, place) {
    return [
        `${enter(task, place)} && git merge ${shellWord(place.base)}`,
        'git mergetool && git commit',
        runAgainCommand(task, place),
    ];
}
/** The command that enters the worktree, and creates it first if it was not kept. */
function enter(task, place) {
    if (place.worktree !== undefined)
        return `cd ${shellWord(place.worktree)}`;
    const made = `.worktrees/${task}`;
    return `git worktree add ${made} ${shellWord(place.branch)} && cd ${made}`;
}
// `cd -`: a task's worktree has the task's branch checked out, which must not become the base of the next run.
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
/** Makes foreign text safe for a terminal. Everything that an agent, a task or a tool wrote goes through here. */
// Built from a code point because a regular expression literal with a control character is a lint error.
const ESC = String.fromCodePoint(0x1b);
const BEL = String.fromCodePoint(0x07);
/**
 * ECMA-48 sequences with their parameters: strings (OSC, DCS, APC, PM, SOS) up to their terminator, then CSI.
 * An incomplete sequence loses only its control characters, so an unterminated one cannot hide text.
 */
const sequences = new RegExp(`${ESC}[\\]PX^_][^${ESC}${BEL}]*(?:${BEL}|${ESC}\\\\)|${ESC}\\[[0-?]*[ -/]*[@-~]`, 'g');
/** Control, format (bidi, zero width, tags), unpaired surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** Bytes of a file name that are not UTF-8. */
const otherBytes = /[\uDC80-\uDCFF]/gu;
/** Tabs and every line break that Unicode knows. */
const breaks = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;
/**
 * One line of printable text: escape sequences, control, bidi and zero-width characters are removed,
 * line breaks become spaces.
 *
 * @param max longest result, in code points
 */
function plainText(text, max = 200) {
    const line = text
        .replace(otherBytes, '\uFFFD')
        .replace(sequences, '')
        .replace(breaks, ' ')
        .replace(invisible, '');
    return cut(line.trim(), max);
}
/**
 * The last non-empty lines of a log, each as `plainText`.
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
/** The first `max` code points; a cut ends with `…`, within the limit. */
function cut(text, max) {
    const points = Array.from(text.slice(0, 2 * max + 2));
    return points.length > max ? `${points.slice(0, Math.max(0, max - 1)).join('')}…` : text;
}


/***/ })

};
