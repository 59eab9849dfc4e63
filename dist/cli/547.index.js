export const id = 547;
export const ids = [547];
export const modules = {

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
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5888);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1038);
/** The cost of a run. Unknown costs are reported as such and never count as 0. */


const NO_COST = { usd: 0, priced: false, unpriced: false };
const UNPRICED = { usd: 0, priced: false, unpriced: true };
function addCosts(costs) {
    return {
        usd: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(costs.map((cost) => cost.usd)),
        priced: costs.some((cost) => cost.priced),
        unpriced: costs.some((cost) => cost.unpriced),
    };
}
/** `$1.25`, `$1.25 + unpriced`, `unpriced`; `$0.00` if nothing that was run costs anything. */
function formatCost(cost) {
    if (!cost.unpriced)
        return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUsd */ .UK)(cost.usd);
    return cost.priced ? `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUsd */ .UK)(cost.usd)} + unpriced` : 'unpriced';
}
/** The exact number for `formatCost`; null if it says `unpriced` alone. */
function knownUsd(cost) {
    return cost.unpriced && !cost.priced ? null : cost.usd;
}
/** An agent that ran always used something, so a missing report is unpriced. */
function costOfWork(work, price) {
    if (!isSilent(work.usage))
        return usageCost(work.usage, price);
    return neverRan(work) ? NO_COST : UNPRICED;
}
/** A check without a model costs nothing. One with a model must report its usage, else it is unpriced. */
function costOfVerdict(verdict, price) {
    if (!isSilent(verdict.usage))
        return usageCost(verdict.usage, price);
    return verdict.model === undefined ? NO_COST : UNPRICED;
}
/** The sum of tokens for each model that was reported. */
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
/** Models without a price, and the tasks and gates that reported no usage although they had to. */
function unpricedIn(results, verdicts, price) {
    const usages = [...results, ...verdicts].map(({ usage }) => usage);
    const unknown = usages
        .filter((usage) => usage.costUsd === undefined)
        .flatMap(reportedModels)
        .filter(([model, tokens]) => price({ models: Object.fromEntries([[model, tokens]]) }) === undefined);
    const silentWorks = results.filter((work) => isSilent(work.usage) && !neverRan(work));
    const silentVerdicts = verdicts.filter((v) => isSilent(v.usage) && v.model !== undefined);
    return {
        models: sorted(unknown.map(([model]) => model)),
        tasks: sorted(silentWorks.map((work) => work.task)),
        gates: sorted(silentVerdicts.map((verdict) => verdict.gate)),
    };
}
/** Prices each model separately, so that an unknown one does not hide the cost of the others. */
function usageCost(usage, price) {
    if (usage.costUsd !== undefined)
        return { usd: usage.costUsd, priced: true, unpriced: false };
    return addCosts(reportedModels(usage).map(([model, tokens]) => {
        const usd = price({ models: Object.fromEntries([[model, tokens]]) });
        return usd === undefined ? UNPRICED : { usd, priced: true, unpriced: false };
    }));
}
// The report's schema refuses numbers beyond the safe integers.
function sumTokens(uses, key) {
    return Math.min((0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(uses.map(([, tokens]) => tokens[key])), Number.MAX_SAFE_INTEGER);
}
function isSilent(usage) {
    return usage.costUsd === undefined && reportedModels(usage).length === 0;
}
// A command that crashed may report zeros: they do not count as a report.
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
/** The longest chain of dependent work: no number of agents can make a run shorter. */


/**
 * The length of a task is the sum of its attempts, of the slowest gate for each of its changes and of the
 * slowest suite for each of its candidates (gates and suites run in parallel). A task comes after its
 * dependencies, its subtasks, and the overlapping tasks that it had to wait for.
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
        // A cycle cannot have run, so it adds nothing.
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
    const byChange = (0,run_facts/* tasksByChange */._O)(facts);
    const byTree = (0,run_facts/* tasksByTree */.YR)(facts);
    for (const work of ran.results)
        add(work.task, work.seconds);
    for (const [change, verdicts] of (0,run_facts/* groupBy */.$z)(ran.verdicts, (verdict) => verdict.change)) {
        add(byChange.get(change), slowest(verdicts));
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
            // `room` means that no agent was free: more agents would solve that.
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
/** The metrics of a run: `report/metrics.json`. */









const Count = schemas/* int */.Whr().nonnegative();
const Usd = schemas/* number */.aig().nonnegative();
const FlakyTest = schemas/* strictObject */.rej({
    suite: model/* SuiteName */.wL,
    tree: model/* TreeSha */.RY,
    /** Names of the failed tests, if the suite printed them. */
    tests: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** The guide defines the first nine keys and their formats; `exact` has the numbers behind every text. */
const Metrics = schemas/* strictObject */.rej({
    totalTasks: Count,
    successful: Count,
    /** Everything that did not land. */
    failed: Count,
    /** Duration of the run, `12m 34s`. */
    parallelTime: schemas/* string */.YjP(),
    /** Duration if all agents, gates and tests had run one after the other. */
    estimatedSequentialTime: schemas/* string */.YjP(),
    /** `3.04x`, or `n/a`. */
    speedup: schemas/* string */.YjP(),
    /** `$1.25`, `$1.25 + unpriced` or `unpriced`. */
    cost: schemas/* string */.YjP(),
    /** Changes that a gate blocked. */
    gateBlocks: Count,
    /** Changes that a failing test ejected from a train. */
    testFailures: Count,
    /** The longest chain of dependent work. */
    criticalPathTime: schemas/* string */.YjP(),
    criticalPath: schemas/* array */.YOg(model/* TaskId */.LD),
    /** The speedup that no number of agents can exceed. */
    speedupBound: schemas/* string */.YjP(),
    costPerLandedTask: schemas/* string */.YjP(),
    costOfUnlandedWork: schemas/* string */.YjP(),
    tokensByModel: schemas/* record */.g1P(schemas/* string */.YjP(), model/* Tokens */.DQ),
    flakyTests: schemas/* array */.YOg(FlakyTest),
    /** Not included in `cost`: models without a price; tasks and gates that reported no usage. */
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
        /** The known costs; null if nothing could be priced. */
        costUsd: Usd.nullable(),
        costPerLandedTaskUsd: Usd.nullable(),
        costOfUnlandedWorkUsd: Usd.nullable(),
    }),
});
/** The metrics of a run; `price` prices usage that was reported without a cost. */
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
        gateBlocks: blockedChanges(facts).size,
        testFailures: testFailures(facts),
        tokensByModel: (0,cost/* tokensByModel */.Jf)([...ran.results, ...ran.verdicts].map(({ usage }) => usage)),
        flakyTests: ran.tests
            .filter((test) => test.result === 'flaky')
            .map(({ suite, tree, failures }) => ({ suite, tree, tests: failures })),
        unpriced: (0,cost/* unpricedIn */.c)(ran.results, ran.verdicts, price),
        ...(facts.jobs.length > 0 && { billed: billedOf(facts.jobs) }),
        rounds: facts.plans.reduce((last, plan) => Math.max(last, plan.round), 0),
        attempts: ran.results.length,
        interrupted: facts.interrupted,
        exact: { ...times.exact, ...costs.exact },
    };
}
function timesOf(facts, ran) {
    // If the clock was set back, the run must not get shorter.
    const parallelSeconds = (0,run_facts/* sum */.cz)(facts.sessions.map(({ startedAt, endedAt }) => Math.max(0, (0,time/* secondsBetween */.O)(startedAt, endedAt))));
    const sequentialSeconds = (0,run_facts/* sum */.cz)([...ran.results, ...ran.verdicts, ...ran.tests].map(({ seconds }) => seconds));
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
        ...ran.results.map((work) => (0,cost/* costOfWork */.Ku)(work, price)),
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
/** A change counts once, however many gates blocked it and in however many rounds. */
function blockedChanges(facts) {
    const failing = facts.verdicts.filter(({ kind, result }) => kind === 'gate' && result !== 'pass');
    const queued = facts.queues
        .flatMap((queue) => queue.changes)
        .filter(({ disposition }) => disposition.is === 'blocked');
    return new Set([
        ...failing.map(({ change }) => change),
        ...queued.map(({ change }) => change.id),
    ]);
}
function billedOf(jobs) {
    // GitHub bills each job by the started minute.
    return { minutes: (0,run_facts/* sum */.cz)(jobs.map(({ seconds }) => Math.ceil(seconds / 60))), jobs: jobs.length };
}
/** A task counts once a round, whether `land` ejected it or the run ended before that. */
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
/** The newest change of the first failing candidate; later ones contain it. undefined if the baseline is red. */
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
/* harmony import */ var _git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9862);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3540);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1038);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2753);
/** How each task of a run ended, with its time and cost. */




