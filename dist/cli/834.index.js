export const id = 834;
export const ids = [834,700];
export const modules = {

/***/ 5020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ createStatusWatch),
/* harmony export */   r: () => (/* binding */ readStatus)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4395);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4231);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5323);
/** Reads an agent's `agent-status.json`. It is untrusted: valid fields are used, invalid ones are reported. */





const MAX_BYTES = 64 * 1024;
/** An agent that keeps writing invalid data must not flood the report. */
const MAX_PROBLEMS = 20;
/** Control and format characters except tabs and line breaks: `work` is Markdown. */
const invisible = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/gu;
/**
 * Reads an untrusted status file: only a regular file of at most 64 KB, and only its valid fields, without
 * control characters. Subtasks are validated elsewhere.
 */
async function readStatus(file) {
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(file);
    const found = await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, MAX_BYTES);
    if (found.is === 'none')
        return { problems: [] };
    if (found.is === 'refused')
        return { problems: [`${name} ${found.why}`] };
    const json = (0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .qF)(found.text);
    if (json === undefined)
        return { problems: [`${name} is not complete JSON`], torn: found.text };
    if (json === null || typeof json !== 'object' || Array.isArray(json)) {
        return { problems: [`${name} is not a JSON object`] };
    }
    const { status, problems } = parseRecord(json);
    return { status, problems: problems.map((problem) => `${name} ${problem}`) };
}
/**
 * Follows an agent's status: emits each new status, and each problem once. A file that existed before (the
 * base may contain one) is ignored until it is written again.
 */
async function createStatusWatch(options) {
    const { files } = options;
    const reporter = createReporter(options);
    const stale = options.before ??
        new Map(await Promise.all(files.map(async (file) => [file, await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .fileStamp */ .a9)(file)])));
    const torn = new Map();
    const look = async (file, last) => {
        const stamp = await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .fileStamp */ .a9)(file);
        if (stamp === undefined || stamp === stale.get(file))
            return undefined;
        const read = await readStatus(file);
        // Half a file is not a problem yet: the agent may be writing it.
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
function parseRecord(record) {
    const shape = new Map(Object.entries(_core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentStatus */ .i.shape));
    const good = {};
    const problems = [];
    for (const [name, value] of Object.entries(record)) {
        const field = shape.get(name);
        if (field === undefined) {
            problems.push(`has an unknown field "${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(name, 40)}"`);
            // Programs write null for fields that they do not know yet.
        }
        else if (value !== null) {
            const parsed = field.safeParse(value);
            if (parsed.success)
                good[name] = clean(parsed.data);
            else
                problems.push(`has a bad field "${name}": ${(0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_3__/* .issuesText */ .gm)(parsed.error)}`);
        }
    }
    return { status: _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .AgentStatus */ .i.parse(good), problems: problems.slice(0, MAX_PROBLEMS) };
}
/** Makes all strings of a valid status safe to print. */
function clean(value, key = '') {
    if (typeof value === 'string') {
        return key === 'work' ? value.replace(invisible, '') : (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(value, value.length);
    }
    if (Array.isArray(value))
        return value.map((each) => clean(each));
    if (value === null || typeof value !== 'object')
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each, name)]));
}
/** Emits a status or a problem if it is new. */
function createReporter({ task, events }) {
    const problems = new Set();
    let status;
    let reported = '';
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
            if (text === reported)
                return;
            reported = text;
            events.emit({ is: 'status', task, status: next });
        },
        result: () => ({ status, problems: [...problems] }),
    };
}


/***/ }),

/***/ 3972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DO: () => (/* binding */ readLooseRefs),
/* harmony export */   OX: () => (/* binding */ stashEntries),
/* harmony export */   pD: () => (/* binding */ readPackedRefs),
/* harmony export */   sg: () => (/* binding */ readRef),
/* harmony export */   zy: () => (/* binding */ readHead)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8907);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5323);
/**
 * Reads the refs of a repository that an agent may have written. As text: no git runs in it, so neither its
 * configuration nor its hooks do anything.
 */





const MAX_REF_BYTES = 4096;
const MAX_PACKED_BYTES = 64 * 1024 * 1024;
/** More refs than anybody makes by hand in a worktree. */
const MAX_REFS = 1000;
const MAX_DEPTH = 30;
const STASH_LOG = 'logs/refs/stash';
/** @param git path of the repository's `.git` */
async function readHead(git) {
    const text = await readText(git, 'HEAD', MAX_REF_BYTES);
    const branch = /^ref:\s*(refs\/[^\s]+)$/.exec(text)?.[1];
    if (branch === undefined)
        return { branch, commit: commitIn(text) };
    return { branch, commit: await readRef(git, branch) };
}
/** The commit of one ref, by its full name. */
async function readRef(git, ref) {
    if (ref.split('/').some((part) => part === '' || part.startsWith('.')))
        return undefined;
    const loose = commitIn(await readText(git, ref, MAX_REF_BYTES));
    return loose ?? (await readPackedRefs(git)).get(ref);
}
/** The refs that are files of their own, and the entries of the stash. */
async function readLooseRefs(git) {
    const found = new Map();
    if (await isFolder(git))
        await collect(git, 'refs', found, 0);
    for (const [at, commit] of (await stashEntries(git)).entries())
        found.set(`refs/stash@{${at}}`, commit);
    return found;
}
/** The refs in `packed-refs`. `git gc` and `git pack-refs` put refs there. */
async function readPackedRefs(git) {
    const text = await readText(git, 'packed-refs', MAX_PACKED_BYTES);
    const found = new Map();
    for (const line of text.split('\n')) {
        const space = line.indexOf(' ');
        const commit = commitIn(line.slice(0, Math.max(0, space)));
        if (commit)
            found.set(line.slice(space + 1), commit);
    }
    return found;
}
/** Older entries of the stash stand only in its log. */
async function stashEntries(git) {
    const log = await readText(git, STASH_LOG, MAX_PACKED_BYTES);
    return log
        .split('\n')
        .flatMap((line) => commitIn(line.split(' ')[1] ?? '') ?? [])
        .slice(-MAX_REFS);
}
async function collect(git, name, found, depth) {
    const facts = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name)));
    if (facts?.isFile()) {
        const commit = commitIn(await readText(git, name, MAX_REF_BYTES));
        if (commit)
            found.set(name, commit);
    }
    if (!facts?.isDirectory())
        return;
    // Then the directory is moved aside, and nothing of it is lost.
    if (depth > MAX_DEPTH)
        throw new Error(`${git} has refs that are too deep`);
    for (const below of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, name))) {
        if (found.size >= MAX_REFS)
            return;
        await collect(git, `${name}/${below}`, found, depth + 1);
    }
}
/** Text of a file in the repository; empty if it is none, or if a part of its path is a link. */
async function readText(git, name, limit) {
    let folder = git;
    for (const part of name.split('/')) {
        if (!(await isFolder(folder)))
            return '';
        folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, part);
    }
    const found = await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(folder, limit);
    return found.is === 'text' ? found.text.trimEnd() : '';
}
async function isFolder(path) {
    return (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)))?.isDirectory() === true;
}
function commitIn(text) {
    return _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .CommitSha */ .Yk.safeParse(text.trim()).data;
}


/***/ }),

/***/ 2307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UZ: () => (/* binding */ copyIndex),
/* harmony export */   bU: () => (/* binding */ hasFolder),
/* harmony export */   vZ: () => (/* binding */ snapshotTree)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_limits_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7535);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9097);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8907);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3943);
/* harmony import */ var _hostile_refs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3972);
/**
 * Takes a snapshot of all files in a directory that foreign code wrote, as a tree. Git runs with the judge's
 * configuration, reads nothing from a `.git` there but the commit of a nested repository, and starts no git in a
 * nested one: `git add` would, and with it whatever program that repository configures.
 */








/** Whether this is a real directory. An agent may have replaced it with a link to a place that is not its work. */
async function hasFolder(dir) {
    const facts = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_4__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(dir));
    return facts?.isDirectory() === true && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(dir)) === dir;
}
/**
 * Brings an index up to date with the files, and writes its tree.
 *
 * @param index an index that git made when it checked the directory out, or an earlier snapshot's
 * @throws GitError, Error if git cannot read the files, or should not
 */
async function snapshotTree(files, index) {
    if (!(await hasFolder(files.dir)))
        throw new Error(`the worktree ${files.dir} is gone`);
    const { git, limit } = files;
    const env = { GIT_INDEX_FILE: index };
    const [changed, others] = await Promise.all([
        git(['diff-files', '--name-status', '-z', '--no-renames', '--ignore-submodules=dirty'], {
            env,
            limit,
        }),
        git(['ls-files', '--others', '--exclude-standard', '-z'], { env, limit }),
    ]);
    const { gone, kept } = readChanges(changed.bytes);
    const unwanted = new Set([_core_run_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .STATUS_FILE_IN_TREE */ .rn, ...files.without].map(asBytes));
    const paths = [...kept, ...names(others.bytes)]
        .map((path) => path.replace(/\/$/, ''))
        .filter((path) => !unwanted.has(path) && !path.startsWith(`${_core_run_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .STATUS_FILE_IN_TREE */ .rn}/`));
    const added = await checkFiles(files, paths);
    const odd = paths.filter((path) => !added.has(path));
    const skipped = gone.length > 0 ? await skippedIn(files) : new Set();
    const left = gone.filter((path) => !unwanted.has(path) && !skipped.has(path));
    const removed = [...left, ...odd];
    if (removed.length > 0)
        await removeEntries(git, env, removed);
    if (added.size > 0)
        await addEntries({ git, limit }, env, [...added]);
    return _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .TreeSha */ .RY.parse(await (0,_git_js__WEBPACK_IMPORTED_MODULE_5__/* .lineOf */ .cA)(git, ['write-tree'], { env }));
}
/**
 * Git trusts an index entry only if its file is older than the index. A copy younger than the original would
 * hide files that were changed at the moment of the checkout.
 */
async function copyIndex(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(from, to);
    const { mtimeMs } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(from);
    // One millisecond early, since times are rounded. At worst, git reads one file too many.
    const time = (Math.floor(mtimeMs) - 1) / 1000;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.utimes)(to, time, time);
}
/**
 * Paths that the repository's own index leaves out of the work tree, as after `git sparse-checkout`: they are not
 * deleted. The index is hostile, and says nothing else.
 */
async function skippedIn({ git, dir, limit }) {
    const index = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.git', 'index');
    const isIndex = (await hasFolder((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, '.git'))) && (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_4__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(index)))?.isFile();
    if (!isIndex)
        return new Set();
    const { bytes } = await git(['ls-files', '-t', '-z'], {
        env: { GIT_INDEX_FILE: index },
        limit,
        accept: [128],
    });
    return new Set(names(bytes).flatMap((line) => (line.startsWith('S ') ? [line.slice(2)] : [])));
}
async function removeEntries(git, env, paths) {
    const input = Buffer.from(paths.map((path) => `${path}\0`).join(''), 'latin1');
    await git(['update-index', '--force-remove', '-z', '--stdin'], { env, input });
}
async function addEntries({ git, limit }, env, paths) {
    const input = Buffer.from(paths.map((path) => `${path}\0`).join(''), 'latin1');
    await git(['update-index', '--add', '--remove', '--replace', '-z', '--stdin'], {
        env,
        input,
        limit,
    });
}
/**
 * Refuses what git would take for ever to read, or could not add.
 *
 * @returns those that git can add: a pipe or a device in place of a file is none
 */
async function checkFiles({ dir, nested }, paths) {
    const found = new Set();
    let bytes = 0;
    for (const path of paths) {
        const file = Buffer.from(`${Buffer.from(`${dir}/`).toString('latin1')}${path}`, 'latin1');
        const facts = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_4__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file));
        if (facts?.isDirectory() && !(await hasCommit(dir, path))) {
            if (!nested)
                throw new Error(nestedText(text(path)));
            nested.push(text(path));
            continue;
        }
        if (!facts || facts.isFile() || facts.isDirectory() || facts.isSymbolicLink())
            found.add(path);
        bytes += facts?.isFile() === true ? facts.size : 0;
        if (bytes > _core_limits_js__WEBPACK_IMPORTED_MODULE_7__/* .LARGEST_SNAPSHOT */ .gF)
            throw new Error(`${text(path)} and the files before it are over ${_core_limits_js__WEBPACK_IMPORTED_MODULE_7__/* .LARGEST_SNAPSHOT */ .gF / 2 ** 20} MiB. Remove it, or add it to .gitignore.`);
    }
    return found;
}
/** A nested repository becomes a submodule of its commit; one without a commit cannot be added. */
async function hasCommit(dir, path) {
    const git = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, text(path), '.git');
    const isRepository = (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_4__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(git)))?.isDirectory() === true;
    return !isRepository || (await (0,_hostile_refs_js__WEBPACK_IMPORTED_MODULE_6__/* .readHead */ .zy)(git)).commit !== undefined;
}
function nestedText(path) {
    return `${path} is a git repository of its own, without a commit. To add its files: rm -r ${path}/.git`;
}
/** `git diff-files --name-status -z`: a letter, then a path. */
function readChanges(answer) {
    const parts = names(answer);
    const [gone, kept] = [[], []];
    for (let at = 0; at + 1 < parts.length; at += 2)
        (parts[at] === 'D' ? gone : kept).push(parts[at + 1] ?? '');
    if (parts.length % 2 === 1)
        throw new _git_js__WEBPACK_IMPORTED_MODULE_5__/* .GitError */ .XS(['diff-files'], 0, '', 'it answered in an unknown form');
    return { gone, kept };
}
function names(answer) {
    return answer
        .toString('latin1')
        .split('\0')
        .filter((name) => name !== '');
}
function asBytes(path) {
    return Buffer.from(path).toString('latin1');
}
function text(path) {
    return Buffer.from(path, 'latin1').toString('utf8');
}


/***/ }),

/***/ 614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ taskWorktree)
/* harmony export */ });
/* harmony import */ var _snapshot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2307);
/* harmony import */ var _worktree_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3725);


/** @returns its absolute path; undefined if it no longer exists */
async function taskWorktree(place, task) {
    for (const { dir } of await (0,_worktree_records_js__WEBPACK_IMPORTED_MODULE_1__/* .recordsOf */ .M$)(place, task))
        if (await (0,_snapshot_js__WEBPACK_IMPORTED_MODULE_0__/* .hasFolder */ .bU)(dir))
            return dir;
    return undefined;
}


/***/ }),

/***/ 3725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ writeWorktreeRecord),
/* harmony export */   M$: () => (/* binding */ recordsOf),
/* harmony export */   MS: () => (/* binding */ readWorktreeRecords),
/* harmony export */   qh: () => (/* binding */ indexOf),
/* harmony export */   zr: () => (/* binding */ removeWorktreeRecord)
/* harmony export */ });
/* unused harmony export WorktreeRecord */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6921);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8907);
/* harmony import */ var _files_json_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4231);
/* harmony import */ var _files_own_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9285);
/* harmony import */ var _files_seal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8659);
/* harmony import */ var _files_whole_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3338);
/**
 * Records of Tributary's worktrees and their tasks. Stored where agents' commits or a deleted `.git` cannot
 * affect them.
 */









