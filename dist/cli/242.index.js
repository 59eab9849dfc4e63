export const id = 242;
export const ids = [242];
export const modules = {

/***/ 8790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iy: () => (/* binding */ verdictCheck),
/* harmony export */   W5: () => (/* binding */ testsCheck),
/* harmony export */   lV: () => (/* binding */ blockedDescription)
/* harmony export */ });
/* unused harmony exports cutLines, checkName */
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6362);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6790);



/** What GitHub takes: 65,535 for a summary, counted here in bytes, which are never fewer than characters. */
const LONGEST_SUMMARY = 65_535;
const CUT_NOTE = '\n\n(The rest is cut.)';
/** More would be more requests than a person reads. */
const MOST_ANNOTATIONS = 200;
const MOST_LISTED = 1000;
const LEVELS = { error: 'failure', warning: 'warning', note: 'notice' };
/** GitHub's integers have 32 bits: one annotation that is beyond them would refuse the whole check run. */
const LAST_LINE = 2 ** 31 - 1;
const RESULT_WORDS = {
    green: 'passed',
    flaky: 'passed at the second try',
    red: 'failed',
    timeout: 'ran out of time',
    setup: 'set-up failed',
    lost: 'lost without a result',
};
const CONCLUSIONS = {
    green: 'success',
    flaky: 'success',
    red: 'failure',
    setup: 'failure',
    timeout: 'timed_out',
    lost: 'cancelled',
};
/** The worst word wins. */
const BY_WEIGHT = ['failure', 'timed_out', 'cancelled', 'success'];
/** Longest description of a commit status that GitHub takes. */
const LONGEST_DESCRIPTION = 140;
/** Whole lines, at most `LONGEST_SUMMARY` bytes, with a note where some are left out. */
function cutLines(lines) {
    const whole = lines.join('\n');
    if (Buffer.byteLength(whole) <= LONGEST_SUMMARY)
        return whole;
    const kept = [];
    let room = LONGEST_SUMMARY - Buffer.byteLength(CUT_NOTE);
    for (const line of lines) {
        room -= Buffer.byteLength(line) + 1;
        if (room < 0)
            break;
        kept.push(line);
    }
    return `${kept.join('\n')}${CUT_NOTE}`;
}
/** `tests` is the name of the test results' own check. */
function checkName(gate) {
    return gate === 'tests' ? 'tributary / gate tests' : `tributary / ${gate}`;
}
function verdictCheck(verdict) {
    const { gate, policy, findings, startedAt, seconds } = verdict;
    const title = verdictTitle(verdict);
    const listed = findings
        .slice(0, MOST_LISTED)
        .map((finding) => `- ${finding.level}: ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .findingText */ .NK)(finding), 1000)}`);
    const rest = findings.length - listed.length;
    return {
        name: checkName(gate),
        externalId: policy,
        conclusion: conclusionOf(verdict),
        startedAt,
        completedAt: endOf(startedAt, seconds),
        title,
        summary: cutLines([`${title}.`, '', ...listed, ...(rest > 0 ? [`- and ${rest} more`] : [])]),
        annotations: annotationsOf(findings),
    };
}
/** All suites of a tree are one check; undefined where there is no result. */
function testsCheck(results) {
    const [first] = results;
    if (!first)
        return undefined;
    const conclusions = new Set(results.map(({ result }) => CONCLUSIONS[result]));
    const conclusion = BY_WEIGHT.find((each) => conclusions.has(each)) ?? 'failure';
    const bad = results.filter(({ result }) => CONCLUSIONS[result] !== 'success');
    const startedAt = results.map((each) => each.startedAt).toSorted()[0] ?? first.startedAt;
    const ends = results.map((each) => endOf(each.startedAt, each.seconds)).toSorted();
    return {
        name: 'tributary / tests',
        externalId: first.tree,
        conclusion,
        startedAt,
        completedAt: ends.at(-1) ?? startedAt,
        title: bad.length === 0
            ? `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(results.length, 'suite')} passed`
            : `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(bad.length, 'suite')} of ${results.length} did not pass`,
        summary: cutLines([
            `Tested on tree ${first.tree}: the base with this change and those ahead of it.`,
            '',
            ...results.flatMap(suiteLines),
        ]),
        annotations: [],
    };
}
/** Why the change may not land as it is; undefined where nothing speaks against it. */
function blockedDescription(results) {
    const against = results.flatMap((each) => {
        if ('suite' in each)
            return CONCLUSIONS[each.result] === 'success'
                ? []
                : [`${each.suite} ${RESULT_WORDS[each.result]}`];
        return each.kind === 'gate' && each.result !== 'pass' ? [`blocked by ${each.gate}`] : [];
    });
    if (against.length === 0)
        return undefined;
    const text = (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(against.join(', '), LONGEST_DESCRIPTION);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
function verdictTitle({ result, kind, findings }) {
    const found = findings.length === 0 ? '' : `: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(findings.length, 'finding')}`;
    if (result === 'error')
        return `No answer${found}`;
    if (kind === 'review')
        return findings.length === 0 ? 'No findings' : `Warns only${found}`;
    return `${result === 'pass' ? 'Passed' : 'Blocked'}${found}`;
}
function conclusionOf({ kind, result }) {
    if (kind === 'review')
        return 'neutral';
    return result === 'pass' ? 'success' : 'failure';
}
function annotationsOf(findings) {
    return findings
        .flatMap(({ path, line, level, rule, message }) => path === undefined || line === undefined || !isPath(path) || line > LAST_LINE
        ? []
        : [
            {
                path,
                start_line: line,
                end_line: line,
                annotation_level: LEVELS[level],
                title: (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(rule, 200) || 'finding',
                message: (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(message, 2000) || 'No message.',
            },
        ])
        .slice(0, MOST_ANNOTATIONS);
}
/** A path that reads otherwise than it is written would point at another file. */
function isPath(path) {
    return path !== '' && (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(path, 4096) === path;
}
function endOf(startedAt, seconds) {
    return new Date(Date.parse(startedAt) + Math.round(seconds) * 1000).toISOString();
}
function suiteLines({ suite, result, seconds, failures, tail }) {
    const isGood = CONCLUSIONS[result] === 'success';
    const shown = isGood ? [] : (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLines */ .y)(tail, 20);
    return [
        `- ${suite}: ${RESULT_WORDS[result]} (${Math.round(seconds)} s)`,
        ...(isGood
            ? []
            : failures.slice(0, MOST_LISTED).map((name) => `  - ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(name, 300)}`)),
        ...(shown.length > 0 ? ['', ...(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(shown, 'text'), ''] : []),
    ];
}


/***/ }),

/***/ 9877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SK: () => (/* binding */ CONTEXT),
/* harmony export */   lJ: () => (/* binding */ isForAppsAlone),
/* harmony export */   wb: () => (/* binding */ setState),
/* harmony export */   z6: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _check_output_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8790);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8527);
/* harmony import */ var _pulls_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4041);



/** The context of the one commit status, which users require in their rules. */
const CONTEXT = 'tributary';
/** Most that GitHub takes in one request. */
const AT_ONCE = 50;
const TRIES = 3;
/** In GitHub's words for classic tokens, or as a permission that fine-grained ones cannot have. */
function isForAppsAlone(error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubRefused */ .YY)
        return error.refusal.is === 'permission' && error.refusal.doing.includes('/check-runs');
    const failure = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .failureOf */ .g5)(error);
    return failure?.status === 403 && /authenticate via a GitHub App/i.test(failure.message);
}
/** Says a commit's state, once. To say it twice does no harm, so an unclear answer is asked again. */
async function setState(site, pull, commit, state, description) {
    if (pull.said?.commit === commit && pull.said.state === state)
        return;
    for (let tries = 1;; tries += 1)
        try {
            await site.client.rest.repos.createCommitStatus({
                ...site.at,
                sha: commit,
                state,
                context: CONTEXT,
                description,
            });
            pull.said = { commit, state };
            return;
        }
        catch (error) {
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnclear */ .Z5)(error) || tries >= TRIES)
                throw error;
            await site.wait(1000 * tries);
        }
}
/**
 * Says the results, each once. The status says at once what speaks against the change; that nothing
 * does is said by the landing. Until then a rule that requires it waits for it, as for a pending one.
 */
