export const id = 751;
export const ids = [751];
export const modules = {

/***/ 5888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UK: () => (/* binding */ formatUsd),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   qG: () => (/* binding */ formatSpeedup)
/* harmony export */ });
/** Numbers as the metrics show them. */
/** `34s`, `12m 34s`, `1h 2m 3s`: rounded to whole seconds. */
function formatDuration(seconds) {
    // The cap keeps a forged duration from being shown with an exponent.
    const whole = Math.min(Math.round(Math.max(0, seconds)), Number.MAX_SAFE_INTEGER);
    const s = whole % 60;
    const m = Math.floor(whole / 60) % 60;
    const h = Math.floor(whole / 3600);
    if (h > 0)
        return `${h}h ${m}m ${s}s`;
    return m > 0 ? `${m}m ${s}s` : `${s}s`;
}
/** `3.04x`; `n/a` where nothing was run. */
function formatSpeedup(speedup) {
    return speedup === null ? 'n/a' : `${speedup.toFixed(2)}x`;
}
/** `$1.25`; what is more than nothing and less than a cent is `<$0.01`. */
function formatUsd(usd) {
    return usd > 0 && usd < 0.01 ? '<$0.01' : `$${usd.toFixed(2)}`;
}


/***/ }),

/***/ 2367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ planText),
/* harmony export */   fo: () => (/* binding */ overlapLines),
/* harmony export */   o6: () => (/* binding */ overlapPrompt)
/* harmony export */ });
/* unused harmony export expectedRounds */
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6340);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1354);
/** What `tributary plan` prints, and the guide's question about overlaps. */




