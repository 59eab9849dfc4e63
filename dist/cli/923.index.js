export const id = 923;
export const ids = [923];
export const modules = {

/***/ 4023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L7: () => (/* binding */ FOLDER),
  WT: () => (/* binding */ createGitContext),
  _4: () => (/* binding */ freshHandover),
  nx: () => (/* binding */ inside),
  PX: () => (/* binding */ realFolder)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/adapters/files/own-folder.js
var own_folder = __webpack_require__(9285);
// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git = __webpack_require__(3943);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./lib/adapters/files/absent.js
var absent = __webpack_require__(8907);
// EXTERNAL MODULE: ./lib/adapters/files/system-error.js
var system_error = __webpack_require__(8020);
;// CONCATENATED MODULE: ./lib/adapters/git/object-snapshot.js
/**
 * A snapshot of the person's objects, which repositories of agents and tests read as their alternate. Its files
 * are hard links: `git gc` in the person's repository takes nothing from it. Objects never change, so it only
 * grows, until no repository needs it any more.
 */






const LOOSE_FOLDER = /^[0-9a-f]{2}$/;
const LOOSE = /^(?:[0-9a-f]{38}|[0-9a-f]{62})$/;
/** The index comes last: git uses a pack once it finds its index. */
const PACK = [
    /^pack-[0-9a-f]+\.pack$/,
    /^pack-[0-9a-f]+\.(?:rev|promisor)$/,
    /^pack-[0-9a-f]+\.idx$/,
];
const TRIES = 5;
/** @param objects the person's object directory, absolute */
function createObjectSnapshot(objects, dir) {
    let last = Promise.resolve();
    // One at a time; each caller waits for a pass that began after its call.
    const sync = () => {
        last = last.catch(() => undefined).then(() => syncAll(objects, dir));
        return last;
    };
    return {
        dir,
        sync,
        remove: () => (0,promises_.rm)(dir, { recursive: true, force: true }),
    };
}
async function syncAll(objects, dir) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(dir, 'pack'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(dir, 'info'), { recursive: true });
    await writeAlternates(objects, dir);
    // A repack may remove a file between listing and linking it: then the new pack is listed.
    for (let tries = 1; !(await linkAll(objects, dir)); tries += 1)
        if (tries >= TRIES)
            throw new Error(`the objects in ${objects} keep changing`);
}
/** @returns false if a listed file was gone */
async function linkAll(objects, dir) {
    const loose = (await (0,promises_.readdir)(objects)).filter((name) => LOOSE_FOLDER.test(name));
    const linked = await Promise.all([
        ...loose.map((name) => linkFiles((0,external_node_path_.join)(objects, name), (0,external_node_path_.join)(dir, name), [LOOSE])),
        linkFiles((0,external_node_path_.join)(objects, 'pack'), (0,external_node_path_.join)(dir, 'pack'), PACK),
    ]);
    return linked.every(Boolean);
}
async function linkFiles(from, to, groups) {
    const [names = [], known = []] = await Promise.all([from, to].map((folder) => (0,absent/* ifPresent */.x)((0,promises_.readdir)(folder))));
    const have = new Set(known);
    const wanted = names.filter((name) => !have.has(name));
    if (wanted.length > 0)
        await (0,promises_.mkdir)(to, { recursive: true });
    let complete = true;
    for (const group of groups)
        for (const name of wanted.filter((each) => group.test(each)))
            complete = (await linkFile((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name))) && complete;
    return complete;
}
/** @returns false if the file is gone */
async function linkFile(from, to) {
    try {
        await (0,promises_.link)(from, to);
        return true;
    }
    catch (error) {
        const code = (0,system_error/* systemErrorCode */.v)(error);
        if (code === 'EEXIST')
            return true;
        if (code === 'ENOENT')
            return false;
        // Another file system, or one without hard links.
        const beside = `${to}.${(0,external_node_crypto_.randomUUID)()}.tmp`;
        await (0,promises_.copyFile)(from, beside, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,promises_.rename)(beside, to);
        return true;
    }
}
/** A clone made with `--shared` or `--reference` has further objects elsewhere. */
async function writeAlternates(objects, dir) {
    const text = await (0,absent/* ifPresent */.x)((0,promises_.readFile)((0,external_node_path_.join)(objects, 'info', 'alternates'), 'utf8'));
    if (text === undefined)
        return;
    const lines = text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => ((0,external_node_path_.isAbsolute)(line) || line.startsWith('"') ? line : (0,external_node_path_.resolve)(objects, line)));
    await (0,promises_.writeFile)((0,external_node_path_.join)(dir, 'info', 'alternates'), `${lines.join('\n')}\n`);
}

// EXTERNAL MODULE: ./lib/adapters/git/quarantine.js
var quarantine = __webpack_require__(6887);
;// CONCATENATED MODULE: ./lib/adapters/git/context.js
/** Shared state of all workspaces of a repository. */






/** Folder for agents' worktrees; below the root, and ignored. */
const FOLDER = '.worktrees';
function createGitContext(options) {
    const { root, gitDir, environment, judge } = options;
    return {
        ...options,
        readLimit: options.readLimit ?? quarantine/* READ_LIMIT */.Fe,
        git: (0,git/* createGit */.lD)(root, environment, { gitDir }),
        objects: createObjectSnapshot(judge.objects, (0,external_node_path_.join)((0,own_folder/* ownFolder */.v)(gitDir).root, 'objects')),
        scratch: (0,own_folder/* ownFolder */.v)(gitDir).scratch,
        claimed: new Set(),
        included: new Map(),
    };
}
/**
 * A command in a workspace. Where its `.git` is gone, git must not find the person's repository in a folder above.
 */
function inside(command, dir, label) {
    const env = { ...command.env, GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(dir) };
    return { ...command, env, cwd: dir, label };
}
/** Makes an empty folder for the files that are handed to the commands in a directory, and back. */
async function freshHandover({ temporary }, dir) {
    const folder = (0,external_node_path_.join)(await realFolder(temporary), 'handover', (0,external_node_path_.basename)(dir));
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    return realFolder(folder);
}
/** Makes a folder and returns its path without symbolic links. */
async function realFolder(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    return (0,promises_.realpath)(folder);
}


/***/ }),

/***/ 4572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ findObstacles),
/* harmony export */   E: () => (/* binding */ refuseInTheWay)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9862);
/* harmony import */ var _text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4484);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8907);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4023);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3943);
/* harmony import */ var _worktrees_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8365);
/** Branches and folders of a person that stand where Tributary needs a name. They are named, never removed. */








const ALL = (0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_2__/* .refOf */ .H8)('tributary');
/** What stands in the way of these tasks' branches and folders, each with a command that moves it. */
async function findObstacles(place, tasks) {
    const refs = await refsBelow(place.git);
    const blocking = refs.filter((ref) => ref === ALL || tasks.some((task) => ref.startsWith(`${(0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_2__/* .taskRef */ .rd)(task)}/`)));
    const uses = await Promise.all(tasks
        .filter((task) => refs.includes((0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_2__/* .taskRef */ .rd)(task)))
        .map(async (task) => ({ task, uses: await usesOf(place, task) })));
    return [
        ...blocking.map((ref) => branchObstacle(ref.slice((0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_2__/* .refOf */ .H8)('').length))),
        ...uses.flatMap(({ task, uses: [use] }) => (use ? [useObstacle(task, use.dir)] : [])),
        ...(await folderObstacle(place)),
    ];
}
/** @throws Error if something stands in the way of a task */
async function refuseInTheWay(place, task) {
    const [obstacle] = await findObstacles(place, [task]);
    if (obstacle)
        throw new Error(`${obstacle.message} To move it: ${obstacle.command}`);
}
async function refsBelow(git) {
    const { stdout } = await git(['for-each-ref', '--format=%(refname)', ALL]);
    return stdout.split('\n').filter((line) => line !== '');
}
function usesOf({ git, gitDir }, task) {
    return (0,_worktrees_js__WEBPACK_IMPORTED_MODULE_7__/* .branchUses */ .NC)(git, gitDir, (0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_2__/* .taskBranch */ .Ip)(task));
}
function branchObstacle(branch) {
    const other = `mine-${branch.replaceAll('/', '-')}`;
    return {
        message: `Git cannot create the branches of tasks while there is a branch ${branch}.`,
        command: `git branch -m ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .shellWord */ .r7)(branch)} ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .shellWord */ .r7)(other)}`,
    };
}
function useObstacle(task, dir) {
    return {
        message: `${(0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_2__/* .taskBranch */ .Ip)(task)} is checked out in ${dir}: an agent's work would move it.`,
        command: `git -C ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .shellWord */ .r7)(dir)} switch --detach`,
    };
}
async function folderObstacle({ root }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, _context_js__WEBPACK_IMPORTED_MODULE_5__/* .FOLDER */ .L7);
    // In this order: another agent's directory may be made at the same time.
    const facts = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_4__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(folder));
    if (facts === undefined || facts.isDirectory())
        return [];
    if (facts.isSymbolicLink() && (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_4__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder)))?.isDirectory())
        return [];
    return [
        {
            message: `${_context_js__WEBPACK_IMPORTED_MODULE_5__/* .FOLDER */ .L7} is not a folder, so agents have no place to work.`,
            command: `mv ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .shellWord */ .r7)(folder)} ${(0,_text_next_steps_js__WEBPACK_IMPORTED_MODULE_3__/* .shellWord */ .r7)(`${folder}.mine`)}`,
        },
    ];
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
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3943);
/* harmony import */ var _path_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9726);
/** Reading and writing single objects: trees, files, commits. */








/** Reads blobs and trees. Objects never change, so trees are cached. */
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
            const tree = _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .TreeSha */ .RY.parse(await (0,_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(git, ['rev-parse', '--verify', `${commit}^{tree}`]));
            trees.set(commit, tree);
            return tree;
        },
        file: async (at, path) => {
            const found = await entry(at, path);
            if (!found?.mode.startsWith('100'))
                return undefined;
            const { stdout, bytes } = await git(['cat-file', 'blob', found.blob]);
            // Decoding it as text would lose bytes, and edited files must keep every byte.
            if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
                throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_5__.UserError([`${path} is not UTF-8 text.`], [`Save ${path} as UTF-8 and commit it.`]);
            return stdout;
        },
        files: async (at) => {
            const args = ['ls-tree', '--full-tree', '-r', '-z', '--name-only', at];
            const names = (0,_path_text_js__WEBPACK_IMPORTED_MODULE_7__/* .pathsIn */ .Mr)((await git(args)).bytes);
            if (names.length === 0)
                await expectEmptyTree(git, at);
            return names;
        },
    };
}
/** Writes a commit object; the same input gives the same commit. */
async function writeCommit(git, tree, parents, text) {
    const commit = await (0,_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(git, ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], 
    // Passed on standard input, since a title may look like an option.
    { env: textEnvironment(text), input: `${text.message.replace(/\n$/, '')}\n` });
    return _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .CommitSha */ .Yk.parse(commit);
}
/**
 * Calls `use` with a new temporary file name, and removes the file afterwards: git exchanges blobs and
 * indexes by file.
 */
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
/** The empty tree, written if it does not exist. */
async function emptyTree(git) {
    return _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .TreeSha */ .RY.parse(await (0,_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(git, ['hash-object', '-w', '-t', 'tree', '/dev/null']));
}
/** Returns the tree with one file's content replaced, keeping its mode. */
async function replaceFile(git, folder, tree, file) {
    const blob = await withTemporaryFile(folder, async (name) => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(name, file.content);
        return (0,_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(git, ['hash-object', '-w', '--no-filters', '--', name]);
    });
    return withTemporaryFile(folder, async (index) => {
        const env = { GIT_INDEX_FILE: index };
        await git(['read-tree', tree], { env });
        const entry = `${file.mode},${blob},${file.path}`;
        await git(['update-index', '--add', '--cacheinfo', entry], { env });
        return _core_model_js__WEBPACK_IMPORTED_MODULE_4__/* .TreeSha */ .RY.parse(await (0,_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(git, ['write-tree'], { env }));
    });
}
async function expectEmptyTree(git, at) {
    const tree = await (0,_git_js__WEBPACK_IMPORTED_MODULE_6__/* .lineOf */ .cA)(git, ['rev-parse', '--verify', `${at}^{tree}`]);
    if (tree !== (await emptyTree(git)))
        throw new Error(`git listed no files of ${at}`);
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

/***/ 9726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Mr: () => (/* binding */ pathsIn),
/* harmony export */   X5: () => (/* binding */ pathBytes)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/**
 * File names of git, which are bytes, as strings. A byte that is not part of valid UTF-8 becomes a lone surrogate
 * (U+DC80 to U+DCFF), as in Python's `surrogateescape`: two different names never become the same string.
 */

const LONGEST_CHARACTER = 4;
const ESCAPE = 0xdc00;
/** A byte as a lone surrogate. */
const ESCAPED = /[\uDC80-\uDCFF]/u;
/** The names in a NUL-separated answer of git, without empty ones. */
function pathsIn(answer) {
    return partsOf(answer).filter((part) => part !== '');
}
/** All parts of a NUL-separated answer of git. */
function partsOf(answer) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(answer))
        return answer.toString('utf8').split('\0');
    const parts = [];
    let from = 0;
    for (let at = answer.indexOf(0); at >= 0; at = answer.indexOf(0, from)) {
        parts.push(pathText(answer.subarray(from, at)));
        from = at + 1;
    }
    return [...parts, pathText(answer.subarray(from))];
}
/** The bytes that became this string. */
function pathBytes(text) {
    if (!ESCAPED.test(text))
        return Buffer.from(text);
    const parts = text.split(/([\uDC80-\uDCFF])/u);
    return Buffer.concat(parts.map((part) => ESCAPED.test(part) ? Buffer.from([part.charCodeAt(0) - ESCAPE]) : Buffer.from(part)));
}
function pathText(bytes) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return bytes.toString('utf8');
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const length = characterAt(bytes, at);
        text +=
            length === 0
                ? String.fromCharCode(ESCAPE + (bytes[at] ?? 0))
                : bytes.toString('utf8', at, at + length);
        at += length || 1;
    }
    return text;
}
/** Length of the valid character that starts here; 0 if there is none. */
function characterAt(bytes, at) {
    for (let length = 1; length <= LONGEST_CHARACTER && at + length <= bytes.length; length += 1)
        if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(at, at + length)))
            return length;
    return 0;
}


/***/ }),

/***/ 6887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fe: () => (/* binding */ READ_LIMIT),
/* harmony export */   IT: () => (/* binding */ packFrom),
/* harmony export */   Lw: () => (/* binding */ Refused),
/* harmony export */   tw: () => (/* binding */ openQuarantine),
/* harmony export */   w4: () => (/* binding */ admit)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_limits_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7535);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8907);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3943);
/**
 * Takes foreign commits in. They are unpacked into an object directory that the repository does not see, and
 * enter it only after every object is verified by its hash.
 */





/** Foreign commits that are rejected; the message says why. */
class Refused extends Error {
}
/** Reading packed objects takes about five seconds a gigabyte; a small pack can hold many. */
const READ_LIMIT = 300;
/**
 * Creates an object directory that sees the repository's objects but is not seen by the repository. Git 2.39
 * does not check a bundle's objects, whatever `fetch.fsckObjects` says, so they are unpacked and checked
 * here.
 *
 * @returns the environment variables with which git writes into it
 */
async function openQuarantine(git, folder) {
    const path = await objectsOf(git);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'info'), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'pack'));
    const objects = path.replace(/["\\]/g, String.raw `\$&`).replaceAll('\n', String.raw `\n`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'info', 'alternates'), `"${objects}"\n`);
    return { GIT_OBJECT_DIRECTORY: folder };
}
/**
 * Checks all packs in a quarantine and moves them into the repository: each object has the content that its
 * name says, and `head` is one of them. With `base`, it is a commit that is based on it.
 *
 * @throws GitError, Refused
 */
async function admit(git, folder, { base, head }) {
    const env = { GIT_OBJECT_DIRECTORY: folder };
    const packs = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'pack'))).filter((name) => name.endsWith('.pack'));
    const checked = [];
    for (const name of packs) {
        const pack = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'pack', name);
        const index = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${name}.checked`);
        const check = ['index-pack', '--strict', '-o', index, pack];
        checked.push({ pack, index, hash: await (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .lineOf */ .cA)(git, check, { env, limit: READ_LIMIT }) });
    }
    const type = await (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .lineOf */ .cA)(git, ['cat-file', '-t', head], { env });
    if (base !== undefined) {
        if (type !== 'commit')
            throw new Refused('the announced object is not a commit');
        const fork = await git(['merge-base', base, head], { env, accept: [1] });
        if (fork.stdout.trim() !== base)
            throw new Refused('the work is not based on the assigned base');
    }
    const to = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await objectsOf(git), 'pack');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(to, { recursive: true });
    for (const { pack, index, hash } of checked) {
        // The index comes last: git uses a pack once it finds its index.
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(pack, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, `pack-${hash}.pack`));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(index, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, `pack-${hash}.idx`));
    }
}
/**
 * Packs `base..head` from another object directory into a quarantine.
 *
 * @throws GitError, Refused
 */
async function packFrom(git, folder, { from, alternates, limit }, { base, head }) {
    await expectObjectFiles(from);
    const link = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, 'info', 'alternates'), 'utf8'));
    if (link !== alternates)
        throw new Refused('its repository reads objects from elsewhere');
    const env = {
        GIT_ALTERNATE_OBJECT_DIRECTORIES: from.includes(':') ? JSON.stringify(from) : from,
    };
    const target = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'pack', 'pack');
    // What it says of its history and its packs may be wrong.
    const plain = ['-c', 'core.commitGraph=false', '-c', 'core.multiPackIndex=false'];
    await git([...plain, 'pack-objects', '--revs', '--quiet', target], {
        env,
        input: `${head}\n^${base}\n`,
        limit,
    });
    let bytes = 0;
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'pack')))
        bytes += (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'pack', name))).size;
    if (bytes > _core_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .LARGEST_BUNDLE */ .qs)
        throw new Refused(`the commits are over ${_core_limits_js__WEBPACK_IMPORTED_MODULE_4__/* .LARGEST_BUNDLE */ .qs / 2 ** 20} MiB`);
}
async function objectsOf(git) {
    return (0,_git_js__WEBPACK_IMPORTED_MODULE_3__/* .lineOf */ .cA)(git, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
}
/** A pipe in place of an object would block git, and a link could lead to any file. */
async function expectObjectFiles(folder) {
    if (!(await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_2__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(folder)))?.isDirectory())
        throw new Refused('its object directory is gone');
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { withFileTypes: true })) {
        if (entry.isDirectory())
            await expectObjectFiles((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry.name));
        else if (!entry.isFile())
            throw new Refused(`its object directory has ${entry.name}, no file`);
    }
}


/***/ }),

/***/ 5286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ workspaceSettings),
/* harmony export */   $z: () => (/* binding */ judgeSettings),
/* harmony export */   JV: () => (/* binding */ settingsText),
/* harmony export */   RV: () => (/* binding */ settingsIn),
/* harmony export */   Ut: () => (/* binding */ configText),
/* harmony export */   mt: () => (/* binding */ isPartial),
/* harmony export */   q4: () => (/* binding */ submoduleSettings),
/* harmony export */   sb: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3943);
/**
 * Which of a person's git settings hold in the repositories that Tributary makes: settings that decide what
 * files look like are copied; those that run programs, move files or carry credentials are not.
 */


/** How files are converted, compared and merged. */
const CONVERSION = [
    /^core\.(?:autocrlf|eol|safecrlf|symlinks|filemode|ignorecase|precomposeunicode|protecthfs|protectntfs|attributesfile|excludesfile|sparsecheckout|sparsecheckoutcone|checkstat|trustctime|bigfilethreshold)$/,
    /^(?:filter|merge|diff|lfs)\./,
    /^index\.(?:sparse|version)$/,
];
/** Missing objects of a partial clone are fetched when git needs them. */
const PARTIAL = [
    /^extensions\.partialclone$/,
    /^remote\..*\.(?:url|fetch|promisor|partialclonefilter)$/,
];
/** How git reaches the remote of a partial clone. */
const TRANSPORT = [/^(?:http|credential|url|protocol|ssh)\./, /^core\.sshcommand$/];
const PERSON = [/^(?:user|author|committer)\.(?:name|email)$/, /^init\.defaultbranch$/];
const SUBMODULE = [
    /^core\.(?:repositoryformatversion|bare|worktree|filemode|symlinks|ignorecase|precomposeunicode|logallrefupdates|autocrlf|eol|sparsecheckout|sparsecheckoutcone)$/,
    /^extensions\.(?:objectformat|partialclone)$/,
    /^remote\..*\.(?:url|fetch|promisor|partialclonefilter)$/,
    /^branch\..*\.(?:remote|merge|rebase)$/,
    /^submodule\..*\.(?:url|active|branch|ignore)$/,
];
/** Nobody pushes from an agent's repository: its branch goes through the gates. */
const NO_PUSH = 'tributary-lands-this-branch://';
/** All settings that hold in a checkout, with included files. */
async function readSettings(checkout) {
    const { stdout } = await checkout(['config', '--list', '--includes', '--show-scope', '-z']);
    const parts = stdout.split('\0');
    const settings = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
        if (parts[at] !== 'command')
            settings.push(settingIn(parts[at] ?? '', parts[at + 1] ?? ''));
    }
    return settings;
}
/** Whether objects are fetched when git needs them. */
function isPartial(all) {
    return all.some(({ key }) => key === 'extensions.partialclone' || /^remote\..*\.promisor$/.test(key));
}
/** The settings with which Tributary judges and merges. It reads no other configuration file. */
function judgeSettings(all, places) {
    const wanted = [...CONVERSION, ...(isPartial(all) ? [...PARTIAL, ...TRANSPORT] : [])];
    return [...copied(all, wanted, places), ...largeFiles(all, places)];
}
/** The settings of an agent's repository, in which the person's global configuration holds as well. */
function workspaceSettings(all, places) {
    // Of all scopes: a conditional include of the global configuration holds for the person's repository only.
    const settings = copied(all, [...CONVERSION, ...PARTIAL, ...PERSON], places).map(withoutCredentials);
    const remotes = new Set(settings.flatMap(({ key }) => /^(remote\..*)\.url$/.exec(key)?.[1] ?? []));
    return [
        ...settings,
        ...largeFiles(all, places),
        ...[...remotes].map((remote) => setting(`${remote}.pushurl`, NO_PUSH)),
        // A signature may wait for a passphrase that nobody enters.
        setting('commit.gpgsign', 'false'),
        setting('tag.gpgsign', 'false'),
        setting('gc.auto', '0'),
        setting('maintenance.auto', 'false'),
        setting('advice.detachedhead', 'false'),
    ];
}
/** What a submodule's repository needs of its configuration. Nothing of it runs a program. */
function submoduleSettings(all) {
    return all.filter(({ key }) => SUBMODULE.some((pattern) => pattern.test(key)));
}
/** Settings as `git config --list -z` prints them. */
function settingsIn(list) {
    return list
        .split('\0')
        .filter((entry) => entry !== '')
        .map((entry) => settingIn('local', entry));
}
/** The text of a configuration file. `objectFormat` is git's name of the hash. */
function configText(settings, objectFormat, bare) {
    const extended = objectFormat !== 'sha1' || settings.some(({ key }) => key.startsWith('extensions.'));
    const all = [
        setting('core.repositoryformatversion', extended ? '1' : '0'),
        setting('core.bare', String(bare)),
        ...(bare ? [] : [setting('core.logallrefupdates', 'true')]),
        ...(objectFormat === 'sha1' ? [] : [setting('extensions.objectformat', objectFormat)]),
        ...settings,
    ];
    return settingsText(all);
}
/** Settings in the form of a configuration file. */
function settingsText(settings) {
    return settings
        .map(({ key, value }) => `${sectionOf(key)}\n\t${nameOf(key)} = ${quoted(value)}\n`)
        .join('');
}
/** Git LFS keeps its files in the git directory that it runs in, unless it is told where. */
function largeFiles(all, { gitDir }) {
    if (!all.some(({ key }) => key.startsWith('filter.lfs.')))
        return [];
    const configured = all.findLast(({ key }) => key === 'lfs.storage')?.value ?? 'lfs';
    return [setting('lfs.storage', (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(gitDir, configured))];
}
/** An entry of `git config --list -z`. A key without a value means true. */
function settingIn(scope, entry) {
    const end = entry.indexOf('\n');
    return end < 0
        ? { scope, key: entry, value: 'true' }
        : { scope, key: entry.slice(0, end), value: entry.slice(end + 1) };
}
function copied(all, wanted, { root }) {
    return all
        .filter(({ key }) => wanted.some((pattern) => pattern.test(key)))
        .map(({ scope, key, value }) => ({ scope, key, value: valueOf(key, value, root) }));
}
function valueOf(key, value, root) {
    if (/^remote\..*\.url$/.test(key))
        return absoluteUrl(value, root);
    if (/^core\.(?:attributes|excludes)file$/.test(key) && !/^[~%]/.test(value))
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(root, value);
    return value;
}
/** Relative local paths start at the checkout. As for git, a colon before any slash ends the name of a host. */
function absoluteUrl(url, root) {
    const isLocal = !/^[^/]*:/.test(url) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(url) && !url.startsWith('~');
    return isLocal ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(root, url) : url;
}
/** Passwords and tokens in addresses stay in the person's repository. The name in `ssh://git@host` is none. */
function withoutCredentials({ scope, key, value }) {
    if (!/^(?:remote|lfs)\./.test(key))
        return { scope, key, value };
    const clean = (text) => text.replace(/(https?:\/\/)[^/\s]*@/gi, '$1').replace(/(\w:\/\/[^/@:\s]*):[^/\s]*@/g, '$1@');
    return { scope, key: clean(key), value: clean(value) };
}
function setting(key, value) {
    return { scope: 'local', key, value };
}
/** `remote.a.b.url` is the variable `url` in the section `[remote "a.b"]`. */
function sectionOf(key) {
    const parts = key.split('.');
    const [section] = parts;
    const below = parts.slice(1, -1).join('.');
    return below === ''
        ? `[${section}]`
        : `[${section} "${below.replace(/["\\]/g, String.raw `\$&`)}"]`;
}
function nameOf(key) {
    return key.slice(key.lastIndexOf('.') + 1);
}
function quoted(value) {
    const escaped = value
        .replace(/["\\]/g, String.raw `\$&`)
        .replaceAll('\n', String.raw `\n`)
        .replaceAll('\t', String.raw `\t`);
    return `"${escaped}"`;
}


/***/ }),

/***/ 8365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NC: () => (/* binding */ branchUses),
/* harmony export */   Nl: () => (/* binding */ isHead),
/* harmony export */   dM: () => (/* binding */ removeTree)
/* harmony export */ });
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9862);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _files_absent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8907);
/* harmony import */ var _files_system_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8020);
/** The checkouts of a repository by people: its main one, and the linked worktrees. */





/**
 * All worktrees, including the main one, that use a branch, so that moving it would affect them.
 *
 * @param git bound to the git directory
 */
async function branchUses(git, gitDir, branch) {
    const { stdout } = await git(['worktree', 'list', '--porcelain', '-z']);
    const records = stdout.split('\0\0').filter((record) => record !== '');
    // Git always lists the main worktree. Without it, we cannot tell where the branch is checked out.
    if (records.length === 0)
        throw new Error('git listed no worktree');
    const linked = await listWorktrees(gitDir);
    const uses = await Promise.all(records.map(async (record, at) => {
        const lines = record.split('\0');
        const listed = lines[0]?.slice('worktree '.length) ?? '';
        const dir = at === 0 ? await mainCheckout(git, gitDir, listed) : listed;
        if (lines.includes(`branch ${(0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .refOf */ .H8)(branch)}`))
            return [{ dir, is: 'checked-out' }];
        const admin = at === 0 ? gitDir : linked.find((each) => each.dir === dir)?.admin;
        const busy = admin !== undefined && (await isUnderWay(admin, branch));
        return busy ? [{ dir, is: 'under-way' }] : [];
    }));
    return uses.flat();
}
/** Whether a ref is the HEAD of a checkout; read from files, as a quick answer. */
async function isHead(gitDir, ref) {
    const linked = (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDir, 'worktrees')))) ?? [];
    const heads = await Promise.all([gitDir, ...linked.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDir, 'worktrees', name))].map((admin) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(admin, 'HEAD'))));
    return heads.some((head) => withoutNewline(head) === `ref: ${ref}`);
}
/** Removes a directory, also one with folders that cannot be written. */
async function removeTree(dir) {
    const remove = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(dir, { recursive: true, force: true, maxRetries: 5 });
    try {
        await remove();
    }
    catch (error) {
        if (!['EACCES', 'EPERM'].includes((0,_files_system_error_js__WEBPACK_IMPORTED_MODULE_4__/* .systemErrorCode */ .v)(error) ?? ''))
            throw error;
        await openFolders(dir);
        await remove();
    }
}
/** Makes folders writable: the contents of a read-only one (such as Go's module cache) cannot be deleted. */
async function openFolders(dir) {
    if (!(await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(dir)))?.isDirectory())
        return;
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(dir, 0o700);
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(dir))
        await openFolders((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, name));
}
/** The linked worktrees of a repository. */
async function listWorktrees(gitDir) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDir, 'worktrees');
    const names = (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder))) ?? [];
    const all = await Promise.all(names.map(async (name) => {
        const admin = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        const link = withoutNewline(await readText((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(admin, 'gitdir')));
        return link === '' ? [] : [{ admin, dir: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(admin, link)) }];
    }));
    return all.flat();
}
/**
 * For a submodule, or a checkout with a separate git directory, git lists the git directory in place of the
 * checkout.
 */
async function mainCheckout(git, gitDir, listed) {
    if (listed !== gitDir)
        return listed;
    const { stdout } = await git(['rev-parse', '--show-toplevel'], { accept: [128] });
    const dir = withoutNewline(stdout);
    const link = withoutNewline(await readText((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dir, '.git'))).replace(/^gitdir: /, '');
    const linked = await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(dir, link)));
    return linked === gitDir ? dir : listed;
}
async function isUnderWay(admin, branch) {
    const [merge, apply, bisect] = await Promise.all(['rebase-merge/head-name', 'rebase-apply/head-name', 'BISECT_START'].map((file) => readText((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(admin, file)).then(withoutNewline)));
    const ref = (0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .refOf */ .H8)(branch);
    return merge === ref || apply === ref || bisect === branch;
}
async function readText(file) {
    return (await (0,_files_absent_js__WEBPACK_IMPORTED_MODULE_3__/* .ifPresent */ .x)((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file, 'utf8'))) ?? '';
}
function withoutNewline(text) {
    return text.replace(/\n$/, '');
}


/***/ }),

/***/ 6637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ callingJobs)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _core_published_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3837);
/* harmony import */ var _workflow_triggers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7095);
/** The repository's workflows that call Tributary's: what they grant it, and what they wait for. */



const CALLED = /(?:^|\/)\.github\/workflows\/orchestrate\.ya?ml(?:@|$)/;
/** The jobs on the base that call the workflow, file by file. */
async function callingJobs(store, { branch, commit }) {
    const files = (await store.files(commit)).filter(_workflow_triggers_js__WEBPACK_IMPORTED_MODULE_1__/* .isWorkflowFile */ .K);
    const jobs = await Promise.all(files.map(async (path) => jobsOf(path, (await store.file(commit, path)) ?? '', branch)));
    return jobs.flat();
}
/** @returns no jobs for a file that GitHub could not parse either */
function jobsOf(path, text, branch) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const { contents, errors } = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines });
    const jobs = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(contents) ? contents.get('jobs') : undefined;
    if (errors.length > 0 || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(contents) || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(jobs))
        return [];
    const lineOf = (node) => lines.linePos(((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? node.range?.[0] : undefined) ?? 0).line;
    const place = { path, branch, lineOf };
    return jobs.items.flatMap(({ key, value: job }) => {
        const uses = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(job) ? job.get('uses') : undefined;
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(job) || typeof uses !== 'string' || !CALLED.test(uses))
            return [];
        return callingJob(place, contents, String((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) ? key.value : ''), job);
    });
}
function callingJob(place, workflow, name, job) {
    const { path, branch, lineOf } = place;
    const given = workflow.get('name');
    const values = {
        'github.ref_name': branch,
        'github.ref': `refs/heads/${branch}`,
        'github.workflow': typeof given === 'string' ? given : path,
        'github.event_name': 'workflow_dispatch',
        // Empty, where no pull request starts the workflow.
        'github.head_ref': '',
    };
    const own = (0,_core_published_js__WEBPACK_IMPORTED_MODULE_2__/* .runGroup */ .V8)(branch).toLowerCase();
    const groups = [groupOf(workflow), groupOf(job)].filter((group) => group !== undefined);
    const same = groups.find(({ text }) => groupText(text, values).toLowerCase() === own);
    const permissions = permissionsOf(job) ?? permissionsOf(workflow);
    return {
        file: path,
        job: name,
        line: lineOf(job.get('uses', true)),
        ...(same && { waitsAt: lineOf(same.node) }),
        ...(permissions && { permissions }),
    };
}
/** The group of a `concurrency`, which is a text or a mapping. */
function groupOf(of) {
    const node = of.get('concurrency', true);
    const group = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? node.get('group', true) : node;
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(group) ? { text: String(group.value), node: group } : undefined;
}
/** The group as a dispatch on the base makes it; an expression that is not known here stays as it is. */
function groupText(text, values) {
    return text.replaceAll(/\$\{\{([^}]*)\}\}/g, (expression, inner) => {
        const found = inner.split('||').map((term) => values[term.trim()]);
        if (found.includes(undefined))
            return expression;
        return found.find((value) => value !== '') ?? '';
    });
}
/** `write-all` and `read-all` are the same level for every permission. */
function permissionsOf(of) {
    const given = of.get('permissions');
    if (given === 'write-all')
        return { all: 'write' };
    if (given === 'read-all')
        return { all: 'read' };
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(given))
        return undefined;
    return Object.fromEntries(given.items.flatMap(({ key, value }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(value) ? [[String(key.value), String(value.value)]] : []));
}


/***/ }),

/***/ 8719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iw: () => (/* binding */ gateCheck),
/* harmony export */   LH: () => (/* binding */ TESTS_CHECK),
/* harmony export */   XQ: () => (/* binding */ STATUS),
/* harmony export */   ne: () => (/* binding */ isCheck)
/* harmony export */ });
/** The one commit status of Tributary's, and the check runs beside it. */
/** What branch protection is to require. */
const STATUS = 'tributary';
const TESTS_CHECK = checkOf('tests');
/** A gate that is called `tests` is not to be mistaken for the tests. */
function gateCheck(gate) {
    return checkOf(gate === 'tests' ? 'gate tests' : gate);
}
/** Whether it is the name of one of Tributary's check runs. */
function isCheck(name) {
    return name.startsWith(checkOf(''));
}
function checkOf(what) {
    return `${STATUS} / ${what}`;
}


/***/ }),

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
/** Failed requests, as data. */



/** Refusals about the token or the repository, independent of the request. */
const GENERAL = new Set([
    'token',
    'permission',
    'not-found',
    'rate-limit',
    'creation-off',
]);
/** A refusal that a person can fix, with a message; the data is kept for callers that handle it. */
class GitHubRefused extends _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__.UserError {
    refusal;
    constructor(refusal, 
    /** GitHub's original error. */
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
/** GraphQL reports rate limits with status 200, and the throttling plugin throws an error without a status. */
const GraphqlLimit = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    response: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        headers: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()).catch({}),
        data: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ errors: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().catch('') })) }),
    }),
});
/** Details of a failed request, with or without an answer; undefined for other errors. */
function failureOf(error) {
    const failed = Failed.safeParse(error);
    if (!failed.success)
        return undefined;
    const { status, message, response } = failed.data;
    const answer = response?.data;
    const words = answer && [
        answer.message,
        ...answer.errors.map((each) => (typeof each === 'string' ? each : each.message)),
    ];
    const text = words?.filter((each) => each !== '').join('\n');
    return { status, message: text ? text : message, headers: response?.headers ?? {} };
}
/** A server error or a dropped connection: the request may have succeeded anyway. */
function mayHaveSucceeded(error) {
    return (failureOf(error)?.status ?? 0) >= 500;
}
/** `2026-11-22 13:05:00 UTC`. */
function instantText(milliseconds) {
    return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
/**
 * Refusals that do not depend on the request: the token, its permissions, rate limits.
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
/** When the rate limit resets, in milliseconds since the epoch. */
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
/* harmony import */ var _check_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8719);
/* harmony import */ var _text_plain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4395);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6790);
/** All messages about refusals by GitHub, each with the setting or the command that fixes it. */



const RULES = 'Settings → Rules → Rulesets, or Settings → Branches';
const METHOD_NAMES = {
    merge: 'merge commits',
    squash: 'squash merging',
    rebase: 'rebase merging',
};
const DEMANDS = {
    status: statusWords,
    'own-check': ({ context }) => words(`The base branch requires the check "${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(context, 100)}", which one of the repository's own workflows reports; each landing waits for it.`, 'To land without waiting, require only "tributary", and run the check as a suite.'),
    'up-to-date': () => words('The base branch requires branches to be up to date; Tributary updates each one before it lands.'),
    approvals: (each) => off(`The base branch requires ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(each.count, 'approving review')}, but nobody can approve their own pull request.`, 'Required approvals'),
    'code-owners': () => off('The base branch requires a review by the code owners.', 'Require review from Code Owners'),
    'last-push-approval': () => off('The base branch requires somebody else to approve the last push.', 'Require approval of the most recent reviewable push'),
    conversations: () => words('The base branch requires that all conversations of a pull request are resolved.', 'Resolve the open conversations, and run again.'),
    signatures: () => words("The base branch requires signed commits, but Tributary's commits are not signed.", 'Set `method: squash` in .github/tributary.yml: GitHub signs squashed commits.', `Or ${RULES}: turn off "Require signed commits".`),
    'linear-history': () => words('The base branch requires a linear history, which merge commits break.', 'Set `method: squash` or `method: rebase` in .github/tributary.yml.'),
    methods: ({ allowed }) => words(`The base branch allows only ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .listText */ .so)(allowed.map((method) => METHOD_NAMES[method]))}.`, `Set \`method: ${allowed[0] ?? 'merge'}\` in .github/tributary.yml.`),
    'merge-queue': () => words('The base branch accepts changes only from GitHub’s merge queue.', `${RULES}: turn off "Require merge queue"; Tributary is itself a merge queue.`),
    deployments: ({ environments }) => off(`The base branch requires deployments to ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .listText */ .so)(environments)} first.`, 'Require deployments to succeed'),
    workflows: () => off('The base branch requires workflows, which wait for approval on pull requests that a workflow opened.', 'Require workflows to pass before merging'),
    'code-scanning': ({ tools }) => off(`The base branch requires code scanning results of ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .listText */ .so)(tools)}.`, 'Require code scanning results'),
    'restricted-updates': () => off('Only people on the bypass list may update the base branch.', 'Restrict updates'),
    pattern: (each) => words(`A rule of the base branch restricts ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(each.of, 60)} and may refuse a landing.`),
    files: ({ rule }) => words(`A rule of the base branch (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(rule, 60)}) may refuse files of a change.`),
    unknown: ({ rule }) => words(`The base branch has a rule that Tributary does not know: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(rule, 60)}.`),
    unreadable: () => words('The base branch has classic branch protection, which this token can read only partly.', 'To let Tributary check it before a run, convert it to a ruleset: Settings → Rules → Rulesets.'),
};
const REFUSALS = {
    token: () => words('GitHub rejected the token.', 'Set a valid one: export GITHUB_TOKEN=$(gh auth token)'),
    permission: permissionWords,
    'not-found': ({ repository }) => words(`This token cannot see ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(repository, 120)} on GitHub.`, 'Check the name, and whether the token may read the repository.'),
    'rate-limit': ({ until }) => words(`GitHub's rate limit is exhausted${until === undefined ? '' : ` until ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(until, 40)}`}.`, 'Run again after that: the run resumes where it stopped.'),
    'creation-off': () => words('GitHub Actions is not allowed to open pull requests in this repository.', 'Settings → Actions → General → Workflow permissions: tick "Allow GitHub Actions to create and approve pull requests".', 'If it is greyed out, the organization controls this setting.'),
    'workflow-files': ({ branch }) => words(`GitHub refused to update ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(branch, 120)}: the change contains workflow files, which this token may not change.`, 'Change files in .github/workflows by hand, or give Tributary a token with the permission `workflows: write`.'),
    protected: ({ branch, message }) => words(`GitHub refused to push ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(branch, 120)}: a rule protects it (${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(message, 300)}).`, `${RULES}: exclude the branches tributary/** from it.`),
    secret: ({ branch }) => words(`GitHub's push protection found a secret in ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(branch, 120)}; it was not pushed.`, 'Remove the secret from the change. If it is real, revoke it.'),
    'persons-pull': ({ task, pr }) => words(`Pull request ${pr} for ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(task, 64)} was not opened by Tributary; it was left unchanged.`, `gh pr close ${pr}`),
    'persons-commits': ({ branch, commit }) => words(`Somebody else pushed to ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(branch, 120)} (${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_2__/* .shortSha */ .Fu)(commit)}) in the meantime; nothing was overwritten.`, 'Run again: Tributary continues with the pull request as it is now.'),
    demands: ({ demands }) => {
        const all = demands.map(demandWords);
        return words(all.map(({ problem }) => problem).join(' '), ...all.flatMap(({ next }) => next));
    },
    'method-off': ({ method }) => words(`The repository does not allow ${METHOD_NAMES[method]}.`, `Settings → General → Pull Requests: allow ${METHOD_NAMES[method]}.`, 'Or set another `method:` in .github/tributary.yml.'),
    'base-busy': () => words('GitHub was still updating the base branch.', 'Run again.'),
    'not-mergeable': () => words('GitHub reports that the pull request cannot be merged, but gives no reason.', 'Look at the pull request on GitHub, and run again.'),
    other: ({ doing, message }) => words(`GitHub refused ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(doing, 120)}: ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(message, 400)}`),
};
/** Describes a requirement, and what to change if Tributary cannot meet it. */
function demandWords(demand) {
    return lookUp(DEMANDS, demand);
}
/** A branch's rules as text: what blocks a run, what to change, and what may be a problem. */
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
/** Describes a refusal, and what to change or type next. */
function refusalWords(refusal) {
    return lookUp(REFUSALS, refusal);
}
/** The same as one paragraph, for a note. */
function refusalText(refusal) {
    const { problem, next } = refusalWords(refusal);
    return [problem, ...next].join(' ');
}
function lookUp(table, each) {
    // TypeScript cannot see that the entry matches the kind that it is looked up by.
    return table[each.is](each);
}
function statusWords({ context, app }) {
    const name = (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(context, 100);
    if (context !== _check_names_js__WEBPACK_IMPORTED_MODULE_0__/* .STATUS */ .XQ)
        return words(`The base branch requires the check "${name}", which Tributary does not report.`, `${RULES}: require the check "tributary" instead of "${name}", and run that check as a suite of .github/tributary.yml.`, 'Or give Tributary the token of a GitHub App, so that pull requests start their own checks.');
    return app === undefined
        ? words('The base branch requires the check "tributary", which Tributary sets before landing.')
        : words(`The base branch accepts the check "tributary" from only one app (${app}).`, `${RULES}: accept "tributary" from any source.`);
}
/** A rule that can only be removed. */
function off(problem, setting) {
    return words(problem, `${RULES}: turn off "${setting}" for this branch, or let the token's app bypass it.`);
}
function permissionWords({ doing, needs }) {
    const named = (0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(needs ?? '', 120)
        .replaceAll('_', '-')
        .replaceAll('=', ': ');
    return words(`GitHub refused ${(0,_text_plain_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(doing, 120)}: the token lacks ${named ? `the permission ${named}` : 'a permission'}.`, named
        ? `Add \`${named}\` to the job's \`permissions:\`, and to those of the workflow that calls it.`
        : 'Compare the `permissions:` of your workflow with those that `tributary init --github` writes.');
}
function words(problem, ...next) {
    return { problem, next };
}


/***/ }),

/***/ 7095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ workflowTriggers),
/* harmony export */   K: () => (/* binding */ isWorkflowFile)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6921);
/** Triggers of the repository's workflows, as far as they matter for landing. */


const FOLDER = '.github/workflows/';
const Patterns = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().transform((one) => [one]), zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]).optional();
const Push = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    branches: Patterns,
    'branches-ignore': Patterns,
    tags: Patterns,
    'tags-ignore': Patterns,
})
    .nullish();
/** `on: push`, `on: [push, …]`, or a mapping. */
const On = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().transform((event) => ({ [event]: null })),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())
        .transform((events) => Object.fromEntries(events.map((event) => [event, null]))),
    zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()),
]);
const WorkflowFile = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ on: On });
/** Whether GitHub treats a file as a workflow. */
function isWorkflowFile(path) {
    return path.startsWith(FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(FOLDER.length));
}
/** The workflows on the base, by file name, in order. */
async function workflowTriggers(store, { branch, commit }, match) {
    const files = (await store.files(commit)).filter(isWorkflowFile);
    return Promise.all(files.map(async (path) => triggersOf(path.slice(FOLDER.length), (await store.file(commit, path)) ?? '', branch, match)));
}
/** @returns no triggers for a file that GitHub could not parse either */
function triggersOf(file, text, branch, match) {
    const read = WorkflowFile.safeParse(yamlOf(text));
    if (!read.success)
        return { file, onDispatch: false, onPush: false };
    const { on } = read.data;
    const push = Push.safeParse(on['push']);
    return {
        file,
        onDispatch: 'workflow_dispatch' in on,
        onPush: 'push' in on && (!push.success || startsOn(push.data, branch, match)),
    };
}
function yamlOf(text) {
    try {
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { maxAliasCount: 100 });
    }
    catch {
        return undefined;
    }
}
function startsOn(push, branch, match) {
    if (!push)
        return true;
    if (push.branches)
        return included(branch, push.branches, match);
    if (push['branches-ignore'])
        return !included(branch, push['branches-ignore'], match);
    // A filter with only tags excludes all branches.
    return !push.tags && !push['tags-ignore'];
}
/** Whether the patterns include the branch. Later patterns override earlier ones; `!` excludes. */
function included(branch, patterns, match) {
    return patterns.reduce((isIn, pattern) => pattern.startsWith('!')
        ? isIn && !match(pattern.slice(1))(branch)
        : isIn || match(pattern)(branch), false);
}


/***/ }),

/***/ 9219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ matcher)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4006);
/* harmony import */ var _core_scope_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3544);
/** Matches paths against globs, with picomatch. */


/** Maximum number of backtracking steps for a match: some tenths of a second. */
const STEPS = 1e8;
/**
 * Returns a function that tests whether a repository path matches a glob (picomatch with `dot: true`, in the
 * syntax of `core/globs`: a leading `./` is dropped, `src/` means `src/**`, `[id]` and `(group)` also match
 * literally). Globs and paths are untrusted, and picomatch backtracks: if it could take too long, the answer
 * comes from the glob's automaton, which matches when in doubt.
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
        // With the `s` flag: otherwise a line break in a file name would hide it from `**`.
        tests ??= (0,_core_scope_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ)(glob).map((pattern) => picomatch__WEBPACK_IMPORTED_MODULE_1__(pattern, { dot: true, flags: 's' }));
        return tests.some((test) => test(path));
    };
}
/** How many ways a backtracking expression can match a path, by the path's length. */
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
/** The ledger: a file on an orphan branch, updated by compare-and-swap. Losing it only costs estimates. */






const FILE = 'ledger.jsonl';
const MAX_ENTRIES = 2000;
/** A failed try means that another writer succeeded, and there are few writers; or that the ref is stuck. */
const MAX_TRIES = 10;
/** @param git bound to the repository, without a work tree */
function createLedger(git, store, clock) {
    const tip = () => store.resolve(_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .LEDGER_REF */ .oQ);
    /** Returns false if another writer was faster. */
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
        // Not UTF-8, so not written by us. Other errors must not look like an empty ledger, which would be overwritten.
        if (error instanceof _core_user_error_js__WEBPACK_IMPORTED_MODULE_2__.UserError)
            return [];
        throw error;
    }
}
/** Invalid lines are skipped: an estimate is not worth a failure. */
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
    // Keep the other files on the branch: runs on GitHub save their state there.
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
/** @param overrides US dollars for a million tokens, by model; cached input is priced as input */
async function createPricing(overrides) {
    // Loaded late: the catalogue is large, and most commands need no prices.
    const { calcPrice } = await __webpack_require__.e(/* import() */ 294).then(__webpack_require__.bind(__webpack_require__, 2294));
    const own = new Map(Object.entries(overrides));
    function priceOfModel(model, tokens) {
        // Bundled prices assume that input tokens include cached tokens. If they do not, any sum is a guess.
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
            // It throws on usage that it considers impossible. Report no price then.
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

/***/ 3020:
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
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
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
 * The environment of a command: allow-listed variables of the caller, so unnamed tokens are not passed on;
 * then those that the configuration names or sets, then Tributary's own.
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
/** Output of a command: a size-limited log, cleaned lines, and the last of them. */




const LOG_BYTES = 10 * 1024 * 1024;
const CAPTURE_BYTES = 5 * 1024 * 1024;
const LINE_CHARACTERS = 2000;
/** More than a shown line, since escape sequences are still to be removed. */
const RAW_LINE_CHARACTERS = 4 * LINE_CHARACTERS;
const TAIL_LINES = 20;
const TAIL_CHARACTERS = 4000;
/** Collects all output of one command. @throws if the log file cannot be opened */
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
 * Opens a log. Writes are synchronous, so that the log is complete even if this process is killed. Several
 * commands of a job may share a log: the size limit includes what is already there.
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
                // A full disk must not stop the command.
            }
            open = false;
        },
        close: () => (0,external_node_fs_.closeSync)(descriptor),
    };
}
/** The last non-empty lines, within both limits. Cleaned only at the end: there may be millions. */
function createTail() {
    const lines = [];
    return {
        push(line) {
            lines.push(line);
            // Keep more than are shown, since lines that are empty once cleaned are dropped.
            if (lines.length > 3 * TAIL_LINES)
                lines.shift();
        },
        text: () => (0,plain/* plainLines */.y)(lines.join('\n'), TAIL_LINES, LINE_CHARACTERS).join('\n').slice(-TAIL_CHARACTERS),
    };
}
/** Splits at `\n` or `\r` (progress bars). Long lines are cut, to save memory. Lines are not cleaned yet. */
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
;// CONCATENATED MODULE: ./lib/adapters/process/process-end.js
/** Ends processes: asks first, then forces. */


/** How long to wait for processes that even SIGKILL does not end (stuck in the kernel). */
const GIVE_UP_MS = 5000;
/**
 * Sends SIGTERM once to each process and SIGKILL after the grace period, until two checks in a row find none:
 * a process that forks and exits during a check can hide its child.
 *
 * @param leader process group to signal as a whole
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
/** Matching processes, except this one and its ancestors. */
async function processesWhere(matches) {
    const table = await (0,process_table/* processTable */.oI)();
    const own = (0,process_table/* ownLine */.D3)(table);
    return table.filter((entry) => matches(entry) && !own.has(entry.pid));
}
/** A Tributary inside another one's job extends the outer label, so that the outer one still finds all processes. */
function labelParts(label) {
    return (label ?? '').split('/');
}
/** Signals the whole group if possible: a process that forks fast could outrun single signals. */
function signalAll(entries, leader, signal) {
    const spared = leader?.isMonitor === true && signal === 'SIGTERM' ? leader.pid : undefined;
    const group = leader !== undefined && spared === undefined && isLed(entries, leader.pid, signal)
        ? leader.pid
        : undefined;
    if (group !== undefined)
        signalTo(-group, signal);
    for (const entry of entries)
        if (entry.pid !== spared && (group === undefined || entry.group !== group))
            signalTo(entry.pid, signal);
}
function isLed(entries, leader, signal) {
    return entries.some(({ pid, group }) => pid === leader || (signal === 'SIGKILL' && group === leader));
}
function signalTo(address, signal) {
    try {
        process.kill(address, signal);
    }
    catch {
        // It has already ended.
    }
}

;// CONCATENATED MODULE: ./lib/adapters/process/process.js
/** Runs commands: the only place that starts and stops foreign code. */












const GRACE_SECONDS = 10;
/** How long to wait for a pipe held open by a process that we cannot find. */
const DRAIN_MS = 500;
/** The longest timer that Node supports; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Starts commands, and stops them together with all their child processes. */
function createProcessRunner(options) {
    // One listener for each running command is not a leak.
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
        const confined = await options.confine?.(command, dir);
        output = openOutput(command);
        started = await start(command, dir, env, output, confined);
    }
    catch (error) {
        output?.end();
        const tail = (0,plain/* plainText */.w)(error instanceof Error ? error.message : String(error), 1000);
        return { ...none, ended: 'not-started', tail };
    }
    const end = await waitForEnd(started, label, command, options);
    const ended = end.ended === 'itself' && !started.hasStarted() ? 'not-started' : end.ended;
    return { ...end, ended, startedAt, ...output.end() };
}
/** The command's unique name in the chain of labels, so that no other command's processes match. */
function labelOf(command, run) {
    return `${run}.${command.label}.${(0,external_node_crypto_.randomUUID)()}`.replaceAll(/[^\w.-]/g, '-');
}
/** The directory with symbolic links resolved. @throws if it does not exist or is outside `cwd` */
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
async function start(command, dir, env, output, confined) {
    const startedAt = performance.now();
    const child = (0,external_node_child_process_.spawn)(confined?.file ?? '/bin/sh', confined?.args ?? ['-c', command.run], {
        cwd: dir,
        env,
        detached: true,
        stdio: [
            command.stdin === undefined ? 'ignore' : 'pipe',
            'pipe',
            'pipe',
            ...(confined ? ['pipe'] : []),
        ],
    });
    let report = '';
    const reports = child.stdio[3];
    if (reports instanceof external_node_stream_.Readable)
        reports.on('data', (chunk) => (report += chunk.toString())).on('error', () => { });
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
    // A command need not read its input, so ignore EPIPE.
    child.stdin?.on('error', () => { }).end(command.stdin);
    const { pid } = child;
    if (pid === undefined)
        return failed;
    failed.catch(() => { });
    return {
        child,
        pid,
        isMonitor: confined?.isMonitor ?? false,
        hasStarted: () => confined?.hasStarted(report) ?? true,
        firstProcess: () => confined?.firstProcess(report),
        exit: () => exit,
        exited,
        closed,
    };
}
/** Waits for the command to end, stops it if necessary, and leaves none of its processes running. */
async function waitForEnd(started, label, command, options) {
    const begin = performance.now();
    const { child, pid, isMonitor } = started;
    const ended = await firstOf(started.exited, command.limit, options.signal);
    const left = () => leftOf(started, label);
    await endAll(left, { pid, isMonitor }, options.graceSeconds ?? GRACE_SECONDS);
    await Promise.race([started.closed, (0,external_node_timers_promises_.setTimeout)(DRAIN_MS, undefined, { ref: false })]);
    for (const pipe of child.stdio)
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
/** Remaining processes of a command. If the system does not list processes, only checks for the group. */
async function leftOf(started, label) {
    const { pid, exit } = started;
    const leader = { pid, parent: process.pid, group: pid };
    const first = started.firstProcess();
    try {
        const found = await processesWhere((entry) => entry.group === pid ||
            entry.session === pid ||
            labelParts(entry.label).includes(label) ||
            (entry.pid === first?.pid && (0,process_table/* isInNamespace */.RY)(entry.pid, first.namespace)));
        const leaderSeen = exit() !== undefined || found.some((entry) => entry.pid === pid);
        return leaderSeen ? found : [...found, leader];
    }
    catch {
        return (0,process_table/* isThere */.$B)(-pid) ? [leader] : [];
    }
}


/***/ }),

/***/ 5094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ openNetwork),
/* harmony export */   d: () => (/* binding */ closeNetwork)
/* harmony export */ });
/* harmony import */ var _runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8960);

const PORT = 3128;
/** The proxy's socket in the sandbox. */
const SOCKET = '/tmp/.tributary-proxy';
const VARIABLES = [
    'http_proxy',
    'https_proxy',
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'all_proxy',
];
const LOCAL = 'localhost,127.0.0.1,::1';
/** One for each list of domains: the library has one proxy for each process, and the configuration one list. */
const proxies = new Map();
/** @throws if there is a list of domains, and no library for it */
async function openNetwork(network) {
    if (network === undefined || network === 'none')
        return { is: network === 'none' ? 'none' : 'all', mounts: [], environment: {}, before: '' };
    const key = network.join(' ');
    const proxy = proxies.get(key) ?? startProxy(network);
    proxies.set(key, proxy);
    const { socket, token } = await proxy;
    const url = `http://tributary:${token}@localhost:${PORT}`;
    return {
        is: 'none',
        mounts: [{ at: SOCKET, from: socket, is: 'writable' }],
        environment: {
            ...Object.fromEntries(VARIABLES.map((name) => [name, url])),
            NO_PROXY: LOCAL,
            no_proxy: LOCAL,
            NODE_USE_ENV_PROXY: '1',
        },
        before: relay(),
    };
}
/** Ends the proxies: they keep this process alive. */
async function closeNetwork() {
    proxies.clear();
    await (0,_runtime_js__WEBPACK_IMPORTED_MODULE_0__/* .closeRuntimes */ .om)();
}
/** Passes connections to the proxy's port on to its socket, the only way out of the sandbox. */
function relay() {
    const listen = `socat TCP-LISTEN:${PORT},bind=127.0.0.1,fork,reuseaddr UNIX-CONNECT:${SOCKET}`;
    const tries = `for _ in 1 2 3 4 5 6 7 8 9; do socat /dev/null TCP:127.0.0.1:${PORT} 2>/dev/null && break; sleep 0.05; done`;
    return `${listen} >/dev/null 2>&1 &\n${tries}\n`;
}
async function startProxy(domains) {
    const runtime = await (0,_runtime_js__WEBPACK_IMPORTED_MODULE_0__/* .loadRuntime */ .BR)();
    if ('missing' in runtime)
        throw new Error(`sandbox.network lists domains, and ${runtime.missing}: ${runtime.next.join(' ')}`);
    const { manager } = runtime;
    await (0,_runtime_js__WEBPACK_IMPORTED_MODULE_0__/* .openRuntime */ .fS)(manager, {
        network: { allowedDomains: [...domains], deniedDomains: [] },
        filesystem: { denyRead: [], allowWrite: [], denyWrite: [] },
    });
    const socket = manager.getLinuxHttpSocketPath();
    const token = manager.getProxyAuthToken();
    if (socket === undefined || token === undefined)
        throw new Error('sandbox-runtime did not start its proxy');
    return { socket, token };
}


/***/ }),

/***/ 7356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z5: () => (/* binding */ allSeen),
/* harmony export */   fT: () => (/* binding */ expand),
/* harmony export */   lt: () => (/* binding */ homeOf),
/* harmony export */   rj: () => (/* binding */ environmentFiles),
/* harmony export */   t2: () => (/* binding */ exists)
/* harmony export */ });
/* unused harmony export seen */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/** Finds the real paths behind the names of the tables and of the configuration. */



/** Folders with thousands of files and no settings of a person. */
const NOT_SEARCHED = new Set(['.git', '.worktrees', 'node_modules', '.venv', 'target', 'vendor']);
const MOST_FOLDERS = 20_000;
/** The base directories of the XDG specification, by their defaults. */
const XDG = [
    ['~/.config', 'XDG_CONFIG_HOME'],
    ['~/.cache', 'XDG_CACHE_HOME'],
    ['~/.local/share', 'XDG_DATA_HOME'],
    ['~/.local/state', 'XDG_STATE_HOME'],
];
function homeOf(environment) {
    // Set but empty counts as not set, as for git.
    return environment['HOME'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)();
}
/** The absolute paths that a name with `~` stands for: below the home directory, and where XDG variables lead. */
function expand(name, environment) {
    if (name !== '~' && !name.startsWith('~/'))
        return [name];
    const other = XDG.flatMap(([folder, variable]) => {
        const base = environment[variable];
        if (base === undefined || base === '')
            return [];
        return name === folder || name.startsWith(`${folder}/`)
            ? [base + name.slice(folder.length)]
            : [];
    });
    return [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(homeOf(environment), name.slice(1)), ...other];
}
/** The real path and kind of what a path leads to; undefined if that does not exist or cannot be reached. */
async function seen(path) {
    try {
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
        return { path: real, is: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(real)).isDirectory() ? 'folder' : 'file' };
    }
    catch {
        return undefined;
    }
}
async function allSeen(names, environment) {
    const found = await Promise.all(names.flatMap((name) => expand(name, environment)).map(seen));
    return found.filter((each) => each !== undefined);
}
/** The `.env` files of a checkout, and where links with that name lead. */
async function environmentFiles(root) {
    const found = [];
    const folders = [root];
    for (let searched = 0; searched < MOST_FOLDERS; searched += 1) {
        const folder = folders.pop();
        if (folder === undefined)
            break;
        const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { withFileTypes: true }).catch(() => []);
        for (const entry of entries) {
            if (entry.name.startsWith('.env'))
                found.push((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, entry.name));
            else if (entry.isDirectory() && !NOT_SEARCHED.has(entry.name))
                folders.push((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, entry.name));
        }
    }
    return (await Promise.all(found.map(seen))).filter((each) => each !== undefined);
}
async function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).then(() => true, () => false);
}


/***/ }),

/***/ 7091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ probeMachine)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/core/sandbox/bubblewrap.js
var bubblewrap = __webpack_require__(4005);
// EXTERNAL MODULE: ./lib/text/plain.js
var plain = __webpack_require__(4395);
;// CONCATENATED MODULE: ./lib/adapters/sandbox/inherited.js
/** File descriptors that this process got from the one that started it, and passes on. */

const CLOSE_ON_EXEC = 0o2_000_000;
/**
 * The folders among them: through an open folder outside, a command leaves its sandbox. Node closes
 * those with low numbers; a shell or an editor may have left others.
 */
function inheritedFolders() {
    return (0,external_node_fs_.readdirSync)('/proc/self/fd').flatMap((descriptor) => {
        try {
            const path = `/proc/self/fd/${descriptor}`;
            if (!(0,external_node_fs_.statSync)(path).isDirectory() || isClosedOnExec(descriptor))
                return [];
            return [`${descriptor} → ${(0,external_node_fs_.readlinkSync)(path)}`];
        }
        catch {
            // It was closed meanwhile.
            return [];
        }
    });
}
function isClosedOnExec(descriptor) {
    const flags = /^flags:\s*(\d+)$/m.exec((0,external_node_fs_.readFileSync)(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1];
    return flags === undefined || (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) !== 0;
}

// EXTERNAL MODULE: ./lib/adapters/sandbox/runtime.js
var sandbox_runtime = __webpack_require__(8960);
;// CONCATENATED MODULE: ./lib/adapters/sandbox/probe.js
/** What this machine can do. Everything is tried, nothing is concluded from names and versions. */







const PROGRAM = 'bwrap';
const known = new Map();
/** Tries once for each process. */
function probeMachine(environment) {
    const path = environment['PATH'] ?? '';
    const machine = known.get(path) ?? probe(environment);
    known.set(path, machine);
    return machine;
}
async function probe(environment) {
    if (process.platform === 'linux')
        return probeBubblewrap(environment);
    if (process.platform === 'darwin')
        return probeRuntime();
    return { is: 'none', why: `there is none for ${process.platform}`, next: [] };
}
async function probeBubblewrap(environment) {
    const run = async (args) => {
        const env = { PATH: environment['PATH'], LC_ALL: 'C' };
        return (await (0,external_node_util_.promisify)(external_node_child_process_.execFile)(PROGRAM, args, { env, timeout: 10_000 })).stdout.trim();
    };
    const version = await run(['--version']).catch(() => undefined);
    if (version === undefined)
        return {
            is: 'none',
            why: 'bubblewrap is not installed',
            next: [
                'sudo apt-get install bubblewrap   # or: dnf install, pacman -S, apk add, zypper install',
            ],
        };
    const [folder] = inheritedFolders();
    if (folder !== undefined)
        return {
            is: 'none',
            why: `tributary was started with an open folder, through which a command would leave it (${(0,plain/* plainText */.w)(folder, 200)})`,
            next: ['# start tributary from an ordinary shell'],
        };
    try {
        await run((0,bubblewrap/* probeArguments */.V3)(false));
    }
    catch (error) {
        return forbidden(version, errorText(error));
    }
    const overlay = await run((0,bubblewrap/* probeArguments */.V3)(true)).then(() => true, () => false);
    return { is: 'bubblewrap', name: version, overlay };
}
async function probeRuntime() {
    const runtime = await (0,sandbox_runtime/* loadRuntime */.BR)();
    if ('missing' in runtime)
        return { is: 'none', why: runtime.missing, next: runtime.next };
    if (!runtime.manager.isSupportedPlatform())
        return { is: 'none', why: 'sandbox-runtime does not support this machine', next: [] };
    return { is: 'runtime', name: '@anthropic-ai/sandbox-runtime' };
}
/** Why a program that is there cannot make a sandbox, from the settings that forbid it. */
function forbidden(version, message) {
    const why = `${version} is installed, but cannot make a sandbox`;
    if (setting('kernel/apparmor_restrict_unprivileged_userns') === '1')
        return {
            is: 'none',
            why: `${why}: AppArmor forbids user namespaces`,
            next: [
                'sudo apt-get install apparmor-profiles',
                'sudo install -m 644 /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/',
                'sudo apparmor_parser -r /etc/apparmor.d/bwrap-userns-restrict',
            ],
        };
    if (setting('kernel/unprivileged_userns_clone') === '0')
        return {
            is: 'none',
            why: `${why}: the kernel's settings forbid user namespaces`,
            next: ['sudo sysctl -w kernel.unprivileged_userns_clone=1'],
        };
    if (setting('user/max_user_namespaces') === '0')
        return {
            is: 'none',
            why: `${why}: the kernel's settings forbid user namespaces`,
            next: ['sudo sysctl -w user.max_user_namespaces=15000'],
        };
    return {
        is: 'none',
        why: `${why} (${message}): a container often forbids it`,
        next: [
            '# Docker: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …',
        ],
    };
}
function setting(name) {
    try {
        return (0,external_node_fs_.readFileSync)(`/proc/sys/${name}`, 'utf8').trim();
    }
    catch {
        return undefined;
    }
}
function errorText(error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    return (0,plain/* plainText */.w)(stderr.trim() || String(error), 200);
}


/***/ }),

/***/ 8960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BR: () => (/* binding */ loadRuntime),
/* harmony export */   fS: () => (/* binding */ openRuntime),
/* harmony export */   om: () => (/* binding */ closeRuntimes)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6921);
/**
 * `@anthropic-ai/sandbox-runtime`: the sandbox on macOS, and the proxy for rules by domain. An optional package, so
 * it is loaded only if it is needed, and described here as far as it is used.
 */

const PACKAGE = '@anthropic-ai/sandbox-runtime';
const Module = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    SandboxManager: zod__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => typeof value === 'object' && value !== null && 'wrapWithSandbox' in value),
});
const open = new Set();
/** Starts its proxies, which keep this process alive until `closeRuntimes`. */
async function openRuntime(manager, settings) {
    open.add(manager);
    await manager.initialize(settings);
    await manager.waitForNetworkInitialization();
}
async function closeRuntimes() {
    for (const manager of open)
        await manager.reset();
    open.clear();
}
async function loadRuntime() {
    const next = [`npm install --global ${PACKAGE}   # beside tributary`];
    try {
        // Not a literal: the bundle must not contain it.
        const name = PACKAGE;
        const loaded = await import(/* webpackIgnore: true */ name);
        const { data } = Module.safeParse(loaded);
        if (data === undefined)
            return { missing: `${PACKAGE} has another interface than expected`, next };
        return { manager: data.SandboxManager };
    }
    catch {
        return { missing: `${PACKAGE} is not installed`, next };
    }
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
/** Splits text into lines, so that edits leave everything else unchanged. */
const TAB = 4;
/** The lines of a text, each with its own line ending (LF, CRLF or CR), so that `join('')` restores the text. */
function linesOf(text) {
    return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}
/** The line ending; empty for a last line without one. */
function endingOf(line) {
    if (line.endsWith('\r\n'))
        return '\r\n';
    const last = line.at(-1);
    return last === '\n' || last === '\r' ? last : '';
}
function bare(line) {
    return line.slice(0, line.length - endingOf(line).length);
}
/** Whether a line is blank as CommonMark defines it: spaces, tabs or nothing. */
function isBlank(line) {
    return /^[ \t\r\n]*$/.test(line);
}
/** Width of a text in columns from the start of a line, with CommonMark's tab stops. */
function width(text) {
    let columns = 0;
    for (const character of text)
        columns += character === '\t' ? TAB - (columns % TAB) : 1;
    return columns;
}
/** Width of the white space at the start of a line, in columns. */
function indentOf(line) {
    return width(/^[ \t]*/.exec(line)?.[0] ?? '');
}
/** Removes up to `columns` of leading white space; part of a tab becomes spaces. */
function dedent(line, columns) {
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    let cut = 0;
    while (cut < indent.length && width(indent.slice(0, cut)) < columns)
        cut += 1;
    const spare = Math.max(0, width(indent.slice(0, cut)) - columns);
    return ' '.repeat(spare) + line.slice(cut);
}
/** One line of plain text: control and direction characters and runs of white space become a single space. */
function oneLine(text) {
    return text
        .toWellFormed()
        .replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
        .trim();
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/values.js
/** Parses the values of a task's fields. An invalid value gives a message that says what to write instead. */


/** Untrusted text as part of a message: short, one line, in backticks. */
function preview(text) {
    const line = oneLine(text).replaceAll('`', "'");
    return `\`${line.length > 60 ? `${line.slice(0, 57).toWellFormed()}...` : line}\``;
}
/** Splits `a, {b,c}/d` into `a` and `{b,c}/d`: commas inside braces do not split. Removes backticks around an item. */
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
/** Splits `a, b` into `a` and `b`. Removes backticks around an item. */
function wordsOf(value) {
    return cleaned(value.split(','));
}
function agentOf(value) {
    const name = model/* AgentName */.V.safeParse(unquoted(value));
    if (name.success)
        return { value: name.data };
    return {
        problem: `${preview(value)} is not a valid agent name: use letters, digits and dashes, such as \`banking-agent\`.`,
    };
}
/** The IDs that a task depends on. */
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
/** `blocked` or `failed`, optionally with `: reason`. */
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
/** The fields of a task: the nested list of `name: value` directly below its title. */



const NAMES = ['agent', 'files', 'depends', 'labels', 'estimate', 'status', 'subtask'];
const ONCE = ['agent', 'estimate', 'status'];
/** For each field: stores its value in the list, or returns what is wrong with it. */
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
/** Parses a list item as a field; undefined if it is not one. */
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
/** Reads all fields of one task. Invalid fields are left out. */
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
    // An empty field is part of an unfilled template.
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
/** Parses one list item as a task, independent of the other items. */




// The ID may be bold or code, with the colon inside or after it.
const HEAD = /^(\*\*|__|`|)([\p{L}\p{N}_./#-]+)(?::\1|\1:)(?:\s+(.*))?$/su;
// A checkbox that contains something other than `[ ]` or `[x]`, or has no space after it.
const BROKEN_BOX = /^\[(?:[^\]\p{L}\p{N}]{0,3}|\s?[xX]\s?)\]\s*(.*)$/su;
/**
 * @param items list items at the root
 * @param lines the lines that the items' positions refer to
 * @returns the items that are tasks, and the problems of items that only look like tasks
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
/** Position of the checkbox's character; undefined without a checkbox, or if it contains a line break. */
function boxOf(item, lines) {
    if (item.checked === undefined || !item.text)
        return undefined;
    const { line, column } = item.text;
    const box = (lines[line] ?? '').slice(Math.max(0, column - 4), column - 1);
    return /^\[[ \txX]\]$/.test(box) ? { line, column: column - 3 } : undefined;
}
/** A list item that is probably meant as a task, but that GitHub shows without a checkbox. */
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
    // A line of dashes below turns the title into a heading; the text itself then looks correct.
    const more = item.text ? '' : ', with a blank line below';
    return {
        line,
        message: `GitHub does not show ${preview(raw)} as a task: write ${preview(wish)}${more}.`,
    };
}
/** A paragraph on one line: its lines trimmed and joined by a space. */
function textOf(place, lines) {
    const rows = lines.slice(place.line, place.last + 1).map(bare);
    rows[0] = rows[0]?.slice(place.column) ?? '';
    return oneLine(rows.join(' '));
}
/** Splits `ID: Title`; undefined if the text does not start like that. */
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
/** The item's lines after its title, without its fields and without the item's indentation. */
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
 * @param lines a segment's lines, with line endings
 * @param ending line ending for a new line, if the line above has none
 * @returns the lines with the task marked. If no edit of its status leaves all tasks unchanged, only its
 * checkbox is set.
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
 * The status as a new line below the title, with several indentations: like its sibling's, like the item's
 * text, then increasingly deeper, since a shallow one would absorb indented text below it.
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
/** Removes the field's lines. If the file had no final line ending, it still has none. */
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
/** What the edit must not change: each task, and what is still open after the last line. */
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




// The contents of a paragraph never affect where blocks start and end, so emphasis, links and the like are
// not parsed. This is faster, and nothing in them can be made slow on purpose.
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
/** The items of the lists among these blocks, with nested lists down to `depth` levels. */
function itemsIn(blocks, lines, last, depth) {
    return blocks.flatMap((block, at) => {
        if (block.type !== 'list')
            return [];
        const limit = endBefore(blocks[at + 1], last);
        return block.children.map((item, index) => itemOf(item, lines, endBefore(block.children[index + 1], limit), depth));
    });
}
// The parser lets an unclosed fence extend into the line after its list item.
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
 * Splits a Markdown text at lines where a block at the root certainly begins, and parses each segment
 * separately.
 *
 * The parser's time is quadratic in the length of a list: 10,000 tasks take minutes as one text. A line at
 * the left edge that starts a list item or a heading ends every open container and paragraph, so the text
 * after it parses the same on its own. Only code fences and HTML at the root continue over such a line: if
 * the parser ends a segment inside one, the next segment starts after it.
 */


/** Maximum number of lines of a single block; the parser needs seconds for it. */
const MAX_LINES = 5_000;
/**
 * Deeper nesting is flattened to this depth. It is far deeper than a task's fields, and columns there do not
 * matter.
 */
const MAX_MARKERS = 4;
const MAX_INDENT = 64;
/** HTML blocks: how the first line starts, and what ends the block (CommonMark 0.31, section 4.6). */
const HTML_ENDS = [
    [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
    [/^<!--/, /-->/],
    [/^<\?/, /\?>/],
    [/^<![a-z]/i, />/],
    [/^<!\[CDATA\[/, /\]\]>/],
];
// The character after the marker excludes thematic breaks and empty items.
const ITEM = /^( {0,3})((?:[-+*]|(\d{1,9})([.)]))(?: {1,4}|\t))(?=[\p{L}[])/u;
const HEADING = /^#{1,6}[ \t]+\S/;
const LEFT = { indent: 1 };
const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
// Matches nearly every line cheaply: little white space, at most one marker, a word.
const SHALLOW = /^[ \t]{0,16}(?:[-*+][ \t])?(?:\[[ xX]\] )?[A-Za-z]/;
// Lines that may start HTML or a link definition: there, the text can matter.
const WORDS_MATTER = /^[ \t>*+.)\d-]*(?:<|\[(?![ xX]\][ \t]))/;
// White space, one marker, one checkbox, then a word: no word can start or end a block.
const WORDS = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?)[A-Za-z].*$/;
/**
 * Creates a reader that parses each shape of segment once: task lists repeat few shapes.
 *
 * @throws what the parser throws
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
 * @param lines a whole text, with line endings
 * @returns its segments in order; lines between segments are inside a fence or HTML at the root
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
/** The lines without the words that cannot affect where blocks start and end. */
function shapeOf(lines) {
    if (lines.some((line) => WORDS_MATTER.test(line)))
        return lines;
    const [first = '', ...rest] = lines.map((line) => line.replace(WORDS, '$1a'));
    // Nothing is open above the first line, so a list there may start with any number.
    return [first.replace(/^( {0,3})\d+(?=[.)])/, (number) => number.replace(/\d/g, '1')), ...rest];
}
/** Flattens nesting that is too deep to matter: parsing very deep nesting takes too long. */
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
    // Keep the innermost block: only a paragraph continues in an unindented line below.
    if (kept > 0)
        return line.slice(0, kept) + line.slice(innermost);
    if (indentOf(line) <= MAX_INDENT || isBlank(line))
        return line;
    return ' '.repeat(MAX_INDENT) + line.replace(/^[ \t]+/, '');
}
/** Start of a thematic break at the line's end (`- - -`); the line's length without one. */
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
/** @returns the first line after `first` where a segment may start; undefined if there is none up to `limit` */
function nextBoundary(lines, first, limit) {
    let edge = edgeBelow(lines[first] ?? '');
    let tagged = false;
    for (let at = first + 1; at <= limit; at += 1) {
        const line = lines[at];
        if (line === undefined)
            return lines.length;
        const afterBlank = isBlank(lines[at - 1] ?? '');
        // For a tag directly below a paragraph, the parser needs the next block to decide what it is.
        tagged = /^[ \t>]*</.test(lines[at - 1] ?? '') || (tagged && !afterBlank);
        if (!tagged && isBoundary(line, afterBlank, edge))
            return at;
        if (!isBlank(line) && indentOf(line) < edge.indent)
            edge = LEFT;
    }
    return undefined;
}
/** What is open after a segment's first line. */
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
    // A number other than 1 cannot end a paragraph, only continue its own list.
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
/** @returns the line after the code or HTML block at the root that starts at `start` */
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
/** Keeps only the items before the unclosed block: anything after it might be inside it. */
function withoutLast({ lastBlock, ...segment }) {
    const items = segment.items.filter((item) => item.last < lastBlock);
    const message = `A block of more than ${MAX_LINES} lines begins here. It and everything after it are ignored: ` +
        'move part of it into another file.';
    return { ...segment, items, problem: { line: segment.first + lastBlock, message } };
}

;// CONCATENATED MODULE: ./lib/adapters/tasks/tasks-md.js




/** The task list of a Markdown file. Neither function throws, whatever the text contains. */
const tasksMd = { parse, mark };
/**
 * @param text the whole file
 * @returns its tasks in order, and all problems, with line numbers from 1. A task with a problem is
 * `blocked`, so that it does not run with half of its fields.
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
/** Drops the later of two tasks with similar IDs, and blocks tasks with problems. */
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
 * @param marks the last one wins if a task has several; unknown tasks are ignored
 * @returns the file with the marked items edited and every other byte unchanged
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
            // Of several similar IDs, only the first is a task.
            if (to && !seen.has(task.id.toLowerCase()))
                part = markLines(part, task.id, to, ending, read);
            seen.add(task.id.toLowerCase());
        }
        result += lines.slice(done, first).join('') + part.join('');
        done = end;
    }
    return result + lines.slice(done).join('');
}
/** Splits off the byte order mark: the parser would drop it and so shift its positions. */
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

/***/ 9811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ setupNote),
/* harmony export */   T: () => (/* binding */ workspaceChecks)
/* harmony export */ });
/* harmony import */ var _adapters_git_in_the_way_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4572);
/* harmony import */ var _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7161);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9097);
/* harmony import */ var _text_setup_changes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7637);
/* harmony import */ var _open_runs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8720);
/** Checks of `tributary doctor` about where agents work: names in the way, and what set-up changes. */






async function workspaceChecks(context, project) {
    const setup = await setupNote(context, project);
    return [
        await placesCheck(project),
        ...(setup === undefined ? [] : [{ name: 'set-up', ok: 'warn', found: setup }]),
    ];
}
/** What set-up changed in the newest run, as a sentence; undefined if it changed nothing, or never ran. */
async function setupNote(context, { repository, config }) {
    if (config.setup.length === 0)
        return undefined;
    const runs = await (0,_open_runs_js__WEBPACK_IMPORTED_MODULE_5__/* .openRuns */ .t)(context, repository.gitDir);
    for (const { run } of await runs.list()) {
        const changes = await runs.open(run).read(_core_run_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .SETUP_CHANGES_FILE */ .HM, _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupChanges */ .n6);
        const isSame = changes?.setup.join('\n') === config.setup.join('\n');
        if (changes && isSame)
            return (0,_text_setup_changes_js__WEBPACK_IMPORTED_MODULE_4__/* .setupChangesText */ .E)(changes.files);
    }
    return undefined;
}
async function placesCheck({ store, base, config, repository }) {
    const text = (await store.file(base.commit, config.tasks)) ?? '';
    const tasks = _adapters_tasks_tasks_md_js__WEBPACK_IMPORTED_MODULE_1__/* .tasksMd */ .w.parse(text).tasks.filter(({ state }) => state !== 'done');
    const obstacles = await (0,_adapters_git_in_the_way_js__WEBPACK_IMPORTED_MODULE_0__/* .findObstacles */ .A)(repository, tasks.map(({ id }) => id));
    if (obstacles.length === 0)
        return {
            name: 'worktrees',
            ok: true,
            found: 'nothing stands in the way of branches or folders',
        };
    return {
        name: 'worktrees',
        ok: false,
        found: obstacles.map(({ message }) => message).join(' '),
        next: obstacles.map(({ command }) => command),
    };
}


/***/ }),

/***/ 2923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cancelledText: () => (/* binding */ cancelledText),
  checkRules: () => (/* binding */ checkRules),
  draftPlan: () => (/* binding */ draftPlan),
  newRunId: () => (/* binding */ newRunId),
  notesTo: () => (/* binding */ notesTo),
  planCommand: () => (/* binding */ planCommand),
  planShown: () => (/* binding */ planShown),
  runsOn: () => (/* binding */ runsOn)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/adapters/github/calling-workflows.js
var calling_workflows = __webpack_require__(6637);
// EXTERNAL MODULE: ./lib/commands/open-runs.js + 1 modules
var open_runs = __webpack_require__(8720);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/plan/plan.js + 5 modules
var plan = __webpack_require__(6295);
// EXTERNAL MODULE: ./lib/commands/doctor-workspace.js
var doctor_workspace = __webpack_require__(9811);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
;// CONCATENATED MODULE: ./lib/commands/obstacles.js

/** @throws UserError listing what of a person stands where the tasks need a branch or a folder */
async function refuseObstacles(workspaces, { assign, later }) {
    const tasks = [...assign.map(({ task }) => task.id), ...later.map(({ task }) => task)];
    const found = await workspaces.obstacles(tasks);
    if (found.length === 0)
        return;
    throw new user_error.UserError(found.map(({ message }) => message), found.map(({ command }) => command));
}

// EXTERNAL MODULE: ./lib/text/calling-workflow.js
var calling_workflow = __webpack_require__(4225);
// EXTERNAL MODULE: ./lib/text/plan-text.js
var plan_text = __webpack_require__(9946);
// EXTERNAL MODULE: ./lib/stages/plan.js
var stages_plan = __webpack_require__(6176);
// EXTERNAL MODULE: ./lib/stages/bad-input.js
var bad_input = __webpack_require__(7793);
// EXTERNAL MODULE: ./lib/wiring/sandbox.js
var wiring_sandbox = __webpack_require__(9473);
// EXTERNAL MODULE: ./lib/commands/previous-runs.js + 1 modules
var previous_runs = __webpack_require__(3676);
// EXTERNAL MODULE: ./lib/commands/project.js + 1 modules
var commands_project = __webpack_require__(3342);
;// CONCATENATED MODULE: ./lib/commands/plan.js
/** `tributary plan`: shows what a run would do. Writes nothing. */














/** `20261122-174501-3f2a`: sorts by time, and is safe in paths. */
function newRunId(now) {
    return model/* RunId */.PI.parse(`${now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}-${(0,external_node_crypto_.randomBytes)(2).toString('hex')}`);
}
/** Only the runs on this forge: runs on another forge have their pull requests and their base there. */
function runsOn(runs, forge) {
    return {
        ...runs,
        list: async () => (await runs.list()).filter((each) => (each.forge ?? 'local') === forge),
    };
}
/** Drafts the first round. Writes nothing. */
async function draftPlan(context, project, { ask, budget, fresh = false, }, onOverlap) {
    const startedAt = context.clock.now();
    const forge = project.repo ? 'github' : 'local';
    const run = newRunId(startedAt);
    const { ports } = await (0,commands_project/* createMachine */.Op)(context, project, run, notesTo(context));
    const request = {
        version: 1,
        run,
        ask,
        branch: project.base.branch,
        forge,
        onOverlap,
        ...(budget !== undefined && { budget }),
        startedAt,
    };
    const runs = runsOn(await (0,open_runs/* openRuns */.t)(context, project.repository.gitDir), forge);
    const draft = {
        dir: runs.open(run),
        request,
        config: project.config,
        round: 1,
        previousChanges: fresh
            ? []
            : await (0,previous_runs/* previousChanges */.vz)(project, runs, run, ports.workspaces.collect),
    };
    // For a person who merges the base in a kept directory.
    await ports.workspaces.update(project.base.commit);
    const planned = (0,plan/* planRound */.u)(await (0,stages_plan/* planFacts */.p)(draft, ports, undefined, onOverlap));
    await refuseObstacles(ports.workspaces, planned);
    return planned;
}
/** Message for tasks that overlap under `on-overlap: cancel`. */
function cancelledText({ overlaps }) {
    return `${(0,plan_text/* overlapLines */.fo)(overlaps).join('\n')}\nCancelled: nothing was started.`;
}
/** The plan as text, or as JSON with `--json`. */
function planShown(plan, { json }) {
    return json ? JSON.stringify(plan, null, 2) : (0,plan_text/* planText */.Pt)(plan);
}
/**
 * Checks the base's rules on GitHub before an agent is paid.
 *
 * @throws UserError listing the rules that cannot be met
 */
async function checkRules(context, project) {
    if (!project.repo)
        return;
    const run = newRunId(context.clock.now());
    const { github } = await (0,commands_project/* createMachine */.Op)(context, project, run, notesTo(context));
    if (!github)
        return;
    const { refuseRules } = await __webpack_require__.e(/* import() */ 890).then(__webpack_require__.bind(__webpack_require__, 7890));
    const warn = (warning) => context.stderr.write(`${warning}\n`);
    await refuseRules(github.forge, project.base.branch, project.config.method, warn);
}
/** @returns 0 if something would start, 2 otherwise */
function planCommand(context, options) {
    return (0,commands_project/* asBadInput */.wH)(options, () => plan_plan(context, options));
}
/** Prints notes (waiting, harmless problems) to stderr. */
function notesTo({ stderr }) {
    return {
        emit: (event) => {
            if (event.is === 'note')
                stderr.write(`${event.message}\n`);
        },
    };
}
async function plan_plan(context, options) {
    const project = await (0,commands_project/* openProject */.U8)(context, options);
    const onOverlap = options.onOverlap ?? project.config['on-overlap'] ?? 'sequential';
    const drafted = await draftPlan(context, project, options, onOverlap);
    if (onOverlap === 'cancel' && drafted.overlaps.length > 0) {
        context.stdout.write(`${options.json ? planShown(drafted, options) : cancelledText(drafted)}\n`);
        return 2;
    }
    context.stdout.write(`${planShown(drafted, options)}\n`);
    const setup = await (0,doctor_workspace/* setupNote */.Q)(context, project);
    if (setup !== undefined)
        context.stderr.write(`${setup}\n`);
    for (const warning of (0,calling_workflow/* waitWarnings */.H)(await (0,calling_workflows/* callingJobs */.l)(project.store, project.base)))
        context.stderr.write(`${warning}\n`);
    // The same checks as `run`.
    (0,bad_input/* refuseBadInput */.I)(drafted);
    const sandbox = await (0,wiring_sandbox/* checkSandbox */.Sl)(project.config, context.environment);
    if (sandbox !== undefined && !options.json)
        context.stdout.write(`${sandbox}\n`);
    await checkRules(context, project);
    return drafted.assign.length + drafted.adopt.length + drafted.later.length > 0 ? 0 : 2;
}


/***/ }),

/***/ 3676:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Sy: () => (/* binding */ abandonRuns),
  BR: () => (/* binding */ killLeftovers),
  vz: () => (/* binding */ previousChanges),
  CD: () => (/* binding */ unfinishedRuns)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/adapters/process/process.js + 3 modules
var process = __webpack_require__(3020);
// EXTERNAL MODULE: ./lib/adapters/process/process-table.js
var process_table = __webpack_require__(3602);
// EXTERNAL MODULE: ./lib/core/git-names.js
var git_names = __webpack_require__(9862);
// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/wiring/local.js + 3 modules
var local = __webpack_require__(8952);
// EXTERNAL MODULE: ./lib/wiring/ports.js + 38 modules
var wiring_ports = __webpack_require__(7685);
// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
// EXTERNAL MODULE: ./lib/stages/queue.js + 1 modules
var queue = __webpack_require__(3712);
;// CONCATENATED MODULE: ./lib/stages/previous-run.js
/** Finds unchecked work of a run that has ended or was stopped. */




/**
 * The requested tasks that agents of this run worked on, each with its last delivered change if no gate has
 * checked it.
 */
async function unjudgedIn(dir, among) {
    const plans = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* planFile */.eS, model/* Plan */.cw);
    const last = new Map(plans.flatMap(({ assign }) => assign.map(({ task, attempt }) => [task.id, attempt])));
    const mine = [...last].filter(([task]) => among.has(task));
    if (mine.length === 0)
        return new Map();
    const results = await (0,stages_history/* allWorks */.uf)({ dir });
    const queues = await (0,stages_history/* readRounds */.MB)(dir, run_layout/* queueFile */.G3, model/* Queue */.op);
    return new Map(mine.map(([task, attempt]) => {
        const work = results.find((each) => each.task === task && each.attempt === attempt);
        return [task, unjudged(work, queues)];
    }));
}
/** The change, if the run was killed before it was queued, or the rounds were used up. */
function unjudged(work, queues) {
    const delivered = work && (0,queue/* changeOf */.C2)(work);
    const isSettled = queues.some(({ changes }) => changes.some(({ change, disposition }) => change.id === delivered?.id && disposition.is !== 'next-train'));
    return isSettled ? undefined : delivered;
}

// EXTERNAL MODULE: ./lib/stages/report.js + 5 modules
var report = __webpack_require__(6547);
;// CONCATENATED MODULE: ./lib/commands/previous-runs.js
/** Previous runs that were interrupted: their leftover processes and undelivered changes. */











/** Unfinished runs, newest first. */
async function unfinishedRuns(runs) {
    const open = [];
    for (const request of await runs.list())
        if (!(await runs.isFinished(request.run)))
            open.push(request);
    return open;
}
/**
 * Kills processes of previous runs: they would keep writing into worktrees that the next run uses. Call only
 * while holding the lock, so that no other run is active.
 */
async function killLeftovers(context, previous) {
    const { environment, clock, signal } = context;
    const runner = (0,process/* createProcessRunner */.E)({ environment, clock, signal, marker: 'kill-leftovers' });
    for (const { run } of previous)
        await runner.sweep(run);
    await waitForLandings(context, previous);
}
/**
 * Changes that agents of other runs delivered, that were not judged, and whose branch has not moved since. If
 * several runs worked on a task, the newest one counts.
 */
async function previousChanges(project, runs, current, collect) {
    // First: it brings commits of a person to the branch.
    for (const task of (await branchTips(project)).keys())
        await collect(task);
    const tips = await branchTips(project);
    const open = new Set(tips.keys());
    const found = [];
    for (const { run, branch } of await runs.list()) {
        if (open.size === 0)
            break;
        if (run === current || branch !== project.base.branch)
            continue;
        for (const [task, change] of await unjudgedOrNone(runs.open(run), open)) {
            open.delete(task);
            if (change && change.head === tips.get(task))
                found.push(change);
        }
    }
    return found;
}
/** Finishes interrupted runs that a new run replaces: writes their reports, so that nobody resumes them. */
async function abandonRuns({ environment }, runs, ports, current) {
    for (const request of await unfinishedRuns(runs)) {
        if (request.run === current.run || request.branch !== current.branch)
            continue;
        const run = { dir: runs.open(request.run), request };
        try {
            await (0,promises_.rm)((0,wiring_ports/* temporaryFolder */.yy)(environment, request.run), { recursive: true, force: true });
            await (0,report/* report */.z)(run, ports, [], true);
        }
        catch (error) {
            // The report is not essential; failing to write it must not stop this run.
            const message = `Could not write the report of run ${request.run}: ${String(error)}`;
            ports.events.emit({ is: 'note', message });
        }
    }
}
/**
 * Waits for landings of previous runs. A landing is never stopped: it outlives its run, and until it ends the
 * checkout is only half updated.
 */
async function waitForLandings({ stderr }, previous) {
    const markers = previous.map(({ run }) => `${(0,local/* landingMarker */.G)(run)}.`);
    const isLanding = (part) => markers.some((marker) => part.startsWith(marker));
    const goesOn = async () => (await (0,process_table/* processTable */.oI)()).some(({ label = '' }) => label.split('/').some(isLanding));
    if (!(await goesOn()))
        return;
    stderr.write('A landing of the interrupted run is still in progress: waiting for it to finish.\n');
    while (await goesOn())
        await (0,external_node_timers_promises_.setTimeout)(50);
}
async function branchTips({ repository }) {
    const { stdout } = await repository.git([
        'for-each-ref',
        '--format=%(refname) %(objectname)',
        git_names/* TASK_REFS */.dd,
    ]);
    const lines = stdout.split('\n').filter((line) => line !== '');
    return new Map(lines.flatMap((line) => {
        const [ref = '', tip] = line.split(' ');
        const task = (0,git_names/* taskOfRef */.Yc)(ref);
        return task ? [[task, model/* CommitSha */.Yk.parse(tip)]] : [];
    }));
}
/** A run with an invalid file is skipped and must not block this one. Any other error must not pass for "no work". */
async function unjudgedOrNone(dir, open) {
    try {
        return await unjudgedIn(dir, open);
    }
    catch (error) {
        if (error instanceof user_error.UserError)
            return new Map();
        throw error;
    }
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
/** Determines the GitHub repository of a checkout, and the token for it. */


const SERVER = 'https://github.com';
const API = 'https://api.github.com';
/** `git@host:owner/name`, git's short form for SSH. */
const SHORT = /^(?:[^@/:\s]+@)?([^/:\s]+):(?!\/\/)(.*)$/;
const NAME = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/;
const NO_NAMES = new Set(['.', '..', '.git']);
/**
 * The repository that a remote URL names, in all of git's forms: HTTPS, SSH, and `git@host:path`.
 *
 * @param serverUrl such as `https://github.com`
 * @returns undefined if it is not on that server
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
 * @param origin URL of the remote `origin`; undefined if there is none
 * @throws UserError listing everything that is missing
 */
function readGitHubRepo(environment, origin) {
    const serverUrl = addressIn(environment, 'GITHUB_SERVER_URL', SERVER);
    // The API must be on the same server, so that a token is never sent to another one.
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
        // GitHub also offers SSH on the HTTPS port, at another host name.
        return host === server.hostname || host === `ssh.${server.hostname}`;
    return ['https:', 'http:', 'git:'].includes(scheme) && host === server.host;
}
/** A base URL without a trailing slash. @throws UserError */
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
/** A URL that is safe to print: the part before the @ may contain a password. */
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
// EXTERNAL MODULE: ./lib/wiring/ports.js + 38 modules
var ports = __webpack_require__(7685);
// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
;// CONCATENATED MODULE: ./lib/commands/project.js
/** The repository, its base, and the configuration and task list on the base. */













/** The task list's default path. */
const TASKS = 'TASKS.md';
/** The GitHub repository of this checkout. @throws UserError listing everything that is missing */
async function gitHubRepoOf({ environment }, { checkout }) {
    const origin = await checkout(['remote', 'get-url', 'origin'], { accept: [2, 128] });
    return readGitHubRepo(environment, origin.code === 0 ? origin.stdout.trim() : undefined);
}
/** @throws UserError listing everything to fix before a run can start */
async function openProject(context, { base: asked, forge = 'local' }, known) {
    const repository = known ?? (await (0,git_repository/* openRepository */.h)(context.cwd, context.environment));
    const branch = baseBranch(repository, asked);
    const opened = await (0,ports/* openStore */.Ch)(repository, context.environment);
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
/** Creates the ports for the project's forge. */
async function createMachine({ environment, clock, signal }, { repo, base, ...project }, run, events) {
    const { branch } = base;
    const context = { ...project, environment, run, branch, clock, events, signal };
    if (!repo)
        return { ports: await (0,local/* createLocalPorts */.S)(context) };
    // Loaded late: the client is large, and runs without GitHub do not need it.
    const { createGitHubPorts } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(482), __webpack_require__.e(534)]).then(__webpack_require__.bind(__webpack_require__, 3482));
    return createGitHubPorts(context, repo);
}
/** Turns a refusal by GitHub, before anything was started, into a bad-input error (exit code 2). */
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
/** Reads the base from GitHub: the local branch may be ahead or behind. */
async function readBase({ git }, opened, repo, branch) {
    try {
        const { baseOnGitHub } = await Promise.all(/* import() */[__webpack_require__.e(570), __webpack_require__.e(482), __webpack_require__.e(534)]).then(__webpack_require__.bind(__webpack_require__, 3482));
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
 * Files are read from the base, so uncommitted edits would be ignored silently.
 *
 * @param first its edits are an error; edits of the others are only reported together with it
 */
async function refuseUncommitted(repository, first, ...others) {
    const files = [first, ...others];
    const { stdout } = await repository
        .checkout(['status', '--porcelain', '-z', '--', ...files], {
        env: { GIT_LITERAL_PATHSPECS: '1' },
    })
        .catch((error) => {
        throw asFailedStatus(error);
    });
    const changed = stdout.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
    if (!changed.includes(first))
        return;
    const words = changed.map(next_steps/* shellWord */.r7).join(' ');
    throw new user_error.UserError(changed.map((file) => `${file} has uncommitted changes, but configuration and tasks are read from the commit.`), [`git add ${words} && git commit -m "Update ${changed.join(' and ').replaceAll('"', '')}"`]);
}
/** A filter that is not installed, such as git-lfs, or a broken index: nothing could be checked out either. */
function asFailedStatus(error) {
    if (!(error instanceof git_git/* GitError */.XS))
        return error;
    const lines = error.stderr.split('\n').filter((line) => line.trim() !== '');
    return new user_error.UserError(['`git status` fails in your checkout, so no agent could work:', ...lines.slice(0, 5)], ['git status']);
}
/** One line if the local branch differs from the base; undefined if it does not, or does not exist. */
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
/* harmony export */   Mp: () => (/* binding */ isOn),
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
/** Default rule for financial tasks. */
const FINANCIAL = { labels: ['financial'], paths: [] };
/**
 * The checks for a change to these files: `security` always, `compliance` if labels or paths mark the
 * change as financial, the others by their `when`.
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
 * Whether a task itself requires the compliance check and none is configured: its change would be blocked
 * after its agent was paid.
 */
function lacksCompliance({ gates }, { labels, scope }, match) {
    const compliance = gates[COMPLIANCE];
    const subject = { labels, ...(scope && { scope }) };
    return (compliance?.run === undefined && (0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .c)(compliance?.when ?? FINANCIAL, subject, match));
}
/** Files named in the command lines of checks: a change must not rewrite its own checks. */
function checkScripts(config) {
    return [...Object.values(config.gates), ...Object.values(config.reviews)]
        .flatMap(({ run = '' }) => run.split(/[\s;&|()'"]+/))
        .map((word) => word.replace(/^\.\//, ''))
        .filter((word) => /^[\w.-]+(?:\/[\w.-]+)*\.\w+$/.test(word));
}
/** Whether a verdict is on this head of this change. In files of older versions the change is the head. */
function isOn(verdict, { id, head }) {
    return verdict.change === id && (verdict.head ?? verdict.change) === head;
}
/** A verdict counts only on what was judged, and under the policy of then; an error is never reused. */
function isUsable(verdict, judged, policy) {
    return isOn(verdict, judged) && verdict.policy === policy && verdict.result !== 'error';
}
/**
 * The gates that block a change. A gate without a verdict blocks (fails closed). A review never counts as a
 * gate of the same name, and the worse of two verdicts counts.
 */
function blockingGates(checks, verdicts) {
    return checks
        .filter(({ kind }) => kind === 'gate')
        .map(({ gate }) => gate)
        .filter((gate) => {
        const own = verdicts.filter((verdict) => verdict.kind === 'gate' && verdict.gate === gate);
        return own.length === 0 || own.some(({ result }) => result !== 'pass');
    });
}
/** Everything besides the change that affects a verdict: the configuration, and the task's scope and labels. */
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

/***/ 2421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QE: () => (/* binding */ newVerdict),
/* harmony export */   Vj: () => (/* binding */ verdictOf),
/* harmony export */   v9: () => (/* binding */ holds)
/* harmony export */ });
const SEVERITY = { note: 0, warning: 1, error: 2 };
const MAX_TAIL = 1000;
const ENDS = {
    timeout: 'The check timed out. Raise its `timeout`, or make it faster.',
    aborted: 'The check was interrupted. Run it again.',
    'not-started': 'The check could not be started. Check its `run` line.',
};
/**
 * Decides by findings, and fails closed: a command that was killed, printed unreadable output, or failed
 * without findings is an `error`. Scanners disagree on exit codes (some exit with 0 despite findings, some
 * with 1 for a mere note), so a code never decides between pass and fail.
 *
 * @param read findings from the command's output, or why it cannot be read
 * @param blockOn the lowest level that blocks
 */
function verdictOf(end, read, blockOn) {
    const found = Array.isArray(read) ? read : [];
    const failure = brokenEnd(end) ?? unreadable(end, read) ?? silent(end, found);
    if (failure !== undefined)
        return { result: 'error', findings: [failure, ...found] };
    return { result: holds(found, blockOn) ? 'fail' : 'pass', findings: found };
}
/** The verdict of a check on a change. */
function newVerdict({ id, head }, { gate, kind }, policy, answer) {
    return { version: 1, change: id, head, gate, policy, kind, ...answer };
}
/** Whether one of the findings is at least as bad as `level`. */
function holds(findings, level) {
    return findings.some((finding) => SEVERITY[finding.level] >= SEVERITY[level]);
}
function brokenEnd(end) {
    return end.ended === 'itself' ? killed(end) : failed(end.ended, ENDS[end.ended], end);
}
/** 126 and 127 come from the shell (not executable, not found), 128 + n means signal n. */
function killed(end) {
    const { code } = end;
    if (code === 126 || code === 127) {
        return failed('not-started', `The shell could not run the check (exit code ${code}). Check its \`run\` line.`, end);
    }
    if (code === null || (code > 128 && code < 160)) {
        return failed('crash', 'The check was killed before it answered. Run it again.', end);
    }
    return undefined;
}
function unreadable(end, read) {
    if (Array.isArray(read))
        return undefined;
    const code = end.code === 0 ? '' : ` It exited with code ${end.code}.`;
    return failed('no-answer', `The output of the check cannot be used: ${read.problem}${code}`, end);
}
function silent(end, found) {
    if (end.code === 0 || found.length > 0)
        return undefined;
    return failed('no-answer', `The check exited with code ${end.code} but reported nothing. Make it print its findings, or exit with 0.`, end);
}
function failed(rule, message, { tail }) {
    const last = tail.trim().slice(-MAX_TAIL);
    return {
        rule,
        level: 'error',
        message: last === '' ? message : `${message} Its last lines: ${last}`,
    };
}


/***/ }),

/***/ 9838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ spentUsd),
/* harmony export */   Vl: () => (/* binding */ sharesUsd),
/* harmony export */   pU: () => (/* binding */ purseOf),
/* harmony export */   wz: () => (/* binding */ withoutRetriesOverBudget)
/* harmony export */ });
/* harmony import */ var _metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3540);
/* harmony import */ var _metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1038);
/** The budget of a run: what it may spend and has spent. */


/** The smallest amount that an agent can work with. */
const LEAST_USD = 0.1;
const INEXACT = 1e-9;
/** Less than a cent counts as nothing left, since sums of dollars are not exact. */
const LEAST_LEFT_USD = 0.01;
/** The known cost of this run's agents and gates so far. */
function spentUsd(spending, price) {
    const { run, results, queues, history } = spending;
    const attempts = new Map();
    for (const { run: by, task, attempt, at, costUsd } of history)
        if (by === run)
            attempts.set(`${task} ${attempt} ${at}`, costUsd ?? 0);
    for (const work of results)
        attempts.set(`${work.task} ${work.attempt} ${work.startedAt}`, (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfWork */ .Ku)(work, price).usd);
    const verdicts = queues.flatMap(({ changes }) => changes.flatMap((each) => each.verdicts));
    const checks = new Map(verdicts.map((verdict) => [
        `${verdict.change} ${verdict.gate} ${verdict.startedAt}`,
        (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfVerdict */ ["in"])(verdict, price).usd,
    ]));
    return (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)([...attempts.values(), ...checks.values()]);
}
/**
 * The configuration for settling a round. Once the budget is used up nothing is retried: a task ends with
 * its last failure.
 */
function withoutRetriesOverBudget(config, budget, results, price) {
    if (!budget)
        return config;
    const spent = budget.spentUsd + (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)(results.map((work) => (0,_metrics_cost_js__WEBPACK_IMPORTED_MODULE_0__/* .costOfWork */ .Ku)(work, price).usd));
    return spent + LEAST_LEFT_USD > budget.limitUsd ? { ...config, attempts: 0 } : config;
}
function purseOf(budget) {
    let left = budget ? budget.limitUsd - budget.spentUsd : Number.POSITIVE_INFINITY;
    return {
        reserve: (costUsd) => {
            const taken = costUsd ?? Math.min(LEAST_USD, left);
            if (left < LEAST_LEFT_USD || taken > left + INEXACT)
                return undefined;
            left -= taken;
            return taken;
        },
    };
}
/**
 * The limit for each agent, in whole cents: its reserved amount and an equal share of the rest. If all
 * agents keep to their limits, the run stays within its budget.
 */
function sharesUsd({ limitUsd, spentUsd }, paid) {
    const rest = Math.max(0, limitUsd - spentUsd - (0,_metrics_run_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .sum */ .cz)(paid)) / paid.length;
    return paid.map((cost) => Math.floor((cost + rest + INEXACT) * 100) / 100);
}


/***/ }),

/***/ 6295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ planRound)
});

// UNUSED EXPORTS: agentFor

// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
// EXTERNAL MODULE: ./lib/core/scope/overlap.js + 1 modules
var overlap = __webpack_require__(8906);
;// CONCATENATED MODULE: ./lib/core/plan/agent-choice.js

/**
 * The agent for a task: the one it names, else the first whose rule matches, else the default.
 * @returns a name, which may be missing in the configuration
 */
function agentFor(task, config, match) {
    if (task.agent)
        return task.agent;
    const agents = Object.entries(config.agents);
    const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
    const ruled = agents.find(([, { when }]) => when && (0,overlap/* whenMatches */.c)(when, subject, match));
    return ruled?.[0] ?? config['default-agent'] ?? agents.find(([, { when }]) => !when)?.[0];
}

// EXTERNAL MODULE: ./lib/core/plan/budget.js
var budget = __webpack_require__(9838);
;// CONCATENATED MODULE: ./lib/core/plan/dependencies.js
/** The tasks in cycles, each with its cycle, `A → B → A`. Tasks in the same cycle share the array. */
function cyclesIn(ids, dependsOn) {
    const cycles = new Map();
    for (const component of componentsOf(ids, dependsOn)) {
        const inside = new Set(component);
        const within = (id) => dependsOn(id).filter((each) => inside.has(each));
        for (const id of component) {
            if (cycles.has(id))
                continue;
            const path = shortestWayRound(id, within) ?? [];
            for (const each of path)
                if (!cycles.has(each))
                    cycles.set(each, path);
        }
    }
    return cycles;
}
/**
 * The tasks that can run: removes those that depend, directly or indirectly, on a task that is neither
 * done nor going to run.
 */
function runnable(wouldRun, dependsOn, isDone) {
    const runs = new Set(wouldRun);
    const dependents = new Map();
    for (const id of runs)
        for (const other of dependsOn(id)) {
            const list = dependents.get(other);
            if (list)
                list.push(id);
            else
                dependents.set(other, [id]);
        }
    const heldUp = [...dependents.keys()].filter((id) => !runs.has(id) && !isDone(id));
    for (const id of heldUp)
        for (const dependent of dependents.get(id) ?? [])
            if (runs.delete(dependent))
                heldUp.push(dependent);
    return runs;
}
/** The strongly connected components (Tarjan), each in the order of discovery. */
function* componentsOf(ids, dependsOn) {
    const order = new Map();
    const lowest = new Map();
    const open = [];
    const isOpen = new Set();
    const enter = (id) => {
        lowest.set(id, order.size);
        order.set(id, order.size);
        open.push(id);
        isOpen.add(id);
        return { id, rest: dependsOn(id).values() };
    };
    const lower = (id, to = Number.POSITIVE_INFINITY) => lowest.set(id, Math.min(lowest.get(id) ?? to, to));
    const close = (id) => {
        const component = open.splice(open.lastIndexOf(id));
        for (const each of component)
            isOpen.delete(each);
        return component;
    };
    for (const root of ids) {
        const path = order.has(root) ? [] : [enter(root)];
        for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
            const next = at.rest.next();
            if (!next.done) {
                if (!order.has(next.value))
                    path.push(enter(next.value));
                else if (isOpen.has(next.value))
                    lower(at.id, order.get(next.value));
                continue;
            }
            path.pop();
            const above = path.at(-1);
            if (above)
                lower(above.id, lowest.get(at.id));
            if (lowest.get(at.id) === order.get(at.id))
                yield close(at.id);
        }
    }
}
function shortestWayRound(id, dependsOn) {
    const cameFrom = new Map();
    const queue = [id];
    for (const at of queue)
        for (const next of dependsOn(at)) {
            if (next === id)
                return [id, ...wayTo(at, id, cameFrom), id];
            if (cameFrom.has(next))
                continue;
            cameFrom.set(next, at);
            queue.push(next);
        }
    return undefined;
}
/** The path from `start` (excluded) to `end`. */
function wayTo(end, start, cameFrom) {
    const way = [];
    for (let at = end; at !== undefined && at !== start; at = cameFrom.get(at))
        way.push(at);
    return way.toReversed();
}

// EXTERNAL MODULE: ./lib/core/gates/policy.js
var policy = __webpack_require__(1296);
;// CONCATENATED MODULE: ./lib/core/plan/selection.js
/** Selects the requested tasks, and gives all reasons why some of them are blocked. */

/** Why a task is blocked by others: another run, or a person who works in its worktree. */
function activeElsewhere({ inFlight, uncommitted }, id) {
    const flight = inFlight.get(id);
    const worktree = uncommitted.get(id);
    return [
        ...(flight ? [{ is: 'in-flight', ...flight }] : []),
        ...(worktree === undefined ? [] : [{ is: 'uncommitted-fix', worktree }]),
    ];
}
/**
 * Splits the request into tasks that run and tasks that are blocked. A task whose dependency is also
 * requested runs (in a later round); one whose dependency is blocked is blocked too.
 */
function selection_select(facts) {
    const byId = new Map(facts.tasks.map((task) => [task.id, task]));
    const isDone = (id) => facts.landed.has(id) || byId.get(id)?.state === 'done';
    const listed = { ...facts, byId, isDone };
    const ask = readAsk(listed);
    const reasons = reasonsOf(listed, ask);
    const blocked = [...reasons].flatMap(([task, why]) => (why.length > 0 ? [{ task, why }] : []));
    return {
        chosen: [...ask.tasks.values()].filter(({ id }) => reasons.get(id)?.length === 0),
        blocked: [...ask.nothing, ...blocked],
    };
}
function readAsk(facts) {
    const ask = { tasks: new Map(), named: new Set(), nothing: [] };
    for (const word of new Set(facts.ask)) {
        const found = namedBy(facts, word);
        if (found.is === 'nothing')
            ask.nothing.push({ task: word, why: [found.why] });
        else
            for (const task of found.tasks) {
                ask.tasks.set(task.id, task);
                if (found.named)
                    ask.named.add(task.id);
            }
    }
    return ask;
}
/** The tasks that one word names. A group selects the open tasks, and lists those that failed before as blocked. */
function namedBy(facts, word) {
    if (word === 'ready') {
        const tasks = facts.tasks.filter(({ id, state, depends }) => !facts.isDone(id) && state !== 'blocked' && depends.every(facts.isDone));
        return { is: 'tasks', tasks, named: false };
    }
    const label = /^label:(.*)$/s.exec(word)?.[1];
    return label === undefined ? taskNamed(facts, word) : tasksLabelled(facts, label);
}
function taskNamed(facts, word) {
    // The word may not be a valid id; it is only compared as text.
    const task = facts.byId.get(word);
    if (task)
        return { is: 'tasks', tasks: [task], named: true };
    const problem = facts.unreadable.get(word);
    if (problem !== undefined)
        return { is: 'nothing', why: { is: 'invalid', problem } };
    const near = facts.nearest(word, [...facts.byId.keys()]);
    const found = near === undefined ? undefined : facts.byId.get(near);
    return { is: 'nothing', why: { is: 'unknown', ...(found && { near: found.id }) } };
}
function tasksLabelled(facts, label) {
    const fits = facts.tasks.filter(({ labels }) => labels.some((each) => each.toLowerCase() === label.toLowerCase()));
    if (fits.length > 0)
        return { is: 'tasks', tasks: fits.filter(({ id }) => !facts.isDone(id)), named: false };
    const near = facts.nearest(label, [...new Set(facts.tasks.flatMap(({ labels }) => labels))]);
    const hint = near === undefined ? '' : `; did you mean label:${near}?`;
    return { is: 'nothing', why: { is: 'invalid', problem: `no task has this label${hint}` } };
}
/** Why each requested task does not run; no reasons = it runs. */
function reasonsOf(facts, ask) {
    const dependsOn = (id) => (facts.byId.get(id)?.depends ?? []).filter((each) => !facts.isDone(each));
    const cycles = cyclesIn(facts.tasks.map(({ id }) => id).filter((id) => !facts.isDone(id)), dependsOn);
    const stateOf = (id) => {
        if (cycles.has(id))
            return 'in a cycle';
        if (facts.inFlight.has(id))
            return 'in progress';
        return facts.byId.get(id)?.state ?? 'unknown';
    };
    // The cycle is reported already: that its tasks wait for one another is not another reason.
    const inSameCycle = (a, b) => cycles.has(a) && cycles.get(a) === cycles.get(b);
    const own = new Map();
    for (const [id, task] of ask.tasks) {
        const done = finished(facts, task);
        const path = cycles.get(id);
        const cycle = path ? [{ is: 'cycle', path }] : [];
        own.set(id, done ? [done] : [...ownReasons(facts, task, ask.named.has(id)), ...cycle]);
    }
    const free = [...own].flatMap(([id, why]) => (why.length === 0 ? [id] : []));
    const runs = runnable(free, dependsOn, facts.isDone);
    for (const [id, why] of own)
        if (!facts.isDone(id))
            for (const task of new Set(dependsOn(id)))
                if (!runs.has(task) && !inSameCycle(id, task))
                    why.push({ is: 'waits-for', task, state: stateOf(task) });
    return own;
}
function finished(facts, task) {
    if (task.state === 'done')
        return { is: 'done' };
    const commit = facts.landed.get(task.id);
    return commit && { is: 'landed', commit };
}
/** Reasons that do not depend on other tasks of the run. */
function ownReasons(facts, task, isNamed) {
    const reason = task.reason ?? '';
    return [
        ...(task.state === 'blocked' ? [{ is: 'blocked', reason }] : []),
        // Naming a failed task requests another try.
        ...(task.state === 'failed' && !isNamed ? [{ is: 'failed-before', reason }] : []),
        ...activeElsewhere(facts, task.id),
        ...facts.objections(task),
    ];
}

// EXTERNAL MODULE: ./lib/core/plan/subtasks.js
var plan_subtasks = __webpack_require__(8239);
;// CONCATENATED MODULE: ./lib/core/plan/entries.js
/** The tasks of a round: the requested ones in the first round, the pending ones in later rounds. */





/** Each task appears exactly once, either as an entry or as blocked. */
function entriesOf(facts) {
    return facts.pending ? leftOver(facts, facts.pending) : asked(facts);
}
/** The pending tasks. One whose dependency neither landed nor is still in progress is blocked. */
function leftOver(facts, pending) {
    const byId = new Map(facts.tasks.map((task) => [task.id, task]));
    const isDone = (id) => facts.landed.has(id) || byId.get(id)?.state === 'done';
    const why = new Map();
    const going = new Map();
    for (const each of pending) {
        const listed = byId.get(each.task);
        const stop = stopped(facts, each, listed);
        if (stop)
            why.set(each.task, [stop]);
        else
            for (const entry of carriedOver(each, listed))
                going.set(each.task, entry);
    }
    const dependsOn = (id) => {
        const entry = going.get(id);
        const all = entry ? [...entry.define.depends, ...entry.behind] : [];
        return [...new Set(all)].filter((other) => !isDone(other));
    };
    for (const [id, path] of cyclesIn(going.keys(), dependsOn))
        why.set(id, [{ is: 'cycle', path }]);
    const free = [...going.keys()].filter((id) => !why.has(id));
    const runs = runnable(free, dependsOn, isDone);
    for (const id of free)
        if (!runs.has(id))
            why.set(id, dependsOn(id)
                .filter((other) => !runs.has(other))
                .map((task) => ({ is: 'waits-for', task, state: 'did not land' })));
    return {
        entries: [...going].flatMap(([id, entry]) => (runs.has(id) ? [entry] : [])),
        blocked: [...why].map(([task, reasons]) => ({ task, why: reasons })),
    };
}
/** Why a pending task cannot continue: the base may have changed since. */
function stopped(facts, pending, listed) {
    const commit = facts.landed.get(pending.task);
    if (commit)
        return { is: 'landed', commit };
    if (listed?.state === 'done')
        return { is: 'done' };
    if (listed?.state === 'blocked')
        return { is: 'blocked', reason: listed.reason ?? '' };
    const define = pending.define ?? listed;
    if (!define)
        return { is: 'unknown' };
    if (pending.change && pending.act === 'land')
        return undefined;
    return unknownAgents(facts, [agentFor(define, facts.config, facts.match) ?? ''])[0];
}
function carriedOver({ act, change, define: own, subtasks, ...pending }, listed) {
    const task = own ?? listed;
    if (!task)
        return [];
    const define = { ...task, subtasks: (0,plan_subtasks/* allSubtasks */.Ko)(task.subtasks, subtasks ?? []) };
    return [{ ...pending, define, ...(act === 'land' && change && { change }) }];
}
/** The requested tasks, each after its subtasks. */
function asked(facts) {
    const { config, match } = facts;
    const listed = new Set(facts.tasks.map(({ id }) => id.toLowerCase()));
    const declared = (task) => (0,plan_subtasks/* declaredSubtasks */.Rh)(task, config, match, listed);
    const objections = (task) => {
        const { subtasks, problems } = declared(task);
        const agents = [agentFor(task, config, match) ?? '', ...subtasks.map(({ agent }) => agent)];
        return [
            ...problems.map((problem) => ({ is: 'invalid', problem })),
            ...unknownAgents(facts, agents),
            ...((0,policy/* lacksCompliance */.SR)(config, task, match) ? [{ is: 'no-compliance' }] : []),
            ...subtasks.flatMap(({ id }) => activeElsewhere(facts, id)),
        ];
    };
    const { chosen, blocked } = selection_select({ ...facts, objections });
    const entries = chosen.flatMap((task) => {
        const { subtasks } = declared(task);
        const entry = firstEntry(facts, { ...task, subtasks });
        // If the work is done already, its subtasks were done before it.
        if (entry.change)
            return [entry];
        const open = subtasks
            .filter(({ id }) => !facts.landed.has(id))
            .map((each) => firstEntry(facts, (0,plan_subtasks/* subtaskAsTask */.$z)(each, task)));
        return [...open, { ...entry, behind: open.map(({ task: id }) => id) }];
    });
    return { entries, blocked };
}
function unknownAgents({ config }, names) {
    return [...new Set(names)]
        .filter((agent) => !Object.hasOwn(config.agents, agent))
        .map((agent) => ({ is: 'no-agent', agent }));
}
function firstEntry({ adoptable }, define) {
    const change = adoptable.get(define.id);
    return {
        task: define.id,
        attempt: change?.attempt ?? 1,
        feedback: [],
        behind: [],
        define,
        ...(change && { change }),
    };
}

;// CONCATENATED MODULE: ./lib/core/plan/schedule.js
/** Assumed duration of a task without an estimate or history; it only affects the order. */
const GUESS = 600;
/** How many attempts count: older ones say little about an agent today. */
const RECENT = 20;
/** Median cost and mean duration of an agent's (and model's) recent attempts. */
function expected(history, agent, model) {
    const past = history
        .filter((entry) => entry.agent === agent && entry.model === model)
        .slice(-RECENT);
    const costUsd = median(past.flatMap((entry) => (entry.costUsd === undefined ? [] : [entry.costUsd])));
    const seconds = mean(past.map((entry) => entry.seconds));
    return { ...(costUsd !== undefined && { costUsd }), ...(seconds !== undefined && { seconds }) };
}
/**
 * For each task, its own duration plus the longest chain of tasks that wait for it.
 * @param behind what each task waits for, among these tasks; without cycles
 */
function chainLengths(tasks, behind, secondsOf) {
    const own = new Map(tasks.map((task) => [task.id, task.estimate ?? secondsOf(task) ?? GUESS]));
    const waiting = new Map(tasks.map(({ id }) => [id, 0]));
    for (const { id } of tasks)
        for (const first of behind.get(id) ?? [])
            waiting.set(first, (waiting.get(first) ?? 0) + 1);
    const chain = new Map(own);
    // Goes backwards from the ends of the chains, so that each task is computed before what it waits for.
    const ready = tasks.flatMap(({ id }) => (waiting.get(id) === 0 ? [id] : []));
    for (const id of ready)
        for (const first of behind.get(id) ?? []) {
            const through = (own.get(first) ?? 0) + (chain.get(id) ?? 0);
            chain.set(first, Math.max(chain.get(first) ?? 0, through));
            const left = (waiting.get(first) ?? 0) - 1;
            waiting.set(first, left);
            if (left === 0)
                ready.push(first);
        }
    return chain;
}
/** The median, since a single absurd cost does not affect it. */
function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    const before = sorted[Math.ceil(sorted.length / 2) - 1];
    return middle === undefined || before === undefined ? undefined : (middle + before) / 2;
}
function mean(values) {
    return values.length === 0
        ? undefined
        : values.reduce((sum, value) => sum + value, 0) / values.length;
}

;// CONCATENATED MODULE: ./lib/core/plan/plan.js
/** Plans a round: which tasks start, which wait for others, which are blocked. */









/** How many overlapping pairs the plan lists; the schedule considers all of them. */
const MAX_PAIRS = 200;
/** The plan of one round. Total: every entry ends in exactly one of assign, adopt, later and blocked. */
function planRound(facts) {
    const { entries, blocked } = entriesOf(facts);
    const tasks = entries.map(({ define }) => define);
    const waiting = waits(facts, entries);
    const agentOf = assignAgents(facts, entries);
    const index = (0,overlap/* overlapIndex */.O)(tasks, facts.files, facts.match);
    const ordered = inOrder(entries, waiting, agentOf);
    const split = splitRound(facts, ordered, waiting, agentOf, index);
    const { start } = split;
    const { later, blocked: overLimit } = withoutUnaffordable(facts.budget, split, waiting);
    const isLater = new Set(later.map(({ task }) => task));
    const toWork = start.filter(({ change }) => !change);
    const paid = toWork.map(({ task }) => split.paid.get(task) ?? 0);
    const shares = facts.budget ? (0,budget/* sharesUsd */.Vl)(facts.budget, paid) : [];
    return {
        version: 1,
        run: facts.run,
        round: facts.round,
        at: facts.at,
        base: facts.base,
        policy: facts.policy,
        assign: toWork.map((entry, at) => toAssignment(facts, entry, agentOf, shares[at])),
        adopt: start.flatMap(({ change }) => change ?? []),
        later,
        waiting: entries.filter(({ task }) => isLater.has(task)).map(toPending),
        blocked: [...blocked, ...overLimit],
        overlaps: index.pairs(MAX_PAIRS),
        onOverlap: facts.onOverlap,
        unscoped: tasks.filter(({ scope = [] }) => scope.length === 0).map(({ id }) => id),
        tasks,
        taken: takenIds(facts.tasks, entries),
        ...(facts.budget && { budget: facts.budget }),
    };
}
/** The entries of this round that each entry waits for. */
function waits(facts, entries) {
    const present = new Set(entries.map(({ task }) => task));
    return new Map(entries.map(({ task, define, behind }) => [
        task,
        [...new Set([...define.depends, ...behind])].filter((id) => present.has(id) && !facts.landed.has(id)),
    ]));
}
/** The agent for each task. The history is read once for each agent, not once for each task. */
function assignAgents(facts, entries) {
    const { config, match, history } = facts;
    const byAgent = new Map();
    const agentOf = new Map();
    for (const { task, define } of entries) {
        const agent = agentFor(define, config, match);
        if (!agent)
            continue;
        const model = config.agents[agent]?.model;
        const known = byAgent.get(agent) ?? { agent, model, expected: expected(history, agent, model) };
        byAgent.set(agent, known);
        agentOf.set(task, known);
    }
    return agentOf;
}
/** Work that only has to land comes first, then the longest chain, then the order of the request. */
function inOrder(entries, behind, agentOf) {
    const chains = chainLengths(entries.map(({ define }) => define), behind, ({ id }) => agentOf.get(id)?.expected.seconds);
    const length = ({ task }) => chains.get(task) ?? 0;
    const toLand = ({ change }) => Number(change !== undefined);
    return entries.toSorted((a, b) => toLand(b) - toLand(a) || length(b) - length(a));
}
/** Starts, in order, each entry that overlaps with none of the entries started before it. */
function splitRound(facts, ordered, waiting, agentOf, index) {
    const started = new Set();
    const start = [];
    const later = [];
    const unaffordable = new Map();
    const purse = (0,budget/* purseOf */.pU)(facts.budget);
    const paid = new Map();
    for (const entry of ordered) {
        const { task, behind } = entry;
        const first = waiting.get(task) ?? [];
        const blocker = facts.onOverlap === 'continue' ? undefined : index.meets(task, started);
        if (first.length > 0)
            later.push({
                task,
                behind: [...first],
                why: behind.some((id) => first.includes(id)) ? 'subtask' : 'depends',
            });
        else if (blocker)
            later.push({ task, behind: [blocker], why: 'overlap' });
        else if (start.length >= limits/* MOST_JOBS */.r2)
            later.push({ task, behind: [], why: 'room' });
        else {
            const cost = agentOf.get(task)?.expected.costUsd;
            const taken = entry.change ? 0 : purse.reserve(cost);
            if (taken === undefined)
                unaffordable.set(task, cost);
            else {
                paid.set(task, taken);
                start.push(entry);
                started.add(task);
            }
        }
    }
    return { start, later, unaffordable, paid };
}
/** Blocks the tasks that the budget does not cover, and those that wait for them. */
function withoutUnaffordable(budget, { start, later, unaffordable }, waiting) {
    if (!budget || unaffordable.size === 0)
        return { later, blocked: [] };
    const ids = [...start, ...later].map(({ task }) => task);
    const runs = runnable(ids, (task) => waiting.get(task) ?? [], () => false);
    const inVain = later.filter(({ task }) => !runs.has(task));
    return {
        later: later.filter(({ task }) => runs.has(task)),
        blocked: [
            ...[...unaffordable].map(([task, cost]) => ({ task, why: [overBudget(budget, cost)] })),
            ...inVain.map(({ task }) => ({ task, why: [overBudget(budget, undefined)] })),
        ],
    };
}
function overBudget(budget, neededUsd) {
    return {
        is: 'budget',
        ...budget,
        ...(neededUsd !== undefined && { neededUsd }),
    };
}
function toAssignment(facts, { task, define, attempt, feedback, from }, agentOf, budgetUsd) {
    const by = agentOf.get(task);
    if (!by)
        throw new Error(`${task} has no agent`);
    const { costUsd } = by.expected;
    return {
        task: define,
        agent: by.agent,
        attempt,
        base: facts.base.commit,
        feedback,
        ...(by.model !== undefined && { model: by.model }),
        ...(from && { from }),
        ...(costUsd !== undefined && { estimatedCostUsd: costUsd }),
        ...(budgetUsd !== undefined && { budgetUsd }),
    };
}
/** An entry as input for the next round; only a subtask includes its whole definition. */
function toPending({ define, change, ...rest }) {
    return {
        ...rest,
        act: change ? 'land' : 'work',
        ...(change && { change }),
        ...(0,plan_subtasks/* subtaskState */.le)(define),
    };
}
/** Ids of the task list such as `DEV-15-db` that a subtask of the running DEV-15 must not use. */
function takenIds(tasks, entries) {
    const running = new Set(entries.map(({ task }) => task.toLowerCase()));
    return tasks
        .map(({ id }) => id)
        .filter((id) => running.has(id.slice(0, id.lastIndexOf('-')).toLowerCase()));
}


/***/ }),

/***/ 8239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ subtaskAsTask),
/* harmony export */   DK: () => (/* binding */ askedSubtasks),
/* harmony export */   Ko: () => (/* binding */ allSubtasks),
/* harmony export */   Rh: () => (/* binding */ declaredSubtasks),
/* harmony export */   jE: () => (/* binding */ subtaskContext),
/* harmony export */   le: () => (/* binding */ subtaskState),
/* harmony export */   pl: () => (/* binding */ checkSubtasks)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7535);
/* harmony import */ var _model_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2753);
/* harmony import */ var _scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8906);



/** A subtask of a subtask is the deepest level. */
const MAX_DEPTH = 2;
/**
 * Turns a subtask into a task. It inherits the labels, so that a subtask cannot be used to bypass a gate.
 * @param scope the globs that it is limited to
 */
function subtaskAsTask(subtask, parent, scope) {
    return {
        id: subtask.id,
        title: firstLine(subtask.work),
        body: subtask.work,
        state: 'todo',
        agent: subtask.agent,
        ...(scope && { scope: [...scope] }),
        depends: [],
        labels: parent.labels,
        subtasks: [],
        parent: parent.id,
    };
}
/** Joins two lists; for a repeated id the first entry counts. */
function allSubtasks(first, more) {
    const known = new Set(first.map(({ id }) => id));
    return [...first, ...more.filter(({ id }) => !known.has(id))];
}
/** What the next round needs to know about a task and the task list does not contain. */
function subtaskState(task) {
    if (task.parent)
        return { define: task };
    return task.subtasks.length > 0 ? { subtasks: task.subtasks } : {};
}
/**
 * The subtasks that a person declared for a task: in its own item, or by a rule of the configuration.
 * @param listed ids of the task list in lower case, which a subtask must not use
 */
function declaredSubtasks(task, config, match, listed) {
    if (task.parent)
        return { subtasks: [], problems: [] };
    const problems = [];
    const subject = { labels: task.labels, ...(task.scope && { scope: task.scope }) };
    const ruled = [];
    for (const [suffix, { when, agent, work }] of Object.entries(config.subtasks)) {
        if (!(0,_scope_overlap_js__WEBPACK_IMPORTED_MODULE_1__/* .whenMatches */ .c)(when, subject, match))
            continue;
        const id = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(`${task.id}-${suffix}`);
        if (id.success)
            ruled.push({ id: id.data, agent, work });
        else
            problems.push(`its ID is too long for its subtask ${suffix}`);
    }
    const subtasks = allSubtasks(task.subtasks, ruled);
    for (const { id } of subtasks)
        if (listed.has(id.toLowerCase()))
            problems.push(`its subtask ${id} has the ID of another task`);
    if (subtasks.length > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl)
        problems.push(`it has ${subtasks.length} subtasks, but at most ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl} are allowed`);
    return { subtasks, problems };
}
/** The context for checking the subtasks of one of a plan's tasks. */
function subtaskContext({ taken, tasks }, task, { agents }) {
    return {
        task,
        agents: new Set(Object.keys(agents)),
        taken: new Set([...taken, ...tasks.map(({ id }) => id)]),
        parents: new Map(tasks.flatMap(({ id, parent }) => (parent ? [[id, parent]] : []))),
    };
}
/**
 * Checks the subtasks that an agent requests.
 * @returns the valid ones, and in `problems` what is wrong with the others
 */
function checkSubtasks(asked, { task, agents, taken, parents }) {
    const problems = [];
    const subtasks = [];
    const before = task.subtasks.length;
    const isDeepest = depthOf(task, parents) >= MAX_DEPTH;
    // On a case-insensitive file system `X-DB` is `X-db`.
    const used = new Set([...taken, ...task.subtasks.map(({ id }) => id)].map((id) => id.toLowerCase()));
    for (const { id: wanted, agent: name, work } of asked) {
        const id = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .TaskId */ .LD.safeParse(wanted);
        const agent = _model_js__WEBPACK_IMPORTED_MODULE_0__/* .AgentName */ .V.safeParse(name);
        const say = (what) => problems.push(`subtask ${wanted}: ${what}`);
        if (!id.success || !isSubtaskOf(wanted, task.id))
            say(`its ID must be ${task.id}-<suffix>, with a suffix of up to 16 lowercase letters and digits`);
        else if (!agent.success || !agents.has(name))
            say(`there is no agent ${name}`);
        else if (used.has(wanted.toLowerCase()))
            say('its ID is already taken');
        else if (work.trim() === '')
            say('its work is empty');
        else if (isDeepest)
            say('subtasks can be nested only two levels deep');
        else if (before + subtasks.length >= _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl)
            say(`a task can have at most ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_SUBTASKS */ .Fl} subtasks`);
        else {
            used.add(wanted.toLowerCase());
            subtasks.push({ id: id.data, agent: agent.data, work });
        }
    }
    return { subtasks, problems };
}
/** Reads and checks the subtasks that an agent requests in its status file. */
function askedSubtasks(status, context) {
    return checkSubtasks(status?.subtasks ?? [], context);
}
function firstLine(text) {
    return (/\S[^\r\n]*/.exec(text)?.[0] ?? '').slice(0, 120).toWellFormed();
}
function depthOf(task, parents) {
    let depth = 0;
    for (let at = task.parent; at !== undefined && depth < MAX_DEPTH; at = parents.get(at), depth += 1)
        ;
    return depth;
}
function isSubtaskOf(id, task) {
    return id.startsWith(`${task}-`) && _model_js__WEBPACK_IMPORTED_MODULE_0__/* .SubtaskSuffix */ .TN.safeParse(id.slice(task.length + 1)).success;
}


/***/ }),

/***/ 4005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ bubblewrapArguments),
/* harmony export */   ME: () => (/* binding */ firstProcess),
/* harmony export */   V3: () => (/* binding */ probeArguments),
/* harmony export */   gd: () => (/* binding */ hasStarted)
/* harmony export */ });
/**
 * What holds in every sandbox: nothing of the machine can be written, devices are the harmless ones, and
 * processes, IPC and names are its own. Without capabilities, also for root; a user namespace made inside
 * cannot undo a mount. All of it ends with the process that started it.
 */
const ALWAYS = [
    '--ro-bind / / --dev /dev --proc /proc',
    '--unshare-user --unshare-pid --unshare-ipc --unshare-uts --unshare-cgroup-try',
    '--cap-drop ALL --new-session --die-with-parent',
].flatMap((line) => line.split(' '));
/**
 * The sandbox ends with its first process. So that its other processes can end in an orderly way after SIGTERM,
 * this one waits for them: in the sandbox's process table, there are then only bubblewrap's and its own left.
 * Processes that nobody outside finds, since they dropped their environment, get the signal after three seconds.
 */
const FIRST_PROCESS = `trap t=1 TERM; /bin/sh -c "$1"; code=$?; n=0
while [ -n "$t" ]; do
set -- /proc/[0-9]*; [ $# -gt 2 ] || break
n=$((n + 1)); [ $n -ne 60 ] || kill -TERM -1; sleep 0.05
done
exit $code`;
/** To see whether bubblewrap works on this machine: the same flags, and the mounts that differ most. */
function probeArguments(overlay) {
    const mounts = argumentsOf({ at: '/tmp', is: 'empty-folder' });
    const more = overlay ? argumentsOf({ at: '/etc', is: 'copy-on-write' }) : [];
    return [...ALWAYS, ...mounts, ...more, '--', '/bin/sh', '-c', ':'];
}
function bubblewrapArguments(confined) {
    return [
        ...ALWAYS,
        ...(confined.network === 'none' ? ['--unshare-net'] : []),
        ...confined.mounts.flatMap(argumentsOf),
        ...Object.entries(confined.environment).flatMap(([name, value]) => ['--setenv', name, value]),
        '--chdir',
        confined.dir,
        '--json-status-fd',
        String(confined.report),
        '--',
        '/bin/sh',
        '-c',
        FIRST_PROCESS,
        'sh',
        confined.run,
    ];
}
/** Whether the command was started, by bubblewrap's report: else what failed is the sandbox. */
function hasStarted(report) {
    return report.includes('"exit-code"');
}
/** The first process of the sandbox, as seen from outside: it is there until all others in it have ended. */
function firstProcess(report) {
    const pid = /"child-pid": (\d+)/.exec(report)?.[1];
    const namespace = /"pid-namespace": (\d+)/.exec(report)?.[1];
    if (pid === undefined || namespace === undefined)
        return undefined;
    return { pid: Number(pid), namespace };
}
function argumentsOf(mount) {
    switch (mount.is) {
        case 'read-only':
        case 'empty-file':
            return ['--ro-bind', mount.from, mount.at];
        case 'writable':
            return ['--bind', mount.from, mount.at];
        case 'empty-folder':
            return ['--tmpfs', mount.at];
        case 'copy-on-write':
            return ['--overlay-src', mount.at, '--tmp-overlay', mount.at];
        default:
            return mount;
    }
}


/***/ }),

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ folderIn),
/* harmony export */   NP: () => (/* binding */ rulesFor),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   V7: () => (/* binding */ allRules),
/* harmony export */   cS: () => (/* binding */ mountsOf)
/* harmony export */ });
/** @param agent absent for set-up, gates, reviews and suites */
function rulesFor({ sandbox, agents }, agent) {
    const own = agent !== undefined && Object.hasOwn(agents, agent) ? agents[agent]?.sandbox : undefined;
    const mode = own?.mode ?? sandbox.mode;
    return {
        mode: agent === undefined && !sandbox.commands ? 'off' : mode,
        write: [...sandbox.write, ...(own?.write ?? [])],
        read: [...sandbox.read, ...(own?.read ?? [])],
        hide: [...sandbox.hide, ...(own?.hide ?? [])],
    };
}
/** Everything that may run in a sandbox, with its rules. */
function allRules(config) {
    return [
        ...Object.keys(config.agents).map((agent) => ({ agent, rules: rulesFor(config, agent) })),
        { rules: rulesFor(config) },
    ];
}
/**
 * The mounts over a read-only root, each after those above it. At the same path, what is said later here
 * counts: normal, hidden, readable, replaced, writable.
 */
function mountsOf(view) {
    const readOnly = (from) => ({ at: from, from, is: 'read-only' });
    const writable = (from) => ({ at: from, from, is: 'writable' });
    const all = [
        ...view.normal.map(readOnly),
        ...view.hidden.map((each) => hide(each, view.empty)),
        ...view.kept.map(readOnly),
        ...view.readable.map(readOnly),
        ...view.replaced,
        ...view.writable.map(writable),
        writable(view.dir),
    ];
    const byPath = new Map(all.map((mount) => [mount.at, mount]));
    const sorted = [...byPath.values()].toSorted((a, b) => compare(partsOf(a.at), partsOf(b.at)));
    return withoutNeedless(sorted);
}
/** Whether a path is another one, or below it. */
function isWithin(path, folder) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** The folder directly in `folder` that a path below it is in; undefined if it is not below it. */
function folderIn(folder, path) {
    if (path === folder || !isWithin(path, folder))
        return undefined;
    const start = folder.endsWith('/') ? folder : `${folder}/`;
    return start + path.slice(start.length).split('/', 1).join('');
}
function hide({ path, is }, empty) {
    if (is === 'folder')
        return { at: path, is: 'empty-folder' };
    return { at: path, from: empty, is: 'empty-file' };
}
/** What is below a hidden folder needs no hiding; a read-only path below a read-only one no mount. */
function withoutNeedless(sorted) {
    // Bubblewrap's own device folder is there before the mounts.
    const kept = [{ at: '/dev', is: 'empty-folder' }];
    for (const mount of sorted) {
        const above = kept.findLast(({ at }) => isWithin(mount.at, at));
        if (needless(mount, above))
            continue;
        kept.push(mount);
    }
    return kept.slice(1);
}
function needless(mount, above) {
    const shows = above === undefined || ('from' in above && above.from === above.at);
    if (mount.is === 'read-only' && mount.from === mount.at)
        return shows && above?.is !== 'writable';
    const hides = mount.is === 'empty-folder' || mount.is === 'empty-file';
    return hides && !shows && above.is !== 'copy-on-write';
}
function partsOf(path) {
    return path.split('/');
}
function compare(a, b) {
    for (const [index, part] of a.entries()) {
        const other = b[index];
        if (other === undefined)
            return 1;
        if (part !== other)
            return part < other ? -1 : 1;
    }
    return a.length - b.length;
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
/** Finite automata over UTF-16 units for globs: builds them, and decides whether two accept a common text. */
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
/** Reads one unit; returns the state after it, a new one unless `to` is given. */
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
/** Whether both accept some common text: a walk over pairs of states that visits each pair once. */
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
 * Decides whether two globs can match the same path, without looking at any file.
 *
 * The language is picomatch's with `dot: true`, and a little more: a leading `./` is dropped, `src/` means
 * `src/**`, and `.` means everything. Brackets and plain parentheses also match themselves, since frameworks
 * name directories `[id]` and `(group)`.
 *
 * All answers are conservative: a glob that is not understood counts as matching.
 */

/** Pairs of states that a comparison may visit: two globs of some 300 characters. */
const BUDGET = 250_000;
/** In UTF-16 units; a longer glob is not understood. */
const LONGEST_GLOB = 2_000;
/** Parentheses that neither repeat nor choose nor look ahead, as in `app/(group)/page.tsx`. */
const PLAIN_PARENTHESES = /(?<![?*+@!])\(([\w .-]*)\)(?![?*+])/g;
/** A class without characters that change their meaning if the bracket is read literally. */
const CLASS = /\[(?!\^\])([\w.^![ -]+)\]/g;
/** A plain path: a shortcut for most globs. */
const PLAIN = /^[\w./ -]+$/;
const SPECIAL = /[*?[\]{}()]/;
const FOREIGN = [
    /[\\|"\p{Cc}]/u,
    /^!/,
    /\*{3}/,
    // A quantifier of the regular expression that picomatch makes.
    /[\]{}]\+/,
];
/** Normalises a glob: drops a leading `./`, turns `src/` into `src/**` and `.` into everything. */
function normalGlob(glob) {
    const text = glob.startsWith('./') ? glob.replace(/^(?:\.\/)+/, '') : glob;
    if (glob !== '' && (text === '' || text === '.'))
        return '**';
    return text.endsWith('/') ? `${text}**` : text;
}
/**
 * The plain path if the glob contains no glob character, else undefined. A path names one file: `src/transfers`
 * is the file of that name and nothing below it; for the directory write `src/transfers/`.
 */
function literalOf(glob) {
    const text = normalGlob(glob);
    if (text.length <= LONGEST_GLOB && PLAIN.test(text))
        return text;
    const bare = text.replace(PLAIN_PARENTHESES, '$1');
    return isForeign(text) || SPECIAL.test(bare) ? undefined : text;
}
/** The picomatch patterns for a glob; a path matches if one of them does. */
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
/** Whether a path is a directory or is below it; '' is the root. */
function isBelow(path, dir) {
    return (dir === '' || (path.startsWith(dir) && (path.length === dir.length || path[dir.length] === '/')));
}
/**
 * Whether some path, existing or not, can match both globs. Never false if picomatch (`dot: true`) matches
 * a path with both; true if a glob is not understood (extglobs, negation, ranges, escapes, POSIX classes) or
 * the comparison would take too long.
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
/** Whether a glob may match a path; never false if it does. Takes time proportional to the product of both lengths. */
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
/** If a glob has none of these characters, picomatch escapes only the first of a doubled `+`, `$` or `^`. */
function halfEscaped(text) {
    return !/[/()[\]{}]/.test(text) && /([+$^])\1/.test(text);
}
/** Whether all braces are closed and none contains `..`, which would be a range. */
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
    // picomatch lets many globs match with one more slash at the end, and every glob match its own text.
    addFree(a, addText(a, last, '/'), END);
    addFree(a, addText(a, START, glob), END);
    for (const { from, to } of skips.toReversed())
        if (reachesFree(a, to, END))
            addFree(a, from, END);
    return a;
}
/** Adds a glob, or one alternative of a brace, after a state; returns the state after it. */
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
/** `**` and the slashes next to it, which disappear if it matches no directory. */
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
/** A class matches one of its units, or its own text. */
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
    // `!` negates in a shell but is a member in picomatch: either may be meant.
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
/** `{a,b}` is a choice; braces without a comma match themselves. */
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
/** Reads the entries of all scopes, and finds those that can match the same path. */

const NONE = { patterns: new Set(), holders: 0 };
function toPattern(text, match) {
    const path = (0,globs/* literalOf */.Zc)(text);
    if (path !== undefined)
        return { is: 'path', path, tasks: [] };
    let test;
    const accepts = (path) => (test ??= match(text))(path);
    return { is: 'glob', glob: (0,globs/* readGlob */.pV)(text), accepts, tasks: [] };
}
/** Whether a glob matches a path. Cheap necessary conditions come first, since matching is slow. */
function covers({ glob, accepts }, path) {
    return path.endsWith(glob.suffix) && (0,globs/* isBelow */.Yw)(path, glob.dir) && (glob.isTree || accepts(path));
}
/** Whether some path, existing or not, can match both. */
function touch(a, b) {
    if (a === b)
        return true;
    if (a.is === 'path')
        return b.is === 'path' ? a.path === b.path : covers(b, a.path);
    return b.is === 'path' ? covers(a, b.path) : (0,globs/* meet */.A0)(a.glob, b.glob);
}
/** Reads the scopes of all tasks, by index. Empty entries are ignored. */
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
    const read = scopes.map((scope, index) => {
        const own = [];
        for (const written of scope) {
            if (written === '')
                continue;
            const pattern = byText.get(written) ?? patternOf(written);
            if (pattern.tasks.at(-1) === index)
                continue;
            pattern.tasks.push(index);
            own.push(pattern);
        }
        return own;
    });
    return { scopes: read, patterns };
}
/**
 * Returns a lookup of the patterns that overlap with one. Two patterns can overlap only if the directory of
 * one contains the other's, so each is compared only with those, and only on demand.
 */
function neighboursOf(patterns) {
    const globsAt = new Map();
    for (const pattern of patterns)
        if (pattern.is === 'glob')
            put(globsAt, pattern.glob.dir, pattern);
    // Different paths never overlap.
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
/** Adds a value to the list of a key. */
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
 * Prepares queries about the overlaps of some tasks. Globs are compared only with patterns of their own
 * directory, and only on demand, so the work grows with the tasks and not with their pairs.
 * @param tasks each id once
 * @param files paths of the base tree: they describe an overlap but do not decide whether there is one
 */
function overlapIndex(tasks, files, match) {
    const { scopes, patterns } = readScopes(tasks.map(({ scope = [] }) => scope), match);
    const byId = new Map(tasks.map(({ id }, index) => [id, scopes[index] ?? []]));
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
 * Whether a rule applies: a label is equal (ignoring case), or a path glob may overlap with the scope or
 * matches a changed file. An empty rule never applies; callers treat an absent one as always applying.
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
/** Returns a lookup of the existing files that two overlapping patterns share, else the narrower glob. */
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
/** The deeper glob, else the longer one, else the first in alphabetical order. */
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
    const among = (indexes) => {
        for (const index of indexes) {
            const other = ids[index];
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
    for (const [index, scope] of scopes.entries()) {
        const [first, after] = [ids[index], laterOnes(index, scope, neighbours)];
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
/** The later tasks that overlap with a task, by index, with the overlapping patterns. */
function laterOnes(index, scope, neighbours) {
    const after = new Map();
    for (const one of scope)
        for (const other of [one, ...neighbours(one).patterns])
            for (const later of other.tasks)
                if (later > index)
                    put(after, later, [one, other]);
    return after;
}
function firstOf(files) {
    return [...files].toSorted().slice(0, FILES_NAMED);
}


/***/ }),

/***/ 4472:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ marksDue)
/* harmony export */ });
/** Failures that are not the task's fault: it stays ready. */
const NO_FAULT = new Set(['setup', 'start', 'interrupted', 'lost']);
/**
 * The marks that are missing in the task list.
 * @param outcomes of all rounds so far; the last one of a task counts
 * @param tasks the tasks of the base
 * @param reasonOf the reason as one line for the task list
 */
function marksDue(outcomes, tasks, reasonOf) {
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const last = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
    return [...last.values()]
        .flatMap((outcome) => markFor(outcome, reasonOf))
        .filter(({ task, to }) => {
        const known = byId.get(task);
        if (!known || known.state === 'done')
            return false;
        if (to.is === 'done')
            return true;
        // A person has blocked it since: that mark takes precedence.
        if (known.state === 'blocked')
            return false;
        return known.state !== 'failed' || (known.reason ?? '') !== to.reason;
    });
}
function markFor(outcome, reasonOf) {
    switch (outcome.is) {
        case 'landed':
            return [{ task: outcome.task, to: { is: 'done' } }];
        case 'failed':
            return NO_FAULT.has(outcome.why.is) ? [] : [failedMark(outcome.task, reasonOf(outcome))];
        case 'blocked':
        case 'red':
        case 'discarded':
            return [failedMark(outcome.task, reasonOf(outcome))];
        case 'held':
        case 'not-started':
        case 'unsettled':
            return [];
        default:
            return outcome;
    }
}
/** Formats the reason as the task list stores it: one line, white space collapsed. */
function failedMark(task, reason) {
    return {
        task,
        to: { is: 'failed', reason: reason.replace(/\s+/g, ' ').trim() },
    };
}


/***/ }),

/***/ 7480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ settleRound)
});

// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/metrics/outcomes.js
var metrics_outcomes = __webpack_require__(9832);
// EXTERNAL MODULE: ./lib/core/plan/subtasks.js
var plan_subtasks = __webpack_require__(8239);
;// CONCATENATED MODULE: ./lib/core/train/retry.js

/** Whether another attempt may help. Other failures would repeat, or need a person. */
function mayRetry(why) {
    switch (why.is) {
        case 'exit':
        case 'signal':
        case 'said':
        case 'nothing':
        case 'lost':
            return true;
        case 'timeout':
        case 'setup':
        case 'start':
        case 'interrupted':
        case 'refused-bundle':
        case 'subtask':
            return false;
        default:
            return why;
    }
}
/** Whether a task has attempts left. */
function attemptsLeft({ config, waited }, task, attempt) {
    return attempt < config.attempts + (waited.get(task) ?? 0);
}
/** The next attempt, with feedback on this one's failure. */
function nextAttempt(round, { task, attempt }, setback, from) {
    return {
        task,
        act: 'work',
        attempt: attempt + 1,
        behind: [],
        feedback: [...(round.assigned.get(task)?.feedback ?? []), round.formatFeedback(setback)],
        ...(from && { from }),
        ...subtaskStateOf(round, task),
    };
}
/**
 * Once its subtasks have landed, the task continues from its partial work. The requested subtasks are
 * checked here too, since the result may come from a machine that ran untrusted code.
 */
function waitFor(round, { task: asker, base }, work) {
    const context = (0,plan_subtasks/* subtaskContext */.jE)(round.plan, asker, round.config);
    const { subtasks, problems } = (0,plan_subtasks/* checkSubtasks */.pl)(work.on, context);
    if (problems.length > 0 || subtasks.length === 0) {
        const message = problems.join('; ') || 'it asked for no subtask';
        return { outcome: { is: 'failed', task: asker.id, why: { is: 'said', message } } };
    }
    const ids = subtasks.map(({ id }) => id);
    const from = work.partial && { base, head: work.partial };
    // If an agent must stay in its scope, so must the agents of its subtasks.
    const scope = round.config.scope === 'block' ? asker.scope : undefined;
    return {
        next: [
            ...subtasks.map((each) => ({
                task: each.id,
                act: 'work',
                attempt: 1,
                feedback: [],
                behind: [],
                define: (0,plan_subtasks/* subtaskAsTask */.$z)(each, asker, scope),
            })),
            {
                ...nextAttempt(round, work, { is: 'subtasks', ids }, from),
                behind: ids,
                ...(0,plan_subtasks/* subtaskState */.le)({ ...asker, subtasks: (0,plan_subtasks/* allSubtasks */.Ko)(asker.subtasks, subtasks) }),
            },
        ],
    };
}
/** A job without a result was lost: it is repeated unchanged. */
function retryWork(round, { task, attempt, feedback, from }) {
    return {
        next: [
            {
                task: task.id,
                act: 'work',
                attempt,
                feedback,
                behind: [],
                ...(from && { from }),
                ...subtaskStateOf(round, task.id),
            },
        ],
    };
}
/** Puts the change into the next train unchanged. */
function requeue(round, change) {
    return {
        next: [
            {
                task: change.task,
                act: 'land',
                attempt: change.attempt,
                change,
                feedback: [],
                behind: [],
                ...subtaskStateOf(round, change.task),
            },
        ],
    };
}
function subtaskStateOf({ tasks }, task) {
    const define = tasks.get(task);
    return define ? (0,plan_subtasks/* subtaskState */.le)(define) : {};
}

;// CONCATENATED MODULE: ./lib/core/train/settle.js



/** Every task of the round gets exactly one outcome, or continues. */
function settleRound(facts) {
    const { plan, stop } = facts;
    const round = {
        ...facts,
        tasks: new Map(plan.tasks.map((task) => [task.id, task])),
        assigned: new Map(plan.assign.map((assignment) => [assignment.task.id, assignment])),
    };
    const steps = dispatchedSteps(round);
    const outcomes = [
        ...steps.flatMap((step) => ('outcome' in step ? [step.outcome] : [])),
        ...plan.blocked.map((blocked) => outcomeOfBlocked(plan, blocked)),
    ];
    const next = [...steps.flatMap((step) => ('next' in step ? step.next : [])), ...plan.waiting];
    if (!stop) {
        const stuck = inVain(round, outcomes, next);
        return {
            outcomes: [...outcomes, ...stuck.values()],
            next: next.filter(({ task }) => !stuck.has(task)),
        };
    }
    // Subtasks that were requested in this round are not yet tasks of the run.
    const known = next.filter(({ task }) => round.tasks.has(task));
    return { outcomes: [...outcomes, ...known.map(unsettled)], next: [] };
}
/** One step for each assigned or adopted task; results for other tasks are ignored. */
function dispatchedSteps(round) {
    const queued = new Map(round.queued.map((each) => [each.change.task, each]));
    const results = new Map(round.results.map((work) => [`${work.task} ${work.attempt}`, work]));
    const assigned = [...round.assigned].map(([task, assignment]) => {
        const inQueue = queued.get(task);
        if (inQueue)
            return afterQueue(round, inQueue);
        const work = results.get(`${task} ${assignment.attempt}`);
        return work && work.is !== 'delivered'
            ? afterWork(round, assignment, work)
            : retryWork(round, assignment);
    });
    const adopted = round.plan.adopt.map((change) => {
        const inQueue = queued.get(change.task);
        return inQueue ? afterQueue(round, inQueue) : requeue(round, change);
    });
    return [...assigned, ...adopted];
}
function afterQueue(round, queued) {
    const { change, disposition } = queued;
    const { task } = change;
    switch (disposition.is) {
        case 'train':
            return afterLanding(round, change, round.landings.get(task) ?? { is: 'requeued' });
        case 'next-train':
            return requeue(round, change);
        case 'blocked':
            return { outcome: { is: 'blocked', task, gates: disposition.gates } };
        case 'conflict':
            return afterConflict(round, change, disposition);
        case 'landed':
            return { outcome: { is: 'landed', task, commit: disposition.commit } };
        case 'empty':
            return afterEmpty(round, queued);
        case 'refused': {
            const why = { is: 'refused-bundle', message: disposition.message };
            return { outcome: { is: 'failed', task, why } };
        }
        default:
            return disposition;
    }
}
function afterLanding(round, change, landing) {
    const { task, attempt, base, head } = change;
    switch (landing.is) {
        case 'landed': {
            const pr = landing.pr === undefined ? {} : { pr: landing.pr };
            return { outcome: { is: 'landed', task, commit: landing.commit, ...pr } };
        }
        case 'ejected': {
            const { tests } = landing;
            return attemptsLeft(round, task, attempt)
                ? { next: [nextAttempt(round, change, { is: 'red', tests }, { base, head })] }
                : { outcome: { is: 'red', task, tests, attempt } };
        }
        case 'refused':
            return { outcome: { is: 'held', task, why: landing.why } };
        case 'requeued':
            return requeue(round, change);
        default:
            return landing;
    }
}
function afterConflict(round, change, { files, with: others }) {
    const { task, attempt, base, head } = change;
    // Without the other change there may be no conflict. This cannot loop: a change that did not land has
    // ended, starts again after this one, or waits for the same train.
    if (!others.every((other) => hasLanded(round, other)))
        return requeue(round, change);
    const held = {
        outcome: { is: 'held', task, why: { is: 'conflict', files, with: others } },
    };
    switch (round.config['on-conflict']) {
        case 'hold':
            return held;
        case 'discard':
            return { outcome: { is: 'discarded', task, files } };
        case 'resolve':
            return attemptsLeft(round, task, attempt)
                ? {
                    next: [
                        nextAttempt(round, change, { is: 'conflict', files, with: others }, { base, head }),
                    ],
                }
                : held;
        default:
            return round.config['on-conflict'];
    }
}
/** A change may be empty only because an earlier one did the same; if that one does not land, it is not empty. */
function afterEmpty(round, { change }) {
    const position = round.queued.findIndex((other) => other.change.task === change.task);
    const ahead = round.queued.slice(0, position).filter((other) => other.disposition.is === 'train');
    return ahead.every((other) => hasLanded(round, other.change.task))
        ? { outcome: { is: 'failed', task: change.task, why: { is: 'nothing' } } }
        : requeue(round, change);
}
function hasLanded({ landings }, task) {
    return landings.get(task)?.is === 'landed';
}
function afterWork(round, assignment, work) {
    if (work.is === 'waits')
        return waitFor(round, assignment, work);
    const { why } = work;
    return mayRetry(why) && attemptsLeft(round, work.task, work.attempt)
        ? // A failed attempt leaves nothing to build on: the next one starts from the same commit.
            { next: [nextAttempt(round, work, { is: 'failure', why }, assignment.from)] }
        : { outcome: { is: 'failed', task: work.task, why } };
}
/** A task that landed after the first round was planned counts as landed in this run. */
function outcomeOfBlocked(plan, { task, why }) {
    const landed = why.find(({ is }) => is === 'landed');
    const known = plan.round > 1 && landed?.is === 'landed' ? landed : undefined;
    const id = model/* TaskId */.LD.safeParse(task);
    return known && id.success
        ? { is: 'landed', task: id.data, commit: known.commit }
        : { is: 'not-started', task, why };
}
/** Tasks that wait for one that ended without landing. They end now: another round would only report that. */
function inVain({ tasks }, outcomes, next) {
    const ended = new Set(outcomes.filter((outcome) => !(0,metrics_outcomes/* isOnBase */.X9)(outcome)).map(({ task }) => task));
    const stuck = new Map();
    // Each pass follows every chain by one more step.
    for (let before = -1; before < stuck.size;) {
        before = stuck.size;
        for (const { task, behind } of next) {
            const awaited = [...(tasks.get(task)?.depends ?? []), ...behind].filter((id) => ended.has(id));
            if (stuck.has(task) || awaited.length === 0)
                continue;
            const why = awaited.map((id) => ({ is: 'waits-for', task: id, state: 'did not land' }));
            stuck.set(task, { is: 'not-started', task, why });
            ended.add(task);
        }
    }
    return stuck;
}
/** If a run stops, its tasks stay unsettled: their work is kept, and the next run continues from it. */
function unsettled({ task, act }) {
    return {
        is: 'unsettled',
        task,
        message: act === 'land' ? 'its change is kept on its branch' : 'it was not tried again',
    };
}


/***/ }),

/***/ 7793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ refuseBadInput)
/* harmony export */ });
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9635);
/* harmony import */ var _text_reasons_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6790);


const BAD_INPUT = new Set(['unknown', 'cycle', 'no-agent', 'invalid']);
/** A misspelt request starts nothing: asking again is better than running half of what was meant. */
function refuseBadInput(plan) {
    const bad = plan.blocked.some(({ why }) => why.some(({ is }) => BAD_INPUT.has(is)));
    if (!bad)
        return;
    throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_0__.UserError(plan.blocked.flatMap(({ task, why }) => why.map((reason) => `${task}: ${(0,_text_reasons_js__WEBPACK_IMPORTED_MODULE_1__/* .blockedText */ .qQ)(reason)}`)), ['tributary plan ready']);
}


/***/ }),

/***/ 2044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e5: () => (/* binding */ withoutWork),
/* harmony export */   sb: () => (/* binding */ examine),
/* harmony export */   tT: () => (/* binding */ commitText)
/* harmony export */ });
/* harmony import */ var _core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5700);
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9862);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2753);
/* harmony import */ var _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1296);
/* harmony import */ var _core_metrics_time_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1284);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9097);
/* harmony import */ var _core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2421);
/* harmony import */ var _text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(708);
/** Examines one delivered change: imports its bundle, applies every gate, and makes a single commit of it. */








const LIMIT_RULES = new Set(['too-many-files', 'too-large']);
/** Tributary's commits have a fixed author and the run's date, so that the same work gives the same commit. */
function commitText(run, message) {
    return { message, author: _core_git_names_js__WEBPACK_IMPORTED_MODULE_1__/* .IDENTITY */ .zK, date: run.request.startedAt };
}
/** A queue entry without commits, for a refused bundle or a change that landed already: it uses the base's. */
async function withoutWork(ports, delivered, disposition) {
    return {
        change: delivered.change,
        commit: delivered.change.base,
        tree: await ports.store.tree(delivered.change.base),
        title: (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__/* .titleOf */ .Gg)(delivered.task),
        verdicts: [],
        disposition,
        files: [],
    };
}
/** @returns the change with its disposition, not yet in the train */
async function examine(run, ports, delivered) {
    const { change, task, bundle } = delivered;
    const refused = bundle === undefined
        ? undefined
        : await ports.store.importBundle(bundle, change.base, change.head);
    if (refused !== undefined)
        return withoutWork(ports, delivered, { is: 'refused', message: refused });
    const files = await ports.store.diff(change.base, change.head);
    if (files.length === 0)
        return withoutWork(ports, delivered, { is: 'empty' });
    const { checks, verdicts } = await verdictsOf(run, ports, delivered, files);
    const title = (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__/* .titleOf */ .Gg)(task);
    const tree = await ports.store.tree(change.head);
    const text = commitText(run, (0,_text_commit_text_js__WEBPACK_IMPORTED_MODULE_6__/* .changeMessage */ .MT)(title, change, run.request.run));
    const gates = (0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .blockingGates */ .aZ)(checks, verdicts);
    const publish = !(0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .neverPublish */ .Ci)(verdicts.flatMap(({ findings }) => findings));
    return {
        change,
        tree,
        title,
        verdicts,
        files: files.map(({ path }) => path),
        commit: await ports.store.commit(tree, [change.base], text),
        disposition: gates.length > 0
            ? {
                is: 'blocked',
                gates,
                publish,
            }
            : { is: 'train' },
    };
}
async function verdictsOf(run, ports, delivered, files) {
    const { change, task } = delivered;
    const policy = ports.digest((0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .policyTerms */ .wG)(run.config, task));
    const checks = (0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .checksFor */ .NR)(run.config, task, files.map(({ path }) => path), ports.match);
    const verdicts = await Promise.all(checks.map(async (check) => {
        const scanned = check.command?.run === undefined
            ? undefined
            : await readVerdict(run, change, check, policy);
        if (check.gate === _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .SECURITY */ .l5)
            return securityVerdict(run, ports, delivered, files, policy, scanned);
        return scanned ?? noAnswer(ports, change, check, policy);
    }));
    return { checks, verdicts };
}
async function readVerdict(run, change, check, policy) {
    const verdict = (await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .verdictFile */ .Y1)(change, check.gate, policy), _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .Verdict */ .Y)) ??
        (await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .errorFile */ .xv)(change, check.gate, run.round), _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .Verdict */ .Y));
    return verdict && (0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .isOn */ .Mp)(verdict, change) ? verdict : undefined;
}
/** The verdict of the `security` gate: the worse of the built-in checks and the configured command, if any. */
async function securityVerdict(run, ports, delivered, files, policy, scanned) {
    const startedAt = ports.clock.now();
    const command = run.config.gates[_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .SECURITY */ .l5];
    const own = await builtInFindings(run, ports, delivered, files).catch((error) => [
        {
            rule: 'check-failed',
            level: 'error',
            message: `A built-in check failed: ${String(error)}`,
        },
    ]);
    const findings = [...own, ...(scanned?.findings ?? [])];
    const missing = command?.run !== undefined && !scanned;
    const failed = (0,_core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .holds */ .v9)(own, 'warning') || scanned?.result === 'fail';
    const error = missing || scanned?.result === 'error' || own.some(({ rule }) => rule === 'check-failed');
    return (0,_core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .newVerdict */ .QE)(delivered.change, { gate: _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .SECURITY */ .l5, kind: 'gate' }, policy, {
        findings,
        result: failed ? 'fail' : error ? 'error' : 'pass',
        ...(scanned?.model !== undefined && { model: scanned.model }),
        usage: scanned?.usage ?? _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_USAGE */ .yJ,
        startedAt: scanned?.startedAt ?? startedAt,
        seconds: (scanned?.seconds ?? 0) + Math.max(0, (0,_core_metrics_time_js__WEBPACK_IMPORTED_MODULE_7__/* .secondsBetween */ .O)(startedAt, ports.clock.now())),
    });
}
async function builtInFindings(run, ports, { change, task }, files) {
    const inspected = (0,_core_gates_inspect_js__WEBPACK_IMPORTED_MODULE_0__/* .inspect */ .Nn)({
        files,
        config: {
            ...run.config,
            protected: [...run.config.protected, ...(0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .checkScripts */ .Hx)(run.config)],
        },
        match: ports.match,
        ...(task.scope && { scope: task.scope }),
    });
    // A change over the limits is blocked and never published, so the rest need not be read.
    if (inspected.some(({ rule }) => LIMIT_RULES.has(rule)))
        return inspected;
    const added = await ports.store.added(change.base, change.head);
    const texts = new Map(files.map(({ path }) => [path, added.get(path) ?? '']));
    return [...inspected, ...(await ports.secrets.scan(texts))];
}
/** A gate that applies but has no verdict is an error: the change was not checked. */
function noAnswer(ports, change, check, policy) {
    return (0,_core_gates_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .newVerdict */ .QE)(change, check, policy, {
        result: 'error',
        findings: [
            {
                rule: 'no-answer',
                level: 'error',
                message: check.command?.run === undefined
                    ? `No ${check.gate} check is configured: add gates.${check.gate}.run to .github/tributary.yml.`
                    : 'The check gave no answer.',
            },
        ],
        usage: _core_model_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_USAGE */ .yJ,
        startedAt: ports.clock.now(),
        seconds: 0,
    });
}


/***/ }),

/***/ 6176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ plan),
/* harmony export */   p: () => (/* binding */ planFacts)
/* harmony export */ });
/* harmony import */ var _core_plan_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9838);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6295);
/* harmony import */ var _core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1296);
/* harmony import */ var _core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8239);
/* harmony import */ var _core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9097);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9635);
/* harmony import */ var _text_near_miss_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8954);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6967);
/** plan: reads the base's tasks, the work on branches and the history, and plans the round. */









/**
 * Reads everything that a plan depends on. Writes nothing.
 * @throws UserError if there is no task list, or it has problems
 */
async function planFacts(run, ports, pending, onOverlap) {
    const base = await ports.base();
    const { tasks, unreadable } = await readTasks(run, ports, base.commit);
    if (unreadable.length > 0 && !pending)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError(unreadable.map(([line, message]) => `${run.config.tasks}:${line} ${message}`), [`Fix ${run.config.tasks}, commit, and run again.`]);
    const { pulls, inFlight } = await openPulls(ports, base);
    const known = [
        ...tasks.map(({ id }) => id),
        ...(pending ?? []).flatMap(({ task, behind }) => [task, ...behind]),
        ...pulls.map(({ task }) => task),
        ...tasks.flatMap((task) => (0,_core_plan_subtasks_js__WEBPACK_IMPORTED_MODULE_4__/* .declaredSubtasks */ .Rh)(task, run.config, ports.match, new Set()).subtasks.map(({ id }) => id)),
    ];
    const trailers = await ports.store.landed(base.commit, [...new Set(known)]);
    const adoptable = new Map(run.previousChanges?.map((change) => [change.task, change]));
    for (const pull of pulls) {
        const change = await adopt(ports, base.commit, pull);
        if (change)
            adoptable.set(pull.task, change);
    }
    const history = await ports.ledger.read();
    const still = pending && (await Promise.all(pending.map((each) => withStoredChange(ports, each, adoptable))));
    return {
        run: run.request.run,
        round: run.round,
        at: ports.clock.now(),
        base,
        policy: ports.digest((0,_core_gates_policy_js__WEBPACK_IMPORTED_MODULE_3__/* .policyTerms */ .wG)(run.config, undefined)),
        config: run.config,
        onOverlap,
        pending: still,
        ask: run.request.ask,
        tasks,
        unreadable: new Map(),
        // Newest first: if a task landed twice, the last landing counts.
        landed: new Map(trailers.toReversed().map(({ task, commit }) => [task, commit])),
        inFlight,
        uncommitted: new Map(pulls.flatMap(({ task, unsaved }) => (unsaved === undefined ? [] : [[task, unsaved]]))),
        adoptable,
        files: tasks.some(({ scope }) => scope?.length) ? await ports.store.files(base.commit) : [],
        match: ports.match,
        nearest: _text_near_miss_js__WEBPACK_IMPORTED_MODULE_7__/* .nearMiss */ .b,
        history,
        budget: await budgetOf(run, ports, history),
    };
}
/** Writes `plan-<round>.json`: the first round from the request, later ones from the pending tasks. */
async function plan(run, ports) {
    const known = await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .planFile */ .eS)(run.round), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Plan */ .cw);
    if (known)
        return known;
    const before = run.round > 1 ? await run.dir.read((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .landFile */ .cc)(run.round - 1), _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Land */ .CS) : undefined;
    if (run.round > 1 && !before)
        throw new Error(`round ${run.round - 1} has not landed`);
    const decided = (0,_core_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .planRound */ .u)(await planFacts(run, ports, before?.next, run.request.onOverlap));
    await run.dir.write((0,_core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .planFile */ .eS)(run.round), decided);
    return decided;
}
async function readTasks(run, ports, at) {
    const text = await ports.store.file(at, run.config.tasks);
    if (text === undefined)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_6__.UserError([`There is no ${run.config.tasks} on ${run.request.branch}.`], ['tributary init', `git add ${run.config.tasks} && git commit -m "Add the task list"`]);
    const { tasks, problems } = ports.tasks.parse(text);
    const unreadable = problems.map(({ line, message }) => [line, message]);
    return { tasks, unreadable };
}
/** The pull requests for this base, and the tasks that another run is working on. */
async function openPulls({ forge }, { branch: base }) {
    const everywhere = await forge.open();
    // Without this, work that waits for another base would be done and paid twice.
    const busy = everywhere.filter((pull) => pull.base !== base || pull.inFlight);
    return {
        pulls: everywhere.filter((pull) => pull.base === base),
        inFlight: new Map(busy.map(({ task, branch, base: onto, run }) => [
            task,
            { branch: onto === base ? branch : `${branch} for ${onto}`, run },
        ])),
    };
}
/**
 * The change to adopt from a pull request: a newer state of its branch if somebody changed it, else the change
 * itself if it may land unchanged. A rejected change that nobody touched is done again.
 */
async function adopt(ports, base, pull) {
    const { tip, change, commit, state, inFlight } = pull;
    if (inFlight || !tip)
        return undefined;
    if (tip === change.head || tip === commit)
        return state === 'open' ? change : undefined;
    const since = await ports.store.mergeBase(tip, base);
    const { task, attempt } = change;
    return { task, id: (0,_core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .changeIdOf */ .r3)(tip), head: tip, base: since ?? change.base, attempt };
}
/**
 * Replaces a change whose commit is missing on this machine by the one on its branch, else by new work. A
 * landing may have rebased the branch: then no ref names the original commit.
 */
async function withStoredChange({ store }, pending, adoptable) {
    const { change, ...rest } = pending;
    if (!change || (await store.resolve(change.head)))
        return pending;
    const now = adoptable.get(pending.task);
    if (now)
        return { ...rest, change: { ...change, id: now.id, head: now.head, base: now.base } };
    return { ...rest, act: 'work' };
}
async function budgetOf(run, { pricing }, history) {
    const limitUsd = run.request.budget ?? run.config.budget;
    if (limitUsd === undefined)
        return undefined;
    const results = await (0,_history_js__WEBPACK_IMPORTED_MODULE_8__/* .allWorks */ .uf)(run);
    const queues = await (0,_history_js__WEBPACK_IMPORTED_MODULE_8__/* .readRounds */ .MB)(run.dir, _core_run_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .queueFile */ .G3, _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .Queue */ .op);
    const spending = { run: run.request.run, results, queues, history };
    return { limitUsd, spentUsd: (0,_core_plan_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .spentUsd */ .$N)(spending, pricing.price) };
}


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C2: () => (/* binding */ changeOf),
  F5: () => (/* binding */ deliveredWith),
  gR: () => (/* binding */ queue)
});

// EXTERNAL MODULE: ./lib/core/model.js + 4 modules
var model = __webpack_require__(2753);
// EXTERNAL MODULE: ./lib/core/plan/budget.js
var budget = __webpack_require__(9838);
// EXTERNAL MODULE: ./lib/core/run-layout.js
var run_layout = __webpack_require__(9097);
// EXTERNAL MODULE: ./lib/core/train/marks.js
var marks = __webpack_require__(4472);
// EXTERNAL MODULE: ./lib/core/user-error.js
var user_error = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/core/train/settle.js + 1 modules
var settle = __webpack_require__(7480);
;// CONCATENATED MODULE: ./lib/core/train/train.js
/** The order of changes in the train, and conflicts between them. */

/**
 * Compares two changes by their order in the train: those that have waited longest first; then subtasks,
 * since others wait for them; then fewer attempts, since a change that failed once may fail again and hold up
 * others; then fewer files, since they are less likely to conflict; then by id, so that the order is total.
 * The bookkeeping change is last, since it records how the others ended. Dependencies need no rule: a task
 * is queued only after they have landed.
 */
function byPlaceInTrain(a, b) {
    const last = Number(a.change.task === model/* BOOKKEEPING */.jI) - Number(b.change.task === model/* BOOKKEEPING */.jI);
    if (last !== 0)
        return last;
    if (a.since !== b.since)
        return a.since - b.since;
    const subtask = Number(Boolean(b.task?.parent)) - Number(Boolean(a.task?.parent));
    if (subtask !== 0)
        return subtask;
    if (a.change.attempt !== b.change.attempt)
        return a.change.attempt - b.change.attempt;
    if (a.files !== b.files)
        return a.files - b.files;
    return a.change.task < b.change.task ? -1 : Number(a.change.task > b.change.task);
}
/** The earlier changes in the train that a conflict in these files is with; empty = the base itself. */
function conflictsWith(files, ahead) {
    const wanted = new Set(files);
    return ahead
        .filter((other) => other.files.some((file) => wanted.has(file)))
        .map(({ task }) => task);
}

// EXTERNAL MODULE: ./lib/text/commit-text.js
var commit_text = __webpack_require__(708);
// EXTERNAL MODULE: ./lib/text/marks.js
var text_marks = __webpack_require__(7609);
// EXTERNAL MODULE: ./lib/stages/examine.js
var examine = __webpack_require__(2044);
// EXTERNAL MODULE: ./lib/stages/history.js
var stages_history = __webpack_require__(6967);
;// CONCATENATED MODULE: ./lib/stages/queue.js
/** queue: checks and orders the delivered changes, and builds the train as a stack of single commits. */











/** The change that a result delivers, if any. */
function changeOf(result) {
    if (result.is !== 'delivered')
        return undefined;
    const { task, head, base, agent, attempt } = result;
    return { task, id: (0,model/* changeIdOf */.r3)(head), head, base, agent, attempt };
}
/** The delivered changes: those of agents come as bundles, adopted ones are already in the store. */
async function deliveredWith(run, plan, change, adopted) {
    const task = plan.tasks.find(({ id }) => id === change.task);
    if (!task || adopted)
        return task && { change, task };
    const { bundle } = (0,run_layout/* workFiles */.ny)(change.task, change.attempt);
    return { change, task, bundle: await run.dir.path(bundle) };
}
/** Writes `queue-<round>.json` last; until then it can be repeated with the same result. */
async function queue(run, ports, input) {
    const known = await run.dir.read((0,run_layout/* queueFile */.G3)(run.round), model/* Queue */.op);
    if (known)
        return known;
    const base = await ports.base();
    const delivered = await deliveries(run, input);
    const landed = await landedSince(ports, base, delivered);
    const examined = [];
    for (const each of delivered) {
        const { task } = each.change;
        const at = landed.get(task);
        const result = at
            ? await (0,examine/* withoutWork */.e5)(ports, each, { is: 'landed', commit: at })
            : ((await early(ports, input, each.change)) ?? (await (0,examine/* examine */.sb)(run, ports, each)));
        // Verdicts of commands were shown when they ended; those of built-in checks and missing ones are new.
        for (const verdict of result.verdicts)
            if (run.config.gates[verdict.gate]?.run === undefined && verdict.kind === 'gate')
                ports.events.emit({ is: 'judged', task, verdict, agent: each.change.agent });
        examined.push(result);
    }
    const train = await stack(run, ports, base, inTrainOrder(input.plan, examined));
    const text = (await ports.store.file(base.commit, run.config.tasks)) ?? '';
    const marks = await expectedMarks(run, ports, input, train.queued, ports.tasks.parse(text).tasks);
    const book = await bookkeeping(run, ports, base, text, marks);
    if (book)
        await stackChange(run, ports, train, book);
    const changes = [];
    for (const each of train.queued)
        changes.push(await publish(run, ports, input.plan, each));
    const result = {
        version: 1,
        run: run.request.run,
        round: run.round,
        base,
        policy: input.plan.policy,
        changes,
        candidates: train.candidates,
        marks,
    };
    await run.dir.write((0,run_layout/* queueFile */.G3)(run.round), result);
    return result;
}
async function deliveries(run, { plan, results }) {
    const fresh = results.flatMap((result) => changeOf(result) ?? []);
    const all = await Promise.all([
        ...plan.adopt.map((change) => deliveredWith(run, plan, change, true)),
        ...fresh.map((change) => deliveredWith(run, plan, change, false)),
    ]);
    return all.flatMap((each) => each ?? []);
}
/**
 * Delivered tasks that have landed since the plan, whatever their head: in an earlier attempt of this job, or
 * in a later round, if this job is a rerun of an old one.
 */
async function landedSince(ports, base, delivered) {
    if (delivered.length === 0)
        return new Map();
    const trailers = await ports.store.landed(base.commit, delivered.map(({ change }) => change.task));
    return new Map(trailers.toReversed().map(({ task, commit }) => [task, commit]));
}
/** An early result, unless its commit is gone: no ref named it, so an agent may have pruned it. */
async function early({ store }, { examined }, { task, id }) {
    const known = examined?.get(task);
    return known?.change.id === id && (await store.resolve(known.commit)) ? known : undefined;
}
async function stack(run, ports, base, examined) {
    const baseline = { k: 0, commit: base.commit, tree: base.tree, changes: [] };
    const made = { candidates: [baseline], queued: [], ahead: [] };
    for (const each of examined)
        if (each.disposition.is === 'train' && made.ahead.length >= run.config.train)
            made.queued.push({ ...each, disposition: { is: 'next-train' } });
        else
            await stackChange(run, ports, made, each);
    return made;
}
function inTrainOrder(plan, examined) {
    const adopted = new Set(plan.adopt.map(({ task }) => task));
    const waiting = (each) => ({
        change: each.change,
        task: plan.tasks.find(({ id }) => id === each.change.task),
        since: adopted.has(each.change.task) ? 0 : 1,
        files: each.files.length,
    });
    return examined.toSorted((a, b) => byPlaceInTrain(waiting(a), waiting(b)));
}
/** The marks that are needed if the whole train lands. */
async function expectedMarks(run, ports, input, queued, tasks) {
    const { outcomes, waited } = await (0,stages_history/* pastOutcomes */.mQ)(run);
    const landings = new Map(queued
        .filter(({ disposition }) => disposition.is === 'train')
        .map(({ change, commit }) => [
        change.task,
        { is: 'landed', commit },
    ]));
    const settled = (0,settle/* settleRound */.S)({
        plan: input.plan,
        config: (0,budget/* withoutRetriesOverBudget */.wz)(run.config, input.plan.budget, input.results, ports.pricing.price),
        results: input.results,
        waited,
        queued,
        landings,
        stop: undefined,
        formatFeedback: () => '',
    });
    const all = [...outcomes, ...settled.outcomes];
    return (0,marks/* marksDue */.D)(all, tasks, text_marks/* markReason */.W);
}
/** The change that marks the task list: it is last in the train and is tested like any other. */
async function bookkeeping(run, ports, base, text, marks) {
    const marked = ports.tasks.mark(text, [...marks]);
    if (marks.length === 0 || marked === text)
        return undefined;
    const tree = await ports.store.withFile(base.tree, run.config.tasks, marked);
    const title = (0,commit_text/* bookkeepingTitle */.XQ)(marks);
    const head = await ports.store.commit(tree, [base.commit], (0,examine/* commitText */.tT)(run, title));
    const change = {
        task: model/* BOOKKEEPING */.jI,
        id: (0,model/* changeIdOf */.r3)(head),
        head,
        base: base.commit,
        attempt: 1,
    };
    const commit = await ports.store.commit(tree, [base.commit], (0,examine/* commitText */.tT)(run, (0,commit_text/* changeMessage */.MT)(title, change, run.request.run)));
    return {
        change,
        commit,
        tree,
        title,
        verdicts: [],
        disposition: { is: 'train' },
        files: [run.config.tasks],
    };
}
/** Adds a change to the stack; one that conflicts is left out, with the changes that it conflicts with. */
async function stackChange(run, ports, on, each) {
    const { candidates, queued, ahead } = on;
    const top = candidates.at(-1);
    if (each.disposition.is !== 'train' || !top) {
        queued.push(each);
        return;
    }
    const text = (0,examine/* commitText */.tT)(run, (0,commit_text/* changeMessage */.MT)(each.title, each.change, run.request.run));
    const made = await ports.store.combine(top.commit, { base: each.change.base, commit: each.commit }, text);
    if (made.is === 'conflict') {
        const { files } = made;
        queued.push({
            ...each,
            disposition: { is: 'conflict', files, with: conflictsWith(files, ahead) },
        });
    }
    else if (made.tree === top.tree)
        queued.push({ ...each, disposition: { is: 'empty' } });
    else {
        const { commit, tree } = made;
        candidates.push({ k: top.k + 1, commit, tree, changes: [...top.changes, each.change.task] });
        ahead.push({ task: each.change.task, files: each.files });
        queued.push(each);
    }
}
async function publish(run, ports, plan, queued) {
    const { disposition, change, commit, title, verdicts } = queued;
    const shown = disposition.is === 'train' ||
        disposition.is === 'next-train' ||
        disposition.is === 'conflict' ||
        (disposition.is === 'blocked' && disposition.publish);
    if (!shown)
        return queued;
    const task = plan.tasks.find(({ id }) => id === change.task);
    try {
        const pr = await ports.forge.publish({
            change,
            commit,
            title,
            draft: disposition.is === 'blocked',
            base: run.request.branch,
            body: (0,commit_text/* pullRequestBody */.NF)(task, change, verdicts),
        });
        await ports.forge.check(pr, verdicts);
        return { ...queued, pr };
    }
    catch (error) {
        // The refusal concerns this change only, so the others continue, unless it would affect them too.
        if (!(error instanceof user_error.UserError) || error.isGeneral)
            throw error;
        const message = [...error.problems, ...error.next].join(' ');
        ports.events.emit({ is: 'problem', task: change.task, message });
        return { ...queued, unpublished: message };
    }
}


/***/ }),

/***/ 4225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ waitWarnings),
/* harmony export */   Y: () => (/* binding */ callingChecks)
/* harmony export */ });
const LEVELS = ['none', 'read', 'write'];
/** A caller that holds the group of the workflow that it calls waits for itself, and GitHub says nothing. */
function waitWarnings(jobs) {
    return jobs.flatMap(({ file, job, waitsAt }) => waitsAt === undefined
        ? []
        : [
            `${file}:${waitsAt}: the concurrency group of ${job} is also that of the workflow that it calls, so that a run waits for itself for ever. Remove this \`concurrency\`: the called workflow has its own.`,
        ]);
}
/** @param needed the permissions of all jobs of the called workflow together */
function callingChecks(jobs, needed) {
    const name = 'workflow';
    return jobs.map((job) => {
        const [waits] = waitWarnings([job]);
        if (waits !== undefined)
            return { name, ok: false, found: waits };
        const { file, line, permissions } = job;
        if (!permissions)
            return {
                name,
                ok: 'warn',
                found: `${file}:${line}: ${job.job} has no permissions: GitHub starts it only if the repository’s default grants enough`,
                next: permissionLines(job, needed),
            };
        const missing = Object.fromEntries(Object.entries(needed).filter(([permission, level]) => levelOf(permissions, permission) < LEVELS.indexOf(level)));
        if (Object.keys(missing).length === 0)
            return { name, ok: true, found: file };
        return {
            name,
            ok: false,
            found: `${file}:${line}: ${job.job} grants less than the called workflow needs, so that GitHub starts nothing ("startup failure")`,
            next: permissionLines(job, missing),
        };
    });
}
function levelOf(permissions, permission) {
    return LEVELS.indexOf(permissions[permission] ?? permissions['all'] ?? 'none');
}
function permissionLines({ job }, missing) {
    return [
        `# under "permissions:" of the job ${job}:`,
        ...Object.entries(missing).map(([permission, level]) => `${permission}: ${level}`),
    ];
}


/***/ }),

/***/ 708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   MT: () => (/* binding */ changeMessage),
/* harmony export */   NF: () => (/* binding */ pullRequestBody),
/* harmony export */   XQ: () => (/* binding */ bookkeepingTitle),
/* harmony export */   ws: () => (/* binding */ mergeMessage)
/* harmony export */ });
/* harmony import */ var _core_git_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9862);
/* harmony import */ var _core_model_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2753);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6362);
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4395);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6790);
/** Commit messages and pull request bodies. Foreign text is made plain. */





function titleOf(task) {
    return (0,_plain_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .w)(`${task.id}: ${task.title}`, 100);
}
/** The message of a change's single commit. `subject` has no newline. */
function changeMessage(subject, change, run) {
    return [subject, '', ...trailers(change, run), ...coAuthor(change.agent)].join('\n');
}
/** The message of the merge commit that lands a change. */
function mergeMessage(subject, change, pr, run) {
    return [`Merge pull request #${pr}: ${subject}`, '', ...trailers(change, run)].join('\n');
}
function bookkeepingTitle(marks) {
    return `Mark ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .count */ .U9)(marks.length, 'task')} in the task list`;
}
/** The body of a change's pull request. */
function pullRequestBody(task, change, verdicts) {
    if (change.task === _core_model_js__WEBPACK_IMPORTED_MODULE_1__/* .BOOKKEEPING */ .jI)
        return 'Marks landed and failed tasks in the task list.';
    const findings = verdicts.flatMap(({ findings }) => findings.map(_reasons_js__WEBPACK_IMPORTED_MODULE_4__/* .findingText */ .NK));
    return [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(task?.title ?? change.task),
        '',
        `Task ${change.task}${change.agent ? `, by ${change.agent}` : ''}, attempt ${change.attempt}.`,
        '',
        ...verdicts.map(verdictLine),
        ...(findings.length > 0
            ? ['', ...findings.map((text) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(text, 500)}`)]
            : []),
    ].join('\n');
}
function coAuthor(agent) {
    if (!agent)
        return [];
    const { name, email } = (0,_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .agentIdentity */ ._8)(agent);
    return [`Co-authored-by: ${name} <${email}>`];
}
function trailers(change, run) {
    return [
        `${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAILERS */ .jl.task}: ${change.task}`,
        `${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAILERS */ .jl.change}: ${change.id}`,
        `${_core_git_names_js__WEBPACK_IMPORTED_MODULE_0__/* .TRAILERS */ .jl.run}: ${run}`,
    ];
}
function verdictLine(verdict) {
    return `- ${verdict.gate}: ${verdict.result}${verdict.kind === 'review' ? ' (warns only)' : ''}`;
}


/***/ }),

/***/ 7609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ markReason)
/* harmony export */ });
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6790);

function markReason(outcome) {
    switch (outcome.is) {
        case 'failed':
            return failureWords(outcome.why);
        case 'blocked':
            return `blocked by ${outcome.gates.join(', ')}`;
        case 'red':
            return `failed tests (${outcome.tests.suite})`;
        case 'discarded':
            return 'discarded after a merge conflict';
        case 'landed':
        case 'held':
        case 'not-started':
        case 'unsettled':
            return (0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeText */ .EL)(outcome);
        default:
            return outcome;
    }
}
/** Contains no output of an agent: it would be committed to the base without passing a gate. */
function failureWords(why) {
    switch (why.is) {
        case 'exit':
            return `the agent exited with code ${why.code}`;
        case 'timeout':
            return `the agent timed out after ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .limitText */ .PW)(why.limit)}`;
        case 'nothing':
            return 'the agent changed nothing';
        case 'subtask':
            return `subtask ${why.id} failed`;
        case 'signal':
        case 'said':
        case 'setup':
        case 'start':
        case 'interrupted':
        case 'lost':
        case 'refused-bundle':
            return 'the agent failed';
        default:
            return why;
    }
}


/***/ }),

/***/ 6390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FS: () => (/* binding */ requiredLack),
/* harmony export */   ML: () => (/* binding */ sandboxCheck),
/* harmony export */   yC: () => (/* binding */ sandboxNote)
/* harmony export */ });
/* harmony import */ var _core_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6532);
/* harmony import */ var _reasons_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6790);


/** What a sandbox is required for, and the machine does not have. */
function requiredLack(config, machine) {
    const required = (0,_core_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_1__/* .allRules */ .V7)(config).filter(({ rules }) => rules.mode === 'required');
    if (machine.is !== 'none' || required.length === 0)
        return undefined;
    return {
        what: `The configuration requires a sandbox, but this machine has none: ${machine.why}.`,
        next: [...machine.next, 'tributary doctor'],
    };
}
/** One line for a run: who is confined. undefined if the configuration wants no sandbox. */
function sandboxNote(config, machine) {
    const all = (0,_core_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_1__/* .allRules */ .V7)(config);
    const confined = all.filter(({ rules }) => rules.mode !== 'off');
    if (confined.length === 0)
        return undefined;
    if (machine.is === 'none')
        return `No sandbox on this machine (${machine.why}): agents run as you. "tributary doctor" says how to get one`;
    const free = all.filter(({ rules }) => rules.mode === 'off').map(nameOf);
    const inside = confined.length === all.length ? 'all commands' : (0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .listText */ .so)(confined.map(nameOf));
    const outside = free.length === 0 ? '' : `; as you: ${(0,_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .listText */ .so)(free)}`;
    return `Sandbox (${machine.name}): ${inside}${outside}`;
}
function sandboxCheck(config, machine, lacks) {
    const name = 'sandbox';
    const [lack] = lacks;
    if (lack !== undefined)
        return { name, ok: false, found: lack.what, next: lack.next };
    const note = sandboxNote(config, machine);
    if (note === undefined)
        return { name, ok: 'warn', found: 'off: agents run as you, with your files and keys' };
    if (machine.is === 'none')
        return {
            name,
            ok: 'warn',
            found: `none: ${machine.why}. Agents run as you`,
            next: machine.next,
        };
    const found = note.replace(/^Sandbox \((.*?)\): /, '$1: ');
    if (config.sandbox.commands)
        return { name, ok: true, found };
    return {
        name,
        ok: true,
        found,
        next: ['tributary doctor --sandbox   # tries whether set-up and suites pass in it'],
    };
}
function nameOf({ agent }) {
    return agent === undefined ? 'set-up, gates and suites' : `agent ${agent}`;
}


/***/ }),

/***/ 7637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ setupChangesText)
/* harmony export */ });
/* harmony import */ var _plain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4395);
/** What set-up changes in a checkout, as a sentence. */

const MOST_NAMED = 5;
/** @param files paths, at least one */
function setupChangesText(files) {
    const named = files.slice(0, MOST_NAMED).map((file) => (0,_plain_js__WEBPACK_IMPORTED_MODULE_0__/* .plainText */ .w)(file, 100));
    const more = files.length - named.length;
    const list = [...named, ...(more > 0 ? [`${more} more`] : [])];
    const all = list.length === 1 ? list[0] : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
    return `Set-up changes ${all} in each worktree. That never lands. To avoid it, use a command that changes no file of the repository (such as npm ci), or list the file in .gitignore.`;
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
/** Example configurations. The tests parse both with the real parser. */
/** The shortest useful configuration. */
const MINIMAL_EXAMPLE = `agents:
  claude: claude -p --permission-mode acceptEdits
suites:
  unit: npm test
`;
/** Uses every key once. */
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
    sandbox:
      mode: required
      write: ["~/.local/share/bank-tools"]
      read: ["~/.config/bank-tools"]
      hide: ["~/bank-data"]
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

# What agents can reach; with "commands: true", the other commands too.
sandbox:
  mode: auto
  commands: true
  write: ["/var/lib/bank-test-data"]
  read: ["~/.npmrc"]
  hide: ["~/Documents"]
  network: [registry.npmjs.org, "*.anthropic.com"]

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
/** Parses `.github/tributary.yml` to `Config`, or reports all problems at once. */









/** Nobody reads more lines than this. */
const MAX_PROBLEMS = 100;
/** How many problems are located and sorted; a file may be full of them. */
const MAX_COMPLAINTS = 1000;
/**
 * @param text the file's content
 * @param file its display path, for the messages
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
    // One message for each position is enough: a rule adds nothing to an unknown key.
    const byPosition = new Map();
    for (const { line, column, path, message } of sorted) {
        const key = (0,words/* pathText */.LF)(path);
        const position = `${file}:${line}:${column}${key === '' ? '' : ` ${key}`}`;
        if (!byPosition.has(position))
            byPosition.set(position, `${position}: ${message}`);
    }
    const lines = [...byPosition.values()];
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
/** Normalises paths as git writes them: `./a//b/` becomes `a/b`. */
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
/** The base branch, and the configuration on it. */




/** @throws UserError if the local repository has no such branch */
async function localBase(store, branch) {
    const commit = await store.resolve((0,git_names/* refOf */.H8)(branch));
    if (!commit)
        throw new user_error.UserError([`There is no branch ${branch} with a commit.`], [
            'git branch --list',
            'tributary run --base BRANCH …',
            '# in a new repository, make the first commit: git add -A && git commit',
        ]);
    return { branch, commit, tree: await store.tree(commit) };
}
/** Reads the configuration at a commit. @throws UserError listing all its problems */
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
;// CONCATENATED MODULE: ./lib/adapters/local-forge/base-branch.js
/** Moves the base branch without breaking any checkout of it. */





async function tipOf({ store, base }) {
    const at = await store.resolve((0,git_names/* refOf */.H8)(base));
    if (!at)
        throw new Error(`the branch ${base} is gone`);
    return at;
}
/** Moves the branch from `onto` to `commit`, or not at all. */
async function moveBase(options, onto, commit) {
    const uses = await (0,worktrees/* branchUses */.NC)(options.git, options.gitDir, options.base);
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
/** Refuses if two checkouts have the branch, or if a rebase of it is in progress: neither can follow the move. */
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
    // Check the branch, not the merge's answer: another branch may have been checked out just before.
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
/**
 * A command that moves the files that git named out of the way. A stash does not take ignored files, so those
 * are renamed.
 */
function wayOut(dir, message) {
    const files = namedFiles(message).map((file) => (0,external_node_path_.join)(dir, file));
    return message.includes('untracked') && files.length > 0
        ? files.map((file) => `mv ${(0,next_steps/* shellWord */.r7)(file)} ${(0,next_steps/* shellWord */.r7)(`${file}.mine`)}`).join(' && ')
        : `git -C ${(0,next_steps/* shellWord */.r7)(dir)} stash`;
}
/** The files listed between the first and last line of git's error message. */
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
// EXTERNAL MODULE: ./lib/adapters/files/seal.js
var files_seal = __webpack_require__(8659);
// EXTERNAL MODULE: ./lib/adapters/files/whole-file.js
var whole_file = __webpack_require__(3338);
// EXTERNAL MODULE: ./lib/adapters/files/json-file.js
var json_file = __webpack_require__(4231);
;// CONCATENATED MODULE: ./lib/adapters/local-forge/records.js
/** Pull request records of the local forge: one JSON file each, in the repository's git directory. */










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
/** All records, by number. @throws UserError if one is invalid, or was not written by Tributary */
async function readRecords({ folder, seal }) {
    const found = (await (0,absent/* ifPresent */.x)((0,external_node_fs_promises_.readdir)(folder))) ?? [];
    const names = found.filter((name) => /^\d+\.json$/.test(name));
    const records = await Promise.all(names.map((name) => readRecord(seal, (0,external_node_path_.join)(folder, name))));
    return records.toSorted((a, b) => a.number - b.number);
}
/** Writes a record atomically. */
function writeRecord({ folder, seal }, record) {
    const name = `${record.number}.json`;
    const text = JSON.stringify((0,files_seal/* withSeal */.mW)(seal, nameOf(name), record), null, 2);
    return (0,whole_file/* writeWhole */.f)((0,external_node_path_.join)(folder, name), `${text}\n`);
}
async function readRecord(seal, file) {
    const json = (0,files_seal/* withoutSeal */.MW)(seal, nameOf((0,external_node_path_.basename)(file)), (0,json_file/* parseJson */.qF)(await (0,external_node_fs_promises_.readFile)(file, 'utf8')));
    const record = PullRecord.safeParse(json);
    if (record.success)
        return record.data;
    const why = json === undefined ? 'Tributary did not write it' : (0,json_file/* issuesText */.gm)(record.error);
    // Not skipped: we would not know what the record held, or that the change must not land.
    throw new user_error.UserError([
        `${file} is not a valid pull request record: ${why}.`,
        'Remove it to continue; its task then starts over:',
    ], [`rm ${(0,next_steps/* shellWord */.r7)(file)}`]);
}
/** The name under which a record is sealed. */
function nameOf(file) {
    return `pulls/${file}`;
}

;// CONCATENATED MODULE: ./lib/adapters/local-forge/local-forge.js
/** The forge without a server: pull requests are records, and landing moves the local base branch. */




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
/** A run may have been killed between moving the branch and recording it. The trailers on the base decide. */
async function settleLanded(forge, records) {
    if (records.length === 0)
        return [];
    const tasks = records.map(({ task }) => task);
    const landed = await forge.store.landed(await tipOf(forge), tasks);
    const still = [];
    for (const record of records) {
        const trailer = landed.find(({ change }) => change === record.change.id);
        if (trailer)
            await writeRecord(forge, {
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
/** The lock allows one run at a time, so no other run is active on a pull request. */
async function toPullRequest(forge, record) {
    const { version: _, body: __, checks: ___, ...pull } = record;
    // First: it brings commits of a person to the branch.
    const unsaved = await forge.collect(record.task);
    const tip = await forge.store.resolve((0,git_names/* refOf */.H8)(record.branch));
    return { ...pull, tip, unsaved, inFlight: false };
}
async function publish(forge, published) {
    const { change, commit, title, body, draft } = published;
    const numbers = (await readRecords(forge)).map(({ number }) => number);
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
    await writeRecord(forge, record);
    return record.number;
}
async function activeRecords(forge) {
    return (await allActive(forge)).filter(({ base }) => base === forge.base);
}
async function allActive(forge) {
    return (await readRecords(forge)).filter(({ state }) => state === 'open' || state === 'draft');
}
/** Stores the latest result of each check, so that repeating one changes nothing. */
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
    return writeRecord(forge, { ...(await recordOf(forge, number)), ...fields });
}
async function recordOf(forge, number) {
    const found = (await readRecords(forge)).find((record) => record.number === number);
    if (!found)
        throw new Error(`there is no pull request ${number}`);
    return found;
}

// EXTERNAL MODULE: ./lib/adapters/process/process.js + 3 modules
var process = __webpack_require__(3020);
// EXTERNAL MODULE: ./lib/wiring/base.js + 2 modules
var base = __webpack_require__(4745);
// EXTERNAL MODULE: ./lib/wiring/ports.js + 38 modules
var ports = __webpack_require__(7685);
;// CONCATENATED MODULE: ./lib/wiring/local.js
/** A run on this machine only: forge, ledger and base are in the repository itself. */








/** How long to wait for another git that holds the checkout's index: an editor's, or one left by a killed run. */
const LOCKED = { tries: 20, milliseconds: 250 };
/** Identifies a landing's processes. It differs from the run's marker, so a sweep of the run does not kill them. */
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
        collect: workspaces.collect,
        seal: context.seal,
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
/**
 * Fast-forwards in a process group of its own that no signal stops, since a half-done one would leave the
 * checkout broken.
 */
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

/***/ 7685:
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
 * The prompt as markdown. The task's body and the instructions are included unchanged; the output of other
 * programs (the feedback) is included as code blocks.
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

// EXTERNAL MODULE: ./lib/adapters/files/regular-file.js
var regular_file = __webpack_require__(5323);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./lib/adapters/files/json-file.js
var json_file = __webpack_require__(4231);
;// CONCATENATED MODULE: ./lib/adapters/agents/usage-file.js
/** Reads an agent's self-reported usage from the file that TRIBUTARY_USAGE names. */




const MAX_BYTES = 64 * 1024;
/** The limit keeps every sum a safe integer. */
const Count = schemas/* int */.Whr().nonnegative().max(1e12).default(0);
/** Starts with a letter or digit, so it can never be a key such as `__proto__`. */
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
 * Reads one entry or an array of entries. An invalid file gives a problem and no usage.
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
/** The cost is only set if every entry has one: a partial cost would look complete. */
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
/**
 * Some programs count cached tokens as part of the input, others do not. They are added if they cannot be
 * part of it.
 */
function tokensOf(entry) {
    const cacheRead = entry.cache_read_tokens;
    const cacheWrite = entry.cache_write_tokens;
    const cached = cacheRead + cacheWrite;
    const input = cached > entry.input_tokens ? entry.input_tokens + cached : entry.input_tokens;
    return { input, output: entry.output_tokens, cacheRead, cacheWrite };
}

;// CONCATENATED MODULE: ./lib/adapters/agents/claude-execution.js
/**
 * Parses the log of a run by the Claude Code action (`execution_file`): an array of messages whose last
 * result has the cost. Untrusted: the agent can write the file.
 */






/** All messages of a long session, including tool output. */
const claude_execution_MAX_BYTES = 32 * 1024 * 1024;
const MAX_MODELS = 100;
const MAX_TEXT = 2000;
const ModelUse = schemas/* object */.Ikc({
    inputTokens: Count,
    outputTokens: Count,
    cacheReadInputTokens: Count,
    cacheCreationInputTokens: Count,
    canonicalModel: schemas/* string */.YjP().optional(),
    /** `unknown`: the cost does not include this model. */
    costBasis: schemas/* string */.YjP().optional(),
});
const Result = schemas/* object */.Ikc({
    is_error: schemas/* boolean */.zMY().default(false),
    subtype: schemas/* string */.YjP().default(''),
    result: schemas/* string */.YjP().optional(),
    errors: schemas/* array */.YOg(schemas/* string */.YjP()).max(1000).optional(),
    total_cost_usd: Dollars.optional(),
    // Used in place of `usage`, which does not include subagents.
    modelUsage: schemas/* record */.g1P(schemas/* string */.YjP(), ModelUse).default({}),
});
const Messages = schemas/* array */.YOg(schemas/* unknown */.L5J());
/** Never throws. A file that does not fit the schema gives a problem and no usage. */
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
    // A crashed run reports zeros, and a partial cost would look complete. Both are treated as unknown, not as free.
    const whole = uses.every(([, { costBasis }]) => costBasis !== 'unknown');
    return {
        models: Object.fromEntries(models),
        ...(cost !== undefined && cost > 0 && whole && { costUsd: cost }),
    };
}
/** The model name for price lists: `claude-sonnet-4-5[1m]` becomes `claude-sonnet-4-5`. */
function nameOf(key, { canonicalModel }) {
    return [canonicalModel, key.replace(/\[[^\]]*\]$/, '')].find((name) => ModelName.safeParse(name).success);
}
/** Here, input tokens do not include cached tokens. */
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










/** As in the guide. */
const STATUS_SECONDS = 10;
/**
 * Agents that are command lines in the configuration. An agent gets the prompt on standard input and in a
 * file. It reports through a status file and a usage file outside the work tree. All of it is untrusted.
 */
function createCommandAgents(options) {
    return {
        async work(assignment, workspace, run) {
            const { prompt, log } = (0,run_layout/* workFiles */.ny)(assignment.task.id, assignment.attempt);
            const files = { ...handoverFiles(workspace), log: await run.path(log) };
            const given = await prepare(options, assignment, workspace, files);
            if (given.is === 'refused')
                return notStarted(options.clock, given.message);
            // For people; the agent gets a copy.
            await run.remove(prompt);
            await run.writeText(prompt, given.prompt);
            const command = commandOf(options, assignment, { ...given, files }, workspace.handover);
            return runAgent(options, assignment, workspace, files, command);
        },
        async prepare(assignment, workspace, desk) {
            return prepare(options, assignment, workspace, await deskFiles(assignment, desk));
        },
        async collectResult(assignment, workspace, desk, left) {
            return collectResult(options, assignment, workspace, await deskFiles(assignment, desk), left);
        },
    };
}
async function prepare({ config: { agents }, store }, assignment, workspace, files) {
    const agent = Object.hasOwn(agents, assignment.agent) ? agents[assignment.agent] : undefined;
    if (agent === undefined) {
        return { is: 'refused', message: `the configuration has no agent ${assignment.agent}` };
    }
    const { instructions: file } = agent;
    const instructions = file === undefined ? undefined : await store.file(assignment.base, file);
    // An agent without its instructions would cost money and do something else.
    if (file !== undefined && instructions === undefined) {
        return { is: 'refused', message: `the base has no instructions file ${file}` };
    }
    // Remove files of a killed earlier job: they say nothing about this one. A file in the tree is the base's.
    const isInTree = files.status === inTree(workspace);
    await Promise.all([files.prompt, files.usage, ...(isInTree ? [] : [files.status])].map(async (old) => (0,promises_.rm)(old, { recursive: true, force: true })));
    const prompt = promptText({
        assignment,
        ...(instructions !== undefined && { instructions }),
        statusFile: files.status,
        agents: Object.keys(agents),
    });
    await (0,promises_.writeFile)(files.prompt, prompt, { flag: 'wx' });
    return { is: 'ready', agent, files, prompt, stamp: await (0,regular_file/* fileStamp */.a9)(inTree(workspace)) };
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
function commandOf(options, assignment, { agent, files, prompt }, handover) {
    const task = assignment.task.id;
    return {
        run: agent.run,
        env: environmentOf(assignment, files),
        configEnv: [...options.config.env, ...agent.env],
        stdin: prompt,
        limit: agent.limit,
        log: files.log,
        confinement: {
            kind: 'agent',
            agent: assignment.agent,
            write: [handover],
        },
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
/** Runs the agent and follows its status file. */
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
/**
 * Collects the result of an agent that ran as a workflow step. The program's own execution log takes
 * precedence over the agent's usage file.
 */
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
    const report = { usage, status, problems: [...problems, ...more] };
    const failed = execution?.failed;
    if (failed === undefined || end.ended !== 'itself')
        return { end, ...report };
    return { end: { ...end, code: end.code === 0 ? 1 : end.code, tail: failed }, ...report };
}
/** Watches the agent's status files. `before` is given if the agent started before this process. */
function watchStatus(options, assignment, workspace, files, before) {
    return (0,status_file/* createStatusWatch */.U)({
        task: assignment.task.id,
        files: [...new Set([files.status, inTree(workspace)])],
        seconds: options.statusSeconds ?? STATUS_SECONDS,
        events: options.events,
        ...(before && { before }),
    });
}
function inTree({ dir }) {
    return (0,external_node_path_.join)(dir, run_layout/* STATUS_FILE_IN_TREE */.rn);
}
/** The status file stands in the work tree: some programs can write nowhere else. */
function handoverFiles(workspace) {
    return {
        prompt: (0,external_node_path_.join)(workspace.handover, run_layout/* HANDOVER */.II.prompt),
        status: inTree(workspace),
        usage: (0,external_node_path_.join)(workspace.handover, run_layout/* HANDOVER */.II.usage),
    };
}
/** The files of an agent that runs as a workflow step. */
async function deskFiles({ task, attempt }, desk) {
    const { folder, prompt, log } = (0,run_layout/* workFiles */.ny)(task.id, attempt);
    return {
        prompt: await desk.path(prompt),
        status: await desk.path(`${folder}/${run_layout/* STATUS_FILE_IN_TREE */.rn}`),
        usage: await desk.path(`${folder}/${run_layout/* HANDOVER */.II.usage}`),
        log: await desk.path(log),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/adapters/digest.js


/**
 * First 32 hex digits of the SHA-256 of canonical JSON: sorted keys, no white space, `undefined` fields
 * omitted. Values with the same JSON have the same digest.
 */
const digestOf = (value) => {
    const canonical = JSON.stringify(value, sortKeys) ?? 'null';
    return core_model/* Digest */.np.parse((0,external_node_crypto_.createHash)('sha256').update(canonical).digest('hex').slice(0, 32));
};
/** Returns objects with their keys in code-unit order; other values unchanged. */
function sortKeys(_key, value) {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
        return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: ./lib/adapters/files/own-folder.js
var own_folder = __webpack_require__(9285);
// EXTERNAL MODULE: ./lib/adapters/files/seal.js
var files_seal = __webpack_require__(8659);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(8532);
;// CONCATENATED MODULE: ./lib/adapters/findings/fail-fast.js
/**
 * Arrays and records for untrusted JSON. zod's own collect an issue for every invalid item, which for
 * megabytes of them takes gigabytes of memory and overflows the stack. These stop at the first.
 */

/** Like `z.array`. */
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
/** Like `z.record`, but returns a map, so that no key collides with a property of every object. */
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
/** Parses SARIF 2.1.0, the common format of linters and scanners (OASIS standard, section 3). */


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
 * The findings of a SARIF log, with the tool's original text. A run that reports failure, or that has no
 * result list (not even an empty one), is a problem.
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
 * Suppressions inside the source are ignored: the author of the change could have written them. Others apply
 * unless one of them was rejected or is under review (section 3.27.23).
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
    // `CA1000/1` is a sub-rule of `CA1000` (section 3.27.5).
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
/** The rule ID as given, otherwise by its index in the tool's rules. */
function idOf({ ruleId, ruleIndex, rule }, { tool }) {
    const part = rule?.toolComponent?.index;
    const component = part === undefined || part === null ? tool.driver : tool.extensions?.[part];
    const index = ruleIndex ?? rule?.index ?? -1;
    return ruleId ?? rule?.id ?? component?.rules?.[index]?.id ?? 'sarif';
}
/** The path from the repository's root if the log has enough information, otherwise as given. */
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
/** Resolves a relative URI against its base, that base against its own, and so on. */
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
    // A result that a person must review has no level of its own.
    if (kind === 'open' || kind === 'review')
        return 'warning';
    const stated = level ?? rule?.defaultConfiguration?.level ?? 'warning';
    return stated === 'none' ? 'note' : stated;
}
/** The text of the message or of its rule, with placeholders such as `{0}` filled in (section 3.11.5). */
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
/** Parses the output of a gate's command: SARIF, our own JSON, or the short form `{ blocked, issues }`. */





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
/** Each format, by the top-level key that only it has. */
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
 * Parses findings from a command's standard output, which must be exactly one JSON document. Output that is
 * not fully understood is returned as a problem: a check that could not be read has not passed.
 *
 * @returns at most 1,001 findings; the last one stands for all that were omitted. Texts are single lines,
 * truncated, without control characters.
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
/** Removes control and invisible characters; line breaks become spaces. */
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

;// CONCATENATED MODULE: ./lib/adapters/git/blobs.js
const NEWLINE = 0x0a;
/** Size of each blob in bytes. @throws if one is missing */
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
/** Content of each blob. For few small blobs: all are in memory at once. @throws if one is missing */
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
function namesOf(blobs) {
    return `${[...new Set(blobs)].join('\n')}\n`;
}
function complete(found, wanted) {
    const missing = wanted.filter((blob) => !found.has(blob));
    if (missing.length > 0)
        throw new Error(`git did not answer for the blob ${missing[0]}`);
    return found;
}

;// CONCATENATED MODULE: ./lib/adapters/git/attributes.js
/**
 * The `.gitattributes` of a commit, as files in a folder of their own: git reads attributes for a merge from
 * its work tree only, and they must be the base's, wherever a checkout stands.
 */



const NAME = '.gitattributes';
const BLOB = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s;
/**
 * @param folder where one folder for each commit is made; nobody else writes there
 * @param gitFor git with a folder as its work tree
 * @returns git with the attributes of a commit
 */
function createAttributes(git, folder, gitFor) {
    const known = new Map();
    const make = async (commit) => {
        const dir = (0,external_node_path_.join)(folder, commit);
        await (0,promises_.mkdir)(dir, { recursive: true });
        const files = await attributeFiles(git, commit);
        const texts = await readBlobs(git, files.map(({ blob }) => blob));
        for (const { path, blob } of files) {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(dir, path)), { recursive: true });
            await (0,promises_.writeFile)((0,external_node_path_.join)(dir, path), texts.get(blob) ?? '');
        }
        return gitFor(dir);
    };
    return (commit) => {
        const made = known.get(commit) ?? make(commit);
        known.set(commit, made);
        // A failure is no answer: who asks again may get one.
        made.catch(() => known.delete(commit));
        return made;
    };
}
async function attributeFiles(git, commit) {
    const { stdout } = await git(['ls-tree', '-r', '-z', '--full-tree', commit]);
    return stdout.split('\0').flatMap((line) => {
        const [, blob, path] = BLOB.exec(line) ?? [];
        if (blob === undefined || path === undefined)
            return [];
        const parts = path.split('/');
        return parts.at(-1) === NAME && !parts.includes('..') ? [{ blob, path }] : [];
    });
}

// EXTERNAL MODULE: ./lib/adapters/files/absent.js
var absent = __webpack_require__(8907);
// EXTERNAL MODULE: ./lib/adapters/process/process-table.js
var process_table = __webpack_require__(3602);
// EXTERNAL MODULE: ./lib/adapters/git/git.js + 1 modules
var git_git = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/adapters/git/settings.js
var git_settings = __webpack_require__(5286);
;// CONCATENATED MODULE: ./lib/adapters/git/judge.js
/**
 * The git directory in which Tributary judges and merges: it shares the repository's objects, but has its own
 * configuration, attributes and excludes. What anybody writes into the person's configuration while agents
 * work does not change what a gate sees.
 */








/** Git's files below `info/` that a repository of ours needs. */
const INFO = ['exclude', 'attributes', 'sparse-checkout'];
/** Reads the person's settings once: call it before anything foreign runs. */
async function openJudge({ root, gitDir, checkout }, environment) {
    const [settings, objectFormat, objects, info] = await Promise.all([
        (0,git_settings/* readSettings */.sb)(checkout),
        (0,git_git/* lineOf */.cA)(checkout, ['rev-parse', '--show-object-format']),
        (0,promises_.realpath)((0,external_node_path_.join)(gitDir, 'objects')),
        readInfo(checkout),
    ]);
    const parent = (0,external_node_path_.join)((0,own_folder/* ownFolder */.v)(gitDir).root, 'git');
    const dir = (0,external_node_path_.join)(parent, `${process.pid}-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`);
    await removeDead(parent);
    await writeDirectory(dir, (0,git_settings/* configText */.Ut)((0,git_settings/* judgeSettings */.$z)(settings, { root, gitDir }), objectFormat, true), info);
    const bound = (workTree) => {
        const git = (0,git_git/* createGit */.lD)(workTree ?? dir, environment, {
            gitDir: dir,
            ...(workTree !== undefined && { workTree }),
        });
        return withEnvironment(git, {
            GIT_OBJECT_DIRECTORY: objects,
            GIT_SHALLOW_FILE: (0,external_node_path_.join)(gitDir, 'shallow'),
            GIT_CONFIG_GLOBAL: '/dev/null',
            GIT_CONFIG_NOSYSTEM: '1',
        });
    };
    return { dir, git: bound(), gitFor: bound, objects, objectFormat, settings, info };
}
/** The files, with the path at which git finds each in this checkout. */
async function readInfo(checkout) {
    const names = INFO.flatMap((name) => ['--git-path', `info/${name}`]);
    const { stdout } = await checkout(['rev-parse', '--path-format=absolute', ...names]);
    const paths = stdout.split('\n');
    const texts = await Promise.all(INFO.map((_, at) => (0,absent/* ifPresent */.x)((0,promises_.readFile)(paths[at] ?? '', 'utf8'))));
    return new Map(INFO.flatMap((name, at) => {
        const text = texts[at];
        return text === undefined ? [] : [[name, text]];
    }));
}
async function writeDirectory(dir, config, info) {
    for (const folder of ['info', 'objects', 'refs'])
        await (0,promises_.mkdir)((0,external_node_path_.join)(dir, folder), { recursive: true });
    for (const [name, text] of info)
        await (0,promises_.writeFile)((0,external_node_path_.join)(dir, 'info', name), text);
    await (0,promises_.writeFile)((0,external_node_path_.join)(dir, 'config'), config);
    await (0,promises_.writeFile)((0,external_node_path_.join)(dir, 'HEAD'), 'ref: refs/heads/none\n');
}
/** Removes the directories of processes that have ended. */
async function removeDead(parent) {
    for (const name of (await (0,absent/* ifPresent */.x)((0,promises_.readdir)(parent))) ?? [])
        if (!(0,process_table/* isThere */.$B)(Number(name.split('-')[0])))
            await (0,promises_.rm)((0,external_node_path_.join)(parent, name), { recursive: true, force: true });
}
function withEnvironment(git, fixed) {
    return (args, options) => git(args, { ...options, env: { ...fixed, ...options?.env } });
}

// EXTERNAL MODULE: ./lib/core/limits.js
var limits = __webpack_require__(7535);
// EXTERNAL MODULE: ./lib/adapters/git/objects.js
var git_objects = __webpack_require__(3267);
// EXTERNAL MODULE: ./lib/adapters/git/quarantine.js
var git_quarantine = __webpack_require__(6887);
;// CONCATENATED MODULE: ./lib/adapters/git/bundle.js
/** Imports git bundles. A bundle is untrusted: it is checked in quarantine before anything enters the repository. */







const LONGEST_WORDS = 300;
/**
 * Imports the commit `head` from a bundle, under a ref that protects it from garbage collection.
 *
 * @returns what is wrong with the bundle, or undefined; nothing of a rejected bundle is imported
 */
async function importBundle({ git, refs, folder }, bundle, work) {
    try {
        await checkRefs(git, bundle, work.head);
        // `unbundle` wants a ref that contains what the bundle is based on.
        await git(['update-ref', `refs/bases/${work.base}`, work.base]);
        await (0,git_objects/* withTemporaryFile */.U6)(folder, async (quarantine) => {
            const env = await (0,git_quarantine/* openQuarantine */.tw)(git, quarantine);
            await git(['bundle', 'unbundle', bundle], { env, limit: git_quarantine/* READ_LIMIT */.Fe });
            await (0,git_quarantine/* admit */.w4)(git, quarantine, work);
        });
        await refs(['update-ref', '--no-deref', takenRef(work.head), work.head]);
        return undefined;
    }
    catch (error) {
        if (error instanceof git_quarantine/* Refused */.Lw)
            return error.message;
        if (error instanceof git_git/* GitError */.XS)
            return messageOf(error);
        throw error;
    }
}
/** The bundle must have exactly one ref, a task's branch at the announced commit. */
async function checkRefs(git, bundle, head) {
    const facts = await (0,absent/* ifPresent */.x)((0,promises_.lstat)(bundle));
    if (!facts?.isFile())
        throw new git_quarantine/* Refused */.Lw('there is no bundle');
    if (facts.size > limits/* LARGEST_BUNDLE */.qs)
        throw new git_quarantine/* Refused */.Lw(`the bundle is over ${limits/* LARGEST_BUNDLE */.qs / 2 ** 20} MiB`);
    const { stdout } = await git(['bundle', 'list-heads', bundle]);
    const heads = stdout.trim().split('\n');
    const [sha, ref] = (heads[0] ?? '').split(' ');
    if (heads.length !== 1 || sha !== head || ref === undefined || !(0,git_names/* taskOfRef */.Yc)(ref))
        throw new git_quarantine/* Refused */.Lw('the bundle does not contain exactly the announced commit');
}
/** The ref that protects imported work from garbage collection. */
function takenRef(head) {
    return `${git_names/* OWN_REFS */.UG}taken/${head}`;
}
/** Git's error message on one line. */
function messageOf(error) {
    return (error.stderr
        .split('\n')
        .map((line) => line.replace(/^(?:error|fatal): /, '').trim())
        .filter((line) => line !== '')
        .join('; ')
        .slice(0, LONGEST_WORDS) || error.message);
}

// EXTERNAL MODULE: ./lib/adapters/git/path-text.js
var path_text = __webpack_require__(9726);
;// CONCATENATED MODULE: ./lib/adapters/git/combine.js
/** Applies a change to another commit with git objects only (`merge-tree` and `commit-tree`), without a work tree. */



/** Answers ancestry questions; asks git only about commits that it did not see being made. */
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
        // A failure is no answer: who asks again may get one.
        answer.catch(() => asked.delete(key));
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
/** Merges two commits in the object store. `git` decides which attributes hold. */
async function mergeCommits(git, ours, theirs, settings = []) {
    const { code, bytes } = await git([...settings, 'merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', ours, theirs], { accept: [1] });
    const [tree = '', ...files] = (0,path_text/* pathsIn */.Mr)(bytes);
    const conflicts = [...new Set(files)].toSorted();
    if ((code === 0) !== (conflicts.length === 0))
        throw new Error('git did not say whether a merge has conflicts');
    return { tree: core_model/* TreeSha */.RY.parse(tree), conflicts };
}
/**
 * Cherry-picks a change. On a stack of commits made here, this takes two git processes.
 *
 * @param attributesOf git with the attributes of a commit, in which a change's base decides how to merge
 */
function createCombine(reader, ancestry, commit, attributesOf) {
    return async (onto, change, text, second) => {
        const parents = second === undefined ? [onto] : [onto, second];
        if (onto === change.base) {
            const tree = await reader.tree(change.commit);
            return { is: 'clean', tree, commit: await commit(tree, parents, text) };
        }
        // If `onto` is not a descendant of the change's base, use a substitute commit with the same tree that is.
        const side = (await ancestry.descends(onto, change.base))
            ? onto
            : await commit(await reader.tree(onto), [change.base], text);
        const withAttributes = await attributesOf(change.base);
        const { tree, conflicts } = await mergeCommits(withAttributes, side, change.commit);
        if (conflicts.length > 0)
            return { is: 'conflict', files: conflicts };
        return { is: 'clean', tree, commit: await commit(tree, parents, text) };
    };
}

;// CONCATENATED MODULE: ./lib/adapters/git/diff.js
/** Differences between two trees, from git's machine-readable formats. */




const GONE = '000000';
const SUBMODULE = '160000';
const SYMLINK = '120000';
/** No system allows a longer link target. A longer one is not read and counts as leading outside. */
const LONGEST_TARGET = 4096;
/** Keeps a person's settings, or the `.gitmodules` in their checkout, from changing the output. */
const PLAIN = ['-r', '--no-renames', '--ignore-submodules=none', '--submodule=short'];
const PLAIN_PATCH = [
    ...PLAIN,
    '-p',
    '--no-ext-diff',
    '--no-textconv',
    '--no-color',
    // Show binary files as text: a NUL byte or an attribute must not hide content.
    '--text',
];
/**
 * All changed paths, with modes, sizes and the targets of new symbolic links. A rename is a deletion and an
 * addition.
 */
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
 * The added lines of each changed file, by path. Binary files are read as text too: a NUL byte must not hide
 * a secret.
 */
async function addedText(git, from, to) {
    const entries = (await rawEntries(git, from, to)).filter(({ status }) => status !== 'deleted');
    const { stdout } = await git([
        'diff-tree',
        ...PLAIN_PATCH,
        '--diff-filter=d',
        '--unified=0',
        '--inter-hunk-context=0',
        from,
        to,
    ]);
    // Paths come from the raw listing, matched by position: a file name can forge a patch header, but not its
    // position.
    const paths = shownPaths(entries);
    const lines = addedLines(stdout);
    expectAllShown(paths.length, lines.length);
    const added = new Map();
    for (const [at, path] of paths.entries()) {
        const text = lines[at] ?? [];
        if (text.length > 0)
            added.set(path, [...(added.get(path) ?? []), ...text]);
    }
    return new Map([...added].map(([path, text]) => [path, text.join('\n')]));
}
/**
 * Writes the full diff to a file. Not with git's `--output`, which does not notice a full disk: a reviewer would
 * then see only part of the change.
 */
async function writePatch(git, from, to, file) {
    const entries = await rawEntries(git, from, to);
    const { stdout, bytes } = await git(['diff-tree', ...PLAIN_PATCH, from, to]);
    expectAllShown(shownPaths(entries).length, addedLines(stdout).length);
    await (0,promises_.writeFile)(file, bytes);
}
/** Parses `git diff-tree --raw -z`: a header record, then a path record. */
async function rawEntries(git, from, to) {
    const args = ['diff-tree', ...PLAIN, '-z', '--raw', '--no-abbrev', from, to];
    const { stdout, bytes } = await git(args);
    if (stdout === '')
        await expectSameTree(git, from, to);
    const parts = (0,path_text/* partsOf */.CI)(bytes);
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
/** A change without files passes every check, so verify by the tree IDs that there are none. */
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
function expectAllShown(listed, shown) {
    if (listed !== shown)
        throw new Error(`git lists ${listed} changed files and shows ${shown}`);
}
/** The files of a patch, in its order. A type change has two headers, a deletion and an addition. */
function shownPaths(entries) {
    return entries.flatMap(({ path, status }) => (status === 'type-changed' ? [path, path] : [path]));
}
/** The added lines of a patch without context, one list for each header, in order. */
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
        // `+++` is a header only outside a hunk. Inside, it is an added line that starts with `++`.
        else if (inHunk && line.startsWith('+'))
            all.at(-1)?.push(line.slice(1));
    }
    return all;
}

;// CONCATENATED MODULE: ./lib/adapters/git/landed.js
/** What has landed, determined only by the trailers of commits that are reachable from a branch. */


const FORMAT = `%H%x00${landed_valueOf(git_names/* TRAILERS */.jl.task)}%x00${landed_valueOf(git_names/* TRAILERS */.jl.change)}%x1e`;
/** Landings of these tasks in the history of `at`, newest first. */
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
        // The newest commit with a change's trailer is the landing; older ones are the pull request's head.
        if (!found.has(change.data))
            found.set(change.data, { task: task.data, change: change.data, commit: commit.data });
    }
    return [...found.values()];
}
function landed_valueOf(key) {
    return `%(trailers:key=${key},valueonly,separator=%x20)`;
}

;// CONCATENATED MODULE: ./lib/adapters/git/store.js
/** Trusted git objects: everything here works on commits, trees and refs, never in a work tree. */








/** @param git bound to a git directory with the repository's objects, without a work tree */
function createStore(git, { folder, refs = git, attributesOf = async () => git }) {
    const reader = (0,git_objects/* createTreeReader */.s0)(git);
    const ancestry = createAncestry(git);
    const diffs = new Map();
    const commit = async (tree, parents, text) => {
        const made = await (0,git_objects/* writeCommit */.rV)(git, tree, parents, text);
        ancestry.made(made, parents);
        reader.remember(made, tree);
        return made;
    };
    return {
        tree: reader.tree,
        file: reader.file,
        files: reader.files,
        commit,
        combine: createCombine(reader, ancestry, commit, attributesOf),
        resolve: (ref) => resolveCommit(refs, ref),
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
            return (0,git_objects/* replaceFile */.fR)(git, folder, tree, { path, content, mode });
        },
        importBundle: (bundle, base, head) => importBundle({ git, refs, folder }, bundle, { base, head }),
        landed: (at, tasks) => landedTrailers(git, at, tasks),
        commits: (from, to) => listCommits(git, from, to),
        committers: async (from, to) => {
            const { stdout } = await git(['log', '--format=%ce', `${from}..${to}`]);
            const found = [...new Set(stdout.split('\n').filter((line) => line !== ''))];
            // Nobody committed nothing: where `to` stands on `from`, somebody did.
            if (found.length === 0 && from !== to && (await ancestry.descends(to, from)))
                throw new Error(`git named no committer from ${from} to ${to}`);
            return found;
        },
        keep: async (name, at) => {
            // An agent may have made it a symbolic ref. The ref that it points to must not move.
            await refs(['update-ref', '--no-deref', `${git_names/* OWN_REFS */.UG}${name}`, at]);
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
async function listCommits(git, from, to) {
    const format = `--format=%H%x00%an%x00%ae%x00%cn%x00%ce%x00%s%x00%(trailers:key=${git_names/* TRAILERS */.jl.run},valueonly,separator=%x20)%x1e`;
    const { stdout } = await git(['log', '--topo-order', format, `${from}..${to}`]);
    return stdout.split('\x1e\n').flatMap((record) => {
        const [at, author = '', authorEmail = '', committer = '', committerEmail = '', subject = '', run = '',] = record.split('\0');
        const commit = core_model/* CommitSha */.Yk.safeParse(at);
        if (!commit.success)
            return [];
        return {
            commit: commit.data,
            author: { name: author, email: authorEmail },
            committer: { name: committer, email: committerEmail },
            subject,
            ...(run.trim() !== '' && { run: run.trim() }),
        };
    });
}

// EXTERNAL MODULE: ./lib/adapters/git/context.js + 1 modules
var git_context = __webpack_require__(4023);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/adapters/git/included-files.js
/** `.worktreeinclude`: ignored files of the checkout (such as `.env`) that are copied into agents' worktrees. */







const INCLUDE_LIST = '.worktreeinclude';
/** Ignored files of the checkout that match the list on the base. */
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
/**
 * Copies files and symbolic links into another tree. Existing files are kept, and no file is written through
 * a link.
 */
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
    const matching = await (0,git_objects/* withTemporaryFile */.U6)(context.scratch, async (list) => {
        await (0,promises_.writeFile)(list, patterns);
        return listed(checkout, `--exclude-from=${list}`);
    });
    if (matching.length === 0)
        return [];
    const ignored = new Set(await listed(checkout, '--exclude-standard'));
    // Files tracked on the base belong to the agent's change, whatever the checkout has.
    const tracked = new Set(await context.store.files(base));
    return matching.filter((path) => ignored.has(path) && !tracked.has(path) && !path.startsWith(`${git_context/* FOLDER */.L7}/`));
}
async function listed(git, excludes) {
    const args = ['ls-files', '--others', '--ignored', '-z', excludes];
    return (await git(args)).stdout.split('\0').filter((path) => path !== '');
}
/** Makes a file's parent folders. @returns false if a link or a file is in the way */
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

// EXTERNAL MODULE: ./lib/adapters/git/own-repository.js
var own_repository = __webpack_require__(0);
;// CONCATENATED MODULE: ./lib/adapters/git/own-checkout.js
/** Checks a commit out into a directory with a repository of its own. */









/** Makes the directory, its repository and its files. */
async function checkOut(context, dir, state) {
    await (0,promises_.mkdir)(dir);
    await resetRepository(context, dir, state);
    const commit = typeof state.head === 'string' ? state.head : state.head.commit;
    const args = ['read-tree', '--reset', '-u', '--no-recurse-submodules', commit];
    await gitFor(context, dir)(args, { env: { GIT_INDEX_FILE: (0,external_node_path_.join)(dir, '.git', 'index') } });
    if ((0,git_settings/* isPartial */.mt)(context.judge.settings))
        await context.objects.sync();
}
/**
 * Resets a directory's repository, as after foreign code ran: configuration, refs and HEAD are rewritten, hooks and
 * operations in progress are removed.
 */
async function resetRepository(context, dir, state) {
    const repository = await repositoryOf(context, state);
    // After its refs were read: the objects that they name must be there.
    await context.objects.sync();
    await (0,own_repository/* writeRepository */.Wq)(dir, repository);
}
/** The person's branches and tags. Other agents' branches are not among them. */
async function personsRefs({ git }) {
    const format = '--format=%(objectname) %(refname) %(symref)';
    const args = ['for-each-ref', format, 'refs/heads', 'refs/tags', 'refs/remotes'];
    const { stdout } = await git(args);
    return stdout.split('\n').flatMap((line) => {
        const [at = '', ref = '', target = ''] = line.split(' ');
        const isBranch = ref.startsWith((0,git_names/* refOf */.H8)(''));
        const isOurs = ref === git_names/* LEDGER_REF */.oQ || (isBranch && (0,git_names/* isTaskBranch */.QB)(`${ref}/`.slice((0,git_names/* refOf */.H8)('').length)));
        return ref === '' || target !== '' || isOurs ? [] : [[ref, at]];
    });
}
/**
 * Nothing foreign has written here yet, so git may run in it. In a partial clone, files are fetched once, into the
 * person's repository: the directory's has no credentials.
 */
function gitFor({ judge, environment }, dir) {
    return (0,git_settings/* isPartial */.mt)(judge.settings)
        ? judge.gitFor(dir)
        : (0,git_git/* createGit */.lD)(dir, environment, { gitDir: (0,external_node_path_.join)(dir, '.git'), workTree: dir });
}
async function repositoryOf(context, { base, head, task, refs: known, exclude = [] }) {
    const { judge, root, gitDir, branch, objects } = context;
    const refs = new Map(known ?? (await personsRefs(context)));
    if (base)
        refs.set((0,git_names/* refOf */.H8)(branch), base);
    if (typeof head !== 'string')
        refs.set(head.ref, head.commit);
    const info = new Map(judge.info);
    const excluded = [git_context/* FOLDER */.L7, run_layout/* STATUS_FILE_IN_TREE */.rn, ...exclude].flatMap(patternOf);
    info.set('exclude', `${judge.info.get('exclude') ?? ''}\n${excluded.join('\n')}\n`);
    return {
        config: (0,git_settings/* configText */.Ut)((0,git_settings/* workspaceSettings */.$_)(judge.settings, { root, gitDir }), judge.objectFormat, false),
        head: typeof head === 'string' ? head : head.ref,
        refs,
        info,
        shallow: await (0,absent/* ifPresent */.x)((0,promises_.readFile)((0,external_node_path_.join)(gitDir, 'shallow'), 'utf8')),
        snapshot: objects.dir,
        owner: task && { task, root },
    };
}
/** A line of an exclude file for exactly this path; none if no line can name it. */
function patternOf(path) {
    if (/[\n\uDC80-\uDCFF]/.test(path))
        return [];
    return [`/${path.replace(/[\\*?[\] ]/g, String.raw `\$&`)}`];
}

// EXTERNAL MODULE: ./lib/adapters/git/in-the-way.js
var in_the_way = __webpack_require__(4572);
// EXTERNAL MODULE: ./lib/adapters/git/worktrees.js
var worktrees = __webpack_require__(8365);
;// CONCATENATED MODULE: ./lib/adapters/git/refs.js
/** Moves and removes Tributary's own refs, whatever an agent left in their way. */




/** Refs with one of these names, or below it. */
async function listRefs(context, prefixes) {
    const { stdout } = await context.git([
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
/** Removes all refs in one transaction; missing ones count as removed. */
async function removeRefs(context, names) {
    if (names.length === 0)
        return;
    for (const name of names)
        await dropLock(context, name);
    const lines = ['start', ...names.map((name) => `delete ${name}`), 'commit'];
    await context.git(['update-ref', '--no-deref', '--stdin'], { input: `${lines.join('\n')}\n` });
}
/** A task's branch, if it can be removed; none if somebody has it checked out: that would harm their files. */
async function freeBranches(context, task) {
    const [uses, refs] = await Promise.all([
        (0,worktrees/* branchUses */.NC)(context.git, context.gitDir, (0,git_names/* taskBranch */.Ip)(task)),
        listRefs(context, [(0,git_names/* taskRef */.rd)(task)]),
    ]);
    // Where a person has a branch below its name, it cannot exist, and git would refuse to remove it.
    const isBlocked = refs.some(({ name }) => name.startsWith(`${(0,git_names/* taskRef */.rd)(task)}/`));
    return uses.length > 0 || isBlocked ? [] : [(0,git_names/* taskRef */.rd)(task)];
}
/**
 * Points a task's branch at a commit.
 *
 * @returns false if somebody has it checked out: their files would no longer be those of their branch
 */
async function moveBranch(context, task, to) {
    const ref = (0,git_names/* taskRef */.rd)(task);
    if (await (0,worktrees/* isHead */.Nl)(context.gitDir, ref))
        return false;
    await dropLock(context, ref);
    await context.git(['update-ref', '--no-deref', ref, to]);
    return true;
}
/** Removes the lock of a killed git; nobody else writes a task's branch. */
function dropLock(context, ref) {
    return (0,promises_.rm)((0,external_node_path_.join)(context.gitDir, `${ref}.lock`), { force: true });
}

// EXTERNAL MODULE: ./lib/text/next-steps.js
var next_steps = __webpack_require__(4484);
// EXTERNAL MODULE: ./lib/text/reasons.js
var reasons = __webpack_require__(6790);
// EXTERNAL MODULE: ./lib/adapters/git/hostile-refs.js
var hostile_refs = __webpack_require__(3972);
// EXTERNAL MODULE: ./lib/adapters/git/snapshot.js
var snapshot = __webpack_require__(2307);
// EXTERNAL MODULE: ./lib/adapters/git/worktree-records.js
var worktree_records = __webpack_require__(3725);
;// CONCATENATED MODULE: ./lib/adapters/git/work-commits.js
/** What is in an agent's directory, as commits in the person's repository. */












/**
 * Calls `use` with the tree of all files, and the temporary index of it.
 *
 * @param nested takes repositories without a commit, which are left out
 * @throws if git cannot read them
 */
async function withFiles(context, { dir, included }, use, nested) {
    return (0,git_objects/* withTemporaryFile */.U6)(context.scratch, async (index) => {
        await (0,snapshot/* copyIndex */.UZ)((0,worktree_records/* indexOf */.qh)(context.gitDir, dir), index);
        const { judge, readLimit: limit } = context;
        const git = judge.gitFor(dir);
        return use(await (0,snapshot/* snapshotTree */.vZ)({ git, dir, without: included, limit, nested }, index), index);
    });
}
/** The commit that the worktree's HEAD names. It may be missing in the person's repository. */
async function headOf({ dir }) {
    return (await (0,hostile_refs/* readHead */.zy)((0,external_node_path_.join)(dir, '.git'))).commit;
}
/**
 * Takes a commit or an annotated tag of the worktree's repository into the person's, with all that it has on top
 * of the record's base.
 *
 * @returns false if the repository is damaged
 */
async function takeIn({ judge, scratch, objects, readLimit }, { base, dir }, head) {
    if ((await missingObjects(judge.git, [head])).length === 0)
        return true;
    const from = (0,external_node_path_.join)(dir, '.git', 'objects');
    try {
        await (0,git_objects/* withTemporaryFile */.U6)(scratch, async (quarantine) => {
            await (0,git_quarantine/* openQuarantine */.tw)(judge.git, quarantine);
            const source = { from, alternates: (0,own_repository/* alternatesOf */.x3)(dir, objects.dir), limit: readLimit };
            await (0,git_quarantine/* packFrom */.IT)(judge.git, quarantine, source, { base, head });
            await (0,git_quarantine/* admit */.w4)(judge.git, quarantine, { head });
        });
        return true;
    }
    catch (error) {
        if (error instanceof git_quarantine/* Refused */.Lw || error instanceof git_git/* GitError */.XS)
            return false;
        throw error;
    }
}
/** Takes the commit in, if it is based on the record's base. */
async function takeInBased(context, record, head) {
    if (!(await takeIn(context, record, head)))
        return false;
    const { code, stdout } = await context.judge.git(['merge-base', record.base, head], {
        // It need not be a commit.
        accept: [1, 128],
    });
    return code === 0 && stdout.trim() === record.base;
}
/** Those that the person's repository does not have. A partial clone is not made to fetch them. */
async function missingObjects(git, names) {
    if (names.length === 0)
        return [];
    const { stdout } = await git(['cat-file', '--batch-check'], {
        input: `${names.join('\n')}\n`,
        env: { GIT_NO_LAZY_FETCH: '1' },
    });
    const lines = stdout.split('\n');
    return names.filter((_, at) => lines[at]?.endsWith(' missing') !== false);
}
/**
 * The files without what set-up changed: the difference between the files after set-up and now, applied to the
 * start commit. Where both changed the same lines of a file, the file as it is now counts.
 */
async function withoutSetup(context, { start, prepared }, now) {
    if (prepared === undefined)
        return now;
    const started = await context.store.tree(start);
    if (prepared === started)
        return now;
    if (prepared === now)
        return started;
    const text = { message: 'files', author: git_names/* IDENTITY */.zK, date: '2000-01-01T00:00:00Z' };
    const before = await context.store.commit(prepared, [], text);
    const ours = await context.store.commit(started, [before], text);
    const theirs = await context.store.commit(now, [before], text);
    // A rename found by similarity would move the agent's edit to another file.
    const merged = await mergeCommits(context.judge.git, ours, theirs, ['-c', 'merge.renames=false']);
    if (merged.conflicts.length === 0)
        return merged.tree;
    const { conflicts } = merged;
    return withNewer(context, { merged: merged.tree, started, prepared, now, conflicts });
}
/** Commits a tree as the agent's, unless the parent has the same. */
async function commitFiles(context, tree, parent, message) {
    if (tree === (await context.store.tree(parent)))
        return parent;
    const args = ['commit-tree', tree, '-p', parent];
    return core_model/* CommitSha */.Yk.parse(await (0,git_git/* lineOf */.cA)(context.judge.git, args, { input: `${message}\n` }));
}
/** The full name of the branch, as `checkOut` and `resetRepository` want it. */
function branchAt({ task }, commit) {
    return { ref: (0,git_names/* taskRef */.rd)(task), commit };
}
/** The merged tree, with the files that conflict as they are now. */
async function withNewer({ judge, scratch }, { merged, started, prepared, now, conflicts }) {
    const [inMerged, inStarted, inPrepared, inNow] = await Promise.all([
        entriesOf(judge.git, merged),
        entriesOf(judge.git, started),
        entriesOf(judge.git, prepared),
        entriesOf(judge.git, now),
    ]);
    // Git renames a file that stands in the way of a folder: an edit of it is not in the tree under its name.
    const renamed = [...inNow].filter(([path, entry]) => !inMerged.has(path) && inPrepared.get(path) !== entry);
    const isConflict = new Set([...conflicts, ...renamed.map(([path]) => path)]);
    const settled = [...inMerged].filter(([path]) => !isConflict.has(path) && (inStarted.has(path) || inNow.has(path)));
    const newer = [...inNow].filter(([path]) => isConflict.has(path));
    const input = Buffer.concat([...settled, ...newer].map(([, entry]) => (0,path_text/* pathBytes */.X5)(`${entry}\0`)));
    return (0,git_objects/* withTemporaryFile */.U6)(scratch, async (index) => {
        const env = { GIT_INDEX_FILE: index };
        // The last of two entries that exclude each other counts.
        await judge.git(['update-index', '-z', '--index-info'], { env, input });
        return core_model/* TreeSha */.RY.parse(await (0,git_git/* lineOf */.cA)(judge.git, ['write-tree'], { env }));
    });
}
/** The entries of all files in a tree, by path. */
async function entriesOf(git, tree) {
    const { bytes } = await git(['ls-tree', '-r', '-z', '--full-tree', tree]);
    return new Map((0,path_text/* pathsIn */.Mr)(bytes).map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry]));
}

;// CONCATENATED MODULE: ./lib/adapters/git/submodules.js
/**
 * Puts the repositories of submodules right after foreign code ran: `git status` in the directory above starts
 * git in each of them, and with it whatever program they configure.
 */







const MAX_CONFIG_BYTES = 1024 * 1024;
const MAX_LINK_BYTES = 4096;
/** What runs programs, or leads to another place. */
const HARMFUL = [
    'hooks',
    'config.worktree',
    'commondir',
    'worktrees',
    'rebase-merge',
    'rebase-apply',
    'sequencer',
];
/** Parts of a repository in which no submodule's is. */
const CONTENTS = new Set(['objects', 'refs', 'logs', 'info']);
/** The mode of a submodule's entry in an index: 160000. */
const GITLINK = Buffer.from([0, 0, 0xe0, 0]);
const GITLINK_ENTRY = /^160000 [0-9a-f]+ \d\t(.*)$/s;
/** @param index of the directory's files; Tributary's own */
async function resetSubmodules(git, dir, index) {
    const home = (0,external_node_path_.join)(dir, '.git', 'modules');
    const submodules = { git, dir, done: new Set(), homes: [home] };
    await resetHome(submodules, home);
    for (const path of await gitlinksIn(git, index))
        await resetTree(submodules, Buffer.from(path, 'latin1').toString('utf8'));
}
/** Paths of the submodules, as bytes. Most repositories have none, and need no git process to tell. */
async function gitlinksIn(git, index) {
    if (!(await (0,promises_.readFile)(index)).includes(GITLINK))
        return [];
    const { bytes } = await git(['ls-files', '--stage', '-z'], { env: { GIT_INDEX_FILE: index } });
    const entries = bytes.toString('latin1').split('\0');
    return entries.flatMap((entry) => GITLINK_ENTRY.exec(entry)?.[1] ?? []);
}
/** Every `.git` in a submodule's files; a submodule has submodules of its own. */
async function resetTree(submodules, path) {
    const folder = (0,external_node_path_.join)(submodules.dir, path);
    if ((await (0,absent/* ifPresent */.x)((0,promises_.realpath)(folder))) !== folder)
        return;
    const entries = (await (0,absent/* ifPresent */.x)((0,promises_.readdir)(folder, { withFileTypes: true }))) ?? [];
    if (entries.some(({ name }) => name === '.git'))
        await resetLink(submodules, (0,external_node_path_.join)(folder, '.git'));
    for (const entry of entries)
        if (entry.isDirectory() && entry.name !== '.git')
            await resetTree(submodules, (0,external_node_path_.join)(path, entry.name));
}
/** A repository, or a file that names one: it must be where git puts those of submodules. */
async function resetLink(submodules, link) {
    if ((await (0,absent/* ifPresent */.x)((0,promises_.lstat)(link)))?.isDirectory()) {
        submodules.homes.push((0,external_node_path_.join)(link, 'modules'));
        await resetHome(submodules, (0,external_node_path_.join)(link, 'modules'));
        return resetSubmodule(submodules, link);
    }
    const found = await (0,regular_file/* readRegularFile */.XF)(link, MAX_LINK_BYTES);
    const named = found.is === 'text' ? /^gitdir: (.+)$/m.exec(found.text)?.[1] : undefined;
    const target = named && (await (0,absent/* ifPresent */.x)((0,promises_.realpath)((0,external_node_path_.resolve)((0,external_node_path_.dirname)(link), named))));
    if (target && submodules.homes.some((home) => target.startsWith(home + external_node_path_.sep)))
        await resetSubmodule(submodules, target);
    else
        await (0,promises_.rm)(link, { recursive: true, force: true });
}
/** An agent may have made it, or the `.git` above it, a link to a person's. */
async function resetHome(submodules, home) {
    if ((await (0,absent/* ifPresent */.x)((0,promises_.realpath)(home))) === home)
        await resetAll(submodules, home);
}
/** All repositories below a folder. */
async function resetAll(submodules, folder) {
    const entries = (await (0,absent/* ifPresent */.x)((0,promises_.readdir)(folder, { withFileTypes: true }))) ?? [];
    const isRepository = entries.some(({ name }) => name === 'HEAD');
    if (isRepository)
        await resetSubmodule(submodules, folder);
    for (const entry of entries)
        if (entry.isDirectory() && !(isRepository && CONTENTS.has(entry.name)))
            await resetAll(submodules, (0,external_node_path_.join)(folder, entry.name));
}
async function resetSubmodule(submodules, repository) {
    if (submodules.done.has(repository))
        return;
    submodules.done.add(repository);
    await (0,own_repository/* removeOddEntries */.Cr)(repository);
    for (const name of HARMFUL)
        await (0,promises_.rm)((0,external_node_path_.join)(repository, name), { recursive: true, force: true });
    const file = (0,external_node_path_.join)(repository, 'config');
    const settings = [];
    for (const each of (0,git_settings/* submoduleSettings */.q4)(await settingsOf(submodules.git, file)))
        if (await isHarmless(submodules.dir, repository, each))
            settings.push(each);
    await (0,promises_.rm)(file, { recursive: true, force: true });
    await (0,promises_.writeFile)(file, (0,git_settings/* settingsText */.JV)(settings), { flag: 'wx' });
}
async function settingsOf(git, file) {
    const found = await (0,regular_file/* readRegularFile */.XF)(file, MAX_CONFIG_BYTES);
    if (found.is !== 'text')
        return [];
    try {
        const args = ['config', '--file', '-', '--no-includes', '--list', '-z'];
        return (0,git_settings/* settingsIn */.RV)((await git(args, { input: found.text })).stdout);
    }
    catch (error) {
        if (error instanceof git_git/* GitError */.XS)
            return [];
        throw error;
    }
}
/** Its files are in the directory, not in a person's home. */
async function isHarmless(dir, repository, { key, value }) {
    if (key !== 'core.worktree')
        return true;
    const files = await (0,absent/* ifPresent */.x)((0,promises_.realpath)((0,external_node_path_.resolve)(repository, value)));
    return files?.startsWith(dir + external_node_path_.sep) === true && !files.startsWith((0,external_node_path_.join)(dir, '.git') + external_node_path_.sep);
}

;// CONCATENATED MODULE: ./lib/adapters/git/submodule-files.js
/**
 * Notices work in submodules. Git of ours does not run in them, so the names, sizes and times of their files are
 * compared.
 */







/** @param index of the directory's files */
async function stampSubmodules({ judge }, dir, index) {
    const stamps = {};
    for (const link of await gitlinksIn(judge.git, index)) {
        const path = Buffer.from(link, 'latin1').toString('utf8');
        const hash = (0,external_node_crypto_.createHash)('sha256');
        hash.update((await (0,hostile_refs/* readHead */.zy)((0,external_node_path_.join)(dir, path, '.git'))).commit ?? '');
        await addFiles(hash, (0,external_node_path_.join)(dir, path));
        stamps[path] = hash.digest('hex').slice(0, 32);
    }
    return stamps;
}
/** The submodules with work that was done since the agent's was saved. */
async function changedSubmodules(context, { dir, saved }) {
    if (!saved)
        return [];
    const now = await stampSubmodules(context, dir, (0,worktree_records/* indexOf */.qh)(context.gitDir, dir));
    return submodulesThatDiffer(saved.submodules, now);
}
function submodulesThatDiffer(before, now) {
    return Object.keys(before).filter((path) => now[path] !== before[path]);
}
async function addFiles(hash, folder) {
    const names = ((await (0,absent/* ifPresent */.x)((0,promises_.readdir)(folder))) ?? []).toSorted();
    for (const name of names) {
        if (name === '.git')
            continue;
        const facts = await (0,absent/* ifPresent */.x)((0,promises_.lstat)((0,external_node_path_.join)(folder, name)));
        if (!facts)
            continue;
        hash.update(`${name}\0${facts.mode}\0`);
        if (facts.isDirectory())
            await addFiles(hash, (0,external_node_path_.join)(folder, name));
        else
            hash.update(`${facts.size}\0${facts.mtimeMs}\0`);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/git/unsaved.js
/** A person's work in an agent's directory: commits, which are collected, and files that no commit has. */








const UNDER_WAY = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'];
/**
 * Whether the files are more than the checked-out commit. What set-up left uncommitted does not count.
 *
 * @throws if git cannot read them
 */
async function isUnsaved(context, record) {
    return withFiles(context, record, async (now) => {
        if (now === record.saved?.files)
            return false;
        const head = await headOf(record);
        const isKnown = head !== undefined && (await takeIn(context, record, head));
        return differs(context, record, isKnown ? head : record.start, now);
    });
}
/**
 * Brings commits that a person made in the task's directory to the task's branch in their repository.
 *
 * @returns the directory for messages, if it has work that could not be brought there
 */
async function collectWork(context, task) {
    for (const record of await (0,worktree_records/* recordsOf */.M$)(context, task)) {
        const { dir, state } = record;
        if (state !== 'ready' || !(await (0,absent/* ifPresent */.x)((0,promises_.lstat)(dir))))
            continue;
        // What cannot be read counts as unsaved: a person must look at it.
        const unsaved = (await isUnderWay(dir)) ||
            !(await collectCommits(context, record).catch(() => false)) ||
            (await isUnsaved(context, record).catch(() => true));
        if (unsaved)
            return (0,external_node_path_.relative)(context.root, dir);
    }
    return undefined;
}
/** @returns false if there are commits that cannot be read, or that do not belong on the branch */
async function collectCommits(context, record) {
    if (!record.saved)
        return true;
    const branch = await (0,hostile_refs/* readRef */.sg)((0,external_node_path_.join)(record.dir, '.git'), (0,git_names/* taskRef */.rd)(record.task));
    const head = await headOf(record);
    let collected = record.collected;
    for (const tip of new Set([branch, head])) {
        if (tip === undefined || tip === record.saved.commit || tip === collected)
            continue;
        const found = await collectCommit(context, { ...record, collected }, tip, tip === branch);
        if (!found)
            return false;
        if (found === 'moved')
            collected = tip;
    }
    if (collected !== record.collected)
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context, { ...record, collected });
    return true;
}
/** @param isBranch the commit is the branch's there: an amended commit or a rebase replaces it here too */
async function collectCommit(context, record, tip, isBranch) {
    const { saved, collected, task } = record;
    if (!(await takeIn(context, record, tip)))
        return false;
    const { store } = context;
    const at = await store.resolve((0,git_names/* taskRef */.rd)(task));
    const contains = async (later, earlier) => later !== undefined && (await store.mergeBase(later, earlier)) === earlier;
    const isOurs = at === undefined || at === (collected ?? saved?.commit);
    if (at === tip || (!(isBranch && isOurs) && (await contains(at, tip))))
        return 'known';
    const follows = (isBranch && isOurs) || (at !== undefined && (await contains(tip, at)));
    if (follows)
        return (await moveBranch(context, task, tip)) && 'moved';
    // Such as the base branch, checked out to look at it.
    return (await contains(await store.resolve((0,git_names/* refOf */.H8)(context.branch)), tip)) && 'known';
}
async function isUnderWay(dir) {
    const names = (await (0,absent/* ifPresent */.x)((0,promises_.readdir)((0,external_node_path_.join)(dir, '.git')))) ?? [];
    return UNDER_WAY.some((name) => names.includes(name));
}
async function differs({ store }, { saved, start, prepared }, head, now) {
    const [clean, left] = saved ? [saved.commit, saved.files] : [start, prepared];
    const leftOver = new Set((left ? await store.diff(clean, left) : []).map(({ path }) => path));
    const all = await store.diff(head, now);
    const changed = all.filter(({ path }) => leftOver.has(path));
    if (all.length > changed.length)
        return true;
    if (changed.length === 0)
        return false;
    // A file that set-up changed counts if it is no longer as set-up left it.
    const since = new Set((left ? await store.diff(left, now) : []).map(({ path }) => path));
    return changed.some(({ path }) => since.has(path));
}

;// CONCATENATED MODULE: ./lib/adapters/git/set-aside.js
/**
 * Removes an agent's directory without losing anything of a person: commits and files that are more than what
 * was saved when the agent ended are kept under a ref, and said.
 */













const KINDS = { commits: 'commits', edits: 'uncommitted edits', stash: 'a stash' };
/**
 * Removes a directory whose work has landed or is discarded.
 *
 * @param landed the change that landed: what it contains is not lost
 * @throws if its files cannot be removed
 */
async function discardWorktree(context, record, landed) {
    if (await isThere(record.dir)) {
        if (record.state === 'ready')
            await keepOrMove(context, record, landed);
        // Its files must not be committed, so neither must commits of them.
        else if (record.state === 'detached' && (await hasMore(context, record)))
            await moveAside(context, record.dir);
    }
    await drop(context, record);
}
/** Removes a directory so that its task can start over. Everything in it is kept. */
async function setAside(context, record) {
    const { state, dir } = record;
    if (await isThere(dir)) {
        if (state === 'ready')
            await keepOrMove(context, record);
        // Its files must not be committed, so a person has to look at them.
        else if (state === 'detached')
            await moveAside(context, dir);
    }
    await drop(context, record);
}
/** Moves a directory aside in which a person committed: its commits must not be published, and not be lost. */
async function moveIfMore(context, record) {
    if (!(await hasMore(context, record)))
        return false;
    await moveAside(context, record.dir);
    await drop(context, record);
    return true;
}
/** Keeps a branch that outlived its directory: it may hold a person's work. */
async function keepBranch(context, task, base) {
    const tip = await context.store.resolve((0,git_names/* taskRef */.rd)(task));
    const hasWork = tip && (await context.store.mergeBase(tip, base)) !== tip;
    if (hasWork && !(await isKept(context, task, tip)))
        await context.store.keep(keptName(task, tip), tip);
}
/** Keeps a branch in the person's repository that has more than what was saved, and says so. */
async function keepMovedBranch(context, task, records, landed) {
    const tip = await context.store.resolve((0,git_names/* taskRef */.rd)(task));
    const known = records.flatMap(({ saved, start }) => [saved?.commit, start]);
    if (tip === undefined || known.includes(tip))
        return;
    if (!(await isKept(context, task, tip, landed)))
        await keep(context, task, tip, 'commits');
}
/** Whether its HEAD or refs name commits that are more than what was saved. */
async function hasMore(context, record) {
    const { saved, start, base, dir } = record;
    const tips = [await headOf(record), ...(await personsTips(context, (0,external_node_path_.join)(dir, '.git')))];
    const known = new Set([saved?.commit, start, base]);
    for (const tip of tips) {
        if (tip === undefined || known.has(tip))
            continue;
        // It may be nowhere but in the directory.
        const isHere = (await missingObjects(context.judge.git, [tip])).length === 0;
        const isOld = isHere && saved && (await context.store.mergeBase(tip, saved.commit)) === tip;
        if (!isOld)
            return true;
    }
    return false;
}
async function keepOrMove(context, record, landed) {
    try {
        await keepFiles(context, record);
        await keepCommits(context, record, landed);
        const changed = await changedSubmodules(context, record);
        if (changed.length > 0)
            await moveAside(context, record.dir, changed);
    }
    catch {
        // Git cannot read it, so a person has to look at it.
        await moveAside(context, record.dir);
    }
}
/** Commits the files on top of HEAD, if they are more than that and more than what was saved. */
async function keepFiles(context, record) {
    if (!(await isUnsaved(context, record)))
        return;
    const head = await headOf(record);
    const isKnown = head !== undefined && (await takeIn(context, record, head));
    const commit = await withFiles(context, record, async (tree, index) => {
        const links = await gitlinksIn(context.judge.git, index);
        // A repository that somebody made in it: its commits are nowhere else.
        if (links.length > Object.keys(record.saved?.submodules ?? record.submodules ?? {}).length)
            throw new Error(`${record.dir} has a repository in it`);
        return commitFiles(context, tree, isKnown ? head : record.start, `WIP: ${record.task}, set aside`);
    });
    await keep(context, record.task, commit, 'edits');
}
/** Keeps the tips of all branches, tags and stash entries that a person made in its repository. */
async function keepCommits(context, record, landed) {
    const { saved, start, base, dir, task } = record;
    const head = await headOf(record);
    const refs = await personsTips(context, (0,external_node_path_.join)(dir, '.git'));
    const stashes = new Set(await (0,hostile_refs/* stashEntries */.OX)((0,external_node_path_.join)(dir, '.git')));
    const tips = new Set([...(head ? [head] : []), ...refs]);
    for (const known of [saved?.commit, start, base])
        if (known)
            tips.delete(known);
    for (const tip of tips) {
        if (!(await takeIn(context, record, tip)))
            throw new Error(`${tip} cannot be read from ${dir}`);
        if (await isKept(context, task, tip, landed))
            continue;
        await keep(context, task, tip, stashes.has(tip) ? 'stash' : 'commits');
    }
}
/** What the refs of a worktree name, beside the refs that it was made with. */
async function personsTips({ judge }, git) {
    const packed = new Set((await (0,hostile_refs/* readPackedRefs */.pD)(git)).values());
    return [
        ...[...(await (0,hostile_refs/* readLooseRefs */.DO)(git))].flatMap(([ref, at]) => 
        // What was fetched is on the remote.
        ref.startsWith('refs/remotes/') ? [] : [at]),
        ...(await missingObjects(judge.git, [...packed])),
    ];
}
/** Whether the landed change, or a ref of the person's repository but the task's branch, contains the commit. */
async function isKept({ git, store }, task, commit, landed) {
    if (landed && (await store.mergeBase(commit, landed)) === commit)
        return true;
    const args = ['for-each-ref', '--format=%(refname)', '--count=2', '--contains', commit];
    const { stdout } = await git(args);
    return stdout.split('\n').some((ref) => ref !== '' && ref !== (0,git_names/* taskRef */.rd)(task));
}
async function keep(context, task, commit, what) {
    const name = keptName(task, commit);
    await context.store.keep(name, commit);
    const at = (0,reasons/* typedSha */.vg)(commit);
    const back = what === 'stash'
        ? `git stash apply ${at}`
        : `git branch ${(0,next_steps/* shellWord */.r7)(`kept-${task}-${at}`)} ${at}`;
    const look = what === 'stash' ? `git stash show -p ${at}` : `git log -p -1 ${at}`;
    context.note(`Kept ${KINDS[what]} of ${task} that did not land. To see: ${look}. To bring back: ${back}`);
}
/** Renames a directory to the first free name beside it, and says so. */
async function moveAside(context, dir, submodules = []) {
    for (let number = 1;; number += 1) {
        const aside = `${dir}.aside-${number}`;
        if (await isThere(aside))
            continue;
        await (0,promises_.rename)(dir, aside);
        context.note(`Kept the files of ${(0,external_node_path_.relative)(context.root, dir)} in ${(0,external_node_path_.relative)(context.root, aside)}${submodules.length > 0 ? `: it has changes in the submodule ${submodules.join(', ')}` : ''}.`);
        return;
    }
}
async function isThere(path) {
    return (await (0,absent/* ifPresent */.x)((0,promises_.lstat)(path))) !== undefined;
}
async function drop(context, record) {
    await (0,worktrees/* removeTree */.dM)(record.dir);
    await (0,worktree_records/* removeWorktreeRecord */.zr)(context, record.dir);
    context.claimed.delete(record.dir);
}
function keptName(task, head) {
    return `kept/${task}/${head.slice(0, 12)}`;
}

;// CONCATENATED MODULE: ./lib/adapters/git/save-work.js
/** Saves an agent's work: its commits and its files, as one commit on the task's branch. */













const save_work_SUBMODULE = '160000';
/**
 * Saves the files as one commit on top of the agent's commits, moves the task's branch to it, and leaves the
 * repository clean on that branch.
 *
 * @throws GitError if git cannot read the files
 */
async function saveWork(context, record, message) {
    const parent = await parentOf(context, record);
    try {
        return await commitWork(context, record, parent, message);
    }
    catch (error) {
        // A person must look at it, and type git there.
        await leaveAt(context, record, parent).catch(() => undefined);
        throw error;
    }
}
/** Puts the repository right at a commit, and leaves the files as they are. */
async function leaveAt(context, record, commit) {
    const { dir, task, base } = record;
    if (!(await (0,snapshot/* hasFolder */.bU)(dir)))
        return;
    await (0,git_objects/* withTemporaryFile */.U6)(context.scratch, async (index) => {
        await context.judge.git(['read-tree', commit], { env: { GIT_INDEX_FILE: index } });
        await resetRepository(context, dir, { base, task, head: branchAt(record, commit) });
        await resetSubmodules(context.judge.git, dir, index);
        await (0,promises_.rename)(index, (0,external_node_path_.join)(dir, '.git', 'index'));
    });
}
async function commitWork(context, record, parent, message) {
    const { dir, base, task } = record;
    // Git reads their HEAD, and for that their configuration.
    await resetSubmodules(context.judge.git, dir, (0,worktree_records/* indexOf */.qh)(context.gitDir, dir));
    return withFiles(context, record, async (files, index) => {
        const tree = await withoutSetup(context, record, files);
        const commit = await commitFiles(context, tree, parent, message);
        await showOnBranch(context, record, commit);
        const left = tree === files ? [] : await context.store.diff(tree, files);
        await resetRepository(context, dir, {
            base,
            task,
            head: branchAt(record, commit),
            exclude: newIn(left),
        });
        const now = left.length === 0 ? files : await undoSetup(context, record, { tree, left, index });
        await (0,snapshot/* copyIndex */.UZ)(index, (0,worktree_records/* indexOf */.qh)(context.gitDir, dir));
        if (left.length > 0)
            await readTree(context, dir, tree, index);
        await resetSubmodules(context.judge.git, dir, index);
        const submodules = await stampSubmodules(context, dir, index);
        reportSubmodules(context, record, submodules);
        await (0,promises_.rename)(index, (0,external_node_path_.join)(dir, '.git', 'index'));
        const saved = { commit, files: now, submodules };
        const next = { ...record, saved };
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context, next);
        return { record: next, commit, tree };
    });
}
/**
 * Takes back what set-up changed in files of the repository, so that `git add -A` of a person does not commit
 * it. Its new files stay, excluded.
 *
 * @param index of the files; it is brought up to date
 * @returns the tree of all files now
 */
async function undoSetup(context, { dir, included }, { tree, left, index }) {
    const git = context.judge.gitFor(dir);
    await readTree(context, dir, tree, index);
    const changed = left
        .filter(({ status, oldMode }) => status !== 'added' && oldMode !== save_work_SUBMODULE)
        .map(({ path }) => path);
    if (changed.length > 0)
        await git(['checkout-index', '--force', '-u', '-z', '--stdin'], {
            env: { GIT_INDEX_FILE: index },
            input: (0,path_text/* pathBytes */.X5)(changed.map((path) => `${path}\0`).join('')),
        });
    return (0,snapshot/* snapshotTree */.vZ)({ git, dir, without: included, limit: context.readLimit }, index);
}
/** Makes an index the one of a tree, and keeps what it knows of unchanged files. */
async function readTree({ judge }, dir, tree, index) {
    const env = { GIT_INDEX_FILE: index };
    await judge.gitFor(dir)(['read-tree', '--reset', tree], { env });
}
function newIn(left) {
    return left.filter(({ status }) => status === 'added').map(({ path }) => path);
}
/** An agent's edits in a submodule are in no commit of this repository. */
function reportSubmodules(context, { task, dir, submodules }, now) {
    const changed = submodulesThatDiffer(submodules ?? {}, now);
    if (changed.length === 0)
        return;
    context.note(`${task} changed files in the submodule ${changed.join(', ')}. They do not land; they are in ${(0,external_node_path_.relative)(context.root, dir)}.`);
}
async function showOnBranch(context, record, commit) {
    const { task, dir } = record;
    // A person may have committed on it in their own checkout.
    await keepMovedBranch(context, task, [record]);
    if (await moveBranch(context, task, commit))
        return;
    context.note(`${(0,git_names/* taskBranch */.Ip)(task)} is checked out, so it was not moved. The work on ${task} is in ${(0,external_node_path_.relative)(context.root, dir)}.`);
}
/** The parent of the saved commit: the agent's own commits, or the start if it discarded that history. */
async function parentOf(context, record) {
    const head = await headOf(record);
    if (head === record.start)
        return head;
    return head !== undefined && (await takeInBased(context, record, head)) ? head : record.start;
}

;// CONCATENATED MODULE: ./lib/adapters/git/agent-workspace.js
/** An agent's directory: `.worktrees/<agent>-<task>`, a repository of its own on the branch `tributary/<task>`. */
















/** Adds the worktree folder to this repository's exclude file, so that `git status` does not show it. */
async function ignoreFolder(gitDir) {
    const file = (0,external_node_path_.join)(gitDir, 'info', 'exclude');
    const line = `/${git_context/* FOLDER */.L7}/`;
    const text = (await (0,absent/* ifPresent */.x)((0,promises_.readFile)(file, 'utf8'))) ?? '';
    if (text.split(/\r?\n/).includes(line))
        return;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.appendFile)(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`);
}
/** @throws GitError if git cannot check the files out */
async function openAgentWorkspace(context, assignment) {
    const { agent, base } = assignment;
    const task = assignment.task.id;
    const records = await (0,worktree_records/* recordsOf */.M$)(context, task);
    const [refs] = await Promise.all([
        personsRefs(context),
        (0,in_the_way/* refuseInTheWay */.E)(context, task),
        keepMovedBranch(context, task, records),
    ]);
    for (const old of records)
        await setAside(context, old);
    if (records.length > 0)
        await keepBranch(context, task, base);
    const dir = await claimDirectory(context, `${agent}-${task}`);
    const record = await makeWorktree(context, assignment, { dir, refs });
    return workspaceOf(context, agent, record, await (0,git_context/* freshHandover */._4)(context, dir));
}
/**
 * Reopens a directory after an agent ran. The agent could have changed its record, so base, directory and the
 * files after set-up come from the caller, and the rest is found again.
 */
async function reopenAgentWorkspace(context, assignment, dir, prepared) {
    const { agent, base, task } = assignment;
    const included = await filesToInclude(context, base);
    const start = await startOf(context, assignment);
    const record = { version: 2, task: task.id, base, start, dir, included, state: 'ready' };
    const reopened = { ...record, ...(prepared && { prepared }) };
    return workspaceOf(context, agent, reopened, await (0,git_context/* freshHandover */._4)(context, dir));
}
/**
 * Reserves an unused directory. Names can collide: `a-b` with `c` and `a` with `b-c` have the same one, and a
 * person may have a directory of their own there.
 */
async function claimDirectory(context, name) {
    const folder = await (0,git_context/* realFolder */.PX)((0,external_node_path_.join)(context.root, git_context/* FOLDER */.L7));
    const taken = new Set((await (0,worktree_records/* readWorktreeRecords */.MS)(context)).map(({ dir }) => dir));
    for (let number = 1;; number += 1) {
        const dir = (0,external_node_path_.join)(folder, number === 1 ? name : `${name}.${number}`);
        if (taken.has(dir) || context.claimed.has(dir))
            continue;
        context.claimed.add(dir);
        if (!(await (0,absent/* ifPresent */.x)((0,promises_.lstat)(dir))))
            return dir;
    }
}
/** The record is written first, so that a half-made directory can be recognized. */
async function makeWorktree(context, assignment, { dir, refs }) {
    const { gitDir, root } = context;
    const { base } = assignment;
    const task = assignment.task.id;
    const begun = { version: 2, task, base, start: base, dir, included: [] };
    try {
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context, { ...begun, state: 'making' });
        const start = await startOf(context, assignment);
        const moved = moveBranch(context, task, start);
        // Its failure is reported below, when nothing writes to the directory any more.
        moved.catch(() => undefined);
        await checkOut(context, dir, { base, task, refs, head: branchAt(begun, start) });
        const [included] = await Promise.all([
            filesToInclude(context, base),
            (0,snapshot/* copyIndex */.UZ)((0,external_node_path_.join)(dir, '.git', 'index'), (0,worktree_records/* indexOf */.qh)(gitDir, dir)),
            moved,
        ]);
        await copyFiles(root, dir, included);
        const ready = { ...begun, start, included, state: 'ready' };
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context, ready);
        return ready;
    }
    catch (error) {
        await (0,worktrees/* removeTree */.dM)(dir);
        await (0,worktree_records/* removeWorktreeRecord */.zr)(context, dir);
        context.claimed.delete(dir);
        throw error;
    }
}
/** The agent's start commit: the base, or its earlier work rebased onto it if they do not conflict. */
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
function workspaceOf(context, agent, opened, handover) {
    const { dir, task } = opened;
    let record = opened;
    return {
        dir,
        displayPath: (0,external_node_path_.relative)(context.root, dir),
        handover,
        run: (command) => context.run((0,git_context/* inside */.nx)(command, dir, `${agent}-${task}`)),
        prepared: async () => {
            const prepared = await recordPrepared(context, record);
            record = prepared.record;
            const changes = await context.store.diff(record.start, prepared.tree);
            return { tree: prepared.tree, changed: changes.map(({ path }) => path) };
        },
        save: async (message) => {
            const saved = await saveWork(context, record, message);
            record = saved.record;
            const isNothing = saved.tree === (await context.store.tree(record.base));
            return isNothing ? undefined : saved.commit;
        },
        bundle: (file) => writeBundle(context, record, file),
    };
}
/** Remembers the files as set-up left them, and the index of them. */
async function recordPrepared(context, record) {
    // Set-up's too: no work of the agent, and they block nobody.
    const nested = [];
    const save = async (tree, index) => {
        const submodules = await stampSubmodules(context, record.dir, index);
        await (0,promises_.rename)(index, (0,worktree_records/* indexOf */.qh)(context.gitDir, record.dir));
        const included = [...record.included, ...nested];
        const prepared = { ...record, included, prepared: tree, submodules };
        await (0,worktree_records/* writeWorktreeRecord */.Ab)(context, prepared);
        return { record: prepared, tree };
    };
    return withFiles(context, record, save, nested);
}
async function writeBundle({ judge }, { task, base, saved }, file) {
    if (!saved)
        throw new Error(`the work on ${task} was not saved`);
    await (0,promises_.rm)(file, { force: true });
    const { ref } = branchAt({ task }, saved.commit);
    const refFile = (0,external_node_path_.join)(judge.dir, ref);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(refFile), { recursive: true });
    await (0,promises_.writeFile)(refFile, `${saved.commit}\n`);
    await judge.git(['bundle', 'create', '--quiet', file, ref, `^${base}`]);
    await (0,promises_.rm)(refFile);
}

;// CONCATENATED MODULE: ./lib/adapters/git/clear.js
/** Cleans up a task's directory: removes it, or detaches it from all commits that were made in it. */













function clearTask(context) {
    return async (task, how, landed) => {
        const records = await (0,worktree_records/* recordsOf */.M$)(context, task);
        if (how === 'detach')
            await detachAll(context, task, records);
        else {
            await keepMovedBranch(context, task, records, landed);
            for (const record of records)
                await discardWorktree(context, record, landed);
            await removeBranch(context, task);
        }
        return records.length > 0;
    };
}
async function removeBranch(context, task) {
    const free = await freeBranches(context, task);
    await removeRefs(context, free);
    if (free.length > 0)
        return;
    const [use] = await (0,worktrees/* branchUses */.NC)(context.git, context.gitDir, (0,git_names/* taskBranch */.Ip)(task));
    if (use)
        context.note(`${(0,git_names/* taskBranch */.Ip)(task)} stays: it is checked out in ${use.dir}. To remove both: git worktree remove ${(0,next_steps/* shellWord */.r7)(use.dir)} && git branch -D ${(0,git_names/* taskBranch */.Ip)(task)}`);
}
async function detachAll(context, task, records) {
    const commits = await commitsOf(context, task, records);
    for (const record of records)
        if (!(await (0,snapshot/* hasFolder */.bU)(record.dir)))
            await discardWorktree(context, record);
        else if (!(await moveIfMore(context, record)))
            await detach(context, record);
    await forgetCommits(context, task, commits);
    for (const record of records)
        if (await (0,snapshot/* hasFolder */.bU)(record.dir))
            await (0,worktree_records/* writeWorktreeRecord */.Ab)(context, detached(record));
}
/** The record without what names a commit. */
function detached({ version, task, base, dir, included }) {
    return { version, task, base, start: base, dir, included, state: 'detached' };
}
/** Commits on top of the base for this task: on its branch, and as saved. */
async function commitsOf(context, task, records) {
    const branch = await context.store.resolve((0,git_names/* taskRef */.rd)(task));
    const found = new Set(branch ? [branch] : []);
    for (const { base, saved, start } of records) {
        const named = [branch, saved?.commit, start].flatMap((tip) => tip ?? []);
        const gone = await missingObjects(context.judge.git, named);
        const tips = named.filter((tip) => !gone.includes(tip));
        if (tips.length === 0)
            continue;
        const { stdout } = await context.git(['rev-list', ...tips, `^${base}`]);
        for (const commit of stdout.split('\n'))
            found.add(commit);
        found.delete(base);
    }
    return found;
}
/** Resets its repository to the base and keeps the files, uncommitted, with no way back to the commits. */
async function detach(context, { dir, base, task }) {
    await (0,own_repository/* forgetObjects */.kL)(dir);
    await resetRepository(context, dir, { base, task, head: base });
    await (0,git_objects/* withTemporaryFile */.U6)(context.scratch, async (index) => {
        await context.judge.git(['read-tree', base], { env: { GIT_INDEX_FILE: index } });
        await (0,promises_.rename)(index, (0,external_node_path_.join)(dir, '.git', 'index'));
    });
}
/** Removes Tributary's refs to these commits. Must come last: until then the refs tell which commits to forget. */
async function forgetCommits(context, task, commits) {
    const refs = await listRefs(context, [git_names/* OWN_REFS */.UG]);
    const naming = refs.filter(({ at }) => commits.has(at)).map(({ name }) => name);
    await removeRefs(context, [...naming, ...(await freeBranches(context, task))]);
}

;// CONCATENATED MODULE: ./lib/adapters/git/holder.js
/** Finds out which agent has a commit in its own repository. */







const MAX_INDEX_BYTES = 256 * 1024 * 1024;
/** @returns the task whose directory has the commit among its own objects, not only in the snapshot */
async function findHolder(context, commit) {
    for (const { task, dir } of await (0,worktree_records/* readWorktreeRecords */.MS)(context)) {
        const objects = (0,external_node_path_.join)(dir, '.git', 'objects');
        if (!(await (0,snapshot/* hasFolder */.bU)(objects)) || !(await hasObject(context.judge.git, objects, commit)))
            continue;
        // It may have fetched it from where the person did.
        return (await isOnRemote(context, commit)) ? undefined : task;
    }
    return undefined;
}
async function isOnRemote({ git }, commit) {
    const args = ['for-each-ref', '--count=1', '--contains', commit, 'refs/remotes'];
    return (await git(args)).stdout !== '';
}
async function hasObject(git, objects, commit) {
    const loose = (0,external_node_path_.join)(objects, commit.slice(0, 2), commit.slice(2));
    if (await (0,absent/* ifPresent */.x)((0,promises_.lstat)(loose)))
        return true;
    const names = (await (0,absent/* ifPresent */.x)((0,promises_.readdir)((0,external_node_path_.join)(objects, 'pack')))) ?? [];
    for (const name of names.filter((each) => each.endsWith('.idx')))
        if (await isIndexed(git, (0,external_node_path_.join)(objects, 'pack', name), commit))
            return true;
    return false;
}
/** A broken index names nothing: git cannot read objects by it either. */
async function isIndexed(git, file, commit) {
    const input = await (0,regular_file/* readRegularBytes */.Of)(file, MAX_INDEX_BYTES);
    if (input === undefined)
        return false;
    const format = `--object-format=${commit.length === 64 ? 'sha256' : 'sha1'}`;
    const { stdout } = await git(['show-index', format], {
        input,
        limit: git_quarantine/* READ_LIMIT */.Fe,
        accept: [1, 128],
    });
    return stdout.split('\n').some((line) => line.split(' ')[1] === commit);
}

;// CONCATENATED MODULE: ./lib/adapters/git/verify.js

/** @returns a function that throws if a file of the commit is not what its name says; each commit is read once */
function createVerify(git) {
    const known = new Map();
    return (commit) => {
        const verified = known.get(commit) ?? verifyTree(git, commit);
        known.set(commit, verified);
        verified.catch(() => known.delete(commit));
        return verified;
    };
}
async function verifyTree(git, commit) {
    const args = ['rev-list', '--quiet', '--objects', '--no-walk', '--missing=allow-promisor'];
    const { stderr } = await git([...args, '--verify-objects', commit]);
    // Git reports a wrong hash, and exits with 0.
    if (stderr.includes('hash mismatch'))
        throw new git_git/* GitError */.XS(['rev-list'], 0, '', `an object of ${commit} was overwritten (${stderr.trim().split('\n')[0]}). See: git fsck`);
}

// EXTERNAL MODULE: ./lib/adapters/git/task-worktree.js
var task_worktree = __webpack_require__(614);
;// CONCATENATED MODULE: ./lib/adapters/git/workspaces.js
/** Directories for foreign code: `.worktrees/<agent>-<task>` for agents, temporary ones for gates and tests. */



















/** @throws GitError if git cannot check files out */
function createWorkspaces(options) {
    const context = (0,git_context/* createGitContext */.WT)(options);
    const verify = createVerify(context.judge.git);
    let ignored;
    return {
        forAgent: async (assignment) => {
            ignored ??= ignoreFolder(context.gitDir);
            await ignored;
            return openAgentWorkspace(context, assignment);
        },
        reopen: (assignment, dir, prepared) => reopenAgentWorkspace(context, assignment, dir, prepared),
        forTree: async (commit, name) => {
            await verify(commit);
            return openTreeWorkspace(context, commit, name);
        },
        clear: clearTask(context),
        collect: (task) => collectWork(context, task),
        find: async (task) => {
            const dir = await (0,task_worktree/* taskWorktree */.R)(context, task);
            return dir === undefined ? undefined : (0,external_node_path_.relative)(context.root, dir);
        },
        update: (base) => updateBases(context, base),
        obstacles: (tasks) => (0,in_the_way/* findObstacles */.A)(context, tasks),
        holderOf: (commit) => findHolder(context, commit),
        prune: () => pruneObjects(context),
    };
}
/** A repository that shares no refs with anybody: a suite that moves a branch moves its own. */
async function openTreeWorkspace(context, commit, name) {
    const dir = (0,external_node_path_.join)(await (0,git_context/* realFolder */.PX)(context.temporary), name);
    await (0,worktrees/* removeTree */.dM)(dir);
    await checkOut(context, dir, { head: commit });
    const handover = await (0,git_context/* freshHandover */._4)(context, dir);
    return {
        dir,
        displayPath: dir,
        handover,
        run: (command) => context.run((0,git_context/* inside */.nx)(command, dir, name)),
        // A failure to remove the directory must not lose the result.
        [Symbol.asyncDispose]: () => (0,worktrees/* removeTree */.dM)(dir).catch(() => undefined),
    };
}
/** Brings the base branch up to date in each agent's repository, for `git merge main` there. */
async function updateBases(context, base) {
    for (const { dir, saved } of await (0,worktree_records/* readWorktreeRecords */.MS)(context)) {
        const [git, ref] = [(0,external_node_path_.join)(dir, '.git'), (0,git_names/* refOf */.H8)(context.branch)];
        // Before the work was saved, the repository is as the agent left it.
        if (!saved || !(await (0,snapshot/* hasFolder */.bU)(git)) || (await isPersons(context, git, ref)))
            continue;
        await context.objects.sync();
        await (0,own_repository/* writeRef */.Ln)(dir, ref, base);
    }
}
/** Whether a person works on the branch in this repository: it has a commit of its own, or is checked out. */
async function isPersons({ judge }, git, ref) {
    const at = await (0,hostile_refs/* readRef */.sg)(git, ref);
    if (at !== undefined && (await missingObjects(judge.git, [at])).length > 0)
        return true;
    return (await (0,hostile_refs/* readHead */.zy)(git)).branch === ref;
}
/** Removes the object snapshot, unless a directory may still read it. */
async function pruneObjects(context) {
    const { root, objects, temporary } = context;
    await (0,promises_.rm)(temporary, { recursive: true, force: true }).catch(() => undefined);
    const left = (await (0,absent/* ifPresent */.x)((0,promises_.readdir)((0,external_node_path_.join)(root, git_context/* FOLDER */.L7)))) ?? [];
    // Another checkout of the repository may have kept some too.
    const records = await (0,worktree_records/* readWorktreeRecords */.MS)(context);
    if (left.length === 0 && records.length === 0)
        await objects.remove();
}

// EXTERNAL MODULE: ./lib/adapters/glob-matcher.js
var glob_matcher = __webpack_require__(9219);
// EXTERNAL MODULE: ./lib/adapters/prices.js
var prices = __webpack_require__(1948);
// EXTERNAL MODULE: ./lib/adapters/process/process.js + 3 modules
var process_process = __webpack_require__(3020);
// EXTERNAL MODULE: ./lib/core/sandbox/bubblewrap.js
var bubblewrap = __webpack_require__(4005);
// EXTERNAL MODULE: ./lib/core/sandbox/sandbox.js
var sandbox = __webpack_require__(6532);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./lib/core/sandbox/places.js
/**
 * What a sandbox hides, keeps and copies, as tables. `~` is the home directory. A path with a link in it is
 * resolved, and both the link and its target are treated alike.
 */
/** Keys, sessions and histories of a person. `sandbox.hide` adds to them; `sandbox.read` and `write` take out. */
const HIDDEN = [
    // Keys and passwords.
    '~/.ssh',
    '~/.gnupg',
    '~/.password-store',
    '~/.local/share/keyrings',
    '~/.netrc',
    '~/.pgpass',
    '~/.my.cnf',
    '~/.vault-token',
    '~/.config/sops',
    '~/.config/op',
    '~/.1password',
    '~/.config/Bitwarden CLI',
    // Forges and git.
    '~/.git-credentials',
    '~/.config/git/credentials',
    '~/.cache/git/credential',
    '~/.git-credential-cache',
    '~/.config/gh',
    '~/.config/hub',
    '~/.config/glab-cli',
    '~/.config/github-copilot',
    // Clouds and clusters.
    '~/.aws',
    '~/.azure',
    '~/.config/gcloud',
    '~/.boto',
    '~/.s3cfg',
    '~/.config/rclone',
    '~/.config/doctl',
    '~/.config/heroku',
    '~/.fly',
    '~/.terraform.d',
    '~/.terraformrc',
    '~/.kube',
    '~/.minikube',
    // Containers: a socket of the daemon is as good as root.
    '~/.docker/config.json',
    '~/.docker/run',
    '~/.docker/desktop',
    '~/.colima',
    '~/.lima',
    '~/.orbstack',
    '~/.rd',
    '~/.config/containers/auth.json',
    '/var/lib/lxd',
    '/var/lib/incus',
    '/var/snap/lxd',
    // Package registries.
    '~/.npmrc',
    '~/.yarnrc',
    '~/.yarnrc.yml',
    '~/.pypirc',
    '~/.config/pip/pip.conf',
    '~/.pip/pip.conf',
    '~/.cargo/credentials',
    '~/.cargo/credentials.toml',
    '~/.gem/credentials',
    '~/.bundle/config',
    '~/.composer/auth.json',
    '~/.config/composer/auth.json',
    '~/.m2/settings.xml',
    '~/.m2/settings-security.xml',
    '~/.gradle/gradle.properties',
    '~/.nuget/NuGet',
    // Tributary's own key, which seals its records.
    '~/.local/state/tributary',
    // Histories, browsers and mail.
    '~/.bash_history',
    '~/.zsh_history',
    '~/.local/share/fish/fish_history',
    '~/.python_history',
    '~/.node_repl_history',
    '~/.psql_history',
    '~/.mysql_history',
    '~/.mozilla',
    '~/.thunderbird',
    '~/.config/google-chrome',
    '~/.config/chromium',
    '~/.config/BraveSoftware',
    '~/.config/microsoft-edge',
    '~/.config/Slack',
    '~/.config/Signal',
];
/** Folders for temporary files: each command sees one of its own in their place. */
const TEMPORARY = ['/tmp', '/var/tmp'];
/** Sockets of the system and of the desktop: Docker, D-Bus, ssh-agent, gpg-agent. */
const RUNTIME = '/run';
/** What stays of it: name resolution, and the programs of NixOS. */
const RUNTIME_KEPT = [
    '/run/systemd/resolve',
    '/run/resolvconf',
    '/run/NetworkManager/resolv.conf',
    '/run/current-system',
    '/run/booted-system',
    '/run/opengl-driver',
];
const CACHES = [
    { path: '~/.cache', each: true },
    { path: '~/.npm' },
    { path: '~/.yarn' },
    { path: '~/.local/share/pnpm/store' },
    { path: '~/.bun/install/cache' },
    { path: '~/.cargo/registry' },
    { path: '~/.cargo/git' },
    { path: '~/go/pkg' },
    { path: '~/.gradle/caches' },
    { path: '~/.gradle/wrapper' },
    { path: '~/.m2/repository' },
    { path: '~/.nuget/packages' },
    { path: '~/.composer/cache' },
    { path: '~/.pub-cache' },
    { path: '~/.cpanm' },
];
/**
 * Caches in `~/.cache` whose programs fail if they cannot write there, but fill an empty one by themselves.
 * Other large ones, such as browsers and models, are only read.
 */
const REFILLED = new Set([
    'bazel',
    'ccache',
    'composer',
    'deno',
    'go-build',
    'node-gyp',
    'pip',
    'pnpm',
    'sccache',
    'typescript',
    'uv',
    'yarn',
    'zig',
]);
const PROGRAMS = [
    {
        names: ['claude', 'claude-code'],
        write: ['~/.claude'],
        readOnly: [
            '~/.claude/settings.json',
            '~/.claude/settings.local.json',
            '~/.claude/CLAUDE.md',
            '~/.claude/agents',
            '~/.claude/commands',
            '~/.claude/hooks',
            '~/.claude/plugins',
            '~/.claude/rules',
            '~/.claude/skills',
        ],
        copy: ['~/.claude.json'],
    },
    {
        names: ['codex'],
        write: ['~/.codex'],
        readOnly: [
            '~/.codex/config.toml',
            '~/.codex/AGENTS.md',
            '~/.codex/prompts',
            '~/.codex/rules',
            '~/.codex/skills',
        ],
    },
    {
        names: ['gemini', 'gemini-cli'],
        write: ['~/.gemini'],
        readOnly: [
            '~/.gemini/settings.json',
            '~/.gemini/GEMINI.md',
            '~/.gemini/commands',
            '~/.gemini/extensions',
        ],
    },
    {
        names: ['copilot'],
        write: ['~/.copilot'],
        readOnly: ['~/.copilot/config.json', '~/.copilot/mcp-config.json', '~/.copilot/agents'],
    },
    {
        names: ['opencode', 'opencode-ai'],
        write: ['~/.local/share/opencode', '~/.local/state/opencode'],
        readOnly: ['~/.config/opencode'],
    },
    {
        names: ['qwen', 'qwen-code'],
        write: ['~/.qwen'],
        readOnly: ['~/.qwen/settings.json', '~/.qwen/QWEN.md', '~/.qwen/extensions'],
    },
    { names: ['cursor-agent'], write: ['~/.cursor'], readOnly: ['~/.cursor/mcp.json'] },
];
/** The programs that a command line names. */
function programsOf(run) {
    const words = new Set(run
        .split(/[\s;&|()"'`$<>=]+/)
        .map((word) => word.slice(word.lastIndexOf('/') + 1).replace(/@[^@]*$/, '')));
    return PROGRAMS.filter(({ names }) => names.some((name) => words.has(name)));
}

// EXTERNAL MODULE: ./lib/adapters/sandbox/paths.js
var paths = __webpack_require__(7356);
;// CONCATENATED MODULE: ./lib/adapters/sandbox/caches.js
/** Private copies of caches: what a sandboxed command writes to them does not reach the original. */






/** A larger cache takes too long to copy before each attempt. */
const MOST = { megabytes: 32, files: 2000 };
/** The size of a cache is looked at once for each process. */
const sizes = new Map();
/**
 * @param folder for the copies
 * @param overlay whether the sandbox can show the original and drop what is written, whatever its size
 */
async function privateCaches(folder, overlay, environment) {
    const mounts = [];
    const places = CACHES.flatMap((place) => (0,paths/* expand */.fT)(place.path, environment).map((path) => ({ ...place, path })));
    for (const [index, place] of places.entries()) {
        const path = await (0,promises_.realpath)(place.path).catch(() => undefined);
        if (path === undefined)
            continue;
        if (overlay)
            mounts.push({ at: path, is: 'copy-on-write' });
        else
            mounts.push(...(await copyCache({ ...place, path }, (0,external_node_path_.join)(folder, String(index)))));
    }
    return { mounts, environment: await missing(environment) };
}
async function copyCache(place, copy) {
    const mount = { at: place.path, from: copy, is: 'writable' };
    await (0,promises_.mkdir)(copy, { recursive: true, mode: 0o700 });
    if (!place.each) {
        if ((await sizeOf(place.path)) === 'small')
            await copyTree(`${place.path}/.`, copy);
        return [mount];
    }
    const mounts = [mount];
    for (const name of await (0,promises_.readdir)(place.path)) {
        const path = (0,external_node_path_.join)(place.path, name);
        const target = await (0,promises_.realpath)(path).catch(() => undefined);
        if (target === undefined)
            continue;
        if ((await sizeOf(target)) === 'small')
            await copyTree(target, (0,external_node_path_.join)(copy, name));
        else if (!REFILLED.has((0,external_node_path_.basename)(path)))
            mounts.push({ at: path, from: target, is: 'read-only' });
    }
    return mounts;
}
/** A copy that shares its blocks with the original, where the file system can. */
async function copyTree(from, to) {
    // What cannot be read is left out: the program finds it missing, and fetches it again.
    await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('cp', ['-a', '--reflink=auto', '--', from, to]).catch(() => undefined);
}
function sizeOf(path) {
    const size = sizes.get(path) ?? measure(path);
    sizes.set(path, size);
    return size;
}
async function measure(top) {
    let bytes = 0;
    let files = 0;
    const paths = [top];
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        const found = await (0,promises_.lstat)(path).catch(() => undefined);
        if (found?.isDirectory())
            paths.push(...(await (0,promises_.readdir)(path).catch(() => [])).map((name) => (0,external_node_path_.join)(path ?? '', name)));
        bytes += found?.size ?? 0;
        files += 1;
        if (bytes > MOST.megabytes * 1024 * 1024 || files > MOST.files)
            return 'large';
    }
    return 'small';
}
/** In a home directory that can only be read, no cache can be begun. */
async function missing(environment) {
    const places = { '~/.npm': ['npm_config_cache', 'npm'], '~/.cache': ['XDG_CACHE_HOME', 'cache'] };
    const found = {};
    for (const [path, [variable = '', name = '']] of Object.entries(places)) {
        const here = await Promise.all((0,paths/* expand */.fT)(path, environment).map((each) => (0,promises_.stat)(each).catch(() => undefined)));
        if (here.every((each) => each === undefined))
            found[variable] = `/tmp/.${name}`;
    }
    return found;
}

// EXTERNAL MODULE: ./lib/adapters/sandbox/network.js
var sandbox_network = __webpack_require__(5094);
// EXTERNAL MODULE: ./lib/adapters/sandbox/probe.js + 1 modules
var probe = __webpack_require__(7091);
// EXTERNAL MODULE: ./lib/adapters/sandbox/runtime.js
var sandbox_runtime = __webpack_require__(8960);
// EXTERNAL MODULE: ./lib/adapters/files/system-error.js
var system_error = __webpack_require__(8020);
;// CONCATENATED MODULE: ./lib/adapters/sandbox/view.js
/** Collects what a command may see on this machine, for the core to turn into mounts. */






/** The `.env` files of a checkout are looked for once for each process. */
const environmentFilesOf = new Map();
/** @throws if a path that the configuration makes writable does not exist */
async function viewOf(around, command) {
    const { environment, root } = around;
    const { confinement, rules, run } = command;
    const programs = await programPlaces(run, environment, command.own);
    const temporary = await temporaryMounts(around, command);
    const empty = (0,external_node_path_.join)(command.own, 'empty');
    await (0,promises_.writeFile)(empty, '');
    const [kept, written, normal, readable] = await Promise.all([
        (0,paths/* allSeen */.Z5)(programs.readOnly, environment),
        writable(rules.write, environment),
        (0,paths/* allSeen */.Z5)([root, (0,paths/* homeOf */.lt)(environment), ...pathsOf(environment)], environment),
        (0,paths/* allSeen */.Z5)([
            ...RUNTIME_KEPT,
            '/etc/resolv.conf',
            ...rules.read,
            (0,external_node_path_.join)(around.gitDir, 'tributary', 'objects'),
        ], environment),
    ]);
    return {
        dir: command.dir,
        writable: [
            ...view_paths(await (0,paths/* allSeen */.Z5)(programs.write, environment)),
            ...written,
            ...(await Promise.all((confinement.write ?? []).map(async (path) => (0,promises_.realpath)(path)))),
        ],
        readable: view_paths(readable),
        normal: [
            ...view_paths(normal),
            // A checkout that stands in a folder for temporary files is not alone there: what belongs to it is beside it.
            ...temporary.flatMap(({ at }) => (0,sandbox/* folderIn */.CH)(at, root) ?? []),
        ],
        hidden: await view_hidden(around, rules, programs.others),
        empty,
        kept: view_paths(kept),
        replaced: [...temporary, ...programs.copies],
    };
}
async function view_hidden({ root, gitDir, temporary, environment }, rules, programs) {
    // A linked worktree has its repository in another checkout.
    const checkouts = (0,external_node_path_.basename)(gitDir) === '.git' ? [root, (0,external_node_path_.dirname)(gitDir)] : [root];
    const own = checkouts.flatMap((folder) => [(0,external_node_path_.join)(folder, '.git'), (0,external_node_path_.join)(folder, '.worktrees')]);
    const found = await (0,paths/* allSeen */.Z5)([...HIDDEN, RUNTIME, ...programs, ...rules.hide, gitDir, ...own, temporary], environment);
    return [...found, ...(await Promise.all(checkouts.map(knownEnvironmentFiles))).flat()];
}
function knownEnvironmentFiles(checkout) {
    const found = environmentFilesOf.get(checkout) ?? (0,paths/* environmentFiles */.rj)(checkout);
    environmentFilesOf.set(checkout, found);
    return found;
}
async function programPlaces(run, environment, own) {
    const named = programsOf(run);
    const write = named.flatMap((program) => program.write);
    for (const folder of write)
        await (0,promises_.mkdir)((0,external_node_path_.join)((0,paths/* homeOf */.lt)(environment), folder.slice(1)), { recursive: true, mode: 0o700 });
    // Only what exists can be protected.
    for (const name of named.flatMap(({ readOnly }) => readOnly))
        await makeEmpty((0,external_node_path_.join)((0,paths/* homeOf */.lt)(environment), name.slice(1)));
    const copies = [];
    for (const file of await (0,paths/* allSeen */.Z5)(named.flatMap(({ copy = [] }) => copy), environment)) {
        const from = (0,external_node_path_.join)(own, `copy-${copies.length}`);
        await (0,promises_.copyFile)(file.path, from);
        copies.push({ at: file.path, from, is: 'writable' });
    }
    return {
        write,
        readOnly: named.flatMap(({ readOnly }) => readOnly),
        copies,
        others: PROGRAMS.filter((program) => !named.includes(program)).flatMap((program) => [
            ...program.write,
            ...program.readOnly,
            ...(program.copy ?? []),
        ]),
    };
}
/** Makes settings that say nothing, unless there are some. Those without an extension are folders. */
async function makeEmpty(path) {
    if (await (0,paths/* exists */.t2)(path))
        return;
    const extension = (0,external_node_path_.extname)(path);
    if (extension === '')
        await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
    else
        await (0,promises_.writeFile)(path, extension === '.json' ? '{}\n' : '', { flag: 'wx', mode: 0o600 }).catch((error) => {
            if ((0,system_error/* systemErrorCode */.v)(error) !== 'EEXIST' && (0,system_error/* systemErrorCode */.v)(error) !== 'ENOENT')
                throw error;
        });
}
/** One private folder in place of all shared ones for temporary files. */
async function temporaryMounts({ environment, root }, { own }) {
    const from = (0,external_node_path_.join)(own, 'tmp');
    await (0,promises_.mkdir)(from, { recursive: true, mode: 0o700 });
    const home = (0,paths/* homeOf */.lt)(environment);
    const configured = environment['TMPDIR'];
    const folders = [
        ...TEMPORARY,
        // In one that holds the home directory or the checkout there is more than temporary files.
        ...(configured === undefined || (0,sandbox/* isWithin */.UO)(home, configured) || (0,sandbox/* isWithin */.UO)(root, configured)
            ? []
            : [configured]),
    ];
    const found = await (0,paths/* allSeen */.Z5)(folders, environment);
    return view_paths(found).map((at) => ({ at, from, is: 'writable' }));
}
async function writable(names, environment) {
    const all = names.map(async (name) => {
        const found = await (0,paths/* allSeen */.Z5)([name], environment);
        if (found.length > 0)
            return view_paths(found);
        throw new Error(`sandbox.write names ${name}, which does not exist: create ${(0,paths/* expand */.fT)(name, environment)[0] ?? name}, or remove the line`);
    });
    return (await Promise.all(all)).flat();
}
function pathsOf({ PATH = '' }) {
    return PATH.split(':').filter((folder) => folder.startsWith('/'));
}
function view_paths(all) {
    return all.map(({ path }) => path);
}

;// CONCATENATED MODULE: ./lib/adapters/sandbox/runtime-confine.js
/** The sandbox of macOS: the library writes a profile for sandbox-exec. Paths are denied there, not replaced. */



let ready;
/** @throws if the library is not installed */
async function confineWithRuntime(around, command, network) {
    ready ??= openManager(network);
    const manager = await ready;
    const view = await viewOf(around, command);
    const temporary = (0,external_node_path_.join)(command.own, 'tmp');
    const filesystem = {
        denyRead: view.hidden.map(({ path }) => path),
        allowRead: [...view.readable, ...view.writable, view.dir, temporary],
        allowWrite: [...view.writable, view.dir, temporary],
        denyWrite: [...view.kept],
    };
    const settings = [
        ['TMPDIR', temporary],
        ['XDG_CACHE_HOME', (0,external_node_path_.join)(temporary, 'cache')],
        ['npm_config_cache', (0,external_node_path_.join)(temporary, 'npm')],
    ].map(([name, value]) => `export ${name}='${value?.replaceAll("'", String.raw `'\''`)}'\n`);
    const line = await manager.wrapWithSandbox(`${settings.join('')}${command.run}`, '/bin/sh', {
        filesystem,
    });
    return {
        file: '/bin/sh',
        args: ['-c', line],
        isMonitor: false,
        hasStarted: () => true,
        firstProcess: () => undefined,
    };
}
async function openManager(network) {
    const runtime = await (0,sandbox_runtime/* loadRuntime */.BR)();
    if ('missing' in runtime)
        throw new Error(runtime.missing);
    await (0,sandbox_runtime/* openRuntime */.fS)(runtime.manager, {
        network: {
            ...(network !== undefined && { allowedDomains: network === 'none' ? [] : network }),
            deniedDomains: [],
        },
        filesystem: { denyRead: [], allowWrite: [], denyWrite: [] },
    });
    return runtime.manager;
}

;// CONCATENATED MODULE: ./lib/adapters/sandbox/sandbox.js
/** Confines commands, as the configuration says and as far as this machine can. */











/** The file descriptor on which bubblewrap reports. */
const REPORT = 3;
function createSandbox(options) {
    const workspaces = new Map();
    return async (command, dir) => {
        const { confinement } = command;
        if (confinement === undefined)
            return undefined;
        const { config } = options;
        const rules = (0,sandbox/* rulesFor */.NP)(config, confinement.kind === 'agent' ? confinement.agent : undefined);
        if (rules.mode === 'off')
            return undefined;
        const machine = options.machine ?? (await (0,probe/* probeMachine */.c)(options.environment));
        if (machine.is === 'none') {
            if (rules.mode === 'auto')
                return undefined;
            throw new Error(`the configuration requires a sandbox: ${machine.why}`);
        }
        const workspace = await (0,promises_.realpath)(command.cwd);
        const own = await ownOf(workspaces, options, workspace);
        const confinable = { run: command.run, dir: workspace, confinement, rules, own: own.folder };
        if (machine.is === 'runtime')
            return confineWithRuntime(options, confinable, config.sandbox.network);
        own.caches ??= privateCaches((0,external_node_path_.join)(own.folder, 'caches'), machine.overlay, options.environment);
        return confine(options, confinable, dir, withoutConfigured(await own.caches, command));
    };
}
async function confine(options, command, dir, caches) {
    const network = await (0,sandbox_network/* openNetwork */.X)(options.config.sandbox.network);
    const view = await viewOf(options, command);
    const mounts = (0,sandbox/* mountsOf */.cS)({
        ...view,
        replaced: [...view.replaced, ...caches.mounts, ...network.mounts],
    });
    const args = (0,bubblewrap/* bubblewrapArguments */.D7)({
        mounts,
        dir,
        run: network.before + command.run,
        environment: { TMPDIR: '/tmp', ...caches.environment, ...network.environment },
        network: network.is,
        report: REPORT,
    });
    return { file: 'bwrap', args, isMonitor: true, hasStarted: bubblewrap/* hasStarted */.gd, firstProcess: bubblewrap/* firstProcess */.ME };
}
async function ownOf(workspaces, options, dir) {
    const known = workspaces.get(dir);
    if (known !== undefined)
        return known;
    await dropUnused(workspaces);
    const own = makeOwn(options, dir);
    workspaces.set(dir, own);
    return own;
}
async function makeOwn({ temporary }, dir) {
    const name = (0,external_node_crypto_.createHash)('sha256').update(dir).digest('hex').slice(0, 16);
    const folder = (0,external_node_path_.join)(temporary, 'sandbox', name);
    // A killed run may have left one, with links in it that a command planted.
    await (0,promises_.rm)(folder, { recursive: true, force: true });
    await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    return { folder: await (0,promises_.realpath)(folder) };
}
/** Variables that the configuration sets stay as they are. */
function withoutConfigured({ mounts, environment }, { configEnv }) {
    const configured = new Set(configEnv.map((entry) => entry.split('=')[0]));
    const rest = Object.entries(environment).filter(([name]) => !configured.has(name));
    return { mounts, environment: Object.fromEntries(rest) };
}
/** A workspace for tests is removed after them; what it kept goes when the next one comes. */
async function dropUnused(workspaces) {
    for (const [dir, own] of workspaces) {
        if (await (0,paths/* exists */.t2)(dir))
            continue;
        workspaces.delete(dir);
        await (0,promises_.rm)((await own).folder, { recursive: true, force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./lib/adapters/secrets/secret-patterns.js
/**
 * Patterns for secrets that the library's rules miss. Each takes linear time: no unbounded repetition comes
 * before anything that could make it restart.
 */
const NO_WORD_BEFORE = '(?<![A-Za-z0-9])';
/** The start of a run of base64url characters, or after the `\n` of a string literal. */
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
        // The signature of the example token on jwt.io and in much documentation.
        holds: (secret) => !secret.includes('SflKxwRJSMeKKF2QT4fwpM'),
    },
    {
        id: 'private-key',
        what: 'private key',
        pattern: /-----BEGIN ?[A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,200}?(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{32,}/g,
        // In code that reads keys, a long identifier after the header has no such mix.
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
        // Unquoted only if the line has nothing else, as in .env files and YAML.
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
 * Whether the value of a password-like field looks random. Words, identifiers, addresses, variables and UUIDs
 * do not.
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
/** Shannon entropy, in bits per character. */
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
/**
 * Share of neighbouring characters that differ in class (upper case, lower case, digit): 0.6 in random base
 * 62, 0.3 in camelCase.
 */
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
/** Loads the library only when needed: it is larger than the rest of the program. */
async function loadSecretlint() {
    const [{ lintSource }, { rules: preset }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(198)]).then(__webpack_require__.bind(__webpack_require__, 198)),
        __webpack_require__.e(/* import() */ 577).then(__webpack_require__.bind(__webpack_require__, 1577)),
    ]);
    const rules = preset
        // This rule lets a comment `secretlint-disable` in the text silence all others.
        .filter(({ meta }) => !meta.id.endsWith('-filter-comments'))
        .map((rule) => ({
        id: rule.meta.id,
        rule,
        options: { enableIDScanRule: true },
        // An account number is not a secret, and in a bank's code many numbers look like one.
        allowMessageIds: ['AWSAccountID'],
    }));
    return async (text) => {
        const { messages } = await lintSource({
            // A fixed name: some rules read the named file, or check certain names only.
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
/** Replaces a byte order mark by a space: the library would remove it and so shift all offsets. */
function unmarked(text) {
    return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}
/** Whether a database password is only for localhost or a compose file's own service, and so harmless. */
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
/** Pieces overlap and some texts are read twice, so a secret is counted at most four times. */
const ENOUGH = 4 * secrets_MAX_FINDINGS;
/** Characters in one call: the library compares each match with all others. */
const CHUNK = 128 * 1024;
/** Longer than any single-line token. A multi-line key is found by its first lines. */
const OVERLAP = 16 * 1024;
const SHOWN = 4;
const MORE = {
    rule: 'secret/more',
    level: 'error',
    message: `There are more than ${secrets_MAX_FINDINGS} secrets; the others are not listed.`,
};
/**
 * Creates a scanner for added text, by path. Include changed files without added text (as `''`): a name can
 * contain a secret too. Findings have level `error` and rule `secret/<kind>`; `line` counts in the added
 * text, from 1. A finding shows at most the first four characters of a secret, even in its path. `scan`
 * rejects if a rule fails: that must not look like "no secrets".
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
    // No limit here: a name that was not scanned would be printed as it is.
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
/** UTF-16 that was decoded as UTF-8 has a NUL next to each character, so it is also scanned without NULs. */
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
/** The first characters of a secret, safe to print. */
function excerpt(text, start) {
    return text.slice(start, start + SHOWN).replaceAll(/[^A-Za-z0-9_-]/g, '.');
}
/** The hits of each source that has any, in order. Stops after more than `limit`. */
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
/** Splits sources into pieces of at most CHUNK characters, and batches small ones, since each call is costly. */
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
/** Two rules often find the same secret, and pieces overlap. Of overlapping hits, the first is kept. */
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
/** Builds the ports, the same way for every forge. Callers pass in the parts that differ. */


















/** Reads the person's git settings: call it before anything foreign runs. */
async function openStore(repository, environment) {
    const [judge, seal] = await Promise.all([
        openJudge(repository, environment),
        (0,files_seal/* openSeal */.Ip)(environment),
    ]);
    const store = createStore(judge.git, {
        folder: (0,own_folder/* ownFolder */.v)(repository.gitDir).scratch,
        refs: repository.git,
        attributesOf: createAttributes(judge.git, (0,external_node_path_.join)(judge.dir, 'attributes'), judge.gitFor),
    });
    return { store, judge, seal };
}
/** Directory for a run's temporary worktrees. */
function temporaryFolder(environment, run) {
    return (0,external_node_path_.join)(environment['TMPDIR'] ?? (0,external_node_os_.tmpdir)(), `tributary-${run}`);
}
/** Creates the workspaces of a run: the directories in which foreign code runs. */
function openWorkspaces(context) {
    const { repository, environment, run, clock, signal, graceSeconds } = context;
    const { root, gitDir } = repository;
    const temporary = temporaryFolder(environment, run);
    const runner = (0,process_process/* createProcessRunner */.E)({
        environment,
        clock,
        signal,
        marker: run,
        confine: createSandbox({ config: context.config, root, gitDir, temporary, environment }),
        ...(graceSeconds !== undefined && { graceSeconds }),
    });
    return createWorkspaces({
        root,
        gitDir,
        temporary,
        environment,
        store: context.store,
        run: runner.run,
        judge: context.judge,
        seal: context.seal,
        branch: context.branch,
        note: (message) => context.events.emit({ is: 'note', message }),
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


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sl: () => (/* binding */ checkSandbox),
/* harmony export */   d9: () => (/* reexport safe */ _adapters_sandbox_network_js__WEBPACK_IMPORTED_MODULE_0__.d),
/* harmony export */   zB: () => (/* binding */ sandboxState)
/* harmony export */ });
/* harmony import */ var _adapters_sandbox_network_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5094);
/* harmony import */ var _adapters_sandbox_runtime_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8960);
/* harmony import */ var _adapters_sandbox_paths_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7356);
/* harmony import */ var _adapters_sandbox_probe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7091);
/* harmony import */ var _core_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6532);
/* harmony import */ var _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9635);
/* harmony import */ var _text_sandbox_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6390);
/** The sandbox of this machine, and what the configuration asks of it. */







async function sandboxState(config, environment) {
    const machine = await (0,_adapters_sandbox_probe_js__WEBPACK_IMPORTED_MODULE_3__/* .probeMachine */ .c)(environment);
    const required = (0,_text_sandbox_text_js__WEBPACK_IMPORTED_MODULE_5__/* .requiredLack */ .FS)(config, machine);
    if (machine.is === 'none')
        return { machine, lacks: required ? [required] : [] };
    const lacks = [await networkLack(config), ...(await writeLacks(config, environment))];
    return { machine, lacks: lacks.filter((lack) => lack !== undefined) };
}
/**
 * @returns a line that says who is confined; undefined if the configuration wants no sandbox
 * @throws UserError if something is missing that the configuration requires
 */
async function checkSandbox(config, environment) {
    if ((0,_core_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_6__/* .allRules */ .V7)(config).every(({ rules }) => rules.mode === 'off'))
        return undefined;
    const { machine, lacks } = await sandboxState(config, environment);
    if (lacks.length > 0)
        throw new _core_user_error_js__WEBPACK_IMPORTED_MODULE_4__.UserError(lacks.map(({ what }) => what), [...new Set(lacks.flatMap(({ next }) => next))]);
    return (0,_text_sandbox_text_js__WEBPACK_IMPORTED_MODULE_5__/* .sandboxNote */ .yC)(config, machine);
}
async function networkLack({ sandbox }) {
    if (!Array.isArray(sandbox.network))
        return undefined;
    const runtime = await (0,_adapters_sandbox_runtime_js__WEBPACK_IMPORTED_MODULE_1__/* .loadRuntime */ .BR)();
    if (!('missing' in runtime))
        return undefined;
    return { what: `sandbox.network lists domains, but ${runtime.missing}.`, next: runtime.next };
}
async function writeLacks(config, environment) {
    const confined = (0,_core_sandbox_sandbox_js__WEBPACK_IMPORTED_MODULE_6__/* .allRules */ .V7)(config).filter(({ rules }) => rules.mode !== 'off');
    const names = [...new Set(confined.flatMap(({ rules }) => rules.write))];
    const found = await Promise.all(names.map((name) => (0,_adapters_sandbox_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .allSeen */ .Z5)([name], environment)));
    return names
        .filter((_, index) => found[index]?.length === 0)
        .map((name) => ({
        what: `sandbox.write names ${name}, which does not exist.`,
        next: [`mkdir -p ${(0,_adapters_sandbox_paths_js__WEBPACK_IMPORTED_MODULE_2__/* .expand */ .fT)(name, environment)[0] ?? name}   # or remove the line`],
    }));
}


/***/ })

};