async function check(site, number, results) {
    if (results.length === 0)
        return;
    const pull = await (0,_pulls_js__WEBPACK_IMPORTED_MODULE_2__/* .pullOf */ .pv)(site, number);
    const tests = (0,_check_output_js__WEBPACK_IMPORTED_MODULE_0__/* .testsCheck */ .W5)(results.filter(isTest));
    const texts = results.flatMap((result) => (isTest(result) ? [] : (0,_check_output_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictCheck */ .Iy)(result)));
    const runs = await runsOf(site, pull);
    for (const text of [...texts, ...(tests ? [tests] : [])])
        await say(site, pull, runs, text);
    const { commit } = pull.marker;
    const against = (0,_check_output_js__WEBPACK_IMPORTED_MODULE_0__/* .blockedDescription */ .lV)(results);
    if (against !== undefined)
        await setState(site, pull, commit, 'failure', against);
    else if (pull.said?.commit === commit && pull.said.state === 'failure')
        await setState(site, pull, commit, 'pending', 'Waits for its turn to land');
}
function isTest(result) {
    return 'suite' in result;
}
/** Those of a commit that was pushed just now are known: there are none. */
async function runsOf(site, pull) {
    pull.checks ??= await listRuns(site, pull.marker.commit);
    return pull.checks;
}
async function say(site, pull, runs, text) {
    const known = runs.get(text.name);
    let run;
    if (known && isSame(known, text))
        run = known;
    else if (known && mayChange(known, text))
        run = await append(site, known, text, 0);
    else
        run = await create(site, pull, text);
    while (run.annotations < text.annotations.length)
        run = await append(site, run, text, run.annotations);
    runs.set(text.name, { ...run, conclusion: text.conclusion, externalId: text.externalId });
}
/** Its annotations cannot be taken back: a run with some, for another answer, is left for a new one. */
function mayChange(run, text) {
    return run.externalId === text.externalId && run.annotations === 0;
}
/** The annotations in an update are added to those that are there. */
async function append(site, run, text, from) {
    const annotations = text.annotations.slice(from, from + AT_ONCE);
    await site.client.rest.checks.update({
        ...site.at,
        check_run_id: run.id,
        ...fieldsOf(text, annotations),
    });
    return {
        id: run.id,
        externalId: text.externalId,
        conclusion: text.conclusion,
        title: text.title,
        summary: text.summary,
        annotations: from + annotations.length,
    };
}
async function create(site, pull, text) {
    const asked = {
        ...site.at,
        name: text.name,
        head_sha: pull.marker.commit,
        ...fieldsOf(text, text.annotations.slice(0, AT_ONCE)),
    };
    for (let tries = 1;; tries += 1)
        try {
            return toCheckRun((await site.client.rest.checks.create(asked)).data);
        }
        catch (error) {
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnclear */ .Z5)(error) || tries >= TRIES)
                throw error;
            await site.wait(1000 * tries);
            const found = (await listRuns(site, pull.marker.commit)).get(text.name);
            if (found && isSame(found, text))
                return found;
        }
}
function fieldsOf(text, annotations) {
    return {
        external_id: text.externalId,
        status: 'completed',
        conclusion: text.conclusion,
        started_at: text.startedAt,
        completed_at: text.completedAt,
        output: { title: text.title, summary: text.summary, annotations },
    };
}
async function listRuns(site, commit) {
    const runs = await site.client.paginate(site.client.rest.checks.listForRef, {
        ...site.at,
        ref: commit,
        per_page: 100,
    });
    const ours = runs
        .filter(({ name }) => name.startsWith(`${CONTEXT} / `))
        .toSorted((a, b) => a.id - b.id);
    return new Map(ours.map((run) => [run.name, toCheckRun(run)]));
}
function toCheckRun(data) {
    return {
        id: data.id,
        externalId: data.external_id ?? '',
        conclusion: data.conclusion,
        title: data.output.title,
        summary: data.output.summary,
        annotations: data.output.annotations_count,
    };
}
function isSame(run, text) {
    return (run.externalId === text.externalId &&
        run.conclusion === text.conclusion &&
        run.title === text.title &&
        run.summary === text.summary);
}


/***/ }),

/***/ 1042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ withMarker),
/* harmony export */   t: () => (/* binding */ readMarker)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4231);
/** What a pull request of Tributary's says about itself, hidden in its body. */



const Marker = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    task: _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD,
    run: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(100),
    change: _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .Change */ .lY,
    /** The one commit that the branch was given. */
    commit: _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .CommitSha */ .Yk,
});
/** Longest body that GitHub takes, in characters. */
const LONGEST_BODY = 65_536;
const CUT = '\n\n(The rest is cut.)';
/** The body with the marker at its end; a body that is too long is cut, and says so. */
function withMarker(body, marker) {
    const end = `\n\n${hidden(marker)}`;
    const room = LONGEST_BODY - end.length;
    const shown = body.length <= room ? body : `${body.slice(0, room - CUT.length)}${CUT}`;
    return `${shown}${end}`;
}
/** undefined where there is none, more than one, or one that does not fit. */
function readMarker(body) {
    const [only, ...more] = [...body.matchAll(/<!-- tributary: (\{[^<>]*\}) -->/g)];
    if (!only || more.length > 0)
        return undefined;
    const marker = Marker.safeParse((0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(only[1] ?? ''));
    return marker.success && marker.data.change.task === marker.data.task ? marker.data : undefined;
}
/** A comment ends at its first `>`, so none may stand in it; JSON has another way to write one. */
function hidden(marker) {
    const json = JSON.stringify(marker).replace(/[<>]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
    return `<!-- tributary: ${json} -->`;
}


/***/ }),

/***/ 1830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y_: () => (/* binding */ addLabel),
  IB: () => (/* binding */ closePull),
  Ub: () => (/* binding */ creationRefused),
  mk: () => (/* binding */ publish),
  JZ: () => (/* binding */ refusedPush),
  tA: () => (/* binding */ removeLabel),
  ce: () => (/* binding */ tipsOf)
});

// EXTERNAL MODULE: ./lib/adapters/git/git.js
var git = __webpack_require__(7863);
// EXTERNAL MODULE: ./lib/adapters/git/context.js
var context = __webpack_require__(8168);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
// EXTERNAL MODULE: ./lib/adapters/github/pulls.js
var pulls = __webpack_require__(4041);
;// CONCATENATED MODULE: ./lib/adapters/github/drafts.js
/** From a draft to ready for review and back: REST cannot, GraphQL can where the token may. */


const TRIES = 3;
const TO_DRAFT = mutation('convertPullRequestToDraft');
const TO_READY = mutation('markPullRequestReadyForReview');
/**
 * Makes it a draft or ready where GitHub lets the token do so, and reads back where that is not sure.
 *
 * @returns the pull request as it stands then, turned or not
 */
async function turnTo(site, pull, draft) {
    for (let tries = 1;; tries += 1)
        try {
            await site.client.graphql(draft ? TO_DRAFT : TO_READY, { id: pull.id });
            pull.draft = draft;
            return pull;
        }
        catch (error) {
            const refused = isRefusal(error);
            if (!refused && !(0,errors/* isUnclear */.Z5)(error))
                throw error;
            // It may have been so already, or have been done without an answer.
            const { pull: found } = await (0,pulls/* readPull */.Es)(site, pull.number);
            if (refused || found.draft === draft || found.state !== 'open')
                return found;
            if (tries >= TRIES)
                throw error;
            await site.wait(1000 * tries);
        }
}
/** GitHub's no to this one change. What concerns all requests (the token, the limits) is none. */
function isRefusal(error) {
    if (error instanceof errors/* GitHubRefused */.YY)
        return error.refusal.is === 'permission';
    // A refusal comes with status 200, and octokit's error has no status then.
    if (error instanceof Error && error.name === 'GraphqlResponseError')
        return true;
    const failure = (0,errors/* failureOf */.g5)(error);
    return failure !== undefined && failure.status < 500;
}
function mutation(name) {
    return `mutation ($id: ID!) { ${name}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`;
}

// EXTERNAL MODULE: ./lib/adapters/github/marker.js
var marker = __webpack_require__(1042);
;// CONCATENATED MODULE: ./lib/adapters/github/publish.js






