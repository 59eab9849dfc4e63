export const id = 321;
export const ids = [321,702];
export const modules = {

/***/ 2534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ PROBE_BRANCH),
/* harmony export */   Og: () => (/* binding */ PROBE_STATUS),
/* harmony export */   a9: () => (/* binding */ PROBE_CHECK),
/* harmony export */   s9: () => (/* binding */ probeChecks)
/* harmony export */ });
/* harmony import */ var _core_published_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3837);
/* harmony import */ var _refusals_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1185);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6790);
/** What `tributary doctor --probe` saw GitHub make of one pull request, and what that shows. Pure. */




/** No task's: an ID has no underscore. Rules for the branches of tasks hold for it too. */
const PROBE_BRANCH = 'tributary/_probe';
/** The commit status and the check run that it tries. */
const PROBE_STATUS = 'tributary';
const PROBE_CHECK = 'tributary / tests';
const UNVERIFIED = `https://github.com/${_core_published_js__WEBPACK_IMPORTED_MODULE_3__/* .PUBLISHED */ .E}/blob/${_core_published_js__WEBPACK_IMPORTED_MODULE_3__/* .PUBLISHED_REF */ .l}/docs/unverified.md`;
const AGAIN = 'tributary doctor --probe';
const PERSONS_TOKEN = 'this token is a person’s: GitHub lets apps alone make check runs; commit statuses are used';
/** One line: what a pull request cannot show. */
const notShown = {
    name: 'not shown',
    ok: true,
    found: 'artifacts of earlier attempts, `queue: max` and job.workflow_sha in a called workflow, mentions by edit',
    next: [UNVERIFIED],
};
/**
 * The probe as checks of the doctor.
 *
 * @param rules what the base requires
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
    const what = `the check run "${PROBE_CHECK}"`;
    if (!requires(rules, PROBE_CHECK))
        return [
            { name, ok: true, found: `${what} can be made; not required here, so nothing is shown` },
        ];
    // Where the status is required too, only both together set the pull request free.
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
    const what = `the commit status "${PROBE_STATUS}"`;
    if (!requires(rules, PROBE_STATUS))
        return [
            { name, ok: true, found: `${what} can be set; not required here, so nothing is shown` },
        ];
    const before = stateAfter(check) ?? seen.before;
    return [ruleShown({ name, what, before, after: status.state }, rules, seen)];
}
function requires(rules, context) {
    return rules.some(({ demand }) => demand.is === 'status' && demand.context === context);
}
/** What that shows about the one rule that requires what was reported. */
function ruleShown({ name, what, before, after }, rules, seen) {
    if (standingOf(before) === 'free')
        return {
            name,
            ok: 'warn',
            found: `${what} is required, and the pull request was not held up without it: nothing is shown`,
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
            found: `whether ${what} counts is not shown: other rules may hold the pull request up as well`,
        };
    const waiting = waits(seen) > 0 ? ', or the runs that wait for approval hold it up' : '';
    return {
        name,
        ok: false,
        found: `${what} is there, and the pull request is still blocked: it does not count${waiting}`,
        next: [UNVERIFIED],
    };
}
function unclearCheck(name, state) {
    return {
        name,
        ok: 'warn',
        found: `GitHub did not say whether the pull request can be merged (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(state ?? 'unknown', 40)})`,
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
        const what = `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(waiting, 'run waits', 'runs wait')} for somebody's approval`;
        return [heldUpByRuns(what, rules, seen)];
    }
    const found = started > 0
        ? `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(started, 'run')} started without approval; GitHub calls the pull request "${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(lastState(seen) ?? 'unknown', 40)}"`
        : 'none started for the pull request';
    return [{ name, ok: true, found }];
}
function heldUpByRuns(what, rules, seen) {
    const name = 'workflow runs';
    const last = lastState(seen);
    switch (standingOf(last)) {
        case 'free':
            return { name, ok: true, found: `${what}, and the pull request can be merged meanwhile` };
        case 'unclear':
            return {
                name,
                ok: 'warn',
                found: `${what}; whether that holds up a merge GitHub did not say`,
            };
        case 'blocked':
            break;
    }
    if (hasOthers(rules, seen) || rules.some(({ demand }) => isOwn(demand, seen)))
        return {
            name,
            ok: 'warn',
            found: `${what}; whether that holds up a merge is not shown: rules may hold it up as well`,
        };
    return {
        name,
        ok: false,
        found: `${what}, and the pull request is blocked meanwhile though no rule is known`,
        next: [
            'Give Tributary the token of a GitHub App, so that pull requests start their own checks.',
        ],
    };
}
/** `unstable` = something that is not required has not succeeded. */
function standingOf(state) {
    if (state === 'clean' || state === 'unstable' || state === 'has_hooks')
        return 'free';
    return state === 'blocked' ? 'blocked' : 'unclear';
}
/** Whether a rule is there that may hold the pull request up whatever the probe reports. */
function hasOthers(rules, seen) {
    return rules.some(({ demand, met }) => met !== 'met' && !isOwn(demand, seen));
}
function isOwn(demand, { check }) {
    return (demand.is === 'status' &&
        (demand.context === PROBE_STATUS || (demand.context === PROBE_CHECK && check?.is === 'done')));
}
/** What GitHub said last. */
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
                found: `GitHub could not be asked: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(stop.message, 150)}`,
                next: [AGAIN],
            };
        default:
            return stop;
    }
}
function refusedCheck(name, ok, refusal) {
    const { problem, next } = (0,_refusals_text_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalWords */ .WW)(refusal);
    return { name, ok, found: problem, next };
}
function endChecks({ seen, left, former }) {
    if (left.length > 0)
        return left.map(leftCheck);
    const parts = [
        ...(former ? ['what an earlier probe had left is removed'] : []),
        ...(seen?.pr === undefined ? [] : [`pull request ${seen.pr} is closed, its branch deleted`]),
    ];
    if (parts.length === 0)
        return [{ name: 'cleaned up', ok: true, found: 'nothing is left of it' }];
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
            ? `the branch ${PROBE_BRANCH} has commits of somebody's, and was left alone`
            : `the branch ${PROBE_BRANCH} could not be deleted`,
        next: [
            `git push origin --delete ${PROBE_BRANCH}${left.persons ? '   (once they are on another one)' : ''}`,
        ],
    };
}


