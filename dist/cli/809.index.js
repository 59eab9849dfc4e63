export const id = 809;
export const ids = [809];
export const modules = {

/***/ 8527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ generalRefusal),
/* harmony export */   Xx: () => (/* binding */ instantText),
/* harmony export */   YY: () => (/* binding */ GitHubRefused),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   p8: () => (/* binding */ mayHaveSucceeded)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9635);
/* harmony import */ var _refusals_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1185);
/** What went wrong with a request, as data. */



/** Those that are about the token or the repository, whatever was asked for. */
const GENERAL = new Set([
    'token',
    'permission',
    'not-found',
    'rate-limit',
    'creation-off',
]);
/** A refusal that a person can mend, in words; the data stays with it for callers that know better. */
class GitHubRefused extends _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__.UserError {
    refusal;
    constructor(refusal, 
    /** GitHub's own answer. */
    cause) {
        const { problem, next } = (0,_refusals_text_js__WEBPACK_IMPORTED_MODULE_1__/* .refusalWords */ .WW)(refusal);
        super([problem], next, 1);
        this.refusal = refusal;
        this.cause = cause;
        this.name = 'GitHubRefused';
    }
    get isGeneral() {
        return GENERAL.has(this.refusal.is);
    }
}
const Failed = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    status: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    response: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        headers: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()).catch({}),
        data: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
            message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().catch(''),
            errors: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().catch('') })]))
                .catch([]),
        })
            .optional()
            .catch(undefined),
    })
        .optional(),
});
/** GraphQL tells its limit with status 200; the throttling makes an error without a status of it. */
const GraphqlLimit = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    response: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        headers: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()).catch({}),
        data: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ errors: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().catch('') })) }),
    }),
});
/** A request that failed, whether or not there was an answer; undefined for another error. */
function failureOf(error) {
    const failed = Failed.safeParse(error);
    if (!failed.success)
        return undefined;
    const { status, message, response } = failed.data;
    const said = response?.data;
    const words = said && [
        said.message,
        ...said.errors.map((each) => (typeof each === 'string' ? each : each.message)),
    ];
    const text = words?.filter((each) => each !== '').join('\n');
    return { status, message: text ? text : message, headers: response?.headers ?? {} };
}
/** A server's error or a dropped connection: it may have been done all the same. */
function mayHaveSucceeded(error) {
    return (failureOf(error)?.status ?? 0) >= 500;
}
/** `2026-11-22 13:05:00 UTC`. */
function instantText(milliseconds) {
    return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
/**
 * What fails in the same way whatever was asked: the token, its permissions, the limits.
 *
 * @param doing the request, such as `POST /repos/{owner}/{repo}/pulls`
 */
function generalRefusal(error, doing, now) {
    const failure = failureOf(error) ?? graphqlLimitOf(error);
    if (!failure)
        return undefined;
    const { status, message, headers } = failure;
    if (isRateLimit(failure)) {
        const reset = resetOf(failure, now);
        return { is: 'rate-limit', until: reset === undefined ? undefined : instantText(reset) };
    }
    if (status === 401)
        return { is: 'token' };
    if (status === 403 && /^Resource not accessible by|^Must have|admin rights/i.test(message)) {
        const needs = headers['x-accepted-github-permissions'];
        return { is: 'permission', doing, ...(typeof needs === 'string' && { needs }) };
    }
    return undefined;
}
function graphqlLimitOf(error) {
    const { data } = GraphqlLimit.safeParse(error);
    if (!data?.response.data.errors.some(({ type }) => type === 'RATE_LIMITED'))
        return undefined;
    return { status: 429, message: 'API rate limit exceeded', headers: data.response.headers };
}
function isRateLimit({ status, message, headers }) {
    return ((status === 403 || status === 429) &&
        (/\b(?:secondary )?rate limit/i.test(message) || headers['x-ratelimit-remaining'] === '0'));
}
/** Until when GitHub takes no more requests, in milliseconds since the epoch. */
function resetOf({ headers }, now) {
    const after = secondsIn(headers['retry-after']);
    if (after !== undefined)
        return now + after * 1000;
    const reset = secondsIn(headers['x-ratelimit-reset']);
    return reset === undefined ? undefined : reset * 1000;
}
function secondsIn(value) {
    return /^\d{1,10}$/.test(String(value)) ? Number(value) : undefined;
}


/***/ }),

/***/ 1185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HW: () => (/* binding */ requiredLines),
/* harmony export */   Kw: () => (/* binding */ refusalText),
/* harmony export */   WW: () => (/* binding */ refusalWords),
/* harmony export */   pB: () => (/* binding */ demandWords)
/* harmony export */ });
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6790);


const RULES = 'Settings → Rules → Rulesets, or Settings → Branches';
const METHOD_NAMES = {
    merge: 'merge commits',
    squash: 'squash merging',
    rebase: 'rebase merging',
};
const DEMANDS = {
    status: statusWords,
    'own-check': ({ context }) => words(`The base branch requires the check "${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(context, 100)}", which one of the repository's own workflows reports; each landing waits for it.`, 'To land without waiting, require only "tributary", and run the check as a suite.'),
    'up-to-date': () => words('The base branch requires branches to be up to date; Tributary updates each one before it lands.'),
    approvals: (each) => off(`The base branch requires ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(each.count, 'approving review')}, but nobody can approve their own pull request.`, 'Required approvals'),
    'code-owners': () => off('The base branch requires a review by the code owners.', 'Require review from Code Owners'),
    'last-push-approval': () => off('The base branch requires somebody else to approve the last push.', 'Require approval of the most recent reviewable push'),
    conversations: () => words('The base branch requires that all conversations of a pull request are resolved.', 'Resolve the open conversations, and run again.'),
    signatures: () => words("The base branch requires signed commits, but Tributary's commits are not signed.", 'Set `method: squash` in .github/tributary.yml: GitHub signs squashed commits.', `Or ${RULES}: turn off "Require signed commits".`),
    'linear-history': () => words('The base branch requires a linear history, which merge commits break.', 'Set `method: squash` or `method: rebase` in .github/tributary.yml.'),
    methods: ({ allowed }) => words(`The base branch allows only ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(allowed.map((method) => METHOD_NAMES[method]))}.`, `Set \`method: ${allowed[0] ?? 'merge'}\` in .github/tributary.yml.`),
    'merge-queue': () => words('The base branch accepts changes only from GitHub’s merge queue.', `${RULES}: turn off "Require merge queue"; Tributary is itself a merge queue.`),
    deployments: ({ environments }) => off(`The base branch requires deployments to ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(environments)} first.`, 'Require deployments to succeed'),
    workflows: () => off('The base branch requires workflows, which wait for approval on pull requests that a workflow opened.', 'Require workflows to pass before merging'),
    'code-scanning': ({ tools }) => off(`The base branch requires code scanning results of ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(tools)}.`, 'Require code scanning results'),
    'restricted-updates': () => off('Only people on the bypass list may update the base branch.', 'Restrict updates'),
    pattern: (each) => words(`A rule of the base branch restricts ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(each.of, 60)} and may refuse a landing.`),
    files: ({ rule }) => words(`A rule of the base branch (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(rule, 60)}) may refuse files of a change.`),
    unknown: ({ rule }) => words(`The base branch has a rule that Tributary does not know: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(rule, 60)}.`),
    unreadable: () => words('The base branch has classic branch protection, which this token can read only partly.', 'To let Tributary check it before a run, convert it to a ruleset: Settings → Rules → Rulesets.'),
};
const REFUSALS = {
    token: () => words('GitHub rejected the token.', 'Set a valid one: export GITHUB_TOKEN=$(gh auth token)'),
    permission: permissionWords,
    'not-found': ({ repository }) => words(`This token cannot see ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(repository, 120)} on GitHub.`, 'Check the name, and whether the token may read the repository.'),
    'rate-limit': ({ until }) => words(`GitHub's rate limit is exhausted${until === undefined ? '' : ` until ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(until, 40)}`}.`, 'Run again after that: the run resumes where it stopped.'),
    'creation-off': () => words('GitHub Actions is not allowed to open pull requests in this repository.', 'Settings → Actions → General → Workflow permissions: tick "Allow GitHub Actions to create and approve pull requests".', 'If it is greyed out, the organization controls this setting.'),
    'workflow-files': ({ branch }) => words(`GitHub refused to update ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)}: the change contains workflow files, which this token may not change.`, 'Change files in .github/workflows by hand, or give Tributary a token with the permission `workflows: write`.'),
    protected: ({ branch, message }) => words(`GitHub refused to push ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)}: a rule protects it (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(message, 300)}).`, `${RULES}: exclude the branches tributary/** from it.`),
    secret: ({ branch }) => words(`GitHub's push protection found a secret in ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)}; it was not pushed.`, 'Remove the secret from the change. If it is real, revoke it.'),
    'persons-pull': ({ task, pr }) => words(`Pull request ${pr} for ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(task, 64)} was not opened by Tributary; it was left unchanged.`, `gh pr close ${pr}`),
    'persons-commits': ({ branch, commit }) => words(`Somebody else pushed to ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)} (${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(commit)}) in the meantime; nothing was overwritten.`, 'Run again: Tributary continues with the pull request as it is now.'),
    demands: ({ demands }) => {
        const all = demands.map(demandWords);
        return words(all.map(({ problem }) => problem).join(' '), ...all.flatMap(({ next }) => next));
    },
    'method-off': ({ method }) => words(`The repository does not allow ${METHOD_NAMES[method]}.`, `Settings → General → Pull Requests: allow ${METHOD_NAMES[method]}.`, 'Or set another `method:` in .github/tributary.yml.'),
    'base-busy': () => words('GitHub was still updating the base branch.', 'Run again.'),
    'not-mergeable': () => words('GitHub reports that the pull request cannot be merged, but gives no reason.', 'Look at the pull request on GitHub, and run again.'),
    other: ({ doing, message }) => words(`GitHub refused ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(doing, 120)}: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(message, 400)}`),
};
/** What a rule demands, and what to change where Tributary cannot meet it. */
function demandWords(demand) {
    return lookUp(DEMANDS, demand);
}
/** A branch's rules for people: what stops a run, what to change, and what may be in its way. */
function requiredLines({ rules }) {
    const unmet = rules.filter(({ met }) => met === 'unmet').map(({ demand }) => demandWords(demand));
    const unsure = rules.filter(({ met }) => met === 'unsure');
    return {
        problems: unmet.map(({ problem }) => problem),
        next: [...new Set(unmet.flatMap(({ next }) => next))],
        warnings: unsure.map(({ demand }) => {
            const { problem, next } = demandWords(demand);
            return [problem, ...next].join(' ');
        }),
    };
}
/** What happened, and what to change or type next. */
function refusalWords(refusal) {
    return lookUp(REFUSALS, refusal);
}
/** The same in one paragraph, for a note. */
function refusalText(refusal) {
    const { problem, next } = refusalWords(refusal);
    return [problem, ...next].join(' ');
}
function lookUp(table, each) {
    // TypeScript does not see that an entry belongs to the kind that it is looked up by.
    return table[each.is](each);
}
function statusWords({ context, app }) {
    const name = (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(context, 100);
    if (context !== 'tributary')
        return words(`The base branch requires the check "${name}", which Tributary does not report.`, `${RULES}: require the check "tributary" instead of "${name}", and run that check as a suite of .github/tributary.yml.`, 'Or give Tributary the token of a GitHub App, so that pull requests start their own checks.');
    return app === undefined
        ? words('The base branch requires the check "tributary", which Tributary sets before landing.')
        : words(`The base branch accepts the check "tributary" from only one app (${app}).`, `${RULES}: accept "tributary" from any source.`);
}
/** A rule that can only be taken away. */
function off(problem, setting) {
    return words(problem, `${RULES}: turn off "${setting}" for this branch, or let the token's app bypass it.`);
}
function permissionWords({ doing, needs }) {
    const named = (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(needs ?? '', 120)
        .replaceAll('_', '-')
        .replaceAll('=', ': ');
    return words(`GitHub refused ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(doing, 120)}: the token lacks ${named ? `the permission ${named}` : 'a permission'}.`, named
        ? `Add \`${named}\` to the job's \`permissions:\`, and to those of the workflow that calls it.`
        : 'Compare the `permissions:` of your workflow with those that `tributary init --github` writes.');
}
function words(problem, ...next) {
    return { problem, next };
}


/***/ }),

/***/ 9219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ matcher)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4006);
/* harmony import */ var _core_scope_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3544);
/** Globs against paths, by picomatch. */


/** Steps that a match may take in the worst case: some tenths of a second. */
const STEPS = 1e8;
/**
 * Makes the test whether a repository path matches a glob (picomatch with `dot: true`, in the language of
 * `core/globs`: `./` in front dropped, `src/` means `src/**`, `[id]` and `(group)` also stand for themselves).
 * Globs and paths may be hostile, and picomatch backtracks: where it could run for ages, the answer comes from
 * the glob's automaton, which says yes when in doubt.
 */
function matcher(glob) {
    const mostSteps = worstCase(glob);
    let tests;
    let automaton;
    return (path) => {
        if (mostSteps(path.length) > STEPS) {
            automaton ??= (0,_core_scope_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .readGlob */ .pV)(glob);
            return (0,_core_scope_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .mayMatch */ .B7)(automaton, path);
        }
        // `s`: else a line break in a file's name would hide it from every `**`.
        tests ??= (0,_core_scope_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ)(glob).map((pattern) => picomatch__WEBPACK_IMPORTED_MODULE_1__(pattern, { dot: true, flags: 's' }));
        return tests.some((test) => test(path));
    };
}
/** How many ways a backtracking expression has to read a path, by the path's length. */
function worstCase(glob) {
    if (glob.length > _core_scope_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .LONGEST_GLOB */ .SO)
        return () => Number.POSITIVE_INFINITY;
    const count = (sign) => glob.match(sign)?.length ?? 0;
    const stars = count(/\*+|\+\(/g);
    const branches = count(/[,|]/g);
    const starInRepeat = /[+*]\([^)]*[*+]|\*[^/]*[)}]\+/.test(glob);
    return (length) => (starInRepeat ? 2 ** length : length ** stars) * 2 ** branches;
}


/***/ }),

/***/ 6623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createLedger)
/* harmony export */ });
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9862);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9635);
/* harmony import */ var _git_git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3943);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3267);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4231);
/** The ledger: a file of an orphan branch, moved by compare-and-swap. Losing it costs estimates, nothing else. */






const FILE = 'ledger.jsonl';
const MAX_ENTRIES = 2000;
/** A failed try means that another writer got through, and there are never many; or that the ref is stuck. */
const MAX_TRIES = 10;
/** @param git bound to the repository, without a work tree */
function createLedger(git, store, clock) {
    const tip = () => store.resolve(_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .LEDGER_REF */ .oQ);
    /** false where another writer was faster. */
    const tryAppend = async (added) => {
        const old = await tip();
        const known = await entriesAt(store, old);
        const have = new Set(known.map(keyOf));
        const fresh = added.filter((entry) => !have.has(keyOf(entry)));
        if (fresh.length === 0)
            return true;
        const entries = [...known, ...fresh].slice(-MAX_ENTRIES);
        const commit = await commitEntries(git, store, entries, old, clock.now());
        try {
            await git(['update-ref', '--no-deref', _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .LEDGER_REF */ .oQ, commit, old ?? '0'.repeat(commit.length)]);
            return true;
        }
        catch (error) {
            if (error instanceof _git_git_js__WEBPACK_IMPORTED_MODULE_3__/* .GitError */ .XS)
                return false;
            throw error;
        }
    };
    return {
        read: async () => entriesAt(store, await tip()),
        append: async (entries) => {
            for (let tries = 0; tries < MAX_TRIES; tries += 1)
                if (await tryAppend(entries))
                    return;
        },
    };
}
async function entriesAt(store, at) {
    if (!at)
        return [];
    try {
        return readEntries((await store.file(at, FILE)) ?? '');
    }
    catch (error) {
        // Not UTF-8, so it is not one of ours. Any other error must not pass for an empty ledger: it would be replaced.
        if (error instanceof _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError)
            return [];
        throw error;
    }
}
/** Lines that do not fit are left out: an estimate is not worth a failure. */
function readEntries(text) {
    return text.split('\n').flatMap((line) => {
        const entry = _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .LedgerEntry */ .WG.safeParse((0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(line));
        return entry.success ? [entry.data] : [];
    });
}
function keyOf(entry) {
    return `${entry.run} ${entry.task} ${entry.attempt} ${entry.at}`;
}
async function commitEntries(git, store, entries, onto, date) {
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    // Beside it stands what runs on GitHub keep for their next round.
    const all = onto ? await store.tree(onto) : await (0,_git_objects_js__WEBPACK_IMPORTED_MODULE_4__/* .emptyTree */ ["in"])(git);
    const tree = await store.withFile(all, FILE, text);
    const message = 'Tributary: what a round took';
    return store.commit(tree, onto ? [onto] : [], { message, author: _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .IDENTITY */ .zK, date });
}


/***/ }),

/***/ 1948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createPricing)
/* harmony export */ });
/**
 * @param overrides $ for a million tokens by model; cached input counts as input there
 */
async function createPricing(overrides) {
    // Loaded late: the catalogue is large, and most commands never ask for a price.
    const { calcPrice } = await __webpack_require__.e(/* import() */ 294).then(__webpack_require__.bind(__webpack_require__, 2294));
    const own = new Map(Object.entries(overrides));
    function priceOfModel(model, tokens) {
        // Every bundled price assumes that the input holds its cached part; where it does not, any sum is a guess.
        if (tokens.cacheRead + tokens.cacheWrite > tokens.input)
            return undefined;
        const price = own.get(model);
        if (price !== undefined) {
            return (tokens.input * price.input + tokens.output * price.output) / 1_000_000;
        }
        return fromCatalogue(model, tokens);
    }
    function fromCatalogue(model, tokens) {
        const usage = {
            input_tokens: tokens.input,
            output_tokens: tokens.output,
            cache_read_tokens: tokens.cacheRead,
            cache_write_tokens: tokens.cacheWrite,
        };
        try {
            const found = calcPrice(usage, model)?.total_price;
            return found !== undefined && Number.isFinite(found) && found >= 0 ? found : undefined;
        }
        catch {
            // It throws on usage that it holds for impossible. Unpriced is the honest answer.
            return undefined;
        }
    }
    return {
        price(usage) {
            if (usage.costUsd !== undefined)
                return usage.costUsd;
            const prices = Object.entries(usage.models).map(([model, tokens]) => priceOfModel(model, tokens));
            if (prices.length === 0)
                return undefined;
            return prices.reduce((total, price) => (total === undefined || price === undefined ? undefined : total + price), 0);
        },
    };
}


/***/ }),

/***/ 7657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ createProcessRunner)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/adapters/process/process-environment.js
const passedOn = new Set([
    'PATH HOME USER LOGNAME SHELL LANG TZ TMPDIR TERM NO_COLOR',
    'HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy',
    'SSL_CERT_FILE SSL_CERT_DIR NODE_EXTRA_CA_CERTS',
].flatMap((names) => names.split(' ')));
const passedOnPrefix = /^(?:LC|XDG)_/;
/**
 * What a command sees of the caller's environment: an allow-list, so a token that nobody named stays out;
 * then what the configuration names or sets, then what Tributary sets.
 */
function commandEnvironment(caller, command) {
    const allowed = Object.entries(caller).filter(([name]) => passedOn.has(name) || passedOnPrefix.test(name));
    const configured = command.configEnv.map((entry) => {
        const equals = entry.indexOf('=');
        return equals < 0 ? [entry, caller[entry]] : [entry.slice(0, equals), entry.slice(equals + 1)];
    });
    const all = [...allowed, ...configured, ...Object.entries(command.env)];
    return Object.fromEntries(all.filter((pair) => pair[1] !== undefined));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./lib/adapters/process/process-output.js
/** What a command prints: a capped log, cleaned lines, and the last of them. */




const LOG_BYTES = 10 * 1024 * 1024;
const CAPTURE_BYTES = 5 * 1024 * 1024;
const LINE_CHARACTERS = 2000;
/** More than a line, since escape sequences still go out of it. */
const RAW_LINE_CHARACTERS = 4 * LINE_CHARACTERS;
const TAIL_LINES = 20;
const TAIL_CHARACTERS = 4000;
/** Takes all output of one command. Throws where the log file cannot be opened. */
function openOutput(command) {
    const log = openLog(command.log);
    const tail = createTail();
    const onLine = (raw) => {
        tail.push(raw);
        const line = command.onLine && (0,plain/* plainText */.w)(raw, LINE_CHARACTERS);
        if (line !== undefined && line !== '')
            command.onLine?.(line);
    };
    const lines = { stdout: splitLines(onLine), stderr: splitLines(onLine) };
    const captured = [];
    let room = command.capture === true ? CAPTURE_BYTES : 0;
    return {
        stdout(chunk) {
            log.write(chunk);
            lines.stdout.push(chunk);
            if (room > 0)
                captured.push(chunk.subarray(0, room));
            room -= chunk.length;
        },
        stderr(chunk) {
            log.write(chunk);
            lines.stderr.push(chunk);
        },
        end() {
            lines.stdout.end();
            lines.stderr.end();
            log.close();
            return {
                tail: tail.text(),
                ...(command.capture === true && { stdout: Buffer.concat(captured).toString('utf8') }),
            };
        },
    };
}
/**
 * Written at once, so that the log is whole even when this process is killed. Several commands of one job may
 * share a log: the cap counts what is there already.
 */
function openLog(file) {
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
    const flags = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_APPEND | external_node_fs_.constants.O_NOFOLLOW;
    const descriptor = (0,external_node_fs_.openSync)(file, flags, 0o600);
    let room = LOG_BYTES - (0,external_node_fs_.fstatSync)(descriptor).size;
    let open = true;
    return {
        write(chunk) {
            if (!open)
                return;
            try {
                (0,external_node_fs_.writeSync)(descriptor, chunk.subarray(0, Math.max(0, room)));
                room -= chunk.length;
                if (room >= 0)
                    return;
                (0,external_node_fs_.writeSync)(descriptor, `\n[The log ends here: more than ${LOG_BYTES / 1024 / 1024} MB.]\n`);
            }
            catch {
                // A full disk must not end the command.
            }
            open = false;
        },
        close: () => (0,external_node_fs_.closeSync)(descriptor),
    };
}
/** The last lines that say something, within both limits. Cleaned at the end only: a flood has millions. */
function createTail() {
    const lines = [];
    return {
        push(line) {
            lines.push(line);
            // Some more than are shown, since lines that are empty once cleaned go out.
            if (lines.length > 3 * TAIL_LINES)
                lines.shift();
        },
        text: () => (0,plain/* plainLines */.y)(lines.join('\n'), TAIL_LINES, LINE_CHARACTERS).join('\n').slice(-TAIL_CHARACTERS),
    };
}
/** Lines end at `\n` or `\r` (a progress bar). Long ones are cut, not kept in memory; not cleaned yet. */
function splitLines(onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    const endLine = () => {
        const line = rest;
        rest = '';
        if (line !== '')
            onLine(line);
    };
    const feed = (text) => {
        for (const [index, part] of text.split(/[\n\r]/).entries()) {
            if (index > 0)
                endLine();
            rest += part.slice(0, RAW_LINE_CHARACTERS - rest.length);
        }
    };
    return {
        push: (chunk) => feed(decoder.write(chunk)),
        end: () => {
            feed(decoder.end());
            endLine();
        },
    };
}

// EXTERNAL MODULE: ./lib/adapters/process/process-table.js
var process_table = __webpack_require__(3602);
;// CONCATENATED MODULE: ./lib/adapters/process/process.js
/** Runs commands: the one place that starts foreign code, and the one that ends it. */










const GRACE_SECONDS = 10;
/** How long processes that not even SIGKILL ends (stuck in the kernel) are waited for. */
const GIVE_UP_MS = 5000;
/** How long a pipe stays open that a process we cannot find still holds. */
const DRAIN_MS = 500;
/** The longest that a timer of Node takes; a longer one would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Starts commands and ends them with everything that they started. */
function createProcessRunner(options) {
    // One listener for each command at work is no leak.
    (0,external_node_events_.setMaxListeners)(0, options.signal);
    return {
        run: (command) => runCommand(command, options),
        sweep: (run) => endAll(() => processesWhere(({ label }) => labelParts(label).some((part) => part.startsWith(`${run}.`))), undefined, options.graceSeconds ?? GRACE_SECONDS),
    };
}
async function runCommand(command, options) {
    const startedAt = options.clock.now();
    const none = { code: null, signal: null, startedAt, seconds: 0 };
    if (options.signal.aborted)
        return { ...none, ended: 'aborted', tail: '' };
    const label = labelOf(command, options.marker);
    const outer = options.environment[process_table/* LABEL_VARIABLE */.a5];
    const env = {
        ...commandEnvironment(options.environment, command),
        TRIBUTARY_RUN: options.marker,
        [process_table/* LABEL_VARIABLE */.a5]: outer === undefined ? label : `${outer}/${label}`,
    };
    let output;
    let started;
    try {
        const dir = await directoryInside(command.cwd, command.in);
        output = openOutput(command);
        started = await start(command, dir, env, output);
    }
    catch (error) {
        output?.end();
        const tail = (0,plain/* plainText */.w)(error instanceof Error ? error.message : String(error), 1000);
        return { ...none, ended: 'not-started', tail };
    }
    const end = await waitForEnd(started, label, command, options);
    return { ...end, startedAt, ...output.end() };
}
/** The command's name in the chain of markers; unique, so that no other command's processes match. */
function labelOf(command, run) {
    return `${run}.${command.label}.${(0,external_node_crypto_.randomUUID)()}`.replaceAll(/[^\w.-]/g, '-');
}
/** The directory with its links followed. Throws where it is not there or lies outside `cwd`. */
async function directoryInside(cwd, below) {
    const root = await (0,promises_.realpath)(cwd);
    const dir = await (0,promises_.realpath)((0,external_node_path_.join)(cwd, below ?? '.'));
    if (dir !== root && !dir.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep)) {
        throw new Error(`${below} leads out of the directory`);
    }
    if (!(await (0,promises_.stat)(dir)).isDirectory())
        throw new Error(`${below ?? cwd} is not a directory`);
    return dir;
}
async function start(command, dir, env, output) {
    const startedAt = performance.now();
    const child = (0,external_node_child_process_.spawn)('/bin/sh', ['-c', command.run], {
        cwd: dir,
        env,
        detached: true,
        stdio: [command.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let exit;
    const failed = new Promise((_resolve, reject) => child.once('error', reject));
    const exited = new Promise((resolve) => {
        child.once('exit', (code, signal) => {
            exit = { code, signal, seconds: (performance.now() - startedAt) / 1000 };
            resolve();
        });
    });
    const closed = new Promise((resolve) => child.once('close', () => resolve()));
    child.stdout?.on('data', (chunk) => output.stdout(chunk)).on('error', () => { });
    child.stderr?.on('data', (chunk) => output.stderr(chunk)).on('error', () => { });
    // A command need not read its input: EPIPE says nothing.
    child.stdin?.on('error', () => { }).end(command.stdin);
    const { pid } = child;
    if (pid === undefined)
        return failed;
    failed.catch(() => { });
    return { child, pid, exit: () => exit, exited, closed };
}
/** Waits for the command's end, ends it where it must be, and leaves nothing of it running. */
async function waitForEnd(started, label, command, options) {
    const begin = performance.now();
    const { child, pid } = started;
    const ended = await firstOf(started.exited, command.limit, options.signal);
    const left = () => leftOf(started, label);
    await endAll(left, pid, options.graceSeconds ?? GRACE_SECONDS);
    await Promise.race([started.closed, (0,external_node_timers_promises_.setTimeout)(DRAIN_MS, undefined, { ref: false })]);
    for (const pipe of [child.stdin, child.stdout, child.stderr])
        pipe?.destroy();
    child.unref();
    const lost = { code: null, signal: null, seconds: (performance.now() - begin) / 1000 };
    return { ended, ...(started.exit() ?? lost) };
}
async function firstOf(exited, limitSeconds, signal) {
    let timer;
    let onAbort = () => { };
    const stopped = new Promise((resolve) => {
        timer = setTimeout(() => resolve('timeout'), Math.min(limitSeconds * 1000, LONGEST_TIMER_MS));
        onAbort = () => resolve('aborted');
        signal.addEventListener('abort', onAbort);
        if (signal.aborted)
            onAbort();
    });
    try {
        return await Promise.race([exited.then(() => 'itself'), stopped]);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
    }
}
/**
 * SIGTERM once to each process, SIGKILL from the grace on, until two looks in a row find none: a process that
 * forks and exits during one look hides its child from it.
 *
 * @param leader process group to signal as one
 */
async function endAll(left, leader, graceSeconds) {
    const killAt = performance.now() + graceSeconds * 1000;
    const asked = new Set();
    let wait = 10;
    for (let quiet = 0; quiet < 2 && performance.now() < killAt + GIVE_UP_MS;) {
        const entries = await left();
        quiet = entries.length === 0 ? quiet + 1 : 0;
        if (quiet > 0) {
            await (0,external_node_timers_promises_.setImmediate)();
            continue;
        }
        const graceLeft = killAt - performance.now();
        if (graceLeft <= 0)
            signalAll(entries, leader, 'SIGKILL');
        else
            signalAll(entries.filter(({ pid }) => !asked.has(pid)), leader, 'SIGTERM');
        for (const { pid } of entries)
            asked.add(pid);
        await (0,external_node_timers_promises_.setTimeout)(graceLeft > 0 ? Math.min(wait, graceLeft) : 10);
        wait = Math.min(2 * wait, 200);
    }
}
/** To a group as one where we can: a process that forks fast would outrun single signals. */
function signalAll(entries, leader, signal) {
    const asGroup = entries.some(({ pid, group }) => pid === leader || (signal === 'SIGKILL' && group === leader));
    if (asGroup && leader !== undefined)
        signalTo(-leader, signal);
    for (const { pid, group } of entries) {
        if (!asGroup || group !== leader)
            signalTo(pid, signal);
    }
}
function signalTo(address, signal) {
    try {
        process.kill(address, signal);
    }
    catch {
        // It has ended meanwhile.
    }
}
/** What still runs of a command. Where the system does not tell, whether anything of its group does. */
async function leftOf({ pid, exit }, label) {
    const leader = { pid, parent: process.pid, group: pid };
    try {
        const found = await processesWhere((entry) => entry.group === pid || entry.session === pid || labelParts(entry.label).includes(label));
        const leaderSeen = exit() !== undefined || found.some((entry) => entry.pid === pid);
        return leaderSeen ? found : [...found, leader];
    }
    catch {
        return (0,process_table/* isThere */.$B)(-pid) ? [leader] : [];
    }
}
/** Processes that match, but never this one or one that it descends from. */
async function processesWhere(matches) {
    const table = await (0,process_table/* processTable */.oI)();
    const own = (0,process_table/* ownLine */.D3)(table);
    return table.filter((entry) => matches(entry) && !own.has(entry.pid));
}
/** A Tributary inside a job of another one extends the outer marker, so the outer one still finds everything. */
function labelParts(label) {
    return (label ?? '').split('/');
}


/***/ }),

/***/ 7161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ tasksMd)
});

// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
;// CONCATENATED MODULE: ./lib/adapters/tasks/lines.js
/** A text as lines, so that edits and positions are by line and nothing between them is touched. */
const TAB = 4;
/** The lines of a text, each with its own ending (LF, CRLF or CR), so that `join('')` gives it back. */
function linesOf(text) {
    return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}
/** The line's ending; empty on a last line without one. */
function endingOf(line) {
    if (line.endsWith('\r\n'))
        return '\r\n';
    const last = line.at(-1);
    return last === '\n' || last === '\r' ? last : '';
}
/** The line without its ending. */
function bare(line) {
    return line.slice(0, line.length - endingOf(line).length);
}
/** Spaces, tabs or nothing, as CommonMark defines a blank line. */
function isBlank(line) {
    return /^[ \t\r\n]*$/.test(line);
}
/** Columns that a text takes from the start of a line, with CommonMark's tab stops. */
function width(text) {
    let columns = 0;
    for (const character of text)
        columns += character === '\t' ? TAB - (columns % TAB) : 1;
    return columns;
}
/** Columns of white space at the start of a line. */
function indentOf(line) {
    return width(/^[ \t]*/.exec(line)?.[0] ?? '');
}
/** The line with at most `columns` of white space less at its start; half a tab becomes spaces. */
function dedent(line, columns) {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    let cut = 0;
    while (cut < indent.length && width(indent.slice(0, cut)) < columns)
        cut += 1;
    const spare = Math.max(0, width(indent.slice(0, cut)) - columns);
    return ' '.repeat(spare) + line.slice(cut);
}
/** One line of plain text: control and direction characters and runs of white space become one space. */
function oneLine(text) {
    return text
        .toWellFormed()
        .replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/values.js
/** The values of a task's fields, each read or refused with what to write instead. */


/** A text from outside as part of a message: short, one line, in backticks. */
function preview(text) {
    const line = oneLine(text).replaceAll('`', "'");
    return `\`${line.length > 60 ? `${line.slice(0, 57).toWellFormed()}...` : line}\``;
}
/** `a, {b,c}/d` → `a` and `{b,c}/d`: commas inside braces do not split; backticks round one go. */
function globsOf(value) {
    const parts = [''];
    let depth = 0;
    for (const character of value) {
        if (character === '{')
            depth += 1;
        if (character === '}')
            depth -= 1;
        if (character === ',' && depth === 0)
            parts.push('');
        else
            parts[parts.length - 1] += character;
    }
    if (depth === 0)
        return { value: cleaned(parts) };
    return { problem: `${preview(value)} has an unmatched brace: write \`src/{a,b}/**\`.` };
}
/** `a, b` → `a` and `b`; backticks round one go. */
function wordsOf(value) {
    return cleaned(value.split(','));
}
/** The agent's name. */
function agentOf(value) {
    const name = model/* AgentName */.V.safeParse(unquoted(value));
    if (name.success)
        return { value: name.data };
    return {
        problem: `${preview(value)} is not a valid agent name: use letters, digits and dashes, such as \`banking-agent\`.`,
    };
}
/** The ids that it waits for. */
function dependsOf(value) {
    const ids = [];
    for (const word of wordsOf(value)) {
        const id = model/* TaskId */.LD.safeParse(word);
        if (!id.success) {
            return {
                problem: `${preview(word)} is not a valid task ID: write IDs with commas between them, such as \`depends: DEV-12, DEV-13\`.`,
            };
        }
        ids.push(id.data);
    }
    return { value: [...new Set(ids)] };
}
/** A duration in seconds: `90s`, `20m`, `2h`, `1h30m`. */
function estimateOf(value) {
    const match = /^(?:(\d{1,5})h)? ?(?:(\d{1,6})m)? ?(?:(\d{1,7})s)?$/i.exec(unquoted(value));
    const [hours = 0, minutes = 0, seconds = 0] = (match ?? [])
        .slice(1)
        .map((part) => Number(part ?? 0));
    const total = hours * 3600 + minutes * 60 + seconds;
    if (total > 0)
        return { value: total };
    return {
        problem: `${preview(value)} is not a duration: write \`estimate: 20m\`, \`2h\`, \`90s\` or \`1h30m\`.`,
    };
}
/** `blocked` or `failed`, each with `: reason` or without. */
function statusOf(value) {
    const match = /^(blocked|failed)\s*(?::\s*(.*))?$/is.exec(value);
    if (!match) {
        return {
            problem: `${preview(value)} is not a status: write \`status: blocked: why\` or \`status: failed: why\`. A done task has \`[x]\`; any other task needs no status.`,
        };
    }
    const state = match[1]?.toLowerCase() === 'failed' ? 'failed' : 'blocked';
    const reason = oneLine(match[2] ?? '');
    return { value: { state, ...(reason && { reason }) } };
}
/** `db (db-agent): Create the model` → the subtask `<task>-db`. */
function subtaskOf(task, value) {
    const match = /^([^ ()]*) *\(([^()]*)\) *:\s*(\S.*)$/s.exec(value);
    if (!match || !model/* SubtaskSuffix */.TN.safeParse(match[1]).success) {
        return {
            problem: `${preview(value)} is not a subtask: write \`subtask: db (db-agent): What to do\`, where \`db\` is up to 16 lowercase letters and digits.`,
        };
    }
    const [, suffix = '', agent = '', work = ''] = match;
    const named = agentOf(agent);
    if ('problem' in named)
        return named;
    const subtask = model/* Subtask */.qU.safeParse({ id: `${task}-${suffix}`, agent: named.value, work });
    if (subtask.success)
        return { value: subtask.data };
    const wrong = subtask.error.issues[0];
    return {
        problem: `The subtask ${preview(value)} is not valid: its ${String(wrong?.path[0] ?? 'text')} is wrong (${wrong?.message ?? 'not valid'}).`,
    };
}
function cleaned(parts) {
    return parts.map(unquoted).filter((part) => part !== '');
}
function unquoted(text) {
    return text
        .trim()
        .replace(/^(`+)(.*)\1$/s, '$2')
        .trim();
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/fields.js
/** The fields of a task: the nested list of `name: value` right below its title. */



const NAMES = ['agent', 'files', 'depends', 'labels', 'estimate', 'status', 'subtask'];
const ONCE = ['agent', 'estimate', 'status'];
/** By name: puts a value into the list, or returns what is wrong with it. */
const PUT = {
    agent: ({ values }, value) => setIfValid(agentOf(value), (agent) => Object.assign(values, { agent })),
    files: ({ values }, value) => setIfValid(globsOf(value), (globs) => {
        if (globs.length > 0)
            values.scope = [...(values.scope ?? []), ...globs];
    }),
    depends: ({ values }, value) => setIfValid(dependsOf(value), (ids) => {
        values.depends = [...new Set([...values.depends, ...ids])];
    }),
    labels: ({ values }, value) => {
        values.labels = [...new Set([...values.labels, ...wordsOf(value)])];
        return undefined;
    },
    estimate: ({ values }, value) => setIfValid(estimateOf(value), (estimate) => Object.assign(values, { estimate })),
    status: (list, value) => setIfValid(statusOf(value), (status) => Object.assign(list, { status })),
    subtask: ({ values }, value, id) => putSubtask(values, id, value),
};
/** A field's own text, from the name on; undefined where the item is no field. */
function fieldAt({ text, checked, plain }, lines) {
    if (!text || checked !== undefined)
        return undefined;
    const { line, last, column } = text;
    const rows = lines.slice(line, last + 1).map(bare);
    const raw = [rows[0]?.slice(column) ?? '', ...rows.slice(1)].join('\n');
    const match = /^(?:\*\*|__|`)?([a-z]+)(?:\*\*|__|`)?:(?:\*\*|__|`)?/i.exec(raw);
    const name = NAMES.find((known) => known === match?.[1]?.toLowerCase());
    if (!match || name === undefined)
        return undefined;
    const at = match[0].length;
    return { name, value: oneLine(raw.slice(at)), line, last, column: column + at, plain };
}
/** Reads all fields of one task; a field with a problem is left out. */
function readFields(id, fields) {
    const list = { values: { depends: [], labels: [], subtasks: [] }, problems: [] };
    const seen = new Set();
    for (const field of fields) {
        const message = misuse(field, seen) ?? put(list, field, id);
        if (message !== undefined)
            list.problems.push({ line: field.line, message });
        seen.add(field.name);
    }
    return list;
}
function misuse({ name, plain }, seen) {
    if (!plain) {
        return (`Something is nested below the field \`${name}:\`. Write its value on one line, ` +
            "and indent the task's text no deeper than its title.");
    }
    if (seen.has(name) && ONCE.includes(name))
        return `\`${name}:\` appears twice: keep one.`;
    return undefined;
}
function put(list, { name, value }, id) {
    // An empty field is a template that nobody filled in.
    return value === '' ? undefined : PUT[name](list, value, id);
}
function putSubtask(values, id, value) {
    if (values.subtasks.length === limits/* MOST_SUBTASKS */.Fl) {
        return `A task has at most ${limits/* MOST_SUBTASKS */.Fl} subtasks: make this one a task of its own.`;
    }
    return setIfValid(subtaskOf(id, value), (subtask) => {
        values.subtasks.push(subtask);
    });
}
function setIfValid(checked, use) {
    if ('problem' in checked)
        return checked.problem;
    use(checked.value);
    return undefined;
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/drafts.js
/** One list item as a task, judged by itself: what it says, and what is wrong with it. */




// The id may be bold or code, with the colon inside or behind.
const HEAD = /^(\*\*|__|`|)([\p{L}\p{N}_./#-]+)(?::\1|\1:)(?:\s+(.*))?$/su;
// A box with something else in it than `[ ]` or `[x]`, or with no space behind it.
const BROKEN_BOX = /^\[(?:[^\]\p{L}\p{N}]{0,3}|\s?[xX]\s?)\]\s*(.*)$/su;
/**
 * @param items list items at the root
 * @param lines the lines that their positions count in
 * @returns those that are tasks, and the problems of those that only look like one
 */
function parseTasks(items, lines) {
    const found = items.flatMap((item) => draftOf(item, lines) ?? []);
    return {
        drafts: found.filter((entry) => 'task' in entry),
        problems: found.filter((entry) => !('task' in entry)),
    };
}
function draftOf(item, lines) {
    const box = boxOf(item, lines);
    if (!item.text || !box)
        return nearMiss(item, lines);
    const raw = textOf(item.text, lines);
    const { line, last: titleEnd } = item.text;
    const head = headOf(raw);
    if (!head)
        return missingSpace(raw, line);
    const id = idOf(head.word);
    if ('problem' in id)
        return { line, message: id.problem };
    const nested = item.nested.map((below) => ({ below, field: fieldAt(below, lines) }));
    const fields = nested.flatMap(({ field }) => field ?? []);
    const { values, status, problems } = readFields(id.value, fields);
    if (head.title === '')
        problems.unshift({ line, message: noTitle(id.value) });
    const fieldItems = nested.flatMap(({ below, field }) => (field ? below : []));
    const body = bodyOf({ box, titleEnd }, item.last, fieldItems, lines);
    const state = item.checked ? { state: 'done' } : (status ?? { state: 'todo' });
    const task = { id: id.value, title: head.title, body, ...state, ...values };
    return { task, item, line, box, titleEnd, fields, problems };
}
/** Where the checkbox's character stands; undefined without one, or where a line break is in it. */
function boxOf(item, lines) {
    if (item.checked === undefined || !item.text)
        return undefined;
    const { line, column } = item.text;
    const box = (lines[line] ?? '').slice(Math.max(0, column - 4), column - 1);
    return /^\[[ \txX]\]$/.test(box) ? { line, column: column - 3 } : undefined;
}
/** A list item that GitHub shows without a checkbox, though its writer meant a task. */
function nearMiss(item, lines) {
    const { first: line } = item;
    if (!item.text && !/^\s*(?:[-*+]|\d{1,9}[.)])(?: {1,4}|\t)\[/.test(lines[line] ?? ''))
        return undefined;
    const last = item.text?.last ?? line;
    const raw = textOf({ line, column: 0, last }, lines).replace(/^(?:[-*+]|\d{1,9}[.)]) /, '');
    const head = headOf(BROKEN_BOX.exec(raw)?.[1] ?? '');
    if (!head)
        return undefined;
    const wish = `- [ ] ${head.word}: ${head.title}`;
    // A line of dashes below makes the title a heading; then the text itself looks right.
    const more = item.text ? '' : ', with a blank line below';
    return {
        line,
        message: `GitHub does not show ${preview(raw)} as a task: write ${preview(wish)}${more}.`,
    };
}
/** A paragraph as one line: its lines trimmed and joined by a space. */
function textOf(place, lines) {
    const rows = lines.slice(place.line, place.last + 1).map(bare);
    rows[0] = rows[0]?.slice(place.column) ?? '';
    return oneLine(rows.join(' '));
}
/** `ID: Title` → both; undefined where the text does not begin like that. */
function headOf(text) {
    const bold = /^(\*\*|__)(.*)\1$/s.exec(text);
    const inner = bold && !bold[2]?.includes(bold[1] ?? '') ? bold[2] : text;
    const [, , word, title = ''] = HEAD.exec(inner ?? text) ?? [];
    if (word === undefined || !/[\p{L}\p{N}]/u.test(word))
        return undefined;
    return { word, title };
}
function missingSpace(text, line) {
    const id = /^((?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9-]{1,64}):[^\s:/]/.exec(text)?.[1];
    if (id === undefined)
        return undefined;
    return { line, message: `A space is missing after the colon: write \`${id}: Title\`.` };
}
function idOf(word) {
    const id = model/* TaskId */.LD.safeParse(word);
    const what = `${preview(word)} is not a valid task ID`;
    if (/^tributary-/i.test(word)) {
        return {
            problem: `${what}: names that begin with \`tributary-\` are reserved. Choose another one.`,
        };
    }
    if (id.success)
        return { value: id.data };
    const near = word
        .replace(/[^A-Za-z0-9]+/g, '-')
        .slice(0, 64)
        .replace(/^-+|-+$/g, '');
    const fix = near === '' ? '' : ` For example, write \`${near}: Title\`.`;
    return {
        problem: `${what}: use letters A to Z, digits and inner dashes, at most 64 characters.${fix}`,
    };
}
function noTitle(id) {
    return `${id} has no title: write \`- [ ] ${id}: What to do\`.`;
}
/** The item's lines behind its title, without its fields and the item's indent. */
function bodyOf(draft, last, fields, lines) {
    const { box, titleEnd } = draft;
    const columns = width((lines[box.line] ?? '').slice(0, box.column - 1));
    const rows = [];
    let taken = 0;
    for (let line = titleEnd + 1; line <= last; line += 1) {
        const field = fields[taken];
        if (field === undefined || line < field.first) {
            rows.push(dedent(bare(lines[line] ?? ''), columns));
        }
        else if (line >= (field.text?.last ?? field.first))
            taken += 1;
    }
    const start = rows.findIndex((row) => !isBlank(row));
    const end = rows.findLastIndex((row) => !isBlank(row));
    return rows.slice(Math.max(0, start), end + 1).join('\n');
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/marks.js


const MAX_REASON = 200;
/**
 * @param lines a segment's lines, with endings
 * @param ending for a new line, where the line above it has none
 * @returns the lines with the task marked. Where no edit of its status leaves all tasks as they
 *   were, only its checkbox is set.
 */
function markLines(lines, id, to, ending, read) {
    const draft = parseTasks(read(lines).items, lines).drafts.find(({ task }) => task.id === id);
    if (!draft)
        return lines;
    const boxed = withBox(lines, draft, to.is === 'done');
    const edits = to.is === 'done' ? doneEdits(boxed, draft) : failedEdits(boxed, draft, to.reason, ending);
    const wanted = facts(lines, read, id, stateOf(to));
    return edits.find((edit) => facts(edit, read) === wanted) ?? boxed;
}
function withBox(lines, { box, task }, done) {
    if (done === (task.state === 'done'))
        return lines;
    const line = lines[box.line] ?? '';
    const edited = line.slice(0, box.column) + (done ? 'x' : ' ') + line.slice(box.column + 1);
    return lines.with(box.line, edited);
}
function doneEdits(lines, draft) {
    return [statusFields(draft).reduceRight(without, lines)];
}
function failedEdits(lines, draft, reason, ending) {
    const text = shortReason(reason);
    const value = text === '' ? 'failed' : `failed: ${text}`;
    const [field, ...more] = statusFields(draft);
    if (!field)
        return insertions(lines, draft, value, ending);
    const alone = more.reduceRight(without, lines);
    return [withValue(alone, field, value), withValue(lines, field, value)];
}
function statusFields(draft) {
    return draft.fields.filter(({ name }) => name === 'status');
}
/**
 * The status as a new line below the title, in several indents: as its sibling's, as the item's
 * text, then deeper and deeper, since a shallow one would take indented text below into its item.
 */
function insertions(lines, draft, value, ending) {
    const { box, titleEnd, item, fields } = draft;
    const indent = width((lines[box.line] ?? '').slice(0, box.column - 1));
    const sibling = fields[0]?.line ?? item.nested[0]?.first;
    const copied = /^[ \t]*[-+*][ \t]+/.exec(lines[sibling ?? -1] ?? '')?.[0];
    const bullets = ['- ', '-    '].flatMap((bullet) => [0, 1, 2, 3].map((more) => ' '.repeat(indent + more) + bullet));
    const prefixes = copied === undefined ? bullets : [copied, ...bullets];
    return prefixes.map((prefix) => inserted(lines, titleEnd, `${prefix}status: ${value}`, ending));
}
function inserted(lines, below, text, ending) {
    const above = lines[below] ?? '';
    const own = endingOf(above);
    if (own !== '')
        return lines.toSpliced(below + 1, 0, text + own);
    return lines.toSpliced(below, 1, above + ending, text);
}
/** Without the field's lines. Where the file had no ending at its end, it has none again. */
function without(lines, { line, last }) {
    const rest = lines.toSpliced(line, last - line + 1);
    const above = lines[line - 1];
    if (above === undefined || line < rest.length || endingOf(lines[last] ?? '') !== '')
        return rest;
    return rest.with(line - 1, bare(above));
}
function withValue(lines, { line, last, column }, value) {
    const edited = `${(lines[line] ?? '').slice(0, column)} ${value}${endingOf(lines[last] ?? '')}`;
    return lines.toSpliced(line, last - line + 1, edited);
}
/** What must be the same after the edit: each task, and what is still open behind the last line. */
function facts(lines, read, id, state) {
    const { items, tail } = read(lines);
    const tasks = parseTasks(items, lines).drafts.map(({ task }) => {
        const { reason, ...rest } = task;
        return { ...rest, reason, ...(task.id === id && state) };
    });
    return JSON.stringify([tasks, tail === undefined ? undefined : lines.length - tail]);
}
function stateOf(to) {
    if (to.is === 'done')
        return { state: 'done', reason: undefined };
    return { state: 'failed', reason: shortReason(to.reason) || undefined };
}
function shortReason(reason) {
    return Array.from(oneLine(reason)).slice(0, MAX_REASON).join('').trim();
}

// EXTERNAL MODULE: ./node_modules/mdast-util-from-markdown/lib/index.js + 51 modules
var lib = __webpack_require__(53);
// EXTERNAL MODULE: ./node_modules/mdast-util-gfm-task-list-item/lib/index.js + 1 modules
var mdast_util_gfm_task_list_item_lib = __webpack_require__(1756);
// EXTERNAL MODULE: ./node_modules/micromark-extension-gfm-task-list-item/lib/syntax.js
var syntax = __webpack_require__(1197);
;// CONCATENATED MODULE: ./lib/adapters/tasks/outline.js




// Where blocks begin and end never depends on what is inside a paragraph, so emphasis, links and
// the like are not parsed: faster, and nothing in them can be made to take long.
const blocksOnly = {
    disable: {
        null: [
            'attention',
            'autolink',
            'characterEscape',
            'characterReference',
            'codeText',
            'hardBreakEscape',
            'htmlText',
            'labelEnd',
            'labelStartImage',
            'labelStartLink',
        ],
    },
};
const extensions = [(0,syntax/* gfmTaskListItem */.J)(), blocksOnly];
const mdastExtensions = [(0,mdast_util_gfm_task_list_item_lib/* gfmTaskListItemFromMarkdown */.S)()];
/**
 * @param lines a document's lines without their endings
 * @returns its root list items
 */
function outline(lines) {
    const root = (0,lib/* fromMarkdown */.Y)(lines.join('\n'), { extensions, mdastExtensions });
    const end = root.children.at(-1);
    const lastBlock = lineOf(end?.position?.start);
    const mayGoOn = end?.type === 'code' || end?.type === 'html';
    return {
        items: itemsIn(root.children, lines, lines.length - 1, 1),
        lastBlock,
        ...(mayGoOn && { tail: lastBlock }),
    };
}
/** The items of the lists among some blocks; `depth` levels of lists below them are looked at. */
function itemsIn(blocks, lines, last, depth) {
    return blocks.flatMap((block, at) => {
        if (block.type !== 'list')
            return [];
        const limit = endBefore(blocks[at + 1], last);
        return block.children.map((item, index) => itemOf(item, lines, endBefore(block.children[index + 1], limit), depth));
    });
}
// The parser lets a fence that nobody closed reach into the line behind its list item.
function endBefore(next, last) {
    return next ? Math.min(last, lineOf(next.position?.start) - 1) : last;
}
function itemOf(node, lines, limit, depth) {
    const at = node.children.findIndex((child) => child.type !== 'definition');
    const head = node.children[at];
    const paragraph = head?.type === 'paragraph' ? head.position : undefined;
    const next = node.children.slice(at + 1);
    const other = next.findIndex((child) => child.type !== 'list');
    const first = lineOf(node.position?.start);
    let last = Math.min(limit, lineOf(node.position?.end));
    while (last > first && isBlank(lines[last] ?? ''))
        last -= 1;
    return {
        first,
        last,
        ...(paragraph && {
            text: {
                line: lineOf(paragraph.start),
                column: paragraph.start.column - 1,
                last: lineOf(paragraph.end),
            },
        }),
        ...(typeof node.checked === 'boolean' && { checked: node.checked }),
        plain: node.children.length === 1 && at === 0,
        nested: depth > 0 && paragraph
            ? itemsIn(next.slice(0, other === -1 ? next.length : other), lines, last, depth - 1)
            : [],
    };
}
function lineOf(point) {
    return (point?.line ?? 1) - 1;
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/segments.js
/**
 * Cuts a markdown text where a block at the root begins for certain, and reads each segment alone.
 *
 * The parser's time grows with the square of a list's length: 10,000 tasks take it minutes as one
 * text. A line at the left edge that starts a list item or a heading ends every open container and
 * paragraph, so what follows reads the same alone. Only code fences and HTML at the root go on over
 * such a line: where the parser ends a segment inside one, the next segment starts behind it.
 */


/** Lines of the longest single block that is read; the parser needs seconds for it. */
const MAX_LINES = 5_000;
/** Deeper nesting is made this deep: it is far below any task's fields, and columns there do not count. */
const MAX_MARKERS = 4;
const MAX_INDENT = 64;
/** HTML blocks by how their first line begins and what ends them (CommonMark 0.31, section 4.6). */
const HTML_ENDS = [
    [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
    [/^<!--/, /-->/],
    [/^<\?/, /\?>/],
    [/^<![a-z]/i, />/],
    [/^<!\[CDATA\[/, /\]\]>/],
];
// The character behind the marker keeps thematic breaks and empty items out.
const ITEM = /^( {0,3})((?:[-+*]|(\d{1,9})([.)]))(?: {1,4}|\t))(?=[\p{L}[])/u;
const HEADING = /^#{1,6}[ \t]+\S/;
const LEFT = { indent: 1 };
const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
// Nearly every line, told at a glance: little white space, one marker at most, a word.
const SHALLOW = /^[ \t]{0,16}(?:[-*+][ \t])?(?:\[[ xX]\] )?[A-Za-z]/;
// Lines that may open HTML or a link definition: the words behind them can matter.
const WORDS_MATTER = /^[ \t>*+.)\d-]*(?:<|\[(?![ xX]\][ \t]))/;
// White space, one marker, one checkbox, then a word: no word can begin or end a block.
const WORDS = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?)[A-Za-z].*$/;
/**
 * A reader that parses each shape of segment once. Task lists repeat a few shapes over and over.
 * Throws what the parser throws.
 */
function reader() {
    const known = new Map();
    return (lines) => {
        const shape = shapeOf(lines.map((line) => shallow(bare(line))));
        const key = shape.join('\n');
        const found = known.get(key) ?? outline(shape);
        known.set(key, found);
        return found;
    };
}
/**
 * @param lines a whole text, with endings
 * @returns its segments in order; lines between them are inside a fence or HTML at the root
 */
function segments(lines, read) {
    const found = [];
    let first = 0;
    while (first < lines.length) {
        const boundary = nextBoundary(lines, first, first + MAX_LINES);
        const end = boundary ?? first + MAX_LINES;
        const { behind, ...segment } = readSegment(lines, first, end, read);
        const endless = boundary === undefined && behind === undefined;
        found.push(endless ? withoutLast(segment) : segment);
        if (endless || segment.problem)
            break;
        first = behind ?? end;
    }
    return found;
}
/** The lines with the words cut out that cannot change where blocks begin and end. */
function shapeOf(lines) {
    if (lines.some((line) => WORDS_MATTER.test(line)))
        return lines;
    const [first = '', ...rest] = lines.map((line) => line.replace(WORDS, '$1a'));
    // Nothing is open above the first line, so any number starts a list there.
    return [first.replace(/^( {0,3})\d+(?=[.)])/, (number) => number.replace(/\d/g, '1')), ...rest];
}
/** Takes away nesting that is too deep to matter, since hostile depth takes the parser for ever. */
function shallow(line) {
    if (SHALLOW.test(line))
        return line;
    const rule = ruleAt(line);
    let kept = 0;
    let innermost = 0;
    MARKER.lastIndex = 0;
    for (let depth = 1, at = 0; at < rule && MARKER.test(line); depth += 1, at = MARKER.lastIndex) {
        if (depth === MAX_MARKERS)
            kept = at;
        innermost = at;
    }
    // The innermost block stays: only a paragraph goes on in an unindented line below.
    if (kept > 0)
        return line.slice(0, kept) + line.slice(innermost);
    if (indentOf(line) <= MAX_INDENT || isBlank(line))
        return line;
    return ' '.repeat(MAX_INDENT) + line.replace(/^[ \t]+/, '');
}
/** Where the thematic break at the line's end begins (`- - -`); its length without one. */
function ruleAt(line) {
    const [mark] = line.trimEnd().slice(-1);
    if (mark !== '-' && mark !== '*')
        return line.length;
    let start = line.length;
    let marks = 0;
    for (let at = line.length - 1; at >= 0; at -= 1) {
        const character = line[at];
        if (character === mark)
            marks += 1;
        else if (character !== ' ' && character !== '\t')
            break;
        start = at;
    }
    return marks < 3 ? line.length : start;
}
/** @returns the first line behind `first` where a segment may begin; undefined = none up to `limit`. */
function nextBoundary(lines, first, limit) {
    let edge = edgeBelow(lines[first] ?? '');
    let tagged = false;
    for (let at = first + 1; at <= limit; at += 1) {
        const line = lines[at];
        if (line === undefined)
            return lines.length;
        const afterBlank = isBlank(lines[at - 1] ?? '');
        // The parser decides what a tag right below a paragraph is only when it sees the next block.
        tagged = /^[ \t>]*</.test(lines[at - 1] ?? '') || (tagged && !afterBlank);
        if (!tagged && isBoundary(line, afterBlank, edge))
            return at;
        if (!isBlank(line) && indentOf(line) < edge.indent)
            edge = LEFT;
    }
    return undefined;
}
/** What a segment's first line leaves open. */
function edgeBelow(line) {
    if (HEADING.test(line))
        return { indent: 4 };
    const [item, , , , delimiter] = ITEM.exec(line) ?? [];
    return item === undefined ? LEFT : { indent: width(item), ...(delimiter && { delimiter }) };
}
function isBoundary(line, afterBlank, edge) {
    if (HEADING.test(line) || (afterBlank && /^\p{L}/u.test(line)))
        return true;
    const [item, indent = '', , number, delimiter] = ITEM.exec(line) ?? [];
    if (item === undefined || indent.length >= edge.indent)
        return false;
    // Another number than 1 cannot end a paragraph, only follow in its own list.
    return number === undefined || number === '1' || delimiter === edge.delimiter;
}
function readSegment(lines, first, end, read) {
    try {
        const { items, tail, lastBlock } = read(lines.slice(first, end));
        const closed = tail === undefined ? end : behindBlock(lines, first + tail);
        return { first, end, items, lastBlock, ...(closed > end && { behind: closed }) };
    }
    catch {
        const message = 'The markdown from here to the end of the file could not be read.';
        return { first, end, items: [], lastBlock: 0, problem: { line: first, message } };
    }
}
/** @returns the line behind the code or HTML block at the root that begins at `start`. */
function behindBlock(lines, start) {
    const opening = bare(lines[start] ?? '').replace(/^ {0,3}/, '');
    const fence = /^(?:`{3,}|~{3,})/.exec(opening)?.[0];
    if (fence !== undefined) {
        const close = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
        return behindMatch(lines, start + 1, close);
    }
    if (!opening.startsWith('<'))
        return start + 1;
    const end = HTML_ENDS.find(([begin]) => begin.test(opening))?.[1];
    return behindMatch(lines, start, end ?? /^[ \t]*$/);
}
function behindMatch(lines, from, pattern) {
    let at = from;
    while (at < lines.length && !pattern.test(bare(lines[at] ?? '')))
        at += 1;
    return at + 1;
}
/** Keeps what stands before the endless block: whatever follows it might be inside it. */
function withoutLast({ lastBlock, ...segment }) {
    const items = segment.items.filter((item) => item.last < lastBlock);
    const message = `A block of more than ${MAX_LINES} lines begins here. It and everything after it are ignored: ` +
        'move part of it into another file.';
    return { ...segment, items, problem: { line: segment.first + lastBlock, message } };
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/tasks-md.js




/** The task list of a markdown file. Neither function throws, whatever the text holds. */
const tasksMd = { parse, mark };
/**
 * @param text the whole file
 * @returns its tasks in order, and everything that is wrong with it, by line counted from 1.
 *   A task with a problem is `blocked`, so that it cannot run on half of what was meant.
 */
function parse(text) {
    const { body } = withoutMark(text);
    const read = readParts(linesOf(body), reader());
    const drafts = read.parts.flatMap((part) => part.drafts.map((draft) => moved(draft, part.first)));
    const { tasks, problems } = unique(drafts);
    const all = [...read.problems, ...problems].toSorted((a, b) => a.line - b.line);
    return { tasks, problems: all.map(({ line, message }) => ({ line: line + 1, message })) };
}
function moved({ task, line, fields, problems }, by) {
    return {
        task,
        line: line + by,
        subtaskLines: fields.filter(({ name }) => name === 'subtask').map((field) => field.line + by),
        problems: problems.map((problem) => ({ ...problem, line: problem.line + by })),
    };
}
/** Leaves out the later of two tasks whose ids are alike, and blocks those with problems. */
function unique(listed) {
    const first = new Map();
    for (const entry of listed) {
        const key = entry.task.id.toLowerCase();
        const other = first.get(key);
        if (other)
            other.problems.push(twice(entry.task.id, other, entry.line));
        else
            first.set(key, entry);
    }
    const kept = [...first.values()];
    for (const entry of kept)
        entry.problems.push(...subtasksTaken(entry, first));
    return {
        tasks: kept.map(({ task, problems: [problem] }) => (problem ? blocked(task, problem) : task)),
        problems: kept.flatMap(({ problems }) => problems),
    };
}
function twice(id, { task, line }, again) {
    const as = id === task.id ? '' : ` as \`${task.id}\`, and IDs must differ by more than case`;
    const message = `The ID \`${id}\` is already used on line ${line + 1}${as}: change one of them.`;
    return { line: again, message };
}
function subtasksTaken({ task, line, subtaskLines }, ids) {
    const seen = new Set();
    return task.subtasks.flatMap(({ id }, index) => {
        const taken = ids.has(id.toLowerCase()) || seen.has(id);
        seen.add(id);
        if (!taken)
            return [];
        const message = `The subtask ID \`${id}\` is used twice: give it another suffix.`;
        return { line: subtaskLines[index] ?? line, message };
    });
}
function blocked(task, { line, message }) {
    if (task.state === 'done')
        return task;
    return { ...task, state: 'blocked', reason: `line ${line + 1}: ${message}` };
}
/**
 * @param text the whole file
 * @param marks the last one counts where a task has several; a task that is not there is left out
 * @returns the file with the marked items edited and every other byte as it was
 */
function mark(text, marks) {
    const wanted = new Map(marks.map(({ task, to }) => [task, to]));
    const { byteOrder, body } = withoutMark(text);
    const lines = linesOf(body);
    const read = reader();
    const ending = endingOf(lines[0] ?? '') || '\n';
    const seen = new Set();
    let done = 0;
    let result = byteOrder;
    for (const { first, end, drafts } of readParts(lines, read).parts) {
        let part = lines.slice(first, end);
        for (const { task } of drafts) {
            const to = wanted.get(task.id);
            // Of ids that are alike only the first is a task.
            if (to && !seen.has(task.id.toLowerCase()))
                part = markLines(part, task.id, to, ending, read);
            seen.add(task.id.toLowerCase());
        }
        result += lines.slice(done, first).join('') + part.join('');
        done = end;
    }
    return result + lines.slice(done).join('');
}
/** The parser drops a byte order mark, which would shift its positions. */
function withoutMark(text) {
    const byteOrder = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    return { byteOrder, body: text.slice(byteOrder.length) };
}
function readParts(lines, read) {
    const problems = [];
    const parts = segments(lines, read).map(({ first, end, items, problem }) => {
        const found = parseTasks(items, lines.slice(first, end));
        for (const { line, message } of found.problems)
            problems.push({ line: line + first, message });
        if (problem)
            problems.push(problem);
        return { first, end, drafts: found.drafts };
    });
    return { parts, problems };
}


/***/ }),

/***/ 3342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  wH: () => (/* binding */ asBadInput),
  Op: () => (/* binding */ createMachine),
  Tm: () => (/* binding */ gitHubRepoOf),
  U8: () => (/* binding */ openProject)
});

// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git_git = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/adapters/git/repository.js
var git_repository = __webpack_require__(3611);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/adapters/github/origin.js
/** Which repository on GitHub a checkout belongs to, and with which token it is asked. */


const SERVER = 'https://github.com';
const API = 'https://api.github.com';
/** `git@host:owner/name`, git's short form for ssh. */
const SHORT = /^(?:[^@/:\s]+@)?([^/:\s]+):(?!\/\/)(.*)$/;
const NAME = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/;
const NO_NAMES = new Set(['.', '..', '.git']);
/**
 * The repository that a remote's URL names, in the forms that git takes: https, ssh, and `git@host:path`.
 *
 * @param serverUrl such as `https://github.com`
 * @returns undefined where it is none on that server
 */
function repoNameIn(url, serverUrl) {
    const address = addressOf(url.trim());
    if (!address || !isOn(address, new URL(serverUrl)))
        return undefined;
    const [, owner, name] = NAME.exec(address.path) ?? [];
    if (owner === undefined || name === undefined)
        return undefined;
    return [owner, name].some((part) => NO_NAMES.has(part)) ? undefined : { owner, name };
}
/**
 * @param origin URL of the remote `origin`; undefined where there is none
 * @throws UserError with everything that is missing
 */
function readGitHubRepo(environment, origin) {
    const serverUrl = addressIn(environment, 'GITHUB_SERVER_URL', SERVER);
    // A token of one server is never shown to another.
    const ownApi = serverUrl === SERVER ? API : `${serverUrl}/api/v3`;
    const apiUrl = addressIn(environment, 'GITHUB_API_URL', ownApi);
    const token = given(environment, 'GITHUB_TOKEN') ?? given(environment, 'GH_TOKEN');
    const name = origin === undefined ? undefined : repoNameIn(origin, serverUrl);
    if (name && token !== undefined)
        return { ...name, serverUrl, apiUrl, token };
    const problems = [
        ...(name ? [] : [originProblem(origin, new URL(serverUrl))]),
        ...(token === undefined ? [noToken()] : []),
    ];
    throw new user_error.UserError(problems.flatMap((each) => each.problems), problems.flatMap((each) => each.next));
}
function addressOf(url) {
    const short = SHORT.exec(url);
    if (short?.[1] !== undefined && short[2] !== undefined)
        return { scheme: 'ssh:', host: short[1].toLowerCase(), path: short[2] };
    if (!URL.canParse(url))
        return undefined;
    const { protocol, host, hostname, pathname } = new URL(url);
    return { scheme: protocol, host: protocol === 'ssh:' ? hostname : host, path: pathname };
}
function isOn({ scheme, host }, server) {
    if (scheme === 'ssh:')
        // GitHub takes ssh on the https port too, under a name of its own.
        return host === server.hostname || host === `ssh.${server.hostname}`;
    return ['https:', 'http:', 'git:'].includes(scheme) && host === server.host;
}
/** A web address without a slash at its end. @throws UserError */
function addressIn(environment, name, otherwise) {
    const value = given(environment, name) ?? otherwise;
    if (/^https?:\/\//.test(value) && URL.canParse(value))
        return value.replace(/\/+$/, '');
    throw new user_error.UserError([`${name} is not a web address: ${shownUrl(value)}`], [`unset ${name}`]);
}
function given(environment, name) {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
}
function originProblem(origin, { host }) {
    return origin === undefined
        ? new user_error.UserError(['There is no remote origin, so the repository on GitHub is unknown.'], [`git remote add origin https://${host}/OWNER/NAME.git`])
        : new user_error.UserError([`The remote origin (${shownUrl(origin)}) is not a repository on ${host}.`], [
            `git remote set-url origin https://${host}/OWNER/NAME.git`,
            ...(host === 'github.com'
                ? ['export GITHUB_SERVER_URL=https://HOST    (GitHub Enterprise Server)']
                : []),
        ]);
}
/** A URL as it may be shown: what stands before the @ can be a password. */
function shownUrl(url) {
    return (0,plain/* plainText */.w)(url.replace(/\/\/[^/@]*@/, '//'), 200);
}
function noToken() {
    return new user_error.UserError(['No token for GitHub: neither GITHUB_TOKEN nor GH_TOKEN is set.'], ['export GITHUB_TOKEN=$(gh auth token)']);
}

// EXTERNAL MODULE: ./lib/core/gates/inspect.js + 2 modules
var inspect = __webpack_require__(5700);
// EXTERNAL MODULE: ./lib/wiring/base.js + 2 modules
var wiring_base = __webpack_require__(4745);
// EXTERNAL MODULE: ./lib/wiring/local.js + 3 modules
var local = __webpack_require__(8952);
// EXTERNAL MODULE: ./lib/wiring/ports.js + 23 modules
var ports = __webpack_require__(4411);
// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/commands/project.js
/** The repository, its base, and the configuration and task list that stand on the base. */













/** Where the task list is before a configuration says otherwise. */
const TASKS = 'TASKS.md';
/** Which repository on GitHub this one belongs to. @throws UserError with everything that is missing */
async function gitHubRepoOf({ environment }, { checkout }) {
    const origin = await checkout(['remote', 'get-url', 'origin'], { accept: [2, 128] });
    return readGitHubRepo(environment, origin.code === 0 ? origin.stdout.trim() : undefined);
}
/** @throws UserError with all that a person has to mend before anything can run */
async function openProject(context, { base: asked, forge = 'local' }, known) {
    const repository = known ?? (await (0,git_repository/* openRepository */.h)(context.cwd, context.environment));
    const branch = baseBranch(repository, asked);
    const opened = (0,ports/* openStore */.Ch)(repository);
    const { store } = opened;
    const repo = forge === 'github' ? await gitHubRepoOf(context, repository) : undefined;
    const base = repo
        ? await readBase(repository, opened, repo, branch)
        : await (0,wiring_base/* localBase */.t)(store, branch);
    if (branch === repository.branch)
        await refuseUncommitted(repository, inspect/* CONFIG_FILE */.g2, TASKS);
    const config = await (0,wiring_base/* configAt */.E)(store, base);
    if (branch === repository.branch)
        await refuseUncommitted(repository, config.tasks);
    const differs = repo && (await aheadOrBehind(repository, store, base));
    if (differs !== undefined)
        context.stderr.write(`${differs}\n`);
    return { repository, ...opened, base, config, ...(repo && { repo }) };
}
/** Everything that a run needs, on the forge of its project. */
async function createMachine({ environment, clock, signal }, { repo, base, ...project }, run, events) {
    const { branch } = base;
    const context = { ...project, environment, run, branch, clock, events, signal };
    if (!repo)
        return { ports: await (0,local/* createLocalPorts */.S)(context) };
    // Its client is large, and a run without GitHub does not wait for it.
    const { createGitHubPorts } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(482), __webpack_require__.e(130)]).then(__webpack_require__.bind(__webpack_require__, 3482));
    return createGitHubPorts(context, repo);
}
/** What GitHub refuses before anything was started is bad input, and says so by its exit code. */
async function asBadInput({ forge }, use) {
    try {
        return await use();
    }
    catch (error) {
        if (forge !== 'github')
            throw error;
        if (error instanceof user_error.UserError)
            throw new user_error.UserError(error.problems, error.next);
        const message = error instanceof git_git/* GitError */.XS && error.args.includes('fetch')
            ? error.stderr
            : (0,errors/* failureOf */.g5)(error)?.message;
        if (message === undefined)
            throw error;
        throw new user_error.UserError([`The request to GitHub failed: ${(0,plain/* plainText */.w)(message, 400)}`], ['Run the command again.']);
    }
}
function baseBranch(repository, asked) {
    const branch = asked ?? repository.branch;
    if (branch !== undefined)
        return branch;
    throw new user_error.UserError(['No branch is checked out.'], ['git switch main', 'tributary run --base main …']);
}
/** What GitHub says is what counts: a branch here may be ahead, or behind. */
async function readBase({ git }, opened, repo, branch) {
    try {
        const { baseOnGitHub } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(482), __webpack_require__.e(130)]).then(__webpack_require__.bind(__webpack_require__, 3482));
        return await baseOnGitHub(git, opened, repo, branch);
    }
    catch (error) {
        if (error instanceof git_git/* GitError */.XS && error.stderr.includes("couldn't find remote ref"))
            throw noBranchThere(branch, repo);
        throw error;
    }
}
function noBranchThere(branch, { owner, name }) {
    return new user_error.UserError([`${owner}/${name} has no branch ${branch} on GitHub.`], [`git push -u origin ${(0,next_steps/* shellWord */.r7)(branch)}`]);
}
/**
 * The base is what counts: a file that differs in the checkout would be passed over without a word.
 *
 * @param first only where this one differs are the others told with it
 */
async function refuseUncommitted(repository, first, ...others) {
    const files = [first, ...others];
    const { stdout } = await repository.checkout(['status', '--porcelain', '-z', '--', ...files], {
        env: { GIT_LITERAL_PATHSPECS: '1' },
    });
    const changed = stdout.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
    if (!changed.includes(first))
        return;
    const words = changed.map(next_steps/* shellWord */.r7).join(' ');
    throw new user_error.UserError(changed.map((file) => `${file} has uncommitted changes, but configuration and tasks are read from the commit.`), [`git add ${words} && git commit -m "Update ${changed.join(' and ').replaceAll('"', '')}"`]);
}
/** One line where the branch here is not what runs; undefined where it is, or there is none. */
async function aheadOrBehind({ git }, store, { branch, commit }) {
    const here = await store.resolve((0,git_names/* refOf */.H8)(branch));
    if (!here || here === commit)
        return undefined;
    const counted = ['rev-list', '--left-right', '--count', `${here}...${commit}`];
    const [ahead = 0, behind = 0] = (await (0,git_git/* lineOf */.cA)(git, counted)).split('\t').map(Number);
    const parts = [
        ...(ahead > 0 ? [`${(0,reasons/* count */.U9)(ahead, 'commit')} ahead of`] : []),
        ...(behind > 0 ? [`${(0,reasons/* count */.U9)(behind, 'commit')} behind`] : []),
    ];
    const push = ahead > 0 ? ', without the commits that you have not pushed (git push)' : '';
    return `Your ${branch} is ${parts.join(' and ')} ${branch} on GitHub. The run starts from GitHub${push}.`;
}


/***/ }),

/***/ 1296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hx: () => (/* binding */ checkScripts),
/* harmony export */   NR: () => (/* binding */ checksFor),
/* harmony export */   Ng: () => (/* binding */ isUsable),
/* harmony export */   SR: () => (/* binding */ lacksCompliance),
/* harmony export */   aZ: () => (/* binding */ blockingGates),
/* harmony export */   l5: () => (/* binding */ SECURITY),
/* harmony export */   wG: () => (/* binding */ policyTerms)
/* harmony export */ });
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8906);