/** Reasons for not starting a task that mean that it is already on the base. */
const FINISHED = new Set(['done', 'landed']);
/** The outcome of each requested task, in the order typed, then of each subtask, in the order of the plans. */
function outcomesOf(facts, price) {
    const ran = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .ranIn */ .V6)(facts);
    const byChange = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .tasksByChange */ ._O)(facts);
    const results = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .groupBy */ .$z)(ran.results, (work) => work.task);
    const verdicts = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .groupBy */ .$z)(ran.verdicts, (verdict) => byChange.get(verdict.change));
    return taskNames(facts).map((name) => {
        const id = _model_js__WEBPACK_IMPORTED_MODULE_3__/* .TaskId */ .LD.safeParse(name);
        const mine = (id.success ? results.get(id.data) : undefined) ?? [];
        const own = (id.success ? verdicts.get(id.data) : undefined) ?? [];
        const outcome = outcomeOf(facts, name, mine);
        const costs = [
            ...mine.map((work) => (0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOfWork */ .Ku)(work, price)),
            ...own.map((verdict) => (0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOfVerdict */ ["in"])(verdict, price)),
        ];
        return {
            task: name,
            outcome,
            attempts: mine.length,
            seconds: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .cz)(mine.map((work) => work.seconds)),
            cost: (0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .addCosts */ .Iu)(costs),
            branch: (0,_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .taskBranch */ .Ip)(name),
            ...(id.success ? detailsOf(facts, id.data, mine, outcome) : { verdicts: [], tests: [] }),
        };
    });
}
/** Whether the task is on the base, whether it landed in this run or earlier. */
function isOnBase(outcome) {
    return (outcome.is === 'landed' ||
        (outcome.is === 'not-started' && outcome.why.some(({ is }) => FINISHED.has(is))));
}
/** All tasks of the run, without the bookkeeping change. */
function taskNames(facts) {
    const names = new Set(facts.plans.flatMap((plan) => [
        ...plan.tasks.map((task) => task.id),
        ...plan.assign.map((assignment) => assignment.task.id),
        ...plan.blocked.map((blocked) => blocked.task),
    ]));
    for (const land of facts.lands)
        for (const outcome of land.outcomes)
            names.add(outcome.task);
    names.delete(_model_js__WEBPACK_IMPORTED_MODULE_3__/* .BOOKKEEPING */ .jI);
    const asked = facts.request.ask.filter((name) => names.has(name));
    return [...new Set([...asked, ...names])];
}
/** A landing counts first, else the last recorded outcome, else the plans and the agents' results. */
function outcomeOf(facts, name, results) {
    const recorded = facts.lands
        .flatMap((land) => land.outcomes)
        .filter((outcome) => outcome.task === name);
    const decided = recorded.findLast((outcome) => outcome.is === 'landed') ?? recorded.at(-1);
    if (decided !== undefined)
        return decided;
    const blocked = facts.plans
        .flatMap((plan) => plan.blocked)
        .findLast((item) => item.task === name);
    if (blocked !== undefined)
        return landedUnseen(blocked, results) ?? { is: 'not-started', ...blocked };
    const last = results.at(-1);
    if (last?.is === 'failed')
        return { is: 'failed', task: last.task, why: last.why };
    const message = facts.interrupted
        ? 'the run was interrupted'
        : 'the run ended before it was settled';
    return { is: 'unsettled', task: _model_js__WEBPACK_IMPORTED_MODULE_3__/* .TaskId */ .LD.parse(name), message };
}
/** If the process was killed between a landing and its record, the next plan finds the task on the base. */
function landedUnseen(blocked, results) {
    const landed = blocked.why.find((why) => why.is === 'landed');
    const delivered = results.find((work) => work.is === 'delivered');
    if (landed === undefined || delivered === undefined)
        return undefined;
    return { is: 'landed', task: delivered.task, commit: landed.commit };
}
function detailsOf(facts, id, results, outcome) {
    const task = definitionOf(facts, id);
    const last = results.at(-1);
    const change = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .changesOf */ .fs)(facts).findLast((change) => change.task === id);
    const assigned = facts.plans
        .flatMap((plan) => plan.assign)
        .findLast((assignment) => assignment.task.id === id);
    const agent = last?.agent ?? assigned?.agent ?? change?.agent;
    const model = last === undefined ? assigned?.model : modelOf(last);
    const delivered = lastDelivered(facts, id, results);
    const worktree = outcome.is === 'landed' ? undefined : last?.worktree;
    const pr = pullRequestOf(facts, id, outcome);
    return {
        ...(task === undefined ? {} : { title: task.title }),
        ...(task?.parent === undefined ? {} : { parent: task.parent }),
        ...(agent === undefined ? {} : { agent }),
        ...(model === undefined ? {} : { model }),
        ...(delivered === undefined ? {} : { delivered }),
        ...(worktree === undefined ? {} : { worktree }),
        ...(pr === undefined ? {} : { pr }),
        verdicts: delivered === undefined ? [] : verdictsOn(facts, delivered.id),
        tests: testsOf(facts, id, outcome),
    };
}
function definitionOf(facts, id) {
    const defined = facts.plans.flatMap((plan) => [
        ...plan.tasks,
        ...plan.assign.map((assignment) => assignment.task),
    ]);
    return defined.find((task) => task.id === id);
}
/** The configured model, else the models that the agent reported. */
function modelOf(work) {
    if (work.model !== undefined)
        return work.model;
    const reported = Object.keys(work.usage.models);
    return reported.length === 0 ? undefined : reported.join(', ');
}
/** The last change of the latest attempt; a person's fix is another change of the same attempt. */
function lastDelivered(facts, task, results) {
    const all = [
        ...results.flatMap((work) => {
            const delivered = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveredBy */ .Oj)(work);
            return delivered ? [{ attempt: work.attempt, ...delivered }] : [];
        }),
        ...(0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .changesOf */ .fs)(facts).filter((change) => change.task === task),
    ];
    let last;
    for (const each of all)
        if (last === undefined || each.attempt >= last.attempt)
            last = each;
    return last && { id: last.id, head: last.head };
}
function pullRequestOf(facts, id, outcome) {
    if (outcome.is === 'landed' && outcome.pr !== undefined)
        return outcome.pr;
    return facts.queues
        .flatMap((queue) => queue.changes)
        .findLast((queued) => queued.change.task === id && queued.pr !== undefined)?.pr;
}
/** The newest verdict of each gate on this change. */
function verdictsOn(facts, change) {
    const queued = facts.queues.flatMap((queue) => queue.changes.flatMap(({ verdicts }) => verdicts));
    const newest = new Map();
    for (const verdict of [...facts.verdicts, ...queued]) {
        if (verdict.change !== change)
            continue;
        const known = newest.get(verdict.gate);
        if (known === undefined || verdict.startedAt >= known.startedAt)
            newest.set(verdict.gate, verdict);
    }
    return [...newest.values()];
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
/* harmony export */   Oj: () => (/* binding */ deliveredBy),
/* harmony export */   V6: () => (/* binding */ ranIn),
/* harmony export */   YR: () => (/* binding */ tasksByTree),
/* harmony export */   _O: () => (/* binding */ tasksByChange),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   fs: () => (/* binding */ changesOf)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1284);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/** The contents of a run directory, and simple queries on them. */


