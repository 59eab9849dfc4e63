export const id = 558;
export const ids = [558];
export const modules = {

/***/ 6558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   statusCommand: () => (/* binding */ statusCommand)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _adapters_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9630);
/* harmony import */ var _adapters_agents_status_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5020);
/* harmony import */ var _adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3611);
/* harmony import */ var _adapters_run_directory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6595);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2753);
/* harmony import */ var _core_metrics_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9435);
/* harmony import */ var _core_time_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(4258);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9635);
/* harmony import */ var _report_partial_success_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(4161);
/* harmony import */ var _report_next_steps_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1551);
/* harmony import */ var _report_status_text_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6688);
/* harmony import */ var _stages_report_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3510);
/* harmony import */ var _stages_work_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1446);
/** `tributary status`: where the tasks of the run stand, now or when it ended. */















/** What is still to do; where its worktree is gone by now (`tributary discard`), only to run it again. */
const openEnds = (root, { request }, task) => {
    if (task.outcome.is === 'landed')
        return { next: [] };
    const { worktree } = task;
    if (worktree !== undefined && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, worktree)))
        return { next: [(0,_report_next_steps_js__WEBPACK_IMPORTED_MODULE_10__/* .runAgain */ .qL)([task.task], { base: request.branch, named: request.named })] };
    return { worktree, next: (0,_report_next_steps_js__WEBPACK_IMPORTED_MODULE_10__/* .nextSteps */ .Zn)(task.outcome, (0,_report_partial_success_js__WEBPACK_IMPORTED_MODULE_9__/* .placeOf */ .$t)(task, request)) };
};
const settledRow = (root, facts, task) => ({
    task: task.task,
    agent: task.agent,
    round: facts.lands.length,
    state: task.outcome.is,
    elapsed: task.seconds,
    ...openEnds(root, facts, task),
});
/** A task of the round that goes on: its work has ended, its agent works, or it waits for its turn. */
const openRow = async (context, dir, facts, round, id, assignment) => {
    if (!assignment)
        return { task: id, round, state: facts.queues.length >= round ? 'in-train' : 'waiting' };
    const { agent, attempt } = assignment;
    const done = facts.works.find((work) => work.task === id && work.attempt === attempt);
    if (done)
        return {
            task: id,
            agent,
            round,
            elapsed: done.seconds,
            worktree: done.worktree,
            progress: done.status?.progress,
            state: facts.queues.length >= round ? 'in-train' : 'delivered',
        };
    const folder = (0,_stages_work_js__WEBPACK_IMPORTED_MODULE_13__/* .workFolder */ .k)(id, attempt);
    const began = (await dir.list(folder)).length > 0;
    const said = (await (0,_adapters_agents_status_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readStatus */ .r)(await dir.path(`${folder}/agent-status.json`))).status;
    const since = facts.plans.at(-1)?.at;
    return {
        task: id,
        agent,
        round,
        state: began ? 'working' : 'waiting',
        progress: said?.progress,
        elapsed: began && since ? Math.max(0, (0,_core_time_js__WEBPACK_IMPORTED_MODULE_14__/* .secondsBetween */ .O)(since, context.clock.now())) : undefined,
        worktree: began ? `.worktrees/${agent}-${id}` : undefined,
    };
};
const rowsOf = async (context, root, dir, facts) => {
    const plan = facts.plans.at(-1);
    const open = plan && facts.lands.length < facts.plans.length ? plan : undefined;
    const going = new Set(open?.tasks.map(({ id }) => id));
    const settled = (0,_core_metrics_js__WEBPACK_IMPORTED_MODULE_7__/* .outcomesOf */ .RK)(facts, () => undefined).filter(({ task }) => !going.has(task));
    const rows = await Promise.all((open?.tasks ?? []).map(({ id }) => openRow(context, dir, facts, facts.plans.length, id, open?.assign.find(({ task }) => task.id === id))));
    return [...settled.map((task) => settledRow(root, facts, task)), ...rows];
};
const statusOf = async (context, { root, gitDir }, dir, request) => {
    const running = (await (0,_adapters_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .lockHolder */ .m)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDir, 'tributary', 'lock'))) !== undefined;
    const finished = (await dir.list('report')).includes('report/metrics.json');
    const facts = await (0,_stages_report_js__WEBPACK_IMPORTED_MODULE_12__/* .gatherFacts */ .pc)({ dir, request }, [], false);
    const state = finished ? 'ended' : running ? 'running' : 'interrupted';
    return {
        run: request.run,
        base: request.branch,
        state,
        rows: await rowsOf(context, root, dir, facts),
        next: state === 'interrupted'
            ? [(0,_report_next_steps_js__WEBPACK_IMPORTED_MODULE_10__/* .runAgain */ .qL)(request.ask, { base: request.branch, named: request.named })]
            : [],
    };
};
/** @throws UserError where nothing was run yet */
const statusCommand = async (context, options) => {
    const repository = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .openRepository */ .h)(context.cwd, context.environment);
    const runs = (0,_adapters_run_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .createRuns */ .x)(repository.gitDir);
    const request = await runs.newest();
    if (!request)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_8__.UserError(['Nothing has been run here yet.'], ['tributary run ready']);
    const status = await statusOf(context, repository, runs.open(request.run), request);
    context.stdout.write(`${options.json ? JSON.stringify(status, null, 2) : (0,_report_status_text_js__WEBPACK_IMPORTED_MODULE_11__/* .statusText */ .q)(status)}\n`);
    return 0;
};