const publish_TRIES = 3;
/** Where the branches of all tasks stand: asked for once, and kept in step with our pushes. */
async function tipsOf(site) {
    site.tips ??= await site.remote.remoteTips('refs/heads/tributary/*');
    return site.tips;
}
function refusedPush(branch, { why, message }) {
    switch (why) {
        case 'workflow-files':
            return new errors/* GitHubRefused */.YY({ is: 'workflow-files', branch });
        case 'protected':
        case 'secret':
            return new errors/* GitHubRefused */.YY({ is: why, branch, message });
        case 'permission':
            return new errors/* GitHubRefused */.YY({ is: 'permission', doing: 'to push', needs: 'contents=write' });
        case 'stale':
        case 'other':
            return new errors/* GitHubRefused */.YY({ is: 'other', doing: `to push ${branch}`, message });
        default:
            return why;
    }
}
function creationRefused(error) {
    const failure = (0,errors/* failureOf */.g5)(error);
    if (failure?.status === 403 && /not permitted to create/i.test(failure.message))
        return new errors/* GitHubRefused */.YY({ is: 'creation-off' });
    return failure && failure.status < 500
        ? new errors/* GitHubRefused */.YY({ is: 'other', doing: 'to open a pull request', message: failure.message })
        : error;
}
async function addLabel(site, pull, name) {
    if (pull.labels.has(name))
        return;
    await site.client.rest.issues.addLabels({
        ...site.at,
        issue_number: pull.number,
        labels: [name],
    });
    pull.labels.add(name);
}
async function removeLabel(site, pull, name) {
    if (!pull.labels.has(name))
        return;
    try {
        await site.client.rest.issues.removeLabel({ ...site.at, issue_number: pull.number, name });
    }
    catch (error) {
        // Somebody took it off before.
        if ((0,errors/* failureOf */.g5)(error)?.status !== 404)
            throw error;
    }
    pull.labels.delete(name);
}
async function closePull(site, pull) {
    if (pull.state !== 'open')
        return;
    const { data } = await site.client.rest.pulls.update({
        ...site.at,
        pull_number: pull.number,
        state: 'closed',
    });
    pull.state = data.merged_at === null ? 'closed' : 'merged';
}
/** One pull request a task, with the change's commit as its head. */
async function publish(site, published) {
    const { task } = published.change;
    const open = await (0,pulls/* pullForTask */.ui)(site, task);
    const persons = site.persons.get((0,context/* branchOf */.W0)(task));
    if (persons !== undefined)
        throw new errors/* GitHubRefused */.YY({ is: 'persons-pull', task, pr: persons });
    const moved = await pushCommit(site, published);
    const known = open && (await drafted(site, open, published.draft));
    const kept = known?.state === 'open' ? known : undefined;
    const pull = kept ? await update(site, kept, published) : await create(site, published);
    pull.tip = published.commit;
    if (moved) {
        pull.checks = new Map();
        pull.said = undefined;
    }
    await removeLabel(site, pull, pulls/* HELD */._r);
    if (!published.draft)
        await removeLabel(site, pull, pulls/* REJECTED */.Vj);
    return pull.number;
}
/** @returns whether the branch was moved, so that its commit is new to GitHub */
async function pushCommit(site, published) {
    const { change, commit } = published;
    const ref = (0,context/* branchRef */.Mi)(change.task);
    const branch = (0,context/* branchOf */.W0)(change.task);
    for (let tries = 1;; tries += 1) {
        const tips = await tipsOf(site);
        const lease = tips.get(ref);
        if (lease === commit)
            return false;
        if (lease !== undefined && !(await mayReplace(site, lease, published)))
            throw new errors/* GitHubRefused */.YY({ is: 'persons-commits', branch, commit: lease });
        const [pushed] = await site.remote.push([{ ref, commit, lease }]);
        if (pushed?.is === 'pushed') {
            tips.set(ref, commit);
            return true;
        }
        if (pushed?.why !== 'stale' || tries >= publish_TRIES)
            throw refusedPush(branch, pushed ?? { is: 'refused', why: 'other', message: '' });
        // Somebody was quicker: look again at what stands there.
        site.tips = undefined;
    }
}
/** A branch may be overwritten where it holds what was taken up, or commits of Tributary's alone. */
async function mayReplace(site, tip, { change }) {
    if (tip === undefined || tip === change.head)
        return true;
    const base = await (0,pulls/* fetchWithBase */.A0)(site, [(0,context/* branchRef */.Mi)(change.task)]);
    if ((await site.store.resolve(tip)) === undefined)
        return false;
    const committers = await site.store.committers(base, tip);
    return committers.every((email) => email === git/* IDENTITY */.zK.email);
}
/**
 * A draft where that is wanted, else a ready one. Where GitHub refuses to turn it, a label makes a draft
 * of a ready one; a draft cannot be merged, so that it is closed, and another one takes its place.
 */
async function drafted(site, pull, draft) {
    if (draft ? (0,pulls/* isDraft */.Qx)(pull) : !pull.draft)
        return pull;
    const turned = await turnTo(site, pull, draft);
    if (turned.state !== 'open' || turned.draft === draft)
        return turned;
    if (draft)
        await addLabel(site, turned, pulls/* REJECTED */.Vj);
    else
        await closePull(site, turned);
    return turned;
}
async function create(site, published) {
    const { data, isNew } = await createOrFind(site, published);
    const pull = (0,pulls/* remember */.kY)(site, data);
    if (!pull)
        throw new errors/* GitHubRefused */.YY({ is: 'persons-pull', task: published.change.task, pr: data.number });
    if (isNew)
        pull.comment = 'none';
    // A private repository of a free plan has no drafts: the label says it there.
    if (published.draft && !(0,pulls/* isDraft */.Qx)(pull))
        await addLabel(site, pull, pulls/* REJECTED */.Vj);
    return isNew ? pull : update(site, pull, published);
}
/** After an answer that did not arrive, it may be there: look before making another. */
async function createOrFind(site, published) {
    const { title, base, change } = published;
    let { draft } = published;
    for (let tries = 1;; tries += 1)
        try {
            const head = (0,context/* branchOf */.W0)(change.task);
            const body = bodyOf(site, published);
            const asked = { ...site.at, title, head, base, body, draft };
            return { data: (await site.client.rest.pulls.create(asked)).data, isNew: true };
        }
        catch (error) {
            const said = (0,errors/* failureOf */.g5)(error)?.message ?? '';
            const noDrafts = draft && /draft pull requests are not supported/i.test(said);
            if (noDrafts)
                draft = false;
            else {
                const exists = /pull request already exists/i.test(said);
                if (!exists && !(0,errors/* isUnclear */.Z5)(error))
                    throw creationRefused(error);
                const found = await findOpen(site, published);
                if (found)
                    return { data: found, isNew: false };
                if (tries >= publish_TRIES)
                    throw error;
                await site.wait(1000 * tries);
            }
        }
}
async function findOpen(site, published) {
    const { data } = await site.client.rest.pulls.list({
        ...site.at,
        state: 'open',
        head: `${site.at.owner}:${(0,context/* branchOf */.W0)(published.change.task)}`,
        base: published.base,
    });
    return data[0];
}
/** Says only what is not so yet. */
async function update(site, pull, published) {
    const body = bodyOf(site, published);
    const { title, base } = published;
    const fields = {
        ...(pull.title !== title && { title }),
        ...(pull.body !== body && { body }),
        ...(pull.base !== base && { base }),
    };
    if (Object.keys(fields).length === 0)
        return pull;
    const { data } = await site.client.rest.pulls.update({
        ...site.at,
        pull_number: pull.number,
        ...fields,
    });
    const updated = (0,pulls/* remember */.kY)(site, data);
    if (!updated)
        throw new Error(`pull request ${pull.number} is none of Tributary's any more`);
    return updated;
}
function bodyOf(site, { body, change, commit }) {
    return (0,marker/* withMarker */.P)((0,pulls/* lines */.Mn)(body), { version: 1, task: change.task, run: site.run, change, commit });
}


/***/ }),

/***/ 4041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A0: () => (/* binding */ fetchWithBase),
/* harmony export */   Ae: () => (/* binding */ createSite),
/* harmony export */   Dw: () => (/* binding */ openPulls),
/* harmony export */   Es: () => (/* binding */ readPull),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Qx: () => (/* binding */ isDraft),
/* harmony export */   Vj: () => (/* binding */ REJECTED),
/* harmony export */   _r: () => (/* binding */ HELD),
/* harmony export */   ho: () => (/* binding */ open),
/* harmony export */   kY: () => (/* binding */ remember),
/* harmony export */   pv: () => (/* binding */ pullOf),
/* harmony export */   ui: () => (/* binding */ pullForTask)
/* harmony export */ });
/* unused harmony export listPulls */
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _git_context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8168);
/* harmony import */ var _marker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1042);
/* harmony import */ var _remote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5377);
/** Pull requests as this process knows them: read once, and kept in step with what it does. */





