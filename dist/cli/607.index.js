export const id = 607;
export const ids = [607];
export const modules = {

/***/ 5020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createStatusWatch),
/* harmony export */   r: () => (/* binding */ readStatus)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _report_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6906);
/* harmony import */ var _json_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4767);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1411);
/** What an agent says about itself in `agent-status.json`. It may hold anything: good fields count, the rest is reported. */





const MAX_BYTES = 64 * 1024;
/** An agent that writes new nonsense each time must not fill the report. */
const MAX_PROBLEMS = 20;
/** Control and format characters but tabs and line breaks: `work` is markdown. */
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** All strings of a validated record, made safe to show. */
function clean(value, key = '') {
    if (typeof value === 'string') {
        return key === 'work' ? value.replace(invisible, '') : (0,_report_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(value, value.length);
    }
    if (Array.isArray(value))
        return value.map((each) => clean(each));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, name)]));
}
function parseRecord(record) {
    const shape = new Map(Object.entries(_core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentStatus */ .i.shape));
    const good = {};
    const problems = [];
    for (const [name, value] of Object.entries(record)) {
        const field = shape.get(name);
        if (field === undefined) {
            problems.push(`has an unknown field "${(0,_report_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(name, 40)}"`);
            // Programs write null for what they do not know yet.
        }
        else if (value !== null) {
            const parsed = field.safeParse(value);
            if (parsed.success)
                good[name] = clean(parsed.data);
            else
                problems.push(`has a bad field "${name}": ${(0,_json_file_js__WEBPACK_IMPORTED_MODULE_3__/* .issuesText */ .gm)(parsed.error)}`);
        }
    }
    return { status: _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentStatus */ .i.parse(good), problems: problems.slice(0, MAX_PROBLEMS) };
}
/**
 * Reads a status file that may be hostile: only a regular file of at most 64 KB, and of it only the fields that
 * fit, without control characters. Whether its subtasks make sense is for others to judge.
 */
async function readStatus(file) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file);
    const found = await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .X)(file, MAX_BYTES);
    if (found.is === 'none')
        return { problems: [] };
    if (found.is === 'refused')
        return { problems: [`${name} ${found.why}`] };
    const json = (0,_json_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(found.text);
    if (json === undefined)
        return { problems: [`${name} is not whole JSON`], torn: found.text };
    if (json === null || typeof json !== 'object' || Array.isArray(json)) {
        return { problems: [`${name} is not a JSON object`] };
    }
    const { status, problems } = parseRecord(json);
    return { status, problems: problems.map((problem) => `${name} ${problem}`) };
}
/** Tells a record or a problem when it is new. */
function createReporter({ task, events }) {
    const problems = new Set();
    let status;
    let told = '';
    return {
        problem(message) {
            if (problems.has(message) || problems.size >= MAX_PROBLEMS)
                return;
            problems.add(message);
            events.emit({ is: 'problem', task, message });
        },
        status(next) {
            status = next;
            const text = JSON.stringify(next);
            if (text === told)
                return;
            told = text;
            events.emit({ is: 'status', task, status: next });
        },
        result: () => ({ status, problems: [...problems] }),
    };
}
/**
 * Follows an agent's status: emits each new record, and each problem once. A file that is there already (the base
 * may hold one) is no report until it is written again.
 */
async function createStatusWatch(options) {
    const { files } = options;
    const reporter = createReporter(options);
    const stale = new Map(await Promise.all(files.map(async (file) => [file, await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .fileStamp */ .a)(file)])));
    const torn = new Map();
    const look = async (file, last) => {
        const stamp = await (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .fileStamp */ .a)(file);
        if (stamp === undefined || stamp === stale.get(file))
            return undefined;
        const read = await readStatus(file);
        // Half a file is no problem yet: the agent may just be writing it.
        const unfinished = !last && read.torn !== undefined && read.torn !== torn.get(file);
        torn.set(file, read.torn);
        if (!unfinished)
            for (const problem of read.problems)
                reporter.problem(problem);
        return read.status;
    };
    const lookAtAll = async (last) => {
        const found = [];
        for (const file of files)
            found.push(await look(file, last));
        const status = found.find((each) => each !== undefined);
        if (status !== undefined)
            reporter.status(status);
    };
    let looking;
    const timer = setInterval(() => {
        looking ??= lookAtAll(false).finally(() => {
            looking = undefined;
        });
    }, options.seconds * 1000);
    timer.unref();
    return {
        async stop() {
            clearInterval(timer);
            await looking;
            await lookAtAll(true);
            return reporter.result();
        },
    };
}