const SECURITY = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r.parse('security');
const COMPLIANCE = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r.parse('compliance');
/** What makes a task financial where the configuration does not say. */
const FINANCIAL = { labels: ['financial'], paths: [] };
/**
 * The checks for a change of these files: `security` always, `compliance` where labels or paths
 * say financial, the others by their `when`.
 */
function checksFor(config, task, files, match) {
    const subject = {
        labels: task.labels,
        ...(task.scope && { scope: task.scope }),
        files: [...files],
    };
    const applies = (when) => !when || (0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .c)(when, subject, match);
    const gates = Object.entries(config.gates);
    const compliance = gates.find(([name]) => name === COMPLIANCE)?.[1];
    const others = gates.filter(([name]) => name !== SECURITY && name !== COMPLIANCE);
    const reviews = Object.entries(config.reviews);
    return [
        { gate: SECURITY, kind: 'gate', command: config.gates[SECURITY] },
        ...(applies(compliance?.when ?? FINANCIAL)
            ? [{ gate: COMPLIANCE, kind: 'gate', command: compliance }]
            : []),
        ...others
            .filter(([, { when }]) => applies(when))
            .map(([gate, command]) => ({ gate, kind: 'gate', command })),
        ...reviews
            .filter(([, { when }]) => applies(when))
            .map(([gate, command]) => ({ gate, kind: 'review', command })),
    ];
}
/**
 * Whether a task asks for the compliance check by itself, and there is none: its change would be
 * blocked when its agent is paid.
 */
function lacksCompliance({ gates }, { labels, scope }, match) {
    const compliance = gates[COMPLIANCE];
    const subject = { labels, ...(scope && { scope }) };
    return (compliance?.run === undefined && (0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .c)(compliance?.when ?? FINANCIAL, subject, match));
}
/** Files that a check's command line names: a change must not rewrite what judges it. */
function checkScripts(config) {
    return [...Object.values(config.gates), ...Object.values(config.reviews)]
        .flatMap(({ run = '' }) => run.split(/[\s;&|()'"]+/))
        .map((word) => word.replace(/^\.\//, ''))
        .filter((word) => /^[\w.-]+(?:\/[\w.-]+)*\.\w+$/.test(word));
}
/** A verdict counts for a change only under the policy that it was given by; an error is never reused. */
function isUsable(verdict, policy) {
    return verdict.policy === policy && verdict.result !== 'error';
}
/**
 * The gates that block a change. A gate without a verdict blocks: it fails closed. A review never
 * speaks for a gate of its name, and of two verdicts the worse counts.
 */
function blockingGates(checks, verdicts) {
    return checks
        .filter(({ kind }) => kind === 'gate')
        .map(({ gate }) => gate)
        .filter((gate) => {
        const said = verdicts.filter((verdict) => verdict.kind === 'gate' && verdict.gate === gate);
        return said.length === 0 || said.some(({ result }) => result !== 'pass');
    });
}
/** Everything that decides a verdict besides the change itself: the configuration and the task's own terms. */
function policyTerms(config, task) {
    return {
        gates: config.gates,
        reviews: config.reviews,
        env: config.env,
        limits: [config['max-files'], config['max-kilobytes']],
        scope: [config.scope, task?.scope ?? null],
        labels: task?.labels ?? [],
        protected: [config.protected, config.allow, config.tasks],
        instructions: Object.fromEntries(Object.entries(config.agents).map(([agent, { instructions }]) => [
            agent,
            instructions ?? null,
        ])),
    };
}


/***/ }),

/***/ 3544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SO: () => (/* binding */ LONGEST_GLOB),
  Yw: () => (/* binding */ isBelow),
  Zc: () => (/* binding */ literalOf),
  B7: () => (/* binding */ mayMatch),
  A0: () => (/* binding */ meet),
  _A: () => (/* binding */ normalGlob),
  pV: () => (/* binding */ readGlob),
  CQ: () => (/* binding */ readings)
});

;// CONCATENATED MODULE: ./lib/core/scope/glob-automaton.js
/** Finite automata over UTF-16 units, as far as globs need them: drawing one, and asking whether two share a word. */
const LAST = 0xffff;
const SLASH = 47;
const ANY = [0, LAST];
const NOT_SLASH = [0, SLASH - 1, SLASH + 1, LAST];
const START = 0;
const END = 1;
function automaton() {
    return { free: [[], []], steps: [[], []] };
}
function size(a) {
    return a.free.length;
}
function addState(a) {
    a.steps.push([]);
    return a.free.push([]) - 1;
}
function addFree(a, from, to) {
    a.free[from]?.push(to);
}
/** Reads one unit; returns the state after it, a new one where `to` is not given. */
function addStep(a, from, on, to = addState(a)) {
    a.steps[from]?.push({ on, to });
    return to;
}
/** Reads any number of units; returns the state after them. */
function addLoop(a, from, on) {
    const loop = addState(a);
    addFree(a, from, loop);
    return addStep(a, loop, on, loop);
}
/** Reads exactly this text; returns the state after it. */
function addText(a, from, text) {
    let at = from;
    for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        at = addStep(a, at, [unit, unit]);
    }
    return at;
}
/** Whether `to` can be reached from `from` without reading anything. */
function reachesFree(a, from, to) {
    const seen = new Set([from]);
    for (const state of seen)
        for (const next of a.free[state] ?? [])
            seen.add(next);
    return seen.has(to);
}
/** Whether some text is read by both: a walk over pairs of states, each visited once. */
function shareWord(a, b) {
    const width = size(b);
    const seen = new Uint8Array(size(a) * width);
    const open = [];
    const visit = (i, j) => {
        const pair = i * width + j;
        if (seen[pair] === 1)
            return;
        seen[pair] = 1;
        open.push(pair);
    };
    visit(START, START);
    for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
        const j = pair % width;
        const i = (pair - j) / width;
        if (i === END && j === END)
            return true;
        for (const to of a.free[i] ?? [])
            visit(to, j);
        for (const to of b.free[j] ?? [])
            visit(i, to);
        for (const one of a.steps[i] ?? [])
            for (const other of b.steps[j] ?? [])
                if (share(one.on, other.on))
                    visit(one.to, other.to);
    }
    return false;
}
function share(a, b) {
    for (let i = 0; i < a.length; i += 2)
        for (let j = 0; j < b.length; j += 2)
            if ((a[i] ?? 0) <= (b[j + 1] ?? 0) && (b[j] ?? 0) <= (a[i + 1] ?? 0))
                return true;
    return false;
}

;// CONCATENATED MODULE: ./lib/core/scope/globs.js
/**
 * What two globs can have in common, without looking at any file.
 *
 * The language is picomatch's with `dot: true`, and a little more: a leading `./` is dropped, `src/` means
 * `src/**`, and `.` means everything. Brackets and plain parentheses also stand for themselves, since
 * frameworks name directories `[id]` and `(group)`.
 *
 * Every answer errs on one side: where a glob is not understood, it counts as matching.
 */

/** Pairs of states that a comparison may visit: two globs of some 300 characters. */
const BUDGET = 250_000;
/** Units that are looked at; a longer glob is not understood. */
const LONGEST_GLOB = 2_000;
/** Parentheses that neither repeat nor choose nor look ahead, as in `app/(group)/page.tsx`. */
const PLAIN_PARENTHESES = /(?<![?*+@!])\(([\w .-]*)\)(?![?*+])/g;
/** A class without anything that means something else once the bracket is read as itself. */
const CLASS = /\[(?!\^\])([\w.^![ -]+)\]/g;
/** What most paths look like. */
const PLAIN = /^[\w./ -]+$/;
const SPECIAL = /[*?[\]{}()]/;
const FOREIGN = [
    /[\\|"\p{Cc}]/u,
    /^!/,
    /\*{3}/,
    // A quantifier of the regular expression that picomatch makes.
    /[\]{}]\+/,
];
/** The glob as it is meant: `./` in front dropped, `src/` as `src/**`, `.` as everything. */
function normalGlob(glob) {
    const text = glob.startsWith('./') ? glob.replace(/^(?:\.\/)+/, '') : glob;
    if (glob !== '' && (text === '' || text === '.'))
        return '**';
    return text.endsWith('/') ? `${text}**` : text;
}
/**
 * The plain path where the glob holds no glob character, else undefined. A path names one file: `src/transfers`
 * is the file of that name and nothing below it; for the directory write `src/transfers/`.
 */
function literalOf(glob) {
    const text = normalGlob(glob);
    if (text.length <= LONGEST_GLOB && PLAIN.test(text))
        return text;
    const bare = text.replace(PLAIN_PARENTHESES, '$1');
    return isForeign(text) || SPECIAL.test(bare) ? undefined : text;
}
/** The patterns that picomatch shall try for a glob; a path that one of them matches is meant. */
function readings(glob) {
    const text = normalGlob(glob).replace(PLAIN_PARENTHESES, '\\($1\\)');
    if (text === '')
        return [];
    return /[[\]]/.test(text) ? [text, text.replace(/(?<!\\)[[\]]/g, '\\$&')] : [text];
}
function readGlob(glob) {
    const text = normalGlob(glob);
    if (!understood(text))
        return { text, dir: '', suffix: '', isTree: false, automaton: undefined };
    const special = text.search(SPECIAL);
    const dir = special < 0 ? text : text.slice(0, Math.max(0, text.lastIndexOf('/', special)));
    const suffix = text.split(/[*?[\]{}()/]/).at(-1) ?? '';
    const isTree = text === (dir === '' ? '**' : `${dir}/**`);
    return { text, dir, suffix, isTree, automaton: draw(text) };
}
/** Whether a path is a directory's own name or lies below it; '' is the root. */
function isBelow(path, dir) {
    return (dir === '' || (path.startsWith(dir) && (path.length === dir.length || path[dir.length] === '/')));
}
/**
 * Whether some path can match both globs, be there such a file or not. Never false where picomatch
 * (`dot: true`) matches one path with both; true where a glob is not understood (extglobs, negation, ranges,
 * escapes, POSIX classes) or comparing would take too long.
 */
function meet(a, b) {
    if (!isBelow(a.dir, b.dir) && !isBelow(b.dir, a.dir))
        return false;
    if (!a.suffix.endsWith(b.suffix) && !b.suffix.endsWith(a.suffix))
        return false;
    if (a.automaton === undefined || b.automaton === undefined)
        return true;
    if (size(a.automaton) * size(b.automaton) > BUDGET)
        return true;
    return shareWord(a.automaton, b.automaton);
}
/** Whether a glob may match a path: never false where it does. Takes time by the product of both lengths. */
function mayMatch(glob, path) {
    if (glob.automaton === undefined)
        return true;
    const one = automaton();
    addFree(one, addText(one, START, path), END);
    return shareWord(glob.automaton, one);
}
function understood(text) {
    if (isForeign(text))
        return false;
    const rest = text.replace(CLASS, '').replace(PLAIN_PARENTHESES, '');
    return !/[[()]/.test(rest) && bracesUnderstood(text);
}
function isForeign(text) {
    return text.length > LONGEST_GLOB || FOREIGN.some((sign) => sign.test(text)) || halfEscaped(text);
}
/** Without any of these signs picomatch escapes only the first of two. */
function halfEscaped(text) {
    return !/[/()[\]{}]/.test(text) && /([+$^])\1/.test(text);
}
/** Every brace is closed, and none holds `..`, which would be a range. */
function bracesUnderstood(text) {
    let depth = 0;
    for (let i = 0; i < text.length; i++) {
        if (text[i] === '{')
            depth++;
        else if (text[i] === '}' && depth > 0)
            depth--;
        else if (depth > 0 && text.startsWith('..', i))
            return false;
    }
    return depth === 0;
}
function draw(glob) {
    const text = glob.replace(/(^|\/)\*\*(?:\/\*\*)+(?=\/|$)/g, '$1**');
    const a = automaton();
    const skips = [];
    const last = drawText(a, text, START, skips);
    addFree(a, last, END);
    // picomatch lets many globs end in one more slash, and every glob match its own text.
    addFree(a, addText(a, last, '/'), END);
    addFree(a, addText(a, START, glob), END);
    for (const { from, to } of skips.toReversed())
        if (reachesFree(a, to, END))
            addFree(a, from, END);
    return a;
}
/** Draws a glob, or one alternative of a brace, from a state on; returns the state after it. */
function drawText(a, text, from, skips) {
    let at = from;
    for (let i = 0; i < text.length;) {
        const piece = pieceAt(text, i);
        at = piece.draw(a, at, skips);
        i += piece.length;
    }
    return at;
}
function pieceAt(text, i) {
    if (text.startsWith('**', i) || text.startsWith('/**', i))
        return starsAt(text, i);
    const unit = text.charAt(i);
    switch (unit) {
        case '*':
            return { length: 1, draw: (a, at) => addLoop(a, at, NOT_SLASH) };
        case '?':
            return { length: 1, draw: (a, at) => addStep(a, at, NOT_SLASH) };
        case '[':
            return classAt(text, i);
        case '{':
            return choiceAt(text, i);
        case '(':
        case ')':
            // A group without its parentheses, or a directory with them.
            return { length: 1, draw: (a, at) => orNothing(a, at, addText(a, at, unit)) };
        default:
            return { length: 1, draw: (a, at) => addText(a, at, unit) };
    }
}
/** `**` and the slashes beside it, which it takes along where it stands for no directory. */
function starsAt(text, i) {
    if (text.startsWith('/**/', i))
        return {
            length: 4,
            draw: (a, from, skips) => {
                const to = drawDirectories(a, addText(a, from, '/'));
                skips.push({ from, to });
                return to;
            },
        };
    if (text.slice(i) === '/**')
        return { length: 3, draw: (a, at) => orNothing(a, at, addLoop(a, addText(a, at, '/'), ANY)) };
    if (text[i] === '/')
        return { length: 1, draw: (a, at) => addText(a, at, '/') };
    const isWhole = text[i + 2] === '/' && (i === 0 || text[i - 1] === '/');
    return isWhole
        ? { length: 3, draw: drawDirectories }
        : { length: 2, draw: (a, at) => addLoop(a, at, ANY) };
}
function drawDirectories(a, at) {
    return orNothing(a, at, addText(a, addLoop(a, at, ANY), '/'));
}
/** A class means one unit of it, or its own text. */
function classAt(text, i) {
    const end = text.indexOf(']', i) + 1;
    const units = unitsOf(text.slice(i + 1, end - 1));
    return {
        length: end - i,
        draw: (a, at) => {
            const to = addStep(a, at, units);
            addFree(a, addText(a, at, text.slice(i, end)), to);
            return to;
        },
    };
}
function unitsOf(body) {
    if (body.startsWith('^'))
        return NOT_SLASH;
    // Negation in a shell, a member in picomatch: either may be meant.
    if (body.startsWith('!'))
        return ANY;
    const units = [];
    for (let i = 0; i < body.length; i++) {
        const isRange = body[i + 1] === '-' && i + 2 < body.length;
        const from = body.charCodeAt(i);
        if (isRange)
            i += 2;
        units.push(from, body.charCodeAt(i));
    }
    return units;
}
/** `{a,b}` is a choice; braces without a comma of their own stand for themselves. */
function choiceAt(text, i) {
    const choices = [];
    let depth = 0;
    let from = i + 1;
    let end = i;
    for (; end < text.length; end++) {
        if (text[end] === '{')
            depth++;
        else if (text[end] === '}' && --depth === 0)
            break;
        else if (text[end] === ',' && depth === 1) {
            choices.push(text.slice(from, end));
            from = end + 1;
        }
    }
    if (choices.length === 0)
        return { length: 1, draw: (a, at) => addText(a, at, '{') };
    choices.push(text.slice(from, end));
    return {
        length: end + 1 - i,
        draw: (a, at, skips) => {
            const to = addState(a);
            for (const one of choices)
                addFree(a, drawText(a, one, at, skips), to);
            return to;
        },
    };
}
function orNothing(a, from, to) {
    addFree(a, from, to);
    return to;
}


/***/ }),

/***/ 8906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ overlapIndex),
  c: () => (/* binding */ whenMatches)
});

// EXTERNAL MODULE: ./lib/core/scope/globs.js + 1 modules
var globs = __webpack_require__(3544);
;// CONCATENATED MODULE: ./lib/core/scope/scope-patterns.js
/** The entries of all scopes, each made ready once, and which of them can mean the same path. */

const NONE = { patterns: new Set(), holders: 0 };
function toPattern(text, match) {
    const path = (0,globs/* literalOf */.Zc)(text);
    if (path !== undefined)
        return { is: 'path', path, tasks: [] };
    let test;
    const accepts = (path) => (test ??= match(text))(path);
    return { is: 'glob', glob: (0,globs/* readGlob */.pV)(text), accepts, tasks: [] };
}
/** Whether a glob matches a path. The cheap necessary conditions go first: matching is what takes the time. */
function covers({ glob, accepts }, path) {
    return path.endsWith(glob.suffix) && (0,globs/* isBelow */.Yw)(path, glob.dir) && (glob.isTree || accepts(path));
}
/** Whether some path is meant by both, be there such a file or not. */
function touch(a, b) {
    if (a === b)
        return true;
    if (a.is === 'path')
        return b.is === 'path' ? a.path === b.path : covers(b, a.path);
    return b.is === 'path' ? covers(a, b.path) : (0,globs/* meet */.A0)(a.glob, b.glob);
}
/** Reads the scopes of all tasks, by their places. Empty entries mean nothing. */
function readScopes(scopes, match) {
    const byText = new Map();
    const patterns = [];
    const patternOf = (written) => {
        const text = (0,globs/* normalGlob */._A)(written);
        let pattern = byText.get(text);
        if (pattern === undefined) {
            pattern = toPattern(text, match);
            patterns.push(pattern);
            byText.set(text, pattern);
        }
        if (written !== text)
            byText.set(written, pattern);
        return pattern;
    };
    const read = scopes.map((scope, place) => {
        const own = [];
        for (const written of scope) {
            if (written === '')
                continue;
            const pattern = byText.get(written) ?? patternOf(written);
            if (pattern.tasks.at(-1) === place)
                continue;
            pattern.tasks.push(place);
            own.push(pattern);
        }
        return own;
    });
    return { scopes: read, patterns };
}
/**
 * Makes the lookup of what a pattern touches. Two patterns can only touch where the directory of one lies above
 * the other's, so each is compared with those alone, and not before somebody asks.
 */
function neighboursOf(patterns) {
    const globsAt = new Map();
    for (const pattern of patterns)
        if (pattern.is === 'glob')
            put(globsAt, pattern.glob.dir, pattern);
    // Different paths never touch.
    if (globsAt.size === 0)
        return () => NONE;
    const below = new Map();
    const alone = new Set(patterns);
    for (const pattern of patterns)
        for (const dir of upTo(literalPrefix(pattern)))
            if (globsAt.has(dir)) {
                put(below, dir, pattern);
                alone.delete(pattern);
            }
    const find = (pattern) => {
        const found = new Set();
        const add = (other) => other !== pattern && touch(pattern, other) && found.add(other);
        for (const dir of upTo(literalPrefix(pattern)))
            globsAt.get(dir)?.forEach(add);
        if (pattern.is === 'glob')
            below.get(pattern.glob.dir)?.forEach(add);
        let holders = 0;
        for (const { tasks } of found)
            holders += tasks.length;
        return { patterns: found, holders };
    };
    const known = new Map();
    return (pattern) => {
        if (alone.has(pattern))
            return NONE;
        const before = known.get(pattern);
        if (before)
            return before;
        const neighbours = find(pattern);
        known.set(pattern, neighbours);
        return neighbours;
    };
}
/** Adds to the list that stands under a key. */
function put(groups, key, value) {
    const group = groups.get(key);
    if (group)
        group.push(value);
    else
        groups.set(key, [value]);
}
/** `a/b/c` → '', `a`, `a/b`, `a/b/c`. */
function* upTo(path) {
    yield '';
    for (let i = path.indexOf('/', 1); i > 0; i = path.indexOf('/', i + 1))
        yield path.slice(0, i);
    if (path !== '')
        yield path;
}
function literalPrefix(pattern) {
    return pattern.is === 'path' ? pattern.path : pattern.glob.dir;
}

;// CONCATENATED MODULE: ./lib/core/scope/overlap.js

const FILES_NAMED = 20;
/**
 * Prepares all questions about the overlaps of some tasks. Globs are only compared with what lies in their
 * directory, and only when asked about, so the work grows with the tasks and not with their pairs.
 * @param tasks each id once
 * @param files paths of the base tree: they say what an overlap is about, not whether there is one
 */
function overlapIndex(tasks, files, match) {
    const { scopes, patterns } = readScopes(tasks.map(({ scope = [] }) => scope), match);
    const byId = new Map(tasks.map(({ id }, place) => [id, scopes[place] ?? []]));
    const prepared = {
        ids: tasks.map(({ id }) => id),
        scopes,
        scopeOf: (id) => byId.get(id) ?? [],
        neighbours: neighboursOf(patterns),
        shared: sharedFiles(files),
    };
    return {
        between: (a, b) => (a === b ? [] : filesBetween(prepared, a, b)),
        meets: (id, others) => findMeeting(prepared, id, others),
        pairs: (limit) => listPairs(prepared, limit),
    };
}
/**
 * Whether a rule applies: a label is equal (in any case), or a path glob may meet the scope or matches a changed
 * file. An empty rule never applies; a caller takes an absent one as always.
 */
function whenMatches(when, subject, match) {
    const wanted = new Set(when.labels.map((label) => label.toLowerCase()));
    if (subject.labels.some((label) => wanted.has(label.toLowerCase())))
        return true;
    const scope = (subject.scope ?? []).map((glob) => toPattern(glob, match));
    return when.paths.some((glob) => {
        const rule = toPattern(glob, match);
        const matches = match(glob);
        return scope.some((each) => touch(rule, each)) || (subject.files ?? []).some(matches);
    });
}
/** Makes the lookup of the existing files that two touching patterns share; for want of one, the narrower glob. */
function sharedFiles(files) {
    let sorted;
    const known = new Map();
    const expand = (pattern) => {
        sorted ??= files.toSorted();
        const found = known.get(pattern) ?? new Set(sorted.filter((path) => covers(pattern, path)));
        known.set(pattern, found);
        return found;
    };
    return (a, b) => {
        if (a.is === 'path')
            return [a.path];
        if (b.is === 'path')
            return [b.path];
        const found = [];
        const others = expand(b);
        for (const path of expand(a)) {
            if (others.has(path))
                found.push(path);
            if (found.length === FILES_NAMED)
                break;
        }
        return found.length > 0 ? found : [narrower(a.glob, b.glob).text];
    };
}
/** The deeper one, else the longer one, else the first by the alphabet. */
function narrower(a, b) {
    const depth = a.dir.length - b.dir.length || a.text.length - b.text.length;
    return depth > 0 || (depth === 0 && a.text < b.text) ? a : b;
}
function filesBetween({ scopeOf, shared }, a, b) {
    const found = new Set();
    for (const one of scopeOf(a))
        for (const other of scopeOf(b))
            if (touch(one, other))
                for (const file of shared(one, other))
                    found.add(file);
    return firstOf(found);
}
function findMeeting({ ids, scopeOf, neighbours }, id, others) {
    const among = (places) => {
        for (const place of places) {
            const other = ids[place];
            if (other !== undefined && other !== id && others.has(other))
                return other;
        }
        return undefined;
    };
    for (const pattern of scopeOf(id)) {
        const { patterns, holders } = neighbours(pattern);
        if (pattern.tasks.length + holders === 1)
            continue;
        if (others.size < pattern.tasks.length + holders) {
            for (const other of others)
                if (other !== id && scopeOf(other).some((each) => each === pattern || patterns.has(each)))
                    return other;
            continue;
        }
        const same = among(pattern.tasks);
        if (same !== undefined)
            return same;
        for (const { tasks } of patterns) {
            const found = among(tasks);
            if (found !== undefined)
                return found;
        }
    }
    return undefined;
}
function listPairs({ ids, scopes, neighbours, shared }, limit) {
    const found = [];
    for (const [place, scope] of scopes.entries()) {
        const [first, after] = [ids[place], laterOnes(place, scope, neighbours)];
        for (const other of [...after.keys()].toSorted((a, b) => a - b)) {
            if (found.length >= limit)
                return found;
            const second = ids[other];
            if (first === undefined || second === undefined)
                continue;
            const links = after.get(other) ?? [];
            const files = new Set(links.flatMap(([one, another]) => shared(one, another)));
            found.push({ first, second, files: firstOf(files) });
        }
    }
    return found;
}
/** The later tasks that overlap with a task, by place, and by which patterns. */
function laterOnes(place, scope, neighbours) {
    const after = new Map();
    for (const one of scope)
        for (const other of [one, ...neighbours(one).patterns])
            for (const later of other.tasks)
                if (later > place)
                    put(after, later, [one, other]);
    return after;
}
function firstOf(files) {
    return [...files].toSorted().slice(0, FILES_NAMED);
}


/***/ }),

/***/ 4745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ configAt),
  t: () => (/* binding */ localBase)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/core/config.js
