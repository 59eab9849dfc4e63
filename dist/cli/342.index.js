export const id = 342;
export const ids = [342];
export const modules = {

/***/ 8168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ createSite),
/* harmony export */   L7: () => (/* binding */ FOLDER),
/* harmony export */   Mi: () => (/* binding */ branchRef),
/* harmony export */   PX: () => (/* binding */ realFolder),
/* harmony export */   W0: () => (/* binding */ branchOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7863);
/** What all workspaces of a repository share. */



/** Below the root, and ignored there. */
const FOLDER = '.worktrees';
function branchOf(task) {
    return `tributary/${task}`;
}
function branchRef(task) {
    return `refs/heads/${branchOf(task)}`;
}
function createSite(options) {
    const { root, gitDir, environment } = options;
    return {
        ...options,
        git: (0,_git_js__WEBPACK_IMPORTED_MODULE_2__/* .createGit */ .lD)(root, environment, { gitDir }),
        gitFor: (dir) => (0,_git_js__WEBPACK_IMPORTED_MODULE_2__/* .createGit */ .lD)(dir, environment, { gitDir, workTree: dir }),
        scratch: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDir, 'tributary', 'scratch'),
        claimed: new Set(),
        included: new Map(),
    };
}
/** Makes a folder; git knows worktrees by their paths with links followed. */
async function realFolder(folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(folder);
}


/***/ }),

/***/ 3267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U6: () => (/* binding */ withTemporaryFile),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   "in": () => (/* binding */ emptyTree),
/* harmony export */   rV: () => (/* binding */ writeCommit),
/* harmony export */   s0: () => (/* binding */ createTreeReader)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9635);
/** Reading and writing single objects: trees, files, commits. */






/** Reads blobs and trees by name; what an object holds never changes, so trees are remembered. */
function createTreeReader(git) {
    const trees = new Map();
    const entry = async (at, path) => {
        const { stdout } = await git(['ls-tree', '--full-tree', '-z', at, '--', path]);
        const [, mode, blob] = /^(\d{6}) \w+ ([0-9a-f]+)\t/.exec(stdout) ?? [];
        return mode !== undefined && blob !== undefined ? { mode, blob } : undefined;
    };
    return {
        entry,
        remember: (commit, tree) => trees.set(commit, tree),
        tree: async (commit) => {
            const known = trees.get(commit);
            if (known)
                return known;
            const { stdout } = await git(['rev-parse', '--verify', `${commit}^{tree}`]);
            const tree = _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .TreeSha */ .RY.parse(stdout.trim());
            trees.set(commit, tree);
            return tree;
        },
        file: async (at, path) => {
            const found = await entry(at, path);
            if (!found?.mode.startsWith('100'))
                return undefined;
            const { stdout, bytes } = await git(['cat-file', 'blob', found.blob]);
            // As text it would lose bytes, and what is edited and written back must keep each of them.
            if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
                throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError([`${path} is not UTF-8 text.`], [`Save ${path} as UTF-8 and commit it.`]);
            return stdout;
        },
        files: async (at) => records((await git(['ls-tree', '--full-tree', '-r', '-z', '--name-only', at])).stdout),
    };
}
/** A commit object; the same input gives the same commit. */
async function writeCommit(git, tree, parents, text) {
    const { stdout } = await git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], 
    // By standard input: a title may look like an option.
    { env: textEnvironment(text), input: `${text.message.replace(/\n$/, '')}\n` });
    return _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .CommitSha */ .Yk.parse(stdout.trim());
}
/** Git hands blobs and indexes on by file; each gets a name of its own and is removed. */
async function withTemporaryFile(folder, use) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, `tmp-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { recursive: true });
    try {
        return await use(file);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(file, { recursive: true, force: true });
    }
}
/** The tree without any file, written where it is not there yet. */
async function emptyTree(git) {
    const { stdout } = await git(['hash-object', '-w', '-t', 'tree', '/dev/null']);
    return _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .TreeSha */ .RY.parse(stdout.trim());
}
/** The tree with one file's content replaced; its mode stays. */
async function replaceFile(git, folder, tree, file) {
    const blob = await withTemporaryFile(folder, async (name) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(name, file.content);
        return (await git(['hash-object', '-w', '--no-filters', '--', name])).stdout.trim();
    });
    return withTemporaryFile(folder, async (index) => {
        const env = { GIT_INDEX_FILE: index };
        await git(['read-tree', tree], { env });
        const entry = `${file.mode},${blob},${file.path}`;
        await git(['update-index', '--add', '--cacheinfo', entry], { env });
        return _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .TreeSha */ .RY.parse((await git(['write-tree'], { env })).stdout.trim());
    });
}
function records(text) {
    return text.split('\0').filter((part) => part !== '');
}
function textEnvironment({ author, date }) {
    return {
        GIT_AUTHOR_NAME: author.name,
        GIT_AUTHOR_EMAIL: author.email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
    };
}


/***/ }),

/***/ 8527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ generalRefusal),
/* harmony export */   Xx: () => (/* binding */ instantText),
/* harmony export */   YY: () => (/* binding */ GitHubRefused),
/* harmony export */   Z5: () => (/* binding */ isUnclear),
/* harmony export */   g5: () => (/* binding */ failureOf)
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
function isUnclear(error) {
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
    'own-check': ({ context }) => words(`The base requires the check "${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(context, 100)}", which a workflow of the repository must report on each pull request: each landing waits for it.`, 'To land without that wait, require "tributary" alone, and run it as a suite.'),
    'up-to-date': () => words('The base requires branches to be up to date; Tributary rebuilds each one before it lands.'),
    approvals: (each) => off(`The base requires ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(each.count, 'approving review')}, and nobody can approve a pull request of their own.`, 'Required approvals'),
    'code-owners': () => off('The base requires a review by the code owners.', 'Require review from Code Owners'),
    'last-push-approval': () => off('The base requires an approval of the last push by somebody else.', 'Require approval of the most recent reviewable push'),
    conversations: () => words('The base requires that all conversations of a pull request are resolved.', 'Resolve the open conversations, and run again.'),
    signatures: () => words('The base requires signed commits, and those of Tributary are not signed.', 'Set `method: squash` in .github/tributary.yml: GitHub signs the commit that it squashes.', `Or ${RULES}: turn off "Require signed commits".`),
    'linear-history': () => words('The base requires a linear history, which merge commits break.', 'Set `method: squash` or `method: rebase` in .github/tributary.yml.'),
    methods: ({ allowed }) => words(`The base allows ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(allowed.map((method) => METHOD_NAMES[method]))} alone.`, `Set \`method: ${allowed[0] ?? 'merge'}\` in .github/tributary.yml.`),
    'merge-queue': () => words('The base takes changes from GitHub’s merge queue alone.', `${RULES}: turn off "Require merge queue"; Tributary is a queue itself.`),
    deployments: ({ environments }) => off(`The base requires deployments to ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(environments)} first.`, 'Require deployments to succeed'),
    workflows: () => off('The base requires workflows, whose runs for a workflow’s own pull requests wait for approval.', 'Require workflows to pass before merging'),
    'code-scanning': ({ tools }) => off(`The base requires results of ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(tools)}.`, 'Require code scanning results'),
    'restricted-updates': () => off('Only people on its bypass list may change the base.', 'Restrict updates'),
    pattern: (each) => words(`A rule of the base limits ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(each.of, 60)}, and may refuse what lands.`),
    files: ({ rule }) => words(`A rule of the base (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(rule, 60)}) may refuse files of a change.`),
    unknown: ({ rule }) => words(`The base has a rule that Tributary does not know: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(rule, 60)}.`),
    unreadable: () => words('The base is protected by a classic branch protection, of which the token may read a part.', 'To have it checked before a run, make it a ruleset: Settings → Rules → Rulesets.'),
};
const REFUSALS = {
    token: () => words('GitHub does not accept the token.', 'Give a valid one in GITHUB_TOKEN, such as: export GITHUB_TOKEN=$(gh auth token)'),
    permission: permissionWords,
    'not-found': ({ repository }) => words(`GitHub shows no ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(repository, 120)} to this token.`, 'Check the name, and that the token may read the repository.'),
    'rate-limit': ({ until }) => words(`GitHub's limit of requests is used up${until === undefined ? '' : ` until ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(until, 40)}`}.`, 'Run again then: it goes on where it stopped.'),
    'creation-off': () => words('GitHub Actions may not open pull requests in this repository.', 'Settings → Actions → General → Workflow permissions: tick "Allow GitHub Actions to create and approve pull requests".', 'Where it is greyed out, the organization decides.'),
    'workflow-files': ({ branch }) => words(`GitHub refused to change ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)}: the change has workflow files, which a workflow's own token never may touch.`, 'Make changes below .github/workflows by hand, or give Tributary a token with the permission `workflows: write`.'),
    protected: ({ branch, message }) => words(`GitHub refused to push ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)}: a rule protects it (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(message, 300)}).`, `${RULES}: leave the branches tributary/** out of it.`),
    secret: ({ branch }) => words(`GitHub's push protection found a secret in ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)}; it was not pushed.`, 'Take the secret out of the change. If it is a real one, revoke it.'),
    'persons-pull': ({ task, pr }) => words(`Pull request ${pr} for ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(task, 64)} is somebody's own; it was left alone.`, `gh pr close ${pr}`),
    'persons-commits': ({ branch, commit }) => words(`Somebody pushed to ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch, 120)} (${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(commit)}) since it was looked at; nothing was overwritten.`, 'Run again: an open pull request is taken up as it stands now.'),
    demands: ({ demands }) => {
        const all = demands.map(demandWords);
        return words(all.map(({ problem }) => problem).join(' '), ...all.flatMap(({ next }) => next));
    },
    'method-off': ({ method }) => words(`The repository does not allow ${METHOD_NAMES[method]}.`, `Settings → General → Pull Requests: allow ${METHOD_NAMES[method]}.`, 'Or set another `method:` in .github/tributary.yml.'),
    'base-busy': () => words('GitHub was still working on the base branch.', 'Run again.'),
    'not-mergeable': () => words('GitHub says that the pull request cannot be merged, without a reason.', 'Look at the pull request on GitHub, and run again.'),
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
        return words(`The base requires the check "${name}", which Tributary does not report.`, `${RULES}: require the check "tributary" instead of "${name}", and run it as a suite of .github/tributary.yml.`, 'Or give Tributary the token of a GitHub App, so that pull requests start their own checks.');
    return app === undefined
        ? words('The base requires the check "tributary", which Tributary sets before it lands.')
        : words(`The base takes the check "tributary" from one app alone (${app}).`, `${RULES}: let "tributary" come from any source.`);
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
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _git_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7863);
/* harmony import */ var _git_objects_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3267);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4231);
/** The ledger: a file of an orphan branch, moved by compare-and-swap. Losing it costs estimates, nothing else. */




