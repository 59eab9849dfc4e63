export const id = 720;
export const ids = [720];
export const modules = {

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
        /** Run directories, one for each run. */
        runs: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'runs'),
        /** The local forge's pull request records. */
        pulls: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'pulls'),
        /** The records of agents' worktrees. */
        worktrees: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'worktrees'),
        /** Temporary files, on the git directory's file system. */
        scratch: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'scratch'),
        lock: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'lock'),
        checkoutLog: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, 'checkout.log'),
    };
}


/***/ }),

/***/ 8659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ openSeal),
/* harmony export */   MW: () => (/* binding */ withoutSeal),
/* harmony export */   mW: () => (/* binding */ withSeal)
/* harmony export */ });
/* unused harmony exports keyFile, sealWith */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9635);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4484);
/* harmony import */ var _absent_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8907);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8020);
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
 * Seals Tributary's own records with a key that is not in the repository: a file that an agent wrote in a place of
 * a record does not count as one.
 */








const KEY_BYTES = 32;
const PRIVATE = 0o600;
/** Opens the key of this user, and makes it on first use. @throws UserError if others can read it */
async function openSeal(environment) {
    const file = keyFile(environment);
    const key = await openKey(file);
    return sealWith(key);
}
/** Where the key is: `$XDG_STATE_HOME/tributary/seal.key`. */
function keyFile(environment) {
    const home = environment['HOME'] || (0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)();
    const configured = environment['XDG_STATE_HOME'] ?? '';
    // The specification ignores a relative path: it would be a folder of the repository.
    const state = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute)(configured) ? configured : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(home, '.local', 'state');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(state, 'tributary', 'seal.key');
}
function sealWith(key) {
    const of = (name, text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key).update(name).update('\0').update(text).digest('hex');
    return {
        of,
        holds: (name, text, seal) => {
            const [given, right] = [Buffer.from(seal, 'hex'), Buffer.from(of(name, text), 'hex')];
            return given.length === right.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(given, right);
        },
    };
}
/** A record that is replaced as a whole, with its seal in it. */
function withSeal(seal, name, record) {
    return { ...record, seal: seal.of(name, JSON.stringify(record)) };
}
/** The record without its seal; undefined if the seal is missing or does not hold. */
function withoutSeal(seal, name, json) {
    if (typeof json !== 'object' || json === null || !('seal' in json))
        return undefined;
    const { seal: given, ...record } = json;
    const holds = typeof given === 'string' && seal.holds(name, JSON.stringify(record), given);
    return holds ? record : undefined;
}
async function openKey(file) {
    try {
        return (await readKey(file)) ?? (await makeKey(file));
    }
    catch (error) {
        const code = (0,_system_error_js__WEBPACK_IMPORTED_MODULE_7__/* .systemErrorCode */ .v)(error);
        if (code === undefined)
            throw error;
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`The key that seals Tributary's records cannot be kept in ${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(file)} (${code}).`], ['export XDG_STATE_HOME=/a/folder/that/you/can/write']);
    }
}
async function readKey(file) {
    const facts = await (0,_absent_js__WEBPACK_IMPORTED_MODULE_6__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file));
    if (facts === undefined)
        return undefined;
    const isPrivate = facts.isFile() && (facts.mode & 0o077) === 0;
    const key = isPrivate ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file) : undefined;
    if (key?.length === KEY_BYTES)
        return key;
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([
        `${file} is not a private key of Tributary${isPrivate ? '' : ': others can read it'}. Remove it to make a new one; unfinished runs then start over:`,
    ], [`rm ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .shellWord */ .r7)(file)}`]);
}
/** Links a complete file to the name: of two processes, the first one's key counts. */
async function makeKey(file) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(file), { recursive: true, mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(file), 0o700);
    const beside = `${file}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
    try {
        {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(beside, 'wx', PRIVATE), true);
                await handle.writeFile((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(KEY_BYTES));
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(beside, file);
    }
    catch (error) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_7__/* .systemErrorCode */ .v)(error) !== 'EEXIST')
            throw error;
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(beside, { force: true });
    }
    const key = await readKey(file);
    if (!key)
        throw new Error(`${file} is gone`);
    return key;
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
/** Atomic writes of Tributary's own files in the git directory. */



/** Writes a temporary file, syncs it and renames it. Creates the folder. */
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

/***/ 8720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ openRuns)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/adapters/files/absent.js
var absent = __webpack_require__(8907);
// EXTERNAL MODULE: ./lib/adapters/files/json-file.js
var json_file = __webpack_require__(4231);
// EXTERNAL MODULE: ./lib/adapters/files/own-folder.js
var own_folder = __webpack_require__(9285);
// EXTERNAL MODULE: ./lib/adapters/files/regular-file.js
var regular_file = __webpack_require__(5323);
// EXTERNAL MODULE: ./lib/adapters/files/system-error.js
var system_error = __webpack_require__(8020);
// EXTERNAL MODULE: ./lib/adapters/files/whole-file.js
var whole_file = __webpack_require__(3338);
;// CONCATENATED MODULE: ./lib/adapters/files/run-directory.js
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
const MAX_SEAL_BYTES = 1024;
/**
 * Opens a run directory at an absolute path, which need not exist yet. Names are relative, with `/`;
 * `list('')` lists all files. All methods throw on a name that would lead outside.
 *
 * @param sealed only records with a valid seal count; a file without one is replaced when its record is written.
 * Without it, every valid file counts.
 */
function openRunDirectory(root, sealed) {
    // Of two writers of one record, the first one's seal and text must stay together.
    const oneAtATime = (0,p_limit/* default */.A)(1);
    const path = async (name) => {
        const file = checked(root, name);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
        return file;
    };
    return {
        path,
        read: async (name, schema) => {
            const file = checked(root, name);
            return sealed && !(await isSealed(file, name, sealed)) ? undefined : readValid(file, schema);
        },
        write: async (name, value) => {
            const file = await path(name);
            const text = `${JSON.stringify(value, undefined, 2)}\n`;
            return sealed
                ? oneAtATime(() => writeSealed(file, name, text, sealed))
                : writeFirst(file, text);
        },
        writeText: async (name, text) => {
            await writeFirst(await path(name), text);
        },
        list: async (folder) => listFiles(root, folder === '' ? root : checked(root, folder)),
        remove: async (name) => {
            const file = checked(root, name);
            await (0,promises_.rm)(file, { recursive: true, force: true });
            await (0,promises_.rm)(sealFile(file), { force: true });
        },
    };
}
/** @param gitDir the repository's common git directory, absolute */
function createRuns(gitDir, { seal, warn }) {
    const root = (0,own_folder/* ownFolder */.v)(gitDir).runs;
    const folder = (run) => checked(root, run);
    const openRun = (run) => openRunDirectory(folder(run), { seal, warn, run });
    const list = async () => {
        const runs = (await namesIn(root)).filter((name) => (0,run_layout/* isRunFileName */.fq)(name));
        // Runs of older versions have no seals; they need no word in every command.
        const quiet = (run) => ({ seal, run, warn: () => undefined });
        const requests = await Promise.all(runs.map(async (name) => requestOf(openRunDirectory(folder(name), quiet(name)))));
        return requests
            .filter((request, at) => request?.run === runs[at])
            .toSorted(newestFirst);
    };
    const isFinished = async (run) => (await openRun(run).read(run_layout/* REPORT */.ri.metrics, schemas/* unknown */.L5J())) !== undefined;
    const removeOld = async (newest) => {
        const old = (await list()).slice(limits/* KEPT_RUNS */.uk).filter(({ run }) => run !== newest);
        for (const { run } of old) {
            // Unfinished runs are never removed.
            if (await isFinished(run))
                await (0,promises_.rm)(folder(run), { recursive: true, force: true });
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
            const beside = (0,external_node_path_.join)(root, `.${request.run}`);
            await (0,promises_.rm)(beside, { recursive: true, force: true });
            try {
                await openRunDirectory(beside, { seal, warn, run: request.run }).write(run_layout/* REQUEST_FILE */.xM, request);
                await (0,promises_.rename)(beside, folder(request.run));
                await syncFolder(root);
            }
            finally {
                await (0,promises_.rm)(beside, { recursive: true, force: true });
            }
            await removeOld(request.run);
            return openRun(request.run);
        },
    };
}
async function readValid(file, schema) {
    const found = await (0,json_file/* readJsonFile */.JE)(file, schema, MAX_FILE_BYTES);
    if (found.is === 'none')
        return undefined;
    if (found.is === 'value')
        return found.value;
    throw new user_error.UserError([`${file} ${found.why}. Remove it to redo its part of the run:`], [`rm -r ${(0,next_steps/* shellWord */.r7)(file)}`], 1);
}
/** Whether there is a record with a valid seal. */
async function isSealed(file, name, { seal, run, warn }) {
    const record = await (0,regular_file/* readRegularFile */.XF)(file, MAX_FILE_BYTES);
    if (record.is === 'none')
        return false;
    const given = await (0,regular_file/* readRegularFile */.XF)(sealFile(file), MAX_SEAL_BYTES);
    if (record.is === 'text' &&
        given.is === 'text' &&
        seal.holds(`${run}/${name}`, record.text, given.text))
        return true;
    warn(`Ignored ${file}: this run of Tributary did not write it.`);
    return false;
}
/** The seal is written first, so that a killed process leaves no record without one. */
async function writeSealed(file, name, text, sealed) {
    if (await isSealed(file, name, sealed))
        return false;
    for (const forged of [file, sealFile(file)])
        await (0,promises_.rm)(forged, { recursive: true, force: true });
    await (0,whole_file/* writeWhole */.f)(sealFile(file), sealed.seal.of(`${sealed.run}/${name}`, text));
    return writeFirst(file, text);
}
/** Hidden, so that it is not listed. */
function sealFile(file) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(file), `.${(0,external_node_path_.basename)(file)}.seal`);
}
/** Uses a link, which fails if the name is taken (a rename would replace the file), so the first writer wins. */
async function writeFirst(file, text) {
    const beside = await writeBeside(file, text);
    try {
        await (0,promises_.link)(beside, file);
        await syncFolder((0,external_node_path_.dirname)(file));
        return true;
    }
    catch (error) {
        if ((0,system_error/* systemErrorCode */.v)(error) !== 'EEXIST')
            throw error;
        return false;
    }
    finally {
        await (0,promises_.rm)(beside, { force: true });
    }
}
/** Writes and syncs a complete file under a hidden name beside `file`. */
async function writeBeside(file, text) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const beside = (0,external_node_path_.join)((0,external_node_path_.dirname)(file), `.${(0,external_node_path_.basename)(file)}.${(0,external_node_crypto_.randomUUID)()}`);
        const handle = __addDisposableResource(env_1, await (0,promises_.open)(beside, 'wx', 0o644), true);
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
    const entries = await (0,absent/* ifPresent */.x)((0,promises_.readdir)(folder, { recursive: true, withFileTypes: true }));
    return (entries ?? [])
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => (0,external_node_path_.relative)(root, (0,external_node_path_.join)(entry.parentPath, entry.name)).split(external_node_path_.sep).join('/'))
        .toSorted();
}
function checked(root, name) {
    if (!(0,run_layout/* isRunFileName */.fq)(name))
        throw new Error(`not a name in a run directory: ${name}`);
    return (0,external_node_path_.join)(root, name);
}
async function namesIn(folder) {
    return (await (0,absent/* ifPresent */.x)((0,promises_.readdir)(folder))) ?? [];
}
async function requestOf(run) {
    try {
        return await run.read(run_layout/* REQUEST_FILE */.xM, model/* Request */.Kd);
    }
    catch (error) {
        // Another run's broken or newer directory must not block this run.
        if (error instanceof user_error.UserError)
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
        const handle = __addDisposableResource(env_2, await (0,promises_.open)(folder, 'r'), true);
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

// EXTERNAL MODULE: ./lib/adapters/files/seal.js
var files_seal = __webpack_require__(8659);
;// CONCATENATED MODULE: ./lib/commands/open-runs.js
/** The runs of a repository. */


/** @param gitDir the repository's common git directory, absolute */
async function openRuns({ environment, stderr }, gitDir) {
    const seal = await (0,files_seal/* openSeal */.Ip)(environment);
    return createRuns(gitDir, { seal, warn: (message) => stderr.write(`${message}\n`) });
}


/***/ }),

/***/ 9097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ checkLog),
/* harmony export */   DP: () => (/* binding */ statusFile),
/* harmony export */   FS: () => (/* binding */ runFileOf),
/* harmony export */   G3: () => (/* binding */ queueFile),
/* harmony export */   HM: () => (/* binding */ SETUP_CHANGES_FILE),
/* harmony export */   II: () => (/* binding */ HANDOVER),
/* harmony export */   IM: () => (/* binding */ BELONGINGS_FILE),
/* harmony export */   K9: () => (/* binding */ testLogs),
/* harmony export */   NE: () => (/* binding */ sessionFile),
/* harmony export */   NJ: () => (/* binding */ testFile),
/* harmony export */   Y1: () => (/* binding */ verdictFile),
/* harmony export */   cK: () => (/* binding */ baseFile),
/* harmony export */   cc: () => (/* binding */ landFile),
/* harmony export */   eS: () => (/* binding */ planFile),
/* harmony export */   fq: () => (/* binding */ isRunFileName),
/* harmony export */   ny: () => (/* binding */ workFiles),
/* harmony export */   oW: () => (/* binding */ folders),
/* harmony export */   ri: () => (/* binding */ REPORT),
/* harmony export */   rn: () => (/* binding */ STATUS_FILE_IN_TREE),
/* harmony export */   xM: () => (/* binding */ REQUEST_FILE),
/* harmony export */   xv: () => (/* binding */ errorFile)
/* harmony export */ });
/* unused harmony exports CANDIDATES_FILE, RESULT_NAME, BUNDLE_NAME, isOfTree, jobsFile */
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/**
 * The names of all files in a run directory. They are built and parsed only here: other modules ask for a
 * file by its contents.
 */

/** The files that are handed to a command and back, in a folder of their own. */
const HANDOVER = {
    prompt: 'prompt.md',
    usage: 'usage.json',
    patch: 'change.patch',
};
/** The guide's name of an agent's status file. It stands in the root of the work tree, and is never committed. */
const STATUS_FILE_IN_TREE = 'agent-status.json';
/** The folder of each kind of file that can occur more than once in a run. */
const folders = {
    result: 'work',
    verdict: 'gate',
    test: 'test',
    jobs: 'jobs',
    'session-start': 'sessions',
    'session-end': 'sessions',
    report: 'report',
    /** Records about commits of others on the base branch. */
    base: 'base',
};
/** `work/DEV-1-1/result.json`: each part starts with a letter or digit, so it is never hidden and never `..`. */
const NAME = /^[A-Za-z0-9][\w.@+-]*(?:\/[A-Za-z0-9][\w.@+-]*)*$/;
/** The request that started the run. */
const REQUEST_FILE = 'run.json';
/** The person's settings, hooks and refs before the first agent of the run started. */
const BELONGINGS_FILE = 'belongings.json';
/** What set-up changed in a fresh directory, written once. */
const SETUP_CHANGES_FILE = 'setup-changes.json';
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
    };
}
/** The name includes the policy, so a changed policy gets a new file. */
function verdictFile(change, gate, policy) {
    return `${folderOf(change)}/${gate}-${shortPolicy(policy)}.json`;
}
/** The name includes the round, so that the next round runs the gate again. */
function errorFile(change, gate, round) {
    return `${folderOf(change)}/${gate}-error-${round}.json`;
}
/** The output of a check. */
function checkLog(change, gate) {
    return `${folderOf(change)}/${gate}.log`;
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
/** What became of a commit that others made on the base. */
function baseFile(is, commit) {
    return `${folders.base}/${is}-${commit}.json`;
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
            return /^gate\/[0-9a-f]+(?:-[0-9a-f]+)?\/.+-(?:[0-9a-f]{8}|error-\d+)\.json$/.test(name)
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
/** Most changes are judged at the commit that they are named by. */
function folderOf({ id, head }) {
    const judged = id === head ? id : `${id}-${head}`;
    return `${folders.verdict}/${judged}`;
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
