import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold, pathTrick, symlinkEscape } from '../../../src/core/gates/tree-path.js';

describe('symlinks', () => {
  test('no symlink that resolves to a path outside the tree is accepted', () => {
    const name = fc.constantFrom('a', 'b', '..', '.', '');
    const folder = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 });
    fc.assert(
      fc.property(folder, fc.array(name, { minLength: 1, maxLength: 8 }), (parts, to) => {
        const path = [...parts, 'link'].join('/');
        const target = to.join('/');
        const end = posix.resolve('/tree', ...parts, target);
        const inside = end === '/tree' || end.startsWith('/tree/');
        return inside || symlinkEscape(path, target) !== undefined;
      }),
      { numRuns: 2000 },
    );
  });

  test('no chain of accepted symlinks leads out of the tree', () => {
    const name = fc.constantFrom('a', 'b');
    const target = fc
      .array(fc.oneof(name, fc.constant('..')), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('/'));
    const place = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.dictionary(place, target, { maxKeys: 5 }), (links) => {
        const passing = new Map(
          Object.entries(links).filter(([path, to]) => symlinkEscape(path, to) === undefined),
        );
        return [...passing.keys()].every((start) => walk(passing, start) !== 'outside');
      }),
      { numRuns: 5000 },
    );
  });
});

/** Follows a path as a kernel does, component by component. */
function walk(links: Map<string, string>, start: string): string {
  const todo = start.split('/');
  let at: string[] = [];
  for (let steps = 0; todo.length > 0 && steps < 200; steps += 1) {
    const part = todo.shift() ?? '';
    if (part === '..') {
      if (at.length === 0) return 'outside';
      at = at.slice(0, -1);
      continue;
    }
    const target = links.get([...at, part].join('/'));
    if (target === undefined) at = [...at, part];
    else todo.unshift(...target.split('/'));
  }
  return at.join('/');
}

test('an accepted path means the same on every file system', () => {
  const part = fc.oneof(
    fc.string({
      unit: fc.constantFrom(...Array.from('aZ.~1 :/\\\u0000\u00ad\u0301\ud800\ufffd')),
      maxLength: 6,
    }),
    fc.constantFrom('.git', '.GIT', '.g\u200dit', 'GIT~1', '..', '.', '', 'a:b', 'a. ', 'a\\b'),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const path = parts.join('/');
      if (pathTrick(path) !== undefined) return;
      const plain = path.split('/').every((name) => {
        const letters = name.replaceAll(/[^\p{L}\p{N}.]/gu, '');
        return fold(letters) !== '.git' && !/[. ]$/.test(name);
      });
      const same = posix.join('/tree', path) === `/tree/${path}`;
      const encodable = Buffer.from(path).toString() === path;
      expect([plain, same, encodable]).toEqual([true, true, true]);
    }),
    { numRuns: 1000 },
  );
});

test('fold equates the names that file systems equate, and no others', () => {
  for (const [a, b] of [
    ['A', 'a'],
    ['\u00e9', 'e\u0301'],
    ['\u00c9', 'e\u0301'],
    ['\u212a', 'k'],
    ['\u00df', 'SS'],
    ['\u0130', 'i\u0307'],
  ]) {
    expect(fold(a ?? '')).toBe(fold(b ?? ''));
  }
  expect(fold('e')).not.toBe(fold('\u00e9'));
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          ...Array.from('aZ\u00e9\u00c9\u0301\u00df\u0130\u0131\u017f\u03a3\u03c2\u1e9e\u01c5'),
        ),
      }),
      (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      },
    ),
  );
});
