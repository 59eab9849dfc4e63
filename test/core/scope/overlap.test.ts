import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matcher } from '../../../src/adapters/glob-matcher.js';
import { literalOf, meet, normalGlob, readGlob } from '../../../src/core/scope/globs.js';
import { TaskId } from '../../../src/core/model.js';
import { type MatcherOf, overlapIndex, whenMatches } from '../../../src/core/scope/overlap.js';

function id(text: string) {
  return TaskId.parse(text);
}
function task(name: string, ...scope: string[]) {
  return { id: id(name), scope };
}
function ids(count: number) {
  return Array.from({ length: count }, (_, i) => id(`T-${i}`));
}

describe('the list of overlapping pairs', () => {
  const tree = ['src/accounts.ts', 'src/transfers/a.ts', 'src/transfers/b.ts', 'README.md'];
  const overlaps = (...tasks: { id: TaskId; scope?: string[] }[]) =>
    overlapIndex(tasks, tree, matcher).pairs(1_000);

  test('names the earlier task first, and lists the files', () => {
    const found = overlaps(
      task('B', 'README.md', 'src/accounts.ts'),
      task('A', 'src/accounts.ts', 'README.md'),
    );
    expect(found).toEqual([{ first: 'B', second: 'A', files: ['README.md', 'src/accounts.ts'] }]);
  });

  test('finds a file that a glob matches, whether it exists or not', () => {
    expect(
      overlaps(task('A', 'src/**'), task('B', 'src/accounts.ts'), task('C', 'src/new.ts')),
    ).toEqual([
      { first: 'A', second: 'B', files: ['src/accounts.ts'] },
      { first: 'A', second: 'C', files: ['src/new.ts'] },
    ]);
  });

  test('lists the existing files that two globs share', () => {
    expect(overlaps(task('A', 'src/**'), task('B', '**/*.ts', 'src/transfers/*'))).toEqual([
      {
        first: 'A',
        second: 'B',
        files: ['src/accounts.ts', 'src/transfers/a.ts', 'src/transfers/b.ts'],
      },
    ]);
  });

  test('lists the narrower of two globs that share no existing file', () => {
    expect(overlaps(task('A', 'lib/**/*.spec.ts'), task('B', 'lib/new/*'))).toEqual([
      { first: 'A', second: 'B', files: ['lib/new/*'] },
    ]);
  });

  test('takes a trailing slash as the directory, and a bare name as the file only', () => {
    expect(overlaps(task('A', 'src/transfers/'), task('B', 'src/transfers/a.ts'))).toHaveLength(1);
    expect(overlaps(task('A', 'src/transfers'), task('B', 'src/transfers/a.ts'))).toEqual([]);
    expect(overlaps(task('A', './src/accounts.ts'), task('B', 'src/accounts.ts'))).toHaveLength(1);
  });

  test('takes an absolute path as outside the repository', () => {
    expect(overlaps(task('A', '/**'), task('B', 'README.md'))).toEqual([]);
    expect(overlaps(task('A', '**'), task('B', 'README.md'))).toHaveLength(1);
  });

  test('takes route groups and parameters as literal names', () => {
    const page = 'app/(dashboard)/accounts/[id]/page.tsx';
    expect(overlaps(task('A', page), task('B', page, 'x'))).toEqual([
      { first: 'A', second: 'B', files: [page] },
    ]);
    expect(overlaps(task('A', 'app/(dashboard)/**'), task('B', 'app/(auth)/page.tsx'))).toEqual([]);
  });

  test('finds no overlap for unscoped tasks and empty entries', () => {
    expect(
      overlaps({ id: id('A') }, task('B'), task('C', ''), task('D', ''), task('E', '**')),
    ).toEqual([]);
  });

  test('lists at most 20 files', () => {
    const files = Array.from({ length: 30 }, (_, i) => `f-${i}`);
    const [found] = overlapIndex([task('A', '**'), task('B', 'f-*')], files, matcher).pairs(1);
    expect(found?.files).toEqual(files.toSorted().slice(0, 20));
  });

  test('lists as many pairs as were requested if every pair overlaps', () => {
    const tasks = ids(10_000).map((each) => ({ id: each, scope: ['package.json'] }));
    const found = overlapIndex(tasks, [], matcher).pairs(1_000);
    expect(found).toHaveLength(1_000);
    expect(found.at(-1)).toEqual({ first: 'T-0', second: 'T-1000', files: ['package.json'] });
  });
});