const WorktreeRecord = zod__WEBPACK_IMPORTED_MODULE_8__/* .strictObject */ .rej({
    version: zod__WEBPACK_IMPORTED_MODULE_8__/* .literal */ .euz(2),
    task: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .TaskId */ .LD,
    /** The commit that the work is compared with. */
    base: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .CommitSha */ .Yk,
    /** The commit that the agent started on: the base, or earlier work on top of it. */
    start: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .CommitSha */ .Yk,
    /** Absolute path, symbolic links resolved. */
    dir: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    /** `making`: not used yet. `detached`: its contents must not be committed. */
    state: zod__WEBPACK_IMPORTED_MODULE_8__/* ["enum"] */ .k5n(['making', 'ready', 'detached']),
    /** Ignored files that were copied from the checkout; never committed. */
    included: zod__WEBPACK_IMPORTED_MODULE_8__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP()),
    /** The files after set-up. What set-up changed is no work of the agent. */
    prepared: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .TreeSha */ .RY.optional(),
    /** What was saved when the agent ended: whatever is more is a person's. */
    saved: zod__WEBPACK_IMPORTED_MODULE_8__/* .strictObject */ .rej({
        commit: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .CommitSha */ .Yk,
        files: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .TreeSha */ .RY,
        /** Of each submodule: a text that changes with its files. */
        submodules: zod__WEBPACK_IMPORTED_MODULE_8__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP()),
    })
        .optional(),
    /** The same after set-up. */
    submodules: zod__WEBPACK_IMPORTED_MODULE_8__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP()).optional(),
    /** The last commit of a person there that the task's branch was moved to. */
    collected: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .CommitSha */ .Yk.optional(),
});
/** With the repository that it is of. */
const StoredRecord = WorktreeRecord.extend({ gitDir: zod__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP() });
/** Call before the worktree is made. The record is removed after the worktree. */
function writeWorktreeRecord({ gitDir, seal }, record) {
    const file = fileOf(gitDir, record.dir);
    const sealed = (0,_files_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .withSeal */ .mW)(seal, sealedName(file), { ...record, gitDir });
    return (0,_files_whole_file_js__WEBPACK_IMPORTED_MODULE_7__/* .writeWhole */ .f)(file, `${JSON.stringify(sealed)}\n`);
}
async function removeWorktreeRecord({ gitDir }, dir) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(fileOf(gitDir, dir), { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(indexOf(gitDir, dir), { force: true });
}
/** Tributary's index of a worktree's files. It is not the one in the worktree's `.git`, which an agent can write. */
function indexOf(gitDir, dir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folderIn(gitDir), `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(dir)}.index`);
}
/**
 * All records. Those that Tributary did not write are skipped, and their directories are left alone: by a forged
 * one it would remove any folder.
 */
async function readWorktreeRecords({ gitDir, seal, }) {
    const folder = folderIn(gitDir);
    const found = (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder))) ?? [];
    const names = found.filter((name) => name.endsWith('.json'));
    const records = await Promise.all(names.map(async (name) => {
        const text = (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), 'utf8'))) ?? '';
        const json = (0,_files_seal_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutSeal */ .MW)(seal, sealedName(name), (0,_files_json_file_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(text));
        const stored = StoredRecord.safeParse(json);
        return stored.success ? placed(stored.data, gitDir) : [];
    }));
    return records.flat();
}
async function recordsOf(place, task) {
    return (await readWorktreeRecords(place)).filter((record) => record.task === task);
}
/**
 * The record as it holds in this repository. In a copy of a repository, it is the original's; where the repository
 * was moved, its directories were too.
 */
async function placed({ gitDir: home, ...record }, gitDir) {
    if (home === gitDir)
        return [record];
    if (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(home)))
        return [];
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(home), record.dir);
    return path.startsWith('..') ? [] : [{ ...record, dir: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(gitDir), path) }];
}
function fileOf(gitDir, dir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folderIn(gitDir), `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(dir)}.json`);
}
function folderIn(gitDir) {
    return (0,_files_own_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .ownFolder */ .v)(gitDir).worktrees;
}
function sealedName(file) {
    return `worktrees/${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(file)}`;
}


/***/ }),

/***/ 3602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   D3: () => (/* binding */ ownLine),
/* harmony export */   RY: () => (/* binding */ isInNamespace),
/* harmony export */   a5: () => (/* binding */ LABEL_VARIABLE),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   oI: () => (/* binding */ processTable)
/* harmony export */ });
/* unused harmony export parsePs */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _files_system_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8020);
/** The processes of this machine: which belong to a command, and whether a process is still the same one. */




/** The variable that every process of a command inherits. */
const LABEL_VARIABLE = 'TRIBUTARY_LEG';
const NOT_OURS = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM']);
const environLabel = new RegExp(`(?:^|\\0)${LABEL_VARIABLE}=([^\\0]*)`);
const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/;
const psLabel = new RegExp(` ${LABEL_VARIABLE}=(\\S*)`);
/** Parses `ps -Axww -E -o pid=,ppid=,pgid=,stat=,command=`; -E appends the environment to the command. */
function parsePs(output) {
    return output.split('\n').flatMap((line) => {
        const [, pid, parent, group, state, command = ''] = psLine.exec(line) ?? [];
        if (pid === undefined || state === undefined || state.startsWith('Z'))
            return [];
        const label = psLabel.exec(command)?.[1];
        return [
            {
                pid: Number(pid),
                parent: Number(parent),
                group: Number(group),
                ...(label !== undefined && { label }),
            },
        ];
    });
}
/**
 * All visible living processes.
 *
 * @throws if the system gives no answer: a table without this process would mean that nothing runs
 */
