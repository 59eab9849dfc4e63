// The table of attacks in docs/security.md, from the corpus in test/attacks.
import { register } from 'node:module';
import { readFileSync } from 'node:fs';

const FILE = 'docs/security.md';
const [BEGIN, END] = ['<!-- attacks -->', '<!-- end of attacks -->'];
const HEAD = [
  'An agent, or code that it wrote, …',
  'Without a sandbox',
  'In the sandbox',
  'On Actions',
];

/** @returns the generated file, as [path, content] */
export async function attackFiles(root) {
  register('./jest/loader.mjs', import.meta.url);
  const { corpus } = await import(new URL('test/attacks/corpus.ts', root).href);
  const text = readFileSync(new URL(FILE, root), 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${FILE} has no place for the table of attacks`);
  return [[FILE, `${before}${BEGIN}\n\n${table(corpus)}\n\n${END}${after}`]];
}

function table(corpus) {
  const rows = corpus.map(({ tries, alone, sandbox, actions }) => [
    tries,
    ...[alone, sandbox, actions].map((outcome) =>
      outcome === 'stopped' ? outcome : `**${outcome}**`,
    ),
  ]);
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(HEAD), rule, ...rows.map(line)].join('\n');
}