describe('overlapIndex', () => {
  const schedule = (
    tasks: readonly { id: TaskId; scope: string[] }[],
    match: MatcherOf = matcher,
  ) => {
    const index = overlapIndex(tasks, [], match);
    const started = new Set<TaskId>();
    for (const each of tasks) if (index.meets(each.id, started) === undefined) started.add(each.id);
    return started;
  };

  test('`meets` names one of the others, never the task itself', () => {
    const index = overlapIndex([task('A', 'x'), task('B', 'x'), task('C', 'y')], [], matcher);
    expect(index.meets(id('B'), new Set([id('A'), id('B')]))).toBe('A');
    expect(index.meets(id('B'), new Set([id('B'), id('C')]))).toBeUndefined();
    expect(index.meets(id('unknown'), new Set([id('A')]))).toBeUndefined();
    expect(index.meets(id('A'), new Set([id('unknown')]))).toBeUndefined();
    expect(index.between(id('A'), id('A'))).toEqual([]);
  });

  test('starts only one of 10,000 tasks that share a file', () => {
    const tasks = ids(10_000).map((each, i) => ({
      id: each,
      scope: ['package.json', `src/${i}.ts`],
    }));
    expect(schedule(tasks).size).toBe(1);
    expect(schedule(tasks.map((each) => ({ ...each, scope: [...each.scope, '**'] }))).size).toBe(1);
  });

  test('compares globs only with entries in their directory', () => {
    let matched = 0;
    const counting: MatcherOf = (glob) => {
      const matches = matcher(glob);
      return (path) => {
        matched++;
        return matches(path);
      };
    };
    const tasks = ids(500).map((each, i) => ({
      id: each,
      scope: [
        `src/area-${i}/**/*.ts`,
        `src/area-${i}/new.ts`,
        `src/area-${(i + 1) % 500}/index.ts`,
      ],
    }));
    expect(schedule(tasks, counting).size).toBe(250);
    expect(matched).toBeLessThan(4 * tasks.length);
  });

  const name = fc.constantFrom(
    'a',
    'b',
    'a.ts',
    'b.ts',
    '*',
    '**',
    '*.ts',
    '{a,b}',
    '[id]',
    '(g)',
    '?',
    'a*',
    '!(a)',
  );
  const glob = fc
    .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '/', '/**'))
    .map(([names, end]) => names.join('/') + end);
  const scopes = fc.array(fc.array(glob, { maxLength: 3 }), { minLength: 2, maxLength: 6 });
  const files = fc.uniqueArray(
    fc
      .array(fc.constantFrom('a', 'b', 'a.ts', 'b.ts', '[id]', '(g)'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((names) => names.join('/')),
    { maxLength: 12 },
  );
  const tasksOf = (list: string[][]) => list.map((scope, i) => ({ id: id(`T-${i}`), scope }));

  const made = new Map<string, (path: string) => boolean>();
  const accepts = (glob: string, path: string) => {
    const matches = made.get(glob) ?? matcher(glob);
    made.set(glob, matches);
    return matches(path);
  };

  /** What two entries share, found by checking every file and entry; undefined = nothing. */
  const share = (a: string, b: string, tree: readonly string[]): string[] | undefined => {
    const [one, other] = [literalOf(a), literalOf(b)];
    if (one !== undefined && other !== undefined) return one === other ? [one] : undefined;
    if (one !== undefined) return accepts(b, one) ? [one] : undefined;
    if (other !== undefined) return accepts(a, other) ? [other] : undefined;
    const shared = tree.filter((file) => accepts(a, file) && accepts(b, file));
    if (shared.length > 0) return shared;
    return meet(readGlob(a), readGlob(b)) ? [] : undefined;
  };

  test('finds the same pairs and files as comparing every pair', () => {
    fc.assert(
      fc.property(scopes, files, (list, tree) => {
        const tasks = tasksOf(list);
        const found = new Map(
          overlapIndex(tasks, tree, matcher)
            .pairs(10_000)
            .map((each) => [`${each.first} ${each.second}`, each]),
        );
        const expected = tasks.flatMap((first, i) =>
          tasks.slice(i + 1).flatMap((second) => {
            const links = first.scope.flatMap((a) =>
              second.scope.flatMap((b) => {
                const shared = share(a, b, tree);
                return shared ? [shared] : [];
              }),
            );
            return links.length > 0
              ? [{ pair: `${first.id} ${second.id}`, links, first, second }]
              : [];
          }),
        );
        expect([...found.keys()]).toEqual(expected.map(({ pair }) => pair));
        for (const { pair, links, first, second } of expected) {
          const named = found.get(pair)?.files ?? [];
          const globs = [...first.scope, ...second.scope].map(normalGlob);
          const paths = links.flat();
          expect(named.filter((each) => !globs.includes(each) && !paths.includes(each))).toEqual(
            [],
          );
          expect(named).toEqual(expect.arrayContaining(paths));
          expect(named.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('`meets`, `between` and `pairs` agree in both directions', () => {
    fc.assert(
      fc.property(scopes, files, fc.array(fc.nat(5)), (list, tree, chosen) => {
        const tasks = tasksOf(list);
        const index = overlapIndex(tasks, tree, matcher);
        const all = tasks.map((each) => each.id);
        for (const [i, a] of all.entries())
          for (const b of all.slice(i + 1)) {
            const named = index.between(a, b);
            expect(index.between(b, a)).toEqual(named);
            const met = named.length > 0;
            expect(index.meets(a, new Set([b]))).toBe(met ? b : undefined);
            expect(index.meets(b, new Set([a]))).toBe(met ? a : undefined);
            const listed = index
              .pairs(1_000)
              .find(({ first, second }) => first === a && second === b);
            expect(listed?.files ?? []).toEqual(named);
          }
        const others = new Set(chosen.flatMap((i) => all[i] ?? []));
        for (const a of all) {
          const blockers = [...others].filter((b) => index.between(a, b).length > 0);
          const met = index.meets(a, others);
          expect(met === undefined ? blockers : blockers.includes(met)).toEqual(
            met === undefined ? [] : true,
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  test('cuts the list at the limit without changing its order', () => {
    fc.assert(
      fc.property(scopes, fc.nat(8), (list, limit) => {
        const index = overlapIndex(tasksOf(list), [], matcher);
        expect(index.pairs(limit)).toEqual(index.pairs(Number.POSITIVE_INFINITY).slice(0, limit));
      }),
      { numRuns: 50 },
    );
  });
});

describe('whenMatches', () => {
  const when = { labels: ['Financial'], paths: ['src/banking/**'] };
  const matches = (subject: Partial<Parameters<typeof whenMatches>[1]>, rule = when) =>
    whenMatches(rule, { labels: [], ...subject }, matcher);

  test('matches a label in upper or lower case', () => {
    expect(matches({ labels: ['x', 'FINANCIAL'] })).toBe(true);
    expect(matches({ labels: ['financials'] })).toBe(false);
  });

  test('matches a scope, even for files that do not exist yet', () => {
    expect(matches({ scope: ['src/banking/new.ts'] })).toBe(true);
    expect(matches({ scope: ['src/*/accounts.ts'] })).toBe(true);
    expect(matches({ scope: ['src/ui/**', 'src/banking'] })).toBe(true);
    expect(matches({ scope: ['src/ui/**', 'src/bank.ts'] })).toBe(false);
  });

  test('matches a changed file', () => {
    expect(matches({ files: ['README.md', 'src/banking/a.ts'] })).toBe(true);
    expect(matches({ scope: ['src/ui/**'], files: ['src/ui/a.ts'] })).toBe(false);
  });

  test('never matches an empty rule or an empty subject', () => {
    expect(matches({ labels: ['a'], scope: ['**'], files: ['a'] }, { labels: [], paths: [] })).toBe(
      false,
    );
    expect(matches({})).toBe(false);
  });
});
