/**
 * What two globs can have in common, without looking at any file.
 *
 * The language is picomatch's with `dot: true`, and a little more: a leading `./` is dropped, `src/` means
 * `src/**`, and `.` means everything. Brackets and plain parentheses also stand for themselves, since
 * frameworks name directories `[id]` and `(group)`.
 *
 * Every answer errs on one side: where a glob is not understood, it counts as matching.
 */
import {
  ANY,
  type Automaton,
  addFree,
  addLoop,
  addState,
  addStep,
  addText,
  automaton,
  END,
  NOT_SLASH,
  reachesFree,
  START,
  shareWord,
  size,
  type Units,
} from './glob-automaton.js';

/** Pairs of states that a comparison may visit: two globs of some 300 characters. */
const BUDGET = 250_000;
/** Units that are looked at; a longer glob is not understood. */
export const LONGEST_GLOB = 2_000;

/** Parentheses that neither repeat nor choose nor look ahead, as in `app/(group)/page.tsx`. */
const PLAIN_PARENTHESES = /(?<![?*+@!])\(([\w .-]*)\)(?![?*+])/g;
/** A class without anything that means something else once the bracket is read as itself. */
const CLASS = /\[(?!\^\])([\w.^![ -]+)\]/g;
/** What most paths look like. */
const PLAIN = /^[\w./ -]+$/;
const SPECIAL = /[*?[\]{}()]/;
const FOREIGN: readonly RegExp[] = [
  /[\\|"\p{Cc}]/u,
  /^!/,
  /\*{3}/,
  // A quantifier of the regular expression that picomatch makes.
  /[\]{}]\+/,
];

/** A glob made ready for many comparisons. */
export interface Glob {
  readonly text: string;
  /** Nothing that it matches lies outside of this directory; '' = anywhere. */
  readonly dir: string;
  /** Everything that it matches ends so. */
  readonly suffix: string;
  /** It matches all of that directory. */
  readonly isTree: boolean;
  /** Reads at least what the glob matches; undefined = not understood, may match anything. */
  readonly automaton: Automaton | undefined;
}

/** `a/**` with something behind it that may be empty also matches `a`, without its slash. */
interface Skip {
  from: number;
  to: number;
}

/** One sign of a glob: how many units of its text it takes, and how to draw it. */
interface Piece {
  length: number;
  draw: (a: Automaton, at: number, skips: Skip[]) => number;
}

/** The glob as it is meant: `./` in front dropped, `src/` as `src/**`, `.` as everything. */
export function normalGlob(glob: string): string {
  const text = glob.startsWith('./') ? glob.replace(/^(?:\.\/)+/, '') : glob;
  if (glob !== '' && (text === '' || text === '.')) return '**';
  return text.endsWith('/') ? `${text}**` : text;
}

/**
 * The plain path where the glob holds no glob character, else undefined. A path names one file: `src/transfers`
 * is the file of that name and nothing below it; for the directory write `src/transfers/`.
 */
export function literalOf(glob: string): string | undefined {
  const text = normalGlob(glob);
  if (text.length <= LONGEST_GLOB && PLAIN.test(text)) return text;
  const bare = text.replace(PLAIN_PARENTHESES, '$1');
  return isForeign(text) || SPECIAL.test(bare) ? undefined : text;
}

/** The patterns that picomatch shall try for a glob; a path that one of them matches is meant. */
export function readings(glob: string): string[] {
  const text = normalGlob(glob).replace(PLAIN_PARENTHESES, '\\($1\\)');
  if (text === '') return [];
  return /[[\]]/.test(text) ? [text, text.replace(/(?<!\\)[[\]]/g, '\\$&')] : [text];
}

export function readGlob(glob: string): Glob {
  const text = normalGlob(glob);
  if (!understood(text)) return { text, dir: '', suffix: '', isTree: false, automaton: undefined };
  const special = text.search(SPECIAL);
  const dir = special < 0 ? text : text.slice(0, Math.max(0, text.lastIndexOf('/', special)));
  const suffix = text.split(/[*?[\]{}()/]/).at(-1) ?? '';
  const isTree = text === (dir === '' ? '**' : `${dir}/**`);
  return { text, dir, suffix, isTree, automaton: draw(text) };
}

/** Whether a path is a directory's own name or lies below it; '' is the root. */
export function isBelow(path: string, dir: string): boolean {
  return (
    dir === '' || (path.startsWith(dir) && (path.length === dir.length || path[dir.length] === '/'))
  );
}

/**
 * Whether some path can match both globs, be there such a file or not. Never false where picomatch
 * (`dot: true`) matches one path with both; true where a glob is not understood (extglobs, negation, ranges,
 * escapes, POSIX classes) or comparing would take too long.
 */