var config = __webpack_require__(6641);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
;// CONCATENATED MODULE: ./lib/config/examples.js
/** Configurations to start from. The tests read both with the real reader. */
/** The four lines that do. */
const MINIMAL_EXAMPLE = `agents:
  claude: claude -p --permission-mode acceptEdits
suites:
  unit: npm test
`;
/** Every key once. */
const FULL_EXAMPLE = (/* unused pure expression or super */ null && (`# The agents: each command runs in the task's own worktree, with the prompt on its standard input.
agents:
  banking-agent:
    run: claude -p --permission-mode acceptEdits --model "$TRIBUTARY_MODEL"
    model: claude-sonnet-4-5
    when:
      labels: [banking]
      paths: ["src/transfers/**", "src/accounts/**"]
    limit: 45m
    instructions: .github/agents/banking.md
    env: [ANTHROPIC_API_KEY]
  ui-agent: codex exec --sandbox workspace-write -
  db-agent: gemini --approval-mode yolo
default-agent: ui-agent

# The tests that every tree must pass before it lands.
suites:
  api:
    run: npm test
    in: apps/api
    timeout: 20m
    env: [NODE_ENV=test]
  web: npm test --prefix apps/web

# Commands that prepare a fresh worktree, and variables for every command.
setup:
  - npm ci --prefer-offline
env: ["CI=true"]

# Checks that block, and checks that only warn.
gates:
  security:
    run: semgrep scan --sarif --quiet
    block-on: error
  compliance:
    run: node scripts/compliance.js
    when:
      labels: [financial]
      paths: ["src/ledger/**"]
    timeout: 5m
    model: claude-sonnet-4-5
    env: [COMPLIANCE_LEVEL=strict]
reviews:
  financial-data-validator:
    run: node scripts/validate-amounts.js
    when:
      labels: [financial]
      paths: ["src/**/*amount*"]
    timeout: 5m
    model: claude-haiku-4-5
    env: [LOCALE=en]

# Work that another agent does first: DEV-15 waits for DEV-15-db.
subtasks:
  db:
    when:
      labels: [needs-model]
      paths: ["prisma/**"]
    agent: db-agent
    work: Create the model that this task needs, with its migration.

tasks: TASKS.md
method: merge
on-conflict: hold
on-overlap: sequential
budget: 20
max-parallel: 4
max-rounds: 5
attempts: 2
train: 8
scope: block
max-files: 60
max-kilobytes: 1024
protected: ["infra/**"]
allow: [".github/dependabot.yml"]
after-land: [deploy.yml]

# US dollars per million tokens.
prices:
  in-house-model:
    input: 0.5
    output: 2
`));

// EXTERNAL MODULE: ./lib/config/words.js
var words = __webpack_require__(1811);
// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/config/rules.js
var rules = __webpack_require__(2853);
// EXTERNAL MODULE: ./lib/config/shape.js
var shape = __webpack_require__(6587);
// EXTERNAL MODULE: ./lib/config/yaml.js
var yaml = __webpack_require__(8099);
;// CONCATENATED MODULE: ./lib/config/read.js
/** `.github/tributary.yml` → `Config`, or everything that is wrong with it at once. */









/** More lines than a person reads. */
const MAX_PROBLEMS = 100;
/** Where a file is wrong throughout, no more than these are looked up and put in order. */
const MAX_COMPLAINTS = 1000;
/**
 * @param text the file's content
 * @param file its path as a person would type it, for the messages
 * @throws UserError with all problems, each as `FILE:LINE:COLUMN path.to.key: message`, by line
 */
function parseConfig(text, file) {
    const read = (0,yaml/* readYaml */.g)(text);
    if (read.is === 'unreadable')
        throw refusal(file, read.problems);
    if (!(0,shape/* isMapping */.p)(read.value))
        throw refusal(file, [notAMapping(read.value)]);
    const parsed = config/* Config */.T.safeParse(read.value);
    const problems = [];
    for (const { path, of, message } of complaints(read.value, parsed.error)) {
        problems.push({ ...read.locate(path, of), path, message });
        if (problems.length === MAX_COMPLAINTS)
            break;
    }
    if (!parsed.success || read.problems.length + problems.length > 0)
        throw refusal(file, [...read.problems, ...problems]);
    return withPlainPaths(parsed.data);
}
function refusal(file, problems) {
    const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
    // The first word about a place is enough: an unknown key needs no rule besides.
    const byPlace = new Map();
    for (const { line, column, path, message } of sorted) {
        const key = (0,words/* pathText */.LF)(path);
        const place = `${file}:${line}:${column}${key === '' ? '' : ` ${key}`}`;
        if (!byPlace.has(place))
            byPlace.set(place, `${place}: ${message}`);
    }
    const lines = [...byPlace.values()];
    const shown = lines.length > MAX_PROBLEMS ? [...lines.slice(0, MAX_PROBLEMS), '… and more'] : lines;
    return new user_error.UserError(shown, [
        `# correct ${file}, then:`,
        `git add ${(0,next_steps/* shellWord */.r7)(file)} && git commit -m "Correct the configuration"`,
        'tributary doctor',
    ]);
}
function notAMapping(value) {
    const what = value === null ? 'the file is empty' : 'expected keys with values, such as agents:';
    const example = MINIMAL_EXAMPLE.trimEnd().replaceAll(/^/gm, '  ');
    return {
        line: 1,
        column: 1,
        path: [],
        message: `${what}\nThe smallest valid file:\n\n${example}`,
    };
}
function* complaints(file, error) {
    if (error !== undefined)
        yield* (0,shape/* shapeComplaints */.e)(error, file);
    yield* (0,rules/* ruleComplaints */.j)(file);
}
/** Paths as git writes them: `./a//b/` is `a/b`. */
function withPlainPaths(config) {
    config.tasks = plainPath(config.tasks);
    for (const agent of Object.values(config.agents))
        if (agent.instructions !== undefined)
            agent.instructions = plainPath(agent.instructions);
    for (const suite of Object.values(config.suites))
        if (suite.in !== undefined)
            suite.in = plainPath(suite.in);
    return config;
}
function plainPath(path) {
    return external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, '');
}

// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/gates/inspect.js + 2 modules
var inspect = __webpack_require__(5700);
;// CONCATENATED MODULE: ./lib/wiring/base.js
/** Where the base branch stands, and the configuration that stands on it. */




/** @throws UserError where there is no such branch here */
async function localBase(store, branch) {
    const commit = await store.resolve((0,git_names/* refOf */.H8)(branch));
    if (!commit)
        throw new user_error.UserError([`There is no branch ${branch} with a commit.`], ['git branch --list', 'tributary run --base BRANCH …']);
    return { branch, commit, tree: await store.tree(commit) };
}
/** The configuration of a commit. @throws UserError with all its problems */
async function configAt(store, { branch, commit }) {
    const text = await store.file(commit, inspect/* CONFIG_FILE */.g2);
    if (text === undefined)
        throw new user_error.UserError([`There is no ${inspect/* CONFIG_FILE */.g2} on ${branch}. Create one: tributary init`]);
    return parseConfig(text, inspect/* CONFIG_FILE */.g2);
}


/***/ }),

/***/ 8952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ createLocalPorts),
  G: () => (/* binding */ landingMarker)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/adapters/files/own-folder.js
var own_folder = __webpack_require__(9285);
// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/adapters/ledger.js
var ledger = __webpack_require__(6623);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/adapters/git/worktrees.js
var worktrees = __webpack_require__(8365);
// EXTERNAL MODULE: ./lib/adapters/git/worktree-records.js
var worktree_records = __webpack_require__(3725);
;// CONCATENATED MODULE: ./lib/adapters/local-forge/base-branch.js
/** Moves the base branch, without pulling it away from under anybody's checkout. */






async function tipOf({ store, base }) {
    const at = await store.resolve((0,git_names/* refOf */.H8)(base));
    if (!at)
        throw new Error(`the branch ${base} is gone`);
    return at;
}
/** From `onto` to `commit`, or not at all. */
async function moveBase(options, onto, commit) {
    const uses = await peoplesUses(options);
    const refused = inTheWay(options.base, uses);
    if (refused)
        return refused;
    const [use] = uses;
    if (use)
        return moveCheckedOut(options, use.dir, onto, commit);
    try {
        await options.git(['update-ref', (0,git_names/* refOf */.H8)(options.base), commit, onto]);
        return { is: 'landed', commit };
    }
    catch (error) {
        if (!(error instanceof git/* GitError */.XS))
            throw error;
        const found = await tipOf(options);
        return found === onto
            ? { is: 'refused', why: 'other', message: error.message }
            : { is: 'refused', why: 'base-moved', found };
    }
}
/** People's own: an agent that checked the base out in its worktree has no say. */
async function peoplesUses({ git, gitDir, base }) {
    const agents = new Set((await (0,worktree_records/* readWorktreeRecords */.MS)(gitDir)).map(({ dir }) => dir));
    return (await (0,worktrees/* branchUses */.NC)(git, gitDir, base)).filter(({ dir }) => !agents.has(dir));
}
/** Two checkouts cannot follow one branch, and a rebase of it would end on a branch that has moved. */
function inTheWay(base, uses) {
    const busy = uses.find(({ is }) => is === 'under-way');
    if (busy)
        return refusal(`a rebase or bisect of ${base} is in progress in ${busy.dir}`, `git -C ${(0,next_steps/* shellWord */.r7)(busy.dir)} status`);
    const [, second] = uses;
    return second
        ? refusal(`${base} is checked out in ${uses.map(({ dir }) => dir).join(' and in ')}`, `git worktree remove ${(0,next_steps/* shellWord */.r7)(second.dir)}`)
        : undefined;
}
async function moveCheckedOut(options, dir, onto, commit) {
    const moved = await options.fastForward(dir, commit);
    const found = await tipOf(options);
    // Not by what the merge said: another branch may have been checked out there a moment before.
    if (found === commit)
        return { is: 'landed', commit };
    if (found !== onto)
        return { is: 'refused', why: 'base-moved', found };
    const message = moved.ok ? `${options.base} is no longer checked out in ${dir}` : moved.message;
    return refusal(message, wayOut(dir, message));
}
function refusal(message, command) {
    return {
        is: 'refused',
        why: 'checkout',
        message,
        command,
    };
}
/** What takes the files out of the way that git named. A stash takes no ignored ones: those are renamed. */
function wayOut(dir, message) {
    const files = namedFiles(message).map((file) => (0,external_node_path_.join)(dir, file));
    return message.includes('untracked') && files.length > 0
        ? files.map((file) => `mv ${(0,next_steps/* shellWord */.r7)(file)} ${(0,next_steps/* shellWord */.r7)(`${file}.mine`)}`).join(' && ')
        : `git -C ${(0,next_steps/* shellWord */.r7)(dir)} stash`;
}
/** The files that git lists between the two lines of its refusal. */
function namedFiles(message) {
    const lines = message.split('\n').map((line) => line.trim());
    const first = lines.findIndex((line) => line.endsWith('would be overwritten by merge:'));
    const last = lines.findIndex((line) => line.startsWith('Please '));
    return first < 0 ? [] : lines.slice(first + 1, last < 0 ? undefined : last);
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/adapters/files/absent.js
var absent = __webpack_require__(8907);
// EXTERNAL MODULE: ./lib/adapters/files/whole-file.js
var whole_file = __webpack_require__(3338);
// EXTERNAL MODULE: ./lib/adapters/files/json-file.js
var json_file = __webpack_require__(4231);
;// CONCATENATED MODULE: ./lib/adapters/local-forge/records.js
/** Pull requests of the local forge: one JSON file each, below the repository's git directory. */









const PullRecord = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    number: schemas/* int */.Whr().positive(),
    task: model/* TaskId */.LD,
    run: schemas/* string */.YjP(),
    base: schemas/* string */.YjP(),
    branch: schemas/* string */.YjP(),
    commit: model/* CommitSha */.Yk,
    change: model/* Change */.lY,
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['open', 'draft', 'merged', 'closed']),
    held: schemas/* boolean */.zMY(),
    note: schemas/* string */.YjP().optional(),
    merged: model/* CommitSha */.Yk.optional(),
    checks: schemas/* array */.YOg(schemas/* union */.KCZ([model/* Verdict */.Y, model/* TestResult */.iE])),
});
/** All records, by number. @throws UserError where one does not fit its schema */
async function readRecords(folder) {
    const found = (await (0,absent/* ifPresent */.x)((0,external_node_fs_promises_.readdir)(folder))) ?? [];
    const names = found.filter((name) => /^\d+\.json$/.test(name));
    const records = await Promise.all(names.map((name) => readRecord((0,external_node_path_.join)(folder, name))));
    return records.toSorted((a, b) => a.number - b.number);
}
/** Replaces a record whole or not at all. */
function writeRecord(folder, record) {
    return (0,whole_file/* writeWhole */.f)((0,external_node_path_.join)(folder, `${record.number}.json`), `${JSON.stringify(record, null, 2)}\n`);
}
async function readRecord(file) {
    const record = PullRecord.safeParse((0,json_file/* parseJson */.qF)(await (0,external_node_fs_promises_.readFile)(file, 'utf8')));
    if (record.success)
        return record.data;
    // Not skipped: nobody would know what it held, or that it may not land.
    throw new user_error.UserError([
        `${file} is not a valid pull request record: ${(0,json_file/* issuesText */.gm)(record.error)}.`,
        'Remove it to continue; its task then starts over:',
    ], [`rm ${(0,next_steps/* shellWord */.r7)(file)}`]);
}

;// CONCATENATED MODULE: ./lib/adapters/local-forge/local-forge.js
/** The forge without a server: pull requests as records, landing by moving the local base branch. */




/** Bound to one base branch and one run. */
function createLocalForge(options) {
    const forge = { ...options, folder: (0,own_folder/* ownFolder */.v)(options.gitDir).pulls };
    return {
        open: async () => {
            const all = await allActive(forge);
            const ours = await settleLanded(forge, all.filter(({ base }) => base === forge.base));
            const records = [...ours, ...all.filter(({ base }) => base !== forge.base)];
            return Promise.all(records.map((record) => toPullRequest(forge, record)));
        },
        publish: (published) => publish(forge, published),
        check: (pr, results) => check(forge, pr, results),
        land: (landing) => land(forge, landing),
        hold: (pr, note) => update(forge, pr, { held: true, note }),
        reject: (pr, note) => update(forge, pr, { state: 'draft', held: false, note }),
        close: (pr, note) => update(forge, pr, { state: 'closed', held: false, note }),
    };
}
/** Killed between moving the branch and writing that down: the trailer on the base says what is true. */
async function settleLanded(forge, records) {
    if (records.length === 0)
        return [];
    const tasks = records.map(({ task }) => task);
    const landed = await forge.store.landed(await tipOf(forge), tasks);
    const still = [];
    for (const record of records) {
        const trailer = landed.find(({ change }) => change === record.change.id);
        if (trailer)
            await writeRecord(forge.folder, {
                ...record,
                state: 'merged',
                held: false,
                merged: trailer.commit,
            });
        else
            still.push(record);
    }
    return still;
}
/** The lock lets one run in at a time, so no other one is ever at work on a pull request. */
async function toPullRequest(forge, record) {
    const { version: _, body: __, checks: ___, ...pull } = record;
    const tip = await forge.store.resolve((0,git_names/* refOf */.H8)(record.branch));
    return { ...pull, tip, unsaved: await forge.unsaved(record.task), inFlight: false };
}
async function publish(forge, published) {
    const { change, commit, title, body, draft } = published;
    const numbers = (await readRecords(forge.folder)).map(({ number }) => number);
    const known = (await activeRecords(forge)).find(({ task }) => task === change.task);
    const record = {
        version: 1,
        number: known?.number ?? Math.max(0, ...numbers) + 1,
        task: change.task,
        run: forge.run,
        base: forge.base,
        branch: (0,git_names/* taskBranch */.Ip)(change.task),
        commit,
        change,
        title,
        body,
        state: draft ? 'draft' : 'open',
        held: false,
        checks: known?.commit === commit ? known.checks : [],
    };
    await forge.store.keep(`pulls/${record.number}`, commit);
    await writeRecord(forge.folder, record);
    return record.number;
}
async function activeRecords(forge) {
    return (await allActive(forge)).filter(({ base }) => base === forge.base);
}
async function allActive({ folder }) {
    return (await readRecords(folder)).filter(({ state }) => state === 'open' || state === 'draft');
}
/** The newest word of each check, so that saying it again changes nothing. */
async function check(forge, number, results) {
    const { checks } = await recordOf(forge, number);
    const byKey = new Map([...checks, ...results].map((each) => [keyOf(each), each]));
    await update(forge, number, { checks: [...byKey.values()] });
}
function keyOf(check) {
    return 'gate' in check ? `${check.change} ${check.gate}` : `${check.tree} ${check.suite}`;
}
async function land(forge, landing) {
    const { pr, onto, method, text, tree } = landing;
    const record = await recordOf(forge, pr);
    if (record.state !== 'open')
        return refused('other', `pull request ${pr} is ${record.state}`);
    if (record.base !== landing.branch || landing.branch !== forge.base)
        return refused('other', `pull request ${pr} is for ${record.base}, not ${landing.branch}`);
    const found = await tipOf(forge);
    if (found !== onto)
        return { is: 'refused', why: 'base-moved', found };
    const change = { base: record.change.base, commit: record.commit };
    const second = method === 'merge' ? record.commit : undefined;
    const merged = await forge.store.combine(onto, change, text, second);
    if (merged.is === 'conflict')
        return refused('conflict', `conflicts in ${merged.files.join(', ')}`);
    if (merged.tree !== tree)
        return refused('other', 'the merge would give a different tree from the one that was tested');
    const landed = await moveBase(forge, onto, merged.commit);
    if (landed.is === 'landed')
        await update(forge, pr, { state: 'merged', held: false, merged: landed.commit });
    return landed;
}
function refused(why, message) {
    return {
        is: 'refused',
        why,
        message,
    };
}
async function update(forge, number, fields) {
    return writeRecord(forge.folder, { ...(await recordOf(forge, number)), ...fields });
}
async function recordOf({ folder }, number) {
    const found = (await readRecords(folder)).find((record) => record.number === number);
    if (!found)
        throw new Error(`there is no pull request ${number}`);
    return found;
}

// EXTERNAL MODULE: ./lib/adapters/process/process.js + 2 modules
var process = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/wiring/base.js + 2 modules
var base = __webpack_require__(4745);
// EXTERNAL MODULE: ./lib/wiring/ports.js + 23 modules
var ports = __webpack_require__(4411);
;// CONCATENATED MODULE: ./lib/wiring/local.js
/** A run on one machine alone: the forge, the ledger and the base are in the repository itself. */








/** How long another git may hold the checkout's index: an editor's, or one that outlived a killed run. */
const LOCKED = { tries: 20, milliseconds: 250 };
/** What a landing's processes are found by; no sweep of the run ends them. */
function landingMarker(run) {
    return `checkout-${run}`;
}
function createLocalPorts(context) {
    const { repository, store, run, branch, clock } = context;
    const { git, gitDir } = repository;
    const workspaces = (0,ports/* openWorkspaces */.$c)(context);
    const forge = createLocalForge({
        gitDir,
        git,
        store,
        base: branch,
        run,
        unsaved: workspaces.unsaved,
        fastForward: fastForwardWith(context, (0,own_folder/* ownFolder */.v)(gitDir).checkoutLog),
    });
    return (0,ports/* createPorts */.RV)({
        ...context,
        workspaces,
        forge,
        ledger: (0,ledger/* createLedger */.M)(git, store, clock),
        base: () => (0,base/* localBase */.t)(store, branch),
    });
}
/** A fast-forward is never stopped half-way: it runs in a process group of its own, and no signal ends it. */
function fastForwardWith({ environment, clock, run }, log) {
    return async (dir, commit) => {
        const runner = (0,process/* createProcessRunner */.E)({
            environment,
            clock,
            marker: landingMarker(run),
            signal: new AbortController().signal,
        });
        for (let tries = 1;; tries += 1) {
            const end = await runner.run({
                run: `git merge --ff-only --no-overwrite-ignore --no-verify-signatures --quiet ${commit}`,
                cwd: dir,
                label: 'checkout',
                log,
                env: { ...(0,git/* settingsEnvironment */.NU)(), LC_ALL: 'C' },
                configEnv: [],
                limit: 3600,
            });
            if (end.code === 0)
                return { ok: true };
            if (!end.tail.includes('index.lock') || tries >= LOCKED.tries)
                return { ok: false, message: end.tail };
            await (0,promises_.setTimeout)(LOCKED.milliseconds);
        }
    };
}


/***/ }),

/***/ 4411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RV: () => (/* binding */ createPorts),
  Ch: () => (/* binding */ openStore),
  $c: () => (/* binding */ openWorkspaces),
  yy: () => (/* binding */ temporaryFolder)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var core_model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/text/markdown.js
var markdown = __webpack_require__(6362);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/text/prompt.js


/**
 * The prompt as markdown. The task's body and the instructions go in whole, as their author wrote them; what other
 * programs printed (the feedback) goes in as blocks of code.
 */