const REF = 'refs/heads/tributary-ledger';
const FILE = 'ledger.jsonl';
const MAX_ENTRIES = 2000;
/** A failed try means that another writer got through, and there are never many; or that the ref is stuck. */
const MAX_TRIES = 10;
/** @param git bound to the repository, without a work tree */
function createLedger(git, store, clock) {
    const tip = () => store.resolve(REF);
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
            await git(['update-ref', '--no-deref', REF, commit, old ?? '0'.repeat(commit.length)]);
            return true;
        }
        catch (error) {
            if (error instanceof _git_git_js__WEBPACK_IMPORTED_MODULE_1__/* .GitError */ .XS)
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
    return at ? readEntries((await store.file(at, FILE).catch(() => undefined)) ?? '') : [];
}
/** Lines that do not fit are left out: an estimate is not worth a failure. */
function readEntries(text) {
    return text.split('\n').flatMap((line) => {
        const entry = _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .LedgerEntry */ .WG.safeParse((0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(line));
        return entry.success ? [entry.data] : [];
    });
}
function keyOf(entry) {
    return `${entry.run} ${entry.task} ${entry.attempt} ${entry.at}`;
}
async function commitEntries(git, store, entries, onto, date) {
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    // Beside it stands what runs on GitHub keep for their next round.
    const all = onto ? await store.tree(onto) : await (0,_git_objects_js__WEBPACK_IMPORTED_MODULE_2__/* .emptyTree */ ["in"])(git);
    const tree = await store.withFile(all, FILE, text);
    const message = 'Tributary: what a round took';
    return store.commit(tree, onto ? [onto] : [], { message, author: _git_git_js__WEBPACK_IMPORTED_MODULE_1__/* .IDENTITY */ .zK, date });
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
 * Written at once, so that the log is whole even when this process is killed. Several commands of one leg may
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
        sweep: (run) => endAll(() => processesWhere(({ leg }) => legParts(leg).some((part) => part.startsWith(`${run}.`))), undefined, options.graceSeconds ?? GRACE_SECONDS),
    };
}
async function runCommand(command, options) {
    const startedAt = options.clock.now();
    const none = { code: null, signal: null, startedAt, seconds: 0 };
    if (options.signal.aborted)
        return { ...none, ended: 'aborted', tail: '' };
    const leg = legName(command, options.marker);
    const outer = options.environment[process_table/* LEG_VARIABLE */.sj];
    const env = {
        ...commandEnvironment(options.environment, command),
        TRIBUTARY_RUN: options.marker,
        [process_table/* LEG_VARIABLE */.sj]: outer === undefined ? leg : `${outer}/${leg}`,
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
    const end = await finish(started, leg, command, options);
    return { ...end, startedAt, ...output.end() };
}
/** The command's name in the chain of markers; unique, so that no other command's processes match. */
function legName(command, run) {
    return `${run}.${command.leg}.${(0,external_node_crypto_.randomUUID)()}`.replaceAll(/[^\w.-]/g, '-');
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
async function finish(started, leg, command, options) {
    const begin = performance.now();
    const { child, pid } = started;
    const ended = await firstOf(started.exited, command.limit, options.signal);
    const left = async () => {
        const found = await processesWhere((entry) => entry.group === pid || entry.session === pid || legParts(entry.leg).includes(leg));
        const leaderSeen = started.exit() !== undefined || found.some((entry) => entry.pid === pid);
        return leaderSeen ? found : [...found, { pid, parent: process.pid, group: pid }];
    };
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
/** Processes that match, but never this one or one that it descends from. */
async function processesWhere(matches) {
    const table = await (0,process_table/* processTable */.oI)();
    const own = (0,process_table/* ownLine */.D3)(table);
    return table.filter((entry) => matches(entry) && !own.has(entry.pid));
}
/** A Tributary inside a leg of another one extends the outer marker, so the outer one still finds everything. */
function legParts(leg) {
    return (leg ?? '').split('/');
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
function shown(text) {
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
    return { problem: `${shown(value)} has a brace without its other half: write \`src/{a,b}/**\`.` };
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
        problem: `${shown(value)} can't be an agent's name: write letters, digits and dashes, such as \`agent: banking-agent\`.`,
    };
}
/** The ids that it waits for. */
function dependsOf(value) {
    const ids = [];
    for (const word of wordsOf(value)) {
        const id = model/* TaskId */.LD.safeParse(word);
        if (!id.success) {
            return {
                problem: `${shown(word)} is no task id: write ids with commas between them, such as \`depends: DEV-12, DEV-13\`.`,
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
        problem: `${shown(value)} is no duration: write \`estimate: 20m\`, \`2h\`, \`90s\` or \`1h30m\`.`,
    };
}
/** `blocked` or `failed`, each with `: reason` or without. */
function statusOf(value) {
    const match = /^(blocked|failed)\s*(?::\s*(.*))?$/is.exec(value);
    if (!match) {
        return {
            problem: `${shown(value)} is no status: write \`status: blocked: why\` or \`status: failed: why\`; a done task has \`[x]\`, any other needs no status.`,
        };
    }
    const state = match[1]?.toLowerCase() === 'failed' ? 'failed' : 'blocked';
    const reason = oneLine(match[2] ?? '');
    return { value: { state, ...(reason && { reason }) } };
}
/** `db (db-agent): Create the model` → the subtask `<task>-db`. */
function subtaskOf(task, value) {
    const match = /^([a-z0-9]{1,16}) *\(([^()]*)\) *:\s*(\S.*)$/s.exec(value);
    if (!match) {
        return {
            problem: `${shown(value)} is no subtask: write \`subtask: db (db-agent): What to do\`, where \`db\` is up to 16 small letters and digits.`,
        };
    }
    const [, suffix = '', agent = '', work = ''] = match;
    const subtask = model/* Subtask */.qU.safeParse({ id: `${task}-${suffix}`, agent: unquoted(agent), work });
    if (subtask.success)
        return { value: subtask.data };
    const wrong = subtask.error.issues[0];
    return {
        problem: `The subtask ${shown(value)} can't be: its ${String(wrong?.path[0] ?? 'text')} does not fit (${wrong?.message ?? 'not valid'}).`,
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


const NAMES = ['agent', 'files', 'depends', 'labels', 'estimate', 'status', 'subtask'];
const MAX_SUBTASKS = 5;
const ONCE = ['agent', 'estimate', 'status'];
/** By name: puts a value into the list, or returns what is wrong with it. */
const PUT = {
    agent: ({ values }, value) => take(agentOf(value), (agent) => Object.assign(values, { agent })),
    files: ({ values }, value) => take(globsOf(value), (globs) => {
        if (globs.length > 0)
            values.scope = [...(values.scope ?? []), ...globs];
    }),
    depends: ({ values }, value) => take(dependsOf(value), (ids) => {
        values.depends = [...new Set([...values.depends, ...ids])];
    }),
    labels: ({ values }, value) => {
        values.labels = [...new Set([...values.labels, ...wordsOf(value)])];
        return undefined;
    },
    estimate: ({ values }, value) => take(estimateOf(value), (estimate) => Object.assign(values, { estimate })),
    status: (list, value) => take(statusOf(value), (status) => Object.assign(list, { status })),
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
        return `\`${name}:\` stands twice: keep one.`;
    return undefined;
}
function put(list, { name, value }, id) {
    // An empty field is a template that nobody filled in.
    return value === '' ? undefined : PUT[name](list, value, id);
}
function putSubtask(values, id, value) {
    if (values.subtasks.length === MAX_SUBTASKS) {
        return `A task has at most ${MAX_SUBTASKS} subtasks: make this one a task of its own.`;
    }
    return take(subtaskOf(id, value), (subtask) => {
        values.subtasks.push(subtask);
    });
}
function take(checked, use) {
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
function judge(items, lines) {
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
    return { line, message: `${shown(raw)} is no task on GitHub: write ${shown(wish)}${more}.` };
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
    return { line, message: `A space is missing behind the colon: write \`${id}: Title\`.` };
}
function idOf(word) {
    const id = model/* TaskId */.LD.safeParse(word);
    const what = `${shown(word)} can't be a task id`;
    if (/^tributary-/i.test(word)) {
        return { problem: `${what}: names that begin with \`tributary-\` are taken. Choose another.` };
    }
    if (id.success)
        return { value: id.data };
    const near = word
        .replace(/[^A-Za-z0-9]+/g, '-')
        .slice(0, 64)
        .replace(/^-+|-+$/g, '');
    const fix = near === '' ? '' : ` Write \`${near}: Title\`, say.`;
    return { problem: `${what}: ids are letters A to Z, digits and inner dashes, at most 64.${fix}` };
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
    const draft = judge(read(lines).items, lines).drafts.find(({ task }) => task.id === id);
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
    const tasks = judge(items, lines).drafts.map(({ task }) => {
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
    const message = `A block of more than ${MAX_LINES} lines begins here: it and what follows is not read. ` +
        'Move part of it into a file of its own.';
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
    const as = id === task.id ? '' : ` as \`${task.id}\`, and ids must differ by more than case`;
    const message = `The id \`${id}\` is on line ${line + 1} already${as}: give one of them another.`;
    return { line: again, message };
}
function subtasksTaken({ task, line, subtaskLines }, ids) {
    const seen = new Set();
    return task.subtasks.flatMap(({ id }, index) => {
        const taken = ids.has(id.toLowerCase()) || seen.has(id);
        seen.add(id);
        if (!taken)
            return [];
        const message = `The subtask's id \`${id}\` is there twice: give it another suffix.`;
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
        const found = judge(items, lines.slice(first, end));
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
  G3: () => (/* binding */ beforeStart),
  LF: () => (/* binding */ machineFor),
  U8: () => (/* binding */ openProject),
  $t: () => (/* binding */ placeOf)
});

// EXTERNAL MODULE: ./lib/adapters/git/git.js
var git_git = __webpack_require__(7863);
// EXTERNAL MODULE: ./lib/adapters/git/repository.js
var git_repository = __webpack_require__(3611);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
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
function repositoryAt(url, serverUrl) {
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
function readGitHubPlace(environment, origin) {
    const serverUrl = addressIn(environment, 'GITHUB_SERVER_URL', SERVER);
    // A token of one server is never shown to another.
    const ownApi = serverUrl === SERVER ? API : `${serverUrl}/api/v3`;
    const apiUrl = addressIn(environment, 'GITHUB_API_URL', ownApi);
    const token = given(environment, 'GITHUB_TOKEN') ?? given(environment, 'GH_TOKEN');
    const repository = origin === undefined ? undefined : repositoryAt(origin, serverUrl);
    if (repository && token !== undefined)
        return { repository, serverUrl, apiUrl, token };
    const problems = [
        ...(repository ? [] : [originProblem(origin, new URL(serverUrl))]),
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
    throw new user_error.UserError([`${name} is no web address: ${shownUrl(value)}`], [`unset ${name}`]);
}
function given(environment, name) {
    const value = environment[name]?.trim();
    return value === '' ? undefined : value;
}
function originProblem(origin, { host }) {
    return origin === undefined
        ? new user_error.UserError(['There is no remote origin, so the repository on GitHub is not known.'], [`git remote add origin https://${host}/OWNER/NAME.git`])
        : new user_error.UserError([`The remote origin (${shownUrl(origin)}) is no repository on ${host}.`], [
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
    return new user_error.UserError(['There is no token for GitHub: neither GITHUB_TOKEN nor GH_TOKEN is set.'], ['export GITHUB_TOKEN=$(gh auth token)']);
}

// EXTERNAL MODULE: ./lib/core/gates/inspect.js + 2 modules
var inspect = __webpack_require__(5700);
// EXTERNAL MODULE: ./lib/wiring/local.js + 36 modules
var wiring_local = __webpack_require__(6246);
// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/commands/project.js
/** The repository, its base, and the configuration and task list that stand on the base. */










/** Where the task list is before a configuration says otherwise. */
const TASKS = 'TASKS.md';
/** Which repository on GitHub this one belongs to. @throws UserError with everything that is missing */
async function placeOf({ environment }, { checkout }) {
    const origin = await checkout(['remote', 'get-url', 'origin'], { accept: [2, 128] });
    return readGitHubPlace(environment, origin.code === 0 ? origin.stdout.trim() : undefined);
}
/** @throws UserError with all that a person has to mend before anything can run */
async function openProject(context, { base: asked, forge = 'local' }, opened) {
    const repository = opened ?? (await (0,git_repository/* openRepository */.h)(context.cwd, context.environment));
    const branch = baseBranch(repository, asked);
    const store = (0,wiring_local/* openStore */.Ch)(repository);
    const github = forge === 'github' ? await placeOf(context, repository) : undefined;
    const base = github
        ? await baseOnGitHub(repository, store, github, branch)
        : await (0,wiring_local/* baseOf */.bx)(store, branch);
    if (branch === repository.branch)
        await refuseUncommitted(repository, inspect/* CONFIG_FILE */.g2, TASKS);
    const config = await (0,wiring_local/* configAt */.ES)(store, base);
    if (branch === repository.branch)
        await refuseUncommitted(repository, config.tasks);
    const differs = github && (await aheadOrBehind(repository, store, base));
    if (differs !== undefined)
        context.stderr.write(`${differs}\n`);
    return { repository, store, base, config, ...(github && { github }) };
}
/** Everything that a run needs, on the forge of its project. */
async function machineFor(context, { repository, config, base, github }, run, events) {
    const { environment, clock, signal } = context;
    const { branch } = base;
    const options = { repository, environment, config, run, branch, clock, events, signal };
    if (!github)
        return (0,wiring_local/* createLocal */.oJ)(options);
    // Its client is large, and a run without GitHub does not wait for it.
    const { createGitHubHere } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(242), __webpack_require__.e(321)]).then(__webpack_require__.bind(__webpack_require__, 4290));
    const { forge, remote, ...local } = await createGitHubHere(options, github);
    return { ...local, github: { forge, remote } };
}
/** What GitHub refuses before anything was started is bad input, and says so by its exit code. */
async function beforeStart({ forge }, use) {
    try {
        return await use();
    }
    catch (error) {
        if (forge !== 'github')
            throw error;
        if (error instanceof user_error.UserError)
            throw new user_error.UserError(error.problems, error.next);
        const said = error instanceof git_git/* GitError */.XS && error.args.includes('fetch')
            ? error.stderr
            : (0,errors/* failureOf */.g5)(error)?.message;
        if (said === undefined)
            throw error;
        throw new user_error.UserError([`GitHub could not be asked: ${(0,plain/* plainText */.w)(said, 400)}`], ['Run again.']);
    }
}
function baseBranch(repository, asked) {
    const branch = asked ?? repository.branch;
    if (branch !== undefined)
        return branch;
    throw new user_error.UserError(['No branch is checked out.'], ['git switch main', 'tributary run --base main …']);
}
/** What GitHub says is what counts: a branch here may be ahead, or behind. */
async function baseOnGitHub({ git }, store, place, branch) {
    try {
        const { fetchedBase } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(242), __webpack_require__.e(321)]).then(__webpack_require__.bind(__webpack_require__, 4290));
        return await fetchedBase(git, store, place, branch);
    }
    catch (error) {
        if (error instanceof git_git/* GitError */.XS && error.stderr.includes("couldn't find remote ref"))
            throw noBranchThere(branch, place.repository);
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
    throw new user_error.UserError(changed.map((file) => `${file} differs from what is committed: configuration and tasks are read from the commit.`), [`git add ${words} && git commit -m "Update ${changed.join(' and ').replaceAll('"', '')}"`]);
}
/** One line where the branch here is not what runs; undefined where it is, or there is none. */
async function aheadOrBehind({ git }, store, { branch, commit }) {
    const here = await store.resolve(`refs/heads/${branch}`);
    if (!here || here === commit)
        return undefined;
    const { stdout } = await git(['rev-list', '--left-right', '--count', `${here}...${commit}`]);
    const [ahead = 0, behind = 0] = stdout.trim().split(/\s+/).map(Number);
    const parts = [
        ...(ahead > 0 ? [`${(0,reasons/* count */.U9)(ahead, 'commit')} ahead of`] : []),
        ...(behind > 0 ? [`${(0,reasons/* count */.U9)(behind, 'commit')} behind`] : []),
    ];
    const push = ahead > 0 ? ', and what was not pushed is not part of it (git push)' : '';
    return `${branch} here is ${parts.join(' and ')} GitHub's; the run starts from GitHub's${push}.`;
}


/***/ }),

/***/ 276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ configSchema)
/* harmony export */ });
/* unused harmony export durationText */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8439);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6921);
/* harmony import */ var _core_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6641);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/** The JSON Schema of `.github/tributary.yml`, as editors read it: made from the zod schema, input side. */



/** What a check of the zod schema, known by its message, says in JSON Schema beyond what zod makes of it. */
const counterparts = new Map([
    ['a command', { pattern: '\\S' }],
    [
        'a path inside the repository',
        { pattern: '^(?!/)(?!(?:[\\s\\S]*[\\\\/])?\\.\\.(?:[\\\\/]|$))' },
    ],
    ['at least one agent', { minProperties: 1 }],
    ['at least one test suite', { minProperties: 1 }],
    [
        'a suffix of small letters and digits',
        { title: 'a suffix of small letters and digits (at most 16)' },
    ],
]);
/** Meanings that the zod schema leaves open, or gives only for the type. `<name>` is any key of a mapping. */
const meanings = {
    'agents.<name>.env': 'Variables for this agent: NAME passes one on, NAME=value sets one',
    'suites.<name>.run': 'The command that runs the tests; it is green when it exits with 0',
    'suites.<name>.timeout': 'How long the suite may run; longer counts as not passed',
    'suites.<name>.env': 'Variables for this suite: NAME passes one on, NAME=value sets one',
    'gates.<name>.when': 'Which changes it checks; without it, every change (`compliance`: the financial ones)',
    'gates.<name>.timeout': 'How long the check may run; longer blocks the change',
    'gates.<name>.model': 'Handed on as $TRIBUTARY_MODEL, and used for prices',
    'gates.<name>.env': 'Variables for this check: NAME passes one on, NAME=value sets one',
    'reviews.<name>.when': 'Which changes it checks; without it, every change',
    'reviews.<name>.timeout': 'How long the check may run',
    'reviews.<name>.model': 'Handed on as $TRIBUTARY_MODEL, and used for prices',
    'reviews.<name>.env': 'Variables for this check: NAME passes one on, NAME=value sets one',
    'subtasks.<name>.when': 'The tasks that get this subtask; one match of either kind is enough',
    'subtasks.<name>.agent': 'The agent that does it',
    'subtasks.<name>.work': 'What it is told to do',
    method: 'How a change lands on the base branch',
    'on-conflict': 'What happens to a change that does not combine: hold keeps it for a person, discard drops it, resolve hands it to an agent in the next round',
    'max-rounds': 'After so many rounds a run ends, whatever is left',
    'max-files': 'A change that touches more files than this is blocked',
    'max-kilobytes': 'A change that adds more than this is blocked',
};
const nameWords = 'a name of letters, digits and dashes (at most 64, no dash at either end)';
/**
 * The schema of the file as a person may write it: short forms, defaults, titles that say what a value is.
 * @throws Error where the zod schema holds a refinement that has no JSON Schema here: the result would not be true
 */
function configSchema() {
    const namePattern = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(_core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentName */ .V).pattern;
    const generated = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(_core_config_js__WEBPACK_IMPORTED_MODULE_0__/* .Config */ .T, {
        io: 'input',
        target: 'draft-7',
        override: ({ zodSchema, jsonSchema }) => {
            addChecks(zodSchema, jsonSchema);
            addDefault(zodSchema, jsonSchema);
            addShortForm(zodSchema, jsonSchema);
            if (jsonSchema.pattern !== undefined && jsonSchema.pattern === namePattern)
                jsonSchema.title = nameWords;
            if (/^An? /.test(jsonSchema.description ?? ''))
                jsonSchema.title ??= lowerFirst(jsonSchema.description ?? '');
        },
    });
    const { $schema, ...rest } = withMeanings(generated, []);
    return {
        ...($schema === undefined ? {} : { $schema }),
        title: 'Tributary configuration',
        description: 'What .github/tributary.yml may hold',
        ...rest,
    };
}
/** Seconds as the configuration writes them: 1800 → `30m`. */
function durationText(seconds) {
    if (seconds % 3600 === 0)
        return `${seconds / 3600}h`;
    return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
/** Carries a check's own words over as the title, and a refinement, which zod leaves out, as its counterpart. */
function addChecks(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodType */ .aRx))
        return;
    for (const check of zodSchema.def.checks ?? []) {
        // oxlint-disable-next-line no-underscore-dangle -- zod's public name for it
        const { check: kind, error } = check._zod.def;
        // A message given as text is kept as a function that ignores the issue it is called with.
        const said = error?.(undefined);
        const words = typeof said === 'string' ? said : '';
        const counterpart = counterparts.get(words);
        if (kind === 'custom' && counterpart === undefined)
            throw new Error(`No JSON Schema for the refinement "${words}"`);
        if (words !== '' && jsonSchema.type === 'string')
            jsonSchema.title = words;
        Object.assign(jsonSchema, counterpart);
    }
}
/** zod drops a default where a transform stands below it, since it is an output: durations become text again. */
function addDefault(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodDefault */ .XiL) || jsonSchema.default !== undefined)
        return;
    const value = zodSchema.def.defaultValue;
    jsonSchema.default = typeof value === 'number' ? durationText(value) : value;
}
/** zod sees only what comes out of a preprocessing step: here it lets a plain command line stand for a mapping. */
function addShortForm(zodSchema, jsonSchema) {
    if (!(zodSchema instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodPipe */ .utH) || !(zodSchema.in instanceof zod__WEBPACK_IMPORTED_MODULE_3__/* .ZodTransform */ .CLY))
        return;
    const long = { ...jsonSchema };
    const short = long.properties?.['run'];
    if (short === undefined)
        throw new Error('No short form for a mapping without `run`');
    for (const key of Object.keys(jsonSchema))
        delete jsonSchema[key];
    Object.assign(jsonSchema, { anyOf: [short, long] });
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
function withMeanings(schema, path) {
    const { additionalProperties: more, ...rest } = schema;
    const description = meanings[path.join('.')] ?? schema.description;
    return {
        ...rest,
        ...(description === undefined ? {} : { description }),
        ...(schema.properties && { properties: propertiesWithMeanings(schema.properties, path) }),
        ...(schema.anyOf && { anyOf: schema.anyOf.map((branch) => withMeanings(branch, path)) }),
        ...(more === undefined
            ? {}
            : { additionalProperties: more && withMeanings(more, [...path, '<name>']) }),
    };
}
function propertiesWithMeanings(properties, path) {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, withMeanings(value, [...path, key])]));
}