export function meet(a: Glob, b: Glob): boolean {
  if (!isBelow(a.dir, b.dir) && !isBelow(b.dir, a.dir)) return false;
  if (!a.suffix.endsWith(b.suffix) && !b.suffix.endsWith(a.suffix)) return false;
  if (a.automaton === undefined || b.automaton === undefined) return true;
  if (size(a.automaton) * size(b.automaton) > BUDGET) return true;
  return shareWord(a.automaton, b.automaton);
}

/** Whether a glob may match a path: never false where it does. Takes time by the product of both lengths. */
export function mayMatch(glob: Glob, path: string): boolean {
  if (glob.automaton === undefined) return true;
  const one = automaton();
  addFree(one, addText(one, START, path), END);
  return shareWord(glob.automaton, one);
}

function understood(text: string): boolean {
  if (isForeign(text)) return false;
  const rest = text.replace(CLASS, '').replace(PLAIN_PARENTHESES, '');
  return !/[[()]/.test(rest) && bracesUnderstood(text);
}

function isForeign(text: string) {
  return text.length > LONGEST_GLOB || FOREIGN.some((sign) => sign.test(text)) || halfEscaped(text);
}

/** Without any of these signs picomatch escapes only the first of two. */
function halfEscaped(text: string) {
  return !/[/()[\]{}]/.test(text) && /([+$^])\1/.test(text);
}

/** Every brace is closed, and none holds `..`, which would be a range. */
function bracesUnderstood(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && depth > 0) depth--;
    else if (depth > 0 && text.startsWith('..', i)) return false;
  }
  return depth === 0;
}

function draw(glob: string): Automaton {
  const text = glob.replace(/(^|\/)\*\*(?:\/\*\*)+(?=\/|$)/g, '$1**');
  const a = automaton();
  const skips: Skip[] = [];
  const last = drawText(a, text, START, skips);
  addFree(a, last, END);
  // picomatch lets many globs end in one more slash, and every glob match its own text.
  addFree(a, addText(a, last, '/'), END);
  addFree(a, addText(a, START, glob), END);
  for (const { from, to } of skips.toReversed()) if (reachesFree(a, to, END)) addFree(a, from, END);
  return a;
}

/** Draws a glob, or one alternative of a brace, from a state on; returns the state after it. */
function drawText(a: Automaton, text: string, from: number, skips: Skip[]): number {
  let at = from;
  for (let i = 0; i < text.length; ) {
    const piece = pieceAt(text, i);
    at = piece.draw(a, at, skips);
    i += piece.length;
  }
  return at;
}

function pieceAt(text: string, i: number): Piece {
  if (text.startsWith('**', i) || text.startsWith('/**', i)) return starsAt(text, i);
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
function starsAt(text: string, i: number): Piece {
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
  if (text[i] === '/') return { length: 1, draw: (a, at) => addText(a, at, '/') };
  const isWhole = text[i + 2] === '/' && (i === 0 || text[i - 1] === '/');
  return isWhole
    ? { length: 3, draw: drawDirectories }
    : { length: 2, draw: (a, at) => addLoop(a, at, ANY) };
}

function drawDirectories(a: Automaton, at: number) {
  return orNothing(a, at, addText(a, addLoop(a, at, ANY), '/'));
}

/** A class means one unit of it, or its own text. */
function classAt(text: string, i: number): Piece {
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

function unitsOf(body: string): Units {
  if (body.startsWith('^')) return NOT_SLASH;
  // Negation in a shell, a member in picomatch: either may be meant.
  if (body.startsWith('!')) return ANY;
  const units: number[] = [];
  for (let i = 0; i < body.length; i++) {
    const isRange = body[i + 1] === '-' && i + 2 < body.length;
    const from = body.charCodeAt(i);
    if (isRange) i += 2;
    units.push(from, body.charCodeAt(i));
  }
  return units;
}

/** `{a,b}` is a choice; braces without a comma of their own stand for themselves. */
function choiceAt(text: string, i: number): Piece {
  const choices: string[] = [];
  let depth = 0;
  let from = i + 1;
  let end = i;
  for (; end < text.length; end++) {
    if (text[end] === '{') depth++;
    else if (text[end] === '}' && --depth === 0) break;
    else if (text[end] === ',' && depth === 1) {
      choices.push(text.slice(from, end));
      from = end + 1;
    }
  }
  if (choices.length === 0) return { length: 1, draw: (a, at) => addText(a, at, '{') };
  choices.push(text.slice(from, end));
  return {
    length: end + 1 - i,
    draw: (a, at, skips) => {
      const to = addState(a);
      for (const one of choices) addFree(a, drawText(a, one, at, skips), to);
      return to;
    },
  };
}

function orNothing(a: Automaton, from: number, to: number): number {
  addFree(a, from, to);
  return to;
}
