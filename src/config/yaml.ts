/** Parses YAML to a value, with the position of each part. Refuses documents that can only be attacks. */
import { Buffer } from 'node:buffer';
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { type Path, quoted } from './words.js';
import { plainText } from '../text/plain.js';

/** Both count from 1, the column in UTF-16 units. */
interface Position {
  line: number;
  column: number;
}

/** One problem to fix. */
export interface Problem extends Position {
  path: Path;
  message: string;
}

type ReadYaml =
  | { is: 'unreadable'; problems: Problem[] }
  | {
      is: 'read';
      value: unknown;
      /** Problems with a text whose values can still be read. */
      problems: Problem[];
      /** The position of a key or its value; for a missing one, that of the nearest parent. */
      locate: (path: Path, of: 'key' | 'value') => Position;
    };

type PlaceOf = (offset: number) => Position;

/** Limits far above any real configuration, but small enough to parse quickly. */
export const most = { kilobytes: 256, depth: 40, values: 10_000, aliases: 50 } as const;

interface TextError {
  code: string;
  pos: readonly [number, number];
  message: string;
}

/** Messages for common mistakes; others keep the library's message. */
const plainWords: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'the indentation contains a tab; use spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'this line has a second "key: value", or the next line is indented too far; put text that contains ": " in quotes',
  BAD_SCALAR_START: 'text cannot begin with this character; put it in quotes',
  MULTIPLE_DOCS: 'a second document begins here; the file may contain only one',
  NON_STRING_KEY: 'a key must be text',
  TAG_RESOLVE_FAILED: 'tags (!name) are not supported; remove it',
};

/**
 * Reads YAML 1.2 with its core schema: one document, keys that are text, no other tags, no merge keys.
 * @returns the value with its positions, or all problems
 */
export function readYaml(source: string): ReadYaml {
  const text = source.replace(/^\uFEFF/, '');
  const place = placesOf(text);
  const unfit = unfitText(text, place) ?? unfitShape(text);
  if (unfit !== undefined) return { is: 'unreadable', problems: [unfit] };

  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // The library's check is quadratic and does not report the path; `keyProblems` replaces it.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const errors = [...document.errors, ...aliasErrors(document, document.contents, [])];
  if (errors.length > 0) return { is: 'unreadable', problems: oneEachLine(errors, place) };
  return readDocument(document, place);
}

function placesOf(text: string): PlaceOf {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}

function unfitText(text: string, place: PlaceOf): Problem | undefined {
  const kilobytes = Math.ceil(Buffer.byteLength(text) / 1024);
  if (kilobytes > most.kilobytes)
    return top(`the file has ${kilobytes} KB; the limit is ${most.kilobytes} KB`);
  // YAML 1.2, 5.1: a text must not contain control characters other than tab and line breaks.
  const control = /(?![\t\n\r\u0085])\p{Cc}/u.exec(text);
  if (control === null) return undefined;
  const message = `the control character ${quoted(control[0])} is not allowed in YAML; remove it`;
  return { ...place(control.index), path: [], message };
}

/**
 * Checks only the syntax, without recursion: composing a deeply nested document overflows the stack, which
 * may end the whole process.
 */
