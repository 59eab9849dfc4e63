/** Compares what the README and docs say with the code: examples, commands, variables, links. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { readStatus } from '../../src/adapters/agents/status-file.js';
import { readUsage } from '../../src/adapters/agents/usage-file.js';
import { parseConfig } from '../../src/config/read.js';
import { readFindings } from '../../src/adapters/findings/findings.js';
import { tasksMd } from '../../src/adapters/tasks/tasks-md.js';
import { Outcome, TaskId } from '../../src/core/model.js';
import { FULL_EXAMPLE, MINIMAL_EXAMPLE } from '../../src/config/examples.js';
import { conflictLines, nextSteps, worktreeLines } from '../../src/text/next-steps.js';
import { CLI } from '../support/project.js';

const root = new URL('../../', import.meta.url).pathname;
function read(path: string) {
  return readFileSync(join(root, path), 'utf8');
}
function filesBelow(folder: string, ending: string) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}

interface Piece {
  page: string;
  line: number;
  text: string;
}

interface Page {
  /** Relative to the root. */
  path: string;
  text: string;
  fences: (Piece & { lang: string })[];
  /** All code: the fences and the text between backticks. */
  code: Piece[];
  /** Targets of links. */
  links: Piece[];
  /** As GitHub names them. */
  anchors: Set<string>;
}