const HELD = 'tributary: held';
const REJECTED = 'tributary: rejected';
const BRANCHES = 'tributary/';
function createSite(options) {
    return {
        ...options,
        at: { owner: options.repository.owner, repo: options.repository.name },
        wait: options.wait ?? node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout,
        log: options.log ?? (() => { }),
        ownChecks: options.ownChecks ?? false,
        patience: options.patience ?? Number.POSITIVE_INFINITY,
        pulls: new Map(),
        persons: new Map(),
        listed: false,
        tips: undefined,
        strict: false,
        waited: 0,
        rulesRead: false,
    };
}
function lines(text) {
    return text.replaceAll('\r\n', '\n');
}
/** Takes what GitHub says about a pull request; undefined where it is not one of ours. */
function remember(site, data) {
    const pull = toPull(site, data);
    if (pull)
        site.pulls.set(pull.number, pull);
    return pull;
}
/** All open ones, of every base: one request for a hundred. */
async function listPulls(site) {
    const all = await site.client.paginate(site.client.rest.pulls.list, {
        ...site.at,
        state: 'open',
        per_page: 100,
    });
    site.persons.clear();
    const name = `${site.at.owner}/${site.at.repo}`.toLowerCase();
    const ours = all.flatMap((data) => {
        if (!data.head.ref.startsWith(BRANCHES))
            return [];
        const pull = remember(site, data);
        if (!pull && data.head.repo?.full_name.toLowerCase() === name)
            site.persons.set(data.head.ref, data.number);
        return pull ?? [];
    });
    const numbers = new Set(ours.map(({ number }) => number));
    for (const { number, state } of site.pulls.values())
        if (state === 'open' && !numbers.has(number))
            site.pulls.delete(number);
    site.listed = true;
    return ours.toSorted((a, b) => a.number - b.number);
}
/** What this process was told before, else the list. */
async function openPulls(site) {
    return site.listed
        ? [...site.pulls.values()].filter(({ state }) => state === 'open')
        : listPulls(site);
}
/** As it stands on GitHub now. @throws where it is not one of Tributary's */
async function readPull(site, number) {
    const { data } = await site.client.rest.pulls.get({ ...site.at, pull_number: number });
    const pull = remember(site, data);
    if (!pull)
        throw new Error(`pull request ${number} is none of Tributary's`);
    return { pull, mergeable: data.mergeable, state: data.mergeable_state };
}
async function pullOf(site, number) {
    if (!site.pulls.has(number))
        await openPulls(site);
    return site.pulls.get(number) ?? (await readPull(site, number)).pull;
}
async function pullForTask(site, task) {
    return (await openPulls(site)).find(({ marker }) => marker.task === task);
}
/** A draft, or where the repository has no drafts, one that says so by its label. */
function isDraft({ draft, labels }) {
    return draft || labels.has(REJECTED);
}
/** One fetch for refs and the base; where the base stands. */
async function fetchWithBase(site, refs) {
    const ref = `refs/heads/${site.base}`;
    await site.remote.fetch([...refs, ref]);
    const base = await site.store.resolve((0,_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .localRef */ .Z)(ref));
    if (!base)
        throw new Error(`the branch ${site.base} is gone`);
    return base;
}
/** What is open, with its branches' commits in the store. Writes nothing on GitHub. */
async function open(site) {
    const pulls = await listPulls(site);
    const base = await fetchWithBase(site, pulls.length > 0 ? [`refs/heads/${BRANCHES}*`] : []);
    const still = await notLanded(site, pulls, base);
    return Promise.all(still.map(async (pull) => {
        const { task } = pull.marker;
        // Where it was pushed to just now, what was fetched is the newer word.
        const tip = (await site.store.resolve(pull.tip)) ??
            (await site.store.resolve((0,_remote_js__WEBPACK_IMPORTED_MODULE_4__/* .localRef */ .Z)((0,_git_context_js__WEBPACK_IMPORTED_MODULE_2__/* .branchRef */ .Mi)(task))));
        return toPullRequest(site, pull, tip);
    }));
}
/** One of Tributary's own; what a fork's branch is called means nothing. */
function toPull(site, data) {
    const { owner, repo } = site.at;
    if (data.head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase())
        return undefined;
    const marker = (0,_marker_js__WEBPACK_IMPORTED_MODULE_3__/* .readMarker */ .t)(data.body ?? '');
    if (!marker || data.head.ref !== (0,_git_context_js__WEBPACK_IMPORTED_MODULE_2__/* .branchOf */ .W0)(marker.task))
        return undefined;
    const merged = data.merged_at === null ? undefined : (data.merge_commit_sha ?? undefined);
    const known = site.pulls.get(data.number);
    return {
        number: data.number,
        id: data.node_id,
        author: data.user?.login,
        marker,
        title: data.title,
        body: lines(data.body ?? ''),
        base: data.base.ref,
        draft: data.draft ?? false,
        state: data.merged_at !== null ? 'merged' : data.state === 'open' ? 'open' : 'closed',
        merged: merged === undefined ? undefined : _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .CommitSha */ .Yk.parse(merged),
        labels: new Set(data.labels.flatMap(({ name }) => name ?? [])),
        tip: _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .CommitSha */ .Yk.parse(data.head.sha),
        checks: known?.marker.commit === marker.commit ? known.checks : undefined,
        said: known?.said,
        comment: known?.comment,
    };
}
/** By the trailer on the base: a landing counts before GitHub has noticed it. */
async function notLanded(site, pulls, base) {
    const ours = pulls.filter((pull) => pull.base === site.base);
    const trailers = await site.store.landed(base, ours.map(({ marker }) => marker.task));
    const heads = new Set(trailers.map(({ head }) => head));
    return pulls.filter((pull) => pull.base !== site.base || !heads.has(pull.marker.change.head));
}
async function toPullRequest(site, pull, tip) {
    const { number, marker, base, title, labels } = pull;
    const { task, run, change: delivered, commit } = marker;
    // The agent's own commits may be on another machine: then the one commit on the branch is the change.
    const here = (await site.store.resolve(delivered.head)) !== undefined;
    const change = here ? delivered : { ...delivered, head: commit };
    const held = labels.has(HELD);
    const busy = !held && run !== site.run && ((await site.isRunning?.(run)) ?? false);
    const unsaved = await site.unsaved?.(task);
    const shown = {
        number,
        task,
        run,
        branch: (0,_git_context_js__WEBPACK_IMPORTED_MODULE_2__/* .branchOf */ .W0)(task),
        base,
        commit,
        change,
        title,
        state: isDraft(pull) ? 'draft' : 'open',
        held,
        tip,
        inFlight: busy,
        ...(unsaved !== undefined && { unsaved }),
    };
    return shown;
}


/***/ }),

/***/ 5377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ createRemote),
  Z: () => (/* binding */ localRef)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/adapters/git/git.js
var git_git = __webpack_require__(7863);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/adapters/github/push-answer.js
/** What git and GitHub say about a push. */

/** In this order: push protection reports a secret as a rule violation. */
const WORDS = [
    ['workflow-files', /refusing to allow .* to create or update workflow/i],
    ['secret', /GH009|secret[- ]scanning|push protection|cannot contain secrets/i],
    ['protected', /GH006|GH013|protected branch|rule violations/i],
    ['permission', /error: 403|permission to .* denied|write access to repository not granted/i],
    ['stale', /stale info|fetch first|non-fast-forward|cannot lock ref|remote ref does not exist/i],
];
/** Why a push was refused, by the words of its answer. */
function refusalIn(text) {
    return WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}
/**
 * Reads `git push --porcelain` ref by ref.
 *
 * @returns by full ref name; a ref that is not in it was not decided
 */
function readPush(stdout, stderr) {
    const said = remoteWords(stderr);
    const answers = new Map();
    for (const line of stdout.split('\n')) {
        const [, flag, ref, summary] = /^([ +\-*=!])\t[^\t]*:([^\t:]+)\t(.*)$/.exec(line) ?? [];
        if (flag === undefined || ref === undefined || summary === undefined)
            continue;
        if (flag !== '!') {
            answers.set(ref, { is: 'pushed' });
            continue;
        }
        // A lease is the ref's own matter; what the server said may be about any of them.
        const isStale = refusalIn(summary) === 'stale';
        const why = isStale ? 'stale' : refusalIn(`${summary} ${said}`);
        answers.set(ref, { is: 'refused', why, message: isStale || said === '' ? summary : said });
    }
    return answers;
}
function remoteWords(stderr) {
    return (0,plain/* plainLines */.y)(stderr
        .split('\n')
        .filter((line) => line.startsWith('remote:'))
        .map((line) => line.slice('remote:'.length))
        .filter((line) => !line.includes('Review all repository rules at'))
        .join('\n'), 8, 300).join(' ');
}

;// CONCATENATED MODULE: ./lib/adapters/github/remote.js
/** Fetches and pushes. The token reaches the one git child that needs it, by environment, and no text. */





