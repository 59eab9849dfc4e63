export const id = 481;
export const ids = [481];
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
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9635);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4484);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4231);
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
/** Run directories: files that are written whole or not at all, and validated when read. */








/** Far more than any file of ours; what a hostile leg uploads must not fill the memory. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const KEPT_RUNS = 20;
/** `work/DEV-1-1/result.json`: parts that begin with a letter or digit, so never hidden, never `..`. */
const namePattern = /^[A-Za-z0-9][\w.@+-]*(?:\/[A-Za-z0-9][\w.@+-]*)*$/;
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
async function readValid(file, schema) {
    const found = await (0,_json_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readJsonFile */ .JE)(file, schema, MAX_FILE_BYTES);
    if (found.is === 'none')
        return undefined;
    if (found.is === 'value')
        return found.value;
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`${file} ${found.why}. Remove it, and its part of the run is done again:`], [`rm -r ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .shellWord */ .r7)(file)}`], 1);
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
/** A whole file under a hidden name beside `file`, its bytes on the disk. */
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
/** The report comes last. */
async function hasReport(run) {
    return (await run.list('report')).includes('report/metrics.json');
}
function checked(root, name) {
    if (!namePattern.test(name))
        throw new Error(`not a name in a run directory: ${name}`);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name);
}
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
function newestFirst(a, b) {
    return Date.parse(b.startedAt) - Date.parse(a.startedAt) || (a.run < b.run ? 1 : -1);
}
/** Makes a new name last, also when the machine loses power. */
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

/***/ 2421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ judge),
/* harmony export */   v: () => (/* binding */ holds)
/* harmony export */ });
const SEVERITY = { note: 0, warning: 1, error: 2 };
const MAX_TAIL = 1000;
const ENDS = {
    timeout: 'The check was stopped at its time limit. Raise its `timeout`, or make it faster.',
    aborted: 'The check was interrupted. Run it again.',
    'not-started': 'The check could not be started. Look at its `run` line.',
};
/**
 * Judges by findings, and fails closed: what did not end by itself, answered nonsense, or complained
 * by its exit code alone is an `error`. Scanners disagree on exit codes (some end with 0 and
 * findings, some with 1 for a mere note), so a code never decides between pass and fail.
 *
 * @param read what the command's output says: findings, or why it cannot be read
 * @param blockOn the mildest level that blocks
 */
function judge(end, read, blockOn) {
    const found = Array.isArray(read) ? read : [];
    const failure = brokenEnd(end) ?? unreadable(end, read) ?? silent(end, found);
    if (failure !== undefined)
        return { result: 'error', findings: [failure, ...found] };
    return { result: holds(found, blockOn) ? 'fail' : 'pass', findings: found };
}
/** Whether one of the findings is at least as bad as `level`. */
function holds(findings, level) {
    return findings.some((finding) => SEVERITY[finding.level] >= SEVERITY[level]);
}
function brokenEnd(end) {
    return end.ended === 'itself' ? killed(end) : failed(end.ended, ENDS[end.ended], end);
}
/** 126 and 127 are the shell's own (not executable, not found), 128 + n stands for signal n. */
function killed(end) {
    const { code } = end;
    if (code === 126 || code === 127) {
        return failed('not-started', `The shell could not run the check (exit code ${code}). Look at its \`run\` line.`, end);
    }
    if (code === null || (code > 128 && code < 160)) {
        return failed('crash', 'The check was killed before it gave an answer. Run it again.', end);
    }
    return undefined;
}
function unreadable(end, read) {
    if (Array.isArray(read))
        return undefined;
    const code = end.code === 0 ? '' : ` It ended with exit code ${end.code}.`;
    return failed('no-answer', `The answer of the check cannot be used: ${read.problem}${code}`, end);
}
function silent(end, found) {
    if (end.code === 0 || found.length > 0)
        return undefined;
    return failed('no-answer', `The check ended with exit code ${end.code} but reported nothing. Let it print what it found, or end with 0.`, end);
}
function failed(rule, message, { tail }) {
    const last = tail.trim().slice(-MAX_TAIL);
    return {
        rule,
        level: 'error',
        message: last === '' ? message : `${message} Its last lines: ${last}`,
    };
}


/***/ }),

/***/ 3540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ formatCost),
/* harmony export */   Iu: () => (/* binding */ addCosts),
/* harmony export */   Jf: () => (/* binding */ tokensByModel),
/* harmony export */   Ku: () => (/* binding */ costOfWork),
/* harmony export */   SG: () => (/* binding */ knownUsd),
/* harmony export */   c: () => (/* binding */ unpricedIn),
/* harmony export */   "in": () => (/* binding */ costOfVerdict)
/* harmony export */ });
/* unused harmony export NO_COST */
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5888);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1038);
/** What a run cost. Unknown is said, and never counts as 0. */


const NO_COST = { usd: 0, priced: false, unpriced: false };
const UNPRICED = { usd: 0, priced: false, unpriced: true };
function addCosts(costs) {
    return {
        usd: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(costs.map((cost) => cost.usd)),
        priced: costs.some((cost) => cost.priced),
        unpriced: costs.some((cost) => cost.unpriced),
    };
}
/** `$1.25`, `$1.25 + unpriced`, `unpriced`; `$0.00` where nothing was run that costs. */
function formatCost(cost) {
    if (!cost.unpriced)
        return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUsd */ .UK)(cost.usd);
    return cost.priced ? `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUsd */ .UK)(cost.usd)} + unpriced` : 'unpriced';
}
/** The exact number for `formatCost`; null where it says `unpriced` alone. */
function knownUsd(cost) {
    return cost.unpriced && !cost.priced ? null : cost.usd;
}
/** An agent that ran always used something, so its silence is unpriced. */
function costOfWork(work, price) {
    if (!isSilent(work.usage))
        return usageCost(work.usage, price);
    return neverRan(work) ? NO_COST : UNPRICED;
}
/** A check without a model is a scanner or built in: it costs nothing. One with a model owes a report. */
function costOfVerdict(verdict, price) {
    if (!isSilent(verdict.usage))
        return usageCost(verdict.usage, price);
    return verdict.model === undefined ? NO_COST : UNPRICED;
}
/** Tokens of every model that was named, summed. */
function tokensByModel(usages) {
    const byModel = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBy */ .$z)(usages.flatMap(reportedModels), ([model]) => model);
    return Object.fromEntries([...byModel]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([model, uses]) => [
        model,
        {
            input: sumTokens(uses, 'input'),
            output: sumTokens(uses, 'output'),
            cacheRead: sumTokens(uses, 'cacheRead'),
            cacheWrite: sumTokens(uses, 'cacheWrite'),
        },
    ]));
}
/** Models without a price, and those who reported nothing though they owed it. */
function unpricedIn(works, verdicts, price) {
    const usages = [...works, ...verdicts].map(({ usage }) => usage);
    const unknown = usages
        .filter((usage) => usage.costUsd === undefined)
        .flatMap(reportedModels)
        .filter(([model, tokens]) => price({ models: Object.fromEntries([[model, tokens]]) }) === undefined);
    const silentWorks = works.filter((work) => isSilent(work.usage) && !neverRan(work));
    const silentVerdicts = verdicts.filter((v) => isSilent(v.usage) && v.model !== undefined);
    return {
        models: sorted(unknown.map(([model]) => model)),
        tasks: sorted(silentWorks.map((work) => work.task)),
        gates: sorted(silentVerdicts.map((verdict) => verdict.gate)),
    };
}
/** Each model for itself, so that an unknown one does not hide what the others cost. */
function usageCost(usage, price) {
    if (usage.costUsd !== undefined)
        return { usd: usage.costUsd, priced: true, unpriced: false };
    return addCosts(reportedModels(usage).map(([model, tokens]) => {
        const usd = price({ models: Object.fromEntries([[model, tokens]]) });
        return usd === undefined ? UNPRICED : { usd, priced: true, unpriced: false };
    }));
}
// Beyond the safe integers the schema of the report would refuse its own number.
function sumTokens(uses, key) {
    return Math.min((0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(uses.map(([, tokens]) => tokens[key])), Number.MAX_SAFE_INTEGER);
}
function isSilent(usage) {
    return usage.costUsd === undefined && reportedModels(usage).length === 0;
}
// A command that crashed may report zeros: that is no report.
function reportedModels(usage) {
    return Object.entries(usage.models).filter(([, tokens]) => tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite > 0);
}
function neverRan(work) {
    return work.is === 'failed' && (work.why.is === 'setup' || work.why.is === 'start');
}
function sorted(names) {
    return [...new Set(names)].toSorted();
}


/***/ }),

/***/ 7074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K1: () => (/* binding */ Metrics),
  Ps: () => (/* binding */ metricsOf),
  RK: () => (/* reexport */ metrics_outcomes/* outcomesOf */.RK)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/core/metrics/cost.js
var cost = __webpack_require__(3540);
// EXTERNAL MODULE: ./lib/core/metrics/run-facts.js
var run_facts = __webpack_require__(1038);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
;// CONCATENATED MODULE: ./lib/core/metrics/critical-path.js
/** The longest chain of work that had to wait for one another: no number of agents makes a run shorter. */


/**
 * A task takes its agents' time, one attempt after the other, and for each of its heads the slowest gate and
 * for each of its candidates the slowest suite, since those run beside each other. It comes after the tasks
 * that it depends on, overlaps with (where it had to wait) or asked for as subtasks.
 */
function criticalPath(facts) {
    const durations = durationByTask(facts);
    const before = predecessors(facts);
    const done = new Map();
    const visiting = new Set();
    const pathTo = (task) => {
        const known = done.get(task);
        if (known !== undefined)
            return known;
        // A cycle cannot have been run: whatever claims one adds nothing.
        if (visiting.has(task))
            return { seconds: 0, tasks: [] };
        visiting.add(task);
        const longest = longestOf([...(before.get(task) ?? [])].map(pathTo));
        visiting.delete(task);
        const own = durations.get(task) ?? 0;
        const path = { seconds: longest.seconds + own, tasks: [...longest.tasks, task] };
        done.set(task, path);
        return path;
    };
    return longestOf([...durations.keys()].map(pathTo));
}
function durationByTask(facts) {
    const ran = (0,run_facts/* ranIn */.V6)(facts);
    const durations = new Map();
    const add = (task, seconds) => {
        if (task !== undefined)
            durations.set(task, (0,run_facts/* sum */.cz)([durations.get(task) ?? 0, seconds]));
    };
    const byHead = (0,run_facts/* tasksByHead */.qp)(facts);
    const byTree = (0,run_facts/* tasksByTree */.YR)(facts);
    for (const work of ran.works)
        add(work.task, work.seconds);
    for (const [head, verdicts] of (0,run_facts/* groupBy */.$z)(ran.verdicts, (verdict) => verdict.head)) {
        add(byHead.get(head), slowest(verdicts));
    }
    for (const [tree, tests] of (0,run_facts/* groupBy */.$z)(ran.tests, (test) => test.tree)) {
        add(byTree.get(tree), slowest(tests));
    }
    durations.delete(model/* BOOKKEEPING */.jI);
    return durations;
}
function slowest(items) {
    return items.reduce((longest, item) => Math.max(longest, item.seconds), 0);
}
function predecessors(facts) {
    const before = new Map();
    const add = (task, first) => {
        before.set(task, (before.get(task) ?? new Set()).add(first));
    };
    for (const plan of facts.plans) {
        for (const task of plan.tasks) {
            for (const first of task.depends)
                add(task.id, first);
            if (task.parent !== undefined)
                add(task.parent, task.id);
        }
        for (const later of plan.later) {
            // `room` is a want of places, which more of them would cure.
            if (later.why !== 'room')
                for (const first of later.behind)
                    add(later.task, first);
        }
    }
    return before;
}
function longestOf(paths) {
    return paths.reduce((best, path) => (path.seconds > best.seconds ? path : best), {
        seconds: 0,
        tasks: [],
    });
}

// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(5888);
// EXTERNAL MODULE: ./lib/core/metrics/outcomes.js
var metrics_outcomes = __webpack_require__(9832);
// EXTERNAL MODULE: ./lib/core/metrics/time.js
var time = __webpack_require__(1284);
;// CONCATENATED MODULE: ./lib/core/metrics/metrics.js
/** What a run took and gave, in numbers: `report/metrics.json`. */









const Count = schemas/* int */.Whr().nonnegative();
const Usd = schemas/* number */.aig().nonnegative();
const FlakyTest = schemas/* strictObject */.rej({
    suite: model/* SuiteName */.wL,
    tree: model/* TreeSha */.RY,
    /** Names of the tests, where the suite told them. */
    tests: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** The first nine keys and their formats are the guide's; `exact` has the numbers behind every text. */
const Metrics = schemas/* strictObject */.rej({
    totalTasks: Count,
    successful: Count,
    /** Everything that did not land. */
    failed: Count,
    /** How long the run went on, `12m 34s`. */
    parallelTime: schemas/* string */.YjP(),
    /** Agents, gates and tests one after the other. */
    estimatedSequentialTime: schemas/* string */.YjP(),
    /** `3.04x`, or `n/a`. */
    speedup: schemas/* string */.YjP(),
    /** `$1.25`, `$1.25 + unpriced` or `unpriced`. */
    cost: schemas/* string */.YjP(),
    /** Changes that a gate stopped. */
    gateBlocks: Count,
    /** Changes that were thrown out of a train by a test. */
    testFailures: Count,
    /** The longest chain of work that had to wait for one another. */
    criticalPathTime: schemas/* string */.YjP(),
    criticalPath: schemas/* array */.YOg(model/* TaskId */.LD),
    /** The speedup that no number of agents can exceed. */
    speedupBound: schemas/* string */.YjP(),
    costPerLandedTask: schemas/* string */.YjP(),
    costOfUnlandedWork: schemas/* string */.YjP(),
    tokensByModel: schemas/* record */.g1P(schemas/* string */.YjP(), model/* Tokens */.DQ),
    flakyTests: schemas/* array */.YOg(FlakyTest),
    /** What `cost` leaves out: models without a price; tasks and gates that reported no usage. */
    unpriced: schemas/* strictObject */.rej({
        models: schemas/* array */.YOg(schemas/* string */.YjP()),
        tasks: schemas/* array */.YOg(schemas/* string */.YjP()),
        gates: schemas/* array */.YOg(schemas/* string */.YjP()),
    }),
    /** On GitHub: minutes of jobs, each rounded up, before the runner's multiplier. */
    billed: schemas/* strictObject */.rej({ minutes: Count, jobs: Count }).optional(),
    rounds: Count,
    attempts: Count,
    interrupted: schemas/* boolean */.zMY(),
    exact: schemas/* strictObject */.rej({
        parallelSeconds: model/* Seconds */.Kp,
        sequentialSeconds: model/* Seconds */.Kp,
        speedup: schemas/* number */.aig().nonnegative().nullable(),
        criticalPathSeconds: model/* Seconds */.Kp,
        speedupBound: schemas/* number */.aig().nonnegative().nullable(),
        /** Known dollars; null where nothing could be priced. */
        costUsd: Usd.nullable(),
        costPerLandedTaskUsd: Usd.nullable(),
        costOfUnlandedWorkUsd: Usd.nullable(),
    }),
});
/** The metrics of a run; `price` gives dollars for usage that came without a cost. */
function metricsOf(facts, price) {
    const ran = (0,run_facts/* ranIn */.V6)(facts);
    const outcomes = (0,metrics_outcomes/* outcomesOf */.RK)(facts, price);
    const successful = outcomes.filter(({ outcome }) => outcome.is === 'landed').length;
    const times = timesOf(facts, ran);
    const costs = costsOf(ran, outcomes, successful, price);
    return {
        totalTasks: outcomes.length,
        successful,
        failed: outcomes.length - successful,
        ...times.texts,
        ...costs.texts,
        gateBlocks: blockedHeads(facts).size,
        testFailures: testFailures(facts),
        tokensByModel: (0,cost/* tokensByModel */.Jf)([...ran.works, ...ran.verdicts].map(({ usage }) => usage)),
        flakyTests: ran.tests
            .filter((test) => test.result === 'flaky')
            .map(({ suite, tree, failures }) => ({ suite, tree, tests: failures })),
        unpriced: (0,cost/* unpricedIn */.c)(ran.works, ran.verdicts, price),
        ...(facts.jobs.length > 0 && { billed: billedOf(facts.jobs) }),
        rounds: facts.plans.reduce((last, plan) => Math.max(last, plan.round), 0),
        attempts: ran.works.length,
        interrupted: facts.interrupted,
        exact: { ...times.exact, ...costs.exact },
    };
}
function timesOf(facts, ran) {
    // A clock that was set back must not shorten the run.
    const parallelSeconds = (0,run_facts/* sum */.cz)(facts.sessions.map(({ startedAt, endedAt }) => Math.max(0, (0,time/* secondsBetween */.O)(startedAt, endedAt))));
    const sequentialSeconds = (0,run_facts/* sum */.cz)([...ran.works, ...ran.verdicts, ...ran.tests].map(({ seconds }) => seconds));
    const path = criticalPath(facts);
    const speedup = ratio(sequentialSeconds, parallelSeconds);
    const speedupBound = ratio(sequentialSeconds, path.seconds);
    return {
        texts: {
            parallelTime: (0,format/* formatDuration */.a3)(parallelSeconds),
            estimatedSequentialTime: (0,format/* formatDuration */.a3)(sequentialSeconds),
            speedup: (0,format/* formatSpeedup */.qG)(speedup),
            criticalPathTime: (0,format/* formatDuration */.a3)(path.seconds),
            criticalPath: path.tasks,
            speedupBound: (0,format/* formatSpeedup */.qG)(speedupBound),
        },
        exact: {
            parallelSeconds,
            sequentialSeconds,
            speedup,
            criticalPathSeconds: path.seconds,
            speedupBound,
        },
    };
}
function ratio(whole, part) {
    return whole > 0 && part > 0 ? Math.min(whole / part, Number.MAX_VALUE) : null;
}
function costsOf(ran, outcomes, landed, price) {
    const total = (0,cost/* addCosts */.Iu)([
        ...ran.works.map((work) => (0,cost/* costOfWork */.Ku)(work, price)),
        ...ran.verdicts.map((verdict) => (0,cost/* costOfVerdict */["in"])(verdict, price)),
    ]);
    const unlanded = (0,cost/* addCosts */.Iu)(outcomes.filter(({ outcome }) => outcome.is !== 'landed').map(({ cost }) => cost));
    const each = landed === 0 ? undefined : { ...total, usd: total.usd / landed };
    return {
        texts: {
            cost: (0,cost/* formatCost */.BD)(total),
            costPerLandedTask: each === undefined ? 'n/a' : (0,cost/* formatCost */.BD)(each),
            costOfUnlandedWork: (0,cost/* formatCost */.BD)(unlanded),
        },
        exact: {
            costUsd: (0,cost/* knownUsd */.SG)(total),
            costPerLandedTaskUsd: each === undefined ? null : (0,cost/* knownUsd */.SG)(each),
            costOfUnlandedWorkUsd: (0,cost/* knownUsd */.SG)(unlanded),
        },
    };
}
/** A change counts once, however many gates stopped it and rounds it stood there. */
function blockedHeads(facts) {
    const failing = facts.verdicts.filter(({ kind, result }) => kind === 'gate' && result !== 'pass');
    const queued = facts.queues
        .flatMap((queue) => queue.changes)
        .filter(({ place }) => place.is === 'blocked');
    return new Set([...failing.map(({ head }) => head), ...queued.map(({ change }) => change.head)]);
}
function billedOf(jobs) {
    // GitHub bills each job by the started minute.
    return { minutes: (0,run_facts/* sum */.cz)(jobs.map(({ seconds }) => Math.ceil(seconds / 60))), jobs: jobs.length };
}
/** A task counts once a round, whether land threw it out or the run ended before it could. */
function testFailures(facts) {
    const failures = new Set();
    for (const land of facts.lands) {
        for (const outcome of land.outcomes) {
            if (outcome.is === 'red' && outcome.task !== model/* BOOKKEEPING */.jI) {
                failures.add(`${land.round}/${outcome.task}`);
            }
        }
    }
    for (const queue of facts.queues) {
        const blamed = blamedIn(queue, facts.tests);
        const landed = facts.lands
            .filter((land) => land.round === queue.round)
            .some((land) => land.outcomes.some((o) => o.is === 'landed' && o.task === blamed));
        if (blamed !== undefined && !landed)
            failures.add(`${queue.round}/${blamed}`);
    }
    return failures.size;
}
/** The newest change of the first failing candidate; those behind it fail with it. None on a red baseline. */
function blamedIn(queue, tests) {
    const failing = new Set(tests.filter(({ result }) => result === 'red' || result === 'timeout').map(({ tree }) => tree));
    // The baseline is the first candidate and has no changes.
    const first = queue.candidates.find((candidate) => failing.has(candidate.tree));
    const blamed = first?.changes.at(-1);
    return blamed === model/* BOOKKEEPING */.jI ? undefined : blamed;
}


/***/ }),

