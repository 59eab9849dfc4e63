// The code under `src` that a change brings: from the patch in $TRIBUTARY_DIFF, or, run by hand
// without one, all of the tree in the current directory.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** [{ path, lines: [{ number, text, added }] }]; of a patch, as much of each file as is known. */
export function changedSources(patch = process.env.TRIBUTARY_DIFF) {
  const files = patch ? readPatch(readFileSync(patch, 'utf8')) : wholeTree();
  return files.filter(({ path }) => /^src\/.*\.[cm]?js$/.test(path)).map(withContext);
}

function wholeTree() {
  return readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => ({ path, lines: numbered(readFileSync(path, 'utf8'), () => true) }));
}

/** Where the tree is checked out too, the lines round the added ones are there to be read. */
function withContext({ path, lines }) {
  if (!existsSync(path)) return { path, lines };
  const added = new Set(lines.filter((line) => line.added).map((line) => line.number));
  const whole = numbered(readFileSync(path, 'utf8'), (number) => added.has(number));
  const same = lines.every(({ number, text }) => whole[number - 1]?.text === text);
  return { path, lines: same ? whole : lines };
}

function numbered(text, added) {
  return text.split('\n').map((line, at) => ({ number: at + 1, text: line, added: added(at + 1) }));
}

/** The new side of a unified diff. Hunks are read by their counts: a line may look like a header. */
function readPatch(text) {
  const files = [];
  let left = { old: 0, new: 0 };
  let number = 0;
  for (const line of text.split('\n')) {
    if (left.old > 0 || left.new > 0) {
      if (line.startsWith('\\')) continue;
      if (!line.startsWith('+')) left.old -= 1;
      if (line.startsWith('-')) continue;
      left.new -= 1;
      files.at(-1).lines.push({ number: number++, text: line.slice(1), added: line[0] === '+' });
    } else if (line.startsWith('+++ ')) {
      files.push({
        path: line
          .slice(4)
          .replace(/^"?b\//, '')
          .replace(/"$|\t$/, ''),
        lines: [],
      });
    } else {
      const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (hunk === null) continue;
      left = { old: Number(hunk[1] ?? 1), new: Number(hunk[3] ?? 1) };
      number = Number(hunk[2]);
    }
  }
  return files;
}