/***/ }),

/***/ 7095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ workflowTriggers),
/* harmony export */   K: () => (/* binding */ isWorkflowFile)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6921);
/** What starts the workflows of a repository, as far as a landing has to do with it. */


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
/** Whether GitHub takes a file of the repository for a workflow. */
function isWorkflowFile(path) {
    return path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(FOLDER.length));
}
/** The workflows of the base, by their file names, in order. */
async function workflowTriggers(store, { branch, commit }, match) {
    const files = (await store.files(commit)).filter(isWorkflowFile);
    return Promise.all(files.map(async (path) => triggersOf(path.slice(FOLDER.length), (await store.file(commit, path)) ?? '', branch, match)));
}
/** @returns nothing known, of a file that GitHub could not read either */
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
    // A filter of tags alone leaves all branches out.
    return !push.tags && !push['tags-ignore'];
}
/** Later patterns outweigh earlier ones; `!` takes a branch out again. */
function included(branch, patterns, match) {
    return patterns.reduce((isIn, pattern) => pattern.startsWith('!')
        ? isIn && !match(pattern.slice(1))(branch)
        : isIn || match(pattern)(branch), false);
}


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ PUBLISHED),
/* harmony export */   l: () => (/* binding */ PUBLISHED_REF)
/* harmony export */ });
/** Where the action and its workflow are published: docs, templates and addresses take it from here. */
const PUBLISHED = 'OWNER/tributary';
/** The tag that follows the newest release without a breaking change. */
const PUBLISHED_REF = 'v1';


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

/***/ 4290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubHere: () => (/* binding */ createGitHubHere),
  fetchedBase: () => (/* binding */ fetchedBase),
  probeOn: () => (/* binding */ probeOn),
  repositoryFacts: () => (/* binding */ repositoryFacts)
});

// UNUSED EXPORTS: besideOwnLedger, isRunningOn

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/adapters/github/probe-text.js
var probe_text = __webpack_require__(2534);
// EXTERNAL MODULE: ./lib/adapters/git/git.js
var git = __webpack_require__(7863);
// EXTERNAL MODULE: ./lib/adapters/github/workflow-triggers.js
var workflow_triggers = __webpack_require__(7095);
// EXTERNAL MODULE: ./lib/adapters/github/checks.js
var checks = __webpack_require__(9877);
// EXTERNAL MODULE: ./lib/adapters/github/publish.js + 1 modules
var publish = __webpack_require__(1830);
// EXTERNAL MODULE: ./lib/adapters/github/remote.js + 1 modules
var github_remote = __webpack_require__(5377);
;// CONCATENATED MODULE: ./lib/adapters/github/probe.js
/**
 * One pull request that shows what GitHub makes of it here: opened, looked at, closed, never merged.
 * Whatever happens, it is closed and its branch deleted; what a killed probe left, the next one removes.
 */








