export const id = 582;
export const ids = [582];
export const modules = {

/***/ 1227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ createRuns)
/* harmony export */ });
/* unused harmony export openRunDirectory */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_limits_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7535);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2753);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9097);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9635);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4484);
/* harmony import */ var _absent_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8907);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4231);
/* harmony import */ var _own_folder_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9285);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(8020);
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
/** Run directories: files are written atomically, and validated when read. */












/** Far larger than any of our files. An untrusted job's upload must not fill the memory. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
/**
 * Opens a run directory at an absolute path, which need not exist yet. Names are relative, with `/`;
 * `list('')` lists all files. All methods throw on a name that would lead outside.
 */
function openRunDirectory(root) {
    const path = async (name) => {
        const file = checked(root, name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
        return file;
    };
    return {
        path,
        read: async (name, schema) => readValid(checked(root, name), schema),
        write: async (name, value) => writeFirst(await path(name), `${JSON.stringify(value, undefined, 2)}\n`),
        writeText: async (name, text) => writeFirst(await path(name), text),
        list: async (folder) => listFiles(root, folder === '' ? root : checked(root, folder)),
        remove: async (name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(checked(root, name), { recursive: true, force: true }),
    };
}
/** @param gitDir the repository's common git directory, absolute */
function createRuns(gitDir) {
    const root = (0,_own_folder_js__WEBPACK_IMPORTED_MODULE_9__/* .ownFolder */ .v)(gitDir).runs;
    const folder = (run) => checked(root, run);
    const openRun = (run) => openRunDirectory(folder(run));
    const list = async () => {
        const runs = (await namesIn(root)).filter((name) => (0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunFileName */ .fq)(name));
        const requests = await Promise.all(runs.map(async (name) => requestOf(openRun(name))));
        return requests
            .filter((request, at) => request?.run === runs[at])
            .toSorted(newestFirst);
    };
    const isFinished = async (run) => (await openRun(run).list(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .folders */ .oW.report)).includes(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .REPORT */ .ri.metrics);
    const removeOld = async (newest) => {
        const old = (await list()).slice(_core_limits_js__WEBPACK_IMPORTED_MODULE_10__/* .KEPT_RUNS */ .uk).filter(({ run }) => run !== newest);
        for (const { run } of old) {
            // Unfinished runs are never removed.
            if (await isFinished(run))
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder(run), { recursive: true, force: true });
        }
    };
    return {
        list,
        newest: async () => (await list())[0],
        open: openRun,
        folder,
        isFinished,
        async create(request) {
            // Renamed once complete, so that no run directory is ever without its request.
            const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, `.${request.run}`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { recursive: true, force: true });
            try {
                await openRunDirectory(beside).write(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .REQUEST_FILE */ .xM, request);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, folder(request.run));
                await syncFolder(root);
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { recursive: true, force: true });
            }
            await removeOld(request.run);
            return openRun(request.run);
        },
    };
}
async function readValid(file, schema) {
    const found = await (0,_json_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readJsonFile */ .JE)(file, schema, MAX_FILE_BYTES);
    if (found.is === 'none')
        return undefined;
    if (found.is === 'value')
        return found.value;
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError([`${file} ${found.why}. Remove it to redo its part of the run:`], [`rm -r ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_6__/* .shellWord */ .r7)(file)}`], 1);
}
/** Uses a link, which fails if the name is taken (a rename would replace the file), so the first writer wins. */
async function writeFirst(file, text) {
    const beside = await writeBeside(file, text);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(beside, file);
        await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file));
    }
    catch (error) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_11__/* .systemErrorCode */ .v)(error) !== 'EEXIST')
            throw error;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true });
    }
}
/** Writes and syncs a complete file under a hidden name beside `file`. */
async function writeBeside(file, text) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', 0o644), true);
        await handle.writeFile(text);
        await handle.sync();
        return beside;
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
/** Symbolic links are not followed. Hidden files are unfinished and skipped. */
async function listFiles(root, folder) {
    const entries = await (0,_absent_js__WEBPACK_IMPORTED_MODULE_7__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { recursive: true, withFileTypes: true }));
    return (entries ?? [])
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry.parentPath, entry.name)).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/'))
        .toSorted();
}
function checked(root, name) {
    if (!(0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunFileName */ .fq)(name))
        throw new Error(`not a name in a run directory: ${name}`);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
}
async function namesIn(folder) {
    return (await (0,_absent_js__WEBPACK_IMPORTED_MODULE_7__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder))) ?? [];
}
async function requestOf(run) {
    try {
        return await run.read(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .REQUEST_FILE */ .xM, _core_model_js__WEBPACK_IMPORTED_MODULE_3__/* .Request */ .Kd);
    }
    catch (error) {
        // Another run's broken or newer directory must not block this run.
        if (error instanceof _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError)
            return undefined;
        throw error;
    }
}
function newestFirst(a, b) {
    return Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.run < b.run ? 1 : -1);
}
/** Syncs a folder, so that a new name in it survives a power failure. */
async function syncFolder(folder) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_2, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(folder, 'r'), true);
        await handle.sync();
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}


