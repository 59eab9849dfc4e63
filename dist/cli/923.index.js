export const id = 923;
export const ids = [923];
export const modules = {

/***/ 2923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cancelledText: () => (/* binding */ cancelledText),
  checkRules: () => (/* binding */ checkRules),
  draftPlan: () => (/* binding */ draftPlan),
  newRunId: () => (/* binding */ newRunId),
  notesTo: () => (/* binding */ notesTo),
  planCommand: () => (/* binding */ planCommand),
  planShown: () => (/* binding */ planShown),
  runsOn: () => (/* binding */ runsOn)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/commands/open-runs.js + 1 modules
var open_runs = __webpack_require__(8720);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/plan/plan.js + 5 modules
var plan = __webpack_require__(6295);
// EXTERNAL MODULE: ./lib/commands/doctor-workspace.js
var doctor_workspace = __webpack_require__(9811);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
;// CONCATENATED MODULE: ./lib/commands/obstacles.js

/** @throws UserError listing what of a person stands where the tasks need a branch or a folder */
async function refuseObstacles(workspaces, { assign, later }) {
    const tasks = [...assign.map(({ task }) => task.id), ...later.map(({ task }) => task)];
    const found = await workspaces.obstacles(tasks);
    if (found.length === 0)
        return;
    throw new user_error.UserError(found.map(({ message }) => message), found.map(({ command }) => command));
}

// EXTERNAL MODULE: ./lib/text/plan-text.js
var plan_text = __webpack_require__(9946);
// EXTERNAL MODULE: ./lib/stages/plan.js
var stages_plan = __webpack_require__(6176);
// EXTERNAL MODULE: ./lib/stages/bad-input.js
var bad_input = __webpack_require__(7793);
// EXTERNAL MODULE: ./lib/commands/previous-runs.js + 1 modules
var previous_runs = __webpack_require__(3676);
// EXTERNAL MODULE: ./lib/commands/project.js + 1 modules
var commands_project = __webpack_require__(3342);
;// CONCATENATED MODULE: ./lib/commands/plan.js
/** `tributary plan`: shows what a run would do. Writes nothing. */











/** `20261122-174501-3f2a`: sorts by time, and is safe in paths. */
function newRunId(now) {
    return model/* RunId */.PI.parse(`${now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${(0,external_node_crypto_.randomBytes)(2).toString('hex')}`);
}
/** Only the runs on this forge: runs on another forge have their pull requests and their base there. */
function runsOn(runs, forge) {
    return {
        ...runs,
        list: async () => (await runs.list()).filter((each) => (each.forge ?? 'local') === forge),
    };
}
/** Drafts the first round. Writes nothing. */
async function draftPlan(context, project, { ask, budget, fresh = false, }, onOverlap) {
    const startedAt = context.clock.now();
    const forge = project.repo ? 'github' : 'local';
    const run = newRunId(startedAt);
    const { ports } = await (0,commands_project/* createMachine */.Op)(context, project, run, notesTo(context));
    const request = {
        version: 1,
        run,
        ask,
        branch: project.base.branch,
        forge,
        onOverlap,
        ...(budget !== undefined && { budget }),
        startedAt,
    };
    const runs = runsOn(await (0,open_runs/* openRuns */.t)(context, project.repository.gitDir), forge);
    const draft = {
        dir: runs.open(run),
        request,
        config: project.config,
        round: 1,
        previousChanges: fresh
            ? []
            : await (0,previous_runs/* previousChanges */.vz)(project, runs, run, ports.workspaces.collect),
    };
    const planned = (0,plan/* planRound */.u)(await (0,stages_plan/* planFacts */.p)(draft, ports, undefined, onOverlap));
    await refuseObstacles(ports.workspaces, planned);
    return planned;
}
/** Message for tasks that overlap under `on-overlap: cancel`. */
function cancelledText({ overlaps }) {
    return `${(0,plan_text/* overlapLines */.fo)(overlaps).join('\n')}\nCancelled: nothing was started.`;
}
/** The plan as text, or as JSON with `--json`. */
function planShown(plan, { json }) {
    return json ? JSON.stringify(plan, null, 2) : (0,plan_text/* planText */.Pt)(plan);
}
/**
 * Checks the base's rules on GitHub before an agent is paid.
 *
 * @throws UserError listing the rules that cannot be met
 */
async function checkRules(context, project) {
    if (!project.repo)
        return;
    const run = newRunId(context.clock.now());
    const { github } = await (0,commands_project/* createMachine */.Op)(context, project, run, notesTo(context));
    if (!github)
        return;
    const { refuseRules } = await __webpack_require__.e(/* import() */ 890).then(__webpack_require__.bind(__webpack_require__, 7890));
    const warn = (warning) => context.stderr.write(`${warning}\n`);
    await refuseRules(github.forge, project.base.branch, project.config.method, warn);
}
/** @returns 0 if something would start, 2 otherwise */
function planCommand(context, options) {
    return (0,commands_project/* asBadInput */.wH)(options, () => plan_plan(context, options));
}
/** Prints notes (waiting, harmless problems) to stderr. */
function notesTo({ stderr }) {
    return {
        emit: (event) => {
            if (event.is === 'note')
                stderr.write(`${event.message}\n`);
        },
    };
}
async function plan_plan(context, options) {
    const project = await (0,commands_project/* openProject */.U8)(context, options);
    const onOverlap = options.onOverlap ?? project.config['on-overlap'] ?? 'sequential';
    const drafted = await draftPlan(context, project, options, onOverlap);
    if (onOverlap === 'cancel' && drafted.overlaps.length > 0) {
        context.stdout.write(`${options.json ? planShown(drafted, options) : cancelledText(drafted)}\n`);
        return 2;
    }
    context.stdout.write(`${planShown(drafted, options)}\n`);
    const setup = await (0,doctor_workspace/* setupNote */.Q)(context, project);
    if (setup !== undefined)
        context.stderr.write(`${setup}\n`);
    // The same checks as `run`.
    (0,bad_input/* refuseBadInput */.I)(drafted);
    await checkRules(context, project);
    return drafted.assign.length + drafted.adopt.length + drafted.later.length > 0 ? 0 : 2;
}


/***/ }),

/***/ 3676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sy: () => (/* binding */ abandonRuns),
  BR: () => (/* binding */ killLeftovers),
  vz: () => (/* binding */ previousChanges),
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
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/wiring/local.js + 3 modules
var local = __webpack_require__(8952);
// EXTERNAL MODULE: ./lib/wiring/ports.js + 30 modules
var wiring_ports = __webpack_require__(1463);
// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
// EXTERNAL MODULE: ./lib/stages/queue.js + 1 modules
var queue = __webpack_require__(3712);
;// CONCATENATED MODULE: ./lib/stages/previous-run.js
/** Finds unchecked work of a run that has ended or was stopped. */




/**
 * The requested tasks that agents of this run worked on, each with its last delivered change if no gate has
 * checked it.
 */
async function unjudgedIn(dir, among) {
    const plans = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* planFile */.eS, model/* Plan */.cw);
    const last = new Map(plans.flatMap(({ assign }) => assign.map(({ task, attempt }) => [task.id, attempt])));
    const mine = [...last].filter(([task]) => among.has(task));
    if (mine.length === 0)
        return new Map();
    const results = await (0,stages_history/* allWorks */.uf)({ dir });
    const queues = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* queueFile */.G3, model/* Queue */.op);
    return new Map(mine.map(([task, attempt]) => {
        const work = results.find((each) => each.task === task && each.attempt === attempt);
        return [task, unjudged(work, queues)];
    }));
}
/** The change, if the run was killed before it was queued, or the rounds were used up. */
function unjudged(work, queues) {
    const delivered = work && (0,queue/* changeOf */.C2)(work);
    const isSettled = queues.some(({ changes }) => changes.some(({ change, disposition }) => change.id === delivered?.id && disposition.is !== 'next-train'));
    return isSettled ? undefined : delivered;
}

// EXTERNAL MODULE: ./lib/stages/report.js + 5 modules
var report = __webpack_require__(6547);
;// CONCATENATED MODULE: ./lib/commands/previous-runs.js
/** Previous runs that were interrupted: their leftover processes and undelivered changes. */