const REF = `refs/heads/${probe_text/* PROBE_BRANCH */.Ac}`;
const FILE = 'tributary-probe.txt';
const TITLE = 'Probe of tributary doctor: closes by itself';
const BODY = `\`tributary doctor --probe\` opened this to see what GitHub makes of a pull request here. It closes it
again and deletes the branch. Nothing is to be done, and nothing is merged.`;
const READS = 6;
const LOOKS = 4;
const TRIES = 3;
const UNKNOWN = 'unknown';
const ACTIONS = 'github-actions';
/** Opens one pull request, reports on it, and closes it. */
async function probe(options) {
    const { owner, name } = options.repository;
    const site = {
        ...options,
        at: { owner, repo: name },
        wait: options.wait ?? ((ms, signal) => (0,promises_.setTimeout)(ms, undefined, signal && { signal })),
        seen: {},
    };
    let former = false;
    let failure;
    try {
        const found = await remove(site);
        if (found.left.length > 0)
            return { left: found.left, former };
        former = found.found;
        await look(site);
    }
    catch (error) {
        failure = { error };
    }
    const left = await tidy(site);
    const stop = failure && stopOf(failure.error, site);
    return { seen: site.seen, left, former, ...(stop && { stop }) };
}
async function look(site) {
    const { seen, signal } = site;
    signal.throwIfAborted();
    const commit = await push(site);
    signal.throwIfAborted();
    const pull = await openPull(site);
    seen.pr = pull;
    seen.before = await stateOf(site, pull, (state) => state !== UNKNOWN);
    signal.throwIfAborted();
    seen.runs = await lookForRuns(site, commit);
    signal.throwIfAborted();
    const check = await tryCheckRun(site, commit, pull);
    if (check)
        seen.check = check;
    signal.throwIfAborted();
    seen.status = await tryStatus(site, commit, pull);
}
async function openPull({ client, at, base }) {
    const asked = { ...at, title: TITLE, head: probe_text/* PROBE_BRANCH */.Ac, base: base.branch, body: BODY };
    try {
        return (await client.rest.pulls.create({ ...asked, draft: false })).data.number;
    }
    catch (error) {
        throw (0,publish/* creationRefused */.Ub)(error);
    }
}
/** By their check suites. To be asked before a check run is made: that one gets a suite as well. */
async function lookForRuns(site, ref) {
    const { client, at, store, base, wait, signal } = site;
    const mayCome = (await store.files(base.tree)).some(workflow_triggers/* isWorkflowFile */.K);
    for (let looks = 1;; looks += 1) {
        let suites;
        try {
            const asked = { ...at, ref, per_page: 100 };
            suites = await client.paginate(client.rest.checks.listSuitesForRef, asked);
        }
        catch (error) {
            return refusedAs(error, 'to list check suites');
        }
        const runs = suites.filter(({ app }) => app?.slug === ACTIONS);
        if (runs.length > 0 || !mayCome || looks >= LOOKS) {
            const waiting = runs.filter(({ status, conclusion }) => conclusion === 'action_required' || status === 'waiting').length;
            return { is: 'seen', waiting, started: runs.length - waiting };
        }
        await wait(1000 * looks, signal);
    }
}
async function tryCheckRun(site, head_sha, pull) {
    const { client, at, now } = site;
    try {
        await client.rest.checks.create({
            ...at,
            name: probe_text/* PROBE_CHECK */.a9,
            head_sha,
            status: 'completed',
            conclusion: 'success',
            completed_at: now,
            output: { title: 'A probe', summary: 'Nothing was tested: this shows whether it counts.' },
        });
    }
    catch (error) {
        if (isPersons(error))
            return { is: 'persons-token' };
        return refusedAs(error, 'to make a check run');
    }
    return { is: 'done', state: await after(site, pull, probe_text/* PROBE_CHECK */.a9) };
}
function isPersons(error) {
    return ((0,checks/* isForAppsAlone */.lJ)(error) &&
        // An app that lacks the permission is refused in nearly the same words.
        !(error instanceof errors/* GitHubRefused */.YY &&
            /by integration/i.test((0,errors/* failureOf */.g5)(error.cause)?.message ?? '')));
}
async function tryStatus(site, sha, pull) {
    const { client, at } = site;
    try {
        const description = 'A probe: nothing was judged';
        const said = { sha, state: 'success', context: probe_text/* PROBE_STATUS */.Og, description };
        await client.rest.repos.createCommitStatus({ ...at, ...said });
    }
    catch (error) {
        return refusedAs(error, 'to set a commit status');
    }
    return { is: 'done', state: await after(site, pull, probe_text/* PROBE_STATUS */.Og) };
}
function refusedAs(error, doing) {
    if (error instanceof errors/* GitHubRefused */.YY)
        return { is: 'refused', refusal: error.refusal };
    const failure = (0,errors/* failureOf */.g5)(error);
    if (!failure || failure.status >= 500)
        throw error;
    return { is: 'refused', refusal: { is: 'other', doing, message: failure.message } };
}
/** A required one may count a moment later than it was taken. */
function after(site, pull, context) {
    return stateOf(site, pull, (state) => state !== UNKNOWN && !(state === 'blocked' && site.required.has(context)));
}
/** GitHub computes it in the background; `isFinal` says which answers need no second look. */
async function stateOf({ client, at, wait, signal }, pull_number, isFinal) {
    for (let reads = 1;; reads += 1) {
        const { data } = await client.rest.pulls.get({ ...at, pull_number });
        const state = data.mergeable === null ? UNKNOWN : data.mergeable_state;
        if (isFinal(state) || reads >= READS)
            return state;
        await wait(1000 * reads, signal);
    }
}
/** Nothing stops it; what could not be done is named. */
async function tidy(site) {
    if (!site.commit)
        return [];
    const { pr } = site.seen;
    const left = [];
    if (pr !== undefined && !(await probe_close(site, pr)))
        left.push({ is: 'pull', pr });
    try {
        left.push(...(await remove(site)).left);
    }
    catch {
        left.push({ is: 'branch', persons: false });
    }
    return left;
}
/** Closes what is open from the branch, and deletes it. @returns what is left, and whether there was anything */
async function remove(site) {
    const { remote, seen } = site;
    const tip = await remote.remoteTip(REF);
    if (tip === undefined)
        return { found: false, left: [] };
    if (!(await isOurs(site, tip)))
        return { found: true, left: [{ is: 'branch', persons: true }] };
    const left = [];
    for (const pr of await openNumbers(site))
        if (pr !== seen.pr && !(await probe_close(site, pr)))
            left.push({ is: 'pull', pr });
    const [pushed] = await remote.push([{ ref: REF, commit: undefined, lease: tip }]);
    // A branch that is gone meanwhile is what was wanted.
    const isGone = pushed?.is === 'pushed' || (await remote.remoteTip(REF)) === undefined;
    if (!isGone)
        left.push({ is: 'branch', persons: false });
    return { found: true, left };
}
/** Commits of Tributary's alone; anybody may push to a branch. */
async function isOurs({ remote, store, base, commit }, tip) {
    if (tip === commit)
        return true;
    await remote.fetch([REF]);
    if ((await store.resolve((0,github_remote/* localRef */.Z)(REF))) !== tip)
        return false;
    const committers = await store.committers(base.commit, tip);
    return committers.every((email) => email === git/* IDENTITY */.zK.email);
}
/** The open ones from the branch, whatever they are for; a fork's branch of the name is another one. */
async function openNumbers({ client, at }) {
    const head = `${at.owner}:${probe_text/* PROBE_BRANCH */.Ac}`;
    const asked = { ...at, state: 'open', head, per_page: 100 };
    const own = `${at.owner}/${at.repo}`.toLowerCase();
    return (await client.paginate(client.rest.pulls.list, asked)).flatMap(({ number, head: from }) => from.ref === probe_text/* PROBE_BRANCH */.Ac && from.repo?.full_name.toLowerCase() === own ? [number] : []);
}
async function probe_close({ client, at, wait }, pull_number) {
    for (let tries = 1;; tries += 1)
        try {
            await client.rest.pulls.update({ ...at, pull_number, state: 'closed' });
            return true;
        }
        catch (error) {
            if (!(0,errors/* isUnclear */.Z5)(error) || tries >= TRIES)
                return false;
            await wait(1000 * tries);
        }
}
/** A commit that no probe made before: statuses and check runs stay with a commit for ever. */
async function push(site) {
    const { store, remote, base, now } = site;
    const tree = await store.withFile(base.tree, FILE, `tributary doctor --probe, ${now}\n`);
    const commit = await store.commit(tree, [base.commit], {
        message: TITLE,
        author: git/* IDENTITY */.zK,
        date: now,
    });
    site.commit = commit;
    const [pushed] = await remote.push([{ ref: REF, commit, lease: undefined }]);
    if (pushed?.is !== 'pushed')
        throw (0,publish/* refusedPush */.JZ)(probe_text/* PROBE_BRANCH */.Ac, pushed ?? { is: 'refused', why: 'other', message: '' });
    return commit;
}
/** @throws what is no answer of git's or GitHub's: a defect */
function stopOf(error, { signal }) {
    if (signal.aborted)
        return { is: 'interrupted' };
    if (error instanceof errors/* GitHubRefused */.YY)
        return { is: 'refused', refusal: error.refusal };
    const message = error instanceof git/* GitError */.XS ? error.message : (0,errors/* failureOf */.g5)(error)?.message;
    if (message === undefined)
        throw error;
    return { is: 'failed', message };
}

