export const id = 371;
export const ids = [371];
export const modules = {

/***/ 4481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ createRemote)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(3314);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(4887);
// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git_git = __webpack_require__(5417);
// EXTERNAL MODULE: ./lib/adapters/github/errors.js
var errors = __webpack_require__(7443);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(5391);
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

/***/ 9836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ repoUrl)
/* harmony export */ });
/** The repository's web and git URL, without credentials. */
function repoUrl({ serverUrl, owner, name }) {
    return `${serverUrl}/${owner}/${name}`;
}


/***/ }),

/***/ 7371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ createGitHubParts),
  refuseRules: () => (/* binding */ refuseRules)
});

// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(3314);
// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(9515);
// EXTERNAL MODULE: ./lib/adapters/git/objects.js
var objects = __webpack_require__(6231);
// EXTERNAL MODULE: ./lib/adapters/ledger.js
var ledger = __webpack_require__(1795);
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
var refusals_text = __webpack_require__(7085);
// EXTERNAL MODULE: ./lib/adapters/github/remote.js + 1 modules
var github_remote = __webpack_require__(4481);
// EXTERNAL MODULE: ./lib/adapters/github/repo.js
var github_repo = __webpack_require__(9836);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(3503);
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


/***/ })

};
