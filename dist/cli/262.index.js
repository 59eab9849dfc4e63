export const id = 262;
export const ids = [262];
export const modules = {

/***/ 7418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ probeChecks)
/* harmony export */ });
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3314);
/* harmony import */ var _core_published_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5545);
/* harmony import */ var _check_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9315);
/* harmony import */ var _refusals_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7085);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5391);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(978);
/**
 * Formats the results of `tributary doctor --probe`: what GitHub did with a test pull request, and what that
 * means. Pure.
 */






const UNVERIFIED = `https://github.com/${_core_published_js__WEBPACK_IMPORTED_MODULE_5__/* .PUBLISHED */ .E}/blob/${_core_published_js__WEBPACK_IMPORTED_MODULE_5__/* .PUBLISHED_REF */ .l}/docs/unverified.md`;
const AGAIN = 'tributary doctor --probe';
const PERSONS_TOKEN = 'this is a personal token: only apps can create check runs, so commit statuses are used';
/** What a pull request cannot show, on one line. */
const notShown = {
    name: 'not tested',
    ok: true,
    found: 'artifacts of earlier attempts, `queue: max` and job.workflow_sha in a called workflow, mentions added by an edit',
    next: [UNVERIFIED],
};
/**
 * The probe's results as doctor checks.
 *
 * @param rules the rules of the base
 */
