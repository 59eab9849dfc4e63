/** Splits text into lines, so that edits leave everything else unchanged. */

const TAB = 4;

/** The lines of a text, each with its own line ending (LF, CRLF or CR), so that `join('')` restores the text. */
export function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}

/** The line ending; empty for a last line without one. */
export function endingOf(line: string): string {
  if (line.endsWith('\r\n')) return '\r\n';
  const last = line.at(-1);
  return last === '\n' || last === '\r' ? last : '';
}

export function bare(line: string): string {
  return line.slice(0, line.length - endingOf(line).length);
}

/** Whether a line is blank as CommonMark defines it: spaces, tabs or nothing. */
export function isBlank(line: string): boolean {
  return /^[ \t\r\n]*$/.test(line);
}

/** Width of a text in columns from the start of a line, with CommonMark's tab stops. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += character === '\t' ? TAB - (columns % TAB) : 1;
  return columns;
}

/** Width of the white space at the start of a line, in columns. */
export function indentOf(line: string): number {
  return width(/^[ \t]*/.exec(line)?.[0] ?? '');
}

/** Removes up to `columns` of leading white space; part of a tab becomes spaces. */
export function dedent(line: string, columns: number): string {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  let cut = 0;
  while (cut < indent.length && width(indent.slice(0, cut)) < columns) cut += 1;
  const spare = Math.max(0, width(indent.slice(0, cut)) - columns);
  return ' '.repeat(spare) + line.slice(cut);
}

/** One line of plain text: control and direction characters and runs of white space become a single space. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}
