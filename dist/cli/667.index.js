export const id = 667;
export const ids = [667];
export const modules = {

/***/ 2740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ refuseBadInput)
/* harmony export */ });
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9635);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6790);


const BAD_INPUT = new Set(['unknown', 'cycle', 'no-agent', 'invalid']);
/** A typing mistake starts nothing: better to ask again than to run half of what was meant. */
function refuseBadInput(plan) {
    const bad = plan.blocked.some(({ why }) => why.some(({ is }) => BAD_INPUT.has(is)));
    if (!bad)
        return;
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__.UserError(plan.blocked.flatMap(({ task, why }) => why.map((reason) => `${task}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .blockedText */ .qQ)(reason)}`)), ['tributary plan ready']);
}


/***/ }),

/***/ 7667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cancelledText: () => (/* binding */ cancelledText),
/* harmony export */   checkRules: () => (/* binding */ checkRules),
/* harmony export */   draftPlan: () => (/* binding */ draftPlan),
/* harmony export */   newRunId: () => (/* binding */ newRunId),
/* harmony export */   planCommand: () => (/* binding */ planCommand),
/* harmony export */   planShown: () => (/* binding */ planShown),
/* harmony export */   runsOn: () => (/* binding */ runsOn)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _adapters_files_run_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1227);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6295);
/* harmony import */ var _text_plan_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9946);
/* harmony import */ var _stages_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6176);
/* harmony import */ var _bad_input_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2740);
/* harmony import */ var _previous_runs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3676);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3342);
/** `tributary plan`: what a run would do. Writes nothing. */









const THERE = '-github';
/** `20261122-174501-3f2a`: sorts by time, and is safe in paths. The name says where its pull requests are. */
function newRunId(now, forge = 'local') {
    return _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .RunId */ .PI.parse(`${now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(2).toString('hex')}${forge === 'github' ? THERE : ''}`);
}
/** The runs of one forge: what was begun on another has its pull requests there, and another base. */
function runsOn(runs, forge) {
    return {
        ...runs,
        list: async () => (await runs.list()).filter(({ run }) => run.endsWith(THERE) === (forge === 'github')),
    };
}
/** The first round as it would be; writes nothing. */
async function draftPlan(context, project, { ask, budget, fresh = false, }, onOverlap) {
    const startedAt = context.clock.now();
    const forge = project.github ? 'github' : 'local';
    const run = newRunId(startedAt, forge);
    const { ports } = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .machineFor */ .LF)(context, project, run, notesTo(context));
    const request = {
        version: 1,
        run,
        ask,
        branch: project.base.branch,
        onOverlap,
        ...(budget !== undefined && { budget }),
        startedAt,
    };
    const runs = runsOn((0,_adapters_files_run_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .createRuns */ .x)(project.repository.gitDir), forge);
    const draft = {
        dir: runs.open(run),
        request,
        config: project.config,
        round: 1,
        former: fresh ? [] : await (0,_previous_runs_js__WEBPACK_IMPORTED_MODULE_7__/* .formerChanges */ .Hj)(project, runs, run),
    };
    return (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .planRound */ .u)(await (0,_stages_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .planFacts */ .pE)(draft, ports, undefined, onOverlap));
}
/** What `on-overlap: cancel` says of tasks that overlap. */
function cancelledText({ overlaps }) {
    return `${(0,_text_plan_text_js__WEBPACK_IMPORTED_MODULE_4__/* .overlapLines */ .fo)(overlaps).join('\n')}\nCancelled: nothing was started.`;
}
/** For people, or with `--json` for programs. */
function planShown(plan, { json }) {
    return json ? JSON.stringify(plan, null, 2) : (0,_text_plan_text_js__WEBPACK_IMPORTED_MODULE_4__/* .planText */ .Pt)(plan);
}
/**
 * Rules of the base on GitHub, before an agent is paid.
 * @throws UserError with those that cannot be met
 */
async function checkRules(context, project) {
    if (!project.github)
        return;
    const run = newRunId(context.clock.now(), 'github');
    const { github } = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .machineFor */ .LF)(context, project, run, notesTo(context));
    if (!github)
        return;
    const { refuseRules } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(242)]).then(__webpack_require__.bind(__webpack_require__, 2242));
    const warn = (warning) => context.stderr.write(`${warning}\n`);
    await refuseRules(github.forge, project.base.branch, project.config.method, warn);
}
/** @returns 0 where something would start, 2 where nothing would */
function planCommand(context, options) {
    return (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .beforeStart */ .G3)(options, () => plan(context, options));
}
/** Why something waits, and what went wrong without harm. */
function notesTo({ stderr }) {
    return {
        emit: (event) => {
            if (event.is === 'note')
                stderr.write(`${event.message}\n`);
        },
    };
}
async function plan(context, options) {
    const project = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .openProject */ .U8)(context, options);
    const onOverlap = options.onOverlap ?? project.config['on-overlap'] ?? 'sequential';
    const drafted = await draftPlan(context, project, options, onOverlap);
    if (onOverlap === 'cancel' && drafted.overlaps.length > 0) {
        context.stdout.write(`${options.json ? planShown(drafted, options) : cancelledText(drafted)}\n`);
        return 2;
    }
    context.stdout.write(`${planShown(drafted, options)}\n`);
    // As `run` would.
    (0,_bad_input_js__WEBPACK_IMPORTED_MODULE_6__/* .refuseBadInput */ .I)(drafted);
    await checkRules(context, project);
    return drafted.assign.length + drafted.adopt.length + drafted.later.length > 0 ? 0 : 2;
}


/***/ }),