/** Unfinished runs, newest first. */
async function unfinishedRuns(runs) {
    const open = [];
    for (const request of await runs.list())
        if (!(await runs.isFinished(request.run)))
            open.push(request);
    return open;
}
/**
 * Kills processes of previous runs: they would keep writing into worktrees that the next run uses. Call only
 * while holding the lock, so that no other run is active.
 */
async function killLeftovers(context, previous) {
    const { environment, clock, signal } = context;
    const runner = (0,process/* createProcessRunner */.E)({ environment, clock, signal, marker: 'kill-leftovers' });
    for (const { run } of previous)
        await runner.sweep(run);
    await waitForLandings(context, previous);
}
/**
 * Changes that agents of other runs delivered, that were not judged, and whose branch has not moved since. If
 * several runs worked on a task, the newest one counts.
 */
async function previousChanges(project, runs, current, collect) {
    // First: it brings commits of a person to the branch.
    for (const task of (await branchTips(project)).keys())
        await collect(task);
    const tips = await branchTips(project);
    const open = new Set(tips.keys());
    const found = [];
    for (const { run, branch } of await runs.list()) {
        if (open.size === 0)
            break;
        if (run === current || branch !== project.base.branch)
            continue;
        for (const [task, change] of await unjudgedOrNone(runs.open(run), open)) {
            open.delete(task);
            if (change && change.head === tips.get(task))
                found.push(change);
        }
    }
    return found;
}
/** Finishes interrupted runs that a new run replaces: writes their reports, so that nobody resumes them. */
async function abandonRuns({ environment }, runs, ports, current) {
    for (const request of await unfinishedRuns(runs)) {
        if (request.run === current.run || request.branch !== current.branch)
            continue;
        const run = { dir: runs.open(request.run), request };
        try {
            await (0,promises_.rm)((0,wiring_ports/* temporaryFolder */.yy)(environment, request.run), { recursive: true, force: true });
            await (0,report/* report */.z)(run, ports, [], true);
        }
        catch (error) {
            // The report is not essential; failing to write it must not stop this run.
            const message = `Could not write the report of run ${request.run}: ${String(error)}`;
            ports.events.emit({ is: 'note', message });
        }
    }
}
/**
 * Waits for landings of previous runs. A landing is never stopped: it outlives its run, and until it ends the
 * checkout is only half updated.
 */
async function waitForLandings({ stderr }, previous) {
    const markers = previous.map(({ run }) => `${(0,local/* landingMarker */.G)(run)}.`);
    const isLanding = (part) => markers.some((marker) => part.startsWith(marker));
    const goesOn = async () => (await (0,process_table/* processTable */.oI)()).some(({ label = '' }) => label.split('/').some(isLanding));
    if (!(await goesOn()))
        return;
    stderr.write('A landing of the interrupted run is still in progress: waiting for it to finish.\n');
    while (await goesOn())
        await (0,external_node_timers_promises_.setTimeout)(50);
}
async function branchTips({ repository }) {
    const { stdout } = await repository.git([
        'for-each-ref',
        '--format=%(refname) %(objectname)',
        git_names/* TASK_REFS */.dd,
    ]);
    const lines = stdout.split('\n').filter((line) => line !== '');
    return new Map(lines.flatMap((line) => {
        const [ref = '', tip] = line.split(' ');
        const task = (0,git_names/* taskOfRef */.Yc)(ref);
        return task ? [[task, model/* CommitSha */.Yk.parse(tip)]] : [];
    }));
}
/** A run with an invalid file is skipped and must not block this one. Any other error must not pass for "no work". */
async function unjudgedOrNone(dir, open) {
    try {
        return await unjudgedIn(dir, open);
    }
    catch (error) {
        if (error instanceof user_error.UserError)
            return new Map();
        throw error;
    }
}


/***/ }),

/***/ 2421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QE: () => (/* binding */ newVerdict),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   v9: () => (/* binding */ holds)
/* harmony export */ });
const SEVERITY = { note: 0, warning: 1, error: 2 };
const MAX_TAIL = 1000;
const ENDS = {
    timeout: 'The check timed out. Raise its `timeout`, or make it faster.',
    aborted: 'The check was interrupted. Run it again.',
    'not-started': 'The check could not be started. Check its `run` line.',
};
/**
 * Decides by findings, and fails closed: a command that was killed, printed unreadable output, or failed
 * without findings is an `error`. Scanners disagree on exit codes (some exit with 0 despite findings, some
 * with 1 for a mere note), so a code never decides between pass and fail.
 *
 * @param read findings from the command's output, or why it cannot be read
 * @param blockOn the lowest level that blocks
 */
function verdictOf(end, read, blockOn) {
    const found = Array.isArray(read) ? read : [];
    const failure = brokenEnd(end) ?? unreadable(end, read) ?? silent(end, found);
    if (failure !== undefined)
        return { result: 'error', findings: [failure, ...found] };
    return { result: holds(found, blockOn) ? 'fail' : 'pass', findings: found };
}
/** The verdict of a check on a change. */
function newVerdict(change, { gate, kind }, policy, answer) {
    return { version: 1, change, gate, policy, kind, ...answer };
}
/** Whether one of the findings is at least as bad as `level`. */
function holds(findings, level) {
    return findings.some((finding) => SEVERITY[finding.level] >= SEVERITY[level]);
}
function brokenEnd(end) {
    return end.ended === 'itself' ? killed(end) : failed(end.ended, ENDS[end.ended], end);
}
/** 126 and 127 come from the shell (not executable, not found), 128 + n means signal n. */
function killed(end) {
    const { code } = end;
    if (code === 126 || code === 127) {
        return failed('not-started', `The shell could not run the check (exit code ${code}). Check its \`run\` line.`, end);
    }
    if (code === null || (code > 128 && code < 160)) {
        return failed('crash', 'The check was killed before it answered. Run it again.', end);
    }
    return undefined;
}
function unreadable(end, read) {
    if (Array.isArray(read))
        return undefined;
    const code = end.code === 0 ? '' : ` It exited with code ${end.code}.`;
    return failed('no-answer', `The output of the check cannot be used: ${read.problem}${code}`, end);
}
function silent(end, found) {
    if (end.code === 0 || found.length > 0)
        return undefined;
    return failed('no-answer', `The check exited with code ${end.code} but reported nothing. Make it print its findings, or exit with 0.`, end);
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

/***/ 9838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ spentUsd),
/* harmony export */   Vl: () => (/* binding */ sharesUsd),
/* harmony export */   pU: () => (/* binding */ purseOf),
/* harmony export */   wz: () => (/* binding */ withoutRetriesOverBudget)
/* harmony export */ });
/* harmony import */ var _metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3540);
/* harmony import */ var _metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1038);
/** The budget of a run: what it may spend and has spent. */


/** The smallest amount that an agent can work with. */
const LEAST_USD = 0.1;
const INEXACT = 1e-9;
/** Less than a cent counts as nothing left, since sums of dollars are not exact. */
const LEAST_LEFT_USD = 0.01;
/** The known cost of this run's agents and gates so far. */
function spentUsd(spending, price) {
    const { run, results, queues, history } = spending;
    const attempts = new Map();
    for (const { run: by, task, attempt, at, costUsd } of history)
        if (by === run)
            attempts.set(`${task} ${attempt} ${at}`, costUsd ?? 0);
    for (const work of results)
        attempts.set(`${work.task} ${work.attempt} ${work.startedAt}`, (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfWork */ .Ku)(work, price).usd);
    const verdicts = queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts));
    const checks = new Map(verdicts.map((verdict) => [
        `${verdict.change} ${verdict.gate} ${verdict.startedAt}`,
        (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfVerdict */ ["in"])(verdict, price).usd,
    ]));
    return (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)([...attempts.values(), ...checks.values()]);
}
/**
 * The configuration for settling a round. Once the budget is used up nothing is retried: a task ends with
 * its last failure.
 */
