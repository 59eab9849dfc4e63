/** Width of text in terminal columns. Expects printable text, see `plainText`. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Characters of two columns: emoji, and those that Unicode's UAX #11 calls wide or fullwidth. */
const wide =
  /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
const marksOnly = /^\p{M}+$/u;

/** The width of a text in columns. */
export function textWidth(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += graphemeWidth(segment);
  return columns;
}

/** The longest prefix that fits in `columns`; a cut ends with `…`, within the limit. */
export function fitWidth(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let taken = 0;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    taken += graphemeWidth(segment);
    if (taken > columns - 1) break;
    kept += segment;
  }
  return columns > 0 ? `${kept}…` : '';
}

/** Pads the text with spaces to at least `columns`. */
export function padWidth(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** Rows as lines with aligned columns, two spaces between them; the last column is not padded. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) {
      widths[at] = Math.max(widths[at] ?? 0, textWidth(cell));
    }
  }
  return rows.map((row) =>
    row
      .map((cell, at) => padWidth(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function graphemeWidth(grapheme: string): number {
  if (wide.test(grapheme)) return 2;
  return marksOnly.test(grapheme) ? 0 : 1;
}