/***/ 9832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ FINISHED),
/* harmony export */   RK: () => (/* binding */ outcomesOf),
/* harmony export */   X9: () => (/* binding */ isOnBase)
/* harmony export */ });
/* unused harmony exports taskNames, definitionOf, verdictsOn */
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3540);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1038);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/** How each task of a run ended, with what it took. */



/** Reasons not to start a task that is on the base already. */
const FINISHED = new Set(['done', 'landed']);
/** One for each task that was asked for, and each subtask: asked ones as typed, then as the plans name them. */
function outcomesOf(facts, price) {
    const ran = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .ranIn */ .V6)(facts);
    const byHead = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .tasksByHead */ .qp)(facts);
    const works = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .groupBy */ .$z)(ran.works, (work) => work.task);
    const verdicts = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .groupBy */ .$z)(ran.verdicts, (verdict) => byHead.get(verdict.head));
    return taskNames(facts).map((name) => {
        const id = _model_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskId */ .LD.safeParse(name);
        const mine = (id.success ? works.get(id.data) : undefined) ?? [];
        const judged = (id.success ? verdicts.get(id.data) : undefined) ?? [];
        const outcome = outcomeOf(facts, name, mine);
        const costs = [
            ...mine.map((work) => (0,_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfWork */ .Ku)(work, price)),
            ...judged.map((verdict) => (0,_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfVerdict */ ["in"])(verdict, price)),
        ];
        return {
            task: name,
            outcome,
            attempts: mine.length,
            seconds: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .cz)(mine.map((work) => work.seconds)),
            cost: (0,_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .addCosts */ .Iu)(costs),
            branch: `tributary/${name}`,
            ...(id.success ? detailsOf(facts, id.data, mine, outcome) : { verdicts: [], tests: [] }),
        };
    });
}
/** Every task that the run knows, the bookkeeping change left out. */
function taskNames(facts) {
    const names = new Set(facts.plans.flatMap((plan) => [
        ...plan.tasks.map((task) => task.id),
        ...plan.assign.map((assignment) => assignment.task.id),
        ...plan.blocked.map((blocked) => blocked.task),
    ]));
    for (const land of facts.lands)
        for (const outcome of land.outcomes)
            names.add(outcome.task);
    names.delete(_model_js__WEBPACK_IMPORTED_MODULE_1__/* .BOOKKEEPING */ .jI);
    const asked = facts.request.ask.filter((name) => names.has(name));
    return [...new Set([...asked, ...names])];
}
function definitionOf(facts, id) {
    const defined = facts.plans.flatMap((plan) => [
        ...plan.tasks,
        ...plan.assign.map((assignment) => assignment.task),
    ]);
    return defined.find((task) => task.id === id);
}
/** The newest verdict of each gate on this head. */
function verdictsOn(facts, head) {
    const queued = facts.queues.flatMap((queue) => queue.changes.flatMap((change) => change.verdicts));
    const newest = new Map();
    for (const verdict of [...facts.verdicts, ...queued]) {
        if (verdict.head !== head)
            continue;
        const known = newest.get(verdict.gate);
        if (known === undefined || verdict.startedAt >= known.startedAt)
            newest.set(verdict.gate, verdict);
    }
    return [...newest.values()];
}
/** Whether the task is on the base, landed now or before. */
function isOnBase(outcome) {
    return (outcome.is === 'landed' ||
        (outcome.is === 'not-started' && outcome.why.some(({ is }) => FINISHED.has(is))));
}
/** What landed has landed; else what was said last; else what the plans and the agents left. */
function outcomeOf(facts, name, works) {
    const said = facts.lands
        .flatMap((land) => land.outcomes)
        .filter((outcome) => outcome.task === name);
    const told = said.findLast((outcome) => outcome.is === 'landed') ?? said.at(-1);
    if (told !== undefined)
        return told;
    const blocked = facts.plans
        .flatMap((plan) => plan.blocked)
        .findLast((item) => item.task === name);
    if (blocked !== undefined)
        return landedUnseen(blocked, works) ?? { is: 'not-started', ...blocked };
    const last = works.at(-1);
    if (last?.is === 'failed')
        return { is: 'failed', task: last.task, why: last.why };
    const message = facts.interrupted
        ? 'the run was interrupted'
        : 'the run ended before it was settled';
    return { is: 'unsettled', task: _model_js__WEBPACK_IMPORTED_MODULE_1__/* .TaskId */ .LD.parse(name), message };
}
/** Killed between the landing and its record: the next plan finds the task's own work on the base. */
function landedUnseen(blocked, works) {
    const landed = blocked.why.find((why) => why.is === 'landed');
    const delivered = works.find((work) => work.is === 'delivered');
    if (landed === undefined || delivered === undefined)
        return undefined;
    return { is: 'landed', task: delivered.task, commit: landed.commit };
}
function detailsOf(facts, id, works, outcome) {
    const task = definitionOf(facts, id);
    const last = works.at(-1);
    const change = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .changesOf */ .fs)(facts).findLast((change) => change.task === id);
    const assigned = facts.plans
        .flatMap((plan) => plan.assign)
        .findLast((assignment) => assignment.task.id === id);
    const agent = last?.agent ?? assigned?.agent ?? change?.agent;
    const model = last === undefined ? assigned?.model : modelOf(last);
    const head = lastHead(facts, id, works);
    const worktree = outcome.is === 'landed' ? undefined : last?.worktree;
    const pr = pullRequestOf(facts, id, outcome);
    return {
        ...(task === undefined ? {} : { title: task.title }),
        ...(task?.parent === undefined ? {} : { parent: task.parent }),
        ...(agent === undefined ? {} : { agent }),
        ...(model === undefined ? {} : { model }),
        ...(head === undefined ? {} : { head }),
        ...(worktree === undefined ? {} : { worktree }),
        ...(pr === undefined ? {} : { pr }),
        verdicts: head === undefined ? [] : verdictsOn(facts, head),
        tests: testsOf(facts, id, outcome),
    };
}
/** The configured model, else those that it reported. */
function modelOf(work) {
    if (work.model !== undefined)
        return work.model;
    const reported = Object.keys(work.usage.models);
    return reported.length === 0 ? undefined : reported.join(', ');
}
/** Of the latest attempt; a person's fix comes as a changed head of the same attempt. */
function lastHead(facts, id, works) {
    const heads = [
        ...works.map((work) => ({ attempt: work.attempt, head: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .headOf */ .Uo)(work) })),
        ...(0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .changesOf */ .fs)(facts).filter((change) => change.task === id),
    ];
    let last;
    for (const { attempt, head } of heads) {
        if (head !== undefined && (last === undefined || attempt >= last.attempt))
            last = { attempt, head };
    }
    return last?.head;
}
function pullRequestOf(facts, id, outcome) {
    if (outcome.is === 'landed' && outcome.pr !== undefined)
        return outcome.pr;
    return facts.queues
        .flatMap((queue) => queue.changes)
        .findLast((queued) => queued.change.task === id && queued.pr !== undefined)?.pr;
}
function testsOf(facts, id, outcome) {
    const candidate = facts.queues
        .flatMap((queue) => queue.candidates)
        .findLast((candidate) => candidate.changes.at(-1) === id);
    const tests = facts.tests.filter((test) => test.tree === candidate?.tree);
    return tests.length === 0 && outcome.is === 'red' ? [outcome.tests] : tests;
}


/***/ }),

/***/ 1038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ groupBy),
/* harmony export */   Uo: () => (/* binding */ headOf),
/* harmony export */   V6: () => (/* binding */ ranIn),
/* harmony export */   YR: () => (/* binding */ tasksByTree),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   qp: () => (/* binding */ tasksByHead)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1284);
/** What a run directory holds in the end, and the plain questions about it. */

/**
 * Leaves out what stands in the directory twice, and what was taken over from an earlier run:
 * that had ended before this one began.
 */
function ranIn(facts) {
    const begin = (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .epochSeconds */ .D)(facts.request.startedAt);
    const ranHere = (item) => (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .epochSeconds */ .D)(item.startedAt) + item.seconds >= begin;
    return {
        works: unique(facts.works, (work) => `${work.task}/${work.attempt}`).filter(ranHere),
        verdicts: unique(facts.verdicts, (v) => [v.head, v.gate, v.policy, v.startedAt].join()).filter(ranHere),
        tests: unique(facts.tests, (t) => [t.tree, t.suite, t.policy, t.startedAt].join()).filter(ranHere),
    };
}
/** The commit that a leg of `work` left, whole or in part. */
function headOf(work) {
    return work.is === 'delivered' ? work.head : work.partial;
}
/** Whose work each head is. */
function tasksByHead(facts) {
    const byHead = new Map();
    for (const work of facts.works) {
        const head = headOf(work);
        if (head !== undefined)
            byHead.set(head, work.task);
    }
    for (const change of changesOf(facts))
        byHead.set(change.head, change.task);
    return byHead;
}
/** Whose change is the newest of each candidate tree. The next round's baseline is the tree of a landed one. */
function tasksByTree(facts) {
    const byTree = new Map();
    for (const { tree, changes } of facts.queues.flatMap((queue) => queue.candidates)) {
        const newest = changes.at(-1);
        if (newest !== undefined)
            byTree.set(tree, newest);
    }
    return byTree;
}
/** Every change that was adopted or queued, in the order of the rounds. */
function changesOf(facts) {
    return [
        ...facts.plans.flatMap((plan) => plan.adopt),
        ...facts.queues.flatMap((queue) => queue.changes.map((queued) => queued.change)),
    ];
}
/** Lists by key, each in the order of the items. */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        if (key === undefined)
            continue;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}
/** The sum, never more than the largest number: a forged one must not make the report unreadable. */
function sum(numbers) {
    let total = 0;
    for (const number of numbers)
        total = Math.min(total + number, Number.MAX_VALUE);
    return total;
}
function unique(items, keyOf) {
    return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}


/***/ }),

/***/ 1284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ epochSeconds),
/* harmony export */   O: () => (/* binding */ secondsBetween)
/* harmony export */ });
const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?Z$/;
/**
 * Seconds since 1970-01-01T00:00:00Z, with the fraction that the instant has.
 *
 * @throws RangeError where the text is no UTC instant
 */
function epochSeconds(instant) {
    const match = pattern.exec(instant);
    if (match === null)
        throw new RangeError(`No UTC instant: ${instant.slice(0, 40)}`);
    const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match
        .slice(1)
        .map((digits) => Number(digits ?? 0));
    return daysSinceEpoch(year, month, day) * 86_400 + hours * 3600 + minutes * 60 + seconds;
}
/** Seconds from `start` to `end`; negative where `end` is the earlier one. */
function secondsBetween(start, end) {
    return epochSeconds(end) - epochSeconds(start);
}
/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar, by the count of its leap days. */
function daysSinceEpoch(year, month, day) {
    // Years run from March here, so that the leap day is a year's last one.
    const y = month > 2 ? year : year - 1;
    const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
    const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
    return y * 365 + leapDays + dayOfYear - 719_468;
}


/***/ }),

/***/ 9838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ spentUsd),
/* harmony export */   FV: () => (/* binding */ settledBy),
/* harmony export */   Vl: () => (/* binding */ sharesUsd),
/* harmony export */   pU: () => (/* binding */ purseOf)
/* harmony export */ });
/* harmony import */ var _metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3540);
/* harmony import */ var _metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1038);
/** What a run may spend, and what it has spent. Pure. */


/** Less than this no agent can do anything with. */
const LEAST_USD = 0.1;
const INEXACT = 1e-9;
/** Less than a cent is used up: sums of dollars are not exact. */
const LEAST_LEFT_USD = 0.01;
/** The dollars that are known of what agents and gates of this run cost so far. */
function spentUsd(spending, price) {
    const { run, works, queues, history } = spending;
    const attempts = new Map();
    for (const { run: by, task, attempt, at, costUsd } of history)
        if (by === run)
            attempts.set(`${task} ${attempt} ${at}`, costUsd ?? 0);
    for (const work of works)
        attempts.set(`${work.task} ${work.attempt} ${work.startedAt}`, (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfWork */ .Ku)(work, price).usd);
    const verdicts = queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts));
    const judged = new Map(verdicts.map((verdict) => [
        `${verdict.head} ${verdict.gate} ${verdict.startedAt}`,
        (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfVerdict */ ["in"])(verdict, price).usd,
    ]));
    return (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)([...attempts.values(), ...judged.values()]);
}
/**
 * The configuration by which a round is settled: once its agents used the budget up nothing is tried
 * again, and what went wrong is what a task ends with.
 */
function settledBy(config, budget, works, price) {
    if (!budget)
        return config;
    const spent = budget.spentUsd + (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)(works.map((work) => (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfWork */ .Ku)(work, price).usd));
    return spent + LEAST_LEFT_USD > budget.limitUsd ? { ...config, attempts: 0 } : config;
}
function purseOf(budget) {
    let left = budget ? budget.limitUsd - budget.spentUsd : Number.POSITIVE_INFINITY;
    return {
        pay: (costUsd) => {
            const taken = costUsd ?? Math.min(LEAST_USD, left);
            if (left < LEAST_LEFT_USD || taken > left + INEXACT)
                return undefined;
            left -= taken;
            return taken;
        },
    };
}
/**
 * What each agent may cost, in whole cents: what the purse paid for it, and an equal part of the rest.
 * Agents that keep to it keep the run within its budget.
 */
function sharesUsd({ limitUsd, spentUsd }, paid) {
    const rest = Math.max(0, limitUsd - spentUsd - (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)(paid)) / paid.length;
    return paid.map((cost) => Math.floor((cost + rest + INEXACT) * 100) / 100);
}


/***/ }),

/***/ 6295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ planRound)
});

// UNUSED EXPORTS: agentFor

// EXTERNAL MODULE: ./lib/core/scope/overlap.js + 1 modules
var overlap = __webpack_require__(8906);
;// CONCATENATED MODULE: ./lib/core/plan/agent-choice.js

/**
 * The agent for a task: its own, else the first whose rule matches, else the default.
 * @returns a name, which the configuration need not know
 */
function agentFor(task, config, match) {
    if (task.agent)
        return task.agent;
    const agents = Object.entries(config.agents);
    const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
    const ruled = agents.find(([, { when }]) => when && (0,overlap/* whenMatches */.co)(when, subject, match));
    return ruled?.[0] ?? config['default-agent'] ?? agents.find(([, { when }]) => !when)?.[0];
}

// EXTERNAL MODULE: ./lib/core/plan/budget.js
var budget = __webpack_require__(9838);
;// CONCATENATED MODULE: ./lib/core/plan/dependencies.js
/** The tasks that are in a cycle, each with a way round, `A → B → A`. Tasks on the same way round share it. */
function cyclesIn(ids, dependsOn) {
    const cycles = new Map();
    for (const component of componentsOf(ids, dependsOn)) {
        const inside = new Set(component);
        const within = (id) => dependsOn(id).filter((each) => inside.has(each));
        for (const id of component) {
            if (cycles.has(id))
                continue;
            const path = shortestWayRound(id, within) ?? [];
            for (const each of path)
                if (!cycles.has(each))
                    cycles.set(each, path);
        }
    }
    return cycles;
}
/**
 * What is left of the tasks that would run when those are taken out that depend, over however many
 * steps, on something that is neither done nor runs.
 */
