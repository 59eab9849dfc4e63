/**
 * Splits a Markdown text at lines where a block at the root certainly begins, and parses each segment
 * separately.
 *
 * The parser's time is quadratic in the length of a list: 10,000 tasks take minutes as one text. A line at
 * the left edge that starts a list item or a heading ends every open container and paragraph, so the text
 * after it parses the same on its own. Only code fences and HTML at the root continue over such a line: if
 * the parser ends a segment inside one, the next segment starts after it.
 */
import { bare, indentOf, isBlank, width } from './lines.js';
import { type Item, type Outline, outline } from './outline.js';

/** A run of lines that parses the same alone and in the whole text. */
interface Segment {
  first: number;
  /** The line after its last. */
  end: number;
  /** Positions within the segment: its first line is 0. */
  items: Item[];
  /** Why the text from `line` on was not parsed. */
  problem?: { line: number; message: string };
}

/** Maximum number of lines of a single block; the parser needs seconds for it. */
const MAX_LINES = 5_000;
/**
 * Deeper nesting is flattened to this depth. It is far deeper than a task's fields, and columns there do not
 * matter.
 */
const MAX_MARKERS = 4;
const MAX_INDENT = 64;

export type Reader = (lines: string[]) => Outline;

interface Read extends Segment {
  lastBlock: number;
  /** The line after the code or HTML that is open at the segment's end. */
  behind?: number;
}

/** HTML blocks: how the first line starts, and what ends the block (CommonMark 0.31, section 4.6). */
const HTML_ENDS: [begin: RegExp, end: RegExp][] = [
  [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];

/** What may be open at a line, derived from the segment's first line and the lines since. */
interface Edge {
  /** A list item with a smaller indent is at the root. */
  indent: number;
  /** Delimiter of the open ordered list: its next item may have any number. */
  delimiter?: string;
}

// The character after the marker excludes thematic breaks and empty items.
const ITEM = /^( {0,3})((?:[-+*]|(\d{1,9})([.)]))(?: {1,4}|\t))(?=[\p{L}[])/u;
const HEADING = /^#{1,6}[ \t]+\S/;
const LEFT: Edge = { indent: 1 };

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
export function reader(): Reader {
  const known = new Map<string, Outline>();
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
export function segments(lines: string[], read: Reader): Segment[] {
  const found: Segment[] = [];
  let first = 0;
  while (first < lines.length) {
    const boundary = nextBoundary(lines, first, first + MAX_LINES);
    const end = boundary ?? first + MAX_LINES;
    const { behind, ...segment } = readSegment(lines, first, end, read);
    const endless = boundary === undefined && behind === undefined;
    found.push(endless ? withoutLast(segment) : segment);
    if (endless || segment.problem) break;
    first = behind ?? end;
  }
  return found;
}

/** The lines without the words that cannot affect where blocks start and end. */
function shapeOf(lines: string[]): string[] {
  if (lines.some((line) => WORDS_MATTER.test(line))) return lines;
  const [first = '', ...rest] = lines.map((line) => line.replace(WORDS, '$1a'));
  // Nothing is open above the first line, so a list there may start with any number.
  return [first.replace(/^( {0,3})\d+(?=[.)])/, (number) => number.replace(/\d/g, '1')), ...rest];
}

/** Flattens nesting that is too deep to matter: parsing very deep nesting takes too long. */
function shallow(line: string): string {
  if (SHALLOW.test(line)) return line;
  const rule = ruleAt(line);
  let kept = 0;
  let innermost = 0;
  MARKER.lastIndex = 0;
  for (let depth = 1, at = 0; at < rule && MARKER.test(line); depth += 1, at = MARKER.lastIndex) {
    if (depth === MAX_MARKERS) kept = at;
    innermost = at;
  }
  // Keep the innermost block: only a paragraph continues in an unindented line below.
  if (kept > 0) return line.slice(0, kept) + line.slice(innermost);
  if (indentOf(line) <= MAX_INDENT || isBlank(line)) return line;
  return ' '.repeat(MAX_INDENT) + line.replace(/^[ \t]+/, '');
}

/** Start of a thematic break at the line's end (`- - -`); the line's length without one. */
function ruleAt(line: string): number {
  const [mark] = line.trimEnd().slice(-1);
  if (mark !== '-' && mark !== '*') return line.length;
  let start = line.length;
  let marks = 0;
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const character = line[at];
    if (character === mark) marks += 1;
    else if (character !== ' ' && character !== '\t') break;
    start = at;
  }
  return marks < 3 ? line.length : start;
}