const TRIES = 3;
const FETCH = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--recurse-submodules=no',
    // A name that is gone there must not stand in the way of another here.
    '--prune',
];
const PUSH = ['push', '--porcelain', '--no-follow-tags', '--no-signed', '--recurse-submodules=no'];
/** The name here of a ref there: never a branch of the user's. */
function localRef(ref) {
    return ref.replace(/^refs\/heads\//, 'refs/tributary/remote/');
}
/** A remote over smart HTTP. */
function createRemote(options) {
    const { git, url, token, alone = (use) => use(), wait = promises_.setTimeout } = options;
    const run = async (args) => {
        try {
            return await git(args, { env: withToken(options) });
        }
        catch (error) {
            throw redacted(token, error);
        }
    };
    const read = reading(run, options, wait);
    const remoteTips = async (pattern) => readTips((await read(['ls-remote', url, pattern])).stdout);
    const fetch = async (refs) => {
        const specs = refs.map((ref) => `+${ref}:${localRef(ref)}`);
        await alone(() => read([...FETCH, url, ...specs]));
    };
    return {
        fetch,
        remoteTips,
        remoteTip: async (ref) => (await remoteTips(ref)).get(ref),
        fetchBase: async (branch) => {
            const ref = `refs/heads/${branch}`;
            await fetch([ref]);
            const { stdout } = await git(['rev-parse', '--verify', `${localRef(ref)}^{commit}`]);
            return model/* CommitSha */.Yk.parse(stdout.trim());
        },
        push: async (updates) => {
            if (updates.length === 0)
                return [];
            for (let tries = 1;; tries += 1) {
                const answers = await pushOnce(run, options, updates);
                if (!(answers instanceof git_git/* GitError */.XS))
                    return updates.map(({ ref }) => answers.get(ref) ?? { is: 'refused', why: 'other', message: 'git gave no answer' });
                const tips = await Promise.all(updates.map(async ({ ref }) => (await remoteTips(ref)).get(ref)));
                if (updates.every(({ commit }, index) => tips[index] === commit))
                    return updates.map(() => ({ is: 'pushed' }));
                if (tries >= TRIES)
                    throw answers;
                await wait(1000 * tries);
            }
        },
    };
}
/** Adds to the settings that every git here gets; they are one numbered list. */
function withToken({ url, token }) {
    const env = (0,git_git/* settingsEnvironment */.NU)();
    const scope = `http.${new URL(url).origin}/.extraheader`;
    const settings = [
        // What another tool left in the configuration would go along as a second header.
        [scope, ''],
        ...(token === ''
            ? []
            : [[scope, `AUTHORIZATION: basic ${credentialOf(token)}`]]),
        // A refused token must not fall back to what a helper of the user's remembers.
        ['credential.helper', ''],
        ['fetch.fsckObjects', 'true'],
    ];
    const known = Number(env['GIT_CONFIG_COUNT'] ?? 0);
    for (const [index, [key, value]] of settings.entries()) {
        env[`GIT_CONFIG_KEY_${known + index}`] = key;
        env[`GIT_CONFIG_VALUE_${known + index}`] = value;
    }
    return { ...env, GIT_CONFIG_COUNT: String(known + settings.length) };
}
function redacted(token, error) {
    const clean = (text) => redact(token, text);
    if (error instanceof git_git/* GitError */.XS)
        return new git_git/* GitError */.XS(error.args.map(clean), error.exitCode, clean(error.stdout), clean(error.stderr));
    return new Error(clean(error instanceof Error ? error.message : String(error)));
}
/** Text without the token, in each form that it travels in. */
function redact(token, text) {
    const forms = [credentialOf(token), Buffer.from(token).toString('base64'), token];
    return forms.reduce((left, form) => (form === '' ? left : left.replaceAll(form, '***')), text);
}
function credentialOf(token) {
    return Buffer.from(`x-access-token:${token}`).toString('base64');
}
/** Repeats what only reads. */
function reading(run, { url }, wait) {
    return async (args) => {
        for (let tries = 1;; tries += 1)
            try {
                return await run(args);
            }
            catch (error) {
                if (!(error instanceof git_git/* GitError */.XS))
                    throw error;
                if (isDenied(error))
                    throw deniedAs(error, url, 'to read the repository');
                if (tries >= TRIES || error.exitCode !== 128)
                    throw error;
                await wait(1000 * tries);
            }
    };
}
function readTips(stdout) {
    return new Map(stdout.split('\n').flatMap((line) => {
        const [at, ref] = line.split('\t');
        const commit = model/* CommitSha */.Yk.safeParse(at);
        return commit.success && ref !== undefined ? [[ref, commit.data]] : [];
    }));
}
/** One push; undefined where no answer came, so that it may have been done. */
async function pushOnce(run, { url }, updates) {
    try {
        const { stdout } = await run([...PUSH, ...updates.map(leaseOf), url, ...updates.map(refspec)]);
        return readPush(stdout, '');
    }
    catch (error) {
        if (!(error instanceof git_git/* GitError */.XS))
            throw error;
        const answers = readPush(error.stdout, error.stderr);
        if (answers.size > 0)
            return answers;
        const why = refusalIn(error.stderr);
        if (why !== 'other') {
            const message = error.stderr.trim();
            return new Map(updates.map(({ ref }) => [ref, { is: 'refused', why, message }]));
        }
        if (isDenied(error))
            throw deniedAs(error, url, 'to push');
        return error;
    }
}
function leaseOf({ ref, lease }) {
    return `--force-with-lease=${ref}:${lease ?? ''}`;
}
function refspec({ ref, commit }) {
    return `${commit ?? ''}:${ref}`;
}
function isDenied(error) {
    return /Authentication failed|could not read Username|error: 40[13]|not found/i.test(error.stderr);
}
function deniedAs(error, url, doing) {
    const repository = new URL(url).pathname.replace(/^\/|\.git$/g, '');
    if (/error: 404|not found/i.test(error.stderr))
        return new errors/* GitHubRefused */.YY({ is: 'not-found', repository });
    return /error: 403/.test(error.stderr)
        ? new errors/* GitHubRefused */.YY({ is: 'permission', doing, needs: 'contents=write' })
        : new errors/* GitHubRefused */.YY({ is: 'token' });
}


/***/ }),

/***/ 2242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $V: () => (/* binding */ clientFor),
  Dc: () => (/* binding */ createGitHubMachine),
  hW: () => (/* binding */ openGitHubSide),
  refuseRules: () => (/* binding */ refuseRules),
  gX: () => (/* binding */ remoteUrl)
});

// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 19 modules
var dist_src = __webpack_require__(2325);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
;// CONCATENATED MODULE: ./lib/adapters/github/client.js
/** GitHub's REST client: it waits for rate limits, and repeats what only reads. */




const PacedOctokit = dist_src/* Octokit */.E.plugin(plugin_throttling_dist_bundle/* throttling */.A, dist_bundle/* retry */.L);
/** A limit resets within the hour. */
const LONGEST_WAIT = 3_900;
const WAITS = 5;
/** 429 belongs to the limits, which the throttling waits for. */
const FINAL = [400, 401, 403, 404, 410, 422, 429, 451];
/** In place of Bottleneck's groups: no distance between requests. */
const atOnce = {
    key: () => ({
        schedule: (_options, use, ...args) => use(...args),
    }),
};
/**
 * Reads are repeated after a server's error; anything else is not, since it may have been done: its
 * caller reads back first. Nothing is logged of a request.
 *
 * @throws GitHubRefused from every request whose token, permissions or limits are the trouble
 */
function createClient(options) {
    const { token, apiUrl, now = Date.now, pace = { second: 1000, apart: true } } = options;
    const groups = { global: atOnce, write: atOnce, notifications: atOnce, search: atOnce };
    const client = new PacedOctokit({
        auth: token,
        baseUrl: apiUrl,
        userAgent: 'tributary',
        log: { debug: silent, info: silent, warn: silent, error: silent },
        retry: { retryAfterBaseValue: pace.second, doNotRetry: FINAL },
        throttle: {
            retryAfterBaseValue: pace.second,
            onRateLimit: waitFor(options, "GitHub's hourly limit of requests is used up"),
            onSecondaryRateLimit: waitFor(options, 'GitHub asks for fewer requests'),
            ...(!pace.apart && groups),
        },
    });
    client.hook.wrap('request', async (request, asked) => {
        // A copy: the plugins count in this object, which else is one for all requests.
        asked.request = { ...asked.request, ...(asked.method !== 'GET' && { retries: 0 }) };
        try {
            return await request(asked);
        }
        catch (error) {
            const refusal = (0,errors/* generalRefusal */.$R)(error, `${asked.method} ${asked.url}`, now());
            throw refusal ? new errors/* GitHubRefused */.YY(refusal, error) : error;
        }
    });
    return client;
}
function silent() { }
function waitFor({ log, longestWait = LONGEST_WAIT, now = Date.now }, what) {
    return (seconds, _request, _octokit, waits) => {
        if (seconds > longestWait || waits >= WAITS)
            return false;
        log(`${what}: waiting until ${(0,errors/* instantText */.Xx)(now() + seconds * 1000)}.`);
        return true;
    };
}

// EXTERNAL MODULE: ./lib/adapters/github/checks.js
var checks = __webpack_require__(9877);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/adapters/git/context.js
var context = __webpack_require__(8168);
// EXTERNAL MODULE: ./lib/adapters/github/publish.js + 1 modules
var publish = __webpack_require__(1830);
// EXTERNAL MODULE: ./lib/adapters/github/pulls.js
var pulls = __webpack_require__(4041);
;// CONCATENATED MODULE: ./lib/adapters/github/finish.js
/** Takes away the branches of what landed. */




const BRANCHES = 'refs/heads/tributary/';
/** Deletes the branches of what landed, in one push; one that is gone or has moved on is left. */
async function finish(site) {
    const here = landedHere(site);
    const landed = [...here, ...(await landedBefore(site, here))];
    const answers = await site.remote.push(landed.map(({ task, tip }) => ({ ref: (0,context/* branchRef */.Mi)(task), commit: undefined, lease: tip })));
    for (const [index, answer] of answers.entries()) {
        const { task } = landed[index] ?? {};
        if (answer.is === 'refused' && answer.why !== 'stale')
            site.log(`The branch tributary/${task} was not deleted: ${answer.message}`);
    }
}
function landedHere(site) {
    return [...site.pulls.values()]
        .filter(({ state, merged }) => state === 'merged' && merged !== undefined)
        .map(({ marker, tip }) => ({ task: marker.task, tip }));
}
/** Those of a process that was killed once it had merged: their own commit's trailer is on the base. */
async function landedBefore(site, known) {
    const tasks = new Set(known.map(({ task }) => task));
    const others = (await unclaimed(site)).filter(({ task }) => !tasks.has(task));
    if (others.length === 0)
        return [];
    const base = await (0,pulls/* fetchWithBase */.A0)(site, [`${BRANCHES}*`]);
    const found = [];
    for (const { task, tip } of others) {
        if ((await site.store.resolve(tip)) === undefined)
            continue;
        const own = (await site.store.landed(tip, [task])).find(({ commit }) => commit === tip);
        const trailers = own ? await site.store.landed(base, [task]) : [];
        if (trailers.some(({ head }) => head === own?.head))
            found.push({ task, tip });
    }
    return found;
}
/** Branches without an open pull request; most often there is none. */
async function unclaimed(site) {
    const open = new Set((await (0,pulls/* openPulls */.Dw)(site)).map(({ marker }) => (0,context/* branchRef */.Mi)(marker.task)));
    for (const branch of site.persons.keys())
        open.add(`refs/heads/${branch}`);
    return [...(await (0,publish/* tipsOf */.ce)(site))].flatMap(([ref, tip]) => {
        const { data: task } = model/* TaskId */.LD.safeParse(ref.slice(BRANCHES.length));
        return task === undefined || open.has(ref) ? [] : [{ task, tip }];
    });
}

