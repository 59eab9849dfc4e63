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

/***/ 3620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   discardCommand: () => (/* binding */ discardCommand)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _adapters_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9630);
/* harmony import */ var _adapters_git_workspaces_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2334);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9635);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3714);
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6906);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5107);
/** `tributary discard TASK`: removes its worktree, its branch and its pull request. */









const discard = async (context, task, base) => {
    const project = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .openProject */ .U)(context, base);
    const { ports } = await (0,_local_js__WEBPACK_IMPORTED_MODULE_6__/* .createLocal */ .oJ)({
        repository: project.repository,
        environment: context.environment,
        config: project.config,
        run: _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .RunId */ .PI.parse('discard'),
        branch: project.base.branch,
        clock: context.clock,
        events: { emit: () => undefined },
        signal: context.signal,
    });
    const head = await ports.store.resolve(`refs/heads/${(0,_adapters_git_workspaces_js__WEBPACK_IMPORTED_MODULE_3__/* .branchOf */ .W0)(task)}`);
    const pull = (await ports.forge.open()).find((each) => each.task === task);
    const cleared = await ports.workspaces.clear(task, 'remove');
    if (!head && !pull && !cleared)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError([`There is no work on ${task} to discard.`], ['tributary status']);
    if (pull)
        await ports.forge.close(pull.number, 'discarded');
    // A mistyped ID must not cost an afternoon's work.
    if (head)
        await ports.store.keep(`discarded/${task}`, head);
    const back = head
        ? `\nTo have its branch back: git branch ${(0,_adapters_git_workspaces_js__WEBPACK_IMPORTED_MODULE_3__/* .branchOf */ .W0)(task)} ${head.slice(0, 12)}`
        : '';
    return `Discarded the work on ${task}.${back}`;
};
/** @throws UserError where there is nothing of that task */
const discardCommand = async (context, options) => {
    const task = _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .TaskId */ .LD.safeParse(options.task);
    if (!task.success)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError([`${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_7__/* .plainText */ .w)(options.task, 80)} is no task ID.`], ['tributary status']);
    const { repository } = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .openProject */ .U)(context, options.base);
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