async function processTable() {
    const table = process.platform === 'linux'
        ? linuxTable()
        : parsePs(await ps(['-Axww', '-E', '-o', 'pid=,ppid=,pgid=,stat=,command=']));
    if (!table.some(({ pid }) => pid === process.pid))
        throw new Error('the table of processes cannot be read');
    return table;
}
/** This process and its ancestors, which a sweep must never kill. */
function ownLine(table) {
    const parents = new Map(table.map((entry) => [entry.pid, entry.parent]));
    const line = new Set();
    for (let pid = process.pid; pid !== undefined && !line.has(pid);) {
        line.add(pid);
        pid = parents.get(pid);
    }
    return line;
}
/**
 * Start time of a process, as a text to compare; undefined if there is no such process, 'unknown' if the
 * system does not say. Needed since process IDs are reused.
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
/** Whether a process, or with a negative number a group, exists; another user's counts. Sends no signal. */
function isThere(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,_files_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .v)(error) === 'EPERM';
    }
}
/** Whether a process is still the one of that namespace: process IDs are reused. */
function isInNamespace(pid, namespace) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)(`/proc/${pid}/ns/pid`) === `pid:[${namespace}]`;
    }
    catch {
        return false;
    }
}
/** Reads synchronously, so that few processes can fork unseen. */
function linuxTable() {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(linuxEntry)
        .filter((entry) => entry !== undefined);
}
function linuxEntry(pid) {
    const stat = readProc(pid, 'stat');
    if (stat === undefined)
        return undefined;
    const fields = statFields(stat);
    const [state, parent, group, session] = fields;
    if (isZombie(state))
        return undefined;
    const label = environLabel.exec(readProc(pid, 'environ') ?? '')?.[1];
    return {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        session: Number(session),
        start: Number(fields[19]),
        ...userOf(pid),
        ...(label !== undefined && { label }),
    };
}
function userOf(pid) {
    const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(`/proc/${pid}`, { throwIfNoEntry: false });
    return facts ? { uid: facts.uid } : {};
}
function isZombie(state) {
    return state === 'Z' || state === 'X';
}
async function startOf(pid) {
    if (process.platform !== 'linux') {
        return (await ps(['-o', 'lstart=', '-p', String(pid)]).catch(() => '')).trim() || undefined;
    }
    const stat = readProc(String(pid), 'stat');
    const boot = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    // Field 22 counts from boot, so it is only unique together with the boot ID.
    return stat && `${boot} ${statFields(stat)[19]}`;
}
async function ps(args) {
    const options = { maxBuffer: 256 * 1024 * 1024, env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } };
    return (await (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('ps', args, options)).stdout;
}
/** Returns undefined if the process has ended or belongs to another user. */
function readProc(pid, name) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/${name}`, 'latin1');
    }
    catch (error) {
        if (NOT_OURS.has((0,_files_system_error_js__WEBPACK_IMPORTED_MODULE_3__/* .systemErrorCode */ .v)(error) ?? ''))
            return undefined;
        throw error;
    }
}
/** The fields of proc_pid_stat(5) from the third on. The second is the name, which may contain anything. */
function statFields(stat) {
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}


/***/ }),

/***/ 5888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UK: () => (/* binding */ formatUsd),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   qG: () => (/* binding */ formatSpeedup)
/* harmony export */ });
/** Formats numbers for reports. */
/** `34s`, `12m 34s`, `1h 2m 3s`: rounded to whole seconds. */
function formatDuration(seconds) {
    // Without the cap a forged duration would be printed with an exponent.
    const whole = Math.min(Math.round(Math.max(0, seconds)), Number.MAX_SAFE_INTEGER);
    const s = whole % 60;
    const m = Math.floor(whole / 60) % 60;
    const h = Math.floor(whole / 3600);
    if (h > 0)
        return `${h}h ${m}m ${s}s`;
    return m > 0 ? `${m}m ${s}s` : `${s}s`;
}
/** `3.04x`; `n/a` if nothing was run. */
function formatSpeedup(speedup) {
    return speedup === null ? 'n/a' : `${speedup.toFixed(2)}x`;
}
/** `$1.25`; an amount between 0 and one cent is `<$0.01`. */
function formatUsd(usd) {
    return usd > 0 && usd < 0.01 ? '<$0.01' : `$${usd.toFixed(2)}`;
}


/***/ }),

/***/ 5700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g2: () => (/* binding */ CONFIG_FILE),
  Nn: () => (/* binding */ inspect),
  Ci: () => (/* binding */ neverPublish)
});

;// CONCATENATED MODULE: ./lib/core/gates/tree-path.js
/** Finds paths and symlinks of a git tree that mean something else on another file system. */
const MAX_PATH_BYTES = 4096;
const MAX_NAME_BYTES = 255;
/**
 * Control and format characters (HFS+ ignores some of them) and broken UTF-16. Not the surrogates that stand
 * for bytes of another encoding, such as Latin-1.
 */
const HIDDEN = /(?![\uDC80-\uDCFF])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFD]/u;
/** `GIT~1`: NTFS gives such short names to long names and to names that start with a dot. */
const SHORT_NAME = /^[^~]{1,6}~\d{1,6}(?:\.[^.]{0,3})?$/;
const NAME_TRICKS = [
    {
        holds: (name) => name === '' || name === '.' || name === '..',
        says: 'has an empty part, "." or ".."',
    },
    { holds: (name) => HIDDEN.test(name), says: 'has control or invisible characters' },
    {
        holds: (name) => name.includes('\\'),
        says: 'has a backslash, which Windows reads as a folder separator',
    },
    { holds: (name) => name.includes(':'), says: 'has a colon, which Windows reads as a stream' },
    { holds: (name) => /[. ]$/.test(name), says: 'has a part that ends in a dot or a space' },
    {
        holds: (name) => fold(name) === '.git',
        says: 'has a part named ".git", which is reserved for git',
    },
    { holds: (name) => SHORT_NAME.test(name), says: 'has a part like a Windows short name' },
    {
        holds: (name) => utf8Bytes(name) > MAX_NAME_BYTES,
        says: `has a part of more than ${MAX_NAME_BYTES} bytes`,
    },
];
/** Maps all names that are the same on a case-insensitive, Unicode-normalising file system to one string. */
function fold(path) {
    // Lower case twice: the lower case of some capitals (\u1e9e) has a different upper case.
    return path.normalize('NFD').toLowerCase().toUpperCase().toLowerCase().normalize('NFD');
}
/**
 * Why a path is unsafe to check out on some system, as the end of a sentence ("has a colon …"); undefined
 * if it is safe. Stricter than git's `verify_path`: it applies the rules of all file systems at once.
 */
function pathTrick(path) {
    if (utf8Bytes(path) > MAX_PATH_BYTES)
        return `is longer than ${MAX_PATH_BYTES} bytes`;
    for (const name of path.split('/')) {
        const trick = nameTrick(name);
        if (trick !== undefined)
            return trick;
    }
    return undefined;
}
/**
 * How a symlink leads out of the tree or into `.git`, as the end of a sentence; undefined if it stays
 * inside. `..` is allowed only at the start of a target: a folder before it may itself be a symlink, and
 * `..` would then start from its target.
 *
 * @param path of the symlink, from the root of the tree
 * @param target as stored; undefined (it could not be read) counts as escaping
 */
function symlinkEscape(path, target) {
    if (target === undefined || target === '')
        return 'has an unreadable target';
    if (/^(?:[/\\]|[A-Za-z]:)/.test(target))
        return 'points to an absolute path';
    if (utf8Bytes(target) > MAX_PATH_BYTES)
        return `is longer than ${MAX_PATH_BYTES} bytes`;
    let depth = path.split('/').length - 1;
    let descended = false;
    for (const part of target.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..') {
            const trick = nameTrick(part);
            if (trick !== undefined)
                return `has a target that ${trick}`;
            descended = true;
            continue;
        }
        if (descended)
            return 'has ".." after a folder in its target';
        depth -= 1;
        if (depth < 0)
            return 'points out of the repository';
    }
    return undefined;
}
function nameTrick(name) {
    return NAME_TRICKS.find(({ holds }) => holds(name))?.says;
}
function utf8Bytes(text) {
    let bytes = 0;
    for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
}

;// CONCATENATED MODULE: ./lib/core/gates/protected-path.js
/** Files that control agents, git, package managers and build servers: by default only people may change them. */

const GROUPS = [
    { what: 'Code owners', names: ['codeowners'] },
    {
        what: 'Agent instructions and settings',
        names: [
            'agents.md',
            'agents.override.md',
            'claude.md',
            'claude.local.md',
            'gemini.md',
            'copilot-instructions.md',
            '.cursorrules',
            '.windsurfrules',
            '.clinerules',
            '.mcp.json',
        ],
        folders: ['.agents', '.claude', '.clinerules', '.codex', '.cursor', '.gemini', '.windsurf'],
    },
    {
        what: 'Git settings and hooks',
        names: ['.gitattributes', '.pre-commit-config.yaml', 'lefthook.yml', '.lefthook.yml'],
        folders: ['.githooks', '.husky'],
    },
    {
        what: 'Settings of package managers and registries',
        names: [
            '.npmrc',
            '.pnpmfile.cjs',
            '.pypirc',
            '.yarnrc',
            '.yarnrc.yml',
            '.yarnrc.yaml',
            'bunfig.toml',
            'nuget.config',
            'pip.conf',
            'pip.ini',
        ],
        folders: ['.cargo'],
    },
    {
        what: 'Settings of build servers',
        names: ['.gitlab-ci.yml', 'azure-pipelines.yml', 'bitbucket-pipelines.yml', 'jenkinsfile'],
        folders: ['.buildkite', '.circleci', '.forgejo', '.gitea'],
    },
    { what: 'The list of files to copy into worktrees', names: ['.worktreeinclude'] },
];
const MANIFESTS = [
    'build.gradle',
    'build.gradle.kts',
    'bun.lock',
    'bun.lockb',
    'cargo.lock',
    'cargo.toml',
    'composer.json',
    'composer.lock',
    'deno.json',
    'deno.lock',
    'gemfile',
    'gemfile.lock',
    'go.mod',
    'go.sum',
    'npm-shrinkwrap.json',
    'package-lock.json',
    'package.json',
    'packages.lock.json',
    'pipfile',
    'pipfile.lock',
    'pnpm-lock.yaml',
    'poetry.lock',
    'pom.xml',
    'pyproject.toml',
    'requirements.txt',
    'setup.py',
    'uv.lock',
    'yarn.lock',
];
/** Describes a protected path, as the start of a sentence; undefined if the path is not protected by default. */
function protectedAs(path) {
    const parts = fold(path).split('/');
    if (parts[0] === '.github')
        return 'GitHub settings';
    const name = parts.at(-1) ?? '';
    return GROUPS.find(({ names, folders }) => names?.includes(name) || parts.some((part) => folders?.includes(part)))?.what;
}
/** Whether a file determines which dependencies are installed. */
function isManifest(path) {
    return MANIFESTS.includes(fold(path).split('/').at(-1) ?? '');
}
/** Whether a file can run as a workflow. `.github` itself counts: as a symlink it could add any workflow. */
function isWorkflow(path) {
    const [first, second] = fold(path).split('/');
    return first === '.github' && (second === undefined || ['workflows', 'actions'].includes(second));
}

;// CONCATENATED MODULE: ./lib/core/gates/inspect.js


const CONFIG_FILE = '.github/tributary.yml';
const SYMLINK = '120000';
const SUBMODULE = '160000';
const GONE = '000000';
const EXECUTABLE = '100755';
const MODES = new Set(['100644', EXECUTABLE, SYMLINK, SUBMODULE, GONE]);
/** A change may contain 100,000 bad files; this many findings are enough. */
const MAX_PER_CHECK = 20;
/** `check-failed` means that the checks crashed, so the change may contain a secret. */
const NEVER_PUBLISHED = new Set(['workflow-file', 'too-many-files', 'too-large', 'check-failed']);
const workflowFile = ({ path }) => isWorkflow(path)
    ? {
        rule: 'workflow-file',
        level: 'error',
        path,
        message: 'Workflow files run with the permissions of the repository, so agents may not change them. Make this change by hand.',
    }
    : undefined;
const submodule = ({ path, oldMode, newMode }) => oldMode === SUBMODULE || newMode === SUBMODULE || fold(path).split('/').at(-1) === '.gitmodules'
    ? {
        rule: 'submodule',
        level: 'error',
        path,
        message: 'Submodules bring in code that is not part of this change. Make this change by hand.',
    }
    : undefined;
const symlink = ({ path, newMode, target }) => {
    if (newMode !== SYMLINK)
        return undefined;
    const escape = symlinkEscape(path, target);
    return escape === undefined
        ? undefined
        : {
            rule: 'symlink-escape',
            level: 'error',
            path,
            message: `This symlink ${escape}. Make it point to a file of the repository, with a relative path.`,
        };
};
const trickyPath = ({ path, newMode }) => {
    // Deleting such a path is a fix.
    const trick = newMode === GONE ? undefined : pathTrick(path);
    return trick === undefined
        ? undefined
        : { rule: 'path-trick', level: 'error', path, message: `This path ${trick}. Rename the file.` };
};
const mode = ({ path, newMode }) => MODES.has(newMode)
    ? undefined
    : {
        rule: 'mode',
        level: 'error',
        path,
        message: 'This file has a mode that git does not use. Set it to 644 or 755.',
    };
const executable = ({ path, oldMode, newMode }) => newMode === EXECUTABLE && oldMode !== EXECUTABLE
    ? { rule: 'executable', level: 'note', path, message: 'This file becomes executable.' }
    : undefined;
/**
 * Finds everything that is wrong with a change. Paths are untrusted: they appear unescaped, in `path` only.
 *
 * @returns findings of the rules workflow-file, protected-path, submodule, symlink-escape, path-trick,
 * mode, executable, manifest, scope, case-clash, too-many-files and too-large
 */
function inspect(facts) {
    const checks = [
        workflowFile,
        protectedPath(facts),
        submodule,
        symlink,
        trickyPath,
        mode,
        executable,
        manifest(facts),
        outsideScope(facts),
    ];
    return [
        ...checks.flatMap((check) => capped(facts.files.flatMap((file) => check(file) ?? []))),
        ...capped(caseClashes(facts.files)),
        ...limits(facts),
    ];
}
/**
 * Whether a change must not even be pushed as a draft: it contains a secret or a workflow file, exceeds a
 * limit, or could not be checked.
 */
function neverPublish(findings) {
    return findings.some(({ rule }) => rule.startsWith('secret/') || NEVER_PUBLISHED.has(rule));
}
function protectedPath({ config, scope, match }) {
    const allowed = anyOf(config.allow, match);
    // On a case-insensitive file system `Infra/x` is `infra/x`, so a rule must match both spellings.
    const guarded = anyOf(config.protected, match);
    const guardedFolded = anyOf(config.protected.map(fold), match);
    const own = new Set([CONFIG_FILE, config.tasks].map(plain));
    const instructions = new Set(Object.values(config.agents)
        .flatMap(({ instructions }) => instructions ?? [])
        .map(plain));
    return ({ path }) => {
        if (isWorkflow(path) || allowed(path))
            return undefined;
        const folded = fold(path);
        if (own.has(folded)) {
            return protectedFinding(path, "Tributary's configuration and the task list", '');
        }
        if (scope?.includes(path))
            return undefined;
        const what = instructions.has(folded)
            ? 'Agent instructions'
            : (protectedAs(path) ??
                (guarded(path) || guardedFolded(folded) ? 'Protected files' : undefined));
        return what === undefined
            ? undefined
            : protectedFinding(path, what, ", or name this file in the task's `files`");
    };
}
/** Normalises a path from the configuration so that it compares with a folded path of the tree. */
function plain(path) {
    return fold(path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/'));
}
function protectedFinding(path, what, orElse) {
    return {
        rule: 'protected-path',
        level: 'error',
        path,
        message: `${what} may only be changed by a person. Leave this file unchanged, or add it to \`allow\` in ${CONFIG_FILE}${orElse}.`,
    };
}
function manifest({ scope, match }) {
    const inScope = anyOf(scope ?? [], match);
    return ({ path }) => isManifest(path) && !inScope(path)
        ? {
            rule: 'manifest',
            level: 'note',
            path,
            message: 'This file declares dependencies. Review the ones that it changes.',
        }
        : undefined;
}
function outsideScope({ scope, config, match }) {
    if (scope === undefined)
        return () => undefined;
    const inScope = anyOf(scope, match);
    return ({ path }) => inScope(path)
        ? undefined
        : {
            rule: 'scope',
            level: config.scope === 'block' ? 'error' : 'note',
            path,
            message: "This file is outside the task's `files`. Leave it unchanged, or add it there.",
        };
}
function anyOf(globs, match) {
    const matchers = globs.map(match);
    return (path) => matchers.some((matches) => matches(path));
}
function capped(findings) {
    const [first] = findings;
    if (first === undefined || findings.length <= MAX_PER_CHECK)
        return findings;
    const more = findings.length - MAX_PER_CHECK;
    return [
        ...findings.slice(0, MAX_PER_CHECK),
        { rule: first.rule, level: first.level, message: `And ${more} more files like these.` },
    ];
}
/** One finding for each name with a second spelling, reported on the path that adds the second one. */
function caseClashes(files) {
    const root = new Map();
    const findings = [];
    for (const { path, newMode } of files) {
        if (newMode === GONE)
            continue;
        let names = root;
        let clash = false;
        for (const spelling of path.split('/')) {
            const key = fold(spelling);
            const known = names.get(key) ?? { spelling, below: new Map() };
            names.set(key, known);
            clash ||= known.spelling !== spelling;
            names = known.below;
        }
        if (clash) {
            findings.push({
                rule: 'case-clash',
                level: 'error',
                path,
                message: 'Another path of this change differs only in upper and lower case or in how letters are encoded. Use one spelling.',
            });
        }
    }
    return findings;
}
function limits({ files, config }) {
    const maxFiles = config['max-files'];
    const maxKilobytes = config['max-kilobytes'];
    const kilobytes = Math.ceil(files.reduce((sum, { newMode, bytes }) => sum + (newMode === GONE ? 0 : bytes), 0) / 1024);
    const findings = [];
    if (files.length > maxFiles) {
        findings.push({
            rule: 'too-many-files',
            level: 'error',
            message: `The change touches ${files.length} files; ${maxFiles} are allowed. Split the task, or raise \`max-files\`.`,
        });
    }
    if (!(kilobytes <= maxKilobytes)) {
        findings.push({
            rule: 'too-large',
            level: 'error',
            message: `The change has ${kilobytes} KB of new content; ${maxKilobytes} are allowed. Leave out build output, or raise \`max-kilobytes\`.`,
        });
    }
    return findings;
}


/***/ }),

/***/ 3540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ formatCost),
/* harmony export */   Iu: () => (/* binding */ addCosts),
/* harmony export */   Jf: () => (/* binding */ tokensByModel),
/* harmony export */   Ku: () => (/* binding */ costOfWork),
/* harmony export */   SG: () => (/* binding */ knownUsd),
/* harmony export */   c: () => (/* binding */ unpricedIn),
/* harmony export */   "in": () => (/* binding */ costOfVerdict)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5888);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1038);
/** The cost of a run. Unknown costs are reported as such and never count as 0. */


const NO_COST = { usd: 0, priced: false, unpriced: false };
const UNPRICED = { usd: 0, priced: false, unpriced: true };
function addCosts(costs) {
    return {
        usd: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(costs.map((cost) => cost.usd)),
        priced: costs.some((cost) => cost.priced),
        unpriced: costs.some((cost) => cost.unpriced),
    };
}
/** `$1.25`, `$1.25 + unpriced`, `unpriced`; `$0.00` if nothing that was run costs anything. */
function formatCost(cost) {
    if (!cost.unpriced)
        return (0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUsd */ .UK)(cost.usd);
    return cost.priced ? `${(0,_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUsd */ .UK)(cost.usd)} + unpriced` : 'unpriced';
}
/** The exact number for `formatCost`; null if it says `unpriced` alone. */
function knownUsd(cost) {
    return cost.unpriced && !cost.priced ? null : cost.usd;
}
/** An agent that ran always used something, so a missing report is unpriced. */
function costOfWork(work, price) {
    if (!isSilent(work.usage))
        return usageCost(work.usage, price);
    return neverRan(work) ? NO_COST : UNPRICED;
}
/** A check without a model costs nothing. One with a model must report its usage, else it is unpriced. */
function costOfVerdict(verdict, price) {
    if (!isSilent(verdict.usage))
        return usageCost(verdict.usage, price);
    return verdict.model === undefined ? NO_COST : UNPRICED;
}
/** The sum of tokens for each model that was reported. */
function tokensByModel(usages) {
    const byModel = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBy */ .$z)(usages.flatMap(reportedModels), ([model]) => model);
    return Object.fromEntries([...byModel]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([model, uses]) => [
        model,
        {
            input: sumTokens(uses, 'input'),
            output: sumTokens(uses, 'output'),
            cacheRead: sumTokens(uses, 'cacheRead'),
            cacheWrite: sumTokens(uses, 'cacheWrite'),
        },
    ]));
}
/** Models without a price, and the tasks and gates that reported no usage although they had to. */
function unpricedIn(results, verdicts, price) {
    const usages = [...results, ...verdicts].map(({ usage }) => usage);
    const unknown = usages
        .filter((usage) => usage.costUsd === undefined)
        .flatMap(reportedModels)
        .filter(([model, tokens]) => price({ models: Object.fromEntries([[model, tokens]]) }) === undefined);
    const silentWorks = results.filter((work) => isSilent(work.usage) && !neverRan(work));
    const silentVerdicts = verdicts.filter((v) => isSilent(v.usage) && v.model !== undefined);
    return {
        models: sorted(unknown.map(([model]) => model)),
        tasks: sorted(silentWorks.map((work) => work.task)),
        gates: sorted(silentVerdicts.map((verdict) => verdict.gate)),
    };
}
/** Prices each model separately, so that an unknown one does not hide the cost of the others. */
function usageCost(usage, price) {
    if (usage.costUsd !== undefined)
        return { usd: usage.costUsd, priced: true, unpriced: false };
    return addCosts(reportedModels(usage).map(([model, tokens]) => {
        const usd = price({ models: Object.fromEntries([[model, tokens]]) });
        return usd === undefined ? UNPRICED : { usd, priced: true, unpriced: false };
    }));
}
// The report's schema refuses numbers beyond the safe integers.
function sumTokens(uses, key) {
    return Math.min((0,_run_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .sum */ .cz)(uses.map(([, tokens]) => tokens[key])), Number.MAX_SAFE_INTEGER);
}
function isSilent(usage) {
    return usage.costUsd === undefined && reportedModels(usage).length === 0;
}
// A command that crashed may report zeros: they do not count as a report.
function reportedModels(usage) {
    return Object.entries(usage.models).filter(([, tokens]) => tokens.input + tokens.output + tokens.cacheRead + tokens.cacheWrite > 0);
}
function neverRan(work) {
    return work.is === 'failed' && (work.why.is === 'setup' || work.why.is === 'start');
}
function sorted(names) {
    return [...new Set(names)].toSorted();
}


/***/ }),

/***/ 7074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K1: () => (/* binding */ Metrics),
  Ps: () => (/* binding */ metricsOf),
  RK: () => (/* reexport */ metrics_outcomes/* outcomesOf */.RK)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/core/metrics/cost.js
var cost = __webpack_require__(3540);
// EXTERNAL MODULE: ./lib/core/metrics/run-facts.js
var run_facts = __webpack_require__(1038);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
;// CONCATENATED MODULE: ./lib/core/metrics/critical-path.js
/** The longest chain of dependent work: no number of agents can make a run shorter. */


/**
 * The length of a task is the sum of its attempts, of the slowest gate for each of its changes and of the
 * slowest suite for each of its candidates (gates and suites run in parallel). A task comes after its
 * dependencies, its subtasks, and the overlapping tasks that it had to wait for.
 */