function probeChecks(rules, probed) {
    const { seen, stop } = probed;
    return [
        ...(seen
            ? [...checkRunCheck(rules, seen), ...statusCheck(rules, seen), ...runsCheck(rules, seen)]
            : []),
        ...(stop ? [stopCheck(stop)] : []),
        ...endChecks(probed),
        ...(stop || !seen ? [] : [notShown]),
    ];
}
function checkRunCheck(rules, seen) {
    const name = 'check run';
    const { check, before } = seen;
    if (!check)
        return [];
    if (check.is === 'refused')
        return [refusedCheck(name, false, check.refusal)];
    if (check.is === 'persons-token')
        return [{ name, ok: 'warn', found: PERSONS_TOKEN }];
    const what = `the check run "${_check_names_js__WEBPACK_IMPORTED_MODULE_1__/* .TESTS_CHECK */ .LH}"`;
    if (!requires(rules, _check_names_js__WEBPACK_IMPORTED_MODULE_1__/* .TESTS_CHECK */ .LH))
        return [{ name, ok: true, found: `${what} can be created; no rule requires it here` }];
    // If the status is required too, only both together unblock the pull request.
    const after = standingOf(check.state) === 'free' ? check.state : lastState(seen);
    return [ruleShown({ name, what, before, after }, rules, seen)];
}
function statusCheck(rules, seen) {
    const name = 'status';
    const { status, check } = seen;
    if (!status)
        return [];
    if (status.is === 'refused')
        return [refusedCheck(name, false, status.refusal)];
    const what = `the commit status "${_check_names_js__WEBPACK_IMPORTED_MODULE_1__/* .STATUS */ .XQ}"`;
    if (!requires(rules, _check_names_js__WEBPACK_IMPORTED_MODULE_1__/* .STATUS */ .XQ))
        return [{ name, ok: true, found: `${what} can be set; no rule requires it here` }];
    const before = stateAfter(check) ?? seen.before;
    return [ruleShown({ name, what, before, after: status.state }, rules, seen)];
}
function requires(rules, context) {
    return rules.some(({ demand }) => demand.is === 'status' && demand.context === context);
}
/** The result for the rule that requires the reported check. */
function ruleShown({ name, what, before, after }, rules, seen) {
    if (standingOf(before) === 'free')
        return {
            name,
            ok: 'warn',
            found: `inconclusive: ${what} is required, but the pull request was not blocked without it`,
        };
    if (standingOf(before) === 'unclear')
        return unclearCheck(name, before);
    switch (standingOf(after)) {
        case 'free':
            return { name, ok: true, found: `${what} meets the rule that requires it` };
        case 'unclear':
            return unclearCheck(name, after);
        case 'blocked':
            break;
    }
    const rivals = rules.filter(({ demand }) => isOwn(demand, seen)).length > 1;
    if (rivals || hasOthers(rules, seen))
        return {
            name,
            ok: 'warn',
            found: `inconclusive whether ${what} counts: other rules may block the pull request too`,
        };
    const waiting = waits(seen) > 0 ? ', or the runs that wait for approval block it' : '';
    return {
        name,
        ok: false,
        found: `${what} is set, but the pull request is still blocked: it does not count${waiting}`,
        next: [UNVERIFIED],
    };
}
function unclearCheck(name, state) {
    return {
        name,
        ok: 'warn',
        found: `GitHub did not say whether the pull request can be merged (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .w)(state ?? 'unknown', 40)})`,
        next: [AGAIN],
    };
}
function waits({ runs }) {
    return runs?.is === 'seen' ? runs.waiting : 0;
}
function runsCheck(rules, seen) {
    const name = 'workflow runs';
    const { runs } = seen;
    if (!runs)
        return [];
    if (runs.is === 'refused')
        return [refusedCheck(name, 'warn', runs.refusal)];
    const { waiting, started } = runs;
    if (waiting > 0) {
        const what = `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(waiting, 'run waits', 'runs wait')} for approval`;
        return [heldUpByRuns(what, rules, seen)];
    }
    const found = started > 0
        ? `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(started, 'run')} started without approval; GitHub reports the pull request as "${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .w)(lastState(seen) ?? 'unknown', 40)}"`
        : 'none started for the pull request';
    return [{ name, ok: true, found }];
}
function heldUpByRuns(what, rules, seen) {
    const name = 'workflow runs';
    const last = lastState(seen);
    switch (standingOf(last)) {
        case 'free':
            return { name, ok: true, found: `${what}; the pull request can be merged anyway` };
        case 'unclear':
            return {
                name,
                ok: 'warn',
                found: `${what}; GitHub did not say whether that blocks a merge`,
            };
        case 'blocked':
            break;
    }
    if (hasOthers(rules, seen) || rules.some(({ demand }) => isOwn(demand, seen)))
        return {
            name,
            ok: 'warn',
            found: `${what}; inconclusive whether that blocks a merge: rules may block it too`,
        };
    return {
        name,
        ok: false,
        found: `${what}, and the pull request is blocked although no rule is known`,
        next: [
            'Give Tributary the token of a GitHub App, so that pull requests start their own checks.',
        ],
    };
}
/** `unstable` = a check that is not required has not succeeded. */
function standingOf(state) {
    if (state === 'clean' || state === 'unstable' || state === 'has_hooks')
        return 'free';
    return state === 'blocked' ? 'blocked' : 'unclear';
}
/** Whether other rules may block the pull request, whatever the probe reports. */
function hasOthers(rules, seen) {
    return rules.some(({ demand, met }) => met !== 'met' && !isOwn(demand, seen));
}
function isOwn(demand, { check }) {
    return (demand.is === 'status' &&
        (demand.context === _check_names_js__WEBPACK_IMPORTED_MODULE_1__/* .STATUS */ .XQ || (demand.context === _check_names_js__WEBPACK_IMPORTED_MODULE_1__/* .TESTS_CHECK */ .LH && check?.is === 'done')));
}
/** The last known `mergeable_state`. */
function lastState({ before, check, status }) {
    return stateAfter(status) ?? stateAfter(check) ?? before;
}
function stateAfter(tried) {
    return tried?.is === 'done' ? tried.state : undefined;
}
function stopCheck(stop) {
    const name = 'probe';
    switch (stop.is) {
        case 'refused':
            return refusedCheck(name, false, stop.refusal);
        case 'interrupted':
            return { name, ok: false, found: 'interrupted', next: [AGAIN] };
        case 'failed':
            return {
                name,
                ok: false,
                found: `the request to GitHub failed: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .w)(stop.message, 150)}`,
                next: [AGAIN],
            };
        default:
            return stop;
    }
}
function refusedCheck(name, ok, refusal) {
    const { problem, next } = (0,_refusals_text_js__WEBPACK_IMPORTED_MODULE_2__/* .refusalWords */ .WW)(refusal);
    return { name, ok, found: problem, next };
}
function endChecks({ seen, left, cleaned }) {
    if (left.length > 0)
        return left.map(leftCheck);
    const parts = [
        ...(cleaned ? ['leftovers of an earlier probe were removed'] : []),
        ...(seen?.pr === undefined
            ? []
            : [`pull request ${seen.pr} was closed and its branch deleted`]),
    ];
    if (parts.length === 0)
        return [{ name: 'cleaned up', ok: true, found: 'nothing is left' }];
    return [{ name: 'cleaned up', ok: true, found: parts.join('; ') }];
}
function leftCheck(left) {
    const name = 'left over';
    if (left.is === 'pull')
        return {
            name,
            ok: false,
            found: `pull request ${left.pr} of the probe could not be closed`,
            next: [`gh pr close ${left.pr}`],
        };
    return {
        name,
        ok: false,
        found: left.persons
            ? `the branch ${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .PROBE_BRANCH */ .Ac} has somebody else’s commits and was left unchanged`
            : `the branch ${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .PROBE_BRANCH */ .Ac} could not be deleted`,
        next: [
            `git push origin --delete ${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .PROBE_BRANCH */ .Ac}${left.persons ? '   (first move those commits to another branch)' : ''}`,
        ],
    };
}