function withoutRetriesOverBudget(config, budget, results, price) {
    if (!budget)
        return config;
    const spent = budget.spentUsd + (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)(results.map((work) => (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfWork */ .Ku)(work, price).usd));
    return spent + LEAST_LEFT_USD > budget.limitUsd ? { ...config, attempts: 0 } : config;
}
function purseOf(budget) {
    let left = budget ? budget.limitUsd - budget.spentUsd : Number.POSITIVE_INFINITY;
    return {
        reserve: (costUsd) => {
            const taken = costUsd ?? Math.min(LEAST_USD, left);
            if (left < LEAST_LEFT_USD || taken > left + INEXACT)
                return undefined;
            left -= taken;
            return taken;
        },
    };
}
/**
 * The limit for each agent, in whole cents: its reserved amount and an equal share of the rest. If all
 * agents keep to their limits, the run stays within its budget.
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

// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
// EXTERNAL MODULE: ./lib/core/scope/overlap.js + 1 modules
var overlap = __webpack_require__(8906);
;// CONCATENATED MODULE: ./lib/core/plan/agent-choice.js

/**
 * The agent for a task: the one it names, else the first whose rule matches, else the default.
 * @returns a name, which may be missing in the configuration
 */
function agentFor(task, config, match) {
    if (task.agent)
        return task.agent;
    const agents = Object.entries(config.agents);
    const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
    const ruled = agents.find(([, { when }]) => when && (0,overlap/* whenMatches */.c)(when, subject, match));
    return ruled?.[0] ?? config['default-agent'] ?? agents.find(([, { when }]) => !when)?.[0];
}

// EXTERNAL MODULE: ./lib/core/plan/budget.js
var budget = __webpack_require__(9838);
;// CONCATENATED MODULE: ./lib/core/plan/dependencies.js
/** The tasks in cycles, each with its cycle, `A → B → A`. Tasks in the same cycle share the array. */
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
 * The tasks that can run: removes those that depend, directly or indirectly, on a task that is neither
 * done nor going to run.
 */
