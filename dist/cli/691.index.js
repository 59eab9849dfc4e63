export const id = 691;
export const ids = [691];
export const modules = {

/***/ 5753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ acquireLock),
/* harmony export */   m: () => (/* binding */ lockHolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6921);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9635);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4484);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4231);
/* harmony import */ var _process_process_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3602);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8020);
/** A lock that allows one Tributary process for each repository. */










const MAX_LOCK_BYTES = 64 * 1024;
/** Each failed try means that another process succeeded; this many in a row mean that something is broken. */
const MAX_TRIES = 100;
const Holder = zod__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({
    /** Unique for each lock, since paths and process IDs are reused. */
    id: zod__WEBPACK_IMPORTED_MODULE_8__/* .uuid */ .uRe(),
    pid: zod__WEBPACK_IMPORTED_MODULE_8__/* .int */ .Whr().positive(),
    /** Process start time from `processStart`: the ID alone may belong to another process by now. */
    began: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    command: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    startedAt: _core_model_js__WEBPACK_IMPORTED_MODULE_3__/* .Instant */ .MW,
});
/**
 * Acquires the lock, also from a process that has died. If two processes try at once, at most one succeeds.
 *
 * @param file absolute path; its folder is created
 * @throws UserError naming the holder, if it is alive
 */
async function acquireLock(file, request) {
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    const began = (await (0,_process_process_table_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(request.pid)) ?? 'unknown';
    const holder = { id, began, ...request };
    const mine = `${file}.${id}`;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(mine, `${JSON.stringify(holder)}\n`, { flag: 'wx' });
    try {
        for (let tries = 0; tries < MAX_TRIES; tries += 1) {
            if (await tryAcquire(file, mine, id)) {
                return { release: async () => release(file, id) };
            }
        }
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(mine, { force: true });
    }
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`Could not acquire the lock ${file}. Try again.`]);
}
/** The current holder; undefined if there is none, or its process has died. */
async function lockHolder(file) {
    const last = (await chain(file)).at(-1);
    return last !== undefined && (await isAlive(last.holder)) ? last.holder : undefined;
}
/**
 * Tries once. `mine` is a complete lock file under a unique name. @throws UserError if a living process holds
 * the lock
 */
async function tryAcquire(file, mine, id) {
    const before = await chain(file);
    const last = before.at(-1);
    if (last !== undefined && (await isAlive(last.holder)))
        throw heldBy(last.holder);
    const place = last === undefined ? file : successorPath(file, last.holder);
    if (!(await linkFirst(mine, place)))
        return false;
    // A successor may have become the head of the chain after we read it. Then our link is not part of the chain.
    const after = await chain(file);
    if (after.at(-1)?.holder.id !== id) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(place, { force: true });
        return false;
    }
    if (place !== file)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(place, file);
    const dead = after.slice(1).filter(({ path }) => path !== place);
    for (const { path } of dead)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
    return true;
}
function heldBy(holder) {
    const since = new Date(holder.startedAt).toLocaleTimeString('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
    });
    return new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([
        `${holder.command} has been running here since ${since} (pid ${holder.pid}). Wait for it, or stop it:`,
    ], [`kill ${holder.pid}`]);
}
/** Links the file, or returns false if the name is taken. */
async function linkFirst(from, to) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(from, to);
        return true;
    }
    catch (error) {
        if ((0,_system_error_js__WEBPACK_IMPORTED_MODULE_9__/* .systemErrorCode */ .v)(error) === 'EEXIST')
            return false;
        throw error;
    }
}
/**
 * The lock and its successors. A dead holder's lock is not removed but succeeded by another one, under a name
 * that only one process can create. The last of the chain is the valid one.
 */
async function chain(file) {
    const links = [];
    for (let path = file;;) {
        const holder = await readHolder(path);
        if (holder === undefined)
            return links;
        links.push({ path, holder });
        path = successorPath(file, holder);
    }
}
/** Path for the lock that succeeds a dead holder's. */
function successorPath(file, holder) {
    return `${file}.after-${holder.id}`;
}
async function isAlive(holder) {
    const start = await (0,_process_process_table_js__WEBPACK_IMPORTED_MODULE_7__/* .processStart */ .gy)(holder.pid);
    if (start === undefined)
        return false;
    return start === 'unknown' || holder.began === 'unknown' || start === holder.began;
}
async function release(file, id) {
    if ((await readHolder(file))?.id === id)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
}
async function readHolder(file) {
    const found = await (0,_json_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readJsonFile */ .JE)(file, Holder, MAX_LOCK_BYTES);
    if (found.is === 'value')
        return found.value;
    if (found.is === 'none')
        return undefined;
    // We write locks atomically, so this is not a half-written one. Nobody can tell whether it is held.
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError([`The lock ${file} ${found.why}. Remove it if Tributary is not running here:`], [`rm -r ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .shellWord */ .r7)(file)}`]);
}


/***/ }),

/***/ 4691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/adapters/files/lock.js
var files_lock = __webpack_require__(5753);
// EXTERNAL MODULE: ./lib/adapters/git/repository.js
var git_repository = __webpack_require__(3611);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/adapters/files/absent.js
var absent = __webpack_require__(8907);
// EXTERNAL MODULE: ./lib/adapters/files/regular-file.js
var regular_file = __webpack_require__(5323);
// EXTERNAL MODULE: ./lib/adapters/git/settings.js
var git_settings = __webpack_require__(5286);
;// CONCATENATED MODULE: ./lib/adapters/git/watch.js
/** What of a person's repository is not Tributary's to change: settings, hooks and refs. */








const MAX_HOOK_BYTES = 1024 * 1024;
/** Names, each with a digest of what it stands for: a setting's value may be a secret. */
const Digests = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
/** The state of a person's repository. */
const Belongings = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    settings: Digests,
    hooks: Digests,
    refs: Digests,
});
/** @param branch the base, which landings move */
async function readBelongings({ checkout, git, gitDir }, branch) {
    const [settings, hooks, refs] = await Promise.all([
        (0,git_settings/* readSettings */.sb)(checkout),
        readHooks((0,external_node_path_.join)(gitDir, 'hooks')),
        git(['for-each-ref', '--format=%(refname) %(objectname)']),
    ]);
    const values = new Map();
    for (const { key, value } of settings)
        values.set(key, [...(values.get(key) ?? []), value]);
    return {
        version: 1,
        settings: Object.fromEntries([...values].map(([key, all]) => [key, digest(all.join('\0'))])),
        hooks,
        refs: Object.fromEntries(refs.stdout
            .split('\n')
            .map((line) => line.split(' '))
            .flatMap(([ref = '', at = '']) => (isPersons(ref, branch) ? [[ref, at]] : []))),
    };
}
/** What differs; undefined if nothing does. */
function changesBetween(before, after) {
    const changes = {
        settings: changed(before.settings, after.settings),
        hooks: changed(before.hooks, after.hooks),
        refs: changed(before.refs, after.refs),
    };
    return Object.values(changes).some((names) => names.length > 0) ? changes : undefined;
}
function isPersons(ref, branch) {
    const isOurs = ref.startsWith(git_names/* OWN_REFS */.UG) || ref === git_names/* LEDGER_REF */.oQ || ref === (0,git_names/* refOf */.H8)(branch);
    return ref !== '' && !isOurs && !(0,git_names/* isTaskBranch */.QB)(ref.slice((0,git_names/* refOf */.H8)('').length));
}
async function readHooks(folder) {
    const names = (await (0,absent/* ifPresent */.x)((0,promises_.readdir)(folder))) ?? [];
    const hooks = names.filter((name) => !name.endsWith('.sample')).toSorted();
    const bytes = await Promise.all(hooks.map((name) => (0,regular_file/* readRegularBytes */.Of)((0,external_node_path_.join)(folder, name), MAX_HOOK_BYTES)));
    return Object.fromEntries(hooks.map((name, at) => [name, digest(bytes[at] ?? 'not a regular file')]));
}
function changed(before, after) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].filter((name) => before[name] !== after[name]).toSorted();
}
function digest(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 32);
}

// EXTERNAL MODULE: ./lib/adapters/files/own-folder.js
var own_folder = __webpack_require__(9285);
// EXTERNAL MODULE: ./lib/commands/open-runs.js + 1 modules
var open_runs = __webpack_require__(8720);
// EXTERNAL MODULE: external "node:readline/promises"
var external_node_readline_promises_ = __webpack_require__(6848);
// EXTERNAL MODULE: ./lib/text/plan-text.js
var plan_text = __webpack_require__(9946);
;// CONCATENATED MODULE: ./lib/adapters/terminal/ask.js
/** Asks a person about overlapping tasks. */