/** The whole plan, first the base that it stands on. An assignment's own estimate goes before `estimates`. */
function planText(plan, estimates = new Map()) {
    const costs = costsOf(plan, estimates);
    const { branch, commit } = plan.base;
    return [
        `Plan on ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch)} (${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(commit)}), round ${plan.round}`,
        ...section('Starts now:', startLines(plan.assign, costs)),
        ...section('Goes on without an agent:', plan.adopt.map(adoptedLine)),
        ...section('Later:', laterLines(plan.later, costs)),
        ...section('Not started:', plan.blocked.map(blockedLine)),
        ...overlapSection(plan),
        ...unscopedSection(plan.unscoped),
        '',
        ...(starts(plan) ? totalLines(plan, costs) : ['Nothing is to do.']),
    ].join('\n');
}
const starts = ({ assign, adopt, later }) => assign.length + adopt.length + later.length > 0;
function section(title, lines) {
    return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
function costsOf(plan, estimates) {
    const own = plan.assign.flatMap(({ task, estimatedCostUsd: cost }) => cost === undefined ? [] : [[task.id, cost]]);
    return new Map([...estimates, ...own]);
}
function costText(cost) {
    return cost === undefined ? 'unknown' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(cost);
}
function startLines(assign, costs) {
    if (assign.length === 0)
        return [];
    const head = ['#', 'TASK', 'AGENT', 'MODEL', 'EST. COST', 'SCOPE'];
    const rows = assign.map(({ task, agent, model, attempt }, at) => [
        `${at + 1}.`,
        attempt > 1 ? `${task.id} (attempt ${attempt})` : task.id,
        agent,
        (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(model ?? '-', 40),
        costText(costs.get(task.id)),
        task.scope === undefined ? 'unscoped' : (0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(task.scope),
    ]);
    return (0,_width_js__WEBPACK_IMPORTED_MODULE_2__/* .tableLines */ .oW)([head, ...rows]);
}
function adoptedLine({ task, head, agent }) {
    const by = agent === undefined ? '' : ` by ${agent}`;
    return `${task}: change ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(head)}${by} is there already`;
}
const laterReason = {
    depends: 'it depends on that',
    overlap: 'both may change the same files',
    subtask: 'its subtask lands first',
    room: 'this round is full',
};
function laterLines(later, costs) {
    return later.map(({ task, behind, why }) => {
        const place = behind.length === 0 ? '' : ` behind ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(behind)}`;
        return `${task}${place}: ${laterReason[why]} (est. cost ${costText(costs.get(task))})`;
    });
}
function blockedLine({ task, why }) {
    return `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(task, 80)}: ${why.map(_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .blockedText */ .qQ).join('; ')}`;
}
const overlapAnswer = {
    sequential: 'They run one after the other.',
    continue: 'They run at the same time all the same, and may conflict when they land.',
    cancel: 'Nothing is started because of that.',
};
function overlapSection({ overlaps, onOverlap }) {
    return overlaps.length === 0 ? [] : ['', ...overlapLines(overlaps), overlapAnswer[onOverlap]];
}
function unscopedSection(unscoped) {
    if (unscoped.length === 0)
        return [];
    const which = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(unscoped, 20);
    return ['', `No scope, so overlaps with other tasks cannot be seen: ${which}`];
}
function totalLines(plan, costs) {
    const tasks = [...plan.assign.map(({ task }) => task.id), ...plan.later.map(({ task }) => task)];
    const known = tasks.flatMap((task) => costs.get(task) ?? []);
    const sum = known.reduce((total, cost) => total + cost, 0);
    const unknown = tasks.length - known.length;
    const rest = unknown === 0 ? '' : ` + unknown for ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(unknown, 'task')} without history`;
    const cost = known.length === 0 && unknown > 0 ? 'unknown, there is no history' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(sum);
    return [
        `Expected rounds: ${expectedRounds(plan)}`,
        `Estimated cost: ${known.length === 0 ? cost : cost + rest}`,
    ];
}
/**
 * The rounds that are left, this one included, when everything goes well. A task runs a round after the last one
 * that it stands behind; tasks that only wait for a free agent come in groups as large as this round's.
 */
function expectedRounds(plan) {
    if (plan.assign.length + plan.adopt.length + plan.later.length === 0)
        return 0;
    const places = new Map(plan.later.filter(({ why }) => why === 'room').map(({ task }, place) => [task, place]));
    const groupSize = Math.max(1, plan.assign.length);
    const rounds = new Map();
    const roundAfter = ({ task, behind }) => {
        const group = Math.floor((places.get(task) ?? 0) / groupSize);
        return Math.max(2 + group, ...behind.map((before) => (rounds.get(before) ?? 1) + 1));
    };
    // Each pass settles one more link of every chain; no chain has more links than there are tasks.
    let changed = true;
    for (let pass = 0; changed && pass < plan.later.length; pass++) {
        changed = false;
        for (const later of plan.later) {
            const round = roundAfter(later);
            changed ||= rounds.get(later.task) !== round;
            rounds.set(later.task, round);
        }
    }
    return Math.max(1, ...rounds.values());
}
/** The guide's warning: which two tasks, which files. */
function overlapLines(overlaps) {
    return [
        '⚠️  Potential file conflicts detected:',
        ...overlaps.map(({ first, second, files }) => `  - ${first} and ${second} both modify: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(files)}`),
    ];
}
/** The guide's question with its three answers. */
function overlapPrompt(overlaps) {
    const shown = overlaps.slice(0, 3).map(({ first, second }) => `${first} first, then ${second}`);
    const rest = overlaps.length - shown.length;
    const order = [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
    return [
        ...overlapLines(overlaps),
        '',
        'Options:',
        `  1. Run sequentially (${order})`,
        '  2. Continue anyway (risk merge conflicts)',
        '  3. Cancel',
    ].join('\n');
}


/***/ }),

/***/ 7751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OG: () => (/* binding */ logLines),
/* harmony export */   Ys: () => (/* binding */ liveLines),
/* harmony export */   fL: () => (/* binding */ percentText),
/* harmony export */   np: () => (/* binding */ advance),
/* harmony export */   zF: () => (/* binding */ NOTHING_RUNS)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1488);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1354);