function promptText(input) {
    const { task } = input.assignment;
    const sections = [
        input.instructions?.trimEnd() ?? '',
        [`# ${task.id}: ${(0,plain/* plainText */.w)(task.title)}`, '', task.body.trim()].join('\n').trimEnd(),
        before(input.assignment).join('\n'),
        rules(task).join('\n'),
        report(input).join('\n'),
        subtasks(input).join('\n'),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function before({ attempt, from, feedback }) {
    if (attempt === 1 && from === undefined && feedback.length === 0)
        return [];
    return [
        `## What happened before (this is attempt ${attempt})`,
        '',
        from === undefined
            ? 'You start over in a clean directory.'
            : 'Earlier work on this task is in the directory, as far as it still applies: look at it and continue from there.',
        ...feedback.flatMap((text) => ['', ...(0,markdown/* codeBlock */.DV)(text.split('\n'), 'text')]),
    ];
}
function rules(task) {
    const scope = task.scope ?? [];
    return [
        '## Rules',
        '',
        '- Work in the current directory only. Leave your changes in the files: you need not commit or push.',
        ...(scope.length > 0
            ? [`- Change only the files of this task: ${scope.map((glob) => (0,plain/* plainText */.w)(glob)).join(', ')}`]
            : ['- Change only what this task needs.']),
        '- Do not touch `.github`. Do not put a password, key or token in any file.',
        '- Nobody answers questions. If the task cannot be done, report `failed` with the reason.',
    ];
}
function report({ assignment, statusFile }) {
    const { task, agent } = assignment;
    return [
        '## Report',
        '',
        `Write this record to \`$TRIBUTARY_STATUS\` (${statusFile}) when you start, as you make progress, and when you finish:`,
        '',
        ...json({
            agentId: agent,
            taskId: task.id,
            status: 'in_progress',
            progress: 0.4,
            filesChanged: ['src/example.ts'],
            message: 'what you are doing',
        }),
        '',
        'Finish with `"status": "completed"`, or with `"status": "failed"` and the reason in `"error"`.',
    ];
}
function subtasks({ assignment, agents }) {
    const { task, agent } = assignment;
    const others = agents.filter((name) => name !== agent);
    const [first] = others;
    if (first === undefined)
        return [];
    return [
        '## If another agent must do something first',
        '',
        `Add the subtask to the record, leave your work in place, and stop. The subtask lands first; then you continue from your work. Available agents: ${others.join(', ')}.`,
        '',
        ...json({ subtasks: [{ id: `${task.id}-part`, agent: first, work: 'What to do, in full' }] }),
    ];
}
function json(value) {
    return (0,markdown/* codeBlock */.DV)([JSON.stringify(value)], 'json');
}

// EXTERNAL MODULE: ./lib/adapters/files/absent.js
var absent = __webpack_require__(8907);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git_git = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/adapters/git/objects.js
var objects = __webpack_require__(3267);
// EXTERNAL MODULE: ./lib/adapters/files/own-folder.js
var own_folder = __webpack_require__(9285);
;// CONCATENATED MODULE: ./lib/adapters/git/context.js
/** What all workspaces of a repository share. */



/** Below the root, and ignored there. */
const FOLDER = '.worktrees';
function createGitContext(options) {
    const { root, gitDir, environment } = options;
    return {
        ...options,
        git: (0,git_git/* createGit */.lD)(root, environment, { gitDir }),
        gitFor: (dir) => (0,git_git/* createGit */.lD)(dir, environment, { gitDir, workTree: dir }),
        scratch: (0,own_folder/* ownFolder */.v)(gitDir).scratch,
        claimed: new Set(),
        included: new Map(),
    };
}
/** Makes a folder; git knows worktrees by their paths with links followed. */
async function realFolder(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    return (0,promises_.realpath)(folder);
}

;// CONCATENATED MODULE: ./lib/adapters/git/included-files.js
/** `.worktreeinclude`: the ignored files of the checkout (such as `.env`) that agents' worktrees get too. */







const INCLUDE_LIST = '.worktreeinclude';
/** Paths of the checkout's files that match the base's list and are ignored. */
function filesToInclude(context, base) {
    const known = context.included.get(base);
    if (known)
        return known;
    const found = findFiles(context, base).catch((error) => {
        context.included.delete(base);
        throw error;
    });
    context.included.set(base, found);
    return found;
}
/** Copies files and links to another tree. What is there already stays, and no link leads out of it. */
async function copyFiles(from, to, paths) {
    for (const path of paths) {
        const source = (0,external_node_path_.join)(from, path);
        const target = (0,external_node_path_.join)(to, path);
        const facts = await (0,absent/* ifPresent */.x)((0,promises_.lstat)(source));
        if (!facts?.isFile() && !facts?.isSymbolicLink())
            continue;
        if (!(await hasFolders(to, path)) || (await (0,absent/* ifPresent */.x)((0,promises_.lstat)(target))))
            continue;
        if (facts.isSymbolicLink())
            await (0,promises_.symlink)(await (0,promises_.readlink)(source), target);
        else
            await (0,promises_.copyFile)(source, target, external_node_fs_.constants.COPYFILE_EXCL | external_node_fs_.constants.COPYFILE_FICLONE);
    }
}
async function findFiles(context, base) {
    const patterns = await context.store.file(base, INCLUDE_LIST);
    if (patterns === undefined)
        return [];
    const checkout = (0,git_git/* createGit */.lD)(context.root, context.environment);
    const matching = await (0,objects/* withTemporaryFile */.U6)(context.scratch, async (list) => {
        await (0,promises_.writeFile)(list, patterns);
        return listed(checkout, `--exclude-from=${list}`);
    });
    if (matching.length === 0)
        return [];
    const ignored = new Set(await listed(checkout, '--exclude-standard'));
    // What the base itself holds is the agent's to change, wherever the checkout stands.
    const tracked = new Set(await context.store.files(base));
    return matching.filter((path) => ignored.has(path) && !tracked.has(path) && !path.startsWith(`${FOLDER}/`));
}
async function listed(git, excludes) {
    const args = ['ls-files', '--others', '--ignored', '-z', excludes];
    return (await git(args)).stdout.split('\0').filter((path) => path !== '');
}
/** Makes a file's folders; false where a link or a file is in their place. */
async function hasFolders(root, path) {
    let folder = root;
    for (const part of (0,external_node_path_.dirname)(path).split('/')) {
        folder = (0,external_node_path_.join)(folder, part);
        const facts = await (0,absent/* ifPresent */.x)((0,promises_.lstat)(folder));
        if (facts === undefined)
            await (0,promises_.mkdir)(folder);
        else if (!facts.isDirectory())
            return false;
    }
    return true;
}

// EXTERNAL MODULE: ./lib/adapters/git/refs.js
var git_refs = __webpack_require__(7949);
// EXTERNAL MODULE: ./lib/adapters/git/snapshot.js
var snapshot = __webpack_require__(2307);
// EXTERNAL MODULE: ./lib/adapters/git/worktree-records.js
var worktree_records = __webpack_require__(3725);
// EXTERNAL MODULE: ./lib/adapters/git/worktrees.js
var worktrees = __webpack_require__(8365);
;// CONCATENATED MODULE: ./lib/adapters/git/set-aside.js
/** What a earlier attempt left in its worktree, out of the way and not lost. */








/**
 * Removes a worktree for good, but for edits that nobody committed: those are kept.
 * @throws where its files cannot be removed
 */
async function discardWorktree(context, record) {
    const { state, dir } = record;
    if (state === 'ready' && (await isThere(dir))) {
        const edited = await (0,snapshot/* isUnsaved */.hE)(context, record).catch(() => true);
        if (edited)
            await keepWork(context, record).catch(() => moveAside(dir));
    }
    await drop(context, record);
}
/** Removes a worktree so that its task can begin anew; all that stands in it is kept. */
async function setAside(context, record) {
    const { state, dir } = record;
    if (state !== 'making' && (await isThere(dir))) {
        if (state === 'detached') {
            await keepCommits(context, record);
            await moveAside(dir);
        }
        else
            await keepWork(context, record).catch(() => moveAside(dir));
    }
    await drop(context, record);
}
/** A branch that outlived its worktree may hold a person's work. */
async function keepBranch(context, task, base) {
    const tip = await context.store.resolve((0,git_names/* taskRef */.rd)(task));
    if (tip && (await context.store.mergeBase(tip, base)) !== tip)
        await context.store.keep(keptName(task, tip), tip);
}
/** What a person committed on a worktree that has no branch. */
async function keepCommits(context, record) {
    const head = await (0,snapshot/* headOf */.Uo)(context, record);
    if (head && head !== record.base)
        await context.store.keep(keptName(record.task, head), head);
}
/** To a name beside it that is free: what cannot or must not be committed is for a person to look at. */
async function moveAside(dir) {
    for (let number = 1;; number += 1) {
        const aside = `${dir}.aside-${number}`;
        if (await isThere(aside))
            continue;
        // The administration of its name goes to the next worktree there: a commit here would move that one.
        const link = (0,external_node_path_.join)(dir, '.git');
        if ((await (0,absent/* ifPresent */.x)((0,promises_.lstat)(link)))?.isFile())
            await (0,promises_.rm)(link);
        await (0,promises_.rename)(dir, aside);
        return;
    }
}
async function isThere(path) {
    return (await (0,absent/* ifPresent */.x)((0,promises_.lstat)(path))) !== undefined;
}
async function keepWork(context, record) {
    const head = await (0,snapshot/* saveWorktree */.Lp)(context, record, `WIP: ${record.task}, set aside`);
    if (head)
        await context.store.keep(keptName(record.task, head), head);
}
async function drop(context, record) {
    await (0,worktrees/* removeWorktree */.IL)(context.gitDir, record.dir);
    await (0,worktree_records/* removeWorktreeRecord */.zr)(context.gitDir, record.dir);
    context.claimed.delete(record.dir);
}
function keptName(task, head) {
    return `kept/${task}/${head.slice(0, 12)}`;
}

// EXTERNAL MODULE: ./lib/adapters/git/worktree-admin.js
var worktree_admin = __webpack_require__(3292);
;// CONCATENATED MODULE: ./lib/adapters/git/agent-workspace.js
/** An agent's worktree: `.worktrees/<agent>-<task>` on the branch `tributary/<task>`. */












/** Keeps the folder out of the checkout's `git status`, for this repository alone. */
async function ignoreFolder(gitDir) {
    const file = (0,external_node_path_.join)(gitDir, 'info', 'exclude');
    const line = `/${FOLDER}/`;
    const text = (await (0,absent/* ifPresent */.x)((0,promises_.readFile)(file, 'utf8'))) ?? '';
    if (text.split(/\r?\n/).includes(line))
        return;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.appendFile)(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}
/** @throws GitError where git cannot make a worktree */
async function openAgentWorkspace(context, assignment) {
    const { agent, base } = assignment;
    const task = assignment.task.id;
    for (const old of await (0,worktree_records/* recordsOf */.M$)(context.gitDir, task))
        await setAside(context, old);
    await keepBranch(context, task, base);
    const dir = await claimDirectory(context, `${agent}-${task}`);
    return workspaceOf(context, agent, await makeWorktree(context, assignment, dir));
}
/** Its record could be the agent's own by now: base and directory are the caller's, the rest is found anew. */
async function reopenAgentWorkspace(context, { agent, base, task }, dir) {
    const included = await filesToInclude(context, base);
    return workspaceOf(context, agent, {
        version: 1,
        task: task.id,
        base,
        dir,
        included,
        state: 'ready',
    });
}
/**
 * A directory that nobody has: `a-b` with `c` and `a` with `b-c` have one name, and a person may
 * have a worktree of their own there.
 */
async function claimDirectory(context, name) {
    const folder = await realFolder((0,external_node_path_.join)(context.root, FOLDER));
    const taken = new Set((await (0,worktree_records/* readWorktreeRecords */.MS)(context.gitDir)).map(({ dir }) => dir));
    for (let number = 1;; number += 1) {
        const dir = (0,external_node_path_.join)(folder, number === 1 ? name : `${name}.${number}`);
        if (taken.has(dir) || context.claimed.has(dir))
            continue;
        context.claimed.add(dir);
        if (!(await (0,absent/* ifPresent */.x)((0,promises_.lstat)(dir))))
            return dir;
    }
}
/** Noted before it is made, so that a half-made one is known for what it is. */
async function makeWorktree(context, assignment, dir) {
    const { base } = assignment;
    const task = assignment.task.id;
    const record = { version: 1, task, base, dir, included: [] };
    try {
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context.gitDir, { ...record, included: [], state: 'making' });
        const start = await startOf(context, assignment);
        await (0,worktrees/* removeWorktree */.IL)(context.gitDir, dir);
        await context.lock(() => (0,git_refs/* makeRoom */.mk)(context, task));
        await (0,worktree_admin/* addWorktree */.l)(context, dir, ['--no-track', '-B', (0,git_names/* taskBranch */.Ip)(task)], start);
        const included = await filesToInclude(context, base);
        await copyFiles(context.root, dir, included);
        const ready = { ...record, included, state: 'ready' };
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context.gitDir, ready);
        return ready;
    }
    catch (error) {
        await (0,worktrees/* removeWorktree */.IL)(context.gitDir, dir);
        await (0,worktree_records/* removeWorktreeRecord */.zr)(context.gitDir, dir);
        context.claimed.delete(dir);
        throw error;
    }
}
/** Where an agent starts: the base, or its earlier work put on it where the two fit. */
async function startOf(context, { base, from, task, attempt }) {
    if (!from)
        return base;
    const text = {
        message: `WIP: ${task.id} before attempt ${attempt}`,
        author: git_names/* IDENTITY */.zK,
        date: '2000-01-01T00:00:00Z',
    };
    const change = { base: from.base, commit: from.head };
    const combined = await context.store.combine(base, change, text);
    return combined.is === 'clean' ? combined.commit : base;
}
function workspaceOf(context, agent, record) {
    const { dir, task } = record;
    return {
        dir,
        displayPath: (0,external_node_path_.relative)(context.root, dir),
        run: (command) => context.run({ ...command, cwd: dir, label: `${agent}-${task}` }),
        save: (message) => (0,snapshot/* saveWorktree */.Lp)(context, record, message),
        bundle: (file) => writeBundle(context, record, file),
    };
}
async function writeBundle(context, record, file) {
    await (0,promises_.rm)(file, { force: true });
    const range = [(0,git_names/* taskRef */.rd)(record.task), `^${record.base}`];
    await context.git(['bundle', 'create', '--quiet', file, ...range]);
}

;// CONCATENATED MODULE: ./lib/adapters/git/clear.js
/** The end of a task's worktree: removed, or left without any commit that was made there. */









function clearTask(context) {
    return async (task, how) => {
        const records = await (0,worktree_records/* recordsOf */.M$)(context.gitDir, task);
        if (how === 'detach')
            await detachAll(context, task, records);
        else {
            for (const record of records)
                await discardWorktree(context, record);
            await (0,git_refs/* removeRefs */.vQ)(context, await context.lock(() => (0,git_refs/* freeBranches */.zO)(context, task, [])));
        }
        return records.length > 0;
    };
}
async function detachAll(context, task, records) {
    const commits = await commitsOf(context, task, records);
    const there = [];
    for (const record of records)
        if (await (0,snapshot/* hasFolder */.bU)(record.dir))
            there.push(record);
        else
            await discardWorktree(context, record);
    for (const record of there)
        await detach(context, record);
    await forgetCommits(context, task, there.map(({ dir }) => dir), commits);
    for (const record of there)
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context.gitDir, { ...record, state: 'detached' });
}
/** Commits that were made on the base for this task: on its branch, or wherever its worktree stands. */
async function commitsOf(context, task, records) {
    const branch = await context.store.resolve((0,git_names/* taskRef */.rd)(task));
    const found = new Set(branch ? [branch] : []);
    for (const record of records) {
        const tips = [branch, await (0,snapshot/* headOf */.Uo)(context, record)].flatMap((tip) => tip ?? []);
        if (tips.length === 0)
            continue;
        const { stdout } = await context.git(['rev-list', ...tips, `^${record.base}`]);
        for (const commit of stdout.split('\n'))
            found.add(commit);
        found.delete(record.base);
    }
    return found;
}
/** The files stay, uncommitted, on the base; its logs and half-done merges name nothing any more. */
async function detach(context, record) {
    const admin = await (0,worktree_admin/* forgetHistory */.Id)(context, record.dir, record.base);
    await (0,objects/* withTemporaryFile */.U6)(context.scratch, async (index) => {
        await context.git(['read-tree', record.base], { env: { GIT_INDEX_FILE: index } });
        await (0,promises_.rename)(index, (0,external_node_path_.join)(admin, 'index'));
    });
}
/** Tributary's refs that name one of the commits. The last step: until then they tell which commits to forget. */
async function forgetCommits(context, task, own, commits) {
    const refs = await (0,git_refs/* listRefs */.Dy)(context, [git_names/* OWN_REFS */.UG]);
    const naming = refs.filter(({ at }) => commits.has(at)).map(({ name }) => name);
    await (0,git_refs/* removeRefs */.vQ)(context, [
        ...naming,
        ...(await context.lock(() => (0,git_refs/* freeBranches */.zO)(context, task, own))),
    ]);
}

;// CONCATENATED MODULE: ./lib/adapters/git/workspaces.js
/** Worktrees as workspaces: `.worktrees/<agent>-<task>` for agents, temporary ones for gates and tests. */











/** @throws GitError where git cannot make a worktree */
function createWorkspaces(options) {
    const context = createGitContext(options);
    let ignored;
    return {
        forAgent: async (assignment) => {
            ignored ??= ignoreFolder(context.gitDir);
            await ignored;
            return openAgentWorkspace(context, assignment);
        },
        reopen: (assignment, dir) => reopenAgentWorkspace(context, assignment, dir),
        forTree: (commit, name) => openTreeWorkspace(context, commit, name),
        clear: clearTask(context),
        unsaved: (task) => findUnsaved(context, task),
    };
}
async function openTreeWorkspace(context, commit, name) {
    const dir = (0,external_node_path_.join)(await realFolder(context.temporary), name);
    await (0,worktrees/* removeWorktree */.IL)(context.gitDir, dir);
    await (0,worktree_admin/* addWorktree */.l)(context, dir, ['--detach'], commit);
    return {
        dir,
        displayPath: dir,
        run: (command) => context.run({ ...command, cwd: dir, label: name }),
        // What cannot be removed now must not cost the answer that the workspace was opened for.
        [Symbol.asyncDispose]: () => (0,worktrees/* removeWorktree */.IL)(context.gitDir, dir).catch(() => undefined),
    };
}
/** A worktree that cannot be read is shown too: a person must look at it. */
async function findUnsaved(context, task) {
    for (const record of await (0,worktree_records/* recordsOf */.M$)(context.gitDir, task)) {
        const { dir, state } = record;
        if (state !== 'ready' || !(await (0,absent/* ifPresent */.x)((0,promises_.lstat)(dir))))
            continue;
        const unsaved = (await (0,worktree_admin/* isUnderWay */.gn)(context.gitDir, dir)) ||
            (await (0,snapshot/* isUnsaved */.hE)(context, record).catch(() => true));
        if (unsaved)
            return (0,external_node_path_.relative)(context.root, dir);
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/adapters/files/regular-file.js
var regular_file = __webpack_require__(5323);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/adapters/files/json-file.js
var json_file = __webpack_require__(4231);
;// CONCATENATED MODULE: ./lib/adapters/agents/usage-file.js
/** What an agent says it used, in the file that TRIBUTARY_USAGE names. */




const MAX_BYTES = 64 * 1024;
/** So that no sum leaves the whole numbers. */
const Count = schemas/* int */.Whr().nonnegative().max(1e12).default(0);
/** Begins with a letter or digit, so that it is never a key such as `__proto__`. */
const ModelName = schemas/* string */.YjP().regex(/^[A-Za-z0-9][\w.:/@+ -]{0,99}$/, 'the name of a model');
const Dollars = schemas/* number */.aig().nonnegative().max(1e6);
const Entry = schemas/* object */.Ikc({
    model: ModelName.optional(),
    input_tokens: Count,
    output_tokens: Count,
    cache_read_tokens: Count,
    cache_write_tokens: Count,
    cost_usd: Dollars.optional(),
});
const UsageFile = schemas/* union */.KCZ([Entry.transform((entry) => [entry]), schemas/* array */.YOg(Entry).max(100)]);
function sum(a, b) {
    return {
        input: a.input + b.input,
        output: a.output + b.output,
        cacheRead: a.cacheRead + b.cacheRead,
        cacheWrite: a.cacheWrite + b.cacheWrite,
    };
}
/**
 * Reads one entry or an array of them; nothing else in the file counts. A file that does not fit is a problem, and
 * no usage.
 *
 * @param model for entries that name none
 */
async function readUsage(file, model) {
    const found = await (0,json_file/* readJsonFile */.JE)(file, UsageFile, MAX_BYTES);
    if (found.is === 'none')
        return { usage: core_model/* NO_USAGE */.yJ };
    if (found.is === 'value')
        return { usage: usageOf(found.value, model ?? 'unknown') };
    return { usage: core_model/* NO_USAGE */.yJ, problem: `${(0,external_node_path_.basename)(file)} ${found.why}` };
}
/** A cost only where every entry has one: part of a cost would pass for all of it. */
function usageOf(entries, model) {
    const models = new Map();
    for (const entry of entries) {
        const tokens = tokensOf(entry);
        if (tokens.input + tokens.output === 0)
            continue;
        const name = entry.model ?? model;
        const before = models.get(name);
        models.set(name, before ? sum(before, tokens) : tokens);
    }
    const costs = entries.flatMap(({ cost_usd }) => (cost_usd === undefined ? [] : [cost_usd]));
    return {
        models: Object.fromEntries(models),
        ...(costs.length > 0 &&
            costs.length === entries.length && { costUsd: costs.reduce((a, b) => a + b, 0) }),
    };
}
/** Programs differ in whether the cached tokens are among the input: when they cannot be, they are added. */
function tokensOf(entry) {
    const cacheRead = entry.cache_read_tokens;
    const cacheWrite = entry.cache_write_tokens;
    const cached = cacheRead + cacheWrite;
    const input = cached > entry.input_tokens ? entry.input_tokens + cached : entry.input_tokens;
    return { input, output: entry.output_tokens, cacheRead, cacheWrite };
}

;// CONCATENATED MODULE: ./lib/adapters/agents/claude-execution.js
/**
 * The record that the action of Claude Code writes of a run (`execution_file`): an array of messages, of which the
 * last result has what it cost. It may hold anything: it stands where the agent can write.
 */






/** All messages of a long session, with what its tools printed. */
const claude_execution_MAX_BYTES = 32 * 1024 * 1024;
const MAX_MODELS = 100;
const MAX_TEXT = 2000;
const ModelUse = schemas/* object */.Ikc({
    inputTokens: Count,
    outputTokens: Count,
    cacheReadInputTokens: Count,
    cacheCreationInputTokens: Count,
    canonicalModel: schemas/* string */.YjP().optional(),
    /** `unknown`: the cost leaves this model out. */
    costBasis: schemas/* string */.YjP().optional(),
});
const Result = schemas/* object */.Ikc({
    is_error: schemas/* boolean */.zMY().default(false),
    subtype: schemas/* string */.YjP().default(''),
    result: schemas/* string */.YjP().optional(),
    errors: schemas/* array */.YOg(schemas/* string */.YjP()).max(1000).optional(),
    total_cost_usd: Dollars.optional(),
    // `usage` beside it leaves out what subagents used.
    modelUsage: schemas/* record */.g1P(schemas/* string */.YjP(), ModelUse).default({}),
});
const Messages = schemas/* array */.YOg(schemas/* unknown */.L5J());
/** Never throws: what does not fit is a problem, and no usage. */
async function readExecution(file) {
    const name = (0,plain/* plainText */.w)((0,external_node_path_.basename)(file), 100);
    const problem = (why) => ({ usage: core_model/* NO_USAGE */.yJ, problem: `${name} ${why}` });
    const found = await (0,json_file/* readJsonFile */.JE)(file, Messages, claude_execution_MAX_BYTES);
    if (found.is === 'none')
        return problem('does not exist');
    if (found.is === 'refused')
        return problem(found.why);
    const last = found.value.findLast(isResult);
    if (last === undefined)
        return problem('has no message of type result');
    const parsed = Result.safeParse(last);
    if (!parsed.success)
        return problem(`is not valid: ${(0,json_file/* issuesText */.gm)(parsed.error)}`);
    const failed = failureOf(parsed.data);
    return { usage: claude_execution_usageOf(parsed.data), ...(failed !== undefined && { failed }) };
}
function isResult(message) {
    return schemas/* object */.Ikc({ type: schemas/* literal */.euz('result') }).safeParse(message).success;
}
function failureOf({ is_error, subtype, errors, result }) {
    if (!is_error && ['', 'success'].includes(subtype))
        return undefined;
    const words = errors?.length ? errors.join('; ') : (result ?? subtype);
    return (0,plain/* plainText */.w)(words, MAX_TEXT) || 'it says that it failed, without a reason';
}
function claude_execution_usageOf({ modelUsage, total_cost_usd: cost }) {
    const models = new Map();
    const uses = Object.entries(modelUsage).slice(0, MAX_MODELS);
    for (const [key, use] of uses) {
        const name = nameOf(key, use);
        const tokens = claude_execution_tokensOf(use);
        if (name === undefined || tokens.input + tokens.output === 0)
            continue;
        const before = models.get(name);
        models.set(name, before ? sum(before, tokens) : tokens);
    }
    // What crashed prints zeros, and a part of the cost would pass for all of it: both are unknown, not free.
    const whole = uses.every(([, { costBasis }]) => costBasis !== 'unknown');
    return {
        models: Object.fromEntries(models),
        ...(cost !== undefined && cost > 0 && whole && { costUsd: cost }),
    };
}
/** `claude-sonnet-4-5[1m]` is `claude-sonnet-4-5` to a list of prices. */
function nameOf(key, { canonicalModel }) {
    return [canonicalModel, key.replace(/\[[^\]]*\]$/, '')].find((name) => ModelName.safeParse(name).success);
}
/** Cached tokens are not among the input tokens here. */
function claude_execution_tokensOf(use) {
    return {
        input: use.inputTokens + use.cacheReadInputTokens + use.cacheCreationInputTokens,
        output: use.outputTokens,
        cacheRead: use.cacheReadInputTokens,
        cacheWrite: use.cacheCreationInputTokens,
    };
}

// EXTERNAL MODULE: ./lib/adapters/agents/status-file.js
var status_file = __webpack_require__(5020);
;// CONCATENATED MODULE: ./lib/adapters/agents/command.js
/** The agent kind `command`: any program that reads a prompt and edits files. */











/** The guide's interval. */
const STATUS_SECONDS = 10;
/**
 * Agents that are command lines of the configuration. The prompt is on their standard input and in a file; what
 * they say comes back through a status file and a usage file outside the tree. All of it counts as hostile.
 */
function createCommandAgents(options) {
    return {
        async work(assignment, workspace, run) {
            const given = await prepare(options, assignment, workspace, run);
            if (given.is === 'refused')
                return notStarted(options.clock, given.message);
            const { agent, files, prompt } = given;
            const command = commandOf(options, assignment, agent, files, prompt);
            return runAgent(options, assignment, workspace, files, command);
        },
        async prepare(assignment, workspace, run) {
            return prepare(options, assignment, workspace, run);
        },
        async collectResult(assignment, workspace, run, left) {
            return collectResult(options, assignment, workspace, await filesOf(assignment, run), left);
        },
    };
}
async function prepare({ config: { agents }, store }, assignment, workspace, run) {
    const agent = Object.hasOwn(agents, assignment.agent) ? agents[assignment.agent] : undefined;
    if (agent === undefined) {
        return { is: 'refused', message: `the configuration has no agent ${assignment.agent}` };
    }
    const { instructions: file } = agent;
    const instructions = file === undefined ? undefined : await store.file(assignment.base, file);
    // An agent without its rules would cost money and do something else.
    if (file !== undefined && instructions === undefined) {
        return { is: 'refused', message: `the base has no instructions file ${file}` };
    }
    const files = await filesOf(assignment, run);
    // What a job left that was killed says nothing about this one.
    await Promise.all([files.prompt, files.status, files.usage].map(async (old) => (0,promises_.rm)(old, { recursive: true, force: true })));
    const prompt = promptText({
        assignment,
        ...(instructions !== undefined && { instructions }),
        statusFile: files.status,
        agents: Object.keys(agents),
    });
    await (0,promises_.writeFile)(files.prompt, prompt, { flag: 'wx' });
    return { is: 'ready', agent, files, prompt, stamp: await (0,regular_file/* fileStamp */.a)(inTree(workspace)) };
}
function notStarted(clock, message) {
    const end = { code: null, signal: null, ended: 'not-started', tail: message };
    return {
        end: { ...end, startedAt: clock.now(), seconds: 0 },
        usage: core_model/* NO_USAGE */.yJ,
        status: undefined,
        problems: [],
    };
}
function commandOf(options, assignment, agent, files, prompt) {
    const task = assignment.task.id;
    return {
        run: agent.run,
        env: environmentOf(assignment, files),
        configEnv: [...options.config.env, ...agent.env],
        stdin: prompt,
        limit: agent.limit,
        log: files.log,
        onLine: (line) => options.events.emit({ is: 'line', task, line }),
    };
}
function environmentOf(assignment, files) {
    const { agent, attempt, base, budgetUsd, model, task } = assignment;
    const { name, email } = (0,git_names/* agentIdentity */._8)(agent);
    return {
        TRIBUTARY_TASK: task.id,
        TRIBUTARY_AGENT: agent,
        TRIBUTARY_ATTEMPT: String(attempt),
        ...(model !== undefined && { TRIBUTARY_MODEL: model }),
        ...(budgetUsd !== undefined && { TRIBUTARY_BUDGET: budgetUsd.toFixed(2) }),
        TRIBUTARY_BASE: base,
        TRIBUTARY_PROMPT: files.prompt,
        TRIBUTARY_STATUS: files.status,
        TRIBUTARY_USAGE: files.usage,
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_COMMITTER_NAME: name,
        GIT_COMMITTER_EMAIL: email,
        GIT_TERMINAL_PROMPT: '0',
    };
}
/** Runs the program, watching its status meanwhile. */
async function runAgent(options, assignment, workspace, files, command) {
    const watch = await watchStatus(options, assignment, workspace, files);
    const stop = async () => watch.stop();
    const running = workspace.run(command);
    const [end, { status, problems }] = await Promise.all([running, running.then(stop, stop)]);
    const { usage, problem } = await readUsage(files.usage, assignment.model);
    if (problem === undefined)
        return { end, usage, status, problems };
    options.events.emit({ is: 'problem', task: assignment.task.id, message: problem });
    return { end, usage, status, problems: [...problems, problem] };
}
/** What a program's own record says goes before what the agent says of itself. */
async function collectResult(options, assignment, workspace, files, { end, stamp, execution: file }) {
    const before = new Map([[inTree(workspace), stamp]]);
    const watch = await watchStatus(options, assignment, workspace, files, before);
    const { status, problems } = await watch.stop();
    const execution = file === undefined ? undefined : await readExecution(file);
    const own = await readUsage(files.usage, assignment.model);
    const usage = execution && !execution.problem ? execution.usage : own.usage;
    const more = [execution?.problem, own.problem].flatMap((problem) => problem ?? []);
    for (const message of more)
        options.events.emit({ is: 'problem', task: assignment.task.id, message });
    const heard = { usage, status, problems: [...problems, ...more] };
    const failed = execution?.failed;
    if (failed === undefined || end.ended !== 'itself')
        return { end, ...heard };
    return { end: { ...end, code: end.code === 0 ? 1 : end.code, tail: failed }, ...heard };
}
/** The agent's word, from its files; `before` where its turn began before this process. */
function watchStatus(options, assignment, workspace, files, before) {
    return (0,status_file/* createStatusWatch */.U)({
        task: assignment.task.id,
        files: [files.status, inTree(workspace)],
        seconds: options.statusSeconds ?? STATUS_SECONDS,
        events: options.events,
        ...(before && { before }),
    });
}
function inTree({ dir }) {
    return (0,external_node_path_.join)(dir, snapshot/* STATUS_FILE_IN_TREE */.rn);
}
async function filesOf({ task, attempt }, run) {
    const files = (0,run_layout/* workFiles */.ny)(task.id, attempt);
    const [prompt, status, usage, log] = await Promise.all([
        run.path(files.prompt),
        run.path(files.status),
        run.path(files.usage),
        run.path(files.log),
    ]);
    return { prompt, status, usage, log };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/adapters/digest.js


/**
 * First 32 hex digits of a SHA-256 over canonical JSON: keys sorted, no white space, `undefined` fields left out.
 * Two values that JSON cannot tell apart have one digest.
 */
const digestOf = (value) => {
    const canonical = JSON.stringify(value, sortKeys) ?? 'null';
    return core_model/* Digest */.np.parse((0,external_node_crypto_.createHash)('sha256').update(canonical).digest('hex').slice(0, 32));
};
/** Objects with their keys in code-unit order; everything else as it is. */
function sortKeys(_key, value) {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
        return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./lib/adapters/findings/fail-fast.js
/**
 * Arrays and records for hostile JSON. zod's own ones collect a problem for every bad item: megabytes
 * of them take gigabytes of memory and then overflow the stack. These stop at the first.
 */

/** As `z.array`. */
function arrayOf(item) {
    return schemas/* array */.YOg(schemas/* unknown */.L5J()).transform((values, context) => {
        const read = [];
        for (const [index, value] of values.entries()) {
            const parsed = item.safeParse(value);
            if (!parsed.success)
                return refuse(context, index, parsed.error);
            read.push(parsed.data);
        }
        return read;
    });
}
/** As `z.record` with any names, as a map: no name of it meets one that every object has. */
function mapOf(item) {
    return schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).transform((values, context) => {
        const read = new Map();
        for (const [key, value] of Object.entries(values)) {
            const parsed = item.safeParse(value);
            if (!parsed.success)
                return refuse(context, key, parsed.error);
            read.set(key, parsed.data);
        }
        return read;
    });
}
function refuse(context, at, error) {
    const [first] = error.issues;
    context.addIssue({
        code: 'custom',
        message: first?.message ?? 'not valid',
        path: [at, ...(first?.path ?? [])],
    });
    return core/* NEVER */.tm;
}

;// CONCATENATED MODULE: ./lib/adapters/findings/sarif.js
/** Reads SARIF 2.1.0, the format that linters and scanners share (OASIS standard, section 3). */


const Level = schemas/* enum */.k5n(['none', 'note', 'warning', 'error']);
const Message = schemas/* object */.Ikc({
    text: schemas/* string */.YjP().nullish(),
    id: schemas/* string */.YjP().nullish(),
    arguments: arrayOf(schemas/* string */.YjP()).nullish(),
});
const Strings = mapOf(schemas/* object */.Ikc({ text: schemas/* string */.YjP().nullish() })).nullish();
const Rule = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    defaultConfiguration: schemas/* object */.Ikc({ level: Level.nullish() }).nullish(),
    messageStrings: Strings,
    shortDescription: schemas/* object */.Ikc({ text: schemas/* string */.YjP().nullish() }).nullish(),
});
const Component = schemas/* object */.Ikc({
    rules: arrayOf(Rule).nullish(),
    globalMessageStrings: Strings,
});
const Location = schemas/* object */.Ikc({
    uri: schemas/* string */.YjP().nullish(),
    uriBaseId: schemas/* string */.YjP().nullish(),
    index: schemas/* int */.Whr().nullish(),
});
const sarif_Result = schemas/* object */.Ikc({
    ruleId: schemas/* string */.YjP().nullish(),
    ruleIndex: schemas/* int */.Whr().nullish(),
    rule: schemas/* object */.Ikc({
        id: schemas/* string */.YjP().nullish(),
        index: schemas/* int */.Whr().nullish(),
        toolComponent: schemas/* object */.Ikc({ index: schemas/* int */.Whr().nullish() }).nullish(),
    })
        .nullish(),
    kind: schemas/* enum */.k5n(['pass', 'open', 'informational', 'notApplicable', 'review', 'fail']).nullish(),
    level: Level.nullish(),
    message: Message.nullish(),
    baselineState: schemas/* string */.YjP().nullish(),
    locations: arrayOf(schemas/* object */.Ikc({
        physicalLocation: schemas/* object */.Ikc({
            artifactLocation: Location.nullish(),
            region: schemas/* object */.Ikc({ startLine: schemas/* number */.aig().nullish() }).nullish(),
        })
            .nullish(),
    })).nullish(),
    suppressions: arrayOf(schemas/* object */.Ikc({ kind: schemas/* string */.YjP().nullish(), status: schemas/* string */.YjP().nullish() })).nullish(),
});
const Run = schemas/* object */.Ikc({
    tool: schemas/* object */.Ikc({ driver: Component, extensions: arrayOf(Component).nullish() }),
    results: arrayOf(sarif_Result).nullish(),
    artifacts: arrayOf(schemas/* object */.Ikc({ location: Location.nullish() })).nullish(),
    originalUriBaseIds: mapOf(Location).nullish(),
    invocations: arrayOf(schemas/* object */.Ikc({ executionSuccessful: schemas/* boolean */.zMY().nullish() })).nullish(),
    externalPropertyFileReferences: schemas/* object */.Ikc({ results: arrayOf(schemas/* unknown */.L5J()).nullish() }).nullish(),
});
const Sarif = schemas/* object */.Ikc({
    version: schemas/* literal */.euz('2.1.0', { error: 'only SARIF 2.1.0 is understood' }),
    runs: arrayOf(Run).refine((runs) => runs.length > 0, 'at least one run'),
});
const MAX_ARGUMENT = 200;
const MAX_TEMPLATE = 2000;
const MAX_BASES = 10;
/**
 * The findings of a SARIF log; their text is as the tool wrote it. A run that says that it failed,
 * or that has no results (not even an empty list), found nothing out: that is a problem.
 */
