/** A terminal that is small enough to read: it shows what a person would see after all that was written. */
import { Writable } from 'node:stream';

// Built from a code point because a regular expression literal with a control character is a lint error.
const token = new RegExp(
  `${String.fromCodePoint(0x1b)}\\[(\\??)([\\d;]*)([A-Za-z])|[\\s\\S]`,
  'gu',
);

export class Screen extends Writable {
  /** Everything as it was written. */
  raw = '';
  cursorVisible = true;
  #lines = [''];
  #row = 0;
  #column = 0;

  constructor(readonly columns: number) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.raw += chunk;
    for (const [text, mode, numbers, letter] of chunk.matchAll(token)) {
      if (letter === undefined) this.#put(text);
      else if (mode === '?') this.#setMode(numbers ?? '', letter);
      else this.#control(letter, Number(numbers || '1'));
    }
    done();
  }

  /** The lines from the top, with nothing behind the last one that shows something. */
  get shown(): string[] {
    return this.#lines
      .join('\n')
      .trimEnd()
      .split('\n')
      .map((line) => line.trimEnd());
  }

  #put(text: string): void {
    if (text === '\n') {
      this.#row += 1;
      this.#column = 0;
      this.#lines[this.#row] ??= '';
      return;
    }
    const line = Array.from((this.#lines[this.#row] ?? '').padEnd(this.#column));
    line[this.#column] = text;
    this.#lines[this.#row] = line.join('');
    this.#column += 1;
  }

  #setMode(number: string, letter: string): void {
    if (number === '25') this.cursorVisible = letter === 'h';
  }

  #control(letter: string, number: number): void {
    if (letter === 'A') this.#row = Math.max(0, this.#row - number);
    else if (letter === 'B') this.#row += number;
    else if (letter === 'G') this.#column = number - 1;
    else if (letter === 'K') this.#eraseLine(number);
    else if (letter !== 'm') throw new Error(`unexpected sequence: ${letter}`);
  }

  /** 2: the whole line. Otherwise from the cursor to the end. */
  #eraseLine(how: number): void {
    const line = this.#lines[this.#row] ?? '';
    this.#lines[this.#row] = how === 2 ? '' : Array.from(line).slice(0, this.#column).join('');
  }
}