function withoutHeldUp(wouldRun, dependsOn, isDone) {
    const runs = new Set(wouldRun);
    const dependents = new Map();
    for (const id of runs)
        for (const other of dependsOn(id)) {
            const list = dependents.get(other);
            if (list)
                list.push(id);
            else
                dependents.set(other, [id]);
        }
    const heldUp = [...dependents.keys()].filter((id) => !runs.has(id) && !isDone(id));
    for (const id of heldUp)
        for (const dependent of dependents.get(id) ?? [])
            if (runs.delete(dependent))
                heldUp.push(dependent);
    return runs;
}
/** The strongly connected components (Tarjan), each in the order of its discovery. */
function* componentsOf(ids, dependsOn) {
    const place = new Map();
    const lowest = new Map();
    const open = [];
    const isOpen = new Set();
    const enter = (id) => {
        lowest.set(id, place.size);
        place.set(id, place.size);
        open.push(id);
        isOpen.add(id);
        return { id, rest: dependsOn(id).values() };
    };
    const lower = (id, to = Number.POSITIVE_INFINITY) => lowest.set(id, Math.min(lowest.get(id) ?? to, to));
    const close = (id) => {
        const component = open.splice(open.lastIndexOf(id));
        for (const each of component)
            isOpen.delete(each);
        return component;
    };
    for (const root of ids) {
        const path = place.has(root) ? [] : [enter(root)];
        for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
            const next = at.rest.next();
            if (!next.done) {
                if (!place.has(next.value))
                    path.push(enter(next.value));
                else if (isOpen.has(next.value))
                    lower(at.id, place.get(next.value));
                continue;
            }
            path.pop();
            const above = path.at(-1);
            if (above)
                lower(above.id, lowest.get(at.id));
            if (lowest.get(at.id) === place.get(at.id))
                yield close(at.id);
        }
    }
}
function shortestWayRound(id, dependsOn) {
    const cameFrom = new Map();
    const queue = [id];
    for (const at of queue)
        for (const next of dependsOn(at)) {
            if (next === id)
                return [id, ...wayTo(at, id, cameFrom), id];
            if (cameFrom.has(next))
                continue;
            cameFrom.set(next, at);
            queue.push(next);
        }
    return undefined;
}
/** From behind `start` to `end`. */
function wayTo(end, start, cameFrom) {
    const way = [];
    for (let at = end; at !== undefined && at !== start; at = cameFrom.get(at))
        way.push(at);
    return way.toReversed();
}

// EXTERNAL MODULE: ./lib/core/gates/policy.js
var policy = __webpack_require__(1296);
;// CONCATENATED MODULE: ./lib/core/plan/selection.js
/** Which tasks an ask names, and why those that do not run are blocked. Every reason at once. */

/** Who else is at work on a task: another run, or a person in its worktree. */
function elsewhere({ inFlight, uncommitted }, id) {
    const flight = inFlight.get(id);
    const worktree = uncommitted.get(id);
    return [
        ...(flight ? [{ is: 'in-flight', ...flight }] : []),
        ...(worktree === undefined ? [] : [{ is: 'uncommitted-fix', worktree }]),
    ];
}
/**
 * Splits the ask into the tasks that run and those that are blocked. A task whose dependency is
 * asked for as well runs (in a later round); one whose dependency is blocked is blocked too.
 */
function selection_select(facts) {
    const byId = new Map(facts.tasks.map((task) => [task.id, task]));
    const isDone = (id) => facts.landed.has(id) || byId.get(id)?.state === 'done';
    const listed = { ...facts, byId, isDone };
    const ask = readAsk(listed);
    const reasons = reasonsOf(listed, ask);
    const blocked = [...reasons].flatMap(([task, why]) => (why.length > 0 ? [{ task, why }] : []));
    return {
        chosen: [...ask.tasks.values()].filter(({ id }) => reasons.get(id)?.length === 0),
        blocked: [...ask.nothing, ...blocked],
    };
}
function readAsk(facts) {
    const ask = { tasks: new Map(), named: new Set(), nothing: [] };
    for (const word of new Set(facts.ask)) {
        const found = namedBy(facts, word);
        if (found.is === 'nothing')
            ask.nothing.push({ task: word, why: [found.why] });
        else
            for (const task of found.tasks) {
                ask.tasks.set(task.id, task);
                if (found.named)
                    ask.named.add(task.id);
            }
    }
    return ask;
}
/** What one word of the ask names. A group takes what is to do, and shows what failed before. */
function namedBy(facts, word) {
    if (word === 'ready') {
        const tasks = facts.tasks.filter(({ id, state, depends }) => !facts.isDone(id) && state !== 'blocked' && depends.every(facts.isDone));
        return { is: 'tasks', tasks, named: false };
    }
    const label = /^label:(.*)$/s.exec(word)?.[1];
    return label === undefined ? taskNamed(facts, word) : tasksLabelled(facts, label);
}
function taskNamed(facts, word) {
    // An id is compared as text: the word need not be one.
    const task = facts.byId.get(word);
    if (task)
        return { is: 'tasks', tasks: [task], named: true };
    const problem = facts.unreadable.get(word);
    if (problem !== undefined)
        return { is: 'nothing', why: { is: 'invalid', problem } };
    const near = facts.nearest(word, [...facts.byId.keys()]);
    const found = near === undefined ? undefined : facts.byId.get(near);
    return { is: 'nothing', why: { is: 'unknown', ...(found && { near: found.id }) } };
}
function tasksLabelled(facts, label) {
    const fits = facts.tasks.filter(({ labels }) => labels.some((each) => each.toLowerCase() === label.toLowerCase()));
    if (fits.length > 0)
        return { is: 'tasks', tasks: fits.filter(({ id }) => !facts.isDone(id)), named: false };
    const near = facts.nearest(label, [...new Set(facts.tasks.flatMap(({ labels }) => labels))]);
    const hint = near === undefined ? '' : `; did you mean label:${near}?`;
    return { is: 'nothing', why: { is: 'invalid', problem: `no task has this label${hint}` } };
}
/** Why each asked task does not run; no reasons = it runs. */
function reasonsOf(facts, ask) {
    const dependsOn = (id) => (facts.byId.get(id)?.depends ?? []).filter((each) => !facts.isDone(each));
    const cycles = cyclesIn(facts.tasks.map(({ id }) => id).filter((id) => !facts.isDone(id)), dependsOn);
    const stateOf = (id) => {
        if (cycles.has(id))
            return 'in a cycle';
        if (facts.inFlight.has(id))
            return 'in flight';
        return facts.byId.get(id)?.state ?? 'unknown';
    };
    // The way round says it all: that they wait for one another is no further reason.
    const inSameCycle = (a, b) => cycles.has(a) && cycles.get(a) === cycles.get(b);
    const own = new Map();
    for (const [id, task] of ask.tasks) {
        const done = finished(facts, task);
        const path = cycles.get(id);
        const cycle = path ? [{ is: 'cycle', path }] : [];
        own.set(id, done ? [done] : [...ownReasons(facts, task, ask.named.has(id)), ...cycle]);
    }
    const free = [...own].flatMap(([id, why]) => (why.length === 0 ? [id] : []));
    const runs = withoutHeldUp(free, dependsOn, facts.isDone);
    for (const [id, why] of own)
        if (!facts.isDone(id))
            for (const task of new Set(dependsOn(id)))
                if (!runs.has(task) && !inSameCycle(id, task))
                    why.push({ is: 'waits-for', task, state: stateOf(task) });
    return own;
}
function finished(facts, task) {
    if (task.state === 'done')
        return { is: 'done' };
    const commit = facts.landed.get(task.id);
    return commit && { is: 'landed', commit };
}
/** What stops a task by itself, whatever else runs. */
function ownReasons(facts, task, isNamed) {
    const reason = task.reason ?? '';
    return [
        ...(task.state === 'blocked' ? [{ is: 'blocked', reason }] : []),
        // To name a task is to ask for it again.
        ...(task.state === 'failed' && !isNamed ? [{ is: 'failed-before', reason }] : []),
        ...elsewhere(facts, task.id),
        ...facts.objections(task),
    ];
}

// EXTERNAL MODULE: ./lib/core/plan/subtasks.js
var plan_subtasks = __webpack_require__(8239);
;// CONCATENATED MODULE: ./lib/core/plan/entries.js
/** The tasks that a round is about: by the ask in the first round, by what was left over in the others. */





/** Each task is either an entry or blocked, and once. */
function entriesOf(facts) {
    return facts.pending ? leftOver(facts, facts.pending) : asked(facts);
}
/** What the round before left. A task whose dependency neither landed nor is still on its way is blocked. */
function leftOver(facts, pending) {
    const byId = new Map(facts.tasks.map((task) => [task.id, task]));
    const isDone = (id) => facts.landed.has(id) || byId.get(id)?.state === 'done';
    const why = new Map();
    const going = new Map();
    for (const each of pending) {
        const listed = byId.get(each.task);
        const stop = stopped(facts, each, listed);
        if (stop)
            why.set(each.task, [stop]);
        else
            for (const entry of carriedOver(each, listed))
                going.set(each.task, entry);
    }
    const dependsOn = (id) => {
        const entry = going.get(id);
        const all = entry ? [...entry.define.depends, ...entry.behind] : [];
        return [...new Set(all)].filter((other) => !isDone(other));
    };
    for (const [id, path] of cyclesIn(going.keys(), dependsOn))
        why.set(id, [{ is: 'cycle', path }]);
    const free = [...going.keys()].filter((id) => !why.has(id));
    const runs = withoutHeldUp(free, dependsOn, isDone);
    for (const id of free)
        if (!runs.has(id))
            why.set(id, dependsOn(id)
                .filter((other) => !runs.has(other))
                .map((task) => ({ is: 'waits-for', task, state: 'did not land' })));
    return {
        entries: [...going].flatMap(([id, entry]) => (runs.has(id) ? [entry] : [])),
        blocked: [...why].map(([task, reasons]) => ({ task, why: reasons })),
    };
}
/** What stops a task that was on its way: the base may have moved on under it. */
function stopped(facts, pending, listed) {
    const commit = facts.landed.get(pending.task);
    if (commit)
        return { is: 'landed', commit };
    if (listed?.state === 'done')
        return { is: 'done' };
    if (listed?.state === 'blocked')
        return { is: 'blocked', reason: listed.reason ?? '' };
    const define = pending.define ?? listed;
    if (!define)
        return { is: 'unknown' };
    if (pending.change && pending.act === 'land')
        return undefined;
    return unknownAgents(facts, [agentFor(define, facts.config, facts.match) ?? ''])[0];
}
function carriedOver({ act, change, define: own, subtasks, ...pending }, listed) {
    const task = own ?? listed;
    if (!task)
        return [];
    const define = { ...task, subtasks: (0,plan_subtasks/* allSubtasks */.Ko)(task.subtasks, subtasks ?? []) };
    return [{ ...pending, define, ...(act === 'land' && change && { change }) }];
}
/** What is asked for, each with its subtasks before it. */
function asked(facts) {
    const { config, match } = facts;
    const listed = new Set(facts.tasks.map(({ id }) => id.toLowerCase()));
    const declared = (task) => (0,plan_subtasks/* declaredSubtasks */.Rh)(task, config, match, listed);
    const objections = (task) => {
        const { subtasks, problems } = declared(task);
        const agents = [agentFor(task, config, match) ?? '', ...subtasks.map(({ agent }) => agent)];
        return [
            ...problems.map((problem) => ({ is: 'invalid', problem })),
            ...unknownAgents(facts, agents),
            ...((0,policy/* lacksCompliance */.SR)(config, task, match) ? [{ is: 'no-compliance' }] : []),
            ...subtasks.flatMap(({ id }) => elsewhere(facts, id)),
        ];
    };
    const { chosen, blocked } = selection_select({ ...facts, objections });
    const entries = chosen.flatMap((task) => {
        const { subtasks } = declared(task);
        const entry = firstEntry(facts, { ...task, subtasks });
        // Where the work is done already, its subtasks were done before it.
        if (entry.change)
            return [entry];
        const open = subtasks
            .filter(({ id }) => !facts.landed.has(id))
            .map((each) => firstEntry(facts, (0,plan_subtasks/* subtaskAsTask */.$z)(each, task)));
        return [...open, { ...entry, behind: open.map(({ task: id }) => id) }];
    });
    return { entries, blocked };
}
function unknownAgents({ config }, names) {
    return [...new Set(names)]
        .filter((agent) => !Object.hasOwn(config.agents, agent))
        .map((agent) => ({ is: 'no-agent', agent }));
}
function firstEntry({ adoptable }, define) {
    const change = adoptable.get(define.id);
    return {
        task: define.id,
        attempt: change?.attempt ?? 1,
        feedback: [],
        behind: [],
        define,
        ...(change && { change }),
    };
}

;// CONCATENATED MODULE: ./lib/core/plan/schedule.js
/** What a task is taken to last where neither it nor history says: only the order hangs on it. */
const GUESS = 600;
/** Older attempts say little about an agent as it is now. */
const RECENT = 20;
/** What the last attempts by an agent (and model) cost, by the median, and took, by the mean. */
function expected(history, agent, model) {
    const past = history
        .filter((entry) => entry.agent === agent && entry.model === model)
        .slice(-RECENT);
    const costUsd = median(past.flatMap((entry) => (entry.costUsd === undefined ? [] : [entry.costUsd])));
    const seconds = mean(past.map((entry) => entry.seconds));
    return { ...(costUsd !== undefined && { costUsd }), ...(seconds !== undefined && { seconds }) };
}
/**
 * For each task, its own length and the longest chain of tasks that wait for it.
 * @param behind what each task waits for, among these tasks; free of cycles
 */
function chainLengths(tasks, behind, secondsOf) {
    const own = new Map(tasks.map((task) => [task.id, task.estimate ?? secondsOf(task) ?? GUESS]));
    const waiting = new Map(tasks.map(({ id }) => [id, 0]));
    for (const { id } of tasks)
        for (const first of behind.get(id) ?? [])
            waiting.set(first, (waiting.get(first) ?? 0) + 1);
    const chain = new Map(own);
    // From the ends of the chains backwards, so that each task is settled before what it waits for.
    const ready = tasks.flatMap(({ id }) => (waiting.get(id) === 0 ? [id] : []));
    for (const id of ready)
        for (const first of behind.get(id) ?? []) {
            const through = (own.get(first) ?? 0) + (chain.get(id) ?? 0);
            chain.set(first, Math.max(chain.get(first) ?? 0, through));
            const left = (waiting.get(first) ?? 0) - 1;
            waiting.set(first, left);
            if (left === 0)
                ready.push(first);
        }
    return chain;
}
/** One attempt with a nonsensical cost does not move it. */
function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    const before = sorted[Math.ceil(sorted.length / 2) - 1];
    return middle === undefined || before === undefined ? undefined : (middle + before) / 2;
}
function mean(values) {
    return values.length === 0
        ? undefined
        : values.reduce((sum, value) => sum + value, 0) / values.length;
}

;// CONCATENATED MODULE: ./lib/core/plan/plan.js
/** What a round does: which tasks start, which wait behind what, which are blocked. Pure. */








