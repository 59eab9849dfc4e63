import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matcher } from '../../../src/adapters/glob-matcher.js';
import type { ConfigInput } from '../../../src/core/config.js';
import { changeIdOf, Digest, type Task, type Verdict } from '../../../src/core/model.js';
import { blockingGates, checksFor, isUsable, policyTerms } from '../../../src/core/gates/policy.js';
import { commit, names, policy, verdict } from '../../support/example-run.js';
import { config, plainTask } from '../../support/plan-facts.js';

function checks(
  more: Partial<ConfigInput> = {},
  of: Partial<Task> = {},
  files: string[] = ['src/a.ts'],
) {
  return checksFor(config(more), plainTask('A', of), files, matcher);
}
function named(...args: Parameters<typeof checks>) {
  return checks(...args).map(({ gate, kind }) => `${kind} ${gate}`);
}

describe('the checks of a change', () => {
  test('always include security, whatever its settings say', () => {
    expect(named()).toEqual(['gate security']);
    const security = { run: 'x', when: { labels: ['never'] } };
    expect(named({ gates: { security } })).toEqual(['gate security']);
    expect(named({}, {}, [])).toEqual(['gate security']);
  });

  test('include compliance for a financial task, even if it is not configured', () => {
    const [, compliance] = checks({}, { labels: ['Financial'] });
    expect(compliance).toEqual({ gate: 'compliance', kind: 'gate', command: undefined });
  });

  test('include compliance by the labels and paths of its rule', () => {
    const gates = { compliance: { run: 'x', when: { labels: ['money'], paths: ['src/pay/**'] } } };
    expect(named({ gates }, { labels: ['money'] })).toContain('gate compliance');
    expect(named({ gates }, {}, ['src/pay/a.ts'])).toContain('gate compliance');
    expect(named({ gates }, { scope: ['src/**'] })).toContain('gate compliance');
    expect(named({ gates }, { labels: ['ui'] }, ['src/a.ts'])).toEqual(['gate security']);
    expect(named({ gates: { compliance: { run: 'x' } } }, { labels: ['financial'] })).toContain(
      'gate compliance',
    );
  });

  test('include other gates and reviews always, or by their rule if they have one', () => {
    const more: Partial<ConfigInput> = {
      gates: { lint: 'x', types: { run: 'x', when: { paths: ['**/*.ts'] } } },
      reviews: { style: 'x', sql: { run: 'x', when: { labels: ['data'] } } },
    };
    expect(named(more)).toEqual(['gate security', 'gate lint', 'gate types', 'review style']);
    expect(named(more, { labels: ['data'] }, ['a.md'])).toEqual([
      'gate security',
      'gate lint',
      'review style',
      'review sql',
    ]);
  });
});

describe('blocking gates', () => {
  const lint = verdict(commit('A'), 'lint');
  const security = verdict(commit('A'), 'security');
  const style = verdict(commit('A'), 'style', { kind: 'review' });
  const all = checks({ gates: { lint: 'x' }, reviews: { style: 'x' } });

  test('no gate blocks if all of them passed, whatever the reviews say', () => {
    expect(blockingGates(all, [lint, security])).toEqual([]);
    expect(blockingGates(all, [lint, security, { ...style, result: 'fail' }])).toEqual([]);
  });

  test('a gate blocks if it failed, broke or gave no verdict', () => {
    expect(blockingGates(all, [{ ...lint, result: 'fail' }, security])).toEqual(['lint']);
    expect(blockingGates(all, [{ ...lint, result: 'error' }, security])).toEqual(['lint']);
    expect(blockingGates(all, [style])).toEqual(['security', 'lint']);
  });

  test('compliance blocks a financial task if no check is configured', () => {
    expect(blockingGates(checks({}, { labels: ['financial'] }), [security])).toEqual([
      'compliance',
    ]);
  });

  test('a review does not replace the verdict of a gate with the same name', () => {
    expect(blockingGates(all, [security, { ...style, gate: lint.gate }])).toEqual(['lint']);
  });

  test('the worse of two verdicts counts', () => {
    expect(blockingGates(all, [security, lint, { ...lint, result: 'fail' }])).toEqual(['lint']);
  });

  test('only its own passes unblock a gate, whatever the other verdicts are', () => {
    const anyVerdict: fc.Arbitrary<Verdict> = fc
      .record({
        gate: fc.constantFrom(names.security, lint.gate, style.gate),
        kind: fc.constantFrom('gate' as const, 'review' as const),
        result: fc.constantFrom('pass' as const, 'fail' as const, 'error' as const),
      })
      .map((said) => ({ ...lint, ...said }));
    fc.assert(
      fc.property(fc.array(anyVerdict, { maxLength: 6 }), (verdicts) => {
        const blocking = blockingGates(all, verdicts);
        for (const { gate, kind } of all) {
          const own = verdicts.filter((each) => each.gate === gate && each.kind === 'gate');
          const passes = own.length > 0 && own.every(({ result }) => result === 'pass');
          expect(blocking.includes(gate)).toBe(kind === 'gate' && !passes);
        }
      }),
    );
  });
});

describe('a stored verdict', () => {
  const judged = { id: changeIdOf(commit('A')), head: commit('A') };

  test('is used under its own policy only, and never if it is an error', () => {
    const given = verdict(commit('A'), 'lint');
    const other = Digest.parse('f'.repeat(32));
    expect(isUsable(given, judged, policy)).toBe(true);
    expect(isUsable({ ...given, result: 'fail' }, judged, policy)).toBe(true);
    expect(isUsable({ ...given, result: 'error' }, judged, policy)).toBe(false);
    expect(isUsable(given, judged, other)).toBe(false);
  });

  test('is not used for another head, even of a change with the same ID', () => {
    const given = verdict(commit('A'), 'lint');
    const judgedThen = { ...given, head: commit('A') };
    const moved = { ...judged, head: commit('B') };
    expect(isUsable(judgedThen, judged, policy)).toBe(true);
    expect([isUsable(given, moved, policy), isUsable(judgedThen, moved, policy)]).toEqual([
      false,
      false,
    ]);
    expect(isUsable({ ...given, head: commit('B') }, judged, policy)).toBe(false);
  });

  test('has a policy that changes with every setting that it depends on', () => {
    const terms = (more: Partial<ConfigInput> = {}, of: Partial<Task> = {}) =>
      JSON.stringify(policyTerms(config(more), plainTask('A', of)));
    const base = terms();
    const others = [
      terms({ gates: { lint: 'x' } }),
      terms({ reviews: { style: 'x' } }),
      terms({ env: ['A=1'] }),
      terms({ 'max-files': 7 }),
      terms({ 'max-kilobytes': 7 }),
      terms({ scope: 'block' }),
      terms({ protected: ['a'] }),
      terms({ allow: ['a'] }),
      terms({ tasks: 'TODO.md' }),
      terms({ agents: { dev: { run: 'work', instructions: 'dev.md' }, db: 'work on data' } }),
      terms({}, { scope: ['src/**'] }),
      terms({}, { labels: ['financial'] }),
    ];
    expect(new Set([base, ...others]).size).toBe(others.length + 1);
    expect(terms({ 'max-parallel': 9, agents: { dev: 'other', db: 'x' } })).toBe(base);
  });

  test.each<Partial<ConfigInput>>([
    { train: 2 },
    { method: 'squash' },
    { setup: ['x'] },
    { 'default-agent': 'dev' },
    { attempts: 3 },
  ])('does not have %j in its policy', (more) => {
    const task = plainTask('A');
    expect(policyTerms(config(more), task)).toEqual(policyTerms(config(), task));
  });
});