function criticalPath(facts) {
    const durations = durationByTask(facts);
    const before = predecessors(facts);
    const done = new Map();
    const visiting = new Set();
    const pathTo = (task) => {
        const known = done.get(task);
        if (known !== undefined)
            return known;
        // A cycle cannot have run, so it adds nothing.
        if (visiting.has(task))
            return { seconds: 0, tasks: [] };
        visiting.add(task);
        const longest = longestOf([...(before.get(task) ?? [])].map(pathTo));
        visiting.delete(task);
        const own = durations.get(task) ?? 0;
        const path = { seconds: longest.seconds + own, tasks: [...longest.tasks, task] };
        done.set(task, path);
        return path;
    };
    return longestOf([...durations.keys()].map(pathTo));
}
function durationByTask(facts) {
    const ran = (0,run_facts/* ranIn */.V6)(facts);
    const durations = new Map();
    const add = (task, seconds) => {
        if (task !== undefined)
            durations.set(task, (0,run_facts/* sum */.cz)([durations.get(task) ?? 0, seconds]));
    };
    const byChange = (0,run_facts/* tasksByChange */._O)(facts);
    const byTree = (0,run_facts/* tasksByTree */.YR)(facts);
    for (const work of ran.results)
        add(work.task, work.seconds);
    for (const [change, verdicts] of (0,run_facts/* groupBy */.$z)(ran.verdicts, (verdict) => verdict.change)) {
        add(byChange.get(change), slowest(verdicts));
    }
    for (const [tree, tests] of (0,run_facts/* groupBy */.$z)(ran.tests, (test) => test.tree)) {
        add(byTree.get(tree), slowest(tests));
    }
    durations.delete(model/* BOOKKEEPING */.jI);
    return durations;
}
function slowest(items) {
    return items.reduce((longest, item) => Math.max(longest, item.seconds), 0);
}
function predecessors(facts) {
    const before = new Map();
    const add = (task, first) => {
        before.set(task, (before.get(task) ?? new Set()).add(first));
    };
    for (const plan of facts.plans) {
        for (const task of plan.tasks) {
            for (const first of task.depends)
                add(task.id, first);
            if (task.parent !== undefined)
                add(task.parent, task.id);
        }
        for (const later of plan.later) {
            // `room` means that no agent was free: more agents would solve that.
            if (later.why !== 'room')
                for (const first of later.behind)
                    add(later.task, first);
        }
    }
    return before;
}
function longestOf(paths) {
    return paths.reduce((best, path) => (path.seconds > best.seconds ? path : best), {
        seconds: 0,
        tasks: [],
    });
}

// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(5888);
// EXTERNAL MODULE: ./lib/core/metrics/outcomes.js
var metrics_outcomes = __webpack_require__(9832);
// EXTERNAL MODULE: ./lib/core/metrics/time.js
var time = __webpack_require__(1284);
;// CONCATENATED MODULE: ./lib/core/metrics/metrics.js
/** The metrics of a run: `report/metrics.json`. */









const Count = schemas/* int */.Whr().nonnegative();
const Usd = schemas/* number */.aig().nonnegative();
const FlakyTest = schemas/* strictObject */.rej({
    suite: model/* SuiteName */.wL,
    tree: model/* TreeSha */.RY,
    /** Names of the failed tests, if the suite printed them. */
    tests: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** The guide defines the first nine keys and their formats; `exact` has the numbers behind every text. */
const Metrics = schemas/* strictObject */.rej({
    totalTasks: Count,
    successful: Count,
    /** Everything that did not land. */
    failed: Count,
    /** Duration of the run, `12m 34s`. */
    parallelTime: schemas/* string */.YjP(),
    /** Duration if all agents, gates and tests had run one after the other. */
    estimatedSequentialTime: schemas/* string */.YjP(),
    /** `3.04x`, or `n/a`. */
    speedup: schemas/* string */.YjP(),
    /** `$1.25`, `$1.25 + unpriced` or `unpriced`. */
    cost: schemas/* string */.YjP(),
    /** Changes that a gate blocked. */
    gateBlocks: Count,
    /** Changes that a failing test ejected from a train. */
    testFailures: Count,
    /** The longest chain of dependent work. */
    criticalPathTime: schemas/* string */.YjP(),
    criticalPath: schemas/* array */.YOg(model/* TaskId */.LD),
    /** The speedup that no number of agents can exceed. */
    speedupBound: schemas/* string */.YjP(),
    costPerLandedTask: schemas/* string */.YjP(),
    costOfUnlandedWork: schemas/* string */.YjP(),
    tokensByModel: schemas/* record */.g1P(schemas/* string */.YjP(), model/* Tokens */.DQ),
    flakyTests: schemas/* array */.YOg(FlakyTest),
    /** Not included in `cost`: models without a price; tasks and gates that reported no usage. */
    unpriced: schemas/* strictObject */.rej({
        models: schemas/* array */.YOg(schemas/* string */.YjP()),
        tasks: schemas/* array */.YOg(schemas/* string */.YjP()),
        gates: schemas/* array */.YOg(schemas/* string */.YjP()),
    }),
    /** On GitHub: minutes of jobs, each rounded up, before the runner's multiplier. */
    billed: schemas/* strictObject */.rej({ minutes: Count, jobs: Count }).optional(),
    rounds: Count,
    attempts: Count,
    interrupted: schemas/* boolean */.zMY(),
    exact: schemas/* strictObject */.rej({
        parallelSeconds: model/* Seconds */.Kp,
        sequentialSeconds: model/* Seconds */.Kp,
        speedup: schemas/* number */.aig().nonnegative().nullable(),
        criticalPathSeconds: model/* Seconds */.Kp,
        speedupBound: schemas/* number */.aig().nonnegative().nullable(),
        /** The known costs; null if nothing could be priced. */
        costUsd: Usd.nullable(),
        costPerLandedTaskUsd: Usd.nullable(),
        costOfUnlandedWorkUsd: Usd.nullable(),
    }),
});
/** The metrics of a run; `price` prices usage that was reported without a cost. */
function metricsOf(facts, price) {
    const ran = (0,run_facts/* ranIn */.V6)(facts);
    const outcomes = (0,metrics_outcomes/* outcomesOf */.RK)(facts, price);
    const successful = outcomes.filter(({ outcome }) => outcome.is === 'landed').length;
    const times = timesOf(facts, ran);
    const costs = costsOf(ran, outcomes, successful, price);
    return {
        totalTasks: outcomes.length,
        successful,
        failed: outcomes.length - successful,
        ...times.texts,
        ...costs.texts,
        gateBlocks: blockedChanges(facts).size,
        testFailures: testFailures(facts),
        tokensByModel: (0,cost/* tokensByModel */.Jf)([...ran.results, ...ran.verdicts].map(({ usage }) => usage)),
        flakyTests: ran.tests
            .filter((test) => test.result === 'flaky')
            .map(({ suite, tree, failures }) => ({ suite, tree, tests: failures })),
        unpriced: (0,cost/* unpricedIn */.c)(ran.results, ran.verdicts, price),
        ...(facts.jobs.length > 0 && { billed: billedOf(facts.jobs) }),
        rounds: facts.plans.reduce((last, plan) => Math.max(last, plan.round), 0),
        attempts: ran.results.length,
        interrupted: facts.interrupted,
        exact: { ...times.exact, ...costs.exact },
    };
}
function timesOf(facts, ran) {
    // If the clock was set back, the run must not get shorter.
    const parallelSeconds = (0,run_facts/* sum */.cz)(facts.sessions.map(({ startedAt, endedAt }) => Math.max(0, (0,time/* secondsBetween */.O)(startedAt, endedAt))));
    const sequentialSeconds = (0,run_facts/* sum */.cz)([...ran.results, ...ran.verdicts, ...ran.tests].map(({ seconds }) => seconds));
    const path = criticalPath(facts);
    const speedup = ratio(sequentialSeconds, parallelSeconds);
    const speedupBound = ratio(sequentialSeconds, path.seconds);
    return {
        texts: {
            parallelTime: (0,format/* formatDuration */.a3)(parallelSeconds),
            estimatedSequentialTime: (0,format/* formatDuration */.a3)(sequentialSeconds),
            speedup: (0,format/* formatSpeedup */.qG)(speedup),
            criticalPathTime: (0,format/* formatDuration */.a3)(path.seconds),
            criticalPath: path.tasks,
            speedupBound: (0,format/* formatSpeedup */.qG)(speedupBound),
        },
        exact: {
            parallelSeconds,
            sequentialSeconds,
            speedup,
            criticalPathSeconds: path.seconds,
            speedupBound,
        },
    };
}
function ratio(whole, part) {
    return whole > 0 && part > 0 ? Math.min(whole / part, Number.MAX_VALUE) : null;
}
function costsOf(ran, outcomes, landed, price) {
    const total = (0,cost/* addCosts */.Iu)([
        ...ran.results.map((work) => (0,cost/* costOfWork */.Ku)(work, price)),
        ...ran.verdicts.map((verdict) => (0,cost/* costOfVerdict */["in"])(verdict, price)),
    ]);
    const unlanded = (0,cost/* addCosts */.Iu)(outcomes.filter(({ outcome }) => outcome.is !== 'landed').map(({ cost }) => cost));
    const each = landed === 0 ? undefined : { ...total, usd: total.usd / landed };
    return {
        texts: {
            cost: (0,cost/* formatCost */.BD)(total),
            costPerLandedTask: each === undefined ? 'n/a' : (0,cost/* formatCost */.BD)(each),
            costOfUnlandedWork: (0,cost/* formatCost */.BD)(unlanded),
        },
        exact: {
            costUsd: (0,cost/* knownUsd */.SG)(total),
            costPerLandedTaskUsd: each === undefined ? null : (0,cost/* knownUsd */.SG)(each),
            costOfUnlandedWorkUsd: (0,cost/* knownUsd */.SG)(unlanded),
        },
    };
}
/** A change counts once, however many gates blocked it and in however many rounds. */
function blockedChanges(facts) {
    const failing = facts.verdicts.filter(({ kind, result }) => kind === 'gate' && result !== 'pass');
    const queued = facts.queues
        .flatMap((queue) => queue.changes)
        .filter(({ disposition }) => disposition.is === 'blocked');
    return new Set([
        ...failing.map(({ change }) => change),
        ...queued.map(({ change }) => change.id),
    ]);
}
function billedOf(jobs) {
    // GitHub bills each job by the started minute.
    return { minutes: (0,run_facts/* sum */.cz)(jobs.map(({ seconds }) => Math.ceil(seconds / 60))), jobs: jobs.length };
}
/** A task counts once a round, whether `land` ejected it or the run ended before that. */
function testFailures(facts) {
    const failures = new Set();
    for (const land of facts.lands) {
        for (const outcome of land.outcomes) {
            if (outcome.is === 'red' && outcome.task !== model/* BOOKKEEPING */.jI) {
                failures.add(`${land.round}/${outcome.task}`);
            }
        }
    }
    for (const queue of facts.queues) {
        const blamed = blamedIn(queue, facts.tests);
        const landed = facts.lands
            .filter((land) => land.round === queue.round)
            .some((land) => land.outcomes.some((o) => o.is === 'landed' && o.task === blamed));
        if (blamed !== undefined && !landed)
            failures.add(`${queue.round}/${blamed}`);
    }
    return failures.size;
}
/** The newest change of the first failing candidate; later ones contain it. undefined if the baseline is red. */
function blamedIn(queue, tests) {
    const failing = new Set(tests.filter(({ result }) => result === 'red' || result === 'timeout').map(({ tree }) => tree));
    // The baseline is the first candidate and has no changes.
    const first = queue.candidates.find((candidate) => failing.has(candidate.tree));
    const blamed = first?.changes.at(-1);
    return blamed === model/* BOOKKEEPING */.jI ? undefined : blamed;
}


/***/ }),

/***/ 9832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ FINISHED),
/* harmony export */   RK: () => (/* binding */ outcomesOf),
/* harmony export */   X9: () => (/* binding */ isOnBase)
/* harmony export */ });
/* harmony import */ var _git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9862);
/* harmony import */ var _cost_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3540);
/* harmony import */ var _run_facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1038);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2753);
/** How each task of a run ended, with its time and cost. */




