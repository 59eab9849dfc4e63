/** A text as lines, so that edits and positions are by line and nothing between them is touched. */

const TAB = 4;

/** The lines of a text, each with its own ending (LF, CRLF or CR), so that `join('')` gives it back. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

/** The line's ending; empty on a last line without one. */
export function endingOf(line: string): string {
  if (line.endsWith('\r\n')) return '\r\n';
  const last = line.at(-1);
  return last === '\n' || last === '\r' ? last : '';
}

/** The line without its ending. */
export function bare(line: string): string {
  return line.slice(0, line.length - endingOf(line).length);
}

/** Spaces, tabs or nothing, as CommonMark defines a blank line. */
export function isBlank(line: string): boolean {
  return /^[ \t\r\n]*$/.test(line);
}

/** Columns that a text takes from the start of a line, with CommonMark's tab stops. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += character === '\t' ? TAB - (columns % TAB) : 1;
  return columns;
}

/** Columns of white space at the start of a line. */
export function indentOf(line: string): number {
  return width(/^[ \t]*/.exec(line)?.[0] ?? '');
}

/** The line with at most `columns` of white space less at its start; half a tab becomes spaces. */
export function dedent(line: string, columns: number): string {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  let cut = 0;
  while (cut < indent.length && width(indent.slice(0, cut)) < columns) cut += 1;
  const spare = Math.max(0, width(indent.slice(0, cut)) - columns);
  return ' '.repeat(spare) + line.slice(cut);
}

/** One line of plain text: control and direction characters and runs of white space become one space. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}
