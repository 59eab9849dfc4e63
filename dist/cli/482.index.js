export const id = 482;
export const ids = [482,890];
export const modules = {

/***/ 5377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ createRemote)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git_git = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/adapters/github/push-answer.js
/** Parses the output of git and GitHub for a push. */

/** Checked in this order: push protection reports a secret as a rule violation. */
const WORDS = [
    ['workflow-files', /refusing to allow .* to create or update workflow/i],
    ['secret', /GH009|secret[- ]scanning|push protection|cannot contain secrets/i],
    ['protected', /GH006|GH013|protected branch|rule violations/i],
    ['permission', /error: 403|permission to .* denied|write access to repository not granted/i],
    ['stale', /stale info|fetch first|non-fast-forward|cannot lock ref|remote ref does not exist/i],
];
/** Why a push was refused, from the message. */
function refusalIn(text) {
    return WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
}
/**
 * Parses `git push --porcelain`.
 *
 * @returns the result by full ref name; a missing ref has no result
 */
function readPush(stdout, stderr) {
    const message = remoteWords(stderr);
    const answers = new Map();
    for (const line of stdout.split('\n')) {
        const [, flag, ref, summary] = /^([ +\-*=!])\t[^\t]*:([^\t:]+)\t(.*)$/.exec(line) ?? [];
        if (flag === undefined || ref === undefined || summary === undefined)
            continue;
        if (flag !== '!') {
            answers.set(ref, { is: 'pushed' });
            continue;
        }
        // A failed lease concerns this ref only. The server's message may be about any ref.
        const isStale = refusalIn(summary) === 'stale';
        const why = isStale ? 'stale' : refusalIn(`${summary} ${message}`);
        answers.set(ref, {
            is: 'refused',
            why,
            message: isStale || message === '' ? summary : message,
        });
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
/**
 * Fetches and pushes. Only the git child that needs the token gets it, through its environment; it never
 * appears in text.
 */






const TRIES = 3;
const FETCH = [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--recurse-submodules=no',
    // A deleted remote ref must not block another name here.
    '--prune',
];
const PUSH = ['push', '--porcelain', '--no-follow-tags', '--no-signed', '--recurse-submodules=no'];
/** A remote over smart HTTP. */
function createRemote(options) {
    const { git, url, token, wait = promises_.setTimeout } = options;
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
        const specs = refs.map((ref) => `+${ref}:${(0,git_names/* fetchedRef */.lH)(ref)}`);
        await read([...FETCH, url, ...specs]);
    };
    return {
        fetch,
        remoteTips,
        remoteTip: async (ref) => (await remoteTips(ref)).get(ref),
        fetchBase: async (branch) => {
            const ref = (0,git_names/* refOf */.H8)(branch);
            await fetch([ref]);
            const args = ['rev-parse', '--verify', `${(0,git_names/* fetchedRef */.lH)(ref)}^{commit}`];
            return model/* CommitSha */.Yk.parse(await (0,git_git/* lineOf */.cA)(git, args));
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
/** Adds the token to git's numbered list of settings. */
function withToken({ url, token }) {
    const env = (0,git_git/* settingsEnvironment */.NU)();
    const scope = `http.${new URL(url).origin}/.extraheader`;
    const settings = [
        // Clear headers that other tools configured: they would be sent as a second header.
        [scope, ''],
        ...(token === ''
            ? []
            : [[scope, `AUTHORIZATION: basic ${credentialOf(token)}`]]),
        // If the token is refused, git must not fall back to the user's credential helper.
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
/** Removes the token from text, in every form in which it is sent. */
function redact(token, text) {
    const forms = [credentialOf(token), Buffer.from(token).toString('base64'), token];
    return forms.reduce((left, form) => (form === '' ? left : left.replaceAll(form, '***')), text);
}
function credentialOf(token) {
    return Buffer.from(`x-access-token:${token}`).toString('base64');
}
/** Retries a command that only reads. */
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
    return new Map(stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
        const [at, ref = ''] = line.split('\t');
        return [ref, model/* CommitSha */.Yk.parse(at)];
    }));
}
/** Pushes once; undefined if there was no answer, so the push may have succeeded. */
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

/***/ 9688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ repoUrl)
/* harmony export */ });
/** The repository's web and git URL, without credentials. */
function repoUrl({ serverUrl, owner, name }) {
    return `${serverUrl}/${owner}/${name}`;
}


/***/ }),

/***/ 7890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ createGitHubParts),
  refuseRules: () => (/* binding */ refuseRules)
});

// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
// EXTERNAL MODULE: ./lib/adapters/git/objects.js
var objects = __webpack_require__(3267);
// EXTERNAL MODULE: ./lib/adapters/ledger.js
var ledger = __webpack_require__(6623);
;// CONCATENATED MODULE: ./lib/adapters/github/ledger.js
/** The ledger branch on GitHub: the local branch, fetched before each use and pushed after each change. */




const MAX_TRIES = 5;
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
            return tip ? store.file(tip, file) : undefined;
        },
        keepState: (file, text) => change(options, () => commitState(options, file, text)),
    };
}
/** Makes a change and pushes it. If another run was faster, fetches its branch and makes the change again on top. */
async function change(options, make) {
    const { store, remote, warn } = options;
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
        const lease = await pull(options);
        await make();
        const commit = await store.resolve(git_names/* LEDGER_REF */.oQ);
        if (!commit || commit === lease)
            return true;
        const [answer] = await remote.push([{ ref: git_names/* LEDGER_REF */.oQ, commit, lease }]);
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
/** Moves the local branch to the remote one. */
async function pull({ git, remote }) {
    const tip = await remote.remoteTip(git_names/* LEDGER_REF */.oQ);
    if (tip) {
        await remote.fetch([git_names/* LEDGER_REF */.oQ]);
        await git(['update-ref', '--no-deref', git_names/* LEDGER_REF */.oQ, (0,git_names/* fetchedRef */.lH)(git_names/* LEDGER_REF */.oQ)]);
    }
    else
        await git(['update-ref', '--no-deref', '-d', git_names/* LEDGER_REF */.oQ], { accept: [1, 128] });
    return tip;
}
async function commitState(options, file, text) {
    const { git, store, clock } = options;
    const at = await store.resolve(git_names/* LEDGER_REF */.oQ);
    const tree = await store.withFile(await prunedTree(options, at, file), file, text);
    const made = await store.commit(tree, at ? [at] : [], {
        message: `Tributary: ${file}`,
        author: git_names/* IDENTITY */.zK,
        date: clock.now(),
    });
    await git(['update-ref', '--no-deref', git_names/* LEDGER_REF */.oQ, made]);
}
/** A copy of the branch's tree without the oldest states. */
async function prunedTree({ git, store }, at, file) {
    const names = at ? await store.files(at) : [];
    const runs = names.filter((name) => name.startsWith('runs/') && name !== file).toSorted(byAge);
    const old = new Set(runs.slice(0, Math.max(0, runs.length + 1 - limits/* KEPT_RUNS */.uk)));
    if (at && old.size === 0)
        return store.tree(at);
    let tree = await (0,objects/* emptyTree */["in"])(git);
    for (const name of names) {
        const text = at && !old.has(name) ? await store.file(at, name) : undefined;
        if (text !== undefined)
            tree = await store.withFile(tree, name, text);
    }
    return tree;
}
/** IDs of workflow runs increase, so a longer one is newer. */
function byAge(a, b) {
    return a.length - b.length || (a < b ? -1 : 1);
}

// EXTERNAL MODULE: ./lib/adapters/github/refusals-text.js
var refusals_text = __webpack_require__(1185);
// EXTERNAL MODULE: ./lib/adapters/github/remote.js + 1 modules
var github_remote = __webpack_require__(5377);
// EXTERNAL MODULE: ./lib/adapters/github/repo.js
var github_repo = __webpack_require__(9688);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
;// CONCATENATED MODULE: ./lib/wiring/github.js





/** Sends no requests yet. */
function createGitHubParts(options) {
    const { repo, client, git, store, clock, warn } = options;
    const remote = (0,github_remote/* createRemote */.h)({ git, url: (0,github_repo/* repoUrl */.w)(repo), token: repo.token });
    const ledger = createSharedLedger({ git, store, remote, clock, warn });
    return { repo, client, remote, ledger };
}
/**
 * Checks the rules of the base, so that unmet ones are reported before an agent is paid.
 *
 * @param warn reports a rule that depends on the change
 * @throws UserError listing all rules that cannot be met
 */
async function refuseRules(forge, branch, method, warn) {
    const { problems, next, warnings } = (0,refusals_text/* requiredLines */.HW)(await forge.required(branch, method));
    for (const warning of warnings)
        warn(warning);
    if (problems.length > 0)
        throw new user_error.UserError(problems, next);
}


/***/ }),

