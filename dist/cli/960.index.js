export const id = 960;
export const ids = [960];
export const modules = {

/***/ 9909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ acquireLock),
/* harmony export */   m: () => (/* binding */ lockHolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(167);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4887);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3503);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1520);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6139);
/* harmony import */ var _process_process_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3198);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4416);
/** A lock that allows one Tributary process for each repository. */










const MAX_LOCK_BYTES = 64 * 1024;
/** Each failed try means that another process succeeded; this many in a row mean that something is broken. */
const MAX_TRIES = 100;
const Holder = zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({
    /** Unique for each lock, since paths and process IDs are reused. */
    id: zod__WEBPACK_IMPORTED_MODULE_8__/* .uuid */ .uRe(),
    pid: zod__WEBPACK_IMPORTED_MODULE_8__/* .int */ .Whr().positive(),
    /** Process start time from `processStart`: the ID alone may belong to another process by now. */
    began: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    command: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    startedAt: _core_model_js__WEBPACK_IMPORTED_MODULE_3__/* .Instant */ .MW,
});
/**
 * Acquires the lock, also from a process that has died. If two processes try at once, at most one succeeds.
 *
 * @param file absolute path; its folder is created
 * @throws UserError naming the holder, if it is alive
 */
async function acquireLock(file, request) {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    const began = (await (0,_process_process_table_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(request.pid)) ?? 'unknown';
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
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`Could not acquire the lock ${file}. Try again.`]);
}
/** The current holder; undefined if there is none, or its process has died. */
async function lockHolder(file) {
    const last = (await chain(file)).at(-1);
    return last !== undefined && (await isAlive(last.holder)) ? last.holder : undefined;
}
/**
 * Tries once. `mine` is a complete lock file under a unique name. @throws UserError if a living process holds
 * the lock
 */
async function tryAcquire(file, mine, id) {
    const before = await chain(file);
    const last = before.at(-1);
    if (last !== undefined && (await isAlive(last.holder)))
        throw heldBy(last.holder);
    const place = last === undefined ? file : successorPath(file, last.holder);
    if (!(await linkFirst(mine, place)))
        return false;
    // A successor may have become the head of the chain after we read it. Then our link is not part of the chain.
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
function heldBy(holder) {
    const since = new Date(holder.startedAt).toLocaleTimeString('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
    });
    return new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([
        `${holder.command} has been running here since ${since} (pid ${holder.pid}). Wait for it, or stop it:`,
    ], [`kill ${holder.pid}`]);
}
/** Links the file, or returns false if the name is taken. */
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
/**
 * The lock and its successors. A dead holder's lock is not removed but succeeded by another one, under a name
 * that only one process can create. The last of the chain is the valid one.
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
/** Path for the lock that succeeds a dead holder's. */
function successorPath(file, holder) {
    return `${file}.after-${holder.id}`;
}
async function isAlive(holder) {
    const start = await (0,_process_process_table_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(holder.pid);
    if (start === undefined)
        return false;
    return start === 'unknown' || holder.began === 'unknown' || start === holder.began;
}
async function release(file, id) {
    if ((await readHolder(file))?.id === id)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
}
async function readHolder(file) {
    const found = await (0,_json_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readJsonFile */ .JE)(file, Holder, MAX_LOCK_BYTES);
    if (found.is === 'value')
        return found.value;
    if (found.is === 'none')
        return undefined;
    // We write locks atomically, so this is not a half-written one. Nobody can tell whether it is held.
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`The lock ${file} ${found.why}. Remove it if Tributary is not running here:`], [`rm -r ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .shellWord */ .r7)(file)}`]);
}


/***/ }),

/***/ 3960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   discardCommand: () => (/* binding */ discardCommand)
/* harmony export */ });
/* harmony import */ var _adapters_files_lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9909);
/* harmony import */ var _adapters_files_own_folder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6665);
/* harmony import */ var _open_runs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1418);
/* harmony import */ var _adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9567);
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3314);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4887);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9557);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3503);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5391);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(978);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2233);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7911);
/** `tributary discard TASK`: removes the task's worktree, branch and pull request. */