/** Reasons for not starting a task that mean that it is already on the base. */
const FINISHED = new Set(['done', 'landed']);
/** The outcome of each requested task, in the order typed, then of each subtask, in the order of the plans. */
function outcomesOf(facts, price) {
    const ran = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .ranIn */ .V6)(facts);
    const byChange = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .tasksByChange */ ._O)(facts);
    const results = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .groupBy */ .$z)(ran.results, (work) => work.task);
    const verdicts = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .groupBy */ .$z)(ran.verdicts, (verdict) => byChange.get(verdict.change));
    return taskNames(facts).map((name) => {
        const id = _model_js__WEBPACK_IMPORTED_MODULE_3__/* .TaskId */ .LD.safeParse(name);
        const mine = (id.success ? results.get(id.data) : undefined) ?? [];
        const own = (id.success ? verdicts.get(id.data) : undefined) ?? [];
        const outcome = outcomeOf(facts, name, mine);
        const costs = [
            ...mine.map((work) => (0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOfWork */ .Ku)(work, price)),
            ...own.map((verdict) => (0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .costOfVerdict */ ["in"])(verdict, price)),
        ];
        return {
            task: name,
            outcome,
            attempts: mine.length,
            seconds: (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .sum */ .cz)(mine.map((work) => work.seconds)),
            cost: (0,_cost_js__WEBPACK_IMPORTED_MODULE_1__/* .addCosts */ .Iu)(costs),
            branch: (0,_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .taskBranch */ .Ip)(name),
            ...(id.success ? detailsOf(facts, id.data, mine, outcome) : { verdicts: [], tests: [] }),
        };
    });
}
/** Whether the task is on the base, whether it landed in this run or earlier. */
function isOnBase(outcome) {
    return (outcome.is === 'landed' ||
        (outcome.is === 'not-started' && outcome.why.some(({ is }) => FINISHED.has(is))));
}
/** All tasks of the run, without the bookkeeping change. */
function taskNames(facts) {
    const names = new Set(facts.plans.flatMap((plan) => [
        ...plan.tasks.map((task) => task.id),
        ...plan.assign.map((assignment) => assignment.task.id),
        ...plan.blocked.map((blocked) => blocked.task),
    ]));
    for (const land of facts.lands)
        for (const outcome of land.outcomes)
            names.add(outcome.task);
    names.delete(_model_js__WEBPACK_IMPORTED_MODULE_3__/* .BOOKKEEPING */ .jI);
    const asked = facts.request.ask.filter((name) => names.has(name));
    return [...new Set([...asked, ...names])];
}
/** A landing counts first, else the last recorded outcome, else the plans and the agents' results. */
function outcomeOf(facts, name, results) {
    const recorded = facts.lands
        .flatMap((land) => land.outcomes)
        .filter((outcome) => outcome.task === name);
    const decided = recorded.findLast((outcome) => outcome.is === 'landed') ?? recorded.at(-1);
    if (decided !== undefined)
        return decided;
    const blocked = facts.plans
        .flatMap((plan) => plan.blocked)
        .findLast((item) => item.task === name);
    if (blocked !== undefined)
        return landedUnseen(blocked, results) ?? { is: 'not-started', ...blocked };
    const last = results.at(-1);
    if (last?.is === 'failed')
        return { is: 'failed', task: last.task, why: last.why };
    const message = facts.interrupted
        ? 'the run was interrupted'
        : 'the run ended before it was settled';
    return { is: 'unsettled', task: _model_js__WEBPACK_IMPORTED_MODULE_3__/* .TaskId */ .LD.parse(name), message };
}
/** If the process was killed between a landing and its record, the next plan finds the task on the base. */
function landedUnseen(blocked, results) {
    const landed = blocked.why.find((why) => why.is === 'landed');
    const delivered = results.find((work) => work.is === 'delivered');
    if (landed === undefined || delivered === undefined)
        return undefined;
    return { is: 'landed', task: delivered.task, commit: landed.commit };
}
function detailsOf(facts, id, results, outcome) {
    const task = definitionOf(facts, id);
    const last = results.at(-1);
    const change = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .changesOf */ .fs)(facts).findLast((change) => change.task === id);
    const assigned = facts.plans
        .flatMap((plan) => plan.assign)
        .findLast((assignment) => assignment.task.id === id);
    const agent = last?.agent ?? assigned?.agent ?? change?.agent;
    const model = last === undefined ? assigned?.model : modelOf(last);
    const delivered = lastDelivered(facts, id, results);
    const kept = last?.worktree ?? facts.worktrees?.get(id);
    const worktree = outcome.is === 'landed' ? undefined : kept;
    const pr = pullRequestOf(facts, id, outcome);
    return {
        ...(task === undefined ? {} : { title: task.title }),
        ...(task?.parent === undefined ? {} : { parent: task.parent }),
        ...(agent === undefined ? {} : { agent }),
        ...(model === undefined ? {} : { model }),
        ...(delivered === undefined ? {} : { delivered }),
        ...(worktree === undefined ? {} : { worktree }),
        ...(pr === undefined ? {} : { pr }),
        verdicts: delivered === undefined ? [] : verdictsOn(facts, delivered.id),
        tests: testsOf(facts, id, outcome),
    };
}
function definitionOf(facts, id) {
    const defined = facts.plans.flatMap((plan) => [
        ...plan.tasks,
        ...plan.assign.map((assignment) => assignment.task),
    ]);
    return defined.find((task) => task.id === id);
}
/** The configured model, else the models that the agent reported. */
function modelOf(work) {
    if (work.model !== undefined)
        return work.model;
    const reported = Object.keys(work.usage.models);
    return reported.length === 0 ? undefined : reported.join(', ');
}
/** The last change of the latest attempt; a person's fix is another change of the same attempt. */
function lastDelivered(facts, task, results) {
    const all = [
        ...results.flatMap((work) => {
            const delivered = (0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .deliveredBy */ .Oj)(work);
            return delivered ? [{ attempt: work.attempt, ...delivered }] : [];
        }),
        ...(0,_run_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .changesOf */ .fs)(facts).filter((change) => change.task === task),
    ];
    let last;
    for (const each of all)
        if (last === undefined || each.attempt >= last.attempt)
            last = each;
    return last && { id: last.id, head: last.head };
}
function pullRequestOf(facts, id, outcome) {
    if (outcome.is === 'landed' && outcome.pr !== undefined)
        return outcome.pr;
    return facts.queues
        .flatMap((queue) => queue.changes)
        .findLast((queued) => queued.change.task === id && queued.pr !== undefined)?.pr;
}
/** The newest verdict of each gate on this change. */
function verdictsOn(facts, change) {
    const queued = facts.queues.flatMap((queue) => queue.changes.flatMap(({ verdicts }) => verdicts));
    const newest = new Map();
    for (const verdict of [...facts.verdicts, ...queued]) {
        if (verdict.change !== change)
            continue;
        const known = newest.get(verdict.gate);
        if (known === undefined || verdict.startedAt >= known.startedAt)
            newest.set(verdict.gate, verdict);
    }
    return [...newest.values()];
}
function testsOf(facts, id, outcome) {
    const candidate = facts.queues
        .flatMap((queue) => queue.candidates)
        .findLast((candidate) => candidate.changes.at(-1) === id);
    const tests = facts.tests.filter((test) => test.tree === candidate?.tree);
    return tests.length === 0 && outcome.is === 'red' ? [outcome.tests] : tests;
}


/***/ }),

/***/ 1038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ groupBy),
/* harmony export */   Oj: () => (/* binding */ deliveredBy),
/* harmony export */   V6: () => (/* binding */ ranIn),
/* harmony export */   YR: () => (/* binding */ tasksByTree),
/* harmony export */   _O: () => (/* binding */ tasksByChange),
/* harmony export */   cz: () => (/* binding */ sum),
/* harmony export */   fs: () => (/* binding */ changesOf)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1284);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/** The contents of a run directory, and simple queries on them. */


/**
 * Removes duplicates, and what was taken over from an earlier run: anything that ended before this run
 * began.
 */
function ranIn(facts) {
    const begin = (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .epochSeconds */ .D)(facts.request.startedAt);
    const ranHere = (item) => (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .epochSeconds */ .D)(item.startedAt) + item.seconds >= begin;
    return {
        results: unique(facts.results, (work) => `${work.task}/${work.attempt}`).filter(ranHere),
        verdicts: unique(facts.verdicts, (v) => [v.change, v.gate, v.policy, v.startedAt].join()).filter(ranHere),
        tests: unique(facts.tests, (t) => [t.tree, t.suite, t.policy, t.startedAt].join()).filter(ranHere),
    };
}
/** The commits of a `work` job, complete or partial. */
function deliveredBy(work) {
    const head = work.is === 'delivered' ? work.head : work.partial;
    return head && { id: (0,_model_js__WEBPACK_IMPORTED_MODULE_0__/* .changeIdOf */ .r3)(head), head };
}
/** The task of each change. */
function tasksByChange(facts) {
    const byChange = new Map();
    for (const work of facts.results) {
        const delivered = deliveredBy(work);
        if (delivered)
            byChange.set(delivered.id, work.task);
    }
    for (const { id, task } of changesOf(facts))
        byChange.set(id, task);
    return byChange;
}
/** The task of the newest change in each candidate's tree. The next round's baseline is the tree of a landed one. */
function tasksByTree(facts) {
    const byTree = new Map();
    for (const { tree, changes } of facts.queues.flatMap((queue) => queue.candidates)) {
        const newest = changes.at(-1);
        if (newest !== undefined)
            byTree.set(tree, newest);
    }
    return byTree;
}
/** All adopted and queued changes, in the order of the rounds. */
function changesOf(facts) {
    return [
        ...facts.plans.flatMap((plan) => plan.adopt),
        ...facts.queues.flatMap((queue) => queue.changes.map((queued) => queued.change)),
    ];
}
/** Groups items by key, in their order. Items without a key are left out. */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        if (key === undefined)
            continue;
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}
/** The sum, capped at the largest number: a forged value must not make the report unreadable. */
function sum(numbers) {
    let total = 0;
    for (const number of numbers)
        total = Math.min(total + number, Number.MAX_VALUE);
    return total;
}
function unique(items, keyOf) {
    return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}


/***/ }),

/***/ 1284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ epochSeconds),
/* harmony export */   O: () => (/* binding */ secondsBetween)
/* harmony export */ });
/** Seconds since 1970-01-01T00:00:00Z, with fractions. */
function epochSeconds(instant) {
    return Date.parse(instant) / 1000;
}
/** Seconds from `start` to `end`; negative if `end` is earlier. */
function secondsBetween(start, end) {
    return (Date.parse(end) - Date.parse(start)) / 1000;
}


/***/ }),

/***/ 4161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ partialSuccessText),
/* harmony export */   Tc: () => (/* binding */ timeText),
/* harmony export */   hD: () => (/* binding */ locationOf)
/* harmony export */ });
/* harmony import */ var _core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5700);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4484);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6790);
/* harmony import */ var _text_event_lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5717);





const groups = [
    { is: ['held'], did: 'held', remark: [' waits for you', ' wait for you'] },
    { is: ['discarded'], did: 'discarded', remark: ['', ''] },
    { is: ['not-started'], did: 'not started', remark: ['', ''] },
    { is: ['unsettled'], did: 'unfinished', remark: [' can be resumed', ' can be resumed'] },
];
/**
 * One line for each task, the summary, and the next steps of each task that did not land.
 *
 * @param base the branch to land on
 */