/**
 * Removes duplicates, and what was taken over from an earlier run: anything that ended before this run
 * began.
 */
function ranIn(facts) {
    const begin = (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .epochSeconds */ .D)(facts.request.startedAt);
    const ranHere = (item) => (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .epochSeconds */ .D)(item.startedAt) + item.seconds >= begin;
    return {
        results: unique(facts.results, (work) => `${work.task}/${work.attempt}`).filter(ranHere),
        verdicts: unique(facts.verdicts, (v) => [v.change, v.gate, v.policy, v.startedAt].join()).filter(ranHere),
        tests: unique(facts.tests, (t) => [t.tree, t.suite, t.policy, t.startedAt].join()).filter(ranHere),
    };
}
/** The commits of a `work` job, complete or partial. */
function deliveredBy(work) {
    const head = work.is === 'delivered' ? work.head : work.partial;
    return head && { id: (0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .changeIdOf */ .r3)(head), head };
}
/** The task of each change. */
function tasksByChange(facts) {
    const byChange = new Map();
    for (const work of facts.results) {
        const delivered = deliveredBy(work);
        if (delivered)
            byChange.set(delivered.id, work.task);
    }
    for (const { id, task } of changesOf(facts))
        byChange.set(id, task);
    return byChange;
}
/** The task of the newest change in each candidate's tree. The next round's baseline is the tree of a landed one. */
function tasksByTree(facts) {
    const byTree = new Map();
    for (const { tree, changes } of facts.queues.flatMap((queue) => queue.candidates)) {
        const newest = changes.at(-1);
        if (newest !== undefined)
            byTree.set(tree, newest);
    }
    return byTree;
}
/** All adopted and queued changes, in the order of the rounds. */
function changesOf(facts) {
    return [
        ...facts.plans.flatMap((plan) => plan.adopt),
        ...facts.queues.flatMap((queue) => queue.changes.map((queued) => queued.change)),
    ];
}
/** Groups items by key, in their order. Items without a key are left out. */
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
/** The sum, capped at the largest number: a forged value must not make the report unreadable. */
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
/** Seconds since 1970-01-01T00:00:00Z, with fractions. */
function epochSeconds(instant) {
    return Date.parse(instant) / 1000;
}
/** Seconds from `start` to `end`; negative if `end` is earlier. */
function secondsBetween(start, end) {
    return (Date.parse(end) - Date.parse(start)) / 1000;
}