const NOTHING_RUNS = { agents: new Map(), tests: new Map() };
/** An agent may print a line of any length; no terminal shows more of it than this. */
const LONGEST_LINE = 1000;
/** What runs after an event. */
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
            // A blank line says nothing: the one before it stays.
            return lastLine.trim() === '' ? before : withAgent(before, event.task, { lastLine });
        }
        case 'worked':
            return { ...before, agents: without(before.agents, event.result.task) };
        case 'testing': {
            const title = `${(0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateText */ .Db)(event.changes, base)} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(event.suite, 64)})`;
            return { ...before, tests: withEntry(before.tests, title, { title, since: now }) };
        }
        case 'tested': {
            const title = `${(0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .candidateText */ .Db)(event.changes, base)} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(event.test.suite, 64)})`;
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
function withEntry(map, key, value) {
    return new Map([...map, [key, value]]);
}
function without(map, key) {
    return new Map([...map].filter(([other]) => other !== key));
}
/** News of an agent that does not run (any more) is no news. */
function withAgent(before, task, news) {
    const agent = before.agents.get(task);
    if (agent === undefined)
        return before;
    return { ...before, agents: withEntry(before.agents, task, { ...agent, ...news }) };
}
const elapsed = (since, now) => (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(Math.max(0, Math.floor((now - since) / 1000)));
/** For a log: `DEV-15 banking-agent 2m 0s 65% last line`, a line for each agent and each test. */
function logLines({ agents, tests }, now) {
    const working = [...agents].map(([task, { agent, since, progress, lastLine }]) => {
        const percent = progress === undefined ? [] : [percentText(progress)];
        return [task, agent, elapsed(since, now), ...percent, (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(lastLine)].join(' ').trimEnd();
    });
    const testing = [...tests.values()].map(({ title, since }) => `testing ${title} ${elapsed(since, now)}`);
    return [...working, ...testing].map(_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutWorkflowCommands */ .CA);
}
/** `65%` of 0.65; only what is done says 100%. */
function percentText(progress) {
    return progress >= 1 ? '100%' : `${Math.min(99, Math.max(0, Math.round(progress * 100)))}%`;
}
const SPINNER = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const BAR = 10;
function bar(progress) {
    const full = Math.round(Math.min(1, Math.max(0, progress ?? 0)) * BAR);
    return '█'.repeat(full) + '░'.repeat(BAR - full);
}
/**
 * For the live region: a line for each agent and each test, none wider than `columns`.
 *
 * @param frame which picture of the spinner
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


/***/ }),

/***/ 6340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ outcomeText),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   GI: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.GI),
/* harmony export */   IC: () => (/* binding */ stopText),
/* harmony export */   KS: () => (/* binding */ gateTitle),
/* harmony export */   NK: () => (/* binding */ findingText),
/* harmony export */   Nl: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.Nl),
/* harmony export */   PW: () => (/* binding */ limitText),
/* harmony export */   TQ: () => (/* binding */ outcomeDetails),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   Zn: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.Zn),
/* harmony export */   _p: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__._p),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   qQ: () => (/* binding */ blockedText),
/* harmony export */   r7: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.r7),
/* harmony export */   sE: () => (/* binding */ outcomeIcon),
/* harmony export */   so: () => (/* binding */ listText)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);
/* harmony import */ var _next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1551);

/** `1 task`, `2 tasks`. */
function count(n, one, many = `${one}s`) {
    return `${n} ${n === 1 ? one : many}`;
}
/** `a, b, c and 4 more`, each name plain and short. */
function listText(names, max = 5) {
    const shown = names.slice(0, max).map((name) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 120));
    const rest = names.length - shown.length;
    return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}