/***/ 3482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  baseOnGitHub: () => (/* binding */ baseOnGitHub),
  createGitHubPorts: () => (/* binding */ createGitHubPorts),
  probeOn: () => (/* binding */ probeOn),
  repositoryFacts: () => (/* binding */ repositoryFacts)
});

// UNUSED EXPORTS: besideOwnLedger, isRunningOn

// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 19 modules
var dist_src = __webpack_require__(2325);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(8527);
;// CONCATENATED MODULE: ./lib/adapters/github/client.js
/** GitHub's REST client. Waits for rate limits, and retries read requests. */




/** Plugins that wait for rate limits, and retry reads after a server error. */
const CLIENT_PLUGINS = [plugin_throttling_dist_bundle/* throttling */.A, dist_bundle/* retry */.L];
const PacedOctokit = dist_src/* Octokit */.E.plugin(...CLIENT_PLUGINS);
/** Rate limits reset within an hour. */
const LONGEST_WAIT = 3_900;
const WAITS = 5;
/** Statuses that are not retried. 429 is handled by the throttling plugin. */
const FINAL = [400, 401, 403, 404, 410, 422, 429, 451];
/** Replaces Bottleneck's groups: no delay between requests. */
const atOnce = {
    key: () => ({
        schedule: (_options, use, ...args) => use(...args),
    }),
};
/**
 * Retries reads after a server error, but not writes, which may have succeeded: their callers check first.
 * Logs no requests.
 *
 * @throws GitHubRefused from every request that fails because of the token, its permissions or rate limits
 */