/***/ }),

/***/ 8811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ workflowTriggers),
/* harmony export */   K: () => (/* binding */ isWorkflowFile)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6037);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(167);
/** Triggers of the repository's workflows, as far as they matter for landing. */


const FOLDER = '.github/workflows/';
const Patterns = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().transform((one) => [one]), zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]).optional();
const Push = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    branches: Patterns,
    'branches-ignore': Patterns,
    tags: Patterns,
    'tags-ignore': Patterns,
})
    .nullish();
/** `on: push`, `on: [push, …]`, or a mapping. */
const On = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().transform((event) => ({ [event]: null })),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())
        .transform((events) => Object.fromEntries(events.map((event) => [event, null]))),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()),
]);
const WorkflowFile = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ on: On });
/** Whether GitHub treats a file as a workflow. */
function isWorkflowFile(path) {
    return path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(FOLDER.length));
}
/** The workflows on the base, by file name, in order. */
async function workflowTriggers(store, { branch, commit }, match) {
    const files = (await store.files(commit)).filter(isWorkflowFile);
    return Promise.all(files.map(async (path) => triggersOf(path.slice(FOLDER.length), (await store.file(commit, path)) ?? '', branch, match)));
}
/** @returns no triggers for a file that GitHub could not parse either */
function triggersOf(file, text, branch, match) {
    const read = WorkflowFile.safeParse(yamlOf(text));
    if (!read.success)
        return { file, onDispatch: false, onPush: false };
    const { on } = read.data;
    const push = Push.safeParse(on['push']);
    return {
        file,
        onDispatch: 'workflow_dispatch' in on,
        onPush: 'push' in on && (!push.success || startsOn(push.data, branch, match)),
    };
}
function yamlOf(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { maxAliasCount: 100 });
    }
    catch {
        return undefined;
    }
}
function startsOn(push, branch, match) {
    if (!push)
        return true;
    if (push.branches)
        return included(branch, push.branches, match);
    if (push['branches-ignore'])
        return !included(branch, push['branches-ignore'], match);
    // A filter with only tags excludes all branches.
    return !push.tags && !push['tags-ignore'];
}
/** Whether the patterns include the branch. Later patterns override earlier ones; `!` excludes. */
function included(branch, patterns, match) {
    return patterns.reduce((isIn, pattern) => pattern.startsWith('!')
        ? isIn && !match(pattern.slice(1))(branch)
        : isIn || match(pattern)(branch), false);
}