/***/ }),

/***/ 6641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ Config)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6921);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/** The schema of `.github/tributary.yml`: what a person writes (input) and what the code reads (output). */


const unit = { s: 1, m: 60, h: 3600 };
/** `90s`, `30m`, `2h` → seconds. */
const Duration = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^[1-9]\d{0,5}[smh]$/, 'a duration such as 90s, 30m or 2h')
    .transform((text) => Number(text.slice(0, -1)) * unit[text.slice(-1)])
    .describe('A duration: 90s, 30m, 2h');
const Command = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .refine((text) => text.trim() !== '', 'a command')
    .describe('A shell command line');
/** `NAME` passes a variable on, `NAME=value` sets one. */
const Environment = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*(=[^\0]*)?$/, 'NAME or NAME=value'))
    .describe('Variables that the command gets: NAME passes one on, NAME=value sets one');
/** A path below the repository's root: not absolute, no `..`. */
const RelativePath = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .min(1)
    .refine((path) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..'), 'a path inside the repository');
const Glob = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).describe('A glob such as src/**/*.ts');
const When = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    labels: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1)).default([]).describe('Tasks with one of these labels'),
    paths: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob)
        .default([])
        .describe('Tasks whose scope, or changes whose files, meet one of these globs'),
})
    .describe('When it applies; one match of either kind is enough');
const Agent = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: Command.describe('The program that works; the prompt is on its standard input and in $TRIBUTARY_PROMPT'),
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .max(100)
        .optional()
        .describe('Handed on as $TRIBUTARY_MODEL, and used for prices'),
    when: When.optional().describe('Tasks that this agent takes when they do not name one'),
    limit: Duration.default(1800).describe('How long it may work'),
    instructions: RelativePath.optional().describe('A file of the base commit that goes before each prompt'),
    env: Environment.default([]),
});
const Suite = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    run: Command,
    in: RelativePath.optional().describe('The directory to run it in'),
    timeout: Duration.default(900),
    env: Environment.default([]),
});
const checkFields = {
    run: Command.optional().describe('A command that prints findings as JSON or SARIF'),
    when: When.optional(),
    timeout: Duration.default(600),
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(100).optional(),
    'block-on': zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['error', 'warning', 'note'])
        .default('warning')
        .describe('The mildest finding that blocks'),
    env: Environment.default([]),
};
const Gate = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(checkFields);
const { 'block-on': _, ...reviewFields } = checkFields;
const Review = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ ...reviewFields, run: Command });
const SubtaskRule = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    when: When,
    agent: _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V,
    work: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(20_000),
});
const Price = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    input: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative().describe('$ for a million input tokens'),
    output: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nonnegative().describe('$ for a million output tokens'),
});
const Config = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    agents: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V, orCommand(Agent))
        .refine((agents) => Object.keys(agents).length > 0, 'at least one agent')
        .describe('Who works: name → command line, or more'),
    'default-agent': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.optional().describe('Takes the tasks that no rule matches; else the first agent without `when`'),
    suites: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .SuiteName */ .wL, orCommand(Suite))
        .refine((suites) => Object.keys(suites).length > 0, 'at least one test suite')
        .describe('The tests that every tree passes before it lands: name → command line, or more'),
    setup: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Command).default([]).describe('Commands that make a fresh worktree ready'),
    env: Environment.default([]).describe('Variables for every command'),
    gates: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r, orCommand(Gate))
        .default({})
        .describe('Checks that block; `security` and `compliance` are always there'),
    reviews: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(_model_js__WEBPACK_IMPORTED_MODULE_0__/* .GateName */ .$r, orCommand(Review)).default({}).describe('Checks that only warn'),
    subtasks: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9]{1,16}$/, 'a suffix of small letters and digits'), SubtaskRule)
        .default({})
        .describe('Work that another agent does first: suffix → rule'),
    tasks: RelativePath.default('TASKS.md').describe('The task list'),
    method: _model_js__WEBPACK_IMPORTED_MODULE_0__/* .Method */ .IT.default('merge'),
    'after-land': zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[\w.-]+\.ya?ml$/, 'the name of a workflow file, such as deploy.yml'))
        .max(10)
        .default([])
        .describe('On GitHub: workflows to start on the base after a round that landed something'),
    'on-conflict': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .OnConflict */ .oe.default('hold'),
    'on-overlap': _model_js__WEBPACK_IMPORTED_MODULE_0__/* .OnOverlap */ .Hq.optional().describe('Default: sequential; on a terminal Tributary asks'),
    budget: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .positive()
        .max(1_000_000)
        .optional()
        .describe('US dollars for the agents and gates of a run: no agent starts that it is not enough for, by former runs; one that runs is not stopped'),
    'max-parallel': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(256).default(4).describe('Agents at once'),
    'max-rounds': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(50).default(5),
    attempts: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(10).default(2).describe('How often a task is tried'),
    train: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(100).default(8).describe('Candidates tested at once; 1 = serial'),
    scope: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['warn', 'block'])
        .default('warn')
        .describe('What a file outside the task’s scope does'),
    'max-files': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(100_000).default(100),
    'max-kilobytes': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(1_000_000).default(4096),
    protected: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob).default([]).describe('More files that agents may not change'),
    allow: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Glob).default([]).describe('Protected files that agents may change all the same'),
    prices: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), Price)
        .default({})
        .describe('Prices by model, over the built-in ones'),
});
/** `{ run: … }` or just the command line. */
function orCommand(schema) {
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .preprocess */ .vkY((value) => (typeof value === 'string' ? { run: value } : value), schema);
}


/***/ }),

/***/ 6246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bx: () => (/* binding */ baseOf),
  ES: () => (/* binding */ configAt),
  oJ: () => (/* binding */ createLocal),
  Op: () => (/* binding */ createMachine),
  Gd: () => (/* binding */ landingMarker),
  Ch: () => (/* binding */ openStore),
  yy: () => (/* binding */ temporaryFolder)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var core_model = __webpack_require__(2753);
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
            ? 'You begin again from a clean directory.'
            : 'Earlier work on this task is in the directory where it still fitted: look at it and go on from there.',
        ...feedback.flatMap((text) => ['', ...(0,markdown/* codeBlock */.DV)(text.split('\n'), 'text')]),
    ];
}
function rules(task) {
    const scope = task.scope ?? [];
    return [
        '## Rules',
        '',
        '- Work in the current directory only. Leave your changes in its files: no commit is needed, no push.',
        ...(scope.length > 0
            ? [`- Stay in the files of this task: ${scope.map((glob) => (0,plain/* plainText */.w)(glob)).join(', ')}`]
            : ['- Change only what this task needs.']),
        '- Do not touch `.github`, and put no password, key or token in any file.',
        '- Nobody answers questions. If the task cannot be done, report `failed` with the reason.',
    ];
}
function report({ assignment, statusFile }) {
    const { task, agent } = assignment;
    return [
        '## Report',
        '',
        `Write this record to \`$TRIBUTARY_STATUS\` (${statusFile}) when you begin, when you get on, and when you end:`,
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
        'End with `"status": "completed"`, or with `"status": "failed"` and the reason in `"error"`.',
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
        `Add it to the record, keep what you have done, and end. It lands first; then you go on from your work. The agents: ${others.join(', ')}.`,
        '',
        ...json({ subtasks: [{ id: `${task.id}-part`, agent: first, work: 'What to do, in full' }] }),
    ];
}
function json(value) {
    return (0,markdown/* codeBlock */.DV)([JSON.stringify(value)], 'json');
}

// EXTERNAL MODULE: ./lib/adapters/git/git.js
var git_git = __webpack_require__(7863);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/adapters/git/objects.js
var objects = __webpack_require__(3267);
// EXTERNAL MODULE: ./lib/adapters/git/context.js
var context = __webpack_require__(8168);
;// CONCATENATED MODULE: ./lib/adapters/git/included-files.js
/** `.worktreeinclude`: the ignored files of the checkout (such as `.env`) that agents' worktrees get too. */






const INCLUDE_LIST = '.worktreeinclude';
/** Paths of the checkout's files that match the base's list and are ignored. */
function filesToInclude(site, base) {
    const known = site.included.get(base);
    if (known)
        return known;
    const found = findFiles(site, base).catch((error) => {
        site.included.delete(base);
        throw error;
    });
    site.included.set(base, found);
    return found;
}
/** Copies files and links to another tree. What is there already stays, and no link leads out of it. */
async function copyFiles(from, to, paths) {
    for (const path of paths) {
        const source = (0,external_node_path_.join)(from, path);
        const target = (0,external_node_path_.join)(to, path);
        const facts = await (0,external_node_fs_promises_.lstat)(source).catch(() => undefined);
        if (!facts?.isFile() && !facts?.isSymbolicLink())
            continue;
        if (!(await hasFolders(to, path)) || (await (0,external_node_fs_promises_.lstat)(target).catch(() => undefined)))
            continue;
        if (facts.isSymbolicLink())
            await (0,external_node_fs_promises_.symlink)(await (0,external_node_fs_promises_.readlink)(source), target);
        else
            await (0,external_node_fs_promises_.copyFile)(source, target, external_node_fs_.constants.COPYFILE_EXCL | external_node_fs_.constants.COPYFILE_FICLONE);
    }
}
async function findFiles(site, base) {
    const patterns = await site.store.file(base, INCLUDE_LIST);
    if (patterns === undefined)
        return [];
    const checkout = (0,git_git/* createGit */.lD)(site.root, site.environment);
    const matching = await (0,objects/* withTemporaryFile */.U6)(site.scratch, async (list) => {
        await (0,external_node_fs_promises_.writeFile)(list, patterns);
        return listed(checkout, `--exclude-from=${list}`);
    });
    if (matching.length === 0)
        return [];
    const ignored = new Set(await listed(checkout, '--exclude-standard'));
    // What the base itself holds is the agent's to change, wherever the checkout stands.
    const tracked = new Set(await site.store.files(base));
    return matching.filter((path) => ignored.has(path) && !tracked.has(path) && !path.startsWith(`${context/* FOLDER */.L7}/`));
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
        const facts = await (0,external_node_fs_promises_.lstat)(folder).catch(() => undefined);
        if (facts === undefined)
            await (0,external_node_fs_promises_.mkdir)(folder);
        else if (!facts.isDirectory())
            return false;
    }
    return true;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/adapters/files/system-error.js
var system_error = __webpack_require__(8020);
;// CONCATENATED MODULE: ./lib/adapters/git/worktrees.js
/** Linked worktrees, by what git's own records say: a worktree's `.git` file is the agent's to write and is never read. */




/** The linked worktrees of a repository. */
async function listWorktrees(gitDir) {
    const folder = (0,external_node_path_.join)(gitDir, 'worktrees');
    const names = await (0,external_node_fs_promises_.readdir)(folder).catch(() => []);
    const all = await Promise.all(names.map(async (name) => {
        const admin = (0,external_node_path_.join)(folder, name);
        const link = withoutNewline(await readText((0,external_node_path_.join)(admin, 'gitdir')));
        return link === '' ? [] : [{ admin, dir: (0,external_node_path_.dirname)((0,external_node_path_.resolve)(admin, link)) }];
    }));
    return all.flat();
}
async function findWorktree(gitDir, dir) {
    return (await listWorktrees(gitDir)).find((worktree) => worktree.dir === dir);
}
/**
 * Removes a worktree, even a broken one, with all that stands in it. By hand: `git worktree remove`
 * refuses what an agent may have left, and `prune` would also take the user's own.
 */