/***/ }),

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ partialSuccessText),
/* harmony export */   Tc: () => (/* binding */ timeText),
/* harmony export */   hD: () => (/* binding */ locationOf)
/* harmony export */ });
/* harmony import */ var _core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5700);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4484);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6790);
/* harmony import */ var _text_event_lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5717);





const groups = [
    { is: ['held'], did: 'held', remark: [' waits for you', ' wait for you'] },
    { is: ['discarded'], did: 'discarded', remark: ['', ''] },
    { is: ['not-started'], did: 'not started', remark: ['', ''] },
    { is: ['unsettled'], did: 'unfinished', remark: [' can be resumed', ' can be resumed'] },
];
/**
 * One line for each task, the summary, and the next steps of each task that did not land.
 *
 * @param base the branch to land on
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
        .map(_text_event_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutWorkflowCommands */ .CA)
        .join('\n');
}
/** `12 minutes (3x faster than sequential)`; also says so if it was not faster. */
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
/** The location of a task's work. */
function locationOf(task, asked) {
    return {
        ...(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .askedOf */ .iN)(asked),
        branch: task.branch,
        worktree: task.worktree,
        withheld: (0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .neverPublish */ .Ci)(task.verdicts.flatMap(({ findings }) => findings)),
    };
}
/** `UX-19: first this, then that`: shell commands and manual steps. */
function nextLine(task, base) {
    const steps = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .nextSteps */ .Zn)(task.outcome, locationOf(task, base)).map((step) => step.replace(/^# /, ''));
    return steps.length === 0 ? [] : [`  ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(task.task, 80)}: ${steps.join('  →  ')}`];
}
function taskLine(task) {
    const agent = task.agent === undefined ? '' : ` (${task.agent})`;
    const flaky = task.outcome.is === 'landed' ? flakySuites(task) : [];
    const note = flaky.length === 0 ? '' : ` (flaky: ${flaky.join(', ')})`;
    return `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)(task.outcome)} ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(task.task, 80)}${agent}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(task.outcome)}${note}`;
}
/** The suites that passed only at the second try. */
function flakySuites(task) {
    return task.tests.filter(({ result }) => result === 'flaky').map(({ suite }) => suite);
}
function summaryLines(outcomes, metrics) {
    const landed = outcomes.filter(({ outcome }) => outcome.is === 'landed');
    return [
        `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(landed.length, 'task')} completed`,
        ...failedLine(outcomes),
        ...groups.flatMap((group) => groupLine(outcomes, group)),
        `Total time: ${timeText(metrics)}`,
        `Cost: ${costText(outcomes, metrics)}`,
        ...(metrics.interrupted ? ['Interrupted: rerun the same command to resume'] : []),
    ];
}
/** Lists tasks that a person must fix separately from those that another try may fix. */
function failedLine(outcomes) {
    const failed = outcomes.filter(({ outcome }) => ['failed', 'blocked', 'red'].includes(outcome.is));
    if (failed.length === 0)
        return [];
    const fix = failed.filter(({ outcome }) => needsFix(outcome)).map(({ task }) => task);
    const retryable = failed.filter(({ outcome }) => !needsFix(outcome)).map(({ task }) => task);
    const remarks = [
        ...(fix.length === 0
            ? []
            : [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(fix)} ${fix.length === 1 ? 'needs manual fix' : 'need manual fixes'}`]),
        ...(retryable.length === 0 ? [] : [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(retryable)} can be run again`]),
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
/** Whole minutes, as in the guide; seconds below one minute. */
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

/***/ 6967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MB: () => (/* binding */ readRounds),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   mQ: () => (/* binding */ pastOutcomes),
/* harmony export */   uf: () => (/* binding */ allWorks),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9097);


/** The file that each round wrote, from the first round on. */
async function readRounds(dir, nameOf, schema) {
    const found = [];
    for (let round = 1;; round += 1) {
        const value = await dir.read(nameOf(round), schema);
        if (value === undefined)
            return found;
        found.push(value);
    }
}
/** The names of all files of one kind. */
async function namesOf(dir, is) {
    return (await dir.list(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .folders */ .oW[is])).filter((name) => (0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .runFileOf */ .FS)(name)?.is === is);
}
/** The contents of all files of one kind, in the order of their names. */
async function readAll(dir, is, schema) {
    const names = await namesOf(dir, is);
    const values = await Promise.all(names.map((name) => dir.read(name, schema)));
    return values.flatMap((value) => (value === undefined ? [] : [value]));
}
/** The results of all `work` jobs of this run that have ended. */
function allWorks({ dir }) {
    return readAll(dir, 'result', _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .WorkResult */ .H$);
}
/** The outcomes of earlier rounds, in order, and how often each task waited for subtasks. */
async function pastOutcomes(run) {
    const outcomes = [];
    for (let round = 1; round < run.round; round += 1)
        outcomes.push(...((await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .landFile */ .cc)(round), _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .Land */ .CS))?.outcomes ?? []));
    const waited = new Map();
    for (const work of await allWorks(run))
        if (work.is === 'waits')
            waited.set(work.task, (waited.get(work.task) ?? 0) + 1);
    return { outcomes, waited };
}


