import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { matcher } from '../../../src/adapters/glob-matcher.js';
import { literalOf, mayMatch, meet, normalGlob, readGlob } from '../../../src/core/scope/globs.js';

function meets(a: string, b: string) {
  return meet(readGlob(a), readGlob(b));
}

function both(a: string, b: string) {
  return [meets(a, b), meets(b, a)];
}

describe('two globs', () => {
  test.each([
    ['src/**', 'src/a/b.ts'],
    ['src/**', 'src'],
    ['src/', 'src/a/b'],
    ['./src/**', 'src/a'],
    ['.', 'anything/at/all'],
    ['src/**/*.ts', 'src/a.ts'],
    ['**/*.ts', 'src/**'],
    ['a/**/b', 'a/b'],
    ['a/**/c/**/e', 'a/b/c/d/e'],
    ['package.json', '*.json'],
    ['src/a*', 'src/*b'],
    ['src/{a,b/c}/d', 'src/b/*/d'],
    ['src/[ab].ts', 'src/a.ts'],
    ['src/[a-c].ts', 'src/[c-e].ts'],
    ['src/[!a].ts', 'src/a.ts'],
    ['app/[id]/page.tsx', 'app/[id]/**'],
    ['app/[...slug]/page.tsx', 'app/[...slug]/*'],
    ['app/(group)/page.tsx', 'app/(group)/**'],
    ['app/(group)/page.tsx', 'app/group/page.tsx'],
    ['{{name}}/**', '{{name}}/a'],
    ['.github/**', '*/workflows/ci.yml'],
    ['src/[ab]+', 'src/abba'],
    ['c++', 'c+'],
  ])('%s meets %s', (a, b) => {
    expect(both(a, b)).toEqual([true, true]);
  });

  test.each([
    ['src/*.ts', 'src/a/b.ts'],
    ['src/**/*.ts', 'src/*.js'],
    ['src/{a,b}/**', 'src/c/**'],
    ['src/**', 'src2/**'],
    ['docs/**', 'src/**'],
    ['a/*/c', 'a/**/d'],
    ['src/?.ts', 'src/ab.ts'],
    ['src/[ab].ts', 'src/[cd].ts'],
    ['**/x.ts', 'src/ax.ts'],
    ['*', 'src/**/*.ts'],
    ['app/(group)/page.tsx', 'app/(other)/page.tsx'],
    ['app/[id]/page.tsx', 'app/[slug]/page.tsx'],
    ['src/c++/**', 'src/c/**'],
    ['src/transfers', 'src/transfers/list.ts'],
  ])('%s does not meet %s', (a, b) => {
    expect(both(a, b)).toEqual([false, false]);
  });

  test.each([
    '!src/**',
    'src/!(a)',
    'src/+(a|b)',
    'src/@(a)',
    'src/?(a)',
    'src/*(a)',
    'src/(a|b)',
    'src/{1..3}',
    'src/\\*',
    'src/[[:alpha:]]',
    'src/{a,b',
    'src/[ab',
    'src/a***',
  ])('%s is not supported, so it meets everything', (glob) => {
    expect(both(glob, 'docs/*.md')).toEqual([true, true]);
  });

  test.each([
    ['braces in a row', '{a,b}'.repeat(30), `${'{a,b}'.repeat(29)}c`, false],
    ['braces in braces', `${'{a,'.repeat(200)}x${'}'.repeat(200)}`, 'b', undefined],
    ['directories', '**/'.repeat(160), `${'**/'.repeat(160)}b`, true],
    ['stars', '*a'.repeat(250), '*b'.repeat(250), undefined],
    ['one long run', `${'a'.repeat(498)}*b`, `*${'a'.repeat(498)}c`, false],
    ['100,000 brackets', '['.repeat(100_000), 'a', true],
    ['100,000 braces', '{'.repeat(100_000), 'a', true],
  ])('are compared at once for %s', (_, a, b, expected) => {
    const answers = both(a, b);
    expect(answers[0]).toBe(answers[1]);
    if (expected !== undefined) expect(answers[0]).toBe(expected);
  });

  test('are taken to meet if the comparison exceeds its budget', () => {
    const long = (end: string, times: number) => `${'{a,b}'.repeat(times)}${end}{e,f}`;
    expect(both(long('c', 5), long('d', 5))).toEqual([false, false]);
    expect(both(long('c', 100), long('d', 100))).toEqual([true, true]);
    expect(meets(`${'a'.repeat(3000)}*`, 'b')).toBe(true);
  });
});

test.each([
  ['a/**/{,x}/**/{,b}', 'a'],
  ['a/*', 'a/b/'],
  ['a[!-z]b', 'a/b'],
  ['{a,b}', '{a,b}'],
])('%s may match %s, because picomatch matches them', (glob, path) => {
  expect(picomatch(glob, { dot: true })(path)).toBe(true);
  expect(mayMatch(readGlob(glob), path)).toBe(true);
});