async function removeWorktree(gitDir, dir) {
    await removeTree(dir);
    for (const worktree of await listWorktrees(gitDir)) {
        if (worktree.dir !== dir)
            continue;
        // Out of git's sight at once: it would stumble over one that is half removed.
        const scratch = (0,external_node_path_.join)(gitDir, 'tributary', 'scratch');
        await (0,external_node_fs_promises_.mkdir)(scratch, { recursive: true });
        const away = (0,external_node_path_.join)(scratch, `removed-${(0,external_node_crypto_.randomUUID)()}`);
        await (0,external_node_fs_promises_.rename)(worktree.admin, away);
        await removeTree(away);
    }
}
/**
 * The worktrees, the main one too, that a moving branch would pull away from under somebody.
 * @param git bound to the git directory
 */
async function branchUses(git, gitDir, branch) {
    const { stdout } = await git(['worktree', 'list', '--porcelain', '-z']);
    const records = stdout.split('\0\0').filter((record) => record !== '');
    const linked = await listWorktrees(gitDir);
    const uses = await Promise.all(records.map(async (record, at) => {
        const lines = record.split('\0');
        const listed = lines[0]?.slice('worktree '.length) ?? '';
        const dir = at === 0 ? await mainCheckout(git, gitDir, listed) : listed;
        if (lines.includes(`branch refs/heads/${branch}`))
            return [{ dir, is: 'checked-out' }];
        const admin = at === 0 ? gitDir : linked.find((each) => each.dir === dir)?.admin;
        const busy = admin !== undefined && (await isUnderWay(admin, branch));
        return busy ? [{ dir, is: 'under-way' }] : [];
    }));
    return uses.flat();
}
async function removeTree(dir) {
    const remove = () => (0,external_node_fs_promises_.rm)(dir, { recursive: true, force: true, maxRetries: 5 });
    try {
        await remove();
    }
    catch (error) {
        if (!['EACCES', 'EPERM'].includes((0,system_error/* systemErrorCode */.v)(error) ?? ''))
            throw error;
        await openFolders(dir);
        await remove();
    }
}
/** A folder without write permission (as Go's module cache makes them) keeps what is in it. */
async function openFolders(dir) {
    if (!(await (0,external_node_fs_promises_.lstat)(dir).catch(() => undefined))?.isDirectory())
        return;
    await (0,external_node_fs_promises_.chmod)(dir, 0o700);
    for (const name of await (0,external_node_fs_promises_.readdir)(dir))
        await openFolders((0,external_node_path_.join)(dir, name));
}
/** Git lists a submodule, or a checkout with a git directory elsewhere, by its git directory. */
async function mainCheckout(git, gitDir, listed) {
    if (listed !== gitDir)
        return listed;
    const { stdout } = await git(['rev-parse', '--show-toplevel'], { accept: [128] });
    const dir = withoutNewline(stdout);
    const link = withoutNewline(await readText((0,external_node_path_.join)(dir, '.git'))).replace(/^gitdir: /, '');
    const linked = await (0,external_node_fs_promises_.realpath)((0,external_node_path_.resolve)(dir, link)).catch(() => '');
    return linked === gitDir ? dir : listed;
}
async function isUnderWay(admin, branch) {
    const [merge, apply, bisect] = await Promise.all(['rebase-merge/head-name', 'rebase-apply/head-name', 'BISECT_START'].map((file) => readText((0,external_node_path_.join)(admin, file)).then(withoutNewline)));
    const ref = `refs/heads/${branch}`;
    return merge === ref || apply === ref || bisect === branch;
}
function readText(file) {
    return (0,external_node_fs_promises_.readFile)(file, 'utf8').catch(() => '');
}
function withoutNewline(text) {
    return text.replace(/\n$/, '');
}

;// CONCATENATED MODULE: ./lib/adapters/git/refs.js
/** Moving and removing refs of Tributary's own, whatever an agent left in their way. */





/** The refs below some names; a name itself counts too. */
async function listRefs(site, prefixes) {
    const { stdout } = await site.git([
        'for-each-ref',
        '--format=%(objectname) %(refname)',
        ...prefixes,
    ]);
    return stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
        const space = line.indexOf(' ');
        return { at: line.slice(0, space), name: line.slice(space + 1) };
    });
}
/** All at once; those that are gone already count as removed. */
async function removeRefs(site, names) {
    if (names.length === 0)
        return;
    for (const name of names)
        await dropLock(site, name);
    const lines = ['start', ...names.map((name) => `delete ${name}`), 'commit'];
    await site.git(['update-ref', '--no-deref', '--stdin'], { input: `${lines.join('\n')}\n` });
}
/**
 * A task's branch, to be removed; none where somebody has it checked out, since that would harm their files.
 * @param own directories that do not count
 */
async function freeBranches(site, task, own) {
    const uses = await branchUses(site.git, site.gitDir, (0,context/* branchOf */.W0)(task));
    return uses.some(({ dir }) => !own.includes(dir)) ? [] : [(0,context/* branchRef */.Mi)(task)];
}
/** Makes room for a new branch of a task. Removed, not moved: an agent may have made it point to another branch. */
async function makeRoom(site, task) {
    const ref = (0,context/* branchRef */.Mi)(task);
    await dropLock(site, ref);
    // A ref that cannot be read is not listed, but its file is there; and its log may have been put there.
    const files = [ref, `logs/${ref}`].map((name) => (0,external_node_fs_promises_.lstat)((0,external_node_path_.join)(site.gitDir, name)).catch(() => undefined));
    const found = (await Promise.all(files)).some((file) => file !== undefined);
    if (!found && (await listRefs(site, [ref])).length === 0)
        return;
    await removeBelow(site, ref);
    await removeRefs(site, await freeBranches(site, task, []));
}
/** Points a task's branch at a commit. */
async function moveBranch(site, task, to) {
    const ref = (0,context/* branchRef */.Mi)(task);
    const move = () => site.git(['update-ref', '--no-deref', ref, to]);
    try {
        await move();
    }
    catch (error) {
        if (!(error instanceof git_git/* GitError */.XS))
            throw error;
        await dropLock(site, ref);
        await removeBelow(site, ref);
        await move();
    }
}
/** A git that was killed leaves its lock; nobody else writes a task's branch. */
function dropLock(site, ref) {
    return (0,external_node_fs_promises_.rm)((0,external_node_path_.join)(site.gitDir, `${ref}.lock`), { force: true });
}
/** Refs below a branch's name are folders for git: they keep the branch from being made. */
async function removeBelow(site, ref) {
    const below = (await listRefs(site, [ref])).filter(({ name }) => name !== ref);
    await removeRefs(site, below.map(({ name }) => name));
}

// EXTERNAL MODULE: ./lib/adapters/files/whole-file.js
var whole_file = __webpack_require__(3338);
;// CONCATENATED MODULE: ./lib/adapters/git/worktree-admin.js
/** Git's administration of a linked worktree (`.git/worktrees/NAME`), which an agent can damage. */






const UNDER_WAY = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];
/** What makes it a worktree. The rest is what is under way (a merge, a rebase) or was left behind (a lock). */
const NEEDED = ['HEAD', 'commondir', 'gitdir', 'index', 'locked'];
const KEPT = new Set([...NEEDED, 'logs', 'config.worktree', 'info']);
async function adminOf(gitDir, dir) {
    const found = await findWorktree(gitDir, dir);
    return found && { name: (0,external_node_path_.basename)(found.admin), path: found.admin };
}
/** A new worktree with its files. Only what concerns other worktrees is done one at a time. */
async function addWorktree(site, dir, on, commit) {
    const add = ['worktree', 'add', '--quiet', '--no-checkout', ...on, dir, commit];
    await site.alone(() => site.git(add));
    const admin = await adminOf(site.gitDir, dir);
    if (!admin)
        throw new Error(`git made no worktree at ${dir}`);
    const git = (0,git_git/* createGit */.lD)(dir, site.environment, { gitDir: admin.path, workTree: dir });
    await git(['reset', '--hard', '--quiet', '--no-recurse-submodules']);
}
/** Whether a merge, a rebase or the like has not ended in a worktree. */
async function worktree_admin_isUnderWay(gitDir, dir) {
    const admin = await adminOf(gitDir, dir);
    const names = admin ? await (0,external_node_fs_promises_.readdir)(admin.path) : [];
    return UNDER_WAY.some((name) => names.includes(name));
}
/** Puts a worktree on a branch, with nothing under way and no lock. @returns its administration's path */
function leaveClean(site, dir, ref) {
    return restore(site, dir, ref, KEPT);
}
/** The same on a bare commit, and nothing there names any other one. */
async function forgetHistory(site, dir, commit) {
    const path = await restore(site, dir, commit, new Set(NEEDED));
    await (0,external_node_fs_promises_.rm)((0,external_node_path_.join)(path, 'logs'), { recursive: true, force: true });
    return path;
}
async function restore(site, dir, head, kept) {
    const known = await adminOf(site.gitDir, dir);
    const path = known?.path ?? (await makeAdmin(site.gitDir, dir));
    await linkAgain(dir, path);
    await dropLeftovers(path, kept);
    await setHead(site, dir, path, head);
    return path;
}
/** A new one, as git names them: another worktree may have taken the name meanwhile. */
async function makeAdmin(gitDir, dir) {
    const folder = (0,external_node_path_.join)(gitDir, 'worktrees');
    await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true });
    for (let number = 0;; number += 1) {
        const path = (0,external_node_path_.join)(folder, `${(0,external_node_path_.basename)(dir)}${number || ''}`);
        try {
            await (0,external_node_fs_promises_.mkdir)(path);
            return path;
        }
        catch (error) {
            if ((0,system_error/* systemErrorCode */.v)(error) !== 'EEXIST')
                throw error;
        }
    }
}
/** Joins the files and their administration again; whatever else an agent made of `.git` goes. */
async function linkAgain(dir, path) {
    await putRight((0,external_node_path_.join)(path, 'gitdir'), `${(0,external_node_path_.join)(dir, '.git')}\n`);
    await putRight((0,external_node_path_.join)(path, 'commondir'), '../..\n');
    const link = (0,external_node_path_.join)(dir, '.git');
    const text = `gitdir: ${path}\n`;
    const facts = await (0,external_node_fs_promises_.lstat)(link).catch(() => undefined);
    if (facts?.isFile() && (await (0,external_node_fs_promises_.readFile)(link, 'utf8')) === text)
        return;
    await (0,external_node_fs_promises_.rm)(link, { recursive: true, force: true });
    await (0,external_node_fs_promises_.writeFile)(link, text);
}
/** Every git that lists worktrees reads these, and dies of one that is half written. */
async function putRight(file, text) {
    const known = await (0,external_node_fs_promises_.readFile)(file, 'utf8').catch(() => undefined);
    if (known !== text)
        await (0,whole_file/* writeWhole */.f)(file, text);
}
async function dropLeftovers(path, kept) {
    for (const name of await (0,external_node_fs_promises_.readdir)(path))
        if (!kept.has(name))
            await (0,external_node_fs_promises_.rm)((0,external_node_path_.join)(path, name), { recursive: true, force: true });
}
async function setHead(site, dir, path, value) {
    const git = (0,git_git/* createGit */.lD)(dir, site.environment, { gitDir: path, workTree: dir });
    const args = value.startsWith('refs/')
        ? ['symbolic-ref', 'HEAD', value]
        : ['update-ref', '--no-deref', 'HEAD', value];
    try {
        await git(args);
    }
    catch (error) {
        if (!(error instanceof git_git/* GitError */.XS))
            throw error;
        // Without a HEAD that it understands git sees no repository there.
        const text = value.startsWith('refs/') ? `ref: ${value}\n` : `${value}\n`;
        await (0,external_node_fs_promises_.rm)((0,external_node_path_.join)(path, 'HEAD'), { recursive: true, force: true });
        await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(path, 'HEAD'), text);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/git/snapshot.js
/** Everything that stands in an agent's worktree, as a tree and as a commit. */







/** An agent may leave its status file in the tree's root: it is read, and never committed. */
const STATUS_FILE_IN_TREE = 'agent-status.json';
/** An agent may have put a link to somewhere else in its place: what is there is none of its work. */
async function hasFolder(dir) {
    const facts = await (0,external_node_fs_promises_.lstat)(dir).catch(() => undefined);
    return facts?.isDirectory() === true && (await (0,external_node_fs_promises_.realpath)(dir)) === dir;
}
/** What is checked out in a worktree; where that cannot be told, the tip of its task's branch. */
async function headOf(site, record) {
    const admin = await adminOf(site.gitDir, record.dir);
    const head = admin && (await commitAt(site.git, `worktrees/${admin.name}/HEAD`));
    return head ?? (await commitAt(site.git, (0,context/* branchRef */.Mi)(record.task)));
}
/** Whether the files differ from what is checked out. @throws GitError where git cannot take them */
async function isUnsaved(site, record) {
    const head = (await headOf(site, record)) ?? record.base;
    const known = await site.store.tree(head);
    return withSnapshot(site, record, head, async (tree) => tree !== known);
}
/**
 * Saves a worktree's files as one commit on top of what was committed there, moves the task's branch
 * to it, and leaves the worktree clean on that branch.
 * @returns the commit, or undefined where the tree equals the base's
 * @throws GitError where git cannot take the files
 */
async function saveWorktree(site, record, message) {
    const parent = await parentOf(site, record);
    return withSnapshot(site, record, parent, async (tree, index) => {
        const baseTree = await site.store.tree(record.base);
        const parentTree = await site.store.tree(parent);
        if (tree === baseTree)
            return undefined;
        const commit = tree === parentTree
            ? parent
            : core_model/* CommitSha */.Yk.parse((await site.git(['commit-tree', tree, '-p', parent], { input: `${message}\n` })).stdout.trim());
        await moveBranch(site, record.task, commit);
        const admin = await leaveClean(site, record.dir, (0,context/* branchRef */.Mi)(record.task));
        await (0,external_node_fs_promises_.rename)(index, (0,external_node_path_.join)(admin, 'index'));
        return commit;
    });
}
/** What to put the work on: the agent's own commits, or the base where it threw that history away. */
async function parentOf(site, record) {
    const tips = [() => headOf(site, record), () => commitAt(site.git, (0,context/* branchRef */.Mi)(record.task))];
    for (const find of tips) {
        const tip = await find();
        if (!tip)
            continue;
        const fork = await site.git(['merge-base', record.base, tip], { accept: [1, 128] });
        if (fork.stdout.trim() === record.base)
            return tip;
    }
    return record.base;
}
async function commitAt(git, name) {
    const { stdout } = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], {
        accept: [1, 128],
    });
    return core_model/* CommitSha */.Yk.safeParse(stdout.trim()).data;
}
/** The tree of all files, and the index that goes with it, which is gone afterwards. */
async function withSnapshot(site, record, head, use) {
    if (!(await hasFolder(record.dir)))
        throw new Error(`the worktree ${record.dir} is gone`);
    return (0,objects/* withTemporaryFile */.U6)(site.scratch, async (index) => {
        await addAll(site, record, index, head);
        const { stdout } = await site.git(['write-tree'], { env: { GIT_INDEX_FILE: index } });
        return use(core_model/* TreeSha */.RY.parse(stdout.trim()), index);
    });
}
/** Adds all files to a copy of the worktree's index, which knows what is unchanged; a broken one is made anew. */
async function addAll(site, record, index, head) {
    const git = site.gitFor(record.dir);
    const env = { GIT_INDEX_FILE: index };
    const add = () => git(['add', '--all', '--sparse', '--', '.'], { env });
    const admin = await adminOf(site.gitDir, record.dir);
    try {
        if (!admin)
            throw new Error('there is no index');
        await copyIndex((0,external_node_path_.join)(admin.path, 'index'), index);
        await add();
    }
    catch {
        await (0,external_node_fs_promises_.rm)(index, { recursive: true, force: true });
        await git(['read-tree', head], { env });
        await add();
    }
    await leaveOut(git, record, env);
}
/**
 * Git trusts an entry only where its file is older than the index. A copy that is younger than its
 * original would vouch for files that were changed in the very moment of the checkout.
 */