function unfitShape(text: string): Problem | undefined {
  let values = 0;
  let aliases = 0;
  const open = Array.from(new Parser().parse(text), (token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    values += 1;
    if (token.type === 'alias') aliases += 1;
    if (depth > most.depth) return top(`values are nested more than ${most.depth} levels deep`);
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  if (values > most.values)
    return top(`the file contains more than ${most.values.toLocaleString('en')} values`);
  return aliases > most.aliases
    ? top(`the file contains more than ${most.aliases} aliases (*name); write the values out`)
    : undefined;
}

/** Reports aliases without an earlier anchor, or inside the value of their own anchor. */
function* aliasErrors(
  document: Document.Parsed,
  node: unknown,
  above: readonly unknown[],
): Generator<TextError> {
  if (isAlias(node)) {
    const target = node.resolve(document);
    const name = plainText(node.source, 60);
    const pos = [offsetAt(node), offsetAt(node)] as const;
    if (target === undefined)
      yield { code: 'alias', pos, message: `there is no anchor &${name} before *${name}` };
    else if (above.includes(target))
      yield { code: 'alias', pos, message: `*${name} is inside its own anchor` };
  } else if (isMap(node)) {
    for (const pair of node.items) yield* aliasErrors(document, pair.value, [...above, node]);
  } else if (isSeq(node)) {
    for (const item of node.items) yield* aliasErrors(document, item, [...above, node]);
  }
}

function readDocument(document: Document.Parsed, place: PlaceOf): ReadYaml {
  try {
    const value: unknown = document.toJS();
    const problems = [
      ...oneEachLine(document.warnings, place),
      ...keyProblems(document.contents, [], place),
    ];
    const locate = (path: Path, of: 'key' | 'value') => place(offsetOf(document, path, of));
    return { is: 'read', value, problems, locate };
  } catch (error) {
    // The library throws this if aliases expand the document a hundredfold or more.
    if (!(error instanceof ReferenceError)) throw error;
    return {
      is: 'unreadable',
      problems: [top('the aliases (*name) expand to too many values; write them out')],
    };
  }
}

/** One mistake often causes several errors on its line; the first is the most useful. */
function oneEachLine(errors: readonly TextError[], place: PlaceOf): Problem[] {
  const byLine = new Map<number, Problem>();
  for (const { code, pos, message } of errors) {
    const at = place(pos[0]);
    const words = Object.hasOwn(plainWords, code)
      ? plainWords[code as YAMLError['code']]
      : undefined;
    const problem = { ...at, path: [], message: words ?? `not valid YAML: ${plainText(message)}` };
    if (!byLine.has(at.line)) byLine.set(at.line, problem);
  }
  return [...byLine.values()];
}

/** Reports duplicate keys, and the key that would set a JavaScript object's prototype. */
function* keyProblems(node: unknown, path: Path, place: PlaceOf): Generator<Problem> {
  if (isSeq(node))
    for (const [index, item] of node.items.entries())
      yield* keyProblems(item, [...path, index], place);
  if (!isMap(node)) return;
  const first = new Map<string, Position>();
  for (const { key, value } of node.items) {
    const name = keyName(key);
    const at = place(offsetAt(key));
    const here = [...path, name];
    const before = first.get(name);
    if (before !== undefined)
      yield { ...at, path: here, message: `is already on line ${before.line}; keep one` };
    if (name === '__proto__') yield { ...at, path: here, message: 'this key is not allowed' };
    first.set(name, before ?? at);
    yield* keyProblems(value, here, place);
  }
}

function offsetOf(document: Document.Parsed, path: Path, of: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let key = offsetAt(node);
  let value = key;
  for (const step of path) {
    const whole = isAlias(node) ? node.resolve(document) : node;
    if (isMap(whole)) {
      // If a key is duplicated, the last one gives the value.
      const pair = whole.items.findLast((item) => keyName(item.key) === step);
      if (pair === undefined) return key;
      key = offsetAt(pair.key);
      node = pair.value;
    } else if (isSeq(whole) && typeof step === 'number' && step in whole.items) {
      node = whole.items[step];
      key = standsSomewhere(node) ? offsetAt(node) : key;
    } else return key;
    value = standsSomewhere(node) ? offsetAt(node) : key;
  }
  return of === 'key' ? key : value;
}

function offsetAt(node: unknown): number {
  return isScalar(node) || isAlias(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}

function keyName(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

/** Whether a node has a position of its own; an empty value has none. */
function standsSomewhere(node: unknown): boolean {
  return !isScalar(node) || (node.range !== undefined && node.range?.[0] !== node.range?.[1]);
}

function top(message: string): Problem {
  return { line: 1, column: 1, path: [], message };
}