function partialSuccessText(outcomes, metrics, base) {
    const next = outcomes.flatMap((task) => nextLine(task, base));
    return [
        ...outcomes.map(taskLine),
        ...(outcomes.length === 0 ? [] : ['']),
        'Summary:',
        ...summaryLines(outcomes, metrics).map((line) => `  - ${line}`),
        ...(next.length === 0 ? [] : ['', 'Next:', ...next]),
    ]
        .map(_text_event_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutWorkflowCommands */ .CA)
        .join('\n');
}
/** `12 minutes (3x faster than sequential)`; also says so if it was not faster. */
function timeText(metrics) {
    const { parallelSeconds, speedup } = metrics.exact;
    const time = roughTime(parallelSeconds);
    if (speedup === null)
        return time;
    const factor = Math.round(speedup * 10) / 10;
    if (factor > 1)
        return `${time} (${factor}x faster than sequential)`;
    return `${time} (${factor === 1 ? 'as fast as' : 'slower than'} sequential: ${metrics.speedup})`;
}
/** The location of a task's work. */
function locationOf(task, asked) {
    return {
        ...(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .askedOf */ .iN)(asked),
        branch: task.branch,
        worktree: task.worktree,
        withheld: (0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .neverPublish */ .Ci)(task.verdicts.flatMap(({ findings }) => findings)),
    };
}
/** `UX-19: first this, then that`: shell commands and manual steps. */
function nextLine(task, base) {
    const steps = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .nextSteps */ .Zn)(task.outcome, locationOf(task, base)).map((step) => step.replace(/^# /, ''));
    return steps.length === 0 ? [] : [`  ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(task.task, 80)}: ${steps.join('  →  ')}`];
}
function taskLine(task) {
    const agent = task.agent === undefined ? '' : ` (${task.agent})`;
    const flaky = task.outcome.is === 'landed' ? flakySuites(task) : [];
    const note = flaky.length === 0 ? '' : ` (flaky: ${flaky.join(', ')})`;
    return `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)(task.outcome)} ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_2__/* .plainText */ .w)(task.task, 80)}${agent}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeText */ .EL)(task.outcome)}${note}`;
}
/** The suites that passed only at the second try. */
function flakySuites(task) {
    return task.tests.filter(({ result }) => result === 'flaky').map(({ suite }) => suite);
}
function summaryLines(outcomes, metrics) {
    const landed = outcomes.filter(({ outcome }) => outcome.is === 'landed');
    return [
        `${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(landed.length, 'task')} completed`,
        ...failedLine(outcomes),
        ...groups.flatMap((group) => groupLine(outcomes, group)),
        `Total time: ${timeText(metrics)}`,
        `Cost: ${costText(outcomes, metrics)}`,
        ...(metrics.interrupted ? ['Interrupted: rerun the same command to resume'] : []),
    ];
}
/** Lists tasks that a person must fix separately from those that another try may fix. */
function failedLine(outcomes) {
    const failed = outcomes.filter(({ outcome }) => ['failed', 'blocked', 'red'].includes(outcome.is));
    if (failed.length === 0)
        return [];
    const fix = failed.filter(({ outcome }) => needsFix(outcome)).map(({ task }) => task);
    const retryable = failed.filter(({ outcome }) => !needsFix(outcome)).map(({ task }) => task);
    const remarks = [
        ...(fix.length === 0
            ? []
            : [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(fix)} ${fix.length === 1 ? 'needs manual fix' : 'need manual fixes'}`]),
        ...(retryable.length === 0 ? [] : [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(retryable)} can be run again`]),
    ];
    return [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(failed.length, 'task')} failed (${remarks.join('; ')})`];
}
function needsFix(outcome) {
    return outcome.is !== 'failed' || outcome.why.is === 'setup';
}
function groupLine(outcomes, group) {
    const names = outcomes
        .filter(({ outcome }) => group.is.includes(outcome.is))
        .map(({ task }) => task);
    if (names.length === 0)
        return [];
    const [one, many] = group.remark;
    const remark = names.length === 1 ? one : many;
    return [`${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(names.length, 'task')} ${group.did} (${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(names)}${remark})`];
}
function costText(outcomes, metrics) {
    const lost = outcomes.filter(({ outcome, cost }) => outcome.is !== 'landed' && cost.usd > 0);
    if (lost.length === 0)
        return metrics.cost;
    return `${metrics.cost} (${metrics.costOfUnlandedWork} of it on ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(lost.map(({ task }) => task))})`;
}
/** Whole minutes, as in the guide; seconds below one minute. */
function roughTime(seconds) {
    if (Math.round(seconds) < 60)
        return (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(Math.round(seconds), 'second');
    const minutes = Math.floor(Math.round(seconds) / 60);
    if (minutes < 60)
        return (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(minutes, 'minute');
    const rest = minutes % 60;
    const hours = (0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(Math.floor(minutes / 60), 'hour');
    return rest === 0 ? hours : `${hours} ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rest, 'minute')}`;
}


/***/ }),

/***/ 6967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MB: () => (/* binding */ readRounds),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   mQ: () => (/* binding */ pastOutcomes),
/* harmony export */   uf: () => (/* binding */ allWorks),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9097);


/** The file that each round wrote, from the first round on. */
async function readRounds(dir, nameOf, schema) {
    const found = [];
    for (let round = 1;; round += 1) {
        const value = await dir.read(nameOf(round), schema);
        if (value === undefined)
            return found;
        found.push(value);
    }
}
/** The names of all files of one kind. */
async function namesOf(dir, is) {
    return (await dir.list(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .folders */ .oW[is])).filter((name) => (0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .runFileOf */ .FS)(name)?.is === is);
}
/** The contents of all files of one kind, in the order of their names. */
async function readAll(dir, is, schema) {
    const names = await namesOf(dir, is);
    const values = await Promise.all(names.map((name) => dir.read(name, schema)));
    return values.flatMap((value) => (value === undefined ? [] : [value]));
}
/** The results of all `work` jobs of this run that have ended. */
function allWorks({ dir }) {
    return readAll(dir, 'result', _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .WorkResult */ .H$);
}
/** The outcomes of earlier rounds, in order, and how often each task waited for subtasks. */
async function pastOutcomes(run) {
    const outcomes = [];
    for (let round = 1; round < run.round; round += 1)
        outcomes.push(...((await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .landFile */ .cc)(round), _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .Land */ .CS))?.outcomes ?? []));
    const waited = new Map();
    for (const work of await allWorks(run))
        if (work.is === 'waits')
            waited.set(work.task, (waited.get(work.task) ?? 0) + 1);
    return { outcomes, waited };
}


/***/ }),

/***/ 6547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ gatherFacts),
  z: () => (/* binding */ report)
});

// EXTERNAL MODULE: ./lib/core/metrics/metrics.js + 1 modules
var metrics_metrics = __webpack_require__(7074);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/metrics/outcomes.js
var outcomes = __webpack_require__(9832);
// EXTERNAL MODULE: ./lib/core/metrics/run-facts.js
var run_facts = __webpack_require__(1038);
;// CONCATENATED MODULE: ./lib/core/metrics/status-record.js
/** The guide's status record, built from observed facts rather than from an agent's claims. */




const StatusRecord = schemas/* strictObject */.rej({
    agentId: model/* AgentName */.V,
    taskId: model/* TaskId */.LD,
    /** `completed`: it landed. `in_progress`: it is not settled yet. */
    status: model/* StatusWord */.Xe,
    /** 0 started, 0.5 delivered, 0.75 all gates passed, 1 landed. */
    progress: schemas/* number */.aig().min(0).max(1),
    filesChanged: schemas/* array */.YOg(schemas/* string */.YjP()),
    securityGate: model/* SecurityWord */.rg,
    complianceGate: model/* ComplianceWord */.ky,
    reviewAgents: schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: model/* GateName */.$r,
        status: model/* GateResult */.Nh,
        warnings: schemas/* int */.Whr().nonnegative(),
    })),
    /** The landed commit, else the delivered one. */
    commit: model/* CommitSha */.Yk.optional(),
});
/**
 * One record for each task that was assigned to an agent.
 *
 * @param files the changed files by change; if a change is missing, the agent's own list is used
 */
function statusRecords(facts, files) {
    return (0,outcomes/* outcomesOf */.RK)(facts, () => undefined).flatMap((task) => {
        const id = model/* TaskId */.LD.safeParse(task.task);
        if (!id.success || task.agent === undefined)
            return [];
        return [recordOf(facts, task, id.data, task.agent, files)];
    });
}
function recordOf(facts, task, taskId, agentId, files) {
    const gates = gatesOf(facts, task);
    const commit = task.outcome.is === 'landed' ? task.outcome.commit : task.delivered?.head;
    const known = task.delivered && files.get(task.delivered.id);
    return {
        agentId,
        taskId,
        status: statusOf(task.outcome),
        progress: progressOf(facts, task, gates),
        filesChanged: [...(known ?? claimedFiles(facts, taskId))],
        securityGate: gates.get('security') ?? 'pending',
        complianceGate: gates.get('compliance') ?? (wasQueued(facts, task) ? 'n/a' : 'pending'),
        reviewAgents: task.verdicts
            .filter((verdict) => verdict.kind === 'review')
            .map(({ gate, result, findings }) => ({
            name: gate,
            status: result,
            warnings: findings.length,
        })),
        ...(commit === undefined ? {} : { commit }),
    };
}
/** Results by gate name. A gate that blocked without a verdict (for example, one not configured) has failed too. */
function gatesOf(facts, task) {
    const gates = new Map();
    for (const verdict of task.verdicts) {
        if (verdict.kind === 'gate')
            gates.set(verdict.gate, passOrFail(verdict));
    }
    const disposition = queuedAs(facts, task)?.disposition;
    if (disposition?.is === 'blocked')
        for (const gate of disposition.gates)
            gates.set(gate, 'fail');
    return gates;
}
function passOrFail(verdict) {
    return verdict.result === 'pass' ? 'pass' : 'fail';
}
function statusOf(outcome) {
    switch (outcome.is) {
        case 'landed':
            return 'completed';
        case 'unsettled':
            return 'in_progress';
        case 'failed':
        case 'blocked':
        case 'red':
        case 'held':
        case 'discarded':
        case 'not-started':
            return 'failed';
    }
}
function progressOf(facts, task, gates) {
    if (task.outcome.is === 'landed')
        return 1;
    if (!isDelivered(facts, task))
        return 0;
    const passed = gates.size > 0 && [...gates.values()].every((result) => result === 'pass');
    return passed ? 0.75 : 0.5;
}
function isDelivered(facts, task) {
    const { delivered } = task;
    return ((0,run_facts/* changesOf */.fs)(facts).some(({ id }) => id === delivered?.id) ||
        facts.results.some((work) => work.is === 'delivered' && work.head === delivered?.head));
}
function claimedFiles(facts, task) {
    const last = facts.results.findLast((work) => work.task === task);
    return last?.status?.filesChanged ?? [];
}
/** `queue` runs after all gates, so a gate without a verdict there did not apply. */
function wasQueued(facts, task) {
    return queuedAs(facts, task) !== undefined;
}
function queuedAs(facts, task) {
    return facts.queues
        .flatMap((queue) => queue.changes)
        .findLast((queued) => queued.change.id === task.delivered?.id);
}

// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/text/markdown.js
var markdown = __webpack_require__(6362);
// EXTERNAL MODULE: ./lib/report/partial-success.js
var partial_success = __webpack_require__(4161);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
// EXTERNAL MODULE: ./lib/core/metrics/cost.js
var metrics_cost = __webpack_require__(3540);
// EXTERNAL MODULE: ./lib/core/format.js
var format = __webpack_require__(5888);
;// CONCATENATED MODULE: ./lib/report/page.js
/** Building blocks of pages about a run: links, the table of tasks, and truncation to a size limit. */




const NONE = '–';
const columns = {
    task: ['Task', taskCell],
    result: [
        'Result',
        ({ outcome }) => `${(0,reasons/* outcomeIcon */.sE)(outcome)} ${(0,markdown/* escapeMarkdown */.FV)((0,reasons/* outcomeText */.EL)(outcome), 300)}`,
    ],
    agent: ['Agent', ({ agent }) => page_text(agent)],
    model: ['Model', ({ model }) => page_text(model)],
    gates: ['Gates', ({ verdicts }) => verdicts.map(verdictText).join('<br>') || NONE],
    tests: ['Tests', ({ tests }) => tests.map(testText).join('<br>') || NONE],
    pr: [
        'PR',
        ({ pr }, options) => (pr === undefined ? NONE : page_link(`#${pr}`, pageUrl(options, `pull/${pr}`))),
    ],
    commit: ['Commit', commitCell],
    time: ['Time', timeWords],
    cost: ['Cost', ({ cost }) => (0,markdown/* escapeMarkdown */.FV)((0,metrics_cost/* formatCost */.BD)(cost))],
};
const testIcons = {
    green: '✅',
    flaky: '⚠️',
    red: '❌',
    timeout: '❌',
    setup: '❌',
    lost: '⚠️',
};
/** Joins blocks of lines to a page. Blocks at the end that do not fit are replaced by `note`. */
function cappedPage(blocks, bytes, note) {
    const parts = blocks
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n').trimEnd());
    const fitting = whatFits(parts, bytes, 2);
    if (fitting.length === parts.length)
        return `${fitting.join('\n\n')}\n`;
    return `${[...whatFits(parts, bytes - bytesOf(note) - 2, 2), note].join('\n\n')}\n`;
}
/** `2 of 3 tasks landed on main`: plain text, not escaped. */
function headline(facts, metrics) {
    const all = (0,reasons/* count */.U9)(metrics.totalTasks, 'task');
    return `${metrics.successful} of ${all} landed on ${facts.request.branch}`;
}
/** The text after the run's name; it contains no foreign text. */
function runWords(metrics) {
    const interrupted = metrics.interrupted ? ' Interrupted: rerun the same command to resume.' : '';
    return `${(0,reasons/* count */.U9)(metrics.rounds, 'round')}, ${(0,reasons/* count */.U9)(metrics.attempts, 'attempt')}.${interrupted}`;
}
/** The run as markdown, linked if it has a page. */
function runLine(facts, metrics, { runUrl }) {
    return `Run ${page_link(facts.request.run, safeUrl(runUrl))}, ${runWords(metrics)}`;
}
/** The URL, or undefined if it contains characters that could end a link's brackets or quotes. */
function safeUrl(url) {
    return url !== undefined && /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w.-]+)*$/.test(url)
        ? url
        : undefined;
}
function page_link(text, url) {
    return url === undefined ? text : `[${text}](${url})`;
}
/** The URL of a page of the repository; undefined if the repository has none. */
function pageUrl({ repositoryUrl }, path) {
    const url = safeUrl(repositoryUrl);
    return url === undefined ? undefined : `${url}/${path}`;
}
function stopLines(facts, options) {
    const stop = facts.lands.at(-1)?.stop;
    if (stop === undefined)
        return [];
    const steps = (0,reasons/* stopSteps */.GI)(stop, facts.request.ask, (0,reasons/* askedOf */.iN)(facts.request));
    return [
        `**Stopped:** ${(0,markdown/* escapeMarkdown */.FV)((0,reasons/* stopText */.IC)(stop), 600)}.`,
        '',
        ...(0,markdown/* codeBlock */.DV)(options.runUrl === undefined ? steps : steps.map(asWorkflowStep)),
    ];
}
/** A row for each task, as many as fit; no lines if there are no tasks. */
function taskTable(outcomes, shown, options, bytes) {
    if (outcomes.length === 0)
        return [];
    const lines = (0,markdown/* table */.tp)(shown.map(([head]) => head), outcomes.map((task) => shown.map(([, cell]) => cell(task, options))));
    const fitting = whatFits(lines, bytes, 1);
    const rest = lines.length - fitting.length;
    return rest === 0 ? lines : [...fitting, '', `*and ${(0,reasons/* count */.U9)(rest, 'more task')}*`];
}
/** `✅ security pass`; for a review, the number of warnings. Contains only safe names. */
function verdictText({ kind, gate, result, findings }) {
    if (kind === 'gate')
        return `${result === 'pass' ? '✅' : '❌'} ${gate} ${result}`;
    const warnings = (0,reasons/* count */.U9)(findings.length, 'warning');
    const icon = result !== 'error' && findings.length === 0 ? '✅' : '⚠️';
    return `${icon} ${gate} ${result === 'error' ? 'error' : warnings}`;
}
/** `❌ unit red`. Contains only safe names. */
function testText({ suite, result }) {
    return `${testIcons[result]} ${suite} ${result}`;
}
/** `9m 40s (2 attempts)`. */
function timeWords({ attempts, seconds }) {
    if (attempts === 0)
        return NONE;
    const time = (0,format/* formatDuration */.a3)(seconds);
    return attempts > 1 ? `${time} (${(0,reasons/* count */.U9)(attempts, 'attempt')})` : time;
}
/** On GitHub a person starts the workflow by its button: no command knows the workflow's name. */
function asWorkflowStep(step) {
    return step.replace(/^(?:cd - && )?tributary run /, '# run the workflow again, with the tasks: ');
}
/** The first parts that fit; `joint` is the number of additional bytes for each part. */
function whatFits(parts, bytes, joint) {
    let taken = 0;
    const end = parts.findIndex((part) => (taken += bytesOf(part) + joint) > bytes);
    return parts.slice(0, end === -1 ? parts.length : end);
}
/** The length in UTF-8. */
function bytesOf(text) {
    let bytes = 0;
    for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
}
function taskCell(task) {
    const id = (0,markdown/* escapeMarkdown */.FV)(task.task, 80);
    return task.title === undefined ? id : `**${id}** ${(0,markdown/* escapeMarkdown */.FV)(task.title, 120)}`;
}
function page_text(value) {
    return value === undefined ? NONE : (0,markdown/* escapeMarkdown */.FV)(value, 80);
}
function commitCell({ outcome }, options) {
    if (outcome.is !== 'landed')
        return NONE;
    return page_link((0,reasons/* shortSha */.Fu)(outcome.commit), pageUrl(options, `commit/${outcome.commit}`));
}

// EXTERNAL MODULE: ./lib/core/metrics/time.js
var time = __webpack_require__(1284);
;// CONCATENATED MODULE: ./lib/report/timeline-bars.js
/** The agents, gates and tests of a run, as bars of a timeline. */


// A job writes its own times: a forged one must not shrink all others to nothing.
const LONGEST_RUN = 35 * 86_400;
const LONGEST_BAR = 7 * 86_400;
/** The bars in order of their start; none is longer than a week. */
function barsOf(facts) {
    const last = (0,time/* epochSeconds */.D)(facts.request.startedAt) + LONGEST_RUN;
    return [...workBars(facts), ...gateBars(facts), ...testBars(facts)]
        .filter(({ startedAt }) => (0,time/* epochSeconds */.D)(startedAt) <= last)
        .map((bar) => ({ ...bar, seconds: Math.min(bar.seconds, LONGEST_BAR) }))
        .toSorted((a, b) => (0,time/* epochSeconds */.D)(a.startedAt) - (0,time/* epochSeconds */.D)(b.startedAt));
}
function workBars(facts) {
    return (0,run_facts/* ranIn */.V6)(facts).results.map((work) => ({
        kind: 'work',
        section: work.task,
        label: `work ${work.attempt} by ${work.agent}`,
        failed: work.is === 'failed',
        ...timeOf(work),
    }));
}
function gateBars(facts) {
    const byChange = (0,run_facts/* tasksByChange */._O)(facts);
    return (0,run_facts/* ranIn */.V6)(facts).verdicts.map((verdict) => ({
        kind: verdict.kind,
        section: byChange.get(verdict.change) ?? 'other changes',
        label: `${verdict.kind} ${verdict.gate}`,
        failed: verdict.result !== 'pass',
        ...timeOf(verdict),
    }));
}
function testBars(facts) {
    const byTree = (0,run_facts/* tasksByTree */.YR)(facts);
    return (0,run_facts/* ranIn */.V6)(facts).tests.map((test) => ({
        kind: 'tests',
        section: byTree.get(test.tree) ?? 'base',
        label: `tests ${test.suite}`,
        failed: test.result !== 'green' && test.result !== 'flaky',
        ...timeOf(test),
    }));
}
function timeOf({ startedAt, seconds }) {
    return { startedAt, seconds };
}

;// CONCATENATED MODULE: ./lib/report/timeline.js

// Also keeps the block below mermaid's limit of 50,000 characters.
const MAX_BARS = 200;
/**
 * The lines of a mermaid block; none if nothing was run. Times are in UTC.
 *
 * Mermaid has no escapes, and one bad label breaks the chart: labels consist of names that are safe as file
 * names, and begin with a fixed word since a label such as `section x` would be a keyword.
 */
function timeline(facts) {
    const bars = barsOf(facts);
    if (bars.length === 0)
        return [];
    const shown = bars.slice(0, MAX_BARS);
    const sections = new Map();
    for (const bar of shown) {
        sections.set(bar.section, [...(sections.get(bar.section) ?? []), barLine(bar)]);
    }
    return [
        '```mermaid',
        'gantt',
        `    title Timeline in UTC${shown.length < bars.length ? ` - the first ${MAX_BARS} of ${bars.length} steps` : ''}`,
        '    dateFormat YYYY-MM-DD HH:mm:ss',
        '    axisFormat %H:%M:%S',
        ...[...sections].flatMap(([section, lines]) => [`    section ${clean(section)}`, ...lines]),
        '```',
    ];
}
function barLine(bar) {
    const seconds = Math.max(1, Math.round(bar.seconds));
    const tag = bar.failed ? 'crit' : 'done';
    return `    ${clean(bar.label)} :${tag}, ${clockText(bar.startedAt)}, ${seconds}s`;
}
/** `2026-01-02 03:04:05`; an instant may have no seconds. */
function clockText(instant) {
    const [date = '', time = ''] = instant.replace(/(?:\.\d+)?Z$/, '').split('T');
    return `${date} ${time.length === 5 ? `${time}:00` : time}`;
}
/** The schema already ensures safe names; this protects the chart if a schema becomes less strict. */
function clean(label) {
    return label.replace(/[^A-Za-z0-9 -]/g, '-').slice(0, 100);
}