/***/ }),

/***/ 984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ ownLine),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   oI: () => (/* binding */ processTable),
/* harmony export */   sj: () => (/* binding */ LEG_VARIABLE)
/* harmony export */ });
/* unused harmony export parsePs */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _system_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3468);
/** The processes of this machine: who belongs to a command, and whether a process is still the same one. */




/** The variable that every process of a command inherits. */
const LEG_VARIABLE = 'TRIBUTARY_LEG';
const environLeg = new RegExp(`(?:^|\\0)${LEG_VARIABLE}=([^\\0]*)`);
/** undefined: it has gone meanwhile, or belongs to someone else. */
function readProc(pid, name) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/${name}`, 'latin1');
    }
    catch {
        return undefined;
    }
}
/** The fields of proc_pid_stat(5) from the third on: the second holds a name that may contain anything. */
const statFields = (stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' ');
const isZombie = (state) => state === 'Z' || state === 'X';
function linuxEntry(pid) {
    const stat = readProc(pid, 'stat');
    if (stat === undefined)
        return undefined;
    const [state, parent, group, session] = statFields(stat);
    if (isZombie(state))
        return undefined;
    const leg = environLeg.exec(readProc(pid, 'environ') ?? '')?.[1];
    return {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        session: Number(session),
        ...(leg !== undefined && { leg }),
    };
}
/** Read in one go, without letting other work in between, so that little can fork unseen. */
function linuxTable() {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(linuxEntry)
        .filter((entry) => entry !== undefined);
}
const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/;
const psLeg = new RegExp(` ${LEG_VARIABLE}=(\\S*)`);
/** The output of `ps -Axww -E -o pid=,ppid=,pgid=,stat=,command=`: -E appends the environment to the command. */
function parsePs(output) {
    return output.split('\n').flatMap((line) => {
        const [, pid, parent, group, state, command = ''] = psLine.exec(line) ?? [];
        if (pid === undefined || state === undefined || state.startsWith('Z'))
            return [];
        const leg = psLeg.exec(command)?.[1];
        return [
            {
                pid: Number(pid),
                parent: Number(parent),
                group: Number(group),
                ...(leg !== undefined && { leg }),
            },
        ];
    });
}
async function ps(args) {
    const options = { maxBuffer: 256 * 1024 * 1024, env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } };
    return (await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('ps', args, options)).stdout;
}
/** Every living process that can be seen; none where the system does not tell. */
async function processTable() {
    try {
        if (process.platform === 'linux')
            return linuxTable();
        return parsePs(await ps(['-Axww', '-E', '-o', 'pid=,ppid=,pgid=,stat=,command=']));
    }
    catch {
        return [];
    }
}
/** This process and all it descends from: none of them may ever be ended by a sweep. */
function ownLine(table) {
    const parents = new Map(table.map((entry) => [entry.pid, entry.parent]));
    const line = new Set();
    for (let pid = process.pid; pid !== undefined && !line.has(pid);) {
        line.add(pid);
        pid = parents.get(pid);
    }
    return line;
}
/** Sends nothing, only asks. Another user's process counts as there. */
function isThere(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .v)(error) === 'EPERM';
    }
}
async function startOf(pid) {
    if (process.platform !== 'linux') {
        return (await ps(['-o', 'lstart=', '-p', String(pid)]).catch(() => '')).trim() || undefined;
    }
    const stat = readProc(String(pid), 'stat');
    const boot = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    // Field 22 counts from boot, so it says nothing without the boot it counts from.
    return stat && `${boot} ${statFields(stat)[19]}`;
}
/**
 * When the process with this number began, as a text to compare; undefined when there is no such process,
 * 'unknown' when the system does not tell. A number is given again to another process sooner or later.
 */
async function processStart(pid) {
    if (!isThere(pid))
        return undefined;
    if (process.platform === 'linux' &&
        isZombie(statFields(readProc(String(pid), 'stat') ?? '')[0])) {
        return undefined;
    }
    return (await startOf(pid).catch(() => undefined)) ?? 'unknown';
}


/***/ }),

/***/ 9357:
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

// UNUSED EXPORTS: globsMeet

;// CONCATENATED MODULE: ./lib/core/glob-automaton.js
/** Finite automata over UTF-16 units, as far as globs need them: drawing one, and asking whether two share a word. */
const LAST = 0xffff;
const SLASH = 47;
const ANY = [0, LAST];
const NOT_SLASH = [0, SLASH - 1, SLASH + 1, LAST];
const START = 0;
const END = 1;
const automaton = () => ({ free: [[], []], steps: [[], []] });
const size = (a) => a.free.length;
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
function share(a, b) {
    for (let i = 0; i < a.length; i += 2)
        for (let j = 0; j < b.length; j += 2)
            if ((a[i] ?? 0) <= (b[j + 1] ?? 0) && (b[j] ?? 0) <= (a[i + 1] ?? 0))
                return true;
    return false;
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

;// CONCATENATED MODULE: ./lib/core/globs.js
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
/** Without any of these signs picomatch escapes only the first of two. */
const halfEscaped = (text) => !/[/()[\]{}]/.test(text) && /([+$^])\1/.test(text);
const isForeign = (text) => text.length > LONGEST_GLOB || FOREIGN.some((sign) => sign.test(text)) || halfEscaped(text);
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
const isBelow = (path, dir) => dir === '' || (path.startsWith(dir) && (path.length === dir.length || path[dir.length] === '/'));
/** As `globsMeet`, for globs that are compared often. */
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
/**
 * Whether some path can match both globs, be there such a file or not. Never false where picomatch
 * (`dot: true`) matches one path with both; true where a glob is not understood (extglobs, negation, ranges,
 * escapes, POSIX classes) or comparing would take too long.
 */
const globsMeet = (a, b) => meet(readGlob(a), readGlob(b));
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
const drawDirectories = (a, at) => orNothing(a, at, addText(a, addLoop(a, at, ANY), '/'));
function orNothing(a, from, to) {
    addFree(a, from, to);
    return to;
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


/***/ }),

/***/ 5402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6906);
/** Foreign text made safe for GitHub's markdown: it shows as it is and does nothing. */

// GitHub looks for mentions, references and addresses in the rendered text, where an escape is gone again.
// Only another character between keeps them apart; this one has no width.
const APART = '\u200b';
/**
 * Characters as references, which never are markup (CommonMark 0.31, 2.5). A pipe as `\|` would end a table's
 * cell after an odd number of backslashes, a reference never does.
 */
const references = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '|': '&#124;',
    '\\': '&#92;',
    '`': '&#96;',
};
/**
 * One line of text in which nothing is markup: no HTML, link, image, code, math, table cell, list or heading;
 * no mention, no issue reference (so no `fixes #1` either), no link made of a bare address.
 *
 * @param max longest text, in code points, before the escapes
 */
function escapeMarkdown(text, max = 200) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(text, max)
        .replace(/@|#(?=\d)|(?<![a-z\d])GH-(?=\d)|:(?=\/\/)|www(?=\.)/gi, `$&${APART}`)
        .replace(/[&<>|\\`*_[\]()!~$#]/g, (character) => references[character] ?? `\\${character}`)
        .replace(/^(?:[-+=/]|\d{1,9}(?=\.))/, (start) => /\d/.test(start) ? `${start}\\` : `\\${start}`);
}
/** A fence that no run of backticks in the text can close. */
function fenceFor(text, least) {
    const runs = text.match(/`+/g) ?? [];
    return '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), least));
}
/** Lines as a block of code. */
function codeBlock(lines, language = 'sh') {
    const plain = lines.map((line) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(line, 4096));
    const fence = fenceFor(plain.join('\n'), 3);
    return [`${fence}${language}`, ...plain, fence];
}
/** A table; each cell is markdown already, and text in it was escaped. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)];
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



/***/ })

};
