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
/* harmony import */ var _project_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2188);
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
    const { repositoryFacts } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(946), __webpack_require__.e(708)]).then(__webpack_require__.bind(__webpack_require__, 144));
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


/***/ })

};