/** A matrix has at most 256 legs; the rest waits for the next round. */
const MAX_LEGS = 256;
/** Overlapping pairs that are listed; the schedule itself knows them all. */
const MAX_PAIRS = 200;
/** The plan of one round. Total: every entry ends in exactly one of assign, adopt, later and blocked. */
function planRound(facts) {
    const { entries, blocked } = entriesOf(facts);
    const tasks = entries.map(({ define }) => define);
    const waiting = waits(facts, entries);
    const staffed = staff(facts, entries);
    const index = (0,overlap/* overlapIndex */.O_)(tasks, facts.files, facts.match);
    const ordered = inOrder(entries, waiting, staffed);
    const split = splitRound(facts, ordered, waiting, staffed, index);
    const { start } = split;
    const { later, blocked: dear } = withoutDear(facts.budget, split, waiting);
    const isLater = new Set(later.map(({ task }) => task));
    const toWork = start.filter(({ change }) => !change);
    const paid = toWork.map(({ task }) => split.paid.get(task) ?? 0);
    const shares = facts.budget ? (0,budget/* sharesUsd */.Vl)(facts.budget, paid) : [];
    return {
        version: 1,
        run: facts.run,
        round: facts.round,
        at: facts.at,
        base: facts.base,
        policy: facts.policy,
        assign: toWork.map((entry, at) => toAssignment(facts, entry, staffed, shares[at])),
        adopt: start.flatMap(({ change }) => change ?? []),
        later,
        waiting: entries.filter(({ task }) => isLater.has(task)).map(toPending),
        blocked: [...blocked, ...dear],
        overlaps: index.pairs(MAX_PAIRS),
        onOverlap: facts.onOverlap,
        unscoped: tasks.filter(({ scope = [] }) => scope.length === 0).map(({ id }) => id),
        tasks,
        taken: takenIds(facts.tasks, entries),
        ...(facts.budget && { budget: facts.budget }),
    };
}
/** What each entry waits for, among the entries of this round. */
function waits(facts, entries) {
    const present = new Set(entries.map(({ task }) => task));
    return new Map(entries.map(({ task, define, behind }) => [
        task,
        [...new Set([...define.depends, ...behind])].filter((id) => present.has(id) && !facts.landed.has(id)),
    ]));
}
/** By task. The history is read once for each agent, not once for each task. */
function staff(facts, entries) {
    const { config, match, history } = facts;
    const byAgent = new Map();
    const staffed = new Map();
    for (const { task, define } of entries) {
        const agent = agentFor(define, config, match);
        if (!agent)
            continue;
        const model = config.agents[agent]?.model;
        const known = byAgent.get(agent) ?? { agent, model, expected: expected(history, agent, model) };
        byAgent.set(agent, known);
        staffed.set(task, known);
    }
    return staffed;
}
/** Work that only has to land goes first; then the longest chain; where two are alike, the order of the ask. */
function inOrder(entries, behind, staffed) {
    const chains = chainLengths(entries.map(({ define }) => define), behind, ({ id }) => staffed.get(id)?.expected.seconds);
    const length = ({ task }) => chains.get(task) ?? 0;
    const toLand = ({ change }) => Number(change !== undefined);
    return entries.toSorted((a, b) => toLand(b) - toLand(a) || length(b) - length(a));
}
/** Goes down the order and starts what overlaps with nothing that starts before it. */
function splitRound(facts, ordered, waiting, staffed, index) {
    const started = new Set();
    const start = [];
    const later = [];
    const dear = new Map();
    const purse = (0,budget/* purseOf */.pU)(facts.budget);
    const paid = new Map();
    for (const entry of ordered) {
        const { task, behind } = entry;
        const first = waiting.get(task) ?? [];
        const blocker = facts.onOverlap === 'continue' ? undefined : index.meets(task, started);
        if (first.length > 0)
            later.push({
                task,
                behind: [...first],
                why: behind.some((id) => first.includes(id)) ? 'subtask' : 'depends',
            });
        else if (blocker)
            later.push({ task, behind: [blocker], why: 'overlap' });
        else if (start.length >= MAX_LEGS)
            later.push({ task, behind: [], why: 'room' });
        else {
            const cost = staffed.get(task)?.expected.costUsd;
            const taken = entry.change ? 0 : purse.pay(cost);
            if (taken === undefined)
                dear.set(task, cost);
            else {
                paid.set(task, taken);
                start.push(entry);
                started.add(task);
            }
        }
    }
    return { start, later, dear, paid };
}
/** What waits for a task that the budget is not enough for would wait in vain. */
function withoutDear(budget, { start, later, dear }, waiting) {
    if (!budget || dear.size === 0)
        return { later, blocked: [] };
    const ids = [...start, ...later].map(({ task }) => task);
    const runs = withoutHeldUp(ids, (task) => waiting.get(task) ?? [], () => false);
    const inVain = later.filter(({ task }) => !runs.has(task));
    return {
        later: later.filter(({ task }) => runs.has(task)),
        blocked: [
            ...[...dear].map(([task, cost]) => ({ task, why: [overBudget(budget, cost)] })),
            ...inVain.map(({ task }) => ({ task, why: [overBudget(budget, undefined)] })),
        ],
    };
}
function overBudget(budget, neededUsd) {
    return {
        is: 'budget',
        ...budget,
        ...(neededUsd !== undefined && { neededUsd }),
    };
}
function toAssignment(facts, { task, define, attempt, feedback, from }, staffed, budgetUsd) {
    const by = staffed.get(task);
    if (!by)
        throw new Error(`${task} has no agent`);
    const { costUsd } = by.expected;
    return {
        task: define,
        agent: by.agent,
        attempt,
        base: facts.base.commit,
        feedback,
        ...(by.model !== undefined && { model: by.model }),
        ...(from && { from }),
        ...(costUsd !== undefined && { estimatedCostUsd: costUsd }),
        ...(budgetUsd !== undefined && { budgetUsd }),
    };
}
/** An entry as the next round takes it up; only a subtask brings its whole definition along. */
function toPending({ define, change, ...rest }) {
    return {
        ...rest,
        act: change ? 'land' : 'work',
        ...(change && { change }),
        ...(0,plan_subtasks/* carriedAlong */.Wh)(define),
    };
}
/** `DEV-15-db` in the task list, where DEV-15 runs: a subtask must not take its place. */
function takenIds(tasks, entries) {
    const running = new Set(entries.map(({ task }) => task.toLowerCase()));
    return tasks
        .map(({ id }) => id)
        .filter((id) => running.has(id.slice(0, id.lastIndexOf('-')).toLowerCase()));
}


/***/ }),

/***/ 8239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ subtaskAsTask),
/* harmony export */   DK: () => (/* binding */ askedSubtasks),
/* harmony export */   Ko: () => (/* binding */ allSubtasks),
/* harmony export */   Rh: () => (/* binding */ declaredSubtasks),
/* harmony export */   Wh: () => (/* binding */ carriedAlong),
/* harmony export */   jE: () => (/* binding */ subtaskContext),
/* harmony export */   pl: () => (/* binding */ checkSubtasks)
/* harmony export */ });
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8906);


/** A subtask of a subtask is the deepest. */
const MAX_DEPTH = 2;
const MAX_PER_TASK = 5;
/** No dash in it: what stands before the last dash of an id is its task, so no two tasks can make the same id. */
const SUFFIX = /^[a-z0-9]{1,16}$/;
/**
 * A subtask as a task of its own. It inherits the labels, so that no gate can be gone round by
 * handing the work to a subtask.
 * @param scope what it is confined to
 */
function subtaskAsTask(subtask, parent, scope) {
    return {
        id: subtask.id,
        title: firstLine(subtask.work),
        body: subtask.work,
        state: 'todo',
        agent: subtask.agent,
        ...(scope && { scope: [...scope] }),
        depends: [],
        labels: parent.labels,
        subtasks: [],
        parent: parent.id,
    };
}
/** Both lists, each id once; the first of two alike counts. */
function allSubtasks(first, more) {
    const known = new Set(first.map(({ id }) => id));
    return [...first, ...more.filter(({ id }) => !known.has(id))];
}
/** What the task list does not say about a task, for the next round. */
function carriedAlong(task) {
    if (task.parent)
        return { define: task };
    return task.subtasks.length > 0 ? { subtasks: task.subtasks } : {};
}
/**
 * What a person declared for a task: in its own item, or by a rule of the configuration.
 * @param listed ids of the task list in lower case, which a subtask must not take
 */
function declaredSubtasks(task, config, match, listed) {
    if (task.parent)
        return { subtasks: [], problems: [] };
    const problems = [];
    const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
    const ruled = [];
    for (const [suffix, { when, agent, work }] of Object.entries(config.subtasks)) {
        if (!(0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .co)(when, subject, match))
            continue;
        const id = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(`${task.id}-${suffix}`);
        if (id.success)
            ruled.push({ id: id.data, agent, work });
        else
            problems.push(`its id is too long for its subtask ${suffix}`);
    }
    const subtasks = allSubtasks(task.subtasks, ruled);
    for (const { id } of subtasks)
        if (listed.has(id.toLowerCase()))
            problems.push(`its subtask ${id} has the id of another task`);
    if (subtasks.length > MAX_PER_TASK)
        problems.push(`it has ${subtasks.length} subtasks, and ${MAX_PER_TASK} are the most`);
    return { subtasks, problems };
}
/** What bounds the subtasks of one of a plan's tasks. */
function subtaskContext({ taken, tasks }, task, { agents }) {
    return {
        task,
        agents: new Set(Object.keys(agents)),
        taken: new Set([...taken, ...tasks.map(({ id }) => id)]),
        parents: new Map(tasks.flatMap(({ id, parent }) => (parent ? [[id, parent]] : []))),
    };
}
/**
 * Checks the subtasks that an agent asks for.
 * @returns the good ones, and in `problems` what is wrong with the others
 */
function checkSubtasks(asked, { task, agents, taken, parents }) {
    const problems = [];
    const subtasks = [];
    const before = task.subtasks.length;
    const isDeepest = depthOf(task, parents) >= MAX_DEPTH;
    // On a file system that ignores case, `X-DB` is `X-db`.
    const used = new Set([...taken, ...task.subtasks.map(({ id }) => id)].map((id) => id.toLowerCase()));
    for (const { id: wanted, agent: name, work } of asked) {
        const id = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(wanted);
        const agent = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.safeParse(name);
        const say = (what) => problems.push(`subtask ${wanted}: ${what}`);
        if (!id.success || !isSubtaskOf(wanted, task.id))
            say(`its id must be ${task.id}-<suffix>, the suffix up to 16 small letters and digits`);
        else if (!agent.success || !agents.has(name))
            say(`there is no agent ${name}`);
        else if (used.has(wanted.toLowerCase()))
            say('the id is taken');
        else if (work.trim() === '')
            say('it says no work');
        else if (isDeepest)
            say('subtasks go two deep, not deeper');
        else if (before + subtasks.length >= MAX_PER_TASK)
            say('a task has five subtasks at most');
        else {
            used.add(wanted.toLowerCase());
            subtasks.push({ id: id.data, agent: agent.data, work });
        }
    }
    return { subtasks, problems };
}
/** The subtasks that an agent asks for in its status file, each checked. */
function askedSubtasks(status, context) {
    return checkSubtasks(status?.subtasks ?? [], context);
}
function firstLine(text) {
    return (/\S[^\r\n]*/.exec(text)?.[0] ?? '').slice(0, 120).toWellFormed();
}
function depthOf(task, parents) {
    let depth = 0;
    for (let at = task.parent; at !== undefined && depth < MAX_DEPTH; at = parents.get(at), depth += 1)
        ;
    return depth;
}
function isSubtaskOf(id, task) {
    return id.startsWith(`${task}-`) && SUFFIX.test(id.slice(task.length + 1));
}


/***/ }),

/***/ 4472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ marksDue)
/* harmony export */ });
/** Not the task's own doing: it is as ready as it was. */
const NO_FAULT = new Set(['setup', 'start', 'interrupted', 'lost']);
/**
 * The marks that the task list still lacks.
 * @param outcomes of all rounds so far; the last one of a task counts
 * @param tasks as the base has them
 * @param reasonOf one line for the task list
 */
function marksDue(outcomes, tasks, reasonOf) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const last = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
    return [...last.values()]
        .flatMap((outcome) => markFor(outcome, reasonOf))
        .filter(({ task, to }) => {
        const known = byId.get(task);
        if (!known || known.state === 'done')
            return false;
        if (to.is === 'done')
            return true;
        // That a person blocked it meanwhile says more.
        if (known.state === 'blocked')
            return false;
        return known.state !== 'failed' || (known.reason ?? '') !== to.reason;
    });
}
function markFor(outcome, reasonOf) {
    switch (outcome.is) {
        case 'landed':
            return [{ task: outcome.task, to: { is: 'done' } }];
        case 'failed':
            return NO_FAULT.has(outcome.why.is) ? [] : [failedMark(outcome.task, reasonOf(outcome))];
        case 'blocked':
        case 'red':
        case 'discarded':
            return [failedMark(outcome.task, reasonOf(outcome))];
        case 'held':
        case 'not-started':
        case 'unsettled':
            return [];
        default:
            return outcome;
    }
}
/** As the task list keeps it: on one line, and runs of white space as one space. */
function failedMark(task, reason) {
    return {
        task,
        to: { is: 'failed', reason: reason.replace(/\s+/g, ' ').trim() },
    };
}


/***/ }),

/***/ 7480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ settleRound)
});

// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/metrics/outcomes.js
var metrics_outcomes = __webpack_require__(9832);
// EXTERNAL MODULE: ./lib/core/plan/subtasks.js
var plan_subtasks = __webpack_require__(8239);
;// CONCATENATED MODULE: ./lib/core/train/retry.js

/** Failures that another attempt may mend. What is left out would fail again, or wants a person. */
function mayRetry(why) {
    switch (why.is) {
        case 'exit':
        case 'signal':
        case 'said':
        case 'nothing':
        case 'lost':
            return true;
        case 'timeout':
        case 'setup':
        case 'start':
        case 'interrupted':
        case 'refused-bundle':
        case 'subtask':
            return false;
        default:
            return why;
    }
}
/** Whether a task may be tried once more. */
function attemptsLeft({ config, waited }, task, attempt) {
    return attempt < config.attempts + (waited.get(task) ?? 0);
}
/** The next attempt, told what went wrong in this one. */
function again(round, { task, attempt }, setback, from) {
    return {
        task,
        act: 'work',
        attempt: attempt + 1,
        behind: [],
        feedback: [...(round.assigned.get(task)?.feedback ?? []), round.tell(setback)],
        ...(from && { from }),
        ...carried(round, task),
    };
}
/**
 * The asker goes on from its partial work when its subtasks have landed. What it asks for is checked
 * here too: the result may come from a machine that ran foreign code.
 */
function waitFor(round, { task: asker, base }, work) {
    const context = (0,plan_subtasks/* subtaskContext */.jE)(round.plan, asker, round.config);
    const { subtasks, problems } = (0,plan_subtasks/* checkSubtasks */.pl)(work.on, context);
    if (problems.length > 0 || subtasks.length === 0) {
        const message = problems.join('; ') || 'it waits for nothing';
        return { outcome: { is: 'failed', task: asker.id, why: { is: 'said', message } } };
    }
    const ids = subtasks.map(({ id }) => id);
    const from = work.partial && { base, head: work.partial };
    // Where an agent may not leave its scope, it may not send another one out of it either.
    const scope = round.config.scope === 'block' ? asker.scope : undefined;
    return {
        next: [
            ...subtasks.map((each) => ({
                task: each.id,
                act: 'work',
                attempt: 1,
                feedback: [],
                behind: [],
                define: (0,plan_subtasks/* subtaskAsTask */.$z)(each, asker, scope),
            })),
            {
                ...again(round, work, { is: 'subtasks', ids }, from),
                behind: ids,
                ...(0,plan_subtasks/* carriedAlong */.Wh)({ ...asker, subtasks: (0,plan_subtasks/* allSubtasks */.Ko)(asker.subtasks, subtasks) }),
            },
        ],
    };
}
/** A leg that left nothing is lost: it is done again as it was. */
function workAgain(round, { task, attempt, feedback, from }) {
    return {
        next: [
            {
                task: task.id,
                act: 'work',
                attempt,
                feedback,
                behind: [],
                ...(from && { from }),
                ...carried(round, task.id),
            },
        ],
    };
}
/** The change goes into the next train as it is. */
function landAgain(round, change) {
    return {
        next: [
            {
                task: change.task,
                act: 'land',
                attempt: change.attempt,
                change,
                feedback: [],
                behind: [],
                ...carried(round, change.task),
            },
        ],
    };
}
function carried({ tasks }, task) {
    const define = tasks.get(task);
    return define ? (0,plan_subtasks/* carriedAlong */.Wh)(define) : {};
}

;// CONCATENATED MODULE: ./lib/core/train/settle.js



/** Every task of the round ends in exactly one outcome, or goes on. */
function settleRound(facts) {
    const { plan, stop } = facts;
    const round = {
        ...facts,
        tasks: new Map(plan.tasks.map((task) => [task.id, task])),
        assigned: new Map(plan.assign.map((assignment) => [assignment.task.id, assignment])),
    };
    const steps = dispatchedSteps(round);
    const outcomes = [
        ...steps.flatMap((step) => ('outcome' in step ? [step.outcome] : [])),
        ...plan.blocked.map((blocked) => outcomeOfBlocked(plan, blocked)),
    ];
    const next = [...steps.flatMap((step) => ('next' in step ? step.next : [])), ...plan.waiting];
    if (!stop) {
        const stuck = inVain(round, outcomes, next);
        return {
            outcomes: [...outcomes, ...stuck.values()],
            next: next.filter(({ task }) => !stuck.has(task)),
        };
    }
    // Subtasks that were only just asked for are no tasks of the run yet.
    const known = next.filter(({ task }) => round.tasks.has(task));
    return { outcomes: [...outcomes, ...known.map(unsettled)], next: [] };
}
/** One step for each task that was assigned or adopted, whatever else the results name. */
function dispatchedSteps(round) {
    const queued = new Map(round.queued.map((each) => [each.change.task, each]));
    const works = new Map(round.works.map((work) => [`${work.task} ${work.attempt}`, work]));
    const assigned = [...round.assigned].map(([task, assignment]) => {
        const inQueue = queued.get(task);
        if (inQueue)
            return afterQueue(round, inQueue);
        const work = works.get(`${task} ${assignment.attempt}`);
        return work && work.is !== 'delivered'
            ? afterWork(round, assignment, work)
            : workAgain(round, assignment);
    });
    const adopted = round.plan.adopt.map((change) => {
        const inQueue = queued.get(change.task);
        return inQueue ? afterQueue(round, inQueue) : landAgain(round, change);
    });
    return [...assigned, ...adopted];
}
function afterQueue(round, queued) {
    const { change, place } = queued;
    const { task } = change;
    switch (place.is) {
        case 'train':
            return afterRide(round, change, round.rides.get(task) ?? { is: 'requeued' });
        case 'next-train':
            return landAgain(round, change);
        case 'blocked':
            return { outcome: { is: 'blocked', task, gates: place.gates } };
        case 'conflict':
            return afterConflict(round, change, place);
        case 'landed':
            return { outcome: { is: 'landed', task, commit: place.commit } };
        case 'empty':
            return afterEmpty(round, queued);
        case 'refused': {
            const why = { is: 'refused-bundle', message: place.message };
            return { outcome: { is: 'failed', task, why } };
        }
        default:
            return place;
    }
}
function afterRide(round, change, ride) {
    const { task, attempt, base, head } = change;
    switch (ride.is) {
        case 'landed': {
            const pr = ride.pr === undefined ? {} : { pr: ride.pr };
            return { outcome: { is: 'landed', task, commit: ride.commit, ...pr } };
        }
        case 'ejected': {
            const { tests } = ride;
            return attemptsLeft(round, task, attempt)
                ? { next: [again(round, change, { is: 'red', tests }, { base, head })] }
                : { outcome: { is: 'red', task, tests, attempt } };
        }
        case 'refused':
            return { outcome: { is: 'held', task, why: ride.why } };
        case 'requeued':
            return landAgain(round, change);
        default:
            return ride;
    }
}
function afterConflict(round, change, { files, with: others }) {
    const { task, attempt, base, head } = change;
    // Without the other one there may be nothing to conflict with. This ends: whoever did not land has
    // ended, starts anew behind this change, or waits with it for the same train.
    if (!others.every((other) => hasLanded(round, other)))
        return landAgain(round, change);
    const held = {
        outcome: { is: 'held', task, why: { is: 'conflict', files, with: others } },
    };
    switch (round.config['on-conflict']) {
        case 'hold':
            return held;
        case 'discard':
            return { outcome: { is: 'discarded', task, files } };
        case 'resolve':
            return attemptsLeft(round, task, attempt)
                ? { next: [again(round, change, { is: 'conflict', files, with: others }, { base, head })] }
                : held;
        default:
            return round.config['on-conflict'];
    }
}
/** A change can be empty only because one ahead of it did the same; if that one does not land, it is not empty. */
function afterEmpty(round, { change }) {
    const place = round.queued.findIndex((other) => other.change.task === change.task);
    const ahead = round.queued.slice(0, place).filter((other) => other.place.is === 'train');
    return ahead.every((other) => hasLanded(round, other.change.task))
        ? { outcome: { is: 'failed', task: change.task, why: { is: 'nothing' } } }
        : landAgain(round, change);
}
function hasLanded({ rides }, task) {
    return rides.get(task)?.is === 'landed';
}
function afterWork(round, assignment, work) {
    if (work.is === 'waits')
        return waitFor(round, assignment, work);
    const { why } = work;
    return mayRetry(why) && attemptsLeft(round, work.task, work.attempt)
        ? // A failed attempt leaves nothing to go on from: the next one starts where this one did.
            { next: [again(round, work, { is: 'failure', why }, assignment.from)] }
        : { outcome: { is: 'failed', task: work.task, why } };
}
/** What landed after the first round was planned landed in this run, whoever did it. */
function outcomeOfBlocked(plan, { task, why }) {
    const landed = why.find(({ is }) => is === 'landed');
    const known = plan.round > 1 && landed?.is === 'landed' ? landed : undefined;
    const id = model/* TaskId */.LD.safeParse(task);
    return known && id.success
        ? { is: 'landed', task: id.data, commit: known.commit }
        : { is: 'not-started', task, why };
}
/** What waits for a task that ended without landing waits in vain: a round that says no more is not needed. */
function inVain({ tasks }, outcomes, next) {
    const ended = new Set(outcomes.filter((outcome) => !(0,metrics_outcomes/* isOnBase */.X9)(outcome)).map(({ task }) => task));
    const stuck = new Map();
    // Each pass goes one step down every chain.
    for (let before = -1; before < stuck.size;) {
        before = stuck.size;
        for (const { task, behind } of next) {
            const awaited = [...(tasks.get(task)?.depends ?? []), ...behind].filter((id) => ended.has(id));
            if (stuck.has(task) || awaited.length === 0)
                continue;
            const why = awaited.map((id) => ({ is: 'waits-for', task: id, state: 'did not land' }));
            stuck.set(task, { is: 'not-started', task, why });
            ended.add(task);
        }
    }
    return stuck;
}
/** A run that stops leaves its tasks unsettled: their work is kept, and the next run goes on from it. */
function unsettled({ task, act }) {
    return {
        is: 'unsettled',
        task,
        message: act === 'land' ? 'its change waits on its branch' : 'it was not tried (again)',
    };
}


