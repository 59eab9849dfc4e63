/** Escapes foreign text for GitHub's markdown, so that it is shown literally and has no effect. */
import { plainText } from './plain.js';

// GitHub looks for mentions, references and URLs in the rendered text, where escapes are gone. Only a
// character in between prevents a match; this one has no width.
const APART = '\u200b';

/**
 * Character references, which are never markup (CommonMark 0.31, 2.5). A pipe as `\|` would end a table cell
 * after an odd number of backslashes; a reference never does.
 */
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '\\': '&#92;',
  '`': '&#96;',
};

/**
 * One line of text without any markup: no HTML, link, image, code, math, table cell, list or heading;
 * no mention, no issue reference (such as `fixes #1`), no automatic link.
 *
 * @param max longest text, in code points, before the escapes
 */
export function escapeMarkdown(text: string, max = 200): string {
  return plainText(text, max)
    .replace(/@|#(?=\d)|(?<![a-z\d])GH-(?=\d)|:(?=\/\/)|www(?=\.)/gi, `$&${APART}`)
    .replace(/[&<>|\\`*_[\]()!~$#]/g, (character) => references[character] ?? `\\${character}`)
    .replace(/^(?:[-+=/]|\d{1,9}(?=\.))/, (start) =>
      /\d/.test(start) ? `${start}\\` : `\\${start}`,
    );
}

/** Lines as a block of code. */
export function codeBlock(lines: readonly string[], language = 'sh'): string[] {
  const plain = lines.map((line) => plainText(line, 4096));
  const fence = fenceFor(plain.join('\n'), 3);
  return [`${fence}${language}`, ...plain, fence];
}

/** A table; the cells are markdown, with text already escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** A fence that no sequence of backticks in the text can close. */
function fenceFor(text: string, least: number): string {
  const runs = text.match(/`+/g) ?? [];
  return '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), least));
}