// EXTERNAL MODULE: ./lib/text/commit-text.js
var commit_text = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/adapters/github/refusals-text.js
var refusals_text = __webpack_require__(1185);
;// CONCATENATED MODULE: ./lib/adapters/github/merge-refusal.js
const FIXED = [
    [/refusing to allow .* workflow/i, () => merge_refusal_final({ is: 'workflow-files', branch: 'the base' })],
    [
        /(\d+) approving review|approving reviews? (?:is|are) required|review is required/i,
        ({ message }) => merge_refusal_final({
            is: 'demands',
            demands: [{ is: 'approvals', count: Number(/(\d+) approving/.exec(message)?.[1] ?? 1) }],
        }),
    ],
    [/code owner/i, () => merge_refusal_final({ is: 'demands', demands: [{ is: 'code-owners' }] })],
    [/conversation/i, () => merge_refusal_final({ is: 'demands', demands: [{ is: 'conversations' }] })],
    [/verified signature/i, () => merge_refusal_final({ is: 'demands', demands: [{ is: 'signatures' }] })],
    [
        /must not contain merge commits/i,
        () => merge_refusal_final({ is: 'demands', demands: [{ is: 'linear-history' }] }),
    ],
    [/merge queue/i, () => merge_refusal_final({ is: 'demands', demands: [{ is: 'merge-queue' }] })],
    [
        /(?:merge commits|squash merges|rebase merges|merge method).{0,20} (?:are|is) not allowed/i,
        ({ method }) => merge_refusal_final({ is: 'method-off', method }),
    ],
    [/Base branch was modified/i, () => ({ is: 'again', otherwise: { is: 'base-busy' } })],
    [/up[ -]to[ -]date|out[ -]of[ -]date|is behind/i, () => ({ is: 'behind' })],
];
/** GitHub's words about required checks: one by its name, or how many of several. */
const ABOUT_CHECKS = /Required status check "|required status checks (?:are|have not succeeded)/i;
/** What follows from a merge that was refused. */
function readMergeRefusal(answer) {
    const { status, message, mergeable, state, onTop, ownChecks } = answer;
    const names = missingChecks(message);
    const ownAlone = names.every((name) => name === 'tributary');
    // Whether the base is strict about that is known then: it is read before the first landing.
    if (ownChecks && state !== 'behind' && ABOUT_CHECKS.test(message))
        return forOwnChecks(message, names.length > 0 && ownAlone);
    // Of a branch that is behind, GitHub says no more than that its checks are missing, ours too.
    if ((ownAlone || ownChecks) && (state === 'behind' || (names.length > 0 && !onTop)))
        return { is: 'behind' };
    if (names.length > 0)
        return forChecks(names);
    const fixed = FIXED.find(([words]) => words.test(message));
    if (fixed)
        return fixed[1](answer);
    if (status === 405 && /not mergeable|merge conflict/i.test(message))
        return { is: 'again', otherwise: mergeable === false ? 'conflict' : { is: 'not-mergeable' } };
    if (status === 409)
        return { is: 'again', otherwise: { is: 'other', doing: 'to merge', message } };
    return merge_refusal_final({ is: 'other', doing: 'to merge', message });
}
/** The checks that a refusal names as missing. */
function missingChecks(message) {
    return [...message.matchAll(/Required status check "([^"]{1,200})" /g)].flatMap(([, name]) => name ?? []);
}
/** Where the repository's own workflows run too, a check that did not end yet is no refusal. */
function forOwnChecks(message, oursAlone) {
    const refusal = { is: 'other', doing: 'to merge', message };
    // Ours was set just before: GitHub may still see what it said earlier.
    return /\bfailing\b/.test(message) && !oursAlone
        ? merge_refusal_final(refusal)
        : { is: 'unchecked', otherwise: refusal };
}
/** Our own check was set just before: GitHub may need a moment to see it. Another one never comes from us. */
function forChecks(names) {
    const others = names.filter((name) => name !== 'tributary');
    if (others.length > 0)
        return merge_refusal_final({
            is: 'demands',
            demands: others.map((context) => ({ is: 'status', context })),
        });
    return {
        is: 'again',
        otherwise: {
            is: 'other',
            doing: 'to merge',
            message: 'the required check "tributary" does not count. If the rule names one app for it, let it come from any source.',
        },
    };
}
function merge_refusal_final(refusal) {
    return { is: 'final', refusal };
}

;// CONCATENATED MODULE: ./lib/adapters/github/required.js

const METHODS = ['merge', 'squash', 'rebase'];
/** Reads the rules of a branch, rulesets and classic protection; two requests. */
async function required(site, branch, method) {
    const rules = await site.client.paginate(site.client.rest.repos.getBranchRules, {
        ...site.at,
        branch,
        per_page: 100,
    });
    const { data } = await site.client.rest.repos.getBranch({ ...site.at, branch });
    const { ownChecks } = site;
    const demands = withoutRepeats([
        ...rules.flatMap((rule) => demandsOf(rule, ownChecks)),
        ...classicDemands(data, ownChecks),
    ]);
    if (branch === site.base)
        site.rulesRead = true;
    if (branch === site.base && demands.some(({ is }) => is === 'up-to-date'))
        site.strict = true;
    return { branch, rules: demands.map((demand) => ({ demand, met: metBy(demand, method) })) };
}
/** Each rule once: several rulesets may ask for the same. */
function withoutRepeats(demands) {
    return [...new Map(demands.map((demand) => [JSON.stringify(demand), demand])).values()];
}
function demandsOf(rule, ownChecks) {
    switch (rule.type) {
        case 'pull_request':
            return reviewDemands(rule);
        case 'required_status_checks':
            return statusDemands(rule, ownChecks);
        case 'required_signatures':
            return [{ is: 'signatures' }];
        case 'required_linear_history':
            return [{ is: 'linear-history' }];
        case 'merge_queue':
            return [{ is: 'merge-queue' }];
        case 'required_deployments': {
            const environments = rule.parameters?.required_deployment_environments ?? [];
            return [{ is: 'deployments', environments }];
        }
        case 'workflows':
            return [{ is: 'workflows' }];
        case 'code_scanning': {
            const tools = rule.parameters?.code_scanning_tools.map(({ tool }) => tool) ?? [];
            return [{ is: 'code-scanning', tools }];
        }
        case 'update':
            return [{ is: 'restricted-updates' }];
        case 'commit_message_pattern':
            return [{ is: 'pattern', of: 'commit messages' }];
        case 'commit_author_email_pattern':
            return [{ is: 'pattern', of: 'the addresses of authors' }];
        case 'committer_email_pattern':
            return [{ is: 'pattern', of: 'the addresses of committers' }];
        case 'file_path_restriction':
        case 'max_file_path_length':
        case 'file_extension_restriction':
        case 'max_file_size':
            return [{ is: 'files', rule: rule.type }];
        // Neither is in the way of a merge, or it is about names that stand already.
        case 'creation':
        case 'deletion':
        case 'non_fast_forward':
        case 'branch_name_pattern':
        case 'tag_name_pattern':
        case 'copilot_code_review':
            return [];
        default:
            return [{ is: 'unknown', rule: rule.type }];
    }
}
function reviewDemands(rule) {
    const asked = rule.parameters;
    if (!asked)
        return [];
    const allowed = METHODS.filter((method) => asked.allowed_merge_methods?.some((each) => each.toLowerCase() === method));
    const count = asked.required_approving_review_count;
    return [
        ...(count > 0 ? [{ is: 'approvals', count }] : []),
        ...(asked.require_code_owner_review ? [{ is: 'code-owners' }] : []),
        ...(asked.require_last_push_approval ? [{ is: 'last-push-approval' }] : []),
        ...(asked.required_review_thread_resolution ? [{ is: 'conversations' }] : []),
        ...(allowed.length > 0 ? [{ is: 'methods', allowed }] : []),
    ];
}
function statusDemands(rule, ownChecks) {
    const asked = rule.parameters;
    if (!asked)
        return [];
    return [
        ...asked.required_status_checks.map(({ context, integration_id: app }) => statusDemand(ownChecks, context, app ?? undefined)),
        ...(asked.strict_required_status_checks_policy ? [{ is: 'up-to-date' }] : []),
    ];
}
/** A classic protection: without administration rights only its status checks can be read. */
function classicDemands({ protected: isProtected, protection }, ownChecks) {
    if (!isProtected || protection.enabled !== true)
        return [];
    const checks = protection.required_status_checks;
    const contexts = checks?.checks?.map(({ context }) => context) ?? checks?.contexts ?? [];
    return [
        ...contexts.map((context) => statusDemand(ownChecks, context, undefined)),
        { is: 'unreadable' },
    ];
}
/** Where pull requests start the repository's own workflows, those report it. */
function statusDemand(ownChecks, context, app) {
    return ownChecks && !isTributarys(context)
        ? { is: 'own-check', context }
        : { is: 'status', context, ...(app !== undefined && { app }) };
}
function isTributarys(context) {
    return context === checks/* CONTEXT */.SK || context.startsWith(`${checks/* CONTEXT */.SK} / `);
}
function metBy(demand, method) {
    switch (demand.is) {
        case 'status':
            return demand.context === checks/* CONTEXT */.SK && demand.app === undefined ? 'met' : 'unmet';
        case 'own-check':
            return 'unsure';
        case 'up-to-date':
            return 'met';
        case 'methods':
            return demand.allowed.includes(method) ? 'met' : 'unmet';
        case 'linear-history':
            return method === 'merge' ? 'unmet' : 'met';
        case 'signatures':
            return method === 'squash' ? 'met' : 'unmet';
        case 'approvals':
        case 'code-owners':
        case 'last-push-approval':
        case 'merge-queue':
        case 'deployments':
        case 'workflows':
        case 'code-scanning':
        case 'restricted-updates':
            return 'unmet';
        case 'conversations':
        case 'pattern':
        case 'files':
        case 'unknown':
        case 'unreadable':
            return 'unsure';
        default:
            return demand;
    }
}