/***/ }),

/***/ 6547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ gatherFacts),
  z: () => (/* binding */ report)
});

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
/** The guide's status record, built from observed facts rather than from an agent's claims. */




const StatusRecord = schemas/* strictObject */.rej({
    agentId: model/* AgentName */.V,
    taskId: model/* TaskId */.LD,
    /** `completed`: it landed. `in_progress`: it is not settled yet. */
    status: model/* StatusWord */.Xe,
    /** 0 started, 0.5 delivered, 0.75 all gates passed, 1 landed. */
    progress: schemas/* number */.aig().min(0).max(1),
    filesChanged: schemas/* array */.YOg(schemas/* string */.YjP()),
    securityGate: model/* SecurityWord */.rg,
    complianceGate: model/* ComplianceWord */.ky,
    reviewAgents: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: model/* GateName */.$r,
        status: model/* GateResult */.Nh,
        warnings: schemas/* int */.Whr().nonnegative(),
    })),
    /** The landed commit, else the delivered one. */
    commit: model/* CommitSha */.Yk.optional(),
});
/**
 * One record for each task that was assigned to an agent.
 *
 * @param files the changed files by change; if a change is missing, the agent's own list is used
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
    const commit = task.outcome.is === 'landed' ? task.outcome.commit : task.delivered?.head;
    const known = task.delivered && files.get(task.delivered.id);
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
/** Results by gate name. A gate that blocked without a verdict (for example, one not configured) has failed too. */
function gatesOf(facts, task) {
    const gates = new Map();
    for (const verdict of task.verdicts) {
        if (verdict.kind === 'gate')
            gates.set(verdict.gate, passOrFail(verdict));
    }
    const disposition = queuedAs(facts, task)?.disposition;
    if (disposition?.is === 'blocked')
        for (const gate of disposition.gates)
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
    const { delivered } = task;
    return ((0,run_facts/* changesOf */.fs)(facts).some(({ id }) => id === delivered?.id) ||
        facts.results.some((work) => work.is === 'delivered' && work.head === delivered?.head));
}
function claimedFiles(facts, task) {
    const last = facts.results.findLast((work) => work.task === task);
    return last?.status?.filesChanged ?? [];
}
/** `queue` runs after all gates, so a gate without a verdict there did not apply. */
function wasQueued(facts, task) {
    return queuedAs(facts, task) !== undefined;
}
function queuedAs(facts, task) {
    return facts.queues
        .flatMap((queue) => queue.changes)
        .findLast((queued) => queued.change.id === task.delivered?.id);
}

// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
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
/** Building blocks of pages about a run: links, the table of tasks, and truncation to a size limit. */




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
/** Joins blocks of lines to a page. Blocks at the end that do not fit are replaced by `note`. */
function cappedPage(blocks, bytes, note) {
    const parts = blocks
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n').trimEnd());
    const fitting = whatFits(parts, bytes, 2);
    if (fitting.length === parts.length)
        return `${fitting.join('\n\n')}\n`;
    return `${[...whatFits(parts, bytes - bytesOf(note) - 2, 2), note].join('\n\n')}\n`;
}
/** `2 of 3 tasks landed on main`: plain text, not escaped. */
function headline(facts, metrics) {
    const all = (0,reasons/* count */.U9)(metrics.totalTasks, 'task');
    return `${metrics.successful} of ${all} landed on ${facts.request.branch}`;
}
/** The text after the run's name; it contains no foreign text. */
function runWords(metrics) {
    const interrupted = metrics.interrupted ? ' Interrupted: rerun the same command to resume.' : '';
    return `${(0,reasons/* count */.U9)(metrics.rounds, 'round')}, ${(0,reasons/* count */.U9)(metrics.attempts, 'attempt')}.${interrupted}`;
}
/** The run as markdown, linked if it has a page. */
function runLine(facts, metrics, { runUrl }) {
    return `Run ${page_link(facts.request.run, safeUrl(runUrl))}, ${runWords(metrics)}`;
}
/** The URL, or undefined if it contains characters that could end a link's brackets or quotes. */
function safeUrl(url) {
    return url !== undefined && /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.-]+)*$/.test(url)
        ? url
        : undefined;
}
function page_link(text, url) {
    return url === undefined ? text : `[${text}](${url})`;
}
/** The URL of a page of the repository; undefined if the repository has none. */
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
/** A row for each task, as many as fit; no lines if there are no tasks. */
function taskTable(outcomes, shown, options, bytes) {
    if (outcomes.length === 0)
        return [];
    const lines = (0,markdown/* table */.tp)(shown.map(([head]) => head), outcomes.map((task) => shown.map(([, cell]) => cell(task, options))));
    const fitting = whatFits(lines, bytes, 1);
    const rest = lines.length - fitting.length;
    return rest === 0 ? lines : [...fitting, '', `*and ${(0,reasons/* count */.U9)(rest, 'more task')}*`];
}
/** `✅ security pass`; for a review, the number of warnings. Contains only safe names. */
function verdictText({ kind, gate, result, findings }) {
    if (kind === 'gate')
        return `${result === 'pass' ? '✅' : '❌'} ${gate} ${result}`;
    const warnings = (0,reasons/* count */.U9)(findings.length, 'warning');
    const icon = result !== 'error' && findings.length === 0 ? '✅' : '⚠️';
    return `${icon} ${gate} ${result === 'error' ? 'error' : warnings}`;
}
/** `❌ unit red`. Contains only safe names. */
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
/** On GitHub a person starts the workflow by its button: no command knows the workflow's name. */
function asWorkflowStep(step) {
    return step.replace(/^(?:cd - && )?tributary run /, '# run the workflow again, with the tasks: ');
}
/** The first parts that fit; `joint` is the number of additional bytes for each part. */
function whatFits(parts, bytes, joint) {
    let taken = 0;
    const end = parts.findIndex((part) => (taken += bytesOf(part) + joint) > bytes);
    return parts.slice(0, end === -1 ? parts.length : end);
}
/** The length in UTF-8. */
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
/** The agents, gates and tests of a run, as bars of a timeline. */