/** @returns the first line after `first` where a segment may start; undefined if there is none up to `limit` */
function nextBoundary(lines: string[], first: number, limit: number): number | undefined {
  let edge = edgeBelow(lines[first] ?? '');
  let tagged = false;
  for (let at = first + 1; at <= limit; at += 1) {
    const line = lines[at];
    if (line === undefined) return lines.length;
    const afterBlank = isBlank(lines[at - 1] ?? '');
    // For a tag directly below a paragraph, the parser needs the next block to decide what it is.
    tagged = /^[ \t>]*</.test(lines[at - 1] ?? '') || (tagged && !afterBlank);
    if (!tagged && isBoundary(line, afterBlank, edge)) return at;
    if (!isBlank(line) && indentOf(line) < edge.indent) edge = LEFT;
  }
  return undefined;
}

/** What is open after a segment's first line. */
function edgeBelow(line: string): Edge {
  if (HEADING.test(line)) return { indent: 4 };
  const [item, , , , delimiter] = ITEM.exec(line) ?? [];
  return item === undefined ? LEFT : { indent: width(item), ...(delimiter && { delimiter }) };
}

function isBoundary(line: string, afterBlank: boolean, edge: Edge): boolean {
  if (HEADING.test(line) || (afterBlank && /^\p{L}/u.test(line))) return true;
  const [item, indent = '', , number, delimiter] = ITEM.exec(line) ?? [];
  if (item === undefined || indent.length >= edge.indent) return false;
  // A number other than 1 cannot end a paragraph, only continue its own list.
  return number === undefined || number === '1' || delimiter === edge.delimiter;
}

function readSegment(lines: string[], first: number, end: number, read: Reader): Read {
  try {
    const { items, tail, lastBlock } = read(lines.slice(first, end));
    const closed = tail === undefined ? end : behindBlock(lines, first + tail);
    return { first, end, items, lastBlock, ...(closed > end && { behind: closed }) };
  } catch {
    const message = 'The markdown from here to the end of the file could not be read.';
    return { first, end, items: [], lastBlock: 0, problem: { line: first, message } };
  }
}

/** @returns the line after the code or HTML block at the root that starts at `start` */
function behindBlock(lines: string[], start: number): number {
  const opening = bare(lines[start] ?? '').replace(/^ {0,3}/, '');
  const fence = /^(?:`{3,}|~{3,})/.exec(opening)?.[0];
  if (fence !== undefined) {
    const close = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
    return behindMatch(lines, start + 1, close);
  }
  if (!opening.startsWith('<')) return start + 1;
  const end = HTML_ENDS.find(([begin]) => begin.test(opening))?.[1];
  return behindMatch(lines, start, end ?? /^[ \t]*$/);
}

function behindMatch(lines: string[], from: number, pattern: RegExp): number {
  let at = from;
  while (at < lines.length && !pattern.test(bare(lines[at] ?? ''))) at += 1;
  return at + 1;
}

/** Keeps only the items before the unclosed block: anything after it might be inside it. */
function withoutLast({ lastBlock, ...segment }: Read): Segment {
  const items = segment.items.filter((item) => item.last < lastBlock);
  const message =
    `A block of more than ${MAX_LINES} lines begins here. It and everything after it are ignored: ` +
    'move part of it into another file.';
  return { ...segment, items, problem: { line: segment.first + lastBlock, message } };
}