function createClient(options) {
    const settings = clientSettings(options);
    return withRefusals(new PacedOctokit({ ...settings, auth: options.token }), options);
}
/** Options of the client, except the token. */
function clientSettings(options) {
    const { apiUrl, serverUrl, pace = { second: 1000, apart: hasLimits(serverUrl) } } = options;
    const groups = { global: atOnce, write: atOnce, notifications: atOnce, search: atOnce };
    return {
        baseUrl: apiUrl,
        userAgent: 'tributary',
        log: { debug: silent, info: silent, warn: silent, error: silent },
        retry: { retryAfterBaseValue: pace.second, doNotRetry: FINAL },
        throttle: {
            retryAfterBaseValue: pace.second,
            onRateLimit: waitFor(options, "GitHub's hourly rate limit is exhausted"),
            onSecondaryRateLimit: waitFor(options, "GitHub's secondary rate limit is reached"),
            ...(!pace.apart && groups),
        },
    };
}
/** Makes requests throw errors with a readable message if the token or rate limits are the cause. */
function withRefusals(client, { now = Date.now }) {
    client.hook.wrap('request', async (request, asked) => {
        // A copy, since the plugins count in this object, which all requests would otherwise share.
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
/** Self-hosted servers have no such limits unless configured; if so, we wait for those. */
function hasLimits(serverUrl) {
    const { hostname } = new URL(serverUrl);
    return hostname === 'github.com' || hostname.endsWith('.ghe.com');
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

// EXTERNAL MODULE: ./lib/adapters/github/check-names.js
var check_names = __webpack_require__(8719);
// EXTERNAL MODULE: ./lib/text/markdown.js
var markdown = __webpack_require__(6362);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/adapters/github/check-output.js
/** Formats verdicts and test results as check runs. Pure. */




/** GitHub's limit for a summary is 65,535 characters. We count bytes, which are never fewer. */
const LONGEST_SUMMARY = 65_535;
const CUT_NOTE = '\n\n(The rest is omitted.)';
/** More would take more requests than a person reads. */
const MOST_ANNOTATIONS = 200;
const MOST_LISTED = 1000;
const LEVELS = { error: 'failure', warning: 'warning', note: 'notice' };
/** GitHub uses 32-bit integers: a single larger line number would make it reject the whole check run. */
const LAST_LINE = 2 ** 31 - 1;
const RESULT_WORDS = {
    green: 'passed',
    flaky: 'passed on the second try',
    red: 'failed',
    timeout: 'timed out',
    setup: 'set-up failed',
    lost: 'ended without a result',
};
const CONCLUSIONS = {
    green: 'success',
    flaky: 'success',
    red: 'failure',
    setup: 'failure',
    timeout: 'timed_out',
    lost: 'cancelled',
};
/** Worst first: the first conclusion that occurs wins. */
const BY_WEIGHT = ['failure', 'timed_out', 'cancelled', 'success'];
/** GitHub's limit for the description of a commit status. */
const LONGEST_DESCRIPTION = 140;
/** Keeps as many whole lines as fit into `LONGEST_SUMMARY` bytes, and adds a note if lines were dropped. */
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
function verdictCheck(verdict) {
    const { gate, policy, findings, startedAt, seconds } = verdict;
    const title = verdictTitle(verdict);
    const listed = findings
        .slice(0, MOST_LISTED)
        .map((finding) => `- ${finding.level}: ${(0,markdown/* escapeMarkdown */.FV)((0,reasons/* findingText */.NK)(finding), 1000)}`);
    const rest = findings.length - listed.length;
    return {
        name: (0,check_names/* gateCheck */.Iw)(gate),
        externalId: policy,
        conclusion: conclusionOf(verdict),
        startedAt,
        completedAt: endOf(startedAt, seconds),
        title,
        summary: cutLines([`${title}.`, '', ...listed, ...(rest > 0 ? [`- and ${rest} more`] : [])]),
        annotations: annotationsOf(findings),
    };
}
/** One check for all suites of a tree; undefined if there is no result. */
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
        name: check_names/* TESTS_CHECK */.LH,
        externalId: first.tree,
        conclusion,
        startedAt,
        completedAt: ends.at(-1) ?? startedAt,
        title: bad.length === 0
            ? `${(0,reasons/* count */.U9)(results.length, 'suite')} passed`
            : `${(0,reasons/* count */.U9)(bad.length, 'suite')} of ${results.length} did not pass`,
        summary: cutLines([
            `Tested on tree ${first.tree}: the base with this change and those ahead of it.`,
            '',
            ...results.flatMap(suiteLines),
        ]),
        annotations: [],
    };
}
/** Why the change must not land; undefined if no result is against it. */
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
    const text = (0,plain/* plainText */.w)(against.join(', '), LONGEST_DESCRIPTION);
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
function verdictTitle({ result, kind, findings }) {
    const found = findings.length === 0 ? '' : `: ${(0,reasons/* count */.U9)(findings.length, 'finding')}`;
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
                title: (0,plain/* plainText */.w)(rule, 200) || 'finding',
                message: (0,plain/* plainText */.w)(message, 2000) || 'No message.',
            },
        ])
        .slice(0, MOST_ANNOTATIONS);
}
/** Whether a path survives cleaning unchanged. A cleaned path could point to another file. */
function isPath(path) {
    return path !== '' && (0,plain/* plainText */.w)(path, 4096) === path;
}
function endOf(startedAt, seconds) {
    return new Date(Date.parse(startedAt) + Math.round(seconds) * 1000).toISOString();
}
function suiteLines({ suite, result, seconds, failures, tail }) {
    const isGood = CONCLUSIONS[result] === 'success';
    const shown = isGood ? [] : (0,plain/* plainLines */.y)(tail, 20);
    return [
        `- ${suite}: ${RESULT_WORDS[result]} (${Math.round(seconds)} s)`,
        ...(isGood
            ? []
            : failures.slice(0, MOST_LISTED).map((name) => `  - ${(0,markdown/* escapeMarkdown */.FV)(name, 300)}`)),
        ...(shown.length > 0 ? ['', ...(0,markdown/* codeBlock */.DV)(shown, 'text'), ''] : []),
    ];
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/adapters/files/json-file.js
var json_file = __webpack_require__(4231);
;// CONCATENATED MODULE: ./lib/adapters/github/marker.js
/** Metadata of Tributary's pull requests, hidden in their bodies. */



const Marker = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    task: model/* TaskId */.LD,
    run: schemas/* string */.YjP().min(1).max(100),
    change: model/* Change */.lY,
    /** The commit that was pushed to the branch. */
    commit: model/* CommitSha */.Yk,
});
/** GitHub's limit for a body, in characters. */
const LONGEST_BODY = 65_536;
const CUT = '\n\n(The rest is omitted.)';
/** Appends the marker to a body, truncating the body if it is too long. */
function withMarker(body, marker) {
    const end = `\n\n${marker_hidden(marker)}`;
    const room = LONGEST_BODY - end.length;
    const shown = body.length <= room ? body : `${body.slice(0, room - CUT.length)}${CUT}`;
    return `${shown}${end}`;
}
/** The marker in a body; undefined if there is none, more than one, or an invalid one. */
function readMarker(body) {
    const [only, ...more] = [...body.matchAll(/<!-- tributary: (\{[^<>]*\}) -->/g)];
    if (!only || more.length > 0)
        return undefined;
    const marker = Marker.safeParse((0,json_file/* parseJson */.qF)(only[1] ?? ''));
    return marker.success && marker.data.change.task === marker.data.task ? marker.data : undefined;
}
/** HTML comments end at the first `>`, so it is escaped in the JSON. */
function marker_hidden(marker) {
    const json = JSON.stringify(marker).replace(/[<>]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
    return `<!-- tributary: ${json} -->`;
}

// EXTERNAL MODULE: ./lib/adapters/github/remote.js + 1 modules
var github_remote = __webpack_require__(5377);
;// CONCATENATED MODULE: ./lib/adapters/github/pulls.js
/** Cache of pull requests: read once, and updated with this process's changes. */





const HELD = 'tributary: held';
const REJECTED = 'tributary: rejected';
function createForgeState(options) {
    return {
        ...options,
        at: { owner: options.repo.owner, repo: options.repo.name },
        wait: options.wait ?? promises_.setTimeout,
        log: options.log ?? (() => { }),
        ownChecks: options.ownChecks ?? false,
        checkTimeout: options.checkTimeout ?? Number.POSITIVE_INFINITY,
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
/** Caches a pull request from GitHub; undefined if it is not one of ours. */
function remember(forge, data) {
    const pull = toPull(forge, data);
    if (pull)
        forge.pulls.set(pull.number, pull);
    return pull;
}
/** Open pull requests, from the cache if it is filled. */
async function openPulls(forge) {
    return forge.listed
        ? [...forge.pulls.values()].filter(({ state }) => state === 'open')
        : listPulls(forge);
}
/** Reads the current pull request from GitHub. @throws if it is not one of Tributary's */
async function readPull(forge, number) {
    const { data } = await forge.client.rest.pulls.get({ ...forge.at, pull_number: number });
    const pull = remember(forge, data);
    if (!pull)
        throw new Error(`pull request ${number} was not opened by Tributary`);
    return { pull, mergeable: data.mergeable, state: data.mergeable_state };
}
async function pullOf(forge, number) {
    if (!forge.pulls.has(number))
        await openPulls(forge);
    return forge.pulls.get(number) ?? (await readPull(forge, number)).pull;
}
async function pullForTask(forge, task) {
    return (await openPulls(forge)).find(({ marker }) => marker.task === task);
}
/** A draft, or if the repository has no drafts, one with the label for rejected changes. */
function isDraft({ draft, labels }) {
    return draft || labels.has(REJECTED);
}
/** Fetches refs and the base at once. @returns the base's tip */
async function fetchWithBase(forge, refs) {
    const ref = (0,git_names/* refOf */.H8)(forge.base);
    await forge.remote.fetch([...refs, ref]);
    const base = await forge.store.resolve((0,git_names/* fetchedRef */.lH)(ref));
    if (!base)
        throw new Error(`the branch ${forge.base} is gone`);
    return base;
}
/** Open pull requests, with their commits fetched into the store. Writes nothing to GitHub. */
async function pulls_open(forge) {
    const pulls = await listPulls(forge);
    const base = await fetchWithBase(forge, pulls.length > 0 ? [git_names/* TASK_REFS */.dd] : []);
    const still = await notLanded(forge, pulls, base);
    return Promise.all(still.map(async (pull) => {
        const { task } = pull.marker;
        // If the branch was pushed to just now, the fetched ref is newer.
        const tip = (await forge.store.resolve(pull.tip)) ??
            (await forge.store.resolve((0,git_names/* fetchedRef */.lH)((0,git_names/* taskRef */.rd)(task))));
        return toPullRequest(forge, pull, tip);
    }));
}
/** Whether a pull request is Tributary's own. Branch names in forks mean nothing. */
function toPull(forge, data) {
    const { owner, repo } = forge.at;
    if (data.head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase())
        return undefined;
    const marker = readMarker(data.body ?? '');
    if (!marker || data.head.ref !== (0,git_names/* taskBranch */.Ip)(marker.task))
        return undefined;
    const merged = data.merged_at === null ? undefined : (data.merge_commit_sha ?? undefined);
    const known = forge.pulls.get(data.number);
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
        merged: merged === undefined ? undefined : model/* CommitSha */.Yk.parse(merged),
        labels: new Set(data.labels.flatMap(({ name }) => name ?? [])),
        tip: model/* CommitSha */.Yk.parse(data.head.sha),
        checks: known?.marker.commit === marker.commit ? known.checks : undefined,
        lastStatus: known?.lastStatus,
        comment: known?.comment,
    };
}
/** All open pull requests, on all bases: one request for each hundred. */
async function listPulls(forge) {
    const all = await forge.client.paginate(forge.client.rest.pulls.list, {
        ...forge.at,
        state: 'open',
        per_page: 100,
    });
    forge.persons.clear();
    const name = `${forge.at.owner}/${forge.at.repo}`.toLowerCase();
    const ours = all.flatMap((data) => {
        if (!(0,git_names/* isTaskBranch */.QB)(data.head.ref))
            return [];
        const pull = remember(forge, data);
        if (!pull && data.head.repo?.full_name.toLowerCase() === name)
            forge.persons.set(data.head.ref, data.number);
        return pull ?? [];
    });
    const numbers = new Set(ours.map(({ number }) => number));
    for (const { number, state } of forge.pulls.values())
        if (state === 'open' && !numbers.has(number))
            forge.pulls.delete(number);
    forge.listed = true;
    return ours.toSorted((a, b) => a.number - b.number);
}
/** Filters out landed pull requests by the trailers on the base, which may be ahead of what GitHub shows. */
async function notLanded(forge, pulls, base) {
    const ours = pulls.filter((pull) => pull.base === forge.base);
    const trailers = await forge.store.landed(base, ours.map(({ marker }) => marker.task));
    const landed = new Set(trailers.map(({ change }) => change));
    return pulls.filter((pull) => pull.base !== forge.base || !landed.has(pull.marker.change.id));
}
async function toPullRequest(forge, pull, tip) {
    const { number, marker, base, title, labels } = pull;
    const { task, run, change: delivered, commit } = marker;
    // The agent's commits may be on another machine; then use the one commit on the branch.
    const here = (await forge.store.resolve(delivered.head)) !== undefined;
    const change = here ? delivered : { ...delivered, head: commit };
    const held = labels.has(HELD);
    const busy = !held && run !== forge.run && ((await forge.isRunning?.(run)) ?? false);
    const unsaved = await forge.collect?.(task);
    const shown = {
        number,
        task,
        run,
        branch: (0,git_names/* taskBranch */.Ip)(task),
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

;// CONCATENATED MODULE: ./lib/adapters/github/checks.js
/** Reports verdicts and test results on a pull request: check runs for people, one commit status for rules. */




/** GitHub's limit for the annotations in one request. */
const AT_ONCE = 50;
const TRIES = 3;
/**
 * Whether only Apps may do this. Classic tokens get a special message, fine-grained tokens the refusal of a
 * permission that they cannot have.
 */
function isForAppsAlone(error) {
    if (error instanceof errors/* GitHubRefused */.YY)
        return error.refusal.is === 'permission' && error.refusal.doing.includes('/check-runs');
    const failure = (0,errors/* failureOf */.g5)(error);
    return failure?.status === 403 && /authenticate via a GitHub App/i.test(failure.message);
}
/**
 * Sets a commit's state, unless it is already set. Setting it twice is harmless, so a request without a clear
 * answer is repeated.
 */
async function setState(forge, pull, commit, state, description) {
    if (pull.lastStatus?.commit === commit && pull.lastStatus.state === state)
        return;
    for (let tries = 1;; tries += 1)
        try {
            await forge.client.rest.repos.createCommitStatus({
                ...forge.at,
                sha: commit,
                state,
                context: check_names/* STATUS */.XQ,
                description,
            });
            pull.lastStatus = { commit, state };
            return;
        }
        catch (error) {
            if (!(0,errors/* mayHaveSucceeded */.p8)(error) || tries >= TRIES)
                throw error;
            await forge.wait(1000 * tries);
        }
}
/**
 * Reports each result once. The status fails at once if a result is against the change; it only succeeds when
 * the change lands. Until then, a rule that requires it waits for it like for a pending check.
 */
async function check(forge, number, results) {
    if (results.length === 0)
        return;
    const pull = await pullOf(forge, number);
    const tests = testsCheck(results.filter(isTest));
    const texts = results.flatMap((result) => (isTest(result) ? [] : verdictCheck(result)));
    const runs = await runsOf(forge, pull);
    for (const text of [...texts, ...(tests ? [tests] : [])])
        await writeCheck(forge, pull, runs, text);
    const { commit } = pull.marker;
    const against = blockedDescription(results);
    if (against !== undefined)
        await setState(forge, pull, commit, 'failure', against);
    else if (pull.lastStatus?.commit === commit && pull.lastStatus.state === 'failure')
        await setState(forge, pull, commit, 'pending', 'Waiting to land');
}
function isTest(result) {
    return 'suite' in result;
}
/** Existing check runs of a pull request's commit. A commit that was just pushed has none. */
async function runsOf(forge, pull) {
    pull.checks ??= await listRuns(forge, pull.marker.commit);
    return pull.checks;
}
async function writeCheck(forge, pull, runs, text) {
    const known = runs.get(text.name);
    let run;
    if (known && isSame(known, text))
        run = known;
    else if (known && mayChange(known, text))
        run = await append(forge, known, text, 0);
    else
        run = await create(forge, pull, text);
    while (run.annotations < text.annotations.length)
        run = await append(forge, run, text, run.annotations);
    runs.set(text.name, { ...run, conclusion: text.conclusion, externalId: text.externalId });
}
/** Annotations cannot be removed, so a run that has some is not reused for another result. */
function mayChange(run, text) {
    return run.externalId === text.externalId && run.annotations === 0;
}
/** Updates a check run in batches: annotations in an update are added to the existing ones. */
async function append(forge, run, text, from) {
    const annotations = text.annotations.slice(from, from + AT_ONCE);
    await forge.client.rest.checks.update({
        ...forge.at,
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
async function create(forge, pull, text) {
    const asked = {
        ...forge.at,
        name: text.name,
        head_sha: pull.marker.commit,
        ...fieldsOf(text, text.annotations.slice(0, AT_ONCE)),
    };
    for (let tries = 1;; tries += 1)
        try {
            return toCheckRun((await forge.client.rest.checks.create(asked)).data);
        }
        catch (error) {
            if (!(0,errors/* mayHaveSucceeded */.p8)(error) || tries >= TRIES)
                throw error;
            await forge.wait(1000 * tries);
            const found = (await listRuns(forge, pull.marker.commit)).get(text.name);
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
async function listRuns(forge, commit) {
    const runs = await forge.client.paginate(forge.client.rest.checks.listForRef, {
        ...forge.at,
        ref: commit,
        per_page: 100,
    });
    const ours = runs.filter(({ name }) => (0,check_names/* isCheck */.ne)(name)).toSorted((a, b) => a.id - b.id);
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

;// CONCATENATED MODULE: ./lib/adapters/github/drafts.js
/** Converts pull requests to drafts and back. Only GraphQL can do this, and only for some tokens. */


const drafts_TRIES = 3;
const TO_DRAFT = mutation('convertPullRequestToDraft');
const TO_READY = mutation('markPullRequestReadyForReview');
/**
 * Turns a pull request into a draft or marks it as ready, if the token is allowed to. Reads it back if the
 * result is unclear.
 *
 * @returns the current pull request, changed or not
 */
async function turnTo(forge, pull, draft) {
    for (let tries = 1;; tries += 1)
        try {
            await forge.client.graphql(draft ? TO_DRAFT : TO_READY, { id: pull.id });
            pull.draft = draft;
            return pull;
        }
        catch (error) {
            const refused = isRefusal(error);
            if (!refused && !(0,errors/* mayHaveSucceeded */.p8)(error))
                throw error;
            // It may have been in this state already, or the request succeeded without an answer.
            const { pull: found } = await readPull(forge, pull.number);
            if (refused || found.draft === draft || found.state !== 'open')
                return found;
            if (tries >= drafts_TRIES)
                throw error;
            await forge.wait(1000 * tries);
        }
}
/** Whether GitHub refused this one change. Problems of all requests (the token, rate limits) do not count. */
function isRefusal(error) {
    if (error instanceof errors/* GitHubRefused */.YY)
        return error.refusal.is === 'permission';
    // GraphQL refusals have HTTP status 200, and octokit's error then has no status.
    if (error instanceof Error && error.name === 'GraphqlResponseError')
        return true;
    const failure = (0,errors/* failureOf */.g5)(error);
    return failure !== undefined && failure.status < 500;
}
function mutation(name) {
    return `mutation ($id: ID!) { ${name}(input: { pullRequestId: $id }) { pullRequest { isDraft } } }`;
}

;// CONCATENATED MODULE: ./lib/adapters/github/publish.js
/** Pushes a change to its branch and opens or updates its pull request. Idempotent. */





const publish_TRIES = 3;
/** Tips of all task branches on GitHub: fetched once, and updated with our pushes. */
async function tipsOf(forge) {
    forge.tips ??= await forge.remote.remoteTips(git_names/* TASK_REFS */.dd);
    return forge.tips;
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
async function addLabel(forge, pull, name) {
    if (pull.labels.has(name))
        return;
    await forge.client.rest.issues.addLabels({
        ...forge.at,
        issue_number: pull.number,
        labels: [name],
    });
    pull.labels.add(name);
}
async function removeLabel(forge, pull, name) {
    if (!pull.labels.has(name))
        return;
    try {
        await forge.client.rest.issues.removeLabel({ ...forge.at, issue_number: pull.number, name });
    }
    catch (error) {
        // The label was removed before.
        if ((0,errors/* failureOf */.g5)(error)?.status !== 404)
            throw error;
    }
    pull.labels.delete(name);
}
async function closePull(forge, pull) {
    if (pull.state !== 'open')
        return;
    const { data } = await forge.client.rest.pulls.update({
        ...forge.at,
        pull_number: pull.number,
        state: 'closed',
    });
    pull.state = data.merged_at === null ? 'closed' : 'merged';
}
/** Publishes a change: one pull request for each task, with the change's commit as its head. */
async function publish(forge, published) {
    const { task } = published.change;
    const open = await pullForTask(forge, task);
    const persons = forge.persons.get((0,git_names/* taskBranch */.Ip)(task));
    if (persons !== undefined)
        throw new errors/* GitHubRefused */.YY({ is: 'persons-pull', task, pr: persons });
    const moved = await pushCommit(forge, published);
    const known = open && (await drafted(forge, open, published.draft));
    const kept = known?.state === 'open' ? known : undefined;
    const pull = kept ? await update(forge, kept, published) : await publish_create(forge, published);
    pull.tip = published.commit;
    if (moved) {
        pull.checks = new Map();
        pull.lastStatus = undefined;
    }
    await removeLabel(forge, pull, HELD);
    if (!published.draft)
        await removeLabel(forge, pull, REJECTED);
    return pull.number;
}
/** @returns whether the branch was moved, so that the commit is new on GitHub */
async function pushCommit(forge, published) {
    const { change, commit } = published;
    const ref = (0,git_names/* taskRef */.rd)(change.task);
    const branch = (0,git_names/* taskBranch */.Ip)(change.task);
    for (let tries = 1;; tries += 1) {
        const tips = await tipsOf(forge);
        const lease = tips.get(ref);
        if (lease === commit)
            return false;
        if (lease !== undefined && !(await mayReplace(forge, lease, published)))
            throw new errors/* GitHubRefused */.YY({ is: 'persons-commits', branch, commit: lease });
        const [pushed] = await forge.remote.push([{ ref, commit, lease }]);
        if (pushed?.is === 'pushed') {
            tips.set(ref, commit);
            return true;
        }
        if (pushed?.why !== 'stale' || tries >= publish_TRIES)
            throw refusedPush(branch, pushed ?? { is: 'refused', why: 'other', message: '' });
        // Another push was faster: read the tips again.
        forge.tips = undefined;
    }
}
/** A branch may be overwritten if its tip is the adopted change, or if it has only Tributary's commits. */
async function mayReplace(forge, tip, { change }) {
    if (tip === undefined || tip === change.head)
        return true;
    const base = await fetchWithBase(forge, [(0,git_names/* taskRef */.rd)(change.task)]);
    if ((await forge.store.resolve(tip)) === undefined)
        return false;
    const committers = await forge.store.committers(base, tip);
    return committers.every((email) => email === git_names/* IDENTITY */.zK.email);
}
/**
 * Makes the pull request a draft or ready. If GitHub refuses: a ready one is labelled instead; a draft cannot
 * be merged, so it is closed and will be replaced by a new one.
 */
async function drafted(forge, pull, draft) {
    if (draft ? isDraft(pull) : !pull.draft)
        return pull;
    const turned = await turnTo(forge, pull, draft);
    if (turned.state !== 'open' || turned.draft === draft)
        return turned;
    if (draft)
        await addLabel(forge, turned, REJECTED);
    else
        await closePull(forge, turned);
    return turned;
}
async function publish_create(forge, published) {
    const { data, isNew } = await createOrFind(forge, published);
    const pull = remember(forge, data);
    if (!pull)
        throw new errors/* GitHubRefused */.YY({ is: 'persons-pull', task: published.change.task, pr: data.number });
    if (isNew)
        pull.comment = 'none';
    // Private repositories on the free plan have no drafts, so a label is used instead.
    if (published.draft && !isDraft(pull))
        await addLabel(forge, pull, REJECTED);
    return isNew ? pull : update(forge, pull, published);
}
/** Creates the pull request. After an unclear answer it may exist, so looks for it before trying again. */
async function createOrFind(forge, published) {
    const { title, base, change } = published;
    let { draft } = published;
    for (let tries = 1;; tries += 1)
        try {
            const head = (0,git_names/* taskBranch */.Ip)(change.task);
            const body = bodyOf(forge, published);
            const asked = { ...forge.at, title, head, base, body, draft };
            return { data: (await forge.client.rest.pulls.create(asked)).data, isNew: true };
        }
        catch (error) {
            const answer = (0,errors/* failureOf */.g5)(error)?.message ?? '';
            const noDrafts = draft && /draft pull requests are not supported/i.test(answer);
            if (noDrafts)
                draft = false;
            else {
                const exists = /pull request already exists/i.test(answer);
                if (!exists && !(0,errors/* mayHaveSucceeded */.p8)(error))
                    throw creationRefused(error);
                const found = await findOpen(forge, published);
                if (found)
                    return { data: found, isNew: false };
                if (tries >= publish_TRIES)
                    throw error;
                await forge.wait(1000 * tries);
            }
        }
}
async function findOpen(forge, published) {
    const { data } = await forge.client.rest.pulls.list({
        ...forge.at,
        state: 'open',
        head: `${forge.at.owner}:${(0,git_names/* taskBranch */.Ip)(published.change.task)}`,
        base: published.base,
    });
    return data[0];
}
/** Updates only what differs. */
async function update(forge, pull, published) {
    const body = bodyOf(forge, published);
    const { title, base } = published;
    const fields = {
        ...(pull.title !== title && { title }),
        ...(pull.body !== body && { body }),
        ...(pull.base !== base && { base }),
    };
    if (Object.keys(fields).length === 0)
        return pull;
    const { data } = await forge.client.rest.pulls.update({
        ...forge.at,
        pull_number: pull.number,
        ...fields,
    });
    const updated = remember(forge, data);
    if (!updated)
        throw new Error(`pull request ${pull.number} no longer belongs to Tributary`);
    return updated;
}
function bodyOf(forge, { body, change, commit }) {
    return withMarker(lines(body), { version: 1, task: change.task, run: forge.run, change, commit });
}

;// CONCATENATED MODULE: ./lib/adapters/github/finish.js
/** Deletes the branches of landed changes. */



/** Deletes the branches of landed changes in one push. A branch that is gone or has moved is left alone. */
async function finish(forge, warn) {
    try {
        await deleteLanded(forge);
    }
    catch (error) {
        warn(`Could not delete the branches of landed changes: ${String(error)}`);
    }
}
async function deleteLanded(forge) {
    const here = landedHere(forge);
    const landed = [...here, ...(await landedBefore(forge, here))];
    const answers = await forge.remote.push(landed.map(({ task, tip }) => ({ ref: (0,git_names/* taskRef */.rd)(task), commit: undefined, lease: tip })));
    for (const [index, answer] of answers.entries()) {
        const { task } = landed[index] ?? {};
        if (answer.is === 'refused' && answer.why !== 'stale')
            forge.log(`Could not delete the branch ${(0,git_names/* taskBranch */.Ip)(task ?? '')}: ${answer.message}`);
    }
}
function landedHere(forge) {
    return [...forge.pulls.values()]
        .filter(({ state, merged }) => state === 'merged' && merged !== undefined)
        .map(({ marker, tip }) => ({ task: marker.task, tip }));
}
/** Branches of changes that a killed process merged: their commit's trailer is on the base. */
async function landedBefore(forge, known) {
    const tasks = new Set(known.map(({ task }) => task));
    const others = (await unclaimed(forge)).filter(({ task }) => !tasks.has(task));
    if (others.length === 0)
        return [];
    const base = await fetchWithBase(forge, [git_names/* TASK_REFS */.dd]);
    const found = [];
    for (const { task, tip } of others) {
        if ((await forge.store.resolve(tip)) === undefined)
            continue;
        const own = (await forge.store.landed(tip, [task])).find(({ commit }) => commit === tip);
        const trailers = own ? await forge.store.landed(base, [task]) : [];
        if (trailers.some(({ change }) => change === own?.change))
            found.push({ task, tip });
    }
    return found;
}
/** Branches without an open pull request; usually none. */
async function unclaimed(forge) {
    const open = new Set((await openPulls(forge)).map(({ marker }) => (0,git_names/* taskRef */.rd)(marker.task)));
    for (const branch of forge.persons.keys())
        open.add((0,git_names/* refOf */.H8)(branch));
    return [...(await tipsOf(forge))].flatMap(([ref, tip]) => {
        const task = (0,git_names/* taskOfRef */.Yc)(ref);
        return task === undefined || open.has(ref) ? [] : [{ task, tip }];
    });
}

// EXTERNAL MODULE: ./lib/text/commit-text.js
var commit_text = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/adapters/github/refusals-text.js
var refusals_text = __webpack_require__(1185);
;// CONCATENATED MODULE: ./lib/adapters/github/merge-refusal.js
/** Parses why GitHub refused a merge. Pure. */

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
/** GitHub's messages about required checks: with the name of one, or the number of several. */
const ABOUT_CHECKS = /Required status check "|required status checks (?:are|have not succeeded)/i;
/** What to do after a refused merge. */
function readMergeRefusal(answer) {
    const { status, message, mergeable, state, onTop, ownChecks } = answer;
    const names = missingChecks(message);
    const ownAlone = names.every((name) => name === check_names/* STATUS */.XQ);
    // Not a disguised `behind`: with `ownChecks`, the base's rule about that is read before the first landing.
    if (ownChecks && state !== 'behind' && ABOUT_CHECKS.test(message))
        return forOwnChecks(message, names.length > 0 && ownAlone);
    // If a branch is behind, GitHub only says that its checks are missing, including ours.
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
/** Names of the missing checks in the message. */
function missingChecks(message) {
    return [...message.matchAll(/Required status check "([^"]{1,200})" /g)].flatMap(([, name]) => name ?? []);
}
/** If the repository's own workflows run too, an unfinished check is not a refusal. */
function forOwnChecks(message, oursAlone) {
    const refusal = { is: 'other', doing: 'to merge', message };
    // Our check was set just before: GitHub may still see its previous state.
    return /\bfailing\b/.test(message) && !oursAlone
        ? merge_refusal_final(refusal)
        : { is: 'unchecked', otherwise: refusal };
}
/** Our check was set just before: GitHub may need a moment to see it. Other checks do not come from us. */
function forChecks(names) {
    const others = names.filter((name) => name !== check_names/* STATUS */.XQ);
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
            message: 'the required check "tributary" does not count. If the rule names an app for it, accept it from any source.',
        },
    };
}
function merge_refusal_final(refusal) {
    return { is: 'final', refusal };
}

;// CONCATENATED MODULE: ./lib/adapters/github/required.js

const METHODS = ['merge', 'squash', 'rebase'];
/** Reads a branch's rules from rulesets and classic protection, with two requests. */
async function required(forge, branch, method) {
    const rules = await forge.client.paginate(forge.client.rest.repos.getBranchRules, {
        ...forge.at,
        branch,
        per_page: 100,
    });
    const { data } = await forge.client.rest.repos.getBranch({ ...forge.at, branch });
    const { ownChecks } = forge;
    const demands = withoutRepeats([
        ...rules.flatMap((rule) => demandsOf(rule, ownChecks)),
        ...classicDemands(data, ownChecks),
    ]);
    if (branch === forge.base)
        forge.rulesRead = true;
    if (branch === forge.base && demands.some(({ is }) => is === 'up-to-date'))
        forge.strict = true;
    return { branch, rules: demands.map((demand) => ({ demand, met: metBy(demand, method) })) };
}
/** Removes duplicates: several rulesets may require the same. */
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
            return [{ is: 'pattern', of: 'email addresses of authors' }];
        case 'committer_email_pattern':
            return [{ is: 'pattern', of: 'email addresses of committers' }];
        case 'file_path_restriction':
        case 'max_file_path_length':
        case 'file_extension_restriction':
        case 'max_file_size':
            return [{ is: 'files', rule: rule.type }];
        // These do not block a merge, or only concern names that exist already.
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
/** Requirements of a classic branch protection. Without administration rights, only its status checks are readable. */
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
/** If pull requests trigger the repository's own workflows, those report the check. */
function statusDemand(ownChecks, context, app) {
    return ownChecks && !isTributarys(context)
        ? { is: 'own-check', context }
        : { is: 'status', context, ...(app !== undefined && { app }) };
}
function isTributarys(context) {
    return context === check_names/* STATUS */.XQ || (0,check_names/* isCheck */.ne)(context);
}
function metBy(demand, method) {
    switch (demand.is) {
        case 'status':
            return demand.context === check_names/* STATUS */.XQ && demand.app === undefined ? 'met' : 'unmet';
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
/** Lands a pull request through GitHub's merge, with a pinned head and a tree that is known beforehand. */











const land_TRIES = 5;
/** How long to wait for the checks of one change, in seconds. */
const CHECK_TIMEOUT = 1800;
const LOOK = { first: 15, longest: 120 };
/**
 * Moves the base by merging one pull request. Before the merge, checks that the base is at `onto`, that the
 * head is what was published, and that a local merge gives the tested tree. A push by somebody else between
 * these checks and the merge cannot be prevented: the caller compares trees.
 */
async function land(forge, landing) {
    try {
        const pull = await pullOf(forge, landing.pr);
        const stop = refuseNotOpen(forge, pull, landing) ?? (await refuseWrongTree(forge, pull, landing));
        return stop ?? (await merge(forge, landing));
    }
    catch (error) {
        if (!(error instanceof errors/* GitHubRefused */.YY))
            throw error;
        return refused('other', (0,refusals_text/* refusalText */.Kw)(error.refusal));
    }
}
/** Merges locally first to compare the tree: GitHub cannot tell the tree of a merge in advance. */
async function refuseWrongTree(forge, pull, { onto, text, tree, method }) {
    const { change, commit } = pull.marker;
    if (!(await forge.store.resolve(commit)))
        await forge.remote.fetch([(0,git_names/* taskRef */.rd)(change.task)]);
    if (!(await forge.store.resolve(commit)))
        return refuseMovedHead(pull);
    const second = method === 'merge' ? commit : undefined;
    const made = await forge.store.combine(onto, { base: change.base, commit }, text, second);
    if (made.is === 'conflict')
        return refused('conflict', `conflicts in ${made.files.join(', ')}`);
    return made.tree === tree
        ? undefined
        : refused('other', 'the merge would give a different tree from the one that was tested');
}
async function merge(forge, landing) {
    if (forge.ownChecks && !forge.rulesRead)
        await required(forge, forge.base, landing.method);
    let pull = await pullOf(forge, landing.pr);
    let waited = 0;
    for (let tries = 1;;) {
        if (pull.merged)
            return landedAs(forge, pull, pull.merged);
        const stop = refuseNotOpen(forge, pull, landing) ?? (await baseMoved(forge, landing));
        if (stop)
            return stop;
        const head = await headFor(forge, pull, landing);
        if (typeof head !== 'string')
            return head;
        await setState(forge, pull, head, 'success', 'Gates and tests passed: ready to land');
        const attempt = await tryMerge(forge, pull, landing, head);
        if (attempt.is === 'merged')
            return landedAs(forge, pull, attempt.commit);
        const next = await afterFailure(forge, landing, head, attempt);
        if (next.is === 'done')
            return next.landed;
        if (next.is === 'unchecked') {
            if (waited >= CHECK_TIMEOUT)
                return next.last;
            if (forge.waited >= forge.checkTimeout)
                return { ...next.last, why: 'unchecked' };
            if (waited === 0)
                forge.log(`Waiting for the checks of pull request ${pull.number}.`);
            const seconds = Math.min(LOOK.longest, LOOK.first + waited);
            await forge.wait(1000 * seconds);
            waited += seconds;
            forge.waited += seconds;
        }
        else {
            if (tries >= land_TRIES)
                return next.last;
            await forge.wait(1000 * tries);
            tries += 1;
        }
        // The pull request may have changed during the wait.
        ({ pull } = await readPull(forge, landing.pr));
    }
}
/**
 * The head to merge: the change's commit, or if the base requires up-to-date branches, the change rebased
 * onto it. A killed landing may already have pushed that.
 */
async function headFor(forge, pull, landing) {
    const { change, commit } = pull.marker;
    if (!forge.strict && pull.tip === commit)
        return commit;
    if (forge.strict && pull.tip === commit && change.base === landing.onto)
        return commit;
    const top = await onTop(forge, pull, landing);
    if (pull.tip === top)
        return top;
    if (pull.tip !== commit)
        return refuseMovedHead(pull);
    const [pushed] = await forge.remote.push([
        { ref: (0,git_names/* taskRef */.rd)(change.task), commit: top, lease: pull.tip },
    ]);
    if (pushed?.is !== 'pushed') {
        if (!pushed || pushed.why === 'stale')
            return refuseMovedHead(pull);
        return refused('other', (0,refusals_text/* refusalText */.Kw)(refusedPush((0,git_names/* taskBranch */.Ip)(change.task), pushed).refusal));
    }
    pull.tip = top;
    forge.tips?.set((0,git_names/* taskRef */.rd)(change.task), top);
    return top;
}
async function tryMerge(forge, pull, landing, head) {
    try {
        const { data } = await forge.client.rest.pulls.merge({
            ...forge.at,
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
/** The merge message as GitHub's title and message fields. */
function messageFields({ method, text }) {
    if (method === 'rebase')
        return {};
    const [title = '', ...rest] = text.message.split('\n');
    return { commit_title: title, commit_message: rest.join('\n').trim() };
}
/** Checks the actual state after a failed merge request. After a server error, the merge may have succeeded. */
async function afterFailure(forge, landing, head, failed) {
    const { pull, mergeable, state } = await readPull(forge, landing.pr);
    if (pull.merged)
        return { is: 'done', landed: await landedAs(forge, pull, pull.merged) };
    const gone = refuseNotOpen(forge, pull, landing) ?? (pull.tip === head ? undefined : refuseMovedHead(pull));
    const stop = gone ?? (await baseMoved(forge, landing));
    if (stop)
        return { is: 'done', landed: stop };
    if (failed.status >= 500) {
        const last = { is: 'other', doing: 'to merge', message: failed.message };
        return { is: 'again', last: refused('other', (0,refusals_text/* refusalText */.Kw)(last)) };
    }
    const { method, onto } = landing;
    const onTop = head !== pull.marker.commit || pull.marker.change.base === onto;
    const { ownChecks } = forge;
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
                    ? refused('conflict', 'GitHub reports a conflict that local git does not find')
                    : refused('other', (0,refusals_text/* refusalText */.Kw)(read.otherwise)),
            };
        case 'behind': {
            const last = refused('other', 'the base branch accepts only branches that are up to date');
            if (forge.strict)
                return { is: 'done', landed: last };
            forge.strict = true;
            return { is: 'again', last };
        }
        default:
            return read;
    }
}
/** GitHub answers before all its git servers are in sync, so wait until the base has the merge. */
async function landedAs(forge, pull, commit) {
    pull.state = 'merged';
    pull.merged = commit;
    for (let tries = 1; tries <= land_TRIES; tries += 1) {
        await forge.remote.fetchBase(pull.base);
        if (await forge.store.resolve(commit))
            return { is: 'landed', commit };
        await forge.wait(1000 * tries);
    }
    throw new Error(`pull request ${pull.number} landed as ${commit}, but ${pull.base} does not contain it`);
}
function refuseNotOpen(forge, pull, landing) {
    const state = pull.state === 'open' && isDraft(pull) ? 'draft' : pull.state;
    if (state !== 'open')
        return refused('other', `pull request ${pull.number} is ${state}`);
    return pull.base !== landing.branch || landing.branch !== forge.base
        ? refused('other', `pull request ${pull.number} is for ${pull.base}, not ${landing.branch}`)
        : undefined;
}
function refuseMovedHead(pull) {
    return refused('head-moved', `somebody pushed to pull request ${pull.number} after it was tested`);
}
/** Reads the base with git instead of REST: it costs no API request, and the commit is then in the store. */
async function baseMoved(forge, { branch, onto }) {
    const found = await forge.remote.fetchBase(branch);
    return found === onto ? undefined : { is: 'refused', why: 'base-moved', found };
}
/** The change as one commit on top of the current base. */
async function onTop(forge, pull, landing) {
    const { change, commit, run } = pull.marker;
    const message = (0,commit_text/* changeMessage */.MT)(pull.title, change, model/* RunId */.PI.parse(run));
    const text = { ...landing.text, message };
    const made = await forge.store.combine(landing.onto, { base: change.base, commit }, text);
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

;// CONCATENATED MODULE: ./lib/adapters/github/notes.js
/** Marks pull requests that do not land: a label for filtering, and one comment with the reason. */




const STICKY = '<!-- tributary-note -->';
/** The pull request waits for a person, and may land as it is. */
async function hold(forge, number, note) {
    const pull = await pullOf(forge, number);
    await addLabel(forge, pull, HELD);
    await comment(forge, pull, 'Held', note);
}
/** The pull request must not land as it is. */
async function reject(forge, number, note) {
    const pull = await pullOf(forge, number);
    await addLabel(forge, pull, REJECTED);
    await removeLabel(forge, pull, HELD);
    await comment(forge, pull, 'Did not pass', note);
}
async function notes_close(forge, number, note) {
    const pull = await pullOf(forge, number);
    await comment(forge, pull, 'Closed', note);
    await closePull(forge, pull);
}
async function comment(forge, pull, heading, note) {
    const body = `${STICKY}\n**${heading}:** ${(0,markdown/* escapeMarkdown */.FV)(note, 2000)}`;
    pull.comment ??= await findComment(forge, pull);
    if (pull.comment === 'none')
        pull.comment = await createComment(forge, pull, body);
    if (pull.comment.body === body)
        return;
    const comment_id = pull.comment.id;
    await forge.client.rest.issues.updateComment({ ...forge.at, comment_id, body });
    pull.comment = { id: comment_id, body };
}
async function createComment(forge, pull, body) {
    try {
        const asked = { ...forge.at, issue_number: pull.number, body };
        return { id: (await forge.client.rest.issues.createComment(asked)).data.id, body };
    }
    catch (error) {
        if (!(0,errors/* mayHaveSucceeded */.p8)(error))
            throw error;
        const found = await findComment(forge, pull);
        if (found === 'none')
            throw error;
        return found;
    }
}
/** Only among comments by the author of the pull request: anybody else can write the marker too. */
async function findComment(forge, pull) {
    const comments = await forge.client.paginate(forge.client.rest.issues.listComments, {
        ...forge.at,
        issue_number: pull.number,
        per_page: 100,
    });
    const ours = comments.find(({ body, user }) => body?.includes(STICKY) && user?.login === pull.author);
    return ours ? { id: ours.id, body: lines(ours.body ?? '') } : 'none';
}

;// CONCATENATED MODULE: ./lib/adapters/github/github-forge.js







/**
 * Bound to one repository, one base branch and one run. All calls are idempotent, also across processes.
 *
 * @throws GitHubRefused if a person must change a setting, a permission or a token
 */
function createGitHubForge(options) {
    const forge = createForgeState(options);
    return {
        open: () => pulls_open(forge),
        publish: (published) => publish(forge, published),
        check: (pr, results) => check(forge, pr, results),
        land: (landing) => land(forge, landing),
        hold: (pr, note) => hold(forge, pr, note),
        reject: (pr, note) => reject(forge, pr, note),
        close: (pr, note) => notes_close(forge, pr, note),
        required: (branch, method = 'merge') => required(forge, branch, method),
        finish: (warn) => finish(forge, warn),
    };
}

// EXTERNAL MODULE: ./lib/adapters/github/probe-text.js
var probe_text = __webpack_require__(2534);
// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/adapters/github/workflow-triggers.js
var workflow_triggers = __webpack_require__(7095);
;// CONCATENATED MODULE: ./lib/adapters/github/probe.js
/**
 * Opens a test pull request to see what GitHub does with it. It is never merged, and always closed, and its
 * branch is deleted. The next probe removes what a killed one left.
 */










const REF = (0,git_names/* refOf */.H8)(git_names/* PROBE_BRANCH */.Ac);
const FILE = 'tributary-probe.txt';
const TITLE = 'Probe of tributary doctor: closes itself';
const BODY = `\`tributary doctor --probe\` opened this pull request to test how GitHub treats one here. It closes the pull
request and deletes the branch by itself. There is nothing to do, and nothing will be merged.`;
const READS = 6;
const LOOKS = 4;
const probe_TRIES = 3;
const UNKNOWN = 'unknown';
const ACTIONS = 'github-actions';
/** Opens a test pull request, reports checks on it, and closes it. */
async function probe(options) {
    const { owner, name } = options.repo;
    const probing = {
        ...options,
        at: { owner, repo: name },
        wait: options.wait ?? ((ms, signal) => (0,promises_.setTimeout)(ms, undefined, signal && { signal })),
        seen: {},
    };
    let cleaned = false;
    let failure;
    try {
        const found = await remove(probing);
        if (found.left.length > 0)
            return { left: found.left, cleaned };
        cleaned = found.found;
        await look(probing);
    }
    catch (error) {
        failure = { error };
    }
    const left = await cleanUp(probing);
    const stop = failure && stopOf(failure.error, probing);
    return { seen: probing.seen, left, cleaned, ...(stop && { stop }) };
}
async function look(probing) {
    const { seen, signal } = probing;
    signal.throwIfAborted();
    const commit = await push(probing);
    signal.throwIfAborted();
    const pull = await openPull(probing);
    seen.pr = pull;
    seen.before = await stateOf(probing, pull, (state) => state !== UNKNOWN);
    signal.throwIfAborted();
    seen.runs = await lookForRuns(probing, commit);
    signal.throwIfAborted();
    const check = await tryCheckRun(probing, commit, pull);
    if (check)
        seen.check = check;
    signal.throwIfAborted();
    seen.status = await tryStatus(probing, commit, pull);
}
async function openPull({ client, at, base }) {
    const asked = { ...at, title: TITLE, head: git_names/* PROBE_BRANCH */.Ac, base: base.branch, body: BODY };
    try {
        return (await client.rest.pulls.create({ ...asked, draft: false })).data.number;
    }
    catch (error) {
        throw creationRefused(error);
    }
}
/** Looks for workflow runs by their check suites. Call before creating a check run, which gets a suite as well. */
async function lookForRuns(probing, ref) {
    const { client, at, store, base, wait, signal } = probing;
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
async function tryCheckRun(probing, head_sha, pull) {
    const { client, at, now } = probing;
    try {
        await client.rest.checks.create({
            ...at,
            name: check_names/* TESTS_CHECK */.LH,
            head_sha,
            status: 'completed',
            conclusion: 'success',
            completed_at: now,
            output: {
                title: 'A probe',
                summary: 'Nothing was tested. This shows whether a check run counts.',
            },
        });
    }
    catch (error) {
        if (isPersons(error))
            return { is: 'persons-token' };
        return refusedAs(error, 'to make a check run');
    }
    return { is: 'done', state: await after(probing, pull, check_names/* TESTS_CHECK */.LH) };
}
function isPersons(error) {
    return (isForAppsAlone(error) &&
        // The message is nearly the same for an app that lacks the permission.
        !(error instanceof errors/* GitHubRefused */.YY &&
            /by integration/i.test((0,errors/* failureOf */.g5)(error.cause)?.message ?? '')));
}
async function tryStatus(probing, sha, pull) {
    const { client, at } = probing;
    try {
        const description = 'A probe: nothing was checked';
        const status = { sha, state: 'success', context: check_names/* STATUS */.XQ, description };
        await client.rest.repos.createCommitStatus({ ...at, ...status });
    }
    catch (error) {
        return refusedAs(error, 'to set a commit status');
    }
    return { is: 'done', state: await after(probing, pull, check_names/* STATUS */.XQ) };
}
function refusedAs(error, doing) {
    if (error instanceof errors/* GitHubRefused */.YY)
        return { is: 'refused', refusal: error.refusal };
    const failure = (0,errors/* failureOf */.g5)(error);
    if (!failure || failure.status >= 500)
        throw error;
    return { is: 'refused', refusal: { is: 'other', doing, message: failure.message } };
}
/** The merge state after a report. A required check may count with a moment's delay. */
function after(probing, pull, context) {
    return stateOf(probing, pull, (state) => state !== UNKNOWN && !(state === 'blocked' && probing.required.has(context)));
}
/** Polls the merge state, which GitHub computes in the background. `isFinal` tells which states need no second look. */
async function stateOf({ client, at, wait, signal }, pull_number, isFinal) {
    for (let reads = 1;; reads += 1) {
        const { data } = await client.rest.pulls.get({ ...at, pull_number });
        const state = data.mergeable === null ? UNKNOWN : data.mergeable_state;
        if (isFinal(state) || reads >= READS)
            return state;
        await wait(1000 * reads, signal);
    }
}
/** Cleans up, even after an interruption. @returns what could not be removed */
async function cleanUp(probing) {
    if (!probing.commit)
        return [];
    const { pr } = probing.seen;
    const left = [];
    if (pr !== undefined && !(await probe_close(probing, pr)))
        left.push({ is: 'pull', pr });
    try {
        left.push(...(await remove(probing)).left);
    }
    catch {
        left.push({ is: 'branch', persons: false });
    }
    return left;
}
/**
 * Closes open pull requests from the branch, and deletes it.
 *
 * @returns what could not be removed, and whether there was anything
 */
async function remove(probing) {
    const { remote, seen } = probing;
    const tip = await remote.remoteTip(REF);
    if (tip === undefined)
        return { found: false, left: [] };
    if (!(await isOurs(probing, tip)))
        return { found: true, left: [{ is: 'branch', persons: true }] };
    const left = [];
    for (const pr of await openNumbers(probing))
        if (pr !== seen.pr && !(await probe_close(probing, pr)))
            left.push({ is: 'pull', pr });
    const [pushed] = await remote.push([{ ref: REF, commit: undefined, lease: tip }]);
    // If the branch is gone already, that is fine.
    const isGone = pushed?.is === 'pushed' || (await remote.remoteTip(REF)) === undefined;
    if (!isGone)
        left.push({ is: 'branch', persons: false });
    return { found: true, left };
}
/** Whether the branch has only Tributary's commits: anybody can push to it. */
async function isOurs({ remote, store, base, commit }, tip) {
    if (tip === commit)
        return true;
    await remote.fetch([REF]);
    if ((await store.resolve((0,git_names/* fetchedRef */.lH)(REF))) !== tip)
        return false;
    const committers = await store.committers(base.commit, tip);
    return committers.every((email) => email === git_names/* IDENTITY */.zK.email);
}
/** Open pull requests from the branch, on any base. A fork's branch with this name does not count. */
async function openNumbers({ client, at }) {
    const head = `${at.owner}:${git_names/* PROBE_BRANCH */.Ac}`;
    const asked = { ...at, state: 'open', head, per_page: 100 };
    const own = `${at.owner}/${at.repo}`.toLowerCase();
    return (await client.paginate(client.rest.pulls.list, asked)).flatMap(({ number, head: from }) => from.ref === git_names/* PROBE_BRANCH */.Ac && from.repo?.full_name.toLowerCase() === own ? [number] : []);
}
async function probe_close({ client, at, wait }, pull_number) {
    for (let tries = 1;; tries += 1)
        try {
            await client.rest.pulls.update({ ...at, pull_number, state: 'closed' });
            return true;
        }
        catch (error) {
            if (!(0,errors/* mayHaveSucceeded */.p8)(error) || tries >= probe_TRIES)
                return false;
            await wait(1000 * tries);
        }
}
/** Pushes a commit that no earlier probe used: statuses and check runs stay with a commit forever. */
async function push(probing) {
    const { store, remote, base, now } = probing;
    const tree = await store.withFile(base.tree, FILE, `tributary doctor --probe, ${now}\n`);
    const commit = await store.commit(tree, [base.commit], {
        message: TITLE,
        author: git_names/* IDENTITY */.zK,
        date: now,
    });
    probing.commit = commit;
    const [pushed] = await remote.push([{ ref: REF, commit, lease: undefined }]);
    if (pushed?.is !== 'pushed')
        throw refusedPush(git_names/* PROBE_BRANCH */.Ac, pushed ?? { is: 'refused', why: 'other', message: '' });
    return commit;
}
/** @throws errors that are neither git's nor GitHub's: defects */
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

// EXTERNAL MODULE: ./lib/adapters/github/repo.js
var github_repo = __webpack_require__(9688);
;// CONCATENATED MODULE: ./lib/adapters/github/statuses.js
/** Reports checks as commit statuses: only GitHub Apps can create check runs, a person's token cannot. */




/** GitHub's limit for the description of a commit status. */
const statuses_LONGEST_DESCRIPTION = 140;
/** Wraps a forge so that it reports commit statuses once GitHub has refused a check run to this token. */
function withStatuses(forge, { rest }, repo) {
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
        const at = { owner: repo.owner, repo: repo.name, sha };
        for (const status of statusesOf(results))
            await rest.repos.createCommitStatus({ ...at, ...status });
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
}
/** One status for each check, and the one that rules require if a result is against the change. */
function statusesOf(results) {
    const verdicts = results.flatMap((each) => ('suite' in each ? [] : [verdictCheck(each)]));
    const tests = testsCheck(results.flatMap((each) => ('suite' in each ? [each] : [])));
    const against = blockedDescription(results);
    return [
        ...[...verdicts, ...(tests ? [tests] : [])].map(toStatus),
        ...(against === undefined
            ? []
            : [{ context: check_names/* STATUS */.XQ, state: 'failure', description: against }]),
    ];
}
function toStatus({ name, conclusion, title }) {
    return {
        context: name,
        state: conclusion === 'success' || conclusion === 'neutral' ? 'success' : 'failure',
        description: (0,plain/* plainText */.w)(title, statuses_LONGEST_DESCRIPTION),
    };
}

// EXTERNAL MODULE: ./lib/wiring/github.js + 1 modules
var github = __webpack_require__(7890);
// EXTERNAL MODULE: ./lib/wiring/ports.js + 38 modules
var wiring_ports = __webpack_require__(7685);
;// CONCATENATED MODULE: ./lib/wiring/local-github.js











/**
 * Uses the shared ledger and restores the local ledger branch afterwards: runs without GitHub take their
 * estimates from the local one.
 */
function besideOwnLedger(shared, git, store) {
    const aside = async (use) => {
        const own = await store.resolve(git_names/* LEDGER_REF */.oQ);
        try {
            return await use();
        }
        finally {
            await (own
                ? git(['update-ref', '--no-deref', git_names/* LEDGER_REF */.oQ, own])
                : git(['update-ref', '--no-deref', '-d', git_names/* LEDGER_REF */.oQ], { accept: [1, 128] }));
        }
    };
    return {
        read: () => aside(() => shared.read()),
        append: (entries) => aside(() => shared.append(entries)),
    };
}
/**
 * Whether a workflow run on GitHub is active. If GitHub cannot answer, assumes no: landings are pinned to a
 * head anyway.
 */
function isRunningOn({ rest }, { owner, name }) {
    return async (run) => {
        const id = (0,model/* workflowOfRun */.u1)(run);
        if (id === undefined)
            return false;
        try {
            const asked = { owner, repo: name, run_id: id };
            return (await rest.actions.getWorkflowRun(asked)).data.status !== 'completed';
        }
        catch {
            return false;
        }
    };
}
/** The base branch on GitHub. @throws GitError if it does not exist */
function baseOnGitHub(git, { store }, repo, branch) {
    const remote = (0,github_remote/* createRemote */.h)({ git, url: (0,github_repo/* repoUrl */.w)(repo), token: repo.token });
    return fetchBase(remote, store, branch);
}
/** @throws GitHubRefused if this token cannot see the repository */
async function repositoryFacts(repo, note) {
    const { owner, name } = repo;
    const { rest } = createClient({ ...repo, log: note });
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
/** Opens a pull request, reports what GitHub does with it, and closes it. */
function probeOn(repo, git, { store }, options, note) {
    return probe({
        ...options,
        store,
        client: createClient({ ...repo, log: note }),
        remote: (0,github_remote/* createRemote */.h)({ git, url: (0,github_repo/* repoUrl */.w)(repo), token: repo.token }),
        repo,
    });
}
/** All ports, with local worktrees and GitHub as the forge. */
async function createGitHubPorts(context, repo) {
    const { repository, store, run, branch, clock, events } = context;
    const { git } = repository;
    const note = (message) => events.emit({ is: 'note', message });
    const client = createClient({ ...repo, log: note });
    const { remote, ledger } = (0,github/* createGitHubParts */.c)({
        repo,
        client,
        git,
        store,
        clock,
        warn: note,
    });
    const workspaces = (0,wiring_ports/* openWorkspaces */.$c)(context);
    const forge = createGitHubForge({
        client,
        remote,
        store,
        repo,
        base: branch,
        run,
        isRunning: isRunningOn(client, repo),
        collect: workspaces.collect,
        ownChecks: true,
        log: note,
    });
    const ports = await (0,wiring_ports/* createPorts */.RV)({
        ...context,
        workspaces,
        forge: withFixes(withStatuses(forge, client, repo), store),
        ledger: besideOwnLedger(ledger, git, store),
        base: () => fetchBase(remote, store, branch),
    });
    return { ports, github: { forge, remote } };
}
/** Uses fixes that a person committed in the task's worktree, as the local forge does. */
function withFixes(forge, store) {
    return {
        ...forge,
        open: async () => Promise.all((await forge.open()).map(async (pull) => {
            const tip = await fixedHere(store, pull);
            return tip ? { ...pull, tip } : pull;
        })),
    };
}
/** The head of a task's worktree, if it adds unpushed commits to the delivered work. */
async function fixedHere(store, pull) {
    const { change, commit, tip, branch } = pull;
    const here = await store.resolve((0,git_names/* refOf */.H8)(branch));
    if (!here || here === change.head || tip !== commit)
        return undefined;
    // If the change is not in the store, the branch is another run's and says nothing about this change.
    if (!(await store.resolve(change.head)))
        return undefined;
    return (await store.mergeBase(here, change.head)) === change.head ? here : undefined;
}
/** Fetches the base from GitHub each time: the ref of an earlier fetch is local, and an agent could have changed it. */
async function fetchBase(remote, store, branch) {
    const commit = await remote.fetchBase(branch);
    return { branch, commit, tree: await store.tree(commit) };
}


/***/ })

};