function runnable(wouldRun, dependsOn, isDone) {
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
/** The strongly connected components (Tarjan), each in the order of discovery. */
function* componentsOf(ids, dependsOn) {
    const order = new Map();
    const lowest = new Map();
    const open = [];
    const isOpen = new Set();
    const enter = (id) => {
        lowest.set(id, order.size);
        order.set(id, order.size);
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
        const path = order.has(root) ? [] : [enter(root)];
        for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
            const next = at.rest.next();
            if (!next.done) {
                if (!order.has(next.value))
                    path.push(enter(next.value));
                else if (isOpen.has(next.value))
                    lower(at.id, order.get(next.value));
                continue;
            }
            path.pop();
            const above = path.at(-1);
            if (above)
                lower(above.id, lowest.get(at.id));
            if (lowest.get(at.id) === order.get(at.id))
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
/** The path from `start` (excluded) to `end`. */
function wayTo(end, start, cameFrom) {
    const way = [];
    for (let at = end; at !== undefined && at !== start; at = cameFrom.get(at))
        way.push(at);
    return way.toReversed();
}

// EXTERNAL MODULE: ./lib/core/gates/policy.js
var policy = __webpack_require__(1296);
;// CONCATENATED MODULE: ./lib/core/plan/selection.js
/** Selects the requested tasks, and gives all reasons why some of them are blocked. */

/** Why a task is blocked by others: another run, or a person who works in its worktree. */
function activeElsewhere({ inFlight, uncommitted }, id) {
    const flight = inFlight.get(id);
    const worktree = uncommitted.get(id);
    return [
        ...(flight ? [{ is: 'in-flight', ...flight }] : []),
        ...(worktree === undefined ? [] : [{ is: 'uncommitted-fix', worktree }]),
    ];
}
/**
 * Splits the request into tasks that run and tasks that are blocked. A task whose dependency is also
 * requested runs (in a later round); one whose dependency is blocked is blocked too.
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
/** The tasks that one word names. A group selects the open tasks, and lists those that failed before as blocked. */
function namedBy(facts, word) {
    if (word === 'ready') {
        const tasks = facts.tasks.filter(({ id, state, depends }) => !facts.isDone(id) && state !== 'blocked' && depends.every(facts.isDone));
        return { is: 'tasks', tasks, named: false };
    }
    const label = /^label:(.*)$/s.exec(word)?.[1];
    return label === undefined ? taskNamed(facts, word) : tasksLabelled(facts, label);
}
function taskNamed(facts, word) {
    // The word may not be a valid id; it is only compared as text.
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
/** Why each requested task does not run; no reasons = it runs. */
function reasonsOf(facts, ask) {
    const dependsOn = (id) => (facts.byId.get(id)?.depends ?? []).filter((each) => !facts.isDone(each));
    const cycles = cyclesIn(facts.tasks.map(({ id }) => id).filter((id) => !facts.isDone(id)), dependsOn);
    const stateOf = (id) => {
        if (cycles.has(id))
            return 'in a cycle';
        if (facts.inFlight.has(id))
            return 'in progress';
        return facts.byId.get(id)?.state ?? 'unknown';
    };
    // The cycle is reported already: that its tasks wait for one another is not another reason.
    const inSameCycle = (a, b) => cycles.has(a) && cycles.get(a) === cycles.get(b);
    const own = new Map();
    for (const [id, task] of ask.tasks) {
        const done = finished(facts, task);
        const path = cycles.get(id);
        const cycle = path ? [{ is: 'cycle', path }] : [];
        own.set(id, done ? [done] : [...ownReasons(facts, task, ask.named.has(id)), ...cycle]);
    }
    const free = [...own].flatMap(([id, why]) => (why.length === 0 ? [id] : []));
    const runs = runnable(free, dependsOn, facts.isDone);
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
/** Reasons that do not depend on other tasks of the run. */
function ownReasons(facts, task, isNamed) {
    const reason = task.reason ?? '';
    return [
        ...(task.state === 'blocked' ? [{ is: 'blocked', reason }] : []),
        // Naming a failed task requests another try.
        ...(task.state === 'failed' && !isNamed ? [{ is: 'failed-before', reason }] : []),
        ...activeElsewhere(facts, task.id),
        ...facts.objections(task),
    ];
}

// EXTERNAL MODULE: ./lib/core/plan/subtasks.js
var plan_subtasks = __webpack_require__(8239);
;// CONCATENATED MODULE: ./lib/core/plan/entries.js
/** The tasks of a round: the requested ones in the first round, the pending ones in later rounds. */





/** Each task appears exactly once, either as an entry or as blocked. */
function entriesOf(facts) {
    return facts.pending ? leftOver(facts, facts.pending) : asked(facts);
}
/** The pending tasks. One whose dependency neither landed nor is still in progress is blocked. */
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
    const runs = runnable(free, dependsOn, isDone);
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
/** Why a pending task cannot continue: the base may have changed since. */
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
/** The requested tasks, each after its subtasks. */
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
            ...subtasks.flatMap(({ id }) => activeElsewhere(facts, id)),
        ];
    };
    const { chosen, blocked } = selection_select({ ...facts, objections });
    const entries = chosen.flatMap((task) => {
        const { subtasks } = declared(task);
        const entry = firstEntry(facts, { ...task, subtasks });
        // If the work is done already, its subtasks were done before it.
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
/** Assumed duration of a task without an estimate or history; it only affects the order. */
const GUESS = 600;
/** How many attempts count: older ones say little about an agent today. */
const RECENT = 20;
/** Median cost and mean duration of an agent's (and model's) recent attempts. */
function expected(history, agent, model) {
    const past = history
        .filter((entry) => entry.agent === agent && entry.model === model)
        .slice(-RECENT);
    const costUsd = median(past.flatMap((entry) => (entry.costUsd === undefined ? [] : [entry.costUsd])));
    const seconds = mean(past.map((entry) => entry.seconds));
    return { ...(costUsd !== undefined && { costUsd }), ...(seconds !== undefined && { seconds }) };
}
/**
 * For each task, its own duration plus the longest chain of tasks that wait for it.
 * @param behind what each task waits for, among these tasks; without cycles
 */
function chainLengths(tasks, behind, secondsOf) {
    const own = new Map(tasks.map((task) => [task.id, task.estimate ?? secondsOf(task) ?? GUESS]));
    const waiting = new Map(tasks.map(({ id }) => [id, 0]));
    for (const { id } of tasks)
        for (const first of behind.get(id) ?? [])
            waiting.set(first, (waiting.get(first) ?? 0) + 1);
    const chain = new Map(own);
    // Goes backwards from the ends of the chains, so that each task is computed before what it waits for.
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
/** The median, since a single absurd cost does not affect it. */
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
/** Plans a round: which tasks start, which wait for others, which are blocked. */









/** How many overlapping pairs the plan lists; the schedule considers all of them. */
const MAX_PAIRS = 200;
/** The plan of one round. Total: every entry ends in exactly one of assign, adopt, later and blocked. */
function planRound(facts) {
    const { entries, blocked } = entriesOf(facts);
    const tasks = entries.map(({ define }) => define);
    const waiting = waits(facts, entries);
    const agentOf = assignAgents(facts, entries);
    const index = (0,overlap/* overlapIndex */.O)(tasks, facts.files, facts.match);
    const ordered = inOrder(entries, waiting, agentOf);
    const split = splitRound(facts, ordered, waiting, agentOf, index);
    const { start } = split;
    const { later, blocked: overLimit } = withoutUnaffordable(facts.budget, split, waiting);
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
        assign: toWork.map((entry, at) => toAssignment(facts, entry, agentOf, shares[at])),
        adopt: start.flatMap(({ change }) => change ?? []),
        later,
        waiting: entries.filter(({ task }) => isLater.has(task)).map(toPending),
        blocked: [...blocked, ...overLimit],
        overlaps: index.pairs(MAX_PAIRS),
        onOverlap: facts.onOverlap,
        unscoped: tasks.filter(({ scope = [] }) => scope.length === 0).map(({ id }) => id),
        tasks,
        taken: takenIds(facts.tasks, entries),
        ...(facts.budget && { budget: facts.budget }),
    };
}
/** The entries of this round that each entry waits for. */
function waits(facts, entries) {
    const present = new Set(entries.map(({ task }) => task));
    return new Map(entries.map(({ task, define, behind }) => [
        task,
        [...new Set([...define.depends, ...behind])].filter((id) => present.has(id) && !facts.landed.has(id)),
    ]));
}
/** The agent for each task. The history is read once for each agent, not once for each task. */
function assignAgents(facts, entries) {
    const { config, match, history } = facts;
    const byAgent = new Map();
    const agentOf = new Map();
    for (const { task, define } of entries) {
        const agent = agentFor(define, config, match);
        if (!agent)
            continue;
        const model = config.agents[agent]?.model;
        const known = byAgent.get(agent) ?? { agent, model, expected: expected(history, agent, model) };
        byAgent.set(agent, known);
        agentOf.set(task, known);
    }
    return agentOf;
}
/** Work that only has to land comes first, then the longest chain, then the order of the request. */
function inOrder(entries, behind, agentOf) {
    const chains = chainLengths(entries.map(({ define }) => define), behind, ({ id }) => agentOf.get(id)?.expected.seconds);
    const length = ({ task }) => chains.get(task) ?? 0;
    const toLand = ({ change }) => Number(change !== undefined);
    return entries.toSorted((a, b) => toLand(b) - toLand(a) || length(b) - length(a));
}
/** Starts, in order, each entry that overlaps with none of the entries started before it. */
function splitRound(facts, ordered, waiting, agentOf, index) {
    const started = new Set();
    const start = [];
    const later = [];
    const unaffordable = new Map();
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
        else if (start.length >= limits/* MOST_JOBS */.r2)
            later.push({ task, behind: [], why: 'room' });
        else {
            const cost = agentOf.get(task)?.expected.costUsd;
            const taken = entry.change ? 0 : purse.reserve(cost);
            if (taken === undefined)
                unaffordable.set(task, cost);
            else {
                paid.set(task, taken);
                start.push(entry);
                started.add(task);
            }
        }
    }
    return { start, later, unaffordable, paid };
}
/** Blocks the tasks that the budget does not cover, and those that wait for them. */
function withoutUnaffordable(budget, { start, later, unaffordable }, waiting) {
    if (!budget || unaffordable.size === 0)
        return { later, blocked: [] };
    const ids = [...start, ...later].map(({ task }) => task);
    const runs = runnable(ids, (task) => waiting.get(task) ?? [], () => false);
    const inVain = later.filter(({ task }) => !runs.has(task));
    return {
        later: later.filter(({ task }) => runs.has(task)),
        blocked: [
            ...[...unaffordable].map(([task, cost]) => ({ task, why: [overBudget(budget, cost)] })),
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
function toAssignment(facts, { task, define, attempt, feedback, from }, agentOf, budgetUsd) {
    const by = agentOf.get(task);
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
/** An entry as input for the next round; only a subtask includes its whole definition. */
function toPending({ define, change, ...rest }) {
    return {
        ...rest,
        act: change ? 'land' : 'work',
        ...(change && { change }),
        ...(0,plan_subtasks/* subtaskState */.le)(define),
    };
}
/** Ids of the task list such as `DEV-15-db` that a subtask of the running DEV-15 must not use. */
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
/* harmony export */   jE: () => (/* binding */ subtaskContext),
/* harmony export */   le: () => (/* binding */ subtaskState),
/* harmony export */   pl: () => (/* binding */ checkSubtasks)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7535);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8906);



/** A subtask of a subtask is the deepest level. */
const MAX_DEPTH = 2;
/**
 * Turns a subtask into a task. It inherits the labels, so that a subtask cannot be used to bypass a gate.
 * @param scope the globs that it is limited to
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
/** Joins two lists; for a repeated id the first entry counts. */
function allSubtasks(first, more) {
    const known = new Set(first.map(({ id }) => id));
    return [...first, ...more.filter(({ id }) => !known.has(id))];
}
/** What the next round needs to know about a task and the task list does not contain. */
function subtaskState(task) {
    if (task.parent)
        return { define: task };
    return task.subtasks.length > 0 ? { subtasks: task.subtasks } : {};
}
/**
 * The subtasks that a person declared for a task: in its own item, or by a rule of the configuration.
 * @param listed ids of the task list in lower case, which a subtask must not use
 */
function declaredSubtasks(task, config, match, listed) {
    if (task.parent)
        return { subtasks: [], problems: [] };
    const problems = [];
    const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
    const ruled = [];
    for (const [suffix, { when, agent, work }] of Object.entries(config.subtasks)) {
        if (!(0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .c)(when, subject, match))
            continue;
        const id = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(`${task.id}-${suffix}`);
        if (id.success)
            ruled.push({ id: id.data, agent, work });
        else
            problems.push(`its ID is too long for its subtask ${suffix}`);
    }
    const subtasks = allSubtasks(task.subtasks, ruled);
    for (const { id } of subtasks)
        if (listed.has(id.toLowerCase()))
            problems.push(`its subtask ${id} has the ID of another task`);
    if (subtasks.length > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl)
        problems.push(`it has ${subtasks.length} subtasks, but at most ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl} are allowed`);
    return { subtasks, problems };
}
/** The context for checking the subtasks of one of a plan's tasks. */
function subtaskContext({ taken, tasks }, task, { agents }) {
    return {
        task,
        agents: new Set(Object.keys(agents)),
        taken: new Set([...taken, ...tasks.map(({ id }) => id)]),
        parents: new Map(tasks.flatMap(({ id, parent }) => (parent ? [[id, parent]] : []))),
    };
}
/**
 * Checks the subtasks that an agent requests.
 * @returns the valid ones, and in `problems` what is wrong with the others
 */
function checkSubtasks(asked, { task, agents, taken, parents }) {
    const problems = [];
    const subtasks = [];
    const before = task.subtasks.length;
    const isDeepest = depthOf(task, parents) >= MAX_DEPTH;
    // On a case-insensitive file system `X-DB` is `X-db`.
    const used = new Set([...taken, ...task.subtasks.map(({ id }) => id)].map((id) => id.toLowerCase()));
    for (const { id: wanted, agent: name, work } of asked) {
        const id = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(wanted);
        const agent = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.safeParse(name);
        const say = (what) => problems.push(`subtask ${wanted}: ${what}`);
        if (!id.success || !isSubtaskOf(wanted, task.id))
            say(`its ID must be ${task.id}-<suffix>, with a suffix of up to 16 lowercase letters and digits`);
        else if (!agent.success || !agents.has(name))
            say(`there is no agent ${name}`);
        else if (used.has(wanted.toLowerCase()))
            say('its ID is already taken');
        else if (work.trim() === '')
            say('its work is empty');
        else if (isDeepest)
            say('subtasks can be nested only two levels deep');
        else if (before + subtasks.length >= _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl)
            say(`a task can have at most ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl} subtasks`);
        else {
            used.add(wanted.toLowerCase());
            subtasks.push({ id: id.data, agent: agent.data, work });
        }
    }
    return { subtasks, problems };
}
/** Reads and checks the subtasks that an agent requests in its status file. */
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
    return id.startsWith(`${task}-`) && _model_js__WEBPACK_IMPORTED_MODULE_0__/* .SubtaskSuffix */ .TN.safeParse(id.slice(task.length + 1)).success;
}


/***/ }),

/***/ 4472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ marksDue)
/* harmony export */ });
/** Failures that are not the task's fault: it stays ready. */
const NO_FAULT = new Set(['setup', 'start', 'interrupted', 'lost']);
/**
 * The marks that are missing in the task list.
 * @param outcomes of all rounds so far; the last one of a task counts
 * @param tasks the tasks of the base
 * @param reasonOf the reason as one line for the task list
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
        // A person has blocked it since: that mark takes precedence.
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
/** Formats the reason as the task list stores it: one line, white space collapsed. */
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

