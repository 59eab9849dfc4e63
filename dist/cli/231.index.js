export const id = 231;
export const ids = [231];
export const modules = {

/***/ 9231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   doctorCommand: () => (/* binding */ doctorCommand)
/* harmony export */ });
/* harmony import */ var _adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3611);
/* harmony import */ var _adapters_prices_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1948);
/* harmony import */ var _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7161);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9635);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8067);
/* harmony import */ var _report_github_refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6589);
/* harmony import */ var _report_init_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6326);
/* harmony import */ var _report_status_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6688);
/* harmony import */ var _init_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1230);
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4969);
/** `tributary doctor`: looks at everything that a run needs, and says what to do about what is missing. */











const nodeCheck = (version) => ({
    name: 'node',
    ok: (0,_core_version_js__WEBPACK_IMPORTED_MODULE_9__.isAtLeast)(version, _core_version_js__WEBPACK_IMPORTED_MODULE_9__.NEEDED_NODE),
    found: version,
    ...(!(0,_core_version_js__WEBPACK_IMPORTED_MODULE_9__.isAtLeast)(version, _core_version_js__WEBPACK_IMPORTED_MODULE_9__.NEEDED_NODE) && { need: `${_core_version_js__WEBPACK_IMPORTED_MODULE_9__.NEEDED_NODE} or newer` }),
});
const gitChecks = async ({ git, checkout }) => {
    const { text } = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .gitVersion */ .r)(git);
    const identity = await checkout(['config', '--get', 'user.email'], { accept: [1] });
    const email = identity.stdout.trim();
    return [
        { name: 'git', ok: true, found: text },
        email === ''
            ? {
                name: 'identity',
                ok: 'warn',
                found: 'no user.email: your own commits will want one',
                next: ['git config --global user.email you@example.com'],
            }
            : { name: 'identity', ok: true, found: email },
    ];
};
/** The program of a command line, where its first word is a plain one. */
const programOf = (run) => run
    .trim()
    .split(/\s+/)
    .find((word) => !/^[A-Za-z_]\w*=/.test(word))
    ?.match(/^[\w.+-]+$/)?.[0];
