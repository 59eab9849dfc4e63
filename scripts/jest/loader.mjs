import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const typescript = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};
const globals = new URL('globals.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
  if (
    specifier.startsWith('.') &&
    specifier.endsWith('.js') &&
    /\.ts(\?|$)/.test(context.parentURL ?? '')
  )
    try {
      return await next(`${specifier.slice(0, -'.js'.length)}.ts`, context);
    } catch {}
  return next(specifier, context);
}

export async function load(url, context, next) {
  const file = url.replace(/\?.*/, '');
  if (!file.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(file);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...typescript, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
