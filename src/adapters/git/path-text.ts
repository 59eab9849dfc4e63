/**
 * File names of git, which are bytes, as strings. A byte that is not part of valid UTF-8 becomes a lone surrogate
 * (U+DC80 to U+DCFF), as in Python's `surrogateescape`: two different names never become the same string.
 */
import { isUtf8 } from 'node:buffer';

const LONGEST_CHARACTER = 4;
const ESCAPE = 0xdc00;
/** A byte as a lone surrogate. */
const ESCAPED = /[\uDC80-\uDCFF]/u;

/** The names in a NUL-separated answer of git, without empty ones. */
export function pathsIn(answer: Buffer): string[] {
  return partsOf(answer).filter((part) => part !== '');
}

/** All parts of a NUL-separated answer of git. */
export function partsOf(answer: Buffer): string[] {
  if (isUtf8(answer)) return answer.toString('utf8').split('\0');
  const parts: string[] = [];
  let from = 0;
  for (let at = answer.indexOf(0); at >= 0; at = answer.indexOf(0, from)) {
    parts.push(pathText(answer.subarray(from, at)));
    from = at + 1;
  }
  return [...parts, pathText(answer.subarray(from))];
}

/** The bytes that became this string. */
export function pathBytes(text: string): Buffer {
  if (!ESCAPED.test(text)) return Buffer.from(text);
  const parts = text.split(/([\uDC80-\uDCFF])/u);
  return Buffer.concat(
    parts.map((part) =>
      ESCAPED.test(part) ? Buffer.from([part.charCodeAt(0) - ESCAPE]) : Buffer.from(part),
    ),
  );
}

function pathText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
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
function characterAt(bytes: Buffer, at: number): number {
  for (let length = 1; length <= LONGEST_CHARACTER && at + length <= bytes.length; length += 1)
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  return 0;
}