/** A limit as a person says it: `30 minutes`, `90 seconds`, `1 hour`. */
function limitText(seconds) {
    if (seconds >= 3600 && seconds % 3600 === 0)
        return count(seconds / 3600, 'hour');
    if (seconds >= 60 && seconds % 60 === 0)
        return count(seconds / 60, 'minute');
    return count(seconds, 'second');
}
/** The first seven digits, as git shows a commit. */
function shortSha(sha) {
    return sha.slice(0, 7);
}
/** `security-agent` as the guide says it; other gates by their name. */
function gateTitle(gate) {
    return gate === 'security' || gate === 'compliance' ? `${gate}-agent` : `gate ${gate}`;
}
function withLastLine(text, tail) {
    const [last] = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y)(tail, 1, 160);
    return last === undefined ? text : `${text}: ${last}`;
}
/** Why an agent delivered nothing: one sentence, without an icon. */
function failureText(failure) {
    switch (failure.is) {
        case 'exit':
            return withLastLine(`Agent failed: exit code ${failure.code}`, failure.tail);
        case 'signal':
            return withLastLine(`Agent failed: ended by ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.signal, 20)}`, failure.tail);
        case 'timeout':
            return `Agent timeout after ${limitText(failure.limit)}`;
        case 'said':
            return `Agent failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message) || 'it said so, without a reason'}`;
        case 'nothing':
            return 'Agent failed: it changed nothing';
        case 'setup':
            return withLastLine(`Set-up failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.command, 120)}`, failure.tail);
        case 'start':
            return `Agent failed: it did not start: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
        case 'interrupted':
            return 'Interrupted before the agent was done';
        case 'lost':
            return 'Agent failed: it was lost without a result';
        case 'refused-bundle':
            return `Agent failed: its commits were refused: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
        case 'subtask':
            return `Subtask ${failure.id} failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
    }
}
/** Why a task that was asked for does not run: one clause, about "it". */
function blockedText(blocked) {
    switch (blocked.is) {
        case 'unknown':
            return blocked.near === undefined
                ? 'no task has this ID'
                : `no task has this ID; did you mean ${blocked.near}?`;
        case 'done':
            return 'it is done already';
        case 'landed':
            return `it landed already as ${shortSha(blocked.commit)}`;
        case 'in-flight':
            return `run ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.run, 64)} has it on branch ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.branch, 120)}`;
        case 'blocked':
            return `it is blocked: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.reason) || 'no reason is given'}`;
        case 'failed-before':
            return `it failed before: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.reason) || 'no reason is given'} (to try again, name its id)`;
        case 'waits-for':
            return `it waits for ${blocked.task} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.state, 80)})`;
        case 'cycle':
            return `it is in a cycle: ${cycleText(blocked.path)}`;
        case 'no-agent':
            return `no agent is named ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.agent, 64)}`;
        case 'uncommitted-fix':
            return `its worktree ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.worktree)} holds changes that are not committed`;
        case 'invalid':
            return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.problem);
    }
}
/** `A → B → A`, whether or not the path names its first task again at the end. */
function cycleText(path) {
    const [first] = path;
    const closed = first !== undefined && (path.length < 2 || path.at(-1) !== first);
    return (closed ? [...path, first] : path).join(' → ');
}
function holdText(hold) {
    switch (hold.is) {
        case 'conflict':
            return hold.with.length === 0
                ? 'Merge conflict'
                : `Merge conflict with ${listText(hold.with)}`;
        case 'refused':
            return `Held: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(hold.message)}`;
    }
}
function redText(tests) {
    switch (tests.result) {
        case 'timeout':
            return `Tests timed out (${tests.suite})`;
        case 'setup':
            return withLastLine('Set-up for its tests failed', tests.tail);
        case 'lost':
            return `Tests were lost without a result (${tests.suite})`;
        case 'red':
        case 'green':
        case 'flaky':
            return 'Failed tests';
    }
}
/** How a task ended: one short sentence, without an icon. */
function outcomeText(outcome) {
    switch (outcome.is) {
        case 'landed':
            return 'Merged successfully';
        case 'failed':
            return failureText(outcome.why);
        case 'blocked':
            return `BLOCKED by ${outcome.gates.map(gateTitle).join(' and ') || 'a gate'}`;
        case 'red':
            return redText(outcome.tests);
        case 'held':
            return holdText(outcome.why);
        case 'discarded':
            return outcome.files.length === 0
                ? 'Discarded'
                : `Discarded: merge conflict in ${listText(outcome.files)}`;
        case 'not-started':
            return `Not started: ${outcome.why.map(blockedText).join('; ') || 'no reason is known'}`;
        case 'unsettled':
            return `Unsettled: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(outcome.message)}`;
    }
}
/** The sign before an outcome's line. */
function outcomeIcon(outcome) {
    switch (outcome.is) {
        case 'landed':
            return '✅';
        case 'failed':
            return outcome.why.is === 'timeout' ? '⏱️' : '❌';
        case 'blocked':
        case 'red':
            return '❌';
        case 'held':
        case 'discarded':
        case 'unsettled':
            return '⚠️';
        case 'not-started':
            return '⏸️';
    }
}
/** The facts behind `outcomeText`, a line each: failing tests, files in conflict. May be empty. */
function outcomeDetails(outcome) {
    switch (outcome.is) {
        case 'red': {
            const { suite, failures, tail } = outcome.tests;
            return failures.length > 0
                ? failures.slice(0, 10).map((name) => `${suite}: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name)}`)
                : (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y)(tail, 5).map((line) => `${suite}: ${line}`);
        }
        case 'held':
            return outcome.why.is === 'conflict' ? outcome.why.files.map((file) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(file)) : [];
        case 'landed':
        case 'failed':
        case 'blocked':
        case 'discarded':
        case 'not-started':
        case 'unsettled':
            return [];
    }
}
/** `src/a.ts:12: message (rule)`. */
function findingText(finding) {
    const line = finding.line === undefined ? '' : `:${finding.line}`;
    const place = finding.path === undefined ? '' : `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(finding.path, 120)}${line}: `;
    return `${place}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(finding.message)} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(finding.rule, 60)})`;
}
/** Why a whole train or run stopped: one sentence. */
function stopText(stop) {
    switch (stop.is) {
        case 'red-baseline':
            return `The tests fail on the base itself (${listText(stop.tests.map((test) => test.suite))}), so nothing was landed`;
        case 'base-moved':
            return `The base moved from ${shortSha(stop.expected)} to ${shortSha(stop.found)} during the landing, so the train stopped`;
        case 'tree-differs':
            return `The base stands at tree ${shortSha(stop.found)}, but ${shortSha(stop.expected)} was tested, so the train stopped`;
        case 'setup':
            return withLastLine(`Set-up failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(stop.command, 120)}`, stop.tail);
        case 'refused':
            return `The landing was refused: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(stop.message)}`;
    }
}



/***/ }),

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ withoutWorkflowCommands),
/* harmony export */   Cl: () => (/* binding */ eventLines),
/* harmony export */   Db: () => (/* binding */ candidateText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5888);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6906);
/* harmony import */ var _plan_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2367);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6340);





const MOST_FINDINGS = 50;
/** An event as lines for a terminal or a log; none for what only the live view shows. All text comes out plain. */
function eventLines(event, context) {
    return linesOf(event, context).map(withoutWorkflowCommands);
}
/**
 * GitHub's runner obeys `::command::` at the start of a printed line and `##[command]` anywhere in it. A run may be
 * printed there, and a file or a test may be named like that.
 */