/** Whether another attempt may help. Other failures would repeat, or need a person. */
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
/** Whether a task has attempts left. */
function attemptsLeft({ config, waited }, task, attempt) {
    return attempt < config.attempts + (waited.get(task) ?? 0);
}
/** The next attempt, with feedback on this one's failure. */
function nextAttempt(round, { task, attempt }, setback, from) {
    return {
        task,
        act: 'work',
        attempt: attempt + 1,
        behind: [],
        feedback: [...(round.assigned.get(task)?.feedback ?? []), round.formatFeedback(setback)],
        ...(from && { from }),
        ...subtaskStateOf(round, task),
    };
}
/**
 * Once its subtasks have landed, the task continues from its partial work. The requested subtasks are
 * checked here too, since the result may come from a machine that ran untrusted code.
 */
function waitFor(round, { task: asker, base }, work) {
    const context = (0,plan_subtasks/* subtaskContext */.jE)(round.plan, asker, round.config);
    const { subtasks, problems } = (0,plan_subtasks/* checkSubtasks */.pl)(work.on, context);
    if (problems.length > 0 || subtasks.length === 0) {
        const message = problems.join('; ') || 'it asked for no subtask';
        return { outcome: { is: 'failed', task: asker.id, why: { is: 'said', message } } };
    }
    const ids = subtasks.map(({ id }) => id);
    const from = work.partial && { base, head: work.partial };
    // If an agent must stay in its scope, so must the agents of its subtasks.
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
                ...nextAttempt(round, work, { is: 'subtasks', ids }, from),
                behind: ids,
                ...(0,plan_subtasks/* subtaskState */.le)({ ...asker, subtasks: (0,plan_subtasks/* allSubtasks */.Ko)(asker.subtasks, subtasks) }),
            },
        ],
    };
}
/** A job without a result was lost: it is repeated unchanged. */
function retryWork(round, { task, attempt, feedback, from }) {
    return {
        next: [
            {
                task: task.id,
                act: 'work',
                attempt,
                feedback,
                behind: [],
                ...(from && { from }),
                ...subtaskStateOf(round, task.id),
            },
        ],
    };
}
/** Puts the change into the next train unchanged. */
function requeue(round, change) {
    return {
        next: [
            {
                task: change.task,
                act: 'land',
                attempt: change.attempt,
                change,
                feedback: [],
                behind: [],
                ...subtaskStateOf(round, change.task),
            },
        ],
    };
}
function subtaskStateOf({ tasks }, task) {
    const define = tasks.get(task);
    return define ? (0,plan_subtasks/* subtaskState */.le)(define) : {};
}

;// CONCATENATED MODULE: ./lib/core/train/settle.js



/** Every task of the round gets exactly one outcome, or continues. */
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
    // Subtasks that were requested in this round are not yet tasks of the run.
    const known = next.filter(({ task }) => round.tasks.has(task));
    return { outcomes: [...outcomes, ...known.map(unsettled)], next: [] };
}
/** One step for each assigned or adopted task; results for other tasks are ignored. */
function dispatchedSteps(round) {
    const queued = new Map(round.queued.map((each) => [each.change.task, each]));
    const results = new Map(round.results.map((work) => [`${work.task} ${work.attempt}`, work]));
    const assigned = [...round.assigned].map(([task, assignment]) => {
        const inQueue = queued.get(task);
        if (inQueue)
            return afterQueue(round, inQueue);
        const work = results.get(`${task} ${assignment.attempt}`);
        return work && work.is !== 'delivered'
            ? afterWork(round, assignment, work)
            : retryWork(round, assignment);
    });
    const adopted = round.plan.adopt.map((change) => {
        const inQueue = queued.get(change.task);
        return inQueue ? afterQueue(round, inQueue) : requeue(round, change);
    });
    return [...assigned, ...adopted];
}
function afterQueue(round, queued) {
    const { change, disposition } = queued;
    const { task } = change;
    switch (disposition.is) {
        case 'train':
            return afterLanding(round, change, round.landings.get(task) ?? { is: 'requeued' });
        case 'next-train':
            return requeue(round, change);
        case 'blocked':
            return { outcome: { is: 'blocked', task, gates: disposition.gates } };
        case 'conflict':
            return afterConflict(round, change, disposition);
        case 'landed':
            return { outcome: { is: 'landed', task, commit: disposition.commit } };
        case 'empty':
            return afterEmpty(round, queued);
        case 'refused': {
            const why = { is: 'refused-bundle', message: disposition.message };
            return { outcome: { is: 'failed', task, why } };
        }
        default:
            return disposition;
    }
}
function afterLanding(round, change, landing) {
    const { task, attempt, base, head } = change;
    switch (landing.is) {
        case 'landed': {
            const pr = landing.pr === undefined ? {} : { pr: landing.pr };
            return { outcome: { is: 'landed', task, commit: landing.commit, ...pr } };
        }
        case 'ejected': {
            const { tests } = landing;
            return attemptsLeft(round, task, attempt)
                ? { next: [nextAttempt(round, change, { is: 'red', tests }, { base, head })] }
                : { outcome: { is: 'red', task, tests, attempt } };
        }
        case 'refused':
            return { outcome: { is: 'held', task, why: landing.why } };
        case 'requeued':
            return requeue(round, change);
        default:
            return landing;
    }
}
function afterConflict(round, change, { files, with: others }) {
    const { task, attempt, base, head } = change;
    // Without the other change there may be no conflict. This cannot loop: a change that did not land has
    // ended, starts again after this one, or waits for the same train.
    if (!others.every((other) => hasLanded(round, other)))
        return requeue(round, change);
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
                ? {
                    next: [
                        nextAttempt(round, change, { is: 'conflict', files, with: others }, { base, head }),
                    ],
                }
                : held;
        default:
            return round.config['on-conflict'];
    }
}
/** A change may be empty only because an earlier one did the same; if that one does not land, it is not empty. */
function afterEmpty(round, { change }) {
    const position = round.queued.findIndex((other) => other.change.task === change.task);
    const ahead = round.queued.slice(0, position).filter((other) => other.disposition.is === 'train');
    return ahead.every((other) => hasLanded(round, other.change.task))
        ? { outcome: { is: 'failed', task: change.task, why: { is: 'nothing' } } }
        : requeue(round, change);
}
function hasLanded({ landings }, task) {
    return landings.get(task)?.is === 'landed';
}
function afterWork(round, assignment, work) {
    if (work.is === 'waits')
        return waitFor(round, assignment, work);
    const { why } = work;
    return mayRetry(why) && attemptsLeft(round, work.task, work.attempt)
        ? // A failed attempt leaves nothing to build on: the next one starts from the same commit.
            { next: [nextAttempt(round, work, { is: 'failure', why }, assignment.from)] }
        : { outcome: { is: 'failed', task: work.task, why } };
}
/** A task that landed after the first round was planned counts as landed in this run. */
function outcomeOfBlocked(plan, { task, why }) {
    const landed = why.find(({ is }) => is === 'landed');
    const known = plan.round > 1 && landed?.is === 'landed' ? landed : undefined;
    const id = model/* TaskId */.LD.safeParse(task);
    return known && id.success
        ? { is: 'landed', task: id.data, commit: known.commit }
        : { is: 'not-started', task, why };
}
/** Tasks that wait for one that ended without landing. They end now: another round would only report that. */
function inVain({ tasks }, outcomes, next) {
    const ended = new Set(outcomes.filter((outcome) => !(0,metrics_outcomes/* isOnBase */.X9)(outcome)).map(({ task }) => task));
    const stuck = new Map();
    // Each pass follows every chain by one more step.
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
/** If a run stops, its tasks stay unsettled: their work is kept, and the next run continues from it. */
function unsettled({ task, act }) {
    return {
        is: 'unsettled',
        task,
        message: act === 'land' ? 'its change is kept on its branch' : 'it was not tried again',
    };
}


/***/ }),