// A job writes its own times: a forged one must not shrink all others to nothing.
const LONGEST_RUN = 35 * 86_400;
const LONGEST_BAR = 7 * 86_400;
/** The bars in order of their start; none is longer than a week. */
function barsOf(facts) {
    const last = (0,time/* epochSeconds */.D)(facts.request.startedAt) + LONGEST_RUN;
    return [...workBars(facts), ...gateBars(facts), ...testBars(facts)]
        .filter(({ startedAt }) => (0,time/* epochSeconds */.D)(startedAt) <= last)
        .map((bar) => ({ ...bar, seconds: Math.min(bar.seconds, LONGEST_BAR) }))
        .toSorted((a, b) => (0,time/* epochSeconds */.D)(a.startedAt) - (0,time/* epochSeconds */.D)(b.startedAt));
}
function workBars(facts) {
    return (0,run_facts/* ranIn */.V6)(facts).results.map((work) => ({
        kind: 'work',
        section: work.task,
        label: `work ${work.attempt} by ${work.agent}`,
        failed: work.is === 'failed',
        ...timeOf(work),
    }));
}
function gateBars(facts) {
    const byChange = (0,run_facts/* tasksByChange */._O)(facts);
    return (0,run_facts/* ranIn */.V6)(facts).verdicts.map((verdict) => ({
        kind: verdict.kind,
        section: byChange.get(verdict.change) ?? 'other changes',
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

// Also keeps the block below mermaid's limit of 50,000 characters.
const MAX_BARS = 200;
/**
 * The lines of a mermaid block; none if nothing was run. Times are in UTC.
 *
 * Mermaid has no escapes, and one bad label breaks the chart: labels consist of names that are safe as file
 * names, and begin with a fixed word since a label such as `section x` would be a keyword.
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
/** `2026-01-02 03:04:05`; an instant may have no seconds. */
function clockText(instant) {
    const [date = '', time = ''] = instant.replace(/(?:\.\d+)?Z$/, '').split('T');
    return `${date} ${time.length === 5 ? `${time}:00` : time}`;
}
/** The schema already ensures safe names; this protects the chart if a schema becomes less strict. */
function clean(label) {
    return label.replace(/[^A-Za-z0-9 -]/g, '-').slice(0, 100);
}

;// CONCATENATED MODULE: ./lib/report/summary.js






const MAX_FINDINGS = 20;
const MAX_DETAILS = 50;
// GitHub's limit is 1 MiB for all steps of a job together.
const MAX_BYTES = 1_000_000;
const MAX_TABLE_BYTES = 400_000;
/** The whole page, with a final line break; less than a million bytes. */
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
    return cappedPage(blocks, MAX_BYTES, `*Shortened: \`${run_layout/* REPORT */.ri.page}\` has the rest.*`);
}
/** Time, cost and other numbers of the run, as plain text. */
function numbers(metrics) {
    const path = metrics.criticalPath.join(' → ');
    const chain = path === '' ? 'nothing ran' : `the critical path takes ${metrics.criticalPathTime} (${path})`;
    const { models, tasks, gates } = metrics.unpriced;
    const unpriced = [...models, ...tasks, ...gates];
    const flaky = metrics.flakyTests.flatMap(({ suite, tests }) => tests.length === 0 ? [suite] : tests.map((test) => `${suite}: ${test}`));
    return [
        ['Time', `${(0,partial_success/* timeText */.Tc)(metrics)}; about ${metrics.estimatedSequentialTime} sequentially`],
        ['Speedup', `${metrics.speedup}, at most ${metrics.speedupBound} here: ${chain}`],
        [
            'Cost',
            `${metrics.cost}; ${metrics.costPerLandedTask} per landed task; ${metrics.costOfUnlandedWork} on work that did not land`,
        ],
        ...(unpriced.length === 0 ? [] : [['Unpriced', unpriced.join(', ')]]),
        ...(metrics.billed === undefined
            ? []
            : [['Billed', billedText(metrics.billed)]]),
        [
            'Gates and tests',
            `${(0,reasons/* count */.U9)(metrics.gateBlocks, 'change')} blocked by gates, ${metrics.testFailures} ejected from a train`,
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
            ? (0,reasons/* nextSteps */.Zn)(outcome, (0,partial_success/* locationOf */.hD)(task, request))
            : workflowSteps(task, request.branch),
    };
}
/** The findings of gates and reviews, one line each: plain text, not escaped. */
function findings(outcomes) {
    const each = outcomes.flatMap(({ task, verdicts }) => verdicts.flatMap(({ kind, gate, findings }) => findings.map((it) => `${task}, ${kind} ${gate}, ${it.level}: ${(0,reasons/* findingText */.NK)(it)}`)));
    const rest = each.length - MAX_FINDINGS;
    return rest > 0
        ? [...each.slice(0, MAX_FINDINGS), `and ${rest} more, in the folder ${run_layout/* folders */.oW.verdict}/`]
        : each;
}
function numberLine([name, words]) {
    return `- ${(0,markdown/* escapeMarkdown */.FV)(`${name}: ${words}`, 4000)}.`;
}
/** A block for each task that did not land; the first one has a heading. */
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
/** GitHub rounds each job up to a minute. The multiplier of larger runners is unknown here. */
function billedText({ minutes, jobs }) {
    return `${(0,reasons/* count */.U9)(minutes, 'minute')} for ${(0,reasons/* count */.U9)(jobs, 'job')}, each rounded up, without runner multipliers`;
}
function tokenFacts(metrics) {
    return Object.entries(metrics.tokensByModel).map(([model, { input, output, cacheRead }]) => [
        `Tokens of ${model}`,
        `${input} in (${cacheRead} of them cached), ${output} out`,
    ]);
}
function keptOf({ outcome, pr, branch, worktree, delivered }, options) {
    // For a local run the steps name the worktree, and there is nothing to link to.
    const { repositoryUrl, runUrl } = options;
    if (outcome.is === 'not-started' || (repositoryUrl ?? runUrl) === undefined)
        return undefined;
    if (pr !== undefined)
        return { words: `pull request ${pr}, branch ${branch}`, url: pageUrl(options, `pull/${pr}`) };
    const run = safeUrl(runUrl);
    if (run === undefined)
        return worktree === undefined ? undefined : { words: `worktree ${worktree}` };
    if (!delivered)
        return { words: 'nothing (there was no work to keep)' };
    return { words: 'its commits, in the run’s artifacts', url: `${run}#artifacts` };
}
/** The next steps for a task on GitHub: fix its branch, or run the workflow again. */
function workflowSteps(task, base) {
    const { outcome, branch, pr } = task;
    const repair = repairSteps(outcome, base);
    if (repair === undefined)
        return (0,reasons/* nextSteps */.Zn)(outcome, { base, branch }).map(asWorkflowStep);
    const retryCommand = asWorkflowStep(`tributary run ${(0,reasons/* shellWord */.r7)(task.task)}`);
    // Without a pull request nothing was pushed, so there is no branch to fix.
    if (pr === undefined)
        return [retryCommand];
    return [
        `git fetch origin && git switch ${(0,reasons/* shellWord */.r7)(branch)}`,
        ...repair,
        'git push',
        retryCommand,
    ];
}
function repairSteps(outcome, base) {
    switch (outcome.is) {
        case 'blocked':
            return ['# fix what the gate found', 'git add -A && git commit'];
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
;// CONCATENATED MODULE: ./lib/stages/report.js
/** report: time, cost and outcomes of the run, from the run directory. */







/** A period in which one process worked on the run. */
const SessionStart = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), startedAt: model/* Instant */.MW });
const SessionEnd = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), endedAt: model/* Instant */.MW });
/**
 * Reads all facts from the run directory, also while the run is in progress.
 * @param leftover tasks that `max-rounds` left over: no round has an outcome for them
 */