/***/ }),

/***/ 3262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctorCommand: () => (/* binding */ doctorCommand)
});

// EXTERNAL MODULE: ./lib/adapters/git/repository.js
var git_repository = __webpack_require__(9567);
// EXTERNAL MODULE: ./lib/adapters/glob-matcher.js
var glob_matcher = __webpack_require__(391);
// EXTERNAL MODULE: ./lib/adapters/prices.js
var prices = __webpack_require__(7568);
// EXTERNAL MODULE: ./lib/adapters/tasks/tasks-md.js + 7 modules
var tasks_md = __webpack_require__(5307);
// EXTERNAL MODULE: ./lib/core/gates/policy.js
var policy = __webpack_require__(3204);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(3503);
// EXTERNAL MODULE: ./lib/core/version.js
var core_version = __webpack_require__(831);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(978);
// EXTERNAL MODULE: ./lib/init/init-text.js + 2 modules
var init_text = __webpack_require__(435);
// EXTERNAL MODULE: ./lib/report/status-text.js
var status_text = __webpack_require__(556);
// EXTERNAL MODULE: ./lib/commands/init.js
var init = __webpack_require__(9978);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/text/sandbox-text.js
var sandbox_text = __webpack_require__(6634);
// EXTERNAL MODULE: ./lib/wiring/sandbox.js
var sandbox = __webpack_require__(1293);
// EXTERNAL MODULE: ./lib/commands/plan.js + 1 modules
var plan = __webpack_require__(2233);
// EXTERNAL MODULE: ./lib/commands/project.js + 1 modules
var commands_project = __webpack_require__(7911);
;// CONCATENATED MODULE: ./lib/commands/doctor-sandbox.js
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
/** `tributary doctor` on the sandbox: what this machine can do, and whether set-up and suites pass in it. */







const SETUP_LIMIT = 900;
async function sandboxChecks(context, project, tries) {
    const { machine, lacks } = await (0,sandbox/* sandboxState */.zB)(project.config, context.environment);
    const check = (0,sandbox_text/* sandboxCheck */.ML)(project.config, machine, lacks);
    if (!tries)
        return [check];
    if (machine.is === 'none' || lacks.length > 0)
        return [check, { name: 'commands', ok: false, found: 'not tried: there is no sandbox' }];
    try {
        return [check, await commandsCheck(context, project)];
    }
    finally {
        await (0,sandbox/* closeNetwork */.d9)();
    }
}
/** Whether set-up and suites pass in the sandbox. If not: whether they pass without. */
async function commandsCheck(context, project) {
    const name = 'commands';
    const { config } = project;
    const inside = await tryAll(context, project, true);
    if (inside.failed === undefined) {
        const found = 'set-up and all suites pass in the sandbox';
        if (config.sandbox.commands)
            return { name, ok: true, found };
        const next = [
            'To run them and the gates in it, add to .github/tributary.yml:',
            'sandbox: { commands: true }',
        ];
        return { name, ok: true, found, next };
    }
    const { failed, end } = inside;
    const outside = await tryAll(context, project, false);
    const next = (end?.tail ?? '').split('\n').slice(-5);
    if (outside.failed !== undefined)
        return { name, ok: 'warn', found: `${failed.name} fails with and without the sandbox`, next };
    const found = `${failed.name} passes without the sandbox, but fails in it`;
    const advice = 'Open what it needs with sandbox.write or sandbox.read, or leave commands off';
    return { name, ok: config.sandbox.commands ? false : 'warn', found, next: [...next, advice] };
}
async function tryAll(context, project, inside) {
    const run = (0,plan.newRunId)(context.clock.now());
    const sandbox = { ...project.config.sandbox, commands: inside, mode: 'required' };
    const config = { ...project.config, sandbox };
    const { ports } = await (0,commands_project/* createMachine */.Op)(context, { ...project, config }, run, { emit: () => { } });
    const logs = await (0,promises_.mkdtemp)((0,external_node_path_.join)(context.environment['TMPDIR'] ?? (0,external_node_os_.tmpdir)(), 'tributary-doctor-'));
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const workspace = __addDisposableResource(env_1, await ports.workspaces.forTree(project.base.commit, 'doctor'), true);
            for (const step of stepsOf(config)) {
                const end = await workspace.run({ ...step.command, log: (0,external_node_path_.join)(logs, 'log') });
                if (end.ended !== 'itself' || end.code !== 0)
                    return { failed: step, end };
            }
            return {};
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
    finally {
        await (0,promises_.rm)(logs, { recursive: true, force: true });
    }
}
function stepsOf({ setup, suites, env }) {
    const common = { env: { CI: 'true' }, configEnv: env };
    return [
        ...setup.map((run) => {
            const confinement = { kind: 'set-up' };
            return { name: `"${run}"`, command: { ...common, run, limit: SETUP_LIMIT, confinement } };
        }),
        ...Object.entries(suites).map(([name, suite]) => {
            const { run, timeout: limit, in: below } = suite;
            const confinement = { kind: 'suite' };
            const configEnv = [...env, ...suite.env];
            const command = { ...common, run, limit, configEnv, confinement };
            return {
                name: `suite ${name}`,
                command: below === undefined ? command : { ...command, in: below },
            };
        }),
    ];
}

