import { describe, expect, test } from '@jest/globals';
import { matcher } from '../../src/adapters/glob-matcher.js';

describe('matcher', () => {
  test.each([
    ['src/**', 'src/.hidden/a.ts'],
    ['src/', 'src/a/b.ts'],
    ['./src/*.ts', 'src/a.ts'],
    ['.', 'src/a.ts'],
    ['app/[id]/*.tsx', 'app/[id]/page.tsx'],
    ['app/[...slug]/**', 'app/[...slug]/page.tsx'],
    ['app/[[...slug]]/**', 'app/[[...slug]]/page.tsx'],
    ['src/[ab].ts', 'src/b.ts'],
    ['app/(group)/**', 'app/(group)/page.tsx'],
    ['app/@modal/(.)login/*', 'app/@modal/(.)login/page.tsx'],
    ['src/@(a|b).ts', 'src/b.ts'],
    ['src/(a|b).ts', 'src/b.ts'],
    ['.github/**', '.github/workflows/a\nb.yml'],
  ])('%s matches %j', (glob, path) => {
    expect(matcher(glob)(path)).toBe(true);
  });

  test.each([
    ['src/transfers', 'src/transfers/a.ts'],
    ['src/*.ts', 'src/a/b.ts'],
    ['src/', 'src2/a.ts'],
    ['app/(group)/**', 'app/group/page.tsx'],
    ['', ''],
    ['', 'a'],
  ])('%s does not match %j', (glob, path) => {
    expect(matcher(glob)(path)).toBe(false);
  });

  test.each([
    ['*a'.repeat(20), `${'a'.repeat(4_000)}b`, false],
    ['*a'.repeat(20), 'a'.repeat(4_000), true],
    [`${'{a,a}'.repeat(40)}b`, 'a'.repeat(41), false],
    ['**/a/**/a/**/a/**/b', `${'a/'.repeat(2_000)}c`, false],
    ['+(a*)b', 'a'.repeat(200), true],
    ['*'.repeat(100_000), 'a', true],
  ])('answers at once for a hostile glob (%#)', (glob, path, expected) => {
    expect(matcher(glob)(path)).toBe(expected);
  });
});
