/** Lets node import TypeScript, with swc before it, and `@jest/globals`. For the tests, and for a bench that uses their stand-in. */
import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const typescript = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
/** While jest watches, the files change: what a test file imports is loaded again with each of its runs. */
const watching = process.argv.some((arg) => arg.startsWith('--watch'));
const NAMES = 'afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test';

export async function resolve(specifier, context, next) {
  const { parentURL: parent = '' } = context;
  if (specifier === '@jest/globals') return { url: globalsFor(parent), shortCircuit: true };
  if (specifier.startsWith('.') && specifier.endsWith('.js') && isTypeScript(parent)) {
    const found = await next(`${specifier.slice(0, -'.js'.length)}.ts`, context);
    return watching ? { ...found, url: found.url + new URL(parent).search } : found;
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!isTypeScript(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const source = await readFile(filename, 'utf8');
  const { code } = await transform(source, { ...typescript, filename });
  return { format: 'module', source: code, shortCircuit: true };
}

function isTypeScript(url) {
  return url.startsWith('file:') && new URL(url).pathname.endsWith('.ts');
}

/** A test file has a number (see run-file.mjs) and is imported once; what it imports stays for the files after it. */
function globalsFor(importer) {
  const { search } = new URL(importer);
  if (search === '') return new URL('globals.mjs', import.meta.url).href;
  return `data:text/javascript,export const { ${NAMES} } = globalThis; // ${search}`;
}