/***/ }),

/***/ 2582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportCommand: () => (/* binding */ reportCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _adapters_files_absent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8907);
/* harmony import */ var _adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3611);
/* harmony import */ var _adapters_files_run_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1227);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9097);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9635);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4484);
/** `tributary report`: time and cost of the last run. */








/** @throws UserError if there is no such run, or it is unfinished */
async function reportCommand(context, options) {
    const { gitDir } = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .openRepository */ .h)(context.cwd, context.environment);
    const runs = (0,_adapters_files_run_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .createRuns */ .x)(gitDir);
    const all = await runs.list();
    const request = options.run === undefined ? all[0] : all.find(({ run }) => run === options.run);
    if (!request)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError([options.run === undefined ? 'There is no run here yet.' : `There is no run ${options.run}.`], options.run === undefined
            ? ['tributary run ready']
            : all.slice(0, 5).map(({ run }) => `tributary report --run ${run}`));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(runs.folder(request.run), options.json ? _core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .REPORT */ .ri.metrics : _core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .REPORT */ .ri.summary);
    const text = await (0,_adapters_files_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8'));
    if (text === undefined)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError([`Run ${request.run} has not ended.`], ['tributary status', (0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_7__/* .runAgain */ .qL)(request.ask, (0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_7__/* .askedOf */ .iN)(request))], 1);
    context.stdout.write(text);
    return 0;
}


/***/ }),

/***/ 9097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DP: () => (/* binding */ statusFile),
/* harmony export */   FS: () => (/* binding */ runFileOf),
/* harmony export */   G3: () => (/* binding */ queueFile),
/* harmony export */   K9: () => (/* binding */ testLogs),
/* harmony export */   NE: () => (/* binding */ sessionFile),
/* harmony export */   NJ: () => (/* binding */ testFile),
/* harmony export */   Y1: () => (/* binding */ verdictFile),
/* harmony export */   cc: () => (/* binding */ landFile),
/* harmony export */   dp: () => (/* binding */ patchFile),
/* harmony export */   eS: () => (/* binding */ planFile),
/* harmony export */   fq: () => (/* binding */ isRunFileName),
/* harmony export */   gw: () => (/* binding */ checkFiles),
/* harmony export */   ny: () => (/* binding */ workFiles),
/* harmony export */   oW: () => (/* binding */ folders),
/* harmony export */   ri: () => (/* binding */ REPORT),
/* harmony export */   xM: () => (/* binding */ REQUEST_FILE),
/* harmony export */   xv: () => (/* binding */ errorFile)
/* harmony export */ });
/* unused harmony exports CANDIDATES_FILE, RESULT_NAME, BUNDLE_NAME, isOfTree, jobsFile */
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/**
 * The names of all files in a run directory. They are built and parsed only here: other modules ask for a
 * file by its contents.
 */

