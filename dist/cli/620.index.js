export const id = 620;
export const ids = [620];
export const modules = {

/***/ 9630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ acquireLock),
/* harmony export */   m: () => (/* binding */ lockHolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6921);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9635);
/* harmony import */ var _report_next_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1551);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4767);
/* harmony import */ var _process_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(984);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3468);
/** One Tributary a repository at a time. */










const MAX_LOCK_BYTES = 64 * 1024;
/** Each try that fails means that someone else got on; so many in a row mean that something is broken. */
const MAX_TRIES = 100;
const Holder = zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({
    /** Tells this lock from every other one, since a path and a process number are used again. */
    id: zod__WEBPACK_IMPORTED_MODULE_8__/* .uuid */ .uRe(),
    pid: zod__WEBPACK_IMPORTED_MODULE_8__/* .int */ .Whr().positive(),
    /** As `processStart` gives it: a number alone may belong to another process by now. */
    began: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    command: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    startedAt: _core_model_js__WEBPACK_IMPORTED_MODULE_3__/* .Instant */ .MW,
});
async function readHolder(file) {
    const found = await (0,_json_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readJsonFile */ .JE)(file, Holder, MAX_LOCK_BYTES);
    if (found.is === 'value')
        return found.value;
    if (found.is === 'none')
        return undefined;
    // Locks appear whole, so this is not one of ours half written: nobody knows whether it is held.
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`The lock ${file} ${found.why}. Remove it if no Tributary runs here:`], [`rm -r ${(0,_report_next_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .shellWord */ .r7)(file)}`]);
}
/** Where the one who comes after a dead holder puts its lock. */
const successorPath = (file, holder) => `${file}.after-${holder.id}`;
/**
 * The lock and whoever came after it: a dead holder's lock is not taken away but followed by another one, under
 * a name that only one can get. The last of the chain counts.
 */
async function chain(file) {
    const links = [];
    for (let path = file;;) {
        const holder = await readHolder(path);
        if (holder === undefined)
            return links;
        links.push({ path, holder });
        path = successorPath(file, holder);
    }
}
async function isAlive(holder) {
    const start = await (0,_process_table_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(holder.pid);
    if (start === undefined)
        return false;
    return start === 'unknown' || holder.began === 'unknown' || start === holder.began;
}
function heldBy(holder) {
    const since = new Date(holder.startedAt).toLocaleTimeString('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
    });
    return new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([
        `${holder.command} is running here since ${since} (pid ${holder.pid}). Wait for it, or stop it:`,
    ], [`kill ${holder.pid}`]);
}
/** false: someone else has that name already. */
async function linkFirst(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(from, to);
        return true;
    }
    catch (error) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_9__/* .systemErrorCode */ .v)(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/** One try. `mine` is a whole lock under a name of its own. Throws UserError where a living process holds it. */
async function tryAcquire(file, mine, id) {
    const before = await chain(file);
    const last = before.at(-1);
    if (last !== undefined && (await isAlive(last.holder)))
        throw heldBy(last.holder);
    const place = last === undefined ? file : successorPath(file, last.holder);
    if (!(await linkFirst(mine, place)))
        return false;
    // Between the look and the link, a successor may have become the first: then this place leads nowhere.
    const after = await chain(file);
    if (after.at(-1)?.holder.id !== id) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(place, { force: true });
        return false;
    }
    if (place !== file)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(place, file);
    const dead = after.slice(1).filter(({ path }) => path !== place);
    for (const { path } of dead)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
    return true;
}
/**
 * Takes the lock, also from a process that has died; two that try at once never both get it.
 *
 * @param file absolute path; its folder is made
 * @throws UserError naming the holder when it lives
 */
