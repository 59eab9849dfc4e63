/** The built-in checks of the `security` gate, which apply to every change. The caller reads the facts. */
import type { Config } from '../config.js';
import type { Finding } from '../model.js';
import { isManifest, isWorkflow, protectedAs } from './protected-path.js';
import { fold, pathTrick, symlinkEscape } from './tree-path.js';

/** One path that differs between two trees. Modes are git's, in octal; `000000` = absent. */
export interface FileChange {
  path: string;
  oldMode: string;
  newMode: string;
  status: 'added' | 'deleted' | 'modified' | 'type-changed';
  /** Of the new blob; 0 for a deletion or a submodule. */
  bytes: number;
  /** Of a new symlink. */
  target?: string | undefined;
}

interface InspectFacts {
  files: FileChange[];
  /** The task's globs, from the base commit; absent = unscoped. */
  scope?: string[] | undefined;
  config: Pick<
    Config,
    'agents' | 'tasks' | 'protected' | 'allow' | 'scope' | 'max-files' | 'max-kilobytes'
  >;
  /** Must match hidden files too. */
  match: (glob: string) => (path: string) => boolean;
}

type Check = (file: FileChange) => Finding | undefined;

export const CONFIG_FILE = '.github/tributary.yml';
const SYMLINK = '120000';
const SUBMODULE = '160000';
const GONE = '000000';
const EXECUTABLE = '100755';
const MODES = new Set(['100644', EXECUTABLE, SYMLINK, SUBMODULE, GONE]);
/** A change may contain 100,000 bad files; this many findings are enough. */
const MAX_PER_CHECK = 20;

/** `check-failed` means that the checks crashed, so the change may contain a secret. */
const NEVER_PUBLISHED = new Set(['workflow-file', 'too-many-files', 'too-large', 'check-failed']);

const workflowFile: Check = ({ path }) =>
  isWorkflow(path)
    ? {
        rule: 'workflow-file',
        level: 'error',
        path,
        message:
          'Workflow files run with the permissions of the repository, so agents may not change them. Make this change by hand.',
      }
    : undefined;

const submodule: Check = ({ path, oldMode, newMode }) =>
  oldMode === SUBMODULE || newMode === SUBMODULE || fold(path).split('/').at(-1) === '.gitmodules'
    ? {
        rule: 'submodule',
        level: 'error',
        path,
        message:
          'Submodules bring in code that is not part of this change. Make this change by hand.',
      }
    : undefined;

const symlink: Check = ({ path, newMode, target }) => {
  if (newMode !== SYMLINK) return undefined;
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

const trickyPath: Check = ({ path, newMode }) => {
  // Deleting such a path is a fix.
  const trick = newMode === GONE ? undefined : pathTrick(path);
  return trick === undefined
    ? undefined
    : { rule: 'path-trick', level: 'error', path, message: `This path ${trick}. Rename the file.` };
};

const mode: Check = ({ path, newMode }) =>
  MODES.has(newMode)
    ? undefined
    : {
        rule: 'mode',
        level: 'error',
        path,
        message: 'This file has a mode that git does not use. Set it to 644 or 755.',
      };

const executable: Check = ({ path, oldMode, newMode }) =>
  newMode === EXECUTABLE && oldMode !== EXECUTABLE
    ? { rule: 'executable', level: 'note', path, message: 'This file becomes executable.' }
    : undefined;

/** Names known so far below one folder: folded name → the first spelling seen and what is below it. */
type Names = Map<string, { spelling: string; below: Names }>;

/**
 * Finds everything that is wrong with a change. Paths are untrusted: they appear unescaped, in `path` only.
 *
 * @returns findings of the rules workflow-file, protected-path, submodule, symlink-escape, path-trick,
 * mode, executable, manifest, scope, case-clash, too-many-files and too-large
 */
export function inspect(facts: InspectFacts): Finding[] {
  const checks: Check[] = [
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
export function neverPublish(findings: Finding[]): boolean {
  return findings.some(({ rule }) => rule.startsWith('secret/') || NEVER_PUBLISHED.has(rule));
}

function protectedPath({ config, scope, match }: InspectFacts): Check {
  const allowed = anyOf(config.allow, match);
  // On a case-insensitive file system `Infra/x` is `infra/x`, so a rule must match both spellings.
  const guarded = anyOf(config.protected, match);
  const guardedFolded = anyOf(config.protected.map(fold), match);
  const own = new Set([CONFIG_FILE, config.tasks].map(plain));
  const instructions = new Set(
    Object.values(config.agents)
      .flatMap(({ instructions }) => instructions ?? [])
      .map(plain),
  );
  return ({ path }) => {
    if (isWorkflow(path) || allowed(path)) return undefined;
    const folded = fold(path);
    if (own.has(folded)) {
      return protectedFinding(path, "Tributary's configuration and the task list", '');
    }
    if (scope?.includes(path)) return undefined;
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
function plain(path: string): string {
  return fold(
    path
      .split('/')
      .filter((part) => part !== '' && part !== '.')
      .join('/'),
  );
}

function protectedFinding(path: string, what: string, orElse: string): Finding {
  return {
    rule: 'protected-path',
    level: 'error',
    path,
    message: `${what} may only be changed by a person. Leave this file unchanged, or add it to \`allow\` in ${CONFIG_FILE}${orElse}.`,
  };
}

function manifest({ scope, match }: InspectFacts): Check {
  const inScope = anyOf(scope ?? [], match);
  return ({ path }) =>
    isManifest(path) && !inScope(path)
      ? {
          rule: 'manifest',
          level: 'note',
          path,
          message: 'This file declares dependencies. Review the ones that it changes.',
        }
      : undefined;
}

function outsideScope({ scope, config, match }: InspectFacts): Check {
  if (scope === undefined) return () => undefined;
  const inScope = anyOf(scope, match);
  return ({ path }) =>
    inScope(path)
      ? undefined
      : {
          rule: 'scope',
          level: config.scope === 'block' ? 'error' : 'note',
          path,
          message: "This file is outside the task's `files`. Leave it unchanged, or add it there.",
        };
}

function anyOf(globs: string[], match: InspectFacts['match']): (path: string) => boolean {
  const matchers = globs.map(match);
  return (path) => matchers.some((matches) => matches(path));
}

function capped(findings: Finding[]): Finding[] {
  const [first] = findings;
  if (first === undefined || findings.length <= MAX_PER_CHECK) return findings;
  const more = findings.length - MAX_PER_CHECK;
  return [
    ...findings.slice(0, MAX_PER_CHECK),
    { rule: first.rule, level: first.level, message: `And ${more} more files like these.` },
  ];
}

/** One finding for each name with a second spelling, reported on the path that adds the second one. */
function caseClashes(files: FileChange[]): Finding[] {
  const root: Names = new Map();
  const findings: Finding[] = [];
  for (const { path, newMode } of files) {
    if (newMode === GONE) continue;
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
        message:
          'Another path of this change differs only in upper and lower case or in how letters are encoded. Use one spelling.',
      });
    }
  }
  return findings;
}

function limits({ files, config }: InspectFacts): Finding[] {
  const maxFiles = config['max-files'];
  const maxKilobytes = config['max-kilobytes'];
  const kilobytes = Math.ceil(
    files.reduce((sum, { newMode, bytes }) => sum + (newMode === GONE ? 0 : bytes), 0) / 1024,
  );
  const findings: Finding[] = [];
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
