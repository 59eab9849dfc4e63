export const id = 75;
export const ids = [75];
export const modules = {

/***/ 9075:
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


/***/ })

};