/***/ 7793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ refuseBadInput)
/* harmony export */ });
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9635);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6790);


const BAD_INPUT = new Set(['unknown', 'cycle', 'no-agent', 'invalid']);
/** A misspelt request starts nothing: asking again is better than running half of what was meant. */
function refuseBadInput(plan) {
    const bad = plan.blocked.some(({ why }) => why.some(({ is }) => BAD_INPUT.has(is)));
    if (!bad)
        return;
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__.UserError(plan.blocked.flatMap(({ task, why }) => why.map((reason) => `${task}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .blockedText */ .qQ)(reason)}`)), ['tributary plan ready']);
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
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9862);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1296);
/* harmony import */ var _core_metrics_time_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1284);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9097);
/* harmony import */ var _core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2421);
/* harmony import */ var _text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(708);
/** Examines one delivered change: imports its bundle, applies every gate, and makes a single commit of it. */








const LIMIT_RULES = new Set(['too-many-files', 'too-large']);
/** Tributary's commits have a fixed author and the run's date, so that the same work gives the same commit. */
function commitText(run, message) {
    return { message, author: _core_git_names_js__WEBPACK_IMPORTED_MODULE_1__/* .IDENTITY */ .zK, date: run.request.startedAt };
}
/** A queue entry without commits, for a refused bundle or a change that landed already: it uses the base's. */
async function withoutWork(ports, delivered, disposition) {
    return {
        change: delivered.change,
        commit: delivered.change.base,
        tree: await ports.store.tree(delivered.change.base),
        title: (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__/* .titleOf */ .Gg)(delivered.task),
        verdicts: [],
        disposition,
        files: [],
    };
}
/** @returns the change with its disposition, not yet in the train */
async function examine(run, ports, delivered) {
    const { change, task, bundle } = delivered;
    const refused = bundle === undefined
        ? undefined
        : await ports.store.importBundle(bundle, change.base, change.head);
    if (refused !== undefined)
        return withoutWork(ports, delivered, { is: 'refused', message: refused });
    const files = await ports.store.diff(change.base, change.head);
    if (files.length === 0)
        return withoutWork(ports, delivered, { is: 'empty' });
    const { checks, verdicts } = await verdictsOf(run, ports, delivered, files);
    const title = (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__/* .titleOf */ .Gg)(task);
    const tree = await ports.store.tree(change.head);
    const text = commitText(run, (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__/* .changeMessage */ .MT)(title, change, run.request.run));
    const gates = (0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .blockingGates */ .aZ)(checks, verdicts);
    const publish = !(0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .neverPublish */ .Ci)(verdicts.flatMap(({ findings }) => findings));
    return {
        change,
        tree,
        title,
        verdicts,
        files: files.map(({ path }) => path),
        commit: await ports.store.commit(tree, [change.base], text),
        disposition: gates.length > 0
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
    const policy = ports.digest((0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .policyTerms */ .wG)(run.config, task));
    const checks = (0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .checksFor */ .NR)(run.config, task, files.map(({ path }) => path), ports.match);
    const verdicts = await Promise.all(checks.map(async (check) => {
        const scanned = check.command?.run === undefined
            ? undefined
            : await readVerdict(run, change, check, policy);
        if (check.gate === _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .SECURITY */ .l5)
            return securityVerdict(run, ports, delivered, files, policy, scanned);
        return scanned ?? noAnswer(ports, change, check, policy);
    }));
    return { checks, verdicts };
}
async function readVerdict(run, change, check, policy) {
    return ((await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .verdictFile */ .Y1)(change.id, check.gate, policy), _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .Verdict */ .Y)) ??
        (await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .errorFile */ .xv)(change.id, check.gate, run.round), _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .Verdict */ .Y)));
}
/** The verdict of the `security` gate: the worse of the built-in checks and the configured command, if any. */
async function securityVerdict(run, ports, delivered, files, policy, scanned) {
    const startedAt = ports.clock.now();
    const command = run.config.gates[_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .SECURITY */ .l5];
    const own = await builtInFindings(run, ports, delivered, files).catch((error) => [
        {
            rule: 'check-failed',
            level: 'error',
            message: `A built-in check failed: ${String(error)}`,
        },
    ]);
    const findings = [...own, ...(scanned?.findings ?? [])];
    const missing = command?.run !== undefined && !scanned;
    const failed = (0,_core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .holds */ .v9)(own, 'warning') || scanned?.result === 'fail';
    const error = missing || scanned?.result === 'error' || own.some(({ rule }) => rule === 'check-failed');
    return (0,_core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .newVerdict */ .QE)(delivered.change.id, { gate: _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .SECURITY */ .l5, kind: 'gate' }, policy, {
        findings,
        result: failed ? 'fail' : error ? 'error' : 'pass',
        ...(scanned?.model !== undefined && { model: scanned.model }),
        usage: scanned?.usage ?? _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_USAGE */ .yJ,
        startedAt: scanned?.startedAt ?? startedAt,
        seconds: (scanned?.seconds ?? 0) + Math.max(0, (0,_core_metrics_time_js__WEBPACK_IMPORTED_MODULE_7__/* .secondsBetween */ .O)(startedAt, ports.clock.now())),
    });
}
async function builtInFindings(run, ports, { change, task }, files) {
    const inspected = (0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .inspect */ .Nn)({
        files,
        config: {
            ...run.config,
            protected: [...run.config.protected, ...(0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .checkScripts */ .Hx)(run.config)],
        },
        match: ports.match,
        ...(task.scope && { scope: task.scope }),
    });
    // A change over the limits is blocked and never published, so the rest need not be read.
    if (inspected.some(({ rule }) => LIMIT_RULES.has(rule)))
        return inspected;
    const added = await ports.store.added(change.base, change.head);
    const texts = new Map(files.map(({ path }) => [path, added.get(path) ?? '']));
    return [...inspected, ...(await ports.secrets.scan(texts))];
}
/** A gate that applies but has no verdict is an error: the change was not checked. */
function noAnswer(ports, change, check, policy) {
    return (0,_core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .newVerdict */ .QE)(change.id, check, policy, {
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
        usage: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_USAGE */ .yJ,
        startedAt: ports.clock.now(),
        seconds: 0,
    });
}


/***/ }),

/***/ 6176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ plan),
/* harmony export */   p: () => (/* binding */ planFacts)
/* harmony export */ });
/* harmony import */ var _core_plan_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9838);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6295);
/* harmony import */ var _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1296);
/* harmony import */ var _core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8239);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9097);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9635);
/* harmony import */ var _text_near_miss_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8954);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6967);
/** plan: reads the base's tasks, the work on branches and the history, and plans the round. */









/**
 * Reads everything that a plan depends on. Writes nothing.
 * @throws UserError if there is no task list, or it has problems
 */