/***/ }),

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   G7: () => (/* binding */ partialSuccessText),
/* harmony export */   Tc: () => (/* binding */ timeText)
/* harmony export */ });
/* unused harmony export flakySuites */
/* harmony import */ var _core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5700);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4484);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6790);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1488);





const groups = [
    { is: ['held'], did: 'held', remark: [' waits for you', ' wait for you'] },
    { is: ['discarded'], did: 'discarded', remark: ['', ''] },
    { is: ['not-started'], did: 'not started', remark: ['', ''] },
    { is: ['unsettled'], did: 'unsettled', remark: [' can go on', ' can go on'] },
];
/**
 * A line a task, the summary, and for each task that did not land a line with what to type.
 *
 * @param base the branch that it was to land on
 */
function partialSuccessText(outcomes, metrics, base) {
    const next = outcomes.flatMap((task) => nextLine(task, base));
    return [
        ...outcomes.map(taskLine),
        ...(outcomes.length === 0 ? [] : ['']),
        'Summary:',
        ...summaryLines(outcomes, metrics).map((line) => `  - ${line}`),
        ...(next.length === 0 ? [] : ['', 'Next:', ...next]),
    ]
        .map(_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutWorkflowCommands */ .CA)
        .join('\n');
}
/** The suites that only passed when they were run again. */
function flakySuites(task) {
    return task.tests.filter(({ result }) => result === 'flaky').map(({ suite }) => suite);
}
/** `12 minutes (3x faster than sequential)`, and as plainly where it was no faster. */
function timeText(metrics) {
    const { parallelSeconds, speedup } = metrics.exact;
    const time = roughTime(parallelSeconds);
    if (speedup === null)
        return time;
    const factor = Math.round(speedup * 10) / 10;
    if (factor > 1)
        return `${time} (${factor}x faster than sequential)`;
    return `${time} (${factor === 1 ? 'as fast as' : 'slower than'} sequential: ${metrics.speedup})`;
}
/** Where a task's work stands. */
function placeOf(task, asked) {
    return {
        ...(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .askedOf */ .iN)(asked),
        branch: task.branch,
        worktree: task.worktree,
        withheld: (0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .neverPublish */ .Ci)(task.verdicts.flatMap(({ findings }) => findings)),
    };
}
/** `UX-19: first this, then that`, made of what the shell takes and of what a person does. */
function nextLine(task, base) {
    const steps = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .nextSteps */ .Zn)(task.outcome, placeOf(task, base)).map((step) => step.replace(/^# /, ''));
    return steps.length === 0 ? [] : [`  ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(task.task, 80)}: ${steps.join('  →  ')}`];
}
function taskLine(task) {
    const agent = task.agent === undefined ? '' : ` (${task.agent})`;
    const flaky = task.outcome.is === 'landed' ? flakySuites(task) : [];
    const note = flaky.length === 0 ? '' : ` (flaky: ${flaky.join(', ')})`;
    return `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)(task.outcome)} ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(task.task, 80)}${agent}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(task.outcome)}${note}`;
}
function summaryLines(outcomes, metrics) {
    const landed = outcomes.filter(({ outcome }) => outcome.is === 'landed');
    return [
        `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(landed.length, 'task')} completed`,
        ...failedLine(outcomes),
        ...groups.flatMap((group) => groupLine(outcomes, group)),
        `Total time: ${timeText(metrics)}`,
        `Cost: ${costText(outcomes, metrics)}`,
        ...(metrics.interrupted ? ['Interrupted: the same command goes on from here'] : []),
    ];
}
/** The ones that a person must mend apart from those that another try may cure. */
function failedLine(outcomes) {
    const failed = outcomes.filter(({ outcome }) => ['failed', 'blocked', 'red'].includes(outcome.is));
    if (failed.length === 0)
        return [];
    const fix = failed.filter(({ outcome }) => needsFix(outcome)).map(({ task }) => task);
    const again = failed.filter(({ outcome }) => !needsFix(outcome)).map(({ task }) => task);
    const remarks = [
        ...(fix.length === 0
            ? []
            : [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(fix)} ${fix.length === 1 ? 'needs manual fix' : 'need manual fixes'}`]),
        ...(again.length === 0 ? [] : [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(again)} can be run again`]),
    ];
    return [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(failed.length, 'task')} failed (${remarks.join('; ')})`];
}
function needsFix(outcome) {
    return outcome.is !== 'failed' || outcome.why.is === 'setup';
}
function groupLine(outcomes, group) {
    const names = outcomes
        .filter(({ outcome }) => group.is.includes(outcome.is))
        .map(({ task }) => task);
    if (names.length === 0)
        return [];
    const [one, many] = group.remark;
    const remark = names.length === 1 ? one : many;
    return [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(names.length, 'task')} ${group.did} (${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(names)}${remark})`];
}
function costText(outcomes, metrics) {
    const lost = outcomes.filter(({ outcome, cost }) => outcome.is !== 'landed' && cost.usd > 0);
    if (lost.length === 0)
        return metrics.cost;
    return `${metrics.cost} (${metrics.costOfUnlandedWork} of it on ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(lost.map(({ task }) => task))})`;
}
/** Whole minutes as the guide says it; below one, seconds. */
function roughTime(seconds) {
    if (Math.round(seconds) < 60)
        return (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(Math.round(seconds), 'second');
    const minutes = Math.floor(Math.round(seconds) / 60);
    if (minutes < 60)
        return (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(minutes, 'minute');
    const rest = minutes % 60;
    const hours = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(Math.floor(minutes / 60), 'hour');
    return rest === 0 ? hours : `${hours} ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rest, 'minute')}`;
}


/***/ }),

/***/ 2044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e5: () => (/* binding */ withoutWork),
/* harmony export */   sb: () => (/* binding */ examine),
/* harmony export */   tT: () => (/* binding */ commitText)
/* harmony export */ });
/* harmony import */ var _core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5700);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1296);
/* harmony import */ var _core_metrics_time_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1284);
/* harmony import */ var _core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2421);
/* harmony import */ var _text_commit_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(708);
/** One delivered change, examined: its bundle taken in, judged by every gate, turned into one commit. */






const LIMIT_RULES = new Set(['too-many-files', 'too-large']);
/** Tributary's commits have one author and the run's date, so that the same work gives the same commit. */
function commitText(run, message) {
    return {
        message,
        author: { name: 'Tributary', email: 'tributary@users.noreply.github.com' },
        date: run.request.startedAt,
    };
}
/** Of a refused bundle nothing is in the store, and what landed is not needed: all but the place is the base's. */
async function withoutWork(ports, delivered, place) {
    return {
        change: delivered.change,
        commit: delivered.change.base,
        tree: await ports.store.tree(delivered.change.base),
        title: (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_4__/* .titleOf */ .Gg)(delivered.task),
        verdicts: [],
        place,
        files: [],
    };
}
/** @returns the change with its place, not yet in the train */
async function examine(run, ports, delivered) {
    const { change, task, bundle } = delivered;
    const refused = bundle === undefined ? undefined : await ports.store.take(bundle, change.base, change.head);
    if (refused !== undefined)
        return withoutWork(ports, delivered, { is: 'refused', message: refused });
    const files = await ports.store.diff(change.base, change.head);
    if (files.length === 0)
        return withoutWork(ports, delivered, { is: 'empty' });
    const { checks, verdicts } = await verdictsOf(run, ports, delivered, files);
    const title = (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_4__/* .titleOf */ .Gg)(task);
    const tree = await ports.store.tree(change.head);
    const text = commitText(run, (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_4__/* .changeMessage */ .MT)(title, change, run.request.run));
    const gates = (0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .blockingGates */ .aZ)(checks, verdicts);
    const publish = !(0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .neverPublish */ .Ci)(verdicts.flatMap(({ findings }) => findings));
    return {
        change,
        tree,
        title,
        verdicts,
        files: files.map(({ path }) => path),
        commit: await ports.store.commit(tree, [change.base], text),
        place: gates.length > 0
            ? {
                is: 'blocked',
                gates,
                publish,
            }
            : { is: 'train' },
    };
}
async function verdictsOf(run, ports, delivered, files) {
    const { change, task } = delivered;
    const policy = ports.digest((0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .policyTerms */ .wG)(run.config, task));
    const checks = (0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .checksFor */ .NR)(run.config, task, files.map(({ path }) => path), ports.match);
    const verdicts = await Promise.all(checks.map(async (check) => {
        const scanned = check.command?.run === undefined
            ? undefined
            : await readVerdict(run, change, check, policy);
        if (check.gate === _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .SECURITY */ .l5)
            return securityVerdict(run, ports, delivered, files, policy, scanned);
        return scanned ?? noAnswer(ports, change, check, policy);
    }));
    return { checks, verdicts };
}
async function readVerdict(run, change, check, policy) {
    return ((await run.dir.read((0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictFile */ .Y1)(change, check.gate, policy), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Verdict */ .Y)) ??
        (await run.dir.read((0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .errorFile */ .xv)(change, check.gate, run.round), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Verdict */ .Y)));
}
/** The built-in checks and, where there is one, the `security` command: one verdict, the worst of both. */
async function securityVerdict(run, ports, delivered, files, policy, scanned) {
    const startedAt = ports.clock.now();
    const command = run.config.gates[_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .SECURITY */ .l5];
    const own = await builtInFindings(run, ports, delivered, files).catch((error) => [
        {
            rule: 'check-failed',
            level: 'error',
            message: `A built-in check failed: ${String(error)}`,
        },
    ]);
    const findings = [...own, ...(scanned?.findings ?? [])];
    const missing = command?.run !== undefined && !scanned;
    const failed = (0,_core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .holds */ .v)(own, 'warning') || scanned?.result === 'fail';
    const error = missing || scanned?.result === 'error' || own.some(({ rule }) => rule === 'check-failed');
    return {
        version: 1,
        head: delivered.change.head,
        gate: _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .SECURITY */ .l5,
        policy,
        kind: 'gate',
        findings,
        result: failed ? 'fail' : error ? 'error' : 'pass',
        ...(scanned?.model !== undefined && { model: scanned.model }),
        usage: scanned?.usage ?? _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_USAGE */ .yJ,
        startedAt: scanned?.startedAt ?? startedAt,
        seconds: (scanned?.seconds ?? 0) + Math.max(0, (0,_core_metrics_time_js__WEBPACK_IMPORTED_MODULE_5__/* .secondsBetween */ .O)(startedAt, ports.clock.now())),
    };
}
async function builtInFindings(run, ports, { change, task }, files) {
    const inspected = (0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .inspect */ .Nn)({
        files,
        config: {
            ...run.config,
            protected: [...run.config.protected, ...(0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .checkScripts */ .Hx)(run.config)],
        },
        match: ports.match,
        ...(task.scope && { scope: task.scope }),
    });
    // A change over the limits is blocked and never published: there is no need to read it all.
    if (inspected.some(({ rule }) => LIMIT_RULES.has(rule)))
        return inspected;
    const added = await ports.store.added(change.base, change.head);
    const texts = new Map(files.map(({ path }) => [path, added.get(path) ?? '']));
    return [...inspected, ...(await ports.secrets.scan(texts))];
}
/** A gate that applies and has no answer is an error: nobody vouched for the change. */
function noAnswer(ports, change, check, policy) {
    return {
        version: 1,
        head: change.head,
        gate: check.gate,
        policy,
        kind: check.kind,
        result: 'error',
        findings: [
            {
                rule: 'no-answer',
                level: 'error',
                message: check.command?.run === undefined
                    ? `No ${check.gate} check is configured: add gates.${check.gate}.run to .github/tributary.yml.`
                    : 'The check gave no answer.',
            },
        ],
        usage: _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_USAGE */ .yJ,
        startedAt: ports.clock.now(),
        seconds: 0,
    };
}


/***/ }),

/***/ 6967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MB: () => (/* binding */ readRounds),
/* harmony export */   cc: () => (/* binding */ landFile),
/* harmony export */   mQ: () => (/* binding */ pastOutcomes),
/* harmony export */   uf: () => (/* binding */ allWorks)
/* harmony export */ });
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);

function landFile(round) {
    return `land-${round}.json`;
}
/** What each round wrote, from the first on. */
async function readRounds(dir, nameOf, schema) {
    const found = [];
    for (let round = 1;; round += 1) {
        const value = await dir.read(nameOf(round), schema);
        if (value === undefined)
            return found;
        found.push(value);
    }
}
/** Every leg of work that has ended in this run. */
async function allWorks(run) {
    const files = (await run.dir.list('work')).filter((file) => file.endsWith('/result.json'));
    const works = await Promise.all(files.map((file) => run.dir.read(file, _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .WorkResult */ .H$)));
    return works.flatMap((each) => each ?? []);
}
/** The outcomes of the rounds before this one, in order, and how often each task waited for subtasks. */
async function pastOutcomes(run) {
    const outcomes = [];
    for (let round = 1; round < run.round; round += 1)
        outcomes.push(...((await run.dir.read(landFile(round), _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .Land */ .CS))?.outcomes ?? []));
    const waited = new Map();
    for (const work of await allWorks(run))
        if (work.is === 'waits')
            waited.set(work.task, (waited.get(work.task) ?? 0) + 1);
    return { outcomes, waited };
}


/***/ }),

/***/ 6176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eS: () => (/* binding */ planFile),
/* harmony export */   et: () => (/* binding */ plan),
/* harmony export */   pE: () => (/* binding */ planFacts)
/* harmony export */ });
/* harmony import */ var _core_plan_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9838);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6295);
/* harmony import */ var _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1296);
/* harmony import */ var _core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8239);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9635);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6967);
/* harmony import */ var _queue_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3712);
/** plan: reads the tasks of the base, what stands on branches, and history; decides the round. */








function planFile(round) {
    return `plan-${round}.json`;
}
/**
 * Everything that a plan is decided from. Reads only.
 * @throws UserError where there is no task list, or it has problems
 */