function withoutWorkflowCommands(line) {
    return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}
function linesOf(event, context) {
    switch (event.is) {
        case 'planned':
            return (0,_plan_text_js__WEBPACK_IMPORTED_MODULE_2__/* .planText */ .Pt)(event.plan).split('\n');
        case 'resumed':
            return [`🔁 Going on with run ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.run, 80)}: what is done is not done again`];
        case 'spawned':
            return [spawnedLine(event)];
        case 'setting-up':
            return [`⚙️  Setting up ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.worktree)} for ${event.task}`];
        case 'status':
        case 'line':
            return [];
        case 'problem':
            return [`⚠️  ${event.task}: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.message, 500)}`];
        case 'worked':
            return workedLines(event.result);
        case 'judged':
            return verdictLines(event.task, event.verdict);
        case 'testing':
            return [
                `🧪 Testing ${candidateText(event.changes, context.base)} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.suite, 64)})`,
            ];
        case 'tested':
            return testedLines(event.test, event.changes, context.base);
        case 'merging':
            return [`📥 Merging ${changeName(event.task)}...`];
        case 'landed':
            return [`✅ ${sentence(changeName(event.task))} merged successfully`];
        case 'outcome':
            return outcomeLines(event, context);
        case 'stopped':
            return stopLines(event.stop, context);
        case 'round-ended':
            return [roundLine(event)];
        case 'note':
            return [`ℹ️  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.message, 1000)}`];
    }
}
function spawnedLine({ agent, task, worktree, attempt }) {
    const again = attempt > 1 ? ` (attempt ${attempt})` : '';
    return `🚀 Spawned ${agent} for ${task} in worktree ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(worktree)}${again}`;
}
function workedLines(result) {
    const { task, agent, seconds, usage } = result;
    switch (result.is) {
        case 'delivered': {
            const cost = usage.costUsd === undefined ? '' : `, ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatUsd */ .UK)(usage.costUsd)}`;
            return [`📦 ${task} delivered by ${agent} (${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(seconds)}${cost})`];
        }
        case 'waits':
            return result.on.map((subtask) => `⏸️  ${task} waits for ${subtask.id} (${subtask.agent}): ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(subtask.work)}`);
        case 'failed': {
            const icon = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)({ is: 'failed', task, why: result.why });
            const who = `(${task}, ${agent})`;
            return [`${icon} ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .failureText */ .kY)(result.why)} ${who}`, ...(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .worktreeLines */ .Nl)(result.worktree)];
        }
    }
}
function findingLines(findings) {
    const shown = findings.slice(0, MOST_FINDINGS).map((finding) => `  - ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .findingText */ .NK)(finding)}`);
    const rest = findings.length - shown.length;
    return rest > 0 ? [...shown, `  - and ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rest, 'more finding')}`] : shown;
}
function verdictLines(task, { gate, kind, result, findings }) {
    const issues = findingLines(findings);
    switch (kind) {
        case 'gate':
            if (result === 'pass')
                return [`✅ ${task} passed ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .gateTitle */ .KS)(gate)}`, ...issues];
            if (result === 'fail')
                return [`❌ ${task} BLOCKED by ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .gateTitle */ .KS)(gate)}:`, ...issues];
            return [`❌ ${task} BLOCKED by ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .gateTitle */ .KS)(gate)}: the check itself failed`, ...issues];
        case 'review':
            if (result === 'error')
                return [`⚠️  ${task}: review ${gate} itself failed`, ...issues];
            return issues.length === 0
                ? [`✅ ${task} passed review ${gate}`]
                : [`⚠️  ${task}: review ${gate} warns:`, ...issues];
    }
}
/** A task by its id; the change that marks the task list has none that a person knows. */
function changeName(task) {
    return task === _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .BOOKKEEPING */ .jI ? 'the task list' : task;
}
const sentence = (text) => text.replace(/^the /, 'The ');
/** `main + DEV-15 + DRY-11`; the baseline is the base alone. */
function candidateText(changes, base) {
    const names = changes.map(changeName);
    const shown = names.length <= 4 ? names : [`${names.length - 1} changes`, ...names.slice(-1)];
    return [(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(base), ...shown].join(' + ');
}
function testedLines(test, changes, base) {
    const what = `${candidateText(changes, base)} (${test.suite}, ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(test.seconds)})`;
    switch (test.result) {
        case 'green':
            return [`✅ Tests passed: ${what}`];
        case 'flaky':
            return [`⚠️  Tests passed only when run again: ${what}`, ...testDetails(test)];
        case 'red':
            return [`❌ Tests failed: ${what}`];
        case 'timeout':
            return [`❌ Tests timed out: ${what}`];
        case 'setup':
            return [`❌ Set-up for the tests failed: ${what}`];
        case 'lost':
            return [`⚠️  Tests were lost without a result: ${what}`];
    }
}
/** The failing tests, in the words of an outcome; those do not name a task. */
function testDetails(tests) {
    return details({ is: 'red', task: _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .BOOKKEEPING */ .jI, tests, attempt: 1 });
}
function details(outcome) {
    return (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeDetails */ .TQ)(outcome).map((line) => `  - ${line}`);
}
function outcomeLines({ outcome, branch, worktree }, { base, named }) {
    if (outcome.is === 'landed')
        return [];
    if (outcome.is === 'held' && outcome.why.is === 'conflict') {
        return (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .conflictLines */ ._p)(outcome.task, outcome.why.files, { base, named, branch, worktree });
    }
    // What to type stands in the summary at the end: the run goes on, and may try the task again.
    const kept = outcome.is === 'failed' ? [] : (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .worktreeLines */ .Nl)(worktree);
    return [outcomeHeadline(outcome, base), ...details(outcome), ...kept];
}
/** Narrow signs stand two columns before their text, as the guide's warning does. */
function signOf(outcome) {
    const icon = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)(outcome);
    return icon === '⚠️' || icon === '⏸️' ? `${icon} ` : icon;
}
function outcomeHeadline(outcome, base) {
    const icon = signOf(outcome);
    const task = (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(outcome.task, 80);
    if (outcome.is !== 'red')
        return `${icon} ${task}: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(outcome)}`;
    const untouched = `not merged, ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(base)} is untouched`;
    return outcome.tests.result === 'red'
        ? `${icon} ${task} broke tests - ${untouched}`
        : `${icon} ${task}: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(outcome)} - ${untouched}`;
}
function stopLines(stop, { ask, base, named }) {
    const failing = stop.is === 'red-baseline' ? stop.tests.flatMap(testDetails) : [];
    const tail = stop.is === 'setup' ? (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLines */ .y)(stop.tail, 5).map((line) => `  | ${line}`) : [];
    const next = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .stopSteps */ .GI)(stop, ask, { base, named }).map((step) => `    ${step}`);
    return [`🛑 ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .stopText */ .IC)(stop)}`, ...failing, ...tail, '  Next:', ...next];
}
function roundLine({ round, next }) {
    return next.length === 0
        ? `🏁 Round ${round} ended, nothing is left to do`
        : `🔁 Round ${round} ended, round ${round + 1} is next: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(next, 20)}`;
}