async function gatherFacts(run, leftover, interrupted) {
    const { dir, request } = run;
    const results = await (0,stages_history/* allWorks */.uf)(run);
    const scanned = await (0,stages_history/* readAll */.yw)(dir, 'verdict', model/* Verdict */.Y);
    const queues = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* queueFile */.G3, model/* Queue */.op);
    // The queue also has the built-in checks; the files also have verdicts from before the queue was written.
    const verdicts = [
        ...scanned,
        ...queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts)),
    ];
    const tests = await (0,stages_history/* readAll */.yw)(dir, 'test', model/* TestResult */.iE);
    const lands = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* landFile */.cc, model/* Land */.CS);
    const last = lands.at(-1);
    if (last && leftover.length > 0)
        lands[lands.length - 1] = { ...last, outcomes: [...last.outcomes, ...leftover] };
    return {
        request,
        plans: await (0,stages_history/* readRounds */.MB)(dir, run_layout/* planFile */.eS, model/* Plan */.cw),
        queues,
        results,
        verdicts,
        tests,
        lands,
        interrupted,
        jobs: (await (0,stages_history/* readAll */.yw)(dir, 'jobs', model/* Jobs */.XP)).flatMap(({ jobs }) => jobs),
        sessions: await readSessions(dir, {
            results,
            verdicts,
            tests,
        }),
    };
}
/**
 * Writes `report/`, the metrics last: they mark the run as ended.
 * @param interrupted the run was stopped before its end and is not resumed
 */
async function report(run, ports, leftover, interrupted = false) {
    const facts = await gatherFacts(run, leftover, interrupted);
    const price = ports.pricing.price;
    const metrics = (0,metrics_metrics/* metricsOf */.Ps)(facts, price);
    const outcomes = (0,metrics_metrics/* outcomesOf */.RK)(facts, price);
    for (const record of statusRecords(facts, filesByChange(facts)))
        await run.dir.write((0,run_layout/* statusFile */.DP)(record.taskId), record);
    await run.dir.writeText(run_layout/* REPORT */.ri.summary, summaryMarkdown(facts, metrics, outcomes));
    await run.dir.write(run_layout/* REPORT */.ri.metrics, metrics);
    return { facts, metrics, outcomes };
}
/** A killed session counts as ended when the last thing that it finished ended. */
async function readSessions(dir, facts) {
    const starts = await (0,stages_history/* readAll */.yw)(dir, 'session-start', SessionStart);
    const sessions = [];
    for (const [at, { startedAt }] of starts.entries()) {
        const end = await dir.read((0,run_layout/* sessionFile */.NE)(at + 1, 'end'), SessionEnd);
        const next = starts[at + 1]?.startedAt;
        const inside = [...facts.results, ...facts.verdicts, ...facts.tests]
            .map((item) => item.startedAt)
            .filter((instant) => instant >= startedAt && (next === undefined || instant < next))
            .toSorted();
        sessions.push({ startedAt, endedAt: end?.endedAt ?? inside.at(-1) ?? startedAt });
    }
    return sessions;
}
function filesByChange({ queues }) {
    return new Map(queues.flatMap(({ changes }) => changes.map(({ change, files }) => [change.id, files])));
}


/***/ })

};
