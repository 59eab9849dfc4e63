import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url).pathname;
const pages = ['docs/ARCHITECTURE.md', 'CONTRIBUTING.md'];

function read(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** Paths in code, such as `src/ports.ts`; `src/actions/*-job.ts` stands for any file with that ending. */
function pathsIn(page: string): string[] {
  const code = [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
  return code.filter((text) =>
    /^(?:src|test|scripts|docs|bench|examples|\.github)\/[\w./*-]*$/.test(text),
  );
}

function isThere(path: string): boolean {
  const [folder, ending] = path.split('*');
  if (folder === undefined || ending === undefined) return existsSync(join(root, path));
  return readdirSync(join(root, folder)).some((name) => name.endsWith(ending));
}

function linksIn(page: string): string[] {
  return [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
}

test.each(pages)('every path that %s names exists', (page) => {
  const paths = pathsIn(page);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

test.each(pages)('every link of %s leads to a file', (page) => {
  const links = linksIn(page);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !existsSync(join(root, page, '..', link)))).toEqual([]);
});

test('the architecture page has a line for every folder of the source', () => {
  const text = read('docs/ARCHITECTURE.md');
  const folders = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    // These two only hold the folders that have a line each.
    .filter((folder) => !['src/adapters', 'src/core'].includes(folder));
  expect(folders.filter((folder) => !text.includes(`\`${folder}/\``))).toEqual([]);
});

test('the commands of the contributing page are scripts of the package', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read('CONTRIBUTING.md').matchAll(/`npm run ([\w:]+)/g)].map(
    ([, name = '']) => name,
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
