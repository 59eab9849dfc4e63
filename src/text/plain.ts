/** Makes foreign text safe for a terminal. Everything that an agent, a task or a tool wrote goes through here. */

// Built from a code point because a regular expression literal with a control character is a lint error.
const ESC = String.fromCodePoint(0x1b);
const BEL = String.fromCodePoint(0x07);

/**
 * ECMA-48 sequences with their parameters: strings (OSC, DCS, APC, PM, SOS) up to their terminator, then CSI.
 * An incomplete sequence loses only its control characters, so an unterminated one cannot hide text.
 */
const sequences = new RegExp(
  `${ESC}[\\]PX^_][^${ESC}${BEL}]*(?:${BEL}|${ESC}\\\\)|${ESC}\\[[0-?]*[ -/]*[@-~]`,
  'g',
);
/** Control, format (bidi, zero width, tags), unpaired surrogates. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
/** Bytes of a file name that are not UTF-8. */
const otherBytes = /[\uDC80-\uDCFF]/gu;
/** Tabs and every line break that Unicode knows. */
const breaks = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;

/**
 * One line of printable text: escape sequences, control, bidi and zero-width characters are removed,
 * line breaks become spaces.
 *
 * @param max longest result, in code points
 */
export function plainText(text: string, max = 200): string {
  const line = text
    .replace(otherBytes, '\uFFFD')
    .replace(sequences, '')
    .replace(breaks, ' ')
    .replace(invisible, '');
  return cut(line.trim(), max);
}

/**
 * The last non-empty lines of a log, each as `plainText`.
 *
 * @param count how many lines at most
 * @param max longest line, in code points
 */
export function plainLines(text: string, count: number, max = 200): string[] {
  const lines = text
    .replace(sequences, '')
    .split(/\r?\n|\r/)
    .map((line) => plainText(line, max))
    .filter((line) => line !== '');
  return count > 0 ? lines.slice(-count) : [];
}

/** The first `max` code points; a cut ends with `…`, within the limit. */
function cut(text: string, max: number): string {
  const points = Array.from(text.slice(0, 2 * max + 2));
  return points.length > max ? `${points.slice(0, Math.max(0, max - 1)).join('')}…` : text;
}