// EXTERNAL MODULE: ./lib/adapters/github/workflow-triggers.js
var workflow_triggers = __webpack_require__(8811);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(4887);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(5391);
;// CONCATENATED MODULE: ./lib/text/after-land.js
/** Messages about workflows that a landing starts or does not start. */


const KEY = 'after-land in .github/tributary.yml';
/**
 * Warnings to show before any agent is paid.
 *
 * @param asApp an App lands the changes: GitHub starts workflows for its pushes
 */
function afterLandLines(workflows, afterLand, asApp) {
    const byFile = new Map(workflows.map((each) => [each.file, each]));
    const problems = afterLand.flatMap((file) => unstartable(file, byFile.get(file)) ?? []);
    const silent = workflows
        .filter(({ file, onPush }) => onPush && !afterLand.includes(file))
        .map(({ file }) => file);
    return {
        problems,
        next: problems.length === 0
            ? []
            : ['# add "workflow_dispatch:" under "on:" of the workflow, or remove it from after-land'],
        warnings: silent.length === 0 || asApp
            ? []
            : [
                `GITHUB_TOKEN merges do not trigger push workflows: ${(0,reasons/* listText */.so)(silent)} will not run. If needed, list ${silent.length === 1 ? 'it' : 'them'} under ${KEY}.`,
            ],
    };
}
/** Why a workflow was not started after a landing. */
function notStartedWords(file, base, { status, message }) {
    return {
        problem: `${file} was not started after the landing: ${status === 404 ? `${base} has no such workflow` : plainText(message, 300)}.`,
        next: [`gh workflow run ${file} --ref ${base}`],
    };
}
function unstartable(file, known) {
    if (!known)
        return `${KEY} lists ${file}, but the base branch has no such workflow.`;
    return known.onDispatch
        ? undefined
        : `${KEY} lists ${file}, but it cannot be started: there is no "workflow_dispatch" under its "on:".`;
}

// EXTERNAL MODULE: ./lib/adapters/github/probe-text.js
var probe_text = __webpack_require__(7418);
// EXTERNAL MODULE: ./lib/adapters/github/refusals-text.js
var refusals_text = __webpack_require__(7085);
;// CONCATENATED MODULE: ./lib/commands/doctor-github.js