/***/ }),

/***/ 6688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ doctorText),
/* harmony export */   q: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7751);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6340);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1354);
/** What `tributary status` and `tributary doctor` print. */





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
    unsettled: 'unsettled',
};
/** The tasks of a run as a table, and under it what to type next. */
function statusText({ run, base, state, rows, next = [] }) {
    const head = ['TASK', 'AGENT', 'ROUND', 'STATE', 'PROGRESS', 'ELAPSED', 'WORKTREE'];
    const table = rows.length === 0 ? ['No tasks'] : (0,_width_js__WEBPACK_IMPORTED_MODULE_3__/* .tableLines */ .oW)([head, ...rows.map(statusCells)]);
    const steps = [
        ...rows.flatMap((row) => stepLines(row.task, row.next ?? [])),
        ...stepLines('the run', next),
    ];
    return [
        `Run ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(run, 80)} on ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(base)}: ${state}`,
        '',
        ...table,
        ...(steps.length === 0 ? [] : ['', 'Next:', ...steps]),
    ].join('\n');
}
function statusCells(row) {
    return [
        (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.task, 64),
        row.agent === undefined ? '-' : (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.agent, 64),
        String(row.round),
        stateWords[row.state],
        row.progress === undefined ? '-' : (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .percentText */ .fL)(row.progress),
        row.elapsed === undefined ? '-' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(row.elapsed),
        row.worktree === undefined ? '-' : (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.worktree),
    ];
}
function stepLines(about, steps) {
    if (steps.length === 0)
        return [];
    return [`  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(about, 64)}`, ...steps.map((step) => `    ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(step, 4096)}`)];
}
/** The checks, aligned, with what to do about each; the last line sums up. */
function doctorText(checks) {
    const width = Math.max(0, ...checks.map(({ name }) => (0,_width_js__WEBPACK_IMPORTED_MODULE_3__/* .textWidth */ .sc)((0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 64))));
    const lines = checks.flatMap((check) => checkLines(check, width));
    return [...lines, '', doctorSummary(checks)].join('\n');
}
function checkLines({ name, ok, found, need, next = [] }, width) {
    const sign = ok === 'warn' ? '!' : ok ? '✓' : '✗';
    const needed = need === undefined ? '' : `; needed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(need)}`;
    return [
        `${sign} ${(0,_width_js__WEBPACK_IMPORTED_MODULE_3__/* .padWidth */ ._n)((0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 64), width)}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(found)}${needed}`,
        ...next.map((step) => `${' '.repeat(width + 4)}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(step, 4096)}`),
    ];
}
function doctorSummary(checks) {
    const problems = checks.filter(({ ok }) => ok === false).length;
    const warnings = checks.filter(({ ok }) => ok === 'warn').length;
    if (problems > 0)
        return `${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(problems, 'problem')}, ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(warnings, 'warning')}`;
    return warnings > 0 ? `Ready, with ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(warnings, 'warning')}` : 'Ready';
}


/***/ })

};