function textOf(node: Nodes): string {
  return 'value' in node
    ? node.value
    : 'children' in node
      ? node.children.map(textOf).join('')
      : '';
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function readPage(path: string): Page {
  const text = read(path);
  const page: Page = { path, text, fences: [], code: [], links: [], anchors: new Set() };
  const visit = (node: Nodes): void => {
    const piece = (of: string) => ({ page: path, line: node.position?.start.line ?? 0, text: of });
    if (node.type === 'code') page.fences.push({ ...piece(node.value), lang: node.lang ?? '' });
    if (node.type === 'code' || node.type === 'inlineCode') page.code.push(piece(node.value));
    if (node.type === 'link') page.links.push(piece(node.url));
    if (node.type === 'heading') page.anchors.add(anchorOf(textOf(node)));
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(text));
  return page;
}

// docs/reference is generated, and has tests of its own.
const pages = ['README.md', ...filesBelow('docs', '.md')]
  .filter((path) => !path.startsWith('docs/reference/'))
  .map(readPage);
function page(path: string): Page {
  const found = pages.find((each) => each.path === path);
  if (!found) throw new Error(`no ${path}`);
  return found;
}
function fences(lang: string) {
  return pages.flatMap((each) => each.fences.filter((fence) => fence.lang === lang));
}
function named(pieces: readonly Piece[]) {
  return pieces.map((piece) => [`${piece.page}:${piece.line}`, piece] as const);
}

/** An example may leave out what it is not about. */
function wholeConfig(text: string): string {
  const agents = /^agents:/m.test(text) ? '' : 'agents:\n  someone: "true"\n';
  const suites = /^suites:/m.test(text) ? '' : 'suites:\n  unit: "true"\n';
  return `${text}\n${agents}${suites}`;
}

describe('examples', () => {
  test('there is at least one of each kind', () => {
    const found = ['yaml', 'markdown', 'json'].map((lang) => fences(lang).length);
    expect(Math.min(...found)).toBeGreaterThan(0);
  });

  test.each(named(fences('yaml')))('the configuration at %s is valid', (_, { page, text }) => {
    expect(() => parseConfig(wholeConfig(text), page)).not.toThrow();
  });

  test('the README has the smallest configuration, and shows no key that the full example lacks', () => {
    const [smallest, more] = page('README.md').fences.filter(({ lang }) => lang === 'yaml');
    expect(`${smallest?.text}\n`).toBe(MINIMAL_EXAMPLE);
    const keys = [...(more?.text ?? '').matchAll(/^ *([a-z][\w-]*):/gm)].map(([, key]) => key);
    expect(keys.filter((key) => !FULL_EXAMPLE.includes(`${key}:`))).toEqual([]);
    expect(keys.length).toBeGreaterThan(10);
  });

  test.each(named(fences('markdown')))('the task list at %s is valid', (_, { text }) => {
    const { tasks, problems } = tasksMd.parse(text);
    expect(problems).toEqual([]);
    expect(tasks.length).toBeGreaterThan(0);
  });

  const readers = {
    status: async (file: string) => (await readStatus(file)).problems,
    usage: async (file: string) => (await readUsage(file, 'm')).problem ?? [],
    findings: async (file: string) => {
      const found = readFindings(readFileSync(file, 'utf8'));
      return Array.isArray(found) ? [] : found.problem;
    },
  };
  const readerOf = (text: string) =>
    /"(findings|blocked|runs)":/.test(text)
      ? readers.findings
      : /"input_tokens":/.test(text)
        ? readers.usage
        : readers.status;

  test.each(named(fences('json')))('the JSON at %s is read without a problem', async (_, piece) => {
    const folder = mkdtempSync(join(tmpdir(), 'tributary-docs-'));
    try {
      const file = join(folder, 'example.json');
      writeFileSync(file, piece.text);
      expect(await readerOf(piece.text)(file)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('commands', () => {
  const helps = new Map<string, string>();
  const helpOf = (command: string): string => {
    const known = helps.get(command);
    if (known !== undefined) return known;
    const args = [CLI, ...(command === '' ? [] : [command]), '--help'];
    const help = spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout;
    helps.set(command, help);
    return help;
  };
  const listed = /^Commands:\n((?: .*\n)+)/m.exec(helpOf(''))?.[1] ?? '';
  const commands = new Set([...listed.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name));

  /** Every `tributary …`, up to where a shell, a comment or a table ends it. */
  const lines = pages
    .flatMap(({ code }) => code)
    .flatMap((piece) =>
      [...piece.text.matchAll(/(?<![\w./-])tributary((?: [^\s#&|)→]+)+)/g)].map(
        ([, rest = '']) => ({
          ...piece,
          words: rest.trim().split(' '),
        }),
      ),
    );
  const options = pages
    .flatMap(({ code }) => code)
    .filter(({ text }) => /^--[a-z-]+/.test(text))
    .map((piece) => ({ ...piece, option: piece.text.split(' ')[0] ?? '' }));

  test('every command is in the README', () => {
    const shown = page('README.md').code.map(({ text }) => text);
    const missing = [...commands].filter(
      (name) => name !== 'help' && !shown.some((text) => text.startsWith(`tributary ${name}`)),
    );
    expect(missing).toEqual([]);
    expect(commands.size).toBeGreaterThan(7);
  });

  test.each(
    lines.map((line) => [`${line.page}:${line.line}`, line.words.join(' '), line] as const),
  )(
    'at %s, `tributary %s` is a known command with known options',
    (_, __, { words: [command = '', ...words] }) => {
      if (!command.startsWith('--')) expect(commands).toContain(command);
      const help = helpOf(command.startsWith('--') ? '' : command);
      for (const word of [command, ...words])
        if (word.startsWith('--')) expect(help).toMatch(new RegExp(`${word}\\b`));
    },
  );

  test('every option that the docs name belongs to a command', () => {
    const all = [...commands].map((command) => helpOf(command ?? '')).join('\n');
    const unknown = options.filter(({ option }) => !all.includes(option));
    expect(unknown).toEqual([]);
  });

  test('the npm scripts and benchmarks that the docs name exist', () => {
    const scripts = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const { text } of pages.flatMap(({ code }) => code)) {
      for (const [, name = ''] of text.matchAll(/npm run ([a-z]+)(?= --|$|\s*`)/g))
        expect([name, Object.hasOwn(scripts.scripts, name)]).toEqual([name, true]);
      for (const [, name] of text.matchAll(/npm run bench -- ([a-z]+)/g))
        expect([name, existsSync(join(root, 'bench', `${name}.mjs`))]).toEqual([name, true]);
    }
    const shown = page('README.md').code.map(({ text }) => text);
    for (const file of filesBelow('bench', '.mjs'))
      expect(shown).toContain(`npm run bench -- ${relative('bench', file).replace('.mjs', '')}`);
  });
});

test.each(pages.flatMap(({ links }) => named(links)))(
  'the target of the link at %s exists',
  (_, link) => {
    if (/^https?:/.test(link.text)) return;
    const [path = '', anchor] = link.text.split('#');
    const target = path === '' ? link.page : join(dirname(link.page), path);
    expect([target, existsSync(join(root, target))]).toEqual([target, true]);
    if (anchor !== undefined) expect(readPage(target).anchors).toContain(anchor);
  },
);

describe('lists in the docs', () => {
  const sources = filesBelow('src', '.ts').map(read).join('\n');

  test('the docs name exactly the variables that the code uses', () => {
    const docs = pages.map(({ text }) => text).join('\n');
    const described = new Set(docs.match(/\bTRIBUTARY_[A-Z]+\b/g));
    // A word in a comment or a text has a dollar sign before it.
    const set = new Set(sources.match(/(?<!\$)\bTRIBUTARY_[A-Z]+\b/g));
    expect([...described].toSorted()).toEqual([...set].toSorted());
  });

  test('docs/gates.md has every rule of the built-in checks', () => {
    const rules = new Set(
      [...read('src/core/gates/inspect.ts').matchAll(/rule: '([a-z-]+)'/g)].map(([, rule]) => rule),
    );
    const text = page('docs/gates.md').text;
    expect([...rules].filter((rule) => !text.includes(`\`${rule}\``))).toEqual([]);
    expect(rules.size).toBeGreaterThan(8);
  });

  test('the index of decisions has every decision', () => {
    const index = page('docs/decisions/README.md').text;
    const lines = pages
      .filter(({ path }) => /^docs\/decisions\/\d{4}-/.test(path))
      .map(({ path, text }) => {
        const [, number, title] = /^# (\d+)\. (.*)$/m.exec(text) ?? [];
        return `${number}. [${title}](${relative('docs/decisions', path)})`;
      });
    expect(index.split('\n').filter((line) => /^\d/.test(line))).toEqual(lines);
  });
});

describe('docs/outcomes.md', () => {
  const text = page('docs/outcomes.md').text;
  const task = TaskId.parse('UX-19');
  const worktree = '.worktrees/accounting-agent-UX-19';
  const place = { base: 'main', branch: 'tributary/UX-19', worktree };
  const test1 = { version: 1, tree: '0'.repeat(40), suite: 'unit', policy: '0'.repeat(32) };
  const tests = { ...test1, failures: [], tail: '', startedAt: '2026-01-02T03:04:05Z', seconds: 1 };
  const files = ['src/pages/layout.js'];

  test.each<[string, unknown]>([
    ['conflict', { is: 'held', why: { is: 'conflict', files, with: ['DEV-15'] } }],
    ['refused', { is: 'held', why: { is: 'refused', message: 'git says no' } }],
    ['blocked', { is: 'blocked', gates: ['security'] }],
    ['red', { is: 'red', tests: { ...tests, result: 'red' }, attempt: 2 }],
    ['exit code', { is: 'failed', why: { is: 'exit', code: 1, tail: '' } }],
    ['timeout', { is: 'failed', why: { is: 'timeout', limit: 1800 } }],
    ['set-up', { is: 'failed', why: { is: 'setup', command: 'npm ci', tail: '' } }],
    ['not started', { is: 'failed', why: { is: 'start', message: 'no such file' } }],
    ['nothing', { is: 'failed', why: { is: 'nothing' } }],
    ['discarded', { is: 'discarded', files }],
    ['unsettled', { is: 'unsettled', message: 'it was not tried' }],
    ['waits', { is: 'not-started', why: [{ is: 'waits-for', task: 'DEV-15', state: 'todo' }] }],
    ['fix', { is: 'not-started', why: [{ is: 'uncommitted-fix', worktree }] }],
  ])('has the steps that are printed for "%s"', (_, outcome) => {
    const steps = nextSteps(Outcome.parse({ task, ...(outcome as object) }), place);
    expect(steps.filter((step) => !text.includes(step))).toEqual([]);
    expect(steps).not.toEqual([]);
  });

  test('has the lines that are printed for a conflict and for a preserved worktree', () => {
    const lines = [...conflictLines(task, files, place), ...worktreeLines(worktree)];
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
  });
});

test('the README begins with the two commands', () => {
  const [first] = page('README.md').fences;
  expect(first?.text).toMatch(/^npm ci && npm start.*\nnpm ci && npm test/);
  expect(first?.line).toBeLessThan(20);
});