async function copyIndex(from, to) {
    await (0,external_node_fs_promises_.copyFile)(from, to);
    const { mtimeMs } = await (0,external_node_fs_promises_.stat)(from);
    // A millisecond early, since a time in seconds is rounded: a file too much is read again at most.
    const time = (Math.floor(mtimeMs) - 1) / 1000;
    await (0,external_node_fs_promises_.utimes)(to, time, time);
}
/** Takes out of the index what never goes along; a status file that the base has stays as it is there. */
async function leaveOut(git, record, env) {
    const [{ stdout }, inBase] = await Promise.all([
        git(['ls-files', '-z'], { env }),
        git(['ls-tree', '--full-tree', '-z', record.base, '--', STATUS_FILE_IN_TREE]),
    ]);
    const included = new Set(record.included);
    const isStatus = (path) => path === STATUS_FILE_IN_TREE || path.startsWith(`${STATUS_FILE_IN_TREE}/`);
    const unwanted = stdout.split('\0').filter((path) => included.has(path) || isStatus(path));
    const [, mode, blob] = /^(\d{6}) blob ([0-9a-f]+)\t/.exec(inBase.stdout) ?? [];
    const zero = '0'.repeat(record.base.length);
    const lines = [
        ...unwanted.map((path) => `0 ${zero}\t${path}\0`),
        ...(mode && blob ? [`${mode} ${blob}\t${STATUS_FILE_IN_TREE}\0`] : []),
    ];
    if (lines.length === 0)
        return;
    await git(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
}

// EXTERNAL MODULE: ./lib/adapters/git/worktree-records.js
var worktree_records = __webpack_require__(3725);
;// CONCATENATED MODULE: ./lib/adapters/git/set-aside.js
/** What a former attempt left in its worktree, out of the way and not lost. */






/**
 * Removes a worktree for good, but for edits that nobody committed: those are kept.
 * @throws where its files cannot be removed
 */
async function discardWorktree(site, record) {
    const { state, dir } = record;
    if (state === 'ready' && (await isThere(dir))) {
        const edited = await isUnsaved(site, record).catch(() => true);
        if (edited)
            await keepWork(site, record).catch(() => moveAside(dir));
    }
    await drop(site, record);
}
/** Removes a worktree so that its task can begin anew; all that stands in it is kept. */
async function setAside(site, record) {
    const { state, dir } = record;
    if (state !== 'making' && (await isThere(dir))) {
        if (state === 'detached') {
            await keepCommits(site, record);
            await moveAside(dir);
        }
        else
            await keepWork(site, record).catch(() => moveAside(dir));
    }
    await drop(site, record);
}
/** A branch that outlived its worktree may hold a person's work. */
async function keepBranch(site, task, base) {
    const tip = await site.store.resolve((0,context/* branchRef */.Mi)(task));
    if (tip && (await site.store.mergeBase(tip, base)) !== tip)
        await site.store.keep(keptName(task, tip), tip);
}
/** What a person committed on a worktree that has no branch. */
async function keepCommits(site, record) {
    const head = await headOf(site, record);
    if (head && head !== record.base)
        await site.store.keep(keptName(record.task, head), head);
}
/** To a name beside it that is free: what cannot or must not be committed is for a person to look at. */
async function moveAside(dir) {
    for (let number = 1;; number += 1) {
        const aside = `${dir}.aside-${number}`;
        if (await isThere(aside))
            continue;
        // The administration of its name goes to the next worktree there: a commit here would move that one.
        const link = (0,external_node_path_.join)(dir, '.git');
        if ((await (0,external_node_fs_promises_.lstat)(link).catch(() => undefined))?.isFile())
            await (0,external_node_fs_promises_.rm)(link);
        await (0,external_node_fs_promises_.rename)(dir, aside);
        return;
    }
}
async function isThere(path) {
    return (await (0,external_node_fs_promises_.lstat)(path).catch(() => undefined)) !== undefined;
}
async function keepWork(site, record) {
    const head = await saveWorktree(site, record, `WIP: ${record.task}, set aside`);
    if (head)
        await site.store.keep(keptName(record.task, head), head);
}
async function drop(site, record) {
    await removeWorktree(site.gitDir, record.dir);
    await (0,worktree_records/* removeWorktreeRecord */.zr)(site.gitDir, record.dir);
    site.claimed.delete(record.dir);
}
function keptName(task, head) {
    return `kept/${task}/${head.slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./lib/adapters/git/agent-workspace.js
/** An agent's worktree: `.worktrees/<agent>-<task>` on the branch `tributary/<task>`. */











/** Keeps the folder out of the checkout's `git status`, for this repository alone. */
async function ignoreFolder(gitDir) {
    const file = (0,external_node_path_.join)(gitDir, 'info', 'exclude');
    const line = `/${context/* FOLDER */.L7}/`;
    const text = await (0,external_node_fs_promises_.readFile)(file, 'utf8').catch(() => '');
    if (text.split(/\r?\n/).includes(line))
        return;
    await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,external_node_fs_promises_.appendFile)(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}
/** @throws GitError where git cannot make a worktree */
async function openAgentWorkspace(site, assignment) {
    const { agent, base } = assignment;
    const task = assignment.task.id;
    for (const old of await (0,worktree_records/* recordsOf */.M$)(site.gitDir, task))
        await setAside(site, old);
    await keepBranch(site, task, base);
    const dir = await claimDirectory(site, `${agent}-${task}`);
    return workspaceOf(site, agent, await makeWorktree(site, assignment, dir));
}
/** Its record could be the agent's own by now: base and directory are the caller's, the rest is found anew. */
async function reopenAgentWorkspace(site, { agent, base, task }, dir) {
    const included = await filesToInclude(site, base);
    return workspaceOf(site, agent, {
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
async function claimDirectory(site, name) {
    const folder = await (0,context/* realFolder */.PX)((0,external_node_path_.join)(site.root, context/* FOLDER */.L7));
    const taken = new Set((await (0,worktree_records/* readWorktreeRecords */.MS)(site.gitDir)).map(({ dir }) => dir));
    for (let number = 1;; number += 1) {
        const dir = (0,external_node_path_.join)(folder, number === 1 ? name : `${name}.${number}`);
        if (taken.has(dir) || site.claimed.has(dir))
            continue;
        site.claimed.add(dir);
        if (!(await (0,external_node_fs_promises_.lstat)(dir).catch(() => undefined)))
            return dir;
    }
}
/** Noted before it is made, so that a half-made one is known for what it is. */
async function makeWorktree(site, assignment, dir) {
    const { base } = assignment;
    const task = assignment.task.id;
    const record = { version: 1, task, base, dir, included: [] };
    try {
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(site.gitDir, { ...record, included: [], state: 'making' });
        const start = await startOf(site, assignment);
        await removeWorktree(site.gitDir, dir);
        await site.alone(() => makeRoom(site, task));
        await addWorktree(site, dir, ['--no-track', '-B', (0,context/* branchOf */.W0)(task)], start);
        const included = await filesToInclude(site, base);
        await copyFiles(site.root, dir, included);
        const ready = { ...record, included, state: 'ready' };
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(site.gitDir, ready);
        return ready;
    }
    catch (error) {
        await removeWorktree(site.gitDir, dir);
        await (0,worktree_records/* removeWorktreeRecord */.zr)(site.gitDir, dir);
        site.claimed.delete(dir);
        throw error;
    }
}
/** Where an agent starts: the base, or its former work put on it where the two fit. */
async function startOf(site, { base, from, task, attempt }) {
    if (!from)
        return base;
    const text = {
        message: `WIP: ${task.id} before attempt ${attempt}`,
        author: git_git/* IDENTITY */.zK,
        date: '2000-01-01T00:00:00Z',
    };
    const change = { base: from.base, commit: from.head };
    const combined = await site.store.combine(base, change, text);
    return combined.is === 'clean' ? combined.commit : base;
}
function workspaceOf(site, agent, record) {
    const { dir, task } = record;
    return {
        dir,
        shown: (0,external_node_path_.relative)(site.root, dir),
        run: (command) => site.run({ ...command, cwd: dir, leg: `${agent}-${task}` }),
        save: (message) => saveWorktree(site, record, message),
        bundle: (file) => writeBundle(site, record, file),
    };
}
async function writeBundle(site, record, file) {
    await (0,external_node_fs_promises_.rm)(file, { force: true });
    const range = [(0,context/* branchRef */.Mi)(record.task), `^${record.base}`];
    await site.git(['bundle', 'create', '--quiet', file, ...range]);
}

;// CONCATENATED MODULE: ./lib/adapters/git/clear.js
/** The end of a task's worktree: removed, or left without any commit that was made there. */









function clearTask(site) {
    return async (task, how) => {
        const records = await (0,worktree_records/* recordsOf */.M$)(site.gitDir, task);
        if (how === 'detach')
            await detachAll(site, task, records);
        else {
            for (const record of records)
                await discardWorktree(site, record);
            await removeRefs(site, await site.alone(() => freeBranches(site, task, [])));
        }
        return records.length > 0;
    };
}
async function detachAll(site, task, records) {
    const commits = await commitsOf(site, task, records);
    const there = [];
    for (const record of records)
        if (await hasFolder(record.dir))
            there.push(record);
        else
            await discardWorktree(site, record);
    for (const record of there)
        await detach(site, record);
    await forgetCommits(site, task, there.map(({ dir }) => dir), commits);
    for (const record of there)
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(site.gitDir, { ...record, state: 'detached' });
}
/** Commits that were made on the base for this task: on its branch, or wherever its worktree stands. */
async function commitsOf(site, task, records) {
    const branch = await site.store.resolve((0,context/* branchRef */.Mi)(task));
    const found = new Set(branch ? [branch] : []);
    for (const record of records) {
        const tips = [branch, await headOf(site, record)].flatMap((tip) => tip ?? []);
        if (tips.length === 0)
            continue;
        const { stdout } = await site.git(['rev-list', ...tips, `^${record.base}`]);
        for (const commit of stdout.split('\n'))
            found.add(commit);
        found.delete(record.base);
    }
    return found;
}
/** The files stay, uncommitted, on the base; its logs and half-done merges name nothing any more. */
async function detach(site, record) {
    const admin = await forgetHistory(site, record.dir, record.base);
    await (0,objects/* withTemporaryFile */.U6)(site.scratch, async (index) => {
        await site.git(['read-tree', record.base], { env: { GIT_INDEX_FILE: index } });
        await (0,external_node_fs_promises_.rename)(index, (0,external_node_path_.join)(admin, 'index'));
    });
}
/** Tributary's refs that name one of the commits. The last step: until then they tell which commits to forget. */
async function forgetCommits(site, task, own, commits) {
    const refs = await listRefs(site, ['refs/tributary']);
    const naming = refs.filter(({ at }) => commits.has(at)).map(({ name }) => name);
    await removeRefs(site, [...naming, ...(await site.alone(() => freeBranches(site, task, own)))]);
}

;// CONCATENATED MODULE: ./lib/adapters/git/workspaces.js
/** Worktrees as workspaces: `.worktrees/<agent>-<task>` for agents, temporary ones for gates and tests. */











/** @throws GitError where git cannot make a worktree */
function createWorkspaces(options) {
    const site = (0,context/* createSite */.Ae)(options);
    let ignored;
    return {
        forAgent: async (assignment) => {
            ignored ??= ignoreFolder(site.gitDir);
            await ignored;
            return openAgentWorkspace(site, assignment);
        },
        again: (assignment, dir) => reopenAgentWorkspace(site, assignment, dir),
        forTree: (commit, name) => openTreeWorkspace(site, commit, name),
        clear: clearTask(site),
        unsaved: (task) => findUnsaved(site, task),
    };
}
async function openTreeWorkspace(site, commit, name) {
    const dir = (0,external_node_path_.join)(await (0,context/* realFolder */.PX)(site.temporary), name);
    await removeWorktree(site.gitDir, dir);
    await addWorktree(site, dir, ['--detach'], commit);
    return {
        dir,
        shown: dir,
        run: (command) => site.run({ ...command, cwd: dir, leg: name }),
        // What cannot be removed now must not cost the answer that the workspace was opened for.
        [Symbol.asyncDispose]: () => removeWorktree(site.gitDir, dir).catch(() => undefined),
    };
}
/** A worktree that cannot be read is shown too: a person must look at it. */
async function findUnsaved(site, task) {
    for (const record of await (0,worktree_records/* recordsOf */.M$)(site.gitDir, task)) {
        const { dir, state } = record;
        if (state !== 'ready' || !(await (0,external_node_fs_promises_.lstat)(dir).catch(() => undefined)))
            continue;
        const unsaved = (await worktree_admin_isUnderWay(site.gitDir, dir)) || (await isUnsaved(site, record).catch(() => true));
        if (unsaved)
            return (0,external_node_path_.relative)(site.root, dir);
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
        return { usage: usageOf(found.value, model) };
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
        return problem('is not there');
    if (found.is === 'refused')
        return problem(found.why);
    const last = found.value.findLast(isResult);
    if (last === undefined)
        return problem('has no message of type result');
    const parsed = Result.safeParse(last);
    if (!parsed.success)
        return problem(`does not fit: ${(0,json_file/* issuesText */.gm)(parsed.error)}`);
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
            const given = await brief(options, assignment, workspace, run);
            if (given.is === 'refused')
                return notStarted(options.clock, given.message);
            const { agent, files, prompt } = given;
            const command = commandOf(options, assignment, agent, files, prompt);
            return runAgent(options, assignment, workspace, files, command);
        },
        async brief(assignment, workspace, run) {
            return brief(options, assignment, workspace, run);
        },
        async hear(assignment, workspace, run, left) {
            return hear(options, assignment, workspace, await filesOf(assignment, run), left);
        },
    };
}
async function brief({ config: { agents }, store }, assignment, workspace, run) {
    const agent = Object.hasOwn(agents, assignment.agent) ? agents[assignment.agent] : undefined;
    if (agent === undefined) {
        return { is: 'refused', message: `no agent ${assignment.agent} in the configuration` };
    }
    const { instructions: file } = agent;
    const instructions = file === undefined ? undefined : await store.file(assignment.base, file);
    // An agent without its rules would cost money and do something else.
    if (file !== undefined && instructions === undefined) {
        return { is: 'refused', message: `the instructions file ${file} is not on the base` };
    }
    const files = await filesOf(assignment, run);
    // What a leg left that was killed says nothing about this one.
    await Promise.all([files.prompt, files.status, files.usage].map(async (old) => (0,external_node_fs_promises_.rm)(old, { recursive: true, force: true })));
    const prompt = promptText({
        assignment,
        ...(instructions !== undefined && { instructions }),
        statusFile: files.status,
        agents: Object.keys(agents),
    });
    await (0,external_node_fs_promises_.writeFile)(files.prompt, prompt, { flag: 'wx' });
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
    const name = `${agent} (Tributary)`;
    const email = `${agent}@tributary.invalid`;
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
    const { usage, problem } = await readUsage(files.usage, assignment.model ?? 'unknown');
    if (problem === undefined)
        return { end, usage, status, problems };
    options.events.emit({ is: 'problem', task: assignment.task.id, message: problem });
    return { end, usage, status, problems: [...problems, problem] };
}
/** What a program's own record says goes before what the agent says of itself. */
async function hear(options, assignment, workspace, files, { end, stamp, execution: file }) {
    const before = new Map([[inTree(workspace), stamp]]);
    const watch = await watchStatus(options, assignment, workspace, files, before);
    const { status, problems } = await watch.stop();
    const execution = file === undefined ? undefined : await readExecution(file);
    const own = await readUsage(files.usage, assignment.model ?? 'unknown');
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
    return (0,external_node_path_.join)(dir, STATUS_FILE_IN_TREE);
}
async function filesOf({ task, attempt }, run) {
    const folder = `work/${task.id}-${attempt}`;
    const [prompt, status, usage, log] = await Promise.all([
        run.path(`${folder}/prompt.md`),
        run.path(`${folder}/agent-status.json`),
        run.path(`${folder}/usage.json`),
        run.path(`${folder}/agent.log`),
    ]);
    return { prompt, status, usage, log };
}

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
const FULL_EXAMPLE = (/* unused pure expression or super */ null && (`# Who works: each command runs in the task's own worktree, with the prompt on its standard input.
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

# What every tree passes before it lands.
suites:
  api:
    run: npm test
    in: apps/api
    timeout: 20m
    env: [NODE_ENV=test]
  web: npm test --prefix apps/web

# What makes a fresh worktree ready, and what every command gets.
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
    work: Make the model that this task needs, with its migration.

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

# $ for a million tokens.
prices:
  in-house-model:
    input: 0.5
    output: 2
`));

;// CONCATENATED MODULE: ./lib/config/words.js
/** Everything that would change or hide the line it is shown in. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Text in quotes, cut to 60 characters, with what cannot be seen written as `\u{…}`. */
function quoted(text) {
    const points = Array.from(text.slice(0, 200));
    const short = points.length > 60 ? `${points.slice(0, 59).join('')}…` : text;
    const escaped = short.replaceAll(/["\\]/g, String.raw `\$&`);
    return `"${escaped.replaceAll(unprintable, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)}"`;
}
/** `agents.claude.env[0]`; keys that are not plain words stand in quotes. */
function pathText(path) {
    const steps = path.map((step) => {
        if (typeof step === 'number')
            return `[${step}]`;
        return /^[\w-]{1,64}$/.test(step) ? `.${step}` : `.${quoted(step)}`;
    });
    return steps.join('').replace(/^\./, '');
}
/** What stands there, for `got …`. */
function shown(value) {
    if (value === undefined || value === null)
        return 'nothing';
    if (typeof value === 'string')
        return quoted(value);
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'number' || typeof value === 'boolean')
        return `${value}`;
    return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
}
/**
 * What a place wants, for `expected …`.
 * @param got what stands there: only a number that is not whole is told that it must be
 */
function expected(schema, got) {
    if (schema.title !== undefined)
        return schema.title;
    if (schema.anyOf !== undefined)
        return schema.anyOf.map((way) => expected(way)).join(' or ');
    if (schema.enum !== undefined)
        return either(schema.enum);
    const words = {
        integer: `a ${isFraction(got) ? 'whole ' : ''}number ${bounds(schema)}`,
        number: `a number ${bounds(schema)}`,
        string: `text${words_length(schema)}`,
        array: 'a list',
        object: 'a mapping',
    };
    return words[schema.type ?? 'object'];
}
/** `a, b or c`. */
function either(words) {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
/** The schema's mapping, where a shorter form may stand for it. */
function longForm(schema) {
    return schema.anyOf?.find((way) => way.type === 'object') ?? schema;
}
/** The schema of one place; undefined where the schema knows no such place. */
function schemaAt(schema, path) {
    let here = schema;
    for (const step of path) {
        if (here === undefined)
            return undefined;
        const { properties, additionalProperties, items } = longForm(here);
        if (typeof step === 'number')
            here = items;
        else if (properties && Object.hasOwn(properties, step))
            here = properties[step];
        else
            here = additionalProperties || undefined;
    }
    return here;
}
/** Where each known key may stand: key → the mappings that know it; `''` is the top level. */
function keyPlaces(schema, place = [], found = new Map()) {
    const { properties = {}, additionalProperties } = longForm(schema);
    for (const [key, value] of Object.entries(properties)) {
        found.set(key, [...(found.get(key) ?? []), place.join('.')]);
        keyPlaces(value, [...place, key], found);
    }
    if (additionalProperties)
        keyPlaces(additionalProperties, [...place, '<name>'], found);
    return found;
}
function isFraction(value) {
    return typeof value === 'number' && !Number.isInteger(value);
}
function bounds({ minimum = 0, maximum }) {
    return maximum === undefined ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
}
function words_length({ minLength = 0, maxLength }) {
    if (maxLength !== undefined)
        return ` of ${minLength} to ${maxLength} characters`;
    return minLength > 0 ? ' that is not empty' : '';
}

// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
// EXTERNAL MODULE: ./lib/config/json-schema.js
var json_schema = __webpack_require__(276);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./lib/adapters/near-miss.js

/** Longer words are no slip of the fingers, and cost time. */
const LONGEST = 64;
/**
 * The word that was probably meant: the closest one, at most `slips` letters away.
 * Case and the ways to write a compound (`maxParallel`, `max_parallel`) do not count.
 */
function nearMiss(typed, words, slips = Math.min(3, Math.max(1, Math.floor(typed.length / 3)))) {
    if (typed.length > LONGEST)
        return undefined;
    const plain = dashed(typed);
    let best;
    for (const word of words) {
        const apart = (0,mod/* distance */.Io)(plain, dashed(word));
        if (apart <= slips && apart < (best?.slips ?? Infinity))
            best = { word, slips: apart };
    }
    return best?.word;
}
function dashed(word) {
    return word
        .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
        .replaceAll(/[_ ]/g, '-')
        .toLowerCase();
}

;// CONCATENATED MODULE: ./lib/config/shape.js




function isMapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** @param file what the file holds, as zod got it when it gave `error` */
function* shapeComplaints(error, file) {
    const schema = (0,json_schema/* configSchema */.Q)();
    for (const issue of [...error.issues, ...issuesBehindWrongNames(error, file)]) {
        const path = issue.path.filter((step) => typeof step !== 'symbol');
        if (issue.code === 'unrecognized_keys')
            for (const key of issue.keys)
                yield unknownKey(schema, path, key);
        else if (issue.code === 'invalid_key')
            yield wrongName(schema, path);
        // The message of a refinement is its own; the others are zod's.
        else
            yield wrongValue(schema, path, file, issue.code === 'custom' ? issue.message : undefined);
    }
}
/** zod does not look at a value whose name it refuses: it is asked again, with names that it takes. */
function issuesBehindWrongNames(error, file) {
    const wrong = error.issues.filter(({ code }) => code === 'invalid_key').map(({ path }) => path);
    const sections = new Map();
    for (const [section, name] of wrong) {
        const names = sections.get(section) ?? [];
        sections.set(section, names);
        names.push(String(name));
    }
    const renamed = Object.entries(file).map(([section, part]) => {
        const names = sections.get(section);
        if (names === undefined || !isMapping(part))
            return [section, part];
        return [
            section,
            Object.fromEntries(names.map((name, index) => [`n${index}`, part[name]])),
        ];
    });
    const again = wrong.length === 0 ? undefined : config/* Config */.T.safeParse(Object.fromEntries(renamed));
    return (again?.error?.issues ?? []).flatMap((issue) => {
        const [section, name, ...rest] = issue.path;
        const before = sections.get(section)?.[Number(String(name).slice(1))];
        return before === undefined || section === undefined
            ? []
            : [{ ...issue, path: [section, before, ...rest] }];
    });
}
function unknownKey(schema, parent, key) {
    const here = Object.keys(longForm(schemaAt(schema, parent) ?? {}).properties ?? {});
    const message = `unknown key; ${keyHint(schema, here, key)}`;
    return { path: [...parent, key], of: 'key', message };
}
/** One slip is a typing error; a key that belongs elsewhere is more likely than two. */
function keyHint(schema, here, key) {
    const slip = nearMiss(key, here, 1);
    if (slip !== undefined)
        return `did you mean ${slip}?`;
    const places = keyPlaces(schema).get(key);
    if (places !== undefined)
        return `it belongs ${either(places.map((place) => (place === '' ? 'at the top level' : `in ${place}`)))}`;
    const near = nearMiss(key, here);
    return near === undefined ? `known here: ${here.join(', ')}` : `did you mean ${near}?`;
}
function wrongName(schema, path) {
    const names = schemaAt(schema, path.slice(0, -1))?.propertyNames ?? {};
    const message = `expected ${expected(names)}, got ${quoted(String(path.at(-1)))}`;
    return { path, of: 'key', message };
}
function wrongValue(schema, path, file, wanted) {
    const parent = path.slice(0, -1);
    // The short form of a mapping: what zod calls `suites.unit.run` is written as `suites.unit`.
    if (typeof valueAt(file, parent) === 'string')
        return wrongValue(schema, parent, file, wanted);
    const value = valueAt(file, path);
    const words = wanted ?? expected(schemaAt(schema, path) ?? {}, value);
    return value === undefined
        ? { path, of: 'key', message: `missing: expected ${words}` }
        : { path, of: 'value', message: `expected ${words}, got ${shown(value)}` };
}
function valueAt(file, path) {
    let here = file;
    for (const step of path) {
        if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step))
            return undefined;
        here = here[step];
    }
    return here;
}

;// CONCATENATED MODULE: ./lib/config/rules.js
/** The rules between the parts of the configuration, which no schema of single values can tell. */





const builtInGates = ['security', 'compliance'];
const MAX_GLOB = 500;
/**
 * Every rule that the file breaks. It reads the file as it stands, so that rules are checked beside a broken
 * schema too; what has another shape than expected is left to the schema.
 */
function* ruleComplaints(file) {
    yield* sameNames(file);
    yield* unknownAgents(file);
    yield* gatesWithoutCommand(file);
    yield* refusedVariables(file);
    yield* brokenGlobs(file);
    yield* folders(file);
    yield* nulCharacters(file, []);
}
/** Files are named by them, also where `A` and `a` are the same file; gates and reviews share a folder. */
function* sameNames(file) {
    yield* twins(file, ['agents'], []);
    yield* twins(file, ['suites'], []);
    yield* twins(file, ['gates', 'reviews'], builtInGates);
}
function* twins(file, sections, builtIn) {
    const taken = new Map(builtIn.map((name) => [name, { name, section: 'the built-in gates' }]));
    for (const section of sections)
        for (const name of names(file, section)) {
            const twin = taken.get(name.toLowerCase());
            const settings = section === 'gates' && builtIn.includes(name);
            if (twin === undefined)
                taken.set(name.toLowerCase(), { name, section });
            else if (!settings)
                yield { path: [section, name], of: 'key', message: sameName(name, twin) };
        }
}
function sameName(name, twin) {
    const how = twin.name === name ? 'the same as' : 'but for case the same as';
    return `the name is ${how} ${pathText([twin.name])} in ${twin.section}; choose another one`;
}
function* unknownAgents(file) {
    const agents = names(file, 'agents');
    if (agents.length === 0)
        return;
    const named = [[['default-agent'], file['default-agent']]];
    for (const [path, rule] of parts(file, 'subtasks'))
        named.push([[...path, 'agent'], rule['agent']]);
    for (const [path, name] of named) {
        if (typeof name !== 'string' || agents.includes(name))
            continue;
        const near = nearMiss(name, agents);
        const all = agents.slice(0, 10).map((agent) => pathText([agent]));
        const hint = near === undefined ? `the agents are ${all.join(', ')}` : `did you mean ${pathText([near])}?`;
        yield { path, of: 'value', message: `no agent is called ${quoted(name)}; ${hint}` };
    }
}
function names(file, section) {
    const part = file[section];
    return isMapping(part) ? Object.keys(part) : [];
}
function* gatesWithoutCommand(file) {
    for (const [path, gate] of parts(file, 'gates')) {
        if (Object.hasOwn(gate, 'run') || builtInGates.includes(String(path[1])))
            continue;
        const message = 'missing: expected a command; only security and compliance can do without';
        yield { path: [...path, 'run'], of: 'key', message };
    }
}
function* refusedVariables(file) {
    const places = [
        [[], file],
        ...parts(file, 'agents', 'suites', 'gates', 'reviews'),
    ];
    for (const [path, part] of places)
        for (const [at, variable] of texts(part['env'], [...path, 'env'])) {
            const prefix = /^(?:TRIBUTARY|GIT)_/.exec(variable)?.[0];
            if (prefix === undefined)
                continue;
            const message = `variables that begin with ${prefix} are set by Tributary alone; take it out`;
            yield { path: at, of: 'value', message };
        }
}
function* brokenGlobs(file) {
    const lists = [
        [['protected'], file['protected']],
        [['allow'], file['allow']],
    ];
    for (const [path, part] of parts(file, 'agents', 'gates', 'reviews', 'subtasks'))
        if (isMapping(part['when']))
            lists.push([[...path, 'when', 'paths'], part['when']['paths']]);
    for (const [path, list] of lists)
        for (const [at, glob] of texts(list, path)) {
            const message = globProblem(glob);
            if (message !== undefined)
                yield { path: at, of: 'value', message };
        }
}
function* texts(list, path) {
    if (!Array.isArray(list))
        return;
    for (const [index, item] of list.entries())
        if (typeof item === 'string')
            yield [[...path, index], item];
}
function globProblem(glob) {
    // An empty one is the schema's to refuse.
    if (glob === '')
        return undefined;
    if (glob.length > MAX_GLOB)
        return `a glob has at most ${MAX_GLOB} characters, this one ${glob.length}`;
    if (glob.startsWith('/'))
        return `a glob begins below the repository's root: take the first / away`;
    if (glob.split(/[\\/{},()|]/).includes('..'))
        return 'a glob may not hold ..';
    // In a list it would match every other file.
    if (/^!(?!\()/.test(glob))
        return 'a glob may not begin with !';
    try {
        picomatch.makeRe(glob, { strictBrackets: true });
        return undefined;
    }
    catch (error) {
        return `not a valid glob: ${error instanceof Error ? error.message : 'it cannot be read'}`;
    }
}
/** A file is expected where the path, once normalised, names a folder. */
function* folders(file) {
    const paths = [[['tasks'], file['tasks']]];
    for (const [path, agent] of parts(file, 'agents'))
        paths.push([[...path, 'instructions'], agent['instructions']]);
    for (const [path, value] of paths) {
        if (typeof value !== 'string' || value === '')
            continue;
        if (/(?:^|\/)\.?$/.test(external_node_path_.posix.normalize(value)))
            yield { path, of: 'value', message: `expected a file, got the folder ${quoted(value)}` };
    }
}
/** The mappings that a person names, each with its path. */
function* parts(file, ...sections) {
    for (const section of sections) {
        const named = file[section];
        if (!isMapping(named))
            continue;
        for (const [name, part] of Object.entries(named))
            if (isMapping(part))
                yield [[section, name], part];
    }
}
/** An escape in quotes can make one, and no command, variable or path can hold it. */
function* nulCharacters(value, path) {
    if (typeof value === 'string' && value.includes('\0'))
        yield { path, of: 'value', message: 'holds a NUL character; take it out' };
    if (typeof value !== 'object' || value === null)
        return;
    for (const [key, inner] of Object.entries(value)) {
        const here = [...path, Array.isArray(value) ? Number(key) : key];
        if (key.includes('\0'))
            yield { path: here, of: 'key', message: 'holds a NUL character; take it out' };
        yield* nulCharacters(inner, here);
    }
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/config/yaml.js
/** Text → value, with the place of everything in it. Refuses what is only good for an attack. */




/** Far more than any real configuration has, and little enough to be read at once. */
const most = { kilobytes: 256, depth: 40, values: 10_000, aliases: 50 };
/** Plain words for the mistakes that people make; the library's own for the others. */
const plainWords = {
    TAB_AS_INDENT: 'a tab stands in the indentation; use spaces',
    BLOCK_AS_IMPLICIT_KEY: 'a second "key: value" stands on this line, or the next line is indented too far; put a text that holds ": " in quotes',
    BAD_SCALAR_START: 'a text cannot begin with this character; put it in quotes',
    MULTIPLE_DOCS: 'a second document begins here; the file holds one',
    NON_STRING_KEY: 'a key must be a text',
    TAG_RESOLVE_FAILED: 'tags (!name) have no meaning here; take it out',
};
/**
 * Reads YAML 1.2 with its core schema: one document, keys that are text, no other tags, no merge keys.
 * @returns the value with its places, or every reason why there is none
 */
function readYaml(source) {
    const text = source.replace(/^\uFEFF/, '');
    const place = placesOf(text);
    const unfit = unfitText(text, place) ?? unfitShape(text);
    if (unfit !== undefined)
        return { is: 'unreadable', problems: [unfit] };
    const document = (0,dist/* parseDocument */.Tp)(text, {
        version: '1.2',
        schema: 'core',
        merge: false,
        resolveKnownTags: false,
        stringKeys: true,
        // The library compares each key with each other one, and does not tell the path: `keyProblems` does.
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: 'error',
    });
    const errors = [...document.errors, ...aliasErrors(document, document.contents, [])];
    if (errors.length > 0)
        return { is: 'unreadable', problems: oneEachLine(errors, place) };
    return readDocument(document, place);
}
function placesOf(text) {
    const lines = new dist/* LineCounter */.HN();
    lines.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g))
        lines.addNewLine(index + 1);
    return (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line, column: col };
    };
}
function unfitText(text, place) {
    const kilobytes = Math.ceil(external_node_buffer_.Buffer.byteLength(text) / 1024);
    if (kilobytes > most.kilobytes)
        return yaml_top(`the file has ${kilobytes} KB; at most ${most.kilobytes} KB are read`);
    // YAML 1.2, 5.1: control characters other than tab and line breaks are no part of a text.
    const control = /(?![\t\n\r\u0085])\p{Cc}/u.exec(text);
    if (control === null)
        return undefined;
    const message = `the control character ${quoted(control[0])} is no part of YAML; take it out`;
    return { ...place(control.index), path: [], message };
}
/**
 * Looks at the syntax alone, without recursion: composing a deeply nested document overflows the stack,
 * which may end the whole process.
 */