async function planFacts(run, ports, pending, onOverlap) {
    const base = await ports.base();
    const { tasks, unreadable } = await readTasks(run, ports, base.commit);
    if (unreadable.length > 0 && !pending)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError(unreadable.map(([line, message]) => `${run.config.tasks}:${line} ${message}`), [`Mend ${run.config.tasks}, commit it, and run again.`]);
    const { pulls, inFlight } = await standing(ports, base);
    const known = [
        ...tasks.map(({ id }) => id),
        ...(pending ?? []).flatMap(({ task, behind }) => [task, ...behind]),
        ...pulls.map(({ task }) => task),
        ...tasks.flatMap((task) => (0,_core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredSubtasks */ .Rh)(task, run.config, ports.match, new Set()).subtasks.map(({ id }) => id)),
    ];
    const trailers = await ports.store.landed(base.commit, [...new Set(known)]);
    const adoptable = new Map(run.former?.map((change) => [change.task, change]));
    for (const pull of pulls) {
        const change = await adopt(ports, base.commit, pull);
        if (change)
            adoptable.set(pull.task, change);
    }
    const history = await ports.ledger.read();
    const still = pending && (await Promise.all(pending.map((each) => there(ports, each, adoptable))));
    return {
        run: run.request.run,
        round: run.round,
        at: ports.clock.now(),
        base,
        policy: ports.digest((0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .policyTerms */ .wG)(run.config, undefined)),
        config: run.config,
        onOverlap,
        pending: still,
        ask: run.request.ask,
        tasks,
        unreadable: new Map(),
        // Newest first: of a task that landed twice, the last landing counts.
        landed: new Map(trailers.toReversed().map(({ task, commit }) => [task, commit])),
        inFlight,
        uncommitted: new Map(pulls.flatMap(({ task, unsaved }) => (unsaved === undefined ? [] : [[task, unsaved]]))),
        adoptable,
        files: tasks.some(({ scope }) => scope?.length) ? await ports.store.files(base.commit) : [],
        match: ports.match,
        nearest: ports.nearest,
        history,
        budget: await budgetOf(run, ports, history),
    };
}
/** Writes `plan-<round>.json`; the first round goes by the ask, the others by what the round before left. */
async function plan(run, ports) {
    const known = await run.dir.read(planFile(run.round), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Plan */ .cw);
    if (known)
        return known;
    const before = run.round > 1 ? await run.dir.read((0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .landFile */ .cc)(run.round - 1), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Land */ .CS) : undefined;
    if (run.round > 1 && !before)
        throw new Error(`round ${run.round - 1} has not landed`);
    const decided = (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .planRound */ .u)(await planFacts(run, ports, before?.next, run.request.onOverlap));
    await run.dir.write(planFile(run.round), decided);
    return decided;
}
async function readTasks(run, ports, at) {
    const text = await ports.store.file(at, run.config.tasks);
    if (text === undefined)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError([`There is no ${run.config.tasks} on ${run.request.branch}.`], ['tributary init', `git add ${run.config.tasks} && git commit -m "Add the task list"`]);
    const { tasks, problems } = ports.tasks.parse(text);
    const unreadable = problems.map(({ line, message }) => [line, message]);
    return { tasks, unreadable };
}
/** The pull requests for this base, and the tasks that another run is at work on. */
async function standing({ forge }, { branch: base }) {
    const everywhere = await forge.open();
    // Work that waits for another base would be done, and paid, twice.
    const busy = everywhere.filter((pull) => pull.base !== base || pull.inFlight);
    return {
        pulls: everywhere.filter((pull) => pull.base === base),
        inFlight: new Map(busy.map(({ task, branch, base: onto, run }) => [
            task,
            { branch: onto === base ? branch : `${branch} for ${onto}`, run },
        ])),
    };
}
/**
 * What stands on a pull request's branch: what somebody made of it since it was judged, or else
 * the change itself where it may land as it is. A rejected one that nobody touched is done anew.
 */
async function adopt(ports, base, pull) {
    const { tip, change, commit, state, inFlight } = pull;
    if (inFlight || !tip)
        return undefined;
    if (tip === change.head || tip === commit)
        return state === 'open' ? change : undefined;
    const since = await ports.store.mergeBase(tip, base);
    return { task: change.task, head: tip, base: since ?? change.base, attempt: change.attempt };
}
/**
 * A landing may have put its change on top of the base, on its branch: what it was before is then named
 * by nothing, and on another machine it is not there.
 */
async function there({ store }, pending, adoptable) {
    const { change, ...rest } = pending;
    if (!change || (await store.resolve(change.head)))
        return pending;
    const now = adoptable.get(pending.task);
    if (now)
        return { ...rest, change: { ...change, head: now.head, base: now.base } };
    return { ...rest, act: 'work' };
}
async function budgetOf(run, { pricing }, history) {
    const limitUsd = run.request.budget ?? run.config.budget;
    if (limitUsd === undefined)
        return undefined;
    const works = await (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .allWorks */ .uf)(run);
    const queues = await (0,_history_js__WEBPACK_IMPORTED_MODULE_6__/* .readRounds */ .MB)(run.dir, _queue_js__WEBPACK_IMPORTED_MODULE_7__/* .queueFile */ .G3, _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Queue */ .op);
    const spending = { run: run.request.run, works, queues, history };
    return { limitUsd, spentUsd: (0,_core_plan_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .spentUsd */ .$N)(spending, pricing.price) };
}


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C2: () => (/* binding */ changeOf),
  F5: () => (/* binding */ deliveredWith),
  gR: () => (/* binding */ queue),
  G3: () => (/* binding */ queueFile)
});

// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/plan/budget.js
var budget = __webpack_require__(9838);
// EXTERNAL MODULE: ./lib/core/train/marks.js
var marks = __webpack_require__(4472);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/core/train/settle.js + 1 modules
var settle = __webpack_require__(7480);
;// CONCATENATED MODULE: ./lib/core/train/train.js
/** The train: which changes ride, in which order. */

/**
 * The order of the train, first to last: who has waited longest; then subtasks, since others wait
 * for them; then fewer attempts, since what broke once may break again and hold up those behind it;
 * then fewer files, since they are less likely to conflict; then by id, so that it is one order.
 * The bookkeeping change rides last, since it says how the others fared. Dependencies need no rule:
 * a task is not queued before they have landed.
 */
function byPlaceInTrain(a, b) {
    const last = Number(a.change.task === model/* BOOKKEEPING */.jI) - Number(b.change.task === model/* BOOKKEEPING */.jI);
    if (last !== 0)
        return last;
    if (a.since !== b.since)
        return a.since - b.since;
    const subtask = Number(Boolean(b.task?.parent)) - Number(Boolean(a.task?.parent));
    if (subtask !== 0)
        return subtask;
    if (a.change.attempt !== b.change.attempt)
        return a.change.attempt - b.change.attempt;
    if (a.files !== b.files)
        return a.files - b.files;
    return a.change.task < b.change.task ? -1 : Number(a.change.task > b.change.task);
}
/** Whose earlier place in the train a conflict in these files is with; empty = what is on the base. */
function conflictsWith(files, ahead) {
    const wanted = new Set(files);
    return ahead
        .filter((other) => other.files.some((file) => wanted.has(file)))
        .map(({ task }) => task);
}

// EXTERNAL MODULE: ./lib/text/commit-text.js
var commit_text = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/text/marks.js
var text_marks = __webpack_require__(7609);
// EXTERNAL MODULE: ./lib/stages/examine.js
var examine = __webpack_require__(2044);
// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
// EXTERNAL MODULE: ./lib/stages/work.js
var work = __webpack_require__(1446);
;// CONCATENATED MODULE: ./lib/stages/queue.js
/** queue: what the agents delivered, judged and put in order; the train as a stack of single commits. */











function queueFile(round) {
    return `queue-${round}.json`;
}
/** The change of an agent, where it ended with one. */
function changeOf(result) {
    if (result.is !== 'delivered')
        return undefined;
    const { task, head, base, agent, attempt } = result;
    return { task, head, base, agent, attempt };
}
/** What an agent delivered comes in as a bundle; what is adopted is in the store already. */
async function deliveredWith(run, plan, change, adopted) {
    const task = plan.tasks.find(({ id }) => id === change.task);
    if (!task || adopted)
        return task && { change, task };
    const folder = (0,work/* workFolder */.kR)(change.task, change.attempt);
    return { change, task, bundle: await run.dir.path(`${folder}/change.bundle`) };
}
/** Writes `queue-<round>.json` last; until then it may be run again and does the same. */
async function queue(run, ports, leg) {
    const known = await run.dir.read(queueFile(run.round), model/* Queue */.op);
    if (known)
        return known;
    const base = await ports.base();
    const delivered = await deliveries(run, leg);
    const landed = await landedSince(ports, base, delivered);
    const examined = [];
    for (const each of delivered) {
        const { task } = each.change;
        const at = landed.get(task);
        const result = at
            ? await (0,examine/* withoutWork */.e5)(ports, each, { is: 'landed', commit: at })
            : ((await early(ports, leg, each.change)) ?? (await (0,examine/* examine */.sb)(run, ports, each)));
        // What a command answered was shown when it did; the built-in checks and the missing answers are new.
        for (const verdict of result.verdicts)
            if (run.config.gates[verdict.gate]?.run === undefined && verdict.kind === 'gate')
                ports.events.emit({ is: 'judged', task, verdict, agent: each.change.agent });
        examined.push(result);
    }
    const train = await stack(run, ports, base, inTrainOrder(leg.plan, examined));
    const text = (await ports.store.file(base.commit, run.config.tasks)) ?? '';
    const marks = await expectedMarks(run, ports, leg, train.queued, ports.tasks.parse(text).tasks);
    const book = await bookkeeping(run, ports, base, text, marks);
    if (book)
        await couple(run, ports, train, book);
    const changes = [];
    for (const each of train.queued)
        changes.push(await publish(run, ports, leg.plan, each));
    const result = {
        version: 1,
        run: run.request.run,
        round: run.round,
        base,
        policy: leg.plan.policy,
        changes,
        candidates: train.candidates,
        marks,
    };
    await run.dir.write(queueFile(run.round), result);
    return result;
}
async function deliveries(run, { plan, works }) {
    const fresh = works.flatMap((result) => changeOf(result) ?? []);
    const all = await Promise.all([
        ...plan.adopt.map((change) => deliveredWith(run, plan, change, true)),
        ...fresh.map((change) => deliveredWith(run, plan, change, false)),
    ]);
    return all.flatMap((each) => each ?? []);
}
/**
 * By task, whatever its head: none was planned that had landed, so who did so since did it in an
 * earlier attempt of this job, or in a later round whose jobs these are run again beside.
 */
async function landedSince(ports, base, delivered) {
    if (delivered.length === 0)
        return new Map();
    const trailers = await ports.store.landed(base.commit, delivered.map(({ change }) => change.task));
    return new Map(trailers.toReversed().map(({ task, commit }) => [task, commit]));
}
/** An agent that ran on meanwhile can have pruned the commit: nothing named it yet. */
async function early({ store }, { examined }, { task, head }) {
    const known = examined?.get(task);
    return known?.change.head === head && (await store.resolve(known.commit)) ? known : undefined;
}
async function stack(run, ports, base, examined) {
    const baseline = { k: 0, commit: base.commit, tree: base.tree, changes: [] };
    const made = { candidates: [baseline], queued: [], ahead: [] };
    for (const each of examined)
        if (each.place.is === 'train' && made.ahead.length >= run.config.train)
            made.queued.push({ ...each, place: { is: 'next-train' } });
        else
            await couple(run, ports, made, each);
    return made;
}
function inTrainOrder(plan, examined) {
    const adopted = new Set(plan.adopt.map(({ task }) => task));
    const waiting = (each) => ({
        change: each.change,
        task: plan.tasks.find(({ id }) => id === each.change.task),
        since: adopted.has(each.change.task) ? 0 : 1,
        files: each.files.length,
    });
    return examined.toSorted((a, b) => byPlaceInTrain(waiting(a), waiting(b)));
}
/** The marks that are due if the whole train lands. */
async function expectedMarks(run, ports, leg, queued, tasks) {
    const { outcomes, waited } = await (0,stages_history/* pastOutcomes */.mQ)(run);
    const rides = new Map(queued
        .filter(({ place }) => place.is === 'train')
        .map(({ change, commit }) => [change.task, { is: 'landed', commit }]));
    const settled = (0,settle/* settleRound */.S)({
        plan: leg.plan,
        config: (0,budget/* settledBy */.FV)(run.config, leg.plan.budget, leg.works, ports.pricing.price),
        works: leg.works,
        waited,
        queued,
        rides,
        stop: undefined,
        tell: () => '',
    });
    const all = [...outcomes, ...settled.outcomes];
    return (0,marks/* marksDue */.D)(all, tasks, text_marks/* markReason */.W);
}
/** The change that marks the task list: it rides last and is tested like any other. */
async function bookkeeping(run, ports, base, text, marks) {
    const marked = ports.tasks.mark(text, [...marks]);
    if (marks.length === 0 || marked === text)
        return undefined;
    const tree = await ports.store.withFile(base.tree, run.config.tasks, marked);
    const title = (0,commit_text/* bookkeepingTitle */.XQ)(marks);
    const head = await ports.store.commit(tree, [base.commit], (0,examine/* commitText */.tT)(run, title));
    const change = { task: model/* BOOKKEEPING */.jI, head, base: base.commit, attempt: 1 };
    const commit = await ports.store.commit(tree, [base.commit], (0,examine/* commitText */.tT)(run, (0,commit_text/* changeMessage */.MT)(title, change, run.request.run)));
    return {
        change,
        commit,
        tree,
        title,
        verdicts: [],
        place: { is: 'train' },
        files: [run.config.tasks],
    };
}
/** Puts a change on top of the stack; one that does not fit is left out, and says with whom. */
async function couple(run, ports, on, each) {
    const { candidates, queued, ahead } = on;
    const top = candidates.at(-1);
    if (each.place.is !== 'train' || !top) {
        queued.push(each);
        return;
    }
    const text = (0,examine/* commitText */.tT)(run, (0,commit_text/* changeMessage */.MT)(each.title, each.change, run.request.run));
    const made = await ports.store.combine(top.commit, { base: each.change.base, commit: each.commit }, text);
    if (made.is === 'conflict') {
        const { files } = made;
        queued.push({ ...each, place: { is: 'conflict', files, with: conflictsWith(files, ahead) } });
    }
    else if (made.tree === top.tree)
        queued.push({ ...each, place: { is: 'empty' } });
    else {
        const { commit, tree } = made;
        candidates.push({ k: top.k + 1, commit, tree, changes: [...top.changes, each.change.task] });
        ahead.push({ task: each.change.task, files: each.files });
        queued.push(each);
    }
}
async function publish(run, ports, plan, queued) {
    const { place, change, commit, title, verdicts } = queued;
    const shown = place.is === 'train' ||
        place.is === 'next-train' ||
        place.is === 'conflict' ||
        (place.is === 'blocked' && place.publish);
    if (!shown)
        return queued;
    const task = plan.tasks.find(({ id }) => id === change.task);
    try {
        const pr = await ports.forge.publish({
            change,
            commit,
            title,
            draft: place.is === 'blocked',
            base: run.request.branch,
            body: (0,commit_text/* pullRequestBody */.NF)(task, change, verdicts),
        });
        await ports.forge.check(pr, verdicts);
        return { ...queued, pr };
    }
    catch (error) {
        // A refusal concerns this change; the others need not wait for a person, unless it meets them too.
        if (!(error instanceof user_error.UserError) || error.isGeneral)
            throw error;
        const message = [...error.problems, ...error.next].join(' ');
        ports.events.emit({ is: 'problem', task: change.task, message });
        return { ...queued, unpublished: message };
    }
}


/***/ }),

/***/ 6547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pc: () => (/* binding */ gatherFacts),
  z8: () => (/* binding */ report),
  NE: () => (/* binding */ sessionFile)
});

// UNUSED EXPORTS: SessionEnd, SessionStart

// EXTERNAL MODULE: ./lib/core/metrics/metrics.js + 1 modules
var metrics_metrics = __webpack_require__(7074);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/metrics/outcomes.js
var outcomes = __webpack_require__(9832);
// EXTERNAL MODULE: ./lib/core/metrics/run-facts.js
var run_facts = __webpack_require__(1038);
;// CONCATENATED MODULE: ./lib/core/metrics/status-record.js
/** The guide's status record, from what was seen and not from what an agent claims. */




const StatusRecord = schemas/* strictObject */.rej({
    agentId: model/* AgentName */.V,
    taskId: model/* TaskId */.LD,
    /** `completed`: it landed. `in_progress`: nothing settled it yet. */
    status: schemas/* enum */.k5n(['in_progress', 'completed', 'failed']),
    /** 0 begun, 0.5 delivered, 0.75 through all its gates, 1 landed. */
    progress: schemas/* number */.aig().min(0).max(1),
    filesChanged: schemas/* array */.YOg(schemas/* string */.YjP()),
    securityGate: schemas/* enum */.k5n(['pass', 'fail', 'pending']),
    complianceGate: schemas/* enum */.k5n(['pass', 'fail', 'pending', 'n/a']),
    reviewAgents: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: model/* GateName */.$r,
        status: schemas/* enum */.k5n(['pass', 'fail', 'error']),
        warnings: schemas/* int */.Whr().nonnegative(),
    })),
    /** The landed commit, else what the agent delivered. */
    commit: model/* CommitSha */.Yk.optional(),
});
/**
 * One record for each task that an agent was given.
 *
 * @param files the changed files by head; where a head is not in it, the agent's own list stands in
 */
function statusRecords(facts, files) {
    return (0,outcomes/* outcomesOf */.RK)(facts, () => undefined).flatMap((task) => {
        const id = model/* TaskId */.LD.safeParse(task.task);
        if (!id.success || task.agent === undefined)
            return [];
        return [recordOf(facts, task, id.data, task.agent, files)];
    });
}
function recordOf(facts, task, taskId, agentId, files) {
    const gates = gatesOf(facts, task);
    const commit = task.outcome.is === 'landed' ? task.outcome.commit : task.head;
    const known = task.head === undefined ? undefined : files.get(task.head);
    return {
        agentId,
        taskId,
        status: statusOf(task.outcome),
        progress: progressOf(facts, task, gates),
        filesChanged: [...(known ?? claimedFiles(facts, taskId))],
        securityGate: gates.get('security') ?? 'pending',
        complianceGate: gates.get('compliance') ?? (wasQueued(facts, task) ? 'n/a' : 'pending'),
        reviewAgents: task.verdicts
            .filter((verdict) => verdict.kind === 'review')
            .map(({ gate, result, findings }) => ({
            name: gate,
            status: result,
            warnings: findings.length,
        })),
        ...(commit === undefined ? {} : { commit }),
    };
}
/** By name; a gate that blocked without a verdict of its own (none is configured, say) has failed too. */
function gatesOf(facts, task) {
    const gates = new Map();
    for (const verdict of task.verdicts) {
        if (verdict.kind === 'gate')
            gates.set(verdict.gate, passOrFail(verdict));
    }
    const place = queuedAs(facts, task)?.place;
    if (place?.is === 'blocked')
        for (const gate of place.gates)
            gates.set(gate, 'fail');
    return gates;
}
function passOrFail(verdict) {
    return verdict.result === 'pass' ? 'pass' : 'fail';
}
function statusOf(outcome) {
    switch (outcome.is) {
        case 'landed':
            return 'completed';
        case 'unsettled':
            return 'in_progress';
        case 'failed':
        case 'blocked':
        case 'red':
        case 'held':
        case 'discarded':
        case 'not-started':
            return 'failed';
    }
}
function progressOf(facts, task, gates) {
    if (task.outcome.is === 'landed')
        return 1;
    if (!isDelivered(facts, task))
        return 0;
    const passed = gates.size > 0 && [...gates.values()].every((result) => result === 'pass');
    return passed ? 0.75 : 0.5;
}
function isDelivered(facts, task) {
    const changes = (0,run_facts/* changesOf */.fs)(facts).map(({ head }) => head);
    const heads = facts.works.map((work) => (work.is === 'delivered' ? work.head : undefined));
    return task.head !== undefined && [...changes, ...heads].includes(task.head);
}
function claimedFiles(facts, task) {
    const last = facts.works.findLast((work) => work.task === task);
    return last?.status?.filesChanged ?? [];
}
/** `queue` comes after every gate, so a gate without a verdict there did not apply. */
function wasQueued(facts, task) {
    return queuedAs(facts, task) !== undefined;
}
function queuedAs(facts, task) {
    return facts.queues
        .flatMap((queue) => queue.changes)
        .findLast((queued) => queued.change.head === task.head);
}