function readSarif({ runs }) {
    for (const { results, invocations, externalPropertyFileReferences: external } of runs) {
        if (invocations?.some(({ executionSuccessful }) => executionSuccessful === false)) {
            return { problem: 'The SARIF reports that the tool failed.' };
        }
        if (!results || (external?.results?.length ?? 0) > 0) {
            return { problem: 'A run in the SARIF has no list of results.' };
        }
    }
    return runs.flatMap((run) => {
        const rules = rulesById(run);
        return (run.results ?? []).filter(isFinding).map((result) => toFinding(result, rules, run));
    });
}
function rulesById({ tool }) {
    const rules = [tool.driver, ...(tool.extensions ?? [])].flatMap((part) => part.rules ?? []);
    return new Map(rules.toReversed().map((rule) => [rule.id, rule]));
}
/**
 * Suppressions inside the source count for nothing: whoever wrote the change wrote them.
 * Others hold unless one of them was refused or waits for review (section 3.27.23).
 */
function isFinding({ kind, suppressions, baselineState }) {
    if (kind === 'pass' || kind === 'notApplicable' || kind === 'informational')
        return false;
    if (baselineState === 'absent')
        return false;
    const outside = suppressions?.filter((suppression) => suppression.kind === 'external') ?? [];
    return !(outside.length > 0 && outside.every(({ status }) => (status ?? 'accepted') === 'accepted'));
}
function toFinding(result, rules, run) {
    const id = idOf(result, run);
    // `CA1000/1` is a case of the rule `CA1000` (section 3.27.5).
    const rule = rules.get(id) ?? rules.get(id.replace(/\/[^/]*$/, ''));
    const place = result.locations?.[0]?.physicalLocation;
    const path = pathOf(place?.artifactLocation, run);
    const line = place?.region?.startLine;
    return {
        rule: id,
        level: levelOf(result, rule),
        message: textOf(result.message, rule, run),
        ...(path === undefined ? {} : { path }),
        ...(line && Number.isSafeInteger(line) && line > 0 ? { line } : {}),
    };
}
/** The id as given, else the one at the index into the tool's rules. */
function idOf({ ruleId, ruleIndex, rule }, { tool }) {
    const part = rule?.toolComponent?.index;
    const component = part === undefined || part === null ? tool.driver : tool.extensions?.[part];
    const index = ruleIndex ?? rule?.index ?? -1;
    return ruleId ?? rule?.id ?? component?.rules?.[index]?.id ?? 'sarif';
}
/** The path from the repository's root where the log says enough, else as near as it says. */
function pathOf(given, run) {
    const location = given?.uri ? given : run.artifacts?.[given?.index ?? -1]?.location;
    if (!location?.uri)
        return undefined;
    const bases = run.originalUriBaseIds ?? new Map();
    const { uri, outermost } = resolve(location, bases);
    const roots = [resolve({ uriBaseId: '%SRCROOT%' }, bases).uri, outermost];
    const root = roots.find((base) => base !== '' && isAbsolute(base) && uri.startsWith(base));
    const rest = root === undefined ? uri.replace(/^file:\/\/[^/]*/i, '') : uri.slice(root.length);
    return decoded(rest).replace(/^(?:\.\/)+/, '');
}
/** Puts a relative URI behind its base, that one behind its own, and so on. */
function resolve(location, bases) {
    let uri = location.uri ?? '';
    let outermost = '';
    let id = location.uriBaseId;
    for (let depth = 0; id && !isAbsolute(uri) && depth < MAX_BASES; depth += 1) {
        const base = bases.get(id);
        if (!base?.uri)
            break;
        outermost = base.uri.endsWith('/') ? base.uri : `${base.uri}/`;
        uri = `${outermost}${uri}`;
        id = base.uriBaseId;
    }
    return { uri, outermost };
}
function isAbsolute(uri) {
    return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(uri);
}
function decoded(uri) {
    try {
        return decodeURIComponent(uri);
    }
    catch {
        return uri;
    }
}
function levelOf({ level, kind }, rule) {
    // "A person must look at it" has no level of its own.
    if (kind === 'open' || kind === 'review')
        return 'warning';
    const stated = level ?? rule?.defaultConfiguration?.level ?? 'warning';
    return stated === 'none' ? 'note' : stated;
}
/** The message's own text or the rule's, its `{0}` filled in (section 3.11.5). */
function textOf(message, rule, run) {
    const id = message?.id ?? '';
    const template = message?.text ??
        rule?.messageStrings?.get(id)?.text ??
        run.tool.driver.globalMessageStrings?.get(id)?.text ??
        rule?.shortDescription?.text ??
        '';
    const values = message?.arguments ?? [];
    return template
        .slice(0, MAX_TEMPLATE)
        .replaceAll(/\{\{|\}\}|\{(\d{1,3})\}/g, (found, index) => index === undefined
        ? found.charAt(0)
        : (values[Number(index)]?.slice(0, MAX_ARGUMENT) ?? found));
}

;// CONCATENATED MODULE: ./lib/adapters/findings/findings.js
/** Reads what a gate's command printed: SARIF, our own JSON, or the short answer `{ blocked, issues }`. */





const findings_MAX_BYTES = 5_000_000;
const MAX_FINDINGS = 1000;
const MAX_MESSAGE = 2000;
const MAX_PATH = 1000;
const MAX_RULE = 200;
const OurFindings = schemas/* object */.Ikc({
    findings: arrayOf(schemas/* object */.Ikc({
        message: schemas/* string */.YjP(),
        rule: schemas/* string */.YjP().default('finding'),
        path: schemas/* string */.YjP().optional(),
        line: core_model/* Finding */.wI.shape.line,
        level: core_model/* Finding */.wI.shape.level.default('error'),
    })),
});
const Answer = schemas/* object */.Ikc({ blocked: schemas/* boolean */.zMY(), issues: arrayOf(schemas/* string */.YjP()).default([]) });
const FORMATS = 'SARIF 2.1.0, `{ "findings": [{ "message": … }] }` or `{ "blocked": …, "issues": […] }`';
/** By the key that only this format has at its top. */
const READERS = {
    runs: reader('SARIF', Sarif, readSarif),
    findings: reader('list of findings', OurFindings, ({ findings }) => findings.map(({ path, line, ...finding }) => ({
        ...finding,
        ...(path === undefined ? {} : { path }),
        ...(line === undefined ? {} : { line }),
    }))),
    blocked: reader('answer', Answer, fromAnswer),
};
const MILDEST_FIRST = ['note', 'warning', 'error'];
/**
 * The findings in a command's standard output, which must be one JSON document and nothing else. What
 * is not understood whole is a problem, in words for a person: a check that was not read has not passed.
 *
 * @returns at most 1,001 findings: the last one stands for all others. Texts are one line each, cut,
 * without control characters.
 */
function readFindings(stdout) {
    if (Buffer.byteLength(stdout) > findings_MAX_BYTES) {
        return { problem: `It printed more than ${findings_MAX_BYTES / 1e6} MB.` };
    }
    const text = stdout.replace(/^\uFEFF/, '').trim();
    if (text === '')
        return { problem: `It printed nothing. Make it print ${FORMATS}.` };
    let document;
    try {
        document = JSON.parse(text);
    }
    catch {
        return {
            problem: 'Its output is not one JSON document. Make it print only the JSON, and log lines to standard error.',
        };
    }
    const findings = read(document);
    return Array.isArray(findings) ? capped(findings) : findings;
}
function read(document) {
    const keys = typeof document === 'object' && document !== null ? Object.keys(document) : [];
    const [format, ...more] = keys.filter((key) => Object.hasOwn(READERS, key));
    const reader = format === undefined ? undefined : READERS[format];
    if (reader === undefined || more.length > 0) {
        return { problem: `Its JSON has none of these forms: ${FORMATS}.` };
    }
    return reader(document);
}
function capped(findings) {
    const kept = findings.slice(0, MAX_FINDINGS).map(clean);
    const rest = findings.slice(MAX_FINDINGS);
    const worst = MILDEST_FIRST.findLast((level) => rest.some((finding) => finding.level === level));
    if (worst === undefined)
        return kept;
    return [...kept, { rule: 'more', level: worst, message: `And ${rest.length} more findings.` }];
}
function clean({ rule, message, path, line, level }) {
    const text = oneLine(message, MAX_MESSAGE);
    return {
        rule: oneLine(rule, MAX_RULE) || 'finding',
        message: text === '' ? 'The check gave no message.' : text,
        ...(path === undefined ? {} : { path: oneLine(path, MAX_PATH) }),
        ...(line === undefined ? {} : { line }),
        level,
    };
}
function reader(what, schema, take) {
    return (document) => {
        const parsed = schema.safeParse(document);
        if (parsed.success)
            return take(parsed.data);
        const [first] = parsed.error.issues;
        const place = oneLine(first?.path.join('.') ?? '', MAX_RULE);
        const why = oneLine(first?.message ?? '', MAX_RULE);
        return { problem: `Its ${what} is not valid${place === '' ? '' : ` at ${place}`}: ${why}.` };
    };
}
/** Without control and invisible characters; broken lines become spaces. */
function oneLine(text, max) {
    const cut = text.length > max ? `${text.slice(0, max - 1)}…` : text;
    return (0,external_node_util_.stripVTControlCharacters)(cut)
        .replaceAll(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
        .trim();
}
function fromAnswer({ blocked, issues }) {
    if (blocked && issues.length === 0) {
        return [
            { rule: 'blocked', level: 'error', message: 'It blocked the change without saying why.' },
        ];
    }
    const level = blocked ? 'error' : 'note';
    return issues.map((message) => ({ rule: 'issue', level, message }));
}

// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
;// CONCATENATED MODULE: ./lib/adapters/git/bundle.js
/** Work comes in as a git bundle, and counts as hostile: it is judged apart, before any of it is in the repository. */







/** A bundle that may not come in: what is wrong with it. */
class RefusedBundle extends Error {
}
const LONGEST_WORDS = 300;
/**
 * Takes the commit `head` out of a bundle, under a ref of its own so that it stays.
 * @param folder a directory of Tributary's own for short-lived files
 * @returns what is wrong with the bundle, or undefined; nothing of a refused one is in the repository
 */
async function importBundle(git, folder, bundle, work) {
    try {
        const ref = await refOf(git, bundle, work.head);
        await (0,objects/* withTemporaryFile */.U6)(folder, (quarantine) => checkBundle(git, quarantine, bundle, work));
        const fetch = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
        await git(['fetch', ...fetch, bundle, ref]);
        await git(['update-ref', '--no-deref', takenRef(work.head), work.head]);
        return undefined;
    }
    catch (error) {
        if (error instanceof RefusedBundle)
            return error.message;
        if (error instanceof git_git/* GitError */.XS)
            return messageOf(error);
        throw error;
    }
}
async function refOf(git, bundle, head) {
    const facts = await (0,absent/* ifPresent */.x)((0,promises_.lstat)(bundle));
    if (!facts?.isFile())
        throw new RefusedBundle('there is no bundle');
    if (facts.size > limits/* LARGEST_BUNDLE */.qs)
        throw new RefusedBundle(`the bundle is over ${limits/* LARGEST_BUNDLE */.qs / 2 ** 20} MiB`);
    const { stdout } = await git(['bundle', 'list-heads', bundle]);
    const heads = stdout.trim().split('\n');
    const [sha, ref] = (heads[0] ?? '').split(' ');
    // The one ref of a bundle, by a name that says nothing else to `git fetch`.
    if (heads.length !== 1 || sha !== head || ref === undefined || !(0,git_names/* taskOfRef */.Yc)(ref))
        throw new RefusedBundle('the bundle does not contain exactly the announced commit');
    return ref;
}
/** Unpacked, checked by fsck, a commit, and on its base. @throws GitError, RefusedBundle */
async function checkBundle(git, folder, bundle, work) {
    const env = await openQuarantine(git, folder);
    await git(['bundle', 'unbundle', bundle], { env });
    const packs = (await (0,promises_.readdir)((0,external_node_path_.join)(folder, 'pack'))).filter((name) => name.endsWith('.pack'));
    for (const pack of packs) {
        const index = (0,external_node_path_.join)(folder, 'checked.idx');
        await git(['index-pack', '--strict', '-o', index, (0,external_node_path_.join)(folder, 'pack', pack)], { env });
    }
    if ((await (0,git_git/* lineOf */.cA)(git, ['cat-file', '-t', work.head], { env })) !== 'commit')
        throw new RefusedBundle('the announced object is not a commit');
    const fork = await git(['merge-base', work.base, work.head], { env, accept: [1] });
    if (fork.stdout.trim() !== work.base)
        throw new RefusedBundle('the work is not based on the assigned base');
}
/**
 * An object directory that sees the repository's objects, and that the repository does not see.
 * Git 2.39 lets a bundle in without a look at its objects, whatever `fetch.fsckObjects` says; so
 * they are unpacked here and checked.
 */
async function openQuarantine(git, folder) {
    const path = await (0,git_git/* lineOf */.cA)(git, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'info'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, 'pack'));
    const objects = path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'info', 'alternates'), `"${objects}"\n`);
    return { GIT_OBJECT_DIRECTORY: folder };
}
/** What keeps accepted work from being collected. */
function takenRef(head) {
    return `${git_names/* OWN_REFS */.UG}taken/${head}`;
}
/** Git's own words, as one line. */
function messageOf(error) {
    return (error.stderr
        .split('\n')
        .map((line) => line.replace(/^(?:error|fatal): /, '').trim())
        .filter((line) => line !== '')
        .join('; ')
        .slice(0, LONGEST_WORDS) || error.message);
}

;// CONCATENATED MODULE: ./lib/adapters/git/combine.js
/** A change put on another commit from objects alone: `merge-tree` and `commit-tree`, no work tree. */


/** Knows which commit descends from which, asking git only about commits that it did not see made. */
function createAncestry(git) {
    const parents = new Map();
    const asked = new Map();
    const ask = (commit, ancestor) => {
        const key = `${ancestor} ${commit}`;
        const known = asked.get(key);
        if (known)
            return known;
        const answer = (0,git_git/* lineOrNone */.Og)(git, ['merge-base', ancestor, commit]).then((found) => found === ancestor);
        asked.set(key, answer);
        return answer;
    };
    const descends = async (commit, ancestor) => {
        if (commit === ancestor)
            return true;
        const above = parents.get(commit);
        if (!above)
            return ask(commit, ancestor);
        for (const parent of above)
            if (await descends(parent, ancestor))
                return true;
        return false;
    };
    return { made: (commit, above) => parents.set(commit, above), descends };
}
/** A cherry-pick; on a stack of commits that were made here it costs two git processes. */
function createCombine(git, reader, ancestry, commit) {
    const merge = async (ours, theirs) => {
        const { code, stdout } = await git(['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', ours, theirs], { accept: [1] });
        const [tree = '', ...files] = records(stdout);
        if (code === 0)
            return { is: 'clean', tree: core_model/* TreeSha */.RY.parse(tree) };
        if (files.length === 0)
            throw new Error('git named no file of a conflict');
        return { is: 'conflict', files: [...new Set(files)].toSorted() };
    };
    return async (onto, change, text, second) => {
        const parents = second === undefined ? [onto] : [onto, second];
        if (onto === change.base) {
            const tree = await reader.tree(change.commit);
            return { is: 'clean', tree, commit: await commit(tree, parents, text) };
        }
        // Where `onto` does not stand on the change's base, a stand-in with the same tree does.
        const side = (await ancestry.descends(onto, change.base))
            ? onto
            : await commit(await reader.tree(onto), [change.base], text);
        const merged = await merge(side, change.commit);
        if (merged.is === 'conflict')
            return merged;
        const { tree } = merged;
        return { is: 'clean', tree, commit: await commit(tree, parents, text) };
    };
}
function records(text) {
    return text.split('\0').filter((part) => part !== '');
}