/** @throws UserError if there is no work on that task */
async function discardCommand(context, options) {
    const task = _core_model_js__WEBPACK_IMPORTED_MODULE_5__/* .TaskId */ .LD.safeParse(options.task);
    if (!task.success)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_7__.UserError([`Invalid task ID: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_8__/* .plainText */ .w)(options.task, 80)}`], ['tributary status']);
    const repository = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .openRepository */ .h)(context.cwd, context.environment);
    const lock = await (0,_adapters_files_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .acquireLock */ .I)((0,_adapters_files_own_folder_js__WEBPACK_IMPORTED_MODULE_1__/* .ownFolder */ .v)(repository.gitDir).lock, {
        pid: context.pid,
        run: 'discard',
        command: context.typed,
        startedAt: context.clock.now(),
    });
    try {
        context.stdout.write(`${await (0,_project_js__WEBPACK_IMPORTED_MODULE_11__/* .asBadInput */ .wH)(options, () => discard(context, task.data, options))}\n`);
        return 0;
    }
    finally {
        await lock.release();
    }
}
async function discard(context, task, options) {
    const project = await (0,_project_js__WEBPACK_IMPORTED_MODULE_11__/* .openProject */ .U8)(context, options);
    const { ports, github } = await (0,_project_js__WEBPACK_IMPORTED_MODULE_11__/* .createMachine */ .Op)(context, project, _core_model_js__WEBPACK_IMPORTED_MODULE_5__/* .RunId */ .PI.parse('discard'), (0,_plan_js__WEBPACK_IMPORTED_MODULE_10__.notesTo)(context));
    // First: it brings commits of a person to the branch.
    await ports.workspaces.collect(task);
    const here = await ports.store.resolve((0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_4__/* .taskRef */ .rd)(task));
    const there = github && (await fetchBranch(github.remote, task));
    const head = here ?? there;
    const pull = (await ports.forge.open()).find((each) => each.task === task && each.base === project.base.branch);
    // Keep a backup: a mistyped ID must not destroy work.
    if (head)
        await ports.store.keep(`discarded/${task}`, head);
    if (there)
        await ports.store.keep(`discarded/${task}.github`, there);
    if (pull)
        await ports.forge.close(pull.number, 'discarded');
    const runs = await (0,_open_runs_js__WEBPACK_IMPORTED_MODULE_2__/* .openRuns */ .t)(context, project.repository.gitDir);
    await forget((0,_plan_js__WEBPACK_IMPORTED_MODULE_10__.runsOn)(runs, options.forge ?? 'local'), task);
    const cleared = await ports.workspaces.clear(task, 'remove');
    if (github && there)
        await deleteBranch(github.remote, task, there);
    if (!head && !pull && !cleared)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_7__.UserError([`There is nothing to discard for ${task}.`], ['tributary status']);
    const back = head
        ? `\nTo restore its branch: git branch ${(0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_4__/* .taskBranch */ .Ip)(task)} ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_9__/* .typedSha */ .vg)(head)}`
        : '';
    return `Discarded the work on ${task}.${back}`;
}
/** The tip of the task's branch on GitHub, fetched into the store. */
async function fetchBranch(remote, task) {
    const tip = await remote.remoteTip((0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_4__/* .taskRef */ .rd)(task));
    if (tip)
        await remote.fetch([(0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_4__/* .taskRef */ .rd)(task)]);
    return tip;
}
/**
 * Removes the task from unfinished runs, which would otherwise land the agent's work. Their open round is
 * planned again, and the task is worked on again.
 */
async function forget(runs, task) {
    for (const { run } of await runs.list()) {
        if (await runs.isFinished(run))
            continue;
        const dir = runs.open(run);
        const names = await dir.list('');
        const isVoid = (file) => file?.is === 'plan' || file?.is === 'queue'
            ? !names.includes((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .landFile */ .cc)(file.round))
            : file?.is === 'result' && file.task === task;
        for (const name of names)
            if (isVoid((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .runFileOf */ .FS)(name)))
                await dir.remove(name);
    }
}
async function deleteBranch(remote, task, tip) {
    const [answer] = await remote.push([{ ref: (0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_4__/* .taskRef */ .rd)(task), commit: undefined, lease: tip }]);
    if (answer?.is === 'refused')
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_7__.UserError([`Could not delete the branch ${(0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_4__/* .taskBranch */ .Ip)(task)} on GitHub: ${answer.message}`], [`git push origin --delete ${(0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_4__/* .taskBranch */ .Ip)(task)}`]);
}


/***/ })

};