;// CONCATENATED MODULE: ./lib/report/summary.js






const MAX_FINDINGS = 20;
const MAX_DETAILS = 50;
// GitHub's limit is 1 MiB for all steps of a job together.
const MAX_BYTES = 1_000_000;
const MAX_TABLE_BYTES = 400_000;
/** The whole page, with a final line break; less than a million bytes. */
function summaryMarkdown(facts, metrics, outcomes, options = {}) {
    const chart = timeline(facts);
    const blocks = [
        [`# ${(0,markdown/* escapeMarkdown */.FV)(headline(facts, metrics), 300)}`, '', runLine(facts, metrics, options)],
        stopLines(facts, options),
        taskTable(outcomes, Object.values(columns), options, MAX_TABLE_BYTES),
        ['## Time and cost', '', ...numbers(metrics).map(numberLine)],
        ...nextBlocks(outcomes, facts.request, options, MAX_DETAILS),
        findingLines(outcomes),
        chart.length === 0 ? [] : ['## Timeline', '', ...chart],
    ];
    return cappedPage(blocks, MAX_BYTES, `*Shortened: \`${run_layout/* REPORT */.ri.page}\` has the rest.*`);
}
/** Time, cost and other numbers of the run, as plain text. */
function numbers(metrics) {
    const path = metrics.criticalPath.join(' → ');
    const chain = path === '' ? 'nothing ran' : `the critical path takes ${metrics.criticalPathTime} (${path})`;
    const { models, tasks, gates } = metrics.unpriced;
    const unpriced = [...models, ...tasks, ...gates];
    const flaky = metrics.flakyTests.flatMap(({ suite, tests }) => tests.length === 0 ? [suite] : tests.map((test) => `${suite}: ${test}`));
    return [
        ['Time', `${(0,partial_success/* timeText */.Tc)(metrics)}; about ${metrics.estimatedSequentialTime} sequentially`],
        ['Speedup', `${metrics.speedup}, at most ${metrics.speedupBound} here: ${chain}`],
        [
            'Cost',
            `${metrics.cost}; ${metrics.costPerLandedTask} per landed task; ${metrics.costOfUnlandedWork} on work that did not land`,
        ],
        ...(unpriced.length === 0 ? [] : [['Unpriced', unpriced.join(', ')]]),
        ...(metrics.billed === undefined
            ? []
            : [['Billed', billedText(metrics.billed)]]),
        [
            'Gates and tests',
            `${(0,reasons/* count */.U9)(metrics.gateBlocks, 'change')} blocked by gates, ${metrics.testFailures} ejected from a train`,
        ],
        ...(flaky.length === 0
            ? []
            : [['Flaky', flaky.slice(0, MAX_FINDINGS).join('; ')]]),
        ...tokenFacts(metrics),
    ];
}
function unlanded(task, request, options) {
    const { outcome } = task;
    const kept = keptOf(task, options);
    return {
        title: `${task.task}: ${(0,reasons/* outcomeText */.EL)(outcome)}`,
        details: (0,reasons/* outcomeDetails */.TQ)(outcome),
        ...(kept === undefined ? {} : { kept }),
        steps: options.runUrl === undefined
            ? (0,reasons/* nextSteps */.Zn)(outcome, (0,partial_success/* locationOf */.hD)(task, request))
            : workflowSteps(task, request.branch),
    };
}
/** The findings of gates and reviews, one line each: plain text, not escaped. */
function findings(outcomes) {
    const each = outcomes.flatMap(({ task, verdicts }) => verdicts.flatMap(({ kind, gate, findings }) => findings.map((it) => `${task}, ${kind} ${gate}, ${it.level}: ${(0,reasons/* findingText */.NK)(it)}`)));
    const rest = each.length - MAX_FINDINGS;
    return rest > 0
        ? [...each.slice(0, MAX_FINDINGS), `and ${rest} more, in the folder ${run_layout/* folders */.oW.verdict}/`]
        : each;
}
function numberLine([name, words]) {
    return `- ${(0,markdown/* escapeMarkdown */.FV)(`${name}: ${words}`, 4000)}.`;
}
/** A block for each task that did not land; the first one has a heading. */
function nextBlocks(outcomes, request, options, most) {
    return outcomes
        .filter(({ outcome }) => outcome.is !== 'landed')
        .map((task) => nextBlock(unlanded(task, request, options), most))
        .map((lines, at) => (at === 0 ? ['## What to do next', '', ...lines] : lines));
}
function nextBlock({ title, details, kept, steps }, most) {
    const rest = details.length - most;
    const items = [
        ...details.slice(0, most).map((detail) => (0,markdown/* escapeMarkdown */.FV)(detail, 300)),
        ...(rest > 0 ? [`and ${rest} more`] : []),
        ...(kept === undefined ? [] : [`Kept: ${page_link((0,markdown/* escapeMarkdown */.FV)(kept.words, 300), kept.url)}`]),
    ].map((item) => `- ${item}`);
    return [
        `### ${(0,markdown/* escapeMarkdown */.FV)(title, 400)}`,
        '',
        ...(items.length === 0 ? [] : [...items, '']),
        ...(steps.length === 0 ? [] : (0,markdown/* codeBlock */.DV)(steps)),
    ];
}
function findingLines(outcomes) {
    const lines = findings(outcomes).map((line) => `- ${(0,markdown/* escapeMarkdown */.FV)(line, 600)}`);
    return lines.length === 0 ? [] : ['## Findings', '', ...lines];
}
/** GitHub rounds each job up to a minute. The multiplier of larger runners is unknown here. */
function billedText({ minutes, jobs }) {
    return `${(0,reasons/* count */.U9)(minutes, 'minute')} for ${(0,reasons/* count */.U9)(jobs, 'job')}, each rounded up, without runner multipliers`;
}
function tokenFacts(metrics) {
    return Object.entries(metrics.tokensByModel).map(([model, { input, output, cacheRead }]) => [
        `Tokens of ${model}`,
        `${input} in (${cacheRead} of them cached), ${output} out`,
    ]);
}
function keptOf({ outcome, pr, branch, worktree, delivered }, options) {
    // For a local run the steps name the worktree, and there is nothing to link to.
    const { repositoryUrl, runUrl } = options;
    if (outcome.is === 'not-started' || (repositoryUrl ?? runUrl) === undefined)
        return undefined;
    if (pr !== undefined)
        return { words: `pull request ${pr}, branch ${branch}`, url: pageUrl(options, `pull/${pr}`) };
    const run = safeUrl(runUrl);
    if (run === undefined)
        return worktree === undefined ? undefined : { words: `worktree ${worktree}` };
    if (!delivered)
        return { words: 'nothing (there was no work to keep)' };
    return { words: 'its commits, in the run’s artifacts', url: `${run}#artifacts` };
}
/** The next steps for a task on GitHub: fix its branch, or run the workflow again. */
function workflowSteps(task, base) {
    const { outcome, branch, pr } = task;
    const repair = repairSteps(outcome, base);
    if (repair === undefined)
        return (0,reasons/* nextSteps */.Zn)(outcome, { base, branch }).map(asWorkflowStep);
    const retryCommand = asWorkflowStep(`tributary run ${(0,reasons/* shellWord */.r7)(task.task)}`);
    // Without a pull request nothing was pushed, so there is no branch to fix.
    if (pr === undefined)
        return [retryCommand];
    return [
        `git fetch origin && git switch ${(0,reasons/* shellWord */.r7)(branch)}`,
        ...repair,
        'git push',
        retryCommand,
    ];
}
function repairSteps(outcome, base) {
    switch (outcome.is) {
        case 'blocked':
            return ['# fix what the gate found', 'git add -A && git commit'];
        case 'red':
            return ['# make the tests pass', 'git add -A && git commit'];
        case 'held':
            return outcome.why.is === 'conflict'
                ? [`git merge ${(0,reasons/* shellWord */.r7)(`origin/${base}`)}`, 'git mergetool && git commit']
                : undefined;
        case 'landed':
        case 'failed':
        case 'discarded':
        case 'not-started':
        case 'unsettled':
            return undefined;
    }
}

// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
;// CONCATENATED MODULE: ./lib/stages/report.js
/** report: time, cost and outcomes of the run, from the run directory. */







/** A period in which one process worked on the run. */
const SessionStart = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), startedAt: model/* Instant */.MW });
const SessionEnd = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), endedAt: model/* Instant */.MW });
/**
 * Reads all facts from the run directory, also while the run is in progress.
 * @param leftover tasks that `max-rounds` left over: no round has an outcome for them
 */
async function gatherFacts(run, leftover, interrupted) {
    const { dir, request } = run;
    const results = await (0,stages_history/* allWorks */.uf)(run);
    const scanned = await (0,stages_history/* readAll */.yw)(dir, 'verdict', model/* Verdict */.Y);
    const queues = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* queueFile */.G3, model/* Queue */.op);
    // The queue also has the built-in checks; the files also have verdicts from before the queue was written.
    const verdicts = [
        ...scanned,
        ...queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts)),
    ];
    const tests = await (0,stages_history/* readAll */.yw)(dir, 'test', model/* TestResult */.iE);
    const lands = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* landFile */.cc, model/* Land */.CS);
    const last = lands.at(-1);
    if (last && leftover.length > 0)
        lands[lands.length - 1] = { ...last, outcomes: [...last.outcomes, ...leftover] };
    return {
        request,
        plans: await (0,stages_history/* readRounds */.MB)(dir, run_layout/* planFile */.eS, model/* Plan */.cw),
        queues,
        results,
        verdicts,
        tests,
        lands,
        interrupted,
        jobs: (await (0,stages_history/* readAll */.yw)(dir, 'jobs', model/* Jobs */.XP)).flatMap(({ jobs }) => jobs),
        sessions: await readSessions(dir, {
            results,
            verdicts,
            tests,
        }),
    };
}
/**
 * Writes `report/`, the metrics last: they mark the run as ended.
 * @param interrupted the run was stopped before its end and is not resumed
 */
async function report(run, ports, leftover, interrupted = false) {
    const gathered = await gatherFacts(run, leftover, interrupted);
    const facts = { ...gathered, worktrees: await worktreesOf(gathered, ports) };
    const price = ports.pricing.price;
    const metrics = (0,metrics_metrics/* metricsOf */.Ps)(facts, price);
    const outcomes = (0,metrics_metrics/* outcomesOf */.RK)(facts, price);
    for (const record of statusRecords(facts, filesByChange(facts)))
        await run.dir.write((0,run_layout/* statusFile */.DP)(record.taskId), record);
    await run.dir.writeText(run_layout/* REPORT */.ri.summary, summaryMarkdown(facts, metrics, outcomes));
    await run.dir.write(run_layout/* REPORT */.ri.metrics, metrics);
    return { facts, metrics, outcomes };
}
/** Where the work on tasks is kept that did not land. An earlier run may have made the directory. */
async function worktreesOf({ lands }, { workspaces }) {
    const found = new Map();
    for (const { is, task } of lands.flatMap(({ outcomes }) => outcomes)) {
        const id = model/* TaskId */.LD.safeParse(task);
        const worktree = is !== 'landed' && id.success ? await workspaces.find(id.data) : undefined;
        if (worktree !== undefined)
            found.set(task, worktree);
    }
    return found;
}
/** A killed session counts as ended when the last thing that it finished ended. */
async function readSessions(dir, facts) {
    const starts = await (0,stages_history/* readAll */.yw)(dir, 'session-start', SessionStart);
    const sessions = [];
    for (const [at, { startedAt }] of starts.entries()) {
        const end = await dir.read((0,run_layout/* sessionFile */.NE)(at + 1, 'end'), SessionEnd);
        const next = starts[at + 1]?.startedAt;
        const inside = [...facts.results, ...facts.verdicts, ...facts.tests]
            .map((item) => item.startedAt)
            .filter((instant) => instant >= startedAt && (next === undefined || instant < next))
            .toSorted();
        sessions.push({ startedAt, endedAt: end?.endedAt ?? inside.at(-1) ?? startedAt });
    }
    return sessions;
}
function filesByChange({ queues }) {
    return new Map(queues.flatMap(({ changes }) => changes.map(({ change, files }) => [change.id, files])));
}


/***/ }),

/***/ 5717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ withoutWorkflowCommands),
/* harmony export */   Cl: () => (/* binding */ eventLines),
/* harmony export */   Db: () => (/* binding */ candidateText)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5888);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4395);
/* harmony import */ var _plan_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9946);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6790);





const MOST_FINDINGS = 50;
/** An event as plain lines for a terminal or a log; none for events that only the live view shows. */
function eventLines(event, context) {
    return linesOf(event, context).map(withoutWorkflowCommands);
}
/**
 * Defuses workflow commands. GitHub's runner executes `::command::` at the start of a printed line and
 * `##[command]` anywhere in it, and the name of a file or a test may contain one.
 */
function withoutWorkflowCommands(line) {
    return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}