const SHELL_WORDS = new Set([
    'echo',
    'if',
    'for',
    'while',
    'test',
    'exec',
    'set',
    'cd',
    'true',
    'false',
    ':',
    '.',
]);
/** A command can be as wrong as it likes: what is looked at is whether its program is there. */
const commandCheck = async ({ environment }, name, key, run) => {
    const program = programOf(run);
    const next = [`change ${key} in .github/tributary.yml`];
    if (run.startsWith(_report_init_text_js__WEBPACK_IMPORTED_MODULE_5__/* .PLACEHOLDER */ .Kx))
        return { name, ok: false, found: 'is not named yet', next };
    if (!program || SHELL_WORDS.has(program) || (await (0,_init_js__WEBPACK_IMPORTED_MODULE_7__.isOnPath)(program, environment)))
        return { name, ok: true, found: run };
    return {
        name,
        ok: false,
        found: `${program} is not on the PATH`,
        next: [`Install ${program}, or ${next.join('')}`],
    };
};
const commandChecks = async (context, config) => Promise.all([
    ...Object.entries(config.agents).map(([name, { run }]) => commandCheck(context, `agent ${name}`, `agents.${name}`, run)),
    ...Object.entries(config.suites).map(([name, { run }]) => commandCheck(context, `suite ${name}`, `suites.${name}`, run)),
]);
const priceChecks = async (config) => {
    const pricing = await (0,_adapters_prices_js__WEBPACK_IMPORTED_MODULE_10__/* .createPricing */ .$)(config.prices);
    const used = [
        ...Object.values(config.agents),
        ...Object.values(config.gates),
        ...Object.values(config.reviews),
    ];
    const models = [...new Set(used.flatMap(({ model }) => model ?? []))];
    return models.map((model) => {
        const tokens = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
        const priced = pricing.price({ models: { [model]: tokens } }) !== undefined;
        return priced
            ? { name: `price of ${model}`, ok: true, found: 'known' }
            : {
                name: `price of ${model}`,
                ok: 'warn',
                found: 'unknown: its cost will be "unpriced"',
                next: [`Add prices.${model} to .github/tributary.yml`],
            };
    });
};
const tasksCheck = async ({ store, base, config }) => {
    const text = await store.file(base.commit, config.tasks);
    if (text === undefined)
        return {
            name: 'tasks',
            ok: false,
            found: `no ${config.tasks} on ${base.branch}`,
            next: ['tributary init'],
        };
    const { tasks, problems } = _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_1__/* .tasksMd */ .w.parse(text);
    const todo = tasks.filter(({ state }) => state === 'todo').length;
    return problems.length === 0
        ? { name: 'tasks', ok: true, found: `${todo} to do, ${tasks.length} in all` }
        : {
            name: 'tasks',
            ok: false,
            found: `${problems.length} problems in ${config.tasks}`,
            next: problems
                .slice(0, 10)
                .map(({ line, message }) => `${config.tasks}:${line} ${message}`),
        };
};
const asCheck = (name, error) => {
    if (!(error instanceof _core_user_error_js__WEBPACK_IMPORTED_MODULE_3__.UserError))
        throw error;
    const [first = '', ...more] = error.problems;
    return { name, ok: false, found: first, next: [...more, ...error.next] };
};
const NEEDS = 'contents, pull requests, issues and commit statuses: write';
/** As far as it can be seen: fine-grained tokens and those of Apps do not show what they may do. */
const tokenCheck = ({ mayPush, scopes, isPrivate }) => {
    const name = 'token';
    if (mayPush === false)
        return { name, ok: false, found: 'may read, and not push', next: [`It needs ${NEEDS}`] };
    if (scopes === undefined)
        return { name, ok: 'warn', found: `what it may do is not shown; it needs ${NEEDS}` };
    const isEnough = scopes.includes('repo') || (!isPrivate && scopes.includes('public_repo'));
    return isEnough
        ? { name, ok: true, found: `scopes ${scopes.join(', ')}` }
        : { name, ok: false, found: 'lacks the scope repo', next: ['gh auth refresh --scopes repo'] };
};
const ruleCheck = ({ demand, met }) => {
    const { problem, next } = (0,_report_github_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .demandWords */ .pB)(demand);
    if (met === 'met')
        return { name: 'rule', ok: true, found: problem };
    return { name: 'rule', ok: met === 'unmet' ? false : 'warn', found: problem, next };
};
const methodChecks = ({ off }, { method }) => {
    if (!off.includes(method))
        return [];
    const { problem, next } = (0,_report_github_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .refusalWords */ .WW)({ is: 'method-off', method });
    return [{ name: 'method', ok: false, found: problem, next }];
};
/** The repository on GitHub, and the token; before the configuration, which is read from there. */
const placeChecks = async (context, repository) => {
    const place = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .placeOf */ .$t)(context, repository);
    const { repositoryFacts } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(689), __webpack_require__.e(708)]).then(__webpack_require__.bind(__webpack_require__, 144));
    const facts = await repositoryFacts(place, (line) => context.stderr.write(`${line}\n`));
    const { owner, name } = place.repository;
    const found = `${owner}/${name} on ${new URL(place.serverUrl).host}`;
    const reached = facts.isArchived
        ? { name: 'github', ok: false, found: `${found} is archived`, next: ['Settings → General'] }
        : { name: 'github', ok: true, found };
    return { checks: [reached, tokenCheck(facts)], facts };
};
/** Rule by rule, with the way out. */
const ruleChecks = async (context, project) => {
    const { base, config } = project;
    const events = { emit: () => undefined };
    const { github } = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .machineFor */ .LF)(context, project, _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .RunId */ .PI.parse('doctor'), events);
    const { rules } = (await github?.forge.required(base.branch, config.method)) ?? { rules: [] };
    if (rules.length === 0)
        return [{ name: 'rules', ok: true, found: `none on ${base.branch}` }];
    return rules.map(ruleCheck);
};
const projectChecks = async (context, project) => [
    { name: 'config', ok: true, found: `.github/tributary.yml on ${project.base.branch}` },
    await tasksCheck(project),
    ...(await commandChecks(context, project.config)),
    ...(await priceChecks(project.config)),
];
/** Where one fails, what stands on it is not looked at. */
const allChecks = async (context, options) => {
    const checks = [nodeCheck(options.nodeVersion)];
    let subject = `git ${_core_version_js__WEBPACK_IMPORTED_MODULE_9__/* .NEEDED_GIT */ .l}+`;
    try {
        await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .beforeStart */ .G3)(options, async () => {
            const repository = await (0,_adapters_git_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .openRepository */ .h)(context.cwd, context.environment);
            checks.push(...(await gitChecks(repository)));
            subject = 'github';
            const place = options.forge === 'github' && (await placeChecks(context, repository));
            checks.push(...(place ? place.checks : []));
            subject = 'config';
            const project = await (0,_project_js__WEBPACK_IMPORTED_MODULE_8__/* .openProject */ .U8)(context, options, repository);
            checks.push(...(await projectChecks(context, project)));
            if (!place)
                return;
            subject = 'rules';
            checks.push(...methodChecks(place.facts, project.config));
            checks.push(...(await ruleChecks(context, project)));
        });
    }
    catch (error) {
        checks.push(asCheck(subject, error));
    }
    return checks;
};
/** @returns 0 where nothing is missing (warnings do not count), else 1 */
const doctorCommand = async (context, options) => {
    const checks = await allChecks(context, options);
    context.stdout.write(`${options.json ? JSON.stringify(checks, null, 2) : (0,_report_status_text_js__WEBPACK_IMPORTED_MODULE_6__/* .doctorText */ .l)(checks)}\n`);
    return checks.some(({ ok }) => ok === false) ? 1 : 0;
};


