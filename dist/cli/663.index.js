export const id = 663;
export const ids = [663];
export const modules = {

/***/ 5753:
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
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4484);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4231);
/* harmony import */ var _process_process_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3602);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8020);
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

/***/ 6558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   statusCommand: () => (/* binding */ statusCommand)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _adapters_files_seal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8659);
/* harmony import */ var _adapters_files_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5753);
/* harmony import */ var _adapters_agents_status_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5020);
/* harmony import */ var _adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3611);
/* harmony import */ var _adapters_git_task_worktree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(614);
/* harmony import */ var _adapters_files_own_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9285);
/* harmony import */ var _open_runs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8720);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2753);
/* harmony import */ var _core_metrics_metrics_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7074);
/* harmony import */ var _core_metrics_time_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(1284);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9097);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(9635);
/* harmony import */ var _report_partial_success_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4161);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4484);
/* harmony import */ var _report_status_text_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(6688);
/* harmony import */ var _stages_report_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(6547);
/** `tributary status`: the state of the run's tasks, now or at its end. */

















/** @throws UserError if there is no run yet */
async function statusCommand(context, options) {
    const repository = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .openRepository */ .h)(context.cwd, context.environment);
    const runs = await (0,_open_runs_js__WEBPACK_IMPORTED_MODULE_7__/* .openRuns */ .t)(context, repository.gitDir);
    const request = await runs.newest();
    if (!request)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_11__.UserError(['There is no run here yet.'], ['tributary run ready']);
    const status = await statusOf(context, repository, runs, request);
    context.stdout.write(`${options.json ? JSON.stringify(status, null, 2) : (0,_report_status_text_js__WEBPACK_IMPORTED_MODULE_14__/* .statusText */ .q)(status)}\n`);
    return 0;
}
async function statusOf(context, { root, gitDir }, runs, request) {
    const seal = await (0,_adapters_files_seal_js__WEBPACK_IMPORTED_MODULE_1__/* .openSeal */ .Ip)(context.environment);
    const running = (await (0,_adapters_files_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .lockHolder */ .m)((0,_adapters_files_own_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .ownFolder */ .v)(gitDir).lock)) !== undefined;
    const finished = await runs.isFinished(request.run);
    const dir = runs.open(request.run);
    const facts = await (0,_stages_report_js__WEBPACK_IMPORTED_MODULE_15__/* .gatherFacts */ .p)({ dir, request }, [], false);
    const findWorktree = async (task) => {
        const found = await (0,_adapters_git_task_worktree_js__WEBPACK_IMPORTED_MODULE_5__/* .taskWorktree */ .R)({ gitDir, seal }, task);
        return found === undefined ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, found) || '.';
    };
    const state = finished ? 'ended' : running ? 'running' : 'interrupted';
    return {
        run: request.run,
        base: request.branch,
        state,
        rows: await rowsOf({ ...context, cwd: root }, findWorktree, dir, facts),
        next: state === 'interrupted' ? [(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_13__/* .runAgain */ .qL)(request.ask, (0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_13__/* .askedOf */ .iN)(request))] : [],
    };
}
async function rowsOf(context, findWorktree, dir, facts) {
    const plan = facts.plans.at(-1);
    const open = plan && facts.lands.length < facts.plans.length ? plan : undefined;
    const going = new Set(open?.tasks.map(({ id }) => id));
    const settled = (0,_core_metrics_metrics_js__WEBPACK_IMPORTED_MODULE_9__/* .outcomesOf */ .RK)(facts, () => undefined).filter(({ task }) => !going.has(task));
    const rows = await Promise.all((open?.tasks ?? []).map(({ id }) => openRow(context, findWorktree, dir, facts, facts.plans.length, id, open?.assign.find(({ task }) => task.id === id))));
    const ended = settled.map((task) => settledRow(findWorktree, facts, task));
    return [...(await Promise.all(ended)), ...rows];
}
/** A task of the current round: finished, in work, or waiting. */
async function openRow(context, findWorktree, dir, facts, round, id, assignment) {
    if (!assignment)
        return { task: id, round, state: facts.queues.length >= round ? 'in-train' : 'waiting' };
    const { agent, attempt } = assignment;
    const done = facts.results.find((work) => work.task === id && work.attempt === attempt);
    if (done)
        return {
            task: id,
            agent,
            round,
            elapsed: done.seconds,
            worktree: done.worktree === undefined ? undefined : await findWorktree(id),
            progress: done.status?.progress,
            state: facts.queues.length >= round ? 'in-train' : 'delivered',
        };
    const files = (0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_10__/* .workFiles */ .ny)(id, attempt);
    const began = (await dir.list(files.folder)).length > 0;
    const worktree = began ? await findWorktree(id) : undefined;
    const reported = worktree === undefined
        ? undefined
        : (await (0,_adapters_agents_status_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readStatus */ .r)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context.cwd, worktree, _core_run_layout_js__WEBPACK_IMPORTED_MODULE_10__/* .STATUS_FILE_IN_TREE */ .rn))).status;
    const since = facts.plans.at(-1)?.at;
    return {
        task: id,
        agent,
        round,
        state: began ? 'working' : 'waiting',
        progress: reported?.progress,
        elapsed: began && since ? Math.max(0, (0,_core_metrics_time_js__WEBPACK_IMPORTED_MODULE_16__/* .secondsBetween */ .O)(since, context.clock.now())) : undefined,
        worktree,
    };
}
async function settledRow(findWorktree, facts, task) {
    return {
        task: task.task,
        agent: task.agent,
        round: facts.lands.length,
        state: task.outcome.is,
        elapsed: task.seconds,
        ...(await openEnds(findWorktree, facts, task)),
    };
}
/** Remaining actions for a task. If its worktree is gone (`tributary discard`), only running it again is left. */
async function openEnds(findWorktree, { request }, task) {
    if (task.outcome.is === 'landed')
        return { next: [] };
    const id = _core_model_js__WEBPACK_IMPORTED_MODULE_8__/* .TaskId */ .LD.safeParse(task.task);
    const worktree = id.success ? await findWorktree(id.data) : undefined;
    if (task.worktree !== undefined && worktree === undefined)
        return { next: [(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_13__/* .runAgain */ .qL)([task.task], (0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_13__/* .askedOf */ .iN)(request))] };
    return { worktree, next: (0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_13__/* .nextSteps */ .Zn)(task.outcome, { ...(0,_report_partial_success_js__WEBPACK_IMPORTED_MODULE_12__/* .locationOf */ .hD)(task, request), worktree }) };
}