;// CONCATENATED MODULE: ./lib/adapters/github/land.js
/** Lands a pull request through GitHub's own merge, with its head pinned and its tree known before. */











const TRIES = 5;
/** How long the checks of one change are waited for, in seconds. */
const PATIENCE = 1800;
const LOOK = { first: 15, longest: 120 };
/**
 * Moves the base by merging one pull request. The base must stand at `onto`, the head must be what was
 * published, and the merge made here must give the tested tree; else nothing is asked of GitHub.
 * A push by somebody else between that look and the merge cannot be kept out: the caller compares trees.
 */
async function land(site, landing) {
    try {
        const pull = await (0,pulls/* pullOf */.pv)(site, landing.pr);
        const stop = notOpen(site, pull, landing) ?? (await wrongTree(site, pull, landing));
        return stop ?? (await merge(site, landing));
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubRefused */.YY))
            throw error;
        return refused('other', (0,refusals_text/* refusalText */.Kw)(error.refusal));
    }
}
/** What GitHub will make of it, made here first: GitHub itself cannot be asked for a tree. */
async function wrongTree(site, pull, { onto, text, tree, method }) {
    const { change, commit } = pull.marker;
    if (!(await site.store.resolve(commit)))
        await site.remote.fetch([(0,context/* branchRef */.Mi)(change.task)]);
    if (!(await site.store.resolve(commit)))
        return headMoved(pull);
    const second = method === 'merge' ? commit : undefined;
    const made = await site.store.combine(onto, { base: change.base, commit }, text, second);
    if (made.is === 'conflict')
        return refused('conflict', `conflicts in ${made.files.join(', ')}`);
    return made.tree === tree
        ? undefined
        : refused('other', 'the merge gives another tree than the one that was tested');
}
async function merge(site, landing) {
    if (site.ownChecks && !site.rulesRead)
        await required(site, site.base, landing.method);
    let pull = await (0,pulls/* pullOf */.pv)(site, landing.pr);
    let waited = 0;
    for (let tries = 1;;) {
        if (pull.merged)
            return landedAs(site, pull, pull.merged);
        const stop = notOpen(site, pull, landing) ?? (await baseMoved(site, landing));
        if (stop)
            return stop;
        const head = await headFor(site, pull, landing);
        if (typeof head !== 'string')
            return head;
        await (0,checks/* setState */.wb)(site, pull, head, 'success', 'Judged and tested: it may land');
        const attempt = await tryMerge(site, pull, landing, head);
        if (attempt.is === 'merged')
            return landedAs(site, pull, attempt.commit);
        const next = await afterFailure(site, landing, head, attempt);
        if (next.is === 'done')
            return next.landed;
        if (next.is === 'unchecked') {
            if (waited >= PATIENCE)
                return next.last;
            if (site.waited >= site.patience)
                return { ...next.last, why: 'unchecked' };
            if (waited === 0)
                site.log(`Waiting for the checks of pull request ${pull.number}.`);
            const seconds = Math.min(LOOK.longest, LOOK.first + waited);
            await site.wait(1000 * seconds);
            waited += seconds;
            site.waited += seconds;
        }
        else {
            if (tries >= TRIES)
                return next.last;
            await site.wait(1000 * tries);
            tries += 1;
        }
        // What was true before the wait need not be.
        ({ pull } = await (0,pulls/* readPull */.Es)(site, landing.pr));
    }
}
/**
 * The head to merge: the change's commit, or for a base that takes only branches that are up to date,
 * the same change on top of it, which a landing that was killed may have pushed already.
 */
async function headFor(site, pull, landing) {
    const { change, commit } = pull.marker;
    if (!site.strict && pull.tip === commit)
        return commit;
    if (site.strict && pull.tip === commit && change.base === landing.onto)
        return commit;
    const top = await onTop(site, pull, landing);
    if (pull.tip === top)
        return top;
    if (pull.tip !== commit)
        return headMoved(pull);
    const [pushed] = await site.remote.push([
        { ref: (0,context/* branchRef */.Mi)(change.task), commit: top, lease: pull.tip },
    ]);
    if (pushed?.is !== 'pushed') {
        if (!pushed || pushed.why === 'stale')
            return headMoved(pull);
        return refused('other', (0,refusals_text/* refusalText */.Kw)((0,publish/* refusedPush */.JZ)(`tributary/${change.task}`, pushed).refusal));
    }
    pull.tip = top;
    site.tips?.set((0,context/* branchRef */.Mi)(change.task), top);
    return top;
}
async function tryMerge(site, pull, landing, head) {
    try {
        const { data } = await site.client.rest.pulls.merge({
            ...site.at,
            pull_number: pull.number,
            sha: head,
            merge_method: landing.method,
            ...messageFields(landing),
        });
        return { is: 'merged', commit: model/* CommitSha */.Yk.parse(data.sha) };
    }
    catch (error) {
        const failure = (0,errors/* failureOf */.g5)(error);
        if (!failure)
            throw error;
        return { is: 'failed', status: failure.status, message: failure.message };
    }
}
/** First line and rest, as GitHub takes them apart. */
function messageFields({ method, text }) {
    if (method === 'rebase')
        return {};
    const [title = '', ...rest] = text.message.split('\n');
    return { commit_title: title, commit_message: rest.join('\n').trim() };
}
/** Looks at what is true after a merge that was not answered with yes; a server's error may have merged. */
async function afterFailure(site, landing, head, failed) {
    const { pull, mergeable, state } = await (0,pulls/* readPull */.Es)(site, landing.pr);
    if (pull.merged)
        return { is: 'done', landed: await landedAs(site, pull, pull.merged) };
    const gone = notOpen(site, pull, landing) ?? (pull.tip === head ? undefined : headMoved(pull));
    const stop = gone ?? (await baseMoved(site, landing));
    if (stop)
        return { is: 'done', landed: stop };
    if (failed.status >= 500) {
        const last = { is: 'other', doing: 'to merge', message: failed.message };
        return { is: 'again', last: refused('other', (0,refusals_text/* refusalText */.Kw)(last)) };
    }
    const { method, onto } = landing;
    const onTop = head !== pull.marker.commit || pull.marker.change.base === onto;
    const { ownChecks } = site;
    const read = readMergeRefusal({ ...failed, method, mergeable, state, onTop, ownChecks });
    switch (read.is) {
        case 'final':
            return { is: 'done', landed: refused('other', (0,refusals_text/* refusalText */.Kw)(read.refusal)) };
        case 'unchecked':
            return { is: 'unchecked', last: refused('other', (0,refusals_text/* refusalText */.Kw)(read.otherwise)) };
        case 'again':
            return {
                is: 'again',
                last: read.otherwise === 'conflict'
                    ? refused('conflict', 'GitHub finds conflicts that git here does not')
                    : refused('other', (0,refusals_text/* refusalText */.Kw)(read.otherwise)),
            };
        case 'behind': {
            const last = refused('other', 'the base takes only branches that are up to date');
            if (site.strict)
                return { is: 'done', landed: last };
            site.strict = true;
            return { is: 'again', last };
        }
        default:
            return read;
    }
}
/** GitHub answers before its git servers all agree: what landed is there when the base has it. */
async function landedAs(site, pull, commit) {
    pull.state = 'merged';
    pull.merged = commit;
    for (let tries = 1; tries <= TRIES; tries += 1) {
        await site.remote.fetchBase(pull.base);
        if (await site.store.resolve(commit))
            return { is: 'landed', commit };
        await site.wait(1000 * tries);
    }
    throw new Error(`pull request ${pull.number} landed as ${commit}, and ${pull.base} does not have it`);
}
function notOpen(site, pull, landing) {
    const state = pull.state === 'open' && (0,pulls/* isDraft */.Qx)(pull) ? 'draft' : pull.state;
    if (state !== 'open')
        return refused('other', `pull request ${pull.number} is ${state}`);
    return pull.base !== landing.branch || landing.branch !== site.base
        ? refused('other', `pull request ${pull.number} is for ${pull.base}, not ${landing.branch}`)
        : undefined;
}
function headMoved(pull) {
    return refused('head-moved', `somebody pushed to pull request ${pull.number} since it was tested`);
}
/** By git, not by REST: it costs no request, and what is found is in the store. */
async function baseMoved(site, { branch, onto }) {
    const found = await site.remote.fetchBase(branch);
    return found === onto ? undefined : { is: 'refused', why: 'base-moved', found };
}
/** The change as one commit on top of the base as it is now. */
async function onTop(site, pull, landing) {
    const { change, commit, run } = pull.marker;
    const message = (0,commit_text/* changeMessage */.MT)(pull.title, change, model/* RunId */.PI.parse(run));
    const text = { ...landing.text, message };
    const made = await site.store.combine(landing.onto, { base: change.base, commit }, text);
    if (made.is === 'conflict')
        throw new Error(`conflicts in ${made.files.join(', ')}`);
    return made.commit;
}
function refused(why, message) {
    return {
        is: 'refused',
        why,
        message,
    };
}

