/**
 * Cuts a markdown text where a block at the root begins for certain, and reads each segment alone.
 *
 * The parser's time grows with the square of a list's length: 10,000 tasks take it minutes as one
 * text. A line at the left edge that starts a list item or a heading ends every open container and
 * paragraph, so what follows reads the same alone. Only code fences and HTML at the root go on over
 * such a line: where the parser ends a segment inside one, the next segment starts behind it.
 */
import { bare, indentOf, isBlank, width } from './lines.js';
import { type Item, type Outline, outline } from './outline.js';

/** A run of lines that reads the same alone and in the whole text. */
interface Segment {
  first: number;
  /** The line behind its last. */
  end: number;
  /** Positions within the segment: its first line is 0. */
  items: Item[];
  /** Why the text from `line` on was given up. */
  problem?: { line: number; message: string };
}

/** Lines of the longest single block that is read; the parser needs seconds for it. */
const MAX_LINES = 5_000;
/** Deeper nesting is made this deep: it is far below any task's fields, and columns there do not count. */
const MAX_MARKERS = 4;
const MAX_INDENT = 64;

export type Reader = (lines: string[]) => Outline;

interface Read extends Segment {
  lastBlock: number;
  /** The line behind the code or HTML that is open at the segment's end. */
  behind?: number;
}

/** HTML blocks by how their first line begins and what ends them (CommonMark 0.31, section 4.6). */
const HTML_ENDS: [begin: RegExp, end: RegExp][] = [
  [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];

/** What may be open at a line, told by the segment's first line and what stands between. */
interface Edge {
  /** A list item that is indented by less is at the root. */
  indent: number;
  /** Delimiter of the open ordered list: its next item may have any number. */
  delimiter?: string;
}

// The character behind the marker keeps thematic breaks and empty items out.
const ITEM = /^( {0,3})((?:[-+*]|(\d{1,9})([.)]))(?: {1,4}|\t))(?=[\p{L}[])/u;
const HEADING = /^#{1,6}[ \t]+\S/;
const LEFT: Edge = { indent: 1 };

const MARKER = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;

// Nearly every line, told at a glance: little white space, one marker at most, a word.
const SHALLOW = /^[ \t]{0,16}(?:[-*+][ \t])?(?:\[[ xX]\] )?[A-Za-z]/;

// Lines that may open HTML or a link definition: the words behind them can matter.
const WORDS_MATTER = /^[ \t>*+.)\d-]*(?:<|\[(?![ xX]\][ \t]))/;
// White space, one marker, one checkbox, then a word: no word can begin or end a block.
const WORDS = /^([ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?)[A-Za-z].*$/;

/**
 * A reader that parses each shape of segment once. Task lists repeat a few shapes over and over.
 * Throws what the parser throws.
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
 * @param lines a whole text, with endings
 * @returns its segments in order; lines between them are inside a fence or HTML at the root
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

/** The lines with the words cut out that cannot change where blocks begin and end. */
function shapeOf(lines: string[]): string[] {
  if (lines.some((line) => WORDS_MATTER.test(line))) return lines;
  const [first = '', ...rest] = lines.map((line) => line.replace(WORDS, '$1a'));
  // Nothing is open above the first line, so any number starts a list there.
  return [first.replace(/^( {0,3})\d+(?=[.)])/, (number) => number.replace(/\d/g, '1')), ...rest];
}

/** Takes away nesting that is too deep to matter, since hostile depth takes the parser for ever. */
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
  // The innermost block stays: only a paragraph goes on in an unindented line below.
  if (kept > 0) return line.slice(0, kept) + line.slice(innermost);
  if (indentOf(line) <= MAX_INDENT || isBlank(line)) return line;
  return ' '.repeat(MAX_INDENT) + line.replace(/^[ \t]+/, '');
}

/** Where the thematic break at the line's end begins (`- - -`); its length without one. */
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

/** @returns the first line behind `first` where a segment may begin; undefined = none up to `limit`. */
function nextBoundary(lines: string[], first: number, limit: number): number | undefined {
  let edge = edgeBelow(lines[first] ?? '');
  let tagged = false;
  for (let at = first + 1; at <= limit; at += 1) {
    const line = lines[at];
    if (line === undefined) return lines.length;
    const afterBlank = isBlank(lines[at - 1] ?? '');
    // The parser decides what a tag right below a paragraph is only when it sees the next block.
    tagged = /^[ \t>]*</.test(lines[at - 1] ?? '') || (tagged && !afterBlank);
    if (!tagged && isBoundary(line, afterBlank, edge)) return at;
    if (!isBlank(line) && indentOf(line) < edge.indent) edge = LEFT;
  }
  return undefined;
}

/** What a segment's first line leaves open. */
function edgeBelow(line: string): Edge {
  if (HEADING.test(line)) return { indent: 4 };
  const [item, , , , delimiter] = ITEM.exec(line) ?? [];
  return item === undefined ? LEFT : { indent: width(item), ...(delimiter && { delimiter }) };
}

function isBoundary(line: string, afterBlank: boolean, edge: Edge): boolean {
  if (HEADING.test(line) || (afterBlank && /^\p{L}/u.test(line))) return true;
  const [item, indent = '', , number, delimiter] = ITEM.exec(line) ?? [];
  if (item === undefined || indent.length >= edge.indent) return false;
  // Another number than 1 cannot end a paragraph, only follow in its own list.
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

/** @returns the line behind the code or HTML block at the root that begins at `start`. */
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

/** Keeps what stands before the endless block: whatever follows it might be inside it. */
function withoutLast({ lastBlock, ...segment }: Read): Segment {
  const items = segment.items.filter((item) => item.last < lastBlock);
  const message =
    `A block of more than ${MAX_LINES} lines begins here. It and everything after it are ignored: ` +
    'move part of it into another file.';
  return { ...segment, items, problem: { line: segment.first + lastBlock, message } };
}