;// CONCATENATED MODULE: ./lib/adapters/git/blobs.js
const NEWLINE = 0x0a;
/** Bytes of each blob. @throws where one is missing */
async function blobSizes(git, blobs) {
    if (blobs.length === 0)
        return new Map();
    const { stdout } = await git(['cat-file', '--batch-check'], { input: namesOf(blobs) });
    const sizes = new Map(stdout
        .trimEnd()
        .split('\n')
        .map((line) => {
        const [, blob, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
        if (blob === undefined)
            throw new Error(`git has no such blob: ${line}`);
        return [blob, Number(size)];
    }));
    return complete(sizes, blobs);
}
/** What each blob holds. For few and small ones: all are in memory at once. @throws where one is missing */
async function readBlobs(git, blobs) {
    const found = new Map();
    if (blobs.length === 0)
        return found;
    const { bytes } = await git(['cat-file', '--batch'], { input: namesOf(blobs) });
    for (let at = 0; at < bytes.length;) {
        const end = bytes.indexOf(NEWLINE, at);
        const header = bytes.toString('latin1', at, end);
        const [, blob, size] = /^([0-9a-f]+) blob (\d+)$/.exec(header) ?? [];
        if (blob === undefined)
            throw new Error(`git has no such blob: ${header}`);
        found.set(blob, bytes.subarray(end + 1, end + 1 + Number(size)));
        at = end + 1 + Number(size) + 1;
    }
    return complete(found, blobs);
}
function complete(found, wanted) {
    const missing = wanted.filter((blob) => !found.has(blob));
    if (missing.length > 0)
        throw new Error(`git did not answer for the blob ${missing[0]}`);
    return found;
}
function namesOf(blobs) {
    return `${[...new Set(blobs)].join('\n')}\n`;
}

;// CONCATENATED MODULE: ./lib/adapters/git/diff.js


const GONE = '000000';
const SUBMODULE = '160000';
const SYMLINK = '120000';
/** No system takes a longer target. What is longer is not read, and so counts as leading out. */
const LONGEST_TARGET = 4096;
/** A person's settings, and the `.gitmodules` of their checkout, must not hide or reshape anything. */
const PLAIN = ['-r', '--no-renames', '--ignore-submodules=none', '--submodule=short'];
const PLAIN_PATCH = [
    ...PLAIN,
    '-p',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    // A NUL byte or an attribute must hide nothing from whoever reads the patch.
    '--text',
];
/** Every path that differs, with modes, sizes and the targets of new symlinks. Renames are a deletion and an addition. */
async function diffTrees(git, from, to) {
    const entries = await rawEntries(git, from, to);
    const blobs = entries.filter(({ newMode }) => newMode !== GONE && newMode !== SUBMODULE);
    const sizes = await blobSizes(git, blobs.map(({ blob }) => blob));
    const sizeOf = (blob) => sizes.get(blob) ?? 0;
    const links = blobs.filter(({ newMode, blob }) => newMode === SYMLINK && sizeOf(blob) <= LONGEST_TARGET);
    const targets = await readBlobs(git, links.map(({ blob }) => blob));
    return entries.map(({ path, oldMode, newMode, blob, status }) => {
        const target = newMode === SYMLINK ? targets.get(blob)?.toString('utf8') : undefined;
        const bytes = newMode === GONE || newMode === SUBMODULE ? 0 : sizeOf(blob);
        return { path, oldMode, newMode, status, bytes, ...(target !== undefined && { target }) };
    });
}
/**
 * The added lines of each changed file, as one text a path. Files that git would call binary are
 * read as text too: a NUL byte must not hide a secret.
 */
async function addedText(git, from, to) {
    const present = '--diff-filter=d';
    const entries = await rawEntries(git, from, to, [present]);
    const { stdout } = await git([
        'diff-tree',
        ...PLAIN_PATCH,
        present,
        '--unified=0',
        '--inter-hunk-context=0',
        from,
        to,
    ]);
    // Paths come from the raw listing: a patch header can be forged by a file's name, its place cannot.
    // A changed type is two headers, a deletion and an addition.
    const paths = entries.flatMap(({ path, status }) => status === 'type-changed' ? [path, path] : [path]);
    const lines = addedLines(stdout);
    if (lines.length !== paths.length)
        throw new Error(`git lists ${paths.length} changed files and shows ${lines.length}`);
    const added = new Map();
    for (const [at, path] of paths.entries()) {
        const text = lines[at] ?? [];
        // Names that are no UTF-8 may look alike: theirs is one text then, and nothing is lost.
        if (text.length > 0)
            added.set(path, [...(added.get(path) ?? []), ...text]);
    }
    return new Map([...added].map(([path, text]) => [path, text.join('\n')]));
}
/** The whole difference as a patch, into a file. */
async function writePatch(git, from, to, file) {
    await git(['diff-tree', ...PLAIN_PATCH, `--output=${file}`, from, to]);
}
/** `git diff-tree --raw -z`: a header record, then a path record. */
async function rawEntries(git, from, to, more = []) {
    const args = ['diff-tree', ...PLAIN, '-z', '--raw', '--no-abbrev', ...more, from, to];
    const { stdout } = await git(args);
    if (stdout === '' && more.length === 0)
        await expectSameTree(git, from, to);
    const parts = stdout.split('\0');
    const entries = [];
    for (let i = 0; i + 1 < parts.length; i += 2) {
        const found = /^:(\d{6}) (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(parts[i] ?? '');
        const [, oldMode, newMode, blob, letter] = found ?? [];
        const path = parts[i + 1];
        if (!oldMode || !newMode || !blob || path === undefined)
            throw new Error('git diff-tree answered in an unknown form');
        entries.push({ path, oldMode, newMode, blob, status: statusOf(letter) });
    }
    return entries;
}
/** A change without files passes every check, so git must say twice that there are none. */
async function expectSameTree(git, from, to) {
    const [before, after] = await Promise.all([from, to].map((at) => (0,git_git/* lineOf */.cA)(git, ['rev-parse', '--verify', `${at}^{tree}`])));
    if (before !== after)
        throw new Error(`git showed no difference between ${from} and ${to}`);
}
function statusOf(letter) {
    if (letter === 'A')
        return 'added';
    if (letter === 'D')
        return 'deleted';
    return letter === 'T' ? 'type-changed' : 'modified';
}
/** The added lines of a patch without context, by the place of their header in it. */
function addedLines(patch) {
    const all = [];
    let inHunk = false;
    for (const line of patch.split('\n')) {
        if (line.startsWith('diff --git ')) {
            all.push([]);
            inHunk = false;
        }
        else if (line.startsWith('@@ '))
            inHunk = true;
        // Only outside a hunk is `+++` a header: inside, it is an added line that starts with `++`.
        else if (inHunk && line.startsWith('+'))
            all.at(-1)?.push(line.slice(1));
    }
    return all;
}

;// CONCATENATED MODULE: ./lib/adapters/git/landed.js
/** What has landed: the trailers of the commits that are reachable from a branch, and nothing else. */


const FORMAT = `%H%x00${landed_valueOf(git_names/* TRAILERS */.jl.task)}%x00${landed_valueOf(git_names/* TRAILERS */.jl.change)}%x1e`;
/** The landings of these tasks that `at` holds, newest first. */
async function landedTrailers(git, at, tasks) {
    if (tasks.length === 0)
        return [];
    const { stdout } = await git([
        'log',
        '--topo-order',
        '--extended-regexp',
        `--grep=^${git_names/* TRAILERS */.jl.task}: `,
        `--format=${FORMAT}`,
        at,
    ]);
    return readTrailers(stdout, new Set(tasks));
}
function readTrailers(log, wanted) {
    const found = new Map();
    for (const record of log.split('\x1e')) {
        const [at, name, id] = record.split('\0').map((part) => part.trim());
        const commit = core_model/* CommitSha */.Yk.safeParse(at);
        const task = core_model/* TaskId */.LD.safeParse(name);
        const change = core_model/* ChangeId */.wl.safeParse(id);
        if (!commit.success || !task.success || !change.success || !wanted.has(task.data))
            continue;
        // The newest commit with a change's trailer is the landing itself, not the PR's head below it.
        if (!found.has(change.data))
            found.set(change.data, { task: task.data, change: change.data, commit: commit.data });
    }
    return [...found.values()];
}
function landed_valueOf(key) {
    return `%(trailers:key=${key},valueonly,separator=%x20)`;
}

;// CONCATENATED MODULE: ./lib/adapters/git/store.js
/** The trusted objects: everything here works on commits, trees and refs, never in a work tree. */








const atOnce = (use) => use();
/**
 * @param git bound to the repository's git directory, without a work tree
 * @param folder a directory of Tributary's own for short-lived files
 * @param lock shared with who makes worktrees: a git that looks at all refs dies of a half-made one
 */
function createStore(git, folder, lock = atOnce) {
    const reader = (0,objects/* createTreeReader */.s0)(git);
    const ancestry = createAncestry(git);
    const diffs = new Map();
    const commit = async (tree, parents, text) => {
        const made = await (0,objects/* writeCommit */.rV)(git, tree, parents, text);
        ancestry.made(made, parents);
        reader.remember(made, tree);
        return made;
    };
    return {
        tree: reader.tree,
        file: reader.file,
        files: reader.files,
        commit,
        combine: createCombine(git, reader, ancestry, commit),
        resolve: (ref) => resolveCommit(git, ref),
        mergeBase: (a, b) => findMergeBase(git, a, b),
        diff: (from, to) => {
            const key = `${from} ${to}`;
            const known = diffs.get(key);
            if (known)
                return known;
            const asked = diffTrees(git, from, to);
            diffs.set(key, asked);
            asked.catch(() => diffs.delete(key));
            return asked;
        },
        added: (from, to) => addedText(git, from, to),
        patch: (from, to, file) => writePatch(git, from, to, file),
        withFile: async (tree, path, content) => {
            const known = await reader.entry(tree, path);
            const mode = known?.mode.startsWith('100') ? known.mode : '100644';
            return (0,objects/* replaceFile */.fR)(git, folder, tree, { path, content, mode });
        },
        importBundle: (bundle, base, head) => lock(() => importBundle(git, folder, bundle, { base, head })),
        landed: (at, tasks) => landedTrailers(git, at, tasks),
        committers: async (from, to) => {
            const { stdout } = await git(['log', '--format=%ce', `${from}..${to}`]);
            return [...new Set(stdout.split('\n').filter((line) => line !== ''))];
        },
        keep: async (name, at) => {
            // An agent may have made it a name for another ref: that one must not move.
            await git(['update-ref', '--no-deref', `${git_names/* OWN_REFS */.UG}${name}`, at]);
        },
    };
}
async function resolveCommit(git, ref) {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    const commit = await (0,git_git/* lineOrNone */.Og)(git, args);
    return commit === undefined ? undefined : core_model/* CommitSha */.Yk.parse(commit);
}
async function findMergeBase(git, a, b) {
    const commit = await (0,git_git/* lineOrNone */.Og)(git, ['merge-base', a, b]);
    return commit === undefined ? undefined : core_model/* CommitSha */.Yk.parse(commit);
}

// EXTERNAL MODULE: ./lib/adapters/glob-matcher.js
var glob_matcher = __webpack_require__(9219);
// EXTERNAL MODULE: ./lib/adapters/prices.js
var prices = __webpack_require__(1948);
// EXTERNAL MODULE: ./lib/adapters/process/process.js + 2 modules
var process = __webpack_require__(7657);
;// CONCATENATED MODULE: ./lib/adapters/secrets/secret-patterns.js
/**
 * Secrets that the library's rules miss. Each pattern is linear in the length of the text: nothing
 * stands behind an unbounded repetition that could make it start over.
 */
const NO_WORD_BEFORE = '(?<![A-Za-z0-9])';
/** At the start of a run of base64url characters, or behind the `\n` of a string literal. */
const RUN_START = String.raw `(?:(?<![A-Za-z0-9_-])|(?<=\\[nrt]))`;
const KEYWORD = '(?:pass(?:word|wd|phrase)|secret(?:[_-]?key)?|token|credential|(?:api|access|private|signing|encryption)[_-]?key)s?';
const ASSIGN = '(?::=|=>|={1,3}|:)';
const SECRET_PATTERNS = [
    {
        id: 'github',
        what: 'GitHub token',
        pattern: new RegExp(`${NO_WORD_BEFORE}(?:gh[a-z]_[A-Za-z0-9._]{36,}|github_pat_[A-Za-z0-9_]{22,})`, 'g'),
    },
    {
        id: 'gitlab',
        what: 'GitLab token',
        pattern: new RegExp(`${NO_WORD_BEFORE}glpat-[A-Za-z0-9_-]{20,}`, 'g'),
    },
    {
        id: 'anthropic',
        what: 'Anthropic key',
        pattern: new RegExp(`${NO_WORD_BEFORE}sk-ant-[a-z0-9]{2,12}-[A-Za-z0-9_-]{20,}`, 'g'),
        holds: (secret) => /\d/.test(secret.slice(14)) && !isPlaceholder(secret),
    },
    {
        id: 'google',
        what: 'Google API key',
        pattern: new RegExp(`${NO_WORD_BEFORE}AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])`, 'g'),
    },
    {
        id: 'stripe',
        what: 'Stripe live key',
        pattern: new RegExp(`${NO_WORD_BEFORE}[rs]k_live_[A-Za-z0-9]{16,}`, 'g'),
        holds: (secret) => !isPlaceholder(secret),
    },
    {
        id: 'pypi',
        what: 'PyPI token',
        pattern: new RegExp(`${NO_WORD_BEFORE}pypi-AgE[A-Za-z0-9_-]{50,}`, 'g'),
    },
    {
        id: 'npm',
        what: 'npm registry login',
        pattern: /:_(?:authToken|auth|password)[ \t]{0,8}=[ \t]{0,8}(?![$"'`])([^\s"'`]{8,})/g,
        holds: (secret) => !isPlaceholder(secret),
    },
    {
        id: 'jwt',
        what: 'JSON web token',
        pattern: new RegExp(String.raw `${RUN_START}eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}`, 'g'),
        // The signature of the token that jwt.io and half of all documentation show.
        holds: (secret) => !secret.includes('SflKxwRJSMeKKF2QT4fwpM'),
    },
    {
        id: 'private-key',
        what: 'private key',
        pattern: /-----BEGIN ?[A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,200}?(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{32,}/g,
        // A long identifier behind the header in code that reads keys has no such mix.
        holds: (secret) => {
            const body = secret.slice(secret.lastIndexOf('-----') + 5);
            return /\d/.test(body) && /[a-z]/.test(body) && /[A-Z]/.test(body);
        },
    },
    {
        id: 'assigned',
        what: 'password or key',
        pattern: new RegExp(`${KEYWORD}["'\`]?[ \\t]{0,8}${ASSIGN}[ \\t]{0,8}["'\`]([^"'\`\\s]{20,200})["'\`]`, 'gi'),
        holds: looksRandom,
    },
    {
        // Without quotes only where the line holds nothing else, as in .env files and YAML.
        id: 'assigned',
        what: 'password or key',
        pattern: new RegExp(`${KEYWORD}[ \\t]{0,8}[=:][ \\t]{0,8}([A-Za-z0-9+/=_-]{20,200})(?=[ \\t]{0,8}\\r?$)`, 'gim'),
        holds: looksRandom,
    },
];
const PLACEHOLDER = /example|sample|dummy|fake|mock|test|fixture|change[_-]?(?:me|this)|placeholder|your|insert|replace|redacted|secret|password|xxxx|\.\.\.|(?:0123|123)456|abcdef|000000|\$\{|\{\{|\$\(|<[^>]{1,40}>/i;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const MIN_BITS_PER_CHARACTER = 3;
const MIN_CHANGES = 0.4;
/**
 * Whether a value that something called a password holds looks drawn at random rather than written:
 * words, identifiers, addresses, variables and UUIDs do not.
 */
function looksRandom(value) {
    if (isPlaceholder(value) || UUID.test(value) || /^[$%@./]|:\/\//.test(value))
        return false;
    if (!/\d/.test(value) || !/[a-z]/i.test(value))
        return false;
    if (entropy(value) < MIN_BITS_PER_CHARACTER)
        return false;
    const digitsInLetters = value.match(/(?<=[a-z])\d{1,8}(?=[a-z])/gi)?.length ?? 0;
    return digitsInLetters >= 2 || changesOfClass(value) >= MIN_CHANGES;
}
/** Shannon entropy, in bits a character. */
function entropy(text) {
    const counts = new Map();
    for (const character of text)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values()) {
        bits -= (count / text.length) * Math.log2(count / text.length);
    }
    return bits;
}
/** How many neighbours differ in being upper case, lower case or digit: 0.6 in random base 62, 0.3 in camelCase. */
function changesOfClass(text) {
    const changes = text.match(/(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[a-z0-9]|(?<=[0-9])[A-Za-z]/g);
    return (changes?.length ?? 0) / text.length;
}
function isPlaceholder(text) {
    return PLACEHOLDER.test(text);
}

;// CONCATENATED MODULE: ./lib/adapters/secrets/secretlint.js
const NAMES = {
    aws: 'AWS key',
    gcp: 'Google Cloud key',
    'private-key': 'private key',
    npm: 'npm token',
    basicauth: 'password in a URL',
    slack: 'Slack token',
    sendgrid: 'SendGrid key',
    shopify: 'Shopify token',
    github: 'GitHub token',
    openai: 'OpenAI key',
    anthropic: 'Anthropic key',
    linear: 'Linear key',
    '1password': '1Password token',
    'database-connection-string': 'password in a database address',
};
const LOCAL_HOST = /^[^/]*\/\/[^/?]*@(?:127\.0\.0\.1|\[::1\]|[\w-]+|[\w.-]+\.(?:example|invalid|local|localhost|test)|(?:[\w-]+\.)*example\.(?:com|net|org))(?![\w.-])/i;
/** Loads the library, which is larger than all the rest, so only when it is needed. */
async function loadSecretlint() {
    const [{ lintSource }, { rules: preset }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 198)),
        __webpack_require__.e(/* import() */ 577).then(__webpack_require__.bind(__webpack_require__, 1577)),
    ]);
    const rules = preset
        // With this rule, a comment `secretlint-disable` in the text silences all others.
        .filter(({ meta }) => !meta.id.endsWith('-filter-comments'))
        .map((rule) => ({
        id: rule.meta.id,
        rule,
        options: { enableIDScanRule: true },
        // An account number is no secret, and in a bank's code every second number looks like one.
        allowMessageIds: ['AWSAccountID'],
    }));
    return async (text) => {
        const { messages } = await lintSource({
            // A fixed name: some rules read the file of that name, or look at certain names only.
            source: {
                filePath: 'package.json',
                ext: '.txt',
                contentType: 'text',
                content: unmarked(text),
            },
            options: { config: { rules }, noPhysicFilePath: true },
        });
        return messages.filter((message) => !isLocal(text, message)).map(toHit);
    };
}
/** The library would cut a byte order mark off, and its offsets would no longer be ours. */
function unmarked(text) {
    return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}
/** A password for a database on one's own machine or in one's own compose file opens nothing. */
function isLocal(text, { ruleId, range: [start, end] }) {
    return (/-(?:basicauth|database-connection-string)$/.test(ruleId) &&
        LOCAL_HOST.test(text.slice(start, end)));
}
function toHit({ ruleId, range: [start, end] }) {
    const id = ruleId.replace(/^.*-rule-/, '').replace('privatekey', 'private-key');
    return { id, what: NAMES[id] ?? 'token', start, end };
}

;// CONCATENATED MODULE: ./lib/adapters/secrets/secrets.js


const secrets_MAX_FINDINGS = 100;
/** Pieces overlap and some texts are read twice: a secret is counted four times at most. */
const ENOUGH = 4 * secrets_MAX_FINDINGS;
/** Characters at a time: the library compares every match with every other one. */
const CHUNK = 128 * 1024;
/** Longer than a token of one line; a key of more lines is found by its first ones. */
const OVERLAP = 16 * 1024;
const SHOWN = 4;
const MORE = {
    rule: 'secret/more',
    level: 'error',
    message: `There are more than ${secrets_MAX_FINDINGS} secrets; the others are not listed.`,
};
/**
 * A scanner over added text, by path. Give changed files without added text too (as `''`): a name
 * can hold a secret as well. Findings are of level `error` and rule `secret/<kind>`; `line` counts
 * in the added text, from 1. No finding holds more of a secret than its first four characters, not
 * even in its path. `scan` rejects where a rule breaks: that must not be taken for "no secrets".
 */
function createSecretScanner() {
    let library;
    return {
        async scan(files) {
            library ??= loadSecretlint();
            const detect = await library;
            const names = await findInNames([...files.keys()], detect);
            const texts = [...files].flatMap(([path, text]) => readings(names.safe.get(path) ?? '', text));
            const findings = [...names.findings, ...inTexts(await find(texts, detect, ENOUGH))];
            return findings.length > secrets_MAX_FINDINGS ? [...findings.slice(0, secrets_MAX_FINDINGS), MORE] : findings;
        },
    };
}
async function findInNames(paths, detect) {
    const safe = new Map(paths.map((path) => [path, path]));
    const sources = paths.map((path) => ({ path, text: path }));
    const findings = [];
    // No limit here: a name that is not looked at would be shown as it is.
    for (const [{ text }, hits] of await find(sources, detect, Number.POSITIVE_INFINITY)) {
        const path = withoutSecrets(text, hits);
        safe.set(text, path);
        for (const hit of hits) {
            const message = `${describe(text, hit)} in the name of a file. Rename the file, and revoke the secret if it is real.`;
            findings.push({ rule: `secret/${hit.id}`, level: 'error', path, message });
        }
    }
    return { safe, findings };
}
function withoutSecrets(text, hits) {
    let safe = '';
    let kept = 0;
    for (const { start, end } of hits) {
        safe += `${text.slice(kept, start)}${excerpt(text, start)}…`;
        kept = end;
    }
    return safe + text.slice(kept);
}
/** UTF-16 that was read as UTF-8 has a NUL beside each character: read it without them, too. */
function readings(path, text) {
    const asIs = { path, text };
    return text.includes('\0')
        ? [asIs, { path, text: text.replaceAll('\0', ''), again: true }]
        : [asIs];
}
function inTexts(found) {
    const place = ({ rule, path, line }) => JSON.stringify([rule, path, line]);
    const places = new Set();
    return [...found].flatMap(([source, hits]) => {
        const findings = inText(source, hits);
        if (source.again)
            return findings.filter((finding) => !places.has(place(finding)));
        for (const finding of findings)
            places.add(place(finding));
        return findings;
    });
}
function inText({ path, text }, hits) {
    let line = 1;
    let end = text.indexOf('\n');
    return hits.map((hit) => {
        for (; end !== -1 && end < hit.start; end = text.indexOf('\n', end + 1))
            line += 1;
        const message = `${describe(text, hit)} in line ${line} of the added text. Remove it, and revoke it if it is real.`;
        return { rule: `secret/${hit.id}`, level: 'error', path, line, message };
    });
}
function describe(text, { what, start, end }) {
    return `This looks like a secret (${what}, starts with "${excerpt(text, start)}", ${end - start} characters)`;
}
/** A secret's first characters, safe to print anywhere. */
function excerpt(text, start) {
    return text.slice(start, start + SHOWN).replaceAll(/[^A-Za-z0-9_-]/g, '.');
}
/** The hits of each source that has some, in order; stops looking once there are more than `limit`. */
async function find(sources, detect, limit) {
    const found = new Map();
    let count = 0;
    for (const batch of batches(sources)) {
        for (const { source, hit } of await findInBatch(batch, detect)) {
            const hits = found.get(source);
            if (hits === undefined)
                found.set(source, [hit]);
            else
                hits.push(hit);
            count += 1;
        }
        if (count > limit)
            break;
    }
    return new Map([...found].map(([source, hits]) => [source, withoutCovered(hits)]));
}
/** Sources in pieces of at most CHUNK characters, small ones together: each call costs. */
function* batches(sources) {
    let batch = [];
    let at = 0;
    for (const source of sources) {
        for (const { text, offset } of cut(source.text)) {
            if (at + text.length > CHUNK && at > 0) {
                yield batch;
                batch = [];
                at = 0;
            }
            batch.push({ source, text, offset, at });
            at += text.length + 1;
        }
    }
    if (batch.length > 0)
        yield batch;
}
function* cut(text) {
    for (let offset = 0; offset === 0 || offset + OVERLAP < text.length; offset += CHUNK - OVERLAP) {
        yield { text: text.slice(offset, offset + CHUNK), offset };
    }
}
async function findInBatch(batch, detect) {
    const text = batch.map((piece) => piece.text).join('\n');
    const hits = withoutCovered([...ownHits(text), ...(await detect(text))]);
    let index = 0;
    return hits.flatMap((hit) => {
        while ((batch[index + 1]?.at ?? Number.POSITIVE_INFINITY) <= hit.start)
            index += 1;
        const piece = batch[index];
        if (piece === undefined)
            return [];
        const by = piece.offset - piece.at;
        return { source: piece.source, hit: { ...hit, start: hit.start + by, end: hit.end + by } };
    });
}
function ownHits(text) {
    return SECRET_PATTERNS.flatMap(({ id, what, pattern, holds }) => [...text.matchAll(pattern)].flatMap((match) => {
        const secret = match[1] ?? match[0];
        if (holds?.(secret) === false)
            return [];
        const start = match.index + match[0].lastIndexOf(secret);
        return { id, what, start, end: start + secret.length };
    }));
}
/** Two rules often find one secret, and pieces overlap: of hits that share characters, the first one stays. */
function withoutCovered(hits) {
    let covered = 0;
    return hits
        .toSorted((a, b) => a.start - b.start || b.end - a.end)
        .filter(({ start, end }) => {
        const isNew = start >= covered;
        covered = Math.max(covered, end);
        return isNew;
    });
}

// EXTERNAL MODULE: ./lib/adapters/tasks/tasks-md.js + 7 modules
var tasks_md = __webpack_require__(7161);
;// CONCATENATED MODULE: ./lib/wiring/ports.js
/** Puts the ports together, the same for every forge: whoever calls builds the parts that differ. */















function openStore({ git, gitDir }) {
    const lock = (0,p_limit/* default */.A)(1);
    return { lock, store: createStore(git, (0,own_folder/* ownFolder */.v)(gitDir).root, lock) };
}
/** Where the temporary worktrees of a run stand. */
function temporaryFolder(environment, run) {
    return (0,external_node_path_.join)(environment['TMPDIR'] ?? (0,external_node_os_.tmpdir)(), `tributary-${run}`);
}
/** The directories of a run in which foreign code runs, on this machine. */
function openWorkspaces(context) {
    const { repository, environment, run, clock, signal, graceSeconds } = context;
    const { root, gitDir } = repository;
    const runner = (0,process/* createProcessRunner */.E)({
        environment,
        clock,
        signal,
        marker: run,
        ...(graceSeconds !== undefined && { graceSeconds }),
    });
    return createWorkspaces({
        root,
        gitDir,
        temporary: temporaryFolder(environment, run),
        environment,
        store: context.store,
        run: runner.run,
        lock: context.lock,
    });
}
async function createPorts(parts) {
    const { store, workspaces, forge, ledger, base, clock, events, config } = parts;
    return {
        store,
        workspaces,
        forge,
        ledger,
        base,
        clock,
        events,
        agents: createCommandAgents({ config, clock, events, store }),
        tasks: tasks_md/* tasksMd */.w,
        secrets: createSecretScanner(),
        findings: readFindings,
        usage: async (file, model) => (await readUsage(file, model ?? 'unknown')).usage,
        pricing: await (0,prices/* createPricing */.$)(config.prices),
        match: glob_matcher/* matcher */.j,
        digest: digestOf,
    };
}


/***/ })

};