function unfitShape(text) {
    let values = 0;
    let aliases = 0;
    const open = Array.from(new dist/* Parser */.iX().parse(text), (token) => ({ token, depth: 0 }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { token, depth } = next;
        values += 1;
        if (token.type === 'alias')
            aliases += 1;
        if (depth > most.depth)
            return yaml_top(`values are nested more than ${most.depth} deep`);
        if (token.type === 'document' && token.value)
            open.push({ token: token.value, depth });
        if (!('items' in token))
            continue;
        for (const { key, value } of token.items) {
            if (key)
                open.push({ token: key, depth: depth + 1 });
            if (value)
                open.push({ token: value, depth: depth + 1 });
        }
    }
    if (values > most.values)
        return yaml_top(`the file holds more than ${most.values.toLocaleString('en')} values`);
    return aliases > most.aliases
        ? yaml_top(`the file holds more than ${most.aliases} aliases (*name); write the values out`)
        : undefined;
}
/** Aliases without an anchor before them, or within their own anchor's value. */
function* aliasErrors(document, node, above) {
    if ((0,dist/* isAlias */.Vj)(node)) {
        const target = node.resolve(document);
        const name = (0,plain/* plainText */.w)(node.source, 60);
        const pos = [offsetAt(node), offsetAt(node)];
        if (target === undefined)
            yield { code: 'alias', pos, message: `no anchor &${name} stands before *${name}` };
        else if (above.includes(target))
            yield { code: 'alias', pos, message: `*${name} stands within its own anchor` };
    }
    else if ((0,dist/* isMap */.jh)(node)) {
        for (const pair of node.items)
            yield* aliasErrors(document, pair.value, [...above, node]);
    }
    else if ((0,dist/* isSeq */.oP)(node)) {
        for (const item of node.items)
            yield* aliasErrors(document, item, [...above, node]);
    }
}
function readDocument(document, place) {
    try {
        const value = document.toJS();
        const problems = [
            ...oneEachLine(document.warnings, place),
            ...keyProblems(document.contents, [], place),
        ];
        const locate = (path, of) => place(offsetOf(document, path, of));
        return { is: 'read', value, problems, locate };
    }
    catch (error) {
        // The library counts how much the aliases stand for, and throws this from a hundredfold on.
        if (!(error instanceof ReferenceError))
            throw error;
        return {
            is: 'unreadable',
            problems: [yaml_top('the aliases (*name) stand for too much; write the values out')],
        };
    }
}
/** One mistake often gives several errors on its line: the first says most. */
function oneEachLine(errors, place) {
    const byLine = new Map();
    for (const { code, pos, message } of errors) {
        const at = place(pos[0]);
        const words = Object.hasOwn(plainWords, code)
            ? plainWords[code]
            : undefined;
        const problem = { ...at, path: [], message: words ?? `not valid YAML: ${(0,plain/* plainText */.w)(message)}` };
        if (!byLine.has(at.line))
            byLine.set(at.line, problem);
    }
    return [...byLine.values()];
}
/** Keys that stand twice, and the one that would reach a JavaScript object's prototype. */
function* keyProblems(node, path, place) {
    if ((0,dist/* isSeq */.oP)(node))
        for (const [index, item] of node.items.entries())
            yield* keyProblems(item, [...path, index], place);
    if (!(0,dist/* isMap */.jh)(node))
        return;
    const first = new Map();
    for (const { key, value } of node.items) {
        const name = keyName(key);
        const at = place(offsetAt(key));
        const here = [...path, name];
        const before = first.get(name);
        if (before !== undefined)
            yield { ...at, path: here, message: `stands on line ${before.line} too; keep one` };
        if (name === '__proto__')
            yield { ...at, path: here, message: 'this key is not allowed' };
        first.set(name, before ?? at);
        yield* keyProblems(value, here, place);
    }
}
function offsetOf(document, path, of) {
    let node = document.contents;
    let key = offsetAt(node);
    let value = key;
    for (const step of path) {
        const whole = (0,dist/* isAlias */.Vj)(node) ? node.resolve(document) : node;
        if ((0,dist/* isMap */.jh)(whole)) {
            // Where a key stands twice, the last one gives the value.
            const pair = whole.items.findLast((item) => keyName(item.key) === step);
            if (pair === undefined)
                return key;
            key = offsetAt(pair.key);
            node = pair.value;
        }
        else if ((0,dist/* isSeq */.oP)(whole) && typeof step === 'number' && step in whole.items) {
            node = whole.items[step];
            key = standsSomewhere(node) ? offsetAt(node) : key;
        }
        else
            return key;
        value = standsSomewhere(node) ? offsetAt(node) : key;
    }
    return of === 'key' ? key : value;
}
function offsetAt(node) {
    return (0,dist/* isScalar */.jn)(node) || (0,dist/* isAlias */.Vj)(node) || (0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node) ? (node.range?.[0] ?? 0) : 0;
}
function keyName(key) {
    return (0,dist/* isScalar */.jn)(key) ? String(key.value) : '';
}
/** An empty value has no place of its own. */
function standsSomewhere(node) {
    return !(0,dist/* isScalar */.jn)(node) || (node.range !== undefined && node.range?.[0] !== node.range?.[1]);
}
function yaml_top(message) {
    return { line: 1, column: 1, path: [], message };
}

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
    const read = readYaml(text);
    if (read.is === 'unreadable')
        throw refusal(file, read.problems);
    if (!isMapping(read.value))
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
/**
 * The part that decides verdicts: a change of it makes older ones void.
 * `env` is in it, since every gate's command gets it.
 */
function policyOf(config) {
    const { gates, reviews, env, scope, protected: closed, allow } = config;
    const limits = { files: config['max-files'], kilobytes: config['max-kilobytes'] };
    return { gates, reviews, env, scope, limits, protected: closed, allow };
}
function refusal(file, problems) {
    const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
    // The first word about a place is enough: an unknown key needs no rule besides.
    const byPlace = new Map();
    for (const { line, column, path, message } of sorted) {
        const key = pathText(path);
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
        message: `${what}\nThe smallest one that works:\n\n${example}`,
    };
}
function* complaints(file, error) {
    if (error !== undefined)
        yield* shapeComplaints(error, file);
    yield* ruleComplaints(file);
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
            return { problem: 'The tool says in its SARIF that its run failed.' };
        }
        if (!results || (external?.results?.length ?? 0) > 0) {
            return { problem: 'A run in the SARIF has no list of results in it.' };
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
        return { problem: `It printed nothing. Let it print ${FORMATS}.` };
    let document;
    try {
        document = JSON.parse(text);
    }
    catch {
        return {
            problem: 'What it printed is not one JSON document. Let it print the JSON alone, and log lines to standard error.',
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
        return { problem: `Its JSON is none of these: ${FORMATS}.` };
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

;// CONCATENATED MODULE: ./lib/adapters/git/bundle.js
/** Work comes in as a git bundle, and counts as hostile: it is judged apart, before any of it is in the repository. */




/** A bundle that may not come in: what is wrong with it. */
class RefusedBundle extends Error {
}
const MAX_BUNDLE_BYTES = 256 * 1024 * 1024;
const LONGEST_WORDS = 300;
/** The one ref of a bundle, by a name that says nothing else to `git fetch`. */
const TASK_BRANCH = /^refs\/heads\/tributary\/[A-Za-z0-9-]+$/;
/**
 * Takes the commit `head` out of a bundle, under a ref of its own so that it stays.
 * @param folder a directory of Tributary's own for short-lived files
 * @returns what is wrong with the bundle, or undefined; nothing of a refused one is in the repository
 */
async function takeBundle(git, folder, bundle, work) {
    try {
        const ref = await refOf(git, bundle, work.head);
        await (0,objects/* withTemporaryFile */.U6)(folder, (quarantine) => judge(git, quarantine, bundle, work));
        const fetch = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
        await git(['fetch', ...fetch, bundle, ref]);
        await git(['update-ref', '--no-deref', takenRef(work.head), work.head]);
        return undefined;
    }
    catch (error) {
        if (error instanceof RefusedBundle)
            return error.message;
        if (error instanceof git_git/* GitError */.XS)
            return wordsOf(error);
        throw error;
    }
}
async function refOf(git, bundle, head) {
    const facts = await (0,external_node_fs_promises_.lstat)(bundle).catch(() => undefined);
    if (!facts?.isFile())
        throw new RefusedBundle('there is no bundle');
    if (facts.size > MAX_BUNDLE_BYTES)
        throw new RefusedBundle('the bundle is over 256 MiB');
    const { stdout } = await git(['bundle', 'list-heads', bundle]);
    const heads = stdout.trim().split('\n');
    const [sha, ref] = (heads[0] ?? '').split(' ');
    if (heads.length !== 1 || sha !== head || ref === undefined || !TASK_BRANCH.test(ref))
        throw new RefusedBundle('the bundle does not hold just the commit that was announced');
    return ref;
}
/** Unpacked, checked by fsck, a commit, and on its base. @throws GitError, RefusedBundle */
async function judge(git, folder, bundle, work) {
    const env = await openQuarantine(git, folder);
    await git(['bundle', 'unbundle', bundle], { env });
    const packs = (await (0,external_node_fs_promises_.readdir)((0,external_node_path_.join)(folder, 'pack'))).filter((name) => name.endsWith('.pack'));
    for (const pack of packs) {
        const index = (0,external_node_path_.join)(folder, 'checked.idx');
        await git(['index-pack', '--strict', '-o', index, (0,external_node_path_.join)(folder, 'pack', pack)], { env });
    }
    const { stdout } = await git(['cat-file', '-t', work.head], { env });
    if (stdout.trim() !== 'commit')
        throw new RefusedBundle('what was announced is no commit');
    const fork = await git(['merge-base', work.base, work.head], { env, accept: [1] });
    if (fork.stdout.trim() !== work.base)
        throw new RefusedBundle('the work does not stand on the base that it was given');
}
/**
 * An object directory that sees the repository's objects, and that the repository does not see.
 * Git 2.39 lets a bundle in without a look at its objects, whatever `fetch.fsckObjects` says; so
 * they are unpacked here and checked.
 */
async function openQuarantine(git, folder) {
    const { stdout } = await git(['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
    await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.join)(folder, 'info'), { recursive: true });
    await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.join)(folder, 'pack'));
    const objects = stdout.replace(/\n$/, '').replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n');
    await (0,external_node_fs_promises_.writeFile)((0,external_node_path_.join)(folder, 'info', 'alternates'), `"${objects}"\n`);
    return { GIT_OBJECT_DIRECTORY: folder };
}
/** What keeps accepted work from being collected. */
function takenRef(head) {
    return `refs/tributary/taken/${head}`;
}
/** Git's own words, as one line. */
function wordsOf(error) {
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
        const answer = git(['merge-base', ancestor, commit], { accept: [1] }).then(({ stdout }) => stdout.trim() === ancestor);
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
        return code === 1
            ? { is: 'conflict', files: [...new Set(files)].toSorted() }
            : { is: 'clean', tree: core_model/* TreeSha */.RY.parse(tree) };
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
    return new Map(stdout
        .trimEnd()
        .split('\n')
        .map((line) => {
        const [, blob, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
        if (blob === undefined)
            throw new Error(`git has no such blob: ${line}`);
        return [blob, Number(size)];
    }));
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
    const parts = (await git(args)).stdout.split('\0');
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

const FORMAT = `%H%x00${landed_valueOf('Tributary-Task')}%x00${landed_valueOf('Tributary-Change')}%x1e`;
/** The landings of these tasks that `at` holds, newest first. */
async function landedTrailers(git, at, tasks) {
    if (tasks.length === 0)
        return [];
    const { stdout } = await git([
        'log',
        '--topo-order',
        '--extended-regexp',
        '--grep=^Tributary-Task: ',
        `--format=${FORMAT}`,
        at,
    ]);
    return readTrailers(stdout, new Set(tasks));
}
function readTrailers(log, wanted) {
    const found = new Map();
    for (const record of log.split('\x1e')) {
        const [at, name, change] = record.split('\0').map((part) => part.trim());
        const commit = core_model/* CommitSha */.Yk.safeParse(at);
        const task = core_model/* TaskId */.LD.safeParse(name);
        const head = core_model/* CommitSha */.Yk.safeParse(change);
        if (!commit.success || !task.success || !head.success || !wanted.has(task.data))
            continue;
        // The newest commit with a change's trailer is the landing itself, not the PR's head below it.
        if (!found.has(head.data))
            found.set(head.data, { task: task.data, head: head.data, commit: commit.data });
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
 * @param alone shared with who makes worktrees: a git that looks at all refs dies of a half-made one
 */
function createStore(git, folder, alone = atOnce) {
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
        take: (bundle, base, head) => alone(() => takeBundle(git, folder, bundle, { base, head })),
        landed: (at, tasks) => landedTrailers(git, at, tasks),
        committers: async (from, to) => {
            const { stdout } = await git(['log', '--format=%ce', `${from}..${to}`]);
            return [...new Set(stdout.split('\n').filter((line) => line !== ''))];
        },
        keep: async (name, at) => {
            // An agent may have made it a name for another ref: that one must not move.
            await git(['update-ref', '--no-deref', `refs/tributary/${name}`, at]);
        },
    };
}
async function resolveCommit(git, ref) {
    const { code, stdout } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], { accept: [1, 128] });
    return code === 0 ? core_model/* CommitSha */.Yk.parse(stdout.trim()) : undefined;
}
async function findMergeBase(git, a, b) {
    const { code, stdout } = await git(['merge-base', a, b], { accept: [1] });
    return code === 0 ? core_model/* CommitSha */.Yk.parse(stdout.trim()) : undefined;
}

// EXTERNAL MODULE: ./lib/adapters/glob-matcher.js
var glob_matcher = __webpack_require__(9219);
// EXTERNAL MODULE: ./lib/adapters/ledger.js
var ledger = __webpack_require__(6623);
;// CONCATENATED MODULE: ./lib/adapters/local-forge/base-branch.js
/** Moves the base branch, without pulling it away from under anybody's checkout. */





async function tipOf({ store, base }) {
    const at = await store.resolve(`refs/heads/${base}`);
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
        await options.git(['update-ref', `refs/heads/${options.base}`, commit, onto]);
        return { is: 'landed', commit };
    }
    catch (error) {
        if (!(error instanceof git_git/* GitError */.XS))
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
    return (await branchUses(git, gitDir, base)).filter(({ dir }) => !agents.has(dir));
}
/** Two checkouts cannot follow one branch, and a rebase of it would end on a branch that has moved. */
function inTheWay(base, uses) {
    const busy = uses.find(({ is }) => is === 'under-way');
    if (busy)
        return base_branch_refusal(`a rebase or bisect of ${base} is under way in ${busy.dir}`, `git -C ${(0,next_steps/* shellWord */.r7)(busy.dir)} status`);
    const [, second] = uses;
    return second
        ? base_branch_refusal(`${base} is checked out in ${uses.map(({ dir }) => dir).join(' and in ')}`, `git worktree remove ${(0,next_steps/* shellWord */.r7)(second.dir)}`)
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
    const message = moved.ok
        ? `${options.base} is not checked out in ${dir} any more`
        : moved.message;
    return base_branch_refusal(message, wayOut(dir, message));
}
function base_branch_refusal(message, command) {
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

;// CONCATENATED MODULE: ./lib/adapters/local-forge/records.js
/** Pull requests of the local forge: one JSON file each, below the repository's git directory. */








const PullRecord = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    number: schemas/* int */.Whr().positive(),
    task: core_model/* TaskId */.LD,
    run: schemas/* string */.YjP(),
    base: schemas/* string */.YjP(),
    branch: schemas/* string */.YjP(),
    commit: core_model/* CommitSha */.Yk,
    change: core_model/* Change */.lY,
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    state: schemas/* enum */.k5n(['open', 'draft', 'merged', 'closed']),
    held: schemas/* boolean */.zMY(),
    note: schemas/* string */.YjP().optional(),
    merged: core_model/* CommitSha */.Yk.optional(),
    checks: schemas/* array */.YOg(schemas/* union */.KCZ([core_model/* Verdict */.Y, core_model/* TestResult */.iE])),
});
/** All records, by number. @throws UserError where one does not fit its schema */
async function readRecords(folder) {
    const names = (await (0,external_node_fs_promises_.readdir)(folder).catch(() => [])).filter((name) => /^\d+\.json$/.test(name));
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
        `${file} is no pull request: ${(0,json_file/* issuesText */.gm)(record.error)}.`,
        'Without it, its task starts anew. To go on, remove it:',
    ], [`rm ${(0,next_steps/* shellWord */.r7)(file)}`]);
}