/***/ }),

/***/ 6688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ doctorText),
/* harmony export */   q: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5888);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _text_progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8328);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6790);
/* harmony import */ var _text_width_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6747);
/** The output of `tributary status` and `tributary doctor`. */





const stateWords = {
    waiting: 'waiting',
    working: 'working',
    delivered: 'delivered',
    'in-train': 'in the train',
    landed: 'landed',
    failed: 'failed',
    blocked: 'blocked',
    red: 'broke tests',
    held: 'held',
    discarded: 'discarded',
    'not-started': 'not started',
    unsettled: 'unfinished',
};
/** The tasks of a run as a table, followed by what to type next. */
function statusText({ run, base, state, rows, next = [] }) {
    const head = ['TASK', 'AGENT', 'ROUND', 'STATE', 'PROGRESS', 'ELAPSED', 'WORKTREE'];
    const table = rows.length === 0 ? ['No tasks'] : (0,_text_width_js__WEBPACK_IMPORTED_MODULE_3__/* .tableLines */ .oW)([head, ...rows.map(statusCells)]);
    const steps = [
        ...rows.flatMap((row) => stepLines(row.task, row.next ?? [])),
        ...stepLines('the run', next),
    ];
    return [
        `Run ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(run, 80)} on ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(base)}: ${state}`,
        '',
        ...table,
        ...(steps.length === 0 ? [] : ['', 'Next:', ...steps]),
    ].join('\n');
}
/** The checks, aligned, with the next steps for each; the last line is a summary. */
function doctorText(checks) {
    const width = Math.max(0, ...checks.map(({ name }) => (0,_text_width_js__WEBPACK_IMPORTED_MODULE_3__/* .textWidth */ .sc)((0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 64))));
    const lines = checks.flatMap((check) => checkLines(check, width));
    return [...lines, '', doctorSummary(checks)].join('\n');
}
function statusCells(row) {
    return [
        (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.task, 64),
        row.agent === undefined ? '-' : (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.agent, 64),
        String(row.round),
        stateWords[row.state],
        row.progress === undefined ? '-' : (0,_text_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .percentText */ .fL)(row.progress),
        row.elapsed === undefined ? '-' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(row.elapsed),
        row.worktree === undefined ? '-' : (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.worktree),
    ];
}
function stepLines(about, steps) {
    if (steps.length === 0)
        return [];
    return [`  ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(about, 64)}`, ...steps.map((step) => `    ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(step, 4096)}`)];
}
function checkLines({ name, ok, found, need, next = [] }, width) {
    const sign = ok === 'warn' ? '!' : ok ? '✓' : '✗';
    const needed = need === undefined ? '' : `; needed: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(need)}`;
    return [
        `${sign} ${(0,_text_width_js__WEBPACK_IMPORTED_MODULE_3__/* .padWidth */ ._n)((0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 64), width)}  ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(found)}${needed}`,
        ...next.map((step) => `${' '.repeat(width + 4)}${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(step, 4096)}`),
    ];
}
function doctorSummary(checks) {
    const problems = checks.filter(({ ok }) => ok === false).length;
    const warnings = checks.filter(({ ok }) => ok === 'warn').length;
    if (problems > 0)
        return `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(problems, 'problem')}, ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(warnings, 'warning')}`;
    return warnings > 0 ? `Ready, with ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(warnings, 'warning')}` : 'Ready';
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OG: () => (/* binding */ logLines),
/* harmony export */   Ys: () => (/* binding */ liveLines),
/* harmony export */   fL: () => (/* binding */ percentText),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   zF: () => (/* binding */ NOTHING_RUNS)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _event_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5717);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6747);




