export const id = 534;
export const ids = [534];
export const modules = {

/***/ 2534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ probeChecks)
/* harmony export */ });
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9862);
/* harmony import */ var _core_published_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3837);
/* harmony import */ var _check_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8719);
/* harmony import */ var _refusals_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1185);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6790);
/**
 * Formats the results of `tributary doctor --probe`: what GitHub did with a test pull request, and what that
 * means. Pure.
 */






const UNVERIFIED = `https://github.com/${_core_published_js__WEBPACK_IMPORTED_MODULE_5__/* .PUBLISHED */ .ly}/blob/${_core_published_js__WEBPACK_IMPORTED_MODULE_5__/* .PUBLISHED_REF */ .lX}/docs/unverified.md`;
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


/***/ })

};