;// CONCATENATED MODULE: ./lib/adapters/local-forge/local-forge.js
/** The forge without a server: pull requests as records, landing by moving the local base branch. */




/** Bound to one base branch and one run. */
function createLocalForge(options) {
    const site = { ...options, folder: (0,external_node_path_.join)(options.gitDir, 'tributary', 'pulls') };
    return {
        open: async () => {
            const all = await allActive(site);
            const ours = await settleLanded(site, all.filter(({ base }) => base === site.base));
            const records = [...ours, ...all.filter(({ base }) => base !== site.base)];
            return Promise.all(records.map((record) => toPullRequest(site, record)));
        },
        publish: (published) => publish(site, published),
        check: (pr, results) => check(site, pr, results),
        land: (landing) => land(site, landing),
        hold: (pr, note) => update(site, pr, { held: true, note }),
        reject: (pr, note) => update(site, pr, { state: 'draft', held: false, note }),
        close: (pr, note) => update(site, pr, { state: 'closed', held: false, note }),
    };
}
/** Killed between moving the branch and writing that down: the trailer on the base says what is true. */
async function settleLanded(site, records) {
    if (records.length === 0)
        return [];
    const tasks = records.map(({ task }) => task);
    const landed = await site.store.landed(await tipOf(site), tasks);
    const still = [];
    for (const record of records) {
        const trailer = landed.find(({ head }) => head === record.change.head);
        if (trailer)
            await writeRecord(site.folder, {
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
async function toPullRequest(site, record) {
    const { version: _, body: __, checks: ___, ...pull } = record;
    const tip = await site.store.resolve(`refs/heads/${record.branch}`);
    return { ...pull, tip, unsaved: await site.unsaved(record.task), inFlight: false };
}
async function publish(site, published) {
    const { change, commit, title, body, draft } = published;
    const numbers = (await readRecords(site.folder)).map(({ number }) => number);
    const known = (await activeRecords(site)).find(({ task }) => task === change.task);
    const record = {
        version: 1,
        number: known?.number ?? Math.max(0, ...numbers) + 1,
        task: change.task,
        run: site.run,
        base: site.base,
        branch: (0,context/* branchOf */.W0)(change.task),
        commit,
        change,
        title,
        body,
        state: draft ? 'draft' : 'open',
        held: false,
        checks: known?.commit === commit ? known.checks : [],
    };
    await site.store.keep(`pulls/${record.number}`, commit);
    await writeRecord(site.folder, record);
    return record.number;
}
async function activeRecords(site) {
    return (await allActive(site)).filter(({ base }) => base === site.base);
}
async function allActive({ folder }) {
    return (await readRecords(folder)).filter(({ state }) => state === 'open' || state === 'draft');
}
/** The newest word of each check, so that saying it again changes nothing. */
async function check(site, number, results) {
    const { checks } = await recordOf(site, number);
    const byKey = new Map([...checks, ...results].map((each) => [keyOf(each), each]));
    await update(site, number, { checks: [...byKey.values()] });
}
function keyOf(check) {
    return 'gate' in check ? `${check.head} ${check.gate}` : `${check.tree} ${check.suite}`;
}
async function land(site, landing) {
    const { pr, onto, method, text, tree } = landing;
    const record = await recordOf(site, pr);
    if (record.state !== 'open')
        return refused('other', `pull request ${pr} is ${record.state}`);
    if (record.base !== landing.branch || landing.branch !== site.base)
        return refused('other', `pull request ${pr} is for ${record.base}, not ${landing.branch}`);
    const found = await tipOf(site);
    if (found !== onto)
        return { is: 'refused', why: 'base-moved', found };
    const change = { base: record.change.base, commit: record.commit };
    const second = method === 'merge' ? record.commit : undefined;
    const merged = await site.store.combine(onto, change, text, second);
    if (merged.is === 'conflict')
        return refused('conflict', `conflicts in ${merged.files.join(', ')}`);
    if (merged.tree !== tree)
        return refused('other', 'the merge gives another tree than the one that was tested');
    const landed = await moveBase(site, onto, merged.commit);
    if (landed.is === 'landed')
        await update(site, pr, { state: 'merged', held: false, merged: landed.commit });
    return landed;
}
function refused(why, message) {
    return {
        is: 'refused',
        why,
        message,
    };
}
async function update(site, number, fields) {
    return writeRecord(site.folder, { ...(await recordOf(site, number)), ...fields });
}
async function recordOf({ folder }, number) {
    const found = (await readRecords(folder)).find((record) => record.number === number);
    if (!found)
        throw new Error(`there is no pull request ${number}`);
    return found;
}

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
        __webpack_require__.e(/* import() */ 198).then(__webpack_require__.bind(__webpack_require__, 198)),
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
        safe += `${text.slice(kept, start)}${secrets_shown(text, start)}…`;
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
        const message = `${describe(text, hit)} in line ${line} of the added text. Take it out, and revoke it if it is real.`;
        return { rule: `secret/${hit.id}`, level: 'error', path, line, message };
    });
}
function describe(text, { what, start, end }) {
    return `This looks like a secret (${what}, starts with "${secrets_shown(text, start)}", ${end - start} characters)`;
}
/** A secret's first characters, safe to print anywhere. */
function secrets_shown(text, start) {
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
// EXTERNAL MODULE: ./lib/core/gates/inspect.js + 2 modules
var inspect = __webpack_require__(5700);
;// CONCATENATED MODULE: ./lib/wiring/local.js
/** Puts the ports together for one machine: worktrees, child processes, and a forge. */






















/** How long another git may hold the checkout's index: an editor's, or one that outlived a killed run. */
const LOCKED = { tries: 20, milliseconds: 250 };
function openStore({ git, gitDir }, alone) {
    return createStore(git, (0,external_node_path_.join)(gitDir, 'tributary'), alone);
}
/** Where the base branch stands. @throws UserError where there is no such branch */
async function baseOf(store, branch) {
    const commit = await store.resolve(`refs/heads/${branch}`);
    if (!commit)
        throw new user_error.UserError([`There is no branch ${branch} with a commit on it.`], ['git branch --list', 'tributary run --base BRANCH …']);
    return { branch, commit, tree: await store.tree(commit) };
}
/** The configuration of a commit. @throws UserError with all its problems */
async function configAt(store, { branch, commit }) {
    const text = await store.file(commit, inspect/* CONFIG_FILE */.g2);
    if (text === undefined)
        throw new user_error.UserError([`No ${inspect/* CONFIG_FILE */.g2} on ${branch}. Write one: tributary init`]);
    return parseConfig(text, inspect/* CONFIG_FILE */.g2);
}
/** What a landing's processes are found by; no sweep of the run ends them. */
function landingMarker(run) {
    return `checkout-${run}`;
}
/** Where the temporary worktrees of a run stand. */
function temporaryFolder(environment, run) {
    return (0,external_node_path_.join)(environment['TMPDIR'] ?? (0,external_node_os_.tmpdir)(), `tributary-${run}`);
}
/** All ports, with the forge, the ledger and the base that the caller chooses. */
async function createMachine(options) {
    const { repository, environment, config, run, clock, events, alone } = options;
    const { root, gitDir } = repository;
    const store = openStore(repository, alone);
    const temporary = temporaryFolder(environment, run);
    const runner = (0,process/* createProcessRunner */.E)({
        environment,
        clock,
        signal: options.signal,
        marker: run,
        ...(options.graceSeconds !== undefined && { graceSeconds: options.graceSeconds }),
    });
    const workspaces = createWorkspaces({
        root,
        gitDir,
        temporary,
        environment,
        store,
        run: runner.run,
        alone,
    });
    const ports = {
        store,
        workspaces,
        forge: options.forge({ store, workspaces }),
        clock,
        events,
        agents: createCommandAgents({
            config,
            clock,
            events,
            store,
        }),
        tasks: tasks_md/* tasksMd */.w,
        secrets: createSecretScanner(),
        findings: readFindings,
        usage: async (file, model) => (await readUsage(file, model ?? 'unknown')).usage,
        ledger: options.ledger(store),
        pricing: await (0,prices/* createPricing */.$)(config.prices),
        match: glob_matcher/* matcher */.j,
        nearest: nearMiss,
        digest: digestOf,
        base: () => options.base(store),
    };
    return { ports, runner, temporary };
}
/** Everything that a run on this machine needs, with the forge that has no server. */
function createLocal(options) {
    const { repository, run, branch, clock } = options;
    const { gitDir, git } = repository;
    return createMachine({
        ...options,
        alone: (0,p_limit/* default */.A)(1),
        forge: ({ store, workspaces }) => createLocalForge({
            gitDir,
            git,
            store,
            base: branch,
            run,
            unsaved: workspaces.unsaved,
            fastForward: fastForwardWith(options, (0,external_node_path_.join)(gitDir, 'tributary', 'checkout.log')),
        }),
        ledger: (store) => (0,ledger/* createLedger */.M)(git, store, clock),
        base: (store) => baseOf(store, branch),
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
                leg: 'checkout',
                log,
                env: { ...(0,git_git/* settingsEnvironment */.NU)(), LC_ALL: 'C' },
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


/***/ })

};