// EXTERNAL MODULE: ./lib/wiring/github.js + 8 modules
var github = __webpack_require__(2242);
// EXTERNAL MODULE: ./lib/adapters/github/check-output.js
var check_output = __webpack_require__(8790);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/adapters/github/statuses.js
/** Checks without an App: GitHub lets Apps alone make check runs, so a person's token says each as a commit status. */



/** Longest description of a commit status that GitHub takes. */
const LONGEST_DESCRIPTION = 140;
/** The forge, which says its checks as commit statuses once GitHub has refused a check run to this token. */
function withStatuses(forge, { rest }, repository) {
    const commits = new Map();
    let isRefused = false;
    const commitOf = async (pr) => {
        if (!commits.has(pr))
            for (const each of await forge.open())
                commits.set(each.number, each.commit);
        return commits.get(pr);
    };
    const sayStatuses = async (pr, results) => {
        const sha = await commitOf(pr);
        if (sha === undefined)
            return;
        const at = { owner: repository.owner, repo: repository.name, sha };
        for (const said of statusesOf(results))
            await rest.repos.createCommitStatus({ ...at, ...said });
    };
    return {
        ...forge,
        publish: async (published) => {
            const pr = await forge.publish(published);
            commits.set(pr, published.commit);
            return pr;
        },
        check: async (pr, results) => {
            if (isRefused)
                return sayStatuses(pr, results);
            try {
                await forge.check(pr, results);
            }
            catch (error) {
                if (!(0,checks/* isForAppsAlone */.lJ)(error))
                    throw error;
                isRefused = true;
                await sayStatuses(pr, results);
            }
        },
    };
}
/** A check each, and the one status that rules ask for where something speaks against the change. */
function statusesOf(results) {
    const verdicts = results.flatMap((each) => ('suite' in each ? [] : [(0,check_output/* verdictCheck */.Iy)(each)]));
    const tests = (0,check_output/* testsCheck */.W5)(results.flatMap((each) => ('suite' in each ? [each] : [])));
    const against = (0,check_output/* blockedDescription */.lV)(results);
    return [
        ...[...verdicts, ...(tests ? [tests] : [])].map(toStatus),
        ...(against === undefined
            ? []
            : [{ context: checks/* CONTEXT */.SK, state: 'failure', description: against }]),
    ];
}
function toStatus({ name, conclusion, title }) {
    return {
        context: name,
        state: conclusion === 'success' || conclusion === 'neutral' ? 'success' : 'failure',
        description: (0,plain/* plainText */.w)(title, LONGEST_DESCRIPTION),
    };
}