async function acquireLock(file, request) {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    const began = (await (0,_process_table_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(request.pid)) ?? 'unknown';
    const holder = { id, began, ...request };
    const mine = `${file}.${id}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(mine, `${JSON.stringify(holder)}\n`, { flag: 'wx' });
    try {
        for (let tries = 0; tries < MAX_TRIES; tries += 1) {
            if (await tryAcquire(file, mine, id)) {
                return { release: async () => release(file, id) };
            }
        }
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(mine, { force: true });
    }
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`${file} could not be taken. Try again.`]);
}
async function release(file, id) {
    if ((await readHolder(file))?.id === id)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
}
/** Who holds the lock right now; undefined where nobody does, or its process has died. */
async function lockHolder(file) {
    const last = (await chain(file)).at(-1);
    return last !== undefined && (await isAlive(last.holder)) ? last.holder : undefined;
}


/***/ }),

/***/ 6595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ createRuns)
/* harmony export */ });
/* unused harmony export openRunDirectory */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9635);
/* harmony import */ var _report_next_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1551);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4767);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3468);
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
/** Run directories: files that are written whole or not at all, and validated when read. */








/** Far more than any file of ours; what a hostile leg uploads must not fill the memory. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const KEPT_RUNS = 20;
/** `work/DEV-1-1/result.json`: parts that begin with a letter or digit, so never hidden, never `..`. */
const namePattern = /^[A-Za-z0-9][\w.@+-]*(?:\/[A-Za-z0-9][\w.@+-]*)*$/;
function checked(root, name) {
    if (!namePattern.test(name))
        throw new Error(`not a name in a run directory: ${name}`);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
}
/** Makes a new name last, also when the machine loses power. */
async function syncFolder(folder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(folder, 'r'), true);
        await handle.sync();
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
/** A whole file under a hidden name beside `file`, its bytes on the disk. */
async function writeBeside(file, text) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(file)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
        const handle = __addDisposableResource(env_2, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', 0o644), true);
        await handle.writeFile(text);
        await handle.sync();
        return beside;
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
/** A link fails where the name is taken, a rename would replace it: so the first writer wins. */
async function writeFirst(file, text) {
    const beside = await writeBeside(file, text);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(beside, file);
        await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file));
    }
    catch (error) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_7__/* .systemErrorCode */ .v)(error) !== 'EEXIST')
            throw error;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true });
    }
}
async function readValid(file, schema) {
    const found = await (0,_json_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readJsonFile */ .JE)(file, schema, MAX_FILE_BYTES);
    if (found.is === 'none')
        return undefined;
    if (found.is === 'value')
        return found.value;
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`${file} ${found.why}. Remove it, and its part of the run is done again:`], [`rm -r ${(0,_report_next_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .shellWord */ .r7)(file)}`], 1);
}
/** Links are not followed, and hidden files are unfinished ones. */
async function listFiles(root, folder) {
    try {
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder, { recursive: true, withFileTypes: true });
        return entries
            .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
            .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry.parentPath, entry.name)).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/'))
            .toSorted();
    }
    catch (error) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_7__/* .systemErrorCode */ .v)(error) === 'ENOENT')
            return [];
        throw error;
    }
}
/**
 * A run directory at an absolute path, which need not be there yet. Names are relative, with `/`; `list` gives
 * them so that `read` takes them, and takes '' for all. Every method throws on a name that would lead out.
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
const newestFirst = (a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.run < b.run ? 1 : -1);
async function namesIn(folder) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder);
    }
    catch (error) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_7__/* .systemErrorCode */ .v)(error) === 'ENOENT')
            return [];
        throw error;
    }
}
/** The report comes last. */
const hasReport = async (run) => (await run.list('report')).includes('report/metrics.json');
async function requestOf(run) {
    try {
        return await run.read('run.json', _core_model_js__WEBPACK_IMPORTED_MODULE_3__/* .Request */ .Kd);
    }
    catch (error) {
        // Another run's broken or newer directory must not keep this one from running.
        if (error instanceof _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError)
            return undefined;
        throw error;
    }
}
/**
 * @param gitDir the repository's common git directory, absolute
 * @param isFinished a run that is not is never removed
 */
function createRuns(gitDir, isFinished = hasReport) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDir, 'tributary', 'runs');
    const openRun = (run) => openRunDirectory(checked(root, run));
    const list = async () => {
        const runs = (await namesIn(root)).filter((name) => namePattern.test(name));
        const requests = await Promise.all(runs.map(async (name) => requestOf(openRun(name))));
        return requests
            .filter((request, at) => request?.run === runs[at])
            .toSorted(newestFirst);
    };
    const removeOld = async (newest) => {
        const old = (await list()).slice(KEPT_RUNS).filter(({ run }) => run !== newest);
        for (const { run } of old) {
            if (!(await isFinished(openRun(run))))
                continue;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(checked(root, run), { recursive: true, force: true });
        }
    };
    return {
        list,
        newest: async () => (await list())[0],
        open: openRun,
        async create(request) {
            // Renamed when it is whole: there is never a run directory without its request.
            const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, `.${request.run}`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { recursive: true, force: true });
            try {
                await openRunDirectory(beside).write('run.json', request);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(beside, checked(root, request.run));
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


/***/ }),

/***/ 3620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   discardCommand: () => (/* binding */ discardCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _adapters_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9630);
/* harmony import */ var _adapters_run_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6595);
/* harmony import */ var _adapters_git_workspaces_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2334);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9635);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6382);
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6906);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5107);
/** `tributary discard TASK`: removes its worktree, its branch and its pull request. */










/**
 * A run that did not end still holds what the agent delivered, and would land it: its open round is
 * planned anew, and the task worked on anew.
 */
const forget = async (runs, task) => {
    for (const { run } of await runs.list()) {
        const dir = runs.open(run);
        const files = await dir.list('');
        if (files.includes('report/metrics.json'))
            continue;
        const open = files.filter((file) => /^(?:plan|queue)-\d+\.json$/.test(file));
        for (const file of open)
            if (!files.includes(file.replace(/^(?:plan|queue)/, 'land')))
                await dir.remove(file);
        for (const file of files)
            if (new RegExp(`^work/${task}-\\d+/result\\.json$`).test(file))
                await dir.remove(file);
    }
};
const discard = async (context, task, base) => {
    const project = await (0,_project_js__WEBPACK_IMPORTED_MODULE_9__/* .openProject */ .U)(context, base);
    const { ports } = await (0,_local_js__WEBPACK_IMPORTED_MODULE_7__/* .createLocal */ .oJ)({
        repository: project.repository,
        environment: context.environment,
        config: project.config,
        run: _core_model_js__WEBPACK_IMPORTED_MODULE_5__/* .RunId */ .PI.parse('discard'),
        branch: project.base.branch,
        clock: context.clock,
        events: { emit: () => undefined },
        signal: context.signal,
    });
    const head = await ports.store.resolve(`refs/heads/${(0,_adapters_git_workspaces_js__WEBPACK_IMPORTED_MODULE_4__/* .branchOf */ .W0)(task)}`);
    const pull = (await ports.forge.open()).find((each) => each.task === task && each.base === project.base.branch);
    // A mistyped ID must not cost an afternoon's work.
    if (head)
        await ports.store.keep(`discarded/${task}`, head);
    if (pull)
        await ports.forge.close(pull.number, 'discarded');
    await forget((0,_adapters_run_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .createRuns */ .x)(project.repository.gitDir), task);
    const cleared = await ports.workspaces.clear(task, 'remove');
    if (!head && !pull && !cleared)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError([`There is no work on ${task} to discard.`], ['tributary status']);
    const back = head
        ? `\nTo have its branch back: git branch ${(0,_adapters_git_workspaces_js__WEBPACK_IMPORTED_MODULE_4__/* .branchOf */ .W0)(task)} ${head.slice(0, 12)}`
        : '';
    return `Discarded the work on ${task}.${back}`;
};
/** @throws UserError where there is nothing of that task */
const discardCommand = async (context, options) => {
    const task = _core_model_js__WEBPACK_IMPORTED_MODULE_5__/* .TaskId */ .LD.safeParse(options.task);
    if (!task.success)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError([`${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_8__/* .plainText */ .w)(options.task, 80)} is no task ID.`], ['tributary status']);
    const { repository } = await (0,_project_js__WEBPACK_IMPORTED_MODULE_9__/* .openProject */ .U)(context, options.base);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(repository.gitDir, 'tributary'), { recursive: true });
    const lock = await (0,_adapters_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .acquireLock */ .I)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(repository.gitDir, 'tributary', 'lock'), {
        pid: context.pid,
        run: 'discard',
        command: context.typed,
        startedAt: context.clock.now(),
    });
    try {
        context.stdout.write(`${await discard(context, task.data, options.base)}\n`);
        return 0;
    }
    finally {
        await lock.release();
    }
};


/***/ })

};