// EXTERNAL MODULE: ./lib/text/markdown.js
var markdown = __webpack_require__(6362);
// EXTERNAL MODULE: ./lib/report/partial-success.js
var partial_success = __webpack_require__(4161);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
// EXTERNAL MODULE: ./lib/core/metrics/cost.js
var metrics_cost = __webpack_require__(3540);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(5888);
;// CONCATENATED MODULE: ./lib/report/page.js
/** What pages about a run are put together from: links, the table of tasks, and no more than fits. */




const NONE = '–';
const columns = {
    task: ['Task', taskCell],
    result: [
        'Result',
        ({ outcome }) => `${(0,reasons/* outcomeIcon */.sE)(outcome)} ${(0,markdown/* escapeMarkdown */.FV)((0,reasons/* outcomeText */.EL)(outcome), 300)}`,
    ],
    agent: ['Agent', ({ agent }) => page_text(agent)],
    model: ['Model', ({ model }) => page_text(model)],
    gates: ['Gates', ({ verdicts }) => verdicts.map(verdictText).join('<br>') || NONE],
    tests: ['Tests', ({ tests }) => tests.map(testText).join('<br>') || NONE],
    pr: [
        'PR',
        ({ pr }, options) => (pr === undefined ? NONE : page_link(`#${pr}`, pageUrl(options, `pull/${pr}`))),
    ],
    commit: ['Commit', commitCell],
    time: ['Time', timeWords],
    cost: ['Cost', ({ cost }) => (0,markdown/* escapeMarkdown */.FV)((0,metrics_cost/* formatCost */.BD)(cost))],
};
const testIcons = {
    green: '✅',
    flaky: '⚠️',
    red: '❌',
    timeout: '❌',
    setup: '❌',
    lost: '⚠️',
};
/** Blocks of lines as a page; those that do not fit are left out from the end, and `note` says so. */
function cappedPage(blocks, bytes, note) {
    const parts = blocks
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n').trimEnd());
    const fitting = whatFits(parts, bytes, 2);
    if (fitting.length === parts.length)
        return `${fitting.join('\n\n')}\n`;
    return `${[...whatFits(parts, bytes - bytesOf(note) - 2, 2), note].join('\n\n')}\n`;
}
/** `2 of 3 tasks landed on main`: plain words, not escaped. */
function headline(facts, metrics) {
    const all = (0,reasons/* count */.U9)(metrics.totalTasks, 'task');
    return `${metrics.successful} of ${all} landed on ${facts.request.branch}`;
}
/** What stands behind the run's name: plain words of our own. */
function runWords(metrics) {
    const interrupted = metrics.interrupted
        ? ' It was interrupted; the same command goes on from here.'
        : '';
    return `${(0,reasons/* count */.U9)(metrics.rounds, 'round')}, ${(0,reasons/* count */.U9)(metrics.attempts, 'attempt')}.${interrupted}`;
}
/** The run, linked where it has a page: markdown. */
function runLine(facts, metrics, { runUrl }) {
    return `Run ${page_link(facts.request.run, safeUrl(runUrl))}, ${runWords(metrics)}`;
}
/** A plain address, or none: what could end a link's brackets or quotes is not taken. */
function safeUrl(url) {
    return url !== undefined && /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.-]+)*$/.test(url)
        ? url
        : undefined;
}
function page_link(text, url) {
    return url === undefined ? text : `[${text}](${url})`;
}
/** The address of a page of the repository; none where that has no address. */
function pageUrl({ repositoryUrl }, path) {
    const url = safeUrl(repositoryUrl);
    return url === undefined ? undefined : `${url}/${path}`;
}
function stopLines(facts, options) {
    const stop = facts.lands.at(-1)?.stop;
    if (stop === undefined)
        return [];
    const steps = (0,reasons/* stopSteps */.GI)(stop, facts.request.ask, (0,reasons/* askedOf */.iN)(facts.request));
    return [
        `**Stopped:** ${(0,markdown/* escapeMarkdown */.FV)((0,reasons/* stopText */.IC)(stop), 600)}.`,
        '',
        ...(0,markdown/* codeBlock */.DV)(options.runUrl === undefined ? steps : steps.map(asWorkflowStep)),
    ];
}
/** A row for each task, as many as fit; none where there are no tasks. */
function taskTable(outcomes, shown, options, bytes) {
    if (outcomes.length === 0)
        return [];
    const lines = (0,markdown/* table */.tp)(shown.map(([head]) => head), outcomes.map((task) => shown.map(([, cell]) => cell(task, options))));
    const fitting = whatFits(lines, bytes, 1);
    const rest = lines.length - fitting.length;
    return rest === 0 ? lines : [...fitting, '', `*and ${(0,reasons/* count */.U9)(rest, 'more task')}*`];
}
/** `✅ security pass`; a review says how much it warns of. Plain, and made of safe names. */
function verdictText({ kind, gate, result, findings }) {
    if (kind === 'gate')
        return `${result === 'pass' ? '✅' : '❌'} ${gate} ${result}`;
    const warnings = (0,reasons/* count */.U9)(findings.length, 'warning');
    const icon = result !== 'error' && findings.length === 0 ? '✅' : '⚠️';
    return `${icon} ${gate} ${result === 'error' ? 'error' : warnings}`;
}
/** `❌ unit red`. Plain, and made of safe names. */
function testText({ suite, result }) {
    return `${testIcons[result]} ${suite} ${result}`;
}
/** `9m 40s (2 attempts)`. */
function timeWords({ attempts, seconds }) {
    if (attempts === 0)
        return NONE;
    const time = (0,format/* formatDuration */.a3)(seconds);
    return attempts > 1 ? `${time} (${(0,reasons/* count */.U9)(attempts, 'attempt')})` : time;
}
/** A run of the workflow is started by its button: there is no command that knows the workflow's name. */
function asWorkflowStep(step) {
    return step.replace(/^(?:cd - && )?tributary run /, '# run the workflow again, with the tasks: ');
}
/** The longest beginning of a list that fits; `joint` is what each part takes beside its own bytes. */
function whatFits(parts, bytes, joint) {
    let taken = 0;
    const end = parts.findIndex((part) => (taken += bytesOf(part) + joint) > bytes);
    return parts.slice(0, end === -1 ? parts.length : end);
}
/** As UTF-8. */
function bytesOf(text) {
    let bytes = 0;
    for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
}
function taskCell(task) {
    const id = (0,markdown/* escapeMarkdown */.FV)(task.task, 80);
    return task.title === undefined ? id : `**${id}** ${(0,markdown/* escapeMarkdown */.FV)(task.title, 120)}`;
}
function page_text(value) {
    return value === undefined ? NONE : (0,markdown/* escapeMarkdown */.FV)(value, 80);
}
function commitCell({ outcome }, options) {
    if (outcome.is !== 'landed')
        return NONE;
    return page_link((0,reasons/* shortSha */.Fu)(outcome.commit), pageUrl(options, `commit/${outcome.commit}`));
}

// EXTERNAL MODULE: ./lib/core/metrics/time.js
var time = __webpack_require__(1284);
;// CONCATENATED MODULE: ./lib/report/timeline-bars.js
/** What a run ran, as bars on a line of time. */


// A leg writes its own times: a forged one must not squeeze all others to nothing.
const LONGEST_RUN = 35 * 86_400;
const LONGEST_BAR = 7 * 86_400;
/** Agents, gates and tests in the order of their starts; no bar is longer than a week. */
function barsOf(facts) {
    const last = (0,time/* epochSeconds */.D)(facts.request.startedAt) + LONGEST_RUN;
    return [...workBars(facts), ...gateBars(facts), ...testBars(facts)]
        .filter(({ startedAt }) => (0,time/* epochSeconds */.D)(startedAt) <= last)
        .map((bar) => ({ ...bar, seconds: Math.min(bar.seconds, LONGEST_BAR) }))
        .toSorted((a, b) => (0,time/* epochSeconds */.D)(a.startedAt) - (0,time/* epochSeconds */.D)(b.startedAt));
}
function workBars(facts) {
    return (0,run_facts/* ranIn */.V6)(facts).works.map((work) => ({
        kind: 'work',
        section: work.task,
        label: `work ${work.attempt} by ${work.agent}`,
        failed: work.is === 'failed',
        ...timeOf(work),
    }));
}
function gateBars(facts) {
    const byHead = (0,run_facts/* tasksByHead */.qp)(facts);
    return (0,run_facts/* ranIn */.V6)(facts).verdicts.map((verdict) => ({
        kind: verdict.kind,
        section: byHead.get(verdict.head) ?? 'other changes',
        label: `${verdict.kind} ${verdict.gate}`,
        failed: verdict.result !== 'pass',
        ...timeOf(verdict),
    }));
}
function testBars(facts) {
    const byTree = (0,run_facts/* tasksByTree */.YR)(facts);
    return (0,run_facts/* ranIn */.V6)(facts).tests.map((test) => ({
        kind: 'tests',
        section: byTree.get(test.tree) ?? 'base',
        label: `tests ${test.suite}`,
        failed: test.result !== 'green' && test.result !== 'flaky',
        ...timeOf(test),
    }));
}
function timeOf({ startedAt, seconds }) {
    return { startedAt, seconds };
}

;// CONCATENATED MODULE: ./lib/report/timeline.js

// Also keeps the block below 50,000 characters: mermaid draws no longer text.
const MAX_BARS = 200;
/**
 * The lines of a mermaid block; none where nothing was run. Times are in UTC.
 *
 * Mermaid has no escapes, and one bad label breaks the chart: labels are made of names that are safe as file
 * names, and begin with a word of our own since a label such as `section x` is a keyword.
 */
function timeline(facts) {
    const bars = barsOf(facts);
    if (bars.length === 0)
        return [];
    const shown = bars.slice(0, MAX_BARS);
    const sections = new Map();
    for (const bar of shown) {
        sections.set(bar.section, [...(sections.get(bar.section) ?? []), barLine(bar)]);
    }
    return [
        '```mermaid',
        'gantt',
        `    title Timeline in UTC${shown.length < bars.length ? ` - the first ${MAX_BARS} of ${bars.length} steps` : ''}`,
        '    dateFormat YYYY-MM-DD HH:mm:ss',
        '    axisFormat %H:%M:%S',
        ...[...sections].flatMap(([section, lines]) => [`    section ${clean(section)}`, ...lines]),
        '```',
    ];
}
function barLine(bar) {
    const seconds = Math.max(1, Math.round(bar.seconds));
    const tag = bar.failed ? 'crit' : 'done';
    return `    ${clean(bar.label)} :${tag}, ${clockText(bar.startedAt)}, ${seconds}s`;
}
/** `2026-01-02 03:04:05`; an instant may leave out its seconds. */
function clockText(instant) {
    const [date = '', time = ''] = instant.replace(/(?:\.\d+)?Z$/, '').split('T');
    return `${date} ${time.length === 5 ? `${time}:00` : time}`;
}
/** The names are safe already; this holds even when a schema is loosened one day. */
function clean(label) {
    return label.replace(/[^A-Za-z0-9 -]/g, '-').slice(0, 100);
}

;// CONCATENATED MODULE: ./lib/report/summary.js





const MAX_FINDINGS = 20;
const MAX_DETAILS = 50;
// GitHub drops what goes beyond 1 MiB, in all steps of a job together.
const MAX_BYTES = 1_000_000;
const MAX_TABLE_BYTES = 400_000;
/** The whole page, ended by a line break; less than a million bytes. */
function summaryMarkdown(facts, metrics, outcomes, options = {}) {
    const chart = timeline(facts);
    const blocks = [
        [`# ${(0,markdown/* escapeMarkdown */.FV)(headline(facts, metrics), 300)}`, '', runLine(facts, metrics, options)],
        stopLines(facts, options),
        taskTable(outcomes, Object.values(columns), options, MAX_TABLE_BYTES),
        ['## Time and cost', '', ...numbers(metrics).map(numberLine)],
        ...nextBlocks(outcomes, facts.request, options, MAX_DETAILS),
        findingLines(outcomes),
        chart.length === 0 ? [] : ['## Timeline', '', ...chart],
    ];
    return cappedPage(blocks, MAX_BYTES, '*More did not fit here; `report/report.html` has it.*');
}
/** What the run took, in plain words. */
function numbers(metrics) {
    const path = metrics.criticalPath.join(' → ');
    const chain = path === ''
        ? 'nothing was run'
        : `the longest chain takes ${metrics.criticalPathTime} (${path})`;
    const { models, tasks, gates } = metrics.unpriced;
    const unpriced = [...models, ...tasks, ...gates];
    const flaky = metrics.flakyTests.flatMap(({ suite, tests }) => tests.length === 0 ? [suite] : tests.map((test) => `${suite}: ${test}`));
    return [
        ['Time', `${(0,partial_success/* timeText */.Tc)(metrics)}; one after the other about ${metrics.estimatedSequentialTime}`],
        ['Speedup', `${metrics.speedup}, at most ${metrics.speedupBound} here: ${chain}`],
        [
            'Cost',
            `${metrics.cost}; for each landed task ${metrics.costPerLandedTask}; on work that did not land ${metrics.costOfUnlandedWork}`,
        ],
        ...(unpriced.length === 0 ? [] : [['Unpriced', unpriced.join(', ')]]),
        ...(metrics.billed === undefined
            ? []
            : [['Billed', billedText(metrics.billed)]]),
        [
            'Gates and tests',
            `${(0,reasons/* count */.U9)(metrics.gateBlocks, 'change')} blocked, ${metrics.testFailures} thrown out of a train`,
        ],
        ...(flaky.length === 0
            ? []
            : [['Flaky', flaky.slice(0, MAX_FINDINGS).join('; ')]]),
        ...tokenFacts(metrics),
    ];
}
function unlanded(task, request, options) {
    const { outcome } = task;
    const kept = keptOf(task, options);
    return {
        title: `${task.task}: ${(0,reasons/* outcomeText */.EL)(outcome)}`,
        details: (0,reasons/* outcomeDetails */.TQ)(outcome),
        ...(kept === undefined ? {} : { kept }),
        steps: options.runUrl === undefined
            ? (0,reasons/* nextSteps */.Zn)(outcome, (0,partial_success/* placeOf */.$t)(task, request))
            : workflowSteps(task, request.branch),
    };
}
/** What gates and reviews found, a line each: plain words, not escaped. */
function findings(outcomes) {
    const each = outcomes.flatMap(({ task, verdicts }) => verdicts.flatMap(({ kind, gate, findings }) => findings.map((it) => `${task}, ${kind} ${gate}, ${it.level}: ${(0,reasons/* findingText */.NK)(it)}`)));
    const rest = each.length - MAX_FINDINGS;
    return rest > 0
        ? [...each.slice(0, MAX_FINDINGS), `and ${rest} more, in the files of gate/`]
        : each;
}
function numberLine([name, words]) {
    return `- ${(0,markdown/* escapeMarkdown */.FV)(`${name}: ${words}`, 4000)}.`;
}
/** A block for each task that did not land, the first one under a heading. */
function nextBlocks(outcomes, request, options, most) {
    return outcomes
        .filter(({ outcome }) => outcome.is !== 'landed')
        .map((task) => nextBlock(unlanded(task, request, options), most))
        .map((lines, at) => (at === 0 ? ['## What to do next', '', ...lines] : lines));
}
function nextBlock({ title, details, kept, steps }, most) {
    const rest = details.length - most;
    const items = [
        ...details.slice(0, most).map((detail) => (0,markdown/* escapeMarkdown */.FV)(detail, 300)),
        ...(rest > 0 ? [`and ${rest} more`] : []),
        ...(kept === undefined ? [] : [`Kept: ${page_link((0,markdown/* escapeMarkdown */.FV)(kept.words, 300), kept.url)}`]),
    ].map((item) => `- ${item}`);
    return [
        `### ${(0,markdown/* escapeMarkdown */.FV)(title, 400)}`,
        '',
        ...(items.length === 0 ? [] : [...items, '']),
        ...(steps.length === 0 ? [] : (0,markdown/* codeBlock */.DV)(steps)),
    ];
}
function findingLines(outcomes) {
    const lines = findings(outcomes).map((line) => `- ${(0,markdown/* escapeMarkdown */.FV)(line, 600)}`);
    return lines.length === 0 ? [] : ['## Findings', '', ...lines];
}
/** GitHub rounds each job up to a minute; a bigger runner's multiplier is not known here. */
function billedText({ minutes, jobs }) {
    return `${(0,reasons/* count */.U9)(minutes, 'minute')} for ${(0,reasons/* count */.U9)(jobs, 'job')}, each rounded up, before the runner’s multiplier`;
}
function tokenFacts(metrics) {
    return Object.entries(metrics.tokensByModel).map(([model, { input, output, cacheRead }]) => [
        `Tokens of ${model}`,
        `${input} in (${cacheRead} of them cached), ${output} out`,
    ]);
}
function keptOf({ outcome, pr, branch, worktree, head }, options) {
    // On one machine the steps name the worktree, and there is nothing to click.
    const { repositoryUrl, runUrl } = options;
    if (outcome.is === 'not-started' || (repositoryUrl ?? runUrl) === undefined)
        return undefined;
    if (pr !== undefined)
        return { words: `pull request ${pr}, branch ${branch}`, url: pageUrl(options, `pull/${pr}`) };
    const run = safeUrl(runUrl);
    if (run === undefined)
        return worktree === undefined ? undefined : { words: `worktree ${worktree}` };
    if (head === undefined)
        return { words: 'nothing: there was no work to keep' };
    return { words: 'its commits, in the artifacts of the run', url: `${run}#artifacts` };
}
/** What to do where the work stands on GitHub: mend its branch there, or run the workflow again. */
function workflowSteps(task, base) {
    const { outcome, branch, pr } = task;
    const mend = mendSteps(outcome, base);
    if (mend === undefined)
        return (0,reasons/* nextSteps */.Zn)(outcome, { base, branch }).map(asWorkflowStep);
    const again = asWorkflowStep(`tributary run ${(0,reasons/* shellWord */.r7)(task.task)}`);
    // Without a pull request nothing was pushed: its branch is nowhere to be mended.
    if (pr === undefined)
        return [again];
    return [`git fetch origin && git switch ${(0,reasons/* shellWord */.r7)(branch)}`, ...mend, 'git push', again];
}
function mendSteps(outcome, base) {
    switch (outcome.is) {
        case 'blocked':
            return ['# mend what the gate found', 'git add -A && git commit'];
        case 'red':
            return ['# make the tests pass', 'git add -A && git commit'];
        case 'held':
            return outcome.why.is === 'conflict'
                ? [`git merge ${(0,reasons/* shellWord */.r7)(`origin/${base}`)}`, 'git mergetool && git commit']
                : undefined;
        case 'landed':
        case 'failed':
        case 'discarded':
        case 'not-started':
        case 'unsettled':
            return undefined;
    }
}

// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
// EXTERNAL MODULE: ./lib/stages/plan.js
var plan = __webpack_require__(6176);
// EXTERNAL MODULE: ./lib/stages/queue.js + 1 modules
var queue = __webpack_require__(3712);
;// CONCATENATED MODULE: ./lib/stages/report.js
/** report: what the run took and how each task ended, from what stands in the run directory. */








/** A stretch of work on the run by one process. */
const SessionStart = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), startedAt: model/* Instant */.MW });
const SessionEnd = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), endedAt: model/* Instant */.MW });
/** Padded, so that they list in their order. */
function sessionFile(number, edge) {
    return `sessions/${String(number).padStart(4, '0')}-${edge}.json`;
}
/**
 * Everything that the run directory tells, of a run that goes on too.
 * @param leftover tasks that `max-rounds` left over: no round has an outcome for them
 */
async function gatherFacts(run, leftover, interrupted) {
    const { dir, request } = run;
    const works = await (0,stages_history/* allWorks */.uf)(run);
    const scanned = await readAll(dir, 'gate', /^gate\/[0-9a-f]+\/.+-(?:[0-9a-f]{8}|error-\d+)\.json$/, model/* Verdict */.Y);
    const queues = await (0,stages_history/* readRounds */.MB)(dir, queue/* queueFile */.G3, model/* Queue */.op);
    // The queue holds the built-in checks too; the files, what was judged before a queue was written.
    const verdicts = [
        ...scanned,
        ...queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts)),
    ];
    const tests = await readAll(dir, 'test', /\.json$/, model/* TestResult */.iE);
    const lands = await (0,stages_history/* readRounds */.MB)(dir, stages_history/* landFile */.cc, model/* Land */.CS);
    const last = lands.at(-1);
    if (last && leftover.length > 0)
        lands[lands.length - 1] = { ...last, outcomes: [...last.outcomes, ...leftover] };
    return {
        request,
        plans: await (0,stages_history/* readRounds */.MB)(dir, plan/* planFile */.eS, model/* Plan */.cw),
        queues,
        works,
        verdicts,
        tests,
        lands,
        interrupted,
        jobs: (await readAll(dir, 'jobs', /\.json$/, model/* Jobs */.XP)).flatMap(({ jobs }) => jobs),
        sessions: await readSessions(dir, {
            works,
            verdicts,
            tests,
        }),
    };
}
/**
 * Writes `report/`: the metrics last, so that a run with metrics is a run that ended.
 * @param interrupted it was stopped in the middle, and nobody goes on with it
 */
async function report(run, ports, leftover, interrupted = false) {
    const facts = await gatherFacts(run, leftover, interrupted);
    const price = ports.pricing.price;
    const metrics = (0,metrics_metrics/* metricsOf */.Ps)(facts, price);
    const outcomes = (0,metrics_metrics/* outcomesOf */.RK)(facts, price);
    for (const record of statusRecords(facts, filesByHead(facts)))
        await run.dir.write(`report/status/${record.taskId}.json`, record);
    await run.dir.writeText('report/summary.md', summaryMarkdown(facts, metrics, outcomes));
    await run.dir.write('report/metrics.json', metrics);
    return { facts, metrics, outcomes };
}
/** A session that was killed ended, as far as anyone knows, with the last thing that it finished. */
async function readSessions(dir, facts) {
    const starts = await readAll(dir, 'sessions', /-start\.json$/, SessionStart);
    const sessions = [];
    for (const [at, { startedAt }] of starts.entries()) {
        const end = await dir.read(sessionFile(at + 1, 'end'), SessionEnd);
        const next = starts[at + 1]?.startedAt;
        const inside = [...facts.works, ...facts.verdicts, ...facts.tests]
            .map((item) => item.startedAt)
            .filter((instant) => instant >= startedAt && (next === undefined || instant < next))
            .toSorted();
        sessions.push({ startedAt, endedAt: end?.endedAt ?? inside.at(-1) ?? startedAt });
    }
    return sessions;
}
async function readAll(dir, folder, fits, schema) {
    const files = (await dir.list(folder)).filter((file) => fits.test(file));
    const values = await Promise.all(files.map((file) => dir.read(file, schema)));
    return values.flatMap((value) => (value === undefined ? [] : [value]));
}
function filesByHead({ queues }) {
    return new Map(queues.flatMap(({ changes }) => changes.map(({ change, files }) => [change.head, files])));
}


/***/ }),

/***/ 4406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ runSetup)
/* harmony export */ });
const LIMIT = 900;
/** Runs them in order and stops at the first that fails. */
async function runSetup(workspace, config, log) {
    let seconds = 0;
    for (const command of config.setup) {
        const end = await workspace.run({
            run: command,
            env: {},
            configEnv: config.env,
            limit: LIMIT,
            log,
        });
        seconds += end.seconds;
        if (end.ended === 'aborted')
            return { is: 'failed', seconds, why: { is: 'interrupted' } };
        if (end.code !== 0)
            return { is: 'failed', seconds, why: { is: 'setup', command, tail: end.tail } };
    }
    return { is: 'ready', seconds };
}


/***/ }),

/***/ 1446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kR: () => (/* binding */ workFolder),
/* harmony export */   oJ: () => (/* binding */ work)
/* harmony export */ });
/* unused harmony exports prepare, submit */
/* harmony import */ var _core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8239);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _setup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4406);
/** work: one assignment, one agent, one worktree. What it leaves is a bundle and `result.json`, written last. */





const COMMAND_NOT_FOUND = 127;
const nothingUsed = {
    usage: { models: {} },
    status: undefined,
    problems: [],
};
function workFolder(task, attempt) {
    return `work/${task}-${attempt}`;
}
/**
 * Runs one leg; a leg whose `result.json` is there is not run again. An interrupted leg saves its
 * work and writes no result: the next run does it again.
 */
async function work(run, ports, leg) {
    const known = await run.dir.read(resultFile(leg.assignment), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .WorkResult */ .H$);
    if (known)
        return known;
    const opened = await open(run, ports, leg);
    const { setup, workspace } = opened;
    const ended = setup.is === 'ready' ? await runAgent(run, ports, leg, workspace) : notBegun(setup.why);
    return finish(run, ports, leg, { ...opened, seconds: setup.seconds }, ended);
}
/** @param desk where the agent finds its prompt and leaves its word: it may write there as it likes */
async function prepare(run, ports, leg, desk) {
    const known = await run.dir.read(resultFile(leg.assignment), WorkResult);
    if (known)
        return { is: 'ended', result: known };
    const opened = await open(run, ports, leg);
    const { setup, workspace, startedAt } = opened;
    const ended = async (why) => {
        const place = { ...opened, seconds: setup.seconds };
        return { is: 'ended', result: await finish(run, ports, leg, place, notBegun(why)) };
    };
    if (setup.is === 'failed')
        return ended(setup.why);
    const brief = await ports.agents.brief(leg.assignment, workspace, desk);
    if (brief.is === 'refused')
        return ended({ is: 'start', message: brief.message });
    return { is: 'ready', brief, dir: workspace.dir, startedAt };
}
/** The same from the agent's turn on. */
async function submit(run, ports, leg, desk, turn) {
    const { assignment } = leg;
    const known = await run.dir.read(resultFile(assignment), WorkResult);
    if (known)
        return known;
    const { startedAt, readyAt, stamp, execution, outcome } = turn;
    const limit = run.config.agents[assignment.agent]?.limit ?? 0;
    const end = stepEnd(outcome, readyAt, ports.clock.now(), limit);
    const workspace = await ports.workspaces.again(assignment, turn.directory);
    const agentRun = await ports.agents.hear(assignment, workspace, desk, { end, stamp, execution });
    const ended = await take(run, ports, leg, workspace, agentRun);
    const seconds = Math.max(0, secondsBetween(startedAt, readyAt));
    return finish(run, ports, leg, { workspace, startedAt, seconds }, ended);
}
async function runAgent(run, ports, leg, workspace) {
    const { task, agent, attempt } = leg.assignment;
    ports.events.emit({
        is: 'spawned',
        task: task.id,
        agent,
        attempt,
        worktree: workspace.shown,
        limit: run.config.agents[agent]?.limit ?? 0,
    });
    const agentRun = await ports.agents.work(leg.assignment, workspace, run.dir);
    return take(run, ports, leg, workspace, agentRun);
}
async function open(run, ports, { assignment }) {
    const { task, agent, attempt } = assignment;
    const startedAt = ports.clock.now();
    const workspace = await ports.workspaces.forAgent(assignment);
    const log = await run.dir.path(`${workFolder(task.id, attempt)}/setup.log`);
    if (run.config.setup.length > 0)
        ports.events.emit({ is: 'setting-up', task: task.id, agent, worktree: workspace.shown });
    return { workspace, setup: await (0,_setup_js__WEBPACK_IMPORTED_MODULE_2__/* .runSetup */ .x)(workspace, run.config, log), startedAt };
}
function notBegun(why) {
    return { end: { is: 'failed', why }, problems: [] };
}
/** Takes what stands in the worktree, however the agent ended. */
async function take(run, ports, leg, workspace, agentRun) {
    const { task, agent, attempt } = leg.assignment;
    const limit = run.config.agents[agent]?.limit ?? 0;
    const failure = failureOf(agentRun.end, agentRun, limit);
    const saved = await save(workspace, saveMessage(ports, leg.assignment, failure));
    const judged = judgeEnd(leg, run, agentRun, saved);
    if (saved.head)
        await workspace.bundle(await run.dir.path(`${workFolder(task.id, attempt)}/change.bundle`));
    return { agentRun, ...judged };
}
/** An agent can leave files that git will not take; that is its failure, not ours. */
async function save(workspace, message) {
    try {
        return { head: await workspace.save(message), problem: undefined };
    }
    catch (error) {
        return { head: undefined, problem: error instanceof Error ? error.message : String(error) };
    }
}
function saveMessage(ports, { task, attempt }, failure) {
    if (!failure)
        return `${task.id}: attempt ${attempt}`;
    const what = failure.is === 'interrupted' ? 'interrupted' : failure.is === 'timeout' ? 'timeout' : 'failure';
    return `WIP: ${what} at ${minuteOf(ports.clock.now())}`;
}
/** The date of the guide's `WIP: timeout at $(date)`, to the minute. */
function minuteOf(instant) {
    return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
function judgeEnd(leg, run, agentRun, saved) {
    const { task, agent } = leg.assignment;
    const limit = run.config.agents[agent]?.limit ?? 0;
    const failure = failureOf(agentRun.end, agentRun, limit);
    const partial = saved.head && { partial: saved.head };
    if (failure)
        return { end: { is: 'failed', why: failure, ...partial }, problems: [] };
    const { subtasks, problems } = (0,_core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_0__/* .askedSubtasks */ .DK)(agentRun.status, {
        task,
        agents: new Set(Object.keys(run.config.agents)),
        taken: new Set([...leg.plan.taken, ...leg.plan.tasks.map(({ id }) => id)]),
        parents: new Map(leg.plan.tasks.flatMap(({ id, parent }) => (parent ? [[id, parent]] : []))),
    });
    if (subtasks.length > 0)
        return { end: { is: 'waits', on: subtasks, ...partial }, problems };
    const say = (message) => ({
        is: 'failed',
        why: { is: 'said', message },
        ...partial,
    });
    if (problems.length > 0)
        return { end: say(problems.join('; ')), problems };
    if (saved.problem !== undefined)
        return { end: say(`its work could not be saved: ${saved.problem}`), problems };
    return saved.head
        ? { end: { is: 'delivered', head: saved.head }, problems }
        : { end: { is: 'failed', why: { is: 'nothing' } }, problems };
}
function failureOf(end, { status }, limit) {
    if (end.ended === 'timeout')
        return { is: 'timeout', limit };
    if (end.ended === 'aborted')
        return { is: 'interrupted' };
    if (end.ended === 'not-started')
        return { is: 'start', message: end.tail };
    if (status?.status === 'failed')
        return {
            is: 'said',
            message: status.error ?? status.message ?? 'it said so, without a reason',
        };
    // The shell's own answer where it finds no such program: another attempt would not find it either.
    if (end.code === COMMAND_NOT_FOUND)
        return { is: 'start', message: end.tail };
    if (end.signal !== null)
        return { is: 'signal', signal: end.signal, tail: end.tail };
    if (end.code !== 0)
        return { is: 'exit', code: end.code ?? -1, tail: end.tail };
    return undefined;
}
/** Writes the result, last of all. An interrupted leg has none: the next run does it again. */
async function finish(run, ports, { assignment }, { workspace, startedAt, seconds }, { end, problems, agentRun }) {
    const { task, agent, model, attempt, base } = assignment;
    const used = agentRun ?? nothingUsed;
    const result = {
        version: 1,
        task: task.id,
        agent,
        attempt,
        base,
        startedAt,
        worktree: workspace.shown,
        ...(model !== undefined && { model }),
        seconds: seconds + (agentRun?.end.seconds ?? 0),
        usage: used.usage,
        ...(used.status && { status: used.status }),
        problems: [...used.problems, ...problems],
        ...end,
    };
    const interrupted = result.is === 'failed' && result.why.is === 'interrupted';
    if (!interrupted)
        await run.dir.write(resultFile(assignment), result);
    ports.events.emit({ is: 'worked', result });
    return result;
}
function resultFile({ task, attempt }) {
    return `${workFolder(task.id, attempt)}/result.json`;
}


/***/ }),

/***/ 708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   MT: () => (/* binding */ changeMessage),
/* harmony export */   NF: () => (/* binding */ pullRequestBody),
/* harmony export */   XQ: () => (/* binding */ bookkeepingTitle),
/* harmony export */   ws: () => (/* binding */ mergeMessage)
/* harmony export */ });
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6362);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4395);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6790);
/** What Tributary writes into git: commit messages and pull request bodies. Foreign text comes out plain. */




function titleOf(task) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(`${task.id}: ${task.title}`, 100);
}
/** The message of a change's one commit. `subject` has no newline. */
function changeMessage(subject, change, run) {
    return [subject, '', ...trailers(change, run), ...coAuthor(change.agent)].join('\n');
}
/** The message of the commit that lands it, where that is a merge. */
function mergeMessage(subject, change, pr, run) {
    return [`Merge pull request #${pr}: ${subject}`, '', ...trailers(change, run)].join('\n');
}
function bookkeepingTitle(marks) {
    return `Mark ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(marks.length, 'task')} in the task list`;
}
/** The body of a change's pull request. */
function pullRequestBody(task, change, verdicts) {
    if (change.task === _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .BOOKKEEPING */ .jI)
        return 'Marks what landed and what failed in the task list.';
    const findings = verdicts.flatMap(({ findings }) => findings.map(_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .findingText */ .NK));
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(task?.title ?? change.task),
        '',
        `Task ${change.task}${change.agent ? `, by ${change.agent}` : ''}, attempt ${change.attempt}.`,
        '',
        ...verdicts.map(verdictLine),
        ...(findings.length > 0
            ? ['', ...findings.map((text) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(text, 500)}`)]
            : []),
    ].join('\n');
}
function coAuthor(agent) {
    return agent ? [`Co-authored-by: ${agent} (Tributary) <${agent}@tributary.invalid>`] : [];
}
function trailers(change, run) {
    return [
        `Tributary-Task: ${change.task}`,
        `Tributary-Change: ${change.head}`,
        `Tributary-Run: ${run}`,
    ];
}
function verdictLine(verdict) {
    return `- ${verdict.gate}: ${verdict.result}${verdict.kind === 'review' ? ' (warns only)' : ''}`;
}


/***/ }),

/***/ 7609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ markReason)
/* harmony export */ });
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6790);

function markReason(outcome) {
    switch (outcome.is) {
        case 'failed':
            return failureWords(outcome.why);
        case 'blocked':
            return `blocked by ${outcome.gates.join(', ')}`;
        case 'red':
            return `failed tests (${outcome.tests.suite})`;
        case 'discarded':
            return 'conflicted, and was discarded';
        case 'landed':
        case 'held':
        case 'not-started':
        case 'unsettled':
            return (0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeText */ .EL)(outcome);
        default:
            return outcome;
    }
}
/** Nothing that an agent printed: its words would be committed to the base without having passed a gate. */
function failureWords(why) {
    switch (why.is) {
        case 'exit':
            return `the agent ended with exit code ${why.code}`;
        case 'timeout':
            return `the agent was stopped after ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .limitText */ .PW)(why.limit)}`;
        case 'nothing':
            return 'the agent changed nothing';
        case 'subtask':
            return `the subtask ${why.id} failed`;
        case 'signal':
        case 'said':
        case 'setup':
        case 'start':
        case 'interrupted':
        case 'lost':
        case 'refused-bundle':
            return 'the agent failed';
        default:
            return why;
    }
}


/***/ })

};