const NOTHING_RUNS = { agents: new Map(), tests: new Map() };
/** An agent may print lines of any length; no terminal shows more than this. */
const LONGEST_LINE = 1000;
const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const BAR = 10;
/** Updates the progress with an event. */
function advance(before, event, now, base) {
    switch (event.is) {
        case 'setting-up':
        case 'spawned': {
            const { task, agent } = event;
            const lastLine = event.is === 'spawned' ? '' : 'setting up';
            return { ...before, agents: withEntry(before.agents, task, { agent, since: now, lastLine }) };
        }
        case 'status': {
            const { progress } = event.status;
            return progress === undefined ? before : withAgent(before, event.task, { progress });
        }
        case 'line': {
            const lastLine = event.line.slice(0, LONGEST_LINE);
            // A blank line says nothing, so the previous line is kept.
            return lastLine.trim() === '' ? before : withAgent(before, event.task, { lastLine });
        }
        case 'worked':
            return { ...before, agents: without(before.agents, event.result.task) };
        case 'testing': {
            const title = `${(0,_event_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateText */ .Db)(event.changes, base)} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(event.suite, 64)})`;
            return { ...before, tests: withEntry(before.tests, title, { title, since: now }) };
        }
        case 'tested': {
            const title = `${(0,_event_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateText */ .Db)(event.changes, base)} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(event.test.suite, 64)})`;
            return { ...before, tests: without(before.tests, title) };
        }
        case 'stopped':
        case 'round-ended':
            return NOTHING_RUNS;
        case 'planned':
        case 'resumed':
        case 'problem':
        case 'judged':
        case 'merging':
        case 'landed':
        case 'outcome':
        case 'note':
            return before;
    }
}
/** For a log: `DEV-15 banking-agent 2m 0s 65% last line`, one line for each agent and each test. */
function logLines({ agents, tests }, now) {
    const working = [...agents].map(([task, { agent, since, progress, lastLine }]) => {
        const percent = progress === undefined ? [] : [percentText(progress)];
        return [task, agent, elapsed(since, now), ...percent, (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(lastLine)].join(' ').trimEnd();
    });
    const testing = [...tests.values()].map(({ title, since }) => `testing ${title} ${elapsed(since, now)}`);
    return [...working, ...testing].map(_event_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutWorkflowCommands */ .CA);
}
/** `65%` for 0.65; 100% only if it is complete. */
function percentText(progress) {
    return progress >= 1 ? '100%' : `${Math.min(99, Math.max(0, Math.round(progress * 100)))}%`;
}
/**
 * For the live region: one line for each agent and each test, none wider than `columns`.
 *
 * @param frame index of the spinner's frame
 */
function liveLines({ agents, tests }, now, columns, frame) {
    const spinner = SPINNER[frame % SPINNER.length] ?? SPINNER[0];
    const working = [...agents].map(([task, { agent, since, progress, lastLine }]) => [
        `${spinner} ${task}`,
        agent,
        bar(progress),
        (progress === undefined ? '' : percentText(progress)).padStart(4),
        elapsed(since, now),
        (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(lastLine),
    ]);
    const testing = [...tests.values()].map(({ title, since }) => `${spinner} testing ${title} ${elapsed(since, now)}`);
    return [...(0,_width_js__WEBPACK_IMPORTED_MODULE_2__/* .tableLines */ .oW)(working), ...testing].map((line) => (0,_width_js__WEBPACK_IMPORTED_MODULE_2__/* .fitWidth */ .G0)(line, columns));
}
/** Updates an agent; ignored if it is not running. */
function withAgent(before, task, news) {
    const agent = before.agents.get(task);
    if (agent === undefined)
        return before;
    return { ...before, agents: withEntry(before.agents, task, { ...agent, ...news }) };
}
function withEntry(map, key, value) {
    return new Map([...map, [key, value]]);
}
function without(map, key) {
    return new Map([...map].filter(([other]) => other !== key));
}
function bar(progress) {
    const full = Math.round(Math.min(1, Math.max(0, progress ?? 0)) * BAR);
    return '█'.repeat(full) + '░'.repeat(BAR - full);
}
function elapsed(since, now) {
    return (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(Math.max(0, Math.floor((now - since) / 1000)));
}


/***/ }),

/***/ 370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