// EXTERNAL MODULE: ./lib/text/markdown.js
var markdown = __webpack_require__(6362);
;// CONCATENATED MODULE: ./lib/adapters/github/notes.js
/** What becomes of a pull request that does not land: a label to find it by, and one comment that says why. */




const STICKY = '<!-- tributary-note -->';
/** It waits for a person, and may land as it is. */
async function hold(site, number, note) {
    const pull = await (0,pulls/* pullOf */.pv)(site, number);
    await (0,publish/* addLabel */.Y_)(site, pull, pulls/* HELD */._r);
    await comment(site, pull, 'Held', note);
}
/** It must not land as it is. */
async function reject(site, number, note) {
    const pull = await (0,pulls/* pullOf */.pv)(site, number);
    await (0,publish/* addLabel */.Y_)(site, pull, pulls/* REJECTED */.Vj);
    await (0,publish/* removeLabel */.tA)(site, pull, pulls/* HELD */._r);
    await comment(site, pull, 'Did not pass', note);
}
async function notes_close(site, number, note) {
    const pull = await (0,pulls/* pullOf */.pv)(site, number);
    await comment(site, pull, 'Closed', note);
    await (0,publish/* closePull */.IB)(site, pull);
}
async function comment(site, pull, heading, note) {
    const body = `${STICKY}\n**${heading}:** ${(0,markdown/* escapeMarkdown */.FV)(note, 2000)}`;
    pull.comment ??= await findComment(site, pull);
    if (pull.comment === 'none')
        pull.comment = await createComment(site, pull, body);
    if (pull.comment.body === body)
        return;
    const comment_id = pull.comment.id;
    await site.client.rest.issues.updateComment({ ...site.at, comment_id, body });
    pull.comment = { id: comment_id, body };
}
async function createComment(site, pull, body) {
    try {
        const asked = { ...site.at, issue_number: pull.number, body };
        return { id: (await site.client.rest.issues.createComment(asked)).data.id, body };
    }
    catch (error) {
        if (!(0,errors/* isUnclear */.Z5)(error))
            throw error;
        const found = await findComment(site, pull);
        if (found === 'none')
            throw error;
        return found;
    }
}
/** Among the comments of who opened the pull request: anybody else may write the marker too. */
async function findComment(site, pull) {
    const comments = await site.client.paginate(site.client.rest.issues.listComments, {
        ...site.at,
        issue_number: pull.number,
        per_page: 100,
    });
    const ours = comments.find(({ body, user }) => body?.includes(STICKY) && user?.login === pull.author);
    return ours ? { id: ours.id, body: (0,pulls/* lines */.Mn)(ours.body ?? '') } : 'none';
}

;// CONCATENATED MODULE: ./lib/adapters/github/github-forge.js







/**
 * Bound to one repository, one base branch and one run. Every call may be repeated, by this process or
 * another: what is so already stays as it is.
 *
 * @throws GitHubRefused where a person must change a setting, a permission or a token
 */
function createGitHubForge(options) {
    const site = (0,pulls/* createSite */.Ae)(options);
    return {
        open: () => (0,pulls/* open */.ho)(site),
        publish: (published) => (0,publish/* publish */.mk)(site, published),
        check: (pr, results) => (0,checks/* check */.z6)(site, pr, results),
        land: (landing) => land(site, landing),
        hold: (pr, note) => hold(site, pr, note),
        reject: (pr, note) => reject(site, pr, note),
        close: (pr, note) => notes_close(site, pr, note),
        required: (branch, method = 'merge') => required(site, branch, method),
        finish: () => finish(site),
    };
}

// EXTERNAL MODULE: ./lib/adapters/git/git.js
var git_git = __webpack_require__(7863);
// EXTERNAL MODULE: ./lib/adapters/git/objects.js
var objects = __webpack_require__(3267);
// EXTERNAL MODULE: ./lib/adapters/ledger.js
var ledger = __webpack_require__(6623);
// EXTERNAL MODULE: ./lib/adapters/github/remote.js + 1 modules
var github_remote = __webpack_require__(5377);
;// CONCATENATED MODULE: ./lib/adapters/github/ledger.js




const REF = 'refs/heads/tributary-ledger';
const MAX_TRIES = 5;
const KEPT_RUNS = 20;
function createSharedLedger(options) {
    const { git, store, clock } = options;
    const local = (0,ledger/* createLedger */.M)(git, store, clock);
    return {
        read: async () => {
            await pull(options);
            return local.read();
        },
        append: async (entries) => {
            await change(options, () => local.append(entries));
        },
        state: async (file) => {
            const tip = await pull(options);
            return tip ? store.file(tip, file).catch(() => undefined) : undefined;
        },
        keepState: (file, text) => change(options, () => commitState(options, file, text)),
    };
}
/** Another run may be faster: then its branch is taken, and the change is made on top of that. */
async function change(options, make) {
    const { store, remote, warn } = options;
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
        const lease = await pull(options);
        await make();
        const commit = await store.resolve(REF);
        if (!commit || commit === lease)
            return true;
        const [answer] = await remote.push([{ ref: REF, commit, lease }]);
        if (answer?.is !== 'refused')
            return true;
        if (answer.why !== 'stale') {
            warn(`The ledger could not be pushed: ${answer.message}`);
            return false;
        }
    }
    warn('The ledger could not be pushed: others pushed at the same time.');
    return false;
}
/** Brings the local branch to where the remote one stands. */
async function pull({ git, remote }) {
    const tip = await remote.remoteTip(REF);
    if (tip) {
        await remote.fetch([REF]);
        await git(['update-ref', '--no-deref', REF, (0,github_remote/* localRef */.Z)(REF)]);
    }
    else
        await git(['update-ref', '--no-deref', '-d', REF], { accept: [1, 128] });
    return tip;
}
async function commitState(options, file, text) {
    const { git, store, clock } = options;
    const at = await store.resolve(REF);
    const tree = await store.withFile(await prunedTree(options, at, file), file, text);
    const made = await store.commit(tree, at ? [at] : [], {
        message: `Tributary: ${file}`,
        author: git_git/* IDENTITY */.zK,
        date: clock.now(),
    });
    await git(['update-ref', '--no-deref', REF, made]);
}
/** A tree of the branch's files without the oldest runs'; nothing is taken out of a tree in place. */
async function prunedTree({ git, store }, at, file) {
    const names = at ? await store.files(at) : [];
    const runs = names.filter((name) => name.startsWith('runs/') && name !== file).toSorted(byAge);
    const old = new Set(runs.slice(0, Math.max(0, runs.length + 1 - KEPT_RUNS)));
    if (at && old.size === 0)
        return store.tree(at);
    let tree = await (0,objects/* emptyTree */["in"])(git);
    for (const name of names)
        if (at && !old.has(name))
            tree = await store.withFile(tree, name, (await store.file(at, name)) ?? '');
    return tree;
}
/** Ids of workflow runs grow: the longer one is the newer one. */
function byAge(a, b) {
    return a.length - b.length || (a < b ? -1 : 1);
}

// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
;// CONCATENATED MODULE: ./lib/wiring/github.js






function remoteUrl({ serverUrl, repository, }) {
    return `${serverUrl}/${repository.owner}/${repository.name}`;
}
/** @param note gets a line where a limit makes people wait */
function clientFor({ serverUrl, apiUrl, token }, note) {
    return createClient({
        token,
        apiUrl,
        log: note,
        pace: { second: 1000, apart: hasLimits(serverUrl) },
    });
}
/** The clients of one repository; asks nothing yet. */
function openGitHubSide(options) {
    const { place, git, store, clock, alone, note, warn } = options;
    const remote = (0,github_remote/* createRemote */.h)({ git, url: remoteUrl(place), token: place.token, alone });
    return {
        place,
        remote,
        client: clientFor(place, note),
        ledger: createSharedLedger({ git, store, remote, clock, warn }),
    };
}
/**
 * All ports, with GitHub as the forge.
 *
 * @param make puts the machine together around what is chosen here
 */
async function createGitHubMachine({ place, client, remote, ledger }, options, make) {
    const { alone, base, run, around, currentBase, worktreesHere = false } = options;
    let made;
    const local = await make({
        alone,
        forge: ({ store, workspaces }) => {
            made = createGitHubForge({
                client,
                remote,
                store,
                repository: place.repository,
                base,
                run,
                ...options.forge,
                ...(worktreesHere && { unsaved: workspaces.unsaved }),
            });
            return around?.(made, store) ?? made;
        },
        ledger: () => ledger,
        base: currentBase,
    });
    if (!made)
        throw new Error('no forge was made');
    return { ...local, forge: made, remote };
}
/**
 * What the rules of the base demand and Tributary cannot meet: to be said before an agent is paid.
 *
 * @param warn gets a line for what depends on the change
 * @throws UserError with all rules that are not met
 */
async function refuseRules(forge, branch, method, warn) {
    const { problems, next, warnings } = (0,refusals_text/* requiredLines */.HW)(await forge.required(branch, method));
    for (const warning of warnings)
        warn(warning);
    if (problems.length > 0)
        throw new user_error.UserError(problems, next);
}
/** A server of one's own has no such limits unless its owner sets some, and those are waited for. */
function hasLimits(serverUrl) {
    const { hostname } = new URL(serverUrl);
    return hostname === 'github.com' || hostname.endsWith('.ghe.com');
}


/***/ })

};
