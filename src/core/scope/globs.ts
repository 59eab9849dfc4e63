/**
 * Decides whether two globs can match the same path, without looking at any file.
 *
 * The language is picomatch's with `dot: true`, and a little more: a leading `./` is dropped, `src/` means
 * `src/**`, and `.` means everything. Brackets and plain parentheses also match themselves, since frameworks
 * name directories `[id]` and `(group)`.
 *
 * All answers are conservative: a glob that is not understood counts as matching.
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
/** In UTF-16 units; a longer glob is not understood. */
export const LONGEST_GLOB = 2_000;

/** Parentheses that neither repeat nor choose nor look ahead, as in `app/(group)/page.tsx`. */
const PLAIN_PARENTHESES = /(?<![?*+@!])\(([\w .-]*)\)(?![?*+])/g;
/** A class without characters that change their meaning if the bracket is read literally. */
const CLASS = /\[(?!\^\])([\w.^![ -]+)\]/g;
/** A plain path: a shortcut for most globs. */
const PLAIN = /^[\w./ -]+$/;
const SPECIAL = /[*?[\]{}()]/;
const FOREIGN: readonly RegExp[] = [
  /[\\|"\p{Cc}]/u,
  /^!/,
  /\*{3}/,
  // A quantifier of the regular expression that picomatch makes.
  /[\]{}]\+/,
];

/** A glob prepared for many comparisons. */
export interface Glob {
  readonly text: string;
  /** All matches are in this directory; '' = anywhere. */
  readonly dir: string;
  /** All matches end with this. */
  readonly suffix: string;
  /** It matches everything in `dir`. */
  readonly isTree: boolean;
  /** Accepts at least what the glob matches; undefined = not understood, may match anything. */
  readonly automaton: Automaton | undefined;
}

/** `a/**` followed by something that may be empty also matches `a`, without its slash. */
interface Skip {
  from: number;
  to: number;
}

/** One element of a glob: its length in units, and how to add it to an automaton. */
interface Piece {
  length: number;
  draw: (a: Automaton, at: number, skips: Skip[]) => number;
}

/** Normalises a glob: drops a leading `./`, turns `src/` into `src/**` and `.` into everything. */
export function normalGlob(glob: string): string {
  const text = glob.startsWith('./') ? glob.replace(/^(?:\.\/)+/, '') : glob;
  if (glob !== '' && (text === '' || text === '.')) return '**';
  return text.endsWith('/') ? `${text}**` : text;
}

/**
 * The plain path if the glob contains no glob character, else undefined. A path names one file: `src/transfers`
 * is the file of that name and nothing below it; for the directory write `src/transfers/`.
 */
export function literalOf(glob: string): string | undefined {
  const text = normalGlob(glob);
  if (text.length <= LONGEST_GLOB && PLAIN.test(text)) return text;
  const bare = text.replace(PLAIN_PARENTHESES, '$1');
  return isForeign(text) || SPECIAL.test(bare) ? undefined : text;
}

/** The picomatch patterns for a glob; a path matches if one of them does. */
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

/** Whether a path is a directory or is below it; '' is the root. */
export function isBelow(path: string, dir: string): boolean {
  return (
    dir === '' || (path.startsWith(dir) && (path.length === dir.length || path[dir.length] === '/'))
  );
}

/**
 * Whether some path, existing or not, can match both globs. Never false if picomatch (`dot: true`) matches
 * a path with both; true if a glob is not understood (extglobs, negation, ranges, escapes, POSIX classes) or
 * the comparison would take too long.
 */
export function meet(a: Glob, b: Glob): boolean {
  if (!isBelow(a.dir, b.dir) && !isBelow(b.dir, a.dir)) return false;
  if (!a.suffix.endsWith(b.suffix) && !b.suffix.endsWith(a.suffix)) return false;
  if (a.automaton === undefined || b.automaton === undefined) return true;
  if (size(a.automaton) * size(b.automaton) > BUDGET) return true;
  return shareWord(a.automaton, b.automaton);
}

/** Whether a glob may match a path; never false if it does. Takes time proportional to the product of both lengths. */
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

/** If a glob has none of these characters, picomatch escapes only the first of a doubled `+`, `$` or `^`. */
function halfEscaped(text: string) {
  return !/[/()[\]{}]/.test(text) && /([+$^])\1/.test(text);
}

/** Whether all braces are closed and none contains `..`, which would be a range. */
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
  // picomatch lets many globs match with one more slash at the end, and every glob match its own text.
  addFree(a, addText(a, last, '/'), END);
  addFree(a, addText(a, START, glob), END);
  for (const { from, to } of skips.toReversed()) if (reachesFree(a, to, END)) addFree(a, from, END);
  return a;
}

/** Adds a glob, or one alternative of a brace, after a state; returns the state after it. */
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

/** `**` and the slashes next to it, which disappear if it matches no directory. */
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

/** A class matches one of its units, or its own text. */
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
  // `!` negates in a shell but is a member in picomatch: either may be meant.
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

/** `{a,b}` is a choice; braces without a comma match themselves. */
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