const NEEDS = 'contents, pull requests, issues and commit statuses: write';
/**
 * Checks the repository and the token. Runs before the configuration checks, since the configuration is read
 * from GitHub.
 */
async function accessChecks(context, repository) {
    const repo = await (0,commands_project/* gitHubRepoOf */.Tm)(context, repository);
    const { repositoryFacts } = await Promise.all(/* import() */[__webpack_require__.e(876), __webpack_require__.e(495)]).then(__webpack_require__.bind(__webpack_require__, 4876));
    const facts = await repositoryFacts(repo, note(context));
    const found = `${repo.owner}/${repo.name} on ${new URL(repo.serverUrl).host}`;
    const reached = facts.isArchived
        ? { name: 'github', ok: false, found: `${found} is archived`, next: ['Settings → General'] }
        : { name: 'github', ok: true, found };
    return { checks: [reached, tokenCheck(facts)], facts };
}
/** Checks each rule and names a fix. With `probe`, also opens a test pull request. */
async function* repositoryChecks(context, project, facts, withProbe = false) {
    yield* methodChecks(facts, project.config);
    yield* await afterLandChecks(project);
    const rules = await rulesOf(context, project);
    if (rules.length === 0)
        yield { name: 'rules', ok: true, found: `none on ${project.base.branch}` };
    yield* rules.map(ruleCheck);
    if (withProbe)
        yield* await probed(context, project, rules);
}
/** Fine-grained tokens and App tokens do not show their permissions, so these are only checked where possible. */
function tokenCheck({ mayPush, scopes, isPrivate }) {
    const name = 'token';
    if (mayPush === false)
        return { name, ok: false, found: 'can read but not push', next: [`It needs ${NEEDS}`] };
    if (scopes === undefined)
        return { name, ok: 'warn', found: `its permissions are not visible; it needs ${NEEDS}` };
    const isEnough = scopes.includes('repo') || (!isPrivate && scopes.includes('public_repo'));
    return isEnough
        ? { name, ok: true, found: `scopes ${scopes.join(', ')}` }
        : {
            name,
            ok: false,
            found: 'the scope repo is missing',
            next: ['gh auth refresh --scopes repo'],
        };
}
function methodChecks({ off }, { method }) {
    if (!off.includes(method))
        return [];
    const { problem, next } = (0,refusals_text/* refusalWords */.WW)({ is: 'method-off', method });
    return [{ name: 'method', ok: false, found: problem, next }];
}
/** Checks that the `after-land` workflows can be started. */
async function afterLandChecks({ store, base, config }) {
    const workflows = await (0,workflow_triggers/* workflowTriggers */.B)(store, base, glob_matcher/* matcher */.j);
    const { problems, next } = afterLandLines(workflows, config['after-land'], true);
    return problems.map((found) => ({ name: 'after-land', ok: false, found, next }));
}
async function rulesOf(context, project) {
    const { base, config } = project;
    const events = { emit: () => undefined };
    const { github } = await (0,commands_project/* createMachine */.Op)(context, project, model/* RunId */.PI.parse('doctor'), events);
    return (await github?.forge.required(base.branch, config.method))?.rules ?? [];
}
function ruleCheck({ demand, met }) {
    const { problem, next } = (0,refusals_text/* demandWords */.pB)(demand);
    if (met === 'met')
        return { name: 'rule', ok: true, found: problem };
    return { name: 'rule', ok: met === 'unmet' ? false : 'warn', found: problem, next };
}
async function probed(context, project, rules) {
    const { repo, repository, base } = project;
    if (!repo)
        return [];
    const { probeOn } = await Promise.all(/* import() */[__webpack_require__.e(876), __webpack_require__.e(495)]).then(__webpack_require__.bind(__webpack_require__, 4876));
    const report = note(context);
    report(`Opening a test pull request on ${repo.owner}/${repo.name}. It will be closed, never merged.`);
    const required = rules.flatMap(({ demand }) => (demand.is === 'status' ? [demand.context] : []));
    const { clock, signal } = context;
    const options = { base, required: new Set(required), now: clock.now(), signal };
    return (0,probe_text/* probeChecks */.s)(rules, await probeOn(repo, repository.git, project, options, report));
}
function note(context) {
    return (line) => {
        context.stderr.write(`${line}\n`);
    };
}