/***/ }),

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

/***/ 6688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ doctorText),
/* harmony export */   q: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7751);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6340);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1354);
/** What `tributary status` and `tributary doctor` print. */





const stateWords = {
    waiting: 'waiting',
    working: 'working',
    delivered: 'delivered',
    'in-train': 'in the train',
    landed: 'landed',
    failed: 'failed',
    blocked: 'blocked',
    red: 'broke tests',
    held: 'held',
    discarded: 'discarded',
    'not-started': 'not started',
    unsettled: 'unsettled',
};
/** The tasks of a run as a table, and under it what to type next. */
function statusText({ run, base, state, rows, next = [] }) {
    const head = ['TASK', 'AGENT', 'ROUND', 'STATE', 'PROGRESS', 'ELAPSED', 'WORKTREE'];
    const table = rows.length === 0 ? ['No tasks'] : (0,_width_js__WEBPACK_IMPORTED_MODULE_3__/* .tableLines */ .oW)([head, ...rows.map(statusCells)]);
    const steps = [
        ...rows.flatMap((row) => stepLines(row.task, row.next ?? [])),
        ...stepLines('the run', next),
    ];
    return [
        `Run ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(run, 80)} on ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(base)}: ${state}`,
        '',
        ...table,
        ...(steps.length === 0 ? [] : ['', 'Next:', ...steps]),
    ].join('\n');
}
function statusCells(row) {
    return [
        (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.task, 64),
        row.agent === undefined ? '-' : (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.agent, 64),
        String(row.round),
        stateWords[row.state],
        row.progress === undefined ? '-' : (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .percentText */ .fL)(row.progress),
        row.elapsed === undefined ? '-' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(row.elapsed),
        row.worktree === undefined ? '-' : (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(row.worktree),
    ];
}
function stepLines(about, steps) {
    if (steps.length === 0)
        return [];
    return [`  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(about, 64)}`, ...steps.map((step) => `    ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(step, 4096)}`)];
}
/** The checks, aligned, with what to do about each; the last line sums up. */
function doctorText(checks) {
    const width = Math.max(0, ...checks.map(({ name }) => (0,_width_js__WEBPACK_IMPORTED_MODULE_3__/* .textWidth */ .sc)((0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 64))));
    const lines = checks.flatMap((check) => checkLines(check, width));
    return [...lines, '', doctorSummary(checks)].join('\n');
}
function checkLines({ name, ok, found, need, next = [] }, width) {
    const sign = ok === 'warn' ? '!' : ok ? '✓' : '✗';
    const needed = need === undefined ? '' : `; needed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(need)}`;
    return [
        `${sign} ${(0,_width_js__WEBPACK_IMPORTED_MODULE_3__/* .padWidth */ ._n)((0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(name, 64), width)}  ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(found)}${needed}`,
        ...next.map((step) => `${' '.repeat(width + 4)}${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(step, 4096)}`),
    ];
}
function doctorSummary(checks) {
    const problems = checks.filter(({ ok }) => ok === false).length;
    const warnings = checks.filter(({ ok }) => ok === 'warn').length;
    if (problems > 0)
        return `${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(problems, 'problem')}, ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(warnings, 'warning')}`;
    return warnings > 0 ? `Ready, with ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(warnings, 'warning')}` : 'Ready';
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