/***/ }),

/***/ 1354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ fitWidth),
/* harmony export */   _n: () => (/* binding */ padWidth),
/* harmony export */   oW: () => (/* binding */ tableLines),
/* harmony export */   sc: () => (/* binding */ textWidth)
/* harmony export */ });
/** How many columns a text takes on a terminal. It expects printable text, see `plainText`. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Two columns: emoji, and what Unicode's UAX #11 calls wide or fullwidth. */
const wide = /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
const marksOnly = /^\p{M}+$/u;
function graphemeWidth(grapheme) {
    if (wide.test(grapheme))
        return 2;
    return marksOnly.test(grapheme) ? 0 : 1;
}
/** The columns that a text takes. */
function textWidth(text) {
    let columns = 0;
    for (const { segment } of graphemes.segment(text))
        columns += graphemeWidth(segment);
    return columns;
}
/** The longest beginning that fits in `columns`; a cut is shown as `…`, inside the limit. */
function fitWidth(text, columns) {
    if (textWidth(text) <= columns)
        return text;
    let taken = 0;
    let kept = '';
    for (const { segment } of graphemes.segment(text)) {
        taken += graphemeWidth(segment);
        if (taken > columns - 1)
            break;
        kept += segment;
    }
    return columns > 0 ? `${kept}…` : '';
}
/** The text with spaces after it, so that it takes at least `columns`. */
function padWidth(text, columns) {
    return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}
/** Lines with their cells aligned in columns, two spaces between them; the last cell is as long as it is. */
function tableLines(rows) {
    const widths = [];
    for (const row of rows) {
        for (const [at, cell] of row.entries()) {
            widths[at] = Math.max(widths[at] ?? 0, textWidth(cell));
        }
    }
    return rows.map((row) => row
        .map((cell, at) => padWidth(cell, widths[at] ?? 0))
        .join('  ')
        .trimEnd());
}


/***/ })

};