/** The folder of each kind of file that can occur more than once in a run. */
const folders = {
    result: 'work',
    verdict: 'gate',
    test: 'test',
    jobs: 'jobs',
    'session-start': 'sessions',
    'session-end': 'sessions',
    report: 'report',
};
/** `work/DEV-1-1/result.json`: each part starts with a letter or digit, so it is never hidden and never `..`. */
const NAME = /^[A-Za-z0-9][\w.@+-]*(?:\/[A-Za-z0-9][\w.@+-]*)*$/;
/** The request that started the run. */
const REQUEST_FILE = 'run.json';
/** A bundle with the commits of a round's candidates, for the test jobs. */
const CANDIDATES_FILE = 'candidates.bundle';
/** Written last: it marks an attempt as ended. */
const RESULT_NAME = 'result.json';
/** The commits of an attempt. */
const BUNDLE_NAME = 'change.bundle';
/** The metrics are written last: they mark a run as ended. */
const REPORT = {
    metrics: `${folders.report}/metrics.json`,
    summary: `${folders.report}/summary.md`,
    page: `${folders.report}/report.html`,
};
function planFile(round) {
    return `plan-${round}.json`;
}
function queueFile(round) {
    return `queue-${round}.json`;
}
function landFile(round) {
    return `land-${round}.json`;
}
/** The files of one attempt at a task. */
function workFiles(task, attempt) {
    const folder = `${folders.result}/${task}-${attempt}`;
    return {
        folder,
        result: `${folder}/${RESULT_NAME}`,
        bundle: `${folder}/${BUNDLE_NAME}`,
        setupLog: `${folder}/setup.log`,
        log: `${folder}/agent.log`,
        prompt: `${folder}/prompt.md`,
        status: `${folder}/agent-status.json`,
        usage: `${folder}/usage.json`,
    };
}
/** The name includes the policy, so a changed policy gets a new file. */
function verdictFile(change, gate, policy) {
    return `${folders.verdict}/${change}/${gate}-${shortPolicy(policy)}.json`;
}
/** The name includes the round, so that the next round runs the gate again. */
function errorFile(change, gate, round) {
    return `${folders.verdict}/${change}/${gate}-error-${round}.json`;
}
/** The change as a patch, for its checks. */
function patchFile(change) {
    return `${folders.verdict}/${change}/change.diff`;
}
/** A check's files besides its verdict. */
function checkFiles(change, gate) {
    const name = `${folders.verdict}/${change}/${gate}`;
    return { log: `${name}.log`, usage: `${name}-usage.json` };
}
function testFile(tree, suite, policy) {
    return `${folders.test}/${tree}/${suite}-${shortPolicy(policy)}.json`;
}
function testLogs(tree, tries) {
    const folder = `${folders.test}/${tree}`;
    return {
        setup: `${folder}/setup-${tries}.log`,
        of: (suite) => `${folder}/${suite}-${tries}.log`,
    };
}
/** Whether a file is a result or a log of the tests of this tree. */
function isOfTree(name, tree) {
    return name.startsWith(`${folders.test}/${tree}/`);
}
/** The number is padded so that the names sort in order. */
function sessionFile(number, edge) {
    return `${folders[`session-${edge}`]}/${String(number).padStart(4, '0')}-${edge}.json`;
}
function jobsFile(round, attempt) {
    return `${folders.jobs}/${round}-${attempt}.json`;
}
/** The status record of one task. */
function statusFile(task) {
    return `${folders.report}/status/${task}.json`;
}
/** Whether a name is one in a run directory: it leads nowhere else, and no part of it is hidden. */
function isRunFileName(name) {
    return NAME.test(name);
}
/** Identifies a file by its name; undefined if Tributary never reads it back. */
function runFileOf(name) {
    if (!isRunFileName(name))
        return undefined;
    if (name === REQUEST_FILE)
        return { is: 'request' };
    const [, is, round] = /^(plan|queue|land)-(\d+)\.json$/.exec(name) ?? [];
    if (is === 'plan' || is === 'queue' || is === 'land')
        return { is, round: Number(round) };
    const [folder = ''] = name.split('/');
    switch (folder) {
        case folders.result:
            return resultOf(name);
        case folders.verdict:
            return /^gate\/[0-9a-f]+\/.+-(?:[0-9a-f]{8}|error-\d+)\.json$/.test(name)
                ? { is: 'verdict' }
                : undefined;
        case folders.test:
        case folders.jobs:
            return name.endsWith('.json') ? { is: folder } : undefined;
        case folders['session-start']:
            return sessionOf(name);
        case folders.report:
            return { is: 'report' };
        default:
            return undefined;
    }
}
/** Enough digits for a file name; the file contains the whole digest. */
function shortPolicy(policy) {
    return policy.slice(0, 8);
}
function resultOf(name) {
    const [, word, attempt] = /^work\/([^/]+)-(\d+)\/result\.json$/.exec(name) ?? [];
    const { data: task } = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(word);
    return task && { is: 'result', task, attempt: Number(attempt) };
}
function sessionOf(name) {
    const [, edge] = /^sessions\/\d+-(start|end)\.json$/.exec(name) ?? [];
    return edge === 'start' || edge === 'end' ? { is: `session-${edge}` } : undefined;
}


/***/ })

};
