export const id = 708;
export const ids = [708];
export const modules = {

/***/ 144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitHubHere: () => (/* binding */ createGitHubHere),
  fetchedBase: () => (/* binding */ fetchedBase),
  repositoryFacts: () => (/* binding */ repositoryFacts)
});

// UNUSED EXPORTS: besideOwnLedger, isRunningOn

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
// EXTERNAL MODULE: ./lib/adapters/github/remote.js + 1 modules
var remote = __webpack_require__(5377);
// EXTERNAL MODULE: ./lib/github.js + 9 modules
var github = __webpack_require__(9946);
// EXTERNAL MODULE: ./lib/adapters/github/check-output.js
var check_output = __webpack_require__(8790);
// EXTERNAL MODULE: ./lib/adapters/github/checks.js
var checks = __webpack_require__(9877);
// EXTERNAL MODULE: ./lib/report/plain.js
var plain = __webpack_require__(6906);
;// CONCATENATED MODULE: ./lib/github-statuses.js
/** Checks without an App: GitHub lets Apps alone make check runs, so a person's token says each as a commit status. */




/** Longest description of a commit status that GitHub takes. */
const LONGEST_DESCRIPTION = 140;
const toStatus = ({ name, conclusion, title }) => ({
    context: name,
    state: conclusion === 'success' || conclusion === 'neutral' ? 'success' : 'failure',
    description: (0,plain/* plainText */.w)(title, LONGEST_DESCRIPTION),
});
/** A check each, and the one status that rules ask for where something speaks against the change. */
const statusesOf = (results) => {
    const verdicts = results.flatMap((each) => ('suite' in each ? [] : [(0,check_output/* verdictCheck */.Iy)(each)]));
    const tests = (0,check_output/* testsCheck */.W5)(results.flatMap((each) => ('suite' in each ? [each] : [])));
    const against = (0,check_output/* blockedDescription */.lV)(results);
    return [
        ...[...verdicts, ...(tests ? [tests] : [])].map(toStatus),
        ...(against === undefined
            ? []
            : [{ context: checks/* CONTEXT */.SK, state: 'failure', description: against }]),
    ];
};
/** In GitHub's words for classic tokens, or as a permission that fine-grained ones cannot have. */
const isForAppsAlone = (error) => {
    if (error instanceof errors/* GitHubRefused */.YY)
        return error.refusal.is === 'permission' && error.refusal.doing.includes('/check-runs');
    const failure = (0,errors/* failureOf */.g5)(error);
    return failure?.status === 403 && /authenticate via a GitHub App/i.test(failure.message);
};
/** The forge, which says its checks as commit statuses once GitHub has refused a check run to this token. */
const withStatuses = (forge, { rest }, repository) => {
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
                if (!isForAppsAlone(error))
                    throw error;
                isRefused = true;
                await sayStatuses(pr, results);
            }
        },
    };
};

// EXTERNAL MODULE: ./lib/local.js + 36 modules
var local = __webpack_require__(5541);
;// CONCATENATED MODULE: ./lib/github-here.js
/** A run on this machine that lands on GitHub: worktrees and agents here, pull requests and checks there. */






const LEDGER = 'refs/heads/tributary-ledger';
/**
 * The shared ledger takes the place of this machine's branch while it is read or written. Afterwards
 * that branch stands where it stood: it is what runs without GitHub estimate from.
 */
const besideOwnLedger = (shared, git, store) => {
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
};
/** Commits that were added to the delivered work in its worktree here, and that nobody has pushed. */
const fixedHere = async (store, pull) => {
    const { change, commit, tip, branch } = pull;
    const here = await store.resolve(`refs/heads/${branch}`);
    if (!here || here === change.head || tip !== commit)
        return undefined;
    // A branch of another run's work does not hold this one: it says nothing about it.
    if (!(await store.resolve(change.head)))
        return undefined;
    return (await store.mergeBase(here, change.head)) === change.head ? here : undefined;
};
/** A fix that a person committed in the task's worktree is taken up, as it is without GitHub. */
const withFixes = (forge, store) => ({
    ...forge,
    open: async () => Promise.all((await forge.open()).map(async (pull) => {
        const tip = await fixedHere(store, pull);
        return tip ? { ...pull, tip } : pull;
    })),
});
/** Whether a workflow run on GitHub is at work. What cannot be asked is not: a landing is pinned anyway. */
const isRunningOn = ({ rest }, { owner, name }) => async (run) => {
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
const sideOf = (options, place, alone) => {
    const { repository, clock, events } = options;
    const note = (message) => events.emit({ is: 'note', message });
    const store = (0,local/* openStore */.Ch)(repository, alone);
    return (0,github/* openGitHubSide */.hW)({ place, git: repository.git, store, clock, alone, note, warn: note });
};
/**
 * Where the base stands on GitHub now. It is asked each time: what was fetched before is a ref here,
 * and an agent could have written it.
 */
const freshBase = async (remote, store, branch) => {
    const commit = await remote.fetchBase(branch);
    return { branch, commit, tree: await store.tree(commit) };
};
/** Where a branch stands on GitHub. @throws GitError where there is none */
const fetchedBase = (git, store, place, branch) => freshBase((0,remote/* createRemote */.h)({ git, url: (0,github/* remoteUrl */.gX)(place), token: place.token }), store, branch);
/** @throws GitHubRefused where the repository is not there for this token */
const repositoryFacts = async (place, note) => {
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
};
/** Everything that a run needs whose worktrees are here and whose forge is GitHub. */
const createGitHubHere = async (options, place) => {
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
};


/***/ }),

/***/ 3997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   MT: () => (/* binding */ changeMessage),
/* harmony export */   NF: () => (/* binding */ pullRequestBody),
/* harmony export */   XQ: () => (/* binding */ bookkeepingTitle),
/* harmony export */   ws: () => (/* binding */ mergeMessage)
/* harmony export */ });
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5402);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6906);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6340);
/** What Tributary writes into git: commit messages and pull request bodies. Foreign text comes out plain. */




const titleOf = (task) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(`${task.id}: ${task.title}`, 100);
const trailers = (change, run) => [
    `Tributary-Task: ${change.task}`,
    `Tributary-Change: ${change.head}`,
    `Tributary-Run: ${run}`,
];
const coAuthor = (agent) => agent ? [`Co-authored-by: ${agent} (Tributary) <${agent}@tributary.invalid>`] : [];
/** The message of a change's one commit. `subject` has no newline. */
const changeMessage = (subject, change, run) => [subject, '', ...trailers(change, run), ...coAuthor(change.agent)].join('\n');
/** The message of the commit that lands it, where that is a merge. */
const mergeMessage = (subject, change, pr, run) => [`Merge pull request #${pr}: ${subject}`, '', ...trailers(change, run)].join('\n');
const bookkeepingTitle = (marks) => `Mark ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(marks.length, 'task')} in the task list`;
const verdictLine = (verdict) => `- ${verdict.gate}: ${verdict.result}${verdict.kind === 'review' ? ' (warns only)' : ''}`;
/** The body of a change's pull request. */
const pullRequestBody = (task, change, verdicts) => {
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
};


/***/ })

};