/** `main + DEV-15 + DRY-11`; the baseline is the base alone. */
function candidateText(changes, base) {
    const names = changes.map(changeName);
    const shown = names.length <= 4 ? names : [`${names.length - 1} changes`, ...names.slice(-1)];
    return [(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(base), ...shown].join(' + ');
}
function linesOf(event, context) {
    switch (event.is) {
        case 'planned':
            return (0,_plan_text_js__WEBPACK_IMPORTED_MODULE_2__/* .planText */ .Pt)(event.plan).split('\n');
        case 'resumed':
            return [`🔁 Resuming run ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(event.run, 80)}`];
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
function findingLines(findings) {
    const shown = findings.slice(0, MOST_FINDINGS).map((finding) => `  - ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .findingText */ .NK)(finding)}`);
    const rest = findings.length - shown.length;
    return rest > 0 ? [...shown, `  - and ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .count */ .U9)(rest, 'more finding')}`] : shown;
}
function testedLines(test, changes, base) {
    const what = `${candidateText(changes, base)} (${test.suite}, ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_4__/* .formatDuration */ .a3)(test.seconds)})`;
    switch (test.result) {
        case 'green':
            return [`✅ Tests passed: ${what}`];
        case 'flaky':
            return [`⚠️  Tests passed on retry only (flaky): ${what}`, ...testDetails(test)];
        case 'red':
            return [`❌ Tests failed: ${what}`];
        case 'timeout':
            return [`❌ Tests timed out: ${what}`];
        case 'setup':
            return [`❌ Set-up for the tests failed: ${what}`];
        case 'lost':
            return [`⚠️  Tests ended without a result: ${what}`];
    }
}
function sentence(text) {
    return text.replace(/^the /, 'The ');
}
function outcomeLines({ outcome, branch, worktree }, context) {
    if (outcome.is === 'landed')
        return [];
    if (outcome.is === 'held' && outcome.why.is === 'conflict') {
        return (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .conflictLines */ ._p)(outcome.task, outcome.why.files, { ...context, branch, worktree });
    }
    // The summary at the end shows what to type: the run continues, and may retry the task.
    const kept = outcome.is === 'failed' ? [] : (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .worktreeLines */ .Nl)(worktree);
    return [outcomeHeadline(outcome, context.base), ...details(outcome), ...kept];
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
/** The outcome's icon; narrow icons are followed by two spaces, as in the guide's warning. */
function signOf(outcome) {
    const icon = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeIcon */ .sE)(outcome);
    return icon === '⚠️' || icon === '⏸️' ? `${icon} ` : icon;
}
function stopLines(stop, context) {
    const failing = stop.is === 'red-baseline' ? stop.tests.flatMap(testDetails) : [];
    const tail = stop.is === 'setup' ? (0,_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainLines */ .y)(stop.tail, 5).map((line) => `  | ${line}`) : [];
    const next = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .stopSteps */ .GI)(stop, context.ask, context).map((step) => `    ${step}`);
    return [`🛑 ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .stopText */ .IC)(stop)}`, ...failing, ...tail, '  Next:', ...next];
}
/** The failing tests, in the wording of an outcome, which does not name the task. */
function testDetails(tests) {
    return details({ is: 'red', task: _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .BOOKKEEPING */ .jI, tests, attempt: 1 });
}
function details(outcome) {
    return (0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeDetails */ .TQ)(outcome).map((line) => `  - ${line}`);
}
function roundLine({ round, next }) {
    return next.length === 0
        ? `🏁 Round ${round} ended, nothing is left to do`
        : `🔁 Round ${round} ended, round ${round + 1} is next: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .listText */ .so)(next, 20)}`;
}
/** The id of a task; the bookkeeping change, whose id nobody knows, is called the task list. */
function changeName(task) {
    return task === _core_model_js__WEBPACK_IMPORTED_MODULE_0__/* .BOOKKEEPING */ .jI ? 'the task list' : task;
}


/***/ }),

/***/ 6362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/** Escapes foreign text for GitHub's markdown, so that it is shown literally and has no effect. */

// GitHub looks for mentions, references and URLs in the rendered text, where escapes are gone. Only a
// character in between prevents a match; this one has no width.
const APART = '\u200b';
/**
 * Character references, which are never markup (CommonMark 0.31, 2.5). A pipe as `\|` would end a table cell
 * after an odd number of backslashes; a reference never does.
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
 * One line of text without any markup: no HTML, link, image, code, math, table cell, list or heading;
 * no mention, no issue reference (such as `fixes #1`), no automatic link.
 *
 * @param max longest text, in code points, before the escapes
 */
function escapeMarkdown(text, max = 200) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(text, max)
        .replace(/@|#(?=\d)|(?<![a-z\d])GH-(?=\d)|:(?=\/\/)|www(?=\.)/gi, `$&${APART}`)
        .replace(/[&<>|\\`*_[\]()!~$#]/g, (character) => references[character] ?? `\\${character}`)
        .replace(/^(?:[-+=/]|\d{1,9}(?=\.))/, (start) => /\d/.test(start) ? `${start}\\` : `\\${start}`);
}
/** Lines as a block of code. */
function codeBlock(lines, language = 'sh') {
    const plain = lines.map((line) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(line, 4096));
    const fence = fenceFor(plain.join('\n'), 3);
    return [`${fence}${language}`, ...plain, fence];
}
/** A table; the cells are markdown, with text already escaped. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
/** A fence that no sequence of backticks in the text can close. */
function fenceFor(text, least) {
    const runs = text.match(/`+/g) ?? [];
    return '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), least));
}


/***/ }),

/***/ 9946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ planText),
/* harmony export */   fo: () => (/* binding */ overlapLines),
/* harmony export */   o6: () => (/* binding */ overlapPrompt)
/* harmony export */ });
/* unused harmony export expectedRounds */
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6790);
/* harmony import */ var _width_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6747);
/** The output of `tributary plan`, and the guide's question about overlaps. */




const laterReason = {
    depends: 'dependency',
    overlap: 'may change the same files',
    subtask: 'subtask',
    room: 'this round is full',
};
const overlapAnswer = {
    sequential: 'They run one after the other.',
    continue: 'They run in parallel anyway, and may conflict when they land.',
    cancel: 'Because of this, nothing is started.',
};
/** The whole plan, starting with its base. An assignment's own estimate takes precedence over `estimates`. */
function planText(plan, estimates = new Map()) {
    const costs = costsOf(plan, estimates);
    const { branch, commit } = plan.base;
    return [
        `Plan on ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(branch)} (${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(commit)}), round ${plan.round}`,
        ...section('Starts now:', startLines(plan.assign, costs)),
        ...section('Continues without an agent:', plan.adopt.map(adoptedLine)),
        ...section('Later:', laterLines(plan.later, costs)),
        ...section('Not started:', plan.blocked.map(blockedLine)),
        ...overlapSection(plan),
        ...unscopedSection(plan.unscoped),
        '',
        ...(starts(plan) ? totalLines(plan, costs) : ['Nothing to do.']),
    ].join('\n');
}
/**
 * The number of remaining rounds, including this one, if everything succeeds. A task runs one round after the
 * last task that it waits for; tasks that only wait for a free agent come in groups as large as this round's.
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
    // Each pass resolves one more link of every chain, and no chain has more links than there are tasks.
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
function costsOf(plan, estimates) {
    const own = plan.assign.flatMap(({ task, estimatedCostUsd: cost }) => cost === undefined ? [] : [[task.id, cost]]);
    return new Map([...estimates, ...own]);
}
function section(title, lines) {
    return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
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
    return `${task}: already has a change (${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .shortSha */ .Fu)(head)}${by}); it will be gated, tested and landed`;
}
function laterLines(later, costs) {
    return later.map(({ task, behind, why }) => {
        const what = behind.length === 0 ? 'the next round' : (0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(behind);
        return `${task} waits for ${what} (${laterReason[why]}), est. cost ${costText(costs.get(task))}`;
    });
}
function costText(cost) {
    return cost === undefined ? 'unknown' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(cost);
}
function blockedLine({ task, why }) {
    return `${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(task, 80)}: ${why.map(_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .blockedText */ .qQ).join('; ')}`;
}
function overlapSection({ overlaps, onOverlap }) {
    return overlaps.length === 0 ? [] : ['', ...overlapLines(overlaps), overlapAnswer[onOverlap]];
}
function unscopedSection(unscoped) {
    if (unscoped.length === 0)
        return [];
    const which = (0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(unscoped, 20);
    return ['', `No scope, so overlaps cannot be detected: ${which}`];
}
function starts({ assign, adopt, later }) {
    return assign.length + adopt.length + later.length > 0;
}
function totalLines(plan, costs) {
    const tasks = [...plan.assign.map(({ task }) => task.id), ...plan.later.map(({ task }) => task)];
    const known = tasks.flatMap((task) => costs.get(task) ?? []);
    const sum = known.reduce((total, cost) => total + cost, 0);
    const unknown = tasks.length - known.length;
    const rest = unknown === 0 ? '' : ` + unknown for ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(unknown, 'task')} without history`;
    const cost = known.length === 0 && unknown > 0 ? 'unknown (no history)' : (0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(sum);
    return [
        `Expected rounds: ${expectedRounds(plan)}`,
        `Estimated cost: ${known.length === 0 ? cost : cost + rest}`,
        ...budgetLines(plan),
    ];
}
function budgetLines({ budget, assign }) {
    if (budget === undefined)
        return [];
    const { limitUsd, spentUsd } = budget;
    const spent = spentUsd > 0 ? `, ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(spentUsd)} spent` : '';
    const unknown = assign.filter((each) => each.estimatedCostUsd === undefined);
    const [first] = unknown;
    return [
        `Budget: ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(limitUsd)}${spent}`,
        ...(first?.budgetUsd === undefined
            ? []
            : [
                `  No cost history for ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(unknown.map(({ task }) => task.id))}: the limit is only passed to the agent (${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatUsd */ .UK)(first.budgetUsd)} each, in TRIBUTARY_BUDGET).`,
            ]),
    ];
}


/***/ }),

/***/ 6790:
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
/* harmony export */   iN: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.iN),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   qQ: () => (/* binding */ blockedText),
/* harmony export */   r7: () => (/* reexport safe */ _next_steps_js__WEBPACK_IMPORTED_MODULE_1__.r7),
/* harmony export */   sE: () => (/* binding */ outcomeIcon),
/* harmony export */   so: () => (/* binding */ listText),
/* harmony export */   vg: () => (/* binding */ typedSha)
/* harmony export */ });
/* harmony import */ var _core_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5888);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/* harmony import */ var _next_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4484);



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
/** A time limit in words: `30 minutes`, `90 seconds`, `1 hour`. */
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
/** Enough digits to be unambiguous in any repository, for commands. */
function typedSha(sha) {
    return sha.slice(0, 12);
}
/** `security-agent` as in the guide; other gates by their name. */
function gateTitle(gate) {
    return gate === 'security' || gate === 'compliance' ? `${gate}-agent` : `gate ${gate}`;
}
/** Why an agent delivered nothing: one sentence, without an icon. */
function failureText(failure) {
    switch (failure.is) {
        case 'exit':
            return withLastLine(`Agent failed: exit code ${failure.code}`, failure.tail);
        case 'signal':
            return withLastLine(`Agent failed: terminated by ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.signal, 20)}`, failure.tail);
        case 'timeout':
            return `Agent timeout after ${limitText(failure.limit)}`;
        case 'said':
            return `Agent failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message) || 'it reported failure without a reason'}`;
        case 'nothing':
            return 'Agent failed: it changed nothing';
        case 'setup':
            return withLastLine(`Set-up failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.command, 120)}`, failure.tail);
        case 'start':
            return `Agent failed: it could not be started: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
        case 'interrupted':
            return 'Interrupted before the agent finished';
        case 'lost':
            return failure.message === undefined
                ? 'Agent failed: it ended without a result'
                : `The answer of its job was refused: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
        case 'refused-bundle':
            return `Agent failed: its commits were refused: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
        case 'subtask':
            return `Subtask ${failure.id} failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(failure.message)}`;
    }
}
/** Why a requested task does not run: one clause, about "it". */
function blockedText(blocked) {
    switch (blocked.is) {
        case 'unknown':
            return blocked.near === undefined
                ? 'no task has this ID'
                : `no task has this ID; did you mean ${blocked.near}?`;
        case 'done':
            return 'already done';
        case 'landed':
            return `already landed as ${shortSha(blocked.commit)}`;
        case 'in-flight':
            return `already in progress in run ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.run, 64)} (branch ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.branch, 120)})`;
        case 'blocked':
            return `blocked: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.reason) || 'no reason given'}`;
        case 'failed-before':
            return `failed before: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.reason) || 'no reason given'} (to retry, name its ID)`;
        case 'waits-for':
            return `waits for ${blocked.task} (${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.state, 80)})`;
        case 'cycle':
            return `in a dependency cycle: ${cycleText(blocked.path)}`;
        case 'no-agent':
            return `there is no agent ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.agent, 64)}`;
        case 'no-compliance':
            return 'financial, but no compliance check is configured: its change would be blocked';
        case 'uncommitted-fix':
            return `its worktree ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.worktree)} has uncommitted changes`;
        case 'invalid':
            return (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(blocked.problem);
        case 'budget': {
            const { limitUsd, spentUsd, neededUsd } = blocked;
            const needed = neededUsd === undefined ? '' : `, about ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatUsd */ .UK)(neededUsd)} needed`;
            return `over budget: ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatUsd */ .UK)(limitUsd)} limit, ${(0,_core_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatUsd */ .UK)(spentUsd)} spent${needed}`;
        }
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
            return `Not started: ${outcome.why.map(blockedText).join('; ') || 'unknown reason'}`;
        case 'unsettled':
            return `Unfinished: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(outcome.message)}`;
    }
}
/** The icon of an outcome. */
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
/** The details of `outcomeText`, one line each: failing tests, conflicting files. May be empty. */
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
/** Why a train or a run stopped: one sentence. */
function stopText(stop) {
    switch (stop.is) {
        case 'red-baseline':
            return `The tests fail on the base itself (${listText(stop.tests.map((test) => test.suite))}), so nothing was landed`;
        case 'base-moved':
            return `The base moved from ${shortSha(stop.expected)} to ${shortSha(stop.found)} during the landing, so the train stopped`;
        case 'tree-differs':
            return `The base has tree ${shortSha(stop.found)}, but tree ${shortSha(stop.expected)} was tested, so the train stopped`;
        case 'setup':
            return withLastLine(`Set-up failed: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(stop.command, 120)}`, stop.tail);
        case 'refused':
            return `The landing was refused: ${(0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(stop.message)}`;
    }
}
/** `A → B → A`, whether or not the path repeats its first task at the end. */
function cycleText(path) {
    const [first] = path;
    const closed = first !== undefined && (path.length < 2 || path.at(-1) !== first);
    return (closed ? [...path, first] : path).join(' → ');
}
function redText(tests) {
    switch (tests.result) {
        case 'timeout':
            return `Tests timed out (${tests.suite})`;
        case 'setup':
            return withLastLine('Set-up for the tests failed', tests.tail);
        case 'lost':
            return `Tests ended without a result (${tests.suite})`;
        case 'red':
        case 'green':
        case 'flaky':
            return 'Failed tests';
    }
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
function withLastLine(text, tail) {
    const [last] = (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLines */ .y)(tail, 1, 160);
    return last === undefined ? text : `${text}: ${last}`;
}


/***/ }),

/***/ 6747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ fitWidth),
/* harmony export */   _n: () => (/* binding */ padWidth),
/* harmony export */   oW: () => (/* binding */ tableLines),
/* harmony export */   sc: () => (/* binding */ textWidth)
/* harmony export */ });
/** Width of text in terminal columns. Expects printable text, see `plainText`. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Characters of two columns: emoji, and those that Unicode's UAX #11 calls wide or fullwidth. */
const wide = /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
const marksOnly = /^\p{M}+$/u;
/** The width of a text in columns. */
function textWidth(text) {
    let columns = 0;
    for (const { segment } of graphemes.segment(text))
        columns += graphemeWidth(segment);
    return columns;
}
/** The longest prefix that fits in `columns`; a cut ends with `…`, within the limit. */
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
/** Pads the text with spaces to at least `columns`. */
function padWidth(text, columns) {
    return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}
/** Rows as lines with aligned columns, two spaces between them; the last column is not padded. */
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
function graphemeWidth(grapheme) {
    if (wide.test(grapheme))
        return 2;
    return marksOnly.test(grapheme) ? 0 : 1;
}


/***/ })

};