describe('compared with picomatch', () => {
  const name = fc.constantFrom(
    'a',
    'b',
    'ab',
    'a.ts',
    'b.test.ts',
    '.env',
    '[id]',
    '(g)',
    'c++',
    'é',
  );
  const path = fc.array(name, { minLength: 1, maxLength: 4 });

  /** A piece of a glob that usually matches a directory or file of that name. */
  const general = (text: string) =>
    fc.constantFrom(
      text,
      text,
      '*',
      '**',
      '**/*',
      `${text.slice(0, 1)}*`,
      `*${text.slice(-1)}`,
      '?'.repeat(text.length),
      `{${text},x}`,
      `{x/y,${text}}`,
      `{,${text}}`,
      `{**/,}${text}`,
      `{${text}}`,
      `[${text.slice(0, 1)}b]*`,
      `[a-c]${text.slice(1)}`,
      `${text}**`,
      `**${text}`,
      `${text}/**`,
      `**/${text}`,
      `(${text})`,
      `@(${text}|x)`,
      `+(${text})`,
      '!(x)',
    );
  const globFor = (names: readonly string[]) =>
    fc
      .tuple(
        fc.tuple(...names.map(general)),
        fc.constantFrom('', '', '', './', '**/', '{x,', '!'),
        fc.constantFrom('', '', '', '/**', '*', '/', '/**/**', '/**/{,x}'),
      )
      .map(([pieces, before, after]) => {
        const text = before + pieces.join('/') + after;
        return before === '{x,' ? `${text}}` : text;
      });
  /** A path and two globs made from it, so that both often match it. */
  const sample = path.chain((names) =>
    fc.tuple(fc.constant(names.join('/')), globFor(names), globFor(names)),
  );
  const pm = (glob: string) => picomatch(glob, { dot: true });

  test('two globs that match the same path meet', () => {
    fc.assert(
      fc.property(sample, ([file, a, b]) => {
        const plain = pm(a)(file) && pm(b)(file);
        fc.pre(plain || (matcher(a)(file) && matcher(b)(file)));
        expect(both(a, b)).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });

  test('the automaton accepts every path that picomatch matches', () => {
    const noise = fc.array(
      fc.constantFrom(
        ...'ab./*?{},[]()!+@|$^-'.split(''),
        '**',
        '/**',
        '**/',
        '{a,b}',
        '[ab]',
        '(a)',
      ),
      { minLength: 1, maxLength: 8 },
    );
    const letters = fc.array(fc.constantFrom(...'ab./{},[]()+$^-'.split('')), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(noise, letters, fc.array(letters, { maxLength: 6 }), (pieces, other, fills) => {
        const glob = pieces.join('');
        const filled = pieces.map((piece, i) =>
          /[*?[]/.test(piece) ? (fills[i] ?? []).join('') : piece,
        );
        for (const file of [other.join(''), filled.join('')]) {
          // No path in a repository looks like that.
          if (file === '' || file.startsWith('./') || file.endsWith('/')) continue;
          if (pm(glob)(file) || matcher(glob)(file))
            expect(mayMatch(readGlob(glob), file)).toBe(true);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test('a literal matches itself and nothing else', () => {
    const text = fc
      .array(fc.constantFrom(...'aab.//(a)+$-, #[{*'.split(''), '(a)'), {
        minLength: 1,
        maxLength: 6,
      })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(text, text, (glob, other) => {
        const literal = literalOf(glob);
        fc.pre(literal !== undefined && !/^\.\/|\/$/.test(other));
        expect(matcher(glob)(literal ?? '')).toBe(true);
        expect(matcher(glob)(other)).toBe(other === literal);
      }),
      { numRuns: 300 },
    );
  });
});

describe('literalOf', () => {
  test.each([
    ['src/transfers', 'src/transfers'],
    ['./src/a.ts', 'src/a.ts'],
    ['app/(group)/page.tsx', 'app/(group)/page.tsx'],
    ['src/c++/x.cc', 'src/c++/x.cc'],
    ['docs/a b, c.md', 'docs/a b, c.md'],
    ['über/ß.ts', 'über/ß.ts'],
  ])('%s is a literal path', (glob, expected) => {
    expect(literalOf(glob)).toBe(expected);
  });

  test.each([
    'src/',
    'src/*',
    'src/?',
    'a/{b,c}',
    'a/[id]',
    '!a',
    '@(a)',
    'a|b',
    'a\\b',
    '.',
    'a/(b)+',
  ])('%s is not a literal path', (glob) => {
    expect(literalOf(glob)).toBeUndefined();
  });
});

test('normalGlob removes ./ and expands a directory to all its files', () => {
  expect(['./src/', 'src/a', '././a', '.', './', ''].map(normalGlob)).toEqual([
    'src/**',
    'src/a',
    'a',
    '**',
    '**',
    '',
  ]);
});