/***/ 3676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A_: () => (/* binding */ closeFormer),
  P0: () => (/* binding */ endFormer),
  Hj: () => (/* binding */ formerChanges),
  CD: () => (/* binding */ unfinishedRuns)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/adapters/process/process.js + 2 modules
var process = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/adapters/process/process-table.js
var process_table = __webpack_require__(3602);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/wiring/local.js + 36 modules
var local = __webpack_require__(6246);
// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
// EXTERNAL MODULE: ./lib/stages/plan.js
var plan = __webpack_require__(6176);
// EXTERNAL MODULE: ./lib/stages/queue.js + 1 modules
var queue = __webpack_require__(3712);
;// CONCATENATED MODULE: ./lib/stages/previous-run.js
/** What a run that is over, or was stopped, delivered. */




/**
 * Of the tasks asked for, those that agents of this run worked on, each with what was delivered
 * last and nobody judged.
 */
async function unjudgedIn(dir, among) {
    const plans = await (0,stages_history/* readRounds */.MB)(dir, plan/* planFile */.eS, model/* Plan */.cw);
    const last = new Map(plans.flatMap(({ assign }) => assign.map(({ task, attempt }) => [task.id, attempt])));
    const mine = [...last].filter(([task]) => among.has(task));
    if (mine.length === 0)
        return new Map();
    const works = await (0,stages_history/* allWorks */.uf)({ dir });
    const queues = await (0,stages_history/* readRounds */.MB)(dir, queue/* queueFile */.G3, model/* Queue */.op);
    return new Map(mine.map(([task, attempt]) => {
        const work = works.find((each) => each.task === task && each.attempt === attempt);
        return [task, unjudged(work, queues)];
    }));
}
/** Killed before a queue judged it, or left over when the rounds were used up. */
function unjudged(work, queues) {
    if (work?.is !== 'delivered')
        return undefined;
    const { task, head, base, agent, attempt } = work;
    const judged = queues.some(({ changes }) => changes.some(({ change, place }) => change.head === head && place.is !== 'next-train'));
    return judged ? undefined : { task, head, base, agent, attempt };
}

// EXTERNAL MODULE: ./lib/stages/report.js + 5 modules
var report = __webpack_require__(6547);
;// CONCATENATED MODULE: ./lib/commands/previous-runs.js
/** Runs that were stopped in the middle: what they left at work, and what they delivered. */








/** The runs that did not come to their end, newest first. */
async function unfinishedRuns(runs) {
    const open = [];
    for (const request of await runs.list())
        if (!(await isFinished(runs.open(request.run))))
            open.push(request);
    return open;
}
/**
 * Ends what killed runs left at work: it would go on writing into worktrees that the next run takes.
 * Only for who holds the lock: then no run lives.
 */
async function endFormer(context, former) {
    const { environment, clock, signal } = context;
    const runner = (0,process/* createProcessRunner */.E)({ environment, clock, signal, marker: 'end-former' });
    for (const { run } of former)
        await runner.sweep(run);
    await landingsEnd(context, former);
}
/**
 * What agents of other runs delivered, nobody judged, and still stands on its branch as it was. The
 * newest run that worked on a task is the one that knows.
 */
async function formerChanges(project, runs, current) {
    const tips = await branchTips(project);
    const open = new Set(tips.keys());
    const found = [];
    for (const { run, branch } of await runs.list()) {
        if (open.size === 0)
            break;
        if (run === current || branch !== project.base.branch)
            continue;
        // A run that cannot be read says nothing, and must not keep this one from running.
        const worked = await unjudgedIn(runs.open(run), open).catch(() => new Map());
        for (const [task, change] of worked) {
            open.delete(task);
            if (change && change.head === tips.get(task))
                found.push(change);
        }
    }
    return found;
}
/** A new run takes the place of those that were stopped: they get their report, and nobody goes on with them. */
async function closeFormer({ environment }, runs, { ports }, current) {
    for (const request of await unfinishedRuns(runs)) {
        if (request.run === current.run || request.branch !== current.branch)
            continue;
        const run = { dir: runs.open(request.run), request };
        try {
            await (0,promises_.rm)((0,local/* temporaryFolder */.yy)(environment, request.run), { recursive: true, force: true });
            await (0,report/* report */.z8)(run, ports, [], true);
        }
        catch (error) {
            // Nothing depends on that report: it must not keep this run from going on.
            const message = `Run ${request.run} has no report: ${String(error)}`;
            ports.events.emit({ is: 'note', message });
        }
    }
}
async function isFinished(dir) {
    return (await dir.list('report')).includes('report/metrics.json');
}
/** A landing is never stopped: it outlives its run, and a checkout that is half moved is nobody's edit. */
async function landingsEnd({ stderr }, former) {
    const markers = former.map(({ run }) => `${(0,local/* landingMarker */.Gd)(run)}.`);
    const isLanding = (part) => markers.some((marker) => part.startsWith(marker));
    const goesOn = async () => (await (0,process_table/* processTable */.oI)()).some(({ leg = '' }) => leg.split('/').some(isLanding));
    if (!(await goesOn()))
        return;
    stderr.write('A landing of the run that was stopped still goes on: waiting for its end.\n');
    while (await goesOn())
        await (0,external_node_timers_promises_.setTimeout)(50);
}
async function branchTips({ repository }) {
    const { stdout } = await repository.git([
        'for-each-ref',
        '--format=%(refname:lstrip=3) %(objectname)',
        'refs/heads/tributary/',
    ]);
    const lines = stdout.split('\n').filter((line) => line !== '');
    return new Map(lines.map((line) => {
        const [task = '', tip] = line.split(' ');
        return [task, model/* CommitSha */.Yk.parse(tip)];
    }));
}


/***/ })

};