// EXTERNAL MODULE: ./lib/wiring/local.js + 36 modules
var local = __webpack_require__(6246);
;// CONCATENATED MODULE: ./lib/wiring/github-here.js
/** A run on this machine that lands on GitHub: worktrees and agents here, pull requests and checks there. */







const LEDGER = 'refs/heads/tributary-ledger';
/**
 * The shared ledger takes the place of this machine's branch while it is read or written. Afterwards
 * that branch stands where it stood: it is what runs without GitHub estimate from.
 */
function besideOwnLedger(shared, git, store) {
    const aside = async (use) => {
        const own = await store.resolve(LEDGER);
        try {
            return await use();
        }
        finally {
            await (own
                ? git(['update-ref', '--no-deref', LEDGER, own])
                : git(['update-ref', '--no-deref', '-d', LEDGER], { accept: [1, 128] }));
        }
    };
    return {
        read: () => aside(() => shared.read()),
        append: (entries) => aside(() => shared.append(entries)),
    };
}
/** Whether a workflow run on GitHub is at work. What cannot be asked is not: a landing is pinned anyway. */
function isRunningOn({ rest }, { owner, name }) {
    return async (run) => {
        const id = /^gh-(\d{1,15})$/.exec(run)?.[1];
        if (id === undefined)
            return false;
        try {
            const asked = { owner, repo: name, run_id: Number(id) };
            return (await rest.actions.getWorkflowRun(asked)).data.status !== 'completed';
        }
        catch {
            return false;
        }
    };
}
/** Where a branch stands on GitHub. @throws GitError where there is none */
function fetchedBase(git, store, place, branch) {
    return freshBase((0,github_remote/* createRemote */.h)({ git, url: (0,github/* remoteUrl */.gX)(place), token: place.token }), store, branch);
}
/** @throws GitHubRefused where the repository is not there for this token */
async function repositoryFacts(place, note) {
    const { owner, name } = place.repository;
    const { rest } = (0,github/* clientFor */.$V)(place, note);
    try {
        const { data, headers } = await rest.repos.get({ owner, repo: name });
        const scopes = headers['x-oauth-scopes'];
        return {
            isPrivate: data.private,
            isArchived: data.archived,
            off: [
                ...(data.allow_merge_commit === false ? ['merge'] : []),
                ...(data.allow_squash_merge === false ? ['squash'] : []),
                ...(data.allow_rebase_merge === false ? ['rebase'] : []),
            ],
            mayPush: data.permissions?.push,
            scopes: scopes === undefined ? undefined : scopes.split(/,\s*/).filter(Boolean),
        };
    }
    catch (error) {
        if ((0,errors/* failureOf */.g5)(error)?.status !== 404)
            throw error;
        throw new errors/* GitHubRefused */.YY({ is: 'not-found', repository: `${owner}/${name}` });
    }
}
/** One pull request there, opened to be looked at and closed again. */
function probeOn(place, { git, store }, options, note) {
    return probe({
        ...options,
        store,
        client: (0,github/* clientFor */.$V)(place, note),
        remote: (0,github_remote/* createRemote */.h)({ git, url: (0,github/* remoteUrl */.gX)(place), token: place.token }),
        repository: place.repository,
    });
}
/** Everything that a run needs whose worktrees are here and whose forge is GitHub. */
async function createGitHubHere(options, place) {
    const { branch, repository, events, run } = options;
    const alone = (0,p_limit/* default */.A)(1);
    const side = sideOf(options, place, alone);
    const { client } = side;
    return (0,github/* createGitHubMachine */.Dc)(side, {
        alone,
        base: branch,
        run,
        worktreesHere: true,
        forge: {
            isRunning: isRunningOn(client, place.repository),
            ownChecks: true,
            log: (message) => events.emit({ is: 'note', message }),
        },
        around: (forge, store) => withFixes(withStatuses(forge, client, place.repository), store),
        currentBase: (store) => freshBase(side.remote, store, branch),
    }, (chosen) => (0,local/* createMachine */.Op)({
        ...options,
        ...chosen,
        ledger: (store) => besideOwnLedger(chosen.ledger(store), repository.git, store),
    }));
}
function sideOf(options, place, alone) {
    const { repository, clock, events } = options;
    const note = (message) => events.emit({ is: 'note', message });
    const store = (0,local/* openStore */.Ch)(repository, alone);
    return (0,github/* openGitHubSide */.hW)({ place, git: repository.git, store, clock, alone, note, warn: note });
}
/** A fix that a person committed in the task's worktree is taken up, as it is without GitHub. */
function withFixes(forge, store) {
    return {
        ...forge,
        open: async () => Promise.all((await forge.open()).map(async (pull) => {
            const tip = await fixedHere(store, pull);
            return tip ? { ...pull, tip } : pull;
        })),
    };
}
/** Commits that were added to the delivered work in its worktree here, and that nobody has pushed. */
async function fixedHere(store, pull) {
    const { change, commit, tip, branch } = pull;
    const here = await store.resolve(`refs/heads/${branch}`);
    if (!here || here === change.head || tip !== commit)
        return undefined;
    // A branch of another run's work does not hold this one: it says nothing about it.
    if (!(await store.resolve(change.head)))
        return undefined;
    return (await store.mergeBase(here, change.head)) === change.head ? here : undefined;
}
/**
 * Where the base stands on GitHub now. It is asked each time: what was fetched before is a ref here,
 * and an agent could have written it.
 */
async function freshBase(remote, store, branch) {
    const commit = await remote.fetchBase(branch);
    return { branch, commit, tree: await store.tree(commit) };
}


/***/ })

};