async function planFacts(run, ports, pending, onOverlap) {
    const base = await ports.base();
    const { tasks, unreadable } = await readTasks(run, ports, base.commit);
    if (unreadable.length > 0 && !pending)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError(unreadable.map(([line, message]) => `${run.config.tasks}:${line} ${message}`), [`Fix ${run.config.tasks}, commit, and run again.`]);
    const { pulls, inFlight } = await openPulls(ports, base);
    const known = [
        ...tasks.map(({ id }) => id),
        ...(pending ?? []).flatMap(({ task, behind }) => [task, ...behind]),
        ...pulls.map(({ task }) => task),
        ...tasks.flatMap((task) => (0,_core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredSubtasks */ .Rh)(task, run.config, ports.match, new Set()).subtasks.map(({ id }) => id)),
    ];
    const trailers = await ports.store.landed(base.commit, [...new Set(known)]);
    const adoptable = new Map(run.previousChanges?.map((change) => [change.task, change]));
    for (const pull of pulls) {
        const change = await adopt(ports, base.commit, pull);
        if (change)
            adoptable.set(pull.task, change);
    }
    const history = await ports.ledger.read();
    const still = pending && (await Promise.all(pending.map((each) => withStoredChange(ports, each, adoptable))));
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
        // Newest first: if a task landed twice, the last landing counts.
        landed: new Map(trailers.toReversed().map(({ task, commit }) => [task, commit])),
        inFlight,
        uncommitted: new Map(pulls.flatMap(({ task, unsaved }) => (unsaved === undefined ? [] : [[task, unsaved]]))),
        adoptable,
        files: tasks.some(({ scope }) => scope?.length) ? await ports.store.files(base.commit) : [],
        match: ports.match,
        nearest: _text_near_miss_js__WEBPACK_IMPORTED_MODULE_7__/* .nearMiss */ .b,
        history,
        budget: await budgetOf(run, ports, history),
    };
}
/** Writes `plan-<round>.json`: the first round from the request, later ones from the pending tasks. */
async function plan(run, ports) {
    const known = await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .planFile */ .eS)(run.round), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Plan */ .cw);
    if (known)
        return known;
    const before = run.round > 1 ? await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .landFile */ .cc)(run.round - 1), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Land */ .CS) : undefined;
    if (run.round > 1 && !before)
        throw new Error(`round ${run.round - 1} has not landed`);
    const decided = (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .planRound */ .u)(await planFacts(run, ports, before?.next, run.request.onOverlap));
    await run.dir.write((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .planFile */ .eS)(run.round), decided);
    return decided;
}
async function readTasks(run, ports, at) {
    const text = await ports.store.file(at, run.config.tasks);
    if (text === undefined)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError([`There is no ${run.config.tasks} on ${run.request.branch}.`], ['tributary init', `git add ${run.config.tasks} && git commit -m "Add the task list"`]);
    const { tasks, problems } = ports.tasks.parse(text);
    const unreadable = problems.map(({ line, message }) => [line, message]);
    return { tasks, unreadable };
}
/** The pull requests for this base, and the tasks that another run is working on. */
async function openPulls({ forge }, { branch: base }) {
    const everywhere = await forge.open();
    // Without this, work that waits for another base would be done and paid twice.
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
 * The change to adopt from a pull request: a newer state of its branch if somebody changed it, else the change
 * itself if it may land unchanged. A rejected change that nobody touched is done again.
 */
async function adopt(ports, base, pull) {
    const { tip, change, commit, state, inFlight } = pull;
    if (inFlight || !tip)
        return undefined;
    if (tip === change.head || tip === commit)
        return state === 'open' ? change : undefined;
    const since = await ports.store.mergeBase(tip, base);
    const { task, attempt } = change;
    return { task, id: (0,_core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .changeIdOf */ .r3)(tip), head: tip, base: since ?? change.base, attempt };
}
/**
 * Replaces a change whose commit is missing on this machine by the one on its branch, else by new work. A
 * landing may have rebased the branch: then no ref names the original commit.
 */
async function withStoredChange({ store }, pending, adoptable) {
    const { change, ...rest } = pending;
    if (!change || (await store.resolve(change.head)))
        return pending;
    const now = adoptable.get(pending.task);
    if (now)
        return { ...rest, change: { ...change, id: now.id, head: now.head, base: now.base } };
    return { ...rest, act: 'work' };
}
async function budgetOf(run, { pricing }, history) {
    const limitUsd = run.request.budget ?? run.config.budget;
    if (limitUsd === undefined)
        return undefined;
    const results = await (0,_history_js__WEBPACK_IMPORTED_MODULE_8__/* .allWorks */ .uf)(run);
    const queues = await (0,_history_js__WEBPACK_IMPORTED_MODULE_8__/* .readRounds */ .MB)(run.dir, _core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .queueFile */ .G3, _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Queue */ .op);
    const spending = { run: run.request.run, results, queues, history };
    return { limitUsd, spentUsd: (0,_core_plan_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .spentUsd */ .$N)(spending, pricing.price) };
}


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C2: () => (/* binding */ changeOf),
  F5: () => (/* binding */ deliveredWith),
  gR: () => (/* binding */ queue)
});

// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/plan/budget.js
var budget = __webpack_require__(9838);
// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/core/train/marks.js
var marks = __webpack_require__(4472);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/core/train/settle.js + 1 modules
var settle = __webpack_require__(7480);
;// CONCATENATED MODULE: ./lib/core/train/train.js
/** The order of changes in the train, and conflicts between them. */

/**
 * Compares two changes by their order in the train: those that have waited longest first; then subtasks,
 * since others wait for them; then fewer attempts, since a change that failed once may fail again and hold up
 * others; then fewer files, since they are less likely to conflict; then by id, so that the order is total.
 * The bookkeeping change is last, since it records how the others ended. Dependencies need no rule: a task
 * is queued only after they have landed.
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
/** The earlier changes in the train that a conflict in these files is with; empty = the base itself. */
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
;// CONCATENATED MODULE: ./lib/stages/queue.js
/** queue: checks and orders the delivered changes, and builds the train as a stack of single commits. */











/** The change that a result delivers, if any. */
function changeOf(result) {
    if (result.is !== 'delivered')
        return undefined;
    const { task, head, base, agent, attempt } = result;
    return { task, id: (0,model/* changeIdOf */.r3)(head), head, base, agent, attempt };
}
/** The delivered changes: those of agents come as bundles, adopted ones are already in the store. */
async function deliveredWith(run, plan, change, adopted) {
    const task = plan.tasks.find(({ id }) => id === change.task);
    if (!task || adopted)
        return task && { change, task };
    const { bundle } = (0,run_layout/* workFiles */.ny)(change.task, change.attempt);
    return { change, task, bundle: await run.dir.path(bundle) };
}
/** Writes `queue-<round>.json` last; until then it can be repeated with the same result. */
async function queue(run, ports, input) {
    const known = await run.dir.read((0,run_layout/* queueFile */.G3)(run.round), model/* Queue */.op);
    if (known)
        return known;
    const base = await ports.base();
    const delivered = await deliveries(run, input);
    const landed = await landedSince(ports, base, delivered);
    const examined = [];
    for (const each of delivered) {
        const { task } = each.change;
        const at = landed.get(task);
        const result = at
            ? await (0,examine/* withoutWork */.e5)(ports, each, { is: 'landed', commit: at })
            : ((await early(ports, input, each.change)) ?? (await (0,examine/* examine */.sb)(run, ports, each)));
        // Verdicts of commands were shown when they ended; those of built-in checks and missing ones are new.
        for (const verdict of result.verdicts)
            if (run.config.gates[verdict.gate]?.run === undefined && verdict.kind === 'gate')
                ports.events.emit({ is: 'judged', task, verdict, agent: each.change.agent });
        examined.push(result);
    }
    const train = await stack(run, ports, base, inTrainOrder(input.plan, examined));
    const text = (await ports.store.file(base.commit, run.config.tasks)) ?? '';
    const marks = await expectedMarks(run, ports, input, train.queued, ports.tasks.parse(text).tasks);
    const book = await bookkeeping(run, ports, base, text, marks);
    if (book)
        await stackChange(run, ports, train, book);
    const changes = [];
    for (const each of train.queued)
        changes.push(await publish(run, ports, input.plan, each));
    const result = {
        version: 1,
        run: run.request.run,
        round: run.round,
        base,
        policy: input.plan.policy,
        changes,
        candidates: train.candidates,
        marks,
    };
    await run.dir.write((0,run_layout/* queueFile */.G3)(run.round), result);
    return result;
}
async function deliveries(run, { plan, results }) {
    const fresh = results.flatMap((result) => changeOf(result) ?? []);
    const all = await Promise.all([
        ...plan.adopt.map((change) => deliveredWith(run, plan, change, true)),
        ...fresh.map((change) => deliveredWith(run, plan, change, false)),
    ]);
    return all.flatMap((each) => each ?? []);
}
/**
 * Delivered tasks that have landed since the plan, whatever their head: in an earlier attempt of this job, or
 * in a later round, if this job is a rerun of an old one.
 */