;// CONCATENATED MODULE: ./lib/commands/doctor.js
/** `tributary doctor`: checks everything a run needs, and says how to fix what is missing. */














const SHELL_WORDS = new Set([
    'echo',
    'if',
    'for',
    'while',
    'test',
    'exec',
    'set',
    'cd',
    'true',
    'false',
    ':',
    '.',
]);
/** @returns 0 if nothing is missing (warnings do not count), 1 otherwise, 130 if a probe was interrupted */
async function doctorCommand(context, options) {
    const checks = await allChecks(context, options.probe ? { ...options, forge: 'github' } : options);
    context.stdout.write(`${options.json ? JSON.stringify(checks, null, 2) : (0,status_text/* doctorText */.l)(checks)}\n`);
    if (options.probe && context.signal.aborted)
        return 130;
    return checks.some(({ ok }) => ok === false) ? 1 : 0;
}
/** If a check fails, checks that depend on it are skipped. */
async function allChecks(context, options) {
    const checks = [nodeCheck(options.nodeVersion)];
    let subject = `git ${core_version/* NEEDED_GIT */.l}+`;
    try {
        await (0,commands_project/* asBadInput */.wH)(options, async () => {
            const repository = await (0,git_repository/* openRepository */.h)(context.cwd, context.environment);
            checks.push(...(await gitChecks(repository)));
            subject = 'github';
            const access = options.forge === 'github' && (await accessChecks(context, repository));
            checks.push(...(access ? access.checks : []));
            subject = 'config';
            const project = await (0,commands_project/* openProject */.U8)(context, options, repository);
            checks.push(...(await projectChecks(context, project)));
            checks.push(...(await sandboxChecks(context, project, options.sandbox ?? false)));
            if (!access)
                return;
            subject = 'rules';
            for await (const check of repositoryChecks(context, project, access.facts, options.probe))
                checks.push(check);
        });
    }
    catch (error) {
        checks.push(asCheck(subject, error));
        if (options.probe && subject !== 'rules')
            checks.push({ name: 'probe', ok: false, found: 'skipped: no pull request was opened' });
    }
    return checks;
}
function nodeCheck(version) {
    return {
        name: 'node',
        ok: (0,core_version.isAtLeast)(version, core_version.NEEDED_NODE),
        found: version,
        ...(!(0,core_version.isAtLeast)(version, core_version.NEEDED_NODE) && { need: `${core_version.NEEDED_NODE} or newer` }),
    };
}
async function gitChecks({ git, checkout }) {
    const { text } = await (0,git_repository/* gitVersion */.r)(git);
    const identity = await checkout(['config', '--get', 'user.email'], { accept: [1] });
    const email = identity.stdout.trim();
    return [
        { name: 'git', ok: true, found: text },
        email === ''
            ? {
                name: 'identity',
                ok: 'warn',
                found: 'user.email is not set (needed for your commits)',
                next: ['git config --global user.email you@example.com'],
            }
            : { name: 'identity', ok: true, found: email },
    ];
}
async function projectChecks(context, project) {
    return [
        { name: 'config', ok: true, found: `.github/tributary.yml on ${project.base.branch}` },
        await tasksCheck(project),
        ...(await commandChecks(context, project.config)),
        ...(await priceChecks(project.config)),
    ];
}
async function tasksCheck({ store, base, config }) {
    const text = await store.file(base.commit, config.tasks);
    if (text === undefined)
        return {
            name: 'tasks',
            ok: false,
            found: `no ${config.tasks} on ${base.branch}`,
            next: ['tributary init'],
        };
    const { tasks, problems } = tasks_md/* tasksMd */.w.parse(text);
    if (problems.length > 0)
        return {
            name: 'tasks',
            ok: false,
            found: `${(0,reasons/* count */.U9)(problems.length, 'problem')} in ${config.tasks}`,
            next: problems.slice(0, 10).map(({ line, message }) => `${config.tasks}:${line} ${message}`),
        };
    const todo = tasks.filter(({ state }) => state === 'todo');
    const unguarded = todo.filter((task) => (0,policy/* lacksCompliance */.SR)(config, task, glob_matcher/* matcher */.j));
    if (unguarded.length > 0)
        return {
            name: 'tasks',
            ok: false,
            found: `${(0,reasons/* listText */.so)(unguarded.map(({ id }) => id))}: financial, but no compliance check is configured`,
            next: ['Add gates.compliance.run to .github/tributary.yml'],
        };
    return { name: 'tasks', ok: true, found: `${todo.length} to do, ${tasks.length} in all` };
}
async function commandChecks(context, config) {
    return Promise.all([
        ...Object.entries(config.agents).map(([name, { run }]) => commandCheck(context, `agent ${name}`, `agents.${name}`, run)),
        ...Object.entries(config.suites).map(([name, { run }]) => commandCheck(context, `suite ${name}`, `suites.${name}`, run)),
    ]);
}
/** Checks only that the command's program exists, not that the command works. */
async function commandCheck({ environment }, name, key, run) {
    const program = programOf(run);
    const next = [`Change ${key} in .github/tributary.yml`];
    if (run.startsWith(init_text/* PLACEHOLDER */.Kx))
        return { name, ok: false, found: 'still the placeholder command', next };
    if (!program || SHELL_WORDS.has(program) || (await (0,init.isOnPath)(program, environment)))
        return { name, ok: true, found: run };
    return {
        name,
        ok: false,
        found: `${program} is not on the PATH`,
        next: [`Install ${program}, or change ${key} in .github/tributary.yml`],
    };
}
/** The program of a command line, if its first word is a plain name. */
function programOf(run) {
    return run
        .trim()
        .split(/\s+/)
        .find((word) => !/^[A-Za-z_]\w*=/.test(word))
        ?.match(/^[\w.+-]+$/)?.[0];
}
async function priceChecks(config) {
    const pricing = await (0,prices/* createPricing */.$)(config.prices);
    const used = [
        ...Object.values(config.agents),
        ...Object.values(config.gates),
        ...Object.values(config.reviews),
    ];
    const models = [...new Set(used.flatMap(({ model }) => model ?? []))];
    return models.map((model) => {
        const tokens = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
        const priced = pricing.price({ models: { [model]: tokens } }) !== undefined;
        return priced
            ? { name: `price of ${model}`, ok: true, found: 'known' }
            : {
                name: `price of ${model}`,
                ok: 'warn',
                found: 'unknown: its cost will be "unpriced"',
                next: [`Add prices.${model} to .github/tributary.yml`],
            };
    });
}
function asCheck(name, error) {
    if (!(error instanceof user_error.UserError))
        throw error;
    const [first = '', ...more] = error.problems;
    return { name, ok: false, found: first, next: [...more, ...error.next] };
}


/***/ }),

/***/ 556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ doctorText),
/* harmony export */   q: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1524);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5391);
/* harmony import */ var _text_progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8252);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(978);
/* harmony import */ var _text_width_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2759);
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

/***/ 8252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OG: () => (/* binding */ logLines),
/* harmony export */   Ys: () => (/* binding */ liveLines),
/* harmony export */   fL: () => (/* binding */ percentText),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   zF: () => (/* binding */ NOTHING_RUNS)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1524);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5391);
/* harmony import */ var _event_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9121);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2759);




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


/***/ })

};