const TRIES = 3;
const answers = new Map([
    ['1', 'sequential'],
    ['2', 'continue'],
    ['3', 'cancel'],
    ['', 'cancel'],
]);
/** Asks the guide's question. No answer (an empty line, the end of input, Ctrl-C) or three unknown answers cancel. */
async function askOverlap(overlaps, { input, output }) {
    const dialog = (0,external_node_readline_promises_.createInterface)({ input, output, prompt: 'Your choice (1, 2 or 3): ' });
    output.write(`${(0,plan_text/* overlapPrompt */.o6)(overlaps)}\n\n`);
    dialog.prompt();
    let tries = 0;
    // Reads lines instead of using `question()`, which never resolves if the input ends.
    for await (const line of dialog) {
        const answer = answers.get(line.trim());
        if (answer !== undefined)
            return answer;
        tries += 1;
        if (tries === TRIES)
            return 'cancel';
        dialog.prompt();
    }
    // End of input or Ctrl-C left the cursor on the question's line.
    output.write('\n');
    return 'cancel';
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/text/progress.js
var text_progress = __webpack_require__(8328);
// EXTERNAL MODULE: ./lib/text/event-lines.js
var event_lines = __webpack_require__(5717);
;// CONCATENATED MODULE: ./lib/adapters/terminal/live-view.js
/** Shows events to a person: scrolling lines, and on a terminal a live region with the running tasks below them. */



const FRAME_MILLISECONDS = 100;
const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';
const colors = [
    ['❌', 'red'],
    ['🛑', 'red'],
    ['⏱️', 'red'],
    ['⚠️', 'yellow'],
    ['✅', 'green'],
];
/** Creates a sink for a run's events. It never throws: a closed output must not end a run. */
function createTerminal(options) {
    const { now, ask = [], asked, every = unreferencedTimer } = options;
    const write = lossyWriter(options.stdout);
    const live = options.isTTY && hasSize(options);
    const screen = live ? liveScreen(options, write) : logScreen(write);
    let progress = text_progress/* NOTHING_RUNS */.zF;
    let base = 'main';
    let tasks = ask;
    const tick = () => screen.draw(progress, now());
    const interval = live ? FRAME_MILLISECONDS : (options.intervalSeconds ?? 30) * 1000;
    const stop = every(interval, tick);
    return {
        ready: screen.ready,
        tick,
        emit(event) {
            if (event.is === 'planned') {
                base = event.plan.base.branch;
                if (ask.length === 0)
                    tasks = event.plan.tasks.map(({ id }) => id);
            }
            progress = (0,text_progress/* advance */.np)(progress, event, now(), base);
            screen.print((0,event_lines/* eventLines */.Cl)(event, { ...asked, base, ask: tasks }), progress, now());
        },
        close() {
            stop();
            screen.close();
        },
    };
}
function unreferencedTimer(milliseconds, run) {
    const timer = setInterval(run, milliseconds).unref();
    return () => clearInterval(timer);
}
/** Writes until the reader closes the pipe (`tributary run … | head`), then discards output. */
function lossyWriter(stdout) {
    let gone = false;
    // Never removed: the error of the last write may come after everything else is done.
    stdout.on('error', () => {
        gone = true;
    });
    return (text) => {
        if (!gone && stdout.writable)
            stdout.write(text);
    };
}
/** A terminal that nobody looks at (`docker run -t`, `script`) may have no columns, so no room for a live region. */
function hasSize({ stdout, columns }) {
    return (stdout.columns ?? columns) > 0;
}
function liveScreen({ stdout, columns, noColor }, write) {
    const paint = noColor ? (line) => line : painted;
    const cursor = hiddenCursor(write);
    let region;
    let closed = false;
    let frame = 0;
    const load = async () => {
        region = await loadRegion(stdout, columns);
    };
    const draw = (progress, now) => {
        if (region === undefined || closed)
            return;
        // One column stays free: some terminals wrap a line that fills the last one.
        const lines = (0,text_progress/* liveLines */.Ys)(progress, now, (stdout.columns ?? columns) - 1, frame);
        frame += 1;
        if (lines.length === 0)
            return region.clear();
        cursor.hide();
        region(lines.join('\n'));
    };
    return {
        ready: load(),
        draw,
        print(lines, progress, now) {
            if (lines.length === 0)
                return;
            region?.clear();
            write(live_view_text(lines.map(paint)));
            draw(progress, now);
        },
        close() {
            if (closed)
                return;
            closed = true;
            region?.clear();
            cursor.show();
        },
    };
}
/** Colors a line: failures red, successes green, warnings yellow. */
function painted(line) {
    const color = colors.find(([sign]) => line.startsWith(sign))?.[1];
    // The caller decided whether to use colors, not this process's stdout.
    return color === undefined ? line : (0,external_node_util_.styleText)(color, line, { validateStream: false });
}
/** Also shows the cursor again if the process exits early. */
function hiddenCursor(write) {
    let hidden = false;
    const show = () => {
        if (hidden)
            write(SHOW_CURSOR);
        hidden = false;
        process.off('exit', show);
    };
    const hide = () => {
        if (hidden)
            return;
        hidden = true;
        write(HIDE_CURSOR);
        process.once('exit', show);
    };
    return { hide, show };
}
/** Loaded only when needed: it must not slow down a run with piped output. */
async function loadRegion(stdout, columns) {
    try {
        const { createLogUpdate } = await __webpack_require__.e(/* import() */ 886).then(__webpack_require__.bind(__webpack_require__, 9886));
        // log-update's own cursor hiding checks stderr, which may be a file.
        return createLogUpdate(stdout, { showCursor: true, defaultWidth: columns });
    }
    catch {
        // Without it there is no live region, but every line is printed.
        return undefined;
    }
}
function logScreen(write) {
    const print = (lines) => {
        if (lines.length > 0)
            write(live_view_text(lines));
    };
    return {
        ready: Promise.resolve(),
        print,
        draw: (progress, now) => print((0,text_progress/* logLines */.OG)(progress, now)),
        close: () => { },
    };
}
function live_view_text(lines) {
    return lines.map((line) => `${line}\n`).join('');
}

// EXTERNAL MODULE: ./lib/core/metrics/outcomes.js
var metrics_outcomes = __webpack_require__(9832);
// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/wiring/sandbox.js
var wiring_sandbox = __webpack_require__(9473);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/text/belongings.js
/** What changed in a person's repository while agents worked, as one line. */

const MOST_NAMED = 4;
const COMMANDS = {
    settings: 'git config --list --show-origin',
    hooks: 'ls -l "$(git rev-parse --git-common-dir)/hooks"',
    refs: 'git for-each-ref',
};
function belongingsText(changes) {
    const parts = ['settings', 'hooks', 'refs'].filter((kind) => changes[kind].length > 0);
    const named = parts.map((kind) => `${kind} (${namesOf(changes[kind])})`).join(', ');
    const commands = parts.map((kind) => COMMANDS[kind]).join('; ');
    return `While agents worked, git ${named} of your repository changed, and not by Tributary. Nothing was put back. To look: ${commands}`;
}
function namesOf(names) {
    const shown = names.slice(0, MOST_NAMED).map((name) => (0,plain/* plainText */.w)(name, 80));
    const more = names.length - shown.length;
    return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/report/partial-success.js
var partial_success = __webpack_require__(4161);
// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
// EXTERNAL MODULE: ./lib/stages/report.js + 5 modules
var report = __webpack_require__(6547);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/metrics/cost.js
var cost = __webpack_require__(3540);
;// CONCATENATED MODULE: ./lib/core/train/landing.js
/**
 * The tests that still have to run: every candidate up to the first red one, since none after it can land;
 * and the baseline only if the first candidate is red, to find out which of the two is at fault.
 */
function wantedTests(facts) {
    const [baseline, ...rest] = facts.candidates;
    const wanted = [];
    for (const [at, candidate] of rest.entries()) {
        const judgement = stateOf(facts, candidate);
        if (judgement.is === 'missing')
            wanted.push({ candidate, suites: judgement.suites });
        if (judgement.is !== 'red')
            continue;
        const before = at === 0 && baseline ? stateOf(facts, baseline) : undefined;
        if (baseline && before?.is === 'missing')
            wanted.push({ candidate: baseline, suites: before.suites });
        break;
    }
    return wanted;
}
/**
 * Lands the longest green prefix, ejects the first red change and requeues the changes after it. A change is
 * blamed only if everything before it is green; a red baseline stops the train.
 */
function decide(facts) {
    const [baseline, ...rest] = facts.candidates;
    const decisions = [];
    let before = baseline ? stateOf(facts, baseline) : { is: 'missing', suites: [] };
    for (const [at, candidate] of rest.entries()) {
        const judgement = stateOf(facts, candidate);
        const task = newestOf(candidate);
        if (judgement.is === 'missing' || task === undefined)
            return [...decisions, ...requeue(rest.slice(at))];
        if (judgement.is === 'red')
            return [...decisions, ...blame(before, judgement.tests, [candidate, ...rest.slice(at + 1)])];
        decisions.push({ is: 'land', task, candidate });
        before = judgement;
    }
    return decisions;
}
/** Green only if every suite is green. A lost result does not count: no change is blamed for it. */
function stateOf(facts, candidate) {
    const results = facts.suites.map((suite) => ({
        suite,
        test: facts.result(candidate.tree, suite),
    }));
    const bad = results.find(({ test }) => test && test.result !== 'lost' && !isGreen(test))?.test;
    if (bad)
        return { is: 'red', tests: bad };
    const missing = results.filter(({ test }) => !test || test.result === 'lost');
    if (missing.length > 0 || results.length === 0)
        return { is: 'missing', suites: missing.map(({ suite }) => suite) };
    return { is: 'green' };
}
function isGreen({ result }) {
    return result === 'green' || result === 'flaky';
}
/** Decides about the first red candidate and those after it. `before` is the candidate it was stacked on. */
function blame(before, tests, [first, ...behind]) {
    const task = newestOf(first);
    switch (before.is) {
        case 'green':
            return task === undefined ? [] : [{ is: 'eject', task, tests }, ...requeue(behind)];
        case 'missing':
            return requeue([first, ...behind]);
        case 'red':
            return [{ is: 'stop', stop: baselineStop(before.tests) }, ...requeue([first, ...behind])];
        default:
            return before;
    }
}
function requeue(candidates) {
    return candidates.flatMap((candidate) => {
        const task = newestOf(candidate);
        return task === undefined ? [] : [{ is: 'requeue', task }];
    });
}
/** The newest task in a candidate: the one that lands with it, or that made it red. */
function newestOf(candidate) {
    return candidate.changes.at(-1);
}
function baselineStop(tests) {
    return tests.result === 'setup'
        ? { is: 'setup', command: tests.failures[0] ?? '', tail: tests.tail }
        : { is: 'red-baseline', tests: [tests] };
}

// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/stages/base-guard.js
/**
 * Who moved the base while agents worked. Commits of others are shown, and landing goes on top of them. It stops
 * at a commit that an agent made: such a commit passed no gate.
 */







const MOST_SHOWN = 5;
/** @throws UserError if an agent committed to the base, until a person accepts that */
async function guardBase(run, ports) {
    const first = await run.dir.read((0,run_layout/* planFile */.eS)(1), model/* Plan */.cw);
    const { branch, commit: to } = await ports.base();
    if (!first || first.base.commit === to)
        return;
    const from = first.base.commit;
    const { agents, people } = await foreignCommits(ports, run.request.run, from, to);
    const open = await notAccepted(run, ports, agents);
    if (open.length > 0) {
        const stopped = { version: 1, branch, from, to };
        await run.dir.write((0,run_layout/* baseFile */.cK)('stopped', to), stopped);
        throw refusal(run, stopped, open);
    }
    if (people.length > 0 && (await run.dir.write((0,run_layout/* baseFile */.cK)('seen', to), { version: 1 })))
        ports.events.emit({ is: 'note', message: movedText(branch, people) });
}
/** The error for a base that an agent moved, with the commands that undo or accept it. */
function refusal({ request }, { branch, from, to }, commits = []) {
    const before = (0,reasons/* typedSha */.vg)(from);
    return new user_error.UserError([
        `An agent committed directly to ${branch} and bypassed the gates: ${before}..${(0,reasons/* typedSha */.vg)(to)}.`,
        ...commits.slice(0, MOST_SHOWN).map((each) => `  ${commitLine(each)}`),
        'This run landed nothing on top of it.',
    ], [
        `git log ${before}..${branch}`,
        `git branch -f ${branch} ${before}    (or, if it is checked out: git reset --hard ${before})`,
        `${(0,next_steps/* acceptBase */.aI)(request.ask, (0,next_steps/* askedOf */.iN)(request), to)}    (to keep it and go on)`,
    ], 1);
}
/** Commits on the base that Tributary did not land. */
async function foreignCommits({ store, workspaces }, run, from, to) {
    const [agents, people] = [[], []];
    for (const each of await store.commits(from, to)) {
        const { commit, author, committer } = each;
        const isAgents = (0,git_names/* isAgentEmail */.GX)(author.email) ||
            (0,git_names/* isAgentEmail */.GX)(committer.email) ||
            (await workspaces.holderOf(commit)) !== undefined;
        if (isAgents)
            agents.push(each);
        else if (committer.email !== git_names/* IDENTITY */.zK.email && each.run !== run)
            people.push(each);
    }
    return { agents, people };
}
async function notAccepted(run, { store }, commits) {
    if (commits.length === 0)
        return [];
    const names = (await run.dir.list(run_layout/* folders */.oW.base)).filter((name) => name.includes('/accepted-'));
    const tips = await Promise.all(names.map((name) => run.dir.read(name, model/* AcceptedBase */.HL)));
    const open = [];
    for (const each of commits) {
        const within = await Promise.all(tips.map(async (tip) => tip && (await store.mergeBase(each.commit, tip.to)) === each.commit));
        if (!within.includes(true))
            open.push(each);
    }
    return open;
}
function movedText(branch, commits) {
    const shown = commits.slice(0, MOST_SHOWN).map(commitLine);
    const more = commits.length - shown.length;
    const all = [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
    return `${branch} moved while agents worked: ${(0,reasons/* count */.U9)(commits.length, 'commit')} of others (${all}). Landing goes on top.`;
}
function commitLine({ commit, author, subject, }) {
    return `${(0,reasons/* typedSha */.vg)(commit)} ${(0,plain/* plainText */.w)(subject, 60)} (${(0,plain/* plainText */.w)(author.name, 40)})`;
}

// EXTERNAL MODULE: ./lib/stages/examine.js
var examine = __webpack_require__(2044);
// EXTERNAL MODULE: ./lib/core/gates/policy.js
var gates_policy = __webpack_require__(1296);
// EXTERNAL MODULE: ./lib/core/gates/verdict.js
var verdict = __webpack_require__(2421);
;// CONCATENATED MODULE: ./lib/stages/gate.js
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
/** gate: runs the checks that are commands on one change, in a temporary worktree. Verdicts are named by the change. */




function kindOfCheck({ model }) {
    return model === undefined ? 'scan' : 'review';
}
/**
 * Runs every command that applies to a change and has no usable verdict yet. `queue` runs the built-in
 * checks of `security`: a job that runs untrusted code cannot vouch for them.
 */
async function gate(run, ports, job) {
    const { change, task } = job;
    const files = await changedPaths(ports.store, change);
    const policy = ports.digest((0,gates_policy/* policyTerms */.wG)(run.config, task));
    const checks = (0,gates_policy/* checksFor */.NR)(run.config, task, files, ports.match)
        .filter(hasCommand)
        .filter(({ command }) => job.kind === undefined || kindOfCheck(command) === job.kind);
    const open = [];
    for (const check of checks) {
        const known = await run.dir.read((0,run_layout/* verdictFile */.Y1)(change, check.gate, policy), model/* Verdict */.Y);
        if (!known || !(0,gates_policy/* isUsable */.Ng)(known, change, policy))
            open.push(check);
    }
    for (const check of open) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // One worktree for each check: files that one command leaves behind must not mislead the next.
            // A review is an agent: it runs in the base's tree and reads the change as a patch, so that it loads no
            // instructions, settings or hooks of the change.
            const workspace = __addDisposableResource(env_1, await ports.workspaces.forTree(kindOfCheck(check.command) === 'review' ? change.base : change.head, `gate-${task.id}-${check.gate}`), true);
            await ports.store.patch(change.base, change.head, `${workspace.handover}/${run_layout/* HANDOVER */.II.patch}`);
            const verdict = await scan(run, ports, job, workspace, check, policy);
            if (!verdict)
                return;
            if (verdict.result !== 'error')
                await run.dir.write((0,run_layout/* verdictFile */.Y1)(change, check.gate, policy), verdict);
            else
                await run.dir.write((0,run_layout/* errorFile */.xv)(change, check.gate, run.round), verdict);
            ports.events.emit({ is: 'judged', task: task.id, verdict, agent: change.agent });
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
}
/** The changed paths, for `when` and for $TRIBUTARY_FILES. */
async function changedPaths(store, change) {
    return (await store.diff(change.base, change.head)).map(({ path }) => path);
}
function hasCommand(check) {
    return check.command?.run !== undefined;
}
async function scan(run, ports, job, workspace, check, policy) {
    const { change, task } = job;
    const { command } = check;
    const usageFile = `${workspace.handover}/${run_layout/* HANDOVER */.II.usage}`;
    const end = await workspace.run({
        run: command.run ?? '',
        env: {
            TRIBUTARY_TASK: task.id,
            TRIBUTARY_GATE: check.gate,
            TRIBUTARY_BASE: change.base,
            TRIBUTARY_HEAD: change.head,
            TRIBUTARY_DIFF: `${workspace.handover}/${run_layout/* HANDOVER */.II.patch}`,
            TRIBUTARY_USAGE: usageFile,
            ...(command.model !== undefined && { TRIBUTARY_MODEL: command.model }),
        },
        configEnv: [...run.config.env, ...command.env],
        limit: command.timeout,
        log: await run.dir.path((0,run_layout/* checkLog */.$W)(change, check.gate)),
        capture: true,
        confinement: { kind: 'gate', write: [workspace.handover] },
    });
    // An interrupted check has no verdict: the next run repeats it.
    if (end.ended === 'aborted')
        return undefined;
    const blockOn = check.kind === 'gate' ? (command['block-on'] ?? 'warning') : 'error';
    const { result, findings } = (0,verdict/* verdictOf */.Vj)(end, ports.findings(end.stdout ?? ''), blockOn);
    return (0,verdict/* newVerdict */.QE)(change, check, policy, {
        result,
        findings,
        ...(command.model !== undefined && { model: command.model }),
        usage: await ports.usage(usageFile, command.model),
        startedAt: end.startedAt,
        seconds: end.seconds,
    });
}

// EXTERNAL MODULE: ./lib/core/plan/budget.js
var budget = __webpack_require__(9838);
// EXTERNAL MODULE: ./lib/core/train/marks.js
var marks = __webpack_require__(4472);
// EXTERNAL MODULE: ./lib/core/train/settle.js + 1 modules
var settle = __webpack_require__(7480);
// EXTERNAL MODULE: ./lib/text/commit-text.js
var commit_text = __webpack_require__(708);
;// CONCATENATED MODULE: ./lib/text/feedback.js


const TAIL_LINES = 40;
function feedbackText(setback) {
    switch (setback.is) {
        case 'failure':
            return withTail(`${(0,reasons/* failureText */.kY)(setback.why)}.`, 'tail' in setback.why ? setback.why.tail : '');
        case 'red': {
            const { suite, failures, tail } = setback.tests;
            const named = failures.length > 0 ? ` Failed: ${(0,reasons/* listText */.so)(failures, 20)}.` : '';
            return withTail(`Your change failed the tests (suite ${suite}) and was not merged. Your work is in this directory: fix it.${named}`, tail);
        }
        case 'conflict':
            return `Your change conflicted with changes that were merged in the meantime, in ${(0,reasons/* listText */.so)(setback.files, 20)}. Redo it in this directory.`;
        case 'subtasks':
            return `The subtasks that you asked for are merged and in this directory: ${(0,reasons/* listText */.so)(setback.ids, 20)}. Continue with your task.`;
        default:
            return setback;
    }
}
function withTail(text, tail) {
    const lines = (0,plain/* plainLines */.y)(tail, TAIL_LINES, 400);
    return lines.length === 0 ? text : [text, '', ...lines.map((line) => `    ${line}`)].join('\n');
}

// EXTERNAL MODULE: ./lib/text/marks.js
var text_marks = __webpack_require__(7609);
;// CONCATENATED MODULE: ./lib/core/train/test-output.js
/** Extracts the names of failed tests from the output of common runners. They are only shown, never used to decide. */
const MAX = 20;
const patterns = [
    /^\s*not ok \d+ -? ?(.+?)(?: # time=.*)?$/, // TAP
    /^\s*[✖✕×✗] (.+?)(?: \([\d.]+ ?m?s\)| \d+ms)?$/u, // node --test, jest, mocha, vitest
    /^\s*● (.+)$/u, // jest's details
    /^FAILED (\S+)/, // pytest
    /^\s*--- FAIL: (\S+)/, // go
    /^test (\S+) \.\.\. FAILED$/, // cargo
    /^\[ERROR\] {2,}(\S+?)(?::\d+)? /, // surefire
];
/** Expected failures in TAP, and headings of some runners. */
const noFailure = /^\s*not ok .* # (?:todo|skip)\b|^\s*✖ failing tests:$/i;
/** Built from a code point because a control character in a literal is a lint error. */
const colour = new RegExp(`${String.fromCodePoint(0x1b)}\\[[\\d;]*m`, 'g');
/** At most 20 names, without duplicates, in order of appearance. */
function failedTests(output) {
    const found = new Set();
    for (const raw of output.split(/\r?\n/)) {
        if (raw.length > 500)
            continue;
        const line = raw.replace(colour, '');
        if (noFailure.test(line))
            continue;
        const name = patterns.map((pattern) => pattern.exec(line)?.[1]?.trim()).find(Boolean);
        if (name)
            found.add(name.slice(0, 200));
        if (found.size >= MAX)
            break;
    }
    return [...found];
}

// EXTERNAL MODULE: ./lib/text/setup-changes.js
var setup_changes = __webpack_require__(7637);
;// CONCATENATED MODULE: ./lib/stages/setup.js


const LIMIT = 900;
/** How many files that set-up changed are recorded. */
const setup_MOST_SHOWN = 50;
/** Runs them in order and stops at the first that fails. */
async function runSetup(workspace, config, log) {
    let seconds = 0;
    for (const command of config.setup) {
        const end = await workspace.run({
            run: command,
            env: {},
            configEnv: config.env,
            limit: LIMIT,
            log,
            confinement: { kind: 'set-up' },
        });
        seconds += end.seconds;
        if (end.ended === 'aborted')
            return { is: 'failed', seconds, why: { is: 'interrupted' } };
        if (end.code !== 0)
            return { is: 'failed', seconds, why: { is: 'setup', command, tail: end.tail } };
    }
    return { is: 'ready', seconds };
}
/** Says once a run what set-up changes: it is no work of an agent and never lands. */
async function reportSetupChanges(run, ports, files) {
    if (files.length === 0)
        return;
    const changes = {
        version: 1,
        setup: run.config.setup,
        files: files.slice(0, setup_MOST_SHOWN),
    };
    if (await run.dir.write(run_layout/* SETUP_CHANGES_FILE */.HM, changes))
        ports.events.emit({ is: 'note', message: (0,setup_changes/* setupChangesText */.E)(files) });
}

;// CONCATENATED MODULE: ./lib/stages/test.js
var test_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var test_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




/** The existing result, if it was produced by the same command and set-up. */
async function knownResult(run, ports, tree, suite) {
    const policy = suitePolicy(run, suite, ports.digest);
    const known = await run.dir.read((0,run_layout/* testFile */.NJ)(tree, suite, policy), model/* TestResult */.iE);
    return known?.policy === policy ? known : undefined;
}
/** Name of the file with the result that counts for this suite on this tree. */
function resultFile(run, ports, tree, suite) {
    return testFile(tree, suite, suitePolicy(run, suite, ports.digest));
}
/** Runs the suites that have no result yet; a red one is repeated in a fresh worktree before it counts. */
async function test(run, ports, job) {
    const { tree, changes } = job.candidate;
    const known = await Promise.all(job.suites.map((suite) => knownResult(run, ports, tree, suite)));
    const open = job.suites.filter((_, at) => !known[at]);
    if (open.length === 0)
        return known.flatMap((each) => each ?? []);
    for (const suite of open)
        ports.events.emit({ is: 'testing', tree, suite, changes });
    const first = await attempt(run, ports, { ...job, suites: open }, 1);
    const bad = open.filter((suite) => !['green', 'lost'].includes(first.get(suite)?.result ?? 'lost'));
    const second = bad.length > 0
        ? await attempt(run, ports, { ...job, suites: bad }, 2)
        : new Map();
    const fresh = await Promise.all([...first].map(async ([suite, one]) => {
        const two = second.get(suite);
        const policy = suitePolicy(run, suite, ports.digest);
        const result = {
            version: 1,
            tree,
            suite,
            policy,
            ...(two ? both(one, two) : one),
        };
        // A lost result says nothing about the tree: it is not written, so the suite is run again.
        if (result.result !== 'lost')
            await run.dir.write((0,run_layout/* testFile */.NJ)(tree, suite, policy), result);
        ports.events.emit({ is: 'tested', changes, test: result });
        return result;
    }));
    return [...known.flatMap((each) => each ?? []), ...fresh];
}
/** Runs the set-up in a fresh worktree, then the suites one after the other. */
async function attempt(run, ports, job, tries) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { commit, tree, k } = job.candidate;
        const startedAt = ports.clock.now();
        const name = `test-${run.round}-c${k}-${tries}-${job.suites.join('-').slice(0, 40)}`;
        const workspace = test_addDisposableResource(env_1, await ports.workspaces.forTree(commit, name), true);
        const logs = (0,run_layout/* testLogs */.K9)(tree, tries);
        const setup = await runSetup(workspace, run.config, await run.dir.path(logs.setup));
        const results = new Map();
        for (const suite of job.suites) {
            if (setup.is === 'ready')
                results.set(suite, await runSuite(run, workspace, suite, await run.dir.path(logs.of(suite))));
            else if (setup.why.is === 'setup')
                results.set(suite, {
                    result: 'setup',
                    failures: [setup.why.command],
                    tail: setup.why.tail,
                    startedAt,
                    seconds: setup.seconds,
                });
            else
                results.set(suite, { result: 'lost', failures: [], tail: '', startedAt, seconds: 0 });
        }
        return results;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = test_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function runSuite(run, workspace, name, log) {
    const suite = suiteOf(run, name);
    const end = await workspace.run({
        run: suite.run,
        ...(suite.in !== undefined && { in: suite.in }),
        env: { CI: 'true' },
        configEnv: [...run.config.env, ...suite.env],
        limit: suite.timeout,
        log,
        capture: true,
        confinement: { kind: 'suite' },
    });
    const result = testResultOf(end, suite);
    const failures = result === 'green' ? [] : failedTests(`${end.stdout ?? ''}\n${end.tail}`);
    return { result, failures, tail: end.tail, startedAt: end.startedAt, seconds: end.seconds };
}
/** A suite whose directory is missing is red; one that the machine could not start is lost. */
function testResultOf(end, suite) {
    if (end.ended === 'timeout')
        return 'timeout';
    if (end.ended === 'aborted')
        return 'lost';
    if (end.ended === 'not-started')
        return suite.in === undefined ? 'lost' : 'red';
    return end.code === 0 ? 'green' : 'red';
}
/** The policy of a result: it counts only for the same suite, set-up and environment. */
function suitePolicy(run, name, digest) {
    return digest({ suite: suiteOf(run, name), setup: run.config.setup, env: run.config.env });
}
function suiteOf(run, name) {
    const suite = run.config.suites[name];
    if (!suite)
        throw new Error(`there is no suite ${name}`);
    return suite;
}
/** Green at the second try is flaky, lost at the second try is lost; otherwise the first result counts. */
function both(first, second) {
    return {
        ...first,
        result: second.result === 'green' ? 'flaky' : second.result === 'lost' ? 'lost' : first.result,
        seconds: first.seconds + second.seconds,
    };
}

;// CONCATENATED MODULE: ./lib/stages/land.js
/** land: lands the longest green prefix of the train, one pull request at a time. */













/** The test results of the run directory, in the form that `decide` needs. */
async function landingFacts(run, ports, queue) {
    const suites = Object.keys(run.config.suites);
    const results = new Map();
    for (const { tree } of queue.candidates)
        for (const suite of suites) {
            const result = await knownResult(run, ports, tree, suite);
            if (result)
                results.set(`${tree} ${suite}`, result);
        }
    return {
        candidates: queue.candidates,
        suites,
        result: (tree, suite) => results.get(`${tree} ${suite}`),
    };
}
/** Writes `land-<round>.json` last. If repeated after a kill, it continues from the current base. */
async function land(run, ports, input) {
    const known = await run.dir.read((0,run_layout/* landFile */.cc)(run.round), model/* Land */.CS);
    if (known)
        return known;
    const { plan, results, queue } = input;
    const onBase = new Set(plan.assign.flatMap(({ task, from }) => (from ? [] : [task.id])));
    const setup = results.find((work) => work.is === 'failed' && work.why.is === 'setup' && onBase.has(work.task));
    const progress = await carryOut(run, ports, queue);
    const stop = setup?.is === 'failed' && setup.why.is === 'setup'
        ? { is: 'setup', command: setup.why.command, tail: setup.why.tail }
        : progress.stop;
    const past = await (0,stages_history/* pastOutcomes */.mQ)(run);
    const { outcomes, next } = (0,settle/* settleRound */.S)({
        plan,
        config: (0,budget/* withoutRetriesOverBudget */.wz)(run.config, plan.budget, results, ports.pricing.price),
        results,
        waited: past.waited,
        queued: queue.changes,
        landings: progress.landings,
        stop,
        formatFeedback: (setback) => feedbackText(setback),
    });
    await settlePulls(ports, queue, outcomes);
    await recordSpending(run, ports, input);
    const after = await ports.base();
    const text = (await ports.store.file(after.commit, run.config.tasks)) ?? '';
    const result = {
        version: 1,
        run: run.request.run,
        round: run.round,
        before: queue.base,
        after,
        outcomes,
        next,
        marks: (0,marks/* marksDue */.D)([...past.outcomes, ...outcomes], ports.tasks.parse(text).tasks, text_marks/* markReason */.W),
        ...(stop && { stop }),
    };
    await run.dir.write((0,run_layout/* landFile */.cc)(run.round), result);
    await emitOutcomes(ports, input, progress, outcomes);
    if (stop)
        ports.events.emit({ is: 'stopped', stop });
    const going = next.map(({ task }) => task).filter((task) => task !== model/* BOOKKEEPING */.jI);
    ports.events.emit({ is: 'round-ended', round: run.round, next: going });
    return result;
}
async function carryOut(run, ports, queue) {
    const progress = await alreadyLanded(ports, queue);
    const byTask = new Map(queue.changes.map((each) => [each.change.task, each]));
    const facts = await landingFacts(run, ports, queue);
    for (const decision of decide(facts)) {
        if (decision.is === 'stop')
            progress.stop = decision.stop;
        else if (decision.is === 'eject') {
            progress.landings.set(decision.task, { is: 'ejected', tests: decision.tests });
            await reportTests(ports, byTask.get(decision.task), [decision.tests]);
        }
        else if (decision.is === 'land' &&
            !progress.landings.has(decision.task) &&
            !progress.closed) {
            const queued = byTask.get(decision.task);
            await reportTests(ports, queued, testsOf(facts, decision.candidate));
            if (queued)
                await landOne(run, ports, progress, queued, decision.candidate);
        }
    }
    return progress;
}
/**
 * The changes of this train that a killed process has landed: their trailers are on the base. The base's tree
 * must be the tested one, else somebody has pushed since.
 */
async function alreadyLanded(ports, queue) {
    const now = await ports.base();
    const progress = {
        at: queue.base.commit,
        landings: new Map(),
        stop: undefined,
        closed: false,
    };
    if (now.commit === queue.base.commit)
        return progress;
    const riding = queue.changes.filter(({ disposition }) => disposition.is === 'train');
    const trailers = await ports.store.landed(now.commit, riding.map(({ change }) => change.task));
    for (const { change, pr } of riding) {
        const trailer = trailers.find((each) => each.change === change.id);
        if (trailer)
            progress.landings.set(change.task, { is: 'landed', commit: trailer.commit, pr });
    }
    const expected = queue.candidates[progress.landings.size];
    progress.at = now.commit;
    if (expected?.tree !== now.tree)
        progress.closed = true;
    return progress;
}
/** Reports the test results of a change's tree on its pull request. */
async function reportTests(ports, queued, tests) {
    if (queued?.pr !== undefined && tests.length > 0)
        await ports.forge.check(queued.pr, tests);
}
function testsOf({ suites, result }, { tree }) {
    return suites.flatMap((suite) => result(tree, suite) ?? []);
}
async function landOne(run, ports, progress, queued, candidate) {
    const { change, title, pr } = queued;
    if (pr === undefined) {
        progress.closed = true;
        const message = queued.unpublished ?? 'it has no pull request';
        progress.landings.set(change.task, { is: 'refused', why: { is: 'refused', message } });
        return;
    }
    ports.events.emit({ is: 'merging', task: change.task });
    const message = run.config.method === 'merge'
        ? (0,commit_text/* mergeMessage */.ws)(title, change, pr, run.request.run)
        : (0,commit_text/* changeMessage */.MT)(run.config.method === 'squash' ? `${title} (#${pr})` : title, change, run.request.run);
    const landed = await ports.forge.land({
        pr,
        onto: progress.at,
        branch: run.request.branch,
        method: run.config.method,
        tree: candidate.tree,
        text: (0,examine/* commitText */.tT)(run, message),
    });
    if (landed.is === 'refused') {
        progress.closed = true;
        if (landed.why === 'base-moved' || landed.why === 'unchecked')
            return;
        if (change.task === model/* BOOKKEEPING */.jI)
            ports.events.emit({
                is: 'note',
                message: `The task list could not be marked: ${landed.message}`,
            });
        const hold = holdFor(landed);
        progress.landings.set(change.task, { is: 'refused', why: hold });
        return;
    }
    progress.at = landed.commit;
    progress.landings.set(change.task, { is: 'landed', commit: landed.commit, pr });
    const found = await ports.store.tree(landed.commit);
    if (found !== candidate.tree) {
        progress.closed = true;
        progress.stop = { is: 'tree-differs', expected: candidate.tree, found };
    }
    ports.events.emit({ is: 'landed', task: change.task, commit: landed.commit });
}
function holdFor(landed) {
    if (landed.why === 'base-moved')
        return { is: 'refused', message: 'the base moved' };
    const command = landed.why === 'checkout' ? { command: landed.command } : {};
    return { is: 'refused', message: landed.message, ...command };
}
/** Updates the pull requests by the decisions: which ones wait for a person, and which tasks start again. */
async function settlePulls(ports, queue, outcomes) {
    const byTask = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
    for (const { change, pr } of queue.changes) {
        const outcome = byTask.get(change.task);
        if (pr === undefined)
            continue;
        if (outcome?.is === 'held')
            await ports.forge.hold(pr, (0,text_marks/* markReason */.W)(outcome));
        else if (outcome?.is === 'red')
            await ports.forge.reject(pr, (0,text_marks/* markReason */.W)(outcome));
        else if (outcome?.is === 'discarded')
            await ports.forge.close(pr, (0,text_marks/* markReason */.W)(outcome));
    }
}
async function recordSpending(run, ports, input) {
    const entries = input.results.map((work) => {
        const costUsd = work.usage.costUsd ?? ports.pricing.price(work.usage);
        return {
            run: run.request.run,
            round: run.round,
            task: work.task,
            agent: work.agent,
            attempt: work.attempt,
            ...(work.model !== undefined && { model: work.model }),
            outcome: work.is,
            seconds: work.seconds,
            at: work.startedAt,
            ...(costUsd !== undefined && { costUsd }),
        };
    });
    if (entries.length > 0)
        await ports.ledger.append(entries);
}
/** Reports the outcomes, and every ejected change, even if its task is retried. */
async function emitOutcomes(ports, input, progress, outcomes) {
    const ejected = [...progress.landings].flatMap(([task, landing]) => landing.is === 'ejected' && task !== model/* BOOKKEEPING */.jI && !outcomes.some((each) => each.task === task)
        ? [{ is: 'red', task, tests: landing.tests, attempt: attemptOf(input, task) }]
        : []);
    for (const outcome of [...ejected, ...outcomes]) {
        if (outcome.is === 'landed')
            continue;
        const done = input.results.find(({ task }) => task === outcome.task);
        const worktree = done?.worktree ?? (await ports.workspaces.find(model/* TaskId */.LD.parse(outcome.task)));
        const branch = (0,git_names/* taskBranch */.Ip)(outcome.task);
        ports.events.emit({ is: 'outcome', outcome, worktree, branch });
    }
}
function attemptOf({ queue }, task) {
    return queue.changes.find(({ change }) => change.task === task)?.change.attempt ?? 1;
}

// EXTERNAL MODULE: ./lib/stages/plan.js
var plan = __webpack_require__(6176);
// EXTERNAL MODULE: ./lib/stages/queue.js + 1 modules
var queue = __webpack_require__(3712);
// EXTERNAL MODULE: ./lib/core/plan/subtasks.js
var plan_subtasks = __webpack_require__(8239);
;// CONCATENATED MODULE: ./lib/stages/work.js
/** work: runs one agent on one assignment in one worktree. Writes a bundle and, last, `result.json`. */






const COMMAND_NOT_FOUND = 127;
const nothingUsed = {
    usage: model/* NO_USAGE */.yJ,
    status: undefined,
    problems: [],
};
/** How long the agent may work. */
function agentLimit(run, { agent }) {
    return run.config.agents[agent]?.limit ?? 0;
}
/** The part of a result that identifies its attempt. */
function work_attemptOf({ task, agent, attempt, base }, startedAt) {
    return { version: 1, task: task.id, agent, attempt, base, startedAt };
}
/**
 * Runs one job, unless its `result.json` exists. An interrupted job saves its work but writes no result, so
 * the next run repeats it.
 */
async function work(run, ports, job) {
    const known = await run.dir.read(work_resultFile(job.assignment), model/* WorkResult */.H$);
    if (known)
        return known;
    const opened = await work_open(run, ports, job);
    const { setup, workspace } = opened;
    const ended = setup.is === 'ready' ? await runAgent(run, ports, job, workspace) : notBegun(setup.why);
    return writeResult(run, ports, job, { ...opened, seconds: setup.seconds }, ended);
}
/**
 * The part of `work` before the agent runs.
 * @param agentDir the directory of the agent's prompt and report; the agent may write anything there
 */
async function prepare(run, ports, job, agentDir) {
    const known = await run.dir.read(work_resultFile(job.assignment), WorkResult);
    if (known)
        return { is: 'ended', result: known };
    const opened = await work_open(run, ports, job);
    const { setup, workspace, startedAt, files } = opened;
    const ended = async (why) => {
        const failed = { ...opened, seconds: setup.seconds };
        return { is: 'ended', result: await writeResult(run, ports, job, failed, notBegun(why)) };
    };
    if (setup.is === 'failed')
        return ended(setup.why);
    const brief = await ports.agents.prepare(job.assignment, workspace, agentDir);
    if (brief.is === 'refused')
        return ended({ is: 'start', message: brief.message });
    return { is: 'ready', brief, dir: workspace.dir, startedAt, ...(files && { files }) };
}
/** The part of `work` after the agent has run. */
async function work_submit(run, ports, job, agentDir, turn) {
    const { assignment } = job;
    const known = await run.dir.read(work_resultFile(assignment), WorkResult);
    if (known)
        return known;
    const { startedAt, readyAt, stamp, execution, outcome } = turn;
    const end = stepEnd(outcome, readyAt, ports.clock.now(), agentLimit(run, assignment));
    const workspace = await ports.workspaces.reopen(assignment, turn.directory, turn.files);
    const agentRun = await ports.agents.collectResult(assignment, workspace, agentDir, {
        end,
        stamp,
        execution,
    });
    const ended = await collectWork(run, ports, job, workspace, agentRun);
    const seconds = Math.max(0, secondsBetween(startedAt, readyAt));
    return writeResult(run, ports, job, { workspace, startedAt, seconds }, ended);
}
async function runAgent(run, ports, job, workspace) {
    const { task, agent, attempt } = job.assignment;
    ports.events.emit({
        is: 'spawned',
        task: task.id,
        agent,
        attempt,
        worktree: workspace.displayPath,
        limit: agentLimit(run, job.assignment),
    });
    const agentRun = await ports.agents.work(job.assignment, workspace, run.dir);
    return collectWork(run, ports, job, workspace, agentRun);
}
async function work_open(run, ports, { assignment }) {
    const { task, agent, attempt } = assignment;
    const startedAt = ports.clock.now();
    const workspace = await ports.workspaces.forAgent(assignment);
    const log = await run.dir.path((0,run_layout/* workFiles */.ny)(task.id, attempt).setupLog);
    if (run.config.setup.length > 0)
        ports.events.emit({ is: 'setting-up', task: task.id, agent, worktree: workspace.displayPath });
    const setup = await runSetup(workspace, run.config, log);
    const opened = { workspace, setup, startedAt };
    if (setup.is === 'failed' || run.config.setup.length === 0)
        return opened;
    const { tree, changed } = await workspace.prepared();
    await reportSetupChanges(run, ports, changed);
    return { ...opened, files: tree };
}
function notBegun(why) {
    return { end: { is: 'failed', why }, problems: [] };
}
/** Saves the contents of the worktree, however the agent ended. */
async function collectWork(run, ports, job, workspace, agentRun) {
    const { task, attempt } = job.assignment;
    const failure = failureOf(agentRun, agentLimit(run, job.assignment));
    const saved = await save(workspace, saveMessage(ports, job.assignment, failure));
    const ended = judgeEnd(job, run, agentRun, saved, failure);
    if (saved.head)
        await workspace.bundle(await run.dir.path((0,run_layout/* workFiles */.ny)(task.id, attempt).bundle));
    return { agentRun, ...ended };
}
function failureOf({ end, status }, limit) {
    if (end.ended === 'timeout')
        return { is: 'timeout', limit };
    if (end.ended === 'aborted')
        return { is: 'interrupted' };
    if (end.ended === 'not-started')
        return { is: 'start', message: end.tail };
    if (status?.status === 'failed')
        return {
            is: 'said',
            message: status.error ?? status.message ?? 'it reported failure without a reason',
        };
    // The shell did not find the program, and another attempt would not find it either.
    if (end.code === COMMAND_NOT_FOUND)
        return { is: 'start', message: end.tail };
    if (end.signal !== null)
        return { is: 'signal', signal: end.signal, tail: end.tail };
    if (end.code !== 0)
        return { is: 'exit', code: end.code ?? -1, tail: end.tail };
    return undefined;
}
/** An agent can leave files that git refuses; that is a failure of the agent, not an internal error. */
async function save(workspace, message) {
    try {
        return { head: await workspace.save(message), problem: undefined };
    }
    catch (error) {
        return { head: undefined, problem: error instanceof Error ? error.message : String(error) };
    }
}
function saveMessage(ports, { task, attempt }, failure) {
    if (!failure)
        return `${task.id}: attempt ${attempt}`;
    const what = failure.is === 'interrupted' ? 'interrupted' : failure.is === 'timeout' ? 'timeout' : 'failure';
    return `WIP: ${what} at ${minuteOf(ports.clock.now())}`;
}
/** The date for the guide's `WIP: timeout at $(date)`, to the minute. */
function minuteOf(instant) {
    return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
function judgeEnd(job, run, agentRun, saved, failure) {
    const partial = saved.head && { partial: saved.head };
    if (failure)
        return { end: { is: 'failed', why: failure, ...partial }, problems: [] };
    const context = (0,plan_subtasks/* subtaskContext */.jE)(job.plan, job.assignment.task, run.config);
    const { subtasks, problems } = (0,plan_subtasks/* askedSubtasks */.DK)(agentRun.status, context);
    if (subtasks.length > 0)
        return { end: { is: 'waits', on: subtasks, ...partial }, problems };
    const say = (message) => ({
        is: 'failed',
        why: { is: 'said', message },
        ...partial,
    });
    if (problems.length > 0)
        return { end: say(problems.join('; ')), problems };
    if (saved.problem !== undefined)
        return { end: say(`its work could not be saved: ${saved.problem}`), problems };
    return saved.head
        ? { end: { is: 'delivered', head: saved.head }, problems }
        : { end: { is: 'failed', why: { is: 'nothing' } }, problems };
}
/** Writes the result, last of all. An interrupted job gets none, so the next run repeats it. */
async function writeResult(run, ports, { assignment }, { workspace, startedAt, seconds }, { end, problems, agentRun }) {
    const { model } = assignment;
    const used = agentRun ?? nothingUsed;
    const result = {
        ...work_attemptOf(assignment, startedAt),
        worktree: workspace.displayPath,
        ...(model !== undefined && { model }),
        seconds: seconds + (agentRun?.end.seconds ?? 0),
        usage: used.usage,
        ...(used.status && { status: used.status }),
        problems: [...used.problems, ...problems],
        ...end,
    };
    const interrupted = result.is === 'failed' && result.why.is === 'interrupted';
    if (!interrupted)
        await run.dir.write(work_resultFile(assignment), result);
    ports.events.emit({ is: 'worked', result });
    return result;
}
function work_resultFile({ task, attempt }) {
    return (0,run_layout/* workFiles */.ny)(task.id, attempt).result;
}

;// CONCATENATED MODULE: ./lib/stages/round.js
/** round: runs the stages once, locally. A task's gates start as soon as its own work ends. */













/** The run was interrupted: finished work is kept, and the next run continues from it. */
class Interrupted extends Error {
}
/** @throws Interrupted */
async function round(run, ports, signal) {
    const local = {
        run,
        ports,
        signal,
        pool: (0,p_limit/* default */.A)(run.config['max-parallel']),
        // The whole train at once, plus the change that marks the task list.
        testPool: (0,p_limit/* default */.A)(run.config.train + 1),
    };
    const stopIfInterrupted = () => {
        if (signal.aborted)
            throw new Interrupted();
    };
    const before = await ended(local);
    if (before) {
        await cleanUp(local, before.queued, before.landed);
        return before.landed;
    }
    const planned = await (0,plan/* plan */.e)(run, ports);
    ports.events.emit({ is: 'planned', plan: planned });
    await closeStalePulls(local, planned);
    const examined = new Map();
    const [results] = await Promise.all([
        workAll(local, planned, examined),
        Promise.all(planned.adopt.map((change) => local.pool(() => runGates(local, planned, change)))),
    ]);
    stopIfInterrupted();
    await guardBase(run, ports);
    const queued = await (0,queue/* queue */.gR)(run, ports, { plan: planned, results, examined });
    await testAll(local, queued);
    stopIfInterrupted();
    // Test code may have moved it too.
    await guardBase(run, ports);
    const landed = await land(run, ports, { plan: planned, results, queue: queued });
    await cleanUp(local, queued, landed);
    return landed;
}
/** The result of the round, if an earlier process completed it. */
async function ended({ run }) {
    const landed = await run.dir.read((0,run_layout/* landFile */.cc)(run.round), model/* Land */.CS);
    const queued = await run.dir.read((0,run_layout/* queueFile */.G3)(run.round), model/* Queue */.op);
    return landed && queued ? { queued, landed } : undefined;
}
/** Removes everything of a landed change, and the branch of a blocked one that must not be published. */
async function cleanUp({ ports, pool }, queued, landed) {
    for (const { change, disposition } of queued.changes)
        if (disposition.is === 'blocked' && !disposition.publish)
            await ports.workspaces.clear(change.task, 'detach');
    const cleared = await Promise.allSettled(landed.outcomes.map((outcome) => pool(async () => {
        if (outcome.is !== 'landed')
            return;
        const queuedAs = queued.changes.find(({ change }) => change.task === outcome.task);
        await ports.workspaces.clear(outcome.task, 'remove', queuedAs?.change.head);
    })));
    // Throws only after all have ended, since the first error releases the lock.
    for (const each of cleared)
        if (each.status === 'rejected')
            throw each.reason;
    // A person may merge the base in the directory of any task.
    await ports.workspaces.update((await ports.base()).commit);
}
/**
 * Closes the pull requests of tasks that are done again: otherwise partial work of the new agent would look
 * like a person's fix of the old change. Pull requests that this round published before it was killed stay.
 */
async function closeStalePulls({ run, ports }, planned) {
    const attempts = new Map(planned.assign.map(({ task, attempt }) => [task.id, attempt]));
    for (const { task, base, number, run: by, change } of await ports.forge.open()) {
        const own = by === run.request.run && change.attempt === attempts.get(task);
        if (attempts.has(task) && base === run.request.branch && !own)
            await ports.forge.close(number, 'its task starts over');
    }
}
/**
 * Starts no further agents once a set-up has failed, since it would fail for each, or once the budget is used
 * up; the next plan reports that.
 */
async function workAll(local, planned, examined) {
    let broken = false;
    const { budget } = planned;
    let spent = budget?.spentUsd ?? 0;
    const runTask = async (assignment) => {
        if (broken || local.signal.aborted || (budget && spent >= budget.limitUsd))
            return [];
        const result = await workOn(local, planned, assignment);
        spent += (0,cost/* costOfWork */.Ku)(result, local.ports.pricing.price).usd;
        // If the worktree contains an agent's work, that work may be what breaks the set-up.
        if (result.is === 'failed' && result.why.is === 'setup' && !assignment.from)
            broken = true;
        const change = (0,queue/* changeOf */.C2)(result);
        if (change) {
            await runGates(local, planned, change);
            await examineEarly(local, planned, change, examined);
        }
        return [result];
    };
    const all = await Promise.all(planned.assign.map((each) => local.pool(() => runTask(each))));
    return all.flat();
}
/** A worktree that cannot be created is a failure of that task only. */
async function workOn({ run, ports }, planned, assignment) {
    const startedAt = ports.clock.now();
    try {
        return await work(run, ports, { plan: planned, assignment });
    }
    catch (error) {
        return {
            ...work_attemptOf(assignment, startedAt),
            seconds: 0,
            usage: model/* NO_USAGE */.yJ,
            problems: [],
            is: 'failed',
            why: { is: 'start', message: messageOf(error) },
        };
    }
}
/** Examines a change while other agents still work. If that fails, the queue examines it again. */
async function examineEarly({ run, ports, signal }, planned, change, examined) {
    if (signal.aborted)
        return;
    try {
        const delivered = await (0,queue/* deliveredWith */.F5)(run, planned, change, false);
        const result = delivered && (await (0,examine/* examine */.sb)(run, ports, delivered));
        if (result?.disposition.is === 'train')
            examined.set(change.task, result);
    }
    catch {
        // The queue reports the error if it occurs there too.
    }
}
/** A gate that crashes leaves no verdict, and without a verdict nothing lands. */
async function runGates({ run, ports }, planned, change) {
    const task = planned.tasks.find(({ id }) => id === change.task);
    if (!task)
        return;
    try {
        await gate(run, ports, { task, change });
    }
    catch (error) {
        ports.events.emit({
            is: 'problem',
            task: task.id,
            message: `a gate crashed: ${messageOf(error)}`,
        });
    }
}
/** Tests all candidates in parallel, and the baseline if it is needed to decide which change is at fault. */
async function testAll({ run, ports, testPool, signal }, queued) {
    const tried = new Set();
    for (;;) {
        const wanted = wantedTests(await landingFacts(run, ports, queued)).filter(({ candidate }) => !tried.has(candidate.tree));
        if (wanted.length === 0 || signal.aborted)
            return;
        for (const { candidate } of wanted)
            tried.add(candidate.tree);
        await Promise.all(wanted.map((job) => testPool(async () => {
            if (signal.aborted)
                return;
            // A test that cannot run is not red: without a result the change waits for the next train.
            await test(run, ports, job).catch((error) => ports.events.emit({
                is: 'note',
                message: `A test could not be run: ${messageOf(error)}`,
            }));
        })));
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/core/train/after-round.js
/** Decides whether a run continues after a round. */

/**
 * `go-on`: there is more to do. `settled`: nothing is left, or the run stopped. `left-over`: `max-rounds`
 * ended it. A train that is too long for one round continues in rounds without agents, which do not count.
 */
function afterRound(so) {
    const { land, before, worked, maxRounds } = so;
    if (land.stop)
        return 'settled';
    if (land.next.length === 0) {
        // Only marks are left: they get one more round, and no further one if that fails.
        const tried = before !== undefined && before.next.length === 0 && sameMarks(before.marks, land.marks);
        return land.marks.length === 0 || tried ? 'settled' : 'go-on';
    }
    const landsOnly = land.next.every(({ act }) => act === 'land');
    const moved = madeProgress(so);
    // Without this limit, trains that never get a result (no runner, a broken set-up) would loop forever,
    // together with the tasks that wait for them.
    const early = land.round < 2 * maxRounds;
    const goesOn = (landsOnly && moved) || (worked < maxRounds && (moved || early));
    return goesOn ? 'go-on' : 'left-over';
}
/** The outcomes of the tasks that `max-rounds` left over. A subtask is covered by its parent. */
function leftOver(land, maxRounds) {
    return land.next
        .filter(({ task, define }) => task !== model/* BOOKKEEPING */.jI && !define)
        .map(({ task }) => ({
        is: 'unsettled',
        task,
        message: `${maxRounds} rounds were not enough (max-rounds)`,
    }));
}
function sameMarks(a, b) {
    return JSON.stringify(a) === JSON.stringify(b);
}
/** Without progress the next round would only repeat this one. */
function madeProgress({ land, before }) {
    if (before === undefined || land.outcomes.length > 0)
        return true;
    const known = new Set(before.next.map(stepOf));
    return (land.next.length < before.next.length || land.next.some((each) => !known.has(stepOf(each))));
}
/** A key for a task's next step: another attempt, or landing after work, counts as progress. */
function stepOf({ task, act, attempt }) {
    return `${task} ${act} ${attempt}`;
}

;// CONCATENATED MODULE: ./lib/stages/rounds.js
/** The loop over the rounds of a local run. */




/**
 * Runs rounds until the run is settled.
 * @returns the tasks that `max-rounds` left over
 * @throws Interrupted
 */
async function rounds(run, ports, signal) {
    const maxRounds = run.config['max-rounds'];
    let before;
    let worked = 0;
    for (let number = 1;; number += 1) {
        const land = await round({ ...run, round: number }, ports, signal);
        const planned = await run.dir.read((0,run_layout/* planFile */.eS)(number), model/* Plan */.cw);
        if (planned && planned.assign.length > 0)
            worked += 1;
        const next = afterRound({ land, before, worked, maxRounds });
        if (next === 'settled')
            return [];
        if (next === 'left-over')
            return leftOver(land, maxRounds);
        before = land;
    }
}

// EXTERNAL MODULE: ./lib/commands/previous-runs.js + 1 modules
var previous_runs = __webpack_require__(3676);
;// CONCATENATED MODULE: ./lib/commands/stopped-base.js






/**
 * @param accept the start of the commit that a person accepts, as typed
 * @throws UserError if a stop is open, or there is none for the accepted commit
 */
async function settleStoppedBase(runs, { branch, commit }, store, accept) {
    let accepted = false;
    for (const request of await (0,previous_runs/* unfinishedRuns */.CD)(runs)) {
        if (request.branch !== branch)
            continue;
        const dir = runs.open(request.run);
        for (const name of await dir.list(run_layout/* folders */.oW.base)) {
            if (!name.includes('/stopped-'))
                continue;
            const stopped = await dir.read(name, model/* StoppedBase */.LU);
            if (!stopped || (await dir.read((0,run_layout/* baseFile */.cK)('accepted', stopped.to), model/* AcceptedBase */.HL)))
                continue;
            // Somebody moved the branch back.
            if ((await store.mergeBase(stopped.to, commit)) !== stopped.to)
                continue;
            if (accept === undefined || !stopped.to.startsWith(accept))
                throw refusal({ request }, stopped);
            await dir.write((0,run_layout/* baseFile */.cK)('accepted', stopped.to), { version: 1, to: stopped.to });
            accepted = true;
        }
    }
    if (accept !== undefined && !accepted)
        throw new user_error.UserError([`No run stopped at ${(0,plain/* plainText */.w)(accept, 80)} on ${branch}.`], ['tributary status']);
}

// EXTERNAL MODULE: ./lib/commands/plan.js + 1 modules
var commands_plan = __webpack_require__(2923);
// EXTERNAL MODULE: ./lib/commands/project.js + 1 modules
var commands_project = __webpack_require__(3342);
// EXTERNAL MODULE: ./lib/stages/bad-input.js
var bad_input = __webpack_require__(7793);
;// CONCATENATED MODULE: ./lib/commands/run.js
/** `tributary run`: from task IDs to changes on the base. */

























/** @throws UserError for bad input, before anything is started */
async function runCommand(context, options) {
    const repository = await (0,git_repository/* openRepository */.h)(context.cwd, context.environment);
    const { gitDir } = repository;
    const startedAt = context.clock.now();
    const lock = await (0,files_lock/* acquireLock */.I)((0,own_folder/* ownFolder */.v)(gitDir).lock, {
        pid: context.pid,
        run: (0,commands_plan.newRunId)(startedAt),
        command: context.typed,
        startedAt,
    });
    try {
        // Files of killed processes.
        await (0,promises_.rm)((0,own_folder/* ownFolder */.v)(gitDir).scratch, { recursive: true, force: true });
        const all = await (0,open_runs/* openRuns */.t)(context, gitDir);
        if (!options.dryRun)
            await (0,previous_runs/* killLeftovers */.BR)(context, await (0,previous_runs/* unfinishedRuns */.CD)(all));
        const runs = (0,commands_plan.runsOn)(all, options.forge ?? 'local');
        const { project, start, sandbox } = await (0,commands_project/* asBadInput */.wH)(options, () => begin(context, options, repository, runs));
        return 'nothing' in start
            ? start.nothing
            : await perform(context, project, options, runs, { ...start, sandbox });
    }
    finally {
        await (0,wiring_sandbox/* closeNetwork */.d9)();
        await lock.release();
    }
}
/** All checks that must pass before anything is started. */
async function begin(context, options, repository, runs) {
    const project = withOptions(await (0,commands_project/* openProject */.U8)(context, options, repository), options);
    if (!options.dryRun)
        await settleStoppedBase(runs, project.base, project.store, options.acceptBase);
    const start = await startOf(context, project, options, runs);
    if ('nothing' in start)
        context.stdout.write(`${start.text}\n`);
    if ('nothing' in start && !options.dryRun)
        return { project, start, sandbox: undefined };
    const sandbox = await (0,wiring_sandbox/* checkSandbox */.Sl)(project.config, context.environment);
    await (0,commands_plan.checkRules)(context, project);
    return { project, start, sandbox };
}
function withOptions(project, options) {
    return {
        ...project,
        config: {
            ...project.config,
            ...(options.maxParallel !== undefined && { 'max-parallel': options.maxParallel }),
        },
    };
}
/** Plans a new run before writing any of its files, so that bad input changes nothing. */
async function startOf(context, project, options, runs) {
    const branch = project.base.branch;
    const unfinished = options.dryRun || options.fresh ? undefined : await unfinishedRun(runs, options, branch);
    const { budget } = options;
    if (unfinished)
        return { request: { ...unfinished, ...(budget && { budget }) }, resumed: true };
    const plan = await (0,commands_plan.draftPlan)(context, project, options, 'sequential');
    (0,bad_input/* refuseBadInput */.I)(plan);
    if (plan.assign.length + plan.adopt.length + plan.later.length === 0) {
        const finished = plan.blocked.every(({ why }) => why.some(({ is }) => metrics_outcomes/* FINISHED */.BL.has(is)));
        return { nothing: finished ? 0 : 2, text: (0,commands_plan.planShown)(plan, options) };
    }
    if (options.dryRun)
        return { nothing: 0, text: (0,commands_plan.planShown)(plan, options) };
    const onOverlap = await answerOverlap(context, project, options, plan);
    if (onOverlap === 'cancel' && plan.overlaps.length > 0)
        return {
            nothing: 2,
            text: options.json ? (0,commands_plan.planShown)(plan, options) : (0,commands_plan.cancelledText)(plan),
        };
    const startedAt = context.clock.now();
    const run = (0,commands_plan.newRunId)(startedAt);
    return {
        request: {
            version: 1,
            run,
            ask: options.ask,
            branch,
            named: options.base !== undefined,
            forge: options.forge ?? 'local',
            onOverlap,
            ...(options.budget !== undefined && { budget: options.budget }),
            startedAt,
        },
        resumed: false,
    };
}
/** The unfinished run that the same command started. */
async function unfinishedRun(runs, options, branch) {
    const newest = (await (0,previous_runs/* unfinishedRuns */.CD)(runs)).find((request) => request.branch === branch);
    return newest?.ask.join(' ') === options.ask.join(' ') ? newest : undefined;
}
async function answerOverlap(context, project, options, plan) {
    const decided = options.onOverlap ?? project.config['on-overlap'];
    if (decided !== undefined || plan.overlaps.length === 0)
        return decided ?? 'sequential';
    const asks = context.stdin.isTTY && context.stdout.isTTY && options.json !== true;
    return asks
        ? askOverlap(plan.overlaps, { input: context.stdin, output: context.stdout })
        : 'sequential';
}
async function perform(context, project, options, runs, { request, resumed, sandbox, }) {
    const { stdout } = context;
    const dir = resumed ? runs.open(request.run) : await runs.create(request);
    const terminal = createTerminal({
        stdout: options.json ? context.stderr : stdout,
        isTTY: stdout.isTTY && !options.json,
        columns: stdout.columns ?? 80,
        noColor: context.environment['NO_COLOR'] !== undefined,
        now: () => performance.now(),
        ask: options.ask,
        asked: (0,next_steps/* askedOf */.iN)(request),
    });
    const print = (text) => (options.json ? context.stderr : stdout).write(`${text}\n`);
    try {
        const machine = await (0,commands_project/* createMachine */.Op)(context, project, request.run, terminal);
        if (sandbox !== undefined)
            terminal.emit({ is: 'note', message: sandbox });
        if (resumed) {
            terminal.emit({ is: 'resumed', run: request.run });
            // Updates the pull request records with what landed before the run was killed.
            await machine.ports.forge.open();
        }
        const undelivered = options.fresh
            ? []
            : await (0,previous_runs/* previousChanges */.vz)(project, runs, request.run, machine.ports.workspaces.collect);
        await (0,previous_runs/* abandonRuns */.Sy)(context, runs, machine.ports, request);
        const run = {
            dir,
            request,
            config: project.config,
            round: 1,
            previousChanges: undelivered,
        };
        const result = await watched(project, run, machine, () => run_work(context, run, machine, (text) => {
            terminal.close();
            print(text);
        }));
        terminal.close();
        if (!result)
            return 130;
        if (options.json)
            stdout.write(`${JSON.stringify(result.metrics, null, 2)}\n`);
        print(`\n${(0,partial_success/* partialSuccessText */.G7)(result.outcomes, result.metrics, request)}`);
        print(`\n${lastLines(project, runs.folder(request.run), result.metrics)}`);
        return exitCodeOf(result.metrics, result.outcomes);
    }
    finally {
        terminal.close();
    }
}
/** Says what changed in the person's repository while agents worked, however it ended. Nothing is put back. */
async function watched({ repository }, { dir, request }, { ports }, use) {
    const now = () => readBelongings(repository, request.branch);
    await dir.write(run_layout/* BELONGINGS_FILE */.IM, await now());
    try {
        return await use();
    }
    finally {
        const before = await dir.read(run_layout/* BELONGINGS_FILE */.IM, Belongings);
        const changes = before && changesBetween(before, await now());
        if (changes)
            ports.events.emit({ is: 'note', message: belongingsText(changes) });
    }
}
/** One session of a run: rounds, then the report. */
async function run_work(context, run, machine, print) {
    const session = (await (0,stages_history/* namesOf */.eZ)(run.dir, 'session-start')).length + 1;
    await run.dir.write((0,run_layout/* sessionFile */.NE)(session, 'start'), {
        version: 1,
        startedAt: context.clock.now(),
    });
    const end = async () => run.dir.write((0,run_layout/* sessionFile */.NE)(session, 'end'), { version: 1, endedAt: context.clock.now() });
    try {
        const leftover = await rounds(run, machine.ports, context.signal);
        await end();
        return await (0,report/* report */.z)(run, machine.ports, leftover);
    }
    catch (error) {
        await end();
        if (error instanceof user_error.UserError)
            throw new user_error.UserError(error.problems, error.next, 1);
        if (!(error instanceof Interrupted) && !context.signal.aborted)
            throw error;
        print(`\nInterrupted. The agents' work is kept in their worktrees. To resume:\n  ${context.typed}`);
        return undefined;
    }
    finally {
        // Also for an interrupted run.
        await machine.github?.forge.finish((message) => machine.ports.events.emit({ is: 'note', message }));
        await machine.ports.workspaces.prune();
    }
}
function lastLines(project, dir, { successful }) {
    return [
        `Report: ${(0,external_node_path_.join)(dir, run_layout/* REPORT */.ri.summary)}`,
        `Metrics: ${(0,external_node_path_.join)(dir, run_layout/* REPORT */.ri.metrics)}`,
        `Logs of agents and tests: ${(0,external_node_path_.join)(dir, run_layout/* folders */.oW.result)}, ${(0,external_node_path_.join)(dir, run_layout/* folders */.oW.test)}`,
        ...(successful > 0 ? [whereItLanded(project)] : []),
    ].join('\n');
}
/** How to get the landed commits into the local branch or onto a remote. */
function whereItLanded({ repo, base, repository }) {
    const { branch } = base;
    if (!repo)
        return `Nothing was pushed. To publish ${branch}: git push`;
    const get = branch === repository.branch ? 'git pull' : `git fetch origin ${(0,next_steps/* shellWord */.r7)(branch)}`;
    return `Landed on GitHub; your local ${branch} is unchanged. To update it: ${get}`;
}
function exitCodeOf(metrics, outcomes) {
    const all = outcomes.every(({ outcome }) => (0,metrics_outcomes/* isOnBase */.X9)(outcome));
    return all && !metrics.interrupted ? 0 : 1;
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OG: () => (/* binding */ logLines),
/* harmony export */   Ys: () => (/* binding */ liveLines),
/* harmony export */   fL: () => (/* binding */ percentText),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   zF: () => (/* binding */ NOTHING_RUNS)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _event_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5717);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6747);




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