async function landedSince(ports, base, delivered) {
    if (delivered.length === 0)
        return new Map();
    const trailers = await ports.store.landed(base.commit, delivered.map(({ change }) => change.task));
    return new Map(trailers.toReversed().map(({ task, commit }) => [task, commit]));
}
/** An early result, unless its commit is gone: no ref named it, so an agent may have pruned it. */
async function early({ store }, { examined }, { task, id }) {
    const known = examined?.get(task);
    return known?.change.id === id && (await store.resolve(known.commit)) ? known : undefined;
}
async function stack(run, ports, base, examined) {
    const baseline = { k: 0, commit: base.commit, tree: base.tree, changes: [] };
    const made = { candidates: [baseline], queued: [], ahead: [] };
    for (const each of examined)
        if (each.disposition.is === 'train' && made.ahead.length >= run.config.train)
            made.queued.push({ ...each, disposition: { is: 'next-train' } });
        else
            await stackChange(run, ports, made, each);
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
/** The marks that are needed if the whole train lands. */
async function expectedMarks(run, ports, input, queued, tasks) {
    const { outcomes, waited } = await (0,stages_history/* pastOutcomes */.mQ)(run);
    const landings = new Map(queued
        .filter(({ disposition }) => disposition.is === 'train')
        .map(({ change, commit }) => [
        change.task,
        { is: 'landed', commit },
    ]));
    const settled = (0,settle/* settleRound */.S)({
        plan: input.plan,
        config: (0,budget/* withoutRetriesOverBudget */.wz)(run.config, input.plan.budget, input.results, ports.pricing.price),
        results: input.results,
        waited,
        queued,
        landings,
        stop: undefined,
        formatFeedback: () => '',
    });
    const all = [...outcomes, ...settled.outcomes];
    return (0,marks/* marksDue */.D)(all, tasks, text_marks/* markReason */.W);
}
/** The change that marks the task list: it is last in the train and is tested like any other. */
async function bookkeeping(run, ports, base, text, marks) {
    const marked = ports.tasks.mark(text, [...marks]);
    if (marks.length === 0 || marked === text)
        return undefined;
    const tree = await ports.store.withFile(base.tree, run.config.tasks, marked);
    const title = (0,commit_text/* bookkeepingTitle */.XQ)(marks);
    const head = await ports.store.commit(tree, [base.commit], (0,examine/* commitText */.tT)(run, title));
    const change = {
        task: model/* BOOKKEEPING */.jI,
        id: (0,model/* changeIdOf */.r3)(head),
        head,
        base: base.commit,
        attempt: 1,
    };
    const commit = await ports.store.commit(tree, [base.commit], (0,examine/* commitText */.tT)(run, (0,commit_text/* changeMessage */.MT)(title, change, run.request.run)));
    return {
        change,
        commit,
        tree,
        title,
        verdicts: [],
        disposition: { is: 'train' },
        files: [run.config.tasks],
    };
}
/** Adds a change to the stack; one that conflicts is left out, with the changes that it conflicts with. */
async function stackChange(run, ports, on, each) {
    const { candidates, queued, ahead } = on;
    const top = candidates.at(-1);
    if (each.disposition.is !== 'train' || !top) {
        queued.push(each);
        return;
    }
    const text = (0,examine/* commitText */.tT)(run, (0,commit_text/* changeMessage */.MT)(each.title, each.change, run.request.run));
    const made = await ports.store.combine(top.commit, { base: each.change.base, commit: each.commit }, text);
    if (made.is === 'conflict') {
        const { files } = made;
        queued.push({
            ...each,
            disposition: { is: 'conflict', files, with: conflictsWith(files, ahead) },
        });
    }
    else if (made.tree === top.tree)
        queued.push({ ...each, disposition: { is: 'empty' } });
    else {
        const { commit, tree } = made;
        candidates.push({ k: top.k + 1, commit, tree, changes: [...top.changes, each.change.task] });
        ahead.push({ task: each.change.task, files: each.files });
        queued.push(each);
    }
}
async function publish(run, ports, plan, queued) {
    const { disposition, change, commit, title, verdicts } = queued;
    const shown = disposition.is === 'train' ||
        disposition.is === 'next-train' ||
        disposition.is === 'conflict' ||
        (disposition.is === 'blocked' && disposition.publish);
    if (!shown)
        return queued;
    const task = plan.tasks.find(({ id }) => id === change.task);
    try {
        const pr = await ports.forge.publish({
            change,
            commit,
            title,
            draft: disposition.is === 'blocked',
            base: run.request.branch,
            body: (0,commit_text/* pullRequestBody */.NF)(task, change, verdicts),
        });
        await ports.forge.check(pr, verdicts);
        return { ...queued, pr };
    }
    catch (error) {
        // The refusal concerns this change only, so the others continue, unless it would affect them too.
        if (!(error instanceof user_error.UserError) || error.isGeneral)
            throw error;
        const message = [...error.problems, ...error.next].join(' ');
        ports.events.emit({ is: 'problem', task: change.task, message });
        return { ...queued, unpublished: message };
    }
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
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9862);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6362);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4395);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6790);
/** Commit messages and pull request bodies. Foreign text is made plain. */





function titleOf(task) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .w)(`${task.id}: ${task.title}`, 100);
}
/** The message of a change's single commit. `subject` has no newline. */
function changeMessage(subject, change, run) {
    return [subject, '', ...trailers(change, run), ...coAuthor(change.agent)].join('\n');
}
/** The message of the merge commit that lands a change. */
function mergeMessage(subject, change, pr, run) {
    return [`Merge pull request #${pr}: ${subject}`, '', ...trailers(change, run)].join('\n');
}
function bookkeepingTitle(marks) {
    return `Mark ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(marks.length, 'task')} in the task list`;
}
/** The body of a change's pull request. */
function pullRequestBody(task, change, verdicts) {
    if (change.task === _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .BOOKKEEPING */ .jI)
        return 'Marks landed and failed tasks in the task list.';
    const findings = verdicts.flatMap(({ findings }) => findings.map(_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .findingText */ .NK));
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(task?.title ?? change.task),
        '',
        `Task ${change.task}${change.agent ? `, by ${change.agent}` : ''}, attempt ${change.attempt}.`,
        '',
        ...verdicts.map(verdictLine),
        ...(findings.length > 0
            ? ['', ...findings.map((text) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(text, 500)}`)]
            : []),
    ].join('\n');
}
function coAuthor(agent) {
    if (!agent)
        return [];
    const { name, email } = (0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .agentIdentity */ ._8)(agent);
    return [`Co-authored-by: ${name} <${email}>`];
}
function trailers(change, run) {
    return [
        `${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAILERS */ .jl.task}: ${change.task}`,
        `${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAILERS */ .jl.change}: ${change.id}`,
        `${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAILERS */ .jl.run}: ${run}`,
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
            return 'discarded after a merge conflict';
        case 'landed':
        case 'held':
        case 'not-started':
        case 'unsettled':
            return (0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeText */ .EL)(outcome);
        default:
            return outcome;
    }
}
/** Contains no output of an agent: it would be committed to the base without passing a gate. */
function failureWords(why) {
    switch (why.is) {
        case 'exit':
            return `the agent exited with code ${why.code}`;
        case 'timeout':
            return `the agent timed out after ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .limitText */ .PW)(why.limit)}`;
        case 'nothing':
            return 'the agent changed nothing';
        case 'subtask':
            return `subtask ${why.id} failed`;
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
